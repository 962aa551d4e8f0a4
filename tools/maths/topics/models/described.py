"""What a point, slope or intercept of a *described* line says: the text names the two quantities but gives no equation.

The roles are the same as for an equation; the test is another one: the sentence chosen must fit the coordinates as they
stand and must not fit them exchanged.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from tools.maths import skills
from tools.maths.numerals import as_decimal
from tools.maths.stem import Stem
from tools.maths.topics.models import claims
from tools.maths.topics.models.claims import is_time
from tools.maths.topics.models.meaning import quantities
from tools.maths.topics.models.pointed import Asked
from tools.maths.topics.models.quantity import Quantity
from tools.maths.topics.models.roles import Role
from tools.maths.tree import Apply, Group, Node, Rel, Sym
from tools.maths.values import exact_value

_GRAPH = re.compile(r"\b(?:line|graph|graphs|graphed|linear|function|scatterplot|curve|model|models)\b")
_SLOPE = re.compile(
    r"\bslope (?:of the (?:line|graph)[a-z ]* )?(?:of|is|equal to|equals) ⟦[NM](\d+)⟧|⟦[NM](\d+)⟧ is the slope"
)
_INTERCEPT = re.compile(
    r"\b(?P<letter>[a-z])-intercept (?:of the (?:line|graph)[a-z ]* )?(?:of|is|at|equal to|equals)(?: the point)? "
    r"(?P<n>⟦[NMT]\d+⟧)"
)


def asked_of(stem: Stem, target: Node | str) -> Asked | None:
    """The role of a told point, slope or intercept; None where the two quantities are not both named."""
    named = _two(stem)
    graph = isinstance(target, Rel) or _GRAPH.search(stem.prose)
    if named is None or not graph or re.search(r"\bnot\b|\bexcept\b", stem.ask):
        return None
    put_in, output = named
    if target in ("slope", "rate of change"):
        match = _SLOPE.search(stem.prose)
        value = stem.value(f"⟦N{match.group(1) or match.group(2)}⟧") if match else None
        return None if value is None else _asked(stem, Role("rate", value, output, put_in), "slope")
    if isinstance(target, str):
        match = _INTERCEPT.search(stem.prose)
        if match is None or not target.startswith((match.group("letter"), "vertical", "horizontal")):
            return None
        node = stem.node(match.group("n"))
        if isinstance(node, Group):
            return _of_point(stem, node, put_in, output)
        value = exact_value(node)
        if value is None or target[0] not in (output.letter.lower(), "y", "v"):
            return None
        return _asked(stem, Role("start", value, output, put_in), "intercept")
    if isinstance(target, Rel) and isinstance(target.left, Apply) and target.left.name == output.letter:
        return _of_point(stem, Group((target.left.arg, target.right), "pair"), put_in, output)
    return _of_point(stem, target, put_in, output) if isinstance(target, Group) else None


def _of_point(stem: Stem, target: Group, put_in: Quantity, output: Quantity) -> Asked | None:
    p, q = (exact_value(item) for item in target.items) if len(target.items) == 2 else (None, None)
    if p is None or q is None or p == q:
        return None
    turning = re.search(r"\b(?:vertex|maximum point|highest point)\b", stem.prose)
    if turning:
        high = re.search(r"\b(?:maximum|highest|greatest|thrown|launch\w*|kicked|jumps?|upward|downward)\b", stem.prose)
        return _asked(stem, Role("vertex", q, output, put_in, p, factor=Fraction(1) if high else None), "vertex")
    role = Role("start", q, output, put_in) if p == 0 else Role("point", q, output, put_in, p)
    return _asked(stem, role, "point")


def _two(stem: Stem) -> tuple[Quantity, Quantity] | None:
    """The quantity that goes in and the one that comes out, by their letters or because one of them is time."""
    said = {name: q for name, q in quantities(stem).items() if q.phrase or q.unit}
    if {"x", "y"} <= set(said):
        return said["x"], said["y"]
    if len(said) != 2:
        return None
    applied = {(n.name, n.arg.name) for n in stem.nodes if isinstance(n, Apply) and isinstance(n.arg, Sym)}
    for name, letter in applied:
        if {name, letter} == set(said):
            return said[letter], said[name]
    one, two = said.values()
    times = [is_time(q.words) for q in (one, two)]
    if times[0] == times[1]:
        return None
    return (one, two) if times[0] else (two, one)


def _asked(stem: Stem, role: Role, what: str) -> Asked:
    rivals = {
        "point": replace(role, at=role.value, value=role.at or Fraction(0)),
        "vertex": replace(role, at=role.value, value=role.at or Fraction(0)),
        "start": replace(role, kind="rate"),
        "rate": replace(role, kind="start"),
    }
    rival = rivals[role.kind]

    def kept_apart() -> bool:
        """The right sentence does not fit the numbers exchanged, and the sentences are not all alike."""
        verdicts = [(role.judges(claim), claim) for claim in (claims.read(c.text) for c in stem.choices)]
        fitting = [c for verdict, c in verdicts if verdict] or [c for verdict, c in verdicts if verdict is None]
        return len(fitting) == 1 and rival.judges(fitting[0]) is not True

    numbers = ", ".join(
        as_decimal(v) or str(v) for v in (role.at if role.kind != "start" else Fraction(0), role.value) if v is not None
    )
    text = {
        "slope": "The slope is the change of the quantity on the vertical axis for one more on the horizontal axis.",
        "intercept": "On the vertical axis the other quantity is zero: look what that says in the story.",
        "point": "The first coordinate belongs to the quantity on the horizontal axis, the second to the other.",
        "vertex": "The first coordinate belongs to the horizontal axis; the second is the most or the least there is.",
    }[what]
    return Asked(role, f"{what}: {numbers}", "each number with its quantity", "Name what each number counts", text,
                 skills.LINEAR_FUNCTIONS if what != "vertex" else skills.NONLINEAR_FUNCTIONS, kept_apart)  # fmt: skip
