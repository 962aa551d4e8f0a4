"""What was really measured, as a text tells it beside its model: "in 2016 there were 14.1 thousand visitors".

The input may be a year, counted from the year the model counts from; the output may be given in thousands. Comparing it
with the model is for `off_the_line.py`.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.models.model import Model
from tools.maths.tree import Num, Rel, Sym

_SINCE = re.compile(r"\byears? (?:after|since|from|past|beyond) (?:the (?:start|end|beginning) of )?⟦N(\d+)⟧")
_SCALES = {"tens": 10, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
_SCALED = re.compile(r"\bin (?P<scale>tens|hundreds|thousands|millions|billions)\b")
_WORDS = {Fraction(100), Fraction(1000), Fraction(10**6), Fraction(10**9)}


@dataclass(frozen=True)
class Told:
    """The numbers told beside the model, and how much one of the model's output stands for.

    at: the input, None when the text does not say which number it is. scale: 1000 for "in thousands".
    """

    numbers: tuple[Fraction, ...]
    at: Fraction | None
    scale: Fraction


def told_beside(stem: Stem, model: Model) -> Told | None:
    """What the sentences after the model tell; None when a scale or a year cannot be placed.

    >>> from tools.maths import stem as reading
    >>> from tools.maths.topics.models.model import model_of
    >>> text = "The line y = 2x + 5 predicts y, the mass, x days after planting. After 10 days the mass was 27. Which is right?"
    >>> found = told_beside(reading.read(text), model_of(reading.read(text)))
    >>> [int(n) for n in found.numbers], found.at
    ([10, 27], None)
    """
    place = next((i for i, s in enumerate(stem.sentences) if re.search(r"⟦[RF]\d+⟧", s)), None)
    if place is None:
        return None
    rest = re.split(r"⟦[RF]\d+⟧", stem.sentences[place], maxsplit=1)[-1] + " " + " ".join(stem.sentences[place + 1 :])
    scale = _scale(stem, model)
    if scale is None:
        return None
    since = _SINCE.search(stem.prose)
    base = stem.value(f"⟦N{since.group(1)}⟧") if since else None
    found: list[Fraction] = []
    at: Fraction | None = None
    for kind, i, value in _values(stem, rest):
        if kind == "R":
            node = stem.nodes[i]
            if isinstance(node, Rel) and node.left == Sym(model.inputs[0]):
                at = value
            continue
        if base is not None and kind == "N" and value == base:
            continue
        if base is not None and kind == "N" and 1000 <= value <= 2100 and getattr(stem.nodes[i], "text", "").isdigit():
            if at is not None and at != value - base:
                return None
            at = value - base
            continue
        found.append(value)
    numbers = tuple(dict.fromkeys(found))
    if at is not None and len(numbers) > 1:
        numbers = tuple(v for v in numbers if v != at)
    return Told(numbers, at, scale)


def _values(stem: Stem, text: str) -> list[tuple[str, int, Fraction]]:
    """The numbers of a text with their kinds; "14.1 thousand" is one of them."""
    found: list[tuple[str, int, Fraction]] = []
    previous = -1
    for mark in re.finditer(r"⟦([NMPDR])(\d+)⟧", text):
        kind, i = mark.group(1), int(mark.group(2))
        value = _value(stem, kind, i)
        if value is None:
            continue
        if (
            found
            and value in _WORDS
            and kind == "N"
            and not text[previous : mark.start()].strip()
            and _is_word(stem, i)
        ):
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] * value)
        else:
            found.append((kind, i, value))
        previous = mark.end()
    return found


def _is_word(stem: Stem, place: int) -> bool:
    """Whether a number stands for a word such as "thousand", which never has a comma."""
    node = stem.nodes[place]
    return isinstance(node, Num) and "," not in node.text


def _value(stem: Stem, kind: str, place: int) -> Fraction | None:
    node = stem.nodes[place]
    if kind == "R":
        right = node.right if isinstance(node, Rel) and node.op == "=" else None
        return right.value if isinstance(right, Num) else None
    if kind == "D":
        inside = getattr(getattr(node, "arg", None), "value", None)
        return inside if isinstance(inside, Fraction) else None
    return stem.value(f"⟦{kind}{place}⟧")


def _scale(stem: Stem, model: Model) -> Fraction | None:
    """How much one of the output stands for; None when the text speaks of thousands of something else."""
    said = list(_SCALED.finditer(stem.prose))
    if not said:
        return Fraction(1)
    if len({m["scale"] for m in said}) > 1 or not all(_of_output(stem, model, m) for m in said):
        return None
    return Fraction(_SCALES[said[0]["scale"]])


def _of_output(stem: Stem, model: Model, match: re.Match[str]) -> bool:
    """Whether "in thousands" is said of the output: after its letter, or just before "is modeled by"."""
    before = re.findall(r"⟦([A-Z])(\d+)⟧", stem.prose[: match.start()])
    kind, place = before[-1] if before else ("", "0")
    node = stem.nodes[int(place)]
    if kind == "S" and isinstance(node, Sym) and node.name == model.output:
        return True
    if any(k in "SRFE" for k, _ in before):
        return False
    return bool(re.match(r"[^⟦.?]*(?:⟦N\d+⟧[^⟦.?]*){0,3}\b(?:model\w*|given|represented|approximated|estimated|described) by[^⟦.?]*⟦[RF]", stem.prose[match.end() :]))  # fmt: skip
