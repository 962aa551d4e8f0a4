"""The answers of a random sample told one by one ("63 said weekly, 45 monthly, the others never"), and an estimate.

Asked is for how many of the population one of them holds, several of them together, or none. The answers must exclude one
another and their numbers fit the sample; which of them are meant is told by the words that only some of them have.
"""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.data.estimates import _SAMPLE_CUES as SAMPLE_CUES
from tools.maths.topics.data.finishing import Found, number_answer
from tools.maths.topics.data.words import NEGATIONS, content, stemmed, tokens
from tools.maths.tree import Bin, added, num

READS = frozenset({"never", "neither", "without"})
CONCEPT = (
    "A random sample stands for its population: add up the answers that count, and take the same part of everyone."
)
_REST = re.compile(
    r"\b(?:all )?(?:of )?the (?:rest|others?|remaining ⟦?(?:N\d+⟧)? ?[a-z]*|remaining|remainder)(?: of (?:the|them|these|those)(?: [a-z]+)?)?\b"
)
_DRAWN = r"⟦N(\d+)⟧ (?:[a-z]+ )?(?:were|was) (?:then )?(?:randomly )?(?:selected|chosen|surveyed|asked|drawn|picked)\b"
_ASK = re.compile(r"\b(?:(?:the )?(?:total )?number of|how many(?: of)?)(?: the| these| its| all)* (?P<what>[^?]+)\?")
_SAID = re.compile(
    r"^[^a-z]*(?:of (?:them|these|those|the [a-z]+) )?(?:people |[a-z]+ )??(?:answered|said|replied|responded|reported|indicated|stated|told|say|claimed)\b(?: that)?(?: they)?"
)
_LATER = re.compile(r",? but not\b[^,.;]*")
_DENIED = re.compile(
    r"^(?:[a-z']+ ){0,4}?(?:do not|did not|would not|will not|have not|had not|are not|were not|is not|never|no|neither|don't|didn't|wouldn't|none)\b"
)
_UPSET = re.compile(
    r"\b(?:more|fewer|less) [a-z ]{0,40}than (?!once|⟦)|\bdifference\b|\b(?:also|twice|half|probability|margin|mean|median|average|volunteer\w*|combined|of those who|ratio|percent more)\b"
)
_GENERIC_TEXT = """
    best estimate number total people person survey sample data based result expected expect who would could will about
    approximately choose chosen selected random follow closest list population many entire whole say said answer answered
    residents plan be
"""
_GENERIC = frozenset(stemmed(w) for w in _GENERIC_TEXT.split())
_ARTICLE = re.compile(r"\b(?:a|an|the|its|this|that) (?:[a-z]+ ){0,2}?([a-z]+)\b")


@dataclass(frozen=True)
class Answer:
    """One kind of answer: how many gave it, its words, its nouns with an article, and whether it denies."""

    count: Fraction
    words: frozenset[str]
    nouns: frozenset[str]
    denied: bool


@dataclass(frozen=True)
class Survey:
    """The population, the sample and its answers; lead: the stems of what is told before the answers."""

    population: Fraction
    sample: Fraction
    answers: tuple[Answer, ...]
    lead: frozenset[str]


def solve(stem: Stem) -> Derivation | None:
    """The number of the population that is estimated; None for other problems."""
    if stem.tables or stem.statements or stem.placeholders("RFESTDPM") or not re.search(r"\brandom", stem.prose):
        return None
    ask = _ASK.search(stem.ask)
    if ask is None or _UPSET.search(stem.prose) or len(stem.prose) > 1500:
        return None
    survey = _survey(stem)
    chosen = _meant(survey, _of_everyone(survey, ask["what"])) if survey is not None else None
    if survey is None or not chosen or len(chosen) == len(survey.answers):
        return None
    return _derived(stem, survey, chosen)


