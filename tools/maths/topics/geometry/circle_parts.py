"""Parts of a circle: arcs, sectors, central and inscribed angles, tangents and chords at a distance, told in words.

Central angles are kept in degrees; radians are converted first. Two chords that meet, secants and cyclic
quadrilaterals are not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isclose, pi, sin

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.problem import Unread
from tools.maths.skills import CIRCLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact, formulas
from tools.maths.topics.geometry.figure import Figure, Law, consistent, reason
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import (
    FIGURE_NEEDED,
    LEAD,
    Rule,
    Scan,
    Text,
    compiled,
    group,
    lay_out,
    without_figure,
)
from tools.maths.tree import Bin, Node, Rel, Sym, letters, num

CONCEPT = (
    "A central angle of $t$ degrees takes $\\frac{t}{360}$ of the circle: the same fraction of the circumference is its "
    "arc and of the area its sector."
)
INSCRIBED = "An inscribed angle is half of the central angle, and of the arc, that it cuts off."
TANGENT = "A tangent is perpendicular to the radius at the point where it touches, which makes a right triangle."
CHORD = "The perpendicular from the center to a chord cuts the chord in half and makes a right triangle with a radius."


def _laws() -> list[Law]:
    t = Bin("/", Sym("#t"), num(360), "frac")
    circle, area = Sym("#C"), Sym("#A")
    return [
        *formulas.laws("circle"),
        Law("Take the arc's share", "The arc is the same fraction of the circumference as its angle is of 360°.",
            Rel("=", Sym("#s"), Bin("*", t, circle, "cdot"))),
        Law("Take the sector's share", "The sector is the same fraction of the area as its angle is of 360°.",
            Rel("=", Sym("#K"), Bin("*", t, area, "cdot"))),
        Law("Use the fraction", "The fraction of the circle is the angle over 360°.", Rel("=", Sym("#f"), t)),
        Law("Take the rest", "The major arc is what the minor arc leaves of 360°.",
            Rel("=", Sym("#t"), Bin("-", num(360), Sym("#m")))),
        Law("Use the inscribed angle", "The central angle is twice the inscribed angle on the same arc.",
            Rel("=", Sym("#t"), Bin("*", num(2), Sym("#i"), "cdot"))),
        Law("Use the right angle", "Radius and tangent are the legs of a right triangle.",
            Rel("=", _square("#o"), Bin("+", _square("#r"), _square("#p")))),
        Law("Use equal tangents", "The two tangent segments from one point to a circle are equally long.",
            Rel("=", Sym("#p"), Sym("#p2"))),
        Law("Subtract the radius", "The closest point lies on the line to the center, one radius before it.",
            Rel("=", Sym("#n"), Bin("-", Sym("#o"), Sym("#r")))),
        Law("Use the right triangle", "Half of the chord, the distance to it and the radius form a right triangle.",
            Rel("=", Bin("^", Bin("/", Sym("#c"), num(2), "frac"), num(2)), Bin("-", _square("#r"), _square("#q")))),
        Law("Use the area of the right triangle", "Its legs are the radius and the tangent.",
            Rel("=", Sym("#a"), Bin("/", Bin("*", Sym("#r"), Sym("#p"), "cdot"), num(2), "frac"))),
    ]  # fmt: skip


def _square(symbol: str) -> Node:
    return Bin("^", Sym(symbol), num(2))


@dataclass
class _Facts:
    text: Text
    known: dict[str, Node] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    radians: set[str] = field(default_factory=set)
    asked: Node | None = None
    power: int = 1
    asked_radians: bool = False
    center: str = ""
    tangent: str = ""  # the point outside first, then the point of contact
    tangents: tuple[str, ...] = ()  # all of them, when several start in one point
    arcs: dict[str, frozenset[str]] = field(default_factory=dict)  # which end points a quantity's arc has

    def give(self, symbol: str, number: str, radians: bool = False) -> bool:
        unit = self.text.units.get(int(number))
        if symbol in self.known or (unit and unit.power != (2 if symbol in ("#K", "#A", "#a") else 1)):
            return False
        self.known[symbol] = self.text.node(number)
        if radians:
            self.radians.add(symbol)
        if unit:
            self.units.append(unit)
        return True

    def on_arc(self, symbol: str, ends: str) -> bool:
        """Note the end points of the arc a quantity is about; all must be the same arc."""
        if ends:
            self.arcs[symbol] = frozenset(ends)
        return len(set(self.arcs.values())) <= 1


_BE = r"(?: (?:is|of|measures|measuring|with (?:a )?measure(?: of)?|that measures|has (?:a )?(?:measure|length|area)(?: of)?|with (?:a )?length(?: of)?|equal to|equals|=|has an area of|with (?:an )?area(?: of)?|whose measure is|has|is equal to|length))*"
_LEAD = LEAD
_DIM = {"radius": "#r", "diameter": "#d", "circumference": "#C", "area": "#A"}
_CIRCLE = r"(?: of (?:the|a|this|circle [A-Z]|its) ?(?:circle|sector)?(?: [A-Z]\b)?(?: with center (?:at )?(?:point )?[A-Z]\b)?)?"
_SECTOR = r"(?:the |a |this |minor |major |shaded )*sector(?: [A-Z]{3})?"


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about arcs, sectors, inscribed angles, tangents or chords, None for anything else."""
    text = lay_out(stem)
    if (
        text is None
        or not re.search(r"\b(?:arc|sector|central angle|inscribed|tangent|chord)\b", text.text)
        or "circle" not in text.text
    ):
        return None
    facts = _Facts(text)
    named = re.search(r"\bcenter (?:is |at )?(?:point )?([A-Z])\b", text.text)
    facts.center = named.group(1) if named else _center_name(text.text)
    facts.tangent, facts.tangents = _tangents(text.text, facts.center)
    scan = Scan(answering.without_rounding(without_figure(text.text)), _rules(facts))
    scan.run()
    pointed = bool(FIGURE_NEEDED.search(text.text))
    if facts.asked is None or not scan.understood() or len(set(facts.arcs.values())) > 1:
        return None
    found = _derive(stem, facts)
    if found is None and pointed:
        raise Unread("This problem points to a figure of a circle, and the text alone does not say enough of it.")
    return found


