"""A rectangle, a square or a circle with a path, a frame or a border of one width around it or inside it.

The shape is read like any other (`sizes_reading`); the border adds a second one that is wider on every side. Asked is the
border's area, the area of all together, or the width that makes a told area.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.derivation import Derivation, Slip
from tools.maths.skills import AREA_VOLUME
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact, formulas
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import consistent, reason
from tools.maths.topics.geometry.scanning import Rule, Scan, compiled, filler, group
from tools.maths.topics.geometry.shape_sketches import border, sizes_by_letter
from tools.maths.topics.geometry.shapes import SHAPE
from tools.maths.topics.geometry.sizes import converted, measure
from tools.maths.topics.geometry.sizes_facts import Reading
from tools.maths.topics.geometry.sizes_reading import rules
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wording import LEAD, lay_out
from tools.maths.tree import Bin, Node, Sym, num

CONCEPT = "A border adds its width on both sides, so twice, to every length across; its own area is the outer area minus the inner one."
READS_SENTENCES = True

_BORDER = r"(?:path|walkway|border|sidewalk|frame|deck|mat|margin|strip|walk|track|patio|edging|flower bed)"
_WIDE = {"rectangle": ("l", "w"), "square": ("s",), "circle": ("d",)}


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem with a border of one width, None for anything else."""
    text = lay_out(stem)
    if text is None or not re.search(rf"\b{_BORDER}\b", text.text) or not re.search(SHAPE, text.text):
        return None
    if re.search(r"\b(?:cost|costs|fence|percent|half|twice|three sides|two sides|one side)\b", text.text):
        return None
    reading = Reading(text)
    told: dict[str, str] = {}
    plain = answering.without_rounding(text.text)
    scan = Scan(plain, [*_rules(reading, told, plain), *rules(reading, plain)])
    scan.run()
    if (
        reading.failed
        or len(reading.words.things) != 1
        or "ask" not in told
        or "where" not in told
        or not scan.understood()
    ):
        return None
    if reading.asked or reading.asked_letter is not None or reading.asked_whole is not None:
        return None
    return scan.graded(_derive(stem, reading, told))


def _rules(reading: Reading, told: dict[str, str], text: str) -> list[Rule]:
    def width(m: re.Match[str]) -> bool:
        number = group(m, "v")
        if not number or "v" in told:
            return False
        told["v"] = number
        return around(m)

    def around(m: re.Match[str]) -> bool:
        if re.search(r"around|surround|on all|all four|in a|encloses", m.group()) is None:
            return "where" in told or "around" not in text
        where = "inside" if "inside" in m.group() else "outside"
        if told.get("where", where) != where:
            return False
        told["where"] = where
        return True

    def area(m: re.Match[str]) -> bool:
        if "area" in told:
            return False
        told["area"], told["area of"] = group(m, "v"), "all" if group(m, "all") else "border"
        return True

    def ask(kind: str):  # type: ignore[no-untyped-def]
        def asked(m: re.Match[str]) -> bool:
            fresh = "ask" not in told
            told["ask"] = kind
            return fresh

        return asked

    c = compiled
    v = r"⟦[NE](?P<v>\d+)⟧"
    it = r"(?:it|the (?:outside of (?:the )?|outside edge of (?:the )?|entire |inside (?:edge )?of (?:the )?|whole )*(?:it|[a-z]+)|a (?:rectangular|square|circular) [a-z]+)"
    is_around = rf"(?:that )?(?:is |are |runs |goes |lies )?(?:built |placed |laid |put |added |to be built |going |made )?(?:all )?(?:the way )?(?:around|surrounds|surrounding|encloses) {it}(?: (?:on|along) all (?:four )?(?:of its )?sides)?(?:,? with square corners)?"
    both = rf"(?:the )?(?:[a-z]+) and (?:the |its )?{_BORDER}(?: together| combined)?"
    return [
        (c(rf"{LEAD} (?:the )?(?:total )?area of {both}|{LEAD} (?:the )?(?:total )?area (?:covered|taken up|occupied) by {both}"), ask("all")),
        (c(rf"{LEAD} (?:the )?(?:total )?area of (?:the |this )?{_BORDER}(?: alone)?(?= ?[?.])"), ask("border")),
        (c(rf"(?:{LEAD} (?:the )?(?:uniform )?width of (?:the |this )?{_BORDER}|how wide is (?:the |this )?{_BORDER})(?= ?[?.])"), ask("width")),
        (c(rf"(?:the )?(?:total |combined )?area of (?P<all>{both}) is {v}"), area),
        (c(rf"(?:the )?(?:total )?area of (?:the |this )?{_BORDER}(?: alone)? is {v}"), area),
        (c(rf"(?:a|the) {_BORDER} of uniform width {v},? {is_around}"), width),
        (c(rf"(?:a|the) {_BORDER} (?:of (?:uniform )?width {v}|(?:that is |with a (?:uniform )?width of |which is )?{v}(?: wide)?),? {is_around}"), width),
        (c(rf"(?:a|the) {v} (?:wide )?{_BORDER},? {is_around}"), width),
        (c(rf"(?:is |has |with )*(?:surrounded by |placed in |put in )?(?:a |an )(?:uniform )?{_BORDER}(?: (?:that is|of (?:uniform )?width|with (?:a )?(?:uniform )?width of))? {v}(?: wide)?(?: (?:around it|on all (?:four )?sides|all (?:the way )?around(?: it)?))?"), lambda m: _surrounded(told, m) and width(m)),
        (c(rf"(?:is |has )?(?:surrounded by |placed in )(?:a |an )?{v} (?:wide )?{_BORDER}"), lambda m: _surrounded(told, m) and width(m)),
        (c(rf"(?:a|the) {_BORDER} (?:of|with a) uniform width {is_around}|(?:a|the) {_BORDER} {is_around}"), around),
        (c(rf"(?:is )?surrounded by (?:a |an )(?:uniform )?{_BORDER}(?: of uniform width)?"), lambda m: _surrounded(told, m)),
        (c(r"with square corners|of uniform width|along all (?:four )?sides"), filler),
        (c(r"(?:is |are )?(?P<diff>⟦[NE]\d+⟧) longer than (?:it is|its) wide"), lambda m: False),
    ]  # fmt: skip


