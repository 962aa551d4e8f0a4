"""Evaluating claims: what a study's design lets one conclude, of whom, and what is wrong with it.

Chosen at random: the result may be carried to the population it was chosen from. Assigned at random: a difference may be
called caused. Every choice is judged twice, by what speaks for it and by what is wrong with it; both must point to the
same single choice.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.designs import Design, design_of, meaning
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.measure_claims import roman_choice
from tools.maths.topics.data.reasons import Said, said
from tools.maths.topics.data.words import PEOPLE, content, spoken

CONCEPT = (
    "Two questions decide what a study shows. Were the people chosen at random? Then the result holds for the population "
    "they were chosen from. Were the treatments assigned at random? Only then may one speak of cause and effect."
)
_TOPIC = re.compile(
    r"\bsurvey|\bpoll\b|\bsample|\brandom|\bstudy\b|\bexperiment|\bresearch|\bquestionnaire|\bclaim|\bobserv|\bselected|\bestimate|\breliable|\bcaus"
)
_METHOD = re.compile(
    r"which (?:of the following |one )?(?:methods?|samples?|sampling|surveys?|procedures?|ways?|plans?|approach|strateg|groups?|changes?|(?:study |survey |experimental )?designs?|experiments?)\b|which (?:of the following )?(?:would|is|will|would be) (?:the )?(?:most likely |best |most )?(?:to )?(?:give|yield|produce|provide|result in)|how (?:should|could)|\bbest way|\bmost (?:reliable|representative|appropriate (?:sample|method))|\bleast biased|\bunbiased|\bimprove"
)
_CAUSE_DENIED = re.compile(r"\bcaus")
_FLAW = re.compile(
    r"\bflaw|\bweakness|\bproblem with|\bbias|\bunlikely to|\bunreliable|\bnot (?:be )?(?:appropriate|valid|reasonable|reliable|representative|justified|accurate|likely)|\binvalid|\blimitation|\bcriticism|\bleast likely|\bconcern|\bdoubt|\bquestionable|\binappropriate|\bfactor makes it|\bwhy\b|\bmay not\b|\bmight not\b|\bnot (?:necessarily )?represent|\breason\b"
)
_GENERAL = re.compile(
    r"\b(?:populations?|groups?)\b.*\b(?:generali[sz]|appl|extend)|\bgenerali[sz]|\blargest population|\bwhich (?:of the following )?populations?"
)
_CONCLUDE = re.compile(
    r"\bconclu|\bsupport|\binference|\binfer|\bstatement|\bvalid\b|\bappropriate|\breasonable|\binterpretation|\bclaim|\bsuggest|\bmust be true|\bdescribes"
)


@dataclass(frozen=True)
class _Judge:
    """How choices are judged for one kind of question: what speaks for one, and what is wrong with one."""

    asked: str
    supports: Callable[[Choice], bool]
    fault: Callable[[Choice], str | None]
    rule: str
    text: str
    found: str


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
        return _designs(stem) or _statements(stem, design)
    judge = _judge(stem, design)
    return None if judge is None else _decide(stem, design, judge)


def _judge(stem: Stem, design: Design) -> _Judge | None:
    ask = stem.ask
    if re.search(r"\bexcept\b|\bnot (?:a |be )?(?:true|supported)", ask):
        return None
    method = _METHOD.search(ask) and not _FLAW.search(ask) and _offers_methods(stem)
    if _GENERAL.search(ask) and not method and not re.search(r"\bwhy\b|\bnot\b", ask):
        return _generalising(design)
    at_random = [c for c in stem.choices if gives_at_random(c.text)]
    if (
        wants_cause(stem)
        and len(at_random) == 1
        and _offers_methods(stem)
        and re.search(r"\b(?:best|most|allow|would)\b", ask)
        and not _FLAW.search(ask)
    ):
        return _method(stem)
    if method or (_METHOD.search(ask) and not _FLAW.search(ask)):
        return _method(stem)
    if re.search(
        r"\bjustified|\bdescribes (?:the|this|that|his|her) (?:claim|conclusion|argument)|\bclaim\b.*\bvalid|\bvalid\b.*\bclaim|\bis (?:the|this|his|her|their) (?:claim|conclusion)",
        ask,
    ) and _verdicts(stem):
        return _verdict(design, stem)
    if _FLAW.search(ask):
        return _flaw(stem, design)
    if (
        (design.volunteers or design.place)
        and not design.random
        and not design.assigned
        and re.search(r"\btrue\b|\bdescribes|\bconclu|\bstatement", ask)
    ):
        return _biased(stem)
    return _conclusion(stem, design) if _CONCLUDE.search(ask) else None


def _offers_methods(stem: Stem) -> bool:
    """Whether the choices are things to do: "Surveying 100 students chosen at random"."""
    doing = r"^\W*(?:[a-z]+ing\b|\d+ [a-z]+|(?:the )?(?:first )?\d+ |(?:randomly )?(?:survey|ask|select|choose|send|post|interview|assign|give|let|call|mail|use|have|poll|sample)\b)"
    return sum(bool(re.match(doing, c.text.lower())) for c in stem.choices) * 2 > len(stem.choices)


_WARNS = re.compile(
    r"\bbias|\bmay not\b|\bmight not\b|\bnot\b|\bcannot\b|\bunreliable|\bself-select|\bonly (?:the|to|about|those)\b"
)
_DENIES_BIAS = re.compile(r"\bunbiased|\bnot biased|\bno bias|\bmust\b|\bnobody|\bis false")


def _self_chosen(text: str) -> bool:
    return said(text).reason == "sampling" or bool(re.search(r"\b(?:chose|choose|decided|opted|volunteer)", text))


def _biased(stem: Stem) -> _Judge:
    """A sample that chose itself: the choice that says so, and why."""

    def fault(choice: Choice) -> str | None:
        plain = choice.text.lower()
        if not _WARNS.search(plain) or _DENIES_BIAS.search(plain):
            return "takes the result for that of everyone"
        return None if _self_chosen(plain) else "names another flaw"

    return _Judge(
        "You are asked what may be said of a result from people who were not chosen at random.",
        lambda c: _self_chosen(c.text.lower()),
        fault,
        "Look who answered",
        "Did everyone have the same chance to be asked, or did some choose to answer?",
        "those who answered were not chosen at random",
    )


# ---- a cause ------------------------------------------------------------------------------------------------------------

_AT_RANDOM = re.compile(
    r"random(?:ly)? (?:and evenly )?assign|assign\w*\b[^.;]*\bat random|assign\w*\b[^.;]*\brandomly|randomly (?:divid|split|separat|put|plac|giv|select half|choos(?:e|ing) half)|(?:divid|split|separat)\w*\b[^.;]*(?:\bat random|\brandomly)|\bat random to (?:receive|take|get|use|be given)|\brandomly (?:selected|chosen|select|choose) [^.;]* to (?:receive|take|get|use|be given)"
)


def wants_cause(stem: Stem) -> bool:
    """Whether a cause is to be found out."""
    told = " ".join([stem.ask, *stem.told])
    return bool(re.search(r"\bcaus|\b(?:effect|affects?|effective)\b", stem.ask)) or bool(
        re.search(
            r"\b(?:whether|if|that)\b[^.]*\b(?:caus|affect|improv|increas|reduc|decreas|lower|rais|help|prevent|effective|effect\b|speed|better|faster)",
            told,
        )
    )


def gives_at_random(text: str) -> bool:
    """Whether a design gives the treatment to some at random, and not to all.

    >>> gives_at_random("Assign 40 of the plants at random to receive the food."), gives_at_random("Feed the tallest.")
    (True, False)
    """
    return bool(_AT_RANDOM.search(text.lower()))


def _decide(stem: Stem, design: Design, judge: _Judge) -> Derivation | None:
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
            Move(judge.rule, "Test every choice against the design; only one may be left.", words(f"{len(stem.choices)} choices"), words("one choice"), check=lambda: sum(judge.supports(c) and judge.fault(c) is None for c in stem.choices) == 1),
        ),
        solutions=({},),
        values=(),
        asked=judge.asked,
        confirm=lambda: judge.fault(right) is None and not any(judge.supports(c) and judge.fault(c) is None for c in stem.choices if c is not right),
        full=len(faulty) == len(stem.choices) - 1,
    )  # fmt: skip
    return text_answer(stem, right, derivation)


# ---- why a claim fails ----------------------------------------------------------------------------------------------------


def _reason_wanted(stem: Stem, design: Design) -> str | None:
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


def _flaw(stem: Stem, design: Design) -> _Judge | None:
    wanted = _reason_wanted(stem, design)
    if wanted is None:
        return None

    def fault(choice: Choice) -> str | None:
        features = said(choice.text)
        if features.reason is None:
            return "names no flaw of the design"
        return None if features.reason == wanted else f"{features.reason} is not what is wrong here"

    found = (
        "the treatments were not assigned at random"
        if wanted == "assignment"
        else "those asked were not chosen at random from everyone"
    )
    return _Judge(
        "You are asked what is wrong with the study, or why a conclusion does not follow.",
        lambda c: said(c.text).reason == wanted and not _good_words(said(c.text), c),
        fault,
        "Find the flaw",
        "Look how the people came into the study, and how they came into their groups.",
        found,
    )


def _good_words(features: Said, choice: Choice) -> bool:
    """Whether a choice names the point as a merit ("the sample was selected at random")."""
    plain = choice.text.lower()
    return bool(re.search(r"\brandom", plain)) and not features.negative


def _verdicts(stem: Stem) -> bool:
    return sum(said(c.text).verdict is not None for c in stem.choices) == len(stem.choices)


def _verdict(design: Design, stem: Stem) -> _Judge | None:
    """Is the claim justified, and why (not)?"""
    wanted = _reason_wanted(stem, design)
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

    return _Judge(
        "You are asked whether the claim follows from the study, and why.",
        lambda c: said(c.text).verdict is sound and said(c.text).reason == reason,
        fault,
        "Judge the claim",
        "Look how the people came into the study, and how they came into their groups.",
        "the design supports it" if sound else "the design does not support it",
    )


# ---- how to do it better -----------------------------------------------------------------------------------------------

_RANDOM = re.compile(r"\brandom")
_RESTRICTED = re.compile(
    r"\bwho (?!attend\b|live\b|are enrolled|work\b)|\bvolunteer|\bfirst\b|\bin the (?:library|cafeteria|gym|club|band|team|choir)|\bat (?:a|the|an|one) (?!school\b|university\b|college\b|random)|\bafter school|\bhonors|\bteam\b|\bclub\b|\bfriends|\bhighest|\bone (?:class|grade|school|neighborhood|store)|\bseniors\b|\bfreshmen\b|\bjuniors\b|\bsophomores\b|\bvisit|\bwebsite|\bonline|\bpost|\bteachers?\b|\bparents?\b|\binvit|\brespond|\bleaving|\bentering|\bshop|\bathletes?\b|\bclass(?:es)?\b"
)


def _method(stem: Stem) -> _Judge | None:
    """The method that gives everyone in the population the same chance."""
    target = meaning(stem.prose)

    def fault(choice: Choice) -> str | None:
        plain = choice.text.lower()
        if not _RANDOM.search(plain):
            return "nobody is chosen at random"
        limited = _RESTRICTED.search(plain)
        if limited and not set(content(limited.group())) & target:
            return "only a part of the population can be chosen"
        strangers = {s for s in meaning(plain) - target if not s[0].isdigit()} - _DOING
        return "another population" if strangers else None

    if wants_cause(stem) and any(gives_at_random(c.text) for c in stem.choices):
        return _Judge(
            "You are asked for a design that can show a cause.",
            lambda c: gives_at_random(c.text),
            lambda c: None if gives_at_random(c.text) else "nothing is assigned at random",
            "Look for random assignment",
            "Only treatments given at random can show a cause.",
            "a cause needs random assignment",
        )  # fmt: skip
    return _Judge(
        "You are asked for the method that gives a sample like the whole population.",
        lambda c: fault(c) is None,
        fault,
        "Look for a random sample of everyone",
        "Everyone in the population must have the same chance to be chosen.",
        "the population is everyone the question is about",
    )


_DOING = frozenset(content("selection drawn draw choice ask asking select selecting survey surveying choose choosing list names name draw school enroll attend registered using random generator every number assign sample poll interview mail call phone population report computer by whole random from at give giving question each taking directory record roster entire use person"))  # fmt: skip


# ---- of whom ----------------------------------------------------------------------------------------------------------


def _generalising(design: Design) -> _Judge | None:
    if not design.random or not design.stems or design.volunteers:
        return None
    wanted = design.stems

    def fault(choice: Choice) -> str | None:
        mine = meaning(choice.text)
        if said(choice.text).narrow:
            return "only those who were in the study"
        if mine - wanted:
            return "others than those who could be chosen"
        return "a wider group than those who could be chosen" if wanted - mine else None

    return _Judge(
        "You are asked for the largest group that the result may be carried to.",
        lambda c: meaning(c.text) == wanted,
        fault,
        "Match the population",
        "The result holds for the group from which the sample was chosen at random.",
        "chosen at random from the whole of one group",
    )


# ---- what follows -------------------------------------------------------------------------------------------------------


def _conclusion(stem: Stem, design: Design) -> _Judge | None:
    """The conclusion the design allows: a cause only with random assignment, a population only with random choice."""
    if not (design.assigned or design.random or design.chose or re.search(r"observational", stem.prose)):
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
    return _Judge(
        "You are asked which conclusion the design of the study allows.",
        supports,
        fault,
        "Keep what the design allows",
        "Was anything assigned at random? From whom were the people chosen?",
        found,
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
    if len(halves) < 2 or found is None:
        return False
    given = set(content(spoken(stem, found.group(1)))) - design_of(stem).stems - PEOPLE - {"group", "plant"}
    return bool(set(content(halves[1])) & given) and not set(content(halves[0])) & given


def conclusion_fault(text: str, design: Design, told: frozenset[str]) -> str | None:
    """What a conclusion claims beyond the design, None when it stays within it."""
    features = said(text)
    if features.too_sure:
        return "more certain than a study can be"
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


def _designs(stem: Stem) -> Derivation | None:
    """Statements I, II, III that are designs: which can show a cause?"""
    if not _METHOD.search(stem.ask) or _FLAW.search(stem.ask) or not wants_cause(stem):
        return None
    flags = [gives_at_random(t) for t in stem.statements]
    right = roman_choice(stem.choices, flags)
    if not any(flags) or right is None:
        return None
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.CLAIMS,
            concept=CONCEPT,
            moves=tuple(
                Move("Judge a design", "Who decides who gets the treatment?", words(text[:120]), words("given at random" if flag else "not given at random"), check=lambda t=text, f=flag: ("random" in t.lower() and "assign" in t.lower()) is f or gives_at_random(t) is f)  # type: ignore[misc]
                for text, flag in zip(stem.statements, flags, strict=True)
            ),
            solutions=({},),
            values=(),
            asked="You are asked for a design that can show a cause.",
            confirm=lambda: all(("random" in t.lower()) or not f for t, f in zip(stem.statements, flags, strict=True)),
            full=False,
        ),
    )  # fmt: skip


def _statements(stem: Stem, design: Design) -> Derivation | None:
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
