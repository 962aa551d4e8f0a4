"""Drawing from numbered things: spinners, tickets, dice, and two or three draws or throws, counted outcome by outcome."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.figures import Figure
from tools.maths.picturing import outcomes as picturing
from tools.maths.picturing.reading import label
from tools.maths.picturing.tables import step_of
from tools.maths.stem import Stem
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.number_events import event_test
from tools.maths.topics.data.population import population
from tools.maths.topics.data.words import content, spoken, stemmed, tokens
from tools.maths.tree import Bin, num

CONCEPT = "Count the outcomes that fit and divide by the number of all outcomes, each of them equally likely."
MAX_OUTCOMES = 20_000


READS = frozenset({"without"})


def solve(stem: Stem) -> Derivation | None:
    """A probability over numbered outcomes or repeated draws."""
    if stem.tables or not re.search(r"\bprobability|\bchance|\blikelihood|\bfraction", stem.prose):
        return None
    if _CONDITION.search(stem.prose):
        return None  # what is known of the outcome narrows the outcomes
    return _one_number(stem) or _coins(stem) or _two_dice(stem) or _two_draws(stem)


_CONDITION = re.compile(
    r"\b(?:given(?: that)?|assuming|provided|knowing|it is known|already|if (?:it|both|neither|one of|the (?!spinner|die|dice|coin|cards? (?:is|are) (?:drawn|chosen|selected|picked))))\b"
    r"|\bfirst (?:coin |die |roll |toss |flip |one |number )?(?:shows|showed|is (?:a )?(?:heads?|tails?|⟦)|was (?:a )?(?:heads?|tails?|⟦)|lands|landed|comes|came)"
)


# ---- one number ----------------------------------------------------------------------------------------------------

_RANGE = re.compile(
    r"(?:number(?:ed|s)|labell?ed|integers?|marked)(?: with)?(?: the)?(?: (?:numbers|integers))?(?: from)? (\d+) (?:to|through|-|–) (\d+)|\(\s*(\d+) (?:through|to|-|–) (\d+)\)|(?:integers|numbers) (?:from|between) (\d+) (?:to|through|and) (\d+),? inclusive"
)
_DIE = re.compile(
    r"\b(?:a|one|1)? ?(?:fair|standard)?,? ?(?:six|6)-? ?sided (?:number )?(?:die|cube)|\bnumber cube|\b(?:fair|standard) die\b"
)
_ASK = re.compile(r"(?:what|which).*?(?:probability|chance|likelihood|fraction)(?: (?:that|of)) (?P<event>.+)$")


def _one_number(stem: Stem) -> Derivation | None:
    told = " ".join(spoken(stem, s) for s in stem.sentences)
    span, die = _RANGE.search(told), _DIE.search(told)
    ask = _ASK.search(re.sub(r"[?.]", "", spoken(stem, stem.ask)))
    if (
        ask is None
        or not (span or die)
        or re.search(
            r"\btwo\b|\b2 (?:\w+ )?(?:dice|cubes|tickets|cards|spinners|balls)|\btwice|\bsum\b|replace|second", told
        )
    ):
        return None
    low, high = (1, 6) if span is None else tuple(int(g) for g in span.groups() if g)
    event = re.sub(
        r"^(?:the |a |an )?(?:number )?(?:on )?(?:the )?(?:card|ticket|ball|tile|slip)?(?: drawn| chosen| selected)?(?: at random)? ",
        "",
        ask["event"],
    )
    test = event_test(event)
    if test is None or not 0 <= low < high <= 10_000:
        return None
    outcomes = range(low, high + 1)
    hits = [n for n in outcomes if test(n)]
    numbers = {low, high, high - low + 1, 6, 1}
    rest = [
        v
        for i in stem.unused(())
        if (v := stem.value(f"⟦N{i}⟧")) is not None and i not in stem.placeholders("N", stem.ask) and v not in numbers
    ]
    found = _counted(
        stem,
        [str(n) for n in hits],
        [str(n) for n in outcomes],
        lambda: sum(map(test, outcomes)) == len(hits),
        not rest,
    )
    grid = picturing.outcomes([str(n) for n in outcomes], [str(n) for n in hits], 0)
    return found if found is None else replace(found, figure=grid)


def _counted(
    stem: Stem, hits: list[str], outcomes: Sequence[str], again: Callable[[], bool], full: bool, every: str = ""
) -> Derivation | None:
    total = len(outcomes)
    shown = ", ".join(hits[:24]) + (", …" if len(hits) > 24 else "")
    if not every and total <= picturing.MOST_OUTCOMES:
        every = f"All outcomes are {', '.join(outcomes)}. "
    value = Fraction(len(hits), total)
    moves = (
        Move("List the outcomes that fit", f"{every}Write down every outcome that the event allows, each once.", words(f"{total} equally likely outcomes"), words(shown or "none"), check=again),
        Move("Divide by all outcomes", "Favourable outcomes over all outcomes.", Bin("/", num(len(hits)), num(total), "frac"), num(value)),
    )  # fmt: skip
    return number_answer(
        stem,
        Found(
            skills.PROBABILITY,
            CONCEPT,
            "You are asked what part of all the outcomes fits the event.",
            moves,
            value,
            again,
            slips=(Slip("counted the outcomes that do not fit", num(1 - value)),) if value != Fraction(1, 2) else (),
            full=full,
            decimal=any("." in c.text for c in stem.choices),
        ),
    )


# ---- coins and two dice --------------------------------------------------------------------------------------------

_COIN = re.compile(
    r"\bcoins? (?:is|are) (?:tossed|flipped) (?P<times>\d+ times|twice|once)|\b(?P<coins>\d+) (?:fair )?coins are (?:tossed|flipped)|\b(?:tosses|flips) a (?:fair )?coin (?P<again>\d+ times|twice)"
)


def _coins(stem: Stem) -> Derivation | None:
    told = " ".join(spoken(stem, s) for s in stem.sentences)
    match = _COIN.search(told)
    ask = _ASK.search(re.sub(r"[?.]", "", spoken(stem, stem.ask)))
    if match is None or ask is None:
        return None
    said = match["times"] or match["again"] or match["coins"]
    count = {"twice": 2, "once": 1}.get(said) or int(re.findall(r"\d+", said)[0])
    event = " ".join(tokens(ask["event"]))
    side = "H" if "head" in event else "T" if "tail" in event else ""
    if not 1 <= count <= 12 or not side or ("head" in event and "tail" in event):
        return None
    outcomes = ["".join(o) for o in itertools.product("HT", repeat=count)]
    number = re.search(r"(?:exactly |at least |at most |of getting |get )?(\d+|one)\b", event)
    wanted = 1 if number and number.group(1) == "one" else int(number.group(1)) if number else None
    if re.search(r"\ball\b|\bboth\b|\bevery\b", event):
        hits = [o for o in outcomes if o.count(side) == count]
    elif re.search(r"\bat least\b", event) and wanted is not None:
        hits = [o for o in outcomes if o.count(side) >= wanted]
    elif re.search(r"\bat most\b", event) and wanted is not None:
        hits = [o for o in outcomes if o.count(side) <= wanted]
    elif re.search(r"\bexactly\b", event) and wanted is not None:
        hits = [o for o in outcomes if o.count(side) == wanted]
    elif re.search(r"\bno\b", event):
        hits = [o for o in outcomes if side not in o]
    else:
        return None
    size = len(hits)
    found = _counted(
        stem,
        hits,
        outcomes,
        lambda: _coin_count(count, {o.count(side) for o in hits}) == size,
        len(stem.sentences) <= 3,
    )
    return found if found is None else replace(found, figure=picturing.outcomes(outcomes, hits, 0))


def _coin_count(count: int, allowed: set[int]) -> int:
    """How many of the 2^n sequences have an allowed number of heads, by Pascal's triangle."""
    row = [1]
    for _ in range(count):
        row = [1, *(a + b for a, b in itertools.pairwise(row)), 1]
    return sum(row[k] for k in allowed)


