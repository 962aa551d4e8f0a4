"""A formula is given, each letter with its unit; numbers with those units are put in, and one letter is asked.

The unit says which letter a number is for, whatever the story calls it ("the height of the platform"). A choice is right
when the formula holds with it. Not read: two letters of the same unit, changes ("how much greater"), two cases.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, words
from tools.maths.skills import NONLINEAR_FUNCTIONS
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.quantities import tidied, unit_at
from tools.maths.topics.proportion.units import Unit
from tools.maths.tree import Node, Rel, Sym, letters
from tools.maths.values import Unvalued, Value, evaluate, exact_value

_STOP = re.compile(
    r"\b(?:more than|less than|times|twice|half|greater than|double[ds]?|triple[ds]?|increase[ds]?|decrease[ds]?|difference|change[ds]?|respectively|maximum|minimum|greatest|least|another|second|per cent|percent|average|between|first to|again|in terms of|both|ratio|represents? in|meaning|interpretation|best describes|which of the following (?:equations|expressions|statements))\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a given formula used once, None for anything else."""
    relations = [stem.node(str(i)) for i in stem.placeholders("R")]
    if not stem.choices or stem.tables or len(relations) != 1 or stem.placeholders("FETD") or _STOP.search(stem.prose):
        return None
    relation = relations[0]
    if not isinstance(relation, Rel) or relation.op != "=" or not isinstance(relation.left, Sym):
        return None
    names = letters(relation)
    units = _units(stem, names, relation.left.name)
    if set(units) != set(names) or len({u.dimension for u in units.values()}) != len(names) or len(names) < 2:
        return None
    text = tidied(stem.prose)
    given: dict[str, Fraction] = {}
    used = []
    for match in re.finditer(r"⟦([NM])(\d+)⟧", text):
        found = unit_at(text, match.end(), counted=True, one=stem.value(match[2]) == 1)
        unit = Unit.of("dollar") if match[1] == "M" else found[0].plain() if found else None
        mine = [n for n in names if unit is not None and units[n].plain() == unit]
        value = stem.value(match[2])
        if len(mine) != 1 or value is None or mine[0] in given:
            return None
        given[mine[0]] = value
        used.append(int(match[2]))
    left = [n for n in names if n not in given]
    asked = _asked_unit(tidied(stem.ask))
    if (
        len(left) != 1
        or stem.unused((*used, *stem.placeholders("R")))
        or asked is None
        or asked != units[left[0]].plain()
    ):
        return None
    return _derived(stem, relation, left[0], given)


def _units(stem: Stem, names: frozenset[str] | set[str], subject: str) -> dict[str, Unit]:
    """The unit of each letter, from "t is the time, in seconds" and, for the subject, "the distance, in meters, is given by"."""
    text, found = stem.prose, {}
    for match in re.finditer(r"⟦S(\d+)⟧", text):
        node = stem.node(match[1])
        if not isinstance(node, Sym) or node.name not in names or node.name in found:
            continue
        after = re.match(r"[^⟦.;?]*?\bin (?=[a-z])", text[match.end() :])
        before = re.search(r"\bin ([a-z ]+?),? ?$", text[: match.start()].rsplit(".", 1)[-1].rsplit("⟧", 1)[-1])
        number = re.match(r",? (?:is|represents|be)? ?(?:the )?number of ", text[match.end() :])
        unit = None
        if number:
            unit = unit_at(text, match.end() + number.end())
        elif after and not re.match(r",? (?:and|of|where)\b", text[match.end() :]):
            unit = unit_at(text, match.end() + after.end(), counted=False)
        elif before:
            unit = unit_at(before[1], 0, counted=False)
        if unit is not None:
            found[node.name] = unit[0].plain()
    if subject not in found:
        place = next(i for i in stem.placeholders("R"))
        told = re.search(rf"\bin ([a-z ]+?),[^⟦]*⟦R{place}⟧", text)
        unit = unit_at(told[1], 0, counted=False) if told else None
        if unit is not None:
            found[subject] = unit[0].plain()
    return found


def _asked_unit(ask: str) -> Unit | None:
    many = re.search(r"\bhow many (?=[a-z])", ask)
    places = [many.end()] if many else [m.end() for m in re.finditer(r"\bin (?=[a-z])", ask)]
    found = [u for p in places if (u := unit_at(ask, p, counted=bool(many))) is not None]
    return found[0][0].plain() if len(found) == 1 else None


def _derived(stem: Stem, relation: Rel, name: str, given: dict[str, Fraction]) -> Derivation | None:
    at: dict[str, Value] = dict(given)
    assert isinstance(relation.left, Sym)
    if name == relation.left.name:
        value = exact_value(relation.right, at)
        if value is None:
            return None
        node = telling.shown(value)
        fits = telling.fitting(stem, node)
        answer: Node = node
    else:
        right = [c for c in stem.choices if _holds(relation, at, name, telling.number_of(telling.choice_value(c)))]
        chosen = telling.choice_value(right[0]) if len(right) == 1 else None
        if chosen is None or (number := telling.number_of(chosen)) is None or number <= 0:
            return None
        answer = telling.shown(number)
        fits = telling.fitting(stem, answer)
    result = telling.number_of(answer)
    known = ", ".join(f"{n} = {float(v):g}" for n, v in given.items())
    moves = (
        Move(
            "Find each number's letter",
            "The unit of a number says which letter it is the value of.",
            words("the story"),
            words(known),
            check=lambda: name not in given,
        ),
        Move(
            "Put the numbers in",
            "Write the numbers in place of their letters and work out the letter that is left.",
            relation,
            answer,
            check=lambda: _holds(relation, at, name, result),
        ),
    )
    return Derivation(
        NONLINEAR_FUNCTIONS, "A formula holds for any values of its letters that belong together: put in what is known, and one letter is left.",
        moves, ({},), (answer,), asked=f"You are asked for the value of {name} in the formula.",
        fits=fits, confirm=lambda: _holds(relation, at, name, result), full=False,
    )  # fmt: skip


def _holds(relation: Rel, at: dict[str, Value], name: str, value: Fraction | None) -> bool:
    if value is None:
        return False
    try:
        left, right = (float(evaluate(side, {**at, name: value})) for side in (relation.left, relation.right))
    except (Unvalued, ZeroDivisionError, OverflowError):
        return False
    return abs(left - right) <= 1e-9 * max(1.0, abs(left))
