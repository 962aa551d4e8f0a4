"""What is asked of tied amounts: one of them, their sum or difference, a ratio, a fraction or a percent of two."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.topics.proportion.tied.mentions import Name, name_of
from tools.maths.topics.proportion.units import singular

_A, _B = r"(?P<a>[a-z][a-z0-9' -]*?)", r"(?P<b>[a-z][a-z0-9' -]*?)"
_IN = r"(?:,? in (?P<unit>[a-z]+(?: [a-z]+)?(?: per (?:cubic |square )?[a-z]+)?),?)?"
_MEASURE = r"(?:mass|weight|height|length|width|cost|price|number|amount|population|area|volume|age|score|distance|diameter|capacity|salary|density)"
_AUX = r"(?:does|do|did|would|is|are|was|were|will|has|have|had)"
_VERB = r"(?: (?:have|had|has|weigh|cost|contain|hold|print|move|pump|produce|earn|make|sell|score|fill|read|run|pick|collect|own))?"
_TALL = r"(?:more|greater|taller|longer|heavier|higher|larger|wider|deeper|older)"
_SHORT = r"(?:less|fewer|shorter|lighter|smaller|lower|narrower|younger)"
_WAY = rf"(?P<way>{_TALL}|{_SHORT})"
_ASKS = tuple((kind, re.compile(p)) for kind, p in (
    ("ratio", rf"what is the ratio of {_A} to {_B}"),
    ("part", rf"what fraction of {_B} (?:is|are|equals) {_A}|{_A.replace('<a>', '<c>')} is what fraction of {_B.replace('<b>', '<d>')}"),
    ("percent", rf"what percent(?:age)? of {_B} (?:is|are|equals) {_A}|{_A.replace('<a>', '<c>')} is what percent(?:age)? of {_B.replace('<b>', '<d>')}"),
    ("times", rf"{_A} is how many times {_B}|how many times (?:as [a-z]+ as )?{_B.replace('<b>', '<d>')} is {_A.replace('<a>', '<c>')}"),
    ("gap", rf"how many (?:(?P<unit2>[a-z]+) {_WAY}|{_WAY.replace('way', 'way2')} (?P<unit>[a-z]+)) (?:{_AUX} )?{_A}{_VERB} than {_B}(?: {_AUX})?"),
    ("gap", rf"how much {_WAY} {_AUX} {_A}{_VERB} than {_B}(?: {_AUX})?"),
    ("gap", rf"what is the difference{_IN} (?:between|of) {_A} and {_B}"),
    ("sum", rf"what is the (?:sum|total|combined|total combined) (?P<attr>{_MEASURE})?{_IN} ?of {_A} and {_B}"),
    ("sum", rf"how many (?P<unit>[a-z]+) {_AUX} {_A} and {_B}{_VERB} (?:in all|altogether|together|combined|in total)"),
    ("one", rf"what is the (?P<attr>{_MEASURE}){_IN} ?of {_A}"),
    ("one", rf"what is {_A}{_IN}"),
    ("one", rf"how much does {_A} (?P<verb>cost|weigh)"),
    ("one", rf"how many (?P<unit>[a-z]+(?: of [a-z]+| per [a-z]+)?) {_AUX} {_A}(?: have| pack| contain| weigh| hold| print| move| pump| produce| earn| make| sell| score| fill| read| run| pick| collect| own)"),
    ("one", rf"how many {_A} {_AUX} (?:there|in the [a-z]+|on the [a-z]+)"),
))  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What is wanted: kind, one or two amounts, the measure and the unit it is asked in."""

    kind: str
    first: Name
    second: Name | None
    attr: str = ""
    unit: str = ""


def asked(text: str) -> Asked | None:
    """The question that a clause is, None for anything else.

    >>> asked("how many inches taller is the rose bush than the fern").kind
    'gap'
    """
    text = re.sub(r"^(?:and |then |approximately |about )*", "", text.strip(" ?.,"))
    text = re.sub(r" there (?:are|were)? ?(?:in (?:the|this|that) [a-z]+)$", r" there", text)
    text = (
        re.sub(r"(?<=[a-z0-9]) (?:in|on|at) (?:the|this|that) [a-z]+$", "", text) if " are in the" not in text else text
    )
    for kind, pattern in _ASKS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        said = {k: v for k, v in match.groupdict().items() if v}
        first, second = said.get("a") or said.get("c"), said.get("b") or said.get("d")
        one, other = name_of(first or ""), name_of(second) if second else None
        if one is None or (second and (other is None or one.words == other.words)):
            continue
        way = said.get("way") or said.get("way2") or ""
        if re.fullmatch(_SHORT, way) and other is not None:
            one, other = other, one
        attr = said.get("attr") or {"cost": "cost", "weigh": "weight"}.get(said.get("verb", "")) or one.measure
        return Asked(
            kind,
            one,
            other,
            attr or "",
            " ".join(singular(w) for w in (said.get("unit") or said.get("unit2") or "").split()),
        )
    return None
