"""Two things that change side by side, one by the same amount, one by the same percent: linear or exponential?"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true
from tools.maths.topics.models.nouns import content

_EVERY = r"\b(?:(?:each|every)(?! (?:kind|type|account|of the|one|town|city|company|machine|plan|group)\b)|per|annual(?:ly)?|yearly|monthly|weekly|daily|hourly|an? (?:year|month|week|day|hour|minute))\b"
_BY = re.compile(
    r"\b(?:increas\w*|decreas\w*|ris(?:e|es|ing)|rose|gr[eo]w\w*|gain\w*|los(?:e|es|ing)|falls?|drops?|adds?|added|subtract\w*|saves?|deposits?|raise\w*|reduc\w*|declin\w*|goes up|more|less|fewer|higher|lower|climbs?|loses|earns?|receives?|pays?)\b"
)
_TIMES = re.compile(r"\b(?:doubl\w+|tripl\w+|quadrupl\w+|halv\w+|multipl\w+|(?:2|3|4|5|half) times|twice)\b")
_KIND = re.compile(r"\b(?P<linear>(?<!non)(?<!non-)linear(?:ly)?)\b|\b(?P<exponential>exponential(?:ly)?)\b")


@dataclass(frozen=True)
class Told:
    """One thing that changes: the words that name it, and how."""

    name: frozenset[str]
    kind: str


def solve(stem: Stem) -> Derivation | None:
    """The sentence that gives each of the two its kind."""
    if not in_words(stem) or stem.tables or stem.equations():
        return None
    texts = [tidy(c.text) for c in stem.choices]
    if sum(bool(_KIND.search(t)) for t in texts) < 3:
        return None
    told = _told(stem)
    if len(told) != 2:
        return None
    verdicts = {c.letter: _judged(t, told) for c, t in zip(stem.choices, texts, strict=True)}
    kinds = tuple(t.kind for t in told)
    moves = (
        Move("See what stays the same from step to step", "The same amount added each time, or the same percent or factor of what is there.",
             words("the first thing; the second thing"), words("how each changes from one step to the next"), check=lambda: _borne_out(stem, kinds)),
        Move("Name the kinds", "The same difference gives a straight line; the same factor gives a curve that bends more and more.",
             words("same difference or same factor"), words("a kind for each"), check=lambda: set(kinds) <= {"linear", "exponential"} and len(kinds) == len({t.name for t in told})),
    )  # fmt: skip
    swapped = [Told(t.name, "linear" if t.kind == "exponential" else "exponential") for t in told]
    return one_true(
        stem, verdicts, skill=skills.NONLINEAR_FUNCTIONS, moves=moves,
        concept="A quantity that changes by the same amount in equal times is linear; one that changes by the same percent or factor is exponential.",
        asked="You are asked for the kind of change of each of the two.",
        confirm=lambda: all(_judged(t, swapped) is not True for t, c in zip(texts, stem.choices, strict=True) if verdicts[c.letter]),
    )  # fmt: skip


def _borne_out(stem: Stem, kinds: tuple[str, ...]) -> bool:
    """Each percent or factor of the text makes one kind, each fixed amount the other."""
    factors = len(stem.placeholders("P")) + len(_TIMES.findall(" ".join(stem.told)))
    return (factors > 0) == ("exponential" in kinds or "%" in stem.text) and len(
        stem.placeholders("NM")
    ) >= kinds.count("linear")


def _told(stem: Stem) -> list[Told]:
    clauses = [
        c for s in stem.told for c in re.split(r";|, (?:and|but) (?=the (?:second|other)\b)|,? (?:while|whereas)\b", s)
    ]
    found: list[tuple[frozenset[str], str]] = []
    for clause in clauses:
        kind = _kind(clause)
        if kind:
            head = re.split(r"⟦[A-Z]\d+⟧", clause)[0]
            verb = _BY.search(head) or _TIMES.search(head)
            found.append((_named(head[: verb.start()] if verb and verb.start() > 2 else head), kind))
    if len(found) != 2:
        return []
    (a, kind_a), (b, kind_b) = found
    if not a - b or not b - a:
        return []
    return [Told(a - b, kind_a), Told(b - a, kind_b)]


def _kind(clause: str) -> str:
    """How a clause says that something changes, "" when it does not."""
    percent, amount = re.search(r"⟦P\d+⟧", clause), re.search(r"⟦[NM]\d+⟧", clause)
    if not re.search(_EVERY, clause):
        return ""
    if percent and re.search(
        r"⟦P\d+⟧ of (?:the |its |his |her |their )?(?:(?:amount|value|size|price) of (?:the |its )?)?(?:original|initial|starting|first)\b|\bsimple interest\b",
        clause,
    ):
        return "linear"
    if percent and (_BY.search(clause) or "interest" in clause):
        return "exponential"
    if _TIMES.search(clause):
        return "exponential"
    return "linear" if amount and not percent and _BY.search(clause) else ""


def _named(text: str) -> frozenset[str]:
    """The words that may name a thing, with the letter of "plan a" and "job b"."""
    letters = re.findall(r"(?<=[a-z] )([b-z])\b(?!')", text)
    letters += re.findall(
        r"\b(?:plan|option|job|account|company|store|town|city|school|method|offer|club|sample|model|machine|tank|population|fund|bank|investment|island|tree|species|colony|car|job|tutor) (a)\b",
        text,
    )
    return content(text) | frozenset(letters)


def _judged(text: str, told: list[Told]) -> bool | None:
    """False when some kind is wrong, True when every thing is given its kind and nothing else is said."""
    pieces = [p for p in re.split(r",|;|\b(?:and|but|while|whereas|with)\b", text) if p.strip()]
    said: dict[int, str] = {}
    wrong = extra = False
    kind = ""
    for piece in pieces:
        match = _KIND.search(piece)
        those = [i for i, t in enumerate(told) if _named(piece) & t.name]
        if len(those) == 2:  # a word of one name stands in both: the name that is there more fully
            shares = [len(_named(piece) & t.name) / len(t.name) for t in told]
            those = [shares.index(max(shares))] if shares[0] != shares[1] else those
        if re.search(r"\bboth\b", piece):
            those = [0, 1]
        if match is None and re.search(r"\b(?:greater|smaller|slope|factor|rate|faster|more)\b", piece):
            extra = True
            continue
        kind = match.lastgroup or kind if match else kind
        if kind and not those and match and re.search(r"\bneither\b|\bnot\b", piece):
            return None
        for i in those:
            said[i] = kind
            wrong = wrong or (bool(kind) and kind != told[i].kind)
    if wrong:
        return False
    return True if len(said) == 2 and not extra and all(said.values()) else None
