"""From an article to its sentences, for who needs no more: neither knowledge base nor language pack is loaded."""

from __future__ import annotations

from collections.abc import Collection

from depesche.analysis import Analyser
from depesche.model import Article, Doc
from depesche.pack.kb import load_media_names
from depesche.pack.parts import languages, load_prepare
from depesche.stages.audit import audit
from depesche.stages.prepare import prepare


def prepared(article: Article, media: Collection[str] | None = None) -> Doc:
    """The article prepared, without any further layer; `media` are names of known media (None: those that ship)."""
    doc = Doc(article)
    return doc.having(prepared=prepare(doc, load_prepare(), load_media_names() if media is None else media))


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
