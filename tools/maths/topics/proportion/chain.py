"""A chain of facts with units, multiplied and divided one after the other, written as school steps and checked.

The second route is Pint's: it is given only the units of the facts and of the answer and must find the same factor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.polynomial import rational
from tools.maths.second_route import equivalent
from tools.maths.stem import Stem
from tools.maths.topics.proportion import rate_picture, telling
from tools.maths.topics.proportion.quantities import Quantity
from tools.maths.topics.proportion.units import Unit, everyday, library_factor
from tools.maths.tree import Bin, Node, letters
from tools.maths.values import Unvalued, evaluate, exact_value

CONCEPT = (
    "A rate such as miles per hour is a fraction, and so is a conversion factor such as 60 minutes per hour. Multiply "
    "or divide by it so that the unit you do not want cancels."
)


@dataclass(frozen=True)
class Fact:
    """A given quantity or rate. stated: a conversion such as 1 mile = 5,280 feet, which may be used or not."""

    value: Node
    unit: Unit
    places: tuple[int, ...] = ()
    stated: bool = False

    @classmethod
    def of(cls, quantity: Quantity, *, stated: bool = False) -> Fact:
        """The fact a quantity in a sentence states."""
        return cls(quantity.value, quantity.unit, quantity.places, stated)

    @property
    def rate(self) -> bool:
        """Whether it is so much for each of something."""
        return any(e < 0 for _, e in self.unit.parts)


def derivation(
    stem: Stem, factors: Sequence[tuple[Fact, int]], goal: Unit, skill: str, *, full: bool = True
) -> Derivation | None:
    """The derivation that combines the facts to the power given with each; None where a value is missing."""
    ordered = sorted(factors, key=lambda fe: (fe[0].stated, fe[0].rate and fe[1] < 0, fe[0].rate, -fe[1]))
    if ordered[0][1] < 0 and any(e > 0 for _, e in ordered):
        ordered.sort(key=lambda fe: -fe[1])
    decimal = telling.decimals(stem)
    unit = Unit()
    node: Node | None = None
    moves: list[Move] = []
    for fact, power in ordered:
        for _ in range(abs(power)):
            sign = 1 if power > 0 else -1
            unit = unit.times(fact.unit.plain(), sign)
            if node is None:
                node = fact.value if sign > 0 else _upside_down(fact.value)
                continue
            move, node = _step(node, fact, sign, decimal)
            if node is None or move is None:
                return None
            moves.append(move)
    if node is None:
        return None
    factor = unit.factor / goal.factor
    facts: list[str] = []
    if factor != 1:
        facts = _everyday_facts(unit, goal)
        move, node = _convert(node, unit, goal, factor, decimal)
        if node is None or move is None:
            return None
        moves.append(move)
    if not moves:
        value = _worked_out(node, decimal) if isinstance(node, Bin) and node.op == "/" else None
        if value is None:
            return None
        text = f"Divide, so that you have {goal.plain().words()}: what comes after “per” goes below."
        moves.append(telling.worked("Divide to get the unit rate", text, node, value))
        node = value
    picture = rate_picture.pictured(ordered, node, goal, moves, stem.question, ", ".join(facts))
    made = _finished(stem, ordered, node, goal, moves, unit, skill, full)
    return made if made is None else replace(made, figure=picture)


def _upside_down(value: Node) -> Node:
    """One over a rate: 12 ounces for $1.80 is $1.80 for 12 ounces."""
    if isinstance(value, Bin) and value.op == "/":
        return Bin("/", value.right, value.left, "frac")
    return Bin("/", rational(Fraction(1)), value, "frac")


def _finished(
    stem: Stem,
    ordered: Sequence[tuple[Fact, int]],
    node: Node,
    goal: Unit,
    moves: list[Move],
    unit: Unit,
    skill: str,
    full: bool,
) -> Derivation | None:
    answer, places = node, telling.rounding(stem)
    if not letters(node):
        exact = evaluate(node)
        if not isinstance(exact, Fraction):
            return None
        if not stem.choices and places is not None:
            answer = telling.shown(telling.rounded(exact, places))
            moves.append(_round(node, answer, exact, places))
    raw: Node | None = None
    for fact, power in ordered:
        for _ in range(abs(power)):
            raw = (
                fact.value
                if raw is None and power > 0
                else Bin("*" if power > 0 else "/", raw or rational(Fraction(1)), fact.value)
            )

    def confirm() -> bool:
        factor = library_factor(unit, goal.plain())
        if raw is None or factor is None:
            return False
        return equivalent(Bin("*", raw, rational(factor)), node)

    return Derivation(
        skill,
        CONCEPT,
        tuple(moves),
        ({},),
        (answer,),
        asked=f"You are asked for a quantity in {goal.plain().words()}. Which of the given quantities lead to "
        f"that unit?",
        unit=goal.plain().words(),
        confirm=confirm,
        fits=telling.fitting(stem, node, near=telling.approximate(stem)),
        slips=_slips(ordered, node, unit.factor / goal.factor),
        full=full,
    )


def _step(node: Node, fact: Fact, sign: int, decimal: bool) -> tuple[Move | None, Node | None]:
    expression = Bin("*", node, fact.value, "cdot") if sign > 0 else Bin("/", node, fact.value, "frac")
    value = _worked_out(expression, decimal)
    if value is None:
        return None, None
    name = fact.unit.plain().words() or "the factor"
    rate = "the rate in" if fact.rate else "the number of"
    verb = "Multiply" if sign > 0 else "Divide"
    given = typeset.latex(typeset.pretty(fact.value))
    text = f"{verb} by {rate} {name}, ${given}$, so that the units you do not want cancel."
    return telling.worked(f"{verb} by the {'rate' if fact.rate else 'quantity'}", text, expression, value), value


def _convert(node: Node, unit: Unit, goal: Unit, factor: Fraction, decimal: bool) -> tuple[Move | None, Node | None]:
    times = (
        Bin("*", node, rational(factor), "cdot")
        if factor.numerator != 1
        else Bin("/", node, rational(1 / factor), "frac")
    )
    value = _worked_out(times, decimal)
    if value is None:
        return None, None
    facts = _everyday_facts(unit, goal)
    text = f"Change the units from {unit.words()} to {goal.plain().words()}: {', '.join(facts)}."
    return telling.worked("Convert the units", text, times, value), value


def _everyday_facts(unit: Unit, goal: Unit) -> list[str]:
    left, wanted = unit.times(goal.plain(), -1).parts, []
    for (word, _), _e in left:
        for (other, _), _f in left:
            if word < other and (fact := everyday(word, other)) and fact not in wanted:
                wanted.append(fact)
    return wanted or ["use how many of the one make one of the other"]


def _round(node: Node, answer: Node, exact: Fraction, places: int) -> Move:
    def holds() -> bool:
        value = evaluate(answer)
        return isinstance(value, Fraction) and 2 * abs(value - exact) * Fraction(10) ** places <= 1

    return Move("Round", "Round to the place the problem asks for.", node, answer, check=holds)


def _worked_out(expression: Node, decimal: bool) -> Node | None:
    """The value of an expression, or with letters its short form (numbers first, one fraction)."""
    if not letters(expression):
        value = exact_value(expression)
        return None if value is None else telling.shown(value, decimal)
    top, bottom = _parts(expression)
    if top is None or bottom is None:
        return None
    return top if bottom == rational(Fraction(1)) else Bin("/", top, bottom, "frac")


def _parts(node: Node) -> tuple[Node | None, Node | None]:
    """Numerator and denominator of a product of numbers and letters."""
    number = Fraction(1)
    above: list[Node] = []
    below: list[Node] = []

    def visit(part: Node, sign: int) -> None:
        nonlocal number
        match part:
            case Bin("*", left, right):
                visit(left, sign)
                visit(right, sign)
            case Bin("/", left, right):
                visit(left, sign)
                visit(right, -sign)
            case _ if not letters(part):
                value = evaluate(part)
                number *= Fraction(value) ** sign
            case _:
                (above if sign > 0 else below).append(part)

    try:
        visit(node, 1)
    except (Unvalued, ZeroDivisionError):
        return None, None
    for part in list(above):
        if part in below:
            above.remove(part)
            below.remove(part)
    return _product(number.numerator, above), _product(number.denominator, below)


def _product(number: int, parts: Sequence[Node]) -> Node:
    out: Node | None = rational(Fraction(number)) if number != 1 or not parts else None
    for part in parts:
        out = part if out is None else Bin("*", out, part)
    return out if out is not None else rational(Fraction(1))


def _slips(ordered: Sequence[tuple[Fact, int]], node: Node, factor: Fraction) -> tuple[Slip, ...]:
    """Dividing where one must multiply, and forgetting to convert."""
    if letters(node):
        return ()
    answer = evaluate(node)
    slips = []
    last, power = ordered[-1]
    step = evaluate(last.value)
    if isinstance(answer, Fraction) and isinstance(step, Fraction) and step not in (0, 1):
        slips.append(Slip("dividing instead of multiplying", telling.shown(answer / step ** (2 * power))))
    if isinstance(answer, Fraction) and factor != 1:
        slips.append(Slip("forgetting to convert the units", telling.shown(answer / factor)))
    return tuple(slips)
