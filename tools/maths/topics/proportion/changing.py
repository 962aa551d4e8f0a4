"""The steps of a story of changes: each event a multiplication, undone by a division; percent change by its formula.

The second route runs the story forward with exact fractions (random ones for letters) and must arrive where it ends.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tools.maths import typeset
from tools.maths.derivation import Derivation, Move, Slip, State
from tools.maths.problem import Problem, Target
from tools.maths.skills import PERCENTAGES
from tools.maths.stem import Stem
from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.events import DOWN, DOWN_NOUN, UP, UP_NOUN, Event
from tools.maths.tree import Bin, Chain, Node, Num, Rel, Sym, letters
from tools.maths.values import Unvalued, Value, evaluate, same_value

CONCEPT = (
    "An increase by a percent multiplies the amount by 1 plus that percent, a decrease by 1 minus it. Changes "
    "one after "
    "the other multiply; they are never added, because each is a percent of what is there at that moment."
)
BACKWARD = (
    "The percent belongs to the amount before the change, which you do not know yet. So the amount after the change is "
    "the unknown times a factor: undo the factor by dividing."
)
GOING_BACK = (
    "Ask of every percent what it is a percent of. A percent of the amount at the start is an amount that stays the "
    "same, whatever has happened in between: work it out from the start, then add it or take it off."
)
COMPARING = "A percent change compares the change with the amount before: change divided by the starting amount."
HUNDRED = Num(Fraction(100))
ONE = Num(Fraction(1))


def derivation(
    stem: Stem, ask: str, start: Node | None, end: Node | None, found: Sequence[Event], *, full: bool
) -> Derivation | None:
    """The derivation for what is asked ("end", "start", "part", "whole", "percent", "percent of"), or None."""
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
                return _overall(stem, found, ask == "percent of", full)
    except (Unvalued, ZeroDivisionError):
        return None
    return None


def _text(node: Node) -> str:
    return f"${typeset.latex(typeset.pretty(node))}$"


def _factor_text(event: Event) -> str:
    percent = _text(event.part)
    kept = "adds" if event.sign > 0 else "takes off"
    times = f", {event.repeats} times in a row" if event.repeats > 1 else ""
    formula = "plus" if event.sign > 0 else "minus"
    return f"This change {kept} {percent}{times}, so the amount is multiplied by 1 {formula} {percent}."


def _short(node: Node) -> Node:
    if letters(node):
        return node
    value = evaluate(node)
    return telling.shown(value) if isinstance(value, Fraction) else node


def applied(node: Node, event: Event) -> Node:
    """The amount after one event, not worked out."""
    if event.fixed:
        return Bin("+" if event.sign > 0 else "-", node, event.part)
    return (
        Bin("*", event.whole, node, "" if isinstance(node, Sym) else "cdot")
        if letters(node)
        else Bin("*", node, event.whole, "cdot")
    )


def _forward(stem: Stem, start: Node, found: Sequence[Event], full: bool) -> Derivation:
    node, moves = start, []
    for event in found:
        if event.of_start:
            moves.append(_of_start(start, event))
            event = replace(event, fixed=True, part=_short(_amount(start, event)), of_start=False, repeats=1)
        after = applied(node, event)
        value = _short(after)
        rule = _rule(event)
        text = _factor_text(event) if not event.fixed else "A fixed amount is added or taken off as it is."
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
    text = f"Take {_text(event.part)} of the amount at the start, not of what is there now.{often}"
    work = _amount(start, event)
    return telling.worked("Go back to the start", text, work, _short(work))


def _running_slips(start: Node, found: Sequence[Event]) -> tuple[Slip, ...]:
    """What comes out when every percent is taken of what is there at that moment."""
    node = start
    for event in found:
        node = applied(node, event)
    return () if letters(node) else (Slip("percent of the wrong base", _short(node)),)


def against(stem: Stem, up: bool) -> bool:
    """Whether the question speaks of an increase where there is a decrease, or the other way round."""
    asking = re.search(r"\b(?:how|what|which|find)\b", stem.ask)
    ask = stem.ask[asking.start() :] if asking else stem.ask
    ways = {
        sign
        for verb, noun, sign in ((UP, UP_NOUN, True), (DOWN, DOWN_NOUN, False))
        if re.search(rf"\b(?:{verb}|{noun})\b", ask)
    }
    return ways == {not up}


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
    value = _short(gap)
    move = telling.worked(
        "Compare with the start", "Subtract: the change is what lies between the start and the end.", gap, value
    )
    arrived = Bin("+" if up else "-", start, value)
    slips = (Slip("giving the amount instead of the change", _short(node)),)
    return _told(stem, value, [*whole.moves, move], _runs(start, found, arrived), CONCEPT, full, slips=slips)


def _rule(event: Event) -> str:
    if event.fixed:
        return "Add the fixed amount" if event.sign > 0 else "Take off the fixed amount"
    return {"tax": "Add the tax or tip", "discount": "Take off the discount"}.get(
        event.name, "Apply the increase" if event.sign > 0 else "Apply the decrease"
    )


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
        value = _short(after)
        text = (
            "Undo the fixed amount first: it came last."
            if event.fixed
            else f"{_factor_text(event)} To go back, divide by that factor."
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
    slips = () if letters(wrong) else (Slip("taking the percent of the amount after the change", _short(wrong)),)
    made = _told(stem, node, moves, _runs(node, found, end), BACKWARD, full, slips=slips, problem=problem)
    return made


def _part(stem: Stem, start: Node, event: Event, full: bool) -> Derivation:
    before = event.part if event.fixed else Bin("*", event.part, start, "of")
    value = _short(before)
    text = f"Take {_text(event.part)} of the amount before the change."
    after_all = Bin("+" if event.sign > 0 else "-", start, value)
    moves = [
        Move("Find the percent of the amount", text, start, value, check=_runs(start, [event], after_all))
        if letters(before)
        else telling.worked("Find the percent of the amount", text, before, value)
    ]

    rest = _short(applied(start, event))
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
    value = _short(work)
    text = f"The known amount is {_text(event.part)} of the one you want, so divide by {_text(event.part)}."
    known, share = Fraction(evaluate(part)), Fraction(evaluate(event.part))
    slips = (Slip("multiplying instead of dividing", telling.shown(known * share)),)
    moves = [telling.worked("Undo the percent", text, work, value)]
    return _told(stem, value, moves, lambda: Fraction(evaluate(value)) * share == known, BACKWARD, full, slips=slips)


def compared(stem: Stem, start: Node, end: Node, full: bool) -> Derivation | None:
    """The percent change from one number to another."""
    first, last = evaluate(start), evaluate(end)
    if not isinstance(first, Fraction) or not isinstance(last, Fraction) or first <= 0 or first == last:
        return None
    if against(stem, last > first):
        return None
    large, small = (end, start) if last > first else (start, end)
    gap = Bin("-", large, small)
    change = telling.shown(abs(last - first))
    part = Bin("*", Bin("/", change, start, "frac"), HUNDRED, "cdot")
    percent = abs(last - first) / first * 100
    moves = [
        telling.worked("Find the change", "Subtract the smaller amount from the larger one.", gap, change),
        telling.worked(
            "Divide by the starting amount",
            "Compare the change with the amount before, and write the quotient as a number of percent.",
            part,
            telling.shown(percent),
        ),
    ]
    sign = 1 if last > first else -1
    slips = [Slip("percent of the wrong base", telling.shown(abs(last - first) / last * 100))]
    slips.append(Slip("giving the amount instead of the change", telling.shown(last / first * 100)))
    return _percent_told(
        stem, percent, moves, lambda: first + sign * first * percent / 100 == last, COMPARING, full, tuple(slips)
    )


def _overall(stem: Stem, found: Sequence[Event], whole: bool, full: bool) -> Derivation | None:
    """Several changes taken together, starting from 100."""
    node: Node = HUNDRED
    moves: list[Move] = []
    for event in found:
        if letters(event.part):
            return None
        after = applied(node, event)
        value = _short(after)
        moves.append(
            telling.worked(
                _rule(event),
                f"Start from 100. {_factor_text(event)}" if not moves else _factor_text(event),
                after,
                value,
            )
        )
        node = value
    total = evaluate(node)
    if not isinstance(total, Fraction) or total == 100 or (not whole and against(stem, total > 100)):
        return None
    percent = total if whole else abs(total - 100)
    if not whole:
        gap = Bin("-", node, HUNDRED) if total > 100 else Bin("-", HUNDRED, node)
        moves.append(
            telling.worked(
                "Compare with 100", "The change out of 100 is the percent change.", gap, telling.shown(percent)
            )
        )
    added = sum((e.sign * Fraction(evaluate(e.part)) * 100 for e in found), Fraction(0))
    slip = Slip("adding the percents", telling.shown(abs(added + 100 if whole else added)))

    def confirm() -> bool:
        amount = Fraction(731, 3)
        after = amount
        for event in found:
            for _ in range(event.repeats):
                after += event.sign * after * Fraction(evaluate(event.part))
        return (after / amount if whole else abs(after - amount) / amount) == percent / 100

    return _percent_told(stem, percent, moves, confirm, CONCEPT, full, (slip,))


def _percent_told(
    stem: Stem,
    percent: Fraction,
    moves: list[Move],
    confirm: Callable[[], bool],
    concept: str,
    full: bool,
    slips: tuple[Slip, ...],
) -> Derivation:
    places = telling.rounding(stem)
    answer = telling.shown(percent)
    if not stem.choices and places is not None:
        answer = telling.shown(telling.rounded(percent, places))
    return Derivation(
        PERCENTAGES,
        concept,
        tuple(moves),
        ({},),
        (answer,),
        asked="You are asked for a percent, not for an amount.",
        confirm=confirm,
        unit="percent",
        fits=telling.fitting(stem, telling.shown(percent), percent=True),
        slips=slips,
        full=full,
    )


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
