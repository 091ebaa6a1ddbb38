"""Visits: one for each visitor and host, gathered from all sentences that tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from depesche.match.declension import is_nominative
from depesche.match.near import places_in, times_in
from depesche.match.phrases import case_of
from depesche.match.scope import clause_words
from depesche.model import Event, Participant, Sentence, Span, VisitFact, Word
from depesche.pack.days import shifted
from depesche.stages.facts.gloss import glossed
from depesche.stages.facts.scene import SUBJECTS, Scene

AGENDA_REACH = 3  # sentences around a visit within which an agenda is its


@dataclass(slots=True)
class _Days:
    """What the sentences of a visit tell of its time."""

    first: str | None = None
    last: str | None = None
    days: int | None = None

    def fits(self, other: _Days) -> bool:
        """Whether both can tell the same visit."""
        if self.days and other.days and self.days != other.days:
            return False
        mine, theirs = self.first or self.last, other.first or other.last
        return not (mine and theirs) or abs((date.fromisoformat(mine) - date.fromisoformat(theirs)).days) <= (
            self.days or other.days or 3
        )

    def take(self, other: _Days) -> None:
        """Learn what another sentence tells of the same visit."""
        self.first, self.last = self.first or other.first, self.last or other.last
        self.days = self.days or other.days


@dataclass(slots=True)
class _Visit:
    """The events that tell one visit."""

    visitor: str
    host: str
    told: _Days
    events: list[Event] = field(default_factory=list)


def visits(scene: Scene) -> Iterator[VisitFact]:
    """One fact for each visitor (a person or a delegation) and host, once for each time that the text tells apart."""
    found: list[_Visit] = []
    hostless: list[tuple[str, _Days, Event]] = []
    planned = {(c.sentence, c.trigger) for c in scene.doc.candidates if c.mode == "visit"}
    for event in scene.doc.events:
        # the ontology makes a visit to come an agreement
        to_come = event.type == "AGREE" and ((event.sentence, event.trigger) in planned or _is_expected(scene, event))
        if not (event.type == "CONSULT" and event.mode == "visit") and not to_come:
            continue
        if "negation" in event.aux or (to_come and "hypothetical" in event.aux):
            continue
        told = _told(scene, event)
        for visitor in _visitors(event):
            hosts = _hosts(scene, event, visitor)
            for host in hosts:
                _add(found, visitor, host, told, event)
            if not hosts:
                hostless.append((visitor, told, event))
    for visitor, told, event in hostless:
        _add_to_nearest(found, visitor, told, event)
    for move in _moves(scene):
        _learn_from(found, move)
    for visit in found:
        elsewhere = {e.sentence for other in found if other is not visit for e in other.events}
        yield _visit(scene, visit, elsewhere)


def _is_expected(scene: Scene, event: Event) -> bool:
    """Whether what is agreed is a visit by the phrase on its verb ("wird zu einem Besuch erwartet"), no invitation."""
    sentence, word = _word_of(scene, event)
    if scene.value(sentence, word, "visit.invite.verb") is not None:
        return False
    return any(c.deprel == "obl" and scene.value(sentence, c, "visit.noun") for c in sentence.children(word.index))


def _add_to_nearest(found: list[_Visit], visitor: str, told: _Days, event: Event) -> None:
    """Give what is told of a visit without a host ("Der Besuch des Präsidenten dauerte bis Montag") to the visitor's
    visit that is told of nearest by and fits."""
    fitting = [v for v in found if v.visitor == visitor and v.told.fits(told)]
    near = [(min(abs(e.sentence - event.sentence) for e in v.events), n) for n, v in enumerate(fitting)]
    if near and min(near)[0] <= AGENDA_REACH:
        visit = fitting[min(near)[1]]
        visit.told.take(told)
        visit.events.append(event)


@dataclass(frozen=True, slots=True)
class _Move:
    """A day on which somebody is told to arrive or to leave, and the states that the clause names besides the own."""

    sentence: int
    visitor: str
    states: tuple[str, ...]
    day: str
    arrives: bool


def _moves(scene: Scene) -> Iterator[_Move]:
    for sentence, word, value in scene.words("visit.move.verb"):
        day = scene.exact_day(sentence, word)
        if day is None or not scene.real(sentence, word):
            continue
        clause = scene.clause(sentence, word)
        for visitor in _staying(scene, sentence, word) if value == "leave" else ():
            yield _Move(sentence.number, visitor, (), day, arrives=False)
        for subject in scene.subjects(sentence, scene.governor(sentence, word)):
            for _, entity in scene.persons(sentence, scene.group(sentence, subject)):
                states = tuple(s for s in scene.states(sentence, clause) if s != f"country:{entity.country}")
                yield _Move(sentence.number, entity.id, states, day, value == "arrive")


def _staying(scene: Scene, sentence: Sentence, verb: Word) -> list[str]:
    """Whose stay a verb of ending says is over ("endet sein Aufenthalt")."""
    stays = [s for s in scene.subjects(sentence, verb) if scene.value(sentence, s, "visit.noun") is not None]
    whose = [c for s in stays for c in sentence.children(s.index) if c.deprel.startswith(("nmod", "det"))]
    return [e.id for _, e in scene.persons(sentence, [w for c in whose for w in scene.below(sentence, c)])]


def _learn_from(found: list[_Visit], move: _Move) -> None:
    """Take first or last day of the visitor's visit near by from an arrival or departure."""
    for visit in found:
        near = min(abs(e.sentence - move.sentence) for e in visit.events) <= AGENDA_REACH
        there = visit.host in move.states or not move.states
        if visit.visitor != move.visitor or not near or not there:
            continue
        told = visit.told
        if move.arrives and told.fits(_Days(first=move.day)) and (told.first is None or move.day < told.first):
            told.first = move.day
        elif not move.arrives and (told.first is None or told.first <= move.day):
            counted = told.first and told.days and told.last == shifted(told.first, told.days - 1)
            told.last = move.day if told.last is None or counted else told.last  # a day told before one counted


