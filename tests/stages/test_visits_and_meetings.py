"""Visits, meetings, agreements, exercises and offices from texts of several sentences, through the real analyser."""

from __future__ import annotations

from typing import Any

import pytest

from depesche.pack.files import DATA
from tests.stages.test_facts import holds, read, told

pytestmark = pytest.mark.skipif(not (DATA / "models" / "best.onnx").is_file(), reason="no trained analyser installed")


def test_a_title_that_the_names_leave_alone_is_one() -> None:
    """An adjective of origin and a title taken for a name of their own before the name read as the title of it."""
    doc = read(
        "Ethiopian Prime Minister Abiy Ahmed and Eritrean President Isaias Afwerki signed a declaration of peace and "
        "friendship in Asmara on Monday, according to Eritrea's information minister, Yemane Gebremeskel.",
        "2018-07-10",
        "en",
    )
    persons = {e.name: (e.country, e.sector) for e in doc.entities if e.kind == "person"}
    assert persons["Isaias Afwerki"] == ("ERI", "GOV")
    assert "President" not in persons


# construction: language, day of publication, text, kind of fact, what one fact of the kind tells
TOLD: dict[str, tuple[str, str, str, str, dict[str, Any]]] = {
    "a numbered summit that opens the text, in a town of many names": (
        "de", "2014-09-06", "Der 26. Nato-Gipfel ist am Freitag im walisischen Newport zu Ende gegangen.", "meeting",
        {"body": "NATO", "ordinal": 26, "place": "Newport"}),
    "the first day of a range before a plural noun": (
        "de", "2014-09-06", "Im Herbst üben vom 16. bis 26. September Soldaten der USA, Polens und der Ukraine bei dem "
        "Manöver „Rapid Trident“.", "exercise",
        {"name": "Rapid Trident", "from": "2014-09-16", "to": "2014-09-26", "status": "planned"}),
    "an exercise with a year in its name": (
        "de", "2018-11-02", "Polnische und litauische Kampfpiloten hatten vom 8. bis 19. Oktober bei dem Manöver "
        "„Baltischer Himmel 2018“ geübt.", "exercise",
        {"name": "Baltischer Himmel 2018", "domain": "air", "from": "2018-10-08", "to": "2018-10-19", "status": "held"}),
    "an exercise that a relative clause dates": (
        "en", "2022-03-26", "Troops from Sweden and Finland are training in Norway in the exercise Winter Shield 2022, "
        "which runs until April 1.", "exercise",
        {"name": "Winter Shield 2022", "to": "2022-04-01", "place": "Norway"}),
    "warships that hold drills": (
        "en", "2023-05-24", "Greek and Egyptian warships held drills in the Mediterranean Sea from May 19 to 20.",
        "exercise", {"domain": "naval", "from": "2023-05-19", "to": "2023-05-20",
                     "participants": {"country:GRC", "country:EGY"}}),
    "the forces of both countries, long after they were named": (
        "de", "2016-05-10", "Finnland und Estland wollen enger zusammenarbeiten. Das sagte der Minister am Montag. Er "
        "lobte die Truppe. Das Wetter war schlecht. Am Abend regnete es. Die Streitkräfte beider Länder werden im "
        "Herbst gemeinsame Übungen abhalten.", "exercise",
        {"participants": {"country:FIN", "country:EST"}, "status": "planned"}),
    "two leaders as parties": (
        "en", "2018-07-10", "President Recep Tayyip Erdogan held talks with President Hassan Rouhani in Ankara. The two "
        "leaders signed an agreement on gas.", "agreement",
        {"parties": {"country:TUR", "country:IRN"}, "status": "signed"}),
    "a pronoun as party": (
        "de", "2012-06-02", "Der dänische Außenminister Villy Søvndal sprach in Oslo. Er und der norwegische "
        "Außenminister Jonas Gahr Støre unterzeichneten ein Abkommen über die Fischerei.", "agreement",
        {"parties": {"country:DNK", "country:NOR"}, "status": "signed"}),
    "a visit to come, its host told in the next sentence": (
        "de", "2017-11-20", "Der litauische Verteidigungsminister Raimundas Karoblis wird am Dienstag zu einem "
        "viertägigen Besuch in Georgien erwartet. Er folgt einer Einladung des georgischen Verteidigungsministers Levan "
        "Isoria. Er steht an der Spitze einer hochrangigen Delegation.", "visit",
        {"host": "country:GEO", "from": "2017-11-21", "to": "2017-11-24", "days": 4, "leads": "Delegation"}),
    "points of an agenda joined to a genitive": (
        "de", "2016-05-06", "Der finnische Präsident Sauli Niinistö besuchte am Mittwoch Berlin. Auf der Tagesordnung "
        "standen die Lage der Wirtschaft, der Klimaschutz und der Krieg in Syrien.", "visit",
        {"agenda": ["die Lage der Wirtschaft", "der Klimaschutz", "der Krieg in Syrien"]}),
    "a country left after a visit": (
        "en", "2015-03-15", "Canadian Prime Minister Stephen Harper left Poland on Saturday after a two-day official "
        "visit.", "visit",
        {"host": "country:POL", "from": "2015-03-13", "to": "2015-03-14", "days": 2, "official": True}),
    "a visit without its host in the sentence": (
        "de", "2018-04-16", "Am Samstag traf der ägyptische Präsident Abdel Fattah al-Sisi in Riad ein. Der Besuch des "
        "ägyptischen Präsidenten dauerte bis Montag.", "visit",
        {"host": "country:SAU", "from": "2018-04-14", "to": "2018-04-16"}),
    "a staged visit that ends": (
        "de", "2012-10-13", "Der slowenische Präsident Danilo Türk hat am Freitag seinen dreitägigen Staatsbesuch in "
        "Kroatien abgeschlossen.", "visit", {"host": "country:HRV", "from": "2012-10-10", "to": "2012-10-12"}),
    "a summit that a relative clause dates": (
        "de", "2015-05-06", "Die Minister bereiteten den 41. Gipfel der G7 vor, der am 7. und 8. Juni in Elmau "
        "stattfindet.", "meeting", {"body": "G7", "ordinal": 41, "place": "Elmau", "date": "2015-06-07/2015-06-08"}),
    "those who attended by the next sentence": (
        "de", "2018-04-16", "Am Sonntag fand in Dhahran der Gipfel der Arabischen Liga statt. An ihm nahmen 16 "
        "Staatschefs teil, darunter der ägyptische Präsident Abdel Fattah al-Sisi und der libanesische Präsident Michel "
        "Aoun.", "meeting", {"participants": {"person:abdel-fattah-el-sisi", "person:michel-aoun"}}),
    "a declaration signed": (
        "en", "2018-07-10", "Ethiopian Prime Minister Abiy Ahmed and Eritrean President Isaias Afwerki signed a "
        "declaration of peace on Monday.", "agreement",
        {"parties": {"country:ETH", "country:ERI"}, "status": "signed", "date": "2018-07-09"}),
    "a deal by its relative clause": (
        "en", "2024-10-24", "They praised a deal on border patrols that India and China had reached on Monday.",
        "agreement", {"parties": {"country:IND", "country:CHN"}, "status": "agreed", "date": "2024-10-21"}),
    "an agreement by its participle": (
        "de", "2019-12-11", "Das am Montag von Finnland und Estland unterzeichnete Abkommen gilt fünf Jahre.",
        "agreement", {"parties": {"country:FIN", "country:EST"}, "status": "signed", "date": "2019-12-09"}),
    "an office laid down": (
        "de", "2019-12-11", "Juha Sipilä hatte sein Amt im März niedergelegt.", "appointment",
        {"person": "person:juha-sipila", "act": "resigned", "date": "2019-03", "of": "country:FIN"}),
    "an oath of office": (
        "de", "2019-06-20", "Zuzana Čaputová legte am 15. Juni den Amtseid als Präsidentin der Slowakei ab.",
        "appointment", {"act": "sworn in", "date": "2019-06-15", "of": "country:SVK"}),
    "a former office with an inflected word": (
        "de", "2014-09-06", "Das Amt geht an den früheren norwegischen Ministerpräsidenten Jens Stoltenberg.", "office",
        {"person": "person:jens-stoltenberg", "former": True}),
    "an arrival in a city told before": (
        "en", "2023-05-20", "The leaders met in Hiroshima on Friday. Ukraine's President Volodymyr Zelensky arrived in "
        "the city on Saturday aboard a French government plane.", "visit",
        {"host": "country:JPN", "from": "2023-05-20"}),
    "an agreement to be signed": (
        "en", "2023-05-20", "Secretary of State Antony Blinken will fly to Port Moresby on Monday to sign a defence "
        "agreement with Papua New Guinea.", "agreement",
        {"parties": {"country:USA", "country:PNG"}, "status": "negotiated"}),
    "an exercise that somebody else criticises": (
        "de", "2009-06-12", "Der russische Botschafter kritisierte das Seemanöver „Baltops“, das noch bis Freitag läuft. "
        "An der Übung beteiligen sich Schiffe aus Litauen, Polen und den USA.", "exercise",
        {"name": "Baltops", "participants": {"country:LTU", "country:POL", "country:USA"}, "status": "ongoing"}),
}  # fmt: skip


@pytest.mark.parametrize(("language", "day", "text", "kind", "want"), TOLD.values(), ids=TOLD)
def test_told(language: str, day: str, text: str, kind: str, want: dict[str, Any]) -> None:
    found = told(text, day, language, kind)
    assert any(holds(want, fact) for fact in found), found


ENTITIES = {
    "an agency called so": (
        "de", "Nach Angaben der Nachrichtenagentur SPA nahmen 16 Staatschefs teil.", ("Saudi Press Agency", "SAU", "MED")),
    "an agency behind its name": (
        "en", "The PTI news agency said the Indian premier had called for peace.", ("PTI", "IND", "MED")),
    "two who share a part of their names": (
        "de", "Unter dem Vorsitz von König Salman tagte der Gipfel. Später wurde Sisi von Kronprinz Mohammed bin Salman begrüßt.",
        ("Salman bin Abdulaziz", "SAU", "GOV")),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "want"), ENTITIES.values(), ids=ENTITIES)
def test_who_is_named(language: str, text: str, want: tuple[str, str, str]) -> None:
    found = [(e.name, e.country, e.sector) for e in read(text, "2018-04-16", language).entities]
    assert any(want[0] in name and want[1:] == (country, sector) for name, country, sector in found), found
