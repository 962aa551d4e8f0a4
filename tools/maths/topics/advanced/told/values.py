r"""What is said of a polynomial, as values: p(4) = −3, "x + 2 is a factor of p(x)", a remainder, a zero, a table, a point.

Every such saying is "the value at some place is …": the remainder on division by x − r is p(r), a factor x − r or a zero
r means p(r) = 0, and a point (r, s) of the graph p(r) = s. Nothing is concluded here.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import tables
from tools.maths.polynomial import NotPolynomial, coefficient, collect, expand
from tools.maths.stem import Stem
from tools.maths.tables import Table
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters
from tools.maths.values import exact_pair, exact_value

Values = dict[Fraction, Fraction]

_LINK = (
    r"(?:(?:a|an|any|the|polynomial|polynomials|function|is|are|was|being|gets|can|be|divided|divide|divides|dividing|division|on|upon|after|when|whenever|if|it|"
    r"leaves|leaving|gives|giving|yields|produces|has|have|there|with|result|results|resulting|in|and|of|that|then|you|one|we|expression|binomial|linear|which|where|obtained|from)\b,? ?|, ?){0,10}"
)
_P, _D, _N = r"⟦[ES](?P<p>\d+)⟧,? ", r"⟦[ES](?P<d>\d+)⟧,?", r"(?:⟦N(?P<n>\d+)⟧|(?P<zero>zero|0\b)|(?P<none>no\b))"
_EQUALS = r"(?:(?:is|of|equals|equal to|will be|must be|being|=) )*"
_EVEN = r"(?:(?:evenly|exactly|also|always) )?"
_ALSO = r"(?:,? (?:and|or|,) ⟦[EN](?P<more>\d+)⟧)?"
_REMAINDERS = tuple(
    re.compile(p)
    for p in (
        rf"{_P}{_LINK}by {_LINK}{_D} (?:the result is ⟦E\d+⟧ )?{_LINK}remainder {_EQUALS}{_N}",
        rf"{_P}{_LINK}by {_LINK}{_D} {_LINK}(?P<none>no) remainder",
        rf"{_P}{_LINK}by {_LINK}{_D} {_LINK}⟦N(?P<n>\d+)⟧ (?:is|as) (?:a|the) remainder",
        rf"\bremainder {_LINK}{_P}{_LINK}by {_LINK}{_D} {_EQUALS}{_N}",
        rf"{_P}{_LINK}(?:(?P<none>no) remainder|remainder {_EQUALS}⟦N(?P<n>\d+)⟧) {_LINK}by {_LINK}{_D}",
        rf"⟦N(?P<n>\d+)⟧ is the remainder {_LINK}{_P}{_LINK}by {_LINK}{_D}",
    )
)
_FACTORS = tuple(
    re.compile(p)
    for p in (
        rf"⟦[ES](?P<d>\d+)⟧{_ALSO} (?:is|are|must be) (?:both )?(?:a|an|one|the|two)? ?(?:linear )?(?:of the )?factors? of (?:the )?(?:polynomial |function )?⟦[ES](?P<p>\d+)⟧",
        rf"⟦[ES](?P<p>\d+)⟧ (?:is|must be) {_EVEN}divisible by (?:the binomial )?⟦[ES](?P<d>\d+)⟧",
        r"⟦[ES](?P<d>\d+)⟧ (?:must )?(?:evenly |exactly )?divides? (?:evenly into )?(?:the polynomial )?⟦[ES](?P<p>\d+)⟧(?: (?:evenly|exactly))?",
        rf"⟦[ES](?P<p>\d+)⟧ (?:has|must have) (?:a factor of|factors? of|the factors?|factors?) ⟦[ES](?P<d>\d+)⟧{_ALSO}",
        r"⟦[ES](?P<p>\d+)⟧ (?:has|must have) ⟦[ES](?P<d>\d+)⟧ as (?:a|one) factor",
    )
)
_ZEROS = tuple(
    re.compile(p)
    for p in (
        rf"⟦[ESR](?P<p>\d+)⟧ (?:has|must have) (?:a |an |⟦N\d+⟧ )?(?:zeros?|zeroes|roots?|x-intercepts?)(?: (?:at|of|when))? ⟦[NRT](?P<z>\d+)⟧{_ALSO}",
        rf"⟦[NR](?P<z>\d+)⟧{_ALSO} (?:is|are|must be) (?:a |both |the )?(?:zeros?|zeroes|roots?) of (?:the )?(?:polynomial |function )?⟦[ES](?P<p>\d+)⟧",
        r"⟦[ESR](?P<p>\d+)⟧(?: in the xy-plane)? (?:must )?(?:crosses|intersects|meets|touches|cuts|hits|cross|intersect) the x-axis at (?:the point )?⟦[NRT](?P<z>\d+)⟧",
        r"⟦T(?P<z>\d+)⟧ is an x-intercept of the graph of ⟦[ESR](?P<p>\d+)⟧",
    )
)
_POINTS = (
    re.compile(r"graph of ⟦[ESR](?P<p>\d+)⟧(?: in the xy-plane)? (?:must )?(?:passes through|pass through|contains|contain|includes|goes through)(?: the point)? ⟦T(?P<t>\d+)⟧"),
    re.compile(r"(?:the point )?⟦T(?P<t>\d+)⟧ (?:is|lies|must lie|must be) on the graph of ⟦[ESR](?P<p>\d+)⟧"),
)  # fmt: skip
_IS = re.compile(
    r"(?:the )?value of ⟦E(?P<p>\d+)⟧ (?:is|equals|must be) ⟦N(?P<n>\d+)⟧|⟦E(?P<p2>\d+)⟧ (?:is equal to|is|equals) ⟦N(?P<n2>\d+)⟧"
)


@dataclass(frozen=True)
class Said:
    """What one saying tells: the function's name, place and value; the text it stands in."""

    name: str
    at: Fraction
    value: Fraction
    cut: str = ""


