"""all-MiniLM-L6-v2 with 8-bit products: more than twice as fast where the processor has them, for bulk work.

Each weight matrix has one scale a column, each activation one scale a batch. A few channels of BERT's activations are
far larger than the rest and would make such a scale too coarse. Two remedies: channels are evened out before they are
rounded, the weights taking up the difference (SmoothQuant, Xiao et al. 2023), and of the widest layer the eight largest
channels are multiplied in float32 (LLM.int8, Dettmers et al. 2022). How large a channel gets is in minilm_bytes.npz,
measured on a text file with one sentence a line by

    python -m index.minilm_bytes SENTENCES

The vectors are not those of the exact model: of 2,634 sentences of lectures, the cosine with them is 0.9986 in the mean
and 0.988 at least (a test looks), which a ranking hardly notices, but a threshold may. On a processor without byte
products this is slower and less exact: `worthwhile` says whether to use it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.minilm import HEADS, LAYERS, WIDTH, exact, folder, serialised, session, tokenizer

if TYPE_CHECKING:
    import numpy as np

_RANGES = Path(__file__).with_suffix(".npz")
_EPSILON = 1e-12
_IN_FLOAT = 8  # largest channels of the widest layer that are not rounded
_SHARE = {"qkv": 0.5, "mixed": 0.5, "wide": 0.7, "narrow": 0.6}  # how much of a range its weights take up
_INSTRUCTIONS = {"avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm"}  # products of bytes; Linux's names


@cache
def worthwhile() -> bool:
    """Whether this processor multiplies bytes; False where that cannot be found out."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    named = next((line for line in lines if line.lower().startswith(("flags", "features"))), "")
    return bool(_INSTRUCTIONS & set(named.split()))


def quick() -> bytes:
    """The graph; same inputs and outputs as `index.minilm.exact`."""
    import numpy as np
    from safetensors.numpy import load_file

    with np.load(_RANGES, allow_pickle=False) as stored:
        ranges = {name: stored[name].astype(np.float32) for name in stored.files}
    return _Graph(load_file(str(folder() / "model.safetensors")), ranges).built()


