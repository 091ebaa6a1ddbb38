"""Add spells in office, with the persons and offices they need, from a file in a short notation.

usage: kb_add_holders.py FILE [--source SOURCE]

    @minister-of-defence-of-georgia
    Levan Izoria~Lewan Isoria|2016-08-01|2019-09-08
    Irakli Garibashvili|2019-09-08|2021-02-22|acting
    @+ID|TITLE (English)|TITLE (German)|OF|ROLE|SECTOR          a new office

A line is NAME|FROM|UNTIL with ``acting`` behind it where it was so; days may be partial. Behind the name may stand
``~German spelling``, ``!`` (the family name comes first), ``f`` (a woman), ``%XXX`` (the country, where the office
is not of one), and before it ``#id`` for a namesake of somebody in the knowledge base. A person is taken for one that
is there where name and country agree; others are added with their names. Spells that run into those of another
holder, or that are there, are told and left out. Rows are marked ``recalled`` unless a source is given.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from depesche.match.spelling import folded
from depesche.pack.days import earliest, latest
from depesche.pack.kb import KB, load_kb
from depesche.pack.kb_persons import KnownNames

Rows = list[dict[str, str]]
PARTICLES = {
    "van",
    "von",
    "de",
    "del",
    "della",
    "di",
    "da",
    "bin",
    "bint",
    "ben",
    "den",
    "der",
    "la",
    "el",
    "al",
    "dos",
}


@dataclass(frozen=True)
class Line:
    """One spell as written."""

    office: str
    name: str
    german: str | None
    since: str
    until: str
    acting: bool
    female: bool
    family_first: bool
    country: str | None
    id: str | None


def lines(path: Path, offices: dict[str, dict[str, str]]) -> Iterator[Line]:
    """The spells of a file; new offices are added to `offices`."""
    office = ""
    for raw in path.read_text(encoding="utf-8").splitlines():
        if raw.startswith("@+"):
            office, title_en, title_de, of, role, sector = raw[2:].split("|")
            row = {"id": office, "title_en": title_en, "title_de": title_de, "of": of, "role": role, "sector": sector}
            offices.setdefault(office, row)
        elif raw.startswith("@"):
            office = raw[1:]
            if office not in offices:
                raise SystemExit(f"no office {office}")
        elif raw.strip():
            yield line_of(office, raw)


def line_of(office: str, raw: str) -> Line:
    """The spell that a line tells."""
    told, since, until, *rest = raw.split("|")
    country = re.search(r" %([A-Z]{3})", told)
    told = re.sub(r" %[A-Z]{3}", "", told)
    female = told.endswith(" f")
    told = told.removesuffix(" f")
    own = re.match(r"#(\S+) ", told)
    told = re.sub(r"^#\S+ ", "", told)
    name, _, german = told.partition("~")
    first = name.endswith("!") or german.endswith("!")
    return Line(
        office, name.rstrip("!"), german.rstrip("!") or None, since, until, "acting" in rest, female, first,
        country and country[1], own and own[1],
    )  # fmt: skip


def table(name: str) -> tuple[list[str], Rows]:
    """The header and the rows of a file of the knowledge base."""
    with (KB / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        return list(reader.fieldnames or []), rows


def write(name: str, header: list[str], rows: Iterable[dict[str, str]]) -> None:
    """Write a file of the knowledge base anew."""
    with (KB / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def person_of(line: Line, country: str, persons: dict[str, dict[str, str]], known: KnownNames) -> str:
    """The id of the person a line names: one that is there, or a new one (not yet added)."""
    if line.id:
        return line.id
    alike = {p: shown for p, shown in known.alike(line.name).items() if shown == "whole"}
    found = [*known.exact(line.name), *alike]
    same = [p.removeprefix("person:") for p in found if persons[p.removeprefix("person:")]["country"] == country]
    if same:
        return same[0]
    new = re.sub("[^a-z0-9]+", "-", folded(line.name))
    return new if new not in persons or persons[new]["country"] == country else f"{new}-{country.lower()}"


def names_of(line: Line, person: str) -> Rows:
    """The rows that name a new person: the whole name and the family name (weak), in both spellings."""
    rows = []
    for lang, name in (("und", line.name), ("de", line.german)):
        if name:
            rows.append(
                {"entity": f"person:{person}", "lang": lang, "form": name, "kind": "name" if lang == "und" else "alias"}
            )
            if re.search(r"\b[IVX]+\b\.?", name):
                continue  # a monarch's name has no family name
            short = _family(name, line.family_first)
            rows.append({"entity": f"person:{person}", "lang": lang, "form": short, "kind": "short", "weak": "true"})
    seen: set[str] = set()
    return [r for r in rows if not (r["form"] in seen or seen.add(r["form"]))]  # type: ignore[func-returns-value]


def _family(name: str, first: bool) -> str:
    words = name.split()
    if first:
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def clashes(line: Line, person: str, held: Rows) -> str | None:
    """Why a spell cannot be added: it is there, or another holder's runs into it."""
    a, b = earliest(line.since), latest(line.until) if line.until else "9999"
    for row in held:
        c, d = earliest(row["from"] or "0001"), latest(row["until"]) if row["until"] else "9999"
        if row["person"] == person and a <= d and c <= b:
            return f"is there ({row['from']} to {row['until']})"
        sure_a, sure_b = latest(line.since), earliest(line.until) if line.until else "9999"
        sure_c, sure_d = latest(row["from"] or "0001"), earliest(row["until"]) if row["until"] else "9999"
        if not line.acting and row["acting"] != "true" and sure_a < sure_d and sure_c < sure_b:
            return f"runs into {row['person']} ({row['from']} to {row['until']})"
    return None


