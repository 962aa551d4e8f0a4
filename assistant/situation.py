"""Where a conversation stands when a message arrives: the open problem, the open quiz question, what was done last.

What the agent knows (its state, handed over as the router's context) counts first; what it does not know is read off
the messages themselves. Nothing here looks at what the new message asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant import mathtalk, ownwork, wording

TOP = 5  # the hint rung that is the full solution
HISTORY = 30  # messages looked back at

Said = tuple[str, str]  # role ("user" or "assistant"), text

_TIME = re.compile(r"\[(?:\d{1,2}:)?\d{1,2}:\d{2}\]")
_REFUSED = re.compile(r"\bnot in (?:this lecture|(?:these|your) lectures)", re.I)
_OPTION = re.compile(
    r"(?:^|(?<=\s)|(?<=[>|*_]))(?:[-*•]\s*)?(?:\*\*|__)?\(?([A-Ea-e])(?:\)|\.|:)\s*(?:\*\*|__)?\s*(.+?)"
    r"(?=(?:\s+(?:[-*•]\s*)?(?:\*\*|__)?\(?[A-Ea-e](?:\)|\.|:)\s)|\n|$)",
    re.MULTILINE,
)
_GRADED = re.compile(
    r"^\W*(?:correct|right|yes|exactly|not quite|incorrect|wrong|close|almost|good|well done|no\b|sorry)", re.I
)
_SCORE = re.compile(
    r"\bfinished with\b|\blast question\W+\d|\bquiz (?:result|score)|\bscored?\b|\b\d+ (?:of|out of) \d+ (?:right|"
    r"correct|questions)\b|\bthat was the quiz\b|\bquiz (?:is )?(?:over|"
    r"done|finished|complete)",
    re.I,
)
_VARIANT = re.compile(
    r"\b(?:another one|similar|like (?:this|that|it)|same (?:kind|structure|type)|try this|your turn|practi[cs]e|"
    r"variant|a new one|fresh)\b",
    re.I,
)
_HINT = re.compile(
    r"\bhints?\b|\bwhat (?:could|can|would|do) you\b|\bthink about\b|\bstart by\b|\btry to\b|\bfirst step\b", re.I
)
_STEPS = re.compile(
    r"\b(?:step \d|steps?:|verified|checked|so the answer|the answer is|therefore)\b|\bsolution\b|\n\s*\d\.\s", re.I
)
_WORK = re.compile(
    r"^\W*(?:that'?s right|correct|right|yes|not quite|almost|your (?:first|second|line|work)|check)", re.I
)
_RIGHT = re.compile(
    r"^\W*(?:that'?s (?:right|it|correct)|that is (?:right|correct)|correct|right|exactly|yes|well done|perfect|"
    r"great)\b|\bwell done\b",
    re.I,
)


@dataclass(frozen=True)
class Question:
    """An open quiz question."""

    stem: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Situation:
    """What the router needs to know of the conversation.

    problem: the open maths problem. quiz: the open quiz question. lecture: a lecture is in focus or was just quoted.
    topic: what the talk is about right now: "problem", "lecture", "quiz" or None.
    done: the tool whose result the learner has just read, as far as known.
    asked: the last thing the learner asked a lecture. attempt: the learner's last work on the problem.
    said: the assistant's last words. solved: the problem's full solution has been shown or found. finished: the
    learner has come to the end of a quiz.
    """

    problem: str | None = None
    quiz: Question | None = None
    lecture: bool = False
    topic: str | None = None
    done: str | None = None
    asked: str | None = None
    attempt: tuple[str, ...] = ()
    said: str = ""
    solved: bool = False
    finished: bool = False


def options_in(text: str) -> tuple[str, ...]:
    """The lettered options a message lists, in order from A; empty unless there are at least two.

    >>> options_in("Which? A) red B) blue C) green")
    ('red', 'blue', 'green')
    """
    found: list[str] = []
    for letter, body in _OPTION.findall(text):
        if letter.upper() == "ABCDE"[len(found) : len(found) + 1]:
            found.append(body.strip(" *_.;,"))
    return tuple(found) if len(found) >= 2 else ()


def read(
    messages: Sequence[Said],
    *,
    problem: str | None = None,
    rung: int = 0,
    lecture: str | None = None,
    quiz: dict[str, Any] | None = None,
    last_tool: str | None = None,
    last_quiz: Any = None,
) -> Situation:
    """The situation before the last message, which is the one to be answered."""
    before = list(messages[:-1])[-HISTORY:]
    said = before[-1][1] if before and before[-1][0] == "assistant" else ""
    found_problem, attempt = _problem_and_attempt(before)
    solved = rung >= TOP if problem is not None else bool(_RIGHT.search(said)) or _shows_solution(said)
    problem = problem or found_problem
    open_quiz = _given_question(quiz) or _open_question(before)
    done = last_tool or _done(before, open_quiz)
    asked = _asked(before)
    topic = _topic(before, done, problem, open_quiz)
    return Situation(
        problem=problem,
        quiz=open_quiz,
        lecture=lecture is not None or bool(_TIME.search(said)) or done in ("search_lecture", "outline", "add_lecture"),
        topic=topic,
        done=done,
        asked=asked,
        attempt=attempt,
        said=said,
        solved=solved,
        finished=open_quiz is None and (bool(last_quiz) or bool(_SCORE.search(said))),
    )


def _shows_solution(said: str) -> bool:
    return bool(_STEPS.search(said)) or ownwork.states_value(said)


def _given_question(quiz: dict[str, Any] | None) -> Question | None:
    if not quiz:
        return None
    options = quiz.get("options") or ()
    return Question(str(quiz.get("stem") or ""), tuple(str(o) for o in options))


def _open_question(before: Sequence[Said]) -> Question | None:
    """The question the assistant's last message puts with its options; not the open problem's own choices."""
    if not before or before[-1][0] != "assistant":
        return None
    text = before[-1][1]
    options = options_in(text)
    if not options and len(text.split()) <= 6 and not _GRADED.search(text) and len(before) > 2:
        return _open_question(before[:-2])  # "Take your time." leaves it open
    if not options:
        return _optionless(text)
    asked = before[-2][1] if len(before) > 1 else ""
    theirs = {o.casefold() for m in before[:-1] if m[0] == "user" for o in options_in(m[1])}
    if {o.casefold() for o in options} & theirs or _asks_for_another(asked):
        return None
    first = _OPTION.search(text)
    stem = text[: first.start()] if first else text
    return Question(stem.strip(" *\n"), options)


_ASKED = re.compile(
    r"\b(?:question|q)[ .]*(?:\d{1,2}\b|one\b|two\b|three\b)|\b(?:first|next|second|third|fourth|last|final|quiz) "
    r"(?:quiz )?question\b|\b(?:your|the) quiz\b[^?\n]*[:.]\s|\bquiz\W{1,5}\d",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(?:[-*]\s*)?\(?([1-6])[.):]\s+(\S.*)$", re.MULTILINE)


def _optionless(text: str) -> Question | None:
    """The quiz question a message puts without lettered options, told by its heading ("Question 2 of 5")."""
    marked = list(_ASKED.finditer(text))
    if not marked or _SCORE.search(text):
        return None
    rest = text[marked[-1].start() :]
    listed = _NUMBERED.findall(rest)
    options = tuple(body.strip(" *") for _, body in listed) if len(listed) >= 2 else ()
    return Question((rest[: rest.find(listed[0][1])] if options else rest).strip(" *\n"), options)


def _asks_for_another(text: str) -> bool:
    line = text.lower()
    return (wording.has("similar", line) or "another" in line or "one more" in line) and not wording.has("quiz", line)


def _problem_and_attempt(before: Sequence[Said]) -> tuple[str | None, tuple[str, ...]]:
    """The problem worked on, from the learner's messages and the variants set, and their last work on it."""
    problem: str | None = None
    attempt: tuple[str, ...] = ()
    wanted_another = False
    asked = ""
    for role, text in before:
        if role == "user":
            asked = text if len(text.split()) >= 4 and not asks_lecture(text) else ""
            wanted_another = _asks_for_another(text)
            brought = ownwork.with_problem(text)
            if (work := ownwork.own_work(text, problem)) is not None:
                attempt = work
            elif brought is not None:
                problem, attempt = brought
            elif not asks_lecture(text):
                stated = mathtalk.problem_in(text, commanded=is_command(text))
                problem, attempt = (problem, attempt) if stated is None else (stated, ())
        elif problem is None and asked and (_WORKED_ON.search(text) or _takes_up(asked, text)):
            problem = asked  # not read as a problem, but Lemma has been working on it
        elif (wanted_another or (problem and _VARIANT.search(text))) and mathtalk.states_problem(text):
            problem, attempt = _posed(text), ()
    return problem, attempt


