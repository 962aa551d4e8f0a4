"""A bag with some things of one kind whose number is not told, and the probability of drawing one kind.

"15 red, 9 green and some blue marbles; a blue one has probability 2/5": part over whole is an equation in one unknown.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import content, spoken, tokens
from tools.maths.tree import Bin, Rel, Sym, num

_COUNT = re.compile(r"⟦N(\d+)⟧ ((?:[a-z-]+ ?){1,3}?)(?=,|\.|;|:| and\b| or\b| in\b| that\b| are\b| inside\b|$)")
_SOME = (
    r"\b(?:some|several|an unknown number of|a certain number of|an unspecified number of) ((?:[a-z-]+ ?){1,3}?)(?=,|\.|;| and\b| in\b|$)",
    r"\b(?:the )?(?:rest|others|remaining(?: [a-z]+)?)(?: of (?:the|them)(?: [a-z]+)?)? (?:are|is|were) ((?:[a-z-]+ ?){1,2}?)(?=,|\.|;|$)",
)
_ONLY = re.compile(r"\b(?:only|either|each of which is) ((?:[a-z]+, )*[a-z]+,? (?:and|or) [a-z]+)")
_CHANCE = re.compile(
    r"(?:probability|chance|likelihood) (?P<event>[^.⟦?]{2,110}?) (?:is|was|equals|=) ⟦[NP](?P<p>\d+)⟧"
)
_CHANCE_FIRST = re.compile(
    r"(?:there is|with|has) an? ⟦[NP](?P<p>\d+)⟧ (?:probability|chance) (?P<event>[^.⟦?]{2,110}?)(?=,|\.|$)"
)
_STOP = re.compile(
    r"\b(?:replac|added|adds|removed|without|twice|two of|both|second|then|another|more than|fewer|least)"
)


@dataclass(frozen=True)
class _Bag:
    known: tuple[tuple[frozenset[str], Fraction], ...]
    unknown: frozenset[str]
    used: frozenset[int]


def solve(stem: Stem) -> Derivation | None:
    """How many of the untold kind, or of all kinds, there are."""
    if re.search(r"\b(?:not|n?either|nor|other|except)\b|n't\b", stem.ask):
        return None  # those of the other kinds are asked for
    match = _CHANCE.search(stem.prose) or _CHANCE_FIRST.search(stem.prose)
    if match is None or stem.tables or "how many" not in stem.ask or _STOP.search(stem.prose):
        return None
    chance = stem.value(f"⟦N{match['p']}⟧")
    bag = _bag(stem)
    if chance is None or bag is None or not 0 < chance < 1 or stem.unused({*bag.used, int(match["p"])}):
        return None
    denied = bool({"not", "n't", "neither"} & set(tokens(match["event"])))
    event = set(content(match["event"]))
    hits = [c for s, c in bag.known if s & event]
    whole = sum((c for _, c in bag.known), Fraction(0))
    if bool(bag.unknown & event) is bool(hits) or len(hits) > 1:
        return None
    share = 1 - chance if denied else chance
    other = whole if not hits else hits[0]
    total = other / (share if hits else 1 - share)
    untold = total - whole
    asked = set(content(re.split(r"how many", spoken(stem, stem.ask))[-1]))
    if any(s & asked for s, _ in bag.known) or total.denominator != 1 or untold < 1:
        return None
    value = untold if bag.unknown & asked else total
    if value == total and re.search(r"\bother\b|\bnot\b", stem.ask):
        return None
    n = Sym("n")
    part = num(hits[0]) if hits else n
    equation = Rel("=", Bin("/", part, Bin("+", num(whole), n), "frac"), num(share))
    moves = [
        Move("Write part over whole", "Let n be the number that is not told; the part over all of them is the probability.", words("n things of the untold kind"), equation, check=lambda: (hits[0] if hits else untold) / (whole + untold) == share),
        Move("Find how many there are in all", "The kind with a known number is a known part of all of them: divide.", Bin("/", num(other), num(share if hits else 1 - share), "frac"), num(total)),
    ]  # fmt: skip
    if value == untold:
        moves.append(
            Move(
                "Subtract the known ones",
                "The others are those of the untold kind.",
                Bin("-", num(total), num(whole)),
                num(untold),
            )
        )
    return number_answer(
        stem,
        Found(
            skills.PROBABILITY,
            "A probability is the part over the whole; the whole counts the unknown things too.",
            "You are asked for a number of things, given a probability.",
            tuple(moves),
            value,
            lambda: Fraction(int(hits[0] if hits else untold), int(whole + untold)) == share,
            slips=tuple(Slip(t, num(v)) for t, v in (("took the part of the known ones only", whole * share), ("answered with the other number", total if value == untold else untold)) if v != value),
            full=len(stem.sentences) <= 4 and len(bag.unknown) <= 2,
        ),
    )  # fmt: skip


def _bag(stem: Stem) -> _Bag | None:
    """The kinds with their numbers, and the one kind without."""
    counts: list[tuple[frozenset[str], Fraction]] = []
    used: set[int] = set()
    for match in _COUNT.finditer(stem.prose):
        value = stem.value(f"⟦N{match.group(1)}⟧")
        if value is None or value.denominator != 1 or value < 1:
            return None
        counts.append((frozenset(content(match.group(2))), value))
        used.add(int(match.group(1)))
    if not counts:
        return None
    some = next((m for p in _SOME if (m := re.search(p, stem.prose)) is not None), None)
    if some is not None:
        unknown = frozenset(content(some.group(1)))
    else:
        only = _ONLY.search(stem.prose)
        if only is None:
            return None
        kinds = [frozenset(content(k)) for k in re.split(r",|\band\b|\bor\b", only.group(1)) if k.strip()]
        left = [k for k in kinds if not any(k & s for s, _ in counts)]
        if len(left) != 1 or len(kinds) != len(counts) + 1:
            return None
        unknown = left[0]
    shared = unknown.intersection(*(s for s, _ in counts))
    if len(counts) > 1:
        shared |= counts[0][0].intersection(*(s for s, _ in counts))
    if unknown == shared or any(s == shared for s, _ in counts):
        return None
    known = tuple((s - shared, c) for s, c in counts)
    own = unknown - shared - frozenset().union(*(s for s, _ in known))
    return _Bag(known, own, frozenset(used)) if own and all(s for s, _ in known) else None
