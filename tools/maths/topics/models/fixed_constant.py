"""A formula with an unknown constant: one case tells the constant, and another case asks for one of the letters.

"F = kx. A force of 14 newtons stretches the spring 4 centimeters. What force stretches it 10 centimeters?" Each case is
one clause whose numbers are placed by what the letters stand for; a clause whose numbers cannot all be placed is not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import rational
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.given import givens, letter_of
from tools.maths.topics.models.meaning import plain, quantities
from tools.maths.topics.models.model import Model, relations
from tools.maths.topics.models.power_laws import USUAL, letters_named
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.said_amounts import amount_test
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Node, Rel, Sym, has_decimal, letters, substitute, walk
from tools.maths.values import Unvalued, evaluate

_CONSTANTS = re.compile(
    r"((?:⟦S\d+⟧(?:,? and |, )?)+) (?:is|are) (?:an? )?(?:positive |nonzero |real |unknown )*constants?\b"
)
_ASKS = re.compile(r"\b(?:what|how many|how much|how far|how long|how fast|find)\b(?P<wanted>[^⟦?]*)")
_VALUE_OF = re.compile(r"\bwhat (?:is|must be) the value of (?:the constant )?(⟦S\d+⟧)")
# A case of another thing has another constant
_ANOTHER = re.compile(
    r"\b(?:second|third|another|different|other|stiffer|stronger|weaker|heavier|lighter|twice|half|double[sd]?|tripled?|new)\b"
)
_UNREAD = re.compile(r"\b(?:more|less|fewer|greater|times|percent|ratio|not|difference|increase|decrease|twice|half)\b")

Case = dict[str, Fraction]


def solve(stem: Stem) -> Derivation | None:
    """The letter asked for in the second case, or the constant itself; None for any other problem."""
    constants = _constants(stem)
    found = [r for r in relations(stem) if constants and constants <= letters(r)]
    if len(constants) != 1 or len(found) != 1 or len(relations(stem)) != 1 or _UNREAD.search(stem.ask):
        return None
    (constant,) = constants
    relation = found[0]
    model = _model(stem, relation, constant)
    cases = _cases(stem, model, relation)
    if cases is None or not cases[0]:
        return None
    told, asked_case, wanted, sure = cases
    k = _solved(relation, told, constant)
    others = set(model.inputs) - set(told)
    if k is None or others:
        return None
    first = Rel("=", Sym(constant), rational(k, has_decimal(*stem.nodes)))
    placed = _placed(relation, told)
    moves = [
        Move("Put the known case in", "One case is known completely: put its numbers in for the letters.",
             relation, placed, check=lambda: _same(relation, told, placed, constant)),
        Move("Find the constant", "Solve the equation for the constant.", placed, first,
             check=lambda: _holds(relation, {**told, constant: k}) and not _holds(relation, {**told, constant: k + 1})),
    ]  # fmt: skip
    if wanted == constant and not asked_case:
        return _derivation(stem, constant, k, moves, lambda: _holds(relation, {**told, constant: k}), sure)
    unknown = set(model.inputs) - set(asked_case)
    if len(unknown) != 1 or wanted not in (None, *unknown) or not asked_case:
        return None
    (letter,) = unknown
    value = _solved(relation, {**asked_case, constant: k}, letter)
    if value is None or value <= 0:
        return None
    second = _placed(relation, {**asked_case, constant: k})
    last = Rel("=", Sym(letter), rational(value, has_decimal(*stem.nodes)))
    done = calculated("", "", second.right) if second.left == Sym(letter) else None
    moves.append(
        Move("Put the constant and the new case in", "The constant stays the same in the new case.", second, last,
             check=lambda: _holds(relation, {**asked_case, constant: k, letter: value})
             and (done is None or evaluate(done[1]) == value))
    )  # fmt: skip

    def same_constant() -> bool:
        """The new case by itself gives the same constant."""
        return _solved(relation, {**asked_case, letter: value}, constant) == k

    return _derivation(stem, letter, value, moves, same_constant, sure and wanted == letter, model)


def _constants(stem: Stem) -> set[str]:
    """The letters the prose calls constants."""
    return {n for m in _CONSTANTS.finditer(stem.prose) for n in letters_named(stem, m.group(1))}


def _model(stem: Stem, relation: Rel, constant: str) -> Model:
    said = {n: q for n, q in quantities(stem).items() if n in letters(relation) and n != constant}
    names = tuple(sorted(letters(relation) - {constant}))
    for name, word in USUAL:
        if name in names and name not in said and re.search(rf"\b{word}\b", stem.prose):
            said[name] = Quantity(name, word)
    return Model(relation, "", Bin("-", relation.left, relation.right), names, said)


def _cases(stem: Stem, model: Model, relation: Rel) -> tuple[Case, Case, str | None, bool] | None:
    """The known case, the values of the asked one, the letter asked for, and whether every number is placed surely."""
    told: Case = {}
    asked: Case = {}
    sure = True
    wanted: str | None = None
    for sentence in stem.sentences:
        if re.search(r"⟦[RF]\d+⟧", sentence):
            continue
        for clause in re.split(r",? (?=(?:what|how|find)\b)|(?<=⟧[a-z ]),(?= when)", sentence):
            asks = _ASKS.search(clause) if sentence == stem.ask else None
            for match in PLACEHOLDER.finditer(clause):
                if match.group(1) in "ETB":
                    return None
            if asks and (value_of := _VALUE_OF.search(clause)):
                node = stem.node(value_of.group(1))
                wanted = node.name if isinstance(node, Sym) else None
                continue
            placed = givens(stem, model, clause)
            if placed is None or _ANOTHER.search(clause):
                return None
            target = asked if asks or (sentence == stem.ask and told.keys() >= set(model.inputs)) else told
            for given in placed:
                if given.letter in target:
                    return None
                target[given.letter] = given.value
                sure = sure and given.sure
            if asks:
                wanted = letter_of(model, plain(stem, asks.group("wanted"))) or wanted
    return told, asked, wanted, sure


def _placed(relation: Rel, case: Mapping[str, Fraction]) -> Rel:
    values: dict[str, Node] = {n: rational(v, True) for n, v in case.items()}
    return Rel("=", substitute(relation.left, values), substitute(relation.right, values))


def _solved(relation: Rel, case: Mapping[str, Fraction], name: str) -> Fraction | None:
    """The one value of a letter that makes the relation true, where the relation is linear in it or in its square."""

    def gap(value: Fraction) -> Fraction | None:
        return _gap(relation, {**case, name: value})

    low, one, two, three = (gap(Fraction(v)) for v in (1, 2, 3, 4))
    if low is None or one is None or two is None or three is None:
        return None
    if one - low == two - one == three - two != 0:
        value = 1 - low / (one - low)
        return value if gap(value) == 0 else None
    bend = (two - 2 * one + low) / 2
    if bend and (three - 2 * two + one) / 2 == bend:  # a·v² + c, without a linear part
        c = low - bend
        if one - low != 3 * bend or c / bend > 0:
            return None
        square = -c / bend
        roots = [Fraction(n, d) for n in (_root(square.numerator),) for d in (_root(square.denominator),) if n and d]
        return roots[0] if roots and gap(roots[0]) == 0 else None
    inverse = _inverse(relation, case, name)
    return inverse


def _inverse(relation: Rel, case: Mapping[str, Fraction], name: str) -> Fraction | None:
    """The value of a letter that stands below a fraction bar: c/v = d."""
    one, two = (_gap(relation, {**case, name: Fraction(v)}) for v in (1, 2))
    if one is None or two is None or one == two:
        return None
    c = 2 * (one - two)
    rest = one - c
    if not rest:
        return None
    value = -c / rest
    return value if value > 0 and _gap(relation, {**case, name: value}) == 0 else None


def _root(n: int) -> int:
    found = round(abs(n) ** 0.5)
    return found if found * found == n else 0


def _gap(relation: Rel, values: Mapping[str, Fraction]) -> Fraction | None:
    try:
        left, right = evaluate(relation.left, dict(values)), evaluate(relation.right, dict(values))
    except (Unvalued, ZeroDivisionError):
        return None
    return left - right if isinstance(left, Fraction) and isinstance(right, Fraction) else None


def _holds(relation: Rel, values: Mapping[str, Fraction]) -> bool:
    return _gap(relation, values) == 0


def _same(relation: Rel, case: Mapping[str, Fraction], placed: Rel, name: str) -> bool:
    """Both equations leave the same gap for several values of the constant."""
    return all(
        _gap(relation, {**case, name: Fraction(v)}) == _gap(placed, {name: Fraction(v)}) is not None for v in (1, 2, 5)
    )


def _derivation(
    stem: Stem, letter: str, value: Fraction, moves: list[Move], confirm: object, sure: bool, model: Model | None = None
) -> Derivation:
    assert callable(confirm)
    quantity = model.said(letter) if model else None
    used = [i for i in stem.placeholders("NMPRF")]
    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS if any(n.op == "^" for m in stem.equations() for n in walk(m) if isinstance(n, Bin))
        else skills.LINEAR_TWO,
        concept="A constant is the same in every case: one complete case tells it, and then any other case can be worked out.",
        moves=tuple(moves), solutions=({letter: rational(value)},), values=(rational(value, has_decimal(*stem.nodes)),),
        asked=f"You are asked for ${letter}$, and the constant in the formula has to be found first.",
        confirm=confirm, fits=amount_test(stem.choices, rational(value)),
        unit=quantity.plural if quantity else "", full=sure and not stem.unused(used),
    )  # fmt: skip
