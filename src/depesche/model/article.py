"""What came in: the text as received and what came with it. Never altered."""

from __future__ import annotations

from dataclasses import dataclass

from depesche.model.issue import Issue
from depesche.model.records import PublicationDate, Source


@dataclass(frozen=True, slots=True)
class Article:
    """One text to read. `id` is the input's own id, or the file's path; `language` is ISO 639-1 where
    the input or the caller names it, else None (found by the stage `prepare`)."""

    id: str
    text: str
    date: PublicationDate | None = None
    publisher: Source | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    issues: tuple[Issue, ...] = ()
