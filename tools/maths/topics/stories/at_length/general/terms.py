"""The quantities of a story as terms of a calculation, and how their units multiply, cancel and convert.

A unit is a product of powers of words; things that are only counted, and never so many for each of another thing, share
the word THING. Nothing is read or decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.topics.proportion.units import Unit, kind_of, plural_of

Dim = tuple[tuple[str, int], ...]
THING = "thing"  # what is counted, whatever it is
ANY = "one"  # "$3 each": for one of whatever is counted


@dataclass(frozen=True)
class Term:
    """A quantity of the text (op "") or one worked out of others.

    role: "" for an amount; "up", "down", "part", "rest" for a share of an amount; "times" for a factor of comparison;
    "more", "less" for a difference told; "ratio" for parts that stand in a ratio. place: where in the order of the
    text; last: the last place of all it is made of. owner: the words that say what it belongs to.
    """

    value: Fraction
    dim: Dim
    role: str = ""
    place: int = -1
    last: int = -1
    sentence: int = 0
    op: str = ""
    parts: tuple[Term, ...] = ()
    owner: frozenset[str] = frozenset()
    ratio: tuple[Fraction, ...] = ()
    names: tuple[frozenset[str], ...] = ()
    noun: str = field(default="", compare=False)  # what is counted, as it is told
    at: int = field(default=-1, compare=False)  # where it stands in the text
    idle: bool = False  # told only to count who is spoken of: "the 3 siblings"
    done: bool = False  # what it became is in the calculation too
    compared: bool = False  # a percent "more than" something else
    spoken: bool = True  # whether the question takes up the words beside a part
    sign: int = 0  # 1 where the words beside it add it, -1 where they take it away, 2: it is a whole

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two terms the same for the rest of a calculation."""
        return (self.value, self.dim, self.role, self.place, self.last, self.ratio, self.done, self.sign, self.owner)

    def leaves(self) -> tuple[Term, ...]:
        """The quantities of the text in it."""
        return tuple(leaf for part in self.parts for leaf in part.leaves()) if self.parts else (self,)


def dim_of(unit: Unit) -> Dim:
    """A unit's words with their powers.

    >>> dim_of(Unit.of("mile").times(Unit.of("hour"), -1))
    (('hour', -1), ('mile', 1))
    """
    total: dict[str, int] = {}
    for (word, _), power in unit.parts:
        total[word] = total.get(word, 0) + power
    return tuple(sorted((w, p) for w, p in total.items() if p))


def words_of(dim: Dim) -> str:
    """A unit in plain words, "" for a pure number.

    >>> words_of((("hour", -1), ("mile", 1)))
    'miles per hour'
    """
    power = {1: "", 2: "square ", 3: "cubic "}
    above = [power.get(p, "") + plural_of(w) for w, p in dim if p > 0 and w not in (THING, ANY)]
    below = [power.get(-p, "") + w for w, p in dim if p < 0 and w not in (THING,)]
    return " ".join([" ".join(above), *(f"per {b}" for b in below)]).strip()


def scale(word: str, other: str) -> Fraction | None:
    """How many `other` one `word` is, None where they do not measure the same."""
    if word == other:
        return Fraction(1)
    if not kind_of(word) or kind_of(word) != kind_of(other):
        return None
    return Unit.of(word).factor / Unit.of(other).factor


def converted(dim: Dim, into: Dim) -> Fraction | None:
    """The factor that turns a unit into another of the same measure, None where they differ.

    >>> converted((("minute", 1),), (("hour", 1),))
    Fraction(1, 60)
    """
    left = dict(into)
    value = Fraction(1)
    for word, power in dim:
        hit = next((w for w, p in left.items() if p == power and scale(word, w) is not None), None)
        if hit is None:
            return None
        value *= (scale(word, hit) or Fraction(1)) ** power
        del left[hit]
    return value if not left else None


def _own_kind(dim: Dim) -> bool:
    """Whether it is so much of a measure for so much of the same: minutes per hour."""
    kinds = [kind_of(w) for w, _ in dim if kind_of(w)]
    return len(kinds) != len(set(kinds))


def product(a: Dim, b: Dim, power: int) -> tuple[Dim, Fraction, int, bool]:
    """The unit of a·b^power: with the factor that conversion brings, how many units cancel, and whether loosely so."""
    total = dict(a)
    value, cancelled, loose = Fraction(1), 0, False
    for word, exponent in b:
        e = exponent * power
        match = word if total.get(word, 0) * e < 0 else None
        if match is None and kind_of(word) and not (_own_kind(a) or _own_kind(b)):
            match = next((w for w, p in total.items() if p * e < 0 and scale(word, w) is not None), None)
            if match is not None:
                value *= (scale(word, match) or Fraction(1)) ** e
        if match is None and not kind_of(word):
            match = next(
                (w for w, p in total.items() if p * e < 0 and not kind_of(w) and {w, word} & {THING, ANY}), None
            )
            loose = loose or (match is not None and ANY not in (match, word))
        if match is not None:
            cancelled += 1
            total[match] += e
        else:
            total[word] = total.get(word, 0) + e
    return tuple(sorted((w, p) for w, p in total.items() if p)), value, cancelled, loose


def made(value: Fraction, dim: Dim, op: str, *parts: Term) -> Term:
    """The term that an operation makes of others; it stands where they stand."""
    return Term(
        value,
        dim,
        op=op,
        parts=parts,
        place=min((p.place for p in parts if p.place >= 0), default=-1),
        last=max(p.last for p in parts),
        sentence=max(p.sentence for p in parts),
    )


def far_apart(a: Term, b: Term) -> float:
    """How far apart in the text two terms are: neighbours belong together."""
    gap = max(b.place - a.last, a.place - b.last, 1) - 1
    return 0.12 * min(gap, 5)
