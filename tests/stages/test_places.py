"""Which place a name means: small towns, villages in no table, borders, larger towns of the same name."""

from __future__ import annotations

import pytest

from depesche.model import Place, Span
from depesche.pack.geo import Town
from depesche.stages.places.choice import distance, town_of
from depesche.stages.places.told import Told
from tests.stages.test_offices_told import read

ISO2 = {"UA": "UKR", "US": "USA", "DE": "DEU", "GB": "GBR", "SY": "SYR", "BR": "BRA", "IL": "ISR"}
SMALL = Town("Mar'yinka", "UA", 47.9, 37.5, 9_000, 3)
NORTH = Town("Urbach", "DE", 50.9, 7.1, 8_000, 4)
SOUTH = Town("Urbach", "DE", 48.8, 9.6, 2_000, 5)
LARGE = Town("Arara", "BR", -22.4, -47.4, 120_000, 6)
VILLAGE = Town("Arara", "IL", 32.5, 35.1, 12_000, 7)
SCHORNDORF = Place("Schorndorf", Span(0, 10), latitude=48.8, longitude=9.53)


@pytest.mark.parametrize(
    ("options", "told", "named", "want"),
    [
        # a small town only where it is called for
        ([SMALL], Told(), {"UKR"}, (None, None)),
        ([SMALL], Told(placed=True), {"UKR"}, (SMALL, "UKR")),
        ([SMALL], Told(country="UKR"), set(), (SMALL, "UKR")),
        ([SMALL], Told(placed=True, directly=True), set(), (SMALL, "UKR")),  # the only one of its name
        ([SMALL], Told(placed=True), set(), (None, None)),
        ([SMALL], Told(country="RUS"), set(), (None, None)),
        # never for a division, a river or a storm
        ([SMALL], Told(noun="division", placed=True), {"UKR"}, (None, None)),
        ([SMALL], Told(noun="feature", placed=True), {"UKR"}, (None, None)),
        # of several the one nearest to what is around, else the country they share
        ([NORTH, SOUTH], Told(placed=True), {"DEU"}, (SOUTH, "DEU")),
        # not over a large one, unless its phrase says where it lies
        ([LARGE, VILLAGE], Told(placed=True), {"ISR"}, (LARGE, "BRA")),
        ([LARGE, VILLAGE], Told(placed=True, country="ISR"), {"ISR"}, (VILLAGE, "ISR")),
        ([LARGE, VILLAGE], Told(), {"BRA"}, (LARGE, "BRA")),
    ],
)
def test_town_of(options: list[Town], told: Told, named: set[str], want: tuple[Town | None, str | None]) -> None:
    assert town_of(options, told, named, [SCHORNDORF], ISO2) == want


def test_towns_that_nothing_tells_apart_give_their_country_alone() -> None:
    assert town_of([NORTH, SOUTH], Told(placed=True), {"DEU"}, [], ISO2) == (None, "DEU")


def test_kilometres() -> None:
    assert 4 < distance(SOUTH, SCHORNDORF) < 6
    assert distance(SOUTH, Place("x", Span(0, 1))) == float("inf")


@pytest.mark.parametrize(
    ("text", "language", "name", "country", "found"),
    [
        ("In der ostukrainischen Kleinstadt Wuhledar wurden drei Zivilisten getötet.", "de", "Wuhledar", "UKR", True),
        ("Bei einem Anschlag in Konduga im nigerianischen Bundesstaat Borno starben 30 Menschen.", "de", "Konduga", "NGA", True),
        ("Irakische Truppen rückten auf Al-Hawidscha vor.", "de", "Al-Hawidscha", "IRQ", True),
        ("Die syrische Luftwaffe bombardierte Sarmin und Taftanas in der Provinz Idlib.", "de", "Sarmin", "SYR", True),
        ("Russian troops shelled Ocheretyne in eastern Ukraine on Monday.", "en", "Ocheretyne", "UKR", True),
        # in no table: the country that its phrase tells
        ("Kämpfer haben den syrischen Ort Baghrasin eingenommen.", "de", "Baghrasin", "SYR", False),
        ("In dem Dorf Wyselkowe im Gebiet Charkiw schlugen russische Granaten ein.", "de", "Wyselkowe", "UKR", False),
        ("Near Ayn Isset in Syria, one strike destroyed a vehicle.", "en", "Ayn Isset", "SYR", False),
        ("Soldiers retook the village of Tongorro near Timbuktu.", "en", "Tongorro", "MLI", False),
        # neither a border nor who acts tells where it lies
        ("Russische Truppen haben das Dorf Belyntschuk eingenommen.", "de", "Belyntschuk", None, False),
        ("In dem Dorf Karsandschik nahe der türkischen Grenze schlug eine Rakete ein.", "de", "Karsandschik", None, False),
        # a part of a state
        ("In Südbulgarien protestierten Tausende.", "de", "Südbulgarien", "BGR", False),
        ("Troops fought in Northern Iraq on Monday.", "en", "Iraq", "IRQ", None),
    ],
)  # fmt: skip
def test_places_of_a_text(text: str, language: str, name: str, country: str | None, found: bool | None) -> None:
    told = [p for p in read(text, "2024-03-05", language).places if name in p.span.of(text)]
    assert [p.country for p in told] == [country]
    assert found is None or [p.geonames is not None for p in told] == [found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Minister Peter Hofheim kritisierte die Bundesregierung.", "Hofheim"),
        ("Schäuble traf Merkel und Steinbach in Berlin.", "Steinbach"),
        ("Das Land wurde in Schutt und Asche gelegt.", "Asche"),
        ("Der Hafen an der Elbe wurde gesperrt.", "Elbe"),
    ],
)
def test_no_town(text: str, name: str) -> None:
    towns = [p for p in read(text, "2024-03-05", "de").places if p.span.of(text) == name]
    assert all((p.entity or "")[6:].isdigit() is False for p in towns)


@pytest.mark.parametrize(
    ("text", "language", "name", "place"),
    [
        ("In der Provinz Deir ez-Zor wurden Soldaten getötet.", "de", "Provinz Deir ez-Zor", "deir-ez-zor-governorate"),
        ("Im Gebiet Sumy gab es Luftalarm.", "de", "Gebiet Sumy", "sumy-oblast"),
        ("Fighting continues in Diyala province.", "en", "Diyala province", "diyala-governorate"),
        (
            "Im mexikanischen Bundesstaat Guerrero starben zehn Menschen.",
            "de",
            "Bundesstaat Guerrero",
            "guerrero-state",
        ),
        ("Gunmen attacked a convoy in Zamfara state in Nigeria.", "en", "Zamfara state", "zamfara-state"),
        ("Das Militär half in den Niederlanden.", "de", "Niederlanden", None),
    ],
)
def test_divisions_and_states(text: str, language: str, name: str, place: str | None) -> None:
    told = [p for p in read(text, "2024-03-05", language).places if p.span.of(text) == name]
    assert [p.entity for p in told] == [f"place:{place}" if place else "country:NLD"]


def test_a_family_name_is_no_division() -> None:
    text = "In Mexiko sprach Maria Guerrero. Später lobte Guerrero die Regierung."
    assert not [p for p in read(text, "2024-03-05", "de").places if "Guerrero" in p.span.of(text)]
