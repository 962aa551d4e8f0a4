"""Quadratic equations in one unknown: square roots, factoring, the quadratic formula; real solutions only."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, isqrt, lcm

from tools.maths import typeset
from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.polynomial import NotPolynomial, Term, Terms, coefficient, collect, expand, rational, scale, terms_tree
from tools.maths.problem import Problem
from tools.maths.skills import NONLINEAR_EQUATIONS
from tools.maths.solving import surds, wanted
from tools.maths.tree import Bin, Neg, Node, Num, Rel, Root, Sym, bare, letters, num

SKILL = NONLINEAR_EQUATIONS
FACTORING = (
    "When a product is zero, one of its factors is zero. So get zero on one side, factor the other, "
    "and set each factor equal to zero."
)
ROOTS = "A square equal to a positive number has two roots, one positive and one negative: do not forget the ± sign."
FORMULA = (
    r"The quadratic formula solves $ax^2 + bx + c = 0$: $x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$. "
    "The part under the root, the discriminant, tells how many real solutions there are."
)
ZERO = Num(Fraction(0))


def solve(problem: Problem) -> Derivation | None:
    """A derivation for one quadratic equation in one unknown, None for any other problem."""
    if len(problem.equations) != 1 or problem.definitions or len(letters(problem.equations[0])) != 1:
        return None
    equation = problem.equations[0]
    name = next(iter(letters(equation)))
    found = roots(equation, name, problem.decimal)
    if found is None:
        return None
    moves, values, concept = found
    return wanted.finish(problem, SKILL, concept, moves, tuple({name: v} for v in values))


def roots(equation: Rel, name: str, decimal: bool = False) -> tuple[list[Move], tuple[Node, ...], str] | None:
    """The moves, the real roots and the idea of a quadratic equation in `name`, None when it is not quadratic.

    >>> from tools.maths.grammar import parse
    >>> [typeset.plain(r) for r in roots(parse("x^2 = 5x"), "x")[1]]
    ['5', '0']
    """
    try:
        left, right = expand(equation.left), expand(equation.right)
    except NotPolynomial:
        return None
    terms = collect(left + scale(right, Fraction(-1)))
    if not terms or terms[0].degree != 2 or letters(equation) != {name}:
        return None
    square = _square_of_linear(equation)
    if square is not None:
        moves, solutions = _by_roots(equation, name, *square, decimal)
        concept = ROOTS
    else:
        moves, solutions, concept = _standard(equation, name, terms, decimal)
    return moves, tuple(s[name] for s in solutions), concept


def _square_of_linear(equation: Rel) -> tuple[Node, Fraction] | None:
    """(x − 3)² = 16 as (x − 3, 16); None when the equation is not written so."""
    left, right = equation.left, equation.right
    if not letters(left):
        left, right = right, left
    if letters(right) or not isinstance(left, Bin) or left.op != "^" or bare(left.right) != Num(Fraction(2)):
        return None
    terms = collect(expand(right))
    if collect(expand(left.left))[0].degree != 1:
        return None
    return left.left, coefficient(terms, ())


def _by_roots(equation: Rel, name: str, base: Node, k: Fraction, decimal: bool) -> tuple[list[Move], tuple[Env, ...]]:
    """Take square roots of base² = k, then solve each linear equation."""
    start = State.of(equation)
    if k < 0:
        return [
            Move("Look at the sign", "A square is never negative, so there is no real solution.", start, State(()))
        ], ()
    root = surds.tree(surds.root(k), decimal)
    signed = [root] if k == 0 else [root, Neg(root)]
    text = "Take the square root of both sides" + ("." if k == 0 else "; both signs are possible.")
    after = State.either(*(Rel("=", base, r) for r in signed))
    moves = [Move("Take square roots", text, start, after)]
    values = [_linear_value(base, name, r, decimal) for r in signed]
    final = State.either(*(Rel("=", Sym(name), v) for v in values))
    if final != after:
        moves.append(Move("Solve each equation", "Undo what is done to the unknown in each one.", after, final))
    return moves, tuple({name: v} for v in values)


def _linear_value(base: Node, name: str, root: Node, decimal: bool) -> Node:
    terms = collect(expand(base))
    a, b = coefficient(terms, ((name, 1),)), coefficient(terms, ())
    exact = surds.times(surds.add(surds.read(root), surds.Surd(-b)), surds.Surd(1 / a))
    return surds.tree(exact, decimal)


def _standard(equation: Rel, name: str, terms: Terms, decimal: bool) -> tuple[list[Move], tuple[Env, ...], str]:
    """Through a·x² + b·x + c = 0."""
    x = ((name, 1),)
    a, b, c = coefficient(terms, ((name, 2),)), coefficient(terms, x), coefficient(terms, ())
    moves: list[Move] = []
    shown = equation
    factored = _zero_product(equation, name, decimal)
    if factored is not None:
        more, solutions = factored
        return more, solutions, FACTORING
    if b == 0:
        return _pure_square(equation, name, a, -c, decimal)
    tidy = Rel("=", terms_tree(terms, decimal), ZERO)
    if not _same_text(tidy, shown):
        text = "Bring everything to one side and collect like terms, so that the other side is $0$."
        moves.append(Move("Write it as “… = 0”", text, State.of(shown), State.of(tidy)))
        shown = tidy
    factor = _whole_factor(terms, decimal)
    if factor != 1:
        a, b, c = a * factor, b * factor, c * factor
        simpler = Rel("=", terms_tree(scale(terms, factor), decimal), ZERO)
        text = f"Multiply both sides by ${typeset.latex(num(factor))}$ to get small whole coefficients."
        moves.append(Move("Simplify the coefficients", text, State.of(shown), State.of(simpler)))
        shown = simpler
    discriminant = b * b - 4 * a * c
    if discriminant >= 0 and surds.root(discriminant).b == 0:
        more, solutions = _by_factors(shown, name, a, b, c, decimal)
        return moves + more, solutions, FACTORING
    more, solutions = _by_formula(shown, name, a, b, c, decimal)
    return moves + more, solutions, FORMULA


def _same_text(a: Rel, b: Rel) -> bool:
    return typeset.plain(a).replace(" * ", "") == typeset.plain(b).replace(" * ", "")


def _whole_factor(terms: Terms, decimal: bool) -> Fraction:
    """What makes the coefficients small whole numbers with a positive leading one (1 when they are already)."""
    bottom = lcm(*(t.coefficient.denominator for t in terms))
    top = gcd(*(int(t.coefficient * bottom) for t in terms))
    factor = Fraction(bottom, top)
    return -factor if terms[0].coefficient < 0 else factor


def _pure_square(
    equation: Rel, name: str, a: Fraction, c: Fraction, decimal: bool
) -> tuple[list[Move], tuple[Env, ...], str]:
    square = Bin("^", Sym(name), Num(Fraction(2)))
    moves = []
    isolated = Rel("=", square, rational(c / a, decimal))
    if not _same_text(isolated, equation):
        text = f"Get ${typeset.latex(square)}$ alone on one side."
        moves.append(Move("Isolate the square", text, State.of(equation), State.of(isolated)))
    more, solutions = _by_roots(isolated, name, Sym(name), c / a, decimal)
    return moves + more, solutions, ROOTS


def _zero_product(equation: Rel, name: str, decimal: bool) -> tuple[list[Move], tuple[Env, ...]] | None:
    """An equation that is already a product equal to zero: (x − 1)(x + 4) = 0."""
    product, other = equation.left, equation.right
    if not letters(product):
        product, other = other, product
    if letters(other) or collect(expand(other)) or not isinstance(product, Bin) or product.op != "*":
        return None
    factors = [f for f in _flat(product) if letters(f)]
    if len(factors) != 2 or any(collect(expand(f))[0].degree != 1 for f in factors):
        return None
    return _split(State.of(equation), factors, name, decimal)


def _flat(node: Node) -> list[Node]:
    if isinstance(node, Bin) and node.op == "*":
        return _flat(node.left) + _flat(node.right)
    return [node]


def _split(before: State, factors: list[Node], name: str, decimal: bool) -> tuple[list[Move], tuple[Env, ...]]:
    distinct: list[Node] = []
    for factor in factors:
        if all(bare(factor) != bare(other) for other in distinct):
            distinct.append(factor)
    zeros = State.either(*(Rel("=", f, ZERO) for f in distinct))
    moves = [Move("Set each factor to zero", "A product is zero only when one of its factors is.", before, zeros)]
    values = [_linear_value(f, name, ZERO, decimal) for f in distinct]
    roots: list[Node] = []
    for value in values:
        if value not in roots:
            roots.append(value)
    final = State.either(*(Rel("=", Sym(name), v) for v in roots))
    if final != zeros:
        moves.append(
            Move(
                "Solve each equation",
                "Solve each of the small equations." if len(distinct) > 1 else "Solve the small equation that is left.",
                zeros,
                final,
            )
        )
    return moves, tuple({name: v} for v in roots)


def _by_factors(
    equation: Rel, name: str, a: Fraction, b: Fraction, c: Fraction, decimal: bool
) -> tuple[list[Move], tuple[Env, ...]]:
    """Whole coefficients and a square discriminant: factor over the integers."""
    root = isqrt(int(b * b - 4 * a * c))
    factors: list[Node] = []
    leading = int(a)
    for value in (Fraction(-int(b) + root, 2 * int(a)), Fraction(-int(b) - root, 2 * int(a))):
        p, q = value.denominator, -value.numerator
        leading //= p
        factors.append(
            terms_tree([t for t in (Term(Fraction(p), ((name, 1),)), Term(Fraction(q), ())) if t.coefficient])
        )
    if bare(factors[0]) == bare(factors[1]):
        product: Node = Bin("^", factors[0], Num(Fraction(2)))
    else:
        product = Bin("*", factors[0], factors[1])
    if leading != 1:
        product = Bin("*", num(leading), product)
    after = State.of(Rel("=", product, ZERO))
    text = _factor_text(name, a, b, c)
    more, solutions = _split(after, factors, name, decimal)
    return [Move("Factor", text, State.of(equation), after), *more], solutions


def _factor_text(name: str, a: Fraction, b: Fraction, c: Fraction) -> str:
    if c == 0:
        return f"${name}$ is in both terms: take it out as a factor."
    if a == 1:
        return f"Find two numbers that multiply to ${c}$ and add to ${b}$, and factor with them."
    return (
        f"Find two numbers that multiply to ${a} \\cdot {_bracket(c)} = {a * c}$ and add to ${b}$, "
        "split the middle term, and factor."
    )


def _bracket(value: Fraction) -> str:
    return f"({value})" if value < 0 else str(value)


def _by_formula(
    equation: Rel, name: str, a: Fraction, b: Fraction, c: Fraction, decimal: bool
) -> tuple[list[Move], tuple[Env, ...]]:
    start = State.of(equation)
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        text = (
            f"The discriminant $b^2 - 4ac = {_bracket(b)}^2 - 4 \\cdot {_bracket(a)} \\cdot {_bracket(c)} "
            f"= {discriminant}$ is negative, so there is no real solution."
        )
        return [Move("Look at the discriminant", text, start, State(()))], ()
    under = num(discriminant)
    raw = [
        Bin("/", Bin(sign, num(-b), Root(under)), Bin("*", Num(Fraction(2)), num(a), "cdot"), "frac")
        for sign in ("+", "-")
    ]
    middle = State.either(*(Rel("=", Sym(name), r) for r in raw))
    text = f"Put $a = {a}$, $b = {b}$, $c = {c}$ into the quadratic formula; the discriminant is ${discriminant}$."
    moves = [Move("Use the quadratic formula", text, start, middle)]
    values = [surds.tree(surds.read(r), decimal) for r in raw]
    final = State.either(*(Rel("=", Sym(name), v) for v in values))
    moves.append(Move("Simplify", "Simplify the root and the fraction.", middle, final))
    return moves, tuple({name: v} for v in values)
