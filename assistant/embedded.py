"""The chat model Lemma brings: it routes with rules and sentence embeddings, and lets the tools' own words be the
reply.

Asked by a learner, it answers with one tool call or a short reply (`routing.py`); given the tool's result, it repeats
that result with a fitting lead-in. Tool messages are written for learners and hold no more than the tutor's policy
permits, so nothing has to be phrased, and nothing can be invented. What it does not do: generate text, call two
tools for one message, or take any instruction from a transcript, a tool or the context. Only the learner's last
message is routed.
"""

from __future__ import annotations

import json
import re
import uuid
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable

from assistant.routing import Context, route
from assistant.situation import Said

_CONTEXT = re.compile(r"<context>(?P<json>.*)</context>\s*\Z", re.DOTALL)
_WORD = re.compile(r"\S+\s*|\s+")
_LEAD_INS: dict[str, tuple[str, ...]] = {
    "hint": ("Here is a hint.", "One step further:", "Something to think about:"),
    "another_like_this": ("Here is one to try on your own.", "Your turn:"),
    "search_lecture": ("This is what the lecture says.", "From the lecture:"),
    "outline": ("Here is how it goes.", "The outline:"),
    "keyphrases": ("The key terms:",),
    "animate": ("Here is the clip.",),
    "review": ("Your review:",),
}
_SORRY = ("Sorry, that did not work.", "I'm sorry, I could not do that.")
_NO_RESULT = "That is done."
_AGAIN = "You can try again, or put it another way."


class EmbeddedChat(BaseChatModel):
    """The embedded chat model. It takes messages ending in the learner's, or in tool messages, like any other chat
    model.

    >>> EmbeddedChat().invoke([HumanMessage("solve 3x + 7 = 22")]).tool_calls[0]["name"]
    'solve'
    """

    @property
    def _llm_type(self) -> str:
        return "lemma-embedded"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model_name": self._llm_type}

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Runnable[LanguageModelInput, AIMessage]:
        """The model itself: it knows Lemma's tools by name and asks for no others."""
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=answer(messages))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        for chunk in _chunks(answer(messages)):
            generation = ChatGenerationChunk(message=chunk)
            if run_manager is not None:
                run_manager.on_llm_new_token(chunk.text, chunk=generation)
            yield generation


def answer(messages: Sequence[BaseMessage]) -> AIMessage:
    """The next message of the conversation: a tool call, a reply, or what the tools that were just run have to say."""
    results = _results(messages)
    if results:
        return AIMessage("\n\n".join(filter(None, map(_told, results))) or _NO_RESULT)
    found = route(spoken(messages), context_in(messages))
    if found.tool is None:
        return AIMessage(found.reply or "")
    call = {"name": found.tool, "args": found.args, "id": f"call_{uuid.uuid4().hex}", "type": "tool_call"}
    return AIMessage("", tool_calls=[call])


def context_in(messages: Sequence[BaseMessage]) -> Context:
    """The context at the end of the system message, as data; an empty one when it is missing or cannot be read."""
    for message in messages:
        if isinstance(message, SystemMessage) and (match := _CONTEXT.search(message.text)):
            # Only the last <context> counts, and only whole JSON objects; anything else is no context at all.
            try:
                data = json.loads(match.group("json").rpartition("<context>")[2])
            except ValueError:
                return Context()
            return Context.from_dict(data) if isinstance(data, dict) else Context()
    return Context()


def spoken(messages: Sequence[BaseMessage]) -> list[Said]:
    """The conversation up to the learner's last message as (role, text), without system, tool and empty messages."""
    last = max((i for i, m in enumerate(messages) if isinstance(m, HumanMessage)), default=-1)
    return [
        ("user" if isinstance(m, HumanMessage) else "assistant", m.text)
        for m in messages[: last + 1]
        if isinstance(m, HumanMessage) or (isinstance(m, AIMessage) and m.text)
    ]


def _results(messages: Sequence[BaseMessage]) -> list[ToolMessage]:
    """The tool messages the conversation ends with."""
    results: list[ToolMessage] = []
    for message in reversed(messages):
        if not isinstance(message, ToolMessage):
            break
        results.insert(0, message)
    return results


def _told(result: ToolMessage) -> str:
    text = result.text.strip()
    if result.status == "error":
        return f"{_one_of(_SORRY, text)} {text} {'' if _says_what_to_do(text) else _AGAIN}".strip()
    lead_ins = _LEAD_INS.get(result.name or "")
    if not text or lead_ins is None or _leads_itself(text):
        return text
    return f"{_one_of(lead_ins, text)}\n\n{text}"


def _says_what_to_do(text: str) -> bool:
    return (
        re.search(r"\b(?:try|please|choose|drop|paste|use|say|open|pick|type|give|add|check|name|ask)\b", text, re.I)
        is not None
    )


def _leads_itself(text: str) -> bool:
    """Only a bare list or quotation needs words before it; a heading or a sentence does not."""
    return not text.startswith((">", "“", '"', "- ", "* ", "1. ", "["))


def _one_of(choices: tuple[str, ...], text: str) -> str:
    """Varied, and the same for the same text."""
    return choices[zlib.crc32(text.encode()) % len(choices)]


def _chunks(message: AIMessage) -> Iterator[AIMessageChunk]:
    """The message word by word; a tool call comes whole."""
    for index, call in enumerate(message.tool_calls):
        arguments = json.dumps(call["args"], ensure_ascii=False)
        part = tool_call_chunk(name=call["name"], args=arguments, id=call["id"], index=index)
        yield AIMessageChunk(content="", tool_call_chunks=[part])
    words = _WORD.findall(message.text)
    for word in words:
        yield AIMessageChunk(content=word)
    if not words and not message.tool_calls:
        yield AIMessageChunk(content="")
