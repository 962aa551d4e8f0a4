"""What a letter of a model stands for: its words, its unit, and what its counting starts from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.topics.models.nouns import UNITS, content, is_money

SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}


@dataclass(frozen=True)
class Quantity:
    """What a letter stands for: "number of years since 2010" with the unit year, counted from 2010.

    phrase: the words. event: what the counting starts from ("draining begins"). since: a year it starts from.
    """

    letter: str
    phrase: str
    unit: str = ""
    event: str = ""
    since: Fraction | None = None
    measure: str = ""  # the unit as written: "degrees fahrenheit"

    @property
    def words(self) -> frozenset[str]:
        """The content words that name it: of "hours of sunshine in a day" only "hour" and "sunshine"."""
        head = re.split(
            r"(?<!-)\b(?:in|on|at|that|which|who|for|when|while|sold|from|with|during)\b(?!-)", self.phrase, maxsplit=1
        )[0]
        return content(head if content(head) else self.phrase) | self._units

    @property
    def all_words(self) -> frozenset[str]:
        """Every content word of the phrase, its unit's and its starting event's."""
        return content(self.phrase) | self._units

    @property
    def _units(self) -> frozenset[str]:
        return content(self.measure.split(" per ")[0]) | ({self.unit} if self.unit else frozenset())

    @property
    def money(self) -> bool:
        return is_money(self.phrase) or is_money(self.unit)

    @property
    def plural(self) -> str:
        """The unit's or the noun's name for an answer."""
        shape, _, unit = self.unit.rpartition(" ")
        return f"{shape} {_PLURALS.get(unit, unit + 's')}".strip() if unit in UNITS else ""

    @property
    def scale(self) -> int:
        """What one of its units holds: 1,000 for "in thousands of dollars", 100 for "x hundred lamps"."""
        said = re.search(r"\b(hundred|thousand|million|billion)s?\b", f"{self.measure} {self.phrase}")
        return SCALES[said.group(1)] if said else 1