def _two_dice(stem: Stem) -> Derivation | None:
    told = " ".join(spoken(stem, s) for s in stem.sentences)
    if not re.search(
        r"\b2 (?:[a-z-]+,? ?){0,3}(?:6-? ?sided )?(?:dice|number cubes)|\bdie is rolled twice|\bpair of (?:[a-z-]+ )?dice",
        told,
    ):
        return None
    ask = re.search(
        r"(?:sum|total) (?:of (?:the )?[a-z0-9 ]+? )?(?:is|that is|of|will be|equals|rolled is|shown is) (?P<event>.+?)$",
        re.sub(r"[?.]", "", spoken(stem, stem.ask)),
    )
    test = event_test(ask["event"]) if ask else None
    known = [v for s in stem.told for i in stem.placeholders("NMP", s) if (v := stem.value(f"⟦N{i}⟧")) is not None]
    if test is None or set(known) - {2, 6, 1}:
        return None
    outcomes = [(a, b) for a in range(1, 7) for b in range(1, 7)]
    hits = [f"({a}, {b})" for a, b in outcomes if test(a + b)]
    found = _counted(
        stem,
        hits,
        [f"({a}, {b})" for a, b in outcomes],
        lambda: sum(6 - abs(s - 7) for s in range(2, 13) if test(s)) == len(hits),
        len(stem.sentences) <= 3,
        f"Each die shows 1, 2, 3, 4, 5 or 6; their sum is {', '.join(map(str, range(2, 12)))} or 12. ",
    )
    grid = picturing.two_dice([(a, b) for a, b in outcomes if test(a + b)], 0)
    return found if found is None else replace(found, figure=grid)


