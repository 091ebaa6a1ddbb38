"""Whose act an organ's act is, and whose a publisher's name is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depesche.pack.files import Problems
from depesche.pack.kb import KB, load_kb, load_media_names, read_tables


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


def test_a_body_coded_alone_must_be_known(tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    shutil.copytree(KB, folder)
    with (folder / "coded_alone.csv").open("a", encoding="utf-8") as rows:
        rows.write("NOBODY,no such organisation\n")
    problems = Problems()
    read_tables(problems, folder)
    assert [Path(p.file).name for p in problems.found] == ["coded_alone.csv"]


def test_the_names_of_media_stand_in_their_own_file() -> None:
    assert load_media_names() == load_kb().media_names
