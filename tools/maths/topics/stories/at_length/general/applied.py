"""What a percent, a factor, a difference or a ratio makes of an amount, and what each way costs.

A percent or a comparison may work forwards or be undone; a ratio splits a whole, or leads from one part to another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tools.maths.topics.proportion.units import kind_of
from tools.maths.topics.stories.at_length.general.cues import Cues
from tools.maths.topics.stories.at_length.general.terms import THING, Term, converted, far_apart, made


def applied(amount: Term, does: Term, cues: Cues) -> Iterator[tuple[float, tuple[Term, ...]]]:
    """What a term with a role may make of an amount: each way with its cost and the terms it leaves."""
    if amount.dim == () and does.role != "part":
        return
    far = far_apart(amount, does)
    if does.role in ("more", "less", "times") and does.names and does.names[0]:
        far = 0.0 if does.names[0] & amount.owner else far + 0.3
    later = amount.last > does.last
    if does.role in ("more", "less"):
        same = converted(does.dim, amount.dim)
        if same is None and THING in dict(does.dim) and not kind_of(amount.dim[0][0]) and len(amount.dim) == 1:
            same = Fraction(1)
        if same is None and len(amount.dim) > 1:  # "the price of each rose by $6"
            same = converted(does.dim, tuple((w, p) for w, p in amount.dim if p > 0))
        if same is None:
            return
        sign = 1 if does.role == "more" else -1
        new = made(
            amount.value + sign * does.value * same,
            amount.dim,
            "+" if sign > 0 else "-",
            amount,
            replace(does, role=""),
        )
        yield from _kept(amount, new, cues, 0.1 + far)
        back = amount.value - sign * does.value * same
        if back > 0:
            yield 1.0 + far, (made(back, amount.dim, "-" if sign > 0 else "+", amount, replace(does, role="")),)
        return
    if does.role == "times":
        new = made(amount.value * does.value, amount.dim, "*", amount, replace(does, role=""))
        new = replace(new, owner=does.owner)
        yield from _kept(amount, new, cues, 0.1 + far)
        yield 0.8 + far, (made(amount.value / does.value, amount.dim, "/", amount, replace(does, role="")),)
        return
    if does.role in ("up", "down"):
        factor = 1 + does.value if does.role == "up" else 1 - does.value
        if factor <= 0 or amount.done:
            return
        part = Term(
            factor,
            (),
            op="1+" if does.role == "up" else "1-",
            parts=(replace(does, role=""),),
            place=does.place,
            last=does.last,
        )
        new = made(amount.value * factor, amount.dim, "*", amount, part)
        yield from _kept(amount, new, cues, far + (0.5 if later else 0.0), not does.compared)
        if cues.back or later:
            yield 0.5 + far, (made(amount.value / factor, amount.dim, "/", amount, part),)
        return
    if does.role == "part":
        plain = replace(does, role="")
        new = made(amount.value * does.value, amount.dim, "*", amount, plain)
        left = does.place in cues.complement
        yield far + (0.3 if left else 0.0) + (0.0 if does.spoken else 0.4), (new,)
        if does.value < 1:
            other = Term(1 - does.value, (), op="1-", parts=(plain,), place=does.place, last=does.last)
            rest = made(amount.value * other.value, amount.dim, "*", amount, other)
            yield far + (0.1 if left else 1.2), (rest,)
            if amount.dim:
                yield far + 0.6, (new, rest)
        yield 1.0 + far, (made(amount.value / does.value, amount.dim, "/", amount, plain),)
        return
    if does.role == "ratio":
        yield from _split(amount, does, cues, far)


def _kept(
    amount: Term, new: Term, cues: Cues, cost: float, changed: bool = False
) -> Iterator[tuple[float, tuple[Term, ...]]]:
    """What a comparison makes: a new amount in place of the old one, or beside it where both are wanted."""
    both = cues.difference or (cues.total and not changed)
    yield cost + ((0.3 if changed else 0.8) if both else 0.0 if changed else 0.2), (new,)
    again = 0.0 if cues.total else 0.3
    yield (
        cost + (again * bool(amount.parts) if both else 0.7 if changed else 0.2),
        (replace(amount, done=changed), new),
    )


def _split(amount: Term, does: Term, cues: Cues, far: float) -> Iterator[tuple[float, tuple[Term, ...]]]:
    """What parts in a ratio make of an amount: a part of the whole, the whole of a part, a part of another part."""
    whole = sum(does.ratio, Fraction(0))
    far += 0.0 if does.names else 1.0
    owner = next((k for k, n in enumerate(does.names) if n & amount.owner), None)
    meant = [k for k, n in enumerate(does.names) if n & cues.asked]

    def share(above: Fraction, below: Fraction, name: frozenset[str] = frozenset()) -> Term:
        part = Term(above / below, (), op="share", parts=(replace(does, role=""),), place=does.place, last=does.last)
        return replace(made(amount.value * above / below, amount.dim, "*", amount, part), owner=name)

    for k, part in enumerate(does.ratio):
        name = does.names[k] if k < len(does.names) else frozenset()
        off = far + (1.0 if len(meant) == 1 and meant[0] != k else 0.0)
        yield off + (0.1 if owner is None else 1.0), (share(part, whole, name),)
        for j, other in enumerate(does.ratio):
            if j != k:
                yield off + (0.1 if owner == j else 1.0), (share(part, other, name),)
        yield far + (1.0 if meant else 0.2) + (0.1 if owner == k else 1.0), (share(whole, part),)
    if owner is None and len(does.names) == len(does.ratio):
        parts = []
        for name, part in zip(does.names, does.ratio, strict=True):
            noun = next((w for w in sorted(name) if w in cues.rated), THING)
            parts.append(replace(share(part, whole, name), dim=((noun, 1),)))
        yield far + (0.1 if cues.difference or cues.rated else 0.7), tuple(parts)


def linked(ratio: Term, times: Term) -> Iterator[tuple[float, tuple[Term, ...]]]:
    """A third part told by a comparison: "twice as many sophomores as seniors"."""
    hits = [k for k, n in enumerate(ratio.names) if n & times.owner]
    if len(hits) == 1:
        added = times.owner - ratio.names[hits[0]]
        grown = replace(ratio, ratio=(*ratio.ratio, ratio.ratio[hits[0]] * times.value), names=(*ratio.names, added))
        yield 0.2, (replace(grown, last=max(ratio.last, times.last)),)
