"""Parts of parts and changes by percents in a row: a share of a share, the rest of it, an unknown last percent, a profit.

Each percent or fraction has the amount before it as its base; the question's noun and "not" say which part is asked.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import LINEAR_ONE, PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.mentions import text_of
from tools.maths.topics.proportion.by_units.set_up import SetUp, written
from tools.maths.topics.proportion.telling import shown
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Percent, Rel, Sym, num

_OF_THOSE = re.compile(
    r"\bof (?:those|these|them)\b|\bof the (?P<n>[a-z]+) (?:who|that|which)\b|\bof whom\b|\bof which\b|(?<=⟧ )of (?:those|these|whom|which|them)\b"
)
_BUT_NOT = re.compile(
    r"\bbut (?:[a-z]+ )?(?:do|does|did|are|is|were|was|have|has|had|will|can)?(?: not|n't)\b|\bbut not\b|\bthe others?\b"
)
_NOT = re.compile(r"\bnot\b|n't\b|\bneither\b|\bor\b|\bat least one\b|\btotal\b|\bmore\b|\bpercent|\bfraction")
_UP = r"(?:marks? (?:it|them|the [a-z]+ )?\s?up|marked up|rises?|rose|grew|grows?|gain\w*|increas\w*|raise[sd]?|more|higher|climb\w*|went up|mark ?up|above|further)"
_DOWN = r"(?:discount\w*|reduc\w*|off|less|fell|falls?|drop\w*|decreas\w*|lower\w*|cuts?|declin\w*|below|lost|loses)"
_EVENT = re.compile(r"⟦(?P<k>[PE])(?P<i>\d+)⟧")
_STOP = re.compile(
    r"\b(?:tax|tip|coupon|each|per|every|mean|average|original(?:ly)? (?:price|value|cost)|than (?:in|the (?:first|original)))\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a chain of parts or percents, None for anything else."""
    if not stem.choices or stem.tables or stem.placeholders("RFTD"):
        return None
    text = text_of(stem)
    return _part(stem, text) or _last_percent(stem, text) or _profit(stem, text)


def _part(stem: Stem, text: str) -> Derivation | None:
    """A number of people or things, a share of them, and of these another share: how many have both or only the first."""
    places = stem.placeholders("NP")
    if len(places) != 3 or stem.placeholders("SEM") or len(_OF_THOSE.findall(text)) != 1:
        return None
    values = [stem.value(str(i)) for i in places]
    base, first, second = values
    if base is None or first is None or second is None or base.denominator != 1 or base <= 1:
        return None
    if not 0 < first < 1 or not 0 < second < 1 or not re.search(r"\bhow many\b|\bnumber of\b", stem.ask):
        return None
    marks = [text.index(f"⟦{k}{i}⟧") for i in places for k in "NP" if f"⟦{k}{i}⟧" in text]
    link = _OF_THOSE.search(text)
    if (
        link is None
        or len(marks) != 3
        or not marks[1] < link.start()
        or not (link.start() < marks[2] or 0 < link.start() - marks[2] < 12)
    ):
        return None
    if re.search(
        r"\bnot\b|n't\b|\b(?:more|less|fewer|neither|rest|remaining)\b",
        text[: text.rfind(stem.ask)] if stem.ask in text else text,
    ):
        return None
    ask = stem.ask[max(stem.ask.rfind("how many"), stem.ask.rfind("number of"), 0) :]
    but = _BUT_NOT.search(ask)
    if re.search(r"\b(?:only|just|alone|exactly|how many more)\b", ask) or (but is None and _NOT.search(ask)):
        return None
    said = _verbs(text[marks[1] : link.start()]), _verbs(text[marks[2] :].split(".")[0])
    asked = _verbs(ask[: but.start()] if but else ask)
    second_only = said[1] - said[0]
    if but is None and not second_only & asked:
        return None
    if but is not None and (not said[0] & asked or not second_only & _verbs(ask[but.end() :])):
        return None
    work = Working(stem)
    have = work.step("Take the first part", "The first share is a share of all of them: multiply.", base, "*", first)
    part = second
    if but:
        part = work.step(
            "Find the other share",
            "Those who do not are the rest: one whole less the share of those who do.",
            Fraction(1),
            "-",
            second,
        )
    answer = work.step(
        "Take the part of the part",
        "The second share is a share of the first part only: multiply again.",
        have,
        "*",
        part,
    )
    if answer.denominator != 1:
        return None
    other = have - answer

    def confirm() -> bool:
        return answer + other == base * first and (answer if not but else other) == base * first * second

    return work.told(
        PERCENTAGES, "A share of a share: each share has its own base, so the second is taken of what the first gave.",
        "You are asked how many have the first property" + (" but not the second." if but else " and the second."),
        answer, confirm, full=False, slips=(("taking the other part", other), ("taking the share of all", base * part)),
    )  # fmt: skip


