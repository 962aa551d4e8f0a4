"""Ratios of parts: "the ratio of teachers to students is 2 : 17", with a total, one part or a difference given.

One share is found first, then what is asked: a part, the total, a difference, or a part of the whole as a fraction or
percent. Two ratios that are to be combined through a common part are read too.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.ratio_steps import Shares, derived
from tools.maths.topics.proportion.units import MEASURE, singular
from tools.maths.topics.proportion.units_asked import other_unit

_NAME = r"(?:the )?(?:number of |amount of |length of )?(?:the )?([a-z][a-z' -]{0,40}?)"
_N = r"⟦[NM](\d+)⟧"
_RATIO = re.compile(
    rf"ratio of {_NAME} to {_NAME}(?: to {_NAME})?(?: (?:in|at|on|for) (?:a|the|his|her|this|an) [a-z ]+?)?"
    rf" (?:is|was) (?:always )?{_N} ?(?::|to) ?{_N}(?: ?(?::|to) ?{_N})?"
)
_EVERY = re.compile(
    rf"for every {_N} ([a-z ]+?), (?:there (?:is|are)|[a-z ]*?(?:is|are|uses|has)) (?:exactly )?{_N}"
    rf" ([a-z ]+?)(?=[,.?]| (?:in|at|on|who)\b)"
)
_PARTS = re.compile(
    rf"{_N} parts? (?:of )?([a-z ]+?) (?:to|with|and|for every) {_N} parts? (?:of )?([a-z]+(?: [a-z]+)?)(?=[,.?]"
    rf"| (?:to|for|in|by)\b)"
)
_TERMS = rf"{_N} ?(?::|to) ?{_N}(?: ?(?::|to) ?{_N})?"
_IN_RATIO = re.compile(
    "(?P<names>[a-z][a-z '-]*(?:, [a-z '-]+)?,? and [a-z '-]+?)(?: (?:in|at|on) (?:an?|the|his|her|this) "
    "[a-z ]+?)?,? (?:(?:is|are|was|were) )?(?:mixed |combined |divided |split "
    rf"|used |present )?in (?:the|an?) (?:ratio (?:of )?{_TERMS}|{_TERMS} ratio)(?:,? by (?:volume|weight"
    r"|mass|number))?"
    r"(?:,? respectively)?"
)
_BEFORE_NAMES = re.compile(
    r".*\b(?:mix(?:es|ed|ing)?|combin(?:es?|ed|ing)|us(?:es?|ed|ing)|contain(?:s|ed|ing)?|made (?:of|from"
    "|by mixing)|of|ha[sd]"
    r"|have|having|between|sells|sold|keeps|kept|grows|grew|plants|planted|the|with|some|bl?ends?|blended)\b"
)
_CLAUSE = re.compile(r"^.*, [a-z ]*\b(?:mix|combin|us|blend)(?:es|e|s|ed|ing)\b ")  # "to tint a wall, she combines "


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of shares, None for anything else."""
    if not re.search(r"\bratio\b|\bfor every\b| part", stem.prose):
        return None
    if stem.tables or stem.placeholders("RFESTDP"):
        return None
    if other_unit(stem) or re.search(r"\b(?:have to|must|needs? to|so that|should|in order)\b", stem.ask):
        return None  # what would have to change, not what there is
    text = tidied(stem.prose)
    shares = _shares(stem, text)
    if shares is None:
        return None
    rest = text[: shares.span[0]] + " " + text[shares.span[1] :]
    given = _given(stem, rest, shares)
    wanted = _wanted(stem, shares)
    if given is None or wanted is None or stem.unused((*shares.used, *given[2])):
        return None
    kind, amount, places, span = given
    left = rest.replace(span, " ")
    ask_words = re.search(r"how many[^?]*|what[^?]*", left)
    left = left.replace(ask_words.group(), " ") if ask_words else left
    hard, soft = telling.traps(left, frozenset({"total", "both"}))
    if hard or len(places) != 1:
        return None
    product = wanted == "total" and not _TOTAL.search(stem.ask)
    return derived(stem, shares, kind, amount, wanted, full=not soft and not product)


def _shares(stem: Stem, text: str) -> Shares | None:
    found = list(_RATIO.finditer(text))
    if len(found) == 1:
        match = found[0]
        names = [n for n in match.groups()[:3] if n]
        places = [int(p) for p in match.groups()[3:] if p]
    elif not found and (every := _EVERY.search(text)):
        match, names, places = every, [every[2], every[4]], [int(every[1]), int(every[3])]
    elif not found and (mixed := _PARTS.search(text)):
        match, names, places = mixed, [mixed[2], mixed[4]], [int(mixed[1]), int(mixed[3])]
    elif not found and (listed := _IN_RATIO.search(text)):
        first, *others = re.split(r", and |,| and ", _CLAUSE.sub("", listed["names"]))
        match, names = listed, [_BEFORE_NAMES.sub("", first), *others]
        places = [int(p) for p in listed.groups()[1:] if p]
    else:
        return None
    names = _without_noun(names)
    values = [stem.value(str(p)) for p in places]
    if len(names) != len(values) or any(v is None or v <= 0 for v in values):
        return None
    parts = tuple((_key(n), v) for n, v in zip(names, values, strict=True) if v is not None)
    if len({n for n, _ in parts}) != len(parts) or any(n in ("", "total") for n, _ in parts):
        return None
    return Shares(parts, tuple(places), match.span())


