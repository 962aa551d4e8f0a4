"""A group cut in two, and a part of each: "75% on time, the rest late; 1/6 of the first and 2/5 of the others …".

Asked is how many (or what percent) of all have the attribute, or how likely one of those who have it is from one of
the two. Not read: three parts, or attributes that overlap otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.figures import Figure
from tools.maths.picturing import outcomes
from tools.maths.picturing.reading import label
from tools.maths.skills import PERCENTAGES, PROBABILITY
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.proportion.working import Working

_SHARE = r"⟦[PN](\d+)⟧"
_VERB = (
    "(?:are|is|were|was|have|had|play|own|like|said|use|ride|work|walk|drive|left|departed|arrived|chose"
    "|prefer|passed|failed|took|take|live|lived|go|went|get|got|eat|ate|read|speak|study|studied|bought"
    "|buy|drove|voted|prefer|wear|own|travel|arrive|grew|grow|come|came|belong)"
)
_REST = re.compile(
    rf"{_SHARE} (?:of (?:the|these|those|its|all) [a-z]+ )?(?P<a>{_VERB} [a-z ]+?),? (?:and|while) (?:the "
    rf"rest|the others|the remaining [a-z]+|the remainder|all others) (?P<b>{_VERB} [a-z ]+?)(?=[.,;])"
)
_BOTH = re.compile(
    rf"{_SHARE} (?:of (?:the|these|those|its|all) (?:[a-z]+ ){{1,3}}?)?(?P<a>{_VERB} [a-z ]+?),? (?:and"
    rf"|while) (?:the other |the remaining )?{_SHARE.replace('(', '(?P<q>')} (?P<b>{_VERB} [a-z ]+?)(?=[.,;])"
)
_ONLY = re.compile(
    rf"{_SHARE} of (?:the|its|all|all the) (?:[a-z]+ ){{1,4}}?(?:are|were) (?P<a>women|men|boys|girls|male"
    r"|female|adults|children)\b"
)
_OTHER = {
    "women": "men",
    "men": "women",
    "boys": "girls",
    "girls": "boys",
    "male": "female",
    "female": "male",
    "adults": "children",
    "children": "adults",
}
_INSIDE = re.compile(
    rf"\bof (?:all )?(?:the|those) (?P<who>[a-z]+(?: (?:who|that|which) [a-z ]+?)?),? {_SHARE} "
    rf"(?P<what>{_VERB} [a-z ]+?)(?=[.,;]|,? and\b)"
    rf"|{_SHARE.replace('(', '(?P<n>')} of (?:all )?(?:the|those) (?P<who2>[a-z]+(?: (?:who|that|which) "
    rf"[a-z ]+?)?) (?P<what2>{_VERB} [a-z ]+?)(?=[.,;]|,? and\b|\?)"
    rf"|{_SHARE.replace('(', '(?P<n2>')} of (?:all )?(?:the|those) (?P<who3>[a-z]+) and "
    rf"{_SHARE.replace('(', '(?P<n3>')} of (?:all )?(?:the|those) (?P<who4>[a-z]+) (?P<what3>{_VERB} [a-z "
    r"]+?)(?=[.,;?])"
)
_CHANCE = re.compile(
    r"\bone of the (?P<from>[a-z ]+?) is (?:selected|chosen|picked)(?: at)? (?:random|randomly)[^?]*\bwhat "
    "is the probability that (?:it|he or she|he|she|the [a-z]+|this [a-z]+)"
    r" (?P<that>[a-z ]+)\?"
)
_SMALL_TEXT = """
    is are was were be have has had the a an of in at to do does did that who which all it its how many what percent
    percentage
