"""What an amount is so much for: "each box holds 12", "$9 for an adult", "17 miles on each of 20 days"."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re

from tools.maths.topics.proportion.by_units.mentions import Mention
from tools.maths.topics.proportion.units import canonical, kind_of, singular
from tools.maths.topics.stories.at_length.general.terms import ANY, Dim, dim_of

_CONTAINER = re.compile(
    r"\b(crate|box|pack|bag|case|carton|package|row|team|tray|bundle|set|sheet|packet|roll|pallet|stack|bottle|jar|can|tank|tube|bunch|basket|bus|van|table|shelve|page)e?s "
    r"(?:of|with|containing|holding|that (?:each )?(?:holds?|contains?|weighs?|seats?)|which (?:each )?hold|holds?|contains?|weighs?|costs?) (?:about |exactly |only |up to )?$"
)
_PEOPLE_FOR = re.compile(r"^ (?:for|per) (?:an? |each |every |one )?([a-z]+)")
_EACH_BEFORE = re.compile(
    r"\b(?:each|every)\b(?: of (?:the |these |those |her |his |their )?)?(?: ?(?P<noun>[a-z]+))?(?P<more>(?: [a-z'-]+){0,9}) $"
)
_EACH_AFTER = re.compile(r"^(?: of [a-z]+)? (?:each|apiece)\b(?: ([a-z]+))?")
_NO_NOUN_TEXT = """
    of whom which that the has have had is was were costs cost holds hold contains weighs uses needs gets received
    and then for to in with at on a an it they he she by from can will more less time
"""
_NO_NOUN = frozenset(_NO_NOUN_TEXT.split())
_MONEY_PER_STOP_TEXT = "the a an this that it them all his her their each every and materials dinner lunch food"
_MONEY_PER_STOP = frozenset(_MONEY_PER_STOP_TEXT.split())


def so_much_for(text: str, found: list[Mention], i: int, dim: Dim, before: str, after: str) -> Dim:
    """The unit with what it is so much for, where words say so."""
    own = {w for w, _ in dim}
    per = found[i].per
    m_per = per.parts[0][0][0] if per is not None and per.parts else ""

    def over(word: str) -> Dim:
        name = canonical(word) or singular(word)
        return dim if name in own else tuple(sorted((*dim, (name, -1))))

    if re.match(r"^ (?:on|along|for|of) (?:each|every|a|one) (?:side|edge)\b", after) or re.search(
        r"\beach of (?:the |these |those |her |his |their )?$", before
    ):
        return dim
    if (each := _EACH_AFTER.match(after)) is not None:
        return over(each[1] if each[1] and each[1] not in _NO_NOUN else ANY)
    if "?" not in re.split(r"[.;] ", text[found[i].end :])[0] and (
        one := re.match(
            r"^(?: of [a-z]+)? (?:on|in|for|with|per|from) (?:one|a single|each|every) (?!of\b)([a-z]+)", after
        )
    ):
        return over(one[1])
    if held := _CONTAINER.search(before):
        return over(held[1])
    one = re.search(r"\bone ([a-z]+)(?: [a-z]+){0,5} $", before)
    if one and not canonical(one[1]) and one[1] not in _NO_NOUN and one[1] not in ("time", "and"):
        return over(one[1])
    if (
        dim == (("dollar", 1),)
        and not re.search(r"\b(?:paid|pays?|spent|total|bought) (?:of )?$", before)
        and (bought := _PEOPLE_FOR.match(after))
        and bought[1] not in _MONEY_PER_STOP
        and not canonical(bought[1])
    ):
        return over(bought[1])
    if (
        i
        and re.search(r"\beach of (?:the|these|those|her|his|their)? ?$", text[: found[i - 1].start])
        and not re.search(r"[.;?,] ", text[found[i - 1].end : found[i].start])
    ):
        return over(found[i - 1].noun or ANY)
    if i + 1 < len(found):
        ahead = re.split(r"[.;?] ", text[found[i].end : found[-1].end])[0]
        if later := re.search(r"\beach of (?:the )?⟦", ahead):
            at = found[i].end + later.end() - 1
            counted = next((m for m in found if m.start == at), None)
            if counted is not None and counted.noun:
                return over(counted.noun)
    sold = re.search(
        r"\ban? ([a-z]+)(?: [a-z]+){0,2} (?:costs?|sells for|weighs|holds|sold for|is)(?: about| exactly)? $", before
    )
    if (
        sold
        and not canonical(sold[1])
        and any(singular(sold[1]) in dict(dim_of(o.unit)) for k, o in enumerate(found) if k != i)
    ):
        return over(sold[1])
    if m_per and any(m_per in dict(dim_of(o.unit)) for k, o in enumerate(found) if k != i):
        return over(m_per)
    if (first := _EACH_BEFORE.search(before)) is not None:
        noun = first["noun"] or ""
        if not kind_of(canonical(noun) or ""):
            return over(noun if noun and noun not in _NO_NOUN else ANY)
    return dim
