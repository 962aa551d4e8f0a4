"""A number as the price, weight or content of one thing: "tacos for $4 each", "each crate weighs 85 pounds"."""

from __future__ import annotations

import re

from tools.maths.topics.stories.facts import Rate
from tools.maths.topics.stories.nouns import MONEY, noun
from tools.maths.topics.stories.patterns import FEE, FEE_BEFORE, GOAL, LONG, NP, PRICED, SERVICE, UNIT, clause
from tools.maths.topics.stories.spot import Spot


def apiece(spot: Spot) -> bool:
    """Of one thing, said with "each", with a plural or with an article."""
    value, at, left, right, start, end = spot.value, spot.at, spot.left, spot.right, spot.start, spot.end
    if _by_group(spot) or _each_of_them(spot):
        return True
    if _TOGETHER.match(right) or (spot.money and _TO_USE.match(right)):
        return False
    each = re.match(rf"(?P<unit> {UNIT})??,? (?:each|apiece)(?: (?:on|in|during|at|time)\b)?(?= |[,.;?!]|$)", right)
    priced = re.search(
        rf"(?:(?P<count>[#]\d+) )?(?P<what>(?:(?:an?|each|every|one|the) )?{NP}(?: (?:for|to|of|in|on|from) "
        rf"(?:the |an? )?{NP})?),?{PRICED}$",
        left,
    )
    if priced is None or not re.match(r"(?:each|every) ", priced["what"]):
        priced = (
            re.search(rf"(?P<count>(?!))?(?P<what>\b(?:each|every) (?!either\b){NP})(?: can)? (?:[a-z]+)$", left)
            or priced
        )
    unit = each["unit"] if each else None
    if (
        spot.money
        and each is None
        and ((FEE_BEFORE.search(left) and not _FOR_PEOPLE.match(right)) or re.match(r",? plus\b", right))
    ):
        return False
    if not spot.money and each is None:
        found = re.match(rf" ({UNIT})(?= |[,.;?!]|$)", right)
        unit = found.group() if found else ""
    if not spot.money and not noun(unit or ""):
        return False
    kind = MONEY if spot.money else noun(unit or "")
    stop = end + (each.end() if each else len(unit or "") if not spot.money else 0)
    if GOAL.search(left) and each is None:
        return False
    if priced and _STORE.search(priced["what"]):
        return False
    if priced and noun(priced["what"]):
        what, single = priced["what"], re.match(r"(?:an?|each|every|one) ", priced["what"])
        the = re.search(
            rf"\b(?:price|cost|weight|charge|fee) (?:of|for) (?:each|every|an?|one) (?P<x>{LONG})$", priced["what"]
        )
        plural = re.search(
            r" (?:cost|costing|that cost|which cost|sell for|sold for|are sold for|are sold at|were sold for"
            r"|are priced at|weigh|sell at)$",
            left,
        )
        if the:
            what, single = the["x"], re.match("", "")
        if priced["count"] and each is None and not re.search(r"\beach\b", priced["what"]):
            return False  # "3 pens for $2": no price of one
        if (
            each
            or the
            or (single and priced["what"].split()[0] in ("each", "every"))
            or plural
            or (single and re.search(r" (?:costs?|sells for|is priced at|weighs?|is sold for|sells at)$", left))
        ):
            if (
                each is None
                and not single
                and re.search(rf"\btogether\b|\b(?:total|{FEE}|it|that|he|she)s?$", priced["what"])
            ):
                return False
            if priced["what"].startswith("the ") and not each and not the:
                return False
            count = spot.recount(priced["count"]) if priced["count"] and not spot.counted(priced["count"]) else None
            return spot.take(
                Rate(value, kind, noun(what), at, False, count, spot.mark, words=what), (priced.start(), stop)
            )
    if not spot.money:
        return False
    inverse = re.match(rf" is the (?:price|cost) of (?:an?|each|one|every) ({NP})", right)
    if inverse:
        return spot.take(
            Rate(value, kind, noun(inverse[1]), at, False, None, spot.mark, words=inverse[1]),
            (start, end + inverse.end()),
        )
    if re.match(SERVICE, right):
        return False
    return _listed(spot) or _adjective(spot)


_TOGETHER = re.compile(rf" {UNIT} (?:in total|together|combined|in all|altogether)\b")
_TO_USE = re.compile(
    r",? to (?:rent|reserve|book|hire|join|enter|open|start|set up)\b(?! each)[a-z ]{0,25},? (?:plus|and)\b"
)


