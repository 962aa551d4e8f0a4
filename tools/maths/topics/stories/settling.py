"""Within one kind of amount: which numbers are there at the start, which is the total, does it grow or fall."""

from __future__ import annotations

import re
from dataclasses import replace

from tools.maths.topics.stories.asking import Ask
from tools.maths.topics.stories.change_words import CHANGES
from tools.maths.topics.stories.facts import Amount, Rate
from tools.maths.topics.stories.meaning import GROWS, INTO, INVERTED, LEFT, STRONG, Line, Meaning, Slot
from tools.maths.topics.stories.nouns import MEASURES, MONEY, TIMES, stem_of
from tools.maths.topics.stories.text import Story
from tools.maths.tree import Apply, Sym, letters, num

# "will the tank contain $5": the verb's bare form says what is there in the end
_IN_THE_END = re.compile(
    r"\b(?:will|would|does|did|to|until|for|before|was|is|were|are)\b[a-z',# ]*\b(?:contain|hold|have|be|reach"
    r"|weigh|measure|equal|total"
    r"|contains|holds|has|is|reaches|weighs|exactly|deep|tall|only)(?: only| exactly| a total of| a height of)?$"
)


_HAS = re.compile(r"\b(?:(?:has|have|had)(?: (?!to\b)[a-z]+(?:ed|ad|ent|ght|old))?|contains?|contained|holds?|held)$")
_SPENT = re.compile(r"\b(?:spends?|spent|uses?|used|consumes?|eats?|ate|gives? away|gave away|donates?)\b")


