"""A store used up by many for some time: 9 hikers, 6 days, r liters for each and every day leave w − 54r.

Asked is what is left, how the store follows from what is left, or how long it lasts.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.outcomes import (
    Scene,
    as_expression,
    as_number,
    kind_of_choices,
    minus,
    output,
    plus,
)
from tools.maths.topics.stories.scenes.measures import Measure, measures
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, num

READS = frozenset({"spilled", "spills", "lost", "without", "except"})
CONCEPT = (
    "Many who each use so much in every unit of time use the product of the three; what is left is the store less that."
)
_NONE_LOST = re.compile(
    r"(?:,? ?\b(?:and|but|while|with) )?\b(?:no|none|nothing)\b[^.?⟦;]*?\b(?:added|spill\w*|lost|bought|wasted|removed|given|brought|replaced|refilled|purchased|delivered|spoiled|thrown)\b(?:(?: or| and)? [a-z]+)*?(?=[,.?;]|$)"
)
_USES = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|eats?|ate|drinks?|drank|drunk|consum\w*|needs?|burn\w*|goes through|went through|takes?|took|feed\w*|fed|spends?|spent|hands? out|handed out)\b"
)
_UNFIT = re.compile(
    r"\b(?:add(?:s|ed|ing)?|refill\w*|restock\w*|another|additional|except|unless|lost|los(?:e|es)|spill\w*|first|last day|last week|then|until|twice|half|double\w*|more than|less than|fewer|"
    r"leave[sd]?|joins?|joined|nobody|no one|some of|only|other|arriv\w*|percent|skip\w*|bought|buys?|deliver\w*|borrow\w*|ratio)\b"
)
_OWNED = re.compile(r"\b(?:bought|buys|borrowed) (?=⟦)")  # the store itself
_LEFT = re.compile(r"\b(?:left|remain\w*|leftover)\b")
_EACH = re.compile(
    r"\b(?:each|every) (?:(?:one )?of )?(?:the |these )?(?:⟦N\d+⟧|[a-z]+)|\bper (?:person|[a-z]+er)\b|\beach\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a store that is used up, None where it is none or a number has no part in it."""
    kind = kind_of_choices(stem)
    if (
        kind not in ("expression", "formula", "number")
        or stem.tables
        or DENIED.search(stem.ask)
        or len(stem.prose) > 1500
    ):
        return None
    story = Story(stem)
    prose = _OWNED.sub("", _NONE_LOST.sub("", story.prose))
    if _UNFIT.search(prose) or stem.placeholders("RFETDBP"):
        return None
    parts = _parts(story)
    if parts is None:
        return None
    store, usage, many, span, left = parts
    out = next((output(c.node) for c in stem.choices), "") if kind == "formula" else ""
    used = _product(many.node, span.node if span else Sym("x"), usage.node)
    told = [(f"All together use the number of {many.unit}s times the units of time times what one uses in one.", used)]
    scene = Scene(
        skills.LINEAR_TWO, CONCEPT, "You are asked for what the whole group's use makes of the store.", tuple(told)
    )
    if kind == "number":
        return _lasting(stem, scene, store, usage, many, span, used)
    if span is None:
        return None
    if left is None and not (out and letters(store.node) == {out}):
        if not _LEFT.search(story.ask) and not re.search(r"\b(?:has|have|had)\b[^?]*\bafter\b", story.ask):
            return None
        return as_expression(stem, scene, minus(store.node, used))
    if left is not None and out and letters(store.node) == {out}:
        return as_expression(stem, scene, plus(used, left.node))
    if left is not None and out and letters(left.node) == {out}:
        return as_expression(stem, scene, minus(store.node, used))
    return None


def _parts(story: Story) -> tuple[Measure, Measure, Measure, Measure | None, Measure | None] | None:
    """The store, the use, how many use it, how long, and what is left; None where a measure is none of these."""
    seen: dict[str, Measure] = {}
    told: list[Measure] = []
    for one in measures(story):
        if isinstance(one.node, Sym):
            if one.node.name in seen:
                continue
            seen[one.node.name] = one
        told.append(one)
    uses = [m for m in told if m.per and (_USES.search(m.left) or _USES.search(m.right))]
    if len(uses) != 1 or uses[0].span != 1:
        return None
    usage = uses[0]
    near = story.sentences[usage.sentence][: usage.end] + usage.right
    if not _EACH.search(re.sub(rf"\b(?:each|every) {usage.per}\b", "", near)):
        return None
    rest = [m for m in told if m is not usage]
    span = [m for m in rest if _ends(m.unit, usage.per) and not m.per]
    left = [m for m in rest if _LEFT.search(m.right.split(",")[0]) and not m.per and m not in span]
    stores = [m for m in rest if m.unit == usage.unit and not m.per and m not in left and m not in span]
    many = [m for m in rest if m not in (*span, *left, *stores)]
    if len(span) > 1 or len(left) > 1 or len(stores) != 1 or len(many) != 1 or many[0].per or not many[0].unit:
        return None
    if usage.per == many[0].unit:
        return None
    return stores[0], usage, many[0], span[0] if span else None, left[0] if left else None


def _ends(unit: str, per: str) -> bool:
    return bool(unit) and (unit == per or unit.endswith(per) or per.endswith(unit))


def _product(many: Node, span: Node, usage: Node) -> Node:
    """How many times how long times how much, with the plain numbers multiplied."""
    number = Fraction(1)
    rest: list[Node] = []
    for node in (many, span, usage):
        if isinstance(node, Num):
            number *= node.value
        else:
            rest.append(node)
    body: Node = num(number) if number != 1 or not rest else rest.pop(0)
    for node in rest:
        body = Bin("*", body, node)
    return body


def _lasting(
    stem: Stem, scene: Scene, store: Measure, usage: Measure, many: Measure, span: Measure | None, used: Node
) -> Derivation | None:
    """How long a store of so much lasts."""
    if span is not None or not re.search(r"\b(?:last|run out|enough)\b", stem.ask):
        return None
    if letters(store.node) or letters(usage.node) or letters(many.node):
        return None
    value = store.value / (usage.value * many.value)
    return as_number(stem, scene, (Rel("=", used, store.node),), {"x": value}, "x", usage.per)
