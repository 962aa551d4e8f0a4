"""From a decided tool to a route: the arguments the tool needs, found in the message or in the conversation.

A tool that lacks something it cannot do without (a problem, a file) has no route here; the caller takes the next best.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from assistant import arguments, languages, mathtalk, ownwork, wording
from assistant import situation as situations
from assistant.deciding import NONE, Decision, Turn
from assistant.leads import LEADS, counted, say
from assistant.moment import Route

_SOLVED = ("steps", "check", "hint", "why", "next", "repeat", "no", "stop", "yes")  # intents about an open problem


def build(tool: str, turn: Turn, decision: Decision) -> Route | None:
    """The route to `tool`, or None when something is missing that the tool needs."""
    return _BUILDERS[tool](turn, decision)


def _stated(turn: Turn) -> str | None:
    """A problem the message states, unless it is work on the open one."""
    s = turn.situation
    if s.problem is not None and ownwork.own_work(turn.text, s.problem) is not None:
        return None
    return mathtalk.problem_in(turn.text, commanded=situations.is_command(turn.text))


def _asked_with(turn: Turn) -> str | None:
    """The problem something else than its solution is asked for: one stated in the message, else the open one."""
    s = turn.situation
    if s.problem is not None and ownwork.own_work(turn.text, s.problem) is not None:
        return s.problem
    return mathtalk.problem_in(turn.text, commanded=True) or s.problem


def _solve(turn: Turn, decision: Decision) -> Route | None:
    text, open_problem = turn.text, turn.situation.problem
    stated = _stated(turn)
    if stated is not None:
        wants_steps = decision.intents.get("steps", 0.0) > decision.intents.get("problem", 0.0)
        if wants_steps and mathtalk.read_maths(text).relations and not mathtalk.is_word_problem(text):
            stated = mathtalk.problem_in(text, commanded=True) or stated  # "x^2 = 9 show me all the steps"
        return Route("solve", {"question": stated}, kind="problem")
    by_wording = decision.intents
    about_it = sum(by_wording.get(intent, 0.0) for intent in _SOLVED) >= by_wording.get("problem", 0.0)
    if open_problem is not None and (about_it or not wording.numbers(text)):
        return Route("solve", {"question": open_problem}, kind="steps")
    if wording.numbers(text) or mathtalk.read_maths(text).telling:
        return Route("solve", {"question": wording.polite_off(text)}, kind="problem")
    return None if open_problem is None else Route("solve", {"question": open_problem}, kind="steps")


def _hint(turn: Turn, decision: Decision) -> Route | None:
    quiz = turn.situation.quiz
    if quiz is not None:
        return Route("hint", {"question": quiz.stem}, kind="hint") if mathtalk.states_problem(quiz.stem) else None
    problem = _asked_with(turn)
    return None if problem is None else Route("hint", {"question": problem}, kind="hint")


def _check(turn: Turn, decision: Decision) -> Route | None:
    text, s = turn.text, turn.situation
    if s.problem is not None:
        read = mathtalk.read_maths(text)
        if len(read.relations) > 1 and len(read.words) <= 2:  # lines and nothing else
            return Route("check_work", {"problem": s.problem, "work": [f.source for f in read.relations]}, kind="check")
        if own := ownwork.own_work(text, s.problem):
            return Route("check_work", {"problem": s.problem, "work": list(own)}, kind="check")
        options = situations.options_in(s.problem)
        if options and (choice := arguments.option(text, situations.Question(s.problem, options))):
            return Route("check_work", {"problem": s.problem, "work": [choice]}, kind="check")
    if (brought := ownwork.with_problem(text)) is not None:
        return Route("check_work", {"problem": brought[0], "work": list(brought[1])}, kind="check")
    if s.problem is not None and (lines := ownwork.any_work(text) or list(s.attempt)):
        return Route("check_work", {"problem": s.problem, "work": lines}, kind="check")
    problem, work = ownwork.any_problem(text) or (mathtalk.problem_in(text, commanded=True), ())
    lines = list(work) or ownwork.any_work(text)
    return Route("check_work", {"problem": problem, "work": lines}, kind="check") if problem and lines else None


def _another(turn: Turn, decision: Decision) -> Route | None:
    problem = _asked_with(turn)
    return None if problem is None else Route("another_like_this", {"problem": problem}, kind="another")


def _animate(turn: Turn, decision: Decision) -> Route | None:
    stated = None if _asked_with(turn) == turn.situation.problem else _asked_with(turn)
    if stated is not None:
        return Route("animate", {"prompt": stated}, kind="animate")
    found = LEADS["animate"](turn.text, turn.situation, turn.context)
    return found if found.tool else Route("animate", {"prompt": wording.polite_off(turn.text)}, kind="animate")


def _search(turn: Turn, decision: Decision) -> Route | None:
    return Route("search_lecture", {"query": arguments.query(turn.text, turn.situation)}, kind="lecture")


def _quiz(turn: Turn, decision: Decision) -> Route | None:
    stated = mathtalk.problem_in(turn.text, commanded=True) if mathtalk.read_maths(turn.text).telling else None
    if stated is not None:
        return Route("draft_quiz", {"problem": stated, **counted(turn.text)}, kind="quiz")
    return dataclasses.replace(LEADS["quiz"](turn.text, turn.situation, turn.context), kind="quiz")


def _grade(turn: Turn, decision: Decision) -> Route | None:
    quiz = turn.situation.quiz
    if quiz is None:
        return None
    answer = arguments.option(turn.text, quiz) or wording.polite_off(turn.text)
    return Route("grade", {"answer": answer}, kind="pick")


def _by_lead(intent: str) -> Callable[[Turn, Decision], Route | None]:
    def built(turn: Turn, decision: Decision) -> Route | None:
        found = LEADS[intent](turn.text, turn.situation, turn.context)
        return dataclasses.replace(found, kind=intent) if found.tool else None

    return built


def _file(tool: str) -> Callable[[Turn, Decision], Route | None]:
    def built(turn: Turn, decision: Decision) -> Route | None:
        name = turn.context.files[0] if turn.context.files else arguments.file_named(turn.text)
        return None if name is None else Route(tool, {"file": name}, kind="file")

    return built


def _outline(turn: Turn, decision: Decision) -> Route | None:
    return Route("outline", {}, kind="outline")


def _reply(turn: Turn, decision: Decision) -> Route | None:
    """What to say where no tool is meant: the likeliest intent that leads to no tool here."""
    text, s = turn.text, turn.situation
    if languages.is_foreign(text):
        return say("language", text, s)
    for intent in sorted(decision.intents, key=lambda name: -decision.intents[name]):
        found = LEADS[intent](text, s, turn.context) if intent in LEADS else say(intent, text, s)
        if found.tool is None:
            return dataclasses.replace(found, kind=found.kind or intent)
    return None


_BUILDERS: dict[str, Callable[[Turn, Decision], Route | None]] = {
    NONE: _reply,
    "solve": _solve,
    "hint": _hint,
    "check_work": _check,
    "another_like_this": _another,
    "animate": _animate,
    "search_lecture": _search,
    "outline": _outline,
    "keyphrases": _by_lead("keyphrases"),
    "draft_quiz": _quiz,
    "grade": _grade,
    "review": _by_lead("review"),
    "add_lecture": _file("add_lecture"),
    "transcribe": _file("transcribe"),
}
