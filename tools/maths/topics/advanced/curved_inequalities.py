"""Quadratic and absolute-value inequalities in one letter: their solution set, and the whole numbers in it.

What is asked is matched as a whole; any word beyond it and the text is left alone.
"""

# ruff: noqa: E501 (a pattern reads best on one line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import Stem
from tools.maths.topics.advanced import solution_sets as sets
from tools.maths.topics.algebra.intervals import Interval, only_letter, true_at
from tools.maths.topics.writing import lettered
from tools.maths.tree import Abs, Bin, Chain, Node, Rel, Sym, bare, num, substitute, walk
from tools.maths.typeset import latex, pretty
from tools.maths.values import Unvalued, evaluate

_R = r"(?:the )?(?:quadratic |absolute value |absolute-value )?(?:inequality )?⟦R\d+⟧"
_VALUES = r"(?:all |all of |the |the set of |the set of all )*(?:the )?(?:real )?(?:possible )?(?:values(?: of [a-z])?|numbers(?: [a-z])?|solutions)"
_WHICH = r"which (?:of the following (?:inequalities |intervals |statements )?|interval |inequality )(?:is|are|gives|represents|describes|shows|best describes|expresses) "
_SETS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^(?:find |give |what is |{_WHICH})the (?:complete )?(?:solution set|solution|set of (?:all )?solutions) (?:of|for|to) {_R}[.?]$",
        rf"^(?:find |give |what are |{_WHICH}){_VALUES} (?:of|to|for|that satisfy|which satisfy|satisfying|for which|such that|that make|that are solutions (?:of|to)) {_R}(?: is true| true| holds)?[.?]$",
        rf"^(?:for (?:what|which)|what) (?:real )?(?:values of [a-z]|numbers)(?: is| does| satisfy| make| have)? {_R}(?: true| hold)?\?$",
        rf"^{_WHICH}equivalent to {_R}\?$",
        rf"^solve {_R}(?: for [a-z])?\.$",
        rf"^if {_R}, (?:{_WHICH}{_VALUES}|what are {_VALUES})(?: for [a-z])?\?$",
        rf"^(?:consider )?{_R}(?: is given)?\. (?:what is |{_WHICH})the solution set(?: (?:of|to|for) (?:this|the) inequality)?\?$",
    )
)
_KIND = r"(?P<sign>positive |negative |nonnegative |non-negative |different |distinct )?(?P<kind>integers?|whole numbers?|integer values?|integral values?|integer solutions?)(?: of [a-z]| [a-z])?"
_COUNTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^how many {_KIND} (?:satisfy|are solutions (?:of|to)|are in the solution set of|make|are there for which) {_R}(?: true| is true)?\?$",
        rf"^how many {_KIND} does {_R} have\?$",
        rf"^for how many {_KIND} is {_R}(?: true)?\?$",
        rf"^what is the (?P<pick>greatest|largest|least|smallest) {_KIND} (?:that satisfies|for which|in the solution set of|that is a solution (?:of|to)|satisfying|such that) {_R}(?: is true)?\?$",
        rf"^what is the (?P<pick>sum) of (?:all )?(?:of )?(?:the )?{_KIND} (?:that satisfy|for which|in the solution set of|that are solutions (?:of|to)|satisfying|such that) {_R}(?: is true)?\?$",
        rf"^what is the (?P<pick>greatest|largest|least|smallest) (?P<kind>integer) solution (?:of|to) {_R}\?$",
    )
)
BARS = (
    "An absolute value is a distance from zero: less than a number means between it and its opposite, more than a "
    "number means beyond one of them."
)
CURVE = (
    "Bring everything to one side and find where it is zero. Between two such borders the sign stays the same, so one "
    "number from each part decides it."
)


