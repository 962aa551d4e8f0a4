"""Which factor, remainder, value, point or statement follows from values that are told of a polynomial.

Every choice says that the polynomial has certain values at certain places; it must be true when those are told. What is
not told need not be: polynomials that share the told values and differ elsewhere show it.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths import stem as stems
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.framing import framed
from tools.maths.polynomial import NotPolynomial, collect, expand
from tools.maths.problem import Choice
from tools.maths.skills import EQUIVALENT
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced import division
from tools.maths.topics.advanced.steps import number, shown, value_fits
from tools.maths.topics.advanced.told.values import Values, name_of, read_table, root_of, said, split_off
from tools.maths.topics.advanced.told.words import left_over
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters, walk
from tools.maths.values import evaluate

CONCEPT = (
    "Dividing $p(x)$ by $x - r$ leaves the remainder $p(r)$, so $x - r$ is a factor exactly when $p(r) = 0$. "
    "A value of a polynomial at one place says nothing about its values elsewhere."
)
Claim = tuple[tuple[Fraction, Fraction], ...]
READS_SENTENCES = True  # every word of every sentence is looked up

_REMAINDER = re.compile(
    r"\bremainder\b[^.?]{0,60}?⟦[ES](?P<p>\d+)⟧[^.?⟦]{0,40}?\bby (?:the binomial )?⟦[ES](?P<d>\d+)⟧(?= ?(?:[?.]|$))"
)
_REMAINDER_AFTER = re.compile(
    r"⟦[ES](?P<p>\d+)⟧[^.?⟦]{0,40}?\bby (?:the binomial )?⟦[ES](?P<d>\d+)⟧[^.?⟦]{0,40}?\bremainder ?(?:\?|\.|$|of the division|is (?:left|obtained|there)|does it leave)"
)
_VALUE = re.compile(
    r"(?:what (?:is|must be)|find|determine|what does) (?:the )?(?:value of )?⟦E(?P<p>\d+)⟧(?= ?(?:[?.]|$))"
)
_FACTOR = re.compile(
    r"\bfactor (?:of|for) (?:the )?(?:polynomial )?(?:function )?⟦[ES](?P<p>\d+)⟧|⟦[ES](?P<p2>\d+)⟧ (?:is|must be|must also be|is also)?[a-z ,]{0,30}\bdivisible\b|\bdivides?\b[a-z ]{0,20}⟦[ES](?P<p3>\d+)⟧|\bfactor of the polynomial\b"
)
_TRUE = re.compile(
    r"\b(?:must be|is|has to be|is necessarily|must necessarily be) true\b|\bmust follow\b|\bfollows from\b"
)
_EQUAL = re.compile(
    r"which of the following (?:must )?(?:equals?|be equal to|is equal to|must be equal to) (?:⟦N(?P<n>\d+)⟧|zero)"
)
_POINT = re.compile(
    r"which (?:point|of the following points|of the following)[^.?]{0,40}(?:lies?|is|be|on) (?:on )?(?:the )?graph of ⟦[ESR](?P<p>\d+)⟧|graph of ⟦[ESR](?P<p2>\d+)⟧[^.?]{0,40}\bwhich (?:point|of the following)"
)
_ZERO = re.compile(
    r"\bwhich\b[^.?]{0,30} (?:is|must be) a (?:zero|root) of (?:the )?(?:polynomial |function )?⟦[ES](?P<p>\d+)⟧"
)
_UNSURE = re.compile(
    r"\bcould\b|\bcannot\b|\bmight\b|\bmay\b|\bnot\b|\bexcept\b|\bfalse\b|\bdegree\b|\beven function\b|\bodd function\b|\bsymmetric|\bleast\b|\bquadratic\b|\bcubic\b|\bcoefficient|\bquotient\b|\bexponential\b|\blinear function\b|\brational function\b"
)
_OWN_TEXT = """
    divided divide divides dividing divisible division remainder remainders factor factors by evenly exactly leaves leaving gives yields no without polynomial
    zero zeros root roots guaranteed certain necessarily theorem upon on after must follow follows table produces results result takes values
