"""What is stated about a graph, a root or a factor, as equations between the constants it fixes.

Every fact comes twice: as the equation a teacher writes, and as a test of finished constants by plain evaluation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Env, Move, State
from tools.maths.polynomial import NotPolynomial, Terms, collect, expand, scale, terms_tree
from tools.maths.topics.advanced import division, quotients
from tools.maths.topics.advanced.steps import ZERO, applied, points, shown
from tools.maths.topics.advanced.task import Fact, Task
from tools.maths.tree import Apply, Bin, Group, Neg, Node, Num, Rel, Sym, letters, num, substitute
from tools.maths.values import Unvalued, Value, evaluate, same_value

TWO = Num(Fraction(2))


@dataclass(frozen=True)
class Curve:
    """The graph or equation the facts are about: y = body (`height`), or left = right solved for `letter`."""

    letter: str
    equation: Rel  # for a graph, body = 0
    body: Node | None = None
    names: str = ""  # the function's name

    def at(self, value: Node) -> Rel:
        """The equation with a number for the letter."""
        return Rel(
            "=",
            substitute(self.equation.left, {self.letter: value}),
            substitute(self.equation.right, {self.letter: value}),
        )


@dataclass(frozen=True)
class Pinned:
    """An equation between constants, the move that sets it up, and a test of finished constants."""

    equations: tuple[Rel, ...]
    move: Move
    test: Callable[[Mapping[str, Value]], bool]


def curve_of(task: Task) -> Curve | None:
    """What the facts are about, None when that is not clear."""
    bodies: list[Curve] = []
    letter: str | None
    for name, (own, body) in task.functions.items():
        bodies.append(Curve(own, Rel("=", body, ZERO), body, name))
    constants = task.constants
    known = frozenset(n for e in task.equations for n in letters(e))
    if "x" in known and "x" not in constants:
        constants = (constants | known) - {"x", "y"}
    rest = [e for e in task.equations if not letters(e) <= constants or "y" in letters(e)]
    for equation in rest:
        left, right = equation.left, equation.right
        if isinstance(right, Sym) and right.name == "y":
            left, right = right, left
        if isinstance(left, Sym) and left.name not in letters(right) and left.name not in constants:
            letter = _variable(letters(right), constants)
            if letter is None and "x" in known and left.name == "y":
                letter = "x"
            if (letter is not None and left.name in "yzwV") or (letter == "x" and left.name != "x"):
                bodies.append(Curve(letter or "x", Rel("=", right, ZERO), right, left.name))
                continue
        letter = _variable(letters(equation), constants)
        if letter is None:
            return None
        bodies.append(Curve(letter, equation))
    if not bodies and len(task.loose) == 1 and not isinstance(task.loose[0], Rel):
        letter = _variable(letters(task.loose[0]), task.constants)
        if letter is not None:
            bodies.append(Curve(letter, Rel("=", task.loose[0], ZERO), task.loose[0]))
    if len(bodies) == 2 and all(b.body is not None and b.letter == bodies[0].letter for b in bodies):
        first, second = bodies[0].body, bodies[1].body
        assert first is not None and second is not None
        return Curve(bodies[0].letter, Rel("=", first, second))
    return bodies[0] if len(bodies) == 1 else None


def _variable(names: frozenset[str], constants: frozenset[str]) -> str | None:
    free = names - constants
    if len(free) == 1:
        return next(iter(free))
    return "x" if "x" in free else None


def _put_in(curve: Curve, value: Node, level: Node, text: str, rule: str) -> Pinned | None:
    """body at a value equals a level."""
    if curve.body is None:
        return None
    body, letter = curve.body, curve.letter
    equation = Rel("=", substitute(body, {letter: value}), level)
    height: Node = (
        Apply(curve.names, Sym(letter)) if curve.names in ("f", "g", "h", "p", "q") else Sym(curve.names or "y")
    )
    start = State.of(Rel("=", height, body))

    def check() -> bool:
        import sympy

        at = algebra.to_sympy(body).subs(sympy.Symbol(letter, real=True), algebra.to_sympy(value))
        return bool(sympy.simplify(at - algebra.to_sympy(equation.left)) == 0)

    def test(env: Mapping[str, Value]) -> bool:
        return same_value(evaluate(body, {**env, letter: evaluate(value, env)}), evaluate(level, env))

    return Pinned((equation,), Move(rule, text, start, State.of(equation), check=check), test)


def from_fact(fact: Fact, curve: Curve, task: Task) -> list[Pinned] | None:
    """The equations a fact gives, None when it cannot be used."""
    out: list[Pinned | None] = []
    if fact.kind == "points":
        for node in fact.nodes:
            if not isinstance(node, Group) or len(node.items) != 2:
                return None
            text = f"The point {shown(node)} lies on the graph, so its coordinates satisfy the equation."
            out.append(_put_in(curve, node.items[0], node.items[1], text, "Put the point in"))
    elif fact.kind == "xpoints":
        for node in fact.nodes:
            if not isinstance(node, Group) or len(node.items) != 2:
                return None
            text = f"The graph meets the axis at {shown(node)}, so its coordinates satisfy the equation."
            out.append(_put_in(curve, node.items[0], node.items[1], text, "Put the point in"))
    elif fact.kind == "root":
        out += [_root(curve, node) for node in fact.nodes]
    elif fact.kind == "factor":
        root = _root_of(fact.nodes[0], curve.letter)
        if root is None or curve.body is None or (len(fact.nodes) > 1 and not _is_curve(fact.nodes[1], curve)):
            return None
        text = (
            f"{shown(fact.nodes[0])} is a factor, so the polynomial is $0$ where that factor is $0$ (factor theorem)."
        )
        out.append(_put_in(curve, root, ZERO, text, "Use the factor theorem"))
    elif fact.kind == "remainder":
        root = _root_of(fact.nodes[1], curve.letter) if len(fact.nodes) == 3 else None
        if root is None or not _is_curve(fact.nodes[0], curve):
            return None
        text = f"The remainder on division by {shown(fact.nodes[1])} is the value where that divisor is $0$."
        out.append(_put_in(curve, root, fact.nodes[2], text, "Use the remainder theorem"))
    elif fact.kind == "vertex":
        out += _vertex(fact.nodes[0], curve)
    elif fact.kind == "count":
        out.append(_one_root(curve) if fact.count == 1 else None)
    elif fact.kind == "fold":
        out.append(_fold(fact, curve))
    else:
        return None
    return None if any(p is None for p in out) else [p for p in out if p is not None]


def _is_curve(node: Node, curve: Curve) -> bool:
    return node == curve.body or (isinstance(node, Apply) and node.name == curve.names)


def _root_of(divisor: Node, letter: str) -> Node | None:
    """Where a linear divisor is zero."""
    try:
        powers = division.by_power(collect(expand(divisor)), letter)
    except NotPolynomial:
        return None
    if set(powers) - {0, 1} or 1 not in powers or len(powers[1]) != 1 or powers[1][0].monomial:
        return None
    return terms_tree(scale(powers.get(0, ()), -1 / powers[1][0].coefficient))


def _root(curve: Curve, value: Node) -> Pinned | None:
    equation = curve.at(value)
    known = Rel("=", Sym(curve.letter), value)
    text = f"{shown(known)} is a solution, so it makes the equation true: put it in."

    def check() -> bool:
        import sympy

        at = {sympy.Symbol(curve.letter, real=True): algebra.to_sympy(value)}
        pairs = ((curve.equation.left, equation.left), (curve.equation.right, equation.right))
        return all(sympy.simplify(algebra.to_sympy(a).subs(at) - algebra.to_sympy(b)) == 0 for a, b in pairs)

    def test(env: Mapping[str, Value]) -> bool:
        at = {**env, curve.letter: evaluate(value, env)}
        return same_value(evaluate(curve.equation.left, at), evaluate(curve.equation.right, at))

    move = Move("Put the solution in", text, State.of(curve.equation), State.of(equation), check=check)
    return Pinned((equation,), move, test)


def quadratic_parts(equation: Rel, letter: str) -> tuple[Terms, Terms, Terms] | None:
    """a, b, c (with constants in them) of a·x² + b·x + c = 0."""
    try:
        terms = collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    powers = division.by_power(terms, letter)
    if set(powers) - {0, 1, 2} or 2 not in powers:
        return None
    return powers[2], powers.get(1, ()), powers.get(0, ())


def discriminant(parts: tuple[Terms, Terms, Terms]) -> Terms:
    """b² − 4ac."""
    a, b, c = parts
    return collect(division.product(b, b) + scale(division.product(a, c), Fraction(-4)))


def discriminant_tree(parts: tuple[Terms, Terms, Terms]) -> Node:
    """b² − 4ac with the coefficients put in."""
    a, b, c = (terms_tree(p) for p in parts)
    return Bin("-", Bin("^", b, TWO), Bin("*", Bin("*", num(4), a, "cdot"), c, "cdot"))


def standard_form(curve: Curve) -> tuple[Move | None, Rel]:
    """The equation as … = 0, ordered by powers of the unknown."""
    terms = collect(expand(curve.equation.left) + scale(expand(curve.equation.right), Fraction(-1)))
    powers = division.by_power(terms, curve.letter)
    total: Node | None = None
    for power in sorted(powers, reverse=True):
        coefficient = powers[power]
        x: Node = Sym(curve.letter) if power == 1 else Bin("^", Sym(curve.letter), num(power))
        if power == 0:
            piece = terms_tree(coefficient)
        elif len(coefficient) == 1 and coefficient[0].coefficient == 1 and not coefficient[0].monomial:
            piece = x
        else:
            piece = Bin("*", terms_tree(coefficient), x)
        minus = len(coefficient) == 1 and coefficient[0].coefficient < 0
        if total is None:
            total = piece
        elif minus:
            positive = terms_tree(scale(coefficient, Fraction(-1)))
            bare_one = positive == Num(Fraction(1)) and power > 0
            flipped = x if bare_one else positive if power == 0 else Bin("*", positive, x)
            total = Bin("-", total, flipped)
        else:
            total = Bin("+", total, piece)
    level = Rel("=", total or ZERO, ZERO)

    def check() -> bool:
        import sympy

        gap = algebra.to_sympy(curve.equation.left) - algebra.to_sympy(curve.equation.right)
        return bool(sympy.expand(gap - algebra.to_sympy(level.left)) == 0)

    if level == curve.equation:
        return None, level
    text = "Bring everything to one side, ordered by powers of the unknown."
    return Move("Write it as “… = 0”", text, State.of(curve.equation), State.of(level), check=check), level


def real_roots(curve: Curve, env: Mapping[str, Value]) -> int | None:
    """How many real solutions the equation has with these constants, by SymPy; None for every number."""
    import sympy

    values = {k: v for k, v in env.items() if isinstance(v, Fraction)}
    if len(values) < len(env):
        return -1
    at = {sympy.Symbol(k, real=True): sympy.Rational(v.numerator, v.denominator) for k, v in values.items()}
    gap = sympy.expand((algebra.to_sympy(curve.equation.left) - algebra.to_sympy(curve.equation.right)).subs(at))
    if gap == 0:
        return None
    x = sympy.Symbol(curve.letter, real=True)
    if not gap.is_polynomial(x):
        return -1
    return 0 if not gap.has(x) else len(set(sympy.real_roots(sympy.Poly(gap, x))))


def _one_root(curve: Curve) -> Pinned | None:
    """Exactly one solution: the discriminant is zero."""
    parts = quadratic_parts(curve.equation, curve.letter)
    if parts is None or any(t.monomial for t in parts[0]):
        return None
    _, level = standard_form(curve)
    equation = Rel("=", discriminant_tree(parts), ZERO)
    text = "A quadratic equation has exactly one real solution when its discriminant $b^2 - 4ac$ is $0$."

    def check() -> bool:
        import sympy

        gap = algebra.to_sympy(curve.equation.left) - algebra.to_sympy(curve.equation.right)
        d = sympy.discriminant(sympy.expand(gap), sympy.Symbol(curve.letter, real=True))
        return bool(sympy.expand(d - algebra.to_sympy(equation.left)) == 0)

    def test(env: Mapping[str, Value]) -> bool:
        number = real_roots(curve, env)
        return number == 1 if number != -1 else same_value(evaluate(equation.left, dict(env)), Fraction(0))

    move = Move("Set the discriminant to zero", text, State.of(level), State.of(equation), check=check)
    return Pinned((equation,), move, test)


def _fold(fact: Fact, curve: Curve) -> Pinned | None:
    """The sum of the solutions is −b/a, their product c/a."""
    parts = quadratic_parts(curve.equation, curve.letter)
    if parts is None:
        return None
    a, b, c = (terms_tree(p) for p in parts)
    total = fact.nodes[0]
    is_sum = fact.word == "sum"
    left = Bin("/", Neg(b), a, "frac") if is_sum else Bin("/", c, a, "frac")
    equation = Rel("=", left, total)
    formula = r"-\frac{b}{a}" if is_sum else r"\frac{c}{a}"
    text = f"For $ax^2 + bx + c = 0$ the {fact.word} of the solutions is ${formula}$."

    def check() -> bool:
        import sympy

        x = sympy.Symbol(curve.letter, real=True)
        gap = algebra.to_sympy(curve.equation.left) - algebra.to_sympy(curve.equation.right)
        roots = sympy.solve(sympy.expand(gap), x)
        got = sum(roots) if is_sum else sympy.prod(roots)
        return len(roots) == 2 and bool(sympy.simplify(got - algebra.to_sympy(left)) == 0)

    def test(env: Mapping[str, Value]) -> bool:
        values = [evaluate(terms_tree(p), dict(env)) for p in parts]
        got = -values[1] / values[0] if is_sum else values[2] / values[0]
        return same_value(got, evaluate(total, dict(env)))

    move = Move(
        f"Use the {fact.word} of the solutions", text, State.of(curve.equation), State.of(equation), check=check
    )
    return Pinned((equation,), move, test)


def _vertex(node: Node, curve: Curve) -> list[Pinned | None]:
    if not isinstance(node, Group) or len(node.items) != 2 or curve.body is None:
        return [None]
    parts = quadratic_parts(Rel("=", curve.body, ZERO), curve.letter)
    if parts is None:
        return [None]
    h, k = node.items
    a, b = terms_tree(parts[0]), terms_tree(parts[1])
    left = Bin("+", Bin("*", Bin("*", TWO, a, "cdot"), h, "cdot"), b)
    equation = Rel("=", left, ZERO)
    text = r"The vertex of $y = ax^2 + bx + c$ is at $x = -\frac{b}{2a}$, so $2ax + b = 0$ there."
    body, letter = curve.body, curve.letter

    def check() -> bool:
        import sympy

        x = sympy.Symbol(letter, real=True)
        slope = sympy.diff(algebra.to_sympy(body), x).subs(x, algebra.to_sympy(h))
        return bool(sympy.expand(slope - algebra.to_sympy(left)) == 0)

    def test(env: Mapping[str, Value]) -> bool:
        at = evaluate(h, dict(env))
        one = Fraction(1)
        sides = [evaluate(body, {**env, letter: at + d}) for d in (one, -one)]
        return same_value(sides[0], sides[1])

    move = Move("Use the vertex", text, State.of(Rel("=", Sym("y"), body)), State.of(equation), check=check)
    point = f"The vertex {shown(node)} lies on the graph, so its coordinates satisfy the equation."
    pinned = Pinned((equation,), move, test) if letters(equation) else None
    on_it = _put_in(curve, h, k, point, "Put the vertex in")
    return [p for p in (pinned, on_it) if p is not None]


def from_point(relation: Rel, task: Task) -> Pinned | None:
    """f(3) = 7 as an equation between the constants in f."""
    functions = dict(task.functions)
    left, right = applied(relation.left, functions), applied(relation.right, functions)
    if left is None or right is None:
        return None
    equation = Rel("=", left, right)

    def check() -> bool:
        from tools.maths.topics.advanced.equivalent import same_calls

        return same_calls(relation.left, left, functions)

    def test(env: Mapping[str, Value]) -> bool:
        return same_value(evaluate(left, dict(env)), evaluate(right, dict(env)))

    text = f"{shown(relation)} means: put the number in the place of the letter in the rule."
    return Pinned(
        (equation,), Move("Use the value given", text, State.of(relation), State.of(equation), check=check), test
    )


def from_identity(equation: Rel, letter: str, decimal: bool) -> tuple[list[Move], list[Rel]] | None:
    """Two polynomials equal for every value of a letter: their coefficients agree one by one."""
    try:
        left, right = quotients.read(equation.left), quotients.read(equation.right)
    except (NotPolynomial, ZeroDivisionError):
        return None
    moves: list[Move] = []
    over = quotients.least_common(left.bottom, right.bottom)
    f, g = division.exact_quotient(over, left.bottom), division.exact_quotient(over, right.bottom)
    if f is None or g is None:
        return None
    sides = [collect(division.product(left.top, f)), collect(division.product(right.top, g))]
    tops = Rel("=", *(_ordered(s, letter) for s in sides))
    if any(letter in letters(terms_tree(q.bottom)) for q in (left, right)):
        factor = quotients.factored(over)
        text = f"Multiply both sides by {shown(factor)} and multiply out."
        rule = "Clear the fractions"
    else:
        text, rule, factor = (
            "Multiply out and order both sides by powers of the unknown.",
            "Multiply out",
            terms_tree(over),
        )

    def check() -> bool:
        import sympy

        gap = (algebra.to_sympy(equation.left) - algebra.to_sympy(equation.right)) * algebra.to_sympy(factor)
        return bool(sympy.simplify(gap - algebra.to_sympy(tops.left) + algebra.to_sympy(tops.right)) == 0)

    if tops != equation:
        moves.append(Move(rule, text, State.of(equation), State.of(tops), check=check))
    a, b = (division.by_power(s, letter) for s in sides)
    found: list[Rel] = []
    for power in sorted({*a, *b}, reverse=True):
        u, v = a.get(power, ()), b.get(power, ())
        if collect(u + scale(v, Fraction(-1))):
            pair = Rel("=", terms_tree(u, decimal), terms_tree(v, decimal))
            found.append(Rel("=", pair.right, pair.left) if not letters(pair.left) else pair)
    if not found:
        return None

    def compared() -> bool:
        import sympy

        x = sympy.Symbol(letter, real=True)
        gap = sympy.Poly(algebra.to_sympy(tops.left) - algebra.to_sympy(tops.right), x)
        wanted = [sympy.expand(c) for c in gap.all_coeffs() if sympy.expand(c) != 0]
        given = [sympy.expand(algebra.to_sympy(r.left) - algebra.to_sympy(r.right)) for r in found]
        return len(wanted) == len(given) and all(w in (n, -n) for w, n in zip(wanted, given, strict=True))

    text = f"Both sides are equal for every ${letter}$, so the coefficients of each power of ${letter}$ are equal."
    moves.append(Move("Compare coefficients", text, State.of(tops), State.of(*found), check=compared))
    return moves, found


def _ordered(terms: Terms, letter: str) -> Node:
    """A polynomial by powers of a letter, the coefficients in brackets."""
    curve = Curve(letter, Rel("=", terms_tree(terms), ZERO))
    return standard_form(curve)[1].left if terms else ZERO


def identity_holds(equation: Rel, letter: str, env: Mapping[str, Value]) -> bool:
    """The two sides agree at random values of the letter."""
    compared = 0
    for at in points([letter]):
        try:
            here = {**env, **at}
            if not same_value(evaluate(equation.left, here), evaluate(equation.right, here)):
                return False
            compared += 1
        except Unvalued:
            continue
    return compared >= 4


def numbers(env: Env) -> dict[str, Value]:
    """Constants as numbers."""
    return {k: evaluate(v) for k, v in env.items()}
