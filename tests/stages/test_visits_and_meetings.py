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
}  # fmt: skip


@pytest.mark.parametrize(("language", "day", "text", "kind", "want"), TOLD.values(), ids=TOLD)
def test_told(language: str, day: str, text: str, kind: str, want: dict[str, Any]) -> None:
    found = told(text, day, language, kind)
    assert any(holds(want, fact) for fact in found), found
