"""Web archives (WARC, ISO 28500), plain or compressed: one article an HTML page that was answered with status 200."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from depesche.ingest import html
from depesche.ingest.streams import Gunzip, Once, Replay
from depesche.model import Article, Issue, PublicationDate

PAGE_LIMIT = 25_000_000
"""Bytes of one page, unpacked, beyond which it is not read: no page of news is that long."""


def articles(stream: Replay, name: str) -> Iterator[Article]:
    """One article a page, ``name#record id``. The archive breaking off gives a last article, `name`, with an Issue
    ``input.warc``; what was read before stands. Of a page that states no date the day of the visit is the latest it can
    be of; it stands as its date, evidence ``warc``, with an Issue ``date.crawl``."""
    count = 0
    try:
        for record in _records(stream):
            if _is_page(record):
                count += 1
                yield _article(record, name, count)
    except OSError as error:
        yield Article(name, "", issues=(Issue("input.warc", f"the archive breaks off after {count} pages: {error}"),))
        return
    if not count:
        yield Article(name, "", issues=(Issue("input.empty", "no HTML page in the archive"),))


def _records(packed: Replay) -> Iterator[WarcRecord]:
    """The records of answers. Raises OSError where the archive is broken or does not end as a record must."""
    buffered = io.BufferedReader(packed)
    stream: Once = Gunzip(buffered) if buffered.peek(2)[:2] == b"\x1f\x8b" else Replay(b"", buffered)
    records = ArchiveIterator(cast(BinaryIO, stream), record_types=WarcRecordType.response, parse_http=True)
    try:
        yield from records
    except BaseException as error:
        # A panic of FastWARC's Rust code is no Exception and has no type that can be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise OSError(f"it cannot be parsed: {error}") from None
    if not stream.tail.endswith((b"\r\n\r\n", b"\n\n")):
        raise OSError("it ends within a record")


def _is_page(record: WarcRecord) -> bool:
    headers = record.http_headers
    if headers is None or headers.status_code != 200:
        return False
    return (record.http_content_type or "").lower() in ("text/html", "application/xhtml+xml", "")


def _article(record: WarcRecord, name: str, number: int) -> Article:
    url = record.headers.get("WARC-Target-URI")
    identity = f"{name}#{record.record_id or url or number}"
    expected = record.content_length
    if expected > PAGE_LIMIT:
        return _bad(identity, url, f"the page has {expected} bytes; {PAGE_LIMIT} are read at most")
    raw = record.reader.read()
    if len(raw) < expected:
        raise OSError(f"{len(raw)} of {expected} bytes of record {record.record_id}")
    try:
        data = _unpacked(raw, record)
    except (zlib.error, ValueError) as error:
        return _bad(identity, url, f"the page cannot be unpacked: {error}")
    visit = record.record_date.date().isoformat() if record.record_date else None
    page = html.decode_page(data, record.http_charset)
    return _dated(html.article(identity, page, url, latest=visit or html.LATEST), visit)


def _bad(identity: str, url: str | None, why: str) -> Article:
    return Article(identity, "", url=url, issues=(Issue("input.warc", why),))


def _dated(article: Article, visit: str | None) -> Article:
    if article.date or not visit:
        return article
    issue = Issue("date.crawl", f"the page states no date; it was published on {visit} (day of the visit) or before")
    return replace(article, date=PublicationDate(visit, "warc"), issues=(*article.issues, issue))


def _unpacked(raw: bytes, record: WarcRecord) -> bytes:
    """The page without its transfer and content codings (RFC 9112, section 7; RFC 9110, section 8.4).

    Many archives hold pages unpacked under headers that still name the coding: such pages are taken as they are.
    """
    headers = record.http_headers
    assert headers is not None
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        raw = _unchunked(raw)
    coding = (headers.get("Content-Encoding") or "").strip().lower()
    if coding in ("gzip", "x-gzip") and raw.startswith(b"\x1f\x8b"):
        return _inflated(raw, 31)
    if coding == "deflate" and raw[:1] == b"\x78":
        return _inflated(raw, 15)
    if coding == "br" and not raw.lstrip()[:1] == b"<":
        raise ValueError("coding br")
    return raw


def _inflated(raw: bytes, window: int) -> bytes:
    inflate = zlib.decompressobj(window)
    data = inflate.decompress(raw, PAGE_LIMIT)
    if inflate.unconsumed_tail:
        raise ValueError(f"more than {PAGE_LIMIT} bytes unpacked")
    return data


def _unchunked(raw: bytes) -> bytes:
    pieces: list[bytes] = []
    place = 0
    while True:
        end = raw.find(b"\r\n", place)
        try:
            size = int(raw[place:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return raw if not pieces else b"".join(pieces)
        if size == 0:
            return b"".join(pieces)
        pieces.append(raw[end + 2 : end + 2 + size])
        place = end + 2 + size + 2
