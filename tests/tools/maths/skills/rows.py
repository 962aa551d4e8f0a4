"""A worked example and how it is checked: every skill's table of problems uses these."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from tools.maths.engine import solve
from tools.maths.grammar import try_parse
from tools.maths.second_route import equivalent
from tools.maths.skills import SKILLS
from tools.maths.solution import Solution
from tools.maths.tree import Group, Node, Rel


@dataclass(frozen=True)
class Row:
    """A problem of our own and what must come of it.

    answer: as plain text, None when Lemma must decline with a reason. letter: the right choice's. verified: False where
    the text holds flavour that the reader skips, so that the answer is right but not called verified.
    """

    skill: str
    question: str
    choices: tuple[str, ...] | None = None
    answer: str | None = None
    letter: str | None = None
    verified: bool = True


@cache
def solved(row: Row) -> Solution:
    return solve(row.question, row.choices)


def check(row: Row) -> None:
    """Assert that the engine does with a problem what its row says."""
    assert row.skill in SKILLS
    solution = solved(row)
    assert len(solution.hints) == 6
    if row.answer is None:
        assert solution.answer is None
        assert solution.reason
        assert solution.reason.rstrip().endswith((".", "”", "?", ":"))
        assert not solution.verified
        assert solution.basis is None
        return
    assert solution.answer is not None, solution.reason
    assert same(solution.answer, row.answer), (solution.answer, row.answer)
    assert solution.choice == row.letter
    assert solution.skill == row.skill
    assert solution.basis == "solved"
    assert solution.steps
    assert solution.verified == row.verified, solution.reason
    assert not solution.verified or all(step.checked for step in solution.steps)
    assert solution.hidden
    assert "Fill in the blank" not in solution.hints[4] or "boxed" in solution.hints[4], solution.hints[4]


def same(given: str, expected: str) -> bool:
    """The same words, or formulas of the same value."""
    if "".join(given.lower().split()) == "".join(expected.lower().split()):
        return True
    a, b = try_parse(given), try_parse(expected)
    return a is not None and b is not None and _same(a, b)


def _same(a: Node, b: Node) -> bool:
    if isinstance(a, Rel) and isinstance(b, Rel):
        return a.op == b.op and equivalent(a.left, b.left) and equivalent(a.right, b.right)
    if isinstance(a, Group) and isinstance(b, Group):
        return len(a.items) == len(b.items) and all(map(_same, a.items, b.items))
    if isinstance(a, Rel | Group) or isinstance(b, Rel | Group):
        return False
    return equivalent(a, b)


def every_row() -> list[Row]:
    """The rows of every table beside this file (a part of a table has no PROBLEMS of its own)."""
    import tests.tools.maths.skills as tables

    found: list[Row] = []
    for module in sorted(m.name for m in iter_modules(tables.__path__)):
        if not module.startswith("test_") and module != "rows":
            found.extend(getattr(import_module(f"{tables.__name__}.{module}"), "PROBLEMS", ()))
    return found
