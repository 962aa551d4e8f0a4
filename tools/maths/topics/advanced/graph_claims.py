r"""Claims about one function or polynomial, judged exactly: "has three distinct x-intercepts", "$x - 2$ is a factor".

A claim is one sentence (a statement I, II, III, or a choice). It is understood wholly or not at all: a word that no
pattern takes in makes the verdict None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import spans
from tools.maths.grammar import try_parse
from tools.maths.numerals import spell_out_digits
from tools.maths.polynomial import NotPolynomial, expand
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.steps import applied
from tools.maths.tree import Apply, Group, Node, Rel, Sym, letters, walk
from tools.maths.values import Unvalued, Value, evaluate, same_value

Coefficients = tuple[Fraction, ...]


@dataclass(frozen=True)
class Subject:
    """The function: its name ("" if it has none), its letter, its rule and that rule's coefficients, lowest first."""

    name: str
    letter: str
    body: Node
    values: Coefficients

    def at(self, where: Node) -> Value:
        """Its value somewhere. Raises Unvalued."""
        return evaluate(self.body, {self.letter: evaluate(where)})


def subject(name: str, letter: str, body: Node) -> Subject | None:
    """A polynomial as a subject of claims, None for another function."""
    try:
        values = division.coefficients(expand(body), letter)
    except NotPolynomial:
        return None
    return Subject(name, letter, body, tuple(values)) if 2 <= len(values) <= 7 else None


def judge(text: str, about: Subject, kind: str) -> bool | None:
    """Whether a claim holds; `kind` is what a bare formula means: "factor", "zero", "point", "equal" or "true".

    >>> from tools.maths.grammar import parse
    >>> p = subject("p", "x", parse("x^2 - 5x + 6"))
    >>> judge("$x - 2$", p, "factor"), judge("The graph has one x-intercept.", p, "true")
    (True, False)
    """
    node = try_parse(text.strip().rstrip("."), about.name)
    try:
        if node is not None:
            return _formula(node, about, kind)
        return _sentence(text, about) if kind == "true" else None
    except (Unvalued, NotPolynomial):
        return None


def _formula(node: Node, about: Subject, kind: str) -> bool | None:
    if kind == "factor":
        return None if isinstance(node, Rel | Group) else divides(node, about)
    if kind == "zero":
        if isinstance(node, Group):
            return _on(node, about) and same_value(evaluate(node.items[1]), Fraction(0))
        number = node.right if isinstance(node, Rel) and node.left == Sym(about.letter) else node
        return None if isinstance(number, Rel) or letters(number) else same_value(about.at(number), Fraction(0))
    if kind == "point":
        return _on(node, about) if isinstance(node, Group) else None
    if kind == "equal":
        return None if isinstance(node, Rel | Group) else _equal(node, about)
    return _relation(node, about) if isinstance(node, Rel) else None


def _relation(node: Rel, about: Subject) -> bool | None:
    """f(2) = 5, or f(2) > f(3)."""
    if not any(isinstance(n, Apply) for n in walk(node)):
        return None
    sides = [applied(side, {about.name: (about.letter, about.body)}) for side in (node.left, node.right)]
    if any(s is None or letters(s) for s in sides):
        return None
    left, right = (evaluate(s) for s in sides if s is not None)
    if same_value(left, right):
        return node.op in "=≤≥"
    return node.op == "≠" or (node.op in "<≤" if left < right else node.op in ">≥")


def _on(point: Group, about: Subject) -> bool:
    return len(point.items) == 2 and same_value(about.at(point.items[0]), evaluate(point.items[1]))


def _equal(node: Node, about: Subject) -> bool:
    return letters(node) <= {about.letter} and tuple(division.coefficients(expand(node), about.letter)) == about.values


def divides(node: Node, about: Subject) -> bool | None:
    """Whether an expression in the letter divides the polynomial."""
    if letters(node) != {about.letter}:
        return None
    by = division.coefficients(expand(node), about.letter)
    return not any(division.divide(about.values, by)[1]) if len(by) >= 2 else None


