"""What a scripted model does in one turn, well or badly, and how each looks on OpenAI's wire.

`tests.model_server` acts these out over HTTP. A policy chooses the turn from a request's messages and tools;
`honest` and `leaky` are two that hold a conversation.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Says:
    """Answer with text, `chunk` characters at a time with `delay` seconds before each."""

    text: str
    chunk: int = 8
    delay: float = 0.0


class Leaks(Says):
    """The same; a name for text that gives the answer away."""


@dataclass(frozen=True)
class Calls:
    """Call a tool, perhaps one that does not exist, after saying `text`."""

    tool: str
    args: dict[str, Any] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True)
class Raw:
    """Call a tool with just this as its arguments, well formed or not; `id` None leaves the call without one."""

    tool: str
    arguments: str
    id: str | None = "call_raw"


@dataclass(frozen=True)
class Together:
    """Several tool calls in one reply."""

    calls: tuple[Calls, ...]


@dataclass(frozen=True)
class Repeats:
    """Call the same tool at this and every later request."""

    tool: str
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Fails:
    """Answer with an HTTP error."""

    status: int = 500
    message: str = "the scripted server failed"


@dataclass(frozen=True)
class Hangs:
    """Take the request and say nothing for `seconds`, or drip keep-alive comments that carry no content."""

    seconds: float = 3600.0
    drip: float | None = None  # seconds between two comments


@dataclass(frozen=True)
class DiesMidway:
    """Begin like `Says`, then close the connection: torn, or tidily as if all had been said."""

    text: str
    after_chunks: int = 2
    tidy: bool = False


@dataclass(frozen=True)
class Garbles:
    """Answer 200 with this body, whatever it is."""

    body: str = "<html>It works!</html>"
    content_type: str = "text/html"


Turn = Says | Calls | Raw | Together | Repeats | Fails | Hangs | DiesMidway | Garbles
Policy = Callable[[list[dict[str, Any]], list[dict[str, Any]]], Turn]


def _text(turn: Turn) -> str:
    return turn.text if isinstance(turn, Says | Calls) else ""


def calls_of(turn: Turn) -> list[dict[str, Any]]:
    """The turn's tool calls as OpenAI writes them, whole."""
    if isinstance(turn, Raw):
        call = {"type": "function", "function": {"name": turn.tool, "arguments": turn.arguments}}
        return [call if turn.id is None else {"id": turn.id, **call}]
    made = turn.calls if isinstance(turn, Together) else (turn,) if isinstance(turn, Calls | Repeats) else ()
    stamp = time.monotonic_ns()
    return [
        {
            "id": f"call_{stamp}_{index}",
            "type": "function",
            "function": {"name": call.tool, "arguments": json.dumps(call.args, ensure_ascii=False)},
        }
        for index, call in enumerate(made)
    ]


def deltas(turn: Turn) -> Iterator[dict[str, Any]]:
    """What a streaming server sends for a turn: role, text in pieces, each call's name, its arguments in two."""
    yield {"role": "assistant", "content": ""}
    text, size = _text(turn), turn.chunk if isinstance(turn, Says) else 8
    for start in range(0, len(text), size):
        yield {"content": text[start : start + size]}
    for index, call in enumerate(calls_of(turn)):
        arguments = call["function"]["arguments"]
        yield {"tool_calls": [{"index": index, **call, "function": {**call["function"], "arguments": ""}}]}
        for start, end in pairwise((0, len(arguments) // 2, len(arguments))):
            yield {"tool_calls": [{"index": index, "function": {"arguments": arguments[start:end]}}]}


def chunk(model: str, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "reply", "object": "chat.completion.chunk", "created": 0, "model": model, "choices": [choice]}


def completion(model: str, turn: Turn) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": _text(turn) or None}
    if calls := calls_of(turn):
        message["tool_calls"] = calls
    choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if calls else "stop"}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {
        "id": "reply",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [choice],
        "usage": usage,
    }


def honest(messages: list[dict[str, Any]], tools: list[dict[str, Any]]) -> Turn:
    """A well-behaved small model: asks `solve` about the learner's last words, then passes on what the tool said."""
    last = messages[-1] if messages else {}
    if last.get("role") == "tool":
        return Says(str(last.get("content", "")))
    if any(tool["function"]["name"] == "solve" for tool in tools) and re.search(r"\d", content_of(last)):
        return Calls("solve", {"question": content_of(last)})
    return Says("Hello! Bring me a maths problem or a lecture, and we will look at it together.")


def leaky(answer: str) -> Policy:
    """A model that behaves until the tool has spoken, and then blurts out `answer`, in words meant to help."""

    def policy(messages: list[dict[str, Any]], tools: list[dict[str, Any]]) -> Turn:
        turn = honest(messages, tools)
        return turn if isinstance(turn, Calls) else Leaks(f"Good question. The answer is {answer}. Do you see why?")

    return policy


def content_of(message: dict[str, Any]) -> str:
    content = message.get("content") or ""
    return content if isinstance(content, str) else " ".join(str(part.get("text", "")) for part in content)
