"""Links to recordings and captions: what is fetched, and what is never reached.

Names are resolved by a table, and what would be a connection to a public address goes to a server on this machine; all
that checks and bounds is the real thing.
"""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpcore
import pytest

from index import links, network
from index.__main__ import main
from index.errors import BadInput, Cancelled, LemmaError, Unavailable
from index.home import Home
from index.library import Library
from index.links import fetched, is_link
from index.network import Network, is_public
from index.progress import Progress, listening
from tests.index.recordings import SPOKEN, write_media, write_srt
from tools import lectures
from tools.caller import Caller

PUBLIC = "93.184.216.34"
SRT = "1\n00:00:01,000 --> 00:00:03,000\nThe chain rule has two factors.\n"


class Server(ThreadingHTTPServer):
    """Serves `files` by path; counts what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []

    def put(self, path: str, content: bytes = b"", status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.files[path] = (status, {"Content-Length": str(len(content))} | named, content)
        return f"http://lectures.example{path}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path == "/drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                try:
                    self.wfile.write(b"x")
                except OSError:
                    return
                time.sleep(0.05)
        status, headers, content = self.server.files.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Quietly."""


class Wired(Network):
    """The public internet is one server here; names stand for what the table says, in turn where there are several."""

    def __init__(self, port: int, names: dict[str, list[list[str]]], seconds: float = 60.0) -> None:
        super().__init__(seconds)
        self.port, self.names = port, names
        self.dialled: list[str] = []

    def addresses(self, host: str, port: int) -> list[str]:
        answers = self.names.get(host)
        if not answers:
            raise socket.gaierror("no such name")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def dial(self, address: str, port: int, timeout: float | None, options: Any) -> httpcore.NetworkStream:
        self.dialled.append(address)
        return super().dial("127.0.0.1", self.port, timeout, options)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield made
        made.shutdown()


@pytest.fixture
def wired(server: Server) -> Wired:
    return Wired(server.server_port, {"lectures.example": [[PUBLIC]], "inside.example": [["10.0.0.7"]]})


def get(link: str, folder: Path, wired: Network) -> tuple[str, bytes]:
    with fetched(link, folder, wired) as path:
        found = path.name, path.read_bytes()
    assert list(folder.iterdir()) == []  # nothing stays
    return found


def test_a_file_is_fetched_for_as_long_as_it_is_needed(server: Server, wired: Wired, tmp_path: Path) -> None:
    link = server.put("/course/chain%20rule.srt?key=1", SRT.encode())
    assert get(link, tmp_path, wired) == ("chain rule.srt", SRT.encode())
    assert wired.dialled == [PUBLIC]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/..%2f..%2f..%2fetc%2fpasswd.srt", "passwd.srt"),
        ("/%252e%252e%252fsecret.vtt", "secret.vtt"),
        ("/a%5c..%5cb.srt", "b.srt"),
        ("/.hidden.srt", "hidden.srt"),
        ("/", "lecture.vtt"),
        ("/download?id=7", "download.vtt"),
        ("/%00%0a.srt", "srt.vtt"),
        ("/" + "é" * 300 + ".srt", "é" * 58 + ".srt"),
    ],
)
def test_the_name_is_never_a_path(server: Server, wired: Wired, tmp_path: Path, path: str, name: str) -> None:
    from urllib.parse import quote

    link = server.put(quote(path, safe="/%?=."), SRT.encode(), Content_Type="text/vtt; charset=utf-8")
    got, _ = get(link, tmp_path, wired)
    assert len(got.encode()) <= 120
    assert "/" not in got
    if "é" not in name:
        assert got == name


def test_redirects_are_followed_and_checked_each(server: Server, wired: Wired, tmp_path: Path) -> None:
    server.put("/files/1a2b3c", SRT.encode())
    link = server.put("/talk.srt", status=302, Location="/files/1a2b3c")
    assert get(link, tmp_path, wired)[0] == "talk.srt"
    for target in ("http://inside.example/x.srt", "http://inside.example:8080/", "//inside.example/x.srt"):
        link = server.put("/in", status=302, Location=target)
        with pytest.raises(BadInput, match=r"inside\.example is inside a private network"):
            get(link, tmp_path, wired)
    for target in ("file:///etc/hostname", "ftp://lectures.example/x"):
        link = server.put("/out", status=302, Location=target)
        with pytest.raises(BadInput, match=r"http:// or https://|cannot be fetched"):
            get(link, tmp_path, wired)
    link = server.put("/round", status=302, Location="/round")
    with pytest.raises(BadInput, match="without end"):
        get(link, tmp_path, wired)
    assert set(wired.dialled) == {PUBLIC}


def test_a_name_that_changes_its_answer_gains_nothing(server: Server, tmp_path: Path) -> None:
    """The address that was checked is the one that is dialled; asked again, the name is checked again."""
    wired = Wired(server.server_port, {"lectures.example": [[PUBLIC], ["127.0.0.1"]]})
    assert get(server.put("/a.srt", SRT.encode()), tmp_path, wired)[0] == "a.srt"
    assert wired.dialled == [PUBLIC]
    with pytest.raises(BadInput, match="private network"):
        get(server.put("/a.srt", SRT.encode()), tmp_path, wired)


