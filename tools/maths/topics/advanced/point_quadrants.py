"""In which quadrant a point lies: one that is given, a midpoint, a vertex, a centre, or where two lines meet."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, rational, scale
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.advanced.division import coefficients
from tools.maths.topics.writing import lettered
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters, num, substitute
from tools.maths.values import Value, evaluate, exact_pair, same_value

CONCEPT = "The signs of the coordinates tell the quadrant: I (+, +), II (−, +), III (−, −), IV (+, −)."
NUMERALS = {(1, 1): "I", (-1, 1): "II", (-1, -1): "III", (1, -1): "IV"}
_ORDINALS = {"first": "I", "second": "II", "third": "III", "fourth": "IV"}
_PLANE = r"(?: (?:in|of) the (?:standard )?(?:\(x, y\) )?(?:xy-plane|coordinate plane|plane))?"
_WHERE = rf"(?:in|of|inside) (?:which|what) quadrant{_PLANE}"
_END = rf"(?: located| found| contained)?{_PLANE}\?$"
_T, _R = r"⟦T\d+⟧", r"⟦[RF]\d+⟧"
_LINES = rf"(?:the )?(?:lines |graphs of |lines with equations |equations |graphs of the lines |graphs of the equations )?{_R} and {_R}"
_CURVE = rf"(?:the )?(?:graph of |parabola |parabola with equation |quadratic function |function |equation )*(?:whose equation is )?{_R}"
_MIDDLE = rf"(?:the )?midpoint of (?:the )?(?:line )?(?:segment )?(?:with endpoints(?: at)?|whose endpoints are|joining|from|between|that joins)(?: the points)? {_T} (?:and|to) {_T}"
_CIRCLE = rf"the (?:center|centre) of the circle (?:with equation |given by |whose equation is )?{_R}"
_KINDS = {
    "point": rf"(?:the )?point (?:with coordinates |whose coordinates are |at )?{_T}",
    "middle": _MIDDLE,
    "vertex": rf"the vertex of {_CURVE}",
    "meeting": rf"(?:the )?(?:(?:point of intersection|intersection point|intersection) of |solution (?:to|of) the system (?:of equations )?){_LINES}",
    "centre": _CIRCLE,
}
_ABOUT = tuple(
    (kind, re.compile(pattern))
    for kind, said in _KINDS.items()
    for pattern in (
        rf"^{_WHERE} (?:is|does|would|will) {said}(?: lie| fall| be)?{_END}",
        rf"^(?:in the xy-plane, )?{said} (?:is|lies|is located) {_WHERE}\?$",
    )
)
_ASKS = (
    *_ABOUT,
    ("meeting", re.compile(rf"^{_WHERE} do {_LINES} (?:intersect|meet|cross){_END}")),
    ("meeting", re.compile(rf"^{_WHERE} does {_LINES} (?:intersect|meet|cross){_END}")),
    ("point", re.compile(rf"^point (?P<one>[a-z]) (?:has coordinates|is at|is located at) {_T}\. {_WHERE} (?:is|does) (?:the )?point (?P=one)(?: lie)?{_END}")),
    ("meeting", re.compile(rf"^{_LINES} (?:intersect|meet|cross) at (?:a|1|one) point\. {_WHERE} (?:is|does) (?:this|the|that) (?:point|point of intersection|intersection point)(?: lie)?{_END}")),
    ("middle", re.compile(rf"^the endpoints of (?:a|the) (?:line )?segment are {_T} and {_T}\. {_WHERE} (?:is|does) (?:the|its) midpoint(?: of (?:the|this) (?:line )?segment)?(?: lie)?{_END}")),
    ("vertex", re.compile(rf"^{_WHERE} does {_CURVE} have its vertex{_END}")),
)  # fmt: skip


@dataclass(frozen=True)
class _Spot:
    """A point with the moves that find it and a second way to see that it is the one."""

    x: Fraction
    y: Fraction
    moves: tuple[Move, ...]
    confirm: Callable[[], bool]
    skill: str


def solve(stem: Stem) -> Derivation | None:
    """The quadrant; None for anything else and for a point on an axis."""
    if "quadrant" not in stem.prose or stem.tables or stem.statements:
        return None
    text = lettered(stem, stem.prose)
    kind = next((k for k, p in _ASKS if p.match(text)), None)
    spot = None if kind is None else _spot(stem, kind)
    if spot is None or not spot.x or not spot.y:
        return None
    name = NUMERALS[_sign(spot.x), _sign(spot.y)]
    right = [c for c in stem.choices if named(c) == name]
    if stem.choices and (len(right) != 1 or any(named(c) is None for c in stem.choices)):
        return None
    point = Group((rational(spot.x), rational(spot.y)))
    last = Move("Read the signs", "See whether each coordinate is positive or negative.", point, words(f"Quadrant {name}"),
                check=lambda: _of_signs(spot.x, spot.y) == name)  # fmt: skip
    return Derivation(
        spot.skill, CONCEPT, (*spot.moves, last), ({},), (), right[0].text.strip() if right else f"Quadrant {name}",
        asked="You are asked in which quadrant a point lies: find its coordinates first.",
        fits=lambda choice: named(choice) == name, confirm=spot.confirm,
    )  # fmt: skip


def named(choice: Choice) -> str | None:
    """The quadrant a choice names, "I" to "IV"."""
    text = re.sub(r"[$.]|\\(?:text|mathrm)\s*\{([^{}]*)\}", r"\1", choice.text).strip()
    if match := re.fullmatch(r"(?:quadrant )?(III|II|IV|I)", text, re.IGNORECASE):
        return match[1].upper()
    if match := re.fullmatch(r"(?:the )?(first|second|third|fourth)(?: quadrant)?", text.lower()):
        return _ORDINALS[match[1]]
    return None


def _sign(value: Fraction) -> int:
    return 1 if value > 0 else -1


def _of_signs(x: Fraction, y: Fraction) -> str:
    """The quadrant counted anticlockwise from where both are positive."""
    order = ("I", "II", "III", "IV")
    return order[(0 if x > 0 else 1) if y > 0 else (2 if x < 0 else 3)]


def _spot(stem: Stem, kind: str) -> _Spot | None:
    if kind in ("point", "middle"):
        return _from_points(stem, kind)
    relations = [n for i in stem.placeholders("RF") if isinstance(n := stem.nodes[i], Rel) and n.op == "="]
    if len(relations) != len(stem.placeholders("RFENMPDT")):
        return None
    try:
        if kind == "meeting":
            return _meeting(relations) if len(relations) == 2 else None
        if len(relations) != 1:
            return None
        return _vertex(relations[0]) if kind == "vertex" else _centre(relations[0])
    except NotPolynomial:
        return None


def _from_points(stem: Stem, kind: str) -> _Spot | None:
    nodes = [stem.nodes[i] for i in stem.placeholders("RFENMPDT")]
    points = []
    for node in nodes:
        point = exact_pair(node)
        if point is None or not isinstance(node, Group) or node.kind != "pair":
            return None
        points.append(point)
    if len(points) != (1 if kind == "point" else 2):
        return None
    if kind == "point":
        p, q = points[0]
        return _Spot(p, q, (), lambda: NUMERALS[_sign(p), _sign(q)] == _of_signs(p, q), skills.LINEAR_TWO)
    (a, b), (c, d) = points
    x, y = (a + c) / 2, (b + d) / 2
    halves = Group(tuple(Bin("/", Bin("+", rational(p), rational(q)), num(2), "frac") for p, q in ((a, c), (b, d))))
    moves = (
        Move("Average the coordinates", "The midpoint's coordinates lie halfway between those of the ends.", halves,
             Group((rational(x), rational(y))), check=lambda: all(algebra.equal(h, rational(v)) for h, v in zip(halves.items, (x, y), strict=True))),
    )  # fmt: skip
    return _Spot(x, y, moves, lambda: (x - a, y - b) == (c - x, d - y), skills.LINEAR_TWO)


def _body(relation: Rel) -> tuple[Node, str] | None:
    """What y (or f(x)) equals, and its letter."""
    if isinstance(relation.left, Apply) and isinstance(relation.left.arg, Sym):
        return relation.right, relation.left.arg.name
    if relation.left == Sym("y") and letters(relation.right) == {"x"}:
        return relation.right, "x"
    return (relation.left, "x") if relation.right == Sym("y") and letters(relation.left) == {"x"} else None


def _vertex(relation: Rel) -> _Spot | None:
    said = _body(relation)
    if said is None or letters(said[0]) != {said[1]}:
        return None
    body, letter = said
    found = coefficients(expand(body), letter)
    if len(found) != 3 or not found[2]:
        return None
    c, b, a = found
    h, k = -b / (2 * a), c - b * b / (4 * a)
    form = Bin("+", Bin("*", rational(a), Bin("^", Bin("-", Sym(letter), rational(h)), num(2))), rational(k))
    moves = (Move("Find the vertex", "Write it with a square: where the square is zero the graph turns.", body,
                  Group((rational(h), rational(k))), check=lambda: algebra.equal(body, form)),)  # fmt: skip

    def confirm() -> bool:
        at: list[Value] = [evaluate(body, {letter: h + d}) for d in (-5, Fraction(-1, 3), 0, Fraction(1, 3), 5)]
        return same_value(at[0], at[4]) and same_value(at[1], at[3]) and same_value(at[2], k)

    return _Spot(h, k, moves, confirm, skills.NONLINEAR_FUNCTIONS)


def _gap(relation: Rel) -> Node:
    return Bin("-", relation.left, relation.right)


def _centre(relation: Rel) -> _Spot | None:
    terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    known = {(("x", 2),), (("y", 2),), (("x", 1),), (("y", 1),), ()}
    xx, yy, x, y, rest = (coefficient(terms, m) for m in ((("x", 2),), (("y", 2),), (("x", 1),), (("y", 1),), ()))
    if any(t.monomial not in known for t in terms) or not xx or xx != yy:
        return None
    p, q = -x / (2 * xx), -y / (2 * xx)
    square = p * p + q * q - rest / xx
    if square <= 0:
        return None
    moves = (Move("Find the center", "Write it as squares of differences: the center makes both squares zero.", relation,
                  Group((rational(p), rational(q))), check=lambda: _middle_of(relation, p, q)),)  # fmt: skip

    def confirm() -> bool:
        values = []
        for dx, dy in ((3, 4), (-3, 4), (5, 0), (0, -5), (-4, -3)):
            values.append(evaluate(_gap(relation), {"x": p + dx, "y": q + dy}))
        return all(same_value(v, values[0]) for v in values)

    return _Spot(p, q, moves, confirm, skills.CIRCLES)


def _middle_of(relation: Rel, p: Fraction, q: Fraction) -> bool:
    """SymPy: both slopes of the circle's equation are zero at its center."""
    import sympy

    gap = algebra.difference(relation)
    at = {sympy.Symbol("x", real=True): rational(p), sympy.Symbol("y", real=True): rational(q)}
    placed = {s: algebra.to_sympy(n) for s, n in at.items()}
    return all(sympy.diff(gap, s).subs(placed) == 0 for s in at)


