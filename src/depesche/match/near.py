"""What of a document's layers stands at a place of the text, without a look at the whole layer each time.

The indexes are made once a layer and remembered for the layer asked for last: a stage asks for one document at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from depesche.model import Candidate, Chain, Claim, Doc, Mention, Place, Sentence, Span, Time

T = TypeVar("T")
_forgetters: list[Callable[[], None]] = []
Spanned = TypeVar("Spanned", Time, Place)
Numbered = TypeVar("Numbered", Mention, Candidate)


def _remembered(make: Callable[[Doc], T], *layers: str) -> Callable[[Doc], T]:
    """`make(doc)`, remembered as long as the given layers are the very same."""
    last: tuple[tuple[object, ...], T] | None = None

    def get(doc: Doc) -> T:
        nonlocal last
        asked = tuple(getattr(doc, layer) for layer in layers)
        kept = last
        if kept is None or any(a is not b for a, b in zip(kept[0], asked, strict=True)):
            kept = last = (asked, make(doc))
        return kept[1]

    def forget() -> None:
        nonlocal last
        last = None

    _forgetters.append(forget)
    return get


def forget() -> None:
    """Let go of all layers that are remembered: of a long text they are half of what it takes."""
    for function in _forgetters:
        function()


def mentions_in(doc: Doc, sentence: Sentence) -> Sequence[Mention]:
    """The mentions of a sentence, in the order of the layer."""
    return _mentions(doc).get(sentence.number, ())


def times_in(doc: Doc, sentence: Sentence) -> Sequence[Time]:
    """The time expressions within a sentence, in the order of the layer."""
    return _times(doc).get(sentence.number, ())


def places_in(doc: Doc, sentence: Sentence) -> Sequence[Place]:
    """The places within a sentence, in the order of the layer."""
    return _places(doc).get(sentence.number, ())


def candidates_in(doc: Doc, sentence: Sentence) -> Sequence[Candidate]:
    """The candidates for events of a sentence, in the order of the layer."""
    return _candidates(doc).get(sentence.number, ())


def claims_over(doc: Doc, span: Span) -> Iterator[Claim]:
    """The claims that cover `span`, in the order of the layer."""
    return _claims(doc).over(span)


def claim_of(doc: Doc, id: str) -> Claim | None:
    """The claim of an id."""
    return _claims(doc).by_id.get(id)


def mentions_ending(doc: Doc, offset: int) -> Sequence[tuple[int, Mention]]:
    """The mentions that end at `offset`, with their places in the layer."""
    return _ends(doc).get(offset, ())


def keys_of_others(doc: Doc) -> frozenset[str]:
    """The ids of the entities that the article names by other words than persons' names, and of their countries."""
    return _others(doc)


def is_linked(doc: Doc, mention: int) -> bool:
    """Whether a mention (its place in the layer) resolves to an entity."""
    return mention in _linked(doc)


def chain_of(doc: Doc, mention: int, entity: str | None = None) -> Chain | None:
    """The chain of a mention (its place in the layer). One that takes up several things ("beide") is in the chain of
    each: that of `entity`, else the first."""
    chains = _chains(doc).get(mention, ())
    own = (c for c in chains if entity in _linked(doc).get(c.mentions[0], ())) if len(chains) > 1 else iter(())
    return next(own, chains[0] if chains else None)


@dataclass(frozen=True)
class _Claims:
    """The claims by their beginning. `reach[k]` is the furthest end of the first k + 1 claims but for those without a
    parent, which cover the whole text and would hide how far the others reach."""

    whole: list[tuple[int, Claim]]
    parts: list[tuple[int, Claim]]
    starts: list[int]
    reach: list[int]
    by_id: dict[str, Claim]

    def over(self, span: Span) -> Iterator[Claim]:
        found = [item for item in self.whole if item[1].span.covers(span)]
        at = bisect_right(self.starts, span.start) - 1
        while at >= 0 and self.reach[at] >= span.end:
            if self.parts[at][1].span.end >= span.end:
                found.append(self.parts[at])
            at -= 1
        return (claim for _, claim in sorted(found, key=lambda item: item[0]))


def _index_claims(doc: Doc) -> _Claims:
    numbered = list(enumerate(doc.claims))
    whole = [item for item in numbered if item[1].parent is None]
    parts = sorted((item for item in numbered if item[1].parent is not None), key=lambda item: item[1].span.start)
    reach = list(accumulate((c.span.end for _, c in parts), max))
    return _Claims(whole, parts, [c.span.start for _, c in parts], reach, {c.id: c for c in doc.claims})


def _by_sentence(layer: Sequence[Numbered]) -> dict[int, list[Numbered]]:
    found = defaultdict(list)
    for item in layer:
        found[item.sentence].append(item)
    return found


def _index_ends(doc: Doc) -> dict[int, list[tuple[int, Mention]]]:
    found = defaultdict(list)
    for place, mention in enumerate(doc.mentions):
        found[mention.span.end].append((place, mention))
    return found


def _within(doc: Doc, layer: Sequence[Spanned]) -> dict[int, list[Spanned]]:
    found = defaultdict(list)
    for item in layer:
        sentence = doc.sentence_at(item.span.start)
        if sentence is not None and sentence.span.covers(item.span):
            found[sentence.number].append(item)
    return found


def _index_chains(doc: Doc) -> dict[int, list[Chain]]:
    found = defaultdict(list)
    for chain in doc.chains:
        for mention in chain.mentions:
            found[mention].append(chain)
    return found


def _index_links(doc: Doc) -> dict[int, list[str]]:
    found = defaultdict(list)
    for link in doc.links:
        found[link.mention].append(link.entity)
    return found


def _index_others(doc: Doc) -> frozenset[str]:
    others = [m for m in doc.mentions if m.kind != "person"]
    return frozenset({k for m in others for k in m.keys} | {f"country:{m.country}" for m in others if m.country})


_others = _remembered(_index_others, "mentions")
_mentions = _remembered(lambda doc: _by_sentence(doc.mentions), "mentions")
_candidates = _remembered(lambda doc: _by_sentence(doc.candidates), "candidates")
_ends = _remembered(_index_ends, "mentions")
_times = _remembered(lambda doc: _within(doc, doc.times), "times", "sentences")
_places = _remembered(lambda doc: _within(doc, doc.places), "places", "sentences")
_claims = _remembered(_index_claims, "claims")
_chains = _remembered(_index_chains, "chains")
_linked = _remembered(_index_links, "links")
