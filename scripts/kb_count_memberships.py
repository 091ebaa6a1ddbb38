"""How exact the rows of `memberships.csv` are, an organisation a line.

usage: kb_count_memberships.py [--short]

Columns: organisation; members today (full members with an open spell); how many of those have the day they joined;
rows of all roles in all times whose ends are all days; rows by the month or year; whether all members of today (for
what has ended: all it ever had) are known to the day. Those without any row are named at the end.
``--short`` prints the sums only.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from depesche.pack.kb import KB

Row = dict[str, str]


@dataclass(frozen=True)
class Count:
    """What there is of one organisation."""

    organisation: str
    ended: bool
    members: int
    members_by_day: int
    rows_by_day: int
    rows_partial: int

    @property
    def exact(self) -> bool:
        """Whether all members of today (of what has ended: of all times) are known to the day."""
        return self.members > 0 and self.members == self.members_by_day


def by_day(row: Row) -> bool:
    """Whether both ends of a spell are days (an empty end is open), and it is known beyond 2014."""
    ends = (row["from"], row["until"])
    return bool(row["from"]) and all(len(end) in (0, 10) for end in ends) and row["source"] != "COW IGO v3"


def counted(organisation: str, ended: bool, rows: Iterable[Row]) -> Count:
    """The count of one organisation from its rows. Members of OPEC+ and the like that are all associates count too."""
    rows = list(rows)
    full = [r for r in rows if r["role"] == "full member"] or [r for r in rows if r["role"] == "associate"]
    members = full if ended else [r for r in full if not r["until"]]
    exact = sum(map(by_day, rows))
    return Count(organisation, ended, len(members), sum(map(by_day, members)), exact, len(rows) - exact)


def table() -> list[Count]:
    """The counts of all organisations that have rows, in the order of the file."""
    with (KB / "organisations.csv").open(encoding="utf-8", newline="") as file:
        until = {r["code"]: r["until"] for r in csv.DictReader(file)}
    rows: dict[str, list[Row]] = defaultdict(list)
    with (KB / "memberships.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["organisation"]].append(row)
    return [counted(code, bool(until[code]), found) for code, found in rows.items()]


def without() -> list[str]:
    """International organisations, forums, alliances and funds without any row."""
    have = {c.organisation for c in table()}
    with (KB / "organisations.csv").open(encoding="utf-8", newline="") as file:
        kinds = {"igo", "forum", "alliance", "fund"}
        return [r["code"] for r in csv.DictReader(file) if r["kind"] in kinds and r["code"] not in have]


def main() -> None:
    """Print the table and its sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    short = parser.parse_args().short
    counts = table()
    for c in () if short else counts:
        told = "day" if c.exact else "partly" if c.members_by_day else "year"
        told += ", ended" if c.ended else ""
        print(f"{c.organisation:13}{c.members:4}{c.members_by_day:4}{c.rows_by_day:5}{c.rows_partial:5}  {told}")
    exact = [c for c in counts if c.exact]
    print(f"organisations with rows: {len(counts)}; all members by the day: {len(exact)}, of these", end=" ")
    print(f"{sum(not c.ended for c in exact)} that exist")
    print(f"rows by the day: {sum(c.rows_by_day for c in counts)}; partial: {sum(c.rows_partial for c in counts)}")
    print(f"without a row: {' '.join(without())}")


if __name__ == "__main__":
    main()
