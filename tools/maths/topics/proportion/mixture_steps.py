"""The steps of a mixture: how strong it is, or how much of one liquid goes into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.figures import GIVEN
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion.table_picture import mixture as mixture_table
from tools.maths.topics.proportion.working import Working

CONCEPT = (
    "The substance itself only adds up: its amount in the one plus its amount in the other is its amount "
    "in the mixture. Each "
    "amount is the strength times the amount of liquid."
)


@dataclass
class Liquid:
    """One of the two liquids or the mixture: its strength, its amount if known, and what part it plays."""

    strength: Fraction
    amount: Fraction | None = None
    asked: bool = False
    result: bool = False
    places: list[int] = field(default_factory=list)


def _told(value: Fraction | None) -> tuple[Fraction, int] | None:
    """A number that the problem gives."""
    return None if value is None else (value, GIVEN)


def strength_of(stem: Stem, parts: list[Liquid], *, full: bool) -> Derivation | None:
    first, second = parts
    if first.amount is None or second.amount is None:
        return None
    work = Working(stem)
    inside = [
        work.step("Find the substance in it", "Multiply the amount by its strength.", q.amount, "*", q.strength)
        for q in parts
        if q.amount is not None
    ]
    substance = work.step("Add the substance", "Mixing loses nothing: add the two amounts.", inside[0], "+", inside[1])
    whole = work.step("Add the liquids", "Add the amounts of liquid.", first.amount, "+", second.amount)
    share = work.step(
        "Divide by the whole", "The strength is the substance for each unit of the mixture.", substance, "/", whole
    )
    answer = work.step(
        "Write it as a percent", "A quotient times 100 is a number of percent.", share, "*", Fraction(100)
    )
    middle = (first.strength + second.strength) / 2 * 100

    def confirm() -> bool:  # what the one gives up in strength the other gains
        return (answer / 100 - first.strength) * first.amount == (second.strength - answer / 100) * second.amount  # type: ignore[operator]

    slips = (("averaging the percents", middle), ("adding the percents", 2 * middle))
    found = work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked how strong the mixture is.",
        answer,
        confirm,
        unit="percent",
        slips=slips,
        full=full,
    )
    return mixture_table(
        found,
        work,
        [
            ("first", _told(first.amount), _told(first.strength), (inside[0], 0)),
            ("second", _told(second.amount), _told(second.strength), (inside[1], 1)),
            ("mixture", (whole, 3), (answer / 100, 5), (substance, 2)),
        ],
    )


def added(stem: Stem, unknown: Liquid, other: Liquid, mixture: Liquid, *, full: bool) -> Derivation | None:
    if other.amount is None:
        return None
    work = Working(stem)
    over = abs(other.strength - mixture.strength)
    under = abs(unknown.strength - mixture.strength)
    up, down = max(other.strength, mixture.strength), min(other.strength, mixture.strength)
    work.step("Compare the known liquid", "See how far its strength is from the mixture's.", up, "-", down)
    up, down = max(unknown.strength, mixture.strength), min(unknown.strength, mixture.strength)
    work.step("Compare the added liquid", "See how far its strength is from the mixture's.", up, "-", down)
    gap = work.step(
        "Find what must be balanced", "The known amount is off by this much of the substance.", other.amount, "*", over
    )
    answer = work.step("Balance it", "Each unit added makes up for its own difference, so divide.", gap, "/", under)

    def confirm() -> bool:
        inside = other.amount * other.strength + answer * unknown.strength  # type: ignore[operator]
        return inside / (other.amount + answer) == mixture.strength  # type: ignore[operator]

    slips = (("turning the quotient upside down", other.amount * under / over),)
    found = work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked how much of one liquid goes into the mixture.",
        answer,
        confirm,
        slips=slips,
        full=full,
    )
    return mixture_table(
        found,
        work,
        [
            ("known", _told(other.amount), _told(other.strength), None),
            ("added", (answer, 3), _told(unknown.strength), None),
            ("mixture", None, _told(mixture.strength), None),
        ],
    )


def of_total(stem: Stem, unknown: Liquid, other: Liquid, mixture: Liquid, *, full: bool) -> Derivation | None:
    if mixture.amount is None:
        return None
    total = mixture.amount
    work = Working(stem)
    up, down = max(mixture.strength, other.strength), min(mixture.strength, other.strength)
    near = work.step(
        "Compare with the other liquid", "See how far the mixture is from the other strength.", up, "-", down
    )
    up, down = max(unknown.strength, other.strength), min(unknown.strength, other.strength)
    whole = work.step("Compare the two liquids", "See how far apart the two strengths are.", up, "-", down)
    share = work.step("Find its share", "The mixture lies this part of the way towards it.", near, "/", whole)
    answer = work.step("Take the share", "Take that part of the mixture's amount.", total, "*", share)

    def confirm() -> bool:
        return answer * unknown.strength + (total - answer) * other.strength == total * mixture.strength

    slips = (("giving the other part", total - answer),)
    found = work.told(
        PERCENTAGES,
        CONCEPT,
        "You are asked how much of one liquid goes into the mixture.",
        answer,
        confirm,
        slips=slips,
        full=full,
    )
    return mixture_table(
        found,
        work,
        [
            ("asked for", (answer, 3), _told(unknown.strength), None),
            ("other", None, _told(other.strength), None),
            ("mixture", _told(total), _told(mixture.strength), None),
        ],
    )
