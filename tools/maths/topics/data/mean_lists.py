"""Means of letters and numbers in a list: the mean of x, y and 12 is m, so x + y is 3m - 12; and what such topics share."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import NotPolynomial, collect, expand, rational, terms_tree
from tools.maths.problem import Choice
from tools.maths.second_route import equivalent
from tools.maths.stem import Stem
from tools.maths.tree import Bin, Group, Node, Num, Rel, Sym, letters, num, walk
from tools.maths.values import evaluate, same_value

CONCEPT = "A mean is the sum over the count, so the sum is the count times the mean: work with the sums."
V = r"(?:⟦[NE]\d+⟧|[a-z])"
MEAN = r"(?:mean|average|arithmetic mean|average \(arithmetic mean\))"
TERMS = r"(?:,? in terms of [a-z](?: and [a-z])?)"
_ITEM = rf"{V}(?:(?:, {V})*,? and {V})"
_LISTS = tuple(
    re.compile(p)
    for p in (
        rf"(?:if )?the {MEAN} of (?P<items>{_ITEM}) is (?P<mean>{V})[.,] what is (?:the (?:value|sum) of )?(?P<sum>⟦E\d+⟧){TERMS}?\?",
        rf"(?:if )?the {MEAN} of (?P<items>{_ITEM}) is (?P<mean>{V})[.,] what is the {MEAN} of (?P<others>{_ITEM}){TERMS}?\?",
    )
)


def node_of(stem: Stem, said: str) -> Node:
    return stem.node(said) if "⟦" in said else Sym(said)


def product(a: Node, b: Node) -> Node:
    if isinstance(a, Num) and isinstance(b, Num):
        return rational(a.value * b.value)
    return Bin("*", a, b) if isinstance(a, Num) or not isinstance(b, Num) else Bin("*", b, a)


def tidy(node: Node) -> Node:
    """Like terms collected, where it is a sum of such."""
    try:
        return terms_tree(collect(expand(node)))
    except NotPolynomial:
        return node


def listed(stem: Stem, text: str) -> Derivation | None:
    """The sum of the letters in a list whose mean is told, or a mean with more numbers; None for another text."""
    read = next((m for p in _LISTS if (m := p.fullmatch(text))), None)
    if read is None:
        return None
    said = {k: v for k, v in read.groupdict().items() if v}
    items = [node_of(stem, v) for v in re.findall(V, said["items"].replace(" and ", " "))]
    mean = node_of(stem, said["mean"])
    unknown = [i for i in items if isinstance(i, Sym)]
    fixed = [i for i in items if isinstance(i, Num)]
    if len(unknown) + len(fixed) != len(items) or len({s.name for s in unknown}) != len(unknown) or len(unknown) < 2:
        return None
    asked_in = re.search(r"in terms of ([a-z])(?: and ([a-z]))?", text)
    if letters(mean) & {s.name for s in unknown} or (asked_in and {n for n in asked_in.groups() if n} != letters(mean)):
        return None
    total = product(num(len(items)), mean)
    rest: Node = total
    known = sum((i.value for i in fixed), Fraction(0))
    if known:
        rest = (
            num(Fraction(total.value) - known)
            if isinstance(total, Num)
            else Bin("-" if known > 0 else "+", total, rational(abs(known)))
        )
    moves = [
        Move("Write the sum", "Multiply the count by the mean: that is the sum of the numbers.", words("count times mean"), total, check=lambda: algebra.equal(total, Bin("*", num(len(items)), mean))),
        Move("Take away the numbers told", "The letters make up the rest of the sum.", total, rest, check=lambda: algebra.equal(Bin("-", total, rational(known)), rest)),
    ]  # fmt: skip
    answer: Node = rest
    more: list[Num] = []
    size = 0
    if said.get("sum"):
        asked = stem.node(said["sum"])
        if any(isinstance(n, Bin) and n.op != "+" for n in walk(asked)) or sorted(
            n.name for n in walk(asked) if isinstance(n, Sym)
        ) != sorted(s.name for s in unknown):
            return None
        if any(not isinstance(n, Bin | Sym) for n in walk(asked)):
            return None
    else:
        others = [node_of(stem, v) for v in re.findall(V, said["others"].replace(" and ", " "))]
        more = [i for i in others if isinstance(i, Num)]
        named = [i.name for i in others if isinstance(i, Sym)]
        size = len(others)
        if len(more) + len(named) != size or sorted(named) != sorted(s.name for s in unknown):
            return None
        extra = sum((i.value for i in more), Fraction(0))
        answer = (
            rational((rest.value + extra) / size)
            if isinstance(rest, Num)
            else Bin("/", Bin("+", rest, rational(extra)) if extra else rest, num(size), "frac")
        )
        moves.append(
            Move(
                "Make the new mean",
                "Add the other numbers and divide by how many there are.",
                Bin("/", Bin("+", rest, rational(extra)), num(size), "frac"),
                answer,
            )
        )

    def confirm() -> bool:
        for shift in (2, 9):
            at = {n: Fraction(shift + 4 * i) for i, n in enumerate(sorted(letters(mean)))}
            whole = Fraction(evaluate(mean, at)) * len(items) - known
            parts = [Fraction(k) for k in range(1, len(unknown))]
            parts.append(whole - sum(parts))
            data = [*parts, *(i.value for i in fixed)]
            wanted = sum(parts) if not size else (sum(parts) + sum(i.value for i in more)) / size
            if sum(data) / len(data) != evaluate(mean, at) or not same_value(evaluate(answer, at), wanted):
                return False
        return True

    return derived(stem, tuple(m for m in moves if m.before != m.after), answer, confirm)


def derived(stem: Stem, moves: tuple[Move, ...], answer: Node, confirm: Callable[[], bool]) -> Derivation:
    def fits(choice: Choice) -> bool:
        node = choice.node.right if isinstance(choice.node, Rel) else choice.node
        if node is None or isinstance(node, Group):
            return False
        return letters(node) <= letters(answer) and equivalent(node, answer)

    return Derivation(
        skills.ONE_VARIABLE_DATA, CONCEPT, moves, ({},), (answer,),
        asked="You are asked for a mean or a sum; work with the sum of the numbers.", fits=fits, confirm=confirm,
    )  # fmt: skip
