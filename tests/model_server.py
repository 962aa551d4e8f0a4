"""A real OpenAI-compatible HTTP server whose model does what a test tells it to: well, badly, or not at all.

    with ModelServer([Calls("solve", {"question": "x + 1 = 3"}), Says("What could you subtract?")]) as server:
        model = load(parse_specs(server.spec)[0], embedded=...)
        ...
    assert "x = 2" not in server.shown()        # what the model was shown, in all its requests

A script is a list of turns (tests.model_turns), one a request (`Repeats` stays for ever), or a policy: a function of
the messages and the tools of a request that returns the turn. After a list's last turn the server answers 500.
It speaks /v1/chat/completions, streamed (SSE, chunked) and not, and /v1/models. By hand:

    python -m tests.model_server --script leaky --port 8765
    python -m assistant --model openai:scripted@http://127.0.0.1:8765/v1

Not covered: real OpenAI's checks of a request, other endpoints, HTTP/2.
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.model_turns import (
    Calls,
    DiesMidway,
    Fails,
    Garbles,
    Hangs,
    Leaks,
    Policy,
    Raw,
    Repeats,
    Says,
    Together,
    Turn,
    calls_of,
    chunk,
    completion,
    deltas,
    honest,
    leaky,
)

__all__ = [
    "Calls",
    "DiesMidway",
    "Fails",
    "Garbles",
    "Hangs",
    "Leaks",
    "ModelServer",
    "Policy",
    "Raw",
    "Repeats",
    "Request",
    "Says",
    "Together",
    "Turn",
    "honest",
    "leaky",
    "model_server",
]


@dataclass(frozen=True)
class Request:
    """One request as it came: its path, headers (names in lower case) and JSON body."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def messages(self) -> list[dict[str, Any]]:
        return list(self.body.get("messages", []))

    @property
    def tools(self) -> list[str]:
        """The names of the tools offered."""
        return [tool["function"]["name"] for tool in self.body.get("tools", [])]


class ModelServer:
    """The server, running from `with` to the end of the block on a port of its own; `play` changes the script."""

    def __init__(self, script: Sequence[Turn] | Policy = (), *, model: str = "scripted", port: int = 0) -> None:
        self.model = model
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._http = _Http(("127.0.0.1", port), self)
        self.play(script)

    def play(self, script: Sequence[Turn] | Policy) -> None:
        """Start over with another script; what was recorded is forgotten."""
        with self._lock:
            self._policy = script if callable(script) else None
            self._turns = [] if callable(script) else list(script)
            self.requests.clear()

    @property
    def url(self) -> str:
        """The base URL, with /v1."""
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    @property
    def spec(self) -> str:
        """The model spec that names this server."""
        return f"openai:{self.model}@{self.url}"

    def shown(self) -> str:
        """All text the model was ever sent: every message and tool of every request, as JSON with Unicode kept."""
        with self._lock:
            return "\n".join(json.dumps(request.body, ensure_ascii=False) for request in self.requests)

    def __enter__(self) -> ModelServer:
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()  # wakes whoever hangs
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(timeout=5)

    def next_turn(self, request: Request) -> Turn:
        """Record a request and choose what to do with it."""
        with self._lock:
            self.requests.append(request)
            if self._policy is not None:
                return self._policy(request.messages, list(request.body.get("tools", [])))
            if not self._turns:
                return Fails(500, "the script has no more turns")
            return self._turns[0] if isinstance(self._turns[0], Repeats) else self._turns.pop(0)

    def wait(self, seconds: float) -> bool:
        """Sleep; True when the server is to stop."""
        return self._stopping.wait(seconds)


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], owner: ModelServer) -> None:
        super().__init__(address, _Handler)
        self.owner = owner


