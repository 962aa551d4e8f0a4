"""Percent changes between moments that are told (years, before and after): an amount at another moment, or a difference.

"It rose 15% from 2016 to 2017 and fell 20% from 2017 to 2018; 73,600 came in 2018: how many fewer than in 2016?" Every
change needs its two moments, or its own year, or all of them none; each percent is of the amount at the beginning of its
own change, or the second of two is of the amount at the start. An amount told beside its changes is for `changes.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion import changing, telling
from tools.maths.topics.proportion.roles import is_year
from tools.maths.topics.proportion.timeline import END, PLAIN, START, TIME, Timeline, places_of, timeline
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

CONCEPT = "Every percent is of the amount just before its change: multiply by a factor to go forward in time, divide to go back."
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
_COSTS = re.compile(r"\bcosts?(?= ⟦M)|(?<!the )\bcost(?= (?:before|after|now|originally|in|at)\b|\?)")  # the verb
_UNSURE = re.compile(
    r"\b(?:plan(?:s|ned)?|would|could|might|instead|average|each|every|per|twice|half of|of all|except|simple|other|another|both (?:towns|clubs|stores|shops)|total number of (?:the )?(?:visitors|people) (?:in|from)|combined|together|additional|also)\b"
)
_PLAIN_TEXT = """
    if when what how many much percent people there more fewer less greater higher lower larger smaller than it did do does
    find by value price made both either difference increase decrease change between for at million dollar approximately about only
    thousand original final one given visit visited attended came sold enrolled went person dollars millimeters inches
"""
_PLAIN = frozenset(_PLAIN_TEXT.split()) | PLAIN


def solve(stem: Stem) -> Derivation | None:
    """The amount at a moment or between two; None for other problems."""
    if stem.tables or stem.statements or stem.placeholders("RFETDS") or len(stem.prose) > 1200:
        return None
    if len(stem.placeholders("P")) > 5 or not re.search(r"\bwhat\b|\bhow (?:many|much)\b", stem.ask):
        return None
    text = _dated(stem, stem.prose)
    ask_at = _ask_start(text)
    line = timeline(stem, text[:ask_at], text)
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
    last = line.spans[-1][1]
    told, later = _words(text[:last]), _words(_COSTS.sub(" ", END.sub(" ", TIME.sub(" ", text[last:]))))
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


def _amount(stem: Stem, text: str, ask_at: int, line: Timeline) -> tuple[Fraction | None, int] | None:
    """The one amount that is told, and its moment; (None, 0) where none is told."""
    places = [i for i in stem.placeholders("NM") if not is_year(stem.nodes[i])]
    counted = r"⟦N(\d+)⟧ (?:price )?(?:changes?|years?|months?|weeks?|seasons?)\b"
    counts = {int(m[1]) for m in re.finditer(counted, text) if stem.value(m[1]) == len(line.spans)}
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
    named = set(places_of(clause, line) or ())
    value = stem.value(mark[0])
    if len(named) != 1 or value is None or value <= 0:
        return None
    return value, named.pop()


def _wanted(ask: str, line: Timeline) -> tuple[str, int, int] | None:
    """What is asked: ("value", m, m), ("gap", from, to) counted positive, or ("percent", from, to)."""
    ask = re.split(r"\?|, if\b|\bif\b|\bgiven\b", ask)[0]
    named = places_of(ask, line)
    if named is None:
        return None
    named = named or ([0, len(line.parts)] if _OVERALL.search(ask) else [])
    compared = END.sub(" ", START.sub(" ", ask))  # "before the changes" asks for no change
    more, less, either = (bool(p.search(compared)) for p in (_MORE, _LESS, _EITHER))
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
    if kind == "value" and given is not None and line.events and {known, other} == {0, len(line.parts)}:
        start, end = (telling.shown(given), None) if known == 0 else (None, telling.shown(given))
        return changing.derivation(stem, "end" if known == 0 else "start", start, end, line.events, full=full)
    work = Working(stem)
    at = {known: given if given is not None else Fraction(1)}
    factors: dict[int, Fraction] = {}
    if given is None:
        at, known = {one: Fraction(100)}, one
    for step in range(min(known, one, other), max(known, one, other)):
        text = "The amount before the change is the whole, 1; what is gained is added, what is lost is taken away."
        factors[step] = Fraction(1)
        for part in line.parts[step]:
            factors[step] = work.step("Write the change as a factor", text, factors[step], "+" if part > 0 else "-", abs(part))  # fmt: skip
            text = "This percent is of the amount at the start, too: add it to what is there or take it off."
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
