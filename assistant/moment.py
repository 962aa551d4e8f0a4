"""What goes into the router and what comes out: the moment as the agent knows it, and where a message leads."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Context:
    """What the agent knows of the moment; anything may be unknown and is then read off the messages.

    problem, rung: the open maths problem and the highest hint rung shown. lecture, lecture_title, position: what is
    in the player, and where (seconds). quiz_question: the open quiz question, `{"stem", "options"}`. last_tool: what
    was called last. files: names of files handed over with this message. last_quiz: what a finished quiz was about
    (draft_quiz's arguments).
    """

    problem: str | None = None
    rung: int = 0
    lecture: str | None = None
    lecture_title: str | None = None
    position: float | None = None
    quiz_question: dict[str, Any] | None = None
    last_tool: str | None = None
    files: tuple[str, ...] = ()
    last_quiz: Any = None

    def as_dict(self) -> dict[str, Any]:
        """As JSON-able data; `from_dict` reads it back."""
        return {**dataclasses.asdict(self), "files": list(self.files)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Context:
        """A context from JSON-able data: unknown keys are ignored, values of a wrong type are unknown."""
        texts = {
            k: data[k] for k in ("problem", "lecture", "lecture_title", "last_tool") if isinstance(data.get(k), str)
        }
        quiz, files, rung, position = (data.get(k) for k in ("quiz_question", "files", "rung", "position"))
        return cls(
            **texts,
            rung=rung if isinstance(rung, int) else 0,
            position=float(position) if isinstance(position, int | float) else None,
            quiz_question=quiz if isinstance(quiz, dict) else None,
            files=tuple(str(f) for f in files) if isinstance(files, list | tuple) else (),
            last_quiz=data.get("last_quiz"),
        )


@dataclass(frozen=True)
class Route:
    """Where a message goes: a tool with its arguments, or (tool None) a reply.

    confidence: 1.0 where structure decided, else the classifier's share for this outcome. kind: the intent that was
    read, such as "hint" or "stop_quiz"; for showing and measuring.
    """

    tool: str | None
    args: dict[str, Any] = field(default_factory=dict)
    reply: str | None = None
    confidence: float = 1.0
    kind: str = ""
