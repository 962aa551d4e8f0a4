"""Two workers or machines with times of their own on one job: the equation for the time together, or for one's own time."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation, value_at
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.values import Value

CONCEPT = "In one unit of time each does its share of the job, one divided by its own time; together the shares add up."
_TIME = re.compile(r"⟦([NS])(\d+)⟧ (hours?|minutes?|days?)\b")
_ALONE = re.compile(
    r"\b(?:alone|by (?:itself|himself|herself|themselves)|on (?:its|his|her|their) own|individually|working alone)\b"
)
_TOGETHER = re.compile(r"\b(?:together|at the same time|simultaneously|both|jointly)\b")
_STOP = re.compile(
    r"\b(?:twice|half|times as|longer|faster|slower|after ⟦|leaves?|quits?|joins?|opposite|drains?|empties|percent|per (?:hour|minute|day)|miles?|third (?:worker|machine|pipe)|then)\b"
)


def read(story: Story) -> Iterator[Situation]:
    """Two times alone and the time together, one or two of them letters."""
    prose = story.prose
    if "⟦P" in prose or _STOP.search(prose) or not _TOGETHER.search(prose):
        return
    names = [n for n in story.letters if n in story.written]
    times: list[str | Fraction] = []
    together: str | Fraction | None = None
    used: set[int] = set()
    units: set[str] = set()
    for match in _TIME.finditer(prose):
        key: str | Fraction = story.name(match[2]) if match[1] == "S" else Fraction(story.number(match[2]))
        clause = _clause(prose, match)
        alone, joint = bool(_ALONE.search(clause)), bool(_TOGETHER.search(clause))
        if isinstance(key, str) and key not in names:
            return
        if joint and not alone:
            if together not in (None, key):
                return
            together = key
        else:
            times.append(key)
        units.add(match[3].rstrip("s"))
        used.update([int(match[2])] if match[1] == "N" else [])
    placed = {k for k in (*times, together) if isinstance(k, str)}
    rest = [n for n in names if n not in placed]
    if (
        len(rest) == 1
        and together is None
        and len(times) == 2
        and re.search(r"\b(?:hours?|minutes?|days?|time)\b", story.letters[rest[0]] + _near(story, rest[0]))
    ):
        together = rest[0]
    elif rest:
        return
    if len(times) != 2 or together is None or len(units) != 1 or len(set(names)) > 2 or not _ALONE.search(prose):
        return
    one, two, both = times[0], times[1], together

    def gap(at: Point) -> Value:
        return 1 / value_at(one, at) + 1 / value_at(two, at) - 1 / value_at(both, at)

    again = {
        i
        for i in story.stem.placeholders("N")
        if story.number(str(i)) == 2 and re.search(rf"⟦N{i}⟧ (?!hours|minutes|days)[a-z]+", prose)
    }
    size = max((float(k) for k in (one, two, both) if isinstance(k, Fraction)), default=10.0)
    yield Situation(
        tuple((n, story.letters[n]) for n in names), tuple(names), frozenset(used | again), skills.LINEAR_ONE, CONCEPT,
        conditions=(Condition(gap, "=", "the shares of one unit of time against the share together"),),
        span=(0.05, size * 6),
    )  # fmt: skip


def _clause(prose: str, match: re.Match[str]) -> str:
    before = re.split(
        r"[.;?] |, (?:and|while|but|if) |\band (?=the\b|a\b|her\b|his\b|another\b|press\b)", prose[: match.start()]
    )[-1]
    after = re.split(r"[.;?]|, (?:and|while|but)|⟦|\bif\b", prose[match.end() :])[0]
    return before + after


def _near(story: Story, name: str) -> str:
    place = next(i for i in story.stem.placeholders("S") if story.name(str(i)) == name)
    at = story.prose.find(f"⟦S{place}⟧")
    return story.prose[max(0, at - 40) : at]
