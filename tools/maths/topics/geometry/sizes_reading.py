"""What a text says of shapes and their sizes: which there are, what is known of them, how they compare, what is asked.

`rules` are the patterns that fill a `Reading`; what follows from it is worked out in `sizes`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tools.maths.topics.geometry.figure import Law
from tools.maths.topics.geometry.formulas import codes
from tools.maths.topics.geometry.shapes import DIMENSION, MENTION, SHAPE, Thing, Words, aliases, code, shape_of
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import LEAD, Rule, Text, V, compiled
from tools.maths.topics.geometry.wholes import LEFT_OVER, Composition, composition
from tools.maths.tree import Bin, Node, Percent, Rel, Sym, letters, num

_MULTIPLE = r"(?:twice|double|triple|half(?: of)?|one-half(?: of)?|one-third(?: of)?|one-fourth(?: of)?|⟦[NEPS]\d+⟧ times|⟦[NEP]\d+⟧(?= of (?:the|its)) of)"
_NUMBERS = {"twice": num(2), "double": num(2), "triple": num(3)}
_LEAD = LEAD
_LONG = {"long": "l", "wide": "w", "high": "h", "tall": "h", "deep": "h", "in diameter": "d", "in radius": "r",
         "in height": "h", "in length": "l", "in width": "w", "on each side": "s", "on a side": "s", "on each edge": "s",
         "thick": "h", "across": "d", "around": "C"}  # fmt: skip
_WORD_OF = {
    "l": "length",
    "w": "width",
    "h": "height",
    "d": "diameter",
    "r": "radius",
    "s": "side",
    "C": "circumference",
}


@dataclass
class Reading:
    """What has been taken in: the objects, what is known, what is asked."""

    text: Text
    words: Words = field(default_factory=Words)
    known: dict[str, Node] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    laws: list[Law] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    asked_letter: Node | None = None
    asked_whole: Node | None = None  # a sum or a difference of sizes
    asked_power: int = 0
    ratio: bool = False
    difference: bool = False
    made: Composition = Composition()  # how the shapes are put together
    twice: set[int] = field(default_factory=set)  # the parts that are there two times
    kept: set[str] = field(default_factory=set)
    current: int | None = None
    failed: bool = False
    before_mention: list[tuple[str, str]] = field(default_factory=list)

    def symbol(self, phrase: str, index: int | None) -> str | None:
        if index is None or index >= len(self.words.things):
            return None
        letter = code(self.words.things[index].shape, phrase)
        return None if letter is None else f"#{letter}{self.suffix(index)}"

    def suffix(self, index: int) -> str:
        return f"_{index + 1}" if index else ""

    def give(self, symbol: str, number: str) -> bool:
        node, unit = self.text.node(number), self.text.units.get(int(number))
        if symbol in self.known or isinstance(node, Percent) or (unit and unit.power != power_of(symbol)):
            return False
        self.known[symbol] = node
        if unit:
            self.units[symbol] = unit
        return True

    def whole_of(self, letter: str) -> Node | None:
        """A volume or an area of everything together: the parts added, or what is left of one of them."""
        parts: list[Node] = []
        for index, thing in enumerate(self.words.things):
            if letter not in codes(thing.shape):
                return None
            symbol = Sym(f"#{letter}{self.suffix(index)}")
            parts.append(Bin("*", num(2), symbol, "cdot") if index in self.twice else symbol)
        if len(parts) < 2 or (self.made.kind == "difference" and len(parts) != 2):
            return None
        if self.made.kind == "difference":
            parts = parts[::-1] if self.made.first_taken else parts
            return Bin("-", parts[0], parts[1])
        total = parts[0]
        for part in parts[1:]:
            total = Bin("+", total, part)
        return total

    def give_whole(self, phrase: str, number: str) -> bool:
        """A size of the thing that is made of all the objects: its volume, its height or the radius of all of it."""
        letter = next((x for t in self.words.things if (x := code(t.shape, phrase))), "")
        if letter in ("V", "A"):
            total = self.whole_of(letter)
            if total is None or "#whole" in self.known:
                return False
            self.laws.append(Law("Add the parts" if self.made.kind == "sum" else "Take away the part", "Say how the whole comes from its parts.",
                                 Rel("=", Sym("#whole"), total)))  # fmt: skip
            return self.give("#whole", number)
        if letter in ("r", "d") and self.made.kind == "sum":
            return self.give_all(phrase, number)
        tall = ["r" if t.shape == "hemisphere" else code(t.shape, "height") for t in self.words.things]
        if letter == "h" and self.made.stacked and not self.twice and all(tall) and len(tall) == 2:
            one, two = (Sym(f"#{x}{self.suffix(i)}") for i, x in enumerate(tall))
            self.laws.append(Law("Add the heights", "The parts stand on each other.", Rel("=", Sym("#tall"), Bin("+", one, two))))
            return self.give("#tall", number)
        return False

    def give_all(self, phrase: str, number: str) -> bool:
        """One size that every object has."""
        found = [self.symbol(phrase, i) for i in range(len(self.words.things))]
        return len(found) > 1 and all(f is not None and self.give(f, number) for f in found)

    def object(self, phrase: str | None) -> int | None:
        """The object a phrase such as "of the larger cube" names; the current one for "its" or nothing."""
        if not phrase:
            return self.current
        match = MENTION.search(phrase)
        if match:
            return self.words.mention(match)
        word = phrase.split()[-1]
        return self.words.aliases.get(word)


def power_of(symbol: str) -> int:
    """1 for a length, 2 for an area, 3 for a volume."""
    return (
        3 if symbol[1] in "Vw" and symbol != "#w" and not symbol.startswith("#w_") else 2 if symbol[1] in "ASBFL" else 1
    )


_OF = r"(?: (?:of|for) (?P<of{n}>(?:(?:the|a|an|each|this|that|these|one|its|every) )?(?:[a-z]+ ){{0,2}}?(?:{shape})(?: [A-Z]\b)?))?"
_PLAIN_SHAPE = re.sub(r"\?P<\w+>", "?:", SHAPE)


def _of(n: int, text: str) -> str:
    """ " of the cylinder", with every word the text uses for its objects."""
    wholes = set(composition(text).nouns)
    nouns = sorted({word for _, word in aliases(text)} | _thing_words(text) | wholes | {"water"}, key=len, reverse=True)
    shape = _PLAIN_SHAPE + ("|" + "|".join(nouns) if nouns else "")
    return _OF.format(n=n, shape=shape)


def _thing_words(text: str) -> set[str]:
    return {w for m in re.finditer(SHAPE, text) for k, w in m.groupdict().items() if w and re.fullmatch(r"t\d+", k)}


def rules(reading: Reading, text: str) -> list[Rule]:
    article = r"(?:(?:the|its|a|an|their|whose|each|one|equal) )?"
    dim = rf"{article}(?P<dim>{DIMENSION})"
    dim2 = rf"(?:the |its |their )?(?P<dim2>{DIMENSION})"
    of, of2 = _of(1, text), _of(2, text)
    be = r"(?: (?:is|are|was|measures|equals|=|has (?:a )?(?:length|measure) of|has length|is equal to|will be)| of length| with length| of|,)?"
    by_more = r"(?:(?P<diff>⟦[NE]\d+⟧) (?P<sign>more|less|greater|longer|shorter|wider|taller|larger|smaller) than )?"
    relative = rf"{dim}{of} (?:that )?(?:is|are|=|equals|equal to|is equal to) {by_more}(?P<times>{_MULTIPLE} )?(?:that of )?{dim2}{of2}"
    known_aliases = dict(aliases(text))

    def fact(match: re.Match[str]) -> bool:
        phrase = match.group("of1")
        if phrase and phrase.split()[-1] in reading.made.nouns:
            return reading.give_whole(match.group("dim"), match.group(match.lastindex or 0))
        index = reading.object(match.group("of1"))
        symbol = reading.symbol(match.group("dim"), index)
        if symbol is None or not reading.give(symbol, match.group(match.lastindex or 0)):
            return False
        reading.current = index
        return True

    def related(match: re.Match[str]) -> bool:
        if not (
            match.group("times")
            or match.group("diff")
            or " equal" in match.group()
            or "=" in match.group()
            or match.group("of2")
        ):
            return False
        index = reading.object(match.group("of1"))
        other = reading.object(match.group("of2")) if match.group("of2") else index
        one, two = reading.symbol(match.group("dim"), index), reading.symbol(match.group("dim2"), other)
        if one is None or two is None or one == two:
            return False
        _relate(reading, one, two, match.group("times"), match.group("diff"), match.group("sign"))
        reading.current = index
        return True

    def multiple(match: re.Match[str]) -> bool:
        """ "with twice the radius and half the height of cylinder A": the current object against another."""
        other = reading.object(match.group("of2")) if match.group("of2") else None
        pairs = [(match.group("times"), match.group("dim2")), (match.group("times_b"), match.group("dim_b"))]
        if other is None or reading.current is None or other == reading.current:
            return False
        for times, phrase in pairs:
            if phrase:
                one, two = reading.symbol(phrase, reading.current), reading.symbol(phrase, other)
                if one is None or two is None:
                    return False
                _relate(reading, one, two, times, None, None)
        return True

    def as_long(match: re.Match[str]) -> bool:
        one = reading.symbol(_WORD_OF[_LONG[match.group("one")]], reading.current)
        two = reading.symbol(_WORD_OF[_LONG[match.group("two")]], reading.current)
        if one is None or two is None or one == two:
            return False
        _relate(reading, one, two, match.group("times"), None, None)
        return True

    def longer(match: re.Match[str]) -> bool:
        words_ = {"longer": "l", "taller": "h", "wider": "w", "higher": "h", "deeper": "h"}
        one = reading.symbol(_WORD_OF[words_[match.group("sign")]], reading.current)
        two = reading.symbol(_WORD_OF[_LONG[match.group("two")]], reading.current)
        if one is None or two is None or one == two:
            return False
        _relate(reading, one, two, None, match.group("diff"), "more")
        return True

    def measured(match: re.Match[str]) -> bool:
        letter = _LONG[match.group("how")]
        symbol = reading.symbol(_WORD_OF[letter], reading.current)
        return symbol is not None and reading.give(symbol, match.group(1))

    def by(match: re.Match[str]) -> bool:
        numbers = [g for g in match.groups() if g]
        following = MENTION.match(text, match.end() + 1)
        index = reading.words.mention(following) if following else reading.current
        if index is None:
            return False
        shape = reading.words.things[index].shape
        names = {"rectangle": ("l", "w"), "prism": ("l", "w", "h"), "triangle": ()}.get(shape)
        if names is None or len(names) != len(numbers):
            return False
        reading.current = index
        return all(reading.give(f"#{c}{reading.suffix(index)}", n) for c, n in zip(names, numbers, strict=True))

    def several(match: re.Match[str]) -> bool:
        """ "dimensions of 3, 4 and 5", "bases of 3 and 7", "diagonals of 6 and 8"."""
        return several_values(match.group(1), [g for g in match.groups()[1:] if g])

    def several_values(kind: str, numbers: list[str]) -> bool:
        if reading.current is None:
            return False
        names = _SEVERAL.get((_kind(kind), reading.words.things[reading.current].shape))
        if names is None or len(names) != len(numbers):
            return False
        suffix = reading.suffix(reading.current)
        return all(reading.give(f"#{c}{suffix}", n) for c, n in zip(names, numbers, strict=True))

    def several_of(match: re.Match[str]) -> bool:
        reading.current = reading.object(match.group("of3"))
        return reading.current is not None and several_values(
            match.group(1), re.findall(r"⟦[A-Z](\d+)⟧", match.group())
        )

    def base_area(match: re.Match[str]) -> bool:
        index = reading.object(match.group("of1"))
        symbol = reading.symbol("base area", index)
        return symbol is not None and reading.give(symbol, match.group(match.lastindex or 0))

    def ratio(match: re.Match[str]) -> bool:
        """ "the ratio of … to … is 2 to 3"."""
        one = reading.symbol(match.group("dim"), reading.object(match.group("of1")))
        two = reading.symbol(match.group("dim2") or match.group("dim"), reading.object(match.group("of2")))
        if one is None or two is None or one == two:
            return False
        share = Bin("/", reading.text.node(match.group("n")), reading.text.node(match.group("m")), "frac")
        reading.laws.append(Law("Write what the problem says", "Write the ratio as an equation.",
                                Rel("=", Sym(one), Bin("*", share, Sym(two), "cdot"))))  # fmt: skip
        return True

    def same(match: re.Match[str]) -> bool:
        things = reading.words.things
        if len(things) < 2:
            return False
        phrases = [p for p in (match.group("dim"), match.group("dim_b")) if p]
        for phrase in phrases:
            one, two = reading.symbol(phrase, 0), reading.symbol(phrase, 1)
            if one is None or two is None:
                return False
            _relate(reading, two, one, None, None, None)
        return True

    def ask_whole(phrase: str) -> bool:
        letter = {"volume": "V", "capacity": "V", "area": "A"}.get(phrase.split()[-1], "")
        total = reading.whole_of(letter) if letter and "surface" not in phrase else None
        if total is None or reading.asked or reading.asked_whole is not None:
            return False
        reading.asked_whole, reading.asked_power = total, 3 if letter == "V" else 2
        return True

    def ask_rest(match: re.Match[str]) -> bool:
        return reading.made.kind == "difference" and ask_whole(match.group("dim"))

    def everyone(match: re.Match[str]) -> bool:
        return reading.give_all(match.group("dim"), match.group(match.lastindex or 0))

    def together(match: re.Match[str]) -> bool:
        return reading.made.kind != ""

    def both_ends(match: re.Match[str]) -> bool:
        if reading.made.kind != "sum" or not reading.current:
            return False
        reading.twice.add(reading.current)
        return True

    def through(match: re.Match[str]) -> bool:
        """A hole all the way through a cube or a cylinder is as long as that is high."""
        following = MENTION.match(text, match.end() + 1)
        if reading.made.kind != "difference" or following is None or reading.current is None:
            return False
        if shape_of(following) not in ("cube", "cylinder") or reading.words.things[reading.current].shape != "cylinder":
            return False
        hole, other = f"#h{reading.suffix(reading.current)}", {"cube": "#s", "cylinder": "#h"}[shape_of(following)]
        index = 1 if reading.current == 0 else 0
        _relate(reading, hole, f"{other}{reading.suffix(index)}", None, None, None)
        return True

    def inscribed(match: re.Match[str]) -> bool:
        """One shape fits exactly into another: a diagonal is a diameter, or a side is one."""
        inner = reading.current
        if inner is None:
            return False
        outer = reading.words.mention(match)
        return _fitted(reading, inner, outer)

    def circumscribed(match: re.Match[str]) -> bool:
        outer = reading.current
        if outer is None:
            return False
        return _fitted(reading, reading.words.mention(match), outer)

    def ask(match: re.Match[str]) -> bool:
        phrase = match.group("of1")
        if re.match(r" (?:of|for) ", text[match.end() :]):
            return False  # of something that is none of the objects
        if phrase and phrase.split()[-1] in reading.made.nouns:
            return reading.made.kind == "sum" and ask_whole(match.group("dim"))
        index = reading.object(phrase) if phrase or reading.current is not None else 0
        if index is None or (not phrase and reading.current is None):
            return False
        symbol = reading.symbol(match.group("dim"), index)
        if symbol is None or reading.asked or reading.asked_whole is not None:
            return False
        if reading.made.kind == "difference" and symbol[1] in "VAPS" and index == int(reading.made.first_taken):
            return False  # before or after the part was taken away?
        if reading.made.kind == "sum" and not phrase:
            return False  # of a part or of the whole?
        reading.asked.append(symbol)
        reading.current = index
        return True

    def ask_letter(match: re.Match[str]) -> bool:
        node = reading.text.nodes[int(match.group(1))]
        if reading.asked or reading.asked_letter or not letters(node):
            return False
        reading.asked_letter = node
        return True

    def ask_ratio(match: re.Match[str]) -> bool:
        one = reading.symbol(match.group("dim"), reading.object(match.group("of1")))
        two = reading.symbol(match.group("dim2") or match.group("dim"), reading.object(match.group("of2")))
        if one is None or two is None or one == two or reading.asked:
            return False
        reading.asked += [one, two]
        reading.ratio = True
        return True

    def how_tall(match: re.Match[str]) -> bool:
        index = reading.object(match.group("of1")) if match.group("of1") else reading.current
        symbol = reading.symbol(_WORD_OF[_LONG[match.group("how")]], index)
        if symbol is None or reading.asked:
            return False
        reading.asked.append(symbol)
        return True

    def how_much(match: re.Match[str]) -> bool:
        if reading.current is None or reading.asked:
            return False
        water = len(reading.words.things) > 1 and reading.words.things[1].label == "water"
        phrase = {"cubic": "volume", "square": "area"}[match.group("power")]
        symbol = reading.symbol(phrase, 1 if water else reading.current)
        if symbol is None:
            return False
        reading.asked.append(symbol)
        return True

    def how_many(match: re.Match[str]) -> bool:
        if (
            len(reading.words.things) != 2
            or reading.asked
            or not re.search(r"melted|recast|cut into|poured into|fill", text)
        ):
            return False
        last = reading.object(match.group("which"))
        if last is None:
            return False
        first = 1 - last
        one, two = reading.symbol("volume", first), reading.symbol("volume", last)
        if one is None or two is None:
            return False
        reading.asked += [one, two]
        reading.ratio = True
        return True

    def level(match: re.Match[str]) -> bool:
        """Water up to a height is a solid of its own on the same base."""
        if len(reading.words.things) != 1 or reading.words.things[0].shape not in (
            "prism",
            "cylinder",
            "square prism",
            "cube",
        ):
            return False
        shape = reading.words.things[0].shape
        if shape == "cube":
            return False
        reading.words.things.append(Thing(shape, "water"))
        reading.words.aliases["water"] = 1
        for letter in {"prism": "lw", "cylinder": "r", "square prism": "s"}[shape]:
            _relate(reading, f"#{letter}_2", f"#{letter}", None, None, None)
        return reading.give("#h_2", match.group(1))

    def more(match: re.Match[str]) -> bool:
        if reading.asked or len(reading.words.things) != 2 or reading.words.things[1].label != "water":
            return False
        reading.asked += ["#V", "#V_2"]
        reading.difference = True
        return True

    def terms(match: re.Match[str]) -> bool:
        for number in re.findall(r"⟦[A-Z](\d+)⟧", match.group()):
            reading.kept |= letters(reading.text.nodes[int(number)])
        reading.kept |= set(re.findall(r"\b[A-Z]\b", match.group()))
        return True

    def constant(match: re.Match[str]) -> bool:
        return isinstance(reading.text.nodes[int(match.group(1))], Sym)

    def mention(match: re.Match[str]) -> bool:
        reading.current = reading.words.mention(match)
        if reading.made.kind and len(reading.words.things) > 2:
            return False
        label = match.group("adjectives") or ""
        for place, word in known_aliases.items():
            if place <= match.start() + 1 <= place + 1 or place == match.start():
                if word not in reading.made.nouns:
                    reading.words.aliases[word] = reading.current
        return "hollow" not in label

    def filler(match: re.Match[str]) -> bool:
        return True

    c = compiled
    given_ratio = (
        c(
            rf"(?:the )?ratio of (?:the )?(?P<dim>{DIMENSION}){of} to (?:the |that )?(?P<dim2>{DIMENSION})?{of2} is ⟦[NE](?P<n>\d+)⟧ ?(?:to|:) ?⟦[NE](?P<m>\d+)⟧"
        ),
        ratio,
    )
    return [
        given_ratio,
        (c(rf"(?:{_LEAD} )?(?:the )?ratio of (?:the )?(?P<dim>{DIMENSION}){of} to (?:the |that )?(?P<dim2>{DIMENSION})?{of2}"), ask_ratio),
        (c(rf"(?:the )?(?P<dim>{DIMENSION}){of} is how many times (?:as (?:large|great) as )?(?:the |that )?(?P<dim2>{DIMENSION})?{of2}"), ask_ratio),
        (c(rf"{_LEAD} (?:the )?(?:value|values|measure|length in terms)? ?(?:of )?(?:the constant )?⟦[SE](\d+)⟧"), ask_letter),
        (c(rf"{_LEAD} (?:the )?(?:value of (?:the )?|number of (?:square|cubic) [a-z]+ in the )?{dim}{of}"), ask),
        (c(rf"how (?:many (?:square|cubic) [a-z]+ (?:are|is) (?:in|contained in) )?(?:the )?(?P<dim>{DIMENSION}){of}"), ask),
        (c(rf"how (?P<how>long|wide|high|tall|deep) (?:is|are) (?:{of.replace(' (?:of|for) ', '').strip()})"), how_tall),
        (c(r"how many (?P<power>cubic|square) [a-z]+(?: of [a-z]+)?(?= (?:can|does|will|are|is|could))"), how_much),
        (c(rf"how many (?P<which>(?:[a-z]+ ){{0,2}}(?:{_PLAIN_SHAPE})) (?:are|can be|will be|could be) (?:made|formed|cast|produced|filled|created)"), how_many),
        (c(r"in terms of (?:the constants? )?(?:⟦S\d+⟧|[A-Z]\b)(?:(?:,|,? and) (?:⟦S\d+⟧|[A-Z]\b))*"), terms),
        (c(r",? ?where ⟦S(\d+)⟧ is an? (?:positive )?constant(?: greater than ⟦N\d+⟧)?"), constant),
        (c(rf"(?:{_LEAD} )?(?:the )?(?:total )?(?P<dim>area|volume),? of {LEFT_OVER}(?= ?[?.,])"), ask_rest),
        (c(r"(?:at|on) (?:each|both) (?:of (?:its|the) )?ends?"), both_ends),
        (c(rf"(?:the )?(?:{_PLAIN_SHAPE}) and (?:the )?(?:{_PLAIN_SHAPE}),? (?:each|both) (?:have|has) (?:a )?(?P<dim>{DIMENSION}) (?:of )?{V}"), everyone),
        (c(rf"(?:the )?(?P<dim>{DIMENSION})(?: of)? (?:both |each )?(?:of )?(?:the )?(?:{_PLAIN_SHAPE}) and (?:of )?(?:the )?(?:{_PLAIN_SHAPE}) (?:is|are|are both) {V}"), everyone),
        (c(rf"(?:each|both) (?:with|having|have|of|has) (?:a )?(?P<dim>{DIMENSION}) (?:of )?{V}"), everyone),
        (c(r"(?:is |are )?(?:drilled|bored|cut|punched|made) (?:straight |completely |all the way |vertically )*through(?: the (?:center|middle|entire height) of)?"), through),
        (c(r"(?:is |are |has been |was )?(?:topped|capped|surmounted|attached|attaching|joined|joining|mounted|placed|placing|stacked|stacking|combined|combining|consists|made(?: up)?|composed|formed)(?: (?:by|with|to|of|from|directly|exactly|on))*|(?:is )?on (?:the )?top(?: of(?: (?:it|which|the cylinder|the cube|the prism))?)?(?= |,|\.)|to the (?:circular |flat |square )?(?:base|top|end) of|at one end(?: of)?|with(?= a hemisphere)|the total(?= volume)"), together),
        (c(r"(?:is |are |has been |was )?(?:cut(?: out)?|removed|punched(?: out)?|built|carved(?: out)?|drilled)(?: (?:of|from|into|inside|in|out of))*(?: (?:one corner|the corner|each corner|the (?:center|middle|inside)|it)\b)?(?: of)?|inside|in the (?:center|middle)(?: of)?|within|(?:circular |square |cylindrical )?hole"), lambda m: reading.made.kind == "difference" and "each corner" not in m.group()),
        (c(rf"(?:that )?(?:is |are |can be )?inscribed (?:in|inside|within) {MENTION.pattern}"), inscribed),
        (c(rf"(?:that )?(?:is |are )?circumscribed (?:about|around) {MENTION.pattern}"), circumscribed),
        (c(relative), related),
        (c(rf"(?P<times>{_MULTIPLE}) (?:the )?(?P<dim2>{DIMENSION})(?: and (?P<times_b>{_MULTIPLE}) (?:the )?(?P<dim_b>{DIMENSION}))?{of2}"), multiple),
        (c(rf"(?:is )?(?P<times>{_MULTIPLE}) as (?P<one>long|wide|tall|high|deep) as (?:it is|its) (?P<two>long|wide|tall|high|deep)"), as_long),
        (c(r"(?:is )?(?P<diff>⟦[NE]\d+⟧) (?P<sign>longer|taller|wider|higher|deeper) than (?:it is|its) (?P<two>long|wide|tall|high|deep)"), longer),
        (c(rf"{V} (?P<how>{'|'.join(_LONG)})\b"), measured),
        (c(rf"(?:(?:measures|measuring|is|that is|with dimensions(?: of)?|dimensions(?: of)?|that measures) )?{V} (?:by|×|x) {V}(?: (?:by|×|x) {V})?"), by),
        (c(rf"(?:the )?(dimensions|sides|edges|side lengths|bases|parallel sides|base lengths|diagonals)(?: (?:of|with|that are|have|are|with lengths?|of lengths?|lengths?|measure|measuring))* {V},?(?: and)? {V}(?:,? and {V})?(?: long)?"), several),
        (c(rf"(?:the )?(?:lengths of (?:the|its) )?(bases|parallel sides|diagonals|sides|dimensions){_of(3, text)} (?:are|have lengths(?: of)?|measure) {V},?(?: and)? {V}(?:,? and {V})?"), several_of),
        (c(rf"(?:the )?(?:circular )?base{of} (?:has|with|that has) (?:an )?area (?:of )?{V}"), base_area),
        (c(rf"{dim}{of}{be} {V}"), fact),
        (c(rf"(?:(?:have|has|with|having) )?(?:the same|equal) (?P<dim>{DIMENSION})s?(?: and (?:the same )?(?P<dim_b>{DIMENSION})s?)?(?: as (?:the )?(?:{_PLAIN_SHAPE}))?"), same),
        (c(rf"(?:the )?(?:water|liquid|oil|sand) (?:fills (?:it|the [a-z ]+?)|(?:in|inside) (?:it|the [a-z ]+?) (?:is|has)|is (?:poured|pumped) into (?:it|the [a-z ]+?)) (?:to )?(?:a |the )?(?:depth|height|level) (?:of )?{V}"), level),
        (c(rf"(?:it|the [a-z]+) is filled with (?:water|liquid|oil|sand) to (?:a |the )?(?:depth|height|level) of {V}"), level),
        (c(r"how many (?:more|additional) cubic [a-z]+ of [a-z]+ (?:are|is|would be) (?:needed|required) to (?:completely )?fill (?:it|the [a-z ]+?)(?: completely| to the top)?(?=[?.])"), more),
        (c(r"(?:is |are )?filled to the top(?: with [a-z]+)?|before being sealed"), filler),
        (c(r"without (?:any )?loss(?: of [a-z]+)?|(?:corresponding )?to (?:that|this|the) base|(?:is )?(?:melted(?: down)?|recast)"), filler),
        (c(r"(?:a|the|its|whose|and) (?:circular )?base (?:with|that has|whose|has)|inside(?= (?:of )?the tank)"), filler),
        (c(r"(?:all (?:the )?quantities are positive|in the xy-plane)"), filler),
        (MENTION, mention),
    ]  # fmt: skip


_SEVERAL: dict[tuple[str, str], tuple[str, ...]] = {
    ("dimensions", "rectangle"): ("l", "w"), ("dimensions", "prism"): ("l", "w", "h"),
    ("sides", "rectangle"): ("l", "w"), ("sides", "prism"): ("l", "w", "h"), ("bases", "trapezoid"): ("a", "b"),
    ("diagonals", "rhombus"): ("p", "q"), ("diagonals", "kite"): ("p", "q"),
}  # fmt: skip


_FITS = {("square", "circle"): ("D", "d"), ("rectangle", "circle"): ("D", "d"), ("circle", "square"): ("d", "s"), ("sphere", "cube"): ("d", "s")}


def _fitted(reading: Reading, inner: int, outer: int) -> bool:
    """The law between an inscribed shape and the one round it; only pairs where one number fixes the other."""
    shapes = reading.words.things[inner].shape, reading.words.things[outer].shape
    letters_ = _FITS.get(shapes)
    if letters_ is None:
        return False
    one, two = f"#{letters_[0]}{reading.suffix(inner)}", f"#{letters_[1]}{reading.suffix(outer)}"
    reading.laws.append(Law("Use how the figures touch", "Where a figure is inscribed, a diagonal or side of one is a diameter of the other.",
                            Rel("=", Sym(one), Sym(two))))  # fmt: skip
    reading.current = outer
    return True


def _kind(word: str) -> str:
    if "bases" in word or "parallel" in word or word == "base lengths":
        return "bases"
    return "sides" if word in ("sides", "edges", "side lengths") else word


def _relate(reading: Reading, one: str, two: str, times: str | None, diff: str | None, sign: str | None) -> None:
    """The law "one = times · two ± diff"."""
    value: Node = Sym(two)
    if times:
        value = Bin("*", _factor(reading, times), value, "cdot")
    if diff:
        amount = reading.text.nodes[int(re.findall(r"\d+", diff)[0])]
        value = Bin("-" if sign in ("less", "shorter", "smaller") else "+", value, amount)
    reading.laws.append(Law("Write what the problem says", "Turn the sentence about the two sizes into an equation.",
                            Rel("=", Sym(one), value)))  # fmt: skip


def _factor(reading: Reading, times: str) -> Node:
    match = re.search(r"⟦[A-Z](\d+)⟧", times)
    if match:
        return reading.text.nodes[int(match.group(1))]
    first = times.split()[0]
    if first in _NUMBERS:
        return _NUMBERS[first]
    return Bin("/", num(1), num({"half": 2, "one-half": 2, "one-third": 3}.get(first, 4)), "frac")
