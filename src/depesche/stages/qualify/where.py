"""The place of an event: a place named in its clause, apart from places that stand for actors."""

from __future__ import annotations

from depesche.match.near import mentions_in, places_in
from depesche.match.phrases import head_of
from depesche.match.scope import governor
from depesche.model import Candidate, Doc, Participant, Place


def event_place(
    doc: Doc,
    candidate: Candidate,
    hosts: tuple[Participant, ...] = (),
    others: tuple[Participant, ...] = (),
) -> Place | None:
    """The place on the trigger, else in its clause or inside the phrase of a noun that tells the event; for a visit
    also the host's place. A place inside an actor's phrase belongs to that actor, unless the actor is an organisation
    across states ("Sitzung der SCO-Staatschefs in Duschanbe")."""
    sentence = doc.sentences[candidate.sentence]
    gov = governor(sentence, candidate.word)
    kinds = {m.span: m.kind for m in mentions_in(doc, sentence)}
    inside = {w.index for w in sentence.subtree(candidate.word)} if sentence.words[candidate.word] is not gov else set()
    ranked = []
    for place in places_in(doc, sentence):
        host = any(h.span.overlaps(place.span) for h in hosts)
        if not host and (kinds.get(place.span) != "place" or _is_actors(place, others)):
            continue
        word = head_of(sentence, place.span)
        if word is None:
            continue
        if host or word.head == candidate.word:
            ranked.append((0, place))
        elif word.head == gov.index or governor(sentence, word.index).index == gov.index or word.index in inside:
            ranked.append((1, place))
    return min(ranked, key=lambda item: (item[0], item[1].span), default=(0, None))[1]


def _is_actors(place: Place, participants: tuple[Participant, ...]) -> bool:
    """Whether the place tells whose a participant is, or is one."""
    return any(p.span.overlaps(place.span) and not (p.org and not p.country) for p in participants)
