"""Which lectures a learner's questions go to: the open one, several, or all; kept in the browser's record as "ask".

The record is a browser's word, so it is read with care: "open", "all", or a list of lecture ids. What was deleted since
stays in the list until the next answer has said so. How a choice is searched is `tools.scope`'s business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import gradio as gr

from index.transcript import clock

if TYPE_CHECKING:
    from index.lecture import Lecture

OPEN, SEVERAL, ALL = "open", "several", "all"
LABELS = (("The open lecture", OPEN), ("Several", SEVERAL), ("All", ALL))
MOST = 100  # lectures in a choice; more of them are better asked as all

Ask = str | list[str]


def read(value: Any) -> Ask:
    """A record's "ask" as it may be used.

    >>> read(["k3x9", "k3x9", 7]), read("all"), read("nonsense")
    (['k3x9'], 'all', 'open')
    """
    if isinstance(value, list):
        return list(dict.fromkeys(one for one in value[:MOST] if isinstance(one, str)))
    return ALL if value == ALL else OPEN


def asked(ask: Ask) -> tuple[str, ...] | None:
    """The choice as a turn takes it: None for the open lecture, () for all, else these ids.

    >>> asked("all"), asked(["k3x9", "p2m4"]), asked([])
    ((), ('k3x9', 'p2m4'), None)
    """
    if isinstance(ask, list):
        return tuple(ask) or None
    return () if ask == ALL else None


def begun(scope: Any, lecture: str | None) -> Ask:
    """The choice when one of the three was picked; several begin with the open lecture."""
    return ([lecture] if lecture else []) if scope == SEVERAL else read(scope)


def followed(ask: Ask, before: Sequence[str], now: Sequence[str], told: bool = True) -> Ask:
    """The choice after the lectures have changed: a new one joins the chosen, one that is gone leaves them.

    told: whether the learner knows of those that are gone; else they stay, for the next answer to say so.

    >>> followed(["k3x9", "p2m4"], ["k3x9", "p2m4"], ["k3x9", "n8q1"])
    ['k3x9', 'n8q1']
    """
    if not isinstance(ask, list) or not ask:
        return ask
    left = [one for one in ask if one in now or not told] + [one for one in now if one not in before]
    return list(dict.fromkeys(left)) or OPEN


def parts(ask: Ask, lectures: Sequence[Lecture], lecture: str | None) -> tuple[Any, Any]:
    """(the three ways, the list to tick); both hidden while there is nothing to choose from."""
    chosen = ask if isinstance(ask, list) else None
    several = chosen is not None
    way = SEVERAL if several else OPEN if lecture and ask != ALL else ALL  # with none open, all are asked
    there = {row.id for row in lectures}
    ways = gr.Radio(choices=list(LABELS), value=way, visible=len(lectures) > 1)
    ticks = gr.CheckboxGroup(
        choices=[(f"{row.title} · {clock(row.seconds)}", row.id) for row in lectures],
        value=[one for one in chosen or () if one in there],
        visible=several and len(lectures) > 1,
    )
    return ways, ticks
