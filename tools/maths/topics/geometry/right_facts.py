"""What has been taken in of one right triangle without names, and which side a phrase means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tools.maths.topics.geometry.figure import Law
from tools.maths.topics.geometry.wording import Text
from tools.maths.tree import Node, Num, num
from tools.maths.values import evaluate


@dataclass
class Facts:
    text: Text
    known: dict[str, Node] = field(default_factory=dict)
    laws: list[Law] = field(default_factory=list)
    asked: Node | None = None
    power: int = 0
    units: set[str] = field(default_factory=set)
    angle: Node | None = None  # of u, in degrees
    name: str = ""  # the letter of the acute angle
    special: bool = False
    story: bool = False
    later: list[Callable[[], bool]] = field(default_factory=list)  # what waits for the angle
    ordered: bool = False  # the text tells the legs apart by their length

    def give(self, symbol: str, number: str) -> bool:
        if symbol in self.known:
            return False
        self.known[symbol] = self.text.node(number)
        unit = self.text.units.get(int(number))
        if unit:
            self.units.add(unit.base)
        return True


_SPECIAL_NAME = re.compile(
    r"(?:isosceles right triangle|⟦[DN](\d+)⟧ ?[-–,] ?⟦[DN](\d+)⟧ ?[-–,] ?⟦[DN](\d+)⟧ ?(?:right )?triangle)"
)


def special(facts: Facts, plain: str) -> str:
    """A special triangle noted, and called a right triangle from here on."""
    match = _SPECIAL_NAME.search(plain)
    if match is None:
        return plain
    sizes = sorted(float(evaluate(facts.text.node(n))) for n in match.groups() if n) or [45.0, 45.0, 90.0]
    if sizes not in ([30.0, 60.0, 90.0], [45.0, 45.0, 90.0]):
        return plain
    facts.angle, facts.special = num(int(sizes[0])), True
    return plain[: match.start()] + "right triangle" + plain[match.end() :]


def side_named(facts: Facts, phrase: str) -> str | None:
    """Which side a phrase means; None where it does not say so.

    The shorter leg lies opposite the smaller acute angle, and so is "a" only where the angle u is below 45 degrees.
    """
    if "hypotenuse" in phrase or "longest" in phrase:
        return "#c"
    known = facts.angle.value if isinstance(facts.angle, Num) else None
    if re.search("opposite|adjacent", phrase):
        marked = re.search(r"⟦D(\d+)⟧", phrase)
        size = facts.text.node(marked.group(1)) if marked else facts.angle
        if not isinstance(size, Num):
            return "#a" if facts.name and "opposite" in phrase else "#b" if facts.name else None
        if known is None or size.value not in (known, 90 - known):
            return None
        own = size.value == known
        return "#a" if own == ("opposite" in phrase) else "#b"
    if re.search("shorter|shortest|longer", phrase):
        facts.ordered = True
        if known == 45:
            return None
        swapped = known is not None and known > 45
        return "#a" if ("short" in phrase) != swapped else "#b"
    if "leg" not in phrase or (facts.angle is not None and known != 45):
        return None  # an unnamed side, or one of two legs that differ
    return "#b" if "other" in phrase else "#a"
