"""Amounts linked to one another: every one by way of the one that is asked, and the equation that fixes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import LINEAR_ONE, RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.naming import words_of
from tools.maths.topics.proportion.by_units.set_up import SetUp, X, times, written
from tools.maths.topics.proportion.telling import shown
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Node, Rel, added

CONCEPT = "Write every amount by way of one of them; what is told about all of them together is then one equation."


@dataclass(frozen=True)
class Link:
    """left = factor · right + more, both known by their words."""

    left: frozenset[str]
    factor: Fraction
    more: Fraction
    right: frozenset[str]


def which(said: frozenset[str], nodes: Sequence[frozenset[str]] | None) -> int | None:
    """Which amount a phrase names, None when it names none or several."""
    groups = nodes or ()
    if "not" in said:
        hits = [i for i, g in enumerate(groups) if "not" in g]
    else:
        most = max((len(g & said) for g in groups), default=0)
        hits = [i for i, g in enumerate(groups) if most and len(g & said) == most]
    return hits[0] if len(hits) == 1 else None


def solved(
    stem: Stem,
    links: Sequence[Link],
    nodes: list[frozenset[str]],
    asked: int,
    value: Fraction,
    one: str | None,
    used: set[int],
) -> Derivation | None:
    """Every amount as a · x + b of the asked one; then the total or the told amount fixes x."""
    pairs = [(which(k.left, nodes), k, which(k.right, nodes)) for k in links]
    lines = _by_way_of(max(asked, 0), pairs)
    if len(lines) != len(nodes):
        return None
    known = None if one is None else which(words_of(one), nodes)
    if one is not None and (known is None or known == asked):
        return None
    terms = list(lines.values()) if known is None else [lines[known]]
    a, b = sum((t[0] for t in terms), Fraction(0)), sum((t[1] for t in terms), Fraction(0))
    if not a:
        return None
    x = (value - b) / a
    if any(line[0] * x + line[1] <= 0 for line in lines.values()):
        return None
    if asked < 0:
        return _total(stem, list(lines.values()), x, a, b, value, used)
    left = added(_term(*term) for term in terms)
    setup = SetUp(
        (Rel("=", left, shown(value)),), {"x": x}, X, LINEAR_ONE, CONCEPT,
        "Let x be the amount that is asked for, and write every other amount by way of it.",
        "You are asked for one of the amounts.", tuple(used),
    )  # fmt: skip
    return written(stem, setup)


def _by_way_of(root: int, pairs: list[tuple[int | None, Link, int | None]]) -> dict[int, tuple[Fraction, Fraction]]:
    """Each amount as (a, b) of a · root + b, as far as the links reach."""
    lines: dict[int, tuple[Fraction, Fraction]] = {root: (Fraction(1), Fraction(0))}
    for _ in pairs:
        for i, link, j in pairs:
            if i is None or j is None or i == j:
                return {}
            if j in lines and i not in lines:
                lines[i] = (lines[j][0] * link.factor, lines[j][1] * link.factor + link.more)
            elif i in lines and j not in lines:
                lines[j] = (lines[i][0] / link.factor, (lines[i][1] - link.more) / link.factor)
    return lines


def _term(a: Fraction, b: Fraction) -> Node:
    term = times(a, X)
    return term if not b else Bin("+" if b > 0 else "-", term, shown(abs(b)))


def _total(
    stem: Stem,
    lines: list[tuple[Fraction, Fraction]],
    x: Fraction,
    a: Fraction,
    b: Fraction,
    value: Fraction,
    used: set[int],
) -> Derivation | None:
    if stem.unused(used) or b or any(line[1] for line in lines):
        return None
    work = Working(stem)
    share = work.step("Find one part", "What is told is so many parts of this size.", value, "/", a)
    total = work.step(
        "Take all parts",
        "Together the amounts have this many parts.",
        share,
        "*",
        sum((line[0] for line in lines), Fraction(0)),
    )

    def confirm() -> bool:  # the amounts one by one
        return sum(line[0] * x for line in lines) == total and a * x == value

    return work.told(RATES, CONCEPT, "You are asked for all of them together.", total, confirm, full=False)
