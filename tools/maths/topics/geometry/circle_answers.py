"""What is asked of a circle whose center and radius are found: one of its sizes, its equation, or which point lies where."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isclose

from tools.maths import spans
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.skills import CIRCLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.circle_moves import (
    coordinate,
    equation_of,
    on_circle,
    pair_of,
    read_center,
    root_of,
    written,
)
from tools.maths.topics.geometry.circle_reading import Facts, Point, quadratic
from tools.maths.tree import Bin, Group, Node, Rel, Root, Sym, letters, num
from tools.maths.values import Unvalued, evaluate, same_value

CONCEPT = (
    "A circle with center $(h, k)$ and radius $r$ has the equation $(x - h)^2 + (y - k)^2 = r^2$: every point on it is "
    "$r$ away from the center."
)


def answer(stem: Stem, facts: Facts, moves: list[Move], center: Point, square: Fraction | None) -> Derivation | None:
    kind = facts.asked
    concept, asked = CONCEPT, f"You are asked for the {kind} of the circle."
    fits: Callable[[Choice], bool] | None = None
    value: Node
    slips: list[Slip] = []
    standard = equation_of(center, square) if square is not None else None
    if kind.startswith("center") and kind != "center and radius":
        value = pair_of(center)
        if facts.equation is not None and facts.moved == (0, 0):
            moves.append(read_center(facts.equation, center))
        slips.append(Slip("taking the signs of the center from the equation", pair_of((-center[0], -center[1]))))
        if kind[-2:] in (" x", " y"):
            index = "xy".index(kind[-1])
            moves.append(coordinate(value, index))
            value = value.items[index]
            asked = f"You are asked for one coordinate of the center, the {kind[-1]}-coordinate."
    elif square is None or standard is None:
        return None
    elif kind == "center and radius":
        if facts.equation is None or facts.moved != (0, 0):
            return None
        moves.append(read_center(facts.equation, center))
        text = "The number on the right is the square of the radius."
        moves.append(Move("Take the square root", text, Root(rational(square)), root_of(square)))
        return _worded(stem, facts, moves, center, square)
    elif kind in ("radius", "diameter", "area", "circumference"):
        root = exact.root(exact.constant(square))
        if facts.equation is not None or kind == "radius" or facts.ends or facts.through:
            text = "The number on the right is the square of the radius."
            moves.append(Move("Take the square root", text, Root(rational(square)), exact.tree(root)))
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
        moves.append(written(standard, center, square))
        slips += [Slip("the signs of the center turned round", equation_of((-center[0], -center[1]), square)),
                  Slip("the radius not squared", Rel("=", standard.left, root_of(square)))]  # fmt: skip

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
        confirm=lambda: confirmed(facts, final_center, final_square),
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


def confirmed(facts: Facts, center: Point, square: Fraction | None) -> bool:
    """The facts of the text hold for the circle found, numerically."""
    before = (center[0] - facts.moved[0], center[1] - facts.moved[1])
    if square is None:
        return facts.center == before
    small = square / facts.factor**2 if facts.factor else square
    tests = [on_circle(equation_of(center, square), center, square)]
    if facts.equation is not None:
        tests.append(on_circle(facts.equation, before, small))
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
        return _pair_fits(pair_of(center))(Choice("", "", pairs[0])) and same_value(
            evaluate(numbers[0]), evaluate(root_of(square))
        )

    return Derivation(
        CIRCLES, CONCEPT, tuple(moves), ({},), (), asked="You are asked for the center and the radius of the circle.",
        confirm=lambda: confirmed(facts, center, square), fits=fits,
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
            moves.append(written(standard, center, square))
        else:
            moves.append(read_center(facts.equation, center))
    x, y = chosen[0].node.items
    left = Bin(
        "+", Bin("^", Bin("-", x, rational(center[0])), num(2)), Bin("^", Bin("-", y, rational(center[1])), num(2))
    )
    text = "Put each point's coordinates into the left side and compare with the square of the radius."
    moves.append(Move("Test each point", text, left, exact.worked_out(left)))

    def confirm() -> bool:
        a, b = (float(evaluate(i)) for i in (x, y))
        away = abs(complex(a, b) - complex(float(center[0]), float(center[1])))
        r = float(square) ** 0.5
        right = {"on": isclose(away, r), "inside": away < r, "outside": away > r}[kind]
        return right != denied and confirmed(facts, center, square)

    return Derivation(
        CIRCLES, CONCEPT, tuple(moves), ({},), (chosen[0].node,), asked="You are asked which point lies as described: its distance from the center decides.",
        confirm=confirm, fits=fits,
    )  # fmt: skip
