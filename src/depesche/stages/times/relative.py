"""Weekdays, deictic days, and units before or after publication or the day told last."""

from __future__ import annotations

from datetime import date, timedelta

from depesche.pack.times import Slots
from depesche.stages.times.amounts import counted, in_grain
from depesche.stages.times.calendar import SEASON_MONTHS, week_value
from depesche.stages.times.dates import dated
from depesche.stages.times.named import reference
from depesche.stages.times.reading import Anchor, Reading, on_calendar, symbolic, whole_number, with_part

_WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_UNITS = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H2": "half-year", "Y": "year",
          "DE": "decade", "CE": "century", "L": "millennium"}  # fmt: skip


def weekday(slots: Slots, anchor: Anchor) -> Reading:
    """A weekday, by tense and by "vergangenen", "kommenden"; with a part of the day where one is named."""
    number, shift, start = int(slots["weekday"]), whole_number(slots, "shift"), anchor.published
    if start is None:
        name = f"weekday:{_WEEKDAYS[number - 1]}"
        return symbolic(f"{name}:{slots['part']}" if "part" in slots else name, "day")
    if "of_week" in slots:
        day = start + timedelta(days=7 * (shift or 0) + number - start.isoweekday())
        return on_calendar(with_part(day.isoformat(), slots), slots, "weekday of the week told")
    told = whole_number(slots, "told")
    if told is not None and anchor.told is not None:
        back, on = _days_off(anchor.told, number)
        day = anchor.told + timedelta(days=-(back or 7) if told < 0 else (on or 7) if told > 0 else on)
        return on_calendar(with_part(day.isoformat(), slots), slots, "counted from the day told last")
    back, on = _days_off(start, number)
    if shift == -1:
        day = start - timedelta(days=back or 7)
    elif shift == 1:
        day = start + timedelta(days=on or 7)
    else:
        day = start - timedelta(days=back) if anchor.direction() < 0 else start + timedelta(days=on)
    return on_calendar(with_part(day.isoformat(), slots), slots, "weekday nearest to publication, by tense")


def _days_off(day: date, number: int) -> tuple[int, int]:
    """How many days back from `day`, and on from it, weekday `number` (1 Monday) is; 0 where it is that day."""
    return (day.isoweekday() - number) % 7, (number - day.isoweekday()) % 7


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
        if rest.isdecimal():
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
    return _shifted_unit(slots, anchor, code)


def _shifted_unit(slots: Slots, anchor: Anchor, code: str) -> Reading:
    """A unit that no name tells, so many before or after publication or the day told last."""
    told = None if code else whole_number(slots, "told")
    unit, shift = str(slots.get("unit", "CE")), whole_number(slots, "shift")
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
    shift, start = whole_number(slots, "shift") or 0, anchor.published
    month = whole_number(slots, "month") or SEASON_MONTHS[str(slots["season"])]
    if start is None:
        return symbolic(f"season:{slots['season']}" if "season" in slots else f"month:{month:02}", "month")
    this = date(start.year, month, 1)
    year = start.year
    if shift < 0 and this >= start.replace(day=1):
        year -= 1
    if shift > 0 and this <= start:
        year += 1
    year += shift - (1 if shift > 0 else -1) if abs(shift) > 1 else 0  # "vorletzten Sommer"
    name = str(slots["season"]) if "season" in slots else f"{month:02}"
    return on_calendar(f"{year:04}-{name}", slots, "counted from publication")
