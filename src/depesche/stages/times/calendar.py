"""Days, weeks, seasons: the calendar under TIMEX3 values."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Bounds = tuple[date, date, str]
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T\w\w(?::\d\dZ?)?)?)?))?"
)


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * n) // 433
    month = (h + n - 7 * m + 90) // 25
    return date(year, month, (h + n - 7 * m + 33 * month + 19) % 32)


def holiday(code: str, year: int) -> date:
    """The day of a feast: ``easter+39``, ``advent-7`` (from the first Sunday of Advent), ``12-25``, or
    ``11-4x4`` (month, weekday, which one in the month; 0 is the last). Raises ValueError outside the years 1 to 9999.
    """
    base, sign, number = re.fullmatch(r"(\w+?)([+-])(\w+)", code).groups()  # type: ignore[union-attr]
    if base in ("easter", "advent"):
        start = easter(year) if base == "easter" else _first_advent(year)
        return start + timedelta(days=int(sign + number))
    if "x" not in number:
        return date(year, int(base), int(number))
    weekday, nth = map(int, number.split("x"))
    first = date(year, int(base), 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1 if nth else 4))
    return day if day.month == int(base) else day - timedelta(days=7)


def _first_advent(year: int) -> date:
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday() + 21)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, the month's last where it is shorter.
    Raises ValueError or OverflowError outside the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_value(day: date) -> str:
    """The ISO week of a day as a TIMEX3 value (``2004-W49``)."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def bounds(value: str, mod: str | None = None) -> Bounds | None:
    """The first and last day that `value` may mean, and its granularity; None for values that name no days.

    START, MID and END narrow it to the first, middle or last third of its days.
    """
    found = _bounds(value)
    if found is None or mod not in ("START", "MID", "END"):
        return found
    first, last, grain = found
    third = ((last - first).days + 1) // 3
    if mod == "START":
        return first, first + timedelta(days=max(third - 1, 0)), grain
    if mod == "END":
        return last - timedelta(days=max(third - 1, 0)), last, grain
    return first + timedelta(days=third), last - timedelta(days=third), grain


def _bounds(value: str) -> Bounds | None:
    try:
        if re.fullmatch(r"\d{4}/\d{4}", value):
            return date(int(value[:4]), 1, 1), date(int(value[5:]), 12, 31), "year"
        if re.fullmatch(r"\d{3}", value):
            return date(int(value) * 10 or 1, 1, 1), date(int(value) * 10 + 9, 12, 31), "decade"
        if re.fullmatch(r"\d{2}", value):
            return date(int(value) * 100 or 1, 1, 1), date(int(value) * 100 + 99, 12, 31), "century"
        m = _VALUE.fullmatch(value)
        return _parts(m) if m else None
    except (ValueError, OverflowError):  # outside the years 1 to 9999
        return None


def _parts(m: re.Match[str]) -> Bounds:
    year = int(m["year"])
    if m["week"]:
        monday = date.fromisocalendar(year, int(m["week"]), 1)
        return monday + timedelta(days=5 if m["weekend"] else 0), monday + timedelta(days=6), "week"
    if m["quarter"]:
        return _months(year, int(m["quarter"]) * 3 - 2, 3, "quarter")
    if m["half"]:
        return _months(year, int(m["half"]) * 6 - 5, 6, "half-year")
    if m["season"]:
        return _months(year, SEASON_MONTHS[m["season"]], 3, "season")
    if m["day"]:
        day = date(year, int(m["month"]), int(m["day"]))
        return day, day, "time" if m["time"] else "day"
    return _months(year, int(m["month"]), 1, "month") if m["month"] else _months(year, 1, 12, "year")


def _months(year: int, month: int, count: int, grain: str) -> Bounds:
    first = date(year, month, 1)
    return first, add_months(first, count) - timedelta(days=1), grain
