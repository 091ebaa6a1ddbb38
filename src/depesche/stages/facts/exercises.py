"""Military exercises: who takes part, under what name, where, when, at sea, in the air or on land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.match.near import places_in, times_in
from depesche.match.phrases import case_of
from depesche.model import ExerciseFact, Interval, Sentence, Span, Word
from depesche.stages.facts.scene import DAYS, SUBJECTS, Scene

REACH = 2


def exercises(scene: Scene) -> Iterator[ExerciseFact]:
    """One fact for each exercise with participants; what neighbouring sentences tell of one without contradiction is
    one exercise."""
    found: list[tuple[int, ExerciseFact]] = []
    for sentence, word, _ in scene.words("exercise.noun"):
        told = _told(scene, sentence, word)
        last = found[-1] if found else None
        if last is not None and sentence.number - last[0] <= REACH and _same(last[1], told):
            found[-1] = (sentence.number, _merged(last[1], told))
        elif _is_military(scene, sentence, word, told.domain, list(told.participants)):
            found.append((sentence.number, told))
    yield from (fact for _, fact in found if fact.participants)


def _told(scene: Scene, sentence: Sentence, word: Word) -> ExerciseFact:
    """What one sentence tells of an exercise."""
    name = _name(scene, sentence, word)
    date = _date(scene, sentence, word, name)
    told = date.span is not None and date.granularity in DAYS
    until = scene.until(sentence, date) if told else None
    places = places_in(scene.doc, sentence)
    cities = [p for p in places if p.entity and p.entity.startswith("place:")]
    last = date.latest if told and date.earliest != date.latest else scene.range_end(sentence, date)
    last = last or _until_about(scene, sentence, word)
    return ExerciseFact(
        id=scene.fact_id("exercise", word.span),
        claim=scene.claim(word.span),
        claimed_by=scene.claimed_by(word.span),
        spans=(scene.phrase(sentence, word),),
        participants=tuple(_participants(scene, sentence, word)),
        name=name.of(scene.doc.text) if name else None,
        domain=_domain(scene, sentence, word),
        place=cities[0].name if cities else _country(scene, sentence),
        status=_status(scene, sentence, word, None if until else date, until or last or date.latest),
        from_=date.earliest if told and until is None else None,
        to=until or last,
        by="facts:exercise",
    )


def _until_about(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The last day by a clause about the exercise ("das bis zum 16. September dauern soll")."""
    gov = scene.governor(sentence, word)
    clauses = [w for w in sentence.subtree(word.index) if w.deprel.startswith("acl")]
    clauses += [w for w in sentence.children(gov.index) if w.deprel in ("advcl", "acl")]
    about = {
        w.index for w in clauses if any(c.upos == "PRON" and c.deprel == "nsubj" for c in sentence.children(w.index))
    }
    for time in times_in(scene.doc, sentence):
        inside = sentence.touching(time.span)
        if time.type == "DATE" and inside and scene.governor(sentence, inside[0]).index in about:
            day = Interval(time.earliest, time.latest, time.granularity, time.span, time.reason)
            if (until := scene.until(sentence, day)) is not None:
                return until
    return None


def _country(scene: Scene, sentence: Sentence) -> str | None:
    """The country in which the exercise takes place, where no closer place is told ("in Norway")."""
    for mention in scene.mentions(sentence, "country"):
        word = next(iter(sentence.touching(mention.head)), None)
        if word is not None and word.upos == "PROPN" and word.deprel == "obl":
            case = case_of(sentence, word)
            if case is not None and case in scene.lexicon.forms("place.case"):
                entity = scene.entity_of(mention)
                return entity.name if entity is not None else None
    return None


def _date(scene: Scene, sentence: Sentence, word: Word, name: Span | None) -> Interval:
    """The days of the clause of the exercise, or of a clause about it ("the exercise, which runs until April 1"); a
    year in its name is none."""
    date = scene.day(sentence, word)
    named = name is not None and date.span is not None and name.overlaps(date.span)
    if date.span is not None and date.granularity in DAYS and not named:
        return date
    gov = scene.governor(sentence, word)
    about = {gov.index} | {w.index for w in sentence.subtree(word.index) if w.deprel.startswith("acl")}
    for time in sorted(times_in(scene.doc, sentence), key=lambda t: t.span):
        inside = sentence.touching(time.span)
        exact = time.type in ("DATE", "TIME") and time.granularity in DAYS and not (name and name.overlaps(time.span))
        if exact and inside and scene.governor(sentence, inside[0]).index in about:
            return Interval(time.earliest, time.latest, time.granularity, time.span, time.reason)
    return Interval(None, date.latest, "open", None, date.reason) if named else date


def _same(one: ExerciseFact, other: ExerciseFact) -> bool:
    """Whether two facts can be of one exercise: neither name, domain nor start contradict each other, nor is one
    to come and the other over."""
    if {one.status, other.status} == {"planned", "held"} and (one if one.status == "held" else other).to:
        return False
    pairs = ((one.name, other.name), (one.domain, other.domain), (one.from_, other.from_))
    return all(a is None or b is None or a == b for a, b in pairs)


