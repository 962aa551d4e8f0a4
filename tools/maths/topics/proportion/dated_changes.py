"""Percent changes between moments that are told (years, before and after): an amount at another moment, or a difference.

"It rose 15% from 2016 to 2017 and fell 20% from 2017 to 2018; 73,600 came in 2018: how many fewer than in 2016?" Every
change needs its two moments, or all of them none; each percent is of the amount at the beginning of its own change.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.events import DOWN, DOWN_NOUN, UP, UP_NOUN
from tools.maths.topics.proportion.roles import is_year
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Percent

CONCEPT = "Every percent is of the amount just before its change: multiply by a factor to go forward in time, divide to go back."
_UP = rf"(?:{UP}|went up|raised|soared|expanded|swelled|advanced)"
_DOWN = rf"(?:{DOWN}|went down|shrank|lowered|dipped|sank|reduced|diminished)"
_EVENT = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<mid>[^⟦.;?]{{0,50}}?)(?:⟦P(?P<p>\d+)⟧|(?P<half>\bby (?:one )?half\b))"
    rf"|⟦P(?P<p2>\d+)⟧ (?:(?P<up2>{UP_NOUN})|(?P<down2>{DOWN_NOUN}))\b|\b(?:(?P<up3>{UP_NOUN})|(?P<down3>{DOWN_NOUN})) of ⟦P(?P<p3>\d+)⟧"
    r"|,? and (?:then )?(?:by )?(?:a further |another )?⟦P(?P<p4>\d+)⟧|\b(?P<times>doubled|tripled|quadrupled|halved)\b"
)
_TIMES = {"doubled": Fraction(2), "tripled": Fraction(3), "quadrupled": Fraction(4), "halved": Fraction(1, 2)}
_INTERVAL = re.compile(r"\b(?:from|between) {(\d+)} (?:to|and|until|through) {(\d+)}")
_SINGLE = re.compile(r"\b(?:in|during) {(\d+)}")
_START = re.compile(
    r"\b(?:original(?:ly)?|initial(?:ly)?|at first|at the (?:start|beginning)|before (?:the |these |those |both |either |any )*(?:two |⟦N\d+⟧ )?(?:price )?changes?(?: (?:was|were) made)?)\b"
)
_END = re.compile(
    r"\b(?:final(?:ly)?|now|in the end|at the end of the (?:second|third|last|final) (?:year|month|week|season)|after (?:the |these |those |both )*(?:two |⟦N\d+⟧ )?(?:price )?changes?(?: (?:was|were) made)?)\b"
)
_OVERALL = re.compile(
    r"\bover (?:the|these|this|those) (?:entire |whole )?(?:⟦N\d+⟧ )?(?:years?|months?|weeks?|period|time|changes?|seasons?)\b"
)
_MORE = re.compile(r"\b(?:more|greater|higher|larger|increase[ds]?|grow|grew|rise|rose|gain(?:ed)?|heavier|longer)\b")
_LESS = re.compile(
    r"\b(?:fewer|less|lower|smaller|decrease[ds]?|fall|fell|drop(?:ped)?|decline[ds]?|lighter|shorter)\b"
)
_EITHER = re.compile(r"\b(?:difference|change[ds]?)\b")
_COMPARED = re.compile(
    r"\b(?:in|for) (?P<new>{\d+}) (?:was|were|is) (?P<p>⟦P\d+⟧) (?P<way>greater|higher|more|larger|less|fewer|lower|smaller) than (?:it was |it had been |they were |that |those |the [a-z]+ )?(?:in|for) (?P<old>{\d+})"
)
_UNSURE = re.compile(
    r"\b(?:plan(?:s|ned)?|would|could|might|instead|average|each|every|per|twice|half of|of all|except|simple|other|another|both (?:towns|clubs|stores|shops)|total number of (?:the )?(?:visitors|people) (?:in|from)|combined|together|additional|also)\b"
)
_SMALL_TEXT = """
    and then but it they this that the which its their number amount total next following year while in by had has have a
    year month week season an again after before subsequently afterward later during to from of was were is are between until through over
    compared with january february march april may june july august september october november december first second
