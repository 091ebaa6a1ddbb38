"""Stage `link`: chains of mentions to entities of the knowledge base, by name, office, country and day.

What stays ambiguous keeps its candidates; what the knowledge base does not know gets an id made from its
name. An actor whose words tell no country takes the one the article is about (`by` says so).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from depesche.match.context import Context, clauses_at, context_of
from depesche.match.joined import joined
from depesche.match.near import keys_of_others, mentions_in
from depesche.match.publisher import publisher_of, spoken_for
from depesche.model import Chain, Doc, Entity, Link, Mention, Span, slug
from depesche.pack.days import earliest, maybe_within, shifted
from depesche.pack.kb import KnowledgeBase, Known
from depesche.pack.kb_persons import Told
from depesche.pack.kb_rows import Holder
from depesche.pack.titles import means

INHERITING = frozenset(
    {
        "GOV",
        "MIL",
        "COP",
        "SPY",
        "JUD",
        "LEG",
        "PTY",
        "REB",
        "CVL",
        "LAB",
        "EDU",
        "REL",
        "REF",
        "CRM",
        "BUS",
        "MED",
        "NGO",
    }
)
OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "JUD"})


def link(doc: Doc, kb: KnowledgeBase) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
    """The article's entities in order of their first mention, and the entity of every linked mention."""
    home = publisher_of(doc, kb)
    context = context_of(doc, spoken_for(home), kb.sovereigns)
    if not context.named:
        context = context_of(_with_persons(doc), spoken_for(home), kb.sovereigns)
    doc = doc.having(mentions=_settled(doc, kb, context))
    entities: dict[str, Entity] = {}
    spans: dict[str, set[Span]] = defaultdict(set)
    links: list[Link] = []
    members = _possessing_orgs(doc) | _memberships(doc, kb)
    owners = _colleagues(doc) | _possessors(doc, context.home)
    for chain in doc.chains:
        mentions = [
            replace(doc.mentions[i], org=members[i]) if i in members else doc.mentions[i] for i in chain.mentions
        ]
        whose = next((owners[i] for i in chain.mentions if i in owners), (None,))
        found = {e.id: e for owner in whose if (e := _entity(mentions, doc, kb, context, owner)) is not None}
        for entity in found.values():
            entities.setdefault(entity.id, entity)
            spans[entity.id].update(entity.mentions)
            links += [Link(i, entity.id) for i in chain.mentions]
    if home is not None:
        known = entities.setdefault(home.id, home)
        entities[home.id] = replace(known, by=home.by)
        agencies = _agencies(doc, kb)
        for agency, sign in agencies:
            entities.setdefault(agency.id, _of_row(agency, (sign,), home.by))
            spans[agency.id].add(sign)
        where_told = _where_published(doc) if not agencies else set()
        spans[home.id] |= {s for s in where_told if not any(s.overlaps(o) for o in spans[home.id])}
    for place, where in _datelines(doc, kb):
        entities.setdefault(place.id, _of_row(place, (where,), "link:dateline"))
        spans[place.id] |= {where} if not any(where.overlaps(o) for o in spans[place.id]) else set()
    whole = [
        replace(
            e, name=_as_called(e, spans[e.id], doc, kb), mentions=tuple(sorted(spans[e.id])), org=kb.coded_org(e.org)
        )
        for e in entities.values()
    ]
    ordered = sorted(whole, key=lambda e: (e.mentions, e.id))
    return tuple(ordered), tuple(sorted(links, key=lambda x: (x.mention, x.entity)))


def _as_called(entity: Entity, spans: set[Span], doc: Doc, kb: KnowledgeBase) -> str:
    """The name of an entity: of a medium or an organ of a state the abbreviation, where the article calls it by nothing
    else ("dpa", "GRU"), else that of its row."""
    called = {span.of(doc.text) for span in spans}
    known = entity.org is None and len(called) == 1 and entity.id.startswith(("media:", "org:"))
    short = called.pop() if known else ""
    return short if short.upper() in kb.acronyms.get(entity.id, ()) else entity.name


def _agencies(doc: Doc, kb: KnowledgeBase) -> list[tuple[Known, Span]]:
    """The agencies whose signs the text names together as its source ("(dpa, afp)"), and where; empty where there are
    not several, or one is unknown."""
    for whole in _where_published(doc):
        signs = _parts(whole, _SIGNS, doc.text)
        known = [kb.publisher(sign.of(doc.text)) for sign in signs]
        found = [(k, s) for k, s in zip(known, signs, strict=True) if k is not None and k.sector == "MED"]
        return found if len(found) == len(signs) > 1 else []
    return []


