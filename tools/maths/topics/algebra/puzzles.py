"""Number puzzles in plain words: "when 4 times a number is added to 12, the result is 8", "the sum of two numbers is 40".

The words become formulas step by step, innermost first, until only an equation and a question are left; one word that
is not understood and the puzzle is not taken.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.derivation import Derivation, Move, State
from tools.maths.problem import Target
from tools.maths.stem import Stem
from tools.maths.topics.algebra.facts import assigns
from tools.maths.topics.writing import from_equations
from tools.maths.tree import Bin, Node, Num, Percent, Rel, Sym, letters, substitute
from tools.maths.values import evaluate

V = r"⟦[ESNMP](\d+)⟧"
UNKNOWN = re.compile(
    r"\b(?:a|the|this|that|some|an)(?: (?:same|certain|unknown|original|positive|whole))? number(?: (⟦S\d+⟧))?(?! of|s)"
)
CONCEPT = "Give the unknown number a letter and write the sentence as an equation, word for word; then solve it."
PAIR = "Give the two numbers letters and write each sentence as an equation: two sentences, two equations."


def _times(a: Node, b: Node) -> Node:
    return Bin("*", a, b, "" if isinstance(b, Sym) and isinstance(a, Num) else "cdot")


def _changed(base: Node, by: Node, op: str) -> Node:
    """Increased by 7, or by 20%."""
    return Bin(op, base, Bin("*", by, base, "of") if isinstance(by, Percent) else by)


def _number(value: int) -> Node:
    return Num(Fraction(value))


_Build = Callable[..., Node]
_RULES: list[tuple[str, _Build]] = [
    (rf"(?:twice|double) {V}", lambda a: _times(_number(2), a)),
    (rf"(?:triple|thrice) {V}", lambda a: _times(_number(3), a)),
    (rf"(?:half of|half|one[- ]half of) {V}", lambda a: Bin("/", a, _number(2), "frac")),
    (rf"(?:one[- ]third of|a third of) {V}", lambda a: Bin("/", a, _number(3), "frac")),
    (rf"{V} times {V}", _times),
    (rf"{V} of {V}", lambda a, b: Bin("*", a, b, "of")),
    (rf"the product of {V} and {V}", _times),
    (rf"the sum of {V} and {V}", lambda a, b: Bin("+", a, b)),
    (rf"the difference (?:of|between) {V} and {V}", lambda a, b: Bin("-", a, b)),
    (rf"the quotient of {V} and {V}", lambda a, b: Bin("/", a, b, "frac")),
    (rf"{V} more than {V}", lambda a, b: _changed(b, a, "+")),
    (rf"{V} (?:less|fewer) than {V}", lambda a, b: _changed(b, a, "-")),
    (rf"{V},? (?:is |are )?(?:increased by|plus) {V}", lambda a, b: _changed(a, b, "+")),
    (rf"{V},? (?:is |are )?(?:decreased by|reduced by|minus) {V}", lambda a, b: _changed(a, b, "-")),
    (rf"{V} (?:is |are )?added to {V}", lambda a, b: Bin("+", b, a)),
    (rf"{V} (?:is |are )?subtracted from {V}", lambda a, b: Bin("-", b, a)),
    (rf"{V} is multiplied by {V}", lambda a, b: Bin("*", b, a, "cdot")),  # "is": the whole before it
    (rf"{V} multiplied by {V}", _times),
    (rf"{V} is doubled", lambda a: Bin("*", _number(2), a, "" if isinstance(a, Sym) else "cdot")),
    (rf"{V} is tripled", lambda a: Bin("*", _number(3), a, "" if isinstance(a, Sym) else "cdot")),
    (rf"{V},? and then {V} is (?:then )?added(?: to (?:it|the result|that))?", lambda a, b: Bin("+", a, b)),
    (rf"{V},? and then {V} is (?:then )?subtracted(?: from (?:it|the result|that))?", lambda a, b: Bin("-", a, b)),
    (rf"{V} (?:is |are )?divided by {V}", lambda a, b: Bin("/", a, b, "frac")),
]
RULES = [(re.compile(pattern), build) for pattern, build in _RULES]
EQUATION = re.compile(
    rf"(?:when |if )?{V}[,;]? ?(?:(?:the result|the answer|it|you get|this)? ?(?:is equal to|equals|is|gives|becomes|results in|will be)?|the result is|the sum is|the difference is|you get) ?(?:the same as )?{V}(?= ?[,.?]|$| what)"
)
ASKED = re.compile(
    rf"(?:what|which) (?:number|value) (?:results|do you get|will result|is the result) (?:when|if) {V}|(?:what is|find|determine) (?:the value of |the result when |the result of )?{V}|what(?: is|'s) {V}"
)
LEFT = frozenset(["and", "if", "when", "then", "the", "so", "of", "find", "value"])


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a number puzzle, None for anything else."""
    if "number" not in stem.prose or stem.tables or len(stem.prose) > 400:
        return None
    return _two_numbers(stem) or _one_number(stem)


