"""Formulas in any words and scenes: every row, and what the readers make of single phrases."""

from __future__ import annotations

import pytest

from tests.tools.maths.skills.formulas_in_any_words import PROBLEMS
from tests.tools.maths.skills.rows import Row, check
from tools.maths import stem
from tools.maths.grammar import parse
from tools.maths.topics.advanced.loosely import asked
from tools.maths.topics.advanced.loosely.given import lay_out
from tools.maths.topics.advanced.loosely.vocabulary import told_apart
from tools.maths.topics.advanced.systems import meeting
from tools.maths.tree import Group, Sym
from tools.maths.values import evaluate


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.question[-60:])
def test_rows(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("question", "kind", "word", "axis"),
    [
        ("What is the mean of the three zeros of f(x) = (x - 1)(x - 2)(x - 6)?", "fold", "mean", ""),
        ("The zeros of f(x) = x^2 - 9 are multiplied. What is the result?", "fold", "product", ""),
        ("y = x^2 - 9. What is the least x-coordinate of a point on the x-axis?", "pick", "least", "x"),
        ("y = x^2 - 9. How far apart are the two points where it crosses the x-axis?", "gap", "difference", ""),
        ("y = x^2 and y = 4. What is the y-coordinate of the midpoint of the two points?", "middle", "mean", "y"),
        ("At how many points does the graph of y = x^2 - 9 meet the x-axis?", "count", "", ""),
    ],
)
def test_what_is_asked(question: str, kind: str, word: str, axis: str) -> None:
    given = lay_out(stem.read(question))
    assert given is not None
    found = asked.read(given)
    assert found is not None
    assert (found.kind, found.word, found.axis) == (kind, word, axis)


def test_a_function_and_its_value_are_a_rule_and_an_equation() -> None:
    given = lay_out(stem.read("The function f is defined by f(x) = x^2 - 8x. For what x is f(x) = 9?"))
    assert given is not None
    assert len(given.rules) == len(given.equations) == 1


def test_words_that_turn_a_question_end_the_reading() -> None:
    assert told_apart("the graph has positive zeros")[1]
    assert told_apart("the graph is shifted")[1]
    assert told_apart("the lovely graph crosses the x-axis") == (("lovely",), False)


def test_a_subscript_in_braces_is_a_subscript() -> None:
    assert parse("x_{1}") == Sym("x_1")
    assert parse(r"\left(x_{1}, y_{2}\right)") == Group((Sym("x_1"), Sym("y_2")))


def test_where_two_graphs_meet() -> None:
    found = meeting(parse("y = x^2 - 4"), parse("y = 3x"))  # type: ignore[arg-type]
    assert found is not None
    assert sorted(evaluate(p["x"]) for p in found[1]) == [-1, 4]
    assert meeting(parse("y = 2x"), parse("y = x + 1")) is None  # type: ignore[arg-type]
