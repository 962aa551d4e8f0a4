"""What a number does in a model: the starting amount, the rate, a growth factor, a total, the price of each, a point.

A role judges claims (`claims.Claim`): True when the claim says just this, False when it says something else, None when
that cannot be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.topics.models import role_words
from tools.maths.topics.models.claims import Amount, Claim, is_time
from tools.maths.topics.models.nouns import content, unit_of
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.role_words import ADVERB, AT_EVENT, FACTORS, GONE, KEPT, LATELY, TIMES


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

    def judges(self, claim: Claim) -> bool | None:
        """Whether a claim says what this role means."""
        match self.kind:
            case "start":
                return self._start(claim)
            case "rate" | "each":
                verdict = self._rate(claim)
                return False if verdict and self.also and not claim.per & self.also.words else verdict
            case "growth":
                return self._growth(claim)
            case "total":
                return self._total(claim)
            case "speed":
                return claim.kind == "speed" and "initial" in claim.text
            case "top" | "top time":
                return self._top(claim)
            case "zero":
                return self._zero(claim)
            case "term":
                return self._term(claim)
            case "value":
                return self._value(claim)
            case "solution":
                return self._solution(claim)
            case _:
                return self._point(claim)

    # ---- what a claim measures --------------------------------------------------------------------------------

    def _own(self, quantity: Quantity | None, other: Quantity | None) -> frozenset[str]:
        """The words that name one quantity and not the other."""
        if quantity is None:
            return frozenset()
        rival = other.words if other else frozenset()
        return quantity.words - rival or quantity.words

    @property
    def of_input(self) -> frozenset[str]:
        return self._own(self.input, self.output)

    @property
    def of_output(self) -> frozenset[str]:
        if self.input is None:
            return self.output.all_words
        return (self.output.all_words - self.input.words) or self.output.all_words

    def _measures_output(self, claim: Claim) -> bool | None:
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

    def _numbered(self, claim: Claim, *allowed: Fraction) -> bool:
        """Whether some number of the claim is this one, or it has none; `allowed` ones say nothing."""
        years = [a for a in claim.amounts if 1800 <= a.value <= 2100 and not a.money]
        telling = [a for a in claim.amounts if a.value not in allowed and a not in years]
        return not telling or any(a.value == self._full(claim) for a in telling)

    def _full(self, claim: Claim) -> Fraction:
        """The number as a claim must say it: 3 in thousands is 3,000, unless the claim is in thousands too."""
        said = re.search(r"\bin (?:hundreds|thousands|millions|billions)\b", claim.text)
        return abs(self.value) * (1 if said else self.output.scale)

    # ---- roles --------------------------------------------------------------------------------------------------

    def _start(self, claim: Claim) -> bool | None:
        if claim.kind == "start or rate":
            return None
        if claim.kind in ("rate", "percent", "speed", "extreme", "crossing"):
            return False
        event = self.input.event if self.input else ""
        if role_words.another_age(event, claim.text) or LATELY.search(claim.text):
            return False
        if not self._numbered(claim, Fraction(0), *role_words.event_numbers(event, claim.text)):
            return False
        if claim.kind == "value" and not self._at_event(claim):
            return False if self._elsewhere(claim) or self._counts_input(claim) else None
        return self._measures_output(claim)

    def _at_event(self, claim: Claim) -> bool:
        """Whether the claim speaks of the moment the counting starts from."""
        if self.input is None:
            return False
        if self.input.since is not None:
            return bool(re.search(rf"\b(?:in|of) (?:[a-z]+ )?{self.input.since}\b", claim.text))
        event = content(self.input.event) - self.output.words
        if re.search(r"\d", self.input.event) and role_words.event_numbers(self.input.event, claim.text):
            return True
        said = content(claim.text)
        return bool(event & said) and not self._elsewhere(claim) and bool(AT_EVENT.search(claim.text))

    def _elsewhere(self, claim: Claim) -> bool:
        """Whether the claim speaks of some other moment or of the whole."""
        return bool(re.search(r"\bafter\b|\bin (?:\d{4})\b|\btotal\b|\baverage\b|\bwith 1\b|\b1 \w+", claim.text))

    def _counts_input(self, claim: Claim) -> bool:
        """Whether the claim is a number of what goes in: "the number of add-on channels available"."""
        head = re.match(r"(?:the )?(?:total |maximum |average |predicted )*number of ((?:[a-z-]+ ?){1,4})", claim.text)
        if head:
            return bool(content(head.group(1)) & self.of_input) and not content(head.group(1)) & self.of_output
        follows = [content(a.after) for a in claim.amounts if not a.money]
        return any(bool(words & self.of_input) for words in follows if words)

    def _rate(self, claim: Claim) -> bool | None:
        if claim.kind in ("percent", "extreme", "start", "crossing"):
            return False
        if re.search(r"\b(?:doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b| times\b", claim.text):
            return False
        if claim.every != 1 and not any(a.value == self._full(claim) * claim.every for a in claim.amounts):
            return False
        if claim.every == 1 and not self._numbered(claim, Fraction(1)):
            return False
        per = claim.per | frozenset(unit for adverb, unit in ADVERB.items() if adverb in claim.text)
        if not per & self.of_input:
            one = re.search(r"\b(?:of|for) (?:1|one|an?) ([a-z -]+)", claim.text)
            if one and content(one.group(1)) & self.of_input and not claim.per:
                per = content(one.group(1))
        if not per:
            return False if claim.kind == "value" or self._counts_input(claim) else None
        if self.input is not None and self.input.scale != 1:
            return None
        if claim.kind == "start or rate" or (claim.kind == "speed" and "initial" in claim.text):
            return None
        if not per & self.of_input:
            return False
        if self.kind == "rate" and claim.direction * self.value < 0:
            return False
        return self._measures_output(claim)

    def _growth(self, claim: Claim) -> bool | None:
        times = TIMES.search(claim.text)
        if times:
            named = Fraction(next(g for g in times.groups() if g))
            return named == self.value if claim.direction >= 0 or self.value < 1 else None
        verb = re.search(r"\b(doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b", claim.text)
        if verb and claim.kind == "rate" and claim.every == 1 and not claim.amounts:
            return FACTORS[verb.group(1)] == self.value and bool(claim.per & self.of_input)
        if claim.kind != "percent":
            return False
        kept = KEPT.search(claim.text)
        if kept and not claim.direction:
            return Fraction(kept.group(1)) == self.value * 100
        if claim.every != 1:
            return None
        if not claim.amounts:
            return None
        change = abs(self.value - 1) * 100
        if not any(a.percent and a.value == change for a in claim.amounts):
            return False
        if claim.direction * (self.value - 1) < 0:
            return False
        per = claim.per | frozenset(unit for adverb, unit in ADVERB.items() if adverb in claim.text)
        if not per:
            return None
        return bool(per & self.of_input) and (claim.direction != 0 or None)

    def _total(self, claim: Claim) -> bool | None:
        if claim.kind in ("rate", "percent", "start", "speed", "crossing"):
            return False
        if not self._numbered(claim):
            return False
        if self._counts_input(claim):
            return False
        if not re.search(
            r"\btotal|\baltogether|\bin all|\bcombined|\bspen[dt]|\bin sales|\braised|\bcollected", claim.text
        ):
            return None
        return self._measures_output(claim)

    def _term(self, claim: Claim) -> bool | None:
        """A product such as 8b: what all of the input together adds."""
        if claim.kind in ("rate", "percent", "start", "speed", "extreme", "crossing") or self._counts_input(claim):
            return False
        if not claim.of & self.of_input:
            return None
        if claim.amounts:
            return False
        return (
            True if re.search(r"\b(?:total|amount|cost|weight|value)\b", claim.text) else self._measures_output(claim)
        )

    def _solution(self, claim: Claim) -> bool | None:
        """The value of the letter itself: "he rents it for 4 hours"."""
        if claim.kind in ("rate", "percent", "start", "speed", "extreme"):
            return False
        if not claim.amounts:
            return None
        if not self._numbered(claim):
            return False
        seats = {self._seat(a, claim) for a in claim.amounts if a.value == self.value}
        return True if seats == {"in"} else False if seats == {"out"} else None

    def _value(self, claim: Claim) -> bool | None:
        """P(8) alone: what the output is for that input, whatever its number."""
        if claim.kind in ("rate", "percent", "speed", "start", "crossing", "extreme") or self.at is None:
            return False
        year = self.input.since + self.at if self.input and self.input.since is not None else None
        placed = [a for a in claim.amounts if a.value == year or (a.value == self.at and self._seat(a, claim) == "in")]
        others = [a for a in claim.amounts if a not in placed and not (self.input and a.value == self.input.since)]
        if others or not placed:
            return False
        return self._measures_output(claim)

    def _top(self, claim: Claim) -> bool | None:
        if claim.kind != "extreme":
            return False
        timed = bool(
            re.match(r"(?:it takes|the time|the number of [a-z]+ (?:it takes|after|until|from))", claim.text)
        ) or (self.input is not None and claim.unit == self.input.unit)
        if not self._numbered(claim):
            return False
        return timed == (self.kind == "top time")

    def _zero(self, claim: Claim) -> bool | None:
        if claim.kind in ("rate", "percent", "start", "speed", "extreme", "start or rate"):
            return False
        if not self._numbered(claim, Fraction(0)) or claim.kind != "crossing" or self.input is None:
            return False if claim.kind != "crossing" or not self._numbered(claim, Fraction(0)) else None
        if claim.unit:
            return claim.unit == self.input.unit
        return True if is_time(self.input.words) and "time" in claim.text else None

    def _point(self, claim: Claim) -> bool | None:
        """(p, q): p with the input's noun and q with the output's, both or one of them in words."""
        changing = claim.kind == "rate" and re.search(r"\b(?:each|every)\b|increas|decreas|\brate\b", claim.text)
        if claim.kind in ("percent", "speed", "start or rate") or changing or self.at is None:
            return False
        p, q = self.at, self.value
        if self.output.scale != 1 or (self.input is not None and self.input.scale != 1):
            return None
        if any(a.value not in (p, q, 0) for a in claim.amounts if not 1800 <= a.value <= 2100):
            return False
        seats = [(a, self._seat(a, claim)) for a in claim.amounts]
        if any((seat == "out" and a.value != q) or (seat == "in" and a.value != p) for a, seat in seats):
            return False
        has_p = any(a.value == p and seat == "in" for a, seat in seats) or (p == 0 and claim.kind == "start")
        has_q = any(a.value == q and seat == "out" for a, seat in seats) or (q == 0 and claim.kind == "crossing")
        if has_p and has_q:
            gone = GONE.search(claim.text)
            return None if gone and not content(gone.group(1)) & self.output.all_words else True
        return False if not claim.amounts else None

    def _seat(self, amount: Amount, claim: Claim) -> str:
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
        return ""
