"""Bringing questions back when they are about to be forgotten: spaced repetition with FSRS.

A question answered wrongly becomes a card; from then on each answer moves it. The schedule is computed by the `fsrs`
library; this module decides what is a card and says what is due. It keeps nothing: `tools.history` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from index.errors import BadInput
from tools.history import History
from tools.quiz.item import Item, item_from

FORECAST_DAYS = 7


@dataclass(frozen=True)
class Review:
    """What there is to review.

    due: the questions due now, longest waiting first. forecast: (ISO date in UTC, questions falling due that day) for
    today and the six days after; today includes what is overdue. waiting: all cards, due or not.
    """

    due: tuple[Item, ...]
    forecast: tuple[tuple[str, int], ...]
    waiting: int

    def markdown(self) -> str:
        if not self.waiting:
            return "Nothing to review yet: questions you get wrong in a quiz will come back here."
        if not self.due:
            ahead = "Nothing is due right now."
        else:
            many = f"{len(self.due)} questions are" if len(self.due) > 1 else "One question is"
            ahead = "\n".join([f"**{many} due.**", "", *(f"{n}. {item.stem}" for n, item in enumerate(self.due, 1))])
        days = [f"{_day(number, day)}: {count}" for number, (day, count) in enumerate(self.forecast) if count]
        return ahead + ("\n\nComing up: " + ", ".join(days) + "." if days else "")


def next_card(state: dict[str, Any] | None, credit: float, now: datetime) -> tuple[datetime, dict[str, Any]] | None:
    """The card after an answer: (when it is due, its new state). None when a first answer was right: no card needed.

    A clock that was set back does not confuse the schedule: time is taken to stand still until it catches up.
    """
    from fsrs import Card, Rating, Scheduler

    if state is None and credit >= 1:
        return None
    card = Card(due=now) if state is None else Card.from_dict(state)  # type: ignore[arg-type]
    moment = max(now, card.last_review or now)
    scheduler = Scheduler(enable_fuzzing=False)
    card, _log = scheduler.review_card(card, Rating.Good if credit >= 1 else Rating.Again, moment)
    return card.due, dict(card.to_dict())


def due_now(history: History, owner: str) -> Review:
    """What the owner has to review now, and in the days to come."""
    now = history.now().astimezone(UTC)
    cards = history.cards(owner)
    due = [
        item for card in cards if datetime.fromisoformat(card.due) <= now and (item := _item(history, card.item, owner))
    ]
    days = [max(datetime.fromisoformat(card.due).date(), now.date()) for card in cards]
    week = [now.date() + timedelta(days=ahead) for ahead in range(FORECAST_DAYS)]
    return Review(tuple(due), tuple((day.isoformat(), days.count(day)) for day in week), len(cards))


def _item(history: History, id: str, owner: str) -> Item | None:
    try:
        return item_from(history.item(id, owner))
    except BadInput:
        return None  # answered from a file and never stored: there is nothing to show


def _day(number: int, day: str) -> str:
    return ("today", "tomorrow")[number] if number < 2 else date.fromisoformat(day).strftime("%A")
