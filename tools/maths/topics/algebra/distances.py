"""Distances on the number line: "the distance between x and 5 is 3" as |x − 5| = 3, and the distance of two numbers.

Asked is the equation, one of the two values, or their sum or product. Inequalities of this kind are in `within`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, Slip, State
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.tree import Abs, Bin, Node, Rel, Sym, letters, walk
from tools.maths.values import same_at

CONCEPT = "How far two numbers are apart is the absolute value of their difference, so one distance leads to two numbers: one on each side."
_LINE = r"(?: on (?:the|a) (?:real )?number line)?"
_TOLD = [
    re.compile(pattern)
    for pattern in (
        rf"(?:if |when )?(?:the )?distance{_LINE} (?:between|from) (?P<x>⟦S\d+⟧|a number) (?:and|to) (?P<c>⟦N\d+⟧){_LINE} is (?:exactly |equal to )?(?P<d>⟦N\d+⟧)(?: units?)?{_LINE}",
        rf"(?:if |when )?(?:the )?distance{_LINE} (?:between|from) (?P<c>⟦N\d+⟧) (?:and|to) (?P<x>⟦S\d+⟧|a number){_LINE} is (?:exactly |equal to )?(?P<d>⟦N\d+⟧)(?: units?)?{_LINE}",
        rf"(?:if |when )?(?:the )?(?:on (?:the|a) number line,? )?(?:the )?(?:point |number |value )?(?P<x>⟦S\d+⟧|[a-z]|a number|a point)(?: lies| is)(?: exactly)? (?P<d>⟦N\d+⟧)(?: units?)?(?: away)? from (?P<c>⟦N\d+⟧){_LINE}",
    )
]  # fmt: skip
_EQUATION = re.compile(
    rf"which (?:of the following )?(?:equations? )?(?:can be used to find|gives|represents|shows|describes|has|models|is)[^?]*\?|{_LINE}"
)
_FOLD = re.compile(
    r"(?:what is|find) (?:the )?(?P<how>sum|product|greater|greatest|larger|largest|least|smaller|smallest|lesser)(?: of)? (?:the |all |both |all the |these )*(?:two )?"
    r"(?:possible )?(?:values?|coordinates?|numbers?)(?: (?:of|for) (?:⟦S\d+⟧|(?:the )?(?:point|number)(?: [a-z])?|the two points|[a-z]))?(?= ?[?.])"
)
_BETWEEN = re.compile(
    rf"\W*(?:what is|find) (?:the )?distance{_LINE} between (?P<a>⟦N\d+⟧) and (?P<b>⟦N\d+⟧){_LINE}\W*"
)
_APART = re.compile(rf"\W*how far apart are (?P<a>⟦N\d+⟧) and (?P<b>⟦N\d+⟧){_LINE}\W*")
_REST = frozenset(["if", "on", "a", "the", "number", "line", "real"])


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a distance on the number line, None for anything else."""
    if "distance" not in stem.prose and "number line" not in stem.prose:
        return None
    direct = _BETWEEN.fullmatch(stem.prose) or _APART.fullmatch(stem.prose)
    if direct is not None and "number line" in stem.prose:
        return _apart(stem, direct)
    match = next((m for p in _TOLD if (m := p.search(stem.prose))), None)
    if match is None:
        return None
    letter = stem.node(match.group("x")) if "⟦" in match.group("x") else Sym("x")
    centre, size = stem.node(match.group("c")), stem.node(match.group("d"))
    c, d = stem.value(match.group("c")), stem.value(match.group("d"))
    if not isinstance(letter, Sym) or c is None or d is None or d <= 0:
        return None
    fold = _FOLD.search(stem.prose)
    rest = stem.prose.replace(match.group(), " ")
    rest = (_FOLD if fold else _EQUATION).sub(" ", rest)
    if any(w not in _REST for w in re.findall(r"[a-z]+|⟦\w+⟧", rest)):
        return None
    return _folded(stem, letter, centre, c, d, fold.group("how")) if fold else _which(stem, letter, centre, size, c, d)


def _relation(letter: Sym, centre: Node, size: Node) -> Rel:
    return Rel("=", Abs(Bin("-", letter, centre)), size)


