"""Ages at another time: "four years ago", "in 5 years", "8 years from now" as so much added to or taken from an age."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.maths.tree import Bin, Node, Rel, Sym, letters, substitute

_WHEN = (
    r"(?:(?P<ago{0}>#\d+) years? ago|in (?P<then{0}>#\d+) (?:more )?years?(?: from now)?"
    r"|(?P<hence{0}>#\d+) years? (?:from now|later|hence)|(?P<now{0}>now|today|currently|at present))"
)
_FRONT = re.compile(rf"^{_WHEN.format('')},? ")
_BACK = re.compile(rf",? {_WHEN.format('')}$")
_AGES = re.compile(r"\b(?:old|older|younger|ages?)\b")


@dataclass(frozen=True)
class Moment:
    """So many years before or after now. sign: -1 for years ago."""

    mark: str
    sign: int

    def of(self, age: Node, years: Node) -> Node:
        """An age of now, at this moment."""
        return Bin("+" if self.sign > 0 else "-", age, years)

    def relation(self, relation: Rel, years: Node) -> Rel:
        """A relation among ages at this moment, said of the ages now."""
        then: dict[str, Node] = {n: self.of(Sym(n), years) for n in letters(relation)}
        return Rel(relation.op, substitute(relation.left, then), substitute(relation.right, then))


def opens_with_moment(text: str) -> bool:
    """Whether a clause begins with another time than now."""
    return bool(_AGES.search(text)) and bool(_FRONT.search(text)) and not _FRONT.search(text)["now"]  # type: ignore[index]


def apart(text: str) -> tuple[str, Moment | None, bool]:
    """A clause without its moment, the moment, and whether one was said at all ("today" is a moment, too).

    >>> apart("#0 years ago, ana was #1 times as old as ben")[1]
    Moment(mark='#0', sign=-1)
    """
    if not _AGES.search(text):
        return text, None, False
    match = _FRONT.search(text) or _BACK.search(text)
    if match is None:
        return text, None, False
    rest = (text[: match.start()] + text[match.end() :]).strip()
    rest = re.sub(r"\b(?:will be|was|were)\b", "is", rest)
    if match["now"]:
        return rest, None, True
    return rest, Moment(match["ago"] or match["then"] or match["hence"], -1 if match["ago"] else 1), True
