"""What a comparing story states: "Ana is 5 years older than Ben", "the sum of their ages is 47", "is cut into two".

A clause is a whole statement or it is Strange; "and" may join two. Relations are written down as they are read.
"""

from __future__ import annotations

import re

from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.stories.moments import Moment, apart, opens_with_moment
from tools.maths.topics.stories.nouns import noun
from tools.maths.topics.stories.phrases import MARK, Scene, Strange, expression, short
from tools.maths.topics.stories.text import Story
from tools.maths.tree import Bin, Node, Rel, Sym, letters, num
from tools.maths.values import evaluate

_CALM_TEXT = "of and together both other than"
_CALM = frozenset(_CALM_TEXT.split())
_IS = (
    r"(?:is|was|are|were|equals|weighs?|has|have|had|measures|costs?|scored|sold|earned|is equal to|read"
    r"|collected|ran|made|baked|picked|caught|bought|saved|owns|swam|walked|found|planted|wrote)"
)
_ALL = (
    r"(?:their (?:#\d+ )?(?:ages|weights|heights|lengths|scores)|their|the (?:#\d+ )?(?:numbers|integers|pieces|angles"
    r"|people|sides|parts)|the ages|these (?:#\d+ )?numbers|them)"
)
_UNIT = r"(?: [a-z]+(?: [a-z]+)?)?"


_GROUP = noun("student child people person member employee player teenager adult kid")
_MEMBERS = noun("boy girl man woman")


