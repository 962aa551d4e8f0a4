"""What a text says of shapes put together: parts with a common size, ends, holes through a solid, one shape in another.

The patterns come before those for single sizes. Which shapes make a whole is decided in `wholes`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.topics.geometry.scanning import Rule, compiled
from tools.maths.topics.geometry.shapes import DIMENSION, MENTION, shape_of
from tools.maths.topics.geometry.sizes_facts import Reading, fitted, relate
from tools.maths.topics.geometry.wholes import LEFT_OVER, PLAIN_SHAPE
from tools.maths.topics.geometry.wording import LEAD, V


def ask_whole(reading: Reading, phrase: str) -> bool:
    """Note that a volume or an area of everything together is asked for."""
    letter = {"volume": "V", "capacity": "V", "area": "A"}.get(phrase.split()[-1], "")
    total = reading.whole_of(letter) if letter and "surface" not in phrase else None
    if total is None or reading.asked or reading.asked_whole is not None:
        return False
    reading.asked_whole, reading.asked_power = total, 3 if letter == "V" else 2
    return True


def whole_rules(reading: Reading, text: str) -> list[Rule]:
    """The patterns for shapes that are parts of one thing."""

    def ask_rest(match: re.Match[str]) -> bool:
        return reading.made.kind == "difference" and ask_whole(reading, match.group("dim"))

    def everyone(match: re.Match[str]) -> bool:
        return reading.give_all(match.group("dim"), match.group(match.lastindex or 0))

    def together(match: re.Match[str]) -> bool:
        return reading.made.kind != ""

    def both_ends(match: re.Match[str]) -> bool:
        if reading.made.kind != "sum" or not reading.current:
            return False
        reading.twice.add(reading.current)
        return True

    def through(match: re.Match[str]) -> bool:
        """A hole all the way through a cube or a cylinder is as long as that is high."""
        following = MENTION.match(text, match.end() + 1)
        if reading.made.kind != "difference" or following is None or reading.current is None:
            return False
        if shape_of(following) not in ("cube", "cylinder") or reading.words.things[reading.current].shape != "cylinder":
            return False
        hole, other = f"#h{reading.suffix(reading.current)}", {"cube": "#s", "cylinder": "#h"}[shape_of(following)]
        index = 1 if reading.current == 0 else 0
        relate(reading, hole, f"{other}{reading.suffix(index)}", None, None, None)
        return True

    def inscribed(match: re.Match[str]) -> bool:
        """One shape fits exactly into another: a diagonal is a diameter, or a side is one."""
        inner = reading.current
        if inner is None:
            return False
        outer = reading.words.mention(match)
        return fitted(reading, inner, outer)

    def circumscribed(match: re.Match[str]) -> bool:
        outer = reading.current
        if outer is None:
            return False
        return fitted(reading, reading.words.mention(match), outer)

    c = compiled
    return [
        (c(rf"(?:{LEAD} )?(?:the )?(?:total )?(?P<dim>area|volume),? of {LEFT_OVER}(?= ?[?.,])"), ask_rest),
        (c(r"(?:at|on) (?:each|both) (?:of (?:its|the) )?ends?"), both_ends),
        (c(rf"(?:the )?(?:{PLAIN_SHAPE}) and (?:the )?(?:{PLAIN_SHAPE}),? (?:each|both) (?:have|has) (?:a )?(?P<dim>{DIMENSION}) (?:of )?{V}"), everyone),
        (c(rf"(?:the )?(?P<dim>{DIMENSION})(?: of)? (?:both |each )?(?:of )?(?:the )?(?:{PLAIN_SHAPE}) and (?:of )?(?:the )?(?:{PLAIN_SHAPE}) (?:is|are|are both) {V}"), everyone),
        (c(rf"(?:each|both) (?:with|having|have|of|has) (?:a )?(?P<dim>{DIMENSION}) (?:of )?{V}"), everyone),
        (c(r"(?:is |are )?(?:drilled|bored|cut|punched|made) (?:straight |completely |all the way |vertically )*through(?: the (?:center|middle|entire height) of)?"), through),
        (c(r"(?:is |are |has been |was )?(?:topped|capped|surmounted|attached|attaching|joined|joining|mounted|placed|placing|stacked|stacking|combined|combining|consists|made(?: up)?|composed|formed)(?: (?:by|with|to|of|from|directly|exactly|on))*|(?:is )?on (?:the )?top(?: of(?: (?:it|which|the cylinder|the cube|the prism))?)?(?= |,|\.)|to the (?:circular |flat |square )?(?:base|top|end) of|at one end(?: of)?|with(?= a hemisphere)|the total(?= volume)"), together),
        (c(r"(?:is |are |has been |was )?(?:cut(?: out)?|removed|punched(?: out)?|built|carved(?: out)?|drilled)(?: (?:of|from|into|inside|in|out of))*(?: (?:one corner|the corner|each corner|the (?:center|middle|inside)|it)\b)?(?: of)?|inside|in the (?:center|middle)(?: of)?|within|(?:circular |square |cylindrical )?hole"), lambda m: reading.made.kind == "difference" and "each corner" not in m.group()),
        (c(rf"(?:that )?(?:is |are |can be )?inscribed (?:in|inside|within) {MENTION.pattern}"), inscribed),
        (c(rf"(?:that )?(?:is |are )?circumscribed (?:about|around) {MENTION.pattern}"), circumscribed),
    ]  # fmt: skip
