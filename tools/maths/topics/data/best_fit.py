"""A line of best fit or another model given as an equation: predict, go back from a prediction, compare with what happened.

Also what its slope and its intercept mean (`interpreting.py`). The gap between one outcome and its prediction is read here
where the words beside the numbers tell them apart, in `told_residual.py` where their units do; for the points of a table
it is in `residuals.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.problem import Unread
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.interpreting import interpretation
from tools.maths.topics.data.lines import Line, line_in, names_in, value_at
from tools.maths.topics.data.measures import text_of
from tools.maths.topics.data.words import content, spoken
from tools.maths.tree import Bin, Group, Rel, num, substitute
from tools.maths.values import exact_value

CONCEPT = (
    "A model gives a predicted y for every x: put the known value in its place and work out or solve for the other."
)
_MODEL = re.compile(
    r"\bequation|\bfunction|\brelat|\bbest fit|\bscatter ?plot|\bpredict|\bregression|\btrend|\bmodels?\b|\bresidual|\bdata\b|\bestimate"
)
_SAID = re.compile(r"\bbest fit|\bscatter ?plot|\bpredict|\bregression|\btrend|\bmodel|\bresidual|\bestimate")
_FIGURE = re.compile(
    r"\b(?:scatter ?plot|graph|figure|line of best fit)\b[^.]*\b(?:above|below|shown|shows|following)\b|\bthe (?:scatter ?plot|graph|figure) (?:shows|above|below)"
)


def solve(stem: Stem) -> Derivation | None:
    """Questions on a model of two quantities. Raises Unread when the data are in a figure that is not there."""
    if not _MODEL.search(stem.prose) or re.search(r"\b(?:for|at|of) how many\b|\bhow many of the\b", stem.ask):
        return None  # counting points is for `residuals.py`
    if re.search(r"\bby (?:what|how many) percent\b|\bpercent (?:error|difference|greater|less|more)\b", stem.ask):
        return None  # a gap in percent of the predicted value
    if re.search(r"\bpredicted (?:for|by|from) that\b", stem.ask):
        return None  # the line may be meant to be read from y to x
    line = line_in(stem) if _SAID.search(stem.prose) else None
    if line is not None:
        found, meant = _residual(stem, line), interpretation(stem, line)
        if found is None and meant is not None:
            return replace(meant, full=False) if _SCALE.search(stem.ask) else meant
        found = found or _predicted(stem, line)
        return found if found is None or _same_scale(stem) else replace(found, full=False)
    if _in_a_figure(stem):
        raise Unread("The points are in a figure that I cannot see: please type them, or the equation of the line.")
    return None


READS = frozenset({"thousands of", "hundreds of"})
_SCALE = re.compile(r"\b(?:tens|dozens|hundreds|thousands|millions|billions)(?: of [a-z]+)?\b")


def _same_scale(stem: Stem) -> bool:
    """Whether the question counts in the thousands of dollars in which the model counts, where it counts so."""
    told = {m.group() for s in stem.told for m in _SCALE.finditer(s)}
    return told == {m.group() for m in _SCALE.finditer(stem.ask)}


def _in_a_figure(stem: Stem) -> bool:
    """Whether the data stand only in a drawing that the text refers to."""
    drawn = _FIGURE.search(stem.prose) and re.search(r"scatter ?plot|best fit", stem.prose)
    told = re.search(r"\b(?:as|increases?|tends?)\b.*\b(?:increase|decrease)", stem.prose)
    given = stem.tables or stem.placeholders("RFT") or len(stem.placeholders("NMP")) > 3
    return bool(drawn) and not told and not given


# ---- what the letters stand for ------------------------------------------------------------------------------------------


# ---- predict ------------------------------------------------------------------------------------------------------------


def _predicted(stem: Stem, line: Line) -> Derivation | None:
    """One number is given in the question: is it an x or a y?"""
    ask = spoken(stem, stem.ask)
    if not re.search(
        r"\bpredict|\baccording to|\bestimate|\bbased on|\bmodel|\buse the|\bbest fit|\bexpected", stem.prose
    ) or re.search(
        r"\bslope|\bintercept|\binterpret|\bmean(?:s|ing)?\b|\bincrease|\bdecrease|\bchange|\bdifference|\bmore\b|\bless\b",
        ask,
    ):
        return None
    rest = [i for i in stem.unused({line.place}) if stem.placeholders("NMP", f"⟦N{i}⟧") or True]
    numbers = [i for i in rest if f"{i}⟧" in stem.ask and stem.value(f"⟦N{i}⟧") is not None]
    if len(numbers) != 1:
        return None
    place = numbers[0]
    value = stem.value(f"⟦N{place}⟧")
    if value is None:
        return None
    xs, ys = names_in(stem, line)
    direction = _direction(stem, place, xs, ys)
    if direction is None:
        return None
    others = [i for i in rest if i != place]
    since = _since(stem)
    explained = [
        i
        for i in others
        if re.search(rf"(?:of|for|from|with|points representing) ⟦N{i}⟧ [a-z]+", stem.prose) and i not in (since or ())
    ]
    full = len(others) == len(explained) + (1 if since else 0) and bool(ys)
    if direction == "x":
        result = value_at(line, value)
        substituted = substitute(line.right, {line.x: num(value)})
        moves: tuple[Move, ...] = (
            Move("Put the value into the equation", "Replace the letter by the given value.", line.right, substituted, given={line.x: num(value)}),
            Move("Work it out", "Multiply first, then add or subtract.", substituted, num(result)),
        )  # fmt: skip
        shown, again = result, lambda: (result - line.start) / line.slope == value
        slips = [
            ("left out the starting value", line.slope * value),
            ("added before multiplying", line.slope * (value + line.start)),
        ]
    else:
        result = (value - line.start) / line.slope
        moves = (
            Move("Set the model equal to the value", "The given value is the predicted one: write the equation.", words(f"prediction {text_of(value)}"), Rel("=", line.right, num(value)), check=lambda: value_at(line, result) == value),
            Move("Subtract the starting value", "Undo the addition first.", Bin("-", num(value), num(line.start)), num(value - line.start)),
            Move("Divide by the slope", "Then undo the multiplication.", Bin("/", num(value - line.start), num(line.slope), "frac"), num(result)),
        )  # fmt: skip
        shown, again = result, lambda: value_at(line, result) == value
        slips = [("forgot to take the starting value away", value / line.slope)]
        if since is not None and re.search(r"\bwhat year|\bwhich year", ask):
            base = stem.value(f"⟦N{since[0]}⟧") or Fraction(0)
            shown = base + result
            moves += (
                Move(
                    "Count from the first year",
                    "The letter counts years after a given year.",
                    Bin("+", num(base), num(result)),
                    num(shown),
                ),
            )
            slips.append(("answered with the number of years", result))
    return number_answer(
        stem,
        Found(
            skills.TWO_VARIABLE_DATA, CONCEPT, "You are asked what the model gives for a known value of one of its quantities.",
            moves, shown, again, slips=tuple(Slip(n, num(v)) for n, v in slips if v != shown), full=full, decimal=True,
        ),
    )  # fmt: skip


def _since(stem: Stem) -> tuple[int] | None:
    years = [
        i
        for i in stem.placeholders("N")
        if (v := stem.value(f"⟦N{i}⟧")) is not None
        and 1800 <= v <= 2100
        and re.search(rf"(?:after|since) (?:the year )?⟦N{i}⟧", stem.prose)
    ]
    return (years[0],) if len(years) == 1 else None


def _direction(stem: Stem, place: int, xs: frozenset[str], ys: frozenset[str]) -> str | None:
    """Whether the number in the question is an x (then y is asked) or a y."""
    ask = stem.ask
    around = re.split(rf"⟦[A-Z]{place}⟧", ask)
    head = re.search(
        r"\b(?:what|which|how many) (?!is\b|are\b|was\b)([a-z ]+?) (?:does|do|did|will|would|is|are|was|were|should|can|must)\b",
        ask,
    )
    opening = (
        head.group(1)
        if head
        else re.split(
            r"\b(?:if|when|for which|of an?|for an?|in which|at which|after|whose|that)\b",
            re.sub(r"⟦[A-Z]\d+⟧", " ", ask),
        )[0]
    )
    wanted = set(content(opening))
    xs, ys = xs - _PLAIN, ys - _PLAIN
    if re.search(r"\b(?:what|which) year\b", ask):
        return "y"
    near = (
        content(spoken(stem, " ".join(around[0].split()[-5:]) + " " + " ".join(around[1].split()[:4])))
        if len(around) == 2
        else []
    )
    score = (len(wanted & ys) - len(wanted & xs)) + (len(set(near) & xs) - len(set(near) & ys))
    return "x" if score > 0 else "y" if score < 0 else None


_PLAIN = frozenset(content("model predict number line best fit equation given used"))


# ---- actual against predicted ------------------------------------------------------------------------------------------


def _residual(stem: Stem, line: Line) -> Derivation | None:
    """How far what happened lies from what the model says."""
    ask = spoken(stem, stem.ask)
    if not re.search(
        r"\bactual|\bresidual|\bobserved|\bmeasured|\bpredicted by|\bthan (?:the )?(?:[a-z]+ )?predict|\bthan the model|\bthan (?:the )?(?:value|number|price|score) (?:given|predicted)",
        ask,
    ):
        return None
    if not re.search(
        r"\bresidual|\bdifference|\bmore|\bless|\bgreater|\bfewer|\bhow far|\bexceed|\bhigher|\blower|\babove|\bbelow",
        ask,
    ):
        return None
    point = [n for i in stem.placeholders("T") if isinstance(n := stem.nodes[i], Group) and len(n.items) == 2]
    if len(point) == 1:
        x, actual = (exact_value(item) for item in point[0].items)
        return None if x is None or actual is None else _gap(stem, line, x, actual, True)
    numbers = [(i, v) for i in stem.unused({line.place}) if (v := stem.value(f"⟦N{i}⟧")) is not None]
    xs, ys = names_in(stem, line)
    ranked = []
    for i, v in numbers:
        parts = re.split(rf"⟦[A-Z]{i}⟧", stem.prose)
        near = set(content(" ".join(parts[0].split()[-6:]) + " " + " ".join(parts[1].split()[:3])))
        ranked.append((len(near & xs) - len(near & ys), i, v))
    ranked.sort(key=lambda r: -r[0])
    pair = [r for r in ranked if r[0] != 0] if len(ranked) > 2 else ranked
    if len(pair) != 2 or pair[0][0] <= pair[1][0]:
        return None
    return _gap(stem, line, pair[0][2], pair[1][2], len(numbers) == 2)


def _gap(stem: Stem, line: Line, x: Fraction, actual: Fraction, full: bool) -> Derivation | None:
    """The actual value less the predicted one, or the other way round where the question says so."""
    ask = spoken(stem, stem.ask)
    predicted = value_at(line, x)
    gap = actual - predicted
    if re.search(r"\bresidual", ask):
        value = gap
    elif re.search(r"\bpredicted\b.*\b(?:greater|more|higher|less|fewer|lower)\b.*\bactual", ask):
        value = -gap if re.search(r"\b(?:greater|more|higher)\b", ask) else gap
    elif re.search(r"\bactual\b.*\b(?:less|fewer|lower|below)\b", ask):
        value = -gap
    else:
        value = gap if re.search(r"\b(?:greater|more|higher|above|exceed)", ask) else abs(gap)
    if value < 0 and not re.search(r"\bresidual", ask):
        return None
    substituted = substitute(line.right, {line.x: num(x)})
    difference = Bin("-", num(actual), num(predicted)) if value == gap else Bin("-", num(predicted), num(actual))
    return number_answer(
        stem,
        Found(
            skills.TWO_VARIABLE_DATA,
            "A residual is the actual value less the predicted one; the model gives the prediction.",
            "You are asked how far the actual value lies from the prediction: find the prediction first.",
            (
                Move("Put the value into the equation", "The model gives the predicted value.", line.right, substituted, given={line.x: num(x)}),
                Move("Work out the prediction", "Multiply first, then add or subtract.", substituted, num(predicted)),
                Move("Subtract", "Compare the actual with the predicted value.", difference, num(value)),
            ),
            value,
            lambda: abs(line.slope * x + line.start - actual) == abs(value),
            slips=tuple(Slip(n, num(v)) for n, v in (("answered with the prediction", predicted), ("subtracted the other way round", -value)) if v != value),
            full=full,
            decimal=True,
        ),
    )  # fmt: skip
