"""What the slope and the intercept of a linear model say about the situation, chosen among sentences."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.lines import Line, names_in, value_at
from tools.maths.topics.data.words import content
from tools.maths.tree import num

_PER = re.compile(
    r"\b(?:for (?:each|every)|per|each additional|every additional|for an? (?:additional|increase)|for (?:1|one) additional|by which|each (?:year|month|week|day|hour|minute|time))\b"
)


_AT_ZERO = re.compile(
    r"\b(?:no|not|never|zero|without any|initial(?:ly)?|at the (?:start|beginning)|when .* is (?:0|zero)|0 [a-z]+|in (?:19|20)\d\d|first|new)\b"
)


def interpretation(stem: Stem, line: Line) -> Derivation | None:
    """ "Which is the best interpretation of 12.5?": the slope goes with "for each", the start with "no" or "initial"."""
    if not stem.choices or not re.search(r"\binterpret|\bmean(?:ing)? of|\brepresents?\b|\bwhat does\b", stem.ask):
        return None
    wanted = None
    for i in stem.placeholders("NMP", stem.ask):
        value = stem.value(f"⟦N{i}⟧")
        wanted = (
            "slope" if value in (line.slope, -line.slope) else "start" if value in (line.start, -line.start) else None
        )
    wanted = wanted or (
        "slope"
        if re.search(r"\bslope|\bcoefficient", stem.ask)
        else "start"
        if re.search(r"y-? ?intercept", stem.ask)
        else None
    )
    if wanted is None or abs(line.slope) == abs(line.start):
        return None
    xs, ys = names_in(stem, line)

    def fault(choice: Choice) -> str | None:
        plain = " ".join(choice.text.lower().replace("$", "").split())
        per = _PER.search(plain)
        if wanted == "start":
            return None if _AT_ZERO.search(plain) and per is None else "does not speak of the start"
        if per is None:
            return "does not speak of a change for each one more"
        before, after = set(content(plain[: per.start()])), set(content(plain[per.start() :]))
        if (after & ys - xs and not after & xs) or (before & xs and not before & ys):
            return "the two quantities the other way round"
        down = bool(re.search(r"\bdecreas|\bless\b|\bfewer|\blower|\breduc|\bdrop|\bloss|\bloses", plain))
        up = bool(re.search(r"\bincreas|\bmore\b|\bgreater|\bhigher|\bgrow|\bris|\bgain", plain[: per.start()]))
        return "the wrong direction" if (down and line.slope > 0) or (up and not down and line.slope < 0) else None

    good = [c for c in stem.choices if fault(c) is None]
    if len(good) != 1:
        return None
    slope = wanted == "slope"
    move = Move(
        "Raise x by 1" if slope else "Put 0 for x",
        "See by how much the prediction changes." if slope else "See what the prediction is at the start.",
        words("x and x + 1" if slope else "x = 0"),
        num(line.slope if slope else line.start),
        check=lambda: (
            (value_at(line, Fraction(8)) - value_at(line, Fraction(7)) == line.slope)
            if slope
            else value_at(line, Fraction(0)) == line.start
        ),
    )
    return text_answer(
        stem,
        good[0],
        Derivation(
            skill=skills.TWO_VARIABLE_DATA,
            concept="In y = mx + b the slope m is the change of y for each one more of x, and b is the y at x = 0.",
            moves=(move,),
            solutions=({},),
            values=(),
            asked="You are asked what one number of the model says about the situation.",
            confirm=lambda: [c for c in stem.choices if fault(c) is None] == good and bool(xs or ys),
            full=False,
        ),
    )
