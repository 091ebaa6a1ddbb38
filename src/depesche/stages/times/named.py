"""Vague references, decades, centuries, times of the clock and parts of the day."""

from __future__ import annotations

from depesche.pack.times import Slots
from depesche.stages.times.reading import Anchor, Reading, on_calendar, whole_number, with_part


def reference(slots: Slots, anchor: Anchor) -> Reading:
    """ "jetzt", "damals", "künftig": vague, bounded only by publication."""
    value, start = str(slots["ref"]), anchor.published
    first = start if value == "FUTURE_REF" else None
    last = start if value == "PAST_REF" else None
    return Reading("DATE", value, "open", first, last, "a vague word")


def decade(slots: Slots, anchor: Anchor) -> Reading:
    """ "neunziger Jahre", "90er Jahre", "1990s"; of the twentieth century where no other is named."""
    figure = whole_number(slots, "decade_figure")
    if figure is not None and figure >= 1000:
        return on_calendar(f"{figure // 10:03}", slots, "named in full", explicit=True)
    tens = figure // 10 if figure is not None else int(slots["decade"])
    number = whole_number(slots, "ordinal") or whole_number(slots, "day")
    century = number - 1 if number else 20 if tens == 0 else 19
    return on_calendar(f"{century:02}{tens}", slots, "decade of the century named or the twentieth")


def century(slots: Slots, anchor: Anchor) -> Reading:
    """ "das 20. Jahrhundert": the first two digits of its years."""
    number = (whole_number(slots, "ordinal") or whole_number(slots, "day") or 1) - 1
    if "bc" in slots:
        return Reading("DATE", f"BC{number:02}", "century", reason="before the common era", explicit=True)
    return on_calendar(f"{number:02}", slots, "named in full", explicit=True)


def millennium(slots: Slots, anchor: Anchor) -> Reading:
    """ "das dritte Jahrtausend": the first digit of its years."""
    if "year" in slots:
        return Reading("DATE", f"BC{int(slots['year']):04}", "year", reason="before the common era", explicit=True)
    number = (whole_number(slots, "ordinal") or whole_number(slots, "day") or 1) - 1
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
    minute = int(slots.get("minute", 0))
    if "half_hour" in slots:  # "halb fünf": half an hour before five
        hour, minute = hour - 1, 30
    time = f"T{hour:02}:{minute:02}{slots.get('zone', '')}"
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