def _survey(stem: Stem) -> Survey | None:
    """What is told; None where a number has no role, or the answers do not fill the sample."""
    told = stem.prose[: stem.prose.rindex(stem.ask)]
    values = {i: v for i in stem.placeholders("N", told) if (v := stem.value(f"⟦N{i}⟧")) is not None}
    sample = next((int(m.group(1)) for c in (*SAMPLE_CUES, _DRAWN) for m in re.finditer(c, told)), None)
    if sample is None or sample not in values:
        return None
    size = values[sample]
    if any((stem.value(m[1]) or 0) < size for m in re.finditer(r"⟦N\d+⟧ of the ⟦N(\d+)⟧", told)):
        return None
    larger = {v for i, v in values.items() if v > size}
    smaller = [i for i, v in sorted(values.items()) if v < size]
    if len(larger) != 1 or not 1 <= len(smaller) <= 5 or len(values) != len(stem.placeholders("N", told)):
        return None
    others = [stem.value(f"⟦N{i}⟧") for i in stem.placeholders("N", stem.ask)]
    if any(v != next(iter(larger)) for v in others):
        return None
    start = told.index(f"⟦N{smaller[0]}⟧")
    pieces = _pieces(told[start:])
    rest = [p for p in pieces if _REST.match(p)]
    numbered = [p for p in pieces if PLACEHOLDER.match(p)]
    if len(rest) > 1 or len(numbered) != len(smaller) or len(rest) + len(numbered) != len(pieces):
        return None
    counts = [values[i] for i in smaller]
    left = size - sum(counts, Fraction(0))
    if left < 0 or bool(rest) is not (left > 0):
        return None
    answers = [_answer(n, PLACEHOLDER.sub("", p, count=1)) for n, p in zip(counts, numbered, strict=True)]
    answers += [_answer(left, _REST.sub("", p, count=1)) for p in rest]
    full = _with_both(answers, [*numbered, *rest])
    if full is None or len({a.words for a in full}) != len(full) or any(PLACEHOLDER.search(p[4:]) for p in rest):
        return None
    return Survey(next(iter(larger)), size, tuple(full), frozenset(content(PLACEHOLDER.sub(" ", told[:start]))))


def _of_everyone(survey: Survey, asked: str) -> str:
    """What is asked without the noun for everyone: "voters in the district are not sure" is "are not sure"."""
    asked = PLACEHOLDER.sub("", asked).strip()
    noun = re.match(r"(?:[a-z]+'s )?([a-z]+)(?: (?:in|at|on|of|from) (?:the|this) [a-z]+)?\b ?", asked)
    return asked[noun.end() :] if noun and stemmed(noun[1]) in survey.lead | _GENERIC else asked


def _pieces(text: str) -> list[str]:
    """The text cut before each answer's number and before "the rest"."""
    marks = sorted([m.start() for m in PLACEHOLDER.finditer(text)] + [m.start() for m in _REST.finditer(text)])
    marks = [m for i, m in enumerate(marks) if i == 0 or not re.fullmatch(r"the remaining ", text[marks[i - 1] : m])]
    return [text[a:b].strip(" ,.;") for a, b in zip(marks, [*marks[1:], len(text)], strict=True)]


def _answer(count: Fraction, text: str) -> Answer:
    text = re.sub(r"[,;.]? ?(?:and|while|but)?\s*$", "", _SAID.sub("", text.strip()).strip())
    text = _LATER.sub("", text)
    denied = bool(_DENIED.match(text)) or bool(re.match(r"(?:neither|none)\b", text))
    nouns = frozenset(stemmed(n) for n in _ARTICLE.findall(text))
    words = frozenset(content(text)) - _GENERIC | ({"only"} if "only" in tokens(text) else set())
    return Answer(count, words | ({"not"} if denied else set()), nouns, denied)


def _with_both(answers: list[Answer], pieces: list[str]) -> list[Answer] | None:
    """ "both" stands for what is told of the others, which then must say "only"; None where they do not."""
    both = [i for i, p in enumerate(pieces) if re.search(r"\bboth\b", p)]
    if not both:
        return answers
    single = [a for i, a in enumerate(answers) if i not in both and not a.denied]
    if len(both) != 1 or len(single) != 2 or any("only" not in a.words for a in single):
        return None
    union = frozenset().union(*(a.words for a in single)) - {"only"} | {"both"}
    old = answers[both[0]]
    answers[both[0]] = Answer(old.count, union, old.nouns, False)
    return answers


