"""The joint model: encoder, a learned mix of its layers for each task, and the heads.

A sentence is `<s> pieces of word 1 ... </s>`. A word's vector is a gated sum of its first and last
piece; the vector of `<s>` stands for the root of the tree. Tasks: tags (UPOS, features, lemma script),
tree (biaffine arcs and relations), names.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.encoder import Pretrained

TASKS = ("tags", "tree", "names")
MIXED = 8  # so many of the topmost states (embeddings, layers) are mixed for a task


@dataclass(frozen=True)
class Labels:
    """The inventories, in the order of the model's outputs. `feats` has the values of each attribute;
    the first, "", says that the word does not carry it."""

    upos: list[str]
    feats: list[tuple[str, list[str]]]
    scripts: list[str]
    deprels: list[str]
    names: list[str]
    styles: list[str]
    name_styles: list[str]


@dataclass(frozen=True)
class Shape:
    """Sizes of the model."""

    vocabulary: int
    layers: int = 12
    width: int = 384
    heads: int = 12
    inner: int = 1536
    arc: int = 300
    relation: int = 100
    lemma: int = 256
    positions: int = 512


class Layer(nn.Module):
    """One transformer layer, BERT's arrangement (norm after the residual)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        d = shape.width
        self.heads, self.dropout = shape.heads, dropout
        self.qkv, self.o = nn.Linear(d, 3 * d), nn.Linear(d, d)
        self.norm1, self.norm2 = nn.LayerNorm(d, eps=1e-12), nn.LayerNorm(d, eps=1e-12)
        self.up, self.down = nn.Linear(d, shape.inner), nn.Linear(shape.inner, d)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # written out: for short sentences on a CPU torch's fused attention is slower, above all backwards
        scores = qkv[0] @ qkv[1].transpose(-1, -2) * (width // self.heads) ** -0.5 + mask
        y = torch.softmax(scores, -1, dtype=scores.dtype) @ qkv[2]
        x = self.norm1(x + self.o(y.transpose(1, 2).reshape(batch, length, width)))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(y, self.dropout, self.training))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Embeddings and layers. The lowest `frozen` layers and the embeddings of pieces are never trained."""

    def __init__(self, shape: Shape, styles: int, frozen: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Parameter(torch.zeros(shape.positions, shape.width), requires_grad=False)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.style = nn.Embedding(styles, shape.width)
        nn.init.zeros_(self.style.weight)
        self.layers = nn.ModuleList([Layer(shape, 0.0 if n < frozen else dropout) for n in range(shape.layers)])
        self.frozen, self.dropout = frozen, dropout
        for part in (self.word, self.norm, *self.layers[:frozen]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor, style: Tensor) -> list[Tensor]:
        """The states after the embeddings and after each layer. `mask` is True where a piece stands.
        The treebank's embedding joins above the frozen layers, so that these need no gradient."""
        allowed = mask[:, None, None, :]
        bias = torch.zeros(allowed.shape, dtype=torch.float32).masked_fill_(~allowed, -1e4)
        if torch.is_autocast_enabled("cpu"):
            bias = bias.to(torch.bfloat16)
        with torch.no_grad():
            x = self.norm(self.word(ids) + self.position[: ids.shape[1]])
            states = [x]
            for layer in self.layers[: self.frozen]:
                states.append(layer(states[-1], bias))
        x = F.dropout(states[-1] + self.style(style)[:, None], self.dropout, self.training)
        for layer in self.layers[self.frozen :]:
            x = layer(x, bias)
            states.append(x)
        return states


