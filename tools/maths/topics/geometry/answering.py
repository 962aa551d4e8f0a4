"""What geometry's topics share when they answer: choices compared with letters and units, rounding, the derivation."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import Figure as Picture
from tools.maths.grammar import try_parse
from tools.maths.picturing.sizes import drawn
from tools.maths.problem import Choice
from tools.maths.second_route import equivalent
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.geometry import exact
from tools.maths.topics.geometry.exact import Exact
from tools.maths.topics.geometry.scanning import speaks_of_figures
from tools.maths.topics.geometry.units import UNIT
from tools.maths.topics.geometry.wording import without_degrees
from tools.maths.tree import Node, Rel, Sym, has_decimal, letters, num
from tools.maths.values import Unvalued, evaluate, same_at, same_value

ROUNDING = re.compile(
    r",? ?(?:rounded )?to the nearest (?P<place>whole (?:number|unit|degree)|integer|tenth|hundredth|thousandth|ten|"
    r"hundred|degree|unit)(?: of an? [a-z]+)?"
)
CLOSEST = re.compile(r"\b(?:(?:closest|nearest) to(?! [A-Z]\b)|approximately|about|best approximat\w+)\b")
_PLACES = {"tenth": 1, "hundredth": 2, "thousandth": 3, "ten": -1, "hundred": -2}


@dataclass(frozen=True)
class Wanted:
    """How the answer is wanted: rounded to `places` digits (None: exactly), or as the closest of the choices."""

    places: int | None = None
    closest: bool = False


def wanted(text: str) -> Wanted:
    """How the question wants its number."""
    match = ROUNDING.search(text)
    if match:
        return Wanted(_PLACES.get(match.group("place"), 0))
    return Wanted(None, bool(CLOSEST.search(text)))


def without_rounding(text: str) -> str:
    """The text without its words about rounding."""
    return re.sub(r" +", " ", CLOSEST.sub("", ROUNDING.sub("", text)))


def choice_node(choice: Choice) -> Node | None:
    """A choice as a value: units, degree signs and a leading "x =" set aside."""
    node = choice.node
    if node is None:
        text = re.sub(rf"(?<=[\s\d}}])(?:{UNIT}|degrees|radians)\s*\.?$", "", choice.text.strip())
        text = re.sub(r"\\(?:text|mathrm)\s*\{[^{}]*\}", "", text)
        node = try_parse(text)
    if isinstance(node, Rel) and isinstance(node.left, Sym):
        node = node.right
    return None if node is None else without_degrees(node)


def fitting(stem: Stem, value: Node, closest: bool) -> Callable[[Choice], bool]:
    """The test whether a choice is this value (or, where "closest" is asked, nearest to it)."""

    def number(node: Node | None) -> float | None:
        try:
            return None if node is None or letters(node) else float(evaluate(node))
        except (Unvalued, OverflowError):
            return None

    def fits(choice: Choice) -> bool:
        node = choice_node(choice)
        if node is None or isinstance(node, Rel):
            return False
        if closest:
            target, own = number(value), number(node)
            if target is None or own is None:
                return False
            gaps = [abs(v - target) for v in (number(choice_node(c)) for c in stem.choices) if v is not None]
            return abs(own - target) == min(gaps) and min(gaps) <= 0.1 * abs(target)
        try:
            if letters(node) or letters(value):
                return letters(node) <= letters(value) and equivalent(node, value)
            return same_value(evaluate(node), evaluate(value))
        except Unvalued:
            return False

    return fits


def rounded(value: Node, places: int) -> tuple[Move, Node]:
    """The move that rounds a number, and the rounded number."""
    exact_value = Decimal(str(float(evaluate(value))))
    step = Decimal(1).scaleb(-places)
    result = exact_value.quantize(step, ROUND_HALF_UP)
    text = f"{result:f}" if places > 0 else str(int(result))
    node: Node = num(Fraction(text), text if "." in text else "")

    def check() -> bool:
        return abs(Fraction(float(evaluate(value))) - Fraction(text)) <= Fraction(1, 2) * Fraction(10) ** -places

    return Move("Round", "Work out the decimal value and round it as asked.", value, node, check=check), node


@dataclass
class Working:
    """Steps that each work an expression out exactly; decimal: fractions are written as decimals.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> work = Working()
    >>> plain(work.step("Find the circumference", "It is twice the radius times π.", parse("2 * pi * 3"))), len(work.moves)
    ('6pi', 1)
    """

    decimal: bool = False
    moves: list[Move] = field(default_factory=list)

    def step(self, rule: str, text: str, before: Node, decimal: bool = False) -> Node:
        """What an expression is, noted as a move. Raises Unvalued where it has no exact value."""
        after = exact.worked_out(before, decimal or self.decimal)
        self.moves.append(Move(rule, text, before, after))
        return after


def derivation(
    stem: Stem,
    *,
    skill: str,
    concept: str,
    asked: str,
    moves: Sequence[Move],
    value: Exact | Node,
    confirm: Callable[[], bool],
    how: Wanted = Wanted(),
    unit: str = "",
    slips: Sequence[Slip] = (),
    shortcut: str = "",
    full: bool = True,
    decimal: bool = False,
    picture: Callable[[Sequence[Move]], Picture | None] | None = None,
) -> Derivation | None:
    """The whole derivation with its rounding and its way of testing choices; None where a number stays irrational unasked."""
    node = exact.tree(value, decimal) if isinstance(value, Exact) else value
    all_moves = list(moves)
    if how.places is not None and not letters(node):
        move, node = rounded(node, how.places)
        all_moves.append(move)
    if how.closest and not stem.choices:
        return None
    kept = tuple(s for s in slips if s.value != node and not same_at(s.value, node))
    return Derivation(
        skill, concept, tuple(all_moves), ({},), (node,), asked=asked, unit=unit, confirm=confirm,
        fits=fitting(stem, node, how.closest) if stem.choices else None, slips=kept, shortcut=shortcut,
        full=full and not unread(stem), figure=None if picture is None else drawn(lambda: picture(all_moves)),
    )  # fmt: skip


def unread(stem: Stem) -> bool:
    """Whether a told sentence says something new without a word of geometry: no pattern can have taken it in.

    What is told before the first number only sets the scene, unless it speaks of everything or of nothing.
    """
    sentences = list(stem.sentences)
    first = next((i for i, s in enumerate(sentences) if PLACEHOLDER.search(s)), 0)
    scene = {s for s in sentences[:first] if not re.search(r"\b(?:all|any|each|every|no|nobody|none|not|once)\b", s)}
    return any(s not in scene and not speaks_of_figures(s) for s in stem.unread_sentences)


def uses_decimals(stem: Stem) -> bool:
    """Whether the problem writes decimals."""
    return has_decimal(*stem.nodes)
