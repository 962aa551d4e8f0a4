"""A formula with a story, solved for one of its letters: "which of the following gives v in terms of d and f?"

The letter must stand in the formula once; the operations on it are undone from the outside in. An even root is taken as
positive, which holds for lengths, speeds and other amounts.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills, typeset
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import rational
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.given import letter_of
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.model import Model, relations
from tools.maths.topics.models.trying import gives, solves, still
from tools.maths.tree import Bin, Neg, Node, Num, Rel, Root, Sym, letters, walk
from tools.maths.values import Unvalued, evaluate

_ASK = re.compile(
    r"^(?:based on [a-z ]+, |according to [a-z ]+, )?(?:if [a-z ]+ (?:is|are) positive, )?(?:which (?:of the following )?(?:equations? |formulas? |expressions? )?(?:correctly |best )?"
    r"(?:gives|expresses|represents|shows|describes|defines|is)|what is|find|solve (?:the [a-z]+ )?for|express|write)"
    r"(?: an? (?:equation|expression|formula) for)?[^⟦]*(?P<letter>⟦[SE]\d+⟧)(?P<noun>,? [^⟦]*?)? in terms of (?P<rest>[^?]*)\??$"
)
_ASK_NAME = re.compile(
    r"^(?:based on [a-z ]+, |according to [a-z ]+, )?(?:which (?:of the following )?(?:equations? |formulas? |expressions? )?(?:correctly |best )?"
    r"(?:gives|expresses|represents|shows|describes|defines|is)|what is|find|express|write) (?:an? (?:equation|expression|formula) for )?"
    r"(?:the )?(?P<what>[a-z][a-z' -]*?)(?:, in [a-z ]+,)? in terms of (?P<rest>[^?]*)\??$"
)
_SOLVE = re.compile(
    r"^(?:solve (?:the |this )?(?:formula|equation) for|which (?:of the following )?(?:equations? |formulas? )?(?:is|shows|gives) (?:the )?(?:formula|equation) (?:correctly )?(?:solved|rearranged) for) (?P<letter>⟦S\d+⟧)[.?]?$"
)
CONCEPT = (
    "Treat the other letters like numbers: undo what is done to the letter you want, the outermost operation first."
)


@dataclass(frozen=True)
class Step:
    """One operation undone: its rule, a sentence and the equation it leads to."""

    rule: str
    text: str
    result: Rel


def solve(stem: Stem) -> Derivation | None:
    """The formula for the letter asked; None when it is not asked or stands in the formula more than once."""
    match = _ASK.match(stem.ask) or _ASK_NAME.match(stem.ask) or _SOLVE.match(stem.ask)
    if match is None or (match.re is _SOLVE and not stem.choices):
        return None
    target = stem.node(match.group("letter")) if "letter" in match.groupdict() else _named(stem, match.group("what"))
    formulas = [r for r in relations(stem) if isinstance(target, Sym) and target.name in letters(r)]
    if not isinstance(target, Sym) or len(formulas) != 1 or len(letters(formulas[0])) < 2:
        return None
    name = target.name
    formula = formulas[0]
    if isinstance(formula.left, Sym) and formula.left.name == name:
        return None
    steps = undone(formula, name)
    if not steps:
        return None
    result = steps[-1].result.right
    terms = {
        n.name
        for m in PLACEHOLDER.finditer(match.groupdict().get("rest") or "")
        if isinstance(n := stem.node(m.group()), Sym)
    }
    if terms and not letters(result) <= terms:
        return None
    moves, before = [], formula
    for step in steps:
        moves.append(
            Move(step.rule, step.text, State.of(before), State.of(step.result), check=still(before, step.result, name))
        )
        before = step.result
    numbers = [m for s in stem.sentences for m in PLACEHOLDER.finditer(s) if m.group(1) in "NMPT"]
    linear = all(not isinstance(n, Root) and not (isinstance(n, Bin) and n.op == "^") for n in walk(formula))
    return Derivation(
        skill=skills.LINEAR_TWO if linear and not _products(formula) else skills.NONLINEAR_EQUATIONS,
        concept=CONCEPT, moves=tuple(moves), solutions=({},), values=(Rel("=", Sym(name), result),),
        asked=f"You are asked for ${typeset.latex(target)}$ alone on one side of the formula.",
        confirm=lambda: solves(formula, name, result), fits=lambda c: gives(c, formula, name),
        full=not numbers and bool(terms),
    )  # fmt: skip


def _named(stem: Stem, phrase: str) -> Node | None:
    """The letter whose meaning a phrase names."""
    formulas = relations(stem)
    if len(formulas) != 1:
        return None
    meanings = quantities(stem)
    names = tuple(n for n in sorted(letters(formulas[0])) if n in meanings)
    name = letter_of(Model(formulas[0], "", formulas[0].left, names, meanings), phrase)
    return Sym(name) if name else None


def _products(formula: Rel) -> bool:
    """Whether letters are multiplied with or divided by letters."""
    return any((isinstance(n, Bin) and n.op in "*/" and letters(n.left) and letters(n.right)) or
               (isinstance(n, Bin) and n.op == "/" and letters(n.right)) for n in walk(formula))  # fmt: skip


def undone(formula: Rel, name: str) -> list[Step]:
    """The steps that free a letter that occurs once, none when they cannot be taken.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> plain(undone(parse("E = m*c^2"), "c")[-1].result)
    'c = sqrt(E/m)'
    """
    if sum(1 for n in walk(formula) if n == Sym(name)) != 1:
        return []
    left, right = formula.left, formula.right
    steps: list[Step] = []
    if name in letters(right):
        left, right = right, left
    while left != Sym(name):
        peeled = _peeled(left, right, name)
        if peeled is None or len(steps) > 10:
            return []
        left, right, rule, text = peeled
        steps.append(Step(rule, text, Rel("=", left, right)))
    return steps


def _peeled(left: Node, right: Node, name: str) -> tuple[Node, Node, str, str] | None:
    """Both sides after the outermost operation on the letter's side is undone, with the rule and a sentence."""
    match left:
        case Neg(arg):
            return arg, Neg(right), "Change the sign", "Multiply both sides by $-1$."
        case Bin("+", a, b):
            keep, gone = (a, b) if name in letters(a) else (b, a)
            return keep, Bin("-", right, gone), "Subtract from both sides", f"Subtract ${_tex(gone)}$ from both sides."
        case Bin("-", a, b) if name in letters(a):
            return a, Bin("+", right, b), "Add to both sides", f"Add ${_tex(b)}$ to both sides."
        case Bin("-", a, b):
            return (
                b,
                Bin("-", a, right),
                "Exchange the two",
                f"Add ${_tex(b)}$ to both sides and subtract the right side.",
            )
        case Bin("*"):
            return _unmultiplied(left, right, name)
        case Bin("/", a, b) if name in letters(a):
            return a, _times(right, b), "Multiply both sides", f"Multiply both sides by ${_tex(b)}$."
        case Bin("/", a, b):
            text = f"Multiply both sides by ${_tex(b)}$ and divide by the other side."
            return b, Bin("/", a, right, "frac"), "Exchange the two", text
        case Bin("^", base, exponent) if not letters(exponent):
            return _rooted(base, exponent, right)
        case Root(arg, index):
            return (
                arg,
                Bin("^", right, Num(Fraction(index))),
                "Raise both sides to a power",
                "Undo the root with a power.",
            )
        case _:
            return None


