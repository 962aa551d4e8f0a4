r"""A geometry problem's text made even: names of points stay capitals, values are placeholders, units are set aside.

"If $\overline{AB}$ is 6 inches long, what is $m\angle A$?" becomes "if AB is ⟦N0⟧ long, what is the measure of angle
A?". `Scan` then walks along that text with a topic's patterns and keeps what no pattern took, so that a topic knows
whether every word that could matter was understood.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from index.errors import BadInput
from tools.maths import stem as stems
from tools.maths.stem import Stem
from tools.maths.topics.geometry.units import ASKED_UNIT, Unit, take_units
from tools.maths.tree import Bin, Chain, Degrees, Node, Num, Rel, Sym

V = r"⟦[NESDPM](\d+)⟧"
LEAD = (
    r"(?:what(?: is| are| was| must be| will be| would be)|find|determine|calculate|compute|which (?:of the following )?(?:expressions? |is an expression for |numbers? |values? )?"
    r"(?:is|are|could be|represents?|gives?|shows|expresses|must be|is equal to|equals|is equivalent to|is closest to|can be used to (?:find|determine|calculate)))"
)
CUES = re.compile(
    r"triang|circ|angle|radi(?:us|i|an)|cylind|cone|conic|spher|volume|area|perimeter|rectang|cub|prism|pyramid|square|"
    r"sin|cos|tan|polygon|gon\b|ladder|shadow|parallel|hypoten|trapez|rhomb|diagonal|degree|°|tank|\bbox\b|π|\\pi|pole|"
    r"kite|ramp|\bnorth\b|arc\b|diamet|x\s*\^|²|segment|\bdist|midpoint|reflected|translated|rotated|coordinates of",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Text:
    """The even text, its values by number, the units of values (by number) and the unit asked for."""

    text: str
    nodes: tuple[Node, ...]
    units: dict[int, Unit]
    asked_unit: Unit | None
    stem: Stem

    def node(self, number: str) -> Node:
        """A value; angles are plain numbers of degrees."""
        return without_degrees(self.nodes[int(number)])


def without_degrees(node: Node) -> Node:
    """An angle's number of degrees, any other node as it is."""
    match node:
        case Degrees(arg):
            return arg
        case Bin("+" | "-" as op, left, right):
            return Bin(op, without_degrees(left), without_degrees(right))
    return node


_LATEX_WORDS = (
    (r"\\(?:text|mathrm|mathbf|textbf|mathit|operatorname)\s*\{\s*~?\s*([^{}]*)\}", r" \1 "),
    (r"\\(?:overline|overleftrightarrow|overrightarrow|vec|bar)\s*\{?\s*([A-Z]\s*[A-Z])\s*\}?", r" \1 "),
    (r"\\(?:overset\{\\frown\}|widehat|overarc|overparen|stackrel\{\\frown\})\s*\{\s*([A-Z\s]+)\}", r" arc \1 "),
    (r"m\s*(?:\\angle|∠)", " the measure of angle "),
    (r"\\(?:measured)?angle(?![a-z])|∠", " angle "),
    (r"\\triangle(?![a-z])|△|Δ(?=[A-Z])", " triangle "),
    (r"\\sim(?![a-z])|∼", " is similar to "),
    (r"\\cong(?![a-z])|≅", " is congruent to "),
    (r"\\parallel(?![a-z])|∥", " is parallel to "),
    (r"\\perp(?![a-z])|⟂|⊥", " is perpendicular to "),
)


def _unmarked(text: str) -> str:
    """LaTeX round names of points taken off; formulas with values keep their dollar signs."""
    for pattern, plain in _LATEX_WORDS:
        text = re.sub(pattern, plain, text)
    text = re.sub(r"(?<![\w.)\\])(\d+(?:\.\d+)?\s*[a-z])\s*(°|\^\s*\{?\s*\\circ\s*\}?)", r"(\1)\2", text)
    text = re.sub(r"\b(30|45)°?\s*[-–]\s*(60|45)°?\s*[-–]\s*90°?(?=[\s-])", r"\1°, \2°, 90°", text)
    text = re.sub(r"(\\?\b(?:sin|cos|tan))\s*\(([^()$]*)\)\s*(?:\^\s*\{?\s*\\circ\s*\}?|°)", r"\1((\2)^\\circ)", text)
    text = re.sub(r"(\\(?:sin|cos|tan))\s*(\\d?frac\s*\{[^{}]*\}\s*\{[^{}]*\})", r"\1(\2)", text)
    text = re.sub(r"in the\s*xy-|in thexy-", "in the xy-", text)
    return re.sub(r"(?<!\\)\$([^$]{1,120})\$", _names, text)


