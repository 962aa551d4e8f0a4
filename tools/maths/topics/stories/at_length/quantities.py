"""A story's numbers made ready for reckoning: each in one unit of its kind, told once, with its sign and its clause."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.mentions import Mention
from tools.maths.topics.proportion.units import Unit, kind_of
from tools.maths.topics.stories.at_length.percent_words import changes_told
from tools.maths.topics.stories.at_length.search import Dimension, Step

_ADDED = re.compile(
    r"\b(?:plus|additional|in addition|extra|another)\b[^⟦.;?]{0,25}$|\b(?:tip|fee|deposit|charge) (?:of|is) $"
)
_DRAWN = re.compile(r"\b(?:model|map|drawing|blueprint|diagram|plan)\b")


def joined(text: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ "1 hour and 12 minutes" as one quantity, in minutes."""
    out: list[Mention] = []
    for m in found:
        last = out[-1] if out else None
        if (
            last
            and last.noun
            and m.noun
            and kind_of(m.noun) == kind_of(last.noun) != ""
            and m.unit.factor < last.unit.factor
            and text[last.end : m.start].strip() in ("and", "")
        ):
            value = last.value * last.unit.factor / m.unit.factor + m.value
            out[-1] = replace(m, value=value, places=last.places + m.places, start=last.start)
        else:
            out.append(m)
    return tuple(out)


def told_once(text: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """ "The 2 shirts" told before as "2 shirts" are the same: their placeholders go to the first mention."""
    out: list[Mention] = []
    for m in found:
        if (
            m.kind == "N"
            and m.value.denominator == 1
            and 1800 <= m.value <= 2100
            and re.search(r"\b(?:in|by|since|of|from|to|and|until|during|year|between) $", text[: m.start])
        ):
            continue  # a year
        same = [
            i for i, o in enumerate(out) if (o.value, o.unit, o.kind) == (m.value, m.unit, m.kind) and m.kind != "P"
        ]
        if same and re.search(r"\b(?:the|these|those|all|its|her|his|their|this)(?: [a-z]+)? $", text[: m.start]):
            out[same[0]] = replace(out[same[0]], places=out[same[0]].places + m.places)
        else:
            out.append(m)
    return tuple(out)


def readings(found: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """The numbers as they stand; then with those that may be so much for each of their subject read so."""
    loose = [i for i, m in enumerate(found) if m.per is not None]
    read = [found]
    if loose:
        read.append(tuple(replace(m, unit=m.unit.times(m.per, -1)) if m.per is not None else m for m in found))
    return read


def dimension(unit: Unit) -> Dimension:
    total: dict[str, int] = {}
    for (kind, _), power in unit.dimension:
        total[kind] = total.get(kind, 0) + power
    return tuple(sorted((k, p) for k, p in total.items() if p))


def given(stem: Stem, text: str, found: tuple[Mention, ...], wanted: Unit) -> tuple[Step, ...] | None:
    """The quantities in one unit of each kind, facts of conversion left out; None when one has no unit."""
    base = _bases(found, wanted)
    percents_do = iter(changes_told(stem) or ())
    out: list[Step] = []
    skip = -1
    for i, m in enumerate(found):
        if m.kind == "P":
            change = next(percents_do, None)
            if change is None or change.does not in ("up", "down", "part"):
                return None
            out.append(Step(m.value, (), does=change.does, place=i))
            continue
        if not m.unit.parts or m.value <= 0:
            return None
        if i == skip:
            continue
        after = found[i + 1] if i + 1 < len(found) else None
        clause = len(re.findall(r"[.;?] ", text[: m.start]))
        if after is not None and re.fullmatch(
            r"\s*\$?\s*(?:=|≈|equals?|is equal to|represents?)\s*\$?\s*", text[m.end : after.start]
        ):
            skip = i + 1
            if m.unit.dimension == after.unit.dimension and m.value * m.unit.factor == after.value * after.unit.factor:
                continue
            value = m.value * _scale(m.unit, base) / (after.value * _scale(after.unit, base))
            if m.unit.dimension == after.unit.dimension:
                out.append(
                    Step(value if _DRAWN.search(stem.ask) and "actual" not in stem.ask else 1 / value, (), does="scale")
                )
                continue
            out.append(Step(value, dimension(m.unit.times(after.unit, -1)), clause=clause, place=i))
            continue
        than = re.match(
            r" (more|less) than (?:its|the|their|his|her) (?:[a-z]+ )?(?:value|price|cost)\b", text[m.end :]
        )
        sign = 1 if _ADDED.search(text[: m.start]) or (than and than[1] == "more") else -1 if than else 0
        out.append(Step(m.value * _scale(m.unit, base), dimension(m.unit), clause=clause, sign=sign, place=i))
    return tuple(out)


def _bases(found: tuple[Mention, ...], wanted: Unit) -> dict[str, Unit]:
    """For each kind of measure the unit everything is put into: the one asked for, else the first that occurs."""
    base: dict[str, Unit] = {}
    for unit in (wanted, *(m.unit for m in found)):
        for (word, _), _ in unit.parts:
            if kind_of(word):
                base.setdefault(kind_of(word), Unit.of(word))
    return base


def _scale(unit: Unit, base: dict[str, Unit]) -> Fraction:
    value = Fraction(1)
    for (word, _), power in unit.parts:
        if kind_of(word):
            value *= (Unit.of(word).factor / base[kind_of(word)].factor) ** power
    return value
