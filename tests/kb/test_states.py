"""What must hold of the knowledge base's states, places and media, and of their names."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TypeVar

import pytest

from depesche.pack.files import DATA, Problems, Row, read_csv
from depesche.pack.kb_rows import Media, Name, PlaceRow, State

KB = DATA / "kb"
R = TypeVar("R", bound=Row)


def rows(name: str, model: type[R]) -> list[R]:
    problems = Problems()
    found = read_csv(KB / Path(name), model, problems)
    problems.raise_if_any()
    return [row.value for row in found]


STATES = rows("states.csv", State)
PLACES = rows("places.csv", PlaceRow)
MEDIA = rows("media.csv", Media)
NAMES = {part: rows(f"names/{part}.csv", Name) for part in ("states", "places", "media")}
ENTITIES = {
    "states": {f"country:{s.code}" for s in STATES},
    "places": {f"place:{p.id}" for p in PLACES},
    "media": {f"media:{m.code}" for m in MEDIA},
}
CODES = {s.code for s in STATES}
MEMBERS = [s for s in STATES if s.un_member_since and not s.until]
INDEPENDENT = {s.code for s in STATES if not s.until and not s.sovereign and s.region != "Antarctica"}


def test_all_members_of_the_united_nations_are_there() -> None:
    assert len(MEMBERS) == 193
    assert all("1945-10-24" <= (s.un_member_since or "") <= "2011-07-14" for s in MEMBERS)


@pytest.mark.parametrize("keys", [[s.code for s in STATES], [p.id for p in PLACES], [m.code for m in MEDIA]])
def test_keys_stand_once(keys: list[str]) -> None:
    assert [key for key, n in Counter(keys).items() if n > 1] == []


def test_iso2_codes_stand_once_among_living_states() -> None:
    found = Counter(s.iso2 for s in STATES if s.iso2 and not s.until)
    assert [code for code, n in found.items() if n > 1] == []


def test_territories_name_a_known_sovereign() -> None:
    assert [s.code for s in STATES if s.sovereign and s.sovereign not in CODES] == []


def test_spells_end_after_they_begin() -> None:
    assert [s.code for s in STATES if s.from_ and s.until and s.from_ >= s.until] == []


def test_former_states_end() -> None:
    until = {s.code: s.until for s in STATES}
    assert until["DDR"] == "1990-10-02"
    assert until["CSK"] == "1992-12-31"
    assert [code for code in ("SUN", "YUG", "SCG", "YMD", "YAR", "RVN") if not until[code]] == []


@pytest.mark.parametrize("part", sorted(NAMES))
def test_names_belong_to_known_entities(part: str) -> None:
    assert {n.entity for n in NAMES[part]} - ENTITIES[part] == set()


@pytest.mark.parametrize("part", sorted(NAMES))
def test_every_entity_has_a_name(part: str) -> None:
    named = {n.entity for n in NAMES[part] if n.kind in ("name", "short", "acronym")}
    assert ENTITIES[part] - named == set()


@pytest.mark.parametrize("part", sorted(NAMES))
def test_no_name_stands_twice(part: str) -> None:
    found = Counter((n.entity, n.lang, n.form, n.kind) for n in NAMES[part])
    assert [key for key, n in found.items() if n > 1] == []


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_state_has_name_and_adjective(lang: str) -> None:
    for kind in ("name", "adjective"):
        having = {n.entity[8:] for n in NAMES["states"] if n.lang == lang and n.kind == kind}
        assert INDEPENDENT - having == set(), kind


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_member_has_demonyms(lang: str) -> None:
    having = {n.entity[8:] for n in NAMES["states"] if n.lang == lang and n.kind == "demonym"}
    assert {s.code for s in MEMBERS} - having == set()


def test_places_and_media_name_known_states() -> None:
    assert [p.id for p in PLACES if p.country and p.country not in CODES] == []
    assert [m.code for m in MEDIA if m.country not in CODES] == []


def test_coordinates_are_on_the_globe() -> None:
    for place in PLACES:
        assert (place.latitude is None) == (place.longitude is None), place.id
        assert abs(place.latitude or 0) <= 90, place.id
        assert abs(place.longitude or 0) <= 180, place.id


CASES = [
    ("states", "country:USA", "de", "US-Amerikanerin", "demonym"),
    ("states", "country:USA", "de", "Weißes Haus", "metonym"),
    ("states", "country:USA", "de", "Vereinigten Staaten", "alias"),
    ("states", "country:RUS", "de", "Kreml", "metonym"),
    ("states", "country:IRN", "en", "Tehran", "metonym"),
    ("states", "country:IRN", "de", "Persien", "historical"),
    ("states", "country:CIV", "de", "Elfenbeinküste", "alias"),
    ("states", "country:DEU", "de", "Deutsche", "demonym"),
    ("states", "country:GBR", "en", "British", "adjective"),
    ("states", "country:ARE", "de", "Vereinigten Arabischen Emiraten", "alias"),
    ("places", "place:crimea", "de", "Krim", "name"),
    ("places", "place:milan", "de", "Mailand", "name"),
    ("places", "place:strait-of-hormuz", "de", "Straße von Hormus", "name"),
    ("media", "media:DPA", "de", "dpa", "acronym"),
    ("media", "media:IRNA", "en", "IRNA", "acronym"),
]


@pytest.mark.parametrize(("part", "entity", "lang", "form", "kind"), CASES)
def test_known_names(part: str, entity: str, lang: str, form: str, kind: str) -> None:
    found = [n for n in NAMES[part] if (n.entity, n.form, n.kind) == (entity, form, kind)]
    assert {n.lang for n in found} & {lang, "und"}


def test_brussels_means_the_union_not_belgium() -> None:
    forms = {n.form for n in NAMES["states"] if n.entity == "country:BEL"}
    assert forms.isdisjoint({"Brüssel", "Brussels"})
