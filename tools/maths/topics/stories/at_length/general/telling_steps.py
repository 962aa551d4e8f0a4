"""A calculation as steps that a learner can follow: what is multiplied, what it gives, with units; and undone again."""

from __future__ import annotations

from fractions import Fraction

from tools.maths import typeset
from tools.maths.topics.proportion.units import everyday, kind_of
from tools.maths.topics.proportion.working import Working
from tools.maths.topics.stories.at_length.general.terms import ANY, THING, Dim, Term, words_of
from tools.maths.tree import Bin, num


def worked(work: Working, term: Term, noun: str) -> Fraction:
    """Write the steps that lead to a term; its value. noun: what is counted in the end."""
    if not term.parts:
        return term.value
    if term.op == "convert":
        return _converted(work, term, noun)
    if term.op in ("1+", "1-"):
        (part,) = term.parts
        rule, text = (
            ("Find the factor", "The whole is one, and the part is added to it.")
            if term.op == "1+"
            else ("Find the part that is left", "The whole is one; take the part away from it.")
        )
        return work.step(rule, text, Fraction(1), term.op[1], part.value)
    if term.op == "share":
        return term.value
    if term.op.startswith("^"):
        (side,) = term.parts
        power = int(term.op[1:])
        if side.dim and sum(p for _, p in side.dim) == 0:
            base = side.value if side.value**power == term.value else 1 / side.value
            text = "A scale counts once for each direction."
            return work.work("Find the factor of the scale", text, Bin("^", work.show(base), num(power)))
        text = "All edges of a cube are equal." if power == 3 else "Both sides of a square are equal."
        return work.work("Multiply the sides", text, Bin("^", work.show(side.value), num(power)))
    left, right = (worked(work, part, noun) for part in term.parts)
    a, b = term.parts
    rule = {"*": "Multiply", "/": "Divide", "+": "Add", "-": "Subtract"}[term.op]
    return work.step(rule, _sentence(work, term, a, b, noun), left, term.op, right)


def _sentence(work: Working, term: Term, a: Term, b: Term, noun: str) -> str:
    """ "3.2 kilowatt-hours per hour times 9 hours per day gives kilowatt-hours per day." """
    one, two, gives = _told(work, a), _told(work, b), _unit(term.dim, noun) or "the number"
    match term.op:
        case "*" if b.op == "1-" and not b.dim:
            return f"Take what is left of {one}."
        case "*" if b.op == "1+" and not b.dim:
            return f"Take {one} with what is added to it."
        case "*" if b.op == "share":
            parts = " to ".join(typeset.plain(work.show(r)) for r in b.parts[0].ratio)
            return f"The ratio {parts} says which share it is of {one}."
        case "*" if not b.dim:
            return f"Take {two} of {one}."
        case "*":
            return f"{one} times {two} gives {gives}.".capitalize()
        case "/" if not term.dim:
            return f"What part {one} is of {two}.".capitalize()
        case "/":
            return f"{one} divided by {two} gives {gives}.".capitalize()
        case "+":
            return f"Put together {one} and {two}."
    return f"From {one} take away {two}."


def _told(work: Working, term: Term) -> str:
    value = typeset.plain(work.show(term.value))
    unit = _unit(term.dim, term.noun if THING in dict(term.dim) and len(term.dim) == 1 else "")
    if any(w == "dollar" for w, p in term.dim if p > 0) and unit.startswith("dollars"):
        money = value if term.value.denominator == 1 else f"{float(term.value):.2f}"
        return f"${money}{unit.removeprefix('dollars')}"
    if not term.dim and term.noun == "%":
        return f"{typeset.plain(work.show(term.value * 100))}%"
    return f"{value} {unit}".strip()


def _unit(dim: Dim, noun: str) -> str:
    words = words_of(tuple((w, p) for w, p in dim if w != ANY))
    if THING in dict(dim) and dict(dim)[THING] > 0:
        return f"{noun or ''} {words}".strip()
    return words


def _converted(work: Working, term: Term, noun: str) -> Fraction:
    (inner,) = term.parts
    value = worked(work, inner, noun)
    factor = term.value / value
    fact = next(
        (f for w, _ in inner.dim for v, _ in term.dim if kind_of(w) and (f := everyday(w, v))),
        f"Write it in {_unit(term.dim, noun)}",
    )
    if factor >= 1:
        return work.step("Convert the unit", f"{fact}.", value, "*", factor)
    return work.step("Convert the unit", f"{fact}.", value, "/", 1 / factor)


def undone(term: Term, value: Fraction) -> bool:
    """Whether going backwards from the value along one branch ends at the number told there."""
    if not term.parts or term.op in ("share",) or term.op.startswith("^"):
        return value == term.value
    if term.op == "convert":
        return undone(term.parts[0], value * term.parts[0].value / term.value)
    if term.op in ("1+", "1-"):
        return (value - 1 if term.op == "1+" else 1 - value) == term.parts[0].value
    left, right = term.parts
    back = {
        "*": lambda: value / right.value,
        "/": lambda: value * right.value,
        "+": lambda: value - right.value,
        "-": lambda: value + right.value,
    }
    return undone(left, back[term.op]())
