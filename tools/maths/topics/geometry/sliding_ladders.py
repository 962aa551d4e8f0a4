"""A ladder whose foot or top moves: two right triangles with the same hypotenuse, before and after."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isclose

from tools.maths.derivation import Derivation, Move, Slip
from tools.maths.figures import Figure as Picture
from tools.maths.picturing.right_triangles import ladder, right_sides
from tools.maths.skills import TRIGONOMETRY
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import Reasoned, consistent, reason
from tools.maths.topics.geometry.scanning import Rule, Scan, compiled, group
from tools.maths.topics.geometry.sketching import floats, sizes_of
from tools.maths.topics.geometry.units import UNIT, Unit
from tools.maths.topics.geometry.wording import Text, lay_out
from tools.maths.tree import Bin, Node, Sym, num

CONCEPT = "The ladder keeps its length: it is the hypotenuse of one right triangle before it moves and of another one afterwards."
READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of how far an end of a ladder slides, None for anything else."""
    text = lay_out(stem)
    if text is None or "ladder" not in text.text or not re.search(r"slid|slip|pulled|moved|moves", text.text):
        return None
    known: dict[str, Node] = {}
    moved: dict[str, Node] = {}
    asked: list[str] = []
    units: set[str] = set()
    scan = Scan(answering.without_rounding(text.text), _rules(text, known, moved, asked, units))
    scan.run()
    if text.asked_unit:
        units.add(text.asked_unit.base)
    if len(asked) != 1 or len(units) > 1 or "#c" not in known or len(known) + len(moved) != 3 or not scan.understood():
        return None
    return scan.graded(_derive(stem, text, known, moved, asked[0], next(iter(units), "")))


def _rules(text: Text, known: dict[str, Node], moved: dict[str, Node], asked: list[str], units: set[str]) -> list[Rule]:
    def give(symbol: str, into: dict[str, Node]):  # type: ignore[no-untyped-def]
        def given(m: re.Match[str]) -> bool:
            number = group(m, "v")
            unit = text.units.get(int(number))
            if unit:
                units.add(unit.base)
            fresh = symbol not in into
            into[symbol] = text.node(number)
            return fresh

        return given

    def ask(symbol: str):  # type: ignore[no-untyped-def]
        def found(m: re.Match[str]) -> bool:
            asked.append(symbol)
            if group(m, "unit"):
                units.add(Unit.read(group(m, "unit")).base)
            return len(asked) == 1

        return found

    c = compiled
    v = r"⟦[NE](?P<v>\d+)⟧"
    unit = rf"(?P<unit>{UNIT})"
    foot = r"(?:the |its )?(?:foot|base|bottom)(?: of the ladder)?"
    wall = r"(?:the |a )?(?:base of the |foot of the |bottom of the )?(?:vertical )?(?:wall|building|house|base)"
    away = r"(?:directly |farther |further |out |away )*"
    return [
        (c(rf"(?:by )?how (?:many {unit}|far|much) (?:does|will|would|did) the top(?: of the ladder)? (?:slide|slip|move|drop|come)s?(?: down)?(?: (?:the|along the) (?:wall|building|house))?"), ask("#x")),
        (c(rf"how (?:many {unit}|high|far)(?: up)?(?: the wall| up the wall| above the ground)? (?:is|will|does|would) the top(?: of the ladder)?(?: (?:be|reach|now|then))*(?: (?:now|then|above the ground|up the wall))*(?= ?[?.])"), ask("#a_2")),
        (c(rf"(?:a |the )?ladder(?: that is| is|,| of length| of| with (?:a )?length(?: of)?)* {v}(?: (?:feet|foot|meters))?(?: long)?|(?:a |the ){v} (?:long )?ladder"), give("#c", known)),
        (c(rf"{foot} (?:of the ladder )?(?:is |are |then |gets )*(?:pulled|moved|slid|slides|slips|moves) {away}(?:from {wall} )?(?:until it is|so that it is|to a point|to a distance) {v} (?:away )?(?:from {wall})?"), give("#b_2", known)),
        (c(rf"{foot} (?:of the ladder )?(?:is |are |then |gets )*(?:pulled|moved|slid|slides|slips|moves) {away}(?:by )?(?:an additional |another )?{v} {away}(?:more )?(?:(?:away )?from {wall})?"), give("#b", moved)),
        (c(rf"(?:the )?top(?: of the ladder)? (?:then )?(?:slides|slips|moves) (?:down )?(?:the wall )?{v}(?: down(?: the wall)?)?"), give("#a", moved)),
        (c(rf"(?:with |and )?{foot} (?:is |placed |that is |located |on (?:the )?level ground )*{v} (?:away )?(?:from|out from) {wall}"), give("#b", known)),
        (c(rf"(?:(?:it|and|the top(?: of the ladder)?) )*(?:reaches|touches|is)(?: a point| the wall)?(?: at a (?:height|point))?(?: of)? {v} (?:up|above the ground|from the ground|up the wall|high)+(?: the wall)?"), give("#a", known)),
        (c(r"(?:leans|leaning|is leaning|rests|resting|is placed)(?: against)?(?: a| the)?(?: vertical)? (?:wall|building|house)|(?:on|along) (?:the )?level ground|against (?:a|the) (?:vertical )?(?:wall|building|house)"), lambda m: True),
    ]  # fmt: skip


