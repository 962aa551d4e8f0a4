"""Every choice tried on the situation that units, nouns and roles describe; exactly one may agree."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.stories.by_roles import (
    averages,
    bands,
    charges,
    commissions,
    counted,
    equal_plans,
    growing,
    meeting,
    mixing,
    paths,
    percents,
    profits,
    proportions,
    rectangles,
    shapes,
    steady,
    tiers,
    trips,
    workers,
)
from tools.maths.topics.stories.by_roles.cases import Situation, formula, passes, relations
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.tree import Apply, Node, Num, Rel, has_call, letters, num
from tools.maths.values import Unvalued, Value, evaluate

_KINDS: tuple[Callable[[Story], Iterator[Situation]], ...] = (
    counted.read,
    proportions.read,
    percents.read,
    growing.read,
    bands.read,
    charges.read,
    averages.read,
    trips.read,
    shapes.read,
    paths.read,
    tiers.read,
    equal_plans.read,
    rectangles.read,
    mixing.read,
    workers.read,
    profits.read,
    meeting.read,
    steady.read,
    commissions.read,
)
_ASKS = re.compile(r"\b(?:which|what)\b.*\b(?:equations?|inequalit|systems?|functions?|expressions?|represents?|gives|"
                   r"expresses|describes?|models?|relates|relationship|in terms of)|\b(?:write|express)\b")  # fmt: skip
# What would have to be read beside the facts: a story with one of these is left alone.
_TWISTS = re.compile(r"\b(?:after (?:a|the) discount|coupon|refund|twice as|half as|tax|tip|except|unless|not true)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a "which formula" story with choices; None when it is none, or none or several agree."""
    nodes = [c.node for c in stem.choices if c.node is not None and letters(c.node)]
    if len(nodes) < 3 or len(nodes) < len(stem.choices) - 1 or stem.tables or not _ASKS.search(stem.prose):
        return None
    if DENIED.search(stem.ask):
        return None
    twists = frozenset(_TWISTS.findall(stem.prose))
    story = Story(stem)
    chosen: dict[str, tuple[Situation, Node]] = {}
    for kind in _KINDS:
        for situation in kind(story):
            if (stem.reversals | twists) - situation.reads or not _all_used(story, situation):
                continue
            strict = len({r.op in "<>" for n in nodes for r in relations(n)}) > 1
            right = [c for c in stem.choices if c.node is not None and passes(c.node, situation, strict)]
            if len(right) > 1:
                return None
            if right and right[0].node is not None:
                chosen.setdefault(right[0].letter, (situation, right[0].node))
    if len(chosen) != 1:
        return None
    return _written(stem, *next(iter(chosen.values())))


def _all_used(story: Story, situation: Situation) -> bool:
    """Every number is used; counts of what is listed, and where a model ends, need no use."""
    for index in story.stem.unused(situation.used):
        node = story.stem.nodes[index]
        counts = re.search(rf"⟦N{index}⟧ (?!times|percent|more|fewer|less|dollars)[a-z]+", story.prose)
        if isinstance(node, Num) and node.value in (2, 3) and counts:
            continue
        if isinstance(node, Apply):
            continue  # only the name of what is asked
        if re.search(
            rf"(?:where|if) ⟦S\d+⟧ (?:is|are) (?:an? )?(?:positive |whole )?(?:integer |number )?(?:that is )?(?:at least|greater than|more than) ⟦N{index}⟧",
            story.prose,
        ):
            continue
        if re.search(
            rf"for the first ⟦N{index}⟧ [a-z]+[.?,]|(?:where|for|when) ⟦R{index}⟧|⟦R{index}⟧[?.]$", story.prose
        ):
            continue
        return False
    return True


def _written(stem: Stem, situation: Situation, right: Node) -> Derivation:
    strict = len({r.op in "<>" for c in stem.choices if c.node is not None for r in relations(c.node)}) > 1

    def fits(node: Node | None) -> bool:
        return node is not None and passes(node, situation, strict)

    named = {name for name, _ in situation.stands}
    known = "; ".join(f"{name}: {meaning or 'as given'}" for name, meaning in situation.stands)
    moves = [
        Move(
            "Name the letters",
            "Say in words what each letter counts or measures, with its unit.",
            words("the story"),
            words(known),
            check=lambda: _names(right) <= named | set(situation.names),
        ),
        Move(
            "Make a test from the story",
            "Work out by hand what the story says in a simple case: the right formula must say the same.",
            words("the story"),
            words(_test_told(situation)),
            check=lambda: fits(right),
        ),
    ]
    for choice in stem.choices:
        if choice.node is None or choice.node == right:
            continue
        moves.append(
            Move(
                "Rule out a choice",
                "Try this formula on the test, and look at the units of its terms.",
                choice.node,
                words(_failure(choice.node, situation)),
                check=lambda node=choice.node: not fits(node),  # type: ignore[misc]
            )
        )
    return Derivation(
        situation.skill,
        situation.concept,
        tuple(moves),
        ({},),
        (right,) if isinstance(right, Rel) or not relations(right) else (),
        asked="You are asked which of the formulas says what the story says.",
        fits=lambda c: fits(c.node),
        confirm=lambda: _once_more(stem, situation, right),
        shortcut="Put one simple number in for the letter and keep the choice that gives what the story gives.",
        full=False,
    )


def _names(node: Node) -> set[str]:
    """The letters of a formula that are not the name of what it gives."""
    inner = node.right if isinstance(node, Rel) and isinstance(node.left, Apply) else node
    return {n for n in letters(inner)} if not has_call(inner) else set()


def _test_told(situation: Situation) -> str:
    if situation.value is None:
        return "; ".join(c.told for c in situation.conditions)
    point = situation.points[0]
    at = ", ".join(f"{n} = {_show(v)}" for n, v in point.items())
    return f"for {at}: {situation.amount or 'the amount'} is {_show(situation.value(point))}"


def _failure(node: Node, situation: Situation) -> str:
    written = formula(node, situation)
    if situation.value is None or written is None:
        return "does not hold just where the story does"
    for point in situation.points:
        try:
            got = _show(evaluate(written, dict(point)))
        except Unvalued:
            return "has no value there"
        want = _show(situation.value(point))
        if got != want:
            at = ", ".join(f"{n} = {_show(v)}" for n, v in point.items())
            return f"for {at} it gives {got}, but the story gives {want}"
    return "uses what the story does not tell"


def _show(value: Value) -> str:
    if isinstance(value, Fraction | int):
        return typeset.plain(num(value))
    return f"{value:.4g}"


def _once_more(stem: Stem, situation: Situation, right: Node) -> bool:
    """The chosen formula alone agrees at points that are no small whole numbers, too, where it has a value."""
    if situation.value is None:
        return sum(c.node is not None and passes(c.node, situation, False) for c in stem.choices) >= 1
    written = formula(right, situation)
    if written is None:
        return passes(right, situation)
    last = situation.points[-1]
    return abs(float(evaluate(written, dict(last))) - float(situation.value(last))) < 1e-6 * max(
        1.0, abs(float(situation.value(last)))
    )
