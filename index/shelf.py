"""A lecture's folder on disk: what is in it, written all at once or not at all, and read back.

    lectures/<id>/lecture.json      the Lecture, without its id
                  transcript.json   sentences with times
                  original.json     the same before its first edit, where somebody edited it
                  captions.vtt      the same for a player
                  vectors.npz       one row a sentence; the passages' borders
                  media.mp4         the recording, where there is one
                  replaces          the id of the version before, until that one has made room

A folder being made is called .adding-<id>, one being thrown away .removing-<id>; a lock file in it tells the living
from the dead, so that what a killed import left behind can be swept.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import itertools
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import BadInput, Unavailable
from index.lecture import Lecture, Prepared, is_id
from index.passages import passage_vectors
from index.support import Material
from index.transcript import Transcript, to_vtt

if TYPE_CHECKING:
    import numpy as np

ADDING, REMOVING = ".adding-", ".removing-"
DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)  # when reading
_LOCK = "lock"
_REPLACES = "replaces"
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")


@dataclass(frozen=True)
class Opened:
    """What a search needs of one lecture, read once and kept while it does not change."""

    transcript: Transcript
    vectors: np.ndarray  # float32, sentences x width
    spans: tuple[tuple[int, int], ...]

    @cached_property
    def passages(self) -> np.ndarray:
        """One unit row (float32) a passage."""
        return passage_vectors(self.vectors, self.transcript.sentences, self.spans)

    @cached_property
    def material(self) -> Material:
        """What a search computes of its sentences once."""
        return Material([sentence.text for sentence in self.transcript.sentences], self.vectors)


def read_lecture(folder: Path) -> Lecture | None:
    """The lecture in this folder, None where there is none (any more) or it is damaged."""
    try:
        stamp = (folder / "lecture.json").stat()
    except OSError:
        return None
    return _lecture(str(folder), stamp.st_mtime_ns, stamp.st_ino)


@lru_cache(maxsize=4096)
def _lecture(folder: str, _changed: int, _inode: int) -> Lecture | None:
    try:
        data = json.loads((Path(folder) / "lecture.json").read_text(encoding="utf-8"))
        for name in ("keyphrases", "notes"):
            data[name] = tuple(data[name])
        return Lecture(id=Path(folder).name, **data)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_lecture(folder: Path, lecture: Lecture) -> None:
    """Write lecture.json in one step: a reader sees the old or the new one."""
    data = asdict(lecture)
    del data["id"]
    temporary = folder / ".lecture.json"
    temporary.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(temporary, folder / "lecture.json")


def write_content(folder: Path, prepared: Prepared) -> None:
    """Write transcript, captions and vectors, each in one step."""
    text = json.dumps(prepared.transcript.to_json(), ensure_ascii=False, indent=0)
    for name, content in (("transcript.json", text), ("captions.vtt", to_vtt(prepared.transcript))):
        temporary = folder / f".{name}"
        temporary.write_text(content, encoding="utf-8")
        os.replace(temporary, folder / name)
    write_vectors(folder, prepared.vectors, prepared.spans)


def write_vectors(folder: Path, vectors: np.ndarray, spans: Sequence[tuple[int, int]]) -> None:
    """Write the sentences' rows (float16) and the passages' borders in one step."""
    import numpy as np

    temporary = folder / ".vectors.npz"
    with temporary.open("wb") as file:
        np.savez(file, sentences=vectors, spans=np.array(spans, np.int32).reshape(-1, 2))
    os.replace(temporary, folder / "vectors.npz")


def copy_media(source: Path, folder: Path) -> str:
    """Copy the recording into the folder; returns its name there, of which only the suffix is the user's."""
    suffix = source.suffix.lower()
    name = "media" + (suffix if _SUFFIX.fullmatch(suffix) else "")
    shutil.copyfile(source, folder / name)
    return name


def open_lecture(folder: Path) -> Opened | None:
    """Transcript and vectors, None where the lecture is gone or damaged."""
    try:
        stamp = (folder / "vectors.npz").stat()
        return _opened(str(folder), stamp.st_mtime_ns, stamp.st_ino)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=256)
def _opened(folder: str, _changed: int, _inode: int) -> Opened:
    import numpy as np

    transcript = read_transcript(Path(folder))
    with np.load(Path(folder) / "vectors.npz", allow_pickle=False) as stored:
        vectors = stored["sentences"].astype(np.float32)
        spans = tuple((int(first), int(last)) for first, last in stored["spans"])
    count = len(transcript.sentences)
    if vectors.ndim != 2 or len(vectors) != count or any(not 0 <= a < b <= count for a, b in spans):
        raise ValueError("vectors and transcript do not belong together")
    return Opened(transcript, vectors, spans)


