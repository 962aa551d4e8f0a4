"""What a product of factors tells of a price: (0.85)(1.07)x is a 15% discount and then a 7% tax; the choices are in words.

Each choice is read as a story of changes, with what every percent is a percent of; its end must be the expression. Only
products of numbers and one letter are read.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import stem as reading
from tools.maths.derivation import Derivation, Move, words
from tools.maths.numerals import as_decimal
from tools.maths.problem import Choice
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import bases, events
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Group, Node, Sym, letters
from tools.maths.values import evaluate, exact_value

_ASK = re.compile(r"\b(?:describes?|interpretation|represents?|tells?|explains?|happened)\b")
_NONE = re.compile(
    r"\b(?:and |with |but )?(?:with )?(?:no|without(?: any| a)?) (?:[a-z]+ )?(?:tax|discount|tip|fee|change|markup)\b"
)
_BAD = re.compile(r"\b(?:not|never|neither|except|each|every|per|half|twice|before|minus|plus (?!an?\b)|points?)\b")
CONCEPT = (
    "A factor below 1 takes off what it lacks of 1, and a factor above 1 adds what it has over 1. Each acts on what the "
    "one before it left."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the story that an expression tells, None for anything else."""
    places = stem.placeholders("E")
    if (
        len(places) != 1
        or stem.tables
        or stem.placeholders("RFTDPM")
        or not _ASK.search(stem.ask)
        or len(stem.choices) < 2
    ):
        return None
    if stem.unused([*places, *stem.placeholders("S")]) or re.search(r"\bnot\b", stem.ask):
        return None
    found = _factors(stem.nodes[places[0]])
    if found is None or not 1 <= len(found[0]) <= 4 or any(f <= 0 or f > 3 for f in found[0]):
        return None
    factors, letter = found
    told = {n.name for i in stem.placeholders("S") if isinstance(n := stem.nodes[i], Sym)}
    if told != {letter} or all(f == 1 for f in factors):
        return None
    results = {c.letter: _end(c.text) for c in stem.choices}
    if sum(r is not None for r in results.values()) < len(results) - 1:
        return None
    total = Fraction(1)
    for factor in factors:
        total *= factor
    right = [c for c in stem.choices if results[c.letter] == total]
    return _derived(stem, factors, total, results, right[0]) if len(right) == 1 else None


def _factors(node: Node) -> tuple[list[Fraction], str] | None:
    """The numbers of a product with one letter, in the order they act: those nearest the letter last as they are written.

    >>> from tools.maths.grammar import parse
    >>> _factors(parse("(0.85)(1.07)x"))
    ([Fraction(17, 20), Fraction(107, 100)], 'x')
    """
    match node:
        case Sym(name):
            return [], name
        case Group(items) if len(items) == 1:
            return _factors(items[0])
        case Bin("*", left, right):
            if letters(left) and letters(right):
                return None
            inner = _factors(right if letters(right) else left)
            outer = _numbers(left if letters(right) else right)
            return None if inner is None or outer is None else ([*outer, *inner[0]], inner[1])
    return None


def _numbers(node: Node) -> list[Fraction] | None:
    if isinstance(node, Bin) and node.op == "*" and not letters(node):
        left, right = _numbers(node.left), _numbers(node.right)
        return None if left is None or right is None else left + right
    value = exact_value(node)
    return None if value is None else [value]


def _end(text: str) -> Fraction | None:
    """What is there in the end of a story told in a choice, for 1 at the start; None where it is not understood.

    >>> _end("The price with a 20% discount and then a 10% tax on the discounted price")
    Fraction(22, 25)
    """
    plain = re.sub(r"^(the) [a-z]+ (price|cost|amount)\b", r"\1 \2", _NONE.sub(" ", text), flags=re.IGNORECASE)
    if _BAD.search(plain.lower()):
        return None
    told = reading.read(plain)
    percents = told.placeholders("P")
    found = events.find(told, told.prose)
    if not percents or len(found) != len(percents) or told.placeholders("NMRFESTD"):
        return None
    based = bases.based(told.prose, found)
    if based is None or not based[1] or any(e.fixed or e.repeats != 1 for e in based[0]):
        return None
    amount = Fraction(1)
    for event in based[0]:
        part = Fraction(evaluate(event.part)) * event.sign
        amount += part * (1 if event.of_start else amount)
    return amount


def _derived(
    stem: Stem, factors: list[Fraction], total: Fraction, results: dict[str, Fraction | None], right: Choice
) -> Derivation:
    work = Working(stem)
    said = []
    for factor in dict.fromkeys(f for f in factors if f != 1):
        down = factor < 1
        text = f"{as_decimal(factor)} is {'below' if down else 'above'} 1: the gap is the part taken {'off' if down else 'on'}."
        one = Fraction(1)
        gap = work.step("Compare the factor with 1", text, max(factor, one), "-", min(factor, one))
        said.append(f"{as_decimal(gap * 100)}% {'off' if down else 'on'}")

    def again() -> bool:  # a price of 200 through the factors, and through every choice's story
        price = Fraction(200)
        for factor in factors:
            price *= factor
        fitting = [name for name, end in results.items() if end is not None and 200 * end == price]
        return fitting == [right.letter]

    work.moves.append(
        Move("Find the story", "Look for the choice that tells of these changes, one after the other.",
             words(" and ".join(said)), words("one choice"), check=again)
    )  # fmt: skip
    return Derivation(
        PERCENTAGES, CONCEPT, tuple(work.moves), ({},), (), phrase=right.text,
        asked="You are asked which story the expression tells. What does each factor do to the amount?",
        confirm=again, fits=lambda choice: results.get(choice.letter) == total,
    )  # fmt: skip
