r"""A circle of the xy-plane that stands for something: a sprinkler's reach on a plan, a pool, the range of a station.

The equation gives center and radius; the scene says what is at the center, how long a unit is, and which of the
circle's sizes is asked. Where points other than the center matter, nothing is read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.polynomial import rational
from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS, Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.circle_answers import answer
from tools.maths.topics.geometry.circle_moves import standard_form
from tools.maths.topics.geometry.circle_reading import Facts, quadratic
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.topics.geometry.wording import lay_out
from tools.maths.tree import Bin, Group, Node, Rel

READS_SENTENCES = True

_SCALE = re.compile(
    rf"(?:,? ?(?:where|in which|so that|on which|and|with) )?(?:each|one|(?P<one>⟦N\d+⟧)) units?(?: (?:on|in|of) (?:the|each|both) [a-z-]+(?: plane)?)? (?:represents?|corresponds? to|stands? for|is equal to|equals?|is|represent(?:s|ing)) (?:a (?:length|distance) of )?(?P<n>⟦N\d+⟧) (?P<unit>{UNIT})(?: long)?,?"
)
_EDGE = r"(?:outer |outside )?(?:edge|boundary|rim|border|circle|limits?|perimeter)(?: of (?:the |its )?[a-z]+(?: [a-z]+)?)?"
_CENTER = re.compile(
    r"(?:if |and |where |when |with )*(?:the |a |an |its )?(?P<what>[a-z]+(?: [a-z]+)??) (?:stands|is located|is placed|is positioned|is|lies|is situated|is found|is built|sits|located|placed) (?:exactly )?(?:at|in) the center of (?:the|this|that) [a-z]+(?: [a-z]+)?"
)
_IN = rf"(?:,? ?in (?:{UNIT}),?)?"
_ASKS: list[tuple[str, str]] = [
    (rf"how far{_IN} is (?:the |it |from )*(?P<what>[a-z]+(?: [a-z]+)?) from (?:the |this )?{_EDGE}(?: of the [a-z]+)?", "radius"),
    (rf"how far{_IN} is (?:the )?{_EDGE} from the (?P<what>[a-z]+(?: [a-z]+)?)", "radius"),
    (rf"how far{_IN} from the (?P<what>[a-z]+(?: [a-z]+)?) (?:does|do|can|will) (?:its|the|this) [a-z]+(?: [a-z]+)? (?:reach|extend|be received|be heard|go)", "radius"),
    (rf"how far{_IN} (?:does|do|can|will) (?:its|the|this) [a-z]+(?: [a-z]+)? (?:reach|extend|spray|go) from the (?P<what>[a-z]+)", "radius"),
    (rf"what is the (?:greatest |shortest |maximum )?distance{_IN} (?:from|between) the (?P<what>[a-z]+(?: [a-z]+)?) (?:to|and) (?:the )?{_EDGE}", "radius"),
    (rf"what is the radius{_IN} of (?:the|this) (?P<of>[a-z]+(?: [a-z]+)?){_IN}", "radius"),
    (rf"how long{_IN} is (?:the |its |[a-z]+'s )+(?P<rope>rope|leash|chain|tether)", "radius"),
    (rf"what is the (?:greatest )?distance{_IN} across (?:the |this )?(?P<of>[a-z]+(?: [a-z]+)?)(?:,? (?:through|measured through) (?:its|the) center)", "diameter"),
    (rf"what is the diameter{_IN} of (?:the|this) (?P<of>[a-z]+(?: [a-z]+)?){_IN}", "diameter"),
    (rf"how wide{_IN} is (?:the|this) (?P<of>[a-z]+(?: [a-z]+)?) at its widest", "diameter"),
    (rf"what is the (?:circumference|length of the (?:edge|boundary|rim)){_IN} of (?:the|this) (?P<of>[a-z]+(?: [a-z]+)?){_IN}", "circumference"),
    (rf"what is the area{_IN} of (?:the|this) (?:circular )?(?P<of>[a-z]+(?: [a-z]+)?){_IN}", "area"),
    (r"(?:at what point|at which point|at what coordinates) (?:is|does|should) the (?P<what>[a-z]+(?: [a-z]+)?)(?: (?:located|placed|stand|positioned|be placed))", "center"),
    (r"what are the coordinates of (?:the point (?:where|at which) )?the (?P<what>[a-z]+(?: [a-z]+)?)(?: (?:is located|stands|is placed))?", "center"),
]  # fmt: skip
_ASKED = [(re.compile(pattern), kind) for pattern, kind in _ASKS]
_OTHER = re.compile(
    r"\b(?:origin|bench|axis|axes|line|tangent|chord|point (?!is\b)(?!the\b)⟦|second|both|moved?|shift\w*|enlarged|width of|ring|annul\w*|inside of|sphere|semicircle|half|quarter|sector|arc)\b"
)
_KEPT = frozenset(
    ["of", "where", "if", "when", "what", "which", "how", "each", "greatest", "maximum", "even", "represents"]
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for anything else."""
    text = stem.prose
    if len(text) > 900 or stem.tables or stem.statements:
        return None
    circles = [(i, r) for i in stem.placeholders("R") if isinstance(r := stem.nodes[i], Rel)]
    found = quadratic(circles[0][1]) if len(circles) == 1 else None
    scale = _SCALE.search(text)
    if found is None or found.letter or scale is None or found.square <= 0:
        return None
    size = stem.value(scale["n"])
    if size is None or size <= 0 or (scale["one"] and stem.value(scale["one"]) != 1):
        return None
    asked = _asked(stem)
    if asked is None:
        return None
    kind, match = asked
    rest = text.replace(match.group(), " ").replace(scale.group(), " ")
    center = _CENTER.search(rest)
    what = match.groupdict().get("what") or ""
    if not _fits_center(kind, what, match, center, rest):
        return None
    rest = _CENTER.sub(" ", rest)
    words = set(re.findall(r"[a-z']+", PLACEHOLDER.sub(" ", rest)))
    used = {f"⟦R{circles[0][0]}⟧"}
    if _OTHER.search(rest) or words & ((TRAPS | REVERSALS) - _KEPT) or set(re.findall(r"⟦[A-Z]\d+⟧", rest)) - used:
        return None
    return _derivation(stem, circles[0][1], kind, size, Unit.read(scale["unit"]))


