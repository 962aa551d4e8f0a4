"""What is asked of a figure with named points: an angle, a length, a ratio, a perimeter, an area or a letter."""

from __future__ import annotations

import re
from collections.abc import Callable

from tools.maths.topics.geometry.named_reading import ANGLE, SEGMENT, TRIANGLE, Facts, joined, ratio_sides, symbol_node
from tools.maths.topics.geometry.scanning import Rule, compiled, group
from tools.maths.topics.geometry.wording import LEAD
from tools.maths.tree import Bin, Node, Rel, Sym, Trig, letters, num


def asking_rules(facts: Facts) -> list[Rule]:
    """The patterns for the question; they come before those for the facts."""
    p = facts.points

    def ask(node: Callable[[], Node | None], power: int, kind: str = "") -> bool:
        if facts.asked is not None:
            return False
        facts.asked, facts.power = node, power
        facts.ratio = kind
        return True

    def ask_angle(m: re.Match[str]) -> bool:
        name = group(m, "ang")
        if len(name) == 3:
            joined(p, name)
        return len(name) != 2 and ask(lambda: symbol_node(p.angle(name)), 0)

    def ask_length(m: re.Match[str]) -> bool:
        name = group(m, "seg")
        return ask(lambda: Sym(p.segment(name)), 1)

    def ask_trig(m: re.Match[str]) -> bool:
        node = facts.text.nodes[int(m.group("e"))]
        if not isinstance(node, Trig) or not isinstance(node.arg, Sym):
            return False
        name, function = node.arg.name, node.name
        if not name.isupper():
            return False

        facts.ratio_of = name, function

        def ratio() -> Node | None:
            sides = ratio_sides(p, name, function)
            return None if sides is None else Bin("/", Sym(sides[0]), Sym(sides[1]), "frac")

        return ask(ratio, 0, function)

    def ask_letter(m: re.Match[str]) -> bool:
        node = facts.text.nodes[int(m.group("e"))]
        return bool(letters(node)) and not any(isinstance(node, t) for t in (Trig, Rel)) and ask(lambda: node, 0)

    def ask_triangle(m: re.Match[str]) -> bool:
        name, what = group(m, "tri"), group(m, "what")
        p.add_triangle(name)
        if what == "perimeter":
            sides = [Sym(p.side_against(name, v)) for v in name]
            return ask(lambda: Bin("+", Bin("+", sides[2], sides[0]), sides[1]), 1)

        def area() -> Node | None:
            v = p.right_vertex(name)
            if v is None:
                return None
            one, two = (Sym(p.segment(v + q)) for q in name if q != v)
            return Bin("*", Bin("/", num(1), num(2), "frac"), Bin("*", one, two, "cdot"), "cdot")

        return ask(area, 2)

    def ask_ratio(m: re.Match[str]) -> bool:
        one, two = group(m, "seg"), m.group("seg__2")
        return ask(lambda: Bin("/", Sym(p.segment(one)), Sym(p.segment(two)), "frac"), 0)

    def terms(m: re.Match[str]) -> bool:
        for number in re.findall(r"⟦[A-Z](\d+)⟧", m.group()):
            facts.kept |= letters(facts.text.nodes[int(number)])
        return True

    c = compiled
    return [
        (c(rf"{LEAD} {ANGLE}"), ask_angle),
        (c(rf"{LEAD} (?:the )?(?:ratio of )?{SEGMENT} to {SEGMENT}"), lambda m: "ratio" in m.group() and ask_ratio(m)),
        (c(rf"{LEAD} (?:the )?(?P<what>perimeter|area) of {TRIANGLE}"), ask_triangle),
        (c(rf"{LEAD} {SEGMENT}"), ask_length),
        (c(rf"how long is {SEGMENT}"), ask_length),
        (c(rf"{LEAD} (?:the )?(?:value of )?⟦E(?P<e>\d+)⟧"), ask_trig),
        (c(rf"{LEAD} (?:the )?(?:value of )?⟦[SE](?P<e>\d+)⟧"), ask_letter),
        (c(r"in terms of ⟦S\d+⟧(?:(?:,|,? and) ⟦S\d+⟧)*"), terms),
    ]  # fmt: skip
