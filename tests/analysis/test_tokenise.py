"""Tokens and sentences of news German and English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.analysis.tokenise import tokenise, words_of
from depesche.model.text import Span

GERMAN = [
    ("Er kam am 17. September. Sie ging.", ["Er kam an dem 17. September .", "Sie ging ."]),
    ("während der 21. Sitzung der SCO", ["während der 21. Sitzung der SCO"]),
    ("Das war im Jahr 2003. Danach kam er.", ["Das war in dem Jahr 2003 .", "Danach kam er ."]),
    ("Dr. Meier, z.B. am 3. Tag, kostet 1.200 Euro.", ["Dr. Meier , z.B. an dem 3. Tag , kostet 1.200 Euro ."]),
    ("Um 20.45 Uhr. Der Minister kam.", ["Um 20.45 Uhr .", "Der Minister kam ."]),
    ("„Wir gehen.“ Die Regierung schwieg.", ["„ Wir gehen . “", "Die Regierung schwieg ."]),
    ("»Wir gehen.« Die Regierung schwieg.", ["» Wir gehen . «", "Die Regierung schwieg ."]),
    ('"Wir gehen." Die Regierung schwieg.', ['" Wir gehen . "', "Die Regierung schwieg ."]),
    ("‚Wir gehen.‘ Die Regierung schwieg.", ["‚ Wir gehen . ‘", "Die Regierung schwieg ."]),
    ("„Kommt er?“, fragte sie.", ["„ Kommt er ? “ , fragte sie ."]),
    ("„Kommt er?“ fragte sie.", ["„ Kommt er ? “ fragte sie ."]),
    ('Er rief: "Nein!" Sie ging.', ['Er rief : " Nein ! "', "Sie ging ."]),
    ("Moskau (dpa) - Der Minister kam.", ["Moskau ( dpa ) - Der Minister kam ."]),
    ("Es waren 2 Mio. Euro usw. Der Rest fehlt.", ["Es waren 2 Mio. Euro usw.", "Der Rest fehlt ."]),
    ("Der US-Präsident sprach zur UN.", ["Der US - Präsident sprach zu der UN ."]),
    ("Johannes Paul II. war Papst.", ["Johannes Paul II. war Papst ."]),
    ("Im Haus. IM Haus.", ["In dem Haus .", "IN DEM Haus ."]),
    ("Siehe https://example.org/a?b=1. Der Rest.", ["Siehe https://example.org/a?b=1 .", "Der Rest ."]),
    ("Sie kamen (2003 u.a. aus Wien).", ["Sie kamen ( 2003 u.a. aus Wien ) ."]),
    ("Ende... Der Anfang.", ["Ende ...", "Der Anfang ."]),
]
ENGLISH = [
    ("Iran's leader didn't go. He can't.", ["Iran 's leader did n't go .", "He ca n't ."]),
    ("Mr. Smith met Gen. Lee in the U.S. on Jan. 3.", ["Mr. Smith met Gen. Lee in the U.S. on Jan. 3 ."]),
    ("He left the U.S. The talks failed.", ["He left the U.S.", "The talks failed ."]),
    ("“We go.” The government was silent.", ["“ We go . ”", "The government was silent ."]),
    ("It’s long-term; a non-member cannot vote.", ["It ’s long - term ; a non-member can not vote ."]),
    ("Really?! Yes.", ["Really ?!", "Yes ."]),
]


def cut(text: str, language: str) -> list[str]:
    return [" ".join(w.form for w in s.words) for s in tokenise(text, language)]


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german(text: str, expected: list[str]) -> None:
    assert cut(text, "de") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    assert cut(text, "en") == expected


def test_contraction_is_one_token_with_two_words() -> None:
    (sentence,) = tokenise("Er ging zum Arzt.", "de")
    assert [(w.form, w.part, w.span) for w in sentence.words[2:4]] == [("zu", 0, (8, 11)), ("dem", 1, (8, 11))]
    assert words_of("Beim", "de") == ("Bei", "dem")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Erste Zeile ohne Punkt\n\nZweiter Absatz.", 2),
        ("Ein Satz über\nzwei Zeilen.", 1),
        ("Ein fertiger Satz.\nNoch einer.", 2),
        ("Überschrift\nDer Minister kam am Montag nach Moskau, um dort mit der Regierung zu sprechen.", 2),
        ("Der Minister kam am Montag nach Moskau, um dort mit der\nRegierung über das Abkommen zu reden.", 1),
        ("Windows-Zeilen,\r\ndie weitergehen.", 1),
    ],
)
def test_line_breaks(text: str, count: int) -> None:
    assert len(list(tokenise(text, "de"))) == count


def test_regions_keep_the_offsets_of_the_whole_text() -> None:
    text = "Menü | Suche\n\nDer Rat tagte.\n\nImpressum"
    start = text.index("Der")
    (sentence,) = tokenise(text, "de", [Span(start, start + 14)])
    assert sentence.span.of(text) == "Der Rat tagte."


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["de", "en", "xx"]))
def test_words_lie_in_order_within_the_text(text: str, language: str) -> None:
    last = 0
    for sentence in tokenise(text, language):
        assert sentence.words
        assert last <= sentence.span.start < sentence.span.end <= len(text)
        for word in sentence.words:
            assert sentence.span.covers(word.span)
            if word.part == 0:
                assert last <= word.span.start < word.span.end
            last = word.span.end
    assert last <= len(text)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(' \nabAZÄß.!?,;:"„“”»«‚‘()-–0123456789'), max_size=200))
def test_nothing_visible_is_lost(text: str) -> None:
    covered = {k for s in tokenise(text, "de") for w in s.words for k in range(*w.span)}
    assert all(k in covered for k, c in enumerate(text) if not c.isspace())


@pytest.mark.parametrize("text", ["", "\x00\x07\n", "\n" * 50, "a\n" * 3000, "x" * 50_000, "a@" * 4000, '"' * 2000])
def test_odd_input(text: str) -> None:
    assert all(len(s.words) <= 400 for s in tokenise(text, "de"))
