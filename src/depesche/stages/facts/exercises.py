"""Military exercises: who takes part, under what name, where, when, at sea, in the air or on land."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.match.near import places_in
from depesche.match.phrases import case_of
from depesche.model import ExerciseFact, Sentence, Word
from depesche.stages.facts.scene import Scene

REACH = 2


def exercises(scene: Scene) -> Iterator[ExerciseFact]:
    """One fact for each exercise that has participants in its sentence."""
    for sentence, word, _ in scene.words("exercise.noun"):
        domain = _domain(scene, sentence, word)
        participants = _participants(scene, sentence, word)
        if not participants or not _is_military(scene, sentence, word, domain, participants):
            continue
        date = scene.day(sentence, word)
        told = date.span is not None and date.granularity != "open"
        own_name = _name(scene, sentence, word)
        places = [p for p in places_in(scene.doc, sentence) if p.entity and p.entity.startswith("place:")]
        yield ExerciseFact(
            id=scene.fact_id("exercise", word.span),
            claim=scene.claim(word.span),
            claimed_by=scene.claimed_by(word.span),
            spans=(scene.phrase(sentence, word),),
            participants=tuple(participants),
            name=own_name,
            domain=domain,
            place=places[0].name if places else None,
            status=_status(scene, sentence, word, date.latest),
            from_=date.earliest if told and date.granularity in ("day", "time") else None,
            to=date.latest if told and date.granularity == "day" and date.earliest != date.latest else None,
            by="facts:exercise",
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
    return found if len(found) > 1 else whole or found


def _is_military(scene: Scene, sentence: Sentence, word: Word, domain: str | None, participants: list[str]) -> bool:
    """Whether the exercise is one of armed forces: by the word itself or by what stands with it."""
    if domain or scene.lexicon.value("exercise.military", word.lemma, word.form):
        return True
    if word.form[:1].isupper() and scene.doc.prepared.language != "de" and _name(scene, sentence, word):
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
    """Planned, ongoing or held, by what the clause tells and by its day."""
    chain = [*scene.chain(sentence, word), *sentence.ancestors(word.index)]
    if any(scene.lexicon.value("exercise.planned", scene.tree(sentence).lemma(w.index), w.lemma) for w in chain):
        return "planned"
    if scene.moods(sentence, word) & {"future", "hypothetical"}:
        return "planned"
    published = scene.doc.article.date or scene.doc.prepared.date
    if published and latest and scene.day(sentence, word).span is not None and latest > published.day:
        return "planned"
    gov = scene.governor(sentence, word)
    verbs = [gov, *(c for c in sentence.children(gov.index) if c.deprel.startswith("aux"))]
    if any(v.feat("Tense") == "Pres" and v.feat("VerbForm") == "Fin" for v in verbs) and gov.feat("VerbForm") != "Part":
        return "ongoing"
    return "held"
