"""Mathematics in a chat message: the problem it states, as the learner wrote it.

Formulas are found by `tools.maths.spans`; this module tells which messages state something to work out. It solves
nothing, and the learner's own work is read in `ownwork.py`.

    >>> problem_in("hi! could you help me with 3x + 7 = 22 please")
    '3x + 7 = 22'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant import wording
from tools.maths.notation import find_problem
from tools.maths.spans import Formula, segment, telling
from tools.maths.tree import Bin, Chain, Group, Neg, Node, Num, Rel

LONGEST = 4_000  # characters of a message read for mathematics

_CHOICES = re.compile(r"(?:^|[\s(])\(?[A-Da-d][).:](?=[\s$\\\d(-])")
_ASKS = re.compile(
    r"\bhow (?:many|much|far|long|old|fast|tall|high|wide|deep|heavy|often|big|large)\b|"
    r"\bwhat(?:'?s| is| was| were| are| will| would| must)\b|\bwhich (?:of|is|one|number|equation|expression)\b|"
    r"\b(?:find|calculate|determine|compute|work out|evaluate|simplify|figure out|solve|express|estimate|convert)\b|"
    r"\bin terms of\b|\bfor (?:what|which) values?\b|\b(?:value|number|probability|percent(?:age)?|ratio) (?:of|"
    r"that)\b|\?",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(
    r"\b(?:how (?:many|much|far|long|old|fast|tall|high|wide|deep|heavy)|add(?:s|ed)? (?:up )?to|total|altogether|"
    r"each|per|left|remain\w*|cost\w*|"
    r"price|sum|product|average|mean|median|probability|percent\w*|ratio|area|perimeter|volume|radius|diameter|angle|"
    r"degrees|"
    r"triangles?|rectangles?|squares?|circles?|consecutive|integers?|twice|double|triple|half|times|more than|less "
    r"than|fewer|speed|"
    r"miles?|km|kilomet\w+|met(?:er|re)s?|cm|hours?|minutes?|dollars?|euros?|pounds?|cents?|liters?|litres?|gallons?|"
    r"function|line|slope|graph|equation|expression|numbers?|increased|decreased|bought|sold|paid|spent|weigh\w*|"
    r"mixture|interest|discount)\b|[$€£%°]",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:lecture|video|lecturer|professor|slide|transcript|quiz|questions about|chapter)\b", re.IGNORECASE
)


_TOLD = re.compile(
    r"\b(?:mention\w*|talk(?:s|ed|ing)? about|explain\w*|discuss\w*|according to|"
    r"(?:does|did|do) (?:she|he|they|the \w+) (?:say|mean|call|define|describe|claim|argue|use)|what (?:she|he|they) "
    r"(?:says?|said|means?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """A message taken apart."""

    formulas: tuple[Formula, ...]
    prose: str  # the message without its formulas

    @property
    def telling(self) -> tuple[Formula, ...]:
        signs = re.compile(r"[^\w\s]|\d")  # "r u" reads as a product, but is none
        return tuple(f for f in self.formulas if telling(f.node) and not is_number(f.node) and signs.search(f.source))

    @property
    def relations(self) -> tuple[Formula, ...]:
        return tuple(f for f in self.formulas if isinstance(f.node, Rel | Chain))

    @property
    def words(self) -> list[str]:
        return re.findall(r"[^\W\d_]{2,}", self.prose)


@lru_cache(maxsize=64)
def read_maths(text: str) -> Reading:
    """The formulas of a message (its first LONGEST characters) and the prose between them."""
    parts = segment(text[:LONGEST])
    found = tuple(p for p in parts if isinstance(p, Formula))
    return Reading(found, " ".join(p for p in parts if isinstance(p, str)))


# --- a problem


def states_problem(text: str) -> bool:
    """Whether the message itself states something to solve: a formula, or a word problem with its numbers."""
    if find_problem(text) is not None and read_maths(text).telling:
        return True
    if re.search(r"\$[^$]+\$", text) and _ASKS.search(text) and read_maths(text).formulas:
        return True  # "if $x$ calories are $k$ kilojoules, which …"
    return is_word_problem(text) or has_choices(text)


def is_word_problem(text: str) -> bool:
    """Quantities and a question about them, in prose.

    >>> is_word_problem("A train goes 180 miles in 3 hours. How far does it go in 5?")
    True
    >>> is_word_problem("5 questions on DNA")
    False
    """
    head = wording.plain(text[:LONGEST])
    if len(head.split()) < 6 or _TALK.search(head) or _TOLD.search(head):
        return False
    quantities = wording.numbers(head)
    measures = {m.group().lower() for m in _AMOUNTS.finditer(head)}
    return bool(_ASKS.search(head)) and (
        (quantities >= 2 and len(measures) >= 1) or (quantities >= 1 and len(measures) >= 2)
    )


def names_amounts(text: str) -> bool:
    """Whether words of measuring and counting occur ("per", "perimeter", "twice")."""
    return bool(_AMOUNTS.search(text))


def asks_for_a_value(text: str) -> bool:
    """Whether something is to be found, calculated or told."""
    return bool(_ASKS.search(text))


def has_choices(text: str) -> bool:
    """Whether a question with its answer choices (at least three, lettered) is pasted."""
    return len({m.group().strip(" ().:").upper() for m in _CHOICES.finditer(text)}) >= 3 and bool(
        re.search(r"\d", text)
    )


_COMMAND = re.compile(
    r"^.*?\b(?:hints?|clue|help(?: me)?|stuck|animat\w+|video|clip|movie|visuali[sz]e|draw|plot|graph|quiz(?: me)?|"
    r"test me|"
    r"check|another(?: one)?|similar(?: one| problem)?|steps|solution|answer|working|new (?:problem|question|one)|"
    r"(?:do|try|with|for|on|about|like|to|of|is) this(?: one| problem| question)?|this one|question|problem)\b"
    r"(?:\s+(?:(?:one|me|it|problem|question|equation|this|that|work|answer|for|with|on|about|like|to|of|is|the|in|"
    r"the following|"
    r"following|how|do|i|solving|please|pls))*\b)?\s*[:,;.?!–-]*\s*",
    re.IGNORECASE | re.DOTALL,
)
_OPENING = re.compile(
    r"\b(?:if|solve|what|find|when|given|let|suppose|for (?:what|which)|factori?[sz]?e?|simplify|evaluate|expand|"
    r"calculate|"
    r"compute|how|which|the|work out|consider|a|an)\b",
    re.IGNORECASE,
)


def problem_in(text: str, *, commanded: bool = False) -> str | None:
    """The problem a message states, as the learner wrote it but without greeting and politeness; None if it states
    none.

    commanded: the message asks for something else with the problem ("animate 3x = 12"): take the request off as well.
    The result is always a contiguous piece of the message.
    """
    if not states_problem(text):
        return None
    bare = wording.polite_off(text)
    if len(bare) > 60 or commanded:
        bare = wording.polite_off(find_problem(bare) or bare)
    if lead := _LEAD.match(bare):
        rest = bare[lead.end() :]
        bare = rest if states_problem(rest) else bare
    if commanded or not _english_head(bare):
        bare = _without_command(bare)
    return bare


_LEAD = re.compile(
    r"(?:(?:with|on|is|here(?:'s| is)|i have|i've got|i got|there(?:'s| is)|my|a|the|another|next|new)\s+)*(?:this|"
    r"the following|it|one|problem|question|equation|"
    r"exercise|task|worksheet)(?:\s+(?:one|problem|question|equation|exercise|is))*\s*[:,–-]\s*",
    re.IGNORECASE,
)


def _english_head(text: str) -> bool:
    first = re.match(r"\s*([^\W\d_]{3,})", text)
    return first is None or first.group(1).lower() in wording.common_words()


def _without_command(text: str) -> str:
    command = _COMMAND.match(text)
    rest = text[command.end() :] if command else text
    if command and _OPENING.match(rest) and states_problem(rest):
        return rest
    formulas = read_maths(text).telling
    if not formulas:
        return rest if states_problem(rest) else text
    begin = text.find(formulas[0].source)
    last = formulas[-1].source
    end = text.rfind(last) + len(last)
    return text[begin:end] if 0 <= begin < end else text


def is_number(node: Node) -> bool:
    """A number as one writes an answer: 5, -5, 1/2, 2.5 (but not 2+2, which asks to be worked out)."""
    if isinstance(node, Group):
        return all(is_number(item) for item in node.items)
    if isinstance(node, Neg):
        return is_number(node.arg)
    if isinstance(node, Bin):
        return node.op == "/" and is_number(node.left) and is_number(node.right)
    return isinstance(node, Num)
