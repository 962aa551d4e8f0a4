"""How a study was made: who was chosen and how, who was assigned to what, and which population that lets one speak of.

Read from the words test writers use. What a design allows is decided in `studies.py`.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.stem import Stem
from tools.maths.topics.data.words import GENERIC, content, spoken

_NO_MEANING_TEXT = "all every only sampl sample survey study city town large population entir group list"
_NO_MEANING = frozenset(_NO_MEANING_TEXT.split())
_ASSIGNED = re.compile(
    r"random(?:ly)? (?:be )?assign|assigned (?:\w+ ){0,6}?(?:at random|randomly)|at random (?:to|into) (?:one of|receive|take|use)|"
    r"random assignment|assign\w* [^.]{0,60}(?:at random|randomly)|randomly (?:divided|split|placed|put|separated|grouped)|(?:divided|split|separated) (?:\w+ ){0,4}?(?:at random|randomly)|"
    r"randomly chosen to (?:receive|take|use|be given|get|eat|drink)|half of (?:them|the [a-z]+),? (?:were |was )?(?:randomly|chosen at random|selected at random)|"
    r"(?:chosen|selected|picked) (?:at random|randomly),? (?:were|was) (?:given|told|asked to|put|treated|placed|shown|taught)|"
    r"\b(?:by|after) (?:drawing|pulling|tossing|flipping|rolling) (?:the )?(?:[a-z]+ )?(?:names|lots|cards|numbers|slips|a coin|coins|dice|a die|straws)|"
    r"(?:coin|lot|lots|computer|dice|die)\b[^.]{0,40}\b(?:decided?|determined?|assigned|tossed|flipped|drawn) [^.]{0,40}\b(?:who|which|whether|group)"
)
_CHOSE_GROUP = re.compile(
    r"\b(?:choose|chose|chosen by|decided?|opted|volunteer(?:ed)?) (?:\w+ ){0,3}?(?:whether|which|to (?:take|use|do|eat|drink|receive|join|be in|participate|enroll|attend|wear))|"
    r"\blets? (?:each|every|her|his|the)|own choice|self-report|let (?:each|the|her|his) .{0,40}choose"
)
_N = r"(?:⟦N\d+⟧|a (?:large |small )?(?:number|group) of|several|some|many|half|a hundred|one hundred)"
_END = r"(?=,| (?:whether|if|how|what|why|when)\b| and (?:found|asked|recorded|surveyed|measured|the|determined|weighed|compared|that|computed)\b| who (?:were|was) (?:leaving|asked)|\.|;| was\b| were\b| is\b| to (?:learn|determine|estimate|take|find|ask|participate|see|be|test|answer|study|complete)\b| about\b| (?:found|reported|said|showed|shows|had|have|indicated|gives?|gave|produced|estimated)\b| (?:in order|that)\b|$)"
_SAMPLES: tuple[str, ...] = (
    rf"(?:selected|chosen|chose|choose|picked|sampled|drawn|surveyed|taken|selects|interviewed|tested|measured|weighed|asked) (?:a random sample of )?{_N}[^.⟦]{{0,50}}? (?:at random|randomly)(?: selected| chosen)? (?:from|among|out of) (?:all (?:of )?)?(?:the |a list of (?:all )?(?:the )?|a large population of |a population of |a group of )?(?P<pop>[^.,;]+?){_END}",
    rf"{_N} (?P<short>[^.,;⟦]+?) (?:(?:were|was|are) )?(?:selected |chosen |picked )?(?:at random|randomly)(?: selected| chosen)? (?:from|among|out of) (?:all (?:of )?)?(?:the |a list of (?:all )?(?:the )?|a large population of |a population of |a group of )?(?P<pop>[^.,;]+?){_END}",
    rf"randomly (?:selected|chose|surveyed|sampled|selecting|selects|picked|interviewed|asked) (?:a (?:group|sample) of )?{_N}(?: of)?(?: the| its| their| his| her)?(?: ⟦N\d+⟧)? (?P<short>[^.,;⟦]+?) (?:from|out of|among) (?:all (?:of )?)?(?:the |a list of (?:all )?(?:the )?|a large population of |a population of )?(?P<pop>[^.,;]+?){_END}",
    rf"(?:selected|chose|surveyed|sampled|picked|interviewed|asked|caught|collected|examined|checked|measured|weighed|tested|inspected|tagged) (?:{_N} )?(?P<pop>[^.,;⟦]{{3,80}}?) at random{_END}",
    rf"randomly (?:selected|chose|chosen|surveyed|sampled|selecting|selects|picked|interviewed|asked) (?:a (?:group|sample) of )?(?:{_N}(?: of)?(?: the)?(?: ⟦N\d+⟧)? )?(?P<pop>[^.;⟦]+?){_END}",
    rf"random(?:ly selected)? sample of (?:{_N} (?:of (?:the|its|their|his|her|all) )?)?(?:all )?(?:the |its |their )?(?P<pop>[^.,;⟦]+?){_END}",
    rf"{_N} (?P<pop>[^.,;⟦]+?) (?:were|was) (?:randomly (?:selected|chosen|sampled)|(?:selected|chosen) at random){_END}",
    rf"{_N} randomly (?:selected|chosen|sampled) (?P<pop>[^.,;⟦]+?){_END}",
)
_VOLUNTEER = re.compile(
    r"\bvolunteer|\basked (?:all |its |the |their |his |her )?(?:[a-z]+ )?(?:viewers|readers|listeners|followers|visitors|subscribers|audience)\b|\bto (?:vote|respond|answer|reply) (?:online|by (?:mail|phone|text|e-?mail))|\bwho (?:chose|wished|wanted|agreed) to|\bvisitors to (?:its|the|a|their|his|her) (?:[a-z]+ )?(?:web ?site|web ?page|blog)|\binvit(?:ed|es)|\bchose to (?:respond|return|answer|participate|reply|take part)|\bresponded to|\bwere willing|\bcall(?:ed)? in\b|"
    r"\bself-selected|\bon (?:the|its|their|his|her) (?:show's |school's |company's |store's |own )?(?:web ?site|web ?page|social media|app)|\bonline (?:poll|survey)|\bposted (?:a |an )?(?:poll|survey|question)|"
    r"\b(?:mailed|e-?mailed|sent) (?:a |an )?(?:questionnaire|survey)|\bthose who (?:returned|responded|replied|answered)|\breaders\b.*\b(?:sent|returned|respond)|\breturned (?:it|the|a)"
)
_PLACE = re.compile(
    r"\b(?:leaving|entering|exiting|visiting|waiting|standing|at (?:the|a|an|one|two) [a-z ]*(?:store|mall|gym|park|library|game|theater|"
    r"concert|restaurant|cafe|station|club|center|festival|museum|pool|stadium|bookstore|shop|meeting|market|supermarket)|outside|in the (?:library|cafeteria|gym|mall|park)|(?:first|next) ⟦N\d+⟧ )"
)
_ASKED_WHERE = re.compile(r"\b(?:survey|ask|poll|interview|question|sample)")


@dataclass(frozen=True)
class Design:
    """random: chosen at random from `population` (its words, None when nobody was chosen so). assigned: treatments
    given at random. chose: people chose their own treatment. volunteers, place: how the sample is biased, if it is.
    """

    random: bool
    population: str | None
    assigned: bool
    chose: bool
    volunteers: bool
    place: bool
    experiment: bool

    @property
    def stems(self) -> frozenset[str]:
        """The words that make up the population."""
        return meaning(self.population or "")

    @property
    def biased(self) -> bool:
        return self.volunteers or self.place or not self.random


def meaning(text: str) -> frozenset[str]:
    """The stems of a name of a population, without "all", "sampled" and numbers."""
    keep = frozenset({"person", "student", "participant", "individual", "member"})
    stems = {s for s in content(text) if not s[0].isdigit()}
    return frozenset(s for s in stems if s not in _NO_MEANING and (s in keep or s not in GENERIC))


def design_of(stem: Stem) -> Design:
    """The design a problem describes.

    >>> from tools.maths import stem as reading
    >>> found = design_of(reading.read("A random sample of 400 voters in Ridley was surveyed."))
    >>> found.population, found.assigned
    ('voters in ridley', False)
    """
    told = " ".join(stem.told) or stem.prose
    population = None
    for pattern in _SAMPLES:
        match = re.search(pattern, told)
        if match is not None:
            short = match.groupdict().get("short") or ""
            chosen = match["pop"].strip()
            if re.search(r"\b(?:who|that|which|whose)$", chosen):  # cut inside the clause that narrows the population
                rest = re.match(
                    r"[^.,;]*?(?= and (?:asked|found|recorded|measured)\b|[.,;]|$)", told[match.end("pop") :]
                )
                chosen += rest.group() if rest else ""
            population = spoken(stem, chosen).strip()
            if content(short) and content(short)[-1] not in content(population):
                population = f"{short} in {population}"
            break
    assigned = bool(_ASSIGNED.search(told))
    place = bool(_PLACE.search(told)) and bool(_ASKED_WHERE.search(told)) and not assigned
    return Design(
        random=population is not None,
        population=population,
        assigned=assigned,
        chose=bool(_CHOSE_GROUP.search(told)) and not assigned,
        volunteers=bool(_VOLUNTEER.search(told)),
        place=place,
        experiment=bool(re.search(r"\bassign|\btreatment|\breceiv|\bexperiment|\bgroup\b", told)),
    )
