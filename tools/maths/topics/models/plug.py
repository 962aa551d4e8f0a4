"""A model is given in the story, a value is given for one of its quantities, and another quantity is asked.

The value and the question are matched with the letters by what the prose says the letters stand for. Also: the value at
the start, when something reaches the ground or runs out, the highest value, the year something happens.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import rational
from tools.maths.problem import Problem, Target
from tools.maths.stem import TRAPS, Stem, plain_words
from tools.maths.topics.models.model import (
    Exponential,
    Linear,
    Model,
    Quadratic,
    Settled,
    Shape,
    Standard,
    model_of,
    shape_of,
)
from tools.maths.topics.models.nouns import content
from tools.maths.topics.models.question import TOP, Question, asks_change, question_of, whole
from tools.maths.topics.models.said_amounts import amount_test
from tools.maths.topics.models.twists import SCALE_TURNS, silent, turned
from tools.maths.topics.models.until import reached
from tools.maths.topics.writing import calculated, from_equations
from tools.maths.tree import Bin, Node, Rel, Sym, has_decimal, num, substitute
from tools.maths.values import Unvalued, evaluate, exact_value

READS = SCALE_TURNS  # compared with the model's own scale
READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The value asked for; None when there is no model or the question does not fit its letters."""
    if not stem.equations() or stem.tables:
        return None
    model = model_of(stem)
    if model is None or not model.meanings or len(model.inputs) > 3:
        return None
    question = question_of(stem, model)
    if question is None or not _only_value_choices(stem) or asks_change(stem, model):
        return None
    if turned(model, stem.ask) or not _means_something(model):
        return None
    question = replace(question, sure=question.sure and not silent(stem))
    shape = shape_of(model)
    if question.pick:
        return _turning(stem, model, shape, question)
    found = derive_value(stem, model, question)
    if found is None:
        return None
    fits = amount_test(stem.choices, found.values[0]) if found.fits is None and len(found.values) == 1 else found.fits
    return replace(found, skill=_skill(stem, model, shape, question), asked=_asked(model, question), fits=fits)


def _means_something(model: Model) -> bool:
    """Whether some letter stands for a thing: "what is one more than x" gives x no meaning."""
    return any(content(q.phrase) - content(" ".join(TRAPS)) or q.unit for q in model.meanings.values())


def _only_value_choices(stem: Stem) -> bool:
    return all(
        (c.node is not None and not isinstance(c.node, Rel)) or _number(c.text) is not None for c in stem.choices
    )


def _number(text: str) -> str | None:
    match = re.fullmatch(r"\W*\$?\s*([\d,.]+)\s*[a-z. ]*", text.replace("\\", "").replace("$", "").lower())
    return match.group(1) if match else None


# ---- deriving ------------------------------------------------------------------------------------


def derive_value(stem: Stem, model: Model, question: Question) -> Derivation | None:
    """The value of the letter asked for, with the given values put into the model."""
    values: dict[str, Node] = {n: rational(v, has_decimal(*stem.equations())) for n, v in question.given.items()}
    names = " and ".join(f"${n}$" for n in sorted(values))
    text = f"The problem gives the value of {names}: put it in." if len(values) == 1 else "Put the given values in."
    if question.letter == model.output:
        body = substitute(model.body, values)
        made = calculated("Put the value in", text, body, decimal=has_decimal(*stem.equations()))
        if made is None:
            return None
        move, value = made
        first = Move("Replace the letter", text, model.body, body, given=values)
        moves = (
            (move,)
            if body == model.body
            else (first, replace(move, rule="Work it out", text="Work out the right side."))
        )
        return Derivation(
            skill=skills.LINEAR_FUNCTIONS,
            concept="A model turns an input into an output: put the given value in place of its letter.",
            moves=moves, solutions=(dict(values),), values=(value,),
            problem=Problem(stem.question, stem.segments, (), Target("value", body), stem.choices),
            confirm=lambda: _holds(model, question, value), unit=_unit(model, question), full=question.sure,
        )  # fmt: skip
    placed = substitute(model.plain_equation, values)
    if not isinstance(placed, Rel):
        return None
    picks = "positive" if _nonlinear(model) else None
    shape = shape_of(model)
    target: Node = Sym(question.letter)
    since = model.meanings[question.letter].since if question.letter in model.meanings else None
    if question.year:
        if since is None:
            return None
        target = Bin("+", num(since), target)
    if isinstance(shape, Exponential):
        met = reached(model, shape, question.given[model.output], since if question.year else None, question.sure)
        return met and replace(met, unit=_unit(model, question))
    first = Move("Put the value in", text, model.plain_equation, placed, check=lambda: _placed(model, placed, question))
    found = from_equations(stem, (placed,), Target("value", target, picks), before=(first,), full=question.sure)
    if found is None or len(found.values) != 1 or not found.solutions:
        return None
    answer = found.values[0]
    if isinstance(shape, Standard) and _counts(model, question.letter) and not _whole_number(answer):
        return None  # two and a half helmets: something was read wrongly
    count = Bin("-", answer, num(since)) if question.year and since is not None else answer
    return replace(found, confirm=lambda: _holds(model, question, count), unit=_unit(model, question))


