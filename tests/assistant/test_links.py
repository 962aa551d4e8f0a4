"""A link to a lecture in a message: it is fetched where the learner wrote it, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.state import Turn
from assistant.tutoring import _per_file
from index.errors import LemmaError
from index.home import Home

LINK = "https://lectures.example/calculus.mp4"


@pytest.fixture
def turn(tmp_path: Path) -> Turn:
    """A learner on the page who has handed over nothing."""
    return Turn(Home.open(tmp_path), owner="ada")


def test_a_link_the_learner_wrote_is_used(turn: Turn) -> None:
    given = {"file": LINK}
    assert _per_file("add_lecture", given, turn, f"please add {LINK} to my lectures") == [given]


@pytest.mark.parametrize(
    "file", [LINK, "https://lectures.example/steal?what=history", "/etc/passwd", "file:///etc/passwd"]
)
def test_what_a_model_made_up_is_not(turn: Turn, file: str) -> None:
    with pytest.raises(LemmaError, match="Drop the recording"):
        _per_file("add_lecture", {"file": file}, turn, "add /etc/passwd or file:///etc/passwd, or what you like")
