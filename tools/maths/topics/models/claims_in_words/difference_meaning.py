"""What f(250) - f(200) = 410 says: one output is that much more than the other, and nothing about 50, or about each."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.numerals import as_decimal
from tools.maths.stem import Stem
from tools.maths.topics.models import claims
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true
from tools.maths.topics.models.model import Model, model_of
from tools.maths.tree import Apply, Bin, Num, Rel

_EACH = re.compile(r"\b(?:each|every|per|average|rate)\b")
_MORE = re.compile(
    r"\b(?:more|greater|higher|longer|farther|heavier|taller|larger|exceeds?|increas\w*|gr[eo]w\w*|ris(?:e|es)|rose|gain\w*)\b"
)
_LESS = re.compile(
    r"\b(?:less|fewer|lower|shorter|lighter|smaller|decreas\w*|declin\w*|drop\w*|f[ae]ll\w*|los(?:es|t))\b"
)
_ON_TOP = re.compile(r"\b(?:next|additional|extra|further|beyond|after the first|another|last)\b")


def solve(stem: Stem) -> Derivation | None:
    """The sentence that compares the two outputs."""
    found = [s for r in stem.equations() if (s := _difference(r)) is not None]
    if len(found) != 1 or not in_words(stem) or stem.tables or not re.search(r"⟦[RF]\d+⟧", stem.ask + stem.prose):
        return None
    if not re.search(
        r"\b(?:mean|means|meaning|interpret\w*|describes?|represents?|statement|tells?|says?|true)\b", stem.ask
    ):
        return None
    name, high, low, gap = found[0]
    model = model_of(stem)
    model = model if model is not None and model.output == name and len(model.inputs) == 1 else None
    verdicts = {c.letter: _judged(claims.tidy(c.text), found[0], model) for c in stem.choices}
    shown = [as_decimal(v) or str(v) for v in (high, low, gap)]
    moves = (
        Move("Say what each output is", f"{name}({shown[0]}) and {name}({shown[1]}) are two outputs of the same function.",
             words(f"{name}({shown[0]}) and {name}({shown[1]})"), words("two outputs, for two inputs"), check=lambda: high != low),
        Move("Read the difference", "Subtracting two outputs says by how much one is more than the other.",
             words(f"{name}({shown[0]}) - {name}({shown[1]})"), words(f"{shown[2]}, in the unit of the output"),
             check=lambda: model is None or _at(model, high) - _at(model, low) == gap),
    )  # fmt: skip
    return one_true(
        stem, verdicts, skill=skills.LINEAR_FUNCTIONS, moves=moves,
        concept="A difference of two outputs compares them; it is no output of its own, and no rate unless it is divided by the difference of the inputs.",
        asked="You are asked what the equation says about the two situations.",
        confirm=lambda: sum(_judged(claims.tidy(c.text), (name, low, high, gap), None) is True for c in stem.choices) == 0,
    )  # fmt: skip


def _difference(relation: Rel) -> tuple[str, Fraction, Fraction, Fraction] | None:
    """f(a) - f(b) = d as (f, a, b, d)."""
    match relation:
        case Rel("=", Bin("-", Apply(f, Num(a)), Apply(g, Num(b))), Num(d)) if f == g and d > 0:
            return f, a, b, d
        case Rel("=", Apply(f, Num(a)), Bin("+", Apply(g, Num(b)), Num(d))) if f == g:
            return f, a, b, d
    return None


def _at(model: Model, point: Fraction) -> Fraction:
    value = model.at(point)
    return Fraction(-1) if value is None else value


def _judged(text: str, told: tuple[str, Fraction, Fraction, Fraction], model: Model | None) -> bool | None:
    _, high, low, gap = told
    numbers = [a.value for a in claims.read(text).amounts]
    if gap not in numbers and model is None and gap / (high - low) not in numbers and len(numbers) > 1:
        return False
    if gap not in numbers:
        return (
            None if _MORE.search(text) or _LESS.search(text) or model is None else False if len(numbers) < 2 else None
        )
    if _EACH.search(text):
        return False
    first, second = (numbers.index(v) if v in numbers else None for v in (high, low))
    more, less = bool(_MORE.search(text)), bool(_LESS.search(text))
    if first is not None and second is not None and len(numbers) == 3:
        if more == less:
            return False  # no comparison, so not what a difference says
        span = re.search(r"\bfrom\b[^,]*\bto\b", text)
        if re.search(r"\bincreas\w*|\bgrow\w*|\bdecreas\w*|\bdrop\w*|\bfall\w*", text) and (span or "between" in text):
            return more == (second < first) or ("between" in text and more)
        return (first < second) == more
    if high - low in numbers and second is not None and _ON_TOP.search(text) and len(numbers) == 3:
        return True
    one = [v for v in numbers if v != gap]
    compares = _MORE.search(text) or _LESS.search(text)
    if len(one) == 1 and not _ON_TOP.search(text) and model is None and not compares:
        return False  # a value of its own: an unknown function says nothing of that
    if len(one) == 1 and not _ON_TOP.search(text):
        return False if model is not None and _at(model, one[0]) != gap else None
    return None
