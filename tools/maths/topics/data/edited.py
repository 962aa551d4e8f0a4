"""A measure of one list after a change of the list: its new value, or by how much it changed."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.stem import Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.datasets import named_sets
from tools.maths.topics.data.edits import edit_in
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import spoken
from tools.maths.tree import Bin, num

CONCEPT = (
    "Write the list as it is after the change, then work the measure out again: the mean and the range feel every value, the "
    "median only the middle of the ordered list."
)
_MOVES_ALONG = ("mean", "median", "mode", "minimum", "maximum", "first quartile", "third quartile")


def _moved(stem: Stem, name: str) -> Derivation | None:
    """A measure that is given, after the same change of every value."""
    told = " ".join(stem.sentences)
    given = re.search(rf"\b{name}\b(?:[^.⟦]|⟦N\d+⟧(?= [a-z])){{0,60}}? (?:is|was) ⟦[NM](\d+)⟧", told) or re.search(
        rf"\b(?:a|an|with|the same) {name} of ⟦[NM](\d+)⟧", told
    )
    edit = edit_in(stem, (int(given.group(1)),)) if given else None
    old = stem.value(f"⟦N{given.group(1)}⟧") if given else None
    if given is None or edit is None or old is None or edit.kind not in ("shift", "scale") or len(edit.numbers) != 1:
        return None
    by = edit.numbers[0]
    if edit.kind == "shift":
        new = old + by if name in _MOVES_ALONG else old
    else:
        new = old * (by if name in _MOVES_ALONG else abs(by))
    plain = [Fraction(1), Fraction(4), Fraction(9), Fraction(11), Fraction(20)]
    sample = measures.measure(name, plain)
    after = measures.measure(name, edit.apply(tuple(plain)) or ())
    text = "The same number added to every value moves the mean and the median along and leaves the spread as it is."
    tree = Bin("*", num(old), num(by), "cdot") if edit.kind == "scale" else Bin("+", num(old), num(new - old))
    asked = [n for _, n in measures.named(stem.prose)]
    rest = [i for i in stem.unused({int(given.group(1)), *edit.used}) if len(set(asked)) < 2]

    def again() -> bool:
        if name == "standard deviation":
            factor = by * by if edit.kind == "scale" else 1
            return sample is not None and after == sample * factor
        change = (by if name in _MOVES_ALONG else 0) if edit.kind == "shift" else None
        return sample is not None and after == (sample + change if change is not None else sample * (new / old))

    return number_answer(
        stem,
        Found(
            skills.ONE_VARIABLE_DATA,
            CONCEPT,
            f"You are asked what happens to the {name} when every value changes in the same way.",
            (Move("Carry the change over", text, tree, num(new)),),
            new,
            again,
            full=not rest and len(stem.sentences) <= 3,
            decimal=True,
        ),
    )


def edited_measure(stem: Stem) -> Derivation | None:
    """ "What is the new median?", "By how much does the mean increase?" after a change of one list."""
    sets = [s for s in named_sets(stem) if s.values]
    if not sets and len(only := {n for _, n in measures.named(stem.ask)}) == 1:
        return _moved(stem, next(iter(only)))
    names = [n for _, n in measures.named(stem.ask)]
    if len(sets) != 1 or len(set(names)) != 1 or names[0] == "standard deviation":
        return None
    edit = edit_in(stem, sets[0].used)
    after = edit.apply(sets[0].values) if edit else None
    if edit is None or not after:
        return None
    name, ask = names[0], spoken(stem, stem.ask)
    old, new = measures.measure(name, sets[0].values), measures.measure(name, after)
    if (
        old is None
        or new is None
        or (re.search(r"\boriginal\b.*\?|\bbefore\b", ask) and not re.search(r"\bhow much\b|difference", ask))
    ):
        return None
    moves: tuple[Move, ...] = (
        Move(
            "Make the change",
            "Write the list as it is after the change.",
            measures.listed(sets[0].values),
            measures.listed(after),
            check=lambda: edit.apply(sets[0].values) == after,
        ),
    )
    value = new
    by_how_much = bool(re.search(r"\bby how\b|\bhow much\b|\bhow many\b|\bdifference\b", ask))
    moves += measures.moves_for(name, after)
    if by_how_much:
        value = abs(new - old)
        moves += measures.moves_for(name, sets[0].values)
        moves += (
            Move(
                "Subtract",
                "Compare the new value with the old one.",
                Bin("-", num(max(old, new)), num(min(old, new))),
                num(value),
            ),
        )
    counts = (len(after), len(sets[0].values))
    rest = [i for i in stem.unused({*sets[0].used, *edit.used}) if stem.value(f"⟦N{i}⟧") not in counts]
    return number_answer(
        stem,
        Found(
            skill=skills.ONE_VARIABLE_DATA,
            concept=CONCEPT,
            asked=f"You are asked what the change does to the {name}: write the new list first.",
            moves=moves,
            value=value,
            confirm=lambda: measures.again(name, after) == new and measures.again(name, sets[0].values) == old,
            full=not rest,
            decimal=True,
        ),
    )
