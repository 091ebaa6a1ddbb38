"""Clauses on hand-built trees."""

from __future__ import annotations

import pytest

from depesche.match.clauses import (
    Moods,
    clause_head,
    finite_verb,
    first_conjunct,
    has_verb,
    mood,
    subject,
)
from depesche.match.tree import Tree, edge
from depesche.model import Sentence, Span, Word

MOODS = Moods(frozenset({"sei"}), frozenset({"wäre"}), (("en", "e"),), frozenset({"ich"}), frozenset({"sei"}))
FIN = "Mood=Ind|VerbForm=Fin"
SUB = "Mood=Sub|Tense=Past|VerbForm=Fin"


def tree(*rows: str) -> Tree:
    """A tree from rows "form lemma upos head deprel [feats]"; heads count from 0, -1 is the root."""
    words, at = [], 0
    for i, row in enumerate(rows):
        form, lemma, upos, head, deprel, *feats = row.split()
        span = Span(at, at + len(form))
        words.append(Word(i, span, form, lemma, upos, feats[0] if feats else "", int(head), deprel))
        at += len(form) + 1
    return Tree(Sentence(0, Span(0, max(0, at - 1)), tuple(words)))


REPORT = tree(
    "Sie sie PRON 1 nsubj",
    f"sagte sagen VERB -1 root {FIN}",
    ", , PUNCT 5 punct",
    "er er PRON 5 nsubj",
    "sei sein AUX 5 cop Mood=Sub|VerbForm=Fin",
    "krank krank ADJ 1 ccomp",
    "und und CCONJ 7 cc",
    f"ging gehen VERB 1 conj {FIN}",
    ". . PUNCT 1 punct",
)


@pytest.mark.parametrize(("word", "extent"), [(1, (0, 8)), (5, (2, 5)), (7, (6, 7)), (0, (0, 0))])
def test_extent_is_first_and_last_word_below(word: int, extent: tuple[int, int]) -> None:
    assert REPORT.extent(word) == extent


def test_span_leaves_edge_punctuation_out() -> None:
    span = REPORT.between(2, 5)
    assert span == Span(REPORT.words[3].span.start, REPORT.words[5].span.end)
    assert REPORT.between(2, 2) is None


@pytest.mark.parametrize(("word", "head"), [(0, 1), (3, 5), (4, 5), (6, 7), (8, 1)])
def test_clause_head(word: int, head: int) -> None:
    assert clause_head(REPORT, word) == head


def test_subject_is_shared_by_coordinated_verbs() -> None:
    assert subject(REPORT, 7) is REPORT.words[0]
    assert subject(REPORT, 5) is REPORT.words[3]
    assert first_conjunct(REPORT, 7) == 1


def test_finite_verb_is_the_copula_of_a_nominal_predicate() -> None:
    assert finite_verb(REPORT, 5) is REPORT.words[4]
    assert has_verb(REPORT, 5)
    assert not has_verb(REPORT, 0)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Er er PRON 1 nsubj", "komme kommen VERB -1 root Mood=Sub|VerbForm=Fin"), "clear"),
        (("Ich ich PRON 1 nsubj", f"komme kommen VERB -1 root {FIN}"), "none"),
        (("Komme kommen VERB -1 root Mood=Imp|VerbForm=Fin",), "none"),
        (("Er er PRON 1 nsubj", f"kommt kommen VERB -1 root {FIN}"), "none"),
        (("Er er PRON 2 nsubj", f"wäre sein AUX 2 cop {SUB}", "da da ADV -1 root"), "open"),
        (("Er er PRON 1 nsubj", f"schliefe schlafen VERB -1 root {SUB}"), "none"),
        (("Sie sie PRON 1 nsubj", f"schliefen schlafen VERB -1 root {SUB}|Number=Plur"), "open"),
        (("Geplant planen VERB -1 root VerbForm=Part", "sei sein AUX 0 aux Mood=Sub|VerbForm=Fin"), "clear"),
    ],
)
def test_mood(rows: tuple[str, ...], expected: str) -> None:
    made = tree(*rows)
    root = next(w.index for w in made.words if w.head < 0)
    assert mood(made, root, MOODS) == expected


def test_broken_trees_have_extents_too() -> None:
    loop = tree("a a X 1 dep", "b b X 0 dep", "c c X 2 dep", "d d X 99 dep")
    assert loop.extent(0)[0] == 0
    assert clause_head(loop, 1) in (0, 1)
    assert subject(loop, 0) is None
    assert loop.extent(3) == (3, 3)
    assert list(loop.above(2)) == []


def test_a_long_chain_does_not_recurse() -> None:
    rows = [f"w{i} w NOUN {i - 1} nmod" for i in range(5000)]
    assert tree(*rows).extent(0) == (0, 4999)


@pytest.mark.parametrize(
    ("form", "upos", "expected"), [(",", "PUNCT", True), ("(", "PUNCT", False), ("%", "SYM", False)]
)
def test_edge(form: str, upos: str, expected: bool) -> None:
    assert edge(Word(0, Span(0, 1), form, form, upos)) is expected
