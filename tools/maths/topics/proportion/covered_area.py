"""A rectangle to be covered: so much of something for each piece of its area, sold in bags of a size, each at a price.

Asked is the amount, the number of bags (the next whole one), or what they cost. Lengths and areas may be in other units.
Not read: paths and openings left out, borders, depths.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil

from tools.maths.derivation import Derivation, Move, words
from tools.maths.skills import RATES
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.told_units import Conversions, UnitName, conversions, unit_named
from tools.maths.topics.proportion.units import kind_of, plural_of, singular
from tools.maths.topics.proportion.working import Working

CONCEPT = "Find the area in the unit that the rate is told for; the rate turns it into an amount, and the bags into a whole number."
_LENGTHS, _STUFFS = {"length", "metric length"}, {"weight", "metric mass", "volume", "metric volume"}
_BAG = r"(?:bag|sack|can|drum|roll|box|bucket|pail|jug|bottle|carton|container|package|packet|pallet|tub|bale|tin|tube|bundle|case|barrel|keg|pack)(?:e?s)?"
_COVERS = r"(?:can |will |that |which )?(?:cover|treat|fertilize|seed|paint|seal|mulch|feed)s?(?: (?:about|exactly|up to|an area of))*|is (?:enough|sufficient) (?:for|to cover)|is needed for"
_OF = r"(?: of [a-z]+(?: [a-z]+){0,4}?)?"
_COVERAGE = (
    re.compile(rf"<Q(?P<q>\d+)>{_OF},?(?: (?:is|are) (?:used|needed|applied|spread))? (?:per|for each|for every|to each|to every|over each|over every|on each|on every|every|each|in each|for) <A(?P<a>\d+)>"),
    re.compile(r"(?:for|per|on|over) (?:each|every) <A(?P<a>\d+)>[^<.;]{0,40}<Q(?P<q>\d+)>"),
    re.compile(rf"<Q(?P<q>\d+)>{_OF} (?:{_COVERS}) <A(?P<a>\d+)>"),
    re.compile(rf"\b(?:one|each|every|an?) (?P<bag>{_BAG}){_OF} (?:{_COVERS}) <A(?P<a>\d+)>"),
    re.compile(rf"\b(?P<bag>{_BAG}){_OF},? (?:each )?(?:{_COVERS}) <A(?P<a>\d+)>(?: each)?"),
)  # fmt: skip
_PACK = (
    re.compile(rf"<Q(?P<q>\d+)>[ -](?P<bag>{_BAG})\b"),
    re.compile(rf"\b(?P<bag>{_BAG}){_OF} (?:of|that (?:each )?(?:hold|contain|weigh)|(?:each )?(?:holding|containing|weighing)|holds?|contains?|weighs?|with) <Q(?P<q>\d+)>"),
)  # fmt: skip
_PRICE = re.compile(
    rf"\b(?:each|every|one|a|per) (?P<bag>{_BAG}){_OF} (?:costs?|is sold for|sells for|is priced at|is) ⟦M(?P<m>\d+)⟧|\b(?P<bag3>{_BAG})(?: of [a-z]+)?,? (?:that |which )?(?:cost|are sold (?:at|for)|sell for|are priced at|at) ⟦M(?P<m3>\d+)⟧ (?:each|apiece|per [a-z]+)|⟦M(?P<m2>\d+)⟧ (?:per|for each|for a|a|each) (?P<bag2>{_BAG})"
)
_COATS = re.compile(r"⟦N(?P<n>\d+)⟧ (?:coats|layers|applications|times)\b")
_SHAPE = re.compile(
    r"\b(?:rectang\w+|square (?!feet|foot|meters?|yards?|inch|miles?|kilometers?|centimeters?)|squares?\b(?= with)|wall|floor|ceiling|field|lawn|garden|yard|park|lot|deck|roof|pasture|plot)"
)
_SQUARE = re.compile(
    r"\bsquare(?:-shaped)? (?!feet|foot|meters?|yards?|inch|miles?|kilometers?|centimeters?)[a-z]+\b[^.;]{0,40}\bsides?\b|\beach side\b|\bside (?:length )?of"
)
_ASK = re.compile(
    r"\bhow many (?:full |whole |more )?(?P<what>[a-z]+)|\bnumber of (?:full |whole )?(?P<what2>[a-z]+)|\b(?P<cost>(?:total )?cost|how much (?:will|does|would|must|money))\b"
)
_UPSET = re.compile(
    r"\b(?:except\w*|excluding|path|border|around|fence|doors?|windows?|already|half|twice|perimeter|deep|depth|thick|remaining|percent|completely|"
    r"filled|leftover|left|lid|bottom|faces?|prism|cube|tank|both|identical|front and|two sides|walls|sides are|circular|circle|triang\w+|diameter|radius|discount|tax|free|additional|extra|per hour|not|second|third|double)\b"
)


@dataclass
class Scene:
    """The amounts of a text by kind: lengths, areas and stuff, each with its unit, and the text with their marks."""

    text: str = ""
    amounts: list[tuple[Fraction, UnitName]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def of(self, index: str) -> tuple[Fraction, UnitName]:
        """The amount of a mark's number."""
        return self.amounts[int(index)]


