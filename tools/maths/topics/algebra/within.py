"""A tolerance in words as an inequality: "within 15 degrees of 140" is |T − 140| ≤ 15, or 125 ≤ T ≤ 155.

Only which of the choices says it; each choice is compared at exact points in, on and outside the borders.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

from tools.maths import algebra, skills
from tools.maths.derivation import Derivation, Move, State, words
from tools.maths.picturing import intervals
from tools.maths.picturing.reading import label
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import TRAPS, Stem
from tools.maths.topics.algebra.inequality_steps import sets_agree
from tools.maths.topics.algebra.intervals import true_at
from tools.maths.tree import Abs, Bin, Chain, Group, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "How far two numbers are apart is the absolute value of their difference. "
    "“Within” a distance means that this absolute value is at most the distance."
)
_N, _C = r"⟦[NMPD](?P<n>\d+)⟧", r"⟦[NMPD](?P<c>\d+)⟧"
_WORD = r"(?: (?!of\b|from\b|than\b|and\b|or\b)[a-z°'-]+){0,3}"
_SIZE = r"(?P<size>at most|no more than|not more than|less than|fewer than|up to|at least|no less than|more than|greater than)"
_FAR = rf"{_SIZE} {_N}{_WORD}"
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"within (?:a distance of )?{_N}{_WORD} (?:of|from)(?: the| a| its| an| target| ideal| required| mean| value| length| weight| of)* {_C}",
        rf"{_FAR}(?: away)? from(?: the| a| its| target| ideal| required)* {_C}",
        rf"(?:differ|differs|vary|varies|deviate|deviates|be off|is off)(?: from(?: the| a| its| this| that| target| ideal| required| weight| length| value| of)*(?: {_C}{_WORD})?)? by {_FAR}",
        rf"{_C}{_WORD},? (?:plus or minus|±|give or take|with a tolerance of|with an error of (?:at most|up to)) {_N}",
    )
]  # fmt: skip
_CENTRE = re.compile(
    rf"(?:target|ideal|required|intended|correct|desired|standard|advertised)[a-z' ]{{0,30}} (?:is|of) {_C}"
)
_ASK = re.compile(
    r"which (?:of the following )?(?:absolute value )?(?:inequalit(?:y|ies))?[a-z ]*(?:represents?|describes?|gives?|models?|shows?|"
    r"expresses|must be true|is true|could be used|can be used|satisf)"
)
_NEGATED = re.compile(
    r"\bnot\b|n't\b|\bunsafe|\breject|\bunacceptable|\boutside|\bexcept|\bunless|\bfail|\bdiscard|\bdefect|\bexceed|\bnever\b"
    r"|\btoo\b|\bbelow\b|\babove\b|\blower\b|\bhigher\b"
)
_STRICT = frozenset(["less than", "fewer than", "more than", "greater than"])
_OUTSIDE = frozenset(["at least", "no less than", "more than", "greater than"])


def solve(stem: Stem) -> Derivation | None:
    """The derivation of "which inequality says that T is within 15 degrees of 140?", None for other problems."""
    if not stem.choices or not _ASK.search(stem.ask) or stem.tables or stem.statements:
        return None
    read = _band(stem) or (None if _NEGATED.search(stem.prose) else _read(stem))
    name = _letter(stem)
    if read is None or name is None:
        return None
    size, centre, op, used = read
    distance = Abs(Bin("-", Sym(name), centre))
    relation = Rel(op, distance, size)
    c, n = evaluate(centre), evaluate(size)
    if not isinstance(c, Fraction) or not isinstance(n, Fraction) or n <= 0:
        return None
    tests = _points(c, n)
    borders = Chain((Rel("≤", rational(c - n), Sym(name)), Rel("≤", Sym(name), rational(c + n))))

    def fits(choice: Choice) -> bool:
        return _same(choice.node, name, tests, c, n, op)

    text = f"The distance of ${name}$ from the middle value is the absolute value of their difference."
    start, check = words("distance from the middle value"), partial(_borders, relation, name, c, n)
    move = Move("Write the distance", text, start, State.of(relation), check=check)
    right = [c.node for c in stem.choices if fits(c) and isinstance(c.node, Rel | Chain)]
    middle = intervals.Border(float(c), label(centre), True)
    return Derivation(
        skills.INEQUALITIES,
        CONCEPT,
        (move,),
        ({},),
        tuple(right[:1]) or (borders,),
        asked="You are asked for the inequality that says how far the quantity may be from its middle value.",
        fits=fits,
        confirm=lambda: len(right) == 1 and sets_agree([relation], right[0], name),
        full=len(set(stem.placeholders("NMPDRFETB")) - set(used)) == 0 and _plain(stem),
        figure=intervals.distance(name, middle, float(n), label(size), op, 0),
    )


def _read(stem: Stem) -> tuple[Node, Node, str, list[int]] | None:
    found = [m for p in _PATTERNS for m in p.finditer(stem.prose)]
    if len(found) != 1:
        return None
    match = found[0]
    groups = match.groupdict()
    centre = groups.get("c")
    if centre is None:
        told = _CENTRE.findall(stem.prose)
        centre = told[0] if len(set(told)) == 1 else None
    if centre is None:
        return None
    size = groups.get("size") or "at most"
    op = (">" if size in _OUTSIDE else "<") if size in _STRICT else ("≥" if size in _OUTSIDE else "≤")
    used = [int(groups["n"]), int(centre)]
    return stem.nodes[used[0]], stem.nodes[used[1]], op, used


_REFUSED = re.compile(
    rf"\b(?:rejects?|rejected|discards?|discarded|unacceptable|defective|throws? (?:out|away)|sets? aside)\b[^.?]*\b"
    rf"(?:less|smaller|shorter|lighter|lower|thinner) than {_C}{_WORD},? or (?:is |that is )?(?:more|greater|larger|longer|heavier|higher|thicker) than {_N}"
)
_KEPT = re.compile(r"\b(?:accepted|acceptable|accepts|kept|passes|not rejected|not discarded)\b")


def _band(stem: Stem) -> tuple[Node, Node, str, list[int]] | None:
    """ "Rejects what is less than 7.96 or greater than 8.04": the middle of the two bounds, and half of their gap."""
    match = _REFUSED.search(stem.prose)
    if match is None:
        return None
    used = [int(match.group("c")), int(match.group("n"))]
    low, high = (stem.value(f"⟦N{i}⟧") for i in used)
    kept, refused = (
        _KEPT.search(stem.ask),
        re.search(r"(?<!not )\b(?:rejected|discarded|unacceptable|defective)\b", stem.ask),
    )
    if low is None or high is None or low >= high or bool(kept) == bool(refused):
        return None
    decimal = any("." in getattr(stem.nodes[i], "text", "") for i in used)
    half, middle = (rational(v, decimal) for v in ((high - low) / 2, (high + low) / 2))
    return half, middle, "≤" if kept else ">", used


_ASKING_WORDS = frozenset(["which", "what", "when", "if", "of", "how", "each", "every", "that", "all", "the"])


def _plain(stem: Stem) -> bool:
    """Whether nothing beside the tolerance itself could change its meaning."""
    rest = stem.prose
    for pattern in (_REFUSED, *_PATTERNS, _CENTRE):
        rest = pattern.sub(" ", rest)
    return not (set(re.findall(r"[a-z]+", rest)) & TRAPS) - _ASKING_WORDS


def _letter(stem: Stem) -> str | None:
    """The one letter the choices are about, which the text names."""
    named = [letters(c.node) for c in stem.choices if c.node is not None]
    if len(named) != len(stem.choices) or len(set(named)) != 1 or len(named[0]) != 1:
        return None
    name = next(iter(named[0]))
    told = {n.name for n in stem.nodes if isinstance(n, Sym)}
    return name if name in told or not told else None


def _points(c: Fraction, n: Fraction) -> list[Fraction]:
    small = n / 16
    near = [c + s * (n + d) for s in (1, -1) for d in (-small, 0, small, n, 7 * n)] + [c]
    return [*near, *(-x for x in near), Fraction(0), n, -n, *(n + s for s in (c + 1, -c - 1))]


def _same(node: Node | None, name: str, tests: list[Fraction], c: Fraction, n: Fraction, op: str) -> bool:
    parts = node.links if isinstance(node, Chain) else (node,)
    if isinstance(node, Group) or not all(isinstance(r, Rel) and r.op in "<>≤≥" for r in parts):
        return False
    return all(_true(parts, name, x) is _inside(x, c, n, op) for x in tests)


def _inside(x: Fraction, c: Fraction, n: Fraction, op: str) -> bool:
    gap = abs(x - c)
    return {"≤": gap <= n, "<": gap < n, "≥": gap >= n, ">": gap > n}[op]


def _true(parts: tuple[Node | None, ...], name: str, x: Fraction) -> bool | None:
    try:
        return true_at([r for r in parts if isinstance(r, Rel)], {name: x})
    except Unvalued:
        return None


def _borders(relation: Rel, name: str, c: Fraction, n: Fraction) -> bool:
    """SymPy: the borders are as far from the middle as told, and the middle lies on the right side."""
    ends = all(algebra.satisfies(Rel("=", relation.left, relation.right), {name: rational(x)}) for x in (c - n, c + n))
    return ends and algebra.satisfies(relation, {name: rational(c)}) is (relation.op in "<≤")
