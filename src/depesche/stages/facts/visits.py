"""Visits: one for each visitor and host, gathered from all sentences that tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from depesche.match.scope import clause_words, governor
from depesche.model import Event, Sentence, VisitFact
from depesche.stages.facts.scene import Scene


def visits(scene: Scene) -> Iterator[VisitFact]:
    """One fact for each visitor (a person or a delegation) and host."""
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in scene.doc.events:
        if event.mode == "visit" and event.type == "CONSULT":
            for visitor in _visitors(scene, event):
                for host in _hosts(event):
                    groups.setdefault((visitor, host), []).append(event)
    for (visitor, host), events in groups.items():
        yield _visit(scene, visitor, host, events)


def _visitors(scene: Scene, event: Event) -> list[str]:
    persons = [p.entity for p in event.actors if p.entity and p.entity.startswith(("person:", "office:", "people:"))]
    return persons or [p.entity for p in event.actors if p.entity][:1]


def _hosts(event: Event) -> list[str]:
    hosts = [f"country:{p.country}" for p in event.recipients if p.country]
    if not hosts and event.place and event.place.country:
        hosts = [f"country:{event.place.country}"]
    return hosts[:1]


def _visit(scene: Scene, visitor: str, host: str, events: list[Event]) -> VisitFact:
    first, last, days = _days(scene, events)
    sentences = [scene.doc.sentences[n] for n in sorted({e.sentence for e in events})]
    cities = [
        p.name
        for s in sentences
        for p in scene.doc.places
        if s.span.covers(p.span) and _in_host(p.country, host) and p.entity and p.entity.startswith("place:")
    ]
    return VisitFact(
        id=scene.fact_id("visit", visitor, host, *(e.trigger for e in events)),
        claim=events[0].claim,
        spans=tuple(e.trigger for e in events),
        visitor=visitor,
        leads=next((x for s in sentences if (x := _leads(scene, s))), None),
        host=host,
        places=tuple(dict.fromkeys(cities)),
        from_=first,
        to=last,
        days=days,
        official=True if any(_official(scene, s) for s in sentences) else None,
        invited_by=next((x for s in sentences if (x := _inviter(scene, s, visitor))), None),
        agenda=tuple(_agenda(scene, host)),
        by="facts:visit",
    )


def _in_host(country: str | None, host: str) -> bool:
    return country is not None and f"country:{country}" == host


def _days(scene: Scene, events: list[Event]) -> tuple[str | None, str | None, int | None]:
    """First and last day and length: told directly, or the one from the other two ("beendete am Freitag
    einen viertägigen Besuch")."""
    first = last = None
    days = None
    for event in events:
        sentence = scene.doc.sentences[event.sentence]
        word = next((w for w in sentence.words if event.trigger.overlaps(w.span)), sentence.words[0])
        day = event.date.earliest if event.date.span is not None and event.date.earliest == event.date.latest else None
        words = {word, governor(sentence, word.index)}
        if any(scene.lexicon.value("visit.end", w.lemma, w.form) for w in words):
            last = last or day
        else:
            first = first or day
        days = days or next(
            (n for c in sentence.children(word.index) if (n := scene.lexicon.days(c.form)) is not None), None
        )
    if last and days and first is None:
        first = str(date.fromisoformat(last) - timedelta(days=days - 1))
    if first and days and last is None:
        last = str(date.fromisoformat(first) + timedelta(days=days - 1))
    return first, last, days


def _official(scene: Scene, sentence: Sentence) -> bool:
    return any(scene.lexicon.value("visit.official", w.lemma, w.form) for w in sentence.words)


def _leads(scene: Scene, sentence: Sentence) -> str | None:
    for word in sentence.words:
        if scene.lexicon.value("visit.leads", word.lemma, word.form) or scene.lexicon.value(
            "visit.leads", word.form[-10:]
        ):
            lead = [w for w in (*sentence.ancestors(word.index),) if scene.lexicon.value("visit.lead", w.lemma, w.form)]
            if lead:
                return scene.phrase(sentence, word).of(scene.doc.text)
    return None


def _inviter(scene: Scene, sentence: Sentence, visitor: str) -> str | None:
    for word in sentence.words:
        if scene.lexicon.value("visit.invite", word.lemma, word.form):
            below = scene.below(sentence, word)
            for mention in scene.mentions(sentence, "person", "office", "body"):
                entity = scene.entity_of(mention)
                if entity and entity.id != visitor and any(mention.span.covers(w.span) for w in below):
                    return entity.id
    return None


def _agenda(scene: Scene, host: str) -> Iterator[str]:
    """The points that stand on the agenda of talks with the host: the subjects of the clause."""
    for sentence in scene.doc.sentences:
        at = next((w for w in sentence.words if scene.lexicon.value("visit.agenda", w.lemma, w.form)), None)
        if at is None or host not in scene.countries(sentence, list(sentence.words)):
            continue
        gov = governor(sentence, at.index)
        for subject in (c for c in sentence.children(gov.index) if c.deprel in ("nsubj", "nsubj:pass")):
            points = [
                subject,
                *(w for w in sentence.subtree(subject.index) if w.deprel == "conj" and w.head == subject.index),
            ]
            ends = {p.index for p in points}
            for point in points:
                words = [w for w in clause_words(sentence, point.index) if w.index not in ends - {point.index}]
                words = [
                    w
                    for w in sorted(words, key=lambda w: w.index)
                    if w.deprel not in ("cc", "punct") or w.index > point.index
                ]
                yield scene.doc.text[words[0].span.start : words[-1].span.end].strip(" ,")
