"""One lecture is held against the others that the learner sees: what another one answers scores less here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import support
from index.errors import Unavailable
from index.library import Library
from index.store import Store
from index.support import SUPPORTED
from tests.index.recordings import SPOKEN, write_srt

BREAD = (
    "Today we bake bread.",
    "Mix flour, water, salt and yeast in a large bowl.",
    "Then knead the dough for ten minutes until it is smooth.",
    "Let the dough rise for two hours under a wet cloth.",
    "Bake the bread in a very hot oven for half an hour.",
)
ABOUT_BREAD = "How long should the dough rise?"


def test_only_a_much_nearer_lecture_counts() -> None:
    assert support.elsewhere(0.5, None) == support.elsewhere(0.5, 0.5) == support.elsewhere(0.5, 0.59) == 0
    assert support.elsewhere(0.5, 0.65) == pytest.approx(0.05)
    assert support.elsewhere(0.1, 0.9) == support.elsewhere(0.1, 0.5) == pytest.approx(0.1)


def test_the_score_falls_and_keeps_its_order() -> None:
    rows = np.array([[0.5, 0.5, 3.0, 0.9], [0.2, 0.3, 0.0, 0.1]], np.float32)
    alone, among = support.scores(rows), support.scores(rows, 0.1)
    assert (among < alone).all()
    assert alone[0] > alone[1] and among[0] > among[1]
    assert ((among > 0) & (among < 1)).all()


def test_what_another_lecture_answers_scores_less_here(library: Library, captions: Path, tmp_path: Path) -> None:
    calculus = library.add(captions)
    alone = library.search(ABOUT_BREAD, lecture=calculus.id)
    known = library.search("Who compared solids slice by slice?", lecture=calculus.id)
    bread = library.add(write_srt(tmp_path / "bread.srt", BREAD))
    beside = library.search(ABOUT_BREAD, lecture=calculus.id)
    assert [hit.text for hit in beside] == [hit.text for hit in alone]
    assert beside[0].score < alone[0].score < SUPPORTED
    assert library.search(ABOUT_BREAD, lecture=bread.id)[0].score >= SUPPORTED
    assert library.search("Who compared solids slice by slice?", lecture=calculus.id) == known


def test_two_recordings_of_one_lecture_do_not_lower_each_other(library: Library, tmp_path: Path) -> None:
    first = library.add(write_srt(tmp_path / "monday.srt", BREAD))
    alone = library.search(ABOUT_BREAD, lecture=first.id)
    library.add(write_srt(tmp_path / "friday.srt", (*BREAD, "See you next week.")))
    assert library.search(ABOUT_BREAD, lecture=first.id) == alone


def test_what_somebody_else_keeps_for_herself_is_not_compared(library: Library, captions: Path, tmp_path: Path) -> None:
    calculus = library.add(captions)
    alone = library.search(ABOUT_BREAD, lecture=calculus.id)
    library.add(write_srt(tmp_path / "bread.srt", BREAD), owner="ada")
    assert library.search(ABOUT_BREAD, lecture=calculus.id) == alone


def test_one_lecture_is_asked_without_chroma_too(
    library: Library, captions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calculus = library.add(captions)
    near = Store.near

    def broken(self: Store, vector: np.ndarray, *, lecture: str | None, **rest: object) -> list[object]:
        if lecture is None:
            raise Unavailable("The index in this folder cannot be read.")
        return near(self, vector, lecture=lecture, **rest)  # type: ignore[arg-type,return-value]

    monkeypatch.setattr(Store, "near", broken)
    with pytest.raises(Unavailable):
        library.search("Who compared solids slice by slice?")
    assert library.search("Who compared solids slice by slice?", lecture=calculus.id)[0].text == SPOKEN[7]
