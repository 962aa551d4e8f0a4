"""The share of a sum that is kept, set aside or paid, told by a percent of the whole: 80% of what she earns, 20% off."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.topics.stories.by_roles.text import Story
from tools.maths.topics.stories.ledger.entry import Entry

_OFF = re.compile(
    r"^ (?:off|discount|(?:is|are|was) (?:taken|subtracted|deducted) (?:off|from))(?: (?:of|on))? (?:the|her|his|their|its) (?:(?:total|entire|whole|final|full)(?: (?:charge|cost|bill|price|fare|amount|purchase))?|charge|cost|bill|purchase)\b(?! of\b| for the first\b| per\b)"
)
_WHOLE = re.compile(
    r"^ of (?:what (?:he|she|it|they|the [a-z]+) (?:earns?|makes?|is paid|pays?|receives?|charges?|gets?)|(?:her|his|their|its|the|this) (?:total |entire |whole |weekly |monthly )?(?:pay|earnings|income|wages|revenue|total|money|fee|bill|payment)s?)\b"
)
_TAKEN = re.compile(
    r"^ of (?:her|his|their|its|the) (?:total |weekly |monthly )?(?:pay|earnings|income|wages|paycheck) (?:is|are|was|were) (?:taken out|withheld|deducted|taken)\b"
)
_VERB = re.compile(r"\b(sets? aside|puts?|saves?|keeps?|spends?|pays?|gives?|donates?|uses?|deposits?)\b[^⟦]*$")
_REST = re.compile(
    r"\band (sets? aside|puts?|saves?|keeps?|spends?|pays?|gives?|donates?|deposits?) (?:all )?(?:of )?the rest\b"
)
_PAST = {
    "kept": "keep",
    "paid": "pay",
    "spent": "spend",
    "gave": "give",
    "saved": "save",
    "donated": "donate",
    "used": "use",
    "deposited": "deposit",
    "took home": "take home",
    "takes home": "take home",
    "received": "receive",
}


@dataclass(frozen=True)
class Share:
    """factor: the part of the sum that the total is; index: the percent's placeholder."""

    factor: Fraction
    index: int


def share(story: Story, total: Entry | None) -> Share | None:
    """The share that the total (or what is asked for) is of the sum, None where no percent tells it."""
    marks = list(re.finditer(r"⟦P(\d+)⟧", story.prose))
    if len(marks) != 1:
        return None
    mark = marks[0]
    percent, after, before = Fraction(story.number(mark[1])), story.prose[mark.end() :], story.prose[: mark.start()]
    index = int(mark[1])
    if not 0 < percent < 1:
        return None
    said = _said(story, total)
    if _OFF.match(after):
        return Share(1 - percent, index) if said in ("pay", "spend", "charge", "cost", "") else None
    if _TAKEN.match(after):
        return Share(1 - percent, index) if said in ("take home", "keep", "receive") else None
    verb = _VERB.search(re.split(r"[.;?]", before)[-1])
    if not _WHOLE.match(after) or verb is None or total is None:
        return None
    first = _plain(verb[1])
    rest = _REST.search(re.split(r"[.;?]", after)[0])
    if (
        said == first
        or (said == "save" and first in ("put", "set aside"))
        or (said in ("put", "set aside") and first == said)
    ):
        return Share(percent, index)
    if rest is not None and said == _plain(rest[1]):
        return Share(1 - percent, index)
    return None


def _plain(verb: str) -> str:
    """ "keeps" and "kept" as "keep"."""
    verb = _PAST.get(verb, verb)
    return re.sub(r"^(\w+?)s?( aside)?$", r"\1\2", verb)


def _said(story: Story, total: Entry | None) -> str:
    """The verb before the total."""
    if total is None:
        return ""
    before = re.split(r"[.;?]", story.sentences[total.sentence][: total.start])[-1]
    found = re.findall(
        r"\b(sets? aside|puts?|saves?|saved|keeps?|kept|spends?|spent|pays?|paid|gives?|gave|donates?|donated|deposits?|deposited|earns?|earned|charged?|costs?|takes? home|took home|receives?|received)\b",
        before,
    )
    return _plain(found[-1]) if found else ""
