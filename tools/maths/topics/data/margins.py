"""Margins of error: the interval of plausible values, what lies in it, and what makes a margin smaller."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.data.designs import design_of, meaning
from tools.maths.topics.data.finishing import Found, choice_value, number_answer, text_answer
from tools.maths.topics.data.measure_claims import roman_choice
from tools.maths.topics.data.measures import text_of
from tools.maths.topics.data.sample_sizes import about_sizes
from tools.maths.topics.data.words import content, spoken, tokens
from tools.maths.tree import Bin, num

CONCEPT = (
    "The estimate plus or minus the margin of error gives the interval of plausible values for the whole population. "
    "It speaks of the population's mean or proportion, not of single members, and it is never certain."
)
_N = r"⟦[NMP](\d+)⟧"
_MARGIN = re.compile(
    rf"margins? of error[^.⟦]{{0,60}}? (?:of|is|was|are|equal to) (?:about |approximately )?(?:± ?|plus or minus )?{_N}|{_N}(?: [a-z]+)? margin of error|margin of error:? {_N}"
)
_BETWEEN = re.compile(rf"(?:between|from) {_N}(?: [a-z]+)? (?:and|to) {_N}|(?:is|was|are) {_N}(?: [a-z]+)? to {_N}")
_ESTIMATE = re.compile(
    rf"(?:mean|average|estimate|proportion|percent(?:age)?|time|number|median)[^.⟦]{{0,140}}? (?:is|was|of|to be|as|that) (?:about |approximately )?{_N}|{_N} of |{_N}"
)


@dataclass(frozen=True)
class Interval:
    """estimate ± margin, and the placeholders it came from."""

    estimate: Fraction
    margin: Fraction
    used: tuple[int, ...]
    percent: bool = False

    @property
    def low(self) -> Fraction:
        return self.estimate - self.margin

    @property
    def high(self) -> Fraction:
        return self.estimate + self.margin


def solve(stem: Stem) -> Derivation | None:
    """A problem about a margin of error or plausible values."""
    if not re.search(r"margins? of error|plausible|confidence", stem.text.lower()):
        return None
    return _reverse(stem) or _statements(stem) or _with_interval(stem) or about_sizes(stem)


# ---- numbers ---------------------------------------------------------------------------------------------------------


def interval_of(stem: Stem) -> Interval | None:
    """The estimate and its margin, None when either is not given in prose."""
    told = " ".join(stem.told) or stem.prose
    match = _MARGIN.search(told)
    if match is None:
        return None
    place = int(next(g for g in match.groups() if g))
    margin = stem.value(f"⟦N{place}⟧")
    rest = told[: match.start()] + " " + told[match.end() :]
    sample = {int(n) for n in re.findall(r"sample of ⟦N(\d+)⟧", rest)}
    sample |= {
        int(n) for n in re.findall(r"⟦N(\d+)⟧ (?:randomly |[a-z]+ (?:were|was) )?(?:selected|chosen|surveyed)", rest)
    }
    percents = [int(n) for n in re.findall(r"⟦P(\d+)⟧", rest) if int(n) != place]
    percent = place in stem.placeholders("P")
    candidates = percents if percent else []
    if not candidates:
        found = [next(int(g) for g in m.groups() if g) for m in _ESTIMATE.finditer(rest)]
        candidates = [p for p in dict.fromkeys(found) if p not in sample and p != place and p not in percents]
        leading = [
            p
            for p in candidates
            if re.search(
                rf"(?:mean|average|estimate|proportion|percent)[^.⟦]{{0,140}}? (?:is|was|of|to be|as|that) (?:about |approximately )?⟦[NMP]{p}⟧",
                rest,
            )
        ]
        candidates = leading[:1] or candidates
    counted = re.search(
        r"⟦N(\d+)⟧[^.⟦]*(?: of (?:the )?⟦N\d+⟧[^.⟦]*)?[.,][^.⟦]{0,40}⟦N(\d+)⟧(?: of (?:them|these|those)[a-z ]{0,20}?)? (?:were|was|are|had|have|said|reported|own|owned|prefer|favor)",
        rest,
    )
    if (
        margin is not None
        and counted is not None
        and not percents
        and (percent or re.search(rf"⟦N{place}⟧ (?:percentage points?|percent)", told))
    ):
        size, hits = (stem.value(f"⟦N{g}⟧") for g in counted.groups())
        margin = margin if percent else margin / 100
        if size and hits and margin < hits / size < 1:
            return Interval(hits / size, margin, (int(counted.group(1)), int(counted.group(2)), place), True)
    points = re.search(rf"⟦N{place}⟧ (?:percentage points?|percent)", told)
    if margin is not None and points and percents and not percent:
        margin, percent, candidates = margin / 100, True, percents
    if margin is None or len(candidates) != 1:
        return None
    estimate = stem.value(f"⟦N{candidates[0]}⟧")
    if estimate is None or not 0 < margin < estimate:
        return None
    return Interval(estimate, margin, (candidates[0], place), percent)


def _reverse(stem: Stem) -> Derivation | None:
    """The margin, or the estimate, from the ends of the interval."""
    match = _BETWEEN.search(stem.prose)
    wants_margin = re.search(r"what (?:is|was) the (?:associated )?margin of error", stem.ask)
    wants_middle = re.search(r"what (?:is|was) the (?:estimate|sample (?:mean|proportion|percent))", stem.ask)
    if match is None or not (wants_margin or wants_middle) or _MARGIN.search(stem.prose):
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
    if ends and not re.search(r"\bfollowing\b", stem.ask):
        return _end(stem, found, ends["which"] in ("greatest", "largest", "highest", "maximum"))
    if not stem.choices:
        return None
    return _plausible_number(stem, found) or _conclusion(stem, found)


def _ends_moves(found: Interval) -> tuple[Move, Move]:
    scale = 100 if found.percent else 1
    middle, margin = num(found.estimate * scale), num(found.margin * scale)
    return (
        Move("Subtract the margin", "The least plausible value is the estimate less the margin of error.", Bin("-", middle, margin), num(found.low * scale)),
        Move("Add the margin", "The greatest plausible value is the estimate plus the margin of error.", Bin("+", middle, margin), num(found.high * scale)),
    )  # fmt: skip


def _end(stem: Stem, found: Interval, high: bool) -> Derivation | None:
    value = found.high if high else found.low
    return number_answer(
        stem,
        Found(
            skills.INFERENCE, CONCEPT, "You are asked for one end of the interval of plausible values.",
            (_ends_moves(found)[1 if high else 0],), value,
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
        ends = [_two_numbers(c.text) for c in stem.choices]
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
    moves: tuple[Move, ...] = _ends_moves(found)
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


def _two_numbers(text: str) -> tuple[Fraction, Fraction] | None:
    numbers = [number(n) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text.replace("\\", ""))]
    return (numbers[0], numbers[1]) if len(numbers) == 2 and None not in numbers else None  # type: ignore[return-value]


# ---- conclusions in words -----------------------------------------------------------------------------------------------

_HEDGED = re.compile(
    r"\bplausible|\blikely|\bestimate|\bconfiden|\bapproximately|\bprobabl|\breasonable|\bappears|\bbelieve"
)
_CERTAIN = re.compile(
    r"\bexactly\b|\bmust\b|\bcertain|\ball (?:of )?(?:the )?(?:students|people|members|adults)\b.* (?:have|spend|are)\b(?<!likely)|\bevery\b|\bno one\b|\bnone\b|\balways\b|\bcannot\b|\bnever\b|\bknown\b"
)
_ANOTHER = re.compile(
    r"\bsample of\b|\bin the sample\b|\bof those surveyed\b|\bof the [a-z]+ (?:surveyed|sampled|in the sample)|\bthe method\b|\banother sample"
)


def faults(text: str, found: Interval, population: frozenset[str], told: frozenset[str]) -> list[str]:
    """What is wrong with a conclusion drawn from an interval; nothing for one that says just what it allows."""
    plain = text.lower().replace("\\", "").replace("$", "")
    scale = 100 if found.percent else 1
    ends = (found.low * scale, found.high * scale)
    said = [number(n) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", plain)]
    if len(said) > 2 and set(ends) <= set(said):
        said = list(ends)  # the rest are sizes
    wrong = []
    if re.search(r"\bmore than half\b", plain) and not found.low > Fraction(1, 2):
        wrong.append("not sure to be more than half")
    if len(said) == 2 and tuple(said) != ends:
        wrong.append("another interval")
    if len(said) == 1 and not re.search(r"\bmore than half\b", plain):
        value = said[0] or Fraction(0)
        if re.search(r"\b(?:greater|more|less|fewer|at least|at most|below|above)\b", plain):
            wrong.append("only one side of the interval")
        elif not ends[0] <= value <= ends[1]:
            wrong.append("not in the interval")
        elif not _HEDGED.search(plain):
            wrong.append("a single value, said for certain")
    if _CERTAIN.search(plain) and not (re.search(r"plausible|likely", plain) and len(said) == 2):
        wrong.append("certain")
    if not found.percent and len(said) == 2 and not re.search(r"\bmean\b|\baverage\b|\bmedian\b|\btrue\b", plain):
        wrong.append("about single members")
    if _ANOTHER.search(plain):
        wrong.append("about the sample")
    strangers = {s for s in meaning(plain) - told if not s[0].isdigit()} - _STATISTICS
    if (set(content(plain)) - told) & _WIDER or (strangers and not population <= meaning(plain)):
        wrong.append("another population")
    return wrong


_WIDER = frozenset(
    content("country state nation world region everyone all cities schools counties nationwide neighboring")
)
_STATISTICS = frozenset(content("plausible likely between percent mean average true actual proportion population margin error interval value estimate exactly greater less more half than confident reasonable conclude believe number must could be within"))  # fmt: skip


def _conclusion(stem: Stem, found: Interval) -> Derivation | None:
    """The one choice without a fault; the others each with one."""
    design = design_of(stem)
    told = frozenset(s for t in stem.told for s in content(spoken(stem, t)))
    judged = [(faults(c.text, found, design.stems, told), c) for c in stem.choices]
    sound = [c for wrong, c in judged if not wrong]
    if len(sound) != 1 or re.search(r"\bnot\b|\bexcept\b|\bfalse\b", stem.ask):
        return None
    right = sound[0]
    return text_answer(
        stem, right, _conclusion_steps(stem, found, right, full=design.random and _states_interval(right, found))
    )


def _states_interval(choice: Choice, found: Interval) -> bool:
    scale = 100 if found.percent else 1
    return _two_numbers(choice.text) == (found.low * scale, found.high * scale) and bool(
        _HEDGED.search(choice.text.lower())
    )


def _conclusion_steps(stem: Stem, found: Interval, right: Choice, full: bool) -> Derivation:
    scale = 100 if found.percent else 1
    values = [number(n) or Fraction(-1) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", right.text.replace("\\", ""))]
    return Derivation(
        skill=skills.INFERENCE, concept=CONCEPT, moves=_ends_moves(found), solutions=({},), values=(),
        asked="You are asked what the estimate and its margin of error allow one to say, and of whom.",
        confirm=lambda: all(abs(v - found.estimate * scale) <= found.margin * scale for v in values),
        full=full,
    )  # fmt: skip


def _statements(stem: Stem) -> Derivation | None:
    """Statements I, II, III about intervals that stand in prose or in a table with estimates and margins."""
    if not stem.statements or not stem.choices:
        return None
    flags: list[bool] = []
    used: Interval | None = None
    told = frozenset(s for t in stem.told for s in content(spoken(stem, t)))
    for text in stem.statements:
        found = _row_interval(stem, text) or interval_of(stem)
        if found is None:
            return None
        used = used or found
        flags.append(
            not faults(
                text,
                found,
                frozenset(),
                told | _STATISTICS | {s for t in stem.tables for r in t.rows for c in r for s in content(c)},
            )
        )
    right = roman_choice(stem.choices, flags)
    if right is None or used is None:
        return None
    return text_answer(stem, right, _conclusion_steps(stem, used, Choice("", "", None), full=False))


def _row_interval(stem: Stem, text: str) -> Interval | None:
    """The estimate and margin in the row that a statement names."""
    for table in stem.tables:
        margin = [j for j, h in enumerate(table.heading) if "margin" in h.lower()]
        if len(margin) != 1 or len(table.heading) != 3:
            continue
        rows = [r for r in table.rows[1:] if set(tokens(r[0])) <= set(tokens(text))]
        other = 3 - margin[0]
        if len(rows) == 1:
            estimate, error = number(rows[0][other]), number(rows[0][margin[0]])
            if estimate is not None and error is not None and 0 < error < estimate:
                return Interval(estimate, error, (), "%" in rows[0][other])
    return None


# ---- sample sizes ----------------------------------------------------------------------------------------------------
