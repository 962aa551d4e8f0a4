"""How a data problem's answer is compared with the choices: exactly, as a percent, or as the nearest when asked so."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.figures import Figure
from tools.maths.numerals import as_decimal
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tree import Bin, Node, Percent, Rel, Sym, num
from tools.maths.values import exact_value

_ABOUT = re.compile(
    r"\bclosest\b|\bapproximate|\babout\b|\bnearest\b|\bround(?:ed)?\b|\bestimate|\broughly\b|\bbest (?:approx|describes)"
)
_PLACES = {"whole": 0, "integer": 0, "one": 0, "tenth": 1, "hundredth": 2, "thousandth": 3, "cent": 2}
_TENS = {"ten": 10, "hundred": 100, "thousand": 1000}


# "What is half of the range": what no topic of this room works out.
_TURNED = re.compile(
    r"\b(?:half|twice|double|not)(?: of)? the (?:mean|median|mode|range|average|probability|chance|interquartile range)\b"
)


@dataclass(frozen=True)
class Found:
    """A number that answers a data problem, with what a derivation needs besides the choices.

    kind: "number" or "percent" (then `value` is a part of 1, and 20% may stand in the choices as 20% or 20).
    """

    skill: str
    concept: str
    asked: str
    moves: tuple[Move, ...]
    value: Fraction
    confirm: Callable[[], bool]
    kind: str = "number"
    unit: str = ""
    slips: tuple[Slip, ...] = ()
    full: bool = False
    decimal: bool = False
    shortcut: str = ""
    figure: Figure | None = None


def number_answer(stem: Stem, found: Found) -> Derivation | None:
    """The derivation; None when no choice agrees, so that another reading may be tried."""
    if _TURNED.search(stem.ask):
        return None
    moves, value = list(found.moves), found.value * (100 if found.kind == "percent" else 1)
    fits: Callable[[Choice], bool] | None = None
    shown: Node = rational(value, found.decimal or found.kind == "percent")
    if stem.choices:
        right = _agreeing(stem, found, value)
        if right is None:
            return None
        chosen = right

        def fits(choice: Choice) -> bool:
            return choice is chosen

        given = choice_value(chosen, found.kind)
        if given is not None and given != value:
            moves.append(
                Move(
                    "Compare with the choices",
                    "Write the result as a decimal and look which choice is nearest to it.",
                    shown,
                    words(chosen.text),
                    check=lambda: all(
                        abs((choice_value(c, found.kind) or 0) - value) >= abs(given - value) for c in stem.choices
                    ),
                )
            )
        shown = chosen.node if chosen.node is not None and not isinstance(chosen.node, Rel) else shown
    else:
        rounded = _rounded(stem, value)
        if rounded is not None and rounded != value:
            moves.append(
                Move(
                    "Round",
                    "Round to the place that is asked for.",
                    Bin("/", num(value.numerator), num(value.denominator), "frac"),
                    rational(rounded, True),
                    check=lambda: abs(rounded - value) <= _half_step(stem),
                )
            )
            shown = rational(rounded, True)
        elif rounded is None and as_decimal(value) is None and found.kind == "percent":
            return None
    return Derivation(
        skill=found.skill,
        concept=found.concept,
        moves=tuple(moves),
        solutions=({},),
        values=(shown,),
        asked=found.asked,
        unit="percent" if found.kind == "percent" and not isinstance(shown, Percent) else found.unit,
        confirm=found.confirm,
        fits=fits,
        slips=found.slips,
        shortcut=found.shortcut,
        full=found.full,
        figure=found.figure,
    )


def choice_value(choice: Choice, kind: str = "number") -> Fraction | None:
    """The number a choice says ("$k = 3$" says 3); for percents, 20% and 20 both say 20."""
    node = choice.node
    if isinstance(node, Rel) and isinstance(node.left, Sym) and node.op == "=":
        node = node.right
    if node is None:
        match = re.fullmatch(
            r"[^\d]*?(-?[\d,]+(?:\.\d+)?)\s*(%|[a-z ]*)\.?", choice.text.replace("\\", "").replace("$", "")
        )
        return Fraction(match.group(1).replace(",", "")) if match and match.group(1).strip(",") else None
    if kind == "percent" and isinstance(node, Percent):
        node = node.arg
    return exact_value(node)


def _agreeing(stem: Stem, found: Found, value: Fraction) -> Choice | None:
    """The one choice that says the value, or, where a rounded answer is asked for, comes clearly nearest to it."""
    said = [(choice_value(c, found.kind), c) for c in stem.choices]
    exact = [c for v, c in said if v == value]
    if len(exact) == 1:
        return exact[0]
    if exact or any(v is None for v, _ in said):
        return None
    ranked = sorted(((abs((v or Fraction(0)) - value), c) for v, c in said), key=lambda pair: pair[0])
    (best, choice), (second, _) = ranked[0], ranked[1]
    close = best <= abs(value) / 20 and best < second
    return choice if close and _ABOUT.search(stem.prose) else _same_to_its_places(said, value)


def _same_to_its_places(said: Sequence[tuple[Fraction | None, Choice]], value: Fraction) -> Choice | None:
    """A repeating decimal cut to two or more places in the choices: 0.67 for 2/3."""
    if as_decimal(value) is not None:
        return None
    hits = []
    for given, choice in said:
        text = as_decimal(given) if given is not None else None
        places = len(text.partition(".")[2]) if text else 0
        if given is not None and places >= 2 and round(value, places) == given:
            hits.append(choice)
    return hits[0] if len(hits) == 1 else None


def _step(stem: Stem) -> Fraction | None:
    match = re.search(r"nearest (?:whole (?:number|percent)|([a-z]+))", stem.prose)
    if match is None:
        return None
    word = match.group(1) or "whole"
    if word in _TENS:
        return Fraction(_TENS[word])
    return Fraction(1, 10 ** _PLACES.get(word, 0))


def _half_step(stem: Stem) -> Fraction:
    return (_step(stem) or Fraction(0)) / 2


def _rounded(stem: Stem, value: Fraction) -> Fraction | None:
    """The value rounded half up, as the problem asks; None when it asks for no rounding."""
    step = _step(stem)
    if step is None:
        return None
    quotient = value / step + Fraction(1, 2)
    return (quotient.numerator // quotient.denominator) * step


def text_answer(stem: Stem, chosen: Choice, derivation: Derivation) -> Derivation:
    """The derivation answered by the words of one choice."""
    return replace(derivation, values=(), phrase=chosen.text, fits=lambda c: c is chosen)
