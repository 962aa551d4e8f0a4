"""Figures with named points: triangles, points on sides, parallels, as quantities and laws.

`Points` gathers what a text says ("triangle ABC", "D lies on AC", "ST is parallel to QR") and makes the figure of it:
angles and lengths by name, and the theorems that hold. Which angle a name means depends on the points on its sides:
angle BAD is angle BAC where D lies on AC.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from math import cos, isclose, pi, sin, sqrt

from tools.maths.topics.geometry.exact import Exact, tree, trig
from tools.maths.topics.geometry.figure import Figure, Law
from tools.maths.topics.geometry.measuring import angle as measured_angle
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, num
from tools.maths.values import Unvalued, evaluate

STRAIGHT, RIGHT = num(180), num(90)


@dataclass
class Points:
    """What a text says about named points."""

    triangles: list[str] = field(default_factory=list)
    between: list[tuple[str, str, str]] = field(default_factory=list)  # (A, D, C): D lies between A and C
    known: dict[str, Node] = field(default_factory=dict)
    stated: list[Law] = field(default_factory=list)
    pairs: list[tuple[str, str, bool]] = field(default_factory=list)  # corresponding triangles, and whether congruent
    right: list[str] = field(default_factory=list)  # canonical right angles
    equal_sides: list[tuple[str, str]] = field(default_factory=list)
    equal_angles: list[tuple[str, str]] = field(default_factory=list)
    parallels: list[tuple[str, str]] = field(default_factory=list)
    middles: list[tuple[str, str]] = field(default_factory=list)  # midpoints, each with its segment

    def segment(self, name: str) -> str:
        """The symbol of a length: AB and BA are one."""
        return "#" + "".join(sorted(name))

    def ray(self, vertex: str, through: str) -> str:
        """The farthest named point on the ray, so that equal rays get one name."""
        for _ in range(4):
            for a, middle, c in self.between:
                for start, end in ((a, c), (c, a)):
                    if start == vertex and middle == through:
                        through = end
        return through

    def angle(self, name: str) -> str | None:
        """The symbol of an angle by one letter or three; None where one letter is not enough."""
        if len(name) == 3:
            a, v, c = self.ray(name[1], name[0]), name[1], self.ray(name[1], name[2])
            return "#∠" + min(a, c) + v + max(a, c)
        owners = {self.angle(self.at(t, name)) for t in self.triangles if name in t}
        return owners.pop() if len(owners) == 1 else None

    def at(self, triangle: str, vertex: str) -> str:
        """Triangle's angle at a vertex, by three letters.

        >>> Points().at("ABC", "B")
        'ABC'
        """
        others = [p for p in triangle if p != vertex]
        return others[0] + vertex + others[1]

    def add_triangle(self, name: str) -> None:
        if len(set(name)) == 3 and not any(set(t) == set(name) for t in self.triangles):
            self.triangles.append(name)

    def equate(self, one: str, two: str, text: str) -> None:
        """Note that the problem says two quantities are equal."""
        self.stated.append(stated(Sym(one), Sym(two), text))

    def side_against(self, triangle: str, vertex: str) -> str:
        return self.segment("".join(p for p in triangle if p != vertex))

    # ---- the figure --------------------------------------------------------------------------------------------

    def figure(self) -> Figure:
        """Everything as quantities and laws."""
        self._smaller_triangles()
        self._alike()
        self._carry()
        figure = Figure(dict(self.known), list(self.stated))
        for name in self.right:
            figure.known.setdefault(name, RIGHT)
        for one, two in self.parallels:
            self._cut(one, two)
        self._lines(figure)
        for triangle in self.triangles:
            self._angles(figure, triangle)
            self._isosceles(figure, triangle)
            self._right(figure, triangle)
        for one, two, congruent in self.pairs:
            self._similar(figure, one, two, congruent)
        figure.shown = {s: s.removeprefix("#") for law in figure.laws for s in law.symbols}
        angles = sorted(s for s in figure.shown if s.startswith("#∠"))
        figure.shown |= {s: _angle_name(s, angles) for s in angles}
        figure.measures.append(self.measured)
        return figure

    def _alike(self) -> None:
        """Two triangles that share two angles are similar, with equal angles at corresponding places."""
        for one, two in combinations(list(self.triangles), 2):
            if any(
                {a, b} == {one, two} or {frozenset(a), frozenset(b)} == {frozenset(one), frozenset(two)}
                for a, b, _ in self.pairs
            ):
                continue
            found = {
                v: [w for w in two if self._same_angle(self.angle(self.at(one, v)), self.angle(self.at(two, w)))]
                for v in one
            }
            sure = {v: ws[0] for v, ws in found.items() if len(ws) == 1}
            if len(sure) < 2 or len(set(sure.values())) != len(sure):
                continue
            if len(sure) == 2:
                rest = next(v for v in one if v not in sure)
                sure[rest] = next(w for w in two if w not in sure.values())
            self.pairs.append((one, "".join(sure[v] for v in one), False))

    def _same_angle(self, one: str | None, two: str | None) -> bool:
        if one is None or two is None:
            return False
        a, b = (
            self.known.get(one, RIGHT if one in self.right else None),
            self.known.get(two, RIGHT if two in self.right else None),
        )
        same = isinstance(a, Num) and isinstance(b, Num) and a.value == b.value
        return one == two or {one, two} in [set(p) for p in self.equal_angles] or same

    def _carry(self) -> None:
        """A right angle of one of two similar triangles is one of the other too."""
        for pair in self.pairs:
            for owner, other, p, q in [
                (x, y, p, q) for x, y in (pair[:2], pair[1::-1]) for p, q in zip(x, y, strict=True)
            ]:
                a, b = self.angle(self.at(owner, p)), self.angle(self.at(other, q))
                known = self.known.get(a or "")
                if (
                    a
                    and b
                    and (a in self.right or (isinstance(known, Num) and known.value == 90))
                    and b not in self.right
                ):
                    self.right.append(b)

    def _smaller_triangles(self) -> None:
        """A point D on side AC of ABC, joined with B, makes triangles ABD and BCD."""
        for a, d, c in self.between:
            for triangle in list(self.triangles):
                if {a, c} <= set(triangle) and d not in triangle:
                    b = next(p for p in triangle if p not in (a, c))
                    joined = self.segment(b + d)
                    named = any(joined in law.symbols for law in self.stated) or joined in self.known
                    if named or self._mentioned(b, d):
                        self.add_triangle(a + b + d)
                        self.add_triangle(c + b + d)

    mentioned: str = ""  # every name in the text, for what is joined

    def _mentioned(self, b: str, d: str) -> bool:
        return any(b + d in name or d + b in name for name in self.mentioned.split())

    def _cut(self, one: str, two: str) -> None:
        """A parallel to a side cuts off a similar triangle."""
        for triangle in list(self.triangles):
            for base, cut in ((one, two), (two, one)):
                if not set(base) <= set(triangle):
                    continue
                top = next(p for p in triangle if p not in base)
                ends: dict[str, str] = {}
                for a, middle, c in self.between:
                    if {a, c} == {top, base[0]} and middle in cut:
                        ends[base[0]] = middle
                    if {a, c} == {top, base[1]} and middle in cut:
                        ends[base[1]] = middle
                if len(ends) == 2:
                    small = top + ends[base[0]] + ends[base[1]]
                    self.add_triangle(small)
                    self.pairs.append((small, top + base, False))

    def _lines(self, figure: Figure) -> None:
        for a, d, c in self.between:
            figure.law("Add the parts", f"{d} lies between {a} and {c}, so the two parts make the whole segment.",
                       Sym(self.segment(a + c)), Bin("+", Sym(self.segment(a + d)), Sym(self.segment(d + c))))  # fmt: skip
            for other in self._others(a, d, c):
                one, two = self.angle(a + d + other), self.angle(other + d + c)
                if one and two:
                    figure.law("Use the straight line", "Two angles that make a straight line add up to 180°.",
                               Bin("+", Sym(one), Sym(two)), STRAIGHT)  # fmt: skip
            for triangle in self.triangles:  # the angle at the third corner is cut in two
                if {a, c} <= set(triangle) and d not in triangle:
                    b = next(p for p in triangle if p not in (a, c))
                    whole, one, two = (self.angle(x) for x in (a + b + c, a + b + d, d + b + c))
                    if whole and one and two and self._mentioned(b, d):
                        figure.law("Add the two angles", f"The line from {b} to {d} cuts the angle at {b} in two.",
                                   Sym(whole), Bin("+", Sym(one), Sym(two)))  # fmt: skip
        for (a, m, c), (b, n, d) in combinations(self.between, 2):
            if m == n and len({a, b, c, d}) == 4:
                for left, right in (((a, b), (c, d)), ((a, d), (c, b))):
                    first, second = self.angle(left[0] + m + left[1]), self.angle(right[0] + m + right[1])
                    if first and second:
                        figure.law("Use vertical angles", "Vertical angles are equal.", Sym(first), Sym(second))

    def _others(self, a: str, d: str, c: str) -> list[str]:
        """Points joined with d that are not on the line."""
        found = {p for t in self.triangles if d in t for p in t}
        found |= {p for x, m, y in self.between if m == d for p in (x, y)}
        found |= {p for name in self.mentioned.split() if len(name) == 3 and name[1] == d for p in name}
        return sorted(found - {a, d, c})

    def _angles(self, figure: Figure, triangle: str) -> None:
        names = [self.angle(self.at(triangle, v)) for v in triangle]
        if all(names):
            one, two, three = (Sym(n) for n in names if n)
            figure.law("Use the sum of the angles", "The three angles of a triangle add up to 180°.",
                       Bin("+", Bin("+", one, two), three), STRAIGHT)  # fmt: skip

    def _isosceles(self, figure: Figure, triangle: str) -> None:
        for u, v in combinations(triangle, 2):
            one, two = self.side_against(triangle, u), self.side_against(triangle, v)
            a, b = self.angle(self.at(triangle, u)), self.angle(self.at(triangle, v))
            if a is None or b is None:
                continue
            if self._equal(one, two, self.equal_sides):
                figure.law("Use equal sides", "Angles opposite equal sides of a triangle are equal.", Sym(a), Sym(b))
            elif self._equal(a, b, self.equal_angles):
                figure.law(
                    "Use equal angles", "Sides opposite equal angles of a triangle are equal.", Sym(one), Sym(two)
                )

    def _equal(self, one: str, two: str, pairs: list[tuple[str, str]]) -> bool:
        if {one, two} in [set(p) for p in pairs]:
            return True
        a, b = self.known.get(one), self.known.get(two)
        return a is not None and a == b

    def right_vertex(self, triangle: str) -> str | None:
        """Where a triangle has its right angle."""
        for v in triangle:
            name = self.angle(self.at(triangle, v))
            known = self.known.get(name or "")
            if name in self.right or (isinstance(known, Num) and known.value == 90):
                return v
        acute = [self.known.get(self.angle(self.at(triangle, v)) or "") for v in triangle]
        values = [n.value for n in acute if isinstance(n, Num)]
        if len(values) == 2 and sum(values) == 90:
            return next(v for v, n in zip(triangle, acute, strict=True) if not isinstance(n, Num))
        return None

    def _right(self, figure: Figure, triangle: str) -> None:
        v = self.right_vertex(triangle)
        if v is None:
            return
        a, b = (p for p in triangle if p != v)
        legs, hypotenuse = (Sym(self.segment(v + a)), Sym(self.segment(v + b))), Sym(self.segment(a + b))
        figure.law("Use the Pythagorean theorem", "In a right triangle the squares of the legs add up to the square of the hypotenuse.",
                   Bin("^", hypotenuse, num(2)), Bin("+", Bin("^", legs[0], num(2)), Bin("^", legs[1], num(2))))  # fmt: skip
        for p, opposite, adjacent in ((a, legs[1], legs[0]), (b, legs[0], legs[1])):
            degrees = self._degrees(triangle, p, v)
            if degrees is None:
                continue
            for function, top, bottom in (
                ("sin", opposite, hypotenuse),
                ("cos", adjacent, hypotenuse),
                ("tan", opposite, adjacent),
            ):
                try:
                    ratio: Exact = trig(function, degrees)
                except Unvalued:
                    continue
                figure.law(f"Use the {_WORDS[function]}", f"The {_WORDS[function]} of an acute angle is {_RATIOS[function]}.",
                           top, Bin("*", bottom, tree(ratio), "cdot"))  # fmt: skip

    def _degrees(self, triangle: str, p: str, right: str) -> Fraction | None:
        own = self.known.get(self.angle(self.at(triangle, p)) or "")
        if isinstance(own, Num):
            return own.value
        other = next(q for q in triangle if q not in (p, right))
        known = self.known.get(self.angle(self.at(triangle, other)) or "")
        return 90 - known.value if isinstance(known, Num) and known.value < 90 else None

    def _similar(self, figure: Figure, one: str, two: str, congruent: bool) -> None:
        for p, q in zip(one, two, strict=True):
            a, b = self.angle(self.at(one, p)), self.angle(self.at(two, q))
            if a and b and a != b:
                figure.law(
                    "Use corresponding angles", "Corresponding angles of the two triangles are equal.", Sym(a), Sym(b)
                )
        sides = [(self.segment(one[i] + one[j]), self.segment(two[i] + two[j])) for i, j in ((0, 1), (1, 2), (0, 2))]
        if congruent:
            for s, t in sides:
                if s != t:
                    figure.law(
                        "Use corresponding sides",
                        "Corresponding sides of congruent triangles are equal.",
                        Sym(s),
                        Sym(t),
                    )
            return
        for (s, t), (u, w) in combinations(sides, 2):
            figure.law("Compare corresponding sides", "Corresponding sides of similar triangles have the same ratio.",
                       Bin("*", Sym(s), Sym(w), "cdot"), Bin("*", Sym(u), Sym(t), "cdot"))  # fmt: skip

    def measured(self, values: dict[str, float]) -> bool:
        """Each triangle laid out with coordinates from two angles or three sides, and the rest measured on it."""
        for triangle in self.triangles:
            names = [self.angle(self.at(triangle, v)) or "" for v in triangle]
            sides = [self.side_against(triangle, v) for v in triangle]
            a = [values.get(n) for n in names]
            s = [values.get(n) for n in sides]
            if any(v is not None and not 0 < v < 180 for v in a):
                return False
            lengths = [x for x in s if x is not None]
            if len(lengths) == 3:
                x, y, z = lengths
                if not (x + y > z and y + z > x and x + z > y):
                    return False
                at = (x * x - z * z + y * y) / (2 * x)  # corner 0 over side 1-2, measured from corner 2
                corner = (at, sqrt(max(y * y - at * at, 0.0)))
                corners = [corner, (x, 0.0), (0.0, 0.0)]
                for i, known in enumerate(a):
                    if known is not None:
                        found = measured_angle(corners[i - 1], corners[i], corners[(i + 1) % 3])
                        if not isclose(found, known, rel_tol=1e-6, abs_tol=1e-6):
                            return False
            elif len([x for x in a if x is not None]) == 3:
                first, second = float(a[0] or 0) * pi / 180, float(a[1] or 0) * pi / 180
                if first + second >= pi:
                    return False
                reach = sin(second) / sin(first + second)
                found = measured_angle((0.0, 0.0), (reach * cos(first), reach * sin(first)), (1.0, 0.0))
                if not isclose(found, float(a[2] or 0), rel_tol=1e-6):
                    return False
        return True


_WORDS = {"sin": "sine", "cos": "cosine", "tan": "tangent"}
_RATIOS = {"sin": "the opposite leg over the hypotenuse", "cos": "the adjacent leg over the hypotenuse",
           "tan": "the opposite leg over the adjacent leg"}  # fmt: skip


def _angle_name(symbol: str, angles: list[str]) -> str:
    """An angle by its vertex where no other angle has the same one, else by its three points."""
    alone = [a for a in angles if a[3] == symbol[3]] == [symbol]
    return symbol[3] if alone else symbol.removeprefix("#")


def numeric(node: Node | None) -> bool:
    """Whether a known value is a plain number."""
    if node is None or letters(node):
        return False
    try:
        evaluate(node)
    except Unvalued:
        return False
    return True


def stated(left: Node, right: Node, text: str = "Turn the sentence into an equation.") -> Law:
    """A relation the problem itself gives."""
    return Law("Write what the problem says", text, Rel("=", left, right))
