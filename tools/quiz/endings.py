"""How a lecture's sentences end ("… because …", "… by …ing", "… to …", "<subject> is …"), and others like them.

An ending can be asked for ("complete the sentence"), with endings of other sentences of the lecture as wrong options.
They begin with the same form of word, so grammar gives nothing away, and the lecture says each of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tools.quiz.distractors import Matter
from tools.quiz.item import Distractor, clock
from tools.quiz.sentences import LEANING, MARKUP, NEGATIVE, OUTSIDE, PRONOUN, STUMBLE, UNFINISHED, Utterance
from tools.quiz.terms import lemmas, tag

LEAST, MOST = 3, 16  # words of an ending that make an option one can read at a glance
LONGEST_RATIO = 1.8  # between the longest and the shortest option, in characters
ALSO_TRUE = 0.82  # cosine of the sentence with a foreign ending to another sentence of the lecture (MiniLM)
TOO_ALIKE = 0.62  # cosine of two endings that may mean the same
RELATED = 0.12  # an ending from another world is no temptation
MOST_RELATED = 12  # sentences about the same words that a foreign ending is compared with
SPOILED = re.compile(r"\b(?:also|too|similar|same|like|however|first|finally|as well|would|could|if)\b", re.I)


@dataclass(frozen=True)
class Ending:
    """The last part of a sentence. form: what it begins with; `start` counts characters of the sentence's text."""

    form: str
    text: str
    start: int
    sentence: int


def endings(matter: Matter) -> list[Ending]:
    """Every ending in the lecture that can be read as an option on its own."""
    return [
        one for number, said in enumerate(matter.utterances) for one in _of(said, number, matter) if _clean(one.text)
    ]


def _of(sentence: Utterance, number: int, matter: Matter) -> Iterator[Ending]:
    text = sentence.text.rstrip(" .!…")
    tokens = [token for token in tag(sentence.text) if token.end <= len(text)]
    for token, following in pairwise(tokens):
        word = token.text.lower()
        if word == "to" and following.tag in ("VB", "VBP", "NN") and following.text.islower():
            yield Ending("to", text[following.start :], following.start, number)
        if word == "by" and following.text.lower().endswith("ing"):
            yield Ending("by", text[following.start :], following.start, number)
        if word in ("because", "since") and token.start > sentence.offset:
            yield Ending("because", text[following.start :], following.start, number)
    opening = [one for term in matter.terms.values() for one in term.phrases if one.sentence == number]
    for phrase in opening:
        lead = text[sentence.offset : phrase.start].strip().lower()
        after = next((token for token in tokens if token.start >= phrase.end), None)
        if lead in ("", "the", "a", "an") and after and after.tag in ("VBZ", "VBP", "MD"):
            plural = "are" if phrase.plural else "is"
            yield Ending(plural, text[after.start :], after.start, number)


def _clean(text: str) -> bool:
    words = len(text.split())
    unfit = (OUTSIDE, LEANING, PRONOUN, MARKUP, NEGATIVE, SPOILED, STUMBLE, UNFINISHED)
    return LEAST <= words <= MOST and "?" not in text and not any(pattern.search(text) for pattern in unfit)


def wrong(matter: Matter, key: Ending, pool: list[Ending], wanted: int) -> list[tuple[Distractor, float]]:
    """Endings of other sentences that fit and are not true here, with how alike each is to the key."""
    from index.embedding import embed

    sentence = matter.utterances[key.sentence]
    stem = sentence.text[: key.start]
    fitting = [
        one for one in pool if one.form == key.form and one.sentence != key.sentence and _parallel(one, key, stem)
    ]
    if len(fitting) < wanted:
        return []
    vectors = embed([key.text, *(one.text for one in fitting)])
    joined = embed([stem + one.text for one in fitting])
    about = lemmas(stem)
    related = [
        n for n, one in enumerate(matter.utterances) if n != key.sentence and len(about & lemmas(one.text)) >= 2
    ][:MOST_RELATED]
    also = (joined @ matter.sentence_vectors(related).T).max(axis=1) if related else [0.0] * len(fitting)
    order = sorted(range(len(fitting)), key=lambda at: -float(vectors[0] @ vectors[at + 1]))
    chosen: list[int] = []
    for at in order:
        alike = float(vectors[0] @ vectors[at + 1])
        if not RELATED <= alike < TOO_ALIKE or also[at] >= ALSO_TRUE:
            continue
        if any(float(vectors[at + 1] @ vectors[one + 1]) >= TOO_ALIKE for one in chosen):
            continue
        if len({fitting[one].sentence for one in chosen} | {fitting[at].sentence}) == len(chosen) + 1:
            chosen.append(at)
        if len(chosen) == wanted:
            break
    return [(_distractor(matter, fitting[at]), float(vectors[0] @ vectors[at + 1])) for at in chosen]


def _parallel(one: Ending, key: Ending, stem: str) -> bool:
    lengths = sorted((len(one.text), len(key.text)))
    return lengths[1] <= LONGEST_RATIO * lengths[0] and not lemmas(one.text) <= lemmas(stem)


def _distractor(matter: Matter, ending: Ending) -> Distractor:
    said = matter.utterances[ending.sentence]
    words = said.text.split()
    quote = said.text if len(words) <= 30 else " ".join(words[:30]) + " …"
    return Distractor(ending.text, f"belongs to something else: the lecture says “{quote}” {clock(said.start)}")
