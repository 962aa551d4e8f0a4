"""A chat model that a tool may put a question of its own to: for a set-up, for a scene's source.

What it says is for the tool alone and stays out of the chat. Tools check it; nothing here does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Asker:
    """A chat model as a tool needs it: its name, and a function from (orders, messages so far) to its reply."""

    name: str
    ask: Callable[[str, Sequence[str]], str]


def asker(model: Any) -> Asker:
    """A LangChain chat model as an Asker; what it says to Lemma is kept out of the chat's stream."""

    def ask(orders: str, said: Sequence[str]) -> str:
        from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

        talk = [AIMessage(text) if index % 2 else HumanMessage(text) for index, text in enumerate(said)]
        reply = model.invoke([SystemMessage(orders), *talk], config={"callbacks": [], "tags": ["nostream"]})
        return str(reply.text)

    return Asker(model.name or "the model", ask)
