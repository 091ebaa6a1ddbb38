"""Builds the ONNX graph of the joint model by hand, its weights as 8-bit integers.

The operators are ONNX's own and onnxruntime's (`com.microsoft`). Matrix products are `MatMulNBits` with
8-bit weights in blocks and activations quantised row by row, so that a word's scores do not depend on
what else is in the batch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from training.model import TASKS, Labels, Model

BLOCK = 128
MICROSOFT = "com.microsoft"
LEMMAS = 8  # so many of the best lemma scripts are given


@dataclass
class Graph:
    """Nodes and constants as they are added; names are numbered. `bits` is 8 or 32 (no quantisation)."""

    bits: int = 8
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)
    _count: int = 0

    def name(self, stem: str) -> str:
        self._count += 1
        return f"{stem}.{self._count}"

    def const(self, value: Any, dtype: Any = None, stem: str = "c") -> str:
        array = np.ascontiguousarray(_numpy(value) if dtype is None else np.asarray(_numpy(value), dtype))
        key = f"{array.dtype}{array.shape}{array.tobytes()!r}" if array.size <= 16 else ""
        if key and key in self._known:
            return self._known[key]
        name = self.name(stem)
        self.constants.append(numpy_helper.from_array(array, name))
        if key:
            self._known[key] = name
        return name

    def op(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> Any:
        names = [self.name(kind.lower()) for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, weight: Any, bias: Any = None) -> str:
        """x @ weight.T + bias; `weight` is [out, in] as in torch."""
        w = _numpy(weight)
        if self.bits == 32 or w.shape[1] % 16:
            y = self.op("MatMul", x, self.const(np.ascontiguousarray(w.T)))
        else:
            values, scales, block = quantise(w)
            y = self.op(
                "MatMulNBits", x, self.const(values), self.const(scales), domain=MICROSOFT,
                K=w.shape[1], N=w.shape[0], bits=8, block_size=block, accuracy_level=4,
            )  # fmt: skip
        return y if bias is None else self.op("Add", y, self.const(bias))

    def gelu(self, x: str) -> str:
        return str(self.op("Gelu", x, domain=MICROSOFT))

    def norm(self, x: str, module: Any) -> str:
        return str(
            self.op(
                "LayerNormalization",
                x,
                self.const(module.weight),
                self.const(module.bias),
                axis=-1,
                epsilon=1e-12,
            )
        )

    def argmax(self, x: str) -> str:
        return str(self.op("Cast", self.op("ArgMax", x, axis=-1, keepdims=0), to=TensorProto.INT32))


def _numpy(value: Any) -> NDArray[Any]:
    return value.detach().float().numpy() if isinstance(value, Tensor) else np.asarray(value)


def quantise(weight: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float32], int]:
    """Weights [out, in] as bytes [out, blocks, block] around 128, a scale for each block, the block size."""
    rows, columns = weight.shape
    block = BLOCK
    count = -(-columns // block)
    padded = np.zeros((rows, count * block), np.float32)
    padded[:, :columns] = weight
    blocks = padded.reshape(rows, count, block)
    scale = np.maximum(np.abs(blocks).max(-1) / 127, 1e-8).astype(np.float32)
    values = np.clip(np.rint(blocks / scale[..., None]), -127, 127) + 128
    return values.astype(np.uint8), scale.reshape(rows * count), block


def build(model: Model, bits: int = 8) -> onnx.ModelProto:
    """The whole analysis of a batch as one ONNX model; see `depesche.analysis.neural` for its inputs and
    outputs."""
    g = Graph(bits)
    states = _encoder(g, model)
    flat = {t: _words(g, model, states, n) for n, t in enumerate(TASKS)}
    outputs = _tags(g, model, flat["tags"]) + _tree(g, model, flat["tree"]) + _names(g, model, flat["names"])
    infos = []
    for public, name, kind, shape in outputs:
        g.nodes.append(helper.make_node("Identity", [name], [public]))
        infos.append(helper.make_tensor_value_info(public, kind, shape))
    graph = helper.make_graph(g.nodes, "depesche", _inputs(), infos, g.constants)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="depesche")


def _inputs() -> list[onnx.ValueInfoProto]:
    def info(name: str, *shape: str, kind: int = TensorProto.INT64) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, list(shape))

    return [
        info("ids", "batch", "length"),
        info("mask", "batch", "length", kind=TensorProto.INT32),
        info("first", "batch", "words"),
        info("last", "batch", "words"),
        info("style", "batch"),
        info("name_style", "batch"),
    ]


def _encoder(g: Graph, model: Model) -> list[str]:
    encoder = model.encoder
    x = g.norm(g.op("Add", _embedding(g, encoder.word.weight), _positions(g, encoder.position)), encoder.norm)
    states = [x]
    for number, layer in enumerate(encoder.layers):
        if number == encoder.frozen:
            style = g.op("Gather", g.const(encoder.style.weight), "style", axis=0)
            x = g.op("Add", x, g.op("Unsqueeze", style, g.const([1], np.int64)))
        x = _layer(g, layer, x)
        states.append(x)
    return states


def _embedding(g: Graph, weight: Tensor) -> str:
    w = _numpy(weight)
    scale = np.maximum(np.abs(w).max(1, keepdims=True) / 127, 1e-8).astype(np.float32)
    values = np.clip(np.rint(w / scale), -127, 127).astype(np.int8)
    rows = g.op("Cast", g.op("Gather", g.const(values), "ids", axis=0), to=TensorProto.FLOAT)
    return str(g.op("Mul", rows, g.op("Gather", g.const(scale), "ids", axis=0)))


def _positions(g: Graph, table: Tensor) -> str:
    end = g.op("Shape", "ids", start=1, end=2)
    return str(g.op("Slice", g.const(table), g.const([0], np.int64), end, g.const([0], np.int64)))


def _layer(g: Graph, layer: Any, x: str) -> str:
    q, k, v = g.op("Split", g.linear(x, layer.qkv.weight, layer.qkv.bias), outputs=3, axis=-1, num_outputs=3)
    y = g.op(
        "MultiHeadAttention",
        q,
        k,
        v,
        "",
        "mask",
        domain=MICROSOFT,
        num_heads=layer.heads,
        mask_filter_value=-1e4,
    )
    x = g.norm(g.op("Add", x, g.linear(y, layer.o.weight, layer.o.bias)), layer.norm1)
    y = g.linear(g.gelu(g.linear(x, layer.up.weight, layer.up.bias)), layer.down.weight, layer.down.bias)
    return g.norm(g.op("Add", x, y), layer.norm2)


def _words(g: Graph, model: Model, states: list[str], task: int) -> str:
    """Vectors [batch, words, width] for a task: the mix of layers at first and last pieces, gated."""
    weights = _numpy(model.mix[task].softmax(0))
    mixed = None
    for state, weight in zip(states[-len(weights) :], weights, strict=True):
        part = g.op("Mul", state, g.const(weight, np.float32))
        mixed = part if mixed is None else g.op("Add", mixed, part)
    width = model.shape.width
    flat = g.op("Reshape", mixed, g.const([-1, width], np.int64))
    ends = [g.op("Gather", flat, name, axis=0) for name in ("first", "last")]
    gated = [g.op("Mul", e, g.const(model.gates[task, n])) for n, e in enumerate(ends)]
    return str(g.op("Add", *gated))


Output = tuple[str, str, int, list[Any]]


def _tags(g: Graph, model: Model, x: str) -> list[Output]:
    labels: Labels = model.labels
    upos = g.argmax(g.linear(x, model.upos.weight, model.upos.bias))
    sizes = [len(values) for _, values in labels.feats]
    scores = g.linear(x, model.feats.weight, model.feats.bias)
    parts = g.op("Split", scores, g.const(sizes, np.int64), outputs=len(sizes), axis=-1)
    chosen = [g.op("Unsqueeze", g.argmax(p), g.const([-1], np.int64)) for p in parts]
    feats = g.op("Concat", *chosen, axis=-1)
    hidden = g.gelu(g.linear(x, model.lemma_hidden.weight, model.lemma_hidden.bias))
    lemma = g.linear(hidden, model.lemma.weight, model.lemma.bias)
    _, best = g.op("TopK", lemma, g.const([LEMMAS], np.int64), outputs=2, axis=-1)
    scripts = g.op("Cast", best, to=TensorProto.INT32)
    shape = ["batch", "words"]
    return [
        ("upos", upos, TensorProto.INT32, shape),
        ("feats", feats, TensorProto.INT32, [*shape, len(sizes)]),
        ("scripts", scripts, TensorProto.INT32, [*shape, LEMMAS]),
    ]


def _tree(g: Graph, model: Model, x: str) -> list[Output]:
    dependent = g.gelu(g.linear(x, model.arc_dependent.weight, model.arc_dependent.bias))
    head = g.gelu(g.linear(x, model.arc_head.weight, model.arc_head.bias))
    left = g.op("MatMul", dependent, g.const(model.arc))
    prior = g.op("MatMul", head, g.const(_numpy(model.arc_prior.weight).T))
    across = g.op("Transpose", head, perm=[0, 2, 1])
    arcs = g.op("Add", g.op("MatMul", left, across), g.op("Transpose", prior, perm=[0, 2, 1]))
    side = model.shape.relation
    rd = g.gelu(g.linear(x, model.relation_dependent.weight, model.relation_dependent.bias))
    rh = g.gelu(g.linear(x, model.relation_head.weight, model.relation_head.bias))
    table = _numpy(model.relation).reshape(side + 1, -1)  # the last row belongs to the constant 1
    relations = g.op("Add", g.op("MatMul", rd, g.const(table[:-1])), g.const(table[-1]))
    shape = ["batch", "words"]
    return [
        ("arcs", arcs, TensorProto.FLOAT, [*shape, "words"]),
        ("relations", relations, TensorProto.FLOAT, [*shape, table.shape[1]]),
        ("relation_heads", rh, TensorProto.FLOAT, [*shape, side]),
    ]


def _names(g: Graph, model: Model, x: str) -> list[Output]:
    style = g.op("Gather", g.const(model.name_style.weight), "name_style", axis=0)
    x = g.op("Add", x, g.op("Unsqueeze", style, g.const([1], np.int64)))
    hidden = g.gelu(g.linear(x, model.names_hidden.weight, model.names_hidden.bias))
    names = g.linear(hidden, model.names.weight, model.names.bias)
    return [("names", names, TensorProto.FLOAT, ["batch", "words", len(model.labels.names)])]
