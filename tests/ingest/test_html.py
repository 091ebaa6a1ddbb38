"""Web pages: body, title, and the date with where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from depesche.ingest import html
from depesche.model import Article
from tests.stages.steps import grows_linearly

Ingest = Callable[..., list[Article]]
BODY = "".join(
    f"<p>Der Minister ist am {day}. Mai 1999 nach Wien gereist, um dort zu verhandeln. Er bleibt bis zum Freitag.</p>"
    for day in range(10, 20)
)


JSON_LD = """<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2004-03-12"}</script>"""


def page(head: str = "", before: str = "", body: str = BODY) -> str:
    head = f"<head><title>Minister reist</title>{head}</head>"
    return f"<html>{head}<body><nav>Start</nav>{before}<article>{body}</article></body></html>"


def test_body_title_and_site(ingest: Ingest) -> None:
    head = "<meta property='og:site_name' content='Globus'><link rel='canonical' href='https://example.org/a'>"
    (article,) = ingest("a.html", page(head, "<script>alert('Unfug')</script>"))
    assert article.text.startswith("Der Minister ist am 10. Mai 1999")
    assert "Unfug" not in article.text
    assert "<" not in article.text
    assert (article.title, article.url) == ("Minister reist", "https://example.org/a")
    assert article.publisher
    assert (article.publisher.name, article.publisher.evidence) == ("Globus", "html:sitename")


@pytest.mark.parametrize(
    ("head", "before", "day", "evidence"),
    [
        ("<meta property='article:published_time' content='2004-03-12T23:30:00+01:00'>", "", "2004-03-12", "html:meta"),
        (JSON_LD, "", "2004-03-12", "html:json-ld"),
        ("", "<time datetime='2004-03-12'>gestern</time>", "2004-03-12", "html:time"),
        ("<link rel='canonical' href='https://example.org/2004/03/12/a.html'>", "", "2004-03-12", "html:url"),
        ("", "<span class='article-date'>12.03.2004</span>", "2004-03-12", "html:element"),
        ("<meta property='article:published_time' content='2099-01-01'>", "", "2099-01-01", "html:meta"),
        ("<meta name='date' content='2004-03'>", "", None, None),  # a month is no day
        ("<meta name='date' content='März 2004'>", "", None, None),
        ("<meta name='date' content='12. März 2004'>", "", "2004-03-12", "html:meta"),
        ("<meta name='date' content='March 12, 2004 10:00'>", "", "2004-03-12", "html:meta"),
        ("<meta name='date' content='20040312'>", "", "2004-03-12", "html:meta"),
        ("", "", None, None),  # the days in the text are no publication date
    ],
)  # fmt: skip
def test_date_and_where_it_stands(
    ingest: Ingest, head: str, before: str, day: str | None, evidence: str | None
) -> None:
    (article,) = ingest("a.html", page(head, before))
    assert (article.date and article.date.day, article.date and article.date.evidence) == (day, evidence)


def test_a_page_without_a_recognised_body_is_read_whole(ingest: Ingest) -> None:
    (article,) = ingest("a.html", "<html><body><ul><li>Rat</li><li>tagt</li></ul></body></html>")
    assert "Rat" in article.text


@pytest.mark.parametrize(
    ("charset", "declared"), [("cp1252", "iso-8859-1"), ("utf-8", "utf-8"), ("cp1251", "windows-1251")]
)
def test_charset(ingest: Ingest, charset: str, declared: str) -> None:
    word = "Größe" if charset != "cp1251" else "Министр"
    text = page(f"<meta charset='{declared}'>", body=f"<p>{word} {'und so weiter ' * 20}</p>")
    (article,) = ingest("a.html", text.encode(charset))
    assert word in article.text
    assert article.issues == ()


def paragraph(number: int) -> str:
    return f"<p>Satz Nummer {number} steht hier, damit die Seite lang wird.</p>"


LARGE: dict[str, tuple[Callable[[int], str], int]] = {  # a page by how often something repeats, and how often it does
    "paragraphs": (lambda n: page(body="".join(map(paragraph, range(n)))), 80_000),
    "divs": (lambda n: "<html><body>" + "<div><span>ab</span><a href='x'>Verweis</a></div>" * n, 100_000),
    "deep": (lambda n: "<html><body>" + "<div>" * n + "Text", 400_000),
    "script": (lambda n: page(before="<script>" + "var a = 'b';" * n + "</script>"), 400_000),
    "breaks": (lambda n: "<html><body><div>" + "Zeile mit Wort<br>" * n, 280_000),
    "attribute": (lambda n: "<html><body><p title='" + "a" * n + "'>Der Rat tagt heute in Wien.</p>", 5_000_000),
    "open": (lambda n: "<html><body>" + "<" * n, 5_000_000),
    "nested": (lambda n: "<html><body>" + "<table><tr><td>Zelle " * n, 200_000),
    "dates": (lambda n: page(before="<div class='date'>" * n), 250_000),
}


@pytest.mark.parametrize("name", LARGE)
def test_work_grows_with_a_page_that_is_large(ingest: Ingest, name: str) -> None:
    """Sizes that the extractor for large pages reads by a tree."""
    make, size = LARGE[name]
    assert grows_linearly(lambda n: ingest("a.html", make(n)), size // 16, times=2)


@pytest.mark.parametrize("name", LARGE)
def test_five_megabytes_are_read_to_their_end(ingest: Ingest, name: str) -> None:
    """Parsers that took quadratic time would need hours for them."""
    make, size = LARGE[name]
    (article,) = ingest("a.html", make(size))
    assert len(article.text) < len(make(size))


def test_a_large_page_is_told(ingest: Ingest) -> None:
    (article,) = ingest("a.html", page(body="".join(map(paragraph, range(80_000)))))
    assert [i.code for i in article.issues] == ["html.large"]
    assert article.text.count("Satz Nummer") == 80_000


def test_no_clock_is_asked(ingest: Ingest) -> None:
    assert html.LATEST == "2099-12-31"
    assert html.EARLIEST < html.LATEST
