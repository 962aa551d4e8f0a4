"""One more value joins a list and the new mean, median or range is told: which values could have joined?

Every candidate is put into the list and the measure worked out again.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import partial

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.datasets import named_sets
from tools.maths.topics.data.finishing import Found, choice_value, number_answer, text_answer
from tools.maths.topics.data.measures import text_of
from tools.maths.tree import Bin, num

_JOINS = re.compile(
    r"\b(?:added|adds|adding|joins?|joined|included|including|includes|next|another|additional|one more|enters|new|extra|"
    r"(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|final|last)) ?\b"
)
_GOES = re.compile(r"\b(?:remov|delet|dropp|exclud|discard|replac|chang(?:ed|es|ing) (?:from|to)|each|every)")
_TOLD = re.compile(
    r"\b(?P<name>range|median|mean|average|mode)\b(?P<between>[^.⟦?]{0,70}?(?:⟦N\d+⟧[^.⟦?]{0,40}?)?) (?:is|was|are|becomes?|became|equals?|will be|would be|to be|of|to) (?:still |also |now |exactly )?⟦[NMP](?P<n>\d+)⟧"
)


def solve(stem: Stem) -> Derivation | None:
    """A value that joins a list; None for other problems."""
    sets = named_sets(stem)
    if len(sets) != 1 or len(sets[0].values) < 3 or stem.tables or not _JOINS.search(stem.prose):
        return None
    if (
        _GOES.search(stem.prose)
        or not re.search(r"\bwhat\b|\bwhich\b", stem.ask)
        or measures.named(_after_what(stem.ask))
    ):
        return None
    told = _target(stem, sets[0].values, set(sets[0].used))
    if told is None:
        return None
    name, target, place = told
    count = len(sets[0].values)
    rest = [i for i in stem.unused({place, *sets[0].used}) if stem.value(f"⟦N{i}⟧") not in (count, count + 1, 1)]
    if rest:
        return None
    return (
        _of_choices(stem, sets[0].values, name, target)
        if stem.choices
        else _at_one_end(stem, sets[0].values, name, target)
    )


def _after_what(ask: str) -> str:
    """What is asked for: the words right after "what is", "which could be"."""
    match = re.search(
        r"\b(?:what|which)\b(?: of the following)?(?: (?:is|was|could be|must be|could have been|would be|values?))*(.{0,40})",
        ask,
    )
    return re.split(r"\bso that\b|\bto (?:make|bring|get)\b|\bfor the\b|\bif\b", match.group(1))[0] if match else ""


def _target(stem: Stem, values: tuple[Fraction, ...], taken: set[int]) -> tuple[str, Fraction, int] | None:
    """The measure of the longer list that is told: its name, value and placeholder."""
    found = []
    for match in _TOLD.finditer(stem.prose):
        place = int(match["n"])
        value = stem.value(f"⟦N{place}⟧")
        name = {"average": "mean"}.get(match["name"], match["name"])
        old = measures.measure(name, values) == value and not _JOINS.search(stem.prose[: match.end()])
        if value is not None and place not in taken and not old:
            found.append((name, value, place))
    return found[0] if len(found) == 1 else None


def _of_choices(stem: Stem, values: tuple[Fraction, ...], name: str, target: Fraction) -> Derivation | None:
    denied = bool(re.search(r"\bnot\b|\bexcept\b|\bcannot\b", stem.ask))
    given = [(choice_value(c), c) for c in stem.choices]
    if any(v is None for v, _ in given):
        return None
    hits = [
        (v, c) for v, c in given if v is not None and (measures.measure(name, (*values, v)) == target) is not denied
    ]
    if len(hits) != 1:
        return None
    right = hits[0][1]
    moves = tuple(
        Move("Try a choice", f"Put the value into the list and find the {name} again.", words(text_of(v)), words(f"{name}: {text_of(after)}"), check=partial(_gives, name, (*values, v), after))
        for v, _ in given
        if v is not None and (after := measures.measure(name, (*values, v))) is not None
    )  # fmt: skip
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.ONE_VARIABLE_DATA,
            concept=f"The new value must make the {name} of the longer list what is told: try each value that is offered.",
            moves=moves,
            solutions=({},),
            values=(),
            asked="You are asked which value could have joined the list.",
            confirm=lambda: [c for v, c in given if v is not None and (measures.again(name, (*values, v)) == target) is not denied] == [right],
            full=not denied and len(stem.sentences) <= 4,
        ),
    )  # fmt: skip


def _gives(name: str, values: tuple[Fraction, ...], result: Fraction) -> bool:
    return name == "mode" or measures.again(name, values) == result


def _at_one_end(stem: Stem, values: tuple[Fraction, ...], name: str, target: Fraction) -> Derivation | None:
    """Without choices only a range has an answer, when it is said which of its two ends is meant."""
    side = re.search(
        r"\b(?:(?P<high>greatest|largest|highest|maximum)|(?P<low>least|smallest|lowest|minimum)) (?:possible )?(?:value|integer|number|score)",
        stem.ask,
    )
    low, high = min(values), max(values)
    if name != "range" or side is None or target <= high - low:
        return None
    value = low + target if side["high"] else high - target
    tree = Bin("+", num(low), num(target)) if side["high"] else Bin("-", num(high), num(target))
    end = measures.listed(values)
    found = Found(
        skills.ONE_VARIABLE_DATA,
        "A range that grew means that the new value lies outside the others: one range away from their other end.",
        "You are asked for the value that makes the range so wide.",
        (
            Move("Find the other end", "The new value is one end of the list; the other end is among the given values.", end, num(low if side["high"] else high), check=lambda: (sorted(values)[0] if side["high"] else sorted(values)[-1]) == (low if side["high"] else high)),
            Move("Go one range further", "The two ends lie one range apart.", tree, num(value)),
        ),
        value,
        lambda: measures.again("range", (*values, value)) == target,
        full=len(stem.sentences) <= 4,
        decimal=True,
    )  # fmt: skip
    return number_answer(stem, replace(found, slips=()))
