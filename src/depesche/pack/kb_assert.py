"""What the knowledge base asserts of its rows: one holder at a time, spells in order, all seats of a council taken.

These hold over many rows at once and take longer than the checks of references, so `depesche check-data` asks them
and loading does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from depesche.pack.days import earliest, latest, shifted
from depesche.pack.files import Located, Problems
from depesche.pack.kb_rows import Seat, Tables

# Seats of the Security Council from a day on. From 1 to 6 January 1980 one stood empty, until the Assembly elected
# Mexico after 155 ballots.
COUNCIL = "UNSC"
SEATS = (("1946-01-17", 11), ("1966-01-01", 15), ("1980-01-01", 14), ("1980-01-07", 15))
FIRST, LAST = "0001-01-01", "9999-12-31"


def check_assertions(tables: Tables, problems: Problems) -> None:
    """Add to `problems` every row that an assertion speaks against."""
    for office, spells in _grouped(tables.holders, ("office",)).items():
        _in_order(office[0], spells, problems)
        _one_at_a_time([s for s in spells if not s.value.acting], problems)
    for person, affiliations in _grouped(tables.affiliations, ("person",)).items():
        _in_order(person[0], affiliations, problems)
    for table, columns in (
        (tables.affiliations, ("person",)),
        (tables.memberships, ("organisation", "member", "role")),
        (tables.seats, ("council", "member")),
    ):
        for group in _grouped(table, columns).values():
            _one_at_a_time(group, problems)
    _full_council(tables.seats, problems)


def _grouped(rows: Iterable[Located[Any]], columns: tuple[str, ...]) -> dict[tuple[str, ...], list[Located[Any]]]:
    groups: dict[tuple[str, ...], list[Located[Any]]] = defaultdict(list)
    for row in rows:
        groups[tuple(getattr(row.value, c) for c in columns)].append(row)
    return groups


def _in_order(whose: str, spells: Sequence[Located[Any]], problems: Problems) -> None:
    """Spells in an office, or of a person, stand in the order in which they began."""
    for row, following in pairwise(spells):
        if earliest(row.value.from_ or FIRST) > latest(following.value.from_ or LAST):
            problems.add(following.file, following.line, f"{whose}: the spell begins before the one above it")


def _one_at_a_time(spells: Sequence[Located[Any]], problems: Problems) -> None:
    """No two spells surely share more than the day on which one hands over to the other."""
    ordered = sorted(spells, key=lambda row: earliest(row.value.from_ or FIRST))
    for i, row in enumerate(ordered):
        ends = earliest(row.value.until) if row.value.until else LAST
        begins = latest(row.value.from_ or FIRST)
        for other in ordered[i + 1 :]:
            since, until = other.value.from_, other.value.until
            if since is None or row.value.from_ is None:
                continue
            if earliest(since) > ends:
                break
            if latest(since) < ends and begins < (earliest(until) if until else LAST):
                problems.add(other.file, other.line, f"the spell runs into that of line {row.line}")


def _full_council(seats: Sequence[Located[Seat]], problems: Problems) -> None:
    """On every day on which a seat changes hands, up to the last that is known, the council has all its seats, five
    of them permanent."""
    sitting = [s for s in seats if s.value.council == COUNCIL]
    begun = {s.value.from_ for s in sitting if s.value.from_} | {day for day, _ in SEATS}
    left = {shifted(latest(s.value.until), 1) for s in sitting if s.value.until}
    for day in sorted(d for d in begun | left if sitting and SEATS[0][0] <= d <= max(begun)):
        now = [s for s in sitting if earliest(s.value.from_ or FIRST) <= day <= latest(s.value.until or LAST)]
        wanted = next(count for since, count in reversed(SEATS) if since <= day)
        permanent = sum(s.value.permanent for s in now)
        if len(now) != wanted or permanent != 5:
            problems.add(now[0].file, 0, f"{len(now)} seats on {day} ({permanent} permanent) where there are {wanted}")
