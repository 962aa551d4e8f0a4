r"""How much water goes into or out of an upright cylinder whose level changes: by volume, in liters or gallons, or per day.

"The water level in the barrel fell by 35 centimeters": what went out is a cylinder of that height. Vessels of another
shape are not read, and neither is a story in which something else happens to the water.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import isclose

from tools.maths.derivation import Derivation, Slip
from tools.maths.polynomial import rational
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import REVERSALS, TRAPS, Stem
from tools.maths.topics.geometry import answering, exact, measuring
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.topics.writing import plain_text
from tools.maths.tree import Bin, Node, Sym, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "What raises or lowers the level in an upright cylinder is itself a cylinder: the same base, and the change of the level "
    "as its height. Its volume is $\\pi r^2 h$."
)
READS = frozenset({"removes", "removed", "remove"})  # what is removed is the change of the level

_N = r"\d+(?:\.\d+)?(?:/\d+)?"
_LENGTH = rf"(?P<{{v}}>{_N})[ -](?P<{{u}}>{UNIT})"
_LIQUID = r"(?:water|liquid|oil|juice|milk|fuel|paint|gasoline|grain|sand|syrup|rainwater|honey)"
_CAPACITY = r"(?:lit(?:er|re)s?|gallons?|millilit(?:er|re)s?|quarts?|pints?)"
_VOLUME = rf"(?:{_CAPACITY}|cubic (?:{UNIT}))"
_TIME = r"(?:day|hour|minute|week|month|second)"


def _length(v: str, u: str) -> str:
    return _LENGTH.format(v=v, u=u)


_CYLINDER = re.compile(r"\b(?:right )?(?:circular )?(?:cylinder|cylindrical)\b")
_ROUND = re.compile(
    rf"(?:an? |the |its |whose |with |has |having |and )*(?:interior |inside |inner |internal |base )*(?P<what>radius|diameter)(?: of (?:its|the) (?:circular )?base)? (?:of |is |that is |measures )?{_length('r', 'ru')}"
)
_TALL = re.compile(
    rf"(?:and |with |an? |the |its )*(?:interior |inside )?height (?:of |is ){_length('t', 'tu')}|(?:and |is )*{_length('t2', 'tu2')} (?:tall|high(?! ?er))"
)
_CHANGE = r"(?:falls?|fell|drops?|dropped|decreases?|decreased|sinks?|sank|goes down|went down|rises?|rose|increases?|increased|went up|goes up|is lowered|was lowered|is raised|was raised)"
_LEVEL = rf"(?:the )?(?:(?:{_LIQUID} )?(?:level|depth|height)(?: of (?:the |its )?{_LIQUID})?)(?: in(?:side)? (?:the |this |its )?[a-z]+(?: [a-z]+)?)?"
_FELL = re.compile(
    rf"{_LEVEL} (?:has |had )?{_CHANGE} (?:by )?(?:a total of |exactly )?{_length('h', 'hu')}(?! (?:per|each|every|a) )"
)
_FROM_TO = re.compile(
    rf"{_LEVEL} (?:has |had )?{_CHANGE} from (?:a (?:height|depth|level) of )?{_length('h', 'hu')} to (?:a (?:height|depth|level) of )?{_length('h2', 'hu2')}"
)
_THAN = re.compile(
    rf"{_LEVEL} (?:is|was) {_length('h', 'hu')} (?:higher|lower) than (?:before|it was(?: before)?|at the start)"
)
_PERIOD = re.compile(
    rf"(?:over|during|for|in)(?: (?:a|the|this))?(?: period of| span of| course of)? (?P<n>{_N})[ -](?:dry |hot |warm |straight |summer )?(?P<time>{_TIME})s?(?: period| span)?"
)
_EQUALS = re.compile(
    rf"\(? ?(?:note(?: that)?:? ?)?(?P<a>{_N}) (?P<au>{_VOLUME}) ?(?:=|≈|is(?: approximately| about)?|equals|is equal to) ?(?P<b>{_N}) ?(?P<bu>{_VOLUME})(?: ?\.)? ?\)?"
)
_ASKED_UNIT = re.compile(
    rf"(?:,? ?\(?in (?P<one>{_VOLUME})\)?,?|how many (?P<two>{_VOLUME})(?: of {_LIQUID})?|to the nearest (?P<three>{_VOLUME}))"
)
_PER = re.compile(rf"(?:per|each|a|every) (?P<time>{_TIME})\b|\b(?P<daily>daily|hourly|weekly)\b")
_NEAREST = re.compile(rf"(?:rounded )?to the nearest (?:whole )?(?:{_VOLUME}|number|integer)")
_DOES = re.compile(
    r"\b(?:used?|uses|using|removed?|removes|added|adds?|drained?|drains|entered|enters?|drawn|drew|draws?|flow(?:ed|s)?|pumped|poured|leaked|leaves?|left the|lost|consumed|taken|takes?|took|collected|withdrawn|sold|ran|runs?)\b"
)
_OTHERWISE = re.compile(
    r"\b(?:but|also|while|if|hose|rain|rains|rained|evaporat\w*|leak\w* (?:and|then)|again|cone|conical|rectang\w*|tilt\w*|some|part|both|and from|pipe|refill\w*|already|later|filled|full|"
    r"remains?|remaining|in the (?:tank|barrel|cistern|cylinder|container) (?:now|at)|volume of the)\b"
)
_CALM = re.compile(
    rf"\bonly from (?:the|this|that) [a-z]+|\b(?:circular|right)\b|\bon average\b|\b(?:the )?(?:average|total) (?:amount|volume|rate|number)\b|\b(?:amount|volume) of {_LIQUID}\b|\bafter a (?:storm|rain|day|while)\b|"
    r"\bwhich(?: of the following)? is closest to\b|\b(?:closest|nearest) to\b|\b(?:approximately|about)\b|\bhow much\b|\bat which\b|\bwhich of the following\b|\bwhat (?:is|was)\b|\bhow many\b|\buntil\b|\bthat\b|\bwhen\b"
)
_DECLINED = (TRAPS | REVERSALS) - READS - {"of"}


@dataclass(frozen=True)
class _Told:
    radius: Node  # as it is worked out from what is told
    diameter: Fraction | None
    level: Node
    base: str  # the unit of length all is in
    per_unit: Fraction  # how many of the base's cubes are one unit asked for
    unit: str
    periods: Fraction | None
    time: str


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the amount that changes a level, None for anything else."""
    if stem.tables or not _CYLINDER.search(stem.prose) or not re.search(r"\b(?:level|depth|height)\b", stem.prose):
        return None
    text = " ".join(plain_text(stem).replace("~", " ").split())
    if len(text) > 1000:
        return None
    told = _read(text)
    return None if told is None else _derivation(stem, told, text)