def _takes_up(asked: str, text: str) -> bool:
    """Whether Lemma answers a question about amounts by asking back, as a tutor does."""
    sized = wording.numbers(asked) > 0 or mathtalk.names_amounts(asked)
    lecture_or_quiz = _TIME.search(text) or options_in(text) or _optionless(text)
    return sized and mathtalk.asks_for_a_value(asked) and "?" in text and not lecture_or_quiz


_WORKED_ON = re.compile(r"^\W*(?:hint\b|step 1\b|1\. .*[=✓])|\*\*hint\b|✓", re.IGNORECASE)


def _posed(text: str) -> str:
    """The problem in an assistant's message that sets one: without the words that lead up to it."""
    lead = re.match(r"^[^.:!?\n]*[:!\n.]\s*", text)
    rest = text[lead.end() :] if lead else text
    return (rest if mathtalk.states_problem(rest) else text).strip()


_ASKS_ELSE = re.compile(
    r"\bhints?\b|\bclue\b|\bnudge\b|\bstuck\b|\bwhere (?:do|should|would) i (?:even )?(?:start|begin)|\bdon'?t "
    r"(?:just )?(?:tell|give|show) me|"
    r"\banimat|\bvideo\b|\bclip\b|\bmovie\b|\bvisual|\b(?:draw|plot|graph|sketch) (?:it|this|me|y|f|the|a|x)\b|"
    r"^\W*(?:please )?(?:draw|plot|graph|sketch)\b|"
    r"\bquiz|\btest me\b|\bcheck\b|\bsimilar\b|\banother\b|\bnew (?:one|problem|question)\b|\b(?:one more|something|"
    r"questions|problems?|exercises?|ones?) like\b",
    re.IGNORECASE,
)


