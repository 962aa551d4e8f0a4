"""Spaced repetition: what becomes a card, when it comes back, and what a learner sees of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.home import Home
from tools.history import Attempt, History
from tools.quiz.item import Item
from tools.quiz.repetition import due_now, next_card

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


class Clock:
    """A clock one can set."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def history(tmp_path: Path, clock: Clock) -> History:
    return History(Home.open(tmp_path / "home"), now=clock)


def answer(history: History, item: str, credit: float) -> None:
    history.record("ana", Attempt(item, "B", credit, False, ""), lambda state: next_card(state, credit, history.now()))


def test_a_right_first_answer_needs_no_card() -> None:
    assert next_card(None, 1.0, START) is None


def test_a_wrong_answer_comes_back_soon_and_right_ones_push_it_away() -> None:
    made = next_card(None, 0.0, START)
    assert made is not None
    due, state = made
    assert timedelta(0) < due - START <= timedelta(minutes=10)
    waits = []
    for _ in range(4):
        moment = due
        made = next_card(state, 1.0, moment)
        assert made is not None
        due, state = made
        waits.append(due - moment)
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(days=1)


def test_a_clock_set_back_does_not_break_the_schedule() -> None:
    made = next_card(None, 0.0, START)
    assert made is not None
    later = next_card(made[1], 1.0, START - timedelta(days=400))
    assert later is not None
    assert later[0] >= START


def test_the_next_day_wrong_items_are_due_and_right_ones_are_not(history: History, clock: Clock) -> None:
    items = [Item(name, "choice", f"Question {name}?", ("1", "2"), "2") for name in ("q1", "q2")]
    history.save_items("ana", [item.as_json() for item in items])
    answer(history, "q1", 0.0)
    answer(history, "q2", 1.0)
    assert due_now(history, "ana").due == ()
    clock.time += timedelta(days=1)
    review = due_now(history, "ana")
    assert [item.id for item in review.due] == ["q1"]
    assert "One question is due" in review.markdown()
    assert "Question q1?" in review.markdown()
    assert due_now(history, "ben").waiting == 0


def test_the_forecast_counts_seven_days_and_puts_what_is_overdue_on_today(history: History, clock: Clock) -> None:
    history.save_items("ana", [Item(f"q{n}", "choice", "?", ("1", "2"), "2").as_json() for n in range(3)])
    for n in range(3):
        answer(history, f"q{n}", 0.0)
    clock.time += timedelta(days=3)
    forecast = due_now(history, "ana").forecast
    assert [day for day, _ in forecast] == [f"2026-05-{7 + n:02}" for n in range(7)]
    assert [count for _, count in forecast] == [3, 0, 0, 0, 0, 0, 0]


def test_nothing_to_review_says_so(history: History) -> None:
    assert "Nothing to review yet" in due_now(history, "ana").markdown()
