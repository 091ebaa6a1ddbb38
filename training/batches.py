"""Examples as tensors: label inventories, pieces, and the endless stream of training batches."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from depesche.analysis.lemma import make_script
from depesche.analysis.pieces import BOS, EOS, PAD, UNK, Pieces
from training.data import NAME_STYLES, NAME_TAGS, SOURCES, STYLES, Example
from training.model import Labels

IGNORE = -100
SMALL = ("de_gsd", "de_pud")
LONGEST = 240  # pieces; longer sentences are left out of training


def make_labels(train: dict[str, list[Example]]) -> Labels:
    """The inventories of all labels of the training examples; what is very rare is left out."""
    upos: Counter[str] = Counter()
    deprels: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    feats: dict[str, Counter[str]] = {}
    for example in (e for group in train.values() for e in group if e.upos is not None):
        upos.update(example.upos or ())
        deprels.update(example.deprels or ())
        scripts.update(make_script(w, m) for w, m in zip(example.words, example.lemmas or (), strict=True))
        for pairs in example.feats or ():
            for pair in pairs.split("|") if pairs else ():
                key, _, value = pair.partition("=")
                feats.setdefault(key, Counter())[value] += 1
    kept = [(k, ["", *sorted(v for v, n in c.items() if n >= 8)]) for k, c in sorted(feats.items()) if c.total() >= 30]
    return Labels(
        sorted(upos),
        [(k, v) for k, v in kept if len(v) > 1],
        [s for s, n in scripts.most_common() if n >= 3],
        sorted(deprels),
        list(NAME_TAGS),
        list(STYLES),
        list(NAME_STYLES),
    )


@dataclass(frozen=True)
class Item:
    """An example in numbers: pieces, first and last piece of each word (with the root before them), and
    the labels' numbers (IGNORE where unknown)."""

    ids: list[int]
    first: list[int]
    last: list[int]
    style: int
    name_style: int
    upos: list[int]
    feats: list[list[int]]
    script: list[int]
    heads: list[int]
    deprels: list[int]
    names: list[int]
    small: bool = False  # from a small corpus that is read many times: more of it is hidden


class Numberer:
    """Turns examples into items."""

    def __init__(self, labels: Labels, pieces: Pieces) -> None:
        self.pieces, self.labels = pieces, labels
        self.upos = {v: n for n, v in enumerate(labels.upos)}
        self.deprels = {v: n for n, v in enumerate(labels.deprels)}
        self.scripts = {v: n for n, v in enumerate(labels.scripts)}
        self.names = {v: n for n, v in enumerate(labels.names)}
        self.feats = [(key, {v: n for n, v in enumerate(values)}) for key, values in labels.feats]
        self.sources = {s.key: s for s in SOURCES}

    def item(self, example: Example) -> Item:
        source = self.sources[example.source]
        ids, first, last = [BOS], [0], [0]
        for word in example.words:
            first.append(len(ids))
            ids.extend(self.pieces.piece_ids(word))
            last.append(len(ids) - 1)
        ids.append(EOS)
        count = len(example.words)
        none = [IGNORE] * count
        treed = example.upos is not None
        return Item(
            ids, first, last,
            self.labels.styles.index(source.style),
            self.labels.name_styles.index(source.names) if source.names else 0,
            [self.upos[u] for u in example.upos] if example.upos else none,
            [self._feats(f) for f in example.feats] if example.feats else [[IGNORE] * len(self.feats)] * count,
            self._scripts(example) if treed else none,
            list(example.heads) if example.heads else none,
            [self.deprels[d] for d in example.deprels] if example.deprels else none,
            [self.names[t] for t in example.names] if example.names else none,
            example.source in SMALL,
        )  # fmt: skip

    def _feats(self, feats: str) -> list[int]:
        pairs = dict(p.split("=", 1) for p in feats.split("|")) if feats else {}
        return [values.get(pairs.get(key, ""), 0) for key, values in self.feats]

    def _scripts(self, example: Example) -> list[int]:
        return [
            self.scripts.get(make_script(w, m), IGNORE) if m != "_" else IGNORE
            for w, m in zip(example.words, example.lemmas or (), strict=True)
        ]


@dataclass(frozen=True)
class Batch:
    """Items side by side. `words` is True where a word stands (not the root, not padding); the label
    tensors hold only those words, in order."""

    ids: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor
    style: Tensor
    name_style: Tensor
    upos: Tensor
    feats: Tensor
    script: Tensor
    heads: Tensor
    deprels: Tensor
    names: Tensor


def collate(items: list[Item], masked: float = 0.0, rng: random.Random | None = None) -> Batch:
    """A batch of `items`; with `masked`, that part of the pieces is hidden behind <unk>."""
    length, words = max(len(i.ids) for i in items), max(len(i.first) for i in items)
    ids = torch.full((len(items), length), PAD)
    first = torch.zeros((len(items), words), dtype=torch.long)
    last = torch.zeros((len(items), words), dtype=torch.long)
    for n, item in enumerate(items):
        row = item.ids
        if masked and rng is not None:
            part = masked * (2 if item.small else 1)
            row = [UNK if p > UNK and rng.random() < part else p for p in row]
        ids[n, : len(row)] = torch.tensor(row)
        first[n, : len(item.first)] = torch.tensor(item.first)
        last[n, : len(item.last)] = torch.tensor(item.last)
    counts = torch.tensor([len(i.first) for i in items])
    word = torch.arange(words)[None] < counts[:, None]
    word[:, 0] = False
    flat = lambda name: torch.tensor([v for i in items for v in getattr(i, name)])  # noqa: E731
    return Batch(
        ids, ids != PAD, first, last, word,
        torch.tensor([i.style for i in items]),
        torch.tensor([i.name_style for i in items for _ in i.upos]),
        flat("upos"), flat("feats"), flat("script"), flat("heads"), flat("deprels"), flat("names"),
    )  # fmt: skip


def stream(items: dict[str, list[Item]], pieces: int, masked: float, seed: int) -> Iterator[Batch]:
    """Endless batches of about `pieces` pieces. Sources are mixed by their shares; sentences of like
    length stand together so that little is padded."""
    rng = random.Random(seed)
    shares = {s.key: s.share for s in SOURCES if items.get(s.key)}
    queues: dict[str, list[Item]] = {key: [] for key in shares}
    seen = dict.fromkeys(shares, 0.0)
    while True:
        pool: list[Item] = []
        total = 0
        while total < 12 * pieces:
            key = min(shares, key=lambda k: seen[k] / shares[k])
            if not queues[key]:
                queues[key] = list(items[key])
                rng.shuffle(queues[key])
            item = queues[key].pop()
            pool.append(item)
            total += len(item.ids)
            seen[key] += len(item.ids)
        pool.sort(key=lambda i: len(i.ids) + rng.random() * 4)
        batches = list(_cut(pool, pieces))
        rng.shuffle(batches)
        for batch in batches:
            yield collate(batch, masked, rng)


def _cut(pool: list[Item], pieces: int) -> Iterator[list[Item]]:
    group: list[Item] = []
    for item in pool:
        if group and len(item.ids) * (len(group) + 1) > pieces:
            yield group
            group = []
        group.append(item)
    if group:
        yield group
