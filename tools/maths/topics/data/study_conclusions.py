"""Which conclusion the design of a study allows: a cause only after random assignment, a population only after random choice."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from functools import partial

from tools.maths import skills
from tools.maths.choice_reading import roman_choice
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.designs import Design, design_of, meaning
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.judging import CONCEPT, Judge
from tools.maths.topics.data.own_choice import read_whole
from tools.maths.topics.data.reasons import said
from tools.maths.topics.data.words import PEOPLE, content, spoken


def conclusion(stem: Stem, design: Design) -> Judge | None:
    """The conclusion the design allows: a cause only with random assignment, a population only with random choice."""
    if not (
        design.assigned
        or design.random
        or design.chose
        or re.search(r"observational|\b(?:associat|correlat)", " ".join(stem.told))
    ):
        return None
    told = frozenset(s for t in stem.told for s in content(spoken(stem, t)))

    def fault(choice: Choice) -> str | None:
        return conclusion_fault(choice.text, design, told) or (
            "cause and effect exchanged" if _exchanged(choice.text, stem) else None
        )

    def supports(choice: Choice) -> bool:
        features = said(choice.text)
        if design.assigned:
            return features.causal or features.narrow
        return features.link or features.denies_cause

    found = "treatments were assigned at random" if design.assigned else "nothing was assigned at random"
    kept = [c for c in stem.choices if supports(c) and fault(c) is None]
    return Judge(
        "You are asked which conclusion the design of the study allows.",
        supports,
        fault,
        "Keep what the design allows",
        "Was anything assigned at random? From whom were the people chosen?",
        found,
        sure=all(read_whole(c.text, stem, _CLAIMING | _CONCLUDING) for c in kept),
    )


def _exchanged(text: str, stem: Stem) -> bool:
    """Whether what was given to the groups is named as the effect."""
    halves = re.split(r"\bcaus\w*|\bleads? to|\bmakes?\b", text.lower(), maxsplit=1)
    results = [
        t
        for t in stem.told
        if re.search(r"\bsignificant|\baverage|\bmean\b|\bthan\b|\b(?:more|less|fewer|[a-z]+er)\b", t)
    ]
    found = re.match(
        r"(.*?)\b(?:had|have|has|were|was|showed|reported|scored|produced|grew|tended|ran|did)\b",
        " ".join(results[-1:]),
    )
    if len(halves) < 2 or found is None or re.search(r"\b(?:mean|average|number|amount|scores?)\b", found.group(1)):
        return False
    given = set(content(spoken(stem, found.group(1)))) - design_of(stem).stems - PEOPLE - {"group", "plant"}
    return bool(set(content(halves[1])) & given) and not set(content(halves[0])) & given


_ANY_ONE = re.compile(
    r"\b(?:anyone|anybody|everybody)\b|\b(?:any|every|each) (?!other\b|effect|link|difference|associat|evidence|conclusion|relationship|of the|group)[a-z]+"
)


def conclusion_fault(text: str, design: Design, told: frozenset[str]) -> str | None:
    """What a conclusion claims beyond the design, None when it stays within it."""
    features = said(text)
    if features.too_sure:
        return "more certain than a study can be"
    if _ANY_ONE.search(text.lower()):
        return "a promise for each single one"
    if features.causal and re.match(r"\W*(?:the |a )?(?:placebo|control)\b", text.lower()):
        return "speaks of those without the treatment"
    if features.causal and not design.assigned:
        return "a cause without random assignment"
    if features.denies_cause and design.assigned:
        return "a cause may be claimed here"
    if features.no_link:
        return "the study did find a difference"
    strangers = {s for s in meaning(re.sub(r"\bthe other\b", "", text)) - told if not s[0].isdigit()} - _CLAIMING
    if strangers & _BROAD:
        return "others than those who could be chosen"
    if features.narrow and design.random:
        return "less than the random choice allows"
    if not design.random and not features.narrow and re.search(r"\ball\b|\bpopulation\b|\beveryone\b", text.lower()):
        return "nobody was chosen at random"
    return None


def _judged_so(text: str, stem: Stem, told: frozenset[str], follows: bool) -> bool:
    return (conclusion_fault(text, design_of(stem), told) is None) is follows


_BROAD = frozenset(content("all kinds any other country world nationwide everywhere everyone vegetable animals adults teenagers people humans states nation schools cities regions species types every"))  # fmt: skip
_CLAIMING = frozenset(content("cause likely increase decrease reduce improve lower lead result associated association positive negative study establish conclude conclusion relationship between effect tend appropriate"))  # fmt: skip


_CONCLUDING = frozenset(content("there is link linked tend tends average better worse higher lower greater less fewer longer shorter faster slower cannot made drawn whether reason given likely help helps work improvement reduction time amount level change difference evidence show shows type this these such similar only"))  # fmt: skip


def statements(stem: Stem, design: Design) -> Derivation | None:
    """Statements I, II, III, each judged as a conclusion."""
    if not (design.random or design.assigned):
        return None
    told = frozenset(s for t in stem.told for s in content(spoken(stem, t)))
    flags = []
    for text in stem.statements:
        features = said(text)
        clear = features.causal or features.link or features.denies_cause or features.no_link
        if not clear:
            return None
        flags.append(conclusion_fault(text, design, told) is None)
    right = roman_choice(stem.choices, flags)
    if right is None:
        return None
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.CLAIMS,
            concept=CONCEPT,
            moves=tuple(
                Move("Judge a statement", "Does it claim a cause, and of whom does it speak?", words(text[:120]), words("follows" if flag else "does not follow"), check=partial(_judged_so, text, stem, told, flag))
                for text, flag in zip(stem.statements, flags, strict=True)
            ),
            solutions=({},),
            values=(),
            asked="You are asked which of the statements the design allows.",
            confirm=lambda: roman_choice(stem.choices, [not said(t).too_sure and (design.assigned or not said(t).causal) and f for t, f in zip(stem.statements, flags, strict=True)]) is right,
            full=False,
        ),
    )  # fmt: skip
