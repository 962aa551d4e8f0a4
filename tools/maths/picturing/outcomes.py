"""Chances: all outcomes in a grid with those that fit pointed at, and trees of one draw after the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tools.maths.derivation import words
from tools.maths.figures import Branch, Figure, Tree
from tools.maths.picturing.tables import table

MOST_OUTCOMES = 36
_WIDTHS = (6, 5, 7, 4, 3)  # outcomes in a row, the nicest first


def outcomes(all_of_them: Sequence[str], fitting: Collection[str], at: int) -> Figure | None:
    """Every outcome once; step `at` points at those that fit.

    >>> grid = outcomes(["1", "2", "3", "4"], {"3"}, 0)
    >>> [cell.marked for row in grid.rows for cell in row]
    [None, None, 0, None]
    """
    size = len(all_of_them)
    if not 2 <= size <= MOST_OUTCOMES:
        return None
    wide = size if size <= _WIDTHS[0] else next((w for w in _WIDTHS if size % w == 0), _WIDTHS[0])
    shown = [*all_of_them, *[""] * (-size % wide)]
    rows = [shown[k : k + wide] for k in range(0, len(shown), wide)]
    marks = {(r, c): at for r, row in enumerate(rows) for c, text in enumerate(row) if text and text in fitting}
    cells = [[text if text.isdigit() or not text else words(text) for text in row] for row in rows]
    return table(cells, marks, kind="probability grid")


def two_dice(fitting: Collection[tuple[int, int]], at: int) -> Figure | None:
    """The sums of two dice, those that fit pointed at by step `at`."""
    faces = range(1, 7)
    rows = [["+", *map(str, faces)], *([str(a), *(str(a + b) for b in faces)] for a in faces)]
    return table(rows, {pair: at for pair in fitting}, kind="probability grid")


def two_draws(kinds: Sequence[tuple[str, str]], then: Sequence[tuple[str, str]], way: tuple[int, int]) -> Tree | None:
    """Two draws: each kind with its chance, then, where the first draw is the one wanted, the second's.

    kinds, then: (name, LaTeX of the chance), the chance "" where no step tells it. way: the two kinds wanted.
    """
    if not 2 <= len(kinds) <= 4 or len(then) != len(kinds):
        return None
    names = _short([name for name, _ in kinds])
    second = tuple(Branch(words(names[k]), chance, at=1, marked=k == way[1]) for k, (_, chance) in enumerate(then))
    return Tree(
        "tree",
        tuple(
            Branch(words(names[k]), chance, second if k == way[0] else (), at=0, marked=k == way[0])
            for k, (_, chance) in enumerate(kinds)
        ),
    )


def _short(names: Sequence[str]) -> list[str]:
    """Names without the noun that all of them end with: "red marbles", "blue marbles"."""
    cut = [name.split() for name in names]
    while all(len(said) > 1 for said in cut) and len({said[-1] for said in cut}) == 1:
        cut = [said[:-1] for said in cut]
    return [" ".join(said) for said in cut]


def halves(parts: Sequence[tuple[str, str, str]], attribute: str) -> Tree:
    """A group cut in parts, and in each the share with one attribute: (name, chance, chance of the attribute).

    The steps take one part after the other: first the part itself, then the share of it.
    """
    made = []
    for k, (name, chance, inner) in enumerate(parts):
        share = Branch(words(attribute), inner, at=2 * k + 1, marked=True)
        made.append(Branch(words(name), chance, (share,)))
    return Tree("tree", tuple(made))
