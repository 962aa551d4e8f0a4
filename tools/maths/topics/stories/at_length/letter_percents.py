"""A letter changed by percents in a row: which expression gives the amount afterwards, or the amount before.

"20% off the marked price d, then 6% tax on what is paid": every choice is tried for the letter. The changes themselves are
read by `percents`.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion.telling import shown
from tools.maths.topics.stories.at_length import percents
from tools.maths.topics.stories.at_length.percent_words import Change, changes_told
from tools.maths.tree import Apply, Bin, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate, same_value

_BEFORE = re.compile(
    r"\b(?:original|regular|marked|list(?:ed)?|initial|before|full|starting|pre-?tax|wholesale|last year)\b"
)
_AFTER = re.compile(
    r"\b(?:final|total|paid|pays?|pay|after|sale|discounted|new|this year|register|charged|sells?|selling|for the|in all|final cost)\b"
)
_STOP = re.compile(
    r"\b(?:average|mean|interest|each (?:year|month|week|day)|per (?:year|month|week)|every|annual\w*|twice|half|then adds|plus|equal|ratio|years? after|concentration|solution)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a percent expression with one letter, None for anything else."""
    nodes = [_side(c) for c in stem.choices]
    if (
        len(nodes) < 3
        or any(n is None for n in nodes)
        or stem.tables
        or stem.placeholders("RFETDNM")
        or _STOP.search(stem.prose)
    ):
        return None
    names = {x for n in nodes if n is not None for x in letters(n)}
    marks = stem.placeholders("P")
    if len(names) != 1 or not 2 <= len(marks) <= 3:
        return None
    name = names.pop()
    changes = changes_told(stem)
    before = _is_before(stem, name)
    if changes is None or before is None or any(c.does not in ("up", "down") for c in changes):
        return None
    factor = Fraction(1)
    for change in changes:
        factor *= change.factor
    wanted = factor if before else 1 / factor
    right = [c for c in stem.choices if _is(_side(c), name, wanted)]
    if len(right) != 1:
        return None
    product: Node = Sym(name)
    for change in changes:
        one = Bin("+" if change.does == "up" else "-", shown(Fraction(1)), shown(change.rate))
        product = Bin("*" if before else "/", product, one)
    value = right[0].node
    assert value is not None
    moves = (
        Move(
            "Write each percent as a factor", "Up by a percent is one plus it, down is one minus it; the factors are multiplied in turn." if before else "Going back from the last amount, divide by every factor.",
            words("the story"), product, check=lambda: _is(product, name, wanted),
        ),
        Move("Find the choice of the same value", "Work the factors out and compare.", product, value, check=lambda: _is(_side(right[0]), name, wanted)),
    )  # fmt: skip
    return Derivation(
        PERCENTAGES, percents.CONCEPT, moves, ({},), (value,), asked="You are asked for one amount by way of the letter.",
        fits=lambda c: _is(_side(c), name, wanted), confirm=lambda: _once(changes, before, value, name), full=False,
    )  # fmt: skip


def _once(changes: tuple[Change, ...], before: bool, value: Node, name: str) -> bool:
    """With 100 for the amount before, changed one percent after the other."""
    first = at = Fraction(100)
    for change in changes:
        at += at * change.rate * (1 if change.does == "up" else -1)
    start, end = (first, at) if before else (at, first)
    node = value.right if isinstance(value, Rel) else value
    return same_value(evaluate(node, {name: start}), end)


def _side(choice: Choice) -> Node | None:
    node = choice.node
    if isinstance(node, Rel):
        return node.right if node.op == "=" and isinstance(node.left, Sym | Apply) else None
    return node


def _is(node: Node | None, name: str, factor: Fraction) -> bool:
    try:
        return node is not None and all(
            same_value(evaluate(node, {name: v}), v * factor) for v in (Fraction(100), Fraction(7))
        )
    except (Unvalued, ZeroDivisionError):
        return False


def _is_before(stem: Stem, name: str) -> bool | None:
    """Whether the letter is the amount before the changes; None when its words do not say."""
    said = []
    for place in stem.placeholders("S"):
        node = stem.node(str(place))
        if isinstance(node, Sym) and node.name == name:
            for match in re.finditer(rf"⟦S{place}⟧", stem.prose):
                left = re.split(r"[.;?] |⟧", stem.prose[: match.start()])[-1]
                right = re.split(r"[.;?]|⟦", stem.prose[match.end() :])[0]
                is_ = re.match(r" (?:is|represents|be|dollars? (?:is|was))\b", right)
                said.append(right if is_ else left[-60:] + right[:40])
    text = " ".join(said)
    before, after = bool(_BEFORE.search(text)), bool(_AFTER.search(text))
    if before == after:
        return None
    return before
