"""How far apart two intersections are: a parabola and a line (or the x-axis).

Asked is that distance, or the constant for which it is the distance told. Two solutions of ax² + bx + c = 0 differ by
√(b² − 4ac)/a; along a line of slope m that is stretched by √(1 + m²).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, Terms, collect, expand, rational, scale, terms_tree
from tools.maths.problem import Target
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.solving import surds
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.axis_points import axes, derived
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Apply, Bin, Node, Num, Rel, Root, Sym, letters
from tools.maths.values import Unvalued, evaluate, same_value

CONCEPT = (
    "Where two graphs meet, their heights agree: that gives one quadratic equation. Its two solutions lie the same way "
    "on both sides of the middle, and their difference tells how far apart the points are."
)
_ABOUT = re.compile(r"\bapart\b|\blength of|\bdistance\b")
_TOLD = re.compile(
    r"⟦N(?P<n>\d+)⟧(?: coordinate)? units? (?:apart|from each other)"
    r"|(?:distance between|length of)[^?.⟦]*(?:⟦[SE]\d+⟧[^?.⟦]*)* (?:is|equals|of) ⟦N(?P<m>\d+)⟧"
)
_ASKED = re.compile(
    r"(?:what is|find|which of the following is) the (?:length of|distance[a-z, -]* between)[^?]*\??"
    r"|how (?:far apart|many units apart)[^?]*\?"
)
_WORDS_TEXT = """
    in the xy-plane graph graphs of and
    line parabola where is a constant constants intersect intersects at exactly points
    point that are units unit what value positive if for some has have two meet meets cross crosses equation equations
    with by given defined function shown above curve which following each other to intersection intersections length
    distance between segment x-axis y-axis these those their its x-intercepts x-intercept y-intercept an on both find
    apart how far many overline coordinate from let when real an number find it then suppose when horizontal
