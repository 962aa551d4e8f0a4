"""Two offers or two amounts that change: when are they the same, or from when on is one of them better?

Each of the two stands in a sentence (or half of one) of its own with a start or a fee and a rate for the same unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Target
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.stories import reading as story_reading
from tools.maths.topics.stories.facts import Amount, Named, Rate
from tools.maths.topics.stories.meaning import GROWS, INTO, STRONG
from tools.maths.topics.stories.nouns import TIMES, Noun, noun
from tools.maths.topics.stories.question_words import bare_condition, strange, told_words
from tools.maths.topics.stories.relations import same_relation
from tools.maths.topics.stories.text import Story, spell
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, num
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "Write each of the two amounts with the same letter: what is there at the start, and the rate times "
    "the number. Then set them equal."
)
_CALM_TEXT = "per each every of if when for then after and equal same total what how which both"
_CALM = frozenset(_CALM_TEXT.split())
_CALLS = noun("visit call trip delivery job appointment order")
_SPENDS = re.compile(r"\b(?:spends?|uses?|gives?|eats?|sells?|reads?)$")
_NO_FEE = re.compile(r"\b(?:no|without an?|does not charge an?) (?:[a-z]+ ){0,3}(?:fee|charge|deposit)\b")
_SAME_TEXT = "same equal equally two plan gym company tank account option store one rental number which day"
_SAME_WORDS = set(_SAME_TEXT.split())
_SAME = re.compile(r"\b(?:the same|equal|equals|equally)\b")


@dataclass(frozen=True)
class Plan:
    """start + sign · rate · n."""

    start: Node
    rate: Node
    sign: int
    place: int

    def amount(self, letter: str) -> Node:
        """The amount for n units."""
        if isinstance(self.start, Num) and self.start.value == 0 and self.sign > 0:
            return Bin("*", self.rate, Sym(letter))
        return Bin("+" if self.sign > 0 else "-", self.start, Bin("*", self.rate, Sym(letter)))


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a comparison of two plans, None when the story is not one."""
    story = spell(stem)
    if story is None or not 3 <= len(story.nodes) <= 8:
        return None
    asking = story.sentences[story.asking]
    if not _SAME.search(asking):
        return None
    reading = story_reading.read(story)
    rates = [f for f in reading.facts if isinstance(f, Rate)]
    amounts = [f for f in reading.facts if isinstance(f, Amount)]
    named = [f for f in reading.facts if isinstance(f, Named)]
    if reading.missed or len(reading.facts) != len(rates) + len(amounts) + len(named) or any(r.count for r in rates):
        return None
    common = _shared(rates)
    if common is None:
        return None
    # "the two gyms" counts the plans themselves
    amounts = [a for a in amounts if a.kind & rates[0].kind or not (isinstance(a.value, Num) and a.value.value == 2)]
    plans = _plans(story, rates, amounts, common)
    if plans is None:
        return None
    try:
        return _told(stem, story, asking, common, plans, named, rates)
    except Unvalued:
        return None


def _shared(rates: list[Rate]) -> Noun | None:
    """The unit that two of the rates share; one that is no time where both plans also charge for a day or a month."""
    found: list[Noun] = []
    for index, first in enumerate(rates):
        for second in rates[index + 1 :]:
            both = (first.per & second.per) - _CALLS
            others = [r for r in rates if r is not first and r is not second]
            apart = first.where[0] != second.where[0] or len(rates) == 2
            if both and first.kind & second.kind and apart and not any(r.per & both for r in others):
                found.append(both)
    found.sort(key=lambda stems: bool(stems & TIMES))
    return found[0] if found else None


def _plans(story: Story, rates: list[Rate], amounts: list[Amount], common: Noun) -> tuple[Plan, Plan] | None:
    moving = [r for r in rates if r.per & common]
    still: list[Rate | Amount] = [r for r in rates if not r.per & common]
    if any(not (isinstance(r, Rate) and r.per & (TIMES | _CALLS)) for r in still):
        return None
    kind = moving[0].kind
    starts = [*still, *[a for a in amounts if a.kind & kind and a.op == "="]]
    if len(moving) == 2 and len(starts) == 1:
        free = [r for r in moving if _NO_FEE.search(story.sentences[r.where[0]][: r.where[1]][-60:])]
        if len(free) == 1 and starts[0].where[0] != free[0].where[0]:
            none = Amount(num(0), kind, (free[0].where[0], 0), "=", "fee")
            starts.append(none)
            amounts = [*amounts, none]
    if len(moving) != 2 or len(starts) != 2 or len(amounts) + len(still) != 2 or any(not s.kind & kind for s in starts):
        return None
    starts.sort(key=lambda f: f.where)
    moving.sort(key=lambda f: f.where)
    order = sorted([*starts, *moving], key=lambda f: f.where)
    if {id(order[0]), id(order[1])} != {id(starts[0]), id(moving[0])}:
        return None  # not one after the other: which rate belongs to which start is unsure
    made = []
    for start, rate in zip(starts, moving, strict=True):
        before = story.sentences[rate.where[0]][: rate.where[1]]
        spends = bool(_SPENDS.search(before.rstrip())) and isinstance(start, Amount) and start.role != "fee"
        falls = (spends or bool(STRONG.search(before[-50:]))) and not re.search(r"\b(?:cost|charge|fee|price)", before)
        if isinstance(start, Amount) and start.role != "fee":
            into = bool(INTO.search(story.sentences[rate.where[0]]))
            if (falls and into) or not (falls or into or GROWS.search(before[-60:])):
                return None  # whether it grows or falls is not said
        made.append(Plan(start.value, rate.value, -1 if falls else 1, rate.where[0]))
    return made[0], made[1]


