"""Which tool a message asks for where the conversation stands, decided by weights learned from labelled conversations.

What is weighed is put together here, as a row of numbers: what the wording alone asks for (`intents.py`), what that
leads to in this situation (`leads.py`), the structure of the message and the situation itself (`structure.py`). The
weights are those of a logistic regression, kept in `prompts/deciding.npz` and fitted on labelled conversations by

    python -m assistant.deciding tests/assistant/utterances_tuning.jsonl

whenever the conversations, the intents' examples or the features change. Arguments are not found here.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import intents, mathtalk, wording
from assistant import situation as situations
from assistant.leads import LEADS
from assistant.moment import Context
from assistant.situation import Situation
from assistant.structure import standing, structure

if TYPE_CHECKING:
    import numpy as np

WEIGHTS = "prompts/deciding.npz"
REGULARISATION = 3.0  # C of the logistic regression; 1, 3 and 5 differ by less than half a point, cross-validated
WIDTH = 384  # of a sentence embedding
VOTE = 0.45  # the share of the nearest labelled turns' vote; it adds nearly a point, cross-validated
NEARNESS = 40.0  # how steeply a turn's vote falls with its cosine distance
NONE = ""  # no tool
TOOLS = (NONE, "solve", "hint", "check_work", "another_like_this", "animate", "search_lecture", "outline", "keyphrases",
         "draft_quiz", "grade", "review", "add_lecture", "transcribe")  # fmt: skip
_TURNS = ("quiz", "quiz without options", "problem", "lecture", "nothing open", "about a problem", "about a lecture",
          "about a quiz", "after hint", "solved", "quiz finished", "first message")  # fmt: skip
_TURNED = ("own work", "near the open problem", "far from the open problem", "formula alone", "states a problem",
           "solved for a letter", "value", "problem and work", "the open problem again", "1 words")  # fmt: skip
# Where the conversation stands turns what a message means: each of _TURNS is multiplied with each of _TURNED.


@dataclass(frozen=True)
class Turn:
    """A message to decide about, in its situation."""

    text: str
    situation: Situation
    context: Context


@dataclass(frozen=True)
class Decision:
    """Each tool's share (NONE for no tool) and each intent's share by the wording alone; both sum to 1."""

    tools: dict[str, float]
    intents: dict[str, float]


@dataclass(frozen=True)
class Model:
    """The fitted weights: `tools[i]` has weights `weights[:, i]` and bias `biases[i]`; the nearest turns vote too."""

    tools: tuple[str, ...]
    weights: np.ndarray  # (features, tools) float32
    biases: np.ndarray  # (tools,) float32
    nearby: np.ndarray  # (labelled turns, width) int8: what says how near two turns are, a unit row times 127
    labels: np.ndarray  # (labelled turns,) each turn's index into tools

    @cached_property
    def _unit(self) -> np.ndarray:
        return self.nearby.T.astype("float32") / 127

    def shares(self, rows: np.ndarray) -> np.ndarray:
        """(turns, tools): the probability of each tool for feature rows."""
        import numpy as np

        scores = rows @ self.weights + self.biases
        likely = np.exp(scores - scores.max(1, keepdims=True))
        cosines = _nearness(rows, self.nearby.shape[1]) @ self._unit
        near = np.exp(NEARNESS * (cosines - cosines.max(1, keepdims=True)))
        votes = np.stack([near[:, self.labels == i].sum(1) for i in range(len(self.tools))], 1)
        regression, vote = likely / likely.sum(1, keepdims=True), votes / votes.sum(1, keepdims=True)
        return np.asarray((1 - VOTE) * regression + VOTE * vote)


def _nearness(rows: np.ndarray, width: int) -> np.ndarray:
    """Unit rows of embedding and facts (the first `width` features), the facts less weighty."""
    import numpy as np

    kin = np.hstack([rows[:, :WIDTH], 0.4 * rows[:, WIDTH:width]])
    return np.asarray(kin / np.linalg.norm(kin, axis=1, keepdims=True))


def decide(turn: Turn) -> Decision:
    """Weigh a message in its situation (some milliseconds)."""
    rows, wordings = features([turn])
    model = _model()
    return Decision(dict(zip(model.tools, model.shares(rows)[0].tolist(), strict=True)), wordings[0])


def features(turns: Sequence[Turn]) -> tuple[np.ndarray, list[dict[str, float]]]:
    """One row of features for each turn, and the shares of the intents by the wording alone."""
    import numpy as np

    opened = [(i, found) for i, turn in enumerate(turns) if (found := opening(turn)) is not None]
    lines, shares, names = intents.weigh([turn.text for turn in [*turns, *(found for _, found in opened)]])
    worded = [dict(zip(names, row.tolist(), strict=True)) for row in shares]
    nothing = np.zeros(lines.shape[1] + len(TOOLS))
    rows = [
        np.concatenate([line[:WIDTH], _in_place(turn, given), share, line[WIDTH:], nothing])
        for turn, line, share, given in zip(turns, lines, shares, worded, strict=False)
    ]
    for at, (i, found) in enumerate(opened, len(turns)):
        rows[i][-len(nothing) :] = np.concatenate([lines[at], 2 * np.array(_leading(worded[at], found))])
    return np.array(rows, dtype=np.float32), worded[: len(turns)]


def opening(turn: Turn) -> Turn | None:
    """What a message says beside the problem it brings, as if that problem were open already; None if it brings none
    or says nothing else.

    >>> opening(Turn("make me one like 3x = 12 please", Situation(), Context())).text
    'make me one like please'
    """
    if not mathtalk.states_problem(turn.text):
        return None
    read = mathtalk.read_maths(turn.text)
    kept = [part for part in _CLAUSES.split(turn.text) if not wording.numbers(part) and len(part.split()) > 1]
    rest = " ".join((read.prose if read.telling else ". ".join(kept)).split())
    if len(rest.split()) < 2 and not re.search(r"[a-z]{4}", rest):
        return None
    s = dataclasses.replace(turn.situation, problem=turn.text, topic="problem", done="solve", quiz=None, solved=False)
    return Turn(rest, s, turn.context)


_CLAUSES = re.compile(r"[.:;!?\n]+\s*|\s[–—-]+\s")


def _in_place(turn: Turn, shares: dict[str, float]) -> np.ndarray:
    import numpy as np

    stands = standing(turn.situation)
    facts = structure(turn.text, turn.situation, turn.context)
    place = np.array(list(stands.values()), dtype=float)
    built = np.array(list(facts.values()), dtype=float)
    leads = np.array(_leading(shares, turn))
    turning = np.array([stands[name] for name in _TURNS], dtype=float)
    turned = np.array([facts[name] for name in _TURNED], dtype=float)
    crossed = np.concatenate([np.outer(turning, leads).ravel(), np.outer(turning, turned).ravel()])
    return np.concatenate([0.5 * place, 0.5 * built, 2 * leads, crossed])


def _leading(shares: dict[str, float], turn: Turn) -> list[float]:
    """What the wording's intents lead to here: the share of each tool."""
    votes = dict.fromkeys(TOOLS, 0.0)
    for intent, share in shares.items():
        found = LEADS[intent](turn.text, turn.situation, turn.context).tool if intent in LEADS else None
        votes[found or NONE] += share
    return list(votes.values())


