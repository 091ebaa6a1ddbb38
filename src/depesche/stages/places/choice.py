"""Which of the towns of one name a text means.

A town that is known to the world needs no more than its name. A small one counts only where the text calls for it:
where its words say that it is a place or in which state it lies, and that state is named, or no other place is called
so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import asin, cos, inf, radians, sin, sqrt

from depesche.model import Place
from depesche.pack.geo import LARGE, Town
from depesche.stages.places.told import Told

CLEARLY_LARGER = 10
NEAR = 150.0  # kilometres
_EARTH = 6371.0


def town_of(
    options: Sequence[Town], told: Told, named: Collection[str], anchors: Sequence[Place], iso2: Mapping[str, str]
) -> tuple[Town | None, str | None]:
    """The town that a text means by a name, and the country that it lies in even where the town is open. `named` are
    the countries that the article names, `anchors` the places around with coordinates."""
    large = [t for t in options if t.population >= LARGE]
    if told.country is not None:
        return _among(large if told.noun == "division" else options, {told.country}, anchors, iso2)
    at_home = _among(large, named, anchors, iso2)
    if at_home[0] is not None:
        return at_home
    known = _known_to_the_world(large, options)
    if known is not None:
        return known, iso2.get(known.country)
    if large or told.noun in ("division", "feature"):
        return at_home
    return _small(options, told, named, anchors, iso2)


def _known_to_the_world(large: Sequence[Town], options: Sequence[Town]) -> Town | None:
    """The large town that needs no word on where it lies: the only one of its name, or by far the largest."""
    others = [t.population for t in options if t.geonames != large[0].geonames] if large else []
    return large[0] if large and large[0].population >= CLEARLY_LARGER * max(others, default=0) else None


def _small(
    options: Sequence[Town], told: Told, named: Collection[str], anchors: Sequence[Place], iso2: Mapping[str, str]
) -> tuple[Town | None, str | None]:
    """The small town that a name with no large one means: one in a state where the sentence puts it, else one that it
    names, else one that the article names, else the only one of the name."""
    if not told.placed:
        return None, None
    for countries in (*({c} for c in told.around), told.beside, named):
        found = _among(options, countries, anchors, iso2)
        if found != (None, None):
            return found
    alone = len(options) == 1 and told.directly
    return (options[0], iso2.get(options[0].country)) if alone else (None, None)


def _among(
    options: Sequence[Town], countries: Collection[str], anchors: Sequence[Place], iso2: Mapping[str, str]
) -> tuple[Town | None, str | None]:
    """The town in one of the countries: the only one, the one by far nearest to a place around, or by far the largest;
    where that is open the country alone, if they share it."""
    there = [t for t in options if iso2.get(t.country) in countries]
    if not there:
        return None, None
    shared = {iso2.get(t.country) for t in there}
    country = next(iter(shared)) if len(shared) == 1 else None
    best = there[0] if len(there) == 1 else _nearest(there, anchors) or _largest(there)
    return best, iso2.get(best.country) if best is not None else country


def _nearest(options: Sequence[Town], anchors: Sequence[Place]) -> Town | None:
    """The town near a place around, where all others are more than twice as far."""
    far = sorted((min((distance(t, a) for a in anchors), default=NEAR), t.geonames, t) for t in options)
    return far[0][2] if far[0][0] < NEAR and far[1][0] > 2 * far[0][0] else None


def _largest(options: Sequence[Town]) -> Town | None:
    by_size = sorted(options, key=lambda t: -t.population)
    return by_size[0] if by_size[0].population >= CLEARLY_LARGER * max(1, by_size[1].population) else None


def distance(town: Town, place: Place) -> float:
    """Kilometres between a town and a place, infinite where the place has no coordinates."""
    if place.latitude is None or place.longitude is None:
        return inf
    lat, other = radians(town.latitude), radians(place.latitude)
    half = sin((other - lat) / 2) ** 2
    half += cos(lat) * cos(other) * sin(radians(place.longitude - town.longitude) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))
