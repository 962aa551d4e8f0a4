"""One line of work judged against its problem: right, wrong or unread, and how far it gets.

Where the problem amounts to equations, a line is judged by where it holds. Elsewhere it is judged by the numbers and
relations of the derivation, by its own arithmetic, and by whether it is the answer, in whatever form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tools.maths.checking.accepting import Wanted, gives_a_number, same
from tools.maths.checking.claims import Claim, Equations, Letter, Pair, Phrase
from tools.maths.checking.evidence import gather
from tools.maths.checking.wrong_equations import rational_roots
from tools.maths.derivation import Derivation, State
from tools.maths.leaks.sameness import (
    called,
    opposite,
    relations,
    rounded,
    same_answer,
    same_expression,
    same_relation,
    same_system,
    value_of,
)
from tools.maths.problem import Problem
from tools.maths.second_route import equivalent
from tools.maths.solution import Solution
from tools.maths.tree import Apply, Group, Node, Rel, Sym, bare, letters, size, substitute
from tools.maths.values import Unvalued, evaluate, holds, same_value, values_of

INEQUALITIES = "<>≤≥"


@dataclass(frozen=True)
class Verdict:
    """One line judged. `reached`: it is the answer itself. `partial`: it names some but not all of what is asked.
    `short`: it is right but not what is asked. `answering`: it is meant as an answer. `rounded`: it is the answer cut
    to some decimals."""

    word: str  # "right", "wrong", "unread"
    reached: bool = False
    partial: bool = False
    short: bool = False
    answering: bool = False
    relation: Rel | None = None
    value: Node | None = None
    rounded: bool = False


UNREAD = Verdict("unread")


class Judge:
    """Knows the problem's solutions, what is asked, and what the derivation establishes."""

    def __init__(self, problem: Problem, found: Derivation, solution: Solution) -> None:
        self.problem, self.found, self.solution = problem, found, solution
        self.target = problem.target.node
        self.evidence = gather(problem, found)
        self.points = _points(found)
        self.wanted = Wanted(problem, found, solution)
        self.answers, self.expression = self.wanted.answers, self.wanted.expression
        self.names = {n for e in problem.equations for n in letters(e)} or (
            letters(self.target) if self.target else set()
        )
        self.names |= {n for a in self.answers for n in letters(called(a))} | set(
            (found.solutions and found.solutions[0]) or ()
        )
        self.names |= {n for r in self.evidence.relations for n in letters(called(r))}

    def line(self, said: list[Claim], is_last: bool, text: str = "") -> Verdict:
        """The verdict of a whole line: the first wrong claim, else the last claim."""
        letter = self.wanted.choice_said(text, is_last) if self.problem.choices and text else None
        lone = len(text.strip(" $.")) == 1 and text.strip(" $.") in {c.text.strip(" $.") for c in self.problem.choices}
        if letter is not None and (lone or not (said and isinstance(said[0], Letter))):
            said = [Letter(letter)]
        verdicts = [self.claim(c, is_last and i == len(said) - 1) for i, c in enumerate(said)]
        readable = [v for v in verdicts if v.word != "unread"]
        if not readable:
            return UNREAD
        return next((v for v in readable if v.word == "wrong"), readable[-1])

    def claim(self, claim: Claim, final: bool) -> Verdict:
        match claim:
            case Letter(letter):
                if self.solution.choice is None or letter not in {c.letter for c in self.problem.choices}:
                    return UNREAD
                right = letter == self.solution.choice
                return Verdict(
                    "right" if right else "wrong", reached=right, answering=True, value=self.wanted.node_of(letter)
                )
            case Phrase(text):
                right = text == self.found.phrase or (self.problem.target.kind == "count" and self._counts(text))
                if not right and not self._about_solutions():
                    return UNREAD
                return Verdict("right" if right else "wrong", reached=right, answering=True)
            case Pair(group):
                return self.pair(group)
            case Equations(state):
                return self.equations(state, final)
            case _:
                return self.value(claim.node, final)

    # -- choices -----------------------------------------------------------------------------------------------------

    def _counts(self, phrase: str) -> bool:
        return (phrase == "no solution" and not self.points and self.found.solutions is not None) or (
            phrase.startswith("infinitely") and self.found.solutions is None
        )

    def _about_solutions(self) -> bool:
        return bool(self.problem.equations) or "solution" in (self.found.phrase or "")

    def pair(self, group: Group) -> Verdict:
        wanted = [v for v in self.answers if isinstance(v, Group) and v.kind == "pair"]
        if not wanted or len(group.items) != len(wanted[0].items):
            return UNREAD
        right = any(same_answer(group, w) for w in wanted)
        return Verdict("right" if right else "wrong", reached=right, answering=True, value=group)

    # -- equations ---------------------------------------------------------------------------------------------------

    def equations(self, state: State, final: bool) -> Verdict:
        """The verdict of relations; the derivation's own lines are right even before a root is ruled out."""
        state = self._in_the_problems_letter(state)
        rels = [r for row in state.rows for r in row]
        verdict = self._relations(state, rels, final)
        answering = final and len(rels) == 1 and gives_a_number(rels[0])
        own = verdict.word == "wrong" and any(map(letters, rels)) and not answering
        return Verdict("right", relation=rels[-1]) if own and all(map(self.evidence.states, rels)) else verdict

    def _relations(self, state: State, rels: list[Rel], final: bool) -> Verdict:
        free = {n for r in rels for n in letters(called(r))}
        relation = rels[-1]
        if any(r.op in INEQUALITIES for r in rels):
            return self.inequality(rels)
        if any(r.op != "=" for r in rels) and free:
            return UNREAD
        if free and (settled := self._relation_wanted(_joined(rels))) is not None:
            return settled
        if any(isinstance(r.left, Apply) for r in rels):
            return Verdict("right", relation=relation) if self.evidence.states(relation) else UNREAD
        if free - self.names:
            return UNREAD  # a letter of its own
        if self.expression and not (self.points and self.points[0]):
            return self.identity(rels)
        if not free and self.found.solutions != ():
            return self.numeric(rels, relation, final)
        if self.problem.equations and not self.found.solutions:
            return self.same_solutions(state, relation)
        if self.points and self.points[0] and free <= set(self.points[0]):
            return self.at_solutions(state, relation)
        return self.named(rels, relation, final)

    def _in_the_problems_letter(self, state: State) -> State:
        """A story names no letter: the learner's own stands for the one the derivation chose."""
        own = {n for row in state.rows for r in row for n in letters(r)}
        asked = set(self.points[0]) if self.points else set()
        if len(own) != 1 or own & self.names or len(asked) != 1 or asked & self.evidence.letters:
            return state
        change: dict[str, Node] = {next(iter(own)): Sym(next(iter(asked)))}
        rows = tuple(
            tuple(Rel(r.op, substitute(r.left, change), substitute(r.right, change)) for r in row) for row in state.rows
        )
        return State(rows)

    def numeric(self, rels: list[Rel], relation: Rel, final: bool) -> Verdict:
        """A calculation on the side, such as 22 − 7 = 15; 6·5 − 1 = 29 may be the answer."""
        relation = next((r for r in rels if not holds(r)), relation)
        true = holds(relation)
        reached = true and final and any(self.wanted.is_answer(side) for side in (relation.left, relation.right))
        exact = value_of(relation.left)
        cut = not true and exact is not None and rounded(relation.right, exact)
        return Verdict("right" if true else "wrong", reached=reached, relation=relation, rounded=cut)

    def identity(self, rels: list[Rel]) -> Verdict:
        """Rewriting an expression: both sides must be the same expression as the problem's."""
        node = self.target
        if node is None:
            return UNREAD
        false = next((r for r in rels if r.op != "=" or not equivalent(r.left, r.right)), None)
        same, last = false is None, rels[-1].right
        return Verdict(
            "right" if same else "wrong", reached=same and self.wanted.is_answer(last), relation=false or rels[-1]
        )

    def _relation_wanted(self, rels: Sequence[Rel]) -> Verdict | None:
        """A line where the answer itself is an equation or an expression; None where it is not that."""
        relation = rels[-1]
        systems, wanted = self.wanted.systems, self.wanted.expressions
        if not wanted and not systems:
            return None
        if any(same_system(rels, s) for s in systems):
            return Verdict("right", reached=True, answering=True, relation=relation)
        if any(len(s) > 1 and any(same_relation(relation, r) for r in s) for s in systems):
            return Verdict("right", partial=True, relation=relation)
        for answer in wanted:
            named = isinstance(relation.left, Sym | Apply)
            alike = named and letters(relation.right) == letters(answer)
            if alike and same_expression(relation.right, answer):
                return Verdict(
                    "right", reached=self.wanted.is_answer(relation.right), answering=True, relation=relation
                )
        if self.evidence.states(relation):
            return Verdict("right", relation=relation)
        if any(len(s) == 1 and letters(called(relation)) == letters(called(s[0])) for s in systems):
            return Verdict("wrong", answering=True, relation=relation)
        if self.target is None and any(letters(relation.right) == letters(a) for a in wanted):
            return Verdict("wrong", answering=True, relation=relation, value=relation.right)
        return None

    def inequality(self, rels: Sequence[Rel]) -> Verdict:
        """A line with < or >: judged only where the problem is about inequalities, else it would say where x lies."""
        systems = [s for a in self.answers if (s := relations(a)) and any(r.op in INEQUALITIES for r in s)]
        relation = rels[-1]
        ours = [r for r in self.evidence.relations if r.op in INEQUALITIES and letters(r) == letters(relation)]
        for system in systems:
            if same_system(rels, system):
                simple = size(relation) <= max(map(size, system)) + 2
                return Verdict("right", reached=simple, answering=simple, relation=relation)
            if len(system) > 1 and all(any(same_relation(r, s) for s in system) for r in rels):
                return Verdict("right", partial=True, relation=relation)
        if all(self.evidence.states(r) for r in rels):
            return Verdict("right", relation=relation)
        related = [r for s in systems for r in s if letters(called(r)) == letters(called(relation))]
        if related or any(opposite(relation, r) for r in ours):
            return Verdict("wrong", relation=relation, answering=bool(related))
        return UNREAD

    def named(self, rels: Sequence[Rel], relation: Rel, final: bool) -> Verdict:
        """A letter's value, or an equation, in a problem that is read without equations."""
        if self.evidence.states(relation):
            return Verdict("right", relation=relation)
        if isinstance(relation.left, Sym | Apply) and not letters(relation.right):
            return self.value(relation.right, final)
        return UNREAD

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
        hits = [[p for p in self.points if all(holds(r, p) for r in row)] for row in state.rows]
        covered = [p for p in self.points if any(p in h for h in hits)]
        if not all(hits) or not covered or self._extra_root(relation):
            cut = isinstance(relation.left, Sym) and any(
                rounded(relation.right, p.get(relation.left.name, Fraction(0))) for p in self.points
            )
            return Verdict("wrong", relation=relation, answering=self._names_target(relation), rounded=cut)
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

    def _extra_root(self, relation: Rel) -> bool:
        """A product or polynomial set to zero that has a root the problem has not."""
        name = next(iter(letters(relation)), "")
        if len(letters(relation)) != 1 or not any(value_of(s) == 0 for s in (relation.left, relation.right)):
            return False
        exact = all(isinstance(e, Rel) and rational_roots(e, name) is not None for e in self.problem.equations)
        roots = rational_roots(relation, name) if exact and len(self.problem.equations) == 1 else None
        return roots is not None and any(not any(same_value(r, p[name]) for p in self.points) for r in roots)

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
        answers = [v for node in self.found.values if (v := value_of(node)) is not None]
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
        if self.wanted.is_answer(node):
            return Verdict("right", reached=True, answering=True, value=node)
        if self.wanted.is_rounded(node):
            return Verdict("wrong", answering=True, value=node, rounded=True)
        if letters(node) and self.target is None and self.evidence.writes(node):
            return Verdict("right", value=node)
        if letters(node) - self.names:
            return UNREAD
        if self.expression and self.target is not None and self.problem.target.kind == "simplify":
            alike = equivalent(node, self.target)
            return Verdict("right" if alike else "wrong", answering=final, value=node)
        if self.expression and not final and self.target is not None and size(node) > 2:
            alike = self._same_at_point(node)
            return Verdict("right", value=node) if alike else UNREAD
        if self.target is None and letters(node):
            return self._expression(node, final)
        value = value_of(node)
        if self.target is None and value is not None and self.evidence.has(value):
            distractor = final and any(c.node is not None and same(node, c.node) for c in self.problem.choices)
            return Verdict("wrong" if distractor else "right", short=True, answering=distractor, value=node)
        if letters(node) or not final:
            return UNREAD
        partial = len(self.found.values) > 1 and any(same(node, v) for v in self.found.values)
        if partial:
            return Verdict("right", partial=True, value=node)
        return Verdict("wrong", answering=True, value=node)

    def _expression(self, node: Node, final: bool) -> Verdict:
        """An expression where the problem was read by a topic: equal to the answer, or to nothing wanted."""
        wanted = [a for a in self.answers if letters(a) == letters(node) and not relations(a)]
        if any(same_expression(node, a) for a in wanted):
            return Verdict("right", value=node)
        return Verdict("wrong", answering=True, value=node) if wanted and final else UNREAD

    def value_set(self, node: Group) -> Verdict:
        if self.target is None and len(self.found.values) == 1:
            reached = [v for i in node.items if (v := value_of(i)) is not None and self.evidence.has(v)]
            return Verdict("right", short=True) if len(reached) == len(node.items) else UNREAD
        inside = all(any(same(i, v) for v in self.found.values) for i in node.items)
        whole = all(any(same(i, v) for i in node.items) for v in self.found.values)
        return Verdict(
            "right" if inside else "wrong", reached=inside and whole, partial=inside and not whole, answering=True
        )

    def _same_at_point(self, node: Node) -> bool:
        try:
            return any(same(node, v) for v in self.found.values)
        except Unvalued:
            return False

    # -- lines together ----------------------------------------------------------------------------------------------

    def complete_together(self, verdicts: Sequence[Verdict]) -> bool:
        """Whether the lines give, one by one, every value that is asked: both roots, both letters of a pair."""
        given = [v for v in verdicts if v.word == "right"]
        values = [n for v in given for n in (v.value, v.relation.right if v.relation else None) if n is not None]
        if isinstance(self.target, Group) or any(isinstance(a, Group) and a.kind == "pair" for a in self.answers):
            pair = next((a for a in self.answers if isinstance(a, Group)), None)
            named = {
                v.relation.left.name: v.relation.right
                for v in given
                if v.relation and isinstance(v.relation.left, Sym) and not letters(v.relation.right)
            }
            names = (
                [i.name for i in self.target.items if isinstance(i, Sym)]
                if isinstance(self.target, Group)
                else ["x", "y"]
            )
            return (
                pair is not None
                and len(names) == len(pair.items)
                and all(n in named and same(named[n], item) for n, item in zip(names, pair.items, strict=True))
            )
        wanted = self.found.values
        return (
            len(wanted) > 1 and any(v.partial for v in given) and all(any(same(n, w) for n in values) for w in wanted)
        )


def _joined(rels: list[Rel]) -> list[Rel]:
    """P = 4 · s = 20 as P = 20, when its links are equalities; other relations as they are."""
    linked = len(rels) > 1 and all(a.right == b.left and a.op == b.op == "=" for a, b in pairwise(rels))
    return [Rel("=", rels[0].left, rels[-1].right)] if linked else rels


def _points(found: Derivation) -> list[dict[str, Fraction | float]]:
    """The solutions as numbers; none where a solution still has letters in it."""
    try:
        return [values_of(s) for s in found.solutions or ()]
    except Unvalued:
        return []
