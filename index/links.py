"""A link to a recording or a caption file, fetched so that it reaches nothing but the public internet.

What is covered: http and https only, public addresses only (`index.network`), at each redirect anew; size and time are
bounded; the file's name is made of the link but is never a path.
What is not: pages that play a video (the link must be the file itself), sign-in, playlists and streams in parts.

What the file is, is told by its content, as everywhere.
"""

from __future__ import annotations

import mimetypes
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

import httpx

from index.errors import BadInput, Unavailable
from index.folders import CAPTIONS
from index.media import MOST_BYTES, SUFFIXES
from index.network import FAILURES, Network, Transport
from index.progress import report
from index.shelf import explained
from index.textfile import shown

_PATIENCE = httpx.Timeout(20.0, connect=10.0)  # seconds without a byte
_MOST_REDIRECTS = 5
_LONGEST_LINK = 4000  # characters
_LONGEST_NAME = 120  # bytes
_PAGES = (b"<!doctype html", b"<html", b"<head", b"<?xml version", b"#extm3u")


def is_link(text: str) -> bool:
    """Whether this names something on a network and not a file.

    >>> is_link("https://example.org/talk.mp4"), is_link("talk.mp4")
    (True, False)
    """
    return "://" in text[:20]


@contextmanager
def fetched(link: str, folder: Path, network: Network | None = None) -> Iterator[Path]:
    """The file behind the link, in a folder of its own below `folder`; gone after the block. Reports progress.

    network: how to reach it; the internet where nothing is said. Raises BadInput, Unavailable or Cancelled.

    >>> with fetched("https://example.org/talk.mp4", home.uploads) as path:  # doctest: +SKIP
    ...     library.add(path)
    """
    with explained("receive the file"):
        own = Path(tempfile.mkdtemp(dir=folder, prefix="link-"))
    try:
        yield _fetch(_checked(link), own, network or Network())
    finally:
        shutil.rmtree(own, ignore_errors=True)


def _checked(link: str) -> httpx.URL:
    try:
        url = httpx.URL(link.strip()[: _LONGEST_LINK + 1])
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise BadInput("This link is not a valid address: copy it anew.") from error
    if url.port is not None and not 0 < url.port < 65_536:
        raise BadInput("This link is not a valid address: copy it anew.")
    if url.scheme not in ("http", "https") or not url.host or len(link) > _LONGEST_LINK:
        raise BadInput("Only links that begin with http:// or https:// can be fetched.")
    if url.userinfo:
        raise BadInput("This link carries a name or password: fetch the file yourself and add it from there.")
    return url


def _fetch(url: httpx.URL, folder: Path, network: Network) -> Path:
    name = _told(url.host)
    received = folder / "received"
    try:
        with (
            httpx.Client(
                transport=Transport(network),
                trust_env=False,
                timeout=_PATIENCE,
                follow_redirects=True,
                max_redirects=_MOST_REDIRECTS,
                headers={"User-Agent": "Lemma", "Accept-Encoding": "identity"},
            ) as client,
            client.stream("GET", url) as response,
        ):
            _welcome(response, name)
            _receive(response, received, name)
            path = folder / _name(url, response)
    except httpx.TooManyRedirects as error:
        raise BadInput(f"The link to {name} leads from one address to the next without end.") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.RemoteProtocolError) as error:
        raise BadInput(f"The link to {name} leads to an address that cannot be fetched.") from error
    except FAILURES as error:
        if time.monotonic() > network.ends:
            raise Unavailable(f"{name} takes too long to send the file: fetch it yourself and add it then.") from error
        raise Unavailable(f"{name} cannot be reached or broke off: check the link and try again.") from error
    if _is_page(received):
        raise BadInput(
            f"The link leads to a page or playlist at {name} and not to a recording or captions: "
            "give the link to the file itself."
        )
    return received.rename(path)


def _welcome(response: httpx.Response, name: str) -> None:
    """Raises BadInput where the answer is not the file."""
    if response.status_code in (401, 403):
        raise BadInput(f"{name} does not give this file to everyone: fetch it yourself and add it then.")
    if response.status_code != 200:
        raise BadInput(f"{name} has nothing at this link (it answers {response.status_code}): is it right?")
    claimed = response.headers.get("Content-Length", "")
    if claimed.isdecimal() and int(claimed) > MOST_BYTES:
        raise BadInput(f"The file at {name} is larger than {MOST_BYTES >> 30} GB: cut it into parts.")


def _receive(response: httpx.Response, file: Path, name: str) -> None:
    claimed = response.headers.get("Content-Length", "")
    total = int(claimed) if claimed.isdecimal() and not response.headers.get("Content-Encoding") else 0
    count = 0
    with explained("receive the file"), file.open("wb") as out:
        for piece in response.iter_bytes(1 << 18):
            count += len(piece)
            if count > MOST_BYTES:
                raise BadInput(f"The file at {name} is larger than {MOST_BYTES >> 30} GB: cut it into parts.")
            out.write(piece)
            report("fetching", min(count / total, 1.0) if total else None, f"{count / 2**20:.1f} MB")
    if count == 0:
        raise BadInput(f"The file at {name} is empty.")


def _name(url: httpx.URL, response: httpx.Response) -> str:
    """A file's name out of the link, else out of where it led, with a suffix that fits; never a path."""
    known = SUFFIXES | CAPTIONS
    names = [_cleaned(url.path), _cleaned(response.url.path)]
    for name in names:
        if Path(name).suffix.lower() in known:
            return name
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    suffix = mimetypes.guess_extension(kind) or ""
    name = names[0] or names[1] or "lecture"
    return name + suffix if suffix in known else name


def _cleaned(path: str) -> str:
    """The last part of a link's path as one plain name, "" where there is none.

    >>> _cleaned("/talks/..%2F..%2Fetc%2Fmy%20talk.mp4")
    'my talk.mp4'
    """
    name = unquote(unquote(path)).replace("\\", "/").rstrip("/").rpartition("/")[2]
    name = shown("".join(char if char.isprintable() else " " for char in name)).strip(". ") if name else ""
    stem, suffix = Path(name).stem, Path(name).suffix
    if name and len(suffix) <= 6:
        room = _LONGEST_NAME - len(suffix.encode())
        name = stem.encode()[:room].decode(errors="ignore") + suffix
    return name.encode()[:_LONGEST_NAME].decode(errors="ignore")


def _is_page(file: Path) -> bool:
    with file.open("rb") as content:
        head = content.read(1024)
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGES)


def _told(host: str) -> str:
    """A host's name as it may stand in a sentence."""
    return shown(host.replace("/", " "))
