"""An amount, what happens to it, and what it is in the end: discounts, taxes, tips, markups, growth by percents.

Given the start and the events, the end follows; given the end, the start; given both, the percent change. Also with
letters. Not covered: several amounts with changes of their own, parts of a group (`shares.py`), mixtures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.maths.derivation import Derivation
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.proportion import bases, changing, events, telling
from tools.maths.topics.proportion.events import DOWN, UP, Event
from tools.maths.topics.proportion.lettering import lettered
from tools.maths.topics.proportion.roles import Amounts, amounts_of, is_year
from tools.maths.topics.proportion.units_asked import other_unit
from tools.maths.tree import Num

_PART_ASKED = re.compile(
    r"\b(?:how much|what)\b(?: (?!total|price|cost|bill|pay|after|before|including|with|value|new|final"
    r"|sale)[a-z]+| ⟦P\d+⟧){0,6}?"
    r" (?:tip|tax|discount|interest|commission|markup|increase|decrease|profit|savings|gratuity)\b(?! rate)"
)

READS = frozenset({"coupon"})


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story of changes, None where it is none or its parts are not clear."""
    stem = lettered(stem)
    if stem.tables or len(stem.sentences) > 8 or not re.search(r"%|percent|⟦[PE]", stem.text.lower() + stem.prose):
        return None
    text = stem.prose
    if stem.placeholders("RFTD") or re.search(r"\b(?:area|volume|perimeter|circumference)\b", text):
        return None
    found = events.find(stem, text)
    if other_unit(stem) or _bases_jump(stem, text, found) or _UNREAD.search(text):
        return None
    repeated = events.repeated(stem, text, found)
    if repeated is None:
        return None
    found, each_spans = repeated
    if any("coupon" in s and not any(f"{e.place}⟧" in s for e in found) for s in stem.told):
        return None
    if len(found) > 1 and len(set(re.findall(r"\bthe number of (?:the )?([a-z]+)", " ".join(stem.told)))) > 1:
        return None  # each change may be of another number
    amounts = amounts_of(stem, text, found)
    if amounts is None:
        return None
    ask = _asked(stem, found, amounts)
    if ask is None:
        return None
    used = [*amounts.places, *(e.place for e in found), *(p for e in found for p in e.places)]
    if not found and not re.search(r"\b(?:will|would|next|following|another|first|last|previous)\b", stem.ask):
        used += [int(m[1]) for m in _DURING.finditer(text)]  # how long the one change took
    if stem.unused(used) or any(i not in used for i in _letters_told(stem)):
        return None
    rest = _rest(text, [*amounts.spans, *(e.span for e in found), *each_spans])
    if re.search(r"\b(?:tip|gratuity)\b", text):
        rest = re.sub(r"\bis left(?=[.,])", " ", rest)  # it is given, and does not remain
    allowed = _OUR_WORDS | _CHANGE_WORDS if not found else _OUR_WORDS
    hard, soft = telling.traps(_ASKING.sub(" ", rest), allowed)
    if hard:
        return None
    known = bases.based(text, found)
    if known is None:
        return None
    found, clear = known
    if any(e.of_start for e in found) and (ask not in ("end", "change") or stem.placeholders("SE")):
        return None  # backwards, or with letters, a percent of the start is an equation of its own
    return changing.derivation(stem, ask, amounts.start, amounts.end, found, full=not soft and clear)


_OUR_WORDS_TEXT = """
    percent tenth hundredth gave before after then first last exactly how many much what which if when original
"""
_OUR_WORDS = frozenset(_OUR_WORDS_TEXT.split())
_CHANGE_WORDS = frozenset(
    ["increase", "increased", "decrease", "decreased", "greater", "less", "more", "lower", "higher"]
)
_ASKING = re.compile(
    r"\b(?:in|during|after|of) the (?:first|second|third|next|following) (?:year|month|week|day)\b|\b(?:last"
    r"|this|next) (?:year|week|month)\b|"
    r"\bmakes no (?:other|additional) deposits(?: or withdrawals)?|\bno (?:other|additional) (?:deposits"
    r"|withdrawals)[a-z ]*made\b|"
    rf"\bby what percent(?:age)? (?:did|has|have|was|is|does) [^?]*?(?:{UP}|{DOWN}|changed?)|\b(?:by )?what"
    rf" (?:is |was )?(?:the )?(?:overall |total |net )?(?:percent(?:age)?|percent) (?:of|did|has|was|is|{UP}"
    rf"|{DOWN}|increase"
    rf"|decrease|change|discount|markup|raise)?|\bpercent(?:age)? (?:change|increase|decrease|discount|of)\b"
    rf"|\b(?:did|has|have|does|was) [^?]*(?:{UP}|{DOWN}|change)"
    r"|\bhow much (?:less|more) (?:than|will|would|does|did)\b(?= (?:he|she|they) pay)|\b(?:amount|size) of"
    r" (?:the )?(?:increase|decrease)"
    r"|\bboth based on\b|\bthe (?:increased|decreased) (?:price|value|amount|number)\b"
    r"|\bfinal result\b|\bwas each\b|\bper item\b|\b(?:an|the) (?:increase|decrease)\b|\bonly\b"
)


