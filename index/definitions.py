"""Which sentence says what a term is: "Entropy is a measure of …", "… is called a tokenizer", "by drift we mean …".

Patterns of definitions in running speech, after Hearst (1992): a finding says that a sentence is worded as
one, not that it is a good one. Nothing is written here; a glossary's entries are sentences that were said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.transcript import Sentence

_NAMING = r"(?:called|named|known as|referred to as|defined as|say(?:s)? that (?:it|this) is)"
_LIST = r"(?:an?|the|one|any|some|what|how|just|simply|basically|when|where|that|those|all|every)"
_ENDS = r"(?=[\"”’']?(?:[,.;:!?)]|$|\s(?:and|or|because|since|in|of|for|which|when|where)\b))"  # no longer name goes on


@cache
def _patterns(term: str) -> tuple[re.Pattern[str], ...]:
    words = r"\W{1,3}".join(re.escape(word) for word in term.split())
    term = rf"(?<!\w){words}(?:e?s)?(?!\w)"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            # "a pipeline is a chain of …", at the beginning of a clause
            rf"(?:^|[,;:]\s|\b(?:so|and|that|now|well|then|okay)\s)\W*(?:(?:an?|the|this|these|each)\s)?{term}"
            rf"(?:\s\([^)]*\))?,?\s(?:is|are)\s{_LIST}\b",
            rf"(?:^|[,;:]\s|\b(?:so|and|that|now)\s)\W*(?:(?:an?|the)\s)?{term}\s"
            r"(?:means?|refers? to|stands? for|consists? of|denotes?)\b",
            rf"\b{_NAMING}\s(?:an?\s|the\s|its?\s)?[\"“']?{term}{_ENDS}",
            rf"\b(?:by|with)\s(?:an?\s)?{term},?\s(?:we|i)\smean\b",
            rf"\bdefine\s(?:an?\s|the\s)?{term}\s(?:as|to be)\b",
        )
    )


def definition(term: str, sentences: Sequence[Sentence]) -> Sentence | None:
    """The first sentence that is worded as the term's definition; None where there is none. Questions do not count.

    >>> said = [Sentence(0, 2, "We use a tokenizer."), Sentence(2, 5, "A tokenizer is a program that cuts text.")]
    >>> definition("tokenizer", said).start
    2
    """
    patterns = _patterns(term.lower())
    for sentence in sentences:
        if not sentence.text.rstrip().endswith("?") and any(pattern.search(sentence.text) for pattern in patterns):
            return sentence
    return None
