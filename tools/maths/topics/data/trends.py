"""The kind of a relationship: linear or exponential, rising or falling, strong or weak, and average rates of change.

From numbers in a table, or from words ("as x increases, y tends to decrease").
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, number_answer, text_answer
from tools.maths.topics.data.growth import kind_of_growth
from tools.maths.topics.data.points import Pairs, pairs_in
from tools.maths.tree import Bin, num
from tools.maths.values import exact_value

_LINE = re.compile(r"(?<!non)(?<!non-)\blinear")


def solve(stem: Stem) -> Derivation | None:
    """Which kind of relationship, or an average rate of change."""
    return kind_of_growth(stem) or _association(stem) or _rate(stem) or _yearly(stem)


# ---- association in words -------------------------------------------------------------------------------------------

_AS = re.compile(
    r"\bas (?P<x>[^,⟦]{3,80}?) (?P<up>increases?|decreases?|rises?|grows?|gets? (?:older|longer|larger)|goes up),? (?P<y>[^,.⟦]{3,100}?) (?:also )?(?:tends? to |generally |usually )?(?:also )?(?P<then>increase|decrease|rise|fall|grow|go up|go down|drop)"
)
_CLOSE = re.compile(r"\bclose(?:ly)? (?:to|around|along)|\bnear(?:ly)?\b[^.]*\bline|\btightly|\bstrong")
_LOOSE = re.compile(r"\bloosely|\bwidely|\bspread out|\bfar from|\bscattered|\bweak")
_NO_PATTERN = re.compile(r"\bno (?:clear |apparent )?(?:pattern|trend|relationship|association)|\brandomly scattered")


def _association(stem: Stem) -> Derivation | None:
    """A described scatterplot, or pairs of data, and choices of positive, negative, strong, weak or none."""
    if not stem.choices or not re.search(r"\bassociation|\bcorrelation|\brelationship", stem.ask):
        return None
    if not all(
        re.search(r"association|correlation|relationship|positive|negative|linear|none|no ", c.text.lower())
        for c in stem.choices
    ):
        return None
    told = " ".join(stem.told)
    match = _AS.search(told)
    data = pairs_in(stem)
    if match is not None:
        one = bool(re.match(r"inc|ris|gro|gets|goes", match["up"]))
        two = bool(re.match(r"inc|ris|gro|go up", match["then"]))
        sign = 1 if one is two else -1
    elif _NO_PATTERN.search(told):
        sign = 0
    elif data is not None and len(data.points) >= 4:
        found = _sign(data)
        if found is None:
            return None
        sign = found
    else:
        return None
    strength = "strong" if _CLOSE.search(told) else "weak" if _LOOSE.search(told) else None
    curve = bool(re.search(r"\bcurve|\bnonlinear|\bexponential", told))
    hits = [c for c in stem.choices if _fits(c, sign, strength, curve)]
    if len(hits) != 1:
        return None
    direction = {1: "both move the same way", -1: "they move opposite ways", 0: "no pattern"}[sign]
    return text_answer(
        stem,
        hits[0],
        Derivation(
            skill=skills.TWO_VARIABLE_DATA,
            concept="An association is positive when both quantities tend to rise together, negative when one falls as the other rises; it is strong when the points lie close to the pattern.",
            moves=(Move("Find the direction", "Does y rise or fall as x rises?", words("as x rises"), words(direction), check=lambda: sum(_fits(c, sign, strength, curve) for c in stem.choices) == 1),),
            solutions=({},),
            values=(),
            asked="You are asked to describe how two quantities go together.",
            confirm=lambda: not any(_fits(c, -sign or 1, strength, curve) and c is hits[0] for c in stem.choices),
            full=match is not None and len(stem.placeholders("NMPRET")) <= 1,
        ),
    )  # fmt: skip


def _sign(data: Pairs) -> int | None:
    points = sorted(data.points)
    steps = [b[1] - a[1] for a, b in pairwise(points)]
    return 1 if all(s > 0 for s in steps) else -1 if all(s < 0 for s in steps) else None


def _fits(choice: Choice, sign: int, strength: str | None, curve: bool) -> bool:
    plain = choice.text.lower()
    none = bool(re.search(r"\bno\b|\bnone\b|\bnot (?:associated|correlated)", plain))
    if none or sign == 0:
        return none and sign == 0
    if bool(re.search(r"\bpositive|\bincreas", plain)) is not (sign > 0) or bool(
        re.search(r"\bnegative|\bdecreas", plain)
    ) is not (sign < 0):
        return False
    if strength is not None and re.search(r"\b(?:strong|weak)", plain) and strength not in plain:
        return False
    return not (curve and _LINE.search(plain)) and not (
        not curve and re.search(r"nonlinear|exponential|non-linear", plain)
    )


# ---- average rate of change ------------------------------------------------------------------------------------------


def _rate(stem: Stem) -> Derivation | None:
    """ "What is the average rate of change from x = 2 to x = 6?" with a table."""
    if not re.search(
        r"average (?:rate of change|(?:yearly |annual |monthly |daily |weekly )?(?:change|increase|decrease|growth))|rate of change",
        stem.ask,
    ):
        return None
    data = pairs_in(stem)
    if data is None or not stem.tables:
        return None
    named = [v for i in stem.placeholders("NR", stem.ask) if (v := _at(stem, i)) is not None]
    table = dict(data.points)
    ends = [v for v in named if v in table]
    if not ends and len(named) == 0:
        ends = [min(table), max(table)] if len(table) == 2 else []
    if len(ends) != 2 or ends[0] == ends[1]:
        return None
    (a, b) = ends
    value = (table[b] - table[a]) / (b - a)
    if re.search(r"\bdecrease", stem.ask):
        value = -value
    rise = (
        Bin("-", num(table[b]), num(table[a]))
        if value * (b - a) == table[b] - table[a]
        else Bin("-", num(table[a]), num(table[b]))
    )
    run = Bin("-", num(b), num(a))
    return number_answer(
        stem,
        Found(
            skills.TWO_VARIABLE_DATA, "The average rate of change is the change of y divided by the change of x.",
            "You are asked how much y changes for each one more of x, on average.",
            (
                Move("Find the change of y", "Take the two values from the table.", rise, num(value * (b - a))),
                Move("Divide by the change of x", "Divide by how far x went.", Bin("/", num(value * (b - a)), run, "frac"), num(value)),
            ),
            value, lambda: abs(value) * abs(b - a) == abs(table[b] - table[a]),
            full=len(named) == 2 and len(stem.sentences) <= 4, decimal=True,
        ),
    )  # fmt: skip


def _at(stem: Stem, place: int) -> Fraction | None:
    from tools.maths.tree import Rel

    node = stem.nodes[place]
    return exact_value(node.right if isinstance(node, Rel) else node)


_IN_YEARS = re.compile(
    r"⟦[NMP](?P<a>\d+)⟧(?: [a-z]+){0,3}? in ⟦N(?P<p>\d+)⟧,? (?:and|to)(?: [a-z]+){0,3}? ⟦[NMP](?P<b>\d+)⟧(?: [a-z]+){0,3}? in ⟦N(?P<q>\d+)⟧"
)


def _yearly(stem: Stem) -> Derivation | None:
    """ "1,200 in 2012 and 1,650 in 2017: by how much a year, on average?" """
    match = _IN_YEARS.search(stem.prose)
    asks = re.search(
        r"average (?:[a-z]+ )?(?:change|increase|decrease|growth|rate)|rate of (?:change|increase|decrease)|per year",
        stem.ask,
    )
    if match is None or not asks or re.search(r"\bpercent|\bexponential|\bpredict", stem.prose):
        return None
    a, b, p, q = (stem.value(f"⟦N{match[k]}⟧") for k in ("a", "b", "p", "q"))
    if a is None or b is None or p is None or q is None or not 1800 <= p < q <= 2100:
        return None
    fall = bool(re.search(r"\bdecrease", stem.ask))
    change = a - b if fall else b - a
    rest = [i for i in stem.unused({int(match[k]) for k in ("a", "b")}) if stem.value(f"⟦N{i}⟧") not in (p, q)]
    first, second = (a, b) if fall else (b, a)
    return number_answer(
        stem,
        Found(
            skills.TWO_VARIABLE_DATA,
            "The average rate of change is the change divided by the time it took.",
            "You are asked for the change for each year, on average.",
            (
                Move(
                    "Find the change",
                    "Subtract one value from the other.",
                    Bin("-", num(first), num(second)),
                    num(change),
                ),
                Move(
                    "Count the years", "Subtract the first year from the second.", Bin("-", num(q), num(p)), num(q - p)
                ),
                Move(
                    "Divide",
                    "Share the change among the years.",
                    Bin("/", num(change), num(q - p), "frac"),
                    num(change / (q - p)),
                ),
            ),
            change / (q - p),
            lambda: second + (change / (q - p)) * (q - p) == first,
            full=not rest and len(stem.sentences) <= 3,
            decimal=True,
        ),
    )
