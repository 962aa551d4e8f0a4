"""Percents of a group: how many of the 640 households, the rest, those of those, and the group back from its part.

A group has a size; statements give the percent with some attribute, of the group or of the part named just before. What
is asked is matched with an attribute by its words, or with the complement of one. Not read: two overlapping attributes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.units import singular
from tools.maths.tree import Bin, Node, Num, Percent
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "A percent of a group is that many hundredths times the size of the group it is a percent of. Ask of every "
    "percent: "
    "of which group?"
)
_SMALL_TEXT = """
    the a an of in at on to is are was were be been have has had do did does that who which those these them they it its
    and or also as by for from with how many what number there this one s total all if then percent percentage survey
    surveyed said asked reported report respondent participant following best estimate estimated group among such
    would expected both most likely closest based result during only i e some about approximately represent
    representative
"""
_SMALL = frozenset(_SMALL_TEXT.split())
_CHAINED = re.compile(r"\bof (?:all )?(?:those|these|them|which|whom|the (?:ones|ones who))\b")
_NEGATED = re.compile(r"\b(?:not|don't|didn't|doesn't|never|neither|isn't|aren't|without)\b")
_LEFT = re.compile(r"\b(?:left|remain|remaining)\b")
_GONE = re.compile(
    r"\b(?:sold|used|gave away|ate|lost|spent|removed|donated|broken|thrown away|given away|eaten|sells|uses|spends)\b"
)
_REST = re.compile(r"\b(?:the rest|the remaining|the others|remaining)\b")
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


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about parts of one group, None for anything else."""
    if stem.tables or stem.placeholders("RFESTDM") or not stem.placeholders("P"):
        return None
    parts, rest = _parts(stem)
    if re.search(r"\bwhat percent", stem.ask):
        return _percent_of_percent(stem, parts, rest)
    if not re.search(r"\bhow many\b|\bnumber of\b", stem.ask):
        return None
    if not 1 <= len(parts) <= 3 or (_CHAINED.search(" ".join(stem.told)) and not any(p.chained for p in parts)):
        return None
    wanted = re.search(r"\bhow many ([^?]*)|\b(?:number of) ([^?]*)", stem.ask)
    if wanted is None:
        return None
    body = wanted[1] or wanted[2]
    size = _size(stem, parts, body)
    if size is None:
        return None
    node, places, group, known = size
    based = _bases(stem, parts, group)
    if based is None:
        return None
    parts = based
    if stem.unused([*places, *(p.place for p in parts)]):
        return None
    hard, soft = telling.traps(_without_names(_IGNORED.sub(" ", rest), stem), _OURS)
    if hard or (known and len(parts) > 1):
        return None
    if known:
        return _back(stem, node, parts[0], body, group, full=not soft)
    return _forth(stem, node, parts, body, group, rest, full=not soft and not isinstance(node, Bin))


_ATTRIBUTE = re.compile(
    r"\b(?:more|less|fewer|greater|longer|shorter|older|younger|taller|higher|lower) than [a-z ]+|\b(?:at "
    "least|at most|every|twice"
    r"|once|each) [a-z ]+"
)


def _without_names(rest: str, stem: Stem) -> str:
    """The words without those that name an attribute in the question just as where it was told."""
    told = " ".join(stem.told)
    for match in _ATTRIBUTE.finditer(stem.ask):
        phrase = match.group().strip()
        if phrase in told:
            rest = rest.replace(phrase, " ")
    return rest


def _bases(stem: Stem, parts: Sequence[Part], group: frozenset[str]) -> list[Part] | None:
    """The parts, chained where their percent is of a part named before; None where it is of something unknown."""
    out: list[Part] = []
    for part in parts:
        base = re.search(
            rf"⟦P{part.place}⟧ of (?:all )?(?:the |these |those |its |their |his |her )?([a-z]+)", stem.prose
        )
        base = base or re.search(rf"\bof (?:all )?the ([a-z]+)[^⟦.?]*⟦P{part.place}⟧", stem.prose)
        described = re.search(rf"\bof (?:all )?the [a-z]+ (?:who|that|which) ([^⟦.?,]*),? ⟦P{part.place}⟧", stem.prose)
        if described is not None:
            named = _words(described[1])
            if not out or not named or _NEGATED.search(described[1]) or not named <= out[-1].words:
                return None
            out.append(replace(part, chained=True))
            continue
        word = _words(base[1]) - _words("people member total group respondent item whole one") if base else frozenset()
        before = frozenset().union(*(p.words for p in out)) if out else frozenset()
        if not word or word & group:
            out.append(part)
        elif word & before:
            out.append(replace(part, chained=True))
        else:
            return None
    return out


