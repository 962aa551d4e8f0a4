"""The agent: LangChain's `create_agent` over the registry's tools, with Lemma's middleware and a SQLite checkpointer.

`Agent.run` plays one turn and yields its events; `Agent.messages` reads a conversation back. Which conversation belongs
to whom is the caller's business (`tools.history`); this module trusts the ids it is given.
"""

from __future__ import annotations

import logging
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from langchain.agents import create_agent
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, AnyMessage, HumanMessage, ToolMessage
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver

from assistant.chain import GUARDED, SPEAKER, Speakers, chain
from assistant.embedded import EmbeddedChat
from assistant.guarding import Gate
from assistant.state import Turn, TutorState
from assistant.toolbox import toolbox
from assistant.tutoring import Tutoring, mended
from index.errors import Cancelled, LemmaError, Unavailable
from index.home import Home
from tools.asker import asker
from tools.models import EMBEDDED, describe, load, parse_specs

log = logging.getLogger(__name__)

BROKE = "Something broke inside Lemma. Your conversation is as it was; please try again, or put it another way."


# --- a turn's events


@dataclass(frozen=True)
class Speaking:
    """A model is about to speak; `model` is its name as the learner reads it."""

    model: str
    embedded: bool


@dataclass(frozen=True)
class Said:
    """A piece of the reply, already judged by the guard: it may be shown as it is."""

    text: str


@dataclass(frozen=True)
class Withdrawn:
    """A model failed midway: what it has said in this turn since it began to speak is taken back."""

    model: str
    why: str


@dataclass(frozen=True)
class ToolBegan:
    id: str
    name: str


@dataclass(frozen=True)
class ToolProgress:
    id: str
    stage: str
    fraction: float | None
    note: str
    picture: str = ""  # an image file of what is being made


@dataclass(frozen=True)
class ToolEnded:
    id: str
    name: str
    seconds: float
    message: ToolMessage


@dataclass(frozen=True)
class Stopped:
    """The learner stopped the turn, or it failed: `why` is a sentence for them ('' when they stopped it)."""

    why: str = ""


Event = Speaking | Said | Withdrawn | ToolBegan | ToolProgress | ToolEnded | Stopped


def checkpoints(home: Home) -> SqliteSaver:
    """The conversations of `home`, in SQLite, reading back nothing but plain data and LangChain's own messages.

    Raises Unavailable when the file cannot be opened.
    """
    try:
        connection = sqlite3.connect(home.conversations, check_same_thread=False, timeout=10)
        connection.execute("PRAGMA journal_mode=WAL")
        saver = SqliteSaver(connection, serde=JsonPlusSerializer(allowed_msgpack_modules=None))
        saver.setup()
        return saver
    except sqlite3.Error as error:
        raise Unavailable(
            f"The conversations in {home.conversations} cannot be read ({error}). Move that file away to start afresh; "
            "lectures and quiz history are kept elsewhere."
        ) from error


class Agent:
    """The tutor. Safe to share among threads; each conversation should have one turn at a time.

    specs: the chain of models ("embedded", "openai:gpt-x,embedded", …); the embedded one is always its last.
    saver: where conversations are kept; in memory when left out.
    """

    def __init__(self, home: Home, specs: str | None = None, saver: BaseCheckpointSaver[Any] | None = None) -> None:
        self.home = home
        self.specs = parse_specs(specs or "embedded")
        self.missing: list[str] = []  # models that could not be loaded, each with its reason
        embedded = EmbeddedChat()
        models = [*self._loaded(), embedded]
        self._askers = tuple(asker(model) for model in models[:-1])
        names = {id(model): model.name or describe(EMBEDDED) for model in models}
        speakers = Speakers(embedded, lambda model: names.get(id(model), describe(EMBEDDED)))
        self._graph = create_agent(
            models[0],
            toolbox(),
            middleware=[Tutoring(), *chain(models, speakers)],
            state_schema=TutorState,
            context_schema=Turn,
            checkpointer=saver if saver is not None else InMemorySaver(),
        )

    def _loaded(self) -> Iterator[BaseChatModel]:
        """The models named before the embedded one; one that cannot be had is left out and remembered as missing."""
        for spec in self.specs[:-1]:
            try:
                yield load(spec, embedded=EmbeddedChat, home=self.home)
            except LemmaError as error:
                log.warning("%s", error)
                self.missing.append(str(error))

    def messages(self, conversation: str) -> list[AnyMessage]:
        """The conversation so far, oldest first; empty when there is none of that id."""
        return list(self._state(conversation).get("messages", []))

    def state(self, conversation: str) -> TutorState:
        """The conversation's state: open problem, quiz, lecture. Plain data."""
        return self._state(conversation)  # type: ignore[return-value]

    def _state(self, conversation: str) -> dict[str, Any]:
        return dict(self._graph.get_state(_config(conversation)).values)

    def forget(self, conversation: str) -> None:
        """Delete the conversation's words."""
        saver: Any = self._graph.checkpointer
        saver.delete_thread(conversation)

    def open_lecture(self, conversation: str, lecture: str | None) -> None:
        """Make `lecture` the one this conversation is about (None: no particular one)."""
        if self._state(conversation):
            self._graph.update_state(_config(conversation), {"lecture": lecture})

    def run(self, conversation: str, text: str, turn: Turn, earlier: Sequence[AnyMessage] = ()) -> Iterator[Event]:
        """Play one turn: the learner says `text`. Yields events until the reply is complete.

        earlier: messages to begin the conversation with, when it is a new one.
        A failure never raises: it ends with `Stopped(why)`, the conversation kept whole.
        """
        said = _message(text, turn)
        turn.failed.extend(self.missing)
        turn = replace(turn, askers=self._askers)
        live = _Live(self, conversation, turn, said)
        try:
            yield from live.play([*earlier, said])
        except Cancelled:
            yield from live.end("")
        except LemmaError as error:
            yield from live.end(str(error))
        except Exception:
            log.exception("the turn broke")
            yield from live.end(BROKE)

    def stream(self, conversation: str, messages: list[AnyMessage], turn: Turn) -> Iterator[tuple[str, Any]]:
        """The graph's own stream for one turn: ("messages" | "custom", event)."""
        graph: Any = self._graph  # its overloads know single modes only
        config = _config(conversation) | {"recursion_limit": 40}
        yield from graph.stream({"messages": messages}, config, context=turn, stream_mode=["messages", "custom"])

    def keep(self, conversation: str, message: HumanMessage, reply: str) -> None:
        """Keep a broken-off turn: the learner's message if it is not there yet, and what was said so far."""
        have = self.messages(conversation)
        add: list[AnyMessage] = [] if any(m.id == message.id for m in have) else [message]
        whole = mended([*have, *add])
        if whole is not None:
            known = {m.id for m in have}
            add = [m for m in whole if m.id is None or m.id not in known]
        add.append(AIMessage(reply, id=uuid.uuid4().hex))
        self._graph.update_state(_config(conversation), {"messages": add}, as_node="model")


