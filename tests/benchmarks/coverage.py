"""Does a lecture answer, and where? What it covers is answered with the right moment, and what it does not is refused.

    python -m tests.benchmarks.coverage [QUESTIONS.jsonl | --fit]

A line of coverage.jsonl: {"id", "lecture" (number of the video), "question", "moment": [from, to] seconds, null where
it has no answer}. coverage_paraphrased.jsonl has two more: "wording", of questions that avoid the lecture's words:
"own words" as a learner would put it, "vague" with hardly a word of the subject; and "part", "development" or "held"
back, by lecture. Both were written by who wrote the search, with the transcripts at hand. coverage_strangers.jsonl is
by two readers who had not seen it ("moments": every place where the answer is said), one for development, one held
back. The lectures come from $LEMMA_DATA. Every question is asked as on the chat, with its lecture open and all lectures
in the library; answered means that the reply quotes, surely that it does not add that it is unsure, right that a quote
lies within 15 seconds of a moment. Of the unanswerable questions most are near the lecture's topic: what its learner
could ask, but it does not say. Rows have those that are about another lecture: the strangers', and each answerable one,
asked of lectures chosen at random.

The score's weights are fitted to all these but what is held back and the vague, each question with libraries of several
sizes. The bias is set where 91% of what our own and the stranger's questions ask is answered. In the rows
"cross-validated" both are made, for each lecture, from the questions on the others; "as shipped" are those of
`index.support`. A file named on the command line is only measured, with the lectures it names.
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
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import embedding, support
from index.home import Home
from index.lexical import Counts, content_words
from index.library import Library
from index.shelf import Opened
from index.support import Material, Question
from tools.caller import Caller
from tools.lectures import search_lecture

DATA = Path(os.environ.get("LEMMA_DATA", Path(__file__).parents[2] / ".." / "shared" / "data")) / "lectures"
QUESTIONS = Path(__file__).with_suffix(".jsonl")
PARAPHRASED = Path(__file__).with_name("coverage_paraphrased.jsonl")
STRANGERS = Path(__file__).with_name("coverage_strangers.jsonl")
_NEAR = 15.0  # seconds within which a moment is right
_STRANGE = 12  # lectures that are not its own, of which each answerable question is asked for the fit
_SIZES = (0, 5, 20, 81)  # other lectures in the library
_FITTED = [support.FEATURES.index(name) for name in ("cosine", "neighbourhood", "echo", "unheard", "unnamed")]
_ANSWERED = 0.91  # of the answerable questions in words like the lecture's
_STRENGTH = 3.0  # of the logistic regression (scikit-learn's C, on features of unit variance)


@dataclass(frozen=True)
class Asked:
    """One question of one lecture; `moments` in seconds, None where the lecture does not answer it."""

    lecture: str
    text: str
    moments: tuple[tuple[float, float], ...] | None
    wording: str
    held: bool = False


@dataclass(frozen=True)
class Example:
    """One question asked of its own or of another lecture, as the fit sees it."""

    question: Asked
    own: bool
    features: np.ndarray  # of the best sentence, those of _FITTED
    apart: tuple[float, ...]  # `support.apart` in libraries of _SIZES
    size: int  # the place of the one it is fitted with

    @property
    def answerable(self) -> bool:
        return self.own and self.question.moments is not None


@dataclass(frozen=True)
class Reply:
    """Whether the chat answered, and surely, and whether its first quote, or any, lies at the moment."""

    answered: bool
    surely: bool
    first: bool
    among: bool


def main(arguments: Sequence[str]) -> int:
    """Index the lectures, ask, and print the table."""
    if not DATA.is_dir():
        print(f"There are no lectures in {DATA}; set LEMMA_DATA.")
        return 1
    named = [Path(argument) for argument in arguments if not argument.startswith("-")]
    questions = [question for file in named or (QUESTIONS, PARAPHRASED, STRANGERS) for question in _read(file)]
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
            right = [
                any(hit.start <= end + _NEAR and hit.end >= begin - _NEAR for begin, end in question.moments or ())
                for hit in result.quotes
            ]
            return Reply(result.covered, result.covered and result.sure, right[:1] == [True], any(right))

        replied(questions[0])
        if "--fit" in arguments:
            weights = _fitted(_examples([q for q in questions if not q.held], library, ids, files))
            print([round(float(weight), 3) for weight in weights])
            return 0
        print(
            "| questions | answerable | answered | surely | right moment first | among the quotes "
            "| unanswerable | refused | answered surely |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|"
        )
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
    share = _share(refused)
    print(f"| asked of another lecture, cross-validated | | | | | | {len(refused)} | {share} | |")


def _examples(
    questions: Sequence[Asked], library: Library, ids: dict[str, str], files: dict[str, Path]
) -> list[Example]:
    """What the score is fitted to."""
    chance = random.Random(1)
    stored = {number: library._opened(library.get(id)) for number, id in ids.items()}
    counts = _counts(stored)
    whole = {number: _material(opened, counts) for number, opened in stored.items()}
    examples: list[Example] = []
    for question, vector in zip(questions, embedding.embed([q.text for q in questions]), strict=True):
        asked = Question(question.text, vector)
        best = {n: float(support.order(support.features(asked, material)).max()) for n, material in whole.items()}

        def example(
            lecture: str, question: Asked = question, asked: Question = asked, best: dict[str, float] = best
        ) -> Example:
            rows = support.features(asked, stored[lecture].material)
            others = chance.sample([number for number in ids if number != lecture], len(ids) - 1)
            if lecture != question.lecture and chance.random() < 0.5:  # what answers it is there as often as not
                others.remove(question.lecture)
                others.insert(0, question.lecture)
            apart = tuple(
                support.apart(best[lecture], max((best[other] for other in others[:size]), default=None))
                for size in _SIZES
            )
            chosen = rows[int(np.argmax(support.order(rows)))][_FITTED]
            return Example(question, lecture == question.lecture, chosen, apart, chance.randrange(len(_SIZES)))

        examples.append(example(question.lecture))
        if question.moments is not None:
            others = [number for number in ids if _topic(files[number]) != _topic(files[question.lecture])]
            examples += [example(other) for other in chance.sample(others, _STRANGE)]
    return examples


def _counts(stored: Mapping[str, Opened]) -> Counts:
    """In how many passages each word is said, as the library counts them."""
    passages = [
        {word for sentence in opened.transcript.sentences[first:last] for word in content_words(sentence.text)}
        for opened in stored.values()
        for first, last in opened.spans
    ]
    return Counts(len(passages), Counter(word for words in passages for word in words))


def _material(opened: Opened, counts: Counts) -> Material:
    return Material([sentence.text for sentence in opened.transcript.sentences], opened.vectors, counts)


def _fitted(examples: Sequence[Example]) -> np.ndarray:
    """The weights of the fitted features and of `apart`, by logistic regression, and the bias."""
    from sklearn.linear_model import LogisticRegression

    examples = [example for example in examples if example.question.wording != "vague"]
    rows = np.array([[*example.features, example.apart[example.size]] for example in examples], np.float64)
    spread = rows.std(axis=0)
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(
        rows / spread,
        [example.answerable for example in examples],
        sample_weight=[1.0 if example.own else 1 / _STRANGE for example in examples],
    )
    weights = np.append(model.coef_[0] / spread, 0.0)
    plain = [example for example in examples if example.answerable and example.question.wording != "own words"]
    weights[-1] = -np.quantile([_logit(example, weights, len(_SIZES) - 1) for example in plain], 1 - _ANSWERED)
    return weights


def _logit(example: Example, weights: np.ndarray, size: int) -> float:
    """What the score is the logistic function of."""
    return float(np.array([*example.features, example.apart[size], 1.0]) @ weights)


@contextmanager
def _scored_by(weights: np.ndarray) -> Iterator[None]:
    shipped = support.SCORE, support.APART, support.BIAS
    score = [0.0] * len(support.FEATURES)
    for place, weight in zip(_FITTED, weights, strict=False):
        score[place] = float(weight)
    support.SCORE, support.APART, support.BIAS = tuple(score), float(weights[-2]), float(weights[-1])
    try:
        yield
    finally:
        support.SCORE, support.APART, support.BIAS = shipped


def _read(file: Path) -> list[Asked]:
    return [_asked(json.loads(line), file) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _grouped(questions: Sequence[Asked]) -> dict[tuple[str, bool], list[Asked]]:
    groups: dict[tuple[str, bool], list[Asked]] = {}
    for question in questions:
        groups.setdefault((question.wording, question.held), []).append(question)
    return groups


def _asked(row: dict, file: Path) -> Asked:
    wording = row.get("wording", "plain" if file == QUESTIONS else file.name)
    said = row["moments"] if "moments" in row else row["moment"] and [row["moment"]]
    moments = tuple((float(begin), float(end)) for begin, end in said) if said else None
    return Asked(row["lecture"], row["question"], moments, wording, row.get("part") == "held")


def _number(path: Path) -> str:
    """The video's number in its file's name: "07", "tasks_03"."""
    return path.name[: re.search(r"\d+", path.name).end()]  # type: ignore[union-attr]


def _topic(path: Path) -> str:
    """The title without what tells two versions of one video apart."""
    return re.sub(r"^(?:tasks_)?\d+_|-?\((?:pytorch|tensorflow)\)|\.srt$", "", path.name)


def _print(name: str, questions: Sequence[Asked], replied: Callable[[Asked], Reply]) -> None:
    covered = [replied(question) for question in questions if question.moments]
    strange = [replied(question) for question in questions if not question.moments]
    columns = [
        _share([reply.answered for reply in covered]),
        _share([reply.surely for reply in covered]),
        _share([reply.answered and reply.first for reply in covered]),
        _share([reply.answered and reply.among for reply in covered]),
    ]
    refused, surely = _share([not reply.answered for reply in strange]), _share([reply.surely for reply in strange])
    print(f"| {name} | {len(covered) or ''} | {' | '.join(columns)} | {len(strange) or ''} | {refused} | {surely} |")


def _share(those: Sequence[bool]) -> str:
    return f"{sum(those) / len(those):.0%}" if those else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
