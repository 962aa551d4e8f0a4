"""A linear model given as an equation: its slope and start, and the words that say what its letters stand for."""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand
from tools.maths.stem import Stem
from tools.maths.topics.data.words import content, spoken
from tools.maths.tree import Apply, Node, Rel, Sym, letters
from tools.maths.values import evaluate


@dataclass(frozen=True)
class Line:
    """y = slope · x + start, the letters it uses and its right-hand side."""

    x: str
    y: str
    slope: Fraction
    start: Fraction
    right: Node
    place: int


def line_in(stem: Stem) -> Line | None:
    lines = []
    for place in stem.placeholders("RF"):
        node = stem.nodes[place]
        if not isinstance(node, Rel) or node.op != "=":
            continue
        left = node.left
        name = left.name if isinstance(left, Sym | Apply) else None
        names = letters(node.right)
        if name is None or len(names) != 1 or name in names:
            continue
        x = next(iter(names))
        try:
            terms = collect(expand(node.right))
        except NotPolynomial:
            return None
        if any(t.degree > 1 for t in terms):
            return None
        lines.append(Line(x, name, coefficient(terms, ((x, 1),)), coefficient(terms, ()), node.right, place))
    return lines[0] if len(lines) == 1 and lines[0].slope else None


def value_at(line: Line, x: Fraction) -> Fraction:
    value = evaluate(line.right, {line.x: x})
    assert isinstance(value, Fraction)
    return value


def names_in(stem: Stem, line: Line) -> tuple[frozenset[str], frozenset[str]]:
    """The words that say what x and y are: "the length x, in centimeters", "y is the price, in dollars"."""
    out = []
    for letter in (line.x, line.y):
        said: list[str] = []
        for place in stem.placeholders("S"):
            if stem.nodes[place] != Sym(letter):
                continue
            mark = f"⟦S{place}⟧"
            for sentence in stem.told:
                if mark not in sentence:
                    continue
                before, after = sentence.split(mark, 1)
                stated = re.match(
                    r",? (?:is|represents|stands for|denotes|was|be|=) (?P<what>[^⟦;.]{3,90}?)(?: and ⟦|, and ⟦|[;.]|$)",
                    after,
                )
                if stated:
                    said += content(spoken(stem, stated["what"]))
                else:
                    piece = re.split(
                        r"⟦[A-Z]\d+⟧|\b(?:and|between|to|of the form|versus|against|with|relating)\b(?! (?:the )?(?:miles|hours))",
                        before,
                    )[-1]
                    unit = re.match(r",? in (?P<unit>[a-z ]{3,30})", after)
                    said += content(spoken(stem, piece)) + (content(unit["unit"]) if unit else [])
                break
        out.append(frozenset(said))
    x, y = out
    return x - y, y - x
