r"""An identity between powers of letters with unknown exponents: √x · ∛x = xⁿ for all x > 0, so n = 1/2 + 1/3.

Both sides are products of powers; for positive letters they agree exactly when each letter has the same exponent.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.framing import framed
from tools.maths.polynomial import NotPolynomial, Terms, collect, expand, rational, scale, terms_tree
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.steps import number, value_fits
from tools.maths.topics.advanced.told.words import left_over
from tools.maths.tree import Apply, Bin, Group, Node, Num, Rel, Root, Sym, letters, num, substitute, walk
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "An $n$-th root is the power $\\frac{1}{n}$. Multiplying powers of one base adds exponents, dividing subtracts them, and a "
    "power of a power multiplies them."
)
READS_SENTENCES = True  # every word of every sentence is looked up
Powers = dict[str, Terms]

_ALL = re.compile(
    r"\b(?:for|when|whenever|where|if) (?:all|every|any|each)?\b|\bequivalent\b|\bidentity\b|\bcan be (?:written|expressed|rewritten)\b|\bholds?\b|\btrue\b"
)
_ASKED = re.compile(
    r"(?:what (?:is|are|must be)|find|determine|which of the following (?:is|gives|equals|must be)|which (?:number )?(?:is )?(?:the )?) ?(?:the )?(?:possible )?(?:values? of )?(?:the constant |the exponent )?⟦(?P<kind>[ES])(?P<i>\d+)⟧(?= ?(?:[?.]|$)| makes)"
)
_OWN_TEXT = """
    for all every any each value values positive real number numbers identity holds hold true written expressed rewritten form exponent exponents power powers makes make
    equivalent simplified simplifies single base equal equals constant constants greater than
