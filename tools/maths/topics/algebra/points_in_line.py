r"""Points on one straight line with a letter in them: (6, k) and (k, 24) on a line through the origin, or three collinear points.

The slope between any two of the points is the same; without dividing, that is an equation for the letter.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.framing import framed
from tools.maths.polynomial import rational
from tools.maths.problem import Choice, Target
from tools.maths.stem import PLACEHOLDER, TRAPS, Stem
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Group, Node, Num, Rel, Sym, letters, num, substitute
from tools.maths.values import Unvalued, evaluate, exact_pair

CONCEPT = "The slope between any two points of a straight line is the same. Through the origin, y/x is the same for all its points."
READS_SENTENCES = True  # every word of every sentence is looked up

_KNOWN_TEXT = """
    in the xy-plane a an line lines straight graph of linear function passes pass passing through contains contain containing includes goes go origin point points and both all
    lie lies on same that which is are collinear if when where what value possible find determine following of also this with slope has have having equation constant constants real
    number numbers nonzero positive negative given at it its it's as for each there these those named labeled coordinate coordinates plane shown system exactly one
    three two four another third other be must could same such drawn whose greater than less not zero suppose y x ordered pairs pair by to represented some graphed different distinct
"""
_KNOWN = frozenset(_KNOWN_TEXT.split())
_ON_ONE_LINE = re.compile(r"\bcollinear\b|\bline\b|\blinear function\b|\bstraight\b")
_ORIGIN = re.compile(r"\b(?:through|contains?|containing|includes|and|between) the origin\b|\bthe origin(?:,| and)\b")
_TURNED = re.compile(
    r"\bparallel\b|\bperpendicular\b|\breflect|\bshift|\btranslat|\brotat|\bdistance\b|\bmidpoint\b|\bintercept\b|\bdoes not\b|\bdo not\b|\bis not on\b|\bare not\b|\bexcept\b|\bcannot\b|n't\b|\bnever\b|\blines\b|\bcurve\b|\bparabola\b|\bsegments?\b|\beach of the lines\b"
)
_SLOPE = re.compile(r"\bslope (?:of |is |equal to |that is )*⟦N(?P<n>\d+)⟧|⟦N(?P<n2>\d+)⟧ (?:is|as) (?:the|its) slope")
_ASKED = re.compile(
    r"(?:what (?:is|are|must be|could be)|find|determine|which of the following (?:is|could be|gives|must be)) (?:the )?(?:a )?(?:possible )?(?:values? of )?⟦(?P<kind>[ES])(?P<i>\d+)⟧(?= ?(?:[?.]|$))"
)
_POINT = re.compile(r"which (?:of the following )?(?:ordered pairs|points?)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    text = stem.prose
    if stem.tables or stem.statements or not _ON_ONE_LINE.search(text) or _TURNED.search(text) or framed(stem.ask):
        return None
    if len(re.findall(r"\bline\b", text)) > 1 and re.search(r"\b(?:another|second|other) line\b", text):
        return None
    found = re.findall(r"[a-z][a-z'-]*", PLACEHOLDER.sub(" ", text))
    strange = [w for w in found if w not in _KNOWN]
    if any(w in TRAPS for w in strange):
        return None
    try:
        return _solve(stem, full=not strange)
    except (Unvalued, algebra.Unchecked, ZeroDivisionError):
        return None


def _points(stem: Stem) -> tuple[list[Group], list[Rel], list[Rel], list[int]] | None:
    """The points (named ones, too), the conditions, equations y = mx, and the other formulas' places."""
    points: list[Group] = []
    conditions: list[Rel] = []
    lines: list[Rel] = []
    rest: list[int] = []
    text = re.sub(r"⟦N\d+⟧ (?:distinct |different )?(?=points\b)", "", stem.prose)
    for kind, index in PLACEHOLDER.findall(text):
        node = stem.nodes[int(index)]
        match node:
            case Group(items, "pair") if len(items) == 2:
                points.append(node)
            case Bin("*", Sym(name), Group(items, "pair") as point) if name.isupper() and len(items) == 2:
                points.append(point)
            case Rel("=", Sym("y"), right) if "x" in letters(right):
                lines.append(node)
            case Rel(op, Sym(), right) if op in "<>≤≥≠" and not letters(right):
                conditions.append(node)
            case Sym():
                pass
            case _ if kind in "NE":
                rest.append(int(index))
            case _:
                return None
    return list(dict.fromkeys(points)), conditions, lines, rest


