"""Web archives, whole and broken."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from depesche.model import Article

Ingest = Callable[..., list[Article]]
PAGE = (
    "<html><head>%s</head><body>"
    + "<p>Der Minister ist nach Wien gereist, um dort mit der Regierung zu verhandeln.</p>" * 3
)


def record(
    number: int, page: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html", sort: str = "response"
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]
    http = "\r\n".join(lines).encode() + b"\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2004-03-12T10:00:00Z\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def page(head: str = "") -> bytes:
    return (PAGE % head).encode()


CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page())


def test_pages_and_nothing_else(ingest: Ingest) -> None:
    archive = [
        record(
            1,
            page("<meta property='article:published_time' content='2004-03-10'>"),
            "X: y",
            kind="text/html; charset=utf-8",
        ),
        record(2, b"{}", kind="application/json"),
        record(3, page(), status="404 Not Found"),
        record(4, page(), sort="request"),
        record(5, page("<meta property='article:published_time' content='2004-03-20'>")),
    ]
    first, second = ingest("a.warc", b"".join(archive))
    assert first.id.endswith("a.warc#<urn:uuid:1>")
    assert first.url == "https://example.org/1"
    assert first.text.startswith("Der Minister")
    assert first.date
    assert (first.date.day, first.date.evidence, first.issues) == ("2004-03-10", "html:meta", ())
    # A page cannot have been published after it was visited.
    assert second.date
    assert (second.date.day, second.date.evidence) == ("2004-03-12", "warc")
    assert [i.code for i in second.issues] == ["date.crawl"]


@pytest.mark.parametrize(
    ("data", "headers"),
    [
        (gzip.compress(page()), ["Content-Encoding: gzip"]),
        (CHUNKED, ["Transfer-Encoding: chunked"]),
        (page(), ["Transfer-Encoding: chunked"]),  # unpacked by the crawler, the header left
        (page(), ["Content-Encoding: gzip"]),
    ],
)
def test_codings(ingest: Ingest, data: bytes, headers: list[str]) -> None:
    (article,) = ingest("a.warc", record(1, data, *headers))
    assert article.text.startswith("Der Minister")


@pytest.mark.parametrize(
    ("cut", "read"),
    [(-40, 1), (-len(page()) - 200, 1), (100, 0)],
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_broken_archive_keeps_the_records_before_the_break(ingest: Ingest, cut: int, read: int, packed: bool) -> None:
    parts = [record(1, page()), record(2, page())]
    whole = b"".join(map(gzip.compress, parts) if packed else parts)
    if packed:
        whole, cut = whole, {-40: -40, 100: 60}.get(cut, -100)
    found = ingest("a.warc.gz" if packed else "a.warc", whole[:cut])
    assert [a.text[:12] for a in found] == ["Der Minister"] * read + [""]
    assert found[-1].issues[0].code == "input.warc"
    assert found[-1].id.rpartition("/")[2] in ("a.warc", "a.warc.gz")


def test_a_page_that_cannot_be_unpacked_does_not_stop_the_rest(ingest: Ingest) -> None:
    bad = gzip.compress(page())[:20] + b"\0\xff\0\xff" * 9
    found = ingest("a.warc", record(1, bad, "Content-Encoding: gzip") + record(2, page()))
    assert [[i.code for i in a.issues] for a in found] == [["input.warc"], ["date.crawl"]]


def test_compressed_archives_are_known_by_their_content(ingest: Ingest) -> None:
    (article,) = ingest("ohne-namen", gzip.compress(record(1, page())))
    assert article.text.startswith("Der Minister")
    (other,) = ingest("a.gz", gzip.compress(b"kein Archiv"))
    assert [i.code for i in other.issues] == ["input.binary"]