def _where_published(doc: Doc) -> set[Span]:
    """Where the dateline or the first sentence names who publishes the text, if that is where it is known from."""
    told = doc.prepared.publisher
    return {told.span} if doc.article.publisher is None and told is not None and told.span is not None else set()


def _with_persons(doc: Doc) -> Doc:
    """The article with the country of every person where the knowledge base tells one: what an article that names no
    country is about."""

    def told(mention: Mention) -> Mention:
        known = mention.kind == "person" and not mention.country and not mention.org
        return replace(mention, country=mention.native) if known else mention

    return doc.having(mentions=tuple(map(told, doc.mentions)))


def _settled(doc: Doc, kb: KnowledgeBase, context: Context) -> tuple[Mention, ...]:
    """The mentions, those of a group or organ whose name others share in other countries ("Sozialistische Partei")
    with the one that is meant: named otherwise in the article, else of the country where its clause or the article
    happens, else of the only country of theirs that the article names. Those not there on its day are left out."""
    day = _day(doc)
    clear = {m.keys[0] for m in doc.mentions if len(m.keys) == 1}
    told = {m.country for m in doc.mentions if m.country and m.kind != "group"}

    def settled(mention: Mention) -> Mention:
        if not _is_shared(mention, kb):
            return mention
        rows = [kb.entities[k] for k in mention.keys]
        there = [k for k in rows if day is None or maybe_within(k.from_, k.until, day)] or rows
        main = context.country(mention.sentence, _clauses(doc, mention))
        readings = (
            [k for k in there if k.id in clear],
            [k for k in there if k.country == main],
            [k for k in there if k.country in told],
        )
        fitting = next((r for r in readings if len({k.country for k in r}) == 1), there)
        if len({k.country for k in fitting}) > 1:
            return replace(mention, keys=tuple(k.id for k in fitting))
        one = fitting[0]
        return replace(mention, keys=tuple(k.id for k in fitting), country=one.country, org=one.org, sector=one.sector)

    return tuple(map(settled, doc.mentions))


def _is_shared(mention: Mention, kb: KnowledgeBase) -> bool:
    """Whether groups or organs of several countries are called so."""
    if mention.kind not in ("group", "organisation") or len(mention.keys) < 2:
        return False
    return len({kb.entities[k].country for k in mention.keys if not k.startswith("media:")}) > 1


def _day(doc: Doc) -> str | None:
    """The day of the article, as its source or its own words give it."""
    return doc.article.date.day if doc.article.date else doc.prepared.date.day if doc.prepared.date else None


def _memberships(doc: Doc, kb: KnowledgeBase) -> dict[int, str]:
    """The party or armed group of persons (by the places of their mentions) whose words name none: in brackets behind
    the name ("Lemke (SPD)"), or taken up by a description within the phrase ("Anführer der Gruppe")."""
    chains = {i: chain for chain in doc.chains for i in chain.mentions}
    starts: dict[int, int] = {}
    for i, mention in enumerate(doc.mentions):
        if mention.kind in ("group", "organisation", "body"):
            starts.setdefault(mention.span.start, i)
    found: dict[int, str] = {}
    armed = {m.org for m in doc.mentions if m.kind == "group" and m.sector == "REB" and m.org}
    only = next(iter(armed)) if len(armed) == 1 else None
    for i, mention in enumerate(doc.mentions):
        if mention.kind not in ("person", "people", "office") or mention.org:
            continue
        some = mention.kind == "people" or mention.definite
        armed_one = some and mention.sector == "REB" and mention.country is None and not _has_origin(doc, i)
        if only is not None and armed_one:
            found[i] = only
            continue
        bracket = _OPENING.match(doc.text, mention.span.end)
        inside = [
            starts[at] for at in range(mention.span.start, mention.span.end)
            if at in starts and doc.mentions[starts[at]].refers in ("party", "armed", "group")
        ]  # fmt: skip
        behind = [starts[bracket.end()]] if bracket is not None and bracket.end() in starts else []
        orgs = [o for k in (*inside, *behind) for o in [_org_of_chain(chains[k], doc)] if o]
        if orgs and kb.entities.get(f"group:{orgs[0]}") is not None:
            found[i] = orgs[0]
    return found


