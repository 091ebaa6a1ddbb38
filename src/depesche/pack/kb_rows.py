"""The knowledge base's files: one model a file, a field a column.

Days are ISO 8601 and may be partial (``2015``, ``2015-10``, ``2015-10-18``): what is not known stays out.
A spell runs from its first to its last day, both included; an empty `from_` or `until` is open. `source`
names where the row stands (a URL, a document, a data set) or is ``recalled`` where it is written from memory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from depesche.pack.files import Located, Row


def _partial_day(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value):
        raise ValueError(f"{value!r} is no ISO 8601 day, month or year")
    return value


Day = Annotated[str, AfterValidator(_partial_day)]
Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,15}$")]
Lang = Literal["de", "en", "und"]
Id = Annotated[str, Field(pattern=r"^(country|org|group|media|office|person|place|instrument):[A-Za-z0-9._-]+$")]


Role = Literal[
    "head of state", "head of government", "supreme leader", "foreign minister", "defence minister",
    "interior minister", "finance minister", "chief of staff", "head of organisation", "un ambassador",
    "speaker", "vice", "special envoy", "commander", "other",
]  # fmt: skip
"""The classes of offices."""


class State(Row):
    """kb/states.csv: states and territories. `code` is ISO 3166-1 alpha-3 (for former states ISO 3166-3
    or COW letters); `sovereign` is the code of the state a territory belongs to."""

    code: Code
    iso2: str | None = None
    cow: int | None = None
    name_en: str
    name_de: str
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    sovereign: Code | None = None
    capital_en: str | None = None
    capital_de: str | None = None
    region: str | None = None
    un_member_since: Day | None = None
    wikidata: str | None = None
    source: str


class Organisation(Row):
    """kb/organisations.csv: international organisations and their organs, agencies, courts; also organs of
    states that news names as actors (Pentagon, Kreml as org only where they are no mere metonym).
    `parent` is the code of the organisation whose organ this is; `country` only for organs of a state."""

    code: Code
    kind: Literal["igo", "organ", "agency", "court", "alliance", "forum", "ngo", "state organ", "company", "fund"]
    name_en: str
    name_de: str
    acronym_en: str | None = None
    acronym_de: str | None = None
    parent: Code | None = None
    country: Code | None = None
    sector: str
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    wikidata: str | None = None
    source: str


class Group(Row):
    """kb/groups.csv: armed groups, movements and parties. `sector` REB for armed groups, PTY for parties. A loose party
    is one whose deputies and candidates stand for themselves (those of the United States): what they do is no act of
    the party."""

    code: Code
    kind: Literal["armed group", "terrorist group", "movement", "party", "loose party", "militia", "alliance"]
    name_en: str
    name_de: str
    country: Code | None = None
    sector: str
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    wikidata: str | None = None
    source: str


class Media(Row):
    """kb/media.csv: news agencies, broadcasters and papers: country, owner, and whether a state owns them."""

    code: Code
    kind: Literal["agency", "broadcaster", "paper", "portal"]
    name: str
    country: Code
    owner: str | None = None
    state_owned: bool = False
    wikidata: str | None = None
    source: str


class Name(Row):
    """kb/names/*.csv: how a text calls an entity.

    `kind`: name (plain), short, official, historical, alias (other spelling), acronym, adjective
    (uninflected stem: "russisch"), demonym (with `gender` Masc/Fem and `number` Sing/Plur), metonym (seat
    of power that stands for the government: "Teheran", "der Kreml" -> "Kreml"), compound (first part of
    compounds: "US", "UN"). `weak` names mean the entity only with support from the context.
    """

    entity: Id
    lang: Lang
    form: str
    kind: Literal[
        "name", "short", "official", "historical", "alias", "acronym", "adjective", "demonym", "metonym", "compound"
    ]
    gender: Literal["Masc", "Fem", "Neut"] | None = None
    number: Literal["Sing", "Plur"] | None = None
    weak: bool = False


class Person(Row):
    """kb/persons.csv: people who held an office or whom news names. `sector` when in no office row."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: str
    country: Code
    sector: str | None = None
    gender: Literal["Masc", "Fem"] | None = None
    wikidata: str | None = None
    source: str


class Office(Row):
    """kb/offices.csv: posts, apart from who holds them. `of` is a state or organisation; `role` is the class
    of the office; `sector` what its holder acts as."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title_en: str
    title_de: str
    of: Id
    role: Role
    sector: str
    source: str


class Spell(Row):
    """What held from one day to another (both included; None where it is open) according to a source."""

    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    source: str


class Holder(Spell):
    """kb/holders.csv: one spell of one person in one office."""

    office: str
    person: str
    acting: bool = False


class Affiliation(Spell):
    """kb/affiliations.csv: one spell of one person in a party, movement or armed group (`group`, a code of
    kb/groups.csv). A spell of a party ends where the person leaves it, or leaves parliament and its posts for good (who
    is a member and no more does not act for it); it does not end with a death."""

    person: str
    group: Code


class MembershipRow(Spell):
    """kb/memberships.csv: one spell of one member (`country:XXX`) in one role in one organisation."""

    organisation: Code
    member: Id
    role: Literal["full member", "observer", "candidate", "associate", "dialogue partner", "suspended", "acceding"]


class Seat(Spell):
    """kb/seats.csv: one spell of one state in a council (UNSC); `permanent` seats carry the veto."""

    council: Code
    member: Id
    permanent: bool = False


class Instrument(Row):
    """kb/instruments.csv: treaties, agreements and resolutions. `in_force` and `until` as days."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    kind: Literal["treaty", "agreement", "resolution", "regulation", "charter"]
    name_en: str
    name_de: str
    short: str | None = None
    body: Code | None = None
    number: str | None = None
    adopted: Day | None = None
    in_force: Day | None = None
    until: Day | None = None
    source: str


class Provision(Row):
    """kb/provisions.csv: what one paragraph of an instrument does. `effect`: imposes, ends, extends, endorses,
    amends; `kind`: embargo, sanction, sunset, deadline, endorsement, mandate; `refers_to` another instrument."""

    instrument: str
    paragraph: str
    effect: Literal["imposes", "ends", "extends", "endorses", "amends", "suspends"]
    kind: Literal["embargo", "sanction", "sunset", "deadline", "endorsement", "mandate", "ceasefire"]
    target: Id | None = None
    scope: str | None = None
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    refers_to: str | None = None
    note: str | None = None
    source: str


class Session(Row):
    """kb/sessions.csv: regular meetings of bodies by ordinal: the calendar that `ordinal` checks hold against."""

    body: Code
    ordinal: int
    from_: Day = Field(alias="from")
    until: Day
    place: str | None = None
    country: Code | None = None
    source: str


class PlaceRow(Row):
    """kb/places.csv: places beside GeoNames' own names: German exonyms, regions, waters, sites in the news.
    `geonames` 0 where GeoNames has none."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name_en: str
    name_de: str
    country: Code | None = None
    kind: Literal[
        "city", "region", "island", "sea", "strait", "river", "mountain", "border", "site", "continent", "country"
    ]
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    source: str


class CodedAlone(Row):
    """A body that acts in its own name: events carry its code, not that of the organisation it belongs to."""

    code: Code
    reason: str


class Region(Row):
    """The states of a region: codes of states or regions of kb/states.csv, divided by semicolons."""

    place: str
    parts: str
    source: str


@dataclass(frozen=True)
class Tables:
    """The rows as read, each with its file and line."""

    states: list[Located[State]]
    organisations: list[Located[Organisation]]
    groups: list[Located[Group]]
    media: list[Located[Media]]
    names: list[Located[Name]]
    persons: list[Located[Person]]
    offices: list[Located[Office]]
    holders: list[Located[Holder]]
    affiliations: list[Located[Affiliation]]
    memberships: list[Located[MembershipRow]]
    seats: list[Located[Seat]]
    instruments: list[Located[Instrument]]
    provisions: list[Located[Provision]]
    sessions: list[Located[Session]]
    places: list[Located[PlaceRow]]
    coded_alone: list[Located[CodedAlone]]
    regions: list[Located[Region]]
