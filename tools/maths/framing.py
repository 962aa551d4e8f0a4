"""Clauses put before or after a question that make it another question: "Among the others, …", "… if one is left out?"

A topic that has not read such a clause itself must not answer the bare question inside it.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.stem import PLACEHOLDER

_ASKING = re.compile(r"\b(?:what|which|how|find|by what|by how|at what|for what|in what|to what|after how|about how)\b")
_PLAIN_LEAD = re.compile(
    r"(?:\W|\b(?:so|then|now|and|according to|based on|using|given|from|in|on|by|of|for|to the nearest|rounded|at|this|that|these|those|the|a|an|"
    r"same|information|table|model|equation|function|formula|line|best|fit|data|graph|sample|survey|results?|study|estimate|rate|interval|"
    r"margin|error|list|set|problem|context|situation|terms|which|above|below|shown|given|following|approximately|about|each|year|years|"
    r"dollars?|percent|degrees|feet|meters|miles|inches|hours?|minutes?|days?|weeks?|months?|seconds?|pounds?|xy-plane|all|scores?)\b)*"
)
_OWN_CLAUSE = re.compile(
    r"\W*(?:if|when|after|since|because|as|suppose|assuming|provided|at|on|during|with|to|by|for|in (?!half\b|another\b)|once|while)\b"
)
_TURNED = re.compile(
    r"\bamong (?:the )?(?:others?|rest)\b|\bapart from\b|\bbesides\b|\bleft out\b|\bof those (?:that|who) are left\b|\bnot counting\b|\bin half\b|"
    r"\btwice over\b|\bin the other (?:group|half|part)\b|\bthan (?:before|earlier)\b|\bif there (?:were|was|had been)\b|"
    r"\btwice as (?:many|much) at first\b|\bwere all\b|\bafter the next\b|"
    r"\beach way\b|\bper person\b|\bof them (?:is|are|were|was)\b|\bone (?:more|of them)\b|\bif (?:this|only|it|they|that|one|two|half)\b[^⟦]*?\b(?:doubled|halved|so|added|removed|"
    r"left|taken|changed|tripled)\b|\bin the (?:second|third|fourth|fifth) (?:year|month|week|day|hour|minute)\b(?! ⟦)|\b(?:is|are|was|were) (?:then )?(?:doubled|tripled|halved)\b"
)


def framed(ask: str) -> bool:
    """Whether a question stands in a clause that changes it.

    >>> framed("among the others, what is the mean?"), framed("based on the model, what is the cost?")
    (True, False)
    >>> framed("what is the median if one of them is left out?")
    True
    """
    if _TURNED.search(ask):
        return True
    asking = _ASKING.search(ask)
    lead = ask[: asking.start()] if asking else ""
    if "," not in lead or PLACEHOLDER.search(lead) or _OWN_CLAUSE.match(lead):
        return False  # a clause with its own number or condition is for the topic to read
    return not _PLAIN_LEAD.fullmatch(lead)
