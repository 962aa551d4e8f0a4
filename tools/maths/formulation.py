"""A problem somebody else has set up: unknowns with units, equations, what is asked. Checked, then solved exactly.

A chat model writes one when Lemma cannot read the problem (`asking.py`). Its reading is used and its arithmetic never
is: every number of the problem must be used or explained, every number of the equations must come from the problem or
be explained, units must agree, the answer must be sane and fit a choice. What nobody can check here is whether the
equations say what the problem says; so the answer is never called verified.
"""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tools.maths import dimensions, typeset
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.dimensions import Unit, UnitsDiffer
from tools.maths.grammar import try_parse
from tools.maths.problem import Problem, Target, Unread
from tools.maths.solving import derive
from tools.maths.stem import Stem
from tools.maths.tree import Node, Num, Percent, Rel, Sym, letters, walk
from tools.maths.values import Unvalued, evaluate, exact_value

Text = Annotated[str, Field(max_length=300)]
FREE = frozenset({Fraction(0), Fraction(1), Fraction(100)})  # numbers an equation may hold without saying why


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Unknown(_Part):
    """A letter and what it stands for."""

    letter: Annotated[str, Field(pattern=r"^[A-Za-z]$")]
    meaning: Text
    unit: Text = ""


class Quantity(_Part):
    """A number of the problem, or a fact everybody knows ("60 minutes in an hour"), and what it measures."""

    value: Text
    meaning: Text
    unit: Text = ""


class Formulation(_Part):
    """What a problem amounts to. `unused`: numbers of the problem that do not matter, each with the reason.

    >>> hours = {"letter": "h", "meaning": "how long", "unit": "hours"}
    >>> parse_formulation({"unknowns": [hours], "relations": ["8h = 40"], "asked": "h"}).asked
    'h'
    """

    unknowns: Annotated[tuple[Unknown, ...], Field(min_length=1, max_length=4)]
    relations: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    asked: Text
    quantities: Annotated[tuple[Quantity, ...], Field(max_length=24)] = ()
    known: Annotated[tuple[Quantity, ...], Field(max_length=6)] = ()
    unused: Annotated[tuple[Quantity, ...], Field(max_length=12)] = ()
    unit: Text = ""
    pick: Annotated[str, Field(pattern=r"^(least|greatest|positive|negative|)$")] = ""
    whole: bool = False


def parse_formulation(data: object) -> Formulation:
    """Read a formulation from plain data. Raises Unread, naming what is wrong with it."""
    try:
        return Formulation.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the formulation"
        raise Unread(f"the set-up is not usable: {where}: {first['msg']}.") from error


def formulated(stem: Stem, setup: Formulation) -> Derivation:
    """Check a set-up against its problem and solve it exactly.

    Raises Unread with a sentence saying what does not hold: the model that wrote it may try again.
    """
    relations = tuple(_relation(text) for text in setup.relations)
    asked = _expression(setup.asked)
    names = {unknown.letter for unknown in setup.unknowns}
    strange = (letters(asked) | {n for r in relations for n in letters(r)}) - names
    if strange:
        raise Unread(f"the letter {sorted(strange)[0]} is used but not explained.")
    _account_for_numbers(stem, setup, (*relations, asked))
    for text, relation in zip(setup.relations, relations, strict=True):
        if not _units_agree(setup, relation):
            raise Unread(f"the units of “{text}” do not agree on both sides.")
    found = _solved(stem, setup, relations, asked)
    _be_sane(setup, found)
    moves = tuple(_set_up(setup, relation) for relation in relations)
    meanings = "; ".join(f"${u.letter}$ is {u.meaning}" for u in setup.unknowns)
    return replace(
        found,
        moves=(*moves, *found.moves),
        asked=f"Here {meanings}. You are asked for ${typeset.latex(typeset.pretty(asked))}$.",
        unit=setup.unit,
        full=False,
    )


def _relation(text: str) -> Rel:
    node = try_parse(text)
    if not isinstance(node, Rel) or node.op not in "=<>≤≥":
        raise Unread(f"“{text}” is not one equation or inequality.")
    return node


def _expression(text: str) -> Node:
    node = try_parse(text)
    if node is None or isinstance(node, Rel) or not letters(node):
        raise Unread(f"what is asked (“{text}”) must be an expression in the unknowns.")
    return node


# ---- every number used or explained ---------------------------------------------------------------------------------


def _account_for_numbers(stem: Stem, setup: Formulation, formulas: tuple[Node, ...]) -> None:
    given = _numbers_of(stem)
    explained = {v for q in (*setup.known, *setup.unused) if q.meaning.strip() for v in _value(q.value)}
    used = {n.value for f in formulas for n in walk(f) if isinstance(n, Num)}
    for value in sorted(used - FREE):
        from_problem = value in given or value * 100 in given or value / 100 in given
        if not from_problem and value not in explained:
            raise Unread(f"the number {_shown(value)} is not in the problem and not explained.")
    for value in sorted(given - FREE):
        taken = {value, value / 100, value * 100, 1 - value / 100, 1 + value / 100, 1 - value, 1 + value}
        if not taken & (used | explained):
            raise Unread(f"the number {_shown(value)} of the problem is neither used nor explained.")


