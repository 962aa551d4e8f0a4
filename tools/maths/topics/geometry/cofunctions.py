"""Complementary angles: sin a = cos b with angles told by letters, names or expressions; ratios of the two acute angles."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from math import acos, asin, atan, cos, isclose, pi, sin, tan

from tools.maths.derivation import Derivation, Slip
from tools.maths.problem import Unread
from tools.maths.skills import TRIGONOMETRY
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import reason
from tools.maths.topics.geometry.scanning import Scan, compiled, group
from tools.maths.topics.geometry.trig_sketches import complementary, ratio_triangle
from tools.maths.topics.geometry.wording import LEAD as _LEAD
from tools.maths.topics.geometry.wording import Text, without_degrees
from tools.maths.tree import Bin, Chain, Degrees, Node, Rel, Sym, Trig, letters, num, substitute, walk
from tools.maths.values import Unvalued, evaluate

COFUNCTION = "The sine of an acute angle equals the cosine of its complement: $\\sin x° = \\cos(90° - x°)$."


def inside(node: Node) -> tuple[Node, bool]:
    """An angle's expression and whether it is in degrees."""
    if isinstance(node, Degrees):
        return node.arg, True
    if isinstance(node, Bin) and node.op in "+-":
        left, right = inside(node.left), inside(node.right)
        if left[1] or right[1]:
            return Bin(node.op, left[0], right[0]), True
    return node, False


