"""A table of two counts a row, and for which row their quotient is the greatest or least.

"Number sold" and "Number returned": which brand has the greatest percent returned? The choices name the rows. The
quotient is told by the words of the question ("miles per gallon"), or it is that of a part in its whole.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.skills import PERCENTAGES, PROBABILITY, RATES
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

_MOST = re.compile(r"\b(?P<most>greatest|highest|largest|most|least|lowest|smallest|fewest)\b")
_SHARE = re.compile(r"\b(?:probability|percent(?:age)?|fraction|proportion|chance|likely|share)\b")
_PER = re.compile(
    r"\b([a-z]+(?: [a-z]+)?) per ([a-z]+)\b|\bratio of (?:the )?(?:number of )?([a-z ]+?) to (?:the "
    r")?(?:number of )?([a-z ]+?)(?=[,.?]| (?:is|was|the)\b)"
)
_WHICH = re.compile(r"\b(?:which|what) (?:of the [a-z0-9⟦⟧]+ )?([a-z]+)")
CONCEPT = (
    "Greater numbers need not mean a greater share. Divide in every row: the part by its whole, or the "
    "one quantity by the other."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the row with the extreme quotient, None for anything else."""
    if len(stem.tables) != 1 or not stem.choices or stem.placeholders("RFESTDPM"):
        return None
    table, most, which = stem.tables[0], _MOST.search(stem.ask), _WHICH.search(stem.ask)
    if (
        most is None
        or which is None
        or len(table.heading) not in (3, 4)
        or re.search(r"\b(?:not|except|change|increase|decrease|from)\b", stem.ask)
    ):
        return None
    rows = {row[0]: [number(c) for c in row[1:]] for row in table.rows[1:] if row[0].lower() != "total"}
    columns = _columns(stem, list(table.heading[1:]), rows)
    if columns is None or len(rows) < 3:
        return None
    top, bottom, sure = columns
    numbers = {name: (row[top], row[bottom]) for name, row in rows.items()}
    if any(a is None or b is None or a < 0 or b <= 0 for a, b in numbers.values()):
        return None
    counts = [i for i in stem.placeholders("N") if stem.value(str(i)) == len(rows)]
    if stem.unused(counts):
        return None
    exact = {name: (Fraction(a or 0), Fraction(b or 1)) for name, (a, b) in numbers.items()}
    return _derived(stem, exact, greatest=most["most"] in ("greatest", "highest", "largest", "most"), full=sure)


def _columns(stem: Stem, heading: list[str], rows: dict[str, list[Fraction | None]]) -> tuple[int, int, bool] | None:
    """Which column is divided by which, and whether the text leaves no doubt."""
    keys = [_key(h) for h in heading]
    per = _PER.search(stem.ask)
    if per is not None:
        first, second = (_column(keys, per[i] or per[i + 2]) for i in (1, 2))
        return (first, second, True) if first is not None and second is not None and first != second else None
    if not _SHARE.search(stem.ask) or len(heading) != 2:
        return None
    one, other = ([row[i] for row in rows.values()] for i in (0, 1))
    smaller = [
        all(a is not None and b is not None and a < b for a, b in zip(x, y, strict=True))
        for x, y in ((one, other), (other, one))
    ]
    if not any(smaller):
        return None
    top = 0 if smaller[0] else 1
    said = {singular(w) for w in re.findall(r"[a-z]+", stem.ask)}
    own = keys[top] - keys[1 - top]
    if not own & said:
        return None
    sure = bool(re.search(r"\b(?:of|number of) (?:those|these)\b", stem.prose)) or "total" in heading[1 - top].lower()
    return top, 1 - top, sure


def _key(text: str) -> frozenset[str]:
    return frozenset({singular(w) for w in re.findall(r"[a-z]+", text.lower())} - {"number", "of", "the", "in"})


def _column(keys: list[frozenset[str]], words: str) -> int | None:
    said = _key(words)
    found = [i for i, key in enumerate(keys) if said & key]
    return found[0] if len(found) == 1 else None


def _derived(
    stem: Stem, rows: dict[str, tuple[Fraction, Fraction]], *, greatest: bool, full: bool
) -> Derivation | None:
    work = Working(stem)
    quotients = {
        name: work.step(
            f"Divide in row {name}" if len(name) < 20 else "Divide in this row",
            "Divide the one number by the other.",
            a,
            "/",
            b,
        )
        for name, (a, b) in rows.items()
    }
    pick = max if greatest else min
    best = pick(quotients, key=lambda n: quotients[n])
    if sum(q == quotients[best] for q in quotients.values()) != 1:
        return None

    def fits(choice: Choice) -> bool:
        text = choice.text.strip().rstrip(".").lower()
        return (
            text == best.lower() or text.split()[-1:] == best.lower().split() or _key(text) == _key(best) != frozenset()
        )

    def confirm() -> bool:  # by cross multiplication
        a, b = rows[best]
        return all(n == best or ((a * d > c * b) if greatest else (a * d < c * b)) for n, (c, d) in rows.items())

    skill = (
        PROBABILITY
        if re.search(r"\b(?:probability|chance|likely)\b", stem.ask)
        else PERCENTAGES
        if _SHARE.search(stem.ask)
        else RATES
    )
    told = work.told(
        skill,
        CONCEPT,
        "You are asked to compare quotients, one for each row.",
        quotients[best],
        confirm,
        fits=fits,
        full=full,
    )
    return telling.named(told, best)
