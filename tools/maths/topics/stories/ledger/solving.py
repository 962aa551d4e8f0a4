"""The choice that says what a ledger says: a formula for its sum, a relation that its sum keeps, or the number asked for.

Never called verified: what surrounds the numbers is not read as a whole.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.problem import Choice
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.by_units.set_up import SetUp, written
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation, close, relations, same_border
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger import reading
from tools.maths.topics.stories.ledger.reading import Reading
from tools.maths.topics.stories.ledger.sums import Unknown
from tools.maths.topics.stories.ledger.told import moves
from tools.maths.tree import Apply, Chain, Group, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, Value, evaluate

READS = reading.READS
CONCEPT = (
    "A number for each one times how many there are gives an amount. Amounts of one kind are added where they come in and "
    "taken off where they go out; a first part with its own price is counted apart."
)
_LEAST = re.compile(r"\b(?:least|minimum|smallest|fewest)\b")
_MOST = re.compile(r"\b(?:greatest|maximum|largest|most)\b")
_SUM = re.compile(r"\b(?:altogether|in all|in total|total|left|remain\w*|profit)\b")
# A way along which one goes to and fro is no sum of what comes in and goes out.
_MOTION = re.compile(r"\b(?:towards?|away from|back to|approach\w*|apart|opposite directions?|returns? to)\b")
_SIZES = (Fraction(53), Fraction(47), Fraction(61), Fraction(71))


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story told as a ledger, None where it is none or no single choice agrees."""
    if len(stem.choices) < 3 or len(stem.prose) > 2400 or DENIED.search(stem.ask) or _MOTION.search(stem.prose):
        return None
    nodes = [c.node for c in stem.choices if c.node is not None or not _run(c)]
    if len(nodes) < 3 or any(n is None or isinstance(n, Group | Chain) for n in nodes):
        return None
    story = Story(stem)
    if reading.unfit(stem, story):
        return None
    lettered = [n for n in nodes if n is not None and letters(n)]
    try:
        if not lettered:
            return _number(stem, story)
        if len(lettered) < len(nodes):
            return None
        outputs = frozenset(_output(n) for n in lettered)
        if not any(isinstance(n, Rel) for n in lettered) or (len(outputs) == 1 and "" not in outputs):
            return _formula(stem, story, outputs - {""})
        return _relation(stem, story) if all(isinstance(n, Rel) for n in lettered) else None
    except (Unknown, Unvalued, ZeroDivisionError):
        return None


def _run(choice: Choice) -> bool:
    """Whether a choice that is no formula for the reader is a product of three letters or more: "hgm"."""
    return bool(re.fullmatch(r"[ $]*[a-zA-Z]{3,4}[ $]*", choice.text))


def _output(node: Node) -> str:
    """The letter or function that a formula gives."""
    match node:
        case Rel("=", Sym(name) | Apply(name, Sym()), right) if letters(right) and name not in letters(right):
            return name
    return ""


def _formula(stem: Stem, story: Story, outputs: frozenset[str]) -> Derivation | None:
    """The formula for the amount asked for."""
    read = reading.amount(stem, story, outputs)
    if read is None or len(read.parts) < 1:
        return None
    names = sorted(letters(read.whole))
    points = [{n: size + 2 * i for i, n in enumerate(names)} for size in _SIZES]

    def fits(choice: Choice) -> bool:
        node = choice.node.right if isinstance(choice.node, Rel) else choice.node
        if node is None or not letters(node) <= set(names):
            return False
        try:
            return all(close(evaluate(node, dict(p)), evaluate(read.whole, dict(p))) for p in points)
        except Unvalued:
            return False

    right = [c for c in stem.choices if fits(c)]
    if len(right) != 1 or right[0].node is None or not names:
        return None
    node = right[0].node.right if isinstance(right[0].node, Rel) else right[0].node
    compare = Move(
        "Compare with the choices", "Multiply out where that helps: see which choice is the same expression.", read.whole, node,
        check=lambda: fits(right[0]),
    )  # fmt: skip
    return Derivation(
        skills.LINEAR_FUNCTIONS if outputs else skills.LINEAR_TWO if len(names) > 1 else skills.LINEAR_ONE,
        CONCEPT, (*moves(read, story), compare), ({},), (right[0].node,),
        asked="You are asked for an expression, not for a number.",
        fits=fits, confirm=lambda: _at_one(read, node, names), full=False,
        shortcut="Put a small number in for each letter, work the story out, and keep the choice that gives the same.",
    )  # fmt: skip


def _at_one(read: Reading, node: Node, names: Sequence[str]) -> bool:
    """The chosen formula agrees at points between whole numbers, too."""
    at: dict[str, Value] = {n: Fraction(137 + 6 * i, 2) for i, n in enumerate(names)}
    return close(evaluate(node, at), evaluate(read.whole, at))


