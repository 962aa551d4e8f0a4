"""Serving the page: Gradio's server with two routes of our own for a lecture's recording and captions.

Recordings are served by a random key that is made for one learner when a lecture is opened (`Service.ticket`), with
byte ranges so that a browser can seek; they are never copied into Gradio's cache, which anyone could read by address.
"""

from __future__ import annotations

import inspect
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from index.errors import LemmaError, Unavailable
from index.home import Home


def serve(home: Home, host: str = "127.0.0.1", port: int = 7860, specs: str | None = None, block: bool = True) -> str:
    """Serve the chat; returns its address when `block` is false.

    Raises Unavailable when the port is taken.
    """
    # Gradio reads these when it is imported: its files go into our home, and it calls nobody.
    os.environ.setdefault("GRADIO_TEMP_DIR", str(home.downloads))
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    with _no_editor_stubs():
        import gradio as gr

    from assistant.page import build
    from assistant.service import Service

    logging.getLogger("httpx").setLevel(logging.WARNING)
    service = Service(home, specs)
    page = build(service)
    page.queue(default_concurrency_limit=16, max_size=256)
    try:
        app, address, _ = page.launch(
            server_name=host,
            server_port=port,
            quiet=True,
            prevent_thread_lock=True,
            theme=gr.themes.Soft(primary_hue="blue", neutral_hue="slate", font=["system-ui", "sans-serif"]),
            head=_head(),
            footer_links=[],
            max_file_size="4gb",
            show_error=True,
            ssr_mode=False,
            allowed_paths=[str(home.clips)],
            blocked_paths=[str(path) for path in (home.lectures, home.chroma, home.conversations, home.history)],
        )
    except OSError as error:
        raise Unavailable(f"Port {port} on {host} cannot be used ({error}). Choose another with --port.") from error
    _add_media_routes(app, service)
    service.warm_soon(seconds=5)  # or when the first page has been opened: loading would only slow that down
    if block:
        print(f"Lemma is at {address}  (press Ctrl+C to stop)", flush=True)
        page.block_thread()
    return str(address)


@contextmanager
def _no_editor_stubs() -> Iterator[None]:
    """Import Gradio in half the time.

    Each time it is imported, Gradio parses and writes a .pyi file for every component class, which only editors read.
    It leaves out classes whose source file cannot be found; inside this block, its own cannot.
    """
    find = inspect.getfile

    def getfile(thing: Any) -> str:
        if isinstance(thing, type) and thing.__module__.startswith("gradio."):
            raise OSError("no stub is wanted")
        return find(thing)

    inspect.getfile = getfile  # type: ignore[assignment]
    try:
        yield
    finally:
        inspect.getfile = find


def _head() -> str:
    """Our style and script. The style goes here and not through `css`, which Gradio rewrites, media queries too."""
    from assistant.page import STATIC

    style, script = ((STATIC / name).read_text(encoding="utf-8") for name in ("style.css", "page.js"))
    return f"<style>{style}</style><script>{script}</script>"


def _add_media_routes(app: object, service: object) -> None:
    from fastapi import FastAPI
    from fastapi.responses import FileResponse, PlainTextResponse, Response
    from starlette.routing import Route

    from assistant.service import Service

    assert isinstance(app, FastAPI)
    assert isinstance(service, Service)

    def file(key: str, captions: bool) -> Response:
        ticket = service.admitted(key)
        if ticket is None:
            return PlainTextResponse("This link has expired. Open the lecture again.", status_code=404)
        try:
            find = service.library.captions_path if captions else service.library.media_path
            path = find(ticket.lecture, ticket.owner)
        except LemmaError as error:
            return PlainTextResponse(str(error), status_code=404)
        if path is None:
            return PlainTextResponse("This lecture has no recording.", status_code=404)
        headers = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}
        return FileResponse(path, media_type="text/vtt" if captions else None, headers=headers)

    def media(request: object) -> Response:
        return file(request.path_params["key"], captions=False)  # type: ignore[attr-defined]

    def captions(request: object) -> Response:
        return file(request.path_params["key"], captions=True)  # type: ignore[attr-defined]

    app.router.routes[:0] = [Route("/lemma/media/{key}", media), Route("/lemma/captions/{key}", captions)]