def _told(
    stem: Stem, story: Story, asking: str, common: Noun, plans: tuple[Plan, Plan], named: list[Named], rates: list[Rate]
) -> Derivation | None:
    charged = [r for r in rates if not r.per & common]
    if bare_condition(asking, re.compile(r"\b(?:the same|equal)\b")):
        return None
    elsewhere = told_words([s for s in story.sentences if s != asking])
    plain = re.sub(r"[#$]\d+", " ", asking)
    if re.search(r"\b(?:per|each|every) (?!company|plan|gym|of|tank|account|store)[a-z]+", plain.split(" if ")[0]):
        return None
    if not re.search(r"\$\d", asking) and strange(plain, elsewhere | _SAME_WORDS):
        return None
    full = not charged and all(
        not ({w for w in re.findall(r"[a-z']+", s) if w in TRAPS} - _CALM) for s in story.sentences
    )
    if re.search(r"\bwhich (?:of the following )?(?:equation|can be|could be)", asking):
        if len(named) != 1 or not named[0].what & common or not isinstance(named[0].value, Sym):
            return None
        meant = Rel("=", plans[0].amount(named[0].value.name), plans[1].amount(named[0].value.name))
        return Derivation(
            skills.LINEAR_ONE,
            CONCEPT,
            (_writing(plans, meant),),
            ({},),
            (),
            asked="Turn both offers into expressions and set them equal.",
            fits=lambda c: c.node is not None and same_relation(c.node, meant),
            confirm=lambda: all(
                _steps(plans, meant) for c in stem.choices if c.node is not None and same_relation(c.node, meant)
            ),
            full=full,
        )
    many = re.search(
        r"\b(?:how many|number of) ([a-z ]+?)(?= (?:will|would|do|does|are|is|must|in|per|at|for|that|can|\?)|\?|,)",
        asking,
    )
    if not many or not noun(many[1]) & common or named:
        return None
    asked = _asked_of(asking, many.start())
    if not asked:
        return None
    full = full and asked == "number"
    stem_word = sorted(common)[0]
    letter = stem_word[0] if stem_word[0] not in "eilo" else "n"
    relation = Rel("=", plans[0].amount(letter), plans[1].amount(letter))
    found = from_equations(
        stem,
        [relation],
        Target("value", Sym(letter) if asked == "number" else plans[0].amount(letter)),
        before=[_writing(plans, relation)],
        skill=skills.LINEAR_ONE,
        full=full,
    )
    if found is None or not found.solutions or len(found.solutions) != 1:
        return None
    value = evaluate(found.solutions[0][letter])
    if not isinstance(value, Fraction) or value <= 0:
        return None
    return replace(found, concept=CONCEPT, asked="You are asked when the two amounts agree.")


_AMOUNT = re.compile(
    r"\b(?:what (?:is|was|will be|would be)|how much (?:does|do|will|would|is)|find)\b[^,?]*?\b(?:cost|charge"
    r"|amount|price"
    r"|total|fee|balance|height|pay|have|temperature|water)s?\b"
)
_SOME_AMOUNT = re.compile(r"\b(?:cost|charge|amount|price|total|fee|balance|height|pay|temperature)s?\b")


def _asked_of(asking: str, many: int) -> str:
    """Whether the "number" of units is asked for, or the "amount" that both come to then; "" for anything else."""
    asked = _AMOUNT.search(asking)
    if asked is None and _SOME_AMOUNT.search(asking[:many]):
        return ""
    if (
        asked is None
        or asked.start() > many
        or re.match(r"(?:what (?:is|was|will be)|find) the (?:number of|least number)", asked.group())
    ):
        return "" if re.search(r"\b(?:full|another|#\d+ (?:days|weeks|months))\b", asking) else "number"
    return (
        ""
        if re.search(r"\b(?:per|each(?! company| plan| gym)|more|less|difference|before|without)\b", asked.group())
        else "amount"
    )


def _writing(plans: tuple[Plan, Plan], relation: Rel) -> Move:
    return Move(
        "Write the relation",
        "Each amount is its start and its rate times the number; they are to be the same.",
        words("first amount = second amount"),
        State.of(relation),
        check=lambda: _steps(plans, relation),
    )


def _steps(plans: tuple[Plan, Plan], relation: Rel) -> bool:
    """Both sides against the amounts counted on, one unit at a time."""
    name = next(iter(letters(relation)))
    totals = [evaluate(p.start) for p in plans]
    for count in range(6):
        sides = (evaluate(relation.left, {name: Fraction(count)}), evaluate(relation.right, {name: Fraction(count)}))
        if list(sides) != totals:
            return False
        totals = [t + p.sign * evaluate(p.rate) for t, p in zip(totals, plans, strict=True)]
    return True
