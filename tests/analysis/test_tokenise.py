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
    # ordinals and dates
    (
        "Am 17. 9. 2021 und am 17.9.2021 tagte der 1. Senat.",
        ["An dem 17. 9. 2021 und an dem 17.9.2021 tagte der 1. Senat ."],
    ),
    ("Im II. Weltkrieg; unter Ludwig XIV. geschah es.", ["In dem II. Weltkrieg ; unter Ludwig XIV. geschah es ."]),
    ("Platz 3. Danach ging er.", ["Platz 3 .", "Danach ging er ."]),
    ("Seit Jan. 2002 und 31. Dez. 2003 gilt es.", ["Seit Jan. 2002 und 31. Dez. 2003 gilt es ."]),
    # abbreviations: spaced, titles, ranks, references, at the end, at the beginning
    ("Er kam, d. h. 20 kamen, z. B. Meier u. a. Bürger.", ["Er kam , d. h. 20 kamen , z. B. Meier u. a. Bürger ."]),
    ("Prof. Dr. med. Meier und Lt. Col. Smith kamen.", ["Prof. Dr. med. Meier und Lt. Col. Smith kamen ."]),
    ("Vgl. S. 12 und Art. 5 Abs. 2 Satz 1. Das gilt.", ["Vgl. S. 12 und Art. 5 Abs. 2 Satz 1 .", "Das gilt ."]),
    ("Auf diese Art. Er ging nicht.", ["Auf diese Art .", "Er ging nicht ."]),
    ("Ca. 300 kamen. Newton mochte dies. Es war so.", ["Ca. 300 kamen .", "Newton mochte dies .", "Es war so ."]),
    (
        "Dort lebt er ebd. Seit Jahren. Das Ende etc. Der Rest.",
        ["Dort lebt er ebd.", "Seit Jahren .", "Das Ende etc.", "Der Rest ."],
    ),
    ("Adnan Z. Amin und J. R. Smith trafen sich.", ["Adnan Z. Amin und J. R. Smith trafen sich ."]),
    # datelines
    ("Berlin/Moskau (dpa/AFP) – Der Rat tagte.", ["Berlin / Moskau ( dpa / AFP ) – Der Rat tagte ."]),
    ("WIEN (APA) - Die IAEO tagt.", ["WIEN ( APA ) - Die IAEO tagt ."]),
    # quotation marks of all houses
    ("«Nein.» Er ging.", ["« Nein . »", "Er ging ."]),
    ("›Ja.‹ Er ging.", ["› Ja . ‹", "Er ging ."]),
    ("“Nein.” Er ging.", ["“ Nein . ”", "Er ging ."]),
    ("»Nein!«, rief er.", ["» Nein ! « , rief er ."]),
    ("``Nein.'' Er ging.", ["`` Nein . ''", "Er ging ."]),
    # contractions and clitics
    (
        "Er kam ins Haus, ans Meer, zur Bank, beim Amt.",
        ["Er kam in das Haus , an das Meer , zu der Bank , bei dem Amt ."],
    ),
    (
        "Ob's stimmt? Er hat's gesagt; Grimm'sche Märchen.",
        ["Ob 's stimmt ?", "Er hat 's gesagt ; Grimm'sche Märchen ."],
    ),
    # links, addresses, tags, files
    (
        "Mehr: www.example.org/a_b?c=d#e, info@example.org, #COP26, @un_1.",
        ["Mehr : www.example.org/a_b?c=d#e , info@example.org , #COP26 , @un_1 ."],
    ),
    ("Siehe bericht.pdf und bild.de.", ["Siehe bericht.pdf und bild.de ."]),
    # ellipses, ranges, units, money
    (
        "... und dann ... kam er. „Ich weiß nicht …“ Er schwieg.",
        ["... und dann ... kam er .", "„ Ich weiß nicht … “", "Er schwieg ."],
    ),
    ("2010-2015, 10–15 Prozent, §§ 3–5, 3:2 (1:1).", ["2010-2015 , 10 – 15 Prozent , §§ 3 – 5 , 3:2 ( 1:1 ) ."]),
    (
        "3,5 Mio. Euro, 1.000.000 Euro, 12,50 €, 5€, $5, 20 %, 100 km/h, 5 m².",
        ["3,5 Mio. Euro , 1.000.000 Euro , 12,50 € , 5 € , $ 5 , 20 % , 100 km / h , 5 m² ."],
    ),
    (
        "Das 7,62x51 mm Geschoss, die 30er-Jahre, Nord- und Ostsee.",
        ["Das 7,62x51 mm Geschoss , die 30er - Jahre , Nord - und Ostsee ."],
    ),
]
ENGLISH = [
    ("Iran's leader didn't go. He can't.", ["Iran 's leader did n't go .", "He ca n't ."]),
    ("Mr. Smith met Gen. Lee in the U.S. on Jan. 3.", ["Mr. Smith met Gen. Lee in the U.S. on Jan. 3 ."]),
    ("He left the U.S. The talks failed.", ["He left the U.S.", "The talks failed ."]),
    ("“We go.” The government was silent.", ["“ We go . ”", "The government was silent ."]),
    ("It’s long-term; a non-member cannot vote.", ["It ’s long - term ; a non-member can not vote ."]),
    ("Really?! Yes.", ["Really ?!", "Yes ."]),
    ("No. He refused. See No. 5 and Art. 12.", ["No .", "He refused .", "See No. 5 and Art. 12 ."]),
    (
        "Lt. Gen. Lee, a.k.a. Joe, met at 3:30 p.m. Then he left.",
        ["Lt. Gen. Lee , a.k.a. Joe , met at 3:30 p.m.", "Then he left ."],
    ),
    (
        "I'm sure they've gone; it's Hamas's. We'd better; you'll see.",
        ["I 'm sure they 've gone ; it 's Hamas 's .", "We 'd better ; you 'll see ."],
    ),
    ("WASHINGTON (AP) — The U.N. voted 14-1.", ["WASHINGTON ( AP ) — The U.N. voted 14-1 ."]),
    (
        "The $3.5bn deal, £20m, 5%, the '90s, U.S.-led talks.",
        ["The $ 3.5bn deal , £ 20m , 5 % , the '90s , U.S. - led talks ."],
    ),
    (
        "On Monday. No one came. Washington, D.C. is far.",
        ["On Monday .", "No one came .", "Washington , D.C. is far ."],
    ),
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


def test_clitic_is_part_of_its_token_with_a_span_of_its_own() -> None:
    (sentence,) = tokenise("Iran's men don't; we cannot.", "en")
    parts = [(w.form, w.part, w.span) for w in sentence.words if w.part or w.form in ("Iran", "do", "can")]
    assert parts == [
        ("Iran", 0, (0, 4)), ("'s", 1, (4, 6)), ("do", 0, (11, 13)), ("n't", 1, (13, 16)), ("can", 0, (21, 24)), ("not", 1, (24, 27)),
    ]  # fmt: skip
    assert words_of("don't", "en") == ("do", "n't")


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
