"""A formula, and one of its letters made so many times as large: how many times as large is the result?

"If the radius is doubled, what happens to V?" "Object B has 3 times the mass and half the speed of A: what is the ratio
of their energies?" Only formulas that are one product or quotient of powers are scaled this way.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import random
import re
from collections.abc import Callable
from fractions import Fraction

from tools.maths import skills, typeset
from tools.maths.derivation import Derivation, Move
from tools.maths.polynomial import rational
from tools.maths.problem import Choice
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.claims import tidy
from tools.maths.topics.models.given import letter_of
from tools.maths.topics.models.meaning import plain
from tools.maths.topics.models.model import Model, model_of
from tools.maths.topics.writing import calculated
from tools.maths.tree import Bin, Neg, Node, Num, Root, Sym, letters
from tools.maths.values import Unvalued, evaluate

_VERBS = {"doubl": Fraction(2), "tripl": Fraction(3), "quadrupl": Fraction(4), "halv": Fraction(1, 2)}
_THING = r"(?P<thing>(?:the |its |their )?(?:value of )?(?:⟦S\d+⟧|[a-z][a-z' -]*?))"
_BE = r"(?:is|are|was|were|gets|be)"
_CHANGED = (
    re.compile(_THING + rf" (?:{_BE} |has been )?(?P<verb>doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b"),
    re.compile(_THING + rf" {_BE} (?:multiplied|increased) by (?:a factor of )?(?P<k>⟦N\d+⟧)(?! percent)"),
    re.compile(_THING + rf" {_BE} divided by (?P<d>⟦N\d+⟧)"),
    re.compile(_THING + rf" {_BE} (?:reduced|decreased) by a factor of (?P<d>⟦N\d+⟧)"),
    re.compile(
        r"\b(?P<verb>doubl|tripl|quadrupl|halv)ing (?P<thing>the [a-z][a-z' -]*?)(?= (?:would|will|while|and)\b|,|\?|$)"
    ),
)
_RESULT = re.compile(
    r"\b(?:by what factor|what (?:is|will be) the (?:effect|result)|how (?:does|will|would|is|are)|what happens to|multiplied by (?:what|which)|"
    r"by (?:what|which) (?:number|factor)|how many times|what effect|is multiplied by)\b"
)
_FIXED = r"(?:while |and |if |with )?(?:the |its )?[a-z' -]+ (?:remains?|stays?|is kept|are kept|held|does not change|do not change|unchanged)\b"


def solve(stem: Stem) -> Derivation | None:
    """The factor by which the result changes; None when no formula is scaled."""
    if not stem.equations() or not _RESULT.search(stem.ask):
        return None
    model = model_of(stem)
    if model is None or not model.output:
        return None
    changes = _changes(stem, model)
    if not changes or re.search(r"⟦P\d+⟧|\bpercent\b", stem.ask):
        return None
    powers = _powers(model.body)
    if powers is None or any(name not in powers for name in changes):
        return None
    if any(name != model.output and name not in model.inputs for name in changes):
        return None
    asked = letter_of(model, _asked_phrase(stem)) or _asked_letter(stem, model)
    if asked is not None and asked != model.output:
        return None
    return _derivation(stem, model, changes, powers, asked == model.output)


def _changes(stem: Stem, model: Model) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for clause in re.split(r",| and |;", stem.ask):
        for pattern in _CHANGED:
            match = pattern.search(clause)
            if match is None:
                continue
            thing = match.group("thing")
            symbol = PLACEHOLDER.search(thing)
            node = stem.node(symbol.group()) if symbol else None
            name = (
                node.name
                if isinstance(node, Sym)
                else letter_of(model, plain(stem, re.sub(r"^.*\b(?:if|when|that)\b", "", thing)))
            )
            groups = match.groupdict()
            k = _VERBS[groups["verb"]] if groups.get("verb") else stem.value(groups["k"]) if groups.get("k") else None
            if groups.get("d"):
                d = stem.value(groups["d"])
                k = 1 / d if d else None
            if name is None or k is None or k <= 0 or name in found:
                return {}
            found[name] = k
            break
    return found


def _asked_phrase(stem: Stem) -> str:
    match = re.search(
        r"(?:what happens to|happen to|effect on|how (?:does|will|would|is) (?:this (?:change )?affect )?|factor (?:does|will|would|is)|times as \w+ is|"
        r"what (?:number|factor) (?:is|will|does|would))\s*(?P<p>[a-z' -]+)|(?P<q>[a-z' -]+?) (?:is|are|will be|would be) multiplied by (?:what|which)?",
        stem.ask,
    )
    return (
        re.split(r"\b(?:change|if|when|be|increase|decrease|is)\b", match.group("p") or match.group("q") or "")[0]
        if match
        else ""
    )


def _asked_letter(stem: Stem, model: Model) -> str | None:
    named = [n.name for m in PLACEHOLDER.finditer(stem.ask) if isinstance(n := stem.node(m.group()), Sym)]
    return model.output if model.output in named else None


def _powers(node: Node) -> dict[str, Fraction] | None:
    """The power of each letter in a product or quotient of powers, None for a sum."""
    match node:
        case Num():
            return {}
        case Sym("pi"):
            return {}
        case Sym(name):
            return {name: Fraction(1)}
        case Neg(arg):
            return _powers(arg)
        case Bin("*" | "/" as op, left, right):
            a, b = _powers(left), _powers(right)
            if a is None or b is None:
                return None
            sign = 1 if op == "*" else -1
            return {n: a.get(n, Fraction(0)) + sign * b.get(n, Fraction(0)) for n in {*a, *b}}
        case Bin("^", base, exponent) if not letters(exponent):
            inner, power = _powers(base), evaluate(exponent)
            return (
                None if inner is None or not isinstance(power, Fraction) else {n: p * power for n, p in inner.items()}
            )
        case Root(arg, index):
            inner = _powers(arg)
            return None if inner is None else {n: p / index for n, p in inner.items()}
        case _:
            return {} if not letters(node) else None


def _derivation(
    stem: Stem, model: Model, changes: dict[str, Fraction], powers: dict[str, Fraction], sure: bool
) -> Derivation | None:
    expression: Node | None = None
    for name, k in changes.items():
        factor: Node = rational(k) if powers[name] == 1 else Bin("^", rational(k), rational(powers[name]))
        expression = factor if expression is None else Bin("*", expression, factor, "cdot")
    assert expression is not None
    names = " and ".join(f"${typeset.latex(Sym(n))}$" for n in changes)
    text = f"Everything else stays the same, so only the factor of {names} counts, raised to the power it has in the formula."
    if all(powers[n] == 1 for n in changes) and len(changes) == 1:
        only = next(iter(changes.values()))
        made: tuple[Move, Node] | None = (
            Move("Carry the factor over", text, rational(only), rational(only)),
            rational(only),
        )
    else:
        made = calculated("Raise the factor to the power", text, expression)
    if made is None:
        return None
    move, value = made
    result = _value(value)
    if result is None:
        return None

    def by_trial() -> bool:
        """Random inputs, before and after: the quotient of the two outputs."""
        source = random.Random(11)
        for _ in range(4):
            at = {n: Fraction(source.randint(1, 30), source.choice((1, 2, 3))) for n in model.inputs}
            later = {n: v * changes.get(n, Fraction(1)) for n, v in at.items()}
            try:
                quotient = float(evaluate(model.body, later)) / float(evaluate(model.body, at))
            except (Unvalued, ZeroDivisionError):
                return False
            if abs(quotient - float(result)) > 1e-9 * max(1.0, quotient):
                return False
        return True

    return Derivation(
        skill=skills.NONLINEAR_FUNCTIONS if set(powers.values()) - {Fraction(1)} else skills.LINEAR_TWO,
        concept="In a product or quotient of powers, a factor on one letter comes out as that factor to the letter's power.",
        moves=(move,), solutions=({},), values=(value,), confirm=by_trial,
        asked="You are asked how many times as large the result becomes, not for a value of it.",
        fits=_fits(stem, result), full=sure and len(changes) >= 1 and not re.search(_FIXED + r".*\bwhile\b", stem.ask),
    )  # fmt: skip


def _value(node: Node) -> Fraction | None:
    try:
        value = evaluate(node)
    except Unvalued:
        return None
    return value if isinstance(value, Fraction) else None


def _fits(stem: Stem, result: Fraction) -> Callable[[Choice], bool]:
    """Tests a choice that is a number, or words such as "It is multiplied by 9" and "It is quadrupled"."""
    numeric = all(c.node is not None for c in stem.choices)
    return lambda c: _said(c.text) == result if not numeric else c.node is not None and _value(c.node) == result


def _said(text: str) -> Fraction | None:
    plain_text = tidy(re.sub(r"\\frac\s*\{(\d+)\}\s*\{(\d+)\}", r"\1/\2", text))
    number = re.search(r"(\d+)\s*/\s*(\d+)|(\d+(?:\.\d+)?)", plain_text)
    value = None
    if number:
        value = Fraction(int(number.group(1)), int(number.group(2))) if number.group(1) else Fraction(number.group(3))
    if re.search(r"\b(?:un(?:changed)|stays? the same|does not change|remains? the same|no effect)\b", plain_text):
        return Fraction(1)
    verb = re.search(r"\b(doubl|tripl|quadrupl|halv)(?:e|es|ed)\b", plain_text)
    if verb:
        return _VERBS[verb.group(1)]
    if value is None or value == 0:
        return None
    if re.search(r"\bdivided by|\b(?:decreas\w*|reduc\w*) by a factor of", plain_text):
        return 1 / value
    return (
        value
        if re.search(r"\b(?:multiplied by|times|by a factor of|as (?:large|great|much|many))\b|^[\d/. ]+$", plain_text)
        else None
    )