def _verbs(text: str) -> frozenset[str]:
    noise = "the of who that those these them said say they are is was were have has had do does did not but and to a an in at for how many also with on ones were i n p"
    found = re.findall(r"[a-z]+", re.sub(r"⟦[A-Z]\d+⟧", " ", text))
    return frozenset(w.rstrip("s")[:6] for w in found) - frozenset(w.rstrip("s")[:6] for w in noise.split())


def _direction(text: str, start: int, end: int) -> int:
    """1 where a percent goes up, -1 where it goes down, 0 where that cannot be told."""
    before = re.split(r"[.;?]|⟧", text[:start])[-1]
    after = re.split(r"[.;?,]|⟦|\band\b", text[end:])[0]
    up = re.search(rf"\b{_UP}\b", before) or re.match(rf"\s*(?:{_UP}|increase|mark ?up)\b", after)
    down = re.search(rf"\b{_DOWN}\b", before) or re.match(rf"\s*(?:{_DOWN})\b", after)
    return 0 if bool(up) == bool(down) else 1 if up else -1


def _last_percent(stem: Stem, text: str) -> Derivation | None:
    """An amount, known percent changes, one change by x%, and the last amount: x."""
    events = list(_EVENT.finditer(text))
    unknown = [m for m in events if m["k"] == "E"]
    ends = [i for i in stem.unused(()) if i in stem.placeholders("NM")]  # years left aside
    letters = stem.placeholders("S")
    if len(unknown) != 1 or len(events) < 2 or len(ends) != 2 or len(letters) != 1 or _STOP.search(text):
        return None
    node, letter = stem.node(unknown[0]["i"]), stem.node(str(letters[0]))
    if not isinstance(node, Percent) or node.arg != letter or not isinstance(letter, Sym):
        return None
    start, end = (stem.value(str(i)) for i in ends)
    at = [text.find(f"⟦{k}{i}⟧") for i in ends for k in "NM" if f"⟦{k}{i}⟧" in text]
    if not start or not end or at[0] > events[0].start() or at[1] < events[-1].start():
        return None
    total, sign, letter_sign = Bin("*", shown(start), num(1)), 0, 0
    known = start
    product: Bin | None = None
    for event in events:
        sign = _direction(text, event.start(), event.end()) or (
            sign if "further" in text[max(0, event.start() - 20) : event.start()] else 0
        )
        if sign == 0:
            return None
        if event is unknown[0]:
            letter_sign = sign
            continue
        value = stem.value(event["i"])
        if value is None:
            return None
        known *= 1 + sign * value
        product = Bin("*", product or shown(start), shown(1 + sign * value), "cdot")
    x = (end / known - 1) * 100 * letter_sign
    if product is None or total is None:
        return None
    factor = Bin("+" if letter_sign > 0 else "-", num(1), Bin("/", letter, num(100), "frac"))
    relation = Rel("=", Bin("*", product, factor, "cdot"), shown(end))
    used = (*ends, *letters, *(int(m["i"]) for m in events))
    return written(
        stem,
        SetUp(
            (relation,),
            {letter.name: x},
            letter,
            LINEAR_ONE,
            "A change by a percent multiplies what was there just before it; changes in a row multiply one another.",
            "Multiply the first amount by the factor of every change, the unknown one too, and set it equal to the last.",
            "You are asked for the percent of one change; its base is the amount just before it.",
            used,
        ),
    )


def _profit(stem: Stem, text: str) -> Derivation | None:
    """Bought for so much, marked up and sold for less by percents: the profit."""
    events = list(_EVENT.finditer(text))
    money = stem.placeholders("M")
    if (
        len(money) != 1
        or not 1 <= len(events) <= 3
        or stem.placeholders("NSE")
        or _STOP.search(re.sub(r"\bregular\b", "", text))
    ):
        return None
    if (
        not re.search(r"\bprofit\b", stem.ask)
        or re.search(r"\bpercent\b", stem.ask)
        or not re.search(r"\b(?:buys?|bought|pays?|paid|purchas\w+|costs?)\b", text)
    ):
        return None
    cost = stem.value(str(money[0]))
    if cost is None or text.index(f"⟦M{money[0]}⟧") > events[0].start():
        return None
    work = Working(stem)
    price = cost
    for event in events:
        sign, value = _direction(text, event.start(), event.end()), stem.value(event["i"])
        if sign == 0 or value is None:
            return None
        text_ = "A change by a percent multiplies the price just before it by one plus or minus that percent."
        price = work.step("Multiply by the factor of the change", text_, price, "*", 1 + sign * value)
    if price <= cost:
        return None
    answer = work.step("Subtract the cost", "Profit is what comes in less what was paid.", price, "-", cost)

    def confirm() -> bool:
        again = cost + answer
        for event in reversed(events):
            again /= 1 + _direction(text, event.start(), event.end()) * (stem.value(event["i"]) or 0)
        return again == cost

    return work.told(
        PERCENTAGES, "Each percent is taken of the price just before it. Profit compares the last price with the cost.",
        "You are asked for the profit, and not for the selling price.", answer, confirm, unit="dollars", full=False,
        slips=(("giving the selling price", price),),
    )  # fmt: skip
