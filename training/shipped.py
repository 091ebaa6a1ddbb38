"""Reads a shipped ONNX file back into the model it was written from, as the start of a further run.

`graph.build` writes the same constants in the same order for every model of one shape, so the names of a
fresh model's constants say where each weight of the file belongs. 8-bit weights come back within half a
step of their block's scale.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training import graph
from training.model import Labels, Model, Shape

Array = NDArray[np.float32]


class _Recorder(graph.Graph):
    """Builds the graph of a fresh model and notes which constants hold which of its tensors."""

    def __init__(self) -> None:
        super().__init__(8)
        self.held: dict[int, tuple[str, ...]] = {}

    def const(self, value: Any, dtype: Any = None, stem: str = "c") -> str:
        name = super().const(value, dtype, stem)
        if isinstance(value, Tensor):
            self.held[id(value)] = (name,)
        return name

    def linear(self, x: str, weight: Any, bias: Any = None) -> str:
        before = len(self.constants)
        y = super().linear(x, weight, bias)
        added = [c.name for c in self.constants[before:]]
        self.held[id(weight)] = tuple(added[: len(added) - (bias is not None)])
        return y


def read_shipped(path: Path, layers: int | None = None, frozen: int = 3) -> tuple[Model, dict[str, Any]]:
    """The model of a shipped file, in float32, and the file's metadata.

    `layers`: only so many of the lowest. `frozen`: so many of the lowest are not trained on; the embedding of the
    treebank joins above them, so a model that is to be used as it is needs the number it was trained with (3).
    """
    file = onnx.load(str(path))
    data = json.loads(next(p.value for p in file.metadata_props if p.key == "depesche"))
    stored = {c.name: numpy_helper.to_array(c) for c in file.graph.initializer}
    labels = Labels(**{**data["labels"], "feats": [(k, v) for k, v in data["labels"]["feats"]]})
    count = sum(1 for n in file.graph.node if n.op_type == "MultiHeadAttention")
    model = Model(Shape(len(data["pieces"]), count), labels)
    _fill(model, stored)
    return _lower(model, count if layers is None else layers, frozen), data


def _fill(model: Model, stored: dict[str, NDArray[Any]]) -> None:
    """Puts every constant of the file into the tensor that it was written from."""
    with torch.no_grad():
        for parameter in model.parameters():  # all different, so that no constant stands for two
            parameter.uniform_(-1, 1)
    recorder, added = _Recorder(), _Added()
    states = graph._encoder(recorder, model)
    embedding = [c.name for c in recorder.constants[:2]]
    mixed = []
    flat = {}
    for number, task in enumerate(graph.TASKS):
        flat[task] = graph._words(recorder, model, states, number)
        mixed.append(added.since(recorder))
    graph._tags(recorder, model, flat["tags"])
    added.since(recorder)
    graph._tree(recorder, model, flat["tree"])
    known = {n for names in recorder.held.values() for n in names}
    tree = [n for n in added.since(recorder) if n not in known]
    graph._names(recorder, model, flat["names"])
    with torch.no_grad():
        for tensor in (*model.parameters(), *model.buffers()):
            names = recorder.held.get(id(tensor))
            if names is not None:
                tensor.copy_(torch.from_numpy(_weight(stored, names, tuple(tensor.shape))))
        _fill_parts(model, stored, embedding, mixed, tree)


class _Added:
    """The names of the floating-point constants that a graph has got since one last looked."""

    def __init__(self) -> None:
        self.count = 0

    def since(self, g: graph.Graph) -> list[str]:
        new = g.constants[self.count :]
        self.count = len(g.constants)
        return [c.name for c in new if c.data_type == onnx.TensorProto.FLOAT]


def _fill_parts(
    model: Model, stored: dict[str, NDArray[Any]], embedding: list[str], mixed: list[list[str]], tree: list[str]
) -> None:
    """The tensors that the graph holds in parts or in another form: embedding, mixes, gates, priors, relations."""
    values, scale = (stored[n].astype(np.float32) for n in embedding)
    model.encoder.word.weight.copy_(torch.from_numpy(values * scale))
    for task, names in enumerate(mixed):
        *weights, first, last = (stored[n] for n in names[-model.mix.shape[1] - 2 :])
        model.mix[task] = torch.from_numpy(np.log(np.concatenate([w.reshape(1) for w in weights])))
        model.gates[task] = torch.from_numpy(np.stack([first, last]))
    prior, table, constant = (stored[n] for n in tree)
    model.arc_prior.weight.copy_(torch.from_numpy(prior.T.copy()))
    rows = np.concatenate([table, constant.reshape(1, -1)])
    model.relation.copy_(torch.from_numpy(rows.reshape(tuple(model.relation.shape))))


def _lower(model: Model, layers: int, frozen: int) -> Model:
    """The model with its lowest layers alone; each task mixes the states that are left."""
    small = Model(dataclasses.replace(model.shape, layers=layers), model.labels, frozen)
    whole = small.mix.shape == model.mix.shape
    state = {k: v for k, v in model.state_dict().items() if k in small.state_dict() and (whole or k != "mix")}
    small.load_state_dict(small.state_dict() | state)
    return small


def _weight(stored: dict[str, NDArray[Any]], names: tuple[str, ...], shape: tuple[int, ...]) -> Array:
    """A tensor in float32: as it stands, transposed, or from its bytes and scales."""
    if len(names) == 1:
        value = stored[names[0]].astype(np.float32)
        return np.ascontiguousarray(value if value.shape == shape else value.T)
    values, scales = stored[names[0]].astype(np.float32) - 128, stored[names[1]]
    blocks = values * scales.reshape(values.shape[0], values.shape[1], 1)
    return np.ascontiguousarray(blocks.reshape(values.shape[0], -1)[:, : shape[1]])
