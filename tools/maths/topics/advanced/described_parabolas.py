"""A parabola that is described by its points: its zeros, its vertex, where it crosses the y-axis, a point on it.

Asked is the minimum or maximum, the vertex or its axis, another zero, or a value. Functions given by a formula are in
`parabolas`, and which equation a described parabola has is in `factors`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing import mirrored
from tools.maths.picturing.curves import Mark
from tools.maths.picturing.reading import label
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.skills import NONLINEAR_FUNCTIONS
from tools.maths.stem import Stem
from tools.maths.topics.advanced.described_parabolas_reading import (
    ASKS,
    FACTS,
    REST,
    Facts,
    Point,
    named,
    names,
    pair,
    take,
)
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate, same_value

CONCEPT = (
    "A parabola is symmetric: its vertex lies halfway between two points of the same height, such as the zeros $r$ and $s$. "
    "With them its equation is $y = a(x - r)(x - s)$, and one more point gives $a$."
)
_IT = r"(?:(?:the )?(?:graph|parabola|curve|function)(?: of (?:the (?:quadratic )?function)?)?(?: ?⟦[SERF]\d+⟧)?|it|and|which|that|,)"


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    if not re.search(r"parabola|quadratic function", stem.prose) or stem.tables or stem.statements:
        return None
    if any(not names(r) for r in stem.equations()):
        return None  # its formula, or a part of it, is given
    asked = next(((kind, m) for kind, p in ASKS if (m := p.search(stem.ask))), None)
    if asked is None:
        return None
    facts = Facts()
    rest = stem.prose.replace(asked[1].group(), " ")
    for kind, pattern in FACTS:
        for match in list(pattern.finditer(rest)):
            if not take(stem, facts, kind, [g for g in match.groups() if g]):
                return None
        rest = pattern.sub(" ", rest)
    rest = re.sub(r"⟦([SERF])(\d+)⟧", lambda m: " " if named(stem.nodes[int(m.group(2))]) else m.group(), rest)
    if any(w not in REST for w in re.findall(r"[a-z][a-z-]*|⟦\w+⟧", rest)):
        return None
    return _derive(stem, facts, asked[0], asked[1])


def _derive(stem: Stem, facts: Facts, kind: str, match: re.Match[str]) -> Derivation | None:
    moves: list[Move] = []
    if facts.vertex is not None:
        h, k = facts.vertex
        if facts.zeros is not None and sum(facts.zeros) != 2 * h:
            return None
        a = None
        if facts.zeros or facts.zero is not None:
            facts.points.append((facts.zeros[0] if facts.zeros else facts.zero or Fraction(0), Fraction(0)))
        if facts.points and kind in ("start", "value"):
            x, y = facts.points[0]
            if x == h:
                return None
            a = (y - k) / (x - h) ** 2
            moves.append(Move("Find the leading number", "Put the point into $y = a(x - h)^2 + k$ and solve for $a$.",
                              Bin("/", Bin("-", rational(y), rational(k)), Bin("^", Bin("-", rational(x), rational(h)), rational(Fraction(2))), "frac"), rational(a)))  # fmt: skip
    elif facts.zeros is not None:
        r, s = facts.zeros
        h = (r + s) / 2
        moves.append(Move("Find the axis of symmetry", "The axis lies halfway between the zeros.",
                          Bin("/", Bin("+", rational(r), rational(s)), rational(Fraction(2)), "frac"), rational(h)))  # fmt: skip
        k, a = Fraction(0), None
        if kind not in ("x-vertex", "axis"):
            if not facts.points or facts.points[0][0] in (r, s):
                return None
            x, y = facts.points[0]
            product = Bin("*", Bin("-", rational(x), rational(r)), Bin("-", rational(x), rational(s)), "cdot")
            a = y / ((x - r) * (x - s))
            moves.append(Move("Find the leading number", "Put the point into $y = a(x - r)(x - s)$ and solve for $a$.", Bin("/", rational(y), product, "frac"), rational(a)))  # fmt: skip
            k = a * (h - r) * (h - s)
    else:
        return None
    if any(a is not None and a * (x - h) ** 2 + k != y for x, y in facts.points) or a == 0:
        return None
    return _answer(stem, facts, kind, match, moves, h, k, a)


def _answer(
    stem: Stem,
    facts: Facts,
    kind: str,
    match: re.Match[str],
    moves: list[Move],
    h: Fraction,
    k: Fraction,
    a: Fraction | None,
) -> Derivation | None:
    slips: list[tuple[str, Fraction]] = []
    value: Fraction | None = None
    point: Point | None = None
    if kind in ("extreme", "y-vertex", "vertex"):
        if kind == "extreme" and a is not None and (a > 0) != (match.group("which") in ("minimum", "least")):
            return None
        if facts.vertex is None and a is not None and facts.zeros is not None:
            r, s = facts.zeros
            expression = Bin(
                "*",
                rational(a),
                Bin("*", Bin("-", rational(h), rational(r)), Bin("-", rational(h), rational(s)), "cdot"),
                "cdot",
            )
            text = "The turning point is on the axis: put that $x$ into the equation."
            moves.append(Move("Evaluate at the axis", text, expression, rational(k)))
        elif facts.vertex is not None:
            return None  # it stands in the text
        slips = [
            ("giving the $x$-coordinate of the vertex", h),
            *((("giving the $y$-intercept"), y) for x, y in facts.points if x == 0),
        ]
        slips += [("leaving out the leading number", k / a)] if a else []
        value, point = (k, None) if kind != "vertex" else (None, (h, k))
    elif kind in ("x-vertex", "axis"):
        value = h if facts.vertex is None else None
        slips = (
            [("giving half the distance between the zeros", abs(facts.zeros[0] - facts.zeros[1]) / 2)]
            if facts.zeros
            else []
        )
    elif kind == "other zero" and facts.vertex is not None and facts.zero is not None:
        value = 2 * h - facts.zero
        moves.append(Move("Mirror the zero", "The other zero is as far from the axis on the other side.",
                          Bin("-", Bin("*", rational(Fraction(2)), rational(h), "cdot"), rational(facts.zero)), rational(value)))  # fmt: skip
        slips = [("changing the sign of the zero", -facts.zero)]
    elif kind in ("start", "value") and a is not None:
        at = Fraction(0)
        if kind == "value":
            node = stem.node(match.group("at"))
            if not isinstance(node, Apply) or letters(node.arg):
                return None
            where = evaluate(node.arg)
            if not isinstance(where, Fraction):
                return None
            at = where
        value = a * (at - h) ** 2 + k
        gap = Bin("^", Bin("-", rational(at), rational(h)), rational(Fraction(2)))
        text = "Put the number into the equation of the parabola."
        moves.append(Move("Evaluate", text, Bin("+", Bin("*", rational(a), gap, "cdot"), rational(k)), rational(value)))
    if (value is None and point is None) or not moves:
        return None
    shown: Node = (
        Group((rational(point[0]), rational(point[1]))) if point is not None else rational(value or Fraction(0))
    )
    if kind == "axis" and value is not None:
        shown = Rel("=", Sym("x"), rational(value))

    def fits(choice: Choice) -> bool:
        node = choice.node
        if kind == "axis" and not (isinstance(node, Rel) and node.left == Sym("x")):
            return False
        node = node.right if isinstance(node, Rel) else node
        try:
            if point is not None:
                return isinstance(node, Group) and pair(node) == point
            return node is not None and value is not None and not letters(node) and same_value(evaluate(node), value)
        except (Unvalued, ValueError):
            return False

    return Derivation(
        NONLINEAR_FUNCTIONS, CONCEPT, tuple(moves), ({},), (shown,), asked="You are asked for something about a parabola: write its equation with what is told.",
        fits=fits if stem.choices else None, confirm=lambda: _by_sympy(facts, h, k, a, kind, value),
        slips=tuple(Slip(n, rational(v)) for n, v in slips if v != value),
        figure=_picture(facts, h, k, a, value, kind, len(moves) - 1),
    )  # fmt: skip


def _picture(
    facts: Facts, h: Fraction, k: Fraction, a: Fraction | None, value: Fraction | None, kind: str, at: int
) -> Figure | None:
    """What is told of the parabola, and what the steps find; without a second height it may open either way."""
    told = [*(facts.zeros or ()), *((facts.zero,) if facts.zero is not None else ())]
    if facts.vertex is not None and a is None and facts.zero is not None and facts.zero != h:
        a = -k / (facts.zero - h) ** 2
    if a is None:
        zeros = [(float(zero), label(rational(zero))) for zero in told]
        return mirrored.axis(zeros, float(h), f"x = {label(rational(h))}", 0) if len(zeros) == 2 else None
    marks = [Mark(float(zero), 0.0, label(rational(zero))) for zero in told]
    marks += [Mark(float(x), float(y), label(Group((rational(x), rational(y))))) for x, y in facts.points if y and x]
    if kind == "other zero" and value is not None:
        marks.append(Mark(float(value), 0.0, label(rational(value)), at))
    if facts.vertex is not None or kind in ("extreme", "y-vertex", "vertex"):
        said = label(Group((rational(h), rational(k))))
        marks.append(Mark(float(h), float(k), said, GIVEN if facts.vertex is not None else at, guides=True))
    return mirrored.parabola((float(h), float(k)), float(a), marks)


def _by_sympy(facts: Facts, h: Fraction, k: Fraction, a: Fraction | None, kind: str, value: Fraction | None) -> bool:
    """SymPy finds p, q, r of y = px² + qx + r from the told points, and its own vertex, zeros and values."""
    import sympy

    p, q, r, x = sympy.symbols("p q r x")
    body = p * x**2 + q * x + r
    told = (
        [(v, Fraction(0)) for v in facts.zeros or ()]
        + ([(facts.zero, Fraction(0))] if facts.zero is not None else [])
        + facts.points
    )
    conditions = [
        body.subs(x, sympy.Rational(u.numerator, u.denominator)) - sympy.Rational(v.numerator, v.denominator)
        for u, v in told
    ]
    if facts.vertex is not None:
        u, v = (sympy.Rational(z.numerator, z.denominator) for z in facts.vertex)
        conditions += [body.subs(x, u) - v, sympy.diff(body, x).subs(x, u)]
    found = sympy.solve(conditions, [p, q, r], dict=True)
    if len(found) != 1:
        return False
    curve = body.subs(found[0])
    turn = sympy.solve(sympy.diff(curve, x), x)
    if len(turn) != 1 or sympy.simplify(turn[0] - sympy.Rational(h.numerator, h.denominator)) != 0:
        return False
    if kind in ("extreme", "y-vertex", "vertex"):
        return bool(sympy.simplify(curve.subs(x, turn[0]) - sympy.Rational(k.numerator, k.denominator)) == 0)
    if kind == "other zero" and value is not None:
        return bool(sympy.simplify(curve.subs(x, sympy.Rational(value.numerator, value.denominator))) == 0)
    return True
