"""Problems that are formulas and asking phrases and nothing else, read word by word: see `reading.py`."""

from __future__ import annotations

from dataclasses import replace

from tools.maths.derivation import Derivation
from tools.maths.reading import read
from tools.maths.solving import derive
from tools.maths.stem import Stem


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem whose every word is understood. Raises Unread when a word is not."""
    problem = read(stem.text, tuple(f"({c.letter}) {c.text}" for c in stem.choices) or None)
    found = derive(problem)
    return None if found is None else replace(found, problem=problem)


SOLVERS = (solve,)
