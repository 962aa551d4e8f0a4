"""Texts in, unit vectors out: the packaged all-MiniLM-L6-v2, no network, no torch.

One model a process, loaded at the first call (or by `warm`), safe to use from several threads. Each text is read up to
256 tokens. The router calls this once a turn, so a single sentence matters as much as a thousand. Lectures may be
embedded with another model: that is `index.encoder`.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from index import minilm
from index.progress import check_cancelled, report

if TYPE_CHECKING:
    import numpy as np

NAME = "all-MiniLM-L6-v2"  # kept with every lecture: vectors of two models are never compared
WIDTH = minilm.WIDTH
_BATCH = 32
_BULK_TOKENS = 128  # of a batch, padding included: what a core's cache holds
_MANY = 512  # texts from which embedding is worth a progress bar
_WORTH_LOADING = 256  # texts from which a second graph has paid for being made

_lock = threading.Lock()
_tokenizer: Any = None
_exact: Any = None
_quick: Any = None


def _loaded(quick: bool) -> tuple[Any, Any, int]:
    """Tokenizer, session, and how many batches to run at once."""
    global _tokenizer, _exact, _quick
    with _lock:
        if _tokenizer is None:
            _tokenizer = minilm.tokenizer()
        if quick:
            from index import minilm_bytes

            if minilm_bytes.worthwhile():
                _quick = _quick or minilm.session(1, minilm_bytes.quick())
                return _tokenizer, _quick, _cores()
        _exact = _exact or minilm.session(_cores())
        return _tokenizer, _exact, 1


def _cores() -> int:
    """How many to use: a worker among several is given its share by `index.cluster`."""
    return min(4, int(os.environ.get("LEMMA_CORES") or os.cpu_count() or 1))


def warm() -> None:
    """Load the model in the background, so that the first question does not wait for it."""
    threading.Thread(target=embed, args=(["warm"],), name="warm-embedding", daemon=True).start()


def embed(texts: Sequence[str], *, quick: bool = False) -> np.ndarray:
    """Return one unit row of float32 for each text: shape (len(texts), WIDTH).

    The cosine of two texts is the dot product of their rows. quick: for bulk work, rows may be off by a cosine of up to
    0.015 where the processor is faster that way (see `index.minilm_bytes`). Raises Unavailable when the model is not
    installed.

    >>> embed(["a cat", "a kitten"]).shape
    (2, 384)
    """
    import numpy as np

    rows = np.zeros((len(texts), WIDTH), np.float32)
    if not len(texts):
        return rows
    quick = quick and (_quick is not None or len(texts) >= _WORTH_LOADING)
    tokenizer, session, at_once = _loaded(quick)
    tokens = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
    longest_first = sorted(range(len(texts)), key=lambda index: -len(tokens[index]))  # little padding in each batch
    if quick:
        batches = list(_filled(longest_first, [len(one) for one in tokens]))
    else:
        batches = [longest_first[begin : begin + _BATCH] for begin in range(0, len(texts), _BATCH)]

    def work(batch: list[int]) -> None:
        lengths = np.array([len(tokens[index]) for index in batch])
        mask = (np.arange(lengths[0]) < lengths[:, None]).astype(np.int32)
        ids = np.zeros(mask.shape, np.int32)
        for row, index in enumerate(batch):
            ids[row, : lengths[row]] = tokens[index]
        hidden = session.run(None, {"ids": ids, "mask": mask})[0]
        means = np.einsum("bth,bt->bh", hidden, mask.astype(np.float32))  # the mean's scale falls out below
        rows[batch] = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)

    for number in _run(work, batches, at_once):
        if len(texts) >= _MANY:
            report("reading the passages", number / len(batches))
        else:
            check_cancelled()
    return rows


def _filled(longest_first: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Batches of up to _BULK_TOKENS tokens, the first of each being its longest text; one text may have more."""
    batch: list[int] = []
    for index in longest_first:
        if batch and (len(batch) + 1) * lengths[batch[0]] > _BULK_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    yield batch


def _run(work: Any, batches: list[list[int]], at_once: int) -> Iterator[int]:
    """Do the batches; yield before each how many are done, so that the caller may stop."""
    if at_once == 1 or len(batches) == 1:
        for number, batch in enumerate(batches):
            yield number
            work(batch)
        return
    with ThreadPoolExecutor(at_once, "embed") as pool:
        futures = [pool.submit(work, batch) for batch in batches]
        try:
            for number, future in enumerate(futures):
                yield number
                future.result()
        finally:
            for future in futures:
                future.cancel()
