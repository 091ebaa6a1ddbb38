"""Military exercises: who takes part, under what name, where, when, at sea, in the air or on land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.match.near import places_in
from depesche.match.phrases import case_of
from depesche.model import ExerciseFact, Interval, Sentence, Word
from depesche.stages.facts.scene import Scene

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
    date = scene.day(sentence, word)
    told = date.span is not None and date.granularity in ("day", "time")
    until = _until(scene, sentence, date) if told else None
    places = places_in(scene.doc, sentence)
    cities = [p for p in places if p.entity and p.entity.startswith("place:")]
    last = date.latest if told and date.earliest != date.latest else scene.range_end(sentence, date)
    return ExerciseFact(
        id=scene.fact_id("exercise", word.span),
        claim=scene.claim(word.span),
        claimed_by=scene.claimed_by(word.span),
        spans=(scene.phrase(sentence, word),),
        participants=tuple(_participants(scene, sentence, word)),
        name=_name(scene, sentence, word),
        domain=_domain(scene, sentence, word),
        place=cities[0].name if cities else None,
        status=_status(scene, sentence, word, until or last or date.latest),
        from_=date.earliest if told and until is None else None,
        to=until or last,
        by="facts:exercise",
    )


def _until(scene: Scene, sentence: Sentence, date: Interval) -> str | None:
    """The day up to which the exercise lasts ("dauert bis zum 23. Juni")."""
    before = [w for w in sentence.words if date.span is not None and w.span.end <= date.span.start][-2:]
    links = any(scene.lexicon.value("range.link", w.lemma, w.form) for w in before)
    return date.latest if links and date.earliest == date.latest else None


def _same(one: ExerciseFact, other: ExerciseFact) -> bool:
    """Whether two facts can be of one exercise: neither name, domain nor start contradict each other."""
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
    return domain or next((v for m in modifiers if (v := scene.lexicon.first_part("exercise.domain", m))), None)


def _participants(scene: Scene, sentence: Sentence, word: Word) -> list[str]:
    """The states in the phrase, of the subject and behind "mit"; without any, all that the sentence names."""
    gov = scene.governor(sentence, word)
    heads = [*scene.subjects(sentence, gov), *scene.complements(sentence, word, *scene.lexicon.forms("with.case"))]
    words = [*scene.below(sentence, word), *(w for h in heads for w in scene.group(sentence, h))]
    found = scene.countries(sentence, words)
    whole = scene.countries(sentence, sentence.words, "country", "people", "body", "organisation")
    return whole if len(found) < 2 <= len(whole) else found


def _is_military(scene: Scene, sentence: Sentence, word: Word, domain: str | None, participants: list[str]) -> bool:
    """Whether the exercise is one of armed forces: by the word itself or by what stands with it."""
    if domain or scene.lexicon.value("exercise.military", word.lemma, word.form):
        return True
    if word.form[:1].isupper() and not scene.lexicon.closed.has("nouns capitalised") and _name(scene, sentence, word):
        return True  # "Exercise Eager Lion": what has a name of its own
    near = [c for c in sentence.children(word.index) if c.deprel in ("amod", "compound", "nmod")]
    if any(scene.lexicon.first_part("exercise.military", c.form) for c in near):
        return True
    return (
        any(c.deprel == "amod" and scene.lexicon.value("exercise.joint", c.lemma, c.form) for c in near)
        and len(participants) > 1
    )


def _name(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The exercise's own name: quoted or capitalised right behind the word ("Manöver „Sapad 2021“")."""
    words = sentence.words
    at = word.index + 1
    quoted = at < len(words) and words[at].form in ("„", "“", '"', "«", "»", "‚", "'", "``")
    if quoted:
        end = next(
            (i for i in range(at + 1, min(at + 8, len(words))) if words[i].upos == "PUNCT" and words[i].form != "-"),
            None,
        )
        return scene.doc.text[words[at + 1].span.start : words[end - 1].span.end] if end and end > at + 1 else None
    run = []
    for w in words[at : at + 5]:
        if w.upos not in ("PROPN", "NUM") or case_of(sentence, w):
            break
        run.append(w)
    if run and run[0].upos == "PROPN" and not scene.countries(sentence, run):
        return scene.doc.text[run[0].span.start : run[-1].span.end]
    return None


def _status(scene: Scene, sentence: Sentence, word: Word, latest: str | None) -> str:
    """Planned, ongoing or held, by what the clause tells and by its days."""
    chain = scene.chain(sentence, word)
    if any(scene.lexicon.value("exercise.planned", scene.tree(sentence).lemma(w.index), w.lemma) for w in chain):
        return "planned"
    if scene.moods(sentence, word) & {"future", "hypothetical"}:
        return "planned"
    published = scene.doc.article.date or scene.doc.prepared.date
    first = scene.day(sentence, word)
    if published and first.span is not None and first.earliest and first.earliest > published.day:
        begins = any(scene.lexicon.value("range.link", w.lemma, w.form) for w in scene.clause(sentence, word))
        return "ongoing" if begins and len(first.earliest) == 10 and first.earliest == latest else "planned"
    gov = chain[0]
    verbs = [gov, *(c for c in sentence.children(gov.index) if c.deprel.startswith("aux"))]
    present = any(v.feat("Tense") == "Pres" and v.feat("VerbForm") == "Fin" for v in verbs)
    if (present and gov.feat("VerbForm") != "Part") or (published and latest and latest > published.day):
        return "ongoing"
    return "held"
