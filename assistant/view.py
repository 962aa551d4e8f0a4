"""A conversation as the page shows it: messages, tool cards, one-click answers, clips.

`shown` turns stored messages into chat entries; `Live` does the same for a turn while it is played. Both are plain
functions of their input; they call no model and know nothing of Gradio's layout. What a tool found out is never shown
from its artifact, only what the policy let through, so nothing withheld is in the page's payload.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.agent import Event, Said, Speaking, Stopped, ToolBegan, ToolEnded, ToolProgress, Withdrawn
from assistant.chain import FAILED, SPEAKER
from assistant.policy import ABOUT_A_PROBLEM, TOP
from assistant.tutoring import STOPPED

EMBEDDED = "embedded"

# What a tool card says while the tool runs, and after.
CARDS: dict[str, tuple[str, str]] = {
    "solve": ("Working the problem through", "Worked the problem through"),
    "hint": ("Finding the next hint", "Found the next hint"),
    "check_work": ("Checking your work line by line", "Checked your work"),
    "another_like_this": ("Making a similar problem", "Made a similar problem and checked it"),
    "transcribe": ("Transcribing", "Transcribed"),
    "add_lecture": ("Adding the lecture", "Added the lecture"),
    "keyphrases": ("Looking for key terms", "Found the key terms"),
    "search_lecture": ("Searching the transcript", "Searched the transcript"),
    "outline": ("Outlining the lecture", "Outlined the lecture"),
    "draft_quiz": ("Drafting questions and checking them", "Drafted the questions"),
    "grade": ("Grading", "Graded"),
    "review": ("Looking up what is due", "Looked up what is due"),
    "animate": ("Rendering the animation", "Rendered the animation"),
}

PROBLEM_OPTIONS = ("Give me a hint", "Check my work", "Show the steps", "Animate it", "Another like this")
OWN_WORK = "Animate my work"
SOLVED_OPTIONS = ("Show the steps", "Animate it", "Another like this")
LECTURE_OPTIONS = ("What is it about?", "Key terms", "Quiz me on this")
AFTER_QUIZ = ("Quiz me again", "What should I review today?")


STILL = {"path": None, "captions": None, "alt": "The clip's first picture"}  # while the clip is being drawn


@dataclass(frozen=True)
class Entry:
    """One entry of the chat: who, what, and for a tool card its title, state and duration."""

    role: Literal["user", "assistant"]
    text: str
    card: str | None = None
    status: Literal["pending", "done"] | None = None
    seconds: float | None = None
    options: tuple[tuple[str, str], ...] = ()  # (label, value)
    clip: dict[str, Any] | None = None  # a rendered clip: path, captions, poster, alt
    lecture: str | None = None  # the lecture its [mm:ss] are about, when it is known


def shown(messages: Sequence[AnyMessage], state: dict[str, Any]) -> list[Entry]:
    """The whole conversation as entries; the last one carries the one-click answers that make sense now."""
    entries: list[Entry] = []
    about: str | None = None
    for message in messages:
        about = lecture_of(message) or about
        entries += [replace(entry, lecture=about) for entry in _entries(message)]
    if entries and _broken_off(messages):
        entries.append(Entry("assistant", "*Lemma was interrupted here. Nothing was lost: please send it again.*"))
    if entries and entries[-1].role == "assistant":
        entries[-1] = replace(entries[-1], options=options(messages, state))
    return entries


def _broken_off(messages: Sequence[AnyMessage]) -> bool:
    """Whether the last turn never came to its end, as when the server was killed."""
    last = messages[-1]
    return isinstance(last, HumanMessage | ToolMessage) or bool(getattr(last, "tool_calls", None))


def lecture_of(message: AnyMessage) -> str | None:
    """The lecture a tool's result is about, where it is about one: what the panel should show."""
    artifact = message.artifact if isinstance(message, ToolMessage) else None
    if not isinstance(artifact, dict):
        return None
    hits = artifact.get("hits") or []
    lecture = hits[0].get("lecture") if hits else artifact.get("lecture")
    lecture = lecture.get("id") if isinstance(lecture, dict) else lecture
    return lecture if isinstance(lecture, str) else None


def _entries(message: AnyMessage) -> list[Entry]:
    if isinstance(message, HumanMessage):
        return [Entry("user", _learner(message))]
    if isinstance(message, ToolMessage):
        return _tool(message)
    if isinstance(message, AIMessage) and message.text.strip():
        return [Entry("assistant", harmless(message.text) + _byline(message.additional_kwargs))]
    return []


def _learner(message: HumanMessage) -> str:
    files = message.additional_kwargs.get("files") or []
    return harmless("\n".join([*(f"Attached: {name}" for name in files), message.text]).strip())


_TAG = re.compile(r"<(?=/?[a-zA-Z!][^<>$]*>)")  # not the < of a formula


def harmless(text: str) -> str:
    """Text from a learner or a model, so that it shows as written: no HTML element, no picture fetched from elsewhere.

    >>> harmless("<img src=x> ![](//elsewhere/x.png) and $a < b$")
    '&lt;img src=x> !\\\\[](//elsewhere/x.png) and $a < b$'
    """
    return _TAG.sub("&lt;", text).replace("![", "!\\[")


def _tool(message: ToolMessage) -> list[Entry]:
    running, finished = CARDS.get(message.name or "", ("Working", "Done"))
    failed = message.status == "error"
    stopped = failed and message.text == STOPPED
    title = f"{running}: stopped" if stopped else f"{running}: that did not work" if failed else finished
    clip = clip_of(message)
    inside = message.text if failed else (clip or {}).get("alt") or ""  # a clip's card holds the clip in words
    card = Entry("assistant", inside, title, "done", message.additional_kwargs.get("seconds"))
    return [card, Entry("assistant", "", clip=clip)] if clip else [card]


