"""A model in this process: it streams, calls tools, and stops when nobody listens."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.tools import tool

from index.errors import BadInput, Cancelled, Unavailable
from index.home import Home
from index.progress import listening
from tests.tools.tiny_llama import LESSONS, save
from tools.local_model import LocalChatModel, load_local
from tools.local_weights import load_weights
from tools.models import Spec, load

COUNT = LESSONS["count"][0]


@tool
def solve(question: str) -> str:
    """Solve a problem."""
    return question


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.open(tmp_path / "home")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("weights") / "tiny")


@pytest.fixture
def model(folder: Path, home: Home) -> LocalChatModel:
    return load_local(str(folder), home)


class TestSpeaking:
    def test_it_answers_in_words_as_they_come(self, model: LocalChatModel) -> None:
        pieces = [chunk.text for chunk in model.stream("count")]
        assert pieces[:3] == ["one ", "two ", "three "]
        assert "".join(pieces) == COUNT

    def test_the_reply_says_who_spoke_and_how_much(self, folder: Path, home: Home) -> None:
        model = load(Spec("hf", str(folder)), embedded=lambda: pytest.fail("not this one"), home=home)
        reply = model.invoke("hello")
        assert model.name == "tiny (local)"
        assert reply.text == LESSONS["hello"][0]
        assert reply.response_metadata["finish_reason"] == "stop"
        assert reply.usage_metadata is not None
        assert reply.usage_metadata["output_tokens"] > 3

    def test_it_is_cut_at_its_limit_and_says_so(self, folder: Path, home: Home) -> None:
        model = LocalChatModel(weights=load_weights(str(folder), home), model_name="tiny", max_new_tokens=4)
        reply = model.invoke("count")
        assert COUNT.startswith(reply.text)
        assert reply.text != COUNT
        assert reply.response_metadata["finish_reason"] == "length"

    def test_it_ends_before_a_stop_word(self, model: LocalChatModel) -> None:
        assert model.invoke("count", stop=["five", "nine"]).text == "one two three four "

    def test_silence_is_a_failure_so_that_the_next_model_speaks(self, model: LocalChatModel) -> None:
        with pytest.raises(Unavailable, match="said nothing"):
            model.invoke("silent")

    def test_two_at_once_take_turns(self, model: LocalChatModel) -> None:
        async def both() -> tuple[AIMessage, AIMessage]:
            return await asyncio.gather(model.ainvoke("count"), model.ainvoke("hello"))

        assert [reply.text for reply in asyncio.run(both())] == [COUNT, LESSONS["hello"][0]]


class TestTools:
    def test_a_call_is_read_from_the_text(self, model: LocalChatModel) -> None:
        reply = model.bind_tools([solve]).invoke("call")
        assert reply.text == "I see. "
        assert [(call["name"], call["args"]) for call in reply.tool_calls] == [("solve", {"question": "2x=6"})]

    def test_bare_json_is_a_call_too(self, model: LocalChatModel) -> None:
        reply = model.bind_tools([solve]).invoke("bare")
        assert (reply.text, len(reply.tool_calls)) == ("", 1)

    def test_a_malformed_call_is_invalid(self, model: LocalChatModel) -> None:
        chunks: Iterator[AIMessageChunk] = model.bind_tools([solve]).stream("broken")  # type: ignore[assignment]
        reply = next(chunks)
        for chunk in chunks:
            reply += chunk
        assert reply.tool_calls == []
        assert [call["name"] for call in reply.invalid_tool_calls] == ["solve"]

    def test_a_call_cannot_be_forced(self, model: LocalChatModel) -> None:
        with pytest.raises(BadInput, match="cannot be made to call"):
            model.bind_tools([solve], tool_choice="any")


class TestStopping:
    def test_who_stops_reading_stops_the_model(self, model: LocalChatModel) -> None:
        stream = model.stream("count")
        assert next(stream).text == "one "
        stream.close()  # type: ignore[attr-defined]
        assert model.weights.lock.acquire(timeout=5), "the generation went on"
        model.weights.lock.release()
        assert model.invoke("hello").text == LESSONS["hello"][0]

    def test_a_cancelled_listener_stops_it(self, model: LocalChatModel) -> None:
        stop = threading.Event()
        with listening(lambda _: None, stop):
            stream = model.stream("count")
            next(stream)
            stop.set()
            with pytest.raises(Cancelled):
                list(stream)

    def test_one_that_waits_its_turn_can_be_cancelled(self, model: LocalChatModel) -> None:
        stop = threading.Event()
        with model.weights.lock, listening(lambda _: None, stop):
            threading.Timer(0.2, stop.set).start()
            with pytest.raises(Cancelled):
                model.invoke("count")
        assert model.invoke("hello").text == LESSONS["hello"][0]

    def test_a_cancelled_task_leaves_it_usable(self, model: LocalChatModel) -> None:
        async def give_up() -> None:
            with model.weights.lock:  # someone else is speaking
                await asyncio.wait_for(model.ainvoke("count"), timeout=0.2)

        with pytest.raises(TimeoutError):
            asyncio.run(give_up())
        assert model.invoke("hello").text == LESSONS["hello"][0]
