"""The one table of tools. The command line, the agent's tools and every later face are derived from it.

A tool is a typed function with a typed, frozen result that knows how to read itself out (`markdown()`). This module
names them and describes their arguments; it runs nothing, and importing it loads no heavy library.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, cast

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from index.errors import BadInput
from tools import lectures, maths, quiz
from tools.animation import animate
from tools.caller import Caller


class Result(Protocol):
    """What every tool returns: plain data that can also be read as Markdown."""

    def markdown(self) -> str: ...


@dataclass(frozen=True)
class Tool:
    """One row: the name used everywhere, the function, and one line of help for people and models alike."""

    name: str
    function: Callable[..., Result]
    help: str

    @property
    def wants_caller(self) -> bool:
        """Whether the function takes the `caller` (who asks, from where); it is never an argument of the tool."""
        return "caller" in inspect.signature(self.function).parameters

    @property
    def arguments(self) -> type[BaseModel]:
        """The arguments as a pydantic model: names, types and defaults of the function, without `caller`."""
        return _arguments(self)

    def call(self, arguments: dict[str, Any], caller: Caller) -> Result:
        """Check `arguments` against the signature and run the tool.

        Raises BadInput, naming the argument, when they do not fit; and whatever the tool itself raises.
        """
        try:
            checked = self.arguments.model_validate(arguments)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or "the arguments"
            raise BadInput(f"{self.name}: {where}: {first['msg']}.") from error
        values = {name: getattr(checked, name) for name in type(checked).model_fields}
        if self.wants_caller:
            values["caller"] = caller
        return self.function(**values)


def parameters(tool: Tool) -> dict[str, tuple[Any, Any]]:
    """The tool's arguments in order, each with its type and its default (`...` where it must be given)."""
    given = inspect.signature(tool.function).parameters
    # Only the parameters' types are looked up: a result's type may live in a module that is not imported yet.
    bare = types.SimpleNamespace(
        __annotations__={name: parameter.annotation for name, parameter in given.items() if name != "caller"}
    )
    hints = typing.get_type_hints(bare, tool.function.__globals__)
    empty = inspect.Parameter.empty
    return {name: (hints[name], ... if given[name].default is empty else given[name].default) for name in hints}


@cache
def _arguments(tool: Tool) -> type[BaseModel]:
    return create_model(tool.name, __config__=ConfigDict(extra="forbid"), **cast(dict[str, Any], parameters(tool)))


TOOLS: dict[str, Tool] = {
    tool.name: tool
    for tool in (
        Tool("solve", maths.solve, "Solve a maths problem in checked steps; use it whenever a problem is brought."),
        Tool("hint", maths.hint, "Give the next hint for a maths problem, one rung at a time."),
        Tool("check_work", maths.check_work, "Check a learner's own lines or answer for a maths problem."),
        Tool("another_like_this", maths.another_like_this, "Make a fresh practice problem of the same structure."),
        Tool("transcribe", lectures.transcribe, "Turn a recording or captions (file or link) into timed sentences."),
        Tool("add_lecture", lectures.add_lecture, "Add a recording or captions (a file or a link) to the lectures."),
        Tool("keyphrases", lectures.keyphrases, "List the key terms of a text or a lecture."),
        Tool("search_lecture", lectures.search_lecture, "Find what a lecture says about something, with the times."),
        Tool("outline", lectures.outline, "Outline a lecture: its chapters with their times."),
        Tool("draft_quiz", quiz.draft_quiz, "Draft a quiz on a lecture, a maths problem or a skill."),
        Tool("grade", quiz.grade, "Grade an answer to a quiz question."),
        Tool("review", quiz.review, "List the quiz questions that are due for review."),
        Tool("animate", animate, "Render a maths problem's solution, or a picture asked for, as a short animation."),
    )
}


def find(name: str) -> Tool:
    """The tool of that name. Raises BadInput listing the names there are."""
    if name not in TOOLS:
        raise BadInput(f"There is no tool called {name!r}. There are: {', '.join(TOOLS)}.")
    return TOOLS[name]


def plain(result: Result) -> dict[str, Any]:
    """A result as JSON-able data.

    >>> from tools.maths.solution import Step
    >>> plain(Step("Take 7 from both sides.", "x + 7 = 9", "x = 2", "subtract", True))["rule"]  # doctest: +SKIP
    'subtract'
    """
    data: dict[str, Any] = dataclasses.asdict(result)  # type: ignore[call-overload]
    json.dumps(data)  # a result that is not plain data is a mistake in the tool, better seen here than in a checkpoint
    return data
