"""First-level divisions of the states that conflict news names most, from scripts/kb_divisions.csv into kb/places.csv
and kb/names/places.csv.

A division lies where the towns of GeoNames lie that are in it (the mean of their coordinates): those with the
first-level code of its seat. It is called by its noun and name ("Provinz Idlib", "Idlib province"); by its name alone,
as a weak name, where nothing else in the knowledge base, and no large town of its state, is called so. What stands in
the files stays; run it twice and nothing changes."""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from depesche.pack.files import DATA
from depesche.pack.geo import LARGE, source, towns

TABLE = Path(__file__).with_name("kb_divisions.csv")
PLACES, NAMES = DATA / "kb" / "places.csv", DATA / "kb" / "names"
SOURCE = "coordinates by GeoNames' towns (CC BY 4.0); names recalled"


def main() -> None:
    """Add what is missing, and say what could not be placed."""
    places = _rows(PLACES)
    names = {path.name: _rows(path) for path in sorted(NAMES.glob("*.csv"))}
    codes = {row["iso2"]: row["code"] for row in _rows(DATA / "kb" / "states.csv") if row["iso2"] and not row["until"]}
    centres, code_of = _centres()
    taken: dict[str, set[str]] = defaultdict(set)
    for rows in names.values():
        for row in rows:
            if row["lang"] in ("de", "en", "und"):
                taken[row["form"].casefold()].add(row["entity"])
    known = {row["id"]: row for row in places}
    for division in _rows(TABLE):
        country = codes[division["country"]]
        id = _known_id(division, country, known) or _new_id(division, known)
        if id not in known:
            seat = next((t for t in towns().get(division["seat"]) if t.country == division["country"]), None)
            if seat is None:
                print(f"no seat: {division['country']} {division['name_en']}: {division['seat']}", file=sys.stderr)
            latitude, longitude = centres[code_of[seat.geonames]] if seat is not None else ("", "")
            noun = division["nouns_de"].split(";")[0]
            known[id] = {
                "id": id, "name_en": _whole_en(division), "name_de": f"{noun} {division['name_de']}",
                "country": country, "kind": "region", "latitude": latitude, "longitude": longitude, "geonames": "0",
                "source": SOURCE,
            }  # fmt: skip
        entity = f"place:{id}"
        mine = {(r["lang"], r["form"]) for r in names["places.csv"] if r["entity"] == entity}
        for lang, form, kind, weak in _forms(division, entity, taken):
            if (lang, form) not in mine:
                mine.add((lang, form))
                names["places.csv"].append(
                    {
                        "entity": entity,
                        "lang": lang,
                        "form": form,
                        "kind": kind,
                        "gender": "",
                        "number": "",
                        "weak": weak,
                    }
                )
    _write(PLACES, list(known.values()))
    _write(NAMES / "places.csv", names["places.csv"])


def _forms(division: dict[str, str], entity: str, taken: dict[str, set[str]]) -> list[tuple[str, str, str, str]]:
    """Language, form, kind and whether it is weak, of the names of a division."""
    others = [o for o in division["others"].split(";") if o]
    ways = {"de": [division["name_de"], *others], "en": [division["name_en"], *others]}
    found = []
    for lang, names in ways.items():
        for number, name in enumerate(dict.fromkeys(names)):
            kind = "name" if number == 0 else "alias"
            for noun in division[f"nouns_{lang}"].split(";"):
                phrases = (
                    [f"{noun} {name}"]
                    if lang == "de"
                    else [f"{name} {noun}", f"{name} {noun.lower()}", f"{noun.lower()} of {name}"]
                )
                found += [(lang, phrase, kind, "") for phrase in phrases if not name.endswith(noun)]
            if (
                not division["noun_only"]
                and not taken[name.casefold()] - {entity}
                and not _is_town(name, division["country"])
            ):
                found.append((lang, name, "alias", "true"))
    return [item for item in found if not taken[item[1].casefold()] - {entity}]


def _is_town(name: str, country: str) -> bool:
    return any(t.population >= LARGE and t.country == country for t in towns().get(name))


def _known_id(division: dict[str, str], country: str, known: dict[str, dict[str, str]]) -> str | None:
    slug = _slug(division["name_en"])
    ends = [
        "",
        *(
            f"-{_slug(noun)}"
            for noun in (*division["nouns_en"].split(";"), "oblast", "state", "province", "governorate")
        ),
    ]
    ids = [f"{slug}{end}" for end in ends]
    return next(
        (i for i in ids if i in known and known[i]["country"] == country and known[i]["kind"] == "region"), None
    )


def _new_id(division: dict[str, str], known: dict[str, dict[str, str]]) -> str:
    slug = _slug(division["name_en"])
    noun = _slug(division["nouns_en"].split(";")[0])
    if slug.endswith(noun):
        return slug if slug not in known else f"{slug}-{division['country'].lower()}"
    id = f"{slug}-{noun}"
    return id if id not in known else f"{id}-{division['country'].lower()}"


def _whole_en(division: dict[str, str]) -> str:
    noun = division["nouns_en"].split(";")[0]
    return division["name_en"] if division["name_en"].endswith(noun) else f"{division['name_en']} {noun}"


def _centres() -> tuple[dict[tuple[str, str], tuple[str, str]], dict[int, tuple[str, str]]]:
    """Where each first-level division lies, by country and code, and the division of each town by its id."""
    code_of: dict[int, tuple[str, str]] = {}
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in json.loads(source().read_bytes()).values():
        key = town["countrycode"], town["admin1code"]
        code_of[town["geonameid"]] = key
        points[key].append((town["latitude"], town["longitude"]))
    centres = {}
    for key, found in points.items():
        latitude, longitude = (sum(values) / len(found) for values in zip(*found, strict=True))
        centres[key] = f"{latitude:.2f}", f"{longitude:.2f}"
    return centres, code_of


def _slug(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
