"""What a sentence says of how people came into a survey or a group: by their own choice, or by chance.

Two kinds are told apart: who answers ("chose whether to take part", "were not selected at random") and who gets which
treatment ("decided whether to attend the program", "were not assigned at random"). A sentence that only mentions those
"who answered" says neither. Used to judge the choices; what is wrong with a study is for `study_flaws.py`.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re

from tools.maths.stem import Stem
from tools.maths.topics.data.words import content, spoken, unmarked

_PART = (
    r"(?:do so|take part|participat\w*|respond\w*|answer\w*|repl(?:y|ied|ying)|call\w*|vot(?:e|ed|ing)|send\w*|return\w*|fill\w*|complet\w*|be (?:in|part of|surveyed|asked|interviewed)"
    r"|join (?:in|the (?:survey|study|poll))|write|text|mail|phone|click\w*|rate|give (?:an?|their) [a-z]+|be (?:in|included)|not to)"
)
_CHOSE = (
    r"(?:choos(?:e|ing)|chose|chosen|decid(?:e|ed|ing)|opt(?:ed|ing)?|elected|wish(?:ed)?|wanted|cared|bothered|agreed)"
)
_THEMSELVES = r"(?: (?:for themselves|on their own|by themselves|themselves|freely|individually|willingly))?"
_NOT = r"(?:not|n't|never|no)"
_PICKED = r"(?:select|chos|choos|pick|drawn|sampl|survey)\w*"
_ANSWERING = (
    rf"\b{_CHOSE}{_THEMSELVES}(?:,)? (?:(?:whether|if|when)(?: or not)? (?:they (?:would|wanted to|should) |to )?|to ){_PART}",
    rf"\b{_NOT} (?:[a-z]+ ){{0,3}}?(?:randomly (?:and )?{_PICKED}|{_PICKED} (?:at random|randomly|by chance))(?! (?:which|what|whether|where|how)\b)",
    r"\b(?:not|n't|neither) (?:[a-z]+ ){0,2}?(?:a |from a )?random(?:ly selected|ly chosen)? sample|\b(?:nonrandom|not random)\b",
    r"\bself-select\w*|\bselected themselves\b|\bchose themselves\b|\bvoluntary\b|\b(?:were|are|being|used|only|of|from) (?:all |only |made up of )?volunteers\b|\bvolunteered\b",
    r"\b(?:may|might|could|do|does|did|is|are|was|were)(?: well)? not (?:necessarily |likely )?(?:be )?(?:represent|typical|reflect|representative|like)\w*|\bunrepresentative\b|\bunlikely to represent\w*",
    r"\b(?:may|might|could|are likely to|probably) (?:well )?(?:differ|be different|feel differently|have (?:different|stronger))\b",
    r"\b(?:more|less) likely (?:than [a-z ']{1,60} )?to\b",
    r"^(?:the )?(?:way|method)\b[^.]{0,60}\b(?:chosen|selected|sampled|picked)\b",
    r"\b(?:place|location|site)\b[^.]{0,30}\b(?:survey|poll|question|interview)\w*",
    rf"\bonly (?:the )?(?:people|those|persons|viewers|listeners|readers|customers|students|residents|visitors|members|users) (?:who|that) {_CHOSE}",
)
_ANSWERS = re.compile("|".join(_ANSWERING))
_MERIT = re.compile(
    r"\b(?:no|not|without|instead of|rather than)(?: [a-z]+)? (?:volunteers?|self-select\w*|voluntary)\b|\bnot (?:more|less) likely\b"
)
_TREATED = re.compile(
    rf"\b{_NOT} (?:[a-z]+ ){{0,3}}?(?:randomly assign\w*|assign\w*)|\b(?:no|without) random assignment\b|\bnot [a-z ]{{0,30}}assigned\b"
    rf"|\b{_CHOSE}{_THEMSELVES} (?:whether|which|what|if|how|where)\b(?! (?:to |they (?:would|wanted to) )?{_PART})"
)


def speaks_of_answering(text: str) -> bool:
    """Whether a sentence says that those who answered chose so themselves, or stand for nobody else.

    >>> speaks_of_answering("The callers decided on their own whether to take part."), speaks_of_answering("Most callers who answered said yes.")
    (True, False)
    """
    plain = _plain(text)
    return bool(_ANSWERS.search(plain)) and not _MERIT.search(plain)


def speaks_of_treatment(text: str) -> bool:
    """Whether a sentence says that nobody was assigned at random to what is compared.

    >>> speaks_of_treatment("The students decided whether to attend the class."), speaks_of_treatment("They were assigned at random.")
    (True, False)
    """
    return bool(_TREATED.search(_plain(text)))


_SAID = frozenset(
    content(
        """choose chose decide decided own themselves whether take part participate respond answer reply call vote send return fill complete
        random randomly select selected sample sampled survey surveyed pick draw represent representative typical differ different likely more less than
        only self selected volunteer volunteered voluntary may might could not those people group everyone all whole other others general opinion opinions
        view views entire assign assigned population person strong strongly feel want wanted wish give questionnaire method because result results necessarily
        where place done among but like owning two 2 biased bias way chance equal include included therefore so"""
    )
)


def read_whole(text: str, stem: Stem, more: frozenset[str] = frozenset()) -> bool:
    """Whether every word of a sentence is the problem's own, or one that such sentences are made of (or of `more`)."""
    known = frozenset(content(" ".join(spoken(stem, s) for s in stem.sentences)))
    roots = {s[:5] for s in known if len(s) >= 5}  # "favorite" and "favor"
    return all(s[:5] in roots for s in frozenset(content(text)) - known - _SAID - more)


def _plain(text: str) -> str:
    return " ".join(unmarked(text).replace("’", "'").split())
