"""Meetings: sessions and summits of bodies, by ordinal, place, day and who was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.match.near import places_in, times_in
from depesche.model import Interval, MeetingFact, Place, Sentence, Word
from depesche.pack.days import earliest, latest
from depesche.pack.kb_rows import Session
from depesche.stages.facts.scene import SUBJECTS, Scene


def meetings(scene: Scene) -> Iterator[MeetingFact]:
    """One fact for each session that has a body: an organisation, or offices of one, in its phrase; a numbered
    session also by the one organisation that the sentence before names."""
    yield from _rounds(scene)
    for sentence, word, _ in scene.words("meeting.noun"):
        ordinal = scene.ordinal(sentence, word)
        body = _body(scene, sentence, word) or (_body_before(scene, sentence, word) if ordinal is not None else None)
        if body is None:
            continue
        row = next((s for s in scene.kb.sessions if s.body == body.split(" ")[0] and s.ordinal == ordinal), None)
        told, from_kb = _date(scene, sentence, word, row)
        yield replace(
            _meeting(scene, sentence, word, body, key=body),
            ordinal=ordinal,
            date=told,
            from_kb=from_kb,
            participants=tuple(dict.fromkeys(_present(scene, sentence, word))),
            by="facts:meeting",
        )


def _meeting(scene: Scene, sentence: Sentence, word: Word, body: str, key: object) -> MeetingFact:
    """What is read alike of every meeting of a body: who says it, where it is told and where it takes place; `key`
    tells it from others told by the same word."""
    place = _place(scene, sentence, word)
    return MeetingFact(
        id=scene.fact_id("meeting", word.span, key),
        claim=scene.claim(word.span),
        claimed_by=scene.claimed_by(word.span),
        spans=(word.span,),
        body=body,
        place=place.name if place else None,
    )


def _rounds(scene: Scene) -> Iterator[MeetingFact]:
    """Numbered rounds of talks ("zur sechsten Runde der indirekten Gespräche"): `body` are the words for the talks,
    those who meet are the persons, else the states, of the clause."""
    for sentence, word, _ in scene.words("meeting.round.noun"):
        ordinal = scene.ordinal(sentence, word)
        talks = next((c for c in sentence.children(word.index) if c.deprel in ("nmod", "compound")
                      and scene.lexicon.value("visit.talks", c.lemma, c.form)), None)  # fmt: skip
        closed = scene.lexicon.value("meeting.round.noun", word.form) is None  # "Gesprächsrunde"
        if ordinal is None or (talks is None and not closed):
            continue
        gov = scene.governor(sentence, word)
        heads = [s for s in scene.subjects(sentence, gov) if s is not word]
        heads += scene.complements(sentence, talks or word, *scene.lexicon.forms("party.case"))
        words = [w for h in heads for w in scene.group(sentence, h)]
        present = [e.id for _, e in scene.persons(sentence, words)] or scene.countries(sentence, words)
        told, _ = _date(scene, sentence, word, None)
        yield replace(
            _meeting(scene, sentence, word, _called(scene, sentence, talks or word), key=ordinal),
            ordinal=ordinal,
            date=told,
            participants=tuple(dict.fromkeys(present)),
            by="facts:meeting:round",
        )


def _called(scene: Scene, sentence: Sentence, word: Word) -> str:
    """The words for talks, those that tell who talks left out ("indirekten Gespräche")."""
    first = min([c for c in sentence.children(word.index) if c.deprel in ("amod", "compound") and c.index < word.index],
                key=lambda c: c.index, default=word)  # fmt: skip
    return scene.doc.text[first.span.start : word.span.end]


def _date(scene: Scene, sentence: Sentence, word: Word, row: Session | None) -> tuple[Interval | None, tuple[str, ...]]:
    """The days of a session: as told, by the one day that the sentence before tells of the same matter, else by
    the body's calendar. A told day that the calendar holds decides between the days of a session."""
    for at in (word, *_clauses_about(scene, sentence, word)):
        date = scene.day(sentence, at)
        if date.span is not None:
            until = scene.range_end(sentence, date)
            return replace(date, latest=until) if until else date, ()
    if row is None:
        return None, ()
    first, last = earliest(row.from_), latest(row.until)
    if sentence.number > 0:
        before = scene.doc.sentences[sentence.number - 1]
        days = {
            (t.earliest, t.span)
            for t in times_in(scene.doc, before)
            if t.earliest and t.earliest == t.latest and first <= t.earliest <= last
        }
        if len({d for d, _ in days}) == 1:
            day, span = min(days, key=lambda d: d[1])
            return Interval(day, day, "day", span, "told in the sentence before; within the session"), ()
        other = _day_of_another(scene, before, row)
        if other is not None:
            return other, ()
    return Interval(first, last, "day", None, f"kb/sessions.csv ({row.source})"), ("date",)


def _day_of_another(scene: Scene, before: Sentence, row: Session) -> Interval | None:
    """The day that the sentence before tells, where it is one of another session of the body: the number is wrong."""
    for time in times_in(scene.doc, before):
        day = time.earliest if time.earliest == time.latest else None
        sessions = [s for s in scene.kb.sessions if s.body == row.body and s is not row] if day else []
        if day and any(earliest(s.from_) <= day <= latest(s.until) for s in sessions):
            return Interval(day, day, "day", time.span, "told in the sentence before; within another session")
    return None


