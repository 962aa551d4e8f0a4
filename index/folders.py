"""Which files of a folder are lectures: recordings and captions, a recording's own captions not twice."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from index.errors import BadInput
from index.media import SUFFIXES as RECORDINGS
from index.textfile import shown

CAPTIONS = frozenset((".srt", ".vtt", ".sbv", ".ass", ".ssa", ".json", ".txt"))


def files_below(paths: Iterable[str | Path]) -> list[Path]:
    """Named files as they are; of named folders, everything below that looks like a lecture by its suffix, sorted.

    Hidden files and links are passed over. Raises BadInput for a path that is not there or a folder without lectures.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if not path.is_dir():
            if not path.exists():
                raise BadInput(f"There is no file or folder {shown(path)}: is the path right?")
            found[path] = None
            continue
        below = sorted(file for file in path.rglob("*") if _is_lecture(file, path))
        if not below:
            raise BadInput(f"There are no recordings or captions in the folder {shown(path)}.")
        found.update(dict.fromkeys(below))
    return list(found)


def _is_lecture(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    suffix = file.suffix.lower()
    return not hidden and not file.is_symlink() and file.is_file() and (suffix in RECORDINGS or suffix in CAPTIONS)
