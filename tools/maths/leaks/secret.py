"""What a solution hides and what its problem says anyway, prepared once for `disclosure.py`.

Hidden things come as plain text: numbers, expressions, points, relations, systems joined by ";", and words. The right
choice, as the problem writes it, is hidden as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from tools.maths.choice_reading import read_choice
from tools.maths.grammar import try_parse
from tools.maths.leaks import restating
from tools.maths.leaks.sameness import relations, same_relation, value_of
from tools.maths.numerals import spell_out_digits
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, scale, terms_tree
from tools.maths.problem import LETTERS
from tools.maths.spans import Formula, segment
from tools.maths.tree import Apply, Bin, Degrees, Group, Neg, Node, Percent, Rel, Sym, bare, letters, walk
from tools.maths.values import Value, same_value

_COUNTS = re.compile(r"\d+ solutions|no solution|infinitely many(?: solutions)?", re.IGNORECASE)


@dataclass(frozen=True)
class Secret:
    """What a solution hides and what its problem says anyway."""

    values: tuple[Value, ...]
    pairs: tuple[tuple[Value, ...], ...]
    expressions: tuple[Node, ...]
    systems: tuple[tuple[Rel, ...], ...]  # each: relations that make the answer together (mostly one)
    phrases: tuple[str, ...]  # "no solution", "infinitely many solutions", "2 solutions"
    texts: tuple[str, ...]  # answers in words: the right choice's text
    letter: str | None
    known: tuple[Value, ...]  # numbers the problem states
    stated: frozenset[Node]  # every subtree of the problem
    choices: tuple[str, ...]
    wrong: frozenset[Node]  # the formulas of the other choices
    stem_text: str


@lru_cache(maxsize=512)
def secret_of(question: str, choices: tuple[str, ...] | None, letter: str | None, hidden: tuple[str, ...]) -> Secret:
    """Everything `disclosure` needs of one problem."""
    stem, listed = restating.stem_and_choices(question, choices)
    given = [p.node for p in segment(spell_out_digits(stem)) if isinstance(p, Formula)]
    stated = frozenset(bare(n) for node in given for n in walk(node))
    known = {value_of(n) for node in given for n in walk(node)} | {
        value_of(node) for t in re.findall(r"\d+(?:,\d{3})+|\d*\.?\d+", stem) if (node := try_parse(t)) is not None
    }
    gathering = _Gathering(tuple(r for node in given for r in relations(node)))
    for text in hidden:
        gathering.add(text)
    if letter is not None and letter in LETTERS[: len(listed)]:
        gathering.choice(letter, listed[LETTERS.index(letter)])
    return Secret(
        values=tuple(gathering.values),
        pairs=tuple(dict.fromkeys(gathering.pairs)),
        expressions=tuple(dict.fromkeys(gathering.expressions)),
        systems=tuple(gathering.systems),
        phrases=tuple(dict.fromkeys(gathering.phrases)),
        texts=tuple(dict.fromkeys(gathering.texts)),
        letter=letter,
        known=tuple(v for v in known if v is not None),
        stated=stated,
        choices=listed,
        wrong=frozenset(
            bare(node)
            for i, text in enumerate(listed)
            if LETTERS[i] != letter and (node := read_choice(LETTERS[i], text).node) is not None
        ),
        stem_text=stem,
    )


class _Gathering:
    """Hidden things as they are sorted into kinds. given: the problem's own relations, which are no secret."""

    def __init__(self, given: tuple[Rel, ...]) -> None:
        self.given = given
        self.values: list[Value] = []
        self.pairs: list[tuple[Value, ...]] = []
        self.expressions: list[Node] = []
        self.systems: list[tuple[Rel, ...]] = []
        self.phrases: list[str] = []
        self.texts: list[str] = []

    def add(self, text: str) -> None:
        if _COUNTS.fullmatch(text):
            self.phrases.append(text.lower())
            return
        parts = [try_parse(part) for part in text.split(";")]
        nodes = [node for node in parts if node is not None]
        if len(nodes) < len(parts):
            self.texts.append(text)
        elif len(nodes) > 1:
            self.node(Group(tuple(nodes), "system"))
        else:
            self.node(nodes[0])

    def choice(self, letter: str, text: str) -> None:
        node = read_choice(letter, text).node
        if node is not None:
            self.node(node)
        elif not any(restating.skeleton(text)[0] == restating.skeleton(t)[0] for t in self.texts):
            self.texts.append(text)

    def node(self, node: Node) -> None:
        found = relations(node)
        if found:
            self.relations(found)
        elif isinstance(node, Group):
            self.pairs.append(tuple(v for v in map(value_of, node.items) if v is not None))
        elif (value := value_of(node)) is not None:
            self.value(value)
            if isinstance(node, Percent | Degrees) and (bare_number := value_of(node.arg)) is not None:
                self.value(bare_number)  # "12%" is given away by "12" as well, "30°" by "30"
        elif any(isinstance(n, Bin) and n.op == "±" for n in walk(node)):
            for sign in "+-":
                self.node(signed(node, sign))
        elif isinstance(node, Sym):
            self.texts.append(node.name)
        else:
            self.expressions.append(node)

    def value(self, value: Value) -> None:
        if not any(same_value(value, v) for v in self.values):
            self.values.append(value)

    def relations(self, found: tuple[Rel, ...]) -> None:
        for relation in found:
            sides = (relation.left, relation.right)
            for side, other in (sides, sides[::-1]):
                if relation.op == "=" and not letters(other) and value_of(other) is None:
                    self.node(other)  # x = 3 ± 1
                value = value_of(other)
                if isinstance(side, Sym | Apply) and value is not None and len(found) < 3:
                    self.value(value)  # x > 4 hides its border
                elif isinstance(side, Sym | Apply) and letters(other) and relation.op == "=" and _new(other):
                    self.expressions.append(other)  # y = 2x + 3 is given away by 2x + 3
            if relation.op == "=" and (solved := _solved_for(relation, "y")) is not None and _new(solved):
                self.expressions.append(solved)
        if not all(any(same_relation(r, g) and bare(r) != bare(g) for g in self.given) for r in found):
            self.systems.append(found)


def _solved_for(relation: Rel, name: str) -> Node | None:
    """What a letter equals by an equation that is linear in it: 5 − 2x for 2x + y = 5 and y."""
    try:
        terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    factor = coefficient(terms, ((name, 1),))
    rest = tuple(t for t in terms if t.monomial != ((name, 1),))
    if not factor or not rest or any(letter == name for t in rest for letter, _ in t.monomial):
        return None
    return terms_tree(scale(rest, -1 / factor))


def signed(node: Node, sign: str) -> Node:
    """3 ± 1 with one of its signs."""
    match node:
        case Bin(op, left, right, shown):
            return Bin(sign if op == "±" else op, signed(left, sign), signed(right, sign), shown)
        case Neg(arg):
            return Neg(signed(arg, sign))
        case _:
            return node


def _new(node: Node) -> bool:
    """A form worth hiding on its own: more than a letter or its negative."""
    return isinstance(node, Bin) or (isinstance(node, Neg) and isinstance(node.arg, Bin))
