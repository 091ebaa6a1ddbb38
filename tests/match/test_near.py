"""What stands at a place of the text: the same as a look at the whole layer finds."""

from __future__ import annotations

import gc
import random
import weakref

import pytest

from depesche.match.near import (
    chain_of,
    claim_of,
    claims_over,
    forget,
    keys_of_others,
    mentions_ending,
    mentions_in,
    places_in,
    times_in,
)
from depesche.model import Article, Chain, Claim, Doc, Link, Mention, Place, Sentence, Span, Time


def random_doc(seed: int) -> Doc:
    """Ten sentences of twenty characters with claims, mentions, times and places strewn over them."""
    dice = random.Random(seed)

    def span() -> Span:
        start = dice.randrange(195)
        return Span(start, min(200, start + dice.randrange(1, 40)))

    claims = [Claim("c0", Span(0, 200), "root", None, None, "publisher")]
    claims += [Claim(f"c{n}", span(), None, None, None, "indirect", f"c{dice.randrange(n)}") for n in range(1, 30)]
    mentions = []
    for _ in range(40):
        s = span()
        mentions.append(Mention(s, s, dice.choice(["pronoun", "person"]), dice.randrange(10)))
    times = tuple(Time(span(), "DATE", "2021") for _ in range(30))
    places = tuple(Place("x", span()) for _ in range(30))
    sentences = tuple(Sentence(n, Span(20 * n, 20 * n + 20), ()) for n in range(10))
    chains = tuple(Chain((n, n + 1)) for n in range(0, 40, 3))
    return Doc(Article("x", "x" * 200), sentences=sentences, mentions=tuple(mentions), times=times, places=places, chains=chains, claims=tuple(claims))  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_the_same_as_the_whole_layer(seed: int) -> None:
    doc = random_doc(seed)
    for start in range(0, 199, 3):
        for length in (1, 5, 30):
            span = Span(start, min(200, start + length))
            assert list(claims_over(doc, span)) == [c for c in doc.claims if c.span.covers(span)]
    for sentence in doc.sentences:
        assert list(mentions_in(doc, sentence)) == [m for m in doc.mentions if m.sentence == sentence.number]
        assert list(times_in(doc, sentence)) == [t for t in doc.times if sentence.span.covers(t.span)]
        assert list(places_in(doc, sentence)) == [p for p in doc.places if sentence.span.covers(p.span)]
    for offset in range(200):
        expected = [(i, m) for i, m in enumerate(doc.mentions) if m.span.end == offset]
        assert list(mentions_ending(doc, offset)) == expected
    for i in range(40):
        assert chain_of(doc, i) == next((c for c in doc.chains if i in c.mentions), None)
    assert [claim_of(doc, c.id) for c in doc.claims] == list(doc.claims)
    assert claim_of(doc, "nobody") is None


def test_another_document_is_not_taken_for_the_last_one() -> None:
    one, other = random_doc(1), random_doc(2)
    for doc in (one, other, one.having(claims=()), one):
        assert list(claims_over(doc, Span(50, 51))) == [c for c in doc.claims if c.span.covers(Span(50, 51))]


def test_what_is_forgotten_is_let_go() -> None:
    class Remembered(str):
        """A string that can be watched."""

    text = Remembered("x")
    watched = weakref.ref(text)
    doc = random_doc(3).having(claims=(Claim(text, Span(0, 5), None, None, None, "publisher"),))
    assert claim_of(doc, "x") is not None
    del doc, text
    forget()
    gc.collect()
    assert watched() is None


def test_the_chain_of_one_that_takes_up_two() -> None:
    mentions = tuple(Mention(Span(n, n + 1), Span(n, n + 1), "person", 0) for n in range(3))
    links = tuple(Link(mention, entity) for mention, entity in ((0, "a"), (1, "b"), (2, "a"), (2, "b")))
    doc = Doc(Article("x", "xyz"), mentions=mentions, chains=(Chain((0, 2)), Chain((1, 2))), links=links)
    assert chain_of(doc, 2) == doc.chains[0]
    assert [chain_of(doc, 2, entity) for entity in ("a", "b", "c")] == [*doc.chains, doc.chains[0]]
    assert chain_of(doc, 1, "a") == doc.chains[1]


def test_what_is_named_by_other_words_than_persons_names() -> None:
    span = Span(0, 1)
    mentions = (
        Mention(span, span, "person", 0, name="Anna", country="DEU", keys=("person:anna",)),
        Mention(span, span, "country", 0, country="FRA", keys=("country:FRA",)),
        Mention(span, span, "office", 0, country="ITA"),
    )
    assert keys_of_others(Doc(Article("x", "x"), mentions=mentions)) == {"country:FRA", "country:ITA"}
