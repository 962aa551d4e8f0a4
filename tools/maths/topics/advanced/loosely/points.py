"""From solutions to what is asked of them: the letters of named points, sums, the greatest one, distances.

A solution is a mapping from letters to values. Where points are named, (x_1, y_1) and (a, 0), every way to give the
names to the solutions is tried; the answer counts only where all the ways that the conditions allow agree.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from tools.maths.derivation import Env, Move
from tools.maths.solving import surds
from tools.maths.topics.advanced.loosely.asked import Asked
from tools.maths.topics.advanced.loosely.given import Given
from tools.maths.topics.advanced.steps import number
from tools.maths.tree import Bin, Chain, Group, Node, Rel, Root, Sym, letters, num, substitute
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate, holds, same_value, values_of

MAX_NAMED = 4
_ON_THE_AXIS = num(0)
_VERBS = {"sum": "Add the values", "product": "Multiply the values", "mean": "Take the average", "difference": "Subtract the smaller from the larger"}  # fmt: skip


@dataclass(frozen=True)
class Result:
    """The values of what is asked and the steps to them; `counted` where a number of solutions is asked."""

    values: tuple[Node, ...]
    moves: tuple[Move, ...] = ()
    counted: bool = False


def result(given: Given, asked: Asked, solutions: Sequence[Env], names: tuple[str, ...]) -> Result | None:
    """What is asked of the solutions; `names` are the letters of a point, across first.

    None where it is something else, or where it depends on which solution is meant.
    """
    if asked.kind != "node" and any(not letters(p) for p in given.points):
        return None  # another point is told of
    if asked.kind == "count":
        return None if asked.sign else Result((number(len(solutions)),), counted=True)
    if asked.kind == "point":
        return _points(given, solutions, names)
    if asked.kind == "gap":
        return _gap(given, solutions, names)
    if asked.kind == "node":
        return _of_expression(given, asked, solutions, names)
    letter = asked.axis or (names[0] if len(names) == 1 or names[1:] == ("",) else "")
    if letter not in names or not solutions:
        return None
    kept = _kept(given, solutions)
    if not kept:
        return None
    values = distinct([s[letter] for s in kept])
    if asked.sign:
        values = [v for v in values if (evaluate(v) > 0) == (asked.sign == "positive") and evaluate(v) != 0]
    if asked.kind in ("fold", "middle"):
        own = [s[letter] for s in kept] if names[1:] and names[1] and not asked.sign else values
        return _fold(asked.word, own, given.decimal)
    if asked.kind == "pick" and len(values) > 1:
        best = (max if asked.word == "greatest" else min)(values, key=lambda v: float(evaluate(v)))
        text = f"Take the {asked.word} of them."
        move = Move(f"Take the {asked.word}", text, Group(tuple(values), "set"), Group((best,), "set"))
        return Result((best,), (move,))
    return Result(tuple(values)) if asked.kind == "any" and values else None


def _kept(given: Given, solutions: Sequence[Env]) -> list[Env]:
    """The solutions that the conditions leave; none where a condition or a named point is about something else."""
    if _named(given) and len(given.points) != len(solutions):
        return []
    kept = list(solutions)
    for condition in given.conditions:
        if not all(letters(condition) <= set(s) for s in kept):
            return []
        kept = [s for s in kept if holds(condition, values_of(s))]
    return kept


def distinct(values: Sequence[Node]) -> list[Node]:
    """The values without repeats."""
    out: list[Node] = []
    for value in values:
        if not any(same_value(evaluate(value), evaluate(o)) for o in out):
            out.append(value)
    return out


def _fold(word: str, values: Sequence[Node], decimal: bool) -> Result | None:
    if len(values) < 2 or (word == "difference" and len(values) != 2):
        return None
    if word == "difference":
        low, high = sorted(values, key=lambda v: float(evaluate(v)))
        total: Node = Bin("-", high, low)
    else:
        total = values[0]
        for value in values[1:]:
            total = Bin("*", total, value, "cdot") if word == "product" else Bin("+", total, value)
        if word == "mean":
            total = Bin("/", total, num(len(values)), "frac")
    folded = surds.value(total, decimal)
    return (
        None
        if folded is None
        else Result((folded,), (Move(_VERBS[word], f"All of them are known: {_VERBS[word].lower()}.", total, folded),))
    )


def _points(given: Given, solutions: Sequence[Env], names: tuple[str, ...]) -> Result | None:
    """The solutions as points (x, y)."""
    kept = _kept(given, solutions)
    if len(names) != 2 or not kept or (names[1] and set(names) != {"x", "y"}):
        return None
    return Result(tuple(Group(tuple(s.get(n, _ON_THE_AXIS) for n in names)) for s in kept))


def _gap(given: Given, solutions: Sequence[Env], names: tuple[str, ...]) -> Result | None:
    """How far two points are apart."""
    if len(solutions) != 2 or given.conditions or (names[1:] and names[1] and set(names) != {"x", "y"}):
        return None
    if len(names) == 1 or not names[1]:
        return _fold("difference", [s[names[0]] for s in solutions], given.decimal)
    a, b = solutions
    squares = [Bin("^", Bin("-", b[n], a[n]), num(2)) for n in names]
    whole = Root(Bin("+", squares[0], squares[1]))
    value = surds.value(whole, given.decimal)
    move = Move(
        "Find the distance", "The distance is the root of the sum of the squared differences.", whole, value or num(0)
    )
    return None if value is None else Result((value,), (move,))


# ---- named points ---------------------------------------------------------------------------------------------------

_LISTED = re.compile(
    r"(?:solutions?|roots?|zeros?|zeroes|x-intercepts?|x-coordinates?)[^.?⟦]{0,40}? (?:are |at |is )?(?P<names>⟦S\d+⟧(?:, ⟦S\d+⟧)*,? and ⟦S\d+⟧)"
    r"|(?P<before>⟦S\d+⟧(?:, ⟦S\d+⟧)*,? and ⟦S\d+⟧) (?:are|represent|denote) (?:the |all |both |two |⟦N\d+⟧ |real |distinct |different )*(?:solutions|roots|zeros|zeroes|x-intercepts|x-coordinates)"
)


def _named(given: Given) -> bool:
    return any(letters(p) - {"x", "y"} for p in given.points)


def _templates(given: Given, asked: Node, names: tuple[str, ...]) -> list[Group] | None:
    """The named points as pairs; for a single letter's solutions the second part is left out."""
    across, up = names[0], (names[1] if len(names) > 1 else "")
    points = [p for p in given.points if not letters(p) <= {across, up} or not letters(p)]
    if points:
        return points if len(names) == 2 and all(len(p.items) == 2 for p in points) else None
    wanted = letters(asked)
    indexed = [re.fullmatch(r"([a-z])_([0-9a-z])", n) for n in wanted]
    if wanted and all(m is not None and m[1] in (across, up) for m in indexed):
        indices = sorted({m[2] for m in indexed if m})
        return [Group(tuple(Sym(f"{n}_{i}") for n in names if n)) for i in indices]
    match = _LISTED.search(given.stem.prose)
    if match is not None and not up:
        found = [given.stem.node(p) for p in re.findall(r"⟦S\d+⟧", match["names"] or match["before"])]
        return [Group((n,)) for n in found]
    return [Group(tuple(Sym(n) for n in names if n))] if wanted <= {across, up} else None


