"""Two lists compared, or one list before and after a change: which measures are greater, which change, by how much."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.datasets import DataSet, named_sets
from tools.maths.topics.data.edited import edited_measure
from tools.maths.topics.data.edits import edit_in
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.list_measures import place_of
from tools.maths.topics.data.measure_claims import holds, read_claims, roman_choice
from tools.maths.tree import num

CONCEPT = (
    "The mean and the range feel every extreme value; the median only depends on the middle of the ordered list; the "
    "standard deviation measures how far the values lie from their mean."
)
ALL = ("mean", "median", "mode", "range", "standard deviation", "minimum", "maximum", "interquartile range")
_MOST = re.compile(
    r"\b(?:changes?|changed|increases?|increased|decreases?|decreased|affected|differ)\b[^.?]*\b(?:the )?(?:most|greatest)|\bgreatest (?:change|increase|decrease)|\bmost (?:affected|changed)"
)
_LEAST = re.compile(r"\b(?:changes?|changed|affected)\b[^.?]*\b(?:the )?least|\bleast (?:affected|changed|change)")

Lists = tuple[tuple[Fraction, ...], tuple[Fraction, ...]]


def solve(stem: Stem) -> Derivation | None:
    """Comparisons of measures; None when the problem compares none."""
    if not stem.choices or len(stem.prose) > 2500:
        return edited_measure(stem) if not stem.choices else None
    bounded = _bounded_outlier(stem)
    if bounded is not None:
        return bounded
    sets = [s for s in named_sets(stem) if s.values] or list(_choice_sets(stem))
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


def _pair(lists: Lists, name: str) -> tuple[Fraction | None, Fraction | None]:
    return measures.measure(name, lists[0]), measures.measure(name, lists[1])


def _answer(stem: Stem, lists: Lists, sets: Sequence[DataSet] | None, unused: Sequence[int]) -> Derivation | None:
    """Test every choice or statement against the two lists; one must be right and every other wrong."""
    place = _places(sets) if sets else None
    labels = {Fraction(s.name) for s in sets or () if s.name.isdigit()}
    rest = [v for i in unused if (v := stem.value(f"⟦N{i}⟧")) not in (2, len(lists[0]), len(lists[1]), *labels)]
    if stem.statements:
        flags = [_statement(stem, text, lists, place) for text in stem.statements]
        if any(f is None for f in flags):
            return None
        chosen = roman_choice(stem.choices, [bool(f) for f in flags])
    else:
        chosen = _by_measure_name(stem, lists) if sets is None else None
        if chosen is None:
            judged = [(_judge(c.text, lists, place), c) for c in stem.choices]
            true = [c for verdict, c in judged if verdict is True]
            known = all(verdict is not None or _gives_up(c.text) for verdict, c in judged)
            chosen = true[0] if len(true) == 1 and known else None
    if chosen is None:
        return None
    names = _named_in(stem)
    moves = [m for n in names for m in _compare_moves(n, lists)]
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


def _judge(text: str, lists: Lists, place: Callable[[int, str], int] | None) -> bool | None:
    claims = read_claims(text, place)
    if claims is None:
        return None
    verdicts = [holds(c, _pair(lists, c.measure)) for c in claims]
    return None if any(v is None for v in verdicts) else all(verdicts)


def _statement(stem: Stem, text: str, lists: Lists, place: Callable[[int, str], int] | None) -> bool | None:
    verdict = _judge(text, lists, place)
    if verdict is not None or place is not None:
        return verdict
    names = [n for _, n in measures.named(text)]
    if len(names) != 1 or len(text.split()) > 6:
        return None
    return _meets(stem.ask, _pair(lists, names[0]))


def _meets(ask: str, pair: tuple[Fraction | None, Fraction | None]) -> bool | None:
    """Whether a measure before and after does what the question says ("must change", "will not change")."""
    before, after = pair
    if before is None or after is None:
        return None
    if re.search(r"\b(?:not|n't) (?:be )?(?:change|affect)|\bunchanged|\bremains?\b|\bstays?\b|\bsame\b", ask):
        return before == after
    if re.search(r"\bincrease|\bgreater\b", ask):
        return after > before
    if re.search(r"\bdecrease|\bless\b", ask):
        return after < before
    return before != after if re.search(r"\bchange|\baffect|\bdiffer", ask) else None


def _by_measure_name(stem: Stem, lists: Lists) -> Choice | None:
    """Choices that are names of measures: the one that changes most, least, or as the question says."""
    named = []
    for choice in stem.choices:
        names = [n for _, n in measures.named(choice.text)]
        if len(names) != 1 or len(choice.text.split()) > 4:
            return None
        before, after = _pair(lists, names[0])
        if before is None or after is None or (names[0] == "standard deviation" and _MOST.search(stem.ask)):
            return None
        named.append((abs(after - before), choice, _meets(stem.ask, (before, after))))
    ranked = sorted(named, key=lambda item: item[0])
    if _MOST.search(stem.ask):
        return ranked[-1][1] if ranked[-1][0] > ranked[-2][0] else None
    if _LEAST.search(stem.ask):
        return ranked[0][1] if ranked[0][0] < ranked[1][0] else None
    hits = [c for _, c, meets in named if meets]
    return hits[0] if len(hits) == 1 else None


def _compare_moves(name: str, lists: Lists) -> list[Move]:
    """One line a measure: its value in both lists."""
    pair = _pair(lists, name)
    if pair[0] is None or pair[1] is None:
        return []
    title = "square of the standard deviation (the variance)" if name == "standard deviation" else name
    after = ", ".join(measures.text_of(v) for v in pair if v is not None)
    before = " — ".join(", ".join(measures.text_of(v) for v in side[:16]) for side in lists)
    return [
        Move(
            f"Compare the {name}s" if name != "standard deviation" else "Compare the spreads",
            f"Work out the {title} of both lists and compare.",
            words(before),
            words(after),
            check=lambda: (measures.again(name, lists[0]), measures.again(name, lists[1])) == pair,
        )
    ]


# ---- a measure after an edit ------------------------------------------------------------------------------------


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


# ---- an outlier joins values that are only bounded ------------------------------------------------------------------

_BETWEEN = re.compile(r"⟦[NM](?P<count>\d+)⟧ .*?\bbetween ⟦[NM](?P<low>\d+)⟧(?: [a-z]+)? and ⟦[NM](?P<high>\d+)⟧")
_JOINS = re.compile(
    r"\b(?:added|included|then sold|joins|another|tenth|sixth|seventh|eighth|ninth|eleventh|new)\b[^.]*?⟦[NM](\d+)⟧"
)


def _bounded_outlier(stem: Stem) -> Derivation | None:
    """Values known only to lie between two numbers, and one far outside: tried on many such lists."""
    bounds = _BETWEEN.search(stem.prose)
    joins = _JOINS.search(stem.prose[bounds.end() :]) if bounds else None
    if bounds is None or joins is None:
        return None
    count, low, high, new = (
        stem.value(f"⟦N{n}⟧") for n in (bounds["count"], bounds["low"], bounds["high"], joins.group(1))
    )
    if count is None or low is None or high is None or new is None or not (3 <= count <= 100 and low < high):
        return None
    if low <= new <= high:
        return None
    generator = random.Random(5)
    hits: set[str] = set()
    for _ in range(40):
        values = tuple(low + (high - low) * generator.randint(0, 50) / 50 for _ in range(int(count)))
        chosen = _by_measure_name(stem, (values, (*values, new)))
        if chosen is None:
            return None
        hits.add(chosen.letter)
    if len(hits) != 1:
        return None
    right = next(c for c in stem.choices if c.letter in hits)
    example = tuple(low + (high - low) * step / count for step in range(int(count)))
    lists = (example, (*example, new))
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.ONE_VARIABLE_DATA,
            concept=CONCEPT,
            moves=tuple(m for n in _named_in(stem) for m in _compare_moves(n, lists)),
            solutions=({},),
            values=(),
            asked="You are asked which measure feels the far-off value most: try it on an example that fits.",
            confirm=lambda: _by_measure_name(stem, lists) is right,
            full=False,
        ),
    )
