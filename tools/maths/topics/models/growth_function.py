"""Exponential models to be built: which of the functions describes the growth that is told?"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.picturing import growth as pictures
from tools.maths.picturing.reading import label
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.models import growing
from tools.maths.topics.models.beginning import CONCEPT, Told, base_moves, start_of
from tools.maths.topics.models.growing import Growth
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.nouns import TIME, stem_word
from tools.maths.topics.models.quantity import Quantity
from tools.maths.tree import Bin, Node, Rel, Sym, letters, num
from tools.maths.values import Unvalued, evaluate, same_value

_WHICH = re.compile(
    r"\b(?:which|what)\b[^?]*\b(?:functions?|equations?|expressions?|models?|formulas?)\b|\brepresents?\b|\bwhich of the following (?:gives|models|represents)"
)
_UNIT = r"(second|minute|hour|day|week|month|year|decade)s?"


def solve(stem: Stem) -> Derivation | None:
    """The function among the choices; None when no growth is told or no function is offered."""
    if stem.equations() or stem.tables or not stem.choices:
        return None
    if not any(isinstance(c.node, Rel) or (c.node is not None and letters(c.node)) for c in stem.choices):
        return None
    growth = growing.read(stem)
    return None if growth is None else _function(stem, growth)


def _function(stem: Stem, growth: Growth) -> Derivation | None:
    told = start_of(stem, growth)
    if told is None or not _WHICH.search(stem.ask):
        return None
    bodies = {c.letter: c.node.right if isinstance(c.node, Rel) else c.node for c in stem.choices}
    names = {n for b in bodies.values() if b is not None for n in letters(b)}
    if len(names) != 1 or any(b is None for b in bodies.values()):
        return None
    letter = names.pop()
    quantity = quantities(stem).get(letter) or bare_letter(stem, letter)
    if quantity is None or quantity.unit not in {*TIME}:
        return None
    every = growing.converted(growth.every, growth.unit, quantity.unit)
    if every is None:
        return None
    since_ok = _same_origin(stem, quantity.since)
    if since_ok is None:
        return None
    base = rational(growth.factor, growth.percent is not None)
    exponent: Node = Sym(letter) if every == 1 else Bin("/", Sym(letter), num(every), "frac")
    if every.numerator == 1 and every != 1:
        exponent = Bin("*", num(every.denominator), Sym(letter))
    whole = Bin("*", rational(told.start), Bin("^", base, exponent))
    moves = (*base_moves(growth), _assembled(told, growth, base, whole, exponent, letter, every))
    rest = [w for w in ("and then", "additional", "another", "also") if re.search(rf"\b{w}\b", stem.prose)]
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS,
        concept=CONCEPT,
        moves=moves, solutions=({},), values=(whole,),
        asked="You are asked for the function that describes this growth.",
        confirm=lambda: _step_by_step(told, every, letter, whole),
        fits=lambda c: _same_function(c, bodies.get(c.letter), told, every, letter),
        full=told.sure and not rest and since_ok,
        slips=_slips(told, growth, exponent),
        figure=pictures.function(whole, letter, label(whole), label(rational(told.start)), len(moves) - 1),
    )  # fmt: skip


def bare_letter(stem: Stem, letter: str) -> Quantity | None:
    """A letter that only the choices use stands in the prose as a plain word: "after m months"."""
    name = re.escape(letter.lower())
    match = re.search(
        rf"\b{name} {_UNIT}\b|\b{name} (?:is|represents|be) (?:the )?(?:number of |time, in |time in )?{_UNIT}\b",
        stem.prose,
    )
    if match is None:
        return None
    unit = stem_word(match.group(1) or match.group(2))
    after = re.match(r" (?:after|since) (?:the (?:start|end) of )?(⟦N\d+⟧)", stem.prose[match.end() :])
    value = stem.value(after.group(1)) if after else None
    since = value if value is not None and 1800 <= value <= 2200 else None
    return Quantity(letter, unit, next((u for u in TIME if stem_word(u) == unit), unit), since=since)


def _same_origin(stem: Stem, since: Fraction | None) -> bool | None:
    """Whether the amount is told for the year the letter counts from; None when it is told for another year."""
    if since is None:
        return True
    said = re.finditer(r"\b(?:in|of|by|during)(?: the year)? (⟦N\d+⟧)", " ".join(stem.told))
    years = {v for m in said if (v := stem.value(m.group(1))) is not None and 1800 <= v <= 2200}
    if years:
        return True if years == {since} else None
    return False


def _assembled(
    told: Told, growth: Growth, base: Node, whole: Node, exponent: Node, letter: str, every: Fraction
) -> Move:
    product = Bin("*", rational(told.start), base)
    text = f"Start with the first amount and multiply by the factor once for each period: in ${letter}$ units of time that many periods pass."
    return Move(
        "Multiply once for each period", text, product, whole,
        check=lambda: _step_by_step(told, every, letter, whole),
    )  # fmt: skip


def _step_by_step(told: Told, every: Fraction, letter: str, whole: Node) -> bool:
    """The function compared with growth carried out one period after another."""
    amount = told.start
    for k in range(6):
        if not same_value(evaluate(whole, {letter: every * k}), amount):
            return False
        change = amount * told.growth.factor - amount
        amount = amount + change
    return True


def _same_function(choice: Choice, body: Node | None, told: Told, every: Fraction, letter: str) -> bool:
    if body is None or letters(body) != {letter}:
        return False
    try:
        for k in (0, 1, 2, 3, Fraction(1, 2)):
            expected = float(told.start) * float(told.growth.factor) ** float(k)
            value = float(evaluate(body, {letter: every * k}))
            if abs(value - expected) > 1e-9 * max(1.0, abs(expected)):
                return False
    except (Unvalued, OverflowError):
        return False
    return choice.node is not None


def _slips(told: Told, growth: Growth, exponent: Node) -> tuple[Slip, ...]:
    if growth.percent is None:
        return ()
    wrong = Bin("*", rational(told.start), Bin("^", rational(growth.percent, True), exponent))
    return (Slip("taking the percentage itself for the factor", wrong),)
