"""A record as rich as a record can be, built by hand on an example text of our own."""

from __future__ import annotations

import re

import pytest

from depesche.model import (
    AgreementFact,
    AppointmentFact,
    Claim,
    EmbargoFact,
    Entity,
    Event,
    ExerciseFact,
    Finding,
    Interval,
    Issue,
    MeetingFact,
    MembershipFact,
    OfficeFact,
    Participant,
    Place,
    PublicationDate,
    Record,
    ResolutionFact,
    Source,
    Span,
    Time,
    VisitFact,
    VoteFact,
)

TEXT = """\
BERN, 14. März (Nordlicht) – Die norwegische Außenministerin Ingrid Solheim ist am Montag in Bern eingetroffen. \
Sie werde mit Bundesrat Keller über ein Abkommen zum Austausch von Wetterdaten verhandeln, teilte ihr Sprecher mit.

Solheim sagte nach dem Treffen: „Wir haben uns geeinigt.
Die Regierung in Reykjavik habe berichtet, Island unterstütze den Plan.“ \
Die finnische Opposition verurteilte dagegen die Absprache scharf. Bei Protesten in Turku nahm die Polizei drei Demonstranten fest.

Der Nordische Rat hatte den Entwurf mit 12 zu 3 Stimmen bei 4 Enthaltungen angenommen, obwohl ihm nur 15 Mitglieder angehören. \
Das Embargo gegen Thule läuft am 1. April aus."""


def at(words: str, nth: int = 0) -> Span:
    """The span of the words in the example text."""
    found = [m.start() for m in re.finditer(re.escape(words), TEXT)][nth]
    return Span(found, found + len(words))


def who(words: str, entity: str | None, country: str | None, sector: str | None, org: str | None = None) -> Participant:
    return Participant(entity, words, at(words), country, org, sector)


SOLHEIM = who("Ingrid Solheim", "person:ingrid-solheim", "NOR", "GOV")
KELLER = who("Bundesrat Keller", "person:keller", "CHE", "GOV")
MONDAY = Interval("2022-03-14", "2022-03-14", "day", at("am Montag"), "the Monday of the week of publication")
PAST = Interval(None, "2022-03-14", "open", None, "told in the past, without a time expression")
BERN = Place("Bern", at("Bern", 0), "place:bern", "CHE", 46.94809, 7.44744, 2661552)


def event(
    id: str, sentence: int, type: str, quad: int, score: float, trigger: str, actors: tuple[Participant, ...],
    recipients: tuple[Participant, ...] = (), **rest: object,
) -> Event:  # fmt: skip
    told = {
        "mode": None, "contexts": ("diplomatic",), "date": PAST, "place": None, "aux": (), "claim": "c1",
        "attribution": ("Nordlicht",), "cameo": "042", "confidence": 0.8, "by": f"rule:de.{type.lower()}.1",
    }  # fmt: skip
    told |= rest
    return Event(
        id=id, sentence=sentence, type=type, trigger=at(trigger), actors=actors, recipients=recipients,
        quad=quad, score=score, **told,
    )  # type: ignore[arg-type]  # fmt: skip