def real_zeros(values: Coefficients) -> int | None:
    """How many different real zeros a polynomial has: rational ones taken out, a quadratic rest by its discriminant."""
    roots = division.rational_roots(values)
    rest = tuple(values)
    for root in roots:
        while division.value(rest, root) == 0 and len(rest) > 1:
            rest = tuple(division.divide(rest, (-root, Fraction(1)))[0])
    if len(rest) <= 2:
        return len(set(roots)) + (1 if len(rest) == 2 else 0)
    if len(rest) == 3:
        c, b, a = rest
        gap = b * b - 4 * a * c
        return len(set(roots)) + (2 if gap > 0 else 1 if gap == 0 else 0)
    return None


# ---- claims in words -------------------------------------------------------------------------------------------------

_IT = (
    r"(?:(?:the |its )?(?:graph|parabola|curve|function|polynomial|equation)(?: of (?:the (?:function )?)?)?"
    r"(?: ?⟦\d+⟧)?(?: in the xy-plane)?|it|⟦\d+⟧|there (?:is|are))"
)
_COUNT = r"(?:exactly |only |just )?(?P<count>no|zero|one|a single|⟦\d+⟧) ?(?:distinct |different |real |unique )*"
_ZEROS = r"(?:x-intercepts?|zeros?|zeroes|real solutions?|roots?|solutions?)"
_AT = r"(?:is|has|is at|is located at|at|of|equal to|occurs at|,)"
_OF = r"(?: of (?:the )?(?:graph|parabola|function|polynomial|curve)?(?: of)?(?: ?⟦\d+⟧)?)?"
_ABOUT = rf"{_OF}(?: {_AT})*(?: the point)?"
_PATTERNS: list[tuple[str, str]] = [
    ("count", rf"{_IT} (?:has |have |crosses the x-axis |intersects the x-axis )?(?:at )?{_COUNT}{_ZEROS}"),
    ("count", rf"{_IT} (?:crosses|intersects|meets) the x-axis (?:at )?{_COUNT}(?:times?|points?|places?)"),
    ("y-intercept", rf"(?:{_IT} has )?(?:the |its |an? )?(?:y-coordinate of the )?y-intercept{_ABOUT} ⟦(?P<a>\d+)⟧"),
    ("y-intercept", rf"{_IT} (?:crosses|intersects|meets) the y-axis(?: at)?(?: the point)? ⟦(?P<a>\d+)⟧"),
    ("zero", rf"(?:{_IT} has )?(?:an? |one )?(?:x-intercept|zero|root){_ABOUT} ⟦(?P<a>\d+)⟧"),
    ("zero", rf"{_IT} (?:crosses|intersects|meets) the x-axis(?: at)?(?: the point)? ⟦(?P<a>\d+)⟧"),
    ("zero", r"⟦(?P<a>\d+)⟧ is an? (?:x-intercept|zero|root|solution)(?: of(?: (?:the )?\w+)?(?: of)?(?: ?⟦\d+⟧)?)?"),
    ("vertex", rf"(?:{_IT} has )?(?:the |its |an? )?vertex{_ABOUT} ⟦(?P<a>\d+)⟧"),
    ("point", rf"{_IT} (?:passes through|contains|goes through|includes)(?: the point)? ⟦(?P<a>\d+)⟧"),
    ("point", r"(?:the point )?⟦(?P<a>\d+)⟧ (?:lies|is) on (?:the|its) graph(?: of)?(?: ?⟦\d+⟧)?"),
    ("factor", r"⟦(?P<a>\d+)⟧ is an? (?:factor|divisor)(?: of(?: the polynomial)?(?: ?⟦\d+⟧)?)?"),
    ("least", rf"(?:{_IT} has )?(?:the |its |an? )?(?:minimum|least|smallest)(?: value)?{_ABOUT} ⟦(?P<a>\d+)⟧"),
    ("greatest", rf"(?:{_IT} has )?(?:the |its |an? )?(?:maximum|greatest|largest)(?: value)?{_ABOUT} ⟦(?P<a>\d+)⟧"),
    ("up", rf"{_IT} opens upwards?"),
    ("down", rf"{_IT} opens downwards?"),
    ("axis", rf"(?:the |its )?(?:axis|line) of symmetry{_OF} (?:is|has equation) ⟦(?P<a>\d+)⟧"),
]  # fmt: skip
_COMPILED = [(kind, re.compile(pattern)) for kind, pattern in _PATTERNS]


