"""Quizzes: drafted from a lecture or from maths, checked, graded, and brought back in time.

The three tools are here; drafting is in `drafting` (lectures) and `skills` (maths), the checks in `quality`, grading in
`grading`, spaced repetition in `repetition`, Anki in `anki`. Importing this is cheap; each tool imports what it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.errors import BadInput
from index.transcript import clock
from tools.caller import Caller
from tools.history import Attempt, History
from tools.quiz.item import Grade, Item, Quiz, item_from

if TYPE_CHECKING:
    from tools.quiz.repetition import Review

MOST_ITEMS = 30


def draft_quiz(
    lecture: str | None = None,
    problem: str | None = None,
    skill: str | None = None,
    count: int = 5,
    *,
    caller: Caller,
) -> Quiz:
    """Draft up to `count` questions on a lecture (its id), on problems like `problem`, or on a maths skill by name.

    With none of the three, the lecture open in front of the caller is meant; where answers are held to what was watched
    of it, so are the questions. Items are kept in the caller's history,
    and those the caller has not had come first. A quiz may have fewer items; its `reason` says why.
    Raises BadInput when it is unclear what to ask about, when the lecture is not there for this caller, or when `count`
    is out of range.
    """
    if not 1 <= count <= MOST_ITEMS:
        raise BadInput(f"A quiz has 1 to {MOST_ITEMS} questions, not {count}: choose another number.")
    named = [one for one in (lecture, problem, skill) if one]
    if len(named) > 1:
        raise BadInput("A quiz is on a lecture, a problem or a skill: give one of the three.")
    history = History(caller.home)
    if problem or skill:
        from tools.quiz import skills

        had = {item["id"] for item in history.items(caller.owner)}
        quiz = skills.draft_from(problem=problem, skill=skill, count=count, had=had)
    else:
        quiz = _lecture_quiz(lecture or caller.lecture, count, history, caller)
    history.save_items(caller.owner, [item.as_json() for item in quiz.items], quiz.lecture)
    return quiz


def _lecture_quiz(lecture: str | None, count: int, history: History, caller: Caller) -> Quiz:
    from index.keyphrases import occurrences
    from tools import scope
    from tools.quiz import drafting

    lecture = lecture or caller.lecture or (scope.asked(None, caller).one if caller.chosen else None)
    if lecture is None:
        raise BadInput("There is nothing to ask about: open or name a lecture, give a problem, or name a maths skill.")
    library = scope.library_of(caller)
    about = library.get(lecture, caller.owner)
    whole = library.transcript(lecture, caller.owner).sentences
    sentences = scope.watched(whole, about.id, caller)
    had = {item["id"] for item in history.items(caller.owner, about.id)}
    if len(sentences) == len(whole):
        return drafting.draft_from(about.id, sentences, about.keyphrases, count, had)
    heard = " ".join(sentence.text for sentence in sentences)
    said = [phrase for phrase in about.keyphrases if occurrences(heard, phrase)]
    quiz = drafting.draft_from(about.id, drafting.ended(sentences), said, count, had)
    return replace(quiz, reason=_held(quiz, count, scope.until(about.id, caller) or 0.0))


def _held(quiz: Quiz, count: int, seconds: float) -> str | None:
    """Why a quiz on what was watched so far has fewer questions than were asked for; None where it has them all."""
    if (got := len(quiz.items)) >= count:
        return None
    watched = f"what you have watched (up to {clock(seconds)})"
    if not got:
        return f"There is too little for a quiz in {watched}: watch on, or let me use the whole lecture."
    questions = "one question" if got == 1 else f"{got} questions"
    return f"There are only {questions} in {watched}."


def grade(item: dict[str, Any] | str, answer: str, *, caller: Caller) -> Grade:
    """Grade an answer to an item, given by its id in the caller's history or as the item itself (its JSON).

    What can be read as an answer is kept with its credit, and a wrong one becomes a card to review; what cannot
    (`answered` is false) costs nothing. An item given as itself that is not in the history is graded and not kept.
    Raises BadInput when there is no such item or it is no quiz item.
    """
    from tools.quiz import grading, repetition

    history = History(caller.home)
    asked, kept = _asked(item, history, caller.owner)
    result = grading.grade_item(asked, answer)
    if kept and result.answered:
        attempt = Attempt(asked.id, answer, result.credit, result.close, "")
        history.record(caller.owner, attempt, lambda state: repetition.next_card(state, result.credit, history.now()))
    return result


def _asked(item: Mapping[str, Any] | Item | str, history: History, owner: str) -> tuple[Item, bool]:
    """The item meant, and whether it is in the owner's history; there, the kept one counts, whatever was handed in."""
    if isinstance(item, str):
        return item_from(history.item(item, owner)), True
    if isinstance(item, Item):
        item = item.as_json()
    if not isinstance(item, Mapping):
        raise BadInput("A quiz item is given by its id, or as the item that draft_quiz returned.")
    given = item_from(item)
    try:
        return item_from(history.item(given.id, owner)), True
    except BadInput:
        return given, False


def review(*, caller: Caller) -> Review:
    """What the caller has to review now, and how much comes due in the next seven days."""
    from tools.quiz.repetition import due_now

    return due_now(History(caller.home), caller.owner)
