"""Every number and letter of a story as an entry: what it counts, what it is so much for, and which part it covers.

What it counts is read here: the noun behind it, what a letter stands for, what it is more or less than. What it is so much
for is read in `so_much_for.py`.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace

from tools.maths.topics.stories.by_roles.text import Story, bound_before
from tools.maths.topics.stories.ledger.entry import DOLLAR, Entry
from tools.maths.topics.stories.ledger.nouns import Noun, noun_at, one_at
from tools.maths.topics.stories.ledger.so_much_for import led, rated, subject
from tools.maths.tree import Apply, Node, Num, Sym, letters

_V = re.compile(r"⟦([NMSE])(\d+)⟧")
_MORE_THAN = re.compile(r" (?P<way>more|fewer|less) (?P<what>(?:[a-z-]+ ){1,3}?)than (?:an?|each|the|one) ")
_LESS_THAN = re.compile(
    r" (?P<what>[a-z-]+) (?P<way>more|fewer|less|heavier|lighter|longer|shorter) than (?:an?|each|the|one) "
)
_THE = re.compile(r"\b(?:the|these|those|both|all|between) $")
_DEFINED = re.compile(r"(?:\bnumbers? of |\band |, )((?:[a-z'-]+ ){0,3}[a-z'-]+),? $")
_APPOSED = re.compile(r",? (?:the|is the|represents the|be the) (?:average |total )?number of ")
_SUBSET = re.compile(r" of (?:the|these|those|his|her|its|their|them)\b")


def entries(story: Story, outputs: frozenset[str]) -> tuple[Entry, ...] | None:
    """The entries of a story, None where a number's noun cannot be read; outputs: letters of what is given.

    Numbers that only say how many are spoken of ("the two of them") are left out.
    """
    found: list[Entry] = []
    seen: set[str] = set()
    marks: set[int] = set()
    for number, sentence in enumerate(story.sentences):
        for match in _V.finditer(sentence):
            index = int(match[2])
            node = _node(story, match)
            if node is None or index in marks or (isinstance(node, Sym) and node.name in outputs):
                continue
            if isinstance(node, Apply) or not (letters(node) or isinstance(node, Num)):
                continue
            if isinstance(node, Sym) and node.name in seen:
                continue
            entry = _entry(story, sentence, match, node, number, found)
            if entry is None:
                if isinstance(node, Sym) or _idle(sentence, match, node, found):
                    continue
                return None
            if isinstance(node, Sym):
                seen.add(node.name)
            marks |= set(entry.marks)
            found.append(entry)
    return tuple(led(story, found))


def _node(story: Story, match: re.Match[str]) -> Node | None:
    if match[1] == "S":
        name = story.name(match[2])
        return Sym(name) if name else None
    node = story.stem.nodes[int(match[2])]
    return node


def _idle(sentence: str, match: re.Match[str], node: Node, found: list[Entry]) -> bool:
    """ "the two of them", "two kinds of plants": a number that counts who or what is spoken of."""
    again = [e for e in found if isinstance(e.band, Num) and isinstance(node, Num) and e.band.value == node.value]
    if again and re.search(r"\bthe first $", sentence[: match.start()]):
        return True  # told again: what the first part holds
    small = isinstance(node, Num) and node.value in (2, 3, 4)
    kinds = re.match(r" (?:different |other )?(?:kinds|types|sizes|sorts)\b", sentence[match.end() :])
    return small and bool(kinds or _THE.search(sentence[: match.start()]))


def _entry(
    story: Story, sentence: str, match: re.Match[str], node: Node, number: int, found: list[Entry]
) -> Entry | None:
    start, end, index = match.start(), match.end(), int(match[2])
    previous = found[-1] if found and found[-1].sentence == number else None
    left = sentence[previous.end if previous else 0 : start]
    if _idle(sentence, match, node, found):
        return None
    comparison = _MORE_THAN.match(sentence, end) or _LESS_THAN.match(sentence, end)
    op = bound_before(sentence[:start].rstrip(" $") + " ") or ""
    if match[1] == "M":
        noun, after_noun = DOLLAR, end
    elif comparison:
        told = noun_at(" " + comparison["what"], 0)
        if told is None:
            return None
        noun, after_noun = told[0], comparison.end()
    elif (told := noun_at(sentence, end)) is not None:
        noun, after_noun = told
    elif isinstance(node, Sym) and (defined := _defined(sentence, start, end)) is not None:
        return Entry(node, index, defined, start, end, number, left, sentence[end:])
    elif (subset := _SUBSET.match(sentence, end)) is not None:
        told = noun_at(sentence, subset.end())
        if told is None:
            return None
        noun, after_noun = told
        return Entry(node, index, noun, start, after_noun, number, left, sentence[after_noun:], subset=True)
    else:
        return None
    entry = Entry(node, index, noun, start, after_noun, number, left, sentence[after_noun:], op=op)
    if _SUBSET.match(sentence, end) and match[1] != "M":
        entry = replace(entry, subset=True)
    if comparison:
        over = one_at(sentence, comparison.end() - 1)
        if over is None:
            return None
        entry = replace(
            entry, over=over[0], way=1 if comparison["way"] in ("more", "heavier", "longer") else -1, end=over[1]
        )
        return subject(entry, sentence, previous)
    return rated(story, entry, sentence, previous)


def _defined(sentence: str, start: int, end: int) -> Noun | None:
    """What a letter stands for: "the number of shirts, s," or "s is the number of shirts"."""
    apposed = _APPOSED.match(sentence, end)
    told = noun_at(sentence, apposed.end() - 1) if apposed else None
    if told is not None:
        return told[0]
    before = _DEFINED.search(sentence[:start])
    if before is None or "number" not in sentence[:start]:
        return None
    inside = noun_at(" " + re.sub(r"^(?:and )?(?:the )?(?:number of )?", "", before[1]), 0)
    return inside[0] if inside else None
