"""A formula of powers, a story that makes some of its quantities so many times as large, and sentences about the result.

Looser than `scaling.py`: the changes may be told anywhere ("doubles the radius of its cup and makes the height half as
great"); the result is the formula's own quantity, and only the factor a sentence names counts.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.claims_in_words.verdicts import in_words, one_true, spelled
from tools.maths.topics.models.given import letter_of
from tools.maths.topics.models.power_laws import Law, law_of
from tools.maths.topics.models.scaling import said_factor
from tools.maths.tree import Sym
from tools.maths.values import Unvalued, evaluate

_ASK = re.compile(r"\b(?:how|what|which)\b")
_COUNTS = {"half": Fraction(1, 2), "one-half": Fraction(1, 2), "one-third": Fraction(1, 3), "one-fourth": Fraction(1, 4), "one-quarter": Fraction(1, 4), "a third": Fraction(1, 3), "a quarter": Fraction(1, 4), "one third": Fraction(1, 3), "1/2": Fraction(1, 2), "1/3": Fraction(1, 3), "1/4": Fraction(1, 4)}  # fmt: skip
_PART = "|".join(sorted(_COUNTS, key=len, reverse=True))
_N = r"\d+(?:\.\d+)?"
_FACTOR = re.compile(
    rf"\b(?P<verb>doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b|\b(?P<twice>twice)\b|\b(?P<times>{_N}) times\b(?! more)|\bmultipl\w+ by (?:a factor of )?(?P<by>{_N})"
    rf"|\bdivided by (?P<div>{_N})|\b(?:reduced|decreased|cut|shortened) (?:by|to|in) (?:a factor of )?(?P<cut>{_PART})|\b(?P<part>{_PART}) (?:as |of |the |its |what )"
    rf"|\b(?P<way>increas|decreas|reduc|rais|lower)\w*\b[a-z ]* by (?P<pct>{_N})%|\bby a factor of (?P<fac>{_N})"
)
_VERBS = {"doubl": Fraction(2), "tripl": Fraction(3), "quadrupl": Fraction(4), "halv": Fraction(1, 2)}
_SAME = re.compile(
    r"\b(?:the same(?: as)?|unchanged|does not change|stays? the same|equal to (?:the|that)|no effect)\b"
)


def solve(stem: Stem) -> Derivation | None:
    """The sentence that names the factor by which the result changes."""
    if not in_words(stem) or not stem.equations() or stem.tables or not _ASK.search(stem.ask):
        return None
    said = [_named(c.text) for c in stem.choices]
    if sum(s is not None for s in said) < 3:
        return None
    law = law_of(stem)
    if law is None or not law.output:
        return None
    changes = _changes(stem, law)
    if (
        not changes
        or law.output in changes
        or _asks_another(stem, law)
        or re.search(r"\b(?:stays?|remains?|kept|held|constant) (?:the same|constant|fixed|unchanged)\b", stem.prose)
    ):
        return None
    result = Fraction(1)
    for k, power in law.carried(changes, law.output):
        raised = _raised(k, power)
        if raised is None:
            return None
        result *= raised
    verdicts: Mapping[str, bool | None] = {
        c.letter: None if s is None else s == result for c, s in zip(stem.choices, said, strict=True)
    }
    moves = (
        Move("Put the changed quantities in", "Replace each changed letter by its factor times the letter; everything else stays.",
             words("; ".join(f"{n} becomes {k} times {n}" for n, k in changes.items())), law.relation.right, check=lambda: law.keeps({**changes, law.output: result})),
        Move("Take the factors out", "Raise each factor to the power of its letter and multiply.", law.relation.right, rational(result),
             check=lambda: _seen(law, changes) == result),
    )  # fmt: skip
    return one_true(
        stem, verdicts, skill=skills.NONLINEAR_FUNCTIONS, moves=moves, asked="You are asked how many times as large the result becomes.",
        concept="In a product or quotient of powers, a factor on one letter comes out as that factor to the letter's power.",
        confirm=lambda: _seen(law, changes) == result, unread=1,
    )  # fmt: skip


def _raised(k: Fraction, power: Fraction) -> Fraction | None:
    """k to the power, None where that is no fraction: 9 to the 1/2 is 3."""
    root = Fraction(float(k) ** (1 / power.denominator)).limit_denominator(1000)
    return root**power.numerator if root**power.denominator == k else None


def _asks_another(stem: Stem, law: Law) -> bool:
    """Whether the question, without the clauses that tell a change, is about another letter than the result."""
    clauses = [c for c in re.split(r",|;", spelled(stem, stem.ask)) if not _FACTOR.search(c)]
    asked = letter_of(law.model, " ".join(clauses))
    return asked is not None and asked != law.output


def _seen(law: Law, changes: Mapping[str, Fraction]) -> Fraction | None:
    """The factor seen at a trial point."""
    at = {n: Fraction(3 + 2 * i) for i, n in enumerate(sorted(law.powers)) if n != law.output}
    body = law.relation.right if isinstance(law.relation.left, Sym) else law.relation.left
    try:
        before, after = (evaluate(body, values) for values in (at, {n: v * changes.get(n, 1) for n, v in at.items()}))
    except Unvalued:
        return None
    if not isinstance(before, Fraction) or not isinstance(after, Fraction):
        quotient = float(after) / float(before)  # surds and π cancel
        return Fraction(quotient).limit_denominator(10**4)
    return after / before


def _changes(stem: Stem, law: Law) -> dict[str, Fraction]:
    """The factors of the letters changed; {} where one cannot be placed."""
    found: dict[str, Fraction] = {}
    for sentence in stem.sentences:
        for clause in re.split(
            r",|;|\band (?=[a-z]+s? (?:the|its|their)\b|the\b|its\b|makes\b)|\bwhile\b", spelled(stem, sentence)
        ):
            if "⟦" in clause and re.search(r"⟦[RF]\d+⟧", clause):
                continue
            match = _FACTOR.search(clause)
            if match is None:
                continue
            if len(_FACTOR.findall(clause)) > 1:
                return {}
            k = _size(match)
            thing = (
                clause[: match.start()] + " " + (match.group() if match["way"] else "") + " " + clause[match.end() :]
            )
            letter = next(
                (n for n in law.powers if re.search(rf"(?<![a-z']){n}(?![a-z'])", thing) and n != "a"), None
            ) or _meant(law, thing)
            if k is None or k <= 0 or letter is None or letter in found:
                return {}
            found[letter] = k
    return found


def _meant(law: Law, thing: str) -> str | None:
    """The letter other than the result that a phrase speaks of."""
    named = letter_of(law.model, thing)
    if named is not None and named != law.output:
        return named
    heads = [
        n
        for n in law.powers
        if n != law.output
        and (q := law.model.said(n)) is not None
        and q.words & frozenset(re.findall(r"[a-z]+", thing))
    ]
    return heads[0] if len(heads) == 1 else None


def _size(match: re.Match[str]) -> Fraction | None:
    g = match.groupdict()
    if g["verb"]:
        return _VERBS[g["verb"]]
    if g["twice"]:
        return Fraction(2)
    if g["times"] or g["by"] or g["fac"]:
        return Fraction(g["times"] or g["by"] or g["fac"])
    if g["div"]:
        return 1 / Fraction(g["div"])
    if g["cut"] or g["part"]:
        return _COUNTS[g["cut"] or g["part"]]
    sign = 1 if g["way"] in ("increas", "rais") else -1
    return 1 + sign * Fraction(g["pct"]) / 100


def _named(text: str) -> Fraction | None:
    """The factor a sentence gives the result; None when it gives none.

    >>> _named("It is twice the volume of the original cup."), _named("It is the same as before."), _named("It is divided by 9.")
    (Fraction(2, 1), Fraction(1, 1), Fraction(1, 9))
    """
    plain = re.sub(r"d?frac ?\{(\d+)\} ?\{(\d+)\}", r"\1/\2", tidy(text))
    if re.search(r"\btimes (?:more|less|fewer|greater than)\b", plain):
        return None
    known = said_factor(text)
    if known is not None:
        return known
    if _SAME.search(plain):
        return Fraction(1)
    quotient = re.search(r"\b(\d+)/(\d+) (?:of|as|the|its|times)\b", plain)
    if quotient:
        return Fraction(int(quotient[1]), int(quotient[2]))
    match = _FACTOR.search(plain + " ")
    return _size(match) if match else None
