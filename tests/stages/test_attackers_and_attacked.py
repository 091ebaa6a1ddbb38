"""Who attacks, arrests or searches whom, by the codes of the participants, in German sentences through the real
analyser."""

from __future__ import annotations

import pytest

from depesche.pack.files import DATA
from tests.stages.german import codes, events_of

needs_model = pytest.mark.skipif(not (DATA / "models" / "best.onnx").is_file(), reason="no trained analyser installed")

# Text, and events that it tells: type, codes of the actors, codes of the recipients.
ATTACKS: dict[str, list[tuple[str, str]]] = {
    "whose a thing is by a name behind it": [
        (
            "Giuliana Sgrena stammt aus Italien. US-Soldaten haben in Bagdad das Feuer auf den Wagen von Hans Blix eröffnet.",
            "ASSAULT USA -> SWE",
        ),
    ],
    "whose a thing is by a possessive": [
        (
            "Die Vereinten Nationen zogen sich zurück, nachdem ihr Hauptquartier in Mogadischu beschossen worden war.",
            "ASSAULT  -> UNO",
        ),
    ],
    "people by an adjective or participle alone": [
        ("Bewaffnete haben in der Provinz Kandahar das Haus eines Ministers angegriffen.", "ASSAULT AFG -> AFG"),
    ],
    "so and so many without a noun": [
        ("Die chinesische Polizei tötete elf Demonstranten und nahm vier fest.", "COERCE CHN -> CHN"),
        ("In ganz China wurden Tausende inhaftiert und viele später hingerichtet.", "ASSAULT  -> CHN"),
        ("In der Türkei gab es Proteste. Weitere 64 wurden verhaftet.", "COERCE  -> TUR"),
    ],
    "the same thing again": [
        (
            "Israelische Soldaten schossen auf ein Auto des Roten Halbmonds und setzten es in Brand.",
            "ASSAULT ISR -> RCRC; ASSAULT ISR -> RCRC",
        ),
        (
            "Kämpfer der Al-Shabaab-Miliz griffen einen Stützpunkt der Afrikanischen Union an und besetzten ihn.",
            "COERCE SHABAAB -> AFU",
        ),
    ],
    "who did all that a relative clause behind several nouns tells": [
        ("Der Bericht nennt Morde und Folter, die von syrischen Soldaten verübt wurden.", "ASSAULT SYR -> "),
    ],
    "alliances of states act for none of them": [
        (
            "Die von den USA geführte Koalition flog zwölf Luftangriffe auf Stellungen des IS bei Kobane.",
            "ASSAULT  -> ISIS",
        ),
    ],
    "names of forces": [
        ("Im Norden Malis sind drei Blauhelmsoldaten getötet worden.", "ASSAULT  -> UNO"),
        (
            "Kurdische Peschmerga haben die Stadt Sindschar von der Terrormiliz IS zurückerobert.",
            "ASSAULT IRQ -> ISIS",
        ),
    ],
    "whom people oppose or harm is not whose they are": [
        ("Die Armee griff ein Lager von Gegnern der Hisbollah im Libanon an.", "ASSAULT LBN -> LBN"),
        ("Die Entführer der Schweizer Geiseln in Mali meldeten sich.", "ASSAULT MLI -> CHE"),
    ],
    "who fights at a clash": [
        (
            "Die israelische Polizei ist bei Zusammenstößen mit Palästinensern in die Moschee eingedrungen.",
            "ASSAULT ISR,PSE -> ",
        ),
    ],
    "who undergoes a raid does not make it": [
        ("In Beirut wurde der Chef der Opposition bei einer Razzia festgenommen.", "COERCE  -> LBN"),
    ],
    "further ways to attack and to arrest": [
        ("Demonstranten bewarfen in Athen Polizisten mit Brandsätzen.", "ASSAULT GRC -> GRC"),
        ("Ein Mann hat in Jerusalem mit einem Messer auf drei Polizisten eingestochen.", "ASSAULT ISR -> ISR"),
        ("Die türkische Polizei fasste zwei mutmaßliche Mitglieder der PKK.", "COERCE TUR -> PKK"),
        ("Die Armee der Philippinen nahm 15 Rebellen gefangen.", "ASSAULT PHL -> PHL"),
        ("Iranische Revolutionsgarden brachten im Golf ein britisches Schnellboot auf.", "COERCE IRN -> GBR"),
        ("Georgische Truppen wurden von russischen Einheiten eingekesselt.", "COERCE RUS -> GEO"),
        ("Der jordanische Pilot war im Dezember vom IS gefangen genommen worden.", "ASSAULT ISIS -> JOR"),
        ("Die US-Drohne wurde von iranischen Revolutionsgarden abgeschossen.", "ASSAULT IRN -> USA"),
        ("Im Sinai griffen Dschihadisten mehrere Kontrollposten an.", "ASSAULT EGY -> EGY"),
        ("Die US-Armee nahm in Bagdad ein Haus unter Beschuss.", "ASSAULT USA -> IRQ"),
        ("Die Türkei hat ein russisches Kampfflugzeug vom Himmel geholt.", "ASSAULT TUR -> RUS"),
        ("Die syrische Armee warf Fassbomben auf Wohnviertel in Aleppo ab.", "ASSAULT SYR -> SYR"),
        ("Bei einem Hinterhalt der Taliban kamen fünf kanadische Soldaten ums Leben.", "ASSAULT TALIBAN -> CAN"),
        ("Die israelische Armee riss im Westjordanland das Haus eines Palästinensers ab.", "ASSAULT ISR -> PSE"),
    ],
    "where only a person tells the country": [
        ("Soldaten umstellten das Haus von Mohamed Mursi und nahmen seinen Sohn fest.", "COERCE EGY -> EGY"),
    ],
}


def told(text: str) -> list[str]:
    """The events of a text of the spring of 2015, as the tables write them."""
    return [f"{e.type} {codes(e.actors, ',')} -> {codes(e.recipients, ',')}" for e in events_of(text, "2015-03-05")]


@needs_model
@pytest.mark.parametrize(
    ("text", "events"), [pytest.param(*row, id=name) for name, rows in ATTACKS.items() for row in rows]
)
def test_attackers_and_attacked(text: str, events: str) -> None:
    found = told(text)
    for event in events.split("; "):
        assert event in found
        found.remove(event)
