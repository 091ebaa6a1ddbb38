"""Rewrites the graph of `graph.build` so that its matrix products run on plain integers, without padding.

``python -m training.integer FROM.onnx TO.onnx``

Weights are bytes with one scale an output, of 7 bits (±64): products of unsigned and signed bytes are then added
up without overflow by CPUs that have no dot product of bytes (AVX2), and as fast as can be by those that have
one. Activations are quantised row by row, each by its own largest value, so that a word's scores do not depend
on what else is in the batch. The encoder computes real pieces only, laid end to end: padding exists for the
attention alone. Bias and GELU are one
operator (the fused residual and norm is slower than its parts).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
LARGEST_WEIGHT = 64  # 2 * 255 * 64 is just below 2 ** 15
LARGEST_INPUT = 127
OPSET = 21

Array = NDArray[Any]


class UnknownGraphError(ValueError):
    """The file is not laid out as `graph.build` lays it out."""


def quantise(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Weights [in, out] as signed bytes and the scale of each output, the one of least squared error."""
    top = np.maximum(np.abs(weight).max(0), 1e-8)
    best = np.full(weight.shape[1], np.inf)
    scale = (top / LARGEST_WEIGHT).astype(np.float32)
    for share in np.arange(1.0, 0.69, -0.05):
        tried = (top * share / LARGEST_WEIGHT).astype(np.float32)
        error = ((_rounded(weight, tried) * tried - weight) ** 2).sum(0)
        scale = np.where(error < best, tried, scale)
        best = np.minimum(error, best)
    return _rounded(weight, scale).astype(np.int8), scale


def _rounded(weight: Array, scale: Array) -> Array:
    return np.clip(np.rint(weight / scale), -LARGEST_WEIGHT, LARGEST_WEIGHT)


