"""What two of a story's terms may become together, and what each way costs: nothing where units and words ask for it.

What the units forbid is never made. Nothing is read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tools.maths.topics.proportion.units import kind_of
from tools.maths.topics.stories.at_length.general.applied import applied, linked
from tools.maths.topics.stories.at_length.general.cues import Cues
from tools.maths.topics.stories.at_length.general.terms import THING, Dim, Term, converted, far_apart, made, product

_LEFT_OUT = 2.2


def single(t: Term, cues: Cues) -> Iterator[tuple[float, tuple[Term, ...]]]:
    if cues.negated and not t.dim and not t.role and 0 < t.value < 1:
        yield 0.1, (Term(1 - t.value, (), op="1-", parts=(t,), place=t.place, last=t.last, sentence=t.sentence),)
    if cues.cube and not t.parts and is_length(t):
        yield 0.1, (made(t.value**3, ((t.dim[0][0], 3),), "^3", t),)
    if cues.square and not t.parts and is_length(t):
        yield 0.3, (made(t.value**2, ((t.dim[0][0], 2),), "^2", t),)
    if not t.parts and not t.role:
        yield 0.1 if t.idle else _LEFT_OUT if t.value > 10 or t.dim != ((THING, 1),) else 1.3, ()


def loosened_all(dim: Dim) -> Dim:
    total: dict[str, int] = {}
    for word, power in dim:
        name = word if kind_of(word) else THING
        total[name] = total.get(name, 0) + power
    return tuple(sorted(total.items()))


def is_length(t: Term) -> bool:
    return len(t.dim) == 1 and t.dim[0][1] == 1 and kind_of(t.dim[0][0]) in ("length", "metric length") and not t.role


def pair(a: Term, b: Term, cues: Cues, wanted: Dim | None) -> Iterator[tuple[float, tuple[Term, ...]]]:
    if a.role or b.role:
        if a.role and b.role:
            for one, two in ((a, b), (b, a)):
                if one.role == "ratio" and two.role == "times":
                    yield from linked(one, two)
            return
        amount, does = (b, a) if a.role else (a, b)
        yield from applied(amount, does, cues)
        return
    far = far_apart(a, b)
    if a.dim == () or b.dim == ():
        factor, amount = (a, b) if a.dim == () else (b, a)
        yield 0.2 + far, (made(factor.value * amount.value, amount.dim, "*", amount, factor),)
        if factor.value:
            yield (
                (0.3 if cues.sample else 1.2) + far,
                (made(amount.value / factor.value, amount.dim, "/", amount, factor),),
            )
        return
    yield from _by_units(a, b, cues, wanted, far)
    factor_ = converted(b.dim, a.dim)
    if factor_ is not None:
        yield from _sums(a, b, factor_, cues, far)


def _by_units(a: Term, b: Term, cues: Cues, wanted: Dim | None, far: float) -> Iterator[tuple[float, tuple[Term, ...]]]:
    dim, factor, cancelled, loose = product(a.dim, b.dim, 1)
    drawn = [(x, y) for x, y in ((a, b), (b, a)) if _scaled(x, y)]
    if drawn:
        shape, rate = drawn[0]
        yield 0.0, (_by_scale(shape, rate),)
    elif cancelled and dim:
        into = in_unit(b, factor, _over(dim, a.dim, -1))
        yield far + 0.6 * loose, (made(a.value * into.value, dim, "*", a, into),)
    elif cues.box and _sides(a) and _sides(b):
        same = converted(((_side_word(b), 1),), ((_side_word(a), 1),))
        if same is not None and sum(p for _, p in (*a.dim, *b.dim)) <= 3:
            power = b.dim[0][1]
            side = in_unit(b, same**power, ((_side_word(a), power),))
            yield far + 0.1, (made(a.value * side.value, ((_side_word(a), a.dim[0][1] + power),), "*", a, side),)
    for one, two in ((a, b), (b, a)):
        if not two.value:
            continue
        dim, factor, cancelled, loose = product(one.dim, two.dim, -1)
        if cancelled:
            below = in_unit(two, 1 / factor, _over(one.dim, dim, -1))
            ratio = one.value / below.value
        if cancelled and dim:
            yield far + 0.6 * loose, (made(ratio, dim, "/", one, below),)
        elif cancelled:
            if counts(wanted) and ratio >= 1:
                yield (0.5 if not cues.sample else 1.2) + far, (made(ratio, wanted or (), "/", one, below),)
            if ratio < 1:
                cost = 0.4 if cues.sample else 0.5 if one.sentence == two.sentence else 2.0
                yield cost + far, (made(ratio, (), "/", one, below),)
        elif _plain(one) and _plain(two) and wanted is not None and _answers(dim, wanted):
            yield 0.2 + far, (made(one.value / two.value, dim, "/", one, two),)
        elif _plain(one) and _plain(two) and not one.parts and not two.parts:
            yield (
                (0.3 if one.sentence == two.sentence else 1.6) + 2 * far,
                (made(one.value / two.value, dim, "/", one, two),),
            )


def in_unit(term: Term, factor: Fraction, dim: Dim) -> Term:
    """A term converted, or as it is where nothing is to be converted."""
    if factor == 1:
        return term
    return replace(made(term.value * factor, dim, "convert", term), sign=term.sign, owner=term.owner)


def _over(a: Dim, b: Dim, power: int) -> Dim:
    """The unit of a times a power of b, nothing converted."""
    total = dict(a)
    for word, exponent in b:
        total[word] = total.get(word, 0) + exponent * power
    return tuple(sorted((w, p) for w, p in total.items() if p))


def _scaled(shape: Term, rate: Term) -> bool:
    """Whether one is an area or volume and the other a scale between lengths."""
    words = dict(rate.dim)
    lengths = all(kind_of(w) in ("length", "metric length") for w in words)
    return (
        len(shape.dim) == 1
        and shape.dim[0][1] in (2, 3)
        and lengths
        and sorted(words.values()) == [-1, 1]
        and shape.dim[0][0] in words
    )


def _by_scale(shape: Term, rate: Term) -> Term:
    word, power = shape.dim[0]
    into = next(w for w, _ in rate.dim if w != word)
    factor = rate.value ** (-power if dict(rate.dim)[word] > 0 else power)
    by = Term(factor, (), op=f"^{power}", parts=(rate,), place=rate.place, last=rate.last)
    return made(shape.value * factor, ((into, power),), "*", shape, by)


def _answers(dim: Dim, wanted: Dim) -> bool:
    """Whether a rate is what is asked for, be it asked "per week" or "each week"."""
    return (
        loosened_all(dim) == loosened_all(wanted)
        or converted(tuple((w, p) for w, p in dim if p > 0), wanted) is not None
    )


def counts(wanted: Dim | None) -> bool:
    return wanted is not None and len(wanted) == 1 and not kind_of(wanted[0][0])


def _sides(t: Term) -> bool:
    return len(t.dim) == 1 and t.dim[0][1] in (1, 2) and kind_of(t.dim[0][0]) in ("length", "metric length")


def _side_word(t: Term) -> str:
    return t.dim[0][0]


def _plain(t: Term) -> bool:
    return len(t.dim) == 1 and t.dim[0][1] >= 1


def _sums(a: Term, b: Term, factor: Fraction, cues: Cues, far: float) -> Iterator[tuple[float, tuple[Term, ...]]]:
    right = in_unit(b, factor, a.dim)
    loose = 0.4 * far
    leaf = a if not a.parts and a.last > b.last else right if not b.parts and b.last > a.last else None
    told = (leaf.sign if leaf is not None else 0) or max((t.sign for t in (a, b) if not t.parts), default=0, key=abs)
    whole = {a.sign, right.sign} & {2} and a.sign != right.sign
    if whole:
        told = -2
    plus = 0.1 if told > 0 or cues.total or (cues.joint and any(p < 0 for _, p in a.dim)) else 0.4 if cues.plus else 0.7
    yield plus + (0.9 if told < 0 else 0.0) + loose, (made(a.value + right.value, a.dim, "+", a, right),)
    large, small = (a, right) if a.value >= right.value else (right, a)
    if large.value > small.value:
        less = made(large.value - small.value, a.dim, "-", large, small)
        if whole and large.sign != 2:
            return
        cost = 0.1 if told < 0 or cues.difference else 0.4 if cues.minus else 0.7
        yield cost + (0.6 if told > 0 else 0.0) + loose, (less,)
        if cues.rest >= 0 and not large.parts:
            named = replace(less, place=cues.rest, last=cues.rest)
            yield 0.2, (named, small)
