"""Where ministers and chiefs of staff are missing: the states that news names most, since 2000.

usage: kb_count_holders.py [--since YEAR]

A line is an office, how many of its spells since then have an end by the month or year, and the times of more than
45 days in which nobody held it (a partial day reaches to the end of its month or year).
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from datetime import date, timedelta

from depesche.pack.days import earliest, latest
from depesche.pack.kb import KB

STATES = {
    "USA", "RUS", "CHN", "DEU", "FRA", "GBR", "ISR", "PSE", "IRN", "UKR", "SYR", "TUR", "IRQ", "AFG", "PAK", "IND",
    "JPN", "KOR", "PRK", "SAU", "EGY", "LBY", "YEM", "LBN", "POL", "ITA", "ESP", "GRC", "HUN", "BLR", "SRB", "GEO",
    "VEN", "BRA", "MEX", "CUB", "ZAF", "SDN", "NGA", "ETH", "AUT", "CHE", "AZE", "ARM", "KAZ", "AUS", "CAN",
}  # fmt: skip
ROLES = ("foreign minister", "defence minister", "chief of staff")
UNSPOKEN = timedelta(days=45)

Row = dict[str, str]


def day(value: str, last: bool) -> date:
    """A day, or the first or last one that a month or year can mean."""
    return date.fromisoformat(latest(value) if last else earliest(value))


def gaps(spells: list[Row], since: date, until: date) -> list[str]:
    """The times from `since` to `until` that no spell covers."""
    found, reached = [], since
    for spell in sorted(spells, key=lambda row: earliest(row["from"] or "0001")):
        first = day(spell["from"], False) if spell["from"] else date.min
        if first - reached > UNSPOKEN:
            found.append(f"{reached} to {first}")
        reached = max(reached, day(spell["until"], True) if spell["until"] else until)
    if until - reached > UNSPOKEN:
        found.append(f"{reached} to now")
    return found


def main() -> None:
    """Print the offices with gaps or partial days, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--since", type=int, default=2000)
    since = date(parser.parse_args().since, 1, 1)
    with (KB / "offices.csv").open(encoding="utf-8", newline="") as file:
        offices = [o for o in csv.DictReader(file) if o["role"] in ROLES and o["of"][-3:] in STATES]
    spells: dict[str, list[Row]] = defaultdict(list)
    with (KB / "holders.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["until"] or latest(row["until"]) >= since.isoformat():
                spells[row["office"]].append(row)
    partial = missing = 0
    for office in offices:
        held = spells[office["id"]]
        open_days = sum(any(len(h[end]) in (4, 7) for end in ("from", "until")) for h in held)
        absent = gaps(held, since, date(2026, 1, 1))
        partial, missing = partial + open_days, missing + len(absent)
        if open_days or absent:
            print(f"{office['id']}: {open_days} by the month or year; unfilled: {', '.join(absent) or 'nothing'}")
    held_at_all = sum(bool(spells[o["id"]]) for o in offices)
    total = sum(len(spells[o["id"]]) for o in offices)
    print(f"offices: {len(offices)}, with holders: {held_at_all}; spells: {total}, by the month or year: {partial}")
    print(f"times without anybody: {missing}")


if __name__ == "__main__":
    main()