def _add(found: list[_Visit], visitor: str, host: str, told: _Days, event: Event) -> None:
    for visit in found:
        if (visit.visitor, visit.host) == (visitor, host) and visit.told.fits(told):
            visit.told.take(told)
            visit.events.append(event)
            return
    found.append(_Visit(visitor, host, _Days(told.first, told.last, told.days), [event]))


def _visitors(event: Event) -> list[str]:
    persons = [p.entity for p in event.actors if p.entity and p.entity.startswith(("person:", "office:", "people:"))]
    return persons or [p.entity for p in event.actors if p.entity and p.entity.startswith("organ:")][:1]


def _hosts(scene: Scene, event: Event, visitor: str) -> list[str]:
    """The states visited; a visitor does not visit the own state."""
    entity = scene.entities.get(visitor)
    home = f"country:{entity.country}" if entity and entity.country else None
    vague = [p for p in event.recipients if _is_vague(scene, p)]
    hosts = [f"country:{p.country}" for p in event.recipients if p.country and p not in vague]
    if not hosts and not vague and event.place and event.place.country:
        hosts = [f"country:{event.place.country}"]
    if not hosts:
        hosts = _there(scene, event, home, vague=bool(vague))
    return [h for h in dict.fromkeys(hosts) if h != home]


def _is_vague(scene: Scene, participant: Participant) -> bool:
    """Whether a host is a bare noun for a place whose state only the context gives ("the city", "das Land")."""
    entity = scene.entities.get(participant.entity or "")
    bare = entity is None or entity.by == "link:context"
    return bare and any(scene.lexicon.value("visit.there", w) for w in participant.text.split())


def _there(scene: Scene, event: Event, home: str | None, *, vague: bool) -> list[str]:
    """The state of the place told last before an arrival without a name of where ("arrived on Friday"), or before a
    visit to what has no name ("visited the country")."""
    sentence, word = _word_of(scene, event)
    if not vague and scene.value(sentence, word, "visit.move.verb") != "arrive":
        return []
    for number in range(sentence.number - 1, max(-1, sentence.number - 1 - AGENDA_REACH), -1):
        places = [p for p in places_in(scene.doc, scene.doc.sentences[number]) if p.country]
        found = [f"country:{p.country}" for p in places if f"country:{p.country}" != home]
        if found:
            return found[-1:]
    return []


def _word_of(scene: Scene, event: Event) -> tuple[Sentence, Word]:
    sentence = scene.doc.sentences[event.sentence]
    return sentence, next(iter(sentence.touching(event.trigger)), sentence.words[0])


