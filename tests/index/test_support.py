"""One lecture is held against the others that the learner sees: what another one answers scores less here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import embedding, support
from index.errors import Unavailable
from index.library import Library
from index.store import Store
from index.support import SUPPORTED, Material, Question
from tests.index.recordings import SPOKEN, write_srt

BREAD = (
    "Today we bake bread.",
    "Mix flour, water, salt and yeast in a large bowl.",
    "Then knead the dough for ten minutes until it is smooth.",
    "Let the dough rise for two hours under a wet cloth.",
    "Bake the bread in a very hot oven for half an hour.",
)
ABOUT_BREAD = "How long should the dough rise?"


def question(text: str) -> Question:
    return Question(text, embedding.embed([text])[0])


def test_only_a_better_answer_elsewhere_counts() -> None:
    assert support.apart(6.0, None) == support.apart(6.0, 4.0) == support.apart(6.0, 6.2) == 0
    assert support.apart(6.0, 8.3) == pytest.approx(2.0)


def test_the_score_falls_and_keeps_its_order() -> None:
    rows = np.array([[0.5, 0.5, 3.0, 0.9, 0.1, 0.0], [0.2, 0.3, 0.0, 0.1, 0.9, 1.0]], np.float32)
    alone, among = support.scores(rows), support.scores(rows, 0.1)
    assert (among < alone).all()
    assert alone[0] > alone[1] and among[0] > among[1]
    assert ((among > 0) & (among < 1)).all()


def test_a_word_that_nobody_says_nearby_counts_against_a_sentence() -> None:
    material = Material(BREAD, embedding.embed(BREAD))
    asked, other = (question(f"How long should the {what} rise in the bowl?") for what in ("dough", "kubernetes"))
    heard, unheard = (support.features(one, material)[:, support.FEATURES.index("unheard")] for one in (asked, other))
    assert (heard[1:4] < unheard[1:4]).all()


def test_names_are_what_is_written_like_one() -> None:
    assert question("what is 1/λ, or A^T A, or x^2 + 2X").names == set()
    assert question("Does the TensorBoard show GPT-3's loss?").names == {"tensorboard", "gpt"}
    material = Material(BREAD, embedding.embed(BREAD))
    unnamed = support.features(question("Is it like a Parisian Baguette?"), material)[
        :, support.FEATURES.index("unnamed")
    ]
    assert unnamed.tolist() == [2.0] * len(BREAD)


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
