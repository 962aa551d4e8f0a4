"""Does a search find the sentence a student's question is about? Lectures and questions come from $LEMMA_DATA.

    python -m tests.benchmarks.retrieval [--fit]

Ten MIT mathematics lectures and 53 questions from under their videos (Wang et al. 2024, "Backtracing"): greetings,
times and half sentences included. A hit is a sentence the annotators named, first or among the first three. Compared in
the same run: the cosine of all-MiniLM-L6-v2 alone, BM25 alone (bm25s, by its own words and by ours), and
`Library.search` with one lecture open. The search has four weights. In the row "cross-validated" they are fitted, for
each lecture, to the questions on the other lectures (the two uploads of one lecture count as one); "as shipped" are the
weights in `index.support`, fitted to all 53, so that row is no measurement of what to expect. Which features there are,
and how far a neighbourhood reaches, was decided with all questions in view, which flatters both rows a little.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import embedding, ingest, support
from index.home import Home
from index.lecture import Hit
from index.lexical import content_words
from index.library import Library
from index.support import Material, Question
from index.transcript import Sentence, Transcript

DATA = Path(os.environ.get("LEMMA_DATA", Path(__file__).parents[2] / ".." / "shared" / "data")) / "retrieval"
_SCALE = np.array((5.0, 5.0, 0.1, 1.0))  # brings the features to like sizes, so that one penalty fits all
_PENALTY = 0.3
_SECONDS = 4.0  # given to each sentence: the transcripts carry no times

_COSINE = support.FEATURES.index("cosine")

Rows = list[np.ndarray]
Ranked = Callable[[str], Sequence[int]]


@dataclass(frozen=True)
class Asked:
    """One question: its lecture, and the numbers of the sentences it is about."""

    lecture: str
    text: str
    right: frozenset[int]


def main(arguments: Sequence[str]) -> int:
    """Print the table; with --fit, the weights over all questions."""
    if not DATA.is_dir():
        print(f"There are no lectures with questions in {DATA}; set LEMMA_DATA.")
        return 1
    lectures = {row["lecture"]: row["sentences"] for row in _lines("transcripts.jsonl")}
    questions = [Asked(r["lecture"], r["question"], frozenset(r["sentences"])) for r in _lines("questions.jsonl")]
    vectors = {name: embedding.embed(sentences) for name, sentences in lectures.items()}
    asked = embedding.embed([question.text for question in questions])
    materials = {name: Material(sentences, vectors[name]) for name, sentences in lectures.items()}
    rows = [
        support.features(Question(question.text, vector), materials[question.lecture])[:, : len(support.ORDER)]
        for question, vector in zip(questions, asked, strict=True)
    ]
    if "--fit" in arguments:
        print([round(float(weight), 3) for weight in fitted(rows, questions)])
        return 0
    print("| ranking | right sentence first | among three |")
    print("|---|--:|--:|")
    _print("MiniLM alone", questions, lambda n: _best(rows[n][:, _COSINE]))
    for words, tokens in (("its own words", _its_tokens), ("our words", content_words)):
        ranked = {name: _bm25(sentences, tokens) for name, sentences in lectures.items()}

        def by_words(number: int, ranked: dict[str, Ranked] = ranked) -> Sequence[int]:
            return ranked[questions[number].lecture](questions[number].text)

        _print(f"BM25 alone (bm25s, {words})", questions, by_words)
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Home.open(folder))
        stored = {name: _store(library, name, sentences) for name, sentences in lectures.items()}

        def searched(number: int) -> list[int]:
            hits = library.search(questions[number].text, lecture=stored[questions[number].lecture], top=3)
            return [_number(hit) for hit in hits]

        group = {name: " ".join(sentences[3:20]) for name, sentences in lectures.items()}
        folds = sorted({group[question.lecture] for question in questions})
        found: dict[int, list[int]] = {}
        for fold in folds:
            others = [n for n, question in enumerate(questions) if group[question.lecture] != fold]
            with _ordered_by(fitted([rows[n] for n in others], [questions[n] for n in others])):
                found |= {n: searched(n) for n, q in enumerate(questions) if group[q.lecture] == fold}
        _print(f"Lemma, cross-validated over {len(folds)} lectures", questions, found.__getitem__)
        _print("Lemma as shipped", questions, searched)
    return 0


def fitted(rows: Rows, questions: Sequence[Asked]) -> np.ndarray:
    """Weights that make the right sentences likely: a softmax over each lecture's sentences, with a small penalty."""
    from scipy.optimize import minimize

    scaled = [each.astype(np.float64) * _SCALE for each in rows]
    right = [sorted(question.right) for question in questions]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = _PENALTY * float(weights @ weights) / 2, _PENALTY * weights
        for each, numbers in zip(scaled, right, strict=True):
            logits = each @ weights
            likely = np.exp(logits - logits.max())
            named = likely[numbers]
            total -= float(np.log(named.sum() / likely.sum()))
            slope = slope - each[numbers].T @ named / named.sum() + each.T @ likely / likely.sum()
        return total, slope

    return minimize(loss, np.zeros(len(_SCALE)), jac=True, method="L-BFGS-B").x * _SCALE


def _lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def _its_tokens(text: str) -> list[str]:
    import bm25s

    return bm25s.tokenize(text, stopwords="en", return_ids=False, show_progress=False)[0]


def _bm25(sentences: Sequence[str], tokens: Callable[[str], list[str]]) -> Ranked:
    import bm25s

    index = bm25s.BM25()
    index.index([tokens(sentence) or ["…"] for sentence in sentences], show_progress=False)

    def ranked(question: str) -> Sequence[int]:
        known = [token for token in tokens(question) if token in index.vocab_dict]
        return _best(index.get_scores(known)) if known else range(len(sentences))

    return ranked


def _best(scores: np.ndarray) -> list[int]:
    return np.argsort(-scores, kind="stable").tolist()


def _store(library: Library, name: str, sentences: Sequence[str]) -> str:
    """Keep the lecture, each annotated sentence as one of its sentences."""
    said = tuple(Sentence(_SECONDS * n, _SECONDS * (n + 1), text) for n, text in enumerate(sentences))
    prepared = ingest.analyse(Transcript(said, "en", "captions"), source=f"{name}.srt", digest=name, media=False)
    return library.store(prepared, None).id


def _number(hit: Hit) -> int:
    return round(hit.start / _SECONDS)


@contextmanager
def _ordered_by(weights: np.ndarray) -> Iterator[None]:
    shipped = support.ORDER
    support.ORDER = tuple(float(weight) for weight in weights)
    try:
        yield
    finally:
        support.ORDER = shipped


def _print(name: str, questions: Sequence[Asked], ranked: Callable[[int], Sequence[int]]) -> None:
    first = among = 0
    for number, question in enumerate(questions):
        best = [int(sentence) for sentence in ranked(number)[:3]]
        first += best[0] in question.right
        among += bool(question.right & set(best))
    print(f"| {name} | {first / len(questions):.3f} | {among / len(questions):.3f} |")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
