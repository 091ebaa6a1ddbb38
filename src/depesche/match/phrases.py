"""Noun phrases on a tree: their head, their extent, and the parts that tell whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.model import Sentence, Span, Word, hull

NAME_PARTS = frozenset({"flat", "compound", "goeswith", "fixed"})
INSIDE = frozenset(
    {"amod", "nmod", "det", "nummod", "flat", "compound", "appos", "case", "nmod:poss", "goeswith", "fixed", "advmod"}
)


def head_of(sentence: Sentence, span: Span) -> Word | None:
    """The word inside `span` that governs the others: the first whose head lies outside."""
    words = sentence.within(span)
    inside = {w.index for w in words}
    tops = [w for w in words if w.head not in inside]
    nominal = [w for w in tops if w.upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")]
    ranked = nominal or tops
    return ranked[0] if ranked else None


def case_of(sentence: Sentence, word: Word) -> str | None:
    """The lemma of the preposition of a noun phrase, None where it has none."""
    return next(
        (c.lemma.casefold() or c.form.casefold() for c in sentence.children(word.index) if c.deprel == "case"), None
    )


def is_fronted(sentence: Sentence, word: Word) -> bool:
    """Whether a name behind a preposition was taken for a part of the subject's phrase right behind it, which can have
    no preposition ("In Turkey Minister Ellwood met ...")."""
    if word.deprel not in ("compound", "nmod") or word.index == 0 or word.upos != "PROPN":
        return False
    before = sentence.words[word.index - 1]
    if before.deprel != "case" or before.upos != "ADP" or before.head <= before.index:
        return False
    return before.head == word.index < word.head or sentence.words[before.head].deprel.startswith("nsubj")


def extent(sentence: Sentence, head: Word, *, appositions: bool = True, without: frozenset[str] = frozenset()) -> Span:
    """The noun phrase of `head`: the unbroken run of words around it that hang on it without a clause between.

    Articles at its left edge and prepositions stay out; relative clauses, coordinated phrases and what
    follows a comma do too, and phrases with one of the prepositions `without` ("a cleric by Riyadh").
    """

    def belongs(word: Word) -> bool:
        if word.deprel not in INSIDE or (word.deprel == "appos" and not appositions):
            return False
        if is_fronted(sentence, word):
            return False
        return not (without and word.deprel == "nmod" and case_of(sentence, word) in without)

    members = {head.index}
    for word in sorted(sentence.words, key=lambda w: abs(w.index - head.index)):
        if word.head in members and belongs(word):
            members.add(word.index)
    members |= {w.index for w in sentence.words if w.form == "-" and w.head in members}
    members |= _joined_modifiers(sentence, members)
    changed = True
    while changed:
        grown = {w.index for w in sentence.words if w.head in members and belongs(w)}
        grown |= {w.index for w in sentence.words if w.form == "-" and w.head in members}
        changed = not grown <= members
        members |= grown
    run = _run(sentence.words, members, head.index)
    while run and run[0].index != head.index and _is_outside(run):
        run = run[1:]
    return hull([w.span for w in run]) if run else head.span


def _is_outside(run: Sequence[Word]) -> bool:
    """Whether the first word of a run is none of its phrase: an article, a preposition, or an adverb before an
    article ("so der Geistliche")."""
    first, second = run[0], run[1]
    if first.head == second.index and second.deprel in ("nmod", "advmod") and run[2:] and run[2].upos == "NUM":
        return False  # "at least 30 people"
    fronted = first.upos == "ADV" and second.upos == "DET"
    return fronted or first.upos in ("DET", "ADP", "PUNCT") or first.deprel == "case"


def _joined_modifiers(sentence: Sentence, members: set[int]) -> set[int]:
    """The adjectives joined to one of a phrase, with what joins them ("Armenian and Azerbaijani forces")."""
    first = {i for i in members if sentence.words[i].deprel == "amod"}
    joined = {w.index for w in sentence.words if w.deprel == "conj" and w.head in first and w.upos in ("ADJ", "NOUN")}
    return joined | {w.index for w in sentence.words if w.deprel in ("cc", "punct") and w.head in first | joined}


def _run(words: Sequence[Word], members: set[int], at: int) -> list[Word]:
    """The unbroken run of members around the word at `at`; brackets and commas end it."""
    first = last = at
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    return list(words[first : last + 1])
