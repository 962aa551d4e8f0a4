"""What a percent of a text does, by the words beside it: it raises, it lowers, or it takes a part."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import Stem

_UP = r"(?:increas\w+|grew|grows?|growing|rose|rises?|risen|raised?|raises|mark(?:s|ed)? ?-?up|markup|more|greater|higher|larger|above|gain(?:s|ed)?|gr(?:e|o)wth|climb\w*|sales tax|tax|tip|gratuity|surcharge|appreciat\w+|heavier|longer|expand\w*)"
_DOWN = r"(?:decreas\w+|decline[ds]?|drop(?:s|ped)?|fell|falls?|fallen|reduc\w+|discount\w*|off|less|fewer|lower\w*|below|lost|loses|loss|cut|shr[au]nk|shrinks|depreciat\w+|mark(?:s|ed)? ?-?down|markdown)"
_PART = re.compile(
    r"^ ?(?:of (?!what)|are |is |were |was |had |have |has |live |do |said |attend|ride|own|play|came |come |chose|voted)"
)
_OF_BEFORE = re.compile(
    r"\b(?:of|among) (?:the|those|these|them|its|all|this|his|her|their)\b[^.;⟦]*,? ?(?:about |exactly |only )?$"
)
_SOLD = re.compile(
    r"\b(?:sold|spent|spends|used|uses|gave|donated|donates|ate|kept|set aside|contributes|keeps|sells|pays|paid|reserved|allotted)(?: (?:about|exactly|only|up))? $"
)
MARK = re.compile(r"⟦([A-Z])(\d+)⟧")


@dataclass(frozen=True)
class Change:
    """A percent and what it does: "up", "down", "part" or "rest". back: the amount told is the one after it."""

    rate: Fraction
    does: str
    back: bool
    place: int

    @property
    def factor(self) -> Fraction:
        """What the amount is multiplied by."""
        return {"up": 1 + self.rate, "down": 1 - self.rate, "part": self.rate, "rest": 1 - self.rate}[self.does]


def changes_told(stem: Stem) -> tuple[Change, ...] | None:
    """What each percent of a text does, in order; None when that cannot be told of one of them."""
    found: list[Change] = []
    for mark, before, clause in percents_in(stem.prose):
        does = what_it_does(re.split(r"[.;?] ", before)[-1], clause, found[-1].does if found else "")
        rate = stem.value(mark[2])
        if rate is None or not does:
            return None
        found.append(Change(rate, does, False, mark.start()))
    return tuple(found)


def percents_in(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Every percent's mark, with the text from the mark before it and the rest of its clause up to the next mark."""
    marks = list(MARK.finditer(text))
    for at, mark in enumerate(marks):
        if mark[1] == "P":
            after = text[mark.end() : marks[at + 1].start() if at + 1 < len(marks) else len(text)]
            yield mark, text[marks[at - 1].end() if at else 0 : mark.start()], re.split(r"[.;?]", after)[0]


def what_it_does(before: str, after: str, last: str) -> str:
    """What a percent does, by the words beside it."""
    before = re.sub(
        r"\b[a-z]+(?:ed|er)(?:-up|-down)? (?=price|amount|value|cost|number|rate)", "", before
    )  # "the reduced price"
    near, next_ = " ".join(before.split()[-9:]) + " ", " ".join(after.split()[:3])
    if re.match(rf"^ ?(?:[a-z]+ )?{_UP}\b", " " + next_) and not re.match(r" ?of", next_):
        return "up"
    if re.match(rf"^ ?(?:[a-z]+ )?{_DOWN}\b", " " + next_):
        return "down"
    if re.search(r"\b(?:of|among) (?:the )?(?:remaining|rest|others|remainder)\b", before + after):
        return "part of rest"
    up, down = list(re.finditer(rf"\b{_UP}\b", near)), list(re.finditer(rf"\b{_DOWN}\b", near))
    by = re.search(r"\b(?:by|of|at|is) (?:about |an additional |another )?(?:an? )?$", near) is not None
    if (up or down) and by and not (up and down and up[-1].end() == down[-1].end()):
        if not up or not down:
            return "up" if up else "down"
        return "up" if up[-1].start() > down[-1].start() else "down"
    if _OF_BEFORE.search(before) or _PART.match(after) or _SOLD.search(near):
        return "part"
    if last in ("up", "down") and re.search(r"\b(?:and|then)(?: then| again| another| by)* $", near):
        return last
    return ""