_TANGENT = (
    r"(?:(?:the |a )?(?:line |segment |lines |segments |tangent |tangents )*)(?P<seg>[A-Z]{2})(?: and (?P<other>[A-Z]{2}))? (?:is|are) (?:both )?(?:a )?tangents? (?:at (?:points? )?(?P<at>[A-Z])(?: and (?P<also>[A-Z]))? )?to (?:the |a |this )?circle(?: [A-Z]\b)?(?:,? at (?:points? )?(?P<at>[A-Z])(?: and (?P<also>[A-Z])\b)?)?"
    r"|(?:a |the )?tangent (?:segment |line )*(?P<seg>[A-Z]{2})(?: (?:touches|meets) (?:the )?circle at (?:point )?(?P<at>[A-Z]))"
)


def _center_name(text: str) -> str:
    """The center's letter where a circle is called by it."""
    found = set(re.findall(r"\bcircle ([A-Z])\b", text))
    return found.pop() if len(found) == 1 else ""


def _tangents(text: str, center: str) -> tuple[str, tuple[str, ...]]:
    """The tangent segment with its outer end first, and all tangents; wherever in the text they are told."""
    match = compiled(_TANGENT).search(text)
    if match is None:
        return "", ()
    one, other, at, also = (group(match, n) for n in ("seg", "other", "at", "also"))
    radius = next((n for n in re.findall(r"\b[A-Z]{2}\b", text) if center and center in n and set(n) & set(one)), "")
    touch = at or next((p for p in one if re.search(rf"\b(?:{p} lies|{p} is a point) on|\bat (?:point )?{p}\b", text)), "")
    if touch and touch not in one:
        return "", ()
    first = one if not touch else one.replace(touch, "") + touch
    if not other:
        return (first if touch or not radius else one), ()
    if also and also not in other or len(set(one) & set(other)) != 1:
        return "", ()
    return first, (one, other)


