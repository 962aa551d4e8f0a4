"""The unit of what a question asks for, and whether a whole number of things is wanted."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re

from tools.maths.topics.proportion.quantities import unit_at
from tools.maths.topics.proportion.units import Unit

_HOW_MANY = re.compile(
    r"\bhow many (?:more |full |whole |complete |additional |such |of these |of those )?|\bwhat (?:is|was|would be) the (?:total |least |greatest |smallest |largest |minimum |maximum |fewest )?(?:possible )?number of (?:full |whole )?|\bwhat number of "
)
_IN = re.compile(r"\bin (?=[a-z])")
_MONEY = re.compile(
    r"\bhow much (?:money|will|would|did|does|do|is|was|must|should)\b[^?]*\b(?:pay|cost|spend|spent|earn|earned|charged?|owe|make|made|paid|raise|save|need)\b"
    r"|\bhow much (?:money|did [a-z. ]+ (?:pay|spend|earn))|\bwhat (?:is|was|will be|would be) the (?:total )?(?:cost|price|charge|pay|bill|income|revenue)\b"
)
_START = re.compile(
    r"\bhow (?:many|much|far|long|fast|tall|heavy)\b|\bwhat (?:is|was|will|would|are|must)\b|\bat what\b"
)
_UP = re.compile(
    r"\b(?:least|minimum|fewest|smallest)\b|\bmust\b[^?]*\b(?:buy|order|purchase)\b|\b(?:needed|required|enough)\b|\bneeds? to\b|\bshould\b[^?]*\bbuy\b"
)
_DOWN = re.compile(r"\b(?:greatest|maximum|most|largest|full|whole|completely|complete|entire)\b|\bcan\b[^?]*\bbuy\b")


def question_start(ask: str) -> int:
    """Where in the asking sentence the question itself begins."""
    match = _START.search(ask)
    return match.start() if match else 0


def asked_unit(ask: str) -> Unit | None:
    """The unit of the answer, None when the question does not name it.

    >>> asked_unit("how many liters of water are lost in a day?").words()
    'liters'
    """
    many = _HOW_MANY.search(ask)
    if many is not None:
        found = unit_at(ask, many.end())
        return found[0].plain() if found else None
    start = question_start(ask)
    for match in _IN.finditer(ask, start):
        found = unit_at(ask, match.end(), counted=False)
        if found is not None:
            return found[0].plain()
    return Unit.of("dollar") if _MONEY.search(ask, start) else None


def rounding_way(ask: str) -> int:
    """1 where the next whole number is wanted, -1 for the one before, 0 where the text does not say."""
    start = question_start(ask)
    up, down = _UP.search(ask, start), _DOWN.search(ask, start)
    return 0 if bool(up) == bool(down) else 1 if up else -1
