"""Trains the joint model. ``python -m training.train --run best --minutes 100``; see README.md.

The learning rate warms up, stays, and decays to zero: either when the run's time is nearly over, or when
a file ``DECAY`` holding a number of minutes appears in the run's folder. A running average of the
weights is kept and saved with every checkpoint, so that any checkpoint can be exported.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from depesche.analysis.pieces import Pieces
from training.batches import IGNORE, LONGEST, Batch, Item, Numberer, collate, make_labels, stream
from training.data import SEED, Example, load_training
from training.dictionary import entries
from training.encoder import Pretrained, cut_vocabulary, load_pretrained
from training.model import Labels, Model, Shape, initialise, layer_rates
from training.shipped import read_shipped

WORK = Path(__file__).parent / "work"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--run", default="best", help="name of the run's folder in training/work")
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--frozen", type=int, default=3, help="lowest layers that are not trained")
    parser.add_argument("--minutes", type=float, default=100)
    parser.add_argument("--decay-minutes", type=float, default=25)
    parser.add_argument("--checkpoint-minutes", type=float, default=8)
    parser.add_argument("--pieces", type=int, default=900, help="pieces in a batch")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--masked", type=float, default=0.06)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--float32", action="store_true", help="no bfloat16 in the matrix products")
    parser.add_argument("--start", type=Path, help="a shipped .onnx file whose weights to go on from")
    parser.add_argument("--silver", type=Path, help="a file of training.silver to learn from, too")
    parser.add_argument("--resume", action="store_true", help="go on from the run's checkpoint")
    return parser.parse_args()


@dataclasses.dataclass
class Setup:
    """What a run is made of; everything but the weights is stored beside them."""

    model: Model
    labels: Labels
    pieces: list[str]
    scores: list[float]
    normaliser: dict[int, str]

    def description(self) -> dict[str, Any]:
        return {
            "shape": dataclasses.asdict(self.model.shape),
            "labels": dataclasses.asdict(self.labels),
            "pieces": self.pieces,
            "scores": self.scores,
            "normaliser": self.normaliser,
            "frozen": self.model.encoder.frozen,
        }

    def tokenizer(self) -> Pieces:
        return Pieces(self.pieces, self.scores, self.normaliser)


def build(train: dict[str, list[Example]], layers: int, frozen: int) -> Setup:
    """A fresh model on the pretrained encoder, its vocabulary cut to what the languages need."""
    pretrained = load_pretrained()
    keep = cut_vocabulary(pretrained, _vocabulary_words(train))
    labels = make_labels(train)
    shape = Shape(len(keep), layers)
    model = Model(shape, labels, frozen)
    initialise(model, pretrained, keep, _chosen_layers(pretrained, layers))
    return Setup(
        model,
        labels,
        [pretrained.pieces[i] for i in keep],
        [pretrained.scores[i] for i in keep],
        pretrained.normaliser,
    )


def build_from(shipped: Path, layers: int, frozen: int) -> Setup:
    """A model with the weights, labels and pieces of a shipped file, cut to its lowest `layers`."""
    model, data = read_shipped(shipped, layers, frozen)
    table = {int(k): v for k, v in data["normaliser"].items()}
    return Setup(model, model.labels, data["pieces"], data["scores"], table)


def _chosen_layers(pretrained: Pretrained, layers: int) -> list[int]:
    return list(range(pretrained.layers))[:layers]


def _vocabulary_words(train: dict[str, list[Example]]) -> set[str]:
    """All words of the corpora and of simplemma's (MIT) German and English dictionaries."""
    words = {w for group in train.values() for e in group for w in e.words}
    for language in ("de", "en"):
        for pair in entries(language):
            words.update(pair)
            words.update(w.capitalize() for w in pair)
    return words


def load_run(folder: Path, average: bool = True) -> Setup:
    """The model of a run's checkpoint, with the averaged or the last weights."""
    description = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    labels = Labels(**{**description["labels"], "feats": [(k, v) for k, v in description["labels"]["feats"]]})
    model = Model(Shape(**description["shape"]), labels, description["frozen"])
    state = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    if average:
        model.load_state_dict(state["average"], strict=False)
    table = {int(k): v for k, v in description["normaliser"].items()}
    return Setup(model, labels, description["pieces"], description["scores"], table)


def losses(model: Model, batch: Batch) -> dict[str, Tensor]:
    """The loss of each task, means over the words that are annotated for it."""
    states = model.encode(batch.ids, batch.mask, batch.style)
    out: dict[str, Tensor] = {}
    if bool((batch.upos != IGNORE).any()):
        tags = model.words(states, batch.first, batch.last, "tags")[batch.words]
        upos, feats, script = model.tags(tags[batch.upos != IGNORE])
        known = batch.upos != IGNORE
        out["upos"] = F.cross_entropy(upos.float(), batch.upos[known])
        parts = feats.float().split([len(v) for _, v in model.labels.feats], -1)
        targets = batch.feats[known]
        out["feats"] = sum((F.cross_entropy(p, targets[:, n]) for n, p in enumerate(parts)), torch.zeros(()))
        out["lemma"] = F.cross_entropy(script.float(), batch.script[known], ignore_index=IGNORE)
        out.update(_tree_losses(model, states, batch))
    if bool((batch.names != IGNORE).any()):
        known = batch.names != IGNORE
        names = model.words(states, batch.first, batch.last, "names")[batch.words][known]
        scores = model.name_scores(names, batch.name_style[known])
        out["names"] = F.cross_entropy(scores.float(), batch.names[known])
    return out


