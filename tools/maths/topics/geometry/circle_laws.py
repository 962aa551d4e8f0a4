"""The laws of arcs, sectors, inscribed angles, tangents and chords, and an independent measuring of all of them."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from math import isclose, pi, sin

from tools.maths.topics.geometry import formulas
from tools.maths.topics.geometry.figure import Law
from tools.maths.tree import Bin, Node, Rel, Sym, num

CONCEPT = (
    "A central angle of $t$ degrees takes $\\frac{t}{360}$ of the circle: the same fraction of the circumference is its "
    "arc and of the area its sector."
)


INSCRIBED = "An inscribed angle is half of the central angle, and of the arc, that it cuts off."


TANGENT = "A tangent is perpendicular to the radius at the point where it touches, which makes a right triangle."


CHORD = "The perpendicular from the center to a chord cuts the chord in half and makes a right triangle with a radius."


def laws() -> list[Law]:
    t = Bin("/", Sym("#t"), num(360), "frac")
    circle, area = Sym("#C"), Sym("#A")
    return [
        *formulas.laws("circle"),
        Law("Take the arc's share", "The arc is the same fraction of the circumference as its angle is of 360°.",
            Rel("=", Sym("#s"), Bin("*", t, circle, "cdot"))),
        Law("Take the sector's share", "The sector is the same fraction of the area as its angle is of 360°.",
            Rel("=", Sym("#K"), Bin("*", t, area, "cdot"))),
        Law("Use the fraction", "The fraction of the circle is the angle over 360°.", Rel("=", Sym("#f"), t)),
        Law("Take the rest", "The major arc is what the minor arc leaves of 360°.",
            Rel("=", Sym("#t"), Bin("-", num(360), Sym("#m")))),
        Law("Take the rest of the circle", "The major arc is what the minor arc leaves of the circumference.",
            Rel("=", Sym("#j"), Bin("-", Sym("#C"), Sym("#s")))),
        Law("Take the rest of the circle", "The larger sector is what the smaller one leaves of the circle's area.",
            Rel("=", Sym("#J"), Bin("-", Sym("#A"), Sym("#K")))),
        Law("Use the inscribed angle", "The central angle is twice the inscribed angle on the same arc.",
            Rel("=", Sym("#t"), Bin("*", num(2), Sym("#i"), "cdot"))),
        Law("Use the right angle", "Radius and tangent are the legs of a right triangle.",
            Rel("=", _square("#o"), Bin("+", _square("#r"), _square("#p")))),
        Law("Use equal tangents", "The two tangent segments from one point to a circle are equally long.",
            Rel("=", Sym("#p"), Sym("#p2"))),
        Law("Subtract the radius", "The closest point lies on the line to the center, one radius before it.",
            Rel("=", Sym("#n"), Bin("-", Sym("#o"), Sym("#r")))),
        Law("Use the right triangle", "Half of the chord, the distance to it and the radius form a right triangle.",
            Rel("=", Bin("^", Bin("/", Sym("#c"), num(2), "frac"), num(2)), Bin("-", _square("#r"), _square("#q")))),
        Law("Use the area of the right triangle", "Its legs are the radius and the tangent.",
            Rel("=", Sym("#a"), Bin("/", Bin("*", Sym("#r"), Sym("#p"), "cdot"), num(2), "frac"))),
    ]  # fmt: skip


def _square(symbol: str) -> Node:
    return Bin("^", Sym(symbol), num(2))


def measured(q: dict[str, float]) -> bool:
    """Arcs as chords added up, sectors as thin triangles, right triangles by coordinates."""
    n = 4000
    tests = []
    if {"#t", "#r"} <= set(q):
        step = q["#t"] * pi / 180 / n
        if "#s" in q:
            tests.append(isclose(q["#s"], n * 2 * q["#r"] * sin(step / 2), rel_tol=1e-5))
        if "#K" in q:
            tests.append(isclose(q["#K"], n * q["#r"] ** 2 * sin(step) / 2, rel_tol=1e-5))
    if {"#o", "#r", "#p"} <= set(q):
        tests.append(isclose(abs(complex(q["#r"], q["#p"])), q["#o"], rel_tol=1e-9))
    if {"#c", "#r", "#q"} <= set(q):
        tests.append(isclose(abs(complex(q["#q"], q["#c"] / 2)), q["#r"], rel_tol=1e-9))
    if "#t" in q:
        tests.append(0 < q["#t"] < 360)
    return all(tests)
