"""Whose act an organ's act is, and whose a publisher's name is."""

from __future__ import annotations

import pytest

from depesche.pack.kb import load_kb


@pytest.mark.parametrize(
    ("body", "coded"),
    [
        ("EURCOM", "EUR"),  # an organ acts for its organisation
        ("UNHCR", "UNO"),  # a subsidiary organ of the General Assembly
        ("ICTY", "UNO"),
        ("UNSC", "UNSC"),  # coded by itself
        ("IAEA", "IAEA"),
        ("WHO", "WHO"),
        ("NATO", "NATO"),
        ("PDITA", "PD"),  # the country stands in its own field
        ("HAMAS", "HAMAS"),
        ("NOBODY", "NOBODY"),
        (None, None),
    ],
)
def test_an_organ_is_coded_as_its_organisation(body: str | None, coded: str | None) -> None:
    assert load_kb().coded_org(body) == coded


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("UK Government", "country:GBR"),
        ("Government of the Russian Federation", "country:RUS"),
        ("Auswärtiges Amt", "org:AUSWAMT"),
        ("Delegation of the European Union to Syria", "org:EUR"),
        ("dpa", "media:DPA"),
        ("BBC Online", "media:BBC"),
    ],
)
def test_a_publisher_is_known_by_its_name_or_by_whose_it_is(name: str, entity: str) -> None:
    known = load_kb().publisher(name)
    assert known is not None
    assert known.id == entity


@pytest.mark.parametrize("name", ["Bote vom Untermain", "", "()"])
def test_an_unknown_publisher_stays_unknown(name: str) -> None:
    assert load_kb().publisher(name) is None
