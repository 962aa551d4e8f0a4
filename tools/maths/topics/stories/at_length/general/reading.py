"""Every number of a story as a term: its unit, what it is so much for, and what it does to another amount.

Read are amounts, rates, percents with what they do, factors ("twice as many"), differences ("5 feet more than"), ratios
("7 to 4") and shares ("3 out of every 8"). Years and numbers told again are left out.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace

from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions
from tools.maths.topics.proportion.units import MEASURE, Unit, kind_of
from tools.maths.topics.stories.at_length.general.roles import roles
from tools.maths.topics.stories.at_length.general.shares import factors_told, periods, ratios, shares, taken_up
from tools.maths.topics.stories.at_length.general.terms import ANY, THING, Dim, Term, dim_of, words_of
from tools.maths.topics.stories.at_length.quantities import joined
from tools.maths.tree import Num

_YEAR_BEFORE = re.compile(
    r"\b(?:in|by|since|from|to|and|until|during|year|between|after|before|year of|[a-z]+ of|late|early) $|^$"
)
_OF_THE = re.compile(r"⟦N(\d+)⟧ of (?:these|those|the|such|this|its|them|her|his|their|all|which|whom)\b")
_KINDS = re.compile(
    r"⟦N\d+⟧ (?:different |other )?(?:kinds|types|sizes|ways|groups|different|animals|friends|trains|cars|cities|towns|boats)\b"
)


def terms(stem: Stem, text: str, wanted: Dim | None) -> tuple[Term, ...] | None:
    """The terms of a text in order, None where a number cannot be read at all."""
    found = list(joined(text, mentions(stem, text)))
    used = {i for m in found for i in m.places}
    if stem.unused(used):
        return None
    parts = {int(n) for n in _OF_THE.findall(stem.prose)}
    read = [_unrated(text, m, parts) for m in _facts(text, _without_years(stem, text, found))]
    read = _every(text, _unrepeated(read))
    out = shares(text, ratios(text, read, roles(text, read, parts)))
    out = [t for t in out if t is not None] + factors_told(text) + periods(text)
    out.sort(key=lambda pair: pair[0])
    placed = tuple(
        replace(t, at=at, place=i, last=i, sentence=len(re.findall(r"[.;?] ", text[:at])))
        for i, (at, t) in enumerate(out)
    )
    if (
        not placed
        or any(t.value <= 0 and not t.ratio for t in placed)
        or sum(t.role == "ratio" for t in placed) > 1
        or any(0 in t.ratio for t in placed)
    ):
        return None
    return _named(taken_up(text, stem.ask, _once(text, placed, [at for at, _ in out])))


def _without_years(stem: Stem, text: str, found: list[Mention]) -> list[Mention]:
    def year(m: Mention) -> bool:
        plain = m.kind == "N" and m.value.denominator == 1 and 1800 <= m.value <= 2100
        node = stem.node(str(m.places[0])) if m.places else None
        plain = plain and isinstance(node, Num) and len(node.text) == 4
        noun = dim_of(m.unit)
        return plain and (not noun or not kind_of(noun[0][0])) and bool(_YEAR_BEFORE.search(text[: m.start][-12:]))

    years = {m.value for m in found if year(m)}
    return [m for m in found if not (year(m) or (m.kind == "N" and m.value in years))]


def _facts(text: str, found: list[Mention]) -> list[Mention]:
    """Conversions that everyone knows are left out; others become rates ("2 centimeters represent 5 meters")."""
    out: list[Mention] = []
    skip = False
    for i, m in enumerate(found):
        if skip:
            skip = False
            continue
        after = found[i + 1] if i + 1 < len(found) else None
        between = text[m.end : after.start] if after else ""
        if (
            after
            and m.unit.parts
            and after.unit.parts
            and re.fullmatch(
                r"\s*\$?\s*(?:=|≈|equals?|is equal to|is equivalent to|to represent|represents?|is approximately(?: equal to)?|is about)\s*(?:about )?\$?\s*",
                between,
            )
        ):
            skip = True
            if m.unit.dimension == after.unit.dimension and m.value * m.unit.factor == after.value * after.unit.factor:
                continue
            unit = Unit(m.unit.parts).times(after.unit, -1)
            out.append(
                replace(m, value=m.value / after.value, unit=unit, places=m.places + after.places, end=after.end)
            )
            continue
        out.append(m)
    return out


def _unrated(text: str, m: Mention, parts: set[int]) -> Mention:
    """A unit that was read into too much: "640 visitors to a museum", "12 of these wore bands", "a group with 6 adults"."""
    words = text[m.start : m.end]
    unit = m.unit
    wrong = re.search(r" (?:to|with|for|in) an? [a-z]+$", words)
    single = re.search(
        r"\b(?:an?|the|his|her|their|its|one) (?:group|team|family|club|class) (?:of|with) $", text[: m.start]
    )
    if (wrong or single) and any(e < 0 for _, e in unit.parts):
        unit = Unit(tuple((w, e) for w, e in unit.parts if e > 0))
    if set(m.places) & parts and m.kind == "N" and m.value >= 1 and not any(kind_of(w) for (w, _), _ in unit.parts):
        unit = Unit()
    powered = re.search(
        rf"\b(?:one|each|every|an?) (square|cubic) ({MEASURE}) [a-z]+ (?:about |approximately |exactly )?$",
        text[: m.start],
    )
    if powered and len(unit.parts) >= 1:
        above = Unit(tuple((w, e) for w, e in unit.parts if e > 0))
        unit = above.times(Unit.of(powered[2], "", {"square": 2, "cubic": 3}[powered[1]]), -1)
    unit = Unit(tuple(((w, t), e) for (w, t), e in unit.parts if not (w in ("side", "edge", "of") and e < 0)))
    return replace(m, unit=unit)


def _unrepeated(found: list[Mention]) -> list[Mention]:
    """Without bare numbers that were told before with their unit: "over 40"."""
    out: list[Mention] = []
    for m in found:
        if m.kind == "N" and not m.unit.parts and any(o.value == m.value and o.unit.parts for o in out):
            continue
        out.append(m)
    return out


def _every(text: str, found: list[Mention]) -> list[Mention]:
    """ "4 times every 15 seconds" as a rate."""
    out: list[Mention] = []
    for m in found:
        last = out[-1] if out else None
        if (
            last
            and m.unit.parts
            and not last.rate
            and not m.rate
            and last.kind == "N"
            and re.fullmatch(
                r" (?:times )?(?:[a-z]+ )?(?:every|for every|for each|per|in every|each|out of every) ",
                text[last.end : m.start],
            )
            and not last.unit.parts
        ):
            out[-1] = replace(
                last,
                value=last.value / m.value,
                unit=Unit.of(THING).times(m.unit, -1),
                places=last.places + m.places,
                end=m.end,
            )
            continue
        out.append(m)
    return out


def _once(text: str, found: tuple[Term, ...], starts: list[int]) -> tuple[Term, ...]:
    """Numbers told again are left out: "the 3 siblings", "over 40"."""
    out: list[Term] = []
    for t, at in zip(found, starts, strict=True):
        again = re.search(
            r"\b(?:the|these|those|all|its|her|his|their|this|of these|over|beyond|both|of the|last|first|next) $",
            text[:at],
        )
        same = [o for o in out if o.value == t.value and not o.role and not t.role and not o.ratio]
        if (
            same
            and not t.ratio
            and again
            and same[0].value.denominator == 1
            and same[0].value <= 10
            and not any(kind_of(w) for w, _ in t.dim)
        ):
            out = [replace(o, idle=True) if o is same[0] else o for o in out]
        if (
            same
            and not t.ratio
            and (t.dim == ((THING, 1),) or (again and any(_base(o.dim) & _base(t.dim) for o in same)))
        ):
            continue
        start = text[:at].rstrip()
        if (
            t.value in (2, 3, 4)
            and not t.role
            and not any(kind_of(w) for w, _ in t.dim)
            and (not start or start.endswith((".", "?", " the", " these", " both", " of")) or _KINDS.match(text[at:]))
        ):
            t = replace(t, idle=True)
        out.append(t)
    return tuple(replace(t, place=i, last=i) for i, t in enumerate(out))


def _base(dim: Dim) -> frozenset[str]:
    return frozenset(w for w, p in dim if p > 0)


def _named(found: tuple[Term, ...]) -> tuple[Term, ...]:
    """Counted things that nothing is so much for become THING; the others keep their names."""
    rated: set[str] = set()
    for t in found:
        if any(p < 0 for _, p in t.dim):
            counted = {w for w, _ in t.dim if not kind_of(w)}
            rated |= (
                counted
                if len(counted) > 1
                else {w for w, p in t.dim if p < 0 and not kind_of(w)}
                | ({w for w, p in t.dim if p > 0 and not kind_of(w)})
            )
    return tuple(replace(t, dim=loosened(t.dim, rated), noun=t.noun or words_of(t.dim)) for t in found)


def loosened(dim: Dim, kept: set[str]) -> Dim:
    """A unit whose counted words, but for those kept, are THING."""
    total: dict[str, int] = {}
    for word, power in dim:
        name = word if kind_of(word) or word in kept or word == ANY or "-" in word else THING
        total[name] = total.get(name, 0) + power
    return tuple(sorted((w, p) for w, p in total.items() if p))


def kept_names(found: tuple[Term, ...]) -> set[str]:
    """The counted words that kept their names."""
    return {w for t in found for w, _ in t.dim if w not in (THING, ANY)}
