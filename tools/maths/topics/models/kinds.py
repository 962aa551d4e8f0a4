"""Linear or exponential, increasing or decreasing? Decided from a table of values or from how a change is told.

A table is linear when equal steps change the values by (nearly) equal amounts, exponential when they change them by
(nearly) equal factors; a told change is linear when the same amount is added, exponential when it is a percentage of
what is there, or a factor.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tools.maths import skills, tables, typeset
from tools.maths.derivation import Derivation, Move, words
from tools.maths.figures import Figure
from tools.maths.picturing import growth, scatter
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.data.growth import saying
from tools.maths.topics.models import claims, growing
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.listed_values import listed, of_the_last
from tools.maths.topics.models.model import Exponential, Linear, model_of, shape_of
from tools.maths.topics.models.quantity import SCALES
from tools.maths.values import evaluate

NEARLY = Fraction(1, 100)  # rounded values of an exponential model differ from equal factors by less than this
_SAME_AMOUNT = re.compile(
    r"\b(?:increas|decreas|grow|drop|fall|rise|gain|lose|add|declin|reduc|remov|sav|put|deposit|earn|withdraw|sell|buil|plant|us|climb|descend|ris|leak|drain|burn)\w*\b[^.;?⟦]*?(?:a constant |the same |exactly |\s)(?:⟦[NM]\d+⟧|amount)"
    r"(?! percent)[^.;?⟦]*?\b(?:each|every|per|a (?:day|week|month|year|hour|minute))\b|⟦[NM]\d+⟧ plus ⟦[NM]\d+⟧ (?:per|for (?:each|every))\b|\b(?:each|every)\b[^.;?⟦]*?(?:⟦[NM]\d+⟧) (?:more|fewer|less|additional)"
    r"|\b(?:each|every) (?:day|week|month|year|hour|minute),? (?:[a-z]+ ){1,4}?(?:deposits?|saves?|adds?|puts?|withdraws?|removes?|gains?|loses?|earns?|receives?) (?:exactly |an additional |another )?⟦[NM]\d+⟧"
    r"|\b(?:each|every)\b(?:[^.;?⟦]*⟦N\d+⟧,)?[^.;?⟦]*\b(?:increas|decreas|gr[eo]w|drop|f[ae]ll|r[io]s|declin|reduc|chang)\w*(?: down| up)? by ⟦[NM]\d+⟧"
)
_UP = re.compile(
    r"\b(?:increas|grow|grew|rise|rising|climb|gain|adds?|added|doubl|tripl|quadrupl|appreciat|saves?|puts?|deposits?|earns?|more)"
)
_DOWN = re.compile(
    r"\b(?:decreas|declin|drop|fall|fell|lose|losing|half|halv|reduc|remov|decay|depreciat|shrink|leak|drain|burn|descend|withdraw|fewer|less)"
)


@dataclass(frozen=True)
class Kind:
    """ "linear" or "exponential", and whether it goes up; the expression that shows it, and what it equals."""

    name: str
    up: bool
    shown: str
    step: Fraction | None = None  # what one unit adds (linear), or the percentage it changes by (exponential)


def solve(stem: Stem) -> Derivation | None:
    """The choice that names the kind; None where the choices do not name kinds of models."""
    offered = {c.letter: _offered(c.text) for c in stem.choices}
    if not offered or not all(o[0] for o in offered.values()):
        return None
    kinds = {o[0] for o in offered.values()}
    if not {"linear", "exponential"} <= kinds or re.search(r"\bnot\b|\bexcept\b", stem.ask):
        return None
    values = _values(stem)
    kind = _of_values(values) if values else _of_formula(stem) if stem.equations() else told_kind(stem)
    if kind is None:
        return None
    scale = next((SCALES[w] for w in SCALES if re.search(rf"\bin {w}s\b", stem.prose)), 1)
    fits = [c for c in stem.choices if _fits(c.text, kind, scale)]
    if len(fits) != 1:
        return None
    first = Move(
        "Compare equal steps",
        "Take steps of equal length and ask: is the same amount added each time, or is it multiplied by the same factor?",
        words(kind.shown), words(f"{kind.name}, {'increasing' if kind.up else 'decreasing'}"),
        check=lambda: _tested(stem, kind),
    )  # fmt: skip
    return Derivation(
        skill=skills.TWO_VARIABLE_DATA
        if values
        else skills.LINEAR_FUNCTIONS
        if kind.name == "linear"
        else skills.NONLINEAR_FUNCTIONS,
        concept="The same amount added in every equal step makes a linear model; the same factor makes an exponential one.",
        moves=(first,), solutions=({},), values=(), phrase=fits[0].text,
        asked="You are asked what kind of model fits, not for a value.",
        confirm=lambda: _tested(stem, kind), fits=lambda c: _fits(c.text, kind, scale),
        full=bool(values or stem.equations()),
        figure=_picture(values, kind),
    )  # fmt: skip


def _picture(values: list[tuple[Fraction, Fraction]], kind: Kind) -> Figure | None:
    """The points of the table with what runs through them; a sketch where nothing but the kind is known."""
    if not values:
        return growth.sketch(kind.name == "exponential", kind.up, 0)
    return scatter.shaped([(float(x), float(y)) for x, y in values], kind.name, ("", ""), 0)


def _offered(text: str) -> tuple[str, int]:
    """The kind a choice names and its direction (0 where it names none)."""
    plain = tidy(text)
    names = [n for n in ("exponential", "linear", "quadratic") if re.search(rf"(?<!non){n}", plain)]
    up, down = re.search(r"\bincreas|\bgrowth\b|\bgrow", plain), re.search(r"\bdecreas|\bdecay\b|\bdeclin", plain)
    direction = 0 if bool(up) == bool(down) else 1 if up else -1
    return (names[0] if len(names) == 1 else ""), direction


def _fits(text: str, kind: Kind, scale: int) -> bool:
    """Whether a choice names the kind, and says of it nothing that contradicts it."""
    said = saying(text)
    contradicts = said is not None and said.contradicts  # "linear, because it grows by the same percent"
    return not contradicts and _agrees(_offered(text), kind) and _same_step(text, kind, scale)


def _of_formula(stem: Stem) -> Kind | None:
    """The kind of a function given by its formula."""
    model = model_of(stem)
    shape = shape_of(model) if model is not None else None
    match shape:
        case Linear(_, rate, _):
            return Kind("linear", rate > 0, "the input multiplied by a number", abs(rate))
        case Exponential(start, growth, _, every) if start > 0:
            step = abs(growth - 1) * 100 if every == 1 else None
            return Kind("exponential", growth > 1, "the input in the exponent", step)
        case _:
            return None


def _agrees(offer: tuple[str, int], kind: Kind) -> bool:
    return offer[0] == kind.name and offer[1] in (0, 1 if kind.up else -1)


def _same_step(text: str, kind: Kind, scale: int) -> bool:
    """Whether a choice that says by how much it changes says it rightly, as far as that is known."""
    claim = claims.read(text)
    amounts = [a for a in claim.amounts if not 1800 <= a.value <= 2100 or a.percent or a.money]
    if not amounts:
        return True
    if kind.step is None or len(amounts) != 1 or claim.every != 1:
        return False
    said = amounts[0]
    if kind.name == "exponential" and not said.percent:
        factor = 1 + kind.step / 100 if kind.up else 1 - kind.step / 100
        return (
            bool(re.search(r"\b(?:factor|times|multipl)", claim.text)) and abs(said.value - factor) <= NEARLY * factor
        )
    wanted = {kind.step} if said.percent else {kind.step, kind.step * scale}
    return said.percent == (kind.name == "exponential") and any(abs(said.value - w) <= 2 * NEARLY * w for w in wanted)


def _values(stem: Stem) -> list[tuple[Fraction, Fraction]]:
    """The pairs of a table of two rows or two columns, none when there is no such table."""
    if not stem.tables:
        return listed(stem)
    if len(stem.tables) != 1:
        return []
    rows = stem.tables[0].rows
    if len(rows) == 2:
        series: Sequence[Sequence[str]] = rows
    elif len(rows[0]) == 2:
        series = [stem.tables[0].column(0), stem.tables[0].column(1)]
    else:
        return []
    xs, ys = ([tables.number(cell) for cell in s[1:]] for s in series)
    pairs = [(x, y) for x, y in zip(xs, ys, strict=True) if x is not None and y is not None]
    return pairs if len(pairs) == len(xs) and len(pairs) >= 3 else []


def _of_values(pairs: list[tuple[Fraction, Fraction]]) -> Kind | None:
    steps = {b[0] - a[0] for a, b in pairwise(pairs)}
    ys = [y for _, y in pairs]
    if len(steps) != 1 or any(y <= 0 for y in ys):
        return None
    gaps = [b - a for a, b in pairwise(ys)]
    factors = [b / a for a, b in pairwise(ys)]
    up = ys[-1] > ys[0]
    average = sum(factors, Fraction(0)) / len(factors)
    straight = max(gaps) - min(gaps) <= NEARLY * abs(ys[-1] - ys[0]) / len(gaps)
    curved = max(factors) - min(factors) <= NEARLY * average
    if straight == curved or any((g > 0) != up for g in gaps):
        return None
    numbers = ", ".join(typeset.plain(rational(y, True)) for y in ys)
    width = steps.pop()
    if straight:
        return Kind("linear", up, f"values at equal steps: {numbers}", abs(ys[-1] - ys[0]) / (len(gaps) * abs(width)))
    step = abs(average - 1) * 100 if width == 1 else None
    return Kind("exponential", up, f"values at equal steps: {numbers}", step)


def told_kind(stem: Stem) -> Kind | None:
    """The kind of a change told in words: the same amount each time, or the same percentage or factor."""
    text = " ".join(stem.sentences)
    growth = growing.read(stem)
    amount = _SAME_AMOUNT.search(text)
    told = " ".join(stem.told) or text
    up, down = bool(_UP.search(told)) or " plus ⟦" in told, bool(_DOWN.search(told))
    if growth is not None and amount is None:
        step = growth.percent * 100 if growth.percent is not None and growth.every == 1 else None
        return Kind("exponential", growth.factor > 1, "the same factor in each period", step)
    if growth is None and amount is None and (factor := of_the_last(stem)) is not None:
        return Kind("exponential", factor > 1, "the same factor in each period")
    if growth is None and amount is not None and up != down and "⟦P" not in text:
        places = re.findall(r"⟦[NM]\d+⟧", amount.group())
        return Kind("linear", up, "the same amount in each period", stem.value(places[0]) if len(places) == 1 else None)
    return None


def _seen(stem: Stem, kind: Kind) -> bool:
    """Differences and quotients of the formula's own values."""
    model = model_of(stem)
    if model is None:
        return False
    values = [float(evaluate(model.body, {model.inputs[0]: Fraction(x)})) for x in range(5)]
    gaps = [b - a for a, b in pairwise(values)]
    steady = max(gaps) - min(gaps) < 1e-9 * max(map(abs, values))
    return steady is (kind.name == "linear") and (gaps[0] > 0) is kind.up


def _tested(stem: Stem, kind: Kind) -> bool:
    """The other kind is ruled out: a line, or a curve of equal factors, through the ends misses the middle."""
    pairs = _values(stem)
    if not pairs:
        if stem.equations():
            return _seen(stem, kind)
        again = told_kind(stem)
        return again == kind
    (x0, y0), (x1, y1) = pairs[0], pairs[-1]
    miss = {"linear": Fraction(0), "exponential": Fraction(0)}
    for x, y in pairs[1:-1]:
        part = (x - x0) / (x1 - x0)
        line = y0 + (y1 - y0) * part
        curve = Fraction(float(y0) * (float(y1) / float(y0)) ** float(part)).limit_denominator(10**9)
        miss["linear"] += abs(line - y)
        miss["exponential"] += abs(curve - y)
    return min(miss, key=lambda n: miss[n]) == kind.name
