"""What learners did: conversations and their titles, notes on answers, quiz items, attempts, and review cards.

Everything belongs to an owner, and someone else's row behaves as not there. This module stores plain data; it neither
grades nor schedules (`tools.quiz`), and the words of a conversation live with the agent's checkpoints, not here.

    >>> import tempfile
    >>> history = History(Home.open(tempfile.mkdtemp()))
    >>> talk = history.create("ana", title_for("If 3x + 7 = 22, what is the value of 6x − 1?"))
    >>> [row.title for row in history.list("ana")], history.list("ben")
    (['If 3x + 7 = 22, what is the value of 6x − 1?'], ())
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import ModuleType
from typing import TYPE_CHECKING, Any

from index.errors import BadInput
from index.home import Home

if TYPE_CHECKING:
    import sqlalchemy as sa

UNTITLED = "New conversation"
TITLE_LENGTH = 60  # characters; what a list of conversations shows on one line of a phone
LONGEST_TITLE = 200
LONGEST_TEXT = 20_000  # characters kept of a note or the message it is about
LONGEST_ANSWER = 2_000  # characters kept of an attempt

Json = dict[str, Any]


@dataclass(frozen=True)
class Conversation:
    """A conversation's entry in the list; times are ISO 8601 in UTC."""

    id: str
    owner: str
    title: str
    created: str
    updated: str


@dataclass(frozen=True)
class Note:
    """A learner's "this is wrong": which message, and what they say about it."""

    id: int
    owner: str
    conversation: str
    message: str
    note: str
    at: str


@dataclass(frozen=True)
class Attempt:
    """One answer to a quiz item: what was given, the credit (0..1), whether it was nearly right."""

    item: str
    given: str
    credit: float
    close: bool
    at: str


@dataclass(frozen=True)
class Card:
    """A quiz item waiting to be reviewed: when it is due (ISO 8601, UTC) and the scheduler's state."""

    item: str
    due: str
    state: Json


def title_for(text: str) -> str:
    """A title of at most TITLE_LENGTH characters from a conversation's first message.

    >>> title_for("## Quiz me\\n\\non lecture 3, please")
    'Quiz me on lecture 3, please'
    """
    plain = "".join(character if character.isprintable() or character == "\n" else " " for character in text[:1000])
    plain = re.sub(r"(?m:^)[ \t]*(?:#{1,6}|>|[-*])\s+|[`$]|\*\*|\\[()\[\]]", " ", plain)
    plain = re.sub(r"\s+([.,;:?!])", r"\1", " ".join(plain.split()))
    if len(plain) <= TITLE_LENGTH:
        return plain or UNTITLED
    cut = plain[:TITLE_LENGTH]  # at a word's end where there is one; one character is left for the ellipsis
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]).rstrip(" ,.;:–-") + "…"