def _solve(stem: Stem, full: bool) -> Derivation | None:
    read = _points(stem)
    if read is None:
        return None
    points, conditions, lines, rest = read
    slope_at = _SLOPE.search(stem.prose)
    slope: Node | None = None
    if slope_at is not None:
        index = int(slope_at["n"] or slope_at["n2"])
        slope, rest = stem.nodes[index], [i for i in rest if i != index]
    match = _ASKED.search(stem.ask)
    if match is not None and match["kind"] == "E":
        rest = [i for i in rest if i != int(match["i"])]
    if rest or len(lines) > 1:
        return None
    through = bool(_ORIGIN.search(stem.prose)) or any(_is_proportional(line) for line in lines)
    if "origin" in stem.prose and not through:
        return None
    if through and Group((num(0), num(0)), "pair") not in [Group(tuple(map(_plain, p.items)), "pair") for p in points]:
        points.insert(0, Group((num(0), num(0)), "pair"))
    conditions = [*conditions, *_signs(stem)]
    if lines and not _is_proportional(lines[0]):
        return None
    factor = _factor(lines[0]) if lines else None
    if match is None:
        return _other_point(stem, points, slope, conditions, full) if _POINT.search(stem.ask) and not lines else None
    asked = stem.nodes[int(match["i"])]
    unknown = frozenset(n for p in points for n in letters(p))
    if factor is not None and letters(asked) == {factor}:
        return _factor_asked(stem, points, factor, conditions, full)
    if len(unknown) != 1 or letters(asked) != unknown or (factor is not None and slope is not None):
        return None
    equation, moves = _equation(points, slope)
    if equation is None or letters(equation) != unknown:
        return None
    found = from_equations(
        stem, [equation], Target("value", asked), before=moves, skill=skills.LINEAR_FUNCTIONS, conditions=conditions, full=full
    )  # fmt: skip
    if found is None or not found.solutions:
        return None
    if not all(_on_one_line(points, slope, s) for s in found.solutions):
        return None
    return replace(found, concept=CONCEPT)


def _plain(node: Node) -> Node:
    return num(node.value) if isinstance(node, Num) else node


def _is_proportional(line: Rel) -> bool:
    return _factor(line) is not None


def _factor(line: Rel) -> str | None:
    """The letter of y = mx."""
    match line.right:
        case Bin("*", Sym(name), Sym("x")) if name != "x":
            return name
    return None


def _signs(stem: Stem) -> list[Rel]:
    """ "where k is positive" as k > 0."""
    out = []
    for found in re.finditer(
        r"⟦S(\d+)⟧ (?:is|>) an? ?(?:constant )?(positive|negative)\b|⟦S(\d+)⟧ is (positive|negative)\b|(?<!what )(positive|negative) (?:constant|number|integer|value)s? (?:of )?⟦S(\d+)⟧",
        stem.prose,
    ):
        index = next(g for g in (found[1], found[3], found[6]) if g)
        word = next(g for g in (found[2], found[4], found[5]) if g)
        out.append(Rel(">" if word == "positive" else "<", stem.nodes[int(index)], num(0)))
    if re.search(r"\bpositive value of\b|\bpositive value\b", stem.ask) and (
        match := _ASKED.search(stem.ask.replace("positive ", ""))
    ):
        node = stem.nodes[int(match["i"])]
        if isinstance(node, Sym):
            out.append(Rel(">", node, num(0)))
    return out


def _minus(a: Node, b: Node) -> Node:
    if isinstance(b, Num) and b.value == 0:
        return a
    if isinstance(a, Num) and isinstance(b, Num):
        return num(a.value - b.value)
    return Bin("-", a, b)


def _steps(one: Group, two: Group) -> tuple[Node, Node]:
    """How far right and how far up from one point to another."""
    return _minus(two.items[0], one.items[0]), _minus(two.items[1], one.items[1])


def _equation(points: list[Group], slope: Node | None) -> tuple[Rel | None, tuple[Move, ...]]:
    """Equal slopes as an equation without a fraction, and the step that sets it up."""
    told = sorted(points, key=lambda p: len(letters(p)))
    if slope is not None:
        if len(points) != 2:
            return None, ()
        run, rise = _steps(told[0], told[1])
        equation = Rel("=", rise, Bin("*", slope, run))
        text = "The slope is the rise divided by the run: so the rise is the slope times the run."
    elif len(points) == 3:
        (run1, rise1), (run2, rise2) = _steps(told[0], told[1]), _steps(told[0], told[2])
        equation = Rel("=", Bin("*", rise1, run2), Bin("*", rise2, run1))
        text = "Both slopes from the first point, rise divided by run, are the same: multiply across."
    else:
        return None, ()
    named = ", ".join(_shown(p) for p in points)
    move = Move(
        "Compare the slopes",
        text,
        words(f"one line through {named}"),
        State.of(equation),
        check=lambda: _is_condition(points, slope, equation),
    )
    return equation, (move,)


def _shown(point: Group) -> str:
    from tools.maths import typeset

    return typeset.plain(point)


def _is_condition(points: list[Group], slope: Node | None, equation: Rel) -> bool:
    """SymPy: the equation says that the determinant of the points is zero, or that the slope is the given one."""
    import sympy

    at = [[algebra.to_sympy(i) for i in p.items] for p in points]
    if slope is None:
        wanted = sympy.Matrix([[*p, 1] for p in at]).det()
    else:
        wanted = at[1][1] - at[0][1] - algebra.to_sympy(slope) * (at[1][0] - at[0][0])
    ratio = sympy.simplify(algebra.difference(equation) / wanted)
    return bool(ratio.is_number and ratio != 0)


