"""What earlier stages know of a sentence, on its tree: which words are times, and which name somebody."""

from __future__ import annotations

from depesche.match.near import is_linked, mentions_ending, mentions_in, times_in
from depesche.match.phrases import head_of
from depesche.match.tree import Grammar, Tree
from depesche.model import Doc, Sentence, Span
from depesche.model.layers import MentionKind


def tree_of(doc: Doc, sentence: Sentence, grammar: Grammar) -> Tree:
    """The sentence's tree with its time expressions and mentions."""
    return Tree(
        sentence, grammar, tuple(t.span for t in times_in(doc, sentence)), _kinds(doc, sentence, grammar.impersonal)
    )


def _kinds(doc: Doc, sentence: Sentence, impersonal: frozenset[str]) -> dict[int, MentionKind]:
    """For every word that heads a mention, or stands in its core, the mention's kind; the longest mention counts."""
    found: dict[int, MentionKind] = {}
    unknown = _unknown_pronouns(doc, sentence, impersonal)
    for mention in sorted(mentions_in(doc, sentence), key=lambda m: m.span.start - m.span.end):
        if mention.span in unknown:
            continue
        top = head_of(sentence, mention.span)
        core = [w.index for w in sentence.within(mention.head)]
        for index in [*core, *([top.index] if top is not None else [])]:
            found.setdefault(index, mention.kind)
    return found


def _unknown_pronouns(doc: Doc, sentence: Sentence, impersonal: frozenset[str]) -> frozenset[Span]:
    """Where pronouns stand that resolve to nobody and name nobody themselves: "es", and possessives, whose owner the
    clause may tell as well. Any other pronoun is somebody, known or not."""
    found = set()
    for word in sentence.words:
        if word.feat("Poss") == "Yes" or word.lemma.casefold() in impersonal:
            ending = mentions_ending(doc, word.span.end)
            found |= {m.span for i, m in ending if m.kind == "pronoun" and m.person == 3 and not is_linked(doc, i)}
    return frozenset(found)
