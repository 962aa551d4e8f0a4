"""Which function gives an amount that starts at so much and changes by the same amount in every hour?

"A candle is 14 inches tall when it is lit, and each hour it becomes 1.2 inches shorter." Only two numbers may be told
besides the length of a period: what there is at first and what changes, both of one unit.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.picturing import growth as pictures
from tools.maths.picturing.reading import label
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.second_route import equivalent
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.growing import converted
from tools.maths.topics.models.growth_function import bare_letter
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.nouns import TIME, stem_word, unit_of
from tools.maths.tree import Bin, Node, Rel, Sym, letters
from tools.maths.values import evaluate

_UNIT = r"(?P<unit>second|minute|hour|day|week|month|year)s?\b"
_RATE = (
    re.compile(rf"(?P<r>⟦[NM]\d+⟧)(?P<after>[^⟦.;,]{{0,40}}?)\b(?:per|each|every|an?)\s+(?:(?P<n>⟦N\d+⟧)[ -])?{_UNIT}"),
    re.compile(
        rf"\b(?:each|every)\s+(?:(?P<n>⟦N\d+⟧)[ -])?{_UNIT},?[^⟦.;]{{0,60}}?(?P<r>⟦[NM]\d+⟧)(?P<after>[^⟦.;]{{0,40}})"
    ),
)
_UP = re.compile(
    r"\b(?:increas\w*|gr[eo]w\w*|ris(?:e|es|ing)|rose|gains?|adds?|added|saves?|deposits?|climbs?|taller|longer|higher|deeper|heavier|more|fill\w*|away from|earns?)\b"
)
_DOWN = re.compile(
    r"\b(?:decreas\w*|declin\w*|drops?|dropp\w*|falls?|falling|los(?:e|es|ing)|reduc\w*|drain\w*|leak\w*|burns?|burning|melt\w*|shorter|lower|lighter|"
    r"shallower|less|fewer|descend\w*|toward|towards|uses?|spends?|withdraws?|pays? off|depreciat\w*|evaporat\w*|shrink\w*|sinks?)\b"
)
# What has gone is not what is there: "the amount burned after t hours" has another function.
_GONE = re.compile(
    r"\b(?:burned|burnt|melted|drained|leaked|lost|used|spent|withdrawn|evaporated|added|gained|grown|traveled|travelled|risen|fallen|saved|earned|paid|sold|read|eaten|descended|ascended|climbed|walked|"
    r"driven|flown|run|moved|removed|sunk|drunk|cut|worn)\b"
)
_MORE_STORY = re.compile(
    r"\b(?:percent|doubl\w*|tripl\w*|half|halv\w*|first|then|after that|until|except|free|waived|twice|times|another|both|additional|next|remaining|original|previous)\b|⟦P"
)


@dataclass(frozen=True)
class _Told:
    start: Fraction
    rate: Fraction  # in one unit of the letter's time
    letter: str
    up: bool


def solve(stem: Stem) -> Derivation | None:
    """The choice with the right start, rate and direction; None when more, or less, than these is told."""
    if stem.equations() or stem.tables or not stem.choices:
        return None
    bodies = {c.letter: c.node.right if isinstance(c.node, Rel) else c.node for c in stem.choices}
    names = {n for b in bodies.values() if b is not None for n in letters(b)}
    if len(names) != 1 or any(b is None or isinstance(b, Rel) for b in bodies.values()):
        return None
    if any(isinstance(c.node, Rel) and c.node.op != "=" for c in stem.choices):
        return None
    told = _told(stem, names.pop())
    if told is None:
        return None
    sign = "+" if told.up else "-"
    change: Node = Bin("*", rational(told.rate, True), Sym(told.letter))
    body = Bin(sign, rational(told.start, True), change)

    def fits(choice: Choice) -> bool:
        node = bodies.get(choice.letter)
        return node is not None and letters(node) == {told.letter} and equivalent(node, body)

    moves = (
        Move("Find what there is at first", "Before any time has passed, only the first amount is there.",
             words(f"{told.letter} = 0"), rational(told.start, True), check=lambda: evaluate(body, {told.letter: Fraction(0)}) == told.start),
        Move("Add the same amount for each unit of time" if told.up else "Take the same amount away for each unit of time",
             f"Multiply the change for one unit of time by ${told.letter}$.", change, body, check=lambda: _step_by_step(body, told)),
    )  # fmt: skip
    return Derivation(
        skill=skills.LINEAR_FUNCTIONS,
        concept="An amount that changes by the same number in every unit of time is its first value plus (or minus) that number times the time.",
        moves=moves, solutions=({},), values=(body,), fits=fits, confirm=lambda: _step_by_step(body, told), full=False,
        asked="You are asked for the function that gives what is there after some time.",
        slips=(Slip("starting from the change", Bin(sign, rational(told.rate, True), Bin("*", rational(told.start, True), Sym(told.letter)))),),
        figure=pictures.function(body, told.letter, label(body), label(rational(told.start, True)), 1),
    )  # fmt: skip


def _told(stem: Stem, letter: str) -> _Told | None:
    ask = stem.ask
    prose = stem.prose
    if _MORE_STORY.search(re.sub(r"\bbefore it burns out\b", " ", prose)) or not re.search(r"\bwhich\b", ask):
        return None
    told = [int(m.group(2)) for m in PLACEHOLDER.finditer(prose) if m.group(1) in "NM"]
    rate = next((m for p in _RATE for m in p.finditer(prose)), None)
    if rate is None:
        return None
    places = [int(re.sub(r"\D", "", g)) for g in (rate.group("r"), rate.group("n")) if g]
    rest = [i for i in told if i not in places]
    amount, span = stem.value(rate.group("r")), stem.value(rate.group("n")) if rate.group("n") else Fraction(1)
    start = stem.value(f"⟦N{rest[0]}⟧") if len(rest) == 1 else None
    if amount is None or not span or start is None or amount <= 0 or start <= 0:
        return None
    quantity = quantities(stem).get(letter) or bare_letter(stem, letter)
    said = next((u for u in TIME if stem_word(u) == stem_word(rate.group("unit"))), "")
    if quantity is None or not said or quantity.unit not in TIME:
        return None
    period = converted(span, said, quantity.unit)
    if period is None or not period:
        return None
    sentence = next(s for s in stem.sentences if rate.group("r") in s)
    clause = re.split(r"[;.]|, and |(?<=⟧) [a-z]+ (?:when|if) ", sentence)
    here = " ".join(c for c in clause if rate.group("r") in c)
    if re.search(r"\b(?:depth|deep|below|beneath|under)\b", prose) and re.search(
        r"\b(?:descend|sink|ris|climb|ascend|div)\w*", here
    ):
        return None  # going down makes a depth greater
    up, down = bool(_UP.search(here)), bool(_DOWN.search(here))
    if up == down or not _same_unit(stem, rest[0], rate.group("r"), prose):
        return None
    wanted = re.split(r"⟦S\d+⟧|\bafter\b|\bwhich\b", ask.partition("which")[2])[0]
    if _GONE.search(re.sub(r"\bleft\b|\bremaining\b", "", wanted)) or _GONE.search(
        ask.rpartition("after")[0].partition("gives")[2]
    ):
        return None
    return _Told(start, amount / period, letter, up)


def _same_unit(stem: Stem, start: int, rate: str, prose: str) -> bool:
    """Whether both numbers are followed by one unit, or both are money, or the start alone has one ("40 miles … 12 mph")."""
    units = []
    for place in (start, int(re.sub(r"\D", "", rate))):
        match = re.search(rf"⟦([NM]){place}⟧[ -]?([a-z]+)?", prose)
        if match is None:
            return False
        units.append(
            "dollar" if match.group(1) == "M" else unit_of(match.group(2) or "") or stem_word(match.group(2) or "")
        )
    return units[0] == units[1]


def _step_by_step(body: Node, told: _Told) -> bool:
    """The function compared with the amount carried on from one unit of time to the next."""
    amount = told.start
    for t in range(6):
        if evaluate(body, {told.letter: Fraction(t)}) != amount:
            return False
        amount += told.rate if told.up else -told.rate
    return True
