"""Figures measured numerically, apart from the formulas: solids by slices, plane figures by strips, circles by polygons.

Second routes for `formulas`: each gives the sizes of a shape from its dimensions alone, good to about six digits.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import atan2, cos, hypot, isclose, pi, sin, sqrt

SLICES = 600  # Simpson's rule is exact for the squares and cubes that occur; round outlines converge


def _sum(area: Callable[[float], float], height: float) -> float:
    """Simpson's rule over the height."""
    n = SLICES
    step = height / n
    total = area(0.0) + area(height)
    total += sum((4 if i % 2 else 2) * area(i * step) for i in range(1, n))
    return total * step / 3


def _ring(r: float) -> float:
    """The length of a circle as a fine polygon's perimeter, corrected for its sagitta."""
    n = 20_000
    return n * 2 * r * sin(pi / n)


def _disc(r: float) -> float:
    """The area of a circle as rings: the integral of the polygon's perimeter."""
    return _sum(_ring_fast, 1.0) * r * r


def _ring_fast(r: float) -> float:
    return 20_000 * 2 * r * sin(pi / 20_000)


def sizes(shape: str, q: dict[str, float]) -> dict[str, float]:
    """What can be measured of a shape with dimensions q (letters as in `formulas`), without its formulas."""
    r, h, s, w, length = (q.get(c, 0.0) for c in "rhswl")
    match shape:
        case "circle":
            return {"C": _ring(r), "A": _disc(r), "d": hypot(2 * r * cos(1), 2 * r * sin(1))}
        case "semicircle":
            return {"C": _ring(r) / 2, "A": _disc(r) / 2, "P": _ring(r) / 2 + r + r}
        case "quarter circle":
            return {"C": _ring(r) / 4, "A": _disc(r) / 4, "P": _ring(r) / 4 + r + r}
        case "square":
            return {"A": _sum(lambda _: s, s), "P": s + s + s + s, "D": hypot(s, s)}
        case "rectangle":
            return {"A": _sum(lambda _: length, w), "P": length + w + length + w, "D": hypot(length, w)}
        case "triangle":
            base = q.get("b", 0.0)
            return {"A": _sum(lambda y: base * (1 - y / h), h)} if h else {}
        case "equilateral triangle":
            top = (s * cos(pi / 3), s * sin(pi / 3))
            return {"P": s + hypot(*top) + hypot(top[0] - s, top[1]), "h": top[1], "A": abs(s * top[1]) / 2}
        case "parallelogram":
            return {"A": _sum(lambda _: q.get("b", 0.0), h)}
        case "trapezoid":
            a, b = q.get("a", 0.0), q.get("b", 0.0)
            return {"A": _sum(lambda y: b + (a - b) * y / h, h)} if h else {}
        case "rhombus" | "kite":
            p, d = q.get("p", 0.0), q.get("q", 0.0)
            return {"A": 2 * _sum(lambda y: p * (1 - y / (d / 2)), d / 2), "s": hypot(p / 2, d / 2)} if d else {}
        case "regular hexagon":
            return _regular(6, s)
        case "regular pentagon":
            return {"P": _regular(5, s)["P"]}
        case "regular octagon":
            return {"P": _regular(8, s)["P"]}
        case "cube":
            face = _sum(lambda _: s, s)
            return {"F": face, "V": _sum(lambda _: face, s), "S": 6 * face, "D": sqrt(s * s + s * s + s * s)}
        case "prism" | "square prism":
            a, b = (s, s) if shape == "square prism" else (length, w)
            floor = _sum(lambda _: a, b)
            sides = 2 * _sum(lambda _: a, h) + 2 * _sum(lambda _: b, h)
            return {"B": floor, "V": _sum(lambda _: floor, h), "S": 2 * floor + sides, "D": hypot(hypot(a, b), h)}
        case "general prism":
            return {"V": _sum(lambda _: q.get("B", 0.0), h)}
        case "cylinder":
            floor = _disc(r)
            side = _sum(lambda _: _ring(r), h)
            return {"B": floor, "C": _ring(r), "V": _sum(lambda _: floor, h), "L": side, "S": 2 * floor + side}
        case "cone":
            slope = hypot(r, h)
            side = _sum(lambda t: _ring_fast(r * t / slope), slope) if slope else 0.0
            return {"B": _disc(r), "C": _ring(r), "V": _sum(lambda y: _disc_fast(r * (1 - y / h)), h) if h else 0.0,
                    "k": slope, "L": side, "S": _disc(r) + side}  # fmt: skip
        case "sphere" | "hemisphere":
            half = _sum(lambda y: _disc_fast(sqrt(max(r * r - y * y, 0.0))), r)
            cap = _sum(lambda t: _ring_fast(r * sin(t)) * r, pi / 2)
            if shape == "hemisphere":
                return {"V": half, "L": cap, "S": cap + _disc(r)}
            return {"V": 2 * half, "S": 2 * cap, "C": _ring(r)}
        case "square pyramid" | "pyramid":
            a, b = (s, s) if shape == "square pyramid" else (length, w)
            return {"B": _sum(lambda _: a, b), "V": _sum(lambda y: a * b * (1 - y / h) ** 2, h) if h else 0.0,
                    "k": hypot(h, a / 2), "S": a * b + 4 * (a * hypot(h, a / 2) / 2)}  # fmt: skip
    return {}