class _Graph:
    """Nodes and constants, gathered layer by layer."""

    def __init__(self, weights: Mapping[str, Any], ranges: Mapping[str, Any]) -> None:
        self._weights, self._ranges = weights, ranges
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def built(self) -> bytes:
        import numpy as np

        weights = self._weights
        positions = weights["embeddings.position_embeddings.weight"]
        segment = weights["embeddings.token_type_embeddings.weight"][0]
        words = self._constant("words", weights["embeddings.word_embeddings.weight"])
        norm = [self._constant(f"first {part}", weights[f"embeddings.LayerNorm.{part}"]) for part in ("weight", "bias")]
        inputs = ["ids", "", words, self._constant("positions", positions + segment), "", *norm, "mask"]
        hidden = self._fused("EmbedLayerNormalization", inputs, "embedded", "lengths", epsilon=_EPSILON)
        self._constant("mean", np.full((WIDTH, 1), 1 / WIDTH, np.float32))
        self._constant("epsilon", np.float32(_EPSILON))
        for number in range(LAYERS):
            hidden = self._layer(hidden, number)
        return serialised(self._nodes, self._constants, hidden)

    def _layer(self, hidden: str, number: int) -> str:
        import numpy as np

        layer, weights = f"encoder.layer.{number}", self._weights
        parts = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
        merged = np.concatenate([weights[f"{part}.weight"] for part in parts]).T
        biases = self._constant(f"qkv bias {number}", np.concatenate([weights[f"{part}.bias"] for part in parts]))
        self._product(hidden, merged, "qkv", number)
        split = [f"{part}{number}" for part in "qkv"]
        self._node("Split", [f"qkv{number}"], *split, axis=-1, num_outputs=3)
        attended = self._fused("MultiHeadAttention", [*split, biases, "lengths"], f"context{number}", num_heads=HEADS)
        mixed = self._product(attended, self._dense(f"{layer}.attention.output"), "mixed", number)
        middle = self._normed(mixed, hidden, f"{layer}.attention.output", f"attended{number}")
        wide = self._product(middle, self._dense(f"{layer}.intermediate"), "wide", number)
        bias = self._constant(f"wide bias {number}", weights[f"{layer}.intermediate.dense.bias"])
        active = self._fused("FastGelu", [wide, bias], f"active{number}")  # by tanh: off by less than a byte's step
        narrow = self._product(active, self._dense(f"{layer}.output"), "narrow", number)
        return self._normed(narrow, middle, f"{layer}.output", f"layer{number}")

    def _dense(self, layer: str) -> np.ndarray:
        rows: np.ndarray = self._weights[f"{layer}.dense.weight"]
        return rows.T

    def _product(self, left: str, matrix: np.ndarray, kind: str, number: int) -> str:
        """`left` times the matrix in bytes; the name of the result."""
        import numpy as np

        name = f"{kind}{number}"
        reach = np.maximum(self._ranges[left], 0.05)
        in_float = np.sort(np.argsort(-reach)[: _IN_FLOAT if kind == "narrow" else 0])
        scale = reach ** _SHARE[kind] / np.abs(matrix).max(axis=1) ** (1 - _SHARE[kind])
        scale /= np.exp(np.log(scale).mean())
        inverse = (1 / scale).astype(np.float32)
        inverse[in_float] = 0.0
        smooth = matrix * scale[:, None]
        smooth[in_float] = 0.0
        steps = (np.abs(smooth).max(axis=0) / 127).astype(np.float32)
        even = self._node("Mul", [left, self._constant(f"{name} evened by", inverse)], f"{name} evened")
        rounded = self._constant(f"{name} bytes", np.round(smooth / steps).astype(np.int8))
        inputs = [even, rounded, self._constant(f"{name} steps", steps)]
        if not len(in_float):
            return self._fused("DynamicQuantizeMatMul", inputs, name)
        self._fused("DynamicQuantizeMatMul", inputs, f"{name} rounded")
        chosen = self._constant(f"{name} large", in_float.astype(np.int64))
        large = self._node("Gather", [left, chosen], f"{name} left", axis=-1)
        rows = self._constant(f"{name} rows", np.ascontiguousarray(matrix[in_float]))
        self._node("MatMul", [large, rows], f"{name} exact")
        return self._node("Add", [f"{name} rounded", f"{name} exact"], name)

    def _normed(self, new: str, old: str, layer: str, name: str) -> str:
        """LayerNorm(new + bias + old), of plain operators: ONNX Runtime's own takes several times as long."""
        gamma, beta, bias = (
            self._constant(f"{name} {part}", self._weights[f"{layer}.{part}"])
            for part in ("LayerNorm.weight", "LayerNorm.bias", "dense.bias")
        )
        both = self._node("Add", [new, old], f"{name} both")
        self._node("Add", [both, bias], f"{name} sum")
        self._node("MatMul", [f"{name} sum", "mean"], f"{name} mean")
        self._node("Sub", [f"{name} sum", f"{name} mean"], f"{name} centred")
        self._node("Mul", [f"{name} centred", f"{name} centred"], f"{name} squares")
        self._node("MatMul", [f"{name} squares", "mean"], f"{name} variance")
        self._node("Add", [f"{name} variance", "epsilon"], f"{name} positive")
        self._node("Sqrt", [f"{name} positive"], f"{name} deviation")
        self._node("Div", [f"{name} centred", f"{name} deviation"], f"{name} unit")
        self._node("Mul", [f"{name} unit", gamma], f"{name} scaled")
        return self._node("Add", [f"{name} scaled", beta], name)

    def _constant(self, name: str, value: Any) -> str:
        import numpy as np
        from onnx import numpy_helper

        self._constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def _node(self, operator: str, inputs: list[str], *outputs: str, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        self._nodes.append(helper.make_node(operator, inputs, list(outputs), domain=domain, **attributes))
        return outputs[0]

    def _fused(self, operator: str, inputs: list[str], *outputs: str, **attributes: Any) -> str:
        return self._node(operator, inputs, *outputs, domain="com.microsoft", **attributes)


def measured(sentences: Iterable[str]) -> dict[str, Any]:
    """The largest activation of each channel over these sentences, by the name of the exact graph's value (float16)."""
    import numpy as np
    import onnx

    model = onnx.load_from_string(exact())
    names = ["embedded", *(f"{kind}{n}" for n in range(LAYERS) for kind in ("context", "attended", "active", "layer"))]
    last = model.graph.output[0].name
    for name in names:
        if name != last:
            model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
    run, encode = session(1, model.SerializeToString()), tokenizer()
    outputs = [output.name for output in run.get_outputs()]
    largest: dict[str, Any] = {}
    for sentence in sentences:
        ids = np.array([encode.encode(sentence).ids], np.int32)
        for name, values in zip(outputs, run.run(None, {"ids": ids, "mask": np.ones_like(ids)}), strict=True):
            reach = np.abs(values[0]).max(axis=0)
            largest[name] = np.maximum(largest.get(name, 0), reach)
    return {name: reach.astype(np.float16) for name, reach in largest.items()}


if __name__ == "__main__":
    import numpy

    numpy.savez(_RANGES, **measured(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