def _merged(one: ExerciseFact, other: ExerciseFact) -> ExerciseFact:
    more = tuple(p for p in other.participants if p not in one.participants)
    return replace(
        one,
        spans=(*one.spans, *other.spans),
        participants=(*one.participants, *more),
        name=one.name or other.name,
        domain=one.domain or other.domain,
        place=one.place or other.place,
        from_=one.from_ or other.from_,
        to=one.to or other.to,
        status="planned" if one.status == "planned" else other.status if other.to else one.status,
    )


def _domain(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    domain = scene.lexicon.first_part("exercise.domain", word.form)
    modifiers = [c.form for c in sentence.children(word.index) if c.deprel in ("amod", "compound")]
    told = domain or next((v for m in modifiers if (v := scene.lexicon.first_part("exercise.domain", m))), None)
    if told is not None:
        return told
    forces = {
        v
        for subject in scene.subjects(sentence, scene.governor(sentence, word))
        for w in scene.group(sentence, subject)
        if (v := scene.lexicon.value("exercise.force.noun", w.lemma, w.form))
    }
    return forces.pop() if len(forces) == 1 else None


def _participants(scene: Scene, sentence: Sentence, word: Word) -> list[str]:
    """The states in the phrase, of the subject and behind "mit"; without any, all that the sentence names."""
    gov = scene.governor(sentence, word)
    judged = scene.value(sentence, gov, "exercise.judge.verb") is not None and word.deprel not in SUBJECTS
    acting = [] if judged else scene.subjects(sentence, gov)
    heads = [*acting, *scene.complements(sentence, word, *scene.lexicon.forms("with.case"))]
    about = [c for w in sentence.subtree(word.index) if w.deprel.startswith("acl") for c in sentence.children(w.index)]
    heads += [c for c in about if c.deprel in SUBJECTS and c.upos != "PRON"]  # "an der Truppen aus Polen teilnehmen"
    words = [*scene.below(sentence, word), *(w for h in heads for w in scene.group(sentence, h))]
    found = scene.countries(sentence, words)
    media = [m.span for m in scene.mentions(sentence) if m.sector == "MED"]
    others = [w for w in sentence.words if not any(span.overlaps(w.span) for span in media)]
    whole = scene.countries(sentence, others, "country", "people", "body", "organisation")
    return whole if len(found) < 2 <= len(whole) and not judged else found


def _is_military(scene: Scene, sentence: Sentence, word: Word, domain: str | None, participants: list[str]) -> bool:
    """Whether the exercise is one of armed forces: by the word itself or by what stands with it."""
    if domain or scene.lexicon.value("exercise.military", word.lemma, word.form):
        return True
    named = _name(scene, sentence, word) is not None
    if named and word.form[:1].isupper() and not scene.lexicon.closed.has("nouns capitalised"):
        return True  # "Exercise Eager Lion": what has a name of its own
    forces = any(m.sector == "MIL" for m in scene.mentions(sentence))
    if forces and (named or len(participants) > 1):
        return True
    near = [c for c in sentence.children(word.index) if c.deprel in ("amod", "compound", "nmod")]
    if any(scene.lexicon.first_part("exercise.military", c.form) for c in near):
        return True
    return (
        any(c.deprel == "amod" and scene.lexicon.value("exercise.joint", c.lemma, c.form) for c in near)
        and len(participants) > 1
    )


def _name(scene: Scene, sentence: Sentence, word: Word) -> Span | None:
    """The exercise's own name: quoted or capitalised right behind the word ("Manöver „Sapad 2021“")."""
    words = sentence.words
    at = word.index + 1
    quoted = at < len(words) and words[at].form in ("„", "“", '"', "«", "»", "‚", "'", "``")
    if quoted:
        end = next(
            (i for i in range(at + 1, min(at + 8, len(words))) if words[i].upos == "PUNCT" and words[i].form != "-"),
            None,
        )
        return Span(words[at + 1].span.start, words[end - 1].span.end) if end and end > at + 1 else None
    run = []
    for w in words[at : at + 5]:
        written_so = w.form[:1].isupper() and w.upos in ("ADJ", "NOUN") and scene.doc.prepared.language != "de"
        if (w.upos not in ("PROPN", "NUM") and not written_so) or case_of(sentence, w):
            break
        run.append(w)
    if run and run[0].upos != "NUM" and not scene.countries(sentence, run):
        return Span(run[0].span.start, run[-1].span.end)
    return None


def _status(scene: Scene, sentence: Sentence, word: Word, first: Interval | None, latest: str | None) -> str:
    """Planned, ongoing or held, by what the clause tells and by its days; `first` is when it begins, None where only
    its end is told."""
    chain = scene.chain(sentence, word)
    if any(scene.lexicon.value("exercise.planned", scene.tree(sentence).lemma(w.index), w.lemma) for w in chain):
        return "planned"
    if scene.moods(sentence, word) & {"future", "hypothetical"}:
        return "planned"
    published = scene.doc.article.date or scene.doc.prepared.date
    if published and first and first.span is not None and first.earliest and first.earliest > published.day:
        return "planned"
    gov = chain[0]
    verbs = [gov, *(c for c in sentence.children(gov.index) if c.deprel.startswith("aux"))]
    present = any(v.feat("Tense") == "Pres" and v.feat("VerbForm") == "Fin" for v in verbs)
    if (present and gov.feat("VerbForm") != "Part") or (published and latest and latest >= published.day):
        return "ongoing"
    return "held"
