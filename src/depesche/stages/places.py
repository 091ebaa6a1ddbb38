"""Stage `places`: names of places to coordinates, country and GeoNames id.

The knowledge base's own places come first (exonyms, regions, waters), then GeoNames' towns: among towns of
one name the one whose country the article names, then the most populous.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from depesche.model import Doc, Mention, Place
from depesche.pack.closed import ClosedClasses
from depesche.pack.geo import Town, towns
from depesche.pack.kb import KnowledgeBase

CLEARLY_LARGER = 10


def places(doc: Doc, kb: KnowledgeBase, closed: ClosedClasses) -> tuple[Place, ...]:
    """The places of the article, one for each mention of a place, in order of the text."""
    named: Counter[str | None] = Counter(m.country for m in doc.mentions if m.country and m.kind != "place")
    origins = {m.span.end + 1: m.country for m in doc.mentions if m.country}
    found = []
    for mention in doc.mentions:
        if mention.kind in ("place", "country") and mention.name:
            options = next((t for name in closed.as_names(mention.name) if (t := towns().get(name))), ())
            place = _known(mention, kb) or _town(mention, options, named, kb.iso2, origins.get(mention.span.start))
            found.append(place or Place(mention.name, mention.span, country=mention.country))
    return tuple(found)


def with_countries(doc: Doc) -> tuple[Mention, ...]:
    """The mentions again, those of places with the country that was found for them."""
    by_span = {p.span: p.country for p in doc.places}
    return tuple(
        replace(m, country=by_span.get(m.span)) if m.kind == "place" and m.country is None else m for m in doc.mentions
    )


def _known(mention: Mention, kb: KnowledgeBase) -> Place | None:
    key = next((k for k in mention.keys if k.startswith("place:")), None)
    key = key or next((k for k in mention.keys if k.startswith("country:")), None)
    if key is None:
        return None
    known = kb.entities[key]
    return Place(known.name, mention.span, key, known.country, known.latitude, known.longitude, known.geonames)


def _town(
    mention: Mention,
    options: tuple[Town, ...],
    named: Counter[str | None],
    iso2: Mapping[str, str],
    origin: str | None = None,
) -> Place | None:
    """The town that a mention means of those with its name; of several the one in the country `origin` that the
    word before tells ("walisischen Newport"), else in one that the article names, else the largest."""
    there = tuple(t for t in options if origin is not None and iso2.get(t.country) == origin)
    options = there or options
    if not options:
        return None
    best = max(options, key=lambda t: (named[iso2.get(t.country)] > 0, t.population, -t.geonames))
    if not there and not _sure(best, options, named, iso2):
        return None
    country = iso2.get(best.country)
    return Place(
        best.name, mention.span, f"place:{best.geonames}", country, best.latitude, best.longitude, best.geonames
    )


def _sure(best: Town, options: tuple[Town, ...], named: Counter[str | None], iso2: Mapping[str, str]) -> bool:
    """A town is taken when its country is named, or when it is the only one or by far the largest of its name."""
    if named[iso2.get(best.country)]:
        return True
    others = [t for t in options if t.geonames != best.geonames]
    return not others or best.population >= CLEARLY_LARGER * max(t.population for t in others)
