"""Whether a formula contradicts what is said of a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tools.maths.polynomial import NotPolynomial, expand
from tools.maths.topics.stories.by_choice.facts import Fact
from tools.maths.topics.stories.by_choice.places import ALONE, BESIDE, TIMES, Place, parts
from tools.maths.tree import TURNED, Node, Rel


def breaks(
    fact: Fact,
    placed: Sequence[Place],
    node: Node | None,
    said: Sequence[Fact] = (),
    counted: frozenset[str] = frozenset(),
) -> bool:
    """Whether a formula contradicts what is said of one number."""
    here = [p for p in placed if p.value == fact.value]
    match fact.kind:
        case "alone":
            fits = [
                p for p in here if p.role == ALONE and p.op == fact.op and (not fact.name or p.names == {fact.name})
            ]
            return not any(_agrees(fact, p, placed, said, counted) for p in fits)
        case "times":
            fits = [p for p in here if p.role == TIMES and (not fact.name or p.names == {fact.name})]
            return not any(not fact.sign or not p.sign or p.sign == fact.sign for p in fits)
        case "beside":
            return not any(p.role == BESIDE and p.sign in (0, fact.sign) for p in here)
        case "compared":
            return node is None or not any(_same(part, fact) for part in parts(node))
    return True


def _agrees(fact: Fact, bound: Place, placed: Sequence[Place], said: Sequence[Fact], counted: frozenset[str]) -> bool:
    """Whether the other side of a bound can measure what the bound measures: money with prices, things with counts."""
    coefficients = {p.value for p in placed if p.relation == bound.relation and p.role == TIMES} - {1}
    mine = [f for f in said if f.kind == "times" and f.value in coefficients]
    if fact.money:
        return not mine or any(f.money for f in mine) or not any(f.money for f in said if f.kind == "times")
    if any(f.money for f in mine):
        return False
    nouns = {f.noun for f in mine if f.noun}
    every = {f.noun for f in said if f.kind == "times" and f.noun and not f.money}
    if not fact.noun:
        return True
    if fact.noun in counted and fact.noun not in every and len(counted) == 1:
        return not coefficients
    if fact.noun in every:
        return fact.noun in nouns
    return not (nouns and every)


def _same(part: Node, fact: Fact) -> bool:
    mine = _linear(part)
    if mine is None:
        return False
    wanted = {fact.name: Fraction(1), fact.other: -fact.factor}
    return mine == _scaled(wanted, -fact.value, fact.op)


def _linear(part: Node) -> tuple[dict[str, Fraction], Fraction, str] | None:
    if not isinstance(part, Rel):
        return None
    try:
        terms = [(t, 1) for t in expand(part.left)] + [(t, -1) for t in expand(part.right)]
    except NotPolynomial:
        return None
    total: dict[str, Fraction] = {}
    constant = Fraction(0)
    for term, sign in terms:
        if term.degree > 1:
            return None
        if not term.monomial:
            constant += sign * term.coefficient
        else:
            name = term.monomial[0][0]
            total[name] = total.get(name, Fraction(0)) + sign * term.coefficient
    return _scaled({n: c for n, c in total.items() if c}, constant, part.op)


def _scaled(
    total: Mapping[str, Fraction], constant: Fraction, op: str
) -> tuple[dict[str, Fraction], Fraction, str] | None:
    if not total:
        return None
    lead = total[min(total)]
    return {n: c / lead for n, c in total.items()}, constant / lead, op if lead > 0 else TURNED[op]
