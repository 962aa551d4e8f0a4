"""A model behind a server: what reaches it, what comes back, and every way it may fail."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.tools import tool

from index.errors import Unavailable
from tests.model_server import (
    Calls,
    DiesMidway,
    Fails,
    Garbles,
    Hangs,
    ModelServer,
    Raw,
    Says,
    Together,
    Turn,
)
from tools.models import Limits, Spec, load, parse_specs

QUICK = Limits(connect=1.0, silent=0.4, total=1.0)


@tool
def solve(question: str) -> str:
    """Solve a problem."""
    return question


def embedded() -> BaseChatModel:
    return FakeListChatModel(responses=["Here is what I can do without a network."])


def connected(server: ModelServer, limits: Limits = QUICK) -> BaseChatModel:
    return load(parse_specs(server.spec)[0], embedded=embedded, limits=limits)


def whole(chunks: Iterator[AIMessageChunk]) -> AIMessageChunk:
    """Add a stream up, as a page does."""
    reply = next(chunks)
    for chunk in chunks:
        reply += chunk
    return reply


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_a_local_server_needs_no_key(model_server: ModelServer) -> None:
    model_server.play([Says("Good day.")])
    assert connected(model_server).invoke("hello").text == "Good day."


def test_a_key_goes_to_the_server_and_into_no_message(
    model_server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    model_server.play([Fails(401, "Incorrect API key provided: sk-secret")])
    with pytest.raises(Unavailable, match="refused the key") as refused:
        connected(model_server).invoke("hello")
    assert model_server.requests[0].headers["authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in str(refused.value)


def test_a_local_server_is_not_reached_through_a_proxy(
    model_server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    model_server.play([Says("Directly.")])
    assert connected(model_server).invoke("hello").text == "Directly."


def test_text_streams_in_the_pieces_it_came_in(model_server: ModelServer) -> None:
    model_server.play([Says("What could you subtract from both sides?", chunk=10)])
    pieces = [chunk.text for chunk in connected(model_server).stream("hello") if chunk.text]
    assert pieces == ["What could", " you subtr", "act from b", "oth sides?"]


def test_tools_are_offered_and_called(model_server: ModelServer) -> None:
    model_server.play([Calls("solve", {"question": "3x + 7 = 22"}, text="Let me look.")])
    reply = whole(connected(model_server).bind_tools([solve]).stream("3x + 7 = 22"))  # type: ignore[arg-type]
    assert model_server.requests[0].tools == ["solve"]
    assert reply.text == "Let me look."
    assert [(call["name"], call["args"]) for call in reply.tool_calls] == [("solve", {"question": "3x + 7 = 22"})]


def test_several_calls_and_unknown_tools_arrive_as_they_are(model_server: ModelServer) -> None:
    model_server.play([Together((Calls("solve", {"question": "1 + 1"}), Calls("teleport")))])
    reply = connected(model_server).bind_tools([solve]).invoke("hello")
    assert [(call["name"], call["args"]) for call in reply.tool_calls] == [
        ("solve", {"question": "1 + 1"}),
        ("teleport", {}),
    ]


@pytest.mark.parametrize("arguments", ["{bad json", '{"question": "3x + 7 = ', '["a list"]', "nonsense", '{"a": 1}}'])
def test_a_malformed_call_is_invalid_and_never_mended(model_server: ModelServer, arguments: str) -> None:
    model_server.play([Raw("solve", arguments)])
    reply = whole(connected(model_server).bind_tools([solve]).stream("hello"))  # type: ignore[arg-type]
    assert reply.tool_calls == []
    assert [call["name"] for call in reply.invalid_tool_calls] == ["solve"]


def test_a_call_without_arguments_or_id_is_still_a_call(model_server: ModelServer) -> None:
    model_server.play([Raw("review", "", id=None)])
    (call,) = connected(model_server).bind_tools([solve]).invoke("hello").tool_calls
    assert (call["name"], call["args"]) == ("review", {})
    assert call["id"]


FAILURES: list[tuple[Turn, str]] = [
    (Fails(500), "failed .HTTP 500."),
    (Fails(429), "busy"),
    (Fails(404), "check the model's name"),
    (Fails(403), "OPENAI_API_KEY"),
    (Fails(400, "This model's maximum context length is 10 tokens"), "conversation this long"),
    (Fails(302), "failed .HTTP 302."),
    (Hangs(), "took too long"),
    (Hangs(drip=0.1), "took too long"),
    (DiesMidway("First, look at what is asked for."), "broke off in the middle"),
    (DiesMidway("First, look at what is asked for.", tidy=True), "broke off in the middle"),
    (Garbles(), "nothing that can be read"),
    (Garbles("data: {nonsense\n\n", "text/event-stream"), "no reply"),
    (Garbles('data: {"error": {"message": "out of memory"}}\n\n', "text/event-stream"), "reported an error"),
    (Says(""), "empty reply"),
    (Says(" \n "), "empty reply"),
]


@pytest.mark.parametrize(("turn", "sentence"), FAILURES)
def test_every_failure_is_a_sentence_naming_the_model(model_server: ModelServer, turn: Turn, sentence: str) -> None:
    model_server.play([turn])
    with pytest.raises(Unavailable, match=rf"^openai: scripted at 127\.0\.0\.1:\d+ .*{sentence}.*[.?]$"):
        connected(model_server).invoke("hello")
    assert len(model_server.requests) == 1  # the chain's next model is the second try


@pytest.mark.parametrize(("turn", "sentence"), FAILURES)
def test_failures_are_the_same_when_streamed_asynchronously(
    model_server: ModelServer, turn: Turn, sentence: str
) -> None:
    async def read(model: BaseChatModel) -> AIMessage:
        return await model.ainvoke("hello")

    model_server.play([turn, Says("Back again.")])
    model = connected(model_server)
    with pytest.raises(Unavailable, match=sentence):
        asyncio.run(read(model))
    assert asyncio.run(read(model)).text == "Back again."  # also in another event loop


def test_a_server_that_is_not_there_is_named_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: connections are refused
        spec = Spec("openai", "m", f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
        with pytest.raises(Unavailable, match="cannot be reached: is the server running"):
            load(spec, embedded=embedded, limits=QUICK).invoke("hello")


def test_a_reader_who_stops_leaves_the_model_usable(model_server: ModelServer) -> None:
    model_server.play([Says("word " * 1000, delay=0.01), Says("Again.")])
    model = connected(model_server, Limits(total=30.0))
    stream = model.stream("hello")
    assert next(piece.text for piece in stream if piece.text)
    stream.close()  # type: ignore[attr-defined]
    assert model.invoke("hello").text == "Again."
