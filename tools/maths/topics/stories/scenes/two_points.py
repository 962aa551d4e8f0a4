"""A line through two told points: 14.2 centimeters at 3 newtons and 17.8 at 5 newtons make L = 1.8w + 8.8.

Asked is the equation, or what belongs to another input ("when no object is hung from it": to 0).
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units import plural_of
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.outcomes import (
    Scene,
    as_expression,
    as_number,
    kind_of_choices,
    minus,
    output,
    plus,
    times,
)
from tools.maths.topics.stories.scenes.changing import GONE
from tools.maths.topics.stories.scenes.measures import Measure, counts, measures
from tools.maths.tree import Bin, Node, Rel, Sym, letters

CONCEPT = (
    "Two points fix a line: the slope is the change of the one over the change of the other; the rest is there at zero."
)
_LINEAR = re.compile(r"\blinear(?:ly)?\b|\bconstant rate\b|\bsame rate\b|\bstraight line\b|\bproportional change\b")
_UNFIT = re.compile(
    r"\b(?:then|except|percent|twice|half|double|exponential\w*|quadratic\w*|proportional|another line|becomes|increas\w* by|decreas\w* by|every ⟦|first ⟦|additional|difference|at least|at most)\b"
)
_COMPARED = re.compile(
    r"^ (?:more|less|fewer|longer|shorter|higher|lower|taller|deeper|heavier|lighter|greater|warmer|colder|farther)\b"
)
_NONE = re.compile(
    r"\b(?:no|without any|without an?) [a-z]+|\bempty\b|\bunloaded\b|\bat the start\b|\binitial(?:ly)?\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a line through two told points, None where the story is none or a number has no part in it."""
    kind = kind_of_choices(stem)
    if kind not in ("formula", "expression", "number") or stem.tables or DENIED.search(stem.ask):
        return None
    story = Story(stem)
    prose = story.prose
    if GONE.search(stem.ask) or re.search(r"\bchange in\b|\bhow (?:many|much) (?:more|less|fewer)\b", stem.ask):
        return None
    if len(prose) > 1500 or not _LINEAR.search(prose) or _UNFIT.search(prose) or stem.placeholders("RTDBP"):
        return None
    found = [m for m in measures(story) if not isinstance(m.node, Sym)]
    points, rest = found[:4], found[4:]
    units = _units(points)
    if units is None or any(_COMPARED.match(m.right) or re.search(r"\bby \$? ?$", m.left) for m in found):
        return None
    if kind == "number":
        return _value(stem, points, rest, units)
    return _formula(stem, story, points, units) if not rest else None


def _units(points: Sequence[Measure]) -> tuple[str, str] | None:
    """The two units of the pairs, None where the pairs do not each have both."""
    if len(points) != 4 or any(m.per or not m.unit for m in points):
        return None
    one, two = ({m.unit for m in points[i : i + 2]} for i in (0, 2))
    if one != two or len(one) != 2:
        return None
    return points[0].unit, points[1].unit


def _line(points: Sequence[Measure], given: str) -> tuple[Fraction, Fraction] | None:
    """Slope and value at zero, with the unit that is put in."""
    pairs = []
    for i in (0, 2):
        a, b = points[i : i + 2]
        pairs.append((a.value, b.value) if a.unit == given else (b.value, a.value))
    (x, y), (v, w) = pairs
    if x == v:
        return None
    slope = (w - y) / (v - x)
    return slope, y - slope * x


def _body(line: tuple[Fraction, Fraction], name: str) -> Node:
    """slope · x + what is there at zero."""
    slope, zero = line
    change = times(abs(slope), Sym(name))
    if slope < 0:
        return minus(telling.shown(zero), change)
    return plus(change, telling.shown(zero)) if zero >= 0 else minus(change, telling.shown(-zero))


def _scene(points: Sequence[Measure], given: str, line: tuple[Fraction, Fraction]) -> Scene:
    a, b = points[:2]
    x, y = (a, b) if a.unit == given else (b, a)
    c, d = points[2], points[3]
    v, w = (c, d) if c.unit == given else (d, c)
    slope = Bin("/", Bin("-", w.node, y.node), Bin("-", v.node, x.node), "frac")
    rest = minus(y.node, Bin("*", telling.shown(line[0]), x.node, "cdot"))
    return Scene(
        skills.LINEAR_FUNCTIONS, CONCEPT, "You are asked for the line through both told points.",
        ((f"The slope: the change in {plural_of(y.unit)} over the change in {plural_of(x.unit)}.", slope),
         ("What is there at zero: one point's value less slope times input.", rest)),
        "Put both told inputs into each choice and keep the one that gives both told values.",
    )  # fmt: skip


def _formula(stem: Stem, story: Story, points: Sequence[Measure], units: tuple[str, str]) -> Derivation | None:
    nodes = [c.node.right if isinstance(c.node, Rel) else c.node for c in stem.choices if c.node is not None]
    inputs = {n for node in nodes for n in letters(node)}
    if len(inputs) != 1:
        return None
    name = inputs.pop()
    out = next((output(c.node) for c in stem.choices), "")
    given = [u for u in units if counts(story, name, u)]
    taken = [u for u in units if out and counts(story, out, u)]
    if len(given) > 1 and len(taken) == 1:
        given = [u for u in units if u not in taken]
    if not given and len(taken) == 1:
        given = [u for u in units if u not in taken]
    if len(given) != 1 or taken == given:
        return None
    line = _line(points, given[0])
    if line is None or line[0] == 0:
        return None
    return as_expression(stem, _scene(points, given[0], line), _body(line, name))


def _value(stem: Stem, points: Sequence[Measure], rest: Sequence[Measure], units: tuple[str, str]) -> Derivation | None:
    """What belongs to another input, where the question names the unit it wants."""
    wanted = [u for u in units if re.search(rf"\bin {plural_of(u)}\b|\bhow many {plural_of(u)}\b", stem.ask)]
    if len(wanted) != 1 or len(rest) > 1:
        return None
    given = next(u for u in units if u != wanted[0])
    line = _line(points, given)
    if line is None or line[0] == 0:
        return None
    if rest:
        if rest[0].unit != given or rest[0].per:
            return None
        at = rest[0].value
    elif _NONE.search(stem.ask):
        at = Fraction(0)
    else:
        return None
    value = line[0] * at + line[1]
    relation = Rel(
        "=", Sym("x"), plus(Bin("*", telling.shown(line[0]), telling.shown(at), "cdot"), telling.shown(line[1]))
    )
    return as_number(stem, _scene(points, given, line), (relation,), {"x": value}, "x", wanted[0])
