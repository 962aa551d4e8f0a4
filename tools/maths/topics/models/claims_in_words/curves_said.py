"""Which sentence about a function, a line known in part, two functions or a pair of lines is true? Each is tested.

A sentence that was read whole and holds is the answer, whatever the others say: only one may be true.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.models.claims_in_words.curve_claims import holds, plain
from tools.maths.topics.models.claims_in_words.curves_told import Curve, curves, family, line_of
from tools.maths.topics.models.claims_in_words.verdicts import one_true
from tools.maths.topics.models.model import Linear, Quadratic
from tools.maths.tree import Apply, letters
from tools.maths.values import exact_value

_ASK = re.compile(r"\b(?:true|correct\w*|describes?|compares?|comparison|must|statements?|conclusion|factor)\b")
_TURNED = re.compile(r"\bnot\b|n't\b|\bexcept\b|\bfalse\b|\bleast\b|\bcould\b|\bmay\b|\bmight\b")
CONCEPT = "A statement about a function can be tested: put numbers in, or read slope, intercepts and turning point from the formula."


def solve(stem: Stem) -> Derivation | None:
    """The one sentence that holds."""
    if len(stem.choices) < 3 or stem.statements or not _ASK.search(stem.ask) or _TURNED.search(stem.ask):
        return None
    if any(len(c.text.split()) < 3 for c in stem.choices):
        return None
    if sum(c.node is not None for c in stem.choices):
        return None
    return _of_factor(stem) or _of_count(stem) or _of_lines(stem) or _of_curves(stem)


def _of_curves(stem: Stem) -> Derivation | None:
    some = curves(stem)
    several = [] if some else family(stem)
    if several:

        def judge(text: str) -> bool | None:
            found = [holds(text, [c]) for c in several]
            return None if None in found else all(found)

    elif 1 <= len(some) <= 2:

        def judge(text: str) -> bool | None:
            return holds(text, some)

    else:
        return None
    sample = (several or some)[0]
    skill = skills.NONLINEAR_FUNCTIONS if isinstance(sample.shape, Quadratic) else skills.LINEAR_FUNCTIONS
    return _told(stem, judge, skill, lambda: _agrees(sample))


def _agrees(curve: Curve) -> bool:
    """The values of a curve change as its shape says."""
    at = [curve.at(Fraction(n)) for n in (0, 1, 2, 3)]
    if None in at:
        return True
    second = [(at[i + 2] or 0) - 2 * (at[i + 1] or 0) + (at[i] or 0) for i in (0, 1)]
    match curve.shape:
        case Linear():
            return second == [0, 0]
        case Quadratic(a):
            return second == [2 * a, 2 * a]
    return True


def _told(stem: Stem, judge: Callable[[str], bool | None], skill: str, sure: Callable[[], bool]) -> Derivation | None:
    verdicts = {c.letter: judge(c.text) for c in stem.choices}
    right = [c for c in stem.choices if verdicts[c.letter] is True]
    if len(right) != 1:
        return None
    moves = tuple(
        Move("Test a statement", "Does what it says agree with the function?", words(c.text.replace("$", "")), words("holds" if verdicts[c.letter] else "does not hold"),
             check=lambda c=c: judge(c.text) is verdicts[c.letter])  # type: ignore[misc]
        for c in stem.choices if verdicts[c.letter] is not None
    )  # fmt: skip
    return one_true(
        stem,
        verdicts,
        skill=skill,
        moves=moves,
        concept=CONCEPT,
        asked="You are asked which statement is true of what is told.",
        confirm=sure,
        unread=3,
    )


# ---- two equations as lines ------------------------------------------------------------------------------------


def _of_lines(stem: Stem) -> Derivation | None:
    """Two linear equations: do their graphs cross, run beside each other, or fall together?"""
    pair = [r for r in stem.equations() if r.op == "=" and letters(r) <= {"x", "y"} and not isinstance(r.left, Apply)]
    lines = [line_of(r) for r in pair] if len(pair) == 2 == len(stem.equations()) else [c.shape for c in curves(stem)]
    if len(lines) != 2 or not re.search(r"\bgraphs?\b|\blines?\b", stem.ask):
        return None
    one, two = lines
    if not isinstance(one, Linear) or not isinstance(two, Linear):
        return None

    def judge(text: str) -> bool | None:
        return _placed(plain(text), one, two)

    def confirmed() -> bool:
        gap = [(one.start + one.rate * n) - (two.start + two.rate * n) for n in (0, 7)]
        return (gap[0] == gap[1]) is (one.rate == two.rate)

    return _told(stem, judge, skills.SYSTEMS, confirmed)


def _placed(said: str, one: Linear, two: Linear) -> bool | None:
    """Whether two lines lie to each other as a sentence says."""
    if re.search(
        r"\b(?:the )?same (?:line|graph)\b|\bidentical\b|\bcoincid\w*|\b(?:a single|one) line\b|\bsame .* and same y-intercept|infinitely many",
        said,
    ):
        return one == two
    if re.search(r"\bnot (?:be )?perpendicular\b", said):
        return one.rate != two.rate and one.rate * two.rate != -1
    if re.search(r"\bperpendicular\b|\bright angle", said):
        return one.rate * two.rate == -1
    if re.search(
        r"\bparallel\b|\b(?:do not|never|don't) (?:intersect|meet|cross)|\bno points?\b|\bdistinct\b.*\bsame slope",
        said,
    ):
        return one.rate == two.rate and one.start != two.start
    if re.search(r"\bintersect|\bcross|\bmeet", said) and re.search(r"\b(?:exactly )?(?:1|one|a|single)\b", said):
        return one.rate != two.rate
    return None


def _of_count(stem: Stem) -> Derivation | None:
    """A system of two linear equations of which only the number of solutions is told."""
    told = re.search(
        r"\b(?:system|pair) of (?:⟦N\d+⟧ )?linear equations\b[^.?]*\b(?:has|have) (?P<n>no|exactly (?:one|1)|(?:one|1)|infinitely many) solutions?\b",
        " ".join(stem.sentences),
    )
    if told is None or stem.equations():
        return None
    one = Linear(Fraction(3), Fraction(2), "x")
    two = {"no": Linear(Fraction(-1), Fraction(2), "x"), "infinitely many": one}.get(
        told["n"], Linear(Fraction(5), Fraction(-1), "x")
    )
    other = Linear(Fraction(5), Fraction(-1, 2), "x")  # crossing lines may or may not be perpendicular

    def judge(text: str) -> bool | None:
        found = [
            _placed(plain(text), one, second) for second in ((two, other) if two.rate not in (one.rate,) else (two,))
        ]
        return None if None in found else all(found)

    return _told(
        stem, judge, skills.SYSTEMS, lambda: (one.rate == two.rate) is (told["n"] in ("no", "infinitely many"))
    )


# ---- zeros and factors -----------------------------------------------------------------------------------------


def _of_factor(stem: Stem) -> Derivation | None:
    """p(4) = 0: then x - 4 is a factor, and nothing else need be true."""
    if not re.search(r"\bpolynomial\b", stem.prose) or len(stem.equations()) != 1:
        return None
    relation = stem.equations()[0]
    if relation.op != "=" or not isinstance(relation.left, Apply) or letters(relation.left.arg):
        return None
    at, value = exact_value(relation.left.arg), exact_value(relation.right)
    if at is None or value is None:
        return None

    def judge(text: str) -> bool | None:
        read = _divided(plain(text))
        return None if read is None else read == (at, value)

    def tried() -> bool:
        """Two polynomials with that one value told: what is claimed holds for both, and for no other root."""
        others = [r for c in stem.choices if (read := _divided(plain(c.text))) is not None and (r := read[0]) != at]
        return all((r - at) * (r - k) + value != value for r in others for k in (at + Fraction(1, 3), at - 7))

    return _told(stem, judge, skills.EQUIVALENT, tried)


def _divided(said: str) -> tuple[Fraction, Fraction] | None:
    """The root and the remainder that "x - 4 is a factor" and "the remainder … divided by x - 4 is 2" speak of."""
    said = said.replace(" ", "")
    factor = re.match(r"^(?:the)?(?:expression)?x([+-]\d+(?:\.\d+)?)?isa?factorof", said)
    if factor:
        return -Fraction(factor[1] or 0), Fraction(0)
    remainder = re.search(r"remainder.*divided(?:by)?x([+-]\d+)?is(-?\d+)", said)
    return (-Fraction(remainder[1] or 0), Fraction(remainder[2])) if remainder else None
