"""An average with some values told and the others one letter: "at least 86 on the five quizzes"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation
from tools.maths.topics.stories.by_roles.text import N, Story, bound_before
from tools.maths.values import Value

MEAN = "An average times how many there are is the sum of all of them."


def read(story: Story) -> Iterator[Situation]:
    """Some scores are told, the others are one letter; the average of all has a bound."""
    prose = story.prose
    listed = re.search(rf"{N}(?:, {N})*,? and {N}", prose)
    names = [n for n in story.letters if n in story.written]
    if not re.search(r"\b(?:average|mean)\b", prose) or not listed or len(names) != 1:
        return
    scores = [int(i) for i in re.findall(N, listed.group())]
    rest = [int(i) for i in story.stem.placeholders("NM") if int(i) not in scores]
    left = re.search(
        rf"\b(?:there (?:are|is)|has|remaining|next|last|final|other) {N}[^⟦.]*|{N} (?:[a-z]+ )?(?:left"
        rf"|remaining|more)\b",
        prose,
    )
    how_many, used = 1, set(scores)
    if left and (left[1] or left[2]) and int(left[1] or left[2]) not in scores and "same" in prose:
        how_many = int(story.number(left[1] or left[2]))
        used.add(int(left[1] or left[2]))
    bound = None
    for i in rest:
        before = prose[: prose.find(f"⟦N{i}⟧")]
        op = bound_before(before) or (
            "=" if re.search(r"\b(?:average|mean)[^⟦.]* (?:is|of|be|equal to) $", before) else None
        )
        value = story.number(str(i))
        if i in used:
            continue
        if value in (len(scores), len(scores) + how_many, how_many) and op is None:
            used.add(i)
        elif op is not None and bound is None:
            bound = (op, value)
            used.add(i)
        else:
            return
    if bound is None:
        return
    known, name, (op, wanted) = sum(story.number(str(i)) for i in scores), names[0], bound

    def gap(at: Point) -> Value:
        return (known + how_many * at[name]) / (len(scores) + how_many) - wanted

    yield Situation(
        ((name, story.letters[name]),),
        (name,),
        frozenset(used),
        skills.INEQUALITIES if op != "=" else skills.ONE_VARIABLE_DATA,
        MEAN,
        conditions=(Condition(gap, op, "the average of all against what it should be"),),
        span=(0, int(wanted) * 4 + 10),
    )
