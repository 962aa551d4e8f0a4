"""A measure of one list, or how much one measure exceeds another: "How much greater is the mean than the median?" """

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.problem import Unread
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.data import measures
from tools.maths.topics.data.datasets import DataSet, named_sets
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import spoken, traps
from tools.maths.topics.proportion.units_asked import other_unit
from tools.maths.tree import Bin, num

CONCEPT = {
    "mean": "The mean is the sum of all values divided by how many there are.",
    "median": "The median is the middle value once the values stand in order, or the mean of the two middle ones.",
    "mode": "The mode is the value that occurs most often.",
    "range": "The range is the greatest value less the least.",
    "interquartile range": "The interquartile range is the third quartile less the first.",
}
_EDITED = re.compile(
    r"\b(?:remov|delet|dropp|exclud|add(?:ed|ing|s)\b|includ(?:ed|ing)|replac|chang|correct|increas|decreas|instead|"
    r"another|additional|new |actually|multipl|doubl|mistake|error|combin|thrown|discard|omit|taken (?:away|out)|"
    r"left out|crossed out|reversed|counts? (?:as|for|double|twice)|each [a-z]+ then|then (?:reads|gets|gains|loses)|"
    r"if )"
)
_ONLY_SOME = re.compile(
    r"\b(?:of|for|among) (?:only |all )?(?:the |those |these )?[a-z]+ (?:that|who|which|with|whose|having|without)\b"
    r"(?! (?:is|are|was|were) (?:shown|listed|given|surveyed|asked|in the)| the (?:table|list)|"
    r" (?:the )?(?:values|ages|scores))"
)
# "How many points above the mean is …", "the median of those who read more than 4"
_APART = re.compile(
    r"\b(?:above|below|away from|far from|over|under) (?:the |their |his |her )?(?:mean|average|median|mode|range)\b"
    r"|\b(?:who|that|which) [a-z ]*\b(?:more|less|fewer|at least|at most|exactly)\b|\bhow many of\b"
)
_EXCEEDS = re.compile(
    r"\bhow (?:much|many) .*(?:greater|more|larger|less|smaller|higher|lower)|\bdifference\b|\bexceed|\bby how\b"
)
_SAFE_TEXT = """
    per every minimum maximum third fourth total
    mean average median range of each what which how following who when where both same then total first third sum
    between than difference least most greater first last
"""
_SAFE = TRAPS & frozenset(_SAFE_TEXT.split())
_OTHER_VALUES = re.compile(
    r"\b(?:squares?|cubes?|squared|cubed|reciprocals?|digits?|distinct|different|halves|doubles?|opposites?|absolute|prime|"
    r"multiples?|factors?|squar[a-z]+|consecutive)\b"
)
_MISSING = re.compile(
    r"\b(?:dot plot|histogram|box ?plot|graph|figure|chart|line plot|bar graph|scatterplot|stem-and-leaf)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """A measure asked of given data. Raises Unread when the data stand in a figure that is not there."""
    asked = measures.named(stem.ask)
    if not asked or re.search(r"\bmargin of error|\bsample\b", stem.prose):
        return None
    sets = named_sets(stem)
    if not sets:
        if _MISSING.search(stem.prose) and not stem.tables and len(stem.placeholders("NMPS")) < 5:
            raise Unread(
                "The data are in a figure that I cannot see: please type the values, or how often each occurs."
            )
        return None
    if any(set(stem.placeholders("SE", s)) for s in stem.sentences) or _EDITED.search(stem.prose):
        return None
    if other_unit(stem) or _APART.search(stem.ask):
        return None
    if stem.tables and _ONLY_SOME.search(stem.ask):
        return None  # "of the families that have pets": not all rows count
    if len(asked) == 1 and len(sets) == 1 and not _EXCEEDS.search(stem.ask):
        return _single(stem, sets[0], asked[0][1], sets)
    if _EXCEEDS.search(stem.ask):
        return _difference(stem, sets, asked)
    if len(asked) == 1 and len(sets) > 1:
        chosen = _by_name(stem, sets, stem.ask)
        return _single(stem, chosen, asked[0][1], sets) if chosen else None
    return None


def _single(stem: Stem, data: DataSet, name: str, sets: tuple[DataSet, ...]) -> Derivation | None:
    value = data.measure(name)
    if value is None or name == "standard deviation" or (name == "mode" and len(data.values) < 3):
        return None
    if re.search(r"\b(?:greater|more|less|fewer|at least|above|below|not|which)\b", stem.ask) and not stem.choices:
        return None
    return number_answer(stem, _found(stem, name, data, value, sets))


def _found(stem: Stem, name: str, data: DataSet, value: Fraction, sets: tuple[DataSet, ...]) -> Found:
    return Found(
        skill=skills.ONE_VARIABLE_DATA,
        concept=CONCEPT.get(
            name, "Put the values in order: quartiles are the medians of the lower and the upper half."
        ),
        asked=f"You are asked for the {name} of the data.",
        moves=_moves(name, data),
        value=value,
        confirm=(lambda: measures.again(name, data.values) == value)
        if data.values
        else (lambda: _from_ends(name, data, value)),
        slips=_slips(name, data),
        full=_understood(stem, sets),
        decimal=True,
    )


def _moves(name: str, data: DataSet) -> tuple[Move, ...]:
    if data.values:
        return measures.moves_for(name, data.values)
    ends = {"interquartile range": ("third quartile", "first quartile"), "range": ("maximum", "minimum")}.get(name)
    if ends and name not in data.given:
        high, low = (data.given[e] for e in ends)
        return (
            Move(
                "Subtract",
                f"Subtract the {ends[1]} from the {ends[0]}.",
                Bin("-", num(high), num(low)),
                num(high - low),
            ),
        )
    value = data.given[name]
    return (
        Move(
            "Read it off", f"The {name} is given.", words(name), num(value), check=lambda: data.measure(name) == value
        ),
    )


def _from_ends(name: str, data: DataSet, value: Fraction) -> bool:
    ends = {"interquartile range": ("third quartile", "first quartile"), "range": ("maximum", "minimum")}.get(name)
    if name in data.given:
        order = [
            data.given[n]
            for n in ("minimum", "first quartile", "median", "third quartile", "maximum")
            if n in data.given
        ]
        return order == sorted(order) and value in data.given.values()
    return ends is not None and data.given[ends[1]] + value == data.given[ends[0]]


def _slips(name: str, data: DataSet) -> tuple[Slip, ...]:
    wrong: list[tuple[str, Fraction | None]] = []
    value = data.measure(name)
    if data.values:
        distinct = tuple(dict.fromkeys(data.values))
        half = len(data.values) // 2
        wrong = [
            (f"took the {n} for the {name}", data.measure(n)) for n in ("mean", "median", "mode", "range") if n != name
        ]
        wrong.append(("left out repeated values", measures.measure(name, distinct)))
        if name == "median":
            wrong.append(("did not put the values in order", data.values[half]))
        if name == "mean" and len(data.values) > 1:
            wrong.append(("divided by the wrong count", sum(data.values, Fraction(0)) / (len(data.values) - 1)))
    return tuple(Slip(text, num(v)) for text, v in wrong if v is not None and v != value)


def _by_name(stem: Stem, sets: tuple[DataSet, ...], text: str) -> DataSet | None:
    hits = [s for s in sets if mentioned(s, spoken(stem, text))]
    return hits[0] if len(hits) == 1 else None


def mentioned(data: DataSet, text: str) -> bool:
    """Whether a text names the set."""
    return place_of(data, text) >= 0


def place_of(data: DataSet, text: str) -> int:
    """Where a text names the set ("of Y", "class B's"), -1 where it does not."""
    if not data.name:
        return -1
    match = re.search(rf"(?<![a-z0-9]){re.escape(data.name)}(?:'s)?(?![a-z0-9])", text.lower())
    return match.start() if match else -1


def _difference(stem: Stem, sets: tuple[DataSet, ...], asked: list[tuple[int, str]]) -> Derivation | None:
    """Two measures of one set, or one measure of two sets, subtracted."""
    ask = spoken(stem, stem.ask)
    names = [name for _, name in asked]
    pairs: list[tuple[str, DataSet]] = []
    if len(sets) == 1 and len(names) == 2 and names[0] != names[1]:
        pairs = [(name, sets[0]) for name in names]
    elif len(sets) == 2 and len(set(names)) == 1:
        ordered = sorted((place_of(s, ask), n, s) for n, s in enumerate(sets))
        if ordered[0][0] < 0 and not re.search(r"difference", ask):
            return None
        pairs = [(names[0], s) for _, _, s in ordered]
    values = [s.measure(n) for n, s in pairs]
    if len(values) != 2 or values[0] is None or values[1] is None or "standard deviation" in names:
        return None
    a, b = values[0], values[1]
    if re.search(r"\bless\b|\bsmaller\b|\blower\b", ask):
        a, b = b, a
    if a < b:
        if not re.search(r"difference", ask):
            return None
        a, b = b, a
    first, second = pairs
    found = _found(stem, first[0], first[1], a, sets)
    moves = (
        *_moves(*first),
        *_moves(*second),
        Move("Subtract", "Take one from the other.", Bin("-", num(a), num(b)), num(a - b)),
    )
    return number_answer(
        stem,
        replace(
            found,
            asked="You are asked how far apart two measures are: find each, then subtract.",
            moves=moves,
            value=a - b,
            slips=(),
            confirm=lambda: (
                all(s.values == () or measures.again(n, s.values) == s.measure(n) for n, s in pairs)
                and b + (a - b) == a
            ),
        ),
    )


def _understood(stem: Stem, sets: tuple[DataSet, ...]) -> bool:
    """Nothing but the data, their number, and what is asked."""
    used = {i for s in sets for i in s.used}
    counts = {Fraction(len(s.values)) for s in sets} | {Fraction(len(sets)), Fraction(sum(len(s.values) for s in sets))}
    rest = [i for i in stem.unused(used) if stem.value(f"⟦N{i}⟧") not in counts]
    changing = traps(stem, stem.sentences) - _SAFE
    return not rest and not changing and len(stem.sentences) <= 6 and not _OTHER_VALUES.search(stem.prose)