def clip_of(message: ToolMessage) -> dict[str, Any] | None:
    """The clip (or labelled still) a tool message carries, with only what the page needs; None when it carries none."""
    artifact = message.artifact
    if message.name != "animate" or not isinstance(artifact, dict):
        return None
    clip = {key: artifact.get(key) for key in ("path", "sharp", "captions", "poster", "alt")}
    return clip if clip["path"] or clip["poster"] else None


def _byline(kept: dict[str, Any]) -> str:
    """Who worded the reply, where it was not our own model, or where another was tried first."""
    model, failed = kept.get(SPEAKER, EMBEDDED), kept.get(FAILED) or []
    notes = list(failed)
    if model != EMBEDDED:
        notes.append(f"Worded by {model}; its wording is not checked.")
    elif failed:
        notes.append("The embedded model answered instead.")
    return f"\n\n<small>{' '.join(notes)}</small>" if notes else ""


def options(messages: Sequence[AnyMessage], state: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The one-click answers for this moment, as (label, value to send)."""
    done = [message for message in _this_turn(messages) if isinstance(message, ToolMessage)]
    name, quiz = done[0].name if done and done[0].status != "error" else None, state.get("quiz")
    if quiz and name not in ABOUT_A_PROBLEM:
        choices = quiz["questions"][quiz["at"]]["options"]
        return tuple((f"{letter}) {text}", letter) for letter, text in zip("ABCDEFGH", choices, strict=False))
    if name in ABOUT_A_PROBLEM and state.get("problem"):
        solved = (state.get("rungs") or {}).get(state["problem"], 0) >= TOP
        labels = SOLVED_OPTIONS if solved else PROBLEM_OPTIONS
        own = state.get("work")
        if name == "check_work" and own and not own["right"] and own["problem"] == state["problem"]:
            labels = (OWN_WORK, *labels)
        return tuple((label, label) for label in labels)
    if name in ("add_lecture", "search_lecture", "outline", "keyphrases"):
        return tuple((label, label) for label in LECTURE_OPTIONS)
    if name == "grade":
        return tuple((label, label) for label in AFTER_QUIZ)
    return ()


def _this_turn(messages: Sequence[AnyMessage]) -> Iterable[AnyMessage]:
    for message in reversed(messages):
        if isinstance(message, HumanMessage):
            return
        yield message


@dataclass
class Live:
    """The entries of a turn while it is played; feed it the turn's events."""

    entries: list[Entry] = field(default_factory=list)
    model: str = EMBEDDED
    lecture: str | None = None  # the lecture the turn turned out to be about
    _began: float = field(default_factory=time.monotonic)
    _text_at: int | None = None
    _raw: str = ""  # the text at _text_at as it came
    _cards: dict[str, int] = field(default_factory=dict)
    _stills: dict[str, int] = field(default_factory=dict)  # where a picture of what is being made stands

    def hear(self, event: Event) -> None:
        """Take one event into the entries."""
        match event:
            case Speaking(model):
                self.model, self._text_at = model, None
            case Said(text):
                self._say(text)
            case Withdrawn(_, why):
                self._withdraw(why)
            case ToolBegan(id, name):
                self._text_at, self._began = None, time.monotonic()
                self._cards[id] = len(self.entries)
                self.entries.append(Entry("assistant", "", f"{CARDS.get(name, ('Working', ''))[0]} …", "pending"))
            case ToolProgress(id, stage, fraction, note, picture) if id in self._cards:
                self._progress(self._cards[id], stage, fraction, note)
                if picture and id not in self._stills:
                    self._stills[id] = len(self.entries)
                    self.entries.append(Entry("assistant", "", clip=STILL | {"poster": picture}, status="pending"))
            case ToolEnded(id, _, _, message) if id in self._cards:
                done = _tool(message)
                self.lecture = lecture_of(message) or self.lecture
                self.entries[self._cards[id]] = done[0]
                if id in self._stills:
                    self.entries[self._stills.pop(id)] = done.pop() if len(done) > 1 else Entry("assistant", "")
                self.entries += done[1:]
            case Stopped(why):
                self.entries = [entry for entry in self.entries if entry.status != "pending"]
                self._text_at = None
                self._say(why or "*Stopped.*")

    def _say(self, text: str) -> None:
        if self._text_at is None:
            self._text_at, self._raw = len(self.entries), ""
            self.entries.append(Entry("assistant", ""))
        self._raw += text
        self.entries[self._text_at] = Entry("assistant", harmless(self._raw), lecture=self.lecture)

    def _withdraw(self, why: str) -> None:
        if self._text_at is not None:
            del self.entries[self._text_at]
            self._text_at = None
        self.entries.append(Entry("assistant", "", why, "done"))

    def _progress(self, at: int, stage: str, fraction: float | None, note: str) -> None:
        percent = "" if fraction is None else f" — {fraction:.0%}"
        seconds = time.monotonic() - self._began
        known = fraction is not None and 0.03 < fraction < 1 and "left" not in note  # some tell it themselves
        left = f", about {seconds / fraction - seconds:.0f} s left" if known and fraction else ""
        bar = f"{stage}{percent}{left}" + (f"\n\n{note}" if note else "")
        self.entries[at] = Entry("assistant", bar, self.entries[at].card, "pending")
