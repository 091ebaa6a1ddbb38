"""The decoders against trying everything."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from depesche.analysis.decode import best_tags, projective_heads, transitions


def _is_projective_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1 or any(h == d for d, h in enumerate(heads, 1)):
        return False
    for d in range(1, len(heads) + 1):
        seen: set[int] = set()
        while d:
            if d in seen:
                return False
            seen.add(d)
            d = heads[d - 1]
    arcs = [(min(d, h), max(d, h)) for d, h in enumerate(heads, 1)]
    return not any(a < c < b < e for a, b in arcs for c, e in arcs)


def _best_by_trying(scores: np.ndarray, n: int) -> list[int]:
    trees = (t for t in itertools.product(range(n + 1), repeat=n) if _is_projective_tree(t))
    return list(max(trees, key=lambda t: sum(scores[d, h] for d, h in enumerate(t, 1))))


@pytest.mark.parametrize("seed", range(12))
def test_heads_are_the_best_projective_tree(seed: int) -> None:
    rng = np.random.default_rng(seed)
    lengths = [int(n) for n in rng.integers(1, 6, 4)]
    scores = rng.normal(size=(4, max(lengths) + 1, max(lengths) + 1)).astype(np.float32)
    got = projective_heads(scores, lengths)
    assert got == [_best_by_trying(scores[b], n) for b, n in enumerate(lengths)]


def test_no_sentences_and_single_words() -> None:
    assert projective_heads(np.zeros((0, 1, 1), np.float32), []) == []
    assert projective_heads(np.zeros((1, 2, 2), np.float32), [1]) == [[0]]


def test_tags_are_well_formed_and_best() -> None:
    tags = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
    allowed = transitions(tags)
    start = transitions(("O", *tags))[0, 1:]
    rng = np.random.default_rng(1)
    scores = rng.normal(size=(3, 4, 5)).astype(np.float32)
    for b, path in enumerate(best_tags(scores, [4, 4, 4], allowed, start)):

        def value(p: tuple[int, ...], b: int = b) -> float:
            steps = sum(allowed[x, y] for x, y in itertools.pairwise(p))
            return float(start[p[0]] + steps + sum(scores[b, w, t] for w, t in enumerate(p)))

        assert tuple(path) == max(itertools.product(range(5), repeat=4), key=value)
        for before, after in itertools.pairwise(["O", *(tags[t] for t in path)]):
            assert not after.startswith("I-") or before[2:] == after[2:]
