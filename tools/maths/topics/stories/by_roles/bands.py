"""A band around a target: "within 15 of 210", "differs by at most 3 from 40", "between 30 and 50 are accepted"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import N, Story
from tools.maths.tree import Abs, Node, walk
from tools.maths.values import Value

CONCEPT = (
    "The distance of a number from the target is the absolute value of their difference; inside the band it is at "
    "most the width that is allowed, outside it is more."
)
_OUT = (
    r"(?:discard|reject|fail|not accept|unaccept|defective|outside|does not meet|do not meet|not meet|thrown|unusable"
    r"|alarm|remov|not allowed|unsafe|recycled|returned)"
)
_GAP = r"[^⟦.;?]{0,60}"


def read(story: Story) -> Iterator[Situation]:
    """One letter, a target and a width; which side of the band is asked is in the question."""
    names = [n for n in story.letters if n in story.written]
    nodes: list[Node] = [c.node for c in story.stem.choices if c.node is not None]
    if len(names) != 1 or not any(isinstance(n, Abs) for node in nodes for n in walk(node)):
        return
    band = _band(story)
    if band is None:
        return
    target, width, strict, used = band
    if width <= 0:
        return
    name = names[0]
    ask = story.prose[story.prose.find("which") :]
    out = re.search(rf"\b(?:is|are|be|will be|that (?:is|are)|which are|to be)? ?(?:\w+ )?{_OUT}", ask)
    inside = re.search(
        r"\b(?:accept|meet|pass|allowed|acceptable|possible|satisf|within|can be|approved|range|kept|used)", ask
    )
    out = out or re.search(r"\b(?:never|not)\b", ask)
    if bool(out) and bool(inside) and not re.search(r"\b(?:not|fail)", ask):
        return
    op = (">" if not strict else "≥") if out else ("<" if strict else "≤")

    def gap(at: Point) -> Value:
        above, below = at[name] - target, target - at[name]
        return (above if above > below else below) - width

    told = f"{name} against the two ends of the band"
    yield Situation(
        ((name, story.letters[name]),),
        (name,),
        frozenset(used),
        skills.INEQUALITIES,
        CONCEPT,
        conditions=(Condition(gap, op, told),),
        reads=frozenset({"never"}),
        span=(float(target - 4 * width), float(target + 5 * width)),
    )


def _band(story: Story) -> tuple[Fraction, Fraction, bool, set[int]] | None:
    """(target, width, strictly inside?, placeholders)."""
    prose = story.prose
    width_first = (
        rf"\bwithin {N}{_GAP} of{_GAP}{N}",
        rf"\b(?:differs?|differ|deviates?|varies|vary|be off|is off|away)\b{_GAP}(?:by )?(?:at most"
        rf"|no more than|not more than|up to) {N}{_GAP}(?:from|of){_GAP}{N}",
        rf"\b(?:at most|no more than|not more than|up to) {N}{_GAP}(?:away from|from|off|above or below"
        rf"|greater or less than){_GAP}{N}",
    )
    target_first = (
        rf"{N}{_GAP}(?:plus or minus|give or take|± ?|with an? (?:allowed )?(?:error|tolerance|deviation"
        rf"|margin of error) of)"
        rf"{_GAP}{N}",
        rf"{N}{_GAP}\.?[^⟦?;]{{0,80}}\b(?:differ|differs|deviates?|varies|vary|off)\b{_GAP}by (?:at most"
        rf"|no more than|not more than|up to) {N}",
        rf"{N}{_GAP}\.?[^⟦?;]{{0,80}}\bwithin {N}",
        rf"{N}{_GAP}\.?[^⟦?;]{{0,80}}\btolerance (?:of|is) {N}",
    )
    for pattern, swapped in [*((p, False) for p in width_first), *((p, True) for p in target_first)]:
        match = re.search(pattern, prose)
        if match:
            a, b = Fraction(story.number(match[1])), Fraction(story.number(match[2]))
            width, target = (b, a) if swapped else (a, b)
            return target, width, False, {int(match[1]), int(match[2])}
    apart = re.search(rf"\b(?:differs?|deviates?|varies|vary"
        rf"|is off)\b{_GAP}from{_GAP}{N}{_GAP}by (?P<how>at most|no more than"
                      rf"|not more than|up to|more than|less than) {N}", prose)  # fmt: skip
    if apart:
        target, width = Fraction(story.number(apart[1])), Fraction(story.number(apart[3]))
        again = {i for i in story.stem.placeholders("N") if story.number(str(i)) == target}
        return target, width, apart["how"] == "less than", {*again, int(apart[1]), int(apart[3])}
    less = re.search(rf"\b(?:differs?|deviates?|varies|vary)\b{_GAP}by less than {N}{_GAP}from{_GAP}{N}", prose)
    if less:
        return Fraction(story.number(less[2])), Fraction(story.number(less[1])), True, {int(less[1]), int(less[2])}
    between = re.search(rf"\b(?:between|from) {N}{_GAP}(?:and|to) {N}", prose)
    if between:
        low, high = (Fraction(story.number(between[i])) for i in (1, 2))
        strict = "inclusive" not in prose and between.group().startswith("between")
        return (low + high) / 2, (high - low) / 2, strict, {int(between[1]), int(between[2])}
    return None
