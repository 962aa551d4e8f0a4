"""Two equations and a story that says what their letters count: how many of one, or what the solution means."""

from __future__ import annotations

import re
from dataclasses import replace

from tools.maths import skills
from tools.maths.derivation import Derivation
from tools.maths.problem import Target
from tools.maths.stem import Stem
from tools.maths.topics.models.given import letter_of
from tools.maths.topics.models.meaning import plain, quantities
from tools.maths.topics.models.model import Model, relations
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Node, Num, Sym, letters, walk

_MANY = re.compile(
    r"\b(?:how many (?P<many>[^?,]*?)(?= (?:did|does|do|were|was|are|is|will|would|must|has|have|can|in)\b|[?,])|"
    r"what (?:is|was|are|were) (?:the )?(?P<what>(?:cost|price|number|weight|length|total|amount)[^?]*)|"
    r"how (?P<much>much) (?:does|did|is|was) (?:one|1|each|an?|the) (?P<of>[^?]*?)(?: cost| weigh)?\?)"
)
_MORE = re.compile(r"\b(?:more|fewer|less|times|difference|total|combined|altogether|average|each (?!of)|per)\b")


def solve(stem: Stem) -> Derivation | None:
    """The number of one of the two things; None when there are not two equations with letters the story explains."""
    found = relations(stem)
    names = sorted({n for r in found for n in letters(r)})
    if len(found) != 2 or len(names) != 2 or any(letters(r) - set(names) for r in found):
        return None
    meanings = quantities(stem)
    wanted = _MANY.search(stem.ask)
    if wanted is None or any(n not in meanings for n in names):
        return None
    phrase = plain(stem, next(g for k, g in wanted.groupdict().items() if g and k != "much"))
    own = {w for n in names for w in re.findall(r"[a-z]+", meanings[n].phrase)}
    if any(m.group().split()[0] not in own for m in _MORE.finditer(stem.ask)):
        return None
    zero: Node = Bin("-", found[0].left, found[0].right)
    model = Model(found[0], "", zero, tuple(names), {n: meanings[n] for n in names})
    letter = letter_of(model, phrase)
    if letter is None or stem.placeholders("NMP", stem.ask):
        return None
    derived = from_equations(stem, found, Target("value", Sym(letter)), skill=skills.SYSTEMS)
    if derived is None or len(derived.values) != 1:
        return None
    told = {stem.value(str(i)) for i in stem.placeholders("NMP", " ".join(stem.told))}
    known = {n.value for r in found for n in walk(r) if isinstance(n, Num)}
    return replace(
        derived,
        asked=f"You are asked for ${letter}$ only, the {meanings[letter].phrase or 'quantity'}.",
        full=derived.full and told <= known | {2},
        unit=meanings[letter].plural,
    )
