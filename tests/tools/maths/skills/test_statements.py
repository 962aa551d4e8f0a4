"""Statements, constants, distances and proportion: the worked examples, and what their judges promise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.maths.skills.rows import Row, check
from tests.tools.maths.skills.statements import PROBLEMS
from tools.maths.grammar import parse, try_parse
from tools.maths.topics.advanced import graph_claims, implied, subjects
from tools.maths.tree import Rel

SMALL = st.integers(-6, 6)


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[:60])
def test_worked_examples(row: Row) -> None:
    check(row)


@given(SMALL, SMALL, SMALL)
@settings(max_examples=30, deadline=None)
def test_zeros_and_factors_of_a_product_are_found(p: int, q: int, r: int) -> None:
    about = subjects.subject("p", "x", parse(f"(x - ({p}))(x - ({q}))(x - ({r}))"))
    assert about is not None
    assert subjects.real_zeros(about.values) == len({p, q, r})
    for n in range(-7, 8):
        assert graph_claims.judge(f"x - ({n})", about, "factor") is (n in (p, q, r))


@pytest.mark.parametrize(
    ("given", "claim", "verdict"),
    [
        (("a < b", "c < 0"), "a c > b c", "always"),
        (("a < b", "c < 0"), "a c < b c", "never"),
        (("a < b",), "a^2 < b^2", "sometimes"),
        (("x + y = 4", "x > 4"), "y < 0", "always"),
        (("0 < x", "x < 1"), "x^2 < x", "always"),
        (("x > 1",), "x > 2", "sometimes"),
    ],
)
def test_what_conditions_imply(given: tuple[str, ...], claim: str, verdict: str) -> None:
    relations = [parse(text) for text in (*given, claim)]
    kept = [r for r in relations if isinstance(r, Rel)]
    assert implied.verdict(kept[:-1], kept[-1:]) == verdict


@pytest.mark.parametrize(
    "text", ["\\frac{nd}{3}", "F = \\frac{kqQ}{r^2}", "\\frac2a", "\\frac{x}3", "V = lwh", "6s + 14ℓ = 490"]
)
def test_products_of_letters_and_bare_fractions_are_formulas(text: str) -> None:
    assert try_parse(text) is not None


@pytest.mark.parametrize("text", ["5 mph", "DVD", "is", "3rd", "I only"])
def test_words_and_units_are_no_products(text: str) -> None:
    assert try_parse(text) is None
