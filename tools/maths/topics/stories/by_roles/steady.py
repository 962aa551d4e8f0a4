"""An amount at the start and a steady change per unit of time or thing: the formula after a letter's worth of units."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from tools.maths import skills
from tools.maths.topics.stories.by_roles.cases import Point, Situation
from tools.maths.topics.stories.by_roles.text import Story, stemmed
from tools.maths.tree import Apply, Chain, Rel, Sym
from tools.maths.values import Value

CONCEPT = "A steady change adds the same amount in every unit: start plus change per unit times the number of units."
_NUMBER = re.compile(r"⟦[NM](\d+)⟧")
_EVERY = r"(?:per|each|every|an|a|for each|for every|in each) (?:additional )?(?:⟦N(?P<k>\d+)⟧ )?(?P<u>[a-z]+)"
_RATE_AFTER = re.compile(rf"^ ?(?:[a-z]+ ){{0,5}}?{_EVERY}")
_RATE_BEFORE = re.compile(
    r"\b(?:for each|for every|each|every|per) (?:additional )?(?:⟦N(?P<k>\d+)⟧ )?(?P<u>[a-z]+)[^.;⟦]{0,60}$"
)
_UP = re.compile(
    r"\b(?:gr(?:ow|own|ew|ows|owing)|increas\w+|ris(?:e|es|en|ing)|rose|add(?:s|ed|ing)?|gain\w*|climb\w*|ascend\w*|deposit\w*|saves?|earns?|accumulat\w+|fill\w*|pour\w*|longer|taller|warm\w*|heat\w*|plus|charges?|collects?|receives?|produces?)\b"
)
_DOWN = re.compile(
    r"\b(?:decreas\w+|los(?:e|es|t|ing)|descend\w*|drop\w*|fell|falls?|falling|melt\w*|burn\w*|shrink\w*|drain\w*|leak\w*|spen(?:d|ds|t)|withdr[ae]w\w*|uses?|used|declin\w+|cool\w*|eats?|pays? (?:off|back)|sinks?|shorter|removes?|evaporat\w*|consum\w+|recedes?|reads?|depreciat\w+)\b"
)
_STOP = re.compile(
    r"\b(?:doubl\w+|tripl\w+|half|twice|percent|factor of|first|additional|(?<!since )then|after which|except|until (?:it|he|she|they) (?:has|have)|inverse\w*|squared?|profit|at least|at most|no more than|maximum|minimum)\b"
)


def _bound(story: Story, place: int) -> bool:
    """Whether a relation of the text only says where the letter may lie."""
    node = story.stem.node(str(place))
    return isinstance(node, Chain) or (isinstance(node, Rel) and node.op != "=" and isinstance(node.left, Sym))


def read(story: Story) -> Iterator[Situation]:
    """One letter for the units, and perhaps one for the amount."""
    prose = story.prose
    names = [n for n in story.letters if n in story.written]
    if not 1 <= len(names) <= 2 or "⟦P" in prose or _STOP.search(prose) or re.search(r"⟦[TDF]", prose):
        return
    if any(not isinstance(story.stem.node(str(i)), Apply) for i in story.stem.placeholders("E")) or any(
        not _bound(story, i) for i in story.stem.placeholders("R")
    ):
        return
    numbers = [m for m in _NUMBER.finditer(prose) if int(m[1]) in story.stem.unused(())]
    rates = []
    for i, mark in enumerate(numbers):
        end = numbers[i + 1].start() if i + 1 < len(numbers) else len(prose)
        start = numbers[i - 1].end() if i else 0
        after = _RATE_AFTER.match(prose[mark.end() :][: end - mark.end() + 8])
        before = _RATE_BEFORE.search(re.split(r"[.;?] ", prose[: mark.start()])[-1])
        told = after or before
        if told:
            rates.append((mark, told, prose[start : mark.end()] + re.split(r"[.;?,⟦]", prose[mark.end() :])[0]))
    units = {stemmed(t["u"]): (m, t, said) for m, t, said in rates}
    counted = [
        n
        for n in names
        if any(
            re.search(rf"^(?:the )?(?:number of )?(?:\w+ )?{u}(?:s|es)?\b|\bin {u}(?:s|es)?\b", story.letters[n])
            for u in units
        )
    ]
    if len(counted) != 1 or len(rates) != 1:
        return
    mark, told, said = rates[0]
    per = {int(told["k"])} if told["k"] else set()
    rest = [m for m in numbers if m is not mark and int(m[1]) not in per]
    sentence = re.split(r"[.;?] ", prose[: mark.start()])[-1] + re.split(r"[.;?]", prose[mark.end() :])[0]
    up, down = bool(_UP.search(said)), bool(_DOWN.search(said))
    if up == down:
        up, down = bool(_UP.search(sentence)), bool(_DOWN.search(sentence))
    if len(rest) != 1 or up == down:
        return
    rate = Fraction(story.number(mark[1])) / (Fraction(story.number(told["k"])) if told["k"] else 1)
    first, name = Fraction(story.number(rest[0][1])), counted[0]
    out = "".join(n for n in names if n != name)
    if re.search(r"\b(?:left to|remain\w* to|change in|how much (?:more|less))\b", story.ask):
        return

    def value(at: Point) -> Value:
        return first + at[name] * rate if up else first - at[name] * rate

    yield Situation(
        tuple((n, story.letters[n]) for n in names), ((out,) if out else ()) + (name,), frozenset({int(mark[1]), int(rest[0][1])} | per),
        skills.LINEAR_FUNCTIONS, CONCEPT, value=value, points=tuple({name: Fraction(k)} for k in (0, 1, 2, 5)), out=out, amount="the amount",
    )  # fmt: skip
