"""Words for actors by class: what sector a word or a compound tells, masculine and feminine, in both languages."""

from __future__ import annotations

import pytest

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
