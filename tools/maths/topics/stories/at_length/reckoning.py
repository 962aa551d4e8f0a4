"""What can be reckoned from a story's numbers by their units, when only one choice can be reached.

Every number is used once; sums and differences need a word that asks for them. Where the units allow two of the choices,
or a number has no unit, nothing is answered.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from tools.maths.derivation import Derivation, Move
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.by_units.asked import asked_unit, rounding_way
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions, text_of
from tools.maths.topics.proportion.quantities import tidied, unit_at
from tools.maths.topics.proportion.units import Unit, kind_of
from tools.maths.topics.proportion.working import Working
from tools.maths.topics.stories.at_length import percents
from tools.maths.topics.stories.at_length.moments import stops_short
from tools.maths.topics.stories.at_length.quantities import dimension, given, joined, readings, told_once
from tools.maths.topics.stories.at_length.search import Rules, Step, calculations
from tools.maths.tree import Bin, num

CONCEPT = "Units show what may be done: a product must cancel units, a sum needs equal ones, and the answer has the unit asked for."
_STOP = re.compile(
    r"\b(?:mean|median|averages? of (?:the|these)|ratio|probability|twice|half|double[ds]?|triple[ds]?|thrice|dozens?|consecutive|squared?\b(?! (?:feet|foot|inch|meter|mile|yard|centimeter|kilometer|unit))|cub(?:e|ed)|radius|diameter|circ\w+|cylind\w*|cone|sphere|triang\w*|perimeter|angle|round[- ]trip|each way|there and back|return\w*|toward each other|towards each other|opposite|both|each other|same|equal|proportion\w*|ladder|leans?|hypotenuse|diagonal\w*|north|south|east|west|shadow|slope|corner|currents?|upstream|downstream|headwind|tailwind|echo|compound\w*|interest|exponential\w*|half-life|every other|alternat\w+|except|without|not|neither|nor|reciprocal|product of|sum of|times (?:as|the|that|more)|estimate|sample|survey\w*|random\w*|model predicts?|equations?|inequalit\w+|function|graph|formula|one-third|two-thirds|one-half|quarter|third|fifth|remaining \w+ percent|first ⟦N\d+⟧(?! (?:miles|kilometers|hours|minutes|meters))|additional \w+ (?:over|beyond|after)|overtime|refund\w*|cancel\w*|catch\w*|head start|later than|mixture|mixed|blend\w*|solution|evaporat\w*|older|younger|ago|rest|every (?:year|month|week|day|hour|morning|night|evening)|some|instead)\b|⟦[NM]\d+⟧ (?:[a-z]+ )?(?:more|less|fewer|longer|shorter|taller|heavier|higher|lower|farther|faster|slower) than\b"
)
_TWO_PACES = re.compile(r"⟦P\d+⟧ (?:[a-z]+ )?(?:more|fewer|less|faster|slower)\b")
_JOINED = re.compile(r"\b(?:together|simultaneously|at the same time|do they|will they)\b")
_IDLE = re.compile(
    r"\bat th(?:e|is|at) same (?:average |constant |steady )?(?:time|rate|speed|pace|price|amount)\b|\b(?:of )?equal[ -](?:size|sized)\b|\bnot (?:including|counting) (?:sales )?tax\b|\bwithout (?:stopping|stops?|a break|breaks|interruption|pausing)\b|⟦M\d+⟧ (?:more|less) than (?:its|the|their|his|her) (?:[a-z]+ )?(?:value|price|cost)\b|\bon average\b|\ban average of\b|\bno more than\b"
)
_PLUS = re.compile(
    r"\b(?:plus|additional|in addition|altogether|in all|combined|together|also|extra|fee|another|as well as|then|tip|deposit|total|entire|and the next|more|opened with|began|begins|starts?|started|initially|everything|spen[dt]s?|pays?|paid|cost)\b"
)
_MINUS = re.compile(
    r"\b(?:less|left|remain\w*|already|difference|how (?:much|many|far) (?:more|longer|farther|further|less|fewer)|leak\w*|drain\w*|lost|loses?|minus|withdr[ae]w\w*|profit|carry|capacity|at most|no more than|maximum|budget|greatest|has ⟦M|save[ds]?|fewer|away|with the)\b"
)
_AREA = re.compile(
    r"\b(?:rectang\w+|area|square (?:feet|foot|inches|inch|meters|meter|yards|yard|miles|mile|centimeters|kilometers))\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of what the units allow, None when that is nothing or reaches two choices."""
    if not stem.choices or stem.tables or stem.statements or stem.placeholders("RFESTD"):
        return None
    if stops_short(stem):
        return None
    text = text_of(stem)
    if _TWO_PACES.search(text) and _JOINED.search(text):
        return None
    if _STOP.search(_IDLE.sub(" ", text)) or (
        re.search(r"\bfirst ⟦", text) and not re.search(r"\b(?:next|last|then|second|rest of the way)\b", text)
    ):
        return None
    found = told_once(text, joined(text, mentions(stem, text)))
    wanted = _asked(stem, found)
    if stem.placeholders("P") and re.search(r"\bprofit\b", text):
        return None
    if wanted is None or not 2 <= len(found) <= 7 or stem.unused([i for m in found for i in m.places]):
        return None
    best: dict[str, tuple[Step, Fraction, int]] = {}
    for reading in readings(found):
        ready = given(stem, text, reading, wanted)
        if ready is None or not 2 <= len(ready) <= 6:
            continue
        rules = Rules(
            bool(_PLUS.search(text)),
            bool(_MINUS.search(text)),
            bool(percents.ASKED_BEFORE.search(stem.ask)),
            bool(_AREA.search(text)),
        )
        if any(g.does == "part" for g in ready):
            if re.search(r"\b(?:left\w*|remain\w*|not|other)\b", stem.ask):
                return None
            rules = replace(
                rules, plus=False, minus=False
            )  # whether a part is added or taken away is not told by units
        for value, step in calculations(ready, dimension(wanted), rules).items():
            for way in _ways(stem, value, wanted):
                answer = Fraction(ceil(value)) if way > 0 else Fraction(floor(value)) if way < 0 else value
                fits = telling.fitting(stem, telling.shown(answer))
                for choice in stem.choices:
                    if answer > 0 and fits(choice):
                        best.setdefault(choice.letter, (step, answer, way))
        if best:
            break
    chosen = _nearest(list(best.values()))
    if chosen is None:
        return None
    step, answer, way = chosen
    if {"+", "-"} <= _ops(step):
        return None  # which sum is put together and which is taken away would be a guess
    return _written(stem, step, answer, way, wanted)


