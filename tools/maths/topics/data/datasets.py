"""The sets of data a problem gives: lists in prose, frequency tables, rows of a table, stem and leaf, dots in words.

Each comes with its name ("x" for "data set X"), its values, or the few measures that a box plot or a summary table
gives instead. What is asked of them is for the topics.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.tables import Table, number
from tools.maths.topics.data import measures
from tools.maths.topics.data.words import spoken
from tools.maths.tree import Group, Node, Sym, letters
from tools.maths.values import exact_value

_NO_NAME_TEXT = "of the is are above shown gives consists contains has had"
_NO_NAME = frozenset(_NO_NAME_TEXT.split())
MAX_VALUES = 5_000
SUMMARY = ("minimum", "first quartile", "median", "third quartile", "maximum", "mean", "range")


@dataclass(frozen=True)
class DataSet:
    """Values in the order given, or, without values, the measures that are `given`. used: the placeholders it holds."""

    name: str
    values: tuple[Fraction, ...] = ()
    given: Mapping[str, Fraction] = field(default_factory=dict)
    used: tuple[int, ...] = ()

    def measure(self, name: str) -> Fraction | None:
        """A measure of this set, from the values or from what is given."""
        if self.values:
            return measures.measure(name, self.values)
        if name in self.given:
            return self.given[name]
        ends = {"interquartile range": ("third quartile", "first quartile"), "range": ("maximum", "minimum")}.get(name)
        if ends and all(e in self.given for e in ends):
            return self.given[ends[0]] - self.given[ends[1]]
        return None


@dataclass(frozen=True)
class OpenList:
    """A list with a letter in it, as the nodes it holds."""

    nodes: tuple[Node, ...]
    used: tuple[int, ...]


_ITEM = r"⟦[NMPSE]\d+⟧"
_RUN = re.compile(rf"{_ITEM}(?:(?:,? and |, |; |,)\s*{_ITEM}){{2,}}")
_OPEN_ITEM = rf"(?:{_ITEM}|\b[b-hj-z]\b)"
_OPEN_RUN = re.compile(rf"{_OPEN_ITEM}(?:(?:,? and |, |; |,)\s*{_OPEN_ITEM}){{2,}}")
_OPEN_PAIR = re.compile(rf"(?:(?<=mean of )|(?<=average of )|(?<=mean\) of )){_OPEN_ITEM} and {_OPEN_ITEM}")
_DOTS = re.compile(
    rf"(?P<count>{_ITEM}|one|a single|no)(?: dots?| x's| marks?| values?| data values?| students?| people)?"
    rf" (?:above|over|at|for|of|have|has|had) (?:the (?:value|number)s? (?:of )?)?(?P<value>⟦[NM]\d+⟧)"
)
_BOX = re.compile(
    r"(?P<name>minimum|least value|smallest value|lowest value|first quartile|lower quartile|median|third quartile|"
    r"upper quartile|maximum|greatest value|largest value|highest value)(?: value)?(?: [a-z]+)??"
    r"(?:,| is| of| was| at| equals|:| =)? ?(?P<value>⟦[NMP]\d+⟧)"
)


def named_sets(stem: Stem) -> tuple[DataSet, ...]:
    """Every data set of the problem, in order; () when there is none.

    >>> from tools.maths import stem as reading
    >>> named_sets(reading.read("Data set X: 1, 2, 3. Data set Y: 4, 4, 9."))[1].values
    (Fraction(4, 1), Fraction(4, 1), Fraction(9, 1))
    """
    found: list[DataSet] = []
    key = tuple(i for s in stem.sentences if s.startswith("key") for i in stem.placeholders(text=s))
    for table in stem.tables:
        found.extend(replace(data, used=key) for data in of_table(table))
    for sentence in stem.sentences:
        found.extend(_in_prose(stem, sentence))
    if not found:
        found.extend(_dots(stem))
    if not found:
        found.extend(_box(stem))
    return tuple(found)


def _in_prose(stem: Stem, sentence: str) -> list[DataSet]:
    found = []
    for run in _RUN.finditer(sentence):
        places = tuple(int(n) for _, n in PLACEHOLDER.findall(run.group()))
        values = [stem.value(f"⟦N{p}⟧") for p in places]
        if any(v is None for v in values):
            continue
        before = sentence[: run.start()].rstrip(" {")
        found.append(DataSet(_name(spoken(stem, before)), tuple(v for v in values if v is not None), used=places))
    for kind, place in PLACEHOLDER.findall(sentence):
        node = stem.node(place)
        if kind == "T" and isinstance(node, Group) and (node.kind == "set" or len(node.items) > 2):
            items = [exact_value(item) for item in node.items]
            if all(i is not None for i in items):
                before = sentence[: sentence.find(f"⟦T{place}⟧")]
                found.append(DataSet(_name(before), tuple(i for i in items if i is not None), used=(int(place),)))
    return found


def _name(before: str) -> str:
    """The name right before a list: "data set x:" says "x"."""
    before = PLACEHOLDER.sub(" ", before).strip()
    match = re.search(
        r"(?:data set|list|set|group|sample|class|team|store|city|town|school|farm|player|machine|student|station|company|route|bus|theater|plant) ([a-z0-9]{1,12})\b[^.]{0,40}$",
        before,
    )
    if match and match.group(1) not in _NO_NAME:
        return match.group(1)
    match = re.search(r"([a-z']+)\s*[:=]$", before)
    return match.group(1).removesuffix("'s") if match else ""


def open_lists(stem: Stem) -> tuple[OpenList, ...]:
    """Lists in prose that hold a letter."""
    found = []
    for sentence in stem.sentences:
        runs = list(_OPEN_RUN.finditer(sentence)) or list(_OPEN_PAIR.finditer(sentence))
        for run in runs:
            items = re.findall(rf"{_ITEM}|\b[a-z]\b", run.group())
            places = tuple(int(n) for _, n in PLACEHOLDER.findall(run.group()))
            if not places:
                continue
            nodes = tuple(stem.node(i) if i.startswith("⟦") else Sym(i) for i in items)
            if any(letters(n) for n in nodes):
                found.append(OpenList(nodes, places))
    return tuple(found)


def _dots(stem: Stem) -> list[DataSet]:
    """ "3 dots above 1, 5 dots above 2": a dot plot or a tally told in words."""
    if not re.search(r"\bdot|\bline plot|\bfrequenc|\bx's\b|\btall", stem.prose):
        return []
    values: list[Fraction] = []
    used: list[int] = []
    for match in _DOTS.finditer(stem.prose):
        value = stem.value(match["value"])
        said = match["count"]
        count = {"one": Fraction(1), "a single": Fraction(1), "no": Fraction(0)}.get(said)
        count = stem.value(said) if count is None else count
        if value is None or count is None or count.denominator != 1 or not 0 <= count <= MAX_VALUES:
            return []
        values += [value] * int(count)
        used += [int(n) for _, n in PLACEHOLDER.findall(match.group())]
    return [DataSet("", tuple(values), used=tuple(used))] if len(used) >= 4 and values else []


def _box(stem: Stem) -> list[DataSet]:
    """A box plot told in words."""
    given: dict[str, Fraction] = {}
    used = []
    for match in _BOX.finditer(stem.prose):
        value = stem.value(match["value"])
        name = _summary_name(match["name"])
        if value is None or name is None or name in given:
            return []
        given[name] = value
        used.append(int(PLACEHOLDER.findall(match["value"])[0][1]))
    return [DataSet("", given=given, used=tuple(used))] if len(given) >= 2 else []


def _summary_name(text: str) -> str | None:
    text = re.sub(r"\b(?:least|smallest|lowest)(?: value)?", "minimum", text.lower())
    text = re.sub(r"\b(?:greatest|largest|highest)(?: value)?", "maximum", text)
    text = re.sub(r"\bmin\b\.?", "minimum", re.sub(r"\bmax\b\.?", "maximum", text))
    found = measures.named(text)
    return found[0][1] if len(found) == 1 and found[0][1] in (*SUMMARY, "standard deviation") else None


# ---- tables -----------------------------------------------------------------------------------------------------


def of_table(table: Table) -> list[DataSet]:
    """The data sets of a table: stem and leaf, frequencies, a summary, or its rows and columns as lists."""
    for reader in (_stem_and_leaf, _frequencies, _summary, _plain_rows):
        found = reader(table.rows) or reader(tuple(zip(*table.rows, strict=True)))
        if found:
            return found
    return []


Rows = tuple[tuple[str, ...], ...]


def _stem_and_leaf(rows: Rows) -> list[DataSet]:
    if len(rows[0]) != 2 or not re.match(r"stems?\b", rows[0][0].lower()) or "lea" not in rows[0][1].lower():
        return []
    values = []
    for stem_cell, leaves in rows[1:]:
        if not re.fullmatch(r"\d*", stem_cell.strip()) or not re.fullmatch(r"[\d\s,]*", leaves):
            return []
        values += [Fraction(int(stem_cell.strip() or 0) * 10 + int(leaf)) for leaf in re.findall(r"\d", leaves)]
    return [DataSet("", tuple(values))] if values else []


_FREQUENCY = re.compile(
    r"\b(?:frequenc|number of (?!.*\bper\b)|students|people|players|households|families|count|days|times|employees|games)",
    re.I,
)


def _frequencies(rows: Rows) -> list[DataSet]:
    """A column of values and one or more columns that say how often; a last row of totals is left out."""
    body = [r for r in rows[1:] if not re.match(r"total", r[0].lower())]
    values = [number(r[0]) for r in body]
    if len(body) < 2 or any(v is None for v in values) or len(set(values)) < len(values):
        return []
    heads = rows[0]
    if not any(re.search(r"frequenc", h, re.I) for h in heads[1:]) and not (
        len(heads) == 2
        and _FREQUENCY.search(heads[1])
        and not re.search(r"\b(?:year|week|month|day|hour)\b", heads[0], re.I)
    ):
        return []
    found = []
    for column in range(1, len(heads)):
        counts = [number(r[column]) for r in body]
        if any(c is None or c.denominator != 1 or c < 0 for c in counts) or sum(c or 0 for c in counts) > MAX_VALUES:
            return []
        listed = [v for v, c in zip(values, counts, strict=True) for _ in range(int(c or 0)) if v is not None]
        name = re.sub(
            r"\b(?:frequency|frequencies|of|in|for|data set|number|students|class)\b", "", heads[column].lower()
        ).strip(" ()")
        found.append(DataSet(name if len(heads) > 2 else "", tuple(listed)))
    return found


def _summary(rows: Rows) -> list[DataSet]:
    heads = [_summary_name(h) for h in rows[0][1:]]
    if len(heads) < 2 or any(h is None for h in heads):
        return []
    found = []
    for row in rows[1:]:
        cells = [number(c) for c in row[1:]]
        if any(c is None for c in cells):
            return []
        given = {h: c for h, c in zip(heads, cells, strict=True) if h is not None and c is not None}
        found.append(DataSet(row[0].lower(), given=given))
    return found


_NAMES_OTHERS = re.compile(
    r"\s*(?:(?:calendar |school )?years?|months?|days?|weeks?|games?|tests?|quiz(?:zes)?|trials?|rounds?|students?|players?|"
    r"number|no\.|#|week number|trial number|game number|test number)\s*$",
    re.I,
)


def _plain_rows(rows: Rows) -> list[DataSet]:
    """Rows that start with a name and go on with numbers: every row is a data set of its own."""
    found = []
    body = rows if number(rows[0][-1]) is not None and number(rows[0][0]) is None else rows[1:]
    if len(body) > 1 and _NAMES_OTHERS.match(body[0][0]):
        body = body[1:]  # the years of a table say when, and are no data themselves
    for row in body:
        cells = [number(c) for c in row[1:] if c.strip()]
        if number(row[0]) is not None or len(cells) < 2 or any(c is None for c in cells):
            return []
        found.append(DataSet(row[0].lower(), tuple(c for c in cells if c is not None)))
    return found