"""
_WORDS = frozenset(_WORDS_TEXT.split())


@dataclass(frozen=True)
class _Meeting:
    """left = right where the graphs meet, as a·x² + b·x + c = 0; slope: of the straight one."""

    equation: Rel
    a: Terms
    b: Terms
    c: Terms
    slope: Fraction


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    if not _ABOUT.search(stem.prose) or stem.tables or stem.statements or len(stem.prose) > 700:
        return None
    told, asked = _TOLD.search(stem.prose), _ASKED.search(stem.prose)
    words = set(re.findall(r"[a-z][a-z-]*", re.sub(r"⟦[A-Z]\d+⟧", " ", stem.prose)))
    words -= {pair.lower() for pair in re.findall(r"(?<![A-Za-z])[A-Z]{2}(?![A-Za-z])", " ".join(stem.cased))}
    strange = {w for w in words - _WORDS if len(w) > 1}
    if bool(told) is bool(asked) or strange & TRAPS or not _numbers_fit(stem, told):
        return None
    try:
        found = _constant(stem, told) if told else axes(stem) or _length(stem)
    except (NotPolynomial, Unvalued, ZeroDivisionError):
        return None
    return None if found is None else replace(found, full=found.full and not strange)


def _numbers_fit(stem: Stem, told: re.Match[str] | None) -> bool:
    """Every number in the text is the distance, or says that there are two points."""
    kept = {int(g) for g in told.groups() if g} if told else set()
    others = [stem.nodes[i] for i in stem.placeholders("NMPD") if i not in kept]
    named = [n for i in stem.placeholders("T") for n in [stem.nodes[i]] if letters(n) == frozenset()]
    return all(isinstance(n, Num) and n.value == 2 for n in others) and not named


def _bodies(stem: Stem) -> list[Node]:
    """The heights of the graphs as formulas in x, the x-axis as 0."""
    bodies: list[Node] = []
    for relation in stem.equations():
        match relation:
            case Rel("=", Sym("y"), Apply(_, Sym("x"))):
                continue
            case Rel("=", Sym("y") | Apply(_, Sym("x")), right) if "y" not in letters(right):
                bodies.append(right)
            case _:
                return []
    if len(bodies) == 1 and re.search(r"x-axis|x-intercepts", stem.prose) and "y-axis" not in stem.prose:
        bodies.append(Num(Fraction(0)))
    return bodies


def _meeting(stem: Stem) -> _Meeting | None:
    bodies = _bodies(stem)
    if len(bodies) != 2:
        return None
    equation = Rel("=", bodies[0], bodies[1])
    powers = division.by_power(collect(expand(bodies[0]) + scale(expand(bodies[1]), Fraction(-1))), "x")
    if max(powers) != 2 or min(powers) < 0:
        return None
    lines = [division.by_power(collect(expand(b)), "x") for b in bodies]
    straight = [p for p in lines if max(p, default=0) <= 1]
    if len(straight) != 1:
        return None
    slope = straight[0].get(1, ())
    if any(t.monomial for t in slope):
        return None
    rise = sum((t.coefficient for t in slope), Fraction(0))
    return _Meeting(equation, powers[2], powers.get(1, ()), powers.get(0, ()), rise)


def _discriminant(meeting: _Meeting) -> Terms:
    product = division.product
    return collect(product(meeting.b, meeting.b) + scale(product(meeting.a, meeting.c), Fraction(-4)))


def _constant(stem: Stem, told: re.Match[str]) -> Derivation | None:
    """The constant for which the points are as far apart as told."""
    meeting = _meeting(stem)
    size = stem.value(next(g for g in told.groups() if g))
    asked = re.search(r"what is (?:the |a )?(?:possible )?value of (?:the constant )?⟦S(\d+)⟧", stem.ask)
    if meeting is None or size is None or size <= 0 or asked is None:
        return None
    node = stem.nodes[int(asked.group(1))]
    names = letters(meeting.equation) - {"x"}
    if not isinstance(node, Sym) or names != {node.name}:
        return None
    wanted = size * size / (1 + meeting.slope**2)
    square = division.product(meeting.a, meeting.a)
    condition = Rel("=", terms_tree(_discriminant(meeting)), terms_tree(collect(scale(square, wanted))))
    start = State.of(meeting.equation)
    how = " (mind that the line is not level)" if meeting.slope else ""
    move = Move(
        "Use the distance",
        rf"The difference of the two solutions, $\frac{{\sqrt{{b^2 - 4ac}}}}{{a}}$, must fit the distance told{how}: "
        "square it, so that $b^2 - 4ac$ equals the square of the difference times $a^2$.",
        start,
        State.of(condition),
        check=partial(_same_condition, meeting.equation, condition, wanted),
    )
    found = from_equations(
        stem, [condition], Target("value", node), before=[_equal_move(stem, meeting), move], skill=NONLINEAR_EQUATIONS
    )
    if found is None or len(found.values) != 1:
        return None
    value = found.values[0]
    return replace(
        found,
        concept=CONCEPT,
        asked=f"You are asked for the constant ${node.name}$ that puts the two points so far apart.",
        confirm=lambda: same_value(_measured(meeting, {node.name: value}), evaluate(rational(size))),
    )


def _equal_move(stem: Stem, meeting: _Meeting) -> Move:
    relations = [Rel("=", Sym("y"), side) for side in (meeting.equation.left, meeting.equation.right)]
    return Move(
        "Set the heights equal",
        "Where the graphs meet, both formulas give the same $y$.",
        State.of(*relations),
        State.of(meeting.equation),
        check=lambda: _follows(relations, meeting.equation),
    )


def _follows(relations: Sequence[Rel], equation: Rel) -> bool:
    one, two = (algebra.difference(r) for r in relations)
    return bool((two - one - algebra.difference(equation)).expand() == 0)


def _same_condition(equation: Rel, condition: Rel, wanted: Fraction) -> bool:
    """SymPy: the squared difference of its own two roots is as wanted exactly where the condition holds."""
    import sympy

    x = algebra.to_sympy(Sym("x"))
    gap = sympy.Poly(algebra.difference(equation), x)
    lead = gap.coeff_monomial(x**2)
    roots = sympy.solve(gap.as_expr(), x)
    if len(roots) != 2:
        return False
    told = ((roots[0] - roots[1]) ** 2 - algebra.to_sympy(rational(wanted))) * lead**2
    return bool(sympy.simplify(sympy.expand(told) - algebra.difference(condition)) == 0)


def _measured(meeting: _Meeting, at: dict[str, Node]) -> Fraction | float:
    """The second route: the two points themselves (from SymPy's roots), and the distance between them."""
    import sympy

    x = algebra.to_sympy(Sym("x"))
    put = {algebra.to_sympy(Sym(n)): algebra.to_sympy(v) for n, v in at.items()}
    roots = sympy.solve(algebra.difference(meeting.equation).subs(put), x)
    if len(roots) != 2 or not all(r.is_real for r in roots):
        raise Unvalued("no two points")
    height = algebra.to_sympy(meeting.equation.left).subs(put)
    (x1, y1), (x2, y2) = ((r, height.subs(x, r)) for r in roots)
    length = sympy.sqrt(sympy.expand((x1 - x2) ** 2 + (y1 - y2) ** 2))
    return Fraction(int(length.p), int(length.q)) if length.is_Rational else float(length)


def _length(stem: Stem) -> Derivation | None:
    """The distance itself."""
    meeting = _meeting(stem)
    if meeting is None or letters(meeting.equation) != {"x"}:
        return None
    a, b, c = (sum((t.coefficient for t in p), Fraction(0)) for p in (meeting.a, meeting.b, meeting.c))
    across = (b * b - 4 * a * c) / (a * a)
    if across <= 0:
        return None
    square = across * (1 + meeting.slope**2)
    value = surds.value(Root(rational(square)))
    if value is None:
        return None
    wide = Root(rational(across))
    stretched = Root(Bin("*", rational(across), Bin("+", Num(Fraction(1)), rational(meeting.slope**2)), "cdot"))
    moves = [
        _equal_move(stem, meeting),
        Move(
            "Find how far the solutions differ",
            "Solve the quadratic equation and subtract the smaller solution from the larger.",
            State.of(meeting.equation),
            State.of(Rel("=", Sym("d"), wide)),
            check=lambda: _across(meeting, wide),
        ),
        Move(
            "Take the distance",
            "The points are on the line: put the differences in $x$ and in $y$ into the distance formula.",
            stretched,
            value,
        ),
    ]
    return derived(stem, CONCEPT, moves, value, NONLINEAR_EQUATIONS, partial(_measured, meeting, {}))


def _across(meeting: _Meeting, wide: Node) -> bool:
    import sympy

    roots = sympy.solve(algebra.difference(meeting.equation), algebra.to_sympy(Sym("x")))
    return len(roots) == 2 and sympy.simplify(abs(roots[0] - roots[1]) - algebra.to_sympy(wide)) == 0
