"""A table of rates and counts with one number missing, and the total of all its rows: 30 · 9 + 15h = 600.

One column says how much for each unit, another how many units; each row's product has the total's unit. Asked is the
letter in the table, or the equation for it.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.grammar import try_parse
from tools.maths.problem import Choice
from tools.maths.stem import DENIED, Stem
from tools.maths.topics.proportion.by_units.set_up import SetUp, written
from tools.maths.topics.stories.by_roles.cases import Condition, Point, Situation, relations, same_border
from tools.maths.topics.stories.ledger.nouns import noun_at, one_of
from tools.maths.topics.stories.ledger.sums import times
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters
from tools.maths.values import Unvalued, Value, evaluate

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
    whole = products[0]
    for product in products[1:]:
        whole = Bin("+", whole, product)
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
        if len(names) != 1 or node != Sym(name):
            return None
        return _number(stem, relation, name, steps)
    return _relation(stem, relation, steps) if 1 <= len(names) <= 2 else None


def _number(stem: Stem, relation: Rel, name: str, steps: tuple[Move, ...]) -> Derivation | None:
    at = [evaluate(relation.left, {name: Fraction(k)}) for k in (0, 1)]
    goal = evaluate(relation.right)
    if not all(isinstance(v, Fraction) for v in (*at, goal)) or at[0] == at[1]:
        return None
    value = (Fraction(goal) - Fraction(at[0])) / (Fraction(at[1]) - Fraction(at[0]))
    setup = SetUp(
        (relation,), {name: value}, Sym(name), skills.LINEAR_ONE, CONCEPT,
        "The amounts of all rows together are the total.", "You are asked for the number that is missing in the table.",
        tuple(stem.placeholders()),
    )  # fmt: skip
    found = written(stem, setup)
    if found is None:
        return None
    return replace(found, moves=(*steps, *found.moves))


def _relation(stem: Stem, relation: Rel, steps: tuple[Move, ...]) -> Derivation | None:
    names = tuple(sorted(letters(relation)))

    def gap(at: Point) -> Value:
        return evaluate(relation.left, dict(at)) - evaluate(relation.right, dict(at))

    condition = Condition(gap, "=", "the rows against the total")

    def fits(choice: Choice) -> bool:
        found = relations(choice.node) if choice.node is not None else ()
        situation = Situation((), names, frozenset(), skills.LINEAR_TWO, CONCEPT, span=(0.01, 2000))
        try:
            return len(found) == 1 and same_border(found[0], condition, situation, False)
        except (Unvalued, ZeroDivisionError, OverflowError):
            return False

    right = [c for c in stem.choices if fits(c)]
    if len(right) != 1 or right[0].node is None:
        return None
    compare = Move(
        "Compare with the choices",
        "See which choice is the same equation.",
        State.of(relation),
        State.of(*relations(right[0].node)),
        check=lambda: fits(right[0]),
    )
    return Derivation(
        skills.LINEAR_TWO if len(names) > 1 else skills.LINEAR_ONE, CONCEPT, (*steps, compare), ({},), (right[0].node,),
        asked="You are asked for the equation, not for its solution.", fits=fits, confirm=lambda: fits(right[0]), full=False,
    )  # fmt: skip