class Model(nn.Module):
    """Encoder and heads. Call the parts: `encode`, `words`, then a task's head."""

    def __init__(self, shape: Shape, labels: Labels, frozen: int = 3, dropout: float = 0.1) -> None:
        super().__init__()
        d = shape.width
        self.shape, self.labels = shape, labels
        self.encoder = Encoder(shape, len(labels.styles), frozen, dropout)
        self.mix = nn.Parameter(torch.zeros(len(TASKS), min(MIXED, shape.layers + 1)))
        self.mix.data[:, -4:] = 1.0
        self.gates = nn.Parameter(torch.full((len(TASKS), 2, d), 0.5))
        self.upos = nn.Linear(d, len(labels.upos))
        self.feats = nn.Linear(d, sum(len(values) for _, values in labels.feats))
        self.lemma_hidden, self.lemma = nn.Linear(d, shape.lemma), nn.Linear(shape.lemma, len(labels.scripts))
        self.arc_dependent, self.arc_head = nn.Linear(d, shape.arc), nn.Linear(d, shape.arc)
        self.arc = nn.Parameter(torch.randn(shape.arc, shape.arc) / shape.arc)
        self.arc_prior = nn.Linear(shape.arc, 1, bias=False)
        self.relation_dependent, self.relation_head = (
            nn.Linear(d, shape.relation),
            nn.Linear(d, shape.relation),
        )
        side = shape.relation + 1
        self.relation = nn.Parameter(torch.randn(side, len(labels.deprels), side) / side)
        self.name_style = nn.Embedding(len(labels.name_styles), d)
        nn.init.zeros_(self.name_style.weight)
        self.names_hidden, self.names = nn.Linear(d, d), nn.Linear(d, len(labels.names))
        self.head_dropout = 0.33

    def drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, self.head_dropout, self.training)

    def encode(self, ids: Tensor, mask: Tensor, style: Tensor) -> list[Tensor]:
        return self.encoder(ids, mask, style)  # type: ignore[no-any-return]

    def words(self, states: list[Tensor], first: Tensor, last: Tensor, task: str) -> Tensor:
        """Vectors [sentence, word, width] of the words whose first and last pieces stand where said."""
        number = TASKS.index(task)
        weights = torch.softmax(self.mix[number], 0)
        upper = states[-len(weights) :]
        mixed = upper[0] * weights[0]
        for n, state in enumerate(upper[1:], 1):
            mixed = mixed + state * weights[n]
        width = mixed.shape[-1]
        a = mixed.gather(1, first[..., None].expand(-1, -1, width))
        b = mixed.gather(1, last[..., None].expand(-1, -1, width))
        return a * self.gates[number, 0] + b * self.gates[number, 1]

    def tags(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of UPOS, of all values of all features, and of lemma scripts."""
        x = self.drop(x)
        return self.upos(x), self.feats(x), self.lemma(self.drop(F.gelu(self.lemma_hidden(x))))

    def arcs(self, x: Tensor) -> Tensor:
        """Scores [sentence, dependent, head]; position 0 is the root."""
        x = self.drop(x)
        dependent, head = self.drop(F.gelu(self.arc_dependent(x))), self.drop(F.gelu(self.arc_head(x)))
        return dependent @ self.arc @ head.transpose(1, 2) + self.arc_prior(head).transpose(1, 2)

    def relations(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The two sides of the relation scorer, each with a constant 1 at the end."""
        x = self.drop(x)
        one = torch.ones_like(x[..., :1])
        dependent = self.drop(F.gelu(self.relation_dependent(x)))
        head = self.drop(F.gelu(self.relation_head(x)))
        return torch.cat([dependent, one.to(dependent.dtype)], -1), torch.cat([head, one.to(head.dtype)], -1)

    def name_scores(self, x: Tensor, style: Tensor) -> Tensor:
        """Scores of the IOB2 tags, by the conventions of corpus `style` (one for each word)."""
        x = self.drop(x + self.name_style(style))
        return self.names(self.drop(F.gelu(self.names_hidden(x))))  # type: ignore[no-any-return]


def initialise(model: Model, pretrained: Pretrained, pieces: list[int], layers: list[int] | None = None) -> None:
    """Puts the pretrained weights in place: the rows `pieces` of the embedding, and `layers` (all)."""

    def tensor(name: str) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(pretrained.tensors[name]))

    encoder = model.encoder
    with torch.no_grad():
        encoder.word.weight.copy_(tensor("word")[torch.tensor(pieces)])
        encoder.position.copy_(tensor("position"))
        encoder.norm.weight.copy_(tensor("norm.weight"))
        encoder.norm.bias.copy_(tensor("norm.bias"))
        for target, number in zip(encoder.layers, layers or range(pretrained.layers), strict=True):
            for part in ("weight", "bias"):
                joint = torch.cat([tensor(f"{number}.{k}.{part}") for k in "qkv"], 0)
                getattr(target.qkv, part).copy_(joint)  # type: ignore[union-attr]
                for name in ("o", "up", "down", "norm1", "norm2"):
                    getattr(getattr(target, name), part).copy_(tensor(f"{number}.{name}.{part}"))


def layer_rates(model: Model, top: float, heads: float, decay: float) -> list[dict[str, object]]:
    """Parameter groups for the optimiser: each layer learns `decay` times slower than the one above."""
    groups: list[dict[str, object]] = []
    count = len(model.encoder.layers)
    taken: set[int] = set()
    for n, layer in enumerate(model.encoder.layers):
        params = [p for p in layer.parameters() if p.requires_grad]
        if params:
            groups.append({"params": params, "lr": top * decay ** (count - 1 - n)})
            taken.update(map(id, params))
    rest = [p for p in model.parameters() if p.requires_grad and id(p) not in taken]
    groups.append({"params": rest, "lr": heads})
    return groups


def parameter_count(model: Model) -> int:
    return sum(math.prod(p.shape) for p in model.parameters())
