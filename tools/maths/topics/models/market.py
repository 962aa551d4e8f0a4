"""Two models of one input that are set equal: supply and demand, two plans that cost the same, two heights that agree."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move
from tools.maths.framing import framed
from tools.maths.problem import Target, Unread
from tools.maths.stem import Stem
from tools.maths.topics.models.given import letter_of
from tools.maths.topics.models.meaning import plain, quantities
from tools.maths.topics.models.model import Model, relations
from tools.maths.topics.models.nouns import content
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Apply, Bin, Node, Rel, Sym, letters, walk
from tools.maths.values import Unvalued, evaluate

_EQUAL = re.compile(
    r"\b(?:equals?|equal to|equilibrium|the same|same as|break[s -]?even|meet|intersect|balance each other|as much as)\b"
)
_MARKET = re.compile(r"\b(?:suppl(?:y|ied)|equilibrium)\b")
_WANTED = re.compile(
    r"\b(?:at|for) what (?P<at>[^?,]*?) (?:will|would|does|do|is|are|must|should)\b|"
    r"\bwhat (?:is|will be|would be|must be|should be) (?:the )?(?P<what>[^?,]*)|"
    r"\b(?:for |after )?how many (?P<many>[^?,]*?) (?:will|would|does|do|is|are|must|after|have|has|until)\b|find (?:the )?(?P<find>[^?,.]*)"
)
_MORE = re.compile(r"\b(?:more|less|greater|exceeds?|twice|times|half|percent|difference|not|per)\b")


def solve(stem: Stem) -> Derivation | None:
    """The input at which both models give the same, or what they give there; None for any other problem."""
    ask = stem.ask
    if not _EQUAL.search(ask) or _MORE.search(ask) or framed(ask):
        return None
    functions = [p for r in relations(stem) if (p := _function(r)) is not None]
    if not functions and _MARKET.search(ask) and re.search(r"\bdemand", stem.prose):
        raise Unread(
            "The question compares supply with demand, but the two functions are not in the text. Please add them."
        )
    if len(functions) != 2 or len(relations(stem)) != 2 or functions[0][0] == functions[1][0]:
        return None
    (first, letter, one), (second, other, two) = functions
    wanted = _WANTED.search(ask)
    if letter != other or wanted is None:
        return None
    meanings = quantities(stem)
    phrase = plain(stem, next(g for g in wanted.groups() if g is not None))
    asks_input = _asks_input(meanings, letter, (first, second), phrase, one)
    if asks_input is None:
        return None
    equation = Rel("=", one, two)
    target: Node = Sym(letter) if asks_input else one
    joined = Move(
        "Set the two equal", "At the moment the question asks about, both models give the same: set their right sides equal.",
        Rel("=", Sym(first), Sym(second)), equation, check=lambda: _same_gap(equation, one, two),
    )  # fmt: skip
    curved = any(b.op == "^" for body in (one, two) for b in _powers(body))
    found = from_equations(stem, (equation,), Target("value", target, "positive" if curved else None), before=(joined,))
    if found is None or len(found.values) != 1 or not found.solutions or len(found.solutions) > 2:
        return None
    answer = found.values[0]
    full = (
        not stem.unused(_placed(stem))
        and letter in meanings
        and (asks_input or (first in meanings and second in meanings))
    )
    return replace(
        found,
        skill=skills.NONLINEAR_EQUATIONS if curved else skills.LINEAR_ONE,
        asked="You are asked about the moment at which two models agree.",
        confirm=lambda: _agree(one, two, letter, answer, asks_input, found.solutions or ()),
        unit=meanings[letter].plural if asks_input and letter in meanings else "",
        full=found.full and full,
    )


def _function(relation: Rel) -> tuple[str, str, Node] | None:
    """(name, letter, body) of S(p) = …, S = … or of a product S(p) that was meant as a function."""
    names = letters(relation.right)
    if len(names) != 1:
        return None
    letter = next(iter(names))
    match relation.left:
        case Apply(name, Sym(inner)) | Bin("*", Sym(name), Sym(inner), "") if inner == letter and name != letter:
            return name, letter, relation.right
        case Sym(name) if name != letter:
            return name, letter, relation.right
        case _:
            return None


def _powers(node: Node) -> list[Bin]:
    return [n for n in walk(node) if isinstance(n, Bin) and n.op == "^"]


def _asks_input(
    meanings: dict[str, Quantity], letter: str, names: tuple[str, str], phrase: str, body: Node
) -> bool | None:
    """Whether the input is asked (True), or the common output (False); None when that is not clear."""
    if letter not in meanings:
        return None
    head = re.split(r"\b(?:at|when|for|where)\b", phrase)[0]
    if re.search(r"\b(?:suppl\w*|demand\w*|quantity)\b", head) and not content(head) & meanings[letter].words:
        return False
    for name in names:
        if name in meanings:
            model = Model(Rel("=", Sym(name), body), name, body, (letter,), {k: meanings[k] for k in (letter, name)})
            hit = letter_of(model, phrase)
            if hit is not None:
                return hit == letter
    alone = Model(Rel("=", Sym(letter), body), letter, body, (), {letter: meanings[letter]})
    return True if letter_of(alone, phrase) == letter else None


def _placed(stem: Stem) -> tuple[int, ...]:
    """The formulas, and the 2 of "the two plans"."""
    twos = re.findall(
        r"⟦N(\d+)⟧ (?:plans|companies|options|functions|models|quantities|stores|shops|people|accounts|[a-z]+s)\b",
        stem.ask,
    )
    return (*stem.placeholders("RFE"), *(int(n) for n in twos if stem.value(n) == 2))


def _same_gap(equation: Rel, one: Node, two: Node) -> bool:
    name = next(iter(letters(equation)))
    for p in (1, 4, 9):
        at = {name: Fraction(p)}
        if evaluate(equation.left, at) - evaluate(equation.right, at) != evaluate(one, at) - evaluate(two, at):
            return False
    return True


def _agree(
    one: Node, two: Node, letter: str, answer: Node, asks_input: bool, solutions: tuple[dict[str, Node], ...]
) -> bool:
    """Both models evaluated at the answer: the same output, and a different one nearby."""
    try:
        points = (
            [evaluate(s[letter]) for s in solutions if evaluate(s[letter]) > 0]
            if not asks_input
            else [evaluate(answer)]
        )
        if len(points) != 1:
            return False
        left, right = (evaluate(b, {letter: points[0]}) for b in (one, two))
        near = [evaluate(b, {letter: points[0] + 1}) for b in (one, two)]
    except (Unvalued, KeyError):
        return False
    wanted = evaluate(answer)
    same = abs(float(left) - float(right)) < 1e-9 * max(1.0, abs(float(left)))
    return (
        same
        and near[0] != near[1]
        and (asks_input or abs(float(left) - float(wanted)) < 1e-9 * max(1.0, abs(float(left))))
    )
