"""An expression as a combination of given equations: the multiples that make it, and the moves that add them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product as tuples

from tools.maths import algebra
from tools.maths.derivation import Move
from tools.maths.polynomial import Terms, terms_tree
from tools.maths.topics.advanced import division, quotients
from tools.maths.topics.advanced.steps import number
from tools.maths.topics.advanced.task import Task
from tools.maths.tree import Bin, Neg, Node, Num
from tools.maths.typeset import shown


def solve_for(
    target: Terms, known: list[tuple[Terms, Fraction]]
) -> tuple[Fraction, list[tuple[Fraction, tuple[int, ...]]]] | None:
    """The value of a polynomial as Σ c·∏ given^k, by comparing coefficients; with the combination itself."""
    top = max((t.degree for t in target), default=0)
    basis: list[tuple[tuple[int, ...], Terms]] = []
    for powers in tuples(range(5), repeat=len(known)):
        degree = sum(p * max(t.degree for t in k[0]) for p, k in zip(powers, known, strict=True))
        if degree <= top:
            item = quotients.ONE
            for p, k in zip(powers, known, strict=True):
                for _ in range(p):
                    item = division.product(item, k[0])
            basis.append((powers, item))
    if not 1 < len(basis) <= 24:
        return None
    monomials = sorted({t.monomial for _, item in basis for t in item} | {t.monomial for t in target})
    rows = [[_coefficient(item, m) for _, item in basis] + [_coefficient(target, m)] for m in monomials]
    solution = _linear(rows, len(basis))
    if solution is None:
        return None
    total, used = Fraction(0), []
    for c, (powers, _) in zip(solution, basis, strict=True):
        if c:
            part = c
            for p, k in zip(powers, known, strict=True):
                part *= k[1] ** p
            total += part
            used.append((c, powers))
    return total, used


def _coefficient(terms: Terms, monomial: object) -> Fraction:
    return sum((t.coefficient for t in terms if t.monomial == monomial), Fraction(0))


def _linear(rows: list[list[Fraction]], width: int) -> list[Fraction] | None:
    """One solution of a linear system, free unknowns zero; None when there is none (Gauss)."""
    pivots: list[int] = []
    row = 0
    for column in range(width):
        found = next((r for r in range(row, len(rows)) if rows[r][column]), None)
        if found is None:
            continue
        rows[row], rows[found] = rows[found], rows[row]
        lead = rows[row][column]
        rows[row] = [v / lead for v in rows[row]]
        for r in range(len(rows)):
            if r != row and rows[r][column]:
                factor = rows[r][column]
                rows[r] = [v - factor * w for v, w in zip(rows[r], rows[row], strict=True)]
        pivots.append(column)
        row += 1
    if any(rows[r][width] for r in range(row, len(rows))):
        return None
    out = [Fraction(0)] * width
    for r, column in enumerate(pivots):
        out[column] = rows[r][width]
    return out


def combination_moves(
    task: Task, node: Node, factor: Terms, level: Fraction, used: list[tuple[Fraction, tuple[int, ...]]],
    known: list[tuple[Terms, Fraction]], value: Node,
) -> list[Move]:  # fmt: skip
    """The identity, and the values put into it."""
    bases = [terms_tree(k[0], task.decimal) for k in known]
    levels = [number(k[1]) for k in known]
    identity, placed = sum_of(used, bases), sum_of(used, levels)
    if factor is quotients.ONE:
        text = "Write what is asked with the expressions that are given."
        first = Move("Use an identity", text, node, identity)
        second = Move("Put the values in", "Replace each of them by its value and work it out.", placed, value,
                      check=lambda: algebra.equal(placed, value))  # fmt: skip
        return [first, second]
    product = Bin("*", terms_tree(factor), node)
    by = shown(terms_tree(factor))
    text = f"Multiply what is asked by {by}: the product is known (for instance, a difference of squares)."
    first = Move("Use an identity", text, product, identity)
    over = Bin("/", placed, number(level), "frac")
    second = Move("Divide by the known factor", "Put the values in and divide.", over, value,
                  check=lambda: algebra.equal(over, value))  # fmt: skip
    return [first, second]


def sum_of(used: list[tuple[Fraction, tuple[int, ...]]], parts: list[Node]) -> Node:
    total: Node | None = None
    for c, powers in sorted(used, key=lambda item: -sum(item[1])):
        piece: Node | None = None
        for p, base in zip(powers, parts, strict=True):
            if p:
                power = base if p == 1 else Bin("^", base, Num(Fraction(p)))
                piece = power if piece is None else Bin("*", piece, power, "cdot")
        size = number(abs(c))
        piece = size if piece is None else piece if abs(c) == 1 else Bin("*", size, piece, "cdot")
        if total is None:
            total = Neg(piece) if c < 0 else piece
        else:
            total = Bin("-" if c < 0 else "+", total, piece)
    return total or Num(Fraction(0))
