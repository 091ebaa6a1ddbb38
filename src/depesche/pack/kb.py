"""The knowledge base: who is who, who held which office, who belonged to what, and which law was in force.

Rows are dated and sourced (`kb_rows`). Questions are asked for a day: `holder(office, day)`,
`members(organisation, day)`, `seats(council, day)`, `in_force(instrument, day)`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from depesche.pack import kb_rows as rows
from depesche.pack.days import maybe_within
from depesche.pack.files import DATA, Located, Problems, R, read_csv
from depesche.pack.kb_check import check_references
from depesche.pack.kb_persons import KnownNames
from depesche.pack.kb_rows import Tables

KB = DATA / "kb"
MEDIA_NAMES = KB / "names" / "media.csv"
"""All names of media stand here, so that a text can be prepared without the rest of the knowledge base."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the knowledge base. `country` and `org` are the codes an actor is known by; `sort` is the kind of
    organisation, medium or place that its row tells ("court", "paper", "city"; "capital" for a seat of government)."""

    id: str
    kind: str
    name: str
    name_de: str
    country: str | None = None
    org: str | None = None
    sector: str | None = None
    parent: str | None = None
    from_: str | None = None
    until: str | None = None
    wikidata: str | None = None
    gender: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    sort: str | None = None


@dataclass(frozen=True)
class KnowledgeBase:
    """Dated, sourced facts about states, organisations, persons, offices and law."""

    entities: Mapping[str, Known]
    names: tuple[rows.Name, ...]
    offices: Mapping[str, rows.Office]
    sessions: tuple[rows.Session, ...]
    instruments: Mapping[str, rows.Instrument]
    iso2: Mapping[str, str]
    regions: Mapping[str, frozenset[str]]
    coded_alone: frozenset[str]
    loose_parties: frozenset[str]
    _holders: Mapping[str, tuple[rows.Holder, ...]] = field(repr=False)
    _spells: Mapping[str, tuple[rows.Holder, ...]] = field(repr=False)
    _affiliations: Mapping[str, tuple[rows.Affiliation, ...]] = field(repr=False)
    _members: Mapping[str, tuple[rows.MembershipRow, ...]] = field(repr=False)
    _seats: Mapping[str, tuple[rows.Seat, ...]] = field(repr=False)
    _provisions: Mapping[str, tuple[rows.Provision, ...]] = field(repr=False)

    @cached_property
    def media_names(self) -> frozenset[str]:
        """What agencies and other media are called, weak names left out."""
        return _media_names(self.names)

    @cached_property
    def _by_form(self) -> Mapping[str, str]:
        """The entity of every name, casefolded, the weak ones of media alone; names of persons and places left out."""
        named = [n for n in self.names if not n.entity.startswith(("person:", "place:", "instrument:"))]
        weak = {n.form.casefold(): n.entity for n in named if n.weak and n.entity.startswith("media:")}
        return weak | {n.form.casefold(): n.entity for n in named if not n.weak}

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for n in self.names:
            found[n.entity].append(n.form)
        return {entity: tuple(forms) for entity, forms in found.items()}

    @cached_property
    def _names_of(self) -> Mapping[str, tuple[rows.Name, ...]]:
        found: dict[str, list[rows.Name]] = defaultdict(list)
        for n in self.names:
            found[n.entity].append(n)
        return {entity: tuple(names) for entity, names in found.items()}

    def names_of(self, entity: str) -> tuple[rows.Name, ...]:
        """The names of an entity, in any language, in order of the files."""
        return self._names_of.get(entity, ())

    def forms_of(self, entity: str) -> tuple[str, ...]:
        """All that an entity is called, in any language, in order of the files."""
        return self._forms.get(entity, ())

    @cached_property
    def acronyms(self) -> Mapping[str, frozenset[str]]:
        """The abbreviations of every entity that has some, in capitals."""
        found: dict[str, set[str]] = defaultdict(set)
        for n in self.names:
            if n.kind == "acronym":
                found[n.entity].add(n.form.upper())
        return {k: frozenset(v) for k, v in found.items()}

    def publisher(self, name: str) -> Known | None:
        """The entity that a publisher's name is or begins with, the longest stretch of its words that is a name
        ("UK Government" -> the United Kingdom), of several the first ("APA/Reuters"); None where there is none."""
        for signs in ("'", "'/+,"):
            words = "".join(" " if c in signs else c for c in name.casefold()).split()
            stretches = ((a, b) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
            for a, b in sorted(stretches, key=lambda s: (s[0] - s[1], s[0])):
                entity = self._by_form.get(" ".join(words[a:b]))
                if entity is not None:
                    return self.entities.get(entity)
        return None

    def place_called(self, name: str) -> Known | None:
        """The place called `name` in any language; None where there is none or several."""
        places = self._places_called.get(name.casefold(), frozenset())
        return self.entities[next(iter(places))] if len(places) == 1 else None

    @cached_property
    def _places_called(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for n in self.names:
            if n.entity.startswith("place:") and n.entity in self.entities and n.kind in ("name", "alias"):
                found[n.form.casefold()].add(n.entity)
        return {form: frozenset(places) for form, places in found.items()}

    def coded_org(self, code: str | None) -> str | None:
        """The code of the organisation whose act an act of `code` is: an organ's is its organisation's, unless it is
        one that is coded by itself (`kb/coded_alone.csv`). A group's code is shorn of the country that keeps it apart
        from others ("PDITA" -> "PD"): the country stands in its own field. Forces that serve a state without being its
        army have no code of their own but that state's (the Peshmerga are guards of a region of Iraq)."""
        group = self.entities.get(f"group:{code}")
        if group is not None and group.sector == "MIL" and group.country is not None:
            return None
        if code is not None and group is not None:
            short = code.removesuffix(group.country or "")
            return short if short in self.acronyms.get(group.id, ()) else code
        for _ in range(3):
            known = self.entities.get(f"org:{code}")
            if code is None or code in self.coded_alone or known is None or known.parent is None:
                break
            code = known.parent.removeprefix("org:")
        return code

    def home_of(self, keys: Iterable[str]) -> str | None:
        """The country of the persons among the entities that a name may mean, whomever they serve, where all are of
        one. None where they differ, where it is not known of one, or where there are none."""
        countries = {self.entities[k].country for k in keys if k.startswith("person:")}
        return countries.pop() if len(countries) == 1 else None

    def gender_of(self, name: str) -> str | None:
        """The gender (Masc, Fem) that the first name of a whole name tells, by the persons of the knowledge base who
        share it; None where they differ or where there are none."""
        first, _, rest = name.partition(" ")
        return self._first_names.get(first.casefold()) if rest else None

    @cached_property
    def _first_names(self) -> Mapping[str, str]:
        genders: dict[str, set[str]] = defaultdict(set)
        for person in self.entities.values():
            if person.kind == "person" and person.gender and " " in person.name:
                genders[person.name.split()[0].casefold()].add(person.gender)
        return {name: next(iter(found)) for name, found in genders.items() if len(found) == 1}

    @cached_property
    def sovereigns(self) -> Mapping[str, str]:
        """The state (ISO 3166-1 alpha-3) that each territory with a code of its own belongs to."""
        states = (e for e in self.entities.values() if e.kind == "country" and e.country and e.parent)
        return {e.country: e.parent for e in states if e.country and e.parent}

    @cached_property
    def person_names(self) -> KnownNames:
        """The names of persons, to be asked for spellings that no row has."""
        belongs = {}
        for person in (e for e in self.entities.values() if e.kind == "person"):
            held = [self.offices[h.office].of for h in self.offices_held(person.id.removeprefix("person:"))]
            groups = [f"group:{a.group}" for a in self.affiliations(person.id.removeprefix("person:"))]
            belongs[person.id] = tuple(dict.fromkeys([f"country:{person.country}", *groups, *held]))
        return KnownNames((n for n in self.names if n.entity in belongs), belongs)

    def holder(self, office: str, day: str) -> tuple[rows.Holder, ...]:
        """Who held `office` (an id) on `day`; several where a change falls on the day or days are partial."""
        return tuple(h for h in self._holders.get(office, ()) if maybe_within(h.from_, h.until, day))

    def holders(self, office: str) -> tuple[rows.Holder, ...]:
        """All spells in an office, in order of the files."""
        return self._holders.get(office, ())

    def offices_held(self, person: str, day: str | None = None) -> tuple[rows.Holder, ...]:
        """The spells of `person` (an id without its kind), all of them or those that hold `day`."""
        spells = self._spells.get(person, ())
        return spells if day is None else tuple(h for h in spells if maybe_within(h.from_, h.until, day))

    def affiliations(self, person: str, day: str | None = None) -> tuple[rows.Affiliation, ...]:
        """The spells of `person` (an id without its kind) in parties and armed groups, in order of time: all of them or
        those that hold `day`."""
        spells = self._affiliations.get(person, ())
        return spells if day is None else tuple(a for a in spells if maybe_within(a.from_, a.until, day))

    def affiliation(self, person: str, day: str | None) -> rows.Affiliation | None:
        """The spell of `person` (an id without its kind) in the party or armed group that he or she acts for on `day`,
        the later where one follows another on it; without a day the last in the only one that he or she ever belonged
        to. None where there is none, where the group was not yet founded, or where it is a loose party."""
        spells = [a for a in self.affiliations(person, day) if a.group not in self.loose_parties]
        if not spells or (day is None and len({a.group for a in spells}) > 1):
            return None
        founded = self.entities[f"group:{spells[-1].group}"].from_
        return None if day is not None and founded is not None and day < founded else spells[-1]

    def offices_of(self, of: str, role: str) -> tuple[str, ...]:
        """The ids of the offices of a state or organisation (``country:IRN``) in a role."""
        return tuple(o.id for o in self.offices.values() if o.of == of and o.role == role)

    def members(self, organisation: str, day: str, role: str = "full member") -> tuple[str, ...]:
        """The ids of an organisation's members in `role` on `day`, in order."""
        found = (
            m.member
            for m in self._members.get(organisation, ())
            if m.role == role and maybe_within(m.from_, m.until, day)
        )
        return tuple(sorted(set(found)))

    def memberships(self, organisation: str, member: str | None = None) -> tuple[rows.MembershipRow, ...]:
        """All spells in an organisation, or those of one member, in order of time."""
        return tuple(m for m in self._members.get(organisation, ()) if member in (None, m.member))

    def seats(self, council: str, day: str) -> tuple[rows.Seat, ...]:
        """Who sat in a council on `day`, permanent members first."""
        found = [s for s in self._seats.get(council, ()) if maybe_within(s.from_, s.until, day)]
        return tuple(sorted(found, key=lambda s: (not s.permanent, s.member)))

    def all_seats(self, council: str) -> tuple[rows.Seat, ...]:
        """Every spell of every state in a council."""
        return self._seats.get(council, ())

    def in_force(self, instrument: str, day: str) -> bool | None:
        """Whether an instrument was in force on `day`; None where it is not known."""
        row = self.instruments.get(instrument)
        if row is None or (row.in_force or row.adopted) is None:
            return None
        return maybe_within(row.in_force or row.adopted, row.until, day)

    def provisions(self, instrument: str) -> tuple[rows.Provision, ...]:
        """What the paragraphs of an instrument do."""
        return self._provisions.get(instrument, ())

    def all_provisions(self) -> tuple[rows.Provision, ...]:
        """Every provision of every instrument, in order of instruments."""
        return tuple(p for group in self._provisions.values() for p in group)

    def resolution(self, body: str, number: str) -> rows.Instrument | None:
        """The resolution of an organ by its number ("2231")."""
        found = (
            i for i in self.instruments.values() if i.kind == "resolution" and i.body == body and i.number == number
        )
        return next(found, None)


