"""A value joins a list or leaves it: that value, or the new mean."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Move, Slip
from tools.maths.stem import Stem
from tools.maths.topics.data.datasets import named_sets
from tools.maths.topics.data.mean_facts import MEAN, NUMBER, Fact
from tools.maths.topics.data.mean_totals import Total, loose_numbers, total_move
from tools.maths.tree import Bin, added, num

_NEW_MEAN = re.compile(
    rf"(?:new |resulting |overall )?{MEAN}(?: [a-z]+)*? (?:becomes|changes to|rises to|increases to|decreases to|drops to|falls to|is now|would be|will be|is|was|of|to be) (?:at least |exactly )?{NUMBER}"
    rf"|(?:raise|raises|bring|brings|increase|increases|decrease|decreases|lower|lowers|drops?|reduces?) (?:the|his|her|their) {MEAN}(?: [a-z]+)*? (?:up |down )?to (?:at least )?{NUMBER}"
)


_ADDED = re.compile(
    r"\b(?:added|adds|adding|joins?|joined|included|next|another|additional|one more|enters|new (?:number|score|value|test)|"
    r"(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|last|final) [a-z]+)\b"
)


_REMOVED = re.compile(
    r"\b(?:remov|delet|dropp|exclud|discard|leaves|left the|withdr|taken out|omitt|deliver|unload|taken off|got off|gets off|"
    r"was sold|retire|moved away)"
)


def joined_or_left(stem: Stem, facts: tuple[Fact, ...]) -> Total | None:
    """One value joins or leaves: asked is that value, or the new mean."""
    removed = bool(_REMOVED.search(stem.prose))
    if not (_ADDED.search(stem.prose) or removed) or len(facts) > 2:
        return None
    fact = facts[0]
    step = -1 if removed else 1
    if len(facts) == 2 and not removed and facts[0].count == facts[1].count + 1:
        facts = (facts[1], facts[0])
        fact = facts[0]
    loose = loose_numbers(stem, facts)
    if len(facts) == 2:
        if facts[1].count != fact.count + step or any(v not in (fact.count, fact.count + step) for v, _ in loose):
            return None
        return _one_value(stem, fact, facts[1].mean, step, facts[1].used)
    restated = (fact.count, fact.count + step, 1)
    news = [(v, p) for v, p in loose if v not in restated]
    extra = frozenset(p for v, p in loose if v in restated)
    later = stem.prose[fact.where + 30 :]
    told = [g for m in _NEW_MEAN.finditer(later) for g in m.groups() if g]
    if len(news) != 1:
        return None
    value, place = news[0]
    if str(place) in told:
        return _one_value(stem, fact, value, step, (place, *extra))
    if re.search(rf"{MEAN}", stem.ask) and re.search(r"\bwhat (?:is|was|will be|would be)\b", stem.ask):
        return _new_mean(fact, value, step, (place, *extra))
    return None


def joins_list(stem: Stem) -> Total | None:
    """Values are listed, one more joins, and the new mean is given."""
    sets = named_sets(stem)
    match = _NEW_MEAN.search(stem.prose)
    if (
        len(sets) != 1
        or not sets[0].values
        or match is None
        or not _ADDED.search(stem.prose)
        or _REMOVED.search(stem.prose)
    ):
        return None
    place = int(next(g for g in match.groups() if g))
    mean = stem.value(f"⟦N{place}⟧")
    values = sets[0].values
    if (
        mean is None
        or place in sets[0].used
        or re.search(rf"what (?:is|will be|would be) the (?:new )?{MEAN}", stem.ask)
    ):
        return None
    count = Fraction(len(values))
    rest = [i for i in stem.unused({place, *sets[0].used}) if stem.value(f"⟦N{i}⟧") not in (count, count + 1)]
    if rest or not re.search(r"\b(?:value|number|score|age|weight|height|added|new|next|another|[a-z]+th)\b", stem.ask):
        return None
    known, total = sum(values, Fraction(0)), (count + 1) * mean
    moves = (
        Move("Add the known values", "Add the values that are given.", added(map(num, values)), num(known)),
        Move(
            "Find the new total",
            "The new total is the new mean times the new count.",
            Bin("*", num(count + 1), num(mean), "cdot"),
            num(total),
        ),
        Move(
            "Subtract",
            "What the known values do not bring, the new one does.",
            Bin("-", num(total), num(known)),
            num(total - known),
        ),
    )
    used = frozenset(
        {place, *sets[0].used, *(i for i in stem.unused(()) if stem.value(f"⟦N{i}⟧") in (count, count + 1))}
    )
    return Total(total - known, moves, lambda: sum([*values, total - known]) / (len(values) + 1) == mean, used)


def _one_value(stem: Stem, fact: Fact, new_mean: Fraction, step: int, used: tuple[int, ...]) -> Total | None:
    """The value whose coming or going makes the new mean."""
    if re.search(rf"what (?:is|was|will be|would be) the (?:new |resulting )?{MEAN}", stem.ask):
        return None
    count = fact.count + step
    old, new = fact.count * fact.mean, count * new_mean
    value = (new - old) * step
    if count < 1:
        return None
    larger, smaller = (new, old) if step > 0 else (old, new)
    moves = (
        total_move(fact, "the values at first"),
        Move(
            "Find the new total",
            "The new total is the new mean times the new count.",
            Bin("*", num(count), num(new_mean), "cdot"),
            num(new),
        ),
        Move(
            "Subtract the totals",
            "The two totals differ by just that value.",
            Bin("-", num(larger), num(smaller)),
            num(value),
        ),
    )
    slips = tuple(
        Slip(name, num(v))
        for name, v in (
            ("took the new mean for the value", new_mean),
            ("averaged means as if they were single values", 2 * new_mean - fact.mean),
            ("subtracted the means", abs(new_mean - fact.mean)),
        )
        if v != value
    )
    return Total(
        value,
        moves,
        lambda: _after(fact, value, step) == new_mean,
        frozenset((*fact.used, *used)),
        slips,
        "You are asked for the value that joins or leaves.",
    )


def _after(fact: Fact, value: Fraction, step: int) -> Fraction | None:
    """The mean of made-up values with the given mean, once the value has joined or left."""
    values = [fact.mean] * int(fact.count)
    if step > 0:
        return sum([*values, value], Fraction(0)) / (len(values) + 1)
    if len(values) < 2:
        return None
    values[0], values[1] = value, 2 * fact.mean - value
    rest = values[1:]
    return sum(rest, Fraction(0)) / len(rest)


def _new_mean(fact: Fact, value: Fraction, step: int, used: tuple[int, ...]) -> Total | None:
    count = fact.count + step
    old = fact.count * fact.mean
    new = old + step * value
    if count < 1:
        return None
    moves = (
        total_move(fact, "the values at first"),
        Move(
            "Find the new total",
            "The value joins or leaves the total.",
            Bin("+" if step > 0 else "-", num(old), num(value)),
            num(new),
        ),
        Move(
            "Divide by the new count",
            "A mean is a total divided by its count.",
            Bin("/", num(new), num(count), "frac"),
            num(new / count),
        ),
    )
    return Total(
        new / count,
        moves,
        lambda: _after(fact, value, step) == new / count,
        frozenset((*fact.used, *used)),
        (
            Slip("divided by the wrong count", num(new / fact.count)),
            Slip("averaged the mean and the value", num((fact.mean + value) / 2)),
        ),
        "You are asked for the mean after the change.",
    )
