"""What a text says of a parabola: its zeros, its vertex, points on it, and what is asked."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.tree import Apply, Group, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate

_V = r"⟦[NTRE]\d+⟧"


FACTS = [
    ("zeros", re.compile(rf"(?:crosses|intersects|meets|cuts) the x-axis at (?:the points? )?(?:⟦S\d+⟧ = )?(?P<a>{_V}) and (?:at )?(?P<b>{_V})")),
    ("zeros", re.compile(rf"(?:has |with |whose )?(?:the )?(?:x-intercepts|zeros|zeroes)(?: (?:of|at|are|is))*(?: the points)? (?P<a>{_V}) and (?:at )?(?P<b>{_V})")),
    ("zeros", re.compile(rf"(?:crosses|intersects|meets) the x-axis only at (?P<a>{_V}) and (?P<b>{_V})")),
    ("zero", re.compile(rf"(?:(?:has |with )?(?:one|an?) (?:of its )?(?:x-intercepts?|zeros?)(?: (?:of|at|is))* |one of (?:its|the) x-intercepts is )(?P<a>{_V})")),
    ("start", re.compile(rf"(?:(?:crosses|intersects|meets|and) )*(?:the )?y-axis at (?:the point )?(?P<a>{_V})|(?:has |with |and )*(?:a |the )?y-intercept(?: (?:of|at|is))* (?P<b>{_V})")),
    ("vertex", re.compile(r"(?:has |with |and |whose )*(?:a |its |the )?vertex(?: (?:of the (?:parabola|graph) )?(?:of|at|is))* (?:the point )?(?P<a>⟦T\d+⟧)")),
    ("point", re.compile(r"(?:(?:and|also) )*(?:passes|goes|passing) through (?:the point )?(?P<a>⟦T\d+⟧)|(?:and )?contains (?:the point )?(?P<b>⟦T\d+⟧)")),
    ("x-axis too", re.compile(rf"(?:and )?(?:crosses|intersects|meets) the x-axis at (?:the point )?(?P<a>{_V})")),
]  # fmt: skip


_F = r"(?:⟦E\d+⟧|(?:the )?(?:quadratic )?function(?: ⟦S\d+⟧)?|⟦S\d+⟧|(?:the |this )?parabola|(?:its|the) graph|f)"


ASKS = [
    ("extreme", re.compile(rf"what is the (?P<which>minimum|maximum|least|greatest)(?: possible)? value of {_F}")),
    ("x-vertex", re.compile(rf"what is the x-coordinate of (?:the|its) vertex(?: of {_F})?")),
    ("y-vertex", re.compile(rf"what is the y-coordinate of (?:the|its) vertex(?: of {_F})?")),
    ("vertex", re.compile(rf"(?:what (?:is|are) )(?:the )?(?:coordinates of )?(?:the|its) vertex(?: of {_F})?")),
    ("axis", re.compile(rf"what is (?:the )?(?:equation of )?(?:the|its) (?:axis|line) of symmetry(?: of {_F})?")),
    ("other zero", re.compile(rf"what is (?:the )?(?:x-coordinate of )?(?:the|its) other (?:x-intercept|zero)(?: of {_F})?")),
    ("start", re.compile(rf"what is (?:the )?(?:y-coordinate of )?(?:the|its) y-intercept(?: of {_F})?")),
    ("value", re.compile(r"what is (?:the value of )?(?P<at>⟦E\d+⟧)")),
]  # fmt: skip


_REST_TEXT = """
    a an the in of that is are where and it its parabola graph function quadratic curve xy-plane standard f which has with if
    at point points opens upward upwards
"""


REST = frozenset(_REST_TEXT.split())


Point = tuple[Fraction, Fraction]


@dataclass
class Facts:
    zeros: tuple[Fraction, Fraction] | None = None
    zero: Fraction | None = None
    vertex: Point | None = None
    points: list[Point] = field(default_factory=list)


def names(relation: Rel) -> bool:
    """y = f(x), or x = 3 where an intercept is told."""
    return named(relation.right) or (relation.left == Sym("x") and not letters(relation.right))


def named(node: Node) -> bool:
    if isinstance(node, Rel):
        return named(node.right)
    return isinstance(node, Sym) or (isinstance(node, Apply) and isinstance(node.arg, Sym))


def take(stem: Stem, facts: Facts, kind: str, tokens: list[str]) -> bool:
    try:
        if kind == "zeros":
            a, b = (_on_axis(stem.node(t), "x") for t in tokens)
            fresh = facts.zeros is None and a != b
            facts.zeros = (a, b)
            return fresh
        if kind in ("zero", "x-axis too"):
            fresh = facts.zero is None and facts.zeros is None
            facts.zero = _on_axis(stem.node(tokens[0]), "x")
            return fresh
        if kind == "start":
            facts.points.append((Fraction(0), _on_axis(stem.node(tokens[0]), "y")))
            return True
        point = pair(stem.node(tokens[0]))
        if kind == "vertex":
            fresh = facts.vertex is None
            facts.vertex = point
            return fresh
        facts.points.append(point)
        return True
    except (Unvalued, ValueError):
        return False


def pair(node: Node) -> Point:
    if not isinstance(node, Group) or len(node.items) != 2:
        raise ValueError("no point")
    x, y = (evaluate(i) for i in node.items)
    if not isinstance(x, Fraction) or not isinstance(y, Fraction):
        raise ValueError("no rational point")
    return x, y


def _on_axis(node: Node, axis: str) -> Fraction:
    """The place on an axis: 6, (6, 0) or x = 6."""
    if isinstance(node, Group):
        x, y = pair(node)
        if (y if axis == "x" else x) != 0:
            raise ValueError("not on the axis")
        return x if axis == "x" else y
    if isinstance(node, Rel):
        if node.left != Sym(axis):
            raise ValueError("another letter")
        node = node.right
    value = evaluate(node)
    if not isinstance(value, Fraction):
        raise ValueError("no rational number")
    return value