def _has_origin(doc: Doc, index: int) -> bool:
    """Whether an adjective in or right before the phrase of a mention tells whence its people are ("kurdische
    Kämpfer"), or what they believe ("Shia militiamen")."""
    mention = doc.mentions[index]
    inside = [w for w in doc.sentences[mention.sentence].words if mention.span.covers(w.span) and w.index > 0]
    if any(w.upos == "ADJ" and w.form[:1].isupper() and not mention.head.covers(w.span) for w in inside):
        return True
    return any(
        (mention.span.covers(m.span) or m.span.end == mention.span.start - 1)
        and m.by in ("names:adjective", "names:kb:demonym")
        and not (m.country or m.org)
        for m in mentions_in(doc, doc.sentences[mention.sentence])
    )


def _chains_of_mentions(doc: Doc) -> dict[int, list[Chain]]:
    """The chains of every mention, by its place: one that takes up several things is in several."""
    chains: dict[int, list[Chain]] = defaultdict(list)
    for chain in doc.chains:
        for i in chain.mentions:
            chains[i].append(chain)
    return chains


def _pronouns_at(doc: Doc) -> tuple[dict[int, int], dict[int, int]]:
    """The places of the pronouns among the mentions, by where they begin and by where they end in the text."""
    pronouns = [(m.span, i) for i, m in enumerate(doc.mentions) if m.kind == "pronoun"]
    return {s.start: i for s, i in pronouns}, {s.end: i for s, i in pronouns}


def _colleagues(doc: Doc) -> dict[int, tuple[str, ...]]:
    """The country of officials (by the places of their mentions) of whom nothing tells one, as that of those with whom
    they are named together, the first of them ("der tschechische Ministerpräsident X und Innenminister Y")."""
    found: dict[int, tuple[str, ...]] = {}
    for members in joined(doc).values():
        first, *others = members
        country = doc.mentions[first].country or doc.mentions[first].native
        if country is not None and all(_is_official(doc.mentions[i]) for i in members):
            found |= {i: (country,) for i in others if not _is_told(doc.mentions[i])}
    return found


def _is_official(mention: Mention) -> bool:
    return mention.office is not None and mention.sector in OFFICIAL


def _is_told(mention: Mention) -> bool:
    return bool(mention.country or mention.native or mention.org or mention.keys)


def _possessors(doc: Doc, home: str | None) -> dict[int, tuple[str, ...]]:
    """The country of whom a possessive before a phrase means ("ihre Staatsbürger"), or the countries of the two that it
    belongs to ("die Präsidenten beider Länder"), by the place of the mention."""
    chains = _chains_of_mentions(doc)
    starts, ends = _pronouns_at(doc)
    pairs = {m.sentence: i for i, m in enumerate(doc.mentions) if m.refers == "pair"}
    found: dict[int, tuple[str, ...]] = {}
    for i, mention in enumerate(doc.mentions):
        if mention.kind not in ("office", "people", "body", "person", "facility") or mention.country or mention.org:
            continue
        before = ends.get(mention.span.start - 1, starts.get(mention.span.start))
        if home is not None and before is not None and doc.mentions[before].person == 1 and mention.sector == "MIL":
            found[i] = (home,)  # "our service members" in a government's statement
            continue
        both = pairs.get(mention.sentence, i)
        within = both if both != i and mention.span.covers(doc.mentions[both].span) else None
        for owner in (ends.get(mention.span.start - 1), starts.get(mention.span.start), within):
            persons = owner != within  # the two of a pair are told by words alone
            near = chains[owner] if owner is not None else []
            countries = {_country_of_chain(c, doc, persons=persons) for c in near}
            told = tuple(sorted(c for c in countries if c is not None))
            if len(told) == len(countries) == (2 if owner == within else 1):
                found[i] = told
    return found


def _possessing_orgs(doc: Doc) -> dict[int, str]:
    """The organisation or group of whom a possessive before a phrase means ("ihr Hauptquartier" of the Taliban), by the
    place of the mention; of two readings ("ihre") the one that is an organisation."""
    chains = _chains_of_mentions(doc)
    starts, ends = _pronouns_at(doc)
    found: dict[int, str] = {}
    for i, mention in enumerate(doc.mentions):
        owner = ends.get(mention.span.start - 1, starts.get(mention.span.start))
        if owner is None or mention.org or mention.kind not in ("facility", "people", "office", "body"):
            continue
        named = [c for c in chains[owner] if doc.mentions[c.mentions[0]].kind in ("organisation", "group")]
        orgs = {o for c in named for o in [_org_of_chain(c, doc)] if o}
        if len(orgs) == 1:
            found[i] = orgs.pop()
    return found