# ---- two draws -----------------------------------------------------------------------------------------------------


def _two_draws(stem: Stem) -> Derivation | None:
    """Two things drawn one after the other, with or without replacement, from a population in prose."""
    found = population(stem)
    prose = stem.prose
    without = re.search(r"without replac|not (?:replaced|put back|returned)|without (?:putting|returning)", prose)
    back = re.search(
        r"with replac|is (?:replaced|put back|returned)|(?:puts|put|returns|replaces) (?:it|the [a-z]+)", prose
    )
    if found is None or bool(without) == bool(back) or len(found.grid.columns.heads) != 1:
        return None
    if not re.search(r"⟦N\d+⟧ [a-z]+ (?:are|is)|\bsecond\b|\banother\b", prose):
        return None
    event = re.split(r"probability (?:that|of)", spoken(stem, stem.ask))[-1]
    stems = [content(h) for h in found.grid.rows.heads]
    shared = set(stems[0]).intersection(*stems[1:])
    own = [set(s) - shared or set(s) for s in stems]
    people = [r for r, row in enumerate(found.grid.cells) for _ in range(int(row[0]))]
    if len(people) ** 2 > MAX_OUTCOMES * 10:
        return None
    said = [i for i, mine in enumerate(own) if mine & {stemmed(t) for t in tokens(event)}]
    if {"not", "no", "neither", "least", "exactly"} & set(tokens(event)):
        return None
    if re.search(r"\bboth\b|\b2\b", event) and len(said) == 1:
        test = lambda a, b: a == b == said[0]  # noqa: E731
        pair = (said[0], said[0])
    elif re.search(r"first", event) and re.search(r"second", event) and len(said) == 2:
        order = sorted(said, key=lambda i: min(event.find(h) for h in found.grid.rows.heads[i].split()))
        if event.find("first") > event.find("second"):
            return None
        pair = (order[0], order[1])
        test = lambda a, b: (a, b) == pair  # noqa: E731
    else:
        return None
    draws = (
        itertools.permutations(range(len(people)), 2) if without else itertools.product(range(len(people)), repeat=2)
    )
    outcomes = [(people[i], people[j]) for i, j in draws]
    hits = sum(1 for a, b in outcomes if test(a, b))
    size = len(people)
    first = Fraction(people.count(pair[0]), size)
    taken = 1 if without else 0
    second = Fraction(people.count(pair[1]) - (taken if pair[0] == pair[1] else 0), size - taken)
    value = Fraction(hits, len(outcomes))
    moves = (
        Move("Find the chance of the first draw", "Count the kind wanted and divide by all.", Bin("/", num(people.count(pair[0])), num(size), "frac"), num(first), check=lambda: first == Fraction(sum(1 for a, _ in outcomes if a == pair[0]), len(outcomes))),
        Move("Multiply by the chance of the second", "After the first draw, " + ("one fewer is left." if without else "everything is as before."), Bin("*", num(first), num(second), "cdot"), num(first * second)),
    )  # fmt: skip
    rest = [i for i in stem.unused(found.used) if stem.value(f"⟦N{i}⟧") not in (2, size)]
    figure = _tree(found.grid.rows.heads, people, pair, taken, moves, stem.question)
    return number_answer(
        stem,
        Found(
            skills.PROBABILITY,
            "Chances of one thing after another multiply; without replacement, the second draw has one thing fewer.",
            "You are asked for the chance of two draws together.",
            moves,
            first * second,
            lambda: value == first * second,
            full=not rest,
            figure=figure,
        ),
    )


def _tree(
    kinds: Sequence[str], people: Sequence[int], pair: tuple[int, int], taken: int, moves: Sequence[Move], told: str
) -> Figure | None:
    """Both draws as a tree, with the chances that the problem or the steps tell."""

    def chance(count: int, size: int) -> str:
        text = label(Bin("/", num(count), num(size), "frac"))
        return (
            text
            if count > 0 and step_of(text, told + " ".join(" ".join(m.latex()) for m in moves), ()) is not None
            else ""
        )

    size = len(people)
    left = [people.count(k) - (taken if k == pair[0] else 0) for k in range(len(kinds))]
    return picturing.two_draws(
        [(name, chance(people.count(k), size)) for k, name in enumerate(kinds)],
        [(name, chance(left[k], size - taken)) for k, name in enumerate(kinds)],
        pair,
    )
