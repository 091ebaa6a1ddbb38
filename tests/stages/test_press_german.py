"""Events as the German-language press tells them: idioms, Austrian phrases, and words that only look like events."""

from __future__ import annotations

import pytest

from depesche.pack.files import DATA
from tests.stages.german import codes, events_of

needs_model = pytest.mark.skipif(not (DATA / "models" / "best.onnx").is_file(), reason="no trained analyser installed")

DAY = "2016-03-05"

# construction: text, and one of its events by type and codes (actors -> recipients)
EVENTS = {
    "a lecture": ("Warschau las den Abgeordneten in London die Leviten.", "ACCUSE POL -> GBR"),
    "into court with": ("Neos-Chef Strolz ging mit der Regierung in Athen hart ins Gericht.", "ACCUSE NEOS -> GRC"),
    "attacks ridden": ("Die FPÖ ritt scharfe Attacken gegen Ungarn.", "ACCUSE FPOE -> HUN"),
    "under the magnifying glass": ("Brüssel nimmt die Budgets Italiens unter die Lupe.", "ACCUSE EUR -> ITA"),
    "detected": ("Die FPÖ ortet Freunderlwirtschaft bei der SPÖ.", "ACCUSE FPOE -> SPOE"),
    "law broken in somebody's eyes": (
        "Nach Ansicht von Amnesty International verletzt Ungarn die Menschenrechte.",
        "ACCUSE AMNESTY -> HUN",
    ),
    "alarm": ("Das Vorgehen Russlands beunruhigt die Nato.", "ACCUSE NATO -> RUS"),
    "disappointment": ("Serbien ist von der Nato enttäuscht.", "ACCUSE SRB -> NATO"),
    "a complaint dismissed": ("Das Gericht wies die Klage Ungarns gegen die Slowakei ab.", "ACCUSE HUN -> SVK"),
    "words of something bad": ("Moskau sprach von einer Provokation durch die Türkei.", "ACCUSE RUS -> TUR"),
    "a knife": ("Ein Palästinenser attackierte einen israelischen Polizisten mit einem Messer.", "ASSAULT PSE -> ISR"),
    "passers-by": ("In Tel Aviv wurden drei Passanten erschossen.", "ASSAULT  -> ISR"),
    "a pope by his title": ("Papst Franziskus kritisierte Italien.", "ACCUSE VAT -> ITA"),
    "refugees come from elsewhere": ("Polen weigert sich, Flüchtlinge aufzunehmen.", "REJECT POL -> "),
    "wrangling": ("London und Ankara ringen um ein Abkommen.", "CONSULT GBR TUR -> "),
    "jets drawn off": ("Kanada zieht seine Kampfjets aus Syrien ab.", "RETREAT CAN -> SYR"),
    "an embassy's head called off": ("Algerien rief seinen Botschafter aus Marokko ab.", "SANCTION DZA -> MAR"),
    "a protest lodged": ("Moskau legte gegen die Entscheidung der Ukraine Protest ein.", "ACCUSE RUS -> UKR"),
    "to court against": ("Die Slowakei zog gegen Ungarn vor den Europäischen Gerichtshof.", "ACCUSE SVK -> HUN"),
    "suspected": ("Drei Tunesier stehen im Verdacht, Anschläge geplant zu haben.", "ACCUSE  -> TUN"),
    "reproach and rebuff": ("Moskau wies die Vorwürfe der Nato zurück.", "ACCUSE NATO -> RUS"),
    "no confidence": (
        "Ein Misstrauensvotum gegen die griechische Regierung scheiterte.",
        "REQUEST  -> GRC",
    ),
    "insistence on what shall be": (
        "Washington pochte darauf, dass der Iran seine Anlagen öffnet.",
        "REQUEST USA -> IRN",
    ),
    "what others must do": (
        "Russland müsse seine Truppen abziehen, sagte der ukrainische Präsident.",
        "REQUEST UKR -> RUS",
    ),
    "a visitor expected": ("Irans Präsident wird am Montag in Rom erwartet.", "AGREE IRN -> ITA"),
    "asked to a summit": ("Paris lud Russland zu einem Gipfel.", "AGREE FRA -> RUS"),
    "green light": ("Berlin gab grünes Licht für die Auszahlung der Kredite an Athen.", "SUPPORT DEU -> GRC"),
    "a stand for somebody": ("Moskau setzte sich für Serbien ein.", "SUPPORT RUS -> SRB"),
    "shielded": ("Prag nahm Ungarn in Schutz.", "SUPPORT CZE -> HUN"),
    "a storm run": ("Die Türkei läuft Sturm gegen Deutschland.", "REJECT TUR -> DEU"),
    "not let in": ("Mazedonien lässt keine afghanischen Flüchtlinge mehr ins Land.", "REJECT MKD -> AFG"),
    "an office laid back": ("Der slowakische Innenminister legte sein Amt zurück.", "RETREAT SVK -> "),
    "a case closed": ("Die Schweiz stellte die Ermittlungen gegen Katar ein.", "CONCEDE CHE -> QAT"),
    "passages to the border": ("Kroatien sperrte am Donnerstag sieben Grenzübergänge zu Serbien.", "COERCE HRV -> SRB"),
    "part of a camp": ("In Calais wurde ein Teil des Flüchtlingslagers geräumt.", "COERCE  -> FRA"),
    "a fence": ("Ungarn errichtete einen Grenzzaun zu Serbien.", "COERCE HUN -> SRB"),
    "turned back": ("Griechenland brachte die ersten Syrer in die Türkei zurück.", "COERCE GRC -> SYR"),
    "tariffs": ("Die USA erhoben Strafzölle auf Stahl aus China.", "SANCTION USA -> CHN"),
    "an infinitive with a wrong lemma": ("Die USA verlegen zwei Zerstörer ins Mittelmeer.", "MOBILIZE USA -> "),
    "tanks over the border": (
        "Türkische Panzer rollten am Mittwoch über die Grenze nach Syrien.",
        "ASSAULT TUR -> SYR",
    ),
    "a plane shot down": ("Der Abschuss des russischen Kampfjets belastet die Beziehungen.", "ASSAULT  -> RUS"),
    "driven out": ("Kurdische Kämpfer vertrieben den IS aus der Stadt.", "ASSAULT  -> ISIS"),
    "a flag burnt": ("Demonstranten in Jakarta verbrannten die Flagge Frankreichs.", "PROTEST IDN -> FRA"),
}

