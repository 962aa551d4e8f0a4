"""What stands beside a ledger's sum: limits of a rule, a rate of something else, one purpose of several, the period.

Each of these decides whether a number may be left out, or whether the sum answers the question at all.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger.entry import PERIODS, Entry
from tools.maths.topics.stories.ledger.sums import Part
from tools.maths.tree import Num, Rel, Sym, letters


def limits(stem: Stem, story: Story, found: Sequence[Entry]) -> set[int]:
    """Placeholders that only say when the rule holds: "for groups of more than 20 riders" with n > 20."""
    out: set[int] = set()
    least: set[Fraction] = set()
    for place in re.finditer(r"(?:where|for|if|when|and) ⟦R(\d+)⟧", story.prose):
        node = stem.nodes[int(place[1])]
        if isinstance(node, Rel) and node.op in ">≥" and isinstance(node.left, Sym) and isinstance(node.right, Num):
            out.add(int(place[1]))
            least.add(node.right.value)
    for entry in found:
        lead = re.search(
            r"\bfor (?:groups|parties|orders|purchases|classes|trips|[a-z]+s) (?:of|with) (?:more than|at least|over) $",
            story.sentences[entry.sentence][: entry.start],
        )
        if entry.op in (">", "≥") and lead and isinstance(entry.node, Num) and entry.node.value in least:
            out.add(entry.index)
    return out


def beside(story: Story, entry: Entry, found: Sequence[Entry]) -> bool:
    """Whether a rate is of something that nothing else is told of: the pencils in a box, where its cost is asked for."""
    rated = entry.per and all(p.head not in PERIODS for p in entry.per) and not entry.op and entry.band is None
    others = [e for e in found if e is not entry]
    heads = {e.noun.head for e in others} | {p.head for e in others for p in e.per}
    alone = rated and not entry.later and entry.noun.head not in heads and not letters(entry.node)
    return bool(alone) and not re.search(rf"\b{entry.noun.head}", story.ask)


_PURPOSE = re.compile(r"^(?: of [a-z]+)? (?:for|on|to) (?:the |an? |her |his |their )?([a-z]+)")


def one_purpose(story: Story, parts: Sequence[Part]) -> bool:
    """Whether the question is about one of several purposes that are told: "for lunch", not "for supper"."""
    told = {m[1] for p in parts if (m := _PURPOSE.match(p.entry.after))}
    asked = {w for w in told if re.search(rf"\b{w}\b", story.ask)}
    return len(told) > 1 and bool(asked) and asked != told


def period_asked(story: Story, period: str, total: Entry | None) -> bool:
    """Whether a period that rates share, and that nothing counts, is the period of what is asked: income in a month."""
    adverb = {"day": "daily", "week": "weekly", "month": "monthly", "year": "yearly|annual", "season": "season"}.get(
        period, period
    )
    text = story.ask + (f" {story.sentences[total.sentence]}" if total is not None else "")
    return bool(re.search(rf"\b(?:{period}s?|{adverb})\b", text))
