"""Fixed sums and prices per unit: what all of it comes to, how many units a sum pays for, or when sales cover costs.

A price finds its amount by the unit ("$0.08 for each square foot" and a lawn of 60 feet by 85). Not read: prices for a
first part, discounts, percents, two offers compared.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil, floor

from tools.maths.derivation import Derivation, Move
from tools.maths.skills import LINEAR_ONE, RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.asked import asked_unit
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions, text_of
from tools.maths.topics.proportion.quantities import tidied
from tools.maths.topics.proportion.units import Unit
from tools.maths.topics.proportion.working import Working
from tools.maths.topics.stories.at_length.moments import stops_short

CONCEPT = "A fixed sum is paid once; a price per unit is paid as often as there are units."
_STOP = re.compile(
    r"\b(?:first|additional|discount\w*|coupon|off|free|refund\w*|half|twice|double[ds]?|tax of|except|more than (?:the|⟦N\d+⟧)|over ⟦N\d+⟧|less than|same|equal|left over|remaining|average|mean|split|shared?|how much (?:more|less)|difference|already|increase[ds]?|decrease[ds]?|change|thereafter|beyond|each (?:person|friend|member|student) (?:pay|paid|owe)|not include\w*|does not|did not|equations?|expressions?|inequalit\w+|for every|instead)\b"
)
_FIXED = re.compile(
    r"\b(?:fee|flat|one-?time|deposit|membership|base|initial|fixed|sign-?up|registration|delivery|service|shipping|rent|plus|set-?up|setup|admission|entrance|entry|booking|cleaning|activation|installation|once)\b"
)
_SUM = re.compile(
    r"\b(?:has|have|had|total|spend|spent|paid|pays?|budget|bill|charged|cost|raise|raised|earn|earned|save|saved|owed|came to|was|at most|no more than|up to|afford)\b"
)
_MONEY_ASKED = re.compile(
    r"\bhow much\b(?! (?:time|longer|water))|\b(?:what|which)\b[^?]*\b(?:total|cost|charge|amount|bill|price|fee|pay|earnings|revenue|income|value)\b"
)
_UP = re.compile(r"\b(?:least|minimum|fewest|smallest|at least)\b")
_DOWN = re.compile(r"\b(?:most|maximum|greatest|largest)\b")
_SELLS = re.compile(r"\b(?:sells?|sold|charges?|revenue|selling price|ticket)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a charge, None for anything else."""
    if not stem.choices or stem.tables or stem.statements or stem.placeholders("RFESTDP") or _STOP.search(stem.prose):
        return None
    if len(stem.placeholders("M")) < 2:
        return None
    if stops_short(stem):
        return None
    text = text_of(stem)
    found = mentions(stem, text)
    if any(not m.unit.parts for m in found) or stem.unused([i for m in found for i in m.places]):
        return None
    money = [m for m in found if m.kind == "M"]
    rates = [_per_thing(text, m) for m in money]
    asked = asked_unit(tidied(stem.ask))
    each = [
        asked is not None and bool(re.match(r" (?:each|apiece)\b", text[m.end - 4 if m.rate else m.end :]))
        for m in money
    ]
    if asked is not None and asked.parts and asked != Unit.of("dollar"):
        rates = [
            r if r is not None and not e else asked.plain() if e and not fixed_said(text, m) else r
            for r, e, m in zip(rates, each, money, strict=True)
        ]
    prices = [(m, r) for m, r in zip(money, rates, strict=True) if r is not None]
    fixed = [m for m, r in zip(money, rates, strict=True) if r is None]
    amounts = [m for m in found if m.kind == "N" and not m.rate]
    if len(amounts) + len(money) != len(found) or not prices:
        return None
    unit = asked_unit(tidied(stem.ask))
    if unit is None or unit == Unit.of("dollar"):
        return _total(stem, text, prices, fixed, amounts) if _MONEY_ASKED.search(stem.ask) else None
    return _covering(stem, text, prices, fixed, amounts, unit) or _number(stem, text, prices, fixed, amounts, unit)


def fixed_said(text: str, mention: Mention) -> bool:
    """Whether the words before a sum call it fixed."""
    return bool(_FIXED.search(re.split(r"[.;?] |⟧", text[: mention.start])[-1]))


def _per_thing(text: str, mention: Mention) -> Unit | None:
    """What a price is for one of; a monthly rent counts as fixed where months are not counted."""
    below = [(a, -e) for a, e in mention.unit.parts if e < 0]
    if below:
        return Unit(tuple(below))
    clause = re.split(r"[.;?] |⟧", text[: mention.start])[-1]
    each = re.search(
        r"\b(?:for each|for every|each|every|per|of an?|for an?|an?|one) (?:[a-z]+ )?([a-z]+) (?:is|costs?|sells for) $",
        clause,
    )
    sold = re.search(r"\b(?:sells?|sold|charges?) (?:each|every|the|her|his|their)? ?([a-z]+) for $", clause)
    word = sold or each
    return Unit.of(word[1]) if word and not _FIXED.search(clause) else None


def _matched(prices: list[tuple[Mention, Unit]], amounts: list[Mention]) -> list[tuple[Mention, list[Mention]]] | None:
    """Each price with the amounts whose product is in its unit; every amount once."""
    out, left = [], list(amounts)
    for price, per in prices:
        mine = [m for m in left if m.unit.plain().dimension == per.dimension]
        if len(mine) != 1:
            lengths = [m for m in left if m.unit.times(m.unit).dimension == per.dimension]
            mine = lengths if len(lengths) == 2 and not mine else []
        if not mine:
            return None
        left = [m for m in left if m not in mine]
        out.append((price, mine))
    return out if not left else None


