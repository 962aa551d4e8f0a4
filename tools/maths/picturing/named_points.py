"""Triangles with named corners, points on their sides, lines through them; two of them beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, sin

from tools.maths.figures import Angle, Dot, Figure, Part, Point
from tools.maths.picturing import relaxing
from tools.maths.picturing.framing import corner, framed, side
from tools.maths.picturing.placing import upright
from tools.maths.picturing.relaxing import Gap, distance, relaxed, turn
from tools.maths.picturing.sizes import Size

LEAST = 8.0  # degrees: a triangle with a smaller angle is a needle
START: tuple[Point, ...] = ((0.4, 0.85), (0.0, 0.0), (1.15, 0.0))  # of a triangle of which nothing is said
APART = 0.36  # of both widths, between two triangles


@dataclass(frozen=True)
class Named:
    """What is said of a figure. Lines and sides by two letters, angles by three, the corner in the middle.

    lengths, angles: how large each is drawn. sides, corners: what stands on them.
    """

    triangles: Sequence[str]
    between: Sequence[tuple[str, str, str]] = ()
    lengths: Mapping[str, float] = field(default_factory=dict)
    angles: Mapping[str, float] = field(default_factory=dict)
    alike: Sequence[tuple[str, str]] = ()
    parallels: Sequence[tuple[str, str]] = ()
    equal_sides: Sequence[tuple[str, str]] = ()
    equal_angles: Sequence[tuple[str, str]] = ()
    sides: Mapping[str, Size] = field(default_factory=dict)
    corners: Mapping[str, Size] = field(default_factory=dict)


def named_figure(said: Named) -> Figure | None:
    """The figure, every group of connected points turned upright; None where it cannot lie as is said."""
    names = {p for t in said.triangles for p in t} | {p for line in said.between for p in line}
    if not 3 <= len(names) <= 7:
        return None
    at = relaxed(_start(said), _gaps(said))
    if at is None or not _sound(said, at):
        return None
    at = _side_by_side(said, at)
    centre = sum(x for x, _ in at.values()) / len(at), sum(y for _, y in at.values()) / len(at)
    parts: list[Part] = []
    for line in _lines(said):
        parts += side(at[line[0]], at[line[1]], said.sides.get(line))
    for name, size in said.corners.items():
        one, middle, other = (at[p] for p in name)
        if abs(turn(one, middle, other) - 90) < 1e-4 and size.given in ("", r"90^\circ") and not size.found:
            parts.append(Angle(middle, one, other, right=True))
        elif size.given or size.found:
            parts += corner(middle, one, other, size)
    parts += [Dot(*at[name], name) for name in sorted(at, key=lambda n: distance(at[n], centre))]
    return framed("triangle", parts, 0.1)


def _gaps(said: Named) -> list[Gap]:
    scale = max(said.lengths.values(), default=1.0)
    gaps = [relaxing.length(n[0], n[1], value / scale) for n, value in said.lengths.items()]
    gaps += [relaxing.angle(n[0], n[1], n[2], value) for n, value in said.angles.items()]
    gaps += [relaxing.on_line(*line) for line in said.between]
    gaps += [relaxing.parallel(one, other) for one, other in said.parallels]
    gaps += [relaxing.as_long(*one, *other) for one, other in said.equal_sides]
    gaps += [relaxing.same_angle(one, other) for one, other in said.equal_angles]
    for one, other in said.alike:
        gaps += [relaxing.same_angle(_turned(one, k), _turned(other, k)) for k in range(3)]
    return gaps


def _turned(triangle: str, k: int) -> str:
    return triangle[k - 1] + triangle[k] + triangle[(k + 1) % 3]


def _start(said: Named) -> dict[str, Point]:
    at: dict[str, Point] = {}
    for number, group in enumerate(_groups(said)):
        first = next((t for t in said.triangles if set(t) <= group), "")
        for name, (x, y) in zip(first, START, strict=False):
            at[name] = (x + 3.0 * number, y)
        for _ in range(3):
            for a, middle, c in said.between:
                if middle not in at and a in at and c in at:
                    at[middle] = ((at[a][0] + at[c][0]) / 2, (at[a][1] + at[c][1]) / 2)
                for start, end in ((a, c), (c, a)):
                    if end not in at and start in at and middle in at:
                        at[end] = tuple(2 * m - s for m, s in zip(at[middle], at[start], strict=True))  # type: ignore[assignment]
        for k, name in enumerate(sorted(group - set(at))):
            at[name] = (3.0 * number + 0.8 * cos(2.1 * k + 0.4), 0.8 * sin(2.1 * k + 0.4))
    return at


def _groups(said: Named) -> list[set[str]]:
    """The points that hang together."""
    groups: list[set[str]] = []
    for names in (*said.triangles, *("".join(line) for line in said.between)):
        joined = set(names).union(*(g for g in groups if g & set(names)))
        groups = [*(g for g in groups if not g & joined), joined]
    return groups


def _sound(said: Named, at: Mapping[str, Point]) -> bool:
    """Points between others lie between them, and no triangle is a needle."""
    for a, middle, c in said.between:
        whole = distance(at[a], at[c])
        if max(distance(at[a], at[middle]), distance(at[middle], at[c])) > 0.93 * whole:
            return False
    return all(min(turn(*(at[p] for p in _turned(t, k))) for k in range(3)) > LEAST for t in said.triangles)


def _side_by_side(said: Named, at: Mapping[str, Point]) -> dict[str, Point]:
    """Each group turned so that its first triangle stands on a side, and the groups in a row or one below another."""
    groups: list[dict[str, Point]] = []
    for group in _groups(said):
        triangle = next((t for t in said.triangles if set(t) <= group), None)
        own = _upright(triangle, {name: at[name] for name in group}) if triangle else {n: at[n] for n in group}
        left, low = min(x for x, _ in own.values()), min(y for _, y in own.values())
        groups.append({name: (x - left, y - low) for name, (x, y) in own.items()})
    sizes = [(max(x for x, _ in group.values()), max(y for _, y in group.values())) for group in groups]
    down = upright(sizes, APART)
    placed: dict[str, Point] = {}
    across = up = 0.0
    gap = APART * max(max(tall, wide / 2) for wide, tall in sizes)
    for own, (wide, tall) in zip(groups, sizes, strict=True):
        if down:
            up -= tall + (gap if placed else 0.0)
        placed |= {name: (round(x + across, 6), round(y + up, 6)) for name, (x, y) in own.items()}
        if not down:
            across += wide + APART * max(w for w, _ in sizes)
    return placed


def _upright(triangle: str, at: Mapping[str, Point]) -> dict[str, Point]:
    """Its last two corners at the bottom, left and right; its first one where that one has the right angle."""
    top, left, right = triangle[0], triangle[1], triangle[2]
    if abs(turn(at[left], at[top], at[right]) - 90) < 1e-4:
        top, left, right = left, top, right
    (x, y), (dx, dy) = at[left], (at[right][0] - at[left][0], at[right][1] - at[left][1])
    back = -atan2(dy, dx)
    found = {}
    for name, (px, py) in at.items():
        px, py = px - x, py - y
        found[name] = (px * cos(back) - py * sin(back), px * sin(back) + py * cos(back))
    up = 1.0 if found[top][1] >= 0 else -1.0
    return {name: (px, up * py) for name, (px, py) in found.items()}


def _lines(said: Named) -> list[str]:
    """The lines to draw: sides in their parts, each once, and all of which something is said."""
    wholes = {frozenset((a, c)): middle for a, middle, c in said.between}
    wanted = [t[i] + t[j] for t in said.triangles for i, j in ((0, 1), (1, 2), (0, 2))]
    wanted += [a + c for a, _, c in said.between]
    found: list[str] = []
    for line in wanted:
        middle = wholes.get(frozenset(line))
        found += [line] if middle is None else [line[0] + middle, middle + line[1]]
    found += [line for line, size in said.sides.items() if size.given or size.found]
    return list(dict.fromkeys("".join(sorted(line)) for line in found))
