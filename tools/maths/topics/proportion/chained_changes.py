"""Two or more percent changes in a row, with the amount at one end told and at the other end asked.

"Raised by 15% before the 2021 season, then lowered by 10% before the 2022 season; it cost $207 for the 2022 season: what
was it before either change?" The moment of every amount must be said: by the changes, or by the time of one of them.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion import changing, telling
from tools.maths.topics.proportion.events import DOWN, UP, Event
from tools.maths.topics.proportion.roles import is_year
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Node, Num, Percent
from tools.maths.values import evaluate

_MORE_UP, _MORE_DOWN = r"raising|went up|grew", r"lowering|went down|shrank|fell"
_EVENT = re.compile(
    rf"\b(?:(?P<up>{UP}|{_MORE_UP})|(?P<down>{DOWN}|{_MORE_DOWN}))(?: (?!by\b|and\b|but\b|then\b)[a-z']+){{0,9}}?(?: by)?(?: (?:a further|another|an additional))? ⟦P(?P<p>\d+)⟧(?P<base> of [a-z ]+)?"
)
_AGAIN = re.compile(
    r"\b(?:of|by) (?:the|its|that) (?:new|resulting|reduced|increased|raised|lowered|higher|lower|current) [a-z]+\b"
)
_CHANGE = r"(?:change|increase|decrease|raise|reduction|markdown|discount|adjustment|price change)s?"
_BEFORE = re.compile(
    rf"\bbefore (?:(?:either|any|both|all|these|those|the|of|two|⟦N\d+⟧|price|first) )+{_CHANGE}(?: (?:was|were|had been) (?:made|applied))?"
    r"|\b(?:originally|at first|in the beginning|initially|original|initial)\b"
)
_AFTER = re.compile(
    rf"\bafter (?:(?:both|all|these|those|the|of|two|⟦N\d+⟧|price|second|last) )+{_CHANGE}(?: (?:was|were|had been) (?:made|applied))?|\b(?:now|currently|in the end|final)\b"
)
_TIME = re.compile(
    r"\b(?P<how>before|by|for|in|at the end of|at the beginning of|at the start of|during|after) (?:the |its |his |her |their )?(?:month of )?"
    r"(?P<when>⟦N\d+⟧(?: season| year)?|january|february|march|april|may|june|july|august|september|october|november|december|(?:first|second|third|fourth|fifth) (?:year|month|week|season|quarter)|spring|summer|fall|autumn|winter)(?![a-z])"
)
_AMOUNT = re.compile(r"⟦(?P<k>[MN])(?P<n>\d+)⟧")
CONCEPT = "Percents of one and the same amount may be added; here both are percents of the amount at the start."
_UNSURE = re.compile(
    r"\b(?:plan(?:s|ned)?|intend(?:s|ed)?|consider(?:s|ed)?|would|could|might|instead|wants?|wanted|never|not|if it had)\b"
)
_USUAL_TEXT = """
    if when given that the a an what how much many is was were are did do does had has have cost costs it its there in
    at of on for to be this price value amount number each one and then dollars sold sell worth paid pay increase
    decrease change reduction
