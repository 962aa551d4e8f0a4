"""What follows from the description of lines: slopes, intercepts, equations, points, values of linear functions."""

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial

from tools.maths import algebra, second_route
from tools.maths.derivation import Derivation, Move, Slip, State
from tools.maths.polynomial import NotPolynomial, rational
from tools.maths.problem import Choice, Target
from tools.maths.stem import Stem
from tools.maths.topics.algebra.line_description import Line
from tools.maths.topics.algebra.line_letters import Letters
from tools.maths.topics.algebra.line_numbers import ON_LINE, ZERO
from tools.maths.topics.algebra.line_picture import picture
from tools.maths.topics.algebra.lines import read
from tools.maths.topics.algebra.placing import maths, place_move, placed
from tools.maths.topics.algebra.straight import Straight, as_relation, is_slope, straight
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Apply, Group, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate, exact_pair, same_value


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about described lines or linear functions, None when it is about something else."""
    described = read(stem)
    if described is None or not described.usable:
        return None
    try:
        work = _Work(stem, described)
        found = work.answer()
        return found and replace(found, figure=picture(described, work.lines, work.known, found))
    except (NotPolynomial, Unvalued):
        return None


class _Work(Letters):
    """The answers, one method for each way of asking."""

    def answer(self) -> Derivation | None:
        self.resolve()
        if not self._consistent():
            return None
        ask = self.described.ask
        if ask == "value":
            return self._value()
        key = self.described.about
        if key is None:
            return None
        if ask == "slope":
            return self._slope_answer(key)
        if ask in ("parallel", "perpendicular"):
            return self._related_choice(key, ask)
        if ask == "equation":
            return self._equation(key)
        line = self.known.get(key)
        if line is None:
            return None
        if ask in ("x-intercept", "y-intercept"):
            return self._intercept(line, ask[0])
        if ask == "point":
            return self._point(line)
        if ask in ("x-at", "y-at") and self.described.node is not None:
            return self._at(line, ask[0], self.described.node)
        return None

    def _slope_answer(self, key: str) -> Derivation | None:
        slope = self.slopes.get(key)
        if slope is None:
            return None
        if key in self.known and self.lines[key].equations:
            self._read_slope(key)
        if not self.moves:
            return None
        found = self._done((rational(slope),), asked="You are asked for the slope of that line.")
        return None if found is None else replace(found, slips=self._slope_slips(key, slope))

    def _slope_slips(self, key: str, slope: Fraction) -> tuple[Slip, ...]:
        """Wrong ways to the slope, carried out."""
        wrong = [("slip with the sign of the slope", -slope)]
        if slope:
            wrong.append(("turned the slope upside down", 1 / slope))
        for other in self.lines[key].perpendicular:
            kept = self.slopes.get(other)
            wrong += [("gave the slope of the other line instead of turning it", kept)] if kept is not None else []
        return tuple(Slip(name, rational(value)) for name, value in wrong if value != slope)

    def _intercept(self, line: Straight, axis: str) -> Derivation | None:
        if line.slope is None or (axis == "x" and line.slope == 0):
            return None
        if self.described.functions and not self.stem.choices and any(c.equations for c in self.lines.values()):
            return None  # a function given by its formula: its zeros and intercepts are not only a line's
        relation = line.relation()
        if axis == "y":
            value = line.start
            text = "Put $x = 0$: what is left is the number without $x$."
            point = Group((ZERO, rational(value)))
            rule, solved = "Put x = 0", Rel("=", Sym("y"), rational(value))
        else:
            value = -line.start / line.slope
            text = "On the $x$-axis $y = 0$: put that in and solve for $x$."
            point = Group((rational(value), ZERO))
            rule, solved = "Put y = 0", Rel("=", Sym("x"), rational(value))
        at = {"x": point.items[0], "y": point.items[1]}
        move = Move(rule, text, State.of(relation), State.of(solved), check=lambda: algebra.satisfies(relation, at))
        pairs = any(isinstance(c.node, Group) for c in self.stem.choices)
        if not self.stem.choices:  # asked as a point, or as a number?
            pairs = bool(re.search(r"\b(?:what|which) point\b|(?<!-)\bcoordinates of\b", self.stem.ask))

        def fits(choice: Choice) -> bool:
            node = choice.node.right if isinstance(choice.node, Rel) else choice.node
            if isinstance(node, Group):
                return exact_pair(node) == exact_pair(point) if len(node.items) == 2 else False
            return node is not None and not letters(node) and second_route.equivalent(node, rational(value))

        found = self._done(
            (point if pairs else rational(value),),
            moves=(move,),
            fits=fits,
            asked=f"You are asked where that line crosses the ${axis}$-axis.",
            confirm=lambda: (at := exact_pair(point)) is not None and line.holds(*at),
        )
        other = line.start if axis == "x" else -line.start / line.slope if line.slope else line.start
        slips = [("gave the intercept with the other axis instead", other), ("gave the slope instead", line.slope)]
        slips.append(("slip with the sign", -value))
        key = self.described.about
        for why, wrong in self._wrong_lines(key, line) if key is not None else ():
            if axis == "y" or wrong.slope:
                slips.append((why, wrong.start if axis == "y" or not wrong.slope else -wrong.start / wrong.slope))
        kept = tuple(Slip(name, self._shown_at(axis, wrong, pairs)) for name, wrong in slips if wrong != value)
        return None if found is None else replace(found, slips=kept)

    def _shown_at(self, axis: str, value: Fraction, pairs: bool) -> Node:
        """A place on an axis as it is asked for: a number, or a point."""
        if not pairs:
            return rational(value)
        return Group((rational(value), ZERO) if axis == "x" else (ZERO, rational(value)))

    def _at(self, line: Straight, want: str, node: Node) -> Derivation | None:
        if line.slope is None or letters(node):
            return None
        given = "y" if want == "x" else "x"
        found = from_equations(
            self.stem,
            [placed(line.relation(), {given: node})],
            Target("value", Sym(want)),
            skill=self._skill(),
            before=[*self.moves, place_move(line.relation(), {given: node})],
            full=self.described.full,
        )
        if found is None or not found.values:
            return None

        def confirm() -> bool:
            at = {given: evaluate(node), want: evaluate(found.values[0])}
            relation = line.relation()
            return self._facts_hold() and same_value(evaluate(relation.left, at), evaluate(relation.right, at))

        return replace(
            found, concept=ON_LINE, confirm=confirm, asked=f"You are asked for the ${want}$-coordinate of that point."
        )

    def _equation(self, key: str) -> Derivation | None:
        line = self.known.get(key)
        if line is None:
            return self._direction_only(key)
        relation = line.relation()
        name = next(iter(self.described.functions), None)
        shown = Rel("=", Apply(name, Sym("x")), relation.right) if name else relation
        text = "Write the slope before $x$ and where the line starts behind it."
        fits = self._equation_fits(lambda found: found == line)
        moves = []
        if line.slope is not None:
            before = r"m = " + maths(rational(line.slope)) + r",\ b = " + maths(rational(line.start))

            def check() -> bool:
                return is_slope(relation, line.slope) and line.holds(Fraction(0), line.start)

            moves.append(Move("Write the equation", text, before, maths(shown), check=check))
        found = self._done(
            (shown,),
            moves=tuple(moves),
            fits=fits,
            asked="You are asked for the equation of that line.",
            confirm=lambda: self._choice_facts(key, fits),
        )
        slips = tuple(Slip(why, wrong.relation()) for why, wrong in self._wrong_lines(key, line))
        return None if found is None else replace(found, slips=slips)

    def _wrong_lines(self, key: str, line: Straight) -> list[tuple[str, Straight]]:
        """The line with a wrong slope through the told point, or with a wrong start."""
        if line.slope is None:
            return []
        points = [n for p in self.lines[key].points if (n := exact_pair(p)) is not None]
        slopes = [("slip with the sign of the slope", -line.slope)]
        if line.slope:
            slopes += [
                ("turned the slope upside down", 1 / line.slope),
                ("turned the slope as for a perpendicular line", -1 / line.slope),
            ]
        found = [(why, Straight(m, y - m * x)) for why, m in slopes for x, y in points[:2]]
        found += [
            ("took the point's $y$-coordinate for the $y$-intercept", Straight(line.slope, y))
            for x, y in points[:2]
            if x != 0
        ]
        found += [
            ("slip with a sign when working out the $y$-intercept", Straight(line.slope, y + line.slope * x))
            for x, y in points[:2]
        ]
        found.append(("slip with the sign of the $y$-intercept", Straight(line.slope, -line.start)))
        return [(why, wrong) for why, wrong in found if wrong != line]

    def _choice_facts(self, key: str, fits: Callable[[Choice], bool]) -> bool:
        """The chosen equation itself satisfies every fact told of the line."""
        chosen = [c for c in self.stem.choices if fits(c)]
        described = self.lines[key]
        for choice in chosen:
            relation = as_relation(choice.node)
            if relation is None:
                return False
            for point in described.points:
                numbers = exact_pair(point)
                if numbers is not None:
                    at = dict(zip("xy", numbers, strict=True))
                    if not same_value(evaluate(relation.left, at), evaluate(relation.right, at)):
                        return False
        return True

    def _equation_fits(self, right: Callable[[Straight], bool]) -> Callable[[Choice], bool]:
        def fits(choice: Choice) -> bool:
            relation = as_relation(choice.node)
            found = straight(relation) if relation is not None else None
            return found is not None and right(found)

        return fits

    def _direction_only(self, key: str) -> Derivation | None:
        """Only the slope is known: the one choice with that slope (and not the very line it is parallel to)."""
        if key not in self.slopes or not self.stem.choices:
            return None
        return self._by_slope(self.slopes[key], {self.known[o] for o in self.lines[key].parallel if o in self.known})

    def _related_choice(self, key: str, kind: str) -> Derivation | None:
        """ "Which of the following lines is perpendicular to this one?" """
        if key not in self.slopes or not self.stem.choices:
            return None
        other = Line("the choice")
        getattr(other, kind).append(key)
        self.lines["the choice"] = other
        self._slope(other, [])
        same = {self.known[key]} if kind == "parallel" and key in self.known else set()
        return self._by_slope(self.slopes.get("the choice"), same) if "the choice" in self.slopes else None

    def _by_slope(self, slope: Fraction | None, same: set[Straight]) -> Derivation | None:
        fits = self._equation_fits(lambda found: found.slope == slope and found not in same)
        chosen = [r for c in self.stem.choices if fits(c) and (r := as_relation(c.node)) is not None]
        if len(chosen) != 1 or slope is None:
            return None
        relation = chosen[0]
        text = "Bring each choice to the form $y = mx + b$ and compare the number before $x$."
        told, check = State.of(Rel("=", Sym("m"), rational(slope))), partial(is_slope, relation, slope)
        move = Move("Compare the slopes", text, told, State.of(relation), check=check)
        return self._done((relation,), moves=(move,), fits=fits, asked="You are asked which line has the right slope.")

    def _point(self, line: Straight) -> Derivation | None:
        """The one choice on the line (or not on it)."""
        wanted = not self.described.negated

        def fits(choice: Choice) -> bool:
            numbers = (
                exact_pair(choice.node) if isinstance(choice.node, Group) and len(choice.node.items) == 2 else None
            )
            return numbers is not None and line.holds(*numbers) == wanted

        chosen = [c.node for c in self.stem.choices if fits(c)]
        if len(chosen) != 1 or not isinstance(chosen[0], Group):
            return None
        point, relation = chosen[0], line.relation()
        at = {"x": point.items[0], "y": point.items[1]}
        text = "Put each point's numbers into the equation of the line; see for which one it is true."
        before, after = State.of(relation), maths(placed(relation, at))
        move = Move("Test the points", text, before, after, check=lambda: algebra.satisfies(relation, at) == wanted)
        where = "on" if wanted else "not on"
        return self._done(
            (point,),
            moves=(move,),
            fits=fits,
            asked=f"You are asked which point is {where} that line.",
            concept=ON_LINE,
        )
