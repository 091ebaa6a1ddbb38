"""Add parties and groups with their names from a file in a short notation.

usage: kb_add_groups.py FILE [--source SOURCE]

    =ITA                                                         the country of the lines below (= alone: none)
    PDITA|party|Democratic Party|Demokratische Partei|2007-10-14||PD!;Partito Democratico
    LEGA||||||Lega Nord                                          more names for a row that is there

A line is CODE|KIND|ENGLISH|GERMAN|FROM|UNTIL|NAMES, and |SECTOR behind it where it is not PTY. A name is written as it
stands; behind it ``!`` for an acronym and ``?`` for a weak name, before it ``de:`` or ``en:`` for one language. A code
that another country's group has gets the country behind it. At the end every name (acronyms aside) that
parties of several countries share is made weak for all of them, so that none has it without the article's country.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from pathlib import Path

from depesche.pack.kb import KB

Rows = list[dict[str, str]]


def table(name: str) -> tuple[list[str], Rows]:
    """The header and the rows of a file of the knowledge base."""
    with (KB / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        return list(reader.fieldnames or []), rows


def write(name: str, header: list[str], rows: Rows) -> None:
    """Write a file of the knowledge base anew."""
    with (KB / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def names_of(entity: str, english: str, german: str, told: str) -> Rows:
    """The rows of names that a line gives."""
    rows = [{"entity": entity, "lang": "en", "form": english, "kind": "name"}] if english else []
    if german:
        rows.append({"entity": entity, "lang": "de", "form": german, "kind": "name"})
    for name in filter(None, told.split(";")):
        lang, colon, form = name.partition(":")
        lang, form = (lang, form) if colon and lang in ("de", "en") else ("und", name)
        weak = form.endswith("?")
        form = form.removesuffix("?")
        kind = "acronym" if form.endswith("!") else "alias"
        row = {"entity": entity, "lang": lang, "form": form.removesuffix("!"), "kind": kind}
        rows.append(row | {"weak": "true" if weak else ""})
    return rows


def weaken(names: Rows, groups: dict[str, dict[str, str]]) -> int:
    """Make names weak that parties of several countries share; how many rows changed."""
    sharing: dict[str, set[str]] = defaultdict(set)
    plain = [n for n in names if n["kind"] not in ("acronym", "compound")]
    parties = [n for n in plain if groups[n["entity"].removeprefix("group:")]["sector"] == "PTY"]
    for name in parties:
        sharing[name["form"]].add(groups[name["entity"].removeprefix("group:")]["country"])
    shared = [n for n in parties if len(sharing[n["form"]]) > 1 and n.get("weak") != "true"]
    for name in shared:
        name["weak"] = "true"
    return len(shared)


def main() -> int:
    """Add the groups of a file; exit status 1 where a line is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--source", default="recalled")
    arguments = parser.parse_args()
    (header, groups), (names_header, names) = table("groups"), table("names/groups")
    by_code = {g["code"]: g for g in groups}
    country, added = "", 0
    for raw in arguments.file.read_text(encoding="utf-8").splitlines():
        if raw.startswith("="):
            country = raw[1:].strip()
        if not raw.strip() or raw.startswith(("=", "#")):
            continue
        fields = raw.split("|")
        if len(fields) not in (7, 8):
            print(f"left out: {raw}", file=sys.stderr)
            return 1
        code, kind, english, german, since, until, told, *sector = fields
        if kind:
            taken = by_code.get(code)
            if taken is not None and taken["country"] == country:
                print(f"left out: {code} is there", file=sys.stderr)
                continue
            code = code + country if taken is not None else code
            row = {"code": code, "kind": kind, "name_en": english, "name_de": german, "country": country}
            row |= {"sector": sector[0] if sector else "PTY", "from": since, "until": until}
            by_code[code] = row | {"source": arguments.source}
            added += 1
        elif code not in by_code:
            print(f"left out: there is no {code}", file=sys.stderr)
            continue
        entity = f"group:{code}"
        have = {(n["form"], n["lang"]) for n in names if n["entity"] == entity}
        have |= {
            (n["form"], lang) for n in names if n["entity"] == entity and n["lang"] == "und" for lang in ("de", "en")
        }
        for row in names_of(entity, english, german, told):
            if (row["form"], row["lang"]) not in have:
                names.append(row)
                have.add((row["form"], row["lang"]))
    changed = weaken(names, by_code)
    order = {code: i for i, code in enumerate(by_code)}
    write("groups", header, list(by_code.values()))
    write("names/groups", names_header, sorted(names, key=lambda n: order[n["entity"].removeprefix("group:")]))
    print(f"{added} groups added, {changed} names made weak")
    return 0


if __name__ == "__main__":
    sys.exit(main())
