"""Problems about means that are problems about sums: a value joins or leaves, groups are put together, one is missing.

A mean times its count is a total; totals add and subtract, means do not. The facts ("the mean of the 12 players … is
150") are read clause by clause; what is asked decides how the totals are combined.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.problem import Target
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.data.datasets import named_sets, open_lists
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.mean_facts import MEAN, NUMBER, Fact, facts_in, labels_in
from tools.maths.topics.data.words import traps
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Node, Rel, Sym, num

CONCEPT = (
    "A mean times its count is a total. Turn every mean into a total, add or subtract the totals, and divide again only "
    "if a mean is asked for."
)
_NEW_MEAN = re.compile(
    rf"(?:new |resulting |overall )?{MEAN}(?: [a-z]+)*? (?:becomes|changes to|rises to|increases to|decreases to|drops to|falls to|is now|would be|will be|is|was|of|to be) (?:at least |exactly )?{NUMBER}"
    rf"|(?:raise|raises|bring|brings|increase|increases|decrease|decreases|lower|lowers|drops?|reduces?) (?:the|his|her|their) {MEAN}(?: [a-z]+)*? (?:up |down )?to (?:at least )?{NUMBER}"
)
# The values of a group do not stay as they were when its mean was told.
_ALTERED = re.compile(
    r"\b(?:later|afterwards?|then|curve[ds]?|rescaled|raised|lowered|rais(?:es|ing)|adjust[a-z]*|correct(?:s|ed|ion)|regrad[a-z]*|bonus|"
    r"dropp?(?:s|ed)|thrown|discard[a-z]*|doubled?|halved|added|adds|subtract[a-z]*|deduct[a-z]*|increas[a-z]*|decreas[a-z]*|"
    r"chang[a-z]*|final scores)\b"
)
_GROUPS = r"(?:[a-z]+ )?(?:groups|classes|sections|teams|sets|parts|lists|schools|samples|departments|shifts|batches|stores|rooms|offices|means|averages|combined|together)\b"
_ALL = re.compile(r"\b(?:all|combined|overall|both|together|entire|whole|every)\b")
_ADDED = re.compile(
    r"\b(?:added|adds|adding|joins?|joined|included|next|another|additional|one more|enters|new (?:number|score|value|test)|"
    r"(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|last|final) [a-z]+)\b"
)
_REMOVED = re.compile(r"\b(?:remov|delet|dropp|exclud|discard|leaves|left the|withdr|taken out|omitt)")
_OF_LIST_TEXT = """
    what is mean average of each all how many if when at least first last total sum who which on another added other
    then every both combined between additional same together remaining rest sixth left remain maximum minimum more
    greater less after before exactly not each only third
