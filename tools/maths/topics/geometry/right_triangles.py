"""Right triangles without named points: legs and hypotenuse, special triangles, ladders, ramps, elevations, solve.

Every story is put into the same triangle: leg a (the height, opposite the acute angle u), leg b (on the ground), and the
hypotenuse c. Triangles with named points are in `named`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import Figure as Picture
from tools.maths.picturing.right_triangles import right_sides, right_triangle
from tools.maths.picturing.sizes import Size
from tools.maths.skills import TRIGONOMETRY
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.exact import tree, trig
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.measuring import angle
from tools.maths.topics.geometry.reasoning import Reasoned, consistent, reason
from tools.maths.topics.geometry.right_facts import Facts, special
from tools.maths.topics.geometry.right_reading import STORY, rules
from tools.maths.topics.geometry.scanning import Scan
from tools.maths.topics.geometry.sketching import floats, sizes_of
from tools.maths.topics.geometry.special_ratios import special_slips
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import FIGURE_NEEDED, lay_out, without_figure
from tools.maths.tree import Bin, Degrees, Num, Sym, letters, num
from tools.maths.values import Unvalued

PYTHAGORAS = (
    "In a right triangle the squares of the two legs add up to the square of the hypotenuse: $a^2 + b^2 = c^2$."
)
RATIOS = "Seen from an acute angle, sine is opposite over hypotenuse, cosine adjacent over hypotenuse, tangent opposite over adjacent."
LEGS = "The two legs of a right triangle stand on each other at a right angle, so one is the base and the other the height."
SPECIAL = "The sides of a 30°-60°-90° triangle are as $1 : \\sqrt{3} : 2$, those of a 45°-45°-90° triangle as $1 : 1 : \\sqrt{2}$."

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about one unnamed right triangle, None for anything else."""
    text = lay_out(stem)
    if text is None or re.search(r"\b[A-Z]{2,3}\b|circle|similar|volume", text.text):
        return None
    if not re.search(r"right triangle|hypotenuse|⟦D\d+⟧ ?[-,] ?⟦D\d+⟧", text.text) and not STORY.search(text.text):
        return None
    facts = Facts(text, story=bool(STORY.search(text.text)))
    plain = without_figure(answering.without_rounding(text.text))
    plain = special(facts, plain)
    scan = Scan(plain, rules(facts))
    scan.run()
    if not all(action() for action in facts.later) or facts.asked is None or not scan.understood():
        return None
    if FIGURE_NEEDED.search(text.text) and len(facts.known) + len(facts.laws) < 1:
        return None
    return scan.graded(_derive(stem, facts))


def _derive(stem: Stem, facts: Facts) -> Derivation | None:
    base = facts.text.asked_unit.base if facts.text.asked_unit else ""
    if len(facts.units | ({base} if base and facts.units else set())) > 1 or facts.asked is None:
        return None
    a, b, c = Sym("#a"), Sym("#b"), Sym("#c")
    decimal = answering.uses_decimals(stem)
    figure = Figure(dict(facts.known), list(facts.laws), decimal=decimal)
    if isinstance(facts.angle, Num):
        degrees = facts.angle.value
        for name, top, bottom, text in (
            ("sin", a, c, "opposite over hypotenuse"),
            ("cos", b, c, "adjacent over hypotenuse"),
            ("tan", a, b, "opposite over adjacent"),
        ):
            ratio = tree(trig(name, degrees))
            figure.law(
                f"Use the {_WORDS[name]}",
                f"Seen from the angle of {degrees}°, the {_WORDS[name]} is {text}.",
                top,
                Bin("*", bottom, ratio, "cdot"),
            )
    if not isinstance(facts.angle, Num) or facts.special:
        figure.law("Use the Pythagorean theorem", "The squares of the legs add up to the square of the hypotenuse.",
                   Bin("^", c, num(2)), Bin("+", Bin("^", a, num(2)), Bin("^", b, num(2))))  # fmt: skip
    figure.law(
        "Use the area of a triangle",
        "The legs are base and height.",
        Sym("#K"),
        Bin("*", Bin("/", num(1), num(2), "frac"), Bin("*", a, b, "cdot"), "cdot"),
    )
    figure.law("Add the sides", "The perimeter is the sum of the three sides.", Sym("#P"), Bin("+", Bin("+", a, b), c))
    used = {n for node in figure.known.values() for n in letters(node)}
    figure.shown = {s: f"{s[1:]}_0" if s[1:] in used else s[1:] for s in ("#a", "#b", "#c", "#K", "#P")} | {"#K": "A"}
    if stem.choices and not letters(facts.asked):
        figure.letters_kept = frozenset(used - {facts.name})
    figure.measures.append(lambda q: _measured(q, facts))
    try:
        reasoned = reason(figure, facts.asked)
    except Unvalued:
        return None
    if reasoned is None:
        return None
    how = answering.wanted(facts.text.text)
    concept = SPECIAL if facts.special else RATIOS if facts.angle is not None or facts.name else PYTHAGORAS
    if not any("Pythagorean" in move.rule for move in reasoned.moves) and concept == PYTHAGORAS:
        concept = LEGS
    unit = str(Unit(next(iter(facts.units)), facts.power)) if facts.units and facts.power else ""
    return answering.derivation(
        stem, skill=TRIGONOMETRY, concept=concept, asked="You are asked for one size of a right triangle: sketch it and mark what is given.",
        moves=reasoned.moves, value=reasoned.value, confirm=lambda: consistent(figure, reasoned), how=how, unit=unit,
        slips=_slips(figure, facts, reasoned.value), decimal=decimal, picture=lambda moves: _picture(figure, facts, reasoned, moves),
    )  # fmt: skip


