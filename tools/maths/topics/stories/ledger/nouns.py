"""The noun phrases of a ledger: what a number counts, and whether two of them name the same thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.topics.proportion.units import kind_of, singular

_PLURAL = frozenset({"people", "children", "men", "women", "feet", "mice", "geese", "teeth", "cacti", "fish", "sheep"})
STOP_TEXT = """
    a an the and or but of in on at to for from with by per each every is are was were be been if when where which who
    whom that than then after before until while it its he she they them his her their so as has have had does do will
    would can could must may more fewer less another this these those into out up down off over about within during
    left remaining altogether total all both one what how there not no also
"""
STOP = frozenset(STOP_TEXT.split())
_NOT_PLURAL = frozenset({"plus", "minus", "gas", "bus", "its", "his", "this", "is", "was", "has", "as", "us"})
_ODD = {"buses": "bus", "gases": "gas", "lenses": "lens", "atlases": "atlas", "canvases": "canvas", "cacti": "cactus"}
_WORD = re.compile(r" ?([a-z][a-z'-]*)")
_LONGEST = 4  # words of a noun phrase before its head


def one_of(word: str) -> str:
    """The singular of a noun.

    >>> one_of("buses"), one_of("crates")
    ('bus', 'crate')
    """
    return _ODD.get(word) or singular(word)


@dataclass(frozen=True)
class Noun:
    """A thing: its head in the singular ("box"), the words before it ("small") and after "of" ("rice")."""

    head: str
    words: frozenset[str] = frozenset()
    of: str = ""


def noun_at(text: str, start: int) -> tuple[Noun, int] | None:
    """The counted thing named at a place, and where its name ends; None where none is.

    >>> noun_at("3 small boxes and", 1)
    (Noun(head='box', words=frozenset({'small'}), of=''), 13)
    >>> noun_at("7 pounds of rice for lunch", 1)[0].of
    'rice'
    """
    words: list[str] = []
    position = start
    while len(words) < _LONGEST and (match := _WORD.match(text, position)):
        word = match[1]
        if word in STOP and word != "additional":
            break
        position = match.end()
        if is_plural(word) or (not words and kind_of(one_of(word))):
            of = re.match(r" of ([a-z]+)\b", text[position:])
            plain = of[1] if of and of[1] not in STOP else ""
            end = position + (of.end() if of and plain else 0)
            return Noun(one_of(word), frozenset(map(one_of, words)), plain), end
        words.append(word)
    return None


def one_at(text: str, start: int) -> tuple[Noun, int] | None:
    """The single thing named at a place ("small box" after "each"), and where its name ends.

    >>> one_at("each small box holds", 4)
    (Noun(head='box', words=frozenset({'small'}), of=''), 14)
    """
    words: list[tuple[str, int]] = []
    position = start
    while len(words) < _LONGEST and (match := _WORD.match(text, position)):
        if match[1] in STOP or (words and _VERB.fullmatch(match[1])):
            break
        position = match.end()
        words.append((match[1], position))
        if kind_of(one_of(match[1])):
            break
    if not words:
        return None
    end = words[-1][1]
    of = re.match(r" of ([a-z]+)\b", text[end:])
    plain = of[1] if of and of[1] not in STOP else ""
    end += of.end() if of and plain else 0
    return Noun(one_of(words[-1][0]), frozenset(one_of(w) for w, _ in words[:-1]), plain), end


_VERB = re.compile(
    r"holds?|cost|costs|contains?|weighs?|sells?|sold|carr(?:y|ies)|seats?|prints?|pays?|takes?|needs?|uses?|produces?|earns?|"
    r"gets?|gives?|yields?|makes?|charges?|travels?|requires?|worked|trimmed|drilled|played|delivered|printed|driven|worth|receives?"
)


def is_plural(word: str) -> bool:
    """Whether a word is a plural noun, as far as its ending tells.

    >>> is_plural("boxes"), is_plural("glass"), is_plural("people")
    (True, False, True)
    """
    if word in _PLURAL:
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return ends and word not in _NOT_PLURAL and len(word) > 2


def same(one: Noun, other: Noun) -> bool:
    """Whether two phrases may name the same thing: one head, and no word that only the first has.

    >>> same(Noun("box", frozenset({"small"})), Noun("box", frozenset({"large"})))
    False
    """
    kept = not one.of or not other.of or one.of == other.of
    return kept and one.head == other.head and (one.words <= other.words or other.words <= one.words)
