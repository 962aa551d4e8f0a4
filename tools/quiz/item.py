"""What a quiz is made of: spans, distractors, items, quizzes, grades, as plain data and as what a learner reads.

Nothing here drafts, judges or grades. What a learner may see before answering is `question_markdown` and
`options_shown`; the key, the distractors' misconceptions, the span and the gates stay out of both.

    >>> item = Item("q1", "choice", "What is $2 + 3$?", ("4", "5", "6"), "5", (Distractor("4", "counts one short"),))
    >>> print(item.question_markdown(1, 3))
    **Question 1 of 3.** What is $2 + 3$?
    <BLANKLINE>
    - **A.** 4
    - **B.** 5
    - **C.** 6
    >>> item.key_letter
    'B'
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from index.errors import BadInput
from index.transcript import clock as spoken_clock

LETTERS = "ABCDEFGH"
LONGEST_FIELD = 5_000  # characters; longer text in an item handed to us is not a quiz item


@dataclass(frozen=True)
class Span:
    """The words of the lecture an item rests on, verbatim, and when they are said (seconds)."""

    quote: str
    start: float
    end: float

    def markdown(self) -> str:
        return f"“{self.quote}” {clock(self.start)}"


@dataclass(frozen=True)
class Distractor:
    """A wrong option and the misconception it stands for, as a sentence's end ("takes … for …")."""

    text: str
    misconception: str


@dataclass(frozen=True)
class Item:
    """One question.

    kind: "choice" (pick one), "cloze" (pick what fills the blank), "numeric" or "text" (typed; options is None).
    key: the right option's text, or the right answer. difficulty: 0 (easy) to 1 (hard), from how alike the options are.
    gates: what quality control found, by name; only items that pass all are drafted. lecture: where the span is.
    """

    id: str
    kind: str
    stem: str
    options: tuple[str, ...] | None
    key: str
    distractors: tuple[Distractor, ...] = ()
    span: Span | None = None
    keyphrase: str | None = None
    skill: str | None = None
    difficulty: float = 0.5
    gates: Mapping[str, bool] = field(default_factory=dict)
    lecture: str | None = None

    @property
    def key_letter(self) -> str | None:
        """The right option's letter; None for typed answers."""
        return LETTERS[self.options.index(self.key)] if self.options else None

    def options_shown(self) -> tuple[str, ...]:
        """The options as buttons: "A. 4", "B. 5"; empty for typed answers."""
        return tuple(f"{letter}. {text}" for letter, text in zip(LETTERS, self.options or (), strict=False))

    def question_markdown(self, number: int, total: int) -> str:
        """The question as a learner sees it before answering: no key, no quote, no misconceptions."""
        lines = [f"**Question {number} of {total}.** {self.stem}"]
        if self.options:
            lines += ["", *(f"- **{letter}.** {text}" for letter, text in zip(LETTERS, self.options, strict=False))]
        return "\n".join(lines)

    @property
    def answer_shown(self) -> str:
        """The right answer as the feedback names it: "B. 5", or just "5" for typed answers."""
        return f"{self.key_letter}. {self.key}" if self.options else self.key

    def key_markdown(self) -> str:
        """The right answer and the words it rests on, for after the answer or a tutor's sheet."""
        return f"**{self.answer_shown}**" + (f" {self.span.markdown()}" if self.span else "")

    def as_json(self) -> dict[str, Any]:
        """Plain data, for storage and the tools' JSON."""
        return asdict(replace(self, gates=dict(self.gates)))


@dataclass(frozen=True)
class Quiz:
    """Drafted items, from a lecture (its id) or a maths skill; `reason` says why there are fewer than asked, if so."""

    lecture: str | None
    items: tuple[Item, ...]
    reason: str | None = None

    def markdown(self) -> str:
        """All questions with their options and no key."""
        total = len(self.items)
        parts = [item.question_markdown(number, total) for number, item in enumerate(self.items, start=1)]
        return "\n\n".join([*parts, *([f"*{self.reason}*"] if self.reason else [])])

    def key_markdown(self) -> str:
        """The answers, numbered as in `markdown`."""
        return "\n".join(f"{number}. {item.key_markdown()}" for number, item in enumerate(self.items, start=1))


@dataclass(frozen=True)
class Grade:
    """What an answer is worth: credit 0..1, whether it was nearly right, and why.

    answered: False when what was typed could not be read as an answer; it then costs nothing and is not kept.
    chosen: the letter of the option taken, if any.
    """

    credit: float
    close: bool
    feedback: str
    answered: bool = True
    chosen: str | None = None

    def markdown(self) -> str:
        return self.feedback


def clock(seconds: float) -> str:
    """A moment as learners see it.

    >>> clock(83.2), clock(3723)
    ('[01:23]', '[1:02:03]')
    """
    return f"[{spoken_clock(seconds)}]"


def item_id(*parts: object) -> str:
    """An id that is the same whenever the same item is drafted again, so that cards and Anki notes are updated."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def item_from(data: Mapping[str, Any]) -> Item:
    """An Item from its JSON. Raises BadInput, naming the field, when it is not one."""
    options = data.get("options")
    item = Item(
        id=_text(data, "id", default=""),
        kind=_text(data, "kind", default="choice" if options else "text"),
        stem=_text(data, "stem"),
        options=_options(options) if options else None,
        key=_text(data, "key"),
        distractors=tuple(_distractors(data.get("distractors") or ())),
        span=_span(data.get("span")),
        keyphrase=data.get("keyphrase"),
        skill=data.get("skill"),
        difficulty=_number(data.get("difficulty", 0.5), "difficulty"),
        gates=data.get("gates") or {},
        lecture=data.get("lecture"),
    )
    if item.options and item.key not in item.options:
        raise BadInput("This quiz item's key is not one of its options: draft the quiz again.")
    return replace(item, id=item.id or item_id(item.stem, item.key))


def _text(data: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = data.get(name, default)
    if value is None or not isinstance(value, str) or len(value) > LONGEST_FIELD:
        raise BadInput(f"This quiz item has no usable “{name}”: give it as text of at most {LONGEST_FIELD} characters.")
    return value


def _options(value: Any) -> tuple[str, ...]:
    fine = isinstance(value, (list, tuple)) and 2 <= len(value) <= len(LETTERS)
    if not fine or not all(isinstance(option, str) and len(option) <= LONGEST_FIELD for option in value):
        raise BadInput(f"This quiz item's options are not a list of 2 to {len(LETTERS)} texts.")
    return tuple(value)


def _distractors(value: Any) -> list[Distractor]:
    try:
        return [Distractor(str(one["text"]), str(one.get("misconception", ""))) for one in value]
    except (TypeError, KeyError, AttributeError) as error:
        raise BadInput("This quiz item's distractors are not a list of {text, misconception}.") from error


def _span(value: Any) -> Span | None:
    if value is None:
        return None
    try:
        return Span(str(value["quote"]), _number(value["start"], "start"), _number(value["end"], "end"))
    except (TypeError, KeyError) as error:
        raise BadInput("This quiz item's span is not {quote, start, end}.") from error


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < 1e9:
        raise BadInput(f"This quiz item's “{name}” is not a number.")
    return float(value)
