"""The steps of a story of changes: each event a multiplication, undone by a division; percent change by its formula.

The second route runs the story forward with exact fractions (random ones for letters) and must arrive where it ends.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation, Move, Slip, State
from tools.maths.problem import Problem, Target
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import picture, telling
from tools.maths.topics.proportion.event_steps import CONCEPT, applied, factor_text, rule_of, short
from tools.maths.topics.proportion.events import Event
from tools.maths.topics.proportion.percent_changes import against, compared, overall
from tools.maths.tree import Bin, Chain, Node, Num, Rel, Sym, letters
from tools.maths.typeset import shown
from tools.maths.values import Unvalued, Value, evaluate, same_value

BACKWARD = (
    "The percent belongs to the amount before the change, which you do not know yet. So the amount after the change is "
    "the unknown times a factor: undo the factor by dividing."
)
GOING_BACK = (
    "Ask of every percent what it is a percent of. A percent of the amount at the start is an amount that stays the "
    "same, whatever has happened in between: work it out from the start, then add it or take it off."
)
ONE = Num(Fraction(1))


def derivation(
    stem: Stem, ask: str, start: Node | None, end: Node | None, found: Sequence[Event], *, full: bool
) -> Derivation | None:
    """The derivation for what is asked ("end", "start", "part", "whole", "percent", "percent of"), or None."""
    return picture.changed(_derived(stem, ask, start, end, found, full), ask, start, end, found)


def _derived(
    stem: Stem, ask: str, start: Node | None, end: Node | None, found: Sequence[Event], full: bool
) -> Derivation | None:
    try:
        match ask:
            case "end" if start is not None:
                return _forward(stem, start, found, full)
            case "change" if start is not None:
                return _change(stem, start, found, full)
            case "start" if end is not None:
                return _backward(stem, end, found, full)
            case "part" if start is not None:
                return _part(stem, start, found[0], full)
            case "whole" if start is not None:
                return _whole(stem, start, found[0], full)
            case "percent" if start is not None and end is not None and not found:
                return compared(stem, start, end, full)
            case "percent" | "percent of" if end is None:
                return overall(stem, found, ask == "percent of", full)
    except (Unvalued, ZeroDivisionError):
        return None
    return None


def _forward(stem: Stem, start: Node, found: Sequence[Event], full: bool) -> Derivation:
    node, moves = start, []
    for event in found:
        if event.of_start:
            moves.append(_of_start(start, event))
            event = replace(event, fixed=True, part=short(_amount(start, event)), of_start=False, repeats=1)
        after = applied(node, event)
        value = short(after)
        rule = rule_of(event)
        text = factor_text(event) if not event.fixed else "A fixed amount is added or taken off as it is."
        moves.append(_move(rule, text, after, value, (node, value), event))
        node = value
    if not letters(node) and Fraction(evaluate(node)) <= 0:
        raise Unvalued("more is taken away than there was")
    back = any(e.of_start for e in found)
    concept = GOING_BACK if back else CONCEPT
    slips = (*_running_slips(start, found), *_forward_slips(start, found)) if back else _forward_slips(start, found)
    return _told(stem, node, moves, _runs(start, found, node), concept, full, slips=slips)


def _amount(start: Node, event: Event) -> Node:
    """What a percent of the start amounts to, as often as it comes."""
    once = Bin("*", event.part, start, "cdot")
    return once if event.repeats == 1 else Bin("*", Num(Fraction(event.repeats)), once, "cdot")


def _of_start(start: Node, event: Event) -> Move:
    """The step that works out a percent of the amount at the start."""
    often = f" It comes {event.repeats} times, always of the same amount." if event.repeats > 1 else ""
    text = f"Take {shown(event.part)} of the amount at the start, not of what is there now.{often}"
    work = _amount(start, event)
    return telling.worked("Go back to the start", text, work, short(work))


def _running_slips(start: Node, found: Sequence[Event]) -> tuple[Slip, ...]:
    """What comes out when every percent is taken of what is there at that moment."""
    node = start
    for event in found:
        node = applied(node, event)
    return () if letters(node) else (Slip("percent of the wrong base", short(node)),)


def _change(stem: Stem, start: Node, found: Sequence[Event], full: bool) -> Derivation | None:
    """How much all changes together add or take away."""
    whole = _forward(stem, start, found, full)
    end = whole.moves[-1].after
    node = end.links[-1].right if isinstance(end, Chain) else end
    if letters(start) or isinstance(node, str | State):
        return None
    if against(stem, Fraction(evaluate(node)) > Fraction(evaluate(start))):
        return None
    up = Fraction(evaluate(node)) > Fraction(evaluate(start))
    gap = Bin("-", node, start) if up else Bin("-", start, node)
    value = short(gap)
    move = telling.worked(
        "Compare with the start", "Subtract: the change is what lies between the start and the end.", gap, value
    )
    arrived = Bin("+" if up else "-", start, value)
    slips = (Slip("giving the amount instead of the change", short(node)),)
    return _told(stem, value, [*whole.moves, move], _runs(start, found, arrived), CONCEPT, full, slips=slips)


def _move(
    rule: str, text: str, work: Node, value: Node, ends: tuple[Node, Node], event: Event, *, back: bool = False
) -> Move:
    """A calculation; with letters nothing is worked out, so the event itself is carried out on numbers as the check."""
    if letters(work):
        return Move(
            rule, text, *ends, check=_runs(ends[1], [event], ends[0]) if back else _runs(ends[0], [event], ends[1])
        )
    return telling.worked(rule, text, work, value)


def _backward(stem: Stem, end: Node, found: Sequence[Event], full: bool) -> Derivation:
    node, moves = end, []
    for event in reversed(found):
        after = (
            Bin("-" if event.sign > 0 else "+", node, event.part)
            if event.fixed
            else Bin("/", node, event.whole, "frac")
        )
        value = short(after)
        text = (
            "Undo the fixed amount first: it came last."
            if event.fixed
            else f"{factor_text(event)} To go back, divide by that factor."
        )
        moves.append(_move("Undo the change", text, after, value, (node, value), event, back=True))
        node = value
    unknown = Sym("x") if "x" not in letters(end) else Sym("y")
    total: Node = unknown
    for event in found:
        total = applied(total, event)
    problem = Problem(stem.question, stem.segments, (Rel("=", total, end),), Target("value", unknown), stem.choices)
    wrong: Node = end
    for event in found:
        if not event.fixed:
            wrong = Bin("*", wrong, Bin("-" if event.sign > 0 else "+", ONE, event.part), "cdot")
    slips = () if letters(wrong) else (Slip("taking the percent of the amount after the change", short(wrong)),)
    made = _told(stem, node, moves, _runs(node, found, end), BACKWARD, full, slips=slips, problem=problem)
    return made


def _part(stem: Stem, start: Node, event: Event, full: bool) -> Derivation:
    before = event.part if event.fixed else Bin("*", event.part, start, "of")
    value = short(before)
    text = f"Take {shown(event.part)} of the amount before the change."
    after_all = Bin("+" if event.sign > 0 else "-", start, value)
    moves = [
        Move("Find the percent of the amount", text, start, value, check=_runs(start, [event], after_all))
        if letters(before)
        else telling.worked("Find the percent of the amount", text, before, value)
    ]

    rest = short(applied(start, event))
    return _told(
        stem,
        value,
        moves,
        _runs(start, [event], after_all),
        CONCEPT,
        full,
        slips=(Slip("giving the whole instead of the part", rest),),
    )


def _whole(stem: Stem, part: Node, event: Event, full: bool) -> Derivation | None:
    """The amount of which the known one is a percent."""
    if letters(part) or letters(event.part):
        return None
    work = Bin("/", part, event.part, "frac")
    value = short(work)
    text = f"The known amount is {shown(event.part)} of the one you want, so divide by {shown(event.part)}."
    known, share = Fraction(evaluate(part)), Fraction(evaluate(event.part))
    slips = (Slip("multiplying instead of dividing", telling.shown(known * share)),)
    moves = [telling.worked("Undo the percent", text, work, value)]
    return _told(stem, value, moves, lambda: Fraction(evaluate(value)) * share == known, BACKWARD, full, slips=slips)


def _runs(start: Node, found: Sequence[Event], end: Node) -> Callable[[], bool]:
    """The story run forward with exact numbers; letters get random ones."""

    def confirm() -> bool:
        names = sorted(letters(start) | letters(end) | {n for e in found for n in letters(e.part)})
        generator = random.Random(2026)
        for _ in range(4 if names else 1):
            at: dict[str, Value] = {n: Fraction(generator.randint(1, 60), generator.choice((1, 2, 3))) for n in names}
            first = amount = evaluate(start, at)
            for event in found:
                part = evaluate(event.part, at)
                for _again in range(event.repeats):
                    of = first if event.of_start else amount
                    amount = amount + event.sign * (part if event.fixed else of * part)
            if not same_value(amount, evaluate(end, at)):
                return False
        return True

    return confirm


def _forward_slips(start: Node, found: Sequence[Event]) -> tuple[Slip, ...]:
    changes = [e for e in found if not e.fixed and not letters(e.part)]
    if letters(start) or not changes:
        return ()
    first = Fraction(evaluate(start))
    added = sum((e.sign * Fraction(evaluate(e.part)) for e in changes), Fraction(0))
    slips = [Slip("giving the part instead of the whole", telling.shown(first * Fraction(evaluate(changes[0].part))))]
    if len(changes) > 1 or changes[0].repeats > 1:
        slips.append(Slip("adding the percents", telling.shown(first * (1 + added * changes[0].repeats))))
    return tuple(slips)


def _told(
    stem: Stem,
    node: Node,
    moves: list[Move],
    confirm: Callable[[], bool],
    concept: str,
    full: bool,
    *,
    slips: tuple[Slip, ...] = (),
    problem: Problem | None = None,
) -> Derivation:
    places = telling.rounding(stem)
    answer = node
    if not stem.choices and places is not None and not letters(node):
        answer = telling.shown(telling.rounded(Fraction(evaluate(node)), places))
    money = bool(stem.placeholders("M")) or "dollar" in stem.prose
    solutions = ({problem.target.node.name: node},) if problem and isinstance(problem.target.node, Sym) else ({},)
    return Derivation(
        PERCENTAGES,
        concept,
        tuple(moves),
        solutions,
        (answer,),
        asked="You are asked for one amount in a story of changes. Is it the one before or the one after?",
        unit="dollars" if money else "",
        confirm=confirm,
        fits=telling.fitting(stem, node),
        slips=slips,
        problem=problem,
        full=full,
    )
