"""The labels of a model file: what the numbers mean that the network gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depesche.analysis.known import KnownWords
from depesche.analysis.pieces import Pieces

FORMAT = 1
KEY = "depesche"  # of the metadata in the ONNX file


class ModelFileError(ValueError):
    """The file is not one of our models, or is of a format that this version does not read."""


@dataclass(frozen=True)
class Labels:
    """Inventories in the order of the network's outputs, and the conventions to follow by language."""

    name: str
    pieces: Pieces
    upos: tuple[str, ...]
    feats: tuple[tuple[str, tuple[str, ...]], ...]
    scripts: tuple[str, ...]
    deprels: tuple[str, ...]
    names: tuple[str, ...]
    style: Mapping[str, int]
    name_style: Mapping[str, int]
    known: KnownWords
    positions: int


def read_labels(metadata: Mapping[str, str]) -> Labels:
    """The labels in a model file's metadata. Raises ModelFileError where there are none."""
    if KEY not in metadata:
        raise ModelFileError("the file carries no labels: it is not a model of Depesche")
    data: dict[str, Any] = json.loads(metadata[KEY])
    if data["format"] != FORMAT:
        raise ModelFileError(f"model format {data['format']}, this version reads {FORMAT}")
    labels = data["labels"]
    return Labels(
        name=data["name"],
        pieces=Pieces(data["pieces"], data["scores"], {int(k): v for k, v in data["normaliser"].items()}),
        upos=tuple(labels["upos"]),
        feats=tuple((key, tuple(values)) for key, values in labels["feats"]),
        scripts=tuple(labels["scripts"]),
        deprels=tuple(labels["deprels"]),
        names=tuple(labels["names"]),
        style=data["style"],
        name_style=data["name_style"],
        known=KnownWords(data["known"], data["exceptions"]),
        positions=int(data["positions"]),
    )
