"""What a question about a model points at: the number, point or intercept, and the role it has there."""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.stem import PLACEHOLDER, Stem
from tools.maths.topics.models.model import Exponential, Linear, Model, Quadratic, Settled, Shape, Standard, shape_of
from tools.maths.topics.models.pointed import Asked, made, term
from tools.maths.topics.models.products import in_product
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.topics.models.sums import in_settled, in_standard
from tools.maths.tree import Apply, Bin, Group, Node, Rel, Sym, letters, num, substitute, walk
from tools.maths.values import exact_value

ASK = re.compile(
    r"\b(?:interpret\w*|meaning|means?|represent(?:s|ed)?|indicates?|signif\w+|tells?|describes?|stands? for|"
    r"refers? to|correspond(?:s|ing)?)\b"
)
NAMED = re.compile(
    r"\b(?P<name>slope|[a-z]-intercept|vertical intercept|horizontal intercept|vertex|rate of change|"
    r"[a-z]-coordinate of the (?:vertex|[a-z]-intercept))\b"
)
REFUSED = re.compile(r"\b(?:not|except|least|cannot|incorrect|false)\b")


def target_of(stem: Stem, ask: str) -> Node | str | None:
    """The number, term or point asked about, or the name of an intercept."""
    asking = ASK.search(ask)
    stated = [stem.nodes[i] for i in stem.placeholders("RF", ask)]
    if asking is None and len(stated) == 1 and re.search(r"\bmust be true|\bis true\b", ask) and _value_of(stated[0]):
        return stated[0]
    named = NAMED.search(ask)
    if named and not (named.group("name") == "vertex" and re.search(r"⟦T\d+⟧", stem.prose)):
        return named.group("name")
    if re.search(r"\bcoefficient of (?:the )?(?:variable )?⟦S\d+⟧", ask) and not stem.placeholders("N", ask):
        return "slope"
    if re.search(r"\bconstant term\b", ask) and not stem.placeholders("N", ask):
        return "vertical intercept"
    if re.search(
        r"\bdescribes? (?:the |how the )?(?:growth|decay|change|decline|[a-z ]+ changes?|increase|decrease)\b", ask
    ) and not stem.placeholders("NMPT", ask):
        return "change"
    own = re.search(r"(⟦S\d+⟧) ?-?(?:intercept|axis intercept)", ask)
    if own and isinstance(letter := stem.node(own.group(1)), Sym):
        return f"{letter.name.lower()}-intercept"
    pointed = re.search(r"\b(?:this|that|the) (?:point|vertex|solution|ordered pair|pair)\b", ask)
    if pointed and not stem.placeholders("NMPTER", ask):
        pairs = {repr(stem.nodes[i]): stem.nodes[i] for i in stem.placeholders("T", " ".join(stem.told))}
        return next(iter(pairs.values())) if len(pairs) == 1 else None
    found = [m for m in PLACEHOLDER.finditer(ask) if m.group(1) in "NMPTERF"]
    context = r"\b(?:equation|function|model|by|graph of|(?:in|of) the expression)\s*$"
    found = [m for m in found if not re.search(context, ask[: m.start()])]
    if len(found) > 1:
        found = [m for m in found if m.group(1) in "NMPT"] or found
    if len(found) != 1 or asking is None:
        return None
    return stem.node(found[0].group())


def _value_of(node: Node) -> bool:
    """ "f(135) = 212"."""
    return (
        isinstance(node, Rel)
        and isinstance(node.left, Apply)
        and None not in (exact_value(node.left.arg), exact_value(node.right))
    )


def asked_of(stem: Stem, model: Model, target: Node | str) -> Asked | None:
    shape = shape_of(model)
    if isinstance(shape, Standard):
        return in_standard(stem, model, shape, target)
    if isinstance(shape, Settled):
        return in_settled(stem, model, shape, target)
    if model.output and len(model.inputs) == 2 and (made_of := model.said(model.output)) is not None:
        return in_product(model, made_of, target)
    if not model.output or len(model.inputs) != 1 or shape is None:
        return None
    output, put_in = model.said(model.output), model.said(model.inputs[0])
    if output is None or put_in is None:
        return None
    if isinstance(target, str):
        return _named(model, shape, output, put_in, target)
    if isinstance(target, Group) and len(target.items) == 2:
        p, q = (exact_value(item) for item in target.items)
        if isinstance(shape, Quadratic) and shape.turn == (p, q) and p != 0:
            return _turn(model, shape, output, put_in)
        return _point(model, output, put_in, p, q)
    if isinstance(target, Rel) and isinstance(target.left, Apply):
        return _point(model, output, put_in, exact_value(target.left.arg), exact_value(target.right))
    if letters(target) == {model.inputs[0]} and isinstance(shape, Linear) and shape.start:
        return term(model, target, shape.rate, output, put_in, beside=True)
    if isinstance(target, Apply) and target.name == model.output and exact_value(target.arg) == 0:
        return _start(model, model.at(Fraction(0)), output, put_in)
    if isinstance(target, Apply) and target.name == model.output:
        return _value(model, exact_value(target.arg), output, put_in)
    n = exact_value(target)
    return None if n is None else _numbered(model, shape, output, put_in, abs(n))


