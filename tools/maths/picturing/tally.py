"""A story of so much for each and so much once, as a table: what each thing costs or brings, and what it comes to."""

from __future__ import annotations

import re

from tools.maths.derivation import Derivation, Move
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing.reading import label
from tools.maths.picturing.tables import Place, heading, numbers, table
from tools.maths.tree import TURNED, Bin, Node, Rel

_RULES = ("Write the relation", "Write the calculation", "Write the inequality")
_EACH = re.compile(r"(?P<rate>[^ ].*?) for each (?P<what>.+)")
_ONCE = re.compile(r"(?P<amount>[^ ].*?) once")
_SIGNS = {"=": "", "<": "< ", ">": "> ", "≤": r"\le ", "≥": r"\ge "}
_LONGEST = 16  # characters of an amount
_LOOSE = re.compile(r" \(.*\)$|^(?:all|on|the) ")  # what a name is told apart by in the text, not in a table


def tally(found: Derivation) -> Figure | None:
    """The table of the step that writes a story's rates and fixed amounts as a sum."""
    for at, move in enumerate(found.moves):
        if move.rule in _RULES and isinstance(move.before, str):
            return _table(found, at, move)
    return None


def _table(found: Derivation, at: int, move: Move) -> Figure | None:
    said = move.before[len(r"\text{") : -1] if isinstance(move.before, str) else ""
    parts, _, total = said.partition("; ")
    items = parts.split(", ")
    relation = _relation(move.after)
    if relation is None:
        return None
    terms = _sum(relation[0])
    if len(terms) != len(items) or not all(_EACH.fullmatch(item) or _ONCE.fullmatch(item) for item in items):
        return None
    found_before = {
        tuple(numbers(earlier.latex()[1].split("=")[-1])) for earlier in found.moves[:at] if not _lettered(earlier)
    }
    rows, cells = [["", r"\text{each}", r"\text{amount}"]], dict[Place, tuple[str, int]]()
    for r, (item, term) in enumerate(zip(items, terms, strict=True), 1):
        each = _EACH.fullmatch(item)
        rows.append([heading(_LOOSE.sub("", each["what"]) if each else "once"), "", ""])
        if each is not None:
            cells[r, 1] = (each["rate"], at if tuple(numbers(each["rate"])) in found_before else GIVEN)
        cells[r, 2] = (label(term), at)
    if len({row[0] for row in rows}) != len(rows):
        return None
    amount, when = _total(found, at, relation[1:], total)
    if amount:
        rows.append([r"\text{in all}", "", ""])
        cells[len(rows) - 1, 2] = (amount, when)
    if any(len(text) > _LONGEST for text, _ in cells.values()) or len(rows) < 3:
        return None
    return table(rows, {place: when for place, (_, when) in cells.items() if when != GIVEN}, cells)


def _lettered(move: Move) -> bool:
    """Whether a step's result is no number."""
    return re.search(r"[a-z]", move.latex()[1].replace(r"\frac", "")) is not None


def _relation(after: object) -> tuple[Node, Node | None, str] | None:
    """The sum, what it is compared with, and how ("" where it is the same)."""
    rows = getattr(after, "rows", None)
    if rows is not None:
        after = rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else None
    if isinstance(after, Rel):
        left, right = _sum(after.left), _sum(after.right)
        if after.op not in _SIGNS:
            return None
        if len(left) >= len(right):
            return after.left, after.right, _SIGNS[after.op]
        return after.right, after.left, _SIGNS[TURNED[after.op]]
    return (after, None, "") if isinstance(after, Bin) else None


def _sum(node: Node) -> list[Node]:
    """The terms of a sum, in order."""
    if isinstance(node, Bin) and node.op == "+":
        return [*_sum(node.left), *_sum(node.right)]
    return [node]


def _total(found: Derivation, at: int, compared: tuple[Node | None, str], total: str) -> tuple[str, int]:
    """What it all comes to, and when that is known."""
    other, sign = compared
    if other is not None and total.endswith(" in all"):
        amount = label(other)
        return ("" if "()" in amount else sign + amount), GIVEN
    following = found.moves[at + 1] if at + 1 < len(found.moves) else None
    if other is None and following is not None and following.rule == "Work it out":
        return following.latex()[1], at + 1
    return "", at