def _rules(facts: _Facts) -> list[Rule]:
    def value(symbol: str) -> Callable[[re.Match[str]], bool]:
        def given(match: re.Match[str]) -> bool:
            names = group(match, "ends")
            if not facts.on_arc(symbol, names):
                return False
            own = "#m" if "major" in match.group() and symbol == "#t" else symbol
            return facts.give(own, match.group("v"), bool(group(match, "rad")))

        return given

    def angle(match: re.Match[str]) -> bool:
        """Angle AOB: central where O is the center, inscribed where the text says so."""
        name = match.group("name")
        central = (facts.center and name[1] == facts.center) or "central" in match.group()
        inscribed = "inscribed" in match.group() or (facts.center and name[1] != facts.center and facts.tangent == "")
        symbol = "#t" if central else "#i" if inscribed else ""
        if not symbol or not facts.on_arc(symbol, name[0] + name[2]):
            return False
        return facts.give(symbol, match.group("v"), bool(group(match, "rad")))

    def ask_angle(match: re.Match[str]) -> bool:
        name = match.group("name")
        central = (facts.center and name[1] == facts.center) or "central" in match.group()
        symbol = "#t" if central else "#i" if "inscribed" in match.group() or facts.center else ""
        return bool(symbol) and facts.on_arc(symbol, name[0] + name[2]) and ask(symbol, 0)(match)

    def ask(symbol: str, power: int) -> Callable[[re.Match[str]], bool]:
        def asked(match: re.Match[str]) -> bool:
            ends = group(match, "ends")
            beyond = re.match(r" (?:of|for) ", match.string[match.end() :])
            if facts.asked is not None or beyond or not facts.on_arc(symbol, ends):
                return False
            own = "#m" if "major" in match.group() and symbol == "#t" else symbol
            facts.asked, facts.power = Sym(own), power
            facts.asked_radians = "radian" in match.group()
            return True

        return asked

    def ask_letter(match: re.Match[str]) -> bool:
        node = facts.text.nodes[int(match.group(1))]
        if facts.asked is not None or not letters(node):
            return False
        facts.asked, facts.power = node, 0
        return True

    def fraction_of(match: re.Match[str]) -> bool:
        """ "the area of the sector is what fraction of the area"."""
        return ask("#f", 0)(match)

    def ask_dimension(match: re.Match[str]) -> bool:
        return ask(_DIM[match.group("dim")], 2 if match.group("dim") == "area" else 1)(match)

    def dimension(match: re.Match[str]) -> bool:
        return facts.give(_DIM[match.group("dim")], match.group("v"))

    def fraction(match: re.Match[str]) -> bool:
        return facts.give("#f", match.group("v"))

    def ask_fraction(match: re.Match[str]) -> bool:
        return ask("#f", 0)(match)

    def center(match: re.Match[str]) -> bool:
        facts.center = match.group("c")
        return True

    def tangent(match: re.Match[str]) -> bool:
        return facts.tangent != ""

    def outside(match: re.Match[str]) -> bool:
        """ "Point A is 17 from the center": the line to the center."""
        return "tangent" in facts.text.text and "chord" not in facts.text.text and facts.give("#o", group(match, "v"))

    def length(match: re.Match[str]) -> bool:
        """ "PT = 15": the tangent, a radius, or the line to the center."""
        symbol = segment(match.group("seg"))
        return symbol is not None and facts.give(symbol, match.group("v"))

    def ask_length(match: re.Match[str]) -> bool:
        symbol = segment(match.group("seg"))
        return symbol is not None and ask(symbol, 1)(match)

    def segment(name: str) -> str | None:
        if not facts.tangent:
            return "#r" if facts.center and facts.center in name else None
        if set(name) == set(facts.tangent):
            return "#p"
        if any(set(name) == set(t) for t in facts.tangents):
            return "#p2"
        if facts.center and facts.center in name:
            other = name.replace(facts.center, "")
            outside = facts.tangent[0]
            return "#o" if other == outside else "#r"
        return None

    def filler(match: re.Match[str]) -> bool:
        return True

    c = compiled
    v = r"⟦[NESDPM](?P<v>\d+)⟧(?P<rad> radians?)?"
    ends = r"(?: (?P<ends>[A-Z]{2})\b)?"
    arc = rf"(?:the |an |a |its |minor |major |intercepted |corresponding )*arc{ends}(?: on the circle)?"
    by = r"(?: of (?:the|a|this) circle)?(?:,? with (?:a )?(?=central angle)|,? (?:that is |which is )?(?:formed|intercepted|subtended|determined|created|cut off|made)(?: on the circle)? by(?= (?:a|the|this|that) central|(?= this| that)| angle| ⟦))?"
    return [
        (c(rf"{_LEAD} (?:the )?(?:length (?:of )?{arc}|{arc} length|arc length)(?: of the circle)?{by}"), ask("#s", 1)),
        (c(rf"{_LEAD} (?:the )?(?:degree )?(?:measure )?(?:of )?{arc}(?: (?:that )?(?:it|the angle) intercepts)?"), ask("#t", 0)),
        (c(rf"{_LEAD} (?:the )?area of {_SECTOR}(?: of the circle)?{by}"), ask("#K", 2)),
        (c(rf"{_LEAD} (?:the )?(?:degree |radian )?(?:measure )?(?:,? in (?:radians|degrees),? )?(?:of )?(?:the |its |inscribed |central )*angle (?P<name>[A-Z]{{3}})\b(?:,? in radians)?"), ask_angle),
        (c(rf"{_LEAD} (?:the )?(?:degree |radian )?(?:measure)?(?:,? in (?:radians|degrees),? ?)?(?: of)? ?(?:the |its |a )*central angle{_CIRCLE}(?: (?:that|which) (?:intercepts|subtends|forms|determines|cuts off|creates) (?:the|this|that) (?:arc|sector)| of (?:the|this) (?:arc|sector)| (?:for|intercepting|subtended by|corresponding to) (?:the|this) (?:arc|sector))?(?:,? in radians)?"), ask("#t", 0)),
        (c(rf"{_LEAD} (?:the )?(?:length of (?:the|a) )?(?P<dim>radius|diameter|circumference|area) of (?:the|this) circle"), ask_dimension),
        (c(rf"{_LEAD} its (?P<dim>radius|diameter|circumference)"), ask_dimension),
        (c(rf"{_LEAD} (?:the )?(?:distance|length of the segment) from [A-Z] to (?:the )?(?:point (?:of|on) the circle (?:that is )?(?:closest|nearest) to [A-Z]|closest point (?:of|on) the circle)"), ask("#n", 1)),
        (c(rf"{_LEAD} (?:the )?distance (?:from|between) (?:[A-Z] (?:to|and) )?the center(?: of the circle)?(?: (?:to|and) (?:[A-Z]\b|the chord))?"), lambda m: ask("#q" if "chord" in m.group() else "#o", 1)(m)),
        (c(rf"(?:{_LEAD} )?how far is the (?:chord|center)(?: of the circle)? from the (?:center|chord)(?: of the circle)?"), ask("#q", 1)),
        (c(rf"{_LEAD} (?:the )?length of (?:the )?chord(?: [A-Z]{{2}})?"), ask("#c", 1)),
        (c(rf"{_LEAD} (?:the )?area of triangle [A-Z]{{3}}"), lambda m: bool(facts.tangent) and set(m.group()[-3:]) == set(facts.tangent) | {facts.center} and ask("#a", 2)(m)),
        (c(rf"{_LEAD} (?:the )?(?:length of )?(?:segment |tangent |radius )?(?P<seg>[A-Z]{{2}})\b"), ask_length),
        (c(rf"(?:the )?(?:(?:length|area) of )?(?:{arc}|{_SECTOR})(?: (?:formed|cut off) by (?:central )?angle [A-Z]{{3}})? is what fraction of the (?:area|circumference)(?: of the circle)?"), fraction_of),
        (c(rf"{_LEAD} (?:the )?(?:degree )?(?:measure)?(?: of)? ?(?:an |the |any )?inscribed angle(?: that (?:intercepts|cuts off|subtends) the same arc)?"), ask("#i", 0)),
        (c(rf"what fraction of (?:the (?:area|circumference) of )?(?:the|this) circle is (?:the (?:length|area) of )?(?:{arc}|{_SECTOR})"), ask_fraction),
        (c(rf"{_LEAD} (?:the )?(?:value of )?⟦[SE](\d+)⟧"), ask_letter),
        (c(rf"(?:{arc} (?:is|has a length that is|has length)|(?:the )?length of {arc} is|(?:the )?area of {_SECTOR} is|{_SECTOR} (?:is|has an area that is)) {v}(?: of)? (?:of )?the (?:circumference|area)(?: of the circle)?".replace("(?P<ends>[A-Z]{2})", "(?:[A-Z]{2})")), fraction),
        (c(rf"(?:the )?(?:length of )?{arc}(?: of (?:a|the) circle)?(?: length)?(?: (?:has|with|of)(?: a)? length(?: of)?| length (?:is|of)| is| has length)+ {v}(?! (?:of|radians))"), lambda m: _arc_fact(facts, m)),
        (c(rf"(?:the )?measure of {arc}{_BE} {v}"), value("#t")),
        (c(rf"{arc} (?:measures|has (?:a )?measure(?: of)?) {v}"), value("#t")),
        (c(rf"(?:the )?(?:measure of )?(?:the |an |a |its )*(?:central |inscribed )?angle (?P<name>[A-Z]{{3}}){_BE} {v}"), angle),
        (c(rf"(?:the |a |an |its |has |with )*(?:measure of (?:the|its|a) )?central angle(?: [A-Z]{{3}})?{_CIRCLE}{_BE} {v}"), value("#t")),
        (c(rf"(?:an? |the )?angle of {v} at the center"), value("#t")),
        (c(rf"(?:an? |the )?inscribed angle(?: (?:in|of) (?:a|the) circle)?{_BE} {v}"), value("#i")),
        (c(rf"(?:the )?area of {_SECTOR}{_BE} {v}"), value("#K")),
        (c(rf"{_SECTOR}(?: of (?:the|a) circle)?(?: (?:has|with))?(?: an)? area(?: of)? {v}"), value("#K")),
        (c(rf"(?:the |a |its |an )?(?:length of (?:the|a|its) )?(?P<dim>radius|diameter|circumference){_CIRCLE}{_BE} {v}"), dimension),
        (c(rf"(?:the )?(?P<dim>area)(?: of (?:the|a|this) circle){_BE} {v}"), dimension),
        (c(rf"(?:the|a|this) circle(?: [A-Z]\b)?(?: (?:has|with|whose))? (?:an )?area (?:of |is )?{v}"), lambda m: facts.give("#A", group(m, "v"))),
        (c(rf"(?:an |the )?area(?: of)? {v}"), lambda m: _area_fact(facts, m)),
        (c(rf"(?:a |the )?chord(?: [A-Z]{{2}})?(?: (?:of|in) (?:a|the) circle)?{_BE} {v}(?: long)?"), value("#c")),
        (c(rf"(?:and )?(?:is |lies )?(?:at a distance of )?{v}(?: away)? from (?:the center(?: of the circle)?|[A-Z]\b)"), value("#q")),
        (c(r"(?:with |whose |has |the )?(?:its )?center (?:is |at )?(?:point )?(?P<c>[A-Z])\b"), center),
        (c(r"(?P<c>[A-Z]) is the center of (?:the|a) circle"), center),
        (c(rf"(?:{_TANGENT})"), tangent),
        (c(rf"(?:the )?(?:line segment|line|segment|tangent segment|tangent)s?(?= [A-Z]{{2}}\b)"), filler),
        (c(rf"(?:point )?[A-Z] (?:is|lies) {v} from (?:the center|[A-Z]\b)(?: of (?:a|the) circle)?"), outside),
        (c(rf"(?:the )?distance from (?:point )?[A-Z] to (?:the center(?: of the circle)?|[A-Z]\b) is {v}"), outside),
        (c(r"(?:from )?(?:a |the )?(?:external )?(?:points? )?[A-Z] (?:(?:is|lies|located) )?outside(?: of)?(?: (?:a|the|this) circle(?: [A-Z]\b)?)?"), lambda m: facts.tangent != "" or "tangent" in facts.text.text),
        (c(rf"{_LEAD} (?:the )?length of (?:a|the|each) (?:(?:line )?segment (?:that is )?(?:drawn )?from (?:point )?[Aa-zA-Z]+ (?:that is )?tangent to (?:the|this) circle|tangent (?:line |segment )?(?:drawn )?(?:from (?:point )?[A-Za-z] )?to the circle|tangent segment(?: from (?:point )?[A-Z])?(?: to the circle)?)"), ask("#p", 1)),
        (c(rf"(?:segment )?(?P<seg>[A-Z]{{2}}) (?:=|is|has length) {v}"), length),
        (c(r"(?:points? )?[A-Z](?:, [A-Z])*,?(?: and [A-Z])? (?:lies?|are|is) on (?:a|the) circle"), filler),
        (c(r"(?:at|from) (?:the )?(?:point )?[A-Z]\b|in (?:a|the) circle|of (?:a|the) circle|circle [A-Z]\b|(?:a|the|this) circle"), filler),
        (c(r"(?:the |a )*sector(?: of a circle)?(?= (?:with|has|of))|(?:the |an )?arc(?= (?:of the circle that|intercepted|that|of a))|(?:that is )?(?:intercepted|formed|subtended|created|determined) by"), filler),
        (c(r"(?:of )?the circle that is|,? in radians|,? in terms of π"), filler),
        (c(r",? ?where ⟦S\d+⟧ is a(?: positive)? constant"), filler),
    ]  # fmt: skip


