"""From an intent to a route, in a given situation: one small function an intent, and `LEADS`, the table of them.

"another", "why" or "next" mean different tools in different places; a tool that lacks something (a hint without a
problem) becomes a reply that asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from assistant import arguments, mathtalk, ownwork, smalltalk, wording
from assistant.moment import Context, Route
from assistant.situation import Situation


def say(kind: str, text: str, s: Situation, confidence: float = 1.0) -> Route:
    """A route to no tool, with the words for `kind`."""
    return Route(None, {}, smalltalk.reply(kind, text, s), confidence, kind)


def counted(text: str) -> dict[str, int]:
    """The number of questions wanted, as an argument."""
    number = arguments.count(text)
    return {} if number is None else {"count": number}


def _problem(text: str, s: Situation, context: Context) -> Route:
    if not re.search(r"\d|\$", text) and wording.numbers(text) < 1 and len(text.split()) < 12:
        if s.problem is not None and s.topic != "lecture":
            return Route("solve", {"question": s.problem})
        return _search(text, s, context) if wording.has("wh", text) else say("no_problem", text, s)
    return Route("solve", {"question": wording.polite_off(text)})


def _hint(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None:
        if mathtalk.states_problem(s.quiz.stem):
            return Route("hint", {"question": s.quiz.stem})
        return say("quiz_waiting", text, s)
    if s.problem is None:
        if s.topic == "lecture" and wording.has("explain", text):
            return _search(text, s, context)
        return say("no_problem", text, s)
    return Route("hint", {"question": s.problem})


def _steps(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None:
        return say("quiz_waiting", text, s)
    return Route("solve", {"question": s.problem}) if s.problem is not None else say("no_problem", text, s)


def _check(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None:
        return say("quiz_waiting", text, s)
    if s.problem is not None and re.match(
        r"^\W*(?:but |so |ok |and )?(?:why|how (?:do|would|can|should)|which|what (?:do|should|can))\b",
        text,
        re.IGNORECASE,
    ):
        return Route("hint", {"question": s.problem})
    if s.problem is None:
        return say("no_problem", text, s)
    work = ownwork.any_work(text) or list(s.attempt)
    return Route("check_work", {"problem": s.problem, "work": work}) if work else say("no_work", text, s)


def _another(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None:
        return say("skip_question", text, s)
    if s.done == "hint" and s.problem is not None and not _NAMES_ONE.search(text):
        return Route("hint", {"question": s.problem})
    if s.finished or s.topic == "quiz":
        return _quiz(text, s, context)
    if s.problem is not None:
        return Route("another_like_this", {"problem": s.problem})
    subject = arguments.subject(text)
    if subject is not None:
        return Route("draft_quiz", {"skill": subject, **counted(text)})
    return say("no_problem", text, s)


_NAMES_ONE = re.compile(
    r"\b(?:one|ones|problems?|exercises?|questions?|examples?|like|similar|same|practi[cs]e|numbers?|harder|easier)\b",
    re.I,
)


_FINISHED = ("animate", "another_like_this")


def _next(text: str, s: Situation, context: Context) -> Route:
    if s.topic == "lecture" and not re.search(r"\b(?:question|problem|exercise)\b", text, re.IGNORECASE):
        return _search(text, s, context) if s.done == "search_lecture" else say("what_next", text, s)
    unfinished = s.topic == "problem" and not s.solved and s.done not in _FINISHED
    if unfinished and s.problem is not None and not _NAMES_ONE.search(text):
        return Route("hint", {"question": s.problem})
    if s.quiz is None and not s.finished and s.problem is None and s.topic != "quiz":
        return say("what_next", text, s)
    return _another(text, s, context)


def _why(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None:
        return say("quiz_waiting", text, s)
    if s.topic == "lecture" or (s.topic == "quiz" and s.lecture):
        return _search(text, s, context)
    if s.problem is not None:
        return Route("hint", {"question": s.problem})
    return _search(text, s, context) if s.lecture and not arguments.is_pointing(text) else say("what_next", text, s)


def _repeat(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None:
        return say("quiz_waiting", text, s)
    if re.search(r"\b(?:sure|really|believe|wrong|right|double)\b", text, re.IGNORECASE):
        return say("sure", text, s)
    return say("again" if s.said else "what_next", text, s)


def _animate(text: str, s: Situation, context: Context) -> Route:
    picture = _picture(text)
    if picture is not None:
        return Route("animate", {"prompt": picture})
    return Route("animate", {"prompt": s.problem}) if s.problem is not None else say("no_problem", text, s)


def _picture(text: str) -> str | None:
    """What a message wants to see, when it says more than "it" or "the solution"."""
    words = re.findall(r"[a-z']+", wording.polite_off(text).lower())
    content = [w for w in words if w not in _SHOWING and w in wording.common_words()]
    return wording.polite_off(text) if content else None


_SHOWING = wording.listed(
    "animate animated animating animation visualise visualize visual visually visuals draw plot graph graphed "
    "picture illustrate render rendered show "
    "me it this that the a an as of in with by for to see seeing let can could you i would like want make create do "
    "play some please pls "
    "video clip movie film manim solution solutions steps step problem equation equations answer moving move moves "
    "motion one now and how "
    "little short quick is be being watch solved solve it's works work there any have get give my function line "
    "parabola curve these those "
    "demonstrate demonstration display put on screen learner learn better i'm im am instead or diagram sketch out up "
    "so we us rather why than my own work working mistake mistakes error wrong where went go "
    "breaks broke line lines attempt "
    "again each every whole thing what looks look at its"
)


def _search(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None and arguments.is_pointing(text):
        return say("quiz_waiting", text, s)
    return Route("search_lecture", {"query": arguments.query(text, s)})


def _outline(text: str, s: Situation, context: Context) -> Route:
    if not s.lecture and s.problem is not None and not wording.has("lecture", text):
        return Route("hint", {"question": s.problem})
    return Route("outline", {})


def _keyphrases(text: str, s: Situation, context: Context) -> Route:
    given = arguments.text_given(text)
    wanted = re.search(r"\b(?:top |the )?(\d{1,2}) (?:\w+ ){0,2}?(?:key|terms?|words?|phrases?|concepts?)", text, re.I)
    top = {"top": int(wanted.group(1))} if wanted and int(wanted.group(1)) else {}
    return Route("keyphrases", {"text": given, **top} if given else {**top})


def _quiz(text: str, s: Situation, context: Context) -> Route:
    args: dict[str, Any] = counted(text)
    subject = arguments.subject(text)
    if subject is not None and not _is_title(subject, context) and (arguments.is_maths_skill(subject) or not s.lecture):
        args["skill"] = subject
    elif s.finished and isinstance(context.last_quiz, dict) and not subject:
        args = {
            **{k: context.last_quiz[k] for k in ("lecture", "problem", "skill") if context.last_quiz.get(k)},
            **args,
        }
    elif s.problem is not None and s.topic == "problem" and not wording.has("lecture", text):
        args["problem"] = s.problem
    elif context.lecture is not None:
        args["lecture"] = context.lecture
    elif s.problem is not None and not s.lecture:
        args["problem"] = s.problem
    return Route("draft_quiz", args)


def _is_title(subject: str, context: Context) -> bool:
    """Whether a quiz subject is named by the open lecture's title."""
    title = set(re.findall(r"\w{3,}", (context.lecture_title or "").lower()))
    words = set(re.findall(r"\w{3,}", subject.lower()))
    return bool(words) and words <= title