def _which(stem: Stem, letter: Sym, centre: Node, size: Node, c: Fraction, d: Fraction) -> Derivation | None:
    """The one choice with just these two solutions."""
    named = {next(iter(letters(x.node))) for x in stem.choices if x.node is not None and len(letters(x.node)) == 1}
    if len(named) != 1:
        return None
    name = named.pop()

    def fits(choice: Choice) -> bool:
        node = choice.node
        if not isinstance(node, Rel) or node.op != "=" or letters(node) != {name}:
            return False
        here = [x for x in (c - d, c + d) if same_at(node.left, node.right, {name: x})]
        others = [c, -c, d, -d, d - c, -c - d, c + d + 1, c - d - 1, Fraction(0)]
        return len(here) == 2 and not any(
            same_at(node.left, node.right, {name: x}) for x in others if x not in (c - d, c + d)
        )

    right = [x.node for x in stem.choices if fits(x)]
    if len(right) != 1 or right[0] is None or not any(isinstance(n, Abs) for n in walk(right[0])):
        return None
    told = _relation(Sym(name), centre, size)
    move = Move("Write the distance", f"The distance of ${name}$ from a number is the absolute value of their difference.",
                State.of(Rel("=", Sym("d"), size)), State.of(told), check=lambda: all(same_at(told.left, told.right, {name: x}) for x in (c - d, c + d)))  # fmt: skip
    return Derivation(
        skills.NONLINEAR_EQUATIONS, CONCEPT, (move,), ({},), (right[0],), asked="You are asked for the equation that says how far apart two numbers are.",
        fits=fits, confirm=lambda: _by_sympy(right[0], name) == {c - d, c + d},
    )  # fmt: skip


def _by_sympy(node: Node | None, name: str) -> set[Fraction]:
    import sympy

    from tools.maths import algebra

    if not isinstance(node, Rel):
        return set()
    letter = sympy.Symbol(name, real=True)
    found = sympy.solve(algebra.to_sympy(node.left) - algebra.to_sympy(node.right), letter)
    return {Fraction(int(v.p), int(v.q)) for v in found if v.is_Rational}


def _folded(stem: Stem, letter: Sym, centre: Node, c: Fraction, d: Fraction, how: str) -> Derivation | None:
    low, high = c - d, c + d
    moves = [
        Move("Go to the left", "Subtract the distance from the number.", Bin("-", centre, rational(d)), rational(low)),
        Move("Go to the right", "Add the distance to the number.", Bin("+", centre, rational(d)), rational(high)),
    ]
    if how in ("sum", "product"):
        node: Node = (
            Bin("+", rational(low), rational(high)) if how == "sum" else Bin("*", rational(low), rational(high), "cdot")
        )
        value = low + high if how == "sum" else low * high
        text = "Put the two numbers together as asked."
        moves.append(
            Move("Add the two numbers" if how == "sum" else "Multiply the two numbers", text, node, rational(value))
        )
    else:
        value = high if how[:5] in ("great", "large") else low
    wrong = {
        "giving the number on one side only": high if value != high else low,
        "taking the distance for the number": d,
    }
    answer = rational(value)

    def fits(choice: Choice) -> bool:
        node = choice.node.right if isinstance(choice.node, Rel) else choice.node
        return node is not None and not letters(node) and same_at(node, rational(value))

    return Derivation(
        skills.NONLINEAR_EQUATIONS, CONCEPT, tuple(moves), ({},), (answer,), asked="You are asked for numbers at a given distance: there is one on each side.",
        fits=fits if stem.choices else None, confirm=lambda: all(abs(x - c) == d for x in (low, high)) and low != high,
        slips=tuple(Slip(name, rational(v)) for name, v in wrong.items() if v != value),
    )  # fmt: skip


def _apart(stem: Stem, match: re.Match[str]) -> Derivation | None:
    a, b = stem.value(match.group("a")), stem.value(match.group("b"))
    if a is None or b is None:
        return None
    node = Abs(Bin("-", rational(b), rational(a)))
    value = abs(b - a)
    move = Move(
        "Subtract and drop the sign", "The distance is the absolute value of the difference.", node, rational(value)
    )
    slips = tuple(
        Slip(n, rational(v))
        for n, v in (("adding instead of subtracting", a + b), ("leaving the difference negative", -value))
        if v != value
    )
    return Derivation(
        skills.NONLINEAR_EQUATIONS, CONCEPT, (move,), ({},), (rational(value),), asked="You are asked how far apart two numbers are.",
        fits=(lambda choice: choice.node is not None and not letters(choice.node) and same_at(choice.node, rational(value))) if stem.choices else None,
        confirm=lambda: max(a, b) - min(a, b) == value, slips=slips,
    )  # fmt: skip
