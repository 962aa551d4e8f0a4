"""Water in a vessel: a solid of its own on the vessel's base, told by its depth or its volume, or poured from another."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.topics.geometry.figure import Law
from tools.maths.topics.geometry.scanning import Rule, compiled, filler
from tools.maths.topics.geometry.shapes import MENTION, Thing
from tools.maths.topics.geometry.sizes_facts import Reading, relate
from tools.maths.topics.geometry.wording import V
from tools.maths.tree import Rel, Sym

WORDS = ("water", "liquid", "oil", "sand", "juice", "milk", "fuel", "paint", "syrup", "gravel", "soil")
_LIQUID = rf"(?:{'|'.join(WORDS)})"
_BASES = {"prism": "lw", "cylinder": "r", "square prism": "s"}  # what the water has of its vessel


def rules(reading: Reading) -> list[Rule]:
    """The patterns for what is told of water in a vessel."""

    def filled(vessel: int | None) -> int | None:
        """The water in a vessel, as an object of its own; None where it cannot be one more solid of the same kind."""
        things = reading.words.things
        if vessel is None or things[vessel].shape not in _BASES or any(t.label == "water" for t in things):
            return None
        shape = things[vessel].shape
        things.append(Thing(shape, "water"))
        water = len(things) - 1
        for word in WORDS:
            reading.words.aliases[word] = water
        for letter in _BASES[shape]:
            relate(reading, f"#{letter}{reading.suffix(water)}", f"#{letter}{reading.suffix(vessel)}", None, None, None)
        return water

    def level(match: re.Match[str]) -> bool:
        water = filled(0) if len(reading.words.things) == 1 else None
        return water is not None and reading.give(f"#h{reading.suffix(water)}", match.group(1))

    def amount(match: re.Match[str]) -> bool:
        """ "It contains 90 cubic feet of water": less than the vessel holds, perhaps."""
        water = filled(0) if len(reading.words.things) == 1 else None
        return water is not None and reading.give(f"#V{reading.suffix(water)}", match.group(1))

    def poured(match: re.Match[str]) -> bool:
        """All the water of a full vessel goes into another one."""
        source = reading.current
        if source is None or not re.search(
            rf"(?:filled with|full of) {_LIQUID}|filled to the top", match.string[: match.start()]
        ):
            return False
        target = reading.words.mention(match)
        water = filled(target) if target != source else None
        if water is None:
            return False
        same = Rel("=", Sym(f"#V{reading.suffix(water)}"), Sym(f"#V{reading.suffix(source)}"))
        reading.laws.append(Law("Keep the volume", "Pouring does not change how much water there is.", same))
        reading.current = target
        return True

    def recast(match: re.Match[str]) -> bool:
        """One solid is made of all the material of another."""
        source = reading.current
        if source is None or match.group("article") not in ("a", "an", "one"):
            return False
        target = reading.words.mention(match)
        if target == source:
            return False
        same = Rel("=", Sym(f"#V{reading.suffix(target)}"), Sym(f"#V{reading.suffix(source)}"))
        reading.laws.append(Law("Keep the volume", "The material keeps its volume when its shape changes.", same))
        reading.current = target
        return True

    c = compiled
    into = r"(?:it|the [a-z ]+?)"
    depth = r"(?:to )?(?:a |the )?(?:depth|height|level)"
    return [
        (c(rf"(?:the )?{_LIQUID} (?:fills {into}|(?:in|inside) {into} (?:is|has|reaches|rises to)|is (?:poured|pumped) into {into}) {depth} (?:of )?{V}"), level),
        (c(rf"(?:the )?{_LIQUID} (?:in|inside) {into} (?:is|reaches|rises) {V} (?:deep|high)"), level),
        (c(rf"(?:it|the [a-z]+) is filled with {_LIQUID} {depth} of {V}"), level),
        (c(rf"(?:(?:it|that|which|and|the [a-z]+) )*(?:now |currently )?(?:contains?|holds?|has) {V} of {_LIQUID}(?: in it)?"), amount),
        (c(rf"(?:exactly )?{V} of {_LIQUID} (?:is|are) (?:poured|pumped) into {into}(?=[.,])"), amount),
        (c(rf"(?:and )?(?:all )?(?:of )?(?:the |its |this )?(?:{_LIQUID}|contents) (?:is|are) (?:then )?(?:all )?(?:poured|emptied|transferred|pumped) into {MENTION.pattern}"), poured),
        (c(rf"(?:is |are )?(?:melted(?: down)?|reshaped|remolded|made)(?: and| to be)* (?:recast|reshaped|formed|molded|made|shaped)?(?: as| into)+ {MENTION.pattern}"), recast),
        (c(rf"(?:is |are )?(?:completely )?(?:filled|full)(?: to the top)?(?: (?:with|of) {_LIQUID})?(?=[., ])(?! to)"), lambda m: "poured" in m.string),
        (c(rf"(?<=⟧) of {_LIQUID}|(?:in|inside) (?:it|the (?:(?:first |second |other |new )?(?:tank|box|container|aquarium|pool|vat|glass|cylinder|can|jar|trough|tub|sandbox)))(?= ?[?.,])"), filler),
    ]  # fmt: skip
