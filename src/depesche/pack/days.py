"""Partial ISO 8601 days (``2015``, ``2015-10``, ``2015-10-18``) as stretches of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


def earliest(day: str) -> str:
    """The first day that a partial day may mean ("2015" -> "2015-01-01")."""
    return day if len(day) == 10 else f"{day}-01" if len(day) == 7 else f"{day}-01-01"


def latest(day: str) -> str:
    """The last day that a partial day may mean ("2015-02" -> "2015-02-28")."""
    if len(day) == 10:
        return day
    if len(day) == 7:
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]:02d}"
    return f"{day}-12-31"


def shifted(day: str, days: int) -> str:
    """The full day so many days after `day` (before it, where negative); the first or last of the calendar where it has
    no such day (an article "of 0001-01-01")."""
    return date.fromordinal(min(max(date.fromisoformat(day).toordinal() + days, _FIRST), _LAST)).isoformat()


def surely_within(first: str | None, last: str | None, day: str) -> bool:
    """Whether the whole of `day` lies in the spell on every reading of its partial ends."""
    return (first is None or latest(first) <= earliest(day)) and (last is None or latest(day) <= earliest(last))


def maybe_within(first: str | None, last: str | None, day: str) -> bool:
    """Whether `day` can lie in the spell from `first` to `last` (both included, None open)."""
    return (first is None or earliest(first) <= latest(day)) and (last is None or earliest(day) <= latest(last))
