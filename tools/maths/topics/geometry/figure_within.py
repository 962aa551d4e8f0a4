r"""A square, rectangle or circle with another one inside it or cut out of it: the area of the rest, as an expression.

Sizes may hold letters: "a square patio with sides of length 3x + 0.5 … a square fountain with sides of length x − 1.5".
Borders of one width are in `borders`; figures that only touch, and what lies outside both, are not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import random
import re
from dataclasses import replace
from fractions import Fraction
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS, Stem
from tools.maths.topics.geometry import answering, exact, measuring
from tools.maths.topics.geometry.figure_pairs import CORNERS, Shape, shapes
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.tree import Bin, Node, Rel, letters, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "What is left of a figure when another one is taken out of it has the area of the whole minus the area taken out."
)
READS_SENTENCES = True
_INSIDE = re.compile(
    r"\b(?:inside|within|in the (?:center|middle|corner)|glued (?:on|onto|to)|(?:cut|removed) (?:out|from|out of)|lies in|built in|set in|placed (?:in|on)|painted on|opening in|"
    r"is cut|are cut|it has an? (?:square|rectangular|circular)|has an? (?:square|rectangular|circular) [a-z]+ (?:in|on) it|on (?:it|the))\b"
)
_BESIDE = re.compile(
    r"\b(?:next to|beside|adjacent|outside|around|border|surround\w*|together|combined|attached|perimeter|fence[ds]?|overlap\w*|half|partly|partially|shared?|added|extends?|cost|price|"
    r"percent|both|triang\w*|semicircle|volume|deep|tall|thick|border|doubled|total)\b"
)
_AREA = re.compile(rf"\barea(?:s)?\b,? ?(?:,? \(?in (?P<unit>{UNIT})\)?,?)?|\bhow many (?P<unit2>square (?:{UNIT}))\b")
_LEFT = re.compile(
    r"\b(?:the (?:rest|remainder|remaining (?:part|area|portion|region|space))|(?:the |that )?(?:part|portion|region|area) of (?:the )?[a-z]+ (?:that is |which is )?not)\b"
)
_ASKED_LEFT = re.compile(
    r"\b(?:not (?:covered|occupied|taken up|used|including|part|in|inside|cut)|remains?|remaining|remainder|rest|left(?: over)?|uncovered|outside)\b"
)
_SAYS = re.compile(r"\b(?:is|are|will be|was|were)\b(?! not\b)(?: (?:then|to be))? (?P<said>[a-z ]+)")
_STOCK_TEXT = """
    covered with by and the a an of in to be it part area rest is are that will not up made
"""
_STOCK = frozenset(_STOCK_TEXT.split())
_USED_TRAPS_TEXT = """
    of not remaining remain rest each where when which what how if then square total left removed even
"""
_USED_TRAPS = frozenset(_USED_TRAPS_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such an area, None for anything else."""
    if stem.tables or stem.statements or len(stem.prose) > 900 or not re.search(r"\barea|\bsquare ", stem.ask):
        return None
    text = stem.prose
    read = shapes(stem, text)
    if read is None:
        return None
    (outer, inner), used, rest, units = read
    if not any(letters(v) for s in (outer, inner) for v in s.sizes.values()):
        return None  # numbers alone: whether anything is cut away twice is for `sizes`
    asked = _AREA.search(stem.ask)
    if asked is None or not _INSIDE.search(text) or _BESIDE.search(re.sub(r"\boutside (?:the |of the )", "", rest)):
        return None
    if not _asks_rest(stem, inner) or not _alone(stem, used, rest):
        return None
    unit = asked["unit"] or asked["unit2"] or ""
    if len(units) > 1 or (unit and (Unit.read(unit).power != 2 or units - {Unit.read(unit).base})):
        return None
    return _derivation(stem, outer, inner, unit)


# ---- reading -------------------------------------------------------------------------------------


def _asks_rest(stem: Stem, inner: Shape) -> bool:
    """Whether what is left is asked for: in words, or by what the rest is said to be ("the rest is covered with brick")."""
    ask = stem.ask
    if re.search(r"\b(?:perimeter|inner|larger|smaller)\b", ask):
        return False
    if inner.name and re.search(rf"\b(?:part|rest|portion|remainder|area) of the {re.escape(inner.name)}\b", ask):
        return False
    if _ASKED_LEFT.search(ask):
        return True
    said: set[str] = set()
    for sentence in stem.told:
        left = _LEFT.search(sentence)
        says = _SAYS.search(sentence[left.end() :]) if left else None
        if says:
            said |= set(says["said"].split()) - _STOCK
    return bool(said & set(re.findall(r"[a-z]+", ask))) and not (
        inner.name and re.search(rf"\b{re.escape(inner.name)}\b", ask)
    )


