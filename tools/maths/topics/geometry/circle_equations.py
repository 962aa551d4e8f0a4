"""Circles in the xy-plane: from an equation to center and radius (completing the square) and back to an equation.

A circle comes by its equation, or by center, radius, diameter, a point on it, the ends of a diameter or a line it
touches (axes and lines parallel to them), possibly translated or with another radius. Chords, intersections with lines
and equations with letters in the brackets are not read. The reading is in `circle_reading`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from math import cos, isclose, sin

from tools.maths import spans
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.polynomial import Term, rational, terms_tree
from tools.maths.problem import Choice
from tools.maths.skills import CIRCLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.circle_reading import Facts, Point, Quadratic, X, Y, quadratic, rules
from tools.maths.topics.geometry.wording import FIGURE_NEEDED, Scan, lay_out, without_figure
from tools.maths.tree import Bin, Group, Neg, Node, Rel, Root, Sym, letters, num
from tools.maths.values import Unvalued, evaluate, same_value

CONCEPT = (
    "A circle with center $(h, k)$ and radius $r$ has the equation $(x - h)^2 + (y - k)^2 = r^2$: every point on it is "
    "$r$ away from the center."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about a circle's equation, None for anything else."""
    text = lay_out(stem)
    if text is None or "circle" not in text.text or not re.search(r"⟦[RT]\d+⟧|equation", text.text):
        return None
    facts = Facts(text)
    plain = answering.without_rounding(without_figure(text.text))
    scan = Scan(plain, rules(facts, plain))
    scan.run()
    if facts.bad or not facts.asked or not scan.understood():
        return None
    if FIGURE_NEEDED.search(text.text) and facts.equation is None and facts.center is None and facts.ends is None:
        return None
    return _derive(stem, facts)


def equation_of(center: Point, square: Fraction) -> Rel:
    """(x − h)² + (y − k)² = r² with its signs tidied.

    >>> from tools.maths.typeset import plain
    >>> plain(equation_of((Fraction(5), Fraction(-1)), Fraction(25)))
    '(x - 5)^2 + (y + 1)^2 = 25'
    """
    parts: list[Node] = []
    for letter, value in zip("xy", center, strict=True):
        base: Node = Sym(letter)
        if value:
            base = Bin("-" if value > 0 else "+", base, rational(abs(value)))
        parts.append(Bin("^", base, num(2)))
    return Rel("=", Bin("+", parts[0], parts[1]), rational(square))


def _derive(stem: Stem, facts: Facts) -> Derivation | None:
    moves: list[Move] = []
    center, square, letter_value = facts.center, facts.square, None
    if facts.equation is not None:
        found = quadratic(facts.equation)
        if found is None or (center is not None and center != found.center):
            return None
        center = found.center
        if found.letter:
            return _constant(stem, facts, found) if facts.letter == found.letter else None
        if square is not None and square != found.square:
            return None
        square = found.square
        moves += _standard_form(facts.equation, center, square)
    if facts.ends is not None:
        (a, b), (c, d) = facts.ends
        center, square = ((a + c) / 2, (b + d) / 2), ((a - c) ** 2 + (b - d) ** 2) / 4
        moves += _from_ends(facts.ends, center, square)
    if center is None:
        return None
    if square is None and facts.through is not None:
        square = (facts.through[0] - center[0]) ** 2 + (facts.through[1] - center[1]) ** 2
        moves.append(_distance(center, facts.through, square))
    if square is None and facts.touches is not None:
        axis, value = facts.touches
        gap = abs(center[0 if axis == "x" else 1] - value)
        square = gap * gap
        moves.append(_touching(center, axis, value, gap))
    if square is None and facts.asked not in ("center", "center x", "center y"):
        return None
    if (square is not None and square <= 0) or letter_value is not None:
        return None
    start, start_square = center, square
    if facts.moved != (0, 0):
        if facts.equation is not None:
            moves.append(_read_center(facts.equation, start))
        center = (center[0] + facts.moved[0], center[1] + facts.moved[1])
        moves.append(_translated(start, facts.moved, center))
    if facts.factor is not None and square is not None:
        square = square * facts.factor**2
        moves.append(_multiplied(start_square or square, facts.factor, square))
    if facts.general:
        return _general(stem, facts, moves, center, square) if square is not None else None
    if facts.second is not None:
        return _second(stem, facts, moves, center, square) if square is not None else None
    return _answer(stem, facts, moves, center, square)


