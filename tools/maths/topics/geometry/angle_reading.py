"""What a text says of angles without names of points: which law holds between them, what they measure, what is asked."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tools.maths.topics.geometry.figure import Law
from tools.maths.topics.geometry.points import stated
from tools.maths.topics.geometry.scanning import Action, Rule, compiled, filler, group
from tools.maths.topics.geometry.wording import LEAD, Text
from tools.maths.tree import Bin, Node, Sym, letters, num

SUMS = {
    "triangle": ("The three angles of a triangle add up to 180°.", 180, 3),
    "line": ("Two angles that together make a straight line add up to 180°.", 180, 2),
    "supplementary": ("Supplementary angles add up to 180°.", 180, 2),
    "complementary": ("Complementary angles add up to 90°.", 90, 2),
    "right": ("The two acute angles of a right triangle add up to 90°.", 90, 2),
    "same side": (
        "Where a line crosses two parallel lines, two angles inside on the same side add up to 180°.",
        180,
        2,
    ),
    "quadrilateral": ("The four angles of a quadrilateral add up to 360°.", 360, 4),
    "point": ("The angles round a point add up to 360°.", 360, 0),
}


EQUALS = {
    "vertical": "Vertical angles, opposite each other where two lines cross, are equal.",
    "corresponding": "Where a line crosses two parallel lines, corresponding angles are equal.",
    "alternate": "Where a line crosses two parallel lines, alternate angles are equal.",
    "exterior": "An exterior angle of a triangle equals the sum of the two interior angles that do not touch it.",
    "transversal": "A line that crosses two parallel lines makes angles of only two sizes with them, which add up to 180°.",
}


@dataclass
class Facts:
    text: Text
    law: str = ""
    angles: list[Node] = field(default_factory=list)
    relations: list[Law] = field(default_factory=list)
    isosceles: bool = False
    base: Node | None = None
    vertex: Node | None = None
    exterior: Node | None = None
    right: bool = False
    ratio: tuple[Node, ...] = ()
    asked: str = ""
    letter: Node | None = None
    clash: bool = False

    def set_law(self, law: str) -> bool:
        if self.law and self.law != law and self.law != "transversal" and (self.law, law) != ("triangle", "right"):
            self.clash = True
        self.law = law
        return True


_LEAD = LEAD


_PAIR = r"(?:(?:one of )?(?:an? |the )?(?:pair|two) (?:of )?)?"


_N = r"(?:one|an|another|the other|the second|the first|the third|each|the remaining)"


def rules(facts: Facts) -> list[Rule]:
    crossing = bool(re.search(r"lines? .*(?:intersect|cross)", facts.text.text))

    def law(name: str) -> Action:
        return lambda m: facts.set_law(name)

    def values(m: re.Match[str]) -> bool:
        facts.angles += [facts.text.node(n) for n in re.findall(r"⟦[NEDS](\d+)⟧", m.group())]
        return len(facts.angles) <= 4

    def value(m: re.Match[str]) -> bool:
        node = facts.text.node(group(m, "v"))
        if "right angle" in m.group():
            return False
        facts.angles.append(node)
        return len(facts.angles) <= 4

    def base(m: re.Match[str]) -> bool:
        facts.base = facts.text.node(group(m, "v"))
        return True

    def vertex(m: re.Match[str]) -> bool:
        facts.vertex = facts.text.node(group(m, "v"))
        return True

    def exterior(m: re.Match[str]) -> bool:
        facts.exterior = facts.text.node(group(m, "v"))
        facts.law = "exterior"
        return True

    def isosceles(m: re.Match[str]) -> bool:
        facts.isosceles = True
        return facts.set_law("triangle")

    def right(m: re.Match[str]) -> bool:
        return facts.set_law("right")

    def ratio(m: re.Match[str]) -> bool:
        facts.ratio = tuple(facts.text.node(n) for n in re.findall(r"⟦[NE](\d+)⟧", m.group()))
        return len(facts.ratio) in (2, 3, 4)

    def related(m: re.Match[str]) -> bool:
        """ "one angle is 10 more than twice the other"."""
        node: Node = Sym("#b")
        times = group(m, "times")
        if times.startswith("twice"):
            node = Bin("*", num(2), node, "cdot")
        elif "half" in times:
            node = Bin("/", node, num(2), "frac")
        elif times:
            node = Bin("*", facts.text.node(re.findall(r"\d+", times)[0]), node, "cdot")
        diff = group(m, "diff")
        if diff:
            node = Bin("-" if group(m, "sign") in ("less", "smaller") else "+", node, facts.text.node(diff))
        if not times and not diff:
            return False
        facts.relations.append(stated(Sym("#a"), node))
        return len(facts.relations) == 1

    def ask(kind: str) -> Action:
        def asked(m: re.Match[str]) -> bool:
            if facts.asked or facts.letter is not None:
                return False
            facts.asked = kind
            return True

        return asked

    def ask_kind(m: re.Match[str]) -> bool:
        word = group(m, "which")
        kind = {
            "larger": "largest",
            "greater": "largest",
            "bigger": "largest",
            "smaller": "smallest",
            "lesser": "smallest",
        }.get(word, word)
        return ask(kind)(m)

    def ask_letter(m: re.Match[str]) -> bool:
        node = facts.text.node(m.group(1))
        if facts.asked or facts.letter is not None or not letters(node):
            return False
        facts.letter = node
        return True

    def complement_of(m: re.Match[str]) -> bool:
        facts.angles.append(facts.text.node(group(m, "v")))
        return facts.set_law("complementary" if "complement" in m.group() else "supplementary") and ask("other")(m)

    c = compiled
    v = r"⟦[NED](?P<v>\d+)⟧"
    be = r"(?: (?:is|are|measures?|has (?:a )?measures?(?: of)?|have measures(?: of)?|of|with (?:a )?measures?(?: of)?|that measures?|equals|=|each measure|whose measures? (?:is|are)|have measures that are))"
    some = r"⟦[NED]\d+⟧(?:,? (?:and )?⟦[NED]\d+⟧)*"
    return [
        (c(rf"{_LEAD} (?:the )?(?:measure of )?(?:the |an? |its )?(?:supplement|complement) of (?:an? |the )?(?:angle (?:of|measuring|that measures|with (?:a )?measure(?: of)?) )?{v}"), complement_of),
        (c(rf"{_LEAD} (?:the )?(?:(?:measure|degree measure|size|value)s?(?: of)? )?(?:the )?(?P<which>third|fourth|largest|smallest|larger|smaller|greater|other|remaining|greatest)(?: interior| acute| remote interior)? angle(?:s)?(?: of the (?:triangle|two angles|\S+ angles))?"), ask_kind),
        (c(rf"{_LEAD} (?:the )?(?:measure )?(?:of )?the (?P<which>larger|smaller|greater) of (?:the|these|those) (?:two |three |four )?angles"), ask_kind),
        (c(rf"{_LEAD} (?:the )?(?:degree )?(?:measure|size) of (?:the )?(?:vertex angle|angle between the (?:equal|congruent) sides)(?: of the triangle)?"), ask("vertex")),
        (c(rf"{_LEAD} (?:the )?(?:degree )?(?:measure|size) of (?:each|one|a|either)(?: of (?:the|its))?(?: two| three)? ?(?:base|equal|congruent)? ?(?:base )?angles?(?: of the triangle)?"), ask("base")),
        (c(rf"{_LEAD} (?:the )?(?:degree )?(?:measure|size) of (?:the )?(?:other|an? adjacent|the adjacent|its (?:supplement|complement)|the (?:supplement|complement))(?: \w+)? ?angles?(?: formed by (?:the|these) lines)?"), ask("other")),
        (c(rf"{_LEAD} (?:a possible |the )?(?:measure of )?(?:an|another|one of the(?: other)?|any of the other) angles?(?: formed(?: by (?:(?:lines? )?[a-zℓ] and (?:line )?[a-zℓ]|the (?:lines|transversal(?: and (?:one of )?the (?:parallel )?lines)?))| in (?:the|this) figure)?)?(?= ?[?.])"), ask("formed")),
        (c(rf"{_LEAD} (?:the )?(?:degree )?(?:measure|size) of (?:each|either|one|both)(?: of (?:the|these|those))?(?: two)?(?: (?:alternate|corresponding|vertical)(?: interior| exterior)?)? angles?(?= ?[?.])"), lambda m: facts.law in EQUALS and ask("each")(m)),
        (c(rf"{_LEAD} (?:the )?(?:value of )?⟦[SE](\d+)⟧"), ask_letter),
        (c(rf"(?:the )?(?:measure of )?(?:the )?(?:vertex angle|angle between the (?:equal|congruent) sides)(?: of (?:an|the) isosceles triangle)?{be} {v}"), lambda m: vertex(m) and ("isosceles" not in m.group() or isosceles(m))),
        (c(rf"(?:the )?(?:measures? of )?(?:each of )?(?:the|its|a|an|one|each|both)?(?: of (?:the|its))? ?(?:two |three |four )?(?:base|congruent|equal) (?:base )?angles?(?: of (?:an|the) isosceles triangle)?{be}(?: each)? {v}"), lambda m: base(m) and ("isosceles" not in m.group() or isosceles(m))),
        (c(rf"(?:the )?(?:measure of )?(?:an|the|one) exterior angle(?: of (?:a|the) triangle)?{be} {v}"), exterior),
        (c(rf"(?:the )?(?:measures? of )?(?:the |one |its |of |two )*(?:of the )?(?:remote|nonadjacent|non-adjacent|opposite) (?:remote )?(?:interior )?angles?{be} {some}"), values),
        (c(r"(?:the )?(?:(?:measures|degree measures|sizes) of )?(?:the|its) (?:two |three |four )?(?:interior )?angles (?:of (?:a|the) (triangle|quadrilateral) )?(?:are|have measures) in (?:the|a) ratio(?: of)? ⟦N\d+⟧(?: ?(?::|to) ?⟦N\d+⟧)+"), lambda m: ratio_of(facts, m)),
        (c(rf"(?:the )?(?:measures? of )?(?:the )?{_N}(?: acute| interior)? (?:angle )?(?:is|measures|=) (?:⟦[NED](?P<diff>\d+)⟧ (?P<sign>more|less|greater|larger|smaller) than )?(?P<times>twice |half (?:of )?|one-half (?:of )?|⟦[NE]\d+⟧ times )?(?:the )?(?:measure )?(?:of )?(?:that of )?(?:the )?(?:other|second|first|smaller|another)(?: one| angle)?"), related),
        (c(r"(?:a |the )?linear pair|(?:that )?(?:together )?(?:form|make|lie on|forming) a (?:straight )?line(?:ar pair)?"), law("line")),
        (c(r"(?:that are |which are )?(?:next to|adjacent to) each other|adjacent angles"), lambda m: crossing and facts.set_law("line")),
        (c(r"vertical angles|vertically opposite angles|angles (?:that are )?opposite each other"), law("vertical")),
        (c(rf"{_PAIR}alternate (?:interior|exterior) angles"), law("alternate")),
        (c(rf"{_PAIR}corresponding angles"), law("corresponding")),
        (c(rf"{_PAIR}(?:(?:same-side|same side|consecutive|co-interior) (?:interior |exterior )?angles|(?:interior|exterior) angles (?:that are |that lie |lying |located )?on the same side(?: of (?:the|a) (?:transversal|line)(?: [a-zℓ]\b)?)?)"), law("same side")),
        (c(rf"{_PAIR}(?:interior|exterior) angles (?:that are |that lie |lying |located )?on opposite sides of (?:the|a) (?:transversal|line)(?: [a-zℓ]\b)?"), law("alternate")),
        (c(r"(?:are |is )?supplementary|supplements of each other"), law("supplementary")),
        (c(r"(?:are |is )?complementary|complements of each other"), law("complementary")),
        (c(r"(?:in |of )?(?:a |an |the )?isosceles triangle"), isosceles),
        (c(r"(?:in |of )?(?:a |the )?right triangle"), right),
        (c(rf"(?:the )?(?:measures? of )?(?:one|an?|the|two|the two|three|the three)(?: of the)? acute angles?{be} {some}"), values),
        (c(r"acute angles?(?! of)"), filler),
        (c(rf"(?:the )?(?:measures? of )?(?:one|an|the|two|another|the two|three|the three|its|one of the|the other)(?: (?:of )?(?:the|these|its))?(?: two| three)?(?: (?:first|second|third|interior|other))* angles?(?: (?:of|in) (?:a|the) (?P<kind>triangle|quadrilateral))?(?: formed by (?:lines? )?[a-zℓ] and [a-zℓ]| formed(?: by the lines)?| formed by the intersection)?{be} {some}"), lambda m: values(m) and kind_of(facts, m)),
        (c(rf"(?:the )?(?:degree )?measures of (?:the |its )?(?:two |three |four |interior )*angles(?: of (?:a|the) (?P<kind>triangle|quadrilateral))?(?: that| are)? {some}"), lambda m: values(m) and kind_of(facts, m)),
        (c(rf"(?:the )?measures of (?:two|three) (?:of the )?(?:interior )?angles(?: (?:of|in) (?:a|the) (?P<kind>triangle|quadrilateral))?{be} {some}"), lambda m: values(m) and kind_of(facts, m)),
        (c(rf"(?:their measures|measures|angles|the angles|which|they|and the (?:other|second|third)) (?:of|are|measure|measuring|have measures(?: of)?|is|measures) {some}"), values),
        (c(r"(?:in |of )?(?:a|the) (?P<kind>triangle|quadrilateral)"), lambda m: kind_of(facts, m)),
        (c(r"(?:the )?measures of (?:two of )?the angles(?: that are| are)?(?= (?:next|adjacent|vertical|opposite))"), filler),
        (c(rf"(?:that are |that |which )?(?:are |measure |have measures (?:of )?|with measures (?:of )?)?{some}(?=[.,?]| and)"), lambda m: bool(facts.law) and values(m)),
        (c(r"(?:two|the two)(?= (?:alternate|corresponding|same|consecutive|vertical|supplementary|complementary))"), filler),
        (c(r"(?:the )?(?:line|lines) [a-zℓ] (?:and (?:line )?[a-zℓ] are parallel|is parallel to (?:line )?[a-zℓ])(?:,? (?:and|which) (?:are |both are |are both )?(?:cut|crossed|intersected) by (?:a |the )?(?:transversal|line)(?: [a-zℓ])?)?"), lambda m: facts.law != "" or facts.set_law("transversal")),
        (c(r"(?:a |the )?(?:transversal|line)(?: [a-zℓ])? (?:intersects|crosses|cuts)(?: two| both)?(?: of)? ?(?:the |these )?(?:parallel lines|lines)(?: [a-zℓ] and [a-zℓ])?"), lambda m: ("parallel" in m.group() or facts.law == "transversal") and (facts.law != "" or facts.set_law("transversal"))),
        (c(r"(?:parallel )?lines? [a-zℓ] and [a-zℓ] are (?:cut|crossed|intersected) by (?:a |the )?(?:transversal|line)(?: [a-zℓ])?"), lambda m: "parallel" in facts.text.text and (facts.law != "" or facts.set_law("transversal"))),
        (c(r"(?:two |three |four )?parallel lines(?: [a-zℓ] and [a-zℓ])?(?: are| is)? (?:cut|crossed|intersected) by (?:a |the )?(?:transversal|line)(?: [a-zℓ])?|(?:two |three |four )?parallel lines(?: [a-zℓ] and [a-zℓ])?"), lambda m: facts.law != "" or facts.set_law("transversal")),
        (c(r"two (?:straight )?lines (?:intersect|cross)(?: at (?:a |one )?point(?: [A-Z])?)?|lines [a-zℓ] and [a-zℓ] (?:intersect|cross)(?: at (?:a )?(?:point )?[A-Z]?)?|forming (?:two|three|four) angles|(?:the )?(?:two|three|four) angles(?= are)|(?:two|three|four) angles|angles(?= are)|(?:a )?transversal(?: [a-zℓ])?|(?:the|an?|these) angles?(?= formed)|formed by (?:the|a) transversal|formed when"), filler),
    ]  # fmt: skip


def kind_of(facts: Facts, m: re.Match[str]) -> bool:
    """The law of the shape a phrase names, if it names one."""
    kind = group(m, "kind")
    if kind and facts.law in ("right", "exterior"):
        return True
    return not kind or facts.set_law(kind)


def ratio_of(facts: Facts, m: re.Match[str]) -> bool:
    """Angles in a ratio."""
    after = m.group().split("ratio", 1)[1]
    facts.ratio = tuple(facts.text.node(n) for n in re.findall(r"⟦[NE](\d+)⟧", after))
    if m.group(1):
        facts.set_law(m.group(1))
    return len(facts.ratio) in (2, 3, 4)
