"""Conversations that come from outside, as plain {"role", "content"} data."""

from __future__ import annotations

import uuid
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage

from index.errors import BadInput


def from_plain(messages: Any) -> tuple[list[AnyMessage], str]:
    """The earlier messages, and the text of the last one, which must be the learner's.

    Raises BadInput, saying which message is wrong and how.

    >>> earlier, text = from_plain([{"role": "assistant", "content": "Hello."}, {"role": "user", "content": "Hi!"}])
    >>> [message.text for message in earlier], text
    (['Hello.'], 'Hi!')
    """
    if not isinstance(messages, list) or not messages:
        raise BadInput('"messages" must be a list with at least one {"role", "content"}.')
    out: list[AnyMessage] = []
    for number, message in enumerate(messages, 1):
        role, content = (message.get("role"), message.get("content")) if isinstance(message, dict) else (None, None)
        if role not in ("user", "assistant") or not isinstance(content, str):
            raise BadInput(f'Message {number} must be {{"role": "user" or "assistant", "content": text}}.')
        kind = HumanMessage if role == "user" else AIMessage
        out.append(kind(content, id=uuid.uuid4().hex))
    if not isinstance(out[-1], HumanMessage):
        raise BadInput('The last message must be the learner\'s, with the role "user".')
    return out[:-1], out[-1].text
