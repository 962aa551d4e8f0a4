"""What a solved equation is, and what every kind of equation needs: isolating a part, checking candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Move, State
from tools.maths.polynomial import collect, expand, scale, terms_tree
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.steps import replace_node, text_of
from tools.maths.tree import Abs, Node, Rel, Root, Sym, letters, substitute, walk
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate, same_at

RADICAL = (
    "Undo a root by raising both sides to its power. Squaring can bring in solutions that are none, "
    "so put every candidate into the first equation."
)
RATIONAL = (
    "Multiply both sides by the common denominator to get rid of the fractions, "
    "and then throw out every value that makes a denominator zero."
)
ABSOLUTE = "A number and its opposite have the same absolute value, so one equation with bars becomes two without."
EXPONENTIAL = "Write both sides as powers of the same base: then the exponents must be equal."
HIGHER = "Get zero on one side and factor: a product is zero only when one of its factors is."
POWER = "Undo a power by taking the root: an even power has a positive and a negative root."
MAX_DEPTH = 4


@dataclass(frozen=True)
class Roots:
    """All real solutions of an equation (None: every number), the moves to them, the idea, and rejected candidates."""

    moves: tuple[Move, ...]
    values: tuple[Node, ...] | None
    concept: str
    rejected: tuple[Node, ...] = ()
    double: bool = False


def isolate(equation: Rel, part: Node, decimal: bool) -> tuple[Node, list[Move]] | None:
    """`part = rest` from an equation linear in `part` with a number before it: the rest, and the move there."""
    for one, other in ((equation.left, equation.right), (equation.right, equation.left)):
        if one == part and not letters(other):
            return other, []
    mark = "r_0"
    replaced = replace_node(equation, part, Sym(mark))
    assert isinstance(replaced, Rel)
    for node in walk(replaced):
        if node != Sym(mark) and isinstance(node, Root | Abs) and mark in letters(node):
            return None
    powers = division.by_power(collect(expand(replaced.left) + scale(expand(replaced.right), Fraction(-1))), mark)
    if set(powers) - {0, 1} or 1 not in powers or len(powers[1]) != 1 or powers[1][0].monomial:
        return None
    rest_terms = scale(powers.get(0, ()), -1 / powers[1][0].coefficient)
    rest = terms_tree(rest_terms, decimal)
    alone = Rel("=", part, rest)
    if text_of(alone) == text_of(equation) or text_of(Rel("=", rest, part)) == text_of(equation):
        return rest, []
    factor = powers[1][0].coefficient
    check = lambda: scaled(equation, alone, factor)  # noqa: E731
    text = f"Get {shown(part)} alone on one side."
    return rest, [Move("Isolate", text, State.of(equation), State.of(alone), check=check)]


def scaled(before: Rel, after: Rel, factor: Fraction) -> bool:
    """Whether left − right before is a number times left − right after, or the other way round."""
    import sympy

    a, b = (algebra.to_sympy(r.left) - algebra.to_sympy(r.right) for r in (before, after))
    f = sympy.Rational(factor.numerator, factor.denominator)
    return bool(sympy.simplify(a - f * b) == 0)


def filtered(original: Rel, name: str, candidates: Sequence[Node], decimal: bool) -> tuple[tuple[Node, ...], Move]:
    """The candidates that satisfy the original equation, and the move that checks them."""
    kept = tuple(c for c in candidates if works(original, name, c))
    before = State.either(*(Rel("=", Sym(name), c) for c in candidates))
    after = State.either(*(Rel("=", Sym(name), c) for c in kept))

    def check() -> bool:
        return all(_satisfies(original, name, c) is (c in kept) for c in candidates)

    text = "Put each candidate into the first equation: one that fails is an extraneous solution."
    return kept, Move("Check the candidates", text, before, after, check=check)


def works(equation: Rel, name: str, value: Node) -> bool:
    """Whether a value put in for the letter makes both sides of an equation equal."""
    try:
        return same_at(equation.left, equation.right, {name: evaluate(value)})
    except Unvalued:
        return False


def _satisfies(equation: Rel, name: str, value: Node) -> bool:
    import sympy

    sides = [algebra.to_sympy(substitute(side, {name: value})) for side in (equation.left, equation.right)]
    if any(s.is_real is not True for s in sides) or any(s.has(sympy.zoo, sympy.nan) for s in sides):
        return False
    return bool(sympy.simplify(sides[0] - sides[1]) == 0)
