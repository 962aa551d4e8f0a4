"""What makes a mean lie above (or below) its median: a few values far from the others, on that side."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.faultless import only_faultless, words_only

_BOTH = re.compile(r"\b(?:mean|average)\b[^.⟦]*?(⟦[NM]\d+⟧)[^.⟦]*\bmedian\b[^.⟦]*?(⟦[NM]\d+⟧)")
_TURN = re.compile(r"\bmedian\b[^.⟦]*?(⟦[NM]\d+⟧)[^.⟦]*\b(?:mean|average)\b[^.⟦]*?(⟦[NM]\d+⟧)")


def beside_the_median(stem: Stem) -> Derivation | None:
    """A mean well above the median: a few values much greater than the others, and the other way round."""
    told = " ".join(stem.sentences)
    if (
        not re.search(r"\b(?:explain|explains|explanation|reason|situation|account|cause|why)\w*\b", stem.ask)
        or not words_only(stem)
        or re.search(r"\bnot\b|\bexcept\b", stem.ask)
    ):
        return None
    match, turned = _BOTH.search(told), _TURN.search(told)
    found = match or turned
    if found is None:
        return None
    values = [stem.value(g) for g in found.groups()]
    mean, median = values if match else values[::-1]
    if mean is None or median is None or mean == median:
        return None
    above = mean > median

    def faults(choice: Choice) -> list[str]:
        plain = choice.text.lower()
        high = bool(
            re.search(r"\b(?:greater|more|higher|larger|above|expensive|longer|older|most)\b(?! than half)", plain)
        )
        low = bool(re.search(r"\b(?:less|lower|smaller|fewer|below|cheaper|shorter|younger)\b(?! than half)", plain))
        found = []
        if not re.search(r"\b(?:few|some|several|one|small number|outliers?|handful|couple)\b", plain) or re.search(
            r"\bmany\b|\ball\b|\bmost (?:of|have)\b", plain
        ):
            found.append("not a few values apart from the others")
        if not re.search(r"\b(?:much|far|significantly|considerably|very|extremely|substantially|well)\b", plain):
            found.append("nothing far from the others")
        if high is low or high is not above:
            found.append("on the other side, or on neither")
        return found

    def pulled() -> bool:
        base = [Fraction(v) for v in (48, 49, 50, 51, 52)]
        moved = [*base[:4], Fraction(400)] if above else [Fraction(-300), *base[1:]]
        return (sum(moved) / 5 > 50) is above and sorted(moved)[2] == 50

    derivation = only_faultless(
        stem, faults, skill=skills.ONE_VARIABLE_DATA, asked="You are asked what may lie behind a mean that is not near the median.",
        rule="Ask what moves a mean but no median", text="Values far from all others pull the mean towards them; the middle value stays.",
        concept="The mean feels every value, the median only the middle: values far out on one side pull the mean to that side.", sure=pulled,
    )  # fmt: skip
    return derivation
