"""Durations, sets and what is counted off from a day: amounts of time."""

from __future__ import annotations

from datetime import date, timedelta

from depesche.pack.times import Slots
from depesche.stages.times.calendar import add_months, week_value
from depesche.stages.times.reading import Anchor, Reading, on_calendar

_MONTHS = {"M": 1, "Q": 3, "H2": 6, "Y": 12, "DE": 120, "CE": 1200, "L": 12000}


def iso(number: float | str, unit: str) -> str:
    """`number` units as a duration of TIMEX3: P3Y, PT2H, PXW, P2DE; decimals stay (P0.5Y)."""
    if unit in ("Q", "H2"):
        number = number if isinstance(number, str) else number * _MONTHS[unit]
        unit = "M"
    figure = number if isinstance(number, str) else f"{number:g}" if number < 1e6 else f"{number:.0f}"
    return f"PT{figure}{unit[1]}" if unit.startswith("T") else f"P{figure}{unit}"


def whole(number: float | str, unit: str) -> str:
    """The same in whole units: a half year is P6M, two and a half hours PT2H30M."""
    if isinstance(number, str) or number == int(number):
        return iso(number, unit)
    base, smaller, ratio = {"Y": ("Y", "M", 12), "TH": ("TH", "M", 60), "TM": ("TM", "S", 60)}.get(unit, (unit, "", 0))
    if not ratio:
        return iso(number, unit)
    full, rest = int(number), round((number - int(number)) * ratio)
    head = iso(full, base) if full else ("PT" if base.startswith("T") else "P")
    return f"{head}{rest}{smaller}"


def amount(slots: Slots) -> tuple[float | str, str]:
    """How many of which unit. A half ("ein halbes Jahr") counts as a factor."""
    number, unit = slots.get("number", 1), str(slots["unit"])
    if isinstance(number, str):
        return "X", unit
    tenths = slots.get("tenths")
    number = number + (float(tenths) / 10 if isinstance(tenths, int) else 0)
    factor = slots.get("factor")
    return (number * float(factor) if isinstance(factor, float | int) else number), unit


def duration(slots: Slots, anchor: Anchor) -> Reading:
    """An amount of time; with a shift ("in den letzten zwei Jahren") its days run to or from publication."""
    if "portion" in slots:
        return Reading("DURATION", str(slots["portion"]), "open", reason="an amount of time")
    if "number2" in slots and "unit2" not in slots:  # "zwei bis drei Jahre": up to three
        slots = {**slots, "number": slots["number2"]}
    number, unit = amount(slots)
    value, measure = whole(number, unit), iso(number, unit)
    if "number2" in slots and "unit2" in slots:
        second = iso(*amount({"number": slots["number2"], "unit": slots["unit2"]}))
        value = measure = value + second.removeprefix("PT" if value.startswith("PT") else "P")
    first = last = None
    shift, start = slots.get("shift"), anchor.published
    if shift and start and not isinstance(number, str):
        other = counted(start, number if shift == 1 else -number, unit)
        if other:
            first, last = min(start, other), max(start, other)
    return Reading("DURATION", value, "open", first, last, "an amount of time", measure if measure != value else None)


def counted(start: date, number: float, unit: str) -> date | None:
    """The day `number` units from `start`; None outside the years 1 to 9999."""
    try:
        if unit in _MONTHS:
            return add_months(start, round(number * _MONTHS[unit]))
        days = {"D": 1.0, "W": 7.0, "WE": 7.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400}[unit]
        return start + timedelta(days=int(number * days))
    except (ValueError, OverflowError):
        return None


def in_grain(day: date, unit: str) -> str:
    """The value of the unit that `day` lies in: its year, its month, its week, or itself."""
    if unit == "W":
        return week_value(day)
    year = f"{day.year:04}"
    if unit in ("Y", "DE", "CE", "L"):
        return {"Y": year, "DE": year[:3], "CE": year[:2], "L": year[:1]}[unit]
    if unit in ("M", "Q", "H2"):
        return {
            "M": f"{year}-{day.month:02}",
            "Q": f"{year}-Q{(day.month + 2) // 3}",
            "H2": f"{year}-H{1 + (day.month > 6)}",
        }[unit]
    return f"{week_value(day)}-WE" if unit == "WE" else day.isoformat()


def counted_off(slots: Slots, start: date | None, sign: int, reason: str) -> Reading:
    """The day, week, month or year that lies so many units from `start`."""
    number, unit = amount(slots)
    measure = iso(number, unit)
    if isinstance(number, str):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading("DATE", value, "open", None, None, "the text does not say how long", measure)
    day = counted(start, sign * number, unit) if start else None
    if day is None:
        why = "the article has no date" if start is None else "outside the calendar"
        return Reading("DURATION", whole(number, unit), "open", None, None, why, measure)
    grain = "M" if unit == "Y" and number != int(number) else unit
    return on_calendar(in_grain(day, grain), slots, reason, measure=measure)


def ago(slots: Slots, anchor: Anchor) -> Reading:
    """ "vor drei Jahren", "three years ago": counted back from publication."""
    return counted_off(slots, anchor.published, -1, "counted back from publication")


def ahead(slots: Slots, anchor: Anchor) -> Reading:
    """ "in zwei Wochen": counted on from publication; in a clause of the past the time that something took."""
    if anchor.direction() < 0:
        return duration(slots, anchor)
    return counted_off(slots, anchor.published, 1, "counted on from publication")


def later(slots: Slots, anchor: Anchor) -> Reading:
    """ "zwei Tage später": counted on from the day told last."""
    return _from_told(slots, anchor, 1)


def earlier(slots: Slots, anchor: Anchor) -> Reading:
    """ "zwei Tage zuvor": counted back from the day told last."""
    return _from_told(slots, anchor, -1)


def _from_told(slots: Slots, anchor: Anchor, sign: int) -> Reading:
    start = anchor.told
    if slots["unit"] == "Y" and anchor.told_year and (start is None or start.year != anchor.told_year):
        start = date(anchor.told_year, 1, 1)
    number, unit = amount(slots)
    if start is None or isinstance(number, str) or unit.startswith("T"):
        return duration(slots, anchor)
    return counted_off(slots, start, sign, "counted from the day told last")


def repeated(slots: Slots, anchor: Anchor) -> Reading:
    """ "jeden Montag", "alle vier Jahre", "nachts": a set of times."""
    if "weekday" in slots:
        value = f"XXXX-WXX-{slots['weekday']}"
    elif "part" in slots:
        value = "XXXX-XX-XX"
    elif "season" in slots:
        value = f"XXXX-{slots['season']}"
    elif str(slots.get("unit", "D")) in ("TEV", "TNI"):
        value = f"XXXX-XX-XX{slots['unit']}"
    else:
        value = whole(*amount({"unit": "D", **slots}))
    if "part" in slots:
        value += f"T{slots['part']}"
    return Reading("SET", value, "open", reason="it repeats")
