"""Drafting from maths: fresh problems of the same structure, their answers verified by the maths engine.

The engine varies a problem, solves it and computes what wrong procedures would give; here that becomes an item, whose
distractors are those wrong results with the slip that leads to each. An answer that was not verified is not asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from index.errors import BadInput
from index.progress import report
from tools.maths import skills
from tools.quiz import quality
from tools.quiz.item import LETTERS, Distractor, Item, Quiz, item_id
from tools.quiz.reading import number

if TYPE_CHECKING:
    from tools.maths.solution import Variant

TRIES = 4  # seeds tried for each item wanted before giving up
OPTIONS = 4

# Problems to vary for each skill.
SEEDS: dict[str, tuple[str, ...]] = {
    skills.LINEAR_ONE: ("Solve 3x + 7 = 22", "If 3x + 7 = 22, what is the value of 6x - 1?"),
    skills.LINEAR_TWO: ("A line passes through the points (2, 3) and (4, 7). What is the slope of the line?",),
    skills.LINEAR_FUNCTIONS: ("The function f is defined by f(x) = 3x + 5. What is the value of f(4)?",),
    skills.SYSTEMS: ("Solve the system x + y = 10, x - y = 4",),
    skills.INEQUALITIES: ("Solve 2x + 3 > 11.",),
    skills.EQUIVALENT: ("Expand (x + 3)(x + 5).",),
    skills.NONLINEAR_EQUATIONS: ("Solve x^2 - 5x + 6 = 0",),
    skills.NONLINEAR_FUNCTIONS: ("The function h is defined by h(x) = 2^x. What is the value of h(5) - h(3)?",),
    skills.RATES: ("A car travels 150 miles in 3 hours. How many miles does it travel in 5 hours at this rate?",),
    skills.PERCENTAGES: ("A shirt costs $40 and is 15% off. What is the sale price?", "What is 30% of 80?"),
    skills.ONE_VARIABLE_DATA: ("What is the median of 3, 9, 4, 12, 7?", "What is the mean of 4, 8, 9, 15?"),
    skills.PROBABILITY: (
        "A bag contains 8 red, 5 green, and 11 yellow marbles. If one marble is chosen at random, what is the "
        "probability that it is red?",
    ),
    skills.AREA_VOLUME: (
        "What is the area of a circle with radius 6?",
        "What is the volume of a cylinder with radius 3 and height 10?",
    ),
    skills.ANGLES: (
        "Two angles of a triangle measure 50° and 60°. What is the measure, in degrees, of the third angle?",
    ),
    skills.TRIGONOMETRY: ("A right triangle has legs of length 6 and 8. What is the length of its hypotenuse?",),
    skills.CIRCLES: ("What is the circumference of a circle with radius 6?",),
}
# Parts of the names learners use, the more particular first.
KEYWORDS: tuple[tuple[str, str], ...] = (
    ("quadratic|parabola|nonlinear equation", skills.NONLINEAR_EQUATIONS),
    ("exponential|nonlinear function|power", skills.NONLINEAR_FUNCTIONS),
    ("percent|discount|tax|interest", skills.PERCENTAGES),
    ("system|simultaneous", skills.SYSTEMS),
    ("inequalit", skills.INEQUALITIES),
    ("trig|sine|cosine|tangent|pythag|right triangle|hypotenuse", skills.TRIGONOMETRY),
    ("circle|circumference|arc", skills.CIRCLES),
    ("angle|triangle|parallel", skills.ANGLES),
    ("area|volume|perimeter|geometry", skills.AREA_VOLUME),
    ("probab|chance|odds", skills.PROBABILITY),
    ("mean|median|average|deviation|statistic|data", skills.ONE_VARIABLE_DATA),
    ("ratio|rate|proportion|unit|speed", skills.RATES),
    ("slope|two variable", skills.LINEAR_TWO),
    ("function", skills.LINEAR_FUNCTIONS),
    ("value of an expression|value of expression|evaluat|linear|equation|algebra", skills.LINEAR_ONE),
    ("line", skills.LINEAR_TWO),
    ("expression|expand|simplif|factor|bracket", skills.EQUIVALENT),
)


def problems_for(skill: str) -> tuple[str, ...]:
    """The problems to vary for a skill. Raises BadInput, naming the skills there are, for another.

    >>> problems_for("Quadratics")
    ('Solve x^2 - 5x + 6 = 0',)
    """
    name = " ".join(skill.lower().replace("_", " ").replace("-", " ").split())
    if name in SEEDS:
        return SEEDS[name]
    for pattern, found in KEYWORDS:
        if re.search(rf"\b(?:{pattern})", name):
            return SEEDS[found]
    raise BadInput(f"There are no quizzes on {skill[:60]!r} yet: choose from {', '.join(SEEDS)}.")


def draft_from(
    *, problem: str | None = None, skill: str | None = None, count: int = 5, had: Collection[str] = ()
) -> Quiz:
    """Draft up to `count` items on problems like `problem`, or on a skill; items in `had` (ids) are not asked again."""
    from tools.maths import another_like_this

    seeds = (problem,) if problem else problems_for(skill or "")
    items: list[Item] = []
    places: Counter[str | None] = Counter()
    refused = None
    for seed in range(count * TRIES + len(had)):
        if len(items) == count:
            break
        report("drafting questions", len(items) / count)
        variant = another_like_this(seeds[seed % len(seeds)], seed=seed)
        if not variant.question:
            refused = variant.reason
            break
        item = item_for(variant, place=min(range(OPTIONS), key=lambda at: places[LETTERS[at]]))
        fresh = item.id not in had and quality.not_duplicate(item, items)
        # Numbers stand in order of size, so a letter that has its share can only be avoided, not dealt again.
        room = item.options is None or places[item.key_letter] < ceil(count / OPTIONS) + 1
        if all(item.gates.values()) and fresh and room:
            items.append(item)
            places[item.key_letter] += 1
    reason = None if len(items) == count else refused or f"Only {len(items)} such problems were found."
    return Quiz(None, quality.with_quiz_gates(items), reason)


def item_for(variant: Variant, place: int = 0) -> Item:
    """A varied problem as an item: multiple choice where wrong procedures give wrong answers enough, else typed.

    place: where the key goes (0 is the first option) when the options are not numbers, which stand in order of size.
    """
    answer = variant.answer or ""
    wrong = [Distractor(text, misconception) for text, misconception in variant.distractors if text != answer]
    distinct = list({one.text: one for one in wrong}.values())[: OPTIONS - 1]
    options = None
    if len(distinct) >= 2:
        order = [one.text for one in distinct]
        order.insert(min(place, len(order)), answer)
        if all(number(text) is not None for text in order):
            order.sort(key=lambda text: number(text) or 0)
        options = tuple(order)
    item = Item(
        id=item_id("maths", variant.question, answer),
        kind="choice" if options else "numeric" if number(answer) is not None else "text",
        stem=variant.question,
        options=options,
        key=answer,
        distractors=tuple(distinct),
        skill=variant.skill,
    )
    return replace(item, gates=_gates(item, variant.verified))


def _gates(item: Item, verified: bool) -> dict[str, bool]:
    gates = {"grounded": verified and bool(item.key), "self_contained": bool(item.stem.strip())}
    if item.options:
        gates |= {"one_right": quality.one_right(item), "distinct_options": quality.distinct_options(item)}
        gates |= {"no_flaws": quality.no_flaws(item)}
    return gates
