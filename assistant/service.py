"""Everything the page and the command line ask for, without a page: who may see what, and turns that can be stopped.

A `Service` belongs to one home folder. It opens the heavy parts (the agent, the library) when they are first needed,
so that the page can be up at once; `warm` opens them ahead of time. Ids that come from a browser are checked here.
"""

from __future__ import annotations

import logging
import queue
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from index.errors import BadInput, LemmaError
from index.home import Home
from tools.history import Conversation, History, title_for

if TYPE_CHECKING:
    from assistant.agent import Agent, Event
    from assistant.state import Turn
    from assistant.view import Entry
    from index.library import Lecture, Library

log = logging.getLogger(__name__)

LONGEST_MESSAGE = 20_000  # characters of one message that are read
_LEARNER = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Ticket:
    """Leave to read one lecture's media, for whoever holds its random key."""

    lecture: str
    owner: str


class Service:
    """Lemma for one home folder. Safe to share among threads.

    specs: the chain of chat models, as in `--model`.
    """

    def __init__(self, home: Home, specs: str | None = None) -> None:
        self.home, self.specs = home, specs
        self.history = History(home)
        self._agent: Agent | None = None
        self._library: Library | None = None
        self._tickets: OrderedDict[str, Ticket] = OrderedDict()
        self._running: dict[str, threading.Event] = {}
        self._lock = threading.RLock()
        self._cold = threading.Lock()

    # --- the heavy parts

    @property
    def agent(self) -> Agent:
        """The tutor, with its conversations on disk; made when first asked for."""
        with self._lock:
            if self._agent is None:
                from assistant.agent import Agent, checkpoints

                self._agent = Agent(self.home, self.specs, checkpoints(self.home))
            return self._agent

    @property
    def library(self) -> Library:
        """The lectures."""
        with self._lock:
            if self._library is None:
                from index.library import Library

                self._library = Library(self.home)
            return self._library

    def warm_soon(self, seconds: float = 0.0) -> None:
        """Call `warm` in a thread after so many seconds; only the first call that gets there does anything."""

        def once() -> None:
            if self._cold.acquire(blocking=False):  # never released: one time is enough
                self.warm()

        timer = threading.Timer(seconds, once)
        timer.daemon = True
        timer.start()

    def warm(self) -> None:
        """Open the heavy parts and load the embedded models, so that the first turn need not wait."""
        from assistant.routing import Context, route
        from tools import worker
        from tools.maths import notation

        steps: tuple[Callable[[], object], ...] = (
            lambda: worker.warm("maths", count=1),  # the first problem needs one; the rest would only slow it down
            lambda: self.agent,
            lambda: notation.try_parse("x"),
            lambda: route([("user", "hello")], Context()),
            lambda: self.library.warm(),
            lambda: worker.warm("maths"),
            lambda: worker.warm("render"),
            _warm_quizzes,
        )
        for step in steps:
            try:
                step()
            except LemmaError as error:
                log.warning("warming up: %s", error)

    # --- learners

    @staticmethod
    def learner(id: object) -> str:
        """`id` if it is a learner's id, else a fresh one. Nobody can be "shared" by asking for it."""
        return id if isinstance(id, str) and _LEARNER.fullmatch(id) else secrets.token_hex(16)

    # --- conversations

    def conversations(self, owner: str) -> tuple[Conversation, ...]:
        """The learner's conversations, the latest first."""
        return self.history.list(owner)

    def owns(self, conversation: str | None, owner: str) -> bool:
        """Whether the learner has a conversation of that id."""
        try:
            return conversation is not None and bool(self.history.get(conversation, owner))
        except BadInput:
            return False

    def entries(self, conversation: str | None, owner: str) -> list[Entry]:
        """A conversation as the page shows it; empty for one that is new, or not the learner's."""
        from assistant.view import shown

        if conversation is None or not self.owns(conversation, owner):
            return []
        return shown(self.agent.messages(conversation), dict(self.agent.state(conversation)))

    def delete(self, conversation: str, owner: str) -> None:
        """Delete a conversation, words and entry. Raises BadInput when the learner has none of that id."""
        self.history.get(conversation, owner)
        self.stop(conversation)
        self.agent.forget(conversation)
        self.history.delete(conversation, owner)

    def export(self, conversation: str, owner: str) -> str:
        """A conversation as Markdown. Raises BadInput when the learner has none of that id."""
        title = self.history.get(conversation, owner).title
        parts = [f"# {title}"]
        for entry in self.entries(conversation, owner):
            if entry.text and entry.card is None:
                parts.append(f"**{'You' if entry.role == 'user' else 'Lemma'}:** {entry.text}")
            elif entry.card:
                parts.append(f"*{entry.card}*")
        return "\n\n".join(parts) + "\n"

    # --- turns

    def start(self, text: str, owner: str, conversation: str | None) -> str:
        """The conversation a message goes to: the given one if it is the learner's, else a new one named after it."""
        if conversation is not None and self.owns(conversation, owner):
            self.history.touch(conversation, owner)
            return conversation
        return self.history.create(owner, title_for(text or "A new file")).id

    def play(self, conversation: str, text: str, turn: Turn) -> Iterator[Event | None]:
        """Play a turn in a thread of its own and yield its events as they come, and None ten times a second meanwhile.

        The conversation's turns come one after another: a second one stops the first. Giving up the iterator stops
        the turn.
        """
        self.stop(conversation)
        with self._lock:
            self._running[conversation] = turn.stop
        events: queue.Queue[Event | BaseException | None] = queue.Queue()

        def run() -> None:
            try:
                for event in self.agent.run(conversation, text[: LONGEST_MESSAGE + 1], turn):
                    events.put(event)
                events.put(None)
            except BaseException as error:
                log.exception("a turn broke")
                events.put(error)

        thread = threading.Thread(target=run, name=f"turn {conversation}", daemon=True)
        thread.start()
        try:
            while True:
                try:
                    event = events.get(timeout=0.1)
                except queue.Empty:
                    yield None
                    continue
                if isinstance(event, BaseException):
                    raise event
                if event is None:
                    return
                yield event
        finally:
            turn.stop.set()
            thread.join(timeout=10)
            with self._lock:
                if self._running.get(conversation) is turn.stop:
                    del self._running[conversation]

    def stop(self, conversation: str | None) -> None:
        """Stop the conversation's turn, if one is being played."""
        with self._lock:
            if conversation and (running := self._running.get(conversation)):
                running.set()

    def turn(
        self,
        owner: str,
        lecture: str | None,
        position: float | None,
        uploads: list[Path],
        watched: float | None = None,
        chosen: tuple[str, ...] | None = None,
    ) -> Turn:
        """A turn's circumstances from what a browser sent; an open lecture that is not the learner's is left out.

        chosen: the lectures questions go to, as in `tools.caller.Caller`.
        """
        from assistant.state import Turn, Upload

        known = lecture if lecture and self.lecture(lecture, owner) else None
        files = tuple(Upload(path, unquote(path.name)) for path in uploads)  # Gradio quotes odd names
        return Turn(self.home, owner, known, position, watched, files, chosen=chosen)

    # --- lectures

    def sample(self) -> list[Path]:
        """The sample lecture as if it had been handed over: its recording and its captions."""
        import shutil

        from assistant import sample

        folder = self.home.cache / "sample"
        folder.mkdir(exist_ok=True)
        return [
            Path(shutil.copy(source, folder / f"{sample.TITLE}{source.suffix}"))
            for source in (sample.AUDIO, sample.CAPTIONS)
        ]

    def lectures(self, owner: str) -> list[Lecture]:
        """The learner's lectures and the shared ones."""
        return list(self.library.list(owner))

    def lecture(self, id: str, owner: str) -> Lecture | None:
        """A lecture the learner may see, or None."""
        try:
            return self.library.get(id, owner)
        except BadInput:
            return None

    def ticket(self, lecture: str, owner: str) -> str:
        """A fresh random key that lets its holder read this lecture's media and captions."""
        key = secrets.token_urlsafe(24)
        with self._lock:
            self._tickets[key] = Ticket(lecture, owner)
            while len(self._tickets) > 5_000:
                self._tickets.popitem(last=False)
        return key

    def admitted(self, key: str) -> Ticket | None:
        """What a key admits to, if it is one of ours."""
        return self._tickets.get(key)

    def note(self, owner: str, conversation: str | None, message: str, note: str = "") -> bool:
        """Keep a learner's "this is wrong"; False when there is nothing to keep, or it is kept already."""
        with self._lock:
            kept = self.history.notes(owner, conversation or "")
            if not message or any(one.message == message and one.note == note for one in kept):
                return False
            self.history.add_note(owner, conversation or "", message, note)
            return True


def _warm_quizzes() -> None:
    from tools.quiz import terms

    terms.tag("x")