def _assignments(
    given: Given, templates: Sequence[Group], solutions: Sequence[Env], names: tuple[str, ...]
) -> Iterator[Env]:
    """The values of the letters in the named points, for each way to give the points to the solutions."""
    if not 0 < len(templates) <= min(MAX_NAMED, len(solutions)) or len(solutions) > MAX_NAMED + 1:
        return
    for chosen in permutations(solutions, len(templates)):
        env: Env = {}
        if all(_match(t, s, names, env) for t, s in zip(templates, chosen, strict=True)):
            at = values_of(env)
            if all(holds(c, at) for c in given.conditions if letters(c) <= set(at)):
                yield env


def _match(template: Group, solution: Env, names: tuple[str, ...], env: Env) -> bool:
    """Whether a named point can be a solution; its letters go into `env`."""
    for item, name in zip(template.items, names, strict=False):
        value = solution.get(name, _ON_THE_AXIS)
        if isinstance(item, Sym):
            if item.name in env and not same_value(evaluate(env[item.name]), evaluate(value)):
                return False
            env[item.name] = value
        elif letters(item) or not same_value(evaluate(item), evaluate(value)):
            return False
    return True


def _of_expression(given: Given, asked: Asked, solutions: Sequence[Env], names: tuple[str, ...]) -> Result | None:
    """The value of an expression in the letters of the points, where it is the same for all ways to name them."""
    node = asked.node
    templates = _templates(given, node, names) if node is not None else None
    if node is None or not templates:
        return None
    found: list[tuple[Env, Node]] = []
    for env in _assignments(given, templates, solutions, names):
        if not letters(node) <= set(env) or not letters(node):
            return None
        try:
            value = surds.value(substitute(node, env), given.decimal)
        except Unvalued:
            return None
        if value is None:
            return None
        found.append((env, value))
    if any(not letters(c) <= set(found[0][0]) for c in given.conditions if found):
        return None
    values = distinct([v for _, v in found])
    if not values or (len(values) > 1 and not asked.could):
        return None
    moves = (
        []
        if isinstance(node, Sym)
        else [_evaluated(node, next(e for e, v in found if v is value), value) for value in values]
    )
    return Result(tuple(values), tuple(moves))


def _evaluated(node: Node, env: Env, value: Node) -> Move:
    used = {n: env[n] for n in sorted(letters(node))}
    listed = ", ".join(shown(Rel("=", Sym(n), v)) for n, v in used.items())
    placed = Chain((Rel("=", substitute(node, used), value),))
    return Move("Evaluate what is asked", f"Put {listed} into {shown(node)}.", node, placed, used)
