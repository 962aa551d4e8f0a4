"""What the lecture tools answer: plain data, and the Markdown a learner reads.

Text out of a lecture is data: `plain` keeps it from being read as markup, and every quote carries its time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.lecture import Hit
from index.transcript import Sentence, Transcript, clock, to_markdown, to_srt, to_text, to_vtt


def plain(text: str) -> str:
    """The text so that Markdown and HTML show it as it is: what was said in a lecture is never markup.

    >>> print(plain("a*b <i>"))
    a\\*b &lt;i>
    """
    escaped = re.sub(r"([\\`*_\[\]#|~$])", r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
    return " ".join(escaped.split())


@dataclass(frozen=True)
class TranscriptResult:
    """A file's words with times in seconds; made_by names the captions or the recogniser, notes what was repaired."""

    file: str
    language: str | None
    made_by: str
    timed: bool
    notes: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    def markdown(self) -> str:
        lines = [f"[{clock(sentence.start)}] {plain(sentence.text)}" for sentence in self.sentences]
        return "\n\n".join([*lines, *(f"*{plain(note)}*" for note in self.notes)])

    def vtt(self) -> str:
        """The same as WebVTT."""
        return to_vtt(self._transcript())

    def srt(self) -> str:
        """The same as SubRip."""
        return to_srt(self._transcript())

    def txt(self) -> str:
        """The words alone, a sentence a line."""
        return to_text(self._transcript())

    def md(self) -> str:
        """The same as Markdown, in paragraphs with their times."""
        return to_markdown(self._transcript(), self.file)

    def _transcript(self) -> Transcript:
        return Transcript(self.sentences, self.language, self.made_by, self.notes, self.timed)


@dataclass(frozen=True)
class AddedLecture:
    """A lecture now in the library; `seconds` is its length."""

    lecture: str
    title: str
    source: str
    seconds: float
    passages: int
    keyphrases: tuple[str, ...]
    made_by: str
    notes: tuple[str, ...]
    media: bool

    def markdown(self) -> str:
        about = ", ".join(plain(phrase) for phrase in self.keyphrases[:8])
        lines = [f"**{plain(self.title)}** is in your library: {clock(self.seconds)} long."]
        if about:
            lines.append(f"It is about {about}.")
        lines += [f"*{plain(note)}*" for note in self.notes]
        return "\n\n".join(lines)


@dataclass(frozen=True)
class Phrase:
    """A keyphrase; score 0..1; spans in characters of the text; moments in seconds where it is from a lecture.

    definition: the first sentence of the lecture that is worded as one, where there is such a sentence.
    """

    text: str
    score: float
    spans: tuple[tuple[int, int], ...]
    moments: tuple[float, ...] = ()
    definition: Sentence | None = None


@dataclass(frozen=True)
class Keyphrases:
    """The phrases of a text or lecture, best first."""

    lecture: str | None
    keyphrases: tuple[Phrase, ...]

    def markdown(self) -> str:
        if not self.keyphrases:
            return "There are no keyphrases in that."
        return "\n".join(self._line(phrase) for phrase in self.keyphrases)

    @staticmethod
    def _line(phrase: Phrase) -> str:
        said = phrase.definition
        quote = f"“{plain(said.text)}” [{clock(said.start)}]" if said else ""
        moments = " ".join(f"[{clock(m)}]" for m in phrase.moments[:4] if not said or m != said.start)
        return " ".join(part for part in (f"- **{plain(phrase.text)}**", quote, moments) if part)


