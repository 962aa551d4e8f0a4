"""Wrong procedures, executed: what comes out when a learner makes a known mistake.

Used twice: `work.py` matches a learner's wrong line with what a mistake would give, and `variants.py` takes distractors
from the same mistakes. Each mistake has a name and one question that leads back; neither holds an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, scale, unknowns
from tools.maths.solving import surds
from tools.maths.tree import Bin, Neg, Node, Num, Percent, Rel, letters, walk

SIGN = "sign slip moving a term"
DIVIDED_ONE_TERM = "divided only one term"
FORGOT_DIVIDING = "forgot to divide the other side"
SUBTRACTED = "subtracted instead of dividing"
MULTIPLIED = "multiplied instead of dividing"
UPSIDE_DOWN = "divided the wrong way round"
FIRST_TERM = "distributed over the first term only"
LOST_MINUS = "lost the minus sign when removing a bracket"
TERMWISE = "squared term by term"
ONE_ROOT = "forgot the second root"
ROOT_SIGNS = "took the roots with the wrong sign"
UNLIKE = "combined unlike terms"
NOT_ASKED = "answered the unknown instead of what was asked"
OTHER_UNKNOWN = "answered the other unknown"
EVALUATION_SIGN = "sign slip when evaluating"
DROPPED = "dropped the constant term"
LEFT_TO_RIGHT = "worked from left to right instead of in the usual order"
NO_HUNDREDTH = "used the percent as a whole number"
REST = "took the rest instead of the part"
DIVIDED_PERCENT = "divided by the percent"
SLIP = "arithmetic slip"
FOLD = "mixed up the sum and the product"
OTHER_ROOT = "took the root that is not asked for"
TERM_SIGN = "sign slip in a term"
ADDED = "added where the signs differ"

ASK = {
    SIGN: "When you take a term to the other side you really add or subtract it on both sides: which of the two, and "
    "what becomes of its sign?",
    DIVIDED_ONE_TERM: "If you divide one side, what has to happen to every term on it and on the other side?",
    FORGOT_DIVIDING: "You divided on one side. What has to happen on the other side to keep the balance?",
    SUBTRACTED: "The number stands in front of the letter, so it multiplies. What undoes a multiplication?",
    MULTIPLIED: "The number multiplies the letter. What undoes a multiplication?",
    UPSIDE_DOWN: "Which number is divided by which?",
    FIRST_TERM: "The factor before the bracket belongs to everything inside. What does it make of the second term?",
    LOST_MINUS: "A minus before a bracket changes every sign inside. What happens to the second term?",
    TERMWISE: "What do you get when you write the square as bracket times bracket and multiply it out?",
    ONE_ROOT: "Which other number has the same square, or makes the other factor zero?",
    ROOT_SIGNS: "Put your value back into the factor: does it become zero?",
    UNLIKE: "Can a term with the letter and a plain number be added into one term?",
    NOT_ASKED: "Read the question once more: what exactly does it want?",
    OTHER_UNKNOWN: "Which of the two letters does the question want?",
    EVALUATION_SIGN: "Look at the sign of the last term again when you put the value in.",
    DROPPED: "Have you used every term of what is asked?",
    LEFT_TO_RIGHT: "Which operation comes first: the multiplication or the addition?",
    NO_HUNDREDTH: "What does “percent” mean as a fraction?",
    REST: "Is the question about that part, or about what is left?",
    DIVIDED_PERCENT: "“Of” means multiply: how do you write the percent as a fraction and multiply?",
    SLIP: "Work that last calculation out once more, slowly: what do you get?",
    FOLD: "Does the question want the solutions added or multiplied?",
    OTHER_ROOT: "Which of the solutions does the question want?",
    TERM_SIGN: "Go through the signs once more, term by term: which one changes?",
    ADDED: "Check the signs before you combine: which terms are subtracted?",
}


@dataclass(frozen=True)
class Mistake:
    """A mistake's name and the roots its wrong equation has."""

    name: str
    roots: frozenset[Fraction]


def rational_roots(relation: Rel, name: str) -> frozenset[Fraction] | None:
    """The rational roots of a linear or quadratic equation in one letter, None when it is something else."""
    try:
        terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    if unknowns(terms) != (name,) or terms[0].degree > 2:
        return None
    a, b, c = coefficient(terms, ((name, 2),)), coefficient(terms, ((name, 1),)), coefficient(terms, ())
    if a == 0:
        return frozenset({-c / b})
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return frozenset()
    root = surds.root(discriminant)
    if root.b:
        return None
    return frozenset({(-b + root.a) / (2 * a), (-b - root.a) / (2 * a)})


