"""A rectangle, a square or an area on a map or plan: its actual area or perimeter by the scale, or the other way round.

A length becomes longer by the scale, an area by its square. Distances alone are read in `scales.py`.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import unit_at
from tools.maths.topics.proportion.tied.mentions import flat, number
from tools.maths.topics.proportion.units import MEASURE, Unit, kind_of
from tools.maths.topics.proportion.working import Working

_N = r"\d+(?:\.\d+)?(?:/\d+)?"
_U = rf"{MEASURE[: -len('(?![a-z-])')]}(?![a-z-])"
_PLAN = r"(?:map|plan|floor plan|drawing|blueprint|diagram|sketch|model|scale model|photo|photograph)"
_SCALE = re.compile(
    rf"(?:(?P<n>{_N})|\b(?:one|each|every|an?)) (?P<u>{_U})(?: (?:on|in) (?:the|this|that) (?:[a-z]+ ){{0,2}}{_PLAN})?"
    rf"(?: (?:represents?|corresponds? to|stands? for|equals?|is equal to|shows?|to)|,? ?[=:])"
    rf"(?: (?:an? )?(?:actual |real )?(?:distance|length) of| (?:an )?actual)? (?P<m>{_N}) (?P<v>{_U})"
)
_SIDE = r"(?: (?:long|wide|high|tall|in length|in width))?"
_BOTH = re.compile(rf"(?P<a>{_N})(?: (?P<u>{_U}))?{_SIDE} (?:by|and|×|x) (?P<b>{_N}) (?P<w>{_U}){_SIDE}")
_NAMED = re.compile(
    rf"\b(?:an? )?(?:actual )?length (?:of|is) (?P<a>{_N}) (?P<u>{_U}),? and (?:an? |its )?(?:actual )?width (?:of|is) (?P<b>{_N}) (?P<w>{_U})"
)
_ONE = re.compile(
    rf"\b(?:sides?|side length|edges?)(?: that (?:are|is)| is| are| of| of length| measuring| each)* (?P<a>{_N}) (?P<u>{_U})(?: long)?|(?P<a2>{_N}) (?P<u2>{_U}) (?:on each side|on a side)"
)
_AREA = re.compile(rf"\barea of (?P<a>{_N}) square[ ~](?P<u>{_U})")
_ASK = re.compile(
    r"what is the (?P<real>actual |real )?(?P<what>area|perimeter)(?:,? in (?P<unit>[a-z ]+?),?)? of (?P<rest>[a-z' ]+?)(?:, in (?P<unit2>[a-z ]+))?\?"
)
CONCEPT = "A scale is a rate between lengths. Every length is multiplied by it, so an area is multiplied by its square."


@dataclass(frozen=True)
class _Figure:
    """Two sides (or an area alone) in one unit, and whether they are on the plan."""

    sides: tuple[Fraction, Fraction] | None
    area: Fraction
    unit: Unit
    span: tuple[int, int]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of an area or a perimeter by a scale, None for anything else."""
    lines = flat(stem)
    if lines is None or stem.tables or stem.placeholders("PMS"):
        return None
    text = re.sub(r"square~", "square ", " ".join(lines))
    scale, asked = _SCALE.search(text), _ASK.search(text)
    if scale is None or asked is None or not re.search(rf"\b{_PLAN}\b", text) or asked.start() < scale.start():
        return None
    figure = _figure(text, scale)
    if figure is None:
        return None
    plan, real = Unit.of(scale["u"]), Unit.of(scale["v"])
    many, one = number(scale["m"]), number(scale["n"] or "1")
    if not many or not one or any(kind_of(u.parts[0][0][0]) not in ("length", "metric length") for u in (plan, real)):
        return None
    on_plan = _on_plan(text, figure, plan, real)
    to_real = bool(asked["real"]) or (not re.search(rf"\b{_PLAN}\b", asked["rest"]) and on_plan is True)
    if on_plan is None or to_real is not on_plan:
        return None
    rest = text
    for span in sorted([scale.span(), figure.span, asked.span()], reverse=True):
        rest = rest[: span[0]] + " " + rest[span[1] :]
    if re.search(r"\d", rest):
        return None
    hard, soft = telling.traps(f"{rest} {asked['rest']}")
    wanted = unit_at(asked["unit"] or asked["unit2"] or "", counted=False)
    if hard or wanted is None:
        return None
    full = not soft and _understood(rest, asked["rest"])
    return _derived(stem, figure, (plan, real), many / one, asked["what"], wanted[0], on_plan, full=full)


_KNOWN_TEXT = """
    a an the on in of is are as that this which with its it scale appears appear shown drawn represented measures
    measuring rectangle rectangular square shape shaped map plan drawing blueprint diagram sketch model floor has have
    actual length width side sides long wide and from to uses where made area inches by each region
"""
_KNOWN = frozenset(_KNOWN_TEXT.split())