def _asked(stem: Stem) -> tuple[str, re.Match[str]] | None:
    for pattern, kind in _ASKED:
        match = pattern.search(stem.ask)
        if match and re.match(r"(?: ?\()? ?[?.]", stem.ask[match.end() :] + "?") is not None:
            return kind, match
        if match and _CENTER.search(stem.ask[match.end() :]):
            return kind, match
    return None


def _fits_center(kind: str, what: str, match: re.Match[str], center: re.Match[str] | None, rest: str) -> bool:
    """Whether what the question measures from is what stands at the center."""
    if match.groupdict().get("rope"):
        return center is not None and bool(re.search(r"\b(?:tied|tethered|attached|chained|leashed)\b", rest))
    if kind in ("radius", "center") and what:
        return what == "center" or (center is not None and _same(center["what"], what))
    of = match.groupdict().get("of") or ""
    return of in ("circle", "region") or _is_circle(of.split()[-1], rest)


def _is_circle(noun: str, rest: str) -> bool:
    """Whether the circle is said to be this thing, or its edge.

    >>> _is_circle("pool", "the edge of a circular pool is modeled by ⟦R1⟧"), _is_circle("park", "a plan of a park")
    (True, False)
    """
    of = rf"(?:of|by) (?:a |an |the )?(?:circular )?(?:[a-z]+ )?{re.escape(noun)}\b"
    return bool(
        re.search(rf"\b(?:edge|boundary|rim|border|outline) {of}|\bcircular (?:[a-z]+ )?{re.escape(noun)}\b", rest)
        or re.search(
            rf"\b{re.escape(noun)} (?:is|has the shape of|is bounded by|is modeled by|is represented by) (?:a |the )?(?:circle|graph)\b",
            rest,
        )
    )


def _same(one: str, other: str) -> bool:
    """ "tower" and "cell tower" are one thing."""
    return one.split()[-1] == other.split()[-1]


def _derivation(stem: Stem, equation: Rel, kind: str, size: Fraction, unit: Unit) -> Derivation | None:
    read = quadratic(equation)
    text = lay_out(stem)
    if read is None or text is None:
        return None
    facts = Facts(text)
    facts.equation, facts.asked = equation, kind
    found = answer(stem, facts, standard_form(equation, read.center, read.square), read.center, read.square)
    if found is None:
        return None
    if kind == "center":
        return found
    asked_unit = text.asked_unit
    power = 2 if kind == "area" else 1
    if asked_unit is not None and (asked_unit.base != unit.base or asked_unit.power != power):
        return None
    value, moves, slips = found.values[0], found.moves, found.slips
    if isinstance(value, Group):
        return None
    if size != 1:
        placed, value = _scaled(value, size, power)
        text_ = f"The plan says how long one unit is, so multiply by {_plain_size(size**power)}."
        moves = (*moves, Move("Use the scale", text_, placed, value))
        slips = (*slips, Slip("forgetting the scale", found.values[0]))
    return replace(
        found, moves=moves, values=(value,), slips=slips, fits=answering.fitting(stem, value, False),
        unit=str(Unit(unit.base, power)), asked=_told(kind),
    )  # fmt: skip


def _told(kind: str) -> str:
    return {
        "radius": "You are asked how far the edge of the circle is from its center.",
        "diameter": "You are asked how far it is across the circle.",
        "circumference": "You are asked how long the edge of the circle is.",
        "area": "You are asked how large the circle is inside its edge.",
    }[kind]


def _plain_size(size: Fraction) -> str:
    """A scale in words: 5, or 2.5."""
    return str(size) if size.denominator == 1 else f"{float(size):g}"


def _scaled(value: Node, size: Fraction, power: int) -> tuple[Node, Node]:
    product = Bin("*", value, rational(size**power), "cdot")
    return product, exact.worked_out(product)
