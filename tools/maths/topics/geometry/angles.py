"""Angles without names of points: triangles, crossing lines, parallels and a transversal, complements and supplements.

Each problem becomes two or three angles and one law between them (equal, or adding up to 90° or 180°). Polygons with more
than three sides are in `polygons`, figures with named points in `named`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.figures import Figure as Picture
from tools.maths.problem import Choice
from tools.maths.skills import ANGLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.angle_reading import EQUALS, SUMS, Facts, rules
from tools.maths.topics.geometry.angle_sketches import angles_picture
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import Reasoned, consistent, reason
from tools.maths.topics.geometry.scanning import Scan
from tools.maths.topics.geometry.wording import FIGURE_NEEDED, lay_out, without_figure
from tools.maths.tree import Bin, Node, Num, Sym, letters, num
from tools.maths.values import Unvalued, evaluate, same_value

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about unnamed angles, None for anything else."""
    text = lay_out(stem)
    if text is None or not re.search(r"\bangles?\b|supplement|complement", text.text):
        return None
    if re.search(r"circle|⟦R\d+⟧|\b(?:sin|cos|tan|arc|length|area|perimeter)\b|\b[A-Z]{3}\b", text.text):
        return None
    facts = Facts(text)
    scan = Scan(without_figure(answering.without_rounding(text.text)), rules(facts))
    scan.run()
    if not facts.law or facts.clash or not (facts.asked or facts.letter) or not scan.understood():
        return None
    if facts.law in ("same side", "corresponding", "alternate") and not re.search("parallel|ℓ ∥", text.text):
        return None
    if FIGURE_NEEDED.search(text.text) and not facts.angles and not facts.ratio:
        return None
    return scan.graded(_derive(stem, facts))


def _sum(names: list[str]) -> Node:
    total: Node = Sym(names[0])
    for name in names[1:]:
        total = Bin("+", total, Sym(name))
    return total


def _derive(stem: Stem, facts: Facts) -> Derivation | None:
    if facts.law == "transversal":
        return _transversal(stem, facts)
    figure = Figure(decimal=answering.uses_decimals(stem))
    names: list[str]
    if facts.law == "exterior":
        names = ["#a", "#b", "#e"]
        if facts.exterior is None or not 1 <= len(facts.angles) <= 2:
            return None
        figure.known = {"#e": facts.exterior, **dict(zip(names, facts.angles, strict=False))}
        figure.law("Use the exterior angle", EQUALS["exterior"], Sym("#e"), Bin("+", Sym("#a"), Sym("#b")))
        concept = EQUALS["exterior"]
    elif facts.law in EQUALS:
        names = ["#a", "#b"]
        if not 1 <= len(facts.angles) <= 2 or facts.relations:
            return None
        figure.known = dict(zip(names, facts.angles, strict=False))
        figure.law("Set the angles equal", EQUALS[facts.law], Sym("#a"), Sym("#b"))
        concept = EQUALS[facts.law]
    else:
        concept, total, count = SUMS[facts.law]
        names = [f"#{c}" for c in "abcd"[:count]]
        if facts.isosceles and len(names) == 3:
            figure.law("Use equal angles", "The base angles of an isosceles triangle are equal.", Sym("#b"), Sym("#c"))
            concept += " In an isosceles triangle the two base angles are equal."
            if facts.vertex is not None:
                figure.known["#a"] = facts.vertex
            if facts.base is not None:
                figure.known["#b"] = facts.base
            if facts.angles and (facts.vertex is not None or facts.base is not None):
                return None
            if facts.angles:
                return None  # which angle is meant is not said
        elif facts.base is not None or facts.vertex is not None:
            return None
        elif facts.ratio:
            if len(facts.ratio) != count or facts.angles:
                return None
            for name, part in zip(names, facts.ratio, strict=True):
                figure.known[name] = Bin("*", part, Sym("k"))
        else:
            if len(facts.angles) > count:
                return None
            if len(facts.angles) == 1 and facts.relations and count == 2:
                return None
            figure.known = dict(zip(names, facts.angles, strict=False))
        figure.laws += facts.relations
        figure.law("Use the sum of the angles", concept, _sum(names), num(total))
    asked = _asked_node(facts, figure, names)
    if asked is None:
        return None
    figure.measures.append(lambda q: all(0 < x < 180 for s, x in q.items() if s.startswith("#")))
    if isinstance(asked, str):
        return _extreme(stem, facts, figure, names, asked, concept)
    reasoned = reason(figure, asked)
    if reasoned is None:
        return None
    other = exact.constant(180) - reasoned.value
    slips = (Slip("taking the supplement", exact.tree(other)),) if not letters(asked) and other.terms else ()
    return answering.derivation(
        stem, skill=ANGLES, concept=concept, asked="You are asked for an angle, or a letter in one: write the law of these angles first.",
        moves=reasoned.moves, value=reasoned.value, confirm=lambda: consistent(figure, reasoned) and _adds_up(facts, reasoned.values, names),
        unit="" if facts.letter is not None else "degrees", slips=slips, decimal=figure.decimal,
        picture=lambda moves: _picture(facts, figure, names, reasoned, moves, asked),
    )  # fmt: skip


