"""A formula solved for one of its letters: undo what is done to it, the last operation first."""

from __future__ import annotations

import random
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, scale
from tools.maths.problem import Choice
from tools.maths.skills import EQUIVALENT, LINEAR_TWO, NONLINEAR_EQUATIONS
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.advanced import division, quotients, steps
from tools.maths.topics.advanced.task_reading import read
from tools.maths.topics.advanced.unknowns import gap
from tools.maths.tree import Bin, Group, Neg, Node, Num, Rel, Root, Sym, has_call, letters, walk
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, Value, evaluate, same_value

CONCEPT = "To get one letter alone, undo what is done to it, the last operation first, and do the same to both sides."

HARMLESS = frozenset(["per", "each", "every", "positive"])  # in "v is the speed in miles per hour"
CHANGED = frozenset(["doubled", "tripled", "halved", "changed", "changes", "replaced", "instead"])


def solve(stem: Stem) -> Derivation | None:
    """The derivation of "which gives h in terms of A and b", None for other problems."""
    task = read(stem)
    if task is None or task.ask.kind != "rearrange" or task.functions or task.facts or task.loose:
        return None
    if len(task.equations) != 1 or not isinstance(task.ask.node, Sym) or task.identity or task.points:
        return None
    equation, name = task.equations[0], task.ask.node.name
    if name not in letters(equation) or len(letters(equation)) < 2 or has_call(equation):
        return None
    peeled = _peel(equation, name)
    if peeled is None:
        return None
    states, rules = peeled
    value = states[-1].right
    moves = [
        Move(rule, text, State.of(a), State.of(b), check=_both_hold(a, b, name, value))
        for a, b, (rule, text) in zip(states, states[1:], rules, strict=False)
    ]
    if not moves:
        return None
    result = Rel("=", Sym(name), value)

    def fits(choice: Choice) -> bool:
        node = choice.node
        if isinstance(node, Rel):
            node = node.right if node.left == Sym(name) else node.left if node.right == Sym(name) else None
        if node is None or isinstance(node, Group | Rel) or name in letters(node):
            return False
        return solves(equation, name, node)

    return Derivation(
        _skill(equation, name),
        CONCEPT,
        tuple(moves),
        ({},),
        (result,),
        asked=f"You are asked for ${name}$ alone on one side.",
        confirm=lambda: solves(equation, name, value),
        fits=fits,
        full=not [w for w in task.left if w.startswith("⟦") or (w in TRAPS and w not in HARMLESS) or w in CHANGED],
    )


def _skill(equation: Rel, name: str) -> str:
    try:
        terms = gap(equation)
    except NotPolynomial:
        return NONLINEAR_EQUATIONS
    if all(t.degree <= 1 for t in terms):
        return LINEAR_TWO
    return EQUIVALENT if all(dict(t.monomial).get(name, 0) <= 1 for t in terms) else NONLINEAR_EQUATIONS


def solves(equation: Rel, name: str, value: Node) -> bool:
    """Whether putting the value in makes the formula true at random positive points.

    >>> from tools.maths.grammar import parse
    >>> solves(parse("A = b h"), "h", parse(r"\\frac{A}{b}")), solves(parse("A = b h"), "h", parse("A - b"))
    (True, False)
    """
    return _holds(equation, name, value) >= steps.ENOUGH


def _holds(relation: Rel, name: str, value: Node) -> int:
    """At how many random points the relation holds; 0 as soon as it fails once."""
    names = sorted((letters(relation) | letters(value)) - {name})
    generator = random.Random(77)
    compared = 0
    for _ in range(60):
        at: dict[str, Value] = {n: Fraction(generator.randint(1, 40), generator.choice((1, 1, 2, 3))) for n in names}
        try:
            at[name] = evaluate(value, at)
            left, right = evaluate(relation.left, at), evaluate(relation.right, at)
        except Unvalued:
            continue
        if not same_value(left, right):
            return 0
        compared += 1
    return compared


def _both_hold(a: Rel, b: Rel, name: str, value: Node):  # type: ignore[no-untyped-def]
    return lambda: _holds(a, name, value) >= steps.ENOUGH and _holds(b, name, value) >= steps.ENOUGH


