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
    GROWS,
    INTO,
    INVERTED,
    LEFT,
    SIZE_WORDS,
    STRONG,
    VAGUE,
    Line,
    Meaning,
    Slot,
)
from tools.maths.topics.stories.nouns import GENERIC, MONEY, TIMES, Noun
from tools.maths.topics.stories.text import Story
from tools.maths.tree import Apply, Node, Num, Sym, letters, num


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
    work.meaning.compared = [f for f in reading.facts if isinstance(f, Compared)]
    work.meaning.share = shares[0].value if shares else None
    counted: list[Amount | Named] = [*amounts, *named]
    for fact in sorted(counted, key=lambda f: f.where):
        if not (work.named(fact) if isinstance(fact, Named) else work.amount(fact)):
            return None
    return work.finish()


# "will the tank contain $5": the verb's bare form says what is there in the end
_IN_THE_END = re.compile(
    r"\b(?:will|would|does|did|to|until|for|before|was|is|were|are)\b[a-z',# ]*\b(?:contain|hold|have|be|reach"
    r"|weigh|measure|equal|total"
    r"|contains|holds|has|is|reaches|weighs|exactly|deep|tall|only)(?: only| exactly| a total of| a height of)?$"
)


class _Assembly:
    def __init__(self, story: Story, ask: Ask, rates: list[Rate]) -> None:
        self.story, self.ask = story, ask
        self.text = " ".join(story.sentences)
        self.slots = [Slot(r, r.per, r.count) for r in rates]
        self.meaning = Meaning([], self.slots, [], [])
        self.pending: dict[int, list[Amount]] = {}

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

    def settle(self, line: Line, amounts: list[Amount]) -> bool:
        """Which amounts are fees and starts, and which one is the total."""
        if not any(a.role == "total" or a.op != "=" for a in amounts) and line.total is None and len(amounts) > 1:
            amounts = [replace(a, role="total") if a.role == "start" and self.comes_last(a) else a for a in amounts]
        totals = [a for a in amounts if a.role == "total" or a.op != "="]
        plain = [a for a in amounts if a.role == "" and a.op == "="]
        fixed = [a for a in amounts if a.role in ("fee", "start", "once", "off") and a.op == "="]
        rising = any(INTO.search(self.story.sentences[s.rate.where[0]]) for s in line.slots)
        strong = all(STRONG.search(self.around(s.rate)) for s in line.slots) and not rising
        falling = all(s.rate.falling for s in line.slots) and not rising
        already = any(re.search(r"\balready\b", self.story.sentences[a.where[0]]) for a in fixed)
        left = self.ask.kind == "which" and bool(LEFT.search(self.story.sentences[self.story.asking]))
        shrinks = (strong or left or (falling and bool(LEFT.search(self.text)))) and not already
        if line.total is not None and totals:
            return False
        if shrinks:
            starts = [a for a in amounts if a.role == "start"] or plain[:1]
            if starts:
                plain = [a for a in plain if a not in starts]
                fixed = [*starts, *[a for a in fixed if a not in starts]]
                for slot in line.slots:
                    slot.sign = -1
        if not totals and len(plain) > 1 and line.total is None:
            ends = [a for a in plain if self.comes_last(a)]
            if len(ends) != 1:
                return False
            totals = ends
            fixed = [*fixed, *(a for a in plain if a not in ends)]
            plain = []
        if not totals and plain and line.total is None:
            totals, plain = plain, []
        if len(totals) > 1:
            return False
        has = (
            len(plain) == 1
            and bool(totals)
            and bool(re.search(r"\b(?:has|have|had|contains?|contained|holds?|held)$", self.before(plain[0])))
        )
        if plain and not has and not (len(plain) == 1 and isinstance(line.total, Sym | Apply)):
            self.meaning.guessed.append("an amount without a word that says what it is")
        line.fixed = fixed + plain
        if not self.sure_direction(line, already, left):
            return False
        if totals:
            line.total, line.op = totals[0].value, totals[0].op
        if (
            any(s.sign < 0 for s in line.slots)
            and line.total is None
            and re.search(r"\b(?:empty|run out|runs out|used up)\b", self.text)
        ):
            line.total = num(0)
        return True

    def sure_direction(self, line: Line, already: bool, left: bool) -> bool:
        """Where something is there at the start, the rate's own words must say that it grows, or that it falls."""
        if all(a.role in ("fee", "once", "off") for a in line.fixed):
            return True
        if re.search(r"\b(?:owe[sd]?|debt|loan)\b", self.text) and not all(s.sign < 0 for s in line.slots):
            return False
        if INVERTED.search(self.text):
            return False  # a greater depth or distance still to go: growing and falling change places
        for slot in line.slots:
            around = self.around(slot.rate)
            said_falling = bool(STRONG.search(around)) or slot.rate.falling
            if slot.sign < 0 and not (said_falling or left):
                return False
            if slot.sign > 0 and not already and not GROWS.search(around):
                return False
        return True

    def before(self, amount: Amount) -> str:
        return self.story.sentences[amount.where[0]][: amount.where[1]].rstrip()

    def comes_last(self, amount: Amount) -> bool:
        """ "the account has $300 after w weeks": what is there in the end."""
        sentence = self.story.sentences[amount.where[0]]
        if amount.where[0] != self.story.asking:
            return False
        if amount.where[1] > self.ask.span[0] and _IN_THE_END.search(sentence[: amount.where[1]].rstrip()):
            return True
        return bool(re.search(r"\b(?:after|until|in how many|when will|reach)\b", sentence))

    def around(self, rate: Rate) -> str:
        place, start = rate.where
        return self.story.sentences[place][max(0, start - 60) : start]

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