def read_tables(problems: Problems, folder: Path = KB) -> Tables:
    """All files of the knowledge base, what is wrong with them added to `problems`."""

    def table(name: str, model: type[R]) -> list[Located[R]]:
        return read_csv(folder / f"{name}.csv", model, problems)

    names = [row for path in sorted((folder / "names").glob("*.csv")) for row in read_csv(path, rows.Name, problems)]
    tables = Tables(
        table("states", rows.State),
        table("organisations", rows.Organisation),
        table("groups", rows.Group),
        table("media", rows.Media),
        names,
        table("persons", rows.Person),
        table("offices", rows.Office),
        table("holders", rows.Holder),
        table("affiliations", rows.Affiliation),
        table("memberships", rows.MembershipRow),
        table("seats", rows.Seat),
        table("instruments", rows.Instrument),
        table("provisions", rows.Provision),
        table("sessions", rows.Session),
        table("places", rows.PlaceRow),
        table("coded_alone", rows.CodedAlone),
        table("regions", rows.Region),
    )
    check_references(tables, problems)
    return tables


@cache
def load_kb() -> KnowledgeBase:
    """The knowledge base that ships. Raises DataError with every problem of its files."""
    problems = Problems()
    tables = read_tables(problems)
    problems.raise_if_any()
    return build(tables)


