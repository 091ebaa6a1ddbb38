"""Appointments: who comes to or leaves an office."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.match.phrases import case_of
from depesche.model import AppointmentFact, Entity, Mention, Sentence, Word
from depesche.pack.days import earliest, shifted
from depesche.pack.titles import word_for
from depesche.stages.facts.offices import full_post, post_of
from depesche.stages.facts.scene import Scene

ABOUT = 31  # days around an appointment in which the office begins
BEGIN = frozenset({"appointed", "elected", "sworn in"})
ON_OTHERS = frozenset({"appointed", "elected", "sworn in", "dismissed"})


def appointments(scene: Scene) -> Iterator[AppointmentFact]:
    """One fact for each word of coming to or leaving office with a person in the role it affects."""
    seen: set[tuple[str, str, str | None]] = set()
    for sentence, word, act in scene.words("appointment.verb", "appointment.noun", "appointment.post.verb"):
        alone = scene.value(sentence, word, "appointment.verb", "appointment.noun") is not None
        if not alone and not _with_post(scene, sentence, word, act):
            continue
        if not scene.real(sentence, word) or _of_something_else(scene, sentence, word):
            continue
        for mention, person in _beginning(scene, sentence, word, act, _affected(scene, sentence, word, act)):
            office, of = _office(scene, sentence, word, mention, person)
            if office is None or (person.id, act, office) in seen:
                continue
            seen.add((person.id, act, office))
            yield AppointmentFact(
                id=scene.fact_id("appointment", person.id, act, word.span),
                claim=scene.claim(word.span),
                claimed_by=scene.claimed_by(word.span),
                spans=(word.span,),
                person=person.id,
                office=office,
                of=of,
                act=act,
                date=scene.told_day(sentence, word),
                by="facts:appointment",
            )


def _with_post(scene: Scene, sentence: Sentence, word: Word, act: str) -> bool:
    """Whether a verb that tells of offices only together with a word for one has it ("legte sein Amt nieder", "took the
    oath of office")."""
    return any(
        scene.lexicon.value("appointment.post", c.lemma, c.form) == act
        for c in sentence.children(word.index)
        if c.deprel in ("obj", "obl", "nsubj:pass", "nsubj")
    )


def _of_something_else(scene: Scene, sentence: Sentence, word: Word) -> bool:
    """Whether the verb has another sense: reflexive ("setzt sich ein"), or out of prison or hospital."""
    reflexive = any(c.feat("Reflex") == "Yes" for c in sentence.children(word.index))
    clause = scene.clause(sentence, word)
    elsewhere = any(scene.lexicon.value("appointment.place", w.lemma, w.form) for w in clause)
    return reflexive or elsewhere


def _beginning(
    scene: Scene, sentence: Sentence, word: Word, act: str, told: list[tuple[Mention, Entity]]
) -> list[tuple[Mention, Entity]]:
    """Those who come to an office; where a pronoun tells one, the one person named shortly before who is known to begin
    an office then, if the one whom it was taken for is not ("überreichte ihm die Urkunde, dann wurde er vereidigt")."""
    if act not in BEGIN or len(told) != 1 or told[0][0].kind != "pronoun" or _begins(scene, sentence, word, told[0][1]):
        return told
    near = [sentence, *scene.doc.sentences[max(0, sentence.number - 1) : sentence.number]]
    named = {e.id: (m, e) for s in near for m, e in scene.persons(s, s.words) if m.kind != "pronoun"}
    fitting = [p for p in named.values() if _begins(scene, sentence, word, p[1])]
    return fitting if len(fitting) == 1 else told


def _begins(scene: Scene, sentence: Sentence, word: Word, person: Entity) -> bool:
    """Whether the knowledge base has a person begin an office about the day told or that of the report."""
    published = scene.doc.article.date or scene.doc.prepared.date
    day = scene.exact_day(sentence, word) or (published.day if published else None)
    if day is None:
        return False
    spells = scene.kb.offices_held(person.id.removeprefix("person:"))
    return any(h.from_ and shifted(day, -ABOUT) <= earliest(h.from_) <= shifted(day, ABOUT) for h in spells)


def _affected(scene: Scene, sentence: Sentence, word: Word, act: str) -> list[tuple[Mention, Entity]]:
    """The persons who come or go: the object of an act on others (in the passive the subject), else the subject;
    the genitive of a noun ("der Rücktritt des Ministers")."""
    if word.upos in ("NOUN", "PROPN"):
        heads = [c for c in sentence.children(word.index) if c.deprel.startswith("nmod")]
        heads = [c for c in heads if case_of(sentence, c) in (None, *scene.lexicon.forms("genitive.case"))]
        found = [p for h in heads for p in scene.persons(sentence, scene.below(sentence, h))][:1]
        return [(m, e) for m, e in found if m.number != "Plur"]
    if act in ON_OTHERS:
        heads = scene.affected(sentence, word)
        if not heads and act == "sworn in":
            heads = scene.subjects(sentence, word)
    else:
        heads = scene.subjects(sentence, word)
    if not heads or any(scene.lexicon.value("appointment.post", h.lemma, h.form) for h in heads):
        heads = scene.subjects(sentence, word)
    acting = scene.acting(sentence, word) if act in ON_OTHERS else []
    agents = {e.id for h in acting for _, e in scene.persons(sentence, scene.group(sentence, h))}
    found = [p for h in heads for p in scene.persons(sentence, scene.group(sentence, h))]
    owners = {w.span for h in heads for w in scene.group(sentence, h) if w.feat("Poss") == "Yes"}
    found = [(m, e) for m, e in found if m.span not in owners]  # "seine Vorgängerin": not he
    return [(m, e) for m, e in found if m.kind != "pronoun" or e.id not in agents]


def _office(
    scene: Scene, sentence: Sentence, word: Word, mention: Mention, person: Entity
) -> tuple[str | None, str | None]:
    """The office that the clause names beside the person ("zum Bundeskanzler", "as president"), that of the one
    succeeded ("zum Nachfolger von ...", "sein Nachfolger X"), else the person's own."""
    if _succeeds(scene, sentence, mention):
        return _succeeded(scene, sentence, list(sentence.words), person)
    gov = scene.governor(sentence, word)
    targets = scene.complements(sentence, word, *scene.lexicon.forms("appointment.case"))
    targets += [c for c in sentence.children(gov.index) if c.deprel in ("xcomp", "obj") and c.upos in ("NOUN", "PROPN")]
    for target in targets:
        words = scene.below(sentence, target)
        if scene.value(sentence, target, "successor.noun") is not None:
            return _succeeded(scene, sentence, words, person)
        if scene.lexicon.value("office.head", target.lemma, target.form) is not None:
            organs = scene.organisations(sentence, [*words, *(w for s in scene.acting(sentence, word) for w in [s])])
            return (word_for("head"), organs[0]) if organs else (None, None)
        for other in scene.mentions(sentence, "office"):
            if other.office and any(other.span.overlaps(w.span) for w in words):
                own = f"country:{other.country}" if other.country else f"org:{other.org}" if other.org else None
                post = full_post(scene, other.office, own or _acting(scene, sentence, word), person)
                return post.title, post.of
    told = [mention, *scene.mentions(sentence, "person"), *scene.mentions(sentence, "office")]
    own_mention = next((m for m in told if m.office and scene.entity_of(m) == person), None)
    post_told = post_of(scene, own_mention, person) if own_mention is not None else None
    if post_told is not None:
        return post_told.title, post_told.of
    return _held_then(scene, sentence, word, person)


def _held_then(scene: Scene, sentence: Sentence, word: Word, person: Entity) -> tuple[str | None, str | None]:
    """The one office that the knowledge base has the person in on the day told or of the report."""
    published = scene.doc.article.date or scene.doc.prepared.date
    told = scene.day(sentence, word)
    day = told.earliest if told.span is not None and told.earliest else published.day if published else None
    held = scene.kb.offices_held(person.id.removeprefix("person:"), day) if day else ()
    posts = {h.office for h in held}
    if len(posts) != 1:
        return None, None
    post = scene.kb.offices[posts.pop()]
    return post.title_en, post.of


def _acting(scene: Scene, sentence: Sentence, word: Word) -> str | None:
    """The state whose organ elects or appoints, where the sentence names no other."""
    found = scene.countries(sentence, [w for s in scene.acting(sentence, word) for w in scene.group(sentence, s)])
    return found[0] if len(found) == 1 else None


def _succeeds(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """Whether the person is called somebody's successor ("sein Nachfolger Karl Nehammer")."""
    words = sentence.within(mention.span)
    return scene.first(sentence, words, "successor.noun") is not None


def _succeeded(scene: Scene, sentence: Sentence, words: list[Word], person: Entity) -> tuple[str | None, str | None]:
    """The office of the predecessor named with "Nachfolger"; else a post of the one organ that acts."""
    numbers = [sentence, *scene.doc.sentences[max(0, sentence.number - 1) : sentence.number]]
    for near in numbers:
        for other, entity in scene.persons(near, words if near is sentence else near.words):
            if entity.id == person.id:
                continue
            told = [other, *scene.in_office.get(entity.id, ())]
            post = next((p for m in told if m.office and (p := post_of(scene, m, entity)) is not None), None)
            if post is not None:
                return post.title, post.of
    organs = scene.organisations(sentence, sentence.words)
    parts = [o for o in organs if scene.kb.entities[o].parent in organs]
    organ = next(iter([*parts, *organs]), None)
    return (word_for("head"), organ) if organ else (None, None)