def complement(stem: Stem, text: Text) -> Derivation | None:
    """sin(a) = cos(b) with acute angles: a + b = 90."""
    relation, others, asked = None, [], None
    acute = False
    named: dict[str, Node] = {}  # angles that are told by their names
    for kind, number in re.findall(r"⟦([A-Z])(\d+)⟧", text.text):
        node = text.nodes[int(number)]
        if (
            kind == "R"
            and isinstance(node, Rel)
            and isinstance(node.left, Trig)
            and isinstance(node.right, Trig)
            and relation is None
        ):
            relation = node
        elif kind == "R" and isinstance(node, Chain):
            acute = True
        elif kind == "R" and isinstance(node, Rel) and node.op == "=" and isinstance(node.left, Sym):
            others.append(node)
    if relation is None or relation.op != "=":
        return None
    assert isinstance(relation.left, Trig) and isinstance(relation.right, Trig)
    left, right = relation.left, relation.right
    functions = left.name, right.name
    if set(functions) != {"sin", "cos"}:
        return None
    conditions: list[str] = []

    def ask(m: re.Match[str]) -> bool:
        nonlocal asked
        asked = text.nodes[int(m.group(1))]
        return isinstance(asked, Sym) or (bool(letters(asked)) and not any(isinstance(n, Trig) for n in walk(asked)))

    def name(m: re.Match[str]) -> bool:
        names, numbers = re.findall(r"\b[A-Z]\b", m.group("n")), re.findall(r"⟦[NEDS](\d+)⟧", m.group())
        if len(names) != len(numbers) or set(names) & set(named):
            return False
        named.update({n: text.nodes[int(i)] for n, i in zip(names, numbers, strict=True)})
        return True

    def ask_name(m: re.Match[str]) -> bool:
        nonlocal asked
        asked = Sym(m.group("n"))
        return True

    def between(m: re.Match[str]) -> bool:
        """ "are both between 0° and 90°", said of the two angles."""
        numbers = [text.nodes[int(i)] for i in re.findall(r"⟦[NESD](\d+)⟧", m.group())]
        bounds = [without_degrees(n) for n in numbers[-2:]]
        conditions.append(m.group())
        own = {inside(n)[0] for n in numbers[:-2]}
        return [getattr(b, "value", None) for b in bounds] == [0, 90] and (
            not own or own == {inside(a.arg)[0] for a in (left, right)}
        )

    def condition(m: re.Match[str]) -> bool:
        conditions.append(m.group())
        return True

    def named_acute(m: re.Match[str]) -> bool:
        """The angles that are said to be acute must be those of the equation."""
        names = {Sym(n) for n in re.findall(r"\b[A-Z]\b", group(m, "n"))}
        return names == {inside(left.arg)[0], inside(right.arg)[0]} and condition(m)

    v = r"⟦[NESD]\d+⟧"
    pair = r"(?P<n>[A-Z] and [A-Z])\b"
    scan = Scan(text.text, [
        (compiled(rf"{_LEAD} (?:the )?(?:degree )?(?:measure of )?angle (?P<n>[A-Z])\b"), ask_name),
        (compiled(rf"(?:the )?(?:degree )?measures of (?:the )?(?:acute |two )*angles (?P<n>[A-Z] and [A-Z]) are {v} and {v}(?:,? respectively)?"), lambda m: name(m) and ("acute" not in m.group() or condition(m))),
        (compiled(rf"(?:the )?(?:degree )?(?:measure of )?(?:acute )?angle (?P<n>[A-Z]) (?:is|measures|has (?:a )?measure(?: of)?|=|equals) {v}"), name),
        (compiled(rf"(?:for |the )?(?:two )?acute angles {pair}|(?:the )?angles? {pair} are (?:both )?acute(?: angles)?|(?:the )?(?:angles )?{pair} are (?:both |the )*(?:two )?acute angles(?: (?:of|in) (?:a|the) right triangle)?"), named_acute),
        (compiled(r"(?:in |of |for )?(?:the )?right triangle [A-Z]{3}"), condition),
        (compiled(rf"(?:the )?(?:angle measures|angles|measures of the angles|values|expressions)? ?(?:{v} and {v} )?(?:are|is|lie) (?:both |each )?between {v} and {v}"), between),
        (compiled(r"(?:where |and |if )?(?:both|the two|these|the) (?:angles|angle measures) are (?:both )?(?:acute|measures of acute angles)"), condition),
        (compiled(r"in the equation"), lambda m: True),
        (compiled(rf"{_LEAD} (?:the )?(?:value of )?⟦[SE](\d+)⟧"), ask),
        (compiled(r"(?:the )?(?:angles? )?(?:(?:measures of )?(?:the )?angles? )?(?:⟦S\d+⟧|⟦E\d+⟧|⟦D\d+⟧)?(?:(?:,? and )(?:⟦[SED]\d+⟧))? ?(?:are |is |be |measure )*(?:the )?(?:measures of )?(?:⟦N\d+⟧ )?(?:an )?acute angles?"), condition),
        (compiled(r"(?:in|of) a right triangle"), condition),
        (compiled(r"⟦R\d+⟧"), lambda m: True),
        (compiled(r",? ?where ⟦S\d+⟧ is a(?: positive)? constant|(?:all )?angles? measures? (?:are|is) in degrees|where the angles are (?:measured )?in degrees"), lambda m: True),
    ])  # fmt: skip
    scan.run()
    acute = acute or bool(conditions)
    if asked is None or not scan.understood() or not acute:
        return None
    one, two = inside(left.arg), inside(right.arg)
    figure = Figure()
    whole: Node = num(90)
    expressions = {r.left.name: inside(r.right) for r in others if isinstance(r.left, Sym)}
    expressions |= {n: inside(e) for n, e in named.items()}
    parts = [substitute(x[0], {n: e[0] for n, e in expressions.items() if e}) for x in (one, two)]
    if set(named) & {"k", "x"} or any(Sym(n) not in (one[0], two[0]) for n in named):
        return None
    in_degrees = (
        bool(named)
        or (isinstance(asked, Sym) and asked.name.isupper())
        or one[1]
        or two[1]
        or any(e and e[1] for e in expressions.values())
    )
    if not in_degrees and not re.search(r"degree|°|circ", stem.text):
        if any(n == Sym("pi") for p in parts for n in walk(p)) or "radian" in text.text:
            whole = Bin("/", Sym("pi"), num(2), "frac")
        elif all(isinstance(p, Sym) for p in parts):
            return None
    if isinstance(asked, Sym) and asked.name in named:
        asked = inside(named[asked.name])[0]
    figure.law("Use complementary angles", "The sine of one acute angle equals the cosine of another exactly when they are complementary.",
               Bin("+", parts[0], parts[1]), whole)  # fmt: skip
    reasoned = reason(figure, asked)
    if reasoned is None:
        return None

    def confirm() -> bool:
        at = {n: float(evaluate(exact.tree(v))) for n, v in reasoned.values.items()}
        scale = pi / 180 if whole == num(90) else 1.0
        angles = [float(evaluate(p, at)) * scale for p in parts]
        sizes = [sin(a) if n == "sin" else cos(a) for n, a in zip(functions, angles, strict=True)]
        return isclose(sizes[0], sizes[1], abs_tol=1e-9) and all(0 < a < pi / 2 for a in angles)

    slips = []
    for law_value, mistake in ((None, "setting the two angles equal"), (num(180), "adding the angles to 180°")):
        other = Figure()
        if law_value is None:
            other.law("x", "x", parts[0], parts[1])
        else:
            other.law("x", "x", Bin("+", parts[0], parts[1]), law_value)
        try:
            wrong = reason(other, asked)
        except (Unvalued, Unread):
            wrong = None
        if wrong is not None and wrong.value != reasoned.value:
            slips.append(Slip(mistake, exact.tree(wrong.value)))
    return answering.derivation(
        stem, skill=TRIGONOMETRY, concept=COFUNCTION, asked="You are asked for a letter in two angles whose sine and cosine are equal.",
        moves=reasoned.moves, value=reasoned.value, confirm=confirm, slips=slips, decimal=answering.uses_decimals(stem),
        picture=lambda steps: complementary(parts, reasoned, steps, asked) if whole == num(90) else None,
    )  # fmt: skip