"""
_OWN = frozenset(_OWN_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    if "polynomial" not in stem.prose or stem.statements or _UNSURE.search(stem.prose) or framed(stem.ask):
        return None
    told = _told(stem)
    if told is None:
        return None
    name, values, full = told
    if not values:
        return None
    ask = stem.ask
    if (
        match := _REMAINDER.search(ask) or (_REMAINDER_AFTER.search(ask) if "what" in ask else None)
    ) and "which" not in ask:
        at = root_of(stem.nodes[int(match["d"])])
        moved = _moved(stem.nodes[int(match["p"])], name)
        if at is None or moved is None or at not in values:
            return None
        return _value(
            stem,
            name,
            values,
            at,
            values[at] + moved,
            full,
            f"You are asked for the remainder on division by {shown(stem.nodes[int(match['d'])])}.",
        )
    if not stem.choices or "which" not in ask:
        match = _VALUE.search(ask)
        call = stem.nodes[int(match["p"])] if match else None
        if isinstance(call, Apply) and call.name == name and not letters(call.arg):
            at = evaluate(call.arg)  # type: ignore[assignment]
            if (
                isinstance(at, Fraction)
                and at in values
                and not any(_same_call(stem, i, call) for i in stem.placeholders("RF"))
            ):
                return _value(
                    stem, name, values, at, values[at], full, "You are asked for one value of the polynomial."
                )
        return None
    claims = _claims(stem, name)
    return None if claims is None else _judged(stem, name, values, claims, full)


def _same_call(stem: Stem, index: int, call: Apply) -> bool:
    """Whether the value is simply stated: nothing to work out."""
    node = stem.nodes[index]
    return isinstance(node, Rel) and node.left == call


def _told(stem: Stem) -> tuple[str, Values, bool] | None:
    """The polynomial's name, its told values, and whether every word was known; None where something is unclear."""
    found = said(stem)
    values: Values = {}
    names = {s.name for s in found}
    for table in stem.tables:
        read = read_table(table)
        if read is None or len(stem.tables) > 1:
            return None
        names.add(read[1])
        values |= read[2]
    inside: set[str] = set()  # the quotient's name
    calls = [n for n in stem.nodes if isinstance(n, Apply) and isinstance(n.arg, Sym)]
    for relation in [stem.nodes[i] for i in stem.placeholders("F")]:
        if isinstance(relation, Rel) and isinstance(relation.left, Apply):
            split = split_off(relation.right)
            if split is None:
                return None  # a polynomial given by its formula is for others
            names.add(relation.left.name)
            inside |= {n.name for n in walk(relation.right) if isinstance(n, Apply)}
            values[split[0]] = split[1]
    text = stem.prose
    for match in re.finditer(
        r"⟦E(\d+)⟧ (?:can be (?:written|expressed) (?:as|in the form)|is equal to|equals) ⟦E(\d+)⟧(?:, where ⟦[ES]\d+⟧ is (?:a|another|some) polynomial)?",
        text,
    ):
        split, of = split_off(stem.nodes[int(match[2])]), name_of(stem.nodes[int(match[1])])
        if split is not None and of:
            names.add(of)
            values[split[0]] = split[1]
            inside |= {n.name for n in walk(stem.nodes[int(match[2])]) if isinstance(n, Apply)}
            text = text.replace(match.group(), f"⟦E{match[1]}⟧")
    if len(names) != 1:
        return None
    name = names.pop()
    for one in found:
        if values.setdefault(one.at, one.value) != one.value:
            return None
        text = text.replace(one.cut, " ") if one.cut else text
    rest = re.sub(r"⟦N\d+⟧ (?=values|points|different values|selected values|inputs)", "", text)
    asked = _EQUAL.search(rest)
    numbers = [m for m in PLACEHOLDER.findall(rest) if m[0] in "NPMD"]
    if len(numbers) > (1 if asked and asked["n"] else 0):
        return None
    if any(
        isinstance(stem.nodes[int(i)], Rel) and not _read_relation(stem.nodes[int(i)])
        for k, i in PLACEHOLDER.findall(rest)
        if k in "RF"
    ):
        return None
    others = [c for c in calls if c.name != name and c.name not in inside]
    strange, trap = left_over(rest, _OWN)
    return None if trap else (name, values, not strange and not others)


