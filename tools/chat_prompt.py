"""A conversation as the tokens a local model reads, through its own chat template.

What templates differ in is settled here: some know tools and some do not, some refuse a system message or two turns
of one role. A conversation too long for the model loses its oldest turns; text that looks like the template's own
markers is defused, so that nothing a learner or a lecture says can open a system message.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, SystemMessage, ToolMessage

from index.errors import Unavailable
from tools.local_weights import Weights
from tools.tool_calls import CLOSE, OPEN

CONTEXT = 8192  # tokens, for models that do not say how many they can read
TOOLS_PROMPT = (
    "You may call these tools, given as JSON schemas:\n{tools}\n"
    f'To call one, answer with nothing but {OPEN}{{{{"name": ..., "arguments": {{{{...}}}}}}}}{CLOSE}.'
)

Turn = dict[str, Any]


def encode(weights: Weights, messages: Sequence[BaseMessage], tools: Sequence[dict[str, Any]], *, room: int) -> Any:
    """Return the model's input tensors for the conversation, leaving `room` tokens for the reply.

    Raises Unavailable when even the last turn is too long, or the template cannot put it.
    """
    tokenizer = weights.tokenizer
    takes_tools = "tools" in tokenizer.get_chat_template(tools=list(tools) or None)
    turns = [_turn(message, _markers(tokenizer), takes_tools) for message in messages]
    if tools and not takes_tools:
        turns = _told_of_tools(turns, tools)
    space = _context(weights) - room
    while True:
        prompt = _template(tokenizer, turns, list(tools) if takes_tools else None)
        if prompt["input_ids"].shape[1] <= space:
            return prompt.to(weights.model.device)
        turns = _without_oldest(turns)


def _turn(message: BaseMessage, markers: Sequence[str], takes_tools: bool) -> Turn:
    text = _defused(message.text, markers)
    match message:
        case SystemMessage():
            return {"role": "system", "content": text}
        case AIMessage():
            return _spoken(message, text, takes_tools)
        case ToolMessage() if takes_tools:
            return {"role": "tool", "name": message.name or "", "content": text}
        case ToolMessage():
            return {"role": "user", "content": f"<tool_response>\n{text}\n</tool_response>"}
    return {"role": "user", "content": text}


def _told_of_tools(turns: list[Turn], tools: Sequence[dict[str, Any]]) -> list[Turn]:
    """Put the tools into the system message: many templates take just one, and only as the first."""
    told = TOOLS_PROMPT.format(tools="\n".join(json.dumps(tool, ensure_ascii=False) for tool in tools))
    if turns and turns[0]["role"] == "system":
        return [{"role": "system", "content": f"{turns[0]['content']}\n\n{told}"}, *turns[1:]]
    return [{"role": "system", "content": told}, *turns]


def _spoken(message: AIMessage, text: str, takes_tools: bool) -> Turn:
    calls = [{"name": call["name"], "arguments": call["args"]} for call in message.tool_calls]
    if takes_tools and calls:
        return {
            "role": "assistant",
            "content": text,
            "tool_calls": [{"type": "function", "function": call} for call in calls],
        }
    written = [f"{OPEN}{json.dumps(call, ensure_ascii=False)}{CLOSE}" for call in calls]
    return {"role": "assistant", "content": "\n".join([text, *written] if text else written)}


def _markers(tokenizer: Any) -> list[str]:
    """The strings this tokenizer reads as control tokens, such as <|im_start|>."""
    added = [token.content for token in tokenizer.added_tokens_decoder.values() if token.special]
    return sorted({marker for marker in [*added, *tokenizer.all_special_tokens] if len(marker) > 1})


def _defused(text: str, markers: Sequence[str]) -> str:
    """Part the markers' first character from the rest: readable still, and no longer one token."""
    for marker in markers:
        text = text.replace(marker, f"{marker[0]} {marker[1:]}")
    return text


def _context(weights: Weights) -> int:
    """How many tokens the model can read and write together."""
    known = (getattr(weights.model.config, "max_position_embeddings", None), weights.tokenizer.model_max_length)
    return int(min((n for n in known if n and n < 10**9), default=CONTEXT))


def _template(tokenizer: Any, turns: list[Turn], tools: list[dict[str, Any]] | None) -> Any:
    from jinja2 import TemplateError

    options: dict[str, Any] = {"add_generation_prompt": True, "return_dict": True, "return_tensors": "pt"}
    for attempt in (turns, _merged(turns)):
        try:
            return tokenizer.apply_chat_template(attempt, tools=tools, enable_thinking=False, **options)
        except (TemplateError, TypeError, KeyError) as error:  # templates are programs, and fail like programs
            failed = error
    raise Unavailable("This model's chat template cannot put this conversation.") from failed


def _merged(turns: list[Turn]) -> list[Turn]:
    """The same conversation without a system role and with users and assistant strictly in turn."""
    merged: list[Turn] = []
    for turn in turns:
        role = "assistant" if turn["role"] == "assistant" else "user"
        if merged and merged[-1]["role"] == role:
            merged[-1] = {"role": role, "content": f"{merged[-1]['content']}\n\n{turn['content']}"}
        else:
            merged.append({"role": role, "content": turn["content"]})
    return merged


def _without_oldest(turns: list[Turn]) -> list[Turn]:
    """Drop the oldest exchange: everything after the system messages and before the second thing the learner said."""
    first = next((i for i, turn in enumerate(turns) if turn["role"] != "system"), len(turns))
    later = [i for i, turn in enumerate(turns) if turn["role"] == "user" and i > first]
    if not later:
        raise Unavailable("This conversation is too long for the local model.")
    return turns[:first] + turns[later[0] :]
