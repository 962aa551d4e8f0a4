"""Several ways of asking, told in the one the readers know: "determine the slope" is "what is the slope?".

Only words that never change what is asked. A sentence comes in lower case, with placeholders for its formulas.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re

_USUAL = (
    (re.compile(r"^(\W*)(?:based on (?:this|the) information(?: (?:above|given))?|in this (?:situation|context)|given this information), (?=what\b|which\b|how\b|find\b)"), r"\1"),
    (re.compile(r"^(\W*)(?:please )?(?:determine|compute|work out|state|identify|give)\b(?= the\b| ⟦| what\b| which\b| how\b)"), r"\1find"),
    (re.compile(r"^(\W*|(?:if|when|for|given|suppose|let)\b[^?]*, )(?:please )?find (the\b[^?]*?)(?<! and)\.?$"), r"\1what is \2?"),
    (re.compile(r"(?<=, )then (?=(?:what|which|how)\b)"), ""),
    (re.compile(r"\bwhat number of (?!⟦)(?!of\b)(?!the\b)"), "how many "),
    (re.compile(r"\bwhich (?:choice|option|one of the following)\b"), "which of the following"),
    (re.compile(r"^(\W*)which (?=(?:is|are|best|gives|represents|describes|models|expresses|defines|must|could|can)\b)"), r"\1which of the following "),
    (re.compile(r"(?<=, )which (?=(?:must|could|can) be\b)"), "which of the following "),
)  # fmt: skip


def usual(sentence: str) -> str:
    """A sentence with the usual word where several say the same.

    >>> usual("if a = 2, then what is b?"), usual("determine the slope.")
    ('if a = 2, what is b?', 'what is the slope?')
    """
    for pattern, usual in _USUAL:
        sentence = pattern.sub(usual, sentence)
    return sentence
