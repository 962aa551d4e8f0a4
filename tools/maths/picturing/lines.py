"""Scales for an equation in one letter, a number line for an inequality."""

from __future__ import annotations

from tools.maths.derivation import Derivation
from tools.maths.figures import GIVEN, Dot, Figure, Part, Plane, Scales, Segment, Weighing
from tools.maths.picturing.reading import label, relations, span, terms, value
from tools.maths.tree import TURNED, Bin, Rel, Sym, letters, walk

LONGEST_IN_A_PAN = 34  # characters of LaTeX
FEWEST_WEIGHINGS = 2
SET_UP = "Write the relation"  # what a story says, as an equation


def scales(found: Derivation) -> Figure | None:
    """Each state of a linear equation in one letter, its sides in the two pans."""
    weighings: list[Weighing] = []
    names: set[str] = set()
    for at, row in relations(found):
        relation = row[0]
        if len(row) != 1 or relation.op != "=" or not _linear(relation):
            break
        names |= letters(relation)
        sides = label(relation.left), label(relation.right)
        if max(map(len, sides)) > LONGEST_IN_A_PAN or r"\begin" in "".join(sides):
            break
        weighings.append(Weighing(*sides, at))
    if len(weighings) < FEWEST_WEIGHINGS or len(names) != 1:
        return None
    first = found.moves[weighings[0].at] if weighings[0].at != GIVEN else None
    if first is not None and first.rule != SET_UP:
        return None
    return Scales("balance", tuple(weighings))


def _linear(relation: Rel) -> bool:
    found = terms(relation)
    return found is not None and max((term.degree for term in found), default=0) == 1 and not _has_power(relation)


def _has_power(relation: Rel) -> bool:
    """Whether a pan would hold something that cannot be taken out piece by piece, or less than nothing throughout."""
    nodes = list(walk(relation))
    return any(isinstance(node, Bin) and node.op == "^" and letters(node) for node in nodes)


def number_line(found: Derivation) -> Figure | None:
    """The half-line, or the stretch, that solves an inequality in one letter."""
    last: tuple[int, tuple[Rel, ...]] | None = None
    for at, row in relations(found):
        last = (at, row) if all(r.op in "<>≤≥" for r in row) else None
    if last is None or last[0] == GIVEN or len(last[1]) > 2:
        return None
    at, row = last
    ends = [_bound(relation) for relation in row]
    if any(end is None for end in ends) or len({end[0] for end in ends if end}) != 1:
        return None
    bounds = [end for end in ends if end is not None]
    low, high = span([bound[2] for bound in bounds], least=8.0)
    parts: list[Part] = []
    name = bounds[0][0]
    lefts = [bound for bound in bounds if bound[1] in ">≥"]
    rights = [bound for bound in bounds if bound[1] in "<≤"]
    if len(lefts) > 1 or len(rights) > 1 or (lefts and rights and lefts[0][2] >= rights[0][2]):
        return None
    start = lefts[0][2] if lefts else high if not rights else low
    end = rights[0][2] if rights else high
    said = label(row[0]) if len(row) == 1 else ""
    if lefts and rights:
        parts.append(Segment((start, 0), (end, 0), "", at, strong=True))
    elif lefts:
        parts.append(Segment((start, 0), (high, 0), said, at, arrow=True, strong=True))
    else:
        parts.append(Segment((end, 0), (low, 0), said, at, arrow=True, strong=True))
    parts += [Dot(bound[2], 0, bound[3], at, hollow=bound[1] in ("<", ">")) for bound in bounds]
    return Plane("number line", (low, high), (-1, 1), tuple(parts), axes="x", names=(name, ""))


def _bound(relation: Rel) -> tuple[str, str, float, str] | None:
    """(letter, sign, number, its LaTeX) of "x > 3" or "3 < x"; None for any other relation."""
    left, right, op = relation.left, relation.right, relation.op
    if isinstance(right, Sym) and not letters(left):
        left, right, op = right, left, TURNED[op]
    if not isinstance(left, Sym) or letters(right):
        return None
    size = value(right)
    return None if size is None else (left.name, op, size, label(right))