def root_of(node: Node) -> Fraction | None:
    """The zero of a linear expression in one letter: of 2x + 3 it is −3/2.

    >>> from tools.maths.grammar import parse
    >>> root_of(parse("2x + 3")), root_of(parse("x^2 - 4"))
    (Fraction(-3, 2), None)
    """
    names = letters(node)
    if len(names) != 1 or isinstance(node, Rel | Group):
        return None
    letter = next(iter(names))
    try:
        terms = collect(expand(node))
    except NotPolynomial:
        return None
    slope = coefficient(terms, ((letter, 1),))
    if not slope or any(t.degree > 1 for t in terms):
        return None
    return -coefficient(terms, ()) / slope


def name_of(node: Node) -> str:
    """The function a formula names: p, p(x) and y = p(x) all name p; "" where it names none."""
    match node:
        case Sym(name) | Apply(name, Sym()) | Rel("=", Sym("y"), Apply(name, Sym())):
            return name
    return ""


def said(stem: Stem) -> list[Said]:
    """Every value the sentences and formulas tell.

    >>> from tools.maths import stem
    >>> [(s.name, s.at, s.value) for s in said(stem.read("When the polynomial $g(x)$ is divided by $x+2$, the remainder is 9."))]
    [('g', Fraction(-2, 1), Fraction(9, 1))]
    """
    out = list(_by_words(stem, stem.prose))
    for index in stem.placeholders("RF"):
        relation = stem.nodes[index]
        if isinstance(relation, Rel) and relation.op == "=" and isinstance(relation.left, Apply):
            at, value = exact_value(relation.left.arg), exact_value(relation.right)
            if at is not None and value is not None:
                out.append(Said(relation.left.name, at, value))
    for match in _IS.finditer(stem.prose):
        call, value = (
            stem.nodes[int(match["p"] or match["p2"])],
            exact_value(stem.nodes[int(match["n"] or match["n2"])]),
        )
        at = exact_value(call.arg) if isinstance(call, Apply) else None
        if isinstance(call, Apply) and at is not None and value is not None:
            out.append(Said(call.name, at, value, match.group()))
    return out


