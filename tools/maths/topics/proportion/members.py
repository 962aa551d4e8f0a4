"""What a text tells of a group: its size, and the percents of it or of a part of it that have some attribute.

Nothing is worked out here; what is asked of the group is for `shares.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths.stem import Stem
from tools.maths.topics.proportion.units import singular
from tools.maths.tree import Bin, Node

_SMALL_TEXT = """
    the a an of in at on to is are was were be been have has had do did does that who which those these them they it its
    and or also as by for from with how many what number there this one s total all if then percent percentage survey
    surveyed said asked reported report respondent participant following best estimate estimated group among such
    would expected both most likely closest based result during only i e some about approximately represent
    representative
"""


_SMALL = frozenset(_SMALL_TEXT.split())


CHAINED = re.compile(r"\bof (?:all )?(?:those|these|them|which|whom|the (?:ones|ones who))\b")


NEGATED = re.compile(r"\b(?:not|don't|didn't|doesn't|never|neither|isn't|aren't|without)\b")


_COUNTED = re.compile(
    r"⟦N(\d+)⟧ (?!times\b|years?\b|months?\b|days?\b|hours?\b|more\b|fewer\b|less\b|percentage\b)([a-z-]+(?:"
    r" [a-z-]+){0,2})"
)


@dataclass(frozen=True)
class Part:
    """The percent of the group, or of the part before it, that has an attribute."""

    percent: Fraction
    place: int
    words: frozenset[str]
    chained: bool
    negated: bool


_ATTRIBUTE = re.compile(
    r"\b(?:more|less|fewer|greater|longer|shorter|older|younger|taller|higher|lower) than [a-z ]+|\b(?:at "
    "least|at most|every|twice"
    r"|once|each) [a-z ]+"
)


def without_names(rest: str, stem: Stem) -> str:
    """The words without those that name an attribute in the question just as where it was told."""
    told = " ".join(stem.told)
    for match in _ATTRIBUTE.finditer(stem.ask):
        phrase = match.group().strip()
        if phrase in told:
            rest = rest.replace(phrase, " ")
    return rest


def bases_of(stem: Stem, parts: Sequence[Part], group: frozenset[str]) -> list[Part] | None:
    """The parts, chained where their percent is of a part named before; None where it is of something unknown."""
    out: list[Part] = []
    for part in parts:
        base = re.search(
            rf"⟦P{part.place}⟧ of (?:all )?(?:the |these |those |its |their |his |her )?([a-z]+)", stem.prose
        )
        base = base or re.search(rf"\bof (?:all )?the ([a-z]+)[^⟦.?]*⟦P{part.place}⟧", stem.prose)
        described = re.search(
            r"\bof (?:all )?the [a-z]+ (?:who|that|which|with|without|having|from|made|owning) "
            rf"([^⟦.?,]*),? ⟦P{part.place}⟧",
            stem.prose,
        ) or re.search(
            rf"⟦P{part.place}⟧ of (?:all )?the [a-z]+ (?:who|that|which|with|without|having|from|made by|owning) "
            r"((?:(?!(?:are|is|were|was|have|has|had|do|does|did|also|said|chose) )[a-z]+ ?)+)",
            stem.prose,
        )
        if described is not None:
            named = stems(described[1])
            if not out or not named or NEGATED.search(described[1]) or not named <= out[-1].words:
                return None
            out.append(replace(part, chained=True))
            continue
        word = stems(base[1]) - stems("people member total group respondent item whole one") if base else frozenset()
        before = frozenset().union(*(p.words for p in out)) if out else frozenset()
        if not word or word & group:
            out.append(part)
        elif word & before:
            out.append(replace(part, chained=True))
        else:
            return None
    return out


def stems(text: str, group: frozenset[str] = frozenset()) -> frozenset[str]:
    found = {singular(w) for w in re.findall(r"[a-z]+", re.sub(r"⟦[A-Z]\d+⟧", " ", text))}
    stemmed = {re.sub(r"(?:ing|ed|e|s)$", "", w) if len(w) > 4 else w for w in found - _SMALL}
    return frozenset(stemmed) - group


def parts_told(stem: Stem) -> tuple[list[Part], str]:
    """Every percent with the words of its clause, and the words of the whole."""
    found: list[Part] = []
    for sentence in stem.sentences:
        sentence = re.sub(
            r"(\bof (?:all )?(?:those|these|them|the [a-z]+ (?:who|that|which))\b[^,⟦]*),", r"\1", sentence
        )
        for clause in re.split(
            r"[;,.?:]|\band\b(?= (?:of |the )?(?:⟦P|remaining|those|rest))|\bwhile\b|\bif\b|(?<=[a-z]) (?=of those\b)",
            sentence,
        ):
            places = stem.placeholders("P", clause)
            if not places:
                continue
            percent = stem.value(str(places[0]))
            if percent is None or not 0 < percent < 1 or len(places) > 1:
                return [], ""
            found.append(
                Part(percent, places[0], stems(clause), bool(CHAINED.search(clause)), bool(NEGATED.search(clause)))
            )
    return found, re.sub(r"⟦[NP]\d+⟧", "#", stem.prose)


def size_of(stem: Stem, parts: Sequence[Part], body: str) -> tuple[Node, tuple[int, ...], frozenset[str], bool] | None:
    """The known number: of the whole group, or (True) of the part, when the whole is asked for."""
    text = stem.prose
    bounds = [m for m in re.finditer(r"\b(at least|fewer than|more than|at most|less than) ⟦N(\d+)⟧", text)]
    skipped = {int(m[2]) for m in bounds}
    counted = [(m, int(m[1])) for m in _COUNTED.finditer(text) if int(m[1]) not in skipped]
    sizes = [int(m[1]) for m in re.finditer(r"\bsize [a-z ]*?is ⟦N(\d+)⟧", text)]
    counts = [(m, p) for m, p in counted if p not in sizes]
    values = {p: stem.value(str(p)) for p in [*sizes, *(p for _, p in counts)]}
    if len(counts) == 1 and not sizes:
        match, place = counts[0]
        node = stem.nodes[place]
        group = stems(match[2].split(" who")[0])
        group = stems(match[2].split()[0]) if " who" in match[2] or len(match[2].split()) > 1 else group
        noun = _group_noun(match[2])
        total_asked = bool(
            re.search(
                r"\bin (?:all|total|the [a-z]+)\b|\btotal\b|\baltogether\b|\bwere (?:surveyed|asked|polled)\b"
                r"|\bare in\b",
                body,
            )
        )
        said = stems(
            text[max(0, text.rfind(".", 0, match.start())) : match.start()]
            + " "
            + match[2]
            + " "
            + re.split(r"[.,?]", text[match.end() :])[0],
            noun,
        )
        attribute = parts[0].words - noun
        if total_asked and len(parts) == 1 and attribute and attribute <= said and not (stems(body, noun) & attribute):
            return node, (place, *sorted(skipped)), noun, True
        if attribute and attribute <= said:
            return None  # the number belongs to the part, and something else is asked
        return node, (place, *sorted(skipped)), noun, False
    if len(counts) == 2 and not sizes and len(parts) == 1:
        first = next(s for s in stem.sentences if f"⟦N{counts[0][1]}⟧" in s)
        sampled = re.search(r"\bsample\b|\bsurvey|\bpoll|\btested\b|\binspect|\bselected\b|\brandom", first)
        second = next(s for s in stem.sentences if f"⟦N{counts[1][1]}⟧" in s)
        noun = _group_noun(counts[0][0][2])
        if (
            sampled
            and first != second
            and noun == _group_noun(counts[1][0][2])
            and (f"⟦P{parts[0].place}⟧" not in second)
        ):  # the sample's size does not matter once its percent is known
            return stem.nodes[counts[1][1]], (counts[0][1], counts[1][1], *sorted(skipped)), noun, False
    same = [p for p in [*sizes, *(p for _, p in counts)] if sizes and values[p] == values[sizes[0]]]
    groups = [(m, p) for m, p in counts if p not in same]
    if sizes and len(groups) == 1 and len(same) <= 3:
        match, place = groups[0]
        product = Bin("*", stem.nodes[place], stem.nodes[sizes[0]], "cdot")
        return product, (place, *same, *skipped), stems("students people members"), False
    return None


def _group_noun(words: str) -> frozenset[str]:
    for word in words.split():
        if singular(word) != word or word in ("people", "children", "men", "women"):
            return stems(word)
    return stems(words.split()[0])


def named_both(stem: Stem, chain: Sequence[Part], wanted: frozenset[str], group: frozenset[str], negated: bool) -> bool:
    """Whether a part of a part may be asked about by its own words alone.

    Those who do not belong to it, and those of whom "also" is said, may be outside the first part, too.
    """
    first, second = chain
    sentence = next((s for s in stem.sentences if f"⟦P{second.place}⟧" in s), "")
    base = re.search(rf"⟦P{second.place}⟧ of (?:all )?(?:the |these )?([a-z]+)", sentence)
    by_kind = base is not None and bool(stems(base[1]) & first.words - group)  # "50% of the girls": boys may, too
    if by_kind and base is not None and wanted & stems(base[1]):
        return not negated
    own = stems(sentence[sentence.find(f"⟦P{second.place}⟧") :])  # what is said of the second part alone
    return not (negated or by_kind or re.search(r"\balso\b", sentence)) or bool(wanted & (first.words - own - group))


def held(stem: Stem, noun: str) -> bool:
    """Whether a noun is what somebody has, and no kind of member of the group."""
    told = " ".join(stem.told)
    return bool(
        re.search(rf"\b(?:have|has|own|owns|play|plays|with|keep|keeps) (?:an? |some )?{singular(noun)}\b", told)
    )


def opposite(stem: Stem, body: str) -> bool:
    """ "at least two" in the statement and "fewer than two" in the question."""
    told = " ".join(stem.told)
    pairs = (("at least", "fewer than"), ("at least", "less than"), ("more than", "at most"))
    for one, other in pairs:
        for a, b in ((one, other), (other, one)):
            first, second = re.search(rf"\b{a} ⟦N(\d+)⟧", told), re.search(rf"\b{b} ⟦N(\d+)⟧", body)
            if first and second and stem.value(first[1]) == stem.value(second[1]):
                return True
    return False


def all_known(wanted: frozenset[str], parts: Sequence[Part], group: frozenset[str], stem: Stem) -> bool:
    """Whether every word that is asked about was told before."""
    return wanted <= (
        stems(" ".join(stem.told))
        | group
        | frozenset().union(*(p.words for p in parts))
        | stems("people person rest least than fewer more less not")
    )
