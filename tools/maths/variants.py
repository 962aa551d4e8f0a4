"""Another problem like this one: the same words and shape, other numbers, a verified answer and honest distractors.

Numbers are drawn until the new problem has as many solutions as the old one and a nice answer; the engine then solves
it like any other problem. Distractors come from wrong procedures (`misconceptions.py`) run on the new problem.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from tools.maths import spans, typeset
from tools.maths.derivation import Derivation
from tools.maths.problem import LETTERS, Problem
from tools.maths.reading import read
from tools.maths.solution import Solution, Variant
from tools.maths.spans import Formula, Segment
from tools.maths.tree import Abs, Apply, Bin, Group, Neg, Node, Num, Percent, Rel, Root, bare, letters, walk
from tools.maths.values import Unvalued, evaluate
from tools.maths.varying.distractors import DISTRACTORS, shown_choice, varied, wrong_texts

MAX_TRIES = 4_000
MAX_SECONDS = 5.0

Solve = Callable[[Problem], tuple[Derivation | None, Solution]]


def make(problem: Problem, original: Solution, found: Derivation, solve: Solve, seed: int | None) -> Variant:
    """A fresh problem of the structure of `problem`; `solve` is the engine, which verifies it."""
    generator = random.Random(seed)
    deadline = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_TRIES):
        if time.monotonic() > deadline:
            break
        candidate = _again(problem, _redrawn(problem, found, generator))
        if (
            candidate is None
            or _formulas(candidate) == _formulas(problem)
            or not _promising(candidate, found, bool(problem.choices))
        ):
            continue
        derivation, solution = solve(candidate)
        if derivation is None or not solution.verified or not _alike(solution, original, derivation, found):
            continue
        variant = _finished(candidate, solution, derivation, bool(problem.choices), generator, original.question)
        if variant is not None:
            return variant
    reason = "I could not find other numbers that keep this problem's structure and give a nice answer."
    return Variant("", skill=original.skill, reason=reason, origin=original.question)


def _formulas(problem: Problem) -> list[Node]:
    """The shapes of a problem's formulas: equal for a problem that is not fresh."""
    return [bare(p.node) for p in problem.segments if isinstance(p, Formula)]


# ---- new numbers ---------------------------------------------------------------------------------------------------

Draw = Callable[[Num], Num]


def _redrawn(problem: Problem, found: Derivation, generator: random.Random) -> tuple[Segment, ...]:
    """The stem with other numbers. A problem that lives from a coincidence (no solution, say) keeps it: equal numbers
    stay equal, or all numbers that stand alone grow by one factor."""
    draw: Draw = lambda number: _other_number(number, generator, ones)  # noqa: E731
    ones = all(n.value in (0, 1) or is_exponent for n, is_exponent in _numbers(problem))
    special = found.phrase is not None or problem.target.kind == "count"
    constants_only = special and len(problem.equations) > 1
    if constants_only:
        factor = generator.randint(2, 7)
        draw = lambda number: Num(number.value * factor)  # noqa: E731
    elif special:
        drawn: dict[Fraction, Num] = {}
        draw = lambda number: drawn.setdefault(number.value, _other_number(number, generator, ones))  # noqa: E731
    out: list[Segment] = []
    for part in problem.segments:
        if isinstance(part, Formula):
            node = _renumber(part.node, draw, constants_only)
            out.append(Formula(node, typeset.plain(node)))
        else:
            out.append(part)
    return tuple(out)


def _numbers(problem: Problem) -> Iterable[tuple[Num, bool]]:
    """The numbers of the stem, and whether each is an exponent."""
    for part in problem.segments:
        if isinstance(part, Formula):
            exponents = {id(n.right) for n in walk(part.node) if isinstance(n, Bin) and n.op == "^"}
            yield from ((n, id(n) in exponents) for n in walk(part.node) if isinstance(n, Num))


def _renumber(node: Node, draw: Draw, constants_only: bool = False) -> Node:
    """The same tree with other numbers; exponents stay, and with `constants_only` so do factors of letters."""
    match node:
        case Num():
            return draw(node)
        case Bin("*" | "/", left, right, shown) if constants_only and letters(node):
            return node
        case Bin("^", base, exponent):
            return Bin("^", _renumber(base, draw, constants_only), exponent)
        case Bin(op, left, right, shown):
            return Bin(op, _renumber(left, draw, constants_only), _renumber(right, draw, constants_only), shown)
        case Rel(op, left, right):
            return Rel(op, _renumber(left, draw, constants_only), _renumber(right, draw, constants_only))
        case Neg(arg):
            return Neg(_renumber(arg, draw, constants_only))
        case Percent(arg):
            return Percent(_renumber(arg, draw, constants_only))
        case Apply(name, arg):
            return Apply(name, _renumber(arg, draw, constants_only))
        case Root(arg, index):
            return Root(_renumber(arg, draw, constants_only), index)
        case Abs(arg):
            return Abs(_renumber(arg, draw, constants_only))
        case _:
            return node


