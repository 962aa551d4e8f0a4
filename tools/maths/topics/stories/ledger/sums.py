"""What the entries of a story come to: every rate times its own count, counts found by what the rates are for.

A count may itself be a rate for as long as something lasts, or follow from a rate read the other way: the gallons of so
many miles are the miles divided by the miles per gallon. What has no count is one thing, or the sum is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from tools.maths.topics.proportion.units import Unit, kind_of
from tools.maths.topics.stories.ledger.entry import PERIODS, Entry
from tools.maths.topics.stories.ledger.nouns import Noun, same
from tools.maths.tree import Bin, Node, Num, Sym, num

_DAILY = frozenset({"night", "morning", "evening"})
_DEEPEST = 4


class Unknown(ValueError):
    """The count of something is not told, or told twice."""


@dataclass(frozen=True)
class Part:
    """A term of a sum: its expression, its sign, and the entry that it begins with."""

    node: Node
    sign: int
    entry: Entry


@dataclass
class Sum:
    """A story's entries put together, with what was used of them.

    away: whether a subset told ("3 of the shelves") is gone. idle: entries that stand beside what is asked.
    """

    entries: tuple[Entry, ...]
    away: bool = False
    idle: frozenset[int] = frozenset()
    used: set[int] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)

    def part(self, entry: Entry, sign: int) -> Part:
        """One rate with its counts, or one amount by itself. Raises Unknown."""
        return Part(self._whole(entry, ()), sign, entry)

    def _whole(self, entry: Entry, stack: tuple[int, ...]) -> Node:
        if entry.index in stack or len(stack) > _DEEPEST:
            raise Unknown("in a circle")
        stack = (*stack, entry.index)
        self.used |= {entry.index, *entry.marks}
        node = entry.node
        if entry.over is not None:
            base = self._compared(entry)
            node = Bin("+" if entry.way > 0 else "-", base, node)
        for thing in entry.per:
            count = self._count(entry, thing, stack)
            node = node if count is None else times(node, count)
        return node

    def _compared(self, entry: Entry) -> Node:
        """What the thing has that another has so much more than."""
        assert entry.over is not None
        over = entry.over
        hits = [
            e
            for e in self.entries
            if e.index != entry.index and e.noun.head == entry.noun.head and e.per and _named(over, e.per[0])
        ]
        if len(hits) != 1 or hits[0].over is not None:
            raise Unknown("compared with what")
        self.used.add(hits[0].index)
        return hits[0].node

    def _count(self, entry: Entry, thing: Noun, stack: tuple[int, ...]) -> Node | None:
        """How many of what a rate is for there are; None for one."""
        if entry.band is not None:
            return None if entry.soft else entry.band
        if entry.times >= 0 and thing == entry.per[0]:
            return self._linked(entry, stack)
        found = self._need(thing, stack)
        if entry.later:
            if found is None:
                raise Unknown("how many there are in all")
            count, more = found
            return count if more else Bin("-", count, entry.first or self._first(thing))
        if found is not None:
            return found[0]
        if entry.soft:
            return None
        if thing.head in PERIODS:
            self.dropped.add(thing.head)
            return None
        raise Unknown(f"how many {thing.head} there are")

    def _linked(self, entry: Entry, stack: tuple[int, ...]) -> Node:
        for other in self.entries:
            if other.index == entry.times:
                return self._whole(other, stack)
        raise Unknown("its count")

    def _first(self, thing: Noun) -> Node:
        """How many the first part holds."""
        bands = [e.band for e in self.entries if e.band is not None and e.per and e.per[0].head == thing.head]
        if len(bands) != 1 or bands[0] is None:
            raise Unknown("how many come first")
        return bands[0]

    def _need(self, thing: Noun, stack: tuple[int, ...]) -> tuple[Node, bool] | None:
        """How many of a thing there are, and whether that counts only those beyond a first part."""
        head = "day" if thing.head in _DAILY else thing.head
        thing = replace(thing, head=head)
        plain = [e for e in self._others(stack) if _named(thing, e.noun) and not e.subset and not e.op]
        plain = [e for e in plain if e.band is None and self._countable(e)]
        taken = [e for e in self._others(stack) if e.subset and e.noun.head == thing.head]
        exact = [e for e in plain if (e.noun.words, e.noun.of) == (thing.words, thing.of)] or plain
        if len(exact) > 1:
            raise Unknown("two counts of one thing")
        if exact:
            node = self._whole(exact[0], stack)
            if taken and self.away and len(taken) == 1:
                self.used.add(taken[0].index)
                node = Bin("-", node, taken[0].node)
            return node, bool(exact[0].noun.words & {"additional", "extra"})
        if converted := self._converted(thing, stack):
            return converted, False
        return self._by_rate(thing, stack)

    def _others(self, stack: Iterable[int]) -> list[Entry]:
        return [e for e in self.entries if e.index not in stack and e.index not in self.idle]

    def _countable(self, entry: Entry) -> bool:
        """Whether an entry counts things by itself, and not for each of other things that are not counted."""
        return entry.over is None and (
            not entry.per
            or entry.soft
            or entry.times >= 0
            or all(p.head in PERIODS or self._told(p) for p in entry.per)
        )

    def _told(self, thing: Noun) -> bool:
        return any(not e.per and _named(thing, e.noun) for e in self.entries)

    def _converted(self, thing: Noun, stack: tuple[int, ...]) -> Node | None:
        """Minutes, where hours are told."""
        kind = kind_of(thing.head)
        if kind not in ("time", "months"):
            return None
        hits = [
            e for e in self._others(stack) if kind_of(e.noun.head) == kind and not e.per and e.noun.head != thing.head
        ]
        if len(hits) != 1:
            return None
        self.used.add(hits[0].index)
        factor = Unit.of(hits[0].noun.head).factor / Unit.of(thing.head).factor
        return times(num(factor), hits[0].node)

    def _by_rate(self, thing: Noun, stack: tuple[int, ...]) -> tuple[Node, bool] | None:
        """The gallons of so many miles, where so many miles are driven per gallon."""
        rates = [
            e
            for e in self._others(stack)
            if len(e.per) == 1 and _named(thing, e.per[0]) and not e.soft and e.over is None
        ]
        rates = [e for e in rates if e.noun.head != "dollar" and e.band is None and not e.later]
        if len(rates) != 1:
            return None
        found = self._need(rates[0].noun, (*stack, rates[0].index))
        if found is None:
            return None
        self.used.add(rates[0].index)
        return Bin("/", found[0], rates[0].node, "frac"), found[1]


def _named(thing: Noun, other: Noun) -> bool:
    return same(thing, other)


def times(a: Node, b: Node) -> Node:
    """A product, the number first; a factor of one is left out."""
    if isinstance(a, Num) and a.value == 1:
        return b
    if isinstance(b, Num) and b.value == 1:
        return a
    if isinstance(b, Num) and not isinstance(a, Num):
        a, b = b, a
    return Bin("*", a, b, "cdot" if isinstance(b, Num) else "")


def put_together(parts: Iterable[Part]) -> Node:
    """The sum of the parts, those that are added first.

    Raises Unknown where there is nothing to add to.
    """
    ordered = sorted(parts, key=lambda p: p.sign < 0)
    if not ordered:
        raise Unknown("nothing to put together")
    total: Node | None = None
    for part in ordered:
        if total is None:
            total = part.node if part.sign > 0 else Bin("-", num(Fraction(0)), part.node)
        else:
            total = Bin("+" if part.sign > 0 else "-", total, part.node)
    assert total is not None
    return total


def unknown_of(noun: Noun, name: str = "x") -> Entry:
    """An entry for what is asked for, where the story has no letter for it."""
    return Entry(Sym(name), -1, noun, 0, 0, -1, "", "")
