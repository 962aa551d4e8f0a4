"""Grading: from an item and what a learner typed to credit, and to words that say why.

Options are matched by `reading`; typed numbers by value, typed text by its words, with an honest "close". What cannot
be read as an answer is not graded at all, and its feedback gives nothing away.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from tools.quiz.item import LETTERS, Grade, Item
from tools.quiz.reading import choice, normal, number, refuse

NEAR = 0.8  # how alike (difflib ratio) a typed text must be to the key to be called close
NEAR_NUMBER = 0.01  # relative; 3.14 for 3.1416 is close, 3 is not


def grade_item(item: Item, answer: str) -> Grade:
    """Grade `answer` to `item`. Never raises on an answer's text, whatever it holds."""
    if item.options:
        return _grade_choice(item, item.options, answer)
    problem = refuse(answer)
    if problem:
        return Grade(0.0, False, problem, answered=False)
    if item.kind == "numeric" or number(item.key) is not None:
        return _grade_number(item, answer)
    return _grade_text(item, answer)


def _grade_choice(item: Item, options: tuple[str, ...], answer: str) -> Grade:
    meant = choice(answer, options)
    if meant.index is None:
        return Grade(0.0, False, meant.problem or "I cannot read that as one of the options.", answered=False)
    letter, text = LETTERS[meant.index], options[meant.index]
    if text == item.key:
        return Grade(1.0, False, f"Right: **{item.answer_shown}**.{_because(item)}", chosen=letter)
    reason = _reason(item, next((one.misconception for one in item.distractors if one.text == text), ""))
    return Grade(
        0.0,
        False,
        f"Not quite: you chose **{letter}. {text}**.{reason}\n\nThe answer is **{item.answer_shown}**.{_because(item)}",
        chosen=letter,
    )


def _grade_number(item: Item, answer: str) -> Grade:
    value, key = number(answer), number(item.key)
    if value is None or key is None:
        expected = "I cannot read a number in that: type it like 4, 0.5 or 1/2."
        return Grade(0.0, False, expected, answered=False) if key is not None else _grade_text(item, answer)
    if value == key:
        return Grade(1.0, False, f"Right: **{item.key}**.{_because(item)}")
    close = key != 0 and abs(value - key) <= abs(key) * NEAR_NUMBER
    reason = _reason(item, next((one.misconception for one in item.distractors if number(one.text) == value), ""))
    reason = reason or (" That is close, but not equal." if close else "")
    return Grade(0.0, close, f"Not quite.{reason}\n\nThe answer is **{item.key}**.{_because(item)}")


def _grade_text(item: Item, answer: str) -> Grade:
    given, key = normal(answer), normal(item.key)
    if given == key or given.replace(" ", "") == key.replace(" ", ""):
        return Grade(1.0, False, f"Right: **{item.key}**.{_because(item)}")
    close = SequenceMatcher(None, given, key).ratio() >= NEAR
    opening = "Close, but not the same." if close else "Not quite."
    return Grade(0.0, close, f"{opening} The answer is **{item.key}**.{_because(item)}")


def _reason(item: Item, misconception: str) -> str:
    """Why a wrong answer tempts: the slip in maths, what was confused in a lecture."""
    if not misconception:
        return ""
    return f" {'That' if item.span else 'The likely slip:'} {misconception.rstrip('.')}."


def _because(item: Item) -> str:
    return f"\n\nThe lecture says {item.span.markdown()}" if item.span else ""
