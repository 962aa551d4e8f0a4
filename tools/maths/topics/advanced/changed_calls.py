"""Questions about f(x) + 3, 2f(x) or f(x − 2) where f is given: that expression is what the question is about."""

from __future__ import annotations

from dataclasses import replace

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced.steps import applied
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Apply, Node, Rel, Sym, letters, walk

ABOUT_A_CURVE = frozenset(
    ["extreme", "extremeat", "vertex", "vertexpart", "axis", "solutions", "fold", "gap", "yintercept", "zerocount",
     "intersections", "form"]
)  # fmt: skip


def of_changed_call(task: Task) -> Task | None:
    """The task with the changed function written out in place of the given one; None where which is meant is unclear.

    A task about values of the function, or about the function itself, comes back as it is.
    """
    if task.ask.kind not in ABOUT_A_CURVE or not task.functions:
        return task
    changed = list(dict.fromkeys(_changed(task.stem, task)))
    if not changed:
        return task
    if len(changed) != 1 or len(task.functions) != 1 or task.facts:
        return None
    name, (letter, _) = next(iter(task.functions.items()))
    body = applied(changed[0], dict(task.functions))
    if body is None or letters(body) != {letter}:
        return None
    equations = tuple(e for e in task.equations if e.right != changed[0])
    loose = tuple(n for n in task.loose if n != changed[0])
    ask = replace(task.ask, node=None) if task.ask.node == changed[0] else task.ask
    return replace(task, functions={name: (letter, body)}, equations=equations, loose=loose, ask=ask)


def _changed(stem: Stem, task: Task) -> list[Node]:
    """The expressions in the question that hold a call of a given function and are more than f(x)."""
    found: list[Node] = []
    for kind, number in PLACEHOLDER.findall(stem.ask):
        node = stem.nodes[int(number)]
        if isinstance(node, Rel):
            if node.op != "=" or node.left != Sym("y"):
                continue
            node = node.right
        if kind in "ER" and _is_changed(node, task):
            found.append(node)
    return found


def _is_changed(node: Node, task: Task) -> bool:
    calls = [n for n in walk(node) if isinstance(n, Apply) and n.name in task.functions and letters(n.arg)]
    if not calls:
        return False
    return not (isinstance(node, Apply) and node.arg == Sym(task.functions[node.name][0]))