def _country_of_chain(chain: Chain, doc: Doc, *, persons: bool) -> str | None:
    """The country that the words of a chain tell; with `persons` else that of the persons whom its names mean."""
    mentions = [doc.mentions[i] for i in chain.mentions]
    told = next((m.country for m in mentions if m.country), None)
    if told is not None or not persons:
        return told
    homes = {m.native for m in mentions if m.keys}
    return homes.pop() if len(homes) == 1 else None


def _org_of_chain(chain: Chain, doc: Doc) -> str | None:
    return next((doc.mentions[i].org for i in chain.mentions if doc.mentions[i].org), None)


def _entity(mentions: list[Mention], doc: Doc, kb: KnowledgeBase, context: Context, owner: str | None) -> Entity | None:
    first = mentions[0]
    spans = tuple(sorted({m.span for m in mentions}))
    if first.kind == "pronoun":
        return None
    foreign = next((m for m in mentions if m.foreign), None)
    if foreign is not None:
        owner = owner or context.elsewhere(foreign.sentence, _clauses(doc, foreign))
    if any(m.kind == "person" for m in mentions):
        return _person(mentions, spans, doc, kb, owner or context.official(first.sentence))
    if first.keys and first.kind not in ("people", "office") and not (first.kind == "body" and first.country):
        return _known(first, spans, kb)
    owner = owner or _beside(first, doc) or _where(first, doc, kb) or _of_outlaws(first, doc, context)
    clauses = _clauses(doc, first)
    of_state = first.kind == "office" and first.office is not None
    officials = first.kind == "people" and first.office is not None and first.sector == "GOV"
    of_state = of_state or (
        context.home is not None and (first.kind == "organisation" or officials or bool(first.rank))
    )
    there = context.elsewhere(first.sentence, clauses) if context.home is not None else None
    main = context.official(first.sentence) if of_state else there or context.country(first.sentence, clauses)
    if first.kind == "people" and first.sector == "REF":
        main = None  # who flees or seeks asylum comes from elsewhere than where he is told of
    return _described(mentions, spans, doc, owner or main)


def _beside(mention: Mention, doc: Doc) -> str | None:
    """The country of the body that the people of a definite description belong to, where the sentence or the one before
    names one of their sector ("Die israelische Armee erklärte, die Soldaten hätten ...")."""
    if mention.kind not in ("people", "office", "body") or not mention.definite or mention.sector not in _FORCES:
        return None
    near = [
        m for s in doc.sentences[max(mention.sentence - 1, 0) : mention.sentence + 1] for m in mentions_in(doc, s)
        if m.sector == mention.sector and m.country and m.kind in ("body", "organisation")
        and m.span.start < mention.span.start
    ]  # fmt: skip
    return near[-1].country if near else None


def _of_outlaws(mention: Mention, doc: Doc, context: Context) -> str | None:
    """The country of outlaws whose clause tells no place ("Die Entführer fordern Lösegeld"): that where the first of
    whom the article tells before are said to act, for news mostly tells of the same ones."""
    if mention.sector not in _OUTLAWS or context.place(mention.sentence, _clauses(doc, mention)) is not None:
        return None
    before = (
        m for m in doc.mentions
        if m.sector in _OUTLAWS and m.kind in ("people", "office") and not (m.country or m.org)
        and m.sentence < mention.sentence
    )  # fmt: skip
    places = (context.place(m.sentence, _clauses(doc, m)) for m in before)
    return next((p.country for p in places if p is not None and p.country is not None), None)


def _clauses(doc: Doc, mention: Mention) -> tuple[int, ...]:
    return clauses_at(doc.sentences[mention.sentence], mention)


_OUTLAWS = frozenset({"REB", "CRM"})


def _where(mention: Mention, doc: Doc, kb: KnowledgeBase) -> str | None:
    """The country of a named facility of which nothing tells whose it is ("Am Flughafen Mitiga"): that of the place
    named before it in the article's last sentences, else that of the dateline."""
    if mention.kind != "facility" or mention.name is None:
        return None
    near = [
        m for s in doc.sentences[max(mention.sentence - 4, 0) : mention.sentence + 1] for m in mentions_in(doc, s)
        if m.country and m.span.end <= mention.span.start and (m.kind == "place" or m.located)
    ]  # fmt: skip
    if near:
        return near[-1].country
    place = _dated_from(doc, kb)
    return place.country if place is not None else None


