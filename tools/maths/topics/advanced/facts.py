"""What is stated about a graph, a root or a factor, as equations between the constants it fixes.

Every fact comes twice: as the equation a teacher writes, and as a test of finished constants by plain evaluation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Move, State
from tools.maths.polynomial import NotPolynomial, collect, expand, scale, terms_tree
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.curves import TWO, Curve, discriminant_tree, quadratic_parts, real_roots, standard_form
from tools.maths.topics.advanced.steps import ZERO, applied
from tools.maths.topics.advanced.task import Fact, Task
from tools.maths.tree import Apply, Bin, Group, Neg, Node, Rel, Sym, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import Value, evaluate, same_value


@dataclass(frozen=True)
class Pinned:
    """An equation between constants, the move that sets it up, and a test of finished constants."""

    equations: tuple[Rel, ...]
    move: Move
    test: Callable[[Mapping[str, Value]], bool]


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
