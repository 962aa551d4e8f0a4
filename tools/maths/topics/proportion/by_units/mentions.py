"""Every number of a text with the unit it carries, rates put together; the words around it stay where they are.

Read are "N units", "$N", "N units per unit", "N units every M units", "each box holds N units", "$N each", "N-unit
sacks" and "N units by M units". What has no unit is left without one, and whoever needs the number must explain it.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.grammar import try_parse
from tools.maths.stem import Stem
from tools.maths.topics.proportion.quantities import tidied, unit_at
from tools.maths.topics.proportion.units import MEASURE, Unit, canonical, singular
from tools.maths.values import exact_value

_NUMBER = re.compile(r"⟦([NMP])(\d+)⟧|(?<==)\s*(\d[\d,]*(?:\.\d+)?)")
_PER = re.compile(
    r"\s*(?:of [a-z]+ )?(?:per|for each|for every|in every|in each|on each|to an?|to each|every|each|an?|/)\s+(?=[a-z⟦])"
)
_BETWEEN = re.compile(r"\s*(?:of [a-z]+ )?(?:per|for each|for every|in every|in each|on each|every|each|an?|/)\s*")
_EACH_HAS = re.compile(
    r"\b(?P<lead>each|every|one|an?) (?P<noun>[a-z]+(?: [a-z]+)??)(?: of (?:(?:a|an|the) )?(?:[a-z]+ )??[a-z]+)? (?:that )?(?:can |must |will |of which )?"
    r"(?:holds?|contains?|needs?|requires?|uses?|weighs?|costs?|seats?|takes?|covers?|serves?|makes?|has|is|receives?|gets?"
    r"|carr(?:y|ies)|lasts?|prints?|fills?|produces?|provides?|burns?|eats?|drinks?|yields?|averages|measures) (?:exactly |about |up to |approximately |roughly |an average of |on average )?$"
)
_SINGLE = re.compile(rf"(?:a|an|the|of|in|into|by) ⟦N\d+⟧ (?P<unit>[a-z]+) (?P<noun>[a-z]+)\b(?! {MEASURE})")
_SUBJECT = re.compile(
    r"\b([a-z]+s) (?:that |which )?(?:cost|weigh|hold|need|require|use|contain|cover|measure|seat|serve|take|are|at|for|sell for)?\s*(?:sold )?(?:at |for )?$"
)
_PACKED = re.compile(
    r"\b(crate|box|pack|bag|case|carton|package|group|row|team|tray|bundle|set|sheet|packet|roll|pallet|stack)(?:e?s)? (?:of|with|containing|holding) $"
)
_THAT_EACH = re.compile(
    r"\b([a-z]+s)(?: of [a-z ]+?)?,? (?:(?:that|which) each (?:can )?(?:holds?|contains?|weighs?|costs?|seats?|measures?|needs?|uses?|covers?|serves?|has|have)"
    r"|each (?:of which is |holding |containing |weighing |costing |seating |measuring |of length |with )?)(?: ?(?:about|exactly|approximately|only))? ?$"
)
_ONE_MAKES = re.compile(
    r"(?:^|[.;,] )(?:on average, )?(?:each|every|one) ([a-z]+)(?: of (?:(?:a|an|the) )?(?:[a-z]+ )??[a-z]+)? (?:produces|yields|uses|makes|burns|needs|requires|consumes|earns) (?:exactly |about |up to |approximately |roughly |an average of |on average )?$"
)
_NONE = Unit()
_NO_THING = frozenset({"that", "which", "off", "of", "and", "regular", "total", "more", "less"})


@dataclass(frozen=True)
class Mention:
    """A number, its unit (of no parts where none is known), its placeholders and where it stands in the text."""

    value: Fraction
    unit: Unit
    places: tuple[int, ...]
    start: int
    end: int
    kind: str = "N"
    per: Unit | None = None  # what it may be so much for: "a roll is 25 meters long"

    @property
    def rate(self) -> bool:
        """Whether it is so much for each of something."""
        return any(e < 0 for _, e in self.unit.parts)

    @property
    def noun(self) -> str:
        """The one word of a plain unit ("tray"), "" for rates and areas."""
        return self.unit.parts[0][0][0] if len(self.unit.parts) == 1 and self.unit.parts[0][1] == 1 else ""


def text_of(stem: Stem) -> str:
    """The prose as it is searched: glued units apart, foreign money as one word."""
    return tidied(stem.prose)


def mentions(stem: Stem, text: str) -> tuple[Mention, ...]:
    """Every number of a text with its unit.

    >>> from tools.maths import stem
    >>> s = stem.read("A pump fills 3 tanks every 20 minutes.")
    >>> [m.unit.words() for m in mentions(s, text_of(s))]
    ['tanks per minute']
    """
    return tuple(_each(text, _rates(text, _boxed(text, _plain(stem, text)))))


def _plain(stem: Stem, text: str) -> list[Mention]:
    found = []
    for match in _NUMBER.finditer(text):
        node = stem.node(match[2]) if match[2] else try_parse(match[3])
        value = exact_value(node)
        if value is None:
            continue
        places = (int(match[2]),) if match[2] else ()
        unit, end = _unit(text, match, value)
        found.append(Mention(value, unit, places, match.start(), end, match[1] or "N"))
    return found


def _unit(text: str, match: re.Match[str], value: Fraction) -> tuple[Unit, int]:
    end = match.end()
    if match[1] == "P":
        return _NONE, end
    if match[1] == "M":
        more = re.match(r"\s*dollars\b", text[end:])
        unit, end = Unit.of("dollar"), end + (more.end() if more else 0)
        per = re.match(
            r"\s*(?:per|for each|for every|an?|each|/|(?:on|of|in) [a-z]+ (?:per|for each|for every))\s+(?=[a-z])",
            text[end:],
        )
        below = _one(text, end + per.end()) if per else None
        below = None if below is None or not below[0].parts or below[0].parts[0][0][0] in _NO_THING else below
        return (unit.times(below[0], -1), below[1]) if below else (unit, end)
    packed = re.match(rf"\s*({MEASURE}) ([a-z]+s)\b", text[end:])
    if (
        packed
        and value != 1
        and not packed[1].endswith("s")
        and packed[1] not in ("feet", "ft")
        and packed[2] not in ("represents", "equals", "is", "costs", "weighs", "makes", "holds")
        and canonical(packed[2]) is None
    ):
        return Unit.of(packed[1]).times(Unit.of(packed[2]), -1), end + packed.end()
    if re.match(r"\s*(?:in|m|s|h|l|g) (?=[a-z⟦])", text[end:]):  # "20 in May" is no length
        return _NONE, end
    found = unit_at(text, end, one=value == 1)
    if found is not None:
        return found[0].plain(), found[1]
    single = _SINGLE.match(text, max(text.rfind(" ", 0, match.start() - 1) + 1, 0))
    if single and single["unit"] not in ("more", "other", "of", "and", "or"):
        return Unit.of(single["unit"]), single.end("unit")
    return _NONE, end


def _one(text: str, start: int) -> tuple[Unit, int] | None:
    """The unit after "per": a measure, or the next word whatever it is."""
    found = unit_at(text, start, one=True)
    return None if found is None else (found[0].plain(), found[1])


def _boxed(text: str, found: list[Mention]) -> list[Mention]:
    """ "12 meters by 3 meters" is an area of one number."""
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        if (
            last is not None
            and re.fullmatch(r",? (?:long |wide |deep )?(?:by|and)(?: an?)? ", text[last.end : mention.start])
            and _lengths(last, mention)
            and (" by" in text[last.end : mention.start] or " long" in text[last.end :][:6])
        ):
            unit = last.unit.times(mention.unit)
            out[-1] = replace(
                last, value=last.value * mention.value, unit=unit, places=last.places + mention.places, end=mention.end
            )
        else:
            out.append(mention)
    return out


def _lengths(one: Mention, other: Mention) -> bool:
    kinds = {kind for m in (one, other) for (kind, _), _ in m.unit.dimension}
    return len(kinds) == 1 and kinds <= {"length", "metric length"} and other.noun != ""


def _rates(text: str, found: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        if (
            last is not None
            and mention.unit.parts
            and last.unit.parts
            and _BETWEEN.fullmatch(text[last.end : mention.start] or "-")
        ):
            unit = last.unit.times(mention.unit, -1)
            out[-1] = replace(
                last, value=last.value / mention.value, unit=unit, places=last.places + mention.places, end=mention.end
            )
            continue
        per = _PER.match(text, mention.end)
        below = (
            _one(text, per.end())
            if per and mention.unit.parts and not mention.rate and text[per.end()] != "⟦"
            else None
        )
        if below is not None:
            mention = replace(mention, unit=mention.unit.times(below[0], -1), end=below[1])
        out.append(mention)
    return out


def _each(text: str, found: list[Mention]) -> list[Mention]:
    """ "each box holds 12 pencils", "pens cost $2 each"."""
    out: list[Mention] = []
    for mention in found:
        if mention.unit.parts and mention.rate and (one := _ONE_MAKES.search(text[: mention.start])):
            mention = replace(mention, unit=mention.unit.times(Unit.of(one[1]), -1))
        if mention.unit.parts and not mention.rate:
            sentence = max(text.rfind(mark, 0, mention.start) for mark in (". ", "? ")) + 1
            before = text[sentence : mention.start]
            first = _EACH_HAS.search(before)
            noun = first["noun"].split()[0 if " of " in f" {first['noun']} " else -1] if first else ""
            if (late := _THAT_EACH.search(before)) and late[1] not in _NO_THING and not canonical(late[1]):
                mention = replace(mention, unit=mention.unit.times(Unit.of(singular(late[1])), -1))
            elif first is not None and noun not in _NO_THING and first["lead"] in ("each", "every", "one"):
                mention = replace(mention, unit=mention.unit.times(Unit.of(noun), -1))
            elif first is not None and noun not in _NO_THING and not canonical(noun):
                mention = replace(mention, per=Unit.of(noun))
            elif packed := _PACKED.search(before):
                mention = replace(mention, unit=mention.unit.times(Unit.of(packed[1]), -1))
            elif (held := re.match(r" ([a-z]+)\b", text[mention.end :])) and re.search(r"\b(?:an?|each|per) $", before):
                if held[1] not in _NO_THING and not canonical(held[1]):
                    mention = replace(mention, per=Unit.of(held[1]))
            elif re.match(r" (?:each|apiece)\b", text[mention.end :]):
                subject = _SUBJECT.search(before)
                noun = subject[1] if subject else out[-1].noun if out else ""
                if noun:
                    end = mention.end + len(text[mention.end :]) - len(text[mention.end :].lstrip()) + 4
                    mention = replace(mention, unit=mention.unit.times(Unit.of(singular(noun)), -1), end=end)
        out.append(mention)
    return out
