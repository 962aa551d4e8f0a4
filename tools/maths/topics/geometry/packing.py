"""Equal cubes that fill a box: how many there are, where they fit without a gap."""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

import re

from tools.maths.derivation import Move
from tools.maths.topics.geometry.exact import Exact, read, tree
from tools.maths.topics.geometry.scanning import Rule, compiled
from tools.maths.topics.geometry.sizes_facts import Reading
from tools.maths.tree import Bin, Node

_FIT = (
    r"(?:(?:can|could|will|would|are|is) )?(?:(?:be|exactly|completely|needed|required|it|take|to|of this size|of that size) )*"
    r"(?:fit|fits|packed|placed|stacked|put|stored|fill)(?: exactly| completely)?(?: inside| in| into| within)?(?: of)?"
)


def rules(reading: Reading, text: str) -> list[Rule]:
    """The patterns for the question and for the verb of filling; none for a text about something else."""
    if not re.search(rf"how many (?:[a-z]+ )?cubes?\b[^?]* {_FIT}", text):
        return []

    def ask(m: re.Match[str]) -> bool:
        reading.packed = not reading.asked and not reading.packed
        return reading.packed

    c = compiled
    return [
        (c(r"how many (?:(?:identical|small|smaller|wooden|solid) )?(?=(?:unit )?cubes?\b)"), ask),
        (c(rf"(?:that )?{_FIT}(?= |\?)"), lambda m: reading.packed),
    ]  # fmt: skip


def settle(reading: Reading) -> bool:
    """Once all is read: the volumes to divide. Whether box and cubes are there."""
    shapes = [t.shape for t in reading.words.things]
    if sorted(shapes) not in (["cube", "prism"], ["cube", "square prism"]):
        return False
    cube = shapes.index("cube")
    reading.asked += [f"#V{reading.suffix(1 - cube)}", f"#V{reading.suffix(cube)}"]
    reading.ratio = True
    return True


def counting(reading: Reading, values: dict[str, Exact]) -> tuple[Move, ...]:
    """The moves that count the cubes along each side of the box and multiply."""
    edge, sides = _edges(reading, values)
    moves: list[Move] = []
    product: Node | None = None
    for name, side in zip(("length", "width", "height"), sides, strict=True):
        count, row = tree(side / edge), Bin("/", tree(side), tree(edge), "frac")
        moves.append(
            Move(f"Count along the {name}", f"See how many edges fit along the {name} of the box.", row, count)
        )
        product = count if product is None else Bin("*", product, count, "cdot")
    assert product is not None
    text = "The cubes stand in rows, the rows in layers, and the layers on each other."
    moves.append(Move("Multiply the counts", text, product, tree(read(product))))
    return tuple(moves)


def _edges(reading: Reading, values: dict[str, Exact]) -> tuple[Exact, list[Exact]]:
    """The cubes' edge and the three sides of the box. Raises KeyError where one is not known."""
    cube = next(i for i, t in enumerate(reading.words.things) if t.shape == "cube")
    other = reading.suffix(1 - cube)
    letters = "lwh" if f"#l{other}" in values else "ssh"
    return values[f"#s{reading.suffix(cube)}"], [values[f"#{x}{other}"] for x in letters]


def without_gaps(reading: Reading, values: dict[str, Exact]) -> bool:
    """Whether a whole number of edges goes into every side of the box."""
    try:
        edge, sides = _edges(reading, values)
    except KeyError:
        return False
    counts = [(side / edge).number() for side in sides]
    return all(n is not None and n.denominator == 1 for n in counts)
