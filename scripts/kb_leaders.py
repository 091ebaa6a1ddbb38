"""Heads of state and government for the knowledge base, derived from two public data sets of leaders.

usage: kb_leaders.py REIGN.csv ARCHIGOS.csv.gz

REIGN (Bell 2016, edition 2021-03, MIT licence) gives the leader of each state with the day of the start and the
month of the end; Archigos 4.1 (Goemans, Gleditsch and Chiozza 2009) is asked only for the day of an end. Both call
leaders by bare family names and know one leader a state, so `kb_leaders_map.csv` says which office and which person
each spell is; spells that are in no row of the map are left out (juntas, foreign administrators, spells that
`holders.csv` has by hand). All rows of `holders.csv` whose source begins with "REIGN" are written anew, all others
stay. A derived spell that a hand-written one of the same person covers is dropped; one that runs into the next
spell of its office ends where that begins.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOLDERS = HERE.parent / "src/depesche/data/kb/holders.csv"
MAP = HERE / "kb_leaders_map.csv"
FIELDS = ["office", "person", "from", "until", "acting", "source"]
SOURCE = "REIGN 2021-03"
SOURCE_WITH_DAY = "REIGN 2021-03; Archigos 4.1"

EndDays = dict[tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Spell:
    """One row of `holders.csv`; an empty `until` is open."""

    office: str
    person: str
    since: str
    until: str
    acting: str
    source: str

    @property
    def derived(self) -> bool:
        return self.source.startswith("REIGN")


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, packed or not; bytes that are no UTF-8 are replaced (only names hold such)."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(raw.decode("utf-8", errors="replace").splitlines()))


def end_days(archigos: Iterable[dict[str, str]]) -> EndDays:
    """Days on which a leader's time ended, by state (Gleditsch and Ward number) and month."""
    days: EndDays = defaultdict(list)
    for row in archigos:
        if row["exit"] != "Still in Office":
            days[str(int(float(row["gwcode"]))), row["enddate"][:7]].append(row["enddate"])
    return days


def month(year: str, number: str) -> str:
    return f"{year}-{int(number):02}"


def derive(reign: list[dict[str, str]], mapped: list[dict[str, str]], days: EndDays) -> list[Spell]:
    """The spells that the map names, with the last day as exactly as the data sets know it."""
    wanted = {(m["state"], m["leader"].strip(), m["since"]): m for m in mapped}
    spells = []
    for row in reign:
        place = wanted.get((row["stateabb"], row["leader"].strip(), month(row["syear"], row["smonth"])))
        if place is None:
            continue
        since = f"{month(row['syear'], row['smonth'])}-{int(row['sdate']):02}"
        until, source = place["until"], SOURCE
        if row["eyear"]:
            until = month(row["eyear"], row["emonth"])
            known = days.get((row["ccode"], until), [])
            if len(known) == 1 and known[0] >= since:
                until, source = known[0], SOURCE_WITH_DAY
        spells.append(Spell(place["office"], place["person"], since, until, place["acting"], source))
    return spells


def merge(derived: list[Spell], written: list[Spell]) -> list[Spell]:
    """All spells by office and day: hand-written ones whole, derived ones where they do not clash with them."""
    by_office: dict[str, list[Spell]] = defaultdict(list)
    for spell in written:
        by_office[spell.office].append(spell)
    for spell in derived:
        if not any(covers(hand, spell) for hand in written if hand.office == spell.office):
            by_office[spell.office].append(spell)
    return [spell for office in sorted(by_office) for spell in without_overlap(by_office[office])]


def covers(hand: Spell, spell: Spell) -> bool:
    """Whether a hand-written spell stands for a derived one: the same time, or the same person's start."""
    same_start = hand.person == spell.person and hand.since[:7] == spell.since[:7]
    return same_start or (hand.since <= spell.since and (not hand.until or spell.since < hand.until))


def without_overlap(spells: list[Spell]) -> list[Spell]:
    """Spells of one office in order; a derived one ends at the latest where the next begins."""
    ordered = sorted(spells, key=lambda s: (s.since, s.until or "9999", s.person))
    result = []
    for spell, following in zip(ordered, [*ordered[1:], None], strict=True):
        if spell.derived and following and following.since <= spell.since:
            continue
        if spell.derived and following and later(spell.until, following.since):
            spell = replace(spell, until=following.since)
        result.append(spell)
    return result


def later(until: str, since: str) -> bool:
    """Whether a last day is open, after `since`, or a bare month or year in which `since` lies."""
    return not until or until > since[: len(until)] or (len(until) < len(since) and since.startswith(until))


def read_holders(path: Path) -> list[Spell]:
    """The hand-written rows of `holders.csv`."""
    rows = [Spell(*(row[field] for field in FIELDS)) for row in read_rows(path)]
    return [row for row in rows if not row.derived]


def write_holders(path: Path, spells: list[Spell]) -> None:
    """Write `holders.csv` anew."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows([s.office, s.person, s.since, s.until, s.acting, s.source] for s in spells)


def main(arguments: list[str]) -> int:
    """Rewrite the derived rows of `holders.csv`; exit status 2 where the arguments are wrong."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    reign, archigos = (read_rows(Path(argument)) for argument in arguments)
    derived = derive(reign, read_rows(MAP), end_days(archigos))
    spells = merge(derived, read_holders(HOLDERS))
    write_holders(HOLDERS, spells)
    print(f"{len(spells)} spells, {sum(spell.derived for spell in spells)} of them derived")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
