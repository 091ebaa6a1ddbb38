"""Assertions over the rows of the knowledge base speak where they should, and only there."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from depesche.pack.files import Located, Problems
from depesche.pack.kb import read_tables
from depesche.pack.kb_assert import check_assertions
from depesche.pack.kb_rows import Affiliation, Holder, MembershipRow, Seat, Tables


def tables(**rows: list[dict[str, Any]]) -> Tables:
    models: dict[str, Any] = {
        "affiliations": Affiliation, "holders": Holder, "memberships": MembershipRow, "seats": Seat,
    }  # fmt: skip
    made = {
        name: [
            Located(models[name].model_validate(row | {"source": "x"}), Path("x.csv"), n) for n, row in enumerate(r, 2)
        ]
        for name, r in rows.items()
    }
    return Tables(**{f.name: made.get(f.name, []) for f in fields(Tables)})


def found(of: Tables) -> list[str]:
    problems = Problems()
    check_assertions(of, problems)
    return [p.message for p in problems.found]


def spell(person: str, since: str, until: str | None = None, acting: bool = False) -> dict[str, Any]:
    row: dict[str, Any] = {"office": "o", "person": person, "from": since, "acting": acting}
    return row | ({"until": until} if until else {})


@pytest.mark.parametrize(
    ("spells", "count"),
    [
        ([spell("a", "2000-01-01", "2001-01-01"), spell("b", "2001-01-01")], 0),  # a handover
        ([spell("a", "2000-01-01", "2001-01-02"), spell("b", "2001-01-01")], 1),
        ([spell("a", "2000-01-01", "2001-01-22"), spell("b", "2001-01")], 0),  # in that month
        ([spell("a", "2000-01-01"), spell("b", "2001-01-01")], 1),  # the first never ended
        ([spell("a", "2000-01-01"), spell("b", "2001-01-01", "2001-02-01", acting=True)], 0),
        ([spell("b", "2001-01-01", "2002-01-01"), spell("a", "2000-01-01", "2000-06-01")], 1),  # out of order
    ],
)
def test_spells_in_office(spells: list[dict[str, Any]], count: int) -> None:
    assert len(found(tables(holders=spells))) == count


def party(group: str, **bounds: str) -> dict[str, Any]:
    return {"person": "a", "group": group, **bounds}


@pytest.mark.parametrize(
    ("spells", "told"),
    [
        ([party("PDS", until="2007-06-16"), party("LINKE", **{"from": "2007-06-16"})], []),
        ([party("SPD", until="2005"), party("LINKE", **{"from": "2005-06"})], []),  # maybe one after the other
        ([party("CDU", **{"from": "1990", "until": "2017"}), party("AFD", **{"from": "2013-02"})], ["runs into"]),
        ([party("AFD", **{"from": "2013"}), party("CDU", **{"from": "1990", "until": "2012"})], ["begins before"]),
    ],
)
def test_a_person_is_in_one_party_at_a_time(spells: list[dict[str, Any]], told: list[str]) -> None:
    messages = found(tables(affiliations=spells))
    assert len(messages) == len(told)
    assert all(t in m for t, m in zip(told, messages, strict=True))


def test_memberships_of_one_member_follow_each_other() -> None:
    row = {"organisation": "NATO", "member": "country:FRA", "role": "full member", "from": "1949-08-24"}
    assert len(found(tables(memberships=[row, row | {"from": "1966-01-01"}]))) == 1


def test_a_council_with_an_empty_seat() -> None:
    seats = [
        {"council": "UNSC", "member": f"country:{c}", "from": "1946-01-17", "permanent": c < "F"}
        for c in ("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ")
    ]
    assert "10 seats on 1946-01-17 (5 permanent) where there are 11" in found(tables(seats=seats))


def test_the_files_that_ship() -> None:
    problems = Problems()
    check_assertions(read_tables(problems), problems)
    assert problems.found == []
