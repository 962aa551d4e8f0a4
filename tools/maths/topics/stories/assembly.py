"""A story's facts put together: which class each count belongs to, what is there once, what is the total.

Units are the stems of nouns. A count belongs to the one class whose distinguishing stems it shares; a number that
belongs nowhere makes the story unread.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tools.maths.topics.stories.asking import Ask
from tools.maths.topics.stories.chaining import chained
from tools.maths.topics.stories.facts import Amount, Compared, Named, Rate, Reading, Share
from tools.maths.topics.stories.meaning import (
    AMOUNT_WORDS,
    SIZE_WORDS,
    VAGUE,
    Line,
    Meaning,
    Slot,
)
from tools.maths.topics.stories.nouns import GENERIC, MONEY, TIMES, Noun
from tools.maths.topics.stories.settling import Settling
from tools.maths.topics.stories.text import Story
from tools.maths.tree import Apply, Node, Num, Sym, letters


def assemble(story: Story, reading: Reading, ask: Ask) -> Meaning | None:
    """The meaning of a story whose numbers were all understood; None when they do not fit together."""
    rates = [f for f in reading.facts if isinstance(f, Rate)]
    amounts = [f for f in reading.facts if isinstance(f, Amount)]
    named = [f for f in reading.facts if isinstance(f, Named)]
    shares = [f for f in reading.facts if isinstance(f, Share)]
    if not rates or reading.missed or len(shares) > 1 or len(rates) > 6:
        return None
    rates = chained(rates, amounts, named, ask)
    work = _Assembly(story, ask, rates)
    if not work.classes():
        return None
    if any(r.steps for r in rates) and not re.search(r"\b(?:constant|steady|steadily)\b", work.text):
        work.meaning.guessed.append("whether it goes on between the steps")
    work.meaning.compared = [f for f in reading.facts if isinstance(f, Compared)]
    work.meaning.share = shares[0].value if shares else None
    counted: list[Amount | Named] = [*amounts, *named]
    for fact in sorted(counted, key=lambda f: f.where):
        if not (work.named(fact) if isinstance(fact, Named) else work.amount(fact)):
            return None
    return work.finish()


class _Assembly(Settling):
    def classes(self) -> bool:
        """Lines by kind of amount; what distinguishes each class within its line; monthly charges become fees."""
        for slot in self.slots:
            line = next((x for x in self.meaning.lines if x.kind & slot.rate.kind), None)
            if line is None:
                self.meaning.lines.append(Line(slot.rate.kind, [slot]))
            else:
                line.kind = line.kind & slot.rate.kind
                line.slots.append(slot)
        if len(self.meaning.lines) > 2:
            return False
        for line in self.meaning.lines:
            for slot in line.slots:
                others = frozenset().union(*(s.stems for s in line.slots if s is not slot))
                slot.own = slot.stems - others
            if len(line.slots) > 1 and not all(s.own for s in line.slots if s.count is None):
                return False
        return True

    def holders(self, kind: Noun) -> list[Slot]:
        """The classes a noun names by what distinguishes them, one for each line."""
        found = []
        for line in self.meaning.lines:
            hits = [(len(s.own & kind), s) for s in line.slots if s.own & kind]
            if len(line.slots) == 1 and line.slots[0].stems & kind:
                hits = [(1, line.slots[0])]
            hits = [(h, s) for h, s in hits if not s.rate.unit or s.rate.unit & kind]
            if hits:
                best = max(h[0] for h in hits)
                top = [s for h, s in hits if h == best]
                if len(top) == 1:
                    found.append(top[0])
        return found

    def named(self, fact: Named) -> bool:
        """A letter: how many of a class, or what a line amounts to."""
        if not fact.what and not fact.count and len(self.meaning.lines) == 1:
            line: Line | None = self.meaning.lines[0]  # "the total amount A"
        else:
            line = self.line_of(fact.what)
        if fact.count and line is not None and line.kind == MONEY and self.holders(fact.what - AMOUNT_WORDS):
            line = None  # "the number of hours she rented it" is no rent
        slots = self.holders(fact.what - (AMOUNT_WORDS if line is not None else frozenset()))
        if slots and not (line is not None and self.says_amount(fact.what)):
            return self.give(slots, fact.value)
        if line is not None:
            if line.total is not None:
                return False
            line.total = fact.value
            return True
        if fact.what & self.common() or fact.what & GENERIC:
            self.meaning.sums.append(Amount(fact.value, fact.what, fact.where))
            return True
        return False

    def says_amount(self, what: Noun) -> bool:
        return bool(what & (AMOUNT_WORDS | SIZE_WORDS))

    def line_of(self, what: Noun) -> Line | None:
        """The line whose amount these words name."""
        for line in self.meaning.lines:
            if line.kind == MONEY and what & AMOUNT_WORDS:
                return line
            if line.kind & what and not self.holders(what):
                return line
        if what & SIZE_WORDS and len(self.meaning.lines) == 1:
            return self.meaning.lines[0]
        return None

    def give(self, slots: list[Slot], value: Node) -> bool:
        for slot in slots:
            if slot.count is not None and slot.count != value:
                return False
            slot.count = value
        return True

    def common(self) -> Noun:
        """The stems that several classes share: "tickets" of adult and child tickets."""
        stems = [s.stems - s.own for s in self.slots if len(self.slots) > 1]
        return frozenset().union(*stems) if stems else frozenset()

    def amount(self, fact: Amount) -> bool:
        lines = self.meaning.lines
        at = next((i for i, line in enumerate(lines) if line.kind & fact.kind), None)
        slots = self.holders(fact.kind) or [s for s in self.holders(fact.wide) if s.stems & fact.kind]
        if at is not None and not (
            slots
            and len(fact.kind & frozenset().union(*(s.own for s in slots))) >= len(fact.kind & lines[at].kind)
            and fact.kind != MONEY
        ):
            self.pending.setdefault(at, []).append(fact)
            return True
        if slots and fact.role != "fee":
            if fact.op != "=":
                if len(self.slots) == 1:
                    return False
                self.meaning.sums.append(replace(fact, role=""))
                return len(slots) == len(self.slots)
            return self.give(slots, fact.value)
        if fact.kind & VAGUE and isinstance(fact.value, Num) and fact.value.value == len(self.slots):
            return True
        if len(self.slots) > 1 and at is None and not slots and all(s.own & fact.kind for s in self.slots):
            self.meaning.sums.append(fact)  # "85 muffins and bagels"
            return len(self.meaning.sums) <= 1
        if len(self.slots) > 1 and (fact.kind & (self.common() | GENERIC) or fact.role == "total"):
            self.meaning.sums.append(fact)
            return len(self.meaning.sums) <= 1
        if (
            len(self.slots) > 1
            and not self.meaning.sums
            and not slots
            and all(s.count is None or letters(s.count) for s in self.slots)
        ):
            self.meaning.guessed.append("a number of things of another name")
            self.meaning.sums.append(fact)
            return True
        return False

    def finish(self) -> Meaning | None:
        meaning = self.meaning
        for index, line in enumerate(meaning.lines):
            if not self.settle(line, self.pending.get(index, [])):
                return None
        self.periods()
        self.letters()
        return meaning

    def periods(self) -> None:
        """A charge per month stands once where everything else is counted within one month."""
        for line in self.meaning.lines:
            timed = [s for s in line.slots if s.count is None and s.stems & TIMES]
            if (
                len(timed) == 1
                and sum(bool(s.stems & TIMES) for s in line.slots) == 1
                and len(line.slots) > 1
                and line.kind == MONEY
                and not self.asked(timed[0])
            ):
                slot = timed[0]
                period = next(iter(slot.stems & TIMES))
                line.slots.remove(slot)
                self.meaning.slots.remove(slot)
                line.fixed.append(Amount(slot.rate.value, MONEY, slot.rate.where, "=", "fee", slot.rate.mark))
                if not re.search(
                    rf"\b(?:for (?:a|one|the) {period}|(?:in|during) (?:a|one|the|that|this|last) {period}"
                    rf"|{period}'s|{period}ly|(?:this|last|per|each|one) {period})\b",
                    self.text,
                ):
                    self.meaning.guessed.append("a charge for one period")
                for rest in line.slots:
                    others = frozenset().union(*(s.stems for s in line.slots if s is not rest))
                    rest.own = rest.stems - others

    def asked(self, slot: Slot) -> bool:
        return self.ask.kind == "number" and bool(slot.stems & self.ask.what)

    def letters(self) -> None:
        """A function of a letter (h(t)): its value is the total, its letter the one count that is left."""
        calls = [n for n in self.story.nodes if isinstance(n, Apply)]
        if not calls or len(self.meaning.lines) != 1:
            return
        line, call = self.meaning.lines[0], calls[0]
        if line.total is None:
            line.total = call
        unknown = [s for s in line.slots if s.count is None]
        if len(unknown) == 1 and isinstance(call.arg, Sym) and not any(s.count == call.arg for s in line.slots):
            unknown[0].count = call.arg
            self.meaning.guessed.append("a letter without a meaning of its own")
