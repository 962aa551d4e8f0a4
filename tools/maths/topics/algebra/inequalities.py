"""Linear inequalities in one letter: solved, compared with the choices, and asked for a least, a greatest, how many.

A point put into an inequality with a constant leaves such an inequality too. Two letters are for `half_planes.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.polynomial import NotPolynomial, rational
from tools.maths.problem import Choice, Unread
from tools.maths.stem import Stem
from tools.maths.topics.algebra.facts import Facts, read
from tools.maths.topics.algebra.inequality_picture import picture
from tools.maths.topics.algebra.inequality_steps import Relations, reading, sets_agree, solving, sympy_holds
from tools.maths.topics.algebra.intervals import (
    Interval,
    agrees,
    describes,
    interval,
    linear_parts,
    links,
    only_letter,
    true_at,
)
from tools.maths.topics.algebra.placing import maths, place_move, placed
from tools.maths.tree import TURNED, Chain, Node, Rel, Sym, has_decimal, letters, substitute
from tools.maths.values import evaluate, exact_value

CONCEPT = (
    "An inequality is solved like an equation: do the same to both sides. One thing is new: multiplying or dividing by "
    "a negative number turns the sign round."
)
BORDER = (
    "Solve the inequality first. A linear expression is least or greatest where its letter stands at the border of "
    "what is allowed, if the border itself is allowed."
)
KINDS = ("value", "possible", "member", "solve", "pair", "equivalent", "integers")


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about inequalities in one letter, None for any other problem."""
    facts = read(stem)
    if facts is None or not facts.usable or not facts.inequalities or facts.ask.kind not in KINDS:
        return None
    if facts.equations or facts.calls or facts.situations or facts.count or facts.ask.at:
        return None
    before, relations = _placed(facts)
    if facts.ask.kind == "value":
        relations = [*relations, *facts.conditions]
    name = only_letter(relations)
    if name is None or any(r.op == "≠" for r in links(relations)):
        return None
    try:
        found = interval(relations, name)
    except NotPolynomial:
        return None
    decimal = has_decimal(*(stem.nodes[i] for i in stem.placeholders("RFEN")))
    moves = [*before, *solving(relations, name, decimal, found)]
    if not moves:
        moves = [reading(relations, name, found)]
    work = _Work(stem, facts, relations, name, found, tuple(moves), decimal)
    answered = work.answer()
    return answered and replace(answered, figure=picture(name, found, answered.moves, len(moves) - 1, decimal))


def _placed(facts: Facts) -> tuple[list[Move], list[Rel | Chain]]:
    """Points put into the inequalities, where points are given."""
    if not facts.points:
        return [], list(facts.inequalities)
    moves: list[Move] = []
    relations: list[Rel | Chain] = []
    for point in facts.points:
        if len(point.items) == 2 and all(isinstance(i, Sym) for i in point.items):
            return [], list(facts.inequalities)
        at = {"x": point.items[0], "y": point.items[1]}
        for relation in facts.inequalities:
            if isinstance(relation, Chain) or not {"x", "y"} <= letters(relation):
                return [], list(facts.inequalities)
            moves.append(place_move(relation, at))
            relations.append(placed(relation, at))
    return moves, relations


