"""What the page's events do. Each method takes component values and returns them, so it can be called without a page.

What is allowed and what happens is decided in `assistant.service`; how the page looks, in `assistant.page`.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import choice, player
from assistant.messages import chat
from assistant.service import LONGEST_MESSAGE, Service
from index.errors import LemmaError
from index.transcript import clock
from tools.maths import notation
from tools.scope import GONE

REFRESH = 0.08  # seconds between two repaints of a streaming reply
SAMPLE = "Open the sample lecture"

Record = dict[str, Any]  # {"learner", "conversation", "lecture", "ask"}


class Handlers:
    """The events of one service's page."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._playing: dict[str, Record] = {}  # by conversation: what its learner changes in the page during the turn

    # --- opening

    def open(self, record: Any) -> tuple[Any, ...]:
        """The page was loaded: the record (made valid), the list, the conversation, the lecture panel."""
        record = self._valid(record)
        opened = record, self._list(record), self._chat(record), *self._lecture(record)
        self.service.warm_soon()
        return opened

    def _valid(self, record: Any) -> Record:
        record = record if isinstance(record, dict) else {}
        learner = self.service.learner(record.get("learner"))
        conversation, lecture = record.get("conversation"), record.get("lecture")
        if not isinstance(conversation, str) or not self.service.owns(conversation, learner):
            conversation = None
        if not isinstance(lecture, str) or self.service.lecture(lecture, learner) is None:
            lecture = None
        return {
            "learner": learner,
            "conversation": conversation,
            "lecture": lecture,
            "ask": choice.read(record.get("ask")),
        }

    def _list(self, record: Record) -> Any:
        rows = self.service.conversations(record["learner"])
        return gr.Radio(choices=[(row.title, row.id) for row in rows], value=record["conversation"])

    def _chat(self, record: Record) -> list[gr.ChatMessage]:
        if record["conversation"] is None:
            return []  # nothing to show, and nothing heavy to load for it
        return chat(self.service.entries(record["conversation"], record["learner"]), record["lecture"])

    # --- the lecture panel

    def _lecture(self, record: Record, start: float = 0.0, edited: int | None = None) -> tuple[Any, ...]:
        """(choices of the lecture menu, panel, its buttons' row, the three ways to ask, the list to tick)

        start: where to begin playing, in seconds. edited: the number of a sentence to show without playing it.
        """
        learner, chosen = record["learner"], record["lecture"]
        lectures = self.service.lectures(learner)
        menu = gr.Dropdown(
            choices=[(f"{row.title} · {clock(row.seconds)}", row.id) for row in lectures],
            value=chosen,
            visible=bool(lectures),
        )
        lecture = self.service.lecture(chosen, learner) if chosen else None
        asking = choice.parts(record["ask"], lectures, lecture.id if lecture else None)
        if lecture is None:
            return menu, player.EMPTY, gr.Row(visible=False), *asking
        library = self.service.library
        media = library.media_path(lecture.id, learner)
        key = self.service.ticket(lecture.id, learner)
        html = player.panel(
            lecture,
            library.transcript(lecture.id, learner).sentences,
            f"lemma/media/{key}" if media else None,
            f"lemma/captions/{key}" if media else None,
            start,
            library.originals(lecture.id, learner) if lecture.owner == learner else None,
            edited,
        )
        return menu, html, gr.Row(visible=lecture.owner == learner), *asking

    def choose_way(self, way: str | None, record: Any) -> tuple[Any, ...]:
        """The learner picked whether questions go to the open lecture, to several, or to all."""
        record = self._valid(record)
        record["ask"] = choice.begun(way, record["lecture"])
        self._changed(record, "ask")
        return record, *choice.parts(record["ask"], self.service.lectures(record["learner"]), record["lecture"])

    def tick(self, chosen: list[str] | None, record: Any) -> Record:
        """The learner ticked or unticked a lecture to ask."""
        if len(chosen or ()) > choice.MOST:
            gr.Warning(f"Tick {choice.MOST} lectures at most, or choose All: the first {choice.MOST} are asked.")
        return self._changed(self._valid({**self._valid(record), "ask": list(chosen or ())}), "ask")

    def _changed(self, record: Record, part: str) -> Record:
        """The record, of which a turn that is being played will keep this part at its end."""
        if record["conversation"] in self._playing:
            self._playing[record["conversation"]][part] = record[part]
        return record

    def choose_lecture(self, lecture: str | None, record: Any) -> tuple[Any, ...]:
        """The learner picked a lecture from the menu."""
        record = self._valid({**self._valid(record), "lecture": lecture})
        if record["conversation"]:
            self.service.agent.open_lecture(record["conversation"], record["lecture"])
        self._changed(record, "lecture")
        return record, *self._lecture(record)

    def go_to(self, target: str, record: Any) -> tuple[Any, ...]:
        """A quote from a lecture that is not open was clicked: "ID@seconds@…"."""
        lecture, _, rest = target.partition("@")
        try:
            start = float(rest.split("@")[0])
        except ValueError:
            start = 0.0
        record = self._valid({**self._valid(record), "lecture": lecture})
        self._changed(record, "lecture")
        return record, *self._lecture(record, start)

    def edit_sentence(self, change: str, record: Any) -> tuple[Any, ...]:
        """The learner put a sentence of the transcript right: JSON with "lecture", "n" (its number), "text"."""
        record = self._valid(record)
        try:
            asked = json.loads(change)
            lecture, number, text = str(asked["lecture"]), int(asked["n"]), str(asked["text"])
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            gr.Warning("That change could not be read, so nothing was changed: edit the sentence again.")
            return record, *self._lecture(record)
        _explained(self.service.library.edit, lecture, number, text, record["learner"])
        return record, *self._lecture(record, edited=number)

    def rename_lecture(self, title: str, record: Any) -> tuple[Any, ...]:
        record = self._valid(record)
        if record["lecture"]:
            _explained(self.service.library.rename, record["lecture"], title, record["learner"])
        return record, *self._lecture(record)

    def delete_lecture(self, record: Any) -> tuple[Any, ...]:
        record = self._valid(record)
        if record["lecture"]:
            _explained(self.service.library.remove, record["lecture"], record["learner"])
            now = [row.id for row in self.service.lectures(record["learner"])]
            record["ask"] = choice.followed(record["ask"], now, now)
        record = self._changed(self._changed(self._valid(record), "lecture"), "ask")
        return record, *self._lecture(record)

    # --- conversations

    def choose(self, conversation: str | None, record: Any) -> tuple[Any, ...]:
        """The learner picked a conversation from the list."""
        record = self._valid({**self._valid(record), "conversation": conversation})
        if record["conversation"]:
            about = self.service.agent.state(record["conversation"]).get("lecture")
            record = self._valid({**record, "lecture": about or record["lecture"]})
        return record, self._list(record), self._chat(record), *self._lecture(record)

    def new(self, record: Any) -> tuple[Any, ...]:
        return self.choose(None, record)

    def rename(self, title: str, record: Any) -> tuple[Any, ...]:
        record = self._valid(record)
        if record["conversation"]:
            _explained(self.service.history.rename, record["conversation"], title, record["learner"])
        return self._list(record), ""

    def delete(self, record: Any) -> tuple[Any, ...]:
        record = self._valid(record)
        if record["conversation"]:
            _explained(self.service.delete, record["conversation"], record["learner"])
        return self.choose(None, record)

    def export(self, record: Any) -> str | None:
        """The open conversation as a Markdown file to download."""
        record = self._valid(record)
        if not record["conversation"]:
            gr.Info("There is nothing to export yet.")
            return None
        text = self.service.export(record["conversation"], record["learner"])
        folder = Path(tempfile.mkdtemp(dir=self.service.home.downloads))
        path = folder / "lemma-conversation.md"
        path.write_text(text, encoding="utf-8")
        return str(path)

    def wrong(self, record: Any, mark: gr.LikeData) -> None:
        """ "This is wrong" on an answer: keep a note."""
        record = self._valid(record)
        parts = mark.value if isinstance(mark.value, list) else [mark.value]  # a reply and its cards are marked as one
        message = "\n\n".join(str(part) for part in parts if part)
        if self.service.note(record["learner"], record["conversation"], message):
            gr.Info("Thank you. Lemma keeps a note of this answer for whoever looks after it.")

    # --- turns

    def preview(self, value: Any) -> Any:
        """What the message being typed looks like as mathematics; nothing when there is none in it."""
        text = (value or {}).get("text", "") if isinstance(value, dict) else ""
        typeset = notation.latex(text) if text and len(text) <= 2_000 else None
        return gr.Markdown(typeset or "", visible=bool(typeset))

    def reply(
        self, message: Any, record: Any, position: float | None, watched: float | None
    ) -> Iterator[tuple[Any, ...]]:
        """Play a turn. Yields (record, list, chat, five parts of the lecture panel, composer); unchanged are skipped.

        position: where the player is, in seconds. watched: how far was watched, where answers are held to it.
        """
        text, files = (message or {}).get("text", ""), (message or {}).get("files", [])
        record = self._valid(record)
        uploads = [Path(file) for file in files]
        if text.strip() == SAMPLE and not uploads:
            uploads = self.service.sample()
        conversation = self.service.start(
            text or (uploads[0].stem if uploads else ""), record["learner"], record["conversation"]
        )
        record = {**record, "conversation": conversation}
        try:
            yield from self._play(text[: LONGEST_MESSAGE + 1], uploads, record, (position, watched))
        finally:
            self._playing.pop(conversation, None)

    def _play(
        self, text: str, uploads: list[Path], record: Record, place: tuple[float | None, float | None]
    ) -> Iterator[tuple[Any, ...]]:
        from assistant.chain import since_learner
        from assistant.view import Entry, Live, harmless

        conversation, learner = record["conversation"], record["learner"]
        before = self.service.entries(conversation, learner)
        if before:
            before[-1] = Entry(**{**vars(before[-1]), "options": ()})
        there = [row.id for row in self.service.lectures(learner)]
        said = "\n".join([*(f"Attached: {path.name}" for path in uploads), text]).strip() or "…"
        live = Live([Entry("user", harmless(said))])
        skip = gr.skip()
        same = (skip,) * 5  # the lecture panel as it is
        changed = self._playing[conversation] = {}
        yield record, self._list(record), chat([*before, *live.entries], record["lecture"]), *same, _busy()
        painted, stale = time.monotonic(), False
        position, watched = place
        turn = self.service.turn(learner, record["lecture"], position, uploads, watched, choice.asked(record["ask"]))
        for event in self.service.play(conversation, text, turn):
            if event is not None:
                live.hear(event)
                stale = True
            if stale and time.monotonic() - painted >= REFRESH:
                yield skip, skip, chat([*before, *live.entries], record["lecture"]), *same, skip
                painted, stale = time.monotonic(), False
        about = self.service.agent.state(conversation).get("lecture")
        lecture = (live.lecture if not record["lecture"] else None) or about or record["lecture"]
        lectures = self.service.lectures(learner)
        told = any(GONE in str(message.content) for message in since_learner(self.service.agent.messages(conversation)))
        opened = "lecture" not in changed and lecture != record["lecture"]  # else the page shows the learner's own
        record = self._valid({**record, "lecture": lecture, **changed})
        record["ask"] = choice.followed(record["ask"], there, [row.id for row in lectures], told)
        asking = choice.parts(record["ask"], lectures, record["lecture"])
        panel = self._lecture(record) if opened else (*same[:3], *asking)
        yield record, skip, self._chat(record), *panel, _ready()

    def stop(self, record: Any) -> None:
        self.service.stop(self._valid(record)["conversation"])


def _busy() -> Any:
    return gr.MultimodalTextbox(value=None, submit_btn=False, stop_btn=True)


def _ready() -> Any:
    return gr.MultimodalTextbox(submit_btn=True, stop_btn=False)


def _explained(action: Any, *arguments: Any) -> None:
    """Do it; a reason why not is shown to the learner rather than raised."""
    try:
        action(*arguments)
    except LemmaError as error:
        gr.Warning(str(error))