def solve(stem: Stem) -> Derivation | None:
    """The amount, the number of bags or the cost; None for other problems."""
    if stem.tables or stem.statements or stem.placeholders("RFESTDP") or len(stem.prose) > 1200:
        return None
    text = stem.prose.replace("~", " ")
    told, text = conversions(stem, text)
    if not told.sound() or not _SHAPE.search(text) or _UPSET.search(text):
        return None
    scene = _scene(stem, told, text)
    coverage = next((m for p in _COVERAGE if (m := p.search(scene.text))), None)
    ask = _ASK.search(stem.ask)
    lengths = [scene.of(n) for n in re.findall(r"<L(\d+)>", scene.text)]
    areas = [n for n in re.findall(r"<A(\d+)>", scene.text) if coverage is None or n != coverage["a"]]
    if coverage is None or ask is None or areas or not 1 <= len(lengths) <= 2:
        return None
    if (len(lengths) == 1) is not bool(_SQUARE.search(text)):
        return None
    return _read(stem, told, scene, coverage, ask, lengths)


def _scene(stem: Stem, told: Conversions, text: str) -> Scene:
    """The text with a mark for every amount: <L0> a length, <A1> an area, <Q2> so much of something."""
    scene = Scene()
    position = 0
    for match in re.finditer(
        r"⟦N(?P<n>\d+)⟧[ -]?|\b(?P<one>one|each|an?)[ -](?=[a-z]+ of [a-z ]{1,40}(?:cover|treat|seal|is enough))|\b(?P<one2>one)[ -](?=[a-z])|\b(?P<per>per|each|every) (?=square|acre|hectare)",
        text,
    ):
        read = unit_named(text[match.end() :], told.names)
        value = stem.value(match["n"]) if match["n"] else Fraction(1)
        if read is None or value is None or match.start() < position:
            continue
        (name, power), end = read
        kind = (
            "A"
            if power == 2 or told.factor((name, power), ("foot", 2)) or told.factor((name, power), ("meter", 2))
            else ""
        )
        kind = kind or ("L" if kind_of(name) in _LENGTHS and power == 1 else "Q" if kind_of(name) in _STUFFS else "")
        if not kind:
            continue
        scene.text += text[position : match.start()] + (f"{match['per']} " if match["per"] else "")
        scene.text += f"<{kind}{len(scene.amounts)}>"
        scene.amounts.append((value, (name, power)))
        scene.used |= {int(match["n"])} if match["n"] else set()
        position = match.end() + end
    scene.text += text[position:]
    return scene


def _read(
    stem: Stem, told: Conversions, scene: Scene, coverage: re.Match[str], ask: re.Match[str], lengths: list[tuple[Fraction, UnitName]]
) -> Derivation | None:  # fmt: skip
    groups = coverage.groupdict()
    stuff = scene.of(groups["q"]) if groups.get("q") else None
    bag = singular(groups["bag"]) if groups.get("bag") else ""
    rest = scene.text[: coverage.start()] + " # " + scene.text[coverage.end() :]
    pack = next((m for p in _PACK if (m := p.search(rest))), None)
    price, coats = _PRICE.search(scene.text), _COATS.search(scene.text)
    used = scene.used | set(told.places)
    used |= {int(m) for m in ([price["m"] or price["m2"] or price["m3"]] if price else [])} | (
        {int(coats["n"])} if coats else set()
    )
    marks = len(re.findall(r"<Q\d+>", scene.text))
    if stem.unused(used) or marks != (stuff is not None) + (pack is not None) or (stuff is None and pack is not None):
        return None
    if pack is not None:
        bag = singular(pack["bag"])
    what = singular(ask["what"] or ask["what2"] or "")
    wants = "cost" if ask["cost"] else "bags" if bag and what == bag else "stuff"
    if (wants == "cost" and (price is None or not bag)) or (price is not None and wants != "cost"):
        return None
    if price is not None and singular(price["bag"] or price["bag2"] or price["bag3"]) != bag:
        return None
    unit: UnitName | None = None
    if wants == "stuff":
        read = unit_named(ask["what"] or ask["what2"] or "", told.names)
        if read is None or stuff is None or pack is not None:
            return None
        unit = read[0]
    cost = stem.value(price["m"] or price["m2"] or price["m3"]) if price else None
    layers = stem.value(coats["n"]) if coats else Fraction(1)
    return _derived(stem, told, (lengths, scene.of(groups["a"])), (stuff, scene.of(pack["q"]) if pack else None, bag), (wants, unit, layers or Fraction(1), cost))  # fmt: skip


