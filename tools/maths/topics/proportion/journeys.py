"""A journey in two or three legs: the average speed of the whole, the total time or the total distance.

Each leg has two of distance, time and speed; a way back along the same route has the distance of the way there. Not
read: breaks, speeds against a wind or a stream, and legs that are fractions of the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.people import people
from tools.maths.topics.proportion.quantities import read_clause, tidied, unit_at
from tools.maths.topics.proportion.units import Unit, kind_of
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Num
from tools.maths.values import evaluate

_CUT = re.compile(
    r"\.(?= |$)|;|,? (?:and )?then\b|,? and (?:returned|returns|came back|drove back|rode back|walked back"
    r"|back)\b|, and (?=(?:⟦|for |the ))| and (?=(?:for )?⟦N\d+⟧ (?:miles|kilometers|hours|minutes) )"
)
_BACK = re.compile(r"\b(?:return(?:s|ed|ing)?|back|same (?:route|road|path|distance|trip))\b")
_AVERAGE = re.compile(r"\baverage (?:speed|rate)\b")
_AVERAGE_TOLD = re.compile(r"\b(?:at )?an? average (?:speed|rate) of\b|\b(?:averag(?:ed|es|ing))\b")
_TIME = re.compile(r"\btotal time\b|\bhow long\b|\bhow many (?:hours|minutes)\b")
_WAY = re.compile(r"\btotal distance\b|\bhow far\b|\bhow many (?:miles|kilometers|meters|feet)\b")
_WHOLE = re.compile(r"\b(?:entire|whole|total|overall|round|in all|altogether|combined)\b")
_OTHER = re.compile(
    r"\b(?:wind|current|stream|upstream|downstream|rest(?:s|ed|ing)?(?! of the (?:way|trip|distance|journey))"
    r"|stop(?:s|ped)?|break|waited|faster"
    r"|slower|toward|towards|apart|meet|catch|opposite|half|third|train leaves|twice)\b"
)
CONCEPT = (
    "Average speed is the total distance divided by the total time. It is not the average of the speeds, "
    "because the legs last differently long."
)


@dataclass
class Leg:
    """Distance, time and speed of one leg in the units of the answer; two of them are told."""

    way: Fraction | None = None
    time: Fraction | None = None
    speed: Fraction | None = None
    back: bool = False


_JOURNEY_TEXT = """
    then first second average total entire back return returned returns same round remaining rest per
"""
_JOURNEY = frozenset(_JOURNEY_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a journey in legs, None for anything else."""
    if (
        stem.tables
        or stem.placeholders("RFESTDPM")
        or not 3 <= len(stem.placeholders("N")) <= 7
        or _OTHER.search(stem.prose)
        or people(stem) > 1
    ):
        return None
    asked = (
        "speed"
        if _AVERAGE.search(stem.ask)
        else "time"
        if _TIME.search(stem.ask)
        else "way"
        if _WAY.search(stem.ask)
        else None
    )
    if asked is None or not (_WHOLE.search(stem.ask) or asked == "speed"):
        return None
    units = _units(stem)
    read = _legs(stem, units) if units else None
    if units is None or read is None:
        return None
    legs, used, rest = read
    if stem.unused(used) or len(legs) not in (2, 3):
        return None
    hard, soft = telling.traps(
        _AVERAGE_TOLD.sub(" ", rest),
        _JOURNEY,
    )
    if hard or _partial(stem):
        return None
    return _derived(stem, legs, asked, units, full=not soft - {"then", "first", "same"})


def _partial(stem: Stem) -> bool:
    """Whether only one of the legs is asked about."""
    return bool(
        re.search(r"\b(?:for|of|during|on|in) (?:the|his|her|their) (?:first|second|return|last|way)\b", stem.ask)
    ) and not re.search(r"\bround\b", stem.ask)


def _units(stem: Stem) -> tuple[Unit, Unit] | None:
    """The units of distance and time in which it is worked out: those of the speed that is asked for, or told first."""
    texts = [tidied(stem.ask), *(tidied(s) for s in stem.sentences)]
    for text in texts:
        for match in re.finditer(r"(?<= )(?=[a-z]+ per |mph|kph)", text):
            found = unit_at(text, match.start())
            if found is not None and len(found[0].parts) == 2:
                above = [w for (w, _), e in found[0].parts if e > 0 and kind_of(w).endswith("length")]
                below = [w for (w, _), e in found[0].parts if e < 0 and kind_of(w) == "time"]
                if above and below:
                    return Unit.of(above[0]), Unit.of(below[0])
    return None


