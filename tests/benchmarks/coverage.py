"""Does a lecture answer, and where? What it covers is answered with the right moment, and what it does not is refused.

    python -m tests.benchmarks.coverage [QUESTIONS.jsonl | --fit]

A line of coverage.jsonl: {"id", "lecture" (number of the video), "question", "moment": [from, to] seconds, null where
it has no answer}. coverage_paraphrased.jsonl has two more: "wording", of questions that avoid the lecture's words:
"own words" as a learner would put it, "vague" with hardly a word of the subject; and "part", "development" or "held"
back, by lecture. Both files were written by who wrote the search, with the transcripts at hand; the second before the
score that it measures. The lectures come from $LEMMA_DATA. Every question is asked as on the chat, with its lecture
open and all lectures in the library; answered means that the reply quotes, right that a quote lies within 15 seconds of
the moment. Of the unanswerable questions most are near the lecture's topic; a row has those that are just about another
lecture: each answerable one, asked of lectures chosen at random.

The score's weights are fitted to all these but what is held back, each question with libraries of several sizes. The
bias is set where 95% of the unanswerable questions are refused, over these sizes. In the rows "cross-validated" both
are made, for each lecture, from the questions on the others; "as shipped" are those of `index.support`. A file named on
the command line is only measured, with the lectures it names: its questions are nobody's business here.
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
PARAPHRASED = Path(__file__).with_name("coverage_paraphrased.jsonl")
_NEAR = 15.0  # seconds within which a moment is right
_STRANGE = 12  # lectures that are not its own, of which each answerable question is asked for the fit
_SIZES = (0, 5, 20, 81)  # other lectures in the library
_FITTED = [support.FEATURES.index(name) for name in ("cosine", "neighbourhood", "echo")]
_REFUSED = 0.95  # of the unanswerable questions
_STRENGTH = 3.0  # of the logistic regression (scikit-learn's C, on features of unit variance)


@dataclass(frozen=True)
class Asked:
    """One question of one lecture; `moment` in seconds, None where the lecture does not answer it."""

    lecture: str
    text: str
    moment: tuple[float, float] | None
    wording: str
    held: bool = False


@dataclass(frozen=True)
class Example:
    """One question asked of its own or of another lecture, as the fit sees it."""

    question: Asked
    own: bool
    features: np.ndarray  # of the best sentence, those of _FITTED
    apart: tuple[float, ...]  # `support.elsewhere` in libraries of _SIZES
    size: int  # the place of the one it is fitted with

    @property
    def answerable(self) -> bool:
        return self.own and self.question.moment is not None


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
    named = [Path(argument) for argument in arguments if not argument.startswith("-")]
    questions = [question for file in named or (QUESTIONS, PARAPHRASED) for question in _read(file)]
    files = {_number(path): path for path in sorted(DATA.glob("*.srt"))}
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Home.open(folder))
        wanted = {question.lecture for question in questions} if named else files
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
        if "--fit" in arguments:
            weights = _fitted(_examples([q for q in questions if not q.held], library, ids, files))
            print([round(float(weight), 3) for weight in weights])
            return 0
        print("| questions | answerable | answered | right moment first | among the quotes | unanswerable | refused |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        if not named:
            _print_crossed(questions, _examples([q for q in questions if not q.held], library, ids, files), replied)
        seconds.clear()
        for (wording, held), group in _grouped(questions).items():
            _print(f"{wording}{', held back' * held}, as shipped", group, replied)
        print(f"\nMedian search: {1000 * statistics.median(seconds):.0f} ms")
    return 0


def _print_crossed(questions: Sequence[Asked], examples: Sequence[Example], replied: Callable[[Asked], Reply]) -> None:
    """The rows for which the score is fitted without the lecture that is asked."""
    replies: dict[Asked, Reply] = {}
    refused: list[bool] = []
    for lecture in sorted({question.lecture for question in questions}):
        weights = _fitted([example for example in examples if example.question.lecture != lecture])
        with _scored_by(weights):
            replies |= {q: replied(q) for q in questions if q.lecture == lecture and not q.held}
        strange = [e for e in examples if e.question.lecture == lecture and not e.own]
        refused += [_logit(e, weights, len(_SIZES) - 1) < 0 for e in strange]
    for (wording, held), group in _grouped(questions).items():
        if not held:
            _print(f"{wording}, cross-validated", group, replies.__getitem__)
    print(f"| asked of another lecture, cross-validated | | | | | {len(refused)} | {sum(refused) / len(refused):.0%} |")


def _examples(
    questions: Sequence[Asked], library: Library, ids: dict[str, str], files: dict[str, Path]
) -> list[Example]:
    """What the score is fitted to."""
    chance = random.Random(1)
    stored = {number: library._opened(library.get(id)) for number, id in ids.items()}
    examples: list[Example] = []
    for question, vector in zip(questions, embedding.embed([q.text for q in questions]), strict=True):
        asked = Question(question.text, vector)
        nearest = {number: float((opened.passages @ vector).max()) for number, opened in stored.items()}

        def example(
            lecture: str, question: Asked = question, asked: Question = asked, nearest: dict[str, float] = nearest
        ) -> Example:
            rows = support.features(asked, stored[lecture].material)
            others = chance.sample([number for number in ids if number != lecture], len(ids) - 1)
            if lecture != question.lecture and chance.random() < 0.5:  # what answers it is there as often as not
                others.remove(question.lecture)
                others.insert(0, question.lecture)
            apart = tuple(
                support.elsewhere(nearest[lecture], max((nearest[other] for other in others[:size]), default=None))
                for size in _SIZES
            )
            best = rows[int(np.argmax(support.order(rows)))][_FITTED]
            return Example(question, lecture == question.lecture, best, apart, chance.randrange(len(_SIZES)))

        examples.append(example(question.lecture))
        if question.moment is not None:
            others = [number for number in ids if _topic(files[number]) != _topic(files[question.lecture])]
            examples += [example(other) for other in chance.sample(others, _STRANGE)]
    return examples


def _fitted(examples: Sequence[Example]) -> np.ndarray:
    """The weights of the fitted features and of `elsewhere`, by logistic regression, and the bias."""
    from sklearn.linear_model import LogisticRegression

    rows = np.array([[*example.features, example.apart[example.size]] for example in examples], np.float64)
    spread = rows.std(axis=0)
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(
        rows / spread,
        [example.answerable for example in examples],
        sample_weight=[1.0 if example.own else 1 / _STRANGE for example in examples],
    )
    weights = np.append(model.coef_[0] / spread, 0.0)
    unanswerable = [example for example in examples if example.own and not example.answerable]
    logits = [_logit(example, weights, size) for example in unanswerable for size in range(len(_SIZES))]
    weights[-1] = -np.quantile(logits, _REFUSED)
    return weights


def _logit(example: Example, weights: np.ndarray, size: int) -> float:
    """What the score is the logistic function of."""
    return float(np.array([*example.features, example.apart[size], 1.0]) @ weights)


@contextmanager
def _scored_by(weights: np.ndarray) -> Iterator[None]:
    shipped = support.SCORE, support.ELSEWHERE, support.BIAS
    score = [0.0] * len(support.FEATURES)
    for place, weight in zip(_FITTED, weights, strict=False):
        score[place] = float(weight)
    support.SCORE, support.ELSEWHERE, support.BIAS = tuple(score), float(weights[-2]), float(weights[-1])
    try:
        yield
    finally:
        support.SCORE, support.ELSEWHERE, support.BIAS = shipped


def _read(file: Path) -> list[Asked]:
    return [_asked(json.loads(line), file) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _grouped(questions: Sequence[Asked]) -> dict[tuple[str, bool], list[Asked]]:
    groups: dict[tuple[str, bool], list[Asked]] = {}
    for question in questions:
        groups.setdefault((question.wording, question.held), []).append(question)
    return groups


def _asked(row: dict, file: Path) -> Asked:
    wording = row.get("wording", "plain" if file == QUESTIONS else file.name)
    moment = tuple(row["moment"]) if row["moment"] else None
    return Asked(row["lecture"], row["question"], moment, wording, row.get("part") == "held")


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
