"""Changes by percents one after the other, as a line of moments: "rose 15% from 2016 to 2017 and fell 20% by 2018".

The moments are years, or the start, the end and what lies between; a change may have a time of its own (its year, its
month, "in its second year"). Years are written {2016} in the texts that are read here. Nothing is solved here.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from tools.maths.stem import Stem
from tools.maths.topics.proportion.events import DOWN, DOWN_NOUN, UP, UP_NOUN, Event
from tools.maths.topics.proportion.units import singular
from tools.maths.tree import Percent

_UP = rf"(?:{UP}|went up|raised|raising|soared|expanded|swelled|advanced)"
_DOWN = rf"(?:{DOWN}|went down|shrank|lowered|lowering|dipped|sank|reduced|diminished)"
_EVENT = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<mid>(?:(?!\b(?:{_UP}|{_DOWN})\b)[^⟦.;?]){{0,50}}?)(?:⟦P(?P<p>\d+)⟧|(?P<half>\bby (?:one )?half\b))"
    rf"|⟦P(?P<p2>\d+)⟧ (?:(?P<up2>{UP_NOUN})|(?P<down2>{DOWN_NOUN}))\b|\b(?:(?P<up3>{UP_NOUN})|(?P<down3>{DOWN_NOUN})) of ⟦P(?P<p3>\d+)⟧"
    r"|,? and (?:then )?(?:by )?(?:a further |another )?⟦P(?P<p4>\d+)⟧|\b(?P<times>doubled|tripled|quadrupled|halved)\b"
)
_TIMES = {"doubled": Fraction(1), "tripled": Fraction(2), "quadrupled": Fraction(3), "halved": Fraction(-1, 2)}
_INTERVAL = re.compile(r"\b(?:from|between) {(\d+)} (?:to|and|until|through) {(\d+)}")
_SINGLE = re.compile(r"\b(?:in|during) {(\d+)}")
_ORDINAL = r"(?:first|second|third|fourth|fifth) (?:year|month|week|season|quarter)"
TIME = re.compile(
    r"\b(?P<how>before|by|for|in|at the end of|at the beginning of|at the start of|during|after) (?:the |its |his |her |their )?(?:month of )?"
    rf"(?P<when>{{\d+}}|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|{_ORDINAL})(?![a-z])"
)
_OFSTART = re.compile(r" of (?:the|its) (?:original|first|initial|starting|old)\b")
_CHANGES = r"(?:(?:the |these |those |both |either |any |of )*(?:two |⟦N\d+⟧ )?(?:price )?changes?|(?:(?:these|those|both|either|any)(?: of the)? )(?:price )?(?:increase|decrease|raise|reduction|discount|adjustment)s?)(?: (?:was|were) (?:made|applied))?"
START = re.compile(
    rf"\b(?:original(?:ly)?|initial(?:ly)?|at first|at the (?:start|beginning)(?! of (?:the|its) {_ORDINAL})|before {_CHANGES})\b"
)
END = re.compile(
    rf"\b(?:final(?:ly)?|now|in the end|at the end of the (?P<which>second|third|last|final) (?:year|month|week|season)|after {_CHANGES})\b"
)
_PLAIN_TEXT = """
    and then but new it they this that the which its their number amount total next following year while in by had has have a
    year month week season an again after before subsequently afterward later during to from of was were is are between until through over
    compared with january february march april may june july august september october november december first second
