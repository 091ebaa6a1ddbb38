"""Meetings: sessions and summits of bodies, by ordinal, place, day and who was there."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import Interval, MeetingFact, Sentence, Word
from depesche.pack.days import earliest, latest
from depesche.stages.facts.scene import Scene


def meetings(scene: Scene) -> Iterator[MeetingFact]:
    """One fact for each session that has a body: an organisation, or offices of one, in its phrase."""
    for sentence, word, _ in scene.words("meeting.noun"):
        below = scene.below(sentence, word)
        body = _body(scene, sentence, below)
        if body is None:
            continue
        date = scene.day(sentence, word)
        ordinal = scene.ordinal(sentence, word)
        row = next((s for s in scene.kb.sessions if s.body == body.split(" ")[0] and s.ordinal == ordinal), None)
        told = date if date.span is not None else None
        if told is None and row is not None:
            told = Interval(earliest(row.from_), latest(row.until), "day", None, f"kb/sessions.csv ({row.source})")
        place = next(
            (
                p
                for p in scene.doc.places
                if sentence.span.covers(p.span) and p.entity and p.entity.startswith("place:")
            ),
            None,
        )
        yield MeetingFact(
            id=scene.fact_id("meeting", word.span, body),
            claim=scene.claim(word.span),
            spans=(word.span,),
            body=body,
            ordinal=ordinal,
            place=place.name if place else None,
            date=told,
            from_kb=("date",) if told is not None and told.span is None else (),
            participants=tuple(_present(scene, sentence)),
            by="facts:meeting",
        )


def _body(scene: Scene, sentence: Sentence, below: list[Word]) -> str | None:
    """The body as "<organisation> <offices>": "SCO heads of state"; the organisation alone without offices."""
    ranks = [v for w in below if (v := scene.lexicon.value("meeting.body", w.lemma, w.form.rpartition("-")[2]))]
    codes = [
        m.org
        for m in scene.mentions(sentence)
        if m.org and any(m.span.covers(w.span) or w.span.covers(m.span) for w in below)
    ]
    if not codes:
        return None
    return " ".join([codes[0], *dict.fromkeys(ranks)])


def _present(scene: Scene, sentence: Sentence) -> Iterator[str]:
    for word in sentence.words:
        if scene.lexicon.value("meeting.presence", word.lemma, word.form):
            below = scene.below(sentence, word)
            for mention in scene.mentions(sentence, "person", "office"):
                entity = scene.entity_of(mention)
                if entity is not None and any(mention.span.overlaps(w.span) for w in below):
                    yield entity.id