class Settling:
    """A story's lines and what is told of each."""

    def __init__(self, story: Story, ask: Ask, rates: list[Rate]) -> None:
        self.story, self.ask = story, ask
        self.text = " ".join(story.sentences)
        self.slots = [Slot(r, r.per, r.count) for r in rates]
        self.meaning = Meaning([], self.slots, [], [])
        self.pending: dict[int, list[Amount]] = {}

    def settle(self, line: Line, amounts: list[Amount]) -> bool:
        """Which amounts are fees and starts, and which one is the total."""
        if not any(a.role == "total" or a.op != "=" for a in amounts) and line.total is None and len(amounts) > 1:
            amounts = [replace(a, role="total") if a.role == "start" and self.comes_last(a) else a for a in amounts]
        if self.ask.left and line.kind & self.ask.what:
            amounts = [replace(a, role="start") if self.left_now(a) else a for a in amounts]
        totals = [a for a in amounts if a.role == "total" or a.op != "="]
        plain = [a for a in amounts if a.role == "" and a.op == "="]
        fixed = [a for a in amounts if a.role in ("fee", "start", "once", "off") and a.op == "="]
        rising = any(INTO.search(self.story.sentences[s.rate.where[0]]) for s in line.slots)
        strong = all(STRONG.search(self.around(s.rate)) for s in line.slots) and not rising
        falling = all(s.rate.falling for s in line.slots) and not rising
        already = any(re.search(r"\balready\b", self.story.sentences[a.where[0]]) for a in fixed)
        left = self.ask.kind == "which" and bool(LEFT.search(self.story.sentences[self.story.asking]))
        shrinks = (strong or left or (falling and bool(LEFT.search(self.text)))) and not already
        if line.total is not None and letters(line.total) and falling and len(plain) == 1 and not already:
            spent = all(_SPENT.search(self.around(s.rate)) for s in line.slots)
            shrinks = shrinks or (spent and bool(_HAS.search(self.before(plain[0]))))
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
        if not totals and len(plain) == 1 and self.starts_there(line, plain[0]):
            fixed, plain = [*fixed, replace(plain[0], role="start")], []
            if falling and all(_SPENT.search(self.around(s.rate)) for s in line.slots):
                for slot in line.slots:
                    slot.sign = -1
        if not totals and plain and line.total is None:
            totals, plain = plain, []
        if len(totals) > 1:
            return False
        has = len(plain) == 1 and bool(totals) and bool(_HAS.search(self.before(plain[0])))
        if plain and not has and not (len(plain) == 1 and isinstance(line.total, Sym | Apply)):
            self.meaning.guessed.append("an amount without a word that says what it is")
        line.fixed = fixed + plain
        timed = [s for s in line.slots if s.stems & TIMES]
        if line.fixed and line.kind == MONEY and timed and any(not s.stems & MEASURES for s in line.slots):
            self.meaning.guessed.append("a price for each thing beside a price for each hour: whether for each of both")
        if sum(a.role not in ("fee", "once", "off") for a in line.fixed) > 1 or not self.sure_direction(
            line, already, left
        ):
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
            return self.deeper(line)  # a greater depth or distance still to go: growing and falling change places
        if any(re.search(r"\bholds?$", self.before(a)) for a in line.fixed) and all(s.sign > 0 for s in line.slots):
            return False  # what a tank holds, where it is filled, may be all there is room for
        for slot in line.slots:
            around = self.around(slot.rate)
            said_falling = bool(STRONG.search(around)) or slot.rate.falling
            if slot.sign < 0 and not (said_falling or left or _SPENT.search(around)):
                return False
            if slot.sign > 0 and not already and not GROWS.search(around) and not self.goes_on(slot, line):
                return False
        return True

    def left_now(self, amount: Amount) -> bool:
        """ "Maya has 360 pages left to read", where it is asked how many will be left later."""
        after = self.story.sentences[amount.where[0]][amount.where[1] :]
        return (
            amount.role == "total"
            and amount.op == "="
            and amount.where[0] != self.story.asking
            and bool(re.match(r"[#$]\d+(?: [a-z]+){1,3} (?:left|remaining)\b", after))
        )

    def starts_there(self, line: Line, amount: Amount) -> bool:
        """ "Ana has $200 and saves $15 per week", where how many weeks is known: what she has at the start."""
        if line.total is not None or amount.where[0] == self.story.asking or letters(amount.value):
            return False
        if any(s.count is None for s in line.slots) or not _HAS.search(self.before(amount)):
            return False
        if self.ask.kind == "which":
            return len(line.slots) == 1 and bool(line.slots[0].stems & TIMES)
        return self.ask.kind in ("money", "amount", "size") or bool(line.kind & self.ask.what)

    def deeper(self, line: Line) -> bool:
        """A depth below a surface grows where somebody descends; nothing else that is turned round is read."""
        asking = self.story.sentences[self.story.asking]
        starts = [a for a in line.fixed if a.role not in ("fee", "once", "off")]
        if (
            len(line.slots) != 1
            or len(starts) != 1
            or not re.search(r"\bdepth\b|\bhow deep\b|\bhow many [a-z]+ below\b", asking)
        ):
            return False
        told = self.story.sentences[starts[0].where[0]][starts[0].where[1] :]
        if not re.match(r"#\d+ [a-z]+ (?:below|deep|beneath|under)\b", told):
            return False
        around = self.around(line.slots[0].rate)
        down = bool(re.search(r"\b(?:descends?|descending|dives?|diving|sinks?|sinking)\b", around))
        if not down or re.search(r"\b(?:toward|from home|away from|elevation|altitude)\b", self.text):
            return False
        line.slots[0].sign = 1
        return True

    def goes_on(self, slot: Slot, line: Line) -> bool:
        """ "Has read 40 pages and reads 20 pages per day": the same goes on."""
        verb = re.findall(r"[a-z]+", self.around(slot.rate))[-1:]
        starts = [a for a in line.fixed if a.role not in ("fee", "once", "off")]
        return bool(verb) and all(re.search(rf"\bha[sd] {stem_of(verb[0])}[a-z]*$", self.before(a)) for a in starts)

    def before(self, amount: Amount) -> str:
        return self.story.sentences[amount.where[0]][: amount.where[1]].rstrip()

    def comes_last(self, amount: Amount) -> bool:
        """ "the account has $300 after w weeks": what is there in the end."""
        sentence = self.story.sentences[amount.where[0]]
        if amount.where[0] != self.story.asking:
            return False
        verb = re.findall(r"[a-z]+", sentence[: amount.where[1]])[-1:]
        if amount.where[1] > self.ask.span[0] and verb and verb[0] in CHANGES:
            return True  # "to deposit $90": `scope` says what it counts
        if amount.where[1] > self.ask.span[0] and _IN_THE_END.search(sentence[: amount.where[1]].rstrip()):
            return True
        return bool(re.search(r"\b(?:after|until|in how many|when will|reach)\b", sentence))

    def around(self, rate: Rate) -> str:
        place, start = rate.where
        return self.story.sentences[place][max(0, start - 60) : start]
