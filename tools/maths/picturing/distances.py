"""An absolute value as a distance on the number line: |x − 3| = 5 is as far as 5 from 3."""

from __future__ import annotations

from tools.maths.derivation import Derivation, State
from tools.maths.figures import Figure
from tools.maths.picturing.intervals import Border, distance
from tools.maths.picturing.reading import in_one_letter, label, relations, value
from tools.maths.tree import Abs, Neg, Rel, letters, num


def absolute(found: Derivation) -> Figure | None:
    """The two places (or the stretch, or what lies outside it) that an absolute value leaves."""
    first = next(relations(found), None)
    if first is None or len(first[1]) != 1:
        return None
    relation = first[1][0]
    names = sorted(letters(relation))
    if not isinstance(relation.left, Abs) or len(names) != 1 or relation.op not in "=<>≤≥":
        return None
    line = in_one_letter(relation.left.arg, names[0])
    size = value(relation.right)
    if line is None or len(line) != 2 or size is None or size <= 0:
        return None
    at = _solved_at(found)
    if at is None:
        return None
    plain = abs(line[1]) == 1 and line[0] == int(line[0])
    middle = _middle(int(-line[0] / line[1])) if plain else ""
    centre = Border(-line[0] / line[1], middle, True)
    ends = [
        (x, label(node)) for env in found.solutions or () for node in env.values() if (x := value(node)) is not None
    ]
    said = label(relation.right) if plain else ""
    return distance(names[0], centre, size / abs(line[1]), said, relation.op, at, ends)


def _middle(number: int) -> str:
    node = num(abs(number))
    return label(Neg(node) if number < 0 else node) if number else ""


def _solved_at(found: Derivation) -> int | None:
    """The step at which the places themselves are known."""
    for number, move in enumerate(found.moves):
        rows = move.after.rows if isinstance(move.after, State) else ()
        if rows and all(len(row) == 1 and _plain(row[0]) for row in rows):
            return number
    return None


def _plain(relation: Rel) -> bool:
    return relation.op == "=" and not letters(relation.right) and label(relation.left) in letters(relation.left)
