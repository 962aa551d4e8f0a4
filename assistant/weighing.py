"""How much likelier or unlikelier an intent is where the conversation stands than its wording alone says.

The factors multiply the classifier's shares. They were chosen on tests/assistant/utterances_tuning.jsonl; none is
exact.
"""

from __future__ import annotations

import re

from assistant import arguments, mathtalk, wording
from assistant import situation as situations
from assistant.situation import Situation

_ERRAND = re.compile(
    r"\b(?:write|do|finish|make) (?:me )?(?:my|an?|the) (?:\w+ )?(?:essay|homework|poem|story|paper|speech|report)\b",
    re.I,
)
_PERSONAL = (
    "you",
    "errand",
    "page",
    "feelings",
    "rude",
    "override",
    "thanks",
    "today",
    "summary",
    "terms",
    "quiz",
    "review",
)


def _asks_to_know(text: str) -> bool:
    """A question of knowledge: it asks what, why or how, and neither about Lemma or the learner nor for an errand."""
    return wording.has("wh", text) and not personal(text)


def personal(text: str) -> bool:
    """About Lemma, the learner or an errand, rather than about a subject."""
    return any(wording.has(cue, text) for cue in _PERSONAL)


def _echoes(text: str, said: str) -> bool:
    """Whether all content words of a question were just said by Lemma: it asks about that, not about a lecture."""
    words = [w for w in re.findall(r"[a-z]{4,}", text.lower()) if not arguments.is_pointing(w)]
    return bool(words) and all(w in said.lower() for w in words)


def fit(intent: str, text: str, s: Situation) -> float:
    """How much likelier an intent is where the conversation stands than it is by itself."""
    about_lecture = situations.asks_lecture(text) and (s.lecture or wording.has("speaker", wording.plain(text)))
    if about_lecture and intent in ("problem", "animate", "check", "steps", "another"):
        return 0.2
    if intent in ("pick", "skip", "stop"):
        return 2.0 if s.quiz is not None else 0.5
    if intent == "problem":
        if s.lecture and s.topic != "problem" and wonders(text):
            return 0.1
        return 1.0 if re.search(r"\d|\$", text) or wording.numbers(text) else 0.3
    if intent in ("lecture", "outline", "keyphrases", "quiz"):
        names_it = (
            s.lecture and intent == "lecture" and (wording.has("person", text) or wording.has("moment", text))
        ) or (intent == "quiz" and _QUIZ.search(text))
        if intent == "lecture" and s.topic == "problem" and s.problem is not None and not situations.asks_lecture(text):
            return 0.1 if _echoes(text, s.said) else 0.7 if s.lecture else 0.4
        factor = 4.0 if names_it else 2.0 if s.lecture else 1.0
        return factor * 2.0 if intent == "lecture" and _asks_to_know(text) and s.topic != "problem" else factor
    if intent == "hint" and s.topic == "problem" and wording.has("do i", text):
        return 3.0
    if intent in ("hint", "steps", "check", "another", "animate"):
        return 1.6 if s.problem is not None and s.topic != "lecture" else 0.8
    if intent == "offtopic" and _ERRAND.search(text):
        return 3.0
    if intent in ("offtopic", "injection", "nonsense"):
        return 0.6 if s.lecture else 1.0
    if intent == "help":
        return 0.5 if s.problem is not None and s.topic != "lecture" else 1.0
    return 1.0


_QUIZ = re.compile(r"\b(?:quiz|mcqs?|test me|multiple.choice)\b", re.IGNORECASE)


def wonders(text: str) -> bool:
    """A question about how something in a lecture holds together, rather than something to be worked out."""
    return (
        not mathtalk.has_choices(text)
        and re.search(
            r"\bwhy\b|\bshould(?:n'?t| not)\b|\b(?:is|are|does|do|would|could|can)(?:n'?t|not)\b|\bi(?:'m| am)? "
            r"wonder\w*|\bi (?:think|thought) that\b|"
            r"\bdon'?t (?:understand|get)\b|\bexamples?\b|\bwhere (?:does|do|did)\b|\bhow (?:do|does|did|can) (?:we|"
            r"he|she|it|they) get\b|\bin general\b|"
            r"\bwhat does\b.*\bmean\b|\b(?:video|lecture|professor|slide)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )
