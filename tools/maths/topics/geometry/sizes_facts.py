"""What has been taken in of a text about shapes: the objects, their known sizes, the laws between them, what is asked."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tools.maths.topics.geometry.figure import Law
from tools.maths.topics.geometry.formulas import codes
from tools.maths.topics.geometry.shapes import MENTION, Words, code
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wholes import Composition
from tools.maths.topics.geometry.wording import Text
from tools.maths.tree import Bin, Node, Percent, Rel, Sym, num

_NUMBERS = {"twice": num(2), "double": num(2), "triple": num(3)}


@dataclass
class Reading:
    """What has been taken in: the objects, what is known, what is asked."""

    text: Text
    words: Words = field(default_factory=Words)
    known: dict[str, Node] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    laws: list[Law] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)  # the sizes that became others in another unit, in this order
    asked: list[str] = field(default_factory=list)
    asked_letter: Node | None = None
    asked_whole: Node | None = None  # a sum or a difference of sizes
    asked_power: int = 0
    amount: str = ""  # the unit of a mass, a cost or a time that is asked for
    ratio: bool = False
    difference: bool = False
    packed: bool = False  # equal cubes are counted that fill a box
    made: Composition = field(default_factory=Composition)  # how the shapes are put together
    twice: set[int] = field(default_factory=set)  # the parts that are there two times
    kept: set[str] = field(default_factory=set)
    current: int | None = None
    failed: bool = False
    before_mention: list[tuple[str, str]] = field(default_factory=list)

    def symbol(self, phrase: str, index: int | None) -> str | None:
        if index is None or index >= len(self.words.things):
            return None
        letter = code(self.words.things[index].shape, phrase)
        return None if letter is None else f"#{letter}{self.suffix(index)}"

    def suffix(self, index: int) -> str:
        return f"_{index + 1}" if index else ""

    def give(self, symbol: str, number: str) -> bool:
        node, unit = self.text.node(number), self.text.units.get(int(number))
        if symbol in self.known or isinstance(node, Percent) or (unit and unit.power != power_of(symbol)):
            return False
        self.known[symbol] = node
        if unit:
            self.units[symbol] = unit
        return True

    def whole_of(self, letter: str) -> Node | None:
        """A volume or an area of everything together: the parts added, or what is left of one of them."""
        parts: list[Node] = []
        for index, thing in enumerate(self.words.things):
            if letter not in codes(thing.shape):
                return None
            symbol = Sym(f"#{letter}{self.suffix(index)}")
            parts.append(Bin("*", num(2), symbol, "cdot") if index in self.twice else symbol)
        if len(parts) < 2 or (self.made.kind == "difference" and len(parts) != 2):
            return None
        if self.made.kind == "difference":
            parts = parts[::-1] if self.made.first_taken else parts
            return Bin("-", parts[0], parts[1])
        total = parts[0]
        for part in parts[1:]:
            total = Bin("+", total, part)
        return total

    def give_whole(self, phrase: str, number: str) -> bool:
        """A size of the thing that is made of all the objects: its volume, its height or the radius of all of it."""
        letter = next((x for t in self.words.things if (x := code(t.shape, phrase))), "")
        if letter in ("V", "A"):
            total = self.whole_of(letter)
            if total is None or "#whole" in self.known:
                return False
            self.laws.append(Law("Add the parts" if self.made.kind == "sum" else "Take away the part", "Say how the whole comes from its parts.",
                                 Rel("=", Sym("#whole"), total)))  # fmt: skip
            return self.give("#whole", number)
        if letter in ("r", "d") and self.made.kind == "sum":
            return self.give_all(phrase, number)
        tall = ["r" if t.shape == "hemisphere" else code(t.shape, "height") for t in self.words.things]
        if letter == "h" and self.made.stacked and not self.twice and all(tall) and len(tall) == 2:
            one, two = (Sym(f"#{x}{self.suffix(i)}") for i, x in enumerate(tall))
            self.laws.append(
                Law("Add the heights", "The parts stand on each other.", Rel("=", Sym("#tall"), Bin("+", one, two)))
            )
            return self.give("#tall", number)
        return False

    def give_all(self, phrase: str, number: str) -> bool:
        """One size that every object has."""
        found = [self.symbol(phrase, i) for i in range(len(self.words.things))]
        return len(found) > 1 and all(f is not None and self.give(f, number) for f in found)

    def object(self, phrase: str | None) -> int | None:
        """The object a phrase such as "of the larger cube" names; the current one for "its" or nothing."""
        if not phrase:
            return self.current
        match = MENTION.search(phrase)
        if match:
            return self.words.mention(match)
        word = phrase.split()[-1]
        if re.fullmatch(r"[A-Z]", word):
            return next((i for i, t in enumerate(self.words.things) if t.name == word), None)
        return self.words.aliases.get(word)


def power_of(symbol: str) -> int:
    """1 for a length, 2 for an area, 3 for a volume."""
    return (
        3 if symbol[1] in "Vw" and symbol != "#w" and not symbol.startswith("#w_") else 2 if symbol[1] in "ASBFL" else 1
    )


_FITS = {
    ("square", "circle"): ("D", "d"),
    ("rectangle", "circle"): ("D", "d"),
    ("circle", "square"): ("d", "s"),
    ("sphere", "cube"): ("d", "s"),
}


def fitted(reading: Reading, inner: int, outer: int) -> bool:
    """The law between an inscribed shape and the one round it; only pairs where one number fixes the other."""
    shapes = reading.words.things[inner].shape, reading.words.things[outer].shape
    letters_ = _FITS.get(shapes)
    if letters_ is None:
        return False
    one, two = f"#{letters_[0]}{reading.suffix(inner)}", f"#{letters_[1]}{reading.suffix(outer)}"
    reading.laws.append(Law("Use how the figures touch", "Where a figure is inscribed, a diagonal or side of one is a diameter of the other.",
                            Rel("=", Sym(one), Sym(two))))  # fmt: skip
    reading.current = outer
    return True


def relate(reading: Reading, one: str, two: str, times: str | None, diff: str | None, sign: str | None) -> None:
    """The law "one = times · two ± diff"."""
    value: Node = Sym(two)
    if times:
        value = Bin("*", _factor(reading, times), value, "cdot")
    if diff:
        amount = reading.text.nodes[int(re.findall(r"\d+", diff)[0])]
        value = Bin("-" if sign in ("less", "shorter", "smaller") else "+", value, amount)
    reading.laws.append(Law("Write what the problem says", "Turn the sentence about the two sizes into an equation.",
                            Rel("=", Sym(one), value)))  # fmt: skip


def _factor(reading: Reading, times: str) -> Node:
    match = re.search(r"⟦[A-Z](\d+)⟧", times)
    if match:
        return reading.text.nodes[int(match.group(1))]
    first = times.split()[0]
    if first in _NUMBERS:
        return _NUMBERS[first]
    return Bin("/", num(1), num({"half": 2, "one-half": 2, "one-third": 3}.get(first, 4)), "frac")