@cache
def load_media_names() -> frozenset[str]:
    """`KnowledgeBase.media_names` of the knowledge base that ships, without the rest of it. Raises DataError."""
    problems = Problems()
    found = read_csv(MEDIA_NAMES, rows.Name, problems)
    problems.raise_if_any()
    return _media_names(row.value for row in found)


def _media_names(names: Iterable[rows.Name]) -> frozenset[str]:
    return frozenset(n.form for n in names if n.entity.startswith("media:") and not n.weak)


def build(tables: Tables) -> KnowledgeBase:
    """The knowledge base over checked tables."""
    holders = [row.value for row in tables.holders]
    return KnowledgeBase(
        entities={e.id: e for e in _entities(tables)},
        names=tuple(row.value for row in tables.names),
        offices={row.value.id: row.value for row in tables.offices},
        sessions=tuple(row.value for row in tables.sessions),
        instruments={row.value.id: row.value for row in tables.instruments},
        coded_alone=frozenset(row.value.code for row in tables.coded_alone),
        loose_parties=frozenset(row.value.code for row in tables.groups if row.value.kind == "loose party"),
        iso2={row.value.iso2: row.value.code for row in tables.states if row.value.iso2},
        regions=_regions(tables),
        _holders=_grouped((h.office, h) for h in holders),
        _spells=_grouped((h.person, h) for h in holders),
        _affiliations=_grouped((row.value.person, row.value) for row in tables.affiliations),
        _members=_grouped((row.value.organisation, row.value) for row in tables.memberships),
        _seats=_grouped((row.value.council, row.value) for row in tables.seats),
        _provisions=_grouped((row.value.instrument, row.value) for row in tables.provisions),
    )


