"""Two parts of different strength or price mixed: the equation for what both hold together.

Each letter is tied to the strength told beside it; the goal lies between the two. The amounts of the parts may be two
letters, or one letter and a number. How much of one part is needed, as a number, is for `at_length.two_kinds`.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation, value_at
from tools.maths.topics.stories.by_roles.text import Story, content
from tools.maths.values import Value

CONCEPT = "Strength times amount is what a part holds; what the two parts hold is what the mixture holds."
_STRENGTH = re.compile(r"⟦P(\d+)⟧|⟦M(\d+)⟧ (?:per|an?|for each) (?:pound|ounce|kilogram|gram|liter|gallon|ton)")
_AMOUNT = re.compile(
    r"⟦([NS])(\d+)⟧ (?:[a-z]+ )?(?:pounds?|ounces?|kilograms?|grams?|liters?|gallons?|tons?|milliliters?|cups?|fluid ounces|quarts?)\b"
)
_MIXED = re.compile(r"\b(?:mix\w*|blend\w*|combin\w+|add(?:s|ed|ing)?|melt\w*|solutions?|alloy)\b")


def read(story: Story) -> Iterator[Situation]:
    """The equations of a mixture of two parts."""
    prose = story.prose
    strengths = [(m, Fraction(story.number(m[1] or m[2]))) for m in _STRENGTH.finditer(prose)]
    values = sorted({v for _, v in strengths})
    names = [n for n in story.letters if n in story.written]
    if any(len(getattr(c.node, "items", ())) == 2 for c in story.stem.choices):
        return  # systems are read elsewhere
    if len(values) != 3 or not 1 <= len(names) <= 2 or not _MIXED.search(prose):
        return
    if re.search(
        r"\b(?:evaporat\w+|pure|drain\w*|remov\w+|replac\w+|at least|at most|no more than|water is added|increas\w+)\b",
        prose,
    ):
        return
    low, goal, high = values
    parts: dict[Fraction, str | Fraction] = {}
    used = {int(m[1] or m[2]) for m, _ in strengths}
    for match in _AMOUNT.finditer(prose):
        what: str | Fraction = story.name(match[2]) if match[1] == "S" else Fraction(story.number(match[2]))
        strength = _tied(prose, match, strengths)
        if strength is None or (isinstance(what, str) and what not in names):
            continue
        if parts.setdefault(strength, what) != what:
            return
        used.update([int(match[2])] if match[1] == "N" else [])
    for name in names:
        if name not in parts.values():
            strength = _described(story, name, strengths, (low, high))
            if strength is None or strength in parts:
                return
            parts[strength] = name
    if low not in parts or high not in parts:
        return
    one, two, whole = parts[low], parts[high], parts.get(goal)
    if whole is None and not (isinstance(one, Fraction) or isinstance(two, Fraction)) and len(names) != 2:
        return

    def held(at: Point) -> Value:
        a, b = value_at(one, at), value_at(two, at)
        return (
            float(low) * a
            + float(high) * b
            - float(goal) * (a + b if whole is None or isinstance(whole, str) else whole)
        )

    conditions = [Condition(held, "=", "what the parts hold against what the mixture holds")]
    if isinstance(whole, Fraction) and any(len(getattr(c.node, "items", ())) == 2 for c in story.stem.choices):
        sum_ = whole

        def amounts(at: Point) -> Value:
            return value_at(one, at) + value_at(two, at) - sum_

        conditions.append(Condition(amounts, "=", "the parts against the whole mixture"))
    given = [i for i in story.stem.placeholders("R")]
    yield Situation(
        tuple((n, story.letters[n]) for n in names), tuple(names), frozenset(used | set(given)), skills.SYSTEMS, CONCEPT,
        conditions=tuple(conditions), span=(0, 4 * float(max(v for v in (whole, one, two, Fraction(10)) if isinstance(v, Fraction)))),
    )  # fmt: skip


def _tied(prose: str, amount: re.Match[str], strengths: list[tuple[re.Match[str], Fraction]]) -> Fraction | None:
    """The strength that stands next behind an amount, in its clause."""
    for match, value in strengths:
        gap = prose[amount.end() : match.start()]
        if match.start() > amount.end():
            return value if not re.search(r"[.;?⟦]|\bwith ⟦|\band ⟦", gap) else _named(prose, amount, gap, strengths)
    return None


def _named(
    prose: str, amount: re.Match[str], gap: str, strengths: list[tuple[re.Match[str], Fraction]]
) -> Fraction | None:
    """ "of this alloy": the strength told last before the amount."""
    if not re.match(r" of (?:this|that|the first|such)\b", gap):
        return None
    before = [v for m, v in strengths if m.end() < amount.start()]
    return before[-1] if before else None


def _described(
    story: Story, name: str, strengths: list[tuple[re.Match[str], Fraction]], ends: tuple[Fraction, Fraction]
) -> Fraction | None:
    """The strength whose clause shares words with the letter's description that the other's does not."""
    own: dict[Fraction, set[str]] = {}
    for match, value in strengths:
        if value in ends:
            near = (
                re.split(r"[.;,]|\band\b|\bwith\b|⟧", story.prose[: match.start()])[-1]
                + " "
                + re.split(r"[.;,]|\band\b|⟦", story.prose[match.end() :])[0]
            )
            own.setdefault(value, set()).update(content(near))
    if len(own) != 2:
        return None
    said = set(content(story.letters[name]))
    said_strengths = {Fraction(story.number(i)) for i in re.findall(r"⟦[PM](\d+)⟧", story.letters[name])}
    if len(said_strengths & set(ends)) == 1:
        return (said_strengths & set(ends)).pop()
    hits = [v for v in ends if (own[v] - own[ends[0] if v == ends[1] else ends[1]]) & said]
    return hits[0] if len(hits) == 1 else None