def main() -> int:
    """Add the spells of a file; exit status 1 where one was left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--source", default="recalled")
    arguments = parser.parse_args()
    kb = load_kb()
    known = kb.person_names
    (offices_header, offices), (persons_header, persons) = table("offices"), table("persons")
    (holders_header, holders), (names_header, names) = table("holders"), table("names/persons")
    by_id, by_office = {p["id"]: p for p in persons}, {o["id"]: o for o in offices}
    left_out = added = new = 0
    for line in lines(arguments.file, by_office):
        of = by_office[line.office]["of"]
        country = line.country or kb.entities[of].country
        if country is None:
            raise SystemExit(f"{line.office}: {line.name} needs a country")
        person = person_of(line, country, by_id, known)
        why = clashes(line, person, [h for h in holders if h["office"] == line.office])
        if why:
            print(f"left out: {line.office} {line.name} {line.since} {why}", file=sys.stderr)
            left_out += 1
            continue
        if person not in by_id:
            gender = "Fem" if line.female else "Masc"
            by_id[person] = {
                "id": person,
                "name": line.name,
                "country": country,
                "gender": gender,
                "source": arguments.source,
            }
            names += names_of(line, person)
            new += 1
        spell = {"office": line.office, "person": person, "from": line.since, "until": line.until}
        holders.append(spell | {"acting": "true" if line.acting else "", "source": arguments.source})
        added += 1
    for row in by_office.values():
        row.setdefault("source", arguments.source)
    order = lambda h: (h["office"], earliest(h["from"] or "0001"), latest(h["until"]) if h["until"] else "9999")  # noqa: E731
    write("offices", offices_header, sorted(by_office.values(), key=lambda o: o["id"]))
    write("persons", persons_header, sorted(by_id.values(), key=lambda p: p["id"]))
    write("holders", holders_header, sorted(holders, key=order))
    write("names/persons", names_header, sorted(names, key=lambda n: n["entity"]))
    print(f"{added} spells added, {left_out} left out, {new} new persons")
    return 1 if left_out else 0


if __name__ == "__main__":
    sys.exit(main())
