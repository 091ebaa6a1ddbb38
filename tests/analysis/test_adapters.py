"""spaCy and Stanza pipelines behind our interface: small stand-ins, and the real ones where they are installed."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from typing import Any

import pytest

from depesche.analysis import load_analyser
from depesche.analysis.adapters import Draft, finish, load_labels, name_tag
from depesche.analysis.spacy import SpacyAnalyser
from depesche.analysis.stanza import StanzaAnalyser
from depesche.model.analysis import Sentence
from depesche.model.text import Span

TEXT = "Iran's envoy is ready. He met Lee in Vienna."
# form, UPOS, lemma, ClearNLP relation, head in the text, entity
TOKENS = [
    ("Iran", "PROPN", "Iran", "poss", 2, "GPE"), ("'s", "PART", "'s", "case", 0, ""), ("envoy", "NOUN", "envoy", "nsubj", 3, ""),
    ("is", "AUX", "be", "ROOT", 3, ""), ("ready", "ADJ", "ready", "acomp", 3, ""), (".", "PUNCT", ".", "punct", 3, ""),
    ("He", "PRON", "he", "nsubj", 7, ""), ("met", "VERB", "meet", "ROOT", 7, ""), ("Lee", "PROPN", "Lee", "dobj", 7, "PERSON"),
    ("in", "ADP", "in", "prep", 7, ""), ("Vienna", "PROPN", "Vienna", "pobj", 9, "GPE"), (".", "PUNCT", ".", "punct", 7, ""),
]  # fmt: skip
ENDS = (6, 12)
# form, head, relation, as UD has it
EXPECTED = [
    [("Iran", 2, "nmod"), ("'s", 0, "case"), ("envoy", 4, "nsubj"), ("is", 4, "cop"), ("ready", -1, "root"), (".", 4, "punct")],
    [("He", 1, "nsubj"), ("met", -1, "root"), ("Lee", 1, "obj"), ("in", 4, "case"), ("Vienna", 1, "obl"), (".", 1, "punct")],
]  # fmt: skip


@dataclass
class Token:
    i: int
    idx: int
    text: str
    pos_: str
    lemma_: str
    dep_: str
    ent_type_: str
    morph: str = ""
    is_space: bool = False
    head: Any = None

    @property
    def ent_iob_(self) -> str:
        return "B" if self.ent_type_ else "O"


class SpacyDoc(list[Token]):
    """What the adapter needs of a spaCy Doc."""

    def has_annotation(self, name: str) -> bool:
        return name == "SENT_START"

    @property
    def sents(self) -> list[list[Token]]:
        return [self[: ENDS[0]], self[ENDS[0] :]]


def spacy_pipeline(text: str) -> SpacyDoc:
    at, tokens = 0, SpacyDoc()
    for i, (form, upos, lemma, dep, _, entity) in enumerate(TOKENS):
        at = text.index(form, at)
        tokens.append(Token(i, at, form, upos, lemma, dep, entity))
        at += len(form)
    for token, row in zip(tokens, TOKENS, strict=True):
        token.head = tokens[row[4]]
    return tokens


def shape(sentences: tuple[Sentence, ...]) -> list[list[tuple[str, int, str]]]:
    return [[(w.form, w.head, w.deprel) for w in s.words] for s in sentences]


def check(sentences: tuple[Sentence, ...], text: str) -> None:
    """Universal labels, one root, spans of the text as received."""
    universal = load_labels().universal
    for number, sentence in enumerate(sentences):
        assert sentence.number == number
        assert [w.head for w in sentence.words].count(-1) == 1
        for word in sentence.words:
            assert word.deprel in universal
            assert (word.deprel == "root") == (word.head == -1)
            assert 0 <= word.span.start < word.span.end <= len(text)
            assert word.head != word.index


def test_spacy_becomes_ud() -> None:
    sentences = SpacyAnalyser(spacy_pipeline, "spacy:small").analyse(TEXT, "en")
    assert shape(sentences) == EXPECTED
    check(sentences, TEXT)
    assert [w.span.of(TEXT) for w in sentences[0].words] == [row[0] for row in TOKENS[: ENDS[0]]]
    assert [w.part for w in sentences[0].words] == [0, 1, 0, 0, 0, 0]
    assert [(w.form, w.name) for s in sentences for w in s.words if w.name != "O"] == [
        ("Iran", "B-LOC"), ("Lee", "B-PER"), ("Vienna", "B-LOC"),
    ]  # fmt: skip


def test_regions_keep_the_offsets_of_the_whole_text() -> None:
    whole = "Menu | " + TEXT
    (first, _) = SpacyAnalyser(spacy_pipeline, "x").analyse(whole, "en", [Span(7, len(whole))])
    assert first.words[0].span == Span(7, 11)


@dataclass
class StanzaWord:
    text: str
    lemma: str
    upos: str
    feats: str | None
    head: int
    deprel: str


@dataclass
class StanzaToken:
    start_char: int
    end_char: int
    ner: str
    words: list[StanzaWord]


@dataclass
class StanzaSentence:
    tokens: list[StanzaToken]


@dataclass
class StanzaDoc:
    sentences: list[StanzaSentence] = field(default_factory=list)


def test_stanza_keeps_contractions_as_one_token() -> None:
    text = "Er kam zum Rat der EU."
    tokens = [
        StanzaToken(0, 2, "O", [StanzaWord("Er", "er", "PRON", "Case=Nom", 2, "nsubj")]),
        StanzaToken(3, 6, "O", [StanzaWord("kam", "kommen", "VERB", None, 0, "root")]),
        StanzaToken(
            7,
            10,
            "O",
            [StanzaWord("zu", "zu", "ADP", None, 5, "case"), StanzaWord("dem", "der", "DET", None, 5, "det")],
        ),
        StanzaToken(11, 14, "B-ORG", [StanzaWord("Rat", "Rat", "NOUN", None, 2, "obl:arg")]),
        StanzaToken(15, 18, "I-ORG", [StanzaWord("der", "der", "DET", None, 7, "det")]),
        StanzaToken(19, 21, "E-ORG", [StanzaWord("EU", "EU", "PROPN", None, 5, "nmod")]),
        StanzaToken(21, 22, "O", [StanzaWord(".", ".", "PUNCT", None, 2, "punct")]),
    ]
    (sentence,) = StanzaAnalyser(lambda _: StanzaDoc([StanzaSentence(tokens)]), "stanza:de").analyse(text, "de")
    check((sentence,), text)
    assert [(w.form, w.part, w.span.of(text)) for w in sentence.words[2:4]] == [("zu", 0, "zum"), ("dem", 1, "zum")]
    assert [w.deprel for w in sentence.words] == ["nsubj", "root", "case", "det", "obl", "det", "nmod", "punct"]
    assert [w.name for w in sentence.words[4:7]] == ["B-ORG", "I-ORG", "I-ORG"]


def draft(form: str, upos: str, head: int, deprel: str) -> Draft:
    return Draft(Span(0, 1), form, form, upos, "", head, deprel, "O")


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        # TIGER: "Er ist gewählt worden": auxiliaries govern
        (
            [("Er", "PRON", 1, "sb"), ("ist", "AUX", -1, "ROOT"), ("gewählt", "VERB", 3, "oc"), ("worden", "AUX", 1, "oc")],
            [(2, "nsubj"), (3, "aux"), (-1, "root"), (2, "aux")],
        ),
        # circles, two roots, heads outside
        ([("a", "NOUN", 1, "x"), ("b", "NOUN", 0, "x")], [(-1, "root"), (0, "dep")]),
        ([("a", "NOUN", -1, "ROOT"), ("b", "NOUN", -1, "ROOT")], [(-1, "root"), (0, "parataxis")]),
        ([("a", "NOUN", 7, "nsubj")], [(-1, "root")]),
        # a preposition as root takes its noun above it
        ([("in", "ADP", -1, "ROOT"), ("Rom", "PROPN", 0, "pobj")], [(1, "case"), (-1, "root")]),
    ],
)  # fmt: skip
def test_trees_are_made_sound(drafts: list[tuple[str, str, int, str]], expected: list[tuple[int, str]]) -> None:
    sentence = finish(0, Span(0, 1), [draft(*d) for d in drafts])
    heads = [(w.head, w.deprel) for w in sentence.words]
    if drafts[0][0] == "Er":
        assert sentence.words[2].head == -1
        assert {w.deprel for w in sentence.words} == {"nsubj", "aux", "root"}
    else:
        assert heads == expected


@pytest.mark.parametrize(
    ("label", "tag"),
    [("PERSON", "B-PER"), ("GPE", "B-LOC"), ("NORP", "B-MISC"), ("DATE", "O"), ("LOC", "B-LOC"), ("WEAPON", "B-MISC")],
)
def test_entity_labels(label: str, tag: str) -> None:
    assert name_tag("B", label) == tag


@pytest.mark.parametrize("model", ["nothing", "spacy:no_such_pipeline", "stanza:xx"])
def test_a_model_that_is_missing_says_so(model: str) -> None:
    with pytest.raises((FileNotFoundError, ModuleNotFoundError), match=r"no .*model|not installed|no spaCy|no Stanza"):
        load_analyser(model)


def test_a_real_spacy_pipeline() -> None:
    if not importlib.util.find_spec("spacy") or not importlib.util.find_spec("en_core_web_sm"):
        pytest.skip("spaCy and en_core_web_sm are not installed")
    analyser = load_analyser("spacy:en_core_web_sm")
    text = "Iran did not sign the agreement in Vienna. The council's members don't vote."
    sentences = analyser.analyse(text, "en")
    check(sentences, text)
    words = {w.form: w for w in sentences[0].words}
    assert words["sign"].head == -1
    assert (words["Vienna"].deprel, words["Vienna"].name) == ("obl", "B-LOC")
    raw = load_raw(sentences)
    assert [[w.form for w in s.words] for s in analyser.analyse_words(raw, "en")] == [
        [w.form for w in s.words] for s in sentences
    ]


def load_raw(sentences: tuple[Sentence, ...]) -> list[Any]:
    from depesche.analysis.words import RawSentence, RawWord

    return [RawSentence(s.span, tuple(RawWord(w.span, w.form, w.part) for w in s.words)) for s in sentences]
