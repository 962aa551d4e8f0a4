"""Which way an amount goes, from the words beside its rate, and what a bound asks of it."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re

DOWN = re.compile(
    r"\b(?:los(?:e|es|t|ing)|drops?|dropp\w*|decreas\w*|falls?|fell|falling|us(?:e|es|ed|ing)|drain\w*|burns?|burned|burning|leak\w*|shrink\w*|shorter|lower\w*|lighter|declin\w*|"
    r"withdr[ae]w\w*|spends?|spent|remov\w*|emptied|empties|emptying|descend\w*|sinks?|melt\w*|evaporat\w*|goes down|going down|went down|pays? off|reduc\w*|consum\w*|sells?|sold|gives? away|releas\w*|cools?|depreciat\w*|pumped (?:out|from))\b"
)
UP = re.compile(
    r"\b(?:gain\w*|gr[eo]w\w*|increas\w*|ris(?:e|es|ing)|rose|adds?|added|adding|deposit\w*|saves?|saved|saving|fill\w*|climb\w*|ascend\w*|taller|longer|higher|goes up|going up|went up|earns?|earned|"
    r"receiv\w*|collect\w*|charg(?:es|ing)|costs?|reads?|accumulat\w*|heats?|pumped in(?:to)?|fee|tall(?:er)?|a (?:month|mile|visit|day|week|hour|class) (?:more|extra))\b"
)
# What has gone or come is not what is there.
GONE = re.compile(
    r"\b(?:drained|leaked|lost|used|burned|burnt|spent|removed|added|gained|withdrawn|evaporated|melted|fallen|risen|changed?|consumed|gone|deposited|saved|grown|dropped|increased|decreased)\b"
)
_FALLS = re.compile(
    r"\b(?:falls?|drops?|goes|falling|dropping|go|fall|drop|rises?|rise) (?:below|under|to|above|over)\b"
)
_BOUNDS = (
    (re.compile(r"\b(?:at least|no less than|no fewer than|not less than|a minimum of|(?:not|never|n't) (?:be |fall |drop |go |get )?(?:below|under|less than)|without (?:falling|dropping|going) below|before \w+(?: \w+){0,4} (?:falls?|drops?|goes|is) (?:below|under|to less than)) (?:(?:a|the) [a-z ]{0,30})?\$? ?$"), "≥"),
    (re.compile(r"\b(?:at most|no more than|not more than|(?:not|never) (?:exceed|above|be above|rise above)|a maximum of|before \w+(?: \w+){0,4} (?:rises above|exceeds)) \$? ?$"), "≤"),
    (re.compile(r"\b(?:less than|fewer than|below|under) \$? ?$"), "<"),
    (re.compile(r"\b(?:more than|greater than|above|over|exceeds?) \$? ?$"), ">"),
)  # fmt: skip
_AFTER = (
    (re.compile(r"^ or (?:more|greater|higher|above)\b"), "≥"),
    (re.compile(r"^ or (?:less|fewer|lower|below)\b"), "≤"),
)
OPPOSITE = {"<": "≥", ">": "≤", "≤": ">", "≥": "<"}


def way(clause: str) -> int:
    """1 for what grows, −1 for what goes down, 0 where words of both kinds or of none stand there.

    >>> way("becomes shorter at a constant rate of"), way("and deposits"), way("is")
    (-1, 1, 0)
    """
    down, up = bool(DOWN.search(clause)), bool(UP.search(clause))
    return 0 if down == up else (-1 if down else 1)


def tells_change(text: str) -> bool:
    """Whether the words around a bound speak of what was lost or gained, not of what is there.

    >>> tells_change("the tank will have lost at least"), tells_change("before it falls below")
    (True, False)
    """
    rest = _FALLS.sub("", text)
    return bool(GONE.search(rest) or DOWN.search(rest))


def bound(before: str, after: str = "") -> str:
    """The relation that the words around a number ask for, "" for none.

    >>> bound("wants to have at least "), bound("before the charge falls below "), bound("drops below ")
    ('≥', '≥', '<')
    """
    for pattern, op in _BOUNDS:
        if pattern.search(before):
            return op
    return next((op for pattern, op in _AFTER if pattern.search(after)), "")
