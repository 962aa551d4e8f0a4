"""Choices in words: every row, and what the readers make of single sentences."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.rows import Row, check
from tests.tools.maths.skills.words_chosen import PROBLEMS
from tools.maths import stem
from tools.maths.topics.models.claims_in_words.curve_claims import holds
from tools.maths.topics.models.claims_in_words.curves_told import Curve, family
from tools.maths.topics.models.claims_in_words.part_features import said
from tools.maths.topics.models.listed_values import listed, of_the_last
from tools.maths.topics.models.model import Linear, Quadratic


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_rows(row: Row) -> None:
    check(row)


LINE = Curve("f", Linear(Fraction(25), Fraction(-3), "x"))
PARABOLA = Curve("q", Quadratic(Fraction(1), Fraction(-6), Fraction(19), "x"))


@pytest.mark.parametrize(
    ("text", "curve", "verdict"),
    [
        ("The value of $f(x)$ decreases by 9 for each increase of 3 in $x$.", LINE, True),
        ("The value of $f(x)$ decreases by 9 for each increase of 1 in $x$.", LINE, False),
        ("The graph has a negative slope and passes through $(0, 25)$.", LINE, True),
        ("The graph crosses the $x$-axis no more than once.", LINE, None),
        ("The graph is pretty.", LINE, None),
        ("The graph has no $x$-intercepts, and its lowest point is $(3, 10)$.", PARABOLA, True),
        ("The graph has no $x$-intercepts, and its highest point is $(3, 10)$.", PARABOLA, False),
        ("It opens upward and has its vertex at $(3, 10)$.", PARABOLA, True),
    ],
)
def test_a_sentence_is_tested_part_by_part(text: str, curve: Curve, verdict: bool | None) -> None:
    assert holds(text, [curve]) is verdict


def test_a_line_known_in_part_is_many_lines() -> None:
    lines = family(stem.read("A line with a negative slope passes through the point $(0, -3)$. What must be true?"))
    assert len(lines) > 3
    assert all(line.at(Fraction(0)) == -3 and (line.rate or 0) < 0 for line in lines)
    assert family(stem.read("A line passes through the point $(0, -3)$. What must be true?")) == []


def test_the_per_of_a_compound_unit_is_no_each() -> None:
    assert not said("The pressure, in pounds per square inch, at the surface", ("pounds per square inch",)).each
    assert said("The pressure, in pounds per square inch, at the surface").each


def test_the_clause_for_each_is_apart_from_what_changes() -> None:
    signs = said("For every $1 increase in the price, the shop expects to sell 23 fewer tickets.")
    assert signs.down
    assert not signs.up


def test_lists_in_one_sentence() -> None:
    laid_out = stem.read(
        "A pond started with 50 frogs. After 1 year, 2 years, and 3 years there were 60, 72, and 86, respectively. Why?"
    )
    assert [y for _, y in listed(laid_out)] in ([60, 72, 86], [50, 60, 72, 86])
    assert of_the_last(stem.read("Each bounce reaches 60% of the height of the bounce before it. Why?")) is None
