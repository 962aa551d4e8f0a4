"""What a number of a story is so much for: "$90 a year", "each cartridge prints 450 pages", "$7 for each of the first 40".

It stands behind the number, or with who or what has it before the number, or at the head of the sentence. A number "for the
first 40" covers those only, one "for each visit after that" what comes later.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger.entry import DOLLAR, PERIODS, Entry
from tools.maths.topics.stories.ledger.nouns import STOP, Noun, is_plural, noun_at, one_at
from tools.maths.tree import Num

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
_ONE = Fraction(1)


def rated(story: Story, entry: Entry, sentence: str, previous: Entry | None) -> Entry | None:
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
        return _of_things(entry, sentence, previous)
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
            return linked or _again(entry, sentence, previous)
    return subject(entry, sentence, previous)


def _again(entry: Entry, sentence: str, previous: Entry | None) -> Entry:
    """A rate for a time that is also for a thing named before: "each of whom pays $75 per year"."""
    if entry.per and entry.per[0].head in PERIODS:
        other = subject(replace(entry, per=()), sentence, previous)
        if other.per and other.per[0].head not in PERIODS and not other.soft:
            return replace(other, per=(*other.per, *entry.per), end=entry.end, after=entry.after)
    return entry


def _who(entry: Entry, previous: Entry | None) -> Entry | None:
    """ "14 members, who pay $90", "3 pieces, each 7 inches long": for each of those."""
    each = re.fullmatch(r",? each(?: of which is| of them)? ?", entry.left)
    if previous is None or not (each or _WHO.match(entry.left)) or previous.noun == DOLLAR:
        return None
    return replace(entry, per=(previous.noun, *entry.per), times=previous.index)


def subject(entry: Entry, sentence: str, previous: Entry | None) -> Entry:
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


def _of_things(entry: Entry, sentence: str, previous: Entry | None) -> Entry | None:
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


def led(story: Story, found: Sequence[Entry]) -> Iterator[Entry]:
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
