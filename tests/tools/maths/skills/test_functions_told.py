"""Functions told by values and words: every row, and what the readers make of single sentences."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tools.maths.skills.functions_told import PROBLEMS
from tests.tools.maths.skills.rows import Row, check
from tools.maths import stem
from tools.maths.grammar import parse
from tools.maths.topics.advanced.told.growth import kind
from tools.maths.topics.advanced.told.values import root_of, said, split_off


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[-60:])
def test_rows(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A polynomial $f(x)$ leaves a remainder of 5 on division by $x+3$.", {(-3, 5)}),
        ("Dividing the polynomial $q(x)$ by $x-7$ gives a remainder of 0.", {(7, 0)}),
        ("The remainder when the polynomial $g(x)$ is divided by $x-1$ is 8.", {(1, 8)}),
        ("The expression $2x-3$ is a factor of the polynomial $h(x)$.", {(Fraction(3, 2), 0)}),
        ("The polynomial $k(x)$ has zeros at $-1$ and $6$.", {(-1, 0), (6, 0)}),
        ("The graph of the polynomial $y=p(x)$ crosses the $x$-axis at $(-3, 0)$.", {(-3, 0)}),
        ("When the polynomial $p(x)$ is divided by $x^2-4$, the remainder is 6.", set()),
        ("When the polynomial $p(x)$ is divided by $x-4$ or $x-3$, the remainder is 6.", set()),
    ],
)
def test_a_saying_is_a_value(text: str, values: set[tuple[Fraction, Fraction]]) -> None:
    assert {(s.at, s.value) for s in said(stem.read(text))} == values


@pytest.mark.parametrize(
    ("rule", "which"),
    [("5 * 2^(3x)", "exponential"), ("7 - 2x", "linear"), ("2^x + 1", ""), ("x^2", ""), ("4", "")],
)
def test_the_kind_of_a_rule(rule: str, which: str) -> None:
    assert kind(parse(rule), "x") == which


def test_a_product_with_a_remainder() -> None:
    assert split_off(parse("(x - 5) f(x) + 3")) == (5, 3)
    assert split_off(parse("(x^2 - 5) f(x) + 3")) is None
    assert root_of(parse("(x - 1)(x + 1)")) is None
