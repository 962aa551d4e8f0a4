"""Sine, cosine and tangent as values: complementary angles, exact values, one ratio from another.

Degrees and radians are changed into each other in `angle_units`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction
from math import cos, isclose, pi, sin, tan

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.skills import TRIGONOMETRY
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.angle_units import conversion
from tools.maths.topics.geometry.cofunctions import COFUNCTION, complement, inside, two_acute
from tools.maths.topics.geometry.figure import Figure, Law
from tools.maths.topics.geometry.reasoning import consistent, reason
from tools.maths.topics.geometry.scanning import Scan, compiled
from tools.maths.topics.geometry.trig_sketches import ratio_triangle
from tools.maths.topics.geometry.wording import LEAD, Text, lay_out
from tools.maths.tree import Bin, Chain, Degrees, Node, Rel, Sym, Trig, letters, num, walk
from tools.maths.values import Unvalued, evaluate, same_value

UNIT_CIRCLE = (
    "Take off whole turns, find the angle's place on the unit circle, and use the special triangles with their signs."
)
RATIO = "Draw a right triangle with the ratio that is given, find its third side, and read off the other ratio."

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about trigonometric values, None for anything else."""
    if not re.search(r"\b(?:sin|cos|tan)(?![a-z]{2})|radian|degree", stem.text):
        return None
    text = lay_out(stem)
    if text is None or re.search(r"circle\b(?<!unit circle)|\barc\b|hypotenuse|\bleg\b", text.text):
        return None
    for attempt in (complement, two_acute):
        found = attempt(stem, text)
        if found is not None:
            return found
    if re.search(r"\b[A-Z]{2,3}\b", text.text):
        return None
    for attempt in (conversion, _same_ratio, _exact_value, _other_ratio):
        found = attempt(stem, text)
        if found is not None:
            return found
    return None


_LEAD = LEAD


def _ask_trig(text: Text) -> tuple[Trig, str] | None:
    """The one trig expression asked for, and the text with it taken out."""
    match = re.search(rf"{_LEAD} (?:the )?(?:exact )?(?:value of )?⟦E(\d+)⟧", text.text)
    if match is None:
        return None
    node = text.nodes[int(match.group(1))]
    return (node, text.text[: match.start()] + text.text[match.end() :]) if isinstance(node, Trig) else None


_GIVEN = re.compile(r"⟦R(\d+)⟧")


def _given_ratio(text: Text) -> tuple[Trig, Node] | None:
    """sin x° = 4/5 among the relations."""
    for number in _GIVEN.findall(text.text):
        node = text.nodes[int(number)]
        if (
            isinstance(node, Rel)
            and node.op == "="
            and isinstance(node.left, Trig)
            and not any(isinstance(n, Trig) for n in walk(node.right))
        ):
            return node.left, node.right
    return None


def _understood(rest: str) -> bool:
    scan = Scan(rest, [
        (compiled(r"⟦R\d+⟧"), lambda m: True),
        (compiled(r"(?:in )?(?:a |the )?right triangle,?|(?:one|an|the) (?:acute )?angle (?:measures|has (?:a )?measure(?: of)?|is) ⟦[SED]\d+⟧|⟦[SED]\d+⟧ is (?:the measure of )?an acute angle|acute angle(?: ⟦S\d+⟧)?|(?:where|for|with) ⟦S\d+⟧ (?:is )?(?:an )?acute|angle ⟦S\d+⟧"), lambda m: True),
        (compiled(r",? ?where ⟦[SE]\d+⟧ is a(?: positive)? constant"), lambda m: True),
    ])  # fmt: skip
    scan.run()
    return scan.understood()


def _same_ratio(stem: Stem, text: Text) -> Derivation | None:
    """sin x° given, cos(90° − x°) asked."""
    asked, given = _ask_trig(text), _given_ratio(text)
    if asked is None or given is None or not _understood(asked[1]):
        return None
    want, (have, value) = asked[0], given
    if {want.name, have.name} != {"sin", "cos"}:
        return None
    one, two = inside(want.arg), inside(have.arg)
    whole: Node = num(90) if one[1] or two[1] else Bin("/", Sym("pi"), num(2), "frac")
    try:
        gap = exact.read(Bin("+", one[0], two[0])) - exact.read(whole)
    except Unvalued:
        return None
    if gap.terms:
        return None

    def check() -> bool:
        scale = pi / 180 if whole == num(90) else 1.0
        for x in (0.3, 0.7, 1.1):
            at = {n: x / scale for n in letters(want.arg)}
            a, b = float(evaluate(one[0], at)) * scale, float(evaluate(two[0], at)) * scale
            f, g = (sin(a) if want.name == "sin" else cos(a)), (sin(b) if have.name == "sin" else cos(b))
            if not isclose(f, g, abs_tol=1e-12):
                return False
        return True

    moves = (
        Move(
            "Use complementary angles",
            "The two angles add up to a right angle, so the cosine of one is the sine of the other.",
            want,
            value,
            check=check,
        ),
    )
    try:
        number = exact.read(value)
    except Unvalued:
        return None
    return answering.derivation(
        stem, skill=TRIGONOMETRY, concept=COFUNCTION, asked="You are asked for a ratio of the complementary angle.", moves=moves, value=number,
        confirm=check, decimal=answering.uses_decimals(stem),
        slips=(Slip("subtracting the ratio from 1", exact.tree(exact.constant(1) - number)),),
    )  # fmt: skip


