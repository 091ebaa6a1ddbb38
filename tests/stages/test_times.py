"""The stage `times`: every rule's examples, anchoring by tense, open values, and texts meant to break it."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.model import Article, Doc, Issue, Prepared, PublicationDate, Sentence, Span, Time, Word
from depesche.pack.files import DATA, Problems
from depesche.pack.times import RuleRow, TimesLexicon, load
from depesche.sentences import FIRST_DAY, LAST_DAY
from depesche.stages.times import times
from depesche.stages.times.calendar import bounds
from depesche.stages.times.dates import dated
from depesche.stages.times.reading import Anchor
from tests.stages.steps import grows_linearly

WEDNESDAY = "2012-06-13"


@cache
def grammar(language: str) -> TimesLexicon:
    problems = Problems()
    lexicon = load(DATA / "lang" / language, problems)
    problems.raise_if_any()
    return lexicon


def read(text: str, day: str | None = WEDNESDAY, language: str = "de") -> tuple[Time, ...]:
    published = PublicationDate(day, "argument") if day else None
    return times(Doc(Article("x", text, published)), grammar(language))


def found(text: str, day: str | None = WEDNESDAY, language: str = "de") -> list[tuple[str, str]]:
    return [(t.span.of(text), t.value) for t in read(text, day, language)]


def rows() -> list[tuple[str, RuleRow]]:
    return [(language, rule.row) for language in ("de", "en") for rule in grammar(language).rules]


@pytest.mark.parametrize(("language", "row"), rows(), ids=lambda v: v.id if isinstance(v, RuleRow) else v)
def test_every_rule_fires_on_its_examples_and_spares_the_others(language: str, row: RuleRow) -> None:
    by = f"rule:{row.id}"
    for example in row.fires:
        got = [t for t in read(example.text, language=language) if t.by == by or row.means == "none"]
        assert " | ".join(t.span.of(example.text) for t in got) == example.finds
        assert " | ".join(t.value for t in got) == example.value
    for text in row.spares:
        assert not [t for t in read(text, language=language) if t.by == by], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Rat tagte am Freitag.", [("Freitag", "2012-06-08")]),
        ("Der Rat wird am Freitag tagen.", [("Freitag", "2012-06-15")]),
        ("Der Rat hat am Freitag getagt.", [("Freitag", "2012-06-08")]),
        ("Er soll am Freitag getötet worden sein.", [("Freitag", "2012-06-08")]),
        ("Die für Freitag geplante Sitzung fällt aus.", [("Freitag", "2012-06-15")]),
        ("Seit Freitag herrscht Ruhe.", [("Freitag", "2012-06-08")]),
        ("In einem am Dienstag veröffentlichten Bericht steht es.", [("Dienstag", "2012-06-12")]),
        ("Nach dem Treffen am Montag herrscht Ruhe.", [("Montag", "2012-06-11")]),
        ("Er weigert sich, am Montag zu unterzeichnen.", [("Montag", "2012-06-18")]),
        ("Er tritt am Mittwoch zurück.", [("Mittwoch", "2012-06-13")]),
        ("Der Gipfel soll im Dezember stattfinden.", [("Dezember", "2012-12")]),
        ("Der Gipfel fand im Dezember statt.", [("Dezember", "2011-12")]),
        ("Die Wahl war am 20. Mai.", [("20. Mai", "2012-05-20")]),
        ("Am Freitag, dem 6. Januar, sank das Schiff.", [("Freitag, dem 6. Januar", "2012-01-06")]),
    ],
)
def test_partial_dates_follow_tense_and_preposition(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council met on Friday.", [("Friday", "2012-06-08")]),
        ("The council will meet on Friday.", [("Friday", "2012-06-15")]),
        ("He announced Monday that they will meet on Friday.", [("Monday", "2012-06-11"), ("Friday", "2012-06-15")]),
    ],
)
def test_tense_in_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language="en") == expected


def test_analysed_verbs_tell_the_tense() -> None:
    text = "Die Kommission brummt am Freitag."
    tagged = [("Die", "DET", ""), ("Kommission", "NOUN", ""), ("brummt", "VERB", "Tense=Past|VerbForm=Fin")]
    tagged += [("am", "ADP", "Case=Dat"), ("Freitag", "NOUN", "Case=Dat"), (".", "PUNCT", "")]
    words, at = [], 0
    for i, (form, upos, feats) in enumerate(tagged):
        at = text.index(form, at)
        words.append(Word(i, Span(at, at + len(form)), form, form, upos, feats))
    sentence = Sentence(0, Span(0, len(text)), tuple(words))
    doc = Doc(Article("x", text, PublicationDate(WEDNESDAY, "argument")), sentences=(sentence,))
    assert [t.value for t in times(doc, grammar("de"))] == ["2012-06-08"]
    assert found(text) == [("Freitag", "2012-06-15")]


def test_names_of_persons_are_no_times() -> None:
    text = "Im Mai siegte Mai."
    mai = Word(3, Span(14, 17), "Mai", "Mai", "PROPN", "", name="B-PER")
    doc = Doc(Article("x", "Er sprach von Mai.", None), sentences=(Sentence(0, Span(0, 18), (mai,)),))
    assert times(doc, grammar("de")) == ()
    assert found(text) == [("Mai", "2012-05")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er kam am Donnerstag.", [("Donnerstag", "weekday:THU")]),
        ("Er kam am Freitagabend.", [("Freitagabend", "weekday:FRI:EV")]),
        ("Er kam am 21. August.", [("21. August", "month-day:08-21")]),
        ("Er kam im Juli.", [("Juli", "month:07")]),
        ("Er kam im vergangenen Jahr.", [("vergangenen Jahr", "year:-1")]),
        ("Er kam im Herbst.", [("Herbst", "season:FA")]),
        ("Er kam vor drei Jahren.", [("drei Jahren", "P3Y")]),
    ],
)
def test_nothing_is_guessed_without_a_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, None) == expected
    for t in read(text, None):
        assert (t.earliest, t.latest) == (None, None)
        assert t.reason == "the article has no date"


def test_the_day_told_last_anchors_what_follows() -> None:
    text = "Am 3. Mai 2011 brannte es. Am selben Tag kam Hilfe. Am Abend war Ruhe. Zwei Tage später schneite es."
    values = [value for _, value in found(text)]
    assert values[:3] == ["2011-05-03", "2011-05-03", "2011-05-03TEV"]
    assert values[-1] == "2011-05-05"


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("Anfang 2007 kam er.", "2007-01-01", "2007-05-01", "year"),
        ("Im Mai 2007 kam er.", "2007-05-01", "2007-05-31", "month"),
        ("In den neunziger Jahren kam er.", "1990-01-01", "1999-12-31", "decade"),
        ("In der vergangenen Woche kam er.", "2012-06-04", "2012-06-10", "week"),
        ("Am 3. Mai 2007 kam er.", "2007-05-03", "2007-05-03", "day"),
        ("Im Winter 2007 kam er.", "2007-12-01", "2008-02-29", "season"),
        ("Damals kam er.", None, "2012-06-13", "open"),
    ],
)
def test_bounds_and_granularity(text: str, first: str | None, last: str, grain: str) -> None:
    (t,) = read(text)
    assert (t.earliest, t.latest, t.granularity) == (first, last, grain)


@pytest.mark.parametrize(
    "text",
    [
        "Der 54-Jährige floh.",
        "Sie siegten mit 29:15.",
        "Nach Artikel 27 der Charta ist das so.",
        "Danach und zuvor geschah nichts.",
        "Es kamen 1500 Soldaten.",
        "Frau Mai trat auf.",
        "Am 31. Februar-Platz steht ein Haus.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Am 31. Februar 2011 kam er.",
        "Im Jahr 1000 und vor 9999 Jahren.",
        "In 9999 Jahrhunderten kommt er.",
        "Am 29. Februar kam er.",
    ],
)
def test_days_that_do_not_exist_stay_open(text: str) -> None:
    for t in read(text):
        assert (t.earliest is None) == (t.latest is None) or t.granularity == "open"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n" * 1000,
        "a\n" * 10_000,
        "🙂‏‮" * 1000,
        "„" * 5000,
        "der " * 50_000,
        "5. " * 50_000,
        "am Montag, " * 10_000,
        "\ud800 heute",
    ],
)
def test_no_text_breaks_or_hangs_it(text: str) -> None:
    got = read(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(got))


@pytest.mark.parametrize("language", ["de", "en"])
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_expressions_and_no_day_break_it(language: str, data: st.DataObject) -> None:
    """Expressions of any kind, one counted from the other, published on any day that is believed."""
    texts = sorted({e.text for lang, row in rows() if lang == language for e in row.fires})
    day = data.draw(st.dates(date.fromisoformat(FIRST_DAY), date.fromisoformat(LAST_DAY)))
    far = st.sampled_from(
        ["In 7978 Jahren.", "In 6979 years.", "Vor 2998 Jahren.", "9999 BC.", "Am 31. Dezember 9999."]
    )
    text = " ".join(data.draw(st.lists(st.one_of(st.sampled_from(texts), far), max_size=6)))
    for t in read(text, day.isoformat(), language):
        assert t.earliest is None or t.latest is None or t.earliest <= t.latest


@pytest.mark.parametrize("value", ["9999-W52", "9999-12", "0000", "2012-13", "2012-02-30", "2012-W54", "00/00", "BC01"])
def test_what_no_calendar_has_has_no_bounds(value: str) -> None:
    assert bounds(value) is None


def test_feasts_of_years_that_no_calendar_has_stay_open() -> None:
    anchor = Anchor(None, None, 9999, None, False, lambda: 0, lambda: False)
    reading = dated({"holiday": "easter+0", "told": 1}, anchor)
    assert (reading.value, reading.first, reading.reason) == ("10000", None, "outside the calendar")


@pytest.mark.parametrize(
    "unit",
    [
        "Der Minister trat am Montag zurück, wie im Mai 2004 vor drei Jahren. ", "\n", "a\n", "🙂‏‮", "„", "der ", "5. ",
        "am Montag, ", "vor drei ", "zwischen 1991 und ",
    ],
)  # fmt: skip
def test_work_grows_with_the_text(unit: str) -> None:
    assert grows_linearly(lambda n: read(unit * n), 500)


def test_the_same_text_gives_the_same_times() -> None:
    text = "Am Montag, 8. bis 10. Mai, zwischen 1991 und 1995, vor drei Jahren."
    assert read(text) == read(text)


def test_nothing_is_read_beyond_what_is_analysed() -> None:
    text = "Am 3. Mai 2004 kam er. Am 4. Mai 2004 ging er."
    cut = Issue("input.too-long", "cut", Span(23, len(text)))
    whole = Doc(Article("x", text), Prepared("de", (Span(0, len(text)),)))
    part = Doc(Article("x", text), Prepared("de", (Span(0, 22),), issues=(cut,)))
    lexicon = grammar("de")
    assert [t.value for t in times(whole, lexicon)] == ["2004-05-03", "2004-05-04"]
    assert [t.value for t in times(part, lexicon)] == ["2004-05-03"]
