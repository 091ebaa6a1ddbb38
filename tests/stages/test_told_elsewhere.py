"""Makers and targets that German sentences leave to a town, a noun or the sentence before: who is meant."""

from __future__ import annotations

import pytest

from depesche.pack.files import DATA
from tests.stages.german import codes, events_of

pytestmark = pytest.mark.skipif(not (DATA / "models" / "best.onnx").is_file(), reason="no trained analyser installed")

# Text, and an event of it: type, actors and recipients by their codes.
TOLD: dict[str, list[tuple[str, str]]] = {
    "the government that sits where it is said": [
        ("Der Vorwurf aus Washington wurde in Peking scharf zurückgewiesen.", "REJECT CHN -> USA"),
        ("Die Forderung nach einem Abzug der Truppen wurde in Moskau abgelehnt.", "REJECT RUS -> "),
        ("In Teheran wurde der Vorschlag der Europäischen Union begrüßt.", "SUPPORT IRN -> EUR"),
        ("In Ankara wurde das Vorgehen der israelischen Armee verurteilt.", "ACCUSE TUR -> ISR"),
    ],
    "a town without a government, or a court there": [
        ("In Hamburg wurde das Vorgehen der israelischen Armee verurteilt.", "ACCUSE  -> ISR"),
        ("In London wurde ein Mann wegen Mordes verurteilt.", "SANCTION  -> GBR"),
    ],
    "who brings others together": [
        (
            "Unter türkischer Vermittlung trafen sich Vertreter Syriens und Israels in Istanbul.",
            "CONSULT ISR SYR TUR -> ",
        ),
        ("Unter Vermittlung Ägyptens einigten sich Hamas und Israel auf eine Waffenruhe.", "AGREE EGY HAMAS ISR -> "),
        (
            "Die Präsidenten Armeniens und Aserbaidschans trafen sich unter der Schirmherrschaft der OSZE in Wien.",
            "CONSULT ARM AZE OSCE -> ",
        ),
        (
            "Die Außenminister Serbiens und Kroatiens trafen sich unter EU-Vermittlung in Wien.",
            "CONSULT EUR HRV SRB -> ",
        ),
    ],
    "outlaws of whom was told where they act": [
        (
            "Vor der Küste Somalias haben Piraten einen deutschen Frachter entführt. "
            "Die Seeräuber fordern ein Lösegeld in Millionenhöhe.",
            "REQUEST SOM -> ",
        ),
        (
            "Im Norden des Jemen wurden zwei deutsche Ärzte von Bewaffneten verschleppt. "
            "Die Entführer fordern ein hohes Lösegeld.",
            "REQUEST YEM -> ",
        ),
    ],
    "the part of a country that tells where": [
        (
            "Im Norden Malis haben sich französische Soldaten und Islamisten Gefechte geliefert.",
            "ASSAULT FRA MLI -> ",
        ),
    ],
    "whose deed is judged": [
        (
            "In der türkischen Stadt Diyarbakır wurden Demonstranten von Polizisten erschossen. "
            "Der deutsche Außenminister verurteilte den Einsatz.",
            "ACCUSE DEU -> TUR",
        ),
    ],
}


@pytest.mark.parametrize(("text", "expected"), [pair for pairs in TOLD.values() for pair in pairs])
def test_who_is_meant(text: str, expected: str) -> None:
    told = [f"{e.type} {codes(e.actors)} -> {codes(e.recipients)}" for e in events_of(text, "2015-03-05")]
    assert expected in told


DUTIES = [
    ("Außenminister Steinmeier sagte, Russland müsse seine Truppen abziehen.", "DEU -> RUS"),
    ("Die syrische Regierung müsse die Gefangenen freilassen, sagte Außenminister Kerry.", "USA -> SYR"),
    ("Merkel: Griechenland muss seine Zusagen einhalten", "DEU -> GRC"),
    ("Obama: Assad muss zurücktreten", "USA -> SYR"),
    ("Kanzlerin Merkel erklärte, die Verhandlungen sollten fortgesetzt werden.", "DEU -> "),
]


@pytest.mark.parametrize(("text", "expected"), DUTIES)
def test_what_others_must_do_is_demanded_by_who_says_it(text: str, expected: str) -> None:
    told = [f"{codes(e.actors)} -> {codes(e.recipients)}" for e in events_of(text, "2015-03-05") if e.type == "REQUEST"]
    assert told == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Die Hersteller müssen den Standard bis März unterstützen.",
        "Der Präsident sagte, mit dem Gesetz solle die Sicherheit erhöht werden.",
        "Nach Angaben der Regierung mussten die Bewohner ihre Häuser verlassen.",
        "Die Regierung erklärte, sie werde Schiffe entsenden, sollten russische Tanker angegriffen werden.",
        "Moskau werde Schiffe entsenden, sollten Tanker gestoppt werden, sagte der Sprecher der Regierung.",
        "Die Times berichtete, der Plan solle geheim gehalten werden.",
    ],
)
def test_a_duty_that_nobody_demands_is_no_demand(text: str) -> None:
    assert [e for e in events_of(text, "2015-03-05") if e.type == "REQUEST"] == []