def _place(scene: Scene, sentence: Sentence, word: Word) -> Place | None:
    """The place in the session's phrase, else in its clause."""
    known = [p for p in places_in(scene.doc, sentence) if p.entity and p.entity.startswith("place:")]
    named = [p for p in places_in(scene.doc, sentence) if p.entity is None]
    about = [w for verb in _clauses_about(scene, sentence, word) for w in scene.below(sentence, verb)]
    for places in (known, named):
        for words in (sentence.subtree(word.index), scene.clause(sentence, word), about):
            for place in places:
                if any(w.span.overlaps(place.span) for w in words):
                    return place
    return None


def _clauses_about(scene: Scene, sentence: Sentence, word: Word) -> list[Word]:
    """The verbs of relative clauses that say when and where a session is held, in its phrase or behind its clause ("den
    Gipfel der G7 vor, der in Elmau stattfindet")."""
    behind = [w for w in sentence.words if w.index > word.index and w.deprel.startswith("acl")]
    return [
        w for w in behind if scene.value(sentence, w, "meeting.held.verb") is not None and _is_relative(sentence, w)
    ]


def _is_relative(sentence: Sentence, verb: Word) -> bool:
    return any("Rel" in (c.feat("PronType") or "") or c.upos == "PRON" for c in sentence.children(verb.index))


def _body(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The body as "<organisation> <offices>": "SCO heads of state"; the organisation alone without offices. Without one
    in its phrase, the one that a possessive there takes up, or the one that meets for it ("das Bündnis will zu seinem
    nächsten Gipfel zusammenkommen")."""
    codes = scene.organisations(sentence, scene.below(sentence, word)) or _that_meets(scene, sentence, word)
    return _with_ranks(scene, sentence, word, codes[0]) if codes else None


def _that_meets(scene: Scene, sentence: Sentence, word: Word) -> list[str]:
    """The organisation with members that is the subject of the verb of gathering which the session hangs on, or that
    the possessive before the session means ("its annual summit")."""
    gov = scene.governor(sentence, word)
    heads = scene.subjects(sentence, gov) if scene.value(sentence, gov, "meeting.held.verb") is not None else []
    heads = [s for s in heads if s is not word]
    owners = [c for c in sentence.children(word.index) if c.upos in ("DET", "PRON") and c.feat("Poss") == "Yes"]
    found = scene.bodies(sentence, [w for h in heads for w in scene.below(sentence, h)])
    found = found or scene.bodies(sentence, owners)
    return [o for o in found if scene.kb.memberships(o.removeprefix("org:"))]


def _with_ranks(scene: Scene, sentence: Sentence, word: Word, organisation: str) -> str:
    """An organisation with the offices that meet, as the session's phrase names them."""
    ranks = (
        scene.lexicon.value("meeting.body", w.lemma, w.form.rpartition("-")[2])
        for w in scene.below(sentence, word)
        if w is not word
    )
    return " ".join([organisation.removeprefix("org:"), *dict.fromkeys(r for r in ranks if r)])


def _body_before(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The one organisation with a calendar of sessions that the sentence or the one before names."""
    held = {f"org:{s.body}" for s in scene.kb.sessions}
    for number in range(sentence.number, max(-1, sentence.number - 2), -1):
        near = scene.doc.sentences[number]
        found = [o for o in scene.organisations(near, near.words) if o in held]
        if found:
            return _with_ranks(scene, sentence, word, found[0]) if len(found) == 1 else None
    return None


def _present(scene: Scene, sentence: Sentence, session: Word) -> Iterator[str]:
    """Those in whose presence it was held, and those of whom its clause or the next sentence tells that they attended
    ("An ihm nahmen 16 Staatschefs teil, darunter ...")."""
    yield from _in_presence(scene, sentence)
    number = sentence.number + 1
    for near in (sentence, *scene.doc.sentences[number : number + 1]):
        for verb in near.words:
            if scene.value(near, verb, "meeting.attend.verb") is None or not scene.real(near, verb):
                continue
            attended = [c for c in near.children(verb.index) if c.deprel in ("obl", "obj", "iobj", "nmod")]
            taken_up = [c for c in attended if c.upos == "PRON" or scene.value(near, c, "meeting.noun")]
            if not (taken_up if near is not sentence else session in attended):
                continue
            for subject in [c for c in near.children(verb.index) if c.deprel in SUBJECTS]:
                words = [*scene.group(near, subject), *_with(scene, near, subject)]
                yield from (e.id for _, e in scene.persons(near, words))


def _with(scene: Scene, sentence: Sentence, subject: Word) -> Iterator[Word]:
    """The words behind "darunter", "including" in the phrase of the subject."""
    for word in sentence.subtree(subject.index):
        if scene.lexicon.value("meeting.with", word.lemma, word.form) and word.head >= 0:
            yield from scene.group(sentence, sentence.words[word.head])


def _in_presence(scene: Scene, sentence: Sentence) -> Iterator[str]:
    for word in sentence.words:
        if scene.lexicon.value("meeting.presence", word.lemma, word.form):
            below = scene.group(sentence, word)
            for mention in scene.mentions(sentence, "person", "office"):
                entity = scene.entity_of(mention)
                if entity is not None and any(mention.span.overlaps(w.span) for w in below):
                    yield entity.id
