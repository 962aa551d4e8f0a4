"""One line of work judged against the solutions of its problem: right, wrong or unread, and how far it gets."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.claims import Claim, Equations, Letter, Pair, Phrase
from tools.maths.derivation import Derivation, State
from tools.maths.problem import Problem
from tools.maths.second_route import equivalent
from tools.maths.solution import Solution
from tools.maths.tree import Group, Node, Rel, Sym, bare, letters, size
from tools.maths.values import Unvalued, evaluate, same_value


@dataclass(frozen=True)
class Verdict:
    """One line judged. `reached`: it is the answer itself. `partial`: it names some but not all of what is asked.
    `short`: it gives the unknown although something else is asked. `answering`: it is meant as an answer."""

    word: str  # "right", "wrong", "unread"
    reached: bool = False
    partial: bool = False
    short: bool = False
    answering: bool = False
    relation: Rel | None = None
    value: Node | None = None


UNREAD = Verdict("unread")


class Judge:
    """Knows the problem's solutions and what is asked."""

    def __init__(self, problem: Problem, found: Derivation, solution: Solution) -> None:
        self.problem, self.found, self.solution = problem, found, solution
        self.target = problem.target.node
        self.points = [{n: evaluate(v) for n, v in s.items()} for s in found.solutions or ()]
        self.names = {n for e in problem.equations for n in letters(e)} or (
            letters(self.target) if self.target else set()
        )
        self.expression = problem.target.kind == "simplify" or not problem.equations

    def line(self, said: list[Claim], is_last: bool) -> Verdict:
        """The verdict of a whole line: the first wrong claim, else the last claim."""
        verdicts = [self.claim(c, is_last and i == len(said) - 1) for i, c in enumerate(said)]
        readable = [v for v in verdicts if v.word != "unread"]
        if not readable:
            return UNREAD
        return next((v for v in readable if v.word == "wrong"), readable[-1])

    def claim(self, claim: Claim, final: bool) -> Verdict:
        match claim:
            case Letter(letter):
                if self.solution.choice is None:
                    return UNREAD
                right = letter == self.solution.choice
                return Verdict("right" if right else "wrong", reached=right, answering=True, value=self._choice(letter))
            case Phrase(text):
                right = text == self.found.phrase or (self.problem.target.kind == "count" and self._counts(text))
                return Verdict("right" if right else "wrong", reached=right, answering=True)
            case Pair(group):
                return self.pair(group)
            case Equations(state):
                return self.equations(state, final)
            case _:
                return self.value(claim.node, final)

    def _counts(self, phrase: str) -> bool:
        return (phrase == "no solution" and not self.points and self.found.solutions is not None) or (
            phrase.startswith("infinitely") and self.found.solutions is None
        )

    def pair(self, group: Group) -> Verdict:
        wanted = [v for v in self.found.values if isinstance(v, Group)]
        if not wanted or len(group.items) != len(wanted[0].items):
            return UNREAD
        try:
            right = all(same_value(evaluate(a), evaluate(b)) for a, b in zip(group.items, wanted[0].items, strict=True))
        except Unvalued:
            return UNREAD
        return Verdict("right" if right else "wrong", reached=right, answering=True, value=group)

    def _choice(self, letter: str) -> Node | None:
        return next((c.node for c in self.problem.choices if c.letter == letter), None)

    # -- equations ---------------------------------------------------------------------------------------------------

    def equations(self, state: State, final: bool) -> Verdict:
        relations = [r for row in state.rows for r in row]
        free = {n for r in relations for n in letters(r)}
        relation = relations[-1]
        if free - self.names or any(r.op != "=" for r in relations):
            return UNREAD  # a letter of its own; or an inequality, which would say where the answer lies
        if self.expression and not (self.points and self.points[0]):
            return self.identity(relations)
        if not free and self.found.solutions != ():
            return self.numeric(relations, relation, final)
        if self.found.solutions is None or not self.points:
            return self.same_solutions(state, relation)
        return self.at_solutions(state, relation)

    def numeric(self, relations: list[Rel], relation: Rel, final: bool) -> Verdict:
        """A calculation on the side, such as 22 − 7 = 15; 6·5 − 1 = 29 may be the answer."""
        true = all(holds_at(r, {}) for r in relations)
        reached = true and final and any(self._is_answer(side) for side in (relation.left, relation.right))
        return Verdict("right" if true else "wrong", reached=reached, relation=relation)

    def identity(self, relations: list[Rel]) -> Verdict:
        """Rewriting an expression: both sides must be the same expression as the problem's."""
        node = self.target
        if node is None:
            return UNREAD
        same = all(r.op == "=" and equivalent(r.left, r.right) for r in relations)
        last = relations[-1].right
        return Verdict("right" if same else "wrong", reached=same and self._is_answer(last), relation=relations[-1])

    def same_solutions(self, state: State, relation: Rel) -> Verdict:
        """Problems with no or infinitely many solutions: SymPy compares the solution sets."""
        from tools.maths import algebra

        names = tuple(sorted(self.names))
        try:
            ours = algebra.solution_set(State((self.problem.equations,)), names)
            theirs = algebra.solution_set(state, names)
        except (algebra.Unchecked, NotImplementedError):
            return UNREAD
        same = algebra.same_set(ours, theirs) or bool(theirs.is_superset(ours) and len(self.problem.equations) > 1)
        return Verdict("right" if same else "wrong", relation=relation)

    def at_solutions(self, state: State, relation: Rel) -> Verdict:
        """Every solution must satisfy the line (one of its alternatives), and no alternative may be empty talk."""
        hits = [[p for p in self.points if all(holds_at(r, p) for r in row)] for row in state.rows]
        covered = [p for p in self.points if any(p in h for h in hits)]
        if not all(hits) or not covered:
            return Verdict("wrong", relation=relation, answering=self._names_target(relation))
        wanted = self._kept()
        if len(covered) < len(self.points):
            kept = [p for p in covered if p in wanted]
            if not kept and self._names_target(relation):
                return Verdict("wrong", relation=relation, answering=True)
            reached = self._names_target(relation) and len(kept) == len(wanted) == len(covered)
            return Verdict("right", reached=reached, partial=not reached, relation=relation)
        names_all = self._names_target(relation) and len(wanted) == len(self.points)
        gives_unknown = isinstance(relation.left, Sym) and not letters(relation.right)
        reached = names_all and self._complete(state)
        short = gives_unknown and not reached
        return Verdict("right", reached=reached, short=short, relation=relation)

    def _complete(self, state: State) -> bool:
        """For a pair, both letters must be given; otherwise naming the target is enough."""
        if not isinstance(self.target, Group):
            return True
        given = {r.left.name for row in state.rows for r in row if isinstance(r.left, Sym) and not letters(r.right)}
        return {i.name for i in self.target.items if isinstance(i, Sym)} <= given

    def _kept(self) -> list[dict[str, Fraction | float]]:
        """The solutions that lead to the answer."""
        if self.target is None or isinstance(self.target, Group):
            return self.points
        answers = [evaluate(v) for v in self.found.values if not isinstance(v, Group)]
        try:
            return [p for p in self.points if any(same_value(evaluate(self.target, p), a) for a in answers)]
        except Unvalued:
            return self.points

    def _names_target(self, relation: Rel) -> bool:
        """Whether the relation gives a value to what is asked."""
        if letters(relation.right) or self.problem.target.kind in ("count", "sum", "product"):
            return False
        if isinstance(self.target, Group):
            return isinstance(relation.left, Sym)
        return self.target is not None and (
            bare(relation.left) == bare(self.target)
            or (
                letters(relation.left) == letters(self.target)
                and bool(letters(self.target))
                and equivalent(relation.left, self.target)
            )
        )

    # -- bare values -------------------------------------------------------------------------------------------------

    def value(self, node: Node, final: bool) -> Verdict:
        if isinstance(node, Group):
            return self.value_set(node)
        if letters(node) - self.names:
            return UNREAD
        if self._is_answer(node):
            return Verdict("right", reached=True, answering=True, value=node)
        if self.expression and self.target is not None and self.problem.target.kind == "simplify":
            same = equivalent(node, self.target)
            return Verdict("right" if same else "wrong", answering=final, value=node)
        if self.expression and not final and self.target is not None and size(node) > 2:
            same = self._same_at_point(node)
            return Verdict("right", value=node) if same else UNREAD
        if letters(node) or not final:
            return UNREAD
        partial = len(self.found.values) > 1 and any(self._same(node, v) for v in self.found.values)
        if partial:
            return Verdict("right", partial=True, value=node)
        return Verdict("wrong", answering=True, value=node)

    def value_set(self, node: Group) -> Verdict:
        inside = all(any(self._same(i, v) for v in self.found.values) for i in node.items)
        whole = all(any(self._same(i, v) for i in node.items) for v in self.found.values)
        return Verdict(
            "right" if inside else "wrong", reached=inside and whole, partial=inside and not whole, answering=True
        )

    def _same_at_point(self, node: Node) -> bool:
        try:
            return any(self._same(node, v) for v in self.found.values)
        except Unvalued:
            return False

    def _is_answer(self, node: Node) -> bool:
        if self.found.phrase or len(self.found.values) != 1 or isinstance(node, Group):
            return False
        answer = self.found.values[0]
        if letters(answer):
            return letters(node) == letters(answer) and size(node) <= size(answer) + 2 and equivalent(node, answer)
        finished = not self.expression or size(node) <= max(size(answer), 3) + 1
        return finished and self._same(node, answer)

    def _same(self, a: Node, b: Node) -> bool:
        try:
            return same_value(evaluate(a), evaluate(b))
        except Unvalued:
            return False


def holds_at(relation: Rel, at: dict[str, Fraction | float]) -> bool:
    try:
        left, right = evaluate(relation.left, at), evaluate(relation.right, at)
    except Unvalued:
        return False
    same = same_value(left, right)
    return {"=": same, "≈": math.isclose(left, right, rel_tol=0.01), "≠": not same, "<": left < right,
            ">": left > right, "≤": left < right or same, "≥": left > right or same}[relation.op]  # fmt: skip
