r"""Claims about one function or polynomial, judged exactly: "has three distinct x-intercepts", "$x - 2$ is a factor".

A claim is one sentence (a statement I, II, III, or a choice). It is understood wholly or not at all: a word that no
pattern takes in makes the verdict None.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import spans
from tools.maths.grammar import try_parse
from tools.maths.numerals import spell_out_digits
from tools.maths.polynomial import NotPolynomial
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.subjects import Subject, formula_holds, on_graph, real_zeros
from tools.maths.tree import Apply, Group, Node, Num, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate, same_value


def judge(text: str, about: Subject, kind: str) -> bool | None:
    """Whether a claim holds; `kind` is what a bare formula means: "factor", "zero", "point", "equal" or "true".

    >>> from tools.maths.grammar import parse
    >>> from tools.maths.topics.advanced.subjects import subject
    >>> p = subject("p", "x", parse("x^2 - 5x + 6"))
    >>> judge("$x - 2$", p, "factor"), judge("The graph has one x-intercept.", p, "true")
    (True, False)
    """
    node = try_parse(text.strip().rstrip("."), about.name)
    try:
        if node is not None:
            return formula_holds(node, about, kind)
        return _sentence(text, about) if kind == "true" else None
    except (Unvalued, NotPolynomial):
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
    ("zeros", rf"{_IT} (?:has )?(?:the |two |⟦\d+⟧ )?(?:x-intercepts|zeros|zeroes|roots)(?: {_AT}| are)* ⟦(?P<a>\d+)⟧ and ⟦(?P<b>\d+)⟧"),
    ("zeros", rf"{_IT} (?:crosses|intersects|meets) the x-axis(?: at)?(?: the points?)? ⟦(?P<a>\d+)⟧ and(?: at)? ⟦(?P<b>\d+)⟧"),
    ("rising", r"(?:the )?(?:function )?(?:⟦\d+⟧ |it )?is (?:an )?increasing(?: function)?(?: for all(?: real)?(?: values of)? ⟦\d+⟧)?"),
    ("falling", r"(?:the )?(?:function )?(?:⟦\d+⟧ |it )?is (?:a )?decreasing(?: function)?(?: for all(?: real)?(?: values of)? ⟦\d+⟧)?"),
    ("slope", rf"{_IT} (?:has )?(?:a |the )?slope{_ABOUT} ⟦(?P<a>\d+)⟧"),
    ("slope", rf"the slope{_OF} (?:is|equals) ⟦(?P<a>\d+)⟧"),
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
    for part in spans.segment(spell_out_digits(_evened(text, about.name)), about.name):
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


def _evened(text: str, name: str) -> str:
    """The plane and the axes as words ("$x y$-plane" is no product), the function's bare name as a formula."""
    text = re.sub(r"\$?\s*\bx\s*y\s*\$?\s*-\s*(?:coordinate )?plane", " xy-plane", text)
    text = re.sub(r"\$\s*([xyt])\s*\$\s*-\s*(?=(?:intercept|axis|coordinate|value))", r"\1-", text)
    return re.sub(rf"(?<![\w$\\]){name}(?![\w($'’-])", f"${name}$", text) if name and name not in "aI" else text


def _names(node: Node, about: Subject) -> bool:
    """Whether a formula only names the function: f, f(x), y = f(x)."""
    own = Apply(about.name, Sym(about.letter))
    return node in (own, Sym(about.name), Rel("=", Sym("y"), own))


def _zeros(nodes: list[Node], groups: dict[str, str | None], about: Subject) -> bool | None:
    """Both numbers are zeros, and there are no others (else it is unclear whether all are meant)."""
    both = [nodes[int(groups[k] or 0)] for k in "ab"]
    verdicts = [formula_holds(node, about, "zero") for node in both]
    if None in verdicts or not about.values:
        return None
    if all(verdicts) and real_zeros(about.values) != 2:
        return None
    return all(verdicts)


def _steepness(sign: int) -> Callable[[list[Node], dict[str, str | None], Subject], bool | None]:
    return lambda nodes, groups, about: None if len(about.values) != 2 else sign * about.values[1] > 0


def _slope(nodes: list[Node], groups: dict[str, str | None], about: Subject) -> bool | None:
    node = _picked(nodes, groups)
    return None if len(about.values) != 2 or letters(node) else evaluate(node) == about.values[1]


def _picked(nodes: list[Node], groups: dict[str, str | None]) -> Node:
    return nodes[int(groups["a"] or 0)]


def _count(nodes: list[Node], groups: dict[str, str | None], about: Subject) -> bool | None:
    said = groups["count"] or ""
    if not about.values:
        return None
    index = re.search(r"\d+", said)
    number = evaluate(nodes[int(index.group())]) if index else Fraction(0 if said in ("no", "zero") else 1)
    found = real_zeros(about.values)
    return None if found is None else number == found


def _y_intercept(nodes: list[Node], groups: dict[str, str | None], about: Subject) -> bool | None:
    node = _picked(nodes, groups)
    if isinstance(node, Rel):
        node = node.right if node.left == Sym("y") else node
    if isinstance(node, Group):
        return on_graph(node, about) and evaluate(node.items[0]) == 0
    return None if isinstance(node, Rel) or letters(node) else same_value(evaluate(node), about.at(Num(Fraction(0))))


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
    "zero": lambda nodes, groups, about: formula_holds(_picked(nodes, groups), about, "zero"),
    "zeros": _zeros,
    "rising": _steepness(1),
    "falling": _steepness(-1),
    "slope": _slope,
    "vertex": _vertex,
    "point": lambda nodes, groups, about: formula_holds(_picked(nodes, groups), about, "point"),
    "factor": lambda nodes, groups, about: formula_holds(_picked(nodes, groups), about, "factor"),
    "least": _extreme(1),
    "greatest": _extreme(-1),
    "up": _opens(1),
    "down": _opens(-1),
    "axis": _axis,
}