"""
_SMALL = frozenset(_SMALL_TEXT.split())
_PLAIN_TEXT = """
    if when what how many much percent people there more fewer less greater higher lower larger smaller than it did do does
    find by value price difference increase decrease change between for at million dollar approximately about only
    thousand original final one given visit visited attended came sold enrolled went person dollars millimeters inches
"""
_PLAIN = frozenset(_PLAIN_TEXT.split()) | _SMALL


@dataclass(frozen=True)
class Timeline:
    """The moments in order (years, or "start" … "end") and the factor between each two neighbours."""

    moments: tuple[str, ...]
    factors: tuple[Fraction, ...]
    spans: tuple[tuple[int, int], ...]

    def between(self, one: int, other: int) -> Fraction:
        """The factor from one moment to another, forward or back."""
        value = Fraction(1)
        for f in self.factors[min(one, other) : max(one, other)]:
            value *= f
        return value if one <= other else 1 / value


def solve(stem: Stem) -> Derivation | None:
    """The amount at a moment or between two; None for other problems."""
    if stem.tables or stem.statements or stem.placeholders("RFETDS") or len(stem.prose) > 1200:
        return None
    if len(stem.placeholders("P")) > 5 or not re.search(r"\bwhat\b|\bhow (?:many|much)\b", stem.ask):
        return None
    text = _dated(stem, stem.prose)
    ask_at = _ask_start(text)
    line = _timeline(stem, text[:ask_at], text)
    if line is None or _UNSURE.search(text):
        return None
    amount = _amount(stem, text, ask_at, line)
    wanted = _wanted(text[ask_at:], line)
    if amount is None or wanted is None:
        return None
    kind, one, other = wanted
    value, known = amount
    if value is None and kind != "percent":
        return None
    told, later = (_words(t) for t in (text[: line.spans[-1][1]], text[line.spans[-1][1] :]))
    full = later <= told | _PLAIN and all(PLACEHOLDER.search(s) for s in stem.told)
    return _derived(stem, line, (value, known), (kind, one, other), full=full)


def _dated(stem: Stem, text: str) -> str:
    """The text with years as {2016}."""

    def year(match: re.Match[str]) -> str:
        node = stem.node(match[1])
        return f"{{{stem.value(match[1])}}}" if is_year(node) else match[0]

    return _COMPARED.sub(_as_change, re.sub(r"⟦N(\d+)⟧", year, text))


def _as_change(match: re.Match[str]) -> str:
    """ "in {2017} was 10% greater than in {2016}" is a change from {2016} to {2017}."""
    verb = "increased" if _MORE.fullmatch(match["way"]) else "decreased"
    return f"{verb} by {match['p']} from {match['old']} to {match['new']}"


def _words(text: str) -> set[str]:
    """The words of a text in the singular, except those that tell nothing."""
    plain = PLACEHOLDER.sub(" ", re.sub(r"{\d+}", " ", text))
    return {singular(w) for w in re.findall(r"[a-z]+", plain) if w not in _PLAIN}


def _ask_start(text: str) -> int:
    """Where the question begins: its last "what", "how" or "by how"."""
    found = [m.start() for m in re.finditer(r"\b(?:by )?(?:what|how (?:many|much))\b", text)]
    return found[-1] if found else len(text)


def _timeline(stem: Stem, told: str, text: str) -> Timeline | None:
    """The changes in order with their moments; None where they do not follow one another."""
    events = list(_EVENT.finditer(told))
    if len(events) < 2 or len(events) > 5:
        return None
    if events[0]["p4"]:
        return None
    if any(re.search(rf"\b(?:{_UP}|{_DOWN})\b", e["mid"] or "") for e in events):
        return None
    factors: list[Fraction] = []
    places: set[int] = set()
    up = False
    for e in events:
        if e["times"]:
            factors.append(_TIMES[e["times"]])
            continue
        up = up if e["p4"] else bool(e["up"] or e["up2"] or e["up3"])  # "and by 5%": the same way as before
        place = e["p"] or e["p2"] or e["p3"] or e["p4"]
        part = Fraction(1, 2)
        if place:
            node = stem.nodes[int(place)]
            if not isinstance(node, Percent):
                return None
            places.add(int(place))
            part = stem.value(place) or Fraction(0)
        follows = re.match(r" of (?!the (?:new|resulting)\b)", told[e.end() :])
        if not part or follows or (not up and part >= 1):
            return None
        factors.append(1 + part if up else 1 - part)
    if places != set(stem.placeholders("P", told)):
        return None
    for one, other in itertools.pairwise(events):
        between = re.sub(r"{\d+}|⟦[NM]\d+⟧", " ", told[one.end() : other.start()] + (other["mid"] or ""))
        before = set(re.findall(r"[a-z]+", told[: one.start()] + (one["mid"] or "")))
        new = set(re.findall(r"[a-z]+", between.split(". ")[-1])) - before - _SMALL
        if any(singular(w) not in {singular(b) for b in before} for w in new) and "." not in between:
            return None
    spans = tuple(e.span() for e in events)
    moments = _moments(told, text, len(events))
    return Timeline(moments, tuple(factors), spans) if moments else None


def _moments(told: str, text: str, count: int) -> tuple[str, ...] | None:
    intervals = _INTERVAL.findall(told)
    if len(intervals) >= count:
        ends = intervals[:count]
        linked = all(a[1] == b[0] for a, b in itertools.pairwise(ends))
        return (ends[0][0], *(b for _, b in ends)) if linked and all(int(a) < int(b) for a, b in ends) else None
    if intervals:
        return None
    years = sorted({int(y) for y in re.findall(r"{(\d+)}", text)})
    singles = [int(y) for y in _SINGLE.findall(told)]
    if not years:
        return ("start", *(f"after change {i}" for i in range(1, count)), "end")
    if len(years) == count + 1 and set(singles) >= set(years[1:]) and re.search(r"\b(?:over|from|compared)\b", told):
        return tuple(str(y) for y in years)
    return None


def _places_of(text: str, line: Timeline) -> list[int]:
    """The moments a text names, in its order."""
    found = [(m.start(), line.moments.index(m[1])) for m in re.finditer(r"{(\d+)}", text) if m[1] in line.moments]
    found += [(m.start(), 0) for m in _START.finditer(text)]
    found += [(m.start(), len(line.factors)) for m in _END.finditer(text)]
    return [p for _, p in sorted(found)]


def _amount(stem: Stem, text: str, ask_at: int, line: Timeline) -> tuple[Fraction | None, int] | None:
    """The one amount that is told, and its moment; (None, 0) where none is told."""
    places = [i for i in stem.placeholders("NM") if not is_year(stem.nodes[i])]
    counted = r"⟦N(\d+)⟧ (?:price )?(?:changes?|years?|months?|weeks?|seasons?)\b"
    counts = {int(m[1]) for m in re.finditer(counted, text) if stem.value(m[1]) == len(line.factors)}
    places = [i for i in places if i not in counts]
    if not places:
        return None, 0
    if len(places) != 1:
        return None
    mark = re.search(rf"⟦[NM]{places[0]}⟧", text)
    assert mark is not None
    if re.match(r" ?(?:[a-z]+ )?of (?:the|its|these|those)\b", text[mark.end() :]):
        return None
    edges = [m.end() for m in re.finditer(r"[.;?] |(?:, )?\b(?:and )?(?:if|given that|when)\b", text[: mark.start()])]
    stop = re.search(r"[.;?]|, (?=what|how|by|in)|\b(?:what|how (?:many|much))\b", text[mark.end() :])
    clause = text[max(edges, default=0) : mark.end() + (stop.start() if stop else len(text))]
    if line.spans and max(edges, default=0) < line.spans[-1][1] and mark.start() < line.spans[-1][1]:
        for start, end in line.spans:  # "from 480 members in 2010": told beside a change; its own words only
            if start < mark.start() < end:
                return None
        if mark.start() > line.spans[0][0]:
            return None
    if any(max(edges, default=0) <= start < mark.start() for start, _ in line.spans):
        return None
    named = sorted(set(_places_of(clause, line)))
    if any(y not in line.moments for y in re.findall(r"{(\d+)}", clause)):
        return None
    value = stem.value(mark[0])
    if len(named) != 1 or value is None or value <= 0:
        return None
    return value, named[0]


def _wanted(ask: str, line: Timeline) -> tuple[str, int, int] | None:
    """What is asked: ("value", m, m), ("gap", from, to) counted positive, or ("percent", from, to)."""
    if any(y not in line.moments for y in re.findall(r"{(\d+)}", ask)):
        return None
    ask = re.split(r"\?|, if\b|\bif\b|\bgiven\b", ask)[0]
    named = _places_of(ask, line) or ([0, len(line.factors)] if _OVERALL.search(ask) else [])
    more, less, either = bool(_MORE.search(ask)), bool(_LESS.search(ask)), bool(_EITHER.search(ask))
    percent = "percent" in ask
    if len(named) == 1 and not (more or less or either or percent):
        return "value", named[0], named[0]
    if len(named) != 2 or named[0] == named[1] or (more and less) or not (more or less or either):
        return None
    one, other = named
    if " than " in ask:
        one, other = other, one  # "fewer in 2018 than in 2016": from 2016 to 2018
    grown = line.between(one, other) > 1
    if (more and not grown) or (less and grown) or (not more and not less and not either):
        return None
    if percent and not (more or less):
        return None
    return "percent" if percent else "gap", one, other


def _derived(
    stem: Stem,
    line: Timeline,
    amount: tuple[Fraction | None, int],
    wanted: tuple[str, int, int],
    *,
    full: bool,
) -> Derivation | None:
    kind, one, other = wanted
    given, known = amount
    work = Working(stem)
    at = {known: given if given is not None else Fraction(1)}
    factors: dict[int, Fraction] = {}
    if given is None:
        at, known = {one: Fraction(100)}, one
    for step in range(min(known, one, other), max(known, one, other)):
        f = line.factors[step]
        text = "The amount before the change is the whole, 1; what is gained is added, what is lost is taken away."
        factors[step] = work.step("Write the change as a factor", text, Fraction(1), "+" if f > 1 else "-", abs(f - 1))
    for step in range(known, max(one, other)):
        at[step + 1] = work.step("Go forward", "Multiply by the factor of the change.", at[step], "*", factors[step])
    for step in range(known, min(one, other), -1):
        at[step - 1] = work.step("Go back", "Divide by the factor to find the amount before the change.", at[step], "/", factors[step - 1])  # fmt: skip
    answer = at[other]
    slips: tuple[tuple[str, Fraction], ...] = ()
    if kind != "value":
        low, high = sorted((at[one], at[other]))
        answer = work.step("Find the difference", "Subtract the smaller amount from the larger.", high, "-", low)
        total = sum((f - 1 for f in line.factors[min(one, other) : max(one, other)]), Fraction(0))
        slips = (("adding the percents", abs(total) * at[one]),)
    if kind == "percent":
        part = work.step("Compare with the beginning", "A percent change is of the amount at the beginning.", answer, "/", at[one])  # fmt: skip
        answer = work.step("Write as a percent", "A hundredth is one percent.", part, "*", Fraction(100))
        slips = ()
    return work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked for an amount at another time, or for how far two times are apart. Put the times on a line first.",
        answer,
        partial(_agrees, line, dict(at), (given, known), wanted, answer),
        unit="percent" if kind == "percent" else "",
        slips=slips,
        full=full and not telling.rounding(stem),
    )


def _agrees(
    line: Timeline,
    at: dict[int, Fraction],
    amount: tuple[Fraction | None, int],
    wanted: tuple[str, int, int],
    answer: Fraction,
) -> bool:
    """The same from the beginning, by adding and taking away each change's part: it must meet what is told."""
    kind, one, other = wanted
    first = min(at)
    value, seen = at[first], {first: at[first]}
    for step in range(first, max(at)):
        value += value * (line.factors[step] - 1)
        seen[step + 1] = value
    if amount[0] is not None and seen[amount[1]] != amount[0]:
        return False
    gap = abs(seen[one] - seen[other])
    return answer == (seen[other] if kind == "value" else gap if kind == "gap" else 100 * gap / seen[one])
