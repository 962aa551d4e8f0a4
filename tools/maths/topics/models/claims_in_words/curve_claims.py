"""Sentences about one function's graph or about two functions, each part tested on the functions themselves.

A sentence is true when every part of it was read and holds, false when some part fails, None otherwise.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.claims_in_words.curves_told import Curve
from tools.maths.topics.models.model import Linear, Quadratic

_N = r"-?\d+(?:\.\d+)?(?:/\d+)?"
_PAIR = re.compile(rf"\( ?({_N}) ?, ?({_N}) ?\)")
_FRAC = re.compile(r"(-?) ?d?frac ?\{(\d+)\} ?\{(\d+)\}")
_NOT = re.compile(r"\b(?:not|never|no longer|doesn't|isn't|cannot)\b")


def plain(text: str) -> str:
    """A sentence in lower case, fractions as a/b, minus signs joined to their numbers."""
    said = _FRAC.sub(r"\1\2/\3", tidy(text)).replace("−", "-")
    return re.sub(r"(?<![\w)]) ?- (?=\d)", " -", said).strip(" .")


def holds(text: str, curves: Sequence[Curve]) -> bool | None:
    """Whether a sentence is true of the functions."""
    said = plain(text)
    verdicts: list[bool | None] = []
    names: list[str] = []
    for clause in re.split(
        r";|,? (?:but|and|while|whereas) (?=(?:the|its|it|[a-z]\b|they|both)\b(?! greater))|,? and (?=has\b|have\b|is\b|does\b|passes\b|a (?:greater|smaller|lesser))",
        said,
    ):
        named = [
            n
            for n in re.findall(r"(?<![a-z])([a-z])(?![a-z(-])|(?<![a-z])([a-z])\(", clause)
            for n in n
            if n and any(c.name.lower() == n for c in curves)
        ]
        names = list(dict.fromkeys(named)) or names
        verdicts.append(_clause(clause, curves, names))
    if False in verdicts:
        return False
    return True if verdicts and None not in verdicts else None


def _clause(clause: str, curves: Sequence[Curve], names: Sequence[str]) -> bool | None:
    if len(curves) == 2:
        return _compared(clause, curves, names)
    if len(curves) != 1:
        return None
    verdict = _single(clause, curves[0])
    return None if verdict is None else verdict is not bool(_NOT.search(clause))


def _fraction(text: str) -> Fraction:
    return Fraction(text.replace(" ", ""))


# ---- one function ----------------------------------------------------------------------------------------------

_STEP = re.compile(
    rf"\b(?P<way>increas|decreas)\w*(?: (?:at a (?:constant )?rate of|by)) (?P<by>{_N})(?: units?)?\b(?P<rest>.*)"
)
_PER = re.compile(
    rf"\b(?:increases? (?:of|by) (?P<a>{_N})|(?P<b>{_N})[- ]unit increase|(?:each|every) (?P<c>{_N}) units?|(?P<one>each unit|every unit|per unit|(?:each|every) increase in|1 unit))"
)
_QUADRANTS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}


def _single(clause: str, curve: Curve) -> bool | None:
    if re.search(r"\b(?:no more than|no less than|at least|at most|or|only|approximately)\b", clause):
        return None
    for reader in (_steps, _quadrant, _crossings, _turn, _intercepts, _slope, _opens, _through, _monotone):
        verdict = reader(clause, curve)
        if verdict is not None:
            return verdict
    return None


def _steps(clause: str, curve: Curve) -> bool | None:
    match = _STEP.search(clause)
    per = _PER.search(match["rest"]) if match else None
    if match is None or per is None or curve.rate is None or "%" in clause or "percent" in clause:
        return None
    if not re.search(rf"\b{curve.letter}\b", match["rest"]):
        return None
    size = _fraction(next((g for g in (per["a"], per["b"], per["c"]) if g), "1"))
    return curve.rate * size == _fraction(match["by"]) * (1 if match["way"] == "increas" else -1)


def _quadrant(clause: str, curve: Curve) -> bool | None:
    match = re.search(r"\bquadrants? (i{1,3}|iv|[1-4])\b|\b(first|second|third|fourth) quadrant", clause)
    if (
        match is None
        or not isinstance(curve.shape, Linear)
        or not re.search(r"\b(?:pass|lie|points?|enter|contain|cross)", clause)
    ):
        return None
    if re.search(r",|\b(?:and|or|only|all)\b", clause):
        return None
    which = _QUADRANTS[match[1] or match[2]]
    b, m = curve.shape.start, curve.shape.rate
    right, up = which in (1, 4), which in (1, 2)
    far = Fraction(10**6) * (1 if right else -1)
    near = far / 10**12
    high = [v > 0 if up else v < 0 for v in (b + m * far, b + m * near)]
    return any(high)


def _crossings(clause: str, curve: Curve) -> bool | None:
    match = re.search(
        r"\b(?P<none>no|0|zero)\b|\b(?:exactly |only )?(?P<one>1|one)\b|\b(?:exactly )?(?P<two>2|two)\b", clause
    )
    if (
        match is None
        or not re.search(
            r"x-intercepts?|\b(?:crosses|intersects|meets|touches) the x-axis\b|\b(?:real )?zeros\b", clause
        )
        or _PAIR.search(clause)
    ):
        return None
    number = curve.crossings()
    wanted = 0 if match["none"] else 1 if match["one"] else 2
    if re.search(rf"x-intercepts?[^.;]*\b(?:at|of|is|are|equal to) {_N}", clause) and not match["none"]:
        return None
    return None if number is None else number == wanted


def _turn(clause: str, curve: Curve) -> bool | None:
    high = re.search(r"\b(?:highest|maximum|greatest|largest)\b", clause)
    low = re.search(r"\b(?:lowest|minimum|least|smallest)\b", clause)
    if not isinstance(curve.shape, Quadratic) or not (high or low or "vertex" in clause) or (high and low):
        return None
    x, y = curve.shape.turn
    kind = not (high or low) or bool(high) is (curve.shape.a < 0)
    pair = _PAIR.search(clause)
    if pair:
        return kind and (_fraction(pair[1]), _fraction(pair[2])) == (x, y)
    told = re.findall(rf"(?<![\w.])({_N})", clause)
    if len(told) != 1:
        return None
    at = re.search(r"\b(?:when|at|where) x\b|\boccurs\b|\breached at\b", clause)
    return kind and _fraction(told[0]) == (x if at else y)


def _intercepts(clause: str, curve: Curve) -> bool | None:
    which = re.search(r"\b([a-z])-intercept\b", clause)
    if which is None:
        return None
    horizontal = which[1] == curve.letter
    value = curve.at(Fraction(0)) if not horizontal else None
    if horizontal and isinstance(curve.shape, Linear) and curve.shape.rate:
        value = -curve.shape.start / curve.shape.rate
    if value is None:
        return None
    sign = re.search(r"\b(positive|negative)\b", clause)
    if sign:
        return value > 0 if sign[1] == "positive" else value < 0
    pair, told = _PAIR.search(clause), re.findall(rf"(?<![\w.])({_N})", clause)
    if pair:
        point = (_fraction(pair[1]), _fraction(pair[2]))
        return point == ((value, 0) if horizontal else (0, value))
    return _fraction(told[0]) == value if len(told) == 1 else None


def _slope(clause: str, curve: Curve) -> bool | None:
    if curve.rate is None or not re.search(r"\bslope\b|\brate of change\b", clause):
        return None
    sign = re.search(r"\b(positive|negative|zero|undefined)\b", clause)
    if sign:
        return {"positive": curve.rate > 0, "negative": curve.rate < 0}.get(sign[1], False)
    told = re.findall(rf"(?<![\w.])({_N})", clause)
    return _fraction(told[0]) == curve.rate if len(told) == 1 else None


def _opens(clause: str, curve: Curve) -> bool | None:
    match = re.search(r"\bopens? (up|down)", clause)
    if match is None or not isinstance(curve.shape, Quadratic):
        return None
    return (curve.shape.a > 0) is (match[1] == "up")


def _through(clause: str, curve: Curve) -> bool | None:
    if not re.search(r"\b(?:pass(?:es)?|goes|contains?|lies? on|point|includes)\b", clause):
        return None
    pair = _PAIR.search(clause)
    if pair is None and "origin" not in clause:
        return None
    x, y = (_fraction(pair[1]), _fraction(pair[2])) if pair else (Fraction(0), Fraction(0))
    at = curve.at(x)
    return None if at is None else at == y


def _monotone(clause: str, curve: Curve) -> bool | None:
    match = re.search(
        r"\bis (?:always )?(increasing|decreasing)\b|\b(increases|decreases) (?:as|when) [a-z] increases\b", clause
    )
    if match is None or curve.rate is None or re.search(r"\d", clause):
        return None
    return (curve.rate > 0) is (match[1] or match[2]).startswith("increas")


# ---- two functions ---------------------------------------------------------------------------------------------

_MEASURES = r"slope|rate of change|[xy]-intercept|y-coordinate of (?:the|its) y-intercept"
_PAIRED = re.compile(
    rf"\b(?P<rel>greater|larger|higher|smaller|lesser|lower|less|same|equal|different)\s+(?:[a-z]+ )?(?P<what>{_MEASURES})s?\b"
)
_IS = re.compile(
    rf"\b(?P<what>{_MEASURES})s?\b[^,;]*?\b(?:is|are) (?:the )?(?P<rel>greater|larger|higher|smaller|lower|less|same|equal|different)\b"
)


def _compared(clause: str, curves: Sequence[Curve], names: Sequence[str]) -> bool | None:
    pairs = [(m["rel"], m["what"]) for m in _PAIRED.finditer(clause)] or [
        (m["rel"], m["what"]) for m in _IS.finditer(clause)
    ]
    if not pairs or _NOT.search(clause):
        return None
    first = next((c for c in curves if names and c.name.lower() == names[0]), None)
    verdicts = []
    for rel, what in pairs:
        if rel in ("same", "equal", "different"):
            a, b = (_measure(c, what) for c in curves)
            verdicts.append(None if a is None or b is None else (a == b) is (rel != "different"))
            continue
        if first is None:
            return None
        second = next(c for c in curves if c is not first)
        a, b = _measure(first, what), _measure(second, what)
        verdicts.append(None if a is None or b is None else a > b if rel in ("greater", "larger", "higher") else a < b)
    return False if False in verdicts else None if None in verdicts else True


def _measure(curve: Curve, what: str) -> Fraction | None:
    if "intercept" not in what:
        return curve.rate
    if what.startswith("x"):
        return -curve.shape.start / curve.shape.rate if isinstance(curve.shape, Linear) and curve.shape.rate else None
    return curve.at(Fraction(0))
