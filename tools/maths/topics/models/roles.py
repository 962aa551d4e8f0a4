"""What a number does in a model: the starting amount, the rate, a growth factor, a total, the price of each, a point.

A role judges claims (`claims.Claim`): True when the claim says just this, False when it says something else, None when
that cannot be told. How each kind judges stands in `role_amounts`, `role_rates` and `role_points`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.topics.models import role_amounts, role_points, role_rates
from tools.maths.topics.models.claims import Amount, Claim
from tools.maths.topics.models.nouns import content, unit_of
from tools.maths.topics.models.quantity import Quantity


@dataclass(frozen=True)
class Role:
    """kind: "start", "rate", "growth", "each", "total", "speed", "top", "top time", "zero", "term", "value", "solution"
    or "point".

    value: the number itself (for a point the output; `at` is its input). output, input: what the letters stand for.
    """

    kind: str
    value: Fraction
    output: Quantity
    input: Quantity | None = None
    at: Fraction | None = None
    also: Quantity | None = None  # the second thing a rate is for: per worker *and* per hour
    allowed: tuple[Fraction, ...] = ()  # numbers a claim may name besides: the total of a sum
    parts: tuple[frozenset[str], ...] = ()  # the words of each part of a total
    factor: Fraction | None = None  # what each period multiplies by, where the period's length is asked about

    def judges(self, claim: Claim) -> bool | None:
        """Whether a claim says what this role means."""
        return _JUDGES[self.kind](self, claim)

    # ---- what a claim measures --------------------------------------------------------------------------------

    def _own(self, quantity: Quantity | None, other: Quantity | None) -> frozenset[str]:
        """The words that name one quantity and not the other."""
        if quantity is None:
            return frozenset()
        rival = other.words if other else frozenset()
        return quantity.words - rival or quantity.words

    @property
    def of_input(self) -> frozenset[str]:
        """The words that name what goes in."""
        return self._own(self.input, self.output)

    @property
    def of_output(self) -> frozenset[str]:
        """The words that name what comes out."""
        if self.input is None:
            return self.output.all_words
        return (self.output.all_words - self.input.words) or self.output.all_words

    def measures_output(self, claim: Claim) -> bool | None:
        """Whether a claim's amount is one of what comes out."""
        if claim.unit and self.output.unit and claim.unit != self.output.unit:
            return False
        if self.output.money and not claim.money and claim.unit:
            return False
        if claim.unit and claim.unit == self.output.unit:
            return True
        if claim.money and not claim.unit:
            return True if self.output.money else None if not self.output.unit else False
        if claim.money and claim.unit == "dollar" and self.output.money:
            return True
        return True if claim.of & self.of_output else None

    def numbered(self, claim: Claim, *allowed: Fraction) -> bool:
        """Whether some number of the claim is this one, or it has none; `allowed` ones say nothing."""
        years = [a for a in claim.amounts if 1800 <= a.value <= 2100 and not a.money]
        telling = [a for a in claim.amounts if a.value not in allowed and a not in years]
        return not telling or any(a.value == self.full(claim) for a in telling)

    def full(self, claim: Claim) -> Fraction:
        """The number as a claim must say it: 3 in thousands is 3,000, unless the claim is in thousands too."""
        said = re.search(r"\bin (?:hundreds|thousands|millions|billions)\b", claim.text)
        return abs(self.value) * (1 if said else self.output.scale)

    def counts_input(self, claim: Claim) -> bool:
        """Whether the claim is a number of what goes in: "the number of add-on channels available"."""
        head = re.match(r"(?:the )?(?:total |maximum |average |predicted )*number of ((?:[a-z-]+ ?){1,4})", claim.text)
        if head:
            for word in head.group(1).split():
                said = content(word)
                if said & self.of_input or said & self.of_output:
                    return not said & self.of_output
            return False
        follows = [content(a.after) for a in claim.amounts if not a.money]
        return any(bool(words & self.of_input) for words in follows if words)

    def seat(self, amount: Amount, claim: Claim) -> str:
        """Whether an amount of a claim is one of what goes "in" or comes "out", "" where that cannot be told."""
        if amount.money:
            return "out" if self.output.money else "in" if self.input and self.input.money else ""
        after = content(re.split(r"[,.;\d]|\bin\b|\bfor\b|\bafter\b|\bwith\b|\bat\b|\bis\b|\band\b", amount.after)[0])
        if self.input and self.input.since is not None and amount.value == self.input.since:
            return ""
        unit = unit_of(" ".join(re.findall(r"[a-z]+", amount.after)[:2]))
        units = (self.input.unit if self.input else "", self.output.unit)
        if unit and unit in units and units[0] != units[1]:
            return "in" if unit == units[0] else "out"
        if after & self.of_output and not after & self.of_input:
            return "out"
        if after & self.of_input:
            return "in"
        led = re.search(r"(?:[a-z'-]+ ){1,4}$", amount.before)
        before = content(led.group()) if led else frozenset()
        if bool(before & self.of_output) == bool(before & self.of_input):
            return ""
        return "out" if before & self.of_output else "in"


def _with_both(role: Role, claim: Claim) -> bool | None:
    verdict = role_rates.rate(role, claim)
    return False if verdict and role.also and not claim.per & role.also.words else verdict


_JUDGES: dict[str, Callable[[Role, Claim], bool | None]] = {
    "start": role_amounts.start,
    "rate": _with_both,
    "each": _with_both,
    "growth": role_rates.growth,
    "period": role_rates.period,
    "speed": lambda role, claim: claim.kind == "speed" and "initial" in claim.text,
    "total": role_amounts.total,
    "limit": role_amounts.limit,
    "term": role_amounts.term,
    "value": role_amounts.value,
    "solution": role_amounts.solution,
    "top": role_points.top,
    "top time": role_points.top,
    "vertex": role_points.vertex,
    "zero": role_points.zero,
    "point": role_points.point,
}
