"""A quantity that changes at a constant rate between two dated amounts: its function, its rate, a value, a moment."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.framing import framed
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models import dated
from tools.maths.topics.models.dated import STEADY, Dated
from tools.maths.topics.models.growth_function import bare_letter
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.nouns import TIME, content, unit_of
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.said_amounts import amount_test
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, Rel, Sym, letters, num
from tools.maths.values import Unvalued, evaluate

_WHICH = re.compile(
    r"\b(?:which|what|write)\b[^?]*\b(?:functions?|equations?|expressions?|models?|formulas?|gives|represents)\b"
)
_REFUSED = re.compile(
    r"\b(?:not|except|more|fewer|less|greater|than|times|twice|half|percent|total|average of|difference|compared?)\b"
)
_WHEN = re.compile(
    r"\b(?:in|during) (?:what|which) year\b|\bwhat year\b|\bafter how many\b|\bhow many (?:years|months|weeks|days|hours|minutes) (?:after|will|does|until|did)\b"
)
_FILLER = content(
    "according based model assume assuming rate constant continue continues continued changed change what how many much expected estimated "
    "predicted find determine after this at same increase decrease increased decreased grew linear linearly pattern same "
    "would will be was were there have had each per year in per annual yearly constant average by"
)
_STATE = re.compile(
    r"\b(drained|used|sold|lost|gained|removed|added|spent|burned|leaked|gone|left|remaining|earned|saved|melted|traveled)\b"
)
CONCEPT = "At a constant rate, equal times bring equal changes: divide the change of the amount by the time it took."


def solve(stem: Stem) -> Derivation | None:
    """The function, rate, value or moment asked for; None when no two dated amounts and a constant rate are told."""
    if (
        (stem.equations() and not all(r.op != "=" for r in stem.equations()))
        or stem.tables
        or not STEADY.search(stem.prose)
        or framed(stem.ask)
    ):
        return None
    told, asked = _told_and_asked(stem)
    found = dated.read(stem, told)
    if found is None or found.rate == 0 or _REFUSED.search(asked):
        return None
    if not _directed(told, found) or _other_quantity(told, asked):
        return None
    formulas = [c for c in stem.choices if c.node is not None and letters(c.node)]
    if stem.choices and len(formulas) == len(stem.choices):
        return _function(stem, found, asked) if _WHICH.search(asked) else None
    if formulas or not _understood(stem, told, asked):
        return None
    return _number(stem, found, asked)


def _told_and_asked(stem: Stem) -> tuple[str, str]:
    """What is told (with an opening "if …," of the question) and what is asked."""
    ask = stem.ask
    start = re.search(
        r"\b(?:which (?:of|function|equation|expression|one)|what\b|how (?:many|much)|by (?:how|what)|in (?:what|which)|(?:at|after) (?:what|how))",
        ask,
    )
    cut = start.start() if start else 0
    return " ".join([*stem.told, ask[:cut]]), ask[cut:]


def _directed(told: str, found: Dated) -> bool:
    """Whether the words of change, where there are some, agree with the amounts."""
    up, down = (
        re.search(r"\b(?:increas|gr[eo]w|rose|ris)", told),
        re.search(r"\b(?:decreas|declin|fell|drop|shr[iau]nk|depreciat)", told),
    )
    return not (up and not down and found.rate < 0) and not (down and not up and found.rate > 0)


def _other_quantity(told: str, asked: str) -> bool:
    """Whether another unit is asked for than was told, or what was used up where what is there was told."""
    units = {
        "dollar" if m.group(1) else unit_of(m.group(2))
        for m in re.finditer(r"⟦(?:(M)|N)\d+⟧(?: (?:thousand|million|billion))? ?([a-z]*)", told)
    }
    units -= {"", *TIME}
    named = {unit_of(m.group(1)) for m in re.finditer(r"\b(?:in|how many) ([a-z]+)", asked)} - {"", *TIME}
    if units and named - units:
        return True
    states = {m.group(1) for m in _STATE.finditer(asked)}
    return any(not re.search(rf"(?:⟦[NM]\d+⟧|number of|amount of)[^⟦.]{{0,40}}\b{s}\b", told) for s in states)


def _rate_move(found: Dated) -> Move | None:
    change = Bin("-", num(found.amounts[1]), num(found.amounts[0]))
    time = Bin("-", num(found.times[1]), num(found.times[0]))
    made = calculated(
        "Find the rate", "Divide the change of the amount by the time it took.", Bin("/", change, time, "frac")
    )
    return made[0] if made else None


# ---- which function ---------------------------------------------------------------------------------


def _function(stem: Stem, found: Dated, asked: str) -> Derivation | None:
    bodies = {c.letter: c.node.right if isinstance(c.node, Rel) else c.node for c in stem.choices}
    names = {n for b in bodies.values() if b is not None for n in letters(b)}
    if len(names) != 1 or (found.scale and not re.search(rf"\bin {found.scale}s\b", stem.prose)):
        return None
    if not found.scale and re.search(r"\bin (?:thousand|million|billion|hundred)s\b", stem.prose):
        return None
    letter = names.pop()
    quantity = quantities(stem).get(letter) or bare_letter(stem, letter)
    rate = _rate_move(found)
    if quantity is None or quantity.unit != found.unit or rate is None:
        return None
    origin = _origin(quantity, found)
    if origin is None:
        return None
    start, slope = found.at(origin), found.rate
    sign, size = ("+", slope) if slope > 0 else ("-", -slope)
    whole = Bin(sign, num(start), Bin("*", num(size), Sym(letter)))

    def through_both() -> bool:
        """The function at both told moments."""
        return all(evaluate(whole, {letter: t - origin}) == a for t, a in zip(found.times, found.amounts, strict=True))

    text = f"Start with the amount for ${letter} = 0$ and add the rate once for each unit of ${letter}$."
    moves = (rate, Move("Write the function", text, num(slope), whole, check=through_both))
    return Derivation(
        skill=skills.LINEAR_FUNCTIONS, concept=CONCEPT, moves=moves, solutions=({},), values=(whole,),
        asked="You are asked for the function that gives the amount at any time.", confirm=through_both,
        fits=lambda c: _fits(c, bodies.get(c.letter), found, letter, origin), full=_letters_read(stem, letter),
        slips=(Slip("taking the whole change for the rate", Bin(sign, num(start), Bin("*", num(abs(found.amounts[1] - found.amounts[0])), Sym(letter)))),),
    )  # fmt: skip


def _origin(quantity: Quantity, found: Dated) -> Fraction | None:
    """The moment at which the letter is zero."""
    if not found.calendar:
        return Fraction(0) if quantity.since is None else None
    return quantity.since


def _letters_read(stem: Stem, letter: str) -> bool:
    """Whether a condition on the letter, where there is one, is a range and nothing else stands there."""
    return all(letter in letters(r) and r.op != "=" for r in stem.equations())


def _fits(choice: Choice, body: Node | None, found: Dated, letter: str, origin: Fraction) -> bool:
    if body is None or letters(body) != {letter} or choice.node is None:
        return False
    try:
        points = [evaluate(body, {letter: t - origin}) for t in (*found.times, found.times[1] + 7)]
    except Unvalued:
        return False
    return points == [*found.amounts, found.at(found.times[1] + 7)]


# ---- a number ---------------------------------------------------------------------------------------


def _understood(stem: Stem, told: str, asked: str) -> bool:
    """Whether every word of the question is a filler or was told before."""
    return content(PLACEHOLDER.sub(" ", asked)) <= _FILLER | content(told) | content("year month week day hour minute")


def _number(stem: Stem, found: Dated, asked: str) -> Derivation | None:
    rate = _rate_move(found)
    marks = [m for m in PLACEHOLDER.finditer(asked)]
    if rate is None or found.scale or any(m.group(1) not in "NM" for m in marks):
        return None
    if not marks:
        per = re.search(rf"\b(?:each|every|per|a|annual|yearly|monthly|weekly|daily|hourly) ?{found.unit}?\b", asked)
        if not per or not re.search(r"\b(?:by (?:how|what)|rate|increase|decrease|change|grow|decline)\b", asked):
            return None
        falls = bool(re.search(r"\b(?:decreas|declin|fall|drop)", asked))
        if falls != (found.rate < 0) and not re.search(r"\bchange\b|\brate\b", asked):
            return None
        return _answer(
            stem, found, (rate,), abs(found.rate), found.rate, "You are asked how much it changes in one unit of time."
        )
    if len(marks) != 1:
        return None
    value = stem.value(marks[0].group())
    before, after = asked[: marks[0].start()], asked[marks[0].end() :]
    if value is None:
        return None
    if re.search(r"\byears? (?:after|since|before)\b", asked) or re.search(
        r"\b(?:each|every|per|from|between|by how|by what)\b", asked
    ):
        return None
    if (
        found.calendar
        and dated.is_year(before, after)
        and 1800 <= value <= 2100
        and not _WHEN.search(asked)
        and re.search(r"\bin(?: the year)?\s*$", before)
    ):
        amount = found.at(value)
        steps = Bin(
            "+",
            num(found.amounts[0]),
            Bin("*", rational(found.rate), Bin("-", num(value), num(found.times[0])), "cdot"),
        )
        made = calculated(
            "Count on from the first amount", "Add the rate once for every unit of time that has passed.", steps
        )
        return (
            _answer(
                stem, found, (rate, made[0]), amount, amount, "You are asked for the amount at another moment.", value
            )
            if made
            else None
        )
    if found.calendar and _WHEN.search(asked) and "year" in asked and not re.search(r"\bhow many\b", asked):
        time = found.times[0] + (value - found.amounts[0]) / found.rate
        steps = Bin(
            "+",
            num(found.times[0]),
            Bin("/", Bin("-", num(value), num(found.amounts[0])), rational(found.rate), "frac"),
        )
        made = calculated(
            "Count the years", "See how often the rate fits into the change from the first amount.", steps
        )
        return (
            _answer(stem, found, (rate, made[0]), time, value, "You are asked when the amount is reached.", time)
            if made and time.denominator == 1
            else None
        )
    return None


def _answer(
    stem: Stem,
    found: Dated,
    moves: tuple[Move, ...],
    value: Fraction,
    amount: Fraction,
    asked: str,
    time: Fraction | None = None,
) -> Derivation:
    (t, u), (a, b) = found.times, found.amounts

    def on_the_line() -> bool:
        """Cross products: the new point lies on the line through the two told ones, or the rate carries one to the other."""
        return a + amount * (u - t) == b if time is None else (amount - a) * (u - t) == (b - a) * (time - t)

    return Derivation(
        skill=skills.LINEAR_FUNCTIONS, concept=CONCEPT, moves=moves, solutions=({},), values=(rational(value),),
        asked=asked, confirm=on_the_line, fits=amount_test(stem.choices, rational(value)),
    )  # fmt: skip