def stamp(moment: datetime) -> str:
    """A moment as text that sorts by time: ISO 8601, UTC, always with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class History:
    """The history in `home`. Cheap to make; holds no connection between calls, and is safe to share among threads.

    now: the clock, for tests and simulated days. Every method raises Unavailable when the file cannot be used.
    """

    def __init__(self, home: Home, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.path = home.history
        self.now = now

    # --- conversations

    def create(self, owner: str, title: str = UNTITLED, id: str | None = None) -> Conversation:
        """Start a conversation. Raises BadInput for an empty or overlong title, or an `id` that is taken."""
        moment = stamp(self.now())
        row = Conversation(id or uuid.uuid4().hex, owner, _checked_title(title), moment, moment)
        with self._writing() as connection:
            table = _tables().conversations
            if connection.execute(table.select().where(table.c.id == row.id)).first():
                raise BadInput(f"The conversation id {row.id!r} is taken: leave it out to get a fresh one.")
            connection.execute(table.insert().values(**vars(row)))
        return row

    def list(self, owner: str) -> tuple[Conversation, ...]:
        """The owner's conversations, the most recently used first."""
        table = _tables().conversations
        query = table.select().where(table.c.owner == owner).order_by(table.c.updated.desc(), table.c.created.desc())
        with self._reading() as connection:
            return tuple(Conversation(**row) for row in connection.execute(query).mappings())

    def get(self, id: str, owner: str) -> Conversation:
        """One conversation. Raises BadInput when the owner has none of that id."""
        table = _tables().conversations
        with self._reading() as connection:
            row = connection.execute(table.select().where(_is(table, id=id, owner=owner))).mappings().first()
        if row is None:
            raise _no_conversation(id)
        return Conversation(**row)

    def rename(self, id: str, title: str, owner: str) -> Conversation:
        """Give a conversation another title. Raises BadInput for a bad title or when the owner has none of that id."""
        self._update(id, owner, title=_checked_title(title))
        return self.get(id, owner)

    def touch(self, id: str, owner: str) -> None:
        """Mark a conversation as just used. Raises BadInput when the owner has none of that id."""
        self._update(id, owner, updated=stamp(self.now()))

    def delete(self, id: str, owner: str) -> None:
        """Remove a conversation and the notes on it. Raises BadInput when the owner has none of that id."""
        tables = _tables()
        with self._writing() as connection:
            gone = connection.execute(
                tables.conversations.delete().where(_is(tables.conversations, id=id, owner=owner))
            )
            if not gone.rowcount:
                raise _no_conversation(id)
            connection.execute(tables.notes.delete().where(_is(tables.notes, conversation=id, owner=owner)))

    def _update(self, id: str, owner: str, **values: str) -> None:
        table = _tables().conversations
        with self._writing() as connection:
            if not connection.execute(table.update().where(_is(table, id=id, owner=owner)).values(**values)).rowcount:
                raise _no_conversation(id)

    # --- notes

    def add_note(self, owner: str, conversation: str, message: str, note: str = "") -> Note:
        """Keep a learner's note on a message. Raises BadInput when the owner has no such conversation."""
        values = {"owner": owner, "conversation": self.get(conversation, owner).id, "at": stamp(self.now())}
        values |= {"message": message[:LONGEST_TEXT], "note": note[:LONGEST_TEXT]}
        with self._writing() as connection:
            row = connection.execute(_tables().notes.insert().values(**values).returning(_tables().notes.c.id))
            return Note(id=row.scalar_one(), **values)

    def notes(self, owner: str, conversation: str | None = None) -> tuple[Note, ...]:
        """The owner's notes, oldest first; of one conversation, or of all."""
        table = _tables().notes
        wanted = {"owner": owner} if conversation is None else {"owner": owner, "conversation": conversation}
        with self._reading() as connection:
            rows = connection.execute(table.select().where(_is(table, **wanted)).order_by(table.c.id)).mappings()
            return tuple(Note(**row) for row in rows)

    def every_note(self) -> tuple[Note, ...]:
        """All learners' notes, oldest first: for whoever looks after this home, never for a learner."""
        table = _tables().notes
        with self._reading() as connection:
            return tuple(Note(**row) for row in connection.execute(table.select().order_by(table.c.id)).mappings())

    # --- quiz items

    def save_items(self, owner: str, items: Iterable[Json], lecture: str | None = None) -> None:
        """Keep quiz items (plain data with an "id"); one with a known id replaces it, its answers stay."""
        table, moment = _tables().items, stamp(self.now())
        with self._writing() as connection:
            for body in items:
                connection.execute(table.delete().where(_is(table, owner=owner, id=body["id"])))
                values = {"owner": owner, "id": body["id"], "lecture": lecture, "body": body, "created": moment}
                connection.execute(table.insert().values(**values))

    def item(self, id: str, owner: str) -> Json:
        """One quiz item. Raises BadInput when the owner has none of that id."""
        table = _tables().items
        with self._reading() as connection:
            body = connection.execute(table.select().where(_is(table, id=id, owner=owner))).mappings().first()
        if body is None:
            raise BadInput(f"There is no question {id[:40]!r} among yours: draft a quiz first, or check the id.")
        return dict(body["body"])

    def items(self, owner: str, lecture: str | None = None) -> tuple[Json, ...]:
        """The owner's quiz items, oldest first; of one lecture, or all."""
        table = _tables().items
        wanted = {"owner": owner} if lecture is None else {"owner": owner, "lecture": lecture}
        with self._reading() as connection:
            rows = connection.execute(table.select().where(_is(table, **wanted)).order_by(table.c.created)).mappings()
            return tuple(dict(row["body"]) for row in rows)

    # --- answers and cards

    def record(
        self, owner: str, attempt: Attempt, schedule: Callable[[Json | None], tuple[datetime, Json] | None]
    ) -> Attempt:
        """Keep an attempt and move its card, both or neither; two tabs answering at once take turns.

        schedule: from the card's state (None when there is no card yet) to its next (due, state); None leaves it.
        """
        tables = _tables()
        values = vars(attempt) | {"owner": owner, "given": attempt.given[:LONGEST_ANSWER], "at": stamp(self.now())}
        mine = _is(tables.cards, owner=owner, item=attempt.item)
        with self._writing() as connection:
            connection.execute(tables.answers.insert().values(**values))
            card = connection.execute(tables.cards.select().where(mine)).mappings().first()
            following = schedule(card["state"] if card else None)
            if following is not None:
                due, state = following
                connection.execute(tables.cards.delete().where(mine))
                row = {"owner": owner, "item": attempt.item, "due": stamp(due), "state": state}
                connection.execute(tables.cards.insert().values(**row))
        return Attempt(attempt.item, values["given"], attempt.credit, attempt.close, values["at"])

    def attempts(self, owner: str, item: str | None = None) -> tuple[Attempt, ...]:
        """The owner's attempts, oldest first; at one item, or at all."""
        table = _tables().answers
        wanted = {"owner": owner} if item is None else {"owner": owner, "item": item}
        columns = (table.c.item, table.c.given, table.c.credit, table.c.close, table.c.at)
        query = table.select().with_only_columns(*columns).where(_is(table, **wanted)).order_by(table.c.id)
        with self._reading() as connection:
            return tuple(Attempt(**row) for row in connection.execute(query).mappings())

    def cards(self, owner: str, before: datetime | None = None) -> tuple[Card, ...]:
        """The owner's review cards, the longest due first; only those due by `before` when it is given."""
        table = _tables().cards
        query = table.select().where(table.c.owner == owner).order_by(table.c.due, table.c.item)
        if before is not None:
            query = query.where(table.c.due <= stamp(before))
        with self._reading() as connection:
            rows = connection.execute(query).mappings()
            return tuple(Card(row["item"], row["due"], row["state"]) for row in rows)

    # --- transactions

    def _reading(self) -> AbstractContextManager[sa.Connection]:
        return _tables().transaction(self.path, writes=False)

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        return _tables().transaction(self.path, writes=True)


def _tables() -> Any:
    from tools import history_tables  # brings SQLAlchemy, which takes a while to import

    module: ModuleType = history_tables
    return module


def _is(table: Any, **values: str) -> Any:
    """The condition that every named column has its value."""
    import sqlalchemy as sa

    return sa.and_(*(table.c[name] == value for name, value in values.items()))


def _checked_title(title: str) -> str:
    tidy = " ".join(title.split())
    if not tidy:
        raise BadInput("A conversation needs a title: type a few words.")
    if len(tidy) > LONGEST_TITLE:
        raise BadInput(f"That title is {len(tidy)} characters long: use at most {LONGEST_TITLE}.")
    return tidy


def _no_conversation(id: str) -> BadInput:
    return BadInput(f"There is no conversation {id[:40]!r} among yours: it may have been deleted.")