def _percent_of_percent(stem: Stem, parts: Sequence[Part], rest: str) -> Derivation | None:
    """40% are red, and 30% of the red ones are striped: what percent of all are both?"""
    if len(parts) != 2 or stem.unused([p.place for p in parts]) or parts[0].chained or any(p.negated for p in parts):
        return None
    first, second = parts
    told = " ".join(stem.told)
    named = re.search(
        r"\bof (?:all )?the ([a-z]+) (?:[a-z]+ )?(?:in|on|of|at|,|⟦P)|⟦P\d+⟧ of the ([a-z]+) ",
        told[told.rfind("⟦P", 0, told.rfind("⟦P")) + 4 :],
    )
    again = _words((named[1] or named[2] or "") if named else "")
    if not (second.chained or (again and again <= first.words)):
        return None
    wanted = _words(re.split(r"\bwhat percent(?:age)?\b", stem.ask)[-1])
    fresh = second.words - first.words
    if not wanted & fresh or not wanted <= _words(told) or _NEGATED.search(stem.ask) or _REST.search(stem.ask):
        return None
    hard, soft = telling.traps(_IGNORED.sub(" ", rest), _OURS)
    if hard:
        return None
    value = first.percent * second.percent * 100
    one, other = (Percent(telling.shown(p.percent * 100)) for p in (second, first))
    work = Bin("*", one, telling.shown(first.percent * 100), "of")
    move = telling.worked(
        "Take the percent of the percent",
        f"Out of 100, think of the part first; then take the second percent of it, not of 100. The first "
        f"percent stays ${typeset.latex(other)}$.",
        work,
        telling.shown(value),
    )

    def confirm() -> bool:
        group = Fraction(10_000)
        return group * first.percent * second.percent / group * 100 == value

    slips = (Slip("adding the percents", telling.shown((first.percent + second.percent) * 100)),)
    return replace(
        _told(stem, telling.shown(value), [move], confirm, slips, not soft),
        unit="percent",
        fits=telling.fitting(stem, telling.shown(value), percent=True),
    )


_OURS_TEXT = """
    left remain gave lost rest remaining not both exactly how many what
"""
_OURS = frozenset(_OURS_TEXT.split())
_IGNORED = re.compile(
    r"\bat least #|\bfewer than #|\bmore than #|\bat most #|\baverage (?=[a-z-]+ (?:[a-z]+ )?size)|\bmore than one\b"
)


def _words(text: str, group: frozenset[str] = frozenset()) -> frozenset[str]:
    found = {singular(w) for w in re.findall(r"[a-z]+", re.sub(r"⟦[A-Z]\d+⟧", " ", text))}
    stemmed = {re.sub(r"(?:ing|ed|e|s)$", "", w) if len(w) > 4 else w for w in found - _SMALL}
    return frozenset(stemmed) - group


def _parts(stem: Stem) -> tuple[list[Part], str]:
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
                Part(percent, places[0], _words(clause), bool(_CHAINED.search(clause)), bool(_NEGATED.search(clause)))
            )
    return found, re.sub(r"⟦[NP]\d+⟧", "#", stem.prose)


def _size(stem: Stem, parts: Sequence[Part], body: str) -> tuple[Node, tuple[int, ...], frozenset[str], bool] | None:
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
        group = _words(match[2].split(" who")[0])
        group = _words(match[2].split()[0]) if " who" in match[2] or len(match[2].split()) > 1 else group
        noun = _group_noun(match[2])
        total_asked = bool(
            re.search(
                r"\bin (?:all|total|the [a-z]+)\b|\btotal\b|\baltogether\b|\bwere (?:surveyed|asked|polled)\b"
                r"|\bare in\b",
                body,
            )
        )
        said = _words(
            text[max(0, text.rfind(".", 0, match.start())) : match.start()]
            + " "
            + match[2]
            + " "
            + re.split(r"[.,?]", text[match.end() :])[0],
            noun,
        )
        attribute = parts[0].words - noun
        if total_asked and len(parts) == 1 and attribute and attribute <= said and not (_words(body, noun) & attribute):
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
        return product, (place, *same, *skipped), _words("students people members"), False
    return None


def _group_noun(words: str) -> frozenset[str]:
    for word in words.split():
        if singular(word) != word or word in ("people", "children", "men", "women"):
            return _words(word)
    return _words(words.split()[0])


