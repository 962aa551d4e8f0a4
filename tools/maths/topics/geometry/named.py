"""Triangles and lines with named points: angles, equal and corresponding sides, right triangles and their ratios.

Facts in words ("angle C is a right angle", "D lies on AC", "sin A = 3/5") are read in `named_reading`, triangles in
`named_triangles`, into `points`; asked is an angle, a length, a ratio, a perimeter, an area or a letter. Circles are
elsewhere; facts that only a figure shows are not read.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.derivation import Derivation, Move, Slip, words
from tools.maths.problem import Unread
from tools.maths.skills import ANGLES, AREA_VOLUME, TRIGONOMETRY
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.named_asking import asking_rules
from tools.maths.topics.geometry.named_reading import Facts, ratio_sides, rules
from tools.maths.topics.geometry.named_sketches import named_picture
from tools.maths.topics.geometry.named_triangles import triangle_rules
from tools.maths.topics.geometry.reasoning import Reasoned, consistent, reason
from tools.maths.topics.geometry.scanning import Scan
from tools.maths.topics.geometry.special_ratios import special_slips
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import FIGURE_NEEDED, lay_out, without_figure
from tools.maths.tree import Bin, Node, Sym, letters, substitute
from tools.maths.values import Unvalued

_CONCEPTS = {
    "right": "In a right triangle the Pythagorean theorem links the sides; sine, cosine and tangent are ratios of two sides seen from an acute angle.",
    "similar": "Similar triangles have equal angles, and their corresponding sides all have the same ratio.",
    "congruent": "Congruent triangles have equal corresponding sides and equal corresponding angles.",
    "angles": "The three angles of a triangle add up to 180°, and so do two angles that make a straight line.",
}

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about triangles with named points, None for anything else."""
    text = lay_out(stem)
    if text is None or not re.search(r"\b[A-Z]{2,4}\b|\bangles? [A-Z]\b", text.text) or "circle" in text.text:
        return None
    facts = Facts(text)
    facts.points.mentioned = " ".join(re.findall(r"\b[A-Z]{2,3}\b", text.text))
    plain = answering.without_rounding(without_figure(text.text))
    scan = Scan(plain, [*asking_rules(facts), *triangle_rules(facts), *rules(facts)])
    scan.run()
    pointed = bool(FIGURE_NEEDED.search(text.text))
    lost = facts.asked is None or not scan.understood() or scan.names_left()
    if lost:
        return None
    waiting = facts.later
    while waiting:  # what needs the right angle waits until it is known
        left = [action for action in waiting if not action()]
        if len(left) == len(waiting):
            return None
        waiting = left
    found = scan.graded(_derive(stem, facts))
    if found is None and pointed:
        raise Unread(
            "This problem points to a figure, and its text alone does not say enough: tell me in words what the figure shows."
        )
    return found


def _derive(stem: Stem, facts: Facts) -> Derivation | None:
    p = facts.points
    if facts.asked is None:
        return None
    asked = facts.asked()
    twin = _twin(facts)
    if asked is None and twin is None:
        return None
    base = facts.text.asked_unit.base if facts.text.asked_unit else ""
    if len(facts.units | ({base} if base and facts.units else set())) > 1:
        return None
    try:
        figure = p.figure()
        figure.decimal = answering.uses_decimals(stem)
        used = {n for node in figure.known.values() for n in letters(node)}
        figure.letters_kept = frozenset(facts.kept)
        reasoned = reason(figure, asked) if asked is not None else None
        carried: tuple[Move, ...] = ()
        if reasoned is None and twin is not None:
            asked, move = twin
            reasoned, carried = reason(figure, asked), (move,)
        if asked is None:
            return None
        if reasoned is None and used and not facts.kept and not letters(asked) and stem.choices:
            figure.letters_kept = frozenset(used)
            reasoned = reason(figure, asked)
    except Unvalued:
        return None
    if reasoned is None:
        return None
    right = any(p.right_vertex(t) for t in p.triangles) and (facts.ratio or facts.power or facts.given_ratio)
    kind = "right" if right and facts.kind != "similar" else facts.kind or "angles"
    skill = TRIGONOMETRY if right or facts.ratio else AREA_VOLUME if facts.power == 2 else ANGLES
    unit = str(Unit(next(iter(facts.units)), facts.power)) if facts.units and facts.power else ""
    what = {0: "an angle, a ratio or a letter", 1: "a length", 2: "an area"}[facts.power]
    return answering.derivation(
        stem, skill=skill, concept=_CONCEPTS[kind], asked=f"You are asked for {what} of the figure that the text describes: sketch it first.",
        moves=(*carried, *reasoned.moves), value=reasoned.value, confirm=lambda: consistent(figure, reasoned),
        how=answering.wanted(facts.text.text), unit=unit, slips=_slips(facts, asked, reasoned), decimal=figure.decimal,
        picture=lambda moves: named_picture(p, figure, reasoned, moves, asked),
    )  # fmt: skip


