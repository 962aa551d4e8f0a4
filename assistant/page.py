"""The page: Gradio's layout and what its events call. What happens is decided in `assistant/service.py`.

Left a drawer with the learner's conversations, in the middle the chat, on the right the open lecture. A browser keeps
one small record, {learner, conversation, lecture}, in its own storage; everything else is on the server, by learner.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import player
from assistant.messages import chat
from assistant.service import LONGEST_MESSAGE, Service
from index.errors import LemmaError
from index.transcript import clock
from tools.maths import notation

STATIC = Path(__file__).parent / "static"
MATHS: list[dict[str, str | bool]] = [
    {"left": "$$", "right": "$$", "display": True},
    {"left": "$", "right": "$", "display": False},
    {"left": "\\(", "right": "\\)", "display": False},
    {"left": "\\[", "right": "\\]", "display": True},
]
FILES = [".srt", ".vtt", ".sbv", ".json", ".txt", "audio", "video", ".mkv", ".opus"]
REFRESH = 0.08  # seconds between two repaints of a streaming reply

WELCOME = (
    "### What shall we work on?\n\nBring a maths problem, and you get a hint before the answer. Bring a lecture, and "
    "answers come with the second they were said. Or start with one of these:"
)
SAMPLE = "Open the sample lecture"
EXAMPLES = [
    "If 3x + 7 = 22, what is the value of 6x − 1?",
    "Solve x² − 5x + 6 = 0",
    SAMPLE,
    "What can you do?",
]

Record = dict[str, Any]  # {"learner", "conversation", "lecture"}
POSITION = "(...inputs) => [...inputs.slice(0, -2), ...(window.lemmaPlace ? window.lemmaPlace() : [null, null])]"


class Handlers:
    """What the page's events do. Methods take and return component values, so they can be called without a page."""

    def __init__(self, service: Service) -> None:
        self.service = service

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
        return {"learner": learner, "conversation": conversation, "lecture": lecture}

    def _list(self, record: Record) -> Any:
        rows = self.service.conversations(record["learner"])
        return gr.Radio(choices=[(row.title, row.id) for row in rows], value=record["conversation"])

    def _chat(self, record: Record) -> list[gr.ChatMessage]:
        if record["conversation"] is None:
            return []  # nothing to show, and nothing heavy to load for it
        return chat(self.service.entries(record["conversation"], record["learner"]), record["lecture"])

    # --- the lecture panel

    def _lecture(self, record: Record, start: float = 0.0, edited: int | None = None) -> tuple[Any, Any, Any]:
        """(choices of the lecture menu, panel, its buttons' row)

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
        if lecture is None:
            return menu, player.EMPTY, gr.Row(visible=False)
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
        return menu, html, gr.Row(visible=lecture.owner == learner)

    def choose_lecture(self, lecture: str | None, record: Any) -> tuple[Any, ...]:
        """The learner picked a lecture from the menu."""
        record = self._valid({**self._valid(record), "lecture": lecture})
        if record["conversation"]:
            self.service.agent.open_lecture(record["conversation"], record["lecture"])
        return record, *self._lecture(record)

    def go_to(self, target: str, record: Any) -> tuple[Any, ...]:
        """A quote from a lecture that is not open was clicked: "ID@seconds@…"."""
        lecture, _, rest = target.partition("@")
        try:
            start = float(rest.split("@")[0])
        except ValueError:
            start = 0.0
        record = self._valid({**self._valid(record), "lecture": lecture})
        return record, *self._lecture(record, start)

    def edit_sentence(self, change: str, record: Any) -> tuple[Any, ...]:
        """The learner put a sentence of the transcript right: JSON with "lecture", "n" (its number), "text"."""
        record = self._valid(record)
        try:
            asked = json.loads(change)
            lecture, number, text = str(asked["lecture"]), int(asked["n"]), str(asked["text"])
        except (ValueError, TypeError, KeyError):
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
        record = self._valid(record)
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
        """Play a turn. Yields (record, list, chat, menu, panel, buttons, composer); unchanged ones are skipped.

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
        yield from self._play(text[: LONGEST_MESSAGE + 1], uploads, record, (position, watched))

    def _play(
        self, text: str, uploads: list[Path], record: Record, place: tuple[float | None, float | None]
    ) -> Iterator[tuple[Any, ...]]:
        from assistant.view import Entry, Live, harmless

        conversation, learner = record["conversation"], record["learner"]
        before = self.service.entries(conversation, learner)
        if before:
            before[-1] = Entry(**{**vars(before[-1]), "options": ()})
        said = "\n".join([*(f"Attached: {path.name}" for path in uploads), text]).strip() or "…"
        live = Live([Entry("user", harmless(said))])
        skip = gr.skip()
        yield record, self._list(record), chat([*before, *live.entries], record["lecture"]), skip, skip, skip, _busy()
        painted, stale = time.monotonic(), False
        for event in self.service.play(
            conversation, text, self.service.turn(learner, record["lecture"], place[0], uploads, place[1])
        ):
            if event is not None:
                live.hear(event)
                stale = True
            if stale and time.monotonic() - painted >= REFRESH:
                yield skip, skip, chat([*before, *live.entries], record["lecture"]), skip, skip, skip, skip
                painted, stale = time.monotonic(), False
        about = self.service.agent.state(conversation).get("lecture")
        lecture = (live.lecture if not record["lecture"] else None) or about or record["lecture"]
        changed = lecture != record["lecture"]
        record = self._valid({**record, "lecture": lecture})
        panel = self._lecture(record) if changed else (skip, skip, skip)
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