def _general(stem: Stem, facts: Facts, moves: list[Move], center: Point, square: Fraction) -> Derivation | None:
    """A letter of x² + y² + ax + by + c = 0 from center and radius: multiply the brackets out."""
    place = next((p for p, letter in facts.general.items() if letter == facts.letter), None)
    if place is None or facts.asked != "letter":
        return None
    standard = equation_of(center, square)
    d, e, f = -2 * center[0], -2 * center[1], center[0] ** 2 + center[1] ** 2 - square
    terms = [Term(Fraction(1), (("x", 2),)), Term(Fraction(1), (("y", 2),)), Term(d, (X,)), Term(e, (Y,)), Term(f, ())]
    expanded = Rel("=", terms_tree([t for t in terms if t.coefficient]), num(0))
    value = rational({"x": d, "y": e, "": f}[place])

    def same() -> bool:
        import sympy

        from tools.maths import algebra

        return bool(sympy.expand(algebra.difference(standard) - algebra.difference(expanded)) == 0)

    def compared() -> bool:
        import sympy

        from tools.maths import algebra

        x, y = sympy.Symbol("x", real=True), sympy.Symbol("y", real=True)
        whole = sympy.Poly(algebra.difference(standard), x, y)
        power = {"x": x, "y": y, "": sympy.Integer(1)}[place]
        return bool(whole.coeff_monomial(power) == algebra.to_sympy(value))

    text = "Multiply out the two squares and bring everything to the left side."
    moves += [
        _written(standard, center, square),
        Move("Multiply out", text, standard, expanded, check=same),
        Move("Compare the coefficients", "The letter stands where its number stands.", expanded, value, check=compared),
    ]
    return Derivation(
        CIRCLES, CONCEPT, tuple(moves), ({},), (value,), asked=f"You are asked for the constant ${facts.letter}$.",
        confirm=lambda: _on_circle(expanded, center, square) and _confirmed(facts, center, square),
        fits=answering.fitting(stem, value, False),
    )  # fmt: skip


def _second(stem: Stem, facts: Facts, moves: list[Move], center: Point, square: Fraction) -> Derivation | None:
    """The letter in the equation of the circle that was found."""
    found = quadratic(facts.second) if facts.second is not None else None
    if facts.second is None or found is None or found.center != center or found.letter != facts.letter:
        return None
    if facts.asked != "letter" or not _is_standard(Rel("=", facts.second.left, num(0))) or not moves:
        return None
    target = facts.second
    value = rational((found.square - square) / found.g)
    after = Rel("=", Sym(found.letter), value)

    def check() -> bool:
        at = {found.letter: evaluate(value)}
        r = float(square) ** 0.5
        points = [{"x": float(center[0]) + r * cos(t), "y": float(center[1]) + r * sin(t), **at} for t in range(5)]
        return all(
            isclose(float(evaluate(target.left, p)), float(evaluate(target.right, p)), abs_tol=1e-8) for p in points
        )

    moves.append(
        Move(
            "Compare the equations",
            "In standard form the right side is the square of the radius.",
            target,
            after,
            check=check,
        )
    )
    return Derivation(
        CIRCLES, CONCEPT, tuple(moves), ({},), (value,), asked=f"You are asked for the constant ${found.letter}$.",
        confirm=lambda: check() and _confirmed(facts, center, square), fits=answering.fitting(stem, value, False),
    )  # fmt: skip


def _pair(point: Point) -> Group:
    return Group((rational(point[0]), rational(point[1])))


