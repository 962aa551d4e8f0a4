"""The words round the answer to a problem about sizes: its unit, the idea, what is asked, and the usual mistakes carried out."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from tools.maths.derivation import Slip
from tools.maths.problem import Unread
from tools.maths.topics.geometry import exact, formulas
from tools.maths.topics.geometry.figure import Figure
from tools.maths.topics.geometry.reasoning import reason
from tools.maths.topics.geometry.shapes import Thing
from tools.maths.topics.geometry.sizes_facts import Reading, power_of
from tools.maths.topics.geometry.units import Unit
from tools.maths.tree import Node, Sym, letters
from tools.maths.values import Unvalued


def unit_of(reading: Reading, base: str) -> str:
    if reading.amount:
        return {"minute": "minutes", "hour": "hours", "second": "seconds", "day": "days"}.get(
            reading.amount, reading.amount
        )
    if reading.ratio or reading.asked_letter is not None or not base:
        return ""
    if reading.asked_whole is not None:
        return str(Unit(base, reading.asked_power))
    return str(Unit(base, power_of(reading.asked[0])))


def concept_of(things: list[Thing]) -> str:
    shapes = list(dict.fromkeys(t.shape for t in things))
    listed = " and ".join(f"a {s}" for s in shapes)
    return f"Write down the formula for {listed}, put in what is known, and solve for what is not."


def asked_of(reading: Reading) -> str:
    if reading.amount:
        return f"You are asked for a number of {reading.amount}: first find the size that it is counted for."
    if reading.packed:
        return "You are asked how many equal cubes fill a box: think of one row of them first."
    if reading.asked_letter is not None:
        return "You are asked for the value of a letter, which follows from the shape's formula."
    if reading.asked_whole is not None:
        joined = "all the parts together" if reading.made.kind == "sum" else "what is left when one part is taken away"
        return f"You are asked for {'the volume' if reading.asked_power == 3 else 'the area'} of {joined}."
    parts = [f"the {formulas.NAMES[s[1]]} of the {reading.words.things[_index(s)].shape}" for s in reading.asked]
    if reading.ratio:
        return f"You are asked to compare {parts[0]} with {parts[1]} by dividing."
    return f"You are asked for {' together with '.join(parts)}."


def _index(symbol: str) -> int:
    _, _, number = symbol.partition("_")
    return int(number) - 1 if number else 0


_SWAPS = (("A", "C", "using circumference for area"), ("V", "S", "using surface area for volume"),
          ("A", "P", "using perimeter for area"), ("V", "L", "using the curved surface for the volume"))  # fmt: skip


def _whole_slips(reading: Reading, values: dict[str, exact.Exact]) -> tuple[Slip, ...]:
    """Only one part counted."""
    letter = "V" if reading.asked_power == 3 else "A"
    sizes = [values.get(f"#{letter}{reading.suffix(i)}") for i in range(len(reading.words.things))]
    return tuple(Slip("counting only one of the parts", exact.tree(s)) for s in sizes if s is not None)


def _ratio_slips(reading: Reading, right: exact.Exact) -> tuple[Slip, ...]:
    """Lengths, areas or volumes compared in place of one another."""
    power, powers = power_of(reading.asked[0]), {1: "lengths", 2: "areas", 3: "volumes"}
    if power != power_of(reading.asked[1]) or reading.asked[0][1] != reading.asked[1][1]:
        return ()
    try:
        length = right if power == 1 else exact.root(right, power)
    except Unvalued:
        return ()
    found = ((f"comparing {name} instead", exact.power(length, p)) for p, name in powers.items() if p != power)
    return tuple(Slip(name, exact.tree(value)) for name, value in found if value != right)


def slips_of(reading: Reading, right: exact.Exact, values: dict[str, exact.Exact]) -> tuple[Slip, ...]:
    """The problem solved with a wrong step: the diameter as radius, the other formula, the third or half forgotten."""
    slips: list[Slip] = []
    if reading.asked_whole is not None:
        return _whole_slips(reading, values)
    if reading.ratio:
        return _ratio_slips(reading, right)
    if reading.asked_letter is not None or len(reading.words.things) != 1:
        return ()
    shape = reading.words.things[0].shape
    asked = reading.asked[0]

    def tried(known: dict[str, Node], symbol: str, name: str) -> None:
        figure = Figure(
            known,
            [*reading.laws, *formulas.laws(shape)],
            letters_kept=frozenset(n for k in known.values() for n in letters(k)),
        )
        try:
            found = reason(figure, Sym(symbol)) if symbol[1:] in formulas.codes(shape) else None
        except Unread:
            found = None
        if found is not None and found.value != right:
            slips.append(Slip(name, exact.tree(found.value)))

    if "#d" in reading.known:
        tried(
            {**{k: v for k, v in reading.known.items() if k != "#d"}, "#r": reading.known["#d"]},
            asked,
            "using the diameter as the radius",
        )
    elif "#r" in reading.known:
        tried(
            {**{k: v for k, v in reading.known.items() if k != "#r"}, "#d": reading.known["#r"]},
            asked,
            "using the radius as the diameter",
        )
    for one, two, name in _SWAPS:
        if asked in (f"#{one}", f"#{two}"):
            tried(dict(reading.known), f"#{two}" if asked == f"#{one}" else f"#{one}", name)
    if asked == "#P":
        slips.append(Slip("adding only half of the sides", exact.tree(right / exact.constant(2))))
    factor = {"cone": 3, "square pyramid": 3, "pyramid": 3, "triangle": 2, "trapezoid": 2, "semicircle": 2}.get(shape)
    if factor and asked in ("#V", "#A") and len(right.terms) == 1:
        slips.append(Slip("leaving out the fraction in the formula", exact.tree(right * exact.constant(factor))))
    return tuple(slips)
