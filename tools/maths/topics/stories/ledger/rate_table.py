"""A table of rates and counts with one number missing, and the total of all its rows: 30 · 9 + 15h = 600.

One column says how much for each unit, another how many units; each row's product has the total's unit. Asked is the
letter in the table, or the equation for it.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.grammar import try_parse
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.stories.ledger.nouns import noun_at, one_of
from tools.maths.topics.stories.ledger.sums import times
from tools.maths.topics.stories.outcomes import Scene, as_number, as_relations, root_of
from tools.maths.tree import Node, Num, Rel, Sym, added, letters

CONCEPT = "In each row the rate times its count is an amount; the amounts of all rows make the total."
_RATE = re.compile(r"(?:\b(?P<above>[a-z]+) )?(?:per|for (?:each|every)|an?) (?P<below>[a-z]+)")
_SOLD = re.compile(r"^(?:number|quantity|amount)(?: (?:sold|bought|purchased|ordered|used|made))?$|^(?:sold|bought)$")
_MONEY = re.compile(r"\b(?:price|cost|pay|wage|fee|charge|fare|salary|dollars?)\b|\$")
_TOTAL = re.compile(r"\b(?:total|together|altogether|in all|combined|both|all)\b")
_UNFIT = re.compile(
    r"\b(?:half|twice|double|triple|except|unless|instead|only|then|after|percent|discount|average|more|fewer|less|remaining|left|lost|returned|difference|each other|at least|at most|also|stopped|another)\b"
)
_LETTER = re.compile(r"\bvalue of ⟦S(\d+)⟧")


@dataclass(frozen=True)
class _Columns:
    rate: int
    count: int
    unit: str  # of the products


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the missing number of a rate table, None where the table or the total is not read."""
    if len(stem.tables) != 1 or len(stem.choices) < 3 or DENIED.search(stem.ask) or stem.statements:
        return None
    if stem.placeholders("PRFETD") or stem.reversals or len(stem.prose) > 1500 or _UNFIT.search(stem.prose):
        return None
    rows = stem.tables[0].rows
    for grid in (rows, tuple(zip(*rows, strict=True))):
        columns = _columns(grid[0])
        if columns is not None:
            return _solved(stem, grid, columns)
    return None


def _columns(heading: tuple[str, ...]) -> _Columns | None:
    """Which column is the rate and which its count; None where that is not told by the units."""
    heads = [h.lower().replace("(", " ( ").replace(")", " ) ") for h in heading]
    heads = [" ".join(h.split()) for h in heads]
    rates = [(i, m) for i, h in enumerate(heads) if i and (m := _RATE.search(h))]
    if len(rates) != 1 or len(heading) != 3:
        return None
    place, match = rates[0]
    below = one_of(match["below"])
    counts = [
        i for i, h in enumerate(heads) if i not in (0, place) and below in {one_of(w) for w in re.findall(r"[a-z]+", h)}
    ]
    if not counts:
        counts = [i for i, h in enumerate(heads) if i not in (0, place) and _SOLD.match(h)]
    if len(counts) != 1:
        return None
    money = _MONEY.search(heads[place])
    unit = "dollar" if money else one_of(match["above"] or "")
    return _Columns(place, counts[0], unit) if unit else None


def _cell(text: str) -> Node | None:
    node = try_parse(text.replace("$", "").strip())
    return node if isinstance(node, Num | Sym) else None


def _total(stem: Stem, columns: _Columns, size: int) -> tuple[Num, int] | None:
    """The total of all rows; a number that counts the rows is left out."""
    found: list[tuple[Num, int]] = []
    for match in re.finditer(r"⟦([NM])(\d+)⟧", stem.prose):
        node = stem.nodes[int(match[2])]
        if not isinstance(node, Num):
            return None
        told = noun_at(stem.prose, match.end())
        unit = "dollar" if match[1] == "M" else told[0].head if told else ""
        if unit == columns.unit:
            found.append((node, int(match[2])))
        elif node.value != size:
            return None
    return found[0] if len(found) == 1 and _TOTAL.search(stem.prose) else None


def _solved(stem: Stem, grid: tuple[tuple[str, ...], ...], columns: _Columns) -> Derivation | None:
    body = grid[1:]
    cells = [(_cell(row[columns.rate]), _cell(row[columns.count])) for row in body]
    total = _total(stem, columns, len(body))
    if total is None or len(body) < 2 or re.search(r"\btotal\b", " ".join(row[0].lower() for row in body)):
        return None
    products: list[Node] = []
    for rate, count in cells:
        if rate is None or count is None:
            return None
        products.append(times(rate, count))
    whole = added(products)
    names = letters(whole)
    nodes = [c.node for c in stem.choices]
    relation = Rel("=", whole, total[0])
    steps = (
        Move("Multiply in each row", "So much for each unit, times how many units, is the amount of a row.", words("the table"), whole, check=lambda: len(products) == len(body)),
    )  # fmt: skip
    if all(n is not None and not letters(n) for n in nodes):
        asked = _LETTER.search(stem.ask)
        name = next(iter(names), "")
        node = stem.nodes[int(asked[1])] if asked else None
        value = root_of(relation, name) if len(names) == 1 and node == Sym(name) else None
        asked_for = "You are asked for the number that is missing in the table."
        told = (("The amounts of all rows together are the total.", relation),)
        scene = Scene(skills.LINEAR_ONE, CONCEPT, asked_for, told, steps=steps)
        return None if value is None else as_number(stem, scene, (relation,), {name: value}, name)
    skill = skills.LINEAR_TWO if len(names) > 1 else skills.LINEAR_ONE
    scene = Scene(skill, CONCEPT, "You are asked for the equation, not for its solution.", steps=steps)
    compare = "See which choice is the same equation."
    return as_relations(stem, scene, (relation,), compare) if 1 <= len(names) <= 2 else None
