"""How f(a + 3) compares with f(a), for an exponential or a linear function: how many times, how much more, what percent.

A choice such as "It is 8 times as great as f(a)" becomes a formula in f(a); it is right when it equals f(a + 3) for every a.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import partial

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move
from tools.maths.framing import framed
from tools.maths.stem import Stem
from tools.maths.topics.advanced.steps import applied, number, value_fits
from tools.maths.topics.advanced.told.growth_said import Compared, says
from tools.maths.topics.advanced.told.words import left_over
from tools.maths.tree import Apply, Bin, Node, Percent, Sym, has_call, letters, substitute, walk
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, evaluate, same_value

EXPONENTIAL = (
    "When the input of $c \\cdot b^x$ grows by $d$, the value is multiplied by $b^d$: $b^{x+d} = b^x \\cdot b^d$."
)
LINEAR = "When the input of $mx + c$ grows by $d$, the value grows by $m \\cdot d$, wherever one starts."
READS_SENTENCES = True  # every word of every sentence is looked up

_GROWS = re.compile(
    r"(?:(?:when|if|as|whenever|each time|every time|for each time) )?(?:the )?(?:value of )?(?:the input )?⟦S(?P<x>\d+)⟧ (?P<way>increases|is increased|decreases|is decreased) by (?:⟦N(?P<n>\d+)⟧|(?P<one>one|1))(?: units?)?"
)
_TIMES = (
    re.compile(r"how many times (?:(?:the value of|as (?:great|large|much|big) as|larger than|greater than) )?⟦E(?P<old>\d+)⟧ is (?:the value of )?⟦E(?P<new>\d+)⟧"),
    re.compile(r"⟦E(?P<new>\d+)⟧ is how many times (?:as (?:great|large|much|big) as )?(?:the value of )?⟦E(?P<old>\d+)⟧"),
    re.compile(r"how many times as (?:great|large|much|big) (?:as ⟦E(?P<old>\d+)⟧ is ⟦E(?P<new>\d+)⟧|is ⟦E(?P<new2>\d+)⟧ as ⟦E(?P<old2>\d+)⟧)"),
    re.compile(r"ratio of ⟦E(?P<new>\d+)⟧ to ⟦E(?P<old>\d+)⟧"),
)  # fmt: skip
_PERCENT = re.compile(
    r"⟦E(?P<new>\d+)⟧ is what percent(?:age)? (?P<way>greater|more|less|larger|smaller) than (?:the value of )?⟦E(?P<old>\d+)⟧"
)
_MORE = re.compile(
    r"(?:how much|by how much|by what (?:amount|number)) (?:(?P<way>greater|more|less|larger) )?(?:is )?⟦E(?P<new>\d+)⟧ (?:is )?(?P<way2>greater|more|less|larger)? ?than ⟦E(?P<old>\d+)⟧"
)
_BY = re.compile(
    r"(?:by (?:what|which) (?:factor|number|percent(?:age)?)|by how much|⟦E\d+⟧ (?:is )?(?P<verb2>multiplied|increases?|decreases?|grows?) by (?:what|which) (?:factor|number|amount|percent(?:age)?))"
)
_TRUE = re.compile(
    r"which (?:one )?(?:of the following )?(?:statements? )?[^.?]{0,60}(?:true|describes|gives|equal to|equivalent to|equals|compares)\b|\bhow does\b"
)
_OWN_TEXT = """
    times percent greater more larger less than how many much what factor number multiplied increases increased increase decreases decreased decrease grows changes change
    each every when whenever time unit units by ratio compare compares compared statement as great large big value values amount any
