"""A story's facts put together: classes of things with a rate and a count each, and what their sum amounts to.

    amount = start + fees + Σ ± rate · count        (one such line for every kind of amount: dollars, pounds, pages)
    counts: known numbers, letters of the problem, or unknown; their sum and comparisons among them

Units are the stems of nouns. A count belongs to the one class whose distinguishing stems it shares; a number that
belongs nowhere makes the story unread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tools.maths.topics.stories.facts import Amount, Compared, Rate
from tools.maths.topics.stories.nouns import Noun, noun
from tools.maths.tree import Node

AMOUNT_WORDS = noun(
    "cost price charge fee bill revenue pay earning earn income rent money profit spent balance payment salary "
    "spend dollar account saving save wage worth"
)
SIZE_WORDS = noun(
    "amount height weight distance length volume depth value level temperature altitude elevation mass growth"
)
VAGUE = noun(
    "type kind job sort friend machine account size pipe store company plan option way step part person child "
    "brother sister"
)
STRONG = re.compile(
    r"\b(?:decreas\w+|los(?:e|es|ing|t)|drop\w*|fall\w*|fell|declin\w+|burn\w*|drain\w*|leak\w*|withdr\w+"
    r"|remov\w+|melt\w*|sinks?|sank|shrink\w*|pays? back|pays? off|repay\w*|deduct\w*|descend\w*|pumped out"
    r"|gives? away"
    r"|cools?|evaporat\w+)\b"
)
GROWS = re.compile(
    r"\b(?:earn\w*|sav(?:e|es|ed|ing)|deposit\w*|adds?|added|grow\w*|grew|rises?|rising|rose|climb\w*|increas\w+"
    r"|gain\w*|receiv\w+"
    r"|travel\w*|driv\w+|drove|collect\w*|fill\w*|snow\w*|rain\w*|walk\w*|runs?|ran|makes?|made|rais\w+"
    r"|sells? [a-z -]+ for"
    r"|enters?|pours?|poured|weigh\w*|mow\w*|scor\w+|types?|knits?|plants?|pumped into|flows? into|leaks? into"
    r"|falls? into|writes?|builds?)\b"
)
INVERTED = re.compile(r"\b(?:below|toward|from home|away from|beneath|underwater|submarine)\b")
INTO = re.compile(r"\b(?:into|snow\w*|rain\w*|fill\w*)\b")  # what falls or drains somewhere is more there
LEFT = re.compile(r"\b(?:left|remain\w*|empty|run out|runs out|used up|gone)\b")


@dataclass
class Slot:
    """One class of things: so much of `kind` for each, and how many."""

    rate: Rate
    stems: Noun
    count: Node | None = None
    sign: int = 1
    own: Noun = frozenset()  # the stems no other class has


@dataclass
class Line:
    """Everything counted in one kind of amount."""

    kind: Noun
    slots: list[Slot]
    fixed: list[Amount] = field(default_factory=list)
    total: Node | None = None
    op: str = "="
    end_said: bool = False  # the question names what is there in the end
    left_out: list[Amount] = field(default_factory=list)  # what the question does not mean
    fell: bool = False  # the rates fall, whatever part is asked for


@dataclass
class Meaning:
    """A whole story. sums: what all counts add up to. share: the percentage of the amount that the total counts."""

    lines: list[Line]
    slots: list[Slot]
    sums: list[Amount]
    compared: list[Compared]
    share: Node | None = None
    guessed: list[str] = field(default_factory=list)  # readings that rest on likelihood: the story is not fully read
    output: Node | None = None