# ---- one number ------------------------------------------------------------------------------------------------------


def _one_number(stem: Stem) -> Derivation | None:
    nodes = list(stem.nodes)
    names = {n.name for n in nodes if isinstance(n, Sym)} - ({"a"} if "number" in stem.prose else set())
    if len(names) > 1:
        return None
    letter = Sym(next(iter(names), "n"))

    def add(node: Node) -> str:
        nodes.append(node)
        return f"⟦{'E' if letters(node) else 'N'}{len(nodes) - 1}⟧"

    text = re.sub(  # "4 times a number": the article was taken for a letter
        r"⟦E(\d+)⟧ number(?: ⟦S\d+⟧)?(?! of|s)",
        lambda m: add(substitute(nodes[int(m.group(1))], {"a": letter})),
        stem.prose,
    )
    text = UNKNOWN.sub(lambda m: m.group(1) or add(letter), text)
    text = re.sub(r"⟦N(\d+)⟧ percent\b", lambda m: add(Percent(nodes[int(m.group(1))])), text)
    for _ in range(16):
        before = text
        for pattern, build in RULES:
            found = pattern.search(text)
            if found is not None:
                if any(_is_sum(nodes[int(g)]) for g in found.groups()) and build is _times:
                    return None
                text = (
                    text[: found.start()] + add(build(*(nodes[int(g)] for g in found.groups()))) + text[found.end() :]
                )
                break
        if text == before:
            break
    asked = ASKED.search(text)
    if asked is None:
        return None
    wanted = nodes[int(next(g for g in asked.groups() if g))]
    rest = text[: asked.start()] + " " + text[asked.end() :]
    match = EQUATION.search(rest)
    if match is None:
        return None
    equation = Rel("=", nodes[int(match.group(1))], nodes[int(match.group(2))])
    left = re.sub(r"[.,?!;:]", " ", rest[: match.start()] + " " + rest[match.end() :]).split()
    if (
        not letters(equation)
        or letters(equation) != letters(wanted)
        or any(w not in LEFT for w in left)
        or assigns(equation)
    ):
        return None
    solved = from_equations(stem, [equation], Target("value", wanted), skill=skills.LINEAR_ONE)
    if solved is None or not solved.moves or any(len(s) != 1 for s in solved.solutions or ()):
        return None
    return replace(solved, concept=CONCEPT, asked="You are asked for a number; call the unknown one by a letter first.")


def _is_sum(node: Node) -> bool:
    return isinstance(node, Bin) and node.op in "+-"


# ---- two numbers -----------------------------------------------------------------------------------------------------

