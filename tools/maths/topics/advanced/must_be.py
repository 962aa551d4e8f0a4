"""What must be true of letters under conditions: "a < b and c < 0; which must be true?", as choices or as I, II, III.

A statement that can fail is refuted by numbers; the one that is left is tried at thousands of points. Statements about
the graph of a function are for `statements.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from tools.maths import algebra, skills, typeset
from tools.maths.choice_reading import true_choice
from tools.maths.derivation import Derivation, Move, words
from tools.maths.grammar import try_parse
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.advanced import implied
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Apply, Node, Rel, walk
from tools.maths.values import Unvalued, holds

CONCEPT = (
    "A statement must be true only if no allowed numbers make it false: one counterexample is enough to reject it. "
    "Mind that multiplying both sides by a negative number turns an inequality round."
)
WANTED = {"must": ("always",), "could": ("always", "sometimes"), "never": ("never",), "false": ("never", "sometimes")}
Claim = tuple[Rel, ...]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of "which of the following must be true?" about letters, None for other problems."""
    task = read(stem)
    if task is None or task.trap or task.ask.kind != "true" or task.functions or task.facts or task.loose:
        return None
    conditions = (*task.conditions, *task.equations)
    asked = _asked(task.ask.word)
    if not conditions or asked is None or not stem.choices or task.points or task.identity:
        return None
    mode, sign = asked
    texts = stem.statements or tuple(c.text for c in stem.choices)
    claims = [_claim(text, sign) for text in texts]
    known = implied.known_letters(conditions)
    if any(c is None or not implied.known_letters(c) <= known or _calls(c) for c in claims) or _calls(conditions):
        return None
    kept = [c for c in claims if c is not None]
    verdicts = [implied.verdict(conditions, c, task.whole) for c in kept]
    if any(v is None for v in verdicts):
        return None
    flags = [v in WANTED[mode] for v in verdicts]
    right = true_choice(stem.choices, flags, numbered=bool(stem.statements))
    if right is None:
        return None
    return Derivation(
        skills.INEQUALITIES,
        CONCEPT,
        tuple(_move(conditions, c, v or "", task.whole) for c, v in zip(kept, verdicts, strict=True)),
        ({},),
        (),
        right.text.strip(),
        asked="You are asked which statements hold whatever allowed numbers the letters stand for."
        if mode == "must"
        else "You are asked which statements fit the conditions in the way the question says.",
        confirm=lambda: _confirmed(task, conditions, kept, flags, mode),
        fits=lambda choice: choice.letter == right.letter,
        full=task.full,
    )


def _asked(phrase: str) -> tuple[str, str] | None:
    """How sure a statement must be, and the sign it is about where it is about one: ("must", "negative")."""
    said = re.fullmatch(
        r"(?P<how>must(?: always)? be|must not be|could(?: also)? be|can be|might be|cannot be|can't be|could not be|"
        r"can never be|is always|are always|is|are) (?P<what>true|correct|false|positive|negative|zero)",
        phrase.strip(),
    )
    if said is None:
        return None
    how, what = said.group("how"), said.group("what")
    mode = "never" if "not" in how or "never" in how or "can't" in how else "must"
    mode = "could" if how.split()[0] in ("could", "can", "might") and mode == "must" else mode
    if what == "false":
        return {"must": ("never", ""), "could": ("false", "")}.get(mode)
    return mode, what if what in ("positive", "negative", "zero") else ""


def _claim(text: str, sign: str) -> Claim | None:
    node = try_parse(text.strip().rstrip("."))
    if sign and node is not None and not implied.as_relations(node):
        claim = implied.sign_claim(node, sign)
        return (claim,) if claim is not None else None
    return implied.as_relations(node) or None if not sign else None


def _calls(relations: Sequence[Rel]) -> bool:
    return any(isinstance(n, Apply) for r in relations for n in walk(r))


def _move(conditions: Sequence[Rel], claim: Claim, verdict: str, whole: frozenset[str]) -> Move:
    shown = r",\ ".join(typeset.latex(typeset.pretty(r)) for r in claim)
    said = {"always": "always true", "never": "never true", "sometimes": "true for some numbers, false for others"}
    if verdict == "sometimes":
        text = "Try allowed numbers (a negative, zero, a fraction): some make it true and others make it false."
    else:
        text = "Do the same to both sides of what is given, minding signs, and compare with the statement."
    check = partial(_checked, tuple(conditions), claim, verdict, whole)
    return Move("Test the statement", text, shown, words(said[verdict]), check=check)


def _checked(conditions: Sequence[Rel], claim: Claim, verdict: str, whole: frozenset[str]) -> bool:
    """By SymPy: examples for both sides where it is sometimes true, and points of the same kind where it is not."""
    wanted = {"always": (True,), "never": (False,), "sometimes": (True, False)}[verdict]
    for true in wanted:
        at = implied.example(conditions, claim, true, whole)
        if at is None or not _at(conditions, at) or _at(claim, at) is not true:
            return False
    return verdict == "sometimes" or implied.example(conditions, claim, not wanted[0], whole) is None


def _at(relations: Sequence[Rel], at: implied.Point) -> bool:
    exact: dict[str, Node] = {n: rational(v) for n, v in at.items() if isinstance(v, Fraction)}
    return all(algebra.satisfies(r, exact) for r in relations)


def _confirmed(
    task: Task, conditions: Sequence[Rel], claims: Sequence[Claim], flags: Sequence[bool], mode: str
) -> bool:
    """Random points, none of the grid's: the same verdicts."""
    judge: Callable[[Claim], str | None] = partial(_scattered, conditions, whole=task.whole)
    try:
        return [judge(c) in WANTED[mode] for c in claims] == list(flags)
    except Unvalued:
        return False


def _scattered(conditions: Sequence[Rel], claim: Claim, whole: frozenset[str]) -> str | None:
    seen = {all(holds(c, at) for c in claim) for at in implied.scattered(conditions, claim, whole)}
    return "sometimes" if len(seen) == 2 else "always" if seen == {True} else "never" if seen == {False} else None
