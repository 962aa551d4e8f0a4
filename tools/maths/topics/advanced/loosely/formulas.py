"""Problems that are formulas and a common question about them, in words that need not be foreseen.

Only the formulas and the asking phrase decide. Words that change nothing pass; an unknown one makes the reading less
than full (answered only where exactly one choice agrees, never verified); one that could change the arithmetic ends it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tools.maths.derivation import Derivation
from tools.maths.framing import framed
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced.loosely import asked as asking
from tools.maths.topics.advanced.loosely import complex_roots, identities, solved, vocabulary
from tools.maths.topics.advanced.loosely.asked import Asked
from tools.maths.topics.advanced.loosely.given import Given, lay_out
from tools.maths.values import Unvalued

READS = frozenset(["except"])
READS_SENTENCES = True  # every word of every sentence is looked up


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    given = lay_out(stem)
    if given is None or framed(stem.ask.replace("is one of them", "is a solution")):
        return None
    try:
        found = identities.solve(given)
        if found is not None:
            derivation, text = found
            return _judged(derivation, text, None)
        asked = asking.read(given)
        if asked is None or PLACEHOLDER.search(_numbers(given)):
            return None
        if asked.kind == "count" and re.search(r"\bcomplex|\bimaginary|\breal", stem.prose):
            return None  # of which numbers the solutions are counted is `solutions`'s to say
        attempts = (complex_roots.solve,) if given.imaginary else (solved.one_curve, solved.two_curves)
        for attempt in attempts:
            derived = attempt(given, asked)
            if derived is not None:
                return _judged(derived, given.text, asked)
    except (Unvalued, ZeroDivisionError):
        return None
    return None


def _numbers(given: Given) -> str:
    """The placeholders of numbers that nothing has accounted for."""
    return " ".join(f"⟦{k}{n}⟧" for k, n in PLACEHOLDER.findall(given.text) if k in "N")


_SIGNS_TEXT = "positive negative greatest largest biggest highest least smallest lowest greater larger smaller lesser"
_SIGNS = frozenset(_SIGNS_TEXT.split())


def _judged(found: Derivation, text: str, asked: Asked | None) -> Derivation | None:
    """The derivation as full as the words of the text allow; None where a word could change the arithmetic."""
    rest = text.replace(asked.cut, " ", 1) if asked is not None and asked.cut else text
    strange, trap = vocabulary.told_apart(rest)
    if asked is not None:
        cut = " ".join(w for w in asked.cut.split() if w not in _SIGNS)
        inside, denied = vocabulary.told_apart(cut)
        strange, trap = (*strange, *inside), trap or denied
    return None if trap else replace(found, full=not strange)