def _many(unit: UnitName) -> str:
    return {1: "", 2: "square ", 3: "cubic "}[unit[1]] + plural_of(unit[0])


def _change(work: Working, told: Conversions, value: Fraction, start: UnitName, end: UnitName) -> Fraction | None:
    """The value in another unit, with its step; None where nothing ties the two."""
    factor = told.factor(start, end)
    if factor is None or start == end:
        return None if factor is None else value
    up = factor >= 1
    return work.step("Convert the unit", f"Write {_many(start)} as {_many(end)}.", value, "*" if up else "/", factor if up else 1 / factor)  # fmt: skip


def _derived(
    stem: Stem,
    told: Conversions,
    covered: tuple[list[tuple[Fraction, UnitName]], tuple[Fraction, UnitName]],
    sold: tuple[tuple[Fraction, UnitName] | None, tuple[Fraction, UnitName] | None, str],
    asked: tuple[str, UnitName | None, Fraction, Fraction | None],
) -> Derivation | None:
    lengths, (piece, piece_unit) = covered
    stuff, pack, bag = sold
    wants, unit, layers, price = asked
    work = Working(stem)
    side = (
        lengths[-1][1] if piece_unit[1] != 2 or piece_unit[0] not in {u[0] for _, u in lengths} else (piece_unit[0], 1)
    )
    sides = [_change(work, told, v, u, side) for v, u in lengths]
    if len(sides) == 1:
        sides *= 2
    if sides[0] is None or sides[1] is None:
        return None
    area = work.step("Find the area", "Length times width.", sides[0], "*", sides[1])
    in_unit = _change(work, told, area, (side[0], 2), piece_unit)
    if in_unit is None:
        return None
    if layers != 1:
        in_unit = work.step("Count the coats", "Every coat covers the whole area again.", in_unit, "*", layers)
    pieces = work.step("Count the pieces", "The rate is told for so much area: how many times is that in the whole?", in_unit, "/", piece)  # fmt: skip
    amount = pieces
    if stuff is not None:
        amount = work.step("Take the amount for each", "Multiply by the amount for one piece.", pieces, "*", stuff[0])
        goal = pack[1] if pack is not None else unit
        changed = _change(work, told, amount, stuff[1], goal) if goal is not None else None
        if changed is None:
            return None
        amount = changed
    if pack is not None:
        amount = work.step("Count the bags", f"Divide by what one {bag} holds.", amount, "/", pack[0])
    answer = amount
    least = bool(re.search(r"\b(?:least|fewest|minimum|smallest)\b", stem.ask))
    name, names = (bag, plural_of(bag)) if bag else (unit[0], _many(unit)) if unit else ("", "")
    if wants != "stuff" or least:
        answer = Fraction(ceil(amount))
        if answer != amount:
            work.moves.append(
                Move("Round up", f"A part of a {name} must be bought as a whole one.", work.show(amount), words(f"{answer} {names}"), check=lambda: answer - 1 < amount <= answer)
            )  # fmt: skip
    bags = answer
    if wants == "cost":
        answer = work.step("Find the cost", "Multiply by the price of one.", bags, "*", price or Fraction(0))

    def confirm() -> bool:  # what one bag covers: so many bags are enough, and one less is not
        one = piece
        if stuff is not None:
            held = (
                pack[0] * (told.factor(pack[1], stuff[1]) or 0)
                if pack is not None
                else (told.factor(unit, stuff[1]) or Fraction(0))
                if unit
                else Fraction(0)
            )
            one = held / stuff[0] * piece
        back = told.factor(piece_unit, (side[0], 2)) or Fraction(0)
        whole = (sides[0] or 0) * (sides[1] or 0) * layers
        enough = bags * one * back
        return enough == whole if wants == "stuff" and not least else enough >= whole > (bags - 1) * one * back

    hard, soft = telling.traps(
        PLACEHOLDER.sub(" ", stem.prose),
        frozenset({"each", "every", "per", "least", "minimum", "fewest", "then", "only"}),
    )
    full = not hard and not soft and all(PLACEHOLDER.search(s) or s == stem.ask for s in stem.sentences)
    slips = (("rounding down", Fraction(int(amount))),) if wants == "bags" and amount.denominator != 1 else ()
    return work.told(
        RATES, CONCEPT,
        "You are asked how much is needed to cover an area. In which unit must the area be?",
        answer, confirm, unit=_many(unit) if unit else plural_of(bag) if wants == "bags" else "dollars", slips=slips, full=full,
        fits=telling.fitting(stem, work.show(answer), near=False),
    )  # fmt: skip
