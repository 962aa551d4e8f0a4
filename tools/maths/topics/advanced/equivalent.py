"""Equivalent expressions: polynomials in any letters, rational expressions, roots and powers, complex numbers.

Given an expression (or functions combined), finds its simplest form and tests every choice against it.
"""

from __future__ import annotations

from collections.abc import Callable

from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import NotPolynomial, collect, expand, terms_tree
from tools.maths.stem import Stem
from tools.maths.topics.advanced import division, quotients, steps
from tools.maths.topics.advanced.complex_numbers import parts, simplified
from tools.maths.topics.advanced.equivalent_powers import by_powers, done
from tools.maths.topics.advanced.steps import rewrite, text_of
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Abs, Apply, Bin, Node, Rel, Sym, has_call, letters, walk
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, Value, evaluate

POLYNOMIAL = (
    "Multiply each term inside a bracket by every term it stands beside, mind the signs, then add like terms: "
    "same letters, same powers."
)
RATIONAL = (
    "Fractions with letters follow the rules of fractions with numbers: add over a common denominator, "
    "and cancel only common factors, never terms of a sum."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of "which is equivalent to …" and of "simplify …", None for other problems."""
    task = read(stem)
    if task is None or task.trap or task.facts:
        return None
    if task.imaginary and task.ask.kind == "value":
        found = parts(task)
        if found is not None:
            return found
    node = _wanted(task)
    before: list[Move] = []
    if task.equations:
        put = _substituted(task, node) if node is not None else None
        if put is None:
            return None
        move, node = put
        before.append(move)
    if node is None or any(isinstance(n, Rel | Abs) for n in walk(node)) or "□" in letters(node):
        return None
    if has_call(node):
        placed = steps.applied(node, dict(task.functions))
        if placed is None or task.points or not letters(placed):
            return None
        text = "Replace each function by its rule."
        check = _checks_calls(node, placed, dict(task.functions))
        before.append(Move("Use the rules", text, node, placed, check=check))
        node = placed
    elif task.functions or task.points or task.graphs:
        return None
    if "i" in letters(node):
        return simplified(task, node, before) if task.imaginary or letters(node) == {"i"} else None
    if task.imaginary and not letters(node):
        return simplified(task, node, before)
    if not letters(node) and task.ask.kind != "equivalent":
        return None
    return _real(task, node, before)


def _wanted(task: Task) -> Node | None:
    """The expression asked about, however it is pointed to."""
    ask = task.ask
    if ask.kind == "equivalent":
        if ask.node is not None and not (isinstance(ask.node, Sym) and task.loose):
            return None if task.loose else ask.node
        return task.loose[0] if len(task.loose) == 1 else None
    if ask.kind == "value" and ask.node is not None and not task.loose and not ask.pick and ask.other is None:
        if "i" in letters(ask.node) and task.imaginary and not isinstance(ask.node, Sym):
            return ask.node
        if isinstance(ask.node, Apply) and not task.choices:
            return None
        if letters(ask.node) and not isinstance(ask.node, Sym) and _phrased_as_expression(task):
            return ask.node
    return None


def _substituted(task: Task, node: Node) -> tuple[Move, Node] | None:
    """ "If x² = a + b and y² = a + c, which is equal to (x² − y²)²?": known parts put in, until none is left."""
    after, known = node, []
    for equation in task.equations:
        left = equation.left
        if not (isinstance(left, Sym) or (isinstance(left, Bin) and left.op == "^" and isinstance(left.left, Sym))):
            return None
        put = steps.replace_node(after, left, equation.right)
        if put == after:
            return None
        after = put
        known.append(equation)
    gone = {n for e in known for n in letters(e.left)}
    if gone & letters(after) or task.functions or task.identity or not letters(after):
        return None
    listed = " and ".join(shown(e) for e in known)

    def check() -> bool:
        """For square letters chosen from the known parts, both forms have one value."""
        import sympy

        from tools.maths import algebra

        a, b = algebra.to_sympy(node), algebra.to_sympy(after)
        for e in known:
            name = next(iter(letters(e.left)))
            x = sympy.Symbol(name, real=True)
            inverse = sympy.solve(algebra.to_sympy(e.left) - sympy.Symbol("q_9", positive=True), x)
            a = a.subs(x, inverse[-1]).subs(sympy.Symbol("q_9", positive=True), algebra.to_sympy(e.right))
        return bool(sympy.simplify(sympy.expand(a - b)) == 0)

    return Move("Substitute", f"Use {listed}.", node, after, check=check), after


def _phrased_as_expression(task: Task) -> bool:
    """ "What is the sum of 3x + 1 and x − 5?": no letter has a value, and the choices hold letters."""
    return bool(task.choices) and all(
        c.node is not None and not isinstance(c.node, Rel) for c in task.choices
    ) and any(letters(c.node) for c in task.choices if c.node is not None)  # fmt: skip


def _checks_calls(node: Node, placed: Node, functions: dict[str, tuple[str, Node]]) -> Callable[[], bool]:
    return lambda: same_calls(node, placed, functions)


def same_calls(node: Node, placed: Node, functions: dict[str, tuple[str, Node]]) -> bool:
    """The rules were put in rightly: at random points, calling the functions gives what the new expression gives."""
    names = sorted(letters(placed))
    compared = 0
    for at in steps.points(names):
        try:
            if _called(node, functions, at) != evaluate(placed, at):
                return False
            compared += 1
        except Unvalued:
            continue
    return compared >= steps.ENOUGH


def _called(node: Node, functions: dict[str, tuple[str, Node]], at: dict[str, Value]) -> Value:
    match node:
        case Apply(name, arg):
            letter, body = functions[name]
            return _called(body, functions, {**at, letter: _called(arg, functions, at)})
        case Bin(op, left, right):
            a, b = _called(left, functions, at), _called(right, functions, at)
            return evaluate(Bin(op, Sym("p_0"), Sym("q_0")), {"p_0": a, "q_0": b})
    return evaluate(node, at)


def _real(task: Task, node: Node, before: list[Move]) -> Derivation | None:
    for attempt in (_polynomial, _rational, by_powers):
        try:
            found = attempt(task, node, before)
        except (NotPolynomial, ZeroDivisionError, ValueError):
            continue
        if found is not None:
            return found
    return None


def _polynomial(task: Task, node: Node, before: list[Move]) -> Derivation | None:
    terms = expand(node)
    expanded, collected = terms_tree(terms, task.decimal), terms_tree(collect(terms), task.decimal)
    moves, at = list(before), node
    if text_of(expanded) != text_of(at) and len(terms) <= 24:
        moves.append(rewrite("Multiply out the brackets", POLYNOMIAL.split(", mind")[0] + ".", at, expanded))
        at = expanded
    if text_of(collected) != text_of(at):
        moves.append(rewrite("Collect like terms", "Add the terms with the same letters and powers.", at, collected))
        at = collected
    if _wants_factors(task, node):
        product = quotients.factored(collect(terms))
        if text_of(product) == text_of(at) and not moves:
            return None
        if text_of(product) != text_of(at):
            if moves and text_of(node) == text_of(collected):
                moves = list(before)
            moves.append(rewrite("Factor", _factoring(at), at, product))
            at = product
    return done(task, POLYNOMIAL, moves, at, node) if moves else None


def _wants_factors(task: Task, node: Node) -> bool:
    """Factoring is asked for, or the choices are products while the expression is a sum."""
    if "factor" in task.ask.phrase:
        return True
    if "expand" in task.ask.phrase or not task.choices:
        return False
    products = [c for c in task.choices if isinstance(steps.right_side(c.node), Bin) and _is_product(c.node)]
    return isinstance(node, Bin) and node.op in "+-" and len(products) == len(task.choices)


def _is_product(node: Node | None) -> bool:
    node = steps.right_side(node)
    return isinstance(node, Bin) and node.op in "*^"


def _factoring(node: Node) -> str:
    if isinstance(node, Bin) and node.op == "-" and len(letters(node)) and not _has_middle(node):
        return "A difference of squares is a product: $a^2 - b^2 = (a + b)(a - b)$; take out common factors first."
    return "Take out what is common to all terms, then find two factors that multiply to the first and last terms."


def _has_middle(node: Bin) -> bool:
    return isinstance(node.left, Bin) and node.left.op in "+-"


def _rational(task: Task, node: Node, before: list[Move]) -> Derivation | None:
    quotient = quotients.read(node)
    lowest = quotients.cancelled(quotient)
    moves, at = list(before), node
    single = quotients.tree(quotient)
    sums = isinstance(node, Bin) and node.op in "+-"
    if sums and text_of(single) != text_of(at) and not quotient.whole:
        over = quotients.factored(quotient.bottom)
        text = f"The common denominator is {shown(over)}: write every part over it and add the tops."
        joined = Bin("/", terms_tree(quotient.top), over, "frac")
        moves.append(rewrite("Use a common denominator", text, at, joined))
        at = joined
    if quotients.tree(lowest) != single or not moves:
        split = Bin("/", quotients.factored(quotient.top), quotients.factored(quotient.bottom), "frac")
        if not quotient.whole and quotient.top and text_of(split) != text_of(at):
            text = "Factor the top and the bottom, to see what they have in common."
            moves.append(rewrite("Factor top and bottom", text, at, split))
            at = split
    final = quotients.tree(lowest, task.decimal)
    if not lowest.whole:
        pretty = Bin("/", terms_tree(lowest.top), quotients.factored(lowest.bottom), "frac")
        final = pretty if text_of(pretty) == text_of(at) else final
    if not moves and text_of(final) == text_of(at):
        return _divided(task, node, lowest)
    if text_of(final) != text_of(at):
        text = "Divide the top and the bottom by their common factors."
        moves.append(rewrite("Cancel common factors", text, at, final))
    return done(task, RATIONAL, moves, final, node) if moves else None


def _divided(task: Task, node: Node, quotient: quotients.Quotient) -> Derivation | None:
    """A fraction as quotient plus remainder over the bottom, by long division."""
    names = sorted(letters(node))
    if len(names) != 1 or quotient.whole:
        return None
    top, bottom = (division.coefficients(p, names[0]) for p in (quotient.top, quotient.bottom))
    if len(top) < len(bottom):
        return None
    whole, rest = (terms_tree(division.terms_of(p, names[0])) for p in division.divide(top, bottom))
    final = Bin("+", whole, Bin("/", rest, terms_tree(quotient.bottom), "frac"))
    text = "Divide the top by the bottom: the quotient, and the remainder over the bottom."
    return done(task, RATIONAL, [rewrite("Divide", text, node, final)], final, node)
