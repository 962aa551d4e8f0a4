"""What a derivation establishes on its way: the numbers and relations a learner's line may rightly hold.

Taken from the moves' trees and, where a move is written as text, from the numbers in it; and from what the problem
itself states. The answer is kept apart: that is `Judge`'s matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.maths.derivation import Derivation, State
from tools.maths.grammar import try_parse
from tools.maths.leaks.restating import stem_and_choices
from tools.maths.leaks.sameness import relations, same_expression, same_relation, value_of
from tools.maths.problem import Problem
from tools.maths.spans import Formula, segment
from tools.maths.tree import Bin, Chain, Group, Node, Num, Rel, Sym, letters, walk
from tools.maths.values import Value, same_value

MOST = 120  # numbers or relations kept


@dataclass(frozen=True)
class Evidence:
    """given: numbers of the problem. reached: numbers the moves lead to. relations, expressions: those of both."""

    given: tuple[Value, ...]
    reached: tuple[Value, ...]
    relations: tuple[Rel, ...]
    expressions: tuple[Node, ...]
    letters: frozenset[str]  # the letters the problem itself uses

    def has(self, value: Value) -> bool:
        """Whether a number is one the derivation leads to."""
        return any(same_value(value, r) for r in self.reached)

    def states(self, relation: Rel) -> bool:
        """Whether a relation is one of the problem's or the derivation's, up to a factor."""
        return any(same_relation(relation, r) for r in self.relations)

    def writes(self, node: Node) -> bool:
        """Whether an expression with letters is one of the derivation's."""
        return any(letters(e) == letters(node) and same_expression(e, node) for e in self.expressions)


_ASKS_PERCENT = re.compile(r"\b(?:what|which|by what|how many) percent(?:age)?\b", re.IGNORECASE)


def asks_percent(problem: Problem, found: Derivation) -> bool:
    """Whether the answer is a number of percents: 50 and 50% are then the same answer."""
    return found.unit in ("%", "percent") or bool(_ASKS_PERCENT.search(problem.question))


def gather(problem: Problem, found: Derivation) -> Evidence:
    """Everything the derivation of a problem establishes."""
    nodes = [n for move in found.moves for n in (*_trees(move.before), *_trees(move.after))]
    stem = [p.node for p in segment(stem_and_choices(problem.question, None)[0]) if isinstance(p, Formula)]
    stated = [n for f in stem for n in walk(f)]
    given = [v for n in stated if isinstance(n, Num) and (v := value_of(n)) is not None]
    reached = list(_values(nodes))
    for move in found.moves:
        if isinstance(move.after, str):
            whole = try_parse(move.after)
            written = [whole] if whole is not None else [p.node for p in segment(move.after) if isinstance(p, Formula)]
            nodes += written
            reached += [v for n in written for part in walk(n) if (v := value_of(part)) is not None]
    for solution in found.solutions or ():
        reached += [v for n in solution.values() if (v := value_of(n)) is not None]
    kept = [v for v in reached if not any(same_value(v, g) for g in given)]
    rels = [r for n in (*nodes, *stem, *problem.equations, *problem.conditions) for r in relations(n)]
    return Evidence(
        tuple(given[:MOST]),
        tuple(kept[:MOST]),
        tuple(dict.fromkeys(r for r in rels if letters(r)))[:MOST],
        tuple(dict.fromkeys(n for n in nodes if letters(n) and not isinstance(n, Rel | Chain | Group)))[:MOST],
        frozenset(n.name for n in stated if isinstance(n, Sym)),
    )


def _trees(thing: State | Node | str) -> Iterator[Node]:
    if isinstance(thing, State):
        yield from (r for row in thing.rows for r in row)
    elif not isinstance(thing, str):
        yield thing


def _values(nodes: list[Node]) -> Iterator[Value]:
    """The values of results and of the calculations they come from."""
    for node in nodes:
        for inner in walk(node):
            whole = inner is node and not isinstance(inner, Rel | Chain | Group)
            if (isinstance(inner, Bin) or whole) and (value := value_of(inner)) is not None:
                yield value
        for relation in relations(node):
            if (value := value_of(relation.right)) is not None:
                yield value
        if isinstance(node, Group):
            yield from (v for item in node.items if (v := value_of(item)) is not None)
