"""A rate worked out for every row of a table, and the answers that it gives: the greatest, or that of one row."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import pairwise

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, number_answer, text_answer
from tools.maths.topics.data.words import tokens
from tools.maths.tree import Node, num


@dataclass(frozen=True)
class Rate:
    """What is worked out for every row: name and value of each, and the expression it comes from."""

    names: tuple[str, ...]
    trees: tuple[Node, ...]
    values: tuple[Fraction, ...]
    percent: bool
    concept: str
    part: frozenset[str] = frozenset()  # the words that name the part of a share


def _moves(rate: Rate, only: int | None = None) -> tuple[Move, ...]:
    chosen = range(len(rate.names)) if only is None else (only,)
    return tuple(
        Move("Work it out for each row" if only is None else "Work it out for this row", f"Take the numbers of {rate.names[i]}.", rate.trees[i], num(rate.values[i]))
        for i in chosen
    )  # fmt: skip


def best(stem: Stem, rate: Rate, high: bool) -> Derivation | None:
    order = sorted(range(len(rate.values)), key=lambda i: rate.values[i], reverse=high)
    if rate.values[order[0]] == rate.values[order[1]]:
        return None
    right = _naming(stem, rate.names, order[0])
    if right is None:
        return None
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.TWO_VARIABLE_DATA,
            concept=rate.concept,
            moves=(
                *_moves(rate),
                Move("Compare", "Put the results in order.", words("the results"), words("in order"), check=partial(_in_order, rate.values, order, high)),
            ),
            solutions=({},),
            values=(),
            asked="You are asked to compare the rows of the table: work the same thing out for each.",
            confirm=lambda: all((float(rate.values[order[0]]) > float(v)) is high for i, v in enumerate(rate.values) if i != order[0]),
            full=True,
        ),
    )  # fmt: skip


def _in_order(values: tuple[Fraction, ...], order: list[int], high: bool) -> bool:
    return all((values[a] >= values[b]) if high else (values[a] <= values[b]) for a, b in pairwise(order))


def _naming(stem: Stem, names: tuple[str, ...], index: int) -> Choice | None:
    """The one choice that names this row and no other."""

    def says(choice: Choice, name: str) -> bool:
        return set(tokens(name)) <= set(tokens(choice.text.replace("$", "").replace("\\", "")))

    hits = [
        c
        for c in stem.choices
        if says(c, names[index])
        and not any(says(c, n) for n in names if not set(tokens(n)) <= set(tokens(names[index])))
    ]
    return hits[0] if len(hits) == 1 else None


def one_row(stem: Stem, rate: Rate, index: int) -> Derivation | None:
    percent = rate.percent or bool(re.search(r"\bpercent", stem.ask))
    value, tree = rate.values[index], rate.trees[index]
    if value < 0:
        return None  # it asks for a decrease where there is an increase
    sizes = {len(rate.names), *(int(t) for n in rate.names for t in tokens(n) if t.isdigit())}
    told = [v for i in stem.unused(()) if (v := stem.value(f"⟦N{i}⟧")) is not None and v not in sizes]
    return number_answer(
        stem,
        Found(
            skills.TWO_VARIABLE_DATA,
            rate.concept,
            "You are asked for a rate of one row: find its numbers in the table.",
            _moves(rate, index),
            value,
            lambda: _again(tree) == value,
            kind="percent" if percent else "number",
            slips=(Slip("divided by the later value", num(value / (1 + value) * 100)),) if rate.percent and value not in (0, -1) else (),
            full=not told and len(stem.sentences) <= 4,
            decimal=True,
        ),
    )  # fmt: skip


def _again(tree: Node) -> Fraction:
    """The quotient once more, by SymPy."""
    from tools.maths import algebra

    exact = algebra.to_sympy(tree)
    return Fraction(int(exact.p), int(exact.q))
