"""The moves that lead from what is known of a figure to what is asked: laws with one unknown, one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.maths.derivation import Move, State, words
from tools.maths.problem import Unread
from tools.maths.topics.geometry import exact, unknowns
from tools.maths.topics.geometry.exact import Exact
from tools.maths.topics.geometry.figure import Figure, Law, renamed, symbols
from tools.maths.tree import Chain, Node, Rel, Sym, bare, substitute, walk
from tools.maths.values import Unvalued, evaluate, same_value

MAX_ROUNDS = 12
TOLD = "Write what the problem says"  # the rule of a law that the text itself states
CONTRADICTION = "The numbers of this problem do not fit together as I read them, so I may have misread it."


@dataclass(frozen=True)
class Reasoned:
    """The moves, the value of what is asked, and every quantity's value (for the second route)."""

    moves: tuple[Move, ...]
    value: Exact
    values: dict[str, Exact]


def reason(figure: Figure, asked: Node) -> Reasoned | None:
    """The way to `asked`, None when the laws do not lead there. Raises Unread when the figure contradicts itself."""
    for start in (None, *_candidates(figure)):
        try:
            found = _Reasoner(figure, asked, start).run()
        except Unvalued:
            continue
        if found is not None:
            return found
    return None


def _candidates(figure: Figure) -> list[str]:
    """Quantities worth a letter when nothing follows directly: those that laws express others by come first."""
    names: list[str] = []
    for law in figure.laws:
        names += sorted(symbols(law.relation.right)) + sorted(symbols(law.relation.left))
    return [n for n in dict.fromkeys(names) if n not in figure.known][:8]


@dataclass
class _Step:
    makes: str
    uses: frozenset[str]
    moves: tuple[Move, ...]


class _Reasoner:
    """One attempt; `start` is a quantity that gets a letter of its own."""

    def __init__(self, figure: Figure, asked: Node, start: str | None) -> None:
        self.figure, self.asked = figure, asked
        self.raw = {name: exact.read(node) for name, node in figure.known.items()}
        self.solved: dict[str, Exact] = {}
        self.steps: list[_Step] = []
        self.spent: set[int] = set()
        if start is not None:
            self.raw[start] = exact.read(Sym(self.name(start)))

    def name(self, symbol: str) -> str:
        return self.figure.shown.get(symbol, symbol.removeprefix("#"))

    def letters_of(self, symbol: str) -> frozenset[str]:
        return self.raw[symbol].letters() & frozenset(self.solved)

    def value(self, symbol: str) -> Exact:
        return exact.replaced(self.raw[symbol], self.solved)

    def node(self, value: Exact) -> Node:
        return exact.tree(value, self.figure.decimal)

    def shown(self, node: Node) -> Node:
        return renamed(node, lambda n: self.name(n) if n.startswith("#") else None)

    def placed(self, node: Node) -> Node:
        """The tree with everything known put in, the rest by name."""
        values = {s: self.node(self.value(s)) for s in symbols(node) if s in self.raw}
        return self.shown(substitute(node, values))

    def uses(self, node: Node) -> frozenset[str]:
        known = [s for s in symbols(node) if s in self.raw]
        return frozenset(known).union(*(self.letters_of(s) for s in known))

    def run(self) -> Reasoned | None:
        for _ in range(MAX_ROUNDS):
            if self.finished():
                return self.result()
            if not self.round():
                return None
        return None

    def finished(self) -> bool:
        if not symbols(self.asked) <= set(self.raw):
            return False
        left = self.final().letters() - self.figure.letters_kept
        return not left

    def final(self) -> Exact:
        values = {s: self.node(self.value(s)) for s in symbols(self.asked) if s in self.raw}
        return exact.replaced(exact.read(substitute(self.asked, values)), self.solved)

    def round(self) -> bool:
        progress = False
        for index, law in enumerate(self.figure.laws):
            if index in self.spent:
                continue
            free = law.symbols - set(self.raw)
            if len(free) > 1:
                continue
            if free:
                done = self.find(law, next(iter(free)))
            else:
                done = self.settle(law)
            if done:
                self.spent.add(index)
                progress = True
        return progress

    def find(self, law: Law, symbol: str) -> bool:
        """One quantity is unknown: work it out, or solve for it."""
        relation = law.relation
        left, right = relation.left, relation.right
        if right == Sym(symbol) and left != Sym(symbol):
            left, right = right, left
        if left == Sym(symbol) and symbol not in symbols(right):
            placed = self.placed(right)
            try:
                value = exact.read(placed)
            except Unvalued:
                return False
            name = Sym(self.name(symbol))
            chain = Rel("=", name, placed), Rel("=", placed, self.node(value))
            links = chain if bare(placed) != bare(chain[1].right) else chain[:1]
            before: Node | str = self.shown(Rel("=", left, right))
            if not isinstance(before, str) and bare(before) == bare(links[0]) and len(links) == 1:
                before = words("what the problem says") if law.rule == TOLD else name  # nothing to put in
            move = Move(law.rule, law.text, before, Chain(links), check=_same(placed, chain[1].right))
            self.add(symbol, value, self.uses(right), [move])
            return True
        placed_relation = Rel("=", self.placed(relation.left), self.placed(relation.right))
        name_ = self.name(symbol)
        if name_ in self.letters():
            return False
        try:
            found = unknowns.solve(placed_relation, name_, (), self.figure.decimal)
        except Unvalued:
            return False
        if found is None:
            return False
        moves = (self.put_in(law, relation, placed_relation), *found.moves)
        self.add(symbol, found.value, self.uses(relation), moves)
        return True

    def settle(self, law: Law) -> bool:
        """Every quantity is known: the law is an equation in a letter, or a check."""
        relation = Rel("=", self.placed(law.relation.left), self.placed(law.relation.right))
        gap = exact.read(relation.left) - exact.read(relation.right)
        names = gap.letters()
        if not names:
            if gap.terms and not _tiny(gap):
                raise Unread(CONTRADICTION)
            return True
        if len(names) != 1 or names & self.figure.letters_kept:
            return False
        name = next(iter(names))
        positive = tuple(
            Rel(">", self.node(v), exact.tree(exact.constant(0)))
            for v in (self.value(s) for s in self.raw)
            if v.letters() == {name}
        )
        found = unknowns.solve(relation, name, positive, self.figure.decimal)
        if found is None:
            return False
        self.steps.append(
            _Step(name, self.uses(law.relation), (self.put_in(law, law.relation, relation), *found.moves))
        )
        self.solved = {n: exact.replaced(v, {name: found.value}) for n, v in self.solved.items()}
        self.solved[name] = found.value
        return True

    def put_in(self, law: Law, relation: Rel, placed: Rel) -> Move:
        values = {self.name(s): self.node(self.value(s)) for s in symbols(relation) if s in self.raw}
        return Move(law.rule, law.text, State.of(self.shown_relation(relation)), State.of(placed),
                    check=_substituted(self.shown_relation(relation), values, placed))  # fmt: skip

    def shown_relation(self, relation: Rel) -> Rel:
        return Rel("=", self.shown(relation.left), self.shown(relation.right))

    def letters(self) -> frozenset[str]:
        return frozenset(n for v in self.raw.values() for n in v.letters()) - frozenset(self.solved)

    def add(self, symbol: str, value: Exact, uses: frozenset[str], moves: Sequence[Move]) -> None:
        self.raw[symbol] = value
        self.steps.append(_Step(symbol, uses, tuple(moves)))

    def result(self) -> Reasoned | None:
        value = self.final()
        needed = set(self.uses(self.asked)) | (
            set(self.solved) & {n.name for n in walk(self.asked) if isinstance(n, Sym)}
        )
        kept: list[_Step] = []
        for step in reversed(self.steps):
            if step.makes in needed:
                needed |= step.uses
                kept.insert(0, step)
        moves = [m for step in kept for m in step.moves]
        closing = self.closing(value)
        if closing is not None:
            moves.append(closing)
        values = {s: self.value(s) for s in self.raw}
        values.update(self.solved)
        return Reasoned(tuple(moves), value, values) if moves else None

    def closing(self, value: Exact) -> Move | None:
        """From the letters and quantities found to what is asked, where that is one more step."""
        answer = self.node(value)
        if isinstance(self.asked, Sym):
            raw = self.raw.get(self.asked.name)
            if raw is None or not raw.letters() & set(self.solved):
                return None
            start: Node = self.node(raw)
        else:
            start = self.asked
        held = {n: self.node(v) for n, v in self.solved.items()}
        placed = substitute(self.placed(start), held)
        if bare(placed) == bare(answer) and (bare(start) == bare(answer) or start == self.shown(self.asked)):
            return None  # the line before has said it
        shown = answer if bare(placed) == bare(answer) else Rel("=", placed, answer)
        return Move("Work out what is asked", "Put in what was found.", self.shown(start), shown,
                    check=_same(placed, answer))  # fmt: skip


