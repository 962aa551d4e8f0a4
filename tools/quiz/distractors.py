"""Wrong options for a lecture's questions: other terms of the same lecture that fit the key's place and are not right.

A term can stand there when it has the key's number and kind and was said with the same sort of determiner. It must not
be right as well: it is refused when it is nearly the key, contains it, shares the sentence, is called the same thing by
the lecture, or when putting it into the sentence comes close to something else the lecture says of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tools.quiz.item import Distractor, clock
from tools.quiz.sentences import DEFINES, Ground, Utterance, stands_alone
from tools.quiz.terms import Phrase, Term, lemmas, terms

if TYPE_CHECKING:
    import numpy as np

# Cosine similarities of MiniLM sentence vectors, read off pairs from a dozen lectures.
SAME = 0.80  # "language model" and "language modelling": two options this alike are one
NEAR = 0.62  # "training loop" and "training script": a distractor this near is often right as well
FAR = 0.10  # "tokenizer" and "Montreal": nobody would take one for the other
BEST = 0.40  # "likelihood" and "perplexity" and their like
MOST_COMPARED = 12  # sentences that one distractor is compared with
COMPANY = 4  # words on either side of a term that say what the lecture does with it
ALSO_TRUE = 0.80  # a sentence with the distractor in it, and something the lecture says of the distractor
WEIGHT = 0.32  # said twice, or near a keyphrase: what was said once in passing is often no term at all
EQUATES = re.compile(
    r"\b(?:is|are|means?|equals?|equivalent|correspond\w*|called|known as|also|same|synonym\w*|"
    r"refers? to|or|namely|i\.e)\b",
    re.I,
)


@dataclass(frozen=True)
class Slot:
    """The place a key leaves: its phrase, and whether options carry their determiner (as a sentence's subject does)."""

    phrase: Phrase
    whole: bool


@dataclass
class Matter:
    """A lecture prepared for drafting: whole sentences, terms, and their vectors (rows of unit length)."""

    lecture: str | None
    utterances: Sequence[Utterance]
    terms: dict[str, Term]
    _rows: dict[int, np.ndarray] = field(default_factory=dict)

    @classmethod
    def of(cls, lecture: str | None, utterances: Sequence[Utterance], keyphrases: Sequence[str] = ()) -> Matter:
        """Find the terms of a lecture's sentences."""
        return cls(lecture, utterances, terms([one.text for one in utterances], keyphrases))

    @cached_property
    def heavy(self) -> list[Term]:
        """The terms that may be an option."""
        return [term for term in self.terms.values() if term.weight >= WEIGHT]

    @cached_property
    def term_vectors(self) -> dict[str, np.ndarray]:
        """Vectors of the terms heavy enough to be an option."""
        from index.embedding import embed

        names = [term.lemma for term in self.heavy]
        return dict(zip(names, embed(names), strict=True)) if names else {}

    def sentence_vectors(self, numbers: Sequence[int]) -> np.ndarray:
        """Vectors of some sentences, one row each, made when first asked for: an hour's lecture has a thousand."""
        import numpy as np

        from index.embedding import embed

        missing = [number for number in numbers if number not in self._rows]
        if missing:
            self._rows.update(zip(missing, embed([self.utterances[number].text for number in missing]), strict=True))
        return np.stack([self._rows[number] for number in numbers])

    def alike(self, one: str, other: str) -> float:
        """How alike two terms are in meaning, -1..1."""
        return float(self.term_vectors[one] @ self.term_vectors[other])

    def said_of(self, lemma: str) -> Utterance:
        """The most telling sentence in which a term occurs: one that defines it, else one that stands alone."""
        numbers = dict.fromkeys(phrase.sentence for phrase in self.terms[lemma].phrases)

        def telling(number: int) -> tuple[bool, bool, int]:
            body = self.utterances[number].body
            defined = DEFINES.match(body)
            return bool(defined and lemma in defined["subject"].lower()), stands_alone(body), -number

        return self.utterances[max(numbers, key=telling)]


def shown(phrase: Phrase, whole: bool, named: bool) -> str:
    """A phrase as an option: "The encoder" where the determiner belongs to it, else "encoder"."""
    text = phrase.text if named else phrase.text[:1].lower() + phrase.text[1:]
    if whole and phrase.determiner in ("the", "a"):
        article = "the" if phrase.determiner == "the" else "an" if text[:1].lower() in "aeiou" else "a"
        text = f"{article} {text}"
    return text[:1].upper() + text[1:] if whole else text


def find(matter: Matter, slot: Slot, ground: Ground, wanted: int = 3) -> list[tuple[Distractor, float]]:
    """The best `wanted` distractors with how alike each is to the key, fewer when the lecture has no more."""
    key = matter.terms[slot.phrase.lemma]
    key_text = shown(slot.phrase, slot.whole, key.named)
    found: list[tuple[float, Phrase, Term, float]] = []
    present = lemmas(ground.text)
    for term in matter.heavy:
        phrase = _fitting(term, slot, key)
        if phrase is None or _mixed_up(term.lemma, key.lemma) or lemmas(term.lemma) & (present - lemmas(key.lemma)):
            continue
        alike = matter.alike(term.lemma, key.lemma)
        if FAR <= alike < NEAR:
            length = abs(len(phrase.text) - len(slot.phrase.text)) / 40
            found.append((term.weight - 1.5 * abs(alike - BEST) - length, phrase, term, alike))
    found.sort(key=lambda one: -one[0])
    chosen: list[tuple[float, Phrase, Term, float]] = []
    for candidate in found[:20]:
        others = [one[2].lemma for one in chosen]
        if any(
            matter.alike(candidate[2].lemma, name) >= SAME or _mixed_up(candidate[2].lemma, name) for name in others
        ):
            continue
        if _equated(matter, candidate[2], key) or _said_too(matter, candidate[2], slot, ground):
            continue
        if not _also_true(matter, candidate[2], slot, ground):
            chosen.append(candidate)
        if len(chosen) == wanted:
            break
    return [(_distractor(matter, one[1], one[2], slot, key_text), one[3]) for one in chosen]


def _fitting(term: Term, slot: Slot, key: Term) -> Phrase | None:
    """An occurrence of the term in a form that fits the slot, or None."""
    if term.lemma == key.lemma or term.named != key.named:
        return None
    if abs(len(term.lemma.split()) - len(key.lemma.split())) > 2:
        return None
    for phrase in term.phrases:
        if phrase.plural != slot.phrase.plural:
            continue
        bare = phrase.determiner == ""
        if slot.whole and (phrase.determiner == "own" or (bare and not (term.named or phrase.plural or _mass(term)))):
            continue
        if (
            slot.phrase.determiner == ""
            and not slot.whole
            and not (bare and (term.named or phrase.plural or _mass(term)))
        ):
            continue
        if slot.phrase.determiner == "a" and not any(one.determiner in ("a", "the") for one in term.phrases):
            continue
        return phrase
    return None


def _mass(term: Term) -> bool:
    """Whether a singular noun is said without a determiner ("perplexity", "tokenization") and never with "a"."""
    bare = sum(phrase.determiner == "" and not phrase.plural for phrase in term.phrases)
    return bare > 0 and not any(phrase.determiner == "a" for phrase in term.phrases)


def _mixed_up(one: str, other: str) -> bool:
    """Whether one term is inside the other, or they are the same words in another order."""
    return (
        one in other or other in one or lemmas(one) == lemmas(other) or not lemmas(one) or lemmas(one) < lemmas(other)
    )


def _equated(matter: Matter, term: Term, key: Term) -> bool:
    """Whether the lecture, in some sentence, says that one is the other."""
    shared = {phrase.sentence for phrase in term.phrases} & {phrase.sentence for phrase in key.phrases}
    for number in shared:
        text = matter.utterances[number].text
        places = [next(p for p in one.phrases if p.sentence == number) for one in (term, key)]
        first, second = sorted(places, key=lambda phrase: phrase.start)
        between = text[first.end : second.start]
        if len(between.split()) <= 6 and EQUATES.search(between):
            return True
    return False


def _said_too(matter: Matter, term: Term, slot: Slot, ground: Ground) -> bool:
    """Whether the lecture uses the term with the very words around the slot ("train a model", "train a tokenizer")."""
    around = _company(ground.text, slot.phrase) - _stems(term.lemma) - _stems(slot.phrase.lemma)
    company = (_company(matter.utterances[phrase.sentence].text, phrase) for phrase in term.phrases)
    return any(around & words for words in company)


def _company(text: str, phrase: Phrase) -> frozenset[str]:
    """Stems of the content words near a phrase: COMPANY words before it and after it."""
    before, after = text[: phrase.start].split()[-COMPANY:], text[phrase.end :].split()[:COMPANY]
    return _stems(" ".join([*before, *after]))


def _stems(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"(?<=\w{3})(?:ing|ed|es|s|e|d)$", "", word) for word in lemmas(text))


