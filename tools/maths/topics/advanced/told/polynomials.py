"""Which factor, remainder, value, point or statement follows from values that are told of a polynomial.

Every choice says that the polynomial has certain values at certain places; it must be true when those are told. What is
not told need not be: polynomials that share the told values and differ elsewhere show it.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.framing import framed
from tools.maths.skills import EQUIVALENT
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.advanced.steps import number, value_fits
from tools.maths.topics.advanced.told.polynomial_claims import EQUAL, OWN, Claim, claims, moved
from tools.maths.topics.advanced.told.values import Values, name_of, read_table, root_of, said, split_off
from tools.maths.topics.advanced.told.words import left_over
from tools.maths.tree import Apply, Node, Rel, Sym, letters, walk
from tools.maths.typeset import shown
from tools.maths.values import evaluate

CONCEPT = (
    "Dividing $p(x)$ by $x - r$ leaves the remainder $p(r)$, so $x - r$ is a factor exactly when $p(r) = 0$. "
    "A value of a polynomial at one place says nothing about its values elsewhere."
)
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
_UNSURE = re.compile(
    r"\bcould\b|\bcannot\b|\bmight\b|\bmay\b|\bnot\b|\bexcept\b|\bfalse\b|\bdegree\b|\beven function\b|\bodd function\b|\bsymmetric|\bleast\b|\bquadratic\b|\bcubic\b|\bcoefficient|\bquotient\b|\bexponential\b|\blinear function\b|\brational function\b"
)


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
        up = moved(stem.nodes[int(match["p"])], name)
        if at is None or up is None or at not in values:
            return None
        asked = f"You are asked for the remainder on division by {shown(stem.nodes[int(match['d'])])}."
        return _value(name, values, at, values[at] + up, full, asked)
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
                return _value(name, values, at, values[at], full, "You are asked for one value of the polynomial.")
        return None
    said_of = claims(stem, name)
    return None if said_of is None else _judged(stem, name, values, said_of, full)


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
    asked = EQUAL.search(rest)
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
    strange, trap = left_over(rest, OWN)
    return None if trap else (name, values, not strange and not others)


def _read_relation(node: Node) -> bool:
    """p(4) = −3, y = p(x) and p(x) = (x − 5)q(x) + 3 are accounted for."""
    return isinstance(node, Rel) and node.op == "=" and (isinstance(node.left, Apply) or bool(name_of(node)))


def _value(name: str, values: Values, at: Fraction, value: Fraction, full: bool, asked: str) -> Derivation:
    level = number(value)
    call = Apply(name, number(at))
    text = f"What is told means {shown(Rel('=', call, number(values[at])))}: the remainder on division by $x - r$ is the value at $r$."
    move = Move("Use the remainder theorem", text, call, level, check=lambda: _always(values, ((at, values[at]),)))
    return Derivation(
        EQUIVALENT, CONCEPT, (move,), ({},), (level,), asked=asked,
        confirm=lambda: _always(values, ((at, values[at]),)), fits=value_fits([level]), full=full,
    )  # fmt: skip


def _judged(stem: Stem, name: str, values: Values, claimed: Sequence[Claim], full: bool) -> Derivation | None:
    verdicts = [all(values.get(at) == value for at, value in claim) for claim in claimed]
    if sum(verdicts) != 1:
        return None
    right = stem.choices[verdicts.index(True)]
    claim = claimed[verdicts.index(True)]
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
        confirm=lambda: [_always(values, c) for c in claimed] == verdicts,
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
