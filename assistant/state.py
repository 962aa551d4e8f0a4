"""What a conversation remembers between turns, and what a turn knows of the learner.

Both are plain data. `TutorState` is what LangGraph's checkpoints hold; `Turn` lives for one turn and is never stored.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, NotRequired, TypedDict

from langchain.agents import AgentState

from index.home import SHARED, Home
from tools.asker import Asker


def _latest(_: Any, new: Any) -> Any:
    """Two tools that ran side by side may both write: the later one counts."""
    return new


class QuizState(TypedDict):
    """A quiz under way: the items by id, which one is asked (from 0), the credit so far, and where it came from."""

    items: list[str]
    at: int
    credit: float
    questions: list[dict[str, Any]]  # what may be shown: stem, options; never a key
    source: dict[str, Any]  # the arguments it was drafted with


class OwnWork(TypedDict):
    """A learner's own lines, as they were last checked: on which problem, and whether they were right."""

    problem: str
    lines: list[str]
    right: bool


class TutorState(AgentState[Any]):
    """The graph's state.

    problem: the problem being worked on, as the learner gave it.
    rungs: for each problem of this conversation, the highest hint rung (0..5) its learner may see.
    said: what the learner has written since the problem was brought.
    picture: what this turn's learner wants to see animated, when it is not the problem.
    previous: the problem that was open before this turn's, if it brought one.
    lecture: the lecture the conversation is about. work: the learner's own lines that were checked last.
    """

    problem: NotRequired[Annotated[str | None, _latest]]
    rungs: NotRequired[Annotated[dict[str, int], _latest]]
    said: NotRequired[Annotated[list[str], _latest]]
    picture: NotRequired[Annotated[str | None, _latest]]
    previous: NotRequired[Annotated[str | None, _latest]]
    lecture: NotRequired[Annotated[str | None, _latest]]
    work: NotRequired[Annotated[OwnWork | None, _latest]]
    quiz: NotRequired[Annotated[QuizState | None, _latest]]
    finished_quiz: NotRequired[Annotated[dict[str, Any] | None, _latest]]


@dataclass(frozen=True)
class Upload:
    """A file the learner handed over: where it is on this machine, and what they call it."""

    path: Path
    name: str


@dataclass(frozen=True)
class Turn:
    """One turn's circumstances: who asks, what is open in the player and where, what was handed over, and the brake.

    chosen: the lectures a question goes to: None for the open one (all where none is open), () for all, else these ids.
    local: the learner sits at this machine's command line, so a file they name is theirs to read.
    failed: models that were tried in vain, each with its reason; filled while the turn is played.
    askers: the chat models that tools may ask; the agent hands them over.
    """

    home: Home
    owner: str = SHARED
    lecture: str | None = None
    position: float | None = None
    watched: float | None = None  # answers are held to what the learner has watched, in seconds; None: they are not
    uploads: tuple[Upload, ...] = ()
    chosen: tuple[str, ...] | None = None
    local: bool = False
    failed: list[str] = field(default_factory=list)
    askers: tuple[Asker, ...] = ()
    stop: threading.Event = field(default_factory=threading.Event)
