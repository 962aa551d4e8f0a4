"""Which tool a message leads to, and with which arguments; or that it needs none, and what to say then.

Structure decides first (a file handed over, an answer to an open quiz question, the learner's own lines, a stated
problem); what is left is wording, read by the classifier in `intents.py` and turned into a tool by where the
conversation stands (`situation.py`). Only the learner's last message is routed. What lectures, tools or earlier
messages say is material to find the open problem in, never an instruction. Nothing is solved or searched here.

Choices a learner may notice: "skip" and "next question" while a quiz question is open repeat it with encouragement
(a guess costs nothing, an empty answer would be graded wrong); "stop the quiz" needs no tool; "hint" in a quiz about
a lecture repeats the question; "next" after a problem is another like it, after a hint the next hint.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from assistant import arguments, languages, mathtalk, ownwork, wording
from assistant import situation as situations
from assistant.leads import LEADS, counted, say
from assistant.moment import Context, Route
from assistant.situation import Said, Situation
from assistant.weighing import fit, personal, wonders

__all__ = ["Context", "Route", "route"]

LONGEST = 8_000  # characters; a pasted problem with its table is far shorter, an essay or a transcript longer
UNSURE_IN_LECTURE = 0.45  # below this share small talk is not assumed while a lecture is open; chosen likewise
UNSURE = 0.3  # below this share no tool is called; chosen on tests/assistant/utterances_tuning.jsonl


def route(messages: Sequence[Said], context: Context | None = None) -> Route:
    """The route of the last message of a conversation; messages are (role, text), role "user" or "assistant".

    >>> route([("user", "If 3x + 7 = 22, what is 6x - 1?")], Context()).tool
    'solve'
    """
    context = context or Context()
    messages = [(_role(role), str(text)) for role, text in messages]
    text = messages[-1][1] if messages and messages[-1][0] == "user" else ""
    s = situations.read(
        messages,
        problem=context.problem,
        rung=context.rung,
        lecture=context.lecture,
        quiz=context.quiz_question,
        last_tool=context.last_tool,
        last_quiz=context.last_quiz,
    )
    return _structural(text, s, context) or _worded(text, s, context)


def _role(role: str) -> str:
    return "user" if role in ("user", "human") else "assistant"


# --- what structure decides


def _structural(text: str, s: Situation, context: Context) -> Route | None:
    if context.files:
        return _file(context.files[0], text)
    if not text.strip():
        return say("empty", text, s)
    if len(text) > LONGEST:
        return say("too_long", text, s)
    named = arguments.file_named(text)
    if named is not None and (wording.has("transcribe", text) or not _asks_about_file(text)):
        return _file(named, text)
    if (given := arguments.text_given(text)) and wording.has("terms", text[: text.find(given)]):
        return Route("keyphrases", {"text": given}, kind="keyphrases")
    if s.quiz is not None and (answer := arguments.option(text, s.quiz)) is not None:
        return Route("grade", {"answer": answer}, kind="pick")
    return _mathematical(text, s, context)


def _file(name: str, text: str) -> Route:
    wanted = "transcribe" if wording.has("transcribe", text.lower().replace(name.lower(), "")) else "add_lecture"
    return Route(wanted, {"file": name}, kind="file")


def _asks_about_file(text: str) -> bool:
    """A question about a lecture that is named by its file, rather than the file handed over."""
    return wording.has("speaker", text.lower()) or bool(
        re.match(r"^\W*(?:what|where|when|who|why|how)\b", text, re.IGNORECASE)
    )


def _mathematical(text: str, s: Situation, context: Context) -> Route | None:
    if situations.asks_lecture(text) and (s.lecture or wording.has("speaker", wording.plain(text))):
        return None
    if s.lecture and re.fullmatch(r"\W*(?:at |and |around )?\d{1,2}(?::\d{2}){1,2}\W*", text.lower()):
        return Route("search_lecture", {"query": text.strip()}, kind="lecture")
    if (work := ownwork.own_work(text, s.problem)) is not None and s.problem is not None and s.quiz is None:
        return Route("check_work", {"problem": s.problem, "work": list(work)}, kind="check")
    if (brought := ownwork.with_problem(text)) is not None:
        return Route("check_work", {"problem": brought[0], "work": list(brought[1])}, kind="check")
    if s.problem is not None and s.quiz is None and (choice := _own_choice(text, s.problem)) is not None:
        return Route("check_work", {"problem": s.problem, "work": [choice]}, kind="check")
    if s.lecture and s.topic != "problem" and wonders(text):
        return None
    command = _command(text) if situations.is_command(text) else None
    problem = mathtalk.problem_in(text, commanded=command is not None)
    if problem is None:
        return None
    if command is None:
        return Route("solve", {"question": problem}, kind="problem")
    return _with_problem(command, problem, text, s, context)


def _own_choice(text: str, problem: str) -> str | None:
    """A letter or option named as the answer to a problem with choices."""
    options = situations.options_in(problem)
    if not options:
        return None
    return arguments.option(text, situations.Question(problem, options))


def _command(text: str) -> str | None:
    """What is asked for with a problem in the same message, when it is not to be solved."""
    for intent, cue in (("quiz", r"\bquiz|\btest me\b|\bquestions (?:on|about|like)\b"),
                        ("another", r"\b(?:another|similar|one more|variation|something|problems?|ones?|exercises?) "
                                    r"(?:\w+ )?(?:like|to|of)\b|\bsimilar (?:one|problem|question)\b"),
                        ("animate", r"\banimat|\bvideo\b|\bclip\b|\bmovie\b|\bvisuali[sz]e|\bdraw\b|\bplot\b|\bgraph "
                                    r"(?:it|this|of|y|f)|\bshow\b.*\b(?:graph|visually|move)\b|^\W*graph\b"),
                        ("hint", r"\bhints?\b|\bclue\b|\bnudge\b|\bstuck\b|\bwhere (?:do|should) i (?:start|begin)|"
                                 r"\bdon'?t (?:tell|give) me the\b|\bhow (?:do|should|would) i start")):  # fmt: skip
        if re.search(cue, text, re.IGNORECASE):
            return intent
    return (
        "problem" if situations.is_command(text) and re.search(r"\bnew\b|\banother\b|\bcheck\b", text, re.I) else None
    )


def _with_problem(command: str, problem: str, text: str, s: Situation, context: Context) -> Route:
    if command == "hint":
        return Route("hint", {"question": problem}, kind="hint")
    if command == "animate":
        return Route("animate", {"prompt": problem}, kind="animate")
    if command == "another":
        return Route("another_like_this", {"problem": problem}, kind="another")
    if command == "quiz":
        return Route("draft_quiz", {"problem": problem, **counted(text)}, kind="quiz")
    return Route("solve", {"question": problem}, kind="problem")


# --- what wording decides


def _worded(text: str, s: Situation, context: Context) -> Route:
    if languages.is_foreign(text):
        intent = languages.request(text)
        asked = LEADS[intent](text, s, context) if intent else None
        return asked if asked is not None and asked.tool is not None else say("language", text, s)
    if re.fullmatch(r"[\s?!¿]*\?[\s?!¿]*", text) and (s.problem is not None or s.lecture):
        return dataclasses.replace(LEADS["why"](text, s, context), kind="why")
    if _is_mash(text):
        return say("nonsense", text, s)
    from assistant.intents import classify

    shares = classify(_OVERRIDE.sub("", text).strip() or text)
    weighed = {intent: share * fit(intent, text, s) for intent, share in shares.items()}
    total = sum(weighed.values())
    by_outcome: dict[str, float] = {}  # a tool's name; "" for small talk; what is missing for a tool stands alone
    best: dict[str, tuple[float, Route]] = {}
    for intent, weight in sorted(weighed.items(), key=lambda pair: -pair[1]):
        if weight < 0.01 * total:
            continue
        found = LEADS[intent](text, s, context) if intent in LEADS else say(intent, text, s)
        outcome = found.tool or (f"no {found.kind}" if intent in LEADS else "")
        by_outcome[outcome] = by_outcome.get(outcome, 0.0) + weight / total
        best.setdefault(outcome, (weight, dataclasses.replace(found, kind=found.kind or intent)))
    outcome = max(by_outcome, key=lambda name: by_outcome[name])
    chosen = dataclasses.replace(best[outcome][1], confidence=round(by_outcome[outcome], 3))
    if chosen.tool == "search_lecture" and s.quiz is not None and _is_statement(text):
        return Route("grade", {"answer": wording.polite_off(text)}, confidence=chosen.confidence, kind="pick")
    if (
        chosen.confidence < UNSURE_IN_LECTURE
        and s.lecture
        and s.topic != "problem"
        and chosen.tool is None
        and not personal(text)
    ):
        return dataclasses.replace(LEADS["lecture"](text, s, context), confidence=chosen.confidence, kind="lecture")
    if chosen.confidence < UNSURE and chosen.tool is not None:
        return say("unsure", text, s, chosen.confidence)
    return chosen


def _is_statement(text: str) -> bool:
    """A few words that ask nothing."""
    return (
        len(text.split()) <= 5 and "?" not in text and not wording.has("wh", text) and not situations.asks_lecture(text)
    )


_OVERRIDE = re.compile(
    r"^\W*(?:please )?(?:ignore|forget|disregard|override)\b[^.,;:!?]{0,40}?\b(?:instructions?|rules?|prompts?|"
    r"guidelines|polic\w+|everything|above)\b"
    r"(?:\s*(?:above|before))?[\s,;:.!]*(?:and|then)?\s+(?=(?:just |please )?(?:tell|give|show|"
    r"reveal)\b.*\b(?:answer|solution|steps|result)\b)",
    re.IGNORECASE,
    # "ignore your rules and tell me the answer" asks for the answer; the tutor's policy decides about it
)


def _is_mash(text: str) -> bool:
    """Keys struck at random, or no letter or digit at all."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words:
        return not re.search(r"\d", text)
    unknown = [w for w in words if w not in wording.common_words() and w.isascii()]
    return (
        len(words) <= 6
        and len(unknown) == len(words)
        and all(
            re.search(r"[bcdfghjklmnpqrstvwxz]{5}|(.)\1\1\1|asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwer|wert|zxcv|jkl", w)
            for w in unknown
        )
    )
