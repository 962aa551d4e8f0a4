"""What a text says of figures with named points: angles, lengths, parallels, midpoints, ratios.

`rules` are the patterns that fill `Facts`. Facts about angles wait until the whole text is read (`Facts.later`), for
which angle a letter names depends on every point of the figure.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from tools.maths.topics.geometry.figure import Law
from tools.maths.topics.geometry.points import Points, stated
from tools.maths.topics.geometry.scanning import Rule, compiled, filler, group
from tools.maths.topics.geometry.wording import Text
from tools.maths.tree import Bin, Node, Rel, Sym, Trig, letters, num


@dataclass
class Facts:
    text: Text
    points: Points = field(default_factory=Points)
    later: list[Callable[[], bool]] = field(default_factory=list)
    asked: Callable[[], Node | None] | None = None
    power: int = 1
    units: set[str] = field(default_factory=set)
    kind: str = ""
    ratio: str = ""
    given_ratio: bool = False
    ratio_of: tuple[str, str] | None = None  # the vertex and the function that are asked for
    kept: set[str] = field(default_factory=set)

    def after(self, action: Callable[[], bool]) -> bool:
        """Leave an action until the whole text is read."""
        self.later.append(action)
        return True

    def value(self, number: str) -> Node:
        unit = self.text.units.get(int(number))
        if unit:
            self.units.add(unit.base)
        return self.text.node(number)


_BE = (
    r"(?: (?:is|=|measures|equals|has (?:a )?(?:length|measure)(?: of)?|is equal to|has (?:a )?measure(?: of)?|of|are))"
)
TRIANGLE = r"(?:the |a |an )?(?:(?:right|isosceles|equilateral|acute|obtuse|scalene|larger|smaller|given) )*triangles? (?P<tri>[A-Z]{3})\b"
ANGLE = r"(?:the )?(?:degree )?(?:measures? of )?(?:the )?angles? (?P<ang>[A-Z]{1,3})\b"
SEGMENT = r"(?:the )?(?:(?:lengths?|measures?) of )?(?:the )?(?:line )?(?:segment |side |sides |leg |hypotenuse )?(?P<seg>[A-Z]{2})\b"


def rules(facts: Facts) -> list[Rule]:
    p = facts.points

    def give_angle(name: str, number: str) -> bool:
        node = facts.value(number)

        def act() -> bool:
            symbol = p.angle(name) if len(name) != 2 else None
            if symbol is None:
                return False
            if symbol in p.known:
                p.stated.append(stated(Sym(symbol), node))
                return True
            p.known[symbol] = node
            if node == num(90) or getattr(node, "value", None) == 90:
                p.right.append(symbol)
            return True

        if len(name) == 3:
            joined(p, name)
        return facts.after(act)

    def give_length(name: str, number: str) -> bool:
        symbol = p.segment(name)
        if symbol in p.known:
            return False
        p.known[symbol] = facts.value(number)
        return True

    def right_angle(m: re.Match[str]) -> bool:
        names = re.findall(r"\b[A-Z]{1,3}\b", group(m, "names"))

        def act() -> bool:
            found = [p.angle(n) for n in names]
            p.right.extend(f for f in found if f)
            return all(found)

        return facts.after(act)

    def each(m: re.Match[str]) -> bool:
        names = re.findall(r"\b[A-Z]{1,3}\b", group(m, "names"))
        numbers = re.findall(r"⟦[A-Z](\d+)⟧", m.group())
        if len(numbers) == 1:
            numbers *= len(names)
        return len(numbers) == len(names) and all(give_angle(n, v) for n, v in zip(names, numbers, strict=True))

    def same_angle(m: re.Match[str]) -> bool:
        one, two = group(m, "ang"), m.group("ang__2")

        def act() -> bool:
            a, b = p.angle(one), p.angle(two)
            if a is None or b is None:
                return False
            p.equal_angles.append((a, b))
            p.equate(a, b, "The problem says that these angles are equal.")
            return True

        return facts.after(act)

    def related_angle(m: re.Match[str]) -> bool:
        one, two = group(m, "ang"), m.group("ang__2")

        def act() -> bool:
            a, b = p.angle(one), p.angle(two)
            if a is None or b is None:
                return False
            p.stated.append(stated(Sym(a), _relative(facts, m, Sym(b))))
            return True

        return facts.after(act)

    def related_length(m: re.Match[str]) -> bool:
        one, two = group(m, "seg"), m.group("seg__2")
        p.stated.append(stated(Sym(p.segment(one)), _relative(facts, m, Sym(p.segment(two)))))
        return True

    def equal_length(m: re.Match[str]) -> bool:
        names = re.findall(r"\b[A-Z]{2}\b", m.group())
        number = re.search(r"⟦[A-Z](\d+)⟧", m.group())
        for one, two in pairwise(names):
            p.equal_sides.append((p.segment(one), p.segment(two)))
            p.equate(p.segment(one), p.segment(two), "The problem says that these sides are equal.")
        return len(names) > 1 and (number is None or give_length(names[-1], number.group(1)))

    def on(m: re.Match[str]) -> bool:
        d, line = group(m, "pt"), group(m, "line")
        if d in line:
            return False
        p.between.append((line[0], d, line[1]))
        return True

    def extended(m: re.Match[str]) -> bool:
        line, through, end = group(m, "line"), group(m, "through"), group(m, "end")
        start = line.replace(through, "")
        if len(start) != 1:
            return False
        p.between.append((start, through, end))
        return True

    def crossing(m: re.Match[str]) -> bool:
        one, two, at = group(m, "one"), group(m, "two"), group(m, "at")
        if at in one + two:
            return False
        p.between += [(one[0], at, one[1]), (two[0], at, two[1])]
        return True

    def parallel(m: re.Match[str]) -> bool:
        p.parallels.append((group(m, "seg"), m.group("seg__2")))
        facts.kind = facts.kind or "similar"
        return True

    def midpoint(m: re.Match[str]) -> bool:
        d, line = group(m, "pt"), group(m, "line")
        _halve(p, d, line)
        for other, side in p.middles:
            common = set(side) & set(line)
            if len(common) == 1:
                _midsegment(p, d, other, line, side, common.pop())
        p.middles.append((d, line))
        return True

    def midpoints(m: re.Match[str]) -> bool:
        ds, lines = (group(m, "pt"), m.group("pt__2")), (group(m, "line"), m.group("line__2"))
        common = set(lines[0]) & set(lines[1])
        if len(common) != 1:
            return False
        for d, line in zip(ds, lines, strict=True):
            _halve(p, d, line)
        _midsegment(p, ds[0], ds[1], lines[0], lines[1], common.pop())
        return True

    def bisects(m: re.Match[str]) -> bool:
        seg, ang = group(m, "seg"), group(m, "ang")

        def act() -> bool:
            whole = ang if len(ang) == 3 else next((p.at(t, ang) for t in p.triangles if ang in t), "")
            if len(whole) != 3 or whole[1] not in seg:
                return False
            end = seg.replace(whole[1], "")
            a, b = p.angle(whole[0] + whole[1] + end), p.angle(end + whole[1] + whole[2])
            total = p.angle(whole)
            if a is None or b is None or total is None or a == b:
                return False
            equal, sum_ = Rel("=", Sym(a), Sym(b)), Rel("=", Sym(total), Bin("+", Sym(a), Sym(b)))
            p.stated.append(Law("Use the bisector", "A bisector cuts an angle into two equal angles.", equal))
            p.stated.append(Law("Use the bisector", "Its two halves make the whole angle.", sum_))
            return True

        return facts.after(act)

    def perpendicular(m: re.Match[str]) -> bool:
        one, two = group(m, "seg"), m.group("seg__2")

        def act() -> bool:
            common = set(one) & set(two)
            if len(common) == 1:
                v = common.pop()
                symbol = p.angle(one.replace(v, "") + v + two.replace(v, ""))
            else:
                foot = next(
                    (
                        (a, d, c)
                        for a, d, c in p.between
                        if ({a, c} == set(two) and d in one) or ({a, c} == set(one) and d in two)
                    ),
                    None,
                )
                if foot is None:
                    return False
                a, d, c = foot
                outer = (one if d in one else two).replace(d, "")
                p.right += [s for s in (p.angle(a + d + outer), p.angle(outer + d + c)) if s]
                return True
            if symbol:
                p.right.append(symbol)
            return symbol is not None

        return facts.after(act)

    def trig_value(m: re.Match[str]) -> bool:
        node = facts.text.nodes[int(m.group("rel"))]
        if (
            not isinstance(node, Rel)
            or not isinstance(node.left, Trig)
            or letters(node.right)
            or not isinstance(node.left.arg, Sym)
        ):
            return False
        name, function, value = node.left.arg.name, node.left.name, node.right
        facts.given_ratio = True

        def act() -> bool:
            sides = ratio_sides(p, name, function)
            if sides is None:
                return False
            p.stated.append(Law("Write the ratio", "The ratio that is given links two sides of the right triangle.",
                                Rel("=", Sym(sides[0]), Bin("*", value, Sym(sides[1]), "cdot"))))  # fmt: skip
            return True

        return facts.after(act)

    def hypotenuse(m: re.Match[str]) -> bool:
        name = group(m, "seg")

        def act() -> bool:
            t = next((t for t in p.triangles if set(name) <= set(t)), None)
            if t is None:
                return False
            symbol = p.angle(p.at(t, next(v for v in t if v not in name)))
            if symbol:
                p.right.append(symbol)
            return symbol is not None

        return facts.after(act)

    c = compiled
    v = r"⟦[NESDPM](?P<v>\d+)⟧"
    by_more = r"(?:⟦[NED](?P<diff>\d+)⟧ (?P<sign>more|less|greater|longer|shorter|larger|smaller) than )?"
    times = r"(?P<times>twice |half (?:of )?|one-half (?:of )?|⟦[NE]\d+⟧ times )?"
    names = r"(?P<names>[A-Z]{1,3}(?:,? (?:and )?[A-Z]{1,3}\b)*)"
    return [
        (c(rf"(?:the )?(?:angles? )?{names} (?:is|are) (?:both |each )?(?:a |the )?right angles?"), right_angle),
        (c(rf"(?:a |the )?right angles? (?:is |are )?(?:at )?(?:vertex |vertices |points? |angles? )?{names}"), right_angle),
        (c(rf"(?:the )?(?:measures? of )?(?:both )?angles {names} (?:each measures?|each have (?:a )?measures?(?: of)?|are each|both measure|are both|measure|are|have measures(?: of)?) ⟦[NED]\d+⟧(?:,? (?:and )?⟦[NED]\d+⟧)*(?:,? respectively)?(?: each)?"), each),
        (c(rf"{ANGLE} (?:is (?:congruent|equal) to|=|equals) {ANGLE}"), same_angle),
        (c(rf"{ANGLE} (?:is|=) {by_more}{times}{ANGLE}"), related_angle),
        (c(rf"{ANGLE}{_BE} {v}"), lambda m: give_angle(group(m, "ang"), m.group("v"))),
        (c(r"(?P<ang>[A-Z])(?: =) ⟦D(?P<v>\d+)⟧"), lambda m: give_angle(group(m, "ang"), m.group("v"))),
        (c(rf"{SEGMENT} is the hypotenuse|(?:the )?hypotenuse (?:is |of (?:the |right )*triangle(?: [A-Z]{{3}})? is )?(?P<seg>[A-Z]{{2}})(?! (?:=|has|is|of))"), hypotenuse),
        (c(rf"{SEGMENT} (?:is parallel to|∥) {SEGMENT}"), parallel),
        (c(rf"{SEGMENT} is (?:a |the )?(?:perpendicular to|altitude to) {SEGMENT}"), perpendicular),
        (c(rf"{SEGMENT} bisects {ANGLE}"), bisects),
        (c(rf"{SEGMENT} is (?:the|an?) (?:angle )?bisector of {ANGLE}"), bisects),
        (c(r"(?:points? )?(?P<pt>[A-Z]) and (?P<pt>[A-Z]) are (?:the )?midpoints of (?:sides |segments )?(?P<line>[A-Z]{2}) and (?P<line>[A-Z]{2})(?:,? respectively)?"), midpoints),
        (c(r"(?:point )?(?P<pt>[A-Z]) is the midpoint of (?:side |segment )?(?P<line>[A-Z]{2})\b"), midpoint),
        (c(r"(?:where )?(?:points? )?(?P<pt>[A-Z]) (?:lies|is)(?: a point)?(?: located)? (?:on|between [A-Z] and [A-Z] on) (?:the )?(?:side |line |segment |line segment |leg |hypotenuse )?(?P<line>[A-Z]{2})\b"), on),
        (c(r"(?:side |segment |line )?(?P<line>[A-Z]{2}) is extended (?:through|past|beyond) (?:point )?(?P<through>[A-Z])(?: to (?:a )?(?:point )?(?P<end>[A-Z])\b)"), extended),
        (c(r"(?:the )?(?:lines?|line segments|segments) (?P<one>[A-Z]{2}) and (?:line |segment )?(?P<two>[A-Z]{2}) (?:intersect|cross|meet)(?: each other)? at (?:point )?(?P<at>[A-Z])\b"), crossing),
        (c(r"(?:the length of )?(?P<seg>[A-Z]{2})(?: (?:=|is equal to|is congruent to|equals) [A-Z]{2}\b)+(?: = ⟦[NE]\d+⟧)?"), equal_length),
        (c(rf"{SEGMENT} (?:is|=) {by_more}{times}{SEGMENT}"), related_length),
        (c(rf"{SEGMENT}{_BE} {v}(?: long)?"), lambda m: give_length(group(m, "seg"), m.group("v"))),
        (c(r"⟦R(?P<rel>\d+)⟧"), trig_value),
        (c(r",? ?where ⟦S\d+⟧ is a(?: positive)? constant|(?:is )?(?:an )?isosceles(?= triangle [A-Z]{3})|so that|such that"), filler),
    ]  # fmt: skip


def joined(p: Points, name: str) -> None:
    """Note that two points are joined, where only an angle's name says so."""
    if all(not set(name) <= set(t) for t in p.triangles):
        p.mentioned += f" {name}"


