"""Which of the choices is the answer: every choice is tested, and exactly one may match."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.maths.derivation import Derivation
from tools.maths.numerals import spell_out_digits
from tools.maths.problem import Choice, Problem
from tools.maths.second_route import equivalent
from tools.maths.tree import Group, Node, Percent, Rel, Sym, letters
from tools.maths.values import evaluate, same_at

_NONE = re.compile(
    r"\bno (?:real |possible )?(?:solutions?|roots?|values?)|\bnone\b|\bzero\b|\bno such\b", re.IGNORECASE
)
_MANY = re.compile(r"\binfinite|\bevery (?:real )?number|\ball (?:real )?numbers", re.IGNORECASE)


def matching(problem: Problem, found: Derivation) -> tuple[Choice, ...]:
    """The choices that agree with what was derived (one, if the problem was read rightly)."""
    return tuple(c for c in problem.choices if _matches(c, problem, found))


def _matches(choice: Choice, problem: Problem, found: Derivation) -> bool:
    if problem.target.kind == "count":
        return _counted(choice.text) == (found.phrase or str(evaluate(found.values[0])))
    if found.phrase:
        return bool((_NONE if found.phrase == "no solution" else _MANY).search(choice.text)) and choice.node is None
    node = choice.node
    if node is None:
        return False
    if isinstance(node, Rel) and isinstance(node.left, Sym) and node.op == "=":
        node = node.right
    percent_asked = (
        isinstance(problem.target.node, Sym) and problem.target.node.name == "p" and isinstance(node, Percent)
    )
    if percent_asked and isinstance(node, Percent):
        node = node.arg
    if problem.target.kind == "simplify":
        return letters(node) <= letters(found.values[0]) and equivalent(node, found.values[0])
    sets = any(isinstance(c.node, Group) for c in problem.choices)
    if isinstance(node, Group):
        if problem.target.kind == "pair":
            return any(isinstance(v, Group) and _same_list(node.items, v.items) for v in found.values)
        return _same_set(node.items, found.values)
    if sets and len(found.values) > 1:
        return False
    return any(same_at(node, value) for value in found.values)


def counted(text: str) -> str | None:
    """How many solutions a choice in words stands for: "2", "0", "infinitely many"; None when it says no number.

    >>> counted("Exactly two"), counted("There is no solution.")
    ('2', '0')
    """
    return _counted(text)


def _counted(text: str) -> str | None:
    """ "Exactly two" -> "2", "None" -> "0", "Infinitely many" -> "infinitely many"."""
    if _MANY.search(text):
        return "infinitely many"
    number = re.search(r"\d+", spell_out_digits(text))
    if number:
        return number.group()
    return "0" if _NONE.search(text) else None


def _same_list(a: Sequence[Node], b: Sequence[Node]) -> bool:
    return len(a) == len(b) and all(same_at(x, y) for x, y in zip(a, b, strict=True))


def _same_set(a: Sequence[Node], b: Sequence[Node]) -> bool:
    return all(any(same_at(x, y) for y in b) for x in a) and all(any(same_at(x, y) for x in a) for y in b)
