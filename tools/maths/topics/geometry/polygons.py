"""Polygons: the sum of the angles, angles of regular polygons, the number of sides; and which third sides make a triangle."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re
from fractions import Fraction
from math import cos, isclose, pi, sin

from tools.maths.derivation import Derivation, Slip
from tools.maths.skills import ANGLES
from tools.maths.stem import Stem
from tools.maths.topics.geometry import answering, exact
from tools.maths.topics.geometry.figure import Figure, Law
from tools.maths.topics.geometry.measuring import angle
from tools.maths.topics.geometry.reasoning import consistent, reason
from tools.maths.topics.geometry.scanning import Action, Scan, compiled, group
from tools.maths.topics.geometry.wording import lay_out
from tools.maths.tree import Bin, Node, Num, Rel, Sym, letters, num

CONCEPT = (
    "A polygon with $n$ sides can be cut into $n - 2$ triangles, so its interior angles add up to $(n - 2) \\cdot 180°$. "
    "Its exterior angles add up to 360°."
)
_SIDES = {
    "triangle": 3,
    "quadrilateral": 4,
    "pentagon": 5,
    "hexagon": 6,
    "heptagon": 7,
    "octagon": 8,
    "nonagon": 9,
    "decagon": 10,
    "dodecagon": 12,
}
_LEAD = r"(?:what(?: is| are)|find|determine|calculate)"


def _laws() -> list[Law]:
    n, total, one, out = (Sym(s) for s in ("#n", "#S", "#a", "#e"))
    return [
        Law("Use the sum of the angles", "Cut the polygon into triangles from one corner: two fewer than it has sides.",
            Rel("=", total, Bin("*", Bin("-", n, num(2)), num(180), "cdot"))),
        Law("Share the exterior angles", "The exterior angles of a polygon add up to 360°, and a regular one has them all equal.",
            Rel("=", Bin("*", n, out, "cdot"), num(360))),
        Law("Use the straight line", "An interior angle and its exterior angle make a straight line.",
            Rel("=", Bin("+", one, out), num(180))),
    ]  # fmt: skip


READS_SENTENCES = True


def solve(stem: Stem) -> Derivation | None:
    """The derivation of a problem about a polygon's angles, None for anything else."""
    text = lay_out(stem)
    if (
        text is None
        or not re.search(r"polygon|gon\b|quadrilateral", text.text)
        or not re.search(r"\bangles?\b", text.text)
    ):
        return None
    known: dict[str, Node] = {}
    asked: list[Node] = []
    regular = bool(
        re.search(r"\bregular\b|equal (?:interior )?angles|all (?:of )?(?:the|its) (?:interior )?angles", text.text)
    )
    others: list[Node] = []

    def give(symbol: str, number: str) -> bool:
        if symbol in known:
            return False
        known[symbol] = text.node(number)
        return True

    def sides(m: re.Match[str]) -> bool:
        count = num(_SIDES[group(m, "name")])
        return known.setdefault("#n", count) == count

    def ask(symbol: str) -> Action:
        def done(m: re.Match[str]) -> bool:
            asked.append(Sym(symbol))
            return len(asked) == 1

        return done

    def ask_letter(m: re.Match[str]) -> bool:
        node = text.node(m.group(1))
        asked.append(node)
        return len(asked) == 1 and bool(letters(node))

    def list_(m: re.Match[str]) -> bool:
        others.extend(text.node(n) for n in re.findall(r"⟦[NED](\d+)⟧", m.group("list")))
        return True

    shape = rf"(?:(?:a|the|this|an|each) )?(?:(?:regular|convex|certain) )*(?:polygon|(?P<name>{'|'.join(_SIDES)}))"
    v = r"⟦[NED](?P<v>\d+)⟧"
    some = r"(?P<list>⟦[NED]\d+⟧(?:,? (?:and )?⟦[NED]\d+⟧)+)"
    c = compiled

    def named(action: Action) -> Action:
        return lambda m: (not group(m, "name") or sides(m)) and action(m)

    measure = r"(?:degree )?(?:measure|size)s?"
    rules = [
        (c(rf"{_LEAD} (?:the )?sum of (?:the )?(?:{measure} of )?(?:the |all |of )*interior angles(?: of {shape})?"), named(ask("#S"))),
        (c(rf"{_LEAD} (?:the )?{measure} of (?:each|one|an|any)(?: of the)? interior angles?(?: of {shape})?"), named(ask("#a"))),
        (c(rf"{_LEAD} (?:the )?{measure} of (?:each|one|an|any)(?: of the)? exterior angles?(?: of {shape})?"), named(ask("#e"))),
        (c(rf"how many sides does {shape} have|{_LEAD} (?:the )?number of sides(?: of| in)? ?(?:{shape})?"), named(ask("#n"))),
        (c(rf"{_LEAD} (?:the )?{measure} of (?:the )?(?:remaining|last|other|fifth|fourth|sixth) (?:interior )?angle"), ask("#z")),
        (c(rf"{_LEAD} (?:the )?(?:value of )?⟦[SE](\d+)⟧"), ask_letter),
        (c(rf"(?:the )?sum of (?:the )?(?:{measure} of )?(?:the )?interior angles(?: of {shape})? (?:is|equals|measures) {v}"), named(lambda m: give("#S", group(m, "v")))),
        (c(rf"(?:the {measure} of )?(?:each|an|every|one|all|the)(?: of the)? interior angles?(?: of {shape})?(?: (?:measures?|is|are|has a measure of|of)) {v}"), named(lambda m: give("#a", group(m, "v")))),
        (c(rf"(?:the {measure} of )?(?:each|an|every|one)(?: of the)? exterior angles?(?: of {shape})?(?: (?:measures?|is|has a measure of|of)) {v}"), named(lambda m: give("#e", group(m, "v")))),
        (c(rf"(?:the {measure} of )?(?:two|three|four|five|the|the other)(?: of the| interior| other)* angles(?: of {shape})?(?: (?:measure|are|have measures(?: of)?)) {some}"), named(list_)),
        (c(rf"{shape} (?:has|with|that has|having) {v} (?:equal )?sides"), lambda m: give("#n", group(m, "v"))),
        (c(rf"{shape}"), named(lambda m: True)),
    ]  # fmt: skip
    scan = Scan(text.text, rules)
    scan.run()
    if not asked or not scan.understood():
        return None
    figure = Figure(known, _laws())
    uses_each = asked[0] in (Sym("#a"), Sym("#e")) or {"#a", "#e"} & set(known)
    if uses_each and not regular:
        return None
    if others or asked[0] == Sym("#z"):
        total: Node = others[0] if others else num(0)
        for node in others[1:]:
            total = Bin("+", total, node)
        count = known.get("#n")
        if not isinstance(count, Num) or len(others) != count.value - (1 if asked[0] == Sym("#z") else 0):
            return None
        if asked[0] == Sym("#z"):
            total = Bin("+", total, Sym("#z"))
        figure.laws.append(Law("Add the angles", "All the angles together make the sum.", Rel("=", total, Sym("#S"))))
    figure.measures.append(_measured)
    reasoned = reason(figure, asked[0])
    if reasoned is None:
        return None
    size = reasoned.values.get("#n")
    count_ = size.number() if size is not None else Fraction(3)
    if count_ is None or count_.denominator != 1 or count_ < 3:
        return None
    slips: list[Slip] = []
    if asked[0] == Sym("#S") and size is not None:
        slips.append(Slip("forgetting to take away two sides", exact.tree(size * exact.constant(180))))
    if asked[0] == Sym("#n"):
        slips.append(Slip("giving the number of triangles", exact.tree(reasoned.value - exact.constant(2))))
    return answering.derivation(
        stem, skill=ANGLES, concept=CONCEPT, asked="You are asked about the angles or the sides of a polygon.", moves=reasoned.moves,
        value=reasoned.value, confirm=lambda: consistent(figure, reasoned), slips=slips,
        unit="" if asked[0] == Sym("#n") or letters(asked[0]) - {"#S", "#a", "#e", "#z"} else "degrees",
    )  # fmt: skip


def _measured(q: dict[str, float]) -> bool:
    """A regular polygon drawn with coordinates, its angles measured and added."""
    n = round(q.get("#n", 0))
    if n < 3:
        return "#n" not in q
    corners = [(cos(2 * pi * i / n), sin(2 * pi * i / n)) for i in range(n)]
    one = angle(corners[0], corners[1], corners[2])
    tests = {"#a": one, "#S": one * n, "#e": 180 - one}
    return all(isclose(q[s], v, rel_tol=1e-9) for s, v in tests.items() if s in q)