def _other_number(number: Num, generator: random.Random, ones: bool) -> Num:
    value = number.value
    if value == 0 or (value == 1 and not ones):
        return number
    places = len(number.text.partition(".")[2])
    unit = Fraction(1, 10**places)
    units = value / unit
    if units.denominator != 1:
        return number
    step = 5 if units >= 20 and units % 5 == 0 else 1
    top = max(9, int(units) * 3 // 2)
    drawn = generator.randrange(2 if step == 1 else step, top + 1, step)
    new = drawn * unit
    return Num(new, f"{float(new):.{places}f}" if places else "")


def _again(problem: Problem, segments: tuple[Segment, ...]) -> Problem | None:
    """The problem with new formulas, read afresh from its own text: exactly what a learner would paste."""
    from index.errors import BadInput

    question = spans.typeset_segments(segments).strip()
    try:
        again = read(question)
    except BadInput:
        return None
    same = (again.target.kind, again.target.pick, len(again.equations)) == (
        problem.target.kind, problem.target.pick, len(problem.equations),
    )  # fmt: skip
    return again if same else None


def _promising(candidate: Problem, found: Derivation, problem_has_choices: bool) -> bool:
    """A cheap look with exact arithmetic: do the right number of nice solutions come out?"""
    from tools.maths.solving import derive

    derived = derive(candidate)
    if derived is None or derived.phrase != found.phrase:
        return False
    if (derived.solutions is None) != (found.solutions is None):
        return False
    if len(derived.solutions or ()) != len(found.solutions or ()):
        return False
    if len(derived.values) != len(found.values) and not problem_has_choices:
        return False
    nodes = [*derived.values, *(v for s in derived.solutions or () for v in s.values())]
    return all(_nice(node, _whole(found)) for node in nodes)


def _whole(found: Derivation) -> bool:
    """Whether the original's values are whole numbers (then the variant's shall be, too)."""
    return all(_is_whole(n) for n in [*found.values, *(v for s in found.solutions or () for v in s.values())])


def _is_whole(node: Node) -> bool:
    items = node.items if isinstance(node, Group) else (node,)
    try:
        values = [evaluate(i) for i in items]
    except Unvalued:
        return True
    return all(isinstance(v, Fraction) and v.denominator == 1 for v in values)


def _nice(node: Node, whole: bool) -> bool:
    items = node.items if isinstance(node, Group) else (node,)
    for item in items:
        if letters(item):
            continue
        try:
            value = evaluate(item)
        except Unvalued:
            return False
        if not isinstance(value, Fraction):
            if whole:
                return False
        elif abs(value) > 1000 or value.denominator > (1 if whole else 20):
            return False
    return True


def _alike(solution: Solution, original: Solution, derivation: Derivation, found: Derivation) -> bool:
    """The same skill, about as many steps, and another answer (where the kind of answer allows one)."""
    in_words = found.phrase is not None or original.answer == solution.answer == str(len(found.solutions or ()))
    different = in_words or solution.answer != original.answer
    return different and solution.skill == original.skill and abs(len(derivation.moves) - len(found.moves)) <= 1


# ---- choices -------------------------------------------------------------------------------------------------------


def _finished(
    problem: Problem, solution: Solution, found: Derivation, with_choices: bool, generator: random.Random, origin: str
) -> Variant | None:
    roots = found.values
    if with_choices and len(roots) > 1:  # one of several values is offered as a choice
        root = generator.choice(roots)
        found, solution = replace(found, values=(root,)), replace(solution, answer=typeset.plain(root))
    wrong = wrong_texts(problem, solution, found, never=roots)
    if len(wrong) < DISTRACTORS:
        return None
    chosen = varied(wrong, generator)
    variant = Variant(
        question=problem.question, answer=solution.answer, verified=solution.verified, skill=solution.skill,
        distractors=tuple(chosen), origin=origin,
    )  # fmt: skip
    if not with_choices or solution.answer is None:
        return variant
    options = [solution.answer, *(text for text, _ in chosen[:DISTRACTORS])]
    generator.shuffle(options)
    letter = LETTERS[options.index(solution.answer)]
    return replace(
        variant, choices=tuple(f"({LETTERS[i]}) {shown_choice(o)}" for i, o in enumerate(options)), choice=letter
    )
