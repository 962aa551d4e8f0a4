"""Numbers in a lecture's sentences, and wrong numbers to stand beside the right one.

Wrong numbers are taken from elsewhere in the lecture where it says enough of them in the same notation; the rest are
made by the slips people make with numbers (digits swapped, half, double, the part that is left).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tools.quiz.item import Distractor, clock
from tools.quiz.sentences import Ground, Utterance

WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# A figure with a thing counted after it; versions (GPT-2, 3.11), list places and years are not asked for.
FIGURE = re.compile(
    r"(?<![\w.,\-/])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?= ?(?:%|percent\b)| (?:(?:thousand|million|billion) )?[a-z]{3,})"
)
SPELT = re.compile(rf"(?<![\w-])({'|'.join(WORDS[:6])})(?= (?!of\b|or\b|and\b|to\b|more\b|other\b|last\b)[a-z]{{3,}})")


@dataclass(frozen=True)
class Said:
    """A number as said: where in the text of its sentence, and its value."""

    text: str
    start: int
    end: int
    value: float
    percent: bool = False


def said(text: str) -> list[Said]:
    """The numbers of a sentence worth asking for.

    >>> [one.text for one in said("It emits 920 grams of carbon per hour with GPT-2 in 2 steps.")]
    ['920', '2']
    """
    figures = [
        Said(m[1], m.start(1), m.end(1), float(m[1].replace(",", "")), _percent(text, m.end()))
        for m in FIGURE.finditer(text)
    ]
    spelt = [Said(m[1], m.start(1), m.end(1), value_of(m[1])) for m in SPELT.finditer(text)]
    return [one for one in figures if one.value > 1 and not _year(one.text)] + spelt


def value_of(text: str) -> float:
    """The value of a number as `said` finds it.

    >>> value_of("1,200"), value_of("three")
    (1200.0, 3.0)
    """
    return WORDS.index(text) + 2.0 if text in WORDS else float(text.replace(",", ""))


def wrong(key: Said, ground: Ground, lecture: Sequence[Utterance], wanted: int = 3) -> list[Distractor]:
    """Wrong numbers in the key's notation, each with where it comes from."""
    spelt = key.text in WORDS
    taken = {one.value for one in said(ground.text)} | {key.value}
    found: list[Distractor] = []
    for number, other in enumerate(lecture):
        if number in ground.numbers:
            continue
        for one in said(other.text):
            alike = (
                one.percent == key.percent
                and (one.text in WORDS) == spelt
                and key.value / 20 <= one.value <= key.value * 20
            )
            if alike and ("." in one.text) == ("." in key.text) and one.value not in taken and not spelt:
                taken.add(one.value)
                why = f"belongs elsewhere; the lecture says: “{other.text}” {clock(other.start)}"
                found.append(Distractor(one.text, why))
    for value, why in _slips(key, spelt):
        if value not in taken:
            taken.add(value)
            found.append(Distractor(_written(value, key.text, spelt), why))
    return found[: min(wanted, 2)] + found[max(2, len(found) - wanted + 2) :][: max(0, wanted - 2)]


def _slips(key: Said, spelt: bool) -> list[tuple[float, str]]:
    if spelt:
        near = [(key.value + 1, "counts one too many"), (key.value - 1, "leaves one out")]
        near += [(key.value + 2, "counts two too many"), (key.value - 2, "leaves two out")]
        return [(value, why) for value, why in near if 2 <= value <= len(WORDS) + 1]
    percent = key.value < 100 and key.percent
    whole = float(key.value).is_integer()
    slips = [(_swapped(key.text), "swaps two digits")]
    if percent:
        slips += [(100 - key.value, "is the part that is left"), (key.value - 10, "is ten percent too low")]
        slips += [(key.value + 10 if key.value < 90 else key.value - 20, "is ten or more percent off")]
    else:
        slips += [(key.value / 2, "halves it"), (key.value * 2, "doubles it"), (key.value * 3, "trebles it")]
        slips += [(key.value * 4, "is four times too large")]
    return [(value, why) for value, why in slips if value > 0 and (not whole or float(value).is_integer())]


def _swapped(text: str) -> float:
    """The number with its first two different neighbouring digits swapped; itself where there are none."""
    for at in range(len(text) - 1):
        one, other = text[at], text[at + 1]
        if one.isdigit() and other.isdigit() and one != other and not (at == 0 and other == "0"):
            return float((text[:at] + other + one + text[at + 2 :]).replace(",", ""))
    return float(text.replace(",", ""))


def _written(value: float, like: str, spelt: bool) -> str:
    if spelt:
        return WORDS[int(value) - 2]
    places = len(like.partition(".")[2])
    return f"{value:,.{places}f}" if "," in like else f"{value:.{places}f}"


def _percent(text: str, end: int) -> bool:
    return re.match(r" ?(?:%|percent\b)", text[end:]) is not None


def _year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", text))