def build(service: Service) -> gr.Blocks:
    """The page for one service."""
    act = Handlers(service)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    with gr.Blocks(title="Lemma", fill_height=True, fill_width=True, analytics_enabled=False) as page:
        record = gr.BrowserState(None, storage_key="lemma", secret="lemma")
        pending = gr.State(None)
        with gr.Sidebar(label="Conversations", open=False, width=300):
            gr.Markdown("### Conversations")
            new = gr.Button("New conversation", variant="primary", size="sm")
            listing = gr.Radio([], label="Earlier conversations", elem_id="lm-list", interactive=True)
            title = gr.Textbox(label="New name", placeholder="Rename the open conversation", max_length=200)
            with gr.Row():
                rename = gr.Button("Rename", size="sm")
                delete = gr.Button("Delete", size="sm", variant="stop")
            export = gr.Button("Export as Markdown", size="sm")
            download = gr.DownloadButton("Download", elem_id="lm-download", visible="hidden")
        gr.HTML(_head(service), elem_id="lm-head")
        with gr.Row(equal_height=False):
            with gr.Column(scale=3, min_width=330):
                chatbot = gr.Chatbot(
                    elem_id="lm-chat",
                    label="Conversation with Lemma",
                    show_label=False,
                    latex_delimiters=MATHS,
                    placeholder=WELCOME,
                    examples=[{"text": example} for example in EXAMPLES],
                    feedback_options=("This is wrong",),
                    buttons=["copy"],
                    layout="bubble",
                    allow_tags=False,
                )
                preview = gr.Markdown(visible=False, elem_id="lm-preview", latex_delimiters=MATHS)
                composer = gr.MultimodalTextbox(
                    elem_id="lm-composer",
                    label="Your message",
                    show_label=False,
                    placeholder="Type a problem, ask about the lecture, or drop a recording or captions here",
                    file_types=FILES,
                    file_count="multiple",
                    max_plain_text_length=100_000,
                    lines=1,
                    max_lines=8,
                    autofocus=True,
                )
            with gr.Column(scale=2, min_width=320, elem_id="lm-panel"):
                menu = gr.Dropdown([], label="Lecture", visible=False, interactive=True)
                panel = gr.HTML(player.EMPTY, elem_id="lm-player")
                with gr.Row(visible=False) as manage, gr.Accordion("Rename or delete this lecture", open=False):
                    lecture_title = gr.Textbox(label="New title", max_length=200)
                    with gr.Row():
                        rename_lecture = gr.Button("Rename lecture", size="sm")
                        delete_lecture = gr.Button("Delete lecture", size="sm", variant="stop")
        goto = gr.Textbox(elem_id="lm-goto", visible="hidden")
        change = gr.Textbox(elem_id="lm-change", visible="hidden", max_length=20_000)
        position = gr.Number(visible=False)
        watched = gr.Number(visible=False)

        lecture_parts = [menu, panel, manage]
        everything = [record, listing, chatbot, *lecture_parts]
        page.load(act.open, record, everything, **quiet)

        turn: dict[str, Any] = {
            "fn": act.reply,
            "inputs": [pending, record, position, watched],
            "outputs": [*everything, composer],
            "js": POSITION,
            "concurrency_limit": 32,
            **quiet,
        }
        composer.submit(lambda value: (value, None, gr.Markdown(visible=False)), composer, [pending, composer, preview],
                        queue=False, **quiet).then(**turn)  # fmt: skip
        chatbot.option_select(_picked, None, pending, queue=False, **quiet).then(**turn)
        chatbot.example_select(_picked_example, None, pending, queue=False, **quiet).then(**turn)
        composer.stop(act.stop, record, queue=False, **quiet)
        composer.change(act.preview, composer, preview, queue=False, trigger_mode="always_last", **quiet)

        listing.input(act.choose, [listing, record], everything, **quiet)
        new.click(act.new, record, everything, **quiet)
        rename.click(act.rename, [title, record], [listing, title], **quiet)
        title.submit(act.rename, [title, record], [listing, title], **quiet)
        delete.click(act.delete, record, everything, js=_sure("Delete this conversation for good?"), **quiet)
        chatbot.clear(act.new, record, everything, **quiet)
        export.click(act.export, record, download, **quiet).success(None, js=_click("#lm-download"), **quiet)
        chatbot.like(act.wrong, record, None, **quiet)

        menu.input(act.choose_lecture, [menu, record], [record, *lecture_parts], **quiet)
        goto.change(act.go_to, [goto, record], [record, *lecture_parts], **quiet)
        change.change(act.edit_sentence, [change, record], [record, *lecture_parts], **quiet)
        rename_lecture.click(act.rename_lecture, [lecture_title, record], [record, *lecture_parts], **quiet)
        delete_lecture.click(
            act.delete_lecture, record, [record, *lecture_parts], js=_sure("Delete this lecture for good?"), **quiet
        )
    return page


def _picked(choice: gr.SelectData) -> dict[str, Any]:
    return {"text": str(choice.value), "files": []}


def _picked_example(choice: gr.SelectData) -> dict[str, Any]:
    return {"text": str(choice.value["text"]), "files": []}


def _sure(question: str) -> str:
    """Script that asks before an event goes on; cancelling throws, which stops the event."""
    return f"(...inputs) => {{ if (!confirm({question!r})) throw new Error('cancelled'); return inputs; }}"


def _click(selector: str) -> str:
    """Script that clicks what the event before has made ready: a download begins with one click, not two."""
    return f"() => setTimeout(() => document.querySelector({selector!r})?.click(), 150)"


def _head(service: Service) -> str:
    from tools.models import describe, leaves_machine, parse_specs

    specs = parse_specs(service.specs or "embedded")
    names = ", then ".join(describe(spec) for spec in specs)
    away = [describe(spec) for spec in specs if leaves_machine(spec)]
    where = f"Your messages are sent to {', '.join(away)}." if away else "Nothing you write leaves this machine."
    return f"<h1>Lemma</h1><p>A hint before the answer, checked by algebra. Model: {names}. {where}</p>"
