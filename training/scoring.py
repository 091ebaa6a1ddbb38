"""Scores, after the CoNLL 2018 shared task and CoNLL-2003: all in per cent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depesche.analysis.conllu import Tree


def f1(gold: set[object], guess: set[object]) -> float:
    """The harmonic mean of precision and recall."""
    return 100 * 2 * len(gold & guess) / max(1, len(gold) + len(guess))


def tree_text(tree: Tree) -> tuple[str, list[tuple[int, int]]]:
    """The sentence as it was written, and the offsets of its surface tokens."""
    out, spans, at = "", [], 1
    ranges = {a: (b, form, misc) for a, b, form, misc in tree.ranges}
    while at <= len(tree.nodes):
        node = tree.nodes[at - 1]
        end, form, misc = ranges.get(at, (at, node.form, node.misc))
        spans.append((len(out), len(out) + len(form)))
        out += form + ("" if "SpaceAfter=No" in misc.split("|") else " ")
        at = end + 1
    return out.rstrip(), spans


def paragraphs(
    trees: Sequence[Tree], size: int = 6
) -> Iterable[tuple[str, list[tuple[int, int]], list[tuple[int, int]]]]:
    """`size` sentences at a time joined by spaces: text, spans of tokens, spans of sentences."""
    for at in range(0, len(trees), size):
        text, tokens, sentences = "", [], []
        for tree in trees[at : at + size]:
            line, spans = tree_text(tree)
            base = len(text)
            tokens += [(base + a, base + b) for a, b in spans]
            sentences.append((base, base + len(line)))
            text += line + " "
        yield text, tokens, sentences
