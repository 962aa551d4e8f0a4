"""A table of data beside a model: for how many points the actual value lies above or below the predicted one, or how far.

One case that a sentence tells is for `told_residual.py` and `best_fit.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.numerals import spell_out_digits
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.data.finishing import Found, choice_value, number_answer, text_answer
from tools.maths.topics.data.points import Pairs, pairs_in
from tools.maths.topics.data.words import content, spoken
from tools.maths.tree import Apply, Bin, Node, Rel, Sym, letters, num, substitute
from tools.maths.values import exact_value

CONCEPT = "Put each x into the model to get the predicted y, then compare it with the y that was really measured."
_PREDICTED = re.compile(r"\bpredict|\bmodel|\bestimated by|\bline of best fit|\bequation\b")
_MORE = r"(?:greater|more|higher|larger|above|exceeds?|over|taller|longer|heavier)"
_LESS = r"(?:less|lower|smaller|fewer|below|under|shorter|lighter)"
_ACTUAL = r"\b(?:actual|observed|measured|recorded|real|data)\b"
_EXPECTED = r"\b(?:predict|model|line of best fit|best fit|estimated|equation)"


def solve(stem: Stem) -> Derivation | None:
    """Actual values against predicted ones."""
    if not _PREDICTED.search(stem.prose) or not re.search(r"\bhow many\b|\bhow much\b|\bwhich\b|\bwhat\b", stem.ask):
        return None
    relations = [
        r for r in stem.equations() if r.op in "=≈" and isinstance(r.left, Sym | Apply) and len(letters(r.right)) == 1
    ]
    data = _data(stem)
    if len(relations) != 1 or data is None or len(stem.equations()) != 1:
        return None
    if re.search(r"\bhow many\b", stem.ask) and not re.search(
        r"\bhow many (?:more|fewer|less)\b|\bhow much\b", stem.ask
    ):
        return _how_many(stem, relations[0], data)
    return _how_far(stem, relations[0], data)


def _data(stem: Stem) -> Pairs | None:
    """The pairs: a table of two columns, or of three whose first only counts or names the rows."""
    found = pairs_in(stem)
    if found is not None or len(stem.tables) != 1:
        return found
    rows = stem.tables[0].rows
    if len(rows[0]) != 3:
        return None
    values = [(number(r[1]), number(r[2])) for r in rows[1:]]
    points = tuple((a, b) for a, b in values if a is not None and b is not None)
    return Pairs(points, rows[0][1], rows[0][2]) if len(points) == len(values) else None


def predicted(model: Rel, x: Fraction) -> Fraction | None:
    """What the model gives for x."""
    return exact_value(model.right, dict.fromkeys(letters(model.right), x))


def _wants_actual_above(ask: str) -> bool | None:
    """Whether the actual value is to be above the predicted one; None when the question says neither."""
    text = re.split(r"\bhow many\b|\bhow much\b|\bwhich\b", ask)[-1]
    first, second = re.search(_ACTUAL, text), re.search(_EXPECTED, text)
    more, less = re.search(rf"\b{_MORE}\b", text), re.search(rf"\b{_LESS}\b", text)
    if re.search(r"\bunderestimat|\bunderpredict", text):
        return None if first and more else True
    if re.search(r"\boverestimat|\boverpredict", text):
        return False
    if (
        (more is None) is (less is None)
        or re.search(r"\bor equal|\bat least|\bat most|\bnot\b", text)
        or second is None
    ):
        return None
    actual_first = first is not None and first.start() < second.start()
    if first is None:
        word = more or less
        actual_first = word is not None and word.start() < second.start()
    return actual_first is (more is not None)


def _how_many(stem: Stem, model: Rel, data: Pairs) -> Derivation | None:
    above = _wants_actual_above(spoken(stem, stem.ask))
    guesses = [predicted(model, x) for x, _ in data.points]
    if above is None or any(g is None for g in guesses) or re.search(r"\bby (?:more|less|at)\b", stem.ask):
        return None
    rest = [
        i
        for i in stem.unused(_formula_places(stem))
        if stem.value(f"⟦N{i}⟧") != len(data.points) and i not in data.used
    ]
    if rest:
        return None
    count = Fraction(
        sum((y > g) is above and y != g for (_, y), g in zip(data.points, guesses, strict=True) if g is not None)
    )
    moves = tuple(_prediction(model, x, g) for (x, _), g in zip(data.points, guesses, strict=True) if g is not None)
    found = Found(
        skills.TWO_VARIABLE_DATA,
        CONCEPT,
        "You are asked to compare each measured value with the one the model predicts.",
        moves,
        count,
        lambda: (
            count
            == sum((float(y) - float(predicted(model, x) or 0)) * (1 if above else -1) > 1e-12 for x, y in data.points)
        ),
        full=len(stem.sentences) <= 5,
    )
    derivation = number_answer(stem, found)
    if derivation is not None or not stem.choices:
        return derivation
    hits = [c for c in stem.choices if _spelled(c) == count]
    plain = Derivation(
        skill=found.skill,
        concept=CONCEPT,
        moves=moves,
        solutions=({},),
        values=(),
        asked=found.asked,
        confirm=found.confirm,
        full=found.full,
    )
    return text_answer(stem, hits[0], plain) if len(hits) == 1 else None


def _spelled(choice: Choice) -> Fraction | None:
    text = {"none": "0", "zero": "0", "one": "1"}.get(choice.text.lower().strip(" ."), choice.text)
    return choice_value(choice) if choice.node is not None else number(spell_out_digits(text.lower().strip(" .")))


def _formula_places(stem: Stem) -> set[int]:
    return set(stem.placeholders("RFSE"))


def _prediction(model: Rel, x: Fraction, value: Fraction) -> Move:
    filled: Node = substitute(model.right, {letter: num(x) for letter in letters(model.right)})
    return Move(
        "Predict with the model",
        "Put the x of this point into the model.",
        filled,
        num(value),
        check=partial(_same, model, x, value),
    )


def _same(model: Rel, x: Fraction, value: Fraction) -> bool:
    import sympy

    from tools.maths import algebra

    symbols = {s: sympy.Rational(x.numerator, x.denominator) for s in algebra.to_sympy(model.right).free_symbols}
    return bool(
        sympy.simplify(algebra.to_sympy(model.right).subs(symbols) - sympy.Rational(value.numerator, value.denominator))
        == 0
    )


def _how_far(stem: Stem, model: Rel, data: Pairs) -> Derivation | None:
    """ "How much greater is the actual score than the predicted one for 5 hours?" """
    ask = spoken(stem, stem.ask)
    if not re.search(r"\bhow (?:much|many)\b|\bdifference\b|\bresidual\b", ask) or not re.search(
        _EXPECTED + r"|\bresidual", ask
    ):
        return None
    above = _wants_actual_above(ask)
    named = [v for i in stem.placeholders("NM", stem.ask) if (v := stem.value(f"⟦N{i}⟧")) is not None]
    points = [(x, y) for x, y in data.points if x in named]
    if len(named) != 1 or len(points) != 1 or (above is None and not re.search(r"\bdifference\b|\bresidual\b", ask)):
        return None
    (x, y), guess = points[0], predicted(model, points[0][0])
    if guess is None or not (set(content(data.x_name)) & set(content(ask)) or re.search(r"\bx\b", ask)):
        return None
    gap = y - guess
    value = gap if "residual" in ask else abs(gap) if above is None else gap if above else -gap
    if value <= 0 and "residual" not in ask:
        return None
    first, second = (y, guess) if value == gap else (guess, y)
    return number_answer(
        stem,
        Found(
            skills.TWO_VARIABLE_DATA, CONCEPT, "You are asked how far a measured value lies from the predicted one.",
            (_prediction(model, x, guess), Move("Subtract", "Compare the measured value with the predicted one.", Bin("-", num(first), num(second)), num(value))),
            value, lambda: abs(value) == abs(y - guess) and (guess + gap == y), full=len(stem.sentences) <= 4, decimal=True,
        ),
    )  # fmt: skip
