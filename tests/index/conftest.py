"""What the index's tests share: a fresh home, development data where there is some, and small recordings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.home import Home
from index.library import Library
from tests.index.recordings import SPOKEN, write_srt

DATA = Path(os.environ.get("LEMMA_DATA", Path(__file__).parents[2] / ".." / "shared" / "data"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home nobody else uses."""
    return Home.open(tmp_path / "home")


@pytest.fixture
def library(home: Home) -> Library:
    return Library(home)


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    """A small lecture on derivatives and integrals, as captions."""
    return write_srt(tmp_path / "calculus.srt", SPOKEN)


@pytest.fixture
def speech() -> Path:
    """Clips of read speech."""
    folder = DATA / "speech"
    if not folder.is_dir():
        pytest.skip(f"there are no recordings of speech in {folder}")
    return folder


@pytest.fixture
def real_captions() -> list[Path]:
    """Caption files of real course videos."""
    folder = DATA / "lectures"
    if not folder.is_dir():
        pytest.skip(f"there are no captions in {folder}")
    return sorted(folder.glob("*.srt"))