def _tree_losses(model: Model, states: list[Tensor], batch: Batch) -> dict[str, Tensor]:
    treed = (batch.words.long().cumsum(1) * 0).bool()
    treed[batch.words] = batch.heads != IGNORE
    rows = treed.any(1)
    first, last, words = batch.first[rows], batch.last[rows], treed[rows]
    x = model.words([s[rows] for s in states], first, last, "tree")
    heads = torch.zeros(words.shape, dtype=torch.long)
    heads[words] = batch.heads[batch.heads != IGNORE]
    possible = words.clone()
    possible[:, 0] = True
    arcs = model.arcs(x).float().masked_fill(~possible[:, None, :], -1e4)
    dependent, head = model.relations(x)
    chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
    side = dependent.shape[-1]
    left = dependent[words].to(model.relation.dtype) @ model.relation.reshape(side, -1)
    scores = (left.view(-1, len(model.labels.deprels), side) * chosen[words][:, None]).sum(-1)
    return {
        "arc": F.cross_entropy(arcs[words], heads[words]),
        "relation": F.cross_entropy(scores.float(), batch.deprels[batch.deprels != IGNORE]),
    }


WEIGHTS = {"upos": 1.0, "feats": 0.35, "lemma": 0.5, "arc": 1.5, "relation": 1.0, "names": 1.2}


@torch.no_grad()
def quick_scores(model: Model, items: list[Item]) -> dict[str, float]:
    """Greedy accuracies on held-out items, in per cent: a look at the run, not the model card's figures."""
    model.eval()
    hits: dict[str, float] = {"upos": 0, "uas": 0, "las": 0, "lemma": 0, "name": 0}
    words = named = tagged = 0
    for at in range(0, len(items), 24):
        batch = collate(items[at : at + 24])
        states = model.encode(batch.ids, batch.mask, batch.style)
        if int(batch.upos[0]) != IGNORE:
            x = model.words(states, batch.first, batch.last, "tags")[batch.words]
            upos, _, script = model.tags(x)
            hits["upos"] += float((upos.argmax(-1) == batch.upos).sum())
            hits["lemma"] += float((script.argmax(-1) == batch.script).sum())
            words += len(batch.upos)
            _count_tree(model, states, batch, hits)
        if int(batch.names[0]) != IGNORE:
            x = model.words(states, batch.first, batch.last, "names")[batch.words]
            guess = model.name_scores(x, batch.name_style).argmax(-1)
            either = (guess != 0) | (batch.names != 0)
            hits["name"] += float(((guess == batch.names) & either).sum())
            named += int(either.sum())
            tagged += len(guess)
    model.train()
    out = {k: round(100 * v / words, 2) for k, v in hits.items() if k != "name"} if words else {}
    return out | ({"name": round(100 * hits["name"] / max(named, 1), 2)} if tagged else {})


def _count_tree(model: Model, states: list[Tensor], batch: Batch, hits: dict[str, float]) -> None:
    x = model.words(states, batch.first, batch.last, "tree")
    possible = batch.words.clone()
    possible[:, 0] = True
    guess = model.arcs(x).float().masked_fill(~possible[:, None, :], -1e4).argmax(-1)
    dependent, head = model.relations(x)
    chosen = head.gather(1, guess[..., None].expand(-1, -1, head.shape[-1]))
    side = dependent.shape[-1]
    left = dependent[batch.words] @ model.relation.reshape(side, -1)
    labels = (left.view(-1, len(model.labels.deprels), side) * chosen[batch.words][:, None]).sum(-1).argmax(-1)
    right = guess[batch.words] == batch.heads
    hits["uas"] += float(right.sum())
    hits["las"] += float((right & (labels == batch.deprels)).sum())


class Clock:
    """The schedule: share of the full learning rate at this moment, and whether the run is over."""

    def __init__(self, folder: Path, minutes: float, decay: float, warmup_steps: int) -> None:
        self.start = time.monotonic()
        self.decay = decay * 60
        self.decay_from = self.start + max(0.0, minutes * 60 - self.decay)
        self.file, self.warmup, self.signalled = folder / "DECAY", warmup_steps, False

    def factor(self, step: int) -> float:
        """Between 0 and 1; at or below 0 the run is over."""
        now = time.monotonic()
        if not self.signalled and self.file.exists():
            self.signalled = True
            self.decay, self.decay_from = float(self.file.read_text() or 20) * 60, now
        warm = min(1.0, (step + 1) / self.warmup)
        return warm if now < self.decay_from else min(warm, 1 - (now - self.decay_from) / self.decay)


