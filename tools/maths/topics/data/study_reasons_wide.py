"""Studies asked about from another side: a better sample, a third cause behind a link, a place of asking."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tables import number
from tools.maths.topics.data.chance_trials import chance_is_fair, larger_is_closer, third_thing_links
from tools.maths.topics.data.designs import meaning
from tools.maths.topics.data.faultless import only_faultless, words_only
from tools.maths.topics.data.words import content, spoken, unmarked

READS_SENTENCES = True

_TURNED = re.compile(
    r"\bexcept\b|\bnot\b(?! (?:be )?(?:valid|reliable|reasonable|appropriate))|\bleast (?:appropriate|accurate|reasonable)\b|\bfalse\b"
)
_SMALLER_MARGIN = re.compile(
    r"\b(?:smaller|decrease[sd]?|reduce[sd]?|lower|less|narrower)\b[^?]*\bmargin|\bmargin of error\b[^?]*\b(?:smaller|decrease|reduce|lower|less|narrower)|\bmore (?:precise|accurate|reliable)\b|\bimprove"
)
_SAMPLES = re.compile(r"\b(?:samples?|which of the following (?:changes?|would)|what (?:change|would))\b")
_LINK_WHY = re.compile(
    r"\b(?:explanation|explains?|reason|why)\b[^?]*\b(?:associat|relationship|correlat|link|result|finding|trend)|\b(?:associat|relationship|correlat)\w*[^?]*\bexplained\b"
)


def solve(stem: Stem) -> Derivation | None:
    """A question about a study whose choices each show a fault but one."""
    if not words_only(stem) or stem.statements or _TURNED.search(stem.ask):
        return None
    told = " ".join(stem.told)
    if _METHODS.search(stem.ask) and not re.search(r"\bflaw|\bwhy\b|\bmargin", stem.ask):
        return _best_method(stem)
    if not re.search(
        r"\b(?:survey|sample|random|stud(?:y|ies|ied)|research|poll|experiment|selected|data|recorded)\w*", told
    ):
        return None
    if _SMALLER_MARGIN.search(stem.ask) and _SAMPLES.search(stem.ask):
        return _better_sample(stem, told)
    if _MARGIN_OF_SECOND.search(stem.ask):
        return _second_margin(stem)
    if _LINK_WHY.search(stem.ask):
        return _third_cause(stem, told)
    return None


_SIZE = re.compile(
    r"\bsample of (?:⟦N(\d+)⟧)|⟦N(\d+)⟧ (?:[a-z]+ ){0,6}?(?:were|was) (?:randomly )?(?:selected|chosen|surveyed|asked)|(?:selected|chose|surveyed|chosen|asked|results? from|polled) (?:a random sample of )?⟦N(\d+)⟧"
)
_PLAN_WORDS = frozenset(
    content("random randomly select choose sample survey from more than larger same using increase decrease size ask")
)


def _better_sample(stem: Stem, told: str) -> Derivation | None:
    """More of the same population, chosen at random."""
    match = _SIZE.search(told)
    size = stem.value(f"⟦N{next(g for g in match.groups() if g)}⟧") if match else None
    known = frozenset(s for t in stem.told for s in content(spoken(stem, t)))
    sampled = re.search(r"\brandom", told)
    if not sampled:
        return None

    def faults(choice: Choice) -> list[str]:
        plain = unmarked(choice.text)
        numbers = [n for t in re.findall(r"\d[\d,]*", plain) if (n := number(t)) is not None]
        grows = bool(
            re.search(
                r"\bmore (?:than|[a-z]+)\b|\blarger\b|\bincreas\w*|\bgreater\b|\bdoubl\w*|\btwice\b|\badditional\b",
                plain,
            )
        )
        shrinks = bool(re.search(r"\bfewer\b|\bsmaller\b|\bdecreas\w*|\bless\b|\bhalf\b|\bonly\b", plain))
        found = []
        if shrinks or (size is not None and any(n < size for n in numbers)):
            found.append("a smaller sample, or only a part of the population")
        if not grows and size is not None and (not numbers or max(numbers) <= size):
            found.append("the sample does not grow")
        if size is None and not grows:
            found.append("the sample does not grow")
        if not re.search(r"\brandom", plain) and re.search(
            r"\b(?:volunteer|first|friends|greatest|near|lowest|highest|website|online)\b", plain
        ):
            found.append("not chosen at random")
        if re.search(
            r"\b(?:whole country|another|other|neighboring|nearby|near one another|all over)\b", plain
        ) or _stranger(plain, known):
            found.append("another population")
        if re.search(r"\bpopulation\b|\bconfidence\b", plain) and not re.search(r"\bsample\b", plain):
            found.append("the size of the population is given")
        return found

    return only_faultless(
        stem, faults, skill=skills.INFERENCE, asked="You are asked what would make the estimate more precise.", rule="Keep more of the same, at random",
        text="A larger sample, chosen at random from the same population, leaves less to chance.",
        concept="The margin of error shrinks as a random sample grows; it does not depend on the size of a large population.",
        sure=larger_is_closer,
    )  # fmt: skip


def _stranger(plain: str, known: frozenset[str]) -> bool:
    strangers = {s for s in meaning(plain) - known - _PLAN_WORDS if not s[0].isdigit()}
    return bool(strangers)


_BOTH = re.compile(
    r"\b(?:both|affects? both|related to both|associated with both|also (?:tend|have|are|more))\b|\b(?:age|older|temperature|weather|season|income|size|wealth|time)\b.*\b(?:and|both)\b"
)


def _third_cause(stem: Stem, told: str) -> Derivation | None:
    """A link without random assignment: neither causes the other, a third thing may stand behind both."""
    if re.search(r"random(?:ly)? assign|assigned at random", told) or not re.search(
        r"\b(?:tend|associat|correlat|relationship|greater|more|higher|larger)\w*", told
    ):
        return None
    known = frozenset(s for t in stem.told for s in content(spoken(stem, t)))

    def faults(choice: Choice) -> list[str]:
        plain = choice.text.lower()
        found = []
        if re.search(r"\bcaus\w*|\bmakes?\b|\bleads?\b", plain) and not re.search(r"\bboth\b", plain):
            found.append("a cause without random assignment")
        if not _BOTH.search(plain):
            found.append("nothing that stands behind both")
        if re.search(r"\bsample\b|\btoo small\b|\bmistake|\bcoincidence\b", plain):
            found.append("the data show the link")
        if not (set(content(plain)) & known):
            found.append("speaks of something else")
        return found

    return only_faultless(
        stem, faults, asked="You are asked what may stand behind a link that was observed.", rule="Look for a third quantity",
        text="Without random assignment two linked quantities may both depend on a third.", sure=third_thing_links,
    )  # fmt: skip


# ---- the method of choosing, and a second sample ---------------------------------------------------------------

_METHODS = re.compile(
    r"\b(?:methods?|designs?|ways?|plans?|procedures?|samples?|surveys?|approach(?:es)?|strateg(?:y|ies)|stud(?:y|ies))\b[^?]*\b(?:most likely|best|most appropriate|reliable|representative|least biased|most valid|unbiased|close to)\b"
    r"|\b(?:best|most reliable|most representative|most appropriate|least biased) (?:[a-z]+ )?(?:methods?|designs?|ways?|plans?|samples?|approach)\b"
)
_PART = re.compile(
    r"\b(?:volunteer\w*|first \d+|the first|last \d+|friends?|club|team|front|back row|lobby|mall|online|website|social media|(?:who|that) (?:visit|buy|bought a (?!ticket)|attend (?!the school)|choose|respond|answer|live near|enter|are in|belong)\w*|respond\w*|tallest|shortest|highest|lowest|oldest|youngest|largest|near(?:est)?|one (?:class|neighborhood|store|street|grade)|neighboring|another|other (?:towns?|cities|schools?))\b"
)


def _best_method(stem: Stem) -> Derivation | None:
    """The one way of choosing that gives everyone the same chance (or, for a cause, assigns at random)."""
    if not any(re.search(r"\brandom", c.text.lower()) for c in stem.choices) or stem.placeholders("RFE"):
        return None
    caused = bool(
        re.search(
            r"\bcaus\w*|\beffect of\b|\beffective\b|\bimproves?\b|\bincreases? (?:the|a|production|yield)",
            " ".join([stem.ask, *stem.told]),
        )
    )
    assigns = re.compile(
        r"\brandom(?:ly)? (?:and evenly )?(?:assign|divid|split)|\bassign\w*[^.;]*\b(?:at random|randomly)|\brandomly (?:chosen|selected|choose|select)[^.;]*\bto (?:receive|take|use|get)"
    )
    causal = caused and any(assigns.search(c.text.lower()) for c in stem.choices)

    def faults(choice: Choice) -> list[str]:
        plain = choice.text.lower()
        found = []
        if not re.search(r"\brandom", plain):
            found.append("nobody is chosen at random")
        if causal and not assigns.search(plain):
            found.append("nothing is assigned at random")
        if not causal and _PART.search(plain):
            found.append("only a part of the population can be chosen")
        if re.search(r"\bhow they feel\b|\bfor the survey to be\b", plain):
            found.append("asks for something else")
        return found

    return only_faultless(
        stem, faults, asked="You are asked for the method that lets the data speak for everyone (or for a cause).", rule="Look for chance",
        text="Everyone in the population must have the same chance to be chosen; for a cause, chance must decide who gets what.", sure=chance_is_fair,
    )  # fmt: skip


_MARGIN_OF_SECOND = re.compile(
    r"\bcompared (?:with|to) the margin of error\b|\bhow (?:does|do|will|would|is|are)\b[^?]*\bmargins? of error\b[^?]*\b(?:compare|differ)"
)
_SAMPLE_SIZE = re.compile(r"\bsample of ⟦N(\d+)⟧")


def _second_margin(stem: Stem) -> Derivation | None:
    """Two random samples of one population: the larger has the smaller margin, because it is larger."""
    sizes = [v for n in _SAMPLE_SIZE.findall(" ".join(stem.sentences)) if (v := stem.value(f"⟦N{n}⟧")) is not None]
    if (
        len(sizes) != 2
        or sizes[0] == sizes[1]
        or not re.search(r"\bsecond\b", stem.ask + " ".join(c.text.lower() for c in stem.choices))
    ):
        return None
    grows = sizes[1] > sizes[0]

    def faults(choice: Choice) -> list[str]:
        plain = choice.text.lower()
        first, _, why = plain.partition("because")
        small = bool(re.search(r"\b(?:smaller|less|lower|narrower)\b", first))
        large = bool(re.search(r"\b(?:larger|greater|higher|wider)\b", first))
        found = []
        if small is large or small is not grows:
            found.append("the margin goes the other way")
        if why and not re.search(r"\bsample\b[^.]*\b(?:larger|smaller|greater|more|fewer)\b|\b(?:more|fewer)\b", why):
            found.append("names another reason than the size of the sample")
        said_larger = re.search(r"\b(first|second) sample is (larger|smaller|greater)", why)
        if said_larger and ((said_larger[1] == "second") is (said_larger[2] != "smaller")) is not grows:
            found.append("the sizes are told the other way")
        return found

    return only_faultless(
        stem, faults, skill=skills.INFERENCE, asked="You are asked how the margins of error of two samples compare.", rule="Compare the sizes of the samples",
        text="A larger random sample of the same population leaves less to chance.",
        concept="The margin of error shrinks as a random sample grows; it does not depend on the size of a large population.", sure=lambda: larger_is_closer(*((30, 120) if grows else (120, 30))) is grows,
    )  # fmt: skip
