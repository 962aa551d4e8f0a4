"""Is this message an exam problem as it stands in a book, to be taken whole? And without the greeting before it.

Such a text needs no weighing: it has labelled choices, or numbers and a question in the words of a test, and nothing
in it speaks to anyone. Requests about a problem ("a hint for 3x = 12 please") are for the router to weigh.
"""

# ruff: noqa: E501 (a pattern reads best in few lines)

from __future__ import annotations

import re

_CHOICE = re.compile(r"(?:^|[\s?.:;,$])\(?([A-E])\s*[).:](?=\s*\S)")
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|half|third|double)\b", re.I
)
_ASKS = re.compile(
    r"\b(?:which of the following|what (?:is|are|was|were|will|would|must|could|percent|fraction|value|does|do)\b|"
    r"which (?:\w+ ){0,3}?(?:represents?|is|gives|could|must|shows|best|describes?|models?|has)\b|how (?:many|much|long|far|old|tall|fast)\b|"
    r"for (?:what|which) value|in terms of|find the\b|at what\b|by what\b)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:i['’](?:m|ve|d|ll)|i (?:am|got|get|think|have|had|don['’]?t|do|need|want|can|can['’]t|tried|did|was|know|would|keep|still|just)|"
    r"my (?:answer|work|solution|teacher|homework|friend|next|steps?|try|attempt)|you|your|help me|tell me|show me|explain|hints?|check|quiz|lecture|"
    r"video|recording|transcript|lecturer|another|animate|animation|draw|plot|why (?:is|do|does|did) (?:it|that|this)|please|thanks|mean by)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(?:(?:hi|hello|hey|good (?:morning|evening|afternoon))\b[^.!?:\n]{0,30}[.!:,\n]\s*"
    r"|(?:(?:please|pls|can|could|would|will) (?:you )?(?:please )?)?(?:help(?: me)?|solve|do|try|answer|look at)\b"
    r"(?: me)?(?: with| on)?(?: (?:this|the following|that|one|next|problem|question|sat|maths?|math|exercise|out|please|for me)){0,5}"
    r"\s*[.!?:\n]+\s*|(?:i (?:need|am|got|have)|i['’]m)\b[^.!?:\n\d]{0,60}[.!?:\n]\s*"
    r"|(?:here is|here['’]s|here comes) [^.!?:\n\d]{0,40}[:.\n]\s*|(?:sat |maths? |next )?(?:problem|question|exercise)\s*\d{0,3}\s*[.:)\n]\s*)",
    re.IGNORECASE,
)
MANY_WORDS = 9  # a shorter question may be about anything


def pasted_problem(text: str) -> str | None:
    """The problem, whole, when the message is one and nothing else; None when it is something to weigh.

    >>> pasted_problem("Hi! A pen costs $2 and a pad costs $3. What is the cost, in dollars, of 4 pens and 2 pads?")
    'A pen costs $2 and a pad costs $3. What is the cost, in dollars, of 4 pens and 2 pads?'
    >>> pasted_problem("can you give me a hint for 3x + 7 = 22, what is x?") is None
    True
    """
    rest = text.strip()
    while (greeting := _GREETING.match(rest)) is not None and greeting.end() < len(rest):
        rest = rest[greeting.end() :].strip()
    stem, choices = _cut(rest)
    if _SPEAKS.search(stem) or not _ASKS.search(stem):
        return None
    words = len(re.findall(r"[A-Za-z]{2,}", stem))
    if choices >= 3 and words >= 4:
        return rest
    return rest if words >= MANY_WORDS and len(_NUMBER.findall(stem)) >= 2 else None


def _cut(text: str) -> tuple[str, int]:
    """The text before its labelled choices, and how many there are."""
    marks: list[re.Match[str]] = []
    for mark in _CHOICE.finditer(text):
        if mark.group(1) == "ABCDE"[len(marks) : len(marks) + 1]:
            marks.append(mark)
    return (text[: marks[0].start()], len(marks)) if len(marks) >= 3 else (text, 0)
