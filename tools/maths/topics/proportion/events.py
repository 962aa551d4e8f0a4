"""Changes told in order: "35% off", "a sales tax of 5% is added", "rose by 20% each year for 3 years", "a $5 coupon".

Each becomes an event that multiplies by a factor or adds an amount; the amounts before and after are found by the words
around them. What is asked is for `changes.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.tree import Bin, Node, Num, Percent, Sym, letters
from tools.maths.values import Unvalued, evaluate

P = r"⟦(?:[PE]|S(?=\d+⟧ ?(?:%|percent)))(\d+)⟧(?: ?%| percent)?"  # "5%", "p%", or a letter before a sign
AMOUNT = r"⟦[MNS](\d+)⟧(?! ?%| (?:percent|years?|months?|weeks?|days?|times)\b)"
UP = (
    r"(?:increas(?:e|es|ed|ing)|rises?|rose|risen|grows?|grew|grown|gain(?:s|ed)?|goes up|went up|rais(?:es?|ed)"
    r"|marks? (?:it |them )?up|marked up|appreciat(?:es|ed)|climb(?:s|ed)|jump(?:s|ed)|mark(?:s|ed) [a-z ]{0,20}up)"
)
DOWN = (
    r"(?:decreas(?:e|es|ed|ing)|reduc(?:es?|ed|ing)|falls?|fell|fallen|drop(?:s|ped)?|declin(?:es|ed)|lost|loses"
    r"|goes down|went down|lower(?:s|ed)|marked down|depreciat(?:es|ed)|shrinks|shrank|discount(?:s|ed)|cut)"
)
UP_NOUN = r"(?:increase|raise|markup|mark-up|gain|rise|growth|appreciation|surcharge)"
DOWN_NOUN = r"(?:decrease|discount|reduction|drop|decline|markdown|mark-down|loss|depreciation|rebate)"
_TAX = r"(?:(?:sales |state |local |meals? )?tax(?: rate)?|tip|gratuity|service (?:charge|fee)|vat)"
_MORE = r"(?:an additional |another |a further |an extra |exactly |a |an )?"
_WHOM = r"(?: (?:the|its|his|her|their|this) [a-z]+(?: [a-z]+)?)?"

_BEFORE = (  # what a later amount is compared with
    r"(?:(?:its|the|their|his|her) (?:[a-z]+ ){1,2})?"
    r"(?:in ⟦N\d+⟧|the year before|(?:the )?(?:last|previous) (?:year|month|week))"
)

# (pattern, sign, name); a longer pattern comes first
_PATTERNS: tuple[tuple[str, int, str], ...] = (
    (rf"{P} (?:[a-z]+ )?{_TAX}(?: rate)?", 1, "tax"),
    (rf"{_TAX} (?:rate )?(?:of|is|was|at|equal to) {P}", 1, "tax"),
    (rf"(?:tip(?:s|ped)?|taxed)(?: [a-z]+){{0,3}}? (?:at )?{P}", 1, "tax"),
    (
        rf"{P} (?:more|greater|higher|larger)(?: [a-z]+){{0,2}}? than {_BEFORE}",
        1,
        "increase",
    ),
    (
        rf"{P} (?:fewer|less|lower|smaller)(?: [a-z]+){{0,2}}? than {_BEFORE}",
        -1,
        "decrease",
    ),
    (rf"{P} (?:[a-z]+ )?interest(?: rate)?", 1, "interest"),
    (rf"interest (?:rate )?(?:of|at) {P}(?: interest)?", 1, "interest"),
    (rf"{P} commission(?: rate)?", 1, "commission"),
    (rf"commission (?:rate )?(?:of|is) {P}", 1, "commission"),
    (rf"{UP} [^⟦.?]{{0,60}}⟦[MNS]\d+⟧(?: [a-z]+){{0,2}} by {P}", 1, "increase"),
    (rf"{DOWN} [^⟦.?]{{0,60}}⟦[MNS]\d+⟧(?: [a-z]+){{0,2}} by {P}", -1, "decrease"),
    (rf"mark(?:s|ed)? [^⟦.?]{{0,40}}⟦[MNS]\d+⟧(?: dollars)? up (?:by )?{P}", 1, "increase"),
    (rf"mark(?:s|ed)? [^⟦.?]{{0,40}}⟦[MNS]\d+⟧(?: dollars)? down (?:by )?{P}", -1, "decrease"),
    (rf"{P} (?:[a-z]+ )?{UP_NOUN}", 1, "increase"),
    (rf"{P} (?:[a-z]+ )?{DOWN_NOUN}", -1, "discount"),
    (rf"{_MORE}{P} off", -1, "discount"),
    (rf"{P} (?:[a-z-]+ )?coupon", -1, "discount"),
    (
        rf"{_MORE}{P}(?=(?: of the [a-z]+ [a-z]+)? (?:is|was) (?:then )?(?:taken off|deducted|subtracted)\b)",
        -1,
        "discount",
    ),
    (rf"{UP_NOUN}(?: in [a-z ]+?)? (?:of|by|was|is) {_MORE}{P}", 1, "increase"),
    (rf"{DOWN_NOUN}(?: in [a-z ]+?)? (?:of|by|was|is) {_MORE}{P}", -1, "discount"),
    (rf"{UP}{_WHOM}(?: in (?:price|value|size|population|weight))?(?: by)? {_MORE}{P}", 1, "increase"),
    (rf"{DOWN}{_WHOM}(?: in (?:price|value|size|population|weight))?(?: by)? {_MORE}{P}", -1, "decrease"),
    (rf"{DOWN} (?:by )?{_MORE}{P}", -1, "decrease"),
)
_FIXED = (
    (r"(?:tip|surcharge|(?:delivery |service |shipping |booking |flat |fixed )?fee) of ⟦M(\d+)⟧", 1),
    (r"⟦M(\d+)⟧ (?:tip|surcharge)", 1),
    (r"⟦M(\d+)⟧ (?:off\b|coupon|gift card|discount|rebate)", -1),
    (r"(?:coupon|discount|rebate) (?:of|for|worth) ⟦M(\d+)⟧(?: off)?", -1),
    (r"⟦M(\d+)⟧ (?:[a-z]+ )?(?:shipping|delivery|handling|fee)(?: (?:charge|fee|cost))?", 1),
    (r"(?:shipping|delivery|handling) (?:charge|fee|cost)? ?(?:of|is) ⟦M(\d+)⟧", 1),
)
_EACH = re.compile(
    r"\b(?:each|every|per|once an?) (year|month|week|day|hour|decade)\b|\b(annual|year|month|week|dai)ly\b|\b(annual)\b"
)
_PERIODS = re.compile(
    r"\b(?:for|after|in|over)(?: the| the first| the next| exactly)? ⟦N(\d+)⟧ (year|month|week|day|hour|decade)s?\b"
)


@dataclass(frozen=True)
class Event:
    """One change. factor: what it multiplies by, or None for a fixed amount; sign: up or down; percent: as written.

    "35% off" has factor 1 − 35%, sign −1. repeats: how often it happens in a row. of_start: a percent of the amount at
    the start, whatever came between (`bases.py`).
    """

    name: str
    sign: int
    part: Node
    place: int
    span: tuple[int, int]
    fixed: bool = False
    repeats: int = 1
    places: tuple[int, ...] = ()
    of_start: bool = False

    @property
    def factor(self) -> Node:
        """What one such change multiplies by: 0.65, or 1 − p/100."""
        one: Node = Num(Fraction(1))
        if letters(self.part):
            return Bin("+" if self.sign > 0 else "-", one, _hundredths(self.part))
        value = evaluate(self.part)
        return rational(1 + self.sign * Fraction(value), True)

    @property
    def whole(self) -> Node:
        """What all its repetitions multiply by."""
        return self.factor if self.repeats == 1 else Bin("^", self.factor, Num(Fraction(self.repeats)))


def _hundredths(part: Node) -> Node:
    return Bin("/", part.arg, Num(Fraction(100)), "frac") if isinstance(part, Percent) else part


def find(stem: Stem, text: str) -> list[Event]:
    """The events in the order they are told.

    >>> from tools.maths import stem
    >>> s = stem.read("It is 35% off, and then a 5% sales tax is added.")
    >>> [(e.name, e.sign) for e in find(s, s.prose)]
    [('discount', -1), ('tax', 1)]
    """
    found: list[Event] = []
    for pattern, sign, name in _PATTERNS:
        for match in re.finditer(rf"(?<![a-z]){pattern}(?![a-z])", text):
            _add(stem, found, Event(name, sign, _percent(stem.node(match[1])), int(match[1]), _span(match)))
    found = [e for e in found if e.name != "interest" or "compound" in text]
    for pattern, sign in _FIXED:
        for match in re.finditer(pattern, text):
            _add(stem, found, Event("amount", sign, stem.node(match[1]), int(match[1]), match.span(), True))
    return sorted(found, key=lambda e: e.span)


def _percent(node: Node) -> Node:
    return Percent(node) if isinstance(node, Sym) else node


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the event is told; when an amount stands inside, from that amount's "by" on."""
    inside = re.search(r"⟦[MNS]\d+⟧(?! ?%| percent)", match.group())
    if inside is None or match.start() + inside.start() > match.start(1):
        return match.span()
    return match.start() + inside.end(), match.end()


