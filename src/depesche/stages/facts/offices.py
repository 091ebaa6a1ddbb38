"""Offices: who is told to hold, or to have held, which office."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import OfficeFact
from depesche.stages.facts.scene import Scene


def offices(scene: Scene) -> Iterator[OfficeFact]:
    """One fact for each person whom the text calls by an office."""
    for chain in scene.doc.chains:
        told = [scene.doc.mentions[i] for i in chain.mentions if scene.doc.mentions[i].office]
        entity = next((e for i in chain.mentions for e in scene.who.entities.get(i, [])), None)
        if not told or entity is None or entity.kind != "person" or not entity.office:
            continue
        first = min(told, key=lambda m: m.span)
        of = f"country:{entity.country}" if entity.country else f"org:{entity.org}" if entity.org else None
        from_kb = [] if first.country or first.org else ["of"]
        if entity.by == "link:kb" and entity.office != first.office:
            from_kb.append("office")
        yield OfficeFact(
            id=scene.fact_id("office", entity.id, entity.office),
            claim=scene.claim(first.span),
            spans=(first.span,),
            person=entity.id,
            office=entity.office,
            of=of,
            former=entity.former,
            from_kb=tuple(from_kb),
            by="facts:office",
        )
