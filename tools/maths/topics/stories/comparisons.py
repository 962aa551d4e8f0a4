"""Stories that compare: ages, lengths, shares of a sum, "a number", consecutive integers, a rectangle's sides.

Every clause with a number must be a whole statement of the grammar ("Ana is 5 years older than Ben", "the sum of their
ages is 47", "a rope 60 inches long is cut into two pieces"). Not covered: ages at another time, ratios, averages.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Target
from tools.maths.stem import Stem
from tools.maths.topics.stories.comparison_asks import Question, expression_asked
from tools.maths.topics.stories.comparison_written import written
from tools.maths.topics.stories.numbers import in_asked_units
from tools.maths.topics.stories.phrases import Strange, Thing
from tools.maths.topics.stories.text import spell
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Node, Num, Rel, Sym, added, letters, num, substitute
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "Choose a letter for one of the unknown numbers and write the others with it: “5 more than” adds, “3 times” "
    "multiplies. What the story says about them together is then an equation."
)
ASKED = "You are asked for one of several numbers that the story compares with each other."


def _one_unit(units: set[str]) -> bool:
    """Whether all counts are of one thing: "baseball cards" and "cards"."""
    sets = [set(u.split()) for u in units]
    return not sets or any(all(small <= other for other in sets) for small in sets)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story that compares unknown numbers, None when a word of it is not understood."""
    story = spell(stem)
    if story is None or not 1 <= len(story.nodes) <= 8:
        return None
    try:
        return _Comparison(stem, story).derivation()
    except (Strange, Unvalued, StopIteration):
        return None