"""
PLAIN = frozenset(_PLAIN_TEXT.split())


@dataclass(frozen=True)
class Timeline:
    """The moments in order (years, or "start" … "end") and, between each two neighbours, what is added as a part.

    spans: where the changes are told; times: when each happened, "" where that is not said. events: the changes, where
    all are percents of what is there at that moment.
    """

    moments: tuple[str, ...]
    parts: tuple[tuple[Fraction, ...], ...]
    spans: tuple[tuple[int, int], ...]
    times: tuple[str, ...]
    events: tuple[Event, ...] = ()

    @property
    def factors(self) -> list[Fraction]:
        """What each change multiplies by."""
        return [sum(parts, Fraction(1)) for parts in self.parts]

    def between(self, one: int, other: int) -> Fraction:
        """The factor from one moment to another, forward or back."""
        value = prod(self.factors[min(one, other) : max(one, other)], start=Fraction(1))
        return value if one <= other else 1 / value


def timeline(stem: Stem, told: str, text: str) -> Timeline | None:
    """The changes told before the question, in order, with their moments; None where they do not follow one another.

    >>> from tools.maths import stem
    >>> s = stem.read("The rent rose by 10% in March and fell by 20% in June. What was it before both changes?")
    >>> line = timeline(s, s.prose[:56], s.prose)
    >>> line.factors, line.times
    ([Fraction(11, 10), Fraction(4, 5)], ('march', 'june'))
    """
    events = list(_EVENT.finditer(told))
    if len(events) < 2 or len(events) > 5:
        return None
    if events[0]["p4"]:
        return None
    parts: list[tuple[Fraction, ...]] = []
    found: list[Event] = []
    up = False
    for e in events:
        up = up if e["p4"] else bool(e["up"] or e["up2"] or e["up3"])  # "and by 5%": the same way as before
        place = e["p"] or e["p2"] or e["p3"] or e["p4"]
        part = (stem.value(place) if place else Fraction(1, 2)) or Fraction(0)
        part = _TIMES[e["times"]] if e["times"] else part if up else -part
        of_start = bool(_OFSTART.match(told, e.end())) and len(parts) == 1 and len(events) == 2
        follows = re.match(
            r" of (?!(?:the|its) (?:new|resulting|reduced|increased|raised|lowered|current|higher|lower)\b)",
            told[e.end() :],
        )
        if not part or part <= -1 or (not e["times"] and not of_start and follows):
            return None
        if place:
            node = stem.nodes[int(place)]
            if not isinstance(node, Percent):
                return None
            found.append(Event("increase" if up else "decrease", 1 if up else -1, node, int(place), e.span()))
        parts[-1:] = [(*parts[-1], part)] if of_start else [*parts[-1:], (part,)]
    if {e.place for e in found} != set(stem.placeholders("P", told)):
        return None
    for one, other in itertools.pairwise(events):
        between = re.sub(r"{\d+}|⟦[NM]\d+⟧", " ", told[one.end() : other.start()] + (other["mid"] or ""))
        before = set(re.findall(r"[a-z]+", told[: one.start()] + (one["mid"] or "")))
        new = set(re.findall(r"[a-z]+", between.split(". ")[-1])) - before - PLAIN
        if any(singular(w) not in {singular(b) for b in before} for w in new) and "." not in between:
            return None
    spans = tuple(e.span() for e in events)
    times = _times(told, spans)
    moments = _moments(told, text, times, len(parts)) if times else None
    plain = len(found) == len(parts)
    return Timeline(moments, tuple(parts), spans, times, tuple(found) if plain else ()) if times and moments else None


def _times(told: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...] | None:
    """When each change happened, "" where that is not said; None where the times are not in order."""
    times: list[str] = []
    for (_, before), (start, end) in itertools.pairwise([(0, 0), *spans]):
        ahead = TIME.finditer(told, max(told.rfind(". ", 0, start), before), start)
        found = TIME.match(told, end + 1) or next(reversed([*ahead]), None)
        times.append(found["when"] if found else "")
    said = [t for t in times if t]
    years = [t for t in said if t.startswith("{")]
    return tuple(times) if len(set(said)) == len(said) and years == sorted(years) else None


def _moments(told: str, text: str, times: Sequence[str], count: int) -> tuple[str, ...] | None:
    """The moments in their order; the years in which the changes happened are none of them."""
    intervals = _INTERVAL.findall(told)
    if len(intervals) >= count:
        ends = intervals[:count]
        linked = all(a[1] == b[0] for a, b in itertools.pairwise(ends))
        return (ends[0][0], *(b for _, b in ends)) if linked and all(int(a) < int(b) for a, b in ends) else None
    if intervals:
        return None
    years = sorted({int(y) for y in re.findall(r"{(\d+)}", text)})
    singles = [int(y) for y in _SINGLE.findall(told)]
    if all(f"{{{y}}}" in times for y in years):
        return ("start", *(f"after change {i}" for i in range(1, count)), "end")
    if len(years) == count + 1 and set(singles) >= set(years[1:]) and re.search(r"\b(?:over|from|compared)\b", told):
        return tuple(str(y) for y in years)
    return None


def places_of(text: str, line: Timeline) -> list[int] | None:
    """The moments a text names, in its order; None where it names another year."""
    end = len(line.parts)
    found = {m.start(): 0 for m in START.finditer(text)}
    for match in END.finditer(text):
        if match["which"] in (None, "last", "final") or not line.times[-1] or match["which"] in line.times[-1]:
            found[match.start()] = end
    for match in re.finditer(r"{(\d+)}", text):
        if match[1] in line.moments:
            found[match.start()] = line.moments.index(match[1])
        elif match[0] not in line.times:
            return None
    for match in TIME.finditer(text):
        if match["when"].strip("{}") in line.moments:
            continue
        if match["when"] == line.times[-1] and match["how"] in ("for", "in", "at the end of", "after"):
            found[match.start()] = end
        elif match["when"] == line.times[0] and match["how"] in ("before", "at the beginning of", "at the start of"):
            found[match.start()] = 0
    return [place for _, place in sorted(found.items())]
