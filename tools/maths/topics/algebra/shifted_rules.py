"""A function given by its rule at another place: "f(x + 2) = 3x + 1 for all x; what is f(5)?", or its rule at x."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial, collect, expand, rational, terms_tree
from tools.maths.problem import Choice
from tools.maths.second_route import equivalent
from tools.maths.stem import Stem
from tools.maths.topics.algebra.facts import Facts, read
from tools.maths.topics.algebra.placing import maths
from tools.maths.topics.algebra.straight import linear_root
from tools.maths.tree import Apply, Bin, Node, Rel, Sym, has_call, letters, substitute
from tools.maths.values import Unvalued, evaluate, same_value

CONCEPT = (
    "The rule tells the value at what stands between the brackets. So first find which value of the letter makes the "
    "bracket what you want, and put that value into the rule."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for any other."""
    facts = read(stem)
    if facts is None or not facts.usable or len(facts.calls) != 1 or facts.ask.kind != "value" or facts.ask.pick:
        return None
    if facts.equations or facts.inequalities or facts.points or facts.definitions or facts.situations or facts.ask.at:
        return None
    given, node = facts.calls[0], facts.ask.node
    if not isinstance(given.left, Apply) or not isinstance(node, Apply) or node.name != given.left.name:
        return None
    if facts.count not in (None, "many") or has_call(given.right) or has_call(given.left.arg) or has_call(node.arg):
        return None
    names = letters(given)
    if len(names) != 1 or names & facts.constants or letters(given.left.arg) != names:
        return None
    name = next(iter(names))
    try:
        return _rule(stem, facts, given, node, name) if letters(node) else _value(facts, given, node, name)
    except (NotPolynomial, Unvalued):
        return None


def _value(facts: Facts, given: Rel, node: Apply, name: str) -> Derivation | None:
    assert isinstance(given.left, Apply)
    bracket, body = given.left.arg, given.right
    condition = Rel("=", bracket, node.arg)
    root = linear_root(condition, name)
    if root is None:
        return None
    at = {name: rational(root)}
    put = substitute(body, at)
    exact = evaluate(put)
    if not isinstance(exact, Fraction):
        return None
    value = rational(exact)
    found = Rel("=", Sym(name), at[name])
    moves = (
        Move(
            "Find the value of the letter",
            f"The bracket must be ${maths(node.arg)}$: solve for ${name}$.",
            State.of(condition),
            State.of(found),
            check=lambda: algebra.satisfies(condition, at),
        ),
        Move("Put it into the rule", f"Put that value in the place of ${name}$ on the right.", put, value),
    )

    def confirm() -> bool:
        """The rule itself at that value of the letter, by number."""
        inside, result = (evaluate(n, {name: root}) for n in (bracket, body))
        return same_value(inside, evaluate(node.arg)) and same_value(result, exact)

    return _derivation(facts, given, node, moves, value, confirm, None)


def _rule(stem: Stem, facts: Facts, given: Rel, node: Apply, name: str) -> Derivation | None:
    """The rule at x (or at another bracket), as a formula."""
    assert isinstance(given.left, Apply)
    bracket, body = given.left.arg, given.right
    slope, start = _linear(bracket, name)
    if slope is None:
        return None
    wanted = substitute(_inverse(slope, start), {"□": node.arg})
    put = substitute(body, {name: wanted})
    value = terms_tree(collect(expand(put)))
    moves = (
        Move(
            "Replace the bracket",
            f"The bracket is to be ${maths(node.arg)}$: find ${name}$ from that, and put it into the rule.",
            maths(Rel("=", Apply(node.name, node.arg), Apply(node.name, bracket))),
            maths(put),
            check=lambda: algebra.equal(substitute(bracket, {name: wanted}), node.arg),
        ),
        Move("Multiply out and collect", "Multiply out the brackets and add like terms.", put, value),
    )

    def fits(choice: Choice) -> bool:
        found = choice.node.right if isinstance(choice.node, Rel) and choice.node.left == node else choice.node
        return found is not None and not isinstance(found, Rel) and not has_call(found) and equivalent(found, value)

    def confirm() -> bool:
        """At several numbers, the formula at the bracket's value gives the value that was told."""
        if letters(node.arg) != {"x"} or node.arg != Sym("x"):
            return algebra.equal(put, value)
        told = [(evaluate(bracket, {name: Fraction(n)}), evaluate(body, {name: Fraction(n)})) for n in (-4, 0, 1, 9)]
        return all(same_value(evaluate(value, {"x": where}), result) for where, result in told)

    return _derivation(facts, given, node, moves, value, confirm, fits if stem.choices else None)


def _linear(node: Node, name: str) -> tuple[Fraction | None, Fraction]:
    zero, one, two = (Fraction(evaluate(node, {name: Fraction(n)})) for n in (0, 1, 2))
    return (one - zero if two - one == one - zero and one != zero else None), zero


def _inverse(slope: Fraction, start: Fraction) -> Node:
    """(□ − start) / slope."""
    box: Node = Sym("□")
    if start:
        box = Bin("-" if start > 0 else "+", box, rational(abs(start)))
    return box if slope == 1 else Bin("/", box, rational(slope), "frac")


def _derivation(
    facts: Facts, given: Rel, node: Apply, moves: tuple[Move, ...], value: Node,
    confirm: Callable[[], bool], fits: Callable[[Choice], bool] | None,
) -> Derivation:  # fmt: skip
    linear = all(t.degree <= 1 for t in expand(given.right))
    return Derivation(
        skills.LINEAR_FUNCTIONS if linear else skills.NONLINEAR_FUNCTIONS,
        CONCEPT,
        moves,
        ({},),
        (value,),
        asked=f"You are asked for ${maths(node)}$, and the rule is told at ${maths(given.left)}$.",
        confirm=confirm,
        fits=fits,
        full=facts.full,
    )
