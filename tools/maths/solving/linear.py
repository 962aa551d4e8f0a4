"""Linear equations in one unknown: clear fractions, multiply out, collect, move terms, divide.

Linear inequalities go the same way, except that a negative factor turns the sign round (`isolate` alone; `solve` takes
equations).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from tools.maths import algebra, typeset
from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.polynomial import (
    NotPolynomial,
    Term,
    Terms,
    coefficient,
    collect,
    expand,
    rational,
    scale,
    term_tree,
    terms_tree,
    unknowns,
)
from tools.maths.problem import Problem
from tools.maths.solving import wanted
from tools.maths.tree import TURNED, Bin, Node, Num, Percent, Rel, Sym, bare, letters, walk

SKILL = "linear equations in one variable"
CONCEPT = (
    "An equation stays true when you do the same thing to both sides. Undo what was done to the unknown, "
    "the last operation first, until it stands alone."
)

Wrap = Callable[[Rel], State]


@dataclass(frozen=True)
class Isolated:
    """The moves that isolate one letter, and its value: a number, "all" or "none"."""

    moves: tuple[Move, ...]
    value: Fraction | str


def solve(problem: Problem) -> Derivation | None:
    """A derivation for one linear equation in one unknown, None for any other problem."""
    if len(problem.equations) != 1 or problem.definitions or problem.equations[0].op != "=":
        return None
    equation = problem.equations[0]
    try:
        terms = collect(expand(equation.left) + scale(expand(equation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    names = letters(equation)
    if len(names) != 1 or any(t.degree > 1 for t in terms):
        return None
    name = next(iter(names))
    isolated = isolate(equation, name, problem.decimal)
    concept = CONCEPT
    if isolated.value == "all":
        solutions: tuple[Env, ...] | None = None
    elif isinstance(isolated.value, Fraction):
        solutions = ({name: rational(isolated.value, problem.decimal)},)
    else:
        solutions = ()
    if isinstance(isolated.value, str):
        concept = "When the unknown cancels from both sides, what is left is either never true or always true."
    return wanted.finish(problem, SKILL, concept, isolated.moves, solutions)


def isolate(equation: Rel, name: str, decimal: bool = False, wrap: Wrap = State.of) -> Isolated:
    """School steps from a linear equation or inequality to `name = value`. `wrap` puts it into a larger state.

    Raises NotPolynomial when the equation is not linear in `name` alone.
    """
    work = _Work(equation, name, decimal, wrap)
    work.clear_fractions()
    work.multiply_out()
    work.tidy()
    work.gather_unknown()
    if not work.slope():
        return work.settled()
    work.move_constant()
    work.divide()
    return Isolated(tuple(work.moves), work.value())


class _Work:
    """An equation on its way; `left` and `right` are term lists, `shown` is what stands on the page."""

    def __init__(self, equation: Rel, name: str, decimal: bool, wrap: Wrap) -> None:
        self.x = ((name, 1),)
        self.name, self.decimal, self.wrap = name, decimal, wrap
        self.shown = equation
        self.op = equation.op
        self.left, self.right = expand(equation.left), expand(equation.right)
        if {*unknowns(self.left), *unknowns(self.right)} - {name} or any(t.degree > 1 for t in self.left + self.right):
            raise NotPolynomial("not linear in one letter")
        self.moves: list[Move] = []

    def step(self, rule: str, text: str, left: Terms, right: Terms, turned: bool = False) -> None:
        """Write the next line, unless it would look exactly like this one; `turned`: an inequality's sign turns."""
        self.op = TURNED[self.op] if turned else self.op
        after = Rel(self.op, terms_tree(left, self.decimal), terms_tree(right, self.decimal))
        if bare(after) != bare(self.shown) and typeset.plain(after) != typeset.plain(self.shown):
            self.moves.append(Move(rule, text, self.wrap(self.shown), self.wrap(after), check=self._check(after)))
            self.shown = after
        self.left, self.right = left, right

    def _check(self, after: Rel) -> Callable[[], bool] | None:
        """Inequalities have a check of their own; None leaves it to the usual one for equations."""
        before = self.shown
        return None if after.op == "=" else lambda: algebra.same_half_line(before, after, self.name)

    def slope(self) -> Fraction:
        return coefficient(self.left, self.x) - coefficient(self.right, self.x)

    def value(self) -> Fraction:
        return coefficient(self.right, ()) / coefficient(self.left, self.x)

    def clear_fractions(self) -> None:
        """Multiply by the common denominator, unless one division will do or the problem is in decimals."""
        left, right = collect(self.left), collect(self.right)
        simple = len(left) + len(right) <= 2 and len(left) == 1 and left[0].degree == 1 and not _bracketed(self.shown)
        denominator = lcm(*(t.coefficient.denominator for t in (*self.left, *self.right)))
        if denominator == 1 or self.decimal or simple:
            return
        self.step(
            "Clear the fractions",
            f"Multiply every term on both sides by ${denominator}$, the common denominator.",
            scale(self.left, Fraction(denominator)),
            scale(self.right, Fraction(denominator)),
        )

    def multiply_out(self) -> None:
        if _bracketed(self.shown):
            self.step(
                "Multiply out the brackets",
                "Multiply each term inside a bracket by what stands before it.",
                self.left,
                self.right,
            )

    def tidy(self) -> None:
        left, right = collect(self.left), collect(self.right)
        if len(left) < len(self.left) or len(right) < len(self.right) or not _written_simply(self.shown):
            self.step("Collect like terms", "Put like terms together on each side.", left, right)

    def gather_unknown(self) -> None:
        left, right = coefficient(self.left, self.x), coefficient(self.right, self.x)
        if left == 0 and right != 0:
            self.step("Swap the sides", "Write the unknown on the left.", self.right, self.left, turned=True)
        elif right != 0:
            self._remove(Term(right, self.x))

    def move_constant(self) -> None:
        constant = coefficient(self.left, ())
        if constant:
            self._remove(Term(constant, ()))

    def _remove(self, term: Term) -> None:
        size = typeset.latex(term_tree(Term(abs(term.coefficient), term.monomial), self.decimal))
        verb, rule = ("Subtract", "Subtract from both sides") if term.coefficient > 0 else ("Add", "Add to both sides")
        where = "from" if term.coefficient > 0 else "to"
        gone = (Term(-term.coefficient, term.monomial),)
        self.step(rule, f"{verb} ${size}$ {where} both sides.", collect(self.left + gone), collect(self.right + gone))

    def divide(self) -> None:
        a = coefficient(self.left, self.x)
        if a == 1:
            return
        if a == -1:
            rule, text = "Change the sign", "Multiply both sides by $-1$."
        elif a.numerator in (1, -1) and not self.decimal:
            rule, text = "Multiply both sides", f"Multiply both sides by ${a.numerator * a.denominator}$."
        elif a.denominator != 1 and not self.decimal:
            reciprocal = typeset.latex(rational(1 / a))
            rule, text = "Multiply both sides", f"Multiply both sides by the reciprocal, ${reciprocal}$."
        else:
            rule, text = "Divide both sides", f"Divide both sides by ${typeset.latex(rational(a, self.decimal))}$."
        if a < 0 and self.op != "=":
            text = f"{text[:-1]}; a negative factor turns the inequality sign round."
        self.step(rule, text, scale(self.left, 1 / a), scale(self.right, 1 / a), turned=a < 0)

    def settled(self) -> Isolated:
        """The unknown has cancelled: what is left is true for every value, or for none."""
        always = coefficient(self.left, ()) == coefficient(self.right, ())
        if self.moves and always:
            return Isolated(tuple(self.moves), "all")
        if not always:
            text = "The two sides can never be equal, so no value of the unknown works."
            self.moves.append(Move("Read the result", text, self.wrap(self.shown), State(())))
            return Isolated(tuple(self.moves), "none")
        return Isolated(tuple(self.moves), "all")


def _bracketed(relation: Rel) -> bool:
    """Whether a product, quotient or negative of a sum is still written."""
    sums = ("+", "-")
    return any(isinstance(part, Bin) and part.op in sums for node in walk(relation) for part in _factors(node))


def _factors(node: Node) -> tuple[Node, ...]:
    match node:
        case Bin("*", left, right):
            return (left, right)
        case Bin("/", left, _):
            return (left,)
        case Bin("-", _, right):
            return (right,)
        case Bin("+", _, right):
            return (right,)
        case _:
            arg = getattr(node, "arg", None)
            return (arg,) if arg is not None else ()


def _written_simply(relation: Rel) -> bool:
    """Whether every term is a number, a letter or a number times a letter."""
    return all(
        not isinstance(n, Percent) and not (isinstance(n, Bin) and n.op in "*/" and not _plain_product(n))
        for n in walk(relation)
    )


def _plain_product(node: Bin) -> bool:
    if node.op == "/":
        return isinstance(node.left, Num) and isinstance(node.right, Num)
    return not letters(node.left) and isinstance(node.right, Sym) and not node.shown
