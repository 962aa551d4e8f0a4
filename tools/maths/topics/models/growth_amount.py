"""How much there is after several periods of growth or decay, and how long it takes to become so much."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import Figure
from tools.maths.framing import framed
from tools.maths.picturing import growth as pictures
from tools.maths.picturing.reading import label
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models import growing
from tools.maths.topics.models.beginning import CONCEPT, Told, base_moves, start_of
from tools.maths.topics.models.growing import Growth
from tools.maths.topics.models.nouns import TIME, stem_word
from tools.maths.topics.models.said_amounts import amount_test
from tools.maths.tree import Bin, letters, num
from tools.maths.values import Unvalued, evaluate, same_value

_EXTRA = re.compile(
    r"\b(?:and then|but then|after which|each (?:year|month) (?:he|she|they) (?:adds?|deposits?)|additional|in addition|another|except|instead|"
    r"how much (?:more|less|interest)|by how|grow by|did .* grow|half(?!-)|ago|earlier|before|how many (?:more|fewer)|difference|times as|increase from|total interest|percent|new (?!value|amount|price|number|balance|total|population))\b"
)


_UNIT = r"(second|minute|hour|day|week|month|year|decade)s?"
_AFTER = re.compile(
    rf"(?:after|in|at the end of|over|for|when|during|of)\s+(?:the (?:first|next)\s+)?(?:exactly\s+)?(?P<n>⟦N\d+⟧)[ -]{_UNIT}|(?P<m>⟦N\d+⟧)[ -]{_UNIT} (?:later|from now|after|from today)"
)
_UNTIL = re.compile(rf"\bhow (?:many {_UNIT}|long)\b|\bafter how many {_UNIT}")
# What there was at first is asked ("how many were there initially"), and a told amount is that of a later time.
_AT_FIRST = re.compile(
    r"(?<!of the )(?<!of its )(?<!of their )\b(?:initial(?:ly)?|at (?:the )?(?:very )?(?:start|beginning|first|outset)|originally|original (?:amount|number|size|mass|"
    r"population|value|price|cost|investment|deposit)|(?:purchase|starting) (?:price|amount|value|number|population)|"
    r"to (?:start|begin) with|when (?:it|they|he|she|the [a-z ]+?) (?:was|were|first|started|began)[a-z ]*|"
    r"(?:was|were|did) (?:first )?(?:deposited|invested|bought|purchased|paid))\b"
)

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The amount or the time asked for; None when no growth is told."""
    if stem.equations() or stem.tables or any(c.node is not None and letters(c.node) for c in stem.choices):
        return None
    growth = growing.read(stem)
    if growth is None or _EXTRA.search(stem.ask) or framed(stem.ask):
        return None
    found = _elapsed(stem, growth)
    return _until(stem, growth) if found is None else _after(stem, growth, *found)


def _elapsed(stem: Stem, growth: Growth) -> tuple[Fraction, tuple[int, ...]] | None:
    """The number of periods that pass, and the placeholders that say so."""
    for match in _AFTER.finditer(stem.prose):
        placeholder = match.group("n") or match.group("m")
        index = int(re.sub(r"\D", "", placeholder))
        amount = stem.value(placeholder)
        unit = next(stem_word(g) for g in match.groups()[1:] if g and not g.startswith("⟦"))
        unit = next((u for u in TIME if stem_word(u) == unit), unit)
        if index in growth.used or amount is None:
            continue
        if _from_another_year(stem, match.group() + stem.prose[match.end() :]):
            return None
        span = growing.converted(amount, unit, growth.unit)
        return None if span is None else (span / growth.every, (index,))
    return None


def _from_another_year(stem: Stem, after: str) -> bool:
    """ "3 years after 2015", where the amount is that of 2016: the periods are not those that are named."""
    counted = re.match(
        r".*?\b(?:after|since|past|from)\s+(?:the (?:start|beginning|end) of )?(⟦N\d+⟧)(?![ -][a-z]+s\b)", after[:80]
    )
    years = {stem.value(f"⟦N{i}⟧") for i in stem.placeholders("N", " ".join(stem.told)) if _year(stem, i)}
    return bool(counted and years and stem.value(counted[1]) not in years)


def _year(stem: Stem, index: int) -> bool:
    value = stem.value(f"⟦N{index}⟧")
    return value is not None and value.denominator == 1 and 1500 <= value <= 2200


