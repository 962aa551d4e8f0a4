"""One letter between two bounds: "at least 12 but no more than 20 trays", "within 15 of 140", "differs from … by".

Choices are inequalities in that letter; nothing is computed from the story.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.stories.patterns import OPS
from tools.maths.topics.stories.text import Story, spell
from tools.maths.tree import Chain, Group, Node, Rel, Sym, letters, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "Every bound in words is one sign: “at least” allows the number itself and all above it, “at most” the number "
    "itself and all below it; “more than” and “less than” leave the number itself out."
)
_BETWEEN = re.compile(r"\bbetween (#\d+) [a-z ]*?and (#\d+)(?: [a-z]+)?,? inclusive\b")
_FROM_TO = re.compile(r"\bfrom a (?:minimum|low) of (#\d+) [a-z ]*?to a (?:maximum|high) of (#\d+)")
_NEAR = re.compile(
    r"\b(?:is |be |stays? |must be |are )?within (?P<by>#\d+) (?:[a-z]+ )*?of (?P<mid>#\d+)"
    r"|\bdiffers? from (?P<mid2>#\d+)(?: [a-z]+)*? by (?P<way>no more than|at most|less than"
    r"|not more than) (?P<by2>#\d+)"
)


def solve(stem: Stem) -> Derivation | None:
    """Which inequality says that a letter lies between two bounds; None when the story says anything else."""
    nodes = [c.node for c in stem.choices if c.node is not None]
    if len(nodes) < 3 or any(not isinstance(n, Rel | Chain | Group) or len(letters(n)) != 1 for n in nodes):
        return None
    if not all(_op(n) in "<>≤≥" for n in nodes) or len({x for n in nodes for x in letters(n)}) != 1:
        return None
    story = spell(stem)
    if story is None or not 2 <= len(story.nodes) <= 5:
        return None
    try:
        return _read(stem, story, letters(nodes[0]))
    except Unvalued:
        return None


def _op(node: Node) -> str:
    first = node.links[0] if isinstance(node, Chain) else node.items[0] if isinstance(node, Group) else node
    return first.op if isinstance(first, Rel) else "="


def _read(stem: Stem, story: Story, names: frozenset[str]) -> Derivation | None:
    text = " ".join(story.sentences)
    marks = [m for m in re.findall(r"[#$%]\d+", text) if not isinstance(story.node(m), Sym)]
    if len(marks) != 2 or re.search(
        r"\b(?:per|each|every|total|not true|except|cannot|outside|un\w*safe|reject\w*|fails?)\b", text
    ):
        return None
    bounds = _near(story, text) or _inclusive(story, text) or _ops(story, text, marks)
    if bounds is None or len(bounds) != 2:
        return None
    name = next(iter(names))

    def holds(at: Fraction) -> bool:
        return all({"≤": at <= v, "≥": at >= v, "<": at < v, ">": at > v}[op] for op, v in bounds)

    edges = sorted(v for _, v in bounds)
    if edges[0] == edges[1] or not holds((edges[0] + edges[1]) / 2):
        return None
    step = (edges[1] - edges[0]) / 2
    points = [
        edges[0] - step,
        edges[0],
        edges[0] + step,
        edges[1],
        edges[1] + step,
        -edges[0],
        -edges[1],
        edges[0] - 5 * step,
        edges[1] + 5 * step,
    ]
    points += [Fraction(0), edges[0] - Fraction(1, 1000), edges[1] + Fraction(1, 1000)]

    def fits(node: Node | None) -> bool:
        return node is not None and letters(node) == {name} and all(_true(node, {name: p}) == holds(p) for p in points)

    meant = tuple(c.node for c in stem.choices if c.node is not None and fits(c.node))
    if len(meant) != 1:
        return None
    low, high = sorted(bounds, key=lambda b: b[1])
    after = Chain((Rel("≤" if low[0] == "≥" else "<", num(low[1]), Sym(name)), Rel(high[0], Sym(name), num(high[1]))))
    return Derivation(
        skills.INEQUALITIES,
        CONCEPT,
        (
            Move(
                "Write both bounds",
                "Turn each bound into a sign of its own, then join the two at the letter.",
                words("the lower bound and the upper bound in words"),
                after,
                check=lambda: all(_true(after, {name: p}) == holds(p) for p in points),
            ),
        ),
        ({},),
        meant,
        asked="Put both bounds into symbols.",
        fits=lambda c: fits(c.node),
        confirm=lambda: all(
            _true(meant[0], {name: Fraction(k, 7)}) == holds(Fraction(k, 7)) for k in range(-140, 1400, 13)
        ),
        full=False,
    )


Bounds = list[tuple[str, Fraction]]


def _value(node: Node) -> Fraction:
    value = evaluate(node)
    if not isinstance(value, Fraction):
        raise Unvalued("not exact")
    return value


def _near(story: Story, text: str) -> Bounds | None:
    match = _NEAR.search(text)
    if match is None:
        return None
    middle, by = _value(story.node(match["mid"] or match["mid2"])), _value(story.node(match["by"] or match["by2"]))
    strict = match["way"] == "less than"
    return [(">" if strict else "≥", middle - by), ("<" if strict else "≤", middle + by)]


def _inclusive(story: Story, text: str) -> Bounds | None:
    match = _BETWEEN.search(text) or _FROM_TO.search(text)
    if match is None:
        return None
    return [("≥", _value(story.node(match[1]))), ("≤", _value(story.node(match[2])))]


def _ops(story: Story, text: str, marks: list[str]) -> Bounds | None:
    found: Bounds = []
    for mark in marks:
        left = text[: re.search(rf"{re.escape(mark)}(?!\d)", text).start()].rstrip()  # type: ignore[union-attr]
        op = next((sign for pattern, sign in OPS if re.search(rf"\b{pattern}$", left)), None)
        if op is None:
            return None
        found.append((op, _value(story.node(mark))))
    signs = {op in "≥>" for op, _ in found}
    return found if signs == {True, False} else None


def _true(node: Node, at: dict[str, Fraction]) -> bool:
    items = node.items if isinstance(node, Group) else node.links if isinstance(node, Chain) else (node,)
    here: dict[str, Fraction | float] = dict(at)
    for item in items:
        if not isinstance(item, Rel):
            raise Unvalued("no relation")
        left, right = evaluate(item.left, here), evaluate(item.right, here)
        if not {"≤": left <= right, "≥": left >= right, "<": left < right, ">": left > right}.get(item.op, False):
            return False
    return True