def _also_true(matter: Matter, term: Term, slot: Slot, ground: Ground) -> bool:
    """Whether the sentence with the term in the key's place comes close to something the lecture says of the term."""
    from index.embedding import embed

    about = lemmas(ground.text[ground.asked :]) - lemmas(slot.phrase.lemma)
    said = sorted({phrase.sentence for phrase in term.phrases})
    # Only what shares two words with the ground can say the same of the term.
    numbers = [number for number in said if len(about & lemmas(matter.utterances[number].text)) >= 2][:MOST_COMPARED]
    if not numbers:
        return False
    replaced = ground.text[ground.asked : slot.phrase.start] + term.phrases[0].text + ground.text[slot.phrase.end :]
    return bool((matter.sentence_vectors(numbers) @ embed([replaced])[0]).max() >= ALSO_TRUE)


def _distractor(matter: Matter, phrase: Phrase, term: Term, slot: Slot, key: str) -> Distractor:
    said = matter.said_of(term.lemma)
    words = said.text.split()
    quote = said.text if len(words) <= 30 else " ".join(words[:30]) + " …"
    name = shown(phrase, False, term.named)
    right = key if matter.terms[slot.phrase.lemma].named else key[:1].lower() + key[1:]
    confusion = f"confuses {name} with {right}; the lecture says of {name}: “{quote}” {clock(said.start)}"
    return Distractor(shown(phrase, slot.whole, term.named), confusion)
