"""The stage `prepare`: language, running text, and what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.model import Article, Doc, Issue, Prepared, PublicationDate, Source, Span
from depesche.pack.files import DATA, Problems
from depesche.pack.prepare import load
from depesche.stages import prepare as stage
from depesche.stages.prepare import paragraphs, prepare, running_text
from tests.stages.steps import grows_linearly

LEXICONS = {language: load(DATA / "lang" / language, Problems()) for language in ("de", "en")}
BODY = "Der Minister ist am Montag nach Wien gereist, um dort mit der Regierung zu verhandeln."


def read(text: str, **given: object) -> Prepared:
    return prepare(Doc(Article("a", text, **given)), LEXICONS, media=("Beispielblatt",))  # type: ignore[arg-type]


def at(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


def regions(text: str) -> list[str]:
    return [r.of(text) for r in read(text).regions]


def codes(prepared: Prepared) -> list[str]:
    return [i.code for i in prepared.issues]


@pytest.mark.parametrize(
    ("text", "dateline", "place", "publisher", "day"),
    [
        (f"Moskau (dpa) - {BODY}", "Moskau (dpa) -", "Moskau", "dpa", None),
        (f"Wien/Moskau (APA/Reuters) - {BODY}", "Wien/Moskau (APA/Reuters) -", "Wien/Moskau", "APA/Reuters", None),
        (f"Moskau (xyz) - {BODY}", "Moskau (xyz) -", "Moskau", None, None),
        (f"Berlin – {BODY}", "Berlin –", "Berlin", None, None),
        (f"Die Lage bleibt ernst. Berlin – {BODY}", "Berlin –", "Berlin", None, None),
        (f"Titel der Meldung\n\nBerlin – {BODY}", "Berlin –", "Berlin", None, None),
        (f"Genf, 4. März 2004 (Reuters) – {BODY}", "Genf, 4. März 2004 (Reuters) –", "Genf", "Reuters", "2004-03-04"),
        (f"Genf, 31. Februar 2004 (Reuters) – {BODY}", "Genf, 31. Februar 2004 (Reuters) –", "Genf", "Reuters", None),
        ("GENEVA, 4 March (Reuters) — The talks have ended.", "GENEVA, 4 March (Reuters) —", "GENEVA", "Reuters", None),
        ("LONDON, March 4, 2004 - The talks have ended.", "LONDON, March 4, 2004 -", "LONDON", None, "2004-03-04"),
        (f"MOSKAU, 4. März. /TASS/. {BODY}", "MOSKAU, 4. März. /TASS/.", "MOSKAU", "TASS", None),
        (f"Damaskus/Genf, SANA – {BODY}", "Damaskus/Genf, SANA –", "Damaskus/Genf", "SANA", None),
        (f"Titel der Meldung\n\nANKARA\n\n{BODY}\nAA/12", None, "ANKARA", "AA", None),
        (f"{BODY}\n121530 Mär 04", None, None, None, "2004-03-12"),
        (
            "Text of report by state-run Syrian news agency SANA\n\nThe talks have ended and he left.",
            None,
            None,
            "SANA",
            None,
        ),
        (
            "The talks have ended.\n\nSource: SANA website, Damascus, in English 1342 4 Mar 98",
            None,
            None,
            "SANA",
            "1998-03-04",
        ),
        (f"{BODY} Er – Der Minister – schwieg.", None, None, None, None),
        (f"{BODY}\n(APA/dpa, 12.3.2004)", None, None, "APA/dpa", "2004-03-12"),
        (f"{BODY}\nQuelle: Beispielblatt", None, None, "Beispielblatt", None),
        (f"{BODY}\nStand: 12.03.2004, 14:00", None, None, None, "2004-03-12"),
        (f"{BODY}\n12. März 2004", None, None, None, None),
        (f"Wie Beispielblatt berichtet, tagt der Rat. {BODY}", None, None, "Beispielblatt", None),
        (f"Wie Lawrow berichtet, tagt der Rat. {BODY}", None, None, None, None),
        (
            f"Wien (APA) – Wie die Zeitung „Globus“ schreibt, tagt der Rat. {BODY}",
            "Wien (APA) –",
            "Wien",
            "Globus",
            None,
        ),
    ],
)
def test_frame(text: str, dateline: str | None, place: str | None, publisher: str | None, day: str | None) -> None:
    found = read(text)
    assert at(text, found.dateline) == dateline
    assert at(text, found.dateline_place) == place
    assert (found.publisher.name if found.publisher else None) == publisher
    assert (found.date.day if found.date else None) == day
    for evidence in filter(None, (found.publisher, found.date)):
        assert evidence.evidence == "text"
        assert evidence.span is not None
    if found.publisher:
        assert at(text, found.publisher.span) == publisher


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{BODY}\n342/", "342/"),
        (f"{BODY} 342/", "342/"),
        (f"{BODY}\n(Schluss)\nmfg/ab\n", "(Schluss)\nmfg/ab"),
        (f"APA0123 5 AA 0234\n\n{BODY}", "APA0123 5 AA 0234"),
        (f"APA0123 5 AA 0234\n\n{BODY}\n(Schluss) ab/cde", "(Schluss) ab/cde"),
        (f"{BODY}\ndpa ab/cde yydd n1", "dpa ab/cde yydd n1"),
        (f"{BODY}\nR.A./H.M.", "R.A./H.M."),
        (f"{BODY}\nAA/12", "AA/12"),
        (f"{BODY} Es galt die Regel 50/50.", None),
    ],
)
def test_desk_code(text: str, code: str | None) -> None:
    assert at(text, read(text).desk_code) == code
    assert regions(text)[0].startswith("Der Minister")
    assert code is None or code not in "".join(regions(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Satz steht.\nDer zweite.\r\n\r\nUnd noch einer.", ["Ein Satz steht.", "Der zweite.", "Und noch einer."]),
        ("Von Max Mustermann\nDer Rat tagt heute.\nFoto: Max Mustermann", ["Der Rat tagt heute."]),
        ("Der Rat tagt heute. https://t.co/abc pic.twitter.com/xy", ["Der Rat tagt heute."]),
        ("Der Rat hat unter www.example.org/a eine Seite.", ["Der Rat hat unter www.example.org/a eine Seite."]),
        ("Der Rat tagt heute. https://example.org/a", ["Der Rat tagt heute."]),
        ("Der Rat <script>alert('er ist da')</script> tagt heute.", ["Der Rat", "tagt heute."]),
        ("Der <b>Rat</b> tagt heute.<br/>Er bleibt.", ["Der", "Rat", "tagt heute.", "Er bleibt."]),
        ("Der Rat <!-- Notiz --> tagt a < b und c > d.", ["Der Rat", "tagt a < b und c > d."]),
        ("Der Rat <script> tagt heute", ["Der Rat", "tagt heute"]),
        ("Der Rat tagt heute.\n***\n12:30\n", ["Der Rat tagt heute."]),
        ("Der Rat, der schon lange nicht mehr getagt hatte,\nkam zusammen.",
         ["Der Rat, der schon lange nicht mehr getagt hatte,\nkam zusammen."]),
    ],
)  # fmt: skip
def test_regions(text: str, expected: list[str]) -> None:
    assert regions(text) == expected


def test_hard_wrapped_paragraphs_are_one_region_each() -> None:
    lines = [
        "Der Minister ist am Montag nach langer Zeit wieder nach",
        "Wien gereist, um dort mit der Regierung des Landes",
    ]
    paragraph = "\n".join([*lines, "Verhandlungen zu beginnen. Er bleibt bis Freitag dort."])
    assert regions(f"{paragraph}\n\n{paragraph}\n") == [paragraph, paragraph]


def test_running_text_keeps_offsets() -> None:
    text = "Wien – Der <b>Rat</b> tagt.\nVon Max Mustermann\nEr bleibt bis zum\nEnde. 342/"
    blanked = running_text(text, read(text).regions)
    assert len(blanked) == len(text)
    assert blanked.split() == ["Der", "Rat", "tagt.", "Er", "bleibt", "bis", "zum", "Ende."]
    assert next(p.split() for p in blanked.split("\n") if p.strip()) == ["Der", "Rat", "tagt."]


def test_paragraphs_join_what_only_a_tag_parts() -> None:
    text = "Der <b>Rat</b> tagt.<p>Er bleibt. https://t.co/a\nEr geht."
    assert [p.of(text) for p in paragraphs(text, read(text).regions)] == [
        "Der <b>Rat</b> tagt.",
        "Er bleibt.",
        "Er geht.",
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Der Minister reiste ab.", "de", []),
        ("The minister left.", "en", []),
        (f"{BODY} {BODY}", "de", []),
        ("Le ministre des Affaires étrangères est parti hier soir pour Moscou.", "fr", ["language.unsupported"]),
        ("Министр иностранных дел прибыл в Тегеран в воскресенье вечером.", "ru", ["language.unsupported"]),
        ("Obama, Merkel, Hollande", None, ["language.uncertain"]),
        ("\U0001f600 \U0001f680", None, ["language.uncertain", "text.no-running-text"]),
        ("a\n" * 10_000, None, ["language.uncertain", "text.no-running-text"]),
        ("", None, ["input.empty"]),
        (" \n\t", None, ["input.empty"]),
    ],
)
def test_language(text: str, language: str | None, expected: list[str]) -> None:
    found = read(text)
    assert (found.language, codes(found)) == (language, expected)


def test_a_named_language_holds() -> None:
    assert codes(read("Moskau schweigt.", language="de")) == []
    assert codes(read("Moscou se tait toujours.", language="fr")) == ["language.unsupported"]
    assert (found := read(BODY * 4, language="en")).language == "en"
    assert codes(found) == ["language.uncertain"]


def test_what_came_with_the_article_holds() -> None:
    given = {"date": PublicationDate("2004-03-13", "field"), "publisher": Source("Globus", "field")}
    found = read(f"{BODY} (APA, 12.3.2004)", **given)
    assert (found.date, found.publisher) == (given["date"], given["publisher"])
    assert codes(found) == ["date.conflict"]
    agreeing = read(f"{BODY} (APA, 12.3.2004)", publisher=Source("APA", "field"))
    assert agreeing.publisher is not None
    assert agreeing.publisher.span is not None


def test_an_issue_of_the_input_is_not_told_twice() -> None:
    assert codes(read("", issues=(Issue("input.binary", "no text"),))) == []


def test_a_long_text_is_cut_and_kept() -> None:
    text = (BODY + "\n") * (stage.LIMIT // len(BODY) + 200)
    found = read(text)
    assert codes(found) == ["input.too-long"]
    cut = found.issues[0].span
    assert cut is not None
    assert cut.end == len(text)
    assert stage.LIMIT - 1000 < cut.start <= stage.LIMIT
    assert found.regions[-1].end <= cut.start


HOSTILE = {  # what stands before, what is repeated, how often, what stands behind
    "letters": ("", "a\n", 100_000, ""),
    "one line": ("", "Der Rat tagt. ", 75_000, ""),
    "scripts": ("", "<script>", 100_000, ""),
    "comments": ("", "<!--", 200_000, ""),
    "tags": ("", "<a ", 250_000, ""),
    "links": ("", "http://t.co/a ", 62_500, ""),
    "www": ("", "www.", 200_000, ""),
    "spaces": ("", " ", 1_000_000, "Der Rat"),
    "dashes": ("", "Wien – ", 125_000, ""),
    "brackets": ("", "Wien (", 125_000, ""),
    "capitals": ("", "Aa ", 250_000, ""),
    "slashes": ("", "Wien/", 200_000, ""),
    "quotes": ("", "„", 1_000_000, ""),
    "foreign words": ("", "aa1", 250_000, ""),
    "tail": ("Der Rat. ", "ab/", 250_000, ""),
    "ends": ("Der Rat tagt.\n", "(Schluss)\n", 30_000, ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_hostile_texts(name: str) -> None:
    before, unit, _, behind = HOSTILE[name]
    assert grows_linearly(lambda n: read(before + unit * n + behind, language="de"), 2000)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_to_their_end(name: str) -> None:
    """Up to a million characters, for which expressions that take quadratic time would need hours."""
    before, unit, count, behind = HOSTILE[name]
    text = before + unit * count + behind
    found = read(text, language="de")
    assert all(0 <= r.start < r.end <= len(text) for r in found.regions)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(st.characters(exclude_categories=()), max_size=40),
            st.sampled_from(["<b>", "</script>", "<script>", "<!--", "-->", "\n", "Wien (APA) – ", "342/", "(Schluss)",
                             "https://t.co/a", "Stand: 12.3.2004", "„", "Von Max Mustermann", BODY, "\u202e", "İ"]),
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = read(text)
    assert found == read(text)
    spans = [found.dateline, found.dateline_place, found.desk_code, found.publisher and found.publisher.span]
    for span in [*found.regions, *(i.span for i in found.issues), *spans]:
        assert span is None or 0 <= span.start < span.end <= len(text)
    assert list(found.regions) == sorted(found.regions)
    assert all(a.end <= b.start for a, b in zip(found.regions, found.regions[1:], strict=False))
    assert len(running_text(text, found.regions)) == len(text)