_PARTS = ("weights", "biases", "nearby", "labels")


@lru_cache(maxsize=1)
def _model() -> Model:
    import numpy as np

    with resources.files("assistant").joinpath(WEIGHTS).open("rb") as file, np.load(file, allow_pickle=False) as kept:
        return Model(tuple(kept["tools"].tolist()), **{part: kept[part] for part in _PARTS})


# --- fitting


def labelled(path: Path) -> tuple[list[Turn], list[str]]:
    """The turns of a file of labelled conversations, one JSON object a line, and the tool each should lead to."""
    turns, tools = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        messages = [(m["role"], m["content"]) for m in data["messages"]]
        context = Context(lecture=data.get("lecture"))
        turns.append(Turn(messages[-1][1], situations.read(messages, lecture=context.lecture), context))
        tools.append(data["tool"] or NONE)
    return turns, tools


def joined(turns: Sequence[Turn], tools: Sequence[str]) -> list[tuple[int, Turn]]:
    """More turns to learn from: what was asked about an open problem, asked with that problem pasted to it, and the
    index of the turn each is made from (its tool is the same). Such messages are rarer in talk than in life.
    """
    made = []
    for i, (turn, tool) in enumerate(zip(turns, tools, strict=True)):
        problem = turn.situation.problem
        if tool not in _JOINED or problem is None or len(problem) > 200 or mathtalk.states_problem(turn.text):
            continue
        if tool == "hint" and not wording.has("hint", turn.text) and not wording.has("alone", turn.text):
            continue  # "why?" is no request to start with
        if 2 <= len(turn.text.split()) <= 25 and turn.situation.quiz is None:
            ask = turn.text.rstrip(" .:!?")
            text = f"{problem} {turn.text}" if i % 3 == 0 else f"{ask}: {problem}" if i % 3 == 1 else f"{ask} {problem}"
            made.append((i, Turn(text, Situation(lecture=turn.context.lecture is not None), turn.context)))
    return made


_JOINED = ("hint", "another_like_this", "animate")


def fit(rows: np.ndarray, tools: list[str]) -> Model:
    """Train on feature rows and the tools they should lead to (about a minute for two thousand)."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    learner = LogisticRegression(C=REGULARISATION, max_iter=300).fit(rows, tools)
    weights = np.ascontiguousarray(learner.coef_.T, dtype=np.float32)
    names = tuple(str(name) for name in learner.classes_)
    width = WIDTH + len(standing(Situation())) + len(structure("", Situation(), Context()))
    nearby = np.round(127 * _nearness(rows, width)).astype(np.int8)
    labels = np.array([names.index(tool) for tool in tools], dtype=np.int16)
    return Model(names, weights, learner.intercept_.astype(np.float32), nearby, labels)


def fingerprint(path: Path) -> str:
    """A digest of what the weights are made from, as far as it is data: the conversations and the intents' examples."""
    made_from: list[Any] = [path.read_text(encoding="utf-8"), intents.fingerprint(), TOOLS, _TURNS, REGULARISATION]
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def keep(model: Model, conversations: Path, path: Path) -> None:
    """Write a model fitted on `conversations` to `path`."""
    import numpy as np

    parts = {part: getattr(model, part) for part in _PARTS}
    np.savez_compressed(path, tools=np.array(model.tools), fingerprint=fingerprint(conversations), **parts)


def save(conversations: Path, path: Path) -> int:
    """Fit on a file of conversations and keep the weights at `path`; how many conversations there were."""
    turns, tools = labelled(conversations)
    more = joined(turns, tools)
    rows, _ = features([*turns, *(turn for _, turn in more)])
    model = fit(rows, [*tools, *(tools[i] for i, _ in more)])
    keep(model, conversations, path)
    return len(turns)


if __name__ == "__main__":
    print(f"{save(Path(sys.argv[1]), Path(__file__).parent / WEIGHTS)} conversations fitted into {WEIGHTS}")
