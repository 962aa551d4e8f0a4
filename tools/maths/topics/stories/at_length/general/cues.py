"""The words of a story that ask for a sum, a difference, what is left, an area, a sample or a total: what they make cheap.

A cue only weighs; units decide what is possible.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.topics.proportion.units import singular
from tools.maths.topics.stories.at_length.general.terms import Term

_PLUS = re.compile(
    r"\b(?:plus|additional|in addition|altogether|in all|combined|together|also|extra|fee|another|as well as|then|tip|deposit|total|entire|opened with|beg[ai]ns?|starts?|started|initially|everything|all|whole|sum|both|overall|gained|received|added|bought)\b"
)
_MINUS = re.compile(
    r"\b(?:less|left|remain\w*|already|difference|how (?:much|many|far) (?:more|longer|farther|further|less|fewer|additional)|leak\w*|drain\w*|lost|loses?|minus|withdr[ae]w\w*|profit|budget|save[ds]?|fewer|away|rest|gave|sold|spent|still|used|total of|removed|discount|coupon|change|of which|at most|no more than|up to|capacity|maximum|limit|includ\w+|after|released?)\b"
)
_REST = re.compile(r"\b(?:the rest|remaining|remainder|the others|what is left|is left|are left|the balance)\b")
_BOX = re.compile(
    r"\b(?:rectang\w+|area|prism|box|block|long|wide|deep|high|depth|height|width|length|square (?:feet|meters|yards|inches|centimeters)|cubic|dimensions|brick|aquarium|thick)\b"
)
_SAMPLE = re.compile(
    r"\b(?:sample[sd]?|random\w*|survey\w*|estimate[ds]?|based on|expect\w*|same rate|at this rate|same (?:pace|speed|ratio|proportion)|at that rate|similar|proportion\w*|tagged|marked|banded|evenly|each serving|recipe|scale)\b"
)
_TOTAL = re.compile(r"\b(?:in all|altogether|in total|total|combined|together|all (?:of )?(?:⟦N\d+⟧|the)|both)\b")
_DIFFERENCE = re.compile(
    r"\bhow (?:many|much|far) (?:more|longer|farther|further|less|fewer|greater|higher|taller|heavier|older)\b|\bby how (?:much|many)\b|\bwhat (?:is|was) the (?:difference|(?:[a-z']+ )*profit)\b|\bprofit\b|\bhow many [a-z ]+? (?:more|fewer|less)\b"
)
_BACK = re.compile(
    r"\b(?:original\w*|before (?:the|it|this|tax|any)|at the (?:start|beginning)|initial\w*|first|regular|at first|did .+ have)\b"
)
_COMPLEMENT = re.compile(
    r"\b(?:not|rest|remain\w*|left|other|others|neither|stay\w*|leftover|still|without|unsold|keep|kept|instead)\b"
)
_NEGATED = re.compile(r"\b(?:not (?!including|counting|drawn)|other than|don't|didn't|neither|except)\b")
_JOINT = re.compile(r"\b(?:toward|towards|opposite directions|both|together|same time|simultaneously|at once)\b")


@dataclass(frozen=True)
class Cues:
    """Which words of the kinds there are."""

    plus: bool
    minus: bool
    rest: int  # where "the rest" stands as a place among the terms, -1 where nowhere
    box: bool
    cube: bool
    square: bool
    sample: bool
    total: bool
    difference: bool
    back: bool
    complement: frozenset[int] = frozenset()  # the places of percents and parts with such a word after them
    negated: bool = False  # the question asks for those who do not
    each: bool = False  # the question is about one of them: "how much did each pay"
    but: bool = False  # "but do not"
    asked: frozenset[str] = frozenset()  # the nouns of the question
    rated: frozenset[str] = frozenset()  # the things that something is so much for
    joint: bool = False  # two that work or move at once


def cues(text: str, ask: str, found: tuple[Term, ...]) -> Cues:
    """The cues of a text with these terms."""
    ends = [t.at for t in found[1:]] + [len(text)]
    shares = {t.place: text[t.at : end] for t, end in zip(found, ends, strict=True) if t.role == "part"}
    left = _REST.search(text)
    return Cues(
        plus=bool(_PLUS.search(text)),
        minus=bool(_MINUS.search(text)),
        rest=sum(1 for t in found if t.at < left.start()) if left else -1,
        box=bool(_BOX.search(text)),
        cube=bool(re.search(r"\bcub(?:e|ical)\b", text)),
        square=bool(re.search(r"\bsquare\b|\b(?:on|of) each (?:side|edge)\b", text)),
        sample=bool(_SAMPLE.search(text)),
        total=bool(_TOTAL.search(ask)),
        difference=bool(_DIFFERENCE.search(ask)),
        back=bool(_BACK.search(ask)),
        complement=frozenset(
            i
            for i, words in shares.items()
            if _COMPLEMENT.search(words) or (i == max(shares) and _COMPLEMENT.search(ask))
        ),
        negated=bool(_NEGATED.search(ask)),
        each=bool(re.search(r"\b(?:each|per|every|one|an?)\b", ask)),
        but=bool(re.search(r"\b(?:but|other than)\b", ask)),
        asked=frozenset(singular(w) for w in re.findall(r"[a-z]+", ask)),
        rated=frozenset(w for t in found for w, p in t.dim if p < 0),
        joint=bool(_JOINT.search(text)),
    )
