"""A part with a letter: "4y" in a sum whose prices are not told, "m - 300" over a threshold."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Move
from tools.maths.stem import Stem
from tools.maths.topics.models.claims_in_words.part_features import Said
from tools.maths.topics.models.claims_in_words.part_found import Part, own_words
from tools.maths.topics.models.claims_in_words.part_scores import score
from tools.maths.topics.models.model import Model
from tools.maths.topics.models.nouns import unit_of
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.tree import Bin, Node, Sym, letters, num, substitute, walk
from tools.maths.values import exact_value


def product(stem: Stem, model: Model | None, target: Bin) -> Part | None:
    """ "4y" in 1.5x + 4y = 38: what all the y together add to the sum."""
    held = letters(target)
    if (
        model is None
        or len(held) != 1
        or not any(n == target for n in walk(Bin("-", model.equation.left, model.equation.right)))
    ):
        return None
    (letter,) = held
    rate = _slope(target, letter)
    counted = model.said(letter)
    total = model.said(model.output) if model.output else _whole(stem)
    if rate is None or counted is None or total is None or letter == model.output:
        return None
    others = [q for name in (*model.inputs, model.output) if name != letter and (q := model.said(name))]
    role = Role("term", rate, total, Quantity(letter, " ".join(sorted(own_words(model, letter)))))

    def points(s: Said) -> int | None:
        only_others = any(s.words & (q.words - counted.all_words) for q in others if q is not model.said(model.output))
        return None if only_others else score(role, s)

    move = Move("Raise the letter by one", "See how much the product grows for one more: so much for each one, times how many there are.",
                Bin("-", substitute(target, {letter: num(8)}), substitute(target, {letter: num(7)})), num(rate))  # fmt: skip
    return Part("term", points, move, lambda: _slope(target, letter) == rate, skills.LINEAR_TWO)


def _slope(target: Node, letter: str) -> Fraction | None:
    """What one more of the letter adds, when it always adds the same and nothing is there without it."""
    at = [exact_value(substitute(target, {letter: num(p)})) for p in (0, 1, 5)]
    if None in at or at[0] != 0 or at[2] != 5 * (at[1] or 0):
        return None
    return at[1]


def _whole(stem: Stem) -> Quantity | None:
    """What the sum of an equation without a letter of its own is: "the total time is measured in hours"."""
    told = " ".join(stem.sentences)
    match = next(
        (
            m
            for m in re.finditer(
                r"\b(?P<what>(?:total )?(?:time|cost|amount|distance|weight|mass|price|length|number|money|revenue|income|points?)[a-z ]*?)(?:,| is)? (?:measured )?(?:in|of) (?P<unit>[a-z]+)",
                told,
            )
            if unit_of(m["unit"])
        ),
        None,
    ) or re.search(
        r"\b(?P<what>time|cost|distance|weight|mass|price|revenue|income|money|earn\w*|spent|paid)\b(?P<unit>)", told
    )
    if match is None:
        return Quantity("total", "cost", "dollar") if re.search(r"⟦M\d+⟧|\bdollars\b", told) else None
    unit = re.sub(r"s$", "", match["unit"] or "")
    if re.search(r"spent|paid|earn|money|cost|price|revenue|income", match["what"]) and "hour" not in unit:
        unit = "dollar"
    return Quantity("total", match["what"], unit)


def beyond(stem: Stem, model: Model | None, target: Bin) -> Part | None:
    """ "m - 300" in 85 + 0.12(m - 300): how far the letter is over (or under) a threshold."""
    held = letters(target)
    first, second = target.left, target.right
    if model is None or target.op != "-" or len(held) != 1:
        return None
    (letter,) = held
    edge = exact_value(second) if isinstance(first, Sym) else exact_value(first) if isinstance(second, Sym) else None
    counted = model.said(letter)
    if edge is None or counted is None:
        return None
    over = isinstance(first, Sym)
    past = re.compile(
        r"\b(?:beyond|over|above|in excess|exceed\w*|more than|additional|extra|past|after the first|greater than|older|since)\b"
        if over
        else r"\b(?:remain\w*|left|below|under|less than|fewer|short of|other|not|still)\b"
    )
    ours, theirs = counted.all_words, (model.said(model.output).all_words if model.said(model.output) else frozenset())  # type: ignore[union-attr]

    def points(s: Said) -> int | None:
        if s.each or s.one_of or not past.search(s.text) or any(a.value != edge for a in s.amounts):
            return None
        if (s.unit and counted.unit and s.unit != counted.unit) or re.match(
            r"(?:the )?[a-z ]*\b(?:cost|fee|price|charge|amount in dollars|payment)\b", s.text
        ):
            return None
        if not s.words & ours or (not s.counts and s.head & (theirs - ours)):
            return None
        return 2 + bool(s.amounts) + s.counts

    sample = edge + 7 if over else edge - 3
    move = Move("Put a number in", "Take a value on the other side of the threshold: what comes out is how far it lies from the threshold.",
                substitute(target, {letter: num(sample)}), num(7 if over else 3))  # fmt: skip
    return Part(
        "beyond",
        points,
        move,
        lambda: exact_value(substitute(target, {letter: num(edge)})) == 0,
        skills.LINEAR_FUNCTIONS,
    )
