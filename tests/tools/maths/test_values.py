"""What trees are worth at a point: exact values, pairs, and whether expressions agree and relations hold."""

from fractions import Fraction

import pytest

from tools.maths.grammar import parse
from tools.maths.tree import Rel
from tools.maths.values import Unvalued, exact_pair, exact_value, holds, same_at, truth, values_of


def relation(text: str) -> Rel:
    node = parse(text)
    assert isinstance(node, Rel)
    return node


@pytest.mark.parametrize("text", ["x + 1", "1/0", "sqrt(2)", "pi", "x = 3", "(1, 2)", "sqrt(-4)"])
def test_no_exact_value(text: str) -> None:
    assert exact_value(parse(text)) is None


def test_exact_value() -> None:
    assert exact_value(None) is None
    assert exact_value(parse("sqrt(9/4)")) == Fraction(3, 2)
    assert exact_value(parse("x^2 - y"), {"x": Fraction(3), "y": Fraction(2)}) == 7
    assert exact_value(parse("x"), {"x": 0.5}) is None


def test_exact_pair() -> None:
    assert exact_pair(parse("(50%, -3)")) == (Fraction(1, 2), Fraction(-3))
    assert all(exact_pair(n) is None for n in (None, parse("7"), parse("(1, a)"), parse("(1, 2, 3)")))


def test_values_of() -> None:
    assert values_of({"x": parse("1/4"), "y": parse("-2")}) == {"x": Fraction(1, 4), "y": Fraction(-2)}
    with pytest.raises(Unvalued):
        values_of({"x": parse("2a")})


def test_same_at() -> None:
    assert same_at(parse("sqrt(8)"), parse("2 sqrt(2)"))
    assert same_at(parse("x^2"), parse("x + 6"), {"x": Fraction(-2)})
    assert not same_at(parse("x^2"), parse("x + 6"), {"x": Fraction(2)})
    assert not same_at(parse("x/x"), parse("x/x"), {"x": Fraction(0)})


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("x <= 2", 2, True), ("x < 2", 2, False), ("x > 2", 3, True), ("x >= 2", 1, False),
        ("x != 2", 2, False), ("x != 2", 1, True), ("x^2 = 2x", 2, True), ("x = 3", 2, False),
        ("1/x < 2", 0, None), ("y < 2", 1, None), ("200 ~= x", 201, True), ("x ~= 3", 4, False),
        ("sqrt(x) = sqrt(2) * 2", 8, True), ("sqrt(x) < sqrt(2) * 2", 8, False),
    ],
)  # fmt: skip
def test_relations(text: str, at: int, expected: bool | None) -> None:
    here = {"x": Fraction(at)}
    assert truth(relation(text), here) is expected
    assert holds(relation(text), here) is (expected is True)