"""
_OWN = frozenset(_OWN_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    if stem.tables or stem.statements or stem.placeholders("NMPDTB") or framed(stem.ask):
        return None
    match = _ASKED.search(stem.ask)
    if match is None or re.search(r"\bnot\b|\bexcept\b|\bcould\b", stem.prose):
        return None
    asked = stem.nodes[int(match["i"])]
    pair = _sides(stem, int(match["i"]))
    if pair is None:
        return None
    strange, trap = left_over(stem.prose, _OWN)
    if trap:
        return None
    try:
        return _derived(stem, asked, *pair, full=not strange)
    except (NotPolynomial, Unvalued, ZeroDivisionError, algebra.Unchecked):
        return None


def _sides(stem: Stem, ask: int) -> tuple[Node, Node] | None:
    """The two sides; None where other formulas stand in the text."""
    relations: list[Rel] = []
    loose: list[Node] = []
    for kind, index in PLACEHOLDER.findall(stem.prose):
        node = stem.nodes[int(index)]
        if kind == "R":
            if not isinstance(node, Rel):
                return None
            if node.op == "=":
                relations.append(node)
            elif not (node.op in ">≥≠" and isinstance(node.left, Sym) and not letters(node.right)):
                return None
        elif kind == "E" and int(index) != ask:
            loose.append(node)
        elif kind not in "ES":
            return None
    if not _ALL.search(stem.prose):
        return None
    if len(relations) == 1 and not loose:
        return relations[0].left, relations[0].right
    if (
        not relations
        and len(loose) == 2
        and re.search(
            r"\bequivalent|\bequals?\b|\bequal to\b|\bwritten\b|\bexpressed\b|\brewritten\b|\bsame\b|\bform\b",
            stem.prose,
        )
    ):
        return loose[0], loose[1]
    return None


def powers(node: Node) -> tuple[Fraction, Powers] | None:
    """A product of powers of letters as its number and the exponent of each letter.

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.typeset import plain
    >>> size, found = powers(parse("sqrt(x) x^n / y"))
    >>> size, {k: plain(terms_tree(v)) for k, v in found.items()}
    (Fraction(1, 1), {'x': 'n + 1/2', 'y': '-1'})
    """
    match node:
        case Num(value) if value > 0:
            return value, {}
        case Sym(name):
            return Fraction(1), {name: expand(num(1))}
        case Bin("*" | "/" as op, left, right):
            a, b = powers(left), powers(right)
            if a is None or b is None:
                return None
            sign = Fraction(1 if op == "*" else -1)
            joined = {k: collect(a[1].get(k, ()) + scale(b[1].get(k, ()), sign)) for k in (*a[1], *b[1])}
            return a[0] * b[0] if op == "*" else a[0] / b[0], joined
        case Bin("^", inner, exponent):
            return _raised(powers(inner), expand(exponent))
        case Root(arg, index):
            return _raised(powers(arg), expand(num(Fraction(1, index))))
    return None


def _raised(inner: tuple[Fraction, Powers] | None, exponent: Terms) -> tuple[Fraction, Powers] | None:
    if inner is None:
        return None
    size, found = inner
    if size != 1:
        power = evaluate(Bin("^", num(size), terms_tree(exponent))) if all(not t.monomial for t in exponent) else None
        if not isinstance(power, Fraction):
            return None
        size = power
    return size, {k: collect(division.product(v, exponent)) for k, v in found.items()}


def _derived(stem: Stem, asked: Node, left: Node, right: Node, full: bool) -> Derivation | None:
    if any(isinstance(n, Apply | Group | Rel) for side in (left, right, asked) for n in walk(side)):
        return None
    one, other = powers(left), powers(right)
    if one is None or other is None or one[0] != other[0]:
        return None
    bases = frozenset(one[1]) | frozenset(other[1])
    constants = {n for p in (one[1], other[1]) for v in p.values() for t in v for n, _ in t.monomial}
    if not letters(asked) or not letters(asked) <= constants or bases & constants or len(constants) > len(bases):
        return None
    levels = [
        (base, Rel("=", terms_tree(collect(one[1].get(base, ()))), terms_tree(collect(other[1].get(base, ())))))
        for base in sorted(bases)
    ]
    levels = [(base, e) for base, e in levels if letters(e)]
    solved = _solved([e for _, e in levels], constants)
    if solved is None or not _consistent(one[1], other[1], solved):
        return None
    moves = []
    for base, equation in levels:
        plain = Rel("=", *(_power(base, side) for side in (equation.left, equation.right)))
        moves.append(
            Move("Write everything as powers", f"Write the roots as powers and join the powers of ${base}$ on each side.", State.of(Rel("=", left, right)), State.of(plain),
                 check=lambda b=base: _same_power(left, one[1][b], b) and _same_power(right, other[1][b], b))  # type: ignore[misc]
        )  # fmt: skip
        moves.append(
            Move("Compare the exponents", f"Both sides agree for every ${base}$ only with equal exponents.", State.of(plain), State.of(equation),
                 check=lambda e=equation, b=base: _differs(e, b, one[1], other[1]))  # type: ignore[misc]
        )  # fmt: skip
    answers = [Rel("=", Sym(n), rational(v)) for n, v in sorted(solved.items())]
    moves.append(
        Move(
            "Solve",
            "Work out the exponent.",
            State.of(*(e for _, e in levels)),
            State.of(*answers),
            check=lambda: _consistent(one[1], other[1], solved),
        )
    )
    result = evaluate(asked, dict(solved))
    if not isinstance(result, Fraction):
        return None
    value = rational(result)
    if not isinstance(asked, Sym):
        placed = substitute(asked, {n: number(v) for n, v in solved.items()})
        text = f"Work out {shown(asked)}."
        moves.append(Move("Answer what is asked", text, placed, value, check=lambda: algebra.equal(placed, value)))
    known = {n: rational(v) for n, v in solved.items()}
    return Derivation(
        skills.EQUIVALENT, CONCEPT, tuple(moves), ({},), (value,), asked=f"You are asked for {shown(asked)}, an exponent that makes both sides the same.",
        confirm=lambda: _agree(substitute(left, known), substitute(right, known), sorted(bases)), fits=value_fits([value]),
        full=full,
    )  # fmt: skip


def _power(base: str, exponent: Node) -> Node:
    return Bin("^", Sym(base), exponent)


def _solved(equations: list[Rel], constants: set[str]) -> dict[str, Fraction] | None:
    """The constants, each the only solution of the equations between the exponents (linear ones)."""
    import sympy

    names = sorted(constants)
    gaps = [algebra.difference(e) for e in equations]
    symbols = [algebra.to_sympy(Sym(n)) for n in names]
    if any(not g.is_polynomial(*symbols) or sympy.Poly(g, *symbols).total_degree() != 1 for g in gaps):
        return None
    found = sympy.linsolve(gaps, symbols)
    if len(found) != 1:
        return None
    values = next(iter(found))
    if any(not v.is_Rational for v in values):
        return None
    return {n: Fraction(int(v.p), int(v.q)) for n, v in zip(names, values, strict=True)}


def _consistent(one: Powers, other: Powers, solved: dict[str, Fraction]) -> bool:
    """Every letter's exponents agree, those without constants too."""
    for base in {*one, *other}:
        gap = terms_tree(collect(one.get(base, ()) + scale(other.get(base, ()), Fraction(-1))))
        if evaluate(gap, dict(solved)) != 0:
            return False
    return True


def _differs(equation: Rel, base: str, one: Powers, other: Powers) -> bool:
    gap = collect(one.get(base, ()) + scale(other.get(base, ()), Fraction(-1)))
    return collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1))) == gap


def _same_power(side: Node, exponent: Terms, base: str) -> bool:
    """SymPy: the logarithmic derivative of the side in this letter is exponent / letter."""
    import sympy

    x = sympy.Symbol(base, positive=True)
    rule = algebra.to_sympy(side).subs(
        {s: sympy.Symbol(str(s), positive=True) for s in algebra.to_sympy(side).free_symbols}
    )
    wanted = algebra.to_sympy(terms_tree(exponent)).subs(
        {s: sympy.Symbol(str(s), positive=True) for s in algebra.to_sympy(terms_tree(exponent)).free_symbols}
    )
    return bool(sympy.simplify(sympy.diff(rule, x) * x / rule - wanted) == 0)


def _agree(left: Node, right: Node, bases: list[str]) -> bool:
    """The second route: the sides have the same value at several positive places, to 30 digits."""
    import sympy

    gap = sympy.log(algebra.to_sympy(left)) - sympy.log(algebra.to_sympy(right))
    for k in (2, 3, 7):
        at = {algebra.to_sympy(Sym(b)): sympy.Integer(k + 4 * i) for i, b in enumerate(bases)}
        if abs(sympy.N(gap.subs(at), 30)) > 1e-20:
            return False
    return True