"""
_OWN = frozenset(_OWN_TEXT.split())


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    rules = stem.definitions()
    if len(rules) != 1 or stem.tables or stem.statements or framed(stem.ask):
        return None
    name, letter, body = rules[0]
    if letters(body) != {letter} or has_call(body):
        return None
    if re.search(r"\bnot\b|\bexcept\b|\bcould\b|\bfalse\b|\bderivative\b|\binverse\b", stem.prose):
        return None
    strange, trap = left_over(stem.prose, _OWN)
    if trap:
        return None
    try:
        found = _asked_value(stem, name, letter, body) or _asked_choice(stem, name, letter, body)
    except (Unvalued, algebra.Unchecked, ZeroDivisionError, ValueError):
        return None
    if found is None:
        return None
    return found if not strange else replace(found, full=False)


def kind(body: Node, letter: str) -> str:
    """ "exponential" for c·bˣ (also of kx + m), "linear" for mx + c, "" for others.

    >>> from tools.maths.grammar import parse
    >>> kind(parse("5 * 2^x"), "x"), kind(parse("3x - 1"), "x"), kind(parse("2^x + 1"), "x")
    ('exponential', 'linear', '')
    """
    import sympy

    x = sympy.Symbol(letter, real=True)
    rule = algebra.to_sympy(body)
    if sympy.expand(rule).is_polynomial(x):
        return "linear" if sympy.degree(sympy.expand(rule), x) == 1 else ""
    grown = sympy.simplify(rule.subs(x, x + 1) / rule)
    return "exponential" if grown.is_number else ""


def _compared(stem: Stem, name: str, letter: str) -> Compared | None:
    """f(a + 3) against f(a); "when x increases by 3" compares f(x + 3) with f(x)."""
    calls = [n for i in stem.placeholders("E") for n in walk(stem.nodes[i]) if isinstance(n, Apply) and n.name == name]
    calls = [c for c in dict.fromkeys(calls) if letters(c.arg)]
    grows = list(_GROWS.finditer(stem.prose))
    if len(grows) == 1:
        moving = stem.nodes[int(grows[0]["x"])]
        size = stem.nodes[int(grows[0]["n"])] if grows[0]["n"] else number(1)
        if moving != Sym(letter) or any(c.arg != moving for c in calls) or letters(size):
            return None
        op = "-" if "decreas" in grows[0]["way"] else "+"
        return Compared(Apply(name, Bin(op, moving, size)), Apply(name, moving))
    numbers = [k for k in stem.placeholders("NPMDT")]
    if numbers or grows:
        return None
    names = {n for c in calls for n in letters(c.arg)}
    if len(names) != 1:
        return None
    base = Apply(name, Sym(names.pop()))
    shifted = [c for c in calls if c != base]
    return Compared(shifted[0], base) if len(shifted) == 1 else None


def _rule(name: str, letter: str, body: Node) -> dict[str, tuple[str, Node]]:
    return {name: (letter, body)}


def _equal(a: Node, b: Node) -> bool:
    """SymPy finds no difference."""
    import sympy

    gap = algebra.to_sympy(a) - algebra.to_sympy(b)
    return bool(sympy.simplify(sympy.expand(sympy.expand_power_exp(gap))) == 0)


def _constant(node: Node) -> Fraction | None:
    """The number a formula with letters always equals, None where it depends on them."""
    import sympy

    value = sympy.simplify(sympy.powsimp(sympy.expand_power_exp(algebra.to_sympy(node))))
    value = sympy.nsimplify(value) if value.is_number and not value.is_Rational else value
    return Fraction(int(value.p), int(value.q)) if value.is_Rational else None


def _at_points(node: Node, value: Node) -> bool:
    """The second route: exact values at several places."""
    places = [dict.fromkeys(letters(node), Fraction(k)) for k in (-2, 0, 1, 3, 6)]
    return all(same_value(evaluate(node, at), evaluate(value, at)) for at in places)


# ---- a number is asked ----------------------------------------------------------------------------------------------


def _asked_value(stem: Stem, name: str, letter: str, body: Node) -> Derivation | None:
    wanted = _wanted(stem, name, letter)
    if wanted is None:
        return None
    node, asked, percent = wanted
    put_in = applied(node, _rule(name, letter, body))
    if put_in is None or not letters(put_in):
        return None
    size = _constant(put_in)
    if size is None:
        return None
    value = number(size)
    concept = EXPONENTIAL if kind(body, letter) == "exponential" else LINEAR
    check = partial(_same_calls, node, put_in, name, letter, body)
    moves = (
        Move("Use the rule", "Write each value with the function's rule.", node, put_in, check=check),
        Move("Simplify", "The letter cancels.", put_in, value, check=lambda: _equal(put_in, value)),
    )
    given = value_fits([value])

    def fits(choice) -> bool:  # type: ignore[no-untyped-def]
        if percent and isinstance(choice.node, Percent):
            return not letters(choice.node.arg) and same_value(evaluate(choice.node.arg), size)
        return given(choice)

    return Derivation(
        skills.NONLINEAR_FUNCTIONS if concept is EXPONENTIAL else skills.LINEAR_FUNCTIONS, concept, moves, ({},), (value,),
        asked=asked, unit="%" if percent else "", confirm=lambda: _at_points(put_in, value), fits=fits,
    )  # fmt: skip


def _wanted(stem: Stem, name: str, letter: str) -> tuple[Node, str, bool] | None:
    """What is asked as a formula of calls: f(a + 2)/f(a); whether it is a percentage."""
    ask = stem.ask
    pair = _compared(stem, name, letter)
    if pair is None:
        return None
    for pattern in _TIMES:
        if (match := pattern.search(ask)) is not None:
            parts = match.groupdict()
            new, old = (stem.nodes[int(parts.get(k) or parts[f"{k}2"])] for k in ("new", "old"))
            if not (isinstance(new, Apply) and isinstance(old, Apply)):
                return None
            text = "You are asked how many times as great one value is as the other."
            return Bin("/", new, old, "frac"), text, False
    if (match := _PERCENT.search(ask)) is not None:
        new, old = stem.nodes[int(match["new"])], stem.nodes[int(match["old"])]
        if {new, old} != {pair.new, pair.old}:
            return None
        return _percent(new, old, down=match["way"] in ("less", "smaller"))
    if (match := _MORE.search(ask)) is not None:
        new, old = stem.nodes[int(match["new"])], stem.nodes[int(match["old"])]
        less = "less" in (match["way"], match["way2"])
        return _change(new, old, less), "You are asked for the difference of the two values.", False
    single = re.search(
        r"(?:what is|find|determine) (?:the value of )?⟦E(\d+)⟧(?= ?(?:[?.]|$)| for (?:any|all|every|each)\b)", ask
    )
    grows = _GROWS.search(stem.prose)
    if single is not None and not grows:
        node = stem.nodes[int(single[1])]
        if {c for c in walk(node) if isinstance(c, Apply)} == {pair.new, pair.old}:
            return node, f"You are asked for {shown(node)}, whatever the letter is.", False
    if grows and (match := _BY.search(ask)) is not None:
        text, after = match.group(), ask[match.end() :]
        verb = re.search(r"multiplied|increase|decrease|grow|factor|change", f"{after} {text}")
        told = f"{text} {after} {ask[: match.start()]}"
        down = "decrease" in _GROWS.sub(" ", ask)  # the verb of the function's value, not that of the input
        if "percent" in told:
            if verb is None or not re.search("increas|grow|decreas", verb.group()):
                return None
            return _percent(pair.new, pair.old, down)
        if "multiplied" in told or "factor" in told:
            return Bin("/", pair.new, pair.old, "frac"), "You are asked what the value is multiplied by.", False
        if verb is None or "change" in verb.group():
            return None
        return _change(pair.new, pair.old, down), "You are asked for the change of the value.", False
    return None


def _change(new: Node, old: Node, down: bool) -> Node:
    return Bin("-", old, new) if down else Bin("-", new, old)


def _percent(new: Node, old: Node, down: bool) -> tuple[Node, str, bool]:
    share = Bin("/", _change(new, old, down), old, "frac")
    return Bin("*", share, number(100)), "You are asked for the change as a percentage of the old value.", True


def _same_calls(node: Node, put_in: Node, name: str, letter: str, body: Node) -> bool:
    again = applied(node, _rule(name, letter, body))
    return again is not None and _equal(again, put_in)


# ---- a choice says it -----------------------------------------------------------------------------------------------


def _asked_choice(stem: Stem, name: str, letter: str, body: Node) -> Derivation | None:
    if not stem.choices or not _TRUE.search(stem.ask):
        return None
    pair = _compared(stem, name, letter)
    if pair is None or (which := kind(body, letter)) == "":
        return None
    said = [says(c.text, c.node, pair, name) for c in stem.choices]
    if any(s is None for s in said):
        return None
    rule = _rule(name, letter, body)
    new, old = applied(pair.new, rule), applied(pair.old, rule)
    meant = [applied(substitute(s, {"u": pair.old}), rule) for s in said if s is not None]
    if new is None or old is None or any(m is None for m in meant):
        return None
    flags = [_equal(new, m) for m in meant if m is not None]
    if sum(flags) != 1:
        return None
    right, formula = stem.choices[flags.index(True)], said[flags.index(True)]
    assert formula is not None
    result = substitute(formula, {"u": pair.old})
    final = applied(result, rule)
    assert final is not None
    as_told, as_said = (partial(_same_calls, a, b, name, letter, body) for a, b in ((pair.new, new), (result, final)))
    text = f"Write it with {shown(old)}, the rule for {shown(pair.old)}."
    moves = (
        Move("Use the rule", f"Write {shown(pair.new)} with the function's rule.", pair.new, new, check=as_told),
        Move("Split it", text, new, final, check=partial(_equal, new, final)),
        Move("Say it with the function", f"So it is {shown(result)}.", final, result, check=as_said),
    )
    return Derivation(
        skills.NONLINEAR_FUNCTIONS if which == "exponential" else skills.LINEAR_FUNCTIONS, EXPONENTIAL if which == "exponential" else LINEAR,
        moves, ({},), (result,), right.text.strip(), asked=f"You are asked how {shown(pair.new)} compares with {shown(pair.old)}.",
        confirm=lambda: [_at_points(new, m) for m in meant if m is not None] == flags, fits=lambda choice: choice.letter == right.letter,
    )  # fmt: skip