def _dated_from(doc: Doc, kb: KnowledgeBase) -> Known | None:
    """The first place of the dateline that the knowledge base knows."""
    return next((place for place, _ in _datelines(doc, kb)), None)


def _datelines(doc: Doc, kb: KnowledgeBase) -> list[tuple[Known, Span]]:
    """The places that the dateline names ("New York/Jerusalem"), those that the knowledge base knows, and where."""
    whole = doc.prepared.dateline_place
    if whole is None:
        return []
    parts = _parts(whole, _TOWNS, doc.text)
    return [(place, part) for part in parts if (place := kb.place_called(part.of(doc.text))) is not None]


_FORCES = frozenset({"MIL", "COP", "JUD", "SPY"})


def _known(mention: Mention, spans: tuple[Span, ...], kb: KnowledgeBase) -> Entity:
    known = kb.entities[mention.keys[0]]
    if _is_shared(mention, kb):
        sectors = {kb.entities[k].sector for k in mention.keys}
        sector = sectors.pop() if len(sectors) == 1 else None
        name = mention.name or known.name
        return Entity(
            f"organisation:{slug(name)}", known.kind, name, None, None, sector,
            mentions=spans, candidates=mention.keys, by="link:none",
        )  # fmt: skip
    return replace(_of_row(known, spans, "link:kb"), candidates=mention.keys if len(mention.keys) > 1 else ())


def _of_row(known: Known, spans: tuple[Span, ...], by: str) -> Entity:
    """The entity of a row of the knowledge base as it stands."""
    return Entity(
        known.id, known.kind, known.name, known.country, known.org, known.sector,
        wikidata=known.wikidata, mentions=spans, by=by,
    )  # fmt: skip


def _person(mentions: list[Mention], spans: tuple[Span, ...], doc: Doc, kb: KnowledgeBase, main: str | None) -> Entity:
    day = _day(doc)
    named = max((m for m in mentions if m.name), key=lambda m: len(m.name or ""))
    mentions = _without_namesakes(mentions, named)
    country = next((m.country for m in mentions if m.country), None)
    now = [m for m in mentions if m.office and not m.former] + mentions  # what somebody is goes before what is over
    office = next((m.office for m in now if m.office), None)
    former = any(m.former for m in mentions)
    sector = next((m.sector for m in now if m.sector and not m.by.startswith("names:kb")), None)
    orgs = [m.org for m in mentions if m.org]
    org = _own_org(orgs, sector if office else None, kb)
    hits = list(dict.fromkeys(k for m in mentions for k in m.keys if k.startswith("person:")))
    told = _told(mentions, office, doc, kb)
    meant = _called_by_title(mentions, doc, kb) or kb.person_names.meant(named.name or "", hits, told)
    keys = _fitting(meant, country, office, day, kb)
    known = kb.entities[keys[0]] if len(keys) == 1 else None
    if known is None:
        by = "link:words" if country or org else "link:context" if main else "link:none"
        name = named.name or ""
        return Entity(
            f"person:{slug(name)}", "person", name, country or (None if org else main), org, sector, office, former,
            mentions=spans, candidates=tuple(keys), by=by,
        )  # fmt: skip
    spell = _spell(known, office, day, kb)
    acts = _acts(known, spell, day, sector, kb)
    post = kb.offices[spell.office] if spell and not acts.affiliated else None
    of_the_day = spell is not None and (day is None or _in_office(spell, day))
    held = of_the_day if office is None else _same_role(office, spell, kb)
    return Entity(
        id=known.id,
        kind="person",
        name=known.name,
        country=country or known.country,
        org=(_own_org(orgs, acts.sector, kb) if spell and day and _in_office(spell, day) else org) or acts.org,
        sector=acts.sector or known.sector,
        office=post.title_en if post and held else office,
        former=former,
        wikidata=known.wikidata,
        mentions=spans,
        by="link:kb",
    )


def _called_by_title(mentions: list[Mention], doc: Doc, kb: KnowledgeBase) -> list[str]:
    """The persons whom a name means only with the title before it ("Papst Franziskus")."""
    whole = [m.span.of(doc.text) for m in mentions if m.keys and m.name and " " not in m.name]
    titled = [text for text in whole if " " in text]
    return sorted({p for text in titled for p in kb.person_names.exact(text)})