def _rooted(base: Node, exponent: Node, right: Node) -> tuple[Node, Node, str, str] | None:
    try:
        power = evaluate(exponent)
    except Unvalued:
        return None
    if power == -1:
        return (
            base,
            Bin("/", Num(Fraction(1)), right, "frac"),
            "Take the reciprocal",
            "Take the reciprocal of both sides.",
        )
    if not isinstance(power, Fraction) or power.denominator != 1 or not 2 <= power <= 6:
        return None
    text = "Take the root that undoes the power. The quantity is positive, so only the positive root counts."
    return base, Root(right, int(power)), "Take a root", text


def _factors(node: Node) -> list[Node]:
    return [*_factors(node.left), *_factors(node.right)] if isinstance(node, Bin) and node.op == "*" else [node]


def _unmultiplied(left: Node, right: Node, name: str) -> tuple[Node, Node, str, str]:
    """The letter's factor alone: fractions of numbers are multiplied away, the rest is divided by."""
    factors = _factors(left)
    keep = next(f for f in factors if name in letters(f))
    rest = [f for f in factors if f is not keep]
    for factor in rest:
        if isinstance(factor, Bin) and factor.op == "/" and not letters(factor):
            others = [f for f in factors if f is not factor]
            value = evaluate(factor)
            assert isinstance(value, Fraction)
            text = f"Multiply both sides by the reciprocal of ${_tex(factor)}$."
            return _product(others), _times(rational(1 / value), right), "Multiply both sides", text
    gone = _product(rest)
    return keep, Bin("/", right, gone, "frac"), "Divide both sides", f"Divide both sides by ${_tex(gone)}$."


def _product(factors: list[Node]) -> Node:
    whole = factors[0]
    for factor in factors[1:]:
        whole = Bin("*", whole, factor)
    return whole


def _times(a: Node, b: Node) -> Node:
    return Bin("*", b, a) if isinstance(_factors(b)[0], Num) else Bin("*", a, b)


def _tex(node: Node) -> str:
    return typeset.latex(typeset.pretty(node))
