"""One equation in one unknown, by its kind: polynomial, rational, radical, absolute value, exponential.

Every kind is turned into a simpler one by a school step; steps that may add solutions end with a check. It finds all
real solutions or gives up (None); what is asked of them is for the topics.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Move, State
from tools.maths.polynomial import NotPolynomial, Terms, collect, expand, rational, scale, terms_tree
from tools.maths.solving import linear, quadratic, surds
from tools.maths.topics.advanced import division, quotients
from tools.maths.topics.advanced.roots import HIGHER, MAX_DEPTH, POWER, Roots
from tools.maths.topics.advanced.steps import ZERO, between, text_of
from tools.maths.tree import Bin, Neg, Node, Num, Rel, Root, Sym, letters, num
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate


def solve_one(equation: Rel, name: str, decimal: bool = False, depth: int = 0) -> Roots | None:
    """All real solutions of an equation in the letter `name` alone, None when it is of no kind known here.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> found = solve_one(parse("sqrt(2x + 15) = x"), "x")
    >>> [plain(v) for v in found.values], [plain(v) for v in found.rejected]
    (['5'], ['-3'])
    """
    if letters(equation) != {name} or depth > MAX_DEPTH:
        return None
    from tools.maths.topics.advanced.exponentials import exponential, fractional_power
    from tools.maths.topics.advanced.radicals import absolute, fractional, radical

    for attempt in (_polynomial, absolute, radical, fractional, exponential, fractional_power):
        try:
            found = attempt(equation, name, decimal, depth)
        except (NotPolynomial, Unvalued, ZeroDivisionError):
            continue
        if found is not None:
            return replace(found, moves=tuple(_with_check(m, name) for m in found.moves))
    return None


def _with_check(move: Move, name: str) -> Move:
    """Moves between states ask SymPy about this letter, whatever problem they end up in."""
    before, after = move.before, move.after
    if move.check is not None or not isinstance(before, State) or not isinstance(after, State):
        return move
    return between(move.rule, move.text, before, after, [name])


def _polynomial(equation: Rel, name: str, decimal: bool, depth: int) -> Roots | None:
    terms = collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))
    degree = max((t.degree for t in terms), default=0)
    if degree <= 1:
        isolated = linear.isolate(equation, name, decimal)
        if isolated.value == "all":
            return Roots(isolated.moves, None, linear.CONCEPT)
        values: tuple[Node, ...] = ()
        if isinstance(isolated.value, Fraction):
            values = (rational(isolated.value, decimal),)
        return Roots(isolated.moves, values, linear.CONCEPT)
    if degree == 2:
        found = quadratic.roots(equation, name, decimal)
        if found is None:
            return None
        moves, values, concept = found
        return Roots(tuple(moves), values, concept, double=len(values) == 1)
    return _higher(equation, name, terms, decimal)


def _higher(equation: Rel, name: str, terms: Terms, decimal: bool) -> Roots | None:
    """Degree three and more: everything on one side, factored; every factor must be solvable."""
    start = State.of(equation)
    values = division.coefficients(terms, name)
    pure = [k for k, c in enumerate(values) if c]
    if len(pure) <= 2 and pure[0] == 0:
        return _pure_power(equation, name, values, decimal)
    moves: list[Move] = []
    written = equation.left if equation.right == ZERO or text_of(equation.right) == "0" else None
    if isinstance(written, Bin) and written.op in "*^":
        bases = [f.left if isinstance(f, Bin) and f.op == "^" else f for f in _flat(written) if letters(f)]
        if all(len(division.coefficients(collect(expand(b)), name)) <= 3 for b in bases):
            repeated = len(_flat(written)) > len(set(bases)) or any(
                isinstance(f, Bin) and f.op == "^" for f in _flat(written)
            )
            return _zero_factors(start, list(dict.fromkeys(bases)), name, decimal, moves, repeated)
    product = quotients.factored(terms)
    level = Rel("=", terms_tree(terms, decimal), ZERO)
    factors = [part for part in _flat(product) if letters(part)]
    bases = [f.left if isinstance(f, Bin) and f.op == "^" else f for f in factors]
    if len(pure) == 3 and pure == [0, pure[2] // 2, pure[2]]:
        inner = _in_a_power(equation, name, values, decimal)
        if inner is not None:
            return inner
    if any(len(division.coefficients(collect(expand(b)), name)) > 3 for b in bases):
        return None
    if text_of(level) != text_of(equation) and text_of(Rel("=", product, ZERO)) != text_of(equation):
        text = "Bring everything to one side, so that the other side is $0$."
        moves.append(between("Write it as “… = 0”", text, start, State.of(level), [name]))
        start = State.of(level)
    done = State.of(Rel("=", product, ZERO))
    if done != start:
        moves.append(between("Factor", "Factor: take out what is common, then look for roots.", start, done, [name]))
    repeated = any(isinstance(f, Bin) and f.op == "^" for f in factors)
    return _zero_factors(done, bases, name, decimal, moves, repeated)


def _zero_factors(
    before: State, bases: Sequence[Node], name: str, decimal: bool, moves: list[Move], repeated: bool
) -> Roots | None:
    zeros = State.either(*(Rel("=", b, ZERO) for b in bases))
    if zeros != before:
        text = "A product is zero only when one of its factors is."
        moves.append(between("Set each factor to zero", text, before, zeros, [name]))
    roots: list[Node] = []
    for base in bases:
        found = solve_one(Rel("=", base, ZERO), name, decimal, MAX_DEPTH)
        if found is None or found.values is None:
            return None
        roots += [v for v in found.values if v not in roots]
    final = State.either(*(Rel("=", Sym(name), v) for v in roots))
    if final != zeros:
        moves.append(between("Solve each equation", "Solve the small equations one by one.", zeros, final, [name]))
    return Roots(tuple(moves), tuple(roots), HIGHER, double=repeated)


def _flat(node: Node) -> list[Node]:
    if isinstance(node, Bin) and node.op == "*":
        return _flat(node.left) + _flat(node.right)
    return _flat(node.arg) if isinstance(node, Neg) else [node]


def _pure_power(equation: Rel, name: str, values: division.Coefficients, decimal: bool) -> Roots | None:
    """x^n = c."""
    n = len(values) - 1
    right = -values[0] / values[n]
    power = Bin("^", Sym(name), Num(Fraction(n)))
    isolated = Rel("=", power, rational(right, decimal))
    moves: list[Move] = []
    if text_of(isolated) != text_of(equation):
        text = f"Get {shown(power)} alone on one side."
        moves.append(between("Isolate the power", text, State.of(equation), State.of(isolated), [name]))
    if right < 0 and n % 2 == 0:
        text = "An even power is never negative, so there is no real solution."
        moves.append(between("Look at the sign", text, State.of(isolated), State(()), [name]))
        return Roots(tuple(moves), (), POWER)
    top = evaluate(Root(num(abs(right)), n))
    if not isinstance(top, Fraction):
        return None
    root = -top if right < 0 else top
    kept = [root] if n % 2 or root == 0 else [root, -root]
    nodes = tuple(rational(r, decimal) for r in kept)
    text = f"Take the root of order ${n}$ of both sides" + ("." if n % 2 or root == 0 else "; both signs are possible.")
    after = State.either(*(Rel("=", Sym(name), v) for v in nodes))
    moves.append(between("Take roots", text, State.of(isolated), after, [name]))
    return Roots(tuple(moves), nodes, POWER)


def _in_a_power(equation: Rel, name: str, values: division.Coefficients, decimal: bool) -> Roots | None:
    """x⁴ − 5x² + 4 = 0 is quadratic in x²."""
    half = (len(values) - 1) // 2
    if half != 2:
        return None
    inner = quadratic.roots(
        Rel("=", terms_tree(division.terms_of((values[0], values[half], values[-1]), "u")), ZERO), "u", decimal
    )
    if inner is None:
        return None
    squares: list[Fraction] = []
    for value in inner[1]:
        exact = evaluate(value)
        if not isinstance(exact, Fraction):
            return None
        squares.append(exact)
    power = Bin("^", Sym(name), Num(Fraction(2)))
    after = State.either(*(Rel("=", power, rational(s, decimal)) for s in squares))
    text = f"This is a quadratic equation in {shown(power)}: solve it for {shown(power)} first."
    moves = [between("Solve for the square", text, State.of(equation), after, [name])]
    roots: list[Node] = []
    for s in sorted(squares, reverse=True):
        if s >= 0:
            r = surds.tree(surds.root(s), decimal)
            roots += [r] if s == 0 else [r, Neg(r)]
    final = State.either(*(Rel("=", Sym(name), v) for v in roots))
    text = "Take the square roots; both signs are possible, and a square is never negative."
    moves.append(between("Take square roots", text, after, final, [name]))
    return Roots(tuple(moves), tuple(roots), HIGHER)
