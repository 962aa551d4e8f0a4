"""What a text says of shapes and their sizes: which there are, what is known of them, how they compare, what is asked.

`rules` are the patterns that fill a `Reading`; what follows from it is worked out in `sizes`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.topics.geometry import liquids, packing
from tools.maths.topics.geometry.figure import Law
from tools.maths.topics.geometry.scanning import Rule, compiled, filler
from tools.maths.topics.geometry.shapes import DIMENSION, MENTION, SHAPE, aliases
from tools.maths.topics.geometry.sizes_facts import Reading, relate
from tools.maths.topics.geometry.whole_reading import ask_whole, whole_rules
from tools.maths.topics.geometry.wholes import composition
from tools.maths.topics.geometry.wording import LEAD, V
from tools.maths.tree import Bin, Rel, Sym, letters

_MULTIPLE = r"(?:twice|double|triple|half(?: of)?|one-half(?: of)?|one-third(?: of)?|one-fourth(?: of)?|⟦[NEPS]\d+⟧ times|⟦[NEP]\d+⟧(?= of (?:the|its)) of)"
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


_OF = r"(?: (?:of|for) (?P<of{n}>(?:(?:the|a|an|each|this|that|these|one|its|every) )?(?:(?!two |three |four |five |six |such |half |part |most |all |both )[a-z]+ ){{0,2}}?(?:{shape})(?: [A-Z]\b)?))?"
_PLAIN_SHAPE = re.sub(r"\?P<\w+>", "?:", SHAPE)


def _of(n: int, text: str) -> str:
    """ " of the cylinder", with every word the text uses for its objects."""
    wholes = set(composition(text).nouns)
    nouns = sorted(
        {word for _, word in aliases(text)} | _thing_words(text) | wholes | set(liquids.WORDS), key=len, reverse=True
    )
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
        relate(reading, one, two, match.group("times"), match.group("diff"), match.group("sign"))
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
                relate(reading, one, two, times, None, None)
        return True

    def as_long(match: re.Match[str]) -> bool:
        one = reading.symbol(_WORD_OF[_LONG[match.group("one")]], reading.current)
        two = reading.symbol(_WORD_OF[_LONG[match.group("two")]], reading.current)
        if one is None or two is None or one == two:
            return False
        relate(reading, one, two, match.group("times"), None, None)
        return True

    def longer(match: re.Match[str]) -> bool:
        words_ = {"longer": "l", "taller": "h", "wider": "w", "higher": "h", "deeper": "h"}
        one = reading.symbol(_WORD_OF[words_[match.group("sign")]], reading.current)
        two = reading.symbol(_WORD_OF[_LONG[match.group("two")]], reading.current)
        if one is None or two is None or one == two:
            return False
        relate(reading, one, two, None, match.group("diff"), "more")
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
        if "base" in match.group():
            names = ("l", "w") if shape == "prism" else None
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
            relate(reading, two, one, None, None, None)
        return True

    def ask(match: re.Match[str]) -> bool:
        phrase = match.group("of1")
        if re.match(r" (?:of|for) ", text[match.end() :]):
            return False  # of something that is none of the objects
        if phrase and phrase.split()[-1] in reading.made.nouns:
            return reading.made.kind == "sum" and ask_whole(reading, match.group("dim"))
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
            here = place <= match.start() + 1 <= place + 1 or place == match.start()
            if here and word not in reading.made.nouns:
                reading.words.aliases[word] = reading.current
        return "hollow" not in label

    c = compiled
    given_ratio = (
        c(
            rf"(?:the )?ratio of (?:the )?(?P<dim>{DIMENSION}){of} to (?:the |that )?(?P<dim2>{DIMENSION})?{of2} is ⟦[NE](?P<n>\d+)⟧ ?(?:to|:) ?⟦[NE](?P<m>\d+)⟧"
        ),
        ratio,
    )
    return [
        given_ratio,
        *whole_rules(reading, text),
        *liquids.rules(reading),
        *packing.rules(reading, text),
        (c(rf"(?:{_LEAD} )?(?:the )?ratio of (?:the )?(?P<dim>{DIMENSION}){of} to (?:the |that )?(?P<dim2>{DIMENSION})?{of2}"), ask_ratio),
        (c(rf"(?:the )?(?P<dim>{DIMENSION}){of} is how many times (?:as (?:large|great) as )?(?:the |that )?(?P<dim2>{DIMENSION})?{of2}"), ask_ratio),
        (c(rf"how many times (?:as (?:large|great) as )?(?:the )?(?P<dim2>{DIMENSION}){of2} is (?:the )?(?P<dim>{DIMENSION}){of}(?= ?[?.])"), ask_ratio),
        (c(r",? ?(?:where |and |if )?⟦S(\d+)⟧ (?:is (?:a )?positive(?: (?:number|constant|integer))?|> ⟦N\d+⟧)(?=[?.,])"), constant),
        (c(rf"{_LEAD} (?:the )?(?:value|values|measure|length in terms)? ?(?:of )?(?:the constant )?⟦[SE](\d+)⟧"), ask_letter),
        (c(rf"{_LEAD} (?:the )?(?:value of (?:the )?|number of (?:square|cubic) [a-z]+ in the )?{dim}{of}"), ask),
        (c(rf"how (?:many (?:square|cubic) [a-z]+ (?:are|is) (?:in|contained in) )?(?:the )?(?P<dim>{DIMENSION}){of}"), ask),
        (c(rf"how (?P<how>long|wide|high|tall|deep) (?:is|are) (?:{of.replace(' (?:of|for) ', '').strip()})"), how_tall),
        (c(r"how many (?P<power>cubic|square) [a-z]+(?: of [a-z]+)?(?= (?:can|does|will|are|is|could))"), how_much),
        (c(rf"how many (?P<which>(?:[a-z]+ ){{0,2}}(?:{_PLAIN_SHAPE})) (?:are|can be|will be|could be) (?:made|formed|cast|produced|filled|created)"), how_many),
        (c(r"in terms of (?:the constants? )?(?:⟦S\d+⟧|[A-Z]\b)(?:(?:,|,? and) (?:⟦S\d+⟧|[A-Z]\b))*"), terms),
        (c(r",? ?where ⟦S(\d+)⟧ is an? (?:positive )?constant(?: greater than ⟦N\d+⟧)?"), constant),
        (c(relative), related),
        (c(rf"(?P<times>{_MULTIPLE}) (?:the )?(?P<dim2>{DIMENSION})(?: and (?P<times_b>{_MULTIPLE}) (?:the )?(?P<dim_b>{DIMENSION}))?{of2}"), multiple),
        (c(rf"(?:is )?(?P<times>{_MULTIPLE}) as (?P<one>long|wide|tall|high|deep) as (?:it is|its) (?P<two>long|wide|tall|high|deep)"), as_long),
        (c(r"(?:is )?(?P<diff>⟦[NE]\d+⟧) (?P<sign>longer|taller|wider|higher|deeper) than (?:it is|its) (?P<two>long|wide|tall|high|deep)"), longer),
        (c(rf"{V} (?P<how>{'|'.join(_LONG)})\b"), measured),
        (c(rf"(?:(?:(?:(?:and|with|has|whose|its|the) )*(?:a |an )?(?:rectangular )?base(?: (?:of|that))? )?(?:measures|measuring|is|that is|with dimensions(?: of)?|dimensions(?: of)?|that measures) )?{V} (?:by|×|x) {V}(?: (?:by|×|x) {V})?"), by),
        (c(rf"(?:the )?(dimensions|sides|edges|side lengths|bases|parallel sides|base lengths|diagonals)(?: (?:of|with|that are|have|are|with lengths?|of lengths?|lengths?|measure|measuring))* {V},?(?: and)? {V}(?:,? and {V})?(?: long)?"), several),
        (c(rf"(?:the )?(?:lengths of (?:the|its) )?(bases|parallel sides|diagonals|sides|dimensions){_of(3, text)} (?:are|have lengths(?: of)?|measure) {V},?(?: and)? {V}(?:,? and {V})?"), several_of),
        (c(rf"(?:the )?(?:circular )?base{of} (?:has|with|that has) (?:an )?area (?:of )?{V}"), base_area),
        (c(rf"{dim}{of}{be} {V}"), fact),
        (c(rf"(?:(?:have|has|with|having) )?(?:the same|equal) (?P<dim>{DIMENSION})s?(?: and (?:the same )?(?P<dim_b>{DIMENSION})s?)?(?: as (?:the )?(?:{_PLAIN_SHAPE}))?"), same),
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


def _kind(word: str) -> str:
    if "bases" in word or "parallel" in word or word == "base lengths":
        return "bases"
    return "sides" if word in ("sides", "edges", "side lengths") else word
