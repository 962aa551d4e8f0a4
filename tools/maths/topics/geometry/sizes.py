"""Area, perimeter, volume and surface of shapes that are described in words, forwards and backwards.

Which shapes there are, what their dimensions are (numbers, letters, or "4 more than twice its width") and which is asked
is read in `sizes_reading`; the formulas do the rest. Arcs and sectors, scaling and figures with named points have files
of their own.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tools.maths.derivation import Derivation, Move
from tools.maths.figures import Figure as Picture
from tools.maths.problem import Unread
from tools.maths.skills import AREA_VOLUME, CIRCLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact, formulas, measuring, packing, per_size
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import Reasoned, consistent, reason
from tools.maths.topics.geometry.scanning import Scan
from tools.maths.topics.geometry.shape_sketches import (
    FLAT,
    TOUCHING,
    in_one_vessel,
    one_shape,
    sizes_by_letter,
    two_shapes,
)
from tools.maths.topics.geometry.shapes import SHAPE, Thing
from tools.maths.topics.geometry.sizes_answers import asked_of, concept_of, slips_of, unit_of
from tools.maths.topics.geometry.sizes_facts import Reading, power_of
from tools.maths.topics.geometry.sizes_reading import rules
from tools.maths.topics.geometry.told_formulas import without_formulas
from tools.maths.topics.geometry.units import Unit
from tools.maths.topics.geometry.wholes import composition
from tools.maths.topics.geometry.wording import FIGURE_NEEDED, lay_out, without_figure
from tools.maths.tree import Bin, Node, Sym, letters, num
from tools.maths.values import Unvalued, evaluate

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about the sizes of shapes, None where there is none to be read."""
    text = lay_out(stem)
    if (
        text is None
        or not re.search(SHAPE, text.text)
        or re.search(r"\b(?:sin|cos|tan)\b|triangles? [A-Z]{3}", text.text)
    ):
        return None
    how = answering.wanted(text.text)
    plain = answering.without_rounding(text.text)
    pointed = bool(FIGURE_NEEDED.search(plain))
    told = without_formulas(text, without_figure(plain))
    if told is None:
        return None
    plain = told
    reading = Reading(text, made=composition(plain))
    scan = Scan(
        plain, [*(per_size.rules(reading) if " per " in plain or "costs" in plain else ()), *rules(reading, plain)]
    )
    scan.run()
    if reading.packed and not packing.settle(reading):
        return None
    if reading.failed or not reading.words.things or not (reading.asked or reading.asked_letter or reading.asked_whole):
        return None
    if not scan.readable():
        return None
    found = scan.graded(_derive(stem, reading, how, scan))
    if found is None and pointed:
        raise Unread(
            "This problem points to a figure, and the text alone does not say enough: tell me its sizes in words."
        )
    return found


def _derive(stem: Stem, reading: Reading, how: answering.Wanted, scan: Scan) -> Derivation | None:
    things = reading.words.things
    if reading.made.kind and len(things) < 2:
        return None
    unit_asked = reading.text.asked_unit
    if unit_asked and reading.asked_whole is not None and unit_asked.power != reading.asked_power:
        return None
    if unit_asked and reading.asked and not reading.ratio and unit_asked.power != power_of(reading.asked[0]):
        return None
    done = converted(reading)
    if done is None:
        return None
    moves, base = done
    figure = Figure(dict(reading.known), list(reading.laws), decimal=answering.uses_decimals(stem))
    for index, thing in enumerate(things):
        figure.laws += formulas.laws(thing.shape, reading.suffix(index))
        figure.measures.append(measure(thing, reading.suffix(index)))
    used = {n for node in reading.known.values() for n in letters(node)} | {
        n for law in reading.laws for n in letters(law.relation) if not n.startswith("#")
    }
    figure.shown = {s: _written(s, things, used) for s in _all_symbols(figure)}
    symbols = [Sym(s) for s in reading.asked]
    if reading.asked_letter is not None:
        asked: Node = reading.asked_letter
        figure.letters_kept = frozenset(reading.kept)
    else:
        figure.letters_kept = frozenset(reading.kept or used)
        asked = reading.asked_whole or symbols[0]
        for symbol in symbols[1:]:
            asked = (
                Bin("/", asked, symbol, "frac")
                if reading.ratio
                else Bin("-" if reading.difference else "+", asked, symbol)
            )
    reasoned = reason(figure, asked)
    if reasoned is None and figure.letters_kept and not reading.kept:
        figure.letters_kept = frozenset()
        reasoned = reason(figure, asked)
    assumed = False
    if reasoned is None and _stacked_round(reading):
        figure.law(
            "Match the radii",
            "Round parts that are put on one another are taken to be equally wide.",
            Sym("#r_2"),
            Sym("#r"),
        )
        reasoned, assumed = reason(figure, asked), True
    if reasoned is not None and reading.packed and not packing.without_gaps(reading, reasoned.values):
        return None
    if reasoned is None or not _possible({**reasoned.values, "asked": reasoned.value}):
        return None
    skill = CIRCLES if {t.shape for t in things} <= {"circle", "semicircle"} else AREA_VOLUME
    return answering.derivation(
        stem,
        skill=skill,
        concept=concept_of(things),
        asked=asked_of(reading),
        moves=(*moves, *(packing.counting(reading, reasoned.values) if reading.packed else reasoned.moves)),
        value=reasoned.value,
        confirm=lambda: consistent(figure, reasoned),
        how=how,
        unit=unit_of(reading, base),
        slips=slips_of(reading, reasoned.value, reasoned.values),
        full=scan.understood() and not scan.names_left() and not assumed,
        decimal=figure.decimal,
        picture=lambda all_moves: _picture(
            reading, figure, reasoned, all_moves, asked, {s: k for k, s in enumerate(reading.turned)}
        ),
    )


