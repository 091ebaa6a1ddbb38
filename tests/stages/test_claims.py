"""The claims of hand-built sentences; the rules' own examples through the analyser where it is installed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from depesche.model import Article, Claim, Doc, Prepared, Source, Span
from depesche.pack import claims as pack
from depesche.pack.files import DATA, Problems
from depesche.stages.claims import claims
from depesche.stages.claims.quotes import quotations
from tests.stages import trees

MODEL = DATA / "models" / "best.onnx"
FIN = "Mood=Ind|VerbForm=Fin"
SUB = "Mood=Sub|VerbForm=Fin"
LEXICONS = {language: pack.load(DATA / "lang" / language, Problems()) for language in ("de", "en")}


def doc(*sentences: str) -> Doc:
    """The document of `trees.doc`, published by a paper."""
    made = trees.doc(*sentences)
    return replace(made, article=replace(made.article, publisher=Source("Blatt", "argument")))


def told(d: Doc, language: str = "de") -> list[tuple[str, str | None, str]]:
    """Manner, source and content of every claim but the root."""
    return [(c.manner, c.source, c.span.of(d.text)) for c in claims(d, LEXICONS[language])[1:]]


THAT = f"""
Die der DET 1 det
Ministerin Ministerin NOUN 2 nsubj
sagte sagen VERB -1 root {FIN}
_, , PUNCT 6 punct
dass dass SCONJ 6 mark
alles alles PRON 6 nsubj
endet enden VERB 2 ccomp {FIN}
_. . PUNCT 2 punct"""
INVERTED = f"""
Das der DET 1 det
Lager Lager NOUN 3 nsubj
sei sein AUX 3 cop {SUB}
leer leer ADJ 5 ccomp
_, , PUNCT 3 punct
teilte teilen VERB -1 root {FIN}
die der DET 7 det
Armee Armee NOUN 5 nsubj
mit mit ADP 5 compound
_. . PUNCT 5 punct"""
RUNNING = f"""
Niemand niemand PRON 2 nsubj
sei sein AUX 2 aux {SUB}
verletzt verletzen VERB -1 root VerbForm=Part
_. . PUNCT 2 punct"""
PLAIN = f"""
Der der DET 1 det
Krieg Krieg NOUN 2 nsubj
dauert dauern VERB -1 root {FIN}
an an ADP 2 compound
_. . PUNCT 2 punct"""
ACCORDING = f"""
Laut laut ADP 1 case
Reuters Reuters PROPN 2 obl ~ B-ORG
brach brechen VERB -1 root {FIN}
Feuer Feuer NOUN 2 nsubj
aus aus ADP 2 compound
_. . PUNCT 2 punct"""
SAID_TO = f"""
Der der DET 1 det
Mann Mann NOUN 4 nsubj
soll sollen AUX 4 aux {FIN}
dort dort ADV 4 advmod
gekämpft kämpfen VERB -1 root VerbForm=Part
haben haben AUX 4 aux VerbForm=Inf
_. . PUNCT 4 punct"""
QUOTED = f"""
„ „ PUNCT 2 punct
_Wir wir PRON 2 nsubj
bleiben bleiben VERB 6 ccomp {FIN}
hier hier ADV 2 advmod
_“ “ PUNCT 2 punct
_, , PUNCT 6 punct
sagte sagen VERB -1 root {FIN}
er er PRON 6 nsubj
_. . PUNCT 6 punct"""
NESTED = f"""
X X PROPN 1 nsubj
berichtet berichten VERB -1 root {FIN}
_, , PUNCT 5 punct
Y Y PROPN 5 nsubj
habe haben AUX 5 aux {SUB}
gesagt sagen VERB 1 ccomp VerbForm=Part
_, , PUNCT 9 punct
Z Z PROPN 9 nsubj
sei sein AUX 9 cop {SUB}
krank krank ADJ 5 ccomp"""
OPENS = f"""
Er er PRON 1 nsubj
sagte sagen VERB -1 root {FIN}
_: : PUNCT 5 punct
„ „ PUNCT 5 punct
_Wir wir PRON 5 nsubj
bleiben bleiben VERB 1 ccomp {FIN}
_. . PUNCT 1 punct"""
CLOSES = f"""
Wir wir PRON 1 nsubj
kämpfen kämpfen VERB -1 root {FIN}
weiter weiter ADV 1 advmod
_. . PUNCT 1 punct
_“ “ PUNCT 1 punct"""


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([THAT], [("indirect", "Ministerin", "dass alles endet")]),
        ([INVERTED], [("indirect", "Armee", "Das Lager sei leer")]),
        ([ACCORDING], [("according-to", "Reuters", "brach Feuer aus")]),
        ([SAID_TO], [("hearsay", None, "Der Mann soll dort gekämpft haben")]),
        ([QUOTED], [("direct", "er", "Wir bleiben hier")]),
        ([PLAIN], []),
        (
            [INVERTED, RUNNING],
            [("indirect", "Armee", "Das Lager sei leer"), ("subjunctive", "Armee", "Niemand sei verletzt")],
        ),
        ([RUNNING], [("subjunctive", None, "Niemand sei verletzt")]),
    ],
)
def test_forms(sentences: list[str], expected: list[tuple[str, str | None, str]]) -> None:
    assert told(doc(*sentences)) == expected


def test_the_root_is_the_publishers() -> None:
    d = doc(THAT)
    root, *others = claims(d, LEXICONS["de"])
    assert (root.manner, root.source, root.parent, root.span) == (
        "publisher",
        "Blatt",
        None,
        Span(0, len(d.text.rstrip())),
    )
    assert [c.parent for c in others] == [root.id]


def test_a_continued_claim_keeps_the_source_without_its_place() -> None:
    d = doc(INVERTED, RUNNING)
    _, first, second = claims(d, LEXICONS["de"])
    assert first.source_span is not None
    assert first.source_span.of(d.text) == "Armee"
    assert (second.source, second.source_span, second.cue) == ("Armee", None, None)


def test_reports_in_reports_are_nested() -> None:
    root, outer, inner = claims(doc(NESTED), LEXICONS["de"])
    assert (outer.source, outer.parent) == ("X", root.id)
    assert (inner.source, inner.parent) == ("Y", outer.id)


def test_a_quotation_over_sentences_goes_on_with_its_source() -> None:
    d = doc(OPENS, CLOSES)
    assert told(d) == [("direct", "Er", "Wir bleiben"), ("direct", "Er", "Wir kämpfen weiter")]
    assert claims(d, LEXICONS["de"])[2].source_span is None


def test_a_quotation_that_never_ends_is_no_quotation() -> None:
    assert told(doc(OPENS, PLAIN)) == [("indirect", "Er", "Wir bleiben")]


def test_ids_come_from_evidence() -> None:
    assert claims(doc(THAT), LEXICONS["de"]) == claims(doc(THAT), LEXICONS["de"])
    ids = [c.id for c in claims(doc(INVERTED, RUNNING, THAT), LEXICONS["de"])]
    assert len(set(ids)) == len(ids)


def test_an_empty_document_has_its_root() -> None:
    root = claims(Doc(Article("a", "")), LEXICONS["de"])
    assert [(c.manner, c.span, c.source) for c in root] == [("publisher", Span(0, 0), None)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Er rief „Nein“ und ging.", ["Nein"]),
        ("Er rief »Nein« und «Ja».", ["Nein", "Ja"]),
        ('Er rief "Nein" und "Ja".', ["Nein", "Ja"]),
        ("He said “no” and ‘yes’.", ["no"]),
        ("„Er sagte ‚nein‘ zu mir“", ["Er sagte ‚nein‘ zu mir"]),
        ("„Nie zu Ende\n\nNeuer Absatz „hier“", ["hier"]),
        ("“First paragraph.\n\n“Second one.”", ["First paragraph.", "Second one."]),
        ("“First line.\n“Second one.", ["First line.", "Second one."]),
        ("“One.\n\n“Two.\n\nThree “four”.", ["One.", "Two.", "four"]),
        ("Ende“ ohne Anfang", []),
        ("„", []),
        ('5" Rohr und 6" Rohr', []),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [q.inner.of(text) for q in quotations(text, Span(0, len(text)))] == inside


def test_a_sentence_too_long_to_be_one_is_left_alone() -> None:
    rows = "\n".join(f"sagte sagen VERB {i - 1} {'ccomp' if i else 'root'} {FIN}" for i in range(5000))
    assert told(doc(rows)) == []


def test_a_broken_tree_is_read_all_the_same() -> None:
    rows = f"""
