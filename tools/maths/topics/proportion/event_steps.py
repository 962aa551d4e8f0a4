"""One change as a factor and in words: what the steps of a story of changes share."""

from __future__ import annotations

from fractions import Fraction

from tools.maths.topics.proportion import telling
from tools.maths.topics.proportion.events import Event
from tools.maths.tree import Bin, Node, Sym, letters
from tools.maths.typeset import shown
from tools.maths.values import evaluate

CONCEPT = (
    "An increase by a percent multiplies the amount by 1 plus that percent, a decrease by 1 minus it. Changes "
    "one after "
    "the other multiply; they are never added, because each is a percent of what is there at that moment."
)


def factor_text(event: Event) -> str:
    percent = shown(event.part)
    kept = "adds" if event.sign > 0 else "takes off"
    times = f", {event.repeats} times in a row" if event.repeats > 1 else ""
    formula = "plus" if event.sign > 0 else "minus"
    return f"This change {kept} {percent}{times}, so the amount is multiplied by 1 {formula} {percent}."


def short(node: Node) -> Node:
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


def rule_of(event: Event) -> str:
    if event.fixed:
        return "Add the fixed amount" if event.sign > 0 else "Take off the fixed amount"
    return {"tax": "Add the tax or tip", "discount": "Take off the discount"}.get(
        event.name, "Apply the increase" if event.sign > 0 else "Apply the decrease"
    )
