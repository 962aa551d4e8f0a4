"""What is said and what is typed become one written form."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.lexical import content_words, formulas, plain_words
from index.spoken import has_letters, units, written


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("x squared plus two x", "x^2+2x"),
        ("f prime of x equals three x squared", "f'(x) = 3x²"),
        ("one over lambda", "1/λ"),
        ("A transpose A", "A^T A"),
        ("A inverse", r"A^{-1}"),
        ("sigma one and sigma two", "σ₁ and sigma_2"),
        ("the square root of two over two", "√2/2"),
        ("e to the minus x", "e^{-x}"),
        ("x to the n minus one", "x^n - 1"),
        ("twenty-five x to the fourth power", "25x⁴"),
        ("d y d x", "dy/dx"),
        ("x sub i is less than or equal to three", "x_i ≤ 3"),
        ("two thirds times a squared", r"\frac{2}{3} \cdot a^2"),
        ("alpha of t", r"\alpha(t)"),
        ("three times four", "3 × 4"),
    ],
)
def test_spoken_meets_written(said: str, typed: str) -> None:
    assert written(said) == written(typed)


@pytest.mark.parametrize(
    "plain",
    [
        "It's one of the fine-tuned GPT-2 models, isn't it?",
        "CO2 is a gas; the price is 600,000 dollars, see section 18.06.",
        "A student asks: why not? I don't know over there.",
        "a plus for everyone",
        "this is over now",
        "they did not do it",
    ],
)
def test_ordinary_language_stays(plain: str) -> None:
    assert written(plain) == plain


def test_what_is_a_formula() -> None:
    assert [unit.text for unit in units("so x squared is nine") if unit.formula] == ["x^2", "9"]
    assert formulas("we know x squared plus two x") == formulas("x^2+2x?") == ["x^2", "2 x"]
    assert formulas("nothing of that kind in two sentences") == []
    assert plain_words("At 12:30 you said https://example.org/a?b=1 is Bayes’ rule") == ["bayes", "rule"]
    assert content_words("Where does the lecturer mention tokenizers?") == ["tokeniz"]


_PIECES = (
    "x y A I a lambda σ one two twenty five half thirds plus minus times over to the power of squared cubed prime nth "
    "² transpose inverse sqrt sub equals ( ) ^ _ / ' - + = 3 40 2.5 d dx of f dog it's , . n ₁ \\frac { }"
)
_MATHEMATICS = st.lists(st.sampled_from(_PIECES.split()), max_size=14).map(" ".join)


@given(_MATHEMATICS | st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    once = written(text)
    assert isinstance(once, str)
    assert len(units(text)) <= 3 * len(text) + 1
    assert not (formulas(text) and not has_letters(text))


@given(_MATHEMATICS)
@example("x dx { dx")  # what is left out must not bring two words together
def test_once_written_it_stays(text: str) -> None:
    once = written(text)
    assert written(once) == once
