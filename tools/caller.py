"""Who is calling a tool, and from where: the learner, the home folder, and what is open in front of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.home import SHARED, Home

if TYPE_CHECKING:
    from tools.asker import Asker


@dataclass(frozen=True)
class Caller:
    """Handed to every tool that touches state; never chosen by a model or by text.

    owner: whose lectures, quiz items and cards to use ("shared" for the command line; a learner's id on the page).
    lecture, position: the lecture open in the player and its position in seconds, when there is one.
    chosen: the lectures a question goes to: None for the open one (all where none is open), () for all, else these ids.
    watched: the second up to which the open lecture may be quoted, where the learner wants it held to that.
    reveal: the highest hint rung (0..5) this caller may see; 5 is everything.
    guarded: the problem this learner is working on, whose answer nothing may show yet; None when there is none.
    askers: chat models a tool may put a question of its own to, best first; none in embedded mode.
    patient: whether somebody will still be there in a minute, so that better versions are worth making meanwhile.
    """

    home: Home = field(default_factory=Home.open)
    owner: str = SHARED
    lecture: str | None = None
    position: float | None = None
    chosen: tuple[str, ...] | None = None
    watched: float | None = None
    reveal: int = 5
    guarded: str | None = None
    askers: tuple[Asker, ...] = ()
    patient: bool = False
