"""The percent change between two amounts, or of several changes taken together: the change over the amount before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.event_steps import CONCEPT, applied, factor_text, rule_of, short
from tools.maths.topics.proportion.events import DOWN, DOWN_NOUN, UP, UP_NOUN, Event
from tools.maths.tree import Bin, Node, Num, letters
from tools.maths.values import evaluate

COMPARING = "A percent change compares the change with the amount before: change divided by the starting amount."


HUNDRED = Num(Fraction(100))


def against(stem: Stem, up: bool) -> bool:
    """Whether the question speaks of an increase where there is a decrease, or the other way round."""
    asking = re.search(r"\b(?:how|what|which|find)\b", stem.ask)
    ask = stem.ask[asking.start() :] if asking else stem.ask
    ways = {
        sign
        for verb, noun, sign in ((UP, UP_NOUN, True), (DOWN, DOWN_NOUN, False))
        if re.search(rf"\b(?:{verb}|{noun})\b", ask)
    }
    return ways == {not up}


def compared(stem: Stem, start: Node, end: Node, full: bool) -> Derivation | None:
    """The percent change from one number to another."""
    first, last = evaluate(start), evaluate(end)
    if not isinstance(first, Fraction) or not isinstance(last, Fraction) or first <= 0 or first == last:
        return None
    if against(stem, last > first):
        return None
    large, small = (end, start) if last > first else (start, end)
    gap = Bin("-", large, small)
    change = telling.shown(abs(last - first))
    part = Bin("*", Bin("/", change, start, "frac"), HUNDRED, "cdot")
    percent = abs(last - first) / first * 100
    moves = [
        telling.worked("Find the change", "Subtract the smaller amount from the larger one.", gap, change),
        telling.worked(
            "Divide by the starting amount",
            "Compare the change with the amount before, and write the quotient as a number of percent.",
            part,
            telling.shown(percent),
        ),
    ]
    sign = 1 if last > first else -1
    slips = [Slip("percent of the wrong base", telling.shown(abs(last - first) / last * 100))]
    slips.append(Slip("giving the amount instead of the change", telling.shown(last / first * 100)))
    return _percent_told(
        stem, percent, moves, lambda: first + sign * first * percent / 100 == last, COMPARING, full, tuple(slips)
    )


def overall(stem: Stem, found: Sequence[Event], whole: bool, full: bool) -> Derivation | None:
    """Several changes taken together, starting from 100."""
    node: Node = HUNDRED
    moves: list[Move] = []
    for event in found:
        if letters(event.part):
            return None
        after = applied(node, event)
        value = short(after)
        moves.append(
            telling.worked(
                rule_of(event),
                f"Start from 100. {factor_text(event)}" if not moves else factor_text(event),
                after,
                value,
            )
        )
        node = value
    total = evaluate(node)
    if not isinstance(total, Fraction) or total == 100 or (not whole and against(stem, total > 100)):
        return None
    percent = total if whole else abs(total - 100)
    if not whole:
        gap = Bin("-", node, HUNDRED) if total > 100 else Bin("-", HUNDRED, node)
        moves.append(
            telling.worked(
                "Compare with 100", "The change out of 100 is the percent change.", gap, telling.shown(percent)
            )
        )
    added = sum((e.sign * Fraction(evaluate(e.part)) * 100 for e in found), Fraction(0))
    slip = Slip("adding the percents", telling.shown(abs(added + 100 if whole else added)))

    def confirm() -> bool:
        amount = Fraction(731, 3)
        after = amount
        for event in found:
            for _ in range(event.repeats):
                after += event.sign * after * Fraction(evaluate(event.part))
        return (after / amount if whole else abs(after - amount) / amount) == percent / 100

    return _percent_told(stem, percent, moves, confirm, CONCEPT, full, (slip,))


def _percent_told(
    stem: Stem,
    percent: Fraction,
    moves: list[Move],
    confirm: Callable[[], bool],
    concept: str,
    full: bool,
    slips: tuple[Slip, ...],
) -> Derivation:
    places = telling.rounding(stem)
    answer = telling.shown(percent)
    if not stem.choices and places is not None:
        answer = telling.shown(telling.rounded(percent, places))
    return Derivation(
        PERCENTAGES,
        concept,
        tuple(moves),
        ({},),
        (answer,),
        asked="You are asked for a percent, not for an amount.",
        confirm=confirm,
        unit="percent",
        fits=telling.fitting(stem, telling.shown(percent), percent=True),
        slips=slips,
        full=full,
    )
