"""How Chroma is reached: a folder on this disk, or the server of LEMMA_CHROMA. What is kept in it: `index.store`."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from index.errors import BadInput, Unavailable
from index.home import Home

SETTING = "LEMMA_CHROMA"
_GREETING = 10.0  # seconds in which a server that is there says so


def server() -> str | None:
    """The server's address, http://host:port or https://host:port; None where Chroma is on this disk.

    Raises BadInput for a setting that is no such address.
    """
    address = os.environ.get(SETTING, "").strip()
    if not address:
        return None
    try:
        parts = urlsplit(address)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        right = False
    if not right:
        raise BadInput(f"{SETTING}={address} is no address of a Chroma server: write it as http://host:port.")
    return address


def opened(folder: Path) -> Any:
    """A client of the database in `folder`, which is made where there is none."""
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient

    try:
        return chromadb.PersistentClient(str(folder), settings=_settings())
    except BaseException:
        # Chroma 1.5 keeps a system that failed to start, and would hand it out again after a repair.
        SharedSystemClient._identifier_to_system.pop(str(folder), None)
        raise


def connected(address: str, seconds: float) -> Any:
    """A client of the server, which has so many seconds for each answer. Raises Unavailable where none answers."""
    import httpx

    parts = urlsplit(address)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 8000)
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else str(parts.hostname)
    try:
        # Chroma's own client waits without end, from its first question on.
        httpx.get(f"{parts.scheme}://{host}:{port}/api/v2/heartbeat", timeout=min(seconds, _GREETING))
        import chromadb

        client = chromadb.HttpClient(host=str(parts.hostname), port=port, ssl=secure, settings=_settings())
    except Exception as error:
        raise Unavailable(f"No Chroma server answers at {address} ({SETTING}): is it running?") from error
    hold_to(client, seconds)
    return client


def hold_to(client: Any, seconds: float) -> None:
    """Give the server so many seconds for each answer; later ones fail as `unreachable`."""
    session = getattr(getattr(client, "_server", None), "_session", None)
    if session is not None:  # what Chroma's client asks with; it has no setting for this
        session.timeout = seconds


def unreachable(error: BaseException) -> bool:
    """Whether this is a connection's failure, not the database's."""
    import httpx

    return isinstance(error, httpx.TransportError)


def home_mark(home: Home) -> str:
    """What tells this home's collections from another's on the same server; made at the first call, then kept."""
    file = home.lectures / ".home"
    if not file.exists():
        draft = file.with_name(f".home-{secrets.token_hex(8)}")
        draft.write_text(draft.name[6:])
        with suppress(FileExistsError):  # another process was faster
            os.link(draft, file)
        draft.unlink()
    return file.read_text()


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)
