"""Which of the statements I, II, III about a polynomial are true: its factors, zeros, points, or its graph in words.

Also "which of the following must be true about the graph", with the statements as choices. Each statement is judged by
`graph_claims.py` and, a second time, with SymPy.
"""

from __future__ import annotations

import re
from functools import partial

from tools.maths import algebra, typeset
from tools.maths.choice_reading import true_choice
from tools.maths.derivation import Derivation, Move, words
from tools.maths.grammar import try_parse
from tools.maths.polynomial import rational
from tools.maths.skills import EQUIVALENT, NONLINEAR_FUNCTIONS
from tools.maths.stem import Stem
from tools.maths.topics.advanced import subjects
from tools.maths.topics.advanced.graph_claims import judge
from tools.maths.topics.advanced.subjects import Subject
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters

CONCEPT = (
    "Judge each statement by itself. $x - r$ is a factor of a polynomial exactly when the polynomial is $0$ at "
    "$x = r$; that is also where its graph meets the $x$-axis."
)
_ROOTS = r"(?:real |possible )?(?:zeros?|zeroes|roots?|x-intercepts?|solutions?)"
_WHICH = r"which(?: one)? of the (?:following|statements)(?: \w+){0,2}?"
_BE = r"(?:is|are|must be|represents?|gives?)(?: also)?(?: (?:an?|the|one of the|all))?"
_KINDS = [
    ("factor", re.compile(rf"{_WHICH} {_BE} (?:factors?|divisors?) of")),
    ("zero", re.compile(rf"{_WHICH} {_BE} {_ROOTS} (?:of|to)")),
    ("point", re.compile(rf"{_WHICH} (?:lies?|{_BE}|{_BE} points?) on (?:the )?(?:graph|curve|parabola)")),
    ("equal", re.compile(rf"{_WHICH} {_BE} (?:equivalent|equal) to")),
    ("true", re.compile(rf"{_WHICH}(?: (?:about|regarding) [^?.]*)? (?:is|are|must be) (?:true|correct)")),
]  # fmt: skip


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(stem.ask)), None)
    if kind is None or not stem.choices or (kind != "true" and not stem.statements):
        return None
    task = read(stem)
    if task is None or task.trap or task.imaginary or task.identity or task.facts or task.points or task.conditions:
        return None
    about = _subject(task)
    if about is None or (task.loose and task.functions):
        return None
    texts = stem.statements or tuple(c.text for c in stem.choices)
    verdicts = [judge(text, about, kind) for text in texts]
    if any(v is None for v in verdicts):
        return None
    flags = [v is True for v in verdicts]
    right = true_choice(stem.choices, flags, numbered=bool(stem.statements))
    if right is None:
        return None
    return Derivation(
        NONLINEAR_FUNCTIONS if kind in ("true", "point") else EQUIVALENT,
        CONCEPT,
        tuple(_move(text, flag, about, kind) for text, flag in zip(texts, flags, strict=True)),
        ({},),
        (),
        right.text.strip(),
        asked="You are asked which of the statements hold for that function.",
        confirm=lambda: [_again(text, about, kind) for text in texts] == flags,
        fits=lambda choice: choice.letter == right.letter,
        full=task.full,
    )


def _subject(task: Task) -> Subject | None:
    """The one polynomial the problem is about."""
    node = task.ask.node
    if len(task.functions) == 1 and not task.equations:
        name, (letter, body) = next(iter(task.functions.items()))
        if node not in (None, Apply(name, Sym(letter)), Sym(name)):
            return None  # about p(x) + 9, say
        return subjects.subject(name, letter, body) if letters(body) == {letter} else None
    bodies: list[Node] = [*task.loose]
    for equation in task.equations:
        bodies.append(equation.right if equation.left == Sym("y") else _gap(equation))
    if not bodies and node is not None and not isinstance(node, Sym):
        bodies.append(node)
    if task.functions or len(bodies) != 1 or len(letters(bodies[0])) != 1:
        return None
    return subjects.subject("", next(iter(letters(bodies[0]))), bodies[0])


def _gap(equation: Rel) -> Node:
    return Bin("-", equation.left, equation.right)


def _move(text: str, flag: bool, about: Subject, kind: str) -> Move:
    node = try_parse(text.strip().rstrip("."), about.name)
    said = {
        "factor": "Find where the expression is zero and see whether the polynomial is zero there too.",
        "zero": "Put the number into the rule and see whether the result is zero.",
        "point": "Put the first coordinate into the rule and compare with the second.",
        "equal": "Multiply out and compare.",
        "true": "Work out from the rule what the statement is about, and compare.",
    }[kind]
    shown = typeset.latex(typeset.pretty(node)) if node is not None else words(re.sub(r"[$\\]", "", text.strip()))
    return Move(
        "Test the statement", said, shown, words("true" if flag else "false"),
        check=partial(_agrees, text, about, kind, flag),
    )  # fmt: skip


def _agrees(text: str, about: Subject, kind: str, flag: bool) -> bool:
    return _again(text, about, kind) is flag


def _again(text: str, about: Subject, kind: str) -> bool | None:
    """The second route: SymPy's polynomial, from its own roots, instead of the coefficients Lemma collected."""
    import sympy

    x = algebra.to_sympy(Sym(about.letter))
    if not about.values:
        return judge(text, subjects.BySympy(about.name, about.letter, about.body, ()), kind)
    given = sympy.Poly(algebra.to_sympy(about.body), x)
    node = try_parse(text.strip().rstrip("."), about.name)
    if kind == "factor" and node is not None:
        return bool(sympy.rem(given.as_expr(), algebra.to_sympy(node), x) == 0)
    if kind == "equal" and node is not None:
        return bool(sympy.expand(given.as_expr() - algebra.to_sympy(node)) == 0)
    if kind == "zero" and node is not None and not isinstance(node, Group):
        number = node.right if isinstance(node, Rel) else node
        return any(sympy.simplify(r - algebra.to_sympy(number)) == 0 for r in sympy.real_roots(given))
    counted = subjects.real_zeros(about.values)
    if counted is not None and counted != len(set(sympy.real_roots(given))):
        return None
    coefficients = [algebra.to_sympy(rational(c)) for c in reversed(about.values)]
    return judge(text, about, kind) if sympy.Poly(coefficients, x) == given else None
