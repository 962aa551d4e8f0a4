"""Which statement about a polynomial follows from the values that are told of it: a factor, a remainder."""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import algebra, spans
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Choice
from tools.maths.skills import EQUIVALENT
from tools.maths.topics.advanced.factor_rules import known_values
from tools.maths.topics.advanced.facts import _root_of
from tools.maths.topics.advanced.steps import number
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Apply, Group, Node, Rel, letters
from tools.maths.values import evaluate, exact_value, same_value

REMAINDER = "The remainder on division of $p(x)$ by $x - r$ is the value $p(r)$ (remainder theorem)."


def root_of(node: Node | None, letter: str) -> Fraction | None:
    if node is None or isinstance(node, Rel | Group) or letters(node) != {letter}:
        return None
    return exact_value(_root_of(node, letter))


def must_be_true(task: Task) -> Derivation | None:
    """ "p(3) = −2. Which must be true about p(x)?": every choice judged by the theorems, and only one may follow."""
    values = known_values(task)
    if not values or not task.choices or task.functions or task.equations or not task.only("root", "points"):
        return None
    verdicts = {c.letter: _follows(c.text, values) for c in task.choices}
    if any(v is None for v in verdicts.values()) or sum(bool(v) for v in verdicts.values()) != 1:
        return None
    right = next(c for c in task.choices if verdicts[c.letter])
    given = [Rel("=", Apply("p", number(at)), number(value)) for at, value in values.items()]
    phrase = right.text.strip()
    move = Move(
        "Use the remainder theorem",
        "A value of zero means a factor; any other value is a remainder, and says nothing about other factors.",
        State.of(*given),
        words(re.sub(r"[$\\]", "", phrase)),
        check=lambda: _follows(phrase, values) is True,
    )
    return Derivation(
        EQUIVALENT,
        REMAINDER,
        (move,),
        ({},),
        (),
        phrase,
        asked="You are asked what follows from the value given, whatever the polynomial is.",
        confirm=lambda: _example_agrees(right, task, values),
        fits=lambda choice: verdicts[choice.letter] is True,
        full=task.full,
    )


def _claim(text: str) -> tuple[str, Node, Node | None] | None:
    """What a choice says: ("factor", divisor, None) or ("remainder", divisor, value)."""
    parts = spans.segment(text, "pqr")
    nodes: list[Node] = []
    prose = ""
    for part in parts:
        if isinstance(part, str):
            prose += part.lower()
        else:
            nodes.append(part.node)
            prose += f" ⟦{len(nodes) - 1}⟧ "
    prose = " ".join(prose.replace("$", " ").split())
    match = re.search(r"⟦(\d+)⟧ is (?:a|one) factor of", prose)
    if match:
        return "factor", nodes[int(match.group(1))], None
    match = re.search(
        r"remainder when (?:⟦\d+⟧|[a-z]\s?\( ?[a-z] ?\)|the polynomial) is divided by ⟦(\d+)⟧ is ⟦(\d+)⟧", prose
    )
    match = match or re.search(
        r"when (?:⟦\d+⟧|[a-z]\s?\( ?[a-z] ?\)|the polynomial) is divided by ⟦(\d+)⟧, ?the remainder is ⟦(\d+)⟧", prose
    )
    if match:
        return "remainder", nodes[int(match.group(1))], nodes[int(match.group(2))]
    return None


def _follows(text: str, values: dict[Fraction, Fraction]) -> bool | None:
    claim = _claim(text)
    if claim is None:
        return None
    kind, divisor, level = claim
    names = letters(divisor)
    at = root_of(divisor, next(iter(names))) if len(names) == 1 else None
    if at is None:
        return None
    if at not in values:
        return False
    wanted = Fraction(0) if kind == "factor" else evaluate(level) if level is not None else None
    return wanted is not None and same_value(values[at], wanted)


def _example_agrees(right: Choice, task: Task, values: dict[Fraction, Fraction]) -> bool:
    """The second route: for two polynomials with these values, only the chosen claim is true of both."""
    import sympy

    x = sympy.Symbol("x", real=True)
    points = [
        (sympy.Rational(a.numerator, a.denominator), sympy.Rational(v.numerator, v.denominator))
        for a, v in values.items()
    ]
    base = sympy.interpolate(points, x) if len(points) > 1 else points[0][1]
    bump = sympy.prod([x - a for a, _ in points])
    always = []
    for choice in task.choices:
        claim = _claim(choice.text)
        if claim is None:
            return False
        kind, divisor, level = claim
        d = algebra.to_sympy(divisor).subs(sympy.Symbol(next(iter(letters(divisor))), real=True), x)
        wanted = 0 if kind == "factor" or level is None else algebra.to_sympy(level)
        rests = [sympy.rem(sympy.expand(base + k * bump), d, x) for k in (1, 2, x + 3)]
        if all(sympy.simplify(r - wanted) == 0 for r in rests):
            always.append(choice.letter)
    return always == [right.letter]