def _review(text: str, s: Situation, context: Context) -> Route:
    return Route("review", {})


def _pick(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None:
        return Route("grade", {"answer": wording.polite_off(text)})
    if s.problem is not None and s.topic != "lecture" and (work := ownwork.any_work(text)):
        return Route("check_work", {"problem": s.problem, "work": work})
    return say("no_quiz", text, s)


def _skip(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None:
        return say("skip_question", text, s)
    if s.problem is not None and s.topic != "lecture":
        if re.search(r"\b(?:skip|pass|leave|move on)\b", text, re.IGNORECASE):
            return Route("another_like_this", {"problem": s.problem})
        return Route("hint", {"question": s.problem})
    return say("what_next", text, s)


def _stop(text: str, s: Situation, context: Context) -> Route:
    return say("stop_quiz" if s.quiz is not None else "stop", text, s)


_OFFERS = {"hint": r"\bhint", "steps": r"\bsteps|\bsolution|\bworking|\banswer", "animate": r"\banimat|\bvideo|\bclip",
           "another": r"\banother|\bsimilar|\blike (?:it|this)", "quiz": r"\bquiz",
           "outline": r"\boutline|\bsummar"}  # fmt: skip


def _yes(text: str, s: Situation, context: Context) -> Route:
    if s.quiz is not None:
        return say("quiz_waiting", text, s)
    asked = re.findall(r"[^.!?\n]*\?", s.said)
    offered = [intent for intent, cue in _OFFERS.items() if asked and re.search(cue, asked[-1], re.IGNORECASE)]
    if len(offered) == 1:
        return LEADS[offered[0]](text, s, context)
    return say("which" if offered and s.problem else "ok", text, s)


def _add(text: str, s: Situation, context: Context) -> Route:
    return say("no_file", text, s)


LEADS: dict[str, Callable[[str, Situation, Context], Route]] = {
    "problem": _problem,
    "hint": _hint,
    "steps": _steps,
    "check": _check,
    "another": _another,
    "next": _next,
    "why": _why,
    "repeat": _repeat,
    "animate": _animate,
    "lecture": _search,
    "outline": _outline,
    "keyphrases": _keyphrases,
    "quiz": _quiz,
    "review": _review,
    "pick": _pick,
    "skip": _skip,
    "stop": _stop,
    "yes": _yes,
    "add": _add,
    "transcribe": _add,
}