_DURING = re.compile(
    r"\b(?:in|over|during)(?: the(?: past| last| next)?)? ⟦N(\d+)⟧ (?:years?|months?|weeks?|days?|hours?|decades?)\b"
)


def _letters_told(stem: Stem) -> list[int]:
    """Letters that stand in the sentences told."""
    return [i for s in stem.told for i in stem.placeholders("S", s)]


def _rest(text: str, spans: Sequence[tuple[int, int]]) -> str:
    keep = list(text)
    for start, end in spans:
        keep[start:end] = " " * (end - start)
    return PLACEHOLDER.sub(" ", "".join(keep))


_ORIGINAL = re.compile(
    r"\b(?:original|originally|regular|initial|list|starting|normal|usual|pre-tax|old|beginning|retail|full"
    r"|undiscounted)\b|\bbefore\b"
)
_PERCENT = re.compile(
    r"\bwhat (?:is |was |were )?(?:the )?(?:approximate |overall |total |net )?percent|\bpercent(?:age)?"
    r" (?:change|increase|decrease|of change)\b|\bwhat percent"
)
_PART = re.compile(
    r"\b(?:how much|what|find)\b[^?]*\b(?:amount of (?:the )?(?:discount|tip|tax|increase|decrease|markup)|is"
    r" the (?:discount|tip|tax|increase|decrease|sales tax)"
    r"|was the (?:discount|tip|tax|increase|decrease|sales tax)|save|saved|saves)\b|\bby how (?:much|many)\b"
    r"|\bhow much (?:tip|tax|discount)\b|\bhow much money (?:did|does|will|would) \w+ save"
    r"|\b(?:how much|how many dollars) (?:should|did|does|will|would) [a-z ]+ (?:tip|leave)"
)
_FINAL = re.compile(
    r"\b(?:sale price|final|new|total|after|now|pay|pays|paid|cost|price|result|value|population|salary|worth"
    r"|amount|how (?:many|tall|long|heavy|high|large|much)|number|charge|bill|discounted|selling)\b"
)


_LOST = re.compile(  # the size of all changes together is asked for, not what there is afterwards
    r"\bhow (?:much|many)\b[^?]*\b(?:los[et]|losing|gain(?:ed)?|drop(?:ped)?|f[ae]ll|fallen|rise|rose"
    "|risen|gr[eo]wn?|grow"
    "|increased?|decreased?|depreciated?|appreciated?|go(?:ne)? (?:up|down)|went (?:up|down)|changed?"
    "|declined?|shr[iau]nk"
    r"|saved?|earn(?:ed)? in interest|lower(?:ed)?|reduced)\b"
    r"|\bby how (?:much|many)\b|\b(?:total|overall|net) (?:decrease|increase|loss|gain|depreciation|savings?|discount"
    r"|reduction|change|drop|rise|growth)\b|\bhow (?:much|many) (?:[a-z]+ )?(?:more|less|fewer|higher|lower)\b"
)
_ORDINAL = re.compile(
    r"\b(first|second|third|fourth|fifth|next|following|last|previous) (?:year|month|week|day|hour)\b"
)
_PLACE = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


