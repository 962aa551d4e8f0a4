"""Factors, zeros and remainders: which is a factor, what must be true, what the remainder or the rule is."""

from __future__ import annotations

from fractions import Fraction

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, Terms, collect, expand, terms_tree, unknowns
from tools.maths.skills import EQUIVALENT, NONLINEAR_FUNCTIONS
from tools.maths.stem import Stem
from tools.maths.topics.advanced import division, quotients, steps
from tools.maths.topics.advanced.factor_claims import REMAINDER, must_be_true, root_of
from tools.maths.topics.advanced.factor_rules import FACTOR, TABLE_FILLER, known_values, rule
from tools.maths.topics.advanced.steps import number, rewrite, text_of
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    task = read(stem)
    if task is None or task.imaginary or task.identity:
        return None
    if task.ask.kind == "factor":
        return None if task.trap else _factor(task) or _factor_from_values(task)
    if task.ask.kind in ("remainder", "division"):
        return None if task.trap else _remainder(task)
    if task.ask.kind == "true":
        return must_be_true(task)
    if task.ask.kind == "rule":
        return None if task.trap else rule(task)
    return None


# ---- which is a factor ----------------------------------------------------------------------------------------------


def _polynomial(task: Task) -> Node | None:
    node = task.ask.node
    if isinstance(node, Apply) or node is None or isinstance(node, Sym):
        if len(task.functions) == 1:
            return next(iter(task.functions.values()))[1]
        return task.loose[0] if len(task.loose) == 1 and not task.functions else None
    return None if task.functions or task.loose else node


def _factor(task: Task) -> Derivation | None:
    body = _polynomial(task)
    if body is None or task.facts or task.points or task.equations or not task.choices:
        return None
    try:
        terms = collect(expand(body))
    except NotPolynomial:
        return None
    product = quotients.factored(terms)
    if text_of(product) == text_of(body):
        return None
    moves = []
    tidy = terms_tree(terms)
    if text_of(tidy) != text_of(body):
        moves.append(rewrite("Multiply out", "Multiply out and collect.", body, tidy))
    text = "Factor: take out common factors, then look for two brackets that multiply to it."
    moves.append(rewrite("Factor", text, tidy, product))
    right = [c for c in task.choices if _divides(terms, c.node)]
    if len(right) != 1 or right[0].node is None:
        return None
    chosen = right[0].node
    return Derivation(
        EQUIVALENT,
        FACTOR,
        tuple(moves),
        ({},),
        (chosen,),
        asked="You are asked which of the choices divides the polynomial without a remainder.",
        confirm=lambda: _vanishes(body, chosen),
        fits=lambda choice: _divides(terms, choice.node),
        full=task.full,
    )


def _divides(terms: Terms, node: Node | None) -> bool:
    if node is None or isinstance(node, Rel | Group):
        return False
    try:
        divisor = collect(expand(node))
    except NotPolynomial:
        return False
    return bool(unknowns(divisor)) and division.exact_quotient(terms, divisor) is not None


def _vanishes(body: Node, factor: Node) -> bool:
    """The second route: SymPy's remainder is zero."""
    import sympy

    names = sorted(letters(factor))
    top, bottom = algebra.to_sympy(body), algebra.to_sympy(factor)
    return bool(sympy.rem(sympy.expand(top), sympy.expand(bottom), sympy.Symbol(names[0], real=True)) == 0)