def _asked(stem: Stem, found: tuple[Mention, ...]) -> Unit | None:
    ask = tidied(stem.ask)
    if re.search(r"\bpercent|\bfraction\b|\bin terms of\b", ask):
        return None
    unit = asked_unit(ask)
    nearest = re.search(
        r"\bnearest (?!tenth|hundredth|whole|integer|cent\b|dollar|percent|ten\b|hundred\b)(?=[a-z])", ask
    )
    if unit is None and nearest and (near := unit_at(ask, nearest.end(), counted=False)):
        return near[0].plain()
    if (
        unit is None
        and all("$" in c.text and "\\$" in c.text for c in stem.choices)
        and any(m.kind == "M" for m in found)
    ):
        return Unit.of("dollar")
    return unit


def _nearest(found: list[tuple[Step, Fraction, int]]) -> tuple[Step, Fraction, int] | None:
    """The only one; or, of two alike, the one that pairs neighbours ("4 miles at 3 miles per hour and 5 at 2.5")."""
    if len(found) <= 1:
        return found[0] if found else None
    ordered = sorted(found, key=lambda f: f[0].apart())
    alike = len({f[0].shape() for f in found}) == 1
    near, next_ = ordered[0][0].apart(), ordered[1][0].apart()
    return ordered[0] if alike and near < next_ and 2 * near <= next_ else None


def _ops(step: Step) -> set[str]:
    return {step.op}.union(*(_ops(part) for part in step.parts))


def _ways(stem: Stem, value: Fraction, unit: Unit) -> tuple[int, ...]:
    """Whether a value may stand as it is or must be made whole."""
    counted = len(unit.parts) == 1 and not kind_of(unit.parts[0][0][0])
    if not counted or value.denominator == 1:
        return (0,)
    way = rounding_way(stem.ask)
    return (way,) if way else (0,) if telling.approximate(stem) else ()


def _written(stem: Stem, step: Step, answer: Fraction, way: int, unit: Unit) -> Derivation | None:
    work = Working(stem)
    exact = _worked(work, step)
    if way:
        low, high = (answer - 1, answer) if way > 0 else (answer, answer + 1)
        work.moves.append(
            Move("Take a whole number", "Only whole ones count: see which whole number meets the condition.", work.show(exact), work.show(answer), check=lambda: low <= exact <= high)
        )  # fmt: skip
    if not work.moves:
        return None

    def confirm() -> bool:  # undo the steps from the result, down to one of the numbers told
        return _undone(step, exact)

    return work.told(
        RATES,
        CONCEPT,
        "You are asked for an amount with this unit: " + unit.words() + ".",
        answer,
        confirm,
        unit=unit.words(),
        full=False,
    )


def _worked(work: Working, step: Step) -> Fraction:
    if not step.parts:
        return step.value
    if step.op == "^":
        (scale,) = step.parts
        if step.value == scale.value:
            return step.value
        return work.work(
            "Find the factor of the scale",
            "A scale counts once for each direction.",
            Bin("^", work.show(scale.value), num(2 if step.value == scale.value**2 else 3)),
        )
    if step.op == "%":
        (percent,) = step.parts
        if percent.does == "part":
            return percent.value
        return work.step(
            "Find the factor",
            "The whole is one; the percent is added to it or taken off.",
            Fraction(1),
            "+" if percent.does == "up" else "-",
            percent.value,
        )
    left, right = (_worked(work, part) for part in step.parts)
    rule, text = {
        "*": ("Multiply", "The units that match cancel in the product."),
        "/": ("Divide", "The units that match cancel in the quotient."),
        "+": ("Add", "Both have the same unit and belong together."),
        "-": ("Subtract", "Both have the same unit; what is taken away is subtracted."),
    }[step.op]
    return work.step(rule, text, left, step.op, right)


def _undone(step: Step, value: Fraction) -> bool:
    """Whether going backwards from the value along one branch ends at the number told there."""
    if step.op in ("%", "^") or not step.parts:
        return value == step.value
    left, right = step.parts
    back = {
        "*": lambda: value / right.value,
        "/": lambda: value * right.value,
        "+": lambda: value - right.value,
        "-": lambda: value + right.value,
    }
    return _undone(left, back[step.op]())
