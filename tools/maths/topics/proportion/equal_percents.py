"""A percent of one letter equals a percent of another: their quotient, or one in percent of the other.

"30% of m equals 50% of n: what is m/n?" Both sides are a number times a letter; sums are not read.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import PLACEHOLDER, Stem, plain_words
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.working import Working
from tools.maths.tree import Bin, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate

_SIDE = r"(?:⟦[PN]\d+⟧ of (?:the (?:number|value|quantity) )?⟦S\d+⟧|⟦E\d+⟧|⟦S\d+⟧)"
_EQUAL = re.compile(
    rf"({_SIDE}) (?:is equal to|is the same as|is equivalent to|equals|is|has the same value as) ({_SIDE})(?! percent)"
)
_PERCENT = re.compile(r"⟦S(\d+)⟧ is what percent(?:age)? of ⟦S(\d+)⟧")
_PERCENT_BACK = re.compile(r"what percent(?:age)? of ⟦S(\d+)⟧ is ⟦S(\d+)⟧")
_RATIO = re.compile(r"(?:what is|find|which of the following is) the ratio of ⟦S(\d+)⟧ to ⟦S(\d+)⟧")
_QUOTIENT = re.compile(r"(?:what is|find|what must be|which of the following is)(?: the value of| equal to)? ⟦E(\d+)⟧")
_PLAIN = re.compile(
    r"\b(?:if|and|then|when|where|suppose(?: that)?|given that|both|are|positive|nonzero|non-zero|real"
    "|numbers?|quantities|constants?"
    r"|for|let|be)\b|[,.?;:]"
)
CONCEPT = (
    "Write each percent as a factor. Equal products a · x = b · y mean that x to y is as b to a: the "
    "larger share belongs to "
    "the smaller letter."
)


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a comparison, None for anything else."""
    if (
        stem.tables
        or len(stem.placeholders("S")) > 8
        or len(stem.prose) > 400
        or not re.search(r"percent|%", stem.text.lower())
    ):
        return None
    text = stem.prose
    ties = list(_EQUAL.finditer(text))
    given = stem.placeholders("R")
    if len(ties) + len(given) != 1:
        return None
    if ties:
        pair, span = (_side(stem, ties[0][1]), _side(stem, ties[0][2])), ties[0].group()
    else:
        relation = stem.nodes[given[0]]
        if not isinstance(relation, Rel) or relation.op != "=":
            return None
        pair, span = (_monomial(relation.left), _monomial(relation.right)), f"⟦R{given[0]}⟧"
    asked = _asked(stem, text.replace(span, " "))
    if pair[0] is None or pair[1] is None or asked is None:
        return None
    (first, a), (second, b) = pair[0], pair[1]
    top, bottom, percent, said = asked
    if {top, bottom} != {a, b} or a == b or not (first > 0 and second > 0):
        return None
    rest = _PLAIN.sub(
        " ", PLACEHOLDER.sub(lambda m: " " if m[1] == "S" else m[0], text.replace(span, " ").replace(said, " "))
    )
    if rest.strip() and not plain_words(rest, 0):
        return None
    return _derived(stem, {a: first, b: second}, (a, b), top, bottom, percent=percent)


def _side(stem: Stem, text: str) -> tuple[Fraction, str] | None:
    places = [n for _, n in PLACEHOLDER.findall(text)]
    if len(places) == 1:
        return _monomial(stem.node(places[0]))
    letter, factor = stem.node(places[1]), stem.value(places[0])
    return (factor, letter.name) if isinstance(letter, Sym) and factor is not None else None


def _monomial(node: Node) -> tuple[Fraction, str] | None:
    """The factor and the letter of "30% of m" or of "m" itself."""
    names = letters(node)
    if len(names) != 1:
        return None
    (name,) = names
    try:
        at = [evaluate(node, {name: Fraction(n)}) for n in (0, 1, 2, 7)]
    except Unvalued:
        return None
    factor = at[1]
    if not isinstance(factor, Fraction) or any(v != factor * n for v, n in zip(at, (0, 1, 2, 7), strict=True)):
        return None
    return factor, name


def _asked(stem: Stem, text: str) -> tuple[str, str, bool, str] | None:
    """The letter above, the letter below, whether as a percent, and the words that ask."""
    for pattern, percent, back in ((_PERCENT, True, False), (_PERCENT_BACK, True, True), (_RATIO, False, False)):
        if match := pattern.search(text):
            above, below = stem.node(match[1]), stem.node(match[2])
            if isinstance(above, Sym) and isinstance(below, Sym):
                names = (below.name, above.name) if back else (above.name, below.name)
                return *names, percent, match.group()
    match = _QUOTIENT.search(text)
    node = stem.node(match[1]) if match else None
    if (
        match
        and isinstance(node, Bin)
        and node.op == "/"
        and isinstance(node.left, Sym)
        and isinstance(node.right, Sym)
    ):
        return node.left.name, node.right.name, False, match.group()
    return None


def _derived(
    stem: Stem, factors: dict[str, Fraction], order: tuple[str, str], top: str, bottom: str, *, percent: bool
) -> Derivation:
    work = Working(stem)
    left, right = (Bin("*", work.show(factors[n]), Sym(n)) for n in order)
    equation = Rel("=", left, right)
    quotient = Rel(
        "=",
        Bin("/", Sym(top), Sym(bottom), "frac"),
        Bin("/", work.show(factors[bottom]), work.show(factors[top]), "frac"),
    )
    value = ratio = factors[bottom] / factors[top]

    def same() -> bool:  # whatever the letter below is, the quotient gives a letter above that makes both sides equal
        return all(
            factors[top] * (ratio * n) == factors[bottom] * n for n in (Fraction(3), Fraction(11, 7), Fraction(90))
        )

    work.moves.append(
        Move(
            "Divide both sides",
            "Divide both sides by one letter and by the factor of the other, so that the quotient you want stands "
            "alone.",
            State.of(equation),
            State.of(quotient),
            check=same,
        )
    )
    node = Bin("/", work.show(factors[bottom]), work.show(factors[top]), "frac")
    work.moves.append(
        telling.worked("Work out the quotient", "Divide the two factors.", node, telling.shown(value, False))
    )
    if percent:
        value *= 100
        shown = telling.shown(value)
        times = Bin("*", telling.shown(value / 100, False), telling.shown(Fraction(100)), "cdot")
        work.moves.append(
            telling.worked("Write it as a percent", "A quotient times 100 is a number of percent.", times, shown)
        )
    work.decimal = percent
    return work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked how the two letters compare, not what they are.",
        value,
        same if not percent else lambda: factors[top] * value == factors[bottom] * 100,
        unit="percent" if percent else "",
        slips=(("turning the quotient upside down", 10_000 / value if percent else 1 / value),),
    )
