"""YAKE's ranking of phrases (Campos et al. 2020), equal to the yake package's in all digits, in a fourth of its time.

The package builds an object a word and a graph of them; here they are numbers in dictionaries. Its tokenizer, its tags
of words and its stop words are used as they are. English only, phrases of one to three words, neighbours only: what
`index.keyphrases` asks for. A test compares the two.
"""

from __future__ import annotations

import math
import statistics
import string
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

_LONGEST = 3  # words
_ALIKE = 0.9  # similarity above which the lesser of two phrases is dropped
_ODD = frozenset("ud")  # tags of words with digits or several signs in them
_SIGNS = frozenset(string.punctuation)


@dataclass
class _Words:
    """What is counted of each word; a word is its number."""

    number: dict[str, int] = field(default_factory=dict)
    stop: list[bool] = field(default_factory=list)
    count: list[int] = field(default_factory=list)
    capitals: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    sentences: list[dict[int, None]] = field(default_factory=list)
    pairs: Counter[tuple[int, int]] = field(default_factory=Counter)  # neighbours, left and right


@dataclass
class _Phrase:
    text: str  # as it was first written
    words: tuple[int, ...]
    count: int = 0
    plain: bool = False  # at least once without odd words
    cost: float = 0.0


def ranked(text: str, top: int) -> list[tuple[str, float]]:
    """The `top` phrases with their cost, 0 the best, without bound; best first.

    >>> [phrase for phrase, _ in ranked("The product rule finds the slope of a product. The product rule adds.", 2)]
    ['product rule finds', 'finds the slope']
    """
    from yake.data.utils import pre_filter, tokenize_sentences

    sentences = tokenize_sentences(pre_filter(text.replace("\n", " ")))
    words = _Words()
    phrases: dict[str, _Phrase] = {}
    for number, sentence in enumerate(sentences):
        _count(sentence, number, words, phrases)
    costs = _word_costs(words, len(sentences))
    good = [phrase for phrase in phrases.values() if phrase.plain]
    for phrase in good:
        phrase.cost = _cost(phrase, words, costs)
    good.sort(key=lambda phrase: phrase.cost)
    return [(phrase.text, phrase.cost) for phrase in _different(good, top)]


@cache
def _package() -> Any:
    """The package's extractor: its stop words, and how alike it finds two phrases."""
    from yake import KeywordExtractor

    return KeywordExtractor(lan="en", n=_LONGEST)


def _count(sentence: list[str], number: int, words: _Words, phrases: dict[str, _Phrase]) -> None:
    from yake.data.utils import get_tag

    block: list[tuple[str, str, int]] = []  # words since the last sign: tag, as written, number
    for position, written in enumerate(sentence):
        if _SIGNS.issuperset(written):
            block = []
            continue
        tag = get_tag(written, min(position, 1), _SIGNS)
        word = _number(written, words)
        words.count[word] += 1
        words.capitals[word] += tag == "a"
        words.names[word] += tag == "n"
        words.sentences[word][number] = None
        if block and tag not in _ODD and block[-1][0] not in _ODD:
            words.pairs[block[-1][2], word] += 1
        block.append((tag, written, word))
        if words.stop[word]:
            continue
        for length in range(1, min(_LONGEST, len(block)) + 1):
            part = block[-length:]
            if words.stop[part[0][2]]:
                continue
            phrase_text = " ".join([each[1] for each in part])
            key = phrase_text.lower()
            phrase = phrases.get(key)
            if phrase is None:
                phrase = phrases[key] = _Phrase(phrase_text, tuple(each[2] for each in part))
            phrase.count += 1
            phrase.plain = phrase.plain or all(each[0] not in _ODD for each in part)


def _number(written: str, words: _Words) -> int:
    """The word's number: singular and plural are one; a new one is judged a stop word or not by its first form."""
    lower = written.lower()
    root = lower[:-1] if lower.endswith("s") and len(lower) > 3 else lower
    if root not in words.number:
        stop_words = _package().stopword_set
        letters = sum(char not in _SIGNS for char in root)
        words.number[root] = len(words.number)
        words.stop.append(lower in stop_words or root in stop_words or letters < 3)
        words.count.append(0)
        words.capitals.append(0)
        words.names.append(0)
        words.sentences.append({})
    return words.number[root]


def _word_costs(words: _Words, sentences: int) -> list[float]:
    """Each word's cost: early, frequent, spread, capitalised words with few different neighbours are cheap."""
    import numpy as np

    counts = np.array([float(count) for count, stop in zip(words.count, words.stop, strict=True) if not stop])
    if not len(counts):
        return [0.0] * len(words.count)
    usual = float(counts.mean() + counts.std())
    most = max(words.count)
    before: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])  # different neighbours, all neighbours
    after: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for (left, right), together in words.pairs.items():
        for side, word in ((after, left), (before, right)):
            side[word][0] += 1
            side[word][1] += together
    costs = []
    for word, count in enumerate(words.count):
        variety = [different / total if total else 0.0 for different, total in (before[word], after[word])]
        related = (0.5 + variety[0] * (count / most)) + (0.5 + variety[1] * (count / most))
        case = max(words.capitals[word], words.names[word]) / (1.0 + math.log(count))
        place = math.log(math.log(3.0 + statistics.median(words.sentences[word])))
        frequency, spread = count / usual, len(words.sentences[word]) / sentences
        costs.append((place * related) / (case + frequency / related + spread / related))
    return costs


def _cost(phrase: _Phrase, words: _Words, costs: list[float]) -> float:
    """A phrase's cost from its words'; a stop word inside counts by how firmly it stands between its neighbours."""
    total, product = 0.0, 1.0
    for place, word in enumerate(phrase.words):
        if not words.stop[word]:
            total += costs[word]
            product *= costs[word]
            continue
        left, right = phrase.words[place - 1], phrase.words[place + 1]
        firm = (words.pairs[left, word] / words.count[left]) * (words.pairs[word, right] / words.count[right])
        product *= 1 + (1 - firm)
        total -= 1 - firm
    return product / ((total + 1) * phrase.count)


def _different(phrases: list[_Phrase], top: int) -> list[_Phrase]:
    """The first `top` of which none is too much like one before.

    Phrases of more than three letters are alike only where their first and last letters are, says the package: only
    those are compared.
    """
    alike = _package().seqm
    chosen: list[_Phrase] = []
    ends: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    short: list[str] = []
    for phrase in phrases:
        key = phrase.text.lower()
        near = ends[key[0], key[-1]]
        rivals = [*near, *short] if len(key) <= 3 else near
        if any(alike(key, rival) > _ALIKE for rival in rivals):
            continue
        near.append(key)
        if len(key) <= 3:
            short.append(key)
        chosen.append(phrase)
        if len(chosen) == top:
            break
    return chosen
