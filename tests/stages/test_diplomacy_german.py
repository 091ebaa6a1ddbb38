"""Who deals with whom in German sentences on diplomacy, by the codes of states and organisations, from text to event."""

from __future__ import annotations

import pytest

from depesche.pack.files import DATA
from tests.stages.german import codes, events_of

needs_model = pytest.mark.skipif(not (DATA / "models" / "best.onnx").is_file(), reason="no trained analyser installed")

# construction: text, and one of its events by type and codes (actors -> recipients)
CODES = {
    "company of the subject": (
        "Großbritannien hat gemeinsam mit Frankreich die Siedlungspolitik Israels verurteilt.",
        "ACCUSE FRA GBR -> ISR",
    ),
    "company before the verb": (
        "Gemeinsam mit Frankreich forderten die USA schärfere Sanktionen gegen den Iran.",
        "REQUEST FRA USA -> IRN",
    ),
    "an agent that opens the sentence": (
        "Seitens der Opposition in Kiew wurde der Rücktritt des Präsidenten verlangt.",
        "REQUEST UKR -> UKR",
    ),
    "an organ in a capital that is hung on the verb": (
        "Die Organisation Human Rights Watch wirft der Regierung in Khartum schwere Menschenrechtsverletzungen vor.",
        "ACCUSE HRW -> SDN",
    ),
    "whose soldiers come home": (
        "Gesine Lötzsch forderte den Abzug der Bundeswehr aus Afghanistan.",
        "REQUEST LINKE -> DEU",
    ),
    "a chancellor": ("Der Kanzler kritisierte die Haltung der USA.", "ACCUSE DEU -> USA"),
    "a congress": ("Der Kongress billigte weitere Hilfen für Pakistan.", "SUPPORT USA -> PAK"),
    "another's congress": (
        "Der Kongress in Buenos Aires billigte Hilfen für Haiti. Argentinien ist ein Nachbar Chiles.",
        "SUPPORT ARG -> HTI",
    ),
    "an act that answers": (
        "Russland antwortete mit der Ausweisung von vier britischen Diplomaten.",
        "SANCTION RUS -> GBR",
    ),
    "relations broken off by a president": (
        "Venezuelas Präsident Chávez brach die diplomatischen Beziehungen zu Kolumbien ab.",
        "SANCTION VEN -> COL",
    ),
    "an apology refused": (
        "Die türkische Außenministerin lehnte es ab, sich bei Pakistan zu entschuldigen.",
        "REJECT TUR -> PAK",
    ),
    "a person's visit": ("Westerwelle besuchte Minsk.", "CONSULT DEU -> BLR"),
    "who is set free is not asked": (
        "Israel forderte die Freilassung der Amerikaner.",
        "REQUEST ISR -> ",
    ),
    "the Union by its seat": ("Brüssel droht Griechenland mit Sanktionen.", "THREATEN EUR -> GRC"),
    "words from its seat": ("Ungarn wies die Kritik aus Brüssel zurück.", "REJECT HUN -> EUR"),
    "the seat as a town": (
        "In Brüssel trafen sich die Außenminister Serbiens und Albaniens.",
        "CONSULT ALB SRB -> ",
    ),
    "Belgium's government": ("Belgien schwieg zunächst. Brüssel droht Griechenland mit Klage.", "THREATEN BEL -> GRC"),
    "a party called by an adjective before a name": (
        "Die Vorsitzende der Linken Gesine Lötzsch forderte den Abzug der Bundeswehr aus Afghanistan.",
        "REQUEST LINKE -> DEU",
    ),
    "a state that is no name of the person before": (
        "Auf Einladung des Bundespräsidenten besuchte der vietnamesische Staatschef Deutschland.",
        "CONSULT VNM -> DEU",
    ),
    "this step": (
        "Nordkorea kündigte den Vertrag mit Südkorea. Japan kritisierte diesen Schritt scharf.",
        "ACCUSE JPN -> PRK",
    ),
    "this step, judged again": (
        "China verurteilte das Vorgehen der USA. Russland kritisierte diesen Schritt ebenfalls.",
        "ACCUSE RUS -> USA",
    ),
}


def told(text: str) -> list[str]:
    """The events of `text`, each by its type and the codes of its actors and recipients."""
    return [f"{e.type} {codes(e.actors)} -> {codes(e.recipients)}" for e in events_of(text, "2010-03-05")]


@needs_model
@pytest.mark.parametrize(("text", "event"), CODES.values(), ids=list(CODES))
def test_codes_by_construction(text: str, event: str) -> None:
    assert event in told(text)