def _names(match: re.Match[str]) -> str:
    """A marked formula that is names, or a name and its value, as prose."""
    body = match.group(1).strip()
    if re.search(r"[a-z]{4,}", re.sub(r"\\[a-z]+", "", body)):
        return _split_words(body)
    if re.fullmatch(r"[A-Z](?:\s*[A-Z])*'?", body):
        return "".join(body.split())
    equation = re.fullmatch(r"((?:[A-Z]\s*){1,4}=\s*)+(.+)", body, re.DOTALL)
    if equation and "(" not in body.split("=")[0]:
        *left, right = body.split("=")
        names = " = ".join("".join(n.split()) for n in left)
        value = "".join(right.split()) if re.fullmatch(r"\s*(?:[A-Z]\s*){1,4}", right) else f"${right.strip()}$"
        return f"{names} = {value}"
    return match.group()


def _split_words(body: str) -> str:
    """ "the measure of angle A = 40^\\circ": words stay prose, what follows an equals sign stays a formula."""
    left, equals, right = body.partition("=")
    if equals and not re.search(r"[a-z]{4,}", re.sub(r"\\[a-z]+", "", right)):
        return f"{left}= ${right.strip()}$"
    return body


def lay_out(stem: Stem) -> Text | None:
    """The even text, None for a text without a word of geometry.

    >>> lay_out(stems.read("In triangle ABC, AB = 6 inches. What is the measure of angle A?")).text
    'in triangle ABC, AB = ⟦N0⟧. what is the measure of angle A?'
    """
    if not CUES.search(stem.text) or stem.tables:
        return None
    return _lay_out(stem.text, stem)


@lru_cache(maxsize=8)
def _lay_out(source: str, stem: Stem) -> Text | None:
    try:
        laid = stems.read(_unmarked(source), None)
    except BadInput:
        return None
    building = _Evening(list(laid.nodes))
    cased = re.sub(r"⟦[A-Z](\d+)⟧", building.resolve, " ".join(laid.cased))
    text = _lowered(cased)
    text = re.sub(r"\s+([,.?!;:)])", r"\1", re.sub(r"\s+", " ", text.replace("$", " "))).strip()
    text = re.sub(r"⟦N(\d+)⟧ degrees?\b", r"⟦D\1⟧", text)
    text = re.sub(
        rf"⟦N(\d+)⟧ (?=(?:of (?:the|its|these) )?(?:[a-z-]+ ){{0,2}}(?:{_COUNTED})\b)",
        lambda m: _counted(m, building.nodes),
        text,
    )
    asked = ASKED_UNIT.search(text)
    unit = None
    if asked and not re.search(r"radians", text):
        unit = None if asked.group("unit") == "degrees" else Unit.read(asked.group("unit"))
        text = text[: asked.start()] + " " + text[asked.end() :]
    text = re.sub(
        rf"(?:the )?(?:(length|measure) of )?(the|this|that) ([a-z]+(?: [a-z]+)?(?: [A-Z])?)'s ({_SIZES})", _owned, text
    )
    text, units = take_units(text)
    text = re.sub(r"⟦N(\d+)⟧ (?:and )?⟦N(\d+)⟧", lambda m: _feet_and_inches(m, units, building.nodes), text)
    text = re.sub(r"\s+([,.?!;:)])", r"\1", re.sub(r"\s+", " ", text)).strip()
    return Text(text, tuple(building.nodes), units, unit, stem)


_COUNTED = "angles|sides|lines|triangles|legs|points|circles|segments|parallel|bases|diagonals|edges"
_COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


def _counted(match: re.Match[str], nodes: list[Node]) -> str:
    """A number that only counts things, as a word."""
    node = nodes[int(match.group(1))]
    word = _COUNTS.get(int(node.value)) if isinstance(node, Num) and node.value.denominator == 1 else None
    return f"{word} " if word else match.group()