def _on_one_line(points: list[Group], slope: Node | None, env: dict[str, Node]) -> bool:
    """With the letter's value in, all points differ and lie on one line that is not vertical."""
    placed = [exact_pair(Group(tuple(substitute(i, env) for i in p.items), "pair")) for p in points]
    if any(p is None for p in placed):
        return not any(isinstance(evaluate(v), Fraction) for v in env.values())
    known = [p for p in placed if p is not None]
    if len(set(known)) < 2:
        return False
    (x0, y0), *others = known
    first = next((p for p in others if p != (x0, y0)), None)
    assert first is not None
    if slope is not None and first[1] - y0 != evaluate(slope) * (first[0] - x0):
        return False
    return all((first[1] - y0) * (x - x0) == (y - y0) * (first[0] - x0) for x, y in others)


def _factor_asked(stem: Stem, points: list[Group], factor: str, conditions: list[Rel], full: bool) -> Derivation | None:
    """ "(r, 12) and (3, r) are on y = mx; what is m?": each point put into the equation."""
    told = [p for p in points if exact_pair(p) != (0, 0)]
    unknown = frozenset(n for p in told for n in letters(p))
    if len(told) != 2 or len(unknown) != 1:
        return None
    equation, moves = _equation([points[0], *told], None)
    if equation is None or exact_pair(points[0]) != (0, 0):
        return None
    name = next(iter(unknown))
    found = from_equations(stem, [equation], Target("value", Sym(name)), before=moves, conditions=conditions)
    if found is None or len(found.values) != 1:
        return None
    placed = [exact_pair(Group(tuple(substitute(i, {name: found.values[0]}) for i in p.items), "pair")) for p in told]
    if any(p is None or not p[0] for p in placed):
        return None
    slopes = [p[1] / p[0] for p in placed if p is not None]
    if len(set(slopes)) != 1 or placed[0] is None:
        return None
    x, y = placed[0]
    text = f"On $y = {factor}x$ the slope ${factor}$ is $y$ divided by $x$ for any of its points."
    step = Move("Find the slope", text, Bin("/", num(y), num(x), "frac"), rational(slopes[0]))
    return Derivation(
        skills.LINEAR_FUNCTIONS, CONCEPT, (*found.moves, step), ({},), (rational(slopes[0]),), problem=replace(found.problem, target=Target("value", Sym(factor))) if found.problem is not None else None, asked=f"You are asked for ${factor}$, the slope of the line.",
        confirm=lambda: slopes[0] == slopes[1] and all(p is not None and p[1] == slopes[0] * p[0] for p in placed), full=full,
        fits=lambda choice: choice.node is not None and not isinstance(choice.node, Group | Rel) and not letters(choice.node) and evaluate(choice.node) == slopes[0],
    )  # fmt: skip


def _other_point(
    stem: Stem, points: list[Group], slope: Node | None, conditions: list[Rel], full: bool
) -> Derivation | None:
    """ "Which point is also on the line?": each choice tried with the two points that are told."""
    if len(points) != 2 or slope is not None or not stem.choices:
        return None
    if any(not isinstance(c.node, Group) or c.node.kind != "pair" or len(c.node.items) != 2 for c in stem.choices):
        return None
    if not any(letters(p) for p in points):
        return None  # known lines are for the others

    def on_line(choice: Choice) -> bool:
        import sympy

        assert isinstance(choice.node, Group)
        rows = [[*[algebra.to_sympy(i) for i in p.items], 1] for p in (*points, choice.node)]
        return bool(sympy.simplify(sympy.Matrix(rows).det()) == 0)

    right = [c for c in stem.choices if on_line(c)]
    if len(right) != 1 or not isinstance(right[0].node, Group):
        return None
    chosen = right[0].node
    run, rise = _steps(points[0], points[1])
    run2, rise2 = _steps(points[0], chosen)
    equation = Rel("=", Bin("*", rise, run2), Bin("*", rise2, run))
    move = Move(
        "Compare the slopes", "From the first point, rise times run across is the same for every point of the line: only one choice has that for every value of the letter.",
        words("the line through " + ", ".join(map(_shown, points))), State.of(equation), check=lambda: algebra.equal(equation.left, equation.right),
    )  # fmt: skip
    return Derivation(
        skills.LINEAR_FUNCTIONS, CONCEPT, (move,), ({},), (chosen,), asked="You are asked for another point of the line.",
        confirm=lambda: _tried(points, chosen) and not any(_tried(points, c.node) for c in stem.choices if c is not right[0]),
        fits=on_line, full=full,
    )  # fmt: skip


def _tried(points: list[Group], point: Node | None) -> bool:
    """The second route: with numbers for the letter the three points have equal slopes."""
    names = sorted({n for p in points for n in letters(p)})
    for value in (2, 5, -3):
        env: dict[str, Node] = {n: num(value + 2 * i) for i, n in enumerate(names)}
        placed = [
            exact_pair(Group(tuple(substitute(i, env) for i in p.items), "pair"))
            for p in (*points, point)
            if isinstance(p, Group)
        ]
        known = [p for p in placed if p is not None]
        if len(known) != 3:
            return False
        (x0, y0), (x1, y1), (x2, y2) = known
        if (y1 - y0) * (x2 - x0) != (y2 - y0) * (x1 - x0):
            return False
    return True
