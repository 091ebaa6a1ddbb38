"""Stage `places`: names of places to coordinates, country and GeoNames id.

The knowledge base's own places come first (exonyms, regions, waters), then GeoNames' towns: the large ones by name, the
country that the article names and size; the small ones where their phrase calls for them. A place in no table lies in
the state that its phrase tells.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from depesche.match.phrases import head_of
from depesche.model import Doc, Mention, Place, Sentence, Span
from depesche.pack.geo import towns
from depesche.pack.kb import KnowledgeBase
from depesche.pack.names import NamesLexicon
from depesche.stages.places.choice import town_of
from depesche.stages.places.told import Named, Told, told_of


def places(doc: Doc, lexicon: NamesLexicon, kb: KnowledgeBase) -> tuple[Place, ...]:
    """The places of the article, one for each mention of a place, in order of the text."""
    named: Counter[str | None] = Counter(m.country for m in doc.mentions if m.country and m.kind != "place")
    found: dict[int, Place] = {}
    open_: list[int] = []
    for number, mention in enumerate(doc.mentions):
        if mention.kind in ("place", "country") and mention.name:
            known = _known(mention, kb)
            if known is not None:
                found[number] = known
            else:
                open_.append(number)
    words = _words_told(doc, found, lexicon)
    article, anchors = {c for c in named if c is not None}, _Anchors(doc, found)
    for number in open_:
        mention, sentence = doc.mentions[number], doc.sentences[doc.mentions[number].sentence]
        told = told_of(mention, sentence, words(sentence), lexicon)
        found[number] = _town(mention, told, article, anchors(mention), lexicon, kb)
        anchors.add(mention, found[number])
        country = found[number].country
        if country is not None and found[number].entity is not None:
            words.add(sentence, mention.span, country, located=mention.located)
    return tuple(found[number] for number in sorted(found))


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


class _Words:
    """The countries that the words of each sentence tell."""

    def __init__(self) -> None:
        self._countries: dict[int, dict[int, str]] = defaultdict(dict)
        self._located: dict[int, set[int]] = defaultdict(set)

    def __call__(self, sentence: Sentence) -> Named:
        return Named(self._countries[sentence.number], frozenset(self._located[sentence.number]))

    def add(self, sentence: Sentence, span: Span, country: str, *, located: bool) -> None:
        """Note what the words of a span tell."""
        for word in sentence.within(span):
            self._countries[sentence.number][word.index] = country
            if located:
                self._located[sentence.number].add(word.index)


def _words_told(doc: Doc, found: Mapping[int, Place], lexicon: NamesLexicon) -> _Words:
    """The countries that names and adjectives of states and known places tell; a border's tell none."""
    words = _Words()
    for number, mention in enumerate(doc.mentions):
        sentence = doc.sentences[mention.sentence]
        country = found[number].country if number in found else mention.country
        names = mention.kind in ("place", "country") or mention.by in ("names:adjective", "names:compound")
        if names and country is not None and not _is_of_border(sentence, mention, lexicon):
            words.add(sentence, mention.span, country, located=mention.located)
    return words


def _is_of_border(sentence: Sentence, mention: Mention, lexicon: NamesLexicon) -> bool:
    """Whether a name or adjective tells whose a border is ("nahe der türkischen Grenze", "an der Grenze zu X")."""
    word = head_of(sentence, mention.span)
    return word is not None and word.head >= 0 and lexicon.is_border(sentence.words[word.head])


class _Anchors:
    """The places that a town may be near to, none of them a state: those of its sentence, else the article's first."""

    def __init__(self, doc: Doc, found: Mapping[int, Place]) -> None:
        self._of_sentence: dict[int, list[Place]] = defaultdict(list)
        self._first: list[Place] = []
        for number, place in found.items():
            self.add(doc.mentions[number], place)

    def __call__(self, mention: Mention) -> Sequence[Place]:
        return self._of_sentence.get(mention.sentence) or self._first

    def add(self, mention: Mention, place: Place) -> None:
        """Note where a place lies."""
        if mention.kind == "place" and place.latitude is not None:
            self._of_sentence[mention.sentence].append(place)
            if len(self._first) < _MOST_ANCHORS:
                self._first.append(place)


_MOST_ANCHORS = 20


def _town(
    mention: Mention, told: Told, article: Collection[str], anchors: Sequence[Place], lexicon: NamesLexicon,
    kb: KnowledgeBase,
) -> Place:  # fmt: skip
    """The town of a name that the knowledge base does not have, or a place of the country that the text tells."""
    name = mention.name or ""
    options = next((t for form in lexicon.closed.as_names(name) if (t := towns().get(form))), ())
    town, country = town_of(options, told, article, anchors, kb.iso2)
    if town is not None:
        key = f"place:{town.geonames}"
        return Place(town.name, mention.span, key, country, town.latitude, town.longitude, town.geonames)
    country = mention.country or told.country or country or _country_of_part(name, lexicon, kb)
    if country is None and told.noun is not None and len(told.around) == 1:
        country = told.around[0]
    return Place(name, mention.span, country=country)


def _country_of_part(name: str, lexicon: NamesLexicon, kb: KnowledgeBase) -> str | None:
    """The country of a part of a known place or state by its direction ("Südbulgarien", "Northern Iraq")."""
    whole = lexicon.without_direction(name)
    entries = lexicon.gazetteer.single(whole) if whole is not None else ()
    known = [kb.entities[e.entity] for e in entries if e.kind != "adjective" and e.entity.startswith(_WHOLES)]
    return known[0].country if known else None


_WHOLES = ("country:", "place:")
