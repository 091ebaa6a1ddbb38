"""The place of an event: where its clause says that it happened, apart from places that stand for actors."""

from __future__ import annotations

from depesche.match.near import mentions_in, places_in
from depesche.match.phrases import head_of
from depesche.match.scope import governor
from depesche.model import Candidate, Doc, Mention, Participant, Place, Sentence, Span, Word

_PEOPLED = frozenset({"people", "facility", "place", "country"})
# What is said is said elsewhere than where what it is about happens.
_SPOKEN = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN"})
_BELOW = frozenset({"appos", "flat", "nmod", "conj"})


def event_place(
    doc: Doc,
    candidate: Candidate,
    hosts: tuple[Participant, ...] = (),
    others: tuple[Participant, ...] = (),
) -> Place | None:
    """The place on the trigger, else in its clause or inside the phrase of a noun that tells the event; for a visit
    also the host's place. Off the trigger a place counts where its words tell where ("in Oslo", "im Norden Syriens"),
    and so does a state anywhere. A place inside an actor's phrase belongs to that actor, unless the actor is an
    organisation across states ("Sitzung der SCO-Staatschefs in Duschanbe"), people who are there, or a court, which
    judges where it sits."""
    sentence = doc.sentences[candidate.sentence]
    gov = governor(sentence, candidate.word)
    mentions = {m.span: m for m in mentions_in(doc, sentence) if m.kind in ("place", "country", "facility")}
    known = list(places_in(doc, sentence))
    inside = {w.index for w in sentence.subtree(candidate.word)} if sentence.words[candidate.word] is not gov else set()
    ranked: list[tuple[int, Place]] = []
    words: dict[Span, Word] = {}
    for place in [*known, *_described(doc, sentence, known)]:
        host = any(h.span.overlaps(place.span) for h in hosts)
        mention = mentions.get(place.span)
        word = head_of(sentence, mention.head if mention is not None else place.span)
        if word is None or (not host and mention is None):
            continue
        there = mention is not None and _tells_where(doc, sentence, mention, word)
        aimed = candidate.type == "ASSAULT" or candidate.mode == "seize"
        there = there or (aimed and _is_target(doc, sentence, place, others))
        apart = there or (mention is not None and mention.kind == "place")
        if not host and (not apart or _is_actors(doc, place, others, there=there)):
            continue
        rank = 0 if mention is None or mention.kind != "facility" else 3
        words[place.span] = word
        if host or word.head == candidate.word:
            ranked.append((rank, place))
        elif there and (word.head == gov.index or word.index in inside):
            ranked.append((rank + 1, place))
        elif there and governor(sentence, word.index).index == gov.index and candidate.type not in _SPOKEN:
            ranked.append((rank + 2, place))
    best = min(ranked, key=lambda item: (item[0], item[1].span), default=(0, None))[1]
    named = [p for _, p in ranked if p.span in mentions and mentions[p.span].kind == "place"]
    return _narrowest(sentence, best, named, words) if best is not None else None


def _narrowest(sentence: Sentence, best: Place, others: list[Place], words: dict[Span, Word]) -> Place:
    """The place that another only says the whereabouts of ("den Ort Sarmin in der Provinz Idlib": Sarmin)."""
    above, chain = words[best.span], []
    while above.deprel in _BELOW and above.head >= 0:
        above = sentence.words[above.head]
        chain.append(above.index)
    for place in others:
        word = words[place.span]
        named = word.index in chain or (word.head in chain and word.deprel in _BELOW - {"conj"})
        if place is not best and named and place.span.end <= best.span.start:
            return place
    return best


def _described(doc: Doc, sentence: Sentence, known: list[Place]) -> list[Place]:
    """The places that are told by description alone ("in der Hauptstadt", "auf dem Flughafen")."""
    told = [m for m in mentions_in(doc, sentence) if m.kind == "facility" and m.located]
    apart = [m for m in told if not any(m.span.overlaps(p.span) for p in known)]
    return [Place(m.name or m.span.of(doc.text), m.span, country=m.country) for m in apart]


def _tells_where(doc: Doc, sentence: Sentence, mention: Mention, word: Word) -> bool:
    """Whether a place stands behind a preposition of place, or hangs on a noun that does ("in der Hafenstadt Odessa",
    "im Norden Syriens", "auf dem Flughafen von Beirut")."""
    if mention.located:
        return True
    located = [m for m in mentions_in(doc, sentence) if m.located and m.kind in ("facility", "place")]
    while word.deprel in _BELOW and word.head >= 0:
        word = sentence.words[word.head]
        if any(m.head.covers(word.span) for m in located):
            return True
    return False


def _is_target(doc: Doc, sentence: Sentence, place: Place, participants: tuple[Participant, ...]) -> bool:
    """Whether the place is itself what is attacked, or names it ("beschoss die Hafenstadt Odessa")."""
    kinds = {m.span: m.kind for m in mentions_in(doc, sentence)}
    hit = [p for p in participants if kinds.get(p.span) in ("place", "facility")]
    return kinds.get(place.span) == "place" and any(_is_beside(doc, p.span, place.span) for p in hit)


def _is_beside(doc: Doc, one: Span, other: Span) -> bool:
    """Whether a span overlaps another or stands right before it."""
    return one.overlaps(other) or (one.end <= other.start and doc.text[one.end : other.start].isspace())


def _is_actors(doc: Doc, place: Place, participants: tuple[Participant, ...], *, there: bool) -> bool:
    """Whether the place tells whose a participant is, or is one; people and things may be where it is."""
    sentence = doc.sentence_at(place.span.start)
    named = mentions_in(doc, sentence) if sentence is not None else ()
    peopled = {m.span for m in named if m.kind in _PEOPLED or (m.kind == "office" and m.office is None)}
    return any(
        p.span.overlaps(place.span)
        and not (p.org and not p.country)
        and not (there and (p.span in peopled or p.sector == "JUD"))
        for p in participants
    )
