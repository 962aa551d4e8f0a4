"""Samples of several groups side by side in a table: sampled, of those with a property, and how many the group has in all.

Each group's number is estimated by its own sample's share; the estimates are then compared, added, or one is given. The
columns must show their roles in every row (part below sample below whole) and one heading must speak of the sample.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.data.finishing import Found, number_answer, text_answer
from tools.maths.topics.data.sheet import Sheet, sheets_of
from tools.maths.topics.data.words import GENERIC, NEGATIONS, content, spoken, tokens, unmarked
from tools.maths.tree import Bin, Node, added, num

CONCEPT = "A random sample stands for its own group: multiply each group's size by the share in its sample before comparing the groups."
_SAMPLED = re.compile(r"\b(?:survey|sampl|select|poll|inspect|test|ask|interview|check|examin|random)\w*")
_BIASED = re.compile(
    r"\bvolunteer|\bchose (?:to|whether)|\bnot (?:selected |chosen )?(?:at )?random|\bself-selected|\bmargin of error"
)
_OUTSIDE = re.compile(
    r"\b(?:percent|ratio|probability|fraction|average|mean|median|not surveyed|not sampled|times|except|least|most|greatest|fewest)\b|%"
)
_MORE = re.compile(r"\b(?:greater|more|higher|larger)\b")
_LESS = re.compile(r"\b(?:less|fewer|lower|smaller)\b")
_SAME = re.compile(r"\b(?:same|equal)\b")


@dataclass(frozen=True)
class Sampled:
    """The groups and their columns. part, sample, whole: one number a group."""

    names: tuple[str, ...]
    part: tuple[Fraction, ...]
    sample: tuple[Fraction, ...]
    whole: tuple[Fraction, ...]
    heading: str  # of the part

    def estimate(self, row: int, others: bool = False) -> Fraction:
        """How many of the group have the property (or have it not)."""
        share = self.part[row] / self.sample[row]
        return (1 - share if others else share) * self.whole[row]


def sampled(sheet: Sheet, text: str) -> Sampled | None:
    """The columns by their roles, None where the numbers or the headings leave a doubt."""
    if (
        len(sheet.columns) != 3
        or len(sheet.rows) < 2
        or not _SAMPLED.search(f"{text} {' '.join(sheet.columns)}".lower())
    ):
        return None  # fmt: skip
    order = sorted(range(3), key=lambda c: sheet.cells[0][c])
    for row in sheet.cells:
        if not 0 < row[order[0]] < row[order[1]] < row[order[2]] or any(v.denominator != 1 for v in row):
            return None
    part, sample, whole = order
    heads = [h.lower() for h in sheet.columns]
    if not _SAMPLED.search(heads[sample]) or _SAMPLED.search(heads[whole]):
        return None
    own = frozenset(content(heads[part])) - frozenset(content(heads[sample])) - GENERIC
    if not own or own <= frozenset(content(heads[whole])):
        return None
    return Sampled(sheet.rows, sheet.column(part), sheet.column(sample), sheet.column(whole), heads[part])


def solve(stem: Stem) -> Derivation | None:
    """An estimate for a group, for all, or a comparison of two."""
    if len(stem.tables) != 1 or stem.statements or _BIASED.search(stem.prose):
        return None
    sheets = sheets_of(stem.tables[0])
    data = sampled(sheets[0], stem.prose) if sheets else None
    ask = spoken(stem, stem.ask)
    if data is None or _OUTSIDE.search(ask) or not re.search(r"\bestimat|\bbased on|\bexpect|\bpredict|\bbest\b", ask):
        return None
    others = _others(data, ask)
    fine = {Fraction(len(data.names)), *data.part, *data.sample, *data.whole}
    if others is None or any((v := stem.value(f"⟦N{i}⟧")) is not None and v not in fine for i in stem.unused(())):
        return None
    full = bool(re.search(r"\brandom", stem.prose)) and len(stem.sentences) <= 5
    if sum(c.node is not None or bool(number(c.text)) for c in stem.choices) < len(stem.choices):
        return _claims(stem, data, others, full)
    return _number(stem, data, ask, others, full)


def _others(data: Sampled, ask: str) -> bool | None:
    """Whether those without the property are asked for; None when the question does not speak of it."""
    own = frozenset(content(data.heading)) - GENERIC
    said = frozenset(content(ask))
    named = {s for s in own & said if not re.match(r"survey|sampl|select|test|inspect", s)}
    nouns = named - frozenset(content(" ".join(data.names)))
    if not nouns or (any(n in ask.lower() for n in ("surveyed", "sampled")) and not re.search(r"\bin (?:total|all)\b|\btotal\b", ask)):  # fmt: skip
        return None
    if len(own - said - frozenset(content("surveyed sampled selected tested inspected number asked"))) > 1:
        return None
    denied = [bool(NEGATIONS & set(tokens(t))) for t in (data.heading, ask)]
    return denied[0] is not denied[1]


def _estimates(data: Sampled, rows: list[int], others: bool) -> list[Move]:
    moves = []
    for row in rows:
        top = data.sample[row] - data.part[row] if others else data.part[row]
        tree: Node = Bin("*", Bin("/", num(top), num(data.sample[row]), "frac"), num(data.whole[row]), "cdot")
        moves.append(
            Move(
                "Estimate from the group's own sample",
                f"Take the share in the sample of “{data.names[row]}” of that whole group.",
                tree,
                num(data.estimate(row, others)),
            )
        )
    return moves


def _in_order(data: Sampled, text: str) -> list[int]:
    """The groups that a text names, in the order it names them."""
    plain = text.lower()
    found = []
    for row, name in enumerate(data.names):
        match = re.search(rf"\b{re.escape(name.lower())}\b", plain)
        if match:
            found.append((match.start(), row))
    return [row for _, row in sorted(found)]


def _number(stem: Stem, data: Sampled, ask: str, others: bool, full: bool) -> Derivation | None:
    rows = _in_order(data, ask)
    more = re.search(r"\bhow many (?P<way>more|fewer)\b", ask)
    moves: list[Move]
    if more:
        if len(rows) != 2:
            return None
        one, two = (data.estimate(r, others) for r in rows)
        value = one - two if more["way"] == "more" else two - one
        first, second = (one, two) if more["way"] == "more" else (two, one)
        moves = [
            *_estimates(data, rows, others),
            Move("Subtract", "Compare the two estimates.", Bin("-", num(first), num(second)), num(value)),
        ]
    elif re.search(r"\bthan\b|\bdifference\b", ask):
        return None
    elif len(rows) == 1:
        value, moves = data.estimate(rows[0], others), _estimates(data, rows, others)
    elif not rows or len(rows) == len(data.names):
        if not re.search(r"\btotal\b|\ball\b|\bcombined\b|\btogether\b|\bboth\b|\btwo\b", ask):
            return None
        every = list(range(len(data.names)))
        value = sum((data.estimate(r, others) for r in every), Fraction(0))
        tree = added(num(data.estimate(r, others)) for r in every)
        moves = [*_estimates(data, every, others), Move("Add the estimates", "All groups together.", tree, num(value))]
    else:
        return None
    if value <= 0:
        return None
    rest = [data.whole[r] - data.estimate(r, not others) for r in range(len(data.names))]
    return number_answer(
        stem,
        Found(
            skill=skills.INFERENCE,
            concept=CONCEPT,
            asked="You are asked for an estimate: which share belongs to which whole?",
            moves=tuple(moves),
            value=value,
            confirm=lambda: all(rest[r] == data.estimate(r, others) for r in range(len(data.names))),
            full=full,
        ),
    )


def _claims(stem: Stem, data: Sampled, others: bool, full: bool) -> Derivation | None:
    """The one sentence that compares the estimates rightly: the right way round, and by the right number."""
    gaps = [_claimed(data, c.text) for c in stem.choices]
    if len(stem.choices) < 3 or any(g is None for g in gaps):
        return None
    values = [data.estimate(r, others) for r in range(len(data.names))]
    true = [c for c, g in zip(stem.choices, gaps, strict=True) if g is not None and values[g[0]] - values[g[1]] == g[2]]
    if len(true) != 1:
        return None
    rows = sorted({r for g in gaps if g is not None for r in g[:2]})
    right = next(g for c, g in zip(stem.choices, gaps, strict=True) if c is true[0] and g is not None)
    moves = _estimates(data, rows, others)
    moves.append(
        Move(
            "Compare the estimates",
            "Subtract one estimate from the other; only one sentence says so.",
            Bin("-", num(values[right[0]]), num(values[right[1]])),
            num(right[2]),
        )
    )
    return text_answer(
        stem,
        true[0],
        Derivation(
            skill=skills.INFERENCE,
            concept=CONCEPT,
            moves=tuple(moves),
            solutions=({},),
            values=(),
            asked="You are asked to compare estimates for whole groups, not the samples.",
            confirm=partial(_scaled_up, data, right, others),
            full=full,
        ),
    )


def _scaled_up(data: Sampled, claim: tuple[int, int, Fraction], others: bool) -> bool:
    """The same by how many each one in a sample stands for."""
    each = [w / s for w, s in zip(data.whole, data.sample, strict=True)]
    tops = [s - p if others else p for s, p in zip(data.sample, data.part, strict=True)]
    return each[claim[0]] * tops[claim[0]] - each[claim[1]] * tops[claim[1]] == claim[2]


def _claimed(data: Sampled, text: str) -> tuple[int, int, Fraction] | None:
    """What a sentence says: the first group less the second is so much; None when it says nothing of the kind.

    >>> data = Sampled(("North", "South"), (Fraction(1), Fraction(1)), (Fraction(2), Fraction(2)), (Fraction(9), Fraction(8)), "with")
    >>> _claimed(data, "The number in the South region is about 1,200 less than the number in the North region.")
    (1, 0, Fraction(-1200, 1))
    """
    rows = _in_order(data, text)
    plain = unmarked(text)
    if (
        not rows
        and len(data.names) == 2
        and re.match(r"(?:the )?numbers?\b.*\b(?:the same|equal)$", plain.rstrip(". "))
    ):
        return 0, 1, Fraction(0)
    if len(rows) != 2 or re.search(r"\b(?:times|percent|twice|half|not)\b|%", plain):
        return None
    more, less = bool(_MORE.search(plain)), bool(_LESS.search(plain))
    amounts = [Fraction(n.replace(",", "")) for n in re.findall(r"(?<![\d.])\d[\d,]*(?:\.\d+)?", plain)]
    if _SAME.search(plain) and not amounts and not (more or less):
        return rows[0], rows[1], Fraction(0)
    if more == less or len(amounts) != 1 or " than " not in plain:
        return None
    if not plain.find(data.names[rows[0]].lower()) < plain.find(" than ") < plain.find(data.names[rows[1]].lower()):
        return None
    return rows[0], rows[1], amounts[0] if more else -amounts[0]
