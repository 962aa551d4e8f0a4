"""What does a part of a formula mean? Every choice gets points for the signs that fit; one must stand out alone.

Steps in where `interpret.py`, which rules choices in and out strictly, has not found one. Never full. Besides the roles
read there: a product in a sum whose prices are not told, what is over a threshold, the length inside a power.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.asked import ASK, REFUSED, target_of
from tools.maths.topics.models.claims_in_words.part_features import compounds, said
from tools.maths.topics.models.claims_in_words.part_found import Part, own_words
from tools.maths.topics.models.claims_in_words.part_others import bound, length, principal
from tools.maths.topics.models.claims_in_words.part_scores import score
from tools.maths.topics.models.claims_in_words.part_terms import beyond, product
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true
from tools.maths.topics.models.interpret import CONCEPT, asked_in
from tools.maths.topics.models.model import Model, model_of
from tools.maths.topics.models.pointed import Asked
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.tree import Apply, Bin, Node, Num, letters, substitute
from tools.maths.values import exact_value

READS_SENTENCES = True
_ENOUGH = 2  # points the best needs; every other choice must have fewer


def solve(stem: Stem) -> Derivation | None:
    """The choice with the most points, when no other has as many."""
    if not in_words(stem) or not ASK.search(stem.ask) or REFUSED.search(re.sub(r"\bat least\b", "", stem.ask)):
        return None
    part = _part(stem)
    if part is None:
        return None
    units = compounds(stem)
    points = {c.letter: part.points(said(c.text, units)) for c in stem.choices}
    best = max((p for p in points.values() if p is not None), default=0)
    if best < _ENOUGH or sum(p == best for p in points.values()) != 1:
        return None
    right = next(c for c in stem.choices if points[c.letter] == best)
    verdicts: Mapping[str, bool | None] = {c.letter: c is right for c in stem.choices}
    told = Move("Say it in the words of the problem", "Replace the letters by what they stand for, and read the result as a sentence.",
                words("what this says in the story"), words(right.text), check=lambda: part.points(said(right.text, units)) == best and part.confirm())  # fmt: skip
    return one_true(
        stem, verdicts, skill=part.skill, moves=(part.move, told), concept=CONCEPT.get(part.kind, _CONCEPT),
        asked="You are asked what one part of the formula says about the story, not for a calculation.", confirm=part.confirm,
    )  # fmt: skip


_CONCEPT = "A part of a formula means what its letters and numbers say when they are read out in words."


def _part(stem: Stem) -> Part | None:
    told = _value_told(stem)
    if told is not None:
        return told
    target = target_of(stem, stem.ask) or _single_expression(stem)
    if target is None:
        return None
    asked, _ = asked_in(stem, target)
    model = model_of(stem)
    if asked is not None and asked.role.kind == "term" and isinstance(target, Bin) and len(letters(target)) == 1:
        (letter,) = letters(target)
        own = own_words(model, letter) if model else frozenset()
        asked = (
            replace(asked, role=replace(asked.role, input=Quantity(letter, " ".join(sorted(own))))) if own else asked
        )
    if asked is not None:
        return _of_role(asked)
    if isinstance(target, str):
        return None
    if isinstance(target, Bin):
        return product(stem, model, target) or beyond(stem, model, target) or length(stem, model, target)
    return principal(stem, target) or bound(stem, target)


def _of_role(asked: Asked) -> Part:
    move = (
        Move(asked.rule, asked.text, words(asked.shown), words(str(asked.value)), check=asked.test)
        if isinstance(asked.shown, str)
        else Move(asked.rule, asked.text, asked.shown, asked.value)
    )
    return Part(asked.role.kind, lambda s: score(asked.role, s), move, asked.test, asked.skill)


def _value_told(stem: Stem) -> Part | None:
    """ "f(5) is approximately equal to 146": the point (5, 146)."""
    match = re.search(r"⟦E(\d+)⟧ (?:is|was|be|=) ?(?:approximately |about |roughly )?(?:equal to )?⟦N(\d+)⟧", stem.ask)
    if match is None:
        return None
    call, number = stem.nodes[int(match[1])], stem.nodes[int(match[2])]
    if not isinstance(call, Apply) or exact_value(call.arg) is None or not isinstance(number, Num):
        return None
    model = model_of(stem)
    if model is None or model.output != call.name or len(model.inputs) != 1:
        return None
    output, put_in = model.said(model.output), model.said(model.inputs[0])
    if output is None or put_in is None or not _near(model, call, number.value):
        return None
    role = Role("point", number.value, output, put_in, exact_value(call.arg))
    move = Move("Put the number in brackets in", "What stands in brackets is the input; what comes out is the output for it.",
                substitute(model.body, {model.inputs[0]: call.arg}), number, check=lambda: _near(model, call, number.value))  # fmt: skip
    return Part(
        "value", lambda s: score(role, s), move, lambda: _near(model, call, number.value), skills.LINEAR_FUNCTIONS
    )


def _near(model: Model, call: Apply, shown: Fraction) -> bool:
    at = exact_value(call.arg)
    value = None if at is None else model.at(at)
    return value is not None and abs(value - shown) * 100 <= abs(shown)


def _single_expression(stem: Stem) -> Node | None:
    found = [stem.node(m.group()) for m in PLACEHOLDER.finditer(stem.ask) if m.group(1) == "E"]
    return found[0] if len(found) == 1 else None
