"""The cheapest calculations that lead from a story's terms to its choices.

The search takes the cheapest first and is bounded; which steps there are is told by `operations`.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from itertools import combinations

from tools.maths.topics.proportion.units import kind_of
from tools.maths.topics.stories.at_length.general.cues import Cues
from tools.maths.topics.stories.at_length.general.operations import (
    counts,
    in_unit,
    is_length,
    loosened_all,
    pair,
    single,
)
from tools.maths.topics.stories.at_length.general.terms import Dim, Term, converted

MOST = 800  # states looked at
DEAREST = 1.7
CLEARLY = 1.0  # dearer ways than the cheapest by this much are not looked at


class _Pool:
    """Equal terms once, each with a number; what two terms lead to is worked out once."""

    def __init__(self, cues: Cues, wanted: Dim | None) -> None:
        self.cues, self.wanted = cues, wanted
        self.terms: list[Term] = []
        self.numbers: dict[tuple[object, ...], int] = {}
        self.pairs: dict[tuple[int, int], list[tuple[float, tuple[int, ...]]]] = {}
        self.alone: dict[int, list[tuple[float, tuple[int, ...]]]] = {}

    def number(self, term: Term) -> int:
        """The number of a term."""
        key = term.key
        if key not in self.numbers:
            self.numbers[key] = len(self.terms)
            self.terms.append(term)
        return self.numbers[key]

    def pair(self, i: int, j: int) -> list[tuple[float, tuple[int, ...]]]:
        """What two terms lead to, with its cost."""
        if (i, j) not in self.pairs:
            made = pair(self.terms[i], self.terms[j], self.cues, self.wanted)
            self.pairs[i, j] = [(cost + _unwieldy(new), tuple(self.number(t) for t in new)) for cost, new in made]
        return self.pairs[i, j]

    def single(self, i: int) -> list[tuple[float, tuple[int, ...]]]:
        """What a term leads to by itself, with its cost."""
        if i not in self.alone:
            made = single(self.terms[i], self.cues)
            self.alone[i] = [(cost, tuple(self.number(t) for t in new)) for cost, new in made]
        return self.alone[i]


def reached(
    given: tuple[Term, ...], wanted: Dim | None, cues: Cues, hits: Callable[[Term], str | None]
) -> dict[str, tuple[float, Term]]:
    """For each choice that can be reached, the cost of the cheapest way and the way."""
    pool = _Pool(cues, wanted)
    found: dict[str, tuple[float, Term]] = {}
    start = tuple(sorted(pool.number(t) for t in given))
    heap: list[tuple[float, tuple[int, ...]]] = [(0.0, start)]
    seen: set[tuple[int, ...]] = set()
    while heap and len(seen) < MOST:
        cost, state = heapq.heappop(heap)
        if state in seen:
            continue
        seen.add(state)
        if found and cost > min(c for c, _ in found.values()) + CLEARLY:
            break
        if len(state) == 1 and not pool.terms[state[0]].role:
            for value, more in _ends(pool.terms[state[0]], wanted, cues):
                letter = hits(value)
                more += 0.15 * (value.value.denominator != 1 and counts(value.dim))
                if letter is not None and cost + more < found.get(letter, (99.0, value))[0]:
                    found[letter] = (cost + more, value)
        for more, after in _moves(state, pool):
            if cost + more <= DEAREST and after not in seen:
                heapq.heappush(heap, (round(cost + more, 3), after))
    return found


def _moves(state: tuple[int, ...], pool: _Pool) -> Iterator[tuple[float, tuple[int, ...]]]:
    for x, y in combinations(range(len(state)), 2):
        made = pool.pair(state[x], state[y])
        if made:
            rest = state[:x] + state[x + 1 : y] + state[y + 1 :]
            for cost, new in made:
                yield cost, tuple(sorted((*rest, *new)))
    for x, i in enumerate(state):
        rest = state[:x] + state[x + 1 :]
        for cost, new in pool.single(i):
            if new or len(rest) > 1 or (rest and pool.terms[i].idle):
                yield cost, tuple(sorted((*rest, *new)))


def _unwieldy(new: tuple[Term, ...]) -> float:
    """A little for what a teacher would not write: units of three words, a percent of a price each, half a bag."""
    cost = 0.0
    for t in new:
        cost += 0.06 * any(p.op == "convert" and len(p.dim) > 1 for p in t.parts)
        cost += 0.08 * (
            t.op == "*" and any(is_length(p) for p in t.parts) and any(e < -1 for p in t.parts for _, e in p.dim)
        )
        cost += 0.02 * max(0, len(t.dim) - 1) + 0.02 * any(p < 0 for _, p in t.dim)
        cost += 0.03 * (t.value.denominator != 1 and counts(t.dim)) + 0.02 * (sum(abs(p) for _, p in t.dim) > 2)
    return cost


def _ends(term: Term, wanted: Dim | None, cues: Cues) -> Iterator[tuple[Term, float]]:
    """The term in the unit asked for, and what a looser fit costs."""
    extra = 0.0
    if cues.difference and not _has(term, "-"):
        extra += 1.0
    if cues.negated and not _has(term, "-") and not _has(term, "1-"):
        extra += 1.2
    if cues.negated and not cues.but and len(term.leaves()) > 2:
        extra += 1.0
    if wanted is None:
        yield term, extra + 0.5
        return
    factor = converted(term.dim, wanted)
    if factor is not None:
        yield in_unit(term, factor, wanted), extra
    elif loosened_all(term.dim) == loosened_all(wanted):
        yield term, extra + 0.5
    elif (
        wanted
        and all(p > 0 for _, p in wanted)
        and any(p < 0 for _, p in term.dim)
        and all(kind_of(w) in ("", "time", "months") for w, p in term.dim if p < 0)
    ):
        factor = converted(loosened_all(tuple((w, p) for w, p in term.dim if p > 0)), loosened_all(wanted))
        if factor is not None:
            told = cues.each or all(kind_of(w) for w, p in term.dim if p < 0)
            yield in_unit(term, factor, wanted), extra + (0.3 if told else 1.0)


def _has(term: Term, op: str) -> bool:
    return term.op == op or any(_has(p, op) for p in term.parts)
