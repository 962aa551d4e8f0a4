"""The model that lectures and questions about them are embedded with: the packaged one, or any by LEMMA_EMBEDDING.

LEMMA_EMBEDDING names a sentence-transformers model, a Hub name or a folder. Vectors of two models are never compared:
each lecture keeps the `name` of the model its vectors were made with, and the search index holds them apart. The router
does not come by here; it was trained on the packaged model.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import embedding
from index.errors import Unavailable
from index.progress import check_cancelled, report

if TYPE_CHECKING:
    import numpy as np

SETTING = "LEMMA_EMBEDDING"
_BATCH = 64
_REMEMBERED = 600.0  # seconds for which a failure to get the model is believed

_lock = threading.Lock()
_models: dict[str, Any] = {}
_failures: dict[str, tuple[float, str]] = {}


def name() -> str:
    """What the chosen model is called in lecture.json: its Hub name, or its folder's name and a digest of its weights.

    Raises Unavailable where the setting names a folder that cannot be read.
    """
    chosen = os.environ.get(SETTING, "").strip()
    if chosen in ("", embedding.NAME, f"sentence-transformers/{embedding.NAME}"):
        return embedding.NAME
    if not Path(chosen).is_dir():
        return chosen
    files = sorted(file for file in Path(chosen).rglob("*") if file.suffix in (".safetensors", ".bin", ".json", ".txt"))
    try:
        stamps = tuple((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files)
        return f"{Path(chosen).resolve().name}@{_digest(stamps)}"
    except OSError as error:
        raise Unavailable(f'The sentence model in "{Path(chosen).name}" cannot be read: {error.strerror}.') from error


@lru_cache(maxsize=8)
def _digest(stamps: tuple[tuple[str, int, int], ...]) -> str:
    digest = hashlib.sha256()
    for path, _, _ in stamps:
        with Path(path).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:8]


def encode(texts: Sequence[str], *, quick: bool = False) -> np.ndarray:
    """Return one unit row of float32 for each text, by the chosen model; how wide is the model's affair.

    quick: see `index.embedding.embed`. Raises Unavailable, within seconds, where the model cannot be had.

    >>> encode(["a cat"]).shape
    (1, 384)
    """
    import numpy as np

    called = name()
    if called == embedding.NAME:
        return embedding.embed(texts, quick=quick)
    model = _loaded(called)
    rows = []
    for begin in range(0, len(texts), _BATCH):
        if len(texts) > _BATCH:
            report("reading the passages", begin / len(texts))
        check_cancelled()
        part = list(texts[begin : begin + _BATCH])
        rows.append(model.encode(part, normalize_embeddings=True, show_progress_bar=False, batch_size=_BATCH))
    width = int(model.get_embedding_dimension())
    return np.concatenate(rows).astype(np.float32) if rows else np.zeros((0, width), np.float32)


def _loaded(called: str) -> Any:
    with _lock:
        if called in _models:
            return _models[called]
        when, why = _failures.get(called, (-_REMEMBERED, ""))
        if time.monotonic() - when < _REMEMBERED:
            raise Unavailable(why)
        try:
            _models[called] = _found(os.environ.get(SETTING, "").strip())
        except Unavailable as error:
            _failures[called] = time.monotonic(), str(error)
            raise
        return _models[called]


def _found(chosen: str) -> Any:
    """The model from a folder, else from the Hub's cache on this machine, else from the Hub."""
    from sentence_transformers import SentenceTransformer

    from index import hub

    report("loading the sentence model")
    if Path(chosen).is_dir():
        try:
            return SentenceTransformer(chosen, local_files_only=True)
        except Exception as error:  # many libraries read it, each with its own way to say "damaged"
            raise Unavailable(f'The sentence model in "{Path(chosen).name}" cannot be loaded.') from error
    try:
        return SentenceTransformer(chosen, local_files_only=True)
    except Exception as error:
        if not hub.answers():
            raise Unavailable(
                f'The sentence model "{chosen}" is not on this machine and the Hugging Face Hub cannot be reached; '
                f"without {SETTING} the packaged one is used."
            ) from error
    report("fetching the sentence model from the Hugging Face Hub")
    try:
        return SentenceTransformer(chosen)
    except Exception as error:
        raise Unavailable(f'The sentence model "{chosen}" could not be fetched from the Hugging Face Hub.') from error
