"""What a comparing story asks: one of its numbers, now or at another time, the gap between two, the sum of all."""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.topics.stories.moments import Moment, apart
from tools.maths.topics.stories.nouns import noun, stem_of
from tools.maths.topics.stories.phrases import Strange, expression
from tools.maths.topics.stories.question_words import told_words
from tools.maths.topics.stories.statements import Statements
from tools.maths.topics.stories.units import FAMILIES
from tools.maths.tree import Bin, Node, Rel, Sym, num

_SHORT = r"(?:shorter|smaller|lesser|lighter|younger)"
_LONG = r"(?:longer|larger|greater|bigger|heavier|older)"
_MORE = r"(?:longer|larger|greater|bigger|heavier|older|taller|wider|more)"
_NAMES = noun("age weight height length width price cost value score number integer piece part measure")
_HAVE = r"(?:have|sell|own|read|score|bake|pick|catch|buy|collect|earn|weigh|make|save|run|walk|find|plant|write)"


_EXPRESSION = re.compile(
    r"\b(?:which|what)(?: of the following)?(?: expressions?)? (?:represents?|gives?|is an expression for|shows?"
    r"|expresses) (.+?)(?:, in [a-z ]+)?(?:,? in terms of #\d+)?\?$|\bwhat is (.+?),? in terms of #\d+\?$"
)


def expression_asked(asking: str) -> str:
    """What an expression is asked for, "" where a number is.

    >>> expression_asked("which of the following represents nadia's age, in years?")
    "nadia's age"
    """
    match = _EXPRESSION.search(asking)
    return re.sub(r",? in (?:years|inches|feet|dollars|pounds)$", "", match[1] or match[2]) if match else ""


_YEARS = re.compile(
    r"(?:in how many (?:more )?years (?:will|would)|how many years from now will|after how many years will"
    r"|how many years (?P<ago>ago) (?:was|were)) (?P<who>.+?) be (?P<what>.+)"
)