def is_command(text: str) -> bool:
    """Whether a message that holds a problem asks for something other than solving it.

    Only the ends of a long message are looked at: a word problem may well be about a movie or a similar triangle.
    """
    words = text.split()
    ends = text if len(words) <= 14 else " ".join([*words[:7], "…", *words[-5:]])
    return _ASKS_ELSE.search(ends) is not None


def asks_lecture(text: str) -> bool:
    """Whether the wording names a speaker, a lecture or a moment of one."""
    line = wording.plain(text)
    if mathtalk.has_choices(text) or mathtalk.is_word_problem(text):
        return False
    return any(wording.has(cue, line) for cue in ("speaker", "moment")) or (
        wording.has("lecture", line) and not re.search(r"\d", line)
    )


def _done(before: Sequence[Said], quiz: Question | None) -> str | None:
    """Which tool the assistant's last message seems to come from."""
    if not before or before[-1][0] != "assistant":
        return None
    text, asked = before[-1][1], before[-2][1] if len(before) > 1 else ""
    graded = len(before) > 2 and bool(options_in(before[-3][1])) and bool(_GRADED.search(text))
    if graded or _SCORE.search(text):
        return "grade"
    if quiz is not None:
        return "draft_quiz"
    if _TIME.search(text) or _REFUSED.search(text):
        return "search_lecture"
    if _asks_for_another(asked) and mathtalk.states_problem(text):
        return "another_like_this"
    if wording.has("hint", asked) or _HINT.search(text):
        return "hint"
    if _STEPS.search(text):
        return "solve"
    return "check_work" if _WORK.search(text) else None


_TOPICS = {
    "solve": "problem",
    "hint": "problem",
    "check_work": "problem",
    "another_like_this": "problem",
    "animate": "problem",
    "search_lecture": "lecture",
    "outline": "lecture",
    "keyphrases": "lecture",
    "add_lecture": "lecture",
    "transcribe": "lecture",
    "draft_quiz": "quiz",
    "grade": "quiz",
    "review": "quiz",
}


def _topic(before: Sequence[Said], done: str | None, problem: str | None, quiz: Question | None) -> str | None:
    if quiz is not None:
        return "quiz"
    if done is not None:
        return _TOPICS.get(done)
    for role, text in reversed(before):
        if _TIME.search(text) or (role == "user" and asks_lecture(text)):
            return "lecture"
        if problem is not None and mathtalk.states_problem(text):
            return "problem"
    return "problem" if problem is not None else None


def _asked(before: Sequence[Said]) -> str | None:
    """The last message of the learner that asks something of its own (four words or more, no problem)."""
    for role, text in reversed(before):
        bare = wording.polite_off(text)
        if role == "user" and len(re.findall(r"\w+", bare)) >= 3 and not mathtalk.states_problem(text):
            return bare
    return None
