"""What descriptions and possessives take up, in sentences of our own read by the analyser: states, towns, authorities,
companies, courts, persons by what they were called before."""

from __future__ import annotations

import pytest

from tests.stages.test_offices_told import read


def meant(text: str, language: str, words: str) -> set[str]:
    """The ids of what the last mention with these words means."""
    doc = read(text, "2023-06-14", language)
    found = [i for i, m in enumerate(doc.mentions) if m.span.of(text) == words]
    return {x.entity for x in doc.links if found and x.mention == found[-1]}


@pytest.mark.parametrize(
    ("text", "language", "words", "entities"),
    [
        # states
        ("Peru schloss die Grenze zu Chile. Das Land begründete das mit der Seuche.", "de", "Land", {"country:PER"}),
        ("Deutschland kürzt die Hilfe für Niger. Frankreich will das westafrikanische Land weiter fördern.", "de",
         "westafrikanische Land", {"country:NER"}),
        ("Die Ukraine wurde angegriffen. Präsident Wolodymyr Selenskyj sprach mit der Nato. Er bat um Waffen für sein Land.", "de", "Land",
         {"country:UKR"}),
        ("Ägypten hat die Grenze geöffnet. Libyen dankte dem Nachbarland.", "de", "Nachbarland", {"country:EGY"}),
        ("Turkey sent aid. Germany praised the country.", "en", "country", {"country:DEU"}),
        ("Die Türkei und Armenien reden wieder. Die beiden Nachbarn haben keine Botschaften.", "de", "Nachbarn",
         {"country:TUR", "country:ARM"}),
        # towns
        ("Die Armee beschoss Odessa. In der Hafenstadt starben drei Menschen.", "de", "Hafenstadt", {"place:odesa"}),
        ("Er reiste von Kiew in die Hafenstadt Odessa.", "de", "Hafenstadt", {"place:odesa"}),
        ("Der Minister reiste nach Abuja und nach Lagos. In der Hauptstadt sprach er mit Studenten.", "de", "Hauptstadt",
         {"place:abuja"}),
        # persons by what they were called before, without a name
        ("Israelische Soldaten erschossen im Westjordanland einen Jugendlichen. Der 16-Jährige hatte Steine geworfen.",
         "de", "16-Jährige", {"office:pse-cvl-jugendliche"}),
        ("In Brüssel wurde ein Franzose verhaftet. Gegen den Mann wird ermittelt.", "de", "Mann",
         {"people:fra-cvl-franzose"}),
        # members of the parliament of many states
        ("Das EU-Parlament tagte. Mehrere Abgeordnete kritisierten Polen.", "de", "Abgeordnete",
         {"people:eurpar-leg-member-of-parliament"}),
        ("Das EU-Parlament tagte. Das ungarische Parlament stimmte ab. Abgeordnete protestierten.", "de", "Abgeordnete",
         {"people:hun-leg-member-of-parliament"}),
        # armed groups by an acronym before a hyphen
        ("Kurdische Kämpfer vertrieben die IS-Milizionäre.", "de", "IS-Milizionäre", {"people:isis-reb-milizionaer"}),
        # authorities, courts, companies
        ("Die Agentur IAEA warnt vor Lecks. Die Behörde will Inspekteure entsenden.", "de", "Behörde", {"org:IAEA"}),
        ("Israel erkennt den Internationalen Strafgerichtshof nicht an. Die USA drohten dem Gericht.", "de", "Gericht",
         {"org:ICC"}),
        ("Huawei wies den Vorwurf zurück. Der Konzern sprach von Verleumdung.", "de", "Konzern", {"org:HUAWEI"}),
        # persons by what they were called
        ("Die Polizei nahm die Kapitänin Eva Testfrau fest. Rom forderte die Freilassung der Kapitänin.", "de",
         "Kapitänin", {"person:eva-testfrau"}),
        ("President Robert Testman met Major General Sibusiso Testmoyo. The general denied a coup.", "en", "general",
         {"person:sibusiso-testmoyo"}),
        ("Omar Testmann lobte die Regierung. Der Konzern zahlt. Er schwieg.", "de", "Er", {"person:omar-testmann"}),
        # another of the family
        ("President Robert Testman resigned. Grace Testman fled.", "en", "Grace Testman", {"person:grace-testman"}),
        # whose
        ("Der Sprecher rief die Vereinigten Staaten auf, ihre Truppen zu entsenden.", "de", "ihre", {"country:USA"}),
        ("Der Minister lobte den Präsidenten Usbekistans, Schawkat Mirsijojew, für dessen Vermittlung.", "de", "dessen",
         {"person:shavkat-mirziyoyev"}),
        ("The United States imposed tariffs, escalating its dispute with China.", "en", "its", {"country:USA"}),
        ("President Donald Trump said his wife Melania would travel.", "en", "his", {"person:donald-trump"}),
    ],
)  # fmt: skip
def test_taken_up(text: str, language: str, words: str, entities: set[str]) -> None:
    assert meant(text, language, words) == entities


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        # a region that it does not lie in, several states, a possessive of people who are not named
        ("Frankreich kürzt die Hilfe. Das westafrikanische Land protestierte.", "westafrikanische Land", "country:FRA"),
        ("Frankreich verhandelt. Die Zusammenarbeit mit den Ländern ruht.", "Ländern", "country:FRA"),
        ("Die Miliz Hisbollah griff an. Die Familien fürchten um ihre Angehörigen.", "ihre", "group:HEZBOLLAH"),
        ("Der Minister reiste nach Lagos. In der Hauptstadt sprach er mit Studenten.", "Hauptstadt", "place:lagos"),
    ],
)
def test_not_taken_up(text: str, words: str, entity: str) -> None:
    assert entity not in meant(text, "de", words)
