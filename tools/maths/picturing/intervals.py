"""Number lines: what lies between two borders, beyond one of them, or within a distance of a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tools.maths.figures import GIVEN, Dot, Part, Plane, Segment
from tools.maths.picturing.reading import span

MOST_WHOLE = 12
CROWDED = 0.06  # of the line: numbers closer than this cannot both be named


@dataclass(frozen=True)
class Border:
    """Where the numbers that fit begin or end, and whether the border fits itself."""

    value: float
    label: str
    inside: bool


def stretch(
    name: str,
    low: Border | None,
    high: Border | None,
    at: int,
    *,
    said: str = "",
    whole: Sequence[tuple[float, str]] = (),
    whole_at: int = GIVEN,
) -> Plane | None:
    """The numbers between `low` and `high`, found at step `at`; of them, the whole ones that are asked for."""
    borders = [border for border in (low, high) if border is not None]
    if not borders or (low and high and low.value >= high.value) or len(whole) > MOST_WHOLE:
        return None
    left, right = span([border.value for border in borders] + [x for x, _ in whole], least=8.0)
    if low and high:
        parts: list[Part] = [Segment((low.value, 0), (high.value, 0), "", at, strong=True)]
    elif low:
        parts = [Segment((low.value, 0), (right, 0), said, at, arrow=True, strong=True)]
    else:
        assert high is not None
        parts = [Segment((high.value, 0), (left, 0), said, at, arrow=True, strong=True)]
    parts += [Dot(border.value, 0, border.label, at, hollow=not border.inside) for border in borders]
    taken = [border.value for border in borders]
    for x, label in whole:
        if x in taken:
            continue
        told = label if all(abs(x - other) > CROWDED * (right - left) for other in taken) else ""
        parts.append(Dot(x, 0, told, whole_at))
    return Plane("number line", (left, right), (-1, 1), tuple(parts), axes="x", names=(name, ""))


def distance(
    name: str, centre: Border, size: float, said: str, op: str, at: int, found: Sequence[tuple[float, str]] = ()
) -> Plane | None:
    """|x − centre| `op` size: as far as that to both sides. found: the ends' numbers, where the steps find them."""
    if size <= 0:
        return None
    low, high = centre.value - size, centre.value + size
    width = high - low
    left, right = low - 0.3 * width, high + 0.3 * width
    hollow = op in "<>"
    parts: list[Part] = [Dot(centre.value, 0, centre.label)] if centre.label else []
    if op in "<≤":
        parts.append(Segment((low, 0), (high, 0), "", at, strong=True))
    elif op in ">≥":
        parts += [Segment((low, 0), (left, 0), "", at, arrow=True, strong=True)]
        parts += [Segment((high, 0), (right, 0), "", at, arrow=True, strong=True)]
    if centre.label:
        parts.append(Segment((centre.value, 0.35), (high, 0.35), said, at))
        parts.append(Segment((centre.value, 0.35), (low, 0.35), said, at))
    labels = dict(found)
    for end in (low, high):
        label = next((text for x, text in labels.items() if abs(x - end) < 1e-9 * max(1.0, abs(end))), "")
        parts.append(Dot(end, 0, label, at, hollow=hollow and op != "="))
    return Plane("number line", (left, right), (-1, 1), tuple(parts), axes="x", names=(name, ""))
