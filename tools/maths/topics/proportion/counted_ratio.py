"""The ratio of two counts that are told: "12 boys and 18 girls: what is the ratio of boys to girls (to all)?".

Only counts of the same kind of thing or measure, each told once. Which count is meant follows from its noun.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.proportion.units import MEASURE, singular
from tools.maths.tree import Bin, Node, num

CONCEPT = "A ratio compares two amounts in the order named: first over second, then both divided by what they share."
_ASK = re.compile(
    r"^what (?:is|was) the ratio,? of (?:the )?(?:number of |amount of )?(?P<first>[a-z ]+?) to (?:the )?"
    r"(?:number of |amount of )?(?P<second>[a-z ]+?)"
    r"(?: (?:in|on|at|for) (?:the|this|that|his|her|their|an?) [a-z ]+)?\?$"
)
_COUNT = re.compile(rf"⟦N(\d+)⟧ (?:(?P<measure>{MEASURE}) of )?(?P<noun>[a-z]+(?: [a-z]+)?)")
_TOLD = re.compile(
    rf"^(?:there (?:are|were)|(?:an?|the|in an?|in the|on an?|at an?) [a-z ]+?,?(?: there (?:are|were)| has| had| have|"
    rf" contains| contained| uses| used| sold| consists of| includes)) "
    rf"⟦N\d+⟧ (?:{MEASURE} of )?[a-z]+(?: [a-z]+)?"
    rf"(?:(?:,| and|, and) ⟦N\d+⟧ (?:{MEASURE} of )?[a-z]+(?: [a-z]+)?)+?"
    r"(?: (?:in|on|at) (?:it|the [a-z]+|an? [a-z]+))?\.$"
)
_ALL = frozenset(["total", "all", "whole", "altogether", "mixture"])
_OTHER = re.compile(r"\b(?:not|more|fewer|less|than|each|every|per|left|after|before|only|of the|of them|remaining)\b")


def solve(stem: Stem) -> Derivation | None:
    """The ratio of two told counts, or of one to all of them; None for anything else."""
    asked = _ASK.match(stem.ask)
    if asked is None or stem.tables or stem.placeholders("RFESTDPM") or _OTHER.search(stem.prose):
        return None
    counts: dict[str, tuple[int, Fraction]] = {}
    measures: set[str] = set()
    for match in _COUNT.finditer(" ".join(stem.told)):
        value = stem.value(match[1])
        noun = singular(match["noun"].split()[0 if match["noun"].split()[-1] in ("and", "in", "on", "at") else -1])
        if not isinstance(value, Fraction) or value <= 0 or noun in counts:
            return None
        counts[noun] = (int(match[1]), value)
        measures.add(singular(match["measure"] or ""))
    if len(counts) < 2 or len(measures) != 1 or stem.unused([i for i, _ in counts.values()]):
        return None
    first, second = _meant(asked["first"], counts), _meant(asked["second"], counts)
    if first is None or second is None or first == second:
        return None
    return _derived(stem, first, second)


def _meant(phrase: str, counts: dict[str, tuple[int, Fraction]]) -> tuple[Node, Fraction] | None:
    """The amount a phrase of the question names: the sum for "all …", else the count of its noun."""
    said = [singular(w) for w in phrase.split()]
    named = [counts[w][1] for w in said if w in counts]
    if set(said) & _ALL and not named:
        whole: Node = num(next(iter(counts.values()))[1])
        for _, value in list(counts.values())[1:]:
            whole = Bin("+", whole, num(value))
        return whole, sum((v for _, v in counts.values()), Fraction(0))
    return (num(named[0]), named[0]) if len(named) == 1 and not set(said) & _ALL else None


def _derived(stem: Stem, first: tuple[Node, Fraction], second: tuple[Node, Fraction]) -> Derivation:
    ratio = first[1] / second[1]
    written = Bin("/", first[0], second[0], "frac")
    answer = rational(ratio, False)
    told = [s for s in stem.sentences if s != stem.ask]
    full = len(told) == 1 and _TOLD.match(told[0]) is not None
    moves = (
        Move("Put first over second", "Write the amount named first over the amount named second.",
             words("the counts told"), written, check=lambda: first[1] > 0 and second[1] > 0),
        Move("Divide both by what they share", "Divide both amounts by their greatest common factor.", written, answer),
    )  # fmt: skip
    return Derivation(
        skills.RATES, CONCEPT, moves, ({},), (answer,),
        asked="You are asked to compare two amounts, in the order in which they are named.",
        confirm=lambda: ratio.numerator * second[1] == ratio.denominator * first[1],
        slips=(Slip("taking the amounts in the other order", rational(1 / ratio, False)),),
        full=full,
    )  # fmt: skip
