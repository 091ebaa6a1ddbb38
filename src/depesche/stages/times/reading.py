"""What one expression means: its TIMEX3 value and the days it may mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from depesche.model.records import TimexType
from depesche.pack.times import Slots
from depesche.stages.times.calendar import bounds


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of one expression.

    `measure` is the amount of time that the words name where `value` tells the day it leads to or a
    calendar form of it ("vor drei Jahren": value 2009, measure P3Y): what KRAUTS and ISO-TimeML annotate.
    `explicit` says that the value came from the words alone.
    """

    type: TimexType
    value: str
    granularity: str = "open"
    first: date | None = None
    last: date | None = None
    reason: str = ""
    measure: str | None = None
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is counted from: the day of publication, the day and the year told last, and
    `near`, that day where it was told shortly before; `year_near` says whether a year was just named in
    figures. `direction` reads the tense around the expression
    (-1 past, 1 future, 0 not told)."""

    published: date | None
    told: date | None
    told_year: int | None
    near: date | None
    year_near: bool
    direction: Callable[[], int]
    nowadays: Callable[[], bool]


def on_calendar(
    value: str, slots: Slots, reason: str, *, explicit: bool = False, measure: str | None = None
) -> Reading:
    """The reading of a calendar value (day, week, month ...), with its bounds."""
    mod = slots.get("mod")
    kind: TimexType = "TIME" if "T" in value else "DATE"
    found = bounds(value, str(mod) if mod else None)
    if found is None:
        return Reading(kind, value, reason=reason, explicit=explicit, measure=measure)
    first, last, grain = found
    return Reading(kind, value, grain, first, last, reason, measure, explicit)


def symbolic(value: str, grain: str) -> Reading:
    """A reading that stays open because the document has no date."""
    return Reading("TIME" if value.count(":") > 1 else "DATE", value, grain, reason="the article has no date")


def with_part(value: str, slots: Slots) -> str:
    """`value` (a day) with the part of the day that `slots` tell."""
    part = slots.get("part")
    if part is None:
        return value
    return f"{value}{part}" if str(part).startswith("T") else f"{value}T{part}"


def whole_number(slots: Slots, name: str) -> int | None:
    """The slot's value where it is a whole number."""
    value = slots.get(name)
    return value if isinstance(value, int) else None
