"""What one value of a polynomial says: p(4) = −3, so the remainder by x − 4 is −3; which statement must be true?

Statements are about remainders, factors, zeros and points. Polynomials given by a formula are judged in `statements`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from tools.maths import spans
from tools.maths.choice_reading import true_choice
from tools.maths.derivation import Derivation, Move, words
from tools.maths.polynomial import NotPolynomial, expand
from tools.maths.skills import EQUIVALENT
from tools.maths.stem import Stem
from tools.maths.topics.advanced import division
from tools.maths.tree import Apply, Group, Node, Rel, Sym, letters
from tools.maths.values import Unvalued, evaluate

CONCEPT = (
    "Dividing $p(x)$ by $x - a$ leaves the remainder $p(a)$; so $x - a$ is a factor exactly when $p(a) = 0$. One value of a "
    "polynomial says nothing about its other values."
)
_POLYNOMIAL = re.compile(r"\bpolynomial\b")
_ASK = re.compile(
    r"which (?:one )?of the following(?: statements)?(?: about ⟦[SE]\d+⟧)? must be true(?: (?:about|of) ⟦[SE]\d+⟧)?"
)
_CLAIMS = [
    ("remainder", re.compile(r"(?:when ⟦p⟧ is divided by ⟦(?P<by>\d+)⟧,? )?the remainder(?: when ⟦p⟧ is divided by ⟦(?P<by2>\d+)⟧)? is ⟦(?P<r>\d+)⟧")),
    ("factor", re.compile(r"⟦(?P<by>\d+)⟧ is a factor of ⟦p⟧|⟦p⟧ (?:is divisible by|has a factor of) ⟦(?P<by2>\d+)⟧")),
    ("zero", re.compile(r"⟦p⟧ has a (?:zero|root) (?:at|of) ⟦(?P<at>\d+)⟧|⟦(?P<at2>\d+)⟧ is a (?:zero|root) of ⟦p⟧")),
    ("value", re.compile(r"⟦p⟧ ?=? ?⟦(?P<r>\d+)⟧")),
]  # fmt: skip


@dataclass(frozen=True)
class _Told:
    name: str
    letter: str
    at: Fraction
    value: Fraction


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such a problem, None for others."""
    if not _POLYNOMIAL.search(stem.prose) or not _ASK.search(stem.ask) or not stem.choices or stem.definitions():
        return None
    told = _told(stem)
    if told is None:
        return None
    texts = stem.statements or tuple(c.text for c in stem.choices)
    verdicts = [_judge(text, told) for text in texts]
    if any(v is None for v in verdicts):
        return None
    flags = [v is True for v in verdicts]
    right = true_choice(stem.choices, flags, numbered=bool(stem.statements))
    if right is None:
        return None
    moves = tuple(
        Move(
            "Test the statement",
            "Compare it with what the one known value says.",
            words(re.sub(r"[$\\]", "", text.strip())),
            words("must be true" if flag else "need not be true"),
            check=partial(_example, text, told, flag),
        )
        for text, flag in zip(texts, flags, strict=True)
    )
    return Derivation(
        EQUIVALENT, CONCEPT, moves, ({},), (), right.text.strip(), asked="You are asked what one value of a polynomial makes certain.",
        confirm=lambda: all(_example(t, told, f) for t, f in zip(texts, flags, strict=True)), fits=lambda choice: choice.letter == right.letter,
    )  # fmt: skip


def _told(stem: Stem) -> _Told | None:
    found = [
        r for r in stem.equations() if isinstance(r.left, Apply) and not letters(r.left.arg) and not letters(r.right)
    ]
    others = [i for i in stem.placeholders("RFNMPDTB") if stem.nodes[i] not in found]
    rest = re.sub(r"⟦\w+⟧", " ", stem.prose)
    if (
        len(found) != 1
        or others
        or set(re.findall(r"[a-z]+", rest))
        & {"not", "no", "degree", "even", "odd", "symmetric", "leading", "coefficients"}
    ):
        return None
    relation = found[0]
    assert isinstance(relation.left, Apply)
    at, value = evaluate(relation.left.arg), evaluate(relation.right)
    if not isinstance(at, Fraction) or not isinstance(value, Fraction):
        return None
    return _Told(relation.left.name, "x", at, value)


def _read(text: str, told: _Told) -> tuple[str, list[Node], re.Match[str]] | None:
    nodes: list[Node] = []
    prose = ""
    for part in spans.segment(text, told.name):
        if isinstance(part, str):
            prose += part.lower()
        elif part.node in (Sym(told.name), Apply(told.name, Sym(told.letter))):
            prose += " ⟦p⟧ "
        else:
            prose += f" ⟦{len(nodes)}⟧ "
            nodes.append(part.node)
    prose = re.sub(r"\s+(?=,)", "", " ".join(prose.replace("$", " ").split()).rstrip(" ."))
    for kind, pattern in _CLAIMS:
        match = pattern.fullmatch(prose)
        if match is not None:
            return kind, nodes, match
    lone = nodes[0] if len(nodes) == 1 and prose == "⟦0⟧" else None
    if isinstance(lone, Rel) and isinstance(lone.left, Apply) and lone.left.name == told.name:
        return "equation", nodes, re.match("", "")  # type: ignore[return-value]
    return None


def _claimed(text: str, told: _Told) -> tuple[Fraction, Fraction] | None:
    """Every claim says that the polynomial has some value somewhere: (where, which value)."""
    found = _read(text, told)
    if found is None:
        return None
    kind, nodes, match = found
    try:
        if kind == "equation":
            relation = nodes[0]
            assert isinstance(relation, Rel)
            assert isinstance(relation.left, Apply)
            where, value = evaluate(relation.left.arg), evaluate(relation.right)
        elif kind == "zero":
            node = nodes[int(match.group("at") or match.group("at2"))]
            where, value = evaluate(node.right if isinstance(node, Rel) else node), Fraction(0)
        elif kind in ("remainder", "factor"):
            by = nodes[int(match.group("by") or match.group("by2"))]
            coefficients = division.coefficients(expand(by), told.letter)
            if isinstance(by, Rel | Group) or len(coefficients) != 2 or coefficients[1] != 1:
                return None
            where = -coefficients[0]
            value = evaluate(nodes[int(match.group("r"))]) if kind == "remainder" else Fraction(0)
        else:
            return None
    except (Unvalued, NotPolynomial, TypeError):
        return None
    return (where, value) if isinstance(where, Fraction) and isinstance(value, Fraction) else None


def _judge(text: str, told: _Told) -> bool | None:
    """Whether it must be true: only the told value itself must."""
    claimed = _claimed(text, told)
    return None if claimed is None else claimed == (told.at, told.value)


def _example(text: str, told: _Told, flag: bool) -> bool:
    """Polynomials with the told value: the claim holds for all of them, or fails for one."""
    claimed = _claimed(text, told)
    if claimed is None:
        return False
    holds = []
    for slope in (Fraction(0), Fraction(1), Fraction(-2), Fraction(3)):
        for bend in (Fraction(0), Fraction(1), Fraction(-1)):
            gap = claimed[0] - told.at
            holds.append(told.value + slope * gap + bend * gap * gap == claimed[1])
    return all(holds) is flag
