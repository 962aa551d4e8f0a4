"""A story that was understood, on its way to a derivation: its letters and the moves that set its relations up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Move, Slip, State, words
from tools.maths.stem import Stem
from tools.maths.topics.stories.asking import Ask
from tools.maths.topics.stories.meaning import Line, Meaning, Slot
from tools.maths.topics.stories.nouns import MONEY, TIMES, Noun
from tools.maths.topics.stories.relations import Formulation, amount, term
from tools.maths.topics.stories.text import Story
from tools.maths.topics.stories.trying import as_told, counted_out, units_alike
from tools.maths.tree import Num, Sym, letters, num

CONCEPT = (
    "An amount for each thing, times the number of things, is the amount for all of them. Write that down for every "
    "rate in the story, add what is paid or there only once, and set it equal to the total."
)
BOUND_CONCEPT = (
    "Write the amount as in an equation; words such as “at least” and “at most” say which sign "
    "stands between it and the limit."
)
ASKED = "Put the story into symbols: an amount for each, times how many, for every part of it."


@dataclass
class Telling:
    """pairs: the two classes of each comparison, by its place. full: whether every word was understood.

    factor: how many of the units asked for one of the story's units is.
    """

    stem: Stem
    story: Story
    wanted: Ask
    meaning: Meaning
    pairs: dict[int, tuple[Slot, Slot]]
    full: bool
    factor: Fraction = Fraction(1)
    question: str = ""  # the words that ask, without what they tell

    @property
    def slots(self) -> list[Slot]:
        """All classes."""
        return self.meaning.slots

    @property
    def asking(self) -> str:
        """The sentence that asks."""
        return self.story.sentences[self.story.asking]

    def called(self, slot: Slot) -> str:
        """What one of a class is called."""
        return called(slot, self.slots)

    def parts(self) -> list[Move]:
        """One move for every rate with its count."""
        moves = []
        for line in self.meaning.lines:
            for slot in line.slots:
                product = term(slot)
                if isinstance(product, Sym | Num):
                    continue
                moves.append(
                    Move(
                        "Multiply the rate by the number",
                        f"Each {self.called(slot)} counts for the same amount, so multiply that amount by how "
                        f"many there are.",
                        words(f"{unit(line.kind)} for each {self.called(slot)}, taken as many times as there are"),
                        product,
                        check=counted_out(line, slot, product),
                    )
                )
        return moves

    def setting_up(self, formulation: Formulation, system: bool) -> list[Move]:
        moves = []
        for line, relation in zip(
            [x for x in self.meaning.lines if x.total is not None], formulation.lines, strict=True
        ):
            moves.append(
                Move(
                    "Write the relation",
                    in_words(line, relation.op),
                    story_words(line),
                    State.of(relation),
                    check=lambda line=line, relation=relation: as_told(self.meaning, line, relation),  # type: ignore[misc]
                )
            )
        if system:
            for relation in formulation.others:
                moves.append(
                    Move(
                        "Write what is said about the numbers",
                        "The story also says how the numbers of things belong together; that is a relation of its own.",
                        words("what the story says about the numbers"),
                        State.of(relation),
                        check=lambda relation=relation: units_alike(self.meaning, relation),  # type: ignore[misc]
                    )
                )
        return moves

    def naming(self, unknown: list[Slot]) -> list[Move]:
        return [
            Move(
                "Name the unknown",
                f"Choose a letter for the number that is not known. It counts this: {self.called(s)}.",
                words(f"the number of: {self.called(s)}"),
                s.count or num(0),
                check=lambda s=s: self.free(s),  # type: ignore[misc]
            )
            for s in unknown
        ]

    def name(self, unknown: list[Slot]) -> None:
        """A letter for each unknown number: its noun's first, or the next that is free."""
        taken = {n for s in self.slots for n in letters(s.rate.value)}
        for slot in unknown:
            stem = sorted(slot.own - TIMES or slot.own, key=len)[0]
            letter = next(x for x in [stem[0], *"nxyzuvw"] if x not in taken and x not in "eilo")
            taken.add(letter)
            slot.count = Sym(letter)

    def free(self, slot: Slot) -> bool:
        """A letter names one number only."""
        return isinstance(slot.count, Sym) and sum(s.count == slot.count for s in self.slots) == 1

    def mixed(self, line: Line) -> tuple[Slip, ...]:
        """Counts given to the wrong rates."""
        if len(line.slots) != 2 or any(s.count is None for s in line.slots):
            return ()
        a, b = line.slots
        crossed = replace(line, slots=[replace(a, count=b.count), replace(b, count=a.count)])
        return (Slip("pairing a rate with the other one's count", amount(crossed, self.meaning.share)),)


def called(slot: Slot, slots: list[Slot]) -> str:
    """What one of a class is called, with what sets it apart where another is called the same: "pound (apple)"."""
    twins = [s for s in slots if s is not slot and s.rate.one == slot.rate.one]
    return f"{slot.rate.one} ({said(slot.own)})" if twins and slot.own else slot.rate.one


def said(stems: Noun) -> str:
    return " ".join(sorted(stems))


def unit(kind: Noun) -> str:
    return "an amount of money" if kind == MONEY else f"an amount ({said(kind)})"


def in_words(line: Line, op: str) -> str:
    bound = {
        "=": "make up",
        "≤": "may be no more than",
        "≥": "must be no less than",
        "<": "must be less than",
        ">": "must be more than",
    }[op]
    fixed = ", together with what is there only once," if line.fixed else ""
    return f"The rates times their numbers{fixed} {bound} the total that the story gives."


def story_words(line: Line) -> str:
    """A line of the story in a few words, as LaTeX: "28 for each month, 45 once; 353 in all"."""
    parts = [f"{typeset.plain(s.rate.value)} for each {called(s, line.slots)}" for s in line.slots]
    parts += [f"{typeset.plain(f.value)} once" for f in line.fixed]
    total = f"; {typeset.plain(line.total)} in all" if line.total is not None else ""
    return words(", ".join(parts) + total)
