"""Evaluating claims: what a study's design lets one conclude, of whom, and what is wrong with it.

Chosen at random: the result may be carried to the population it was chosen from. Assigned at random: a difference may be
called caused. Every choice is judged twice, by what speaks for it and by what is wrong with it; both must point to the
same single choice.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.data import study_widest
from tools.maths.topics.data.designs import Design, design_of
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.judging import CONCEPT, Judge
from tools.maths.topics.data.study_conclusions import conclusion, statements
from tools.maths.topics.data.study_flaws import FLAW, biased, flaw, verdict, verdicts
from tools.maths.topics.data.study_methods import (
    METHOD,
    causal_designs,
    gives_at_random,
    method,
    wants_cause,
)

_TOPIC = re.compile(
    r"\bsurvey|\bpoll\b|\bsample|\brandom|\bstudy\b|\bexperiment|\bresearch|\bquestionnaire|\bclaim|\bobserv|\bselected|\bestimate|\breliable|\bcaus|\bvotes?\b|\brepresent|\bmay not (?:hold|apply)\b|\basked (?:its |the |their |his |her )?(?:listeners|viewers|readers|visitors)\b"
)
_GENERAL = re.compile(
    r"\b(?:populations?|groups?)\b.*\b(?:generali[sz]|appl|extend)|\bgenerali[sz]|\blargest population|\bwhich (?:of the following )?populations?"
    r"|\b(?:largest|broadest|widest)\b.*\b(?:populations?|groups?|people)\b.*\b(?:results?|findings?|conclusions?)\b"
)
_CONCLUDE = re.compile(
    r"\bconclu|\bsupport|\binference|\binfer|\bstatement|\bvalid\b|\bappropriate|\breasonable|\binterpretation|\bclaim|\bsuggest|\bmust be true|\bdescribes"
)

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """A question about a study's design; only with choices, for the answer is one of their sentences."""
    if (
        not stem.choices
        or not _TOPIC.search(" ".join([stem.prose, *(c.text.lower() for c in stem.choices)]))
        or "margin of error" in stem.prose
    ):
        return None
    if sum(c.node is not None for c in stem.choices) * 2 > len(stem.choices):
        return None
    design = design_of(stem)
    if stem.statements:
        return causal_designs(stem) or statements(stem, design)
    if _asks_widest(stem):
        return study_widest.solve(stem)
    judge = _judge(stem, design)
    return None if judge is None else _decide(stem, design, judge)


def _asks_widest(stem: Stem) -> bool:
    """Whether the group is asked that the results may be carried to."""
    for_method = METHOD.search(stem.ask) and not FLAW.search(stem.ask) and _offers_methods(stem)
    turned = r"\bwhy\b|\bnot\b|\bexcept\b|\breason\b|\bcannot\b|\bsmallest\b|\bleast\b"
    return bool(_GENERAL.search(stem.ask)) and not for_method and not re.search(turned, stem.ask)


_UNBIASED = re.compile(r"\b(?:least likely to be biased|least biased|unbiased|not (?:be )?biased|free of bias)\b")


def _judge(stem: Stem, design: Design) -> Judge | None:
    ask = _UNBIASED.sub("most representative", stem.ask)
    if re.search(r"\bexcept\b|\bnot (?:a |be )?(?:true|supported)", ask):
        return None
    for_method = METHOD.search(ask) and not FLAW.search(ask) and _offers_methods(stem)
    at_random = [c for c in stem.choices if gives_at_random(c.text)]
    if (
        wants_cause(stem)
        and len(at_random) == 1
        and _offers_methods(stem)
        and re.search(r"\b(?:best|most|allow|would)\b", ask)
        and not FLAW.search(ask)
    ):
        return method(stem)
    if for_method or (METHOD.search(ask) and not FLAW.search(ask)):
        return method(stem)
    if re.search(
        r"\bjustified|\bdescribes (?:the|this|that|his|her) (?:claim|conclusion|argument)|\bclaim\b.*\bvalid|\bvalid\b.*\bclaim|\bis (?:the|this|his|her|their) (?:claim|conclusion)",
        ask,
    ) and verdicts(stem):
        return verdict(design, stem)
    if FLAW.search(ask):
        return flaw(stem, design)
    if (
        (design.volunteers or design.place)
        and not design.random
        and not design.assigned
        and re.search(r"\btrue\b|\bdescribes|\bconclu|\bstatement", ask)
    ):
        return biased()
    return conclusion(stem, design) if _CONCLUDE.search(ask) else None


def _offers_methods(stem: Stem) -> bool:
    """Whether the choices are things to do: "Surveying 100 students chosen at random"."""
    doing = r"^\W*(?:[a-z]+ing\b|\d+ [a-z]+|(?:the )?(?:first )?\d+ |(?:randomly )?(?:survey|ask|select|choose|send|post|interview|assign|give|let|call|mail|use|have|poll|sample)\b)"
    return sum(bool(re.match(doing, c.text.lower())) for c in stem.choices) * 2 > len(stem.choices)


def _decide(stem: Stem, design: Design, judge: Judge) -> Derivation | None:
    """The choice that something speaks for and nothing against, when there is exactly one."""
    good = [c for c in stem.choices if judge.supports(c) and judge.fault(c) is None]
    if len(good) != 1:
        return None
    right = good[0]
    faulty = [c for c in stem.choices if c is not right and judge.fault(c) is not None]
    derivation = Derivation(
        skill=skills.CLAIMS,
        concept=CONCEPT,
        moves=(
            Move("Look at the design", judge.text, words("the design"), words(judge.found), check=lambda: design_of(stem) == design),
            *(
                Move("Set a choice aside", "Look for what this choice gets wrong about the study.", words(c.text), words(judge.fault(c) or ""), check=lambda c=c: judge.fault(c) is not None)  # type: ignore[misc]
                for c in faulty
            ),
            Move(judge.rule, "Test every choice against the design; only one may be left.", words(f"{len(stem.choices)} choices"), words("one choice"), check=lambda: sum(judge.supports(c) and judge.fault(c) is None for c in stem.choices) == 1),
        ),
        solutions=({},),
        values=(),
        asked=judge.asked,
        confirm=lambda: judge.fault(right) is None and not any(judge.supports(c) and judge.fault(c) is None for c in stem.choices if c is not right),
        full=judge.sure and len(faulty) == len(stem.choices) - 1,
    )  # fmt: skip
    return text_answer(stem, right, derivation)
