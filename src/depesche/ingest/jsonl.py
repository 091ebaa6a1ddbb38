"""JSON Lines: one article an object: `id, text, date, publisher, title, url, language`; other fields are left aside."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from depesche.ingest.defaults import day_of
from depesche.ingest.encoding import decode
from depesche.model import Article, Issue, PublicationDate, Source

LINE_LIMIT = 25_000_000
"""Bytes of a line that are read; what is longer is passed over."""

_PIECE = 1_000_000


def articles(stream: BinaryIO, name: str) -> Iterator[Article]:
    """One article a line that is not blank, read line by line. A bad line gives an article without text whose
    id is ``name#line`` and whose Issue ``input.json`` names the line, counted from 1."""
    for number, raw in enumerate(_lines(stream), 1):
        if not raw.strip():
            continue
        if len(raw) > LINE_LIMIT:
            why = f"line {number}: more than {LINE_LIMIT} bytes: not read"
            yield Article(f"{name}#{number}", "", issues=(Issue("input.too-large", why),))
            continue
        decoded = decode(raw)
        place = f"{name}#{number}"
        try:
            value = json.loads(decoded.text)
        except (ValueError, RecursionError) as error:
            yield _bad(place, number, str(error))
            continue
        if not isinstance(value, dict):
            yield _bad(place, number, "not an object")
            continue
        yield _article(value, place, number, decoded.issues)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of the stream in UTF-8; a byte-wise split at line feeds would tear those in UTF-16."""
    first = _line(stream)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from _recoded(chain((first,), iter(lambda: stream.read(_PIECE), b"")))
        return
    while first:
        yield first
        first = _line(stream)


def _recoded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of text in UTF-16, each without its end; of one that is too long, a piece more than are read."""
    decoder = codecs.getincrementaldecoder("utf-16")("replace")
    line: list[str] = []
    length = 0
    for piece in pieces:
        for number, part in enumerate(decoder.decode(piece).split("\n")):
            if number:
                yield "".join(line).encode("utf-8", "surrogatepass")
                line, length = [], 0
            if length <= LINE_LIMIT:
                line.append(part)
                length += len(part)
    yield "".join(line).encode("utf-8", "surrogatepass")


def _line(stream: BinaryIO) -> bytes:
    """The next line; of one that is too long, a byte more than are read."""
    line = stream.readline(LINE_LIMIT + 1)
    rest = line
    while len(rest) > LINE_LIMIT and not rest.endswith(b"\n"):
        rest = stream.readline(LINE_LIMIT + 1)
    return line


def _bad(place: str, number: int, why: str) -> Article:
    return Article(place, "", issues=(Issue("input.json", f"line {number}: {why}"),))


def _article(value: dict[str, Any], place: str, number: int, issues: tuple[Issue, ...]) -> Article:
    strings, problems = _strings(value, number)
    identity = strings.get("id") or place
    if "text" not in strings:
        problems.append(Issue("input.json", f"line {number}: no text"))
    stamp = strings.get("date")
    day = day_of(stamp) if stamp else None
    if stamp and day is None:
        problems.append(Issue("input.field", f"line {number}: date {stamp[:80]!r} is no ISO 8601 day"))
    text = strings.get("text", "")
    if "text" in strings and not text.strip():
        problems.append(Issue("input.empty", f"line {number}: the text is empty"))
    return Article(
        identity,
        text,
        date=PublicationDate(day, "field") if day else None,
        publisher=Source(strings["publisher"], "field") if strings.get("publisher") else None,
        title=strings.get("title") or None,
        url=strings.get("url") or None,
        language=strings.get("language") or None,
        issues=(*issues, *problems),
    )


def _strings(value: dict[str, Any], number: int) -> tuple[dict[str, str], list[Issue]]:
    found: dict[str, str] = {}
    problems: list[Issue] = []
    for key in ("id", "text", "date", "publisher", "title", "url", "language"):
        content = value.get(key)
        if key == "id" and isinstance(content, int) and not isinstance(content, bool):
            content = str(content)
        if isinstance(content, str):
            found[key] = content
        elif content is not None:
            problems.append(Issue("input.field", f"line {number}: {key} is {type(content).__name__}, not a string"))
    return found, problems