def _without_namesakes(mentions: list[Mention], named: Mention) -> list[Mention]:
    """The mentions, those by a family name without what the knowledge base tells of others of that name, where the
    article gives a whole name that it does not know."""
    if named.keys or " " not in (named.name or ""):
        return mentions
    return [replace(m, keys=(), country=None) if m.keys and m.by.startswith("names:kb") else m for m in mentions]


def _own_org(orgs: list[str], sector: str | None, kb: KnowledgeBase) -> str | None:
    """The organisation that a person acts for; who holds office in a state acts for the state and not for a party."""
    for org in orgs:
        group = kb.entities.get(f"group:{org}")
        if group is None or group.sector != "PTY" or sector not in OFFICIAL:
            return org
    return None


def _told(mentions: list[Mention], office: str | None, doc: Doc, kb: KnowledgeBase) -> Told:
    """What the article's words tell of a person; a country that only the known name brought is not told."""

    def in_role(person: str) -> bool:
        held = kb.offices_held(person.removeprefix("person:"))
        return office is not None and any(_same_role(office, h, kb) for h in held)

    country = next((m.country for m in mentions if m.country and not m.by.startswith("names:kb")), None)
    return Told(country, keys_of_others(doc), in_role)


@dataclass(frozen=True, slots=True)
class _Acts:
    """For whom a person acts on a day: the code of an organisation, the sector, whether by a party or armed group."""

    org: str | None
    sector: str | None
    affiliated: bool = False


def _acts(known: Known, spell: Holder | None, day: str | None, sector: str | None, kb: KnowledgeBase) -> _Acts:
    """For whom a person acts: for that of the office, for its days (a commissioner is the Union's before and after no
    more than any other minister), else for the party or armed group of the day. After an office of a state only a
    party counts whose days are known: a former president does not act for the party that once put him up. Of somebody
    who held several offices an article without a day tells as much as these have in common."""
    person = known.id.removeprefix("person:")
    post = kb.offices[spell.office] if spell else None
    if spell is not None and post is not None and (day is None or _in_office(spell, day)):
        org = _org_of(post.of, kb)
        return _Acts(org, sector or (post.sector if org or post.of.startswith("country:") else None))
    posts = [kb.offices[h.office] for h in kb.offices_held(person)] if day is None else []
    if posts:
        sectors, owners = {p.sector for p in posts}, {p.of for p in posts}
        return _Acts(None, sector or (sectors.pop() if len(sectors) == len(owners) == 1 else None))
    affiliation = kb.affiliation(person, day)
    if affiliation is not None:
        dated = affiliation.from_ is not None or affiliation.until is not None
        told = sector if post is None or dated else sector or post.sector
        if _own_org([affiliation.group], told, kb):
            group = kb.entities[f"group:{affiliation.group}"]
            own = group.sector if dated else known.sector or group.sector
            return _Acts(affiliation.group, sector or own, affiliated=True)
    return _Acts(None, sector or (post.sector if post is not None and post.of.startswith("country:") else None))


def _in_office(spell: Holder, day: str) -> bool:
    """Whether a spell holds the day or the one before: what a report of the day tells has mostly happened then."""
    return maybe_within(spell.from_, spell.until, day) or spell.until == shifted(earliest(day), -1)


def _org_of(entity: str, kb: KnowledgeBase) -> str | None:
    known = kb.entities.get(entity)
    return known.org if known else None


def _same_role(title: str, spell: Holder | None, kb: KnowledgeBase) -> bool:
    """Whether the office told in the text is the class of office that the row names."""
    if spell is None:
        return False
    return means(title, kb.offices[spell.office])


def _fitting(keys: list[str], country: str | None, office: str | None, day: str | None, kb: KnowledgeBase) -> list[str]:
    """The candidates that no word of the text contradicts; those in office on the day first where that decides."""
    fitting = [k for k in keys if country is None or kb.entities[k].country in (None, country)]
    if len(fitting) > 1 and day is not None:
        holding = [k for k in fitting if kb.offices_held(k.removeprefix("person:"), day)]
        fitting = holding or fitting
    if len(fitting) > 1 and office is not None:
        posts = [
            k
            for k in fitting
            if any(_same_role(office, h, kb) for h in kb.offices_held(k.removeprefix("person:"), day))
        ]
        fitting = posts or fitting
    return fitting


