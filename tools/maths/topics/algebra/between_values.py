r"""How long a linear quantity takes from one value to another: "h + 0.35t = 62 … from 41 centimeters to 20 centimeters?"

One equation (or rule) ties two letters; one counts what is asked ("t minutes", "How many minutes …?"), the other is the
quantity whose two values are told with its unit. Where the rate changes on the way, it is left alone.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, Slip, State
from tools.maths.polynomial import NotPolynomial, collect, expand, rational, scale
from tools.maths.problem import Problem, Target
from tools.maths.skills import LINEAR_TWO
from tools.maths.solving import linear
from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS, Stem
from tools.maths.tree import Apply, Bin, Node, Rel, Sym, has_call, has_decimal, letters, substitute
from tools.maths.values import evaluate

READS_SENTENCES = True
CONCEPT = (
    "In a linear relation each value of the one quantity belongs to one value of the other: find both and subtract. "
    "Only the change counts, so the rate gives it at once."
)
_V = r"⟦(?P<{}>[NM]\d+)⟧"
_WORDS = r"(?: (?!to\b|and\b|⟦)[a-z°'-]+){0,4}?"
_PAIRS = tuple(
    re.compile(pattern.replace("A", _V.format("a")).replace("B", _V.format("b")).replace("W", _WORDS))
    for pattern in (
        r"\bfrom (?:an? |the )?(?:[a-z]+ ){0,3}AW to (?:an? |the )?(?:[a-z]+ ){0,3}B",
        r"\bbetween (?:the )?(?:[a-z]+ ){0,14}?AW,? and (?:the )?(?:[a-z]+ ){0,8}?B",
        r"\bfrom (?:the )?(?:[a-z]+ ){1,12}?AW,? (?:to|until) (?:the )?(?:[a-z]+ ){1,8}?B",
    )
)
_UNITS = r"(?:second|minute|hour|day|week|month|year)"
_ASK = re.compile(
    r"how many (?:more |additional |full )?(?P<noun>[a-z]+)|how (?:long|much time),? in (?P<unit>[a-z]+)|in how many (?P<in>[a-z]+)|(?:number of|time, in) (?P<number>[a-z]+)"
)
_OTHERWISE = re.compile(
    r"\b(?:doubles?|doubled|twice|half|halved|second [a-z]+|another|both|each|refill\w*|paus\w*|stop\w*|chang\w* (?:to|its)|instead|after (?:that|which)|until|increased? by|decreased? by|not|speeds? up|slows?|"
    r"percent|per|times|average rate|quadratic|exponential|total of|more than|less than|at least|at most|closest|first|next|additional|respectively|also|two|three)\b"
)
_CALM_TEXT = """
    a an the is are was were it its of in on to at from and or by with that which so as be will would what how many much long does do take takes taken for when if gives given equation function above model models modeled represents height volume
    temperature amount number weight length water tank fuel left after before since start started starts begins begin began opened opens satisfies relationship between drain drains full bottom valve candle burns go goes fall falls drop drops decrease decreases rise
    rises increase increases move moves change changes pass passes while according using based time moment have has can where this these there balloon altitude descend ascend oven switched turned card transit rides ride bag feed
    centimeters centimeter inches feet meters liters gallons pounds degrees celsius fahrenheit dollars minutes minute seconds second hours hour days day weeks week months years year needed required tall deep high remaining money battery charge fully
"""
_CALM = frozenset(_CALM_TEXT.split())
_USED_TEXT = """
    if what how when that which where of left remaining total between after before first then number even whole full
    round each decrease increase decreases increases
