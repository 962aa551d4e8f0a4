"""Which choice holds in every one of many example lists, before and after a change."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from tools.maths import skills
from tools.maths.choice_reading import roman_choice
from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.change_claims import always, read_changes
from tools.maths.topics.data.changes import CONCEPT, LEAST, MOST, Lists, by_measure_name, compare_moves, meets, pair_of
from tools.maths.topics.data.finishing import text_answer


def measures_said(stem: Stem) -> tuple[str, ...]:
    """The measures that the statements and choices name, each once."""
    text = " ".join([*stem.statements, *(c.text for c in stem.choices)])
    return tuple(dict.fromkeys(name for _, name in measures.named(text)))


def by_examples(stem: Stem, right: Choice, shown: Lists, asked: str, again: Callable[[], bool]) -> Derivation:
    """The derivation of a choice that held in every example; shown: the one its steps compare; again: tries others."""
    derivation = Derivation(
        skill=skills.ONE_VARIABLE_DATA, concept=CONCEPT,
        moves=tuple(m for name in measures_said(stem) for m in compare_moves(name, shown)),
        solutions=({},), values=(), asked=asked, confirm=again, full=False,
    )  # fmt: skip
    return text_answer(stem, right, derivation)


def holding(stem: Stem, examples: Sequence[Lists]) -> Choice | None:
    """The choice that holds in every example, when no other does."""
    if not examples:
        return None
    if MOST.search(stem.ask) or LEAST.search(stem.ask):
        picked = {None if c is None else c.letter for c in (by_measure_name(stem, e) for e in examples)}
        return next((c for c in stem.choices if {c.letter} == picked), None)
    if re.search(r"\bexcept\b|\bcould\b|\bmay\b|\bmight\b", stem.ask):
        return None
    if stem.statements:
        flags = [_always(stem, text, examples) for text in stem.statements]
        return None if None in flags else roman_choice(stem.choices, [bool(f) for f in flags])
    verdicts = [_always(stem, c.text, examples) for c in stem.choices]
    if any(
        v is None and not re.search(r"\bnone\b|cannot be determined", c.text.lower())
        for v, c in zip(verdicts, stem.choices, strict=True)
    ):
        return None
    hits = [c for v, c in zip(verdicts, stem.choices, strict=True) if v]
    return hits[0] if len(hits) == 1 else None


def _always(stem: Stem, text: str, examples: Sequence[Lists]) -> bool | None:
    """Whether a statement holds in every example; None when it cannot be read."""
    universe = [n for _, n in measures.named(" ".join([stem.ask, *(c.text for c in stem.choices)]))]
    said = read_changes(text, tuple(dict.fromkeys(universe)))
    if said is not None:
        return always(said, examples)
    names = [n for _, n in measures.named(text)]
    verdicts: list[bool | None] = []
    for example in examples:
        if re.fullmatch(
            r"\W*(?:the )?(?:number|count) of (?:values|numbers|elements|data values|data points)\W*", text.lower()
        ):
            verdicts.append(meets(stem.ask, (Fraction(len(example[0])), Fraction(len(example[1])))))
        elif names and len(text.split()) <= 4 + 3 * len(names):
            verdicts += [meets(stem.ask, pair_of(example, n)) for n in names]
    return None if not verdicts or None in verdicts else all(verdicts)
