"""Factors, zeros and remainders: which is a factor, what must be true, what the remainder or the rule is."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import algebra, spans
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.polynomial import NotPolynomial, Terms, collect, expand, terms_tree, unknowns
from tools.maths.problem import Choice
from tools.maths.skills import EQUIVALENT, NONLINEAR_FUNCTIONS
from tools.maths.stem import Stem
from tools.maths.topics.advanced import closing, division, quotients, steps
from tools.maths.topics.advanced.facts import _root_of
from tools.maths.topics.advanced.functions import table_values
from tools.maths.topics.advanced.steps import ZERO, number, rewrite, shown, text_of
from tools.maths.topics.advanced.task import Task, read
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters, substitute
from tools.maths.values import Unvalued, Value, evaluate, same_value

FACTOR = "$x - r$ is a factor of a polynomial exactly when the polynomial is $0$ at $x = r$ (factor theorem)."
REMAINDER = "The remainder on division of $p(x)$ by $x - r$ is the value $p(r)$ (remainder theorem)."


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
        return _must_be_true(task)
    if task.ask.kind == "rule":
        return None if task.trap else _rule(task)
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


def known_values(task: Task) -> dict[Fraction, Fraction]:
    """The values of the one polynomial: from a table, from f(3) = 0, from zeros and points in words."""
    found: dict[Fraction, Fraction] = {}
    for table in task.stem.tables:
        tabled = table_values(table)
        if len(tabled) == 1:
            found.update(next(iter(tabled.values())))
    try:
        for point in task.points:
            if isinstance(point.left, Apply):
                found[Fraction(evaluate(point.left.arg))] = Fraction(evaluate(point.right))
        for fact in task.facts:
            for node in fact.nodes:
                if fact.kind == "root":
                    found[Fraction(evaluate(node))] = Fraction(0)
                elif fact.kind in ("points", "xpoints") and isinstance(node, Group) and len(node.items) == 2:
                    found[Fraction(evaluate(node.items[0]))] = Fraction(evaluate(node.items[1]))
    except (Unvalued, ValueError):
        return {}
    return found


def _factor_from_values(task: Task) -> Derivation | None:
    """ "Some values of f(x) are shown. Which must be a factor?": where the value is zero."""
    values = known_values(task)
    zeros = [at for at, value in values.items() if value == 0]
    if task.functions or task.equations or not zeros or not task.choices or not task.only("root", "points", "xpoints"):
        return None
    letter = next(iter({n for c in task.choices if c.node is not None for n in letters(c.node)}), "x")
    right = [c for c in task.choices if _root(c.node, letter) in zeros]
    if len(right) != 1 or right[0].node is None:
        return None
    chosen = right[0].node
    at = _root(chosen, letter)
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
        fits=lambda choice: _root(choice.node, letter) in zeros,
        full=task.full or all(w in _TABLE_FILLER for w in task.left),
    )


_TABLE_FILLER = frozenset(["table", "⟦B", "some", "certain", "selected", "corresponding", "shows"])


def _root(node: Node | None, letter: str) -> Fraction | None:
    if node is None or isinstance(node, Rel | Group) or letters(node) != {letter}:
        return None
    root = _root_of(node, letter)
    value = evaluate(root) if root is not None else None
    return value if isinstance(value, Fraction) else None


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


def _must_be_true(task: Task) -> Derivation | None:
    """ "p(3) = −2. Which must be true about p(x)?": every choice judged by the theorems, and only one may follow."""
    values = known_values(task)
    if not values or not task.choices or task.functions or task.equations or not task.only("root", "points"):
        return None
    verdicts = {c.letter: _follows(c.text, values) for c in task.choices}
    if any(v is None for v in verdicts.values()) or sum(bool(v) for v in verdicts.values()) != 1:
        return None
    right = next(c for c in task.choices if verdicts[c.letter])
    given = [Rel("=", Apply("p", number(at)), number(value)) for at, value in values.items()]
    phrase = right.text.strip()
    move = Move(
        "Use the remainder theorem",
        "A value of zero means a factor; any other value is a remainder, and says nothing about other factors.",
        State.of(*given),
        words(re.sub(r"[$\\]", "", phrase)),
        check=lambda: _follows(phrase, values) is True,
    )
    return Derivation(
        EQUIVALENT,
        REMAINDER,
        (move,),
        ({},),
        (),
        phrase,
        asked="You are asked what follows from the value given, whatever the polynomial is.",
        confirm=lambda: _example_agrees(right, task, values),
        fits=lambda choice: verdicts[choice.letter] is True,
        full=task.full,
    )


def _claim(text: str) -> tuple[str, Node, Node | None] | None:
    """What a choice says: ("factor", divisor, None) or ("remainder", divisor, value)."""
    parts = spans.segment(text, "pqr")
    nodes: list[Node] = []
    prose = ""
    for part in parts:
        if isinstance(part, str):
            prose += part.lower()
        else:
            nodes.append(part.node)
            prose += f" ⟦{len(nodes) - 1}⟧ "
    prose = " ".join(prose.replace("$", " ").split())
    match = re.search(r"⟦(\d+)⟧ is (?:a|one) factor of", prose)
    if match:
        return "factor", nodes[int(match.group(1))], None
    match = re.search(
        r"remainder when (?:⟦\d+⟧|[a-z]\s?\( ?[a-z] ?\)|the polynomial) is divided by ⟦(\d+)⟧ is ⟦(\d+)⟧", prose
    )
    match = match or re.search(
        r"when (?:⟦\d+⟧|[a-z]\s?\( ?[a-z] ?\)|the polynomial) is divided by ⟦(\d+)⟧, ?the remainder is ⟦(\d+)⟧", prose
    )
    if match:
        return "remainder", nodes[int(match.group(1))], nodes[int(match.group(2))]
    return None


def _follows(text: str, values: dict[Fraction, Fraction]) -> bool | None:
    claim = _claim(text)
    if claim is None:
        return None
    kind, divisor, level = claim
    names = letters(divisor)
    at = _root(divisor, next(iter(names))) if len(names) == 1 else None
    if at is None:
        return None
    if at not in values:
        return False
    wanted = Fraction(0) if kind == "factor" else evaluate(level) if level is not None else None
    return wanted is not None and same_value(values[at], wanted)


def _example_agrees(right: Choice, task: Task, values: dict[Fraction, Fraction]) -> bool:
    """The second route: for two polynomials with these values, only the chosen claim is true of both."""
    import sympy

    x = sympy.Symbol("x", real=True)
    points = [
        (sympy.Rational(a.numerator, a.denominator), sympy.Rational(v.numerator, v.denominator))
        for a, v in values.items()
    ]
    base = sympy.interpolate(points, x) if len(points) > 1 else points[0][1]
    bump = sympy.prod([x - a for a, _ in points])
    always = []
    for choice in task.choices:
        claim = _claim(choice.text)
        if claim is None:
            return False
        kind, divisor, level = claim
        d = algebra.to_sympy(divisor).subs(sympy.Symbol(next(iter(letters(divisor))), real=True), x)
        wanted = 0 if kind == "factor" or level is None else algebra.to_sympy(level)
        rests = [sympy.rem(sympy.expand(base + k * bump), d, x) for k in (1, 2, x + 3)]
        if all(sympy.simplify(r - wanted) == 0 for r in rests):
            always.append(choice.letter)
    return always == [right.letter]


# ---- a rule with these zeros ----------------------------------------------------------------------------------------


def _rule(task: Task) -> Derivation | None:
    """ "Which could define f, whose zeros are −2 and 5?": the choice that has every value stated."""
    values = known_values(task)
    vertex = task.fact("vertex")
    if task.functions or task.equations or task.loose or not task.choices or not (values or vertex):
        return None
    if not task.only("root", "points", "xpoints", "vertex"):
        return None
    exact_zeros = {at for f in task.facts if f.kind in ("root", "xpoints") for at in _places(f.nodes)}

    def fits(choice: Choice) -> bool:
        node = steps.right_side(choice.node)
        if node is None or len(letters(node)) != 1:
            return False
        letter = next(iter(letters(node)))
        return (
            _has_values(node, letter, values)
            and _has_vertex(node, letter, vertex)
            and _only_zeros(node, letter, exact_zeros)
        )

    right = [c for c in task.choices if fits(c)]
    chosen = steps.right_side(right[0].node) if len(right) == 1 else None
    if chosen is None:
        return None
    letter = next(iter(letters(chosen)))
    moves = _rule_moves(chosen, letter, values, vertex)
    return Derivation(
        NONLINEAR_FUNCTIONS,
        FACTOR if exact_zeros else "A graph passes through a point exactly when the rule gives its height there.",
        tuple(moves),
        ({},),
        (chosen,),
        asked="You are asked for a rule that has every property stated.",
        confirm=lambda: (
            closing.agrees(Rel("=", chosen, ZERO), letter, [number(z) for z in exact_zeros])
            if exact_zeros
            else fits(right[0])
        ),
        fits=fits,
        full=task.full or all(w in _TABLE_FILLER for w in task.left),
    )


def _places(nodes: tuple[Node, ...]) -> set[Fraction]:
    out = set()
    for node in nodes:
        at = node.items[0] if isinstance(node, Group) else node
        value = evaluate(at)
        if isinstance(value, Fraction):
            out.add(value)
    return out


def _has_values(node: Node, letter: str, values: dict[Fraction, Fraction]) -> bool:
    try:
        return all(same_value(evaluate(node, {letter: at}), value) for at, value in values.items())
    except Unvalued:
        return False


def _has_vertex(node: Node, letter: str, vertex: object) -> bool:
    if vertex is None:
        return True
    point = vertex.nodes[0]  # type: ignore[attr-defined]
    try:
        h, k = (evaluate(i) for i in point.items)
        sides: list[Value] = [evaluate(node, {letter: h + s}) for s in (-1, 1)]
        return same_value(sides[0], sides[1]) and same_value(evaluate(node, {letter: h}), k)
    except (Unvalued, AttributeError, TypeError, ValueError):
        return False


def _only_zeros(node: Node, letter: str, zeros: set[Fraction]) -> bool:
    if not zeros:
        return True
    try:
        values = division.coefficients(expand(node), letter)
    except NotPolynomial:
        return False
    return set(division.rational_roots(values)) == zeros


def _rule_moves(chosen: Node, letter: str, values: dict[Fraction, Fraction], vertex: object) -> list[Move]:
    moves = []
    for at, value in values.items():
        placed = substitute(chosen, {letter: number(at)})
        text = f"Try ${letter} = {at}$ in the rules: the right one gives {shown(number(value))}."
        level = number(value)
        moves.append(Move("Try the given point", text, placed, level, check=_equal(placed, level)))
    if vertex is not None:
        point = vertex.nodes[0]  # type: ignore[attr-defined]
        h, k = point.items
        placed = substitute(chosen, {letter: h})
        moves.append(Move("Try the vertex", "The rule must turn at the vertex.", placed, k, check=_equal(placed, k)))
    return moves


def _equal(a: Node, b: Node) -> Callable[[], bool]:
    return lambda: algebra.equal(a, b)
