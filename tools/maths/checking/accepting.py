"""Recognising the answer to a problem in whatever form a learner gives it: a value, an expression, a choice's words.

50, 50% and "50 percent" are one answer where a percent is asked; y = 2x + 3 is given by 2x + 3; a decimal that only
rounds an exact answer is told apart. Whether a line *follows* is for `judging.py`.
"""

from __future__ import annotations

import re

from tools.maths.checking.evidence import asks_percent
from tools.maths.derivation import Derivation
from tools.maths.leaks.choice_words import closest
from tools.maths.leaks.sameness import relations, rounded, same_expression, value_of
from tools.maths.problem import Problem
from tools.maths.solution import Solution
from tools.maths.tree import Apply, Degrees, Group, Node, Percent, Rel, Sym, bare, letters, size
from tools.maths.values import same_value

_ANNOUNCED = re.compile(
    r"^\W*(?:(?:so|thus|then|hence|therefore|i think|i say|i got|i get|my|the|it|it's|its|answer|final|choice|is|"
    r"must be|would be)\b[\s:=]*)+",
    re.IGNORECASE,
)

LONG = 12  # characters of a choice's text that are enough to know it at the end of a line


class Wanted:
    """The answers of one problem: the derivation's values and, with choices, the right choice."""

    def __init__(self, problem: Problem, found: Derivation, solution: Solution) -> None:
        self.problem, self.found = problem, found
        self.target = problem.target.node
        self.percent = asks_percent(problem, found)
        right = next((c.node for c in problem.choices if c.letter == solution.choice), None)
        self.answers = [*found.values, *([right] if right is not None else [])]
        self.expression = self.target is not None and (problem.target.kind == "simplify" or not problem.equations)
        self.systems = [s for a in self.answers if (s := relations(a)) and not all(map(gives_a_number, s))]
        self.expressions = [a for a in self.answers if letters(a) and not isinstance(a, Group) and not relations(a)]

    def choice_said(self, text: str, final: bool) -> str | None:
        """The letter of the choice whose words or formula a line repeats."""
        plain = _flat(_ANNOUNCED.sub("", text)), _flat(text)
        alike = [
            c.letter
            for c in self.problem.choices
            if (flat := _flat(c.text)) and (flat in plain or (len(flat) > LONG and plain[1].endswith(flat)))
        ]
        if len(alike) == 1 and (final or self.wordy()):
            return alike[0]
        return closest(text, [c.text for c in self.problem.choices]) if self.wordy() else None

    def wordy(self) -> bool:
        return sum(c.node is None for c in self.problem.choices) * 2 > len(self.problem.choices)

    def node_of(self, letter: str) -> Node | None:
        return next((c.node for c in self.problem.choices if c.letter == letter), None)

    def is_answer(self, node: Node) -> bool:
        if (self.found.phrase and not self.answers) or len(self.found.values) > 1 or isinstance(node, Group):
            return False
        return any(self._is(node, answer) for answer in self.answers if not isinstance(answer, Group))

    def _is(self, node: Node, answer: Node) -> bool:
        """Whether a value is the answer in finished form; 50 and 50% are one where a percent is asked."""
        if relations(answer):
            return len(relations(answer)) == 1 and _isolates(relations(answer)[0], node)
        if letters(answer):
            short = size(node) <= max(size(answer), 3) + 2 and bare(node) != (self.target and bare(self.target))
            return letters(node) == letters(answer) and short and same_expression(node, answer)
        if letters(node):
            return False
        if isinstance(answer, Percent | Degrees) and not isinstance(node, type(answer)):
            answer = answer.arg
        elif isinstance(node, Degrees) and not isinstance(answer, Degrees):
            node = node.arg if "deg" in self.found.unit or self.found.unit == "°" else node
        elif isinstance(node, Percent) and self.percent:
            node = node.arg
        finished = not self.expression or size(node) <= max(size(answer), 3) + 1
        return finished and same(node, answer)

    def is_rounded(self, node: Node) -> bool:
        """A decimal that stands for an exact answer."""
        if letters(node) or len(self.found.values) != 1:
            return False
        exact = value_of(self.found.values[0])
        return exact is not None and rounded(node, exact)


def same(a: Node, b: Node) -> bool:
    """Two trees of one value."""
    x, y = value_of(a), value_of(b)
    return x is not None and y is not None and same_value(x, y)


def gives_a_number(relation: Rel) -> bool:
    """ "x = 3": a value, not an equation to be found."""
    return relation.op == "=" and isinstance(relation.left, Sym) and not letters(relation.right)


def _isolates(relation: Rel, node: Node) -> bool:
    """Whether an expression is what a relation says a letter equals: 2x + 3 for y = 2x + 3."""
    isolated = relation.op == "=" and isinstance(relation.left, Sym | Apply)
    return isolated and letters(node) == letters(relation.right) and same_expression(node, relation.right)


def _flat(text: str) -> str:
    """A text without spaces, dollars and commands, for comparing with a choice."""
    text = text.lower().replace("−", "-").replace("–", "-").replace("\\left", "").replace("\\right", "")
    return re.sub(r"[\s$\\{}]|\.$", "", text.strip())
