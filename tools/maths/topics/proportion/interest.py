"""Simple interest: the same percent of the first amount every year, so many years; the interest or the balance.

Compound interest is growth and belongs to other topics; here the word "simple" must stand in the problem.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.figures import GIVEN
from tools.maths.picturing.bars import repeated
from tools.maths.picturing.reading import label
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units_asked import other_unit
from tools.maths.topics.proportion.working import Working

_SIMPLE = re.compile(r"\bsimple (?:annual |yearly )?interest\b")
_TIME = re.compile(
    r"\b(?:after|for|in|over|at the end of) (?:the first )?⟦N(\d+)⟧ (years?|months?)\b|⟦N(\d+)⟧ (years?"
    "|months?) (?:later|from now)"
)
_YEARLY = re.compile(r"\b(?:per year|a year|each year|every year|annual(?:ly)?|yearly|per annum)\b")
_INTEREST = re.compile(
    r"\bhow much (?:simple )?interest\b|\bwhat (?:is|was|will be) the (?:total )?(?:amount of )?(?:simple "
    r")?interest\b|\b(?:how much money|how many dollars) [^?]* in interest\b"
)
_BALANCE = re.compile(
    r"\b(?:balance|total (?:amount|value)|value|worth|how much (?:money )?(?:is|will be|does|will)|how "
    r"many dollars (?:are|will be)|repay|owe)\b"
)
CONCEPT = (
    "Simple interest is taken of the first amount only: amount times rate times number of years. It grows "
    "by the same sum every year."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of simple interest, None for anything else."""
    if other_unit(stem):
        return None
    text = stem.prose
    if not _SIMPLE.search(text) or stem.tables or stem.placeholders("RFESTD") or "compound" in text:
        return None
    money, percents, time = stem.placeholders("M"), stem.placeholders("P"), _TIME.search(text)
    if len(money) != 1 or len(percents) != 1 or time is None or not _YEARLY.search(text):
        return None
    place, unit = (time[1] or time[3]), (time[2] or time[4])
    values = [stem.value(str(i)) for i in (money[0], percents[0], place)]
    if None in values or stem.unused([money[0], percents[0], int(place)]):
        return None
    hard, soft = telling.traps(
        _TIME.sub(" ", _YEARLY.sub(" ", text)), frozenset({"total", "after", "additional", "no"})
    )
    if hard or re.search(
        rf"\b(?:earned|paid|received|charged) (?:a total of )?⟦M{money[0]}⟧ (?:in|of) (?:simple )?interest"
        r"|interest (?:of|is|was) ⟦M",
        text,
    ):
        return None
    amount, rate, count = (Fraction(v) for v in values if v is not None)
    wants = "interest" if _INTEREST.search(stem.ask) else "balance" if _BALANCE.search(stem.ask) else None
    if wants is None or amount <= 0 or count <= 0:
        return None
    return _derived(stem, (amount, rate, count), months=unit.startswith("month"), wants=wants, full=not soft)


def _derived(
    stem: Stem, given: tuple[Fraction, Fraction, Fraction], *, months: bool, wants: str, full: bool
) -> Derivation:
    amount, rate, count = given
    work = Working(stem)
    years = work.step("Write the time in years", "A year has 12 months.", count, "/", Fraction(12)) if months else count
    yearly = work.step("Find one year's interest", "Take the percent of the first amount.", amount, "*", rate)
    interest = work.step("Multiply by the years", "Every year brings the same interest.", yearly, "*", years)
    answer = interest
    if wants == "balance":
        answer = work.step(
            "Add the interest", "The balance is the first amount and the interest.", amount, "+", interest
        )

    def confirm() -> bool:  # month by month
        total = amount
        for _ in range(int(years * 12)):
            total += amount * rate / 12
        return total == (answer if wants == "balance" else amount + answer)

    other = interest if wants == "balance" else amount + interest
    found = work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked for the interest or for the balance. Which of the two?",
        answer,
        confirm,
        unit="dollars",
        slips=(
            (
                "giving the part instead of the whole"
                if wants == "balance"
                else "giving the whole instead of the part",
                other,
            ),
        ),
        full=full,
    )
    if found is None or months:
        return found
    each = label(work.show(yearly)), 0
    whole = (label(work.show(answer)), 2) if wants == "balance" else ("", GIVEN)
    figure = repeated((float(amount), label(work.show(amount))), (float(yearly), *each), int(years), whole)
    return replace(found, figure=figure) if years == int(years) else found