def test_one_private_address_among_public_ones_is_enough(server: Server, tmp_path: Path) -> None:
    wired = Wired(server.server_port, {"lectures.example": [[PUBLIC, "::1"]]})
    with pytest.raises(BadInput, match="private network"):
        get(server.put("/a.srt", SRT.encode()), tmp_path, wired)
    assert wired.dialled == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1",
     "2002:7f00:1::", "64:ff9b::a00:1", "2001:0:4136:e378::1", "198.18.0.1", "192.0.2.1", "2001:db8::1", "nonsense"],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "link",
    ["http://127.0.0.1:9/a.srt", "http://localhost/a.srt", "http://[::1]/a.srt", "http://2130706433/a.srt",
     "http://0x7f.1/a.srt", "http://127.1/a.srt", "http://[::ffff:127.0.0.1]/a.srt", "http://0/a.srt"],
)  # fmt: skip
def test_this_machine_is_not_reached_by_any_spelling(link: str, tmp_path: Path) -> None:
    """Over the real network, whose resolver knows these spellings or does not."""
    with pytest.raises(LemmaError, match=r"private network|cannot be reached"):
        get(link, tmp_path, Network())


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("file:///etc/passwd", "http:// or https://"),
        ("ftp://lectures.example/a.srt", "http:// or https://"),
        ("https://", "http:// or https://"),
        ("http://me:secret@lectures.example/a.srt", "carries a name or password"),
        ("http://lectures.example:99999/a.srt", "not a valid address"),
        ("http://lectures.example/" + "a" * 5000, "http:// or https://"),
        ("http://nowhere.example/a.srt", r"nowhere\.example cannot be reached"),
        ("http://lectures.example/missing.srt", "answers 404"),
    ],
)
def test_a_link_that_cannot_be_fetched_is_told_in_a_sentence(
    link: str, why: str, wired: Wired, server: Server, tmp_path: Path
) -> None:
    with pytest.raises(LemmaError, match=why) as raised:
        get(link, tmp_path, wired)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\n<!DOCTYPE html><html><body>Watch here</body></html>", "a page or playlist"),
        (b"\xef\xbb\xbf<html>", "a page or playlist"),
        (b"#EXTM3U\nhttp://127.0.0.1/secret.ts\n", "a page or playlist"),
        (b"", "is empty"),
    ],
)
def test_content_decides_what_it_is(server: Server, wired: Wired, tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        get(server.put("/talk.mp4", content, Content_Type="video/mp4"), tmp_path, wired)


def test_sign_in_is_told(server: Server, wired: Wired, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not give this file to everyone"):
        get(server.put("/talk.mp4", status=403), tmp_path, wired)


def test_size_is_bounded_whatever_is_claimed(
    server: Server, wired: Wired, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "MOST_BYTES", 100_000)
    with pytest.raises(BadInput, match="is larger than"):
        get(server.put("/claims.mp4", b"x", Content_Length="999999999999"), tmp_path, wired)
    bomb = gzip.compress(bytes(5_000_000))
    with pytest.raises(BadInput, match="is larger than"):
        get(server.put("/bomb.mp4", bomb, Content_Encoding="gzip"), tmp_path, wired)
    with pytest.raises(BadInput, match="is larger than"):
        get(server.put("/big.mp4", bytes(200_000)), tmp_path, wired)


def test_a_server_that_drips_is_left(server: Server, tmp_path: Path) -> None:
    wired = Wired(server.server_port, {"lectures.example": [[PUBLIC]]}, seconds=0.5)
    with pytest.raises(Unavailable, match=r"lectures\.example takes too long"):
        get("http://lectures.example/drip", tmp_path, wired)


def test_it_can_be_stopped(server: Server, wired: Wired, tmp_path: Path) -> None:
    stop = threading.Event()
    seen: list[Progress] = []

    def hear(progress: Progress) -> None:
        seen.append(progress)
        stop.set()

    link = server.put("/talk.mp4", bytes(3_000_000))
    with listening(hear, stop), pytest.raises(Cancelled):
        get(link, tmp_path, wired)
    assert seen[0].stage == "fetching"
    assert 0 < (seen[0].fraction or 0) < 1


def test_is_link() -> None:
    assert [is_link(name) for name in ("https://a.org/b", "FTP://x", "a.mp4", "C:\\a.mp4", "lectures/a.srt")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_add_on_the_command_line_takes_links(
    home: Home, server: Server, wired: Wired, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(links, "Network", lambda: wired)
    link = server.put("/calculus.srt", write_srt(tmp_path / "x.srt", SPOKEN).read_bytes())
    assert main(["--home", str(home.root), "add", link, "http://inside.example/b.srt"]) == 1
    told = capsys.readouterr()
    assert "Calculus" in told.out
    assert "Not added: inside.example is inside a private network" in told.err
    assert "1 of 2 files" in told.err
    assert list(home.uploads.iterdir()) == []


def test_a_learner_adds_a_recording_by_its_link(
    home: Home, server: Server, wired: Wired, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "Network", lambda: wired)
    ada = Caller(home, owner="ada")
    video = server.put("/calculus.mp4", write_media(tmp_path / "x.mp4", 50.0, video=True).read_bytes())
    captions = server.put("/calculus.srt", write_srt(tmp_path / "x.srt", SPOKEN).read_bytes())
    added = lectures.add_lecture(video, captions=captions, caller=ada)
    assert (added.title, added.source, added.media) == ("Calculus", "calculus.mp4", True)
    assert Library(home).media_path(added.lecture, "ada") is not None
    made = lectures.transcribe(captions, caller=ada)
    assert made.sentences[0].text == SPOKEN[0]
    with pytest.raises(BadInput, match="not a file you have uploaded"):
        lectures.transcribe("/etc/hostname", caller=ada)


def test_a_name_server_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    released = threading.Event()
    monkeypatch.setattr(network, "_RESOLVING", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: released.wait(10) and [])
    with pytest.raises(Unavailable, match="cannot be reached"):
        get("http://lectures.example/a.srt", tmp_path, Network())
    released.set()
