"""Offices told of persons, in sentences of our own: under which title, of whom, and whether it is over."""

from __future__ import annotations

from functools import cache

import pytest

from depesche.model import Article, Doc, OfficeFact, PublicationDate
from depesche.pipeline import Reader, reader


@cache
def machine() -> Reader:
    return reader()


def read(text: str, day: str, language: str) -> Doc:
    return machine().read(Article("x", text, PublicationDate(day, "argument"), language=language))


def told(text: str, day: str, language: str) -> set[tuple[str, str, str | None, bool]]:
    """Person, office, whose it is, and whether it is over, of each office that a text tells."""
    facts = [f for f in read(text, day, language).facts if isinstance(f, OfficeFact)]
    return {(f.person.removeprefix("person:"), f.office, f.of, f.former) for f in facts}


MERZ = ("friedrich-merz", "Federal Chancellor of Germany", "country:DEU", False)
LAVROV = ("sergei-lavrov", "Minister of Foreign Affairs of Russia", "country:RUS", False)


@pytest.mark.parametrize(
    ("text", "day", "language", "want"),
    [
        # by another's office: counterparts, predecessors, deputies
        ("Außenminister Sergej Lawrow empfing seinen ägyptischen Amtskollegen Samih Schukri.", "2023-05-10", "de",
         {LAVROV, ("sameh-shoukry", "Minister of Foreign Affairs of Egypt", "country:EGY", False)}),
        ("Sergei Lavrov met his Egyptian counterpart Sameh Shoukry.", "2023-05-10", "en",
         {("sameh-shoukry", "Minister of Foreign Affairs of Egypt", "country:EGY", False)}),
        ("Bundeskanzler Friedrich Merz lobte seinen Vorgänger Olaf Scholz.", "2025-07-01", "de",
         {MERZ, ("olaf-scholz", "Federal Chancellor of Germany", "country:DEU", True)}),
        ("Russian Foreign Minister Sergei Lavrov sent his deputy Iwan Testow.", "2023-05-10", "en",
         {LAVROV, ("iwan-testow", "Deputy Minister of Foreign Affairs of Russia", "country:RUS", False)}),
        # spokespersons and heads under their full titles
        ("Kremlsprecher Dmitri Peskow dementierte.", "2023-05-10", "de",
         {("dmitry-peskov", "Press Secretary of the President of Russia", "country:RUS", False)}),
        ("Der Sprecher des chinesischen Außenministeriums, Max Testmann, dementierte.", "2023-05-10", "de",
         {("max-testmann", "Spokesperson", "country:CHN", False)}),
        ("Der Chef der Internationalen Atomenergiebehörde, Rafael Grossi, reiste ab.", "2023-05-10", "de",
         {("rafael-grossi", "Director General of the International Atomic Energy Agency", "org:IAEA", False)}),
        # titles of rulers, heirs, heads of parties, commanders
        ("Der Oberste Führer des Iran, Ajatollah Ali Chamenei, sprach.", "2023-05-10", "de",
         {("ali-khamenei", "Supreme Leader of Iran", "country:IRN", False)}),
        ("Machthaber Kim Jong Un von Nordkorea reiste ab.", "2023-05-10", "de",
         {("kim-jong-un", "President of the State Affairs of North Korea", "country:PRK", False)}),
        ("Der saudische Kronprinz Mohammed bin Salman reiste ab.", "2023-05-10", "de",
         {("mohammed-bin-salman", "Crown Prince of Saudi Arabia", "country:SAU", False)}),
        ("Vietnamese General Secretary Nguyen Phu Trong met State President To Lam.", "2024-06-20", "en",
         {("nguyen-phu-trong", "General Secretary of the Communist Party of Vietnam", "country:VNM", False),
          ("to-lam", "President of Vietnam", "country:VNM", False)}),
        ("Supreme Allied Commander Gen. Wesley Clark left.", "1999-03-12", "en",
         {("wesley-clark", "Supreme Allied Commander Europe", "org:NATO", False)}),
        # envoys serve who sends them, not whom they are sent for
        ("Der UN-Sondergesandte für Syrien, Geir Pedersen, reiste ab.", "2023-05-10", "de",
         {("geir-pedersen", "UN Special Envoy for Syria", "org:UNO", False)}),
        # over
        ("Ex-Präsident Mahmud Ahmadinedschad reiste ab.", "2023-05-10", "de",
         {("mahmoud-ahmadinejad", "President of Iran", "country:IRN", True)}),
        # forms of address before the name
        ("Präsident Sayyid Ebrahim Raisi dankte.", "2023-05-10", "de",
         {("ebrahim-raisi", "President of Iran", "country:IRN", False)}),
        # two titles of one person, and speakers of parliaments
        ("The chairman of the Joint Chiefs of Staff, General Mark Milley, thanked the troops.", "2023-09-04", "en",
         {("mark-milley", "Chairman of the Joint Chiefs of Staff of the United States", "country:USA", False)}),
        ("He wrote to Ruslan Stefanchuk, the speaker of the Verkhovna Rada.", "2023-09-04", "en",
         {("ruslan-stefanchuk", "Speaker of Parliament of Ukraine", "country:UKR", False)}),
        ("Kim Jong Un, Vorsitzender für Staatsangelegenheiten der DVRK, sprach.", "2023-07-28", "de",
         {("kim-jong-un", "President of the State Affairs of North Korea", "country:PRK", False)}),
        # what is no office of a person
        ("Schweden ist seit Donnerstag das 32. Mitglied der Nato.", "2024-03-08", "de", set()),
        ("Iran was admitted as the group's ninth member.", "2023-07-05", "en", set()),
        ("Rustem Umerov is head of the State Property Fund of Ukraine.", "2023-08-05", "en", set()),
        ("Hakan Fidan left Cairo. The top Turkish diplomat will return.", "2024-02-08", "en", set()),
    ],
)  # fmt: skip
def test_offices(text: str, day: str, language: str, want: set[tuple[str, str, str | None, bool]]) -> None:
    assert told(text, day, language) == want


