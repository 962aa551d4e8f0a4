"""Every number and letter of a story as an entry: what it counts, what it is so much for, and which part it covers.

"$90 a year" is dollars for a year; "an average of 450 pages" after "each cartridge prints" is pages for a cartridge; "$7
for each of the first 40 shirts" covers 40 shirts, "$5 for each visit after that" what comes later.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.topics.stories.by_roles.text import Story, bound_before
from tools.maths.topics.stories.ledger.nouns import STOP, Noun, is_plural, noun_at, one_at
from tools.maths.tree import Apply, Node, Num, Sym, letters

DOLLAR = Noun("dollar")
_V = re.compile(r"⟦([NMSE])(\d+)⟧")
_VERBS = (
    r"(?:can |could |will |must )?(?:holds?|carr(?:y|ies)|contains?|costs?(?: (?:(?:an?|the) [a-z]+(?: [a-z]+)?|her|him|them|it))?|weighs?|seats?|has|have|prints?|pays?|earns?|travels?|"
    r"(?:is|was|were|are) (?:sold|bought|worth|priced)(?: for| at)?|sells? for|sold for|takes?|needs?|uses?|produces?|requires?|gets?)(?: (?:an average of|about|exactly|up to|only))? ?\$? ?$"
)
_SUBJECT = re.compile(rf"\b(?P<lead>each|every|an?) (?P<noun>(?:(?!each |every |an? )[a-z'-]+ ){{1,4}}?){_VERBS}")
_ON = re.compile(rf"^(?: to [a-z]+)?,? and (?:then )?{_VERBS}")
_OBJECT = re.compile(
    r"\b(?:sells?|sold|buys?|bought|prints?|makes?|rents?) (?P<lead>each|every) (?P<noun>(?:[a-z'-]+ ){1,3}?)(?:for|at)(?: a (?:profit|price|cost) of)? ?$"
)
_WHO = re.compile(
    r"^,? (?:(?:who|that|which) (?:each )?|each of (?:whom|which) )(?:pays?|costs?|weighs?|earns?|holds?|contributes?|gets?|receives?|seats?) ?$"
)
_LEAD = re.compile(
    r"^(?:[a-z]+, )?(?:in |on |at |for |during )?(?:each|every) (?P<noun>[a-z-]+(?: [a-z-]+)?)(?:,| (?:he|she|they|it|there|the|his|her|its)\b)"
)
_EACH_OF = re.compile(
    r" (?:on|in|for|during|at|to) (?:each|every) of (?:the |these |his |her |their |its )?⟦[NSE](\d+)⟧"
)
_FIRST = re.compile(
    r" ?(?P<each>(?:per|an?|for each|for every|each|every) [a-z-]+ |each )?(?:for|on|covers|to cover) (?P<of>each of )?(?:the )?first(?: ⟦[NS](?P<n>\d+)⟧)? (?P<unit>[a-z-]+)"
)
_PER = re.compile(
    r",? (?:per|for each|for every|for an?|to an?|each|every|on each|in each|of each|to each|an?) (?P<more>additional |extra |further |more )?(?=[a-z])"
)
_LATER = re.compile(
    r",? (?:(?:that )?(?:for (?:each|every|any) )?(?:[a-z-]+ )?(?:after|beyond|over|past|above) (?:that|those|this|the first(?: ⟦[NS](?P<n>\d+)⟧)?(?: [a-z-]+)?|⟦[NS](?P<m>\d+)⟧(?: [a-z-]+)?)|thereafter|(?:for|on) (?:the |all )?(?:the )?(?:remainder|rest|remaining [a-z-]+))(?![a-z])"
)
_EACH = re.compile(r",? (?:each|apiece)(?=[.,;?]| and\b| or\b| but\b|$| to\b| in\b| on\b| at\b| a\b)")
_MORE_THAN = re.compile(r" (?P<way>more|fewer|less) (?P<what>(?:[a-z-]+ ){1,3}?)than (?:an?|each|the|one) ")
_LESS_THAN = re.compile(
    r" (?P<what>[a-z-]+) (?P<way>more|fewer|less|heavier|lighter|longer|shorter) than (?:an?|each|the|one) "
)
_THE = re.compile(r"\b(?:the|these|those|both|all|between) $")
_DEFINED = re.compile(r"(?:\bnumbers? of |\band |, )((?:[a-z'-]+ ){0,3}[a-z'-]+),? $")
_APPOSED = re.compile(r",? (?:the|is the|represents the|be the) (?:average |total )?number of ")
_SUBSET = re.compile(r" of (?:the|these|those|his|her|its|their|them)\b")


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
    return tuple(_led(story, found))


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
        return _subject(entry, sentence, found, previous)
    return _per(story, entry, sentence, found, previous)


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


def _per(story: Story, entry: Entry, sentence: str, found: list[Entry], previous: Entry | None) -> Entry | None:
    """What the number is so much for, from the words behind it, else before it."""
    after = entry.end
    if first := _FIRST.match(sentence, after):
        unit = Noun(_head(first["unit"]))
        size = story.stem.nodes[int(first["n"])] if first["n"] else Num(_ONE)
        rated = bool(first["each"] or first["of"])
        marks = (int(first["n"]),) if first["n"] else ()
        return replace(
            entry, per=(unit,), band=size, soft=not rated, marks=marks, end=first.end(), after=sentence[first.end() :]
        )
    if each_of := _EACH_OF.match(sentence, after):
        told = noun_at(sentence, each_of.end())
        if told is None:
            return None
        return replace(entry, per=(told[0],), times=int(each_of[1]))
    if _EACH.match(sentence, after):
        return _of_things(entry, sentence, found, previous)
    if per := _PER.match(sentence, after):
        plain = per.group().strip(" ,") not in ("a", "an") or entry.noun == DOLLAR
        told = one_at(sentence, per.end() - 1) if plain else None
        if told is not None:
            thing, end = told
            later = _LATER.match(sentence, end)
            more = bool(per["more"]) or "additional" in thing.words
            once = per.group().strip(" ,") in ("for a", "for an", "to a", "to an")
            entry = replace(
                entry,
                soft=once,
                per=(replace(thing, words=thing.words - {"additional"}),),
                end=end,
                after=sentence[end:],
            )
            if later or more:
                again = [int(i) for i in (later["n"], later["m"]) if i] if later else []
                before = story.stem.nodes[again[0]] if again else None
                entry = replace(entry, later=True, marks=tuple(again), first=before)
            linked = _who(entry, previous)
            return linked or _again(entry, sentence, found, previous)
    return _subject(entry, sentence, found, previous)


def _again(entry: Entry, sentence: str, found: list[Entry], previous: Entry | None) -> Entry:
    """A rate for a time that is also for a thing named before: "each of whom pays $75 per year"."""
    if entry.per and entry.per[0].head in PERIODS:
        other = _subject(replace(entry, per=()), sentence, found, previous)
        if other.per and other.per[0].head not in PERIODS and not other.soft:
            return replace(other, per=(*other.per, *entry.per), end=entry.end, after=entry.after)
    return entry


def _who(entry: Entry, previous: Entry | None) -> Entry | None:
    """ "14 members, who pay $90", "3 pieces, each 7 inches long": for each of those."""
    each = re.fullmatch(r",? each(?: of which is| of them)? ?", entry.left)
    if previous is None or not (each or _WHO.match(entry.left)) or previous.noun == DOLLAR:
        return None
    return replace(entry, per=(previous.noun, *entry.per), times=previous.index)


def _subject(entry: Entry, sentence: str, found: list[Entry], previous: Entry | None) -> Entry:
    """What the number is so much for, told by who has it: "a small box holds 12 candles", "sells each lamp for $21"."""
    if linked := _who(entry, previous):
        return linked
    before = sentence[: entry.start]
    clause = before[previous.end :] if previous else before
    for pattern in (_OBJECT, _SUBJECT):
        if match := pattern.search(clause):
            told = one_at(" " + match["noun"], 0)
            if told is not None:
                return replace(entry, per=(told[0],), soft=match["lead"] in ("a", "an"))
    if previous is not None and previous.per and not previous.later and _ON.match(clause):
        return replace(entry, per=previous.per, soft=previous.soft, times=previous.times)
    return entry


def _of_things(entry: Entry, sentence: str, found: list[Entry], previous: Entry | None) -> Entry | None:
    """ "books for $2 each": for each of what is named last before it."""
    clause = sentence[previous.end if previous else 0 : entry.start]
    words = re.findall(r"[a-z'-]+", clause)
    if previous is not None and previous.noun != DOLLAR and not any(is_plural(w) for w in words):
        return replace(entry, per=(previous.noun,), times=previous.index)
    if "them" in words and previous is not None and previous.per:
        return replace(entry, per=previous.per, times=previous.times)
    for i in range(len(words) - 1, -1, -1):
        if is_plural(words[i]) and words[i] not in ("costs", "sells", "charges", "has", "pays", "weighs", "buys"):
            start = i
            while start > max(0, i - 2) and not is_plural(words[start - 1]) and words[start - 1] not in STOP:
                start -= 1
            told = noun_at(" " + " ".join(words[start : i + 1]), 0)
            return None if told is None else replace(entry, per=(told[0],))
    return None


def _led(story: Story, found: list[Entry]) -> Iterator[Entry]:
    """Entries of a sentence that begins "Each day …" are all for that, where nothing else is said."""
    for entry in found:
        lead = _LEAD.match(story.sentences[entry.sentence])
        told = one_at(" " + lead["noun"], 0) if lead else None
        if told is not None and not entry.per and entry.start > (lead.end() if lead else 0) - 5:
            entry = replace(entry, per=(told[0],))
        yield entry


def _head(word: str) -> str:
    told = noun_at(" " + word, 0) or one_at(" " + word, 0)
    return told[0].head if told else word


PERIODS = frozenset({"day", "week", "month", "year", "season", "night", "morning", "evening", "term", "semester"})
_ONE = Fraction(1)
