"""An exponential model, and sentences that say by what percent it changes in which time.

"850(1.06)^(t/2)" grows by 6% every 2 years: each sentence's percent and span are tested on the formula's own values.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.numerals import as_decimal
from tools.maths.stem import Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true
from tools.maths.topics.models.model import Exponential, model_of, shape_of
from tools.maths.topics.models.nouns import TIME, unit_of
from tools.maths.tree import num

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_UP = re.compile(r"\b(?:increas\w*|gr[eo]w\w*|ris(?:e|es|ing)|gain\w*|more|greater|appreciat\w*|climb\w*)\b")
_DOWN = re.compile(
    r"\b(?:decreas\w*|declin\w*|drop\w*|fall\w*|los(?:e|es|ing)|less|fewer|depreciat\w*|decay\w*|reduc\w*|shrink\w*)\b"
)
_TIMES = (
    (r"\bdoubl\w+|\btwice\b", Fraction(2)), (r"\btripl\w+", Fraction(3)), (r"\bquadrupl\w+", Fraction(4)),
    (r"\bhal(?:f|ves|ved)\b(?! (?:an? )?(?:year|hour|day|month|minute|decade))", Fraction(1, 2)),
)  # fmt: skip
_EVERY = re.compile(
    r"\b(?:every|each|per|a|an|in)(?: (?P<n>\d+/\d+(?: of)?(?: an?)?|\d+(?:\.\d+)?|half(?: an?)?|other|quarter(?: of an?)?))?[ -](?P<unit>years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?)\b|\b(?P<ly>annually|yearly|monthly|weekly|daily|hourly)\b"
)
_LY = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}


def solve(stem: Stem) -> Derivation | None:
    """The one sentence whose percent and span the formula's values bear out."""
    if (
        not in_words(stem)
        or stem.tables
        or not re.search(
            r"\b(?:model|statement|interpret\w*|describes?|true|equation|function|represents?|meaning|mean|exponent\w*|expression)s?\b",
            stem.ask,
        )
    ):
        return None
    model = model_of(stem)
    shape = shape_of(model) if model is not None and len(model.inputs) == 1 else None
    if model is None or not isinstance(shape, Exponential) or shape.growth == 1:
        return None
    put_in = model.said(model.inputs[0])
    unit = put_in.unit if put_in is not None else ""
    if unit not in TIME or (put_in is not None and put_in.scale != 1):
        return None
    if re.search(r"\b(?:constant|coefficient|number|value|term|factor|quantity)\b", stem.ask) or stem.placeholders(
        "NMPS", stem.ask
    ):
        return None
    verdicts = {c.letter: _judged(tidy(c.text), shape, unit) for c in stem.choices}
    step = shape.every
    moves = (
        Move("Find how long the exponent takes to grow by one", "Only then has the base been multiplied in once more.",
             words(f"exponent in {model.inputs[0]}"), num(step), check=lambda: _factor(shape, step) == shape.growth),
        Move("Read the base as a percent change", "The base is 1 and the part that is added or taken away in that time.",
             num(shape.growth), words(f"{as_decimal(abs(shape.growth - 1) * 100) or abs(shape.growth - 1) * 100}%"),
             check=lambda: shape.start * shape.growth - shape.start == shape.start * (shape.growth - 1)),
    )  # fmt: skip
    return one_true(
        stem, verdicts, skill=skills.NONLINEAR_FUNCTIONS, moves=moves,
        concept="The base of the power says by what factor the output changes whenever the exponent grows by one; what stands in the exponent says how long that takes.",
        asked="You are asked what the model says about how the amount changes, and how fast.",
        confirm=lambda: _factor(shape, 3 * step) == shape.growth**3 and len({_key(tidy(c.text)) for c in stem.choices}) == len(stem.choices),
    )  # fmt: skip


def _key(text: str) -> str:
    return " ".join(sorted(re.findall(r"[a-z0-9.]+", text)))


def _factor(shape: Exponential, span: Fraction) -> Fraction | None:
    """The exact factor of a whole number of periods; None for a broken one, whose factor is no fraction in general."""
    count = span / shape.every
    return shape.growth ** int(count) if count.denominator == 1 and count <= 200 else None


def _judged(text: str, shape: Exponential, unit: str) -> bool | None:
    if re.search(
        r"\b(?:initial|starting|original)\b[a-z ]* (?:is|was|were)\b|\bat first\b|\bwhen [a-z]+ (?:is|was|=) 0\b", text
    ):
        return None
    percents = re.findall(r"(\d+(?:\.\d+)?) ?(?:%|percent)", text)
    up, down = bool(_UP.search(text)), bool(_DOWN.search(text))
    span = _span(text, unit)
    if span is None:
        return None
    multiples = [value for pattern, value in _TIMES if re.search(pattern, text)]
    if len(percents) == 1 and not multiples and up != down:
        part = Fraction(percents[0]) / 100
        said = 1 + part if up else 1 - part
        if re.search(
            r"\bby (?:a factor of|\d+(?:\.\d+)? times)|% (?:of|as)\b(?! (?:its|the) (?:value|number|amount|population)[a-z ]* (?:before|earlier|the previous))",
            text,
        ):
            return None
    elif not percents and len(multiples) == 1:
        said = multiples[0]
    elif not percents and not multiples and re.search(r"\d", text) and up != down:
        return False if re.search(r"\bby (?:about |a constant )?\$?\d[\d,.]*(?! ?(?:%|percent|times))", text) else None
    else:
        return None
    factor = _factor(shape, span)
    if factor is not None:
        return factor == said
    root = (span / shape.every).denominator  # a broken period: compare whole powers
    whole = span / shape.every * root
    return said**root == shape.growth ** int(whole) if root <= 24 and whole <= 200 else None


def _span(text: str, unit: str) -> Fraction | None:
    """The time a sentence speaks of, in the model's unit."""
    found = list(_EVERY.finditer(text))
    found = [m for m in found if m.group().split()[0] in ("every", "each", "per") or m.group("ly")] or found
    if len(found) != 1:
        return None
    match = found[0]
    said = _LY[match.group("ly")] if match.group("ly") else unit_of(match.group("unit"))
    n = match.group("n") or "1"
    count = (
        Fraction(1, 2)
        if n.startswith("half")
        else Fraction(1, 4)
        if n.startswith("quarter")
        else Fraction(2)
        if n == "other"
        else Fraction(n.split()[0])
    )
    if said == unit:
        return count
    for table in (_SECONDS, _MONTHS):
        if said in table and unit in table:
            return count * Fraction(table[said], table[unit])
    return None