def _by_words(stem: Stem, text: str) -> Iterator[Said]:
    for pattern in (*_REMAINDERS, *_FACTORS):
        for match in pattern.finditer(text):
            found = match.groupdict()
            value = exact_value(stem.nodes[int(found["n"])]) if found.get("n") else Fraction(0)
            for index in (found["d"], found.get("more")):
                at = root_of(stem.nodes[int(index)]) if index else None
                name = name_of(stem.nodes[int(found["p"])])
                if name and at is not None and value is not None:
                    yield Said(name, at, value, match.group())
    for pattern in _ZEROS:
        for match in pattern.finditer(text):
            for index in (match["z"], match.groupdict().get("more")):
                place = _place(stem.nodes[int(index)]) if index else None
                name = name_of(stem.nodes[int(match["p"])])
                if name and place is not None and place[1] == 0:
                    yield Said(name, place[0], Fraction(0), match.group())
    for pattern in _POINTS:
        for match in pattern.finditer(text):
            place, name = _place(stem.nodes[int(match["t"])]), name_of(stem.nodes[int(match["p"])])
            if name and place is not None:
                yield Said(name, *place, match.group())


def _place(node: Node) -> tuple[Fraction, Fraction] | None:
    """A point (a, b), or a number or x = a for (a, 0)."""
    if isinstance(node, Group):
        return exact_pair(node) if node.kind == "pair" else None
    at = exact_value(node.right) if isinstance(node, Rel) and isinstance(node.left, Sym) else exact_value(node)
    return None if at is None else (at, Fraction(0))


def read_table(table: Table) -> tuple[str, str, Values] | None:
    """A table of x and f(x), upright or lying: the letter, the function's name ("y" for a plain y) and its values.

    >>> read_table(tables.find("| x | f(x) |\\n|---|---|\\n| 1 | 3 |\\n| 2 | 5 |")[0][1])
    ('x', 'f', {Fraction(1, 1): Fraction(3, 1), Fraction(2, 1): Fraction(5, 1)})
    """
    rows = table.rows if len(table.rows[0]) == 2 else tuple(zip(*table.rows, strict=True))
    if len(rows[0]) != 2:
        return None
    head = re.fullmatch(r"([a-z])", rows[0][0]), re.fullmatch(r"([A-Za-z])(?:\s*\(\s*([a-z])\s*\))?", rows[0][1])
    if head[0] is None or head[1] is None or (head[1][2] or head[0][1]) != head[0][1] or head[0][1] == head[1][1]:
        return None
    pairs = [(tables.number(a), tables.number(b)) for a, b in rows[1:]]
    values = {a: b for a, b in pairs if a is not None and b is not None}
    return (head[0][1], head[1][1], values) if len(values) == len(pairs) and values else None


def split_off(node: Node) -> tuple[Fraction, Fraction] | None:
    """(x − 5)·q(x) + 3 has the value 3 at 5, whatever q is: the place and the value.

    >>> from tools.maths.grammar import parse
    >>> split_off(parse("(x - 5) f(x) + 3"))
    (Fraction(5, 1), Fraction(3, 1))
    """
    rest: Fraction | None = Fraction(0)
    if isinstance(node, Bin) and node.op in "+-":
        rest = exact_value(node.right)
        if rest is None:
            return None
        rest, node = (-rest if node.op == "-" else rest), node.left
    match node:
        case Bin("*", factor, Apply(_, Sym())) | Bin("*", Apply(_, Sym()), factor):
            at = root_of(factor)
            return None if at is None or rest is None else (at, rest)
    return None
