"""Which words of the text belong to which record of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from depesche.export.page.cut import Mark
from depesche.export.voices import claim_tree
from depesche.export.words import Names, code_of
from depesche.model import Claim, Event, Record, Span

TRIGGER, CUE, TIME, ENTITY, FACT, FINDING, ISSUE, ROLE, CLAIM = range(9)
ENTITY_KINDS = frozenset({"person", "organisation", "country", "place", "office", "people"})
MAX_DEPTH = 4  # shades of nested claims


@dataclass(frozen=True)
class Shown:
    """A text and its record as one section of the page. `prefix` sets its keys apart from those of the others."""

    text: str
    record: Record
    prefix: str

    def key(self, layer: str, index: int) -> str:
        """The key (and anchor) of a record: ``d1-e0`` is the first event of the first section."""
        return f"{self.prefix}{layer}{index}"

    def anchor(self, span: Span) -> str:
        """The anchor of the words at `span`."""
        return f"{self.prefix}p{max(span.start, 0)}"

    @cached_property
    def entities(self) -> dict[str, int]:
        """Index of each entity by its id."""
        return {e.id: i for i, e in enumerate(self.record.entities)}

    @cached_property
    def claims(self) -> dict[str, int]:
        """Index of each claim by its id."""
        return {c.id: i for i, c in enumerate(self.record.claims)}

    @cached_property
    def facts(self) -> dict[str, int]:
        """Index of each fact by its id."""
        return {f.id: i for i, f in enumerate(self.record.facts)}

    @cached_property
    def tree(self) -> tuple[tuple[Claim, int], ...]:
        """The claims in the order of the tree, each with its depth."""
        return claim_tree(self.record)

    @cached_property
    def names(self) -> Names:
        """What the records call things."""
        return Names(self.record)


def marks(shown: Shown) -> list[Mark]:
    """All marks of a section."""
    record = shown.record
    found = [m for i, event in enumerate(record.events) for m in _event(shown.key("e", i), event)]
    found += _claims(shown)
    for i, entity in enumerate(record.entities):
        look = f"n n-{entity.kind if entity.kind in ENTITY_KINDS else 'other'}"
        found += [Mark(span, shown.key("n", i), look, ENTITY) for span in entity.mentions]
    found += [Mark(time.span, shown.key("t", i), "t", TIME) for i, time in enumerate(record.times)]
    for i, fact in enumerate(record.facts):
        found += [Mark(span, shown.key("f", i), "f", FACT) for span in fact.spans]
    for i, finding in enumerate(record.findings):
        found += [Mark(span, shown.key("v", i), f"v v-{finding.verdict}", FINDING) for span in finding.spans]
    found += [Mark(s.span, shown.key("i", i), "i", ISSUE) for i, s in enumerate(record.issues) if s.span]
    return found


def _event(key: str, event: Event) -> Iterator[Mark]:
    yield Mark(event.trigger, key, f"e q{event.quad}", TRIGGER)
    for role, group in (("actor", event.actors), ("recipient", event.recipients)):
        for participant in group:
            yield Mark(participant.span, key, "r", ROLE, role)
    if event.date.span:
        yield Mark(event.date.span, key, "", ROLE, "when")
    if event.place:
        yield Mark(event.place.span, key, "", ROLE, "where")


def _claims(shown: Shown) -> Iterator[Mark]:
    """The outermost claims are the publisher's: they cover the text and have no shade."""
    for claim, depth in shown.tree:
        key = shown.key("c", shown.claims[claim.id])
        yield Mark(claim.span, key, f"c c{min(depth, MAX_DEPTH)}", CLAIM)
        if claim.cue:
            yield Mark(claim.cue, key, "cue", CUE, "cue")
        if claim.source_span:
            yield Mark(claim.source_span, key, "", ROLE, "source")


def tip(shown: Shown, mark: Mark) -> str | None:
    """What a pointer resting on the mark is told, in a few words."""
    layer, index = mark.key[len(shown.prefix)], int(mark.key[len(shown.prefix) + 1 :])
    record = shown.record
    if layer == "n":
        entity = record.entities[index]
        code = " ".join(filter(None, (entity.org or entity.country, entity.sector)))
        return " · ".join(filter(None, (entity.name, entity.kind, code, entity.office)))
    if layer == "t":
        return f"{record.times[index].type} {record.times[index].value}"
    if layer == "e":
        event = record.events[index]
        return f"{event.type}: {', '.join(f'{shown.names.participant(p)} {code_of(p)}'.strip() for p in event.actors)}"
    if layer == "v":
        return record.findings[index].message
    return record.facts[index].kind if layer == "f" else None
