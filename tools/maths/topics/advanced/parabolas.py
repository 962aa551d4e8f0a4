"""Quadratic functions: vertex, axis, least or greatest value, intercepts, and the form that shows one of them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, Slip, State
from tools.maths.polynomial import NotPolynomial, expand, rational
from tools.maths.problem import Choice
from tools.maths.skills import NONLINEAR_FUNCTIONS
from tools.maths.stem import Stem
from tools.maths.topics.advanced import division, steps
from tools.maths.topics.advanced.curves import Curve, curve_of
from tools.maths.topics.advanced.parabola_forms import vertex_form, which_form
from tools.maths.topics.advanced.steps import number, rewrite, text_of
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Abs, Apply, Group, Node, Rel, Sym, letters, substitute, walk
from tools.maths.values import Value, evaluate, exact_value, same_value

VERTEX = (
    r"In the form $a(x - h)^2 + k$ the square is $0$ at $x = h$ and positive elsewhere: $(h, k)$ is the vertex, "
    "the lowest point when $a$ is positive and the highest when it is negative."
)
KINDS = ("vertex", "vertexpart", "axis", "extreme", "extremeat", "form", "yintercept")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a question about one quadratic function, None otherwise."""
    task = read(stem)
    return None if task is None or task.trap else answer(task)


def answer(task: Task) -> Derivation | None:
    """The derivation of such a task."""
    if task.ask.kind not in KINDS or task.facts or task.points or task.imaginary or task.identity:
        return None
    if task.loose and (task.functions or task.equations):
        return None
    curve = curve_of(task) or _asked_curve(task)
    if curve is None or curve.body is None:
        return None
    body = steps.applied(curve.body, {k: v for k, v in task.functions.items() if k != curve.names})
    if body is None or letters(body) != {curve.letter}:
        return None
    if any(curve.letter in letters(c) for c in task.conditions):
        return None  # on a part of the line only
    if task.ask.kind == "yintercept":
        return _y_intercept(task, Curve(curve.letter, curve.equation, body, curve.names))
    if task.ask.kind == "extreme" and isinstance(task.ask.node, Sym) and task.ask.node.name == curve.letter:
        return None
    absolute = _absolute(body, curve.letter)
    if absolute is not None:
        return _of_absolute(task, curve, body, *absolute)
    try:
        values = division.coefficients(expand(body), curve.letter)
    except NotPolynomial:
        return None
    if len(values) != 3 or not values[2]:
        return None
    if task.ask.kind == "form":
        return which_form(task, curve, body, values)
    return _vertex(task, curve, body, values)


def _asked_curve(task: Task) -> Curve | None:
    """ "What is the minimum value of x² − 6x + 5?" names its expression only in the question."""
    node = task.ask.node
    if node is None or isinstance(node, Apply | Sym | Rel) or len(letters(node)) != 1:
        return None
    if task.equations or task.functions or task.loose:
        return None
    return Curve(next(iter(letters(node))), Rel("=", node, steps.ZERO), node)


def _vertex(task: Task, curve: Curve, body: Node, values: tuple[Fraction, ...]) -> Derivation | None:
    c, b, a = values
    h, k = -b / (2 * a), c - b * b / (4 * a)
    form = vertex_form(values, curve.letter, task.decimal)
    moves: list[Move] = []
    if text_of(form) != text_of(body):
        text = f"Half the coefficient of ${curve.letter}$ goes into the bracket, and its square is taken away again."
        moves.append(rewrite("Complete the square", text, body, form))
    ask = task.ask
    across, up = rational(h, task.decimal), rational(k, task.decimal)
    point = Group((across, up))
    value: Node
    if ask.kind == "vertex":
        value, what = point, "the vertex"
    elif ask.kind == "axis" or ask.kind == "extremeat" or (ask.kind == "vertexpart" and ask.word == "x"):
        if ask.kind == "extremeat" and (ask.pick == "least") != (a > 0):
            return None
        value, what = across, f"where the bracket is zero, the {curve.letter}-coordinate of the vertex"
    else:
        if ask.kind == "extreme" and (ask.pick == "least") != (a > 0):
            return None
        value, what = up, "the value where the bracket is zero, the second coordinate of the vertex"
    text = f"Read off {what}: the square is zero there."
    result: Node | State = Rel("=", Sym(curve.letter), value) if ask.kind == "axis" else value
    moves.append(Move("Read off the vertex", text, form, result, check=lambda: _turns(body, curve.letter, h, k)))
    fits: Callable[[Choice], bool] = steps.point_fits([point]) if ask.kind == "vertex" else steps.value_fits([value])
    if ask.kind == "axis":
        fits = _axis_fits(curve.letter, value)
    slips = _vertex_slips(ask.kind, h, k, c, value)
    return Derivation(
        NONLINEAR_FUNCTIONS,
        VERTEX,
        tuple(moves),
        ({},),
        (Rel("=", Sym(curve.letter), value),) if ask.kind == "axis" else (value,),
        asked=f"You are asked for one thing about the parabola: {_named(ask.kind, ask.pick)}.",
        confirm=lambda: _symmetric(body, curve.letter, h, k),
        fits=fits,
        slips=slips,
        full=task.full,
    )