@dataclass(frozen=True)
class _Work:
    """A solved inequality, and what is asked of it."""

    stem: Stem
    facts: Facts
    relations: Relations
    name: str
    found: Interval
    moves: tuple[Move, ...]
    decimal: bool

    def answer(self) -> Derivation | None:
        ask = self.facts.ask
        inequality_choices = any(isinstance(c.node, Rel | Chain) and _has_order(c.node) for c in self.stem.choices)
        if ask.kind == "integers":
            return self._how_many()
        if ask.kind == "value" and (ask.pick in ("greatest", "least") or ask.integer):
            return self._extreme()
        if ask.kind == "possible" and ask.node is not None:
            return self._one_possible(ask.node, ask.negated)
        if ask.kind == "value" and not inequality_choices and "values" not in ask.words:
            return None  # "what is x?" has no one answer
        if (
            ask.kind in ("member", "solve", "pair", "equivalent", "value")
            and not ask.negated
            and (inequality_choices or not self.stem.choices)
        ):
            return self._all() if ask.node in (None, Sym(self.name)) else None
        if ask.kind == "member" and self.stem.choices:
            return self._one_possible(Sym(self.name), ask.negated)
        return None

    def _derivation(
        self,
        values: tuple[Node, ...],
        moves: Sequence[Move] = (),
        *,
        concept: str = CONCEPT,
        asked: str = "",
        phrase: str | None = None,
        fits: Callable[[Choice], bool] | None = None,
        confirm: Callable[[], bool] | None = None,
    ) -> Derivation:
        def confirmed() -> bool:
            return agrees(self.found, self.relations, self.name) and (confirm is None or confirm())

        return Derivation(
            skills.INEQUALITIES, concept, (*self.moves, *moves), ({},), values, phrase,
            asked=asked, fits=fits, confirm=confirmed, full=self.facts.full,
        )  # fmt: skip

    def _all(self) -> Derivation | None:
        """The whole solution set."""
        relation = self.found.relation(self.name, self.decimal)
        phrase = None if relation is not None else "no solution" if self.found.empty else "all real numbers"
        asked = f"You are asked for every value of ${self.name}$ that makes it true."
        fits = None if relation is None else lambda choice: describes(choice.node, self.name, self.found)
        values = () if relation is None else (relation,)
        found = self._derivation(values, asked=asked, phrase=phrase, fits=fits)
        if not isinstance(relation, Rel):
            return found
        unturned = Rel(TURNED[relation.op], relation.left, relation.right)
        return replace(found, slips=(Slip("sign of the inequality left the wrong way round", unturned),))

    def _one_possible(self, node: Node, negated: bool) -> Derivation | None:
        """A choice that the inequality allows (or the one it does not allow)."""
        try:
            slope, constant = linear_parts(node, self.name)
        except NotPolynomial:
            return None
        if slope == 0 or not self.stem.choices or letters(node) != {self.name}:
            return None

        def allowed(value: Fraction) -> bool:
            at = (value - constant) / slope
            whole = self.name not in self.facts.integers or at.denominator == 1
            return whole and self.found.holds(at)

        def fits(choice: Choice) -> bool:
            value = _number(choice.node, node)
            return value is not None and allowed(value) != negated

        right = [v for c in self.stem.choices if fits(c) and (v := _number(c.node, node)) is not None]
        if len(right) != 1:
            return None
        image = _image(self.found, slope, constant)
        moves = [self._image_move(node, image)] if node != Sym(self.name) else []
        text = f"Only one of the numbers given {'does not satisfy' if negated else 'satisfies'} that."
        at, chosen = (right[0] - constant) / slope, rational(right[0], self.decimal)

        def check() -> bool:
            return sympy_holds(self.relations, self.name, at) != negated

        moves.append(Move("Test each choice", text, words("the choices"), chosen, check=check))
        asked = f"You are asked which number ${maths(node)}$ {'cannot' if negated else 'can'} be."
        return self._derivation((chosen,), moves, fits=fits, asked=asked)

    def _image_move(self, node: Node, image: Interval) -> Move:
        after = image.relation("□")
        text = f"Turn what you know about ${self.name}$ into what it says about ${maths(node)}$."
        shown = self.found.relation(self.name, self.decimal)
        shape = maths(substitute(after, {"□": node})) if after is not None else words("any number")
        return Move(
            "Pass to what is asked",
            text,
            maths(shown) if shown is not None else words("any number"),
            shape,
            check=lambda: after is None or shown is None or sets_agree([_put(after, node)], shown, self.name),
        )

    def _extreme(self) -> Derivation | None:
        """The least or greatest value, of the letter or of a linear expression in it."""
        ask, name = self.facts.ask, self.name
        node = ask.node or Sym(name)
        if ask.pick not in ("greatest", "least"):
            return None
        try:
            slope, constant = linear_parts(node, name)
        except NotPolynomial:
            return None
        if slope == 0 or letters(node) != {name} or (ask.integer and node != Sym(name)):
            return None
        upper = (ask.pick == "greatest") == (slope > 0)
        whole = ask.integer or name in self.facts.integers
        border = self.found.high if upper else self.found.low
        reached = self.found.high_in if upper else self.found.low_in
        step = 1 if upper else -1
        moves = []
        if self.found.empty or border is None:
            raise Unread(f"That inequality leaves no {ask.pick} value, so I may have misread it.")
        if whole:
            last = self.found.greatest_whole() if upper else self.found.least_whole()
            if last is None:
                raise Unread("No whole number satisfies that, so I may have misread it.")
            at = Fraction(last)
            which = "greatest" if upper else "least"
            text = f"Take the {which} whole number that is still allowed; mind whether the border itself is."
            shown = self.found.relation(name, self.decimal)
            assert shown is not None
            picked = maths(Rel("=", Sym(name), rational(at)))
            moves.append(
                Move("Pick the whole number", text, maths(shown), picked, check=lambda: self._last_whole(at, step))
            )
        elif reached:
            at = border
        else:
            raise Unread(f"The border is not allowed there, so there is no {ask.pick} value.")
        value = slope * at + constant
        result = rational(value, self.decimal)
        if node != Sym(name):
            text = f"The {ask.pick} value of ${maths(node)}$ belongs to that end: put it in."
            moves.append(Move("Evaluate what is asked", text, node, result, {name: rational(at, self.decimal)}))
        elif not whole:
            text = f"The border belongs to the solutions, so it is the {'last' if upper else 'first'} of them."
            solved = maths(self.found.relation(name, self.decimal) or node)
            moves.append(Move("Take the border", text, solved, result, check=lambda: self._is_end(at, step)))
        asked = f"You are asked for the {ask.pick} {'whole number' if whole else 'value'} that ${maths(node)}$ can be."
        concept = BORDER if node != Sym(name) else CONCEPT
        return self._derivation(
            (result,), moves, asked=asked, concept=concept, confirm=lambda: self._no_better(node, at, whole)
        )

    def _last_whole(self, at: Fraction, direction: int) -> bool:
        inside = sympy_holds(self.relations, self.name, at)
        return inside and not sympy_holds(self.relations, self.name, at + direction)

    def _is_end(self, at: Fraction, direction: int) -> bool:
        beyond = at + Fraction(direction, 1000)
        return sympy_holds(self.relations, self.name, at) and not sympy_holds(self.relations, self.name, beyond)

    def _no_better(self, node: Node, at: Fraction, whole: bool) -> bool:
        """Among many values tried, none that is allowed does better than the one found."""
        sign = 1 if self.facts.ask.pick == "greatest" else -1
        step = Fraction(1) if whole else Fraction(1, 8)
        best = Fraction(evaluate(node, {self.name: at}))
        for n in range(-400, 401):
            tried = at + n * step
            if (
                true_at(self.relations, {self.name: tried})
                and (Fraction(evaluate(node, {self.name: tried})) - best) * sign > 0
            ):
                return False
        return true_at(self.relations, {self.name: at})

    def _how_many(self) -> Derivation | None:
        """How many whole numbers satisfy it."""
        sort = self.facts.ask.pick
        if self.facts.ask.node not in (None, Sym(self.name)):
            return None
        found = self.found
        if sort == "positive":
            found = found.within(Interval(low=Fraction(0)))
        elif sort == "negative":
            found = found.within(Interval(high=Fraction(0)))
        elif sort == "nonnegative":
            found = found.within(Interval(low=Fraction(0), low_in=True))
        elif sort is not None:
            return None
        first, last = found.least_whole(), found.greatest_whole()
        if not found.empty and (found.low is None or found.high is None):
            raise Unread("Infinitely many whole numbers satisfy that, so I may have misread it.")
        number = 0 if first is None or last is None else last - first + 1
        kind = f"{sort.replace('nonnegative', 'non-negative')} whole numbers" if sort else "whole numbers"
        shown = found.relation(self.name)
        move = Move(
            "Count the whole numbers",
            f"List the {kind} that are allowed; mind whether the borders are.",
            maths(shown) if shown is not None else words("nothing"),
            rational(Fraction(number)),
            check=lambda: number == self._counted(sort),
        )
        return self._derivation(
            (rational(Fraction(number)),), [move], asked=f"You are asked how many {kind} satisfy it."
        )

    def _counted(self, sort: str | None) -> int:
        """Counted by SymPy: the whole numbers in its own solution set."""
        import sympy

        whole = sympy.S.Integers
        for relation in links(self.relations):
            whole = whole.intersect(algebra.half_line(relation, self.name))
        kept = {"positive": (1, sympy.oo), "nonnegative": (0, sympy.oo), "negative": (-sympy.oo, -1)}.get(sort or "")
        if kept is not None:
            whole = whole.intersect(sympy.Interval(*kept))
        return len(whole) if self._small() and whole.is_finite_set else -1

    def _small(self) -> bool:
        ends = [b for b in (self.found.low, self.found.high) if b is not None]
        return all(abs(b) <= 5000 for b in ends)


def _put(relation: Rel | Chain, node: Node) -> Rel | Chain:
    """The relation about an expression instead of the box."""
    found = substitute(relation, {"□": node})
    assert isinstance(found, Rel | Chain)
    return found


def _has_order(node: Rel | Chain) -> bool:
    return all(r.op in "<>≤≥" for r in links([node]))


def _number(node: Node | None, asked: Node) -> Fraction | None:
    if isinstance(node, Rel) and node.op == "=" and node.left == asked:
        node = node.right
    return exact_value(node)


def _image(found: Interval, slope: Fraction, constant: Fraction) -> Interval:
    """The values of slope·x + constant for x in the interval."""
    low, high = (None if b is None else slope * b + constant for b in (found.low, found.high))
    if slope > 0:
        return Interval(low, high, found.low_in, found.high_in, found.empty)
    return Interval(high, low, found.high_in, found.low_in, found.empty)
