"""Angles of a triangle or quadrilateral, or sides with a given perimeter, that are in a ratio such as 2 : 3 : 4."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.writing import plain_text
from tools.maths.tree import Bin, Degrees, Rel, Sym, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "Amounts in a ratio are so many equal parts each: divide the whole by the number of all parts to get one part."
)
_N = r"\d+(?:\.\d+)?"
_RATIO = rf"(?P<ratio>{_N}(?::{_N}| to {_N}){{2,3}}|{_N}, {_N},? and {_N})"
_SHAPE = r"(?:a|an?|the) (?P<shape>triangle|quadrilateral)"
_THEIR = r"(?:are in|have) (?:the|a) ratio(?: of)? "
_PICK = r"(?P<pick>largest|greatest|longest|smallest|least|shortest|middle)"
_ANGLES = rf"the (?:(?:degree )?measures of the )?(?:3 |4 )?(?:interior )?angles (?:of|in) {_SHAPE} {_THEIR}{_RATIO}"
_OF_ANGLES = (
    rf"the ratio of the (?:degree )?measures of the (?:3 |4 )?(?:interior )?angles (?:of|in) {_SHAPE} is {_RATIO}"
)
_ASK_ANGLE = rf"what is the (?:degree )?measure(?:, in degrees,| in degrees)? of (?:the|its) {_PICK} (?:interior )?angle(?: of the (?:triangle|quadrilateral))?(?:, in degrees)?\?"
_PAIR = r"what is the (?P<way>difference|sum)(?:, in degrees,)? (?:between|of) the (?:degree )?measures of the (?:largest|greatest) and (?:the )?(?:smallest|least) angles?(?: of the triangle)?\?"
_SIDES = rf"the (?:lengths of the )?(?:3 |4 )?sides(?: lengths)? of {_SHAPE} {_THEIR}{_RATIO}"
_AROUND = r"the perimeter(?: of the (?:triangle|quadrilateral))? is (?P<whole>\d+(?:\.\d+)?)(?: (?P<unit>[a-z]+))?"
_ASK_SIDE = rf"(?:what is the length(?:, in [a-z]+,)? of (?:the|its) {_PICK} side(?: of the (?:triangle|quadrilateral))?|how long is (?:the|its) {_PICK.replace('pick', 'other')} side)\?"
_PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"{_ANGLES}\. {_ASK_ANGLE}",
        rf"if {_ANGLES}, {_ASK_ANGLE}",
        rf"in {_SHAPE}, the (?:angle measures|angles|measures of the angles) {_THEIR}{_RATIO}\. {_ASK_ANGLE}",
        rf"{_OF_ANGLES}\. {_ASK_ANGLE}",
        rf"if {_OF_ANGLES}, {_ASK_ANGLE}",
        rf"{_ANGLES}\. {_PAIR}",
        rf"if {_ANGLES}, {_PAIR}",
        rf"{_SIDES}\. {_AROUND}\. {_ASK_SIDE}",
        rf"{_SIDES},? and {_AROUND}\. {_ASK_SIDE}",
        rf"if {_SIDES},? and {_AROUND}, {_ASK_SIDE}",
    )
)


def solve(stem: Stem) -> Derivation | None:
    """The largest or smallest of the parts; None for anything else."""
    if "ratio" not in stem.prose or stem.tables or stem.statements:
        return None
    text = plain_text(stem)
    read = next((m for p in _PATTERNS if (m := p.fullmatch(text))), None)
    if read is None:
        return None
    said = read.groupdict()
    parts = [Fraction(n) for n in re.findall(_N, read["ratio"])]
    sides = 3 if read["shape"] == "triangle" else 4
    pick = said.get("pick") or said.get("other") or ""
    whole = Fraction(said["whole"]) if said.get("whole") else Fraction(180 * (sides - 2))
    if len(parts) != sides or min(parts) <= 0 or (pick == "middle" and sides == 4):
        return None
    if said.get("whole") and max(parts) * 2 >= sum(parts):
        return None  # no such triangle
    chosen = {"middle": sorted(parts)[1]}.get(
        pick, max(parts) if pick in ("largest", "greatest", "longest") else min(parts)
    )
    if way := said.get("way"):
        chosen = max(parts) + min(parts) if way == "sum" else max(parts) - min(parts)
    if not chosen:
        return None
    return _derived(stem, parts, chosen, whole, angles=not said.get("whole"))


def _derived(stem: Stem, parts: list[Fraction], chosen: Fraction, whole: Fraction, *, angles: bool) -> Derivation:
    every = sum(parts, Fraction(0))
    one = whole / every
    x = Sym("x")
    value = one * chosen
    all_parts = Bin("*", rational(parts[0]), x)
    for part in parts[1:]:
        all_parts = Bin("+", all_parts, Bin("*", rational(part), x))
    said = "angles add up to that many degrees" if angles else "sides add up to the perimeter"
    moves = (
        Move("Write each as parts", f"Call one part $x$; the {said}.", all_parts, Bin("*", rational(every), x)),
        Move("Find one part", "Divide the whole by the number of all parts.", Rel("=", Bin("*", rational(every), x), rational(whole)), Rel("=", x, rational(one)), check=lambda: one * every == whole),
        Move("Take the parts asked for", "Multiply one part by its number in the ratio.", Bin("*", rational(chosen), rational(one), "cdot"), rational(value)),
    )  # fmt: skip

    def fits(choice: Choice) -> bool:
        node = choice.node.arg if isinstance(choice.node, Degrees) else choice.node
        try:
            return node is not None and evaluate(node) == value
        except Unvalued:
            return False

    return Derivation(
        skills.ANGLES, CONCEPT, moves, ({"x": rational(one)},), (rational(value),),
        asked="You are asked for one of several amounts that are in a ratio and add up to a known whole.",
        confirm=lambda: sum(p * value / chosen for p in parts) == whole, fits=fits,
        slips=(Slip("giving one part only", rational(one)), Slip("dividing the whole by three", num(whole / 3))) if one != value and value * 3 != whole else (),
    )  # fmt: skip
