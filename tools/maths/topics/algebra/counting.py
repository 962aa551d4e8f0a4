"""Choices that are equations: which of them has no solution, or which could be the second equation of such a system?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.problem import Choice
from tools.maths.second_route import count_solutions
from tools.maths.stem import Stem
from tools.maths.topics.algebra.phrases import REAL
from tools.maths.tree import Group, Rel, letters
from tools.maths.values import Unvalued

HOW_MANY = {"no": 0, "zero": 0, "exactly one": 1, "one": 1, "only one": 1, "a unique": 1}
MANY = ("infinitely many", "an infinite number of", "infinite")
_COUNT = rf"(?P<count>no|zero|exactly one|only one|one|a unique|infinitely many|an infinite number of) {REAL}solutions?"
_WHICH = re.compile(
    r"which(?: one)?(?: of the following)?(?: linear)? (?:equations?|systems?(?: of (?:linear )?equations)?)"
    rf"(?: in ⟦S\d+⟧(?: and ⟦S\d+⟧)?)? (?:has|have) {_COUNT} ?[.?]?"
)
_GIVEN = re.compile(
    r"one of the (?:⟦N\d+⟧ )?equations in (?:a|the) (?:linear )?system(?: of (?:⟦N\d+⟧ )?(?:linear )?equations)? is"
    r"(?: (?:given|shown)(?: (?:above|below|here))?:?)? ?(?:⟦R\d+⟧)?[.:]?|⟦R\d+⟧"
)
_SAID = re.compile(rf"(?:if )?the system (?:of equations )?has {_COUNT}[.,]?")
_OTHER = re.compile(
    r"which(?: of the following)?(?: equations?)? (?:could|can) be the (?:second|other)(?: linear)? equation"
    r"(?: (?:in|of) (?:the|this) system(?: of equations)?)? ?[.?]?"
)
CONCEPT = (
    "Compare the numbers before the letters on both sides, or in both equations. If they agree and the plain numbers "
    "do not, nothing can be a solution; if everything agrees, everything on the line is one."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation when the choices are equations or systems to be counted, None for anything else."""
    prose = stem.prose.strip()
    alone = _WHICH.fullmatch(prose)
    if alone is not None:
        return _derived(stem, (), alone.group("count"))
    relations = stem.equations()
    if len(relations) != 1 or not _OTHER.search(prose):
        return None
    said = _SAID.search(prose)
    if said is None:
        return None
    rest = _OTHER.sub(" ", _SAID.sub(" ", _GIVEN.sub(" ", prose)))
    return _derived(stem, relations, said.group("count")) if not rest.strip() else None


def _derived(stem: Stem, given: Sequence[Rel], count: str) -> Derivation | None:
    wanted = None if count in MANY else HOW_MANY[count]

    def fits(choice: Choice) -> bool:
        relations = _relations(choice, given)
        try:
            return relations is not None and count_solutions(relations, _names(relations)) == wanted
        except Unvalued:
            return False

    chosen = [c for c in stem.choices if fits(c)]
    if len(chosen) != 1 or any(_relations(c, given) is None for c in stem.choices):
        return None
    relations = _relations(chosen[0], given) or []
    text = (
        "Bring each choice to a form in which the numbers before the letters can be compared, and count its solutions."
    )
    move = Move(
        "Test each choice",
        text,
        State.of(*given) if given else words("the choices"),
        State.of(*relations),
        check=lambda: sympy_count(relations) == wanted,
    )
    asked = f"You are asked which choice gives {count} {'solution' if wanted == 1 else 'solutions'}."
    return Derivation(
        skills.SYSTEMS if len(relations) == 2 else skills.LINEAR_ONE,
        CONCEPT,
        (move,),
        ({},),
        (relations[-1],) if len(relations) == 1 or given else (Group(tuple(relations), "system"),),
        phrase=chosen[0].text if len(relations) == 2 and not given else None,
        fits=fits,
        asked=asked,
        confirm=lambda: [c for c in stem.choices if sympy_count(_relations(c, given) or []) == wanted] == chosen,
    )


def _relations(choice: Choice, given: Sequence[Rel]) -> list[Rel] | None:
    node = choice.node
    items = node.items if isinstance(node, Group) and node.kind == "system" else (node,)
    relations = [*given, *(i for i in items if isinstance(i, Rel) and i.op == "=")]
    if len(relations) != len(given) + len(items):
        return None
    return relations if len(relations) == len(_names(relations)) and len(relations) in (1, 2) else None


def _names(relations: Sequence[Rel]) -> list[str]:
    return sorted({n for r in relations for n in letters(r)})


def sympy_count(relations: Sequence[Rel]) -> int | None:
    """SymPy's number of solutions, None for infinitely many, -1 where it cannot say."""
    import sympy

    try:
        found = algebra.solution_set(State.of(*relations), tuple(_names(relations)))
    except (algebra.Unchecked, NotImplementedError, ValueError, TypeError):
        return -1
    if found == sympy.S.EmptySet:
        return 0
    if isinstance(found, sympy.FiniteSet):
        return None if any(e.free_symbols for e in found) else len(found)
    return None
