"""The page: Gradio's layout and which event calls what. What then happens is in `assistant/handlers.py`.

Left a drawer with the learner's conversations, in the middle the chat, on the right the open lecture. A browser keeps
one small record, {learner, conversation, lecture, ask}, in its own storage; everything else is on the server, by
learner.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from assistant import choice, player
from assistant.handlers import SAMPLE, Handlers
from assistant.service import Service

STATIC = Path(__file__).parent / "static"
MATHS: list[dict[str, str | bool]] = [
    {"left": "$$", "right": "$$", "display": True},
    {"left": "$", "right": "$", "display": False},
    {"left": "\\(", "right": "\\)", "display": False},
    {"left": "\\[", "right": "\\]", "display": True},
]
FILES = [".srt", ".vtt", ".sbv", ".json", ".txt", "audio", "video", ".mkv", ".opus"]

WELCOME = (
    "### What shall we work on?\n\nBring a maths problem, and you get a hint before the answer. Bring a lecture, and "
    "answers come with the second they were said. Or start with one of these:"
)
EXAMPLES = [
    "If 3x + 7 = 22, what is the value of 6x − 1?",
    "Solve x² − 5x + 6 = 0",
    SAMPLE,
    "What can you do?",
]

POSITION = "(...inputs) => [...inputs.slice(0, -2), ...(window.lemmaPlace ? window.lemmaPlace() : [null, null])]"


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
                way = gr.Radio(
                    list(choice.LABELS), label="Questions go to", visible=False, interactive=True, elem_id="lm-way"
                )
                ticks = gr.CheckboxGroup([], label="Lectures to ask; with none ticked, the open one is asked",
                                         visible=False, interactive=True, elem_id="lm-ticks")  # fmt: skip
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

        lecture_parts = [menu, panel, manage, way, ticks]
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
        way.input(act.choose_way, [way, record], [record, way, ticks], **quiet)
        ticks.input(act.tick, [ticks, record], record, **quiet)
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
