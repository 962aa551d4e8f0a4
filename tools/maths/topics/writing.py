"""What topics share when they write a derivation: a calculation as a move, and equations handed to the solvers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Move
from tools.maths.numerals import spell_out_digits
from tools.maths.polynomial import rational
from tools.maths.problem import Problem, Target
from tools.maths.solving import derive, surds
from tools.maths.stem import Stem, undressed
from tools.maths.tree import Node, Rel, Sym
from tools.maths.values import Unvalued, evaluate


def calculated(rule: str, text: str, expression: Node, *, decimal: bool = False) -> tuple[Move, Node] | None:
    """The move that works out an expression without letters, and its value; None when it has none.

    >>> from tools.maths.grammar import parse
    >>> move, value = calculated("Multiply", "Eight dollars for each of ten hours.", parse("8 * 10"))
    >>> value.value
    Fraction(80, 1)
    """
    try:
        exact = evaluate(expression)
    except Unvalued:
        return None
    value = rational(exact, decimal) if isinstance(exact, Fraction) else surds.value(expression, decimal)
    return None if value is None else (Move(rule, text, expression, value), value)


def from_equations(
    stem: Stem,
    equations: Sequence[Rel],
    target: Target,
    *,
    before: Sequence[Move] = (),
    skill: str | None = None,
    conditions: Sequence[Rel] = (),
    full: bool = True,
) -> Derivation | None:
    """The derivation of a problem that amounts to equations, solved by the solvers; None when none of them can.

    before: the moves that set the equations up. full: whether every clause of the text was understood.
    """
    problem = Problem(stem.question, stem.segments, tuple(equations), target, stem.choices, tuple(conditions))
    found = derive(problem)
    if found is None:
        return None
    return replace(
        found, problem=problem, moves=(*before, *found.moves), skill=skill or found.skill, full=full and found.full
    )


def lettered(stem: Stem, text: str) -> str:
    """A text of the stem with its single letters written out; every other placeholder stays.

    >>> from tools.maths import stem
    >>> lettered(laid := stem.read("If $c > 2$, what is $c$?"), laid.prose)
    'if ⟦R0⟧, what is c?'
    """

    def written(match: re.Match[str]) -> str:
        node = stem.node(match.group())
        return node.name if isinstance(node, Sym) else match.group()

    return re.sub(r" +(?=[,.?!;:])", "", re.sub(r"⟦S\d+⟧", written, text))


_ONE = re.compile(r"(\bone\b(?![ -](?:hundred|thousand|million)))", re.IGNORECASE)


def plain_text(stem: Stem) -> str:
    r"""The whole text in small letters and one line, numbers as digits, without any LaTeX; "one" stays a word.

    >>> from tools.maths import stem
    >>> plain_text(stem.read(r"A train leaves at $9:05 \text{ a.m.}$ and travels three hours. When does it arrive?"))
    'a train leaves at 9:05 a.m. and travels 3 hours. when does it arrive?'
    """
    text = undressed(stem.text.replace("’", "'").replace("−", "-"))
    text = re.sub(r"\\[dt]?frac\s*\{(\d+)\}\s*\{(\d+)\}", r" \1/\2", text.replace("{:}", ":"))
    text = re.sub(r"\s*\^\s*\{?\s*\\circ\s*\}?|\\degree", "°", text)
    parts = _ONE.split(text)
    text = "".join(p if i % 2 else spell_out_digits(p) for i, p in enumerate(parts))
    text = re.sub(r"(?<=\d) ?: ?(?=\d)", ":", re.sub(r"(?<=\d),(?=\d{3}\b)", "", text))
    return re.sub(r" +(?=[,.?!;°])", "", " ".join(text.lower().split()))
