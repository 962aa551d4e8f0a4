"""A frequency table whose values stand in intervals: where the median lies, the fullest interval, and shares.

Nothing is read inside an interval: what would need more than its frequency is left alone.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from statistics import median_high, median_low

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem, undressed
from tools.maths.topics.algebra.intervals import Interval
from tools.maths.topics.data.class_tables import Classes, beyond, classes_of, said
from tools.maths.topics.data.finishing import Found, choice_value, number_answer
from tools.maths.topics.data.words import spoken, traps
from tools.maths.topics.proportion.units import singular
from tools.maths.tree import Bin, added, num

CONCEPT = (
    "The median is the value in the middle of all values in order: add up the frequencies from the first interval on "
    "until the middle place is reached."
)
SHARE = "A relative frequency is a part of the whole: the frequency of the interval over the number of all values."
_N = r"-?\d+(?:\.\d+)?"
_CLASS = (
    r"(?:of the following |of these |of the )?(?:class |score |age |time )?(?:intervals?|class(?:es)?|groups?|ranges?)"
)
_OF = r"(?: (?:of the )?(?:[a-z]+)(?: [a-z]+){0,4})?"
_MEDIAN = re.compile(
    rf"(?:in |into )?which {_CLASS}{_OF} (?:contains?|holds|includes|does|is|must contain|has) the median(?P<what>[a-z ,]*?)(?: in| lie| fall| located)?\?"
)
_FULLEST = re.compile(
    rf"which {_CLASS} (?:has the (?:greatest|highest|largest) frequency|is the modal (?:class|interval)|contains the (?:most|greatest number of|largest number of) [a-z]+)\?"
)
_COULD = re.compile(r"which of the following (?:could|can|may) be the median(?P<what>[a-z ,]*?)\?")
_SHARE = re.compile(
    rf"what is the relative frequency (?:of|for) (?:the )?(?P<what>[a-z ]*?) ?(?:(?:interval|class|group|from|between|range)s? )*(?P<low>{_N}) ?(?:-|–|to|and) ?(?P<high>{_N})(?: [a-z]+)?\?"
)
_SIDE = r"(?P<side>at least|less than|fewer than|more than|at most|under|over|below|above|greater than|no more than)"
_COUNT = re.compile(
    rf"(?P<kind>how many|what (?:percent|percentage|fraction|proportion) of)(?: of)? (?:the )?(?P<what>[a-z ]*?) ?{_SIDE} (?P<at>{_N})(?: [a-z]+)?\?"
)
_FREE_TEXT = """
    each total what of who which how when where if number between every times
"""
_FREE = frozenset(_FREE_TEXT.split())
_TURNS_TEXT = """
    not half twice double except other lower upper quartile range mean mode difference sum least most
"""
_TURNS = frozenset(_TURNS_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The interval, or the share of all values; None for anything else."""
    if len(stem.tables) != 1 or stem.statements or len(stem.sentences) > 4:
        return None
    table = classes_of(stem.tables[0])
    if table is None or not _told_fits(stem, table):
        return None
    ask = re.sub(r"[$\\]", "", spoken(stem, stem.ask))
    if _TURNS & set(re.findall(r"[a-z]+", re.sub(r"\bat (?:least|most)\b|\bcontains the most\b", "", ask))):
        return None
    full = not traps(stem, stem.told) - _FREE
    known = _words(" ".join([*stem.told, *stem.tables[0].heading, "values people"])) - {"if", "when", "after"}
    if match := _MEDIAN.fullmatch(ask) or _COULD.fullmatch(ask):
        if not _words(match["what"]) <= known | _words("of the for in value score data set number"):
            return None
        return _median(stem, table, full, number_asked=_COULD.fullmatch(ask) is not None)
    if _FULLEST.fullmatch(ask):
        return _fullest(stem, table, full)
    if match := _SHARE.fullmatch(ask):
        wanted = Interval(Fraction(match["low"]), Fraction(match["high"]), True, True)
        inside = [i for i, p in enumerate(table.intervals) if (p.low, p.high) == (wanted.low, wanted.high)]
        fits = len(inside) == 1 and _words(match["what"]) <= known | _words(
            "of the for in value score data set interval class"
        )
        return _share(stem, table, inside, full, "fraction") if fits else None
    if match := _COUNT.fullmatch(ask):
        chosen = beyond(table, match["side"], Fraction(match["at"]))
        if chosen is None or not _words(match["what"].split(" ")[0]) <= known:
            return None
        return _share(stem, table, chosen, full, match["kind"])
    return None


def _words(text: str) -> set[str]:
    return {singular(w) for w in re.findall(r"[a-z]+", text.lower())}


