"""From an article to its sentences, for who needs no more: neither knowledge base nor language pack is loaded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from depesche.analysis import Analyser
from depesche.model import Article, Doc, Issue
from depesche.pack.kb import load_media_names
from depesche.pack.parts import languages, load_prepare
from depesche.stages.audit import audit
from depesche.stages.prepare import prepare


def prepared(article: Article, media: Collection[str] | None = None) -> Doc:
    """The article prepared, without any further layer; `media` are names of known media (None: those that ship)."""
    doc = Doc(_dated(article))
    return doc.having(prepared=prepare(doc, load_prepare(), load_media_names() if media is None else media))


FIRST_DAY, LAST_DAY = "1600-01-01", "2999-12-31"
"""Between these lies every day of publication: what files give for none ("0001-01-01") is not believed."""


def _dated(article: Article) -> Article:
    """The article, a day of publication that no news can have left open, with an Issue ``date.implausible``."""
    if article.date is None or FIRST_DAY <= article.date.day <= LAST_DAY:
        return article
    message = f"published on {article.date.day}? No news is of that day: the article counts as undated"
    return replace(article, date=None, issues=(*article.issues, Issue("date.implausible", message)))


def analysed(article: Article, analyser: Analyser, media: Collection[str] | None = None) -> Doc:
    """The article prepared and analysed, without any further layer."""
    doc = prepared(article, media)
    language = readable(doc)
    if language is None:
        return doc.having(issues=audit(doc))
    return doc.having(sentences=analyser.analyse(doc.text, language, doc.prepared.regions))


def readable(doc: Doc) -> str | None:
    """The language of a prepared document (ISO 639-1) where there is a pack for it."""
    return doc.prepared.language if doc.prepared.language in languages() else None
