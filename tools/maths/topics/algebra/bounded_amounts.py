r"""An amount given by a linear expression is to lie between two bounds: for which values of its letter does it?

"The number rented is 96 − 3p, where 12 ≤ p ≤ 30. She wants at least 36 but no more than 54": 36 ≤ 96 − 3p ≤ 54, solved,
within what the letter may be. Only which of the choices says it.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from functools import partial

from tools.maths import algebra
from tools.maths.derivation import Derivation, Move, State
from tools.maths.polynomial import NotPolynomial
from tools.maths.problem import Choice
from tools.maths.skills import INEQUALITIES
from tools.maths.stem import PLACEHOLDER, REVERSALS, TRAPS, Stem
from tools.maths.topics.algebra.inequality_steps import sets_agree
from tools.maths.topics.algebra.intervals import describes, interval, linear_parts
from tools.maths.tree import Apply, Chain, Node, Rel, Sym, letters

READS_SENTENCES = True
CONCEPT = "Put the expression between its bounds, and do the same to all parts; dividing by a negative number turns the signs round."
_N = r"⟦[NM](?P<n>\d+)⟧"
_LOW = r"(?:at least|no less than|no fewer than|not less than|not fewer than|a minimum of|no lower than|not below)"
_HIGH = (
    r"(?:at most|no more than|no greater than|not more than|not exceeding|a maximum of|up to|no higher than|not over)"
)
_BOUNDS = (
    ("≥", re.compile(rf"\b{_LOW} {_N}")),
    ("≤", re.compile(rf"\b{_HIGH} {_N}")),
    (">", re.compile(rf"\b(?<!no )(?<!not )(?:more|greater|higher) than {_N}")),
    ("<", re.compile(rf"\b(?<!no )(?<!not )(?:less|fewer|lower) than {_N}")),
)  # fmt: skip
_BETWEEN = re.compile(
    r"\b(?:between|from) ⟦[NM](?P<a>\d+)⟧(?: [a-z]+){0,2} (?:and|to) ⟦[NM](?P<b>\d+)⟧(?: [a-z]+){0,2}?(?P<inclusive>,? \(?inclusive\)?)"
)
_ASK = re.compile(
    r"\b(?:which|what|for what|find)\b[^.?]*?\b(?:inequality|describes?|represents?|gives?|shows?|all|possible|values?|range|prices?|times?|amounts?|numbers?)\b"
)
_OTHERWISE = re.compile(
    r"\b(?:not (?!more|less|fewer|exceed|below|over)\w+|cannot|except|unless|outside|either|or|both|combined|total|altogether|profit|revenue|income|average|twice|half|doubled|increased?|decreased?|days|percent|other|another|two|each of|left over|remaining|"
    r"additional|extra|instead|fail\w*|unacceptable|exactly|different)\b"
)
_CALM_TEXT = """
    a an the is are was were it its of in on to at from and by with that which so as be will would what how many when if where for while only following describes describe gives give represents represent inequality all values value possible price prices times time
    charges charge charged charging dollars dollar per hour hourly rent rented rents number typical day season coming she he they wants want wanted wishes plans least most no more than but less fewer ticket tickets sells sell sold show meet meets goal can could may
    must be found has that owner manager tree trees plant plants plot fruit kilograms year each yields yield temperature degrees minutes minute after open opened inclusive between amounts amount use uses used range hold satisfied constraint
"""
_CALM = frozenset(_CALM_TEXT.split())
_USED_TEXT = """
    no not least most more than less fewer greater between when if what how which where each every per of all that
    only while minimum maximum then who whose after before times
"""
_USED = frozenset(_USED_TEXT.split())
_TRAPPED = (TRAPS | REVERSALS) - _USED


def solve(stem: Stem) -> Derivation | None:
    """The derivation of the values a letter may have, None for other problems."""
    text = stem.prose
    if not stem.choices or stem.tables or stem.statements or len(text) > 1000 or not _ASK.search(stem.ask):
        return None
    if _OTHERWISE.search(text):
        return None
    expression, name, relation = _expression(stem)
    bounds = _bounds(stem)
    if expression is None or not bounds:
        return None
    domain, spare = _domain(stem, name, expression, relation, {i for _, i in bounds})
    if spare or not all(_about(c.node, name) for c in stem.choices):
        return None
    words = set(re.findall(r"[a-z]+", PLACEHOLDER.sub(" ", text)))
    if words & _TRAPPED:
        return None
    if not _of_the_amount(stem, bounds):
        return None
    ops = [op for op, _ in bounds]
    if sum(op in "≥>" for op in ops) > 1 or sum(op in "≤<" for op in ops) > 1:
        return None
    wanted = [Rel(op, expression, stem.nodes[i]) for op, i in bounds]
    return _derivation(stem, name, wanted, domain, not words - _CALM)


def _expression(stem: Stem) -> tuple[Node | None, str, Rel | None]:
    """The one linear expression in one letter: alone, or as what a second letter or a function is equal to."""
    found: list[tuple[Node, Rel | None]] = [
        (stem.nodes[i], None) for i in stem.placeholders("E") if not isinstance(stem.nodes[i], Apply)
    ]
    for relation in dict.fromkeys(stem.equations()):
        if relation.op == "=" and isinstance(relation.left, Sym | Apply) and letters(relation.right):
            found.append((relation.right, relation))
    if len(found) != 1:
        return None, "", None
    node, relation_ = found[0]
    names = letters(node)
    if len(names) != 1:
        return None, "", None
    try:
        slope, _ = linear_parts(node, next(iter(names)))
    except NotPolynomial:
        return None, "", None
    return (node, next(iter(names)), relation_) if slope else (None, "", None)


def _bounds(stem: Stem) -> list[tuple[str, int]]:
    """The bounds of the amount, each a sign and the placeholder of its number."""
    match = _BETWEEN.search(stem.prose)
    if match is not None:
        return [("≥", int(match["a"])), ("≤", int(match["b"]))]
    return [(op, int(m["n"])) for op, pattern in _BOUNDS for m in pattern.finditer(stem.prose)]


_FUNCTION_WORDS_TEXT = """
    that which with from have they them this there will would what when while where least most more than less fewer
    only between wants want must should does dollars degrees possible
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())


