"""The choice that says what a ledger says: a formula for its sum, a relation that its sum keeps, or the number asked for.

Never called verified: what surrounds the numbers is not read as a whole.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.problem import Choice
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.by_units.set_up import SetUp, written
from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger import reading, unread
from tools.maths.topics.stories.ledger.reading import Reading
from tools.maths.topics.stories.ledger.sums import Unknown
from tools.maths.topics.stories.ledger.told import moves
from tools.maths.topics.stories.outcomes import Scene, as_expression, as_relations, output, root_of
from tools.maths.tree import Chain, Group, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate

READS = unread.READS
CONCEPT = (
    "A number for each one times how many there are gives an amount. Amounts of one kind are added where they come in and "
    "taken off where they go out; a first part with its own price is counted apart."
)
_LEAST = re.compile(r"\b(?:least|minimum|smallest|fewest)\b")
_MOST = re.compile(r"\b(?:greatest|maximum|largest|most)\b")
_SUM = re.compile(r"\b(?:altogether|in all|in total|total|left|remain\w*|profit)\b")
# A way along which one goes to and fro is no sum of what comes in and goes out.
_MOTION = re.compile(r"\b(?:towards?|away from|back to|approach\w*|apart|opposite directions?|returns? to)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story told as a ledger, None where it is none or no single choice agrees."""
    if len(stem.choices) < 3 or len(stem.prose) > 2400 or DENIED.search(stem.ask) or _MOTION.search(stem.prose):
        return None
    nodes = [c.node for c in stem.choices if c.node is not None or not _run(c)]
    if len(nodes) < 3 or any(n is None or isinstance(n, Group | Chain) for n in nodes):
        return None
    story = Story(stem)
    if unread.unfit(stem, story):
        return None
    lettered = [n for n in nodes if n is not None and letters(n)]
    try:
        if not lettered:
            return _number(stem, story)
        if len(lettered) < len(nodes):
            return None
        outputs = frozenset(output(n) if isinstance(n, Rel) and letters(n.right) else "" for n in lettered)
        if not any(isinstance(n, Rel) for n in lettered) or (len(outputs) == 1 and "" not in outputs):
            return _formula(stem, story, outputs - {""})
        return _relation(stem, story) if all(isinstance(n, Rel) for n in lettered) else None
    except (Unknown, Unvalued, ZeroDivisionError):
        return None


def _run(choice: Choice) -> bool:
    """Whether a choice that is no formula for the reader is a product of three letters or more: "hgm"."""
    return bool(re.fullmatch(r"[ $]*[a-zA-Z]{3,4}[ $]*", choice.text))


def _formula(stem: Stem, story: Story, outputs: frozenset[str]) -> Derivation | None:
    """The formula for the amount asked for."""
    read = reading.amount(stem, story, outputs)
    if read is None or len(read.parts) < 1:
        return None
    several = len(letters(read.whole)) > 1
    skill = skills.LINEAR_FUNCTIONS if outputs else skills.LINEAR_TWO if several else skills.LINEAR_ONE
    asked = "You are asked for an expression, not for a number."
    return as_expression(stem, Scene(skill, CONCEPT, asked, steps=moves(read)), read.whole)


def _relation(stem: Stem, story: Story) -> Derivation | None:
    """The equation or inequality that holds the sum against the total."""
    read = reading.held(stem, story, "relation")
    if read is None or read.total is None or not letters(read.whole) or re.search(r"\bnot\b", stem.ask):
        return None
    mine = Rel(read.op, read.whole, read.total)
    against = Move(
        "Hold it against the total", "The words before the total say how the sum must compare with it.", read.whole, mine,
        check=lambda: _changes(read.whole),
    )  # fmt: skip
    scene = Scene(
        skills.LINEAR_ONE if read.op == "=" else skills.INEQUALITIES, CONCEPT,
        "You are asked which relation says what the story says, not for a number.", steps=(*moves(read), against),
        shortcut="Put a number in for the letter, work the story out, and see which choice says the same of it.",
    )  # fmt: skip
    return as_relations(stem, scene, (mine,), "See which choice holds for the same values as this one.")


def _changes(whole: Node) -> bool:
    """The sum changes with its letters, so that it can meet the total."""
    here, there = ({n: Fraction(size) for n in letters(whole)} for size in (31, 37))
    return evaluate(whole, here) != evaluate(whole, there)


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
        skills.RATES, CONCEPT, (*moves(read), last), ({},), (node,),
        asked="You are asked for an amount.", fits=telling.fitting(stem, node),
        confirm=lambda: evaluate(read.whole) == value, full=False,
    )  # fmt: skip


def _met(stem: Stem, story: Story, read: Reading) -> Derivation | None:
    """The number for which the sum meets its total."""
    assert read.total is not None
    name, total = read.target, read.total
    if letters(read.whole) != {name}:
        return None
    relation = Rel("=", read.whole, total)
    exact = root_of(relation, name)
    if exact is None or exact <= 0 or (read.beyond is not None and exact <= read.beyond):
        return None
    answer = exact
    least, most = _LEAST.search(stem.ask), _MOST.search(stem.ask)
    if least and not most and read.op in "≥>":
        answer = Fraction(ceil(exact)) if read.op == "≥" else Fraction(floor(exact) + 1)
    elif most and not least and read.op in "≤<":
        answer = Fraction(floor(exact)) if read.op == "≤" else Fraction(ceil(exact) - 1)
    elif read.op != "=" or least or most:
        return None
    setup = SetUp(
        (relation,), {name: exact}, Sym(name), skills.INEQUALITIES if read.op != "=" else skills.LINEAR_ONE, CONCEPT,
        "Write the whole sum as the story tells it, and set it equal to the total.",
        "You are asked for a number that makes the sum meet its total.", tuple(stem.placeholders()),
    )  # fmt: skip
    node = telling.shown(answer, telling.decimals(stem))
    found = written(stem, setup, telling.fitting(stem, node))
    if found is None:
        return None
    steps = (*moves(read), *found.moves)
    if answer != exact:
        steps = (*steps, Move("Take a whole number", "Only whole ones count: see which whole number meets the condition.", found.values[0], node, check=lambda: abs(answer - exact) <= 1))  # fmt: skip
    return replace(found, moves=steps, values=(node,))