SAMPLE = Record(
    id="nordlicht/2022-03-14/7", language="de", title="Solheim in Bern", url="https://nordlicht.example/7",
    publisher=Source("Nordlicht", "text", at("Nordlicht")), date=PublicationDate("2022-03-14", "argument"),
    desk_code=None, dated_between=None,
    sentences=(
        Span(0, TEXT.index(" Sie werde")), Span(TEXT.index("Sie werde"), TEXT.index("\n\n")),
        at("Solheim sagte nach dem Treffen: „Wir haben uns geeinigt."),
        at("Die Regierung in Reykjavik habe berichtet, Island unterstütze den Plan.“"),
        at("Die finnische Opposition verurteilte dagegen die Absprache scharf."),
        at("Bei Protesten in Turku nahm die Polizei drei Demonstranten fest."),
    ),
    entities=(
        Entity("person:ingrid-solheim", "person", "Ingrid Solheim", "NOR", None, "GOV", "Minister of Foreign Affairs",
               mentions=(at("Die norwegische Außenministerin Ingrid Solheim"), at("Sie"), at("ihr"), at("Solheim", 1)), by="name"),
        Entity("person:keller", "person", "Keller", "CHE", None, "GOV", "Federal Councillor", mentions=(at("Bundesrat Keller"),),
               candidates=("person:karin-keller", "person:urs-keller"), by="name"),
        Entity("country:ISL", "country", "Island", "ISL", None, "GOV", mentions=(at("Die Regierung in Reykjavik"), at("Island")), by="kb"),
        Entity("organ:fin-opposition", "organ", "finnische Opposition", "FIN", None, "PTY", mentions=(at("Die finnische Opposition"),)),
        Entity("org:NC", "organisation", "Nordischer Rat", None, "NC", "IGO", wikidata="Q146165", mentions=(at("Der Nordische Rat"), at("ihm"))),
        Entity("place:bern", "place", "Bern", "CHE", mentions=(at("Bern", 0),), by="gazetteer"),
    ),
    places=(BERN, Place("Turku", at("Turku"), "place:turku", "FIN", 60.45148, 22.26869, 633679)),
    claims=(
        Claim("c1", Span(0, len(TEXT)), "Nordlicht", at("Nordlicht"), None, "publisher"),
        Claim("c2", Span(TEXT.index("Sie werde"), TEXT.index("\n\n")), "person:sprecher", at("ihr Sprecher"), at("teilte"), "indirect", "c1"),
        Claim("c3", at("„Wir haben uns geeinigt.\nDie Regierung in Reykjavik habe berichtet, Island unterstütze den Plan.“"),
              "person:ingrid-solheim", at("Solheim", 1), at("sagte"), "direct", "c1", addressee="person:keller", by="rule:de.direct"),
        Claim("c4", at("Island unterstütze den Plan"), "country:ISL", at("Die Regierung in Reykjavik"), at("berichtet"), "indirect", "c3"),
    ),
    times=(
        Time(at("14. März"), "DATE", "2022-03-14", "2022-03-14", "2022-03-14", by="rule:de.day-month"),
        Time(at("am Montag"), "DATE", "2022-03-14", "2022-03-14", "2022-03-14", reason="the Monday of the week of publication"),
        Time(at("am 1. April"), "DATE", "2022-04-01", "2022-04-01", "2022-04-01"),
    ),
    events=(
        event("e1", 0, "CONSULT", 1, 1.9, "eingetroffen", (SOLHEIM,), (who("Bern", "place:bern", "CHE", "GOV"),),
              mode="visit", date=MONDAY, place=BERN),
        event("e2", 1, "AGREE", 1, 4.0, "verhandeln", (SOLHEIM,), (KELLER,), aux=("future",), claim="c2",
              attribution=("Nordlicht", "ihr Sprecher")),
        event("e3", 3, "SUPPORT", 1, 3.5, "unterstütze", (who("Island", "country:ISL", "ISL", "GOV"),), claim="c4",
              attribution=("Nordlicht", "Ingrid Solheim", "Regierung in Reykjavik")),
        event("e4", 4, "ACCUSE", 3, -2.0, "verurteilte", (who("finnische Opposition", "organ:fin-opposition", "FIN", "PTY"),),
              (SOLHEIM, KELLER), mode="disapprove", cameo="111"),
        event("e5", 5, "COERCE", 4, -5.0, "nahm", (who("Polizei", None, "FIN", "COP"),),
              (who("drei Demonstranten", None, "FIN", "CVL"),), mode="arrest", cameo="173", contexts=("legal", "human-rights")),
    ),
    facts=(
        OfficeFact("f1", "c1", (at("norwegische Außenministerin Ingrid Solheim"),), "person:ingrid-solheim", "Minister of Foreign Affairs",
                   "country:NOR", from_="2021-10-14", from_kb=("from",), by="rule:de.office"),
        MembershipFact("f2", "c4", (at("Island"),), "country:ISL", "org:NC", "member", until="2030-01-01"),
        MeetingFact("f3", "c3", (at("Treffen"),), "org:NC", 3, "place:bern", MONDAY, ("person:keller", "person:ingrid-solheim"), ("Wetter",)),
        AgreementFact("f4", "c2", (at("Abkommen zum Austausch von Wetterdaten"),), ("country:NOR", "country:CHE"),
                      subject="Austausch von Wetterdaten", status="negotiated"),
        EmbargoFact("f5", "c1", (at("Embargo gegen Thule läuft am 1. April aus"),), target="Thule", until="2022-04-01", kind="sanction"),
        ResolutionFact("f6", "c1", (at("Entwurf"),), "org:NC", 12, subject="Wetterdaten"),
        VoteFact("f7", "c1", (at("mit 12 zu 3 Stimmen bei 4 Enthaltungen"),), "org:NC", for_=("country:ISL",), for_count=12,
                 against_count=3, abstained_count=4, outcome="adopted", date=PAST),
        VisitFact("f8", "c1", (at("in Bern eingetroffen"),), "person:ingrid-solheim", host="country:CHE", places=("place:bern",),
                  from_="2022-03-14", days=2, official=True),
        ExerciseFact("f9", "c1", (), ("country:NOR",), "Nordwind", "air"),
        AppointmentFact("f10", "c1", (), "person:keller", act="sworn-in"),
    ),
    findings=(
        Finding("vote-count", "inconsistent", "12 + 3 + 4 = 19 votes, but the body has 15 members.",
                (at("12 zu 3 Stimmen bei 4 Enthaltungen"), at("15 Mitglieder")), ("kb/bodies.yaml (charter, art. 47)",), ("f7",)),
        Finding("weekday", "consistent", "14 March 2022 was a Monday.", (at("am Montag"),), ("calendar",)),
        Finding("sunset", "unverifiable", "No instrument is known that sets 1 April as the end.", (at("am 1. April"),), (), ("f5",)),
    ),
    issues=(
        Issue("link.ambiguous", "“Keller” may be person:karin-keller or person:urs-keller", at("Keller")),
        Issue("event.actor-open", "the police of which city is not told"),
    ),
)  # fmt: skip


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def sample() -> Record:
    return SAMPLE
