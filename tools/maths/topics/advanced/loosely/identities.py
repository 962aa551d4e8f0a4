"""Constants that make two formulas equal for every value of a letter, or an expression free of it.

"True for all x", "equivalent to", "whenever both are defined", "does not depend on x": the words are few, and the
values left out ("other than −3 and 2") must be those where a denominator is zero.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.derivation import Derivation, Env, Move, State
from tools.maths.problem import Problem, Target
from tools.maths.skills import EQUIVALENT
from tools.maths.stem import PLACEHOLDER
from tools.maths.topics.advanced import identity_facts, unknowns
from tools.maths.topics.advanced.loosely.given import Given
from tools.maths.topics.advanced.pinned_values import Found, finish
from tools.maths.topics.advanced.task import Ask, Task
from tools.maths.tree import Bin, Node, Rel, Sym, letters, walk
from tools.maths.values import Unvalued, evaluate, values_of

CONCEPT = (
    "Two expressions that are equal for every value of a letter have the same coefficient at each power of it; "
    "with fractions, clear the denominators first."
)
_EVERY = re.compile(
    r"(?:is |are |holds? |be |remains? )?(?:always )?(?:true |valid |equal |satisfied |defined |an identity |hold )?(?:for|at|whatever|regardless of|no matter) (?:all|every|each|any|the|what)\b(?: (?:the|of|real|possible|permitted|permissible|allowed|admissible|nonzero|positive|such|other|values?|numbers?|choices?))*(?: of)?(?: ⟦S(?P<letter>\d+)⟧| ⟦R(?P<bound>\d+)⟧)?"
    r"|(?:does not|doesn't) (?:depend|change|vary)(?: on| with)?(?: the)?(?: values?)?(?: of)? ?(?:⟦S(?P<free>\d+)⟧)?|is independent of(?: the value of)? ⟦S(?P<alone>\d+)⟧"
    r"|\bis an identity\b|\bwhenever\b|\b(?:is|are) equivalent\b"
)
_WITHOUT = re.compile(
    r",? ?(?:other than|except(?: for| when| that| where| at)?|excluding|but not|not equal to|with the exception of)(?: (?:the )?values?)?(?: of)?(?: ⟦S\d+⟧ ?=)? (?P<numbers>⟦N\d+⟧(?:(?:,| and|, and| or) ⟦N\d+⟧)*|⟦R\d+⟧(?: (?:and|or) ⟦R\d+⟧)*)"
)
_DEFINED = re.compile(
    r"(?:for all|for every|for any|at all|wherever|whenever|where)[^.?⟦]{0,30}(?:⟦S\d+⟧)?[^.?⟦]{0,30}\b(?:are|is) (?:both )?defined"
)
_SAME = re.compile(
    r"\b(?:equivalent|equal|identical|same|equals|simplif(?:y|ies)|reduces?|rewritten|written|expressed)\b"
)
_JOINED = re.compile(
    r"(?P<one>⟦E\d+⟧)[^.?⟦]{0,40}\b(?:equivalent to|equal to|equals|identical to|the same as|simplif(?:y|ies) to|reduces? to|(?:re)?written as|expressed as)(?: the)?(?: (?:constant|expression|number|single|fraction))* (?P<two>⟦[ESN]\d+⟧)"
)
_JOINED_BACK = re.compile(
    r"^(?P<one>⟦E\d+⟧)[^⟦]{0,40}(?:⟦S\d+⟧[^⟦]{0,40}){0,2}?expression (?:above |given )?(?:is|can be|simplifies|reduces)[^.?⟦]{0,20}(?:equivalent to|equal to|written as|to)(?: the)?(?: (?:constant|number))* (?P<two>⟦[ESN]\d+⟧)"
)
_CONSTANT = re.compile(
    r"\bsame (?:value |number )?(?:for|at|whatever|no matter|regardless)|\b(?:does not|doesn't) (?:depend|change|vary)|\bis (?:a )?constant\b[^.?]{0,20}\b(?:for|whatever)|\bindependent of"
)
_ASK = re.compile(
    r"(?:values? (?:of|for)|what (?:is|must|are|does)|find|determine|which (?:of the following )?is) (?:(?:the|a|value|of|constants?|sum|product|difference) )*⟦(?P<kind>[ES])(?P<node>\d+)⟧"
)
_ASK_VALUE = re.compile(
    r"what (?:is|must) (?:that|this|the|its|be)* ?(?:constant )?value(?: of (?:the|this|that) (?:above |given )?expression)?(?: above)?\??$|what is the value of the expression"
)
NAME = "V"  # for a value nobody has named


def solve(given: Given) -> tuple[Derivation, str] | None:
    """The derivation of such a problem with the text whose words are still to be judged, None for others."""
    text = given.text
    if given.rules or given.imaginary or given.points or not (_EVERY.search(text) or _SAME.search(text)):
        return None
    excluded, text = _excluded(given, text)
    if excluded is None or any(c.op != "≠" for c in given.conditions):
        return None
    ask = next(iter(reversed(list(_ASK.finditer(_EVERY.sub(" ", text))))), None)
    equation, text, unnamed = _equation(given, text, given.stem.nodes[int(ask["node"])] if ask else None, excluded)
    if equation is None:
        return None
    node: Node | None = given.stem.nodes[int(ask["node"])] if ask else None
    if node is None and unnamed and _ASK_VALUE.search(text):
        node = Sym(NAME)
    letter = _letter(given, text, equation, node)
    if node is None or not letter or letter in letters(node) or isinstance(node, Rel):
        return None
    if not _at_poles(equation, letter, excluded):
        return None
    rest = _DEFINED.sub(" ", _EVERY.sub(" ", text))
    if any(
        k in "NRT"
        for k, n in PLACEHOLDER.findall(rest)
        if given.stem.nodes[int(n)] not in (equation, *given.equations, *given.conditions)
    ):
        return None
    derivation = _derived(given, equation, letter, node, ask.group() if ask else "")
    return None if derivation is None else (derivation, rest)


def _excluded(given: Given, text: str) -> tuple[list[Node] | None, str]:
    """The values left out of "all values", and the text without them; None where they are no numbers."""
    found: list[Node] = []
    for match in _WITHOUT.finditer(text):
        for kind, number in PLACEHOLDER.findall(match["numbers"]):
            node = given.stem.nodes[int(number)]
            found.append(node.right if isinstance(node, Rel) else node)
            if kind == "R" and not (isinstance(node, Rel) and node.op == "="):
                return None, text
    for condition in given.conditions:
        found.append(condition.right)
    if any(letters(n) for n in found):
        return None, text
    return found, _WITHOUT.sub(" ", text)


def _equation(given: Given, text: str, asked: Node | None, excluded: list[Node]) -> tuple[Rel | None, str, bool]:
    """The equation that holds for every value; an expression of constant value is equal to a new letter."""
    formulas = [e for e in given.equations if not (isinstance(e.left, Sym) and e.right in excluded)]
    stem = given.stem
    if len(formulas) == 1 and len(letters(formulas[0])) > 1 and (_EVERY.search(text) or _DEFINED.search(text)):
        return formulas[0], text, False
    if formulas or not given.loose:
        return None, text, False
    match = _JOINED.search(text) or _JOINED_BACK.search(text)
    if match is not None:
        one, two = stem.node(match["one"]), stem.node(match["two"])
        spare = [n for n in given.loose if n not in (one, two, asked)]
        cut = text.replace(match["two"], " ", 1) if match["two"].startswith("⟦N") else text
        return (None if spare else Rel("=", one, two)), cut, False
    if _CONSTANT.search(text) and NAME not in letters(given.loose[0]):
        return Rel("=", given.loose[0], Sym(NAME)), text, True
    return None, text, False


def _letter(given: Given, text: str, equation: Rel, node: Node | None) -> str:
    """The letter whose every value is meant."""
    names = letters(equation)
    for match in _EVERY.finditer(text):
        number = match["letter"] or match["free"] or match["alone"]
        told = given.stem.nodes[int(number)] if number else None
        if isinstance(told, Sym) and told.name in names:
            return told.name
    free = names - given.constants - (letters(node) if node is not None else frozenset()) - {NAME}
    if len(free) == 1:
        return next(iter(free))
    return "x" if "x" in free else ""


def _at_poles(equation: Rel, letter: str, excluded: list[Node]) -> bool:
    """Whether each value left out makes a denominator zero."""
    bottoms = [n.right for n in walk(equation) if isinstance(n, Bin) and n.op == "/" and letter in letters(n.right)]
    for value in excluded:
        try:
            if not any(evaluate(b, {letter: evaluate(value)}) == 0 for b in bottoms if letters(b) == {letter}):
                return False
        except Unvalued:
            return False
    return True


def _derived(given: Given, equation: Rel, letter: str, node: Node, phrase: str) -> Derivation | None:
    found = identity_facts.from_identity(equation, letter, given.decimal)
    if found is None:
        return None
    moves, pairs = found
    if NAME in letters(equation):
        text = f"Call the value that is the same for every ${letter}$ by a name, ${NAME}$."
        moves = [
            Move("Name the value", text, equation.left, State.of(equation), check=lambda: equation.right == Sym(NAME)),
            *moves,
        ]
    solved = unknowns.solve_constants(pairs, given.decimal)
    if solved is None:
        return None
    more, envs = solved

    def test(env: Env) -> bool:
        return identity_facts.identity_holds(equation, letter, values_of(env)) and _sympy_agrees(equation, letter, env)

    stem = given.stem
    task = Task(stem, (equation,), {}, (), (), given.constants, frozenset(), (), (), Ask("value", node, phrase=phrase))
    problem = Problem(stem.question, stem.segments, tuple(pairs), Target("value", node), stem.choices)
    return finish(Found(task, [*moves, *more], CONCEPT, EQUIVALENT, test, problem), envs)


def _sympy_agrees(equation: Rel, letter: str, env: Env) -> bool:
    """The second route: with the constants put in, SymPy simplifies the difference of the sides to zero."""
    import sympy

    from tools.maths import algebra

    at = {sympy.Symbol(n, real=True): algebra.to_sympy(v) for n, v in env.items()}
    gap = (algebra.to_sympy(equation.left) - algebra.to_sympy(equation.right)).subs(at)
    return bool(sympy.simplify(gap) == 0)
