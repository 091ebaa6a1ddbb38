"""Events in sentences: triggers, types and the phrases in their roles, by written rules over dependency trees.

The rules are data (`depesche.pack.events`); what becomes of the candidates (entities, time, place, negation,
attribution) is the work of the stage `qualify`.
"""

from __future__ import annotations

from depesche.match.source import innermost
from depesche.match.tree import Tree
from depesche.model import Candidate, Doc, Sentence
from depesche.pack.events import EventLexicon
from depesche.stages.events.explain import Explanation, Part, explain
from depesche.stages.events.known import tree_of
from depesche.stages.events.merge import merge
from depesche.stages.events.roles import absorbed, candidates
from depesche.stages.events.triggers import Match, matches

__all__ = ["Explanation", "Part", "events", "explain", "fired"]


def events(doc: Doc, lexicon: EventLexicon) -> tuple[Candidate, ...]:
    """The candidates for events in all sentences of `doc`, in order of their triggers."""
    return tuple(c for sentence in doc.sentences for c in _in_sentence(doc, sentence, lexicon))


def fired(doc: Doc, lexicon: EventLexicon) -> frozenset[str]:
    """The ids of the rules that fire in `doc`, read up to its claims; also of those that tell of no event."""
    trees = ((sentence, tree_of(doc, sentence, lexicon.grammar)) for sentence in doc.sentences)
    return frozenset(m.rule.id for s, tree in trees for m in _firing(doc, s, tree, lexicon, all_types=True))


def _in_sentence(doc: Doc, sentence: Sentence, lexicon: EventLexicon) -> list[Candidate]:
    tree = tree_of(doc, sentence, lexicon.grammar)
    found = _firing(doc, sentence, tree, lexicon)
    content = set().union(*(absorbed(tree, m) for m in found))
    kept = [m for m in found if m.rule.own or m.trigger.index not in content]
    weak = frozenset(m.trigger.index for m in kept if m.rule.weak)
    told = merge(tree, [c for m in kept for c in candidates(tree, m)], weak)
    return sorted(told, key=lambda c: (c.trigger, c.type, c.by))


def _firing(doc: Doc, sentence: Sentence, tree: Tree, lexicon: EventLexicon, *, all_types: bool = False) -> list[Match]:
    found = matches(tree, lexicon, all_types)
    return [m for m in found if not m.rule.voiced or _is_voiced(doc, sentence, m.trigger.index)]


def _is_voiced(doc: Doc, sentence: Sentence, index: int) -> bool:
    """Whether the article tells who says a modal verb, and the clause does not begin with it, as conditions and
    questions do ("sollten Schiffe angehalten werden, ...")."""
    word = sentence.words[index]
    claim = innermost(doc, word.span)
    clause = (w.index for w in sentence.subtree(word.head) if w.upos != "PUNCT") if word.head >= 0 else ()
    if min(clause, default=index) == index:
        return False
    return claim is not None and claim.manner not in ("publisher", "according-to") and claim.source is not None
