"""What a solution hides and what its problem says anyway, prepared once for `disclosure.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tools.maths import restating
from tools.maths.grammar import try_parse
from tools.maths.numerals import spell_out_digits
from tools.maths.spans import Formula, segment
from tools.maths.tree import Group, Node, bare, walk
from tools.maths.values import Unvalued, Value, evaluate


@dataclass(frozen=True)
class Secret:
    """What a solution hides and what its problem says anyway."""

    values: tuple[Value, ...]
    pairs: tuple[tuple[Value, ...], ...]
    expressions: tuple[Node, ...]
    phrases: tuple[str, ...]  # "no solution", "infinitely many solutions", "2 solutions"
    letter: str | None
    known: tuple[Value, ...]  # numbers the problem states
    stated: frozenset[Node]  # every subtree of the problem
    choices: tuple[str, ...]
    stem_text: str


@lru_cache(maxsize=512)
def secret_of(question: str, choices: tuple[str, ...] | None, letter: str | None, hidden: tuple[str, ...]) -> Secret:
    stem, listed = restating.stem_and_choices(question, choices)
    values: list[Value] = []
    pairs: list[tuple[Value, ...]] = []
    expressions: list[Node] = []
    phrases: list[str] = []
    for text in hidden:
        node = None if "solution" in text else try_parse(text)
        if node is None:
            phrases.append(text.lower())
        elif isinstance(node, Group):
            pairs.append(tuple(v for v in map(value_of, node.items) if v is not None))
        elif (value := value_of(node)) is not None:
            values.append(value)
        else:
            expressions.append(node)
    given = [p.node for p in segment(spell_out_digits(stem)) if isinstance(p, Formula)]
    stated = frozenset(bare(n) for node in given for n in walk(node))
    known = tuple(v for v in (value_of(n) for node in given for n in walk(node)) if v is not None)
    return Secret(tuple(values), tuple(pairs), tuple(expressions), tuple(phrases), letter, known, stated, listed, stem)


def value_of(node: Node) -> Value | None:
    try:
        return evaluate(node)
    except (Unvalued, RecursionError):
        return None
