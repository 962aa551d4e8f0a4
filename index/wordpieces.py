"""How alike two words are, whatever stands around them: the sentence model's own table of word pieces.

The table's rows, with their mean taken off, are directions of meaning: "climate" is near "carbon", "bug" near "error".
It lets a question meet a passage that says the same in other words, at the price of a look-up: no model is run.
Matching each word of the question with its nearest one is late interaction (Khattab and Zaharia 2020), here without
context.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from index import minilm
from index.lexical import STOP_WORDS

if TYPE_CHECKING:
    import numpy as np

_FIRST_WORD = 1996  # rows before this are marks and unused places
_A_PIECE, _RAREST = 0.25, 1.5  # what each further piece adds to a word's rarity, up to this


@dataclass(frozen=True)
class Said:
    """The word pieces of some sentences: `distinct` ids, rising, and which of them (`places`) each sentence has.

    Sentence i has places[starts[i]:starts[i + 1]]; its first is always 0, for the piece that is like nothing.
    """

    distinct: np.ndarray
    places: np.ndarray
    starts: np.ndarray


def said(worded: Sequence[Sequence[str]]) -> Said:
    """The pieces of each sentence, given as its `lexical.plain_words`."""
    import numpy as np

    rows = [[0, *(piece for word in words for piece in _pieces(word))] for words in worded]  # 0: like nothing
    distinct, places = np.unique(np.array([piece for row in rows for piece in row], np.int32), return_inverse=True)
    starts = np.cumsum([0, *(len(row) for row in rows)])[:-1]
    return Said(distinct, places.astype(np.int32), starts)


def vectors(words: Sequence[str]) -> np.ndarray:
    """One unit row a word: the mean of its pieces."""
    import numpy as np

    table = _table()
    made = np.stack([table[list(_pieces(word)) or [0]].astype(np.float32).mean(axis=0) for word in words])
    return made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)


def rarities(words: Sequence[str]) -> np.ndarray:
    """How rare each word is in English, 0 for the commonest: by its pieces' places in the table.

    The table has the commoner pieces first. A word of several is rarer than any of them.

    >>> common, rare = rarities(["people", "tensorboard"]).tolist()
    >>> common < 0.3, rare > 1
    (True, True)
    """
    import numpy as np

    places = [_pieces(word) or (_FIRST_WORD,) for word in words]
    widest = np.log(len(_telling()) / _FIRST_WORD)
    rarest = [
        np.log(max(*pieces, _FIRST_WORD) / _FIRST_WORD) / widest + _A_PIECE * (len(pieces) - 1) for pieces in places
    ]
    return np.minimum(np.array(rarest, np.float32), _RAREST)


def nearest(words: np.ndarray, said: Said) -> np.ndarray:
    """How alike (0..1) each word (a row of `words`) and the nearest piece of each sentence are: words x sentences."""
    import numpy as np

    alike = np.clip(words @ _table()[said.distinct].astype(np.float32).T, 0, 1)
    alike[:, 0] = 0
    return np.maximum.reduceat(alike[:, said.places], said.starts, axis=1)


@lru_cache(maxsize=100_000)
def _pieces(word: str) -> tuple[int, ...]:
    """The word's pieces that carry meaning."""
    telling = _telling()
    return tuple(piece for piece in _tokenizer().encode(word, add_special_tokens=False).ids if telling[piece])


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    return minilm.tokenizer()


@lru_cache(maxsize=1)
def _telling() -> list[bool]:
    telling = [False] * _tokenizer().get_vocab_size()
    for piece, number in _tokenizer().get_vocab().items():
        telling[number] = piece.strip("#").isalnum() and piece not in STOP_WORDS
    return telling


@lru_cache(maxsize=1)
def _table() -> np.ndarray:
    """The model's table, its mean taken off, a unit row a piece, as float16: half of its 47 MB."""
    import numpy as np
    from safetensors import safe_open

    with safe_open(str(minilm.folder() / "model.safetensors"), framework="numpy") as weights:
        table = weights.get_tensor("embeddings.word_embeddings.weight")
    table = table - table[_FIRST_WORD:].mean(axis=0)
    return (table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)).astype(np.float16)