class Average:
    """A running average of the trained weights."""

    def __init__(self, model: Model, momentum: float = 0.99, every: int = 4) -> None:
        self.params = {n: p for n, p in model.named_parameters() if p.requires_grad}
        self.values = {n: p.detach().clone() for n, p in self.params.items()}
        self.momentum, self.every = momentum, every

    @torch.no_grad()
    def update(self, step: int) -> None:
        if step % self.every == 0:
            momentum = min(self.momentum, (1 + step / self.every) / (10 + step / self.every))
            torch._foreach_lerp_(list(self.values.values()), [p.data for p in self.params.values()], 1 - momentum)


def run(args: argparse.Namespace) -> None:
    torch.set_num_threads(args.threads)
    torch.manual_seed(SEED)
    folder = WORK / args.run
    folder.mkdir(parents=True, exist_ok=True)
    train, held = load_training(args.corpora, args.silver)
    if args.resume:
        setup = load_run(folder, average=False)
    elif args.start:
        setup = build_from(args.start, args.layers, args.frozen)
    else:
        setup = build(train, args.layers, args.frozen)
    (folder / "model.json").write_text(json.dumps(setup.description(), ensure_ascii=False), encoding="utf-8")
    numberer = Numberer(setup.labels, setup.tokenizer())
    items = {k: [i for i in map(numberer.item, group) if len(i.ids) <= LONGEST] for k, group in train.items()}
    looks = {k: [numberer.item(e) for e in group[:150]] for k, group in held.items()}
    log({"pieces": {k: sum(len(i.ids) for i in v) for k, v in items.items()}, "vocabulary": len(setup.pieces),
         "scripts": len(setup.labels.scripts), "feats": len(setup.labels.feats)})  # fmt: skip
    groups = layer_rates(setup.model, args.rate, args.head_rate, args.layer_decay)
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    step = _restore(folder, optimiser) if args.resume else 0
    _loop(args, folder, setup.model, optimiser, items, looks, step)


def _restore(folder: Path, optimiser: torch.optim.Optimizer) -> int:
    state = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)
    rates = [g["lr"] for g in optimiser.param_groups]
    optimiser.load_state_dict(state["optimiser"])
    for group, rate in zip(optimiser.param_groups, rates, strict=True):
        group["lr"] = rate
    return int(state["step"])


def _loop(
    args: argparse.Namespace, folder: Path, model: Model, optimiser: torch.optim.Optimizer,
    items: dict[str, list[Item]], looks: dict[str, list[Item]], step: int,
) -> None:  # fmt: skip
    rates = [g["lr"] for g in optimiser.param_groups]
    average, clock = Average(model), Clock(folder, args.minutes, args.decay_minutes, 30 if step else 200)
    sums: dict[str, float] = {}
    seen, first, started, saved = 0, step, time.monotonic(), time.monotonic()
    model.train()
    for batch in stream(items, args.pieces, args.masked, random.Random(f"{SEED}:{step}").randrange(2**31)):
        factor = clock.factor(step - first)
        over = factor <= 0
        if over or time.monotonic() - saved > args.checkpoint_minutes * 60:
            _save(folder, model, average, optimiser, step)
            log({"step": step, "held": {k: quick_scores(model, v) for k, v in looks.items()}})
            saved = time.monotonic()
        if over:
            return
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * factor
        with torch.autocast("cpu", torch.bfloat16, enabled=not args.float32):
            parts = losses(model, batch)
            total = sum((WEIGHTS[k] * v for k, v in parts.items()), torch.zeros(()))
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for g in optimiser.param_groups for p in g["params"]], 5.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        step += 1
        average.update(step)
        seen += int(batch.mask.sum())
        for k, v in parts.items():
            sums[k] = 0.97 * sums.get(k, v.item()) + 0.03 * v.item()
        if step % 50 == 0:
            speed = seen / (time.monotonic() - started)
            log(
                {
                    "step": step,
                    "rate": round(factor, 3),
                    "pieces/s": round(speed),
                    **{k: round(v, 3) for k, v in sums.items()},
                }
            )


def _save(folder: Path, model: Model, average: Average, optimiser: torch.optim.Optimizer, step: int) -> None:
    state = {
        "model": model.state_dict(),
        "average": average.values,
        "optimiser": optimiser.state_dict(),
        "step": step,
    }
    torch.save(state, folder / "checkpoint.tmp")
    (folder / "checkpoint.tmp").replace(folder / "checkpoint.pt")


def log(record: dict[str, Any]) -> None:
    """One line of JSON with the time of day."""
    print(json.dumps({"at": time.strftime("%H:%M:%S"), **record}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    run(arguments())