def _relation(stem: Stem, story: Story) -> Derivation | None:
    """The equation or inequality that holds the sum against the total."""
    read = reading.held(stem, story, "relation")
    if read is None or read.total is None:
        return None
    total = read.total
    names = tuple(sorted(letters(read.whole)))
    if not names or re.search(r"\bnot\b", stem.ask):
        return None

    def gap(at: Point) -> Value:
        return evaluate(read.whole, dict(at)) - evaluate(total, dict(at))

    condition = Condition(gap, read.op, "the sum against the total")
    strict = len({r.op in "<>" for c in stem.choices if c.node is not None for r in relations(c.node)}) > 1

    def situation(reach: float) -> Situation:
        return Situation(
            (), names, frozenset(), skills.INEQUALITIES, CONCEPT, conditions=(condition,), span=(0.01, reach)
        )

    def fits(choice: Choice) -> bool:
        found = relations(choice.node) if choice.node is not None else ()
        try:
            return len(found) == 1 and any(same_border(found[0], condition, situation(s), strict) for s in (400, 6000))
        except (Unvalued, ZeroDivisionError, OverflowError):
            return False

    right = [c for c in stem.choices if fits(c)]
    if len(right) != 1 or right[0].node is None:
        return None
    mine = Rel(read.op, read.whole, total)
    compare = Move(
        "Compare with the choices", "See which choice holds for the same values as this one.", mine, right[0].node,
        check=lambda: fits(right[0]),
    )  # fmt: skip
    against = Move(
        "Hold it against the total", "The words before the total say how the sum must compare with it.", read.whole, mine,
        check=lambda: _beside(gap, read, names),
    )  # fmt: skip
    skill = skills.LINEAR_ONE if read.op == "=" else skills.INEQUALITIES
    return Derivation(
        skill, CONCEPT, (*moves(read, story), against, compare), ({},), (right[0].node,),
        asked="You are asked which relation says what the story says, not for a number.",
        fits=fits, confirm=lambda: fits(right[0]), full=False,
        shortcut="Put a number in for the letter, work the story out, and see which choice says the same of it.",
    )  # fmt: skip


def _beside(gap: object, read: Reading, names: Sequence[str]) -> bool:
    """The sum changes with its letters, so that it can meet the total."""
    at: dict[str, Value] = {n: Fraction(31) for n in names}
    further: dict[str, Value] = {n: Fraction(37) for n in names}
    return evaluate(read.whole, at) != evaluate(read.whole, further)


def _number(stem: Stem, story: Story) -> Derivation | None:
    """The number asked for: the sum itself, or how many make it meet its total."""
    values = [telling.number_of(telling.choice_value(c)) for c in stem.choices]
    if None in values:
        return None
    read = reading.held(stem, story, "")
    if read is None or read.total is None:
        read = reading.amount(stem, story, frozenset())
        if read is None or letters(read.whole) or len(read.parts) < 1:
            return None
        return _worked_out(stem, story, read)
    return _met(stem, story, read)


def _worked_out(stem: Stem, story: Story, read: Reading) -> Derivation | None:
    """The sum as a number."""
    value = evaluate(read.whole)
    if not isinstance(value, Fraction) or value <= 0 or not (read.cut or _SUM.search(story.ask)):
        return None
    node = telling.shown(value, telling.decimals(stem))
    last = Move("Work it out", "Multiply first, then add and subtract.", read.whole, node)
    return Derivation(
        skills.RATES, CONCEPT, (*moves(read, story), last), ({},), (node,),
        asked="You are asked for an amount.", fits=telling.fitting(stem, node),
        confirm=lambda: evaluate(read.whole) == value, full=False,
    )  # fmt: skip


def _met(stem: Stem, story: Story, read: Reading) -> Derivation | None:
    """The number for which the sum meets its total."""
    assert read.total is not None
    name, total = read.target, read.total
    if letters(read.whole) != {name}:
        return None
    at = [evaluate(read.whole, {name: Fraction(k)}) for k in (1, 2, 3)]
    goal = evaluate(total)
    if not all(isinstance(v, Fraction) for v in (*at, goal)):
        return None
    first, second, third = (Fraction(v) for v in at)
    if second - first != third - second or second == first:
        return None
    exact = 1 + (Fraction(goal) - first) / (second - first)
    if exact <= 0 or (read.beyond is not None and exact <= read.beyond):
        return None
    answer = exact
    least, most = _LEAST.search(stem.ask), _MOST.search(stem.ask)
    if least and not most and read.op in "≥>":
        answer = Fraction(ceil(exact)) if read.op == "≥" else Fraction(floor(exact) + 1)
    elif most and not least and read.op in "≤<":
        answer = Fraction(floor(exact)) if read.op == "≤" else Fraction(ceil(exact) - 1)
    elif read.op != "=" or least or most:
        return None
    relation = Rel("=", read.whole, total)
    setup = SetUp(
        (relation,), {name: exact}, Sym(name), skills.INEQUALITIES if read.op != "=" else skills.LINEAR_ONE, CONCEPT,
        "Write the whole sum as the story tells it, and set it equal to the total.",
        "You are asked for a number that makes the sum meet its total.", tuple(stem.placeholders()),
    )  # fmt: skip
    node = telling.shown(answer, telling.decimals(stem))
    found = written(stem, setup, telling.fitting(stem, node))
    if found is None:
        return None
    steps = (*moves(read, story), *found.moves)
    if answer != exact:
        steps = (*steps, Move("Take a whole number", "Only whole ones count: see which whole number meets the condition.", found.values[0], node, check=lambda: abs(answer - exact) <= 1))  # fmt: skip
    return replace(found, moves=steps, values=(node,))