_ONE = r"(?:one(?: number| of (?:the|these) numbers| of them)?|the (?:first|larger|greater|bigger)(?: number)?|the first number)"
_OTHER = r"(?:the other(?: number)?|the (?:second|smaller|lesser)(?: number)?)"
_CLAUSES: list[tuple[re.Pattern[str], Callable[[Sym, Sym, Node], Rel]]] = [
    (re.compile(rf"the sum of (?:two|⟦N\d+⟧) numbers is {V}"), lambda x, y, v: Rel("=", Bin("+", x, y), v)),
    (re.compile(rf"(?:two|⟦N\d+⟧) numbers (?:add up to|have a sum of|add to) {V}"), lambda x, y, v: Rel("=", Bin("+", x, y), v)),
    (re.compile(rf"(?:and )?their sum is {V}"), lambda x, y, v: Rel("=", Bin("+", x, y), v)),
    (re.compile(rf"the difference (?:of|between) (?:two|the two|the|these|⟦N\d+⟧)(?: ⟦N\d+⟧)? numbers is {V}"), lambda x, y, v: Rel("=", Bin("-", x, y), v)),
    (re.compile(rf"(?:(?:two|⟦N\d+⟧) numbers )?(?:have|and|with|whose)?,? ?(?:their|a) difference (?:is|of) {V}"), lambda x, y, v: Rel("=", Bin("-", x, y), v)),
    (re.compile(rf"{_ONE} is {V} (?:more|greater|larger) than {_OTHER}"), lambda x, y, v: Rel("=", x, Bin("+", y, v))),
    (re.compile(rf"{_ONE} is {V} times {_OTHER}"), lambda x, y, v: Rel("=", x, Bin("*", v, y))),
    (re.compile(rf"{_ONE} is (?:twice|double) {_OTHER}(?P<two>)"), lambda x, y, v: Rel("=", x, Bin("*", _number(2), y))),
    (re.compile(rf"{_ONE} is {V} (?:more|greater) than (?:twice|double) {_OTHER}"), lambda x, y, v: Rel("=", x, Bin("+", Bin("*", _number(2), y), v))),
    (re.compile(rf"{_ONE} is {V} less than (?:twice|double) {_OTHER}"), lambda x, y, v: Rel("=", x, Bin("-", Bin("*", _number(2), y), v))),
]  # fmt: skip
_WHICH = re.compile(
    r"(?:what is|what's|find|determine|which is) (?:the )?(?:value of (?:the )?)?(?P<which>greater|larger|bigger|smaller|lesser|greatest|largest|smallest)(?: (?:of the (?:two |⟦N\d+⟧ )?)?numbers?| one)?"
)


def _two_numbers(stem: Stem) -> Derivation | None:
    text = stem.prose
    asked = _WHICH.search(text)
    if asked is None:
        return None
    text = text[: asked.start()] + " " + text[asked.end() :]
    x, y = Sym("x"), Sym("y")
    equations: list[Rel] = []
    for pattern, build in _CLAUSES:
        match = pattern.search(text)
        if match is not None:
            given = next((g for g in match.groups() if g), None)
            equations.append(build(x, y, stem.nodes[int(given)] if given else _number(2)))
            text = text[: match.start()] + " " + text[match.end() :]
    left = re.sub(r"[.,?!;:]", " ", text).split()
    if len(equations) != 2 or any(w not in LEFT for w in left):
        return None
    greater = asked.group("which") in ("greater", "larger", "bigger", "greatest", "largest")
    shown = Move(
        "Write two equations",
        "Call the greater number $x$ and the other one $y$, and write each sentence as an equation.",
        r"\text{two numbers}",
        State.of(*equations),
        check=lambda: _ordered(stem, equations),
    )
    found = from_equations(stem, equations, Target("value", x if greater else y), before=[shown], skill=skills.SYSTEMS)
    if found is None or not found.solutions or len(found.solutions) != 1 or not _ordered(stem, equations):
        return None
    return replace(found, concept=PAIR, asked=f"You are asked for the {asked.group('which')} of two unknown numbers.")


def _ordered(stem: Stem, equations: list[Rel]) -> bool:
    """Whether the number called x really is the greater one."""
    found = from_equations(stem, equations, Target("value", Sym("x")))
    if found is None or not found.solutions or len(found.solutions) != 1:
        return False
    return evaluate(found.solutions[0]["x"]) > evaluate(found.solutions[0]["y"])
