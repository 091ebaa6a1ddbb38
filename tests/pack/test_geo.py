"""Towns by name, and the file of them read piece by piece."""

from __future__ import annotations

import io
import json

import pytest

from depesche.pack.geo import Town, Towns, members, towns

BONN = Town("Bonn", "DE", 50.7, 7.1, 300_000, 1)
BERN = Town("Bern", "CH", 46.9, 7.4, 120_000, 2)
BERNE = Town("Berne", "DE", 53.2, 8.5, 15_000, 3)


def test_towns_by_name_most_populous_first() -> None:
    known = Towns([(BERNE, ["Berne"]), (BONN, ["Bonn", "Bonna"]), (BERN, ["Bern", "Berne", "Berna", "Bern"])])
    assert known.get("Berne") == (BERN, BERNE)
    assert known.get("Bonna") == (BONN,)
    assert known.get("Bern") == (BERN,)
    assert known.get("") == known.get("Köln") == known.get("\ud800") == ()


def test_the_towns_that_ship() -> None:
    assert towns().get("Wien")[0].country == "AT"
    assert towns().get("wien") == ()


@pytest.mark.parametrize("piece", [1, 2, 7, 1000])
def test_members_of_any_piece(piece: int) -> None:
    value = {"1": {"name": 'A, "b" {c}'}, "2": [1, 2], "3": 12345, "ü": None}
    for written in (json.dumps(value), json.dumps(value, indent=2, ensure_ascii=False) + "\n"):
        assert list(members(io.StringIO(written), piece)) == list(value.values())
    assert list(members(io.StringIO("{}"), piece)) == []


@pytest.mark.parametrize("written", ["", "[1]", '{"a": 1', '{"a": 1, "b": ', '{"a": x}'])
def test_what_is_no_whole_object_is_an_error(written: str) -> None:
    with pytest.raises(ValueError, match="object"):
        list(members(io.StringIO(written)))
