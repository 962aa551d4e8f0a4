"""Which quadrant holds no solutions of linear inequalities, or no point of a line in the xy-plane.

Whether a quadrant (without the axes) holds a solution is decided exactly, by eliminating y and then x.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from itertools import pairwise

from tools.maths import algebra, skills, typeset
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, rational, scale
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.algebra.region_picture import regions_of
from tools.maths.tree import Apply, Chain, Rel, Sym, letters

CONCEPT = (
    "The signs of the coordinates tell the quadrant: I (+, +), II (−, +), III (−, −), IV (+, −). Look for a point that "
    "works in each; where none can, the conditions contradict the signs."
)
ROMAN = ("I", "II", "III", "IV")
SIGNS = {"I": (1, 1), "II": (-1, 1), "III": (-1, -1), "IV": (1, -1)}
_NONE = re.compile(
    r"(?:contains?|has|have|with) (?:no|none of the) (?:solutions?|points?|part)|(?:does|do) (?:the |its )?(?:graphs?|lines?|solutions?)[^?.]* not (?:pass|lie|appear|contain|go|intersect)"
    r"|(?:does|do) not (?:contain|include)|not pass|no part of"
)
_FULL_TEXT = """
    which quadrant quadrants of the xy-plane contains contain no solutions solution to system inequalities inequality and if is
    graphed in above below shown given linear when what through does graph equation line not pass it following a s do
    by with any points pass lie on function has one
