"""The shipped model at work."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.analysis import NeuralAnalyser, load_analyser
from depesche.analysis.tokenise import tokenise
from depesche.model.analysis import Sentence
from depesche.model.text import Span

NEWS = (
    "Russland und China stimmten gegen den Antrag. Moskau (dpa) - Der iranische Präsident Raisi sagte, sein "
    "Land habe ein Abkommen mit Russland unterzeichnet.\n\nDie SCO tagte in Duschanbe."
)


@pytest.fixture(scope="module")
def analyser() -> NeuralAnalyser:
    try:
        loaded = load_analyser()
    except FileNotFoundError:
        pytest.skip("no model file")
    assert isinstance(loaded, NeuralAnalyser)
    return loaded


def check_tree(sentence: Sentence) -> None:
    """One root, every word reaches it, indexes in order."""
    assert [w.head for w in sentence.words].count(-1) == 1
    for n, word in enumerate(sentence.words):
        assert word.index == n
        assert (word.deprel == "root") == (word.head == -1)
        above = list(sentence.ancestors(n))
        assert (above[-1] if above else word).head == -1


def test_heads_of_a_plain_sentence(analyser: NeuralAnalyser) -> None:
    words = analyser.analyse(NEWS, "de")[0].words
    assert [w.form for w in words if w.deprel == "root"] == ["stimmten"]
    assert (words[0].deprel, words[0].head) == ("nsubj", 3)
    assert [w.name[0] for w in words[:3]] == ["B", "O", "B"]
    assert words[3].lemma == "stimmen"


def test_dateline_is_not_the_root(analyser: NeuralAnalyser) -> None:
    sentence = analyser.analyse(NEWS, "de")[1]
    root = next(w for w in sentence.words if w.head == -1)
    assert root.form == "sagte"
    assert sentence.words[0].deprel == "parataxis"


def test_numbers_and_spans(analyser: NeuralAnalyser) -> None:
    sentences = analyser.analyse(NEWS, "de")
    assert [s.number for s in sentences] == [0, 1, 2]
    assert analyser.analyse(NEWS, "de", [Span(0, 45)])[0] == sentences[0]


def test_many_is_the_same_as_one_by_one(analyser: NeuralAnalyser) -> None:
    texts = [(NEWS, "de", None), ("The council met in Vienna. It didn't vote.", "en", None), ("", "de", None)]
    assert analyser.analyse_many(texts) == [analyser.analyse(*t) for t in texts]


def test_given_words_are_kept(analyser: NeuralAnalyser) -> None:
    raw = list(tokenise(NEWS, "de"))
    done = analyser.analyse_words(raw, "de")
    assert [[w.form for w in s.words] for s in done] == [[w.form for w in s.words] for s in raw]


@pytest.mark.parametrize(
    "text", ["", " \n", "😀👨‍👩‍👧 مرحبا שלום\x00\u202e", "a\n" * 1200, "x" * 30_000, "-" * 9, "\ud800x", "Wort " * 700]
)
def test_odd_input_gives_trees(analyser: NeuralAnalyser, text: str) -> None:
    for sentence in analyser.analyse(text, "de"):
        check_tree(sentence)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120), language=st.sampled_from(["de", "en", "fr"]))
def test_any_text_gives_trees(analyser: NeuralAnalyser, text: str, language: str) -> None:
    for sentence in analyser.analyse(text, language):
        check_tree(sentence)
        assert all(0 <= w.span.start < w.span.end <= len(text) for w in sentence.words)


def test_what_stands_again_is_read_once(analyser: NeuralAnalyser, monkeypatch: pytest.MonkeyPatch) -> None:
    again = [s.words for s in analyser.analyse("Zwei Sätze.\n\nMoskau reagierte.\n\nZwei Sätze.", "de")]
    assert [(w.form, w.upos, w.head) for w in again[0]] == [(w.form, w.upos, w.head) for w in again[2]]
    assert again[2][0].span == Span(32, 36)
    read: list[int] = []
    real = analyser._read
    monkeypatch.setattr(analyser, "_read", lambda windows: read.append(len(windows)) or real(windows))
    once_more = analyser.analyse("Zwei Sätze.\n\nMoskau schwieg lange.\n\nMoskau schwieg lange.", "de")
    assert once_more[0].words == again[0]
    assert read == [1]
    assert analyser.analyse("Zwei Sätze.", "en")[0].words[0].form == "Zwei"  # another language is another reading
    assert read == [1, 1]
