"""Add the parties of persons by day, with the persons they need, from a file in a short notation.

usage: kb_add_affiliations.py FILE [--source SOURCE]

    =DEU                                                        the country of the lines below
    Gregor Gysi|PDSDEU 1989-12 2005-07-17;LINKE 2005-07-17       spells, one after another
    Gesine Lötzsch f|LINKE 2005-07-17                            an open end
    Sergej Glasjew|RODINARUS - 2004                              an open begin

A line is NAME|SPELLS, and |SECTOR behind it where it is not PTY. A spell is the code of a group, the first and the last
day (`-`: open, days may be partial). Names are written as for `kb_add_holders.py`, with ``*`` before one whose family
name alone means the person where the text names country or party. A person is taken for one that is there where name
and country agree, and the line's spells stand for all that were there; others are added with their names.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb_add_holders import Rows, line_of, names_of, person_of, table, write

from depesche.pack.days import earliest
from depesche.pack.kb import load_kb


def spells_of(person: str, told: str, groups: set[str], source: str) -> Rows:
    """The rows of a person's spells. Raises SystemExit for a group that is not there."""
    rows = []
    for spell in told.split(";"):
        group, since, until, *_ = [*spell.split(), "-", "-"]
        if group not in groups:
            raise SystemExit(f"{person}: there is no {group}")
        bounds = {"from": since.strip("-"), "until": until.strip("-")}
        rows.append({"person": person, "group": group, **bounds, "source": source})
    return rows


def main() -> int:
    """Add the affiliations of a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--source", default="recalled")
    arguments = parser.parse_args()
    known = load_kb().person_names
    (persons_header, persons), (names_header, names) = table("persons"), table("names/persons")
    header, affiliations = table("affiliations")
    groups = {g["code"] for g in table("groups")[1]}
    by_id = {p["id"]: p for p in persons}
    country, new, done = "", 0, set()
    for raw in arguments.file.read_text(encoding="utf-8").splitlines():
        if raw.startswith("="):
            country = raw[1:].strip()
        if not raw.strip() or raw.startswith(("=", "#")):
            continue
        told, spells, *sector = raw.split("|")
        line = line_of("", f"{told.removeprefix('*')}||")
        person = person_of(line, country, by_id, known)
        if person in done:
            print(f"twice: {person}", file=sys.stderr)
        done.add(person)
        affiliations = [a for a in affiliations if a["person"] != person]
        affiliations += spells_of(person, spells, groups, arguments.source)
        if person in by_id:
            continue
        row = {"id": person, "name": line.name, "country": country, "sector": sector[0] if sector else "PTY"}
        by_id[person] = row | {"gender": "Fem" if line.female else "Masc", "source": arguments.source}
        names += [n for n in names_of(line, person) if told.startswith("*") or n["kind"] != "short"]
        new += 1
    order = {a: i for i, a in enumerate(sorted({a["person"] for a in affiliations}))}
    affiliations.sort(key=lambda a: (order[a["person"]], earliest(a["from"] or "0001")))
    write("affiliations", header, affiliations)
    write("persons", persons_header, sorted(by_id.values(), key=lambda p: p["id"]))
    write("names/persons", names_header, sorted(names, key=lambda n: n["entity"]))
    print(f"{len(done)} persons, {new} of them new")
    return 0


if __name__ == "__main__":
    sys.exit(main())
