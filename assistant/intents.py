"""What a message asks for, read from its words alone: a logistic regression over sentence embedding and cues, and
the vote of the nearest examples.

The examples are in `prompts/intents.jsonl`, one `{"intent", "text"}` a line; the fitted weights lie beside them in
`prompts/intents.npz` with a fingerprint of everything they were made from. `python -m assistant.intents` makes them
again. Weights that do not fit the examples any more are refitted on the spot, which costs some seconds once.

An intent is a kind of wording ("another one", "why?"), not a tool: which tool it leads to depends on the conversation
and is decided in `routing.py`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import wording

if TYPE_CHECKING:
    import numpy as np

EXAMPLES = "prompts/intents.jsonl"
WEIGHTS = "prompts/intents.npz"
CUE_WEIGHT = 0.5  # beside unit-length embeddings; best of 0.25, 0.5, 0.7, 1.0 by ten-fold cross-validation
REGULARISATION = 30.0  # C of the logistic regression; best of 3, 10, 30, 100 likewise
VOTE = 0.4  # the share of the nearest examples' vote beside the regression; it adds a point and a half, cross-validated
NEARNESS = 20.0  # how steeply an example's vote falls with its cosine distance
MASK = "this equation"  # stands for a formula in what is embedded


@dataclass(frozen=True)
class Example:
    """One utterance and the intent it shows."""

    intent: str
    text: str


@dataclass(frozen=True)
class Model:
    """The fitted classifier: `names[i]` has weights `weights[:, i]` and bias `biases[i]`; the examples vote too."""

    names: tuple[str, ...]
    weights: np.ndarray  # (features, intents) float32
    biases: np.ndarray  # (intents,) float32
    embeddings: np.ndarray  # (examples, width) int8, a unit row times 127
    labels: np.ndarray  # (examples,) each example's index into names
    words: tuple[str, ...] = ()  # what misspelt words may be repaired to

    @cached_property
    def _unit(self) -> np.ndarray:
        return self.embeddings.T.astype("float32") / 127

    def shares(self, rows: np.ndarray) -> np.ndarray:
        """(texts, intents): the probability of each intent for feature rows."""
        import numpy as np

        scores = rows @ self.weights + self.biases
        regression = np.exp(scores - scores.max(1, keepdims=True))
        cosines = rows[:, : self.embeddings.shape[1]] @ self._unit
        near = np.exp(NEARNESS * (cosines - cosines.max(1, keepdims=True)))
        votes = np.stack([near[:, self.labels == i].sum(1) for i in range(len(self.names))], 1)
        return (1 - VOTE) * regression / regression.sum(1, keepdims=True) + VOTE * votes / votes.sum(1, keepdims=True)


def classify(text: str) -> dict[str, float]:
    """The probability of each intent for a message; they sum to 1.

    >>> scores = classify("could i get anotehr hint")   # doctest: +SKIP
    >>> max(scores, key=scores.get)                     # doctest: +SKIP
    'hint'
    """
    _, shares, names = weigh([text])
    return dict(zip(names, shares[0].tolist(), strict=True))


def weigh(texts: list[str]) -> tuple[np.ndarray, np.ndarray, tuple[str, ...]]:
    """(features, shares, names): a row of each for every text; a share for every named intent."""
    model = _model()
    rows = _features(texts, model.words)
    return rows, model.shares(rows), model.names


def masked(text: str) -> tuple[str, int]:
    """The message with each formula (more than a number) replaced by MASK, and how many there were."""
    from tools.maths.spans import Formula, segment, telling

    parts: list[str] = []
    count = 0
    for part in segment(text):
        if isinstance(part, Formula):
            mask = telling(part.node) and re.search(r"[^\w\s]|\d", part.source) is not None  # "r u" is no formula
            count += mask
            parts.append(MASK if mask else part.source)
        else:
            parts.append(part)
    return "".join(parts), count


def features(texts: list[str]) -> np.ndarray:
    """One row for each text: its sentence embedding beside its weighted cues."""
    return _features(texts, _vocabulary())


def _features(texts: list[str], words: tuple[str, ...]) -> np.ndarray:
    import numpy as np

    from index.embedding import embed

    lines, cues = _cues(texts, words)
    return np.hstack([np.asarray(embed(lines), dtype=np.float32), cues])


def _cues(texts: list[str], words: tuple[str, ...]) -> tuple[list[str], np.ndarray]:
    """What is embedded of each text (masked, repaired), and its weighted cues."""
    import numpy as np

    bare = [masked(wording.plain(text)) for text in texts]
    lines = [wording.repair(line, words) for line, _ in bare]
    cues = [wording.cues(line, count) for line, (_, count) in zip(lines, bare, strict=True)]
    return lines, CUE_WEIGHT * np.array(cues, dtype=np.float32)


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """All examples, in the order of the file."""
    lines = resources.files("assistant").joinpath(EXAMPLES).read_text(encoding="utf-8").splitlines()
    return tuple(Example(**json.loads(line)) for line in lines if line.strip())


def fingerprint() -> str:
    """A digest of everything the weights depend on: the examples, the cues and the two settings."""
    made_from: list[Any] = [[e.intent, e.text] for e in examples()]
    settings = [wording.CUES, wording.FEATURES, CUE_WEIGHT, REGULARISATION, MASK]
    return hashlib.sha256(json.dumps([made_from, settings]).encode()).hexdigest()


@lru_cache(maxsize=1)
def _model() -> Model:
    import numpy as np

    path = resources.files("assistant").joinpath(WEIGHTS)
    if path.is_file():
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if str(kept["fingerprint"]) == fingerprint():
                parts = {part: kept[part] for part in ("weights", "biases", "embeddings", "labels")}
                return Model(names=tuple(kept["names"].tolist()), words=_vocabulary(), **parts)
    return fit()


def _vocabulary() -> tuple[str, ...]:
    words = Counter(word for e in examples() for word in set(re.findall(r"[a-z]{4,}", e.text.lower())))
    # A misspelt example occurs once; "glossary" often, though the embedding model's vocabulary lacks it.
    return tuple(sorted(word for word, times in words.items() if times >= 3 or word in wording.common_words()))


def fit() -> Model:
    """Train on the examples (about as long as embedding them takes)."""
    words = _vocabulary()
    features = _features([e.text for e in examples()], words)
    return fit_on(features, [e.intent for e in examples()], words)


def fit_on(features: np.ndarray, intents: list[str], words: tuple[str, ...] = ()) -> Model:
    """Train on given rows; apart from `fit` so that cross-validation can hold rows back."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    learner = LogisticRegression(C=REGULARISATION, max_iter=1000).fit(features, intents)
    weights = np.ascontiguousarray(learner.coef_.T, dtype=np.float32)
    names = tuple(str(name) for name in learner.classes_)
    embeddings = np.round(127 * features[:, : features.shape[1] - len(wording.FEATURES)]).astype(np.int8)
    labels = np.array([names.index(intent) for intent in intents], dtype=np.int16)
    return Model(names, weights, learner.intercept_.astype(np.float32), embeddings, labels, words)


def kept_without(texts: set[str]) -> Model:
    """A model like the kept one, trained without some examples (their embeddings are taken from the kept one)."""
    import numpy as np

    model, all_examples = _model(), examples()
    rest = [i for i, e in enumerate(all_examples) if e.text not in texts]
    _, cues = _cues([all_examples[i].text for i in rest], model.words)
    rows = np.hstack([model.embeddings[rest].astype(np.float32) / 127, cues])
    return fit_on(rows, [all_examples[i].intent for i in rest], model.words)


def save(path: Path) -> None:
    """Fit and keep the weights at `path`."""
    import numpy as np

    model = fit()
    parts = {name: getattr(model, name) for name in ("weights", "biases", "embeddings", "labels")}
    np.savez_compressed(path, names=np.array(model.names), fingerprint=fingerprint(), **parts)


if __name__ == "__main__":
    save(Path(__file__).parent / WEIGHTS)
    print(f"{len(examples())} examples fitted into {WEIGHTS}")