def _by_group(spot: Spot) -> bool:
    """Of "tickets cost $8 for students and $14 for adults"."""
    if not spot.money:
        return False
    pair = _GROUPS.search(spot.text)
    if not pair or spot.sign not in (pair["a"], pair["b"]):
        return False
    whose = pair["one"] if spot.sign == pair["a"] else pair["two"]
    words = re.sub(r"^(?:an?|each|every|the) ", "", whose)
    what = pair["what"]
    stems = noun(words) | noun(what)
    rate = Rate(spot.value, MONEY, stems, spot.at, mark=spot.mark, words=f"{what.split()[-1]} for {words}")
    return spot.take(
        rate,
        (
            pair.start() if spot.sign == pair["a"] else spot.start,
            pair.end("one") if spot.sign == pair["a"] else pair.end("two"),
        ),
    )


_GROUPS = re.compile(
    rf"(?P<what>[a-z]+s|admission)(?: (?:to|for|at) (?:the |an? )?[a-z]+(?: [a-z]+)?)?(?: (?:cost|costs|are|were"
    rf"|is|was|sell for"
    rf"|sold for|are sold for|were sold for|are priced at"
    rf"|is priced at)) (?P<a>[$]\d+)(?: each)? for (?P<one>{NP}),? and (?P<b>[$]\d+)(?: each)? for"
    rf" (?P<two>{NP})"
)


def _each_of_them(spot: Spot) -> bool:
    """Of "cartons, each weighing 40 pounds"; and of "three-legged stools"."""
    legged = re.match(r" (legged|wheeled|sided) ([a-z]+)", spot.right)
    if legged and not spot.money:
        kind = noun({"legged": "leg", "wheeled": "wheel", "sided": "side"}[legged[1]])
        rate = Rate(spot.value, kind, noun(legged[2]), spot.at, mark=spot.mark, words=legged[2])
        return spot.take(rate, (spot.start, spot.end + legged.end()))
    hung = re.search(
        r"(?P<what>(?:identical )?[a-z]+s)(?: (?:into|onto|in|on) (?:the"
        r"|an?) [a-z]+)?,? each(?: of which)? (?:weighing|weighs|costing|costs|holding"
        r"|holds|containing|contains|worth|selling for|priced at|seating|seats)$",
        spot.left,
    )
    unit = re.match(rf" ({UNIT})", spot.right)
    if not hung or (not spot.money and not unit):
        return False
    kind = MONEY if spot.money else noun(unit[1]) if unit else frozenset()
    stop = spot.end + (unit.end() if unit and not spot.money else 0)
    what = re.sub(r"^(?:identical|[a-z]+s) (?=[a-z]+s$)", "", hung["what"])
    rate = Rate(spot.value, kind, noun(what), spot.at, mark=spot.mark, words=what)
    return spot.take(rate, (hung.start("what"), stop))


_FOR_PEOPLE = re.compile(r" for (?:each |an? )?(?:adult|child|student|senior|member|nonmember|kid|visitor)")
_STORE = re.compile(r"\b(?:card|account|budget|certificate|allowance|bill|total|sum)\b")


def _listed(spot: Spot) -> bool:
    """Of "charges $12 for adult tickets and $8 for child tickets"."""
    left = spot.left[-120:]
    listed = re.match(rf" for (?P<one>an? |each |one )?({NP})", spot.right)
    if not listed or not noun(listed[2]):
        return False
    if not re.search(r"\b(?:charg\w+|costs?|sells?|pric\w+|earns?|pays?|fee|admission)\b", left):
        return False
    if re.search(r"\b(?:paid|spent|total)\b", clause(spot.left)) or not (listed["one"] or re.search(r"s\b", listed[2])):
        return False  # what was paid for all of them
    rate = Rate(spot.value, MONEY, noun(listed[2]), spot.at, mark=spot.mark, words=listed[2])
    return spot.take(rate, (spot.start, spot.end + listed.end()))


_NO_PRICE = re.compile(
    rf"\b{FEE}s?\b|\b(?:bill|budget|discount|coupon|credit|card|in|on|at|total|off|a|more|less|after|before"
    r"|during|over|down|this|last|of)\b"
)


def _adjective(spot: Spot) -> bool:
    """Of "a $3 pin" and "12 $5 tickets"."""
    thing = re.match(rf" ({NP})", spot.right)
    if not thing or _NO_PRICE.search(thing[1]):
        return False
    if not re.search(r"(?:\ban?|\beither an?|\bor|\band|\bthe|\bof|[#]\d+)$", spot.left):
        return False
    before = re.search(r"([#]\d+)$", spot.left)
    count = spot.recount(before[1]) if before and not spot.counted(before[1]) else None
    rate = Rate(spot.value, MONEY, noun(thing[1]), spot.at, count=count, mark=spot.mark, words=thing[1])
    return spot.take(rate, (spot.start, spot.end + thing.end()))
