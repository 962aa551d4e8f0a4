"""What a problem says about lines, as data: each line's equations, points and slopes, and the one question."""

from __future__ import annotations

from dataclasses import dataclass, field

from tools.maths.stem import TRAPS
from tools.maths.tree import Group, Node, Rel


@dataclass
class Line:
    """One line as described: what is known of it, letters for constants included."""

    key: str
    equations: list[Rel] = field(default_factory=list)
    points: list[Group] = field(default_factory=list)
    slopes: list[Node] = field(default_factory=list)
    parallel: list[str] = field(default_factory=list)
    perpendicular: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.equations or self.points or self.slopes or self.parallel or self.perpendicular)


@dataclass
class Described:
    """All lines of a problem, and what is asked.

    ask: "slope", "x-intercept", "y-intercept", "equation", "point", "value" (of `node`), "y-at", "x-at" (`node`),
    "parallel", "perpendicular" (which choice is so to the line). whole: the intercept is asked as a point.
    """

    lines: dict[str, Line] = field(default_factory=dict)
    ask: str = ""
    about: str | None = None
    node: Node | None = None
    negated: bool = False
    functions: set[str] = field(default_factory=set)
    rest: tuple[str, ...] = ()
    asked_clearly: bool = True  # nothing in the sentence that asks was left over

    @property
    def full(self) -> bool:
        return not self.rest

    @property
    def usable(self) -> bool:
        """Whether what was not understood is mere flavour."""
        return self.asked_clearly and not any("⟦" in w or w in TRAPS for w in self.rest)
