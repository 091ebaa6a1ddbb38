"""Future and possibility of clauses over hand-built sentences."""

from __future__ import annotations

import pytest

from depesche.match.modality import modality
from depesche.model import Article, Claim, Doc, Sentence, Span, Word
from depesche.pack.closed import ClosedClasses
from depesche.pack.files import DATA, Problems
from depesche.pack.ontology import load_ontology
from depesche.pack.qualify import load

WITHDRAW = """Turkey Turkey PROPN _ 2 nsubj
would would AUX VerbForm=Fin 2 aux
withdraw withdraw VERB VerbForm=Inf -1 root
troops troop NOUN _ 2 obj"""


def doc(rows: str, reported: bool) -> Doc:
    at, words = 0, []
    for i, row in enumerate(rows.splitlines()):
        form, lemma, upos, feats, head, deprel = row.split()
        span = Span(at, at + len(form))
        words.append(Word(i, span, form, lemma, upos, "" if feats == "_" else feats, int(head), deprel))
        at += len(form) + 1
    whole = Span(0, at - 1)
    claims = (Claim("c1", whole, "Ankara", None, None, "indirect"),) if reported else ()
    text = " ".join(r.split()[0] for r in rows.splitlines())
    return Doc(Article("x", text), sentences=(Sentence(0, whole, tuple(words)),), claims=claims)


@pytest.mark.parametrize(("reported", "expected"), [(True, ["future"]), (False, ["hypothetical"])])
def test_would_tells_the_future_in_reported_speech_alone(reported: bool, expected: list[str]) -> None:
    problems = Problems()
    lexicon = load(DATA / "lang" / "en", problems, load_ontology(), ClosedClasses())
    assert lexicon is not None
    assert list(modality(doc(WITHDRAW, reported), 0, 2, lexicon)) == expected


TRAVEL = """minister minister NOUN _ 3 nsubj
{be} be AUX Tense={tense} 3 cop
to to PART _ 3 mark
travel travel VERB VerbForm=Inf -1 root"""
EXPECTED = """minister minister NOUN _ 2 nsubj
{be} be AUX Tense={tense} 2 aux
expected expect VERB Tense=Past|VerbForm=Part -1 root
to to PART _ 4 mark
travel travel VERB VerbForm=Inf 2 xcomp"""


@pytest.mark.parametrize("rows", [TRAVEL, EXPECTED], ids=["is to", "is expected to"])
@pytest.mark.parametrize(("be", "tense", "expected"), [("is", "Pres", ["future"]), ("was", "Past", [])])
def test_an_infinitive_is_to_come_behind_an_auxiliary_of_the_present(
    rows: str, be: str, tense: str, expected: list[str]
) -> None:
    problems = Problems()
    lexicon = load(DATA / "lang" / "en", problems, load_ontology(), ClosedClasses())
    assert lexicon is not None
    written = rows.format(be=be, tense=tense)
    assert list(modality(doc(written, False), 0, len(written.splitlines()) - 1, lexicon)) == expected
