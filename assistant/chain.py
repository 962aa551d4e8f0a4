"""The chain of chat models: who speaks, what counts as an answer, and what the page is told when one fails.

`ModelFallbackMiddleware` tries the next model; the middleware here sits inside it, around each single try. It says on
the stream who is about to speak, turns answers nobody can use (empty, broken tool calls, tools that do not exist, the
same call again and again) into failures, and says on the stream when a model is withdrawn, so that the half-told
answer can be taken back before the next model begins. It neither chooses models nor reads what they say.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Sequence
from typing import Any

from langchain.agents.middleware import AgentMiddleware, ModelFallbackMiddleware
from langchain.agents.middleware.types import ModelRequest, ModelResponse
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage

from assistant.state import Turn, TutorState
from index.errors import Cancelled, LemmaError

log = logging.getLogger(__name__)

MOST_CALLS = 5  # tool calls a model may make in one turn before the embedded model wraps up
# keys in a message's additional_kwargs
SPEAKER = "lemma_speaker"  # which model wrote it
FAILED = "lemma_failed"  # the models tried in vain before it, with reasons
GUARDED = "lemma_guarded"  # whether its sentences pass the guard: every model's but our own


class UnusableReply(LemmaError):
    """A model answered, but not with anything a learner can be given."""


def checked(message: AIMessage, names: set[str], earlier: Sequence[AnyMessage]) -> None:
    """Raise UnusableReply, with the reason, unless `message` says something or calls tools that exist.

    names: the tools there are. earlier: the conversation before the message.
    """
    if message.invalid_tool_calls:
        raise UnusableReply("its tool call could not be read")
    unknown = [call["name"] for call in message.tool_calls if call["name"] not in names]
    if unknown:
        raise UnusableReply(f"it called a tool that does not exist ({unknown[0][:40]})")
    if not message.tool_calls and not message.text.strip():
        raise UnusableReply("it said nothing")
    calls = [call for past in since_learner(earlier) if isinstance(past, AIMessage) for call in past.tool_calls]
    if message.tool_calls and len(calls) >= MOST_CALLS:
        raise UnusableReply("it kept calling tools without answering")
    repeated = {_key(call) for call in calls} & {_key(call) for call in message.tool_calls}
    if repeated:
        raise UnusableReply("it repeated the same tool call")


def _key(call: Any) -> str:
    return json.dumps([call["name"], call["args"]], sort_keys=True, default=str)


def since_learner(messages: Sequence[AnyMessage]) -> list[AnyMessage]:
    """The messages after the learner's last one."""
    for index in range(len(messages) - 1, -1, -1):
        if isinstance(messages[index], HumanMessage):
            return list(messages[index + 1 :])
    return list(messages)


class Speakers(AgentMiddleware[TutorState, Turn]):
    """Wraps each try of a model. `named` gives a model's name as the learner reads it."""

    state_schema = TutorState

    def __init__(self, embedded: BaseChatModel, named: Callable[[BaseChatModel], str]) -> None:
        super().__init__()
        self.embedded = embedded
        self.named = named

    def wrap_model_call(
        self, request: ModelRequest[Turn], handler: Callable[[ModelRequest[Turn]], ModelResponse[Any]]
    ) -> ModelResponse[Any]:
        if request.runtime.context.stop.is_set():
            raise Cancelled("Stopped, as you asked.")
        tell = request.runtime.stream_writer
        name, trusted = self.named(request.model), request.model is self.embedded
        tell({"kind": "speaking", "model": name, "embedded": trusted, "state": request.state})
        try:
            response = handler(request)
            message = next(reply for reply in response.result if isinstance(reply, AIMessage))
            if not trusted:
                checked(message, {tool.name for tool in request.tools if not isinstance(tool, dict)}, request.messages)
        except Cancelled:
            raise
        except Exception as error:
            if request.runtime.context.stop.is_set():
                raise Cancelled("Stopped, as you asked.") from error
            if trusted:
                raise
            log.warning("model %s failed: %s", name, error, exc_info=not isinstance(error, LemmaError))
            why = plain_reason(name, error)
            tell({"kind": "withdrawn", "model": name, "why": why})
            request.runtime.context.failed.append(why)
            raise
        failed = list(request.runtime.context.failed)
        message.additional_kwargs |= {SPEAKER: name, GUARDED: not trusted, FAILED: failed}
        return response


def plain_reason(name: str, error: Exception) -> str:
    """Why the model called `name` failed, as a sentence for a learner.

    Our own errors are such sentences; of any other, only its kind is told: its text may come from a server.
    """
    if isinstance(error, UnusableReply):
        return f"{name} gave no usable answer: {error}."
    if isinstance(error, LemmaError):
        return str(error)
    return f"{name} broke off ({type(error).__name__})."


def chain(models: Sequence[BaseChatModel], speakers: Speakers) -> list[AgentMiddleware[Any, Any]]:
    """The middleware for `models` in order; the last is the embedded one, which always answers."""
    rest = list(models[1:])
    return [*([ModelFallbackMiddleware(*rest)] if rest else []), speakers]


os.environ.setdefault("LANGSMITH_TRACING", "false")  # nothing a learner says is sent to a tracing service
