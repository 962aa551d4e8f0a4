"""Comparing phrases as expressions: "5 more than twice the width" is 2w + 5.

A small recursive grammar over the plain spelling of `text`. What is compared (a person, a side, "the other number")
is a Thing, known again by its stems. Nothing is skipped: a phrase is understood to its last word or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tools.maths.stem import TRAPS
from tools.maths.topics.stories.nouns import Noun, noun
from tools.maths.tree import Bin, Node, Sym, letters

MARK = r"[#$]\d+"
_MORE = r"(?:more|greater|larger|older|longer|taller|heavier|higher|farther|bigger|wider|deeper|bigger)"
_LESS = r"(?:less|fewer|smaller|younger|shorter|lighter|lower|narrower)"
_AS = r"(?:many|much|old|long|tall|heavy|large|wide|high|far|big|great|deep)"
_WEAK = noun("age number rectangle triangle value score weight")
_ALLOWED_TEXT = """
    first second third other greater smaller larger shorter longer taller one older younger lesser integer
"""
_ALLOWED = frozenset(_ALLOWED_TEXT.split())


class Strange(ValueError):
    """A phrase this grammar does not know."""


@dataclass
class Thing:
    """What has a value: its stems, its letter, the words it was first called by."""

    stems: Noun
    letter: str
    words: str


@dataclass
class Scene:
    """The things of a story, and what they are counted in."""

    nodes: list[Node]
    things: list[Thing] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    used: set[int] = field(default_factory=set)

    def mark(self, sign: str) -> Node:
        """What "#2" stands for; it counts as used."""
        self.used.add(int(sign[1:]))
        return self.nodes[int(sign[1:])]

    def thing(self, words: str, make: bool = True) -> Thing:
        """The thing these words name, a new one if there is none like it.

        Raises Strange when the words hold anything but a plain name, or name two things.
        """
        words = re.sub(
            r"^(?:the |a |an |its |his |her |their )?(?:number of |age of |value of )?(?:the |a |an )?",
            "",
            words.strip(),
        )
        words = re.sub(
            r"^(?:length|height|weight|price|cost|width|age|value) of (?:the )?(?!rectang)(?=\w+ (?:piece|part"
            r"|side|number|integer)$)",
            "",
            words,
        )
        words = re.sub(r" of (?:the|a|this) (?:rectang\w+(?: \w+)?)$", "", words)
        words = re.sub(r"(?<=s) (?:in|at|on) (?:the|this|that|a) [a-z]+$", "", words)
        words = re.sub(r"'s (?:age|weight|height|score)$", "", words)
        found = re.findall(r"[a-z']+", words)
        if (
            not found
            or len(found) > 4
            or any(m in words for m in "#$%&,;")
            or {w for w in found if w in TRAPS} - _ALLOWED
        ):
            raise Strange(words)
        if re.search(r"\b(?:he|she|it|they|him|them|ago|from|now|in|years?|old)\b", words):
            raise Strange(words)
        stems = noun(words)
        stems = (stems - _WEAK) or stems or (frozenset({"number"}) if found == ["number"] else frozenset())
        if "one" in found:
            stems |= {"one"}
        hits = [t for t in self.things if t.stems <= stems or stems <= t.stems]
        if len(hits) > 1:
            hits = [t for t in hits if t.stems == stems]
        if len(hits) == 1:
            return hits[0]
        if hits or not make or not stems or len(self.things) >= 4:
            raise Strange(words)
        taken = {t.letter for t in self.things} | {n for node in self.nodes for n in letters(node)}
        first = min(stems, key=lambda s: words.find(s) if s in words else 99)[0]
        letter = next(x for x in [first, *"xyznmpqw"] if x not in taken and x not in "eilo")
        self.things.append(Thing(stems, letter, words))
        return self.things[-1]

    def count(self, words: str) -> Node:
        """A number of its own that is no thing of the story: the years until then."""
        taken = {t.letter for t in self.things} | {n for node in self.nodes for n in letters(node)}
        letter = next(x for x in "tnkx" if x not in taken)
        self.things.append(Thing(frozenset({f"#{words}"}), letter, words))
        return Sym(letter)

    def named(self, text: str) -> str:
        """The sentence with "he" and "she" as the names they stand for, where two people are known.

        A pronoun beside one of the names is the other one; two different pronouns stand in the order of the names.
        """
        said = re.findall(r"\b(?:he|she)\b", text)
        if not said or len(self.things) != 2:
            return text
        here = [t for t in self.things if t.stems & noun(re.sub(r"\b(?:his|her) ", "", text))]
        if len(here) == 1 and len(set(said)) == 1:
            other = self.things[0] if here[0] is self.things[1] else self.things[1]
            return re.sub(r"\b(?:he|she)\b", other.words, text)
        if not here and len(said) == 2 and len(set(said)) == 2:
            for pronoun, thing in zip(said, self.things, strict=True):
                text = re.sub(rf"\b{pronoun}\b", thing.words, text)
        return text

    def unit(self, words: str | None) -> None:
        """Remember what is counted: a story of two kinds of things is not compared here."""
        if words and noun(words):
            self.units.add(" ".join(sorted(noun(words))))


def expression(text: str, scene: Scene) -> Node:
    """The value a phrase stands for.

    Raises Strange when a word of it is not understood.

    >>> from tools.maths.typeset import plain
    >>> from tools.maths.tree import num
    >>> plain(expression("#0 more than #1 times the width", Scene([num(5), num(2)])))
    '2w + 5'
    """
    text = text.strip().rstrip(",.?;")
    text = re.sub(r"^(?:exactly|equal to|the same as) ", "", text)
    both = re.fullmatch(r"(.+?) (increased by|plus|decreased by|minus|reduced by) (.+)", text)
    if both and not text.startswith(("the sum of", "the difference")):
        op = "+" if both[2] in ("increased by", "plus") else "-"
        return Bin(op, expression(both[1], scene), expression(both[3], scene))
    pair = re.fullmatch(r"(?:the |a )?(sum|total|difference|product) (?:of|between) (.+?) and (.+)", text)
    if pair and pair[1] != "product":
        return Bin("+" if pair[1] in ("sum", "total") else "-", expression(pair[2], scene), expression(pair[3], scene))
    more = re.fullmatch(
        rf"({MARK})(?P<unit> [a-z]+(?: [a-z]+)?)?? (?P<way>{_MORE}|{_LESS})(?: in (?:age|length))?(?P<what> "
        rf"(?!than)[a-z]+(?: [a-z]+)?)?? than (?P<rest>.+)",
        text,
    )
    if more:
        if re.search(r"\b(?:times|percent)\b", more["unit"] or ""):
            raise Strange(text)  # "3 times older": people mean different things by it
        scene.unit(more["what"] or _counted(more["unit"]))
        rest = short(more["rest"])
        return Bin("+" if re.fullmatch(_MORE, more["way"]) else "-", expression(rest, scene), scene.mark(more[1]))
    times = re.fullmatch(
        rf"({MARK})(?: times)?(?: of)? as {_AS}(?P<what> (?!as)[a-z]+(?: [a-z]+)?)?? as (?P<rest>.+)|"
        rf"({MARK}) times (?:of )?(?P<plain>.+)",
        text,
    )
    if times:
        scene.unit(times["what"])
        sign = times[1] or times[4]
        inner = expression(short(times["rest"] or times["plain"]), scene)
        return Bin("*", scene.mark(sign), inner, "" if isinstance(inner, Sym) else "cdot")
    number = re.fullmatch(rf"({MARK})(?P<unit> [a-z]+(?: [a-z]+)?)?(?: (?:long|tall|old|wide|high|deep))?", text)
    if number:
        scene.unit(_counted(number["unit"]))
        return scene.mark(number[1])
    return Sym(scene.thing(text).letter)


_MEASURES = noun(
    "year inch foot centimeter meter pound dollar mile minute kilometer kilogram gram ounce yard cm hour point "
    "degree long tall old unit"
)


def _counted(words: str | None) -> str | None:
    return words if words and not noun(words) <= _MEASURES else None


def short(text: str) -> str:
    """ "Ben does", "Ben has" without the verb."""
    return re.sub(r" (?:does|did|do|is|was|has|had|have|will be|then)$", "", text.strip().rstrip(",.?;"))