@dataclass(frozen=True)
class SearchResult:
    """Where something is said. `covered` tells whether the lectures answer; if not, `nearest` is the closest moment.

    kind: "search", "moment" (a time was asked for) or "recent" (what was just said).
    quotes: the hits an answer should quote, in time order; reason: one sentence where there is nothing to quote.
    lecture: the one that was asked; lectures: those that were, where several were chosen; both empty for all.
    until: the second up to which the open lecture was searched, where the learner has it held to what was watched.
    gone: how many of the chosen lectures are not in the library any more.
    sure: False where the quotes come near the question but may not answer it.
    """

    query: str
    lecture: str | None
    kind: str
    hits: tuple[Hit, ...]
    covered: bool
    nearest: Hit | None
    quotes: tuple[Hit, ...] = ()
    reason: str | None = None
    until: float | None = None
    lectures: tuple[str, ...] = ()
    gone: int = 0
    sure: bool = True

    def markdown(self) -> str:
        return "\n\n".join([*self._answer(), *self._missing()])

    def _answer(self) -> list[str]:
        if self.covered:
            return [self._lead(), *self._quoted(self.quotes)]
        if self.reason is not None:
            return [self.reason]
        if self.nearest is None:
            return [f"That is not in {self._where()}."]
        return [f"That is not in {self._where()}. The nearest moment:", *self._quoted([self.nearest])]

    def _where(self) -> str:
        if self.lecture is not None:
            where = "this lecture"
            return where if self.until is None else f"what you have watched of {where} (up to {clock(self.until)})"
        where = "these lectures" if self.lectures else "your lectures"
        return where if self.until is None else f"{where} (of the open one: up to {clock(self.until)}, as you watched)"

    def _missing(self) -> list[str]:
        if not self.gone:
            return []
        some = "One of the lectures you chose is" if self.gone == 1 else f"{self.gone} of the lectures you chose are"
        return [f"*{some} not in your library any more; the others were asked.*"]

    def _lead(self) -> str:
        if self.kind == "recent":
            return "This was just said:"
        if self.kind == "moment":
            return f"At {clock(self.quotes[0].start)} in *{plain(self.quotes[0].title)}*:"
        titles = {quote.title for quote in self.quotes}
        if not self.sure:
            who = "Your lectures come" if len(titles) > 1 else f"*{plain(self.quotes[0].title)}* comes"
            return f"{who} nearest to this here, but I am not sure that it answers you:"
        if len(titles) > 1:
            return "Your lectures speak of this here:"
        several = "these moments" if len(self.quotes) > 1 else "this moment"
        return f"*{plain(self.quotes[0].title)}* speaks of this at {several}:"

    def _quoted(self, hits: Sequence[Hit]) -> list[str]:
        several = len({hit.lecture for hit in hits}) > 1
        named = several or not self.covered
        return [
            f"> {_moment(hit, several)} {plain(hit.text)}" + (f" — *{plain(hit.title)}*" if named else "")
            for hit in hits
        ]


def _moment(hit: Hit, linked: bool) -> str:
    """The hit's time; with its lecture's id beside it where the quotes around it are from other lectures."""
    return f"[{clock(hit.start)}]" + (f"(#t={int(hit.start)}&lecture={hit.lecture})" if linked else "")


@dataclass(frozen=True)
class Chapter:
    """A stretch of a lecture on one topic: seconds, a title made of its keyphrases, its first sentence as said."""

    start: float
    end: float
    title: str
    first: str


@dataclass(frozen=True)
class Outline:
    """A lecture's chapters in order, and its most central sentences as a summary in the lecturer's words."""

    lecture: str
    title: str
    seconds: float
    summary: tuple[Sentence, ...]
    chapters: tuple[Chapter, ...]
    keyphrases: tuple[str, ...]

    def markdown(self) -> str:
        lines = [f"**{plain(self.title)}** ({clock(self.seconds)}), in the lecturer's words:"]
        lines += [f"> [{clock(sentence.start)}] {plain(sentence.text)}" for sentence in self.summary]
        if len(self.chapters) > 1:
            lines.append("**Chapters**")
            lines.append(
                "\n".join(
                    f"- [{clock(part.start)}] **{plain(part.title)}**: {plain(part.first)}" for part in self.chapters
                )
            )
        return "\n\n".join(lines)