def _tiny(gap: Exact) -> bool:
    return abs(float(evaluate(exact.tree(gap)))) < 1e-9


def _same(a: Node, b: Node) -> Callable[[], bool]:
    def check() -> bool:
        from tools.maths import algebra

        return algebra.equal(a, b)

    return check


def _substituted(formula: Rel, values: dict[str, Node], placed: Rel) -> Callable[[], bool]:
    """SymPy puts the values into the formula: it must become the line that was written."""

    def check() -> bool:
        import sympy

        from tools.maths import algebra

        put = {sympy.Symbol(n, real=True): algebra.to_sympy(v) for n, v in values.items()}
        pairs = ((formula.left, placed.left), (formula.right, placed.right))
        return all(
            sympy.simplify(algebra.to_sympy(a).subs(put, simultaneous=True) - algebra.to_sympy(b)) == 0
            for a, b in pairs
        )

    return check


def consistent(figure: Figure, reasoned: Reasoned) -> bool:
    """Whether the finished figure satisfies every law and measure numerically (free letters stand at 1.7 and so on)."""
    try:
        free = {n for v in reasoned.values.values() for n in v.letters()}
        at: dict[str, float] = {n: 1.7 + 0.6 * i for i, n in enumerate(sorted(free))}
        values = {s: float(evaluate(exact.tree(v), at)) for s, v in reasoned.values.items()}
        for law in figure.laws:
            if law.symbols <= set(values):
                full = {**at, **values}
                if not same_value(evaluate(law.relation.left, full), evaluate(law.relation.right, full)):
                    return False
        for name, node in figure.known.items():
            if not same_value(evaluate(node, {**at, **values}), values[name]):
                return False
    except Unvalued:
        return False
    return all(measure(values) for measure in figure.measures)
