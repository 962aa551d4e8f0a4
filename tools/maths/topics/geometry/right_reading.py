"""What a text says of one right triangle without names: legs and hypotenuse, ladders, kites, ramps, towers and shadows.

Every story is put into the same triangle: leg a is the height, leg b lies on the ground, c is the hypotenuse, and the acute
angle u lies opposite a. Which leg is the shorter one depends on u, so sides wait until the whole text is read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable

from tools.maths.topics.geometry import exact
from tools.maths.topics.geometry.figure import Law
from tools.maths.topics.geometry.points import stated
from tools.maths.topics.geometry.right_facts import Facts, side_named
from tools.maths.topics.geometry.scanning import Action, Rule, compiled, filler, group
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.topics.geometry.wording import LEAD
from tools.maths.tree import Bin, Degrees, Num, Rel, Sym, Trig, letters, num

STORY = re.compile(
    r"ladder|elevation|depression|ramp|wire|cable|rope|kite|\bwalk|\bnorth\b|leans|string|slide|zip ?line|tree|pole\b|tower|brace"
)


_LEAD = LEAD


_THE = r"(?:the |its |a |an |one )?"


_BE = r"(?: (?:is|=|of|measures|has (?:a )?(?:length|measure)(?: of)?|has length|with (?:a )?length(?: of)?|equals|is equal to|that is|are|length|of length))*"


def rules(facts: Facts) -> list[Rule]:
    def give(symbol: str) -> Action:
        return lambda m: facts.give(symbol, group(m, "v"))

    def legs(m: re.Match[str]) -> bool:
        return facts.give("#a", m.group("v")) and facts.give("#b", m.group("v__2"))

    def both(m: re.Match[str]) -> bool:
        facts.laws.append(stated(Sym("#a"), Sym("#b"), "The two legs are equal."))
        return facts.give("#a", group(m, "v"))

    def acute(m: re.Match[str]) -> bool:
        node = facts.text.nodes[int(group(m, "v"))]
        if isinstance(node, Sym) or (isinstance(node, Degrees) and isinstance(node.arg, Sym)):
            facts.name = node.name if isinstance(node, Sym) else node.arg.name  # type: ignore[union-attr]
            return True
        if facts.angle is not None:
            return False
        facts.angle = facts.text.node(group(m, "v"))
        return isinstance(facts.angle, Num) and 0 < facts.angle.value < 90

    def wait(action: Callable[[], bool]) -> bool:
        facts.later.append(action)
        return True

    def from_wall(m: re.Match[str]) -> bool:
        """An angle with the wall: the one with the ground is its complement."""
        if not acute(m) or not isinstance(facts.angle, Num):
            return False
        facts.angle = num(90 - facts.angle.value)
        return True

    def angle_in(phrase: str) -> None:
        """ "The leg opposite the 30° angle" may be the only place where that angle is told."""
        marked = re.search(r"⟦D(\d+)⟧", phrase)
        size = facts.text.node(marked.group(1)) if marked else None
        if facts.angle is None and isinstance(size, Num) and 0 < size.value < 90:
            facts.angle = size

    def side(m: re.Match[str]) -> bool:
        phrase, number = m.group("side"), group(m, "v")
        angle_in(phrase)

        def act() -> bool:
            symbol = side_named(facts, phrase)
            return symbol is not None and facts.give(symbol, number)

        return wait(act)

    def side_more(m: re.Match[str]) -> bool:
        one, two = ("#b", "#a") if "longer" in m.group("side") or "longer" in m.group("sign") else ("#a", "#b")
        if "hypotenuse" in m.group("side"):
            one, two = "#c", "#b" if "longer leg" in m.group() else "#a"
        op = "-" if m.group("sign") in ("shorter", "less") else "+"
        facts.laws.append(stated(Sym(one), Bin(op, Sym(two), facts.text.node(group(m, "v")))))
        return len(facts.laws) < 3

    def ask(symbol: str, power: int) -> Action:
        def asked(m: re.Match[str]) -> bool:
            if facts.asked is not None or re.match(r" (?:of|for) ", m.string[m.end() :]):
                return False
            facts.asked, facts.power = Sym(symbol), power
            return True

        return asked

    def ask_side(m: re.Match[str]) -> bool:
        phrase = m.group("side")
        angle_in(phrase)

        def act() -> bool:
            symbol = side_named(facts, phrase)
            facts.asked = None if symbol is None else Sym(symbol)
            return symbol is not None

        return ask("#c", 1)(m) and wait(act)

    def ask_node(m: re.Match[str]) -> bool:
        node = facts.text.nodes[int(m.group("e"))]
        if facts.asked is not None:
            return False
        if isinstance(node, Trig):
            inside = node.arg.arg if isinstance(node.arg, Degrees) else node.arg
            if not isinstance(inside, Sym) or inside.name != facts.name:
                return False
            top, bottom = {"sin": ("#a", "#c"), "cos": ("#b", "#c"), "tan": ("#a", "#b")}[node.name]
            facts.asked = Bin("/", Sym(top), Sym(bottom), "frac")
            return True
        if not letters(node):
            return False
        facts.asked = node
        return True

    def relation(m: re.Match[str]) -> bool:
        node = facts.text.nodes[int(m.group("r"))]
        if not isinstance(node, Rel) or not isinstance(node.left, Trig) or letters(node.right):
            return False
        inside = node.left.arg.arg if isinstance(node.left.arg, Degrees) else node.left.arg
        if not isinstance(inside, Sym) or facts.name not in ("", inside.name) or inside.name.isupper():
            return False
        facts.name = inside.name
        top, bottom = {"sin": ("#a", "#c"), "cos": ("#b", "#c"), "tan": ("#a", "#b")}[node.left.name]
        facts.laws.append(Law("Write the ratio", "The ratio that is given links two sides of the right triangle.",
                              Rel("=", Sym(top), Bin("*", node.right, Sym(bottom), "cdot"))))  # fmt: skip
        return True

    def farther(m: re.Match[str]) -> bool:
        old = facts.known.get("#b")
        more = facts.text.node(group(m, "v"))
        unit = facts.text.units.get(int(group(m, "v")))
        if old is None or (unit and unit.base not in facts.units):
            return False
        facts.known["#b"] = exact.worked_out(Bin("+", old, more), True)
        return True

    def story(symbol: str) -> Action:
        return lambda m: facts.story and facts.give(symbol, group(m, "v"))

    def above(m: re.Match[str]) -> bool:
        """A height over the ground, unless it is that of a hand or an eye."""
        held = re.search(r"\b(?:held|holds?|holding|hands?|eyes?|eye level|camera)\b", m.string[: m.start()][-60:])
        return held is None and story("#a")(m)

    def ask_count(symbol: str) -> Action:
        """ "how many feet above the ground": the question names its unit."""

        def asked(m: re.Match[str]) -> bool:
            if group(m, "unit"):
                facts.units.add(Unit.read(group(m, "unit")).base)
            return facts.story and ask(symbol, 1)(m)

        return asked

    c = compiled
    v = r"⟦[NES](?P<v>\d+)⟧"
    any_ = r"⟦[NESD](?P<v>\d+)⟧"
    which = r"(?:the |its |one |a |each |other |the other )*(?:length of (?:the |its |one |each |other |a )*)?(?:(?:shorter|longer|other|shortest|longest) )?(?:leg|hypotenuse|side|sides)(?: of (?:the |an? |this )?(?:right )?triangle)?(?: (?:that is )?(?:opposite|adjacent to)(?: (?:the|that|this|to)*)?(?: (?:acute )?angle)?(?: (?:with|of|that) (?:a )?(?:measure(?:s)?)?(?: of)?)?(?: ⟦[DS]\d+⟧(?: angle)?)?)?"
    thing = r"(?:cell tower|tower|building|tree|flagpole|pole|cliff|hill|wall|lighthouse|post|house|statue|monument|antenna|mast|kite|balloon|airplane|plane|helicopter|drone|structure|bridge|skyscraper|ramp|ladder|column|sign|object|boat|ship|car|roof|silo|barn|platform|deck|porch|doorway|door|stage|window|chimney|bird|stake)"
    line = r"(?:ladder|ramp|wire|guy wire|support wire|cable|rope|kite string|string|slide|board|beam|plank|zip ?line|wheelchair ramp|escalator|brace)"
    ground = r"(?:the )?(?:level |horizontal |flat )?(?:ground|floor|street|sidewalk|horizontal|ground level|water)"
    far = rf"(?: (?:from|above|up|of|on|off|over|at|that|to|which|the|a|top|it|its|his|her|is|are|does|do|will|can|lies|reach|reaches|touch|touches|rest|rests|located|level|ground|side|{thing}))*"
    unit = rf"(?P<unit>{UNIT})"
    return [
        (c(rf"(?:the )?(?:foot|base|bottom)(?: of the ladder)? is (?:pulled|moved|slid)(?: out| away| farther)*(?: so that it is)? {v} (?:farther|further|more|away)(?: away)? from the wall"), farther),
        (c(rf"{_LEAD} (?:the )?(?P<side>{which}){_BE} ?(?=[?.]|in terms)"), ask_side),
        (c(rf"{_LEAD} (?:the )?(?:vertical )?(?:height|altitude)(?: (?:of|that|to which|at which|above the ground of|,)?(?: ?(?:the|top of the|a) (?:top of the )?(?:[a-z]+ )?{thing})?(?: (?:reaches?|touches|rises|is|can reach|touches the wall))?(?: on| up| above)?(?: the (?:wall|ground|building|side of the building|house))?)?"), ask("#a", 1)),
        (c(r"(?:the )?height that the top of the ladder reaches"), ask("#a", 1)),
        (c(rf"(?:how many {unit}|how (?:high|tall|far)) (?:above (?:the )?(?:level )?ground|up|high|tall|above){far}(?= ?[?.])"), ask_count("#a")),
        (c(rf"{_LEAD} (?:the )?(?:vertical )?(?:height|altitude|rise){far}(?= ?[?.,])"), lambda m: facts.story and ask("#a", 1)(m)),
        (c(rf"{_LEAD} (?:the )?(?:vertical )?(?:distance|length) (?:from|between) the top of the (?:[a-z]+ )?{thing} (?:to|and) {ground}"), ask("#a", 1)),
        (c(rf"{_LEAD} (?:the )?(?:distance|length) from (?:the )?(?:top|tip) of the (?:[a-z]+ )?{thing} to the (?:tip|end) of (?:the|its) shadow"), ask("#c", 1)),
        (c(rf"(?:how many {unit}|how far)(?: away)? (?:is|from the (?:wall|building|house|[a-z]+) is) the (?:foot|base|bottom) of the {line}(?: (?:away )?from the (?:base of the |foot of the )?{thing})?"), ask_count("#b")),
        (c(rf"{_LEAD} (?:the )?(?:horizontal )?distance (?:from|between) the (?:foot|base|bottom) of the (?:[a-z]+ )?{thing} (?:to|and) the (?:foot|base|bottom) of the (?:[a-z]+ )?{thing}"), ask("#b", 1)),
        (c(rf"{_LEAD} (?:the )?length(?: (?:of|,))* the (?:[a-z]+ )?{line}"), ask("#c", 1)),
        (c(rf"how (?:many {unit} )?long is the (?:[a-z]+ )?{line}"), ask_count("#c")),
        (c(rf"how (?:high|tall|far up)(?: up)?(?: the (?:wall|building|house|side of the (?:building|house)))? (?:is|does|will|above the ground is|can) the (?:top of the )?{thing}(?: (?:reach|rise|touch))?(?: (?:up|on) the (?:wall|building|side of the building|house))?"), ask("#a", 1)),
        (c(r"how high (?:up )?(?:on )?(?:the (?:wall|building|house) )?does the (?:top of the )?ladder (?:reach|touch)(?: up)?(?: (?:on )?the (?:wall|building|house))?"), ask("#a", 1)),
        (c(r"how (?:long is the|much) (?:ladder|ramp|wire|cable|rope|string|guy wire|zip ?line|slide)"), ask("#c", 1)),
        (c(rf"{_LEAD} (?:the )?length of the (?:ladder|ramp|wire|cable|rope|string|kite string|guy wire|zip ?line|slide)"), ask("#c", 1)),
        (c(rf"(?:how far (?:is|are) (?:the (?:foot|base|bottom) of the ladder|he|she|they|it|the [a-z]+) (?:from|away from) (?:the (?:base of the )?{thing}|(?:the |his |her |its |their )?(?:starting point|start)))|{_LEAD} (?:the )?(?:horizontal )?distance (?:from|between) the (?:foot|base|bottom) of the ladder (?:to|and|from) the (?:base of the )?wall"), lambda m: ask("#c" if "start" in m.group() else "#b", 1)(m)),
        (c(rf"{_LEAD} (?:the )?(?:shortest |straight-line |direct )+distance (?:from|between) (?:his|her|its|the|their) (?:starting|original|current|ending|final)?(?: ?(?:point|position|location))?(?: (?:to|and|from) (?:his|her|its|the|their) (?:starting|ending|final|current)(?: (?:point|position|location))?)?"), ask("#c", 1)),
        (c(rf"{_LEAD} (?:the )?(?:horizontal )?distance (?:of|from|between) (?:the )?(?:[a-z]+ )?(?:[a-z]+ )?(?:from|to|and) (?:the )?(?:base|foot|bottom) of the {thing}"), ask("#b", 1)),
        (c(rf"{_LEAD} (?:the )?(?:area) of (?:the|this) (?:right )?triangle"), ask("#K", 2)),
        (c(rf"{_LEAD} (?:the )?(?:perimeter) of (?:the|this) (?:right )?triangle"), ask("#P", 1)),
        (c(rf"{_LEAD} (?:the )?its (?:area)"), ask("#K", 2)),
        (c(rf"{_LEAD} its perimeter"), ask("#P", 1)),
        (c(rf"{_LEAD} (?:the )?(?:value of )?⟦[SE](?P<e>\d+)⟧"), ask_node),
        (c(r"⟦R(?P<r>\d+)⟧"), relation),
        (c(rf"(?:the )?(?:two )?(?:legs|lengths of the (?:two )?legs|legs of (?:a|the) right triangle|lengths of the legs of (?:a|the) right triangle)(?: (?:have|with|of|has|measure|are|measuring))*(?: lengths?)?(?: of)? {v} and {v}"), legs),
        (c(rf"(?:each leg|both legs|each of the legs)(?: of (?:a|the|an) (?:isosceles )?(?:right )?triangle)?{_BE} {v}"), both),
        (c(rf"(?:the )?(?P<side>{which}) is {v} (?P<sign>longer|shorter|more|less) than (?:the |that of the )?(?:length of )?(?:the )?(?:other|longer|shorter) leg"), side_more),
        (c(rf"(?P<side>{which}){_BE} {v}"), side),
        (c(rf"(?:with |has |and |having )*(?:an? |the )?(?:acute )?{any_} angle|(?:with |has |having )*an? (?:acute )?angle (?:measuring|of|that measures|with (?:a )?measure(?: of)?) {any_}"), lambda m: not facts.story and re.search(r"⟦N", m.group()) is None and acute(m)),
        (c(rf"(?:the )?(?:measures? of )?(?:one|an)(?: of the| of its)? (?:acute )?angles? (?:of|in) (?:the|a|this) right triangle{_BE} {any_}"), lambda m: not facts.story and acute(m)),
        (c(rf"(?:the )?measure of (?:one|an)(?: of the| of its)? (?:acute )?angles?{_BE} {any_}"), lambda m: not facts.story and acute(m)),
        (c(rf"(?:one |an |the )(?:acute |of the acute )*angles?(?: of (?:the|a) (?:right )?triangle)?{_BE} {any_}"), lambda m: not facts.story and acute(m)),
        (c(rf"(?:(?:makes|forms|making|forming) )?an angle of {any_} with the (?:vertical )?(?:wall|building|pole|vertical)"), from_wall),
        (c(rf"(?:the )?angle of (?:elevation|depression|inclination)(?: (?:from|of|to|between|at) (?:the |a |his |her |its |that )?(?:[a-z]+ ?){{1,8}}?)?(?: (?:is|measures|as|of|to be))* {any_}"), lambda m: facts.story and acute(m)),
        (c(rf"(?:an |the )?angle of {any_} (?:with|to|from|above) the (?:ground|horizontal|level ground|horizontal ground)"), lambda m: acute(m)),
        (c(rf"(?:makes|forms|making|forming) an? (?:angle )?(?:of )?{any_}(?: angle)? with (?:the )?(?:level |horizontal )?(?:ground|horizontal|floor)|(?:makes|forms|making|forming) an? angle with the (?:ground|floor|horizontal) of {any_}"), acute),
        (c(rf"an? angle of elevation of {any_}"), acute),
        (c(rf"{_LEAD} (?:the )?horizontal distance (?:covered|spanned) by the ramp"), ask("#b", 1)),
        (c(rf"(?:a |an )?{v} (?:-? ?(?:long )?)?(?:kite string|string|ladder|ramp|wire|guy wire|cable|rope|slide)"), story("#c")),
        (c(rf"(?:a |the )?(?:ladder|ramp|wire|guy wire|cable|rope|kite string|string)(?: that is| is|,| of length| of| with (?:a )?length(?: of)?|,? which is)* {v}(?: (?:long|of string))?"), story("#c")),
        (c(rf"(?:with )?(?:its |the )?(?:foot|base|bottom)(?: of the ladder)? (?:is |placed |that is |located )*{v} (?:away )?(?:from|out from) (?:the )?(?:base |foot |bottom )?(?:of )?(?:the )?(?:wall|building|house)"), story("#b")),
        (c(rf"{v} (?:away |horizontally )?(?:from|out from) (?:the )?(?:base|foot|bottom) of (?:the|a) (?:vertical )?(?:[a-z]+ )?{thing}"), story("#b")),
        (c(rf"(?:reaches|touches|rises|leans against|top is|top of the ladder is|reaches a height of|touches the (?:wall|building)|rises (?:to )?a (?:vertical )?height of|vertical rise of|reaches a point)(?: (?:a (?:point|height)|at a (?:point|height)|the (?:wall|building) at a (?:point|height)))?(?: (?:that is|of))? {v}(?: (?:above|up|off|from) the (?:ground|wall|base|side of the building|building))?(?: vertically)?"), story("#a")),
        (c(rf"(?:from )?(?:the )?top of (?:a|the) (?:vertical )?{v} (?:tall |high )?(?!ladder|ramp){thing}|(?:a|the) (?:vertical )?{v} (?:tall |high )?(?=(?:pole|flagpole|building|tower|tree|cliff|lighthouse|wall))"), story("#a")),
        (c(rf"(?:a|the) (?:vertical )?(?:[a-z]+ )?{thing} (?:that is |is |which is )?{v} (?:tall|high)"), story("#a")),
        (c(rf"(?:covers |spans |over )?(?:a )?horizontal distance of {v}"), story("#b")),
        (c(rf"(?:at|on|to|let out|using|with) (?:the end of )?(?:a )?{v} of (?:[a-z]+ )?{line}"), story("#c")),
        (c(rf"(?:a |an |the )?{v} (?:long )?(?:[a-z]+ )?{line}\b"), story("#c")),
        (c(rf"(?:a |an |the )?(?:[a-z]+ )?{line} (?:that is |is |which is |measuring |with a length of |of length ){v}(?: long| in length)?"), story("#c")),
        (c(rf"(?:flies |flying |hovers |hovering |is )?at an? (?:constant )?(?:altitude|height) of {v}"), above),
        (c(rf"{_LEAD} (?:the )?(?:straight-line |direct )distance,? (?:from|between) (?:the )?[a-z]+ (?:to|and) the (?:top of the (?:[a-z]+ )?{thing}|airplane|plane|kite|drone|balloon|helicopter|bird)"), ask("#c", 1)),
        (c(rf"casts a shadow (?:that is |of length |of |which is )?{v}(?: (?:long|in length))?"), story("#b")),
        (c(rf"(?:at )?(?:a )?(?:(?:point|height) (?:that is )?)?(?:of )?{v} (?:vertically )?(?:above|up|off|up from|from) {ground}"), above),
        (c(rf"{v} (?:vertically )?up the (?:side of the )?{thing}"), story("#a")),
        (c(rf"{v} (?:away |horizontally )?(?:from|out from|away from) (?:the |a )?(?:(?:base|foot|bottom) of (?:the |a )?)?(?:vertical )?(?:(?!top)[a-z]+ ){{0,2}}?{thing}"), story("#b")),
        (c(rf"(?:makes|forms|making|forming|at|inclined at|to be)? ?an? (?:{any_} angle|angle of {any_}) (?:with|to|from|above) {ground}"), acute),
        (c(rf"is (?:inclined|angled) (?:at )?{any_} (?:to|from|above) {ground}"), acute),
        (c(rf"(?:is )?(?:stretched|attached|strung|tied|anchored|runs?|running|extends?|extending|stretching|fastened|connected)(?: tightly)? (?:from )?(?:to )?(?:the )?top of (?:a|the) (?:vertical )?(?:[a-z]+ )?{thing}(?: (?:and (?:anchored |attached |fastened )?)?to (?:a |the )?(?:point |stake |anchor )?(?:on |in |at )?{ground})?"), filler),
        (c(rf"(?:the |its )?(?:top|foot|base|bottom|end)(?: of the {line})?(?= (?:is|rests|touches|reaches|leans|of string))|(?:so that )?(?:the )?(?:bottom|top|base|foot) (?:of the {line} )?is on {ground}|(?:the )?end of the (?:string|rope)(?= at)|at ground level|from a point on {ground}|on {ground}|with {ground}|(?:the )?end of(?= ⟦)"), filler),
        (c(rf"{v} (?:due )?(?:north|south)(?:ward)?"), story("#a")),
        (c(rf"{v} (?:due )?(?:east|west)(?:ward)?"), story("#b")),
        (c(r"(?:a |the |in a |in the )?right triangle|level ground|(?:leans|leaning|rests|resting|is leaning|is resting|is placed|placed|propped|is propped|leaned)(?: up)? against (?:a|the) (?:side of (?:a|the) )?(?:vertical )?(?:wall|building|house|tree|pole|barn)|(?:the )?top of (?:a|the) (?=⟦)|touching (?:it|the (?:wall|building|house))|(?:the )?(?:base|foot|bottom|top) of the (?:wall|ladder|tower|building)|on (?:level|horizontal) ground|from the ground to the top of the [a-z]+|acute|(?:with|of) (?:the )?angle(?= ⟦S)"), filler),
        (c(r"(?:the )?(?:measure|length)(?= of an acute)|⟦S\d+⟧(?= angle)|with measure ⟦S\d+⟧"), filler),
    ]  # fmt: skip