def _standard_form(equation: Rel, center: Point, square: Fraction) -> list[Move]:
    standard = equation_of(center, square)
    if quadratic(equation) is not None and _is_standard(equation):
        return []

    def same() -> bool:
        import sympy

        from tools.maths import algebra

        one, two = algebra.difference(equation), algebra.difference(standard)
        return bool(sympy.simplify(one / two).is_number)

    text = ("Group the terms in $x$ and the terms in $y$. To each group add the square of half the number before the "
            "letter, on both sides, so that each group becomes a square.")  # fmt: skip
    return [Move("Complete the square", text, equation, standard, check=same)]


def _is_standard(equation: Rel) -> bool:
    left = equation.left
    return not letters(equation.right) and isinstance(left, Bin) and left.op == "+" and all(
        isinstance(part, Bin) and part.op == "^" for part in (left.left, left.right)
    )  # fmt: skip


def _from_ends(ends: tuple[Point, Point], center: Point, square: Fraction) -> list[Move]:
    (a, b), (c, d) = ends

    def halfway() -> bool:
        return center[0] - a == c - center[0] and center[1] - b == d - center[1]

    def radius() -> bool:
        import sympy

        middle = sympy.Point(sympy.Rational(center[0]), sympy.Rational(center[1]))
        return bool(middle.distance(sympy.Point(sympy.Rational(a), sympy.Rational(b))) ** 2 == sympy.Rational(square))

    middle = tuple(Bin("/", Bin("+", rational(p), rational(q)), num(2), "frac") for p, q in ((a, c), (b, d)))
    return [
        Move("Find the center", "The center is the midpoint of a diameter: average the coordinates of its ends.",
             Group(middle), _pair(center), check=halfway),
        Move("Find the square of the radius", "The radius is the distance from the center to one end of the diameter.",
             _squares(center, (a, b)), rational(square), check=radius),
    ]  # fmt: skip


def _squares(center: Point, point: Point) -> Node:
    parts = [Bin("^", Bin("-", rational(p), rational(c)), num(2)) for p, c in zip(point, center, strict=True)]
    return Bin("+", parts[0], parts[1])


def _distance(center: Point, point: Point, square: Fraction) -> Move:
    return Move("Find the square of the radius", "The radius is the distance from the center to a point on the circle.",
                _squares(center, point), rational(square))  # fmt: skip


def _touching(center: Point, axis: str, value: Fraction, gap: Fraction) -> Move:
    own = center[0 if axis == "x" else 1]

    def check() -> bool:
        import sympy

        line = sympy.Line((value, 0), (value, 1)) if axis == "x" else sympy.Line((0, value), (1, value))
        return bool(line.distance(sympy.Point(*map(sympy.Rational, center))) == sympy.Rational(gap))

    text = "A tangent line is as far from the center as the radius: measure straight across to it."
    before = words(f"distance from {own} to {value}")
    return Move("Find the radius", text, before, rational(gap), check=check)


def _translated(start: Point, by: Point, end: Point) -> Move:
    def check() -> bool:
        return all(e - s == b for s, b, e in zip(start, by, end, strict=True))

    return Move(
        "Move the center", "A translation moves the center and keeps the radius.", _pair(start), _pair(end), check=check
    )


def _multiplied(square: Fraction, factor: Fraction, result: Fraction) -> Move:
    before = Bin("*", Bin("^", rational(factor), num(2)), rational(square), "cdot")
    return Move(
        "Change the radius",
        "Multiplying the radius multiplies its square by the factor's square.",
        before,
        rational(result),
    )


def _root(square: Fraction) -> Node:
    return exact.tree(exact.root(exact.constant(square)))