def _picture(
    reading: Reading, figure: Figure, reasoned: Reasoned, moves: Sequence[Move], asked: Node, turned: dict[str, int]
) -> Picture | None:
    """One shape, or two where the text says how they lie; none of vessels with water and of packed boxes."""
    things = reading.words.things
    of = sizes_by_letter(figure, reasoned, moves, asked, turned)
    if len(things) == 1:
        return one_shape(things[0].shape, of(""))
    if len(things) != 2 or reading.packed or reading.twice:
        return None
    names, both = (things[0].shape, things[1].shape), (of(""), of(reading.suffix(1)))
    if any(law.rule == TOUCHING for law in reading.laws):
        return two_shapes(names, both, "touching")
    if reading.made.kind == "difference" and set(names) <= FLAT:
        taken = reading.made.first_taken
        return two_shapes(names if taken else names[::-1], both if taken else both[::-1], "within")
    if reading.made.kind == "sum" and reading.made.stacked and names == ("cylinder", "cone"):
        return two_shapes(names, both, "upon")
    if not reading.made.kind and not (names[0] == names[1] and in_one_vessel(both)):
        return two_shapes(names, both, "beside")
    return None


def _written(symbol: str, things: list[Thing], used: set[str]) -> str:
    """How a quantity is shown: with its object's name or number where there are several objects."""
    letter, _, number = symbol[1:].partition("_")
    index = int(number) - 1 if number else 0
    if letter in ("whole", "tall"):
        return {"whole": "V_t", "tall": "h_t"}[letter]
    shown = letter if len(things) == 1 else f"{letter}_{things[index].name or index + 1}"
    return f"{letter}_0" if shown in used else shown


def _all_symbols(figure: Figure) -> set[str]:
    return {s for law in figure.laws for s in law.symbols} | set(figure.known)


def _possible(values: dict[str, exact.Exact]) -> bool:
    """Sizes are positive."""
    for value in values.values():
        try:
            if not value.letters() and float(evaluate(exact.tree(value))) <= 0:
                return False
        except Unvalued:
            return False
    return True


def measure(thing: Thing, suffix: str) -> Callable[[dict[str, float]], bool]:
    def check(values: dict[str, float]) -> bool:
        own = {
            s[1:].removesuffix(suffix): v
            for s, v in values.items()
            if s.startswith("#") and s.endswith(suffix) and ("_" in s) == bool(suffix)
        }
        return measuring.agrees(thing.shape, own)

    return check


def converted(reading: Reading) -> tuple[list[Move], str] | None:
    """Everything in one unit of length: the one asked for, else the commonest; None across systems."""
    bases = [u.base for u in reading.units.values()]
    asked = reading.text.asked_unit
    target = asked.base if asked else (max(set(bases), key=bases.count) if bases else "")
    moves: list[Move] = []
    if not bases:
        return moves, target
    if "units" in (*bases, target):
        return (moves, target) if len({*bases, target}) == 1 or not asked else None
    for symbol, unit in reading.units.items():
        if unit.base == target:
            continue
        factor = unit.factor(target)
        old = reading.known[symbol]
        if factor is None or letters(old):
            return None
        try:
            new = exact.read(old) * exact.constant(factor)
        except Unvalued:
            return None
        expression = Bin("*", old, num(factor), "cdot")
        moves.append(Move("Convert the unit", f"Turn {unit} into {Unit(target, unit.power)}, so that every size is in the same unit.",
                          expression, exact.tree(new)))  # fmt: skip
        reading.turned.append(symbol)
        reading.known[symbol] = exact.tree(new)
    return moves, target


def _stacked_round(reading: Reading) -> bool:
    """Whether the radius of a second round part may be taken from the first."""
    shapes = {t.shape for t in reading.words.things}
    return reading.made.kind == "sum" and reading.made.stacked and len(reading.words.things) == 2 and shapes <= {
        "cylinder", "cone", "hemisphere"}  # fmt: skip
