"""What each percent of a story is a percent of: of what is there at that moment, or of the amount at the start.

"10% off the original price" after another change and "a tip on the cost before tax" go back to the start. Where a base
is named that is neither, or a tax and a tip stand side by side without one, the story is not wholly understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tools.maths.stem import PLACEHOLDER
from tools.maths.topics.proportion.events import Event

_FIRST = (
    r"(?:original|initial|starting|list|regular|full|retail|sticker|marked|usual|normal|old|first|undiscounted|beginning"
    r")"
)
_TAX = r"(?:the |any |sales )*tax(?:es)?\b"
_BEFORE_TAX = (
    rf"(?:pre-?tax|before-tax|untaxed) [a-z]+|(?:[a-z]+ ){{1,5}}before {_TAX}|(?:cost|price) of (?:the|his|her|their) "
    r"(?:meal|dinner|lunch|breakfast|food)|(?:meal|food|menu)(?: price| cost)?(?= |\.|,|$)"
)
_NOW = (
    r"(?:new|reduced|sale|discounted|lower|lowered|higher|increased|decreased|raised|marked-down|resulting|result|total"
    r"|current|remaining|already)"
)
_BASE = re.compile(
    rf"\b(?:of|off|on|from) (?:(?:the|its|his|her|their|this|that|what) )(?:(?P<first>{_FIRST}\b)"
    rf"|(?P<meal>{_BEFORE_TAX})|(?P<now>{_NOW}\b)|(?P<other>[a-z]+))"
)
_WORTH = r"(?:price|cost|value|amount|size|total|population|number|bill|weight|salary|pay|balance|worth)"
_BACK = re.compile(rf"\b(?:{_FIRST} {_WORTH}|pre-?tax|before {_TAX}|before-tax|the same (?:amount|number|price))")
_RESETS = re.compile(r"(?:an? |exactly )?⟦.\d+⟧(?: ?%| percent)? off")
_BESIDE_AN_AMOUNT = re.compile(r"[^⟦.;?]{0,45}⟦[MNS]\d")


def based(text: str, found: Sequence[Event]) -> tuple[list[Event], bool] | None:
    """The events with what they are percents of, and whether all of that is clear; None where it cannot be told.

    >>> from tools.maths import stem
    >>> from tools.maths.topics.proportion import events
    >>> told = stem.read("It is 20% off. Members get an additional 10% off the original price.")
    >>> [e.of_start for e in based(told.prose, events.find(told, told.prose))[0]]
    [False, True]
    """
    changes = [e for e in found if not e.fixed]
    if len(changes) < 2 and all(e.repeats == 1 for e in changes):
        return list(found), True
    out: list[Event] = []
    spans: list[tuple[int, int]] = []
    clear, named = True, False
    for event in found:
        base = None if event.fixed else _BASE.search(_window(text, event))
        out.append(event)
        if base is None:
            continue
        spans.append((event.span[1] - 4, event.span[1] + base.end()))
        earlier = out[:-1]
        if not earlier and event.repeats == 1:
            continue  # there is only the start yet
        if base["meal"] and any(e.name != "tax" for e in earlier):
            return None  # before tax, but after a discount
        if (base["first"] or base["meal"]) and _RESETS.fullmatch(text[event.span[0] : event.span[1]]):
            return None  # "20% off the original price" is a price of its own, whatever was before
        if base["first"] or base["meal"]:
            out[-1] = replace(event, of_start=True)
        elif base["other"] and event.repeats == 1:
            clear = False
        named = True
    taxes = [e for e in changes if e.name == "tax"]
    if len(taxes) > 1 and not named:
        clear = False  # is the tip a percent of the bill with or without the tax?
    for match in _BACK.finditer(text):
        inside = any(start <= match.start() < end for start, end in spans)
        if not inside and not _BESIDE_AN_AMOUNT.match(text, match.end()) and not _asked(text, match.start()):
            clear = False
    return out, clear


def _asked(text: str, place: int) -> bool:
    """Whether a place is in what is asked for: "what was the original price"."""
    start = max(text.rfind(mark, 0, place) for mark in (". ", "? ", "; ")) + 1
    return bool(re.search(r"\b(?:what|find|how)\b", text[start:place]))


def _window(text: str, event: Event) -> str:
    """The words after an event, up to the next number or the end of the sentence; "off" may be the event's last."""
    last = re.search(r"\boff$", text[: event.span[1]])
    after = text[last.start() if last else event.span[1] :]
    end = min((m.start() for m in (PLACEHOLDER.search(after), re.search(r"[.;?]", after)) if m), default=len(after))
    return after[:end]