def _read_relation(node: Node) -> bool:
    """p(4) = −3, y = p(x) and p(x) = (x − 5)q(x) + 3 are accounted for."""
    return isinstance(node, Rel) and node.op == "=" and (isinstance(node.left, Apply) or bool(name_of(node)))


def _moved(node: Node, name: str) -> Fraction | None:
    """How much p(x) + 4 is above p(x): 4; None where a formula is no such thing."""
    if name_of(node) == name:
        return Fraction(0)
    match node:
        case Bin("+" | "-" as op, Apply(n, Sym()), right) if n == name and not letters(right):
            value = evaluate(right)
            return None if not isinstance(value, Fraction) else -value if op == "-" else value
    return None


def _value(stem: Stem, name: str, values: Values, at: Fraction, value: Fraction, full: bool, asked: str) -> Derivation:
    level = number(value)
    call = Apply(name, number(at))
    text = f"What is told means {shown(Rel('=', call, number(values[at])))}: the remainder on division by $x - r$ is the value at $r$."
    move = Move("Use the remainder theorem", text, call, level, check=lambda: _always(values, ((at, values[at]),)))
    return Derivation(
        EQUIVALENT, CONCEPT, (move,), ({},), (level,), asked=asked,
        confirm=lambda: _always(values, ((at, values[at]),)), fits=value_fits([level]), full=full,
    )  # fmt: skip


# ---- what the choices say -------------------------------------------------------------------------------------------


def _claims(stem: Stem, name: str) -> list[Claim] | None:
    """What each choice says of the polynomial's values; None where one is not understood."""
    ask = stem.ask
    for one in said(stem):
        ask = ask.replace(one.cut, " ") if one.cut else ask  # "if x + 5 is a factor of …, which must be true?"
    if (match := _FACTOR.search(ask)) is not None:
        index = match["p"] or match["p2"] or match["p3"]
        moved = _moved(stem.nodes[int(index)], name) if index else Fraction(0)
        if moved is None:
            return None
        found = [_divisor(c.node, -moved) for c in stem.choices]
    elif (match := _EQUAL.search(ask)) is not None:
        level = evaluate(stem.nodes[int(match["n"])]) if match["n"] else Fraction(0)
        found = [_call_claim(c.node, name, level) for c in stem.choices]
    elif (match := _POINT.search(ask)) is not None and name_of(stem.nodes[int(match["p"] or match["p2"])]) == name:
        found = [_pair(c.node) for c in stem.choices]
    elif (match := _ZERO.search(ask)) is not None and name_of(stem.nodes[int(match["p"])]) == name:
        found = [_zero(c.node) for c in stem.choices]
    elif _TRUE.search(ask):
        found = [_statement(c, name) for c in stem.choices]
    else:
        return None
    return None if any(f is None for f in found) else [f for f in found if f is not None]


def _divisor(node: Node | None, level: Fraction) -> Claim | None:
    """That a factor divides p(x) − level: the value is `level` wherever the factor is zero."""
    if node is None or isinstance(node, Rel | Group) or len(letters(node)) != 1:
        return None
    letter = next(iter(letters(node)))
    try:
        values = division.coefficients(collect(expand(node)), letter)
    except NotPolynomial:
        return None
    roots = division.rational_roots(values)
    return tuple((r, level) for r in roots) if len(set(roots)) == len(values) - 1 else None


