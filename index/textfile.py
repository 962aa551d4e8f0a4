"""Reads a text file whose encoding nobody promised, and names files in sentences without trusting their names."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

from index.errors import BadInput

MOST_BYTES = 16 * 2**20  # a day of captions is under 4 MB
_SNIFFED = 65_536
_MARKS = (  # longest first: UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def shown(path: str | Path) -> str:
    """The file's own name, fit for one line of text: no folders, no control characters, at most 80 characters.

    >>> shown("folder/a\\nb.srt")
    'a b.srt'
    """
    name = Path(path).name or str(path)
    name = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in name).strip() or "the file"
    return name if len(name) <= 80 else f"{name[:60]}…{name[-18:]}"


def is_text(path: Path) -> bool:
    """Whether the file's beginning reads as text in any encoding we know. Raises BadInput where it cannot be opened."""
    head = _head(path, _SNIFFED)
    return _encoding(head) is not None


def read_text(path: Path) -> tuple[str, list[str]]:
    """The file's text with \\n line ends and no byte-order mark, and notes on what was guessed.

    Raises BadInput where the file is missing, unreadable, empty, too large or no text.
    """
    raw = _head(path, MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise BadInput(f"{shown(path)} is larger than {MOST_BYTES >> 20} MB, too large to be captions.")
    if not raw.strip(b"\x00 \t\r\n"):
        raise BadInput(f"{shown(path)} is empty.")
    encoding = _encoding(raw)
    if encoding is None:
        raise BadInput(f"{shown(path)} is not text, so it cannot be read as captions.")
    text = raw.decode(encoding, errors="replace").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    notes = []
    if encoding == "cp1252":
        notes.append("The file is not UTF-8; it was read as Western European text.")
    elif "\ufffd" in text:
        notes.append("Some characters were damaged and could not be read.")
    return text, notes


def _head(path: Path, size: int) -> bytes:
    try:
        if not path.is_file():
            raise BadInput(f"{shown(path)} is not a file that can be read: is the path right?")
        with path.open("rb") as file:
            return file.read(size)
    except (OSError, ValueError) as error:  # ValueError: a NUL inside the name
        reason = getattr(error, "strerror", None) or "its name is not valid"
        raise BadInput(f"{shown(path)} cannot be opened: {reason}.") from error


def _encoding(raw: bytes) -> str | None:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    sample = raw[:_SNIFFED]
    if sample.count(0) > len(sample) // 5:  # UTF-16 without its mark: every other byte of Latin text is zero
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) > 10 * min(even, odd) + 1:
            return "utf-16-le" if odd > even else "utf-16-be"
        return None
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 12, 13, 27))
    if controls > len(sample) // 200:
        return None
    text = raw.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    if damaged <= 1 or damaged * 4 < sum(1 for char in text if ord(char) > 127):
        return "utf-8"
    # Western European text is mostly ASCII; compressed data, which may hold no zero byte, is not.
    return "cp1252" if damaged * 3 < len(text) else None
