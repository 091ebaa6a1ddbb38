"""The records: what Depesche writes down about one article.

Every record is a frozen value. Every field of every record leads back to spans of the article's text,
or is marked as taken from the knowledge base (`from_kb`). Days are ISO 8601 (``YYYY-MM-DD``); an
unknown day is an interval with open ends and a reason, never a guess. Field names ending in an
underscore lose it in JSON (`from_` is written ``from``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from depesche.model.issue import Issue
from depesche.model.text import Span

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Day = str | int  # ISO 8601 day or month; a bare year is a number
Aux = Literal["future", "hypothetical", "negation", "historical"]
Manner = Literal["publisher", "indirect", "direct", "subjunctive", "according-to", "hearsay"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Verdict = Literal["consistent", "inconsistent", "unverifiable"]


@dataclass(frozen=True, slots=True)
class Source:
    """Who published the article. `span` is where the text says so, `evidence` how it was found
    (``argument``, ``field``, ``html:...``, ``feed``, ``warc``, ``text``)."""

    name: str
    evidence: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The day of publication and what it was read from; `span` where the text itself tells it."""

    day: str
    evidence: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, both ends included; None is an open end.

    `granularity` is day, week, month, quarter, year, decade, century, time or open; `span` is the
    time expression relied on; `reason` says in plain words how the bounds came about.
    """

    earliest: str | None
    latest: str | None
    granularity: str = "open"
    span: Span | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression after TIMEX3 (ISO-TimeML): type, value, and the days it may mean."""

    span: Span
    type: TimexType
    value: str
    earliest: str | None = None
    latest: str | None = None
    granularity: str = "day"
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One state, person, organisation, group, office or place of the article.

    `id` is ``kind:slug`` (``country:IRN``, ``org:SCO``, ``person:mohammad-bagheri``, ``place:...``);
    entities that the knowledge base does not know have ids made from their name. `country` is ISO
    3166-1 alpha-3, `org` the code of an organisation or group, `sector` a PLOVER sector. `candidates`
    holds the ids between which an ambiguous name stays open.
    """

    id: str
    kind: str
    name: str
    country: str | None = None
    org: str | None = None
    sector: str | None = None
    office: str | None = None
    former: bool = False
    wikidata: str | None = None
    mentions: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who vouches for a stretch of text. The root is the publisher's; `parent` is the claim around it."""

    id: str
    span: Span
    source: str | None
    source_span: Span | None
    cue: Span | None
    manner: Manner
    parent: str | None = None
    addressee: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient of an event: the words, and what they resolve to."""

    entity: str | None
    text: str
    span: Span
    country: str | None = None
    org: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its words, and the country (ISO 3166-1 alpha-3), coordinates (degrees) and GeoNames id
    where it could be resolved."""

    name: str
    span: Span
    entity: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One PLOVER event as told in one sentence (PLOVER manual, chapter "Events")."""

    id: str
    sentence: int
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    trigger: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    date: Interval
    place: Place | None
    aux: tuple[Aux, ...]
    claim: str
    attribution: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class FactBase:
    """What all facts share: id, the claim that vouches and its chain of sources (outermost first), the spans
    relied on, and the fields that the text does not tell but the knowledge base adds."""

    id: str
    claim: str
    spans: tuple[Span, ...]
    claimed_by: tuple[str, ...] = field(default=(), kw_only=True)
    from_kb: tuple[str, ...] = field(default=(), kw_only=True)
    by: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class OfficeFact(FactBase):
    """A person holds (or held: `former`) an office of a state or organisation."""

    person: str
    office: str
    of: str | None = None
    from_: Day | None = None
    to: Day | None = None
    former: bool = False
    kind: Literal["office"] = "office"


@dataclass(frozen=True, slots=True)
class MembershipFact(FactBase):
    """A member's status in an organisation, from and until a day as told."""

    member: str
    organisation: str
    status: str
    from_: Day | None = None
    until: Day | None = None
    kind: Literal["membership"] = "membership"


@dataclass(frozen=True, slots=True)
class MeetingFact(FactBase):
    """A session of a body or a conference."""

    body: str
    ordinal: int | None = None
    place: str | None = None
    date: Interval | None = None
    participants: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    kind: Literal["meeting"] = "meeting"


@dataclass(frozen=True, slots=True)
class AgreementFact(FactBase):
    """A treaty, deal or memorandum, and how far it has come."""

    parties: tuple[str, ...] = ()
    name: str | None = None
    short: str | None = None
    subject: str | None = None
    status: str | None = None
    date: Day | None = None
    kind: Literal["agreement"] = "agreement"


@dataclass(frozen=True, slots=True)
class EmbargoFact(FactBase):
    """An embargo or sanction: by whom, on whom, on what, in which state, on which legal basis."""

    imposed_by: str | None = None
    target: str | None = None
    scope: str | None = None
    status: str | None = None
    from_: Day | None = None
    until: Day | None = None
    legal_basis: str | None = None
    kind: Literal["embargo", "sanction"] = "embargo"


@dataclass(frozen=True, slots=True)
class ResolutionFact(FactBase):
    """A resolution of an organ, by number."""

    body: str | None = None
    number: int | None = None
    date: Day | None = None
    subject: str | None = None
    endorses: str | None = None
    kind: Literal["resolution"] = "resolution"


@dataclass(frozen=True, slots=True)
class VoteFact(FactBase):
    """A vote in a body: who, how many, and what came of it."""

    body: str
    motion: str | None = None
    proposed_by: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    for_count: int | None = None
    against_count: int | None = None
    abstained_count: int | None = None
    outcome: str | None = None
    date: Interval | None = None
    kind: Literal["vote"] = "vote"


@dataclass(frozen=True, slots=True)
class VisitFact(FactBase):
    """A visit: who, where, from when to when, at whose invitation, to talk about what."""

    visitor: str
    leads: str | None = None
    host: str | None = None
    places: tuple[str, ...] = ()
    from_: str | None = None
    to: str | None = None
    days: int | None = None
    official: bool | None = None
    invited_by: str | None = None
    agenda: tuple[str, ...] = ()
    kind: Literal["visit"] = "visit"


@dataclass(frozen=True, slots=True)
class ExerciseFact(FactBase):
    """A military exercise."""

    participants: tuple[str, ...] = ()
    name: str | None = None
    domain: str | None = None
    place: str | None = None
    from_: str | None = None
    to: str | None = None
    status: str | None = None
    kind: Literal["exercise"] = "exercise"


@dataclass(frozen=True, slots=True)
class AppointmentFact(FactBase):
    """A person comes to or leaves an office."""

    person: str
    office: str | None = None
    of: str | None = None
    act: str | None = None
    date: Day | None = None
    kind: Literal["appointment"] = "appointment"


Fact = (
    OfficeFact | MembershipFact | MeetingFact | AgreementFact | EmbargoFact | ResolutionFact
    | VoteFact | VisitFact | ExerciseFact | AppointmentFact
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """What a careful editor would write in the margin: a report held against how institutions work."""

    check: str
    verdict: Verdict
    message: str
    spans: tuple[Span, ...]
    sources: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """All that is written down about one article: one line of JSON Lines."""

    id: str
    language: str | None
    title: str | None
    url: str | None
    publisher: Source | None
    date: PublicationDate | None
    desk_code: str | None
    dated_between: Interval | None
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    places: tuple[Place, ...]
    claims: tuple[Claim, ...]
    times: tuple[Time, ...]
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    issues: tuple[Issue, ...]
