"""Which statement about a model is true: each choice is tested as a claim about its start, its rate or a value.

"According to the equation, which statement is true?" with "The tree grows 1.5 feet each year." among the choices.
"""

# ruff: noqa: E501 (one step a line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.models import claims
from tools.maths.topics.models.claims import Claim
from tools.maths.topics.models.model import Exponential, Linear, Model, model_of, shape_of
from tools.maths.topics.models.roles import Role
from tools.maths.tree import num

_ASK = re.compile(
    r"\bwhich\b.*\b(?:statements?|following|conclusions?)\b.*\b(?:true|correct|supported|follows?|describes?)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The one choice that a role of the model fits, when every other is ruled out by all of them."""
    if not stem.choices or not stem.equations() or stem.statements or stem.tables or not _ASK.search(stem.ask):
        return None
    if re.search(r"\bnot\b|\bexcept\b|\bfalse\b", stem.ask) or stem.placeholders("NMPTERF", stem.ask):
        return None
    if any(c.node is not None for c in stem.choices):
        return None
    model = model_of(stem)
    roles = [] if model is None else _roles(model)
    if model is None or not roles:
        return None
    verdicts = {c.letter: _judged(model, roles, claims.read(c.text)) for c in stem.choices}
    right = [c for c in stem.choices if verdicts[c.letter] is True]
    if len(right) != 1 or None in verdicts.values():
        return None
    start, rate = roles
    moves = (
        Move("Put in zero", "What is there at first is the output for the input zero.",
             words("the input is 0"), num(start.value), check=lambda: model.at(Fraction(0)) == start.value),
        Move("Test every statement", "Compare each statement with what is there at first and with what one step changes.",
             words(f"{len(stem.choices)} statements"), words("one that agrees"),
             check=lambda: [c for c in stem.choices if _judged(model, roles, claims.read(c.text))] == right),
    )  # fmt: skip

    def fits(choice: Choice) -> bool:
        return verdicts[choice.letter] is True

    def turned() -> bool:
        """With start and rate exchanged the statement no longer fits."""
        swapped = [replace(start, value=rate.value), replace(rate, value=start.value)]
        return not any(role.judges(claims.read(right[0].text)) for role in swapped)

    return Derivation(
        skill=skills.LINEAR_FUNCTIONS if rate.kind == "rate" else skills.NONLINEAR_FUNCTIONS,
        concept="A model says what there is at first and how much one step changes it; a statement must agree with both.",
        moves=moves, solutions=({},), values=(), phrase=right[0].text, fits=fits, confirm=turned, full=False,
        asked="You are asked which sentence the model supports, not for a value.",
    )  # fmt: skip


def _roles(model: Model) -> list[Role]:
    shape = shape_of(model)
    output, put_in = model.said(model.output), model.said(model.inputs[0]) if len(model.inputs) == 1 else None
    if output is None or put_in is None:
        return []
    match shape:
        case Linear(start, rate, _):
            return [Role("start", start, output, put_in), Role("rate", rate, output, put_in)]
        case Exponential(start, growth, _, every) if every == 1:
            return [Role("start", start, output, put_in), Role("growth", growth, output, put_in)]
        case _:
            return []


def _judged(model: Model, roles: list[Role], claim: Claim) -> bool | None:
    """True when some role fits, False when every role is ruled out and no value of the model agrees."""
    if not claim.amounts:
        return None
    verdicts = [role.judges(claim) for role in roles]
    if True in verdicts:
        return True
    start = roles[0]
    points = [replace(start, kind="point", at=a.value, value=v) for a in claim.amounts if (v := model.at(a.value))]
    if any(point.judges(claim) is True for point in points):
        return True
    return None if None in verdicts else False
