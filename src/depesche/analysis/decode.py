"""From scores to structures: the best projective tree, and the best well-formed sequence of name tags.

Trees: Eisner's algorithm (Eisner 1996), all sentences of a batch and all spans of one width at a time,
with exactly one word under the root.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Choices = NDArray[np.intp]
_NEVER = np.float32(-1e9)


def projective_heads(scores: Scores, lengths: Sequence[int]) -> list[list[int]]:
    """The heads of each sentence's best projective tree with one root.

    `scores[b, d, h]` is how well word `h` governs word `d` in sentence `b`; position 0 is the root, words
    count from 1. `lengths[b]` is the number of words. Heads are given for words 1 to n, 0 for the root.
    """
    if not len(lengths):
        return []
    words = scores[:, 1:, 1:]
    right, left, splits = _charts(words)
    out: list[list[int]] = []
    for b, n in enumerate(lengths):
        if n == 0:
            out.append([])
            continue
        # a root word covers what is left of it and what is right of it
        total = scores[b, 1 : n + 1, 0] + left[b, :n, :n].diagonal()[:n] + _right_to_end(right[b], n)
        out.append(_heads(splits, b, n, int(np.argmax(total))))
    return out


def _right_to_end(right: Scores, n: int) -> Scores:
    """right[i, width n-1-i] for every start i."""
    starts = np.arange(n)
    return right[starts, n - 1 - starts]


def _charts(words: Scores) -> tuple[Scores, Scores, tuple[Choices, Choices, Choices]]:
    """Best scores of complete spans headed by their first word (`right`, by start and width) and by their
    last (`left`, by end and width), and the best splits of joined, right and left spans by start, width.

    Charts are kept both by start and by end, so that every combination is a sum of two plain slices.
    """
    batch, n, _ = words.shape
    shape = (batch, n, n)
    right_s, right_e = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    left_s, left_e = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    open_right, open_left = np.full(shape, _NEVER), np.full(shape, _NEVER)
    splits = tuple(np.zeros(shape, np.intp) for _ in range(3))
    for w in range(1, n):
        joined, splits[0][:, : n - w, w] = _best(right_s[:, : n - w, :w] + left_e[:, w:, :w][..., ::-1])
        open_right[:, : n - w, w] = joined + words.diagonal(-w, 1, 2)  # dependent i + w, head i
        open_left[:, w:, w] = joined + words.diagonal(w, 1, 2)  # dependent i, head i + w
        best, splits[1][:, : n - w, w] = _best(open_right[:, : n - w, 1 : w + 1] + right_e[:, w:, :w][..., ::-1])
        right_s[:, : n - w, w] = right_e[:, w:, w] = best
        best, splits[2][:, : n - w, w] = _best(left_s[:, : n - w, :w] + open_left[:, w:, 1 : w + 1][..., ::-1])
        left_s[:, : n - w, w] = left_e[:, w:, w] = best
    return right_s, left_e, (splits[0], splits[1], splits[2])


def _best(values: Scores) -> tuple[Scores, Choices]:
    return values.max(-1), values.argmax(-1)


def _heads(splits: tuple[Choices, Choices, Choices], b: int, n: int, root: int) -> list[int]:
    """Follows the splits down from the root word."""
    joined, right, left = splits
    heads = [0] * n
    todo = [("left", 0, root), ("right", root, n - 1)]
    while todo:
        kind, i, j = todo.pop()
        if i == j:
            continue
        if kind == "right":  # i governs k; k's own right side reaches j
            k = i + 1 + int(right[b, i, j - i])
            heads[k] = i + 1
            todo += [("right", k, j), ("joined", i, k)]
        elif kind == "left":  # j governs k; k's own left side reaches i
            k = i + int(left[b, i, j - i])
            heads[k] = j + 1
            todo += [("left", i, k), ("joined", k, j)]
        else:
            k = i + int(joined[b, i, j - i])
            todo += [("right", i, k), ("left", k + 1, j)]
    return heads


def transitions(tags: Sequence[str]) -> Scores:
    """What may follow what in IOB2, as scores to add: `[from, to]`; "I-X" only after "B-X" or "I-X"."""
    out = np.zeros((len(tags), len(tags)), np.float32)
    for a, before in enumerate(tags):
        for b, after in enumerate(tags):
            if after.startswith("I-") and before[2:] != after[2:]:
                out[a, b] = _NEVER
    return out


def best_tags(scores: Scores, lengths: Sequence[int], allowed: Scores, start: Scores) -> list[list[int]]:
    """The best sequence of tags of each sentence (Viterbi). `scores[b, w, t]`, `allowed` and `start` are
    added for each step from tag to tag and for the first tag."""
    batch, words, tags = scores.shape
    state = scores[:, 0] + start
    back = np.zeros((batch, words, tags), np.intp)
    states = [state]
    for w in range(1, words):
        steps = state[:, :, None] + allowed
        back[:, w] = steps.argmax(1)
        state = steps.max(1) + scores[:, w]
        states.append(state)
    out = []
    for b, n in enumerate(lengths):
        path = [int(states[n - 1][b].argmax())] if n else []
        for w in range(n - 1, 0, -1):
            path.append(int(back[b, w, path[-1]]))
        out.append(path[::-1])
    return out
