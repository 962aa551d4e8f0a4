"""Whether a question stops short of the story's end, or turns away from it: then what all of it comes to is not asked.

Only words are looked at; no amounts.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re

from tools.maths.stem import Stem

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MONTH = re.compile(r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b")
_BETWEEN = re.compile(
    r"\bbut before\b|\bbut not\b|\bafter (?:this|the first|her first|his first|its first)\b|^(?:in )?(?:which|what) (?:year|month|day|week)\b"
    r"|\b(?:if|when) (?:he|she|they|it) (?:has|have|had|brings?|owns?|does not|do not)\b"
)
_THAN_IN = re.compile(r"\bthan (?:it (?:was|did) )?in ((?:1[89]|20)\d\d)\b")


def stops_short(stem: Stem) -> bool:
    """Whether the question is about a moment before the last one told, about a "which year", or under another condition.

    >>> from tools.maths import stem
    >>> stops_short(stem.read("It fell 10% from 2010 to 2015 and grew 20% from 2015 to 2020. How many were there in 2015?"))
    True
    """
    if _BETWEEN.search(stem.ask):
        return True
    based = _THAN_IN.findall(stem.text)
    if len(based) > 1 and len(set(based)) == 1:
        return True  # both percents of the same amount
    source = stem.text.lower()
    asking = _asking(source)
    for pattern in (_YEAR, _MONTH):
        told, asked = pattern.findall(source.removesuffix(asking)), pattern.findall(asking)
        if asked and told and asked[-1] != told[-1]:
            return True  # not the moment the story ends with
    return False


def _asking(text: str) -> str:
    """The last sentence of the plain text."""
    return re.split(r"(?<=[.!])\s", text.strip())[-1]