def _asked_node(facts: Facts, figure: Figure, names: list[str]) -> Node | str | None:
    """The quantity asked for, or "largest"/"smallest" among several."""
    if facts.letter is not None:
        return facts.letter
    unknown = [n for n in names if n not in figure.known]
    match facts.asked:
        case "third" | "other" | "remaining":
            return Sym(unknown[0]) if len(unknown) == 1 and not facts.relations else None
        case "vertex":
            return Sym("#a") if facts.isosceles else None
        case "base":
            return Sym("#b") if facts.isosceles else None
        case "each":
            return Sym("#a")
        case "largest" | "smallest" | "greatest":
            return facts.asked.replace("greatest", "largest")
    return None


def _extreme(stem: Stem, facts: Facts, figure: Figure, names: list[str], which: str, concept: str) -> Derivation | None:
    """All the angles, then the largest or smallest."""
    found = reason(figure, _sum(names))
    if found is None or not all(n in found.values for n in names):
        return None
    sizes = {n: found.values[n].number() for n in names}
    numbers = [s for s in sizes.values() if s is not None]
    if len(numbers) != len(names):
        return None
    best = (max if which == "largest" else min)(numbers)
    name = next(n for n in names if sizes[n] == best)
    reasoned = reason(figure, Sym(name))
    if reasoned is None:
        return None
    listed = words("angles of " + ", ".join(f"{float(s):g}°" for s in numbers))
    pick = Move(f"Choose the {which}", f"Work out each angle and take the {which} one.", listed, exact.tree(reasoned.value),
                check=lambda: all((best >= s) if which == "largest" else (best <= s) for s in numbers) and best in numbers)  # fmt: skip
    slips = tuple(Slip("giving another one of the angles", exact.tree(exact.constant(s))) for s in numbers if s != best)
    return answering.derivation(
        stem, skill=ANGLES, concept=concept, asked=f"You are asked for the {which} of the angles.", moves=(*reasoned.moves, pick),
        value=reasoned.value, confirm=lambda: consistent(figure, reasoned) and _adds_up(facts, found.values, names), unit="degrees", slips=slips,
        picture=lambda moves: _picture(facts, figure, names, reasoned, moves, Sym(name)),
    )  # fmt: skip


def _picture(
    facts: Facts, figure: Figure, names: list[str], reasoned: Reasoned, moves: Sequence[Move], asked: Node
) -> Picture | None:
    """How the angles lie; none where the text speaks of angles outside the parallels."""
    if facts.law in ("alternate", "same side") and "exterior" in facts.text.text:
        return None
    law = "isosceles" if facts.isosceles and facts.law == "triangle" else facts.law
    return angles_picture(law, figure, names, reasoned, moves, asked, late=bool(facts.ratio))


def _adds_up(facts: Facts, values: dict[str, exact.Exact], names: list[str]) -> bool:
    """The finished angles really lie as the text says: turned through one after another they close the figure."""
    try:
        sizes = [float(evaluate(exact.tree(values[n]))) for n in names if n in values]
    except Unvalued:
        return False
    if len(sizes) != len(names):
        return True
    if facts.law == "exterior":
        return isclose(180 - sizes[2] + sizes[0] + sizes[1], 180)
    if facts.law in EQUALS:
        return isclose(sizes[0], sizes[1])
    return isclose(sum(sizes), SUMS[facts.law][1])


def _transversal(stem: Stem, facts: Facts) -> Derivation | None:
    """One angle given: every angle at the transversal is it or its supplement; one choice must be one of them."""
    if len(facts.angles) != 1 or facts.asked != "formed" or not stem.choices or not isinstance(facts.angles[0], Num):
        return None
    given = facts.angles[0].value
    possible = (given, 180 - given)

    def fits(choice: Choice) -> bool:
        node = answering.choice_node(choice)
        try:
            return node is not None and not letters(node) and any(same_value(evaluate(node), v) for v in possible)
        except Unvalued:
            return False

    chosen = [c for c in stem.choices if fits(c)]
    if len(chosen) != 1:
        return None
    node = answering.choice_node(chosen[0])
    assert node is not None
    first = Bin("-", num(180), num(given))

    def turned() -> bool:
        """Parallels keep a transversal's direction: measured from either line the angles are the same two."""
        slope = float(given) % 180
        return any(isclose(float(evaluate(node)), a % 180) for a in (slope, 180 - slope))

    moves = (
        Move(
            "Find the other size of angle",
            "An angle and its neighbor on a straight line add up to 180°.",
            first,
            num(180 - given),
        ),
    )
    return Derivation(ANGLES, EQUALS["transversal"], moves, ({},), (node,), asked="You are asked which size an angle at the other line can have.",
                      unit="degrees", confirm=turned, fits=fits)  # fmt: skip
