"""How often something with a known probability is to be expected in many trials, or not to happen in them."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import content, spoken, tokens
from tools.maths.tree import Bin, num

_CHANCE = (
    r"(?P<event>[^.⟦?]{3,110}?) with (?:a )?probability (?:of )?⟦[NP](?P<p>\d+)⟧",
    r"(?:has|have|had|is|with) an? ⟦[NP](?P<p>\d+)⟧ (?:probability|chance|likelihood) (?:of|that) (?P<event>[^.⟦?]{3,110}?)(?=,|\.|$)",
    r"(?:probability|chance|likelihood) (?:of|that) (?P<event>[^.⟦?]{3,110}?) (?:is|was|equals|=) ⟦[NP](?P<p>\d+)⟧",
)
_STOP = re.compile(
    r"\b(?:so that|in order|must|needs? to|should|more [a-z]+ (?:is|are)|how many more|on how many more|than|more than|fewer than|less than|at least|at most|exactly|both|twice|replacement|second|either)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """Trials times probability."""
    if (
        stem.tables
        or not re.search(r"\bexpect", stem.ask)
        or not re.search(r"\bhow many\b|\bnumber of\b", stem.ask)
        or _STOP.search(stem.prose)
    ):
        return None
    match = next((m for p in _CHANCE if (m := re.search(p, stem.prose)) is not None), None)
    if match is None:
        return None
    chance = stem.value(f"⟦N{match['p']}⟧")
    rest = [v for i in stem.unused({int(match["p"])}) if (v := stem.value(f"⟦N{i}⟧")) is not None]
    if chance is None or not 0 < chance < 1 or len(rest) != 1 or rest[0].denominator != 1 or rest[0] < 2:
        return None
    ask = re.split(r"how many|number of", spoken(stem, stem.ask))[-1]
    event = set(content(match["event"])) - {"time", "expect"}
    if not event & set(content(ask)) or {"not", "n't"} & set(tokens(match["event"])):
        return None
    denied = bool({"not", "n't", "without", "no", "other"} & set(tokens(ask)))
    told = {s for t in stem.sentences for s in content(spoken(stem, t)) if t != stem.ask}
    part = 1 - chance if denied else chance
    value = part * rest[0]
    moves = (
        [
            Move(
                "Subtract from 1",
                "What does not happen has the rest of the probability.",
                Bin("-", num(1), num(chance)),
                num(part),
            )
        ]
        if denied
        else []
    )
    moves.append(
        Move(
            "Multiply by the number of trials",
            "The expected number is that part of all trials.",
            Bin("*", num(part), num(rest[0]), "cdot"),
            num(value),
        )
    )
    return number_answer(
        stem,
        Found(
            skills.PROBABILITY,
            "Over many trials, the part of them in which something happens is expected to be its probability.",
            "You are asked how often something is to be expected.",
            tuple(moves),
            value,
            lambda: (Fraction(value, rest[0]) == part and (part == chance) is not denied) or part == Fraction(1, 2),
            slips=tuple(Slip(t, num(v)) for t, v in (("took the opposite", (1 - part) * rest[0]),) if v != value),
            full=len(stem.sentences) <= 3 and value.denominator == 1 and bool(told or len(stem.sentences) == 1),
            decimal=True,
        ),
    )  # fmt: skip
