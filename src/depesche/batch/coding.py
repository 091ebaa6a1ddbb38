"""One article to one line: its record, or the record of its failure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from depesche.model import Article, Issue, Record
from depesche.model.codec import encode

_SURROGATE = re.compile("[\ud800-\udfff]")


class Reader(Protocol):
    """What codes one article (`depesche.pipeline.reader` makes one)."""

    def code_article(self, article: Article) -> Record:
        """The record of `article`."""


Factory = Callable[[], Reader]


class BatchError(RuntimeError):
    """The run cannot go on: no process can load its reader, or the output to resume is no output of a run."""


def line_of(record: Record) -> bytes:
    """`record` as one line of JSON Lines in valid UTF-8; lone surrogates, which UTF-8 cannot hold, stand as \\udXXX."""
    text = json.dumps(encode(record), ensure_ascii=False, separators=(",", ":"))
    return _SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", text).encode() + b"\n"


def failure(article: Article, why: str) -> Record:
    """The record of an article that could not be coded: nothing but what came in, and an Issue ``article.failed``."""
    issues = (*article.issues, Issue("article.failed", why))
    return Record(
        article.id, article.language, article.title, article.url, article.publisher, article.date,
        desk_code=None, dated_between=None, sentences=(), entities=(), places=(), claims=(), times=(), events=(),
        facts=(), findings=(), issues=issues,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coded:
    line: bytes
    failed: bool = False


def attempt(reader: Reader, article: Article) -> tuple[Record, bool]:
    """The record of `article` and whether coding it failed: then it is the record of the failure."""
    try:
        return reader.code_article(article), False
    except Exception as error:  # told in the article's record: one article must not stop the others
        return failure(article, reason(error)), True


def code(reader: Reader, article: Article) -> Coded:
    record, failed = attempt(reader, article)
    return Coded(line_of(record), failed)


def reason(error: Exception) -> str:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" in {place.tb_frame.f_globals.get('__name__')}.{place.tb_frame.f_code.co_name}" if place else ""
    return f"{type(error).__name__}{where}: {error}"[:500]
