"""What happened against what a model predicts: which choice says by how much, and for how many rows of a table.

"It is 3.7 less than predicted": each choice is read as a signed gap, actual less predicted. The same question with a
number as its answer belongs to the room of data.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills, tables, typeset
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import rational
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.given import givens, letter_of
from tools.maths.topics.models.meaning import plain
from tools.maths.topics.models.model import Model, model_of
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, has_decimal, num, substitute
from tools.maths.values import evaluate

_COMPARED = re.compile(r"\bcompar\w*\b.*\bpredict|\bpredict\w*\b.*\bcompar|\bwhich\b.*\b(?:true|correct|statement)\b")
_HOW_MANY = re.compile(
    r"\bfor how many\b[^?]*?\b(?P<one>actual|observed|recorded|measured|predicted|estimated)?(?P<mid>[^?]*?)\b(?P<verb>greater|more|higher|less|fewer|lower|above|below|taller|shorter|heavier|lighter|longer|smaller|larger)(?: than)?\b(?P<rest>[^?]*)"
)
_MORE = re.compile(r"\b(?:greater|more|higher|above|over|larger|exceeds?|taller|longer|heavier)\b")
_LESS = re.compile(r"\b(?:less|fewer|lower|below|under|smaller|short(?:er)?|lighter)\b")
_PREDICTED = re.compile(r"\b(?:predict\w*|estimated|model\w*|line of best fit)\b")
_ACTUAL = re.compile(r"\b(?:actual\w*|observed|recorded|measured)\b")
CONCEPT = "A model gives a predicted value for each input; compare it with the value that was really found."


def solve(stem: Stem) -> Derivation | None:
    """The right comparison or the count; None where nothing is compared with a model."""
    if (not stem.choices and not stem.tables) or not _PREDICTED.search(stem.prose) or not stem.equations():
        return None
    counted = _HOW_MANY.search(stem.ask)
    if stem.tables:
        return _counted(stem, counted) if counted else None
    if not _COMPARED.search(stem.ask) or re.search(r"\b(?:not|except|false)\b", stem.ask):
        return None
    if re.search(r"\bin (?:tens|hundreds|thousands|millions|billions)\b", stem.prose):
        return None  # the model counts thousands, and what was measured may not
    subject = re.search(r"\bhow (?:does|do|did|is) ([^?]*?)\bcompare", stem.ask)
    about = bool(subject and _PREDICTED.search(subject.group(1)) and not _ACTUAL.search(subject.group(1)))
    gaps = {c.letter: _gap(c.text, about) for c in stem.choices}
    if any(g is None for g in gaps.values()):
        return None
    model = _one_input(stem)
    if model is None:
        return None
    told = [s for s in stem.told if not re.search(r"⟦[FRSE]", s) and stem.placeholders("NM", s)]
    found = givens(stem, model, " ".join(told)) if told else None
    if found is None or {g.letter for g in found} != {model.output, model.inputs[0]} or len(found) != 2:
        return None
    given = {g.letter: g.value for g in found}
    at, actual = given[model.inputs[0]], given[model.output]
    predicted = model.at(at)
    if predicted is None:
        return None
    gap = actual - predicted
    right = [c for c in stem.choices if gaps[c.letter] == gap]
    if len(right) != 1:
        return None
    decimal = has_decimal(model.body)
    placed = substitute(model.body, {model.inputs[0]: rational(at)})
    made = calculated("Find the prediction", "Put the input into the model.", placed, decimal=decimal)
    apart = calculated(
        "Subtract the prediction",
        "Take the predicted value from the actual one.",
        Bin("-", rational(actual), rational(predicted, True)),
        decimal=decimal,
    )
    if made is None or apart is None:
        return None
    return Derivation(
        skill=skills.TWO_VARIABLE_DATA, concept=CONCEPT, moves=(made[0], apart[0]), solutions=({},), values=(),
        phrase=right[0].text, asked="You are asked how an actual value compares with the model's prediction.",
        confirm=lambda: model.at(at) == actual - gap, fits=lambda c: gaps[c.letter] == gap,
        full=all(g.sure for g in found) and all(q.scale == 1 for q in model.meanings.values()),
    )  # fmt: skip


def _one_input(stem: Stem) -> Model | None:
    model = model_of(stem)
    good = model is not None and model.output and len(model.inputs) == 1
    return model if good and model and model.said(model.output) and model.said(model.inputs[0]) else None


def _gap(text: str, predicted_first: bool = False) -> Fraction | None:
    """Actual less predicted, as a choice says it; None when it says something else.

    predicted_first: whether the question speaks of the prediction, which is then what "it" means in a choice.

    >>> _gap("It is 3.7 less than predicted."), _gap("The predicted value is 2 greater than the actual value.")
    (Fraction(-37, 10), Fraction(-2, 1))
    """
    said = tidy(text)
    numbers = re.findall(r"\d[\d,]*(?:\.\d+)?", said)
    if re.search(r"\b(?:equal|the same|exactly)\b", said) and not numbers:
        return Fraction(0)
    up, down = bool(_MORE.search(said)), bool(_LESS.search(said))
    if len(numbers) != 1 or up == down or re.search(r"%|percent|times", said):
        return None
    value = Fraction(numbers[0].replace(",", ""))
    first, second = (
        (_PREDICTED.search(part) for part in re.split(r"\bthan\b", said, maxsplit=1))
        if "than" in said
        else (None, None)
    )
    actual = [bool(_ACTUAL.search(part)) for part in re.split(r"\bthan\b", said, maxsplit=1)]
    if first is None and second is None and not any(actual):
        turned = predicted_first
    else:
        turned = (bool(first) and not actual[0]) or (actual[-1] and len(actual) == 2 and not actual[0])
    return value * (1 if up else -1) * (-1 if turned else 1)


# ---- rows of a table ----------------------------------------------------------------------------------


def _counted(stem: Stem, match: re.Match[str]) -> Derivation | None:
    """For how many rows the actual value lies above (or below) the prediction."""
    model = _one_input(stem)
    table = stem.tables[0]
    if (
        model is None
        or len(stem.tables) != 1
        or re.search(r"\b(?:not|at least|at most|or equal|no more|no less|by|twice)\b(?! the)", match.group())
    ):
        return None
    series = list(table.rows) if len(table.rows) == 2 else [table.column(i) for i in range(len(table.heading))]
    columns = {}
    for cells in series:
        letter = letter_of(model, plain(stem, cells[0].lower()))
        if letter is None or letter in columns:
            return None
        columns[letter] = [tables.number(c) for c in cells[1:]]
    if set(columns) != {model.output, model.inputs[0]}:
        return None
    pairs = [
        (x, y)
        for x, y in zip(columns[model.inputs[0]], columns[model.output], strict=True)
        if x is not None and y is not None
    ]
    if (len(pairs) != len(table.rows) - 1 and len(table.rows) != 2) or any(
        q.scale != 1 for q in model.meanings.values()
    ):
        return None
    above = _above(match)
    if above is None:
        return None
    rows = [(y, p) for x, y in pairs if (p := model.at(x)) is not None]
    if len(rows) != len(pairs):
        return None
    hits = [y > p if above else y < p for y, p in rows]
    count = sum(hits)
    shown = ", ".join(f"{_plain(y)} against {_plain(p)}" for y, p in rows)
    moves = (
        Move("Find each prediction", "Put each input of the table into the model, and write the prediction beside the actual value.",
             model.body, words(shown), check=lambda: all(model.at(x) == p for (x, _), (_, p) in zip(pairs, rows, strict=True))),
        Move("Compare and count", "Count the rows whose actual value lies on the side the question asks for.",
             words(shown), words(f"{count} rows"), check=lambda: _by_sign(model, pairs, above) == count),
    )  # fmt: skip
    numbers = [
        m for m in PLACEHOLDER.finditer(stem.prose) if m.group(1) in "NMP" and stem.value(m.group()) != len(pairs)
    ]
    return Derivation(
        skill=skills.TWO_VARIABLE_DATA, concept=CONCEPT, moves=moves, solutions=({},), values=(num(count),),
        asked="You are asked for how many rows the actual value lies on one side of the prediction.",
        confirm=lambda: _by_sign(model, pairs, above) == count, full=not numbers,
    )  # fmt: skip


def _above(match: re.Match[str]) -> bool | None:
    """Whether rows with the actual value above the prediction are wanted."""
    before, after = match.group().split(match.group("verb"), 1)
    more = bool(_MORE.search(match.group("verb")))
    predicted_first = bool(_PREDICTED.search(before)) and not _ACTUAL.search(before)
    if not _PREDICTED.search(after) and not (predicted_first and _ACTUAL.search(after)):
        return None
    return more != predicted_first


def _by_sign(model: Model, pairs: list[tuple[Fraction, Fraction]], above: bool) -> int:
    """The rows counted by the sign of actual less predicted."""
    gaps = [float(y) - float(evaluate(model.body, {model.inputs[0]: x})) for x, y in pairs]
    return sum(1 for g in gaps if abs(g) > 1e-9 and (g > 0) == above)


def _plain(value: Fraction) -> str:
    return typeset.plain(rational(value, True))