def _named(model: Model, shape: Shape, output: Quantity, put_in: Quantity, name: str) -> Asked | None:
    letter = model.inputs[0]
    if name == "change":
        if isinstance(shape, Exponential):
            return _growth(model, shape, output, put_in) if shape.every == 1 else None
        return _rate(model, shape, output, put_in) if isinstance(shape, Linear) else None
    if name in ("slope", "rate of change"):
        return _rate(model, shape, output, put_in) if isinstance(shape, Linear) else None
    name = re.sub(rf"^{letter}-coordinate of the (?={letter}-intercept)", "", name)
    crosses_output = name.startswith(("vertical", model.output.lower() + "-", "y-int", "y-coordinate of the y"))
    if crosses_output and name.endswith("intercept") and letter != name[0]:
        return _start(model, model.at(Fraction(0)), output, put_in)
    if name == "vertex" and isinstance(shape, Quadratic):
        return _turn(model, shape, output, put_in)
    if name.startswith((letter + "-int", "horizontal", "x-int")) and isinstance(shape, Linear):
        zero = -shape.start / shape.rate
        role = Role("zero", zero, output, put_in)
        return made(model, role, substitute(model.body, {letter: num(zero)}), num(0), "Set the output to zero",
                     "Where the graph meets that axis the output is zero: put the input of that point in.")  # fmt: skip
    return None


def _numbered(model: Model, shape: Shape, output: Quantity, put_in: Quantity, n: Fraction) -> Asked | None:
    """The role of a number, when it has just one."""
    found: list[Asked | None] = []
    if model.at(Fraction(0)) == n and not (isinstance(shape, Quadratic) and shape.b == 0):
        found.append(_start(model, n, output, put_in))
    if isinstance(shape, Linear) and shape.start == -n and n and re.search(r"\bprofit|\bgain", output.phrase):
        found.append(_start(model, -n, output, put_in))  # what is spent before anything is sold
    match shape:
        case Linear(_, rate, _) if abs(rate) == n:
            found.append(_rate(model, shape, output, put_in))
        case Linear(_, rate, _) if abs(rate) * n == 1 and _divides(model.body, n):
            found.append(_reciprocal(model, shape, output, put_in))
        case Exponential(_, growth, _, every) if every == n != 1:
            found.append(_period(model, shape, output, put_in))
        case Exponential(_, growth, _, every) if growth == n or abs(growth - 1) == n:
            found.append(_growth(model, shape, output, put_in) if every == 1 else None)
        case Quadratic(_, b, _, letter) if abs(b) == n and b > 0 and "height" in output.words:
            role = Role("speed", b, output, put_in)
            found.append(made(model, role, model.body, model.body, "Look at the number before t",
                               "Find which power of the input the number multiplies.", first=(letter, b)))  # fmt: skip
        case Quadratic() if n == shape.turn[1] and shape.turn[0] > 0:
            found.append(_top(model, Role("top", n, output, put_in, factor=_way(shape)), shape))
        case Quadratic() if n == shape.turn[0]:
            found.append(_top(model, Role("top time", n, output, put_in, factor=_way(shape)), shape))
    return found[0] if len(found) == 1 else None


def _start(model: Model, value: Fraction | None, output: Quantity, put_in: Quantity) -> Asked | None:
    if value is None:
        return None
    shown = substitute(model.body, {model.inputs[0]: num(0)})
    text = "Put zero in for the input and see what is left."
    return made(model, Role("start", value, output, put_in), shown, num(value), "Put in zero", text)


def _rate(model: Model, shape: Linear, output: Quantity, put_in: Quantity) -> Asked:
    later = substitute(model.body, {model.inputs[0]: num(1)})
    shown = Bin("-", later, substitute(model.body, {model.inputs[0]: num(0)}))
    text = (
        "Compare the output for an input of 1 with the output for an input of 0: the difference is the change for one."
    )
    return made(model, Role("rate", shape.rate, output, put_in), shown, num(shape.rate), "Raise the input by one", text)


def _growth(model: Model, shape: Exponential, output: Quantity, put_in: Quantity) -> Asked:
    later = substitute(model.body, {model.inputs[0]: num(1)})
    shown = Bin("/", later, substitute(model.body, {model.inputs[0]: num(0)}), "frac")
    text = (
        "Divide the output one period later by the output at the start: the quotient is what each period multiplies by."
    )
    role = Role("growth", shape.growth, output, put_in)
    return made(model, role, shown, num(shape.growth), "Compare two periods by dividing", text)


