"""Which value comes out of squaring both sides of an equation with a root, and does not solve it?

A constant in the equation is found first, where a true solution is told. Only equations with one root, and only texts
that say of the value asked for that it is extraneous or does not satisfy the equation.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tools.maths.derivation import Derivation, Move, State
from tools.maths.problem import Problem, Target
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced import steps
from tools.maths.topics.advanced.equations import solve_one
from tools.maths.topics.advanced.roots import Roots, works
from tools.maths.topics.advanced.steps import replace_node
from tools.maths.tree import Group, Neg, Node, Num, Rel, Root, Sym, has_decimal, letters, substitute, walk
from tools.maths.typeset import shown
from tools.maths.values import evaluate, same_value

CONCEPT = (
    "Squaring both sides also lets in what solves the equation with the other sign before the root. Such a value solves "
    "the squared equation and not the first one: it is extraneous."
)
LONGEST = 900  # characters of a text
_ASKED = re.compile(r"\b(?:what|which|find|determine)\b")
_FAILS = re.compile(
    r"\b(?:extraneous|(?:does|do|did) not (?:satisfy|solve|make|work)|(?:is|are) not (?:a |an |really a )?solutions?)\b"
)
_AVOIDED = re.compile(r"\b(?:not|than|without|no) (?:[a-z]+ ){0,2}extraneous\b")
_WORDS_TEXT = """
    a an the in of to and or is are was were that this these those them which what find determine equation equations given above below
    constant solution solutions value values root roots when both sides side squared squares squaring square each by she he they obtained
    obtains obtain gets got get gives gave found finds find had has have having second another other with quadratic resulting results result
    new does do did not satisfy satisfies original first solved solves solve one extraneous if any where as from after on its it two but for
    only also following radical leads led produces produced produce being
"""
_WORDS = frozenset(_WORDS_TEXT.split())


@dataclass(frozen=True)
class _Told:
    """The equation, the letter solved for, a constant to find with a solution that fixes it, and candidates told."""

    equation: Rel
    root: Root
    letter: str
    constant: str
    solution: Node | None
    candidates: tuple[Node, ...]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the extraneous solution, None where none is asked for."""
    if len(stem.prose) > LONGEST or not _ASKED.search(stem.ask) or not _asks_for_it(stem) or not _plain(stem):
        return None
    told = _told(stem)
    if told is None:
        return None
    before: list[Move] = []
    equation, name = told.equation, told.letter
    if told.constant:
        put = _constant(told)
        if put is None:
            return None
        before, equation = put
    found = solve_one(equation, name, has_decimal(equation))
    if found is None or found.values is None or len(found.rejected) != 1:
        return None
    every = (*found.values, *found.rejected)
    if told.solution is not None and not _among(told.solution, found.values):
        return None
    if told.candidates and not (len(told.candidates) == len(every) and all(_among(c, every) for c in told.candidates)):
        return None
    return _derivation(stem, told, equation, before, found)


def _asks_for_it(stem: Stem) -> bool:
    """Whether the value asked for is the one that fails: said in the question, or just before "What is this value?".

    >>> from tools.maths import stem
    >>> _asks_for_it(stem.read("Squaring gives 2 values, one of which is extraneous. What is the solution?"))
    False
    """
    if _FAILS.search(stem.ask):
        return True
    before = stem.told[-1] if stem.told else ""
    pointed = re.search(r"\b(?:this|that) (?:second |other |new )?(?:solution|value|root)\b", stem.ask)
    return bool(pointed and re.search(r"\b(?:which|that|but)\b", before) and _FAILS.search(before))


def _plain(stem: Stem) -> bool:
    """Whether the text holds only words of this kind of problem, and at most one name."""
    cased = PLACEHOLDER.sub(" ", " ".join(stem.cased))
    known = set(re.findall(r"[a-z]+", PLACEHOLDER.sub(" ", stem.prose)))
    strange = {w for w in known - _WORDS if len(w) > 1}
    names = {w for w in strange if re.search(rf"\b{w.capitalize()}\b", cased) and not re.search(rf"\b{w}\b", cased)}
    return strange == names and len(names) <= 1 and not _AVOIDED.search(stem.prose)