def _told(scene: Scene, event: Event) -> _Days:
    """First and last day and length as one event tells them."""
    sentence, word = _word_of(scene, event)
    told = _Days(days=_length(scene, sentence, word))
    if event.date.span is None or event.date.earliest is None:
        return told
    if event.date.earliest != event.date.latest:
        if event.date.granularity in ("day", "time"):
            told.first, told.last = event.date.earliest, event.date.latest
        return told
    gov = scene.governor(sentence, word)
    if scene.until(sentence, event.date) is not None:
        told.last = event.date.latest
        return told
    ends = any(scene.lexicon.value("visit.end", scene.tree(sentence).lemma(w.index), w.form) for w in (word, gov))
    if ends:
        told.last = event.date.earliest
    else:
        told.first, told.last = event.date.earliest, scene.range_end(sentence, event.date)
    return told


def _length(scene: Scene, sentence: Sentence, word: Word) -> int | None:
    """The days that an adjective on the word for the visit tells ("viertägiger Besuch"), in its clause if need be."""
    nouns = [word, *(w for w in scene.clause(sentence, word) if scene.value(sentence, w, "visit.noun"))]
    for noun in nouns:
        below = scene.below(sentence, noun)
        told = [d for w in below if w.deprel in ("amod", "compound", "nmod") and (d := scene.lexicon.days(w.form))]
        days = next(iter(told), None) or _duration(scene, below)
        if days is not None:
            return days
    return None


def _duration(scene: Scene, words: list[Word]) -> int | None:
    """The days of an expression of duration among the words ("two-day", "von vier Tagen")."""
    sentence = scene.doc.sentence_at(words[0].span.start) if words else None
    for time in times_in(scene.doc, sentence) if sentence else ():
        told = re.fullmatch(r"P(\d+)D", time.value) if time.type == "DURATION" else None
        if told and any(w.span.overlaps(time.span) for w in words):
            return int(told.group(1))
    return None


def _completed(told: _Days) -> _Days:
    """The third of start, end and length from the other two."""
    first, last, days = told.first, told.last, told.days
    if last and days and first is None:
        first = shifted(last, 1 - days)
    if first and days and last is None:
        last = shifted(first, days - 1)
    return _Days(first, last, days)


def _visit(scene: Scene, visit: _Visit, elsewhere: set[int]) -> VisitFact:
    """The fact of a visit; `elsewhere` are the sentences that tell of others, which tell nothing of this one."""
    days = _completed(visit.told)
    events = visit.events
    sentences = [scene.doc.sentences[n] for n in sorted({e.sentence for e in events})]
    around = [s for s in _around(scene, events) if s not in sentences and s.number not in elsewhere]
    near = [*sentences, *(s for s in around if _is_of(scene, s, visit.visitor))]
    spans: tuple[Span, ...] = tuple(e.trigger for e in events)
    return VisitFact(
        id=scene.fact_id("visit", visit.visitor, visit.host, *spans),
        claim=events[0].claim,
        claimed_by=scene.claimed_by(events[0].trigger),
        spans=spans,
        visitor=visit.visitor,
        leads=next((x for s in near if (x := _leads(scene, s))), None),
        host=visit.host,
        places=tuple(dict.fromkeys(_cities(scene, sentences, visit.host))),
        from_=days.first,
        to=days.last,
        days=days.days,
        official=True if any(_official(scene, e) for e in events) else None,
        invited_by=next((x for s in near if (x := _inviter(scene, s, visit, own=s in sentences))), None),
        agenda=tuple(_agenda(scene, visit, sentences)),
        by="facts:visit",
    )


def _around(scene: Scene, events: list[Event]) -> list[Sentence]:
    """The sentences near those that tell of a visit, in order."""
    numbers = {n for e in events for n in range(e.sentence - AGENDA_REACH, e.sentence + AGENDA_REACH + 1)}
    return [s for s in scene.doc.sentences if s.number in numbers]


def _is_of(scene: Scene, sentence: Sentence, visitor: str) -> bool:
    """Whether a sentence is about the visitor: its subject, by name, office or pronoun."""
    subjects = [w for w in sentence.words if w.deprel in SUBJECTS or (w.deprel == "obj" and w.upos == "PRON")]
    return any(e.id == visitor for w in subjects for _, e in scene.persons(sentence, scene.below(sentence, w)))


