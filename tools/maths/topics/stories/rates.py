"""A number as a rate: "$8 per hour for 5 hours", "3 cups for each loaf"; as a comparison of counts; as a share."""

from __future__ import annotations

import re

from tools.maths.topics.stories.facts import Amount, Compared, Rate, Share
from tools.maths.topics.stories.nouns import MONEY, TIMES, Noun, noun, stem_of
from tools.maths.topics.stories.patterns import FALLING, NP, SEATS, SERVICE, UNIT, UNITS, clause, operator, verb_start
from tools.maths.topics.stories.spot import Spot
from tools.maths.tree import Bin, Neg, Node

_PERIODS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year"}


_NEW_CLAUSE = re.compile(
    r" (?:costs?|weighs?|sells?|sold|is|holds?|requires?|takes?|contains?|seats?|uses?|earns?|charges?)\b"
)


def share(spot: Spot) -> bool:
    """Of "saves 90% of his earnings"."""
    value, at, left, right, end = spot.value, spot.at, spot.left, spot.right, spot.end
    saved = re.search(r"\b(?:saves?|keeps?|donates?|sets aside|deposits?)$", left)
    whole = re.match(
        r" of (?:his|her|their|the|all)(?: [a-z]+)? (?:earnings?|pay|income|wages?|money|salary)(?: (?:from|for"
        r"|of) [a-z ]+)?",
        right,
    )
    if not saved or not whole:
        return False
    return spot.take(Share(value, at), (saved.start(), end + whole.end()))


def compared(spot: Spot) -> bool:
    """Of "3 times as many tacos as burritos" and "5 more pens than books"."""
    value, at, left, right, start, end = spot.value, spot.at, spot.left, spot.right, spot.start, spot.end
    bound = operator(left)
    op = bound[0] if bound else "="
    if bound:
        left, start = left[: bound[1]].rstrip(), bound[1]
    times = re.match(rf" times as many ({NP}) as ({NP})", right)
    if times:
        first, second = noun(times[1]), noun(times[2])
        return spot.take(Compared(first, second, value, None, at, op), (start, end + times.end()))
    times = re.match(rf" times the number of ({NP})", right)
    before = re.search(rf"\bnumber of ({NP}) (?:is|was|are|equals|must be|should be|will be)$", left)
    if times and before:
        return spot.take(
            Compared(noun(before[1]), noun(times[1]), value, None, at, op), (before.start(), end + times.end())
        )
    more = re.match(rf" (more|fewer|less) ({NP}) than ({NP})", right)
    if more:
        extra = value if more[1] == "more" else Neg(value)
        return spot.take(Compared(noun(more[2]), noun(more[3]), None, extra, at, op), (start, end + more.end()))
    return False


_PER_ORDER = re.compile(
    r" (?:for|in) (?:shipping|delivery|handling)(?: and handling)? (?:per|for each|for every|on each|for an) order\b"
)


def _every_period(spot: Spot) -> bool:
    """Of "each week he deposits $35"."""
    period = re.search(
        r"\b(?:each|every) (?P<unit>second|minute|hour|day|week|month|year),? (?P<who>(?:(?!each|every|per|and"
        r"|at|for)[a-z']+ ){1,5})"
        r"(?:an additional |another )?$",
        spot.left + " ",
    )
    unit = re.match(rf" ({UNIT})", spot.right)
    if (
        not period
        or (not spot.money and not unit)
        or re.match(rf"(?: {UNIT})? (?:per|each|every|an?|for each)\b", spot.right)
    ):
        return False
    kind = MONEY if spot.money else noun(unit[1]) if unit else frozenset()
    stop = spot.end + (unit.end() if unit and not spot.money else 0)
    falling = bool(FALLING.search(period["who"]))
    per_noun = noun(period["unit"]) | spot.who(spot.left)
    rate = Rate(spot.value, kind, per_noun, spot.at, falling, None, spot.mark, noun(period["unit"]), period["unit"])
    return spot.take(rate, (period.start(), period.end("unit")), (spot.start, stop))


_SEVERAL = re.compile(rf"(?P<unit> {UNIT})??,? (?:every|for every|per|in every|each) (?P<n>#\d+) (?P<per>{UNITS}s?)\b")


def _every_several(spot: Spot) -> bool:
    """Of "3 inches every 4 hours": so much for one hour, if it goes on steadily."""
    match = _SEVERAL.match(spot.right)
    if match is None or not (spot.money or match["unit"]):
        return False
    kind = MONEY if spot.money else noun(match["unit"])
    if not kind:
        return False
    spot.used.add(int(match["n"][1:]))
    falling = bool(FALLING.search(clause(spot.left)))
    value = Bin("/", spot.value, spot.story.node(match["n"]))
    per_noun = noun(match["per"]) | spot.who(spot.left)
    one = stem_of(match["per"])
    rate = Rate(value, kind, per_noun, spot.at, falling, None, spot.mark, noun(match["per"]), one, steps=True)
    return spot.take(rate, (verb_start(spot.left), spot.end + match.end()))


_FASTER = re.compile(r" (faster|slower|more|less)$")


def _against(spot: Spot, kind: Noun, per: str) -> tuple[Node, str] | None:
    """ "12 miles per hour faster": the rate told before it, and so much more."""
    way = _FASTER.search(" " + per)
    earlier = [
        f
        for f in spot.reading.facts
        if isinstance(f, Rate) and f.kind & kind and f.per & noun(_FASTER.sub("", " " + per))
    ]
    if way is None or len(earlier) != 1:
        return None
    op = "+" if way[1] in ("faster", "more") else "-"
    return Bin(op, earlier[0].value, spot.value), _FASTER.sub("", " " + per).strip()


