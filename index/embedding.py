"""Texts in, unit vectors out: the packaged all-MiniLM-L6-v2, no network, no torch.

One model a process, loaded at the first call (or by `warm`), safe to use from several threads. Each text is read up to
256 tokens. The router calls this once a turn, so a single sentence matters as much as a thousand.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index import minilm
from index.progress import check_cancelled, report

if TYPE_CHECKING:
    import numpy as np

NAME = "all-MiniLM-L6-v2"  # kept with every lecture: vectors of two models are never compared
WIDTH = minilm.WIDTH
_BATCH = 32
_MANY = 512  # texts from which embedding is worth a progress bar

_lock = threading.Lock()
_loaded: tuple[Any, Any] | None = None


def _model() -> tuple[Any, Any]:
    global _loaded
    if _loaded is None:
        with _lock:
            if _loaded is None:
                _loaded = (minilm.tokenizer(), minilm.session(threads=min(4, os.cpu_count() or 1)))
    return _loaded


def warm() -> None:
    """Load the model in the background, so that the first question does not wait for it."""
    threading.Thread(target=embed, args=(["warm"],), name="warm-embedding", daemon=True).start()


def embed(texts: Sequence[str]) -> np.ndarray:
    """Return one unit row of float32 for each text: shape (len(texts), WIDTH).

    The cosine of two texts is the dot product of their rows. Raises Unavailable when the model is not installed.

    >>> embed(["a cat", "a kitten"]).shape
    (2, 384)
    """
    import numpy as np

    rows = np.zeros((len(texts), WIDTH), np.float32)
    if not len(texts):
        return rows
    tokenizer, session = _model()
    tokens = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
    longest_first = sorted(range(len(texts)), key=lambda index: -len(tokens[index]))  # little padding in each batch
    for begin in range(0, len(texts), _BATCH):
        batch = longest_first[begin : begin + _BATCH]
        if len(texts) >= _MANY:
            report("reading the passages", begin / len(texts))
        else:
            check_cancelled()
        lengths = np.array([len(tokens[index]) for index in batch])
        mask = (np.arange(lengths[0]) < lengths[:, None]).astype(np.int32)
        ids = np.zeros(mask.shape, np.int32)
        for row, index in enumerate(batch):
            ids[row, : lengths[row]] = tokens[index]
        hidden = session.run(None, {"ids": ids, "mask": mask})[0]
        means = np.einsum("bth,bt->bh", hidden, mask.astype(np.float32))  # the mean's scale falls out below
        rows[batch] = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
    return rows
