"""Two amounts of one event ("6.5 furlongs in 78 seconds", "g gallons every 25 seconds") as a rate in other units.

Asked is the rate itself, an amount at that rate, or how a letter for it is tied to a letter of the event. Conversions are
told or known. A third amount, a stop, or half of something leaves the text unread.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Choice
from tools.maths.skills import RATES
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.told_units import Conversions, UnitName, conversions, unit_named
from tools.maths.topics.proportion.units import plural_of, singular
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Node, Rel, Sym, letters
from tools.maths.values import exact_value

CONCEPT = "A rate is one amount for each of another: convert both to the units that are asked, then divide."
_MARK = re.compile(
    r"⟦(?P<k>[NS])(?P<n>\d+)⟧[ -]?|\b(?:per|each|every|an(?= hour\b)|a(?= (?:second|minute|day|week)\b)) (?=[a-z])"
)
_LINK = re.compile(r"(?:⟦|\b(?:per|each|every|in|for|an?)\b)")
_IN_RATE = re.compile(r"\bin ((?:[a-z]+ ){1,2}?)per ([a-z]+)\b")
_LETTER_RATE = re.compile(
    r"⟦S(?P<s>\d+)⟧,? (?:in )?(?P<u>(?:[a-z]+ ){1,2}?)(?:of [a-z]+ )?(?:per|each|every|an) (?P<v>[a-z]+)\b"
)
_LETTER_AMOUNT = re.compile(
    r"\b(?:number|amount|volume|distance|quantity)(?: of (?P<u>[a-z]+(?: [a-z]+)?))?,?(?: ⟦S(?P<s>\d+)⟧,?)?(?: in (?P<w>[a-z]+),?)?[^⟦.?]{0,50}? (?:in|for|every|during|per) (?:⟦N(?P<n>\d+)⟧ )?(?P<v>[a-z]+)\b"
)
_PER_ASKED = re.compile(r"\bhow many (?P<u>[a-z]+(?: [a-z]+)?) (?:of [a-z]+ )?[^⟦?]{0,40}?\bper (?P<v>[a-z]+)\b")
_CLOCK = re.compile(r"⟦N(\d+)⟧ (?:hours?|hr)(?:,? and|,)? ⟦N(\d+)⟧ (?:minutes?|min)\b")
_ALLOWED = frozenset({"every", "each", "per", "average", "equal", "same", "then"})
_STOPS = re.compile(
    r"\b(?:stop\w*|rest(?:ed|s)?|pause\w*|break|half|twice|back|return\w*|lost|leak(?:s|ed)? out|evaporat\w*|second (?:pump|machine|pipe|hose)|another|other|both|faster|slower|remaining|first|plus|fixed|after|already|initially|initial|full at|percent|squared?|less|more|empty|area|volume of|perimeter|proportional|fewer|not|costs?|price|round trip|each way|home|away|there and|both ways|later|"
    r"up (?:a|the) hill|uphill|against|current|together)\b"
)


@dataclass(frozen=True)
class Amount:
    """A number (or 1) times a letter (or none) of a unit."""

    number: Fraction
    letter: str
    unit: UnitName
    span: tuple[int, int]


@dataclass(frozen=True)
class Target:
    """What is asked: so many `above` for each `times` of `below`; letter: its name, "" for a plain question."""

    above: UnitName
    below: UnitName
    times: Fraction
    letter: str
    places: frozenset[int]
    span: tuple[int, int]


def solve(stem: Stem) -> Derivation | None:
    """The rate in the asked units, as a number or with letters; None for other problems."""
    if stem.tables or stem.statements or stem.placeholders("RFETDPM") or not 0 < len(stem.prose) <= 1200:
        return None
    told, text = conversions(stem, stem.prose)
    if not told.sound() or len(stem.placeholders("S")) > 6:
        return None
    target = _target(stem, told, text)
    if target is None:
        return None
    event = text[: target.span[0]] + " " * (target.span[1] - target.span[0]) + text[target.span[1] :]
    pair = _event(stem, told, event, target)
    if pair is None or _STOPS.search(event):
        return None
    rest = event
    for amount in sorted(pair, key=lambda a: -a.span[0]):
        rest = rest[: amount.span[0]] + " # " + rest[amount.span[1] :]
    hard, soft = telling.traps(rest, _ALLOWED)
    if hard:
        return None
    above, below = pair
    names = {n for n in (above.letter, below.letter, target.letter) if n}
    if {n for c in stem.choices if c.node is not None for n in letters(c.node)} - names:
        return None
    if not names and target.letter:
        return None
    full = not soft and all(PLACEHOLDER.search(s) or s == stem.ask for s in stem.sentences)
    return _derived(stem, told, target, pair, full=full)


def _target(stem: Stem, told: Conversions, text: str) -> Target | None:
    """What is asked for, and where that stands in the text."""
    ask_at = (
        text.rfind(stem.ask) if stem.ask in text else max(text.rfind("what "), text.rfind("which "), text.rfind("how "))
    )
    asked = {stem.nodes[i] for i in stem.placeholders("S", stem.ask)}
    found: list[Target] = []
    for match in _LETTER_RATE.finditer(text):
        node = stem.nodes[int(match["s"])]
        units = _units(told, match["u"], match["v"])
        if isinstance(node, Sym) and units is not None:
            found.append(Target(*units, Fraction(1), node.name, frozenset(), match.span()))
    if len(found) == 2 and found[0].letter != found[1].letter:  # both are rates: the letter alone on a side is asked
        alone = [c.node.left.name for c in stem.choices if isinstance(c.node, Rel) and isinstance(c.node.left, Sym)]
        found = [t for t in found if alone and all(n == t.letter for n in alone)]
    forms = [c.node for c in stem.choices]
    made = [n for n in forms if n is not None and not isinstance(n, Rel) and found and found[0].letter in letters(n)]
    if len(found) == 1 and forms and len(made) == len(forms):
        found = []  # the choices are made of this letter: it is told
    for match in _LETTER_AMOUNT.finditer(text):
        before = re.findall(r"⟦S(\d+)⟧ (?:be|is|represents?|denotes?) the $", text[: match.start()])
        marked = match["s"] or (before[0] if before else "")
        units = _units(told, match["u"] or match["w"] or "", match["v"])
        named = stem.nodes[int(marked)] if marked else None
        times = stem.value(match["n"]) if match["n"] else Fraction(1)
        if not marked and match["n"] and match.start() > ask_at and units is not None and times and not found:
            found.append(Target(*units, times, "", frozenset({int(match["n"])}), match.span()))
        elif isinstance(named, Sym) and units is not None and times and not found:
            places = frozenset({int(match["n"])}) if match["n"] else frozenset()
            start = match.start() if match["s"] else text.rfind("⟦S", 0, match.start())
            found.append(Target(*units, times, named.name, places, (start, match.end())))
    if not found:
        for match in (*_IN_RATE.finditer(text, max(ask_at, 0)), *_PER_ASKED.finditer(text, max(ask_at, 0))):
            units = _units(told, match[1], match[2])
            if units is not None:
                found.append(Target(*units, Fraction(1), "", frozenset(), match.span()))
    if len(found) != 1 or (asked and found[0].letter and Sym(found[0].letter) not in asked and len(asked) > 1):
        return None
    return found[0]


def _units(told: Conversions, above: str, below: str) -> tuple[UnitName, UnitName] | None:
    one, other = (unit_named(w.strip(), told.names) or _counted(w.strip()) for w in (above, below))
    return (one[0], other[0]) if one and other else None


def _counted(word: str) -> tuple[UnitName, int] | None:
    """A counted noun as a unit: "boxes"."""
    last = word.split()[-1] if word.split() else ""
    return ((singular(last), 1), len(word)) if last and singular(last) != last else None


def _event(stem: Stem, told: Conversions, text: str, target: Target) -> tuple[Amount, Amount] | None:
    """The two amounts of the event, the one that the asked rate has above first."""
    found: list[Amount] = []
    clock = _CLOCK.search(text)
    if clock is not None:
        hours, minutes = (stem.value(n) for n in clock.groups())
        if hours is None or minutes is None or minutes >= 60:
            return None
        found.append(Amount(60 * hours + minutes, "", ("minute", 1), clock.span()))
    for match in _MARK.finditer(text):
        if clock is not None and clock.start() <= match.start() < clock.end():
            continue
        if match["n"] and int(match["n"]) in target.places:
            return None
        read = unit_named(text[match.end() :], told.names) or _noun(text, match.end(), target)
        if match["k"] == "N" and read is None:
            return None
        if read is None or (match["k"] is None and any(_has(told, a.unit, read[0]) for a in found)):
            continue
        node = stem.nodes[int(match["n"])] if match["k"] == "S" else None
        name = node.name if isinstance(node, Sym) else ""
        number = stem.value(match["n"]) if match["k"] == "N" else Fraction(1)
        if number is None or number <= 0 or name == target.letter != "":
            return None
        found.append(Amount(number, name, read[0], (match.start(), match.end() + read[1])))
    found = [a for a in found if a.letter or text[a.span[0]] == "⟦"] + [
        a for a in found if not a.letter and text[a.span[0]] != "⟦"
    ]
    if len([a for a in found if a.letter or text[a.span[0]] == "⟦"]) > 2 or len(found) < 2:
        return None
    one, other = found[:2]
    between = text[min(one.span[1], other.span[1]) : max(one.span[0], other.span[0])]
    if ". " in between or len(between) > 60:
        return None
    for a, b in ((one, other), (other, one)):
        if _has(told, a.unit, target.above) and _has(told, b.unit, target.below):
            return a, b
    return None


def _noun(text: str, start: int, target: Target) -> tuple[UnitName, int] | None:
    """The counted noun of the asked rate where it follows a number ("g boxes")."""
    word = re.match(r"([a-z]+ )?([a-z]+)", text[start:])
    if word is None:
        return None
    for said in (word[1], word[2]):
        if said and (singular(said.strip()), 1) in (target.above, target.below):
            return (singular(said.strip()), 1), word.end() if said is word[2] else len(said) - 1
    return None


def _has(told: Conversions, unit: UnitName, other: UnitName) -> bool:
    return told.factor(unit, other) is not None


def _said(unit: UnitName) -> str:
    power = {1: "", 2: "square ", 3: "cubic "}.get(unit[1], "")
    return power + " ".join([*unit[0].split()[:-1], plural_of(unit[0].split()[-1])])


def _derived(
    stem: Stem, told: Conversions, target: Target, pair: tuple[Amount, Amount], *, full: bool
) -> Derivation | None:
    work = Working(stem)
    sizes: list[Fraction] = []
    for amount, unit in zip(pair, (target.above, target.below), strict=True):
        factor = told.factor(amount.unit, unit) or Fraction(1)
        size = amount.number
        if amount.unit != unit:
            text = f"Write {_said(amount.unit)} as {_said(unit)}."
            size = work.step("Convert the unit", text, size, "*" if factor.numerator >= factor.denominator else "/", factor if factor >= 1 else 1 / factor)  # fmt: skip
        sizes.append(size)
    k = work.step("Divide", f"So many {_said(target.above)} for each one of the {_said(target.below)}.", sizes[0], "/", sizes[1])  # fmt: skip
    if target.times != 1:
        k = work.step("Take as many as are asked", f"The rate holds for {_said(target.below)}.", k, "*", target.times)
    rough = telling.approximate(stem)

    def holds() -> bool:  # back from the answer to what is told, by the conversions the other way round
        back = [told.factor(u, a.unit) for a, u in zip(pair, (target.above, target.below), strict=True)]
        if back[0] is None or back[1] is None:
            return False
        return k / target.times * (pair[1].number / back[1]) * back[0] == pair[0].number

    asked = "You are asked for a rate. Which two amounts belong together, and in which units is the answer wanted?"
    above, below = pair
    names = [n for n in (above.letter, below.letter) if n]
    if not names:
        if target.letter:
            return None
        return work.told(
            RATES, CONCEPT, asked, k, holds, unit=f"{_said(target.above)} per {target.below[0]}",
            slips=(("dividing without converting", above.number / below.number),), full=full,
        )  # fmt: skip
    value: Node = work.show(k)
    value = Bin("*", value, Sym(above.letter)) if above.letter else value
    value = Bin("/", value, Sym(below.letter), "frac") if below.letter else value
    law = Rel("=", Sym(target.letter), value) if target.letter else value
    fits = _fitting(stem, (above.letter, below.letter, target.letter), k, near=rough)
    work.moves.append(
        Move("Write it with the letters", "The rate takes the letters with it.", words("the rate with the letters"), State.of(law) if isinstance(law, Rel) else law, check=holds)
    )  # fmt: skip
    return Derivation(
        RATES, CONCEPT, tuple(work.moves), ({},), (law,), asked=asked, confirm=holds, fits=fits, full=full
    )


def _fitting(stem: Stem, names: tuple[str, str, str], k: Fraction, *, near: bool) -> Callable[[Choice], bool]:
    """Whether a choice is the law; near: its constant may be rounded, if it is the nearest by far."""
    above, below, target = names
    ratios = {c.letter: _ratio(c, above, below, target, k) for c in stem.choices}
    exact = [letter for letter, r in ratios.items() if r == 1]
    gaps = sorted(abs(r - 1) for r in ratios.values() if r is not None)
    best = gaps[0] if gaps else Fraction(1)
    clear = best <= telling.NEAR and (len(gaps) == 1 or gaps[1] >= telling.CLEAR * best)

    def fits(choice: Choice) -> bool:
        ratio = ratios.get(choice.letter)
        if ratio is None:
            return False
        return ratio == 1 if exact else near and clear and abs(ratio - 1) == best

    return fits


def _ratio(choice: Choice, above: str, below: str, target: str, k: Fraction) -> Fraction | None:
    """The choice's constant over the right one; None where it is no law of that form."""
    node = choice.node
    if isinstance(node, Rel):
        if node.op not in "=≈" or not target:
            return None
        side, other = node.left, node.right
        if side != Sym(target):
            side, other = other, side
        if side != Sym(target):
            return None
        node = other
    if node is None or letters(node) != {n for n in (above, below) if n}:
        return None
    found = set()
    for a, b in ((Fraction(1), Fraction(1)), (Fraction(3), Fraction(1)), (Fraction(2), Fraction(5))):
        value = exact_value(node, {n: v for n, v in ((above, a), (below, b)) if n})
        if value is None:
            return None
        found.add(value / (k * (a if above else 1) / (b if below else 1)))
    return found.pop() if len(found) == 1 else None
