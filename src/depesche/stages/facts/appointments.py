"""Appointments: who comes to or leaves an office."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.model import AppointmentFact, Entity, Sentence, Word
from depesche.stages.facts.scene import Scene

PASSIVE = ("appointed", "elected", "sworn in", "dismissed")


def appointments(scene: Scene) -> Iterator[AppointmentFact]:
    """One fact for each verb of coming to or leaving office with a person in the role it affects."""
    for sentence, word, act in scene.words("appointment.verb"):
        person = _affected(scene, sentence, word, act)
        if person is None or person.kind != "person":
            continue
        office, of = _office(scene, sentence, word, person)
        if office is None:
            continue
        yield AppointmentFact(
            id=scene.fact_id("appointment", person.id, act, word.span),
            claim=scene.claim(word.span),
            spans=(word.span,),
            person=person.id,
            office=office,
            of=of,
            act=act,
            date=scene.exact_day(sentence, word),
            by="facts:appointment",
        )


def _affected(scene: Scene, sentence: Sentence, word: Word, act: str) -> Entity | None:
    children = list(sentence.children(word.index))
    roles = ("nsubj:pass", "obj") if act in PASSIVE else ("nsubj",)
    passive = any(c.deprel == "aux:pass" for c in children)
    if passive or not any(c.deprel == "obj" for c in children):
        roles = (*roles, "nsubj")
    for child in (c for role in roles for c in children if c.deprel == role):
        for mention in scene.mentions(sentence, "person"):
            if mention.span.covers(child.span):
                return scene.entity_of(mention)
    return None


def _office(scene: Scene, sentence: Sentence, word: Word, person: Entity) -> tuple[str | None, str | None]:
    """The office named in the clause beside the person, else the person's own."""
    clause = scene.clause(sentence, word)
    for mention in scene.mentions(sentence, "office"):
        if mention.office and any(mention.span.covers(w.span) for w in clause):
            country = mention.country or person.country
            return mention.office, f"country:{country}" if country else None
    return person.office, f"country:{person.country}" if person.country else None