"""
_USED = frozenset(_USED_TEXT.split())
_TRAPPED = (TRAPS | REVERSALS) - (_USED - {"each", "first"})


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the time (or number) between two values, None for other problems."""
    text = stem.prose
    if stem.tables or stem.statements or len(text) > 900 or _OTHERWISE.search(text):
        return None
    tie = _tie(stem)
    pair = next((m for p in _PAIRS if (m := p.search(stem.ask))), None)
    asked = _ASK.search(stem.ask)
    if tie is None or pair is None or asked is None:
        return None
    relation, names = tie
    noun = next(g for g in asked.groups() if g)
    counter = [n for n in names if n in _counted(stem, noun)]
    if len(counter) != 1 or noun in ("centimeters", "dollars"):
        return None
    time = counter[0]
    quantity = next(n for n in names if n != time)
    numbers = [int(pair[g][1:]) for g in "ab"]
    spare = (
        set(stem.placeholders("RFENMPDTB")) - set(numbers) - {i for i, n in enumerate(stem.nodes) if _is(n, relation)}
    )
    if spare or not _measured_so(stem, quantity, time, pair, numbers):
        return None
    words = set(re.findall(r"[a-z]+", PLACEHOLDER.sub(" ", text)))
    if words & _TRAPPED:
        return None
    return _derivation(stem, relation, time, quantity, [stem.nodes[i] for i in numbers], noun, not words - _CALM)


def _is(node: Node, relation: Rel) -> bool:
    return isinstance(node, Rel) and (
        node == relation or (isinstance(node.left, Apply) and node.right == relation.right)
    )


def _tie(stem: Stem) -> tuple[Rel, tuple[str, str]] | None:
    """The one linear equation between two letters; f(t) = … gets the function's name as its other letter."""
    relations = [r for r in dict.fromkeys(stem.equations()) if r.op == "="]
    if len(relations) != 1:
        return None
    relation = relations[0]
    if isinstance(relation.left, Apply) and isinstance(relation.left.arg, Sym):
        relation = Rel("=", Sym(relation.left.name), relation.right)
    names = sorted(letters(relation))
    if len(names) != 2 or has_call(relation):
        return None
    try:
        terms = collect(expand(relation.left) + scale(expand(relation.right), Fraction(-1)))
    except NotPolynomial:
        return None
    return (relation, (names[0], names[1])) if all(t.degree <= 1 for t in terms) else None


def _counted(stem: Stem, noun: str) -> set[str]:
    """The letters that count a noun: "t minutes after", "after r rides", "the number of days d", "d, in days".

    >>> from tools.maths import stem
    >>> sorted(_counted(stem.read("The height is $h$ centimeters after $t$ minutes. How many minutes is it?"), "minutes"))
    ['t']
    """
    stem_noun = re.escape(noun.rstrip("s"))
    found = set()
    for pattern in (
        rf"⟦S(?P<s>\d+)⟧ (?:full |whole )?{stem_noun}s?\b",
        rf"(?:number of|time,? in|in) {stem_noun}s?\b[^.?⟦,]{{0,30}}? ⟦S(?P<s>\d+)⟧",
        rf"⟦S(?P<s>\d+)⟧,? (?:is |represents |represent |be )?(?:the |a )?(?:time,? |number of |measured )*(?:in )?{stem_noun}s?\b",
        rf"\b{stem_noun}s?,? ⟦S(?P<s>\d+)⟧",
    ):
        for match in re.finditer(pattern, stem.prose):
            node = stem.nodes[int(match["s"])]
            if isinstance(node, Sym):
                found.add(node.name)
    return found


def _measured_so(stem: Stem, quantity: str, time: str, pair: re.Match[str], numbers: list[int]) -> bool:
    """Whether the two values are of the quantity: a unit beside them that is told of it, and none of the counter's."""
    text = stem.prose
    after = [
        re.match(r" ?(?:⟦[NM]\d+⟧ )?([a-z]+)", text[text.index(f"⟦{pair[g]}⟧") + len(pair[g]) + 2 :]) for g in "ab"
    ]
    units = {m[1] for m in after if m and not re.fullmatch(r"to|and|when|on|in|tall|deep|high|left", m[1])}
    money = all(pair[g].startswith("M") for g in "ab")
    told = stem.prose.replace(stem.ask, " ")
    if money:
        return not units - {"on"} and "dollars" in told and not re.search(r"⟦S\d+⟧ dollars\b.*⟦S\d+⟧ dollars", told)
    if any(re.search(rf"\b{re.escape(u.rstrip('s'))}", told) is None for u in units):
        return False
    own = {u for u in units if time in _counted(stem, u)}
    return bool(units) and not own and not {u for u in units if re.fullmatch(rf"{_UNITS}s?", u)}