def solve(stem: Stem) -> Derivation | None:
    """The solution set, or the count (the greatest, the least) of its whole numbers; None for anything else."""
    relations = [stem.nodes[i] for i in stem.placeholders("RF")]
    if len(relations) != 1 or stem.tables or stem.statements or stem.placeholders("ENMPDT"):
        return None
    relation = relations[0]
    if isinstance(relation, Rel) and relation.op not in "<>≤≥":
        return None  # an equation
    if not isinstance(relation, Rel | Chain) or (name := only_letter([relation])) is None:
        return None
    text = lettered(stem, stem.prose)
    if set(re.findall(r"\b(?:of|for|numbers?|integers?) ([b-z])\b", text)) - {name}:
        return None
    try:
        if isinstance(relation, Rel) and any(p.match(text) for p in _SETS):
            return _whole_set(stem, relation, name)
        counted = next((m for p in _COUNTS if (m := p.match(text))), None)
        return None if counted is None else _counted(relation, name, counted.groupdict())
    except sets.NoSet:
        return None


# ---- the set --------------------------------------------------------------------------------------------------------


def _whole_set(stem: Stem, relation: Rel, name: str) -> Derivation | None:
    pieces = sets.solution_set(relation, name)
    said = {c.letter: sets.written(c.text, name) for c in stem.choices}
    if any(s is None for s in said.values()):
        return None
    values = tuple(r for p in pieces if (r := p.relation(name)) is not None)
    phrase = "all real numbers" if pieces == sets.EVERY else "no solution" if pieces == sets.NONE else None

    def fits(choice: Choice) -> bool:
        return said[choice.letter] == pieces

    after: State | Node | str = _shown(pieces, name)
    text = _sentence(relation, name, pieces)
    moves = (*_moves(relation, name), Move("Write down the solutions", text, relation, after, check=lambda: _by_sympy(relation, name, pieces)))  # fmt: skip
    return Derivation(
        _skill(relation), BARS if _barred(relation) else CURVE, moves, ({},), () if phrase else values, phrase,
        asked=f"You are asked for every value of {name} that makes the inequality true.",
        confirm=lambda: sets.agrees(pieces, relation, name), fits=fits if stem.choices else None,
    )  # fmt: skip


def _shown(pieces: sets.Pieces, name: str) -> State | Node | str:
    relations = [r for p in pieces if (r := p.relation(name)) is not None]
    if not relations:
        return r"\text{every number}" if pieces else r"\text{no number}"
    rels = [r for r in relations if isinstance(r, Rel)]
    return State.either(*rels) if len(rels) == len(relations) else relations[0]


def _sentence(relation: Rel, name: str, pieces: sets.Pieces) -> str:
    if _barred(relation):
        if pieces in (sets.EVERY, sets.NONE):
            return "An absolute value is never negative: compare that with the number on the other side."
        if len(pieces) == 1:
            return "The part inside the bars lies between the number and its opposite."
        return "The part inside the bars lies below the opposite of the number, or above the number."
    if pieces in (sets.EVERY, sets.NONE):
        return "There is no border, so the sign is the same everywhere: try one number."
    return f"Try a number ${name}$ from each of the three parts that the borders make."


def _moves(relation: Rel, name: str) -> tuple[Move, ...]:
    """The absolute value alone; or everything on one side and the borders."""
    barred = sets.without_bars(relation, name)
    if barred is not None:
        bars = next(n for n in walk(relation) if isinstance(n, Abs))
        alone = Rel(barred[0], bars, rational(barred[2]))
        if bare(alone) == bare(relation):
            return ()
        text = "Bring everything but the absolute value to the other side."
        return (Move("Isolate the absolute value", text, relation, alone, check=lambda: _same(relation, alone, name)),)
    _, (c, b, a) = sets.quadratic(relation, name)
    body = Bin("-", relation.left, relation.right) if evaluate_zero(relation.right) is False else relation.left
    border = Rel("=", body, num(0))
    root = sets.exact_root(b * b - 4 * a * c)
    text = "The sign can only change where both sides are equal: find these borders."
    if root is None:
        return ()
    ends = sorted(((-b - root) / (2 * a), (-b + root) / (2 * a)))
    state = State.either(*(Rel("=", Sym(name), rational(e)) for e in ends))
    return (Move("Find the borders", text, border, state, check=lambda: _zero_at(body, name, ends)),)


def evaluate_zero(node: Node) -> bool:
    """Whether an expression is the number zero."""
    try:
        return evaluate(node) == 0
    except Unvalued:
        return False


def _zero_at(body: Node, name: str, ends: list[Fraction]) -> bool:
    return all(algebra.equal(substitute(body, {name: rational(e)}), num(0)) for e in ends)