def _understood(rest: str, asked: str) -> bool:
    """Whether the words left are of plans and figures, or of the thing asked about with one word before them."""
    known = _KNOWN | set(asked.split())
    words = re.findall(r"[a-z]+", rest)
    return all(w in known or (i + 1 < len(words) and words[i + 1] in known - _SMALL) for i, w in enumerate(words))


_SMALL_TEXT = """
    a an the on in of is are as that this with its it and from to by each has have
"""
_SMALL = frozenset(_SMALL_TEXT.split())


def _figure(text: str, scale: re.Match[str]) -> _Figure | None:
    rest = text[: scale.start()] + " " * (scale.end() - scale.start()) + text[scale.end() :]
    rectangle, square = (
        re.search(r"\brectang(?:le|ular)", rest),
        re.search(r"\bsquare (?!f|in|ya|mi|me|ce|ki)|\bsquare[.,]", rest),
    )
    both = _NAMED.search(rest) or _BOTH.search(rest)
    if rectangle and both is not None and not square:
        if both["u"] and both["u"] != both["w"] and Unit.of(both["u"]) != Unit.of(both["w"]):
            return None
        a, b = number(both["a"]), number(both["b"])
        return _Figure((a, b), a * b, Unit.of(both["w"]), both.span())
    one = _ONE.search(rest)
    if square and one is not None and not rectangle:
        a = number(one["a"] or one["a2"])
        return _Figure((a, a), a * a, Unit.of(one["u"] or one["u2"]), one.span())
    area = _AREA.search(rest)
    if area is not None:
        return _Figure(None, number(area["a"]), Unit.of(area["u"]), area.span())
    return None


def _on_plan(text: str, figure: _Figure, plan: Unit, real: Unit) -> bool | None:
    """Whether the figure's lengths are those on the plan: by their unit, else by the words of their sentence."""
    if plan != real and figure.unit in (plan, real):
        return figure.unit == plan
    start = text.rfind(". ", 0, figure.span[0]) + 1
    end = text.find(". ", figure.span[1])
    sentence = text[start : end if end > 0 else len(text)]
    drawn = bool(re.search(rf"\b(?:on|in) (?:the|a|this) (?:[a-z]+ ){{0,2}}{_PLAN}\b", sentence))
    actual = bool(re.search(r"\b(?:actual|actually|real|in reality)\b", sentence))
    return None if drawn is actual or figure.unit.dimension not in (plan.dimension, real.dimension) else drawn


def _derived(
    stem: Stem, figure: _Figure, units: tuple[Unit, Unit], rate: Fraction, what: str, wanted: Unit, on_plan: bool,
    *, full: bool,
) -> Derivation | None:  # fmt: skip
    here, there = units if on_plan else units[::-1]
    power = 2 if what == "area" else 1
    goal = Unit(tuple((a, power) for a, _ in there.parts))
    if wanted.dimension != goal.dimension or (figure.sides is None and what != "area"):
        return None
    if figure.unit.dimension != here.dimension:
        return None
    work = Working(stem)
    fit = figure.unit.factor / here.factor
    op = "*" if on_plan else "/"
    said = f"By the scale, {'multiply' if on_plan else 'divide'} by the number of {units[1].words()} for one of the {units[0].words()}."
    if figure.sides is not None:
        sides = []
        for side in dict.fromkeys(figure.sides):
            value = (
                work.step("Convert the unit", "Write the length in the scale's unit.", side, "*", fit)
                if fit != 1
                else side
            )
            sides.append(work.step("Change a length by the scale", said, value, op, rate))
        a, b = (sides * 2)[:2]
        if what == "area":
            answer = work.step("Find the area", "Multiply the two lengths.", a, "*", b)
        else:
            half = work.step("Add the two lengths", "Length and width are half the way around.", a, "+", b)
            answer = work.step("Double it", "The perimeter has each of them twice.", half, "*", Fraction(2))
    else:
        if fit != 1:
            return None
        squared = work.step(
            "Square the scale", "An area has the scale twice, once for each direction.", rate, "*", rate
        )
        answer = work.step(
            "Change the area", "Multiply (or divide) the area by the square of the scale.", figure.area, op, squared
        )
    last = goal.factor / wanted.factor
    if last != 1:
        answer = work.step("Convert the unit", f"Write it in {wanted.words()}.", answer, "*", last)

    def confirm() -> bool:  # all in base units; the area by the square of the scale, the perimeter first
        k = (rate if on_plan else 1 / rate) * there.factor / here.factor
        size = figure.area if what == "area" else 2 * sum(figure.sides or (), Fraction(0))
        return size * (figure.unit.factor * k) ** power == answer * wanted.factor

    single = figure.area * (rate if on_plan else 1 / rate)
    slips = (("using the scale once for an area", single),) if what == "area" and single != answer else ()
    asked = f"You are asked for {'the actual' if on_plan else 'a'} {what}: is the scale one of lengths or of areas?"
    return work.told(RATES, CONCEPT, asked, answer, confirm, unit=wanted.words(), slips=slips, full=full)
