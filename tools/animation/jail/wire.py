"""The one channel between a jailed process and us: small frames, each a kind, a length, and bytes.

Neither side trusts the bytes of the other to be code; ours does not trust them to be anything. A frame longer than
allowed, an unknown kind or a channel that ends in the middle is an error, not a wait.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

READY, BEGIN, PROGRESS, ASK, TOLD, FILE, DONE = "READY", "BEGIN", "PROGRESS", "ASK", "TOLD", "FILE", "DONE"
KINDS = (READY, BEGIN, PROGRESS, ASK, TOLD, FILE, DONE)
_HEADER = struct.Struct(">BI")
SMALL = 4 * 1024 * 1024  # bytes: the largest frame but a file's
FILES = ("clip.mp4", "poster.png")


class BrokenWireError(Exception):
    """What came is not a frame."""


def pack(kind: str, body: bytes) -> bytes:
    """Return one frame.

    >>> pack(DONE, b"{}")[:5]
    b'\\x06\\x00\\x00\\x00\\x02'
    """
    return _HEADER.pack(KINDS.index(kind), len(body)) + body


def pack_json(kind: str, value: Any) -> bytes:
    """Return a frame of plain data."""
    return pack(kind, json.dumps(value).encode())


def pack_file(name: str, content: bytes) -> bytes:
    """Return a frame that hands over a file; `name` is one of FILES."""
    return pack(FILE, bytes([FILES.index(name)]) + content)


def unpack(read: Callable[[int], bytes], largest: int = SMALL) -> tuple[str, Any]:
    """Read one frame with `read` (exactly that many bytes, or raises); return its kind and its plain data.

    A FILE's data is (name, bytes). Raises BrokenWireError when it is not a frame, or longer than `largest`.
    """
    number, length = _HEADER.unpack(read(_HEADER.size))
    if number >= len(KINDS):
        raise BrokenWireError(f"no frame has kind {number}")
    kind = KINDS[number]
    if length > (largest if kind == FILE else min(largest, SMALL)):
        raise BrokenWireError(f"a frame of {length} bytes is too long")
    body = read(length)
    if kind == FILE:
        if not body or body[0] >= len(FILES):
            raise BrokenWireError("a file without a known name")
        return kind, (FILES[body[0]], body[1:])
    try:
        return kind, json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BrokenWireError("a frame that is not JSON") from error
