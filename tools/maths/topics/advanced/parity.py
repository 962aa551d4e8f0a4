"""Even and odd: "if n is an odd integer, which of the following must be odd?", as choices or as statements I, II, III.

An expression with whole coefficients is even or odd for every odd n, or for none: one value tells, many more confirm it.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from itertools import product

from tools.maths import typeset
from tools.maths.choice_reading import true_choice
from tools.maths.derivation import Derivation, Move, words
from tools.maths.grammar import try_parse
from tools.maths.polynomial import NotPolynomial, collect, expand
from tools.maths.skills import EQUIVALENT
from tools.maths.stem import Stem
from tools.maths.tree import Node, Rel, Sym, letters
from tools.maths.values import evaluate, exact_value

CONCEPT = (
    "A sum of two odd numbers is even, and so is any product with an even factor. Writing an even number as $2k$ and an odd "
    "one as $2k + 1$ shows what happens for all of them at once."
)
_GIVEN = re.compile(
    r"\b(?:if |when |where |suppose |let |that )*(?P<names>(?:⟦S\d+⟧|\b[b-z]\b)(?:(?:,| and|, and) (?:⟦S\d+⟧|[b-z]\b))*) (?:is|are|be|represents?)(?: both| each)? "
    r"(?:an? )?(?:positive )?(?P<kind>even|odd)(?: positive)?(?: (?:integers?|numbers?|whole numbers?))?(?: and (?P<names2>⟦S\d+⟧|[b-z]) is (?:an? )?(?P<kind2>even|odd)(?: (?:integer|number))?)?"
)
_ASK = re.compile(
    r"which (?:one )?of the following(?: expressions| numbers| statements)?(?: (?P<how>must(?: always)? be|is always|are always|is|could be|can be|cannot be|can never be|is never)) (?:an? )?(?P<what>even|odd)(?: (?:integers?|numbers?))?"
)
_REST = frozenset(["if", "when", "where", "suppose", "let", "that", "then", "and", "an", "a", "integer", "integers"])


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    given, ask = _GIVEN.search(stem.prose), _ASK.search(stem.prose)
    if given is None or ask is None or not stem.choices or stem.tables:
        return None
    kinds: dict[str, int] = {}
    for group, kind in (("names", given.group("kind")), ("names2", given.group("kind2"))):
        for token in re.findall(r"⟦S\d+⟧|\b[b-z]\b", (given.group(group) or "").replace(" and ", " ")):
            node = stem.node(token) if "⟦" in token else Sym(token)
            if not isinstance(node, Sym) or node.name in kinds:
                return None
            kinds[node.name] = 1 if kind == "odd" else 0
    rest = stem.prose.replace(given.group(), " ").replace(ask.group(), " ")
    if any(w not in _REST for w in re.findall(r"[a-z]+|⟦\w+⟧", rest)):
        return None
    texts = stem.statements or tuple(c.text for c in stem.choices)
    nodes = [try_parse(text.strip().rstrip(".")) for text in texts]
    kept = [n for n in nodes if n is not None and not isinstance(n, Rel) and _whole(n) and letters(n) <= set(kinds)]
    if len(kept) != len(texts):
        return None
    wanted = 1 if ask.group("what") == "odd" else 0
    never = "never" in (ask.group("how") or "") or "cannot" in (ask.group("how") or "")
    flags = [(_parity(n, kinds, 0) == wanted) is not never for n in kept]
    right = true_choice(stem.choices, flags, numbered=bool(stem.statements))
    if right is None:
        return None
    moves = tuple(_move(n, kinds) for n in kept)
    return Derivation(
        EQUIVALENT, CONCEPT, moves, ({},), (), right.text.strip(),
        asked=f"You are asked which expressions {ask.group('how') or 'are'} {ask.group('what')}, whatever allowed number the letter stands for.",
        confirm=lambda: all(_steady(n, kinds) for n in kept), fits=lambda choice: choice.letter == right.letter,
    )  # fmt: skip


def _whole(node: Node) -> bool:
    """Whether it is a polynomial with whole coefficients."""
    try:
        return all(t.coefficient.denominator == 1 for t in collect(expand(node)))
    except NotPolynomial:
        return False


def _parity(node: Node, kinds: dict[str, int], step: int) -> int | None:
    value = exact_value(node, {name: Fraction(2 * step + kind) for name, kind in kinds.items()})
    return int(value) % 2 if value is not None and value.denominator == 1 else None


def _steady(node: Node, kinds: dict[str, int]) -> bool:
    """The same for many numbers of the kinds, each letter by itself."""
    first = _parity(node, kinds, 0)
    names = sorted(kinds)
    for steps in product(range(-4, 5), repeat=len(names)):
        at = {name: Fraction(2 * step + kinds[name]) for name, step in zip(names, steps, strict=True)}
        if int(evaluate(node, at)) % 2 != first:
            return False
    return first is not None


def _move(node: Node, kinds: dict[str, int]) -> Move:
    odd = _parity(node, kinds, 0) == 1
    text = "Look at each part: what do even and odd numbers make when they are multiplied and added?"
    return Move("Test the expression", text, typeset.latex(typeset.pretty(node)), words("odd" if odd else "even"),
                check=partial(_by_sympy, node, kinds, odd))  # fmt: skip


def _by_sympy(node: Node, kinds: dict[str, int], odd: bool) -> bool:
    """SymPy with 2k or 2k + 1 put in: all that is left after taking out 2 is 0 or 1."""
    import sympy

    from tools.maths import algebra

    put = {
        algebra.to_sympy(Sym(n)): 2 * sympy.Symbol(f"k{i}", integer=True) + kind
        for i, (n, kind) in enumerate(kinds.items())
    }
    written = sympy.expand(algebra.to_sympy(node).subs(put, simultaneous=True))
    ks = [sympy.Symbol(f"k{i}", integer=True) for i in range(len(kinds))]
    rest = sympy.Poly(written, *ks, modulus=2)
    return bool(rest.as_expr() == (1 if odd else 0))
