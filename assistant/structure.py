"""The structure of a message, as yes-or-no facts beside its wording: a problem stated, own work, an option named, a
file, a moment of a recording, another language. The facts decide nothing; they are weighed in `deciding.py`.
"""

from __future__ import annotations

import re

from assistant import arguments, languages, mathtalk, ownwork, wording
from assistant import situation as situations
from assistant.moment import Context
from assistant.situation import Situation

_PERSONAL = ("you", "errand", "page", "feelings", "rude", "override", "thanks", "today", "summary", "terms", "quiz",
             "review")  # fmt: skip
_TOPICS = ("problem", "lecture", "quiz")
_DONE = ("solve", "hint", "check_work", "another_like_this", "animate", "search_lecture", "outline", "keyphrases",
         "draft_quiz", "grade", "review", "add_lecture")  # fmt: skip


def standing(s: Situation) -> dict[str, bool]:
    """Where the conversation stands, fact by fact."""
    quiz = s.quiz is not None
    facts = {
        "always": True,
        "quiz": quiz,
        "quiz with options": s.quiz is not None and bool(s.quiz.options),
        "quiz without options": s.quiz is not None and not s.quiz.options,
        "problem": s.problem is not None,
        "lecture": s.lecture,
        "nothing open": s.problem is None and not s.lecture and not quiz,
        **{f"about a {topic}": s.topic == topic for topic in _TOPICS},
        "about nothing": s.topic is None,
        **{f"after {tool}": s.done == tool for tool in _DONE},
        "after nothing": s.done is None,
        "solved": s.solved,
        "quiz finished": s.finished,
        "first message": not s.said,
        "was asked": "?" in s.said[-80:],
        "has attempted": bool(s.attempt),
        "in a lecture, no problem": s.lecture and s.topic != "problem",
    }
    return facts


def structure(text: str, s: Situation, context: Context) -> dict[str, bool]:
    """How a message is built, fact by fact."""
    quantities = wording.numbers(text)
    return {
        **_mathematics(text, s, quantities),
        **_own_work(text, s),
        **_language(text),
        "names a file": arguments.file_named(text) is not None,
        "hands a file over": bool(context.files),
        "names an option": s.quiz is not None and arguments.option(text, s.quiz) is not None,
        "asks a lecture": situations.asks_lecture(text),
        "wonders": wonders(text),
        "personal": personal(text),
        "points": arguments.is_pointing(text),
        "echoes": echoes(text, s.said),
        "gives a text": arguments.text_given(text) is not None,
        "clock": re.search(r"\d:\d\d", text) is not None,
        "minutes": re.search(r"\b\d+ ?(?:min|minutes?|mins|sec|seconds|m)\b", text.lower()) is not None,
        **{f"{n} quantities": quantities >= n for n in (1, 2, 3)},
        "empty": not text.strip(),
        "question mark": "?" in text,
        "lines": "\n" in text,
        "a count": arguments.count(text) is not None,
    }


def _mathematics(text: str, s: Situation, quantities: int) -> dict[str, bool]:
    read = mathtalk.read_maths(text)
    words, formulas = len(read.words), len(read.telling)
    command = situations.is_command(text)
    amounts = mathtalk.names_amounts(text)
    return {
        "states a problem": mathtalk.states_problem(text),
        "word problem": mathtalk.is_word_problem(text),
        "choices": mathtalk.has_choices(text),
        "formula": formulas >= 1,
        "formulas": formulas >= 2,
        "formula alone": formulas >= 1 and words == 0,
        "formula, hardly a word": formulas >= 1 and words <= 3,
        "formula, few words": formulas >= 1 and 4 <= words <= 9,
        "formula, many words": formulas >= 1 and words >= 10,
        "formula, asks": formulas >= 1 and text.rstrip().endswith("?"),
        "relation": bool(read.relations),
        "relations": len(read.relations) >= 2,
        "command": command,
        "command with a formula": command and formulas >= 1,
        "amounts": amounts,
        "amounts and quantities": amounts and quantities >= 2,
        "asks for a value": mathtalk.asks_for_a_value(text),
        "the open problem again": s.problem is not None
        and (s.problem.strip()[:60].casefold() in text.casefold() or ownwork.repeats(read, s.problem)),
        **{f"{n} words": words <= n for n in (1, 3, 6)},
        **{f"over {n} words": words > n for n in (12, 25)},
    }


def _own_work(text: str, s: Situation) -> dict[str, bool]:
    read = mathtalk.read_maths(text)
    words = len(read.words)
    own = ownwork.own_work(text, s.problem) is not None
    value = any(mathtalk.is_number(f.node) for f in read.formulas)
    solved = sum(ownwork.solved(f.node) for f in read.relations)
    near = s.problem is not None and ownwork.any_near(read, s.problem)
    claims = ownwork.claims(read.prose)
    return {
        "own work": own,
        "own work, hardly a word": own and words <= 3,
        "problem and work": ownwork.with_problem(text) is not None,
        "near the open problem": near,
        "far from the open problem": not near and bool(read.relations) and s.problem is not None,
        "value": value,
        "value, hardly a word": value and words <= 3,
        "value among words": value and not read.telling and words > 3,
        "solved for a letter": solved > 0,
        "solved for a letter, alone": solved > 0 and len(read.relations) == 1,
        "claims": claims,
        "asks whether right": ownwork.asks_right(text),
        "claims a relation": bool(read.relations) and claims,
    }


def _language(text: str) -> dict[str, bool]:
    foreign = languages.is_foreign(text)
    asked = languages.requests(text)
    return {
        "foreign": foreign,
        "foreign, no known request": foreign and not asked,
        "foreign question": foreign and "?" in text,
        **{f"foreign {intent}": intent in asked for intent in languages.REQUESTS},
    }


def personal(text: str) -> bool:
    """About Lemma, the learner or an errand, rather than about a subject."""
    return any(wording.has(cue, text) for cue in _PERSONAL)


def echoes(text: str, said: str) -> bool:
    """Whether all content words of a question were just said by Lemma: it asks about that, not about a lecture."""
    words = [w for w in re.findall(r"[a-z]{4,}", text.lower()) if not arguments.is_pointing(w)]
    return bool(words) and all(w in said.lower() for w in words)


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
