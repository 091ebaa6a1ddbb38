"""Offices: who is told to hold, or to have held, which office.

One fact for each person and office that the text itself gives them; the knowledge base only puts the office's
full title in place of the words where it has the person in an office of that class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.match.phrases import head_of
from depesche.model import Entity, Mention, OfficeFact
from depesche.pack.days import maybe_within
from depesche.stages.facts.scene import Scene


@dataclass(frozen=True, slots=True)
class Post:
    """An office as told, under its full title where the knowledge base has it: `id` is its row."""

    title: str
    of: str | None
    id: str | None = None
    from_kb: tuple[str, ...] = ()


def offices(scene: Scene) -> Iterator[OfficeFact]:
    """One fact for each person and office told, at the first mention that tells it."""
    told: dict[tuple[str, str], list[tuple[Mention, Post]]] = {}
    for mention, entity in _bearers(scene):
        post = post_of(scene, mention, entity)
        if post is not None:
            told.setdefault((entity.id, post.title), []).append((mention, post))
    for (person, title), places in told.items():
        mention, post = places[0]
        yield OfficeFact(
            id=scene.fact_id("office", person, title),
            claim=scene.claim(mention.span),
            claimed_by=scene.claimed_by(mention.span),
            spans=(mention.span,),
            person=person,
            office=title,
            of=post.of,
            former=any(m.former for m, _ in places),
            from_kb=post.from_kb,
            by="facts:office" if post.id is None else f"facts:office:{post.id}",
        )


def _bearers(scene: Scene) -> Iterator[tuple[Mention, Entity]]:
    """Each mention with an office and the person who bears it: its own, or the one it is apposed to
    ("Ban Ki-moon, Außenminister Südkoreas, ...")."""
    for mention in scene.doc.mentions:
        entity = scene.entity_of(mention)
        if entity is not None and entity.kind == "person" and mention.kind != "pronoun":
            yield mention, entity
        elif mention.kind == "office":
            sentence = scene.doc.sentences[mention.sentence]
            head = head_of(sentence, mention.head)
            if head is not None and head.deprel == "appos" and head.head >= 0:
                for _, person in scene.persons(sentence, [sentence.words[head.head]])[:1]:
                    yield mention, person


def post_of(scene: Scene, mention: Mention, entity: Entity) -> Post | None:
    """The office that a mention gives a person, None where it gives none."""
    own = _owner(mention)
    sentence = scene.doc.sentences[mention.sentence]
    within = sentence.within(mention.span)
    words = [w for w in within if not (mention.name and mention.head.covers(w.span))]
    forms = [form for w in words for form in (w.form, w.lemma)]
    title = mention.office
    if title is None:
        heads = any(scene.lexicon.value("office.head", form, form.rpartition("-")[2]) for form in forms)
        title = "Head" if heads and (mention.org or mention.country) else None
    if title is None:
        return None
    if any(scene.lexicon.first_part("office.deputy", form) for form in forms):
        return Post(f"Deputy {title}", own or _home(entity), None, () if own else ("of",))
    prefix = next((v for form in forms if (v := scene.lexicon.value("office.special", form))), None)
    if prefix:
        return Post(f"{title} ({prefix})", own or _home(entity), None, () if own else ("of",))
    return full_post(scene, title, own, entity)


def full_post(scene: Scene, title: str, own: str | None, entity: Entity) -> Post:
    """An office told of a person under the full title that the knowledge base has for it."""
    row = _row(scene, entity.id, title, own)
    if row is not None:
        office = scene.kb.offices[row]
        return Post(office.title_en, office.of, row, ("office",) if own else ("office", "of"))
    return Post(title, own or _home(entity), None, () if own else ("of",))


def _owner(mention: Mention) -> str | None:
    if mention.country:
        return f"country:{mention.country}"
    return f"org:{mention.org}" if mention.org else None


def _home(entity: Entity) -> str | None:
    if entity.org:
        return f"org:{entity.org}"
    return f"country:{entity.country}" if entity.country else None


def _row(scene: Scene, person: str, title: str, own: str | None) -> str | None:
    """The office of the knowledge base that the person is known in, of the class that the title tells: the one held on
    the day of the report, else the latest before it."""
    role = scene.lexicon.value("office.role", title)
    if role is None:
        return None
    owners = (None, own, *(own_parent(scene, own)))
    spells = [
        h
        for h in scene.kb.offices_held(person.removeprefix("person:"))
        if scene.kb.offices[h.office].role == role and (own is None or scene.kb.offices[h.office].of in owners)
    ]
    published = scene.doc.article.date or scene.doc.prepared.date
    day = published.day if published else "9999"
    if role == "head of organisation" and own is None:
        spells = [h for h in spells if maybe_within(h.from_, h.until, day)]
    before = [h for h in spells if (h.from_ or "") <= day]
    best = max(before or spells, key=lambda h: h.from_ or "", default=None)
    return best.office if best else None


def own_parent(scene: Scene, own: str | None) -> tuple[str, ...]:
    """The organs of an organisation and the organisation of an organ: whose office it is, news tells either way."""
    known = scene.kb.entities.get(own or "")
    if known is None or known.kind != "organisation":
        return ()
    parts = tuple(e.id for e in scene.kb.entities.values() if e.parent == own)
    return (*parts, known.parent) if known.parent else parts
