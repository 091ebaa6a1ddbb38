"""Hold spells in office against a list from elsewhere, and give those it confirms its name as their source.

usage: kb_confirm_holders.py FILE --source SOURCE [--write]

    @minister-of-defence-of-georgia
    Izoria|2016-08-01|2019-09-08
    Garibashvili|2019-09-08|2021-02-22

A line is NAME|FROM|UNTIL as the list has it, an empty end what it leaves open; part of the name will do. It is held
against the spell of that name in that office that begins nearest. A spell is the same where both ends differ by a day
at most; partial where ours are a month or year that theirs lie in; near within a week; else it is different. Told are
the partial, the near, the different, and what we lack; then the counts of those marked ``recalled``. With ``--write``
what is the same or partial takes the days and the source; an end that the list leaves open stays ``recalled``.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from depesche.match.spelling import folded
from depesche.pack.days import earliest
from depesche.pack.kb import KB

Row = dict[str, str]
ENDS = (("from", "first day recalled"), ("until", "last day recalled"))
FAR = 400
NEAR = 7


def told(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Office, name, first and last day of each line of a file."""
    office = ""
    for raw in path.read_text(encoding="utf-8").splitlines():
        if raw.startswith("@"):
            office = raw[1:]
        elif raw.strip():
            name, since, until = raw.split("|")
            yield office, name, since, until


def plain(name: str) -> str:
    """A name without marks, hyphens and spaces."""
    return folded(name).replace("-", "").replace(" ", "")


def days_apart(ours: str, theirs: str) -> int:
    """The days between two, a month or year of ours taken from its first day."""
    return abs((date.fromisoformat(earliest(ours or "0001")) - date.fromisoformat(theirs)).days)


def how(ours: str, theirs: str) -> str:
    """How an end of ours stands to theirs."""
    if not theirs:
        return "untold"
    if len(ours) < len(theirs):
        return "partial" if ours and theirs.startswith(ours) else "different"
    apart = days_apart(ours, theirs)
    return "same" if apart <= 1 else "near" if apart <= NEAR else "different"


def verdict(ends: list[str]) -> str:
    """What a spell is by how its ends stand: the worst of them."""
    return next((v for v in ("different", "near", "partial") if v in ends), "same")


def confirm(row: Row, theirs: tuple[str, str], ends: list[str], source: str) -> None:
    """Give a row the days that its months and years lacked, and the source."""
    for (end, _), day, end_is in zip(ENDS, theirs, ends, strict=True):
        row[end] = day if end_is == "partial" else row[end]
    open_ends = [note for (end, note), is_ in zip(ENDS, ends, strict=True) if is_ == "untold" and row[end]]
    row["source"] = "; ".join([source, *open_ends])


def main() -> None:
    """Compare, tell, count; write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--source", required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with (KB / "persons.csv").open(encoding="utf-8", newline="") as file:
        names = {row["id"]: plain(row["name"]) for row in csv.DictReader(file)}
    with (KB / "holders.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        header, rows = list(reader.fieldnames or []), list(reader)
    counts: Counter[str] = Counter()
    for office, name, since, until in told(arguments.file):
        ours = [r for r in rows if r["office"] == office and plain(name) in names[r["person"]]]
        ours = [r for r in ours if not since or days_apart(r["from"], since) <= FAR]
        if not ours:
            print(f"lacking\t{office}\t{name}\t{since}\t{until}")
            continue
        row = min(ours, key=lambda r: days_apart(r["from"], since) if since else 0)
        ends = [how(row["from"], since), how(row["until"], until)]
        found = verdict(ends)
        recalled = row["source"] == "recalled"
        counts.update([found] if recalled else [])
        if found != "same":
            print(f"{found}\t{office}\t{row['person']}\t{row['from']}\t{row['until']}\ttheirs\t{since}\t{until}")
        if arguments.write and recalled and found in ("same", "partial"):
            confirm(row, (since, until), ends, arguments.source)
    print(f"recalled: {counts.total()}, " + ", ".join(f"{n} {v}" for v, n in counts.most_common()), file=sys.stderr)
    if arguments.write:
        with (KB / "holders.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
