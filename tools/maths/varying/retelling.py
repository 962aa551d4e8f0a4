"""Another problem like a story or a figure: the same words with other numbers, read and solved afresh by the engine.

`variants.py` varies problems that are formulas and nothing else; this module varies any other text. A draw counts only
if the engine solves the new text as it solved the old one: same skill, same steps, verified, an answer as nice. Where
the answer cannot do without its choices ("which equation …"), these get the same new numbers; else choices are made
from what wrong procedures give.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation
from tools.maths.polynomial import rational
from tools.maths.problem import LETTERS, Problem, split_choices
from tools.maths.second_route import equivalent
from tools.maths.solution import Solution, Variant
from tools.maths.tree import Bin, Group, Node, Num, Rel, letters, walk
from tools.maths.values import Unvalued, evaluate, exact_value
from tools.maths.varying.distractors import DISTRACTORS, shown_choice
from tools.maths.varying.renumbering import redrawn

MAX_TRIES = 400
MAX_SECONDS = 6.0

Solved = tuple[Problem, Derivation, Solution]
Understand = Callable[[str, tuple[str, ...] | None], Solved | None]


def retell(text: str, original: Solved, understand: Understand, seed: int | None) -> Variant:
    """A fresh problem in the words of `text` (without choices); `understand` is the engine, None where it cannot."""
    problem, _, solution = original
    choices = tuple(f"({c.letter}) {c.text}" for c in problem.choices)
    alone = understand(text, None) if choices else original
    generator = random.Random(seed)
    deadline = time.monotonic() + MAX_SECONDS
    seen = {text}
    for _ in range(MAX_TRIES):
        if time.monotonic() > deadline:
            break
        new, *new_choices = redrawn([text, *choices], generator)
        if new in seen:
            continue
        seen.add(new)
        listed = None if alone is not None else tuple(new_choices)
        again = understand(new, listed)
        if again is None or not _alike(alone or original, again):
            continue
        if listed is not None:
            return _with_choices(again, listed, solution.question)
        return _with_answer(again, bool(choices), generator, solution.question)
    reason = "I could not find other numbers that keep this problem's structure and give a nice answer."
    return Variant("", skill=solution.skill, reason=reason, origin=solution.question)


def _alike(old: Solved, new: Solved) -> bool:
    """Solved the same way, as surely, with another answer that is as nice as the old one."""
    (_, old_found, old_solution), (_, new_found, new_solution) = old, new
    if (new_solution.skill, new_solution.verified) != (old_solution.skill, old_solution.verified):
        return False
    if [m.rule for m in new_found.moves] != [m.rule for m in old_found.moves]:
        return False
    if bool(new_found.phrase) != bool(old_found.phrase) or len(new_found.values) != len(old_found.values):
        return False
    if not old_found.phrase and new_solution.answer == old_solution.answer:
        return False
    return all(_as_nice(a, b) for a, b in zip(old_found.values, new_found.values, strict=True))


def _as_nice(old: Node, new: Node) -> bool:
    """Whole stays whole, positive stays positive, and no long decimals or large denominators."""
    if isinstance(old, Rel | Group) or letters(old):
        return type(old) is type(new) and (_has_fractions(old) or not _has_fractions(new))
    try:
        a, b = evaluate(old), evaluate(new)
    except Unvalued:
        return False
    if not isinstance(a, Fraction) or not isinstance(b, Fraction):
        return isinstance(a, Fraction) == isinstance(b, Fraction)
    if (a > 0) != (b > 0) or abs(b) > 100 * abs(a) + 1000:
        return False
    return b.denominator <= max(a.denominator, 1 if a.denominator == 1 else 12)


def _has_fractions(node: Node) -> bool:
    return any(
        (isinstance(n, Num) and n.value.denominator > 1) or (isinstance(n, Bin) and n.op == "/") for n in walk(node)
    )


def _with_choices(solved: Solved, listed: Sequence[str], origin: str) -> Variant:
    problem, _, solution = solved
    wrong = [c.text for c in problem.choices if c.letter != solution.choice]
    return Variant(
        question=_stem_text(problem), choices=tuple(listed), answer=solution.answer, choice=solution.choice,
        verified=solution.verified, skill=solution.skill, origin=origin,
        distractors=tuple((text, "put the numbers in other places") for text in wrong),
    )  # fmt: skip


def _stem_text(problem: Problem) -> str:
    return split_choices(problem.question, None)[0]


def _with_answer(solved: Solved, with_choices: bool, generator: random.Random, origin: str) -> Variant:
    problem, found, solution = solved
    wrong: dict[str, str] = {}
    values = [v for v in found.values if not isinstance(v, Rel | Group)]
    for slip in found.slips:
        if not any(_same(slip.value, value) for value in values):
            wrong.setdefault(typeset.plain(_worked_out(slip.value)), slip.name)
    wrong.pop(solution.answer or "", None)
    variant = Variant(
        question=_stem_text(problem), answer=solution.answer, verified=solution.verified, skill=solution.skill,
        distractors=tuple(wrong.items())[: DISTRACTORS + 2], origin=origin,
    )  # fmt: skip
    if not with_choices or len(wrong) < DISTRACTORS or solution.answer is None:
        return variant
    options = [solution.answer, *list(wrong)[:DISTRACTORS]]
    generator.shuffle(options)
    shown = tuple(f"({LETTERS[i]}) {shown_choice(option)}" for i, option in enumerate(options))
    return replace(variant, choices=shown, choice=LETTERS[options.index(solution.answer)])


def _worked_out(node: Node) -> Node:
    """7 + 15 as 22; what has letters or no exact value stays as it is."""
    value = exact_value(node)
    return node if value is None else rational(value)


def _same(a: Node, b: Node) -> bool:
    if any(isinstance(n, Rel | Group) for node in (a, b) for n in walk(node)):
        return False
    return equivalent(a, b)
