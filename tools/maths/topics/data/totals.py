"""Problems about means that are problems about sums: a value joins or leaves, groups are put together, one is missing.

A mean times its count is a total; totals add and subtract, means do not. The facts ("the mean of the 12 players … is
150") are read clause by clause; what is asked decides how the totals are combined.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.problem import Target
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.data.datasets import named_sets, open_lists
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.group_means import combined
from tools.maths.topics.data.joining import joined_or_left, joins_list
from tools.maths.topics.data.mean_facts import MEAN, NUMBER, Fact, facts_in, labels_in
from tools.maths.topics.data.mean_totals import Total, total_move
from tools.maths.topics.data.total_table import of_totals
from tools.maths.topics.data.words import traps
from tools.maths.topics.proportion.units_asked import other_unit
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Rel, Sym, added, num

CONCEPT = (
    "A mean times its count is a total. Turn every mean into a total, add or subtract the totals, and divide again only "
    "if a mean is asked for."
)
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
    if other_unit(stem) or re.search(
        r"\b(?:years?|months?|weeks?) (?:later|ago)\b|\bdoubled|\btripled|\bhalved|\bhow much (?:older|younger)",
        stem.prose,
    ):
        return None
    if re.search(
        r"\bby how (?:much|many)\b|\bhow (?:much|many) (?:[a-z]+ )?(?:more|less|greater|higher|lower|heavier|lighter|taller|shorter|longer|larger)\b",
        stem.ask,
    ):
        return None  # a difference of means, not one of them
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
    count = len(lists[0].nodes)
    equation = Rel("=", Bin("/", added(lists[0].nodes), num(count), "frac"), stem.node(rest.group(1)))
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


def _by_facts(stem: Stem) -> Derivation | None:
    facts = facts_in(stem)
    if len(facts) > 3:
        return None
    found = (
        _sum_asked(stem, facts) or _missing(stem, facts) or joined_or_left(stem, facts) or combined(stem, facts)
        if facts
        else joins_list(stem)
    )
    if found is None:
        return None
    clean = not traps(stem, stem.sentences) - _OF_LIST
    told = " ".join([stem.question, *(str(f.count) for f in facts)])
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
            figure=of_totals(found.moves, told),
        ),
    )


def _sum_asked(stem: Stem, facts: tuple[Fact, ...]) -> Total | None:
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
    return Total(
        total,
        (total_move(fact, "the values"),),
        lambda: sum([fact.mean] * int(fact.count), Fraction(0)) == total,
        frozenset(fact.used),
    )


def _missing(stem: Stem, facts: tuple[Fact, ...]) -> Total | None:
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
    moves: tuple[Move, ...] = (
        total_move(fact, "all the values"),
        Move("Add the known values", "Add the values that are given.", added(map(num, values)), num(known)),
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
    return Total(
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
