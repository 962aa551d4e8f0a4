"""The two constants of f(x) = a·bˣ or f(x) = ax + b, from a table, from values or from points; then what is asked.

Without a formula, "exponential function" and "linear function" say the form. Every told value is tried in the rule found.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.framing import framed
from tools.maths.polynomial import rational
from tools.maths.solving import surds
from tools.maths.stem import Stem
from tools.maths.topics.advanced.steps import applied, expression_fits, number, value_fits
from tools.maths.topics.advanced.told.forms import RULE, Form, read_form, read_told
from tools.maths.topics.advanced.told.values import Values
from tools.maths.tree import Apply, Bin, Group, Node, Num, Rel, Root, Sym, has_call, letters, substitute
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate, same_value

EXPONENTIAL = "In $a \\cdot b^x$ the value is multiplied by $b$ whenever $x$ grows by 1, and it is $a$ at $x = 0$."
LINEAR = "In $ax + b$ the value grows by $a$ whenever $x$ grows by 1, and it is $b$ at $x = 0$."
READS_SENTENCES = True  # every word of every sentence is looked up

_ASKED = re.compile(
    r"(?:what (?:is|are|must be)|find|determine|which of the following (?:is|gives|equals|must be)) (?:the )?(?:value of )?⟦(?P<kind>[ES])(?P<i>\d+)⟧(?= ?(?:[?.]|$))"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    if (
        stem.statements
        or framed(stem.ask)
        or re.search(
            r"\bnot\b|\bexcept\b|\bcould\b|\bcannot\b|\binverse\b|\bapproximate|\bclosest\b|\bnearest\b|\bround"
            r"|\bbest models?\b",
            stem.prose,
        )
    ):
        return None
    try:
        return _solve(stem)
    except (Unvalued, algebra.Unchecked, ZeroDivisionError):
        return None


def _solve(stem: Stem) -> Derivation | None:
    told = read_told(stem)
    form = read_form(stem, told) if told is not None else None
    if told is None or form is None or len(told.values) < 2:
        return None
    found = _constants(form, told.values)
    if found is None:
        return None
    moves, first, second = found
    body = substitute(form.body, {form.first: number(first), form.second: number(second)})
    if any(not same_value(evaluate(body, {form.letter: at}), value) for at, value in told.values.items()):
        return None
    rule = Rel("=", Apply(form.name, Sym(form.letter)) if form.name != "y" else Sym("y"), body)
    before = Rel("=", rule.left, form.body)
    moves.append(
        Move(
            "Write the rule",
            "Put both constants into the rule.",
            State.of(before),
            State.of(rule),
            check=lambda: _through(body, form.letter, told.values),
        )
    )
    skill = skills.NONLINEAR_FUNCTIONS if form.kind == "exponential" else skills.LINEAR_FUNCTIONS
    concept = EXPONENTIAL if form.kind == "exponential" else LINEAR

    def confirm() -> bool:
        return _through(body, form.letter, told.values) and _only(form, told.values, first, second)

    if (match := _ASKED.search(stem.ask)) is not None and (
        value := _value(stem.nodes[int(match["i"])], form, body, first, second)
    ) is not None:
        node, result = value
        if not isinstance(stem.nodes[int(match["i"])], Sym):
            text = f"Work out {shown(stem.nodes[int(match['i'])])}."
            moves.append(Move("Answer what is asked", text, node, result, check=lambda: algebra.equal(node, result)))
        return Derivation(
            skill, concept, tuple(moves), ({},), (result,), asked=f"You are asked for {shown(stem.nodes[int(match['i'])])}.",
            confirm=confirm, fits=value_fits([result]), full=told.full,
        )  # fmt: skip
    if stem.choices and RULE.search(stem.ask) and all(_rule_of(c.node, form) is not None for c in stem.choices):
        given = expression_fits(body)
        return Derivation(
            skill, concept, tuple(moves), ({},), (rule,), asked="You are asked for the rule that has all the told values.",
            confirm=lambda: confirm() and sum(_choice_through(c.node, form, told.values) for c in stem.choices) == 1, fits=given, full=told.full,
        )  # fmt: skip
    return None


# ---- the constants --------------------------------------------------------------------------------------------------


def _constants(form: Form, values: Values) -> tuple[list[Move], Fraction, Fraction] | None:
    """The steps to both constants, from two of the values (0 and the next where told)."""
    places = sorted(values)
    start = Fraction(0) if Fraction(0) in values else places[0]
    other = next((p for p in places if p - start == 1), next(p for p in places if p != start))
    low, high = min(start, other), max(start, other)
    gap = high - low
    a, b, x = Sym(form.first), Sym(form.second), form.letter
    lines = tuple(Rel("=", substitute(form.body, {x: number(p)}), number(values[p])) for p in (low, high))
    if form.kind == "linear":
        slope = (values[high] - values[low]) / gap
        step = Bin(
            "/", Bin("-", number(values[high]), number(values[low])), Bin("-", number(high), number(low)), "frac"
        )
        level = values[low] - slope * low
        moves = [
            Move("Find the slope", f"Divide the change of the value by the change of ${x}$: that is ${form.first}$.", step, number(slope)),
            Move("Find the other constant", f"Put ${form.first}$ into the value at ${x} = {low}$.", State.of(substitute(lines[0], {form.first: number(slope)})),  # type: ignore[arg-type]
                 State.of(Rel("=", b, number(level))), check=lambda: level + slope * low == values[low]),
        ]  # fmt: skip
        return moves, slope, level
    if gap.denominator != 1 or gap > 12:
        return None
    bottom, top = values[low] - form.more, values[high] - form.more
    if not bottom or not top:
        return None
    power = Bin("^", b, number(gap)) if gap != 1 else b
    ratio = top / bottom
    base = surds.value(_root(ratio, int(gap)), False)
    if ratio <= 0 or base is None or not isinstance(base, Num | Bin):
        return None
    exact = evaluate(base)
    if not isinstance(exact, Fraction) or exact ** int(gap) != ratio or exact == 1:
        return None
    text = f"Write the values at ${x} = {low}$ and ${x} = {high}$ with the rule, and divide the second by the first: ${form.first}$ cancels."
    moves = [
        Move(
            "Divide two values",
            text,
            State.of(*lines),
            State.of(Rel("=", power, rational(ratio))),
            check=lambda: ratio * bottom == top,
        )
    ]
    if gap != 1:
        text = f"${form.second}$ is positive, as the base of a power with any exponent."
        moves.append(
            Move(
                "Find the factor",
                text,
                State.of(Rel("=", power, rational(ratio))),
                State.of(Rel("=", b, number(exact))),
                check=lambda: exact ** int(gap) == ratio,
            )
        )
    if low.denominator != 1 or abs(low) > 12:
        return None
    first = bottom / exact ** int(low)
    moves.append(
        Move("Find the other constant", f"Put ${form.second}$ into the value at ${x} = {low}$.", State.of(substitute(lines[0], {form.second: number(exact)})),  # type: ignore[arg-type]
             State.of(Rel("=", a, number(first))), check=lambda: first * exact ** int(low) + form.more == values[low])
    )  # fmt: skip
    return moves, first, exact


def _root(value: Fraction, index: int) -> Node:
    return rational(value) if index == 1 else Root(rational(value), index)


def _through(body: Node, letter: str, values: Values) -> bool:
    """SymPy: the rule has every told value."""
    import sympy

    x = sympy.Symbol(letter, real=True)
    rule = algebra.to_sympy(body)
    return all(
        sympy.simplify(rule.subs(x, sympy.Rational(a.numerator, a.denominator)) - sympy.Rational(v.numerator, v.denominator)) == 0
        for a, v in values.items()
    )  # fmt: skip


def _only(form: Form, values: Values, first: Fraction, second: Fraction) -> bool:
    """The second route: with the last two values SymPy finds these constants, too (logarithms for the exponential)."""
    import sympy

    p, q = sorted(values)[0], sorted(values)[-1]
    if form.kind == "linear":
        a, b = sympy.symbols("a b")
        solved = sympy.linsolve([a * p + b - values[p], a * q + b - values[q]], a, b)
        return solved == sympy.FiniteSet((sympy.Rational(first), sympy.Rational(second)))
    rate = float(sympy.log(sympy.Rational((values[q] - form.more) / (values[p] - form.more))) / sympy.Rational(q - p))
    level = float(sympy.log(abs(sympy.Rational(values[q] - form.more)))) - rate * float(q)
    return (
        abs(rate - float(sympy.log(sympy.Rational(second)))) < 1e-9
        and abs(level - float(sympy.log(abs(sympy.Rational(first))))) < 1e-9
    )


# ---- what is asked --------------------------------------------------------------------------------------------------


def _value(node: Node, form: Form, body: Node, first: Fraction, second: Fraction) -> tuple[Node, Node] | None:
    """What is asked with all numbers put in, and its value; None where letters stay."""
    if isinstance(node, Rel | Group) or (letters(node) and not form.given):
        return None
    put_in = applied(node, {form.name: (form.letter, body)})
    if put_in is None or form.letter in letters(put_in):
        return None
    put_in = substitute(put_in, {form.first: number(first), form.second: number(second)})
    if letters(put_in):
        return None
    exact = evaluate(put_in)
    return (put_in, rational(exact)) if isinstance(exact, Fraction) else None


def _rule_of(node: Node | None, form: Form) -> Node | None:
    """A choice as a rule in the function's letter."""
    if isinstance(node, Rel):
        if node.op != "=" or not (
            node.left == Sym("y") or (isinstance(node.left, Apply) and node.left.name == form.name)
        ):
            return None
        node = node.right
    if node is None or isinstance(node, Group) or letters(node) != {form.letter} or has_call(node):
        return None
    return node


def _choice_through(node: Node | None, form: Form, values: Values) -> bool:
    rule = _rule_of(node, form)
    try:
        return rule is not None and all(same_value(evaluate(rule, {form.letter: at}), v) for at, v in values.items())
    except Unvalued:
        return False
