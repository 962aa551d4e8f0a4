"""Margins of error: the interval of plausible values, what lies in it, and what makes a margin smaller."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.framing import framed
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, choice_value, number_answer, text_answer
from tools.maths.topics.data.interval_claims import interval_conclusion, interval_statements, two_numbers
from tools.maths.topics.data.measures import text_of
from tools.maths.topics.data.plausible_interval import CONCEPT, MARGIN, Interval, ends_moves, interval_of
from tools.maths.topics.data.sample_sizes import about_sizes
from tools.maths.tree import Bin, num

_N = r"⟦[NMP](\d+)⟧"
_BETWEEN = re.compile(rf"(?:between|from) {_N}(?: [a-z]+)? (?:and|to) {_N}|(?:is|was|are) {_N}(?: [a-z]+)? to {_N}")


def solve(stem: Stem) -> Derivation | None:
    """A problem about a margin of error or plausible values."""
    if not re.search(r"margins? of error|plausible|confidence", stem.text.lower()) or framed(stem.ask):
        return None
    return _reverse(stem) or interval_statements(stem) or _with_interval(stem) or about_sizes(stem)


def _reverse(stem: Stem) -> Derivation | None:
    """The margin, or the estimate, from the ends of the interval."""
    match = _BETWEEN.search(stem.prose)
    wants_margin = re.search(r"what (?:is|was) the (?:associated )?margin of error", stem.ask)
    wants_middle = re.search(r"what (?:is|was) the (?:estimate|sample (?:mean|proportion|percent))", stem.ask)
    if match is None or not (wants_margin or wants_middle) or MARGIN.search(stem.prose):
        return None
    places = [int(g) for g in match.groups() if g]
    low, high = (stem.value(f"⟦N{p}⟧") for p in places)
    if low is None or high is None or low >= high:
        return None
    width = high - low
    value = width / 2 if wants_margin else (low + high) / 2
    moves = [Move("Find the width", "The interval reaches one margin below and one above the estimate.", Bin("-", num(high), num(low)), num(width)), Move("Halve it", "Half of the width is the margin.", Bin("/", num(width), num(2), "frac"), num(value))]  # fmt: skip
    if wants_middle:
        moves = [
            Move(
                "Find the middle",
                "The estimate is the middle of the interval.",
                Bin("/", Bin("+", num(low), num(high)), num(2), "frac"),
                num(value),
            )
        ]
    percent = places[0] in stem.placeholders("P")
    middle = (low + high) / 2
    rest = [i for i in stem.unused(places) if stem.value(f"⟦N{i}⟧") != middle]
    return number_answer(
        stem,
        Found(
            skills.INFERENCE, CONCEPT, "You are asked for the margin or the estimate behind an interval.", tuple(moves), value,
            lambda: (middle - value == low and middle + value == high) if wants_margin else value - low == high - value,
            kind="percent" if percent else "number", slips=(Slip("answered with the whole width", num(width)),),
            full=not rest and len(stem.sentences) <= 3, decimal=True,
        ),
    )  # fmt: skip


def _with_interval(stem: Stem) -> Derivation | None:
    found = interval_of(stem)
    if found is None:
        return None
    ends = re.search(
        r"\b(?:what|which)\b.*\b(?P<which>greatest|largest|highest|maximum|least|smallest|lowest|minimum)\b", stem.ask
    )
    unit = re.search(r",? in ([a-z]+)(?=,|\?)", stem.ask)
    other_unit = unit is not None and unit.group(1) not in " ".join(stem.told)
    if ends and (_OTHER_END.search(stem.ask) or other_unit):
        return None
    if ends and not re.search(r"\bfollowing\b", stem.ask):
        return _end(stem, found, ends["which"] in ("greatest", "largest", "highest", "maximum"))
    if not stem.choices:
        return None
    return _plausible_number(stem, found) or interval_conclusion(stem, found)


# Something else than one end of the interval of the mean or the proportion
_OTHER_END = re.compile(
    r"\bif\b|\bdifference\b|\bdoubl|\bhal[fv]|\bsingle\b|\bindividual\b|\bany one\b|\beach\b|\bper\b|\bwithout\b|\bsum\b|\bhow (?:much|many)\b|"
    r"\bwidth\b|\bafter\b|\bbefore\b|\bnot\b|\bnumber of\b|\btotal\b"
)


def _end(stem: Stem, found: Interval, high: bool) -> Derivation | None:
    value = found.high if high else found.low
    return number_answer(
        stem,
        Found(
            skills.INFERENCE, CONCEPT, "You are asked for one end of the interval of plausible values.",
            (ends_moves(found)[1 if high else 0],), value,
            lambda: abs(value - found.estimate) == found.margin and (value > found.estimate) is high,
            kind="percent" if found.percent else "number",
            full=all(_sample_size(stem, i) for i in stem.unused(found.used)), decimal=True,
        ),
    )  # fmt: skip


def _plausible_number(stem: Stem, found: Interval) -> Derivation | None:
    """Which of several numbers is (not) plausible; or which pair of ends is the interval."""
    kind = "percent" if found.percent else "number"
    scale = 100 if found.percent else 1
    low, high = found.low * scale, found.high * scale
    values = [choice_value(c, kind) for c in stem.choices]
    population = None
    if all(v is not None for v in values) and all(len(c.text.split()) <= 4 for c in stem.choices):
        if found.percent and all((v or 0) > 100 for v in values):
            others = [v for i in stem.unused(found.used) if (v := stem.value(f"⟦N{i}⟧")) is not None]
            population = max(others, default=None)
            if population is None:
                return None
            low, high = found.low * population, found.high * population
        denied = bool(
            re.search(r"\bnot (?:a )?plausible|\bnot be\b|\bleast likely|\bnot likely|\bexcept|\bunlikely", stem.ask)
        )
        hits = [
            c for c, v in zip(stem.choices, values, strict=True) if v is not None and (low <= v <= high) is not denied
        ]
        side = re.search(
            r"\b(?:(?P<high>largest|greatest|maximum|highest)|(?P<low>smallest|least|minimum|lowest))\b", stem.ask
        )
        if len(hits) > 1 and side is not None and not denied:
            hits = [(max if side["high"] else min)(hits, key=lambda c: choice_value(c, kind) or 0)]
        if not re.search(r"\bplausible|\blikely|\breasonable|\bcould be|\bconsistent", stem.ask) or len(hits) != 1:
            return None
    else:
        ends = [two_numbers(c.text) for c in stem.choices]
        if found.percent and all(e is not None and min(e) > 100 for e in ends):
            population = max(
                (v for i in stem.unused(found.used) if (v := stem.value(f"⟦N{i}⟧")) is not None), default=Fraction(1)
            )
            low, high = found.low * population, found.high * population
        if any(e is None for e in ends) or any(len(re.findall(r"[a-z]{3,}", c.text)) > 8 for c in stem.choices):
            return None
        hits = [c for c, e in zip(stem.choices, ends, strict=True) if e == (low, high)]
        if len(hits) != 1:
            return None
    right = hits[0]
    moves: tuple[Move, ...] = ends_moves(found)
    if population is not None:
        moves += (Move("Take both ends of the population", "Multiply each end by the size of the population.", words("both ends"), words(f"{text_of(low)} to {text_of(high)}"), check=lambda: low / population == found.low and high / population == found.high),)  # fmt: skip
    derivation = Derivation(
        skill=skills.INFERENCE, concept=CONCEPT, moves=moves, solutions=({},), values=(),
        asked="You are asked which values the estimate with its margin of error leaves plausible.",
        confirm=lambda: all(abs(v - (low + high) / 2) * 2 <= high - low or c is not right or "not" in stem.ask for c, v in zip(stem.choices, values, strict=True) if v is not None),
        full=all(_sample_size(stem, i) for i in stem.unused(found.used)),
    )  # fmt: skip
    return text_answer(stem, right, derivation)


def _sample_size(stem: Stem, place: int) -> bool:
    return bool(
        re.search(
            rf"(?:sample of|surveyed|selected|chose|polled) (?:the )?(?:size )?⟦N{place}⟧|⟦N{place}⟧ (?:randomly|[a-z]+ (?:were|was|selected|chosen))",
            stem.prose,
        )
    )