def _factor_from_values(task: Task) -> Derivation | None:
    """ "Some values of f(x) are shown. Which must be a factor?": where the value is zero."""
    asked = task.ask.node
    if not (asked is None or isinstance(asked, Sym) or (isinstance(asked, Apply) and isinstance(asked.arg, Sym))):
        return None  # a factor of f(x − 1) or f(x) − 4 is another question
    values = known_values(task)
    zeros = [at for at, value in values.items() if value == 0]
    if task.functions or task.equations or not zeros or not task.choices or not task.only("root", "points", "xpoints"):
        return None
    letter = next(iter({n for c in task.choices if c.node is not None for n in letters(c.node)}), "x")
    right = [c for c in task.choices if root_of(c.node, letter) in zeros]
    if len(right) != 1 or right[0].node is None:
        return None
    chosen = right[0].node
    at = root_of(chosen, letter)
    assert at is not None
    start = Rel("=", Apply("f", number(at)), number(values[at]))
    text = "Find where the value is zero: subtracting that number from the letter gives a factor."
    move = Move("Use the factor theorem", text, State.of(start), chosen, check=lambda: _zero_at(chosen, letter, at))
    return Derivation(
        EQUIVALENT if not task.stem.tables else NONLINEAR_FUNCTIONS,
        FACTOR,
        (move,),
        ({},),
        (chosen,),
        asked="You are asked for an expression that must divide the polynomial.",
        confirm=lambda: [c for c in task.choices if values.get(_zero_of(c.node, letter), Fraction(1)) == 0] == right,
        fits=lambda choice: root_of(choice.node, letter) in zeros,
        full=task.full or all(w in TABLE_FILLER for w in task.left),
    )


def _zero_at(node: Node, letter: str, at: Fraction) -> bool:
    import sympy

    found = sympy.solve(algebra.to_sympy(node), sympy.Symbol(letter, real=True))
    return found == [sympy.Rational(at.numerator, at.denominator)]


def _zero_of(node: Node | None, letter: str) -> Fraction:
    """The zero of a linear expression, from two of its values."""
    if node is None or isinstance(node, Rel | Group):
        return Fraction(10**6)
    try:
        a, b, c = (evaluate(node, {letter: Fraction(k)}) for k in (0, 1, 2))
    except Unvalued:
        return Fraction(10**6)
    if not isinstance(a, Fraction) or not isinstance(b, Fraction) or b == a or c - b != b - a:
        return Fraction(10**6)
    return -a / (b - a)


# ---- remainders -----------------------------------------------------------------------------------------------------


def _remainder(task: Task) -> Derivation | None:
    node, by = task.ask.node, task.ask.other
    functions = dict(task.functions)
    if node is None and len(task.loose) == 1:
        node = task.loose[0]
    if isinstance(node, Apply) and node.name in functions:
        node = functions[node.name][1]
    elif task.loose:
        return None
    if node is None or by is None or task.facts or task.equations or task.points:
        return None
    names = letters(node) | letters(by)
    if len(names) != 1:
        return None
    letter = next(iter(names))
    try:
        top, bottom = division.coefficients(expand(node), letter), division.coefficients(expand(by), letter)
    except NotPolynomial:
        return None
    if len(bottom) < 2:
        return None
    quotient, rest = division.divide(top, bottom)
    wants = task.ask.word or "remainder"
    remainder_tree, quotient_tree = (terms_tree(division.terms_of(p, letter)) for p in (rest, quotient))
    value = remainder_tree if wants == "remainder" else quotient_tree
    whole = Bin("+", Bin("*", by, quotient_tree), remainder_tree)
    moves = [rewrite("Divide", "Divide step by step: leading term by leading term, then subtract.", node, whole)]
    if len(bottom) == 2 and wants == "remainder":
        at = number(-bottom[0] / bottom[1])
        placed = substitute(node, {letter: at})
        text = f"The remainder is the value where {shown(by)} is $0$: put {shown(at)} in the place of ${letter}$."
        moves = [Move("Use the remainder theorem", text, node, value, check=lambda: algebra.equal(placed, value))]
    return Derivation(
        EQUIVALENT,
        REMAINDER,
        tuple(moves),
        ({},),
        (value,),
        asked=f"You are asked for the {wants} of a division.",
        confirm=lambda: steps.agree(node, whole) and len(rest) < len(bottom),
        fits=steps.expression_fits(value),
        full=task.full,
    )


# ---- statements -----------------------------------------------------------------------------------------------------


# ---- a rule with these zeros ----------------------------------------------------------------------------------------
