"""Statements about changes in a linear formula: "an increase of 10 °F is an increase of 50/9 °C", "y falls by 6".

Each statement or choice names a change of the input and one of the output, with the help of the question; it is true
when the slope carries one into the other. Statements that say anything else are not judged.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths import stem as stems
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.given import letter_of
from tools.maths.topics.models.meaning import plain
from tools.maths.topics.models.model import Linear, Model, model_of, shape_of
from tools.maths.topics.writing import calculated
from tools.maths.tree import Apply, Bin, Sym, has_decimal, num
from tools.maths.values import evaluate

_UP = r"increas\w*|ris(?:es?|ing)|grow\w*|gain\w*|go(?:es)? up"
_DOWN = r"decreas\w*|drop\w*|fall\w*|declin\w*|reduc\w*|go(?:es)? down|los(?:es|s)"
_CHANGE = re.compile(rf"\b(?P<verb>{_UP}|{_DOWN})(?: of| by)? (?P<n>⟦[NMP]\d+⟧)(?=(?P<tail>[^⟦,.;?]*(?:⟦S\d+⟧)?))")
_TOLD = re.compile(
    r"\b(?:must be true|is true|true statement|describes? the (?:effect|change)|happens? to|what (?:is|will be) the effect|how (?:does|will|would|is)|correctly describes|best describes|statements?|is equivalent to)\b"
)
_HOW_MUCH = re.compile(r"\b(?:by how (?:much|many)|by what amount|how much)\b")
_STOP = r"\b(?:is|are|results?|corresponds?|causes?|means|equals?|gives?|leads|will|would|makes?|when|if|as|for|and|then|while|but)\b"
CONCEPT = "In a linear formula only the slope turns a change of the input into a change of the output; the constant drops out."


def solve(stem: Stem) -> Derivation | None:
    """The true statement, or the change asked for; None where no changes in a linear formula are compared."""
    if not stem.equations() or not (_TOLD.search(stem.ask) or _HOW_MUCH.search(stem.ask)) or stem.tables:
        return None
    if re.search(r"\b(?:not|except|false|cannot|percent)\b", stem.ask):
        return None
    model = model_of(stem)
    shape = shape_of(model) if model is not None else None
    if model is None or not isinstance(shape, Linear):
        return None
    told = _changes(stem, model, stem.ask)
    if told is None:
        return None
    if stem.statements:
        return _of_statements(stem, model, shape)
    if stem.choices and all(c.node is None for c in stem.choices):
        truths = {c.letter: _true(model, shape, _subject_named(stem, model, c.text), told) for c in stem.choices}
        right = [c for c in stem.choices if truths[c.letter]]
        if len(right) != 1:
            return None
        found = _derivation(stem, model, shape, right[0], lambda c: truths[c.letter] is True)
        return replace(found, full=found.full and None not in truths.values())
    return _amount(stem, model, shape, told)


def _changes(stem: Stem, model: Model, text: str) -> dict[str, Fraction] | None:
    """The signed changes a text names, by letter; None when one cannot be placed or a letter has two."""
    found: dict[str, Fraction] = {}
    for match in _CHANGE.finditer(text):
        value = stem.value(match.group("n"))
        letter = _letter(stem, model, text[: match.start()], match)
        if value is None or match.group("n")[1] == "P" or letter is None or letter in found:
            return None
        found[letter] = value * (1 if re.match(_UP, match.group("verb")) else -1)
    return found


def _letter(stem: Stem, model: Model, before: str, match: re.Match[str]) -> str | None:
    direct = re.search(r"(⟦[SE]\d+⟧) (?:will |would |is |also )?$", before)
    node = stem.node(direct.group(1)) if direct else None
    if isinstance(node, Sym | Apply):
        return node.name if node.name in (model.output, *model.inputs) else None
    tail = re.split(_STOP, match.group("tail"))[0]
    measured = letter_of(model, "dollars" if "⟦M" in match.group("n") else plain(stem, tail))
    if measured:
        return measured
    inside = PLACEHOLDER.search(tail)
    node = stem.node(inside.group()) if inside else None
    if isinstance(node, Sym):
        return node.name if node.name in (model.output, *model.inputs) else None
    lead = re.split(rf"[,.;⟧]|{_STOP}", before.strip())[-1]
    return letter_of(model, lead)


def _subject_named(stem: Stem, model: Model, text: str) -> str:
    """ "It increases by 18" with the letter that the question asks about ("how does F change?") in place of "it"."""
    asked = re.search(r"\bhow (?:does|will|would) (?:the value of )?(⟦[SE]\d+⟧) (?:change|be)", stem.ask)
    node = stem.node(asked.group(1)) if asked else None
    if not isinstance(node, Sym | Apply) or node.name != model.output:
        return text
    return re.sub(r"^\W*it\b", f"${node.name}$", text, flags=re.IGNORECASE)


def _true(model: Model, shape: Linear, text: str, told: dict[str, Fraction]) -> bool | None:
    """Whether the changes a statement names, with those of the question, go together; None when it names none."""
    read = stems.read(re.sub(r"\bone\b", "1", text))
    if not told and not re.search(rf"\b(?:{_UP}|{_DOWN})\b", " ".join(read.sentences)):
        return _on_line(read, model, shape)
    found = _changes(read, model, " ".join(read.sentences))
    if not found or set(found) & set(told) or len(read.placeholders("NMP")) != len(found):
        return None
    both = {**told, **found}
    if set(both) != {model.output, shape.letter}:
        return None
    return both[model.output] == shape.rate * both[shape.letter]


_OF = re.compile(r"(?P<lead>[a-z][a-z' -]*?)?(?P<n>⟦[NMD]\d+⟧)(?P<tail>[^⟦,.;?]*)")


def _on_line(read: Stem, model: Model, shape: Linear) -> bool | None:
    """ "A temperature of 32 degrees Fahrenheit is equivalent to 0 degrees Celsius": a pair of values, no change."""
    halves = re.split(r"\b(?:is|are) (?:equivalent|equal|the same as)\b|\bcorresponds?\b", " ".join(read.sentences))
    pair: dict[str, Fraction] = {}
    for half in halves:
        found = list(_OF.finditer(half))
        value = read.value(found[0]["n"]) if len(found) == 1 else None
        letter = letter_of(model, plain(read, found[0]["tail"])) if found else None
        if value is None or letter is None or letter in pair:
            return None
        pair[letter] = value
    if set(pair) != {model.output, shape.letter}:
        return None
    return pair[model.output] == shape.start + shape.rate * pair[shape.letter]


def _steps(model: Model, shape: Linear) -> tuple[Move, ...]:
    decimal = has_decimal(model.body)
    slope = rational(shape.rate, decimal)

    def differences() -> bool:
        """The model one step on, from several points."""
        values = [evaluate(model.body, {shape.letter: Fraction(p)}) for p in (0, 1, 6, 7)]
        return values[1] - values[0] == values[3] - values[2] == shape.rate

    text = "The number that multiplies the input is the change of the output for 1 more."
    first = Move("Find the slope", text, model.body, slope, check=differences)
    back = Bin("/", num(1), slope, "frac")
    made = calculated(
        "Turn it round", "For 1 more of the output the input changes by the reciprocal of the slope.", back
    )
    return (first, made[0]) if made else (first,)


def _derivation(stem: Stem, model: Model, shape: Linear, right: Choice, fits: object) -> Derivation:
    moves = _steps(model, shape)

    def at_points() -> bool:
        """The slope seen at other points than the step used."""
        a, b = (evaluate(model.body, {shape.letter: Fraction(p)}) for p in (3, 13))
        return b - a == 10 * shape.rate

    assert callable(fits)
    return Derivation(
        skill=skills.LINEAR_FUNCTIONS, concept=CONCEPT, moves=moves, solutions=({},), values=(), phrase=right.text,
        asked="You are asked how a change of one quantity goes with a change of the other.",
        confirm=at_points, fits=fits, full=len(stem.told) <= 3,
    )  # fmt: skip


def _of_statements(stem: Stem, model: Model, shape: Linear) -> Derivation | None:
    """I, II, III: each judged alone, then the choice that names just the true ones."""
    truths = [_true(model, shape, s, {}) for s in stem.statements]
    if None in truths or not stem.choices:
        return None
    true = {"I" * (i + 1) for i, t in enumerate(truths) if t}

    def named(choice: Choice) -> bool:
        said = set(re.findall(r"\bI{1,3}\b", choice.text))
        if re.search(r"\bnone\b|\bneither\b", choice.text, re.IGNORECASE):
            said = set()
        return said == true

    right = [c for c in stem.choices if named(c)]
    if len(right) != 1:
        return None
    found = _derivation(stem, model, shape, right[0], named)
    judged = Move("Test every statement", "Compare each pair of changes with the slope.", words("the statements"), words("those that agree with the slope"),
                  check=lambda: [_true(model, shape, s, {}) for s in stem.statements] == truths)  # fmt: skip
    return replace(found, moves=(*found.moves, judged))


def _amount(stem: Stem, model: Model, shape: Linear, told: dict[str, Fraction]) -> Derivation | None:
    """ "When x increases by 2, by how much does y increase?": only where the letters themselves are named."""
    rest = _CHANGE.sub(" ", stem.ask)
    if set(told) != {shape.letter} or not _HOW_MUCH.search(rest) or stem.placeholders("NMP", rest):
        return None
    change = shape.rate * told[shape.letter]
    up, down = re.search(rf"\b(?:{_UP})", rest), re.search(rf"\b(?:{_DOWN})", rest)
    wants = [
        m.group()
        for m in PLACEHOLDER.finditer(rest)
        if isinstance(n := stem.node(m.group()), Sym | Apply) and n.name == model.output
    ]
    clause = re.search(r"([a-z][a-z' -]*?) (?:will |would )?" + rf"(?:{_UP}|{_DOWN}) by how", rest) or re.search(
        rf"\bby how [^⟦]*?\b(?:does|do|will|would) (?:the )?([a-z' -]+?) (?:{_UP}|{_DOWN})", rest
    )
    wants = wants or ([clause.group(1)] if clause and letter_of(model, clause.group(1)) == model.output else [])
    if not wants or (up and change < 0) or (down and change > 0) or bool(up) == bool(down):
        return None
    product = Bin("*", rational(shape.rate), rational(told[shape.letter]), "cdot")
    made = calculated(
        "Multiply the slope by the change", "The output changes by the slope for each 1 the input changes.", product
    )
    if made is None:
        return None
    return Derivation(
        skill=skills.LINEAR_FUNCTIONS, concept=CONCEPT, moves=(made[0],), solutions=({},), values=(rational(abs(change)),),
        asked="You are asked for a change of the output, not for one of its values.", full=not stem.told or not stem.placeholders("NMP", " ".join(stem.told)),
        confirm=lambda: abs(_gap(model, told[shape.letter])) == abs(change),
        slips=(Slip("putting the change in as a value", rational(shape.start + change)),),
    )  # fmt: skip


def _gap(model: Model, step: Fraction) -> Fraction:
    one, two = (evaluate(model.body, {model.inputs[0]: Fraction(4) + d}) for d in (Fraction(0), step))
    return two - one if isinstance(one, Fraction) and isinstance(two, Fraction) else Fraction(0)
