"""Percents of a group: how many of the 640 households, the rest, those of those, and the group back from its part.

A group has a size; statements give the percent with some attribute, of the group or of the part named just before. What
is asked is matched with an attribute by its words, or with the complement of one. Not read: two overlapping attributes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import picture, telling
from tools.maths.topics.proportion.members import (
    CHAINED,
    NEGATED,
    Part,
    all_known,
    bases_of,
    held,
    named_both,
    opposite,
    parts_told,
    size_of,
    stems,
    without_names,
)
from tools.maths.tree import Bin, Node, Num, Percent
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "A percent of a group is that many hundredths times the size of the group it is a percent of. Ask of every "
    "percent: "
    "of which group?"
)
_LEFT = re.compile(r"\b(?:left|remain|remaining)\b")
_GONE = re.compile(
    r"\b(?:sold|used|gave away|ate|lost|spent|removed|donated|broken|thrown away|given away|eaten|sells|uses|spends)\b"
)
_REST = re.compile(r"\b(?:the rest|the remaining|the others|remaining)\b")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about parts of one group, None for anything else."""
    if stem.tables or stem.placeholders("RFESTDM") or not stem.placeholders("P"):
        return None
    parts, rest = parts_told(stem)
    if re.search(r"\bwhat percent", stem.ask):
        return _percent_of_percent(stem, parts, rest)
    if not re.search(r"\bhow many\b|\bnumber of\b", stem.ask):
        return None
    if not 1 <= len(parts) <= 3 or (CHAINED.search(" ".join(stem.told)) and not any(p.chained for p in parts)):
        return None
    wanted = re.search(r"\bhow many ([^?]*)|\b(?:number of) ([^?]*)", stem.ask)
    if wanted is None:
        return None
    body = wanted[1] or wanted[2]
    size = size_of(stem, parts, body)
    if size is None:
        return None
    node, places, group, known = size
    based = bases_of(stem, parts, group)
    if based is None:
        return None
    parts = based
    if stem.unused([*places, *(p.place for p in parts)]):
        return None
    hard, soft = telling.traps(without_names(_IGNORED.sub(" ", rest), stem), _OURS)
    if hard or (known and len(parts) > 1):
        return None
    if known:
        return _back(stem, node, parts[0], body, group, full=not soft)
    return _forth(stem, node, parts, body, group, rest, full=not soft and not isinstance(node, Bin))


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
    again = stems((named[1] or named[2] or "") if named else "")
    if not (second.chained or (again and again <= first.words)):
        return None
    wanted = stems(re.split(r"\bwhat percent(?:age)?\b", stem.ask)[-1])
    fresh = second.words - first.words
    if not wanted & fresh or not wanted <= stems(told) or NEGATED.search(stem.ask) or _REST.search(stem.ask):
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
        figure=picture.part_of_part(first.percent, second.percent),
    )


_OURS_TEXT = """
    left remain gave lost rest remaining not both exactly how many what
"""
_OURS = frozenset(_OURS_TEXT.split())
_IGNORED = re.compile(
    r"\bat least #|\bfewer than #|\bmore than #|\bat most #|\baverage (?=[a-z-]+ (?:[a-z]+ )?size)|\bmore than one\b"
)


def _forth(
    stem: Stem, size: Node, parts: Sequence[Part], body: str, group: frozenset[str], rest: str, *, full: bool
) -> Derivation | None:
    wanted = stems(body, group)
    over = bool(_LEFT.search(body))
    wanted -= stems("left remain remaining")
    if over and not (len(parts) == 1 and _GONE.search(stem.prose)):
        return None
    negated = over or bool(NEGATED.search(body)) or bool(_REST.search(body)) or opposite(stem, body)
    chain = _chain(parts, wanted, body, group, stem)
    if chain is None:
        return None
    if len(parts) > 1 and re.search(r"\bof what (?:is|was) left\b|\bthe rest are\b", stem.prose):
        return None  # what is taken of the rest, and a part whose other part is not told of, is not read here
    if len(chain) == 2 and not named_both(stem, chain, wanted, group, negated):
        return None
    if re.match(r"([a-z]+) (?:are|were|is) there\b", body) and held(stem, body.split()[0]):
        return None  # the people who have a dog are counted, not the dogs
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
    left_over = [factor != part.percent for part, factor in zip(chain, factors, strict=True)]
    return picture.shared(_told(stem, node, moves, confirm, tuple(slips), full), size, factors, left_over)


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
        return (only,) if (wanted & attribute or not attribute) and all_known(wanted, parts, group, stem) else None
    if len(parts) == 2 and parts[1].chained and not parts[0].chained:
        second, first = parts[1].words - parts[0].words - group, parts[0].words - group
        elsewhere = _REST.search(" ".join(stem.told)) and not wanted & first  # the others may have it too
        if wanted & second and not elsewhere and all_known(wanted, parts, group, stem):
            return tuple(parts)
        if wanted & first and not _REST.search(body) and all_known(wanted, parts, group, stem):
            return (parts[0],)
        return None
    if any(p.chained for p in parts):
        return None
    fitting = [
        p for p in parts if wanted & (p.words - frozenset.union(*(q.words for q in parts if q is not p)) - group)
    ]
    return (
        (fitting[0],)
        if len(fitting) == 1 and all_known(wanted, parts, group, stem) and not _REST.search(body)
        else None
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
    found = _told(stem, value, moves, lambda: whole * part.percent == known, slips, full)
    return picture.undone(found, part_size, part.percent)


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