def _same(one: Rel, other: Rel, name: str) -> bool:
    return algebra.same_half_line(one, other, name)


def _by_sympy(relation: Rel, name: str, pieces: sets.Pieces) -> bool:
    """SymPy's own solution set of the inequality is made of the same intervals."""
    import sympy

    found = algebra.half_line(relation, name)
    return bool(found == sympy.Union(*(_as_set(p) for p in pieces)))


def _as_set(piece: Interval) -> object:
    import sympy

    low = -sympy.oo if piece.low is None else sympy.Rational(piece.low.numerator, piece.low.denominator)
    high = sympy.oo if piece.high is None else sympy.Rational(piece.high.numerator, piece.high.denominator)
    return sympy.Interval(low, high, not piece.low_in, not piece.high_in)


def _barred(relation: Rel | Chain) -> bool:
    return any(isinstance(n, Abs) for n in walk(relation))


def _skill(relation: Rel | Chain) -> str:
    curved = (
        isinstance(relation, Rel)
        and not _barred(relation)
        and any(isinstance(n, Bin) and n.op == "^" for n in walk(relation))
    )
    return skills.NONLINEAR_EQUATIONS if curved else skills.INEQUALITIES


# ---- whole numbers in it --------------------------------------------------------------------------------------------


def _counted(relation: Rel | Chain, name: str, asked: dict[str, str | None]) -> Derivation | None:
    every = sets.whole_numbers(relation, name)
    if every is None:
        return None
    sign, kind = (asked.get("sign") or "").strip().replace("-", ""), asked["kind"] or ""
    least = 1 if sign == "positive" else 0 if sign == "nonnegative" or kind.startswith("whole") else None
    if sign == "negative" and kind.startswith("whole"):
        return None
    kept = [n for n in every if (least is None or n >= least) and (sign != "negative" or n < 0)]
    pick = asked.get("pick")
    if pick and not kept:
        return None
    chosen = {"": len(kept), "sum": sum(kept)}
    if pick and pick != "sum":
        chosen[pick] = max(kept) if pick in ("greatest", "largest") else min(kept)
    answer = num(chosen[pick or ""])
    listed: Node | str = r",\ ".join(str(n) for n in kept) if len(kept) <= 12 else rf"{kept[0]},\ \dots,\ {kept[-1]}"
    rule = "Add them" if pick == "sum" else "Pick the one asked for" if pick else "Count them"
    text = (
        "Add all of them."
        if pick == "sum"
        else "Take the one that is asked for."
        if pick
        else "Count the numbers, zero among them if it belongs to them."
    )
    written = latex(pretty(relation))
    moves = (
        *(_moves(relation, name) if isinstance(relation, Rel) and not sets.only_linear(relation, name) else ()),
        Move("List the numbers", "Find the first and the last number of the kind asked for that makes it true.", written, listed or r"\text{none}", check=lambda: _by_hand(relation, name, every)),
        Move(rule, text, listed or r"\text{none}", answer, check=lambda: not pick or set(kept) <= set(every)),
    )  # fmt: skip
    return Derivation(
        _skill(relation), BARS if _barred(relation) else CURVE, moves, ({},), (answer,),
        asked="You are asked about the whole numbers that make the inequality true, and about no others.",
        confirm=lambda: _ends(relation, name, every),
    )  # fmt: skip


def _by_hand(relation: Rel | Chain, name: str, every: tuple[int, ...]) -> bool:
    """Each of them satisfies the relation exactly, by SymPy."""
    links = relation.links if isinstance(relation, Chain) else (relation,)
    tried = every if len(every) <= 40 else (*every[:20], *every[-20:])
    return all(algebra.satisfies(link, {name: num(n)}) for n in tried for link in links)


def _ends(relation: Rel | Chain, name: str, every: tuple[int, ...]) -> bool:
    """They follow on one another, and neither the number before the first nor the one after the last satisfies it."""
    if not every:
        return not any(true_at([relation], {name: Fraction(n)}) for n in range(-500, 501))
    beyond = (every[0] - 1, every[0] - 2, every[-1] + 1, every[-1] + 2)
    return every[-1] - every[0] + 1 == len(every) and not any(true_at([relation], {name: Fraction(n)}) for n in beyond)