def _after(stem: Stem, growth: Growth, periods: Fraction, used: tuple[int, ...]) -> Derivation | None:
    told = start_of(stem, growth, used)
    if told is None or periods.denominator != 1 or not 0 < periods <= 60:
        return None
    if not re.search(r"\bhow (?:much|many)\b|\bwhat\b|\bwhich of the following is\b|\bfind\b", stem.ask):
        return None
    condition, question = _parted(stem.ask)
    later = _told_later((*stem.told, condition), used[0], told.index)
    if later != bool(_AT_FIRST.search(question)):
        return None  # the amount of one time is told and that of the same time asked
    if later:
        return _before(stem, told, int(periods), used)
    count = int(periods)
    decimal = growth.percent is not None
    base = rational(growth.factor, decimal)
    expression = Bin("*", rational(told.start), Bin("^", base, num(count)), "cdot")
    value = told.start * growth.factor**count
    rough = bool(re.search(r"\b(?:approximately|closest|nearest|about|best estimate|rounded)\b", stem.ask))
    answer, unrounded = _rounded(stem, value)
    if rough and not stem.choices and answer is None:
        return None
    result = rational(value, decimal) if answer is None or unrounded else rational(answer, decimal)
    moves = [
        *base_moves(growth),
        Move("Multiply once for each period", _text(growth), expression, rational(value, decimal)),
    ]
    if answer is not None and answer != value:
        moves.append(_rounding(value, answer, decimal))
    loses = bool(re.search(r"\b(?:lost|decayed|gained|gain|lose|decay|added)\b", stem.ask))
    if loses:
        return None

    def one_by_one() -> bool:
        amount = told.start
        for _ in range(count):
            amount += amount * (growth.factor - 1)
        return amount == value

    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS, concept=CONCEPT, moves=tuple(moves), solutions=({},), values=(result,),
        asked="You are asked how much there is after several periods of growth or decay.", confirm=one_by_one,
        fits=_nearest(stem, value) if rough else amount_test(stem.choices, result), full=told.sure and _simple(stem, used) and _all_read(stem),
        slips=(Slip("adding the same amount each time", rational(told.start * (1 + (growth.factor - 1) * count), decimal)),),
        figure=_picture(told.start, growth, count, value, len(moves) - 1, decimal),
    )  # fmt: skip


def _parted(ask: str) -> tuple[str, str]:
    """What "if …, how many …?" or "how many … if …?" tells, and what it asks."""
    match = re.search(r"\b(?:how|what|find)\b.*?(?=\bif\b|$)", ask)
    return (ask[: match.start()] + " " + ask[match.end() :], match.group()) if match else ("", ask)


def _told_later(sentences: tuple[str, ...], span: int, amount: int) -> bool:
    """Whether something told gives the amount together with the time after which it is there."""
    for sentence in sentences:
        held = re.search(rf"⟦[NM]{amount}⟧", sentence)
        spans = [m for m in _AFTER.finditer(sentence) if f"⟦N{span}⟧" in m.group()]
        if held and spans and re.search(r"\b(?:after|in|at the end of|later|from now)\b", spans[0].group()):
            return True
    return False


def _before(stem: Stem, told: Told, count: int, used: tuple[int, ...]) -> Derivation:
    """The amount at first: the later one divided by the factor once for each period."""
    growth, decimal = told.growth, told.growth.percent is not None
    base = rational(growth.factor, decimal)
    value = told.start / growth.factor**count
    whole = Bin("/", rational(told.start), Bin("^", base, num(count)), "frac")
    move = Move(
        "Divide once for each period",
        "The amount told is that at the end, and the one at the beginning is asked: undo the growth by dividing by the "
        "factor as often as it was multiplied by it.",
        whole, rational(value, decimal),
    )  # fmt: skip

    def forward() -> bool:
        amount = value
        for _ in range(count):
            amount += amount * (growth.factor - 1)
        return amount == told.start

    result = rational(value, decimal)
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS, concept=CONCEPT, moves=(*base_moves(growth), move), solutions=({},),
        values=(result,), asked="You are asked how much there was before any of the growth or decay.", confirm=forward,
        fits=amount_test(stem.choices, result), full=told.sure and _simple(stem, used) and _all_read(stem),
        slips=(Slip("multiplying where the growth is undone", rational(told.start * growth.factor**count, decimal)),),
        figure=_picture(value, growth, count, told.start, len(base_moves(growth)), decimal, told_last=True),
    )  # fmt: skip


def _picture(
    first: Fraction, growth: Growth, count: int, last: Fraction, at: int, decimal: bool, told_last: bool = False
) -> Figure | None:
    """The amounts from period to period, the first and the last with their numbers."""
    said = (label(rational(first, decimal)), label(rational(last, decimal)))
    return pictures.periods(float(first), float(growth.factor), float(growth.every), count, said, at, told_last)


