"""The steps from tied amounts to what is asked: along the ties by multiplying and dividing, then the last operation."""

# ruff: noqa: E501 (a pattern or a step reads best on one line)

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.stem import Stem
from tools.maths.topics.proportion.working import Working

CONCEPT = (
    "“A fraction of” and “so many percent of” mean times. Write every amount as a multiple of one of them; then what is "
    "known of one amount, or of a sum or difference, gives all."
)
_ASKED = {
    "one": "You are asked for one of the amounts.",
    "sum": "You are asked for two of the amounts together.",
    "gap": "You are asked by how much one amount is more than another.",
    "ratio": "You are asked for a ratio. In which order are the two amounts named?",
    "part": "You are asked what fraction one amount is of another.",
    "percent": "You are asked what percent one amount is of another.",
    "times": "You are asked how many times as large one amount is as another.",
}


@dataclass(frozen=True)
class Tied:
    """Amounts by number with their names; said: (kind, left, right, number), as in `told.py`; what is wanted of which."""

    names: tuple[str, ...]
    said: tuple[tuple[str, int, int, Fraction], ...]
    kind: str
    wanted: tuple[int, ...]


def derivation(stem: Stem, tied: Tied, skill: str) -> Derivation | None:
    """The derivation, None where ties are missing or contradict one another."""
    known = next((s for s in tied.said if s[0] != "tie"), None)
    start = known[1] if known is not None and known[0] == "value" else _base(tied)
    multiples = _multiples(tied, start)
    if len(multiples) != len(tied.names) or any(
        multiples[a] != k * multiples[b] for kind, a, b, k in tied.said if kind == "tie"
    ):
        return None
    work = Working(stem)
    if known is None:
        return _compared(stem, work, tied, skill)
    at = {start: known[3]}
    if known[0] != "value":
        one, other = (_multiple(work, tied, start, i) for i in (known[1], known[2]))
        op, said = ("+", "Add") if known[0] == "sum" else ("-", "Subtract")
        if known[0] == "gap" and one <= other:
            return None
        both = work.step(
            f"{said} the multiples",
            f"Both amounts are multiples of “{tied.names[start]}”; so is what is told of the two.",
            one,
            op,
            other,
        )
        at[start] = work.step(
            "Divide by the multiple", "That many times the amount is what is told.", known[3], "/", both
        )
    values = [_reached(work, tied, at, w) for w in tied.wanted]
    answer = values[0]
    if tied.kind == "sum":
        answer = work.step("Add", "Add the two amounts.", values[0], "+", values[1])
    elif tied.kind == "gap":
        answer = work.step("Subtract", "Subtract to see how much more it is.", values[0], "-", values[1])
    if answer <= 0 or not work.moves:
        return None
    return work.told(skill, CONCEPT, _ASKED[tied.kind], answer, lambda: _holds(tied, known, answer))


def _base(tied: Tied) -> int:
    """The amount most others are told as a multiple of; the last one asked for where nothing is known."""
    if all(s[0] == "tie" for s in tied.said):
        return tied.wanted[-1]
    rights = [b for kind, _, b, _k in tied.said if kind == "tie"]
    return max(dict.fromkeys(rights), key=rights.count)


def _ways(tied: Tied, start: int) -> dict[int, list[tuple[Fraction, bool]]]:
    """The factors from one amount to every other; True where it is multiplied by, False where divided."""
    found: dict[int, list[tuple[Fraction, bool]]] = {start: []}
    frontier = [start]
    while frontier:
        here = frontier.pop(0)
        for kind, a, b, k in tied.said:
            for source, goal, times in ((b, a, True), (a, b, False)):
                if kind == "tie" and source == here and goal not in found:
                    found[goal] = [*found[here], (k, times)]
                    frontier.append(goal)
    return found


def _multiples(tied: Tied, start: int) -> dict[int, Fraction]:
    found = {}
    for goal, way in _ways(tied, start).items():
        found[goal] = Fraction(1)
        for k, times in way:
            found[goal] = found[goal] * k if times else found[goal] / k
    return found


def _multiple(work: Working, tied: Tied, start: int, goal: int) -> Fraction:
    """An amount as a multiple of the start, with a step for every tie after the first."""
    value = Fraction(1)
    for i, (k, times) in enumerate(_ways(tied, start)[goal]):
        said = f"Write “{tied.names[goal]}” as a multiple of “{tied.names[start]}”."
        if i == 0 and times:
            value = k
        else:
            value = work.step("Follow the tie", said, value, "*" if times else "/", k)
    return value


def _reached(work: Working, tied: Tied, at: dict[int, Fraction], goal: int) -> Fraction:
    start = next(iter(at))
    value = at[start]
    for k, times in _ways(tied, start)[goal]:
        rule, said = ("Take the multiple", "It is told as a multiple of this amount, so multiply.") if times else (
            "Undo the multiple", "This amount is told as a multiple of it, so divide.")  # fmt: skip
        value = work.step(rule, said, value, "*" if times else "/", k)
    return value


def _compared(stem: Stem, work: Working, tied: Tied, skill: str) -> Derivation | None:
    """A ratio (fraction, percent) of two amounts, by their multiples of one of them."""
    first, second = tied.wanted
    value = _multiple(work, tied, second, first)
    if not work.moves:
        work.work("Read the tie", "The tie between the two is told.", work.show(value))
    answer = value
    if tied.kind == "percent":
        answer = work.step("Write it in percent", "Multiply by 100.", value, "*", Fraction(100))
    slips = (("turning the ratio round", 1 / value),) if tied.kind in ("ratio", "part") and value != 1 else ()
    scale = 100 if tied.kind == "percent" else 1
    return work.told(
        skill, CONCEPT, _ASKED[tied.kind], answer, lambda: _quotient(tied) * scale == answer,
        unit="percent" if tied.kind == "percent" else "", slips=slips,
    )  # fmt: skip


def _quotient(tied: Tied) -> Fraction:
    """The quotient of the two amounts wanted, where another amount is 840."""
    start = next(i for i in range(len(tied.names)) if i != tied.wanted[1] or len(tied.names) < 3)
    at = _numbers(tied, start, Fraction(840))
    return at[tied.wanted[0]] / at[tied.wanted[1]]


def _numbers(tied: Tied, start: int, value: Fraction) -> dict[int, Fraction]:
    """All amounts, found by making every statement true in turn."""
    at = {start: value}
    for _ in tied.names:
        for kind, a, b, k in tied.said:
            if kind == "tie" and b in at:
                at.setdefault(a, at[b] * k)
            elif kind == "tie" and a in at:
                at.setdefault(b, at[a] / k)
    return at


def _holds(tied: Tied, known: tuple[str, int, int, Fraction], answer: Fraction) -> bool:
    """What is asked is scaled: amounts on a trial size, then all by the factor that makes the known statement true."""
    trial = _numbers(tied, len(tied.names) - 1, Fraction(840))
    kind, a, b, amount = known
    size = trial[a] if kind == "value" else trial[a] + trial[b] if kind == "sum" else trial[a] - trial[b]
    values = [trial[w] * amount / size for w in tied.wanted]
    result = values[0] if tied.kind == "one" else values[0] + values[1] if tied.kind == "sum" else values[0] - values[1]
    return result == answer
