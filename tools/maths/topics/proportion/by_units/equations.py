"""Which equation or expression models a story, told by units alone: its terms must measure the same kind of thing.

Every number of a choice gets the units the story gives it, every letter the unit it is said to count. A choice whose
terms cannot be added or compared (dollars with miles) is out. Only where a single choice is left is it the answer, and
it is never called verified: units tell nothing about a sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.stem import Stem
from tools.maths.topics.proportion.by_units.mentions import Mention, mentions, text_of
from tools.maths.topics.proportion.quantities import unit_at
from tools.maths.topics.proportion.units import Unit, canonical, singular
from tools.maths.tree import Bin, Neg, Node, Num, Rel, Sym, letters, walk
from tools.maths.values import Unvalued, evaluate

CONCEPT = "Only amounts of the same kind can be added or set equal: follow the units through every term."
_ASKS = re.compile(r"\b(?:which|what)\b[^?]*\b(?:equation|expression|represents?|models?|gives|used)\b")
_LETTER = re.compile(r"⟦S(\d+)⟧")
_COUNTED = re.compile(r"\b(?:number of|how many|how much|amount of)\s+([a-z ]+?)\s*,?\s*\$?\s*⟦S(\d+)⟧")
_AFTER = re.compile(r"⟦S(\d+)⟧,?\s*(?:is|represents|be|equals)?\s*(?:the )?(?:total )?(?:number of )?")
_IN = re.compile(r"⟦S(\d+)⟧,? in (?:a )?(?=[a-z])")
_MEASURED = re.compile(r",? in ([a-z]+),? ⟦S(\d+)⟧|⟦S(\d+)⟧[^⟦.?]*?,? in ([a-z]+)")
_LASTING = re.compile(r"\beach(?: [a-z]+){0,4} $")
_SKIP = frozenset(
    ["more", "fewer", "additional", "average", "total", "different", "full", "such", "of", "the", "extra", "whole"]
)
_LIMIT = 256  # ways to give the numbers of one choice their units

Dimension = tuple[tuple[str, int], ...]
NONE: Dimension = ()
THINGS: Dimension = (("thing", 1),)


def solve(stem: Stem) -> Derivation | None:
    """The one choice whose terms agree in units; None when letters or numbers have no unit, or several agree."""
    nodes = [c.node for c in stem.choices]
    if len(nodes) < 3 or stem.tables or not _ASKS.search(stem.prose):
        return None
    if any(n is None or not letters(n) or not isinstance(n, Rel | Bin) for n in nodes):
        return None
    text = text_of(stem)
    found = mentions(stem, text)
    known = letter_units(stem, text)
    names = {name for n in nodes if n is not None for name in letters(n)}
    if not names <= set(known) or any(not m.unit.parts and m.kind != "P" for m in found):
        return None
    if sum(m.rate for m in found) < 2:
        return None  # without rates to be chained, units tell too little
    given = _given(found)
    right = [c for c in stem.choices if c.node is not None and agrees(c.node, given, known)]
    if len(right) != 1 or right[0].node is None or len(_numbers(right[0].node)) < 2:
        return None
    used = {n.value for n in _numbers(right[0].node)}
    if any(m.value not in used and _LASTING.search(text[: m.start]) for m in found):
        return None  # what each does with "each for 4 hours" is not told by units
    return _written(stem, right[0].node, given, known)


def letter_units(stem: Stem, text: str) -> dict[str, Dimension]:
    """The kind of thing each letter counts or measures, for the letters whose description says it."""
    known: dict[str, Dimension] = {}
    for match in _COUNTED.finditer(text):
        words_ = [w for w in match[1].split() if w not in _SKIP]
        unit = next((Unit.of(w) for w in reversed(words_) if canonical(w)), None)
        head = next((w for w in words_ if w.endswith("s")), "")
        if unit is None and head:
            unit = Unit.of(singular(head))
        if unit is not None:
            known.setdefault(_name(stem, match[2]), kind(unit))
    for match in _AFTER.finditer(text):
        found = unit_at(text, match.end())
        if found is not None:
            known.setdefault(_name(stem, match[1]), kind(found[0].plain()))
    for match in _MEASURED.finditer(text):
        word = match[1] or match[4]
        if canonical(word):
            known.setdefault(_name(stem, match[2] or match[3]), kind(Unit.of(word)))
    return known


def _name(stem: Stem, index: str) -> str:
    node = stem.nodes[int(index)]
    return node.name if isinstance(node, Sym) else ""


def kind(unit: Unit) -> Dimension:
    """What a unit measures, whatever its size.

    >>> kind(Unit.of("miles")) == kind(Unit.of("feet"))
    True
    """
    total: dict[str, int] = {}
    for (word, _), power in unit.dimension:
        total[word] = total.get(word, 0) + power
    return tuple(sorted((w, p) for w, p in total.items() if p))


def _given(found: tuple[Mention, ...]) -> dict[Fraction, set[Dimension]]:
    """Each number of the story with the kinds of things it is said of."""
    given: dict[Fraction, set[Dimension]] = {}
    for mention in found:
        given.setdefault(mention.value, set()).add(kind(mention.unit))
        if mention.kind == "P":
            for value in (1 + mention.value, 1 - mention.value):
                given.setdefault(value, set()).add(NONE)
    return given


def agrees(node: Node, given: Mapping[Fraction, set[Dimension]], known: Mapping[str, Dimension]) -> bool:
    """Whether the terms of a formula can be added and its sides be equal, for some units of its numbers."""
    return any(True for _ in _kinds(node, given, known))


def _kinds(node: Node, given: Mapping[Fraction, set[Dimension]], known: Mapping[str, Dimension]) -> Iterator[Dimension]:
    match node:
        case Num(value):
            yield from given.get(value, ())
        case Sym(name):
            yield known[name]
        case Neg(arg):
            yield from _kinds(arg, given, known)
        case Rel(_, left, right):
            yield from _joined(left, right, given, known)
        case Bin("+" | "-", left, right):
            yield from _joined(left, right, given, known)
        case Bin("*" | "/" as op, left, right):
            for one in _kinds(left, given, known):
                for two in _kinds(right, given, known):
                    yield _times(one, two, 1 if op == "*" else -1)
        case _:
            return


def _joined(
    left: Node, right: Node, given: Mapping[Fraction, set[Dimension]], known: Mapping[str, Dimension]
) -> Iterator[Dimension]:
    others = list(_kinds(right, given, known))[:_LIMIT]
    for one in _kinds(left, given, known):
        for two in others:
            if one == two:
                yield one
            elif _counts(one) and _counts(two):
                yield THINGS


def _counts(dimension: Dimension) -> bool:
    """Whether it counts things: cars and trucks can be added, as vehicles."""
    return len(dimension) == 1 and dimension[0][1] == 1 and dimension[0][0] not in _MEASURES


_MEASURES = frozenset(
    {name for unit in ("foot", "meter", "hour", "month", "pound", "gram", "cup", "liter", "dollar", "byte", "joule",
                       "calorie", "watt") for name, _ in kind(Unit.of(unit))}
)  # fmt: skip


def _times(one: Dimension, two: Dimension, sign: int) -> Dimension:
    total = dict(one)
    for word, power in two:
        total[word] = total.get(word, 0) + sign * power
    return tuple(sorted((w, p) for w, p in total.items() if p))


def _numbers(node: Node) -> list[Num]:
    return [n for n in walk(node) if isinstance(n, Num)]


def _written(
    stem: Stem, right: Node, given: Mapping[Fraction, set[Dimension]], known: Mapping[str, Dimension]
) -> Derivation:
    def fits(node: Node | None) -> bool:
        return node is not None and agrees(node, given, known)

    units = "; ".join(f"{name}: {_said(known[name])}" for name in sorted(letters(right)))
    moves = [
        Move("Give every letter its unit", "Say for each letter and number of the story what it measures.",
             words("the story"), words(units), check=lambda: letters(right) <= set(known)),
        Move("Follow the units", "Multiply and divide the units as the formula does: all its terms measure the same.",
             words(units), right, check=lambda: fits(right)),
    ]  # fmt: skip
    for choice in stem.choices:
        if choice.node is not None and choice.node != right:
            text = "Here amounts of different kinds would be added or set equal, or a number is not the story's."
            rejected = Move(
                "Rule out a choice", text, choice.node, words("the units do not agree"),
                check=lambda node=choice.node: not fits(node),  # type: ignore[misc]
            )  # fmt: skip
            moves.append(rejected)
    return Derivation(
        skills.LINEAR_ONE if len(letters(right)) == 1 else skills.LINEAR_TWO,
        CONCEPT,
        tuple(moves),
        ({},),
        (right,),
        asked="You are asked which of the formulas says what the story says.",
        fits=lambda c: fits(c.node),
        confirm=lambda: _scales(right, given, known),
        full=False,
    )


def _scales(node: Node, given: Mapping[Fraction, set[Dimension]], known: Mapping[str, Dimension]) -> bool:
    """A second look, by numbers: with the unit of one measure halved, both sides of the formula grow alike."""
    if not isinstance(node, Rel):
        return True
    point = {name: Fraction(3 + i) for i, name in enumerate(sorted(letters(node)))}
    for word in sorted(_MEASURES):
        try:
            left, right = (evaluate(side, dict(point)) for side in (node.left, node.right))
            more, other = (evaluate(_scaled(side, word, given, known), dict(point)) for side in (node.left, node.right))
        except Unvalued:
            return False
        if left and right and more * right != other * left:
            return False
    return True


def _scaled(node: Node, word: str, given: Mapping[Fraction, set[Dimension]], known: Mapping[str, Dimension]) -> Node:
    def factor(dimension: Dimension) -> Num:
        return Num(Fraction(2) ** dict(dimension).get(word, 0))

    match node:
        case Num(value) if len(given.get(value, ())) == 1:
            return Bin("*", node, factor(next(iter(given[value]))))
        case Sym(name) if name in known:
            return Bin("*", node, factor(known[name]))
        case Neg(arg):
            return Neg(_scaled(arg, word, given, known))
        case Bin(op, left, right, shown):
            return Bin(op, _scaled(left, word, given, known), _scaled(right, word, given, known), shown)
        case _:
            return node


def _said(dimension: Dimension) -> str:
    above = " and ".join(w for w, p in dimension if p > 0) or "number"
    below = " and ".join(w for w, p in dimension if p < 0)
    return f"{above} per {below}" if below else above
