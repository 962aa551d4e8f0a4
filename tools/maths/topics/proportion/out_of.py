"""So many out of so many: "3 out of every 8 people prefer tea", and how many of a group, or how large the group is.

Read is one such statement and one number of the same people or things. Not read: two statements, or probabilities.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tools.maths.derivation import Derivation, words
from tools.maths.picturing import bars
from tools.maths.picturing.reading import label
from tools.maths.skills import RATES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

_STATED = re.compile(
    r"⟦N(?P<n>\d+)⟧ (?:out )?of every ⟦N(?P<m>\d+)⟧ (?P<noun>[a-z]+)(?P<said>[^⟦.?,;]*)"
    r"|⟦N(?P<n2>\d+)⟧ out of ⟦N(?P<m2>\d+)⟧ (?P<noun2>[a-z]+)(?P<said2>[^⟦.?,;]*)"
)
_GROUP = re.compile(r"⟦N(?P<n>\d+)⟧ (?P<noun>[a-z]+)(?P<said>[^⟦.?;,]*)")
_ASKED = re.compile(r"\bhow many(?: of (?:them|these|those|the (?P<noun>[a-z]+)))?(?P<body>[^?]*)")
_SMALL_TEXT = """
    the would will be are is were was have has do did does can could expected of in at a an to that who they he she
    all total people it there survey surveyed asked polled this school town city these those them if about
"""
_SMALL = frozenset(_SMALL_TEXT.split())
CONCEPT = "“3 out of every 8” says that the part is three eighths of the whole, however large the whole is."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a proportion, None for anything else."""
    found = list(_STATED.finditer(stem.prose))
    asked = _ASKED.search(stem.ask)
    if len(found) != 1 or asked is None or stem.tables or stem.placeholders("RFESTDPM"):
        return None
    match = found[0]
    numbers = (match["n"] or match["n2"], match["m"] or match["m2"])
    part, whole = (stem.value(n) for n in numbers)
    said, noun = match["said"] or match["said2"] or "", singular(match["noun"] or match["noun2"])
    rest = stem.prose.replace(match.group(), " ")
    groups = [g for g in _GROUP.finditer(rest) if singular(g["noun"]) == noun]
    if (
        not part
        or not whole
        or part >= whole
        or len(groups) != 1
        or stem.unused([*map(int, numbers), int(groups[0]["n"])])
    ):
        return None
    size, body = stem.value(groups[0]["n"]), _words(asked["body"])
    attribute = _words(said) - {noun}
    if not size or not attribute or not body or _words(groups[0]["said"]) & attribute:
        return None
    if (
        not body - {noun}
        or not body - {noun} <= attribute
        or re.search(r"\b(?:not|no|neither|more|fewer|than|else|other|others|rest|instead)\b|n't", stem.prose)
    ):
        return None
    hard, soft = telling.traps(rest, frozenset({"every"}))
    if hard:
        return None
    work = Working(stem)
    count = work.step("Count the groups", "See how many such groups the whole has.", size, "/", whole)
    answer = work.step("Multiply", "Every group has as many of the kind.", count, "*", part)
    if answer.denominator != 1:
        return None
    slips = (("giving the other part", size - answer),)
    made = work.told(
        RATES,
        CONCEPT,
        "You are asked for a part of a group.",
        answer,
        lambda: answer / size == part / whole,
        slips=slips,
        full=not soft,
    )
    if made is None or part.denominator != 1 or whole.denominator != 1:
        return made
    names = words(f"{whole} parts"), words(f"{part} of them")
    return replace(made, figure=bars.groups(int(whole), int(part), label(work.show(count)), 0, names))


def _words(text: str) -> frozenset[str]:
    found = {singular(w) for w in re.findall(r"[a-z]+", text)} - _SMALL
    return frozenset(re.sub(r"(?:ing|ed|e|s)$", "", w) if len(w) > 4 else w for w in found)