class _Live:
    """One turn being played: the graph's stream in, judged events out."""

    def __init__(self, agent: Agent, conversation: str, turn: Turn, said: HumanMessage) -> None:
        self.agent, self.conversation, self.turn, self.said = agent, conversation, turn, said
        self._gate: Gate | None = None  # open while a model that is not our own speaks
        self._state: TutorState | None = None  # as the model that speaks found it
        self._seen: set[str | None] = set()  # messages that came as a stream of chunks
        self._model_text = ""
        self._told = ""

    def play(self, messages: list[AnyMessage]) -> Iterator[Event]:
        for mode, event in self.agent.stream(self.conversation, messages, self.turn):
            if self.turn.stop.is_set():
                raise Cancelled("")
            yield from self._custom(event) if mode == "custom" else self._crumb(*event)
        yield from self._close()

    def _custom(self, event: dict[str, Any]) -> Iterator[Event]:
        kind = event.pop("kind")
        if kind == "speaking":
            yield from self._close()
            self._model_text, self._state = "", event.pop("state")
            if not event["embedded"]:
                self._gate = Gate(self._state)
            yield Speaking(**event)
        elif kind == "withdrawn":
            self._gate = None
            self._told = self._told[: len(self._told) - len(self._model_text)]
            yield Withdrawn(**event)
        elif kind == "tool":
            yield from self._close()
            yield ToolBegan(**event)
        elif kind == "progress":
            yield ToolProgress(**event)
        elif kind == "tool done":
            yield ToolEnded(**event)

    def _crumb(self, message: Any, _: Any) -> Iterator[Event]:
        chunk = isinstance(message, AIMessageChunk)
        if not isinstance(message, AIMessage) or (not chunk and message.id in self._seen):
            return
        self._seen.add(message.id)
        yield from self._say(self._gate.feed(message.text) if self._gate else message.text)

    def _close(self) -> Iterator[Event]:
        if self._gate is not None and self._state is not None:
            gate, self._gate = self._gate, None
            yield from self._say(gate.close())
            yield from self._say(gate.afterword())

    def _say(self, text: str) -> Iterator[Event]:
        if text:
            self._model_text += text
            self._told += text
            yield Said(text)

    def end(self, why: str) -> Iterator[Event]:
        """The turn is broken off: keep what was said, and say so."""
        reply = "\n\n".join(part for part in (self._told.strip(), why or "*Stopped.*") if part)
        self.agent.keep(self.conversation, self.said, reply)
        yield Stopped(why)


def _message(text: str, turn: Turn) -> HumanMessage:
    return HumanMessage(
        text,
        id=uuid.uuid4().hex,
        additional_kwargs={"files": [upload.name for upload in turn.uploads], "lecture": turn.lecture},
    )


def _config(conversation: str) -> Any:
    return {"configurable": {"thread_id": conversation}}


__all__ = ["GUARDED", "SPEAKER", "Agent", "checkpoints"]
