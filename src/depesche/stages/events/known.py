"""What earlier stages know of a sentence, on its tree: which words are times, and which name somebody."""

from __future__ import annotations

from depesche.match.near import mentions_in, times_in
from depesche.match.phrases import head_of
from depesche.match.tree import Grammar, Tree
from depesche.model import Doc, Sentence
from depesche.model.layers import MentionKind


def tree_of(doc: Doc, sentence: Sentence, grammar: Grammar) -> Tree:
    """The sentence's tree with its time expressions and mentions."""
    return Tree(sentence, grammar, tuple(t.span for t in times_in(doc, sentence)), _kinds(doc, sentence))


def _kinds(doc: Doc, sentence: Sentence) -> dict[int, MentionKind]:
    """For every word that heads a mention, or stands in its core, the mention's kind; the longest mention counts."""
    found: dict[int, MentionKind] = {}
    for mention in sorted(mentions_in(doc, sentence), key=lambda m: m.span.start - m.span.end):
        top = head_of(sentence, mention.span)
        core = [w.index for w in sentence.words if mention.head.covers(w.span)]
        for index in [*core, *([top.index] if top is not None else [])]:
            found.setdefault(index, mention.kind)
    return found
