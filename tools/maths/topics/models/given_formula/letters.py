"""The one formula of a problem and what its letters stand for: their unit, their words, a value told with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.given_formula.measures import is_measure, kind_of_unit, kind_of_words, unit_at, words_of
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.model import Model, model_of
from tools.maths.tree import Apply, Rel, Sym
from tools.maths.values import exact_value

_STOP = r"[,.;:?!()]|⟦[A-Z]\d+⟧"
_IN = re.compile(r"\s*[,(]?\s*(?:is |are )?(?:measured |expressed |given )?in (?P<rest>[a-z ]+)")
_IS = re.compile(r"\s*,?\s*(?:is|are|represents?|denotes?|stands? for|equals?|be)\s+(?P<rest>(?!given|modeled)[^;.⟦]*)")


@dataclass(frozen=True)
class Letter:
    """A letter of the formula: its unit ("" when none is told), its words, its text, what kind of quantity it is."""

    name: str
    unit: str
    words: frozenset[str]
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Given:
    """The formula with its letters."""

    model: Model
    letters: dict[str, Letter]

    def own_words(self, name: str) -> frozenset[str]:
        """The words that describe this letter and no other."""
        others = (other.words for other in self.letters.values() if other.name != name)
        return self.letters[name].words - frozenset(w for words in others for w in words)


def given_in(stem: Stem) -> Given | None:
    """The formula and its letters; None when there is not exactly one formula that gives a letter."""
    model = model_of(stem)
    if model is None or not model.output:
        return None
    names = {model.output, *model.inputs}
    if not 2 <= len(names) <= 6:
        return None
    read = {name: _described(stem, name) for name in names}
    known = quantities(stem)
    for name, letter in read.items():
        said = known.get(name)
        if said is not None and not letter.words and not letter.unit:
            unit = next((u for u in (unit_at(said.measure), said.unit) if is_measure(u)), "")
            kind = kind_of_unit(unit) or kind_of_words(said.phrase, last=False)
            read[name] = Letter(name, unit, words_of(said.phrase), said.phrase, kind)
    return Given(model, read)


def _described(stem: Stem, name: str) -> Letter:
    unit, words, text, kind = "", frozenset[str](), "", ""
    for sentence in stem.sentences:
        if sentence == stem.ask and words:
            continue
        for match in PLACEHOLDER.finditer(sentence):
            node = stem.node(match.group())
            applied = isinstance(node, Apply) and node.name == name and isinstance(node.arg, Sym)
            gives = match.group(1) in "RF" and isinstance(node, Rel) and node.left == Sym(name)
            if not gives and (match.group(1) not in "SE" or not (node == Sym(name) or applied)):
                continue
            before, after = sentence[: match.start()], sentence[match.end() :]
            if gives:
                before, after = re.sub(r"\b(?:is|are)(?: given by)?\s*$", "", before), after if unit_at(after) else ""
            found_unit, phrase = _around(before, after, gives)
            unit, words, text = unit or found_unit, words | words_of(phrase), f"{text} {phrase}"
            kind = kind or kind_of_words(phrase, last=not _IS.match(after))
    return Letter(name, unit, words, text, kind_of_unit(unit) or kind)


def _around(before: str, after: str, gives: bool) -> tuple[str, str]:
    """The unit and the words a letter has from the text around it."""
    defined = _IS.match(after)
    if defined and not _IN.match(after):
        phrase = re.split(r", | and (?=⟦)|\bwhere\b", defined["rest"])[0]
        unit = re.search(r"\bin (?P<rest>[a-z ]+)", defined["rest"])
        counted = re.match(r"(?:the )?(?:total )?(?:number|amount) of (?P<rest>[a-z ]+)", phrase)
        named = unit_at(unit["rest"]) if unit else ""
        return (named if is_measure(named) else "") or (unit_at(counted["rest"]) if counted else ""), phrase
    head = re.split(rf"{_STOP}|\b(?:is|are|if|when|where|and|that|gives?|models?)\b", before.rstrip(" ,"))[-1]
    near = re.split(r"\b(?:on|by|in|for|with|has|have|at|to)\b", head)[-1]
    close = not gives and re.search(r"\b(?:of|rate)\s*$", near)
    if close or (near != head and kind_of_words(near, last=True)):
        head = near
    within = _IN.match(after)
    measure = unit_at(within["rest"]) if within else unit_at(after)
    rest = after[within.end() :] if within else after
    told = bool(measure or within or re.match(r"\s*(?:of|in)\b", rest))
    tail = re.split(rf"{_STOP}|\b(?:is|are|and|when|where)\b", rest.lstrip(" ,)"))[0] if told else ""
    tail = re.split(r"\b(?:moving|falling|traveling|from|with|at|of length|of diameter)\b", tail)[0]
    return measure, f"{head} {tail}"


_SIZES = words_of("radius diameter circumference perimeter width height depth length distance thickness side edge area")


def other_size(letter: Letter, text: str) -> bool:
    """Whether a text speaks of another size than the letter's, as of a diameter where the letter is a radius."""
    said, own = words_of(text) & _SIZES, letter.words & _SIZES
    return bool(said and own and not said & own)


def values_told(given: Given, relations: tuple[Rel, ...]) -> dict[str, Fraction]:
    """Values given as equations, "s = 40"."""
    found = {}
    for relation in relations:
        if relation.op == "=" and isinstance(relation.left, Sym) and relation.left.name in given.letters:
            value = exact_value(relation.right)
            if value is not None:
                found[relation.left.name] = value
    return found