@dataclass
class _Rewriter:
    """Goes through the nodes in order. `packed` names the tensors whose rows are real pieces only;
    `quantised` the integer form of inputs that several products share."""

    model: onnx.ModelProto
    nodes: list[NodeProto] = field(default_factory=list)
    constants: dict[str, Array] = field(default_factory=dict)
    packed: set[str] = field(default_factory=set)
    quantised: dict[str, tuple[str, str]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.given = {c.name: numpy_helper.to_array(c) for c in self.model.graph.initializer}
        self.todo = list(self.model.graph.node)
        self.at = 0

    # ------------------------------------------------------------------------------------- building

    def const(self, value: Any, dtype: Any, name: str = "") -> str:
        array = np.ascontiguousarray(np.asarray(value, dtype)).reshape(np.shape(value))
        name = name or f"k.{array.dtype}.{'_'.join(map(str, array.ravel().tolist()))}.{array.ndim}"
        self.constants[name] = array
        return name

    def op(self, kind: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, list(inputs), [output], domain=domain, **attributes))
        return output

    def linear(self, node: NodeProto) -> str:
        """The product without its bias; [rows, out] for packed rows, else [batch, words, out]."""
        weight = self.weight(node)
        source, out = self.input(node, 0), node.output[0]
        rows, scale = self.rows(source, weight.shape[0])
        values, columns = quantise(weight)
        parts = [
            rows, self.const(values, np.int8, f"{out}.w"), self.const(1, np.float32),
            self.const(columns, np.float32, f"{out}.s"), self.const(128, np.uint8), self.const(0, np.int8),
        ]  # fmt: skip
        product = self.op("MatMulIntegerToFloat", parts, f"{out}.i", MICROSOFT)
        if source in self.packed:
            self.packed.add(out)
            return self.op("Mul", [product, scale], out)
        flat = self.op("Mul", [product, scale], f"{out}.f")
        size = self.op("Shape", [source], f"{out}.n", start=0, end=2)
        shape = self.op("Concat", [size, self.const([weight.shape[1]], np.int64)], f"{out}.z", axis=0)
        return self.op("Reshape", [flat, shape], out)

    def rows(self, source: str, width: int) -> tuple[str, str]:
        """`source` [rows, width] as bytes around 128, and the scale of each row."""
        if source not in self.quantised:
            flat = source
            if source not in self.packed:
                flat = self.op("Reshape", [source, self.const([-1, width], np.int64)], f"{source}.2d")
            largest = self.op(
                "ReduceMax",
                [self.op("Abs", [flat], f"{source}.abs"), self.const([-1], np.int64)],
                f"{source}.max",
                keepdims=1,
            )
            raw = self.op("Mul", [largest, self.const(1 / LARGEST_INPUT, np.float32)], f"{source}.raw")
            scale = self.op("Max", [raw, self.const(1e-8, np.float32)], f"{source}.scale")
            each = self.op("Reshape", [scale, self.const([-1], np.int64)], f"{source}.each")
            size = self.op("Shape", [each], f"{source}.count")
            middle = helper.make_tensor("middle", TensorProto.UINT8, [1], [128])
            zero = self.op("ConstantOfShape", [size], f"{source}.zero", value=middle)
            byte = self.op("QuantizeLinear", [flat, each, zero], f"{source}.byte", axis=0)
            self.quantised[source] = (byte, scale)
        return self.quantised[source]

    def weight(self, node: NodeProto) -> NDArray[np.float32]:
        """The weights of a linear node as floats, [in, out]."""
        if node.op_type == "MatMul":
            return self.given[node.input[1]].astype(np.float32)
        columns = next(a.i for a in node.attribute if a.name == "K")
        values = self.given[node.input[1]].astype(np.float32) - 128
        scale = self.given[node.input[2]].reshape(*values.shape[:2], 1)
        return np.ascontiguousarray((values * scale).reshape(values.shape[0], -1)[:, :columns].T)

    # -------------------------------------------------------------------------------------- walking

    def input(self, node: NodeProto, n: int) -> str:
        return self.renamed.get(node.input[n], node.input[n])

    def expect(self, *kinds: str) -> list[NodeProto]:
        """The next nodes, which must be of these kinds."""
        found = self.todo[self.at : self.at + len(kinds)]
        if [n.op_type for n in found] != list(kinds):
            raise UnknownGraphError(f"expected {kinds}, found {[n.op_type for n in found]}")
        self.at += len(kinds)
        return found

    def follows(self, *kinds: str) -> bool:
        return [n.op_type for n in self.todo[self.at : self.at + len(kinds)]] == list(kinds)

    def given_input(self, node: NodeProto) -> str:
        """The name of the node's constant input."""
        return next(i for i in node.input if i in self.given)

    def run(self) -> onnx.ModelProto:
        self.prologue()
        self.embedding()
        while self.at < len(self.todo):
            if self.is_linear():
                self.product()
            else:
                self.other()
        return self.finished()

    def is_linear(self) -> bool:
        """Whether a weight matrix is applied next: bytes in blocks, or floats with a bias added."""
        node = self.todo[self.at]
        if node.op_type == "MatMulNBits":
            return True
        wide = node.op_type == "MatMul" and node.input[1] in self.given
        return wide and self.given[node.input[1]].shape[0] % 16 == 0 and self.todo[self.at + 1].op_type == "Add"

    def prologue(self) -> None:
        """Which places of the padded batch hold pieces (`where`), and of each place its rank (`rank`)."""
        line = self.const([-1], np.int64)
        flat = self.op("Reshape", ["mask", line], "mask.flat")
        self.op("Reshape", [self.op("NonZero", [flat], "where.2d"), line], "where")
        count = self.op("Cast", [flat], "mask.long", to=TensorProto.INT64)
        summed = self.op("CumSum", [count, self.const(0, np.int64)], "mask.sum")
        self.op("Sub", [summed, self.const(1, np.int64)], "rank")
        length = self.op("Shape", ["ids"], "length", start=1, end=2)
        self.op("Mod", ["where", length], "place")
        self.op("Div", ["where", length], "owner")
        self.op("Gather", [self.op("Reshape", ["ids", line], "ids.flat"), "where"], "ids.packed", axis=0)
        for end in ("first", "last"):
            self.op("Gather", ["rank", end], f"{end}.packed", axis=0)

    def embedding(self) -> None:
        values, cast, scale, product, _, place, total, norm = self.expect(
            "Gather", "Cast", "Gather", "Mul", "Shape", "Slice", "Add", "LayerNormalization"
        )
        for node in (values, scale):
            self.op("Gather", [self.keep(node.input[0]), "ids.packed"], node.output[0], axis=0)
        self.op("Gather", [self.keep(place.input[0]), "place"], place.output[0], axis=0)
        for node in (cast, product, total, norm):
            self.copy(node)
        self.packed.add(norm.output[0])

    def product(self) -> None:
        """A product with what follows it: bias and attention, bias and GELU, or bias."""
        (node,) = self.expect(self.todo[self.at].op_type)
        product = self.linear(node)
        (bias,) = self.expect("Add")
        added = self.keep(self.given_input(bias))
        if self.follows("Split", "MultiHeadAttention"):
            self.attention(product, added)
        elif self.follows("Gelu"):
            (gelu,) = self.expect("Gelu")
            self.op("BiasGelu", [product, added], gelu.output[0], MICROSOFT)
            self.spread(product, gelu.output[0])
        else:
            self.op("Add", [product, added], bias.output[0])
            self.spread(product, bias.output[0])

    def attention(self, product: str, bias: str) -> None:
        """Pieces are laid out sentence by sentence for the attention, and end to end again after it."""
        split, attention = self.expect("Split", "MultiHeadAttention")
        width = len(self.given[bias]) // 3
        out = attention.output[0]
        padded = self.op("Gather", [product, "rank"], f"{out}.padded", axis=0)
        size = self.op("Shape", ["ids"], f"{out}.size")
        shape = self.op("Concat", [size, self.const([3 * width], np.int64)], f"{out}.shape", axis=0)
        self.op("Reshape", [padded, shape], f"{out}.qkv")
        self.nodes.append(helper.make_node("Split", [f"{out}.qkv"], list(split.output), axis=-1, num_outputs=3))
        attributes = {a.name: helper.get_attribute_value(a) for a in attention.attribute}
        self.op("MultiHeadAttention", [*split.output, bias, "mask"], f"{out}.by_sentence", MICROSOFT, **attributes)
        flat = self.op("Reshape", [f"{out}.by_sentence", self.const([-1, width], np.int64)], f"{out}.flat")
        self.op("Gather", [flat, "where"], out, axis=0)
        self.packed.add(out)

    def other(self) -> None:
        node = self.todo[self.at]
        self.at += 1
        if node.op_type == "Unsqueeze" and self.styles(node.input[0]):
            self.op("Gather", [node.input[0], "owner"], node.output[0], axis=0)
            self.packed.add(node.output[0])
        elif node.op_type == "Reshape" and self.input(node, 0) in self.packed:
            self.renamed[node.output[0]] = self.input(node, 0)
        elif node.op_type == "Gather" and node.input[1] in ("first", "last"):
            self.op("Gather", [self.input(node, 0), f"{node.input[1]}.packed"], node.output[0], axis=0)
        else:
            self.copy(node)
            sources = [self.renamed.get(i, i) for i in node.input if i not in self.given]
            if any(s in self.packed for s in sources):
                self.packed.update(node.output)

    def styles(self, name: str) -> bool:
        return any(n.output[0] == name and "style" in n.input for n in self.nodes)

    def spread(self, source: str, output: str) -> None:
        if source in self.packed:
            self.packed.add(output)

    def copy(self, node: NodeProto) -> None:
        copied = NodeProto()
        copied.CopyFrom(node)
        del copied.input[:]
        copied.input.extend(self.keep(i) if i in self.given else self.renamed.get(i, i) for i in node.input)
        self.nodes.append(copied)

    def keep(self, name: str) -> str:
        self.constants[name] = self.given[name]
        return name

    def finished(self) -> onnx.ModelProto:
        old = self.model.graph
        held = [numpy_helper.from_array(array, name) for name, array in self.constants.items()]
        graph = helper.make_graph(self.nodes, old.name, list(old.input), list(old.output), held)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        made = helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name=self.model.producer_name)
        made.metadata_props.extend(self.model.metadata_props)
        return made


def rewrite(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same model with integer products. Raises UnknownGraphError for a graph of another make."""
    return _Rewriter(model).run()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    data = rewrite(onnx.load(str(args.source))).SerializeToString()
    args.target.write_bytes(data)
    print(f"{args.target}: {len(data) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