def _read(text: str) -> _Told | None:
    rest = text
    found: dict[str, re.Match[str]] = {}
    patterns = {
        "equals": _EQUALS,
        "fell": _FELL,
        "from": _FROM_TO,
        "than": _THAN,
        "round": _ROUND,
        "tall": _TALL,
        "period": _PERIOD,
    }
    for name, pattern in patterns.items():
        match = pattern.search(rest)
        if match:
            found[name] = match
            rest = rest[: match.start()] + " · " + rest[match.end() :]
    changes = [found[n] for n in ("fell", "from", "than") if n in found]
    ask = re.split(r"(?<=[.·]) ", rest[: rest.rfind("?")])[-1] if "?" in rest else ""
    asked, per = _ASKED_UNIT.search(ask), _PER.search(ask)
    if len(changes) != 1 or "round" not in found or asked is None or not _DOES.search(ask):
        return None
    if not _nothing_else(rest, asked, per):
        return None
    if per is None and ("average" in ask or "rate" in ask):
        return None
    period = found.get("period")
    time = (per["time"] or {"daily": "day", "hourly": "hour", "weekly": "week"}[per["daily"]]) if per else ""
    if per and (period is None or period["time"] != time):
        return None
    return _sizes(
        found, changes[0], next(u for u in asked.groups() if u), Fraction(period["n"]) if per and period else None, time
    )


def _nothing_else(rest: str, asked: re.Match[str], per: re.Match[str] | None) -> bool:
    """Whether what is left sets the scene only: no number, and no word that changes what happens."""
    for phrase in (asked.group(), per.group() if per else ""):
        rest = rest.replace(phrase, " ", 1) if phrase else rest
    rest = _NEAREST.sub(" ", _CALM.sub(" ", rest))
    words = set(re.findall(r"[a-z']+", rest))
    return not re.search(r"\d", rest) and not words & _DECLINED and not _OTHERWISE.search(rest)