# construction: text, and a type of which it tells no event
NONE = {
    "possession": ("Das Bundesheer verfügt über 55 Panzer.", "REQUEST"),
    "dependence": ("Die Stadt ist auf Hilfe angewiesen.", "REQUEST"),
    "attempts": ("Nach zwei Anschlagsversuchen blieb es ruhig.", "REQUEST"),
    "come into a state": ("Griechenland ist in diese Lage geraten.", "REQUEST"),
    "goods offered": ("Der Konzern bietet seine Geräte auch in Russland an.", "AGREE"),
    "an offer of goods": ("Die Kunden informierten sich über das Angebot.", "AGREE"),
    "adverbial cooperation": ("Das Auto wird in Zusammenarbeit mit Peugeot gebaut.", "COOPERATE"),
    "visitors": ("Auf dem Markt in Bagdad warteten viele Besucher.", "CONSULT"),
    "circles": ("Das verlautete aus amerikanischen Diplomatenkreisen.", "CONSULT"),
    "prices": ("Die Benzinpreise in Venezuela stiegen.", "CONSULT"),
    "hit by a bullet": ("Der Tunesier wurde tödlich getroffen.", "CONSULT"),
    "teams that meet": ("Am Sonntag trifft die Ukraine auf Russland.", "CONSULT"),
    "the missing": ("Zwölf Schüler aus Japan werden vermisst.", "ACCUSE"),
    "transmission": ("Die Übermittlung der Daten dauerte lang.", "ACCUSE"),
    "without consent": ("Die Leichen wurden ohne Zustimmung der Angehörigen verbrannt.", "SUPPORT"),
    "cheaper credit": ("Die Verbilligung der Kredite half den Firmen.", "SUPPORT"),
    "a record attacked": ("Der Angriff auf den Weltrekord ist misslungen.", "ASSAULT"),
    "a war in a film": ("Der Film erzählt vom Krieg zweier Brüder.", "ASSAULT"),
    "rents that explode": ("Die Explosion der Mietpreise trifft die Mieter.", "ASSAULT"),
    "delay": ("Die Grünen werfen der ÖVP vor, den Bau zu verschleppen.", "ASSAULT"),
    "applicants refused before": ("Deutschland schob 34 abgelehnte Asylwerber ab.", "REJECT"),
}


def told(text: str) -> list[str]:
    return [f"{e.type} {codes(e.actors)} -> {codes(e.recipients)}" for e in events_of(text, DAY)]


@needs_model
@pytest.mark.parametrize(("text", "event"), EVENTS.values(), ids=EVENTS)
def test_what_the_press_tells_is_an_event(text: str, event: str) -> None:
    assert event in told(text)


@needs_model
@pytest.mark.parametrize(("text", "kind"), NONE.values(), ids=NONE)
def test_what_only_looks_like_an_event_is_none(text: str, kind: str) -> None:
    assert kind not in [e.type for e in events_of(text, DAY)]
