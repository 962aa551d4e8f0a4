"""The tutor's policy: what a learner may see of a problem now, and so what a model may be told.

The ladder has six rungs (0 asks for the attempt … 5 is the full solution; see `tools/maths/hints.py`). A learner
climbs by asking for a hint, is let to the top by asking for the steps or by being right, and starts at the bottom with
every new problem. The learner's own message decides that, read by the router; what a model asks for does not count.
This module is pure: state and results in, permitted text and state changes out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, cast

from assistant.routing import Route
from assistant.state import QuizState, TutorState
from tools.animation import Clip
from tools.maths import Hint, Solution, Variant, Work, notation
from tools.quiz import Grade, Quiz
from tools.registry import Result

TOP = 5  # the rung of the full solution
ABOUT_A_PROBLEM = {"solve": "question", "hint": "question", "check_work": "problem", "another_like_this": "problem",
                   "animate": "prompt"}  # fmt: skip


def grant(route: Route, state: TutorState, message: str) -> dict[str, Any]:
    """What the learner's message changes before any model speaks: the open problem, its rung, what was said.

    >>> grant(Route("hint", {"question": "x + 7 = 9"}), {"problem": "x + 7 = 9", "rungs": {}}, "hint?")["rungs"]
    {'x + 7 = 9': 1}
    """
    rungs, problem = dict(state.get("rungs") or {}), state.get("problem")
    said = [*(state.get("said") or []), message]
    subject = str(route.args.get(ABOUT_A_PROBLEM.get(route.tool or "", ""), "") or "")
    if problem and subject != problem and _restates(subject, problem):
        subject = problem  # without its choices, or with its dollars escaped: the same problem all the same
    picture = None
    if route.tool == "animate" and subject != problem and not notation.looks_like_maths(subject):
        subject, picture = "", subject  # "the unit circle" is something to see, not a problem to work on
    known = subject == problem or route.kind == "steps"  # the router knows it from the conversation, if we do not
    previous = None
    if subject and subject != problem:
        previous, problem, said = problem, subject, [message]
        rungs.setdefault(problem, 0)
    if route.tool == "solve" and problem and known and not _brings(message, problem) and asks_to_see(message):
        rungs[problem] = TOP
    if route.tool == "hint" and problem:
        rungs[problem] = min(TOP, rungs.get(problem, 0) + 1)
    changes = {"problem": problem, "rungs": rungs, "said": said[-20:], "picture": picture, "previous": previous}
    left = route.kind == "stop_quiz" or (route.kind == "problem" and subject != state.get("problem"))
    return changes | {"quiz": None} if left else changes


def _restates(subject: str, problem: str) -> bool:
    """Whether a text is the beginning of the open problem, its question included."""
    said, whole = (re.sub(r"[\s\\]", "", text).casefold() for text in (subject, problem))
    return len(said) > 30 and said.endswith(("?", ".")) and whole.startswith(said)


_SHOW = re.compile(
    r"\b(?:steps?|solutions?|solved?|answers?|working|worked|workings|explain|reveal|give up|giv(?:e|ing) in)\b"
    r"|\b(?:show|tell|give) (?:me|it|us)\b|\bhow (?:is|do you|to) (?:it|that|this)?\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:don'?t|do not|not|never|without|no need to|rather than|instead of|before)\b(?:\s+\w+){0,2}?\s+"
    r"(?:show|tell|giv|reveal|see|want|need|spoil|look)"
    r"|\bhow (?:many|long)\b|\b(?:similar|another|example)\b|\blike (?:this|that|it)\b|\bsame (?:kind|type|sort)\b"
    r"|\bno (?:answers?|solutions?|spoilers?)\b|\b(?:not|no) (?:yet|the)\b",
    re.IGNORECASE,
)


def asks_to_see(message: str) -> bool:
    """Whether a message that was routed to the open problem's solution truly asks for it; in doubt, it does not.

    >>> asks_to_see("ok, just show me"), asks_to_see("please don't show me the steps yet")
    (True, False)
    """
    return _SHOW.search(message) is not None and _NOT.search(message) is None


_OWN = re.compile(
    r"\b(?:my|mine)\b(?:\s+\w+)?\s+(?:work(?:ing)?|mistakes?|errors?|lines?|steps?|attempt|tries|try)\b"
    r"|\bwhere (?:did )?(?:i|it|my) (?:\w+ )?(?:go(?:es)?|went|break|breaks|broke|wrong)",
    re.IGNORECASE,
)


def shows_own_work(message: str) -> bool:
    """Whether a message that wants an animation wants one of the learner's own lines.

    >>> shows_own_work("Animate my work"), shows_own_work("a clip of where I went wrong"), shows_own_work("Animate it")
    (True, True, False)
    """
    return _OWN.search(message) is not None


def _brings(message: str, problem: str) -> bool:
    """Whether the message states the problem itself, rather than talking about it."""
    return problem.strip()[:60].casefold() in message.casefold()


def rung(state: TutorState) -> int:
    """The highest rung the learner may see of the open problem; TOP when no problem is open."""
    problem = state.get("problem")
    return (state.get("rungs") or {}).get(problem, 0) if problem else TOP


def arguments(name: str, given: dict[str, Any], state: TutorState) -> dict[str, Any]:
    """The arguments a tool really gets: the open problem, quiz question and rung stand above a model's words."""
    wanted = dict(given)
    problem = state.get("problem")
    if name in ABOUT_A_PROBLEM and problem:
        wanted[ABOUT_A_PROBLEM[name]] = problem
    if name == "solve" and problem:
        wanted.pop("choices", None)  # they stand in the problem's own text
    if name == "hint":
        wanted["level"] = rung(state)
    if name == "animate":
        prompt = state.get("picture") or wanted.get("prompt", "")
        work = state.get("work")
        wanted = {"prompt": prompt}  # a model chooses neither file nor quality
        if work and work["problem"] == prompt and shows_own_work((state.get("said") or [""])[-1]):
            wanted["work"] = list(work["lines"])
    if name == "check_work":
        wanted.setdefault("work", [])
    if name == "grade" and (quiz := state.get("quiz")):
        wanted["item"] = quiz["items"][quiz["at"]]
    if name in ("add_lecture", "transcribe"):
        wanted = {key: value for key, value in wanted.items() if key in ("file", "title")}
    return wanted


