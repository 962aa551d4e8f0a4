"""A story's sentences in one plain spelling: "#2" is a number or a letter, "$0" money, "%1" a percentage.

Dollar words and signs, "twice" and "triple", letters with and without dollar signs all end in this spelling, so that
the reading knows one form. What holds relations, tables or angles is no story for this room.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths import stem as layout
from tools.maths.stem import Stem
from tools.maths.topics.stories import kinds, units
from tools.maths.topics.stories.nouns import stem_of
from tools.maths.topics.stories.patterns import SEATS
from tools.maths.tree import Apply, Bin, Group, Node, Num, Percent, Rel, Sym, letters, num

_TIMES_WORDS: dict[str, int | Fraction] = {"twice": 2, "thrice": 3, "double": 2, "triple": 3, "half": Fraction(1, 2)}

_OPENING = re.compile(
    r"(?!(?:The|A|An|He|She|It|They|We|Each|Every|One|This|That|These|There|His|Her|Its|In|On|At|If|When|How"
    r"|What|Which|For|To)\b)"
    r"([A-Z][a-z]+) (?:has|had|is|was|and|bought|buys|spent|spends|sold|sells|made|makes|ran|runs|read|reads"
    r"|paid|pays|drove|drives"
    r"|ate|can|will|wants|needs|earns|earned|works|worked|plans|saves|saved|bakes|baked|walks|walked|types|typed)\b"
)
_CALENDAR_TEXT = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december fahrenheit celsius
"""
_CALENDAR = frozenset(_CALENDAR_TEXT.split())


@dataclass
class Story:
    """Sentences in the plain spelling and what their marks stand for. asking: the place of the sentence that asks."""

    sentences: list[str]
    nodes: list[Node]
    asking: int
    names: frozenset[str] = frozenset()  # lower-case words that stood with a capital inside a sentence
    people: frozenset[str] = frozenset()  # the names among them and those that open a sentence
    given: frozenset[int] = field(default_factory=frozenset)  # marks of the text's own numbers: each must be used

    def node(self, mark: str) -> Node:
        """What "#2" stands for."""
        return self.nodes[int(mark[1:])]


def spell(stem: Stem) -> Story | None:
    """The story in the plain spelling; None for a text with formulas, tables or statements in it.

    >>> from tools.maths.stem import read
    >>> spell(read("A gym charges 30 dollars to join. How many months can Ana pay?")).sentences[0]
    'a gym charges $0 to join.'
    """
    if stem.tables or stem.statements or not stem.sentences or len(stem.sentences) > 12:
        return None
    if _NOTE.search(stem.text):
        stem = layout.read(_NOTE.sub(_noted, stem.text), [c.text for c in stem.choices])
    if re.search(r"\bplus\b|\bminus\b|\btimes an?\b", stem.text):
        # "a fee of $18 plus $0.35 a page" is two amounts, not a sum; "3 times a number" is no product with a letter a
        hidden = re.sub(r"\b(plus|minus|times)\b", r"q\1q", stem.text)
        stem = layout.read(hidden, [c.text for c in stem.choices])
    speller = _Speller(stem)
    sentences = [speller.sentence(s) for s in stem.cased]
    if speller.foreign or not speller.nodes:
        return None
    sentences = kinds.named(sentences, speller.nodes)
    asking = next((i for i, s in enumerate(stem.sentences) if s == stem.ask), len(sentences) - 1)
    names = {w.lower() for s in stem.cased for w in re.findall(r"(?<=[a-z,⟧] )([A-Z][a-z]+)\b", s)}
    opening = {m[1].lower() for s in stem.cased if (m := _OPENING.match(s))}
    people = frozenset((names | opening) - _CALENDAR)
    return Story(sentences, speller.nodes, asking, frozenset(names), people, frozenset(speller.given))


_SMALLER = frozenset(["shorter", "lower", "lighter", "smaller", "cooler", "colder", "shallower"])
_GROWS_BY = re.compile(
    r"\b(?:becomes?|gets?) (#\d+ [a-z]+) (shorter|lower|lighter|smaller|cooler|colder|shallower|taller|higher"
    r"|heavier|larger"
    r"|longer|warmer|hotter|deeper)\b(?= (?:every|each|per|an?)\b)"
)
_ONE = re.compile(
    r"\b(bought|buys?|ordered|orders?|rented|rents?|purchased|seats|holds|carries|fits|sleeps) (?:only )?(?:one"
    r"|a single)"
    r"(?= [a-z]+)(?! (?:of|or|and|way|more|hour|day|week|month|year|night)\b)"
)
_SAME_UNIT = re.compile(rf"\b({SEATS}) (?:#\d+|one) ([a-z]+)\b[^.]{{0,60}}? {SEATS} #\d+(?=,|\.|;| and\b)")
_NOTE = re.compile(
    r"\(?\$?\b1\$? ([a-z]+) ?\$? ?= ?\$?([\d,]+)\$? ([a-z]+)\.?\)?\.?$|\(\$?1\$? ([a-z]+) ?\$? ?= ?\$?"
    r"([\d,]+)\$? ([a-z]+)\.?\)"
)


