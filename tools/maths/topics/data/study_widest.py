"""The widest group that a result may be carried to: the group from which the sample was drawn at random, and no other.

The sentence that tells the drawing is read into its parts: who ("apple trees", "employees who work at night") and where
("in the lake"; else a place that the text opened with, "a farm has …"). A choice is the group only when it names the
whole of both; every other choice must show a fault of its own: the sample alone, a wider group, others.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.data.designs import design_of, meaning
from tools.maths.topics.data.finishing import text_answer
from tools.maths.topics.data.judging import CONCEPT
from tools.maths.topics.data.words import content, spoken, tokens, unmarked

_N = r"\d[\d,]*"
_TOOK = r"(?:select|chose|choose|pick|survey|ask|interview|sampl|caught|catch|measur|test|inspect|poll|examin|draw|drew|question|weigh|contact|call)\w*"
_TAKEN = r"(?:selected|chosen|picked|sampled|surveyed|drawn|interviewed|asked|tested|polled|contacted|called)"
_OWN = r"(?:all (?:of )?)?(?:the |its |their |his |her |these |those )?(?:a (?:large )?(?:group|population) of )?(?:(?P<size>\d[\d,]*) )?"
_LIST = r"(?:(?:a|the|its|their) (?:complete |full )?(?:list|directory|roster|register|database|population) of )?"
_END = (
    r"(?=,| and (?!the\b|tenth|eleventh|twelfth)(?:then )?[a-z]+(?:ed|ught|ound|sk)\b| and (?:found|asked|sent|gave|was|were)\b| who (?:were|was) (?:then )?asked"
    r"| (?:were|was|is|are|took|had|said|answered)\b| (?:whether|about|how|what|if)\b| to (?:take|find|learn|answer|complete|ask|determine|estimate|participate|see)\b|[.;?]|$)"
)
_TO_BOTH = r"(?! to (?:receive|take|use|be given|get|eat|drink|one|either))"
_DRAWN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bfrom {_LIST}{_OWN}(?P<pop>[^,]+?), (?:a random sample of )?{_N}(?: [a-z-]+){{0,2}}? (?:were|was) (?:randomly {_TAKEN}|{_TAKEN} (?:at random|randomly))",
        rf"\b{_TOOK} (?P<n>{_N}) (?:out )?of {_OWN}(?P<pop>[^,]+?) (?:at random|randomly){_TO_BOTH}",
        rf"\brandomly {_TOOK} (?P<n>{_N}) (?:out )?of {_OWN}(?P<pop>[^,]+?){_END}",
        rf"\b(?P<n>{_N}) (?:out )?of {_OWN}(?P<pop>[^,]+?) (?:were|was) (?:randomly {_TAKEN}|{_TAKEN} (?:at random|randomly)){_TO_BOTH}",
        rf"\b{_TOOK} (?:at random )?(?P<n>{_N}) (?P<short>[^,]+?)(?: at random| randomly)? (?:from|among|out of) {_LIST}{_OWN}(?P<pop>[^,]+?){_END}",
        rf"\b(?P<n>{_N}) (?:randomly {_TAKEN} )?(?P<short>[^,]+?) (?:were |was )?(?:(?:randomly )?{_TAKEN} )?(?:at random )?(?:from|among|out of) {_LIST}{_OWN}(?P<pop>[^,]+?){_END}",
        rf"\brandom sample of (?:(?P<n>{_N}) )?(?:of )?{_OWN}(?P<pop>[^,]+?){_END}",
        rf"\b{_TOOK} (?P<n>{_N}) (?P<pop>[^,]+?) (?:at random|randomly){_TO_BOTH}",
        rf"\b(?:randomly {_TOOK}|{_TOOK} at random) (?P<n>{_N}) (?P<pop>[^,]+?){_END}",
        rf"\b(?P<n>{_N}) randomly {_TAKEN} (?P<pop>[^,]+?){_END}",
        rf"\b(?P<n>{_N}) (?P<pop>[^,]+?) (?:were|was) (?:randomly {_TAKEN}|{_TAKEN} (?:at random|randomly)){_TO_BOTH}",
    )
)
_WHERE = re.compile(
    r" (?:(?:who|that|which) (?:live|work|study|are enrolled|attend|belong) ?(?:in|at|on|to)?|living in|enrolled (?:in|at)|working (?:in|at)|attending|in|at|on|from|of) (?=(?:the|a|an|this|that|its|their|his|her|one|[a-z]+) ?)"
)
_WHO = re.compile(
    r" (?:who|that|which|whose|with|aged) (?!(?:live|are enrolled|study|belong)\b|(?:work|attend) (?:in|at|on|for|the|a)\b(?! night))"
)
_PLACE = re.compile(
    r"(?:^|\b(?:of|at|in|on|from|for) )(?:a|an|the|one|this)(?: certain| particular| large| small| local)? (?P<place>[a-z' -]{3,40}?)(?=[,.;]| (?:has|have|had|wants?|wanted|is|are|was|were|who|that|which|with|selected|chose|asked|sells?|employs?|in|of|and|there|serves?|grows?|owns?)\b|$)"
)
_UPSET = re.compile(
    r"\b(?:except|excluding|volunteer\w*|refus\w*|did not (?:respond|answer|reply)|invited|other than|apart from|but not|without|never)\b|\bonly \d[\d,]* of (?:them|whom|those|these)\b|\b\d[\d,]* of (?:them|whom|those) (?:responded|replied|returned|answered)\b"
)
_ASSIGNED = re.compile(r"\brandom\w* (?:assign|divid|split)|\bassigned\b[^.]*\brandom|\bat random (?:to|into)\b")
_IN_STUDY = re.compile(
    r"\b(?:who|that) (?:were (?!enrolled|employed|born)|participated|took part|responded|replied|said)\b|\b(?:in|of) (?:the|this) (?:study|sample|survey|poll|experiment)\b|\bparticipants (?:in|of) the\b|\b(?:surveyed|selected|interviewed)\b"
)
_ANY_PLACE = re.compile(r"\b(?:in|at|of|on|from|to) (?:a|an|any|all|every|each|other|another|similar|many|most)\b")
_ALL = frozenset(content("all every everyone entire whole population group only each any just people"))
_ANYONE = frozenset(content("participants people subjects individuals persons"))
_KINDS_OF_PLACE = frozenset(content("neighborhood district area region street town city county village island"))


@dataclass(frozen=True)
class Drawn:
    """From whom a sample was drawn at random: the stems that say who, and those that say where ("" allowed)."""

    who: frozenset[str]
    where: frozenset[str]
    places: frozenset[str]  # what the text calls the places in it
    size: str = ""  # how many there are, when told with the drawing
    said: str = ""  # the group as the text names it


def drawn_from(stem: Stem) -> Drawn | None:
    """The group drawn from; None when no sentence tells it, or two tell of different groups.

    >>> from tools.maths import stem as reading
    >>> found = drawn_from(reading.read("Ann caught 75 trout at random from a lake and weighed them. What follows?"))
    >>> sorted(found.who), sorted(found.where)
    (['trout'], ['lak'])
    """
    said = [spoken(stem, s) for s in stem.told]
    chosen = [s for s in said if re.search(r"\brandom", s) and not _ASSIGNED.search(s)]
    if len(chosen) != 1 or len(chosen[0]) > 600 or any(_UPSET.search(s) for s in said):
        return None
    if len(re.findall(r"\brandom", chosen[0])) != 1:
        return None
    sentence = re.sub(r"(?<=\d),(?=\d{3})", "", chosen[0]).rstrip(".")
    match = next((m for p in _DRAWN if (m := p.search(sentence))), None)
    if match is None:
        return None
    pop, short = f" {match['pop'].strip()}", match.groupdict().get("short")
    if re.search(r" (?:who|that|which|whose)$", pop):  # cut inside the clause that narrows the group
        rest = re.match(r"[^.,;]*?(?= and (?:asked|found|recorded|measured)\b|[.,;]|$)", sentence[match.end("pop") :])
        pop += rest.group() if rest else ""
    if short:
        head = set(content(short)[-1:])
        pop = pop if head & (set(content(pop)) | _ANYONE) else f" {short} in{pop}"
    if listed := re.search(r" (?:on|in|from) (?:the|that|this) (?:list|directory|roster|register)$", pop):
        lists = [
            m
            for s in said
            for m in re.finditer(r"\b(?:list|directory|roster|register) of (?:all )?(?:the |its )?([^,.;]+)", s)
        ]
        if len(lists) != 1 or not set(content(pop[: listed.start()])) <= set(content(lists[0][1])):
            return None
        pop = f" {lists[0][1]}"
    who, where = _parted(pop)
    opening = re.match(r"(?:in|at|on|from) (?:the|a|an|its|their) ([^,0-9]+),", sentence)
    if opening and opening.end() <= match.start() + 1:
        where |= frozenset(content(opening[1]))
    places = frozenset(w for s in said for m in _PLACE.finditer(s) for w in content(m["place"]))
    return Drawn(who, where, places - who, match.groupdict().get("size") or "", pop) if who else None


def _parted(pop: str) -> tuple[frozenset[str], frozenset[str]]:
    """Who and where in a name of a group: "employees who work at night" names no place."""
    clause = _WHO.search(pop)
    name, told = (pop[: clause.start()], pop[clause.end() :]) if clause else (pop, "")
    place = _WHERE.search(name)
    if place:
        name, where = name[: place.start()], name[place.end() :]
        return frozenset(content(name) + content(told)), frozenset(content(where))
    place = _WHERE.search(told) if clause and not re.search(r"\bwho|\bthat|\bwhich", clause.group()) else None
    if place:
        return frozenset(content(name) + content(told[: place.start()])), frozenset(content(told[place.end() :]))
    return frozenset(content(name) + content(told)), frozenset()


def solve(stem: Stem) -> Derivation | None:
    """The one choice that names the group drawn from."""
    drawn = drawn_from(stem)
    if drawn is None:
        return None
    told = frozenset(t for s in stem.told for t in tokens(spoken(stem, s)))
    with_place = any(_stems(c) & (drawn.where | drawn.places) and _stems(c) >= drawn.who for c in stem.choices)
    faults = {c.letter: fault(c.text, drawn, told, with_place) for c in stem.choices}
    good = [c for c in stem.choices if faults[c.letter] is None]
    if len(good) != 1:
        return None
    right = good[0]
    design = design_of(stem)
    agreed = design.random and bool(design.stems) and design.stems <= meaning(right.text) | drawn.where | drawn.places
    group = " ".join(sorted(drawn.who))
    moves = (
        Move("Look at the design", "Who could be chosen at random? Those and no others are what the sample stands for.", words("the design"), words("drawn at random from one group"), check=lambda: drawn_from(stem) == drawn and bool(group)),
        *(
            Move("Set a choice aside", "Compare this group with the one that could be chosen.", words(c.text), words(faults[c.letter] or ""), check=lambda c=c: fault(c.text, drawn, told, with_place) is not None)  # type: ignore[misc]
            for c in stem.choices
            if c is not right
        ),
        Move("Match the population", "The result holds for the whole group from which the sample was drawn at random.", words("the choice that is left"), words("the group drawn from"), check=lambda: _named(right.text, drawn)),
    )  # fmt: skip
    return text_answer(
        stem,
        right,
        Derivation(
            skill=skills.CLAIMS,
            concept=CONCEPT,
            moves=moves,
            solutions=({},),
            values=(),
            asked="You are asked for the largest group that the result may be carried to.",
            confirm=lambda: _named(right.text, drawn) and not _stems(right) - drawn.who - drawn.where - drawn.places - _ALL - {drawn.size},
            full=agreed,
        ),
    )  # fmt: skip


def _stems(choice: Choice) -> frozenset[str]:
    return frozenset(content(choice.text.replace("$", "").replace("\\", "")))


def _named(text: str, drawn: Drawn) -> bool:
    """Whether a choice says all of who was drawn from; "a newspaper notice" may be "the notice" in it."""
    plain = text.lower()
    shortened = {m[1] for m in re.finditer(r"\ban? ([a-z-]+) ([a-z-]+)", drawn.said) if f"the {m[2]}" in plain}
    return not drawn.who - frozenset(content(plain)) - frozenset(content(" ".join(shortened)))


def fault(text: str, drawn: Drawn, told: frozenset[str], with_place: bool = False) -> str | None:
    """What keeps a choice from being the group drawn from; None when nothing does.

    told: the words of the text. with_place: whether some choice names who and where, so that "all students" is wider.

    >>> lake = Drawn(frozenset({"trout"}), frozenset({"lak"}), frozenset())
    >>> [fault(t, lake, frozenset({"lake"})) for t in ("All trout in the lake", "All fish in the lake", "The 75 trout")]
    [None, 'a wider group, or others than could be chosen', 'only those who were in the study']
    """
    plain = unmarked(text).replace("’", "'")
    mine = frozenset(content(plain)) - _ALL - {drawn.size}
    numbers = {s for s in mine if s[0].isdigit()} - drawn.who - drawn.where
    if numbers or _IN_STUDY.search(plain):
        return "only those who were in the study"
    if not _named(plain, drawn):
        return "a wider group, or others than could be chosen"
    if mine - drawn.who - drawn.where - drawn.places:
        return "others than those who could be chosen"
    own = drawn.where - _KINDS_OF_PLACE or drawn.where
    if own and len(own & mine) * 2 < len(own):
        return "a wider group than the one drawn from"
    places = drawn.where | drawn.places
    plural = {
        t
        for t in tokens(plain)
        if t.endswith("s") and not t.endswith("ss") and t not in told and set(content(t)) & places
    }
    plural -= {t for t in plural if t.endswith("'s")}
    if _ANY_PLACE.search(plain) or plural:
        return "other places, too"
    if not mine & places and places and with_place:
        return "a wider group: it names no place"
    return None
