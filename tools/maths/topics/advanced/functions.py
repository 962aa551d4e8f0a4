"""A function's values: from its rule, from a table, from values given; one function inside another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from tools.maths import algebra, tables
from tools.maths.derivation import Derivation, Move, State
from tools.maths.grammar import try_parse
from tools.maths.polynomial import NotPolynomial, expand
from tools.maths.skills import LINEAR_FUNCTIONS, NONLINEAR_FUNCTIONS
from tools.maths.solving import surds
from tools.maths.stem import Stem
from tools.maths.tables import Table
from tools.maths.topics.advanced import steps
from tools.maths.topics.advanced.steps import number, replace_node
from tools.maths.topics.advanced.task import Task
from tools.maths.topics.advanced.task_reading import read
from tools.maths.tree import Apply, Node, Num, Sym, has_call, letters, substitute, walk
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, Value, evaluate, same_value

CONCEPT = "$f(a)$ means: put $a$ in the place of the letter everywhere in the rule for $f$. Work from the inside out."
TABLE = "In a table, $f(a)$ stands in the row or column where the first entry is $a$. Work from the inside out."
MAX_CALLS = 8

Values = dict[str, dict[Fraction, Fraction]]


def solve(stem: Stem) -> Derivation | None:
    """The derivation of "what is f(g(2))?" and its like, None otherwise."""
    task = read(stem)
    return None if task is None or task.trap else answer(task)


def answer(task: Task) -> Derivation | None:
    """The derivation of such a task."""
    ask = task.ask
    if ask.kind != "value" or ask.node is None or ask.pick or ask.other is not None or task.facts:
        return None
    node = ask.node
    if len(task.equations) == 1:  # "f(x) when x = 3"
        known = task.equations[0]
        if not isinstance(known.left, Sym) or letters(known.right) or letters(node) != {known.left.name}:
            return None
        node = substitute(node, {known.left.name: known.right})
    elif task.equations:
        return None
    if letters(node) or not has_call(node):
        return None
    if any(not (isinstance(n, Num) and _lines(task.stem.text)) for n in task.loose):
        return None
    values = _values(task)
    if values is None or not (values or task.functions):
        return None
    full = task.full or (bool(values) and _only_table_words(task))
    moves = _worked_out(node, dict(task.functions), values, task.decimal)
    if moves is None:
        return None
    result = moves[-1].after
    if isinstance(result, str | State):
        return None
    linear = bool(task.functions) and all(_linear(letter, body) for letter, body in task.functions.values())
    return Derivation(
        LINEAR_FUNCTIONS if linear and not values else NONLINEAR_FUNCTIONS,
        TABLE if values else CONCEPT,
        tuple(moves),
        ({},),
        (result,),
        asked=f"You are asked for {shown(node)}.",
        confirm=lambda: _again(node, dict(task.functions), values, result),
        fits=steps.value_fits([result]),
        full=full,
    )


def _linear(letter: str, body: Node) -> bool:
    try:
        return all(t.degree <= 1 for t in expand(body))
    except NotPolynomial:
        return False


_TABLE_WORDS_TEXT = "table shows gives some selected certain corresponding values below ⟦B ⟦N entries pairs"
_TABLE_WORDS = frozenset(_TABLE_WORDS_TEXT.split())


def _only_table_words(task: Task) -> bool:
    return all(w in _TABLE_WORDS for w in task.left)


def _values(task: Task) -> Values | None:
    """Function values given singly (f(3) = 7), in tables, or in lines such as "f(x): 3, 1, 4"."""
    found: Values = {}
    for relation in task.points:
        match relation.left:
            case Apply(name, arg) if not letters(relation.right):
                try:
                    at, value = evaluate(arg), evaluate(relation.right)
                except Unvalued:
                    return None
                if not isinstance(at, Fraction) or not isinstance(value, Fraction):
                    return None
                if found.setdefault(name, {}).setdefault(at, value) != value:
                    return None
            case _:
                return None
    for table in (*task.stem.tables, *_lines(task.stem.text)):
        for name, pairs in table_values(table).items():
            for at, value in pairs.items():
                if found.setdefault(name, {}).setdefault(at, value) != value:
                    return None
    return found


_LINE = re.compile(
    r"(?m)^\s*\$?\s*([A-Za-z](?:\s*\(\s*[a-z]\s*\))?)\s*\$?\s*[:|=]\s*((?:[-−]?\d+(?:\.\d+)?\s*[,|]?\s*){2,})\$?\s*$"
)


def _lines(text: str) -> list[Table]:
    """Rows written as lines: "x: 1, 2, 3" and "f(x): 4, 5, 6"."""
    rows = [(m.group(1), *re.split(r"[\s,|]+", m.group(2).strip().rstrip(",|"))) for m in _LINE.finditer(text)]
    if len(rows) < 2 or len({len(r) for r in rows}) != 1:
        return []
    return [Table(tuple(tuple(c.replace("−", "-") for c in row) for row in rows))]


def table_values(table: Table) -> Values:
    """The values of the functions in a table, whichever way it lies.

    >>> {k: {int(a): int(b) for a, b in v.items()} for k, v in table_values(Table((("x", "f(x)"), ("1", "4")))).items()}
    {'f': {1: 4}}
    """
    for rows in (table.rows, tuple(zip(*table.rows, strict=True))):
        heads = [try_parse(cell, "pqrsuvwFGHP") for cell in rows[0]]
        if not heads or not isinstance(heads[0], Sym):
            continue
        found: Values = {}
        for column, head in enumerate(heads):
            if not isinstance(head, Apply) or head.arg != heads[0]:
                continue
            for row in rows[1:]:
                at, value = tables.number(row[0]), tables.number(row[column])
                if at is not None and value is not None:
                    found.setdefault(head.name, {})[at] = value
        if found:
            return found
    return {}


def _worked_out(node: Node, functions: dict[str, tuple[str, Node]], values: Values, decimal: bool) -> list[Move] | None:
    """Calls replaced by values one by one, the innermost first, then the arithmetic."""
    moves: list[Move] = []
    at = node
    for _ in range(MAX_CALLS):
        calls = [n for n in walk(at) if isinstance(n, Apply)]
        if not calls:
            break
        inner = calls[-1]
        name, arg = inner.name, inner.arg
        try:
            where = evaluate(arg)
        except Unvalued:
            return None
        if isinstance(where, Fraction) and where in values.get(name, {}):
            value: Node = number(values[name][where])
            after = replace_node(at, inner, value)
            text = f"Look up {shown(inner)}." if values else f"Use the value of {shown(inner)}."
            moves.append(Move("Look it up", text, at, after, check=_looked_up(inner, value, values)))
        elif name in functions:
            letter, body = functions[name]
            if letters(body) != {letter} and letters(body):
                return None
            placed = substitute(body, {letter: arg})
            text = f"Put {shown(arg)} in the place of ${letter}$ in the rule for ${name}$."
            if has_call(body):
                after = replace_node(at, inner, placed)
                moves.append(
                    Move("Use the rule of the function", text, at, after, check=_placed(body, letter, arg, placed))
                )
                at = after
                continue
            result = surds.value(placed, decimal)
            if result is None:
                return None
            if at == inner:
                moves.append(
                    Move("Use the rule of the function", text, at, placed, check=_placed(body, letter, arg, placed))
                )
                moves.append(Move("Work it out", "Work out powers first, then products, then sums.", placed, result))
                return [m for m in moves if m.before != m.after]
            after = replace_node(at, inner, result)
            moves.append(Move("Use the rule of the function", text, at, after, check=_valued(placed, result)))
        else:
            return None
        at = after
    else:
        return None
    if not moves:
        return None
    if isinstance(at, Num):
        return moves
    result = surds.value(at, decimal)
    if result is None:
        return None
    if result != at:
        moves.append(Move("Work it out", "Work out what is left.", at, result))
    return moves


def _looked_up(call: Apply, value: Node, values: Values) -> Callable[[], bool]:
    def check() -> bool:
        return same_value(evaluate(value), values[call.name][Fraction(evaluate(call.arg))])

    return check


def _placed(body: Node, letter: str, arg: Node, placed: Node) -> Callable[[], bool]:
    def check() -> bool:
        import sympy

        if has_call(body):
            return substitute(body, {letter: arg}) == placed and letters(placed) == letters(arg)
        at = algebra.to_sympy(body).subs(sympy.Symbol(letter, real=True), algebra.to_sympy(arg))
        return bool(sympy.simplify(at - algebra.to_sympy(placed)) == 0)

    return check


def _valued(placed: Node, result: Node) -> Callable[[], bool]:
    return lambda: algebra.equal(placed, result)


def _again(node: Node, functions: Mapping[str, tuple[str, Node]], values: Values, result: Node) -> bool:
    """The second route: the value by recursion over the tree, without the steps."""

    def value(n: Node, env: Mapping[str, Value]) -> Value:
        if isinstance(n, Apply):
            at = value(n.arg, env)
            if isinstance(at, Fraction) and at in values.get(n.name, {}):
                return values[n.name][at]
            letter, body = functions[n.name]
            return value(body, {letter: at})
        calls = [c for c in walk(n) if isinstance(c, Apply)]
        if not calls:
            return evaluate(n, env)
        first = calls[0]
        inside = {**env, "w_1": value(first, env)}
        return value(replace_node(n, first, Sym("w_1")), inside) if len(calls) == 1 else _several(n, env)

    def _several(n: Node, env: Mapping[str, Value]) -> Value:
        outer = [c for c in walk(n) if isinstance(c, Apply)]
        inside = dict(env)
        for k, call in enumerate(outer):
            replaced = replace_node(n, call, Sym(f"w_{k}"))
            if replaced != n:
                inside[f"w_{k}"] = value(call, env)
                n = replaced
        return evaluate(n, inside)

    try:
        return same_value(value(node, {}), evaluate(result))
    except (Unvalued, KeyError, ZeroDivisionError):
        return False
