"""One number or letter of a story as a ledger keeps it: so much of what, for each of what, covering which part."""

from __future__ import annotations

from dataclasses import dataclass

from tools.maths.topics.stories.ledger.nouns import Noun
from tools.maths.tree import Node

DOLLAR = Noun("dollar")
PERIODS = frozenset({"day", "week", "month", "year", "season", "night", "morning", "evening", "term", "semester"})


@dataclass(frozen=True)
class Entry:
    """A number or letter: `node` of `noun` for each of `per`, in one sentence of the story.

    soft: the "per" stands with "a" ("a van holds 12"), and may be one thing. times: the placeholder of its own count.
    band: what the first part holds, for what covers only that; later: it is for what comes after. over: it is so much
    more (or, with way -1, less) than what this thing has. op: the bound before it. subset: "3 of the shelves".
    """

    node: Node
    index: int
    noun: Noun
    start: int
    end: int
    sentence: int
    left: str
    after: str
    per: tuple[Noun, ...] = ()
    soft: bool = False
    times: int = -1
    band: Node | None = None
    later: bool = False
    first: Node | None = None  # how many come before what it is for: "for each message over 200"
    over: Noun | None = None
    way: int = 1
    op: str = ""
    subset: bool = False
    marks: tuple[int, ...] = ()  # other placeholders that say only what this one covers