def read_transcript(folder: Path) -> Transcript:
    """The transcript kept in this folder. Raises OSError or ValueError."""
    data = json.loads((folder / "transcript.json").read_text(encoding="utf-8"))
    return Transcript.from_json(data)


_PATIENCE = 1000  # times the folder may vanish between two system calls; more means that something else is wrong


@contextmanager
def building(shelf: Path, identifier: str) -> Iterator[Path]:
    """A folder to build a lecture in; gone afterwards unless it was renamed. Raises Unavailable when the disk refuses.

    Two builders of the same lecture wait for each other. Raises BadInput for what can be no lecture's id: nothing
    that a page sends may become a path.
    """
    if not is_id(identifier):
        raise BadInput("There is no such lecture.")
    folder = shelf / f"{ADDING}{identifier}"
    with explained("store the lecture"):
        for attempt in itertools.count():
            try:
                folder.mkdir(parents=True, exist_ok=True)
                lock = (folder / _LOCK).open("w")
            except (FileExistsError, FileNotFoundError):  # the builder before us was just taking the folder away
                if attempt == _PATIENCE:
                    raise
                continue
            fcntl.flock(lock, fcntl.LOCK_EX)
            with contextlib.suppress(OSError):
                if os.fstat(lock.fileno()).st_ino == (folder / _LOCK).stat().st_ino:
                    break
            lock.close()  # the builder before us has finished and taken the folder with it: begin again
        try:
            for leftover in folder.iterdir():
                if leftover.name != _LOCK:
                    leftover.unlink()
            yield folder
        finally:
            if folder.exists():
                shutil.rmtree(folder, ignore_errors=True)
            lock.close()


def publish(folder: Path, final: Path) -> None:
    """Give a built folder its real name: from now on the lecture exists."""
    (folder / _LOCK).unlink()
    os.rename(folder, final)


def hide(folder: Path) -> Path:
    """Take a lecture out of sight in one step; returns where it lies until it is thrown away."""
    hidden = folder.with_name(f"{REMOVING}{folder.name}")
    shutil.rmtree(hidden, ignore_errors=True)
    with explained("remove the lecture"):
        os.rename(folder, hidden)
    return hidden


def leftovers(shelf: Path) -> Iterator[tuple[str, Path]]:
    """(lecture id, folder) of what killed processes left half made or half removed."""
    for folder in sorted(shelf.glob(".*-*")):
        identifier = folder.name.removeprefix(ADDING).removeprefix(REMOVING)
        if not is_id(identifier) or not folder.is_dir():
            continue
        if folder.name.startswith(REMOVING):
            yield identifier, folder
            continue
        try:
            with (folder / _LOCK).open("r") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield identifier, folder
        except BlockingIOError:
            continue  # somebody is still building it
        except OSError:
            yield identifier, folder


def mark_replacing(folder: Path, older: str) -> None:
    """Write down which lecture makes room for the one built here: a kill may come between the two steps."""
    (folder / _REPLACES).write_text(older, encoding="utf-8")


def unmark_replacing(folder: Path) -> None:
    """The version before has made room, or stays for good."""
    with contextlib.suppress(OSError):
        (folder / _REPLACES).unlink(missing_ok=True)


def replacing(shelf: Path) -> Iterator[tuple[str, str]]:
    """(id of a lecture, id of the version before) where that one has not made room yet."""
    for mark in sorted(shelf.glob(f"*/{_REPLACES}")):
        with contextlib.suppress(OSError, ValueError):
            older = mark.read_text(encoding="utf-8")
            if is_id(mark.parent.name) and is_id(older) and older != mark.parent.name:
                yield mark.parent.name, older


def untouched_since(folder: Path, moment: str) -> bool:
    """Whether no file of this lecture was written after the moment, an ISO date and time."""
    try:
        return all(file.stat().st_mtime <= datetime.fromisoformat(moment).timestamp() for file in folder.iterdir())
    except (OSError, ValueError):
        return False


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Turn a disk's refusal into one sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            reason = "the disk is full; free some space and try again"
        elif error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            reason = "its folder is read-only; choose another with --home DIR or LEMMA_HOME"
        else:
            reason = f"the disk refused ({error.strerror or error})"
        raise Unavailable(f"Lemma could not {doing}: {reason}. Nothing was changed.") from error