def mistakes(equation: Rel, name: str) -> list[Mistake]:
    """What an equation turns into under each wrong procedure, as roots; only those that differ from the right ones."""
    right = rational_roots(equation, name)
    found = [Mistake(m, r) for m, r in _wrong(equation, name) if r is not None and r != right]
    return list(dict.fromkeys(found))


def _wrong(equation: Rel, name: str) -> Iterator[tuple[str, frozenset[Fraction] | None]]:
    for label, changed in wrong_rewritings(equation):
        if isinstance(changed, Rel):
            yield label, rational_roots(changed, name)
    try:
        left, right = collect(expand(equation.left)), collect(expand(equation.right))
    except NotPolynomial:
        return
    x = ((name, 1),)
    if any(t.degree > 1 for t in left + right):
        yield from _wrong_quadratic(equation, name)
        return
    a, b, c, d = coefficient(left, x), coefficient(left, ()), coefficient(right, x), coefficient(right, ())
    if a == 0:
        a, b, c, d = c, d, a, b
    slope, rest = a - c, d - b
    one = Fraction(1)
    results: list[tuple[str, Fraction | None, Fraction]] = [
        (SIGN, d + b if b else None, slope),
        (SIGN, rest, a + c if c else Fraction(0)),
        (SIGN, d + b if b and c else None, a + c),
        (FORGOT_DIVIDING, rest if slope != 1 else None, one),
        (SUBTRACTED, rest - slope if slope != 1 else None, one),
        (MULTIPLIED, rest * slope, one),
        (UPSIDE_DOWN, slope, rest),
        (DIVIDED_ONE_TERM, d - b * slope if b else None, slope),
        (DIVIDED_ONE_TERM, d - b if b and slope != 1 else None, one),
        (UNLIKE, rest + b if b else None, slope + b),
        (SIGN, -rest, slope),
    ]
    for label, numerator, divisor in results:
        if numerator is not None and divisor:
            yield label, frozenset({numerator / divisor})


def _wrong_quadratic(equation: Rel, name: str) -> Iterator[tuple[str, frozenset[Fraction] | None]]:
    roots = rational_roots(equation, name)
    if not roots:
        return
    for root in sorted(roots):
        if len(roots) == 2:
            yield ONE_ROOT, frozenset({root})
    yield ROOT_SIGNS, frozenset(-r for r in roots)
    for root in sorted(roots):
        yield ROOT_SIGNS, frozenset({-root})


def wrong_rewritings(node: Node) -> Iterator[tuple[str, Node]]:
    """The tree with one bracket or power handled wrongly."""
    for label, old, new in _slips(node):
        yield label, replace(node, old, new)


def _slips(node: Node) -> Iterator[tuple[str, Node, Node]]:
    for part in walk(node):
        match part:
            case Bin("*", factor, Bin("+" | "-" as op, first, second)) if not letters(factor) or not isinstance(
                factor, Bin
            ):
                yield FIRST_TERM, part, Bin(op, Bin("*", factor, first, "cdot"), second)
            case Bin("*", Bin("+" | "-" as op, first, second), Num() as factor):
                yield FIRST_TERM, part, Bin(op, Bin("*", factor, first, "cdot"), second)
            case Bin("^", Bin("+" | "-" as op, first, second), Num(value)) if value == 2:
                two = Num(Fraction(2))
                yield TERMWISE, part, Bin("+" if op == "+" else "-", Bin("^", first, two), Bin("^", second, two))
                yield TERMWISE, part, Bin("+", Bin("^", first, two), Bin("^", second, two))
            case Neg(Bin("+" | "-" as op, first, second)):
                yield LOST_MINUS, part, Bin(op, Neg(first), second)
            case Bin("-", before, Bin("+" | "-" as op, first, second)):
                yield LOST_MINUS, part, Bin(op, Bin("-", before, first), second)
            case Bin("-", before, Bin("*", factor, Bin("+" | "-" as op, first, second))):
                opened = Bin("-", before, Bin("*", factor, first, "cdot"))
                yield LOST_MINUS, part, Bin(op, opened, Bin("*", factor, second, "cdot"))
            case Bin("*", Bin("+", left, right), factor) if not letters(part):
                yield LEFT_TO_RIGHT, part, Bin("+", left, Bin("*", right, factor, "cdot"))


def replace(node: Node, old: Node, new: Node) -> Node:
    """The tree with `old` (the very node, wherever it is equal) replaced by `new`."""
    if node == old:
        return new
    match node:
        case Bin(op, left, right, shown):
            return Bin(op, replace(left, old, new), replace(right, old, new), shown)
        case Rel(op, left, right):
            return Rel(op, replace(left, old, new), replace(right, old, new))
        case Neg(arg):
            return Neg(replace(arg, old, new))
        case Percent(arg):
            return Percent(replace(arg, old, new))
        case _:
            return node


# ---- wrong answers -------------------------------------------------------------------------------------------------