def _told(stem: Stem) -> _Told | None:
    kept: list[Rel] = []
    pins: list[Rel] = []
    for relation in dict.fromkeys(stem.equations()):
        if relation.op != "=":
            return None
        (pins if isinstance(relation.left, Sym) and not letters(relation.right) else kept).append(relation)
    if len(kept) != 1 or len(pins) > 1:
        return None
    roots = list(dict.fromkeys(n for n in walk(kept[0]) if isinstance(n, Root)))
    if len(roots) != 1 or roots[0].index != 2:
        return None
    names = letters(kept[0])
    constants = {n.name for n in (stem.node(p) for p in _constants(stem.prose)) if isinstance(n, Sym)} & names
    free = names - constants
    if len(free) != 1 or len(constants) != len(pins) or not letters(roots[0].arg) & free:
        return None
    name = next(iter(free))
    if pins and pins[0].left != Sym(name):
        return None
    numbers = [stem.nodes[i] for i in stem.placeholders("NE")]
    if len(numbers) == 1 and isinstance(numbers[0], Num) and numbers[0].value == 2:
        numbers = []  # "two solutions"
    if any(letters(n) for n in numbers) or stem.placeholders("MPDTB"):
        return None
    return _Told(kept[0], roots[0], name, next(iter(constants), ""), pins[0].right if pins else None, tuple(numbers))


def _constants(prose: str) -> list[str]:
    return re.findall(r"(⟦S\d+⟧) is (?:a|some) (?:real |positive |negative )?constant\b", prose)


def _constant(told: _Told) -> tuple[list[Move], Rel] | None:
    """The constant by putting the known solution in, and the equation with it."""
    assert told.solution is not None
    known = {told.letter: told.solution}
    placed = Rel("=", substitute(told.equation.left, known), substitute(told.equation.right, known))
    found = solve_one(placed, told.constant, has_decimal(placed))
    if found is None or found.values is None or len(found.values) != 1:
        return None
    value = {told.constant: found.values[0]}
    equation = Rel("=", substitute(told.equation.left, value), substitute(told.equation.right, value))
    solution = Rel("=", Sym(told.letter), told.solution)
    text = f"{shown(solution)} is a solution, so it makes the equation true: put it in."
    filled = Rel("=", Sym(told.constant), found.values[0])
    moves = [
        Move("Put the solution in", text, State.of(told.equation), State.of(placed), check=lambda: _same_at(told.equation, placed, known)),
        *found.moves,
        Move("Put the constant in", f"Now the equation is known: {shown(filled)}.", State.of(filled), State.of(equation),
             check=lambda: _same_at(told.equation, equation, value)),
    ]  # fmt: skip
    return moves, equation


def _same_at(before: Rel, after: Rel, at: dict[str, Node]) -> bool:
    """SymPy puts the value in and finds the same equation."""
    import sympy

    from tools.maths import algebra

    put = {sympy.Symbol(k, real=True): algebra.to_sympy(v) for k, v in at.items()}
    sides = ((before.left, after.left), (before.right, after.right))
    return all(sympy.simplify(algebra.to_sympy(a).subs(put) - algebra.to_sympy(b)) == 0 for a, b in sides)


def _among(value: Node, values: Sequence[Node]) -> bool:
    return any(same_value(evaluate(value), evaluate(v)) for v in values)


def _derivation(stem: Stem, told: _Told, equation: Rel, before: list[Move], found: Roots) -> Derivation:
    value = found.rejected[0]
    every = (*(found.values or ()), value)
    text = "It solves the squared equation, and fails in the first one."
    last = Move("Take the one that fails", text, Group(every, "set"), Group((value,), "set"))
    root = next(n for n in walk(equation) if isinstance(n, Root))
    flipped = replace_node(equation, root, Neg(root))
    assert isinstance(flipped, Rel)
    return Derivation(
        NONLINEAR_EQUATIONS,
        CONCEPT,
        (*before, *found.moves, last),
        ({told.letter: value},),
        (value,),
        problem=Problem(stem.question, stem.segments, (equation,), Target("value", Sym(told.letter)), stem.choices),
        asked="You are asked for the value that squaring lets in and that does not solve the equation itself.",
        confirm=lambda: works(flipped, told.letter, value) and not works(equation, told.letter, value)
        and all(works(equation, told.letter, v) for v in found.values or ()),
        fits=steps.value_fits([value]),
    )  # fmt: skip