def _spell(known: Known, office: str | None, day: str | None, kb: KnowledgeBase) -> Holder | None:
    """The spell in office that the text means: of the office it tells, on its day, else the latest before."""
    # Of many crowns the own country's comes last, where the choice falls.
    held = kb.offices_held(known.id.removeprefix("person:"))
    spells = tuple(sorted(held, key=lambda h: (kb.offices[h.office].of == f"country:{known.country}", h.from_ or "")))
    if office is not None:
        spells = tuple(h for h in spells if _same_role(office, h, kb)) or spells
    if day is not None:
        current = [h for h in spells if (h.from_ or "") <= day and (h.until is None or h.until >= day[: len(h.until)])]
        past = [h for h in spells if (h.from_ or "") <= day]
        spells = tuple(current or past or spells)
    return spells[-1] if spells and (day is not None or len(spells) == 1 or office is not None) else None


def _parts(whole: Span, pattern: re.Pattern[str], text: str) -> list[Span]:
    """Where in the text the parts of a span stand that a pattern finds."""
    return [Span(m.start(), m.end()) for m in pattern.finditer(text, whole.start, whole.end)]


_SIGNS = re.compile(r"[^\s/+,](?:[^/+,]*[^\s/+,])?")
_TOWNS = re.compile(r"[^\s/](?:[^/]*[^\s/])?")
_OPENING = re.compile(r"\s*\(")
_BRACKETED = re.compile(r"[\"“”«»]?\s*\(\s*([A-Z\u00c0-\u00de][A-Za-z\u00c0-\u00de0-9-]{1,9})\s*[,;)]")


_CODED = frozenset({"REB", "PTY", "IGO"})  # organisations that have a code of their own (coding guide, `org`)


def _abbreviation(mention: Mention, text: str) -> str | None:
    """The abbreviation in brackets that the text gives an organisation ("Mouvement de Libération du Congo (MLC)")."""
    found = _BRACKETED.match(text, mention.span.end)
    short = found.group(1) if found is not None else mention.name or ""
    capitals = sum(c.isupper() for c in short)
    return short.upper() if " " not in short and 2 <= len(short) <= 10 and capitals * 2 > len(short) else None


def _noun(mention: Mention, doc: Doc) -> str:
    """The noun by which a mention calls somebody, as a dictionary has it."""
    word = next((w for w in doc.sentences[mention.sentence].words if mention.head.covers(w.span)), None)
    return word.lemma if word is not None else mention.head.of(doc.text)


def _described(mentions: list[Mention], spans: tuple[Span, ...], doc: Doc, main: str | None) -> Entity | None:
    """An entity known by description only: an organ, an office, a group of people."""
    first = mentions[0]
    if first.kind in ("organisation", "place", "group") and first.name:
        kind = "place" if first.kind == "place" else "organisation"
        sector = next((m.sector for m in mentions if m.sector), None)
        country = next((m.country for m in mentions if m.country), None)
        org = next((m.org for m in mentions if m.org), None)
        if org is None and kind == "organisation" and sector in _CODED:
            org = _abbreviation(first, doc.text)
        told = bool(country or org) or kind == "place"
        return Entity(
            f"{kind}:{slug(first.name)}", kind, first.name, country if told else main, org, sector,
            mentions=spans, by="link:words" if told or main is None else "link:context",
        )  # fmt: skip
    country = next((m.country for m in mentions if m.country), None)
    org = next((m.org for m in mentions if m.org), None)
    by = "link:words"
    inherits = first.kind in ("people", "office", "facility") or first.sector in INHERITING
    inherits = inherits or (first.kind == "body" and first.sector is None)
    inherits = inherits and first.sector != "IGO" and not any(m.abroad for m in mentions)
    if country is None and org is None and main is not None and inherits:
        country, by = main, "link:context"
    label = first.office or _noun(first, doc)  # two organs of one state are two
    whose = org or country or "unknown"
    kind = {"office": "office", "people": "people", "facility": "facility"}.get(first.kind, "organ")
    phrase = first.span.of(doc.text)
    words = slug(phrase) if country is None and org is None else slug(f"{whose} {first.sector or ''} {label}")
    name = first.name or phrase
    former = any(m.former for m in mentions)
    sector = first.sector or ("GOV" if country and first.kind == "office" else None)
    return Entity(f"{kind}:{words}", kind, name, country, org, sector, first.office, former, mentions=spans, by=by)
