"""The clauses of a text that tells groups of a whole: how many there are, who they are, and which amounts come later.

"Of the 90 guests, 30 came by train and the rest came by car" are three clauses: the whole, a group, the rest. What the
groups have in common is put together in `groups_told.py`.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.data.words import spoken

_A = r"(?:exactly |about |approximately |only |just )?⟦(?P<kind>[NP])(?P<n>\d+)⟧"
_AFTER_NOUN = r"(?=,|;|\.| (?:at|in|on|of|to|for|from|who|that|which|sold|made|born|sent|were|was|are|is|had|have|has|[a-z]+ed|came|took|went|chose|bought|ate|rode|drove|said|own|play|prefer|walk|live|work|speak)\b)"
_NOUN = rf"(?P<noun>(?:[a-z'-]+ )??[a-z'-]+){_AFTER_NOUN}"
_TOTALS = (
    re.compile(rf"^(?:of|among) (?:the |these |all )?(?:(?:a )?total of )?⟦N(?P<t>\d+)⟧ {_NOUN}(?P<place>[^,⟦]*), "),
    re.compile(rf"\b(?:class|group|club|team|choir|band|school) (?:of|with) ⟦N(?P<t>\d+)⟧ {_NOUN}"),
    re.compile(rf"⟦[NP]\d+⟧ (?:out )?of (?:the |its |these |all )?⟦N(?P<t>\d+)⟧ {_NOUN}"),
    re.compile(rf"\b(?:there (?:are|were)|has|had|have|with|total of|surveyed|planted|tested|sample of|group of|asked|sold|made|produced) ⟦N(?P<t>\d+)⟧ {_NOUN}"),
)  # fmt: skip
_HAS = re.compile(r"^(?:in |at )?an? [a-z]+ (?:of|with) ⟦N\d+⟧ [a-z]+,? (?:has|have|includes?|contains?|there are) ")
_NUMBERED = re.compile(
    r"\b(under|over|below|above|at least|at most|older than|younger than|stayed|worked|lasted|grade|machine|group|section) ⟦N(\d+)⟧|⟦N(\d+)⟧(?= or (?:older|younger|more|fewer|less|over|under)\b)"
)
_CUT = re.compile(
    r";\s*|,? (?:and|while|but|whereas) (?=(?:exactly |about |only )?⟦|the (?:rest|remaining|others?)\b|(?:of|among) (?:the|those)\b)|, (?=(?:exactly )?⟦|the (?:rest|remaining|others?)\b)"
)
OF_THOSE = re.compile(
    rf"^(?:of|among|for) (?:all )?(?:the|these|those) (?P<group>[^,⟦]+), {_A}(?: of (?:them|these|those))?(?: also)? (?P<what>.+)$"
)
PART_OF = re.compile(rf"^{_A} (?:out )?of (?:all )?(?:the|these|those) (?P<rest>[^⟦]+)$")
_PLAIN = re.compile(rf"^{_A}(?: of (?:them|these|those|whom|which))? (?P<rest>[^⟦]+)$")
_REST = re.compile(r"^the (?:rest|remaining|others?)(?: of (?:the|them|these))?(?: ⟦N(?P<n>\d+)⟧)? ?(?P<rest>[^⟦]+)$")
_UPSET = re.compile(r"\b(?:both|twice|more|fewer|less|half|third|some|other|another|also|double)\b")
_MOST = 200_000


@dataclass(frozen=True)
class Whole:
    """The whole that is told of: how many, of what, and the mark of the number."""

    size: Fraction
    noun: str
    place: int


def named_by_numbers(stem: Stem, sentence: str) -> str:
    """A sentence with the numbers that belong to a name ("under 40", "40 or older") written out."""
    return _NUMBERED.sub(lambda m: f"{m[1] + ' ' if m[1] else ''}{spoken(stem, f'⟦N{m[2] or m[3]}⟧')}", sentence)


def whole_of(stem: Stem) -> Whole | None:
    """The whole that a text tells of, None when it tells of none."""
    for pattern in _TOTALS:
        for sentence in stem.told:
            match = pattern.search(sentence)
            if match is None:
                continue
            size = stem.value(f"⟦N{match['t']}⟧")
            if size is not None and size.denominator == 1 and 1 < size <= _MOST:
                return Whole(size, match["noun"], int(match["t"]))
            return None
    return None


def clauses_of(sentence: str) -> list[str]:
    """A sentence cut where a new amount begins; the opening that tells the whole is left out."""
    sentence = _TOTALS[0].sub("", sentence.strip().rstrip(".?"))
    sentence = _HAS.sub("", sentence)
    sentence = re.sub(r"^in (?:an?|the) [a-z -]{2,40}, ", "", sentence)
    if OF_THOSE.match(sentence) and len(re.findall("⟦", sentence)) == 1:
        return [sentence]
    joined = re.sub(r"((?:of|among) (?:the|those) [^,⟦]+), (?=⟦)", r"\1‚ ", sentence)  # this comma cuts nothing
    return [c.replace("‚", ",").strip(" ,") for c in _CUT.split(joined) if c.strip(" ,")]


def read_clause(stem: Stem, whole: Whole, clause: str, told: bool) -> tuple[str, str, Fraction | None]:
    """What a clause tells: ("group", how its members are named, how many), "rest", "later", "skip" or "none".

    told: whether the groups are complete, so that every other amount is told of one of them.
    """
    if re.search(r"⟦[^NP]", clause):
        return "none", "", None
    if rest := _REST.match(clause):
        amount = stem.value(f"⟦N{rest['n']}⟧") if rest["n"] else None
        return "rest", _verb_phrase(rest["rest"], whole, strict=False) or "", amount
    clause = re.sub(
        rf" (?:out )?of (?:the |its |these |all )?⟦N{whole.place}⟧ {re.escape(whole.noun)}\b", f" {whole.noun}", clause
    )
    marks = re.findall(r"⟦[A-Z](\d+)⟧", clause)
    if not marks:
        upset = _UPSET.search(clause) and not re.search(r"\b(?:no|none|nobody) [a-z ]*\bboth\b", clause)
        return "none" if upset else "skip", "", None
    if len(marks) == 1 and stem.value(f"⟦N{marks[0]}⟧") == whole.size and not OF_THOSE.match(clause):
        return "skip", "", None
    if OF_THOSE.match(clause) or (told and PART_OF.match(clause)):
        return "later", "", None
    if told:
        return "none", "", None
    if part := PART_OF.match(clause):
        head = _verb_phrase(part["rest"], whole, strict=True)
        if head is None:
            return "later", "", None
        return "group", head, amount_of(stem, part, whole.size)
    if plain := _PLAIN.match(clause):
        head = _verb_phrase(plain["rest"], whole, strict=False)
        if head is None or re.search(r"\b(?:who|that|which)\b", head):
            return "none", "", None
        return "group", head, amount_of(stem, plain, whole.size)
    return "none", "", None


def _verb_phrase(text: str, whole: Whole, strict: bool) -> str | None:
    """What is said of those: "campers signed up" without the noun of the whole. strict: the noun must stand there."""
    noun = whole.noun.split()[-1]
    match = re.match(rf"(?:{re.escape(whole.noun)}|{re.escape(noun)})\b ?(?:(?:at|in|on) (?:the|this) [a-z]+ )?", text)
    if match is None:
        return None if strict else text.strip()
    rest = text[match.end() :].strip()
    return None if not rest or re.match(r"(?:who|that|which|in|at|from|with|without)\b", rest) else rest


def amount_of(stem: Stem, match: re.Match[str], size: Fraction) -> Fraction | None:
    """How many of a group of that size; a fraction or percent is taken of it."""
    value = stem.value(f"⟦{match['kind']}{match['n']}⟧")
    if value is None:
        return None
    value = value * size if match["kind"] == "P" or 0 < value < 1 else value
    return value if value.denominator == 1 and 0 <= value <= size else None
