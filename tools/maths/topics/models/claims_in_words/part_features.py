"""What stands out in a sentence that says what a part of a formula means: each, at first, in all, up, down, zero, units.

Looser than `claims.py`: only signs are gathered here, and nothing is ruled out.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.models.claims import Amount, Claim, read, tidy
from tools.maths.topics.models.nouns import content, unit_of

_COMPOUND = re.compile(
    r"\b(?P<first>[a-z]+) per (?P<second>(?:square |cubic )?(?:second|minute|hour|day|week|month|year|inch|foot|meter|mile|kilometer|centimeter|liter|gallon|yard|acre|kilogram|pound|gram))\b"
)
_ONE_OF = re.compile(
    r"\b(?:of|for|on|from|with|to [a-z]+|takes? to [a-z]+|by) (?:an?|1|one|each|every|any) (?:single )?(?P<one>[a-z][a-z -]*?)(?=[,.;]|$|\b(?:and|in|at|that|which|is|was|by|to|for|from|sold|than|when)\b)"
)
_EACH = re.compile(
    r"\b(?:each|every|per|additional|one more|1 more|apiece)\b|(?:\$ ?\d[\d.,]*|\d (?:[a-z]+ ){0,2}|dollars|cents) an? (?:hour|day|week|month|year|minute)\b"
)
_UP = re.compile(
    r"\b(?:increas\w*|gr[eo]w\w*|ris(?:e|es|ing)|rose|gain\w*|more|greater|higher|above|adds?|added|longer|taller|heavier|warmer|faster|climbs?|earns?|deepens?)\b"
)
_DOWN = re.compile(
    r"\b(?:decreas\w*|declin\w*|drop\w*|falls?|falling|fell|los(?:e|es|ing|s)|reduc\w*|less|fewer|lower|below|shorter|shrink\w*|drains?|leaks?|cools?|burn\w*|used up|melts?|decays?|removed|slower|lighter)\b"
)
_CHANGE = re.compile(
    r"\b(?:increas\w*|decreas\w*|gr[eo]w(?:s|n|th|ing)?|declin\w*|drop(?:s|ped|ping)?|falls?|fell|ris(?:e|es|ing)|rose|change[sd]?|gain\w*|los(?:e|es|ing|s)|reduc\w*|rate|speed|fewer|additional)\b"
)
_FIRST = re.compile(
    r"\b(?:initial(?:ly)?|original(?:ly)?|at first|start(?:s|ed|ing)?|beginning|began|begins|already|to begin with|fixed|flat|base|one-time|up-?front|set-?up|before any|does not (?:depend|change)|do not depend|regardless|independent|no matter|even if no|at (?:the )?(?:sea level|surface)|deposited|borrowed|invested|even when no)\b"
)
_AT_ZERO = re.compile(
    r"\b(?:there (?:are|is|were|was) no|with no|without|no [a-z ]+ (?:are|is|were|was|have been|has been)|(?:is|are|was|were|has|had|have|makes?|made|sells?|sold|drives?|driven|uses?|used|for|after|at|of|with) (?:0|zero)|(?:sells?|makes?|drives?|uses?|buys?|orders?|rides?|works?|travels?|has|have) no)\b"
)
_ZERO = re.compile(
    r"\b(?:break(?:s|ing)? even|reach(?:es|ed)?|arrives?|empty|empt(?:ied|ies)|runs? out|ran out|land(?:s|ed)?|hits?|no [a-z ]*(?:left|remain\w*)|gone|finish(?:es|ed)?|complet\w*|paid off|ends?|all of the|strikes?|(?:is|are|be|equals?|becomes?|to|was|of|at) (?:0|zero)|no longer|disappear\w*|melts?|burns? (?:out|up)|stops?|used up|neither (?:a |makes a )?profit)\b"
)
_EXTREME = re.compile(
    r"\b(?:maximum|minimum|greatest|highest|largest|smallest|lowest|least|most|peak|at most|at least|fewest|limit|up to)\b"
)
_TOTAL = re.compile(r"\b(?:total|altogether|in all|combined|overall|entire|sum)\b")
_APART = re.compile(r"\b(?:difference between|ratio|average|twice|half|percent|product)\b|%")
_TIMES = re.compile(
    r"(\d+(?:\.\d+)?) times\b|multipl\w+ by (?:a factor of )?(\d+(?:\.\d+)?)|by a factor of (\d+(?:\.\d+)?)"
)


_FOR_EACH = re.compile(
    r"(?:^|(?<=\bthat ))(?:for |with |if |when |as )?(?:each|every|an?|1|the|one)\b[^,;]*\b(?:increase|rise|decrease|additional|more|each|every|longer|older|warmer|deeper)\b[^,;]*,"
    r"|^(?:for )?(?:each|every)\b[^,;]*,|\b(?:for|with|per|when|as) (?:each|every|an additional|1 additional|1 more|an?|the)\b[^,;]*\b(?:increases?|rises?|more|additional)\b[^,;]*$"
    r"|\bfor (?:each|every)\b[^,;]*$"
)


@dataclass(frozen=True)
class Said:
    """One choice's signs; `claim` is its stricter reading."""

    text: str
    claim: Claim
    words: frozenset[str]
    head: frozenset[str]
    per: frozenset[str]
    each: bool
    one_of: bool
    up: bool
    down: bool
    change: bool
    first: bool
    at_zero: bool
    zero: bool
    extreme: bool
    total: bool
    apart: bool
    counts: bool
    unit: str
    factor: Fraction | None
    given: str  # the clause that says for how much more of what goes in
    rest: str

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Its numbers without years."""
        return tuple(
            a for a in self.claim.amounts if (a.money or not 1800 <= a.value <= 2100) and not a.before.endswith("-")
        )


def compounds(stem: Stem) -> tuple[str, ...]:
    """The units made of two ("pounds per square inch") that the text measures something in."""
    found = re.findall(
        r"\bin ((?:[a-z]+) per (?:square |cubic )?[a-z]+)\b", " ".join(stem.told) + " " + stem.ask
    ) + re.findall(r"⟦N\d+⟧ ((?:[a-z]+) per (?:square |cubic )?[a-z]+)\b", " ".join(stem.told))
    return tuple(u for u in dict.fromkeys(found) if _COMPOUND.fullmatch(u))


def said(text: str, units: tuple[str, ...] = ()) -> Said:
    """The signs of one choice; units are the compound ones, whose "per" means no each.

    >>> s = said("The pressure, in pounds per square inch, at the surface", ("pounds per square inch",))
    >>> s.each, s.first, s.unit
    (False, True, 'pound')
    """
    plain = tidy(text).strip(" .")
    for unit in units:
        whole = _COMPOUND.fullmatch(unit)
        if whole:
            first = whole["first"].rstrip("s")
            plain = re.sub(rf"\b({first}s?) per {re.escape(whole['second'])}\b", r"\1", plain)
    claim = read(plain)
    one = [m for m in _ONE_OF.finditer(plain)]
    each = bool(_EACH.search(plain))
    per = claim.per | frozenset(w for m in one for w in content(m["one"]))
    for match in re.finditer(
        r"\b(?:additional|each|every|per|1|one more) (?:\$ ?)?(?:1 )?([a-z]+(?: [a-z]+){0,3})", plain
    ):
        per |= content(match[1])
    head = re.split(
        r"\b(?:of|when|that|which|for|at|if|after|before|per|each|every|in|with)\b|,",
        re.sub(
            r"^(?:the )?(?:total |predicted |estimated |average )*(?:number|amount|value|time|cost) (?:of|for) ",
            "",
            plain,
        ),
    )[0]
    measured = re.search(r",? in ((?:square |cubic )?[a-z]+)(?=,| of| that| for| at| to| from| when|$)", plain)
    counted = re.match(
        r"(?:the )?(?:total |maximum |predicted |estimated |average )*number of ([a-z]+(?: [a-z]+)?)", plain
    )
    times = _TIMES.search(plain)
    clause = _FOR_EACH.search(plain)
    given = clause.group() if clause else ""
    rest = plain.replace(given, " ") if given else plain
    per |= content(given)
    unit = (
        (unit_of(measured[1]) if measured else "")
        or (unit_of(counted[1].split()[0]) if counted else "")
        or ("dollar" if claim.money and "$" in rest else "")
    )
    return Said(
        plain, claim, content(plain), content(head), per, each, bool(one), bool(_UP.search(rest)), bool(_DOWN.search(rest)),
        bool(_CHANGE.search(plain)), bool(_FIRST.search(plain)), bool(_AT_ZERO.search(plain)), bool(_ZERO.search(plain)), bool(_EXTREME.search(plain)),
        bool(_TOTAL.search(plain)), bool(_APART.search(plain)), bool(counted), unit,
        Fraction(next(g for g in times.groups() if g)) if times else None, given, rest,
    )  # fmt: skip