def _answer(stem: Stem, facts: Facts, moves: list[Move], center: Point, square: Fraction | None) -> Derivation | None:
    kind = facts.asked
    concept, asked = CONCEPT, f"You are asked for the {kind} of the circle."
    fits: Callable[[Choice], bool] | None = None
    value: Node
    slips: list[Slip] = []
    standard = equation_of(center, square) if square is not None else None
    if kind.startswith("center") and kind != "center and radius":
        value = _pair(center)
        if facts.equation is not None and facts.moved == (0, 0):
            moves.append(_read_center(facts.equation, center))
        slips.append(Slip("taking the signs of the center from the equation", _pair((-center[0], -center[1]))))
        if kind[-2:] in (" x", " y"):
            index = "xy".index(kind[-1])
            moves.append(_coordinate(value, index))
            value = value.items[index]
            asked = f"You are asked for one coordinate of the center, the {kind[-1]}-coordinate."
    elif square is None or standard is None:
        return None
    elif kind == "center and radius":
        if facts.equation is None or facts.moved != (0, 0):
            return None
        moves.append(_read_center(facts.equation, center))
        moves.append(
            Move(
                "Take the square root",
                "The number on the right is the square of the radius.",
                Root(rational(square)),
                _root(square),
            )
        )
        return _worded(stem, facts, moves, center, square)
    elif kind in ("radius", "diameter", "area", "circumference"):
        root = exact.root(exact.constant(square))
        if facts.equation is not None or kind == "radius" or facts.ends or facts.through:
            moves.append(
                Move(
                    "Take the square root",
                    "The number on the right is the square of the radius.",
                    Root(rational(square)),
                    exact.tree(root),
                )
            )
        pi = exact.read(Sym("pi"))
        result = {
            "radius": root,
            "diameter": root * exact.constant(2),
            "area": pi * root * root,
            "circumference": pi * root * exact.constant(2),
        }[kind]
        value = exact.tree(result)
        r = exact.tree(root)
        formula = {
            "diameter": Bin("*", num(2), r, "cdot"),
            "area": Bin("*", Sym("pi"), Bin("^", r, num(2))),
            "circumference": Bin("*", Bin("*", num(2), Sym("pi")), r, "cdot"),
        }.get(kind)
        if formula is not None:
            moves.append(
                Move(f"Find the {kind}", f"Put the radius into the formula for the {kind} of a circle.", formula, value)
            )
        slips += (
            [Slip("giving the square of the radius", rational(square))]
            if kind == "radius"
            else [Slip("giving the radius", r)]
        )
    elif kind == "equation":
        value = standard
        if not stem.choices and facts.equation is not None and facts.moved == (0, 0) and facts.factor is None:
            return None
        moves.append(_written(standard, center, square))
        slips += [Slip("the signs of the center turned round", equation_of((-center[0], -center[1]), square)),
                  Slip("the radius not squared", Rel("=", standard.left, _root(square)))]  # fmt: skip

        def same_circle(choice: Choice) -> bool:
            own = quadratic(choice.node) if isinstance(choice.node, Rel) else None
            return own is not None and not own.letter and own.center == center and own.square == square

        fits = same_circle
    elif kind.removeprefix("not ") in ("on", "inside", "outside"):
        return _which_point(stem, facts, moves, center, square)
    else:
        return None
    if not moves:
        return None
    final_center, final_square = center, square
    return Derivation(
        CIRCLES, concept, tuple(moves), ({},), (value,), asked=asked,
        confirm=lambda: _confirmed(facts, final_center, final_square),
        fits=fits or (_pair_fits(value) if isinstance(value, Group) else answering.fitting(stem, value, False)),
        slips=tuple(slips), full=True,
    )  # fmt: skip


def _pair_fits(value: Group) -> Callable[[Choice], bool]:
    def fits(choice: Choice) -> bool:
        node = choice.node
        if not isinstance(node, Group):
            found = [n for n in spans.formulas(choice.text) if isinstance(n, Group)]
            node = found[0] if len(found) == 1 else None
        return isinstance(node, Group) and len(node.items) == 2 and all(
            same_value(evaluate(a), evaluate(b)) for a, b in zip(node.items, value.items, strict=True) if not letters(a)
        )  # fmt: skip

    return fits


def _coordinate(pair: Group, index: int) -> Move:
    item = pair.items[index]
    return Move("Take the coordinate", f"Only the {'xy'[index]}-coordinate is asked.", pair, item,
                check=lambda: same_value(evaluate(pair.items[index]), evaluate(item)))  # fmt: skip


