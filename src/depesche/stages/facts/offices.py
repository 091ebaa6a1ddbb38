"""Offices: who is told to hold, or to have held, which office.

One fact for each person and office that the text itself gives them; the knowledge base only puts the office's
full title in place of the words where it has the person in an office of that class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from depesche.match.phrases import head_of
from depesche.model import Doc, Entity, Mention, OfficeFact
from depesche.pack.days import maybe_within
from depesche.pack.titles import general, is_of, word_for
from depesche.stages.facts.scene import Scene

OFFICE = "facts:office"


@dataclass(frozen=True, slots=True)
class Post:
    """An office as told, under its full title where the knowledge base has it: `id` is its row."""

    title: str
    of: str | None
    id: str | None = None
    from_kb: tuple[str, ...] = ()
    former: bool = False


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
            former=any(m.former or p.former for m, p in places),
            from_kb=post.from_kb,
            by=OFFICE if post.id is None else f"{OFFICE}:{post.id}",
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
                beside = [m for m in scene.mentions(sentence, "person") if _stands_beside(mention, m, scene.doc.text)]
                near = [e for m in beside if (e := scene.entity_of(m)) is not None]
                carried = [p for _, p in scene.persons(sentence, [sentence.words[head.head]])]
                for person in [*near, *carried][:1]:
                    yield mention, person


def _stands_beside(office: Mention, person: Mention, text: str) -> bool:
    """Whether an office stands right behind a person's name with a comma ("Ruslan Stefanchuk, the speaker of the
    parliament"), whatever the parser has hung it on."""
    return _BESIDE.fullmatch(text[person.span.end : office.span.start]) is not None


_BESIDE = re.compile(r",\s+(?:\w+\s+)?")


def with_offices(doc: Doc) -> tuple[Entity, ...]:
    """The entities, persons with the office that the facts tell: one held before one that is over, one of the knowledge
    base under its full title before others. Former is who is told in former offices only."""
    told: dict[str, list[OfficeFact]] = {}
    for fact in doc.facts:
        if isinstance(fact, OfficeFact):
            told.setdefault(fact.person, []).append(fact)
    return tuple(_in_office(e, told[e.id]) if e.id in told else e for e in doc.entities)


def _in_office(entity: Entity, told: list[OfficeFact]) -> Entity:
    best = min(told, key=lambda f: (f.former, not f.by.startswith(f"{OFFICE}:"), f.spans))
    known = best.by.startswith(f"{OFFICE}:") or entity.office is None
    return replace(entity, office=best.office if known else entity.office, former=best.former)


def post_of(scene: Scene, mention: Mention, entity: Entity) -> Post | None:
    """The office that a mention gives a person, None where it gives none."""
    relation = _relation(scene, mention)
    if relation is not None:
        return _by_relation(scene, mention, entity, *relation)
    own = _owner(mention)
    sentence = scene.doc.sentences[mention.sentence]
    within = sentence.within(mention.span)
    words = [w for w in within if not (mention.name and mention.head.covers(w.span))]
    forms = [form for w in words for form in (w.form, w.lemma)]
    title = mention.office
    if mention.name is None and mention.refers == "named" and not mention.former:
        return None  # what somebody is called again tells no office ("der Geistliche")
    if any(scene.lexicon.value("office.vague", form) for form in forms):
        return None
    if title is None:
        title = _headship(scene, mention, entity, forms)
    if title is None:
        return None
    deputy = any(scene.lexicon.first_part("office.deputy", form) for form in forms)
    if deputy and not is_of("deputy", title):
        return Post(f"{word_for('deputy')} {title}", own or _home(entity), None, () if own else ("of",))
    prefix = next((v for form in forms if (v := scene.lexicon.value("office.special", form))), None)
    if prefix:
        return Post(f"{title} ({prefix})", own or _home(entity), None, () if own else ("of",))
    return full_post(scene, title, own, entity)


def _headship(scene: Scene, mention: Mention, entity: Entity, forms: list[str]) -> str | None:
    """What somebody is who heads or speaks for something that the mention names: "Head", "Spokesperson"."""
    if any(scene.lexicon.value("office.head", form, form.rpartition("-")[2]) for form in forms):
        return word_for("head") if mention.org or mention.country else None
    if any(scene.lexicon.value("office.speaker.noun", form, form.rpartition("-")[2]) for form in forms):
        return word_for("speaker") if _owner(mention) or _home(entity) else None
    return None


def _relation(scene: Scene, mention: Mention) -> tuple[str, Mention, Entity] | None:
    """How a mention tells an office by another's ("counterpart", "predecessor", "successor", "deputy"), with that
    other as its possessor or genitive names them ("sein türkischer Kollege", "Lambrecht's successor")."""
    sentence = scene.doc.sentences[mention.sentence]
    words = [w for w in sentence.within(mention.span) if not (mention.name and mention.head.covers(w.span))]
    related = [(w, v) for w in words if (v := scene.lexicon.value("office.relation", w.form, w.lemma)) is not None]
    for word, value in related if len(related) == 1 else ():  # "his counterpart's deputy" is nobody's we know
        below = [c for c in sentence.children(word.index) if c.deprel in _POSSESSORS]
        mine = scene.entity_of(mention)
        for other, person in scene.persons(sentence, [w for c in below for w in scene.below(sentence, c)]):
            if person != mine and other != mention:
                return value, other, person
        return (value, mention, mine) if mine is not None and value == "counterpart" else None
    return None


