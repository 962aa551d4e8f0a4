r"""Two things of different strength or price mixed in a told amount: each amount, their difference, ratio or sum.

"How many more liters of the 20% solution than of the 45% solution": the parts balance about the mixture's strength. An
equation that stands in the text must hold for what is found. The mixture's own strength, and water or a pure substance
as a part, are read in `mixtures`.
"""

# ruff: noqa: E501 (one pattern a line)

from __future__ import annotations

from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.figures import GIVEN
from tools.maths.skills import SYSTEMS
from tools.maths.stem import Stem
from tools.maths.topics.proportion.blends_reading import HIGH, LOW, MIX, Blend, read
from tools.maths.topics.proportion.table_picture import mixture as mixture_table
from tools.maths.topics.proportion.working import Working
from tools.maths.values import Unvalued, Value, evaluate, same_value

READS_SENTENCES = True
CONCEPT = "The one is weaker (or cheaper) than the mixture, the other stronger: what the first lacks the second makes up for. So the amounts are in the ratio of the two differences, crossed over."


def solve(stem: Stem) -> Derivation | None:
    """The derivation of such an amount, None for anything else."""
    blend = read(stem)
    return None if blend is None else derived(stem, blend, SYSTEMS)


def _combined(which: tuple[str, ...], low: Fraction, high: Fraction) -> Fraction:
    """The amount (or difference) meant, from the two amounts.

    >>> _combined(("low", "high"), Fraction(3), Fraction(2)), _combined(("mix",), Fraction(3), Fraction(2))
    (Fraction(1, 1), Fraction(5, 1))
    """
    amounts = {LOW: low, HIGH: high, MIX: low + high}
    return amounts[which[0]] - (amounts[which[1]] if len(which) > 1 else 0)


def derived(stem: Stem, blend: Blend, skill: str) -> Derivation | None:
    """The parts of the mixture from one amount that is told; None where they do not fit what the text says."""
    low, mix, high = (blend.strengths[k] for k in (LOW, MIX, HIGH))
    work = Working(stem)
    under = work.step(
        "Compare the weaker with the mixture", "See how far the lower number is below the mixture's.", mix, "-", low
    )
    over = work.step(
        "Compare the stronger with the mixture", "See how far the higher number is above the mixture's.", high, "-", mix
    )
    parts = {LOW: over, HIGH: under, MIX: over + under}
    if blend.ratio:
        first, second = blend.asked
        answer = work.step(
            "Cross over",
            "Each is used in as many parts as the other is away from the mixture.",
            parts[first],
            "/",
            parts[second],
        )
        scale = Fraction(1)
    else:
        assert blend.amount is not None
        sizes = []
        for which, name in ((blend.told, "amount that is told"), (blend.asked, "amount asked for")):
            size = _combined(which, over, under)
            if size <= 0:
                return None
            if len(which) > 1:
                work.step(
                    f"Find the parts of the {name}",
                    "The weaker takes as many parts as the stronger is away from the mixture, and the other way round: subtract the parts.",
                    parts[which[0]],
                    "-",
                    parts[which[1]],
                )
            elif which == (MIX,):
                work.step(
                    f"Find the parts of the {name}", "The mixture is both together: add the parts.", over, "+", under
                )
            sizes.append(size)
        scale = work.step(
            "Find one part", "The amount that is told is this many parts: divide.", blend.amount, "/", sizes[0]
        )
        answer = work.step(
            "Take the parts asked for", "Multiply one part by the number of parts asked for.", scale, "*", sizes[1]
        )
    x, y = over * scale, under * scale

    def confirm() -> bool:
        if low * x + high * y != mix * (x + y) or not _equations_hold(stem, blend, x, y):
            return False
        if blend.ratio:
            return answer == _combined(blend.asked[:1], x, y) / _combined(blend.asked[1:], x, y)
        return _combined(blend.told, x, y) == blend.amount and _combined(blend.asked, x, y) == answer

    if not confirm():
        return None
    other = _combined((HIGH,) if blend.asked[0] == LOW else (LOW,), x, y)
    slips = (("giving the other amount", other),) if other != answer and not blend.ratio else ()
    asked = (
        "You are asked in what ratio the two are mixed."
        if blend.ratio
        else "You are asked for an amount. Which amount is told, and which is wanted?"
    )
    found = work.told(
        skill,
        CONCEPT,
        asked,
        answer,
        confirm,
        unit="" if blend.ratio else _plural(blend.unit),
        slips=slips,
        full=blend.full,
    )
    return _pictured(found, work, blend, answer) if blend.percent and not blend.ratio else found


def _pictured(found: Derivation, work: Working, blend: Blend, answer: Fraction) -> Derivation | None:
    """With a table of the amounts and the strengths."""
    amounts = {blend.told: (blend.amount or Fraction(0), GIVEN), blend.asked: (answer, len(work.moves) - 1)}
    names = {LOW: "weaker", HIGH: "stronger", MIX: "mixture"}
    strengths = {role: (blend.strengths[role] / 100, GIVEN) for role in names}
    return mixture_table(found, work, [(names[r], amounts.get((r,)), strengths[r], None) for r in names])


def _plural(unit: str) -> str:
    return f"{unit}s" if unit and not unit.endswith("s") else unit


def _equations_hold(stem: Stem, blend: Blend, x: Fraction, y: Fraction) -> bool:
    """Whether every equation in the text holds for the two amounts (and says something about them)."""
    for relation in stem.equations():
        at: dict[str, Value] = {n: {LOW: x, HIGH: y, MIX: x + y}[r] for n, r in blend.letters.items()}
        off: dict[str, Value] = {n: 3 * v + 1 if i else v for i, (n, v) in enumerate(at.items())}
        try:
            if relation.op != "=" or not same_value(evaluate(relation.left, at), evaluate(relation.right, at)):
                return False
            if same_value(evaluate(relation.left, off), evaluate(relation.right, off)):
                return False
        except (Unvalued, TypeError):
            return False
    return True