def _arc_fact(facts: _Facts, match: re.Match[str]) -> bool:
    """An arc's length; with a degree sign it is its measure."""
    ends = group(match, "ends")
    kind = match.group().rsplit("⟦", 1)[1][0]
    symbol = "#t" if kind == "D" else "#s"
    return facts.on_arc(symbol, ends) and facts.give(symbol, match.group("v"))


def _area_fact(facts: _Facts, match: re.Match[str]) -> bool:
    """ "has … an area of": of the sector where the text is about one sector, else of the circle."""
    symbol = "#K" if re.search(r"\bsector of (?:a|the) circle\b", facts.text.text) else "#A"
    return facts.give(symbol, match.group("v"))


def _derive(stem: Stem, facts: _Facts) -> Derivation | None:
    if facts.asked is None:
        return None
    if (
        len(
            {u.base for u in facts.units}
            | ({facts.text.asked_unit.base} if facts.text.asked_unit and facts.units else set())
        )
        > 1
    ):
        return None
    unit_asked = facts.text.asked_unit
    if unit_asked and facts.power and unit_asked.power != facts.power:
        return None
    moves: list[Move] = []
    known = dict(facts.known)
    for symbol in facts.radians:
        degrees = Bin("*", known[symbol], Bin("/", num(180), Sym("pi"), "frac"), "cdot")
        value = exact.tree(exact.read(degrees))
        moves.append(
            Move(
                "Convert radians to degrees",
                "A half turn is $\\pi$ radians and 180°: multiply by 180 over $\\pi$.",
                degrees,
                value,
            )
        )
        known[symbol] = value
    used = frozenset(n for node in known.values() for n in letters(node))
    figure = Figure(known, _laws(), decimal=answering.uses_decimals(stem))
    figure.shown = {"#t": "t", "#i": "i", "#o": "d_c", "#n": "n", "#p": "p", "#p2": "p_2", "#q": "q", "#K": "A_s", "#a": "A_t"}
    if "t" in used or "i" in used:
        figure.shown |= {"#t": "t_0", "#i": "i_0"}
    figure.shown |= {s: f"{s[1:]}_0" for s in ("#r", "#s", "#A", "#C", "#d", "#c", "#p", "#q", "#n") if s[1:] in used}
    figure.measures.append(_measured)
    reasoned = reason(figure, facts.asked)
    if reasoned is None:
        return None
    value_ = reasoned.value
    more: list[Move] = []
    if facts.asked_radians:
        turned = Bin("*", exact.tree(value_), Bin("/", Sym("pi"), num(180), "frac"), "cdot")
        value_ = exact.read(turned)
        more.append(Move("Convert degrees to radians", "Multiply by $\\pi$ over 180.", turned, exact.tree(value_)))
    concept = CONCEPT
    if facts.tangent:
        concept = TANGENT
    elif "#c" in known or facts.asked == Sym("#c"):
        concept = CHORD
    elif "#i" in known or facts.asked == Sym("#i"):
        concept = INSCRIBED
    unit = str(Unit(facts.units[0].base, facts.power)) if facts.units and facts.power else ""
    names = {
        "#s": "the length of the arc",
        "#K": "the area of the sector",
        "#t": "the measure of the angle or arc",
        "#r": "the radius",
    }
    asked = f"You are asked for {names.get(getattr(facts.asked, 'name', ''), 'one size of the figure')}."
    return answering.derivation(
        stem, skill=CIRCLES, concept=concept, asked=asked, moves=(*moves, *reasoned.moves, *more), value=value_,
        confirm=lambda: consistent(figure, reasoned), how=answering.wanted(facts.text.text), unit=unit,
        slips=_slips(figure, facts.asked, value_), decimal=figure.decimal,
    )  # fmt: skip