def _asked(stem: Stem, found: Sequence[Event], amounts: Amounts) -> str | None:
    """ "start", "end", "part" (the size of the change), "change" (of all together) or "percent"."""
    asking = re.search(r"\b(?:how|what|which|find|by what)\b", stem.ask)
    ask = stem.ask[asking.start() :] if asking else stem.ask
    if asking and re.search(r"\bbefore\b", stem.ask[: asking.start()]) and len(found) + (amounts.start is None) < 2:
        return None  # "before the discount, what was the price?"
    periods = sum(e.repeats for e in found)
    if len(found) > 1 and _in_between(stem, ask):
        return None
    if any(_PLACE.get(m[1], 0) != periods for m in _ORDINAL.finditer(ask)):
        return None  # "in the second year": one period of several
    if _PERCENT.search(ask):
        percents_of = re.search(r"\bpercent(?:age)? of\b", ask)
        if amounts.start is not None and amounts.end is not None and not found:
            return "percent" if not percents_of else None
        if found and amounts.end is None and not any(e.fixed for e in found) and len(found) > 1:
            return "percent of" if percents_of else "percent"
        return None
    if not found:
        return None
    if re.search(r"\bin percent\b|\bas a (?:percent|fraction)|\bwhat fraction\b", ask):
        return None  # percents are asked for above
    if found[0].name == "commission":
        if len(found) != 1 or re.search(r"\bkeep|\bkept|\bleft\b|\bremain", ask):
            return None
        earned = re.search(
            r"⟦M\d+⟧ (?:in|of|as)(?: a| her| his)? commission|commission (?:of|was|is) ⟦M|⟦M\d+⟧ commission", stem.prose
        )
        if earned:
            return "whole" if amounts.start is not None and re.search(r"\bsales?\b|\bsell\b", ask) else None
        return "part" if "commission" in ask and amounts.start is not None and amounts.end is None else None
    if _LOST.search(ask) and (periods > 1 or not (_PART.search(ask) or _PART_ASKED.search(ask))):
        single = _ORDINAL.search(ask) is None and all(e.name != "tax" and not e.fixed for e in found)
        return "change" if amounts.start is not None and amounts.end is None and single else None
    if _PART.search(ask) or _PART_ASKED.search(ask):
        return "part" if amounts.start is not None and amounts.end is None and len(found) == 1 else None
    if amounts.start is not None and amounts.end is not None:
        return None
    if amounts.end is not None:
        asks_number = re.search(r"\bwhat (?:is|was) the number\b|\bfind the number\b|\bwhat number\b|\bwhat is ⟦S", ask)
        return "start" if _ORIGINAL.search(ask) or asks_number or _asked_year(stem) == "first" else None
    if amounts.start is not None:
        if _asked_year(stem) == "first":
            return None
        if _ORIGINAL.search(
            re.sub(r"\b(?:original|regular|list) price\b(?= (?:of|is|was) ⟦)|\bbefore (?:the )?tax\b", "", ask)
        ) and not re.search(r"\bafter\b", ask):
            return None
        return "end" if _FINAL.search(ask) else None
    return None


def _bases_jump(stem: Stem, text: str, found: Sequence[Event]) -> bool:
    """Whether a later change is told of an earlier year than the one just before: "10% more than in 2019", twice."""
    bases = [
        stem.value(m[1]) if (m := re.search(r"\bthan\b[^⟦]*\bin ⟦N(\d+)⟧", text[e.span[0] : e.span[1]])) else None
        for e in found
    ]
    known = [b for b in bases if b is not None]
    years = [n.value for i in stem.placeholders("N") if is_year(n := stem.nodes[i]) and isinstance(n, Num)]
    return known != sorted(set(known)) or any(b is not None and i > 0 and b == min(years) for i, b in enumerate(bases))


# The amount of the change itself, a tax on what was before a coupon, a year that is asked for
_UNREAD = re.compile(r"\breduction (?:is|was) ⟦M|\bwhich (?:is|was) ⟦M|\bon the full price\b|\bin which year\b")
_WHEN = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|fall|autumn|winter"
    r"|morning|afternoon|evening|noon|(?:this|next) (?:year|month|week))\b"
)


def _in_between(stem: Stem, ask: str) -> bool:
    """Whether a moment is asked about that is neither the first nor the last: some of the changes come later."""
    if re.search(r"\bafter\b[^?]*\bbefore\b|\bbefore\b[^?]*\bafter\b|\bbut not\b|\bwithout\b", ask):
        return True
    years = [n.value for i in stem.placeholders("N") if is_year(n := stem.nodes[i]) and isinstance(n, Num)]
    asked = [n.value for i in stem.placeholders("N", ask) if is_year(n := stem.nodes[i]) and isinstance(n, Num)]
    if asked and (
        not {asked[-1]} & {min(years), max(years)} or (len(asked) > 1 and set(asked) != {min(years), max(years)})
    ):
        return True
    if len(asked) == 1 and (_LOST.search(ask) or ("end of" in ask and asked[0] == min(years))):
        return True  # the change of one of several years
    told, wanted = _WHEN.findall(" ".join(stem.told)), _WHEN.findall(ask)
    if wanted and _LOST.search(ask) and "from" not in ask:
        return True  # the change of one of several months
    return bool(told and wanted) and (wanted[-1] != told[-1] or (len(wanted) > 1 and wanted[0] != told[0]))


def _asked_year(stem: Stem) -> str | None:
    """ "first" or "last" of the two years that are named, by the year asked for."""
    values = [n.value for i in stem.placeholders("N") if is_year(n := stem.nodes[i]) and isinstance(n, Num)]
    asked = [n.value for i in stem.placeholders("N", stem.ask) if is_year(n := stem.nodes[i]) and isinstance(n, Num)]
    if not asked or len(set(values)) < 2 or min(values) < asked[-1] < max(values):
        return None
    return "first" if asked[-1] == min(values) else "last"
