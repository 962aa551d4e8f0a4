"""What a question about a model points at, once found: the role it has and how that shows in the model's values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.second_route import equivalent
from tools.maths.topics.models.evidence import seen_in_values
from tools.maths.topics.models.model import Linear, Model, shape_of
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.tree import Bin, Node, Sym, num


@dataclass(frozen=True)
class Asked:
    """The role of what is asked and how it shows: an expression in the model and its value, or words where the model
    is only described.
    """

    role: Role
    shown: Node | str
    value: Node | str
    rule: str
    text: str
    skill: str
    test: Callable[[], bool]


def term(
    model: Model, target: Node, rate: Fraction, output: Quantity, put_in: Quantity, beside: bool = False
) -> Asked | None:
    """ "18x" in 150 + 18x, where a fixed part stands beside it; or in 18x + 5y = 300."""
    if not equivalent(target, Bin("*", num(abs(rate)), Sym(put_in.letter))):
        return None
    role = Role("term", abs(rate), output, put_in, parts=(put_in.words,) if beside else ())
    text = "Multiply out in words: so much for each one, times how many there are."
    return made(model, role, target, Bin("*", num(abs(rate)), Sym(put_in.letter)), "Read the product", text)


def made(
    model: Model,
    role: Role,
    shown: Node,
    value: Node,
    rule: str,
    text: str,
    first: tuple[str, Fraction] | None = None,
    test: Callable[[], bool] | None = None,
) -> Asked:
    """What is asked, with its skill and the test that sees the role in the model's values."""
    skill = (
        skills.LINEAR_TWO if not model.output
        else skills.NONLINEAR_FUNCTIONS if not isinstance(shape_of(model), Linear)
        else skills.LINEAR_FUNCTIONS
    )  # fmt: skip
    return Asked(role, shown, value, rule, text, skill, test or (lambda: seen_in_values(model, role, first)))