def _told_fits(stem: Stem, table: Classes) -> bool:
    """The only number told beside the table is how many values there are."""
    told = [stem.value(f"⟦N{i}⟧") for i in stem.placeholders("RFENMPDT", " ".join(stem.told))]
    return all(v == table.total for v in told)


# ---- answering ------------------------------------------------------------------------------------------------------


def _median(stem: Stem, table: Classes, full: bool, *, number_asked: bool) -> Derivation | None:
    places = table.places()
    low, high = median_low(places), median_high(places)
    if low != high:
        return None
    n = table.total
    middle = f"place {(n + 1) // 2}" if n % 2 else f"places {n // 2} and {n // 2 + 1}"
    moves = (
        Move("Count all values", "The frequencies add up to the number of values.", added(map(num, table.counts)), num(n)),
        Move("Find the middle place", "With an odd number of values there is one in the middle, with an even number there are two.", num(n), words(middle), check=lambda: len(places) == n),
        Move("Add up the frequencies", "Go from interval to interval until the middle place is reached.", words(middle), words(table.cells[low]), check=lambda: _counted_up(table, (n + 1) // 2) == low == _counted_up(table, n // 2 + 1)),
    )  # fmt: skip
    below, above = sum(table.counts[:low]), sum(table.counts[low + 1 :])
    return _named(stem, table, low, moves, full, CONCEPT, lambda: 2 * below < n > 2 * above, number_asked=number_asked)


def _counted_up(table: Classes, place: int) -> int:
    """The interval in which the value at a place stands, by running totals."""
    running = 0
    for index, count in enumerate(table.counts):
        running += count
        if running >= place:
            return index
    return -1


def _fullest(stem: Stem, table: Classes, full: bool) -> Derivation | None:
    best = max(table.counts)
    if table.counts.count(best) != 1:
        return None
    place = table.counts.index(best)
    move = Move(
        "Compare the frequencies",
        "Look for the greatest frequency; the interval beside it is asked for.",
        r",\ ".join(map(str, table.counts)),
        words(table.cells[place]),
        check=lambda: sorted(table.counts)[-1] == table.counts[place],
    )
    return _named(
        stem,
        table,
        place,
        (move,),
        full,
        "A frequency says how many values an interval holds.",
        lambda: all(c < best for i, c in enumerate(table.counts) if i != place),
    )


def _named(stem: Stem, table: Classes, place: int, moves: tuple[Move, ...], full: bool, concept: str, confirm: Callable[[], bool], *, number_asked: bool = False) -> Derivation | None:  # fmt: skip
    """The derivation answered by an interval, or by the one choice that lies in it."""
    wanted = table.intervals[place]

    def right(choice: Choice) -> bool:
        span = said(choice.text)
        if span is not None:
            return not number_asked and (span.low, span.high) == (wanted.low, wanted.high)
        value = choice_value(choice)
        return number_asked and value is not None and wanted.holds(value)

    hits = [c for c in stem.choices if right(c)]
    if stem.choices and (
        len(hits) != 1
        or any(said(c.text) is None and not (number_asked and choice_value(c) is not None) for c in stem.choices)
    ):
        return None
    if number_asked and not stem.choices:
        return None
    return Derivation(
        skills.ONE_VARIABLE_DATA, concept, moves, ({},), (), hits[0].text.strip() if hits else undressed(table.cells[place]),
        asked="You are asked about one interval of the table.", fits=right if stem.choices else None,
        confirm=confirm, full=full,
    )  # fmt: skip


def _share(stem: Stem, table: Classes, chosen: list[int], full: bool, kind: str) -> Derivation | None:
    part, n = sum(table.counts[i] for i in chosen), table.total
    moves = [
        Move(
            "Add the frequencies",
            "Take the intervals that are asked for.",
            added(map(num, [table.counts[i] for i in chosen])),
            num(part),
        )
    ]
    value = Fraction(part)
    if kind != "how many":
        value = Fraction(part, n)
        moves.append(
            Move(
                "Divide by the number of values",
                "A share is the part over the whole.",
                Bin("/", num(part), added(map(num, table.counts)), "frac"),
                num(value),
            )
        )
    rest = sum(c for i, c in enumerate(table.counts) if i not in chosen)
    return number_answer(
        stem,
        Found(
            skills.ONE_VARIABLE_DATA, SHARE, "You are asked how many values lie in some of the intervals, or for their share.",
            tuple(moves), value, lambda: rest + part == n and value == (part if kind == "how many" else 1 - Fraction(rest, n)),
            kind="percent" if "percent" in kind else "number", full=full, decimal=True,
        ),
    )  # fmt: skip