def _meeting(relations: list[Rel]) -> _Spot | None:
    rows = []
    for relation in relations:
        left = Sym("y") if isinstance(relation.left, Apply) and relation.left.arg == Sym("x") else relation.left
        terms = collect(expand(left) + scale(expand(relation.right), Fraction(-1)))
        if any(t.monomial not in ((), (("x", 1),), (("y", 1),)) for t in terms):
            return None
        rows.append((coefficient(terms, (("x", 1),)), coefficient(terms, (("y", 1),)), -coefficient(terms, ())))
    (a, b, e), (c, d, f) = rows
    determinant = a * d - b * c
    if not determinant:
        return None
    x, y = (e * d - b * f) / determinant, (a * f - e * c) / determinant
    plain = [Rel("=", Sym("y") if isinstance(r.left, Apply) else r.left, r.right) for r in relations]
    at = {"x": rational(x), "y": rational(y)}
    system, found = State.of(*plain), State.of(*(Rel("=", Sym(n), v) for n, v in at.items()))
    moves = (Move("Find where they meet", "Both equations hold at that point: solve the system.", system, found,
                  check=lambda: all(algebra.satisfies(r, at) for r in plain)),)  # fmt: skip

    def confirm() -> bool:
        return all(evaluate(substitute(_gap(r), at)) == 0 for r in plain)

    return _Spot(x, y, moves, confirm, skills.SYSTEMS)
