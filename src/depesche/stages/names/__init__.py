"""Stage `names`: every span that means an actor, an office or a place, with what its own words tell.

Names come from three sides: the knowledge base (states, organisations, groups, persons, places), the
analyser's names, and role words of the language pack (offices, bodies, groups of people).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from depesche.match.publisher import publisher_of, spoken_for
from depesche.model import Doc, Entity, Mention
from depesche.pack.kb import KnowledgeBase
from depesche.pack.names import NamesLexicon
from depesche.stages.names.build import mentions_of
from depesche.stages.names.evidence import Evidence, family_names, gather, tag_families, tag_towns, without_weak
from depesche.stages.names.few_states import States, of_few_states, of_other_states, of_own_forces
from depesche.stages.names.own_forces import of_senders
from depesche.stages.names.redefined import without_redefined
from depesche.stages.names.taken_up import of_named_bodies


def names(doc: Doc, lexicon: NamesLexicon, kb: KnowledgeBase) -> tuple[Mention, ...]:
    """The mentions of the article in order of the text, longer before shorter.

    A weak name ("Sicherheitsrat", "Kommission") counts where the article names the same entity, its parent or a
    body of the same parent by a strong name, or where the analyser takes it for a name. What a party is called in
    several countries ("Sozialistische Partei") counts where the article names one of these.
    """
    evidences = [gather(sentence, lexicon, kb) for sentence in doc.sentences]
    for evidence in evidences if lexicon.towns is not None else ():
        tag_towns(evidence, kb, lexicon)
    publisher = publisher_of(doc, kb)
    supported = _supported(evidences, kb, spoken_for(publisher))
    if lexicon.closed.has("seats name organisations"):
        supported |= _seated(evidences, kb)
    main = _main(evidences, kb)
    told = [without_weak(evidence, supported, main, kb) for evidence in evidences]
    families = family_names(told)
    for evidence in told:
        tag_families(evidence, families, lexicon)
    found = [m for evidence in told for m in mentions_of(evidence, doc.text, lexicon, kb)]
    found = without_redefined(found, doc.text, kb)
    found = of_few_states(found, doc.text, lexicon, _states(supported, main, publisher, kb))
    found = of_other_states(found, doc.text, lexicon, spoken_for(publisher))
    found = of_own_forces(found, doc.text, lexicon, spoken_for(publisher))
    found = _with_groups(_without_namesakes(_with_family_names(_places_settled(found, kb), lexicon), lexicon))
    found = of_named_bodies(found, doc, lexicon, kb)
    found = [replace(m, native=kb.home_of(m.keys)) if m.kind == "person" and m.keys else m for m in found]
    found = of_senders(found, doc, lexicon.closed)
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end, m.head, m.country or "", m.kind)))


def _with_groups(found: list[Mention]) -> list[Mention]:
    """The mentions, those of people without an organisation with that of a group by name within their phrase
    ("Mitglieder der Sauerland-Gruppe")."""
    groups = [m for m in found if m.by == "names:group" and m.org]

    def inside(mention: Mention) -> Mention | None:
        people = mention.kind in ("people", "office", "person") and not mention.org
        return next((g for g in groups if people and g is not mention and mention.span.covers(g.span)), None)

    return [replace(m, org=g.org, sector=m.sector or g.sector) if (g := inside(m)) is not None else m for m in found]


def _with_family_names(found: list[Mention], lexicon: NamesLexicon) -> list[Mention]:
    """The mentions, those of places and organisations that only the analyser saw as persons where the article gives a
    person's whole name that ends so ("Sgrena", "Giuliana Sgrena")."""
    families = {(m.name or "").split()[-1].casefold() for m in found if m.kind == "person" and " " in (m.name or "")}

    def is_family(mention: Mention) -> bool:
        name = (mention.name or "").casefold()
        unknown = mention.kind in ("place", "organisation") and not mention.keys and " " not in name
        return unknown and bool(name) and not families.isdisjoint(lexicon.closed.as_names(name))

    return [replace(m, kind="person") if is_family(m) else m for m in found]


def _without_namesakes(found: list[Mention], lexicon: NamesLexicon) -> list[Mention]:
    """The mentions, family names of known persons without what is known of these where the article gives the whole name
    of somebody else of that name and never theirs ("Cox" behind "Jo Cox")."""
    whole: dict[str, set[str]] = {}
    for m in found:
        if m.kind == "person" and " " in (m.name or ""):
            family = (m.name or "").split()[-1].casefold()
            whole.setdefault(family, set()).update(m.keys or ("?",))

    def others(mention: Mention) -> bool:
        name = (mention.name or "").casefold()
        persons = next((whole[n] for n in lexicon.closed.as_names(name) if n in whole), None)
        return mention.by == "names:kb:short" and persons is not None and not persons & set(mention.keys)

    return [replace(m, keys=(), country=None, org=None, sector=None, gender=None) if others(m) else m for m in found]