class _Comparison(Question):
    def derivation(self) -> Derivation | None:
        asking = self.story.sentences[self.story.asking]
        which = expression_asked(asking)
        conditions, question = self.split(asking)
        later: list[str] = []
        for place, sentence in enumerate(self.story.sentences):
            if place == self.story.asking:
                continue
            try:
                self.told(sentence)
            except Strange:
                later.append(sentence)  # a total of things that the next sentence names
        for sentence in later:
            self.told(sentence)
        if conditions:
            self.clause(conditions)
        until = self.years_until(question.strip().rstrip("?. "))
        if until is not None:
            return self.solved(self.then(*until)) if not self.story.given - self.scene.used else None
        wanted = self.asked(f"what is {which}" if which else question)
        self.close()
        if self.story.given - self.scene.used or not _one_unit(self.scene.units):
            return None
        return self.expressed(wanted) if which else self.solved(wanted)

    def then(self, years: Node, relation: Rel) -> Node:
        """The years until two known ages stand as the question says: they are all that is left unknown."""
        known: dict[str, Node] = {
            r.left.name: r.right for r in self.relations if isinstance(r.left, Sym) and isinstance(r.right, Num)
        }
        if len(known) != 2 or len(self.relations) != 2 or self.sums:
            raise Strange("ages")
        self.relations = [Rel("=", substitute(relation.left, known), substitute(relation.right, known))]
        self.scene.things = self.scene.things[-1:]
        return years

    def expressed(self, wanted: Node) -> Derivation | None:
        """What is asked as an expression in the letters of the problem."""
        known: dict[str, Node] = {}
        for relation in self.relations:
            if isinstance(relation.left, Sym) and relation.left.name not in letters(relation.right):
                known[relation.left.name] = relation.right
        names = {t.letter for t in self.scene.things}
        meant = wanted
        for _ in names:
            meant = substitute(meant, known)
        if len(known) != len(self.relations) or letters(meant) & names or not letters(meant):
            return None
        return written(self.stem, meant, known, wanted)

    def close(self) -> None:
        """Sums over everything, and a rectangle's perimeter, now that the things are known."""
        things = self.scene.things
        if self.perimeter is not None:
            sides = {s: t for t in things for s in ("length", "width") if s in t.stems}
            if set(sides) != {"length", "width"} or len(things) != 2:
                raise Strange("perimeter")
            both = Bin("+", Sym(sides["length"].letter), Sym(sides["width"].letter))
            self.relations.append(Rel("=", Bin("*", num(2), both), self.perimeter))
        for value, moment, known in self.sums:
            meant = things[:known] if known > 1 else things  # "their ages": of those named before, if any were
            if len(meant) < 2 or (self.parts and len(meant) != self.parts):
                raise Strange("sum")
            relation = Rel("=", added(Sym(thing.letter) for thing in meant), value)
            self.relations.append(moment.relation(relation, self.scene.mark(moment.mark)) if moment else relation)

    def solved(self, wanted: Node) -> Derivation | None:
        things, relations = self.scene.things, self.relations
        if not relations or len(relations) != len(things) or any(r.op != "=" for r in relations):
            return None
        moves = [self.naming(t) for t in things]
        if len(things) > 2:
            reduced = _reduced(relations, {t.letter for t in things})
            if reduced is None:
                return None
            relations, known = reduced
            wanted = substitute(wanted, known)
        if len(things) == 1 and isinstance(relations[0].left, Sym) and not letters(relations[0].right):
            return None
        if self.by_size:
            sized = self.sized(relations)
            if sized is None:
                return None
            wanted = sized
        wanted = in_asked_units(wanted, self.factor)
        skill = skills.LINEAR_ONE if len(things) == 1 else skills.SYSTEMS
        found = from_equations(self.stem, relations, Target("value", wanted), before=moves, skill=skill)
        if found is None or not found.solutions or len(found.values) != 1:
            return None
        if (
            any(evaluate(v) <= 0 for v in found.solutions[0].values())
            and "number" not in " ".join(self.story.sentences)
            and not self.step
        ):
            return None
        if evaluate(found.values[0]) <= 0 and isinstance(wanted, Bin):
            return None
        if self.step and not all(self.integer(evaluate(v)) for v in found.solutions[0].values()):
            return None
        return replace(found, concept=CONCEPT, asked=ASKED)

    def integer(self, value: Fraction | float) -> bool:
        """Whether this is an integer, and even or odd as the story says."""
        if not isinstance(value, Fraction) or value.denominator != 1:
            return False
        return not self.parity or (value.numerator % 2 == 0) == (self.parity == "even")

    def sized(self, relations: list[Rel]) -> Node | None:
        """The letter of the shorter or longer of two, or the gap between them, from their values."""
        letters_ = [Sym(t.letter) for t in self.scene.things]
        found = from_equations(self.stem, relations, Target("value", letters_[0]))
        if found is None or not found.solutions or any(s.name not in found.solutions[0] for s in letters_):
            return None
        order = sorted(letters_, key=lambda s: evaluate(found.solutions[0][s.name]))  # type: ignore[index]
        if self.by_size == "gap":
            return Bin("-", order[-1], order[0])
        return order[0] if self.by_size == "least" else order[-1]

    def naming(self, thing: Thing) -> Move:
        return Move(
            "Name the unknown",
            f"Choose a letter for this number: {thing.words}.",
            words(thing.words),
            Sym(thing.letter),
            check=lambda: (
                sum(t.letter == thing.letter for t in self.scene.things) == 1
                and any(thing.letter in letters(r) for r in self.relations)
            ),
        )


def _reduced(relations: list[Rel], names: set[str]) -> tuple[list[Rel], dict[str, Node]] | None:
    """One equation in one letter: things that the story gives by the others are put in."""
    known: dict[str, Node] = {}
    rest = list(relations)
    for _ in range(len(names)):
        defining = next(
            (
                r
                for r in rest
                if isinstance(r.left, Sym) and r.left.name not in letters(r.right) and not isinstance(r.right, Num)
            ),
            None,
        )
        if defining is None or len(rest) == 1:
            break
        assert isinstance(defining.left, Sym)
        here: dict[str, Node] = {defining.left.name: defining.right}
        rest = [r for r in rest if r is not defining]
        rest = [Rel(r.op, substitute(r.left, here), substitute(r.right, here)) for r in rest]
        known = {k: substitute(v, here) for k, v in known.items()} | here
    return (rest, known) if len(rest) in (1, 2) and len({n for r in rest for n in letters(r)}) == len(rest) else None