def _grouped(pairs: Iterable[tuple[str, R]]) -> dict[str, tuple[R, ...]]:
    groups: dict[str, list[R]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {k: tuple(v) for k, v in groups.items()}


_PRIVATE = frozenset({"BUS", "NGO", "LAB", "EDU", "REL", "CVL"})


def _entities(tables: Tables) -> Iterable[Known]:
    yield from map(_state, (row.value for row in tables.states))
    yield from map(_organisation, (row.value for row in tables.organisations))
    yield from map(_group, (row.value for row in tables.groups))
    acronyms = {n.value.entity: n.value.form for n in tables.names if n.value.kind == "acronym"}
    yield from (_medium(row.value, acronyms) for row in tables.media)
    yield from map(_person, (row.value for row in tables.persons))
    yield from map(_instrument, (row.value for row in tables.instruments))
    capitals = frozenset((row.value.capital_en, row.value.code) for row in tables.states)
    yield from (_place(row.value, capitals) for row in tables.places)


def _state(s: rows.State) -> Known:
    # PLOVER folds a territory into the state that controls it, unless news treats it as an actor of its own.
    return Known(
        f"country:{s.code}", "country", s.name_en, s.name_de, s.code, None, "GOV", s.sovereign, s.from_, s.until,
        s.wikidata,
    )  # fmt: skip


def _organisation(o: rows.Organisation) -> Known:
    # An organ of a state, a company, a society of one country act as their country's (coding guide).
    national = o.country is not None and o.sector in _PRIVATE
    org = None if o.kind in ("state organ", "company") or national else o.code
    parent = o.parent and f"org:{o.parent}"
    return Known(
        f"org:{o.code}", "organisation", o.name_en, o.name_de, o.country, org, o.sector, parent, o.from_, o.until,
        o.wikidata, sort=o.kind,
    )  # fmt: skip


def _group(g: rows.Group) -> Known:
    return Known(
        f"group:{g.code}", "group", g.name_en, g.name_de, g.country, g.code, g.sector, None, g.from_, g.until,
        g.wikidata,
    )  # fmt: skip


def _medium(m: rows.Media, acronyms: Mapping[str, str]) -> Known:
    kind = "news agency" if m.kind == "agency" else "media"
    acronym = acronyms.get(f"media:{m.code}")
    name = f"{acronym} ({m.name})" if acronym and acronym not in m.name else m.name
    return Known(f"media:{m.code}", kind, name, m.name, m.country, None, "MED", wikidata=m.wikidata, sort=m.kind)


def _person(p: rows.Person) -> Known:
    return Known(
        f"person:{p.id}", "person", p.name, p.name, p.country, None, p.sector, wikidata=p.wikidata, gender=p.gender
    )


def _instrument(i: rows.Instrument) -> Known:
    # What a resolution demands, the body demands that passed it.
    body = i.body if i.kind == "resolution" else None
    return Known(f"instrument:{i.id}", "instrument", i.name_en, i.name_de, org=body, sector="IGO" if body else None)


def _place(x: rows.PlaceRow, capitals: frozenset[tuple[str | None, str]]) -> Known:
    """A place; `capitals` are the names of seats of government with their states."""
    return Known(
        f"place:{x.id}", "place", x.name_en, x.name_de, x.country,
        latitude=x.latitude, longitude=x.longitude, geonames=x.geonames,
        sort="capital" if x.kind == "city" and (x.name_en, x.country) in capitals else x.kind,
    )  # fmt: skip


def _regions(tables: Tables) -> dict[str, frozenset[str]]:
    """The states (ISO 3166-1 alpha-3) of every region of several, by the id of its place."""
    states = [row.value for row in tables.states]
    found = {}
    for region in (row.value for row in tables.regions):
        parts = set(region.parts.split(";"))
        found[f"place:{region.place}"] = frozenset(s.code for s in states if s.code in parts or s.region in parts)
    return found