def _exact_value(stem: Stem, text: Text) -> Derivation | None:
    """sin, cos or tan of a special angle."""
    asked = _ask_trig(text)
    if asked is None or letters(asked[0]) or not _understood(asked[1]):
        return None
    node = asked[0]
    size_of, in_degrees = inside(node.arg)
    try:
        size = exact.read(size_of)
        degrees = size if in_degrees else size * exact.constant(180) / exact.read(Sym("pi"))
        turn = degrees.number()
        if turn is None or turn % 15 or (turn % 30 and turn % 45):
            return None
        value = exact.trig(node.name, turn)
    except (Unvalued, ZeroDivisionError):
        return None
    moves: list[Move] = []
    reduced = turn % 360
    if not in_degrees:
        moves.append(
            Move(
                "Convert to degrees",
                "Replace $\\pi$ by 180°.",
                size_of,
                num(turn),
                check=lambda: isclose(float(evaluate(size_of)) * 180 / pi, float(turn)),
            )
        )
    if reduced != turn:
        moves.append(
            Move(
                "Take off whole turns",
                "Whole turns of 360° change nothing.",
                num(turn),
                num(reduced),
                check=lambda: (turn - reduced) % 360 == 0,
            )
        )
    answer = exact.tree(value)
    moves.append(
        Move(
            "Use the unit circle",
            "Find the special angle's ratio, with the sign of the quarter it lies in.",
            Trig(node.name, Degrees(num(reduced))),
            answer,
        )
    )

    def confirm() -> bool:
        f = {"sin": sin, "cos": cos, "tan": tan}[node.name]
        return isclose(f(float(turn) * pi / 180), float(evaluate(answer)), abs_tol=1e-9)

    return answering.derivation(
        stem, skill=TRIGONOMETRY, concept=UNIT_CIRCLE, asked="You are asked for the exact value of a ratio.", moves=moves, value=value,
        confirm=confirm, slips=(Slip("the wrong sign", exact.tree(-value)),) if value.terms else (),
    )  # fmt: skip


def _other_ratio(stem: Stem, text: Text) -> Derivation | None:
    """One ratio of an acute angle from another."""
    asked, given = _ask_trig(text), _given_ratio(text)
    if (
        asked is None
        or given is None
        or not _understood(asked[1])
        or not re.search(r"acute|right triangle|⟦R\d+⟧.*⟦R\d+⟧", text.text)
    ):
        return None
    want, (have, value) = asked[0], given
    if want.arg != have.arg or letters(value):
        return None
    bounds = [text.nodes[int(n)] for n in _GIVEN.findall(text.text)]
    if not re.search(r"acute|right triangle", text.text) and not any(_first_quarter(b) for b in bounds):
        return None
    a, b, c = Sym("#a"), Sym("#b"), Sym("#c")
    sides = {"sin": (a, c), "cos": (b, c), "tan": (a, b)}
    figure = Figure()
    top, bottom = sides[have.name]
    figure.laws.append(
        Law(
            "Write the ratio",
            "Give the right triangle two sides in this ratio.",
            Rel("=", top, Bin("*", value, bottom, "cdot")),
        )
    )
    figure.laws.append(Law("Use the Pythagorean theorem", "The squares of the legs add up to the square of the hypotenuse.",
                           Rel("=", Bin("^", c, num(2)), Bin("+", Bin("^", a, num(2)), Bin("^", b, num(2))))))  # fmt: skip
    reasoned = reason(figure, Bin("/", *sides[want.name], "frac"))
    if reasoned is None:
        return None

    def confirm() -> bool:
        from math import acos, asin, atan

        angle = {"sin": asin, "cos": acos, "tan": atan}[have.name](float(evaluate(value)))
        return consistent(figure, reasoned) and isclose(
            {"sin": sin, "cos": cos, "tan": tan}[want.name](angle),
            float(evaluate(exact.tree(reasoned.value))),
            rel_tol=1e-9,
        )

    return answering.derivation(
        stem, skill=TRIGONOMETRY, concept=RATIO, asked="You are asked for another ratio of the same angle.", moves=reasoned.moves, value=reasoned.value,
        picture=lambda _: ratio_triangle(reasoned, inside(have.arg)[0]),
        confirm=confirm, decimal=answering.uses_decimals(stem), slips=(Slip("taking the ratio that is given", value),),
    )  # fmt: skip


def _first_quarter(node: Node) -> bool:
    """0 < x < 90° or 0 < x < π/2."""
    if not isinstance(node, Chain) or len(node.links) != 2:
        return False
    low, high = node.links[0].left, node.links[1].right
    try:
        return same_value(evaluate(low), Fraction(0)) and any(
            same_value(evaluate(high), v) for v in (Fraction(90), pi / 2)) and all(r.op in "<≤" for r in node.links)  # fmt: skip
    except Unvalued:
        return False