class _Handler(BaseHTTPRequestHandler):
    """One connection: reads a request and acts out the turn."""

    server: _Http
    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        """Serve until the client closes, in whatever manner it does."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        if self.path.rstrip("/") != "/v1/models":
            return self._json(404, {"error": {"message": f"no such path: {self.path}"}})
        listed = {"id": self.server.owner.model, "object": "model", "created": 0, "owned_by": "lemma-tests"}
        return self._json(200, {"object": "list", "data": [listed]})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        if self.path != "/v1/chat/completions":
            return self._json(404, {"error": {"message": f"no such path: {self.path}"}})
        headers = {name.lower(): value for name, value in self.headers.items()}
        turn = self.server.owner.next_turn(Request(self.path, headers, body))
        with suppress(BrokenPipeError, ConnectionResetError):  # the client has gone: what hanging is for
            self._act(turn, streamed=bool(body.get("stream")))

    def _act(self, turn: Turn, *, streamed: bool) -> None:
        if isinstance(turn, Fails):
            self._json(turn.status, {"error": {"message": turn.message, "type": "server_error", "code": None}})
        elif isinstance(turn, Garbles):
            self._send(200, turn.content_type, turn.body.encode())
        elif isinstance(turn, Hangs):
            self._hang(turn)
        elif isinstance(turn, DiesMidway):
            self._die(turn, streamed=streamed)
        elif streamed:
            self._begin_stream()
            for delta in deltas(turn):
                if self._wait(turn):
                    return
                self._event(chunk(self.server.owner.model, delta))
            self._event(chunk(self.server.owner.model, {}, "tool_calls" if calls_of(turn) else "stop"))
            self._data(b"data: [DONE]\n\n")
            self._data(b"")
        else:
            self._json(200, completion(self.server.owner.model, turn))

    def _wait(self, turn: Turn) -> bool:
        return isinstance(turn, Says) and turn.delay > 0 and self.server.owner.wait(turn.delay)

    def _hang(self, turn: Hangs) -> None:
        self.close_connection = True
        if turn.drip is None:
            self.server.owner.wait(turn.seconds)
            return
        self._begin_stream()
        end = time.monotonic() + turn.seconds
        while time.monotonic() < end and not self.server.owner.wait(turn.drip):
            self._data(b": keep-alive\n\n")

    def _die(self, turn: DiesMidway, *, streamed: bool) -> None:
        self.close_connection = True
        if not streamed:
            self._head(200, "application/json", {"Content-Length": "1000"})
            self.wfile.write(b'{"id": "half')
            return
        self._begin_stream()
        for delta in list(deltas(Says(turn.text)))[: turn.after_chunks + 1]:
            self._event(chunk(self.server.owner.model, delta))
        if turn.tidy:
            self._data(b"")

    def _begin_stream(self) -> None:
        self._head(200, "text/event-stream; charset=utf-8", {"Transfer-Encoding": "chunked"})

    def _event(self, value: dict[str, Any]) -> None:
        self._data(f"data: {json.dumps(value)}\n\n".encode())

    def _data(self, data: bytes) -> None:
        """One HTTP chunk; an empty one ends the response."""
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def _json(self, status: int, value: dict[str, Any]) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _send(self, status: int, content_type: str, body: bytes) -> None:
        self._head(status, content_type, {"Content-Length": str(len(body))})
        self.wfile.write(body)

    def _head(self, status: int, content_type: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": content_type, **headers}.items():
            self.send_header(name, value)
        self.end_headers()


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    """A running server without a script: give it one with `play`."""
    with ModelServer() as server:
        yield server


def main() -> None:
    """Run a server until interrupted."""
    scripts: dict[str, Callable[[argparse.Namespace], Turn | Policy]] = {
        "honest": lambda _: honest,
        "leaky": lambda options: leaky(options.answer),
        "500": lambda _: Fails(500),
        "hang": lambda _: Hangs(),
        "midway": lambda _: DiesMidway("First look at what is asked, and then look at what is given.", 4),
        "malformed": lambda _: Raw("solve", '{"question": "3x + 7 = '),
        "unknown": lambda _: Calls("teleport", {"to": "the answer"}),
        "repeats": lambda _: Repeats("solve", {"question": "3x + 7 = 22"}),
    }
    parser = argparse.ArgumentParser(prog="python -m tests.model_server", description=__doc__.splitlines()[0])
    parser.add_argument("--script", choices=scripts, default="honest")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--answer", default="29", help="what the leaky script says (default: 29)")
    options = parser.parse_args()
    chosen = scripts[options.script](options)
    with ModelServer(chosen if callable(chosen) else lambda *_: chosen, port=options.port) as server:
        print(f"{options.script}: --model {server.spec}    (Ctrl-C stops)", flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
