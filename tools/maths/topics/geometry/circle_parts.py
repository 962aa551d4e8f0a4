"""Parts of a circle: arcs, sectors, central and inscribed angles, tangents and chords at a distance, told in words.

Central angles are kept in degrees; radians are converted first. Two chords that meet, secants and cyclic
quadrilaterals are not read.
"""

from __future__ import annotations

import re
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.problem import Unread
from tools.maths.skills import CIRCLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.circle_laws import CHORD, CONCEPT, INSCRIBED, TANGENT, laws, measured
from tools.maths.topics.geometry.circle_parts_reading import Facts, center_name, rules, tangents_of
from tools.maths.topics.geometry.circle_sketches import parts_of_a_circle
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import consistent, reason
from tools.maths.topics.geometry.scanning import Scan
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import FIGURE_NEEDED, lay_out, without_figure
from tools.maths.tree import Bin, Node, Sym, letters, num

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about arcs, sectors, inscribed angles, tangents or chords, None for anything else."""
    text = lay_out(stem)
    if (
        text is None
        or not re.search(r"\b(?:arc|sector|central angle|inscribed|tangent|chord)\b", text.text)
        or "circle" not in text.text
    ):
        return None
    facts = Facts(text)
    named = re.search(r"\bcenter (?:is |at )?(?:point )?([A-Z])\b", text.text)
    facts.center = named.group(1) if named else center_name(text.text)
    facts.tangent, facts.tangents = tangents_of(text.text, facts.center)
    scan = Scan(answering.without_rounding(without_figure(text.text)), rules(facts))
    scan.run()
    pointed = bool(FIGURE_NEEDED.search(text.text))
    if facts.asked is None or not scan.understood() or len(set(facts.arcs.values())) > 1:
        return None
    found = scan.graded(_derive(stem, facts))
    if found is None and pointed:
        raise Unread("This problem points to a figure of a circle, and the text alone does not say enough of it.")
    return found


def _derive(stem: Stem, facts: Facts) -> Derivation | None:
    if facts.asked is None:
        return None
    if (
        len(
            {u.base for u in facts.units}
            | ({facts.text.asked_unit.base} if facts.text.asked_unit and facts.units else set())
        )
        > 1
    ):
        return None
    unit_asked = facts.text.asked_unit
    if unit_asked and facts.power and unit_asked.power != facts.power:
        return None
    moves: list[Move] = []
    known = dict(facts.known)
    for symbol in facts.radians:
        degrees = Bin("*", known[symbol], Bin("/", num(180), Sym("pi"), "frac"), "cdot")
        value = exact.worked_out(degrees)
        text = "A half turn is $\\pi$ radians and 180°: multiply by 180 over $\\pi$."
        moves.append(Move("Convert radians to degrees", text, degrees, value))
        known[symbol] = value
    used = frozenset(n for node in known.values() for n in letters(node))
    figure = Figure(known, laws(), decimal=answering.uses_decimals(stem))
    figure.shown = {
        "#t": "t",
        "#i": "i",
        "#o": "d_c",
        "#n": "n",
        "#p": "p",
        "#p2": "p_2",
        "#q": "q",
        "#K": "A_s",
        "#a": "A_t",
        "#m": "m",
        "#j": "s_m",
        "#J": "A_m",
    }
    if "t" in used or "i" in used:
        figure.shown |= {"#t": "t_0", "#i": "i_0"}
    figure.shown |= {s: f"{s[1:]}_0" for s in ("#r", "#s", "#A", "#C", "#d", "#c", "#p", "#q", "#n") if s[1:] in used}
    figure.measures.append(measured)
    if re.search(r"\b(?:major|minor)\b", facts.text.text):
        figure.measures.append(lambda q: q.get("#t", 0) < 180)  # else the two arcs have been taken for each other
    reasoned = reason(figure, facts.asked)
    if reasoned is None:
        return None
    value_ = reasoned.value
    more: list[Move] = []
    if facts.asked_radians:
        turned = Bin("*", exact.tree(value_), Bin("/", Sym("pi"), num(180), "frac"), "cdot")
        value_ = exact.read(turned)
        more.append(Move("Convert degrees to radians", "Multiply by $\\pi$ over 180.", turned, exact.tree(value_)))
    concept = CONCEPT
    if facts.tangent:
        concept = TANGENT
    elif "#c" in known or facts.asked == Sym("#c"):
        concept = CHORD
    elif "#i" in known or facts.asked == Sym("#i"):
        concept = INSCRIBED
    unit = str(Unit(facts.units[0].base, facts.power)) if facts.units and facts.power else ""
    names = {
        "#s": "the length of the arc",
        "#j": "the length of the longer arc",
        "#J": "the area of the larger sector",
        "#K": "the area of the sector",
        "#t": "the measure of the angle or arc",
        "#r": "the radius",
    }
    asked = f"You are asked for {names.get(getattr(facts.asked, 'name', ''), 'one size of the figure')}."
    return answering.derivation(
        stem, skill=CIRCLES, concept=concept, asked=asked, moves=(*moves, *reasoned.moves, *more), value=value_,
        confirm=lambda: consistent(figure, reasoned), how=answering.wanted(facts.text.text), unit=unit,
        slips=_slips(figure, facts.asked, value_), decimal=figure.decimal,
        picture=lambda all_moves: parts_of_a_circle(figure, facts, reasoned, all_moves),
    )  # fmt: skip


def _slips(figure: Figure, asked: Node, right: exact.Exact) -> tuple[Slip, ...]:
    """Arc and sector swapped, diameter for radius, inscribed angle taken as the central one."""
    slips: list[Slip] = []
    rest = {Sym("#j"): Sym("#s"), Sym("#s"): Sym("#j"), Sym("#J"): Sym("#K"), Sym("#K"): Sym("#J")}

    def tried(known: dict[str, Node], wanted: Node, name: str) -> None:
        try:
            found = reason(Figure(known, figure.laws), wanted)
        except Unread:
            found = None
        if found is not None and found.value != right:
            slips.append(Slip(name, exact.tree(found.value)))

    if asked in (Sym("#s"), Sym("#K")):
        tried(
            dict(figure.known),
            Sym("#K") if asked == Sym("#s") else Sym("#s"),
            "using the sector's area for the arc, or the other way round",
        )
    if asked in rest:
        tried(dict(figure.known), rest[asked], "taking the other arc, or the other sector")
    if "#r" in figure.known:
        tried(
            {**{k: v for k, v in figure.known.items() if k != "#r"}, "#d": figure.known["#r"]},
            asked,
            "using the radius as the diameter",
        )
    if "#i" in figure.known and asked == Sym("#t"):
        slips.append(Slip("halving instead of doubling", exact.tree(right * exact.constant(Fraction(1, 4)))))
        slips.append(
            Slip(
                "taking the rest to a straight angle",
                exact.tree(exact.constant(180) - right * exact.constant(Fraction(1, 2))),
            )
        )
    if "#i" in figure.known:
        tried(
            {**{k: v for k, v in figure.known.items() if k != "#i"}, "#t": figure.known["#i"]},
            asked,
            "taking the inscribed angle for the central angle",
        )
    return tuple(slips)