def _forth(
    stem: Stem, size: Node, parts: Sequence[Part], body: str, group: frozenset[str], rest: str, *, full: bool
) -> Derivation | None:
    wanted = _words(body, group)
    over = bool(_LEFT.search(body))
    wanted -= _words("left remain remaining")
    if over and not (len(parts) == 1 and _GONE.search(stem.prose)):
        return None
    negated = over or bool(_NEGATED.search(body)) or bool(_REST.search(body)) or _opposite(stem, body)
    chain = _chain(parts, wanted, body, group, stem)
    if chain is None:
        return None
    factors: list[Fraction] = [p.percent for p in chain]
    if negated != chain[-1].negated:
        factors[-1] = 1 - factors[-1]
    moves: list[Move] = []
    node: Node = size
    if isinstance(size, Bin):
        total = telling.shown(Fraction(evaluate(size)))
        moves.append(
            telling.worked("Find the whole group", "Multiply the number of groups by the size of one.", size, total)
        )
        node = total
    for part, factor in zip(chain, factors, strict=True):
        shown = Percent(telling.shown(factor * 100))
        if factor != part.percent:
            gap = Bin("-", Percent(Num(Fraction(100))), Percent(telling.shown(part.percent * 100)))
            moves.append(
                telling.worked(
                    "Take the percent that is left",
                    "Those who do not belong to this part are the rest of 100%.",
                    gap,
                    shown,
                )
            )
        work = Bin("*", shown, node, "of")
        value = telling.shown(Fraction(evaluate(work)))
        moves.append(
            telling.worked(
                "Take the percent of the group", "Take this percent of the group it belongs to.", work, value
            )
        )
        node = value
    answer = Fraction(evaluate(node))
    near = telling.approximate(stem)
    if answer.denominator != 1 and not near:
        return None
    whole = Fraction(evaluate(size))

    def confirm() -> bool:  # count the group down, the others leaving part by part
        left = whole
        for factor in factors:
            left -= left * (1 - factor)
        return left == answer

    first = telling.shown(whole * (1 - factors[0]))
    slips = [Slip("giving the rest instead of the part", first)]
    if len(factors) > 1:
        slips.append(Slip("adding the percents", telling.shown(whole * sum(factors, Fraction(0)))))
        slips.append(Slip("percent of the wrong base", telling.shown(whole * factors[-1])))
    return _told(stem, node, moves, confirm, tuple(slips), full)


def _opposite(stem: Stem, body: str) -> bool:
    """ "at least two" in the statement and "fewer than two" in the question."""
    told = " ".join(stem.told)
    pairs = (("at least", "fewer than"), ("at least", "less than"), ("more than", "at most"))
    for one, other in pairs:
        for a, b in ((one, other), (other, one)):
            first, second = re.search(rf"\b{a} ⟦N(\d+)⟧", told), re.search(rf"\b{b} ⟦N(\d+)⟧", body)
            if first and second and stem.value(first[1]) == stem.value(second[1]):
                return True
    return False


def _chain(
    parts: Sequence[Part], wanted: frozenset[str], body: str, group: frozenset[str], stem: Stem
) -> tuple[Part, ...] | None:
    """The percents to multiply for what is asked, by the words of its attribute."""
    if len(parts) == 1:
        only = parts[0]
        attribute = only.words - group
        if _LEFT.search(body):
            return (only,) if wanted <= attribute | group else None
        if not wanted and not _REST.search(body):
            return None
        return (only,) if (wanted & attribute or not attribute) and _known(wanted, parts, group, stem) else None
    if len(parts) == 2 and parts[1].chained and not parts[0].chained:
        second, first = parts[1].words - parts[0].words - group, parts[0].words - group
        elsewhere = _REST.search(" ".join(stem.told)) and not wanted & first  # the others may have it too
        if wanted & second and not elsewhere and _known(wanted, parts, group, stem):
            return tuple(parts)
        if wanted & first and not _REST.search(body) and _known(wanted, parts, group, stem):
            return (parts[0],)
        return None
    if any(p.chained for p in parts):
        return None
    fitting = [
        p for p in parts if wanted & (p.words - frozenset.union(*(q.words for q in parts if q is not p)) - group)
    ]
    return (
        (fitting[0],) if len(fitting) == 1 and _known(wanted, parts, group, stem) and not _REST.search(body) else None
    )


def _known(wanted: frozenset[str], parts: Sequence[Part], group: frozenset[str], stem: Stem) -> bool:
    """Whether every word that is asked about was told before."""
    return wanted <= (
        _words(" ".join(stem.told))
        | group
        | frozenset().union(*(p.words for p in parts))
        | _words("people person rest least than fewer more less not")
    )


def _back(
    stem: Stem, part_size: Node, part: Part, body: str, group: frozenset[str], *, full: bool
) -> Derivation | None:
    work = Bin("/", part_size, Percent(telling.shown(part.percent * 100)), "frac")
    try:
        whole = Fraction(evaluate(work))
    except Unvalued:
        return None
    if whole.denominator != 1 or part.negated:
        return None
    value = telling.shown(whole)
    known = Fraction(evaluate(part_size))
    moves = [
        telling.worked(
            "Undo the percent", "The known number is this percent of the whole, so divide by the percent.", work, value
        )
    ]
    slips = (Slip("multiplying instead of dividing", telling.shown(known * part.percent)),)
    return _told(stem, value, moves, lambda: whole * part.percent == known, slips, full)


def _told(
    stem: Stem, value: Node, moves: list[Move], confirm: Callable[[], bool], slips: tuple[Slip, ...], full: bool
) -> Derivation:
    return Derivation(
        PERCENTAGES,
        CONCEPT,
        tuple(moves),
        ({},),
        (value,),
        asked="You are asked for a number of members of a group, not for a percent.",
        confirm=confirm,
        fits=telling.fitting(stem, value),
        slips=slips,
        full=full,
    )