def _meant(survey: Survey, asked: str) -> list[int] | None:
    """Which answers the question counts; None where its words do not tell.

    >>> a = Answer(Fraction(3), frozenset({"walk", "dai"}), frozenset(), False)
    >>> b = Answer(Fraction(2), frozenset({"walk", "week"}), frozenset(), False)
    >>> c = Answer(Fraction(5), frozenset({"walk", "not"}), frozenset(), True)
    >>> _meant(Survey(Fraction(90), Fraction(10), (a, b, c), frozenset()), "people who walk")
    [0, 1]
    """
    denied = bool(re.search(r"\b(?:not|never|neither|don't|without|no)\b", asked))
    every = [a.words for a in survey.answers if not a.denied]
    common = frozenset.intersection(*every) if every else frozenset()
    known = frozenset().union(*(a.words for a in survey.answers))
    found: set[int] = set()
    for part in re.split(r"\bor\b", asked):
        said = frozenset(content(part)) - _GENERIC | ({"only"} & set(tokens(part))) | ({"both"} & set(tokens(part)))
        if said - known - survey.lead:
            return None
        special = (said & known) - common
        dropped = special & survey.lead
        if dropped:
            if any(not a.denied and not (a.words & dropped) and a.nouns - common for a in survey.answers):
                return None
            if not all(any(d in a.nouns for a in survey.answers) for d in dropped):
                return None
            special -= dropped
        if not special and not (said & common):
            return None
        hits = {i for i, a in enumerate(survey.answers) if not a.denied and special <= a.words}
        if len(hits) == 1:
            (only,) = hits
            if survey.answers[only].words - said - common - survey.lead - {"only"}:
                return None  # that answer says more than is asked; another may say it in other words
        against = [i for i, a in enumerate(survey.answers) if a.denied and special and special <= a.words]
        if not hits and len(against) == 1 and not denied:
            hits = set(range(len(survey.answers))) - set(against)
        if not special:
            hits = {i for i, a in enumerate(survey.answers) if not a.denied}
            if len(hits) == len(survey.answers):
                return None  # all of them say so: the words do not tell them apart
        if not hits:
            return None
        found |= hits
    if denied:
        found = set(range(len(survey.answers))) - found
    return sorted(found)


def _derived(stem: Stem, survey: Survey, chosen: Iterable[int]) -> Derivation | None:
    counts = [survey.answers[i].count for i in chosen]
    part = sum(counts, Fraction(0))
    moves: list[Move] = []
    if len(counts) > 1:
        moves.append(Move("Add the answers that count", "More than one kind of answer says what is asked.", added(map(num, counts)), num(part)))  # fmt: skip
    answer = survey.population * part / survey.sample
    moves.append(
        Move(
            "Take the same part of everyone",
            "The part of the sample is the best estimate of the part of the population.",
            Bin("*", num(survey.population), Bin("/", num(part), num(survey.sample), "frac"), "cdot"),
            num(answer),
        )
    )
    each = survey.population / survey.sample
    slips = tuple(Slip("counted one kind of answer only", num(each * n)) for n in counts) if len(counts) > 1 else ()
    told = [s for s in stem.told if not PLACEHOLDER.search(s)]
    return number_answer(
        stem,
        Found(
            skill=skills.INFERENCE,
            concept=CONCEPT,
            asked="You are asked for a number in the whole population. Which answers of the sample say it?",
            moves=tuple(moves),
            value=answer,
            confirm=lambda: sum((each * n for n in counts), Fraction(0)) == answer and _others(survey, part) == answer,
            slips=slips,
            full=not told and not NEGATIONS & set(tokens(" ".join(told))),
            decimal=True,
        ),
    )


def _others(survey: Survey, part: Fraction) -> Fraction:
    """The same from those who gave the other answers."""
    return survey.population - survey.population * (survey.sample - part) / survey.sample
