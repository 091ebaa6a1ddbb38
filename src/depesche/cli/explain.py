"""`depesche explain`: on which words and by which rule an event stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import click

from depesche.cli.common import example, loaded_reader, source_options
from depesche.cli.terminal import excerpt
from depesche.export.words import code_of, day_of, printable, what
from depesche.ingest import Defaults, read
from depesche.model import Candidate, Doc, Event, Participant, Span
from depesche.pack import figures
from depesche.pack.language import load_language
from depesche.stages.events import explain


@click.command(
    "explain",
    epilog=example(
        "depesche explain examples/hafen.txt 1", "depesche explain examples/bagheri.txt 10 --date 2021-10-18"
    ),
)
@click.argument("source", metavar="INPUT")
@click.argument("event")
@source_options
def explain_command(source: str, event: str, date: str | None, publisher: str | None, language: str | None) -> int:
    """Show on which words and by which rule EVENT of INPUT stands.

    EVENT is its id, or its number in the table, counted from 1.
    """
    articles = list(islice(read([source], Defaults(date, publisher, language)), 2))
    if len(articles) != 1:
        raise click.UsageError(f"explain reads one article; {source} holds {'several' if articles else 'none'}")
    doc = loaded_reader(language).read(articles[0])
    found = _find(doc, event)
    if found is None:
        raise click.UsageError(f"no event {event!r}; the article has {len(doc.events)}, numbered from 1")
    for line in _lines(doc, found):
        click.echo(printable(line))
    return 0


def _find(doc: Doc, wanted: str) -> Event | None:
    number = figures.whole(wanted)
    if number is not None and 1 <= number <= len(doc.events):
        return doc.events[number - 1]
    return next((e for e in doc.events if e.id == wanted), None)


def _lines(doc: Doc, event: Event) -> Iterator[str]:
    sentence = doc.sentences[event.sentence]
    yield f"{event.id}  {what(event)}"
    yield f"sentence {event.sentence}: {sentence.span.of(doc.text)}"
    yield f"trigger: {_quoted(doc, event.trigger)}"
    candidate = next((c for c in doc.candidates if c.trigger == event.trigger and c.by == event.by), None)
    if candidate is not None:
        yield from _rule(doc, candidate)
        if candidate.type != event.type:
            yield f"recoded: {candidate.type} told as future is {event.type} (ontology/plover/rewrites.yaml)"
    for role, group in (("actor", event.actors), ("recipient", event.recipients)):
        for participant in group:
            yield f"{role}: {_participant(doc, participant)}"
    yield f"when: {day_of(event.date)}: {event.date.reason}" + (
        f" {_quoted(doc, event.date.span)}" if event.date.span else ""
    )
    if event.place:
        yield f"where: {event.place.name} {_quoted(doc, event.place.span)}"
    yield f"who says so: {' → '.join(event.attribution) or 'the text itself'} (claim {event.claim})"
    contexts = ", ".join(event.contexts) or "none"
    yield f"codes: CAMEO {event.cameo}, quad {event.quad}, score {event.score}, contexts {contexts}"
    yield f"confidence: {event.confidence}"


def _rule(doc: Doc, candidate: Candidate) -> Iterator[str]:
    explanation = explain(doc, load_language(doc.prepared.language or "").events, candidate)
    yield f"rule: {explanation.rule}"
    for part in explanation.parts:
        yield f"  {part.part}: {', '.join(_quoted(doc, s) for s in part.spans)}"


def _participant(doc: Doc, participant: Participant) -> str:
    entity = next((e for e in doc.entities if e.id == participant.entity), None)
    linked = f" → {entity.id} ({entity.by})" if entity else " (not linked)"
    return f"{_quoted(doc, participant.span)} {code_of(participant)}{linked}"


def _quoted(doc: Doc, span: Span) -> str:
    return f"{excerpt(doc.text, *span)} [{span.start}, {span.end}]"