def _sentence(text: str, about: Subject) -> bool | None:
    nodes: list[Node] = []
    prose = ""
    for part in spans.segment(spell_out_digits(text), about.name):
        if isinstance(part, str):
            prose += part.lower()
        else:
            prose += f" ⟦{len(nodes)}⟧ "
            nodes.append(part.node)
    prose = re.sub(r"\s+(?=,)", "", " ".join(prose.replace("$", " ").split()).rstrip(" ."))
    for kind, pattern in _COMPILED:
        match = pattern.fullmatch(prose)
        if match is None:
            continue
        named = {int(n) for n in re.findall(r"⟦(\d+)⟧", prose)}
        used = {int(n) for n in re.findall(r"\d+", " ".join(g for g in match.groupdict().values() if g))}
        if not all(_names(nodes[n], about) for n in named - used):
            return None
        return _JUDGES[kind](nodes, match.groupdict(), about)
    return None


def _names(node: Node, about: Subject) -> bool:
    """Whether a formula only names the function: f, f(x), y = f(x)."""
    own = Apply(about.name, Sym(about.letter))
    return node in (own, Sym(about.name), Rel("=", Sym("y"), own))


def _picked(nodes: list[Node], groups: dict[str, str | None]) -> Node:
    return nodes[int(groups["a"] or 0)]


def _count(nodes: list[Node], groups: dict[str, str | None], about: Subject) -> bool | None:
    said = groups["count"] or ""
    index = re.search(r"\d+", said)
    number = evaluate(nodes[int(index.group())]) if index else Fraction(0 if said in ("no", "zero") else 1)
    found = real_zeros(about.values)
    return None if found is None else number == found


def _y_intercept(nodes: list[Node], groups: dict[str, str | None], about: Subject) -> bool | None:
    node = _picked(nodes, groups)
    if isinstance(node, Rel):
        node = node.right if node.left == Sym("y") else node
    if isinstance(node, Group):
        return _on(node, about) and evaluate(node.items[0]) == 0
    return None if isinstance(node, Rel) or letters(node) else same_value(evaluate(node), about.values[0])


def _turning(about: Subject) -> tuple[Fraction, Fraction] | None:
    if len(about.values) != 3:
        return None
    h = -about.values[1] / (2 * about.values[2])
    return h, division.value(about.values, h)


def _vertex(nodes: list[Node], groups: dict[str, str | None], about: Subject) -> bool | None:
    node, turn = _picked(nodes, groups), _turning(about)
    if turn is None or not isinstance(node, Group) or len(node.items) != 2:
        return None
    return (evaluate(node.items[0]), evaluate(node.items[1])) == turn


def _extreme(sign: int) -> Callable[[list[Node], dict[str, str | None], Subject], bool | None]:
    def judged(nodes: list[Node], groups: dict[str, str | None], about: Subject) -> bool | None:
        node, turn = _picked(nodes, groups), _turning(about)
        if turn is None or isinstance(node, Rel | Group) or letters(node):
            return None
        return sign * about.values[2] > 0 and evaluate(node) == turn[1]

    return judged


def _axis(nodes: list[Node], groups: dict[str, str | None], about: Subject) -> bool | None:
    node, turn = _picked(nodes, groups), _turning(about)
    if turn is None or not isinstance(node, Rel) or letters(node.right):
        return None
    return node.left == Sym(about.letter) and evaluate(node.right) == turn[0]


def _opens(sign: int) -> Callable[[list[Node], dict[str, str | None], Subject], bool | None]:
    return lambda nodes, groups, about: None if len(about.values) != 3 else sign * about.values[2] > 0


_JUDGES: dict[str, Callable[[list[Node], dict[str, str | None], Subject], bool | None]] = {
    "count": _count,
    "y-intercept": _y_intercept,
    "zero": lambda nodes, groups, about: _formula(_picked(nodes, groups), about, "zero"),
    "vertex": _vertex,
    "point": lambda nodes, groups, about: _formula(_picked(nodes, groups), about, "point"),
    "factor": lambda nodes, groups, about: _formula(_picked(nodes, groups), about, "factor"),
    "least": _extreme(1),
    "greatest": _extreme(-1),
    "up": _opens(1),
    "down": _opens(-1),
    "axis": _axis,
}
