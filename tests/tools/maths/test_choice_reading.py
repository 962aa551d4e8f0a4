"""Choices as test makers print them: with units, as ratios, as systems in braces, in millions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.maths.choice_reading import read_choice, read_choices
from tools.maths.problem import choice_markdown
from tools.maths.tree import Group, Num
from tools.maths.values import evaluate

UNITS = ["{} minutes", r"$ {} \mathrm{{~minutes}}$", r"$ {} \text {{ minutes }}$", "${}$ min", "{} minutes."]


@pytest.mark.parametrize("form", UNITS)
def test_a_number_with_a_unit_the_problem_speaks_of_is_its_number(form: str) -> None:
    choices = read_choices([form.format(n) for n in (15, 30, 60, 120)], told="How many minutes does it take?")
    assert [evaluate(c.node) for c in choices if c.node] == [15, 30, 60, 120]
    assert all("min" in choice_markdown(c) for c in choices)


def test_a_unit_the_problem_does_not_speak_of_stays_words() -> None:
    assert all(c.node is None for c in read_choices(["15 hours", "30 hours"], told="How many minutes does it take?"))


def test_two_units_stay_words() -> None:
    assert all(c.node is None for c in read_choices(["15 minutes", "2 hours"], told="How many minutes or hours?"))


@pytest.mark.parametrize("text", ["2:3", "2 to 3", "$2: 3$", "$2$ to $3$"])
def test_a_ratio_is_a_quotient_where_a_ratio_is_asked(text: str) -> None:
    [choice] = read_choices([text], told="What is the ratio of cats to dogs?")
    assert choice.node is not None and evaluate(choice.node) == Fraction(2, 3)
    assert choice_markdown(choice) == text
    assert read_choices([text], told="When does it start?")[0].node is None


def test_millions_are_a_number() -> None:
    assert read_choice("A", "2.5 million").node == Num(Fraction(2_500_000), "")
    assert read_choice("A", "$3$ billion").node == Num(Fraction(3_000_000_000), "")


@pytest.mark.parametrize(
    "brace", [r"\left\{{\begin{{array}}{{l}}{}\end{{array}}\right.", r"\begin{{aligned}}{}\end{{aligned}}"]
)
def test_a_system_is_read_with_and_without_its_brace(brace: str) -> None:
    node = read_choice("A", "$" + brace.format(r"x+y=40 \\ 2 x+5 y=110") + "$").node
    assert isinstance(node, Group) and node.kind == "system" and len(node.items) == 2


def test_two_values_of_one_letter_are_a_set() -> None:
    node = read_choice("A", "$x=2$ or $x=3$").node
    assert isinstance(node, Group) and node.kind == "set"


@pytest.mark.parametrize("text", ["5 only", "$5$ only", "$x=5$ only"])
def test_a_value_only_is_a_set_of_one(text: str) -> None:
    node = read_choice("A", text).node
    assert isinstance(node, Group) and [evaluate(n) for n in node.items] == [5]


@given(st.lists(st.text(max_size=100), max_size=6), st.text(max_size=60))
def test_any_choices_are_read_or_left_as_words(texts: list[str], told: str) -> None:
    assert [c.text for c in read_choices(texts, told=told)] == [read_choice("A", t).text for t in texts][:8]
