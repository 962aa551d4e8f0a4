"""The interval an estimate and its margin of error give, read from the prose."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Move
from tools.maths.stem import Stem
from tools.maths.tree import Bin, num

CONCEPT = (
    "The estimate plus or minus the margin of error gives the interval of plausible values for the whole population. "
    "It speaks of the population's mean or proportion, not of single members, and it is never certain."
)
_N = r"⟦[NMP](\d+)⟧"
MARGIN = re.compile(
    rf"margins? of error[^.⟦]{{0,60}}? (?:of|is|was|are|equal to) (?:about |approximately )?(?:± ?|plus or minus )?{_N}|{_N}(?: [a-z]+)? margin of error|margin of error:? {_N}"
)
_ESTIMATE = re.compile(
    rf"(?:mean|average|estimate|proportion|percent(?:age)?|time|number|median)[^.⟦]{{0,140}}? (?:is|was|of|to be|as|that) (?:about |approximately )?{_N}|{_N} of |{_N}"
)


@dataclass(frozen=True)
class Interval:
    """estimate ± margin, and the placeholders it came from."""

    estimate: Fraction
    margin: Fraction
    used: tuple[int, ...]
    percent: bool = False

    @property
    def low(self) -> Fraction:
        return self.estimate - self.margin

    @property
    def high(self) -> Fraction:
        return self.estimate + self.margin


def interval_of(stem: Stem) -> Interval | None:
    """The estimate and its margin, None when either is not given in prose."""
    told = stem.prose  # the margin may stand in the question itself
    match = MARGIN.search(told)
    if match is None:
        return None
    place = int(next(g for g in match.groups() if g))
    margin = stem.value(f"⟦N{place}⟧")
    rest = told[: match.start()] + " " + told[match.end() :]
    sample = {int(n) for n in re.findall(r"sample of ⟦N(\d+)⟧", rest)}
    sample |= {
        int(n) for n in re.findall(r"⟦N(\d+)⟧ (?:randomly |[a-z]+ (?:were|was) )?(?:selected|chosen|surveyed)", rest)
    }
    percents = [int(n) for n in re.findall(r"⟦P(\d+)⟧", rest) if int(n) != place]
    percent = place in stem.placeholders("P")
    candidates = percents if percent else []
    if not candidates:
        found = [next(int(g) for g in m.groups() if g) for m in _ESTIMATE.finditer(rest)]
        candidates = [p for p in dict.fromkeys(found) if p not in sample and p != place and p not in percents]
        leading = [
            p
            for p in candidates
            if re.search(
                rf"(?:mean|average|estimate|proportion|percent)[^.⟦]{{0,140}}? (?:is|was|of|to be|as|that) (?:about |approximately )?⟦[NMP]{p}⟧",
                rest,
            )
        ]
        candidates = leading[:1] or candidates
    counted = re.search(
        r"⟦N(\d+)⟧[^.⟦]*(?: of (?:the )?⟦N\d+⟧[^.⟦]*)?[.,][^.⟦]{0,40}⟦N(\d+)⟧(?: of (?:them|these|those)[a-z ]{0,20}?)? (?:were|was|are|had|have|said|reported|own|owned|prefer|favor)",
        rest,
    )
    if (
        margin is not None
        and counted is not None
        and not percents
        and (percent or re.search(rf"⟦N{place}⟧ (?:percentage points?|percent)", told))
    ):
        size, hits = (stem.value(f"⟦N{g}⟧") for g in counted.groups())
        margin = margin if percent else margin / 100
        if size and hits and margin < hits / size < 1:
            return Interval(hits / size, margin, (int(counted.group(1)), int(counted.group(2)), place), True)
    points = re.search(rf"⟦N{place}⟧ (?:percentage points?|percent)", told)
    if margin is not None and points and percents and not percent:
        margin, percent, candidates = margin / 100, True, percents
    if margin is None or len(candidates) != 1:
        return None
    estimate = stem.value(f"⟦N{candidates[0]}⟧")
    if estimate is None or not 0 < margin < estimate:
        return None
    return Interval(estimate, margin, (candidates[0], place), percent)


def ends_moves(found: Interval) -> tuple[Move, Move]:
    scale = 100 if found.percent else 1
    middle, margin = num(found.estimate * scale), num(found.margin * scale)
    return (
        Move("Subtract the margin", "The least plausible value is the estimate less the margin of error.", Bin("-", middle, margin), num(found.low * scale)),
        Move("Add the margin", "The greatest plausible value is the estimate plus the margin of error.", Bin("+", middle, margin), num(found.high * scale)),
    )  # fmt: skip
