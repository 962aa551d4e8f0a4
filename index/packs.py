"""One lecture as one file to hand on: a zip of its transcript and recording, with a manifest and checksums.

    manifest.json    {"format": "lemma-lecture", "version": 1, "title", "source", "seconds", "digest", "media",
                      "files": {name: {"size", "sha256"}}}
    transcript.json  sentences with times
    media.mp4        the recording, where there is one

Vectors and keyphrases are not in it: they are made again, so a pack carries nothing that has to be believed. Reading
accepts exactly these names and sizes and nothing else; no name in a pack ever becomes a path.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import BadInput
from index.lecture import Lecture, clean_title
from index.progress import check_cancelled
from index.shelf import explained
from index.textfile import shown
from index.transcript import Transcript

FORMAT, VERSION = "lemma-lecture", 1
_MOST = {"manifest.json": 2**20, "transcript.json": 2**26, "media": 4 * 2**30}  # bytes
_MEDIA = re.compile(r"media(\.[a-z0-9]{1,5})?")
_PIECE = 2**20


@dataclass(frozen=True)
class Pack:
    """What was found inside, verified; `media` lies in a temporary folder."""

    title: str
    source: str
    seconds: float
    digest: str  # of the file the lecture was first made from, as the pack claims
    content: str  # of what is in this pack, as computed here
    transcript: Transcript
    media: Path | None


def write(lecture: Lecture, folder: Path, target: Path) -> Path:
    """Write the lecture in `folder` to `target`, all at once. Raises Unavailable where the disk refuses."""
    names = ["transcript.json", *([lecture.media] if lecture.media else [])]
    files = {name: {"size": (folder / name).stat().st_size, "sha256": _sha256(folder / name)} for name in names}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "title": lecture.title,
        "source": lecture.source,
        "seconds": lecture.seconds,
        "digest": lecture.digest,
        "media": lecture.media,
        "files": files,
    }
    with explained(f"write {shown(target)}"):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".pack-")
        try:
            with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
                pack.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
                for name in names:
                    stored = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
                    pack.write(folder / name, name, compress_type=stored)
            os.replace(temporary, target)
        finally:
            Path(temporary).unlink(missing_ok=True)
    return target


@contextmanager
def opened(file: Path, workspace: Path) -> Iterator[Pack]:
    """Verify the pack and unpack it below `workspace` for as long as the block lasts. Raises BadInput, Unavailable."""
    with explained("unpack the lecture"):
        folder = Path(tempfile.mkdtemp(dir=workspace, prefix="pack-"))
    try:
        yield _read(file, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read(file: Path, folder: Path) -> Pack:
    name = shown(file)
    try:
        if not file.is_file():
            raise BadInput(f"{name} is not a file that can be read: is the path right?")
        with zipfile.ZipFile(file) as pack:
            manifest = _manifest(pack, name)
            for inside, promised in manifest["files"].items():
                with explained("unpack the lecture"):
                    _unpack(pack, inside, promised, folder / inside, name)
        text = (folder / "transcript.json").read_text(encoding="utf-8")
        return _pack(manifest, Transcript.from_json(json.loads(text)), folder)
    except BadInput:
        raise
    except (zipfile.BadZipFile, zlib.error, ArithmeticError, ValueError, LookupError, TypeError, EOFError) as error:
        raise BadInput(f"{name} is not a Lemma lecture, or it is damaged; nothing was imported.") from error
    except RuntimeError as error:  # nested too deeply; encrypted; packed in a way unknown here
        raise BadInput(f"{name} is not a Lemma lecture; nothing was imported.") from error


def _pack(manifest: dict[str, Any], transcript: Transcript, folder: Path) -> Pack:
    seconds = float(manifest["seconds"])
    if not transcript.sentences or not 0 <= seconds < 1e7:
        raise ValueError("no sentences, or an impossible length")
    return Pack(
        title=clean_title(str(manifest["title"])),
        source=shown(str(manifest["source"])),
        seconds=max(seconds, transcript.seconds),
        digest=str(manifest["digest"]),
        content=hashlib.sha256("".join(file["sha256"] for file in manifest["files"].values()).encode()).hexdigest(),
        transcript=transcript,
        media=folder / manifest["media"] if manifest["media"] else None,
    )


def _manifest(pack: zipfile.ZipFile, name: str) -> dict[str, Any]:
    """The manifest, after checking that the zip holds exactly what it lists and nothing larger than allowed."""
    listed = pack.namelist()
    if len(listed) > 8 or pack.getinfo("manifest.json").file_size > _MOST["manifest.json"]:
        raise BadInput(f"{name} is not a Lemma lecture: it holds more than one lecture can; nothing was imported.")
    with pack.open("manifest.json") as entry:
        manifest = json.loads(entry.read(_MOST["manifest.json"] + 1))
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ValueError("another kind of zip")
    if manifest.get("version") != VERSION:
        raise BadInput(f"{name} was made by another version of Lemma (pack version {manifest.get('version')!r:.20}).")
    files, media = manifest["files"], manifest["media"]
    if media is not None and not _MEDIA.fullmatch(str(media)):
        raise ValueError("a media file by another name")
    allowed = {"transcript.json", *([media] if media else [])}
    if set(files) != allowed or sorted(listed) != sorted({"manifest.json", *allowed}):
        raise ValueError("files that do not belong in a pack")
    return manifest


def _unpack(pack: zipfile.ZipFile, inside: str, promised: dict[str, Any], target: Path, name: str) -> None:
    """Copy one entry out, never more bytes than promised and allowed, and compare its checksum."""
    limit = _MOST["transcript.json" if inside == "transcript.json" else "media"]
    size = int(promised["size"])
    if not 0 <= size <= limit or pack.getinfo(inside).file_size != size:
        raise BadInput(f"{name} holds a file of a size it should not have; nothing was imported.")
    seen, checksum = 0, hashlib.sha256()
    with pack.open(inside) as source, target.open("wb") as copy:
        while piece := source.read(_PIECE):
            check_cancelled()
            seen += len(piece)
            if seen > size:
                raise BadInput(f"{name} holds more than it says; nothing was imported.")
            checksum.update(piece)
            copy.write(piece)
    if seen != size or checksum.hexdigest() != promised["sha256"]:
        raise BadInput(f"{name} is damaged: a checksum does not match; nothing was imported.")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