"""
_OF_LIST = TRAPS & frozenset(_OF_LIST_TEXT.split())

READS = frozenset({"remove", "removes", "removed"})


def solve(stem: Stem) -> Derivation | None:
    """Means and totals; None for other problems."""
    if not re.search(r"\b(?:mean|average)", stem.prose) or stem.tables or "margin" in stem.prose:
        return None
    if re.search(r"\b(?:(?:miles|kilometers|meters|feet|gallons|liters|words|pages) per|speed|rate)\b", stem.prose):
        return None
    return _with_letter(stem) or _by_facts(stem)


# ---- a letter in the list ----------------------------------------------------------------------------------------


def _with_letter(stem: Stem) -> Derivation | None:
    """ "The mean of 3, 8, x, 11 and 2x is 11": an equation."""
    lists = open_lists(stem)
    if len(lists) != 1:
        return None
    rest = re.search(
        rf"(?:{MEAN})[^.]*(?:⟧|\b[a-z]),? (?:is|equals|is equal to|was|are) {NUMBER}", stem.prose
    ) or re.search(rf"{MEAN} of (?:the|these|this)[^.⟦]* (?:is|equals|was) {NUMBER}", stem.prose)
    ask = re.search(r"(?:what is|find)(?: the value of)? (?:⟦S(\d+)⟧|([b-hj-z]))(?![a-z])", stem.ask)
    if rest is None or ask is None or re.search(r"\bmedian|\brange|\bgreater|\bleast", stem.ask):
        return None
    total: Node = lists[0].nodes[0]
    for node in lists[0].nodes[1:]:
        total = Bin("+", total, node)
    count = len(lists[0].nodes)
    equation = Rel("=", Bin("/", total, num(count), "frac"), stem.node(rest.group(1)))
    used = {*lists[0].used, int(rest.group(1)), *stem.placeholders("S")}
    wanted = stem.node(ask.group(1)) if ask.group(1) else Sym(ask.group(2))
    others = [i for i in stem.unused(used) if stem.value(f"⟦N{i}⟧") != count]
    return from_equations(
        stem,
        [equation],
        Target("value", wanted),
        skill=skills.ONE_VARIABLE_DATA,
        full=not others and len(stem.sentences) <= 3,
    )


# ---- facts -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Sum:
    """What came out: the value, how it is written down, and its check against made-up values."""

    value: Fraction
    moves: tuple[Move, ...]
    confirm: Callable[[], bool]
    used: frozenset[int]
    slips: tuple[Slip, ...] = ()
    asked: str = "You are asked for a value that makes the totals fit."


def _by_facts(stem: Stem) -> Derivation | None:
    facts = facts_in(stem)
    if len(facts) > 3:
        return None
    found = (
        _sum_asked(stem, facts) or _missing(stem, facts) or _joined_or_left(stem, facts) or _combined(stem, facts)
        if facts
        else _joins_list(stem)
    )
    if found is None:
        return None
    clean = not traps(stem, stem.sentences) - _OF_LIST
    counts = {f.count + step for f in facts for step in (-1, 0, 1)} | {Fraction(1)}
    rest = [i for i in stem.unused({*found.used, *labels_in(stem)}) if stem.value(f"⟦N{i}⟧") not in counts]
    return number_answer(
        stem,
        Found(
            skill=skills.ONE_VARIABLE_DATA,
            concept=CONCEPT,
            asked=found.asked,
            moves=found.moves,
            value=found.value,
            confirm=found.confirm,
            slips=found.slips,
            full=clean and not rest and len(stem.sentences) <= 4,
            decimal=True,
        ),
    )


def _times(fact: Fact) -> Bin:
    return Bin("*", num(fact.count), num(fact.mean), "cdot")


def _total_move(fact: Fact, which: str) -> Move:
    text = f"The total of {which} is the mean times the count."
    return Move("Turn the mean into a total", text, _times(fact), num(fact.count * fact.mean))


def _sum_asked(stem: Stem, facts: tuple[Fact, ...]) -> _Sum | None:
    """ "The mean of 6 numbers is 15. What is their sum?" """
    if (
        len(facts) != 1
        or not re.search(r"\b(?:sum|total)\b", stem.ask)
        or re.search(r"\badd|\bremov|\bother", stem.prose)
    ):
        return None
    if not re.search(r"what (?:is|was|are) the (?:sum|total)", stem.ask):
        return None
    fact = facts[0]
    total = fact.count * fact.mean
    return _Sum(
        total,
        (_total_move(fact, "the values"),),
        lambda: sum([fact.mean] * int(fact.count), Fraction(0)) == total,
        frozenset(fact.used),
    )


def _missing(stem: Stem, facts: tuple[Fact, ...]) -> _Sum | None:
    """All values but one are listed, or one is asked from the mean of all and a list of the others."""
    sets = [s for s in named_sets(stem) if not set(s.used) & {u for f in facts for u in f.used}]
    few = _listed_few(stem, facts) if not sets else None
    values = sets[0].values if len(sets) == 1 else few[0] if few else ()
    used = sets[0].used if len(sets) == 1 else few[1] if few else ()
    wanted = re.search(
        r"\b(?:other|remaining|missing|last|fifth|fourth|third|sixth|seventh|next|must|needs?|unknown)\b", stem.ask
    )
    if (
        not values
        or len(facts) != 1
        or not wanted
        or re.search(r"\b(?:mean|average) of the (?:other|remaining)", stem.ask)
    ):
        return None
    fact = facts[0]
    if len(values) != fact.count - 1:
        return None
    total, known = fact.count * fact.mean, sum(values, Fraction(0))
    tree: Node = num(values[0])
    for v in values[1:]:
        tree = Bin("+", tree, num(v))
    moves: tuple[Move, ...] = (
        _total_move(fact, "all the values"),
        Move("Add the known values", "Add the values that are given.", tree, num(known)),
        Move(
            "Subtract",
            "What is left of the total is the missing value.",
            Bin("-", num(total), num(known)),
            num(total - known),
        ),
    )
    if len(values) == 1:
        moves = (moves[0], moves[2])
    slips = (Slip("took the mean of the given values and the mean", (num((known + fact.mean) / (len(values) + 1)))),)
    return _Sum(
        total - known,
        moves,
        lambda: (sum(values, Fraction(0)) + (total - known)) / (len(values) + 1) == fact.mean,
        frozenset((*fact.used, *used)),
        slips,
        "You are asked for the one value that is missing from a list with a known mean.",
    )


def _listed_few(stem: Stem, facts: tuple[Fact, ...]) -> tuple[tuple[Fraction, ...], tuple[int, ...]] | None:
    """Two values joined by "and" ("two of the numbers are 8 and 14")."""
    match = re.search(rf"{NUMBER}(?:, {NUMBER})?,? and {NUMBER}", stem.prose)
    if match is None:
        return None
    places = tuple(int(g) for g in match.groups() if g is not None)
    values = tuple(v for p in places if (v := stem.value(f"⟦N{p}⟧")) is not None)
    return None if set(places) & {u for f in facts for u in f.used} else (values, places)


def _joined_or_left(stem: Stem, facts: tuple[Fact, ...]) -> _Sum | None:
    """One value joins or leaves: asked is that value, or the new mean."""
    removed = bool(_REMOVED.search(stem.prose))
    if not (_ADDED.search(stem.prose) or removed) or len(facts) > 2:
        return None
    fact = facts[0]
    step = -1 if removed else 1
    if len(facts) == 2 and not removed and facts[0].count == facts[1].count + 1:
        facts = (facts[1], facts[0])
        fact = facts[0]
    loose = _loose(stem, facts)
    if len(facts) == 2:
        if facts[1].count != fact.count + step or any(v not in (fact.count, fact.count + step) for v, _ in loose):
            return None
        return _one_value(stem, fact, facts[1].mean, step, facts[1].used)
    restated = (fact.count, fact.count + step, 1)
    news = [(v, p) for v, p in loose if v not in restated]
    extra = frozenset(p for v, p in loose if v in restated)
    match = _NEW_MEAN.search(stem.prose[fact.where + 30 :]) or (_NEW_MEAN.search(stem.ask) if stem.ask else None)
    if len(news) != 1:
        return None
    value, place = news[0]
    if match is not None and str(place) in [g for g in match.groups() if g]:
        return _one_value(stem, fact, value, step, (place, *extra))
    if re.search(rf"{MEAN}", stem.ask) and re.search(r"\bwhat (?:is|was|will be|would be)\b", stem.ask):
        return _new_mean(fact, value, step, (place, *extra))
    return None


def _joins_list(stem: Stem) -> _Sum | None:
    """Values are listed, one more joins, and the new mean is given."""
    sets = named_sets(stem)
    match = _NEW_MEAN.search(stem.prose)
    if (
        len(sets) != 1
        or not sets[0].values
        or match is None
        or not _ADDED.search(stem.prose)
        or _REMOVED.search(stem.prose)
    ):
        return None
    place = int(next(g for g in match.groups() if g))
    mean = stem.value(f"⟦N{place}⟧")
    values = sets[0].values
    if (
        mean is None
        or place in sets[0].used
        or re.search(rf"what (?:is|will be|would be) the (?:new )?{MEAN}", stem.ask)
    ):
        return None
    count = Fraction(len(values))
    rest = [i for i in stem.unused({place, *sets[0].used}) if stem.value(f"⟦N{i}⟧") not in (count, count + 1)]
    if rest or not re.search(r"\b(?:value|number|score|age|weight|height|added|new|next|another|[a-z]+th)\b", stem.ask):
        return None
    known, total = sum(values, Fraction(0)), (count + 1) * mean
    tree: Node = num(values[0])
    for value in values[1:]:
        tree = Bin("+", tree, num(value))
    moves = (
        Move("Add the known values", "Add the values that are given.", tree, num(known)),
        Move(
            "Find the new total",
            "The new total is the new mean times the new count.",
            Bin("*", num(count + 1), num(mean), "cdot"),
            num(total),
        ),
        Move(
            "Subtract",
            "What the known values do not bring, the new one does.",
            Bin("-", num(total), num(known)),
            num(total - known),
        ),
    )
    used = frozenset(
        {place, *sets[0].used, *(i for i in stem.unused(()) if stem.value(f"⟦N{i}⟧") in (count, count + 1))}
    )
    return _Sum(total - known, moves, lambda: sum([*values, total - known]) / (len(values) + 1) == mean, used)


def _loose(stem: Stem, facts: tuple[Fact, ...]) -> list[tuple[Fraction, int]]:
    taken = {u for f in facts for u in f.used} | labels_in(stem)
    return [(v, p) for p in stem.unused(taken) if (v := stem.value(f"⟦N{p}⟧")) is not None]


def _one_value(stem: Stem, fact: Fact, new_mean: Fraction, step: int, used: tuple[int, ...]) -> _Sum | None:
    """The value whose coming or going makes the new mean."""
    if re.search(rf"what (?:is|was|will be|would be) the (?:new |resulting )?{MEAN}", stem.ask):
        return None
    count = fact.count + step
    old, new = fact.count * fact.mean, count * new_mean
    value = (new - old) * step
    if count < 1:
        return None
    larger, smaller = (new, old) if step > 0 else (old, new)
    moves = (
        _total_move(fact, "the values at first"),
        Move(
            "Find the new total",
            "The new total is the new mean times the new count.",
            Bin("*", num(count), num(new_mean), "cdot"),
            num(new),
        ),
        Move(
            "Subtract the totals",
            "The two totals differ by just that value.",
            Bin("-", num(larger), num(smaller)),
            num(value),
        ),
    )
    slips = tuple(
        Slip(name, num(v))
        for name, v in (
            ("took the new mean for the value", new_mean),
            ("averaged means as if they were single values", 2 * new_mean - fact.mean),
            ("subtracted the means", abs(new_mean - fact.mean)),
        )
        if v != value
    )
    return _Sum(
        value,
        moves,
        lambda: _after(fact, value, step) == new_mean,
        frozenset((*fact.used, *used)),
        slips,
        "You are asked for the value that joins or leaves.",
    )


def _after(fact: Fact, value: Fraction, step: int) -> Fraction | None:
    """The mean of made-up values with the given mean, once the value has joined or left."""
    values = [fact.mean] * int(fact.count)
    if step > 0:
        return sum([*values, value], Fraction(0)) / (len(values) + 1)
    if len(values) < 2:
        return None
    values[0], values[1] = value, 2 * fact.mean - value
    rest = values[1:]
    return sum(rest, Fraction(0)) / len(rest)


def _new_mean(fact: Fact, value: Fraction, step: int, used: tuple[int, ...]) -> _Sum | None:
    count = fact.count + step
    old = fact.count * fact.mean
    new = old + step * value
    if count < 1:
        return None
    moves = (
        _total_move(fact, "the values at first"),
        Move(
            "Find the new total",
            "The value joins or leaves the total.",
            Bin("+" if step > 0 else "-", num(old), num(value)),
            num(new),
        ),
        Move(
            "Divide by the new count",
            "A mean is a total divided by its count.",
            Bin("/", num(new), num(count), "frac"),
            num(new / count),
        ),
    )
    return _Sum(
        new / count,
        moves,
        lambda: _after(fact, value, step) == new / count,
        frozenset((*fact.used, *used)),
        (
            Slip("divided by the wrong count", num(new / fact.count)),
            Slip("averaged the mean and the value", num((fact.mean + value) / 2)),
        ),
        "You are asked for the mean after the change.",
    )


def _combined(stem: Stem, facts: tuple[Fact, ...]) -> _Sum | None:
    """Two groups and all of them together: two of the three are given, the third is asked."""
    if len(facts) != 2 or _ALTERED.search(stem.prose):
        return None
    one, two = facts
    loose = [(v, p) for v, p in _loose(stem, facts) if v != 2 or not re.search(rf"⟦N{p}⟧ {_GROUPS}", stem.prose)]
    whole = one.count + two.count
    asks_mean = re.search(rf"{MEAN}", stem.ask)
    if not asks_mean:
        return None
    apart = abs(one.count - two.count)
    joint = any(v == whole for v, _ in loose)
    if joint and re.search(r"⟧ of (?:these|those|them|the same|its|their)\b", stem.prose):
        return None  # one group is part of the other
    others = re.search(r"\b(?:other|remaining|rest)\b", stem.ask) or [v for v, p in loose if f"{p}⟧" in stem.ask] == [
        apart
    ]
    if not joint and (others or (one.count != two.count and _rest_asked(stem, facts))):
        large, small = (one, two) if one.count > two.count else (two, one)
        left = large.count - small.count
        if left <= 0 or any(v != left for v, _ in loose):
            return None
        total = large.count * large.mean - small.count * small.mean
        moves = (
            _total_move(large, "all of them"),
            _total_move(small, "the part that is known"),
            Move(
                "Subtract the totals",
                "What is left belongs to the others.",
                Bin("-", num(large.count * large.mean), num(small.count * small.mean)),
                num(total),
            ),
            Move(
                "Divide",
                "Divide by how many the others are.",
                Bin("/", num(total), num(left), "frac"),
                num(total / left),
            ),
        )
        return _Sum(
            total / left,
            moves,
            lambda: (
                sum([small.mean] * int(small.count) + [total / left] * int(left), Fraction(0)) / int(large.count)
                == large.mean
            ),
            frozenset((*one.used, *two.used, *(p for _, p in loose))),
            (Slip("averaged the two means", num((one.mean + two.mean) / 2)),),
            "You are asked for the mean of the others.",
        )
    if any(v != whole for v, _ in loose) or not (_ALL.search(stem.ask) or any(v == whole for v, _ in loose)):
        return None
    total = one.count * one.mean + two.count * two.mean
    moves = (
        _total_move(one, "the first group"),
        _total_move(two, "the second group"),
        Move(
            "Add the totals",
            "Together they have both totals.",
            Bin("+", num(one.count * one.mean), num(two.count * two.mean)),
            num(total),
        ),
        Move(
            "Divide by all",
            "Divide by how many there are together.",
            Bin("/", num(total), num(whole), "frac"),
            num(total / whole),
        ),
    )
    plain = (one.mean + two.mean) / 2
    return _Sum(
        total / whole,
        moves,
        lambda: (
            sum([one.mean] * int(one.count) + [two.mean] * int(two.count), Fraction(0)) / int(whole) == total / whole
        ),
        frozenset((*one.used, *two.used, *(p for _, p in loose))),
        (Slip("averaged the two means", num(plain)),) if plain != total / whole else (),
        "You are asked for the mean of both groups together.",
    )


def _rest_asked(stem: Stem, facts: tuple[Fact, ...]) -> bool:
    """Whether the larger count is of everyone and the smaller of a part of them."""
    small = min(facts, key=lambda f: f.count)
    before = stem.prose[small.where : small.where + 160]
    return bool(re.search(r"\bof (?:the|these|those|them)\b", before)) and bool(
        re.search(r"\bothers?\b|\brest\b|\bremaining\b", stem.prose)
    )
