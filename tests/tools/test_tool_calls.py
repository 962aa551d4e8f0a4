"""Tool calls in a model's text: found wherever they are, whole or broken, however the text is cut."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import AIMessageChunk

from tools.tool_calls import Call, CallReader, as_chunks

SOLVE = '{"name": "solve", "arguments": {"question": "2x = 6"}}'


def read(text: str, cuts: list[int] | None = None) -> tuple[str, list[tuple[str, dict[str, Any]]], list[str]]:
    """Feed a text in pieces; return what is shown, the calls, and the names of the invalid ones."""
    reader, shown, at = CallReader(), "", 0
    for cut in [*sorted(cuts or []), len(text)]:
        shown += reader.feed(text[at:cut])
        at = max(at, cut)
    shown += reader.finish()
    message = AIMessageChunk(content=shown, tool_call_chunks=as_chunks(reader.calls))
    calls = [(call["name"], call["args"]) for call in message.tool_calls]
    return shown, calls, [str(call["name"]) for call in message.invalid_tool_calls]


CALL: tuple[str, dict[str, Any]] = ("solve", {"question": "2x = 6"})


@pytest.mark.parametrize(
    ("text", "shown", "calls", "invalid"),
    [
        ("Just talk.", "Just talk.", [], []),
        (f"<tool_call>{SOLVE}</tool_call>", "", [CALL], []),
        (f"Let me see. <tool_call>\n{SOLVE}\n</tool_call> Done.", "Let me see.  Done.", [CALL], []),
        (f"<tool_call>{SOLVE}</tool_call><tool_call>{SOLVE}</tool_call>", "", [CALL, CALL], []),
        (f"<tool_call>[{SOLVE}, {SOLVE}]</tool_call>", "", [CALL, CALL], []),
        (f"<tool_call>{SOLVE}", "", [CALL], []),  # stopped before the closing tag
        (SOLVE, "", [CALL], []),
        (f"[{SOLVE}]", "", [CALL], []),
        (f"```json\n{SOLVE}\n```", "", [CALL], []),
        (SOLVE.replace("arguments", "parameters"), "", [CALL], []),
        ('{"name": "solve", "arguments": "{\\"question\\": \\"2x = 6\\"}"}', "", [CALL], []),
        ('<tool_call>{"name": "review"}</tool_call>', "", [("review", {})], []),
        ("<tool_call>solve(2x = 6)</tool_call>", "", [], ["unreadable"]),
        ("<tool_call></tool_call>", "", [], ["unreadable"]),
        ('<tool_call>{"name": "solve", "arguments": {"question"', "", [], ["solve"]),
        ('{"name": "solve", "arguments": {"question": "2x', "", [], ["solve"]),
        ('{"name": "solve", "arguments": [1, 2]}', "", [], ["solve"]),
        ("{x | x > 0} is the set of positives.", "{x | x > 0} is the set of positives.", [], []),
        ('{"x": 3}', '{"x": 3}', [], []),
        ("[1, 2) is half open.", "[1, 2) is half open.", [], []),
        ("a < b, and <tool is no tag", "a < b, and <tool is no tag", [], []),
        ("[" * 20_000, "[" * 20_000, [], []),
        ("", "", [], []),
    ],
)
def test_what_is_shown_and_what_is_called(
    text: str, shown: str, calls: list[tuple[str, dict[str, Any]]], invalid: list[str]
) -> None:
    assert read(text) == (shown, calls, invalid)


PARTS = st.lists(
    st.sampled_from(["Hm. ", "<tool_call>", "</tool_call>", SOLVE, '{"name"', "<tool", "_call>", "[{", "x < 3 ", "\n"])
)


@given(PARTS.map("".join), st.data())
def test_it_does_not_matter_how_the_text_is_cut(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text))))
    assert read(text, cuts) == read(text)


@given(st.text())
def test_text_without_calls_passes_unchanged(text: str) -> None:
    if "<tool_call>" not in text:
        assert read(text, list(range(len(text)))) == (text, [], [])


def test_text_is_shown_as_soon_as_it_cannot_be_a_call() -> None:
    reader = CallReader()
    assert [reader.feed(piece) for piece in ["So", " we ", "<", "5"]] == ["So", " we ", "", "<5"]


def test_a_broken_call_stays_broken_when_chunks_are_merged() -> None:
    """LangChain would complete the JSON, and the tool would run on half a question."""
    chunks = as_chunks([Call("solve", '{"question": "2x = ')])
    merged = AIMessageChunk(content="") + AIMessageChunk(content="", tool_call_chunks=chunks)
    assert merged.tool_calls == []
    assert json.loads(merged.invalid_tool_calls[0]["args"] or "") == '{"question": "2x = '
