"""One amount and percents in a row, forwards or backwards: raised, reduced, a share of it, the rest of it.

What a percent does is said beside it; whether the amount told stands before or after the changes is said by the years,
by the order of telling and by the question ("originally", "in 2014"). Not read: simple interest, percents of two
different amounts, "what percent".
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion.working import Working
from tools.maths.topics.stories.at_length.moments import stops_short
from tools.maths.topics.stories.at_length.percent_words import MARK, Change, percents_in, what_it_does

CONCEPT = "Each percent is taken of the amount just before it, so the changes are multiplied one after the other."
_REST = re.compile(r"\b(?:the rest|remaining|remainder|others|left over|leftover)\b")
_NEGATED = re.compile(r"\bnot\b|n't\b|\bnever\b|\bneither\b|\bwithout\b|\bno longer\b")
ASKED_BEFORE = re.compile(
    r"\b(?:original(?:ly)?|initial(?:ly)?|before|regular|list price|marked price|at the (?:start|beginning)|started with|at first|previous year|last year|earlier)\b"
)
_AFTER = re.compile(
    r"\b(?:after|now|final|sale price|sold for|paid|pays?|this year|today|current|total|afterwards?|a year later|new|later)\b"
)
_STOP = re.compile(
    r"\b(?:simple interest|compound\w*|each (?:year|month|week|day|hour)|per (?:year|month|week|day|hour)|every|annual\w*|what percent|by (?:how|what)|what is the percent|percentage|difference|how (?:much|many) (?:more|less|fewer)|mean|average|median|ratio|twice|half|third|double[ds]?|triple[ds]?|coupon|both|neither|either|sum|concentration|solution|mixture|probability|equations?|at least|at most|amount of the (?:discount|tax|tip|increase|decrease)|in addition|profit|remaining number)\b|\$ ?⟦[A-Z]\d+⟧ off|⟦P\d+⟧.*⟦P\d+⟧ (?:off|of|more than|less than|above|below) (?:the|its|her|his) (?:original|regular|list|first|initial)"
)
_NOISE_TEXT = """
    the and its his her their was were are that this those these with from for rest year how many much did does use
    used will have had has which what number amount total
"""
_NOISE = frozenset(_NOISE_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of one amount with percents in a row, None for anything else."""
    if not stem.choices or stem.tables or stem.statements or stem.placeholders("RFESTD") or _STOP.search(stem.prose):
        return None
    if stops_short(stem) and not ASKED_BEFORE.search(stem.ask):
        return None
    percents = stem.placeholders("P")
    amounts = tuple(i for i in stem.unused(percents) if i in stem.placeholders("NM"))
    if not 1 <= len(percents) <= 3 or len(amounts) != 1 or len(stem.unused((*percents, *amounts))):
        return None
    base = stem.value(str(amounts[0]))
    if base is None or base <= 2:
        return None
    changes = _changes(stem, amounts[0])
    if changes is None or any(not 0 < c.rate < 5 or c.factor <= 0 for c in changes):
        return None
    if len(changes) == 1 and changes[0].does in ("part", "rest"):
        return None  # other topics read a single share
    return _derived(stem, base, changes)


def _changes(stem: Stem, amount: int) -> tuple[Change, ...] | None:
    text = stem.prose
    found: list[Change] = []
    base = next(m for m in MARK.finditer(text) if int(m[2]) == amount)
    start = base.start()
    for mark, before, clause in percents_in(text):
        rate = stem.value(mark[2])
        does = what_it_does(re.split(r"[.;?] ", before)[-1], clause, found[-1].does if found else "")
        if rate is None or not does:
            return None
        told = re.search(
            r"(?:,? which|\. (?:this|that)|, or| (?:this|that)) (?:is|was|were|represents|represented) (?:an? )?$",
            before,
        )
        back = bool(told and mark.start() - len(before) == base.end()) and (
            " than" in clause or " over" in clause or " from" in clause
        )
        found.append(Change(rate, does, back, mark.start()))
    if any(c.back for c in found):
        if not found[0].back or any(c.back for c in found[1:]):
            return None
        if any(c.does not in ("up", "down") for c in found[1:]):
            return _asked_share(stem, found) if found[-1].does.startswith("part") else None
        return tuple(found)
    shares = any(c.does not in ("up", "down") for c in found)
    order = _told_after(stem, text, start, found)
    if order is None or (order and shares):
        return None
    if order:
        return tuple(Change(c.rate, c.does, True, c.place) for c in reversed(found))
    if shares and found[-1].does.startswith("part"):
        return _asked_share(stem, found)
    return tuple(found) if not shares else None


