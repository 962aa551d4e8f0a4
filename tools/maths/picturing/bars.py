"""Bars for percents and ratios: an amount and what becomes of it, a whole and its parts, shares of one size.

Everything here takes plain data: sizes to draw, LaTeX to read, the step with which a label may be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tools.maths.derivation import words
from tools.maths.figures import GIVEN, Bar, Bars, Piece

MOST_BARS = 5
MOST_SHARES, MOST_LABELLED = 16, 6  # in one bar: squares drawn, squares with a label each
THINNEST = 0.02  # of the longest bar: a thinner piece cannot be seen


@dataclass(frozen=True)
class Amount:
    """A bar: its size, how it is written ("" where nobody works it out), and the step that finds it."""

    size: float
    label: str = ""
    at: int = GIVEN


@dataclass(frozen=True)
class Change:
    """What leads from one amount to the next: the labels of the part that stays and of the part that goes or comes."""

    kept: str = ""
    moved: str = ""
    kept_at: int = GIVEN
    moved_at: int = GIVEN


def running(amounts: Sequence[Amount], changes: Sequence[Change]) -> Bars | None:
    """Amounts below one another; in each is seen what is taken from it, or what is added to it.

    >>> bars = running([Amount(40, "40"), Amount(34, "34", 0)], [Change(moved=r"-15\\%")])
    >>> [[piece.length for piece in bar.pieces] for bar in bars.bars]
    [[34, 6], [34]]
    """
    sizes = [amount.size for amount in amounts]
    if not 2 <= len(amounts) <= MOST_BARS or len(changes) != len(amounts) - 1:
        return None
    if min(sizes) <= THINNEST * max(sizes):
        return None
    first = 0 if amounts[0].at == GIVEN else len(amounts)  # from this bar on, bars come when they are found
    bars = []
    for k, (one, other) in enumerate(pairwise(amounts)):
        change = changes[k]
        at = one.at if k > first else GIVEN
        bars.append(Bar(one.label, _stretches(one.size, other.size, change, at), max(one.at, at)))
    last = amounts[-1]
    bars.append(Bar(last.label, (Piece(last.size, at=last.at if first == 0 else GIVEN),), last.at))
    if any(0 < piece.length < THINNEST * max(sizes) for bar in bars for piece in bar.pieces):
        return None
    return Bars("percent", tuple(bars))


def _stretches(size: float, then: float, change: Change, at: int) -> tuple[Piece, ...]:
    """An amount cut where the next one ends, or with the next one's growth behind it."""
    kept = Piece(min(size, then), change.kept, at, marked=bool(change.kept), said=change.kept_at)
    gap = round(abs(size - then), 9)
    if not gap:
        return (kept,)
    return (kept, Piece(gap, change.moved, at, marked=not change.kept, said=change.moved_at))


def side_by_side(one: Amount, other: Amount, change: Change) -> Bars | None:
    """Two amounts and the difference, marked on the longer bar.

    >>> side_by_side(Amount(40, "40"), Amount(50, "50"), Change(moved="10", moved_at=0)).bars[1].pieces[1].said
    0
    """
    if one.size <= other.size:
        return _compared(one, other, change, longer=1)
    return _compared(one, other, change, longer=0)


def _compared(one: Amount, other: Amount, change: Change, longer: int) -> Bars | None:
    sizes = (one.size, other.size)
    gap = abs(one.size - other.size)
    if min(*sizes, gap) <= THINNEST * max(sizes):
        return None
    rest = Piece(gap, change.moved, marked=True, said=change.moved_at)
    bars = []
    for k, amount in enumerate((one, other)):
        plain = Piece(min(sizes), change.kept, said=change.kept_at) if k == longer else Piece(amount.size)
        bars.append(Bar(amount.label, (plain, rest) if k == longer else (plain,), amount.at))
    return Bars("percent", tuple(bars))


def split(whole: Amount, parts: Sequence[tuple[Amount, bool]]) -> Bars | None:
    """A whole and, below it, its parts end to end; True marks a part that is asked for."""
    if not parts or abs(sum(part.size for part, _ in parts) - whole.size) > 1e-6 * whole.size:
        return None
    if min(part.size for part, _ in parts) < THINNEST * whole.size:
        return None
    pieces = tuple(Piece(part.size, part.label, marked=wanted, said=part.at) for part, wanted in parts)
    return Bars("percent", (Bar(whole.label, (Piece(whole.size),), whole.at), Bar("", pieces)))


def shares(parts: Sequence[tuple[str, int]], one: str, at: int, wanted: str = "") -> Bars | None:
    """A ratio as bars of equal squares; `one` is what a square is worth, found with step `at`.

    wanted: the part whose squares are asked for.

    >>> figure = shares([("red", 3), ("blue", 5)], "5", 1)
    >>> [len(bar.pieces) for bar in figure.bars]
    [3, 5]
    """
    most = max(count for _, count in parts)
    if not 2 <= len(parts) <= MOST_BARS - 1 or most > MOST_SHARES or min(count for _, count in parts) < 1:
        return None
    bars = []
    for name, count in parts:
        labelled = count if most <= MOST_LABELLED else 1
        squares = [Piece(1, one if k < labelled else "", marked=name == wanted, said=at) for k in range(count)]
        bars.append(Bar(words(name), tuple(squares)))
    return Bars("ratio", tuple(bars))


def groups(size: int, marked: int, one: str, at: int, names: tuple[str, str]) -> Bars | None:
    """ "3 out of every 8": a bar of equal groups, of which some are marked; `one` is how many each holds."""
    if not 0 < marked < size <= MOST_SHARES:
        return None
    each = [Piece(1, one if size <= MOST_LABELLED + 2 or not k else "", said=at) for k in range(size)]
    chosen = [Piece(1, piece.label, marked=True, said=at) for piece in each[:marked]]
    return Bars("ratio", (Bar(names[0], tuple(each)), Bar(names[1], tuple(chosen))))


def repeated(start: tuple[float, str], part: tuple[float, str, int], times: int, whole: tuple[str, int]) -> Bars | None:
    """An amount and, behind it, the same part several times; the first of them has a label, found with a step.

    >>> bars = repeated((500, "500"), (20, "20", 0), 3, ("560", 2))
    >>> [piece.label for piece in bars.bars[1].pieces]
    ['', '20', '', '']
    """
    end = start[0] + times * part[0]
    if not 1 <= times <= MOST_SHARES or part[0] < THINNEST * end:
        return None
    each = [Piece(part[0], part[1] if not k else "", marked=True, said=part[2]) for k in range(times)]
    return Bars("percent", (Bar(start[1], (Piece(start[0]),)), Bar(whole[0], (Piece(start[0]), *each), whole[1])))
