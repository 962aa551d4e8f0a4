"""Models in a story: the table of problems, and the readers of meanings and claims one by one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tools.maths.skills.models import PROBLEMS
from tests.tools.maths.skills.models_twisted import TWISTED
from tests.tools.maths.skills.models_wider import WIDER
from tests.tools.maths.skills.rows import Row, check, solved
from tools.maths import stem
from tools.maths.engine import solve
from tools.maths.grammar import parse
from tools.maths.topics.models import claims, growing
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.rearrange import undone
from tools.maths.tree import Rel
from tools.maths.values import evaluate


@pytest.mark.parametrize("row", [*PROBLEMS, *WIDER, *TWISTED], ids=lambda row: row.question[:60])
def test_model(row: Row) -> None:
    check(row)


def test_letters_get_their_meaning_from_the_prose() -> None:
    said = quantities(
        stem.read(
            "The height $h$, in feet, of a kite $s$ seconds after it is let go is $h = 6 + 3s$, "
            "where $w$ is the number of gusts since 2019."
        )
    )
    assert said["h"].phrase == "height of a kite"
    assert (said["h"].unit, said["s"].unit, said["s"].event) == ("foot", "second", "it is let go")
    assert said["w"].since == 2019


def test_a_letter_is_never_given_a_meaning_the_prose_does_not_say() -> None:
    assert quantities(stem.read("If $3t + 5 = 20$, what is the value of $t$?")) == {}


@pytest.mark.parametrize(
    ("text", "kind", "per", "direction"),
    [
        ("The cost of each extra hour, in dollars", "rate", {"hour"}, 0),
        ("The tank loses 3 liters every minute.", "rate", {"minut"}, -1),
        ("The number of liters in the tank at the start", "start", set(), 0),
        ("The percent by which the price rises each year", "percent", {"year"}, 1),
        ("The number of days until the barrel is empty", "crossing", set(), 0),
        ("The maximum height of the ball", "extreme", set(), 0),
    ],
)
def test_a_choice_is_read_as_a_claim(text: str, kind: str, per: set[str], direction: int) -> None:
    claim = claims.read(text)
    assert (claim.kind, claim.direction) == (kind, direction)
    assert per <= {*claim.per, *(w.rstrip("e") for w in claim.per)}


@given(st.sampled_from(("hour", "day", "week", "year")), st.integers(2, 12), st.sampled_from(("doubles", "triples")))
def test_growth_told_in_words(unit: str, every: int, verb: str) -> None:
    told = growing.read(stem.read(f"A colony of 40 cells {verb} in size every {every} {unit}s."))
    assert told is not None
    assert (told.factor, told.every, told.unit) == ({"doubles": 2, "triples": 3}[verb], every, unit)


@given(st.integers(1, 90))
def test_percent_growth_and_decay(percent: int) -> None:
    up = growing.read(stem.read(f"The number of fish increases by {percent}% each year."))
    down = growing.read(stem.read(f"The number of fish decreases by {percent}% each year."))
    assert up is not None
    assert down is not None
    assert up.factor - 1 == 1 - down.factor == Fraction(percent, 100)


def test_a_percentage_of_the_original_is_not_exponential() -> None:
    assert growing.read(stem.read("It grows by 5% of the original amount each year.")) is None


@given(st.sampled_from(("E = m*c^2", "A = (a + b)/2 * h", "P = k/c", "v = u - g*c", "T = 2*sqrt(c/g)")), st.data())
def test_undoing_operations_keeps_the_formula_true(formula: str, data: st.DataObject) -> None:
    relation = parse(formula)
    assert isinstance(relation, Rel)
    name = "c" if "c" in formula else "h"
    result = undone(relation, name)[-1].result
    at = {n: Fraction(data.draw(st.integers(1, 30))) for n in "EmAabPkvugT"}
    value = evaluate(result.right, at)
    left, right = (float(evaluate(side, {**at, name: value})) for side in (relation.left, relation.right))
    assert left == pytest.approx(right)


def test_hints_do_not_give_the_meaning_away() -> None:
    row = next(r for r in PROBLEMS if "renting a van" in r.question)
    solution = solved(row)
    assert all(str(solution.answer) not in hint for hint in solution.hints[:5])


def test_a_question_for_what_does_not_fit_is_declined() -> None:
    solution = solve(
        "The cost of $x$ pies is $y = 4x + 2$ dollars, where $y$ is the total cost. What does the 4 not represent?",
        ("The cost of each pie", "The starting cost", "The rate", "The slope"),
    )
    assert solution.answer is None
    assert solution.reason
