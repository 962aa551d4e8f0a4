"""A chat model behind an OpenAI-compatible server, held to limits and failing in plain sentences.

Covered beyond langchain-openai: every reply ends within `Limits` even when the server drips bytes for ever; a reply
that breaks off, or says nothing, is an error and not a short answer; tool calls arrive whole or marked invalid; a
server on this machine is never reached through a proxy; whatever fails is an `Unavailable` a learner may read.
Not covered: retries and falling back to another model, which are the chain's business.
"""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import openai
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk

# The transport library that the installed openai client uses: langchain-openai keeps this name for that purpose.
from langchain_openai import ChatOpenAI
from langchain_openai._compat import httpx
from pydantic import SecretStr

from index.errors import LemmaError, Unavailable
from tools.models import DEFAULT_BASE_URL, Limits, Spec, describe, leaves_machine
from tools.tool_calls import Call, as_chunks

NO_KEY = "no-key-needed"  # local servers ignore it; the client insists on one


def connect(spec: Spec, limits: Limits) -> OpenAIModel:
    """Return the model an `openai:` spec names; nothing is sent yet.

    Raises Unavailable when the server will want a key and OPENAI_API_KEY is empty: one reached by https elsewhere.
    Where such a server needs none, any word will do as the key.
    """
    key = os.environ.get("OPENAI_API_KEY", "").strip()
    remote = leaves_machine(spec)
    if not key and remote and spec.base_url.lower().startswith("https:"):
        raise Unavailable(f"{describe(spec)} needs a key: set OPENAI_API_KEY, or name another model.")
    client: dict[str, Any] = {
        "timeout": httpx.Timeout(limits.silent, connect=limits.connect),
        "follow_redirects": False,  # a redirect could carry a conversation, and the key, somewhere else
        "trust_env": remote,  # the environment's proxies are for the network, not for this machine
    }
    # For asynchronous use: a connection kept from an event loop that has ended cannot be used in the next.
    no_idling: dict[str, Any] = {"limits": httpx.Limits(max_keepalive_connections=0)}
    bound = _Bound(limits.total)
    return OpenAIModel(
        model=spec.model,
        base_url=spec.base_url,
        api_key=SecretStr(key or NO_KEY),
        speaker=describe(spec),
        http_client=openai.DefaultHttpxClient(event_hooks=bound.hooks(), **client),
        http_async_client=openai.DefaultAsyncHttpxClient(event_hooks=bound.async_hooks(), **client, **no_idling),
        timeout=client["timeout"],
        stream_chunk_timeout=limits.silent,
        max_retries=0,  # the next model of the chain is the second try; a learner should not wait twice
        streaming=True,
        # Only OpenAI itself has models that need its newer interface; elsewhere a name must not switch it on.
        use_responses_api=None if spec.base_url == DEFAULT_BASE_URL else False,
    )


