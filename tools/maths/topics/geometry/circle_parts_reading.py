"""What a text says of parts of a circle: arcs, sectors, central and inscribed angles, tangents and chords, and what is asked."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tools.maths.topics.geometry.scanning import Rule, compiled, filler, group
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import LEAD, Text
from tools.maths.tree import Node, Sym, letters


@dataclass
class Facts:
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


_TANGENT = (
    r"(?:(?:the |a )?(?:line |segment |lines |segments |tangent |tangents )*)(?P<seg>[A-Z]{2})(?: and (?P<other>[A-Z]{2}))? (?:is|are) (?:both )?(?:a )?tangents? (?:at (?:points? )?(?P<at>[A-Z])(?: and (?P<also>[A-Z]))? )?to (?:the |a |this )?circle(?: [A-Z]\b)?(?:,? at (?:points? )?(?P<at>[A-Z])(?: and (?P<also>[A-Z])\b)?)?"
    r"|(?:a |the )?tangent (?:segment |line )*(?P<seg>[A-Z]{2})(?: (?:touches|meets) (?:the )?circle at (?:point )?(?P<at>[A-Z]))"
)


def center_name(text: str) -> str:
    """The center's letter where a circle is called by it."""
    found = set(re.findall(r"\bcircle ([A-Z])\b", text))
    return found.pop() if len(found) == 1 else ""


def tangents_of(text: str, center: str) -> tuple[str, tuple[str, ...]]:
    """The tangent segment with its outer end first, and all tangents; wherever in the text they are told."""
    match = compiled(_TANGENT).search(text)
    if match is None:
        return "", ()
    one, other, at, also = (group(match, n) for n in ("seg", "other", "at", "also"))
    radius = next((n for n in re.findall(r"\b[A-Z]{2}\b", text) if center and center in n and set(n) & set(one)), "")
    touch = at or next(
        (p for p in one if re.search(rf"\b(?:{p} lies|{p} is a point) on|\bat (?:point )?{p}\b", text)), ""
    )
    outer = next(
        (
            p
            for p in one
            if re.search(
                rf"\b(?:from (?:an? )?(?:external )?(?:point )?{p}\b|{p} (?:is|lies|located)[a-z ]* outside|{p} outside)",
                text,
            )
        ),
        "",
    )
    touch = touch or (one.replace(outer, "") if outer else "")
    if touch not in one or not (touch or other):
        return "", ()  # which end touches is not said
    first = one if not touch else one.replace(touch, "") + touch
    if not other:
        return (first if touch or not radius else one), ()
    if (also and also not in other) or len(set(one) & set(other)) != 1:
        return "", ()
    return first, (one, other)


def rules(facts: Facts) -> list[Rule]:
    def value(symbol: str) -> Callable[[re.Match[str]], bool]:
        def given(match: re.Match[str]) -> bool:
            names = group(match, "ends")
            if not facts.on_arc(symbol, names):
                return False
            return facts.give(_major(symbol, match.group()), match.group("v"), bool(group(match, "rad")))

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
            facts.asked, facts.power = Sym(_major(symbol, match.group())), power
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
        return ask_fraction(match)

    def ask_dimension(match: re.Match[str]) -> bool:
        return ask(_DIM[match.group("dim")], 2 if match.group("dim") == "area" else 1)(match)

    def dimension(match: re.Match[str]) -> bool:
        return facts.give(_DIM[match.group("dim")], match.group("v"))

    def fraction(match: re.Match[str]) -> bool:
        return "major" not in match.group() and facts.give("#f", match.group("v"))

    def ask_fraction(match: re.Match[str]) -> bool:
        return "major" not in match.group() and ask("#f", 0)(match)

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
        (c(r"(?:the )?(?:line segment|line|segment|tangent segment|tangent)s?(?= [A-Z]{2}\b)"), filler),
        (c(rf"(?:point )?[A-Z] (?:is|lies) {v} from (?:the center|[A-Z]\b)(?: of (?:a|the) circle)?"), outside),
        (c(rf"(?:the )?distance from (?:point )?[A-Z] to (?:the center(?: of the circle)?|[A-Z]\b) is {v}"), outside),
        (c(r"(?:from )?(?:a |the )?(?:external )?(?:points? )?[A-Z] (?:(?:is|lies|located) )?outside(?: of)?(?: (?:a|the|this) circle(?: [A-Z]\b)?)?"), lambda m: facts.tangent != "" or "tangent" in facts.text.text),
        (c(rf"{_LEAD} (?:the )?length of (?:a|the|each) (?:(?:line )?segment (?:that is )?(?:drawn )?from (?:point )?[Aa-zA-Z]+ (?:that is )?tangent to (?:the|this) circle|tangent (?:line |segment )?(?:drawn )?(?:from (?:point )?[A-Za-z] )?to the circle|tangent segment(?: from (?:point )?[A-Z])?(?: to the circle)?)"), ask("#p", 1)),
        (c(rf"(?:segment )?(?P<seg>[A-Z]{{2}}) (?:=|is|has length) {v}"), length),
        (c(r"(?:points? )?[A-Z](?:, [A-Z])*,?(?: and [A-Z])? (?:lies?|are|is) on (?:a|the) circle"), filler),
        (c(r"(?:at|from) (?:the )?(?:point )?[A-Z]\b|in (?:a|the) circle|of (?:a|the) circle|circle [A-Z]\b|(?:a|the|this) circle"), filler),
        (c(r"(?:the |a )*sector(?: of a circle)?(?= (?:with|has|of))|(?:the |an )?arc(?= (?:of the circle that|intercepted|that|of a))|(?:that is )?(?:intercepted|formed|subtended|created|determined) by"), filler),
        (c(r"(?:(?:formed|cut off|intercepted|made) by )?(?:this|that) (?:central )?angle(?= ?[?.])"), filler),
        (c(r"(?:of )?the circle that is|,? in radians|,? in terms of π"), filler),
        (c(r",? ?where ⟦S\d+⟧ is a(?: positive)? constant"), filler),
    ]  # fmt: skip


def _arc_fact(facts: Facts, match: re.Match[str]) -> bool:
    """An arc's length; with a degree sign it is its measure."""
    ends = group(match, "ends")
    kind = match.group().rsplit("⟦", 1)[1][0]
    symbol = "#t" if kind == "D" else "#s"
    return facts.on_arc(symbol, ends) and facts.give(_major(symbol, match.group()), match.group("v"))


_MAJOR = {"#t": "#m", "#s": "#j", "#K": "#J"}


def _major(symbol: str, phrase: str) -> str:
    """The quantity a phrase is about: the larger arc or sector has its own."""
    return _MAJOR.get(symbol, symbol) if "major" in phrase else symbol


def _area_fact(facts: Facts, match: re.Match[str]) -> bool:
    """ "has … an area of": of the sector where the text is about one sector, else of the circle."""
    symbol = "#K" if re.search(r"\bsector of (?:a|the) circle\b", facts.text.text) else "#A"
    return facts.give(symbol, match.group("v"))
