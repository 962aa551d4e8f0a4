"""A chat model run by transformers in this process: streamed, stoppable, with tools.

ChatHuggingFace drops tools over a local pipeline, hence our own. Tools reach the model through
its chat template, or through the system message where the template knows none; calls are read back from its text.
One generation at a time per model; one that nobody reads any more stops at its next token.
Covered: text in and out. Not covered: images, forced tool calls, thinking aloud (`<think>` is asked to be off).
"""

from __future__ import annotations

import atexit
import threading
import time
import weakref
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from queue import Empty
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.language_models.chat_models import agenerate_from_stream, generate_from_stream
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import Field, SkipValidation

from index.errors import BadInput, Unavailable
from index.home import Home
from index.progress import check_cancelled
from tools.chat_prompt import encode
from tools.local_weights import Weights, load_weights
from tools.tool_calls import CallReader, as_chunks

STOP_SECONDS = 2.0  # how long to wait for a stopped generation to reach its next token
POLL_SECONDS = 0.1  # how often a wait for the next word looks whether the caller has stopped


def load_local(name: str, home: Home) -> LocalChatModel:
    """Return the chat model for "smollm2", a folder or a Hub id. Raises as `load_weights` does."""
    return LocalChatModel(weights=load_weights(name, home), model_name=name)


class LocalChatModel(BaseChatModel):
    """Speaks with `weights`; at most `max_new_tokens` tokens and `seconds` a reply; temperature 0 repeats itself."""

    weights: SkipValidation[Weights] = Field(exclude=True, repr=False)
    model_name: str
    max_new_tokens: int = Field(default=512, ge=1, le=4096)
    seconds: float = Field(default=120.0, gt=0)
    temperature: float = Field(default=0.0, ge=0)

    @property
    def _llm_type(self) -> str:
        return "lemma-local"

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], **kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Let the model call these tools. A call cannot be forced: any tool_choice but auto or none is BadInput."""
        choice = kwargs.pop("tool_choice", None)
        if choice not in (None, "auto", "none"):
            raise BadInput(f"{self.model_name} runs in this process and cannot be made to call a tool (“{choice}”).")
        offered = [] if choice == "none" else [convert_to_openai_tool(tool) for tool in tools]
        return self.bind(tools=offered, **kwargs)

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        *,
        tools: Sequence[dict[str, Any]] = (),
        **_: Any,
    ) -> Iterator[ChatGenerationChunk]:
        prompt = encode(self.weights, messages, tools, room=self.max_new_tokens)
        generation = _Generation(self, prompt, stop)
        reader = CallReader() if tools else None
        said = False
        try:
            for piece in generation.pieces():
                shown = reader.feed(piece) if reader else piece
                if shown:
                    said = said or not shown.isspace()
                    yield _told(ChatGenerationChunk(message=AIMessageChunk(content=shown)), run_manager)
        finally:
            generation.stop()
        rest = reader.finish() if reader else ""
        if not (said or rest.strip() or stop or (reader and reader.calls)):
            raise Unavailable(f"{self.name or self.model_name} said nothing.")
        last = AIMessageChunk(
            content=rest,
            tool_call_chunks=as_chunks(reader.calls) if reader else [],
            usage_metadata=generation.usage(),
            response_metadata={"model_name": self.model_name, "finish_reason": generation.finish_reason()},
            chunk_position="last",
        )
        yield _told(ChatGenerationChunk(message=last), run_manager)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        # Through the stream, which a cancelled task stops reading; a bare thread would go on to the end.
        stream: AsyncIterator[ChatGenerationChunk] = self._astream(messages, stop, run_manager, **kwargs)
        return await agenerate_from_stream(stream)


def _told(chunk: ChatGenerationChunk, run_manager: CallbackManagerForLLMRun | None) -> ChatGenerationChunk:
    if run_manager:
        run_manager.on_llm_new_token(chunk.text, chunk=chunk)
    return chunk


_running: weakref.WeakSet[_Generation] = weakref.WeakSet()


@atexit.register
def _stop_all() -> None:
    """A thread still computing while Python shuts down would abort the whole process."""
    for generation in list(_running):
        generation.stop()


class _Generation:
    """One reply being generated in a thread of its own, read here word by word."""

    def __init__(self, settings: LocalChatModel, prompt: Any, stop: list[str] | None) -> None:
        from transformers import TextIteratorStreamer

        self.settings = settings
        self.weights = settings.weights
        self.prompt = prompt
        self.stops = stop or []
        self.prompt_tokens = int(prompt["input_ids"].shape[1])
        self.new_tokens = 0
        self._error: BaseException | None = None
        self._stopped = threading.Event()
        self._out_of_time = False
        self._streamer = TextIteratorStreamer(self.weights.tokenizer, skip_prompt=True, skip_special_tokens=True)
        self._thread = threading.Thread(target=self._run, name="lemma-local-model", daemon=True)

    def stop(self) -> None:
        """End the generation at its next token; no effect once it is over."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_SECONDS)

    def usage(self) -> UsageMetadata:
        total = self.prompt_tokens + self.new_tokens
        return UsageMetadata(input_tokens=self.prompt_tokens, output_tokens=self.new_tokens, total_tokens=total)

    def finish_reason(self) -> str:
        """OpenAI's words: "stop" when the model was done, "length" when a limit cut it short."""
        cut = self._out_of_time or self.new_tokens >= self.settings.max_new_tokens
        return "length" if cut else "stop"

    def pieces(self) -> Iterator[str]:
        """Yield the text as it comes, up to a stop word. Raises Unavailable when it fails, Cancelled when stopped."""
        held = ""
        _running.add(self)
        self._thread.start()
        while (piece := self._next_piece()) is not None:
            held += piece
            cut = min((held.find(stop) for stop in self.stops if stop in held), default=-1)
            if cut >= 0:
                yield held[:cut]
                return
            keep = max((n for stop in self.stops for n in range(len(stop)) if held.endswith(stop[:n])), default=0)
            shown, held = held[: len(held) - keep], held[len(held) - keep :]
            yield shown
        if self._error is not None:
            speaker = self.settings.name or self.settings.model_name
            raise Unavailable(f"{speaker} failed while it was speaking.") from self._error
        yield held

    def _next_piece(self) -> str | None:
        while True:
            check_cancelled()
            try:
                return self._streamer.text_queue.get(timeout=POLL_SECONDS)
            except Empty:
                continue

    def _run(self) -> None:
        try:
            while not self.weights.lock.acquire(timeout=POLL_SECONDS):
                if self._stopped.is_set():
                    return
            try:
                self._generate()
            finally:
                self.weights.lock.release()
        except BaseException as error:  # handed to the reader, who is waiting in another thread
            self._error = error
        finally:
            self._streamer.end()

    def _generate(self) -> None:
        from transformers import StoppingCriteriaList

        sampling: dict[str, Any] = {"do_sample": False, "temperature": None, "top_p": None, "top_k": None}
        if self.settings.temperature > 0:
            sampling = {"do_sample": True, "temperature": self.settings.temperature}
        deadline = time.monotonic() + self.settings.seconds

        def over(input_ids: Any, *_: Any, **__: Any) -> Any:
            self.new_tokens = int(input_ids.shape[1]) - self.prompt_tokens
            self._out_of_time = time.monotonic() > deadline
            done = self._stopped.is_set() or self._out_of_time
            return input_ids.new_full((input_ids.shape[0],), done, dtype=bool)

        self.weights.model.generate(
            **self.prompt,
            **sampling,
            max_new_tokens=self.settings.max_new_tokens,
            streamer=self._streamer,
            stopping_criteria=StoppingCriteriaList([over]),
        )