def two_acute(stem: Stem, text: Text) -> Derivation | None:
    """A ratio of one acute angle of a right triangle from a ratio of the other."""
    values: list[Node] = []
    given: list[Rel] = []
    asked: list[Trig] = []

    def both(m: re.Match[str]) -> bool:
        values.extend(inside(text.nodes[int(n)])[0] for n in re.findall(r"⟦[ES](\d+)⟧", m.group()))
        values.extend(Sym(n) for n in re.findall(r"\b[A-Z]\b", m.group()))
        return len(values) == 2 and all(isinstance(n, Sym) for n in values)

    def relation(m: re.Match[str]) -> bool:
        node = text.nodes[int(m.group("r"))]
        if not isinstance(node, Rel) or node.op != "=" or not isinstance(node.left, Trig) or letters(node.right):
            return False
        given.append(node)
        return len(given) == 1

    def ask(m: re.Match[str]) -> bool:
        node = text.nodes[int(m.group("e"))]
        if not isinstance(node, Trig):
            return False
        asked.append(node)
        return len(asked) == 1

    e = r"(?:angles )?(?:⟦[ES]\d+⟧ and ⟦[ES]\d+⟧|[A-Z] and [A-Z]\b)"
    scan = Scan(text.text, [
        (compiled(rf"{_LEAD} (?:the )?(?:value of )?⟦E(?P<e>\d+)⟧"), ask),
        (compiled(rf"(?:the )?(?:measures of )?(?:the )?(?:two )?acute angles (?:of|in) (?:a|the|this) right triangle (?:measure|are|have measures(?: of)?) {e}"), both),
        (compiled(rf"(?:in |of )?(?:a|the) right triangle,? (?:the )?(?:measures of )?(?:the )?(?:two )?acute angles (?:measure|are|have measures(?: of)?) {e}"), both),
        (compiled(rf"(?:the )?{e} are (?:the )?(?:measures of )?(?:the )?(?:two )?acute angles (?:of|in) (?:a|the) right triangle"), both),
        (compiled(rf"(?:a|the) right triangle has (?:two )?acute angles (?:with measures |of |measuring )?{e}"), both),
        (compiled(r"⟦R(?P<r>\d+)⟧"), relation),
    ])  # fmt: skip
    scan.run()
    if len(values) != 2 or not given or not asked or not scan.understood():
        return None
    have, want, value = given[0].left, asked[0], given[0].right
    assert isinstance(have, Trig)
    if {inside(have.arg)[0], inside(want.arg)[0]} != set(values):
        return None
    a, b, c = Sym("#a"), Sym("#b"), Sym("#c")
    own = {"sin": (a, c), "cos": (b, c), "tan": (a, b)}
    other = {"sin": (b, c), "cos": (a, c), "tan": (b, a)}
    top, bottom = own[have.name]
    figure = Figure()
    figure.law(
        "Write the ratio", "Give the right triangle two sides in this ratio.", top, Bin("*", value, bottom, "cdot")
    )
    figure.law("Use the Pythagorean theorem", "The squares of the legs add up to the square of the hypotenuse.",
               Bin("^", c, num(2)), Bin("+", Bin("^", a, num(2)), Bin("^", b, num(2))))  # fmt: skip
    try:
        reasoned = reason(figure, Bin("/", *other[want.name], "frac"))
    except Unvalued:
        return None
    if reasoned is None:
        return None

    def confirm() -> bool:
        """The angle found with a calculator, its complement, and that one's ratio."""
        angle = {"sin": asin, "cos": acos, "tan": atan}[have.name](float(evaluate(value)))
        found = {"sin": sin, "cos": cos, "tan": tan}[want.name](pi / 2 - angle)
        return 0 < angle < pi / 2 and isclose(found, float(evaluate(exact.tree(reasoned.value))), rel_tol=1e-9)

    return answering.derivation(
        stem, skill=TRIGONOMETRY, concept=COFUNCTION, asked="You are asked for a ratio of the other acute angle of the same right triangle.",
        moves=reasoned.moves, value=reasoned.value, confirm=confirm, decimal=answering.uses_decimals(stem),
        slips=(Slip("taking the ratio that is given", value),), picture=lambda _: ratio_triangle(reasoned, inside(have.arg)[0], inside(want.arg)[0]),
    )  # fmt: skip
