"""Two lists compared, or one list before and after a change: which measures are greater, which change, by how much."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from tools.maths import skills
from tools.maths.choice_reading import roman_choice
from tools.maths.derivation import Derivation, Move
from tools.maths.framing import framed
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.change_claims import always, read_changes
from tools.maths.topics.data.changes import (
    CONCEPT,
    Lists,
    by_measure_name,
    by_measure_set,
    compare_moves,
    meets,
    pair_of,
)
from tools.maths.topics.data.datasets import DataSet, named_sets
from tools.maths.topics.data.edited import edited_measure
from tools.maths.topics.data.edits import edit_in
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.list_measures import place_of
from tools.maths.topics.data.list_names import named_by_words
from tools.maths.topics.data.measure_claims import holds, read_claims
from tools.maths.tree import Sym, num

ALL = ("mean", "median", "mode", "range", "standard deviation", "minimum", "maximum", "interquartile range")

READS = frozenset({"remove", "removes", "removed"})


def solve(stem: Stem) -> Derivation | None:
    """Comparisons of measures; None when the problem compares none."""
    if framed(stem.ask):
        return None
    if not stem.choices or len(stem.prose) > 2500:
        return edited_measure(stem) if not stem.choices else None
    sets = [_with_letter(stem, s) for s in named_sets(stem) if s.values] or list(_choice_sets(stem))
    sets = named_by_words(stem, sets)
    if not sets:
        return None
    spread = _greatest_spread(stem, sets)
    if spread is not None:
        return spread
    edit = edit_in(stem, sets[0].used) if len(sets) == 1 else None
    if edit is not None:
        after = edit.apply(sets[0].values)
        if not after:
            return None
        return edited_measure(stem) or _answer(
            stem, (sets[0].values, after), None, stem.unused({*sets[0].used, *edit.used})
        )
    if len(sets) == 2:
        return _answer(stem, (sets[0].values, sets[1].values), sets, stem.unused({*sets[0].used, *sets[1].used}))
    return None


def _with_letter(stem: Stem, data: DataSet) -> DataSet:
    """A set without a name takes the letter that stands before its list ("Station A: 14, 14, …")."""
    if data.name or not data.used:
        return data
    before = re.search(rf"⟦S(\d+)⟧(?: [a-z]+){{0,4}}\s*[:=]?\s*⟦[NM]{data.used[0]}⟧", stem.prose)
    node = stem.node(before.group(1)) if before else None
    return replace(data, name=node.name.lower()) if isinstance(node, Sym) else data


def _answer(stem: Stem, lists: Lists, sets: Sequence[DataSet] | None, unused: Sequence[int]) -> Derivation | None:
    """Test every choice or statement against the two lists; one must be right and every other wrong."""
    place = _places(sets) if sets else None
    names = _named_in(stem)
    labels = {Fraction(s.name) for s in sets or () if s.name.isdigit()}
    rest = [v for i in unused if (v := stem.value(f"⟦N{i}⟧")) not in (2, len(lists[0]), len(lists[1]), *labels)]
    if stem.statements:
        flags = [_statement(stem, text, lists, place) for text in stem.statements]
        if any(f is None for f in flags):
            return None
        chosen = roman_choice(stem.choices, [bool(f) for f in flags])
    else:
        chosen = (by_measure_name(stem, lists) or by_measure_set(stem, lists)) if sets is None else None
        if chosen is None:
            judged = [(_judge(c.text, lists, place, names), c) for c in stem.choices]
            true = [c for verdict, c in judged if verdict is True]
            known = all(verdict is not None or _gives_up(c.text) for verdict, c in judged)
            chosen = true[0] if len(true) == 1 and known else None
    if chosen is None:
        return None
    moves = [m for n in names for m in compare_moves(n, lists)]
    right = chosen

    def again() -> bool:
        return all(measures.again(n, side) == measures.measure(n, side) for n in names for side in lists if n != "mode")

    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.ONE_VARIABLE_DATA,
            concept=CONCEPT,
            moves=tuple(moves),
            solutions=({},),
            values=(),
            asked="You are asked to compare measures of two lists: work each out for both.",
            confirm=again,
            full=not rest and bool(names),
        ),
    )


def _gives_up(text: str) -> bool:
    return bool(re.search(r"cannot be determined|not enough information|none|no change", text.lower()))


def _named_in(stem: Stem) -> tuple[str, ...]:
    text = " ".join([stem.ask, *stem.statements, *(c.text for c in stem.choices)])
    return tuple(dict.fromkeys(n for _, n in measures.named(text)))


def _places(sets: Sequence[DataSet]) -> Callable[[int, str], int]:
    def place(index: int, text: str) -> int:
        found = place_of(sets[index], text)
        if found < 0 and re.search(r"\b(?:first|second)\b", text):
            found = text.find("first" if index == 0 else "second")
        return found

    return place


def _judge(
    text: str, lists: Lists, place: Callable[[int, str], int] | None, universe: Sequence[str] = ()
) -> bool | None:
    if place is None:
        said = read_changes(text, universe)
        return None if said is None else always(said, [lists])
    claims = read_claims(text, place)
    if claims is None:
        return None
    verdicts = [holds(c, pair_of(lists, c.measure)) for c in claims]
    return None if any(v is None for v in verdicts) else all(verdicts)


def _statement(stem: Stem, text: str, lists: Lists, place: Callable[[int, str], int] | None) -> bool | None:
    verdict = _judge(text, lists, place)
    if verdict is not None or place is not None:
        return verdict
    names = [n for _, n in measures.named(text)]
    if len(names) != 1 or len(text.split()) > 6:
        return None
    return meets(stem.ask, pair_of(lists, names[0]))


# ---- spreads ----------------------------------------------------------------------------------------------------


def _choice_sets(stem: Stem) -> list[DataSet]:
    """The choices themselves as lists."""
    found = []
    for choice in stem.choices:
        numbers = re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?", choice.text.replace("\\", ""))
        if len(numbers) < 3 or re.search(r"[a-z]{3}", choice.text.lower()):
            return []
        found.append(DataSet(choice.letter, tuple(Fraction(n) for n in numbers)))
    return found


_SUPERLATIVE = re.compile(
    r"\b(?P<which>greatest|largest|highest|most|greater|larger|higher|least|smallest|lowest|smaller|lower)\b"
)


def _greatest_spread(stem: Stem, sets: Sequence[DataSet]) -> Derivation | None:
    """ "Which of the following lists has the greatest standard deviation?" """
    names = [n for _, n in measures.named(stem.ask)]
    which = _SUPERLATIVE.search(stem.ask)
    if len(names) != 1 or which is None or not re.search(r"\bwhich\b", stem.ask) or len(sets) < 2:
        return None
    values = [(measures.measure(names[0], s.values), s) for s in sets]
    if any(v is None for v, _ in values):
        return None
    high = which["which"] in ("greatest", "largest", "highest", "most", "greater", "larger", "higher")
    ranked = sorted(((v or Fraction(0), n) for n, (v, _) in enumerate(values)), reverse=high)
    if ranked[0][0] == ranked[1][0]:
        return None
    best = sets[ranked[0][1]]
    owners = [
        c for c in stem.choices if c.letter == best.name or (place_of(best, c.text) >= 0 and not _other(best, sets, c))
    ]
    if len(sets) == len(stem.choices) and all(s.name == c.letter for s, c in zip(sets, stem.choices, strict=True)):
        owners = [stem.choices[ranked[0][1]]]
    if len(owners) != 1:
        return None
    name = names[0]
    moves = tuple(
        Move(
            "Measure the spread" if name == "standard deviation" else f"Find the {name}",
            "Take the mean of the squared distances from the mean: it grows with the standard deviation." if name == "standard deviation" else f"Work out the {name} of this list.",
            measures.listed(s.values),
            num(v or Fraction(0)),
            check=partial(_same_measure, name, s, v),
        )
        for v, s in values
    )  # fmt: skip
    return text_answer(
        stem,
        owners[0],
        Derivation(
            skill=skills.ONE_VARIABLE_DATA,
            concept=CONCEPT,
            moves=moves,
            solutions=({},),
            values=(),
            asked=f"You are asked to compare the {name} of several lists.",
            confirm=lambda: max(ranked, key=lambda r: r[0] if high else -r[0])[1] == _best_again(sets, name, high),
            full=not [v for i in stem.unused({u for s in sets for u in s.used}) if (v := stem.value(f"⟦N{i}⟧")) not in (len(sets), len(sets[0].values))],
        ),
    )  # fmt: skip


def _same_measure(name: str, data: DataSet, value: Fraction | None) -> bool:
    return measures.again(name, data.values) == value


def _best_again(sets: Sequence[DataSet], name: str, high: bool) -> int:
    values = [measures.again(name, s.values) or Fraction(0) for s in sets]
    return values.index(max(values) if high else min(values))


def _other(best: DataSet, sets: Sequence[DataSet], choice: Choice) -> bool:
    return any(s is not best and place_of(s, choice.text) >= 0 for s in sets)
