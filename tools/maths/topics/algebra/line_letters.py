"""Letters in the description of lines: an unknown coordinate, a constant in an equation, a value of a linear function.

What the description says of them becomes equations, and those are for the solvers.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from tools.maths import second_route, skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import Terms, collect, rational, scale, terms_tree
from tools.maths.problem import Choice, Target
from tools.maths.topics.algebra.line_description import Line
from tools.maths.topics.algebra.line_numbers import ON_LINE, Known
from tools.maths.topics.algebra.placing import called, maths, numeric, place_move, placed
from tools.maths.topics.algebra.straight import coefficients, is_slope, points_slope, right_side, slope_where, straight
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, has_call, letters, substitute
from tools.maths.values import evaluate, exact_pair, same_value


class Letters(Known):
    """Lines with letters left, and values asked of them."""

    def _done(
        self,
        values: tuple[Node, ...],
        *,
        asked: str,
        moves: tuple[Move, ...] = (),
        fits: Callable[[Choice], bool] | None = None,
        confirm: Callable[[], bool] | None = None,
        concept: str = "",
    ) -> Derivation | None:
        every = (*self.moves, *moves)
        if not every:
            return None
        return Derivation(
            self._skill(),
            concept or self.concept,
            every,
            ({},),
            values,
            asked=asked,
            fits=fits,
            confirm=lambda: self._facts_hold() and (confirm is None or confirm()),
            full=self.described.full,
        )

    def _skill(self) -> str:
        return skills.LINEAR_FUNCTIONS if self.described.functions else skills.LINEAR_TWO

    def _value(self) -> Derivation | None:
        node = self.described.node
        if node is None:
            return None
        definitions = {
            k: ("x", right_side(f.slope, f.start))
            for k, f in self.known.items()
            if k in self.described.functions and f.slope is not None
        }
        equations, moves = self._conditions()
        asked = f"You are asked for ${maths(node)}$."
        plain = called(node, definitions)
        if has_call(plain):
            return None
        if not letters(plain):
            if not definitions or equations:
                return None
            return self._function_value(node, plain, asked)
        wanted = len(frozenset().union(*(letters(e) for e in equations)))
        if len(equations) == len(moves) > wanted:  # more points than unknowns: the rest is for the second route
            equations, moves = equations[:wanted], moves[:wanted]
        if not 1 <= len(equations) <= 2 or not letters(plain) <= frozenset().union(*(letters(e) for e in equations)):
            return None
        found = from_equations(
            self.stem,
            equations,
            Target("value", plain),
            before=[*self.moves, *moves],
            skill=self._skill(),
            full=self.described.full,
        )
        if found is None or not found.values:
            return None
        inner = found

        def confirm() -> bool:
            return (
                inner.problem is not None
                and second_route.agrees(inner.problem, inner)
                and self._facts_hold()
                and self._with_letters(inner)
            )

        return replace(found, concept=self.concept if self.moves else ON_LINE, asked=asked, confirm=confirm)

    def _function_value(self, node: Node, plain: Node, asked: str) -> Derivation | None:
        value = evaluate(plain)
        if not isinstance(value, Fraction):
            return None
        name = next(iter(self.described.functions))
        line = self.known[name]
        rule = Rel("=", Apply(name, Sym("x")), line.relation().right)
        text = "Put the number into the rule of the function."
        first = Move(
            "Write the rule",
            "Write the function as slope times $x$ plus where it starts.",
            r"m = " + maths(rational(line.slope or Fraction(0))) + r",\ b = " + maths(rational(line.start)),
            maths(rule),
            check=lambda: is_slope(line.relation(), line.slope) and line.holds(Fraction(0), line.start),
        )
        last = Move("Evaluate what is asked", text, plain, rational(value))
        return self._done(
            (rational(value),), moves=(first, last), asked=asked, confirm=lambda: self._function_agrees(node, value)
        )

    def _function_agrees(self, node: Node, value: Fraction) -> bool:
        """By number alone: the line through two of its points gives the same value."""
        name = next(iter(self.described.functions))
        line = self.known[name]
        assert line.slope is not None
        one, two = ((Fraction(n), line.slope * n + line.start) for n in (5, -2))
        body = Bin(
            "+",
            rational(one[1]),
            Bin("*", rational((two[1] - one[1]) / (two[0] - one[0])), Bin("-", Sym("x"), rational(one[0]))),
        )
        return same_value(numeric(node, {name: ("x", body)}, {}), value)

    def _conditions(self) -> tuple[list[Rel], list[Move]]:
        """Equations for the letters that are left: constants in equations and slopes, unknown coordinates."""
        equations: list[Rel] = []
        moves: list[Move] = []
        for line in self.lines.values():
            found = self.known.get(line.key)
            for point in line.points:
                if found is not None and letters(point):
                    at = {"x": point.items[0], "y": point.items[1]}
                    relation = found.relation()
                    moves.append(place_move(relation, at))
                    equations.append(placed(relation, at))
            for relation in line.equations:
                if not letters(relation) <= {"x", "y"}:
                    self._about_constant(line, relation, equations, moves)
            if found is None and line.key in self.slopes and len(line.points) >= 2 and not line.equations:
                self._between_points(line, equations, moves)
            for node in line.slopes:
                if letters(node) and line.key in self.slopes and self.slopes[line.key] is not None:
                    equations.append(Rel("=", node, rational(self.slopes[line.key] or Fraction(0))))
        return equations, moves

    def _about_constant(self, line: Line, relation: Rel, equations: list[Rel], moves: list[Move]) -> None:
        for point in line.points:
            at = {"x": point.items[0], "y": point.items[1]}
            moves.append(place_move(relation, at))
            equations.append(placed(relation, at))
        row = coefficients(relation)
        if row is None:
            return
        for other in (*line.parallel, *self._said_by(line.key, "parallel")):
            if self.slopes.get(other) is not None:
                self._slope_condition(relation, row, self.slopes[other] or Fraction(0), equations, moves)
        for other in (*line.perpendicular, *self._said_by(line.key, "perpendicular")):
            slope = self.slopes.get(other)
            if slope:
                self._turned(f"{line.key} turned", other)
                self._slope_condition(relation, row, -1 / slope, equations, moves)
        for node in line.slopes:
            if not letters(node):
                self._slope_condition(relation, row, Fraction(evaluate(node)), equations, moves)

    def _slope_condition(
        self, relation: Rel, row: tuple[Terms, Terms], slope: Fraction, equations: list[Rel], moves: list[Move]
    ) -> None:
        """For a·x + b·y = c the slope is −a/b, so a = −slope · b."""
        a, b = row
        if not b:
            return
        condition = Rel("=", terms_tree(a), terms_tree(collect(scale(b, -slope))))
        if not letters(condition):
            return
        told = f"The slope of ${maths(relation)}$ must be ${maths(rational(slope))}$"
        text = f"{told}: compare the numbers before $x$ and $y$."
        moves.append(
            Move(
                "Compare the slopes",
                text,
                State.of(relation),
                State.of(condition),
                check=lambda: slope_where(relation, condition, slope),
            )
        )
        equations.append(condition)

    def _between_points(self, line: Line, equations: list[Rel], moves: list[Move]) -> None:
        slope = self.slopes[line.key]
        if slope is None:
            return
        (x1, y1), (x2, y2) = (p.items for p in line.points[:2])
        condition = Rel("=", Bin("-", y2, y1), Bin("*", rational(slope), Bin("-", x2, x1), "cdot"))
        text = "The change in $y$ is the slope times the change in $x$."
        shown = r"m = " + maths(rational(slope))
        moves.append(
            Move(
                "Compare the changes",
                text,
                shown,
                State.of(condition),
                check=lambda: points_slope(condition, line.points[0], line.points[1], slope),
            )
        )
        equations.append(condition)

    def _with_letters(self, found: Derivation) -> bool:
        """With the letters' values put in, the description is that of lines without contradiction."""
        if not found.solutions or len(found.solutions) != 1 or not found.solutions[0]:
            return bool(found.solutions)
        values = found.solutions[0]
        for line in self.lines.values():
            points = [
                n
                for p in line.points
                if (n := exact_pair(Group(tuple(substitute(i, values) for i in p.items)))) is not None
            ]
            lines = [s for r in line.equations if (s := straight(placed(r, values))) is not None]
            slopes = {s.slope for s in lines} | ({self.slopes[line.key]} if line.key in self.slopes else set())
            if len(slopes) > 1 or any(not s.holds(*p) for s in lines for p in points):
                return False
            for (x1, y1), (x2, y2) in pairwise(points):
                if slopes and None not in slopes and y2 - y1 != (next(iter(slopes)) or 0) * (x2 - x1):
                    return False
        return True