def _told_after(stem: Stem, text: str, start: int, found: list[Change]) -> bool | None:
    """Whether the amount told is the one after the changes; None when that stays open."""
    if any(c.does not in ("up", "down") for c in found):
        return False if start < found[0].place else None
    clause = re.split(r"[.;?] ", text[:start])[-1] + text[start : start + 200].split(".")[0].split("?")[0]
    told_year, asked_year = _year(stem, clause), _year(stem, stem.ask.rsplit(",", 1)[-1])
    if told_year and asked_year and told_year != asked_year:
        return told_year > asked_year
    first = start < found[0].place
    asks_before = bool(ASKED_BEFORE.search(stem.ask.rsplit(",", 1)[-1]))
    if first:
        return False if not asks_before and not _AFTER.search(clause.split("⟦")[0]) else None
    return True if asks_before else None


def _year(stem: Stem, text: str) -> int:
    years = [stem.value(m[2]) for m in MARK.finditer(text) if m[1] == "N"]
    plain = {int(y) for y in years if y is not None and 1800 <= y <= 2100 and y.denominator == 1}
    return plain.pop() if len(plain) == 1 else 0


def _asked_share(stem: Stem, found: list[Change]) -> tuple[Change, ...] | None:
    """The last share or the rest after it, by the question's words."""
    out = []
    for i, change in enumerate(found):
        later = found[i + 1].does if i + 1 < len(found) else ""
        does = "part" if change.does.startswith("part") else change.does
        out.append(
            Change(
                change.rate, "rest" if later == "part of rest" and does == "part" else does, change.back, change.place
            )
        )
    last = found[-1]
    sentence_end = stem.prose.find(".", last.place)
    said = stem.prose[last.place : sentence_end if sentence_end > 0 else None]
    ask = stem.ask
    rest_of = _REST.search(said)
    clauses = re.split(r",|;|\band\b|\bbut\b|\bwhile\b", said)
    mine = _content(" ".join(c for c in clauses if not _REST.search(c)))
    other = _content(" ".join(c for c in clauses if _REST.search(c)))
    asked = _content(ask)
    if _NEGATED.search(ask) or _REST.search(ask) or re.search(r"\bleft\b", ask):
        if _NEGATED.search(said) or rest_of or re.search(r"\bnot\b[^?]*\b(?:and|or|but)\b", ask):
            return None
        return (*out[:-1], Change(last.rate, "rest", last.back, last.place))
    if other - mine and len(asked & (other - mine)) > len(asked & (mine - other)):
        return (*out[:-1], Change(last.rate, "rest", last.back, last.place))
    return tuple(out) if asked & (mine - other) and not _NEGATED.search(said) else None


def _content(text: str) -> frozenset[str]:
    found = re.findall(r"[a-z]+", re.sub(r"⟦\w+⟧", " ", text).replace(" made ", " make "))
    return frozenset(w.rstrip("s")[:5] for w in found if len(w) > 2 and w not in _NOISE)


def _derived(stem: Stem, base: Fraction, changes: tuple[Change, ...]) -> Derivation | None:
    work, value = Working(stem), base
    wrong = base
    for change in changes:
        op = "/" if change.back else "*"
        sign = {"up": "+", "down": "-", "rest": "-"}.get(change.does)
        if sign:
            factor = work.step(
                "Find the factor",
                "What is left or reached is one whole changed by the percent.",
                Fraction(1),
                sign,
                change.rate,
            )
        else:
            factor = change.rate
        text = (
            "Going back undoes the multiplication: divide by the factor."
            if change.back
            else "Multiply the amount just before by the factor."
        )
        value = work.step("Divide by the factor" if change.back else "Multiply by the factor", text, value, op, factor)
        wrong = wrong * (2 - change.factor) if change.back else wrong
    answer = value

    def confirm() -> bool:  # from the answer back to the amount told
        at = answer
        for change in reversed(changes):
            part = at * (change.rate if change.does == "part" else Fraction(1)) if change.back else at
            if change.back:
                at = part + (
                    at * change.rate
                    if change.does == "up"
                    else -at * change.rate
                    if change.does in ("down", "rest")
                    else 0
                )
            else:
                at = at * 100 / (100 * change.factor)
        return at == base

    if (
        stem.placeholders("N")
        and not stem.placeholders("M")
        and answer.denominator != 1
        and re.search(r"\bhow many (?!\w+ of)", stem.ask)
        and "approximately" not in stem.prose
        and not re.search(
            r"\b(?:tons?|pounds|grams|kilograms|liters|gallons|acres|miles|meters|feet|hours|minutes|ounces|kilometers|centimeters|inches)\b",
            stem.ask,
        )
    ):
        return None
    slips = (("taking the percent of the amount afterwards", wrong),) if wrong != base and wrong != answer else ()
    return work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked for the amount at another point of the story than the one told.",
        answer,
        confirm,
        slips=slips,
        full=False,
    )