_AFTER = frozenset(
    ["and", "but", "or", "to", "in", "on", "at", "for", "per", "when", "while", "each"]
)  # a bound's number


def _of_the_amount(stem: Stem, bounds: list[tuple[str, int]]) -> bool:
    """Whether the bounds are told of what the expression gives: the noun after a bound, or the subject before it.

    >>> from tools.maths import stem
    >>> told = stem.read("It sells $9 - p$ caps. It wants at least 3 hats. Which $p$ are possible?")
    >>> _of_the_amount(told, [("≥", told.placeholders("N")[0])])
    False
    """
    given = next((s for s in stem.sentences if stem.placeholders("E", s) or stem.placeholders("RF", s)), "")
    words = {w.rstrip("s") for w in re.findall(r"[a-z]+", PLACEHOLDER.sub(" ", given))}
    nouns = []
    for _, number in bounds:
        match = re.search(rf"⟦[NM]{number}⟧ (?:of the |of its |of |more )?([a-z]+)", stem.prose)
        if match and match[1] not in _AFTER:
            nouns.append(match[1])
    if nouns:
        return all(n.rstrip("s") in words for n in nouns)
    told = next((s for s in stem.sentences if any(f"{n}⟧" in s for _, n in bounds)), "")
    subject = {w.rstrip("s") for w in re.findall(r"[a-z]{4,}", PLACEHOLDER.sub(" ", told)) if w not in _FUNCTION_WORDS}
    return bool(subject & words)


def _domain(
    stem: Stem, name: str, expression: Node, relation: Rel | None, used: set[int]
) -> tuple[list[Rel], set[int]]:
    """What the letter may be, and the placeholders nobody has accounted for."""
    domain: list[Rel] = []
    spare: set[int] = set()
    for kind, number in PLACEHOLDER.findall(stem.prose):
        index = int(number)
        node = stem.nodes[index]
        links = node.links if isinstance(node, Chain) else (node,)
        if index in used or kind == "S" or node in (expression, relation) or (isinstance(node, Rel) and node.op == "="):
            continue
        if kind == "R" and all(
            isinstance(r, Rel) and r.op in "<>≤≥" and letters(r) == {name} and _plain(r) for r in links
        ):
            domain += [r for r in links if isinstance(r, Rel)]
        else:
            spare.add(index)
    return domain, spare


def _plain(relation: Rel) -> bool:
    """Whether a bound is the letter itself against a number."""
    return isinstance(relation.left, Sym) or isinstance(relation.right, Sym)


def _about(node: Node | None, name: str) -> bool:
    links = node.links if isinstance(node, Chain) else (node,)
    return all(isinstance(r, Rel) and r.op in "<>≤≥" and letters(r) == {name} for r in links)


def _derivation(stem: Stem, name: str, wanted: list[Rel], domain: list[Rel], full: bool) -> Derivation | None:
    moves: list[Move] = []
    solved: list[Rel] = []
    try:
        for relation in wanted:
            alone = interval([relation], name).relation(name)
            if not isinstance(alone, Rel):
                return None
            turned = " by the negative number, which turns the sign round" if alone.op != relation.op else ""
            text = f"Subtract the constant and divide{turned}."
            check = partial(algebra.same_half_line, relation, alone, name)
            moves.append(Move("Solve the inequality", text, State.of(relation), State.of(alone), check=check))
            solved.append(alone)
        every = [*solved, *domain]
        allowed = interval(every, name)
    except NotPolynomial:
        return None
    if allowed.empty:
        return None
    if domain:
        before, after = State.of(*solved), State.of(*every)
        kept = partial(set(after.rows[0]).issuperset, every)
        moves.append(Move("Keep what is allowed", "Keep only what the letter may be.", before, after, check=kept))

    def fits(choice: Choice) -> bool:
        return describes(choice.node, name, allowed)

    right = [c.node for c in stem.choices if fits(c) and isinstance(c.node, Rel | Chain)]
    return Derivation(
        INEQUALITIES, CONCEPT, tuple(moves), ({},), tuple(right[:1]) or tuple(solved[:1]),
        asked="You are asked for all values of the letter that keep the amount within its bounds.", fits=fits,
        confirm=lambda: len(right) == 1 and sets_agree([*wanted, *domain], right[0], name), full=full,
    )  # fmt: skip
