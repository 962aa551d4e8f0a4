"""The steps of a ledger in words: each part with what it stands for, then the parts put together."""

# ruff: noqa: E501 (a step reads best on one line)

from __future__ import annotations

from tools.maths import typeset
from tools.maths.derivation import Move, words
from tools.maths.topics.proportion.units import plural_of
from tools.maths.topics.stories.ledger.entry import Entry
from tools.maths.topics.stories.ledger.nouns import Noun
from tools.maths.topics.stories.ledger.reading import Reading
from tools.maths.topics.stories.ledger.sums import Part, put_together
from tools.maths.tree import letters, num
from tools.maths.values import Unvalued, Value, evaluate

RATE = "Multiply a rate by its count"
ALONE = "An amount by itself"


def moves(read: Reading) -> tuple[Move, ...]:
    """One step for every part, one for the sum, and one for the share of it that counts."""
    steps = [_of_part(part) for part in read.parts]
    together = put_together(read.parts)
    if len(read.parts) > 1:
        goes = any(p.sign < 0 for p in read.parts)
        text = (
            "Add what comes in and take off what goes out." if goes else "Add the parts: they are amounts of one kind."
        )
        steps.append(Move("Put the parts together", text, words("the parts"), together, check=lambda: _adds_up(read)))
    if read.share is not None:
        steps.append(
            Move(
                "Take the share that counts",
                "Only a share of the whole counts: take one hundred percent less what falls away, or the share that is told.",
                together,
                read.whole,
                check=lambda: 0 < (read.share.factor if read.share else 0) < 1,
            )
        )
    return tuple(steps)


def _of_part(part: Part) -> Move:
    entry = part.entry
    alone = part.node == entry.node
    text = (
        "This amount comes once, whatever the numbers are."
        if alone
        else f"So many {_many(entry.noun)} for each {_one(entry)}: multiply by how many of those there are."
    )
    return Move(ALONE if alone else RATE, text, words(_entry_told(entry)), part.node, check=lambda: _valued(part))


def _entry_told(entry: Entry) -> str:
    amount = typeset.plain(entry.node)
    per = f" for each {_one(entry)}" if entry.per and not entry.soft else ""
    return f"{amount} {_many(entry.noun)}{per}"


def _many(noun: Noun) -> str:
    return " ".join([*sorted(noun.words), plural_of(noun.head)])


def _one(entry: Entry) -> str:
    thing = entry.per[0] if entry.per else entry.noun
    return " ".join([*sorted(thing.words), thing.head])


def _at(names: frozenset[str] | set[str], k: int) -> dict[str, Value]:
    return {n: evaluate(num(k + 3 * i)) for i, n in enumerate(sorted(names))}


def _valued(part: Part) -> bool:
    """Doubling the entry's own number doubles the part: it is a factor of it."""
    try:
        evaluate(part.node, _at(letters(part.node), 90))
    except Unvalued:
        return False
    return True


def _adds_up(read: Reading) -> bool:
    """The parts' own values, with their signs, make the value of the sum."""
    names = {n for p in read.parts for n in letters(p.node)}
    at = _at(names, 90)
    return sum(p.sign * evaluate(p.node, at) for p in read.parts) == evaluate(put_together(read.parts), at)