"""
_USUAL = frozenset(singular(w) for w in _USUAL_TEXT.split())
_ASKED = re.compile(r"\b(?:what|how (?:much|many))\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation from the amount at one end to the other, None for anything else."""
    if stem.tables or stem.statements or stem.placeholders("RFETDS") or len(stem.prose) > 900:
        return None
    text = stem.prose
    found = list(_EVENT.finditer(text))
    if len(found) < 2 or len(found) != len(stem.placeholders("P")) or len(found) > 4:
        return None
    bases = [_base(m["base"] or "") for m in found]
    if None in bases or (bases[0] == "start" and len(found) > 2) or ("start" in bases[1:] and len(found) > 2):
        return None
    times = _times(stem, text, found)
    amounts = [
        m
        for m in _AMOUNT.finditer(text)
        if not (m["k"] == "N" and (is_year(stem.nodes[int(m["n"])]) or _counts(stem, text, m)))
    ]
    asked = _ASKED.search(stem.ask)
    if len(amounts) != 1 or asked is None or times is None or re.search(r"\bpercent\b", stem.ask[asked.start() :]):
        return None
    amount = amounts[0]
    ask_start = text.rindex(stem.ask) + asked.start()
    if amount.start() > ask_start:
        ask_text, told = text[ask_start : amount.start()], text[amount.start() :]
        cut = re.search(r"\b(?:if|when|given)\b", ask_text)
        if cut is None:
            return None
        told, ask_text = ask_text[cut.start() :] + told, ask_text[: cut.start()]
    else:
        ask_text = text[ask_start:]
        begin = (
            max(found[-1].end(), text.rfind(". ", 0, amount.start()))
            if amount.start() > found[-1].end()
            else text.rfind(". ", 0, amount.start()) + 1
        )
        told = text[max(begin, 0) : ask_start]
    if amount.start() > found[0].start() and amount.start() < found[-1].end():
        return None
    known, wanted = (
        _moment(stem, t, times, len(found), after=amount.start() > found[-1].end() and i == 0)
        for i, t in enumerate((told, ask_text))
    )
    if known is None or wanted is None or known == wanted:
        return None
    if _UNSURE.search(text) or not _same_thing(text, found, told, ask_text):
        return None
    rest = _without(text, [*(m.span() for m in found), amount.span()])
    rest = PLACEHOLDER.sub(" ", _AFTER.sub(" ", _BEFORE.sub(" ", _AGAIN.sub(" ", _TIME.sub(" ", rest)))))
    rest = re.sub(
        rf"\b(?:the|its) (?:new|reduced|increased|raised|lowered|higher|lower) [a-z]+|\b(?:{UP}|{DOWN}),", " ", rest
    )
    hard, soft = telling.traps(rest, frozenset({"then", "first", "last", "when"}))
    if hard:
        return None
    events = [_event(stem, m) for m in found]
    node = stem.nodes[int(amount["n"])]
    if "start" in bases[1:]:
        return _of_start(stem, events, node, wanted, full=not soft)
    start, end = (node, None) if known == "start" else (None, node)
    return changing.derivation(stem, wanted, start, end, events, full=not soft)


def _same_thing(text: str, found: Sequence[re.Match[str]], told: str, asked: str) -> bool:
    """Whether what is told and what is asked are of the thing that changes: they name no new thing."""
    start = 0
    known: set[str] = set(_USUAL)
    for i, match in enumerate(found):
        if i and _words(_changed(text, match)) - _words(text[: match.start()]) - _USUAL:
            return False  # it is another thing that changes
        start = text.rfind(". ", 0, match.start()) + 1
        stop = text.find(". ", match.end())
        known |= _words(text[start : stop if stop > 0 else len(text)])
    return _words(told) <= known and _words(asked) <= known


def _changed(text: str, match: re.Match[str]) -> str:
    """What a change is said of after its verb: "the price of a desk" in "lowered the price of a desk by 10%"."""
    return re.sub(
        r"^[a-z]+| by$|\b(?:further|another|additional|new|reduced|increased|raised|lowered|higher|lower|then|again)\b",
        " ",
        text[match.start() : match.start("p") - 2].strip(),
    )


def _words(text: str) -> set[str]:
    plain = PLACEHOLDER.sub(" ", _AFTER.sub(" ", _BEFORE.sub(" ", _TIME.sub(" ", text))))
    return {singular(w) for w in re.findall(r"[a-z]+", plain)}


def _base(said: str) -> str | None:
    """What a percent is of: "now", "start", or None where that is something else."""
    if not said or re.match(r" of (?:the|its) (?:new|resulting|reduced|increased|raised|lowered|current)\b", said):
        return "now"
    return "start" if re.match(r" of (?:the|its) (?:original|first|initial|starting|old)\b", said) else None