def _add(stem: Stem, found: list[Event], event: Event) -> None:
    if event.place in {e.place for e in found} or any(
        event.span[0] < e.span[1] and e.span[0] < event.span[1] for e in found
    ):
        return
    if not event.fixed and not isinstance(event.part, Percent):
        return
    try:
        if not event.fixed and not letters(event.part) and evaluate(event.part) * event.sign <= -1:
            return
    except Unvalued:
        return
    found.append(event)


def repeated(stem: Stem, text: str, events: list[Event]) -> tuple[list[Event], list[tuple[int, int]]] | None:
    """Events that happen each year, with how often, and the spans that say so; None when that is unclear."""
    each = [m for m in _EACH.finditer(text)]
    if not each:
        return events, []
    periods = _PERIODS.search(text)
    changes = [e for e in events if not e.fixed]
    if periods is None or len(changes) != 1 or len(events) != 1:
        return None
    times = stem.value(periods[1])
    names = {(m[1] or m[2] or m[3]).replace("annual", "year").replace("dai", "day") for m in each}
    if names != {periods[2]} or times is None or times.denominator != 1 or not 1 <= times <= 12:
        return None
    only = changes[0]
    again = Event(only.name, only.sign, only.part, only.place, only.span, False, int(times), (int(periods[1]),))
    return [again], [*(m.span() for m in each), periods.span()]
