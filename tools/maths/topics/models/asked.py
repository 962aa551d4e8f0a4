"""What a question about a model points at: the number, point or intercept, and the role it has there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.maths import skills
from tools.maths.second_route import equivalent
from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.evidence import seen_in_values
from tools.maths.topics.models.model import Exponential, Linear, Model, Quadratic, Shape, Standard, shape_of
from tools.maths.topics.models.nouns import is_money, unit_of
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters, num, substitute
from tools.maths.values import Unvalued, evaluate

ASK = re.compile(
    r"\b(?:interpret\w*|meaning|means?|represent(?:s|ed)?|indicates?|signif\w+|tells?|describes?|stands? for|"
    r"refers? to|correspond(?:s|ing)?)\b"
)
NAMED = re.compile(
    r"\b(?P<name>slope|[a-z]-intercept|vertical intercept|horizontal intercept|vertex|rate of change|"
    r"[a-z]-coordinate of the (?:vertex|[a-z]-intercept))\b"
)
REFUSED = re.compile(r"\b(?:not|except|least|cannot|incorrect|false)\b")


@dataclass(frozen=True)
class Asked:
    """The role of what is asked and how it shows: an expression in the model and its value."""

    role: Role
    shown: Node
    value: Node
    rule: str
    text: str
    skill: str
    test: Callable[[], bool]


def target_of(stem: Stem, ask: str) -> Node | str | None:
    """The number, term or point asked about, or the name of an intercept."""
    asking = ASK.search(ask)
    named = NAMED.search(ask)
    if named:
        return named.group("name")
    own = re.search(r"(⟦S\d+⟧) ?-?(?:intercept|axis intercept)", ask)
    if own and isinstance(letter := stem.node(own.group(1)), Sym):
        return f"{letter.name.lower()}-intercept"
    found = [m for m in PLACEHOLDER.finditer(ask) if m.group(1) in "NMPTERF"]
    found = [
        m for m in found if not re.search(r"\b(?:equation|function|model|expression|by|graph of)\s*$", ask[: m.start()])
    ]
    if len(found) > 1:
        found = [m for m in found if m.group(1) in "NMPT"] or found
    if len(found) != 1 or asking is None:
        return None
    return stem.node(found[0].group())


def asked_of(stem: Stem, model: Model, target: Node | str) -> Asked | None:
    shape = shape_of(model)
    if isinstance(shape, Standard):
        return _in_standard(stem, model, shape, target)
    if not model.output or len(model.inputs) != 1 or shape is None:
        return None
    output, put_in = model.said(model.output), model.said(model.inputs[0])
    if output is None or put_in is None:
        return None
    if isinstance(target, str):
        return _named(model, shape, output, put_in, target)
    if isinstance(target, Group) and len(target.items) == 2:
        p, q = (_fraction(item) for item in target.items)
        return _point(model, output, put_in, p, q)
    if isinstance(target, Rel) and isinstance(target.left, Apply):
        return _point(model, output, put_in, _fraction(target.left.arg), _fraction(target.right))
    if letters(target) == {model.inputs[0]} and isinstance(shape, Linear) and shape.start:
        return _term(model, target, shape.rate, output, put_in)
    if isinstance(target, Apply) and target.name == model.output and _fraction(target.arg) == 0:
        return _start(model, _at(model, Fraction(0)), output, put_in)
    n = _fraction(target)
    return None if n is None else _numbered(model, shape, output, put_in, abs(n))


def _fraction(node: Node) -> Fraction | None:
    try:
        value = evaluate(node)
    except Unvalued:
        return None
    return value if isinstance(value, Fraction) else None


def _named(model: Model, shape: Shape, output: Quantity, put_in: Quantity, name: str) -> Asked | None:
    letter = model.inputs[0]
    if name in ("slope", "rate of change"):
        return _rate(model, shape, output, put_in) if isinstance(shape, Linear) else None
    crosses_output = name.startswith(("vertical", model.output.lower() + "-", "y-int", "y-coordinate of the y"))
    if crosses_output and name.endswith("intercept") and letter != name[0]:
        return _start(model, _at(model, Fraction(0)), output, put_in)
    if name.startswith((letter + "-int", "horizontal", "x-int")) and isinstance(shape, Linear):
        zero = -shape.start / shape.rate
        role = Role("zero", zero, output, put_in)
        return _made(model, role, substitute(model.body, {letter: num(zero)}), num(0), "Set the output to zero",
                     "Where the graph meets that axis the output is zero: put the input of that point in.")  # fmt: skip
    return None


def _at(model: Model, point: Fraction) -> Fraction | None:
    try:
        value = evaluate(model.body, {model.inputs[0]: point})
    except Unvalued:
        return None
    return value if isinstance(value, Fraction) else None


def _numbered(model: Model, shape: Shape, output: Quantity, put_in: Quantity, n: Fraction) -> Asked | None:
    """The role of a number, when it has just one."""
    found: list[Asked | None] = []
    if _at(model, Fraction(0)) == n and not (isinstance(shape, Quadratic) and shape.b == 0):
        found.append(_start(model, n, output, put_in))
    match shape:
        case Linear(_, rate, _) if abs(rate) == n:
            found.append(_rate(model, shape, output, put_in))
        case Exponential(_, growth, _, every) if growth == n or abs(growth - 1) == n:
            found.append(_growth(model, shape, output, put_in) if every == 1 else None)
        case Quadratic(_, b, _, letter) if abs(b) == n and b > 0 and "height" in output.words:
            role = Role("speed", b, output, put_in)
            found.append(_made(model, role, model.body, model.body, "Look at the number before t",
                               "Find which power of the input the number multiplies.", first=(letter, b)))  # fmt: skip
        case Quadratic() if n == shape.turn[1] and shape.turn[0] > 0:
            found.append(_top(model, Role("top", n, output, put_in), shape))
        case Quadratic() if n == shape.turn[0]:
            found.append(_top(model, Role("top time", n, output, put_in), shape))
    return found[0] if len(found) == 1 else None


def _start(model: Model, value: Fraction | None, output: Quantity, put_in: Quantity) -> Asked | None:
    if value is None:
        return None
    shown = substitute(model.body, {model.inputs[0]: num(0)})
    text = "Put zero in for the input and see what is left."
    return _made(model, Role("start", value, output, put_in), shown, num(value), "Put in zero", text)


def _rate(model: Model, shape: Linear, output: Quantity, put_in: Quantity) -> Asked:
    later = substitute(model.body, {model.inputs[0]: num(1)})
    shown = Bin("-", later, substitute(model.body, {model.inputs[0]: num(0)}))
    text = (
        "Compare the output for an input of 1 with the output for an input of 0: the difference is the change for one."
    )
    return _made(
        model, Role("rate", shape.rate, output, put_in), shown, num(shape.rate), "Raise the input by one", text
    )


def _growth(model: Model, shape: Exponential, output: Quantity, put_in: Quantity) -> Asked:
    later = substitute(model.body, {model.inputs[0]: num(1)})
    shown = Bin("/", later, substitute(model.body, {model.inputs[0]: num(0)}), "frac")
    text = (
        "Divide the output one period later by the output at the start: the quotient is what each period multiplies by."
    )
    role = Role("growth", shape.growth, output, put_in)
    return _made(model, role, shown, num(shape.growth), "Compare two periods by dividing", text)


def _top(model: Model, role: Role, shape: Quadratic) -> Asked:
    at, height = shape.turn
    text = "Put in the input that makes the square zero: there the model turns."
    shown = substitute(model.body, {model.inputs[0]: num(at)})
    return _made(model, role, shown, num(height), "Find where the model turns", text)


def _point(model: Model, output: Quantity, put_in: Quantity, p: Fraction | None, q: Fraction | None) -> Asked | None:
    if p is None or q is None or _at(model, p) != q:
        return None
    shown = substitute(model.body, {model.inputs[0]: num(p)})
    text = "Put the first number of the point in for the input: the second number is the output that comes out."
    role = Role("start", q, output, put_in) if p == 0 else Role("point", q, output, put_in, p)
    return _made(model, role, shown, num(q), "Put the point in", text)


def _term(model: Model, target: Node, rate: Fraction, output: Quantity, put_in: Quantity) -> Asked | None:
    """ "18x" in 150 + 18x."""
    if not equivalent(target, Bin("*", num(abs(rate)), Sym(put_in.letter))):
        return None
    role = Role("term", abs(rate), output, put_in)
    text = "Multiply out in words: so much for each one, times how many there are."
    return _made(model, role, target, Bin("*", num(abs(rate)), Sym(put_in.letter)), "Read the product", text)


def _in_standard(stem: Stem, model: Model, shape: Standard, target: Node | str) -> Asked | None:
    """The numbers of 12x + 5y = 300: what each one adds, and the total."""
    x, y = model.inputs
    meanings = model.said(x), model.said(y)
    n = None if isinstance(target, str) else _fraction(target)
    total = _total_of(stem, shape.total)
    if None in meanings or total is None or isinstance(target, str):
        return None
    if len(letters(target)) == 1 and (own := model.said(next(iter(letters(target))))) is not None:
        words = own.words - next(m for m in meanings if m is not None and m.letter != own.letter).words
        named = Quantity(own.letter, " ".join(sorted(words)))
        return _term(model, target, shape.per[own.letter], total, named) if words else None
    if n is None:
        return None
    hits = [name for name in (x, y) if shape.per[name] == n]
    if len(hits) == 1 and n != shape.total:
        name = hits[0]
        other = next(m for m in (x, y) if m != name)
        per, rival = model.said(name), model.said(other)
        assert per is not None and rival is not None
        mine = per.words - rival.words
        if not mine:
            return None
        quantity = Quantity(name, " ".join(sorted(mine)))
        gap = model.body
        shown = Bin("-", substitute(gap, {name: num(1), other: num(0)}), substitute(gap, {name: num(0), other: num(0)}))
        text = "Raise that letter by one and leave the other: see how much the sum grows."
        role = Role("each", n, total, quantity)
        sign = evaluate(shown)
        return _made(model, role, shown, num(sign) if isinstance(sign, Fraction) else num(n), "Add one more", text)
    if n == shape.total and not hits:
        role = Role("total", n, total, None)
        return _made(model, role, model.equation.right, model.equation.right, "Look at the sum",
                     "Both terms are amounts of the same kind; see what their sum is set equal to.",
                     first=(x, shape.per[x]))  # fmt: skip
    return None


def _total_of(stem: Stem, total: Fraction) -> Quantity | None:
    """What the total is a total of, where the prose names the number again: "for exactly $300"."""
    for match in PLACEHOLDER.finditer(stem.prose):
        if match.group(1) not in "NM" or stem.value(match.group()) != total:
            continue
        after = stem.prose[match.end() :][:40]
        unit = "dollar" if match.group(1) == "M" else unit_of(re.split(r"[.,;?]", after)[0])
        if unit:
            return Quantity("total", "cost" if is_money(unit) else unit, unit)
    return None


def _made(
    model: Model, role: Role, shown: Node, value: Node, rule: str, text: str, first: tuple[str, Fraction] | None = None
) -> Asked:
    skill = (
        skills.LINEAR_TWO if not model.output
        else skills.NONLINEAR_FUNCTIONS if not isinstance(shape_of(model), Linear)
        else skills.LINEAR_FUNCTIONS
    )  # fmt: skip
    return Asked(role, shown, value, rule, text, skill, lambda: seen_in_values(model, role, first))