@pytest.mark.parametrize(
    ("text", "day", "language", "name", "office", "former"),
    [
        ("US-Außenminister Antony Blinken reiste ab.", "2024-03-07", "de", "Antony Blinken",
         "Secretary of State of the United States", False),
        ("Der EU-Außenbeauftragte Josep Borrell reiste ab.", "2025-01-30", "de", "Josep Borrell",
         "High Representative of the European Union for Foreign Affairs and Security Policy", False),
        ("EU foreign policy chief Kaja Kallas left.", "2025-01-30", "en", "Kaja Kallas",
         "High Representative of the European Union for Foreign Affairs and Security Policy", False),
        ("Der Hohe Repräsentant für Bosnien und Herzegowina, Christian Schmidt, reiste ab.", "2024-01-30", "de",
         "Christian Schmidt", "High Representative for Bosnia and Herzegovina", False),
        ("Bundeskanzlerin Angela Merkel reiste ab.", "2011-03-17", "de", "Angela Merkel",
         "Federal Chancellor of Germany", False),
        ("Turkish Foreign Minister Hakan Fidan, a former head of Turkish intelligence, left.", "2024-02-08", "en",
         "Hakan Fidan", "Minister of Foreign Affairs of Turkey", False),
        ("Former British prime minister Boris Johnson left.", "2023-09-04", "en", "Boris Johnson",
         "Prime Minister of the United Kingdom", True),
    ],
)  # fmt: skip
def test_persons_bear_the_office_told(text: str, day: str, language: str, name: str, office: str, former: bool) -> None:
    person = next(e for e in read(text, day, language).entities if e.name == name)
    assert (person.office, person.former) == (office, former)


@pytest.mark.parametrize(
    ("text", "language", "name", "country"),
    [
        ("In der libyschen Hauptstadt Tripolis landete der türkische Außenminister Hakan Fidan. "
         "Am Flughafen Mitiga begrüßte ihn ein Vizeminister.", "de", "Flughafen Mitiga", "LBY"),
        ("Turkish Foreign Minister Hakan Fidan arrived in Tripoli. Fidan was welcomed at Mitiga airport.", "en",
         "Mitiga airport", "LBY"),
        ("Pjöngjang (KCNA) - Der russische Verteidigungsminister Sergej Schoigu ist abgereist. "
         "Auf dem Flughafen Sunan verabschiedeten ihn Soldaten.", "de", "Flughafen Sunan", "PRK"),
        ("Die Präsidenten trafen sich in Belgrad. Am Flughafen Nikola Tesla spielte Musik.", "de",
         "Flughafen Nikola Tesla", "SRB"),
    ],
)  # fmt: skip
def test_facilities_stand_where_the_text_is(text: str, language: str, name: str, country: str) -> None:
    found = [(e.kind, e.country) for e in read(text, "2024-02-08", language).entities if e.name == name]
    assert found == [("facility", country)]


@pytest.mark.parametrize(
    ("text", "day", "name", "org"),
    [
        ("Der Präsident empfing seinen israelischen Amtskollegen Schimon Peres (Awoda).", "2011-03-05",
         "Shimon Peres", None),
        ("Der CDU-Politiker Laurenz Testmann reiste ab.", "2011-03-05", "Laurenz Testmann", "CDU"),
    ],
)  # fmt: skip
def test_who_holds_office_acts_for_the_state_and_not_for_the_party(
    text: str, day: str, name: str, org: str | None
) -> None:
    assert [e.org for e in read(text, day, "de").entities if e.name == name] == [org]
