"""Fractions of one base quantity, compared: "9/10 of its weight on Earth", how many more on one place than on another.

Two or more places have a fraction (or percent) of the quantity at a base, whose value is given; asked is the value at
one of them, or the difference of two.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.skills import RATES
from tools.maths.stem import Stem, plain_words
from tools.maths.topics.proportion.working import Working

_PLACE = r"(?:on|at|in) (?:the )?([a-z]+(?: [a-z]+)?)"
_LAW = re.compile(
    rf"the (?P<what>[a-z]+) of (?P<thing>an? [a-z]+|the [a-z]+) {_PLACE} is (?P<about>approximately |about "
    rf"|roughly )?⟦[NP](?P<n>\d+)⟧ of "
    r"(?:its|the) (?P=what)(?: of (?P=thing))? (?:on|at|in) (?:the )?(?P<base>[a-z]+)"
)
_GIVEN = re.compile(r"(?:weighs|has [a-z ]+ of|measures|is) ⟦N(\d+)⟧ ([a-z]+) (?:on|at|in) (?:the )?([a-z]+)")
_MORE = re.compile(
    r"how many (?P<more>more|fewer) (?P<unit>[a-z]+) (?:does|would|will) [a-z ]+? (?:on|at|in) (?:the"
    r" )?(?P<a>[a-z]+) than (?:it (?:weighs|does|would|measures|has) )?(?:on|at|in) (?:the )?(?P<b>[a-z]+)"
)
_ONE = re.compile(r"how many (?P<unit>[a-z]+) (?:does|would|will) [a-z ]+? (?:on|at|in) (?:the )?(?P<a>[a-z]+)\?")
CONCEPT = (
    "“A fraction of” means times that fraction. Quantities that are fractions of the same one can be subtracted first."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a comparison, None for anything else."""
    text = stem.prose
    laws = list(_LAW.finditer(text))
    given = _GIVEN.search(stem.ask) or _GIVEN.search(text)
    if not laws or given is None or stem.tables:
        return None
    asked = _MORE.search(stem.ask) or _ONE.search(stem.ask)
    bases = {m["base"] for m in laws}
    amount = stem.value(given[1])
    if asked is None or bases != {given[3]} or amount is None or asked["unit"] != given[2]:
        return None
    shares: dict[str, Fraction] = {given[3]: Fraction(1)}
    for law in laws:
        value = stem.value(law["n"])
        if value is None or law[3] in shares:
            return None
        shares[law[3]] = value
    names = [asked["a"]] if "b" not in asked.re.groupindex else [asked["a"], asked["b"]]
    if any(n not in shares for n in names) or stem.unused([int(given[1]), *(int(m["n"]) for m in laws)]):
        return None
    if len(names) == 2 and asked["more"] == "fewer":
        names.reverse()
    rest = re.sub(
        r"\b(?:if|an?|the|approximately|about|object|it)\b|[,.?]",
        " ",
        asked.re.sub(" ", given.re.sub(" ", _LAW.sub(" ", text))),
    )
    return _derived(stem, amount, [shares[n] for n in names], given[2], full=not rest.strip() or plain_words(rest, 12))


def _derived(stem: Stem, amount: Fraction, shares: list[Fraction], unit: str, *, full: bool) -> Derivation | None:
    work = Working(stem)
    share, slips = shares[0], tuple[tuple[str, Fraction], ...]()
    if len(shares) == 2:
        if shares[0] <= shares[1]:
            return None
        said = "Both are fractions of the same quantity, so subtract them."
        share = work.step("Subtract the fractions", said, shares[0], "-", shares[1])
        slips = (("giving one value instead of the difference", amount * shares[0]),)
    answer = work.step("Take the fraction", "Multiply the given quantity by the fraction.", share, "*", amount)

    def confirm() -> bool:  # each place's own value, then the difference
        values = [amount * s for s in shares]
        return values[0] - (values[1] if len(values) == 2 else 0) == answer

    asked = f"You are asked for a number of {unit}."
    return work.told(RATES, CONCEPT, asked, answer, confirm, unit=unit, slips=slips, full=full)