class Statements:
    """The relations of a story as they are read, and what holds for all its things together."""

    def __init__(self, stem: Stem, story: Story) -> None:
        self.stem, self.story = stem, story
        self.scene = Scene(story.nodes)
        self.relations: list[Rel] = []
        self.sums: list[tuple[Node, Moment | None, int]] = []  # a total, when it holds, of how many of the things
        self.moment: Moment | None = None
        self.parity = ""  # of consecutive integers: "even" or "odd"
        self.perimeter: Node | None = None
        self.step = 0  # consecutive integers are this far apart
        self.parts = 0
        self.by_size = ""  # "the shorter piece", where the story says only "one" and "the other"

    def told(self, sentence: str) -> None:
        """A sentence that tells: with a number it must be understood, without one it must hold no trap."""
        if re.search(r"[#$%&]\d", sentence):
            self.clause(sentence.rstrip(". "))
        elif {w for w in re.findall(r"[a-z']+", sentence) if w in TRAPS} - _CALM:
            raise Strange(sentence)

    def clause(self, text: str) -> None:
        """One statement, or two joined by "and"."""
        if self.statement(text):
            return
        if opens_with_moment(text):
            raise Strange(text)  # whether the moment holds for both halves is not said
        for match in re.finditer(r",? (?:and|but|while|where|so that|such that|in such a way that) |, |; ", text):
            saved = (list(self.relations), list(self.sums), list(self.scene.things), set(self.scene.used))
            try:
                if self.statement(text[: match.start()]):
                    self.clause(text[match.end() :])
                    return
            except Strange:
                pass
            self.relations, self.sums, self.scene.things, self.scene.used = saved
        raise Strange(text)

    def statement(self, text: str) -> bool:
        """Whether this is a whole statement; what it says is written down."""
        text = re.sub(r"^(?:if|suppose|then|that|(?:in|at) [a-z ]+,|on [a-z]+,) ?", "", text.strip().rstrip(",.;"))
        text = re.sub(
            r"^(?:a|the) rectang\w+(?: (?!has\b)\w+)? has a (length|width) (?:of|that is) ", r"the \1 is ", text
        )
        text, self.moment, timed = apart(text)
        if not timed:
            return self.plain(text)
        before, moment = len(self.relations), self.moment
        if not self.plain(self.scene.named(text)):
            return False
        if moment is not None:
            years = self.scene.mark(moment.mark)
            self.relations[before:] = [moment.relation(r, years) for r in self.relations[before:]]
        return True

    def plain(self, text: str) -> bool:
        """A whole statement without a moment."""
        return (
            self.cut(text)
            or self.consecutive(text)
            or self.around(text)
            or self.together(text)
            or self.both_kinds(text)
            or self.there(text)
            or self.compares(text)
        )

    def cut(self, text: str) -> bool:
        match = re.fullmatch(
            rf"an? (?:({MARK}){_UNIT} )?[a-z]+(?: [a-z]+)?(?: (?:that is|which is|is|measuring))?(?: "
            rf"({MARK}) [a-z]+(?: long)?)?,? (?:and )?(?:is|was) (?:cut|divided|split|separated) into (#\d+) "
            rf"(?:pieces|parts|sections)",
            text,
        )
        if not match or bool(match[1]) == bool(match[2]) or evaluate(self.scene.nodes[int(match[3][1:])]) != 2:
            return False
        self.scene.mark(match[3])
        self.sums.append((self.scene.mark(match[1] or match[2]), None, 0))
        self.parts = 2
        return True

    def consecutive(self, text: str) -> bool:
        match = re.fullmatch(
            r"the sum of (#\d+) consecutive (even |odd )?(?:positive )?(?:integers|whole numbers|numbers) is (#\d+)",
            text,
        )
        if not match:
            return False
        count = evaluate(self.scene.mark(match[1]))
        if count not in (2, 3, 4, 5):
            return False
        self.step, self.parts, self.parity = (2 if match[2] else 1), int(count), (match[2] or "").strip()
        self.scene.thing("first integer")
        total: Node = Sym(self.scene.things[0].letter)
        first = total
        for index in range(1, self.parts):
            total = Bin("+", total, Bin("+", first, num(index * self.step)))
        self.relations.append(Rel("=", total, self.scene.mark(match[3])))
        return True

    def around(self, text: str) -> bool:
        match = re.fullmatch(
            rf"(?:the|its) perimeter(?: of (?:the|a|this) (?:rectangle|rectangular [a-z]+|[a-z]+))? is "
            rf"({MARK}){_UNIT}|(?:a|the) rectang[a-z]+(?: [a-z]+)? has a perimeter of ({MARK}){_UNIT}",
            text,
        )
        if not match:
            return False
        self.perimeter = self.scene.mark(match[1] or match[2])
        return True

    def together(self, text: str) -> bool:
        everyone = re.fullmatch(
            rf"(?:the )?(?:sum|total) of (?:{_ALL}|#\d+ (?:positive )?(?:numbers|integers))(?: [a-z]+)? is "
            rf"({MARK}){_UNIT}",
            text,
        )
        everyone = everyone or re.fullmatch(
            rf"(?:together|combined|in total|altogether),? they {_IS}(?: a total of)? ({MARK}){_UNIT}", text
        )
        everyone = everyone or re.fullmatch(
            rf"they {_IS} a (?:combined )?total of ({MARK}){_UNIT}|they {_IS} ({MARK}){_UNIT} (?:altogether"
            rf"|together|in all|in total|combined)",
            text,
        )
        apart = re.fullmatch(
            rf"(?:the|their) difference(?: (?:between|of) (?:the )?#\d+ (?:positive )?(?:numbers|integers))? is "
            rf"({MARK})",
            text,
        )
        if apart:
            for mark in re.findall(r"#\d+", text)[:-1]:
                if evaluate(self.scene.mark(mark)) != 2:
                    raise Strange(text)
            larger, smaller = self.scene.thing("larger number"), self.scene.thing("smaller number")
            self.relations.append(
                Rel("=", Bin("-", Sym(larger.letter), Sym(smaller.letter)), self.scene.mark(apart[1]))
            )
            return True
        everyone = everyone or re.fullmatch(rf"their (?:sum|total) is ({MARK})", text)
        if everyone:
            self.sums.append(
                (self.scene.mark(next(g for g in everyone.groups() if g)), self.moment, len(self.scene.things))
            )
            for mark in re.findall(r"#\d+", text):
                if int(mark[1:]) not in self.scene.used and evaluate(self.scene.nodes[int(mark[1:])]) in (2, 3):
                    self.scene.mark(mark)
            return True
        ages = re.fullmatch(
            rf"the (?:sum|total) of the (?:ages|weights|heights|scores) of (.+?) and (.+?) is ({MARK}){_UNIT}", text
        )
        if ages:
            left, right = self.scene.thing(ages[1]), self.scene.thing(ages[2])
            if left is right:
                raise Strange(text)
            self.relations.append(Rel("=", Bin("+", Sym(left.letter), Sym(right.letter)), self.scene.mark(ages[3])))
            return True
        named = re.fullmatch(
            rf"(?:together,? |combined,? )?(.+?) and (.+?)(?: together| combined)? {_IS}(?: together)?(?: a "
            rf"(?:combined )?total of)? ({MARK})(?P<unit>{_UNIT}?)(?: (?:altogether|together|in all|in total"
            rf"|combined))?",
            text,
        )
        if named and re.search(r"\b(?:together|combined|total|altogether|in all)\b", text):
            self.scene.unit(named["unit"])
            left, right = (self.scene.thing(named[i]) for i in (1, 2))
            if left is right:
                raise Strange(text)
            self.relations.append(Rel("=", Bin("+", Sym(left.letter), Sym(right.letter)), self.scene.mark(named[3])))
            return True
        return False

    def both_kinds(self, text: str) -> bool:
        """ "there are 54 boys and girls in the choir", "two numbers have a sum of 64"."""
        numbers = re.fullmatch(rf"(#\d+) (?:positive )?(?:numbers|integers) have a (?:sum|total) of ({MARK})", text)
        if numbers and evaluate(self.scene.nodes[int(numbers[1][1:])]) == 2:
            self.scene.mark(numbers[1])
            self.sums.append((self.scene.mark(numbers[2]), None, 0))
            self.parts = 2
            return True
        match = re.fullmatch(
            rf"(?:there (?:are|were)|(?:the|a) [a-z]+(?: [a-z]+)? (?:has|have"
            rf"|had))(?: a total of)? ({MARK}) ([a-z]+)(?: and ([a-z]+))?(?: in all"
            rf"| in total| altogether)?(?: (?:in|at|on) (?:the|a) [a-z]+(?: [a-z]+)?)?(?: in all| altogether)?",
            text,
        )
        if not match or len(self.scene.things) != 2:
            return False
        stems = [t.stems for t in self.scene.things]
        said = noun(f"{match[2]} {match[3] or ''}")
        named = bool(match[3]) and all(said & s for s in stems)
        children = not match[3] and said <= _GROUP and all(s & _MEMBERS for s in stems)
        shared = not match[3] and all(said < s for s in stems)
        if not named and not children and not shared:
            return False
        self.sums.append((self.scene.mark(match[1]), None, len(self.scene.things)))
        return True

    def there(self, text: str) -> bool:
        match = re.fullmatch(
            rf"(?:there (?:are|were)|(?:a|the) [a-z]+(?: [a-z]+)? (?:has|have|had|sold)) ({MARK}) "
            rf"(?:times as many ([a-z]+(?: [a-z]+)?) as|(more|fewer) ([a-z]+(?: [a-z]+)?) than) ([a-z]+"
            rf"(?: [a-z]+)?)(?: in [a-z ]+)?",
            text,
        )
        if not match:
            return False
        first, second = self.scene.thing(match[2] or match[4]), self.scene.thing(match[5])
        if first is second:
            raise Strange(text)
        value = self.scene.mark(match[1])
        a, b = Sym(first.letter), Sym(second.letter)
        right = Bin("*", value, b) if match[2] else Bin("+" if match[3] == "more" else "-", b, value)
        self.relations.append(Rel("=", a, right))
        return True

    def compares(self, text: str) -> bool:
        for match in re.finditer(rf" {_IS} ", text):
            left, right = text[: match.start()], text[match.end() :]
            saved = (list(self.scene.things), set(self.scene.units), set(self.scene.used))
            try:
                a = expression(left, self.scene)
                b = expression(short(right), self.scene)
            except Strange:
                self.scene.things, self.scene.units, self.scene.used = saved
                continue
            if a == b or not (letters(a) | letters(b)):
                raise Strange(text)
            self.relations.append(Rel("=", a, b))
            return True
        return False
