"""Every input, in order: files, folders, standard input. What cannot be read becomes an Issue; reading goes on."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from depesche.ingest import jsonl
from depesche.ingest.defaults import Defaults, settle
from depesche.ingest.encoding import decode
from depesche.ingest.kinds import HEAD, Kind, kind_of
from depesche.ingest.streams import Replay
from depesche.model import Article, Issue

STDIN = "-"
SIZE_LIMIT = 25_000_000
"""Bytes of one text, page or feed that are read: with a sign beyond the basic plane in it, a text takes four bytes a
character. JSON Lines and archives are read piece by piece, of any size."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An input that could be opened: its id, and its bytes from the beginning."""

    name: str
    kind: Kind
    stream: Replay


def read(inputs: Sequence[str | Path], defaults: Defaults = Defaults()) -> Iterator[Article]:  # noqa: B008
    """The articles of `inputs`, in their order; of a folder, of its files in the order of their paths.

    An input is the path of a file or folder (hidden members are left out, folders read to any depth), or ``-`` for
    standard input. The article's id is its own (JSON Lines) or begins with the path as given. What `defaults` tell
    fills gaps; for one single text or page it holds against what the input tells (see `ingest.defaults`). Nothing is
    raised for an input: one that cannot be read gives an article without text whose Issue says why.
    """
    for item in inputs:
        for article, single in _of(str(item)):
            yield settle(article, defaults, alone=single and len(inputs) == 1)


def _of(name: str) -> Iterator[tuple[Article, bool]]:
    if name != STDIN and os.path.isdir(name):
        yield from ((article, False) for article in _folder(name))
    else:
        yield from _from(name)


def _folder(name: str) -> Iterator[Article]:
    seen = False
    for path, problem in _members(name):
        seen = True
        if problem:
            yield _bad(path, "input.unreadable", problem)
        else:
            yield from (article for article, _ in _from(path))
    if not seen:
        yield _bad(name, "input.empty", "the folder holds no files")


def _members(folder: str) -> Iterator[tuple[str, str]]:
    """Paths of the files below `folder`, sorted, each with what keeps it from being read ("" for nothing)."""
    try:
        names = sorted(entry for entry in os.listdir(folder) if not entry.startswith("."))
    except OSError as error:
        yield folder, f"the folder cannot be read: {error.strerror}"
        return
    for entry in names:
        path = os.path.join(folder, entry)
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            yield path, error.strerror or str(error)
            continue
        if stat.S_ISDIR(mode):
            if not os.path.islink(path):  # a link to a folder above would never end
                yield from _members(path)
        elif stat.S_ISREG(mode):
            yield path, ""
        else:
            yield path, "not a regular file"


def _from(name: str) -> Iterator[tuple[Article, bool]]:
    """The articles of one stream, each with whether it is the stream's only one by its kind."""
    try:
        stream = cast(BinaryIO, sys.stdin.buffer) if name == STDIN else open(name, "rb")  # noqa: SIM115
    except FileNotFoundError:
        yield _bad(name, "input.missing", "there is no such file or folder"), True
        return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _bad(name, "input.unreadable", getattr(error, "strerror", None) or str(error)), True
        return
    try:
        head = _first(stream)
        kind = kind_of(head, name)
        yield from (
            (article, kind in ("text", "html")) for article in _articles(_Open(name, kind, Replay(head, stream)))
        )
    except OSError as error:
        yield _bad(name, "input.unreadable", error.strerror or str(error)), True
    finally:
        if name != STDIN:
            stream.close()


def _articles(source: _Open) -> Iterator[Article]:
    if source.kind == "jsonl":
        yield from jsonl.articles(io.BufferedReader(source.stream), source.name)
    elif source.kind == "warc":
        from depesche.ingest import warc  # the readers of markup are slow to import: only for who needs them

        yield from warc.articles(source.stream, source.name)
    elif source.kind == "empty":
        yield _bad(source.name, "input.empty", "the input is empty")
    elif source.kind == "binary":
        yield _bad(source.name, "input.binary", "the input is no text")
    else:
        data = io.BufferedReader(source.stream).read(SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            yield _bad(source.name, "input.too-large", f"more than {SIZE_LIMIT} bytes: not read")
        else:
            yield from _whole(source, data)


def _whole(source: _Open, data: bytes) -> Iterator[Article]:
    if source.kind == "feed":
        from depesche.ingest import feed

        yield from feed.articles(data, source.name)
    elif source.kind == "html":
        from depesche.ingest import html

        yield html.article(source.name, html.decode_page(data))
    else:
        decoded = decode(data)
        empty = () if decoded.text.strip() else (Issue("input.empty", "the input holds white space only"),)
        yield Article(source.name, decoded.text, issues=(*decoded.issues, *empty))


def _bad(name: str, code: str, message: str) -> Article:
    return Article(name, "", issues=(Issue(code, message),))


def _first(stream: BinaryIO) -> bytes:
    """The first `HEAD` bytes, or all of a shorter stream; a pipe gives them in pieces."""
    pieces: list[bytes] = []
    missing = HEAD
    while missing > 0 and (piece := stream.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)
