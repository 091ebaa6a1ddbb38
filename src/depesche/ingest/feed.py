"""RSS and Atom files: one article an entry (feedparser)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

import feedparser

from depesche.ingest.defaults import day_of
from depesche.ingest.markup import bare_text, parse
from depesche.model import Article, Issue, PublicationDate, Source


def articles(data: bytes, name: str) -> Iterator[Article]:
    """One article an entry, ``name#entry id``; an entry without a body is read by its title. A file without entries
    gives one article with an Issue ``input.feed``; so does, after its readable entries, a feed that breaks off."""
    feed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    site = _string(feed.feed, "title")
    for number, entry in enumerate(feed.entries, 1):
        yield _article(entry, f"{name}#{_string(entry, 'id') or _string(entry, 'link') or number}", site)
    broken = feed.bozo and not isinstance(feed.get("bozo_exception"), feedparser.CharacterEncodingOverride)
    if not feed.entries or broken:
        why = str(feed.get("bozo_exception") or "no entries")[:300]
        yield Article(name, "", issues=(Issue("input.feed", f"not a whole feed: {why}"),))


def _article(entry: Any, identity: str, site: str | None) -> Article:
    title = _plain(_string(entry, "title") or "")
    content = [c.get("value") or "" for c in entry.get("content") or []]
    bodies = [_plain(markup) for markup in [*content, _string(entry, "summary") or ""]]
    text = max(bodies, key=len, default="") or title
    publisher = _string(entry.get("source") or {}, "title") or site
    return Article(
        identity,
        text,
        date=_date(entry),
        publisher=Source(_plain(publisher), "feed") if publisher else None,
        title=title or None,
        url=link if (link := _string(entry, "link")) and "://" in link else None,
        issues=() if text else (Issue("input.empty", "the entry has neither body nor title"),),
    )


def _string(mapping: Any, key: str) -> str | None:
    value = mapping.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _plain(markup: str) -> str:
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    tree = parse(markup)
    return bare_text(tree) if tree is not None else ""


def _date(entry: Any) -> PublicationDate | None:
    """The day as the entry writes it (in its own time zone), else as feedparser reads it (in UTC)."""
    for key in ("published", "updated"):
        day = _written_day(_string(entry, key) or "") or _parsed_day(entry.get(f"{key}_parsed"))
        if day:
            return PublicationDate(day, "feed")
    return None


def _written_day(stamp: str) -> str | None:
    try:
        return day_of(stamp) or parsedate_to_datetime(stamp).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _parsed_day(moment: Any) -> str | None:
    try:
        return datetime.date(*moment[:3]).isoformat() if moment else None
    except (ValueError, TypeError):
        return None