@dataclass(frozen=True)
class Permitted:
    """What goes on from a tool's result: the text a model and the learner may read, and changes to the state."""

    text: str
    changes: dict[str, Any] = field(default_factory=dict)


def permitted(name: str, result: Result, state: TutorState, given: dict[str, Any]) -> Permitted:
    """The permitted part of `result`, for the learner of this conversation at this moment."""
    if isinstance(result, Solution):
        unread = result.answer is None and state.get("previous")
        # What could not be read does not take the place of the problem that was being worked on.
        return Permitted(_solution(result, rung(state)), {"problem": state.get("previous")} if unread else {})
    if isinstance(result, Hint):
        return Permitted(_hint(result))
    if isinstance(result, Work):
        return _work(result, state, given)
    if isinstance(result, Variant):
        return _variant(result, state)
    if isinstance(result, Quiz):
        return _quiz(result, given)
    if isinstance(result, Grade):
        return _grade(result, state)
    if isinstance(result, Clip):
        return Permitted(_clip(result, rung(state)))
    return Permitted(result.markdown(), _lecture(name, result))


def _solution(solution: Solution, level: int) -> str:
    if solution.answer is None:
        return solution.markdown()
    if level >= TOP:
        return solution.markdown()
    return f"{solution.restated}\n\n{solution.hints[level]}"


def _hint(hint: Hint) -> str:
    if hint.last or hint.level == 0 or not hint.text:
        return hint.text
    return f"**Hint {hint.level} of {TOP - 1}.** {hint.text}"


def _clip(clip: Clip, level: int) -> str:
    if not clip.rendered or level >= TOP or clip.route == "coder":
        return clip.markdown()
    return f"{clip.markdown()} It stops where you are. Hints take it further; the steps show it whole."


def _work(work: Work, state: TutorState, given: dict[str, Any]) -> Permitted:
    problem = state.get("problem")
    changes: dict[str, Any] = {}
    if problem and given.get("work"):
        changes["work"] = {"problem": problem, "lines": list(given["work"]), "right": work.right}
    if work.right and problem:
        changes["rungs"] = {**(state.get("rungs") or {}), problem: TOP}
    return Permitted(work.markdown(), changes)


def _variant(variant: Variant, state: TutorState) -> Permitted:
    if not variant.question:
        return Permitted(variant.markdown())
    problem = "\n".join([variant.question, *(variant.choices or ())])
    rungs = {**(state.get("rungs") or {}), problem: 0}
    return Permitted(variant.markdown(), {"problem": problem, "rungs": rungs, "said": []})


def _quiz(quiz: Quiz, given: dict[str, Any]) -> Permitted:
    if not quiz.items:
        return Permitted(quiz.markdown())
    total = len(quiz.items)
    state: QuizState = {
        "items": [item.id for item in quiz.items],
        "at": 0,
        "credit": 0.0,
        "questions": [
            {
                "stem": item.stem,
                "options": list(item.options or ()),
                "text": item.question_markdown(number, total),
            }
            for number, item in enumerate(quiz.items, 1)
        ],
        "source": given,
    }
    fewer = f"*{quiz.reason}*\n\n" if quiz.reason else ""
    return Permitted(fewer + state["questions"][0]["text"], {"quiz": state, "finished_quiz": None})


def _grade(grade: Grade, state: TutorState) -> Permitted:
    quiz = state.get("quiz")
    if quiz is None or not grade.answered:
        return Permitted(grade.markdown())
    credit, at = quiz["credit"] + grade.credit, quiz["at"] + 1
    if at < len(quiz["items"]):
        following = quiz["questions"][at]["text"]
        return Permitted(
            f"{grade.markdown()}\n\n{following}", {"quiz": cast(QuizState, {**quiz, "at": at, "credit": credit})}
        )
    score = f"{credit:g} of {at}"
    closing = f"**That was the quiz: {score} right.** " + _remark(credit / at)
    return Permitted(f"{grade.markdown()}\n\n{closing}", {"quiz": None, "finished_quiz": quiz["source"]})


def _remark(share: float) -> str:
    if share == 1:
        return "All of it. Come back in a few days to see what has stayed."
    if share >= 0.6:
        return "A good part has stuck; the ones you missed will come back when you ask what to review."
    return (
        "Have another look at the moments quoted above; the ones you missed will come back when you ask what to review."
    )


def _lecture(name: str, result: Result) -> dict[str, Any]:
    lecture = getattr(result, "lecture", None)
    if name == "add_lecture" and lecture is not None:
        return {"lecture": getattr(lecture, "id", lecture)}
    return {}