def _cities(scene: Scene, sentences: list[Sentence], host: str) -> Iterator[str]:
    for sentence in sentences:
        for place in places_in(scene.doc, sentence):
            city = place.entity is not None and place.entity.startswith("place:")
            if city and f"country:{place.country}" == host:
                yield place.name
        for mention in scene.mentions(sentence, "country"):  # a capital that stands for its state ("visited Cairo")
            capital = scene.kb.place_called(mention.span.of(scene.doc.text))
            if capital is not None and f"country:{capital.country}" == host:
                yield capital.name


def _official(scene: Scene, event: Event) -> bool:
    """Whether the visit's own phrase calls it official ("offizieller Besuch", "Staatsbesuch")."""
    sentence, word = _word_of(scene, event)
    words = [
        w
        for n in scene.clause(sentence, word)
        if scene.value(sentence, n, "visit.noun")
        for w in scene.below(sentence, n)
    ]
    return any(scene.lexicon.value("visit.official", w.lemma, w.form) for w in (word, *words))


def _leads(scene: Scene, sentence: Sentence) -> str | None:
    """The delegation that the visitor leads, in the text's words."""
    for word in sentence.words:
        if scene.lexicon.value("visit.leads.noun", word.lemma, word.form) is None:
            continue
        above = list(sentence.ancestors(word.index))[:2]
        if any(scene.lexicon.value("visit.lead", scene.tree(sentence).lemma(w.index), w.form) for w in above):
            return glossed(scene, sentence, word)
    return None


def _inviter(scene: Scene, sentence: Sentence, visit: _Visit, *, own: bool) -> str | None:
    """Who invited: the genitive of "Einladung"; for a state, its organ as named. In a sentence that does not tell of
    the visit itself (`own`) only somebody of the host state."""
    for word in sentence.words:
        if scene.value(sentence, word, "visit.invite.verb"):
            host = _inviting(scene, sentence, word, visit)
            if host is not None:
                return host
        if scene.lexicon.value("visit.invite", word.lemma, word.form):
            words = [w for w in sentence.subtree(word.index) if w is not word]
            relative = [scene.meant(sentence, w) for w in words if "Rel" in (w.feat("PronType") or "")]
            relative += _of_relative(sentence, word)
            words += [x for w in relative for x in scene.group(sentence, w)]
            order = {"person": 0, "office": 1, "body": 2, "organisation": 3, "country": 4}
            found = [
                (order[m.kind], e.id)
                for m in scene.mentions(sentence, *order)
                if (e := scene.entity_of(m))
                and e.id != visit.visitor
                and any(m.span.covers(w.span) for w in words)
                and (own or f"country:{e.country}" == visit.host)
            ]
            if found:
                return min(found)[1]
    return None


def _of_relative(sentence: Sentence, word: Word) -> list[Word]:
    """The noun that a relative clause with the invitation hangs on, where its pronoun says whose it is ("Kurz, auf
    dessen Einladung er kommt")."""
    owned = any(c.feat("Poss") == "Yes" or c.feat("Case") == "Gen" for c in sentence.children(word.index)
                if c.upos in ("PRON", "DET"))  # fmt: skip
    clauses = (a for a in sentence.ancestors(word.index) if a.deprel.startswith("acl"))
    return [sentence.words[c.head] for c in clauses if owned and c.head >= 0][:1]


def _inviting(scene: Scene, sentence: Sentence, verb: Word, visit: _Visit) -> str | None:
    """Who of the host state invites the visitor by a verb ("Eingeladen hatte ihn der König")."""
    guests = [e for w in scene.affected(sentence, verb) for _, e in scene.persons(sentence, [w])]
    hosts = [e for w in scene.acting(sentence, verb) for _, e in scene.persons(sentence, scene.group(sentence, w))]
    if all(e.id != visit.visitor for e in guests):
        return None
    return next((e.id for e in hosts if f"country:{e.country}" == visit.host), None)


def _agenda(scene: Scene, visit: _Visit, sentences: list[Sentence]) -> Iterator[str]:
    """The points of the talks: subjects of what stands on the agenda, and what is discussed during the visit."""
    seen: set[str] = set()
    numbers = {s.number for s in sentences}
    for sentence in scene.doc.sentences:
        near = min(abs(sentence.number - n) for n in numbers) <= AGENDA_REACH
        named = visit.host in scene.countries(sentence, sentence.words)
        if not near and not named:
            continue
        for point in (*_points(scene, sentence), *_discussed(scene, sentence, visit)):
            if point not in seen:
                seen.add(point)
                yield point


