"""One letter proportional to a power of another: "y varies inversely as the square of x, and y = 5 when x = 2".

The law is said in words, or is an equation with one constant ("in the equation y = k/x, k is a constant"); values may be
told in words ("p is equal to 63"). The constant comes from the pair that is given; the value asked for follows. Products
of several letters are not read; beside an equation every word must be accounted for.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.polynomial import rational
from tools.maths.skills import RATES
from tools.maths.stem import PLACEHOLDER, Stem, plain_words
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.formulas.terms import powers
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, walk
from tools.maths.values import exact_value

_L = r"(?:the )?(?:values? of |positive |real |nonzero )*(?:the )?(?:quantity |variable |number |letter )?<{}>"
_IS = r" ?(?:=|is equal to|is|was|equals|has (?:a|the) value(?: of)?) ?"


def _letter(name: str) -> str:
    return _L.format(rf"(?P<{name}>[A-Za-z]+)")


def _value(name: str) -> str:
    return rf"{_letter(name)}{_IS}\[(?P<{name}v>-?\d+(?:/\d+)?)\]"


_LAW = re.compile(
    rf"{_letter('y')},? (?:is|varies) (?:(?P<how>direct|inverse)ly )?"
    r"(?:(?:proportional to|as|with|to) (?:the (?P<power>square|cube) of )?|in (?P<way>direct|inverse) (?:proportion|variation) (?:to|with) )"
    rf"{_letter('x')}(?:\^(?P<exponent>[123])(?!\d))?"
)
_EQUATION = re.compile(
    rf"(?:in|for|consider|given) (?:the |an? )?(?:equation|function|formula|relation(?:ship)?) {{(?P<r>\d+)}},? "
    rf"(?:where |and |in which )?{_letter('k')} is an? (?:nonzero |positive |real |nonzero real )?constant"
)
_TOLD = tuple(re.compile(p) for p in (
    rf"{_value('a')},? (?:when|where|if|for|and) {_value('b')}",
    rf"(?:when|where|if) {_value('a')},? (?:then )?{_value('b')}",
))  # fmt: skip
_ASKED = tuple(re.compile(p) for p in (
    rf"(?:what is|which of the following is|find|what will be|what was|determine) {_letter('want')}(?: equal to)?,? (?:when|if|where|for(?: which)?) {_value('at')}",
    rf"(?:when|if) {_value('at')},? what is {_letter('want')}(?: equal to)?",
    rf"(?:for )?(?:what|which) value of <(?P<want>[A-Za-z]+)> (?:is|does|makes) {_letter('at')} (?:equal(?: to)? )?\[(?P<atv>-?\d+(?:/\d+)?)\]",
))  # fmt: skip
_FILLER_TEXT = """
    and if when where that suppose given let the then also with a in quantities variables two are positive
"""
_FILLER = frozenset(_FILLER_TEXT.split())
CONCEPT = (
    "Directly proportional quantities keep the same quotient, inversely proportional ones the same product. Find that "
    "constant from the pair you know, then use it for the other pair."
)
READS = frozenset({"square of", "cube of"})  # of the letter in the law; asked of anything else, nothing is read


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of direct or inverse variation, None for anything else."""
    if stem.tables or stem.statements or len(stem.prose) > 700:
        return None
    text = _written(stem)
    law, equation = _LAW.search(text), _EQUATION.search(text)
    asked = next((m for p in _ASKED if (m := p.search(text))), None)
    said = law or equation
    if asked is None or said is None or (law and equation):
        return None
    told = next((m for p in _TOLD if (m := p.search(text, 0, asked.start()))), None)
    if told is None:
        return None
    if law is not None:
        y, x = law["y"], law["x"]
        power = int(law["exponent"] or {"square": 2, "cube": 3}.get(law["power"] or "", 1))
        power = -power if "inverse" in (law["how"], law["way"]) else power
    else:
        read = _power(stem.nodes[int(said["r"])], said["k"])
        if read is None:
            return None
        y, x, power = read
    known = {told["a"]: Fraction(told["av"]), told["b"]: Fraction(told["bv"])}
    point, want = (asked["at"], Fraction(asked["atv"])), asked["want"]
    if set(known) != {x, y} or x == y or {point[0], want} != {x, y} or "k" in (x, y):
        return None
    for match in (said, told, asked):
        text = text.replace(match.group(), " ")
    left = [w for w in re.sub(r"[.,?;:]", " ", text).split() if w not in _FILLER]
    if left and (equation or not plain_words(" ".join(left))):
        return None
    return _derived(stem, Sym(y), Sym(x), power, known, point, Sym(want))


