"""The place of an event: a place named in its clause, apart from places that stand for actors."""

from __future__ import annotations

from depesche.match.near import mentions_in, places_in
from depesche.match.phrases import head_of
from depesche.match.scope import governor
from depesche.model import Candidate, Doc, Participant, Place


def event_place(doc: Doc, candidate: Candidate, hosts: tuple[Participant, ...] = ()) -> Place | None:
    """The place on the trigger, else in its clause; for a visit also the host's place."""
    sentence = doc.sentences[candidate.sentence]
    gov = governor(sentence, candidate.word)
    kinds = {m.span: m.kind for m in mentions_in(doc, sentence)}
    taken = set(candidate.actors) | set(candidate.recipients)
    ranked = []
    for place in places_in(doc, sentence):
        host = any(h.span.overlaps(place.span) for h in hosts)
        if not host and (kinds.get(place.span) != "place" or any(t.overlaps(place.span) for t in taken)):
            continue
        word = head_of(sentence, place.span)
        if word is None:
            continue
        if host or word.head == candidate.word:
            ranked.append((0, place))
        elif word.head == gov.index or governor(sentence, word.index).index == gov.index:
            ranked.append((1, place))
    return min(ranked, key=lambda item: (item[0], item[1].span), default=(0, None))[1]