def _of_start(stem: Stem, events: Sequence[Event], node: Node, wanted: str, *, full: bool) -> Derivation | None:
    """Two changes, both percents of the amount at the start: their percents are added."""
    work = Working(stem)
    parts = [e.sign * Fraction(evaluate(e.part)) for e in events]
    amount = Fraction(evaluate(node))
    first = work.step(
        "Start with the first change",
        "The amount at the start is 1.",
        Fraction(1),
        "+" if parts[0] > 0 else "-",
        abs(parts[0]),
    )
    said = "The second percent is of the amount at the start, too, so it is added to the first or taken off."
    factor = work.step("Add the second change", said, first, "+" if parts[1] > 0 else "-", abs(parts[1]))
    if factor <= 0:
        return None
    back = wanted == "start"
    text = (
        "Divide by the factor to go back to the start." if back else "Multiply the amount at the start by the factor."
    )
    answer = work.step("Use the factor", text, amount, "/" if back else "*", factor)
    start, end = (answer, amount) if back else (amount, answer)
    asked = "You are asked for the amount at the other end of the changes. What is each percent a percent of?"
    return work.told(
        PERCENTAGES, CONCEPT, asked, answer, lambda: start + start * parts[0] + start * parts[1] == end, full=full
    )


def _event(stem: Stem, match: re.Match[str]) -> Event:
    node = stem.nodes[int(match["p"])]
    assert isinstance(node, Percent)
    sign = 1 if match["up"] else -1
    return Event("increase" if sign > 0 else "decrease", sign, node, int(match["p"]), match.span())


def _counts(stem: Stem, text: str, match: re.Match[str]) -> bool:
    """Whether a number only counts the changes: "after the 2 changes"."""
    return bool(re.match(rf" (?:price )?{_CHANGE}", text[match.end() :]))


def _times(stem: Stem, text: str, found: Sequence[re.Match[str]]) -> list[str] | None:
    """The time of every change ("" where none is said); None where the times are not in order."""
    times = []
    for i, match in enumerate(found):
        start = max(text.rfind(". ", 0, match.start()), found[i - 1].end() if i else 0)
        end = min(
            (p for p in (text.find(". ", match.end()), found[i + 1].start() if i + 1 < len(found) else -1) if p > 0),
            default=len(text),
        )
        after = _TIME.search(text, match.end(), min(end, match.end() + 40))
        before = _TIME.search(text, max(start, 0), match.start())
        first = after if after is not None and not text[match.end() : after.start()].strip() else before
        times.append(_name(stem, first["when"]) if first else "")
    years = [int(t) for t in times if t.isdigit()]
    return times if years == sorted(years) and len(set(t for t in times if t)) == len([t for t in times if t]) else None


def _name(stem: Stem, when: str) -> str:
    place = re.search(r"⟦N(\d+)⟧", when)
    if place is None:
        return when
    node = stem.nodes[int(place[1])]
    return str(node.value) if isinstance(node, Num) else when


def _moment(stem: Stem, text: str, times: Sequence[str], count: int, *, after: bool) -> str | None:
    """ "start" or "end": when an amount is told or asked; after: it is told behind all changes."""
    before_said, after_said = bool(_BEFORE.search(text)), bool(_AFTER.search(text))
    counted = re.search(r"⟦N(\d+)⟧ (?:price )?" + _CHANGE, text)
    if counted is not None and is_year(stem.nodes[int(counted[1])]):
        if _name(stem, f"⟦N{counted[1]}⟧") != times[0 if before_said else -1]:
            return None
    elif counted is not None and stem.value(counted[1]) != count:
        return None
    if before_said or after_said:
        return None if before_said and after_said else "start" if before_said else "end"
    found = [(m["how"], _name(stem, m["when"])) for m in _TIME.finditer(text)]
    if len(found) != 1:
        return None
    how, when = found[0]
    if when == times[-1] and how in ("for", "in", "at the end of", "after", "during"):
        return "end" if how != "during" else None
    if when == times[0] and how in ("before", "at the beginning of", "at the start of"):
        return "start"
    return None


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    keep = list(text)
    for start, end in spans:
        keep[start:end] = " " * (end - start)
    return "".join(keep)
