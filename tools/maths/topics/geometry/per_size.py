"""What a shape weighs, costs or takes: so much for each unit of its volume, area or length.

A density, a price or a pumping rate links one more quantity "#Z" with the size it is told for; paint, carpets and fences
are priced by area or by length around. Mass of a part, tiles and thicknesses are not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.stem import plain_words
from tools.maths.topics.geometry.figure import Law
from tools.maths.topics.geometry.scanning import Rule, compiled, group
from tools.maths.topics.geometry.sizes_facts import Reading
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.topics.geometry.wording import LEAD
from tools.maths.tree import Bin, Rel, Sym

AMOUNT = "#Z"
_MASS = r"(?:grams|kilograms|pounds|ounces|tons|milligrams)"
_TIME = r"(?:minute|hour|second|day)"
_ROUND = re.compile(r"\b(?:fence|fencing|border|trim|edging|frame|around|enclose)")
_COVER = re.compile(
    r"\b(?:carpet|tile|sod|paint|cover|seed|grass|floor|flooring|turf|plant|mulch|pave|paving|fabric|glass|material|land|wallpaper|fertilizer)"
)


def rules(reading: Reading) -> list[Rule]:
    """The patterns for a rate and for the amount that is asked."""
    text = reading.text.text
    found: list[str] = []

    def target(power: int) -> str | None:
        """The size that a rate for a unit to this power is about."""
        if len(reading.words.things) != 1:
            return None
        shape = reading.words.things[0].shape
        flat = shape in ("rectangle", "square", "circle", "triangle", "trapezoid", "parallelogram", "semicircle")
        if power == 3:
            return None if flat else "#V"
        if not flat:
            return None
        if power == 2:
            return "#A" if _COVER.search(text) and not _ROUND.search(text) else None
        return ("#C" if shape == "circle" else "#P") if _ROUND.search(text) and not _COVER.search(text) else None

    def rate(m: re.Match[str]) -> bool:
        """ "8 grams per cubic centimeter", "$4 per square foot"."""
        unit = Unit.read(group(m, "unit"))
        stuff = group(m, "stuff")
        if stuff and len(re.findall(rf"\b{stuff}\b", text)) < 2:
            return False  # the density of something that the shape is not said to be made of
        size = target(unit.power)
        if size is None or found or AMOUNT in reading.known:
            return False
        found.append(group(m, "mass") or "dollars")
        return law(group(m, "v"), size, unit, times=True)

    def flow(m: re.Match[str]) -> bool:
        """ "2 cubic feet per minute": the unit of the number is one of volume."""
        unit = reading.text.units.get(int(group(m, "v")))
        if unit is None or unit.power != 3 or found or target(3) is None:
            return False
        found.append(group(m, "time"))
        return law(group(m, "v"), "#V", unit, times=False)

    def law(number: str, size: str, unit: Unit, *, times: bool) -> bool:
        if any(u.base != unit.base for u in reading.units.values()):
            return False  # sizes in another unit than the rate
        value = reading.text.nodes[int(number)]
        right = Bin("*", value, Sym(size), "cdot") if times else Bin("/", Sym(size), value, "frac")
        text_ = (
            "So much for each unit: multiply by the number of units."
            if times
            else "Divide the whole by what is done in each unit of time."
        )
        reading.laws.append(Law("Use the rate", text_, Rel("=", Sym(AMOUNT), right)))
        return True

    def ask(m: re.Match[str]) -> bool:
        if not found or reading.asked or reading.asked_letter is not None:
            return False
        if not plain_words(group(m, "of")) or re.search(
            r"\b(?:part|water|empty|inside|outside|new|liquid)\b", group(m, "of")
        ):
            return False
        unit = group(m, "unit")
        wanted = "dollars" if re.search("cost|price|spend|pay", m.group()) else "mass"
        if group(m, "time"):
            wanted = group(m, "time").removesuffix("s")
            if found[0] != wanted:
                return False
        elif (wanted == "dollars") != (found[0] == "dollars") or (unit and unit not in (found[0], "dollars")):
            return False
        reading.asked_letter, reading.amount = Sym(AMOUNT), found[0]
        return True

    def filler(m: re.Match[str]) -> bool:
        return bool(re.search(r"\bper\b", text))

    c = compiled
    v = r"⟦[NEM](?P<v>\d+)⟧"
    thing = r"(?P<of>(?: [a-z]+){0,6}?)"
    return [
        (c(rf"(?:the )?(?:density|mass|weight)(?: of (?:the |this )?(?P<stuff>[a-z]+))?(?: (?:used|in the [a-z]+))? is {v} (?P<mass>{_MASS}) (?:per|for each|for every) (?P<unit>{UNIT})"), rate),
        (c(rf"(?:with |has |have |having )*(?:a |the )?density of {v} (?P<mass>{_MASS}) per (?P<unit>{UNIT})"), rate),
        (c(rf"(?:the |it |which )?(?:[a-z]+ )?(?:costs?|is sold for|sells for|is priced at)(?: of [a-z ]+? is)? {v} (?:per|for each|for every|a) (?P<unit>{UNIT})"), rate),
        (c(rf"(?:the )?(?:cost|price) of (?:the )?[a-z]+ is {v} per (?P<unit>{UNIT})"), rate),
        (c(rf"at (?:a (?:constant )?(?:cost|price|rate) of )?{v} per (?P<unit>{UNIT})"), rate),
        (c(rf"(?:at|with) (?:a )?(?:constant )?rate of {v} (?:of [a-z]+ )?per (?P<time>{_TIME})"), flow),
        (c(rf"{LEAD} (?:the )?(?:total )?(?P<dummy>cost|price)(?:,? in dollars,?)?(?: (?:of|to|for)){thing}(?= ?[?.])"), ask),
        (c(rf"{LEAD} (?:the )?(?:total )?(?:mass|weight)(?:,? in (?P<unit>{_MASS}),?)?(?: of){thing}(?:,? in (?P<unit>{_MASS}))?(?= ?[?.])"), ask),
        (c(rf"how much (?:does|will|would) it cost(?:,? in dollars,?)? to{thing}(?= ?[?.])"), ask),
        (c(rf"how many (?P<time>{_TIME}s)(?: (?:will|does|would) it take| (?:are|is) (?:needed|required))?(?: (?:for [a-z ]+? )?to (?:completely )?fill)(?: an empty| the empty)?(?: the| this)?(?: [a-z]+){{0,2}}?(?: completely)?(?= ?[?.])"), ask),
        (c(r"(?:the |an? )?(?:empty )?[a-z]+ is (?:being )?filled(?: with [a-z]+)?(?= at a)"), filler),
        (c(r"(?:a |the )?(?:fence|border) (?:is|will be) (?:built|put|placed) around|(?:water|oil|sand|liquid) is (?:pumped|poured|flowing) (?:in|into)(?: (?:the|an? empty) [a-z]+)?"), filler),
    ]  # fmt: skip
