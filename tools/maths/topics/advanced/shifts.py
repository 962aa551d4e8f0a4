"""Graphs moved or mirrored: the rule or the points of the new function, from words or from g(x) = f(x − 3) + 2."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation, Move
from tools.maths.problem import Choice
from tools.maths.skills import NONLINEAR_FUNCTIONS
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.advanced import phrases, steps
from tools.maths.topics.advanced.curves import curve_of
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Bin, Neg, Node, Num, Sym, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate, same_value

CONCEPT = (
    "To move a graph up by $k$, add $k$ to the rule; to move it right by $h$, put $x - h$ in the place of $x$ "
    "(left: $x + h$)."
)
_WAY = r"(?:to the )?(?P<way{}>right|left|upward|up|downward|down)s?"
_SHIFT = re.compile(rf"(?:by )?(?P<n1>⟦N\d+⟧) units? {_WAY.format(1)}\b|{_WAY.format(2)} (?:by )?(?P<n2>⟦N\d+⟧) units?")
_WORDS = re.compile(r"shift|translat|\bmoved\b")
_MIRROR = re.compile(r"reflect")
_OWN_TEXT = """
    shifted translated moved shift translated translation result resulting new obtained obtain form create produce graph
    graphs to by and units unit right left up down upward downward if then which equation defines define represents is
    of the in xy-plane function what following
"""
_OWN = frozenset(_OWN_TEXT.split())


@dataclass(frozen=True)
class Shift:
    """Units to the right and up."""

    right: Node
    up: Node


def solve(stem: Stem) -> Derivation | None:
    """The derivation of "shifted 3 units right and 2 up: which is the new equation?", None otherwise."""
    if not _WORDS.search(stem.prose) or _MIRROR.search(stem.prose) or not stem.choices:
        return None
    task = read(stem)
    if (
        task is None
        or task.facts
        or task.points
        or task.identity
        or task.ask.kind not in ("rule", "equivalent", "value")
    ):
        return None
    shift = _shift(stem)
    curve = curve_of(task) if len(task.functions) + len(task.equations) == 1 else None
    if shift is None or curve is None or curve.body is None or letters(curve.body) != {curve.letter}:
        return None
    body, x = curve.body, Sym(curve.letter)
    inside = _added(x, _opposite(shift.right))
    moved = substitute(body, {curve.letter: inside})
    moves = []
    if moved != body:
        text = f"Put {shown(inside)} in the place of {shown(x)}: the graph moves sideways, against the sign."
        moves.append(
            Move("Move sideways", text, body, moved, check=lambda: _moved(body, moved, curve.letter, shift, False))
        )
    final = _added(moved, shift.up)
    if final != moved:
        text = "Add to the whole rule what the graph moves up (subtract what it moves down)."
        moves.append(
            Move("Move up or down", text, moved, final, check=lambda: _moved(body, final, curve.letter, shift, True))
        )
    if not moves:
        return None

    def fits(choice: Choice) -> bool:
        node = steps.right_side(choice.node)
        return node is not None and letters(node) == {curve.letter} and steps.agree(final, node)

    return Derivation(
        NONLINEAR_FUNCTIONS,
        CONCEPT,
        tuple(moves),
        ({},),
        (final,),
        asked="You are asked for the rule of the moved graph.",
        confirm=lambda: _points_move(body, final, curve.letter, shift),
        fits=fits,
        full=all(w in _OWN or w in phrases.FILLER for w in task.left if w not in TRAPS) and not _traps(task.left),
    )


def _traps(words: tuple[str, ...]) -> bool:
    return any(w in TRAPS and w not in _OWN for w in words)


def _shift(stem: Stem) -> Shift | None:
    """The units named, each direction at most once; None when a number there belongs to something else."""
    right: Node = Num(Fraction(0))
    up: Node = Num(Fraction(0))
    found = list(_SHIFT.finditer(stem.prose))
    ways = [(m.group("way1") or m.group("way2")).removesuffix("ward") for m in found]
    sideways, upright = [w for w in ways if w in ("left", "right")], [w for w in ways if w in ("up", "down")]
    if not found or len(sideways) > 1 or len(upright) > 1 or len(found) != len(stem.placeholders("N")):
        return None
    for match, way in zip(found, ways, strict=True):
        size = stem.node(match.group("n1") or match.group("n2"))
        if way in ("left", "right"):
            right = size if way == "right" else Neg(size)
        else:
            up = size if way == "up" else Neg(size)
    return Shift(right, up)


def _opposite(node: Node) -> Node:
    return node.arg if isinstance(node, Neg) else Neg(node)


def _added(node: Node, size: Node) -> Node:
    value = evaluate(size)
    if value == 0:
        return node
    return Bin("-", node, size.arg) if isinstance(size, Neg) else Bin("+", node, size)


def _check(body: Node, after: Node, letter: str, shift: Shift, both: bool) -> Callable[[], bool]:
    return lambda: _moved(body, after, letter, shift, both)


def _moved(body: Node, after: Node, letter: str, shift: Shift, both: bool) -> bool:
    """SymPy: the new rule at x is the old one at x − right, plus what it moved up."""
    import sympy

    from tools.maths import algebra

    x = sympy.Symbol(letter, real=True)
    right, up = algebra.to_sympy(shift.right), algebra.to_sympy(shift.up)
    wanted = algebra.to_sympy(body).subs(x, x - right) + (up if both else 0)
    return bool(sympy.simplify(algebra.to_sympy(after) - wanted) == 0)


def _points_move(body: Node, final: Node, letter: str, shift: Shift) -> bool:
    """The second route: points of the old graph, moved, lie on the new one."""
    right, up = evaluate(shift.right), evaluate(shift.up)
    compared = 0
    for at in steps.points([letter]):
        try:
            height = evaluate(body, at)
            if not same_value(evaluate(final, {letter: at[letter] + right}), height + up):
                return False
            compared += 1
        except Unvalued:
            continue
    return compared >= steps.ENOUGH
