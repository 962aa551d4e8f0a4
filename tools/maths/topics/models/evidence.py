"""The role of a number seen in values of the model alone: at zero, one step on, several steps on."""

from __future__ import annotations

from fractions import Fraction

from tools.maths.topics.models.model import Model
from tools.maths.topics.models.roles import Role
from tools.maths.values import evaluate, same_value


def seen_in_values(model: Model, role: Role, first: tuple[str, Fraction] | None) -> bool:
    """The role seen in values of the model alone, at points the steps did not use."""

    def f(x: int | Fraction, y: int = 0) -> Fraction:
        names = dict(zip(model.inputs, (Fraction(x), Fraction(y)), strict=False))
        value = evaluate(model.body, names)
        return value if isinstance(value, Fraction) else Fraction(value).limit_denominator(10**12)

    match role.kind:
        case "start":
            return f(0) == role.value
        case "rate":
            return all(f(p + 1) - f(p) == role.value for p in (2, 7, 30))
        case "growth":
            return all(same_value(f(p + 1) / f(p), role.value) for p in (2, 5, 9))
        case "each" | "total":
            steps = (f(5, 3) - f(4, 3), f(5, 3) - f(5, 2))
            return abs(f(0, 0)) == role.value if role.kind == "total" else role.value in map(abs, steps)
        case "speed":
            return first is not None and (f(1) - f(-1)) / 2 == role.value
        case "top" | "top time":
            at = next((p for p in (role.value,) if role.kind == "top time"), None)
            return at is None or f(at + 1) == f(at - 1)
        case "zero":
            return f(role.value) == 0
        case "term":
            return role.value in (abs(f(5, 3) - f(4, 3)), abs(f(5, 3) - f(5, 2)))
        case _:
            return role.at is not None and f(role.at) == role.value
