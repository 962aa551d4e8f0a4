"""A list in a table with one value missing, and the mean of all of them: the missing value.

The missing cell is empty, a question mark or a letter. Not read: two missing values, medians, frequency tables.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.stem import Stem
from tools.maths.tables import Table, number
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import content, spoken, traps
from tools.maths.tree import Bin, added, num

_MEAN = re.compile(
    r"\b(?:mean|average)\b[^.?⟦]*(?:⟦N(?P<count>\d+)⟧[^.?⟦]*)?(?:is|was|of|be|equals|to be|remains?|are) (?:exactly |equal to )?⟦[NMP](?P<n>\d+)⟧"
)
_ASKED = re.compile(
    r"\b(?:what (?:is|was|must be|should be)|how many|how much|find)\b[^?]*\b(?:must|need|needs|value of|missing|fourth|"
    r"fifth|sixth|third|last|final|reading|score|number|amount|for|on|in)\b"
)
_OPEN = re.compile(r"\s*(?:\?|[-–—_]+|[a-z])?\s*", re.I)
_FINE_TEXT = """
    mean average of each how what the for in on all every must so that third fourth fifth sixth first last final
    at which if when per both is same than total remember but exactly who many much only before after there then
"""
_FINE = frozenset(_FINE_TEXT.split())
CONCEPT = (
    "The mean times the number of values is their sum: what the known values leave of that sum is the missing one."
)


def solve(stem: Stem) -> Derivation | None:
    """The missing value of a list with a known mean, None for anything else."""
    if len(stem.tables) != 1 or stem.statements or not _ASKED.search(stem.ask):
        return None
    means = list(_MEAN.finditer(stem.prose))
    listed = _listed(stem.tables[0])
    if len(means) != 1 or listed is None or re.search(r"\bmedian|\brange|\bmode\b|\bpredict", stem.prose):
        return None
    values, name = listed
    mean = stem.value(means[0]["n"])
    count = Fraction(len(values) + 1)
    numbers = [(i, stem.value(f"⟦N{i}⟧")) for i in stem.unused({int(means[0]["n"])})]
    strange = [i for i, v in numbers if v not in (count, count - 1) and spoken(stem, f"⟦N{i}⟧") not in name.split()]
    if mean is None or strange or not _named(stem, name):
        return None
    total, known = count * mean, sum(values, Fraction(0))
    moves = (
        Move("Turn the mean into a total", "The sum of all the values is their mean times their number.", Bin("*", num(count), num(mean), "cdot"), num(total)),
        Move("Add the known values", "Add the values that the table gives.", added(map(num, values)), num(known)),
        Move("Subtract", "What is left of the sum is the missing value.", Bin("-", num(total), num(known)), num(total - known)),
    )  # fmt: skip
    answer = total - known
    clean = not traps(stem, stem.sentences) - _FINE
    return number_answer(
        stem,
        Found(
            skills.ONE_VARIABLE_DATA,
            CONCEPT,
            "You are asked for the one value that is missing from a list with a known mean.",
            moves,
            answer,
            lambda: sum([*values, answer], Fraction(0)) / (len(values) + 1) == mean,
            slips=tuple(Slip("took the mean for the missing value", num(v)) for v in (mean,) if v != answer),
            full=clean and len(stem.sentences) <= 5,
            decimal=True,
        ),
    )


def _listed(table: Table) -> tuple[tuple[Fraction, ...], str] | None:
    """The known values of a list of names with values, and the name of the missing one."""
    rows = table.rows if len(table.heading) == 2 else tuple(zip(*table.rows, strict=True))
    if len(rows[0]) != 2 or number(rows[0][1]) is not None:
        return None
    if re.search(r"frequenc|\bper\b|percent|number of (?:students|people|families)", rows[0][1].lower()):
        return None
    missing = [r for r in rows[1:] if number(r[1]) is None]
    if len(missing) != 1 or not _OPEN.fullmatch(missing[0][1]) or len(rows) < 4:
        return None
    return tuple(v for r in rows[1:] if (v := number(r[1])) is not None), missing[0][0].lower()


def _named(stem: Stem, name: str) -> bool:
    """Whether the question is about the missing one: by its name, by "missing", or by the letter in its cell."""
    ask = spoken(stem, stem.ask)
    ordinals = {"4": "fourth", "5": "fifth", "6": "sixth", "3": "third", "7": "seventh"}
    said = set(content(ask))
    return (
        bool(set(content(name)) & said)
        or bool(re.search(r"\bmissing\b|\bvalue of\b|\blast\b|\bfinal\b", ask))
        or any(ordinals.get(t, "-") in ask for t in content(name))
    )
