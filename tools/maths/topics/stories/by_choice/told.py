"""What a story says of its numbers, as far as a formula shows it: facts that a choice keeps or breaks."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tools.maths.stem import PLACEHOLDER
from tools.maths.topics.models.nouns import content, stem_word
from tools.maths.topics.stories.by_choice.comparing import compared
from tools.maths.topics.stories.by_choice.facts import Fact
from tools.maths.topics.stories.by_choice.meanings import HEAD, RATE, Told, Words, own

_NUMBER = re.compile(r"⟦([NMP])(\d+)⟧")
_NOT = r"(?:no|not|n't|never|cannot|can't|nor)\b[^⟦.;]{0,40}?\b"
# What stands right before a number, the longest first.
_BEFORE: tuple[tuple[str, str], ...] = (
    (
        "≥",
        rf"\b(?:at least|{_NOT}(?:fewer|less|smaller|lower) than|{_NOT}(?:below|under)|(?:an? )?minimum (?:[a-z]+ )*?(?:of|is)(?: at least)?)",
    ),
    (
        "≤",
        rf"\b(?:at most|{_NOT}(?:more|greater|longer|larger|higher|heavier) than|{_NOT}(?:exceed|surpass|go over|go above|over)|up to|as (?:many|much) as|(?:an? |the )?maximum (?:[a-z]+ )*?(?:of|is)|(?:is |are )?limited to|(?:an? |the |weight )?limit (?:of|is)|(?:a )?capacity of|(?:a )?budget of)",
    ),
    (">", r"\b(?:more than|greater than|over|exceeds?|above|in excess of|longer than|higher than)"),
    ("<", r"\b(?:less than|fewer than|under|below|shorter than)"),
)
_MIDDLE = r"(?: a (?:total|combined total|sum|profit|maximum|minimum|weight|distance) of| an? (?:total|additional)| about| the| \$)? ?$"
_AFTER: tuple[tuple[str, str], ...] = (
    (
        "≥",
        r"^(?: [a-z]+){0,2}? or (?:more|greater|longer|higher|better|above)\b|^(?: [a-z]+){0,3}? (?:at the least|or above)\b",
    ),
    (
        "≤",
        r"^(?: [a-z]+){0,2}? or (?:less|fewer|shorter|lower|under|below)\b|^(?: [a-z]+){0,5}? (?:at (?:the )?most|to spend|available|with which|to buy)\b",
    ),
)
_EQUAL = re.compile(
    r"\b(?:total|sum|combined|altogether|in all)\b[a-z ]*$|\b(?:whole|entire) [a-z]+ (?:was|is|took|takes|cost|costs)|\b(?:spen[dt]s?|receives|collect(?:ed|s)|took in|takes in|raised?s?|brought in|made|earn(?:ed|s)|paid|received|sold|bought|ordered|sells|buys|cost)(?: exactly)? ?$"
)
_EQUAL_AFTER = re.compile(r"^(?: [a-z]+){0,3}? (?:in all|altogether|in total|total|combined)\b|^ total\b")
_FIXED = re.compile(
    r"\b(?:fee|fixed|flat|one-time|deposit|base|initial\w*|start(?:s|ed|ing)?(?: [a-z]+)? (?:with|at)|began|begins|already|plus|plus an additional|borrow\w*|ow(?:es?|ed|ing)|loan of|membership|cover charge|setup|set-up|registration|admission|currently has|originally|at first|to (?:join|enter|register|sign up|start|open|unlock|begin)|down payment|gave (?:her|him|them|it))\b"
)
_RATE_AFTER = re.compile(
    r"^(?: [a-z-]+){0,4}? (?:per|each|every|apiece)\b|^(?: (?!in\b|to\b|as\b|of\b|at\b|for\b|on\b|with\b|by\b|from\b|is\b)[a-z]+)? an? |^/"
)
_EVERY = re.compile(r"^(?: [a-z-]+){0,3}? (?:in |for )?(?:every|each|per) (⟦N\d+⟧)")
_BEGINS = re.compile(
    r"\b(?:is|was|were|are|contains|contained|has|had|have|holds|held|stood at|weighed|measured|with)(?: (?:an?|the|about|exactly))?(?: [a-z]+ of)?(?: \$)?$"
)
_RATE_BEFORE = re.compile(r"\b(?:each|every|per)\b[^⟦,;.]*$")
_LOSES = re.compile(
    r"\b(?:decreas\w+|los(?:es|t|ing|e)|drain\w*|burn(?:s|ed|ing)?|descend\w*|falls?|drops?|melts?|removes?|uses|used|spends?|leaks?|declin\w+|reduc\w+|withdraws?|gives? away|eats?|consumes?|shrinks?|pays? back|cools?)\b"
)


_PER = re.compile(r"\b(?:per|each|every|an?) ([a-z]+)")
_CLAUSE = re.compile(r",(?= (?:which|who|that|each of which)\b)")
_GAINS = re.compile(
    r"\b(?:add(?:s|ed|ing)?|gain(?:s|ed)?|grow(?:s|n|ing)?|grew|increas\w+|sav(?:es|ed|e|ing)|earn(?:s|ed)?|collect(?:s|ed)?|receiv\w+|rises?|rose|climb(?:s|ed)?|ascend\w*|deposits?|charges?|plus)\b"
)


def facts(text: Told, known: Mapping[str, Words], formula: bool = False) -> tuple[Fact, ...]:
    """Everything that is said of the numbers of a text whose letters have these meanings.

    formula: whether the choices are formulas for one more letter, which begins at some amount and changes.
    """
    found: list[Fact] = []
    for sentence in (_CLAUSE.sub("", s) for s in text.sentences):
        found_here = list(compared(text.stem, sentence, known))
        found += found_here
        taken = {f.place for f in found_here}
        for match in _NUMBER.finditer(sentence):
            index = int(match[2])
            if index not in taken and (fact := _of_number(text, sentence, match, known, formula)) is not None:
                every = _EVERY.match(sentence[match.end() :])
                per = _PER.search(_right(sentence[match.end() :]))
                fact = replace(fact, per=stem_word(per[1]) if per else "")
                found.append(replace(fact, period=int(PLACEHOLDER.findall(every[1])[0][1])) if every else fact)
    return tuple(_converted(_counted(_lasting(fact, text), known), found) for fact in found)


def _lasting(fact: Fact, text: Told) -> Fact:
    """A rate for as long as it lasts, where each of the counted takes so long: $15 an hour, each for 4 hours."""
    if fact.kind != "times" or not fact.per:
        return fact
    for match in _EACH_LASTS.finditer(" ".join(text.sentences)):
        size = text.stem.value(match[1])
        if size and stem_word(match[2]) == fact.per:
            return replace(fact, value=fact.value * size, period=int(PLACEHOLDER.findall(match[1])[0][1]))
    return fact


_EACH_LASTS = re.compile(r"\b(?:each|every|all)\b(?: [a-z]+){0,4}? (⟦N\d+⟧) ([a-z]+)")


def _counted(fact: Fact, known: Mapping[str, Words]) -> Fact:
    """A rate in the unit of its letter (so much a minute, letter in hours), and cents as dollars."""
    if fact.noun == "cent":
        fact = replace(fact, value=fact.value / 100, noun="dollar", money=True)
    if fact.kind != "times" or not fact.per or fact.period >= 0:
        return fact
    mine = known.get(fact.name) or (next(iter(known.values())) if len(known) == 1 else frozenset())
    if fact.per in mine:
        return fact
    for unit in mine:
        if size := _SIZES.get((unit, fact.per)):
            return replace(fact, value=fact.value * size)
        if size := _SIZES.get((fact.per, unit)):
            return replace(fact, value=fact.value / size)
    return fact


def _converted(fact: Fact, every: Sequence[Fact]) -> Fact:
    """A limit in the unit of what is limited: 4 hours are 240 where each takes so many minutes."""
    if fact.kind != "alone" or any(f.noun == fact.noun for f in every if f.kind == "times"):
        return fact
    for other in every:
        if other.kind == "times" and (size := _SIZES.get((fact.noun, other.noun))):
            return replace(fact, value=fact.value * size, noun=other.noun)
    return fact


_SIZES = {("hour", "minute"): 60, ("minute", "second"): 60, ("day", "hour"): 24, ("week", "day"): 7, ("foot", "inch"): 12,
          ("yard", "foot"): 3, ("pound", "ounce"): 16, ("ton", "pound"): 2000, ("kilogram", "gram"): 1000,
          ("liter", "milliliter"): 1000, ("meter", "centimeter"): 100, ("year", "month"): 12, ("gallon", "quart"): 4}  # fmt: skip


def _of_number(
    text: Told, sentence: str, match: re.Match[str], known: Mapping[str, Words], formula: bool
) -> Fact | None:
    value, index = text.stem.value(match.group()), int(match[2])
    if value is None:
        return None
    before, after = sentence[: match.start()].rstrip(" $"), sentence[match.end() :]
    rate = bool(_RATE_AFTER.search(_right(after)))
    if every := _EVERY.match(after):
        period = text.stem.value(every[1])
        value = value / period if period else value
        rate = True
        after = after.replace(every[1], "", 1)
    if re.search(r"\b(?:every|each|per)(?: additional)? $", sentence[: match.start()]):
        return None  # the period of a rate
    money = match[1] == "M"
    noun = _noun(after)
    if (op := _bound(before, after)) and not (op == "=" and (rate or formula)):
        if not re.search(
            r"^(?: [a-z-]+){0,3}? (?:per|each|every|apiece)\b(?! week| day| month| year| game| night)", after
        ):
            name = "" if money else _letter_in(_right(after), known)
            return Fact("alone", value, index, _window(sentence, match), op=op, name=name, noun=noun, money=money)
        return None
    if noun in ("kind", "type", "sort", "siz", "differ", "part", "option"):
        return None
    name = _letter(text, before, after, index, known)
    left = _left(before)
    if not rate and match[1] != "P" and re.search(r"\b(?:so far|already|to date|up to now|currently)\b", sentence):
        return Fact("beside", value, index, _window(sentence, match), sign=1)
    if not rate and match[1] != "P" and (_FIXED.search(left) or _FIXED.search(_right(after))):
        return Fact("beside", value, index, _window(sentence, match), sign=1)
    leaves = bool(re.search(r"\b(?:left|remains?|remaining)\b", re.split(r"\b(?:which|what)\b", text.stem.ask)[-1]))
    turning = _RATE_BEFORE.search(left) or _RATE_BEFORE.search(before.split(".")[-1])
    if formula and not rate and not turning and match[1] != "P" and _BEGINS.search(before):
        return Fact("beside", value, index, _window(sentence, match), sign=1)
    if name and noun and noun in known[name] and f"⟦{index}" not in known[name]:
        if RATE in known[name]:
            return Fact("times", value, index, _window(sentence, match), name=name, sign=0)
        return None  # so much of what the letter counts, not so much for each of it
    if match[1] == "P" and not name:
        return None
    if name and (rate or _RATE_BEFORE.search(left) or len(known) > 1):
        sign = (
            0
            if not (rate or turning) or not formula
            else -1
            if _LOSES.search(left) or leaves
            else 1
            if _GAINS.search(left)
            else 0
        )
        return Fact("times", value, index, _window(sentence, match), name=name, sign=sign, noun=noun, money=money)
    if formula and leaves and _LOSES.search(left):
        return Fact("beside", value, index, _window(sentence, match), sign=-1)
    if not known and (rate or _RATE_BEFORE.search(left)):
        sign = -1 if _LOSES.search(left) else 0
        return Fact("times", value, index, _window(sentence, match), sign=sign, noun=noun, money=money)
    return None


def _noun(after: str) -> str:
    """What a number counts: the stem of the first word behind it, "" where that is none."""
    said = re.match(r" ?(?:additional |more |different |total |full )?([a-z]+)", after)
    return stem_word(said[1]) if said and content(said[1]) else ""


def _bound(before: str, after: str) -> str:
    for op, pattern in _AFTER:
        if not re.match(r" times\b", after) and re.search(pattern, after):
            return op
    for op, pattern in _BEFORE:
        if not re.match(r" times\b", after) and re.search(pattern + _MIDDLE, before + " "):
            return op
    if re.match(r" times\b", after):
        return ""
    if re.search(_EQUAL, before) or _EQUAL_AFTER.search(after):
        return "="
    return ""


def _right(after: str) -> str:
    """The words behind a number that still speak of it."""
    return re.split(r"[.;?,]|⟦[NMP]|\b(?:and|or)\b(?= (?:[a-z]+ )*⟦)|\bwhile\b|\bbut\b", after)[0]


def _left(before: str) -> str:
    """The words before a number that may speak of it."""
    return re.split(r"[.;:?,⟧]|\band\b|\bor\b|\bwhile\b|\bbut\b", before)[-1]


def _letter(text: Told, before: str, after: str, index: int, known: Mapping[str, Words]) -> str:
    """The letter the words around a number speak of: behind it first, then before it; or the one it stands beside."""
    named = [name for name, words in known.items() if f"⟦{index}" in words]
    if len(named) == 1:
        return named[0]
    mine = own(dict(known))
    beside = re.search(r"⟦S(\d+)⟧ [^⟦.;,]*\b(?:for|at|costing|priced at|weighing|worth)(?: \\?\$)?$", before)
    beside = re.match(r"[^⟦.;,]*?\b(?:for|in|on|during) ⟦S(\d+)⟧", after) or beside
    if beside and text.name(beside[1]) in known:
        return text.name(beside[1])
    for words in (_right(after), _left(before)):
        said = content(PLACEHOLDER.sub(" ", words))
        shared = [name for name, words in mine.items() if words & said]
        if len(shared) == 1:
            return shared[0]
        if len(shared) > 1:
            return ""
    segment = re.split(r"[.;?!]", before)[-1] + re.split(r"[.;?!]", after)[0]
    near = {text.name(i) for i in re.findall(r"⟦S(\d+)⟧", segment)} & set(known)
    if len(near) == 1 and len(known) > 1 and len(_NUMBER.findall(segment)) == 0:
        return near.pop()
    opening = content(_NUMBER.split(re.split(r"[.;?!]", before)[-1])[0])  # "a tray takes … and sells for …"
    shared = [name for name, words in mine.items() if words & opening]
    return shared[0] if len(shared) == 1 else ""


def _letter_in(words: str, known: Mapping[str, Words]) -> str:
    """The one letter whose own words are among these."""
    said = content(PLACEHOLDER.sub(" ", words))
    shared = [name for name, mine in own(known).items() if mine & said]
    return shared[0] if len(shared) == 1 else ""


def heads(known: Mapping[str, Words]) -> frozenset[str]:
    """What the letters count: the nouns, cut to their stems."""
    return frozenset(w.removeprefix(HEAD) for words in known.values() for w in words if w.startswith(HEAD))


def _window(sentence: str, match: re.Match[str]) -> str:
    return f"{_left(sentence[: match.start()])}⟦{match[1]}{match[2]}⟧{_right(sentence[match.end() :])}".strip()