def _read_center(equation: Rel, center: Point) -> Move:
    def nearest() -> bool:
        """The left side minus the right is smallest at the center, as SymPy's derivatives say."""
        import sympy

        from tools.maths import algebra

        gap = algebra.difference(equation)
        x, y = sympy.Symbol("x", real=True), sympy.Symbol("y", real=True)
        at = {x: sympy.Rational(center[0]), y: sympy.Rational(center[1])}
        return sympy.diff(gap, x).subs(at) == 0 and sympy.diff(gap, y).subs(at) == 0

    text = "The center's coordinates are what is subtracted from $x$ and $y$: a plus sign in a bracket means a negative one."
    return Move("Read the center", text, equation, _pair(center), check=nearest)


def _written(standard: Rel, center: Point, square: Fraction) -> Move:
    def check() -> bool:
        return _on_circle(standard, center, square)

    return Move("Write the equation", "Put the center and the square of the radius into $(x - h)^2 + (y - k)^2 = r^2$.",
                Group((rational(center[0]), rational(center[1]))), standard, check=check)  # fmt: skip


def _on_circle(relation: Rel, center: Point, square: Fraction) -> bool:
    """Points walked out from the center by the radius satisfy the equation."""
    r = float(square) ** 0.5
    for step in range(7):
        at = {"x": float(center[0]) + r * cos(step), "y": float(center[1]) + r * sin(step)}
        if not isclose(
            float(evaluate(relation.left, at)), float(evaluate(relation.right, at)), rel_tol=1e-9, abs_tol=1e-9
        ):
            return False
    return True


def _confirmed(facts: Facts, center: Point, square: Fraction | None) -> bool:
    """The facts of the text hold for the circle found, numerically."""
    before = (center[0] - facts.moved[0], center[1] - facts.moved[1])
    if square is None:
        return facts.center == before
    small = square / facts.factor**2 if facts.factor else square
    tests = [_on_circle(equation_of(center, square), center, square)]
    if facts.equation is not None:
        tests.append(_on_circle(facts.equation, before, small))
    points = [p for p in (facts.through, *(facts.ends or ())) if p]
    tests += [isclose(abs(complex(*map(float, p)) - complex(*map(float, before))), float(small) ** 0.5) for p in points]
    if facts.touches:
        axis, value = facts.touches
        tests.append(isclose(abs(float(before["xy".index(axis)] - value)), float(small) ** 0.5))
    if facts.square is not None:
        tests.append(facts.square == small)
    return all(tests)


def _worded(stem: Stem, facts: Facts, moves: list[Move], center: Point, square: Fraction) -> Derivation | None:
    if not stem.choices:
        return None

    def fits(choice: Choice) -> bool:
        parts = spans.formulas(choice.text)
        pairs = [p for p in parts if isinstance(p, Group)]
        numbers = [p for p in parts if not isinstance(p, Group | Rel) and not letters(p)]
        if len(pairs) != 1 or len(numbers) != 1:
            return False
        return _pair_fits(_pair(center))(Choice("", "", pairs[0])) and same_value(
            evaluate(numbers[0]), evaluate(_root(square))
        )

    return Derivation(
        CIRCLES, CONCEPT, tuple(moves), ({},), (), asked="You are asked for the center and the radius of the circle.",
        confirm=lambda: _confirmed(facts, center, square), fits=fits,
    )  # fmt: skip


