"""Two things and their solve at the same time: heights and solve are in proportion."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction
from math import isclose

from tools.maths.derivation import Derivation
from tools.maths.skills import ANGLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.figure import Figure, consistent, reason
from tools.maths.topics.geometry.right_reading import _LEAD
from tools.maths.topics.geometry.wording import (
    Scan,
    compiled,
    group,
    lay_out,
)
from tools.maths.tree import Bin, Node, Sym

SHADOW = (
    "At the same time the sun's rays are parallel, so heights and solve make similar triangles: their ratios are equal."
)

READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """Two heights and their solve at the same time."""
    text = lay_out(stem)
    if text is None or "shadow" not in text.text or "elevation" in text.text:
        return None
    things: list[dict[str, Node]] = []
    asked: list[tuple[str, str]] = []
    names: list[str] = []
    units: set[str] = set()

    def value(number: str) -> Node:
        unit = text.units.get(int(number))
        if unit:
            units.add(unit.base)
        return text.node(number)

    def thing(m: re.Match[str]) -> bool:
        own: dict[str, Node] = {}
        if group(m, "h"):
            own["h"] = value(group(m, "h"))
        if group(m, "s"):
            own["s"] = value(group(m, "s"))
        things.append(own)
        names.append(group(m, "name").split()[-1])
        return bool(own)

    def ask(m: re.Match[str]) -> bool:
        asked.append(("s" if "shadow" in m.group() else "h", group(m, "name").split()[-1]))
        return len(asked) == 1

    n = r"(?P<name>(?:[a-z]+ ){0,2}?[a-z]+)"
    num_ = r"⟦[NE](?P<{}>\d+)⟧"
    h, s = num_.format("h"), num_.format("s")
    cast = rf"casts a shadow (?:that is |of length |of |which is )?{s}(?: (?:long|in length))?"
    c = compiled
    rules = [
        (
            c(
                rf"{_LEAD} (?:the )?(?:length of the shadow (?:of|cast by) the {n}(?= ?[?.])|height of the {n}(?= ?[?.])|length of the {n}'s shadow|shadow of the {n}(?= ?[?.]))"
            ),
            ask,
        ),
        (c(rf"how tall is the {n}(?= ?[?.])|how long is the shadow (?:of|cast by) the {n}(?= ?[?.])"), ask),
        (
            c(
                rf"(?:a |the |an )(?:vertical )?(?:{h} (?:tall |high )?{n}|{n}(?: that is|,| is|who is| with a height of| of height)* {h}(?: tall| high| in height)?,?) (?:and )?(?:that )?{cast}"
            ),
            thing,
        ),
        (c(rf"(?:a |the |an |nearby )+{n} {cast}"), thing),
        (
            c(
                r"(?:at )?(?:that |the )?same time(?: of day)?(?: that)?|on (?:the same )?(?:level )?ground|same level ground|when|nearby|vertical"
            ),
            lambda m: True,
        ),
    ]
    scan = Scan(text.text, rules)
    scan.run()
    if len(things) != 2 or not asked or not scan.understood() or len(units) > 1:
        return None
    kind, name = asked[0]
    index = next((i for i, own in enumerate(names) if own == name), None)
    if index is None or kind in things[index] or len(things[index]) != 1 or len(things[1 - index]) != 2:
        return None
    figure = Figure(decimal=answering.uses_decimals(stem))
    for i, own in enumerate(things):
        figure.known |= {f"#{k}_{i + 1}": v for k, v in own.items()}
    one, two, three, four = (Sym(x) for x in ("#h_1", "#s_1", "#h_2", "#s_2"))
    figure.law(
        "Set up the proportion",
        "Height over shadow is the same for both.",
        Bin("*", one, four, "cdot"),
        Bin("*", three, two, "cdot"),
    )
    figure.measures.append(lambda q: isclose(q["#h_1"] / q["#s_1"], q["#h_2"] / q["#s_2"], rel_tol=1e-9))
    reasoned = reason(figure, Sym(f"#{kind}_{index + 1}"))
    if reasoned is None:
        return None
    unit = next(iter(units)) if units else ""
    return answering.derivation(
        stem, skill=ANGLES, concept=SHADOW, asked="You are asked for a height or a shadow: compare it with the other pair.",
        moves=reasoned.moves, value=reasoned.value, confirm=lambda: consistent(figure, reasoned), how=answering.wanted(text.text),
        unit=unit, decimal=figure.decimal or _not_whole(reasoned.value),
    )  # fmt: skip


def _not_whole(value: exact.Exact) -> bool:
    found = value.number()
    return found is not None and found.denominator in (2, 4, 5, 10) and isinstance(found, Fraction)
