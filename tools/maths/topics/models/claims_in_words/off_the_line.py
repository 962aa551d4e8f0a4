"""One measured point against a line of best fit: which sentence says how far above or below the line it lies."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.numerals import as_decimal
from tools.maths.stem import Stem
from tools.maths.topics.models import claims
from tools.maths.topics.models.claims_in_words.measured_told import told_beside
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true
from tools.maths.topics.models.model import Linear, model_of, shape_of
from tools.maths.tree import num

_FITTED = re.compile(r"\b(?:best fit|regression|predict\w*|scatterplot|trend line|estimat\w*|model\w*)\b")
_MORE = re.compile(r"\b(?:more|greater|higher|above|over|longer|taller|heavier|exceed\w*|warmer|faster|older)\b")
_LESS = re.compile(r"\b(?:less|fewer|lower|below|under|shorter|smaller|lighter|cooler|slower|younger)\b")
_PREDICTED = re.compile(r"\b(?:predict\w*|line(?: of best fit)?|model\w*|equation|estimat\w*)\b")
_LEAD = re.compile(r"^(?:on|in|for|based on|according to) [^,]{1,40}, ")
_OVER, _UNDER = re.compile(r"\bover-?(?:estimat|predict|stat)\w*"), re.compile(r"\bunder-?(?:estimat|predict|stat)\w*")
_SAME = re.compile(r"\b(?:the same|exactly|equal|equals|matche?s|the amount of|lies? on|agrees?)\b")


def solve(stem: Stem) -> Derivation | None:
    """The sentence that says measured minus predicted, with its sign."""
    if not in_words(stem) or stem.tables or not _FITTED.search(stem.prose):
        return None
    model = model_of(stem)
    shape = shape_of(model) if model is not None and model.output else None
    if model is None or not isinstance(shape, Linear):
        return None
    texts = [claims.tidy(c.text) for c in stem.choices]
    if sum(bool(gap_said(t)) for t in texts) < len(texts) or not all(
        re.search(r"predict|line|model|estimat|fit\b", t) for t in texts
    ):
        return None
    told = told_beside(stem, model)
    if told is None:
        return None
    if told.at is not None:
        readings = [(told.at, told.numbers[0])] if len(told.numbers) == 1 else []
    else:
        readings = [told.numbers, told.numbers[::-1]] if len(told.numbers) == 2 and told.scale == 1 else []
    found = []
    for at, actual in readings:
        gap = actual - told.scale * (shape.start + shape.rate * at)
        verdicts = {c.letter: gap_said(t) == [gap] for c, t in zip(stem.choices, texts, strict=True)}
        if sum(verdicts.values()) == 1:
            found.append((at, actual, gap, verdicts))
    if len(found) != 1:
        return None
    at, actual, gap, verdicts = found[0]
    predicted = told.scale * (shape.start + shape.rate * at)
    moves = (
        Move("Put the input into the line", "The line predicts an output for the input that is told.",
             words(f"input {as_decimal(at) or at}"), num(predicted), check=lambda: (predicted / told.scale - shape.start) / shape.rate == at),
        Move("Take the prediction from what was measured", "A difference above zero says that more was measured than predicted.",
             words(f"measured {as_decimal(actual) or actual}"), num(gap), check=lambda: predicted + gap == actual),
    )  # fmt: skip
    return one_true(
        stem, verdicts, skill=skills.TWO_VARIABLE_DATA, moves=moves,
        concept="A line of best fit predicts; what was measured may lie above or below it. Measured minus predicted says which, and how far.",
        asked="You are asked how the measured value compares with what the line predicts.",
        confirm=lambda: told.scale * (shape.start + shape.rate * at) + gap == actual and at != actual,
    )  # fmt: skip


def gap_said(text: str) -> list[Fraction]:
    """Measured minus predicted as a sentence has it; [] when it says nothing of that."""
    amounts = [a for a in claims.read(text).amounts if not a.percent]
    over, under = bool(_OVER.search(text)), bool(_UNDER.search(text))
    if not amounts:
        return [Fraction(0)] if _SAME.search(text) and not (over or under) else []
    if len(amounts) != 1:
        return []
    size = amounts[0].value
    if over != under:
        return [-size if over else size]
    more, less = bool(_MORE.search(text)), bool(_LESS.search(text))
    if more == less:
        return []
    sign = 1 if more else -1
    word = (_MORE if more else _LESS).search(text)
    head, tail = (text[: word.start()], text[word.end() :]) if word else (text, "")
    first, second = bool(_PREDICTED.search(_LEAD.sub("", head))), bool(_PREDICTED.search(tail))
    if first is second:
        return []  # which of the two is compared with which is not told
    return [-sign * size if first else sign * size]