def _call_claim(node: Node | None, name: str, level: object) -> Claim | None:
    if isinstance(node, Apply) and node.name == name and not letters(node.arg) and isinstance(level, Fraction):
        at = evaluate(node.arg)
        return ((at, level),) if isinstance(at, Fraction) else None
    return None


def _pair(node: Node | None) -> Claim | None:
    if not isinstance(node, Group) or node.kind != "pair" or len(node.items) != 2:
        return None
    x, y = (evaluate(i) for i in node.items)
    return ((x, y),) if isinstance(x, Fraction) and isinstance(y, Fraction) else None


def _zero(node: Node | None) -> Claim | None:
    if node is None or letters(node) or isinstance(node, Rel | Group):
        return None
    at = evaluate(node)
    return ((at, Fraction(0)),) if isinstance(at, Fraction) else None


def _statement(choice: Choice, name: str) -> Claim | None:
    """One statement in words or as an equation, read as the told ones are."""
    laid = stems.read(f"The polynomial ${name}(x)$. {choice.text}")
    found = {(s.at, s.value) for s in said(laid) if s.name == name}
    text = laid.prose
    for one in said(laid):
        text = text.replace(one.cut, " ") if one.cut else text
    left = [k for k, _ in PLACEHOLDER.findall(text)]
    strange, trap = left_over(text, _OWN)
    if len(found) != 1 or strange or trap or any(k in "NPMDTB" for k in left) or sum(k in "RF" for k in left) > 1:
        return None
    return tuple(found)


# ---- judging --------------------------------------------------------------------------------------------------------


def _judged(stem: Stem, name: str, values: Values, claims: Sequence[Claim], full: bool) -> Derivation | None:
    verdicts = [all(values.get(at) == value for at, value in claim) for claim in claims]
    if sum(verdicts) != 1:
        return None
    right = stem.choices[verdicts.index(True)]
    claim = claims[verdicts.index(True)]
    known = [Rel("=", Apply(name, number(at)), number(value)) for at, value in sorted(values.items())]
    used = [Rel("=", Apply(name, number(at)), number(value)) for at, value in claim]
    plain = re.sub(r"[$\\]", "", right.text.strip().rstrip("."))
    moves = [
        Move("Say it as values", "Write all that is told as values: a remainder by $x - r$ is the value at $r$, and a factor $x - r$ means the value $0$ there.",
             words("what is told"), State.of(*known), check=lambda: _always(values, tuple(values.items()))),
        Move("Say the choices as values", "Say each choice as values, too. Only this one is among those that are told.",
             State.of(*used), words(plain), check=lambda: _always(values, claim)),
    ]  # fmt: skip
    node = right.node if right.node is not None and not isinstance(right.node, Rel) else None
    return Derivation(
        EQUIVALENT, CONCEPT, tuple(moves), ({},), (node,) if node is not None else (), None if node is not None else right.text.strip(),
        asked="You are asked what follows from what is told, whatever the polynomial is.",
        confirm=lambda: [_always(values, c) for c in claims] == verdicts,
        fits=lambda choice: choice.letter == right.letter, full=full,
    )  # fmt: skip


def _always(values: Values, claim: Claim) -> bool:
    """The second route: SymPy divides several polynomials with the told values by x − r, and looks at each remainder."""
    import sympy

    x = sympy.Symbol("x")
    points = [
        (sympy.Rational(a.numerator, a.denominator), sympy.Rational(v.numerator, v.denominator))
        for a, v in values.items()
    ]
    base = sympy.interpolate(points, x) if len(points) > 1 else points[0][1]
    bump = sympy.prod([x - a for a, _ in points])
    for more in (sympy.Integer(1), sympy.Integer(-2), x + 3, 2 * x - 5):
        whole = sympy.expand(base + more * bump)
        for at, value in claim:
            rest = sympy.rem(whole, x - sympy.Rational(at.numerator, at.denominator), x)
            if sympy.simplify(rest - sympy.Rational(value.numerator, value.denominator)) != 0:
                return False
    return True
