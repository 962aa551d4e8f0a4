"""The model of a problem: which equation, which letter comes out, which go in, and what each number in it does.

A model with an output is `output = body`; an equation such as 12x + 5y = 300 has no output and two counted letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, scale
from tools.maths.stem import Stem
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.quantity import Quantity
from tools.maths.tree import Apply, Bin, Node, Rel, Sym, has_call, letters, walk
from tools.maths.values import Unvalued, Value, evaluate, exact_value


@dataclass(frozen=True)
class Model:
    """`equation` as written; `output` the letter that stands alone ("" if none), `body` what it equals."""

    equation: Rel
    output: str
    body: Node
    inputs: tuple[str, ...]
    meanings: dict[str, Quantity]

    def said(self, letter: str) -> Quantity | None:
        """What a letter stands for."""
        return self.meanings.get(letter)

    def at(self, point: Fraction) -> Fraction | None:
        """The exact output where the first input is `point`, None where there is none."""
        return exact_value(self.body, {self.inputs[0]: point})

    @property
    def plain_equation(self) -> Rel:
        """The equation with a letter instead of f(t)."""
        return Rel("=", Sym(self.output), self.body) if self.output else self.equation


def relations(stem: Stem) -> tuple[Rel, ...]:
    """The stem's equations; h(a + b) is a product where the prose speaks of the letter h."""
    named = frozenset(n.name for i in stem.placeholders("S") if isinstance(n := stem.nodes[i], Sym))
    found = []
    for relation in stem.equations():
        if relation.op == "=":
            found.append(Rel("=", _multiplied(relation.left, named), _multiplied(relation.right, named)))
    return tuple(found)


def _multiplied(node: Node, named: frozenset[str]) -> Node:
    match node:
        case Apply(name, arg) if name in named and isinstance(arg, Bin) and arg.op in "+-":
            return Bin("*", Sym(name), _multiplied(arg, named))
        case Bin(op, left, right, shown):
            return Bin(op, _multiplied(left, named), _multiplied(right, named), shown)
        case _:
            return node


def model_of(stem: Stem) -> Model | None:
    """The one model a problem gives, None when there is none or more than one."""
    found = [m for r in relations(stem) if not _states_value(r) and (m := _model(r, quantities(stem))) is not None]
    distinct = {repr(m.body) + m.output: m for m in found}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def _states_value(relation: Rel) -> bool:
    """ "x = 4" gives a value, and "y = f(x)" names a graph: neither is a model."""
    named = isinstance(relation.right, Apply) and isinstance(relation.right.arg, Sym)
    return isinstance(relation.left, Sym) and (named or not letters(relation.right))


def model_with(relation: Rel, meanings: dict[str, Quantity]) -> Model | None:
    """The model of one relation, with what its letters stand for."""
    return _model(relation, meanings)


def _model(relation: Rel, meanings: dict[str, Quantity]) -> Model | None:
    left, right = relation.left, relation.right
    match left:
        case Sym(name) if name not in letters(right) and letters(right):
            return Model(relation, name, right, tuple(sorted(letters(right))), meanings)
        case Apply(name, Sym(letter)) | Bin("*", Sym(name), Sym(letter), "") if letter in letters(
            right
        ) and name not in letters(right):
            return Model(relation, name, right, tuple(sorted(letters(right))), meanings)
    if isinstance(right, Sym) and right.name not in letters(left) and letters(left):
        return Model(relation, right.name, left, tuple(sorted(letters(left))), meanings)
    names = tuple(sorted(letters(relation)))
    if not names or has_call(relation):
        return None
    return Model(relation, "", Bin("-", left, right), names, meanings)


@dataclass(frozen=True)
class Linear:
    """body = start + rate · letter."""

    start: Fraction
    rate: Fraction
    letter: str


@dataclass(frozen=True)
class Standard:
    """per[x]·x + per[y]·y = total."""

    per: dict[str, Fraction]
    total: Fraction


@dataclass(frozen=True)
class Exponential:
    """body = start · growth^(letter / every)."""

    start: Fraction
    growth: Fraction
    letter: str
    every: Fraction = Fraction(1)


@dataclass(frozen=True)
class Quadratic:
    """body = a·letter² + b·letter + c."""

    a: Fraction
    b: Fraction
    c: Fraction
    letter: str

    @property
    def turn(self) -> tuple[Fraction, Fraction]:
        """The vertex."""
        at = -self.b / (2 * self.a)
        return at, self.c + self.b * at + self.a * at * at


@dataclass(frozen=True)
class Settled:
    """start + rate · letter = total: a linear model whose output is known."""

    start: Fraction
    rate: Fraction
    total: Fraction
    letter: str


Shape = Linear | Standard | Exponential | Quadratic | Settled


def shape_of(model: Model) -> Shape | None:
    """What kind of model it is, None for one that is no simple kind."""
    if not model.output:
        return _settled(model) if len(model.inputs) == 1 else _standard(model)
    if len(model.inputs) != 1:
        return None
    letter = model.inputs[0]
    try:
        terms = collect(expand(model.body))
    except NotPolynomial:
        return _exponential(model.body, letter)
    a, b, c = (coefficient(terms, m) for m in (((letter, 2),), ((letter, 1),), ()))
    if any(t.degree > 2 for t in terms):
        return None
    if a:
        return Quadratic(a, b, c, letter)
    return Linear(c, b, letter) if b else None


def _standard(model: Model) -> Standard | None:
    try:
        terms = collect(expand(model.equation.left) + scale(expand(model.equation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    if any(t.degree > 1 for t in terms) or len(model.inputs) != 2:
        return None
    per = {name: coefficient(terms, ((name, 1),)) for name in model.inputs}
    total = -coefficient(terms, ())
    if total < 0:
        per, total = {n: -v for n, v in per.items()}, -total
    return Standard(per, total) if all(v > 0 for v in per.values()) and total > 0 else None


def _settled(model: Model) -> Settled | None:
    """18w + 240 = 780: one letter, on one side only, and a number on the other."""
    sides = (model.equation.left, model.equation.right)
    number = [s for s in sides if not letters(s)]
    try:
        terms = collect(expand(next(s for s in sides if letters(s))))
        total = evaluate(number[0]) if len(number) == 1 else None
    except (NotPolynomial, Unvalued, StopIteration):
        return None
    name = model.inputs[0]
    start, rate = coefficient(terms, ()), coefficient(terms, ((name, 1),))
    if any(t.degree > 1 for t in terms) or not isinstance(total, Fraction) or not rate:
        return None
    return Settled(start, rate, total, name)


def _exponential(body: Node, letter: str) -> Exponential | None:
    """The start and the growth of a·bᵗ, found from its values and confirmed at further points."""
    powers = [n for n in walk(body) if isinstance(n, Bin) and n.op == "^" and letter in letters(n.right)]
    if len(powers) != 1 or letters(powers[0].left):
        return None
    try:
        base = evaluate(powers[0].left)
        slope = _value(powers[0].right, letter, 1) - _value(powers[0].right, letter, 0)
        start = _value(body, letter, 0)
        if not isinstance(base, Fraction) or not isinstance(slope, Fraction) or not isinstance(start, Fraction):
            return None
        if slope <= 0 or base <= 0 or base == 1:
            return None
        for count in (1, 2, 5):  # after so many periods
            expected = start * base**count
            if evaluate(body, {letter: count / slope}) != expected:
                return None
    except (Unvalued, OverflowError):
        return None
    return Exponential(start, base, letter, 1 / slope)


def _value(body: Node, letter: str, at: int) -> Value:
    return evaluate(body, {letter: Fraction(at)})