class OpenAIModel(ChatOpenAI):
    """ChatOpenAI with the manners described above. Made by `connect`."""

    speaker: str = "The model server"

    def _stream(
        self, *args: Any, run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        reply = _Reply(self.speaker)
        with _plain_words(self.speaker):
            for chunk in super()._stream(*args, **kwargs):
                yield _told(reply.pass_on(chunk), run_manager)
            yield _told(reply.end(), run_manager)

    async def _astream(
        self, *args: Any, run_manager: AsyncCallbackManagerForLLMRun | None = None, **kwargs: Any
    ) -> AsyncIterator[ChatGenerationChunk]:
        reply = _Reply(self.speaker)
        with _plain_words(self.speaker):
            async for chunk in super()._astream(*args, **kwargs):
                yield await _atold(reply.pass_on(chunk), run_manager)
            yield await _atold(reply.end(), run_manager)


def _told(chunk: ChatGenerationChunk, run_manager: CallbackManagerForLLMRun | None) -> ChatGenerationChunk:
    """Tell those who watch the stream: here, so that they too see tool calls only when whole."""
    if run_manager:
        run_manager.on_llm_new_token(chunk.text, chunk=chunk)
    return chunk


async def _atold(chunk: ChatGenerationChunk, run_manager: AsyncCallbackManagerForLLMRun | None) -> ChatGenerationChunk:
    if run_manager:
        await run_manager.on_llm_new_token(chunk.text, chunk=chunk)
    return chunk


class _Reply:
    """One reply on its way through: text passes at once, tool calls wait until they are complete."""

    def __init__(self, speaker: str) -> None:
        self.speaker = speaker
        self.calls = AIMessageChunk(content="")
        self.said = False
        self.finished = False

    def pass_on(self, chunk: ChatGenerationChunk) -> ChatGenerationChunk:
        message = chunk.message
        self.said = self.said or bool(message.text.strip())
        # Both of OpenAI's interfaces say when they are done; a connection that merely closes does not.
        done = (chunk.generation_info or {}).get("finish_reason") or message.response_metadata.get("status")
        self.finished = self.finished or bool(done)
        if isinstance(message, AIMessageChunk) and message.tool_call_chunks:
            self.calls = self.calls + AIMessageChunk(content="", tool_call_chunks=message.tool_call_chunks)
            message.tool_call_chunks, message.tool_calls, message.invalid_tool_calls = [], [], []
        message.additional_kwargs.pop("tool_calls", None)
        return chunk

    def end(self) -> ChatGenerationChunk:
        """The last chunk: the tool calls. Raises Unavailable for half a reply, and for none."""
        calls = [
            Call(chunk["name"] or "unreadable", chunk["args"] or "", chunk["id"] or "")
            for chunk in self.calls.tool_call_chunks
        ]
        if not self.finished and (self.said or calls):
            raise Unavailable(f"{self.speaker} broke off in the middle of its reply.")
        if not self.finished:
            raise Unavailable(f"{self.speaker} sent nothing that can be read as a reply: is the address right?")
        if not calls and not self.said:
            raise Unavailable(f"{self.speaker} sent an empty reply.")
        return ChatGenerationChunk(message=AIMessageChunk(content="", tool_call_chunks=as_chunks(calls)))


class _Bound:
    """Ends a response, by a read timeout, `seconds` after its request began, however steadily it drips."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def hooks(self) -> dict[str, list[Any]]:
        return {"request": [self._start], "response": [self._wrap]}

    def async_hooks(self) -> dict[str, list[Any]]:
        async def start(request: httpx.Request) -> None:
            self._start(request)

        async def wrap(response: httpx.Response) -> None:
            self._wrap(response)

        return {"request": [start], "response": [wrap]}

    def _start(self, request: httpx.Request) -> None:
        request.extensions = {**request.extensions, "lemma_deadline": time.monotonic() + self.seconds}

    def _wrap(self, response: httpx.Response) -> None:
        response.stream = _BoundStream(response.stream, response.request.extensions["lemma_deadline"])


class _BoundStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response's bytes until the deadline."""

    def __init__(self, stream: Any, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def _check(self) -> None:
        if time.monotonic() > self._deadline:
            raise httpx.ReadTimeout("The reply took too long altogether.")

    def __iter__(self) -> Iterator[bytes]:
        for part in self._stream:
            self._check()
            yield part

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            self._check()
            yield part

    def close(self) -> None:
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()


@contextmanager
def _plain_words(speaker: str) -> Iterator[None]:
    """Turn whatever goes wrong with a server into Unavailable, in a sentence."""
    try:
        yield
    except LemmaError:
        raise
    except Exception as error:
        raise Unavailable(f"{speaker} {_what_happened(error)}") from error


def _what_happened(error: Exception) -> str:
    """Say what went wrong. What the server wrote is left out: it may be a page of HTML, or hold a part of the key."""
    match error:
        case openai.APITimeoutError() | httpx.TimeoutException() | TimeoutError():
            return "took too long."
        case openai.APIConnectionError() if not _was_connected(error):
            return "cannot be reached: is the server running, and the address right?"
        case openai.APIConnectionError() | httpx.TransportError():
            return "broke off in the middle of its reply."
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return f"refused the key (HTTP {error.status_code}): check OPENAI_API_KEY."
        case openai.NotFoundError():
            return "was not found (HTTP 404): check the model's name, and that the address ends in /v1 where it should."
        case openai.RateLimitError():
            return "is busy, or its quota is used up (HTTP 429)."
        case openai.BadRequestError() if "context" in str(error).lower() or "too long" in str(error).lower():
            return "cannot read a conversation this long."
        case openai.APIStatusError():
            return f"failed (HTTP {error.status_code})."
        case openai.APIError():
            return "reported an error in the middle of its reply."
    return f"sent something that is no reply ({type(error).__name__})."


def _was_connected(error: BaseException) -> bool:
    """Tell a connection that broke from one that never was: the client raises one error for both."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, httpx.ReadError | httpx.WriteError | httpx.RemoteProtocolError):
            return True
        cause = cause.__cause__
    return False
