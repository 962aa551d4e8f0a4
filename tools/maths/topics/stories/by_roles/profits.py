"""Making and selling: a cost for each, a fixed cost and a price, with one letter for the number sold."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.values import Value

CONCEPT = "Profit is what comes in less what goes out: price times number, less cost times number, less the fixed cost."
_MONEY = re.compile(r"⟦M(\d+)⟧")
_FIXED = re.compile(
    r"\b(?:one-?time|fixed|flat|rent\w*|set-?up|initial\w*|design|license|equipment|spent|overhead|booth|permit|start-?up|fee|monthly)\b"
)
_COST = re.compile(r"\b(?:cost|costs|materials|ingredients|produce|make|print\w*|supplies|buys?|purchas\w+)\b")
_SELL = re.compile(r"\b(?:sells?|sold|charges?|selling price|revenue|receives?)\b")
_STOP = re.compile(
    r"\b(?:discount|percent|first|additional|tax|donat\w*|unsold|at least twice|half|twice|commission)\b"
)


def read(story: Story) -> Iterator[Situation]:
    """The profit as a formula, or profit at least zero or a told sum."""
    prose = story.prose
    money = [(m, Fraction(story.number(m[1]))) for m in _MONEY.finditer(prose)]
    names = [n for n in story.letters if n in story.written]
    if (
        len(money) != 3
        or _STOP.search(prose)
        or "⟦P" in prose
        or not re.search(r"\bprofit\b", story.ask)
        or not 1 <= len(names) <= 2
    ):
        return
    roles: dict[str, tuple[int, Fraction]] = {}
    for match, value in money:
        before = re.split(r"[.;?,] |⟧|\band\b|\bbut\b", prose[: match.start()])[-1]
        after = re.split(r"[.;?,]|⟦|\band\b|\bbut\b", prose[match.end() :])[0]
        said = before + after
        each = re.search(r"\b(?:per|each|every|apiece|a piece)\b", said)
        if _FIXED.search(said) and not each:
            role = "fixed"
        elif _SELL.search(said):
            role = "price"
        elif _COST.search(said) and each:
            role = "cost"
        else:
            return
        if role in roles:
            return
        roles[role] = (int(match[1]), value)
    counted = [n for n in names if not re.search(r"\bprofit\b", story.letters[n])]
    if len(counted) != 1 or set(roles) != {"price", "fixed", "cost"}:
        return
    name, out = counted[0], "".join(n for n in names if n != counted[0])
    fixed, cost, price = (roles[r][1] for r in ("fixed", "cost", "price"))

    def profit(at: Point) -> Value:
        return price * at[name] - (cost * at[name] + fixed)

    used = frozenset(i for i, _ in roles.values())
    if story.stem.unused(used):
        return
    points: tuple[Point, ...] = tuple({name: Fraction(k)} for k in (100, 40, 7))
    yield Situation(
        tuple((n, story.letters[n]) for n in names), ((out,) if out else ()) + (name,), used, skills.LINEAR_FUNCTIONS, CONCEPT,
        value=profit, points=points, out=out, amount="the profit",
    )  # fmt: skip
    if price != cost:
        yield Situation(
            ((name, story.letters[name]),), (name,), used, skills.INEQUALITIES, CONCEPT,
            conditions=(Condition(profit, ">", "the profit against nothing"),), span=(0, 4 * abs(float(fixed / (price - cost))) + 4),
        )  # fmt: skip