def _surrounded(told: dict[str, str], m: re.Match[str]) -> bool:
    if not re.search(r"surround|placed in|put in|around|on all", m.group()):
        return False
    told["where"] = "outside"
    return True


def _derive(stem: Stem, reading: Reading, told: dict[str, str]) -> Derivation | None:
    thing = reading.words.things[0]
    if thing.shape == "prism" and "#h" not in reading.known:
        thing.shape = "rectangle"  # a rectangular pool, seen from above
    lengths = _WIDE.get(thing.shape)
    done = converted(reading)
    if lengths is None or done is None:
        return None
    moves, base = done
    units = {u.base for n in ("v", "area") if n in told and (u := reading.text.units.get(int(told[n])))}
    asked_unit = reading.text.asked_unit
    if units - {base} or (
        asked_unit and (asked_unit.base != base or asked_unit.power != (1 if told["ask"] == "width" else 2))
    ):
        return None
    if (told["ask"] == "width") == ("v" in told) or (told["ask"] == "width") != ("area" in told):
        return None
    figure = Figure(dict(reading.known), list(reading.laws), decimal=answering.uses_decimals(stem))
    if "v" in told:
        figure.known["#b"] = reading.text.node(told["v"])
    op = "+" if told["where"] == "outside" else "-"
    for letter in lengths:
        name = formulas.NAMES[letter]
        figure.law(f"Find the {'outer' if op == '+' else 'inner'} {name}", "The border's width counts twice, once on each side.",
                   Sym(f"#{letter}_2"), Bin(op, Sym(f"#{letter}"), Bin("*", num(2), Sym("#b"))))  # fmt: skip
    for suffix in ("", "_2"):
        figure.laws += formulas.laws(thing.shape, suffix)
        figure.measures.append(measure(thing, suffix))
    outer, inner = (Sym("#A_2"), Sym("#A")) if op == "+" else (Sym("#A"), Sym("#A_2"))
    figure.law(
        "Take away the inner area",
        "The border's area is the outer area without the inner one.",
        Sym("#T"),
        Bin("-", outer, inner),
    )
    if "area" in told:
        if told["area of"] == "all" and op == "-":
            return None
        figure.known["#A_2" if told["area of"] == "all" else "#T"] = reading.text.node(told["area"])
    if told["ask"] == "all" and op == "-":
        return None
    figure.shown = {"#b": "b", "#T": "T"}
    wanted: Node = Sym({"all": "#A_2", "border": "#T", "width": "#b"}[told["ask"]])
    reasoned = reason(figure, wanted)
    if reasoned is None or reasoned.value.letters():
        return None
    slips: list[Slip] = []
    if told["ask"] == "border" and "#A_2" in reasoned.values:
        slips.append(Slip("giving the area of all together", exact.tree(reasoned.values["#A_2"])))
    if told["ask"] != "width":
        once = Figure(
            {**figure.known, "#b": exact.tree(exact.read(figure.known["#b"]) / exact.constant(2))}, figure.laws
        )
        found = reason(once, wanted)
        if found is not None:
            slips.append(Slip("adding the width of the border only once", exact.tree(found.value)))
    unit = str(Unit(base, 1 if told["ask"] == "width" else 2)) if base else ""
    return answering.derivation(
        stem, skill=AREA_VOLUME, concept=CONCEPT, asked="You are asked about a border: sketch the inner and the outer shape.", moves=(*moves, *reasoned.moves),
        value=reasoned.value, confirm=lambda: consistent(figure, reasoned), how=answering.wanted(reading.text.text), unit=unit, slips=slips, decimal=figure.decimal,
        picture=lambda all_moves: border(thing.shape, sizes_by_letter(figure, reasoned, all_moves, wanted), op == "+"),
    )  # fmt: skip
