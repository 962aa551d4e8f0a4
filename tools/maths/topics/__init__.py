"""One room a domain, one file a topic. A topic reads a stem and derives the answer, or returns None when it is not its.

A topic raises Unread when the problem is its own but something in it cannot be understood or is missing. Several topics
may answer; the engine keeps the first whose steps, second route and choices all agree, and abstains where two that
understood everything disagree. A topic that accounts for a word of `stem.REVERSALS` ("removed", "neither") names it in
its constant READS; any other such word in the text makes its reading not full. So does a sentence without a number that
says something new ("Everyone changes groups."), unless the topic reads such sentences and says so by READS_SENTENCES.

A new room is a new package with `SOLVERS` and a line in `ROOMS`. Rooms may use another's readers (units are
`proportion`'s), in one direction only: algebra and proportion below stories and data, these below models and advanced.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem

Solver = Callable[[Stem], Derivation | None]

# The topics look for some four thousand patterns. `re` keeps 512 compiled and has no setting for it; compiling the
# others again with each problem took a third of the time.
re._MAXCACHE = max(8192, getattr(re, "_MAXCACHE", 0))  # type: ignore[attr-defined]

ROOMS = (
    "plain",
    "algebra",
    "advanced",
    "models",
    "stories",
    "proportion",
    "data",
    "geometry",
    "stories.at_length.general",
)
_LAST = "tools.maths.topics.stories.at_length.general."  # what units and words allow, where nobody read the sentences


def reads(solver: Solver) -> frozenset[str]:
    """The words that take something back or turn it round which the solver's topic accounts for."""
    found: frozenset[str] = getattr(import_module(solver.__module__), "READS", frozenset())
    return found


def reads_sentences(solver: Solver) -> bool:
    """Whether the solver's topic takes in every sentence of a text, those without numbers too."""
    return bool(getattr(import_module(solver.__module__), "READS_SENTENCES", False))


def is_last(solver: Solver) -> bool:
    """Whether the solver is asked only where no other has anything to say."""
    return solver.__module__.startswith(_LAST)


@cache
def solvers() -> tuple[Solver, ...]:
    """Every topic's solver, in the order they are asked."""
    found: list[Solver] = []
    for room in ROOMS:
        found.extend(import_module(f"tools.maths.topics.{room}").SOLVERS)
    return tuple(found)