def _alone(stem: Stem, used: set[str], rest: str) -> bool:
    """Whether nothing else is told: every formula is a size, a count or a bound of the letter, and no word turns it."""
    kept = _LEFT.sub(" ", CORNERS.sub(" ", rest))
    for kind, index in PLACEHOLDER.findall(stem.prose):
        placeholder = f"⟦{kind}{index}⟧"
        node = stem.nodes[int(index)]
        if placeholder in used or kind == "S":
            continue
        if not (isinstance(node, Rel) and node.op in "<>≤≥≠"):
            return False
    words = set(re.findall(r"[a-z']+", PLACEHOLDER.sub(" ", kept)))
    return not words & ((TRAPS | REVERSALS) - _USED_TRAPS)


# ---- working -------------------------------------------------------------------------------------


def _derivation(stem: Stem, outer: Shape, inner: Shape, unit: str) -> Derivation | None:
    taken: Node = inner.area if inner.count == 1 else Bin("*", num(inner.count), inner.area)
    whole = Bin("-", outer.area, taken)
    decimal = answering.uses_decimals(stem)
    try:
        parts = [exact.worked_out(part, decimal) for part in (outer.area, taken)]
        value = exact.worked_out(whole, decimal)
    except Unvalued:
        return None
    out, into = outer.name or "outer figure", inner.name or "inner figure"
    many = f" ({inner.count} of them)" if inner.count > 1 else ""
    moves = [
        Move(f"Find the area of the {out}", f"Use the formula for the area of a {outer.kind} and multiply out.", outer.area, parts[0]),
        Move(f"Find the area of the {into}{many}", f"Use the formula for the area of a {inner.kind} and multiply out.", taken, parts[1]),
        Move("Subtract", "Take the area inside away from the whole; the minus sign goes to every term.", Bin("-", parts[0], parts[1]), value),
    ]  # fmt: skip
    moves = [m for m in moves if m.before != m.after]
    slips = [Slip("adding the areas", exact.worked_out(Bin("+", outer.area, taken), decimal))]
    if inner.count > 1:
        slips.append(Slip("taking only one of them away", exact.worked_out(Bin("-", outer.area, inner.area), decimal)))
    found = answering.derivation(
        stem, skill=AREA_VOLUME, concept=CONCEPT, asked=f"You are asked for what is left of the {out}, without the {into}.",
        moves=moves, value=value, confirm=lambda: _measured(outer, inner, value), unit=unit, slips=slips,
        how=answering.wanted(stem.ask),
    )  # fmt: skip
    return None if found is None else replace(found, full=_sentences_read(stem))


def _sentences_read(stem: Stem) -> bool:
    """Whether every told sentence sets the scene, tells a size, or says what becomes of the rest."""
    first = next((i for i, s in enumerate(stem.sentences) if PLACEHOLDER.search(s)), 0)
    scene = stem.sentences[:first]
    return all(s in scene or PLACEHOLDER.search(s) or _LEFT.search(s) for s in stem.told)


def _measured(outer: Shape, inner: Shape, value: Node) -> bool:
    """Both figures measured by strips, for several values of the letters at which they are figures at all."""
    names = sorted({n for s in (outer, inner) for v in s.sizes.values() for n in letters(v)})
    draw = random.Random(2026)
    compared = 0
    for _ in range(200):
        at = {n: Fraction(draw.randint(1, 400), 10) for n in names}
        try:
            sizes = [{k: float(evaluate(v, at)) for k, v in s.sizes.items()} for s in (outer, inner)]
            told = float(evaluate(value, at))
        except Unvalued:
            continue
        if min(v for s in sizes for v in s.values()) <= 0:
            continue
        areas = [measuring.sizes(s.kind, q)["A"] for s, q in zip((outer, inner), sizes, strict=True)]
        if not isclose(areas[0] - inner.count * areas[1], told, rel_tol=1e-4, abs_tol=1e-3 * max(areas)):
            return False
        compared += 1
        if compared == 6:
            return True
    return False