def _noted(match: re.Match[str]) -> str:
    """ "(1 foot = 12 inches)" says nothing new where it is so; otherwise it stays, and the story is not read."""
    one, count, other = (g for g in match.groups() if g)
    size = units.ratio(stem_of(one), stem_of(other))
    return "" if size == Fraction(count.replace(",", "")) else match.group()


class _Speller:
    def __init__(self, stem: Stem) -> None:
        self.stem = stem
        self.nodes: list[Node] = []
        self.given: set[int] = set()
        self.foreign = False
        chosen = {n for c in stem.choices if c.node is not None for n in _letters(c.node)}
        marked = {n.name for n in stem.nodes if isinstance(n, Sym)}
        self.letters = {n for n in chosen | marked if len(n) == 1}
        everything = " ".join(stem.sentences)
        self.dollars = "dollar" in everything or "⟦M" in everything

    def mark(self, kind: str, node: Node, own: bool = True) -> str:
        self.nodes.append(node)
        if own:
            self.given.add(len(self.nodes) - 1)
        return f"{kind}{len(self.nodes) - 1}"

    def sentence(self, cased: str) -> str:
        text = re.sub(r"\$\s*([A-Za-z])\s*\$", self._marked, cased.replace("’", "'"))
        if re.search(r"\d", re.sub(r"⟦[A-Z]\d+⟧|#\d+", "", text)):
            self.foreign = True  # a number that was not laid out as one: a time of day, a place in a row
        text = re.sub(r"⟦([A-Z])(\d+)⟧(?: ?(dollars?|cents?)\b)?", self._placeholder, text)
        text = re.sub(r"(?<![\w'#$%&-])([A-Za-z])(?![\w'-])(?: (dollars)\b)?", self._letter, text)
        text = re.sub(r"\bq(plus|minus|times)q\b", r"\1", text.lower())
        text = re.sub(r"\$ *(?=[#])", "", text)
        text = re.sub(
            r"\b(twice|thrice|(?:double|triple)(?= (?:the|that|of|its|his|her|their|as|what|this)\b))\b"
            r"(?! (?:a|per|each|every) (?:day|week|month|year|hour)\b)",
            self._times,
            text,
        )
        text = re.sub(r"\bhalf(?= (?:as (?:many|much|old|long|tall)|the|of|its|his|her)\b)", self._times, text)
        text = _GROWS_BY.sub(lambda m: f"{'shrinks' if m[2] in _SMALLER else 'grows'} by {m[1]}", text)
        text = _SAME_UNIT.sub(r"\g<0> \2", text)
        text = _ONE.sub(lambda m: f"{m[1]} {self.mark('#', num(1), own=False)}", text)
        text = re.sub(r"[()“”\"]", ",", text)
        text = re.sub(r"\bone-time\b", "onetime", text)
        text = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text)
        return re.sub(r" *([,.?!;:])", r"\1", re.sub(r"\s+", " ", text)).strip()

    def _placeholder(self, match: re.Match[str]) -> str:
        kind, node, unit = match.group(1), self.stem.nodes[int(match.group(2))], match.group(3) or ""
        if kind == "E" and isinstance(node, Apply):
            return " &" + self.mark("", node, own=False) + " "
        if kind == "P" and isinstance(node, Percent):
            return self.mark("%", node)
        if kind in "NMSE" and not isinstance(node, Rel | Group):
            if unit.startswith("cent"):
                if not self.dollars:
                    return self.mark("#", node) + " " + unit
                return self.mark("$", Bin("/", node, num(100)) if letters(node) else _cents(node))
            return self.mark("$" if kind == "M" or unit else "#", node, own=kind != "S")
        self.foreign = True
        return ""

    def _letter(self, match: re.Match[str]) -> str:
        name = match.group(1)
        after = match.string[match.end() :]
        capital = name == "A" and re.search(
            r"\b(?:amount|total|cost|balance|area|value|altitude|charge),?(?: in [a-z]+,)? ?$",
            match.string[: match.start()],
        )
        if name not in self.letters or (
            name in "aAI" and not capital and not re.match(r" (?:is|represents|and|[a-z]+[^s]s)(?=[ ,.?])", after)
        ):
            return match.group()
        return self.mark("$" if match.group(2) else "#", Sym(name), own=False)

    def _marked(self, match: re.Match[str]) -> str:
        return f" {self.mark('#', Sym(match.group(1)), own=False)} "

    def _times(self, match: re.Match[str]) -> str:
        return self.mark("#", num(_TIMES_WORDS[match.group().split()[0]])) + " times"


def _cents(node: Node) -> Node:
    return num(node.value / 100) if isinstance(node, Num) else Bin("/", node, num(100))


def _letters(node: Node) -> set[str]:
    return set(letters(node))