def _legs(stem: Stem, units: tuple[Unit, Unit]) -> tuple[list[Leg], list[int], str] | None:
    way_unit, time_unit = units
    legs: list[Leg] = []
    used: list[int] = []
    rest = ""
    said = [s for s in stem.told]
    asks = re.split(r"(?=\b(?:what|how|find)\b)", stem.ask)[0]
    for sentence in [*said, asks]:
        position = 0
        for cut in [*_CUT.finditer(tidied(sentence)), None]:
            text = tidied(sentence)
            piece = text[position : cut.start() if cut else len(text)]
            back = bool(_BACK.search(piece)) or bool(position and _BACK.search(text[max(0, position - 20) : position]))
            position = cut.end() if cut else len(text)
            clause = read_clause(stem, piece)
            leg = Leg(back=back)
            for quantity in clause.quantities:
                if len(quantity.places) != 1:
                    return None
                value = (
                    Fraction(evaluate(quantity.value))
                    if isinstance(quantity.value, Num)
                    else stem.value(str(quantity.places[0]))
                )
                unit = quantity.unit.plain()
                if value is None or value <= 0:
                    return None
                if unit.dimension == way_unit.dimension and leg.way is None:
                    leg.way = value * unit.factor / way_unit.factor
                elif unit.dimension == time_unit.dimension and leg.time is None:
                    leg.time = value * unit.factor / time_unit.factor
                elif unit.dimension == way_unit.times(time_unit, -1).dimension and leg.speed is None:
                    leg.speed = value * unit.factor / way_unit.times(time_unit, -1).factor
                else:
                    return None
                used += quantity.places
            rest += " " + clause.rest
            if clause.quantities:
                legs.append(leg)
    for index, leg in enumerate(legs):
        known = [v for v in (leg.way, leg.time, leg.speed) if v is not None]
        if len(known) == 1 and leg.way is None and leg.back and index == 1:
            leg.way = legs[0].way
        elif len(known) != 2:
            return None
        if leg.way is None and (leg.time is None or leg.speed is None):
            return None
    return legs, used, rest


def _derived(stem: Stem, legs: list[Leg], asked: str, units: tuple[Unit, Unit], *, full: bool) -> Derivation | None:
    work = Working(stem)
    work.decimal = not any((leg.way or 0) / leg.speed % 1 and asked != "way" for leg in legs if leg.way and leg.speed)
    ways: list[Fraction] = []
    times: list[Fraction] = []
    for leg in legs:
        way, time = leg.way, leg.time
        if way is None and time is not None and leg.speed is not None:
            way = work.step("Find the distance of a leg", "Distance is speed times time.", leg.speed, "*", time)
        if time is None and way is not None and leg.speed is not None and asked != "way":
            time = work.step("Find the time of a leg", "Time is distance divided by speed.", way, "/", leg.speed)
        if way is None or (time is None and asked != "way"):
            return None
        ways.append(way)
        times.append(time or Fraction(0))
    whole, total = ways[0], times[0]
    for way, time in zip(ways[1:], times[1:], strict=True):
        if asked != "time":
            whole = work.step("Add the distances", "The whole way is the legs together.", whole, "+", way)
        if asked != "way":
            total = work.step("Add the times", "The whole time is the times of the legs together.", total, "+", time)
    answer = {"time": total, "way": whole, "speed": whole}[asked]
    if asked == "speed":
        answer = work.step(
            "Divide distance by time", "Average speed is the whole distance by the whole time.", whole, "/", total
        )
    way_unit, time_unit = units
    goal = {"time": time_unit, "way": way_unit, "speed": way_unit.times(time_unit, -1)}[asked]
    if asked != "speed":
        match = re.search(
            r"\bhow many (?=[a-z])|\bin (?=(?:hours|minutes|miles|kilometers|meters|feet)\b)", tidied(stem.ask)
        )
        named = unit_at(tidied(stem.ask), match.end()) if match else None
        if named is None or named[0].plain().dimension != goal.dimension:
            return None
        factor = goal.factor / named[0].plain().factor
        answer = (
            work.step("Convert the units", "Write it in the unit asked for.", answer, "*", factor)
            if factor != 1
            else answer
        )
        goal = named[0].plain()
    speeds = [
        leg.speed if leg.speed is not None else w / t
        for leg, w, t in zip(legs, ways, times, strict=True)
        if leg.speed or t
    ]

    def confirm() -> bool:
        if asked == "speed":  # the whole time at that speed covers the same way
            return answer * sum(w / s for w, s in zip(ways, speeds, strict=True)) == sum(ways)
        if asked == "time":
            return answer * goal.factor == sum(w / s for w, s in zip(ways, speeds, strict=True)) * time_unit.factor
        return (
            answer * goal.factor
            == sum(
                s * t
                for s, t in zip(
                    speeds, [leg.time or w / s for leg, w, s in zip(legs, ways, speeds, strict=True)], strict=True
                )
            )
            * way_unit.factor
        )

    slips = (("averaging the speeds", sum(speeds, Fraction(0)) / len(speeds)),) if asked == "speed" else ()
    work.decimal = telling.decimals(stem)
    return work.told(
        RATES,
        CONCEPT,
        "You are asked about the whole journey. What do all legs make together?",
        answer,
        confirm,
        unit=goal.words(),
        slips=slips,
        full=full,
    )