def _divides(body: Node, n: Fraction) -> bool:
    """Whether a number stands below a fraction bar or after a division sign."""
    return any(isinstance(node, Bin) and node.op == "/" and exact_value(node.right) == n for node in walk(body))


def _reciprocal(model: Model, shape: Linear, output: Quantity, put_in: Quantity) -> Asked:
    """28 in 14 - m/28: so much of the input for each one of the output."""
    n = abs(1 / shape.rate)
    letter = model.inputs[0]
    shown = Bin("-", substitute(model.body, {letter: num(n)}), substitute(model.body, {letter: num(0)}))
    text = "Raise the input by this number: see by how much the output changes."
    role = Role("rate", n, put_in, output)
    later = [model.at(p * n) for p in (2, 5)]
    return made(model, role, shown, num(shape.rate * n), "Raise the input by this number", text,
                test=lambda: later == [shape.start + p * shape.rate * n for p in (2, 5)])  # fmt: skip


def _period(model: Model, shape: Exponential, output: Quantity, put_in: Quantity) -> Asked:
    """6 in 500 · 2^(t/6): how long one factor takes."""
    letter, n = model.inputs[0], shape.every
    shown = Bin("/", substitute(model.body, {letter: num(n)}), substitute(model.body, {letter: num(0)}), "frac")
    text = "Put this number in for the input: the exponent becomes 1, so the start has been multiplied once."
    role = Role("period", n, output, put_in, factor=shape.growth)
    after = [model.at(p * n) for p in (1, 2, 3)]
    return made(model, role, shown, num(shape.growth), "Find when the exponent is 1", text,
                test=lambda: after == [shape.start * shape.growth**p for p in (1, 2, 3)])  # fmt: skip


def _turn(model: Model, shape: Quadratic, output: Quantity, put_in: Quantity) -> Asked:
    at, height = shape.turn
    shown = substitute(model.body, {model.inputs[0]: num(at)})
    text = "Put the first coordinate of the vertex in: nowhere does the model go beyond what comes out."
    role = Role("vertex", height, output, put_in, at, factor=_way(shape))
    beyond = [model.at(at + d) for d in (-1, 1)]
    return made(model, role, shown, num(height), "Find where the model turns", text,
                test=lambda: all(v is not None and (v < height) is (shape.a < 0) for v in beyond))  # fmt: skip


def _way(shape: Quadratic) -> Fraction:
    """1 where the model turns at a highest value, -1 at a lowest."""
    return Fraction(1 if shape.a < 0 else -1)


def _top(model: Model, role: Role, shape: Quadratic) -> Asked:
    at, height = shape.turn
    text = "Put in the input that makes the square zero: there the model turns."
    shown = substitute(model.body, {model.inputs[0]: num(at)})
    return made(model, role, shown, num(height), "Find where the model turns", text)


def _value(model: Model, p: Fraction | None, output: Quantity, put_in: Quantity) -> Asked | None:
    """P(8) itself: the output for that input."""
    q = None if p is None else model.at(p)
    if p is None or q is None or q == p:
        return None
    shown = substitute(model.body, {model.inputs[0]: num(p)})
    text = "What stands in brackets is put in for the input; what comes out is the output for it."
    role = Role("value", q, output, put_in, p)
    return made(model, role, shown, num(q), "Read the function value", text)


def _nearly(model: Model, p: Fraction, q: Fraction) -> bool:
    """Whether a rounded point lies on the graph: the model passes through q within half of p's last place."""
    places = len(str(float(p)).partition(".")[2])
    step = Fraction(1, 2 * 10**places)
    ends = [model.at(p + d) for d in (-step, step)]
    if p.denominator == 1 or any(e is None for e in ends):
        return False
    low, high = sorted(e for e in ends if e is not None)
    return low <= q <= high


def _point(model: Model, output: Quantity, put_in: Quantity, p: Fraction | None, q: Fraction | None) -> Asked | None:
    if p is None or q is None or (model.at(p) != q and not _nearly(model, p, q)):
        return None
    if model.at(p) != q:
        role = Role("point", q, output, put_in, p)
        shown, text = (
            substitute(model.body, {model.inputs[0]: num(p)}),
            "Put the first number of the point in for the input.",
        )
        near = num(model.at(p) or q)
        return made(model, role, shown, near, "Put the point in", text, test=lambda: _nearly(model, p, q))
    shown = substitute(model.body, {model.inputs[0]: num(p)})
    text = "Put the first number of the point in for the input: the second number is the output that comes out."
    role = Role("start", q, output, put_in) if p == 0 else Role("point", q, output, put_in, p)
    return made(model, role, shown, num(q), "Put the point in", text)
