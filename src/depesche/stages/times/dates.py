"""Dates named by year, month, day, quarter, season or feast, full or in part."""

from __future__ import annotations

from datetime import date, timedelta

from depesche.pack.times import Slots
from depesche.stages.times.calendar import SEASON_MONTHS, holiday
from depesche.stages.times.reading import Anchor, Reading, on_calendar, symbolic, whole_number, with_part

_NEAR = timedelta(days=45)
_HALF_YEAR = timedelta(days=200)


def dated(slots: Slots, anchor: Anchor) -> Reading:
    """A date named by year, month, day, quarter, season or feast, full or in part."""
    year, explicit = _year(slots, anchor)
    if "year2" in slots or "short_year" in slots:
        return _years(slots)
    if "holiday" in slots:
        return _feast(slots, anchor, year)
    if "quarter" in slots or "half_year" in slots:
        return _section(slots, anchor, year)
    if "season" in slots:
        return _season(slots, anchor, year)
    month, day = whole_number(slots, "month"), whole_number(slots, "day") or whole_number(slots, "ordinal")
    if month is None:
        return _plain_year(slots, year)
    if day is None:
        return _month(slots, anchor, year, month, explicit)
    return _day(slots, anchor, year, month, day, explicit)


def _year(slots: Slots, anchor: Anchor) -> tuple[int | None, bool]:
    """The year that the words give, and whether they give it in figures."""
    year = whole_number(slots, "year")
    if year is not None:
        return year, True
    if "weekday" in slots or "offset" in slots:
        return None, False
    told, shift = whole_number(slots, "told"), whole_number(slots, "shift")
    before = str(slots.get("previous_unit", ""))
    if before.startswith("Y"):
        shift = int(before[1:])
    if told is not None and anchor.told_year is not None:
        return anchor.told_year + told, False
    if shift is not None and anchor.published is not None:
        return anchor.published.year + shift, False
    return None, False


def _years(slots: Slots) -> Reading:
    year = int(slots["year"])
    end = whole_number(slots, "year2") or year // 100 * 100 + int(slots.get("short_year", 0))
    if "season" in slots:
        return on_calendar(f"{year:04}-{slots['season']}", slots, "named in full", explicit=True)
    return on_calendar(f"{year:04}/{end if end > year else end + 100:04}", slots, "named in full", explicit=True)


def _plain_year(slots: Slots, year: int | None) -> Reading:
    if year is None:
        return symbolic(f"year:{int(slots.get('shift', 0)):+d}", "year")
    return on_calendar(f"{year:04}", slots, "named in full", explicit="year" in slots)


def _feast(slots: Slots, anchor: Anchor, year: int | None) -> Reading:
    code = str(slots["holiday"])
    if year is not None and date.min.year <= year <= date.max.year:
        return on_calendar(
            with_part(holiday(code, year).isoformat(), slots), slots, "feast of the year named", explicit=True
        )
    if year is not None:
        return Reading("DATE", f"{year:04}", reason="outside the calendar")
    if anchor.published is None:
        return symbolic(f"month-day:{code}" if code[0].isdigit() else f"feast:{code}", "day")
    days = [holiday(code, anchor.published.year + n) for n in (-1, 0, 1)]
    day = _choose(days, anchor.published, anchor.direction(), _NEAR)
    return on_calendar(with_part(day.isoformat(), slots), slots, "feast nearest to publication, by tense")


def _section(slots: Slots, anchor: Anchor, year: int | None) -> Reading:
    number = whole_number(slots, "ordinal") or whole_number(slots, "day") or 1
    letter = "Q" if "quarter" in slots else "H"
    if year is None:
        if anchor.published is None:
            return symbolic(f"{'quarter' if letter == 'Q' else 'half-year'}:{number}", "quarter")
        year = anchor.published.year
        first = date(year, min((number - 1) * (3 if letter == "Q" else 6) + 1, 12), 1)
        year -= first > anchor.published and anchor.direction() < 0
    return on_calendar(f"{year:04}-{letter}{number}", slots, "named by its number")


def _season(slots: Slots, anchor: Anchor, year: int | None) -> Reading:
    season = str(slots["season"])
    if year is not None:
        return on_calendar(f"{year:04}-{season}", slots, "named in full", explicit="year" in slots)
    published = anchor.published
    if published is None:
        return symbolic(f"season:{season}", "season")
    days = [date(published.year + n, SEASON_MONTHS[season], 1) for n in (-1, 0, 1)]
    return on_calendar(f"{_choose(days, published, anchor.direction()).year:04}-{season}", slots, "nearest by tense")


def _month(slots: Slots, anchor: Anchor, year: int | None, month: int, explicit: bool) -> Reading:
    if year is not None:
        return on_calendar(f"{year:04}-{month:02}", slots, "named in full", explicit=explicit)
    published = anchor.published
    if published is None:
        return symbolic(f"month:{month:02}", "month")
    days = [date(published.year + n, month, 1) for n in (-1, 0, 1)]
    day = _choose(days, published.replace(day=1), anchor.direction())
    return on_calendar(f"{day.year:04}-{month:02}", slots, "nearest month by tense")


def _day(slots: Slots, anchor: Anchor, year: int | None, month: int, day: int, explicit: bool) -> Reading:
    if year is not None:
        return on_calendar(
            with_part(f"{year:04}-{month:02}-{day:02}", slots), slots, "named in full", explicit=explicit
        )
    published = anchor.published
    if published is None:
        return symbolic(with_part(f"month-day:{month:02}-{day:02}", slots), "day")
    days = [d for n in (-1, 0, 1, -2, 2, -3, 3, -4, 4) if (d := _valid(published.year + n, month, day))]
    # a weekday told with it decides between the years around, but does not carry news half a year away
    fitting = [d for d in days if d.isoweekday() == slots.get("weekday") and abs(d - published) < _HALF_YEAR]
    if not days:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}", "day", reason="no such day in the calendar")
    found = _choose(fitting or days, published, anchor.direction(), _NEAR)
    return on_calendar(with_part(found.isoformat(), slots), slots, "nearest day to publication, by tense")


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _choose(days: list[date], start: date, direction: int, near: timedelta = timedelta(0)) -> date:
    """The day nearest to `start` on the side that the tense tells; the nearest at all where it tells none
    or where that day is not further off than `near`."""
    nearest = min(days, key=lambda d: (abs(d - start), d))
    if direction == 0 or abs(nearest - start) <= near:
        return nearest
    side = [d for d in days if (d <= start if direction < 0 else d >= start)]
    return min(side, key=lambda d: (abs(d - start), d)) if side else nearest
