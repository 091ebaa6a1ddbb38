"""The clause around a word: what governs it and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import Sentence, Word

CLAUSE_ENDS = frozenset({"root", "ccomp", "advcl", "acl", "parataxis", "csubj", "conj"})


def governor(sentence: Sentence, index: int) -> Word:
    """The word that governs the clause of word `index`: itself if it is a predicate, else the nearest verb above."""
    word = sentence.words[index]
    if word.upos in ("VERB", "AUX") or (word.deprel in CLAUSE_ENDS and word.upos == "ADJ"):
        return word
    for above in sentence.ancestors(index):
        if above.upos in ("VERB", "AUX") or above.deprel == "root" or _is_relative_predicate(sentence, above):
            return above
    return word


def _is_relative_predicate(sentence: Sentence, word: Word) -> bool:
    """Whether a word is what a relative clause says of its noun ("an embargo that had been in place since 1984")."""
    return word.deprel in ("acl", "acl:relcl") and any(c.deprel == "cop" for c in sentence.children(word.index))


def clause_words(sentence: Sentence, index: int) -> Iterator[Word]:
    """The words of the clause that `index` governs, subordinate clauses left out."""
    todo = [index]
    while todo:
        at = todo.pop()
        yield sentence.words[at]
        todo += [c.index for c in sentence.children(at) if c.deprel not in CLAUSE_ENDS]
