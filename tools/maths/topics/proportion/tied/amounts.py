"""Several amounts tied by factors ("A is 3/5 of B, B has 20% more than C"), one number, and anything asked of them.

Asked may be an amount, a sum or a difference, a ratio, or what fraction or percent one is of another. Every clause of
the text must be understood; amounts that change in time are other files' business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.tables import number as cell_number
from tools.maths.topics.proportion.tied.asked import Asked, asked
from tools.maths.topics.proportion.tied.mentions import MEASURES, Name, distinct, flat, name_of, which
from tools.maths.topics.proportion.tied.steps import Tied, derivation
from tools.maths.topics.proportion.tied.told import BOTH, Said, sentence
from tools.maths.topics.proportion.units import singular

_HEADING = re.compile(r".{0,60}\bas an? (?P<how>fraction|multiple|percent(?:age)?) of (?P<base>.{1,60})")
_ALIKE = {"weight": "mass", "price": "cost", "$": "dollar", "number": "", "population": ""}
_IF = re.compile(
    r"(?P<told>.{3,300}?)[,:] (?P<ask>(?:and |then |approximately |about )*(?:what|how|which|by) .{3,200}\?)"
)
_IF_LAST = re.compile(r"(?P<ask>(?:what|how) .{3,200}?),? (?:if|when|given that) (?P<told>.{3,300})\?")
_MOMENT = re.compile(r"\b(?:in|during|for|each|every) (?:one|1|an?|each) (second|minute|hour|day|week|month|year)\b,?")
_RELATION = re.compile(r"\d|\b(?:times|percent|ratio|fraction|same|equal|each|every|total|more|less|fewer)\b")


READS_SENTENCES = True  # those that say "twice as many"; any other new one makes the reading not full


@dataclass
class _Text:
    """What was read: statements, the question, words of places, and whether all was understood."""

    said: list[Said]
    ask: Asked
    context: set[str]
    moments: tuple[set[str], set[str]]
    silent: list[str]


def solve(stem: Stem) -> Derivation | None:
    """The derivation from ties to what is asked, None for anything else."""
    if len(stem.tables) > 1 or stem.statements or len(stem.text) > 1500:
        return None
    lines = flat(stem)
    table = _table(stem) if stem.tables else []
    if lines is None or table is None:
        return None
    read = _read(stem, lines, table)
    if read is None:
        return None
    ties = [*table, *(s for s in read.said if s.kind == "tie")]
    known = [s for s in read.said if s.kind != "tie"]
    if not ties or len(known) > 1 or (not known) is (read.ask.kind in ("one", "sum", "gap")):
        return None
    tied = _tied(ties, known, read) if _alike(ties, known, read, bool(table)) else _by_measure(ties, known, read)
    found = None if tied is None else derivation(stem, tied, RATES)
    return found and replace(found, full=found.full and not set(read.silent) & set(stem.unread_sentences))


def _read(stem: Stem, lines: Sequence[str], table: Sequence[Said]) -> _Text | None:
    """All sentences as statements and one question."""
    said: list[Said] = []
    context: set[str] = set()
    ask: Asked | None = None
    moments: tuple[set[str], set[str]] = (set(), set())
    silent: list[str] = []
    for line, raw in zip(lines, stem.sentences, strict=True):
        is_ask = raw == stem.ask
        if is_ask:
            cut = _IF.fullmatch(line) or _IF_LAST.fullmatch(line)
            question, line = (cut["ask"], cut["told"]) if cut else (line, "")
            question = _without_moment(question, moments[1])
            ask = asked(question)
            if ask is None:
                return None
        if not line:
            continue
        line = _without_moment(line, moments[0])
        if table and re.match(r"the table (?:above |below )?(?:shows|gives|compares|lists)\b", line):
            counts = re.findall(r"\d+", line)
            if any(int(c) != len(stem.tables[0].rows) - 1 for c in counts):
                return None
            context |= {singular(w) for w in re.findall(r"[a-z]+", line)}
            continue
        found = sentence(line)
        if found is not None:
            said += found[0]
            context |= found[1]
        elif _RELATION.search(line) or is_ask:
            return None
        else:
            silent.append(raw)
            context |= {singular(w) for w in re.findall(r"[a-z]+", line)}
    return None if ask is None else _Text(said, ask, context, moments, silent)


def _without_moment(text: str, found: set[str]) -> str:
    """The text without "in one hour", which is noted: it must be the same time wherever it is said."""
    found |= {m[1] for m in _MOMENT.finditer(text)}
    return re.sub(r"\s+(?=[?.,])", "", " ".join(_MOMENT.sub(" ", text).split()))


def _table(stem: Stem) -> list[Said] | None:
    """The ties of a table whose second column is a fraction (multiple, percent) of one of its rows."""
    rows = stem.tables[0].rows
    if len(rows) < 3 or len(rows[0]) != 2:
        return None
    heading = _HEADING.fullmatch(rows[0][1].lower())
    if heading is None:
        return None
    kind = rows[0][0].lower().strip()
    names = [name_of(f"{kind} {row[0].lower().strip(' $')}") for row in rows[1:]]
    values = [cell_number(row[1]) for row in rows[1:]]
    base = name_of(heading["base"].strip(" $."))
    if base is None or any(n is None for n in names) or any(v is None or v <= 0 for v in values):
        return None
    scale = 100 if heading["how"].startswith("percent") and not any("%" in row[1] for row in rows[1:]) else 1
    base = next((n for n in names if n is not None and (n.words <= base.words or base.words <= n.words)), base)
    found = []
    for name, value in zip(names, values, strict=True):
        assert name is not None and value is not None
        if name.words == base.words:
            if value / scale != 1:
                return None
            continue
        found.append(Said("tie", name, base, Fraction(value) / scale, text=f"{value}"))
    return found


def _tied(ties: Sequence[Said], known: Sequence[Said], read: _Text) -> Tied | None:
    """The amounts with their ties, and what is known and asked of them."""
    names = [n for s in ties for n in (s.left, s.right) if n is not None]
    own = distinct(names)
    others = [n for s in known for n in (s.left, s.right) if n is not None and n != BOTH]
    asks = [n for n in (read.ask.first, read.ask.second) if n is not None]
    places = {n.place for n in (*names, *others, *asks) if n.place}
    if own is None or len({tuple(sorted(p.split())) for p in places}) > 1:
        return None
    common = frozenset.intersection(*(n.words for n in names))
    allowed = frozenset(
        common | read.context | {n.measure for n in (*names, *others)} | {s.attr for s in (*ties, *known)}
    )
    allowed |= {singular(w) for p in places for w in p.split()}
    labels = {w: i for i, w in enumerate(own)}

    def place(name: Name) -> int | None:
        found = which(name, own, allowed)
        return None if found is None else labels[found]

    said = []
    for s in (*ties, *known):
        left, right = place(s.left), place(s.right) if s.right is not None else -1
        if s.left == BOTH and len(own) == 2:
            left, right = 0, 1
        elif left is None and s.kind == "value" and s.unit and s.left.words <= read.context:
            left = place(Name(frozenset(s.unit.split())))  # "the farm has 72 sheep" counts the sheep
        if left is None or right is None or left == right:
            return None
        said.append((s.kind, left, right, s.amount))
    wanted = [place(n) for n in asks]
    if wanted == [None] and read.ask.unit and read.ask.first.words <= read.context:
        wanted = [place(Name(frozenset(read.ask.unit.split())))]
    if any(w is None for w in wanted) or len(set(wanted)) != len(wanted):
        return None
    return Tied(
        tuple(_label(w, names) for w in own), tuple(said), read.ask.kind, tuple(w for w in wanted if w is not None)
    )


def _by_measure(ties: Sequence[Said], known: Sequence[Said], read: _Text) -> Tied | None:
    """The amounts as measures of one thing: "the length of a rectangle is 5/2 of its width"."""
    things: set[frozenset[str]] = set()

    def measure(name: Name | None) -> Name | None:
        if name is None:
            return None
        if name.measure and name.measure != "number":
            things.add(name.words)
            return Name(frozenset({name.measure}), text=f"the {name.measure}")
        return name if name.words <= MEASURES and len(name.words) == 1 else Name(frozenset())

    asks = [measure(n) for n in (read.ask.first, read.ask.second)]
    said = [replace(s, left=measure(s.left) or s.left, right=measure(s.right), attr="") for s in (*ties, *known)]
    named = [n for n in (*asks, *(n for s in said for n in (s.left, s.right))) if n is not None]
    units = {s.unit for s in known} | {read.ask.unit}
    if len(things) != 1 or any(not n.words for n in named) or len(units - {""}) > 1 or asks[0] is None:
        return None
    ask = replace(read.ask, first=asks[0], second=asks[1], attr="")
    return _tied(said[: len(ties)], said[len(ties) :], replace(read, ask=ask))


def _label(words: frozenset[str], names: Sequence[Name]) -> str:
    """The words of an amount as the text has them."""
    text = next((n.text for n in names if words <= n.words and n.text), " ".join(sorted(words)))
    return re.sub(r"(?<= )[a-z]$", lambda m: m.group().upper(), text)


def _alike(ties: Sequence[Said], known: Sequence[Said], read: _Text, table: bool) -> bool:
    """Whether measures, units and times are the same in what is told and what is asked."""

    def one(word: str) -> str:
        return _ALIKE.get(word, word)

    attrs = {one(s.attr) for s in known} | {one(read.ask.attr)} | (set() if table else {one(s.attr) for s in ties})
    counted = {w for s in ties for n in (s.left, s.right) if n is not None for w in n.words}
    units = {one(s.unit) for s in known} | {one(read.ask.unit)}
    units -= counted if len(units & counted) == len(units - {""}) else set()  # "72 sheep": the amount itself
    if read.moments[0] != read.moments[1] and (read.moments[1] or known):
        return False
    attrs -= {""}
    units -= {""}
    return len(attrs - units) <= 1 and len(units) <= 1
