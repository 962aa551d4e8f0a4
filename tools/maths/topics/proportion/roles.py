"""Which amount of a story is the one before the changes and which the one after, by the words around it.

An amount that is the change itself ("saved $12", "a tip that came to $6") is neither, and then nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tools.maths.stem import Stem
from tools.maths.topics.proportion.events import AMOUNT, Event
from tools.maths.tree import Node, Num

_START = re.compile(
    r"(?:\b(?:original|originally|regular|regularly|list|retail|normal|normally|initial|initially|starting|wholesale"
    r"|usual|usually|old|before|full|current|currently|previous|previously)\b[^⟦]{0,45}|\b(?:costs?|priced at"
    r"|was priced at"
    r"|valued at|price of|cost of|value of|worth|bill (?:is|was|of|came to|totals)|meal (?:is|was|of)|deposit(?:s|ed)?"
    r"|invest(?:s|ed)?|(?:investment|loan|purchase|balance|bonus|debt|rent|allowance) (?:of|is|was)|salary (?:is"
    r"|was|of)|sells (?:[a-z]+ ){0,3}for|on an?|population (?:is|was|of)|had|has|pays? "
    r"|earns|earned|weighed|from|subtotal (?:is|was|of)|bought [a-z ]{0,20}for|sold|sales (?:of|were|totaling"
    r"|totaled)|purchased [a-z ]{0,20}for)(?: a| an| about| exactly)?) ?$"
)


_END = re.compile(
    r"(?:\b(?:sale price|discounted price|reduced price|final price|selling price|new (?:price|salary|value"
    r"|population|length)|total"
    r"|now|paid|pays|including|result|to|became|becomes|in the end|afterwards?|final|sold (?:[a-z]+ ){0,3}for)\b"
    r"(?:[^⟦]{0,45}(?:is|was|of|for|are|costs?|to|came to|comes to|equals|paid|pays)?)) ?$"
)


_IS = re.compile(
    r"\b(?:is|was|are|equals|becomes|became|gives|get|gets|costs?|has|had|contains|sells for|pays|paid) ?(?:a"
    r" total of |exactly |about )?$"
)


_PART_SAID = re.compile(  # the amount is the change itself, not what there is before or after it
    r"\b(?:tip|tax|discount|increase|decrease|gratuity|markup|interest)\b.*\b(?:came to|comes to|amounted to|amounts to"
    r"|is|was|equals)\b[^⟦]*$|\b(?:saved|saves|saving|savings|profit|difference)\b[^⟦]*$|\bby (?:about |exactly )?$"
)


_ASIDE = re.compile(
    r"\b(?:including|with|after|before|plus|following)\b (?:an? |the |its )?(?:⟦P\d+⟧ )?(?:[a-z]+ )?"
    r"(?:tip|tax|discount|increase|decrease|gratuity|markup)\b(?: of ⟦P\d+⟧)?"
)


_IN_TAX = (
    r"(?: dollars)?(?: more)? (?:in|as|of|for) (?:an? )?(?:[a-z]+ )?"
    r"(?:tax(?:es)?|tips?|interest|discounts?|savings|profit)\b"
)


_AFTER = re.compile(r"\b(?:after|with|including|following|once|when)\b[^⟦]{0,60}$")


@dataclass(frozen=True)
class Amounts:
    """The amount before the events and the amount after them, where given."""

    start: Node | None
    end: Node | None
    places: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def amounts_of(stem: Stem, text: str, found: Sequence[Event]) -> Amounts | None:
    """Which of the amounts is the one before and which the one after the events."""
    taken = {e.place for e in found} | {p for e in found for p in e.places}
    starts: list[tuple[int, Node]] = []
    ends: list[tuple[int, Node]] = []
    spans: list[tuple[int, int]] = []
    seen: dict[Node, int] = {}
    for match in re.finditer(AMOUNT, text):
        place = int(match[1])
        node = stem.nodes[place]
        if place in taken or (is_year(node) and text[match.start() + 1] == "N"):
            continue
        if text[match.start() : match.start() + 2] == "⟦S" and node in seen:
            continue  # the same letter once more: "in terms of p"
        role = _role(stem, text, match.start(), match.end(), found)
        if role is None:
            return None
        seen[node] = place
        spans.append(match.span())
        (starts if role == "start" else ends).append((place, node))
    if len(starts) > 1 or len(ends) > 1 or not (starts or ends):
        if not starts and not ends and found:
            return Amounts(None, None, (), ())
        return None
    return Amounts(
        starts[0][1] if starts else None, ends[0][1] if ends else None, tuple(p for p, _ in starts + ends), tuple(spans)
    )


def is_year(node: Node) -> bool:
    """Whether a number in a text can only be a year."""
    return isinstance(node, Num) and node.value.denominator == 1 and 1800 <= node.value <= 2100 and len(node.text) == 4


def _role(stem: Stem, text: str, start: int, end: int, found: Sequence[Event]) -> str | None:
    """ "start" or "end", by the words before the amount and its place among the events."""
    clause = max((text.rfind(mark, 0, start) for mark in (". ", "? ", "; ")), default=-1) + 1
    before = text[clause:start]
    near = re.split(r",|\bwhich\b", before)[-1]
    earlier = any(e.span[1] <= start for e in found)
    same = any(clause <= e.span[0] and e.span[1] <= start for e in found)
    if re.match(r"(?: dollars)?,? which (?:is|was) ⟦P", text[end:]):
        return "end"
    dated = re.search(r"\b(last|this) (?:week|year|month|season|semester)\b[^⟦.?]*$", before) or re.match(
        r"[^⟦.?;,]*\b(last|this) (?:week|year|month|season|semester)\b", text[end:]
    )
    if dated and "last " in text and "this " in text:
        return "start" if dated[1] == "last" else "end"
    if _PART_SAID.search(_ASIDE.sub(" ", near)) or (
        re.match(_IN_TAX, text[end:]) and found and found[0].name != "commission"
    ):
        return None
    by_year = _by_year(stem, text, start, end)
    if by_year is not None:
        return by_year or None  # an amount in between is neither
    if re.match(
        r"(?: dollars)?,? (?:including|which includes|that includes|with (?:the |an? )?(?:⟦P\d+⟧ )?(?:tax|tip"
        r"|sales tax))\b",
        text[end:],
    ):
        return "end"
    following = re.match(r"([^⟦.?]*)⟦P\d+⟧", text[end:])
    if following and re.search(r",? (?:after|including|with|following) (?:an?|the|[a-z ]*)?$", following[1]):
        if " with " in following[1]:
            return None
        asking = re.search(r"\b(?:what|how much)\b", before)
        return "start" if asking and re.search(r"\b(?:of|on|for) an? $", near) else None if asking else "end"
    if re.search(r"\bfrom [^⟦]*$", near):
        return "start"
    if re.search(r"\bfrom\b.*\bto (?:about |only |exactly )?$", before):
        return "end"
    if re.search(
        r"\b(?:original|regular|list|initial|before|normal|starting|full|marked|old|retail)(?:ly)?\b[^⟦]{0,45}$", near
    ):
        return "start"
    if same and (_IS.search(near) or re.search(r"\b(?:paid|pays|total|now)\b[^⟦]{0,40}$", near)):
        return "end"
    if _END.search(near):
        return "end"
    if re.search(
        r"\b(?:on|off) (?:an?|the|his|her|their|its) (?:[a-z]+ ){0,2}$|\b(?:on|off)(?: an?| the)?"
        r" (?:[a-z ]{0,30}(?:price|cost|bill|value|purchase|total|meal|order)(?: of| that costs?| is| was)?)? ?$",
        near,
    ):
        return "start"
    if not earlier:
        return (
            "start"
            if _START.search(near)
            or re.search(
                r"^\W*(?:if |when |suppose )?an? ?$|\b(?:an?|the number|number|quantity|value)(?: of)? ?$", near
            )
            or _IS.search(near)
            or re.match(r" ?(?:is|was|are)\b", text[end:])
            else None
        )
    if same and _AFTER.search(before):
        return "end"
    if _START.search(near):
        return "start" if not same else None
    return "end" if _IS.search(near) else None


def _by_year(stem: Stem, text: str, start: int, end: int) -> str | None:
    """ "There were 150 members in 2019": before or after, by the year, where two years are named."""
    years = sorted({n.value for i in stem.placeholders("N") if is_year(n := stem.nodes[i]) and isinstance(n, Num)})
    if len(years) < 2 or re.search(r"\bfrom [^⟦]*$", text[:start][-40:]):
        return None
    after = re.match(r"[^⟦.?;]{0,40}\b(?:in|by|of|at the end of) ⟦N(\d+)⟧", text[end:])
    before = re.search(r"\b(?:in|by|of) ⟦N(\d+)⟧,?[^⟦.?;]{0,60}$", text[:start])
    found = after or before
    value = stem.value(found[1]) if found else None
    if value in years[1:-1]:
        return ""
    if found and value == years[-1] and re.search(rf"\b(?:beginning|start) of ⟦N{found[1]}⟧", text):
        return ""  # the last change is still to come
    return None if value not in years else "start" if value == years[0] else "end"