"""
_FULL = frozenset(_FULL_TEXT.split())

Row = tuple[Fraction, Fraction, Fraction, bool]  # a·x + b·y + c > 0, or ≥ 0 where it is not strict


def solve(stem: Stem) -> Derivation | None:
    """The derivation of "which quadrant contains no solutions?", None for other problems."""
    if "quadrant" not in stem.prose or not stem.choices or stem.tables or stem.statements:
        return None
    if len(_NONE.findall(stem.prose)) != 1:
        return None
    relations = _relations(stem)
    if not relations:
        return None
    try:
        rows = [row for r in relations for row in _rows(r)]
    except NotPolynomial:
        return None
    empty = [q for q in ROMAN if not feasible([*rows, *_signs(q)])]
    if len(empty) > 1:
        return None
    right = [c for c in stem.choices if _said(c) == (empty[0] if empty else "every")]
    if len(right) != 1:
        return None
    left = set(re.findall(r"[a-z-]+", re.sub(r"⟦[A-Z]\d+⟧", " ", stem.prose))) - _FULL
    return Derivation(
        skills.INEQUALITIES if any(r.op != "=" for r in relations) else skills.LINEAR_TWO,
        CONCEPT,
        tuple(_move(relations, rows, q, q not in empty) for q in ROMAN),
        ({},),
        (),
        right[0].text.strip(),
        asked="You are asked in which quadrant no point can satisfy everything that is told.",
        fits=lambda choice: choice.letter == right[0].letter,
        confirm=lambda: all(_searched(relations, q) is (q not in empty) for q in ROMAN),
        full=not left and not stem.unused(stem.placeholders("RF")),
        figure=regions_of(relations, (), shaded_at=len(ROMAN) - 1, drawn_at=len(ROMAN) - 1),
    )


def _relations(stem: Stem) -> list[Rel] | None:
    found: list[Rel] = []
    for index in stem.placeholders("RF"):
        node = stem.nodes[index]
        for relation in node.links if isinstance(node, Chain) else (node,):
            if not isinstance(relation, Rel) or relation.op not in "<>≤≥=":
                return None
            left = Sym("y") if isinstance(relation.left, Apply) else relation.left
            found.append(Rel(relation.op, left, relation.right))
    return found if all(letters(r) <= {"x", "y"} for r in found) and len(found) <= 4 else None


def _rows(relation: Rel) -> list[Row]:
    terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    if any(t.degree > 1 for t in terms):
        raise NotPolynomial("not linear")
    a, b, c = (coefficient(terms, m) for m in ((("x", 1),), (("y", 1),), ()))
    above, below = (a, b, c, relation.op in "<>"), (-a, -b, -c, relation.op in "<>")
    if relation.op == "=":
        return [above, below]
    return [above if relation.op in ">≥" else below]


def _signs(quadrant: str) -> list[Row]:
    x, y = SIGNS[quadrant]
    zero = Fraction(0)
    return [(Fraction(x), zero, zero, True), (zero, Fraction(y), zero, True)]


def feasible(rows: Sequence[Row]) -> bool:
    """Whether some point satisfies all rows: y is eliminated, then x (Fourier and Motzkin).

    >>> one, zero = Fraction(1), Fraction(0)
    >>> feasible([(one, zero, zero, True), (-one, zero, zero, False)])
    False
    """
    for place in (1, 0):
        rows = _without(rows, place)
    return all(c > 0 or (c == 0 and not strict) for _, _, c, strict in rows)


def _without(rows: Sequence[Row], place: int) -> list[Row]:
    lower = [r for r in rows if r[place] > 0]
    upper = [r for r in rows if r[place] < 0]
    kept = [r for r in rows if r[place] == 0]
    for low in lower:
        for high in upper:
            p, q = -high[place], low[place]
            a, b, c = (p * u + q * v for u, v in zip(low[:3], high[:3], strict=True))
            kept.append((a, b, c, low[3] or high[3]))
    return kept


def _move(relations: Sequence[Rel], rows: Sequence[Row], quadrant: str, has: bool) -> Move:
    x, y = SIGNS[quadrant]
    text = f"In quadrant {quadrant} $x$ is {'positive' if x > 0 else 'negative'} and $y$ is "
    text += f"{'positive' if y > 0 else 'negative'}: see whether that can go together with what is told."
    shown = r",\ ".join(typeset.latex(typeset.pretty(r)) for r in relations)
    return Move(
        "Test the quadrant", text, shown, words("possible" if has else "impossible"),
        check=partial(_checked, tuple(relations), quadrant, has),
    )  # fmt: skip


def _checked(relations: Sequence[Rel], quadrant: str, has: bool) -> bool:
    """A point found by search satisfies everything exactly (by SymPy); or the search finds none."""
    point = _search(relations, quadrant)
    if not has or point is None:
        return has is (point is not None)
    return all(algebra.satisfies(r, {"x": rational(point[0]), "y": rational(point[1])}) for r in relations)


def _searched(relations: Sequence[Rel], quadrant: str) -> bool:
    return _search(relations, quadrant) is not None


def _search(relations: Sequence[Rel], quadrant: str) -> tuple[Fraction, Fraction] | None:
    """A point in the quadrant, looked for on a fine and a coarse grid; on a line, along the line."""
    rows = [r for relation in relations for r in _rows(relation)]
    sizes = [Fraction(n, d) for d in (64, 16, 4, 1) for n in range(1, 65)] + [Fraction(n * n) for n in range(9, 60, 3)]
    sx, sy = SIGNS[quadrant]
    equal = next((_rows(r)[0] for r in relations if r.op == "="), None)
    for size in sizes:
        x = sx * size
        if equal is not None:
            heights = [-(equal[0] * x + equal[2]) / equal[1]] if equal[1] else [sy * s for s in sizes[:8]]
        else:
            borders = [-(a * x + c) / b for a, b, c, _ in rows if b]
            marks = sorted({*borders, Fraction(0)})
            heights = [*marks, *((p + q) / 2 for p, q in pairwise(marks))]
            heights += [marks[0] - 1, marks[-1] + 1]
        for y in heights:
            fits = (a * x + b * y + c > 0 or (a * x + b * y + c == 0 and not strict) for a, b, c, strict in rows)
            if y * sy > 0 and all(fits):
                return x, y
    return None


def _said(choice: Choice) -> str | None:
    """The quadrant a choice names; "every" for "there are solutions in all four quadrants"."""
    named = re.findall(r"\b(?:III|II|IV|I)\b", choice.text)
    if re.search(r"\b(?:all|each|every)\b", choice.text, re.IGNORECASE):
        return "every"
    return named[0] if len(named) == 1 and not re.search(r"\bnot\b", choice.text, re.IGNORECASE) else None