class Question(Statements):
    """The question of a comparing story. factor: how many of the units asked for one of the told ones is."""

    factor = Fraction(1)

    def split(self, asking: str) -> tuple[str, str]:
        """ "If …, how old is Ben?" in two."""
        match = re.fullmatch(
            r"(?:if|when|given that|suppose) (.+?),? ((?:what|how|find|which|in terms of)\b.+)", asking
        )
        if match:
            return match[1], match[2]
        match = re.fullmatch(r"((?:what|how|find)\b.+?),? (?:if|when|given that) (.+)", asking)
        if match and not re.search(r"[#$]\d", match[2]):
            raise Strange(asking)  # "how old was Tom when his sister was born"
        return (match[2].rstrip("?."), match[1]) if match else ("", asking)

    def asked(self, text: str) -> Node:
        """The value that is asked for, in the letters of the things."""
        text = self.in_units(text.strip().rstrip("?. "))
        if self.step:
            return self.one_of_consecutive(text)
        text = self.scene.named(text) if len(set(re.findall(r"\b(?:he|she)\b", text))) == 1 else text
        gap = self.gap(text)
        if gap is not None:
            return gap
        text, moment, _ = apart(text)
        wanted = self.one(re.sub(r"\bwill ([a-z' ]+?) be$", r"is \1", text))
        return wanted if moment is None else moment.of(wanted, self.scene.mark(moment.mark))

    def known_words(self) -> set[str]:
        """The words of the sentences that tell."""
        asking = self.story.sentences[self.story.asking]
        conditions = self.split(asking)[0]
        return told_words([*(s for s in self.story.sentences if s != asking), conditions])

    def years_until(self, text: str) -> tuple[Node, Rel] | None:
        """("In how many years will Ana be twice as old as "
        "Ben"): the years as a number of their own, and what holds then."""
        match = _YEARS.fullmatch(text)
        if match is None or len(self.scene.things) != 2:
            return None
        years = self.scene.count("years")
        before = len(self.relations)
        said = re.sub(
            r"^(.+?) (?:be|have been|was) ", r"\1 is ", self.scene.named(f"{match['who']} be {match['what']}")
        )
        if not self.plain(said) or len(self.relations) != before + 1:
            raise Strange(text)
        moment = Moment("", -1 if match["ago"] else 1)
        return years, moment.relation(self.relations.pop(), years)

    def in_units(self, text: str) -> str:
        """The question in the unit the story tells its numbers in; a story that mixes units is not read."""
        told = " ".join(s for i, s in enumerate(self.story.sentences) if i != self.story.asking)
        named = re.findall(r"[#$]\d+ ([a-z]+)", f"{told} {text}")
        wanted = re.findall(r"\b(?:in|how many) ([a-z]+)\b", text)
        for family in FAMILIES:
            units = {stem_of(w) for w in named} & set(family)
            asked = {stem_of(w) for w in wanted} & set(family)
            if len(units) > 1 or len(asked) > 1:
                raise Strange(text)
            if units and asked and units != asked:
                self.factor = family[units.pop()] / family[asked.pop()]
        if re.search(r"\bcents\b", text) and "$" in f"{told} {text}":
            raise Strange(text)
        return text

    def gap(self, text: str) -> Node | None:
        """ "How much older is Ana than Ben", "the longer piece is how many inches longer than the shorter one"."""
        sized = re.fullmatch(
            rf"(?:the )?{_LONG} (?:piece|part|number|section|one) is how (?:much|many [a-z]+) {_MORE} than the {_SHORT}"
            rf"(?: (?:piece|part|number|section|one))?"
            rf"|how (?:much|many [a-z]+) {_MORE} is the {_LONG} (?:piece|part|number|section|one) than the {_SHORT}"
            rf"(?: (?:piece|part|number|section|one))?|what is the (?:positive )?difference between the "
            rf"(?:lengths of the )?"
            rf"(?:two |#\d+ )?(?:pieces|numbers|parts)(?:' lengths)?(?:, in [a-z]+)?",
            text,
        )
        if sized:
            if len(self.scene.things) != 2 or re.search(r"#\d", text):
                raise Strange(text)
            self.by_size = "gap"
            return Sym(self.scene.things[0].letter)
        match = re.fullmatch(
            rf"how (?:much|many (?P<unit>[a-z]+)) {_MORE} (?:is|was) (?P<a>.+?) than (?P<b>.+?)(?: (?:is|was))?"
            rf"|how many more (?P<what>[a-z]+(?: [a-z]+)?) (?:does|did|do) (?P<c>.+?) {_HAVE} than (?P<d>.+?)"
            rf"(?: (?:does|did))?"
            rf"|how much more (?:money )?(?:does|did|do) (?P<e>.+?) (?:have|earn|save|cost|weigh) than "
            rf"(?P<f>.+?)(?: (?:does|did))?",
            text,
        )
        if match is None:
            return None
        self.scene.unit(match["what"])
        sides = [self.scene.thing(match[g], make=False) for g in "abcdef" if match[g]]
        if len(sides) != 2 or sides[0] is sides[1]:
            raise Strange(text)
        return Bin("-", Sym(sides[0].letter), Sym(sides[1].letter))

    def one_of_consecutive(self, text: str) -> Node:
        """ "What is the largest of the three integers"."""
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

    def one(self, text: str) -> Node:
        """One of the things: "how old is Ben", "what is the length of the shorter piece"."""
        for pattern in (
            r"how (?:old|tall|long|heavy|wide|high|deep) (?:is|was) (.+?)(?: now| today)?",
            r"how (?:many|much) (?P<unit>[a-z]+(?: [a-z]+)?) (?:does|did|do) (.+?) (?:have|sell|own|read|score"
            r"|bake|pick|catch|buy|collect|earn|weigh|make|save|run|walk|find|plant|write)",
            r"how much (?:does|did) (.+?) (?:weigh|cost|have|earn|save)",
            r"how many (.+?) (?:are there|were there|are|were)(?: (?:in|at|on) [a-z ]+)?",
            r"(?:what is|what was|find|determine) (.+?)(?:, in [a-z]+)?",
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
            if name.startswith("the sum"):
                return expression(name, self.scene)
            thing = self.scene.thing(name, make=False)
            if not noun(name) - thing.stems - _NAMES <= self.known_words():
                raise Strange(text)  # "Tom on weekdays"
            return Sym(thing.letter)
        raise Strange(text)
