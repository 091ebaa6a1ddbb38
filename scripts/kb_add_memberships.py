"""Write the members of organisations anew, role by role, from a file in a short notation.

usage: kb_add_memberships.py FILE [--source SOURCE]

    @CARICOM|full member
    1973-08-01 BRB GUY JAM TTO
    1983-07-04 BHS
    1994-01-01..2020-06-30 CAN MEX USA

A line is a first day, ``..`` and a last day where the spell has ended, and the members: codes of states, other ids in
full (``org:EUR``). Days may be partial; ``?`` as first day keeps the rows these members have. All rows of that
organisation in that role are written anew; a member that had a row and is in none any more is told. ``@+CARICOM|role``
adds to the rows that are there. Rows are marked ``recalled`` unless a source is given.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from depesche.pack.days import earliest
from depesche.pack.kb import KB

Rows = list[dict[str, str]]
Block = tuple[str, str, bool, list[tuple[str, str, str]]]


def blocks(path: Path) -> Iterator[Block]:
    """Organisation, role, whether rows are added only, and (member, from, until) of each block of a file."""
    current: Block | None = None
    for raw in path.read_text(encoding="utf-8").splitlines():
        if raw.startswith("@"):
            if current:
                yield current
            organisation, role = raw[1:].split("|")
            current = organisation.removeprefix("+"), role, organisation.startswith("+"), []
        elif raw.strip() and current:
            days, *members = raw.split()
            since, _, until = days.partition("..")
            current[3].extend((m if ":" in m else f"country:{m}", since, until) for m in members)
    if current:
        yield current


def written(block: Block, rows: Rows, source: str) -> Rows:
    """The rows of the knowledge base with those of one block in place of the old ones."""
    organisation, role, adds, spells = block
    old = [r for r in rows if r["organisation"] == organisation and r["role"] == role]
    kept = {member for member, since, _ in spells if since == "?"}
    new = old if adds else [r for r in old if r["member"] in kept]
    for member, since, until in spells:
        if since != "?":
            row = {"organisation": organisation, "member": member, "role": role, "from": since, "until": until}
            new.append(row | {"source": source})
    gone = sorted({r["member"] for r in old} - {r["member"] for r in new})
    if gone:
        print(f"{organisation}, {role}: no longer there: {' '.join(gone)}", file=sys.stderr)
    twice = [key for key, count in Counter((r["member"], r["from"]) for r in new).items() if count > 1]
    if twice:
        raise SystemExit(f"{organisation}, {role}: twice {twice}")
    new.sort(key=lambda r: (earliest(r["from"]) if r["from"] else "", r["member"]))
    at = next((i for i, r in enumerate(rows) if r in old), None)
    if at is None:  # behind the other roles of the organisation, or at the end
        at = max((i + 1 for i, r in enumerate(rows) if r["organisation"] == organisation), default=len(rows))
    rest = [r for r in rows[at:] if r not in old]
    return [*(r for r in rows[:at] if r not in old), *new, *rest]


def main() -> None:
    """Write the blocks of a file into `memberships.csv`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--source", default="recalled")
    arguments = parser.parse_args()
    path = KB / "memberships.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        header, rows = list(reader.fieldnames or []), list(reader)
    for block in blocks(arguments.file):
        rows = written(block, rows, arguments.source)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
