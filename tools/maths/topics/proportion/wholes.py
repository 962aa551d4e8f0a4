"""The whole from a part of it: 18 members play chess, and they make up 12% of the club; how many members has the club?

A sentence gives the percent that the part is of the whole, another number counts the part, and the whole is asked for.
Not read: several percents, or a number that counts anything else.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Slip
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import picture, telling
from tools.maths.topics.proportion.units import singular
from tools.maths.tree import Bin, Percent
from tools.maths.values import evaluate

_LINK = (
    "(?:mak(?:e|es|ing) up|made up|comprised?|constitutes?|constituted|represent(?:s|ed|ing)?|accounts? "
    "for|accounted for|are"
    r"|is|were|was|equals?|which is|which are)"
)
_NAME = r"(?:(?:the|these|those|this|that|all) )?[a-z][a-z '-]*?"
_TIE = re.compile(
    rf"(?P<part>{_NAME}|it|this|these|they),? {_LINK} (?:only |about |approximately |exactly "
    r")?⟦P(?P<p>\d+)⟧ of (?:all )?(?:of )?"
    "(?:the |its |his |her |their |this )?(?:total (?:number of )?|entire |number of "
    r")?(?P<whole>[a-z][a-z '-]*?)(?=[.,;?]| and\b)"
)
_COUNT = re.compile(r"⟦[NM](?P<n>\d+)⟧ (?P<what>[a-z][a-z '-]*)")
_ASKED = re.compile(
    r"how many (?P<what>[a-z' -]+?) (?:are|is|were|was|does|do|did|has|have|had|in)\b(?P<tail>[^?⟦]*)\?"
    r"|what (?:is|was) the total number of (?P<what2>[a-z' -]+?)(?: (?:in|at|of|on|who|that)\b(?P<tail2>[^?⟦]*))?\?"
)
_PRONOUNS = frozenset({"it", "this", "these", "they", "who", "which"})
_EMPTY_TEXT = """
    the a an of in at on to is are was were there these those all this that s his her its their total number member
    people
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())
CONCEPT = (
    "The known number is a percent of the whole: percent times whole is the part. So the whole is the "
    "part divided by it."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the whole from its part, None for anything else."""
    if stem.tables or len(stem.placeholders("P")) != 1 or stem.placeholders("RFESTDM"):
        return None
    text = stem.prose
    tie, asked = _TIE.search(text), _ASKED.search(stem.ask)
    counts = list(_COUNT.finditer(text))
    if tie is None or asked is None or len(counts) != 1:
        return None
    counted, place, percent = counts[0]["what"], int(counts[0]["n"]), stem.value(tie["p"])
    amount = stem.value(str(place))
    if amount is None or percent is None or not 0 < percent < 1 or stem.unused([place, int(tie["p"])]):
        return None
    part = re.split(r"\b(?:if|when|suppose|and|since|because|that)\b", tie["part"])[-1].strip()
    whole, wanted = _words(tie["whole"]), _words(asked["what"] or asked["what2"])
    tail = _words(asked["tail"] or asked["tail2"] or "")
    named = _words(part)
    if part not in _PRONOUNS and not (named and named <= _words(counted)):
        return None
    attribute = (named or _words(re.split(r"\b(?:in|at|of|on)\b", counted)[0])) - whole
    if not attribute or attribute & (wanted | tail) or not _asks_whole(asked, tie["whole"], tail):
        return None
    rest = text.replace(tie.group(), " ").replace(asked.group(), " ")
    hard, soft = telling.traps(rest + " " + asked.group(), frozenset({"total"}))
    return None if hard else _derived(stem, amount, percent, full=not soft)


def _asks_whole(asked: re.Match[str], whole: str, tail: frozenset[str]) -> bool:
    """Whether the noun asked about is the one of which the percent is taken."""
    said = {singular(w) for w in re.findall(r"[a-z]+", whole)}
    wanted = {singular(w) for w in re.findall(r"[a-z]+", asked["what"] or asked["what2"])} - {"total", "all"}
    return wanted <= said | {"member", "people", "person"} and (bool(wanted & said) or bool(tail & said))


def _words(text: str) -> frozenset[str]:
    return frozenset({singular(w) for w in re.findall(r"[a-z]+", text)} - _EMPTY)


def _derived(stem: Stem, amount: Fraction, percent: Fraction, *, full: bool) -> Derivation | None:
    share = Percent(telling.shown(percent * 100))
    work = Bin("/", telling.shown(amount), share, "frac")
    answer = Fraction(evaluate(work))
    if answer.denominator != 1:
        return None  # a group has a whole number of members
    value = telling.shown(answer)
    move = telling.worked(
        "Undo the percent", "The known number is this percent of the whole, so divide by the percent.", work, value
    )
    found = Derivation(
        PERCENTAGES,
        CONCEPT,
        (move,),
        ({},),
        (value,),
        asked="You are asked for the whole group; the number you know counts a part of it.",
        confirm=lambda: answer - answer * (1 - percent) == amount,  # take the others away: the part is left
        fits=telling.fitting(stem, value, near=False),
        slips=(Slip("multiplying instead of dividing", telling.shown(amount * percent)),),
        full=full,
    )
    return picture.undone(found, telling.shown(amount), percent)
