"""Which lectures a question goes to, and how much of them may be told.

A learner chooses in the page, or at the command line: the open lecture, several, or all. What was chosen and has been
deleted since is counted, and the others are asked. An option holds what is told of the open lecture to what was watched
of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import BadInput
from index.transcript import Sentence
from tools.caller import Caller

if TYPE_CHECKING:
    from index.library import Library


GONE = "not in your library any more"  # how an answer says that a chosen lecture has been deleted


@dataclass(frozen=True)
class Scope:
    """lectures: the ids that are asked, None for all the caller sees. gone: how many of the chosen are not there."""

    lectures: tuple[str, ...] | None
    gone: int = 0

    @property
    def one(self) -> str | None:
        """The lecture that is asked, where it is a single one."""
        return self.lectures[0] if self.lectures is not None and len(self.lectures) == 1 else None


def library_of(caller: Caller) -> Library:
    """The caller's library."""
    from index.library import Library

    return Library(caller.home)


def asked(lecture: str | Sequence[str] | None, caller: Caller) -> Scope:
    """Where to look: in the named lecture or lectures, else the chosen ones, else the open one, else in all.

    Raises BadInput where nothing is left of what was chosen.

    >>> asked(["k3x9", "p2m4"], caller).lectures                                                   # doctest: +SKIP
    ('k3x9', 'p2m4')
    """
    if lecture:
        return Scope((lecture,) if isinstance(lecture, str) else tuple(dict.fromkeys(lecture)))
    if caller.chosen is None:
        return Scope((caller.lecture,) if caller.lecture else None)
    if not caller.chosen:
        return Scope(None)
    there = {known.id for known in library_of(caller).list(caller.owner)}
    left = tuple(identifier for identifier in dict.fromkeys(caller.chosen) if identifier in there)
    if not left:
        raise BadInput(f"The lectures you chose are {GONE}: choose others and ask again.")
    return Scope(left, len(set(caller.chosen)) - len(left))


def one_lecture(lecture: str | Sequence[str] | None, caller: Caller) -> str:
    """The id of the lecture meant by what is about one: named, open, chosen alone, or the only one there is.

    Raises BadInput where that is unclear.
    """
    named = [lecture] if isinstance(lecture, str) else list(lecture or ())
    if len(named) > 1:
        raise BadInput("That can be asked of one lecture at a time: name one.")
    if meant := next(iter(named), None) or caller.lecture or (asked(None, caller).one if caller.chosen else None):
        return library_of(caller).get(meant, caller.owner).id
    known = library_of(caller).list(caller.owner)
    if not known:
        raise BadInput("There are no lectures in your library yet: add captions, audio or video first.")
    if len(known) > 1:
        raise BadInput("Which lecture do you mean? Open one and ask again.")
    return known[0].id


def until(lecture: str | None, caller: Caller) -> float | None:
    """The second up to which a lecture may be told: only the open one is held to what was watched of it."""
    return caller.watched if lecture is not None and lecture == caller.lecture else None


def watched(sentences: tuple[Sentence, ...], lecture: str, caller: Caller) -> tuple[Sentence, ...]:
    """The sentences a caller may be told: all, or those of the open lecture that begin before the second it was watched
    to. Raises BadInput for none.
    """
    last = until(lecture, caller)
    if last is None:
        return sentences
    heard = tuple(sentence for sentence in sentences if sentence.start <= last)
    if not heard:
        raise BadInput(
            "You have not watched any of this lecture yet, and answers are held to what you have watched: play it "
            "first, or use the whole lecture."
        )
    return heard
