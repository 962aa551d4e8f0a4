"""What a question about a ledger asks for: an amount and its unit, how many of something, or when a total is met."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re

from tools.maths.topics.proportion.units import canonical
from tools.maths.topics.stories.ledger.entry import DOLLAR, Entry
from tools.maths.topics.stories.ledger.nouns import Noun, is_plural, noun_at, one_of

_IN = re.compile(r",? in (?:thousands of )?([a-z]+)(?=[,?. ])")
_MONEY = re.compile(
    r"\b(?:cost|costs|charge|charged|price|profit|income|revenue|earn\w*|pay|paid|spend\w*|spent|money|fee|took in|sales|bill|fare|wages?|makes?|donat\w+)\b"
)
_COUNT = re.compile(
    r"\b(?:how many|(?:total |combined |whole )?(?:number|amount) of)(?P<more> more| additional)?(?= [a-z])"
)
_PROFIT = re.compile(r"\bprofits?\b|\bmake money\b|\bearn(?:s)? a profit\b")
_LEFT = re.compile(r"\b(?:left(?: over)?|remain\w*)\b")
CHANGED = re.compile(
    r"\b(?:drained|burned|used|lost|gained|grown|removed|added|growth|change|increased?|decreased?|spent|eaten|melted|poured|flowed|leaked|deposited|saved|taken|difference|use|uses|burns?|drains?|loses?|eats?|spends?|flows?|leaks?|deposits?|saves?|gains?|grows?|gave|(?:he|she|they|it) gives?|gives? away|given away|sold|sells?|ate|lent|lends?|shared?|still be|can be|more than|fewer than|less than)\b"
)
_GOES = re.compile(
    r"\b(?:burns?(?: down)?|flows? out|drain(?:s|ed|ing)?|leaks?|uses?|used|los(?:es|t|e)|eats?|gives?|gave|withdraws?|removes?|removed|spends?|spent|melts?|falls?|drops?|decreas\w+|shrinks?|sinks?|descends?|cools?|evaporat\w+|leaves|consum\w+|pumped out|sells?|sold|pays?|paid|cuts|taken (?:off|away|out)|takes|took|minus)\b"
)
_COMES = re.compile(
    r"\b(?:grows?|grew|adds?|added|deposits?|earns?|earned|receiv\w+|rises?|gains?|increas\w+|climbs?|poured|fill\w*|flows? in\w*|collects?|saves?|puts?|buys?|bought|plus|has|had|holds?|contains?|starts?|begins?|there (?:are|is|were))\b"
)
_COSTS = re.compile(
    r"\b(?:buys?|bought|pays?|paid|pay|rent|costs?|cost|spends?|spent|expenses?|fee|materials|purchas\w+|salary|wages)\b"
)
_BRINGS = re.compile(r"\b(?:sells?|sold|receiv\w+|profit of|grant|income|charges?|collects?|earns?|revenue)\b")
_OFF = re.compile(
    r"^ (?:off|(?:is |are |will be )?(?:taken|subtracted|deducted|knocked) (?:off|from)|(?:discount|less for))\b|^ off\b"
)
_REDUCES = re.compile(r"\b(?:discount of|reduces? (?:the|its|her|his) [a-z ]*?by|lowers? [a-z ]*?by) ?\$? ?$")


def nouns_asked(ask: str) -> tuple[Noun, ...]:
    """The units or things of the amount that is asked for, () where none is named.

    >>> [n.head for n in nouns_asked("which expression gives the number of novels and atlases left?")]
    ['novel', 'atlas']
    """
    counted = _COUNT.search(ask)
    if counted and (told := noun_at(ask, counted.end())) is not None:
        also = re.match(r" and (?=[a-z])", ask[told[1] :])
        other = noun_at(ask, told[1] + also.end() - 1) if also else None
        return (told[0], other[0]) if other else (told[0],)
    for match in _IN.finditer(ask):
        if (unit := canonical(match[1])) is not None or is_plural(match[1]):
            return (Noun(unit or one_of(match[1])),)
    return (DOLLAR,) if _MONEY.search(ask) else ()


def beyond(ask: str, end: int) -> bool:
    """Whether what is counted in a question are only those that come after a first part."""
    return bool(re.match(r"[^.?]{0,40}\b(?:beyond|after|over|past) (?:the first|that|those|⟦)", ask[end:]))


def count_asked(ask: str) -> Noun | None:
    """The thing whose number is asked for; those beyond a first part have the word "additional".

    >>> count_asked("what is the least number of additional hours she must work?")
    Noun(head='hour', words=frozenset({'additional'}), of='')
    """
    counted = _COUNT.search(ask)
    told = noun_at(ask, counted.end()) if counted else None
    if counted is None or told is None:
        return None
    noun, end = told
    more = (
        frozenset({"additional"}) if counted["more"] or beyond(ask, end) or "additional" in noun.words else frozenset()
    )
    return Noun(noun.head, (noun.words - {"extra", "additional"}) | more, noun.of)


def is_profit(text: str) -> bool:
    """Whether what is left after paying is asked for."""
    return bool(_PROFIT.search(text))


def is_left(ask: str) -> bool:
    """Whether what remains is asked for."""
    return bool(_LEFT.search(ask))


_INCOME = re.compile(r"\b(?:income|revenue|took in|takes in|earn\w*|receives?|collects?|raised?|makes?)\b")
_SPENT = re.compile(
    r"\b(?:rent|expenses?|spends?|spent|buys?|bought|pays (?:a|an|its|her|his|the)\b|paid (?:a|an|its|her|his|the)\b|pays? ?$|paid ?$|costs? (?:the|her|him|them|it))"
)
_GIVEN = re.compile(
    r"\b(?:receiv\w+|refund\w*|earns?|sells?|sold|grant|rebate|gets? back|returned|found|gift|donat\w+)\b"
)


def _other_side(entry: Entry, ask: str) -> bool:
    """Whether an amount of money is paid where income is asked for, or the other way round."""
    if _INCOME.search(ask):
        return bool(_SPENT.search(entry.left)) and entry.times < 0
    return bool(
        _GIVEN.search(entry.left) and re.search(r"\b(?:cost|costs|charge|price|pay|spend|bill)\b", ask)
    ) and not (entry.per and not entry.soft)


def sign_of(entry: Entry, ask: str, before: int, linked: Entry | None = None) -> int:
    """1 for what comes in, -1 for what goes out, 0 where that is not told; before: the sign of the entry before it;
    linked: the entry that counts it.
    """
    if _OFF.match(entry.after) or _REDUCES.search(entry.left):
        return -1
    if entry.noun == DOLLAR and not is_profit(ask) and not is_left(ask):
        if _other_side(entry, ask):
            return 0
        return 1 if not re.search(r"\b(?:withdraws?|pays? back|loses|lost)\b", entry.left) else -1
    out, into = (_COSTS, _BRINGS) if entry.noun == DOLLAR and is_profit(ask) else (_GOES, _COMES)
    left = entry.left
    if is_left(ask) and re.search(r"\bfrom an? [^.⟦]*$", left):
        return 1  # "from a board that is 96 inches long"
    if linked is not None and not out.search(left) and not into.search(left):
        left = linked.left
    here = re.sub(r"\bis sold\b|\bare sold\b|\bwas sold\b", "sold", left)
    goes = max((m.end() for m in out.finditer(here)), default=-1)
    comes = max((m.end() for m in into.finditer(here)), default=-1)
    if goes == comes:
        return before or 1
    return -1 if goes > comes else 1
