"""Every calculation that the units of some quantities allow: each used once, multiplied, divided, added or taken away.

Units must cancel in a product, be the same in a sum, and give what is asked at the end. Nothing is read here: which of
adding and taking away a text allows is said by whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

Dimension = tuple[tuple[str, int], ...]
_MOST = 6000  # states looked at; a text that allows more says too little


@dataclass(frozen=True)
class Step:
    """A quantity: one of the text's (op "") or worked out of two others. place: where it stands; clause: in which."""

    value: Fraction
    dimension: Dimension
    op: str = ""
    parts: tuple[Step, ...] = ()
    clause: int = -1
    does: str = ""  # what a percent does: "up", "down" or "part"; "scale": a factor for lengths
    sign: int = 0  # 1 where the words beside it add it, -1 where they take it away
    place: int = -1  # which quantity of the text it is

    def leaves(self) -> tuple[Step, ...]:
        """The quantities of the text in it."""
        return tuple(leaf for part in self.parts for leaf in part.leaves()) if self.parts else (self,)

    def apart(self) -> int:
        """How far apart in the text the quantities are that it multiplies and divides with one another."""
        below = sum(part.apart() for part in self.parts)
        if len(self.parts) == 2 and self.op in "*/" and not any(p.parts for p in self.parts):
            below += abs(self.parts[0].place - self.parts[1].place)
        return below

    def shape(self) -> tuple[str, ...]:
        """The operations in it, sorted."""
        return tuple(sorted([self.op] + [op for part in self.parts for op in part.shape()]))


@dataclass(frozen=True)
class Rules:
    """What a text allows: sums, differences, going back over a percent, areas."""

    plus: bool
    minus: bool
    back: bool
    area: bool


def calculations(given: tuple[Step, ...], wanted: Dimension, rules: Rules) -> dict[Fraction, Step]:
    """Every value of the wanted dimension with one way to reach it from all of the quantities."""
    found: dict[Fraction, Step] = {}
    seen: set[tuple[tuple[Fraction, Dimension, str, str], ...]] = set()
    stack = [given]
    while stack:
        state = stack.pop()
        key = tuple(sorted((s.value, s.dimension, s.does, f"{s.sign} {s.apart()}") for s in state))
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > _MOST:
            return {}
        if len(state) == 1:
            if state[0].dimension == wanted and not state[0].does:
                known = found.setdefault(state[0].value, state[0])
                if state[0].apart() < known.apart():
                    found[state[0].value] = state[0]
            continue
        for i, j in combinations(range(len(state)), 2):
            rest = tuple(s for k, s in enumerate(state) if k not in (i, j))
            stack += [(*rest, made) for made in _made(state[i], state[j], rules)]
    return found


def _made(a: Step, b: Step, rules: Rules) -> Iterator[Step]:
    if a.does or b.does:
        if bool(a.does) != bool(b.does):
            yield from _percent(*((b, a) if a.does else (a, b)), rules)
        return
    product, quotient, other = (_dimension(a, b, 1), _dimension(a, b, -1), _dimension(b, a, -1))
    if _cancel(a, b) or (rules.area and a.dimension == b.dimension and _length(a)):
        yield Step(a.value * b.value, product, "*", (a, b))
    tied = not a.parts and not b.parts and a.clause == b.clause and a.dimension != b.dimension
    for one, two, dimension in ((a, b, quotient), (b, a, other)):
        if (
            two.value
            and one.dimension != two.dimension
            and (_shared(one, two) or (tied and _plain(one) and _plain(two)))
        ):
            yield Step(one.value / two.value, dimension, "/", (one, two))
    if a.dimension == b.dimension and a.dimension:
        signs = {s.sign for s in (a, b)}
        if rules.plus and -1 not in signs:
            yield Step(a.value + b.value, a.dimension, "+", (a, b))
        large, small = (a, b) if a.value >= b.value else (b, a)
        if rules.minus and large.value > small.value and small.sign <= 0 and large.sign >= 0:
            yield Step(large.value - small.value, a.dimension, "-", (large, small))


def _percent(amount: Step, percent: Step, rules: Rules) -> Iterator[Step]:
    if percent.does == "scale":
        power = sum(e for _, e in amount.dimension)
        scale = Step(percent.value**power, (), "^", (percent,))
        if len(amount.dimension) == 1 and power in (1, 2, 3):
            yield Step(amount.value * scale.value, amount.dimension, "*", (amount, scale))
        return
    factor = {"up": 1 + percent.value, "down": 1 - percent.value}.get(percent.does, percent.value)
    if factor <= 0 or not amount.dimension:
        return
    if amount.parts and percent.place < max(leaf.place for leaf in amount.leaves()) and not rules.back:
        return  # a percent told before a number does not change what this number is added to
    whole = Step(factor, (), "%", (percent,))
    yield Step(
        amount.value / factor if rules.back else amount.value * factor,
        amount.dimension,
        "/" if rules.back else "*",
        (amount, whole),
    )


def _dimension(a: Step, b: Step, power: int) -> Dimension:
    total = dict(a.dimension)
    for name, exponent in b.dimension:
        total[name] = total.get(name, 0) + power * exponent
    return tuple(sorted((n, e) for n, e in total.items() if e))


def _cancel(a: Step, b: Step) -> bool:
    mine = dict(a.dimension)
    return any(mine.get(name, 0) * exponent < 0 for name, exponent in b.dimension)


def _shared(a: Step, b: Step) -> bool:
    """Whether dividing cancels something: gallons by gallons per minute."""
    mine = dict(a.dimension)
    return any(mine.get(name, 0) * exponent > 0 for name, exponent in b.dimension)


def _plain(step: Step) -> bool:
    return len(step.dimension) == 1 and step.dimension[0][1] == 1


def _length(step: Step) -> bool:
    return step.dimension in ((("length", 1),), (("metric length", 1),))
