"""What a choice says about a study: the reason it names, whether it claims a cause, how sure it is, and of whom it speaks."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.topics.data.words import unmarked

_REASONS: tuple[tuple[str, str], ...] = (
    (
        "assignment",
        r"random(?:ly)? assign|assigned at random|assigned randomly|not assigned|control group|random assignment|"
        r"chose (?:for themselves )?(?:whether|which|their own)|(?:choose|select) (?:which|their own|whether)",
    ),
    (
        "sampling",
        r"random sample|randomly (?:select|chos|sampl|pick)|(?:selected|chosen|picked) (?:at random|randomly)|representative|location|"
        r"\b(?:where|how|the way) the (?:survey|poll|data|sample|students|people|participants|questionnaire|question|sample|individuals|residents)|volunteer|chose to (?:respond|answer|participate|reply|return)|"
        r"self-select|biased|who (?:responded|answered|replied|chose)|more likely (?:than [a-z ]+ )?to|"
        r"(?:visitors|shoppers|customers|people|students|residents|fans|members) (?:at|in|of|who) .* (?:may|might|are|do) (?:not|be|more)|"
        r"\b(?:method|way)\b.*\b(?:select|chosen|sample)|not (?:all|every).*\bchance",
    ),
    (
        "population size",
        r"population size|size of the population|population of .* (?:was|is) (?:not given|too|unknown)|how many (?:people|residents|students) (?:live|there are)",
    ),
    (
        "sample size",
        r"sample size|size of the sample|too (?:small|large|few|many)|(?:small|large|big) enough|not enough (?:people|students|participants)|"
        r"number of (?:people|students|participants|adults|residents|responses)|(?:sample|group) (?:is|was) (?:too )?(?:small|large)|only \d+ (?:people|students|adults)|"
        r"\bis a large number|fewer than half of (?:the )?[a-z ]+ (?:responded|were)|did not survey (?:all|every)",
    ),
    ("percent", r"percent|add up|%|half of|majority|fewer than half|more than half"),
    ("time", r"\btime\b|\bmonths?\b|\bweeks?\b|\blong\b|\bminutes\b|\byears?\b|\bdays?\b|\bhours\b"),
    ("opinion", r"opinion|wording|honest|\bage\b|gender|refus|did not (?:respond|answer)|ignored|no response"),
    ("other", r"measured|population|residents?|subscribers?|mailed|all of"),
)
_CAUSE = re.compile(
    r"\bcaus|\blead(?:s|ing)? to\b|\bled to\b|\bresult(?:s|ed)? in\b|\bbecause of\b|\bdue to\b|\beffective\b|\bresponsible for\b|\bmakes? (?:people|students|a)\b|"
    r"\bhelps?\b|\bworks\b|\bwill (?:likely )?(?:increase|decrease|improve|reduce|lower|raise|make|have|be|help)|\b(?:improv|increas|reduc|lower|decreas|rais|boost|prevent|slow|shorten)(?:e[sd]?|s|ing|ed)?\b(?! (?:risk|blood) of)|\beffect of\b"
)
_DENIES_CAUSE = re.compile(
    r"(?:no|not|cannot|can't|n't|nothing)[^.;]{0,60}\b(?:cause|caus(?:ed|al|ation)|cause[- ]and[- ]effect|conclu|establish|determin)|\bdoes not (?:mean|imply|prove)|\bnot necessarily|\bno conclusion"
)
_LINK = re.compile(
    r"\bassociat|\bcorrelat|\brelat(?:ed|ionship)|\blink|\btend(?:s|ed)?\b|\bconnection|\bare more likely|\bis more common"
)
_NO_LINK = re.compile(
    r"\b(?:no|not|n't|neither)\b[^.;]{0,40}\b(?:associat|correlat|relat(?:ed|ionship)|link|connection)|\b(?:no|any|not have an?|n't have an?) effect\b|\bnot affected\b|\bunrelated\b"
)
_TOO_SURE = re.compile(
    r"\bexactly\b|\bproves?\b|\bproven\b|\bguarantee|\balways\b|\bnever\b|\bbest\b|\bbetter than any|\bany other\b|\bmost effective\b|"
    r"\bevery (?:adult|person|student|patient|one|plant|participant|individual|child|woman|man|employee)|\beveryone\b|\ball (?:people|adults|students|plants|patients|individuals) (?:who|will|with|should)|\bonly (?:way|cause|reason)|\bcertain\b|\bno matter\b"
)
_NARROW = re.compile(
    r"\bonly (?:the |to the |those |for the |in the )|\bin the (?:sample|study|experiment|survey)\b|\bwho (?:were surveyed|participated|took part|responded)|\bthe participants\b|\bparticipants (?:in|of)\b|\bof the study\b|\bsurveyed\b"
)
_VERDICT = re.compile(
    r"\b(?P<no>not (?:be )?(?:justified|valid|reliable|reasonable|appropriate|supported|representative|accurate)|unjustified|invalid|unreliable|inappropriate|unreasonable|unsupported|biased|flawed|cannot)\b|\b(?P<yes>justified|valid|reliable|reasonable|appropriate|supported|accurate)\b|^\W*(?P<no2>no)\b|^\W*(?P<yes2>yes)\b"
)


@dataclass(frozen=True)
class Said:
    """A choice's features. reason: one of the categories, None when it names none."""

    reason: str | None
    causal: bool
    denies_cause: bool
    link: bool
    no_link: bool
    too_sure: bool
    narrow: bool
    verdict: bool | None
    negative: bool


def said(text: str) -> Said:
    """The features of a choice.

    >>> found = said("It is not justified, because the students were not randomly assigned.")
    >>> found.reason, found.verdict
    ('assignment', False)
    """
    plain = " ".join(unmarked(text).replace("’", "'").split())
    denies = bool(_DENIES_CAUSE.search(plain))
    link = re.sub(r"\bcaus(?:al|e[- ]and[- ]effect|e-effect) (?:relationship|link|connection)|\bthe other\b", "", plain)
    verdict = _VERDICT.search(plain)
    no = verdict is not None and bool(verdict["no"] or verdict["no2"])
    why = re.split(r"\bbecause\b|\bsince\b|\bas the\b", plain)[-1]
    reason = next((name for name, pattern in _REASONS if re.search(pattern, why)), None)
    return Said(
        reason=reason,
        causal=bool(_CAUSE.search(plain)) and not denies,
        denies_cause=denies,
        link=bool(_LINK.search(link)) and not _NO_LINK.search(link),
        no_link=bool(_NO_LINK.search(link)),
        too_sure=bool(_TOO_SURE.search(plain)),
        narrow=bool(_NARROW.search(plain)),
        verdict=None if verdict is None else not no,
        negative=bool(re.search(r"\bnot\b|n't\b|\bno\b|\bfail|\bonly\b|\black", why)),
    )
