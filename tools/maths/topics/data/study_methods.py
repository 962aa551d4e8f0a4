"""Which method gives a good sample, which design shows a cause, and to whom a result may be carried."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re

from tools.maths import skills
from tools.maths.choice_reading import roman_choice
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.designs import meaning
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.judging import CONCEPT, Judge
from tools.maths.topics.data.study_flaws import FLAW
from tools.maths.topics.data.words import content

METHOD = re.compile(
    r"which (?:of the following |one )?(?:methods?|samples?|sampling|surveys?|procedures?|ways?|plans?|approach|strateg|groups?|changes?|(?:study |survey |experimental )?designs?|experiments?)\b|which (?:of the following )?(?:would|is|will|would be) (?:the )?(?:most likely |best |most )?(?:to )?(?:give|yield|produce|provide|result in)|how (?:should|could)|\bbest (?:way|method|plan|design|procedure|sample)\b|\bmost (?:reliable|representative|appropriate (?:sample|method))|\bleast biased|\bunbiased|\bimprove"
)
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


_RANDOM = re.compile(r"\brandom")
_RESTRICTED = re.compile(
    r"\bwho (?!attend\b|live\b|are enrolled|work\b)|\bvolunteer|\bfirst\b|\bin the (?:library|cafeteria|gym|club|band|team|choir)|\bat (?:a|the|an|one) (?!school\b|university\b|college\b|random)|\bafter school|\bhonors|\bteam\b|\bclub\b|\bfriends|\bhighest|\bone (?:class|grade|school|neighborhood|store)|\bseniors\b|\bfreshmen\b|\bjuniors\b|\bsophomores\b|\bvisit|\bwebsite|\bonline|\bpost|\bteachers?\b|\bparents?\b|\binvit|\brespond|\bleaving|\bentering|\bshop|\bathletes?\b|\bclass(?:es)?\b"
)


_OF_ALL = re.compile(
    r"\b(?:all|every|each|entire|whole|everyone)\b|\b(?:list|directory|roster|register|records?|database) of\b"
)
_BY_CHANCE = re.compile(
    r"\b(?:draw\w*|lotter\w*|computer|hat|coin|dice|numbers?|every (?:second|third|fourth|fifth|tenth|\d+th)|chance|generator)\b"
)
_REGION = re.compile(r"\b(?:states?|country|nation|county|city|town|region|world|district|neighborhood|province)\b")


def method(stem: Stem) -> Judge | None:
    """The method that gives everyone in the population the same chance."""
    target, told = meaning(stem.prose), stem.prose

    def fault(choice: Choice) -> str | None:
        plain = choice.text.lower()
        if not _RANDOM.search(plain):
            return "nobody is chosen at random"
        if set(_REGION.findall(plain)) - set(_REGION.findall(told)):
            return "another population"
        limited = _RESTRICTED.search(plain)
        if limited and not set(content(limited.group())) & target:
            return "only a part of the population can be chosen"
        strangers = {s for s in meaning(plain) - target if not s[0].isdigit()} - _DOING
        return "another population" if strangers else None

    if wants_cause(stem) and any(gives_at_random(c.text) for c in stem.choices):
        return Judge(
            "You are asked for a design that can show a cause.",
            lambda c: gives_at_random(c.text),
            lambda c: None if gives_at_random(c.text) else "nothing is assigned at random",
            "Look for random assignment",
            "Only treatments given at random can show a cause.",
            "a cause needs random assignment",
        )  # fmt: skip
    kept = [c for c in stem.choices if fault(c) is None]
    other_chance = [c for c in stem.choices if not _RANDOM.search(c.text.lower()) and _BY_CHANCE.search(c.text.lower())]
    return Judge(
        "You are asked for the method that gives a sample like the whole population.",
        lambda c: fault(c) is None,
        fault,
        "Look for a random sample of everyone",
        "Everyone in the population must have the same chance to be chosen.",
        "the population is everyone the question is about",
        sure=all(_OF_ALL.search(c.text.lower()) for c in kept) and not other_chance,
    )


_DOING = frozenset(content("selection drawn draw choice ask asking select selecting survey surveying choose choosing list names name draw school enroll attend registered using random generator every number assign sample poll interview mail call phone population report computer by whole random from at give giving question each taking directory record roster entire use person"))  # fmt: skip


def causal_designs(stem: Stem) -> Derivation | None:
    """Statements I, II, III that are designs: which can show a cause?"""
    if not METHOD.search(stem.ask) or FLAW.search(stem.ask) or not wants_cause(stem):
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
