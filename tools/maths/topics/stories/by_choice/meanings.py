"""What the letters of a story stand for, as sets of words; and to which letter the words around a number belong."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.claims_in_words.verdicts import spelled
from tools.maths.topics.models.nouns import content
from tools.maths.tree import Sym

_IS = r",? (?:be |to be |is |are |was |were |represents? |equals? |denotes? |stands? for |gives? |counts? )(?:the |a |an )?"
_END = re.compile(
    r"[.;?!]|,(?! in | that | which (?!system|set|inequal|equation|expression|function|of )| for )|⟦[^N]|\b(?:and (?=(?:let )?(?:the number of [^⟦]*)?⟦S)|where|when|if|which of|what|must|can|is|are|was|were|will|and|that satisf)|\b(?:in|per|during) (?:an? |the |each |1 )?(?:day|week|month|year)\b"
)
_BEFORE = re.compile(
    r"[.;?!,⟧:]|\b(?:and|if|let|where|when|for|of following|terms of|find|model|represents?|gives?)\b(?! (?:of|for) )"
)
_TWO = re.compile(
    r"⟦S(\d+)⟧ and ⟦S(\d+)⟧"
    + _IS
    + r"(?P<lead>[a-z ]*?)(?P<a>(?:[a-z-]+ )+?)and (?P<b>[a-z -]+?),? ?(?:respectively|[,.;?])"
)
_MEASURES = r"\b(?:number|amount|total|cost|price|length|width|height|weight|time|hours|minutes|days|weeks|months|years|distance|area|value|depth|speed)\b"
_COUNTED = re.compile(r" ?(?!(?:and|or|in|is|are|of|for|from|to|that|which|by|with|if|where|when|at|on)\b)[a-z]")

Words = frozenset[str]
HEAD = "⟦head "  # before the noun that a letter counts, among its words
RATE = "⟦each"  # among the words of a letter that is so much for each of something


@dataclass(frozen=True)
class Told:
    """A text's sentences with every letter of the choices as ⟦S…⟧, and the letters' names by those numbers."""

    stem: Stem
    sentences: tuple[str, ...]
    names: Mapping[int, str]

    def plain(self, text: str) -> str:
        """A piece of the text with its letters and numbers written out."""
        for index in [i for i in self.names if i >= len(self.stem.nodes)]:
            text = text.replace(f"⟦S{index}⟧", self.names[index])
        return spelled(self.stem, text)

    def name(self, index: str) -> str:
        """The letter's name, "" for one that no choice has."""
        return self.names.get(int(index), "")


def told(stem: Stem, letters: frozenset[str]) -> Told:
    """The text with the letters of the choices marked, those too that stand in it without dollar signs."""
    names = {i: node.name for i, node in enumerate(stem.nodes) if isinstance(node, Sym) and node.name in letters}
    number = len(stem.nodes)
    sentences = []
    for sentence in stem.sentences:
        pieces: list[str] = []
        position = 0
        for match in re.finditer(
            r"(?<![\w'’⟦$-])(?:\$([a-z])\$|([b-hj-z]|a(?= (?:is|and|represents)\b)))(?![\w'’$-])", sentence
        ):
            name = match[1] or match[2]
            if name in letters:
                pieces += [sentence[position : match.start()], f"⟦S{number}⟧"]
                names[number] = name
                number += 1
                position = match.end()
        sentences.append("".join([*pieces, sentence[position:]]))
    return Told(stem, tuple(sentences), names)


def meanings(text: Told) -> dict[str, Words]:
    """The content words of what each letter stands for; letters whose meaning is not said are missing."""
    found: dict[str, Words] = {}

    def add(index: str, phrase: str, subject: str = "") -> None:
        name = text.name(index)
        words = frozenset(content(PLACEHOLDER.sub(" ", f"{subject} {phrase}")))
        words |= frozenset(f"⟦{i}" for _, i in PLACEHOLDER.findall(phrase))
        head = re.split(r" (?:of|that|which|who|he|she|they|it|in|on|at|for|sold|made|to|from|with)\b", phrase.strip())[
            0
        ]
        head = (
            re.sub(r"^(?:the )?(?:total )?numbers? of (?:the )?", "", phrase.strip())
            if head.endswith(("number", "numbers"))
            else head
        )
        head = re.split(r" (?:of|that|which|who|he|she|they|it|in|on|at|for|sold|made|to|from|with)\b", head)[0]
        if head and (last := content(head.split()[-1] if head.split() else "")):
            words |= {HEAD + next(iter(last))}
        if re.match(r" ?[a-z]+ (?:for )?(?:each|every|per|an?)\b", phrase):
            words |= {RATE}
        if name and words:
            found[name] = found.get(name, frozenset()) | words

    for sentence in text.sentences:
        together: set[int] = set()  # where letters stand that are explained in one breath
        for match in _TWO.finditer(sentence):
            together |= set(range(*match.span()))
            shared = " ".join(match["a"].split()[:-1])  # "the numbers of trays of brownies and cookies"
            add(match[1], f"{match['lead']} {match['a']}")
            add(match[2], f"{match['lead']} {shared} {match['b']}")
        for match in PLACEHOLDER.finditer(sentence):
            if match[1] != "S" or match.start() in together:
                continue
            after, before = sentence[match.end() :], sentence[: match.start()].rstrip()
            if said := re.match(_IS, after):
                add(match[2], _until(after[said.end() :]))
                continue
            lead = _BEFORE.split(before.rstrip(" ,"))[-1]
            if _COUNTED.match(after):
                subject = (
                    re.split(r"[.;?!,⟧]|\b(?:and|if|where|when)\b", before)[-1]
                    if re.search(r" (?:for|worth)$", before)
                    else ""
                )
                add(match[2], _until(after), subject)
            elif re.search(_MEASURES, lead) or before.endswith(","):
                add(match[2], lead)
    return found


def _until(text: str) -> str:
    end = _END.search(text)
    return text[: end.start()] if end else text


def own(found: Mapping[str, Words]) -> dict[str, Words]:
    """Of each letter the words no other letter has."""
    return {
        name: words - frozenset().union(*(w for other, w in found.items() if other != name))
        for name, words in found.items()
    }
