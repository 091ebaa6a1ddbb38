"""The record of a document: what of its layers is written down."""

from __future__ import annotations

from dataclasses import replace

from depesche.model import Doc, Entity, Record


def record_of(doc: Doc) -> Record:
    """The record of `doc`, one line of JSON Lines."""
    article, prepared = doc.article, doc.prepared
    return Record(
        id=article.id,
        language=prepared.language or article.language,
        title=article.title,
        url=article.url,
        publisher=article.publisher or prepared.publisher,
        date=article.date or prepared.date,
        desk_code=prepared.desk_code.of(doc.text) if prepared.desk_code else None,
        dated_between=doc.dated_between,
        sentences=tuple(s.span for s in doc.sentences),
        entities=tuple(_written(e) for e in doc.entities),
        places=doc.places,
        claims=doc.claims,
        times=doc.times,
        events=doc.events,
        facts=doc.facts,
        findings=doc.findings,
        issues=doc.issues,
    )


_ORGANISATIONS = frozenset({"group", "organ", "media"})


def _written(entity: Entity) -> Entity:
    """An entity as the record has it: parties, armed groups, organs and media other than agencies are organisations
    there (their `sector` tells what kind of one)."""
    return replace(entity, kind="organisation") if entity.kind in _ORGANISATIONS else entity