def times_as_large(shape: str, size: str, factors: Mapping[str, Fraction]) -> float | None:
    """How many times as large a size gets when each length gets its factor: a figure and its copy, both measured.

    >>> round(times_as_large("cylinder", "V", {"r": Fraction(2), "h": Fraction(1, 2)}) or 0, 3)
    2.0
    """
    own = {letter: 2.0 + 0.7 * i for i, letter in enumerate("rhslwb")}
    new = {letter: value * float(factors.get(letter, 1)) for letter, value in own.items()}
    before, after = sizes(shape, own), sizes(shape, new)
    return after[size] / before[size] if size in before else None


def _disc_fast(r: float) -> float:
    return _ring_fast(1.0) / 2 * r * r


def _regular(n: int, s: float) -> dict[str, float]:
    """A regular polygon from its corners: side lengths added, area by the shoelace."""
    big = s / (2 * sin(pi / n))
    corners = [(big * cos(2 * pi * i / n), big * sin(2 * pi * i / n)) for i in range(n)]
    pairs = list(zip(corners, corners[1:] + corners[:1], strict=True))
    return {
        "P": sum(hypot(a[0] - b[0], a[1] - b[1]) for a, b in pairs),
        "A": abs(sum(a[0] * b[1] - a[1] * b[0] for a, b in pairs)) / 2,
    }


def agrees(shape: str, q: dict[str, float]) -> bool:
    """Whether the sizes a derivation gave a shape are those that measuring finds.

    >>> agrees("rectangle", {"l": 3.0, "w": 4.0, "A": 12.0}), agrees("rectangle", {"l": 3.0, "w": 4.0, "A": 14.0})
    (True, False)
    """
    needed = {"circle": "r", "square": "s", "rectangle": "lw", "triangle": "bh", "parallelogram": "bh", "cube": "s",
              "trapezoid": "abh", "rhombus": "pq", "kite": "pq", "prism": "lwh", "square prism": "sh", "cylinder": "rh",
              "general prism": "Bh", "cone": "rh", "sphere": "r", "hemisphere": "r", "semicircle": "r",
              "quarter circle": "r", "square pyramid": "sh", "pyramid": "lwh"}.get(shape, "s")  # fmt: skip
    if not set(needed) <= set(q):
        return True  # too little is known to measure it; the laws are checked elsewhere
    return all(isclose(q[c], v, rel_tol=1e-4) for c, v in sizes(shape, q).items() if c in q)


def angle(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """The angle abc in degrees, from coordinates."""
    one = atan2(a[1] - b[1], a[0] - b[0])
    two = atan2(c[1] - b[1], c[0] - b[0])
    turn = abs(one - two) % (2 * pi)
    return min(turn, 2 * pi - turn) * 180 / pi