def _feet_and_inches(match: re.Match[str], units: dict[int, Unit], nodes: list[Node]) -> str:
    """ "3 feet 9 inches" as one length in feet."""
    one, two = int(match.group(1)), int(match.group(2))
    if units.get(one) != Unit("feet", 1) or units.get(two) != Unit("inches", 1) or " and " in match.group():
        return match.group()
    nodes.append(Bin("+", nodes[one], Bin("/", nodes[two], Num(Fraction(12)), "frac")))
    units[len(nodes) - 1] = Unit("feet", 1)
    return f"⟦N{len(nodes) - 1}⟧"


_SIZES = "radius|diameter|area|circumference|volume|surface area|perimeter|height|width|length|side length|center|base|depth|edge length|hypotenuse|longer leg|shorter leg"


def _owned(match: re.Match[str]) -> str:
    """ "the circle's radius" as "the radius of the circle"."""
    return f"the {match.group(4)} of {match.group(2)} {match.group(3)}"


@dataclass
class _Evening:
    nodes: list[Node]

    def resolve(self, match: re.Match[str]) -> str:
        node = self.nodes[int(match.group(1))]
        name = _name(node)
        if name:
            return name
        if isinstance(node, Rel | Chain):
            links = node.links if isinstance(node, Chain) else (node,)
            if all(r.op == "=" and _name(r.left) for r in links):
                sides = [_name(r.left) for r in links]
                last = _name(links[-1].right)
                if not last:
                    self.nodes.append(links[-1].right)
                    last = f"⟦N{len(self.nodes) - 1}⟧"
                return " = ".join([*sides, last])
        return match.group()


def _name(node: Node) -> str:
    """ "ABC" for the product A·B·C that a parser makes of a name, "" for anything else."""
    match node:
        case Sym(name) if len(name) == 1 and name.isupper():
            return name
        case Bin("*", left, right, shown) if not shown:
            first, second = _name(left), _name(right)
            return first + second if first and second and len(second) == 1 else ""
    return ""


_AFTER_NAME = (
    r"(?:is|and|to|measures?|corresponding|has|lies?|on|in|of|corresponds?|=|or|with|at|such|are|meet|intersect|from|respectively|"
    r"through|so|if|be|then|bisects|using|as|the)\b"
)


def _lowered(text: str) -> str:
    """Lower case but for names of points; "A" before an ordinary word is the article."""
    text = text.replace("’", "'")

    def word(match: re.Match[str]) -> str:
        token = match.group()
        if not token.isupper() or len(token) > 8:
            return token.lower()
        rest = text[match.end() :]
        if (
            re.search(r"\b(?:angles?|points?|vertex|vertices|at|through)\s*$", text[: match.start()])
            and rest[:2] != " r"
        ):
            return token
        if token == "A" and re.match(r"\s+[a-z⟦]", rest) and not re.match(rf"\s+{_AFTER_NAME}", rest):
            return "a"
        start = match.start() == 0 or re.search(r"[.?!]\s*$", text[: match.start()])
        if token in ("A", "I") and start and re.match(r"\s+[a-z]", rest) and not re.match(r"\s+(?:is|and)\b", rest):
            return token.lower()
        return token

    return re.sub(r"(?<!⟦)\b[A-Za-z]+\b(?!\d*⟧)", word, text)


# ---- walking along the text -----------------------------------------------------------------------------------------


FIGURE_NEEDED = re.compile(
    r"\b(?:(?:figure|diagram|graph|drawing|picture)s?\b.{0,30}\b(?:above|below|shown)|(?:above|below)\b.{0,20}\b(?:figure|diagram)"
    r"|(?:as shown|shown (?:above|below|in the)|in the (?:figure|diagram)|the (?:accompanying|given) (?:figure|diagram)))"
)
_FIGURE_WORDS = re.compile(
    r"(?:as )?(?:shown )?in the (?:figure|diagram|drawing)(?: (?:above|below|shown|provided))*,? ?|"
    r"(?:note: )?(?:the )?figure(?: is)? not drawn to scale\.?|(?:note: )?figures? (?:is |are )?not drawn to scale\.?|"
    r",? ?as shown(?: (?:above|below))?(?: in the (?:figure|diagram))?,?|\b(?:shown )?(?:above|below)\b(?! (?:the|a|an|its|his|her|level|ground|sea|horizontal)\b)"
)


def without_figure(text: str) -> str:
    """The text without its pointing to a figure: all its facts may be in words.

    >>> without_figure("in the figure above, angle A is a right angle")
    'angle A is a right angle'
    """
    return re.sub(r"\s+", " ", _FIGURE_WORDS.sub("", text)).strip()
