"""A price in two steps as a value, and whether the words around it hold anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.topics.stories.coverage import HARMLESS, SCENE, SHARP, scenery
from tools.maths.topics.stories.question_words import bare_condition, strange, told_words
from tools.maths.topics.stories.text import Story
from tools.maths.tree import Bin, Node, Num
from tools.maths.values import evaluate


@dataclass(frozen=True)
class Tiers:
    """first: the price of the first `count` units, of each of them if `each`; later: of every unit after them."""

    first: Node
    later: Node
    count: Node
    unit: str
    each: bool

    def amount(self, units: Node) -> Node:
        """The price of more units than the first."""
        count = evaluate(self.count)
        base = self.first if not self.each or count == 1 else Bin("*", self.count, self.first, "cdot")
        if isinstance(units, Num):
            return Bin("+", base, Bin("*", self.later, Bin("-", units, self.count), "cdot"))
        return Bin("+", base, Bin("*", self.later, Bin("-", units, self.count)))

    def counted(self, units: Fraction) -> Fraction:
        """The same, added up one unit after another."""
        total, done = Fraction(0), Fraction(0)
        first, later, count = (Fraction(evaluate(n)) for n in (self.first, self.later, self.count))
        if not self.each:
            total, done = first, count
        while done < units:
            step = min(Fraction(1), units - done)
            total += step * (first if done < count else later)
            done += step
        return total


_OWN_TEXT = """
    first additional after beyond over up thereafter hour hours that rate every each for per an how his her regular
"""
_OWN = frozenset(_OWN_TEXT.split())


def _told(story: Story) -> set[str]:
    asking = re.split(r"\b(?:how (?:many|much)|what)\b", story.sentences[story.asking])[0]
    return told_words([asking, *(s for i, s in enumerate(story.sentences) if i != story.asking)])


def plain(story: Story, tiers: Tiers) -> bool:
    """Whether every word is harmless or part of the prices."""
    text = " ".join(story.sentences)
    if re.search(r"\b(?:fee|deposit|bonus|tips?)\b", text):
        return False
    if bare_condition(story.sentences[story.asking]) or strange(
        re.sub(r"[#$]\d+", " ", story.sentences[story.asking]), _told(story)
    ):
        return False
    left = [
        w
        for w in re.findall(r"[a-z][a-z']*", SCENE.sub(scenery, text))
        if w not in _OWN and not w.startswith(tiers.unit)
    ]
    return all((w in HARMLESS and w not in SHARP) or w in story.names for w in left)
