"""One letter proportional to a power of another: "y varies inversely as the square of x, and y = 5 when x = 2".

The constant comes from the pair that is given; the value asked for follows. Products of several letters are not read.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip, State, words
from tools.maths.polynomial import rational
from tools.maths.skills import RATES
from tools.maths.stem import Stem, plain_words
from tools.maths.topics.proportion import telling
from tools.maths.tree import Bin, Node, Num, Rel, Sym
from tools.maths.values import Unvalued, evaluate

_POWER = {"": 1, "square": 2, "cube": 3}
_LAW = re.compile(
    r"⟦S(?P<y>\d+)⟧ (?:is (?P<how1>directly |inversely )?proportional to|varies (?P<how2>directly |inversely"
    r" )?(?:as|with|to))"
    r" (?:the (?P<power>square|cube) of )?⟦[SE](?P<x>\d+)⟧"
)
CONCEPT = (
    "Directly proportional quantities keep the same quotient, inversely proportional ones the same product. Find that "
    "constant from the pair you know, then use it for the other pair."
)


READS = frozenset({"square of", "cube of"})  # of the letter in the law; asked of anything else, nothing is read


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem of direct or inverse variation, None for anything else."""
    text = stem.prose
    law = _LAW.search(text)
    if law is None:
        return None
    y, x = stem.node(law["y"]), stem.node(law["x"])
    power = _POWER[law["power"] or ""]
    if isinstance(x, Bin) and x.op == "^" and isinstance(x.left, Sym) and isinstance(x.right, Num):
        power = int(x.right.value)
        x = x.left
    if not isinstance(y, Sym) or not isinstance(x, Sym) or x == y or not 1 <= power <= 3:
        return None
    inverse = "inversely" in (law["how1"] or law["how2"] or "")
    pairs = _pairs(stem)
    asked = re.search(r"what is (?:the value of )?⟦S(\d+)⟧ when ⟦R(\d+)⟧", stem.ask) or re.search(
        r"(?:when|if) ⟦R(?P<r>\d+)⟧, what is (?:the value of )?⟦S(?P<s>\d+)⟧", stem.ask
    )
    if asked is None:
        return None
    s, r = (asked["s"], asked["r"]) if "s" in asked.re.groupindex else (asked[1], asked[2])
    given = stem.node(r)
    known = {n: v for i, (n, v) in pairs.items() if i != int(r)}
    point = _point(given)
    target = stem.node(s)
    if (
        point is None
        or set(known) != {x.name, y.name}
        or target not in (x, y)
        or point[0] == getattr(target, "name", "")
    ):
        return None
    if point[0] not in (x.name, y.name):
        return None
    rest = re.sub(r"⟦[A-Z]\d+⟧", "", text.replace(law.group(), "").replace(asked.group(), ""))
    rest = re.sub(
        r"\b(?:the variable|variables?|when|if|and|is|are|what|of|the value|positive|constant)\b|[,.?]", " ", rest
    )
    full = not rest.strip() or plain_words(rest)
    return derived(stem, y, x, -power if inverse else power, known, point, target, full)


def _point(node: Node) -> tuple[str, Fraction] | None:
    if isinstance(node, Rel) and node.op == "=" and isinstance(node.left, Sym):
        try:
            value = evaluate(node.right)
        except Unvalued:
            return None
        return (node.left.name, value) if isinstance(value, Fraction) else None
    return None


def _pairs(stem: Stem) -> dict[int, tuple[str, Fraction]]:
    return {i: p for i in stem.placeholders("R") if (p := _point(stem.nodes[i])) is not None}


def _raised(node: Node, power: int) -> Node:
    return node if abs(power) == 1 else Bin("^", node, Num(Fraction(abs(power))))


def derived(
    stem: Stem,
    y: Sym,
    x: Sym,
    power: int,
    known: dict[str, Fraction],
    point: tuple[str, Fraction],
    target: Node,
    full: bool,
) -> Derivation | None:
    """First the constant, then the value asked for: y = k times a power of x, the pair known, one value of the other.

    point: the letter and value told of the second pair. None where the value asked for is no exact root.
    """
    decimal = telling.decimals(stem)
    x0, y0 = known[x.name], known[y.name]
    if 0 in (x0, y0, point[1]):
        return None
    one, other = telling.shown(x0, decimal), telling.shown(y0, decimal)
    k = y0 / x0**power
    constant = Bin("/" if power > 0 else "*", other, _raised(one, power), "frac" if power > 0 else "cdot")
    law = Rel(
        "=", y, Bin("*", Sym("k"), _raised(x, power)) if power > 0 else Bin("/", Sym("k"), _raised(x, power), "frac")
    )
    moves = [
        telling.worked(
            "Find the constant",
            f"Write the relation with a constant k and put in the pair you know; the "
            f"{'quotient' if power > 0 else 'product'} is k.",
            constant,
            telling.shown(k, decimal),
        )
    ]
    shown_k, at = telling.shown(k, decimal), telling.shown(point[1], decimal)
    if target == y:
        expression = Bin("*" if power > 0 else "/", shown_k, _raised(at, power), "cdot" if power > 0 else "frac")
        value = k * point[1] ** power
    else:
        if abs(power) != 1:
            return None
        expression = Bin("/", at, shown_k, "frac") if power > 0 else Bin("/", shown_k, at, "frac")
        value = point[1] / k if power > 0 else k / point[1]
    moves.append(
        telling.worked(
            "Use the constant",
            "Put the constant and the new value into the relation.",
            expression,
            telling.shown(value, decimal),
        )
    )
    new = (value, point[1]) if target == y else (point[1], value)

    def confirm() -> bool:  # the ratio of the two y is the same power of the ratio of the two x
        return new[0] / y0 == (new[1] / x0) ** power

    wrong = y0 / x0**-power * point[1] ** -power if target == y else None
    slips = (Slip("mixing up direct and inverse proportion", telling.shown(wrong)),) if wrong is not None else ()
    return Derivation(
        RATES,
        CONCEPT,
        (
            Move(
                "Write the relation",
                "A constant ties the two letters together.",
                words("the relation between them"),
                State.of(law),
                check=lambda: k * x0**power == y0,
            ),
            *moves,
        ),
        ({},),
        (telling.shown(value, decimal),),
        asked=f"You are asked for the value of ${target.name}$ at another point.",  # type: ignore[union-attr]
        confirm=confirm,
        fits=telling.fitting(stem, rational(value), near=False),
        slips=slips,
        full=full,
    )