_POSSESSORS = ("det", "det:poss", "nmod", "nmod:poss")


def _by_relation(
    scene: Scene, mention: Mention, entity: Entity, relation: str, other: Mention, person: Entity
) -> Post | None:
    """The office that a person has as somebody's counterpart (the same in another state), predecessor, successor
    (the same) or deputy. None where nothing tells what that other is."""
    base = _office_of(scene, person) if person != entity else None
    if relation == "counterpart":
        own = _owner(mention)
        role = scene.kb.offices[base.id].role if base is not None and base.id is not None else None
        row = _row_in_role(scene, entity.id, role, own)
        if row is None:
            return None
        office = scene.kb.offices[row]
        return Post(office.title_en, office.of, row, ("office",) if own else ("office", "of"))
    if base is None:
        return None
    if relation == "deputy":
        return Post(f"{word_for('deputy')} {base.title}", base.of, None, ("of",))
    held = [h for h in scene.kb.offices_held(entity.id.removeprefix("person:")) if h.office == base.id]
    return Post(base.title, base.of, base.id if held else None, ("office", "of"), relation == "predecessor")


def _office_of(scene: Scene, person: Entity) -> Post | None:
    """The office that the article gives somebody elsewhere, else the one they are known to hold on the day."""
    for told in scene.in_office.get(person.id, ()):
        if told.office and _relation(scene, told) is None:
            post = post_of(scene, told, person)
            if post is not None:
                return post
    row = _row_in_role(scene, person.id, None, None)
    return Post(scene.kb.offices[row].title_en, scene.kb.offices[row].of, row) if row is not None else None


def _row_in_role(scene: Scene, person: str, role: str | None, own: str | None) -> str | None:
    """The one office of a class, or the one office at all, that the knowledge base has a person in on the day."""
    held = dict.fromkeys(h.office for h in scene.kb.offices_held(person.removeprefix("person:"), _day(scene)))
    rows = [o for o in held if role in (None, scene.kb.offices[o].role) and own in (None, scene.kb.offices[o].of)]
    if len(rows) > 1:
        rows = [o for o in rows if scene.kb.offices[o].role in _HIGH][:1]
    return rows[0] if len(rows) == 1 else None


_HIGH = ("head of state", "head of government", "foreign minister", "defence minister", "head of organisation")


def _day(scene: Scene) -> str:
    """The day of the report; the end of days where it has none."""
    published = scene.doc.article.date or scene.doc.prepared.date
    return published.day if published else "9999"


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
    owners = (None, own, *(own_parent(scene, own)))
    if role is None:
        return _row_by_words(scene, person, title, owners[1:])
    spells = [
        h
        for h in scene.kb.offices_held(person.removeprefix("person:"))
        if scene.kb.offices[h.office].role == role and (own is None or scene.kb.offices[h.office].of in owners)
    ]
    day = _day(scene)
    if not spells and role in _HIGHEST:
        spells = [
            h
            for h in scene.kb.offices_held(person.removeprefix("person:"))
            if scene.kb.offices[h.office].role == "supreme leader"
            and (own is None or scene.kb.offices[h.office].of in owners)
            and (role == "head of state" or "Secretary" in scene.kb.offices[h.office].title_en)
        ]
    if role == "head of organisation" and own is None:
        spells = [h for h in spells if maybe_within(h.from_, h.until, day)]
    before = [h for h in spells if (h.from_ or "") <= day]
    best = max(before or spells, key=lambda h: h.from_ or "", default=None)
    return best.office if best else None


_HIGHEST = ("head of state", "head of organisation")
"""What rulers without a state's highest office and heads of ruling parties are called by news."""


def _row_by_words(scene: Scene, person: str, title: str, owners: tuple[str | None, ...]) -> str | None:
    """The one office held on the day whose full title has the words that a general title stands for; of a title that
    begins the full one ("High Representative") also an office held before."""
    row = general(title)
    if row is None:
        return None
    ident = person.removeprefix("person:")
    held = {h.office for h in scene.kb.offices_held(ident, _day(scene))}
    if not held and row.begins == (title,):
        held = {h.office for h in scene.kb.offices_held(ident) if (h.from_ or "") <= _day(scene)}
    rows = [
        office
        for office in (scene.kb.offices[h] for h in held)
        if row.means(office) and (owners[0] is None or office.of in owners)
    ]
    return rows[0].id if len(rows) == 1 else None


def own_parent(scene: Scene, own: str | None) -> tuple[str, ...]:
    """The organs of an organisation and the organisation of an organ: whose office it is, news tells either way."""
    known = scene.kb.entities.get(own or "")
    if known is None or known.kind != "organisation":
        return ()
    parts = tuple(e.id for e in scene.kb.entities.values() if e.parent == own)
    return (*parts, known.parent) if known.parent else parts