Sie sie PRON 1 nsubj
sagte sagen VERB 4 ccomp {FIN}
, , PUNCT 4 punct
er er PRON 4 nsubj
gehe gehen VERB 1 ccomp {SUB}"""
    assert len(claims(doc(rows, PLAIN), LEXICONS["de"])) >= 1


def test_quotation_marks_without_end_take_linear_time() -> None:
    text = '„ » " “ ‚ ' * 200_000
    assert isinstance(quotations(text, Span(0, len(text))), list)


def marked(example: str) -> tuple[str, Span, Span | None]:
    """An example's plain text, its content and its source."""
    plain, places, spans = "", {}, {}
    for part in re.split(r"([\[\]{}])", example):
        if part in "[{" and part:
            places[part] = len(plain)
        elif part in "]}" and part:
            opening = "[" if part == "]" else "{"
            spans[opening] = Span(places[opening], len(plain))
        else:
            plain += part
    return plain, spans["["], spans.get("{")


def cases(kind: str) -> list[object]:
    return [
        pytest.param(language, rule, text, id=f"{language}-{rule.id}-{n}")
        for language, lexicon in LEXICONS.items()
        for rule in lexicon.rules
        for n, text in enumerate(getattr(rule, kind))
    ]


def read(language: str, text: str) -> tuple[Doc, list[Claim]]:
    from depesche.analysis import load_analyser

    sentences = load_analyser().analyse(text, language)
    d = Doc(Article("a", text), Prepared(language, (Span(0, len(text)),)), sentences)
    return d, list(claims(d, LEXICONS[language])[1:])


needs_model = pytest.mark.skipif(not Path(MODEL).is_file(), reason="no trained analyser installed")


@needs_model
@pytest.mark.parametrize(("language", "rule", "example"), cases("fires"))
def test_rule_fires(language: str, rule: pack.Rule, example: str) -> None:
    text, content, source = marked(example)
    _, found = read(language, text)
    best = max(found, key=lambda c: min(c.span.end, content.end) - max(c.span.start, content.start), default=None)
    assert best is not None, text
    shared = min(best.span.end, content.end) - max(best.span.start, content.start)
    assert shared >= 0.7 * max(best.span.end - best.span.start, content.end - content.start), best.span.of(text)
    if source is not None:
        assert best.source_span is not None
        assert best.source_span.overlaps(source)


@needs_model
@pytest.mark.parametrize(("language", "rule", "example"), cases("never"))
def test_rule_stays_silent(language: str, rule: pack.Rule, example: str) -> None:
    _, found = read(language, example)
    assert [c.by for c in found if c.by.endswith("." + rule.id)] == []
