"""Drafting from maths: fresh problems of the same structure, their answers verified by the maths engine.

The engine varies a problem, solves it and computes what wrong procedures would give; here that becomes an item, whose
distractors are those wrong results with the slip that leads to each. An answer that was not verified is not asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from index.errors import BadInput
from index.progress import report
from tools.quiz import quality
from tools.quiz.item import LETTERS, Distractor, Item, Quiz, item_id
from tools.quiz.reading import number

if TYPE_CHECKING:
    from tools.maths.solution import Variant

TRIES = 4  # seeds tried for each item wanted before giving up
OPTIONS = 4

# A problem to vary for each skill, and the other names learners have for it.
SEEDS = {
    "linear equations": "Solve 3x + 7 = 22",
    "quadratic equations": "Solve x^2 - 5x + 6 = 0",
    "systems of equations": "Solve the system x + y = 10, x - y = 4",
    "value of an expression": "If 3x + 7 = 22, what is the value of 6x - 1?",
}
ALIASES = {
    "linear": "linear equations",
    "linear equation": "linear equations",
    "linear equations in one variable": "linear equations",
    "equations": "linear equations",
    "quadratic": "quadratic equations",
    "quadratics": "quadratic equations",
    "quadratic equation": "quadratic equations",
    "system": "systems of equations",
    "systems": "systems of equations",
    "system of equations": "systems of equations",
    "systems of two": "systems of equations",
    "simultaneous equations": "systems of equations",
    "evaluate": "value of an expression",
    "evaluate expression": "value of an expression",
    "expressions": "value of an expression",
    "value of expression": "value of an expression",
}


def problem_for(skill: str) -> str:
    """The problem to vary for a skill. Raises BadInput, naming the skills there are, for another.

    >>> problem_for("Quadratics")
    'Solve x^2 - 5x + 6 = 0'
    """
    name = " ".join(skill.lower().replace("_", " ").replace("-", " ").split())
    name = ALIASES.get(name, name)
    if name not in SEEDS:
        raise BadInput(f"There are no quizzes on {skill[:60]!r} yet: choose from {', '.join(SEEDS)}.")
    return SEEDS[name]


def draft_from(
    *, problem: str | None = None, skill: str | None = None, count: int = 5, had: Collection[str] = ()
) -> Quiz:
    """Draft up to `count` items on problems like `problem`, or on a skill; items in `had` (ids) are not asked again."""
    from tools.maths import another_like_this

    seed_problem = problem or problem_for(skill or "")
    items: list[Item] = []
    places: Counter[str | None] = Counter()
    refused = None
    for seed in range(count * TRIES + len(had)):
        if len(items) == count:
            break
        report("drafting questions", len(items) / count)
        variant = another_like_this(seed_problem, seed=seed)
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