def _measured(q: dict[str, float]) -> bool:
    """Arcs as chords added up, sectors as thin triangles, right triangles by coordinates."""
    n = 4000
    tests = []
    if {"#t", "#r"} <= set(q):
        step = q["#t"] * pi / 180 / n
        if "#s" in q:
            tests.append(isclose(q["#s"], n * 2 * q["#r"] * sin(step / 2), rel_tol=1e-5))
        if "#K" in q:
            tests.append(isclose(q["#K"], n * q["#r"] ** 2 * sin(step) / 2, rel_tol=1e-5))
    if {"#o", "#r", "#p"} <= set(q):
        tests.append(isclose(abs(complex(q["#r"], q["#p"])), q["#o"], rel_tol=1e-9))
    if {"#c", "#r", "#q"} <= set(q):
        tests.append(isclose(abs(complex(q["#q"], q["#c"] / 2)), q["#r"], rel_tol=1e-9))
    if "#t" in q:
        tests.append(0 < q["#t"] < 360)
    return all(tests)


def _slips(figure: Figure, asked: Node, right: exact.Exact) -> tuple[Slip, ...]:
    """Arc and sector swapped, diameter for radius, inscribed angle taken as the central one."""
    slips: list[Slip] = []

    def tried(known: dict[str, Node], wanted: Node, name: str) -> None:
        try:
            found = reason(Figure(known, figure.laws), wanted)
        except Unread:
            found = None
        if found is not None and found.value != right:
            slips.append(Slip(name, exact.tree(found.value)))

    if asked in (Sym("#s"), Sym("#K")):
        tried(
            dict(figure.known),
            Sym("#K") if asked == Sym("#s") else Sym("#s"),
            "using the sector's area for the arc, or the other way round",
        )
    if "#r" in figure.known:
        tried(
            {**{k: v for k, v in figure.known.items() if k != "#r"}, "#d": figure.known["#r"]},
            asked,
            "using the radius as the diameter",
        )
    if "#i" in figure.known:
        tried(
            {**{k: v for k, v in figure.known.items() if k != "#i"}, "#t": figure.known["#i"]},
            asked,
            "taking the inscribed angle for the central angle",
        )
    return tuple(slips)
