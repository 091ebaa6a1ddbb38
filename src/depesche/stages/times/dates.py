"""Days, weeks, months, years: expressions that name a place in the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from depesche.pack.times import Slots
from depesche.stages.times.amounts import counted, in_grain
from depesche.stages.times.calendar import SEASON_MONTHS, holiday, week_value
from depesche.stages.times.reading import Anchor, Reading, on_calendar, symbolic, with_part

_WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_UNITS = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H2": "half-year", "Y": "year",
          "DE": "decade", "CE": "century", "L": "millennium"}  # fmt: skip
_NEAR = timedelta(days=45)


def _int(slots: Slots, name: str) -> int | None:
    value = slots.get(name)
    return value if isinstance(value, int) else None


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
    month, day = _int(slots, "month"), _int(slots, "day") or _int(slots, "ordinal")
    if month is None:
        return _plain_year(slots, year)
    if day is None:
        return _month(slots, anchor, year, month, explicit)
    return _day(slots, anchor, year, month, day, explicit)


def _year(slots: Slots, anchor: Anchor) -> tuple[int | None, bool]:
    """The year that the words give, and whether they give it in figures."""
    year = _int(slots, "year")
    if year is not None:
        return year, True
    if "weekday" in slots or "offset" in slots:
        return None, False
    told, shift = _int(slots, "told"), _int(slots, "shift")
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
    end = _int(slots, "year2") or year // 100 * 100 + int(slots.get("short_year", 0))
    if "season" in slots:
        return on_calendar(f"{year:04}-{slots['season']}", slots, "named in full", explicit=True)
    return on_calendar(f"{year:04}/{end if end > year else end + 100:04}", slots, "named in full", explicit=True)


def _plain_year(slots: Slots, year: int | None) -> Reading:
    if year is None:
        return symbolic(f"year:{int(slots.get('shift', 0)):+d}", "year")
    return on_calendar(f"{year:04}", slots, "named in full", explicit="year" in slots)


def _feast(slots: Slots, anchor: Anchor, year: int | None) -> Reading:
    code = str(slots["holiday"])
    if year is not None:
        return on_calendar(
            with_part(holiday(code, year).isoformat(), slots), slots, "feast of the year named", explicit=True
        )
    if anchor.published is None:
        return symbolic(f"month-day:{code}" if code[0].isdigit() else f"feast:{code}", "day")
    days = [holiday(code, anchor.published.year + n) for n in (-1, 0, 1)]
    day = _choose(days, anchor.published, anchor.direction(), _NEAR)
    return on_calendar(with_part(day.isoformat(), slots), slots, "feast nearest to publication, by tense")


def _section(slots: Slots, anchor: Anchor, year: int | None) -> Reading:
    number = _int(slots, "ordinal") or _int(slots, "day") or 1
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
    fitting = [d for d in days if d.isoweekday() == slots.get("weekday") and abs(d - published).days < 400]
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


def weekday(slots: Slots, anchor: Anchor) -> Reading:
    """A weekday, by tense and by "vergangenen", "kommenden"; with a part of the day where one is named."""
    number, shift, start = int(slots["weekday"]), _int(slots, "shift"), anchor.published
    if start is None:
        name = f"weekday:{_WEEKDAYS[number - 1]}"
        return symbolic(f"{name}:{slots['part']}" if "part" in slots else name, "day")
    back = (start.isoweekday() - number) % 7
    on = (number - start.isoweekday()) % 7
    if shift == -1:
        day = start - timedelta(days=back or 7)
    elif shift == 1:
        day = start + timedelta(days=on or 7)
    else:
        day = start - timedelta(days=back) if anchor.direction() < 0 else start + timedelta(days=on)
    return on_calendar(with_part(day.isoformat(), slots), slots, "weekday nearest to publication, by tense")


def deictic(slots: Slots, anchor: Anchor) -> Reading:
    """ "heute", "gestern Abend": counted from publication; "heute" may mean nowadays."""
    offset, start = int(slots["offset"]), anchor.published
    if offset == 0 and "part" not in slots and "weekday" not in slots and anchor.nowadays():
        return reference({"ref": "PRESENT_REF"}, anchor)
    if start is None:
        return symbolic(with_part(f"day:{offset:+d}" if offset else "PRESENT_REF", slots), "day")
    day = start + timedelta(days=offset)
    return on_calendar(with_part(day.isoformat(), slots), slots, "counted from publication")


def shifted(slots: Slots, anchor: Anchor) -> Reading:
    """The unit before, of, or after publication or the day told last: "vergangene Woche", "am selben Tag"."""
    code = str(slots.get("previous_unit", slots.get("joined_edge", "")))
    if code:
        unit, _, rest = code.partition("-") if "-" in code else code.partition("+")
        if rest.isdigit():
            slots = {**slots, "unit": unit, "shift": int(code[len(unit) :])}
            if unit == "Y" and anchor.year_near and anchor.told_year:
                return _from_told(slots, anchor, unit, int(slots["shift"]))
        else:
            slots = {"unit": unit, "shift": 0, **slots, "mod": rest}
    if "year" in slots and slots.get("unit", "Y") == "Y":
        return on_calendar(f"{int(slots['year']):04}", slots, "named in full", explicit=True)
    if slots.get("unit") == "WE" and "day" in slots:
        return _named_weekend(slots, anchor)
    if "month" in slots or "season" in slots:
        return _shifted_name(slots, anchor)
    told = None if code else _int(slots, "told")
    unit, shift = str(slots.get("unit", "CE")), _int(slots, "shift")
    if told is not None or (unit == "D" and shift is not None):
        return _from_told(slots, anchor, unit, told if told is not None else shift or 0)
    if anchor.published is None:
        return symbolic(
            f"{_UNITS.get(unit, 'day')}:{shift or 0:+d}" if shift is not None else _UNITS.get(unit, "day"),
            _UNITS.get(unit, "day"),
        )
    if unit == "WE":
        return on_calendar(_weekend(anchor, shift), slots, "weekend nearest to publication, by tense")
    day = counted(anchor.published.replace(day=1) if unit in ("M", "Q", "H2") else anchor.published, shift or 0, unit)
    return on_calendar(in_grain(day or anchor.published, unit), slots, "counted from publication")


def _from_told(slots: Slots, anchor: Anchor, unit: str, shift: int) -> Reading:
    start = anchor.told or anchor.published
    if unit == "Y" and anchor.told_year:
        start = date(anchor.told_year, 1, 1)
    day = counted(start, shift, unit) if start else None
    if day is None:
        return symbolic(f"{_UNITS.get(unit, 'day')}:{shift:+d}", _UNITS.get(unit, "day"))
    value = in_grain(day, unit)
    return on_calendar(with_part(value, slots) if unit == "D" else value, slots, "counted from the day told last")


def _weekend(anchor: Anchor, shift: int | None) -> str:
    start = anchor.published or date.min
    into = start.isoweekday()
    if shift == -1 or (shift is None and into < 6 and anchor.direction() < 0):
        return f"{week_value(start - timedelta(days=into))}-WE"
    if shift == 1 and into >= 6:
        return f"{week_value(start + timedelta(days=7))}-WE"
    return f"{week_value(start)}-WE"


def _named_weekend(slots: Slots, anchor: Anchor) -> Reading:
    """ "Wochenende des 27. und 28. September"."""
    day = dated({k: v for k, v in slots.items() if k in ("day", "month", "year")}, anchor)
    return on_calendar(f"{week_value(day.first)}-WE", slots, day.reason) if day.first else day


def _shifted_name(slots: Slots, anchor: Anchor) -> Reading:
    """ "vergangenen Oktober", "nächsten Sommer"."""
    shift, start = _int(slots, "shift") or 0, anchor.published
    month = _int(slots, "month") or SEASON_MONTHS[str(slots["season"])]
    if start is None:
        return symbolic(f"season:{slots['season']}" if "season" in slots else f"month:{month:02}", "month")
    this = date(start.year, month, 1)
    year = start.year
    if shift < 0 and this >= start.replace(day=1):
        year -= 1
    if shift > 0 and this <= start:
        year += 1
    name = str(slots["season"]) if "season" in slots else f"{month:02}"
    return on_calendar(f"{year:04}-{name}", slots, "counted from publication")


def reference(slots: Slots, anchor: Anchor) -> Reading:
    """ "jetzt", "damals", "künftig": vague, bounded only by publication."""
    value, start = str(slots["ref"]), anchor.published
    first = start if value == "FUTURE_REF" else None
    last = start if value == "PAST_REF" else None
    return Reading("DATE", value, "open", first, last, "a vague word")


def decade(slots: Slots, anchor: Anchor) -> Reading:
    """ "neunziger Jahre", "90er Jahre", "1990s"; of the twentieth century where no other is named."""
    figure = _int(slots, "decade_figure")
    if figure is not None and figure >= 1000:
        return on_calendar(f"{figure // 10:03}", slots, "named in full", explicit=True)
    tens = figure // 10 if figure is not None else int(slots["decade"])
    number = _int(slots, "ordinal") or _int(slots, "day")
    century = number - 1 if number else 20 if tens == 0 else 19
    return on_calendar(f"{century:02}{tens}", slots, "decade of the century named or the twentieth")


def century(slots: Slots, anchor: Anchor) -> Reading:
    """ "das 20. Jahrhundert": the first two digits of its years."""
    number = (_int(slots, "ordinal") or _int(slots, "day") or 1) - 1
    if "bc" in slots:
        return Reading("DATE", f"BC{number:02}", "century", reason="before the common era", explicit=True)
    return on_calendar(f"{number:02}", slots, "named in full", explicit=True)


def millennium(slots: Slots, anchor: Anchor) -> Reading:
    """ "das dritte Jahrtausend": the first digit of its years."""
    if "year" in slots:
        return Reading("DATE", f"BC{int(slots['year']):04}", "year", reason="before the common era", explicit=True)
    number = (_int(slots, "ordinal") or _int(slots, "day") or 1) - 1
    return Reading(
        "DATE", f"BC{number}" if "bc" in slots else str(number), "millennium", reason="named in full", explicit=True
    )


def clock(slots: Slots, anchor: Anchor) -> Reading:
    """A time of the clock, on the day told shortly before, else the day of publication."""
    hour = int(slots.get("hour", slots.get("number", 1)))
    part = slots.get("part", slots.get("half_day"))
    if part in ("AF", "EV", "PM") and hour < 12:
        hour += 12
    if (part == "AM" or part == "NI") and hour == 12:
        hour = 0
    time = f"T{hour:02}:{int(slots.get('minute', 0)):02}{slots.get('zone', '')}"
    day = anchor.near or anchor.published
    if day is None:
        return Reading("TIME", time, "time", reason="the article has no date")
    return on_calendar(
        day.isoformat() + time, slots, "on the day told before" if anchor.near else "on the day of publication"
    )


def part_of_day(slots: Slots, anchor: Anchor) -> Reading:
    """ "am Abend": of the day told shortly before, else of the day of publication."""
    day = anchor.near or anchor.published
    if day is None:
        return Reading("TIME", with_part("", slots), "time", reason="the article has no date")
    return on_calendar(
        with_part(day.isoformat(), slots),
        slots,
        "of the day told before" if anchor.near else "of the day of publication",
    )