"""
_SMALL = frozenset(_SMALL_TEXT.split())
CONCEPT = (
    "Each percent belongs to its own part. Work out both parts of those who have the attribute and add "
    "them; compare with their sum."
)


@dataclass(frozen=True)
class Half:
    """One of the two parts: its share of all, its words, and the share of it that has the attribute."""

    share: Fraction
    words: frozenset[str]
    inside: Fraction | None = None


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for anything else."""
    if stem.tables or stem.placeholders("RFESTDM") or not 3 <= len(stem.placeholders("NP")) <= 5:
        return None
    text = stem.prose
    cut = _cut(stem, text)
    if cut is None:
        return None
    halves, used, spans = cut
    inner = _inside(stem, text, halves, spans)
    if inner is None:
        return None
    halves, attribute, places, more = inner
    total = re.search(r"\b(?:of|with|has|have|had|are|were) (?:the |about )?⟦N(\d+)⟧ ([a-z]+)", text)
    size = stem.value(total[1]) if total and int(total[1]) not in (*used, *places) else None
    read = [*used, *places, *([int(total[1])] if total and size is not None else [])]
    if stem.unused(read) or (size is not None and (size.denominator != 1 or size < 2)):
        return None
    rest = text
    for span in (*spans, *more):
        rest = rest.replace(span, " ")
    hard, soft = telling.traps(re.sub(r"⟦[A-Z]\d+⟧|\bleft (?=an? |the )", " ", rest), frozenset({"percent"}))
    if hard:
        return None
    found = _asked(stem, halves, attribute, size, full=not soft)
    return found if found is None else replace(found, figure=_tree(stem, halves, attribute))


def _tree(stem: Stem, halves: Sequence[Half], attribute: frozenset[str]) -> Figure:
    """The group cut in two, and each part cut by the attribute; chances as the steps write them."""

    def said(words: frozenset[str]) -> str:
        return " ".join(sorted(words, key=stem.prose.find))

    def chance(value: Fraction | None) -> str:
        return label(telling.shown(value or Fraction(0), telling.decimals(stem)))

    parts = [(said(half.words), chance(half.share), chance(half.inside)) for half in halves]
    return outcomes.halves(parts, said(attribute))


def _words(text: str) -> frozenset[str]:
    return frozenset({singular(w) for w in re.findall(r"[a-z]+", text)} - _SMALL)


def _cut(stem: Stem, text: str) -> tuple[list[Half], list[int], list[str]] | None:
    """The two parts of the group, their placeholders, and the words that told them."""
    if match := _REST.search(text):
        share = stem.value(match[1])
        places = [int(match[1])]
        names = (_words(match["a"]), _words(match["b"]))
        other = None if share is None else 1 - share
    elif match := _BOTH.search(text):
        share, other = stem.value(match[1]), stem.value(match["q"])
        places = [int(match[1]), int(match["q"])]
        names = (_words(match["a"]), _words(match["b"]))
    elif match := _ONLY.search(text):
        share = stem.value(match[1])
        other = None if share is None else 1 - share
        places = [int(match[1])]
        names = (_words(match["a"]), _words(_OTHER[match["a"]]))
    else:
        return None
    common = names[0] & names[1]
    if (
        share is None
        or other is None
        or not 0 < share < 1
        or share + other != 1
        or not (names[0] - common and names[1] - common)
    ):
        return None
    return [Half(share, names[0] - common), Half(other, names[1] - common)], places, [match.group()]


def _inside(
    stem: Stem, text: str, halves: list[Half], cut: list[str]
) -> tuple[list[Half], frozenset[str], list[int], list[str]] | None:
    """The parts with the share of each that has the one attribute."""
    found: list[tuple[str, int, str]] = []
    spans = []
    for span in cut:
        text = text.replace(span, " .")
    for match in _INSIDE.finditer(text):
        if match["who4"]:
            found += [
                (match["who3"], int(match["n2"]), match["what3"]),
                (match["who4"], int(match["n3"]), match["what3"]),
            ]
        elif match["who2"]:
            found.append((match["who2"], int(match["n"]), match["what2"]))
        else:
            found.append((match["who"], int(match[2]), match["what"]))
        spans.append(match.group())
    if len(found) != 2 or _words(found[0][2]) != _words(found[1][2]) or not _words(found[0][2]):
        return None
    filled: dict[int, Fraction] = {}
    for who, place, _ in found:
        fitting = [i for i, half in enumerate(halves) if half.words <= _words(who)]
        value = stem.value(str(place))
        if len(fitting) != 1 or fitting[0] in filled or value is None or not 0 < value < 1:
            return None
        filled[fitting[0]] = value
    made = [Half(h.share, h.words, filled[i]) for i, h in enumerate(halves)]
    return made, _words(found[0][2]), [p for _, p, _ in found], spans


