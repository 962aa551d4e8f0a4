"""Vectors: the same as sentence-transformers makes, from any thread."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from yake import KeywordExtractor

from index import minilm, minilm_bytes
from index.captions import read_captions
from index.chapters import central, chapters
from index.embedding import WIDTH, embed
from index.errors import Cancelled
from index.keyphrases import keyphrases, occurrences
from index.progress import listening
from index.transcript import Sentence
from index.yake_ranking import ranked
from tests.index.recordings import SPOKEN


def test_rows_are_unit_vectors_in_order_whatever_the_batch() -> None:
    texts = [f"{text} {'more words ' * (number % 9)}" for number, text in enumerate(SPOKEN * 4)]
    together = embed(texts)
    assert together.shape == (len(texts), WIDTH)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together[7], embed([texts[7]])[0], atol=1e-4)
    assert embed([]).shape == (0, WIDTH)


@pytest.mark.parametrize("text", ["", " ", "x" * 100_000, "word " * 20_000, "∫ x² dx = ⅓x³ 🎓", "\0\ud7ff"])
def test_odd_texts_have_vectors_too(text: str) -> None:
    assert np.isfinite(embed([text])).all()


def test_meaning_is_near() -> None:
    cat, kitten, loan = embed(["A cat sleeps.", "The kitten is napping.", "The bank raised its interest rates."])
    assert cat @ kitten > 0.5 > 0.2 > cat @ loan


def test_threads_share_one_model() -> None:
    expected = embed(SPOKEN)
    wrong: list[str] = []

    def work() -> None:
        if not np.allclose(embed(SPOKEN), expected, atol=1e-4):
            wrong.append(threading.current_thread().name)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_embedding_can_be_stopped() -> None:
    stop = threading.Event()
    stop.set()
    with listening(lambda _: None, stop), pytest.raises(Cancelled):
        embed(SPOKEN)


def test_byte_products_give_nearly_the_same_vectors(real_captions: list[Path]) -> None:
    texts = [sentence.text for path in real_captions[::9] for sentence in read_captions(path).sentences]
    cosines = np.sum(embed(texts) * embed(texts, quick=True), axis=1)
    assert (cosines > 0.985).all()
    assert (cosines > 0.99).mean() > 0.98


def test_a_processor_without_byte_products_uses_the_exact_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm_bytes, "worthwhile", lambda: False)
    texts = [f"{text} Number {number}." for number, text in enumerate(SPOKEN * 30)]
    assert np.allclose(embed(texts), embed(texts, quick=True), atol=1e-4)


@pytest.mark.slow
def test_vectors_equal_those_of_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer

    texts = [*SPOKEN, "", "word " * 1000, "ÉCOLE naïve ∫ 中文"]
    theirs = SentenceTransformer(str(minilm.folder()), device="cpu").encode(texts, normalize_embeddings=True)
    assert (np.sum(embed(texts) * theirs, axis=1) > 0.9999).all()


def test_keyphrases_say_what_it_is_about_and_where() -> None:
    text = " ".join(SPOKEN)
    found = keyphrases(text, 8)
    assert {"derivative", "integral"} <= {phrase.text.lower() for phrase in found}
    assert found[0].score == 1.0
    assert [phrase.score for phrase in found] == sorted((phrase.score for phrase in found), reverse=True)
    for phrase in found:
        assert phrase.spans == occurrences(text, phrase.text)
        assert all(text[start:end].lower().startswith(phrase.text.lower()[:3]) for start, end in phrase.spans)


@pytest.mark.parametrize(
    "text", ["", "the of and", "A1 B2 3.5% x_y don't U.S.A. e.g. ∫ 中文 É ſ İ ΑΣ", " ".join(SPOKEN * 3)]
)
def test_phrases_are_ranked_as_the_yake_package_ranks_them(text: str) -> None:
    theirs = KeywordExtractor(lan="en", n=3, top=60).extract_keywords(text)
    assert ranked(text, 60) == [(phrase, float(cost)) for phrase, cost in theirs]


def test_real_lectures_are_ranked_as_the_yake_package_ranks_them(real_captions: list[Path]) -> None:
    for path in real_captions[::20]:
        text = " ".join(sentence.text for sentence in read_captions(path).sentences)
        theirs = KeywordExtractor(lan="en", n=3, top=140).extract_keywords(text)
        assert ranked(text, 140) == [(phrase, float(cost)) for phrase, cost in theirs]


def test_near_duplicates_are_one_phrase() -> None:
    found = keyphrases("Neural networks learn. A neural network has layers. The neural networks have weights.", 10)
    assert sum("network" in phrase.text.lower() and "neural" in phrase.text.lower() for phrase in found) == 1


def test_every_occurrence_is_a_whole_word() -> None:
    assert occurrences("Art: the art of arts is not in parties, ART.", "art") == ((0, 3), (9, 12), (16, 20), (40, 43))


@pytest.mark.parametrize("text", ["", "   ", "1 2 3", "?!", "the of and", "x"])
def test_texts_without_phrases_have_none(text: str) -> None:
    assert keyphrases(text) == []


def test_chapters_break_where_the_topic_does() -> None:
    bread = ["Knead the dough well.", "Let the dough rise overnight.", "Bake the bread in a hot oven.",
             "A sourdough starter needs flour.", "Flour and water make dough.", "The crust of the bread browns.",
             "Yeast makes the dough rise."]  # fmt: skip
    stars = ["A star burns hydrogen.", "Galaxies hold billions of stars.", "The telescope sees a distant galaxy.",
             "A supernova is an exploding star.", "Planets orbit their star.", "Light from the galaxy is old.",
             "Black holes bend the light of stars."]  # fmt: skip
    sentences = [Sentence(20.0 * i, 20.0 * i + 19, text) for i, text in enumerate(bread + stars)]
    vectors = embed([sentence.text for sentence in sentences])
    assert chapters(sentences, vectors) == [(0, 7), (7, 14)]
    assert len(central(sentences, vectors)) == 3
    assert chapters(sentences[:1], vectors[:1]) == [(0, 1)]
