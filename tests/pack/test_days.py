"""Partial days as stretches of days, and days counted from them."""

from __future__ import annotations

import pytest

from depesche.pack.days import shifted


@pytest.mark.parametrize(
    ("day", "days", "want"),
    [
        ("2021-10-18", -1, "2021-10-17"),
        ("2020-02-28", 2, "2020-03-01"),
        ("0001-01-01", -1, "0001-01-01"),
        ("9999-12-31", 30, "9999-12-31"),
    ],
)
def test_days_are_counted_within_the_calendar(day: str, days: int, want: str) -> None:
    assert shifted(day, days) == want