def _points(scene: Scene, sentence: Sentence) -> Iterator[str]:
    at = next((w for w in sentence.words if scene.lexicon.value("visit.agenda", w.lemma, w.form)), None)
    if at is None:
        return
    gov = scene.governor(sentence, at)
    for subject in (c for c in sentence.children(gov.index) if c.deprel in ("nsubj", "nsubj:pass")):
        if subject.upos == "PRON":
            continue
        yield from _members(scene, sentence, subject)


def _members(scene: Scene, sentence: Sentence, subject: Word) -> Iterator[str]:
    """Each point of a coordination as its own stretch of text; a nominative that the analyser joins to a genitive
    within the first point is a point too ("die Lage der Wirtschaft, der Klimaschutz und ...")."""
    points = [subject, *(w for w in sentence.subtree(subject.index) if w.deprel == "conj" and w.head == subject.index)]
    if subject.deprel in SUBJECTS:
        points += _misplaced(scene, sentence, subject)
    points.sort(key=lambda w: w.index)
    ends = {p.index for p in points}
    for point in points:
        words = [w for w in clause_words(sentence, point.index) if w.index not in ends - {point.index}]
        words = sorted(
            (w for w in words if w.deprel not in ("cc", "punct", "case") or w.index > point.index),
            key=lambda w: w.index,
        )
        yield scene.doc.text[words[0].span.start : words[-1].span.end].strip(" ,")


def _misplaced(scene: Scene, sentence: Sentence, subject: Word) -> list[Word]:
    """The members that hang on a noun within the subject though their article is of the subject's case; what is joined
    to the same noun behind the first such goes with it."""
    tree = scene.tree(sentence)
    for noun in sentence.children(subject.index):
        joined = [c for c in sentence.children(noun.index) if c.deprel == "conj" and c.upos in ("NOUN", "PROPN")]
        if noun.deprel.startswith("nmod") and any(is_nominative(tree, c.index) for c in joined):
            first = next(n for n, c in enumerate(joined) if is_nominative(tree, c.index))
            return joined[first:]
    return []


def _discussed(scene: Scene, sentence: Sentence, visit: _Visit) -> Iterator[str]:
    """What is talked over in a clause that names the visit or the talks ("das während des Besuchs erörtert werde")."""
    for word in sentence.words:
        if scene.value(sentence, word, "visit.discuss.verb") is None:
            continue
        clause = scene.clause(sentence, word)
        of_visit = any(
            scene.value(sentence, w, "visit.noun") or scene.lexicon.value("visit.talks", w.lemma, w.form)
            for w in clause
        ) or _is_planned_talk(scene, sentence, word, visit)
        if not of_visit or not _same_visit(scene, sentence, visit):
            continue
        for topic in scene.affected(sentence, word):
            if topic.upos in ("NOUN", "PROPN") and not scene.countries(sentence, [topic], "country"):
                yield scene.phrase(sentence, topic).of(scene.doc.text)
        for topic in sentence.children(word.index):
            if case_of(sentence, topic) in scene.lexicon.forms("about.case") and topic.upos == "NOUN":
                yield from _members(scene, sentence, topic)


def _same_visit(scene: Scene, sentence: Sentence, visit: _Visit) -> bool:
    """Whether a sentence without a host of its own speaks of this visit: the latest one told before it."""
    before = [e for e in scene.doc.events if e.mode == "visit" and e.sentence <= sentence.number]
    latest = max(before, key=lambda e: e.sentence, default=None)
    return latest is None or latest in visit.events or visit.host in scene.countries(sentence, sentence.words)


def _is_planned_talk(scene: Scene, sentence: Sentence, word: Word, visit: _Visit) -> bool:
    """Whether a clause without a subject right behind the visit tells what is to be talked over ("Beraten werden soll
    über ...")."""
    behind = any(0 <= sentence.number - e.sentence <= AGENDA_REACH for e in visit.events)
    return behind and "future" in scene.moods(sentence, word) and not scene.subjects(sentence, word)
