"""Does a lecture answer, and where? What it covers is answered with the right moment, and what it does not is refused.

    python -m tests.benchmarks.coverage [QUESTIONS.jsonl | --fit]

A line of coverage.jsonl: {"id", "lecture" (number of the video), "question", "moment": [from, to] seconds, null where
it has no answer}. The lectures come from $LEMMA_DATA. Every question is asked as on the chat, with its lecture open;
answered means that the reply quotes, right that a quote lies within 15 seconds of the moment.

The score's weights are fitted to these questions, and to the answerable ones asked of lectures chosen at random that
are not their own. In the row "cross-validated" they are fitted, for each lecture, to the questions on the others; "as
shipped" are those of `index.support`, fitted to all. A file named on the command line is only measured: its questions
are nobody's business here.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import embedding, support
from index.home import Home
from index.library import Library
from index.support import Question
from tools.caller import Caller
from tools.lectures import search_lecture

DATA = Path(os.environ.get("LEMMA_DATA", Path(__file__).parents[2] / ".." / "shared" / "data")) / "lectures"
QUESTIONS = Path(__file__).with_suffix(".jsonl")
_NEAR = 15.0  # seconds within which a moment is right
_STRANGE = 12  # lectures that are not its own, of which each answerable question is asked for the fit
_FITTED = [support.FEATURES.index(name) for name in ("cosine", "neighbourhood", "echo")]
_LENIENT = 0.2  # added to the fitted bias: of the two mistakes, refusing what was said is the commoner
_STRENGTH = 3.0  # of the logistic regression (scikit-learn's C, on features of unit variance)


@dataclass(frozen=True)
class Asked:
    """One question of one lecture; `moment` in seconds, None where the lecture does not answer it."""

    lecture: str
    text: str
    moment: tuple[float, float] | None


@dataclass(frozen=True)
class Reply:
    """Whether the chat answered, and whether its first quote, or any, lies at the moment."""

    answered: bool
    first: bool
    among: bool


def main(arguments: Sequence[str]) -> int:
    """Index the lectures, ask, and print the table."""
    if not DATA.is_dir():
        print(f"There are no lectures in {DATA}; set LEMMA_DATA.")
        return 1
    fit = "--fit" in arguments
    file = next((Path(argument) for argument in arguments if not argument.startswith("-")), QUESTIONS)
    questions = [_asked(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    files = {_number(path): path for path in sorted(DATA.glob("*.srt"))}
    own = file == QUESTIONS
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Home.open(folder))
        wanted = files if own else {question.lecture for question in questions}
        ids = {number: library.add(files[number]).id for number in sorted(wanted)}
        seconds: list[float] = []

        def replied(question: Asked) -> Reply:
            begun = time.perf_counter()
            caller = Caller(home=library.home, lecture=ids[question.lecture])
            result = search_lecture(question.text, caller=caller)
            seconds.append(time.perf_counter() - begun)
            begin, end = question.moment or (-1e9, -1e9)
            right = [hit.start <= end + _NEAR and hit.end >= begin - _NEAR for hit in result.quotes]
            return Reply(result.covered, right[:1] == [True], any(right))

        replied(questions[0])
        if own:
            examples = _examples(questions, library, ids, files)
            if fit:
                print([round(float(weight), 3) for weight in _fitted(examples)])
                return 0
        print("| questions | answerable | answered | right moment first | among the quotes | unanswerable | refused |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        if own:
            replies: dict[Asked, Reply] = {}
            for lecture in sorted({question.lecture for question in questions}):
                weights = _fitted([example for example in examples if example[0].lecture != lecture])
                with _scored_by(weights):
                    replies |= {q: replied(q) for q in questions if q.lecture == lecture}
            _print("cross-validated by lecture", questions, replies.__getitem__)
        seconds.clear()
        _print("as shipped" if own else file.name, questions, replied)
        print(f"\nMedian search: {1000 * statistics.median(seconds):.0f} ms")
    return 0


Example = tuple[Asked, np.ndarray, bool, float]  # a question, its best sentence's features, answerable or not, weight


def _examples(
    questions: Sequence[Asked], library: Library, ids: dict[str, str], files: dict[str, Path]
) -> list[Example]:
    """What the score is fitted to."""
    chance = random.Random(1)
    materials = {number: library._opened(library.get(id)).material for number, id in ids.items()}
    examples: list[Example] = []
    for question, vector in zip(questions, embedding.embed([q.text for q in questions]), strict=True):
        asked = Question(question.text, vector)

        def best(lecture: str, asked: Question = asked) -> np.ndarray:
            rows = support.features(asked, materials[lecture])
            return rows[int(np.argmax(support.order(rows)))][_FITTED]

        examples.append((question, best(question.lecture), question.moment is not None, 1.0))
        if question.moment is not None:
            others = [number for number in ids if _topic(files[number]) != _topic(files[question.lecture])]
            for other in chance.sample(others, _STRANGE):
                examples.append((question, best(other), False, 1 / _STRANGE))
    return examples


def _fitted(examples: Sequence[Example]) -> np.ndarray:
    """The weights of the fitted features, and the bias, by logistic regression."""
    from sklearn.linear_model import LogisticRegression

    rows = np.array([features for _, features, _, _ in examples], np.float64)
    spread = rows.std(axis=0)
    answerable = [answer for _, _, answer, _ in examples]
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(rows / spread, answerable, sample_weight=[weight for *_, weight in examples])
    return np.append(model.coef_[0] / spread, model.intercept_[0] + _LENIENT)


@contextmanager
def _scored_by(weights: np.ndarray) -> Iterator[None]:
    shipped = support.SCORE, support.BIAS
    score = [0.0] * len(support.FEATURES)
    for place, weight in zip(_FITTED, weights, strict=False):
        score[place] = float(weight)
    support.SCORE, support.BIAS = tuple(score), float(weights[-1])
    try:
        yield
    finally:
        support.SCORE, support.BIAS = shipped


def _asked(row: dict) -> Asked:
    return Asked(row["lecture"], row["question"], tuple(row["moment"]) if row["moment"] else None)


def _number(path: Path) -> str:
    """The video's number in its file's name: "07", "tasks_03"."""
    return path.name[: re.search(r"\d+", path.name).end()]  # type: ignore[union-attr]


def _topic(path: Path) -> str:
    """The title without what tells two versions of one video apart."""
    return re.sub(r"^(?:tasks_)?\d+_|-?\((?:pytorch|tensorflow)\)|\.srt$", "", path.name)


def _print(name: str, questions: Sequence[Asked], replied: Callable[[Asked], Reply]) -> None:
    covered = [replied(question) for question in questions if question.moment]
    strange = [replied(question) for question in questions if not question.moment]
    answered = sum(reply.answered for reply in covered) / len(covered)
    first = sum(reply.answered and reply.first for reply in covered) / len(covered)
    among = sum(reply.answered and reply.among for reply in covered) / len(covered)
    refused = sum(not reply.answered for reply in strange) / len(strange)
    print(f"| {name} | {len(covered)} | {answered:.0%} | {first:.0%} | {among:.0%} | {len(strange)} | {refused:.0%} |")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
