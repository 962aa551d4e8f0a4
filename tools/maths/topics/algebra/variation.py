"""Direct and inverse proportion said in words, with two situations: "y is proportional to x; y = 12 when x = 3"."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.second_route import equivalent
from tools.maths.stem import Stem
from tools.maths.topics.algebra.placing import maths, place_move, placed
from tools.maths.topics.algebra.straight import linear_root
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, substitute
from tools.maths.values import Unvalued, evaluate, same_value

DIRECT = "When one quantity is proportional to another, their quotient never changes: $y = kx$ with one constant $k$."
INVERSE = "When one quantity is inversely proportional to another, their product never changes: $y = k/x$."

_OF = r"(?:the (?P<power>square|cube) of )?(?:the value of |the variable )?"
_TOLD = re.compile(
    r"(?:the value of |the variable |variable )?(?P<y>⟦S\d+⟧) (?:is|varies) "
    rf"(?:(?P<way>directly|inversely) )?(?:(?:proportional to|as|with) {_OF}|in (?P<prop>direct|inverse) (?:proportion|variation) (?:to|with) )"
    r"(?P<x>⟦S\d+⟧)"
)
_PAIR = re.compile(
    r"(?P<one>⟦R\d+⟧),? (?:when|where|if|for) (?P<two>⟦R\d+⟧)|(?:when|where|if) (?P<one2>⟦R\d+⟧),? (?:then )?(?P<two2>⟦R\d+⟧)"
    r"|(?P<one3>⟦R\d+⟧) and (?P<two3>⟦R\d+⟧)"
)
_ASKS = tuple(re.compile(p) for p in (
    r"(?:what is|find|what will be|then what is) (?:the value of )?(?P<want>⟦S\d+⟧),? (?:when|if|where|for which) (?P<at>⟦R\d+⟧)",
    r"(?:when|if) (?P<at>⟦R\d+⟧),? what is (?:the value of )?(?P<want>⟦S\d+⟧)",
))  # fmt: skip
_FILLER_TEXT = """
    if and when the that suppose given where is it in value values of variable variables two let also what find then
"""
_FILLER = frozenset(_FILLER_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for any other."""
    told = _TOLD.search(stem.prose)
    if told is None or stem.tables or stem.statements:
        return None
    asked = next((m for p in _ASKS if (m := p.search(stem.prose))), None)
    pair = _PAIR.search(stem.prose, 0, asked.start()) if asked else None
    if asked is None or pair is None:
        return None
    inverse = (told.group("way") or told.group("prop") or "").startswith("inverse")
    power = {"square": 2, "cube": 3}.get(told.groupdict().get("power") or "", 1)
    names = [stem.node(told.group(g)) for g in "yx"]
    known = _values(stem, [g for g in pair.groups() if g])
    at = _values(stem, [asked.group("at")])
    want = stem.node(asked.group("want"))
    if not all(isinstance(n, Sym) for n in (*names, want)) or known is None or at is None or len(known) != 2:
        return None
    y, x = (n.name for n in names if isinstance(n, Sym))
    assert isinstance(want, Sym)
    if set(known) != {x, y} or {*at, want.name} != {x, y} or (power > 1 and want.name != y):
        return None
    rest = stem.prose
    for match in (told, pair, asked):
        rest = rest.replace(match.group(), " ")
    left = [w for w in re.sub(r"[.,?!:;]", " ", rest).split() if w not in _FILLER]
    base: Node = Sym(x) if power == 1 else Bin("^", Sym(x), Num(Fraction(power)))
    constant = next(n for n in "kcmq" if n not in (x, y))
    rule = Rel("=", Sym(y), Bin("/", Sym(constant), base, "frac") if inverse else Bin("*", Sym(constant), base))
    return _work(stem, rule, constant, known, at, want.name, inverse, not left)


def _values(stem: Stem, marks: list[str]) -> dict[str, Node] | None:
    found: dict[str, Node] = {}
    for mark in marks:
        node = stem.node(mark)
        if not (isinstance(node, Rel) and node.op == "=" and isinstance(node.left, Sym)) or letters(node.right):
            return None
        found[node.left.name] = node.right
    return found


def _work(
    stem: Stem, rule: Rel, constant: str, known: dict[str, Node], at: dict[str, Node], want: str, inverse: bool, full: bool
) -> Derivation | None:  # fmt: skip
    try:
        exact = evaluate(_alone(rule, constant, inverse), {n: evaluate(v) for n, v in known.items()})
    except Unvalued:
        return None
    if not isinstance(exact, Fraction) or exact == 0:
        return None
    k = {constant: rational(exact)}
    told = placed(rule, known)
    final = placed(placed(rule, k), at)
    given = evaluate(next(iter(at.values())))
    if want == (rule.left.name if isinstance(rule.left, Sym) else ""):
        value = evaluate(final.right)
    elif inverse and given:
        value = exact / given
    else:
        value = linear_root(final, want) or Fraction(0)
    if not isinstance(value, Fraction) or value == 0:
        return None
    answer = rational(value)
    moves = (
        place_move(rule, known, "Write the proportion with a constant, and put the known pair in."),
        Move(
            "Find the constant",
            f"Solve for ${constant}$.",
            State.of(told),
            State.of(Rel("=", Sym(constant), k[constant])),
            check=lambda: algebra.satisfies(told, k),
        ),
        Move(
            "Use the rule again",
            f"Put the constant and ${maths(Rel('=', Sym(next(iter(at))), next(iter(at.values()))))}$ into the rule.",
            State.of(final),
            State.of(Rel("=", Sym(want), answer)),
            check=lambda: algebra.satisfies(final, {want: answer}),
        ),
    )
    there = {**at, want: answer}

    def fits(choice: Choice) -> bool:
        node = choice.node.right if isinstance(choice.node, Rel) and choice.node.left == Sym(want) else choice.node
        return node is not None and not isinstance(node, Rel) and not letters(node) and equivalent(node, answer)

    def confirm() -> bool:
        """The quotient (or the product) is the same in both situations."""
        one, two = (evaluate(substitute(_alone(rule, constant, inverse), point)) for point in (known, there))
        return same_value(one, two)

    return Derivation(
        skills.LINEAR_TWO if not inverse else skills.RATES,
        INVERSE if inverse else DIRECT,
        moves,
        ({},),
        (answer,),
        asked=f"You are asked for ${want}$ in the second situation.",
        fits=fits if stem.choices else None,
        confirm=confirm,
        full=full,
    )


def _alone(rule: Rel, constant: str, inverse: bool) -> Node:
    """The constant by itself: y/x or y·x."""
    assert isinstance(rule.right, Bin)
    base = rule.right.right
    return Bin("*", rule.left, base, "cdot") if inverse else Bin("/", rule.left, base, "frac")