def _peel(equation: Rel, name: str) -> tuple[list[Rel], list[tuple[str, str]]] | None:
    """The equations from the given one to name = …, and the rule of each step."""
    count = sum(1 for n in walk(equation) if n == Sym(name))
    if count != 1:
        return _collected(equation, name)
    left, right = equation.left, equation.right
    states, rules = [equation], []
    if name in letters(right):
        left, right = right, left
    while left != Sym(name):
        step = _undo(left, right, name)
        if step is None:
            return None
        left, right, rule, text = step
        states.append(Rel("=", left, right))
        rules.append((rule, text))
        if len(states) > 12:
            return None
    if len(states) == 1:
        return None
    return states, rules


def _undo(left: Node, right: Node, name: str) -> tuple[Node, Node, str, str] | None:
    match left:
        case Neg(arg):
            return arg, Neg(right), "Change the sign", "Multiply both sides by $-1$."
        case Bin("+", a, b):
            inner, other = (a, b) if name in letters(a) else (b, a)
            return (
                inner,
                Bin("-", right, other),
                "Subtract from both sides",
                f"Subtract {shown(other)} from both sides.",
            )
        case Bin("-", a, b) if name in letters(a):
            return a, Bin("+", right, b), "Add to both sides", f"Add {shown(b)} to both sides."
        case Bin("-", a, b):
            text = f"Bring {shown(b)} to the other side, and the rest to this one."
            return b, Bin("-", a, right), "Move terms", text
        case Bin("*", a, b):
            inner, other = (a, b) if name in letters(a) else (b, a)
            if isinstance(other, Bin) and other.op == "/" and not letters(other):
                flipped = Bin("*", Bin("/", other.right, other.left, "frac"), right)
                if other.left == Num(Fraction(1), "1") or other.left == Num(Fraction(1)):
                    flipped = Bin("*", other.right, right)
                return (
                    inner,
                    flipped,
                    "Multiply both sides",
                    f"Multiply both sides by the reciprocal of {shown(other)}.",
                )
            return inner, Bin("/", right, other, "frac"), "Divide both sides", f"Divide both sides by {shown(other)}."
        case Bin("/", a, b) if name in letters(a):
            return a, Bin("*", b, right), "Multiply both sides", f"Multiply both sides by {shown(b)}."
        case Bin("/", a, b):
            text = f"Multiply both sides by {shown(b)} and divide by {shown(right)}."
            return b, Bin("/", a, right, "frac"), "Multiply and divide", text
        case Bin("^", base, exponent) if not letters(exponent):
            power = evaluate(exponent)
            if not isinstance(power, Fraction) or power.denominator != 1 or not 2 <= power <= 6:
                return None
            return base, Root(right, int(power)), "Take the root", f"Take the root of order ${power}$ of both sides."
        case Root(arg, index):
            text = f"Raise both sides to the power ${index}$."
            return arg, Bin("^", right, Num(Fraction(index))), "Undo the root", text
    return None


def _collected(equation: Rel, name: str) -> tuple[list[Rel], list[tuple[str, str]]] | None:
    """The letter stands in several places: clear fractions, collect, factor it out, divide."""
    try:
        left, right = quotients.read(equation.left), quotients.read(equation.right)
    except (NotPolynomial, ZeroDivisionError):
        return None
    cross = quotients.collect(
        division.product(left.top, right.bottom) + scale(division.product(right.top, left.bottom), Fraction(-1))
    )
    powers = division.by_power(cross, name)
    if set(powers) - {0, 1} or 1 not in powers:
        return None
    rest = scale(powers.get(0, ()), Fraction(-1))
    top, bottom = quotients.terms_tree(rest), quotients.terms_tree(powers[1])
    gathered = Rel("=", Bin("*", Sym(name), bottom), top)
    final = Rel("=", Sym(name), quotients.tree(quotients.cancelled(quotients.Quotient(rest, powers[1]))))
    rules = [
        (
            "Collect and factor out",
            f"Clear fractions, bring every term with ${name}$ to one side and factor ${name}$ out.",
        ),
        ("Divide both sides", f"Divide both sides by {shown(bottom)}."),
    ]
    return [equation, gathered, final], rules