def _written(stem: Stem) -> str:
    """The text with <p> for a letter, [63] for a number and {0} for an equation; "p = 63" and "p²" keep their letter."""

    def written(match: re.Match[str]) -> str:
        node = stem.nodes[int(match[2])]
        match node:
            case Sym(name):
                return f"<{name}>"
            case Bin("^", Sym(name), Num(exponent)):
                return f"<{name}>^{exponent}"
            case Rel("=", Sym(name), right) if not letters(right):
                return f"<{name}> = {_number(right)}"
        return f"{{{match[2]}}}" if isinstance(node, Rel) else _number(node)

    return " ".join(PLACEHOLDER.sub(written, stem.prose).split())


def _number(node: Node) -> str:
    if letters(node):
        return typeset.plain(node)
    value = exact_value(node)
    return "?" if value is None else f"[{value}]"


def _power(node: Node, constant: str) -> tuple[str, str, int] | None:
    """The letters y and x and the power of x, in y = k times a power of x and nothing else.

    >>> from tools.maths.grammar import parse
    >>> _power(parse("y = k/x^2"), "k")
    ('y', 'x', -2)
    """
    if not isinstance(node, Rel) or node.op != "=" or not isinstance(node.left, Sym):
        return None
    found = powers(node.right)
    if found is None or found.get(constant) != 1 or len(found) != 2:
        return None
    if any(isinstance(n, Num) and n.value not in (2, 3) for n in walk(node.right)):
        return None
    ((x, power),) = ((n, p) for n, p in found.items() if n != constant)
    ones = {n: Fraction(1) for n in found}
    return (node.left.name, x, power) if abs(power) <= 3 and exact_value(node.right, ones) == 1 else None


def _raised(node: Node, power: int) -> Node:
    return node if abs(power) == 1 else Bin("^", node, Num(Fraction(abs(power))))


def _derived(
    stem: Stem, y: Sym, x: Sym, power: int, known: dict[str, Fraction], point: tuple[str, Fraction], target: Sym
) -> Derivation | None:
    """First the constant, then the value asked for: y = k times a power of x, the pair known, one value of the other.

    point: the letter and value told of the second pair. None where the value asked for is no exact root.
    """
    x0, y0, there = known[x.name], known[y.name], point[1]
    if 0 in (x0, y0, there) or (target == x and abs(power) != 1):
        return None
    work = Working(stem)
    forward, back = (("*", ""), ("/", "frac")) if power > 0 else (("/", "frac"), ("*", "cdot"))
    law = Rel("=", y, Bin(forward[0], Sym("k"), _raised(x, power), forward[1]))
    relation = words("the relation between them")
    told = "A constant ties the two letters together."
    work.moves.append(Move("Write the relation", told, relation, State.of(law), check=lambda: k * x0**power == y0))
    same = "quotient" if power > 0 else "product"
    said = f"Write the relation with a constant k and put in the pair you know; the {same} is k."
    k = work.work("Find the constant", said, Bin(back[0], work.show(y0), _raised(work.show(x0), power), back[1]))
    one, other, (op, shown) = k, there, forward
    if target == x and power > 0:
        one, other, (op, shown) = there, k, back
    final = Bin(op, work.show(one), _raised(work.show(other), power), shown or "cdot")
    value = work.work("Use the constant", "Put the constant and the new value into the relation.", final)
    new = (value, there) if target == y else (there, value)

    def confirm() -> bool:  # the ratio of the two y is the same power of the ratio of the two x
        return new[0] / y0 == (new[1] / x0) ** power

    wrong = y0 * x0**power / there**power
    slips = (("mixing up direct and inverse proportion", wrong),) if target == y else ()
    asked = f"You are asked for the value of ${target.name}$ at another point."
    fits = telling.fitting(stem, rational(value), near=False)
    return work.told(RATES, CONCEPT, asked, value, confirm, slips=slips, fits=fits)