def _text(growth: Growth) -> str:
    if growth.factor == Fraction(1, 2):
        return "In every period half is left. See how many periods pass, and halve that often."
    return "See how many periods pass, and multiply the first amount by the factor that often."


def _rounded(stem: Stem, value: Fraction) -> tuple[Fraction | None, bool]:
    """The value rounded as the problem wants it, None when it wants no rounding."""
    match = re.search(
        r"nearest (whole number|dollar|cent|hundredth|tenth|integer|hundred|thousand|ten|gram|person)\b", stem.ask
    )
    if match is None:
        return None, False
    place = {"cent": Fraction(1, 100), "hundredth": Fraction(1, 100), "tenth": Fraction(1, 10), "hundred": Fraction(100),
             "thousand": Fraction(1000), "ten": Fraction(10)}.get(match.group(1), Fraction(1))  # fmt: skip
    return Fraction(int(value / place + Fraction(1, 2))) * place, False


def _rounding(value: Fraction, answer: Fraction, decimal: bool) -> Move:
    text = "Round as the problem says."
    gap = abs(value - answer)
    return Move(
        "Round", text, rational(value, decimal), rational(answer, decimal), check=lambda: 2 * gap <= _place(answer)
    )


def _place(answer: Fraction) -> Fraction:
    place = Fraction(1000)
    while answer % place:
        place /= 10
    return place


def _nearest(stem: Stem, value: Fraction) -> Callable[[Choice], bool]:
    gaps = {}
    for choice in stem.choices:
        try:
            node = choice.node
            gaps[choice.letter] = abs(float(evaluate(node)) - float(value)) if node is not None else float("inf")
        except Unvalued:
            gaps[choice.letter] = float("inf")
    best = min(gaps.values(), default=0.0)
    return lambda c: gaps[c.letter] == best and best <= 0.01 * abs(float(value))


def _simple(stem: Stem, used: tuple[int, ...]) -> bool:
    """Whether no word tells of a second change."""
    return not re.search(
        r"\b(?:then|additional|another|also|but|except|remaining|withdraw\w*|per person|for the first)\b", stem.prose
    )


def _all_read(stem: Stem) -> bool:
    """Whether the only new sentence without a number is the growth itself: "the number of users triples every month"."""
    growth = re.compile(rf"\b(?:doubl|tripl|quadrupl|halv)\w+ (?:in \w+ )?(?:every|each) {_UNIT}\.$")
    return all(growth.search(s) for s in stem.unread_sentences)


# ---- when is it so much --------------------------------------------------------------------------


def _until(stem: Stem, growth: Growth) -> Derivation | None:
    match = _UNTIL.search(stem.ask)
    amounts = [(int(m.group(2)), v) for m in PLACEHOLDER.finditer(stem.prose)
               if m.group(1) in "NM" and int(m.group(2)) not in growth.used and (v := stem.value(m.group())) is not None]  # fmt: skip
    if match is None or len(amounts) != 2:
        return None
    (_, start), (_, goal) = amounts
    asked = [n for n, _ in amounts if f"{n}⟧" in stem.ask]
    if asked and asked[0] == amounts[0][0] and len(asked) == 1:
        start, goal = goal, start
    if start <= 0 or goal <= 0:
        return None
    amount, count = start, 0
    while amount != goal and count < 60:
        amount *= growth.factor
        count += 1
    if amount != goal or count == 0:
        return None
    unit = next((g for g in match.groups() if g), growth.unit)
    span = growing.converted(growth.every * count, growth.unit, unit)
    if span is None:
        return None
    base = rational(growth.factor, growth.percent is not None)
    power = Bin("*", rational(start), Bin("^", base, num(count)), "cdot")
    moves = (
        Move("Count the periods", "Multiply by the factor again and again until the wanted amount is reached, and count.",
             rational(goal), power),
        Move("Turn periods into time", "Each period has the same length: multiply it by the number of periods.",
             Bin("*", num(count), rational(growing.converted(growth.every, growth.unit, unit) or growth.every), "cdot"), rational(span)),
    )  # fmt: skip
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS, concept=CONCEPT, moves=moves, solutions=({},), values=(rational(span),),
        asked="You are asked how long it takes to get from one amount to the other.",
        confirm=lambda: same_value(float(start) * float(growth.factor) ** (float(span) / float(growing.converted(growth.every, growth.unit, unit) or 1)), float(goal)),
        figure=_picture(start, growth, count, goal, len(moves) - 1, growth.percent is not None),
        unit=f"{unit}s", full=_simple(stem, ()) and bool(asked) and _all_read(stem), fits=amount_test(stem.choices, rational(span)),
    )  # fmt: skip
