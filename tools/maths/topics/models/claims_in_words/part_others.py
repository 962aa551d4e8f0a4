"""Other parts: the length inside a power, what is there before any interest, the most a sum of parts may be."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Move, words
from tools.maths.stem import Stem
from tools.maths.topics.models.claims_in_words.part_features import Said
from tools.maths.topics.models.claims_in_words.part_found import Part
from tools.maths.topics.models.claims_in_words.part_scores import score
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.model import Model
from tools.maths.topics.models.nouns import content
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, num, substitute, walk
from tools.maths.values import exact_value

_SHAPES = (  # what is measured, the power of the length, the number before it, and what the length is called
    (r"surface area of (?:a|an|the|each|one) [a-z -]*cub(?:e|ical)", 2, Fraction(6), r"\b(?:edge|side)\b"),
    (r"volume of (?:a|an|the|each|one) [a-z -]*cub(?:e|ical)", 3, Fraction(1), r"\b(?:edge|side)\b"),
    (r"area of (?:a|an|the|each|one) [a-z -]*square", 2, Fraction(1), r"\b(?:side|edge)\b"),
)  # fmt: skip


def length(stem: Stem, model: Model | None, target: Bin) -> Part | None:
    """ "0.5n" in 6(0.5n)²: the length whose square or cube the formula takes."""
    if model is None or not model.output:
        return None
    powers = [n for n in walk(model.body) if isinstance(n, Bin) and n.op == "^" and n.left == target]
    if len(powers) != 1:
        return None
    power = exact_value(powers[0].right)
    before = exact_value(substitute(model.body, {name: num(1) for name in model.inputs}))
    base = exact_value(substitute(target, {name: num(1) for name in letters(target)}))
    if power is None or before is None or not base:
        return None
    known = next(
        (k for k in _SHAPES if re.search(k[0], stem.prose) and power == k[1] and before / base ** int(power) == k[2]),
        None,
    )
    if known is None:
        return None
    _, wanted, number, name = known

    def points(s: Said) -> int | None:
        if (
            s.total
            or re.match(r"(?:the )?(?:[a-z]+ )?(?:area|volume|perimeter|number|sum)\b", s.text)
            or re.search(r"\b(?:all|perimeter|diagonal)\b", s.text)
        ):
            return None
        return 3 if re.search(name, s.text) and "length" in s.text else None

    move = Move("Compare with the formula of the solid", "The formula takes a length to this power and counts the faces: the base of the power is that length.",
                model.body, Bin("*", num(number), Bin("^", target, powers[0].right)))  # fmt: skip
    return Part("length", points, move, lambda: power == wanted, skills.AREA_VOLUME)


def principal(stem: Stem, target: Node) -> Part | None:
    """450 in 450(1 + r)^t: what is there when the time is zero, where rate and time are letters."""
    n = exact_value(target)
    found = [stem.nodes[i] for i in stem.placeholders("E") if stem.nodes[i] != target] + [
        r.right for r in stem.equations()
    ]
    bodies = [
        b
        for b in found
        if isinstance(b, Bin) and any(isinstance(p, Bin) and p.op == "^" and isinstance(p.right, Sym) for p in walk(b))
    ]
    if n is None or len(bodies) != 1:
        return None
    powers = [p for p in walk(bodies[0]) if isinstance(p, Bin) and p.op == "^"]
    time = powers[0].right
    if len(powers) != 1 or not isinstance(time, Sym):
        return None
    meanings = quantities(stem)
    put_in = meanings.get(time.name, Quantity(time.name, "years", "year"))
    money = bool(re.search(r"\bdollars|⟦M\d+⟧|balance|account", stem.prose))
    output = Quantity("", "balance amount" if money else "amount", "dollar" if money else "")
    others = {name: num(Fraction(3, 7)) for name in letters(bodies[0]) - {time.name}}
    start = exact_value(substitute(bodies[0], {**others, time.name: num(0)}))
    if start != n:
        return None
    role = Role("start", n, output, put_in)
    move = Move("Put in zero", "Put zero in for the time: the power is 1, and what stands before it is left.",
                substitute(bodies[0], {time.name: num(0)}), num(n), check=lambda: start == n)  # fmt: skip

    def points(s: Said) -> int | None:
        added = re.search(r"\b(?:interest|added|earned)\b", s.text) or content(s.text) & {"interest"}
        return None if added else score(role, s)

    return Part(
        "start",
        points,
        move,
        lambda: (
            exact_value(
                substitute(bodies[0], {name: num(0 if name == time.name else 2) for name in letters(bodies[0])})
            )
            == n
        ),
        skills.NONLINEAR_FUNCTIONS,
    )


_MOST = re.compile(
    r"\b(?:maximum|most|greatest|limit|largest|budget|capacity|can (?:carry|hold|spend|use)|highest|available)\b"
)
_LEAST = re.compile(r"\b(?:minimum|least|fewest|smallest|goal|lowest|needs?|required|wants?)\b")


def bound(stem: Stem, target: Node) -> Part | None:
    """500 in 12a + 7c ≤ 500: the most (or least) that the sum of all parts may be."""
    n = exact_value(target)
    sums = [
        r
        for r in stem.equations()
        if r.op in "≤≥<>"
        and len(letters(r)) > 1
        and ((letters(r.left) and not letters(r.right)) or (letters(r.right) and not letters(r.left)))
    ]
    if n is None or len(sums) != 1 or len(stem.equations()) != 1:
        return None
    relation = sums[0]
    alone = relation.right if letters(relation.left) else relation.left
    whole = relation.left if letters(relation.left) else relation.right
    if exact_value(alone) != n or any(isinstance(p, Num) and p.value == n for p in walk(whole)):
        return None
    upwards = (relation.op in "≤<") is (alone is relation.right)
    wanted, other = (_MOST, _LEAST) if upwards else (_LEAST, _MOST)

    def points(s: Said) -> int | None:
        if (
            s.each
            or (s.one_of and not s.total)
            or s.apart
            or s.change
            or (other.search(s.text) and not wanted.search(s.text))
            or any(a.value not in (n, 1) for a in s.amounts)
        ):
            return None
        return (2 + s.total if wanted.search(s.text) else None) if not s.counts or s.unit else None

    zero = {name: num(0) for name in letters(whole)}
    one = {name: num(1) for name in letters(whole)}
    allowed = [_allowed(relation, alone is relation.right, n + step) for step in (-1, 1)]
    move = Move("Look at both sides", "All parts of the sum are amounts of one kind; the sign says which side may not be passed.",
                words("a sum below the number, a sum above it"), words("allowed only on one side"), check=lambda: allowed == [upwards, not upwards])  # fmt: skip
    return Part(
        "limit",
        points,
        move,
        lambda: exact_value(substitute(whole, zero)) != exact_value(substitute(whole, one)),
        skills.INEQUALITIES,
    )


def _allowed(relation: Rel, sum_first: bool, total: Fraction) -> bool:
    """Whether a sum of that size keeps the inequality."""
    edge = exact_value(relation.right if sum_first else relation.left) or Fraction(0)
    low, high = (total, edge) if sum_first else (edge, total)
    return {"<": low < high, "≤": low <= high, ">": low > high, "≥": low >= high}[relation.op]
