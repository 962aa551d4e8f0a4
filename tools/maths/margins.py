r"""What stands around a problem on its page or in a message and is no part of it, taken away before it is read.

A number ("12.", "Question 7:"), a note that the figure is not to scale, whether a calculator is allowed, what is to be
written down, and a word about oneself ("I don't get this one"). A sentence with a number in it always stays.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re

_BEGINS = r"(?=[A-Z$\\\"“(\[])"
_NUMBER = re.compile(
    rf"^[\s>*_#]*(?:(?i:(?:[a-z ,'-]{{0,40}}\b)?(?:question|problem|exercise|item|q))\s*#?\s*\d{{1,3}}\s*(?:[.):–-]\s*|\n\s*)|#\s*\d{{1,3}}[.):]?\s+|\d{{1,3}}[.)]\s+){_BEGINS}"
)
_CALCULATOR = re.compile(
    r"[(\[]\s*(?:no |a )?calculators?(?: (?:is |are )?(?:not )?(?:allowed|permitted|required))?\s*[)\]]\s*",
    re.IGNORECASE,
)
_DRAWING = re.compile(
    r"[(\[]?\s*(?:\bnote\s*:\s*)?(?:\bthe )?\b(?:figures?|drawings?|diagrams?)(?: (?:shown )?(?:above|below))?(?: (?:is|are))? not (?:necessarily )?drawn to scale\b\s*[.)\]]*",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"(?<=[.?!\s])(?:please )?(?:show (?:all )?(?:your |the )?(?:work|steps)|do not round(?: your answer)?|(?:justify|explain) your (?:answer|reasoning)|choose the (?:correct|best) answer|"
    r"select (?:one|the correct answer))\s*[.:]?(?=\s|$)",
    re.IGNORECASE,
)
_THIS = r"(?: (?:with|on|to|how|what|where|do|start|begin|even|at|all|this|that|it|one|here|problem|question|please|really|so|solve|answer|get|is))*"
_SELF = (
    r"(?i:(?:i['’]?m|i am) (?:really |so |totally |very )?(?:stuck|lost|confused|unsure|not sure)"
    r"|(?:idk|dunno)|i (?:do not|don['’]?t|dont|can['’]?t|cannot|could not|couldn['’]?t) (?:get|understand|know|see|solve|do)"
    rf"|i (?:need|want) (?:some )?help|i (?:have no|got no) idea|i got stuck){_THIS}"
)
_STUCK = r"(?i:i (?:don['’]?t|dont|do not) (?:get|understand|know how to do)(?: (?:this|it|that|one|problem|question|at|all))*)"
_BEFORE = re.compile(rf"^\s*(?:{_SELF}\s*[.!:\n]+\s*|{_STUCK}\s+){_BEGINS}")
_AFTER = re.compile(rf"(?<=[.?!])\s+\(?{_SELF}\s*[.!)]*\s*$")


def without_margins(text: str) -> str:
    """The problem alone; the text as it is where that would leave nothing.

    >>> without_margins("12. If x + 2 = 5, what is x? Note: Figure not drawn to scale.")
    'If x + 2 = 5, what is x?'
    """
    rest = text.strip()
    rest = _CALCULATOR.sub("", rest)
    rest = _DRAWING.sub(" ", rest)
    rest = _BEFORE.sub("", rest.strip())
    rest = _NUMBER.sub("", rest.strip())
    rest = _AFTER.sub("", rest)
    rest = _WRITTEN.sub("", rest).strip()
    return rest or text.strip()
