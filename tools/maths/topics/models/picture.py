"""The graph of a problem's model beside the steps, for every topic of this room that leaves the picture to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from tools.maths.derivation import Derivation
from tools.maths.figures import Figure
from tools.maths.picturing import growth, models, scatter
from tools.maths.picturing.reading import value
from tools.maths.stem import Stem
from tools.maths.topics.models.limits import expression_of, limit_of
from tools.maths.topics.models.model import Model, Standard, model_of, shape_of
from tools.maths.tree import Bin, Node, Sym, letters, num

_OFF_THE_LINE = "Subtract the prediction"
_TWO_KINDS = "Name the kinds"
_FALLING = re.compile(r"decreas|declin|drop|fall|los[es]|fewer|lower|reduc|depreciat|decay|shrink|subtract")
_FITTED = re.compile(r"\bbest[- ]fit|\bscatter ?plot|\bregression")
Solver = Callable[[Stem], Derivation | None]


def with_picture(solver: Solver) -> Solver:
    """The solver, with the graph of the model its steps work on."""

    @wraps(solver)
    def solve(stem: Stem) -> Derivation | None:
        found = solver(stem)
        if found is None or found.figure is not None:
            return found
        return replace(found, figure=_figure(stem, found))

    return solve


def _figure(stem: Stem, found: Derivation) -> Figure | None:
    if any(move.rule == _TWO_KINDS for move in found.moves):
        return growth.both_kinds(len(found.moves) - 1) if not _FALLING.search(stem.text.lower()) else None
    model = model_of(stem) or _of_part(stem)
    if model is None:
        return None
    if len(model.inputs) == 1 and model.output:
        named = bool(stem.equations()) and model.output.isalpha()
        written = model.plain_equation if named else model.body
        kind = "scatter" if _FITTED.search(stem.prose) else ""
        given = models.Given(model.body, model.inputs[0], model.output if named else "", written, kind)
        gap = next((move.before for move in found.moves if move.rule == _OFF_THE_LINE), None)
        if isinstance(gap, Bin) and gap.op == "-":
            return scatter.residual(given, found.moves, gap.left)
        return models.of_model(given, found.moves, _input(found, model.inputs[0]))
    shape = shape_of(model)
    return _balance(model, shape, found) if isinstance(shape, Standard) else None


def _of_part(stem: Stem) -> Model | None:
    """The model that is only an expression, or the changing side of an inequality."""
    expression = expression_of(stem)
    limit = limit_of(stem) if expression is None else None
    if limit is None or len(limit[0].inputs) != 1:
        return expression
    relation = limit[0].equation
    body = relation.left if letters(relation.left) else relation.right
    return Model(relation, "_", body, limit[0].inputs, limit[0].meanings)


def _input(found: Derivation, letter: str) -> Node | None:
    """What the solved equation says the letter is."""
    known = [env[letter] for env in found.solutions or () if letter in env]
    if len(known) == 1:
        return known[0]
    answers = {value(node) for node in found.values}
    fitting = [node for node in known if value(node) in answers]
    return fitting[0] if len(fitting) == 1 else None


def _balance(model: Model, shape: Standard, found: Derivation) -> Figure | None:
    """ax + by = c as the line of all pairs, with the one that is worked out."""
    x, y = model.inputs
    if found.solutions is None or len(found.solutions) != 1:
        return None
    body = Bin("-", num(shape.total / shape.per[y]), Bin("*", num(shape.per[x] / shape.per[y]), Sym(x)))
    return models.on_line(models.Given(body, x, y, model.equation), found.moves, found.solutions[0])
