"""What a text says of points with coordinates: where they are, which is a midpoint, how one is moved, and what is asked."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.topics.geometry.scanning import Rule, compiled, filler, group
from tools.maths.topics.geometry.wording import LEAD, Text
from tools.maths.tree import Bin, Group, Sym
from tools.maths.values import evaluate, exact_pair

Point = tuple[Fraction, Fraction]


@dataclass
class Facts:
    text: Text
    points: dict[str, Point] = field(default_factory=dict)  # by name; "" and "'" for points without one
    middle: str = ""  # the segment whose midpoint is told
    middle_at: Point | None = None
    images: list[tuple[str, Fraction, Fraction]] = field(default_factory=list)  # kind, and by how much
    figure: str = ""
    ask: str = ""  # "distance", "midpoint", "endpoint", "image", "corner"
    about: str = ""  # names of the points asked about
    part: str = ""  # "x" or "y" where only one coordinate is asked

    def point(self, number: str) -> Point | None:
        node = self.text.nodes[int(number)]
        return exact_pair(node) if isinstance(node, Group) and node.kind == "pair" else None


def named(text: Text) -> str:
    """ "M(3, 4)", which a parser takes for a product, as "M ⟦T⟧"."""

    def pair(match: re.Match[str]) -> str:
        node = text.nodes[int(match.group(1))]
        if isinstance(node, Group):
            return f"⟦T{match.group(1)}⟧"
        if (
            isinstance(node, Bin)
            and node.op == "*"
            and isinstance(node.left, Sym)
            and node.left.name.isupper()
            and isinstance(node.right, Group)
        ):
            return f"{node.left.name} ⟦U{match.group(1)}⟧"
        return match.group()

    return re.sub(r"⟦[EN](\d+)⟧", pair, text.text).replace("xy-plane", "plane")


def rules(facts: Facts) -> list[Rule]:
    def given(m: re.Match[str]) -> bool:
        """One or two points, with or without their names."""
        found = re.findall(r"(?:\b([A-Z]) )?(?:[a-z,= ]*)⟦([TU])(\d+)⟧", m.group())
        return bool(found) and all(_give(facts, name, kind, n) for name, kind, n in found)

    def ask(kind: str) -> Callable[[re.Match[str]], bool]:
        def asked(m: re.Match[str]) -> bool:
            if facts.ask:
                return False
            facts.ask, facts.about, facts.part = kind, group(m, "names"), group(m, "part")
            return True

        return asked

    def ask_with_points(kind: str) -> Callable[[re.Match[str]], bool]:
        return lambda m: ask(kind)(m) and given(m)

    def ask_point(m: re.Match[str]) -> bool:
        """ "The coordinates of B": an endpoint or a corner, whichever the text is about."""
        kind = "endpoint" if facts.middle else "corner" if facts.figure else "image" if facts.images else ""
        return bool(kind) and ask(kind)(m)

    def middle(m: re.Match[str]) -> bool:
        if facts.middle_at is not None:
            return False
        facts.middle = group(m, "names") or "any"
        token = re.search(r"⟦([TU])(\d+)⟧", m.group())
        facts.middle_at = _point(facts, token.group(1), token.group(2)) if token else None
        return facts.middle_at is not None

    def image(kind: str) -> Callable[[re.Match[str]], bool]:
        def found(m: re.Match[str]) -> bool:
            facts.images.append((kind, Fraction(0), Fraction(0)))
            return len(facts.images) == 1

        return found

    def moved(m: re.Match[str]) -> bool:
        step = {"right": (1, 0), "left": (-1, 0), "up": (0, 1), "down": (0, -1)}
        dx = dy = Fraction(0)
        for n, way in re.findall(r"⟦N(\d+)⟧(?: units?)?(?: to the)? (right|left|up|down)", m.group()):
            size = evaluate(facts.text.nodes[int(n)])
            if not isinstance(size, Fraction):
                return False
            dx, dy = dx + step[way][0] * size, dy + step[way][1] * size
        facts.images.append(("translation", dx, dy))
        return len(facts.images) == 1

    def figure(m: re.Match[str]) -> bool:
        facts.figure, facts.about = group(m, "shape"), group(m, "names")
        return len(set(facts.about)) == 4

    c = compiled
    p = r"(?:the )?(?:points? )?(?:[A-Z] )?(?:with coordinates |at |= )?⟦[TU]\d+⟧"
    two = rf"{p},? and {p}"
    seg = r"(?:the )?(?:line )?(?:segment |side )?(?P<names>[A-Z]{2})\b"
    ends = rf"(?:the |a )?(?:line )?segment (?:with endpoints|whose endpoints are|joining|connecting|that (?:joins|connects)|with end points|from|between)(?: the points)? (?:{p},? (?:and|to) {p})"
    shape = r"(?P<shape>square|rectangle|parallelogram|rhombus)"
    across = r"(?:across|over|in|about)"
    return [
        (c(rf"(?:{LEAD} )?(?:the )?(?:length of (?:the )?)?distance (?:from|between) {p} (?:to|and) {p}"), ask_with_points("distance")),
        (c(rf"(?:{LEAD}) (?:the )?distance (?:from|between) (?:points? )?(?P<names>[A-Z] (?:to|and) (?:point )?[A-Z])\b"), ask("distance")),
        (c(rf"how far (?:is|apart are) (?:the points )?{p} (?:from|and) {p}"), ask_with_points("distance")),
        (c(rf"(?:{LEAD}) (?:the )?length of {ends}"), ask_with_points("distance")),
        (c(rf"(?:{LEAD}) (?:the )?length of {seg}"), ask("distance")),
        (c(rf"(?:{LEAD}) (?:the )?(?:coordinates of )?(?:the )?(?:(?P<part>[xy])-coordinate of )?(?:the )?midpoint of {ends}"), ask_with_points("midpoint")),
        (c(rf"(?:{LEAD}) (?:the )?(?:coordinates of )?(?:the )?(?:(?P<part>[xy])-coordinate of )?(?:the )?midpoint of {seg}"), ask("midpoint")),
        (c(rf"(?:{LEAD}) (?:the )?(?:coordinates of )?(?:the )?(?:(?P<part>[xy])-coordinate of )?(?:the )?(?:its |the )?midpoint(?: of (?:the|this) segment)?(?= ?[?.])"), ask("midpoint")),
        (c(rf"(?:{LEAD}) (?:the )?(?:coordinates of )?(?:the )?(?:(?P<part>[xy])-coordinate of )?(?:the |its )?other endpoint(?: of (?:the|this) segment)?"), ask("endpoint")),
        (c(rf"(?:{LEAD}) (?:the )?(?:coordinates of (?:the )?)(?:its |the |resulting )?(?:image|point|new point|translated point|reflected point|image of the point)(?= ?[?.])|(?:{LEAD}) (?:its|the) (?:new )?coordinates(?: of (?:its|the) image)?(?= ?[?.])|(?:{LEAD}) (?:the |its )?image(?: of the point)?(?= ?[?.])"), lambda m: bool(facts.images) and ask("image")(m)),
        (c(rf"(?:{LEAD}) (?:the )?(?:(?P<part>[xy])-coordinate|coordinates) of (?:point |vertex )?(?P<names>[A-Z])(?:'|′)?(?= ?[?.])"), ask_point),
        (c(rf"{p} is (?:the )?midpoint of {seg}|(?:the )?midpoint of {seg} (?:is|=) {p}"), middle),
        (c(rf"(?:and )?(?:the|its) midpoint(?: of (?:a|the) (?:line )?segment)? is {p}|(?:the |a )?(?:line )?segment has (?:a )?midpoint (?:of |at )?{p}"), middle),
        (c(rf"{shape} (?P<names>[A-Z]{{4}})"), figure),
        (c(rf"(?:(?:is|are) )?reflected {across} the x-axis"), image("x-axis")),
        (c(rf"(?:(?:is|are) )?reflected {across} the y-axis"), image("y-axis")),
        (c(rf"(?:(?:is|are) )?(?:reflected (?:{across} )?the origin|rotated (?:⟦D\d+⟧ )(?:clockwise |counterclockwise )?(?:(?:about|around) )?the origin)"), lambda m: _turn(facts, m)),
        (c(r"(?:(?:is|are) )?(?:translated|moved|shifted) ⟦N\d+⟧(?: units?)?(?: to the)? (?:right|left|up|down)(?:,? and (?:then )?⟦N\d+⟧(?: units?)?(?: to the)? (?:right|left|up|down))?"), moved),
        (c(rf"(?:the |its )?(?:endpoints|vertices|corners) (?:of (?:{seg}|(?:a|the|this) (?:line )?segment) )?(?:are )?(?:(?:at|has|with) )?(?:the points )?{p}(?:, {p})*(?:,? and {p})"), given),
        (c(rf"(?:has|with) (?:three )?(?:of its )?(?:vertices|corners)(?: at)? {p}, {p},? and {p}"), given),
        (c(rf"(?:has|with) endpoints {two}"), given),
        (c(r"(?:point |points )?[A-Z] (?:is|=|has coordinates|lies at|is at|is located at)(?: the point)? ⟦[TU]\d+⟧"), given),
        (c(r"(?:one|an) endpoint(?: of (?:a|the|this) (?:line )?segment)? is (?:at )?(?:the point )?⟦[TU]\d+⟧"), given),
        (c(rf"{p}"), given),
        (c(r"in the (?:standard )?(?:\(x, y\) )?(?:coordinate )?plane,?|(?:the )?(?:points|segment|line segment)(?= [A-Z]| has|,)|(?:a|the) (?:line )?segment(?= with| has)|image(?= is)|(?:has|with) endpoints|(?:segment )?[A-Z]{2} (?=has endpoints)"), filler),
    ]  # fmt: skip


def _point(facts: Facts, kind: str, number: str) -> Point | None:
    if kind == "T":
        return facts.point(number)
    product = facts.text.nodes[int(number)]
    pair = product.right if isinstance(product, Bin) else None
    if not isinstance(pair, Group) or len(pair.items) != 2:
        return None
    x, y = (evaluate(i) for i in pair.items)
    return (x, y) if isinstance(x, Fraction) and isinstance(y, Fraction) else None


def _give(facts: Facts, name: str, kind: str, number: str) -> bool:
    found = _point(facts, kind, number)
    key = name or next((n for n in ("1", "2") if n not in facts.points), "")
    if found is None or not key or facts.points.get(key, found) != found:
        return False
    facts.points[key] = found
    return True


def _turn(facts: Facts, m: re.Match[str]) -> bool:
    """Half a turn about the origin; a quarter turn needs its direction."""
    number = re.search(r"⟦D(\d+)⟧", m.group())
    size = evaluate(facts.text.node(number.group(1))) if number else Fraction(180)
    kind = {
        180: "half turn",
        90: "quarter turn left" if "counter" in m.group() else "quarter turn right" if "clockwise" in m.group() else "",
    }.get(int(size), "")
    facts.images.append((kind, Fraction(0), Fraction(0)))
    return bool(kind) and len(facts.images) == 1