def per(spot: Spot) -> bool:
    """Of "$8 per hour", with the hours if they stand beside it."""
    value, at, left, right, end = spot.value, spot.at, spot.left, spot.right, spot.end
    if _every_period(spot) or _every_several(spot):
        return True
    order = _PER_ORDER.match(right)
    if order and spot.money:
        return spot.take(Amount(value, MONEY, at, "=", "fee", spot.mark), (spot.start, end + order.end()))
    named = re.search(
        rf"\b({'|'.join(_PERIODS)})(?: [a-z]+)? (?:rate|fee|charge|wage|cost|payment|price|pay)(?: of| is)?$", left
    )
    if named and spot.money:
        rate = Rate(value, MONEY, noun(_PERIODS[named[1]]), at, mark=spot.mark, words=_PERIODS[named[1]])
        return spot.take(rate, (named.start(), end))
    packed = re.search(rf"({NP}) (?:come|comes|are sold|is sold|are packaged|are available) in ([a-z]+) of$", left)
    if packed and not spot.money:
        rate = Rate(value, noun(packed[1]), noun(packed[2]), at, mark=spot.mark, words=packed[2])
        return spot.take(rate, (packed.start(), end))
    pattern = (
        rf"(?P<unit> {UNIT})??,?(?: (?:to|for|into|from) (?:(?:the|her|his|their|its) )?[a-z]+(?: account| fund"
        rf"| collection)?)? (?:(?:per|for each|for every|each(?! either| of)|every"
        rf"|for one|of each|in each|on each|for each of the)"
        rf"(?: additional)? (?P<per>{NP})(?P<loc> (?:for (?:the )?|as an? ){NP})?|(?:an?|for an?|in an?) "
        rf"(?P<one>{UNITS}s?"
        rf"(?: (?!(?:plus|and|or|as|at|for|from|to|in|on|when|if|until|after)\b)[a-z]+)?)(?P<job> as an? {NP})?)"
    )
    match = re.match(pattern, right)
    if match and re.search(rf", (?:each|every) [a-z' ]*\b{SEATS}$", match.group()):
        return False  # "seats 1 paddler, each double kayak seats" is the next clause
    if match and re.search(r",? (?:each|every) [a-z' ]+$", match.group()) and _NEW_CLAUSE.match(right[match.end() :]):
        return False  # "…costs $3, each daisy costs …" is the next clause
    if not match or re.search(r"\bafter that\b|\badditional\b.*\bafter\b", match.group()):
        return False
    unit = match["unit"] or ""
    if not spot.money and not noun(unit):
        return False
    if match["one"] and re.match(r" for an?\b", right) and not re.search(r"charg\w+|cost\w*", left):
        return False
    if spot.money and match["one"] and re.match(SERVICE, right):
        return False  # "$30 for a visit plus $45 per hour"
    per = match["per"] or match["one"]
    if not noun(per):
        return False
    bound = operator(left)
    if bound and noun(per) & TIMES:
        kind = MONEY if spot.money else noun(unit)
        return spot.take(Amount(value, kind, at, bound[0], "total", spot.mark), (bound[1], end + match.end()))
    kind = MONEY if spot.money else noun(unit)
    against = _against(spot, kind, per)
    if against is not None:
        value, per = against
    elif _FASTER.search(" " + per):
        return False
    per_noun, stop, count, unit_noun = noun(per), end + match.end(), None, noun(per)
    after = re.match(
        rf",? (?:for |over |during )(?:a total of |the |her |his )?(?:first |next |last |other )?([#]\d+) "
        rf"(?:of these |more )?({NP})",
        spot.text[stop:],
    )
    if match["job"]:
        per_noun |= noun(match["job"])
        unit_noun |= noun(match["job"])
    if match["loc"]:
        after = re.match(
            rf" for (?:a total of |the |her |his )?(?:first |next |last |other )?([#]\d+) ({NP})",
            spot.text[stop - len(match["loc"]) :],
        )
        per_noun |= noun(match["loc"])
    if after and noun(after[2]) & noun(per):
        count, stop = spot.story.node(after[1]), stop + after.end()
        spot.used.add(int(after[1][1:]))
        per_noun |= noun(after[2])
    else:
        before = re.search(
            rf"([#]\d+) ({NP}(?: for {NP})?),? (?:at|for|that cost|which cost|costing|priced at|that costs)"
            rf"(?: an? (?:price|cost|rate|(?:constant |average )?speed) (?:of|that (?:was|is)))?$",
            left,
        )
        if before and not spot.counted(before[1]):
            count = spot.recount(before[1])
            per_noun |= noun(before[2])
        elif re.search(rf"([#]\d+) {NP} (?:at|for)$", left):
            pass
        else:
            subject = re.search(
                rf"({NP})(?: [a-z]+)? (?:at|for|that cost|which cost|costing|costs?|is|are)(?: an? (?:price|cost"
                rf"|rate) of)?$",
                left,
            )
            if subject and spot.money:
                per_noun |= noun(subject[1])
    falling = bool(FALLING.search(clause(left)))
    per_noun |= spot.who(left)
    return spot.take(
        Rate(value, kind, per_noun, at, falling, count, spot.mark, unit_noun, per), (verb_start(left), stop)
    )
