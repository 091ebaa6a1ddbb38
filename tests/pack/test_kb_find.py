"""Questions to the knowledge base as people put them: which offices, organisations and others they mean."""

from __future__ import annotations

import pytest

from depesche.pack.kb_find import load_finder

OFFICES = [
    ("president-of-iran", ["president-of-iran"]),
    ("Außenminister Iran", ["minister-of-foreign-affairs-of-iran"]),
    ("iranischer Außenminister", ["minister-of-foreign-affairs-of-iran"]),
    ("iranische Außenministerin", ["minister-of-foreign-affairs-of-iran"]),
    ("Iranian foreign minister", ["minister-of-foreign-affairs-of-iran"]),
    ("foreign minister of Iran", ["minister-of-foreign-affairs-of-iran"]),
    ("US-Verteidigungsminister", ["secretary-of-defense-of-the-united-states"]),
    ("Verteidigungsminister der USA", ["secretary-of-defense-of-the-united-states"]),
    ("Pentagonchef", ["secretary-of-defense-of-the-united-states"]),
    ("pentagon-chef", ["secretary-of-defense-of-the-united-states"]),
    ("Präsident der Ukraine", ["president-of-ukraine"]),
    ("ukrainische Präsidentin", ["president-of-ukraine"]),
    ("Regierungschef Italien", ["prime-minister-of-italy"]),
    ("Bundeskanzler", ["federal-chancellor-of-austria", "federal-chancellor-of-germany"]),
    ("österreichischer Bundeskanzler", ["federal-chancellor-of-austria"]),
    ("NATO-Generalsekretär", ["secretary-general-of-nato"]),
    ("Generalsekretär der Nato", ["secretary-general-of-nato"]),
    ("Saceur", ["supreme-allied-commander-europe"]),
    ("UN-Generalsekretär", ["secretary-general-of-the-united-nations"]),
    ("Kremlsprecher", ["press-secretary-of-the-president-of-russia"]),
    ("UN-Sondergesandter Syrien", ["un-special-envoy-for-syria"]),
    ("Sprecherin des Weißen Hauses", ["white-house-press-secretary-of-the-united-states"]),
    ("Russian foreign ministry spokeswoman", ["spokesperson-of-the-ministry-of-foreign-affairs-of-russia"]),
    ("britischer Premierminister", ["prime-minister-of-the-united-kingdom"]),
    ("Vizekanzler", ["vice-chancellor-of-austria"]),
    ("head of the IMF", ["managing-director-of-the-international-monetary-fund"]),
    ("Chef des Generalstabs der Ukraine", ["chief-of-the-general-staff-of-ukraine"]),
    ("Botschafter Russlands bei der UNO", ["un-ambassador-of-russia"]),
    ("saudischer Kronprinz", ["crown-prince-of-saudi-arabia"]),
    ("Leiter des ukrainischen Präsidialamts", ["head-of-the-office-of-the-president-of-ukraine"]),
    ("State Department spokesperson", ["spokesperson-of-the-state-department-of-the-united-states"]),
    ("Präsident Niger", ["president-of-niger"]),
    ("SBU-Chef", ["head-of-the-security-service-of-ukraine"]),
    ("King of Atlantis", []),
    ("nothing-of-the-kind", []),
    ("von", []),
    ("", []),
]


@pytest.mark.parametrize(("asked", "meant"), OFFICES)
def test_offices_are_found_as_people_call_them(asked: str, meant: list[str]) -> None:
    assert [o.id for o in load_finder().offices(asked)] == meant


ORGANISATIONS = [
    ("EUR", ["EUR"]),
    ("eu", ["EUR"]),
    ("Europäische Union", ["EUR"]),
    ("Nato", ["NATO"]),
    ("SOZ", ["SCO"]),
    ("Sicherheitsrat", ["UNSC"]),
    ("Mercosur", ["MERCOSUR"]),
    ("OPEC+", ["OPECPLUS"]),
    ("Shanghaier Organisation", ["SCO"]),
    ("Atlantis League", []),
    ("", []),
]


@pytest.mark.parametrize(("asked", "meant"), ORGANISATIONS)
def test_organisations_are_found_by_code_and_name(asked: str, meant: list[str]) -> None:
    assert list(load_finder().organisations(asked)) == meant


ENTITIES = [
    ("country:GEO", ["country:GEO"]),
    ("Türkei", ["country:TUR"]),
    ("turkei", ["country:TUR"]),
    ("Lawrow", ["person:sergei-lavrov"]),
    ("Wolodimir Selenskij", ["person:volodymyr-zelensky"]),
    ("Xaver Ungenannt", []),
]


@pytest.mark.parametrize(("asked", "meant"), ENTITIES)
def test_entities_are_found_in_any_spelling(asked: str, meant: list[str]) -> None:
    assert list(load_finder().entities(asked)) == meant


def test_what_is_nearly_an_office_is_offered() -> None:
    assert "kremlsprecher" in load_finder().offices_near("Kremlsprächer")
