"""Turns a run's checkpoint into the file that is shipped. ``python -m training.export --run best``.

The file is one ONNX model; the vocabulary, the labels and the conventions to follow for each language
lie in its metadata as JSON under the key ``depesche``.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import torch

from training import graph
from training.data import RUNTIME_NAMES, RUNTIME_STYLE, load_training
from training.dictionary import exceptions, known_words
from training.model import Model
from training.shipped import read_shipped
from training.train import WORK, Setup, load_run

FORMAT = 1
TARGET = Path(__file__).parent.parent / "src/depesche/data/models"


def metadata(setup: Setup, name: str, known: dict[str, dict[str, str]]) -> dict[str, object]:
    """What the runtime must know beside the weights."""
    labels = setup.labels
    return {
        "format": FORMAT,
        "name": name,
        "pieces": setup.pieces,
        "scores": [round(s, 4) for s in setup.scores],
        "normaliser": {str(k): v for k, v in setup.normaliser.items()},
        "labels": dataclasses.asdict(labels),
        "style": {lang: labels.styles.index(s) for lang, s in RUNTIME_STYLE.items()},
        "name_style": {lang: labels.name_styles.index(s) for lang, s in RUNTIME_NAMES.items()},
        **known,
        "positions": setup.model.shape.positions,
    }


def export(setup: Setup, name: str, known: dict[str, dict[str, str]], target: Path, bits: int = 8) -> int:
    """Writes the model file; returns its size in bytes."""
    setup.model.eval()
    model = graph.build(setup.model, bits)
    entry = model.metadata_props.add()
    entry.key = "depesche"
    entry.value = json.dumps(metadata(setup, name, known), ensure_ascii=False, separators=(",", ":"))
    data = model.SerializeToString()
    temporary = target.with_suffix(".tmp")
    temporary.write_bytes(data)
    temporary.replace(target)  # never a half-written file under the public name
    return len(data)


def dictionaries(setup: Setup, cache: Path, corpora: Path) -> dict[str, dict[str, str]]:
    """The filters and exceptions of `depesche.analysis.known`; made once and kept in the run's folder."""
    if not cache.exists():
        made = {
            "known": known_words(load_training(corpora)[0]),
            "exceptions": exceptions(set(setup.labels.scripts)),
        }
        cache.write_text(json.dumps(made))
    return dict(json.loads(cache.read_text()))


def mean(model: Model, other: Path, share: float) -> None:
    """Sets a model's weights to the mean of its own (`share` of it) and those of a shipped file of the same shape
    (Wortsman et al. 2022, model soups)."""
    theirs = read_shipped(other)[0].state_dict()
    ours = model.state_dict()
    with torch.no_grad():
        for name, weights in ours.items():
            if weights.is_floating_point():
                ours[name] = share * weights + (1 - share) * theirs[name]
    model.load_state_dict(ours)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--run", default="best")
    parser.add_argument("--name", default=None, help="name of the model, default: the run's")
    parser.add_argument("--last", action="store_true", help="the last weights, not their running average")
    parser.add_argument("--bits", type=int, default=8, choices=(8, 32))
    parser.add_argument("--mean", type=Path, default=None, help="a shipped .onnx file to take the mean of weights with")
    parser.add_argument("--share", type=float, default=0.5, help="the share of the run's own weights in that mean")
    parser.add_argument("--to", type=Path, default=None)
    args = parser.parse_args()
    name = args.name or args.run
    target = args.to or TARGET / f"{name}.onnx"
    setup = load_run(WORK / args.run, average=not args.last)
    if args.mean is not None:
        mean(setup.model, args.mean, args.share)
    known = dictionaries(setup, WORK / args.run / "dictionaries.json", args.corpora)
    size = export(setup, name, known, target, args.bits)
    print(f"{target}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
