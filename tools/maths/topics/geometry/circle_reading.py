"""What a text says of a circle in the xy-plane: its equation, center, radius, points, tangent lines, and what is asked.

`quadratic` takes an equation of a circle apart; `rules` are the patterns that fill `Facts`. What follows from them is
worked out in `circle_equations`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand, scale
from tools.maths.topics.geometry import exact
from tools.maths.topics.geometry.scanning import Rule, filler
from tools.maths.topics.geometry.wording import Text, V
from tools.maths.tree import Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate, exact_pair

Point = tuple[Fraction, Fraction]
X, Y = ("x", 1), ("y", 1)


@dataclass(frozen=True)
class Quadratic:
    """x² + y² + dx + ey + f = 0 after dividing by the leading coefficient; f may be f + g·(letter)."""

    d: Fraction
    e: Fraction
    f: Fraction
    g: Fraction = Fraction(0)
    letter: str = ""

    @property
    def center(self) -> Point:
        return -self.d / 2, -self.e / 2

    @property
    def square(self) -> Fraction:
        """r² where there is no letter."""
        return (self.d**2 + self.e**2) / 4 - self.f


def quadratic(relation: Rel) -> Quadratic | None:
    """The circle of an equation, None when it is no circle's.

    >>> from tools.maths.grammar import parse
    >>> quadratic(parse("(x - 3)^2 + (y + 1)^2 = 4")).center
    (Fraction(3, 1), Fraction(-1, 1))
    """
    if relation.op != "=":
        return None
    try:
        terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    except (NotPolynomial, Unvalued):
        return None
    lead = coefficient(terms, (("x", 2),))
    if not lead or lead != coefficient(terms, (("y", 2),)):
        return None
    terms = scale(terms, 1 / lead)
    known = {(("x", 2),), (("y", 2),), (X,), (Y,), ()}
    rest = [t for t in terms if t.monomial not in known]
    letter = ""
    if (
        len(rest) == 1
        and rest[0].degree in (1, 2)
        and len(rest[0].monomial) == 1
        and rest[0].monomial[0][0] not in "xy"
    ):
        if rest[0].degree != 1:
            return None
        letter = rest[0].monomial[0][0]
    elif rest:
        return None
    extra = rest[0].coefficient if rest else Fraction(0)
    return Quadratic(coefficient(terms, (X,)), coefficient(terms, (Y,)), coefficient(terms, ()), extra, letter)


def general_form(node: Node) -> dict[str, str]:
    """The letters of x² + y² + ax + by + c = 0 by place ("x", "y", ""), {} for anything else.

    >>> from tools.maths.grammar import parse
    >>> general_form(parse("x^2 + y^2 + ax + b*y + c = 0"))
    {'x': 'a', 'y': 'b', '': 'c'}
    """
    if not isinstance(node, Rel) or node.op != "=" or letters(node.right):
        return {}
    try:
        terms = collect(expand(node.left) + scale(expand(node.right), Fraction(-1)))
    except (NotPolynomial, Unvalued):
        return {}
    squares = [t for t in terms if t.monomial in ((("x", 2),), (("y", 2),))]
    rest = [t for t in terms if t not in squares]
    places: dict[str, str] = {}
    for term in rest:
        names = [n for n, power in term.monomial if power == 1]
        place = "x" if "x" in names else "y" if "y" in names else ""
        own = [n for n in names if n not in "xy"]
        if term.coefficient != 1 or len(own) != 1 or len(names) != len(term.monomial) or place in places:
            return {}
        places[place] = own[0]
    return places if len(squares) == 2 and all(t.coefficient == 1 for t in squares) and len(places) == 3 else {}


@dataclass
class Facts:
    text: Text
    equation: Rel | None = None
    general: dict[str, str] = field(default_factory=dict)  # x² + y² + ax + by + c = 0: which letter stands where
    second: Rel | None = None  # another circle's, with the letter that is asked for
    center: Point | None = None
    radius: Fraction | None = None
    square: Fraction | None = None
    through: Point | None = None
    ends: tuple[Point, Point] | None = None
    touches: tuple[str, Fraction] | None = None
    moved: Point = (Fraction(0), Fraction(0))
    factor: Fraction | None = None
    asked: str = ""
    letter: str = ""
    bad: bool = False
    taken: list[str] = field(default_factory=list)

    def point(self, number: str) -> Point | None:
        return exact_pair(self.text.nodes[int(number)])

    def value(self, number: str) -> exact.Exact | None:
        try:
            return exact.read(self.text.nodes[int(number)])
        except Unvalued:
            return None


_POINT = r"(?:the )?(?:points? )?(?:[A-Z] ?)?(?:at )?(?:\(?⟦T(\d+)⟧\)?)"
_LEAD = (r"(?:what(?: is| are)|find|determine|which of the following (?:is|are|gives|could be|represents|must be|defines)|"
         r"which (?:equation|of the following equations) (?:represents|is|gives|defines|could be)|give|write|state)")  # fmt: skip


_WHERE = r"on|in the interior of|inside(?: of)?|within|in the exterior of|outside(?: of)?"
_DENIED = r"(?P<denied> (?:does|do|is|are|could|can) ?(?:not|NOT)| cannot| CANNOT)?"


def rules(facts: Facts, text: str) -> list[Rule]:
    def equation(match: re.Match[str]) -> bool:
        node = facts.text.nodes[int(match.group(1))]
        found = quadratic(node) if isinstance(node, Rel) else None
        if not isinstance(node, Rel) or found is None:
            facts.general = general_form(node) if not facts.general else {}
            return bool(facts.general)
        if facts.equation is None:
            facts.equation = node
        elif facts.second is None and found.letter:
            facts.second = node
        else:
            return False
        return True

    def center(match: re.Match[str]) -> bool:
        facts.center = facts.point(match.group(1)) if facts.center is None else None
        return facts.center is not None

    def origin(match: re.Match[str]) -> bool:
        facts.center = (Fraction(0), Fraction(0)) if facts.center is None else None
        return facts.center is not None

    def radius(match: re.Match[str]) -> bool:
        value = facts.value(match.group(2))
        if value is None or facts.square is not None:
            return False
        if match.group(1) == "diameter":
            value = value / exact.constant(2)
        try:
            facts.square = (value * value).number()
        except Unvalued:
            return False
        return facts.square is not None

    def through(match: re.Match[str]) -> bool:
        facts.through = facts.point(match.group(1)) if facts.through is None else None
        return facts.through is not None

    def ends(match: re.Match[str]) -> bool:
        one, two = facts.point(match.group(1)), facts.point(match.group(2))
        if one is None or two is None or facts.ends:
            return False
        facts.ends = (one, two)
        return True

    def touches(match: re.Match[str]) -> bool:
        if match.group(1):
            facts.touches = ("y" if match.group(1) == "x" else "x", Fraction(0))
            return True
        node = facts.text.nodes[int(match.group(2))]
        if not isinstance(node, Rel) or not isinstance(node.left, Sym) or node.left.name not in "xy":
            return False
        value = evaluate(node.right) if not letters(node.right) else None
        if not isinstance(value, Fraction):
            return False
        facts.touches = (node.left.name, value)
        return True

    def moved(match: re.Match[str]) -> bool:
        x, y = facts.moved
        for number, way in re.findall(r"⟦[NE](\d+)⟧ (?:to the )?(up|down|left|right|upward|downward)", match.group()):
            value = facts.value(number)
            amount = value.number() if value is not None else None
            if amount is None:
                return False
            if way.startswith(("up", "down")):
                y += amount if way.startswith("up") else -amount
            else:
                x += amount if way == "right" else -amount
        facts.moved = (x, y)
        return True

    def times(match: re.Match[str]) -> bool:
        word = match.group(1)
        number = re.search(r"\d+", word)
        value = facts.value(number.group()) if number else None
        facts.factor = {"twice": Fraction(2), "double": Fraction(2), "half": Fraction(1, 2), "triple": Fraction(3)}.get(
            word.split()[0], value.number() if value is not None else None)  # fmt: skip
        return facts.factor is not None

    def ask(kind: str) -> Callable[[re.Match[str]], bool]:
        def asked(match: re.Match[str]) -> bool:
            if facts.asked:
                return False
            facts.asked = kind
            return True

        return asked

    def ask_where(match: re.Match[str]) -> bool:
        """Which point lies on, inside or outside the circle, or does not."""
        place = match.group("where")
        kind = "outside" if "exter" in place or "outside" in place else "on" if place.startswith("on") else "inside"
        return ask(f"not {kind}" if match.group("denied") else kind)(match)

    def ask_letter(match: re.Match[str]) -> bool:
        node = facts.text.nodes[int(match.group(1))]
        if facts.asked or not isinstance(node, Sym):
            return False
        facts.asked, facts.letter = "letter", node.name
        return True

    def ask_dimension(match: re.Match[str]) -> bool:
        if facts.asked:
            return False
        facts.asked = match.group(1)
        return True

    c = re.compile
    coordinates = r"(?:the )?(?:coordinates of )?(?:the )?center"
    circle = r"(?: of (?:the|this|that|circle [A-Z]|a) ?(?:circle)?(?: [A-Z]\b)?)?"
    return [
        (c(rf"{_LEAD} {coordinates}{circle} and (?:the )?(?:length of )?(?:the |its )?radius{circle}"), ask("center and radius")),
        (c(rf"{_LEAD} the ([xy])-coordinate of the center{circle}"), lambda m: ask("center " + m.group(1))(m)),
        (c(rf"{_LEAD} {coordinates}{circle}"), ask("center")),
        (c(r"what point is the center of (?:the|this) circle|where is the center of (?:the|this) circle"), ask("center")),
        (c(rf"(?:{_LEAD}|has a|) ?(?:the |its )?(?:length of (?:the|a|its) )?(radius|diameter|area|circumference) of (?:the|this|that|circle) ?(?:circle)?(?: [A-Z]\b)?(?= ?[?.]| (?:with|defined|given|whose|represented|that|in the|⟦R))"), ask_dimension),
        (c(rf"{_LEAD} its (radius|diameter|area|circumference)(?= ?[?.])"), ask_dimension),
        (c(rf"{_LEAD} (?:an? |the )?(?:standard form of the )?equation(?: (?:of|for|that represents|representing|that defines))?(?: (?:the|this|a|circle))?(?: (?:translated|resulting|new|image))?(?: circle)?(?: [A-Z]\b)?"), ask("equation")),
        (c(r"which of the following (?:equations )?(?:represents|describes|defines) (?:the|this|that|circle) ?(?:circle)?(?: [A-Z]\b)?"), ask("equation")),
        (c(rf"which(?: one)?(?: of the following| of these)?(?: ordered)?(?: points| pairs| point| pair)?(?: \(?⟦[A-Z]\d+⟧\)?)?(?: in the xy-plane)?{_DENIED}(?: (?:lies|lie|is|are|be|represents|falls))?(?: located)?(?: (?:the coordinates of )?a point)?(?: that (?:lies|is)(?: located)?)? (?P<where>{_WHERE}) (?:the|this|that|a)? ?circle(?: [A-Z]\b)?"), ask_where),
        (c(rf"which(?: of the following| of these)?(?: ordered)?(?: points| pairs| point)?{_DENIED} (?:(?:could )?(?:be|is) (?:the coordinates of )?a point|lies|is) (?P<where>{_WHERE}) (?:the )?graph of (?:the|this) (?:equation|circle)"), ask_where),
        (c(r"(?:what is|find) (?:the )?(?:value of )?(?:the constant )?⟦[SE](\d+)⟧(?= ?[?.])"), ask_letter),
        (c(rf"(?:the )?(?:end ?points|ends) of (?:a|one|its|the) diameter(?: of (?:a|the|this) circle)?(?: in the xy-plane)? (?:are|at|are at|have coordinates|located at|lie at) {_POINT} and {_POINT}"), ends),
        (c(rf"(?:a )?diameter (?:with|has|whose|having) (?:end ?points|ends)(?: are| at)? {_POINT} and {_POINT}"), ends),
        (c(rf"{_POINT} and {_POINT} are (?:the )?(?:end ?points|ends) of a diameter(?: of (?:a|the|this) circle)?"), ends),
        (c(r"(?:has |with |and )?(?:its |a |the )?center(?:ed)?(?: of (?:the|this|a) circle)?(?: (?:is|at|of|lies at|has coordinates|is located at|is at))*(?: the)?(?: point)? (?:[A-Z] ?)?⟦T(\d+)⟧"), center),
        (c(r"(?:has |with |and )?(?:its |a |the )?center(?:ed)?(?: (?:is|at|is at))* the origin"), origin),
        (c(rf"(?:the |its |a )?(?:length of (?:the|its|a) )?(radius|diameter)(?: of (?:the|this) circle)?(?: (?:is|of|with length|has length|equal to|equals|=|has a length of|length))* {V}"), radius),
        (c(rf"(?:passes through|contains|goes through|passing through|through) {_POINT}"), through),
        (c(rf"{_POINT} (?:lies|is)(?: a point)? on (?:the|this) circle"), through),
        (c(r"(?:is |and )?tangent to (?:the )?(?:line )?(?:([xy])-axis|⟦R(\d+)⟧)"), touches),
        (c(r"(?:is |are )?(?:translated|shifted|moved)(?:,? ?(?:and )?⟦[NE]\d+⟧ (?:to the )?(?:up|down|left|right|upward|downward))+"), moved),
        (c(r"(?:the )?radius (?:of circle [A-Z] |that )?is (twice|double|half|triple|⟦[NE]\d+⟧ times) (?:the )?(?:radius|that)(?: of circle [A-Z])?"), times),
        (c(r"(?:a radius that is |with )?(twice|double|half|triple|⟦[NE]\d+⟧ times) the radius(?: of circle [A-Z])?"), times),
        (c(rf"(?:a |the )?radius with (?:an |one )?end ?point (?:at )?{_POINT}"), through),
        (c(r"(?:the )?equation (?:defining|of|for|that represents) circle [A-Z]\b(?: in the xy-plane)? is|(?:has|with|by) (?:the|an) equation|(?:is )?(?:represented|defined|given) by (?:the equation)?"), filler),
        (c(r"(?:has|have) the same center(?: as (?:circle [A-Z]|the circle))?"), filler),
        (c(r"⟦R(\d+)⟧"), equation),
        (c(r",? ?where ⟦S\d+⟧ is a(?: positive)? constant|,? ?where ⟦S\d+⟧(?:, ⟦S\d+⟧)*,? and ⟦S\d+⟧ are constants|an equation of this circle is|in the xy-plane|(?:the )?(?:graph of|equation of)"), filler),
        (c(r"(?:a|the|this|that|another) circle(?: [A-Z]\b)?|circle [A-Z]\b|is a circle|circle"), filler),
    ]  # fmt: skip