def _numbers_of(stem: Stem) -> set[Fraction]:
    """The numbers of a problem as they are written: 20% counts as 20."""
    found: set[Fraction] = set()
    for index in stem.placeholders("RFENMPDT"):
        for node in walk(stem.nodes[index]):
            if isinstance(node, Num):
                found.add(node.value)
    return found


def _value(text: str) -> tuple[Fraction, ...]:
    node = try_parse(text.replace("$", ""))
    value = exact_value(node.arg if isinstance(node, Percent) else node)
    return () if value is None else (value,)


def _shown(value: Fraction) -> str:
    return typeset.plain(Num(value))


# ---- units ----------------------------------------------------------------------------------------------------------


def _units_agree(setup: Formulation, relation: Rel) -> bool:
    try:
        units = {u.letter: dimensions.parse_unit(u.unit) for u in setup.unknowns}
        numbers: dict[Fraction, tuple[Unit, ...]] = {}
        for quantity in (*setup.quantities, *setup.known):
            for value in _value(quantity.value):
                numbers[value] = (*numbers.get(value, ()), dimensions.parse_unit(quantity.unit))
    except UnitsDiffer as error:
        raise Unread(f"{error}.") from error
    return dimensions.consistent(relation, units, numbers)


def _set_up(setup: Formulation, relation: Rel) -> Move:
    named = [u for u in setup.unknowns if u.letter in letters(relation)]
    what = ", ".join(f"${u.letter}$ for {u.meaning}" + (f" ({u.unit})" if u.unit else "") for u in named)
    told = words("; ".join(f"{q.value}: {q.meaning}" for q in setup.quantities[:6]) or "what the problem says")
    return Move(
        "Set up", f"Write {what}, and say it as a formula.", told, State.of(relation),
        check=lambda: _units_agree(setup, relation),
    )  # fmt: skip


# ---- solving --------------------------------------------------------------------------------------------------------


def _solved(stem: Stem, setup: Formulation, relations: tuple[Rel, ...], asked: Node) -> Derivation:
    equations = tuple(r for r in relations if r.op == "=")
    conditions = tuple(r for r in relations if r.op != "=")
    if conditions and setup.pick in ("least", "greatest") and isinstance(asked, Sym) and not equations:
        return _bordered(stem, setup, conditions, asked)
    target = Target("value", asked, setup.pick or None)
    problem = Problem(stem.question, stem.segments, equations, target, stem.choices, conditions)
    found = derive(problem) if equations else None
    if found is None:
        raise Unread("I cannot solve the equations it amounts to.")
    return replace(found, problem=problem)


def _bordered(stem: Stem, setup: Formulation, conditions: tuple[Rel, ...], asked: Sym) -> Derivation:
    """The least or greatest value under one inequality: its border, and for whole numbers the next one inside."""
    if len(conditions) != 1 or letters(conditions[0]) != {asked.name}:
        raise Unread("with inequalities I need exactly one, in the letter that is asked for.")
    border = Rel("=", conditions[0].left, conditions[0].right)
    problem = Problem(stem.question, stem.segments, (border,), Target("value", asked), stem.choices)
    found = derive(problem)
    if found is None or len(found.values) != 1:
        raise Unread("I cannot solve the inequality it amounts to.")
    value = evaluate(found.values[0])
    if not isinstance(value, Fraction):
        raise Unread("the border of the inequality is not a rational number.")
    rounded = Fraction(math.ceil(value) if setup.pick == "least" else math.floor(value)) if setup.whole else value
    step = Fraction(1, 1000) if not setup.whole else Fraction(1)
    inside, outside = (rounded, rounded - step) if setup.pick == "least" else (rounded, rounded + step)

    def holds(at: Fraction) -> bool:
        left, right = (evaluate(side, {asked.name: at}) for side in (conditions[0].left, conditions[0].right))
        return {"<": left < right, ">": left > right, "≤": left <= right, "≥": left >= right}[conditions[0].op]

    if not holds(inside) or holds(outside):
        raise Unread(f"there is no {setup.pick} value that satisfies the inequality.")
    node = Num(rounded)
    moves = found.moves
    if rounded != value:
        text = f"The {setup.pick} whole number on the right side of that border is wanted."
        moves = (*moves, Move("Take the next whole number", text, found.values[0], node, check=lambda: holds(inside)))
    return replace(
        found, moves=moves, values=(node,), problem=problem, confirm=lambda: holds(inside) and not holds(outside)
    )


def _be_sane(setup: Formulation, found: Derivation) -> None:
    if found.phrase or len(found.values) != 1:
        raise Unread("the equations do not have exactly one solution.")
    try:
        value = evaluate(found.values[0])
    except Unvalued as error:
        raise Unread("the answer is no number.") from error
    if setup.whole and (not isinstance(value, Fraction) or value.denominator != 1):
        raise Unread("the answer should be a whole number, and the equations give another.")
    if setup.unit and value < 0 and "degree" not in setup.unit:
        raise Unread("the answer would be negative, which makes no sense for what is counted.")
