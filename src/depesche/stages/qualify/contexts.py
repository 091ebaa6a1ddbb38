"""What an event is about: the contexts that the words of its clause tell."""

from __future__ import annotations

from depesche.match.scope import clause_words
from depesche.model import Candidate, Doc
from depesche.pack.qualify import QualifyLexicon


def contexts_of(doc: Doc, candidate: Candidate, lexicon: QualifyLexicon) -> tuple[str, ...]:
    """The contexts that the words of the trigger's clause tell, in order of the text."""
    sentence = doc.sentences[candidate.sentence]
    words = set(clause_words(sentence, candidate.word))
    for below in list(words):
        for clause in sentence.children(below.index):
            if clause.deprel in ("ccomp", "xcomp"):
                words |= set(sentence.subtree(clause.index))
    ordered = sorted(words, key=lambda w: w.index)
    return tuple(dict.fromkeys(c for w in ordered for c in lexicon.contexts_of(w.lemma or w.form)))
