"""Which letter of a formula would change when something in the story changes?

Each letter's meaning, the story's own sentences and what is changed share words; the letter that shares the words of
the change is the one. A rate for a unit of something ("dollars per square foot") changes when what is priced changes.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.nouns import content, is_money, stem_word
from tools.maths.topics.models.quantity import Quantity
from tools.maths.tree import Sym, letters

_ASKS = re.compile(
    r"^(?:if|when|suppose(?: that)?) (?P<change>[^⟦]+?), which (?:one )?(?:of the )?(?:following )?(?:factors?|terms?|letters?|variables?|parts?|quantit(?:y|ies))"
    r"[a-z ]*? (?:would|will|must|could) (?:change|be different|increase|decrease|be affected)\?$"
)
_COSTLY = re.compile(r"\b(?:expensive|cheaper|price|prices|cost|costs|costly|rate|fee|raise|charges?|wage)\b")
_COUNTS = re.compile(r"\b(?:more|fewer|another|additional|number|extra)\b")


def solve(stem: Stem) -> Derivation | None:
    """The one letter that changes; None for any other question."""
    match = _ASKS.match(stem.ask)
    if match is None or len(stem.choices) < 2 or not all(isinstance(c.node, Sym) for c in stem.choices):
        return None
    meanings = quantities(stem)
    named = [c.node.name for c in stem.choices if isinstance(c.node, Sym)]
    if any(n not in meanings for n in named):
        return None
    formulas = [n for n in stem.nodes if set(named) <= letters(n)]
    if not formulas:
        return None
    change = match.group("change")
    scores = {n: _score(meanings[n], change) for n in named}
    best = max(scores.values())
    winners = [n for n, s in scores.items() if s == best]
    if best <= 0 or len(winners) != 1:
        return None
    name = winners[0]

    def again() -> bool:
        """Each letter in turn: only one meaning has anything to do with the change."""
        return [n for n in named if _touches(meanings[n], change)] == [name]

    concept = "Ask of each letter what it measures, and whether that is the thing the change touches."
    move = Move(
        "Compare each letter's meaning with the change",
        "Go through what the letters stand for, and see which one the change has to do with.",
        formulas[0], words(f"what {name} stands for: {meanings[name].phrase}"),
        check=again,
    )  # fmt: skip
    return Derivation(
        skill=skills.LINEAR_TWO, concept=concept, moves=(move,), solutions=({},), values=(Sym(name),),
        asked="You are asked which quantity in the formula the change has to do with.",
        fits=lambda c: _is(c, name), confirm=again, full=False,
    )  # fmt: skip


def _is(choice: Choice, name: str) -> bool:
    return isinstance(choice.node, Sym) and choice.node.name == name


def _score(quantity: Quantity, change: str) -> int:
    return 2 * int(_touches(quantity, change)) + len(quantity.words & content(change))


def _touches(quantity: Quantity, change: str) -> bool:
    """Whether the change has to do with what the letter measures."""
    if _COSTLY.search(change):
        return is_money(quantity.phrase + " " + quantity.unit)
    counted = re.search(r"number of ([a-z ]+)", quantity.phrase)
    if counted and _COUNTS.search(change):
        head = content(counted.group(1))
        dimension = content(change) & {stem_word(w) for w in ("length", "height", "width", "longer", "taller", "wider")}
        return bool(head & content(change)) and not dimension
    own = quantity.words - content("feet foot meter wall room constant unit")
    return bool(own & content(change))