def _asked(
    stem: Stem, halves: list[Half], attribute: frozenset[str], size: Fraction | None, *, full: bool
) -> Derivation | None:
    chance = _CHANCE.search(stem.ask)
    if re.search(r"\b(?:not|neither|more|fewer|than)\b", stem.ask):
        return None
    if chance is not None:
        wanted = [h for h in halves if h.words <= _words(chance["that"])]
        if (
            len(wanted) != 1
            or not attribute <= _words(chance["from"])
            or any(h.words & _words(chance["from"]) for h in halves)
        ):
            return None
        return _derived(stem, halves, size, wanted[0], full=full)
    said = _words(stem.ask)
    if not attribute <= said or any(h.words & said for h in halves):
        return None
    if re.search(r"\bwhat (?:percent|percentage|fraction) of (?:all )?(?:the |its )?[a-z ]+\b", stem.ask):
        return _derived(stem, halves, None, None, full=full)
    return _derived(stem, halves, size, None, full=full) if size is not None and "how many" in stem.ask else None


def _derived(
    stem: Stem, halves: list[Half], size: Fraction | None, wanted: Half | None, *, full: bool
) -> Derivation | None:
    work = Working(stem)
    whole = size or Fraction(100)
    said = "Take the whole as 100." if size is None else "Take the percent of the whole group."
    counts: list[Fraction] = []
    for half in halves:
        part = work.step("Find the part of the group", said, whole, "*", half.share)
        counts.append(
            work.step(
                "Take the share of the part",
                "The second percent is of this part only.",
                part,
                "*",
                half.inside or Fraction(0),
            )
        )
    total = work.step("Add both", "Those with the attribute come from both parts.", counts[0], "+", counts[1])
    if wanted is None:
        if size is not None and total.denominator != 1:
            return None
        mixed = sum((h.inside or Fraction(0) for h in halves), Fraction(0)) / 2
        fraction = size is None and "fraction" in stem.ask
        answer = (
            work.step("Write it as a fraction", "Compare with 100.", total, "/", Fraction(100)) if fraction else total
        )

        def confirm() -> bool:  # take away those without it
            without = sum((whole * h.share * (1 - (h.inside or 0)) for h in halves), Fraction(0))
            return whole - without == total

        unit = "percent" if size is None and not fraction else ""
        return work.told(
            PERCENTAGES,
            CONCEPT,
            "You are asked about the whole group: both parts count.",
            answer,
            confirm,
            unit=unit,
            slips=(("averaging the percents", mixed * whole),),
            full=full,
        )
    count = counts[halves.index(wanted)]
    answer = work.step(
        "Divide by all of them", "The chance is this part out of all that have the attribute.", count, "/", total
    )

    def likely() -> bool:  # Bayes in odds
        other = next(h for h in halves if h is not wanted)
        odds = wanted.share * (wanted.inside or 0) / (other.share * (other.inside or 1))
        return odds / (1 + odds) == answer

    slips = (("giving the share of the part", wanted.inside or Fraction(0)), ("ignoring the condition", count / whole))
    return work.told(
        PROBABILITY,
        CONCEPT,
        "You are asked for a chance among those that have the attribute.",
        answer,
        likely,
        slips=slips,
        full=full,
    )