def _twin(facts: Facts) -> tuple[Node, Move] | None:
    """A ratio of an angle, seen in the similar triangle whose sides are known."""
    if facts.ratio_of is None:
        return None
    vertex, function = facts.ratio_of
    for pair in facts.points.pairs:
        for one, two in (pair[:2], pair[1::-1]):
            other = dict(zip(one, two, strict=True)).get(vertex)
            sides = ratio_sides(facts.points, other, function) if other else None
            if other and sides is not None:
                before, after = words(f"angle {vertex}"), words(f"angle {other}")
                text = "Corresponding angles of similar triangles are equal, so their ratios are equal too."
                names = {one, two}

                def matched(v: str = vertex, w: str = other, names: set[str] = names) -> bool:
                    """The two vertices stand at the same place in the two names."""
                    first, second = sorted(names)
                    return any(x in (v, w) and y in (v, w) and x != y for x, y in zip(first, second, strict=True))

                return Bin("/", Sym(sides[0]), Sym(sides[1]), "frac"), Move(
                    "Use the corresponding angle", text, before, after, check=matched
                )
    return None


def _slips(facts: Facts, asked: Node, reasoned: Reasoned) -> tuple[Slip, ...]:
    """Sine and cosine swapped, legs and hypotenuse mixed, an angle not taken from 180."""
    slips: list[Slip] = []
    values = {s: exact.tree(v) for s, v in reasoned.values.items() if not v.letters()}
    try:
        if facts.ratio and isinstance(asked, Bin):
            turned = exact.tree(exact.constant(1) / reasoned.value)
            slips.append(Slip("turning the ratio upside down", turned))
            tri = next((t for t in facts.points.triangles if facts.points.right_vertex(t)), None)
            if tri:
                for side in (facts.points.side_against(tri, v) for v in tri):
                    other = substitute(Bin("/", Sym(side), asked.right, "frac"), values)
                    if Sym(side) not in (asked.left, asked.right) and not letters(other):
                        slips.append(Slip("using the wrong side of the triangle", exact.worked_out(other)))
        if facts.power == 0 and isinstance(asked, Sym) and asked.name.startswith("#∠"):
            slips.append(Slip("giving the angle's supplement", exact.tree(exact.constant(180) - reasoned.value)))
        if facts.power == 1 and isinstance(asked, Sym):
            slips += _similar_slips(facts, asked.name, reasoned)
            slips += special_slips(reasoned.value, (v for s, v in reasoned.values.items() if s in facts.points.known))
    except Unvalued:
        pass
    return tuple(slips)


def _part_slips(facts: Facts, own: exact.Exact) -> list[Slip]:
    """The two parts of a side compared where a part and the whole belong together."""
    slips: list[Slip] = []
    known = facts.points.known
    for a, d, c in facts.points.between:
        one, two = facts.points.segment(a + d), facts.points.segment(d + c)
        if one in known and two in known:
            ratio = exact.read(known[two]) / exact.read(known[one])
            slips += [
                Slip("comparing the parts of a side with each other", exact.tree(v)) for v in (own * ratio, own / ratio)
            ]
    return slips


def _similar_slips(facts: Facts, asked: str, reasoned: Reasoned) -> list[Slip]:
    """The ratio of two similar triangles turned round, and their difference added in place of it."""
    slips: list[Slip] = []
    p, known = facts.points, facts.points.known
    for one, two, _ in p.pairs:
        sides = [(p.segment(one[i] + one[j]), p.segment(two[i] + two[j])) for i, j in ((0, 1), (1, 2), (0, 2))]
        for mine, other in [*sides, *((b, a) for a, b in sides)]:
            if mine != asked or other not in reasoned.values:
                continue
            for a, b in [*sides, *((b, a) for a, b in sides)]:
                same_way = ((mine, other) in sides) == ((a, b) in sides)
                if b == other and a == mine:
                    slips += _part_slips(facts, reasoned.values[other])
                if a in known and b in known and same_way and a != mine:
                    first, second, own = (exact.read(known[a]), exact.read(known[b]), reasoned.values[other])
                    slips.append(Slip("turning the ratio of the triangles round", exact.tree(own * second / first)))
                    slips.append(
                        Slip(
                            "adding the same difference instead of using the same ratio",
                            exact.tree(own + first - second),
                        )
                    )
    return slips
