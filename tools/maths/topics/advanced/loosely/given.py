"""The formulas of a problem laid out by what they are: equations, rules of functions, conditions, named points."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced import steps
from tools.maths.topics.advanced.loosely import vocabulary
from tools.maths.tree import Apply, Bin, Chain, Group, Neg, Node, Num, Rel, Root, Sym, has_call, letters, walk
from tools.maths.values import Unvalued, evaluate

MAX_TEXT = 1200


@dataclass(frozen=True)
class Given:
    """What the formulas of a problem say.

    equations: with every function's rule put in (y = f(x) included). rules: (name, letter, body). conditions:
    inequalities. points: pairs that name points, (a, 0) or (x_1, y_1). loose: expressions that stand alone. constants:
    letters said to be constants. counts: how many solutions or points are told of. text: the prose without the words
    that tell of counts and declare letters. imaginary: i is the imaginary unit.
    """

    stem: Stem
    equations: tuple[Rel, ...]
    rules: tuple[tuple[str, str, Node], ...]
    conditions: tuple[Rel, ...]
    points: tuple[Group, ...]
    loose: tuple[Node, ...]
    constants: frozenset[str]
    counts: tuple[tuple[int, str], ...]
    text: str
    imaginary: bool

    def loose_formulas(self, asked: Node | None) -> bool:
        """Whether an expression stands alone that is not the one asked for, nor a name of a segment such as PQ."""
        return any(n != asked and not _name_of_segment(n) for n in self.loose)

    @property
    def decimal(self) -> bool:
        """Whether the formulas write decimals and no fractions."""
        nodes = [n for node in (*self.equations, *self.loose) for n in walk(node)]
        fractions = any(isinstance(n, Bin) and n.op == "/" and not letters(n) for n in nodes)
        return any(isinstance(n, Num) and "." in n.text for n in nodes) and not fractions


_CONSTANTS = re.compile(
    r"(?:where |and |if |with |for |some |the |of |in )*(?:(?P<names>⟦S\d+⟧(?:(?:, and | and |, )⟦S\d+⟧)*),? (?:is|are) (?:both |all |each |an? |some |unknown |nonzero |positive |negative |real |integer )*constants?"
    r"|(?:real |integer )?constants? (?P<after>⟦S\d+⟧(?:(?:, and | and |, )⟦S\d+⟧)*))"
)  # fmt: skip


def lay_out(stem: Stem) -> Given | None:
    """The formulas of a stem, None where one is of a kind that nothing is known about (tables, percentages, money)."""
    text = stem.prose
    if len(text) > MAX_TEXT or stem.tables or stem.statements or stem.placeholders("MPDB"):
        return None
    equations: list[Rel] = []
    conditions: list[Rel] = []
    points: list[Group] = []
    loose: list[Node] = []
    imaginary = bool(re.search(r"\bimaginary (?:unit|number)|\bcomplex\b", text))
    for kind, index in PLACEHOLDER.findall(text):
        node = stem.nodes[int(index)]
        for part in node.links if isinstance(node, Chain) else (node,):
            if isinstance(part, Rel) and _is_unit(part):
                imaginary = True
            elif isinstance(part, Rel):
                (equations if part.op == "=" else conditions).append(part)
            elif isinstance(part, Group):
                points.append(part)
            elif kind == "E":
                loose.append(part)
    rules = tuple(
        (r.left.name, r.left.arg.name, r.right)
        for r in equations
        if isinstance(r.left, Apply) and isinstance(r.left.arg, Sym) and _is_rule(r, equations)
    )
    placed = _placed(equations, rules)
    if placed is None or len({name for name, _, _ in rules}) != len(rules):
        return None
    constants: set[str] = set()
    for match in _CONSTANTS.finditer(text):
        for number in PLACEHOLDER.findall(match["names"] or match["after"]):
            constants.add(getattr(stem.nodes[int(number[1])], "name", ""))
    text, counts = _counts(stem, _CONSTANTS.sub(lambda m: " " if m["names"] else m.group(), text))
    return Given(
        stem,
        tuple(dict.fromkeys(placed)),
        tuple(dict.fromkeys(rules)),
        tuple(dict.fromkeys(conditions)),
        tuple(dict.fromkeys(points)),
        tuple(loose),
        frozenset(constants - {""}),
        counts,
        re.sub(r"\s+", " ", text).strip(),
        imaginary,
    )


def _name_of_segment(node: Node) -> bool:
    match node:
        case Bin("*", Sym(a), Sym(b), ""):
            return a.isupper() and b.isupper()
    return False


def _is_rule(relation: Rel, equations: list[Rel]) -> bool:
    """Whether f(x) = … gives the rule of a function; beside such a rule, f(x) = 3 is an equation to solve."""
    if has_call(relation.right):
        return False
    others = [r for r in equations if r.left == relation.left and letters(r.right) and not has_call(r.right)]
    return bool(letters(relation.right)) or not others


def _placed(equations: list[Rel], rules: tuple[tuple[str, str, Node], ...]) -> list[Rel] | None:
    """The equations that are no rules, the rules put in; "y = f(x)" becomes y = 2x + 1. None where a rule is missing."""
    known = {name: (letter, body) for name, letter, body in rules}
    out: list[Rel] = []
    for relation in equations:
        own = known.get(relation.left.name) if isinstance(relation.left, Apply) else None
        if own is not None and relation.left == Apply(relation.left.name, Sym(own[0])) and own[1] == relation.right:  # type: ignore[union-attr]
            continue
        left, right = (steps.applied(side, known) for side in (relation.left, relation.right))
        if left is None or right is None:
            return None
        out.append(Rel("=", left, right))
    return out


def _is_unit(node: Rel) -> bool:
    """Whether a relation only says what i is."""
    minus_one = Neg(Num(Fraction(1)))
    try:
        match node.left, node.right:
            case Sym("i"), Root(arg, 2):
                return evaluate(arg) == -1
            case Bin("^", Sym("i"), _), right:
                return evaluate(right) == -1
    except Unvalued:
        return False
    return node.left == Sym("i") and node.right == minus_one


def _counts(stem: Stem, text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text without what it tells of numbers of solutions, points and graphs, and those numbers."""
    found: list[tuple[int, str]] = []

    def taken(match: re.Match[str]) -> str:
        number = stem.value(match["number"]) if "⟦" in match["number"] else Fraction(1)
        if number is None or number.denominator != 1:
            return match.group()
        if "⟦" in match["number"] or match["kind"] in ("point", "solution", "x-intercept"):
            found.append((int(number), match["kind"]))
        return f" {match['kind']}"

    text = vocabulary.COUNTED.sub(taken, text)
    return vocabulary.THINGS.sub(" ", text), tuple(found)
