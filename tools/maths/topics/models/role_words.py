"""Wordings the roles of a model's numbers look for in claims."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

LATELY = re.compile(
    r"\bafter (?:the )?(?:\d|1st|first|one)|\bwith 1\b|\bfor 1\b|\bin 1\b|\bfirst (?:day|hour|week|month|year)"
)
AT_EVENT = re.compile(r"\b(?:when|at|on|in|as|from which|from where|the moment|before|upon|of opening)\b")
TIMES = re.compile(
    r"(\d+(?:\.\d+)?) times\b|multiplied by (?:a factor of )?(\d+(?:\.\d+)?)|by a factor of (\d+(?:\.\d+)?)"
)
KEPT = re.compile(
    r"(\d+(?:\.\d+)?) ?(?:%|percent) of (?:the|its|his|her|their|what)\b.*\b(?:before|previous|prior|preceding|last|earlier)\b"
)
GONE = re.compile(
    r"\b(?:have|has|had|is|are|was|were)(?: been)? (drained|used|sold|lost|removed|spent|burned|leaked|gone|eaten|read|left|added)\b"
)
FACTORS = {"doubl": Fraction(2), "tripl": Fraction(3), "quadrupl": Fraction(4), "halv": Fraction(1, 2)}
ADVERB = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annual": "year", "yearly": "year"}


def another_age(event: str, text: str) -> bool:
    """Whether the counting starts at a told age ("age 2") and a claim speaks of birth."""
    return bool(re.search(r"\d", event) and re.search(r"\b(?:birth|born)\b", text))


def event_numbers(event: str, text: str) -> tuple[Fraction, ...]:
    """The numbers of the moment the counting starts from, where a claim names just that moment.

    >>> event_numbers("age 2", "the height at age 2"), event_numbers("age 2", "the height at age 20")
    ((Fraction(2, 1),), ())
    """
    named = event and re.search(rf"\b{re.escape(event)}(?![\d.])", text)
    return tuple(Fraction(n) for n in re.findall(r"(?<![\d.])\d+(?![\d.])", event)) if named else ()
