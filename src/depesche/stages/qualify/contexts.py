"""What an event is about: the contexts that the words of its clause tell."""

from __future__ import annotations

from depesche.match.scope import clause_words, governor
from depesche.model import Candidate, Doc, Sentence, Word
from depesche.pack.qualify import QualifyLexicon


def contexts_of(doc: Doc, candidate: Candidate, lexicon: QualifyLexicon) -> tuple[str, ...]:
    """The contexts that the words of the trigger's clause tell, in order of the text."""
    sentence = doc.sentences[candidate.sentence]
    words = set(clause_words(sentence, candidate.word))
    for below in list(words):
        for clause in sentence.children(below.index):
            if clause.deprel in ("ccomp", "xcomp"):
                words |= set(sentence.subtree(clause.index))
    words |= _agenda(sentence, candidate, lexicon)
    ordered = sorted(words, key=lambda w: w.index)
    return tuple(dict.fromkeys(c for w in ordered for c in lexicon.contexts_of(w.lemma or w.form)))


def _agenda(sentence: Sentence, candidate: Candidate, lexicon: QualifyLexicon) -> set[Word]:
    """The points of talks: the subjects of what stands on their agenda ("stehen auf der Tagesordnung")."""
    if candidate.type != "CONSULT":
        return set()
    path = [sentence.words[candidate.word], *sentence.ancestors(candidate.word)]
    if not any(w.lemma.casefold() in lexicon.anaphora.agenda for w in path):
        return set()
    gov = governor(sentence, candidate.word)
    subjects = [c for c in sentence.children(gov.index) if c.deprel.startswith("nsubj")]
    return {w for s in subjects for w in sentence.subtree(s.index)}
