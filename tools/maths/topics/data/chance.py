"""Probability told in prose: a drawing from a population, a known probability with an unknown count, two overlapping groups.

Numbered things (spinners, dice, tickets) are in `numbered.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing.bars import Amount, split
from tools.maths.picturing.reading import label
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.data.asking import asked
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.grid_answers import Reading
from tools.maths.topics.data.headings import Ambiguous
from tools.maths.topics.data.overlap import overlap
from tools.maths.topics.data.population import population
from tools.maths.topics.data.words import GENERIC, content, spoken, stemmed, tokens, traps
from tools.maths.tree import Bin, added, num

CONCEPT = (
    "A probability is the number of favourable outcomes divided by the number of all outcomes that are equally likely."
)
_FINE_TEXT = """
    what is of each every rest remaining the which who how when if then than at not one both only same total first
    other another between every third more less nor neither except
"""
_FINE = TRAPS & frozenset(_FINE_TEXT.split())

READS = frozenset({"neither", "nor"})
READS_SENTENCES = True  # "only red, blue and white"; `solve` doubts every other sentence without a number


def solve(stem: Stem) -> Derivation | None:
    """A probability or fraction of a population in prose."""
    if stem.tables or not re.search(
        r"\bprobabilit|\bfraction|\bpercent|\bproportion|\bchance|\brandom|⟦P|\bor both\b", stem.prose
    ):
        return None
    found = _known_chance(stem) or _complement(stem)
    if found is None and (found := _last_kind(stem)) is not None:
        return found if all(_ONLY.search(s) for s in stem.unread_sentences) else replace(found, full=False)
    found = found or overlap(stem) or _from_population(stem)
    return replace(found, full=False) if found is not None and stem.unread_sentences else found


_TWICE = re.compile(
    r"\b(?:replacement|replaced|put back|both (?:marbles|of|are)|two [a-z]+ are|second|twice|⟦N\d+⟧ [a-z]+ (?:is|are) (?:drawn|chosen|selected|picked)|another)\b"
)


def _from_population(stem: Stem) -> Derivation | None:
    found = population(stem)
    ask = asked(stem)
    if found is None or ask is None or ask.kind not in ("part", "share") or _TWICE.search(stem.prose):
        return None
    restated = [i for i in stem.unused(found.used) if stem.value(f"⟦N{i}⟧") not in (found.grid.total, 1)]
    restated = [i for i in restated if spoken(stem, f"⟦N{i}⟧") not in " ".join(found.grid.rows.heads).split()]
    if re.search(r"\bexcept (?:that|for)\b[^.]*⟦", " ".join(stem.told)):
        return None
    if restated and (not stem.choices or any(0 < (stem.value(f"⟦N{i}⟧") or 0) < 1 for i in restated)):
        return None  # a share that was told and not read may be of those who are asked about
    clean = not traps(stem, stem.told) - _FINE
    try:
        return Reading(stem, found.grid, None, full=clean and not restated).answer(ask)
    except Ambiguous:
        return None


# ---- a known probability -----------------------------------------------------------------------------------------

_P = r"(?:⟦[NPE](?P<p>\d+)⟧)"
_CHANCE = re.compile(
    rf"(?:probability|chance|likelihood)(?: (?:of|that))? (?P<event>[^.⟦]{{3,90}}?) (?:is|was|equals|will be|=) {_P}"
)
_COUNTS = re.compile(r"⟦N(?P<n>\d+)⟧ (?P<what>[a-z -]{2,40}?)(?=,|\.|\?| and\b| in\b| are\b|$)")


def _known_chance(stem: Stem) -> Derivation | None:
    """ "The probability of a blue bead is 0.35 and there are 84 blue beads: how many are not blue, how many in all?" """
    match = _CHANCE.search(stem.prose)
    if match is None or not re.search(r"\bhow many\b(?! (?:more|fewer|less|extra|additional|dozen|pairs))", stem.ask):
        return None
    if re.search(r"\bthan\b|\bneither\b|\bnor\b|\bso that\b|\bmust\b|\bneed", stem.ask):
        return None  # a comparison of two numbers, not one of them
    chance = stem.value(f"⟦N{match['p']}⟧")
    event = set(content(re.split(r"\b(?:from|out of|in)\b", match["event"])[0]))
    asked_for = set(content(re.split(r"how many", spoken(stem, stem.ask))[-1]))
    counts = [m for m in _COUNTS.finditer(stem.prose) if m["n"] != match["p"]]
    if chance is None or not 0 < chance < 1 or len(counts) != 1 or stem.unused({int(match["p"]), int(counts[0]["n"])}):
        return None
    count = stem.value(f"⟦N{counts[0]['n']}⟧")
    what = content(counts[0]["what"])
    if count is None or not what:
        return None
    noun = what[-1]
    if set(what[:-1]) - event - GENERIC:
        return None  # the count is of another kind than the probability
    kind = [w for w in what[:-1] if w in event]
    if kind:
        total = count / chance
        subject = "Those of the known kind are that part of all: divide their number by the probability."
        asks_other = _asks_other(stem, kind, asked_for)
        if asks_other is None:
            return None
        value = total - count if asks_other == "other" else total
        first = Move("Divide by the probability", subject, Bin("/", num(count), num(chance), "frac"), num(total))
        moves: tuple[Move, ...] = (first,)
        if asks_other == "other":
            moves += (
                Move(
                    "Subtract",
                    "The others are all of them less this kind.",
                    Bin("-", num(total), num(count)),
                    num(value),
                ),
            )
    elif event & asked_for - {noun} or _times_asked(stem):
        total = count
        denied = bool({"not", "no"} & set(tokens(re.split(r"how many", stem.ask)[-1])))
        chance = 1 - chance if denied else chance
        value = count * chance
        moves = (
            Move(
                "Multiply by the probability",
                "Take that part of all of them.",
                Bin("*", num(count), num(chance), "cdot"),
                num(value),
            ),
        )
    else:
        return None
    if value.denominator != 1:
        return None
    return number_answer(
        stem,
        Found(
            skill=skills.PROBABILITY,
            concept=CONCEPT,
            asked="You are asked for a number of things, given a probability: part over whole equals the probability.",
            moves=moves,
            value=value,
            confirm=lambda: (count / (count + value) if kind and value != total else count / value if kind else value / count) == chance,
            slips=tuple(Slip(n, num(v)) for n, v in (("answered with the total", total), ("multiplied instead of dividing", count * chance)) if v != value),
            full=not traps(stem, stem.told) - _FINE,
            figure=_cut(count, value, total, bool(kind)),
        ),
    )  # fmt: skip


def _cut(count: Fraction, value: Fraction, total: Fraction, kind: bool) -> Figure | None:
    """All of them, cut into those of the kind and the others. kind: how many are of the kind is known, not how many all."""
    if not kind:
        return split(_amount(total), [(_amount(value, 0), True), (Amount(float(total - value)), False)])
    other = _amount(value, 1) if value != total else Amount(float(total - count))
    return split(_amount(total, 0), [(_amount(count), False), (other, value != total)])


def _amount(value: Fraction, at: int = GIVEN) -> Amount:
    return Amount(float(value), label(num(value)), at)


def _asks_other(stem: Stem, kind: list[str], asked_for: set[str]) -> str | None:
    """Whether all are asked for, or those of another kind; None when that is not clear."""
    ask = tokens(re.split(r"how many", stem.ask)[-1])
    if set(kind) & asked_for:
        return "other" if {"not", "other"} & set(ask) else None
    if {"total", "all", "altogether"} & set(ask):
        return "total"
    others = {s for s in asked_for if s in {stemmed(t) for s2 in stem.told for t in tokens(s2)}}
    some = next((m for p in _OTHERS if (m := re.search(p, stem.prose)) is not None), None)
    if some is not None and stemmed(some.group(1)) in asked_for:
        return "other"
    return "total" if len(others) <= 2 and some is None and not re.search(r"\bother\b", stem.ask) else None


_OTHERS = (
    r"\bsome ([a-z]+)",
    r"\bthe (?:rest|others?|remaining)(?: [a-z]+)?(?: are)? ([a-z]+)",
    r"\bonly [a-z]+ and ([a-z]+)",
    r"⟧ [a-z]+ [a-z]+ and ([a-z]+)",
)


def _times_asked(stem: Stem) -> bool:
    return bool(re.search(r"\bexpect", stem.ask))


_COMPLEMENT = re.compile(
    r"what is the (?:probability|chance) (?:that|of) (?P<event>.+?(?:\bnot\b|n't).+?)\?|what is the probability of (?P<of>not .+?)\?"
)


def _complement(stem: Stem) -> Derivation | None:
    """ "The probability of rain is 0.3. What is the probability that it does not rain?" """
    match, ask = _CHANCE.search(stem.prose), _COMPLEMENT.search(stem.prose)
    if match is None or ask is None or stem.unused({int(match["p"])}) or match.start() > ask.start():
        return None
    chance = stem.value(f"⟦N{match['p']}⟧")
    event, other = set(content(match["event"])), set(content(ask["event"] or ask["of"]))
    if chance is None or not 0 <= chance <= 1 or not other or not other <= event | {"event", "occur", "happen"}:
        return None
    if {"not", "n't"} & set(tokens(match["event"])):
        return None
    value = 1 - chance
    return number_answer(
        stem,
        Found(
            skills.PROBABILITY,
            "Something either happens or does not, so the two probabilities add up to 1.",
            "You are asked for the probability of the opposite.",
            (Move("Subtract from 1", "Take the probability away from 1.", Bin("-", num(1), num(chance)), num(value)),),
            value,
            lambda: value + chance == 1 and 0 <= value <= 1,
            full=len(stem.sentences) <= 2,
            decimal=True,
            figure=split(_amount(Fraction(1)), [(_amount(chance), False), (_amount(value, 0), True)]),
        ),
    )


_ONLY = re.compile(r"\bonly (?P<kinds>[a-z]+(?:, [a-z]+)*,? and [a-z]+)")


def _last_kind(stem: Stem) -> Derivation | None:
    """ "Only red, blue and white": the chances of all but one kind are given, and all of them add up to 1."""
    only = _ONLY.search(stem.prose)
    given = list(_CHANCE.finditer(stem.prose))
    if only is None or len(given) < 2 or stem.unused({int(m["p"]) for m in given}):
        return None
    kinds = [stemmed(k) for k in re.findall(r"[a-z]+", only["kinds"]) if k != "and"]
    known = {k: stem.value(f"⟦N{m['p']}⟧") for m in given for k in kinds if k in content(m["event"])}
    wanted = [k for k in kinds if k in content(spoken(stem, stem.ask))]
    values = [v for v in known.values() if v is not None]
    if len(known) != len(given) or {*known, *wanted} != set(kinds) or len(wanted) != 1 or wanted[0] in known:
        return None
    total = sum(values, Fraction(0))
    if total > 1 or len(values) != len(kinds) - 1 or {"not", "or"} & set(tokens(stem.ask)):
        return None
    return number_answer(
        stem,
        Found(
            skills.PROBABILITY,
            "Something of one of the kinds must come, so the chances of all kinds add up to 1.",
            "You are asked for the chance of the one kind that is not given.",
            (
                Move(
                    "Add the given chances", "Add the chances of the other kinds.", added(map(num, values)), num(total)
                ),
                Move(
                    "Subtract from 1",
                    "What is missing to 1 is left for the last kind.",
                    Bin("-", num(1), num(total)),
                    num(1 - total),
                ),
            ),
            1 - total,
            lambda: sum([*values, 1 - total]) == 1,
            full=len(stem.sentences) <= 3,
            decimal=True,
            figure=split(_amount(Fraction(1)), [*((_amount(v), False) for v in values), (_amount(1 - total, 1), True)]),
        ),
    )


# ---- two groups that overlap --------------------------------------------------------------------------------------
