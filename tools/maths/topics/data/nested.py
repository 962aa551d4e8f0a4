"""A table where one column counts a part of another ("Members", "Ride a bus"): the part or the others, of a row or of all.

That the second column is a part of the first must be plain from its heading: two kinds side by side ("Boys", "Girls")
are no part and whole, even where the one never outnumbers the other. The row with the greatest share is for
`row_rates.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.data.asking import cleaned
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.sheet import Sheet, sheets_of
from tools.maths.topics.data.words import GENERIC, NEGATIONS, PEOPLE, content, spoken, stemmed, tokens
from tools.maths.tree import Bin, added, num

_WHOLES_TEXT = """
    member student total people person enrolled employee employed sold produced made manufactured played attempted
    attempt taken surveyed tested planted inspected population customer visitor seeds number all entered applied applicant
    eligible invited resident household voter patient participant workers seats capacity issued shipped printed examined
    played games shots registered polled asked interviewed received order owners books animals vehicles
"""
_WHOLES = frozenset(stemmed(w) for w in _WHOLES_TEXT.split())
# Kinds that stand beside another kind, never inside it.
_KINDS_TEXT = """
    yes no boy girl man woman male female adult child teacher other neither both pass fail win loss red blue green
    cat dog freshman sophomore junior senior
"""
_KINDS = frozenset(stemmed(w) for w in _KINDS_TEXT.split())
_COUNT = re.compile(r"^how many (?P<rest>.+)$")
_PART = re.compile(
    r"\bwhat (?:is|was)? ?(?:the )?(?P<kind>probability|fraction|percent(?:age)?|proportion|chance)\b (?:that|of) (?P<rest>.+)$"
)
_ALONE = re.compile(
    r"^if no [a-z]+ (?:is|are|was|were|belongs?|participates?) (?:in|to|on|of) more than (?:one|1) [a-z]+(?: and|,) "
)
_FINE_TEXT = "the of and not no what how who which each all if one in total both percent"
_FINE = frozenset(_FINE_TEXT.split())
CONCEPT = (
    "Where one column counts a part of what another counts, the others are the whole less the part; a share is taken of "
    "the whole that the question names."
)


@dataclass(frozen=True)
class _Pair:
    """The columns of the whole and of its part, and the stems that name the part."""

    whole: int
    part: int
    named: frozenset[str]


def solve(stem: Stem) -> Derivation | None:
    """A part of a row, of some rows or of the whole table, None for anything else."""
    if len(stem.tables) != 1 or stem.statements:
        return None
    sheets = sheets_of(stem.tables[0])
    pair = _pair(sheets[0]) if sheets else None
    if pair is None:
        return None
    ask = _ALONE.sub("", cleaned(spoken(stem, stem.ask)))
    chance, count = _PART.search(ask), _COUNT.match(ask)
    if (chance is None and count is None) or re.search(r"\b(?:given|than|ratio|greatest|least|most|or)\b", ask):
        return None
    sheet = sheets[0]
    rows = sheet.rows_in(ask) or _by_stems(sheet, ask)
    wanted = _wanted(pair, ask, chance["rest"] if chance else "")
    if wanted is None or len(rows) > 1 or _strange(stem, sheet, ask) or _numbers(stem, sheet):
        return None
    if not rows and not _all_meant(stem, sheet):
        return None
    if rows and chance and _first(ask, sheet.rows[rows[0]]) > _first(ask, " ".join(pair.named)):
        return None  # "what fraction of those returned were from store Q" turns part and whole round
    percent = chance is not None and chance["kind"].startswith("percent")
    return _answer(stem, sheet, pair, rows or tuple(range(len(sheet.rows))), wanted, chance is not None, percent)


def _pair(sheet: Sheet) -> _Pair | None:
    if len(sheet.columns) != 2 or any(v.denominator != 1 for row in sheet.cells for v in row):
        return None
    for whole, part in ((0, 1), (1, 0)):
        if holds(sheet, whole, part) and not NEGATIONS & set(tokens(sheet.columns[part])):
            own = frozenset(content(sheet.columns[part])) - frozenset(content(sheet.columns[whole])) - GENERIC
            return _Pair(whole, part, own) if own else None
    return None


def holds(sheet: Sheet, whole: int, part: int) -> bool:
    """Whether one column counts a part of what another counts, by their headings and by their numbers."""
    heads = [set(content(sheet.columns[i])) for i in (whole, part)]
    nested = all(b <= a for a, b in zip(sheet.column(whole), sheet.column(part), strict=True))
    return (
        nested
        and bool(heads[0] & (_WHOLES | PEOPLE))
        and not (heads[0] | heads[1]) & _KINDS
        and bool(heads[1] - heads[0])
    )


def _first(ask: str, name: str) -> int:
    """Where the first word of a name stands in the question."""
    own = set(content(name)) or set(tokens(name))
    return next((n for n, t in enumerate(tokens(ask)) if stemmed(t) in own), 0)


def _by_stems(sheet: Sheet, ask: str) -> tuple[int, ...]:
    stems = set(content(ask))
    return tuple(i for i, r in enumerate(sheet.rows) if (own := set(content(r))) and own <= stems)


def _wanted(pair: _Pair, ask: str, event: str) -> str | None:
    """ "part" or "others": whether the part's heading is denied; None where the part is not what is asked."""
    said = tokens(ask)
    places = [n for n, t in enumerate(said) if stemmed(t) in pair.named]
    if not places or not pair.named <= {stemmed(t) for t in said}:
        return None
    if event and not pair.named <= set(content(event)):
        return None
    before = said[: places[0]]
    denials = [t for t in said if t in NEGATIONS]
    if len(denials) > 1 or (denials and not NEGATIONS & set(before[-3:])):
        return None
    relative = re.search(r"\b(?:who|that|which)\b.*?\b(?:is|are|was|were)\b", event)
    if relative and pair.named & set(content(relative.group())):
        return None  # "of the members who ride a bus, …": the part is the whole here
    return "others" if denials else "part"