def symbol_node(name: str | None) -> Node | None:
    return None if name is None else Sym(name)


def _halve(p: Points, middle: str, line: str) -> None:
    """Note the midpoint of a segment."""
    p.between.append((line[0], middle, line[1]))
    p.equate(p.segment(line[0] + middle), p.segment(middle + line[1]), "A midpoint cuts a segment into equal halves.")


def _midsegment(p: Points, one: str, two: str, first: str, second: str, top: str) -> None:
    """The law of the segment between the midpoints of two sides."""
    base = first.replace(top, "") + second.replace(top, "")
    text = "The segment that joins the midpoints of two sides is half as long as the third side."
    relation = Rel("=", Sym(p.segment(base)), Bin("*", num(2), Sym(p.segment(one + two)), "cdot"))
    p.stated.append(Law("Use the midsegment", text, relation))


def _relative(facts: Facts, m: re.Match[str], base: Node) -> Node:
    """ "10 more than twice" applied to a quantity."""
    times, node = group(m, "times"), base
    if times.startswith("twice"):
        node = Bin("*", num(2), node, "cdot")
    elif "half" in times:
        node = Bin("/", node, num(2), "frac")
    elif times:
        node = Bin("*", facts.text.node(re.findall(r"\d+", times)[0]), node, "cdot")
    diff = group(m, "diff")
    if diff:
        node = Bin("-" if group(m, "sign") in ("less", "shorter", "smaller") else "+", node, facts.value(diff))
    return node


def ratio_sides(p: Points, vertex: str, function: str) -> tuple[str, str] | None:
    """The two sides whose ratio is a function of the angle at a vertex of a right triangle."""
    for t in p.triangles:
        right = p.right_vertex(t)
        if vertex in t and right and vertex != right:
            other = next(q for q in t if q not in (vertex, right))
            opposite, adjacent, long = (p.segment(right + other), p.segment(right + vertex), p.segment(vertex + other))
            return {"sin": (opposite, long), "cos": (adjacent, long), "tan": (opposite, adjacent)}[function]
    return None
