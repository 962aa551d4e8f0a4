"""Circles in the xy-plane: from an equation to center and radius (completing the square) and back to an equation.

A circle comes by its equation, or by center, radius, diameter, a point on it, the ends of a diameter or a line it
touches (axes and lines parallel to them), possibly translated or with another radius. Chords, intersections with lines
and equations with letters in the brackets are not read. The reading is in `circle_reading`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import cos, isclose, sin

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.picturing.sizes import drawn
from tools.maths.polynomial import Term, rational, terms_tree
from tools.maths.skills import CIRCLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering
from tools.maths.topics.geometry.circle_answers import CONCEPT, answer, confirmed
from tools.maths.topics.geometry.circle_moves import (
    distance,
    equation_of,
    from_ends,
    is_standard,
    multiplied,
    on_circle,
    read_center,
    standard_form,
    standard_with,
    touching,
    translated,
    written,
)
from tools.maths.topics.geometry.circle_reading import Facts, Point, Quadratic, X, Y, quadratic, rules
from tools.maths.topics.geometry.circle_sketches import in_the_plane
from tools.maths.topics.geometry.scanning import Scan
from tools.maths.topics.geometry.wording import FIGURE_NEEDED, lay_out, without_figure
from tools.maths.tree import Bin, Neg, Node, Rel, Sym, num
from tools.maths.values import evaluate

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about a circle's equation, None for anything else."""
    text = lay_out(stem)
    if text is None or not re.search("circle|circular", text.text) or not re.search(r"⟦[RT]\d+⟧|equation", text.text):
        return None
    facts = Facts(text)
    plain = answering.without_rounding(without_figure(text.text))
    scan = Scan(plain, rules(facts, plain))
    scan.run()
    if facts.bad or not facts.asked or not scan.understood():
        return None
    if FIGURE_NEEDED.search(text.text) and facts.equation is None and facts.center is None and facts.ends is None:
        return None
    found = _derive(stem, facts)
    return scan.graded(found and replace(found, figure=drawn(lambda: in_the_plane(facts, found))))


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
        moves += standard_form(facts.equation, center, square)
    if facts.ends is not None:
        (a, b), (c, d) = facts.ends
        center, square = ((a + c) / 2, (b + d) / 2), ((a - c) ** 2 + (b - d) ** 2) / 4
        moves += from_ends(facts.ends, center, square)
    if center is None:
        return None
    if square is None and facts.through is not None:
        square = (facts.through[0] - center[0]) ** 2 + (facts.through[1] - center[1]) ** 2
        moves.append(distance(center, facts.through, square))
    if square is None and facts.touches is not None:
        axis, value = facts.touches
        gap = abs(center[0 if axis == "x" else 1] - value)
        square = gap * gap
        moves.append(touching(center, axis, value, gap))
    if square is None and facts.asked not in ("center", "center x", "center y"):
        return None
    if (square is not None and square <= 0) or letter_value is not None:
        return None
    start, start_square = center, square
    if facts.moved != (0, 0):
        if facts.equation is not None:
            moves.append(read_center(facts.equation, start))
        center = (center[0] + facts.moved[0], center[1] + facts.moved[1])
        moves.append(translated(start, facts.moved, center))
    if facts.factor is not None and square is not None:
        square = square * facts.factor**2
        moves.append(multiplied(start_square or square, facts.factor, square))
    if facts.general:
        return _general(stem, facts, moves, center, square) if square is not None else None
    if facts.second is not None:
        return _second(stem, facts, moves, center, square) if square is not None else None
    return answer(stem, facts, moves, center, square)


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
        written(standard, center, square),
        Move("Multiply out", text, standard, expanded, check=same),
        Move("Compare the coefficients", "The letter stands where its number stands.", expanded, value, check=compared),
    ]
    return Derivation(
        CIRCLES, CONCEPT, tuple(moves), ({},), (value,), asked=f"You are asked for the constant ${facts.letter}$.",
        confirm=lambda: on_circle(expanded, center, square) and confirmed(facts, center, square),
        fits=answering.fitting(stem, value, False),
    )  # fmt: skip


def _second(stem: Stem, facts: Facts, moves: list[Move], center: Point, square: Fraction) -> Derivation | None:
    """The letter in the equation of the circle that was found."""
    found = quadratic(facts.second) if facts.second is not None else None
    if facts.second is None or found is None or found.center != center or found.letter != facts.letter:
        return None
    if facts.asked != "letter" or not is_standard(Rel("=", facts.second.left, num(0))) or not moves:
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

    text = "In standard form the right side is the square of the radius."
    moves.append(Move("Compare the equations", text, target, after, check=check))
    return Derivation(
        CIRCLES, CONCEPT, tuple(moves), ({},), (value,), asked=f"You are asked for the constant ${found.letter}$.",
        confirm=lambda: check() and confirmed(facts, center, square), fits=answering.fitting(stem, value, False),
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
        moves.append(distance(center, facts.through, square))
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
    read = standard_with(equation, center, constant)
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