def _strange(stem: Stem, sheet: Sheet, ask: str) -> bool:
    """Whether the question holds a word that nothing explains."""
    told = " ".join(spoken(stem, s) for s in stem.told)
    heads = " ".join((sheet.label, *sheet.columns, *sheet.rows))
    left = set(content(ask)) - set(content(told)) - set(content(heads)) - GENERIC
    left -= {"1", str(len(sheet.rows))}
    return bool(left) or bool((set(tokens(ask)) & TRAPS) - _FINE)


def _numbers(stem: Stem, sheet: Sheet) -> bool:
    fine = {Fraction(len(sheet.rows)), Fraction(1), *(sum(sheet.column(c)) for c in range(2))}
    names = {t for r in sheet.rows for t in tokens(r)}
    return any(stem.value(f"⟦N{i}⟧") not in fine and spoken(stem, f"⟦N{i}⟧") not in names for i in stem.unused(()))


def _all_meant(stem: Stem, sheet: Sheet) -> bool:
    """Whether the rows cannot overlap: it is said, or they name different things and not the same people."""
    label = set(content(sheet.label))
    people = {"club", "sport", "class", "activity", "subject", "course", "language"}
    return bool(_ALONE.search(cleaned(spoken(stem, stem.ask)))) or not label & {stemmed(p) for p in people}


def _answer(
    stem: Stem, sheet: Sheet, pair: _Pair, rows: tuple[int, ...], wanted: str, share: bool, percent: bool
) -> Derivation | None:
    wholes = [sheet.cells[r][pair.whole] for r in rows]
    parts = [sheet.cells[r][pair.part] for r in rows]
    whole, part = sum(wholes, Fraction(0)), sum(parts, Fraction(0))
    if not whole:
        return None
    moves: list[Move] = []
    if len(rows) > 1:
        moves += [
            _added("Add up the part", parts),
            *([_added("Add up the whole", wholes)] if share or wanted == "others" else []),
        ]
    others = whole - part
    top = part
    if wanted == "others":
        top = others
        moves.append(
            Move("Subtract the part", "All but the part are the others.", Bin("-", num(whole), num(part)), num(others))
        )
    value = top / whole if share else top
    if share:
        moves.append(
            Move(
                "Divide by the whole",
                "Write those that are asked for over all of them.",
                Bin("/", num(top), num(whole), "frac"),
                num(value),
            )
        )
    if not moves:
        return None

    def confirm() -> bool:
        people = [k < int(p) for w, p in zip(wholes, parts, strict=True) for k in range(int(w))]
        hits = sum(1 for inside in people if inside == (wanted == "part"))
        return (Fraction(hits, len(people)) if share else hits) == value

    slips = (
        (Slip("counted those that do not fit", num((whole - top) / whole * (100 if percent else 1))),)
        if share and whole != 2 * top
        else ()
    )
    return number_answer(
        stem,
        Found(
            skills.PROBABILITY,
            CONCEPT,
            "You are asked about a part of a group. Which column counts the group, and which one the part?",
            tuple(moves),
            value,
            confirm,
            kind="percent" if percent else "number",
            slips=slips,
            full=len(stem.sentences) <= 4,
            decimal=any("." in c.text for c in stem.choices),
        ),
    )


def _added(rule: str, values: list[Fraction]) -> Move:
    text = "Add the numbers of all rows that are meant."
    return Move(rule, text, added(map(num, values)), num(sum(values, Fraction(0))))