def _picture(figure: Figure, facts: Facts, reasoned: Reasoned, moves: Sequence[Move]) -> Picture | None:
    """The triangle as it is, from any two of its sizes; None where there are not two."""
    q = floats(reasoned, figure.known)
    a, b, c = (q.get(s) for s in ("#a", "#b", "#c"))
    degrees = float(facts.angle.value) if isinstance(facts.angle, Num) else None
    sides = right_sides(a, b, c, degrees)
    if sides is None:
        return None
    size = sizes_of(figure, reasoned, figure.known, moves, facts.asked)
    a_, b_, c_ = (size(s, x) for s, x in zip(("#a", "#b", "#c"), sides, strict=True))
    if degrees is None:
        return right_triangle(a_, b_, c_, Size(0.0, facts.name) if facts.name else None)
    plain = (node.arg if isinstance(node, Degrees) else node for node in facts.text.nodes)
    told = {float(node.value) for node in plain if isinstance(node, Num)}
    lower, upper = (Size(x, f"{x:g}").degrees() if x in told else None for x in (degrees, 90 - degrees))
    return right_triangle(a_, b_, c_, lower, upper)


_WORDS = {"sin": "sine", "cos": "cosine", "tan": "tangent"}


def _measured(q: dict[str, float], facts: Facts) -> bool:
    """The triangle put on coordinate axes: hypotenuse and angle measured."""
    if not {"#a", "#b"} <= set(q):
        return True
    if facts.ordered and facts.angle is None and q["#a"] >= q["#b"]:
        return False
    if "#c" in q and not isclose(abs(complex(q["#a"], q["#b"])), q["#c"], rel_tol=1e-9):
        return False
    if isinstance(facts.angle, Num):
        return isclose(angle((0.0, q["#a"]), (q["#b"], 0.0), (0.0, 0.0)), float(facts.angle.value), rel_tol=1e-9)
    return True


def _slips(figure: Figure, facts: Facts, right: exact.Exact) -> tuple[Slip, ...]:
    """Legs and hypotenuse mixed, sine and cosine swapped, sides added without squares."""
    swaps = {"#a": "#b", "#b": "#a"} if facts.angle is not None else {"#c": "#a", "#a": "#c"}
    known = {swaps.get(k, k): v for k, v in figure.known.items()}
    slips = []
    try:
        found = (
            reason(Figure(known, [law for law in figure.laws if law not in facts.laws]), facts.asked)
            if facts.asked is not None
            else None
        )
        if found is not None and found.value != right and not found.value.letters():
            name = "swapping sine and cosine" if facts.angle is not None else "taking a leg for the hypotenuse"
            slips.append(Slip(name, tree(found.value)))
    except Exception:
        pass
    if facts.asked == Sym("#K") and not right.letters():
        slips.append(Slip("leaving out the half in the area of a triangle", tree(right * exact.constant(2))))
    if facts.special and facts.power == 1:
        slips += special_slips(right, (exact.read(v) for v in figure.known.values()))
    return tuple(slips)