def _sizes(
    found: dict[str, re.Match[str]], change: re.Match[str], unit: str, periods: Fraction | None, time: str
) -> _Told | None:
    """All lengths in one unit, and how many cubes of it make one unit of the answer."""
    link = _link(found.get("equals"), unit)
    if link is None:
        return None
    base, per_unit = link
    size = _in_base(found["round"], "r", "ru", base)
    high = _in_base(change, "h", "hu", base)
    if size is None or high is None:
        return None
    radius: Node = rational(size)
    diameter = size if found["round"]["what"] == "diameter" else None
    if diameter is not None:
        radius = Bin("/", rational(diameter), num(2), "frac")
    level: Node = rational(high)
    if "h2" in change.groupdict():
        second = _in_base(change, "h2", "hu2", base)
        if second is None or second == high:
            return None
        level = Bin("-", rational(max(high, second)), rational(min(high, second)))
    unit = f"{unit.removesuffix('s')}s" if re.match(_CAPACITY, unit) else unit
    return _Told(radius, diameter, level, base, per_unit, unit, periods, time)


def _in_base(match: re.Match[str], value: str, unit: str, base: str) -> Fraction | None:
    read = Unit.read(match[unit])
    factor = read.factor(base)
    return None if factor is None or read.power != 1 else Fraction(match[value]) * factor


def _link(equals: re.Match[str] | None, unit: str) -> tuple[str, Fraction] | None:
    """The unit of length to work in, and how many of its cubes are one of the unit asked for.

    >>> _link(_EQUALS.search("1 liter = 1000 cubic centimeters"), "liters")
    ('centimeters', Fraction(1000, 1))
    """
    sides = []
    if equals is not None:
        sides = [(Fraction(equals["a"]), equals["au"]), (Fraction(equals["b"]), equals["bu"])]
    if not re.match(_CAPACITY, unit):
        wanted = Unit.read(unit)
        return (wanted.base, Fraction(1)) if wanted.power == 3 and not sides else None
    if not sides and re.match(r"lit", unit):
        sides = [(Fraction(1), "liter"), (Fraction(1000), "cubic centimeters")]
    cubes = [s for s in sides if not re.match(_CAPACITY, s[1])]
    named = [s for s in sides if re.match(_CAPACITY, s[1]) and s[1].rstrip("s") == unit.rstrip("s")]
    if len(cubes) != 1 or len(named) != 1 or Unit.read(cubes[0][1]).power != 3:
        return None
    return Unit.read(cubes[0][1]).base, cubes[0][0] / named[0][0]


def _derivation(stem: Stem, told: _Told, text: str) -> Derivation | None:
    work = answering.Working()
    try:
        radius, level = told.radius, told.level
        if isinstance(radius, Bin):
            radius = work.step("Halve the diameter", "The radius is half the diameter.", radius)
        if isinstance(level, Bin):
            level = work.step("Find the change of the level", "The level changes by the difference of the two.", level)
        step_text = f"What went in or out is a cylinder: $\\pi r^2 h$ with the change of the level as $h$, in cubic {told.base}."
        value = work.step(
            "Find the volume", step_text, Bin("*", Bin("*", Sym("pi"), Bin("^", radius, num(2))), level, "cdot")
        )
        if told.per_unit != 1:
            step_text = f"Divide by how many cubic {told.base} make 1 {told.unit.removesuffix('s')}."
            value = work.step("Convert the unit", step_text, Bin("/", value, rational(told.per_unit), "frac"))
        if told.periods is not None:
            step_text = f"The average for each {told.time} is the whole divided by the number of {told.time}s."
            value = work.step(
                f"Share it among the {told.time}s", step_text, Bin("/", value, rational(told.periods), "frac")
            )
    except Unvalued:
        return None
    how = answering.wanted(text)
    if how.places is None and _NEAREST.search(text):
        how = answering.Wanted(0)
    unit = f"{told.unit} per {told.time}" if told.time else told.unit
    return answering.derivation(
        stem, skill=AREA_VOLUME, concept=CONCEPT, asked="You are asked how much went in or out, not how much the whole vessel holds.",
        moves=work.moves, value=value, confirm=lambda: _measured(told, value), how=how, unit=unit, slips=_slips(told, value),
    )  # fmt: skip


def _slips(told: _Told, value: Node) -> list[Slip]:
    found: list[Slip] = []
    try:
        right = exact.read(value)
    except Unvalued:
        return found
    if told.diameter is not None:
        found.append(Slip("using the diameter as the radius", exact.tree(right * exact.constant(4))))
    if told.periods is not None:
        found.append(
            Slip("giving the whole amount instead of the average", exact.tree(right * exact.constant(told.periods)))
        )
    return found


def _measured(told: _Told, value: Node) -> bool:
    """The cylinder measured by slices, then counted in the unit asked for."""
    try:
        r, h, answer = (float(evaluate(n)) for n in (told.radius, told.level, value))
    except Unvalued:
        return False
    whole = measuring.sizes("cylinder", {"r": r, "h": h})["V"]
    return h > 0 and isclose(whole / float(told.per_unit) / float(told.periods or 1), answer, rel_tol=1e-3)
