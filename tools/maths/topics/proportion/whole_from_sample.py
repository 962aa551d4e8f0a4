"""The size of a population from a sample: 27 of 180 trees are ill, and 1,140 of the orchard's; how many trees has it?

The other direction, a part of a population of known size, is `data/estimates.py`. The number told of the population must
count those that the sample's part counts, and the question must ask for all of them.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.framing import framed
from tools.maths.skills import INFERENCE
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

_DREW = r"(?:select|chose|choose|survey|check|inspect|test|examin|sampl|ask|poll|interview|tagg|measur|pick|look(?:ed)? at|studied)[a-z]*"
_SAMPLE = re.compile(
    rf"\b(?:{_DREW}|sample of)(?: (?:a|an|of|random|sample|group|at random|randomly|about))* ⟦N(?P<n>\d+)⟧(?: randomly (?:selected|chosen))? (?P<noun>[a-z]+)"
)
_PART = re.compile(r"⟦N(?P<k>\d+)⟧ (?:of (?:them|these|those|the [a-z]+) )?(?P<said>[a-z][a-z' -]*?)(?=[.,;])")
_POPULATION = re.compile(
    r"(?:a total of |about |approximately |there (?:are|were|is) )?⟦N(?P<m>\d+)⟧ (?P<said>[a-z][a-z' -]*)"
)
_ASK = re.compile(
    r"\bhow many (?P<noun>[a-z]+) (?:are|were|is|does|do|did|has|had|in all)\b(?P<rest>[^?⟦]*)\?"
    r"|\b(?:total number|number|total) of (?P<noun2>[a-z]+)(?P<rest2>[^?⟦]*)\?"
)
_SMALL_TEXT = """
    the a an of in at on to is are was were be been have has had who that which them these those and there it its found
    total about approximately from by one for all does do did estimate estimated estimates would
"""
_SMALL = frozenset(_SMALL_TEXT.split())
CONCEPT = "A random sample stands for its population: the part is the same fraction of both."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a population's size, None for anything else."""
    text = stem.prose
    if (
        stem.tables
        or stem.placeholders("RFESTDPM")
        or len(stem.placeholders("N")) != 3
        or not re.search(r"\brandom", text)
    ):
        return None
    asked, sample = _ASK.search(stem.ask), _SAMPLE.search(text)
    if (
        asked is None
        or sample is None
        or framed(stem.ask)
        or re.search(r"\bvolunteer|\bnot\b|n't\b|\bexcept|\bneither\b|\bno longer\b", text)
    ):
        return None
    noun, rest = singular(asked["noun"] or asked["noun2"]), asked["rest"] or asked["rest2"] or ""
    after = text[sample.end() :]
    part = _PART.search(after)
    if part is None or singular(sample["noun"]) != noun:
        return None
    later = _POPULATION.search(after, part.end())
    if later is None:
        return None
    n, k, m = (stem.value(x) for x in (sample["n"], part["k"], later["m"]))
    wanted = _words(rest) - {noun}
    same = _words(part["said"]) - {noun}
    told = _words(later["said"]) - {noun}
    if not n or not k or not m or not k < n or k > m or not same or not _alike(same, told) or _alike(same, wanted):
        return None
    places = told - same
    left = (
        text.replace(sample.group(), " ")
        .replace(part.group(), " ")
        .replace(later.group(), " ")
        .replace(asked.group(), " ")
    )
    hard, soft = telling.traps(f"{left} {' '.join(sorted(places | wanted))}", frozenset({"total", "same"}))
    return None if hard else _derived(stem, n, k, m, full=not soft)


def _words(text: str) -> frozenset[str]:
    """The words of a description, without their endings."""
    found = {singular(w) for w in re.findall(r"[a-z]+", text)} - _SMALL
    return frozenset(re.sub(r"(?:ing|ed|e)$", "", w) if len(w) > 4 else w for w in found)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a description holds every word of the first one."""
    return one <= other


def _derived(stem: Stem, n: Fraction, k: Fraction, m: Fraction, *, full: bool) -> Derivation:
    work = Working(stem)
    share = work.step("Find the fraction in the sample", "The part over the size of the sample.", k, "/", n)
    answer = work.step(
        "Divide by the fraction", "The number told is this fraction of the whole population.", m, "/", share
    )

    def confirm() -> bool:  # as a proportion, cross-multiplied
        return k * answer == m * n

    slips = (("taking the fraction of the part", m * share), ("adding the two numbers", m + n))
    return work.told(
        INFERENCE, CONCEPT, "You are asked for the size of the whole population. Of which number is the part told?",
        answer, confirm, slips=slips, full=full,
    )  # fmt: skip
