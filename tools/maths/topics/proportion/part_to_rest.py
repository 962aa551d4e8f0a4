"""The ratio of a part of a group to the rest of it (or to all): of 120 members 45 play chess, the others do not.

The group and one part are told, and no second part. A noun for the rest counts only where it is the usual opposite.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.polynomial import rational
from tools.maths.stem import Stem
from tools.maths.topics.proportion.units import singular
from tools.maths.topics.writing import plain_text
from tools.maths.tree import Bin, num

CONCEPT = "Who is not in the part is in the rest: whole minus part. Then put the amounts in the order that is asked."
_N, _M = r"(?P<whole>\d+)", r"(?P<part>\d+)"
_GROUP = r"(?P<group>[a-z]+)(?: (?:of|in|at|on) [a-z' ]+?)?"
_VERB = r"(?P<verb>[a-z' -]+?)"
_ASK = r"(?P<ask>what is the ratio of (?P<first>[a-z' -]+?) to (?P<second>[a-z' -]+?)(?: (?:in|on|at) (?:the|this) (?P<place>[a-z]+))?\?)"
_PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"(?:of|out of|among) (?:the |a (?:club|group|school|company)'s )?{_N} {_GROUP},? {_M} (?:of them )?{_VERB}\. {_ASK}",
        rf"(?:an?|the) [a-z ]+? (?:has|have|had|contains) {_N} {_GROUP},? (?=[^.]*\b(?:of them|of whom|of which)\b)(?:of whom |of which |and )?{_M}(?: of them| of whom| of which)? {_VERB}\. {_ASK}",
        rf"there (?:are|were) {_N} {_GROUP},? (?=[^.]*\b(?:of them|of whom|of which)\b)(?:of whom |of which |and )?{_M}(?: of them| of whom| of which)? {_VERB}\. {_ASK}",
        rf"(?:an?|the) [a-z ]+? of {_N} {_GROUP} (?:has|includes|contains) {_M} (?P<noun>[a-z]+)\. {_ASK}",
        rf"in (?:an?|the) [a-z ]+? of {_N} (?P<group>[a-z]+), {_M} (?:of the (?P=group) )?are (?P<noun>[a-z]+)\. {_ASK}",
        rf"there are {_M} (?P<noun>[a-z]+) in (?:an?|the) [a-z ]+? of {_N} (?P<group>[a-z]+)\. {_ASK}",
    )
)
_TOLD_TRAPS_TEXT = """
    and or not only both but more fewer less than each every no other others per also except
"""
_TOLD_TRAPS = frozenset(_TOLD_TRAPS_TEXT.split())
_NEGATED = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|have|has|had) not|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|cannot|can not|can't)\b"
)
_SMALL_TEXT = """
    the of who that those members member number a an are is was were be been being do does did have has had at in on
    their it
"""
_SMALL = frozenset(_SMALL_TEXT.split())
_OPPOSITE = {
    "woman": "man",
    "man": "woman",
    "girl": "boy",
    "boy": "girl",
    "male": "female",
    "female": "male",
    "adult": "child",
    "child": "adult",
}
_WHO_TEXT = """
    person people student member child player employee guest worker
"""
_WHO = frozenset(_WHO_TEXT.split())
_PEOPLE = {
    "woman": _WHO,
    "man": _WHO,
    "girl": _WHO,
    "boy": _WHO,
    "male": _WHO,
    "female": _WHO,
    "adult": frozenset(["person", "people", "guest", "member"]),
    "child": frozenset(["person", "people", "guest", "member"]),
}


def solve(stem: Stem) -> Derivation | None:
    """The ratio; None for anything else."""
    if "ratio" not in stem.prose or stem.tables or stem.statements or stem.placeholders("RFESTDPM"):
        return None
    text = plain_text(stem)
    read = next((m for p in _PATTERNS if (m := p.fullmatch(text))), None)
    if read is None:
        return None
    whole, part = Fraction(read["whole"]), Fraction(read["part"])
    said = read.groupdict()
    if kind := re.fullmatch(r"(?:are|were) ([a-z]+)", said.get("verb") or ""):
        said |= {"noun": kind[1], "verb": ""} if singular(kind[1]) in _OPPOSITE else {}
    told = (said.get("verb") or said.get("noun") or "") + " " + read["group"]
    if not 0 < part < whole or _TOLD_TRAPS & set(re.findall(r"[a-z']+", told)) or _NEGATED.search(told):
        return None
    if said.get("noun") and singular(read["group"]) not in _PEOPLE.get(singular(read["noun"]), frozenset()):
        return None
    first, second = (_meant(read[k], said) for k in ("first", "second"))
    sizes = {"part": part, "rest": whole - part, "all": whole}
    if first is None or second is None or first == second:
        return None
    return _derived(whole, part, sizes[first], sizes[second])


def _words(text: str) -> set[str]:
    return {re.sub(r"(?:ing|ed)$", "", singular(w)) for w in re.findall(r"[a-z]+(?:-[a-z]+)*", text)}


def _meant(phrase: str, said: dict[str, str | None]) -> str | None:
    """Which amount a phrase of the question names: "part", "rest" or "all"; None where that is not sure."""
    group = _words(said["group"] or "")
    noun = singular(said.get("noun") or "")
    if noun:
        named = _words(phrase) - {"the", "number", "of", "on", "in"} - {singular(said.get("place") or "")}
        if named == {noun}:
            return "part"
        if named == {_OPPOSITE.get(noun)}:
            return "rest"
        return "all" if named and named <= group | {"all", "total"} else None
    told = _words(said["verb"] or "")
    negated = _NEGATED.search(phrase)
    content = _words(_NEGATED.sub(" ", phrase)) - _words(" ".join(_SMALL)) - group
    core = told - _words(" ".join(_SMALL))
    if negated:
        return "rest" if content <= core and (not content or content == core) else None
    if re.fullmatch(
        r"(?:all (?:of )?(?:the )?|the total number of |the number of all (?:the )?)[a-z]+(?: (?:in|of|on) the [a-z]+)?",
        phrase,
    ):
        return "all" if not content - {"all", "total"} else None
    return "part" if content and content == core else None


def _derived(whole: Fraction, part: Fraction, first: Fraction, second: Fraction) -> Derivation:
    rest = whole - part
    ratio = first / second
    moves = []
    if rest in (first, second):
        moves.append(
            Move(
                "Find the rest", "Take the part away from the whole group.", Bin("-", num(whole), num(part)), num(rest)
            )
        )
    moves.append(
        Move(
            "Put first over second",
            "Write the amount named first over the one named second, and divide both by what they share.",
            Bin("/", num(first), num(second), "frac"),
            rational(ratio),
        )
    )
    slips = {"taking the amounts in the other order": 1 / ratio, "comparing with the whole group": part / whole}
    return Derivation(
        skills.RATES, CONCEPT, tuple(moves), ({},), (rational(ratio),),
        asked="You are asked to compare two amounts of the group, in the order in which they are named.",
        confirm=lambda: part + rest == whole and ratio.numerator * second == ratio.denominator * first,
        slips=tuple(Slip(n, rational(v)) for n, v in slips.items() if v != ratio),
    )  # fmt: skip
