"""For which value of a constant an equation with an absolute value, |x - 4| = c, has no, one or two solutions.

The constant stands outside the bars only. Where many values will do, the choices say which one is meant.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import NotPolynomial, expand, rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.advanced.division import coefficients
from tools.maths.topics.advanced.solution_sets import written
from tools.maths.topics.advanced.steps import replace_node
from tools.maths.topics.algebra.intervals import Interval
from tools.maths.topics.writing import lettered
from tools.maths.tree import Abs, Bin, Node, Rel, Sym, letters, num, substitute, walk
from tools.maths.values import Unvalued, Value, evaluate

CONCEPT = (
    "An absolute value is never negative: set equal to a positive number it has two solutions, to zero one, and to a "
    "negative number none."
)
_R = r"(?:the )?(?:given )?(?:absolute value )?(?:equation )?⟦R\d+⟧"
_COUNT = r"(?P<count>exactly one|only one|exactly ⟦N\d+⟧|⟦N\d+⟧ (?:distinct|different)|no|at least one)(?: distinct| different)?(?: real)? solutions?(?: for [a-z])?"
_TOLD = r"(?:,? (?:where|and|in which) (?P<constant>[a-z]) is a (?:real )?constant)?"
_THE = r"(?:the|a) (?:possible )?value of (?P<name>[a-z])"
_ASKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^for (?:which|what)(?: real)?(?: of the following)? values? of (?P<name>[a-z]) (?:does|will|would) {_R} have {_COUNT}\?$",
        rf"^for (?:which|what)(?: real)?(?: of the following)? values? of (?P<name>[a-z]) (?:is|are) there {_COUNT} (?:to|of|for) {_R}\?$",
        rf"^what(?: real)? value of (?P<name>[a-z]) (?:gives|makes|lets) {_R} (?:have )?{_COUNT}\?$",
        rf"^(?:if )?{_R}(?:{_TOLD},?) has {_COUNT}{_TOLD.replace('constant>', 'other>')}[.,] (?:what is|which of the following (?:is|could be)) {_THE}\?$",
        rf"^in {_R}, (?P<constant>[a-z]) is a (?:real )?constant\. (?:if )?(?:the|this) equation has {_COUNT}[.,] (?:what is|which of the following (?:is|could be)) {_THE}\?$",
    )
)


def solve(stem: Stem) -> Derivation | None:
    """The value of the constant (or the choice that is one); None for anything else."""
    text = lettered(stem, stem.prose)
    asked = next((m for p in _ASKS if (m := p.match(text))), None)
    relations = [n for i in stem.placeholders("RF") if isinstance(n := stem.nodes[i], Rel)]
    if asked is None or len(relations) != 1 or stem.tables or stem.statements or stem.placeholders("FEMPDTB"):
        return None
    name, relation = asked["name"], relations[0]
    if name in re.findall(r"solutions? for ([a-z])\b", text):
        return None
    constants = {v for k in ("constant", "other") if (v := asked.groupdict().get(k))}
    if constants - {name} or relation.op != "=" or (wanted := _wanted(stem, asked["count"])) is None:
        return None
    bars = {n for n in walk(relation) if isinstance(n, Abs)}
    if len(bars) != 1 or len(letters(relation)) != 2 or name not in letters(relation):
        return None
    inside = next(iter(bars))
    level = _level(relation, inside, name)
    return None if level is None else _answered(stem, relation, (inside, level), name, wanted)


def _wanted(stem: Stem, count: str) -> frozenset[int] | None:
    """How many solutions there are to be."""
    if "at least" in count:
        return None
    if "one" in count or count == "no":
        return frozenset({0 if count == "no" else 1})
    number = stem.value(count)
    return frozenset({2}) if number == 2 else None


def _level(relation: Rel, inside: Abs, name: str) -> tuple[Fraction, Fraction] | None:
    """The absolute value as slope·c + constant, the pair of these; None where it is not so simple."""
    unknown = letters(inside) - {name}
    if len(unknown) != 1 or name in letters(inside):
        return None
    try:
        within = coefficients(expand(inside.arg), next(iter(unknown)))
        gap = replace_node(Bin("-", relation.left, relation.right), inside, Sym("w_0"))
        if letters(gap) != {"w_0", name}:
            return None
        flat = expand(gap)
        scale = coefficients(expand(substitute(gap, {name: num(0)})), "w_0")
        rest = coefficients(expand(substitute(gap, {"w_0": num(0)})), name)
    except NotPolynomial:
        return None
    if len(within) != 2 or len(scale) != 2 or len(rest) != 2 or any(len(t.monomial) > 1 for t in flat):
        return None
    return -rest[1] / scale[1], -rest[0] / scale[1]


def _number(level: tuple[Fraction, Fraction], at: Fraction) -> int:
    """How many solutions there are where the constant has this value."""
    height = level[0] * at + level[1]
    return 0 if height < 0 else 1 if height == 0 else 2


def _answered(
    stem: Stem, relation: Rel, parts: tuple[Abs, tuple[Fraction, Fraction]], name: str, wanted: frozenset[int]
) -> Derivation | None:
    inside, level = parts
    border = -level[1] / level[0]
    other: Node = Bin("+", Bin("*", rational(level[0]), Sym(name)), rational(level[1]))
    isolated = Rel("=", inside, Sym(name) if level == (1, 0) else other)
    op = {0: "<", 1: "=", 2: ">"}[next(iter(wanted))]
    condition = Rel(op, isolated.right, num(0))
    flipped = {"<": ">", ">": "<", "=": "="}[op] if level[0] < 0 else op
    answer: Node = Rel(flipped, Sym(name), rational(border)) if op != "=" else rational(border)
    fits = None
    if stem.choices:
        said = {c.letter: _said(c, name) for c in stem.choices}
        if any(s is None for s in said.values()):
            return None

        def holds(choice: Choice) -> bool:
            value = said[choice.letter]
            if isinstance(value, Fraction):
                return _number(level, value) in wanted
            return op != "=" and value == ((Interval(high=border),) if flipped == "<" else (Interval(low=border),))

        right = [c for c in stem.choices if holds(c)]
        if len(right) != 1 or right[0].node is None:
            return None
        answer, fits = right[0].node, holds
    elif op != "=":
        return None
    text = f"An absolute value can be {'zero in one way only' if op == '=' else 'negative never' if op == '<' else 'positive in two ways'}: write that down for the other side."
    moves = (
        Move("Look at the other side", text, relation, condition, check=lambda: _by_counting(relation, name, level)),
        Move("Find the constant", "Solve that for the constant.", condition, answer, check=lambda: _fulfils(condition, name, answer)),
    )  # fmt: skip
    return Derivation(
        skills.NONLINEAR_EQUATIONS, CONCEPT, moves, ({},), (answer,),
        asked="You are asked which value of the constant gives the equation that many solutions.",
        confirm=lambda: _by_counting(relation, name, level), fits=fits,
    )  # fmt: skip


def _said(choice: Choice, name: str) -> Fraction | tuple[Interval, ...] | None:
    node = choice.node
    if isinstance(node, Rel) and node.op == "=" and node.left == Sym(name):
        node = node.right
    if node is None or isinstance(node, Rel):
        return written(choice.text, name)
    try:
        value: Value = evaluate(node)
    except Unvalued:
        return written(choice.text, name)
    return value if isinstance(value, Fraction) else None


def _fulfils(condition: Rel, name: str, answer: Node) -> bool:
    if isinstance(answer, Rel):
        return algebra.same_half_line(condition, answer, name)
    if not isinstance(answer, Bin | Sym) and letters(answer):
        return True  # a set that was compared as such
    return algebra.satisfies(condition, {name: answer})


def _by_counting(relation: Rel, name: str, level: tuple[Fraction, Fraction]) -> bool:
    """SymPy solves the equation at, below and above the border and finds as many solutions as were said."""
    import sympy

    unknown = sympy.Symbol(next(iter(letters(relation) - {name})), real=True)
    border = -level[1] / level[0]
    for at in (border - 3, border - Fraction(1, 7), border, border + Fraction(1, 7), border + 3):
        placed = substitute(Bin("-", relation.left, relation.right), {name: num(at)})
        found = sympy.solveset(algebra.to_sympy(placed), unknown, sympy.S.Reals)
        if not isinstance(found, sympy.FiniteSet) and found != sympy.S.EmptySet:
            return False
        if len(found) != _number(level, at):
            return False
    return True