def _places_settled(found: list[Mention], kb: KnowledgeBase) -> list[Mention]:
    """The mentions, those of a place whose name several states share with the one in a state that the article names
    ("Tripoli" in news of Lebanon)."""
    states = {m.country for m in found if m.kind == "country"}

    def place_of(mention: Mention) -> Mention:
        keys = [k for k in mention.keys if k.startswith("place:")]
        if mention.kind != "place" or len(keys) < 2 or mention.country in states:
            return mention
        near = next((k for k in keys if kb.entities[k].country in states), None)
        return replace(mention, keys=(near,), country=kb.entities[near].country) if near is not None else mention

    return [place_of(m) for m in found]


def _states(supported: frozenset[str], main: str | None, publisher: Entity | None, kb: KnowledgeBase) -> States:
    """The states that the article names, most of all `main`, and that of its publisher, media included."""
    named = {e.removeprefix("country:") for e in supported if e.startswith("country:")}
    named |= {c for e in supported if e.startswith("place:") and e in kb.entities and (c := kb.entities[e].country)}
    return States(main, frozenset(named), publisher.country if publisher is not None else None)


def _main(evidences: list[Evidence], kb: KnowledgeBase) -> str | None:
    """The country (ISO 3166-1 alpha-3) that the article names most, by itself or by its places, the first of the
    alphabet among equals."""
    hits = [h for ev in evidences for h in {(h.first, h.last): h for h in ev.hits.values()}.values()]
    firsts = [h.entries[0].entity for h in hits if h.entries[0].entity.startswith(("country:", "place:"))]
    named = Counter(country for entity in firsts if (country := kb.entities[entity].country))
    return min(named, key=lambda country: (-named[country], country), default=None)


def _supported(evidences: list[Evidence], kb: KnowledgeBase, home: str | None) -> frozenset[str]:
    """The entities and offices that strong names of the article, or its publisher, stand for or support."""
    strong = {f"country:{home}"} if home else set()
    strong |= {e.entity for ev in evidences for hit in ev.hits.values() for e in hit.entries if not e.weak}
    strong |= {e.entity for ev in evidences for entries in ev.prefixes.values() for e in entries if not e.weak}
    strong |= {e for ev in evidences for e in _before_hyphens(ev) if kb.entities[e].sector == "REB"}
    parents = {kb.entities[s].parent for s in strong if s in kb.entities} | strong
    children = {e.id for e in kb.entities.values() if e.parent is not None and e.parent in parents}
    posts = {e.entity for ev in evidences for entries in ev.posts.values() for e in entries}
    offices = {p for p in posts if kb.offices[p.removeprefix("office:")].of in strong}
    named = {e.entity for ev in evidences for hit in ev.hits.values() for e in hit.entries if e.entity[:6] == "place:"}
    places = {p for p in named if p in kb.entities and f"country:{kb.entities[p].country}" in strong}
    countries = {kb.entities[s].country for s in strong if s.startswith(("country:", "place:"))}
    # where one party of a state is named, others of it may be, too ("SPD und Grüne")
    countries |= {kb.entities[s].country for s in strong if s.startswith("group:") and kb.entities[s].sector == "PTY"}
    groups = (e for e in kb.entities.values() if e.kind == "group")
    parties = {e.id for e in groups if e.sector == "PTY" and e.country and e.country in countries}
    above = {p for p in parents if p is not None}
    return frozenset(strong | above | children | offices | places | parties)


def _before_hyphens(evidence: Evidence) -> Iterator[str]:
    """The groups whose acronym is the first part of a compound with a hyphen ("IS-Stellungen")."""
    words = evidence.sentence.words
    for index, hit in evidence.hits.items():
        behind = words[hit.last + 1 : hit.last + 3]
        if index == hit.last and len(behind) == 2 and behind[0].form == "-" and behind[1].upos == "NOUN":
            yield from (e.entity for e in hit.entries if e.kind == "acronym" and e.entity.startswith("group:"))


def _seated(evidences: list[Evidence], kb: KnowledgeBase) -> set[str]:
    """The organisations that are called by the town they sit in ("Brüssel droht Budapest"), where the article names
    the state of that town by nothing else."""
    hits = [h for ev in evidences for h in {(h.first, h.last): h for h in ev.hits.values()}.values()]
    prefixes = [e for ev in evidences for entries in ev.prefixes.values() for e in entries]
    seats: dict[str, set[str]] = {}
    towns: set[str] = set()
    for hit in hits:
        orgs = {e.entity for e in hit.entries if e.kind == "metonym" and e.entity.startswith("org:")}
        if orgs:
            towns |= {e.entity for e in hit.entries if e.entity.startswith("place:")}
            for org in orgs:
                seats.setdefault(org, set()).update(kb.entities[t].country or "" for t in towns)
    others = [e.entity for h in hits for e in h.entries[:1] if e.entity not in towns and e.entity not in seats]
    others += [e.entity for e in prefixes if e.entity not in towns]
    named = {kb.entities[e].country for e in others if e in kb.entities and e.startswith(("country:", "place:"))}
    return {org for org, hosts in seats.items() if not hosts & named}
