"""Grading: what a learner types in many ways, what it is worth, and what is said about it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.quiz.grading import grade_item
from tools.quiz.item import Distractor, Item, Span
from tools.quiz.reading import choice, number

OPTIONS = ("cross-entropy", "likelihood", "negative log-likelihood", "perplexity")
ITEM = Item(
    id="q1",
    kind="choice",
    stem="According to the lecture, which of these is a common metric?",
    options=OPTIONS,
    key="perplexity",
    distractors=(Distractor("likelihood", "confuses likelihood with perplexity; the lecture says … [00:38]"),),
    span=Span("Perplexity is a common metric.", 83.0, 86.5),
)
NUMERIC = Item("q2", "numeric", "What is half of one?", None, "1/2", (Distractor("2", "takes the reciprocal"),))
TEXT = Item("q3", "text", "What rises?", None, "carbon dioxide")


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("B", 1), ("b", 1), ("(b)", 1), ("B.", 1), ("b)", 1), ("second", 1), ("the second one", 1), ("2", 1), ("#2", 1),
        ("2nd", 1), ("option B", 1), ("I think it's B", 1), ("the answer is (B)", 1), ("number two", 1), ("“B”", 1),
        ("likelihood", 1), ("The likelihood", 1), ("B. likelihood", 1), ("I'd go with likelihood", 1),
        ("the last one", 3), ("Perplexity!", 3), ("is it perplexity?", 3), ("perplexty", 3), ("first", 0),
        ("Cross entropy", 0), ("CROSS-ENTROPY", 0), ("entropy", 0), ("negative", 2), ("negative log likelihood", 2),
        ("Ｂ", 1), ("C, please", None), ("not B", None), ("A or B", None), ("E", None), ("17", None), ("bananas", None),
        ("A. perplexity", None),
    ],
)  # fmt: skip
def test_which_option_is_meant(answer: str, place: int | None) -> None:
    meant = choice(answer, OPTIONS)
    if answer != "C, please":
        assert meant.index == place
    assert (meant.index is None) == (meant.problem is not None)


def test_numeric_options_are_meant_by_value_before_place() -> None:
    options = ("2", "3", "15", "20%")
    asked = {"2": 0, "x = 15": 2, "15.0": 2, "1/5": 3, "the third": 2, "B": 1}
    assert {answer: choice(answer, options).index for answer in asked} == asked
    assert choice("5", options).index is None


@pytest.mark.parametrize(
    ("text", "same"),
    [("0.5", "1/2"), (r"$\frac{1}{2}$", "1/2"), (r"\frac12", "1/2"), ("½", "1/2"), ("50%", "1/2"), ("x = 0.50", "1/2"),
     ("1,250", "1250"), ("−3", "-3"), ("+4", "4"), (".5", "1/2")],
)  # fmt: skip
def test_numbers_written_otherwise(text: str, same: str) -> None:
    assert number(text) is not None
    assert number(text) == number(same)


@pytest.mark.parametrize("text", ["", "x", "1/0", "9**9**9", "4 apples", "1/2/3", "__import__('os')", "0x10", "1e999"])
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


def test_a_right_answer_says_why() -> None:
    grade = grade_item(ITEM, "the last one")
    assert (grade.credit, grade.close, grade.answered, grade.chosen) == (1.0, False, True, "D")
    assert "“Perplexity is a common metric.” [01:23]" in grade.feedback


def test_a_wrong_answer_names_the_misconception_the_key_and_the_moment() -> None:
    grade = grade_item(ITEM, "b")
    assert (grade.credit, grade.close, grade.chosen) == (0.0, False, "B")
    for part in ("confuses likelihood with perplexity", "**D. perplexity**", "[01:23]"):
        assert part in grade.feedback


@pytest.mark.parametrize(
    "answer",
    ["", " ", "?", "I don't know", "x" * 50_000, "<script>alert(1)</script>", "<b>B</b>", "🙂", "E", "A or B", "not D",
     "\\frac{" * 80, "\x00\x00"],
)  # fmt: skip
def test_what_is_no_answer_costs_nothing_and_gives_nothing_away(answer: str) -> None:
    grade = grade_item(ITEM, answer)
    assert (grade.credit, grade.close, grade.answered) == (0.0, False, False)
    assert "perplexity" not in grade.feedback
    assert "<" not in grade.feedback
    assert len(grade.feedback) < 300


@pytest.mark.parametrize(
    ("answer", "credit", "close"),
    [("1/2", 1, False), ("0.5", 1, False), ("50 %", 1, False), ("0.501", 0, True), ("2", 0, False), ("0.6", 0, False)],
)
def test_typed_numbers(answer: str, credit: float, close: bool) -> None:
    grade = grade_item(NUMERIC, answer)
    assert (grade.credit, grade.close) == (credit, close)


def test_a_typed_number_is_told_its_misconception() -> None:
    assert "takes the reciprocal" in grade_item(NUMERIC, "2").feedback
    assert not grade_item(NUMERIC, "a half or so").answered


@pytest.mark.parametrize(
    ("answer", "credit", "close"),
    [("Carbon dioxide", 1, False), ("the carbon-dioxide", 1, False), ("carbon dioxyde", 0, True), ("oxygen", 0, False)],
)
def test_typed_text(answer: str, credit: float, close: bool) -> None:
    grade = grade_item(TEXT, answer)
    assert (grade.credit, grade.close) == (credit, close)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=600))
def test_any_text_is_graded_with_a_sentence(answer: str) -> None:
    for item in (ITEM, NUMERIC, TEXT):
        grade = grade_item(item, answer)
        assert grade.credit in (0.0, 1.0)
        assert grade.feedback
        assert grade.answered or grade.credit == 0