def _derivation(stem: Stem, relation: Rel, time: str, quantity: str, ends: list[Node], noun: str, full: bool) -> Derivation | None:  # fmt: skip
    decimal = has_decimal(relation)
    moves: list[Move] = []
    times: list[Fraction] = []
    for end in ends:
        placed = Rel("=", substitute(relation.left, {quantity: end}), substitute(relation.right, {quantity: end}))
        found = linear.isolate(placed, time, decimal)
        if not isinstance(found.value, Fraction):
            return None
        at = {quantity: end}
        text = f"Put ${_shown(end)}$ for ${quantity}$."
        moves.append(
            Move(
                "Put the value in",
                text,
                State.of(relation),
                State.of(placed),
                check=partial(_put, relation, at, placed),
            )
        )
        moves.extend(_own(m, time) for m in found.moves)
        times.append(found.value)
    first, last = times
    if first == last or min(first, last) < 0 or last < first:
        return None  # the second value comes after the first one
    gap = Bin("-", rational(last, decimal), rational(first, decimal))
    value = rational(last - first, decimal)
    moves.append(Move("Subtract", f"Subtract to find how many {noun} lie between.", gap, value))
    problem = Problem(stem.question, stem.segments, (relation,), Target("value", Sym(time)), stem.choices)
    low, high = (evaluate(e) for e in ends)
    return Derivation(
        LINEAR_TWO,
        CONCEPT,
        tuple(moves),
        ({time: value},),
        (value,),
        problem=problem,
        asked=f"You are asked how many {noun} pass between the two values.",
        unit=noun,
        confirm=lambda: _by_the_rate(relation, time, quantity, Fraction(high) - Fraction(low), last - first),
        slips=(Slip("giving the change of the quantity", rational(abs(Fraction(high) - Fraction(low)))), Slip("stopping at the second value", rational(last, decimal))),
        full=full,
    )  # fmt: skip


def _own(move: Move, name: str) -> Move:
    from dataclasses import replace

    if move.check is not None or not isinstance(move.before, State) or not isinstance(move.after, State):
        return move
    before, after = move.before, move.after
    return replace(
        move,
        check=lambda: algebra.same_set(algebra.solution_set(before, (name,)), algebra.solution_set(after, (name,))),
    )


def _shown(node: Node) -> str:
    from tools.maths import typeset

    return typeset.latex(typeset.pretty(node))


def _put(relation: Rel, at: dict[str, Node], placed: Rel) -> bool:
    import sympy

    values = {sympy.Symbol(k, real=True): algebra.to_sympy(v) for k, v in at.items()}
    return bool(sympy.simplify(algebra.difference(relation).subs(values) - algebra.difference(placed)) == 0)


def _by_the_rate(relation: Rel, time: str, quantity: str, change: Fraction, found: Fraction) -> bool:
    """The second route: SymPy's rate of change, and the change of the quantity divided by it."""
    import sympy

    t, q = sympy.Symbol(time, real=True), sympy.Symbol(quantity, real=True)
    solved = sympy.solve(algebra.difference(relation), q)
    if len(solved) != 1:
        return False
    rate = sympy.diff(solved[0], t)
    return bool(
        rate != 0
        and sympy.simplify(
            sympy.Rational(change.numerator, change.denominator) / rate
            - sympy.Rational(found.numerator, found.denominator)
        )
        == 0
    )
