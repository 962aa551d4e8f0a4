"""An inequality or an expression read as a model: 12 + 1.5r ≤ 60 sets a sum against a limit, "the cost is 240 + 18n".

Only for saying what their parts mean; nothing is solved with them.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.meaning import output_told, quantities
from tools.maths.topics.models.model import Model, model_with
from tools.maths.topics.models.pointed import Asked
from tools.maths.tree import Bin, Node, Rel, Sym, letters

_OUTPUT = "T"  # stands for what an expression gives, where the prose has no letter for it


def limit_of(stem: Stem) -> tuple[Model, int] | None:
    """The one inequality's model, and 1 where the sum may be at most so much, -1 where it must be at least so much."""
    found = [r for r in stem.equations() if r.op in "<>≤≥"]
    if len(found) != 1 or len(stem.equations()) != 1:
        return None
    relation = found[0]
    if bool(letters(relation.left)) == bool(letters(relation.right)):
        return None
    upwards = relation.op in "<≤" if letters(relation.left) else relation.op in ">≥"
    model = model_with(Rel("=", relation.left, relation.right), quantities(stem))
    return None if model is None else (model, 1 if upwards else -1)


def limited(asked: Asked | None, side: int) -> Asked | None:
    """What an equation would call the total is a limit in an inequality."""
    if asked is None or asked.role.kind != "total":
        return asked
    return replace(asked, role=replace(asked.role, kind="limit", at=Fraction(side)))


def expression_of(stem: Stem) -> Model | None:
    """ "The total cost, in dollars, for n guests is 240 + 18n": the expression with what it gives."""
    if stem.equations():
        return None
    found: dict[Node, Model] = {}
    for sentence in stem.sentences:
        for match in PLACEHOLDER.finditer(sentence):
            node = stem.node(match.group())
            if match.group(1) != "E" or not isinstance(node, Bin) or not letters(node) or _OUTPUT in letters(node):
                continue
            output = output_told(stem, sentence, match, _OUTPUT)
            if output is not None:
                meanings = {**quantities(stem), _OUTPUT: output}
                found[node] = Model(Rel("=", Sym(_OUTPUT), node), _OUTPUT, node, tuple(sorted(letters(node))), meanings)
    return next(iter(found.values())) if len(found) == 1 else None