def _total(
    stem: Stem, text: str, prices: list[tuple[Mention, Unit]], fixed: list[Mention], amounts: list[Mention]
) -> Derivation | None:
    pairs = _matched(prices, amounts)
    if (
        pairs is None
        or any(not _FIXED.search(_clause(text, m)) for m in fixed)
        or len({m.value for m in fixed}) != len(fixed)
    ):
        return None
    work, sums = Working(stem), []
    for (price, mine), (_, per) in zip(pairs, prices, strict=True):
        amount = mine[0].value * mine[0].unit.factor
        for more in mine[1:]:
            amount = work.step("Find the area", "Length times width.", amount, "*", more.value * more.unit.factor)
        amount = amount / per.factor
        sums.append(work.step("Multiply", "Price per unit times the number of units.", price.value, "*", amount))
    sums += [m.value for m in fixed]
    total = sums[0]
    for part in sums[1:]:
        total = work.step("Add", "Put the parts of the charge together.", total, "+", part)
    if len(sums) < 2:
        return None
    left = total

    def confirm() -> bool:  # taking every part off again
        rest = left - sum(m.value for m in fixed)
        for (price, mine), (_, per) in zip(pairs, prices, strict=True):
            size = Fraction(1)
            for m in mine:
                size *= m.value * m.unit.factor
            rest -= size / (per.factor / price.value)
        return rest == 0

    slips = (("leaving out the fixed sum", total - sum(m.value for m in fixed)),) if fixed else ()
    return work.told(
        RATES, CONCEPT, "You are asked for the whole charge.", total, confirm, slips=slips, unit="dollars", full=False
    )


def _number(
    stem: Stem, text: str, prices: list[tuple[Mention, Unit]], fixed: list[Mention], amounts: list[Mention], unit: Unit
) -> Derivation | None:
    """How many units a sum pays for."""
    mine = [(p, per) for p, per in prices if per.dimension == unit.plain().dimension]
    others = [(p, per) for p, per in prices if (p, per) not in mine]
    pairs = _matched(others, amounts)
    if len(mine) != 1 or pairs is None or len(fixed) < 1:
        return None
    total = max(fixed, key=lambda m: m.value)
    once = [m for m in fixed if m is not total]
    if (
        total.value <= mine[0][0].value
        or not _SUM.search(_clause(text, total))
        or any(not _FIXED.search(_clause(text, m)) for m in once)
    ):
        return None
    if not once and not pairs:
        return None
    work, rest = Working(stem), total.value
    for m in once:
        rest = work.step("Take off the fixed sum", "What is left is for the price per unit.", rest, "-", m.value)
    for price, many in pairs:
        part = work.step("Multiply", "Price times number.", price.value, "*", many[0].value)
        rest = work.step("Take that off", "What is left is for the units asked for.", rest, "-", part)
    return _whole(stem, work, rest, mine[0][0].value, "Divide what is left by the price of one unit.")


def _covering(
    stem: Stem, text: str, prices: list[tuple[Mention, Unit]], fixed: list[Mention], amounts: list[Mention], unit: Unit
) -> Derivation | None:
    """How many must be sold so that sales reach costs: what one brings in above its own cost pays the fixed sum."""
    mine = [p for p, per in prices if per.dimension == unit.plain().dimension]
    rent = [p for p, per in prices if p not in mine] + fixed
    if (
        amounts
        or len(mine) != 2
        or len(rent) != 1
        or not re.search(r"\b(?:cost|costs|break even|expenses|profit)\b", stem.ask)
    ):
        return None
    sold = [p for p in mine if _SELLS.search(_clause(text, p)) and not re.search(r"\bcosts?\b", _clause(text, p))]
    if len(sold) != 1 or re.search(r"\bprofit of\b", stem.prose) or (re.search(r"\bprofit\b", stem.ask)):
        return None
    cost = next(p for p in mine if p is not sold[0])
    if sold[0].value <= cost.value or any(p.rate and f"per {p.unit.parts[-1][0][0]}" not in text for p in rent):
        return None
    work = Working(stem)
    gain = work.step(
        "Find what one brings in", "The price of one less what it costs to make.", sold[0].value, "-", cost.value
    )
    return _whole(stem, work, rent[0].value, gain, "Divide the fixed cost by what one brings in.")


def _whole(stem: Stem, work: Working, rest: Fraction, price: Fraction, text: str) -> Derivation | None:
    if rest <= 0:
        return None
    exact = answer = work.step("Divide", text, rest, "/", price)
    ask = stem.ask
    moves: tuple[Move, ...] = ()
    if exact.denominator != 1:
        up, down = bool(_UP.search(ask)), bool(_DOWN.search(ask))
        if up == down:
            return None
        answer = Fraction(ceil(exact) if up else floor(exact))
        low, high = (answer - 1, answer) if up else (answer, answer + 1)
        moves = (
            Move("Take a whole number", "Only whole units count: see which whole number meets the condition.", work.show(exact), work.show(answer), check=lambda: low <= exact <= high),
        )  # fmt: skip

    def confirm() -> bool:
        reached = price * answer
        return abs(reached - rest) < price and (answer == exact or (reached > rest) == bool(_UP.search(ask)))

    work.moves.extend(moves)
    return work.told(LINEAR_ONE, CONCEPT, "You are asked for a number of units.", answer, confirm, full=False)


def _clause(text: str, mention: Mention) -> str:
    """The words around a number, up to the next number or stop on either side."""
    before = re.split(r"[.;?] |⟧", text[: mention.start])[-1]
    after = re.split(r"[.;?,]|⟦", text[mention.end :])[0]
    return f"{before} {after}"
