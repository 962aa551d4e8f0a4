"""The scripted model server keeps OpenAI's forms: checked with a plain HTTP client, as any other client sees it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from typing import Any

import pytest

from tests.model_server import DiesMidway, Hangs, Leaks, ModelServer, Repeats, Says, honest, leaky

SOLVE = [{"type": "function", "function": {"name": "solve", "parameters": {"type": "object"}}}]


def ask(server: ModelServer, text: str = "hello", **body: Any) -> str:
    """POST one completion; return the body as text."""
    body = {"model": "m", "messages": [{"role": "user", "content": text}], **body}
    request = urllib.request.Request(f"{server.url}/chat/completions", json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=5) as response:
        return str(response.read().decode())


def message(server: ModelServer, **body: Any) -> dict[str, Any]:
    return dict(json.loads(ask(server, **body))["choices"][0]["message"])


def test_it_lists_its_model(model_server: ModelServer) -> None:
    with urllib.request.urlopen(f"{model_server.url}/models", timeout=5) as response:
        assert [one["id"] for one in json.load(response)["data"]] == ["scripted"]


def test_it_plays_the_script_in_order_and_then_fails(model_server: ModelServer) -> None:
    model_server.play([Says("one"), Leaks("x = 5")])
    assert [message(model_server)["content"] for _ in range(2)] == ["one", "x = 5"]
    with pytest.raises(urllib.error.HTTPError, match="500"):
        ask(model_server)


def test_a_stream_is_events_that_end_with_done(model_server: ModelServer) -> None:
    model_server.play([Says("Hello there", chunk=5)])
    *events, done = [line.removeprefix("data: ") for line in ask(model_server, stream=True).split("\n\n") if line]
    choices = [json.loads(event)["choices"][0] for event in events]
    assert [choice["delta"].get("content") for choice in choices] == ["", "Hello", " ther", "e", None]
    assert [choice["finish_reason"] for choice in choices] == [None, None, None, None, "stop"]
    assert done == "[DONE]"


def test_a_call_repeats_for_ever_when_told_to(model_server: ModelServer) -> None:
    model_server.play([Repeats("solve", {"question": "1"})])
    calls = [message(model_server)["tool_calls"][0]["function"] for _ in range(3)]
    assert calls == [{"name": "solve", "arguments": '{"question": "1"}'}] * 3


def test_it_remembers_what_the_model_was_shown(model_server: ModelServer) -> None:
    model_server.play([Says("ok")])
    ask(model_server, "3x + 7 = 22", tools=SOLVE)
    assert "3x + 7 = 22" in model_server.shown()
    assert model_server.requests[0].tools == ["solve"]
    model_server.play([])
    assert model_server.shown() == ""


def test_the_honest_policy_asks_the_tool_and_passes_it_on(model_server: ModelServer) -> None:
    model_server.play(honest)
    assert message(model_server, text="3x + 7 = 22", tools=SOLVE)["tool_calls"]
    told = [{"role": "tool", "tool_call_id": "1", "content": "What could you subtract?"}]
    assert message(model_server, messages=told)["content"] == "What could you subtract?"


def test_the_leaky_policy_gives_the_answer_away(model_server: ModelServer) -> None:
    model_server.play(leaky("29"))
    told = [{"role": "tool", "tool_call_id": "1", "content": "What could you subtract?"}]
    assert "29" in message(model_server, messages=told)["content"]


def test_a_reply_that_dies_is_torn(model_server: ModelServer) -> None:
    model_server.play([DiesMidway("one two three four")])
    with pytest.raises(Exception, match="IncompleteRead"):
        ask(model_server, stream=True)


def test_it_closes_at_once_while_it_hangs() -> None:
    def wait_in_vain() -> None:
        with pytest.raises(OSError):  # the connection closes without a word
            ask(server)

    with ModelServer([Hangs(seconds=60)]) as server:
        asking = threading.Thread(target=wait_in_vain, daemon=True)
        asking.start()
        while not server.requests:
            time.sleep(0.01)
    asking.join(timeout=5)
    assert not asking.is_alive()


def test_it_runs_by_hand() -> None:
    command = [sys.executable, "-m", "tests.model_server", "--script", "500", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        process.terminate()
    assert said.startswith("500: --model openai:scripted@http://127.0.0.1:")