def _counts(model: Model, letter: str) -> bool:
    quantity = model.said(letter)
    return quantity is not None and not quantity.unit and not quantity.money


def _whole_number(node: Node) -> bool:
    value = exact_value(node)
    return value is not None and value.denominator == 1


def _unit(model: Model, question: Question) -> str:
    quantity = model.said(question.letter)
    return quantity.plural if quantity and not question.year else ""


def _nonlinear(model: Model) -> bool:
    return not isinstance(shape_of(model), Linear | Standard | Settled)


def _placed(model: Model, placed: Rel, question: Question) -> bool:
    """The equation with the value in it, compared with the model at other values of the letter that is left."""
    at = {n: v for n, v in question.given.items()}
    for p in (2, 3, 11):
        point = {**at, question.letter: Fraction(p)}
        whole = model.plain_equation
        try:
            before = evaluate(whole.left, point) - evaluate(whole.right, point)
            after = evaluate(placed.left, point) - evaluate(placed.right, point)
        except Unvalued:
            return False
        if before != after:
            return False
    return True


def _holds(model: Model, question: Question, answer: Node) -> bool:
    """The model's own equation, evaluated with the given values and the answer."""
    try:
        point = {**question.given, question.letter: evaluate(answer)}
        left, right = (evaluate(side, point) for side in (model.plain_equation.left, model.plain_equation.right))
    except Unvalued:
        return False
    return abs(float(left) - float(right)) <= 1e-9 * max(1.0, abs(float(left)))


def _turning(stem: Stem, model: Model, shape: Shape | None, question: Question) -> Derivation | None:
    if not isinstance(shape, Quadratic):
        return None
    at, height = shape.turn
    highest = bool(re.search(r"\b(?:maximum|greatest|highest|largest|maximizes?|peak)\b", stem.ask))
    if highest != (shape.a < 0):
        return None
    letter = Sym(shape.letter)
    middle = Bin("/", num(-shape.b), Bin("*", num(2), num(shape.a), "cdot"), "frac")
    decimal = has_decimal(*stem.equations())
    made = calculated("Find where it turns", "A parabola turns where the input is $-b/(2a)$.", middle, decimal=decimal)
    if made is None:
        return None
    moves = [made[0]]
    if question.pick == "top":
        body = substitute(model.body, {shape.letter: made[1]})
        work = calculated("Put it in", f"Put that value in for ${letter.name}$.", body, decimal=decimal)
        if work is None:
            return None
        moves.append(work[0])
    answer = height if question.pick == "top" else at
    unit = model.said(model.output if question.pick == "top" else shape.letter)
    understood = whole(stem, model, TOP.sub(" ", stem.ask))

    def by_trial() -> bool:
        """Symmetric points have the same value, and every other point near and far a smaller (or larger) one."""

        def f(x: Fraction) -> Fraction:
            value = evaluate(model.body, {shape.letter: x})
            return value if isinstance(value, Fraction) else Fraction(0)

        sides = [(f(at - d), f(at + d)) for d in (Fraction(1, 10), Fraction(1), Fraction(5))]
        return all(a == b and (a < f(at)) == highest for a, b in sides) and (question.pick != "top" or f(at) == answer)

    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS,
        concept="The graph of a quadratic model is a parabola: it turns at its vertex, halfway between equal heights.",
        moves=tuple(moves), solutions=({},), values=(rational(answer, decimal),),
        asked="You are asked about the highest or lowest point of the model.", confirm=by_trial,
        unit=unit.plural if unit else "", full=question.sure and understood,
    )  # fmt: skip


def _skill(stem: Stem, model: Model, shape: Shape | None, question: Question) -> str:
    if re.search(r"\b(?:line of best fit|best-fit|scatterplot|regression|predicted)\b", stem.prose):
        return skills.TWO_VARIABLE_DATA
    if isinstance(shape, Standard):
        return skills.LINEAR_TWO
    if isinstance(shape, Linear):
        return skills.LINEAR_FUNCTIONS
    return skills.LINEAR_TWO if not model.output and _flat(model) else skills.NONLINEAR_FUNCTIONS


def _flat(model: Model) -> bool:
    """Whether an equation without an output is linear in its letters: equal steps change it equally."""
    try:
        for name in model.inputs:
            at = {n: Fraction(3) for n in model.inputs}
            a, b, c = (evaluate(model.body, {**at, name: Fraction(p)}) for p in (1, 2, 3))
            if b - a != c - b:
                return False
    except Unvalued:
        return False
    return True


def _asked(model: Model, question: Question) -> str:
    quantity = model.said(question.letter)
    name = quantity.phrase if quantity and quantity.phrase else "value"
    safe = name if plain_words(name, 14) else "quantity"
    return f"You are asked for ${question.letter}$, the {safe}, when the rest of the model is known."
