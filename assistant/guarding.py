"""What a model that is not our own may say: no answer before its time, and of a lecture only what the lecture says.

Judged sentence by sentence, on the stream and once more on the whole message. What was left out is told at the end.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from langchain_core.messages import ToolMessage

from assistant import policy
from assistant.chain import since_learner
from assistant.outgoing import Outgoing
from assistant.state import TutorState
from index.errors import LemmaError
from tools import maths
from tools.maths import disclosure

log = logging.getLogger(__name__)

WITHHELD = "*I left a part out: it would have given the answer away. Ask to be shown the steps whenever you like.*"
UNHEARD = "*I left out what the model said of this lecture and I could not find in it.*"
ENOUGH = 40  # characters: a reply with less left of it needs something in its place
GUARDED_PROBLEMS = 3  # the open problem and the ones before it that are still unsolved
LECTURE_TOOLS = ("search_lecture", "outline", "keyphrases")


class Guard:
    """Judges sentences of a model that is not our own: against every problem still unsolved in this conversation, and,
    where the lecture was asked in this turn, against what was found there.

    Sentences that stand in this turn's tool results (quotes, options) may always be said. unheard: how many sentences
    were left out because the lecture does not say them. found: what the lecture was last found to say, as Markdown.
    """

    def __init__(self, state: TutorState) -> None:
        results = [m for m in since_learner(state["messages"]) if isinstance(m, ToolMessage)]
        self._open = _unsolved(state)
        self._said = list(state.get("said") or [])
        self._quoted = "\n".join(m.text for m in results)
        self._heard = _heard(results)
        self._tail = ""
        self.found = next((m.text for m in reversed(results) if m.name in LECTURE_TOOLS), "")
        self.unheard = 0

    def allows(self, sentence: str) -> bool:
        """Whether the sentence may leave."""
        bare = sentence.strip()
        if bare in self._quoted and len(bare) > 20:
            return True
        for solution in self._open:
            if disclosure.gives_away(bare, solution, said=self._said):
                return False
            if self._tail and disclosure.gives_away(f"{self._tail} {bare}", solution, said=self._said):
                return False
        if self._heard and not supported(bare, self._heard):
            self.unheard += 1
            return False
        self._tail = bare[-80:]
        return True


# ---- what the lecture says

_FEW_WORDS = 3  # content words; a shorter sentence leads over ("Here is what she says:") and claims nothing
_SHARE, _COSINE, _SOME = 0.6, 0.6, 0.3
_CLOCK = re.compile(r"\[?\b\d{1,2}(?::\d{2}){1,2}\b\]?")
_MARKER = re.compile(r"^\s*(?:[-*•]\s+)?(?:\d{1,2}[.)]\s+)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATED = re.compile(r"\b(?:not|never|no|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_BETWEEN_US = re.compile(r"\b(?:i|i['’](?:m|d|ll|ve)|me|we|us|you|your|here)\b", re.IGNORECASE)


def supported(sentence: str, heard: list[str]) -> bool:
    """Whether what was heard bears a sentence out: most of its words are said there, or some are and the meaning is
    near; every number in it is said, and it is not the denial of what is said.

    Questions without a number, sentences of few words, and offers to the learner that speak of nothing in the lecture
    claim nothing. The bars are set by hand; a sentence that turns the lecture's words round passes.

    >>> heard = ["Ribosomes build proteins by reading messenger RNA."]
    >>> supported("Ribosomes read messenger RNA to build proteins.", heard)
    True
    >>> supported("Ribosomes were discovered by George Palade in 1955.", heard)
    False
    >>> supported("I can also draft a quiz on this topic.", heard)
    True
    """
    from index.lexical import content_words
    from tools.maths.numerals import spell_out_digits

    text = _CLOCK.sub(" ", _MARKER.sub("", sentence))
    said = _CLOCK.sub(" ", " ".join(heard))
    numbers = set(_NUMBER.findall(said)) | set(_NUMBER.findall(spell_out_digits(said)))
    if any(number not in numbers for number in _NUMBER.findall(text)):
        return False
    words = content_words(text)
    if len(words) < _FEW_WORDS or text.rstrip(' *_"”').endswith("?"):
        return True
    known = set(content_words(said))
    share = sum(word in known for word in words) / len(words)
    if (
        share < _SOME
        and _BETWEEN_US.search(text)
        and not any(word[:1].isupper() for word in text.split()[1:] if word != "I")
    ):
        return True
    if _NEGATED.search(text) and not _NEGATED.search(said):
        return False
    return share >= _SHARE or (share >= _SOME and _nearest(text, heard) >= _COSINE)


def _nearest(text: str, heard: list[str]) -> float:
    from index import encoder

    rows = encoder.encode([text, *heard])
    return float((rows[1:] @ rows[0]).max())


def _heard(results: list[ToolMessage]) -> list[str]:
    """The sentences and passages that this turn's questions to lectures brought up, with all else that tools told."""
    if not any(message.name in LECTURE_TOOLS and message.status != "error" for message in results):
        return []
    heard: list[str] = []
    for message in results:
        if message.status == "error":
            continue
        artifact: dict[str, Any] = message.artifact if isinstance(message.artifact, dict) else {}
        heard.append(message.text)
        heard += [str(hit[part]) for hit in artifact.get("hits", ()) for part in ("text", "context")]
    return list(dict.fromkeys(text for text in heard if text.strip()))


# ---- what gives an answer away


def _unsolved(state: TutorState) -> list[Any]:
    open_problems = [text for text, level in (state.get("rungs") or {}).items() if level < policy.TOP]
    solutions = []
    for problem in open_problems[-GUARDED_PROBLEMS:]:
        try:
            solutions.append(maths.solve(problem))
        except LemmaError as error:  # nothing is known of it, so nothing of it can be given away by what we know
            log.warning("cannot guard a problem: %s", error)
    return solutions


# ---- the gate a reply goes through


class Gate(Outgoing):
    """A gate for one reply of a model, with the guard as its judge."""

    def __init__(self, state: TutorState) -> None:
        self._guard = Guard(state)
        self._state = state
        super().__init__(self._guard.allows)

    def afterword(self) -> str:
        """What is said in place of sentences that were left out ('' when none were): the permitted hint, or the quotes
        that were found, where little else is left."""
        bare = len(self.text.strip()) < ENOUGH
        leaks, unheard = self.withheld - self._guard.unheard, self._guard.unheard
        parts = []
        if leaks:
            problem = self._state.get("problem")
            solution = maths.solve(problem) if bare and problem else None
            parts += [solution.hints[policy.rung(self._state)]] if solution and solution.hints else []
            parts.append(WITHHELD)
        if unheard:
            parts += [self._guard.found] if bare and self._guard.found else []
            parts.append(UNHEARD)
        return "".join(f"\n\n{part}" for part in parts)


def guarded(text: str, state: TutorState) -> str:
    """`text` as it may be kept: without what must not be said, with a word on what was left out."""
    gate = Gate(state)
    gate.feed(text)
    gate.close()
    return gate.text.rstrip() + gate.afterword()
