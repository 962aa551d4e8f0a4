"""Whether every word of a question is accounted for: told before, part of the meaning, or a word that only asks.

A word that is none of these may change what is asked ("in the second year", "on weekdays"), and so may a condition
without a number ("if she has her own shoes").
"""

from __future__ import annotations

import re

from tools.maths.topics.stories.nouns import noun, stem_of

_ASKING_TEXT = """
    a an the this that these those he she it they his her its their them him we you your i our in of on at to for
    with and or by from as into during over so is are was were be been being has have had having do does did will
    would can could may must should there who what which how many much where until number numbers total totals
    altogether all both together combined amount amounts money dollar dollars if when after then exactly full
    complete entire cost costs costing price prices charge charges charged bill pay pays paid paying spend spends
    spent earn earns earned earning make makes made making sell sells sold selling buy buys bought buying purchase
    purchased get gets got receive receives received collect collects collected raise raises raised save saves saved
    need needs needed require requires required take takes took taken use uses used rent rents rented renting order
    orders ordered work works worked working read reads run runs ran walk walks walked drive drives drove driven
    travel travels traveled travelled go goes went come comes weigh weighs hold holds held contain contains
    contained carry carries carried seat seats give gives represents represent models model best describes describe
    shows show following equation equations expression expressions function functions inequality inequalities system
    systems linear situation situations find determine let correctly relates relation relationship value values
    conditions condition context distance membership belonging possible f up able afford produce produces produced
    print prints printed type types typed pick picks picked bake bakes baked own owns attend attends attended play
    plays played visit visits visited send sends sent order deliver delivers delivered reach reaches equal equals
    more whole done long parked build builds built complete completes completed volume ride rides rental member goal
    along study studies studied sales sale tie ties tied write writes wrote paint paints painted plant plants
    planted sew sews sewed knit knits knitted cook cooks cooked wash washes washed mow mows mowed score scores
    scored download downloads downloaded swim swims swam fly flies flew finish finishes finished assemble assembles
    assembled pack packs packed load loads loaded tutor tutors tutored babysit babysits babysat clean cleans cleaned
    serve serves served teach teaches taught practice practices practiced watch watches watched put puts place
    places placed host hosts fit fits climb climbs climbed design designs designed repair repairs repaired invite
    invites haul hauls trip job story purchase worth available party event
"""
ASKING = frozenset(_ASKING_TEXT.split())
_SUBJECT = re.compile(
    r"\b(does|did|do|will|would|can|could|has|have|had|must|should|is|are|was|were|that|which) (?:the|an?|his"
    r"|her|their|its)"
    r" (?!(?:first|last|next|other|rest|only|same|whole|half|new|old|fee|deposit|charge|tax|tip|second|third|total)\b)"
    r"(?!average|mean|combined|most|least|greatest)[a-z]+\b"
    r"|\b(?P<own>the|an?|his|her) (?!(?:first|last|next|other|rest|only|same|whole|half|second|third)\b)[a-z]+"
    r" (?=(?:can|could|must|should|will|would|has|have|sells?|sold|bought|buys?|earns?|travels?|drives?|parked"
    r"|owns?)\b)"
)
_CAN = re.compile(
    r"\b((?:can|could|must|should|needs to|need to|has to|able to) )(?!(?:not|save|keep|have|avoid|waste"
    r"|lose)\b)[a-z]+\b"
)
_CONDITION = re.compile(r"\b(?:if|when|unless|provided|assuming|given|once|while|because|since|although)\b[^,?]*")


def bare_condition(sentence: str, known: re.Pattern[str] | None = None) -> bool:
    """Whether a condition without a number stands in the question.

    >>> bare_condition("how many games can she play if she has her own shoes?")
    True
    """
    for match in _CONDITION.finditer(sentence):
        if not re.search(r"[#$%&]\d", match.group()) and not (known and known.search(match.group())):
            return True
    return False


def strange(question: str, known: set[str]) -> list[str]:
    """The words of a question that are not accounted for.

    known: words and stems told elsewhere; a subject of its own ("did the theater sell") is no matter.

    >>> strange("how many tickets did the theater sell in the second year?", {"ticket"})
    ['second', 'year']
    """
    question = re.sub(r"\b(?:in one trip|at one time|at a time|at once|in a single trip)\b", " ", question)
    plain = _SUBJECT.sub(lambda m: f"{m[1]} " if m[1] else " ", _CAN.sub(r"\1", question))
    return [w for w in re.findall(r"[a-z][a-z']*", plain) if not (w in ASKING or _known(w, known))]


def _known(word: str, known: set[str]) -> bool:
    bare = word.removesuffix("'s").removesuffix("'")
    return bare in known or stem_of(bare) in known or (bool(noun(word)) and noun(word) <= known)


def told_words(sentences: list[str]) -> set[str]:
    """The words of these sentences and their stems."""
    return {form for s in sentences for w in re.findall(r"[a-z][a-z']*", s) for form in (w, stem_of(w))}
