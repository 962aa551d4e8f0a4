"""Angles changed from degrees to radians and back, also the supplement or the complement of an angle in another unit."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from math import isclose, pi

from tools.maths.derivation import Derivation, Slip
from tools.maths.skills import TRIGONOMETRY
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.scanning import Scan, compiled
from tools.maths.topics.geometry.wording import LEAD, Text
from tools.maths.tree import Bin, Node, Sym, letters, num, walk
from tools.maths.values import Unvalued, evaluate

RADIANS = "A half turn is 180°, or $\\pi$ radians; multiply by the ratio of the two to change from one to the other."
PARTNER = {"supplement": 180, "complement": 90}

_PARTNER = re.compile(
    r"(?:the )?(?:measure of )?(?:its|the|that angle's|the angle's) (?P<partner>supplement|complement)(?: of (?:the|this|that) angle)?"
    r"|(?:the )?(?:measure of )?(?:an|the) angle (?:that is )?(?P<also>supplement|complement)ary to (?:it|(?:this|that|the) angle)"
)


def conversion(stem: Stem, text: Text) -> Derivation | None:
    """One angle in the other unit; None where anything else is told or asked."""
    plain, turn = _without_partner(text.text)
    given = re.search(r"(?P<v>⟦[NED]\d+⟧)(?P<d> degrees)?(?P<r> radians)?", plain)
    values = re.findall(r"⟦([NED])(\d+)⟧", plain)
    if (
        given is None
        or len(values) != 1
        or "radian" not in plain
        or re.search(r"⟦[RSTP]", plain)
        or re.search(r"\b(?:sin|cos|tan)\b", plain)
    ):
        return None
    kind, number = values[0]
    node = text.node(number)
    radians = bool(given.group("r")) or (kind != "D" and "pi" in {n.name for n in walk(node) if isinstance(n, Sym)})
    degrees = kind == "D" or bool(given.group("d"))
    rest = re.sub(r"⟦[NED]\d+⟧(?: degrees| radians)?", "", plain)
    if not _only_an_angle(rest) or radians == degrees or letters(node):
        return None
    if (degrees and "radian" not in rest) or (not degrees and "degree" not in rest and "radians" in rest):
        return None
    try:
        return _converted(stem, text, node, degrees, turn)
    except Unvalued:
        return None


def _without_partner(text: str) -> tuple[str, int]:
    """The text that speaks of the angle alone, and the sum of the angle with the one asked for (0: itself is asked)."""
    match = _PARTNER.search(text)
    if match is None:
        return text, 0
    return text[: match.start()] + "it" + text[match.end() :], PARTNER[match.group("partner") or match.group("also")]


def _only_an_angle(rest: str) -> bool:
    patterns = [(compiled(p), lambda m: True) for p in (
        r"an angle|(?:the |this |that )?angle|(?:has a |with a |the |its )?(?:measure|size)(?: of)?|in (?:radians|degrees)|(?:degree|radian) measure|" + LEAD,
        r"(?:convert|express)|(?:is )?(?:equivalent|equal) to|how many (?:degrees|radians)|(?:radians|degrees)",
    )]  # fmt: skip
    scan = Scan(rest, patterns)
    scan.run()
    return scan.understood()


def _converted(stem: Stem, text: Text, node: Node, to_radians: bool, turn: int) -> Derivation | None:
    work = answering.Working()
    start = node
    half, half_new = (num(180), Sym("pi")) if to_radians else (Sym("pi"), num(180))
    if turn:
        whole: Node = num(turn) if to_radians else Bin("/", Sym("pi"), num(180 // turn), "frac") if turn < 180 else half
        name = "Supplementary" if turn == 180 else "Complementary"
        size = "half a turn" if turn == 180 else "a right angle"
        start = work.step("Find the other angle", f"{name} angles make {size} together.", Bin("-", whole, node))
        if float(evaluate(start)) <= 0:
            return None
    factor = Bin("/", half_new, half, "frac")
    product = Bin("*", start, factor, "cdot")
    how = "Multiply by the ratio of a half turn in the new unit to a half turn in the old one."
    answer = work.step("Convert the angle", how, product)

    def confirm() -> bool:
        """The angle asked for, and the given one where it is another, as shares of a turn."""
        old = float(evaluate(node)) / (360 if to_radians else 2 * pi)
        new = float(evaluate(answer)) / (2 * pi if to_radians else 360)
        return isclose(old + new, turn / 360, rel_tol=1e-9) if turn else isclose(old, new, rel_tol=1e-9)

    slips = [Slip("the conversion factor turned round", exact.worked_out(Bin("/", start, factor, "frac")))]
    if turn:
        slips.append(Slip("giving the angle itself instead of the other one", exact.worked_out(Bin("*", node, factor))))
    asked = "You are asked for the same angle in the other unit."
    return answering.derivation(
        stem, skill=TRIGONOMETRY, concept=RADIANS, asked="You are asked for the angle's partner, in the other unit." if turn else asked,
        moves=work.moves, value=exact.read(product), confirm=confirm, unit="radians" if to_radians else "degrees", slips=slips,
        how=answering.wanted(text.text),
    )  # fmt: skip
