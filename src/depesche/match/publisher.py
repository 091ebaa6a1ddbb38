"""Who publishes an article, as the knowledge base knows it."""

from __future__ import annotations

from depesche.model import Doc, Entity
from depesche.pack.kb import KnowledgeBase

BY = "link:publisher"


def publisher_of(doc: Doc, kb: KnowledgeBase) -> Entity | None:
    """Who publishes the article, where the knowledge base knows it or whose it is ("UK Government")."""
    publisher = doc.article.publisher or doc.prepared.publisher
    known = kb.publisher(publisher.name) if publisher is not None else None
    if known is None:
        return None
    if known.kind == "country":  # an organ of the state: what is published in its name is the government's
        return Entity(known.id, known.kind, known.name, known.country, None, "GOV", by=BY)
    return Entity(
        known.id, known.kind, known.name, known.country, known.org, known.sector, wikidata=known.wikidata, by=BY
    )


def linked_publisher(doc: Doc) -> Entity | None:
    """The same, once entities are linked: the one among them that publishes the article."""
    return next((e for e in doc.entities if e.by == BY), None)


def is_party(publisher: Entity | None) -> bool:
    """Whether a publisher speaks for itself (a government's statement); media are no party to what they report."""
    return publisher is not None and publisher.sector != "MED"


def spoken_for(publisher: Entity | None) -> str | None:
    """The country (ISO 3166-1 alpha-3) in whose name an article is published; None for media."""
    return publisher.country if publisher is not None and is_party(publisher) else None
