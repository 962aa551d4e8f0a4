"""What is wrong with a study, why a conclusion does not follow, and what a self-chosen sample allows one to say."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re

from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.designs import Design
from tools.maths.topics.data.judging import Judge
from tools.maths.topics.data.own_choice import read_whole, speaks_of_answering, speaks_of_treatment
from tools.maths.topics.data.reasons import Said, said

FLAW = re.compile(
    r"\bflaw|\bweakness|\bproblem with|\bbias|\bunlikely to|\bunreliable|\bnot (?:be )?(?:appropriate|valid|reasonable|reliable|representative|justified|accurate|likely)|\binvalid|\blimitation|\bcriticism|\bleast (?:likely|reliable|valid|representative)|\bconcern|\bdoubt|\bquestionable|\binappropriate|\bfactor makes it|\bwhy\b|\bmay not\b|\bmight not\b|\bnot (?:necessarily )?represent|\breason\b"
)
_CAUSE_DENIED = re.compile(r"\bcaus")
_WARNS = re.compile(
    r"\bbias|\bmay not\b|\bmight not\b|\bnot\b|\bcannot\b|\bunreliable|\bself-select|\bonly (?:the|to|about|those)\b"
)
_DENIES_BIAS = re.compile(r"\bunbiased|\bnot biased|\bno bias|\bmust\b|\bnobody|\bis false")


def _self_chosen(text: str) -> bool:
    return said(text).reason == "sampling" or bool(re.search(r"\b(?:chose|choose|decided|opted|volunteer)", text))


def biased() -> Judge:
    """A sample that chose itself: the choice that says so, and why."""

    def fault(choice: Choice) -> str | None:
        plain = choice.text.lower()
        if not _WARNS.search(plain) or _DENIES_BIAS.search(plain):
            return "takes the result for that of everyone"
        return None if _self_chosen(plain) else "names another flaw"

    return Judge(
        "You are asked what may be said of a result from people who were not chosen at random.",
        lambda c: _self_chosen(c.text.lower()),
        fault,
        "Look who answered",
        "Did everyone have the same chance to be asked, or did some choose to answer?",
        "those who answered were not chosen at random",
    )


def reason_wanted(stem: Stem, design: Design) -> str | None:
    """The kind of reason that is at fault in this design: the assignment or the sampling."""
    last = " ".join(stem.told[-1:])
    about_cause = bool(_CAUSE_DENIED.search(stem.ask) or re.search(r"\bcaus|\beffect\b|\bimprove", last))
    about_cause = about_cause or bool(re.search(r"\b(?:conclud|claim)", last) and said(last).causal)
    about_people = bool(
        re.search(
            r"\brepresent|\bgenerali|\bpopulation|\ball\b|\bresidents|\bsentiments|\bopinions?\b|\bestimate", stem.ask
        )
    )
    if about_cause and not design.assigned and (design.chose or not about_people):
        return "assignment"
    if design.biased and (design.volunteers or design.place or not design.random):
        return "sampling"
    return "assignment" if not design.assigned and design.chose else None


def flaw(stem: Stem, design: Design) -> Judge | None:
    """What is wrong with the study: the one choice that names it. Sure only where every other says something else."""
    wanted = reason_wanted(stem, design)
    if wanted is None:
        return None
    drawn = re.sub(
        r"\brandom(?:ly)? assign\w*|\bassigned [^.]{0,60}?(?:at random|randomly)|\bnot [^.]{0,30}random\w*",
        "",
        " ".join(stem.told),
    )
    if wanted == "sampling" and "random" in drawn and not (design.volunteers or design.place):
        return None  # who was asked was left to chance
    names, others = speaks_of_treatment, speaks_of_answering
    if wanted == "sampling":
        names, others = others, names
    plainly = [c for c in stem.choices if names(c.text)]
    hinted = [c for c in stem.choices if said(c.text).reason == wanted and not _good_words(said(c.text), c)]
    hinted = [c for c in hinted if c in plainly or not others(c.text)]
    if len(plainly) > 1:
        return None
    right = plainly if len(plainly) == 1 else hinted

    def fault(choice: Choice) -> str | None:
        if choice in right:
            return None
        features = said(choice.text)
        if features.reason in (None, wanted):
            return "names no flaw of the design"
        return f"{features.reason} is not what is wrong here"

    found = (
        "the treatments were not assigned at random"
        if wanted == "assignment"
        else "those asked were not chosen at random from everyone"
    )
    return Judge(
        "You are asked what is wrong with the study, or why a conclusion does not follow.",
        lambda c: c in right,
        fault,
        "Find the flaw",
        "Look how the people came into the study, and how they came into their groups.",
        found,
        sure=len(plainly) == 1
        and not [c for c in hinted if c is not plainly[0]]
        and read_whole(plainly[0].text, stem)
        and not (wanted == "sampling" and design.random),
    )


def _good_words(features: Said, choice: Choice) -> bool:
    """Whether a choice names the point as a merit ("the sample was selected at random")."""
    plain = choice.text.lower()
    return bool(re.search(r"\brandom", plain)) and not features.negative


def verdicts(stem: Stem) -> bool:
    return sum(said(c.text).verdict is not None for c in stem.choices) == len(stem.choices)


def verdict(design: Design, stem: Stem) -> Judge | None:
    """Is the claim justified, and why (not)?"""
    wanted = reason_wanted(stem, design)
    told = " ".join(stem.told)
    last = " ".join(stem.told[-1:])
    causal = said(last).causal or bool(re.search(r"\bcaus|\beffective|\bimprov|\bmakes\b|\bleads? to|\bhelp", stem.ask))
    sound = (design.assigned if causal else design.random and not design.volunteers and not design.place) and bool(told)
    reason = ("assignment" if causal else "sampling") if sound else wanted
    if reason is None:
        return None

    def fault(choice: Choice) -> str | None:
        features = said(choice.text)
        if features.verdict is not sound:
            return "the wrong verdict"
        return None if features.reason == reason else "the wrong reason"

    return Judge(
        "You are asked whether the claim follows from the study, and why.",
        lambda c: said(c.text).verdict is sound and said(c.text).reason == reason,
        fault,
        "Judge the claim",
        "Look how the people came into the study, and how they came into their groups.",
        "the design supports it" if sound else "the design does not support it",
    )
