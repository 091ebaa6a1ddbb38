"""Words for actors by class: what sector a word or a compound tells, masculine and feminine, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from depesche.pack.files import DATA
from depesche.pack.language import load_language

GERMAN = {
    "GOV": "Umweltminister Umweltministerin Sicherheitsminister Gesundheitsministerin Bundespräsident Amtskollegin Landrat "
    "Präsidentensprecher Kanzleramtschef Notenbankchefin Sicherheitsberater Botschafterin Oberbürgermeisterin Thronfolger",
    "MIL": "Generalin Oberst Feldwebel Kapitän Generalstabschefin Soldatin Armeesprecherin Blauhelm Friedenssoldat Veteran",
    "COP": "Polizist Polizistin Polizeipräsident Polizeioberst Kommissarin Grenzbeamter Gefängniswärter Gendarm",
    "SPY": "Geheimdienstchefin Geheimdienstoffizier Verfassungsschutzpräsident Spionin Informant",
    "JUD": "Richterin Untersuchungsrichterin Generalbundesanwalt Staatsanwältin Anklägerin",
    "LEG": "Nationalrätin Bundestagsabgeordnete Senatorin Parlamentschef Volksvertreterin",
    "PTY": "Parteichefin Oppositioneller Fraktionschefin Präsidentschaftsbewerber Sozialdemokrat",
    "REB": "Rebellin Milizenchef Dschihadistin Talibansprecher Söldnerführer Bombenleger",
    "REL": "Bischöfin Pfarrerin Mönch Rabbinerin Großmufti Mullah",
    "MED": "Redakteurin Fotografin Kriegsreporterin Pressevertreter Chefredakteur",
    "BUS": "Unternehmerin Vorstandschef Geschäftsfrau Bankier Konzernsprecher",
    "LAB": "Gewerkschaftschef Arbeitnehmer Bergarbeiter Betriebsrat Fluglotse",
    "EDU": "Studierende Dozentin Wissenschaftler Rektorin Historiker",
    "REF": "Geflüchteter Asylsuchende Schutzsuchender Einwanderer Binnenflüchtling",
    "NGO": "Umweltschützer Wahlbeobachterin Entwicklungshelferin",
    "CVL": "Augenzeugin Regierungsgegner Angeklagter Rechtsanwältin Ärztin Stammesältester",
    "CRM": "Drogenboss Schmuggler Menschenhändler Bandenmitglied Pirat",
    "IGO": "EU-Kommissarin Wettbewerbskommissarin Generalsekretärin",
}
ENGLISH = {
    "GOV": "prince ruler bureaucrat prefect",
    "MIL": "sailor veteran commodore corporal sharpshooter",
    "COP": "constable detective bodyguard",
    "JUD": "jurist investigator prosecutor",
    "REL": "pastor monk preacher nun",
    "MED": "editor photographer columnist",
    "BUS": "businesswoman banker tycoon",
    "LAB": "miner docker labourer",
    "EDU": "lecturer scientist pupil",
    "CRM": "smuggler pirate hacker",
    "CVL": "eyewitness defendant lawyer",
    "REF": "evacuee deportee",
}
CASES = [
    (language, sector, word)
    for language, table in (("de", GERMAN), ("en", ENGLISH))
    for sector, words in table.items()
    for word in words.split()
]


@pytest.mark.parametrize(("language", "sector", "word"), CASES, ids=[word for _, _, word in CASES])
def test_the_sector_of_a_word(language: str, sector: str, word: str) -> None:
    role = load_language(language).names.role(word)
    assert role is not None
    assert role.sector == sector


@pytest.mark.parametrize("word", ["Sprecherin", "Experte", "Vizechefin", "Kandidatin"])
def test_words_that_take_the_sector_of_whom_they_speak_for(word: str) -> None:
    role = load_language("de").names.role(word)
    assert role is not None
    assert role.sector is None


@pytest.mark.parametrize("word", ["Kollegin", "Gefährtin"])
def test_relations_take_the_sector_of_whom_they_belong_to(word: str) -> None:
    role = load_language("de").names.role(word)
    assert role is not None
    assert role.sector is None


@pytest.mark.parametrize("word", ["Geldmenge", "Baumstamm", "Schwiegertante"])
def test_words_that_count_as_a_whole_only(word: str) -> None:
    assert load_language("de").names.role(word) is None


@pytest.mark.parametrize(
    ("word", "sector"),
    [("Facharzt", "CVL"), ("Arzt", "CVL"), ("Vizeboss", None), ("Waisenkind", "CVL"), ("Sicherheitschefin", "COP")],
)
def test_short_last_parts_of_compounds(word: str, sector: str | None) -> None:
    role = load_language("de").names.role(word)
    assert role is not None
    assert role.sector == sector


GROUPS = [
    (language, kind, group)
    for language in ("de", "en")
    for kind in ("offices", "persons", "bodies", "facilities")
    for group in yaml.safe_load((DATA / "lang" / language / "names.yaml").read_text(encoding="utf-8"))[kind]
]


@pytest.mark.parametrize(("language", "kind", "group"), GROUPS, ids=[f"{g[0]}-{g[2]['fires']}" for g in GROUPS])
def test_a_group_has_a_word_of_its_own_in_the_example_that_fires_and_none_in_the_other(
    language: str, kind: str, group: dict[str, Any]
) -> None:
    def has(example: str) -> bool:
        words = [w.strip('.,:"').casefold() for w in example.split()]
        single = {w.casefold() for w in group["words"]}
        phrases = [[p.casefold() for p in phrase] for phrase in group.get("phrases", [])]
        joined = " " + " ".join(words) + " "
        parts = [w[1:] for w in single if w.startswith("-")]
        return (
            bool(single & set(words))
            or any(" " + " ".join(p) + " " in joined for p in phrases)
            or any(w.endswith(part) and w != part for part in parts for w in words)
        )

    assert has(group["fires"])
    assert not has(group["not"])
