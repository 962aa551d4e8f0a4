"""Reads times out of questions: "what is said at 12:30", "around minute 12", "what did she just say"."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    """A time in the lecture, in seconds."""

    seconds: float


@dataclass(frozen=True)
class Recently:
    """The moment just past in the player."""


_CLOCK = re.compile(r"(?<![\d:.])(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?![\d:]|\s*[ap]\.?m\b)")
_MINUTES = re.compile(
    r"\b(?:at|around|about|near|from|after)\s+(?:the\s+)?(?:"
    r"(?:(?P<h>\d{1,2})\s*(?:hours?|hrs?|h)\s*(?:and\s*)?)?(?P<m>\d{1,3})\s*(?:minutes?|mins?|m)\b"
    r"(?:\s*(?:and\s*)?(?P<s>\d{1,2})\s*(?:seconds?|secs?|s)\b)?"
    r"|(?:minute|min)\s+(?P<m2>\d{1,3})\b"
    r"|(?P<s2>\d{1,5})\s*(?:seconds?|secs?|s)\b(?!\s+(?:of|long)))",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\bjust\s+(?:now\s+)?(?:say|said|saying|hear|heard|explain|explained|mention|mentioned|tell|told|talk|talked|show|showed)\b"
    r"|\b(?:said|say|heard|mentioned|explained|was that)\s+(?:just|right)\s+now\b"
    r"|\bright\s+now\b.*\b(?:saying|talking|explaining)\b|\b(?:saying|talking about|explaining)\s+right\s+now\b"
    r"|\b(?:last|previous)\s+(?:sentence|thing)\b.*\b(?:said|say|mentioned|heard)\b"
    r"|\b(?:say|repeat)\s+that\s+again\b|\bwhat\s+was\s+that\b",
    re.IGNORECASE,
)


def asked_moment(query: str) -> Moment | Recently | None:
    """The moment a question is about, None where it is about a topic.

    >>> asked_moment("what exactly is said at 12:30?")
    Moment(seconds=750.0)
    >>> asked_moment("what did she just say?")
    Recently()
    """
    if match := _CLOCK.search(query):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return Moment(float(hours * 3600 + minutes * 60 + seconds))
    if match := _MINUTES.search(query):
        hours, minutes, seconds = (int(match[name] or 0) for name in ("h", "m", "s"))
        return Moment(
            float(hours * 3600 + (minutes or int(match["m2"] or 0)) * 60 + (seconds or int(match["s2"] or 0)))
        )
    return Recently() if _RECENT.search(query) else None
