"""Linear functions given by their formulas: values, compositions, and new functions made of old ones.

f(3), f(g(2)), f(5) − f(3), and "which of the following is equivalent to g(x)?" where g(x) = f(x + 2) + 5. Equations
that contain calls are in `equations.py`; functions known by values only in `line_work.py`.
"""

from __future__ import annotations

from fractions import Fraction

from tools.maths import skills, typeset
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import NotPolynomial, collect, expand, rational, terms_tree
from tools.maths.problem import Choice
from tools.maths.second_route import equivalent
from tools.maths.stem import Stem
from tools.maths.topics.algebra.facts import Facts, read
from tools.maths.topics.algebra.placing import called, maths, numeric
from tools.maths.tree import Apply, Bin, Neg, Node, Rel, Sym, has_call, letters, substitute, walk
from tools.maths.values import Unvalued, Value, evaluate, exact_value, same_value

CONCEPT = (
    "A function is a rule: what stands between its brackets goes in the place of its letter, everywhere in the rule. "
    "Work from the innermost bracket outwards."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a value or a formula of functions given by linear formulas, None for anything else."""
    facts = read(stem)
    if facts is None or not facts.definitions or facts.inequalities or facts.points or facts.count or facts.calls:
        return None
    if not all(_linear(body, facts) for _, body in facts.definitions.values()) or facts.constants:
        return None
    node = facts.ask.node if facts.ask.kind == "value" and facts.usable else None
    if isinstance(node, Sym) and node.name in facts.definitions and "the function" in facts.ask.words:
        node = Apply(node.name, Sym(facts.definitions[node.name][0]))  # "which equation defines the function g?"
    if node is not None and facts.ask.at:
        node = substitute(node, facts.ask.at)
    if node is not None and has_call(node) and not facts.equations:
        return _value(facts, node) if not letters(node) else _formula(stem, facts, node)
    return None


def _linear(body: Node, facts: Facts) -> bool:
    try:
        return all(t.degree <= 1 for t in expand(called(body, facts.definitions)))
    except NotPolynomial:
        return False


def _value(facts: Facts, node: Node) -> Derivation | None:
    """The calls are worked out one after another, innermost first."""
    moves: list[Move] = []
    current = node
    for _ in range(12):
        call = _innermost(current)
        if call is None:
            break
        letter, _ = facts.definitions[call.name]
        put = called(call, facts.definitions)
        value = exact_value(put)
        if value is None:
            return None
        text = f"Put ${maths(call.arg)}$ in the place of ${letter}$ in the rule of ${call.name}$."
        moves.append(Move("Evaluate the function", text, put, rational(value)))
        current = _replaced(current, call, rational(value))
    answer = exact_value(current)
    if answer is None or not moves:
        return None
    if not isinstance(current, type(rational(answer))) or typeset.plain(current) != typeset.plain(rational(answer)):
        moves.append(Move("Calculate", "Put the values together.", current, rational(answer)))
    return Derivation(
        skills.LINEAR_FUNCTIONS,
        CONCEPT,
        tuple(moves),
        ({},),
        (rational(answer),),
        full=facts.full,
        asked=f"You are asked for the value of ${maths(node)}$.",
        confirm=lambda: same_value(numeric(node, facts.definitions, {}), answer),
    )


def _innermost(node: Node) -> Apply | None:
    calls = [n for n in walk(node) if isinstance(n, Apply)]
    return next((c for c in reversed(calls) if not has_call(c.arg)), None)


def _replaced(node: Node, call: Apply, value: Node) -> Node:
    if node == call:
        return value
    match node:
        case Apply(name, arg):
            return Apply(name, _replaced(arg, call, value))
        case Bin(op, left, right, shown):
            shown = "cdot" if op == "*" and not shown else shown
            return Bin(op, _replaced(left, call, value), _replaced(right, call, value), shown)
        case Neg(arg):
            return Neg(_replaced(arg, call, value))
        case _:
            return node


def _formula(stem: Stem, facts: Facts, node: Node) -> Derivation | None:
    """A formula in the letter: calls written out, then collected."""
    written = called(node, facts.definitions)
    if has_call(written):
        return None
    try:
        collected = terms_tree(collect(expand(written)))
    except NotPolynomial:
        return None
    moves = [
        Move(
            "Write out the function",
            "Put what stands between the brackets into the rule.",
            maths(node),
            maths(written),
            check=lambda: _same_values(node, written, facts),
        )
    ]
    if typeset.plain(collected) != typeset.plain(written):
        moves.append(
            Move("Multiply out and collect", "Multiply out the brackets and add like terms.", written, collected)
        )

    def fits(choice: Choice) -> bool:
        found = choice.node
        if isinstance(found, Rel) and found.op == "=" and found.left == node:
            found = found.right
        return found is not None and not isinstance(found, Rel) and not has_call(found) and equivalent(found, collected)

    return Derivation(
        skills.LINEAR_FUNCTIONS,
        CONCEPT,
        tuple(moves),
        ({},),
        (collected,),
        full=facts.full,
        fits=fits if stem.choices else None,
        asked=f"You are asked for a simpler formula for ${maths(node)}$.",
        confirm=lambda: _same_values(node, collected, facts),
    )


def _same_values(node: Node, formula: Node, facts: Facts) -> bool:
    """At several numbers the calls, worked out by number, give what the formula gives."""
    names = sorted(letters(node) | letters(formula))
    for n in (-3, 0, 2, 7):
        at: dict[str, Value] = {name: Fraction(n + 5 * i, 2) for i, name in enumerate(names)}
        try:
            if not same_value(numeric(node, facts.definitions, at), evaluate(formula, at)):
                return False
        except Unvalued:
            return False
    return True
