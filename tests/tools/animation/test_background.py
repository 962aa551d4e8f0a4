"""What is made when nobody waits: in order, once, and without anybody hearing of a failure."""

from __future__ import annotations

import threading

import pytest

from tools.animation.background import WAITING, Background


def test_things_are_made_one_after_the_other_and_then_it_rests() -> None:
    made: list[str] = []
    background = Background(rest=lambda: made.append("rest"))
    background.later("a", lambda: made.append("a"))
    assert background.settled(5)
    background.later("b", lambda: made.append("b"))
    assert background.settled(5)
    assert made == ["a", "rest", "b", "rest"]


def test_the_same_thing_is_made_once_and_the_oldest_wish_is_given_up_first() -> None:
    made: list[str] = []
    gate = threading.Event()
    background = Background()
    background.later("first", lambda: gate.wait(5))
    for number in range(WAITING + 2):
        for _ in range(2):
            background.later(str(number), lambda number=number: made.append(str(number)))  # type: ignore[misc]
    gate.set()
    assert background.settled(5)
    assert len(made) == len(set(made)) <= WAITING + 1
    assert made[-1] == str(WAITING + 1)


def test_a_failure_is_written_down_and_the_next_thing_is_made(caplog: pytest.LogCaptureFixture) -> None:
    made: list[str] = []
    background = Background()
    background.later("bad", lambda: 1 / 0)
    background.later("good", lambda: made.append("good"))
    assert background.settled(5)
    assert made == ["good"]
    assert "bad was not made" in caplog.text
