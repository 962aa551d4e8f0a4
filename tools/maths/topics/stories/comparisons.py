"""Stories that compare: ages, lengths, shares of a sum, "a number", consecutive integers, a rectangle's sides.

Every clause with a number must be a whole statement of the grammar ("Ana is 5 years older than Ben", "the sum of their
ages is 47", "a rope 60 inches long is cut into two pieces"). Not covered: ages at another time, ratios, averages.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, words
from tools.maths.problem import Target
from tools.maths.stem import Stem
from tools.maths.topics.stories.phrases import Strange, Thing, expression
from tools.maths.topics.stories.statements import Statements
from tools.maths.topics.stories.text import spell
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, num, substitute
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


_SHORT = r"(?:shorter|smaller|lesser|lighter)"
_LONG = r"(?:longer|larger|greater|bigger|heavier)"


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a story that compares unknown numbers, None when a word of it is not understood."""
    story = spell(stem)
    if story is None or not 1 <= len(story.nodes) <= 8:
        return None
    try:
        return _Comparison(stem, story).derivation()
    except (Strange, Unvalued, StopIteration):
        return None


class _Comparison(Statements):
    def derivation(self) -> Derivation | None:
        asking = self.story.sentences[self.story.asking]
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
        wanted = self.asked(question)
        self.close()
        if self.story.given - self.scene.used or not _one_unit(self.scene.units):
            return None
        return self.solved(wanted)

    def split(self, asking: str) -> tuple[str, str]:
        """ "If …, how old is Ben?" in two."""
        match = re.fullmatch(r"(?:if|when|given that|suppose) (.+?),? ((?:what|how|find|which)\b.+)", asking)
        if match:
            return match[1], match[2]
        match = re.fullmatch(r"((?:what|how|find)\b.+?),? (?:if|when|given that) (.+)", asking)
        return (match[2].rstrip("?."), match[1]) if match else ("", asking)

    # ---- the question -----------------------------------------------------------------------------------------------

    def asked(self, text: str) -> Node:
        text = text.strip().rstrip("?. ")
        if self.step:
            match = re.fullmatch(
                r"what is (?:the )?(?:value of )?(?:the )?(least|smallest|smaller|first|greatest|greater|largest"
                r"|larger|last|middle)"
                r"(?: (?:of the|of these|integer|number|one)(?: (?:#\d+ )?(?:consecutive )?(?:even "
                r"|odd )?integers?)?(?: #\d+)?)?",
                text,
            )
            if not match:
                raise Strange(text)
            for mark in re.findall(r"#\d+", text):
                self.scene.mark(mark)
            base = Sym(self.scene.things[0].letter)
            if match[1].endswith("er") and self.parts != 2:
                raise Strange(text)
            if match[1] in ("least", "smallest", "smaller", "first"):
                return base
            if match[1] == "middle" and self.parts % 2 == 0:
                raise Strange(text)
            return Bin("+", base, num(self.step * (self.parts // 2 if match[1] == "middle" else self.parts - 1)))
        for pattern in (
            r"how (?:old|tall|long|heavy|wide|high|deep) (?:is|was) (.+?)(?: now| today)?",
            r"how (?:many|much) (?P<unit>[a-z]+(?: [a-z]+)?) (?:does|did|do) (.+?) (?:have|sell|own|read|score"
            r"|bake|pick|catch|buy|collect|earn|weigh|make|save|run|walk|find|plant|write)",
            r"how much (?:does|did) (.+?) (?:weigh|cost|have|earn|save)",
            r"how many (.+?) (?:are there|were there|are|were)(?: (?:in|at|on) [a-z ]+)?",
            r"(?:what is|what was|find|determine) (.+?)(?:, in [a-z ]+)?",
        ):
            match = re.fullmatch(pattern, text)
            if not match:
                continue
            unit = match.groupdict().get("unit")
            self.scene.unit(unit)
            name = match.groups()[-1]
            name = re.sub(r", in [a-z ]+,", "", name)
            name = re.sub(r" of the (?:#\d+ )?(numbers|pieces)$", lambda m: " " + m[1][:-1], name)
            sized = re.fullmatch(
                rf"(?:the )?(?:length of )?(?:the )?({_SHORT}|{_LONG})(?: (?:piece|part|number|section|one))?", name
            )
            if sized and len(self.scene.things) == 2 and any("one" in t.stems for t in self.scene.things):
                self.by_size = "least" if re.fullmatch(_SHORT, sized[1]) else "greatest"
                return Sym(self.scene.things[0].letter)
            node = (
                expression(name, self.scene)
                if name.startswith("the sum")
                else Sym(self.scene.thing(name, make=False).letter)
            )
            return node
        raise Strange(text)

    def close(self) -> None:
        """Sums over everything, and a rectangle's perimeter, now that the things are known."""
        things = self.scene.things
        if self.perimeter is not None:
            sides = {s: t for t in things for s in ("length", "width") if s in t.stems}
            if set(sides) != {"length", "width"} or len(things) != 2:
                raise Strange("perimeter")
            both = Bin("+", Sym(sides["length"].letter), Sym(sides["width"].letter))
            self.relations.append(Rel("=", Bin("*", num(2), both), self.perimeter))
        for value in self.sums:
            if len(things) < 2 or (self.parts and len(things) != self.parts):
                raise Strange("sum")
            total: Node = Sym(things[0].letter)
            for thing in things[1:]:
                total = Bin("+", total, Sym(thing.letter))
            self.relations.append(Rel("=", total, value))

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
        if self.step and any(evaluate(v).denominator != 1 for v in found.solutions[0].values()):  # type: ignore[union-attr]
            return None
        return replace(found, concept=CONCEPT, asked=ASKED)

    def sized(self, relations: list[Rel]) -> Node | None:
        """The letter of the shorter or longer of two, from their values."""
        letters_ = [Sym(t.letter) for t in self.scene.things]
        found = from_equations(self.stem, relations, Target("value", letters_[0]))
        if found is None or not found.solutions or any(s.name not in found.solutions[0] for s in letters_):
            return None
        order = sorted(letters_, key=lambda s: evaluate(found.solutions[0][s.name]))  # type: ignore[index]
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
