"""Sentences about an interval of plausible values: what an estimate and its margin of error allow one to say, and of whom."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.choice_reading import roman_choice
from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.data.designs import design_of, meaning
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.plausible_interval import CONCEPT, Interval, ends_moves, interval_of
from tools.maths.topics.data.words import content, spoken, tokens, unmarked


def two_numbers(text: str) -> tuple[Fraction, Fraction] | None:
    numbers = [number(n) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text.replace("\\", ""))]
    return (numbers[0], numbers[1]) if len(numbers) == 2 and None not in numbers else None  # type: ignore[return-value]


_HEDGED = re.compile(
    r"\bplausible|\blikely|\bestimate|\bconfiden|\bapproximately|\bprobabl|\breasonable|\bappears|\bbelieve"
)
_CERTAIN = re.compile(
    r"\bexactly\b|\bmust\b|\bcertain|\ball (?:of )?(?:the )?(?:students|people|members|adults)\b.* (?:have|spend|are)\b(?<!likely)|\bevery\b|\bno one\b|\bnone\b|\balways\b|\bcannot\b|\bnever\b|\bknown\b"
)
_ANOTHER = re.compile(
    r"\bsample of\b|\b(?:mean|average|median|percent|proportion)[a-z ]* of the sample\b|\bin the sample\b|\bof those surveyed\b|\bof the [a-z]+ (?:surveyed|sampled|in the sample)|\bthe method\b|\banother sample|\bof the \d[\d,]* [a-z]+"
)


def faults(text: str, found: Interval, population: frozenset[str], told: frozenset[str]) -> list[str]:
    """What is wrong with a conclusion drawn from an interval; nothing for one that says just what it allows."""
    plain = unmarked(text)
    scale = 100 if found.percent else 1
    ends = (found.low * scale, found.high * scale)
    said = [number(n) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", plain)]
    if len(said) > 2 and set(ends) <= set(said):
        said = list(ends)  # the rest are sizes
    wrong = []
    around = re.search(r"within (?:about )?(\d[\d,]*(?:\.\d+)?)[^\d]{0,24} of [^\d]{0,40}(\d[\d,]*(?:\.\d+)?)", plain)
    if around and [number(g) for g in around.groups()] == [found.margin * scale, found.estimate * scale]:
        said = list(ends)
    if re.search(r"\bmore than half\b|\bmajority\b|\bmost of\b", plain) and not found.low > Fraction(1, 2):
        wrong.append("not sure to be more than half")
    if len(said) == 2 and tuple(said) != ends:
        wrong.append("another interval")
    if len(said) == 1 and not re.search(r"\bmore than half\b", plain):
        value = said[0] or Fraction(0)
        if re.search(r"\b(?:greater|more|less|fewer|at least|at most|below|above)\b", plain):
            wrong.append("only one side of the interval")
        elif not ends[0] <= value <= ends[1]:
            wrong.append("not in the interval")
        elif not _HEDGED.search(plain):
            wrong.append("a single value, said for certain")
    if _CERTAIN.search(plain) and not (re.search(r"plausible|likely", plain) and len(said) == 2):
        wrong.append("certain")
    if not found.percent and len(said) == 2 and not re.search(r"\bmean\b|\baverage\b|\bmedian\b|\btrue\b", plain):
        wrong.append("about single members")
    if _ANOTHER.search(plain):
        wrong.append("about the sample")
    strangers = {s for s in meaning(plain) - told if not s[0].isdigit()} - _STATISTICS
    elsewhere = re.search(r"\b(?:in|on|at) (?:all|any|every|other|most) (?!of\b|the\b)[a-z]+s\b", plain)
    if elsewhere or (set(content(plain)) - told) & _WIDER or (strangers and not population <= meaning(plain)):
        wrong.append("another population")
    return wrong


_WIDER = frozenset(
    content("country state nation world region everyone all cities schools counties nationwide neighboring")
)
_STATISTICS = frozenset(content("plausible likely between percent mean average true actual proportion population margin error interval value estimate exactly greater less more half than confident reasonable conclude believe number must could be within"))  # fmt: skip


def interval_conclusion(stem: Stem, found: Interval) -> Derivation | None:
    """The one choice without a fault; the others each with one."""
    design = design_of(stem)
    told = frozenset(s for t in stem.told for s in content(spoken(stem, t)))
    judged = [(faults(c.text, found, design.stems, told), c) for c in stem.choices]
    sound = [c for wrong, c in judged if not wrong]
    if len(sound) != 1 or re.search(r"\bnot\b|\bexcept\b|\bfalse\b", stem.ask):
        return None
    right = sound[0]
    if not re.search(r"\d", right.text) and not _HEDGED.search(right.text.lower()):
        return None
    return text_answer(
        stem, right, _conclusion_steps(found, right, full=design.random and _states_interval(right, found))
    )


def _states_interval(choice: Choice, found: Interval) -> bool:
    scale = 100 if found.percent else 1
    return two_numbers(choice.text) == (found.low * scale, found.high * scale) and bool(
        _HEDGED.search(choice.text.lower())
    )


def _conclusion_steps(found: Interval, right: Choice, full: bool) -> Derivation:
    scale = 100 if found.percent else 1
    values = [number(n) or Fraction(-1) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", right.text.replace("\\", ""))]
    if re.search(r"\bwithin\b", right.text) and values[:1] == [found.margin * scale]:
        values = [found.estimate * scale + d * values[0] for d in (-1, 1)]
    return Derivation(
        skill=skills.INFERENCE, concept=CONCEPT, moves=ends_moves(found), solutions=({},), values=(),
        asked="You are asked what the estimate and its margin of error allow one to say, and of whom.",
        confirm=lambda: all(abs(v - found.estimate * scale) <= found.margin * scale for v in values),
        full=full,
    )  # fmt: skip


def interval_statements(stem: Stem) -> Derivation | None:
    """Statements I, II, III about intervals that stand in prose or in a table with estimates and margins."""
    if not stem.statements or not stem.choices:
        return None
    flags: list[bool] = []
    used: Interval | None = None
    told = frozenset(s for t in stem.told for s in content(spoken(stem, t)))
    for text in stem.statements:
        found = _row_interval(stem, text) or interval_of(stem)
        if found is None:
            return None
        used = used or found
        flags.append(
            not faults(
                text,
                found,
                frozenset(),
                told | _STATISTICS | {s for t in stem.tables for r in t.rows for c in r for s in content(c)},
            )
        )
    right = roman_choice(stem.choices, flags)
    if right is None or used is None:
        return None
    return text_answer(stem, right, _conclusion_steps(used, Choice("", "", None), full=False))


def _row_interval(stem: Stem, text: str) -> Interval | None:
    """The estimate and margin in the row that a statement names."""
    for table in stem.tables:
        margin = [j for j, h in enumerate(table.heading) if "margin" in h.lower()]
        if len(margin) != 1 or len(table.heading) != 3:
            continue
        rows = [r for r in table.rows[1:] if set(tokens(r[0])) <= set(tokens(text))]
        other = 3 - margin[0]
        if len(rows) == 1:
            estimate, error = number(rows[0][other]), number(rows[0][margin[0]])
            if estimate is not None and error is not None and 0 < error < estimate:
                return Interval(estimate, error, (), "%" in rows[0][other])
    return None