def _without_noun(names: list[str]) -> list[str]:
    """ "red to blue marbles": the noun that only the last kind says is all of them."""
    counts = [len(n.split()) for n in names]
    if counts[-1] == 2 and set(counts[:-1]) == {1} and singular(names[-1].split()[1]) != names[-1].split()[1]:
        return [*names[:-1], names[-1].split()[0]]
    return names


def _key(name: str) -> str:
    return " ".join(singular(w) for w in name.split() if w not in ("the", "of", "a", "an"))


def _names(text: str, shares: Shares) -> list[str]:
    """The parts named in a text, in order of appearance."""
    flat = " ".join(singular(w) for w in re.findall(r"[a-z']+", text))
    places = sorted((m.start(), n) for n, _ in shares.parts if (m := re.search(rf"\b{re.escape(n)}\b", flat)))
    return [n for _, n in places]


_MADE = re.compile(
    r"\b(?:(?:to )?(?:make|makes|made|making|produces?|produced)|in|for)(?: an?| exactly| a total of)? $"
)
_TOTAL = re.compile(r"\b(?:in total|total|altogether|in all|combined|together)\b")
_OF_THEM = re.compile(  # "how many of them are children": the part is named after the verb
    r"of (?:them|these|those|the (?:people|students|pieces|items|animals|coins|marbles|members|players|employees"
    r"|workers|books|cars|vehicles|passengers|visitors|guests|flowers|trees))(?: (?:on|in|at) the [a-z]+)?"
    r" (?:is|are|was|were) ([a-z ]+)"
)
Given = tuple[str, Fraction, tuple[int, ...], str]


def _given(stem: Stem, rest: str, shares: Shares) -> Given | None:
    """What is known: ("total", 114), ("student", 34) or ("a-b", 6), with the words that said so."""
    numbers = list(re.finditer(_N, rest))
    if len(numbers) != 1:
        return None
    match = numbers[0]
    value = stem.value(match[1])
    if value is None or value <= 0:
        return None
    start = max(rest.rfind(mark, 0, match.start()) for mark in (".", ",", "?")) + 1
    ends = [e for mark in (".", ",", "?") if (e := rest.find(mark, match.end())) >= 0]
    clause = rest[start : min(ends, default=len(rest))]
    asks = re.search(r"\b(?:how many|what)\b", clause)
    said = clause[: asks.start()] if asks and asks.start() > clause.find("⟦") else clause
    after = rest[match.end() :]
    made = _MADE.search(clause[: clause.find("⟦")])
    if made and re.match(rf" (?:{MEASURE}) of (?:the |this |such |a |an )?[a-z]|-?{MEASURE} batch", after):
        said = clause[made.start() :]
        return None if _names(said, shares) else ("total", value, (int(match[1]),), said)
    said = re.split(r"\b(?:if|when|given that)\b", said[: said.find("⟦")])[-1] + said[said.find("⟦") :]
    if "how many" in said:
        return None  # the number stands in the question, and not after an "if"
    named = _names(said, shares)
    if re.match(r" (?:more|fewer) ", after):
        if len(named) != 2 or not re.search(r"\bthan\b", said):
            return None
        order = named if after.startswith(" more") else named[::-1]
        return f"{order[0]}>{order[1]}", value, (int(match[1]),), clause
    if len(named) == len(shares.parts) or (_TOTAL.search(said) and len(named) != 1):
        return "total", value, (int(match[1]),), clause
    if len(named) == 1 and not _TOTAL.search(said):
        return named[0], value, (int(match[1]),), clause
    if not named and re.match(
        r" (?:people|students|pieces|items|animals|coins|marbles|members|players|employees|workers|books|cars"
        r"|vehicles|passengers|visitors|guests|flowers|trees)\b",
        after,
    ):
        return "total", value, (int(match[1]),), clause
    return None


def _wanted(stem: Stem, shares: Shares) -> str | None:
    """What is asked: a part's name, "total" or "a>b" for how many more."""
    ask = tidied(stem.ask)
    match = re.search(r"\bhow many ([^?]*)|\bwhat (?:is|was) the (?:total )?(?:number|amount) of ([^?]*)", ask)
    if match is None:
        return None
    body = re.split(r" (?:is|are|was|were|will|would|does|do|did|must|should)\b", match[1] or match[2])[0]
    if of_them := _OF_THEM.fullmatch(match[1] or ""):
        body = of_them[1]
    if "⟦" in body:
        return None
    named = _names(body, shares)
    if body.startswith(("more", "fewer")):
        if len(named) != 2:
            return None
        order = named if body.startswith("more") else named[::-1]
        return f"{order[0]}>{order[1]}"
    if _TOTAL.search(ask[match.start() :]) or len(named) == len(shares.parts):
        return "total" if len(named) in (0, len(shares.parts)) else None
    if not named and _product_asked(stem, body):
        return "total"
    if set(body.split()) & (telling.HARD | {"other", "new", "full", "whole", "pairs"}):
        return None
    return named[0] if len(named) == 1 else None


def _product_asked(stem: Stem, body: str) -> bool:
    """ "milliliters of tinted paint", after two things were mixed: with choices, all of it."""
    mixed = re.search(r"\b(?:mix|combin|blend)[a-z]*\b", " ".join(stem.told))
    return bool(stem.choices and mixed and re.fullmatch(rf"(?:{MEASURE}) of [a-z ]+", body.strip()))
