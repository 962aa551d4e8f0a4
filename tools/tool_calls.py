"""Tool calls found in what a model wrote, passed on whole or marked as invalid.

A local model writes its calls into its text: Hermes and Qwen between `<tool_call>` tags, others as one bare JSON
object. `CallReader` takes the text as it streams, lets through what the learner may read and keeps the calls.

    >>> reader = CallReader()
    >>> reader.feed("Let me see. <tool_"), reader.feed('call>{"name": "solve", "arguments": {"question": "x=1"}}')
    ('Let me see. ', '')
    >>> reader.finish()
    ''
    >>> [(call.name, call.arguments) for call in reader.calls]
    [('solve', '{"question": "x=1"}')]

LangChain repairs the JSON of streamed calls (`{bad json` becomes `{}`), so a broken call would be carried out as
something the model never asked for. `as_chunks` makes sure that such a call arrives in `invalid_tool_calls`.
Not covered: calls in other notations (XML parameters, Python calls); they stay text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from langchain_core.messages.tool import ToolCallChunk

OPEN, CLOSE = "<tool_call>", "</tool_call>"
_BARE_STARTS = ("{", "[{", "```json")  # how a reply begins that may be nothing but calls in JSON
_FENCE = re.compile(r"```json\s*(.*?)\s*(```)?", re.DOTALL)
_BROKEN_CALL = re.compile(r'\[?\{\s*"name"\s*:\s*"([\w.-]+)"\s*,\s*"(?:arguments|parameters)"\s*:')


@dataclass(frozen=True)
class Call:
    """One call as the model wrote it: `arguments` is JSON text, perhaps broken; an id is made up where none came."""

    name: str
    arguments: str
    id: str = ""


def as_chunks(calls: Iterable[Call]) -> list[ToolCallChunk]:
    """Return the calls as LangChain's chunks: each whole, so that merging them yields exactly these calls.

    Arguments that are not one JSON object are quoted as a JSON string: nothing repairs that into something else, and
    LangChain files the call under `invalid_tool_calls`.
    """
    from langchain_core.messages.tool import tool_call_chunk

    chunks = []
    for index, call in enumerate(calls):
        text = call.arguments.strip() or "{}"  # some servers send nothing for a tool without arguments
        args = text if isinstance(_json(text), dict) else json.dumps(call.arguments)
        chunks.append(tool_call_chunk(name=call.name, args=args, id=call.id or f"call_{uuid4().hex[:12]}", index=index))
    return chunks


class CallReader:
    """Takes a reply piece by piece; gives back the text to show, and keeps the tool calls in `calls`."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._held = ""
        self._bare: bool | None = None  # may the reply be bare JSON? None: its first characters do not tell yet

    def feed(self, piece: str) -> str:
        """Take the next piece; return the text that is certainly not part of a call."""
        self._held += piece
        if self._bare is None:
            self._bare = _may_be_bare(self._held)
        return self._outside_tags() if self._bare is False else ""

    def finish(self) -> str:
        """The reply is over: return the text still held back; `calls` is complete now."""
        held, self._held = self._held, ""
        if self._bare is not False:
            found = _bare_calls(held)
            if found:
                self.calls += found
                return ""
            self._bare = False
            return self.feed(held) + self.finish()
        before, tag, body = held.partition(OPEN)
        if tag:  # models often stop without the closing tag
            self.calls += _tagged_calls(body)
            return before
        return held

    def _outside_tags(self) -> str:
        shown = ""
        while OPEN in self._held and CLOSE in self._held.partition(OPEN)[2]:
            before, _, rest = self._held.partition(OPEN)
            body, _, self._held = rest.partition(CLOSE)
            self.calls += _tagged_calls(body)
            shown += before
        at = self._held.find(OPEN)
        if at < 0:  # keep only what may be the beginning of a tag
            at = len(self._held) - max(n for n in range(len(OPEN)) if self._held.endswith(OPEN[:n]))
        shown, self._held = shown + self._held[:at], self._held[at:]
        return shown


def _may_be_bare(text: str) -> bool | None:
    start = text.lstrip()
    if start.startswith(_BARE_STARTS):
        return True
    undecided = any(begin.startswith(start) for begin in _BARE_STARTS)
    return None if undecided else False


def _bare_calls(text: str) -> list[Call]:
    """The calls in a reply that is nothing but JSON; none when it is something else, which is then text."""
    text = text.strip()
    fenced = _FENCE.fullmatch(text)
    text = fenced[1] if fenced else text
    value = _json(text)
    if value is None and (broken := _BROKEN_CALL.match(text)):
        return [Call(broken[1], text)]
    values = value if isinstance(value, list) else [value]
    if not values or not all(_is_call(one) and _arguments(one) is not None for one in values):
        return []
    return [_call(one) for one in values]


def _tagged_calls(body: str) -> list[Call]:
    """The calls between two tags. A tag promises a call, so what cannot be read is a broken one, not text."""
    value = _json(body)
    values = value if isinstance(value, list) else [value]
    if values and all(_is_call(one) for one in values):
        return [_call(one) for one in values]
    name = re.search(r'"name"\s*:\s*"([\w.-]+)"', body)
    return [Call(name[1] if name else "unreadable", body.strip() or "null")]


def _is_call(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("name"), str) and bool(value["name"])


def _arguments(value: dict[str, Any]) -> Any:
    return value.get("arguments", value.get("parameters"))


def _call(value: dict[str, Any]) -> Call:
    arguments = _arguments(value)
    if isinstance(arguments, str):  # OpenAI's own form: the arguments are JSON within JSON
        return Call(value["name"], arguments)
    return Call(value["name"], json.dumps({} if arguments is None else arguments, ensure_ascii=False))


def _json(text: str) -> Any:
    """Parse strictly; None when it is not JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