def _vertex_slips(kind: str, h: Fraction, k: Fraction, c: Fraction, value: Node) -> tuple[Slip, ...]:
    """The other coordinate, the y-intercept, and signs taken as they stand in the bracket."""
    if kind == "vertex":
        points = [
            ("taking the sign inside the bracket as it stands", (-h, k)),
            ("swapping the two coordinates", (k, h)),
            ("slip with the sign of the second coordinate", (h, -k)),
            ("taking the $y$-intercept for the vertex", (Fraction(0), c)),
        ]
        return tuple(Slip(name, Group((number(x), number(y)))) for name, (x, y) in points if (x, y) != (h, k))
    numbers = [
        ("taking the sign inside the bracket as it stands", -h),
        ("giving the vertex's first coordinate", h),
        ("giving the vertex's second coordinate", k),
        ("giving the $y$-intercept", c),
        ("slip with the sign", -k),
    ]
    right = value.right if isinstance(value, Rel) else value
    return tuple(Slip(name, number(wrong)) for name, wrong in numbers if number(wrong) != right)


def _axis_fits(letter: str, value: Node) -> Callable[[Choice], bool]:
    """An axis is the line x = …, not y = …."""
    number_fits = steps.value_fits([value])

    def fits(choice: Choice) -> bool:
        node = choice.node
        return number_fits(choice) and (not isinstance(node, Rel) or node.left == Sym(letter))

    return fits


def _named(kind: str, pick: str) -> str:
    if kind == "extreme":
        return f"its {'lowest' if pick == 'least' else 'highest'} value"
    return {"axis": "its axis of symmetry", "extremeat": "where it turns"}.get(kind, "its vertex")


def _turns(body: Node, letter: str, h: Fraction, k: Fraction) -> bool:
    """SymPy: the slope is zero at h, and the value there is k."""
    import sympy

    x = sympy.Symbol(letter, real=True)
    f = algebra.to_sympy(body)
    at = sympy.Rational(h.numerator, h.denominator)
    level = sympy.Rational(k.numerator, k.denominator)
    return bool(sympy.diff(f, x).subs(x, at) == 0 and sympy.expand(f).subs(x, at) == level)


def _symmetric(body: Node, letter: str, h: Fraction, k: Fraction) -> bool:
    """The second route: equal heights left and right of h, all on the same side of k."""
    heights: list[Value] = []
    for d in (Fraction(1), Fraction(5, 2), Fraction(7)):
        left, right = (evaluate(body, {letter: h + s * d}) for s in (-1, 1))
        if not same_value(left, right):
            return False
        heights.append(left)
    return same_value(evaluate(body, {letter: h}), k) and (all(v > k for v in heights) or all(v < k for v in heights))


def _absolute(body: Node, letter: str) -> tuple[Fraction, Fraction, Fraction] | None:
    """a·|m·x + n| + k as (a, where the bars are zero, k)."""
    parts = [n for n in walk(body) if isinstance(n, Abs)]
    if len(parts) != 1:
        return None
    try:
        outer = division.coefficients(expand(steps.replace_node(body, parts[0], Sym("w_0"))), "w_0")
        inner = division.coefficients(expand(parts[0].arg), letter)
    except NotPolynomial:
        return None
    if len(outer) != 2 or len(inner) != 2:
        return None
    return outer[1], -inner[0] / inner[1], outer[0]


def _of_absolute(task: Task, curve: Curve, body: Node, a: Fraction, h: Fraction, k: Fraction) -> Derivation | None:
    ask = task.ask
    if ask.kind in ("extreme", "extremeat") and (ask.pick == "least") != (a > 0):
        return None
    if ask.kind == "vertex":
        value: Node = Group((number(h), number(k)))
    elif ask.kind == "extreme" or (ask.kind == "vertexpart" and ask.word == "y"):
        value = number(k)
    elif ask.kind in ("extremeat", "vertexpart"):
        value = number(h)
    else:
        return None
    text = "An absolute value is never negative, so the function turns where what stands between the bars is zero."

    def check() -> bool:
        import sympy

        f, x = algebra.to_sympy(body), sympy.Symbol(curve.letter, real=True)
        at = sympy.Rational(h.numerator, h.denominator)
        return bool(sympy.simplify(f.subs(x, at) - sympy.Rational(k.numerator, k.denominator)) == 0)

    move = Move("Set the bars to zero", text, body, value, check=check)
    fits = steps.point_fits([value]) if isinstance(value, Group) else steps.value_fits([value])
    return Derivation(
        NONLINEAR_FUNCTIONS,
        "The graph of an absolute value is a V: it turns where what stands between the bars is zero.",
        (move,),
        ({},),
        (value,),
        asked="You are asked where, or how high, the graph turns.",
        confirm=lambda: _symmetric(body, curve.letter, h, k),
        fits=fits,
        full=task.full,
    )


def _y_intercept(task: Task, curve: Curve) -> Derivation | None:
    assert curve.body is not None
    body, letter = curve.body, curve.letter
    exact = exact_value(body, {letter: Fraction(0)})
    if exact is None:
        return None
    level = rational(exact, task.decimal)
    point = Group((number(0), level))
    as_point = "coordinate" not in task.ask.phrase and not any(
        c.node is not None and not isinstance(c.node, Group) for c in task.choices
    )
    placed = substitute(body, {letter: number(0)})
    text = f"On the y-axis ${letter} = 0$: put $0$ in the place of ${letter}$."
    move = Move("Put zero in", text, body, level, check=lambda: algebra.equal(placed, level))

    def fits(choice: Choice) -> bool:
        return steps.point_fits([point])(choice) or steps.value_fits([level])(choice)

    return Derivation(
        NONLINEAR_FUNCTIONS,
        "A graph meets the y-axis where the first coordinate is zero.",
        (move,),
        ({},),
        (point,) if as_point else (level,),
        asked="You are asked where the graph meets the y-axis.",
        confirm=lambda: same_value(evaluate(body, {letter: Fraction(0)}), exact),
        fits=fits,
        full=task.full,
    )


# ---- the form that shows something ----------------------------------------------------------------------------------
