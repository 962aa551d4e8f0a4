"""Where Lemma keeps its state: one folder, and the names of everything in it.

Deleting the folder resets everything; Lemma writes nowhere else. This module only names paths and creates
folders; it opens no file and knows nothing of what is inside one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from index.errors import Unavailable

SHARED = "shared"  # the owner of lectures everyone may see


@dataclass(frozen=True)
class Home:
    """The state folder. `Home.open()` is how everyone gets one.

    >>> Home(Path("/tmp/lemma")).lectures.name
    'lectures'
    """

    root: Path

    @classmethod
    def open(cls, root: str | Path | None = None) -> Home:
        """Return the home at `root`, else `$LEMMA_HOME`, else the platform's data folder; create it if missing.

        Raises Unavailable when the folder cannot be created or written to.
        """
        chosen = Path(root or os.environ.get("LEMMA_HOME") or platformdirs.user_data_dir("lemma", appauthor=False))
        home = cls(chosen.expanduser().resolve())
        try:
            for folder in (home.root, home.lectures, home.clips, home.cache, home.uploads):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable(
                f"Lemma cannot write its folder {home.root}: {error.strerror or error}. "
                "Choose another with --home DIR or LEMMA_HOME."
            ) from error
        return home

    @property
    def lectures(self) -> Path:
        """One folder a lecture: its media, its transcript, its keyphrases."""
        return self.root / "lectures"

    @property
    def chroma(self) -> Path:
        """Chroma's database of passage vectors."""
        return self.root / "chroma"

    @property
    def conversations(self) -> Path:
        """LangGraph's checkpoints (SQLite)."""
        return self.root / "conversations.sqlite"

    @property
    def history(self) -> Path:
        """What learners did: titles, notes, quiz items, answers, cards (SQLite)."""
        return self.root / "history.sqlite"

    @property
    def clips(self) -> Path:
        """Rendered animations, by content."""
        return self.root / "clips"

    @property
    def cache(self) -> Path:
        """Anything that can be made again: converted models, Gradio's temporary files."""
        return self.root / "cache"

    @property
    def downloads(self) -> Path:
        """Files made for a learner to take away, and those they hand over through the page; the page's own cache."""
        return self.cache / "gradio"

    @property
    def uploads(self) -> Path:
        """Files being received; emptied at start-up."""
        return self.root / "uploads"