def _which_point(stem: Stem, facts: Facts, moves: list[Move], center: Point, square: Fraction) -> Derivation | None:
    if not stem.choices:
        return None
    kind, denied = facts.asked.removeprefix("not "), facts.asked.startswith("not ")

    def fits(choice: Choice) -> bool:
        node = choice.node
        if not isinstance(node, Group) or len(node.items) != 2 or letters(node):
            return False
        try:
            x, y = (exact.read(i) for i in node.items)
            gap = evaluate(
                exact.tree(
                    (x - exact.constant(center[0])) * (x - exact.constant(center[0]))
                    + (y - exact.constant(center[1])) * (y - exact.constant(center[1]))
                )
            )
        except Unvalued:
            return False
        place = "on" if same_value(gap, square) else "inside" if gap < square else "outside"
        return (place == kind) != denied

    chosen = [c for c in stem.choices if fits(c)]
    if len(chosen) != 1 or not isinstance(chosen[0].node, Group):
        return None
    standard = equation_of(center, square)
    if not moves:
        if facts.equation is None:
            moves.append(_written(standard, center, square))
        else:
            moves.append(_read_center(facts.equation, center))
    x, y = chosen[0].node.items
    left = Bin(
        "+", Bin("^", Bin("-", x, rational(center[0])), num(2)), Bin("^", Bin("-", y, rational(center[1])), num(2))
    )
    result = exact.tree(exact.read(left))
    moves.append(
        Move(
            "Test each point",
            "Put each point's coordinates into the left side and compare with the square of the radius.",
            left,
            result,
        )
    )

    def confirm() -> bool:
        a, b = (float(evaluate(i)) for i in (x, y))
        away = abs(complex(a, b) - complex(float(center[0]), float(center[1])))
        r = float(square) ** 0.5
        right = {"on": isclose(away, r), "inside": away < r, "outside": away > r}[kind]
        return right != denied and _confirmed(facts, center, square)

    return Derivation(
        CIRCLES, CONCEPT, tuple(moves), ({},), (chosen[0].node,), asked="You are asked which point lies as described: its distance from the center decides.",
        confirm=confirm, fits=fits,
    )  # fmt: skip


def _constant(stem: Stem, facts: Facts, found: Quadratic) -> Derivation | None:
    """The constant of an equation from the radius (or a point on the circle)."""
    square = facts.square
    center = found.center
    moves: list[Move] = []
    equation = facts.equation
    assert equation is not None
    if square is None and facts.through is not None:
        square = (facts.through[0] - center[0]) ** 2 + (facts.through[1] - center[1]) ** 2
        moves.append(_distance(center, facts.through, square))
    if square is None or facts.moved != (0, 0) or facts.factor is not None:
        return None
    sum_squares = center[0] ** 2 + center[1] ** 2
    value = (sum_squares - square - found.f) / found.g
    letter = found.letter
    rest: Node = (
        Bin("*", rational(found.g), Sym(letter))
        if found.g not in (1, -1)
        else Sym(letter)
        if found.g == 1
        else Neg(Sym(letter))
    )
    constant = Bin("-", rational(sum_squares), Bin("+", rest, rational(found.f)) if found.f else rest)
    line = Rel("=", constant, rational(square))
    read = _standard_with(equation, center, constant)
    after = Rel("=", Sym(letter), rational(value))

    def solved() -> bool:
        from tools.maths import algebra

        return algebra.satisfies(line, {letter: rational(value)})

    moves = [read, *moves,
             Move("Set the right side equal to the square of the radius", f"The right side of the standard form is the square of the radius; solve for ${letter}$.", line, after, check=solved)]  # fmt: skip

    def confirm() -> bool:
        at = {letter: value}
        r = float(square) ** 0.5
        for step in range(5):
            point = {"x": float(center[0]) + r * cos(step), "y": float(center[1]) + r * sin(step), **at}
            if not isclose(
                float(evaluate(equation.left, point)),
                float(evaluate(equation.right, point)),
                rel_tol=1e-9,
                abs_tol=1e-7,
            ):
                return False
        return True

    node = rational(value)
    return Derivation(
        CIRCLES, CONCEPT, tuple(moves), ({},), (node,), asked=f"You are asked for the constant ${letter}$.",
        confirm=confirm, fits=answering.fitting(stem, node, False), slips=(Slip("the sign of the constant turned", rational(-value)),),
    )  # fmt: skip


def _standard_with(equation: Rel, center: Point, constant: Node) -> Move:
    standard = Rel("=", equation_of(center, Fraction(1)).left, constant)

    def same() -> bool:
        import sympy

        from tools.maths import algebra

        return bool(sympy.simplify(algebra.difference(equation) / algebra.difference(standard)).is_number)

    text = ("Group the terms in $x$ and in $y$ and complete each square; what is added on the left is added on the "
            "right too, where the constant ends up.")  # fmt: skip
    return Move("Complete the square", text, equation, standard, check=same)
