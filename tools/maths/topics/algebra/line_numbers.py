"""From the description of lines to their numbers: slopes and starts, with the moves that find them.

A line whose numbers are all known is brought to y = m·x + b, or x = c. What stays unknown is for `line_letters.py`.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from tools.maths import algebra, typeset
from tools.maths.derivation import Move, State, words
from tools.maths.polynomial import collect, rational, scale, terms_tree
from tools.maths.stem import Stem
from tools.maths.topics.algebra.isolating import isolate_letter, same_roots
from tools.maths.topics.algebra.line_description import Described, Line
from tools.maths.topics.algebra.placing import maths, place_move, placed
from tools.maths.topics.algebra.straight import Straight, coefficients, is_slope, linear_root, slope_where, straight
from tools.maths.tree import Bin, Group, Neg, Num, Rel, Sym, letters
from tools.maths.values import evaluate, exact_pair, exact_value, same_value

SLOPE = (
    "The slope is the change in $y$ divided by the change in $x$; in $y = mx + b$ it is $m$, and $b$ is where the line "
    "crosses the $y$-axis."
)
PARALLEL = "Parallel lines have the same slope."
PERPENDICULAR = "The slopes of perpendicular lines multiply to $-1$: turn the fraction over and change its sign."
ON_LINE = "A point is on a line exactly when its coordinates make the line's equation true."
ZERO = Num(Fraction(0))


class Known:
    """The lines as they become known, and the moves so far."""

    def __init__(self, stem: Stem, described: Described) -> None:
        self.stem, self.described = stem, described
        self.lines = described.lines
        self.slopes: dict[str, Fraction | None] = {}  # None: vertical
        self.known: dict[str, Straight] = {}
        self.moves: list[Move] = []
        self.concept = SLOPE
        self.checks: list[Callable[[], bool]] = []

    # ---- from description to numbers

    def resolve(self) -> None:
        for _ in range(2 * len(self.lines) + 1):
            before = (len(self.slopes), len(self.known))
            for line in self.lines.values():
                self._one(line)
            if (len(self.slopes), len(self.known)) == before:
                return

    def _one(self, line: Line) -> None:
        if line.key in self.known:
            return
        points = [p for p in line.points if exact_pair(p) is not None]
        for relation in line.equations:
            found = straight(relation)
            if found is not None:
                self._from_equation(line.key, relation, found)
                return
        asked = letters(self.described.node or ZERO)
        for relation in list(line.equations):
            settled = self._settled(line, relation) if not asked & letters(relation) else None
            found = straight(settled) if settled is not None else None
            if settled is not None and found is not None:
                line.equations.append(settled)
                self._from_equation(line.key, settled, found)
                return
        if line.key not in self.slopes:
            self._slope(line, points)
        slope = self.slopes.get(line.key)
        if line.key in self.slopes and points:
            self._start(line.key, slope, points[0])

    def _settled(self, line: Line, relation: Rel) -> Rel | None:
        """The equation with its one constant replaced by the value that a point or the slope told of it gives."""
        names = letters(relation) - {"x", "y"}
        if len(names) != 1:
            return None
        name = next(iter(names))
        for point in line.points:
            if exact_pair(point) is None:
                continue
            at = {"x": point.items[0], "y": point.items[1]}
            condition = placed(relation, at)
            value = linear_root(condition, name)
            if value is not None:
                return self._with_constant(relation, place_move(relation, at), condition, name, value)
        row = coefficients(relation)
        for node in line.slopes:
            slope = evaluate(node) if not letters(node) else None
            if row is None or not row[1] or not isinstance(slope, Fraction):
                continue
            wanted = slope
            condition = Rel("=", terms_tree(row[0]), terms_tree(collect(scale(row[1], -wanted))))
            value = linear_root(condition, name)
            if value is not None:
                text = "Compare the numbers before $x$ and $y$ with the slope that is told."
                holds = partial(slope_where, relation, condition, wanted)
                move = Move("Compare the slopes", text, State.of(relation), State.of(condition), check=holds)
                return self._with_constant(relation, move, condition, name, value)
        return None

    def _with_constant(self, relation: Rel, first: Move, condition: Rel, name: str, value: Fraction) -> Rel:
        """The moves that find the constant and put it in, and the equation without it."""
        known = {name: rational(value)}
        found = Rel("=", Sym(name), rational(value))
        right = partial(algebra.satisfies, condition, known)
        text = f"Solve for the constant ${name}$."
        self.moves += [first, Move("Find the constant", text, State.of(condition), State.of(found), check=right)]
        self.moves.append(place_move(relation, known))
        self.concept = ON_LINE
        return placed(relation, known)

    def _from_equation(self, key: str, relation: Rel, found: Straight) -> None:
        self.known[key] = found
        self.slopes[key] = found.slope
        if found.slope is not None:
            isolated = isolate_letter(relation, "y")
            if isolated is not None and relation.left != Sym("y"):
                self.moves += isolated[1]
                if typeset.plain(isolated[0]) != typeset.plain(found.relation().right):
                    alone, sorted_out = Rel("=", Sym("y"), isolated[0]), found.relation()
                    self.moves.append(
                        Move(
                            "Write it as y = mx + b",
                            "Divide each term, so that the slope stands before $x$.",
                            State.of(alone),
                            State.of(sorted_out),
                            check=lambda: same_roots(alone, sorted_out, "y"),
                        )
                    )

    def _slope(self, line: Line, points: list[Group]) -> None:
        for node in line.slopes:
            value = exact_value(node)
            if value is not None:
                self.slopes[line.key] = value
                if typeset.plain(node) != typeset.plain(rational(value)):
                    text = "Divide the change in the value by the change in the letter."
                    self.moves.append(Move("Find the slope", text, node, rational(value)))
                return
        if len(points) >= 2:
            self._two_points(line.key, points[0], points[1])
            return
        for other in (*line.parallel, *self._said_by(line.key, "parallel")):
            if other in self.slopes:
                self._kept(line.key, other)
                return
        for other in (*line.perpendicular, *self._said_by(line.key, "perpendicular")):
            if other in self.slopes:
                self._turned(line.key, other)
                return

    def _said_by(self, key: str, kind: str) -> list[str]:
        return [o.key for o in self.lines.values() if key in getattr(o, kind)]

    def _two_points(self, key: str, first: Group, second: Group) -> None:
        one, two = exact_pair(first), exact_pair(second)
        assert one is not None
        assert two is not None
        (x1, y1), (x2, y2) = one, two
        if (x1, y1) == (x2, y2):
            return
        if x1 == x2:
            self.slopes[key] = None
            return
        expression = Bin("/", Bin("-", rational(y2), rational(y1)), Bin("-", rational(x2), rational(x1)), "frac")
        slope = (y2 - y1) / (x2 - x1)
        text = f"Divide the change in $y$ by the change in $x$ between ${maths(first)}$ and ${maths(second)}$."
        self.moves.append(Move("Find the slope", text, expression, rational(slope)))
        self.slopes[key] = slope

    def _read_slope(self, key: str) -> None:
        """The move that reads a slope off y = mx + b."""
        known = self.known.get(key)
        if known is None or known.slope is None:
            return
        slope, relation = known.slope, known.relation()
        text = "In the form $y = mx + b$ the slope is the number before $x$."
        move = Move(
            "Read off the slope", text, State.of(relation), rational(slope), check=lambda: is_slope(relation, slope)
        )
        if not any(m.rule == move.rule and m.before == move.before for m in self.moves):
            self.moves.append(move)

    def _kept(self, key: str, other: str) -> None:
        """A parallel line has the slope of the other one."""
        self._read_slope(other)
        self.concept = PARALLEL if self.concept == SLOPE else f"{PARALLEL} {PERPENDICULAR}"
        slope = self.slopes[other]
        self.slopes[key] = slope
        if slope is not None:
            text = "A parallel line rises just as fast, so it has the same slope."
            line = self.lines[key]
            kept = Move("Keep the slope", text, words("slope of the parallel line"), rational(slope),
                        check=lambda: self._related(line) and self.slopes[other] == slope)  # fmt: skip
            self.moves.append(kept)

    def _turned(self, key: str, other: str) -> None:
        self._read_slope(other)
        self.concept = PERPENDICULAR if self.concept == SLOPE else f"{PARALLEL} {PERPENDICULAR}"
        slope = self.slopes[other]
        if slope is None or slope == 0:
            self.slopes[key] = Fraction(0) if slope is None else None
            return
        turned = -1 / slope
        node = Bin("/", Neg(Num(Fraction(1))), rational(slope), "frac")
        text = "Take the negative reciprocal of the slope: turn the fraction over and change its sign."
        self.moves.append(Move("Turn the slope", text, node, rational(turned), check=lambda: turned * slope == -1))
        self.slopes[key] = turned

    def _start(self, key: str, slope: Fraction | None, point: Group) -> None:
        numbers = exact_pair(point)
        assert numbers is not None
        x, y = numbers
        if slope is None:
            self.known[key] = Straight(None, x)
            return
        start = y - slope * x
        if x != 0:
            node = Bin("-", rational(y), Bin("*", rational(slope), rational(x), "cdot"))
            text = f"In $y = mx + b$ put the slope and the point ${maths(point)}$: then $b = y - mx$."
            self.moves.append(Move("Find where it starts", text, node, rational(start)))
        self.known[key] = Straight(slope, start)

    def _consistent(self) -> bool:
        """Whether no line is told two things that contradict each other."""
        for key, found in self.known.items():
            line = self.lines[key]
            if any(n is not None and not found.holds(*n) for n in map(exact_pair, line.points)):
                return False
            if any(s is not None and s != found for s in map(straight, line.equations)):
                return False
            for node in line.slopes:
                if not letters(node) and evaluate(node) != found.slope:
                    return False
        return True

    def _facts_hold(self) -> bool:
        """The second route: every fact of the description is tested on the lines found, by values alone."""
        return all(self._fact_holds(self.lines[k], found) for k, found in self.known.items()) and all(
            self._related(line) for line in self.lines.values()
        )

    def _fact_holds(self, line: Line, found: Straight) -> bool:
        sample = [
            (found.start, Fraction(n)) if found.slope is None else (Fraction(n), found.slope * n + found.start)
            for n in (-4, 3)
        ]
        for relation in line.equations:
            if letters(relation) <= {"x", "y"}:
                for x, y in sample:
                    at = {"x": x, "y": y}
                    if not same_value(evaluate(relation.left, at), evaluate(relation.right, at)):
                        return False
        return all(found.holds(*n) for p in line.points if (n := exact_pair(p)) is not None)

    def _related(self, line: Line) -> bool:
        one = self.slopes.get(line.key, Fraction(1))
        for other in line.parallel:
            if line.key in self.slopes and other in self.slopes and one != self.slopes[other]:
                return False
        for other in line.perpendicular:
            if line.key in self.slopes and other in self.slopes:
                two = self.slopes[other]
                right = (
                    (one is None and two == 0)
                    or (two is None and one == 0)
                    or (one is not None and two is not None and one * two == -1)
                )
                if not right:
                    return False
        return True
