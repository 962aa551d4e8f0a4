"""Which of the numbers listed is a solution: each is put in the place of the letter, and one may hold (or fail).

For any equation or inequality in one letter, absolute values and powers among them. Only with choices that are numbers.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from functools import partial

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.tree import Node, Rel, Sym, letters, substitute, walk
from tools.maths.values import Unvalued, evaluate, truth

CONCEPT = "A number is a solution when the statement is true with that number in the place of the letter: try them all."
_THE = r"(?:the )?(?:above )?(?:given )?(?:inequality|equation|statement)?(?: above)?"
_ASKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(?:if|given that|where) ⟦R\d+⟧,? (?:then )?which of the following (?:could|can|may) be (?:a|the) (?:possible )?value"
        r"(?: of ⟦S\d+⟧)?\?$",
        rf"^which of the following (?:numbers |values )?(?:of ⟦S\d+⟧ )?(?:is|are) (?P<not>not )?(?:a )?(?:solutions?|in the solution "
        rf"set) (?:to|of) {_THE} ?⟦R\d+⟧\?$",
        rf"^which (?:of the following )?(?:values?|numbers?)(?: of ⟦S\d+⟧)? (?:(?P<not>does not) satisfy|satisf(?:y|ies)) "
        rf"{_THE} ?⟦R\d+⟧\?$",
    )
)


def solve(stem: Stem) -> Derivation | None:
    """The one choice that satisfies (or, where "not" is asked, fails) the relation; None for anything else."""
    asked = next((m for p in _ASKS if (m := p.match(stem.ask))), None)
    relations = [n for i in stem.placeholders("R") if isinstance(n := stem.nodes[int(i)], Rel)]
    if asked is None or len(stem.sentences) != 1 or len(relations) != 1 or stem.tables:
        return None
    relation = relations[0]
    names = letters(relation) - {"pi"}
    if len(names) != 1 or not stem.choices or any(c.node is None or letters(c.node) - {"pi"} for c in stem.choices):
        return None
    name = next(iter(names))
    if any(
        isinstance(n, Sym) and n.name not in (name, "pi")
        for i in stem.placeholders("S")
        for n in walk(stem.nodes[int(i)])
    ):
        return None
    wanted = not asked.groupdict().get("not")

    def fits(node: Node | None) -> bool:
        return node is not None and _holds(relation, name, node) is wanted

    right = [c for c in stem.choices if fits(c.node)]
    if len(right) != 1 or right[0].node is None:
        return None
    moves = []
    for choice in stem.choices:
        assert choice.node is not None
        placed = substitute(relation, {name: choice.node})
        true = _holds(relation, name, choice.node)
        told = words("true" if true else "false")
        text = f"Put this number in the place of ${name}$ and see whether the statement is true."
        move = Move("Try a choice", text, placed, told, check=partial(_agrees, relation, name, choice.node, true))
        moves.append(move)
    return Derivation(
        skills.INEQUALITIES if relation.op != "=" else skills.NONLINEAR_EQUATIONS,
        CONCEPT, tuple(moves), ({name: right[0].node},), (right[0].node,),
        asked="You are asked which of the numbers makes the statement " + ("true." if wanted else "false."),
        fits=lambda c: fits(c.node), confirm=lambda: sum(fits(c.node) for c in stem.choices) == 1, full=True,
    )  # fmt: skip


def _holds(relation: Rel, name: str, value: Node) -> bool | None:
    """Whether a relation is true at a value; None where it has none there."""
    try:
        return truth(relation, {name: evaluate(value)})
    except Unvalued:
        return None


def _agrees(relation: Rel, name: str, value: Node, found: bool | None) -> bool:
    return found is not None and _by_algebra(relation, name, value) is found


def _by_algebra(relation: Rel, name: str, value: Node) -> bool | None:
    """The same by SymPy, exactly."""
    import sympy

    from tools.maths.algebra import to_sympy

    left, right = (to_sympy(substitute(side, {name: value})) for side in (relation.left, relation.right))
    gap = sympy.simplify(left - right)
    if gap.is_real is not True:
        return None
    return {"=": gap == 0, "≠": gap != 0, "<": bool(gap < 0), ">": bool(gap > 0),
            "≤": bool(gap <= 0), "≥": bool(gap >= 0)}.get(relation.op)  # fmt: skip
