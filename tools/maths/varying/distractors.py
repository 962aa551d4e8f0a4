"""Choices for a fresh problem: its answer among answers that mistakes lead to, all proved to differ."""

from __future__ import annotations

import random
from collections.abc import Iterable

from tools.maths import typeset
from tools.maths.checking.misconceptions import ONE_ROOT, ROOT_SIGNS
from tools.maths.checking.wrong_answers import equal, wrong_answers
from tools.maths.derivation import Derivation
from tools.maths.problem import Problem
from tools.maths.solution import Solution
from tools.maths.solving import surds
from tools.maths.tree import Chain, Neg, Node, Sym
from tools.maths.values import Value, evaluate

DISTRACTORS = 3  # wrong choices a problem needs at least
MAX_DISTRACTOR = 60  # characters


CONTRADICTION = "took a true equation for a contradiction"


IDENTITY = "took a contradiction for an identity"


TWICE = "took two equations for two solutions"
GONE = "stopped when the letter had gone"


def shown_choice(text: str) -> str:
    from tools.maths.grammar import try_parse

    node = try_parse(text)
    return text if node is None or isinstance(node, Sym | Chain) else f"${typeset.latex(typeset.pretty(node))}$"


def varied(wrong: list[tuple[str, str]], generator: random.Random) -> list[tuple[str, str]]:
    """One distractor a misconception first, then the rest; at most five."""
    first: list[tuple[str, str]] = []
    rest: list[tuple[str, str]] = []
    seen: set[str] = set()
    for item in wrong:
        (rest if item[1] in seen else first).append(item)
        seen.add(item[1])
    return [*first, *rest][: DISTRACTORS + 2]


def wrong_texts(
    problem: Problem, solution: Solution, found: Derivation, never: tuple[Node, ...] = ()
) -> list[tuple[str, str]]:
    """Distractors as text, each different from the answer, from the others and from the values in `never`."""
    if problem.target.kind == "count":
        counts = ("0", "1", "2", "infinitely many")
        return [(text, "miscounted the solutions") for text in counts if text != solution.answer]
    answer = found.values[0] if len(found.values) == 1 else None
    if found.phrase:
        wrong = [(typeset.plain(node), label) for node, label in wrong_answers(problem, found.solutions, None)]
        words = [
            ("no solution", CONTRADICTION),
            ("infinitely many solutions", IDENTITY),
            ("exactly one solution", GONE),
            ("exactly two solutions", TWICE),
        ]
        wrong = [*words, *wrong]
    elif answer is None:
        wrong = _wrong_sets(problem, found)
    else:
        wrong = [
            (typeset.plain(node), label)
            for node, label in wrong_answers(problem, found.solutions, answer)
            if not any(equal(node, value) for value in never)
        ]
    unique = {text: label for text, label in reversed(wrong) if text != solution.answer and len(text) < MAX_DISTRACTOR}
    return list(reversed(unique.items()))


def _wrong_sets(problem: Problem, found: Derivation) -> list[tuple[str, str]]:
    """For two solutions: one forgotten, both or one with the wrong sign."""
    if len(found.values) != 2 or not isinstance(problem.target.node, Sym):
        return []
    a, b = found.values
    minus_a, minus_b = surds.value(Neg(a)), surds.value(Neg(b))
    if minus_a is None or minus_b is None:
        return []
    options: list[tuple[tuple[Node, ...], str]] = [
        ((minus_a, minus_b), ROOT_SIGNS), ((a,), ONE_ROOT), ((a, minus_b), ROOT_SIGNS), ((minus_a, b), ROOT_SIGNS),
        ((b,), ONE_ROOT),
    ]  # fmt: skip
    right = {evaluate(a), evaluate(b)}
    name = problem.target.node.name
    kept: dict[frozenset[object], tuple[str, str]] = {}
    for nodes, label in options:
        values = frozenset(evaluate(n) for n in nodes)
        if len(values) == len(nodes) and values != right and not _nearly(values, right):
            kept.setdefault(values, (" or ".join(f"{name} = {typeset.plain(n)}" for n in nodes), label))
    return list(kept.values())


def _nearly(a: Iterable[Value], b: Iterable[Value]) -> bool:
    """The same values to nine digits (irrational roots are compared as floats)."""
    return sorted(round(float(x), 9) for x in a) == sorted(round(float(y), 9) for y in b)
