"""The bars of a story of percents, from the same trees as its steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths.derivation import Derivation
from tools.maths.figures import GIVEN, Figure
from tools.maths.picturing.bars import MOST_BARS, Amount, Change, running, side_by_side
from tools.maths.picturing.reading import label
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.event_steps import applied, short
from tools.maths.topics.proportion.events import Event
from tools.maths.topics.proportion.ties import MORE
from tools.maths.tree import Bin, Node, Num, Percent, letters
from tools.maths.values import Unvalued, evaluate

HUNDRED = Num(Fraction(100))


def changed(
    found: Derivation | None, ask: str, start: Node | None, end: Node | None, events: Sequence[Event]
) -> Derivation | None:
    """The derivation of a story of changes with its bars; `ask` as in `changing.derivation`."""
    if found is None:
        return None
    try:
        figure = _changed(ask, start, end, events, found)
    except (Unvalued, ArithmeticError, ValueError, TypeError):
        return found
    return found if figure is None else replace(found, figure=figure)


def _changed(
    ask: str, start: Node | None, end: Node | None, events: Sequence[Event], found: Derivation
) -> Figure | None:
    match ask:
        case "end" | "change" if start is not None:
            return _forward(start, GIVEN, events)
        case "percent" | "percent of" if start is None:
            return _forward(HUNDRED, 0, events)
        case "percent" if start is not None and end is not None:
            return compared(start, end)
        case "start" if end is not None:
            return _backward(end, events)
        case "part" | "whole" if start is not None and not events[0].fixed:
            other = found.values[0]
            whole, part = (start, other) if ask == "part" else (other, start)
            return running(
                [amount(whole, GIVEN if ask == "part" else 0), amount(part, 0 if ask == "part" else GIVEN)],
                [Change(kept=label(events[0].part))],
            )
    return None


def size(node: Node) -> float:
    """A number's size; letters count as 1."""
    return float(Fraction(evaluate(node, {name: Fraction(1) for name in letters(node)})))


def amount(node: Node, at: int) -> Amount:
    """A bar for what a tree is worth."""
    return Amount(size(node), label(node), at)


def compared(start: Node, end: Node) -> Figure | None:
    """An amount before and after; the first step finds the difference."""
    gap = abs(Fraction(evaluate(end)) - Fraction(evaluate(start)))
    return side_by_side(amount(start, GIVEN), amount(end, GIVEN), Change(moved=label(telling.shown(gap)), moved_at=0))


def _forward(start: Node, at: int, events: Sequence[Event]) -> Figure | None:
    if letters(start) and any(event.fixed for event in events):
        return None  # how long the letter would be beside the number, nobody can know
    amounts, changes, node, step = [amount(start, at)], [], start, -1
    for event in events:
        if event.fixed or event.of_start:
            if event.repeats > 1 and not event.of_start:
                return None
            part = event.part
            if event.of_start:
                step += 1  # the step that works the percent of the start out
                once = Bin("*", event.part, start, "cdot")
                part = short(Bin("*", Num(Fraction(event.repeats)), once, "cdot") if event.repeats > 1 else once)
            times = rf"{event.repeats} \cdot " if event.repeats > 1 else ""
            changes.append(Change(moved=f"{_sign(event)}{times}{label(event.part)}"))
            node = short(applied(node, replace(event, fixed=True, part=part, of_start=False, repeats=1)))
        else:
            between = size(node)
            for _ in range(event.repeats - 1):
                between *= 1 + event.sign * size(event.part)
                amounts.append(Amount(between, "", step + 1))
            changes += [_change(event)] * event.repeats
            node = short(applied(node, event))
        step += 1
        amounts.append(amount(node, step))
    return running(amounts, changes)


def _backward(end: Node, events: Sequence[Event]) -> Figure | None:
    nodes, node = [end], end
    if letters(end) and any(event.fixed for event in events):
        return None
    for event in reversed(events):
        if event.repeats > 1:
            return None
        back = (
            Bin("-" if event.sign > 0 else "+", node, event.part)
            if event.fixed
            else Bin("/", node, event.whole, "frac")
        )
        node = short(back)
        nodes.append(node)
    amounts = [amount(node, len(nodes) - 2 - k) for k, node in enumerate(reversed(nodes))]
    amounts[-1] = amount(end, GIVEN)
    return running(amounts, [_change(event) for event in events])


def _change(event: Event) -> Change:
    return Change(moved=f"{_sign(event)}{label(event.part)}")


def _sign(event: Event) -> str:
    return "+" if event.sign > 0 else "-"


def shared(found: Derivation, whole: Node, factors: Sequence[Fraction], left: Sequence[bool]) -> Derivation:
    """A group, the part of it, the part of the part: the bars of a count. left: a factor is what the percent leaves."""
    first = len(found.moves) - len(factors) - sum(left)  # a step may find the whole first
    amounts, changes = [amount(telling.shown(Fraction(evaluate(whole))), first - 1 if first else GIVEN)], []
    size_now, step = Fraction(evaluate(whole)), first - 1
    if len(factors) >= MOST_BARS:
        return found
    for factor, rest in zip(factors, left, strict=True):
        told = label(Percent(telling.shown((1 - factor if rest else factor) * 100)))
        kept = label(Percent(telling.shown(factor * 100)))
        step += 1 + rest
        size_now *= factor
        changes.append(Change(kept=kept, moved=told, kept_at=step - 1) if rest else Change(kept=told))
        amounts.append(amount(telling.shown(size_now), step))
    figure = running(amounts, changes)
    return found if figure is None else replace(found, figure=figure)


def undone(found: Derivation, part: Node, percent: Fraction) -> Derivation:
    """A whole of which a part is known: the first step finds it."""
    whole = found.values[0]
    figure = running(
        [amount(whole, 0), amount(part, GIVEN)], [Change(kept=label(Percent(telling.shown(percent * 100))))]
    )
    return found if figure is None else replace(found, figure=figure)


def part_of_part(first: Fraction, second: Fraction) -> Figure | None:
    """A percent of a percent, out of 100."""
    one, both = telling.shown(first * 100), telling.shown(first * second * 100)
    amounts = [
        Amount(1),
        Amount(float(first), label(Percent(one))),
        Amount(float(first * second), label(Percent(both)), 0),
    ]
    return running(amounts, [Change(), Change(kept=label(Percent(telling.shown(second * 100))))])


def tied(found: Derivation | None, part: Node | None, how: str, known: Node, forward: bool) -> Derivation | None:
    """Two quantities tied by a percent; forward: the one it is a percent of is known."""
    if found is None or part is None or letters(part):
        return found
    bars = [amount(known, GIVEN), amount(found.values[0], 0)]
    bars = bars if forward else bars[::-1]
    change = Change(kept=label(part)) if how == "of" else Change(moved=f"{'+' if how in MORE else '-'}{label(part)}")
    if how == "of" and bars[1].size > bars[0].size:
        return found
    return replace(found, figure=running(bars, [change]))