def _picture(figure: Figure, reasoned: Reasoned, moves: Sequence[Move], asked: Node) -> Picture | None:
    q, size = floats(reasoned), sizes_of(figure, reasoned, figure.known, moves, asked)
    sides = [right_sides(q.get(f"#a{s}"), q.get(f"#b{s}"), q["#c"], None) for s in ("", "_2")]
    pairs = [(size(f"#a{s}", t[0]), size(f"#b{s}", t[1])) for s, t in zip(("", "_2"), sides, strict=True) if t]
    return ladder(pairs[0], pairs[1], size("#c", q["#c"])) if len(pairs) == 2 else None


def _derive(
    stem: Stem, text: Text, known: dict[str, Node], moved: dict[str, Node], asked: str, unit: str
) -> Derivation | None:
    figure = Figure(dict(known), decimal=answering.uses_decimals(stem))
    a, b, c = Sym("#a"), Sym("#b"), Sym("#c")
    a2, b2 = Sym("#a_2"), Sym("#b_2")
    for when, height, ground in (("before", a, b), ("afterwards", a2, b2)):
        figure.law("Use the Pythagorean theorem", f"The ladder is the hypotenuse of the right triangle {when}.",
                   Bin("^", c, num(2)), Bin("+", Bin("^", height, num(2)), Bin("^", ground, num(2))))  # fmt: skip
    if "#b" in moved:
        figure.law("Move the foot", "The foot is farther out than before.", b2, Bin("+", b, moved["#b"]))
    if "#a" in moved:
        figure.law("Lower the top", "The top is lower than before.", a2, Bin("-", a, moved["#a"]))
    figure.shown = {"#a": "a", "#b": "b", "#c": "c", "#a_2": "a_2", "#b_2": "b_2"}
    figure.measures.append(
        lambda q: all(
            isclose(abs(complex(q[f"#a{s}"], q[f"#b{s}"])), q["#c"], rel_tol=1e-9)
            for s in ("", "_2")
            if f"#a{s}" in q and f"#b{s}" in q
        )
    )
    wanted: Node = Bin("-", a, a2) if asked == "#x" else Sym(asked)
    reasoned = reason(figure, wanted)
    if reasoned is None or reasoned.value.letters():
        return None
    number = reasoned.value.number()
    if number is not None and number <= 0:
        return None
    values = reasoned.values
    slips = [
        Slip("giving a height instead of how far it slides", exact.tree(values[s]))
        for s in ("#a", "#a_2")
        if s in values and asked == "#x"
    ]
    if "#b" in values and "#b_2" in values:
        slips.append(Slip("taking the top to move as far as the foot", exact.tree(values["#b_2"] - values["#b"])))
    return answering.derivation(
        stem, skill=TRIGONOMETRY, concept=CONCEPT, asked="You are asked about a ladder that moves: sketch it before and afterwards.", moves=reasoned.moves,
        value=reasoned.value, confirm=lambda: consistent(figure, reasoned), how=answering.wanted(text.text), unit=unit, slips=slips, decimal=figure.decimal,
        picture=lambda moves: _picture(figure, reasoned, moves, wanted),
    )  # fmt: skip
