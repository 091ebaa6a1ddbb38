"""What must hold across the knowledge base's files: references exist, ids are unique, spells are in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from depesche.pack.days import earliest, latest
from depesche.pack.files import Located, Problems
from depesche.pack.kb_rows import Tables


def check_references(tables: Tables, problems: Problems) -> None:
    """Add to `problems` every broken reference, repeated id and reversed spell."""
    states = _unique(tables.states, "code", problems)
    organisations = _unique(tables.organisations, "code", problems)
    groups = _unique(tables.groups, "code", problems)
    media = _unique(tables.media, "code", problems)
    persons = _unique(tables.persons, "id", problems)
    offices = _unique(tables.offices, "id", problems)
    instruments = _unique(tables.instruments, "id", problems)
    places = _unique(tables.places, "id", problems)
    known = {f"country:{c}" for c in states} | {f"org:{c}" for c in organisations} | {f"group:{c}" for c in groups}
    known |= {f"media:{c}" for c in media} | {f"person:{i}" for i in persons} | {f"office:{i}" for i in offices}
    known |= {f"instrument:{i}" for i in instruments} | {f"place:{i}" for i in places}
    for table, column, allowed in (
        (tables.names, "entity", known),
        (tables.offices, "of", known),
        (tables.memberships, "member", known),
        (tables.seats, "member", known),
        (tables.provisions, "target", known),
        (tables.holders, "office", offices),
        (tables.holders, "person", persons),
        (tables.affiliations, "person", persons),
        (tables.affiliations, "group", groups),
        (tables.provisions, "instrument", instruments),
        (tables.provisions, "refers_to", instruments),
        (tables.memberships, "organisation", organisations),
        (tables.seats, "council", organisations),
        (tables.organisations, "parent", organisations),
        (tables.organisations, "country", states),
        (tables.groups, "country", states),
        (tables.media, "country", states),
        (tables.persons, "country", states),
        (tables.places, "country", states),
        (tables.states, "sovereign", states),
        (tables.instruments, "body", organisations),
        (tables.sessions, "body", organisations),
        (tables.coded_alone, "code", organisations),
        (tables.regions, "place", {row.value.id for row in tables.places}),
    ):
        _references(table, column, allowed, problems)
    for table in (
        tables.states, tables.organisations, tables.groups, tables.holders, tables.affiliations, tables.memberships,
        tables.seats,
    ):  # fmt: skip
        _spells(table, problems)


def _unique(table: Iterable[Located[Any]], column: str, problems: Problems) -> set[str]:
    seen: set[str] = set()
    for row in table:
        key = getattr(row.value, column)
        if key in seen:
            problems.add(row.file, row.line, f"{column} {key!r} stands twice")
        seen.add(key)
    return seen


def _references(table: Iterable[Located[Any]], column: str, allowed: set[str], problems: Problems) -> None:
    for row in table:
        key = getattr(row.value, column)
        if key is not None and key not in allowed:
            problems.add(row.file, row.line, f"{column}: nothing is known as {key!r}")


def _spells(table: Iterable[Located[Any]], problems: Problems) -> None:
    for row in table:
        first, last = row.value.from_, row.value.until
        if first is not None and last is not None and earliest(first) > latest(last):
            problems.add(row.file, row.line, f"the spell ends ({last}) before it begins ({first})")
